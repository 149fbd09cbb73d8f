/* SPDX-License-Identifier: MIT */
/* Pronouns for people. The nearest sentence that names anybody of the right sex decides: its only
 * person, or, when the pronoun begins its sentence, the one that sentence begins with. Whatever is
 * less clear stays open, and so does a pronoun inside quotation marks, which is somebody else's. */
#include "names/names_impl.h"

enum { PRONOUN_SENTENCES = 3 };

typedef struct pronoun_search {
    mw_namer *n;
    size_t mark_count;      /* of names and descriptions */
    size_t *first_of;       /* a sentence: its first mark; one more past the last */
    uint32_t *resolved;     /* a sentence: 1 + the bearer of its last pronoun */
    bool *quoted;           /* a token: inside quotation marks */
} pronoun_search;

/* "China's He Lifeng": inside a sentence no pronoun has a capital, least of all before one. */
static bool begins_name(const mw_namer *n, uint32_t at)
{
    return mw_looks(n, at, MW_CAPITAL) && !mw_looks(n, at, MW_SENTENCE_FIRST) && at + 1 < n->token_count &&
           mw_looks(n, at + 1, MW_CAPITAL) && !mw_looks(n, at, MW_ALL_CAPS);
}

static mw_sex sex_of_pronoun(const mw_namer *n, uint32_t at)
{
    bool pronoun = mw_has(n, at, MW_T_FUNCTION); /* and no title: Mr is masculine, too */
    if (!pronoun || begins_name(n, at) || !mw_has(n, at, MW_T_HE | MW_T_SHE))
        return MW_SEX_UNKNOWN;
    return mw_has(n, at, MW_T_HE) ? MW_MALE : MW_FEMALE;
}

/* Marks of quotation reach over sentences, but not over paragraphs without being opened again. */
static void note_quotes(pronoun_search *s)
{
    const mw_namer *n = s->n;
    uint32_t paragraph = MW_NO_INDEX;
    int depth = 0;
    for (uint32_t i = 0; i < n->sentence_count; i++) {
        if (n->sentences[i].paragraph != paragraph)
            depth = 0;
        paragraph = n->sentences[i].paragraph;
        for (uint32_t t = n->sentences[i].token_first; t < n->sentences[i].token_end; t++) {
            if (mw_looks(n, t, MW_QUOTE_CLOSE) && depth > 0)
                depth--;
            s->quoted[t] = depth > 0;
            if (mw_looks(n, t, MW_QUOTE_OPEN))
                depth++;
        }
    }
}

static void note_sentences(pronoun_search *s)
{
    const mw_namer *n = s->n;
    size_t mark = 0;
    for (uint32_t i = 0; i < n->sentence_count; i++) {
        while (mark < s->mark_count && n->marks[mark].first < n->sentences[i].token_first)
            mark++;
        s->first_of[i] = mark;
    }
    s->first_of[n->sentence_count] = s->mark_count;
}

typedef struct choice {
    uint32_t only;    /* the only person so far; MW_NO_INDEX: none */
    uint32_t subject; /* the one that the sentence begins with */
    bool several;
} choice;

static void offer(choice *c, uint32_t bearer, bool subject)
{
    if (c->only == MW_NO_INDEX)
        c->only = bearer;
    else if (c->only != bearer)
        c->several = true;
    if (subject && c->subject == MW_NO_INDEX)
        c->subject = bearer;
}

/* Nothing but an article, titles and a country stands before the sentence's first person. */
static bool begins_sentence(const mw_namer *n, const mw_mark *mark, const mw_sentence *sentence)
{
    uint32_t start = mark->title_end > mark->title_first ? mark->title_first : mark->first;
    for (uint32_t t = sentence->token_first; t < start; t++)
        if (!mw_looks(n, t, MW_CAPITAL) || (mw_has(n, t, MW_T_FUNCTION) && !mw_token_is(n, t, "the")))
            return false;
    return true;
}

/* "received by Patrushev", "a meeting with Putin": whom the next sentence hardly begins with. */
static bool is_in_passing(const mw_namer *n, const mw_mark *mark)
{
    uint32_t start = mark->title_end > mark->title_first ? mark->title_first : mark->first;
    return start > 0 && mw_has(n, start - 1, MW_T_PREPOSITION);
}

static bool is_somebody(const mw_namer *n, uint32_t at)
{
    mw_hit hit;
    if (!mw_looks(n, at, MW_WORD) || mw_looks(n, at, MW_CAPITAL) || n->tokens[at].form & MW_PLURAL)
        return false;
    return (mw_lexicon_match_exact(n->speakers, n->tokens + at, 1, &hit) && hit.form & MW_SINGULAR &&
            mw_str_is(mw_row_get(hit.row, "kind"), "person")) ||
           (mw_lexicon_match_exact(n->titles, n->tokens + at, 1, &hit) && !mw_title_is(n, hit.row, "part"));
}

/* "The Labour leader, …, accused Lee", "A truck driver who saw it said", "Lee's father is": the sentence begins with a
 * person who has no name. */
static bool begins_with_somebody(const pronoun_search *s, uint32_t sentence, uint32_t before)
{
    enum { MODIFIERS = 5 };
    const mw_namer *n = s->n;
    uint32_t at = n->sentences[sentence].token_first;
    at += at < before && (mw_has(n, at, MW_T_CONJUNCTION) || mw_token_is(n, at, "but"));
    bool opened = mw_has(n, at, MW_T_DETERMINER);
    for (uint32_t i = at; i < before && i < at + MODIFIERS; i++) {
        if (mw_token_is_possessive(n, i)) {
            opened = true;
            continue;
        }
        if (mw_looks(n, i, MW_PUNCT) || (i > at && mw_has(n, i, MW_T_PREPOSITION | MW_T_AUXILIARY)))
            return false;
        if (!opened || !is_somebody(n, i) || (i + 1 < before && (is_somebody(n, i + 1) || n->tokens[i + 1].pos == MW_NOUN)) ||
            mw_token_is_possessive(n, i + 1)) /* the driver shortage */
            continue;
        uint32_t name = i + 1 + mw_token_is(n, i + 1, ",");
        for (size_t k = s->first_of[sentence]; k < s->first_of[sentence + 1] && n->marks[k].first <= name; k++)
            if (n->marks[k].type == MW_PERSON && n->marks[k].end > i)
                return false; /* whose title it is stands there, or it is known */
        return true;
    }
    return false;
}

/* "But the PM rang Lee and said he": the sentence begins with somebody who has a title and no name. */
static bool begins_with_title(const pronoun_search *s, uint32_t sentence, uint32_t before)
{
    const mw_namer *n = s->n;
    uint32_t at = n->sentences[sentence].token_first, end = n->sentences[sentence].token_end;
    mw_hit hit;
    at += at < end && (mw_has(n, at, MW_T_CONJUNCTION) || mw_token_is(n, at, "but"));
    if (at + 1 >= before || !mw_token_is(n, at, "the") ||
        !mw_lexicon_match(n->titles, n->tokens + at + 1, end - at - 1, &hit) || mw_title_is(n, hit.row, "part"))
        return false;
    uint32_t past = at + 1 + hit.tokens;
    uint32_t name = past + mw_token_is(n, past, ",");
    for (size_t i = s->first_of[sentence]; i < s->first_of[sentence + 1] && n->marks[i].first <= name; i++)
        if (n->marks[i].type == MW_PERSON)
            return false; /* whose title it is stands there, or it is known */
    return past < before && !(n->tokens[past - 1].form & MW_PLURAL) && !mw_token_is_possessive(n, past);
}

static choice people_of(const pronoun_search *s, uint32_t sentence, uint32_t before, mw_sex sex)
{
    const mw_namer *n = s->n;
    bool somebody = begins_with_title(s, sentence, before) || begins_with_somebody(s, sentence, before);
    choice c = {MW_NO_INDEX, MW_NO_INDEX, somebody};
    bool first = true;
    for (size_t i = s->first_of[sentence]; i < s->first_of[sentence + 1]; i++) {
        const mw_mark *mark = &n->marks[i];
        if (mark->first >= before)
            break;
        if (mark->type != MW_PERSON || s->quoted[mark->first] ||
            (mark->end + 1 == before && mw_token_is(n, mark->end, ",")))
            continue; /* "Raisa, his wife": he is somebody else */
        const mw_bearer *bearer = &n->bearers[mark->bearer];
        bool fits = bearer->sex == MW_SEX_UNKNOWN || bearer->sex == sex;
        if (fits)
            offer(&c, mark->bearer, first && !somebody && begins_sentence(n, mark, &n->sentences[sentence]));
        c.several |= fits && before == n->sentences[sentence].token_end && is_in_passing(n, mark);
        first = false;
    }
    uint32_t again = s->resolved[sentence];
    if (again && n->bearers[again - 1].sex == sex)
        offer(&c, again - 1, true);
    return c;
}

/* "spoke with her", "her" before no noun: an object, which is not the subject of its own clause. */
static bool is_object(const mw_namer *n, uint32_t at)
{
    if (mw_token_is(n, at, "him"))
        return true;
    bool noun_follows = mw_looks(n, at + 1, MW_WORD | MW_NUMBER) && !mw_has(n, at + 1, MW_T_FUNCTION) &&
                        !mw_has(n, at + 1, MW_T_CALENDAR);
    return mw_token_is(n, at, "her") && !noun_follows;
}

/* "Lee was speaking when the premier taunted | him": another acts in the pronoun's clause. */
static bool in_clause_of_its_own(const mw_namer *n, uint32_t from, uint32_t at)
{
    for (uint32_t t = from; t < at; t++)
        if (mw_token_is(n, t, "when") || mw_token_is(n, t, "while") || mw_token_is(n, t, "because"))
            return true;
    return false;
}

/* "Mr Trump said Mr Putin had told | him": the person right before the verb whose object it is acts, and is not the one. */
static bool acts_on(const mw_namer *n, const mw_mark *mark, uint32_t at)
{
    enum { VERBS = 4 };
    mw_hit hit;
    bool verb = mw_has(n, mark->end, MW_T_AUXILIARY) ||
                (mw_lexicon_match_exact(n->saying, n->tokens + mark->end, 1, &hit) && n->tokens[mark->end].form & MW_PAST);
    if (!verb || at - mark->end > VERBS)
        return false;
    for (uint32_t t = mark->end; t < at; t++)
        if (mw_looks(n, t, MW_PUNCT) || mw_has(n, t, MW_T_PREPOSITION | MW_T_CONJUNCTION))
            return false;
    return true;
}

/* The only person before it in its sentence besides the one who acts there. */
static uint32_t object_antecedent(const pronoun_search *s, uint32_t sentence, uint32_t at, mw_sex sex)
{
    const mw_namer *n = s->n;
    choice c = {MW_NO_INDEX, MW_NO_INDEX, false};
    bool first = true, another_acts = false;
    for (size_t i = s->first_of[sentence]; i < s->first_of[sentence + 1] && n->marks[i].first < at; i++)
        another_acts |= n->marks[i].type == MW_PERSON && i > s->first_of[sentence] && acts_on(n, &n->marks[i], at);
    for (size_t i = s->first_of[sentence]; i < s->first_of[sentence + 1] && n->marks[i].first < at; i++) {
        const mw_mark *mark = &n->marks[i];
        if (mark->type != MW_PERSON || s->quoted[mark->first] || (another_acts && acts_on(n, mark, at)))
            continue;
        const mw_bearer *bearer = &n->bearers[mark->bearer];
        if ((!first || another_acts || in_clause_of_its_own(n, mark->end, at)) && (bearer->sex == MW_SEX_UNKNOWN || bearer->sex == sex))
            offer(&c, mark->bearer, false);
        first = false;
    }
    return c.several ? MW_NO_INDEX : c.only;
}

/* "Matsuno confirmed that | he had been freed": he may be whom the sentence before was about. */
static bool may_be_another(const pronoun_search *s, uint32_t sentence, uint32_t at, uint32_t bearer, mw_sex sex)
{
    const mw_namer *n = s->n;
    if (at < 2 || at + 3 >= n->token_count || sentence == 0)
        return false;
    uint32_t verb = at - 1 - mw_token_is(n, at - 1, "that");
    mw_hit hit;
    bool told = mw_lexicon_match_exact(n->saying, n->tokens + verb, 1, &hit) && n->tokens[verb].form & MW_PAST;
    bool passive = mw_has(n, at + 1, MW_T_AUXILIARY) &&
                   ((mw_has(n, at + 1, MW_T_BE) && n->tokens[at + 2].form & MW_PARTICIPLE) ||
                    (mw_token_is(n, at + 2, "been") && n->tokens[at + 3].form & MW_PARTICIPLE));
    if (!told || !passive)
        return false;
    choice c = people_of(s, sentence - 1, n->sentences[sentence - 1].token_end, sex);
    return (c.only != MW_NO_INDEX && c.only != bearer) || c.several;
}

static uint32_t antecedent(const pronoun_search *s, uint32_t sentence, uint32_t at, mw_sex sex)
{
    const mw_namer *n = s->n;
    bool begins = mw_looks(n, at, MW_SENTENCE_FIRST) && (mw_token_is(n, at, "he") || mw_token_is(n, at, "she"));
    for (uint32_t back = 0; back <= PRONOUN_SENTENCES && back <= sentence; back++) {
        uint32_t there = sentence - back;
        if (n->sentences[there].paragraph + 1 < n->sentences[sentence].paragraph)
            break;
        choice c = people_of(s, there, back == 0 ? at : n->sentences[there].token_end, sex);
        if (c.only == MW_NO_INDEX && c.several)
            return MW_NO_INDEX; /* somebody without a name is nearer */
        if (c.only == MW_NO_INDEX)
            continue;
        if (!c.several)
            return back == 0 && may_be_another(s, sentence, at, c.only, sex) ? MW_NO_INDEX : c.only;
        return begins ? c.subject : MW_NO_INDEX;
    }
    return MW_NO_INDEX;
}

static bool read_pronoun(pronoun_search *s, uint32_t sentence, uint32_t at, mw_error *err)
{
    mw_namer *n = s->n;
    mw_sex sex = mw_looks(n, at, MW_WORD) && !s->quoted[at] ? sex_of_pronoun(n, at) : MW_SEX_UNKNOWN;
    if (sex == MW_SEX_UNKNOWN)
        return true;
    uint32_t bearer = is_object(n, at) ? object_antecedent(s, sentence, at, sex)
                                       : antecedent(s, sentence, at, sex);
    if (bearer == MW_NO_INDEX)
        return true;
    n->bearers[bearer].sex = sex;
    s->resolved[sentence] = bearer + 1;
    mw_mark mark = {.first = at, .end = at + 1, .type = MW_PERSON, .mention = MW_BY_PRONOUN,
                    .grade = MW_WEAK, .rule = "pronoun", .bearer = bearer};
    return mw_mark_add(n, mark, err);
}

bool mw_pronouns_find(mw_namer *n, mw_error *err)
{
    pronoun_search s = {.n = n, .mark_count = n->mark_count};
    s.first_of = mw_arena_get(n->arena, (n->sentence_count + 1) * sizeof *s.first_of, err);
    s.resolved = mw_arena_get(n->arena, (n->sentence_count + 1) * sizeof *s.resolved, err);
    s.quoted = mw_arena_get(n->arena, n->token_count + 1, err);
    if (!s.first_of || !s.resolved || !s.quoted)
        return false;
    note_sentences(&s);
    note_quotes(&s);
    for (uint32_t i = 0; i < n->sentence_count; i++)
        for (uint32_t t = n->sentences[i].token_first; t < n->sentences[i].token_end; t++)
            if (!read_pronoun(&s, i, t, err))
                return false;
    mw_marks_sort(n);
    return true;
}
