/* SPDX-License-Identifier: MIT */
/* Finding the words of saying: which tokens of the reporter's own text report that something was
 * said. Most of the work is in turning down what only looks like it: "the reported attack", "gave
 * no sign", "did not say", "if he says", "declined to say", "claims" the noun. */
#include "quotes/quotes_impl.h"

enum { GROUP_MAX = 8, PHRASE_MAX = 6, SENTENCE_CUES = 200, PAPER_REACH = 48 };

static const mw_meaning FRAMES[] = {
    {"bare", MW_FRAME_BARE},           {"sure", MW_FRAME_SURE},     {"that", MW_FRAME_THAT},
    {"quote", MW_FRAME_QUOTE},         {"hearer", MW_FRAME_HEARER}, {"as", MW_FRAME_AS},
    {"name", MW_FRAME_NAME},           {"of", MW_FRAME_OF},         {"to", MW_FRAME_TO},
    {"hearer-to", MW_FRAME_HEARER_TO}, {"ing", MW_FRAME_ING},       {"fragment", MW_FRAME_FRAGMENT},
    {"more", MW_FRAME_MORE},           {"relay", MW_FRAME_RELAY},   {"noun", MW_FRAME_NOUN},
    {"weak", MW_FRAME_WEAK},           {"paper", MW_FRAME_PAPER},   {"for", MW_FRAME_FOR},
    {"for-deed", MW_FRAME_FOR_DEED},   {"gets", MW_FRAME_GETS},
};

static unsigned frame_of(const mw_talk *talk, const mw_row *row)
{
    return (unsigned)mw_row_names(row, &talk->frames);
}

static bool row_is(const mw_row *row, const char *pos)
{
    return mw_str_is(mw_row_get(row, "pos"), pos);
}

static const mw_row *row_with(const mw_row *row, const char *pos)
{
    while (row && !row_is(row, pos))
        row = mw_row_next(row);
    return row;
}

/* ---- the verb group: "has also", "was not", "is expected to" */

typedef struct group {
    uint32_t first;
    mw_work seen; /* classes of its helping words */
    bool infinitive;
} group;

static bool is_group_word(const mw_talk *talk, uint32_t i)
{
    mw_work work = talk->work[i];
    if (talk->mention[i] != MW_NO_INDEX || talk->pair[i] != MW_NO_INDEX)
        return false;
    if (work & MW_W(OWNER)) /* he's said, but not Lavrov's said */
        return i > 0 && mw_is(talk, i - 1, MW_W(SUBJ));
    if (work & MW_W(DET)) /* they all said, the two each said; but not: all said */
        return (work & MW_W(ADV)) && i > 0 &&
               (mw_is_content(talk, i - 1) || mw_is(talk, i - 1, MW_W(SUBJ)));
    if (work & (MW_W(POSS) | MW_W(SUBJ)))
        return false;
    return (work & (MW_W_AUX | MW_W(NEG) | MW_W(ADV) | MW_W(TO))) != 0;
}

static group group_before(const mw_talk *talk, uint32_t verb, uint32_t floor)
{
    group g = {.first = verb};
    while (g.first > floor && verb - g.first < GROUP_MAX && is_group_word(talk, g.first - 1)) {
        g.first--;
        if (mw_is(talk, g.first, MW_W(TO))) {
            g.infinitive = true;
            break;
        }
        mw_work work = talk->work[g.first];
        g.seen |= work & MW_W(OWNER) ? MW_W(HAVE) : work; /* he's said: he has */
    }
    return g;
}

/* ---- whether a verb reports */

static bool follows_noun(const mw_talk *talk, uint32_t i, uint32_t floor)
{
    return i > floor && !(talk->tokens[i - 1].shape & MW_NUMBER) && /* 50 questions */
           (mw_is_content(talk, i - 1) || mw_is(talk, i - 1, MW_W(UNBRACKET)));
}

static bool opens_statement(const mw_talk *talk, uint32_t i)
{
    return mw_is(talk, i, MW_W(THAT) | MW_W(MARK) | MW_W(SUBJ) | MW_W(DET) | MW_W(POSS)) ||
           (mw_is(talk, i, MW_W(COMMA) | MW_W(COLON)) && mw_is(talk, i + 1, MW_W(MARK)));
}

/* "…, TASS reports.", "…, the agency TASS claims, according to X": right behind a name, with a comma before the
 * phrase and nothing but the sentence's rest behind the verb. */
static bool trails_name(const mw_talk *talk, const mw_cue *cue, uint32_t first)
{
    enum { PHRASE = 6 };
    if (!(cue->form & MW_THIRD) || !mw_is(talk, cue->end, MW_W(STOP) | MW_W(COMMA)))
        return false;
    bool named = false;
    for (uint32_t i = first; i-- > cue->floor && first - i <= PHRASE;) {
        if (mw_is(talk, i, MW_W(COMMA)))
            return named;
        named |= talk->mention[i] != MW_NO_INDEX;
        if (!mw_is_content(talk, i) && !mw_is(talk, i, MW_W(DET)))
            return false;
    }
    return false;
}

/* "claims", "report": verb or noun? A verb when a pronoun is its subject, else only between a noun
 * that can be its subject and the start of a statement; the subject is looked at again later. */
static bool reads_as_verb(const mw_talk *talk, mw_cue *cue, const group *g)
{
    if (g->first > cue->floor && mw_is(talk, g->first - 1, MW_W(SUBJ) | MW_W(REL)))
        return true;
    if (g->seen & (MW_W(MODAL) | MW_W(DO)) || !(cue->frame & MW_FRAME_NOUN))
        return true;
    cue->doubtful = true;
    bool after_verb =
        g->first > cue->floor && mw_is_lower(talk, g->first - 1) &&
        (talk->tokens[g->first - 1].form & (MW_PAST | MW_GERUND | MW_BASE | MW_THIRD)) &&
        (!(talk->tokens[g->first - 1].form & (MW_SINGULAR | MW_PLURAL)) ||
         talk->tokens[g->first - 1].pos == MW_VERB); /* faces charges */
    bool shared =
        g->first > cue->floor && mw_is(talk, g->first - 1, MW_W(CONJ)) && !(cue->form & MW_BASE);
    if (shared && talk->tokens[cue->first].pos == MW_VERB && opens_statement(talk, cue->end)) {
        cue->doubtful = false;
        return true; /* believes this and claims that */
    }
    if (cue->first > cue->floor && mw_is(talk, cue->first - 1, MW_W(MARK) | MW_W(COMMA)))
        return !(cue->form & MW_BASE) && mw_is_content(talk, cue->end);
    if (trails_name(talk, cue, g->first))
        return true;
    bool that =
        !mw_is(talk, cue->end, MW_W(THAT)) || (cue->frame & (MW_FRAME_BARE | MW_FRAME_THAT));
    return that && follows_noun(talk, g->first, cue->floor) && !after_verb &&
           opens_statement(talk, cue->end);
}

/* A past form that is a participle of another clause or an adjective: the reported attack; a man
 * accused of; measures announced by. */
static bool is_mere_participle(const mw_talk *talk, const mw_cue *cue, const group *g)
{
    if (g->first > cue->floor && !(g->seen & MW_W_AUX)) {
        mw_work before = talk->work[g->first - 1];
        bool of = g->first > cue->floor + 1 && mw_is(talk, g->first - 2, MW_W(PREP));
        bool opens = g->first - 1 == cue->floor; /* Another told him */
        bool counts = (before & MW_W(DET)) &&
                      !(before & MW_W(ART)) && /* some said; a mother of four told him */
                      (!mw_is_content(talk, cue->end) || ((cue->frame & MW_FRAME_SURE) && (of || opens)));
        if (before & (MW_W(DET) | MW_W(POSS) | MW_W(OWNER) | MW_W(PREP) | MW_W(HYPHEN)) &&
            !counts && talk->mention[g->first - 1] == MW_NO_INDEX)
            return true;
    }
    uint32_t next = cue->end;
    bool needs_object =
        !(cue->frame & (MW_FRAME_BARE | MW_FRAME_THAT)) || (cue->frame & MW_FRAME_HEARER);
    bool fronted = g->first > cue->floor + 1 &&
                   mw_is(talk, g->first - 1, MW_W(SUBJ)); /* which he described as */
    uint32_t by = next;
    while (by < cue->ceiling && (mw_is(talk, by, MW_W(DATE)) ||
                                 (mw_is(talk, by, MW_W(PREP)) && mw_is(talk, by + 1, MW_W(DATE)))))
        by++;
    if (mw_talk_is(talk, by, "by"))
        return true; /* announced on Monday by X */
    if ((cue->frame & MW_FRAME_AS) && needs_object && mw_is(talk, next, MW_W(AS)))
        return !fronted && !(g->first > cue->floor && talk->mention[g->first - 1] != MW_NO_INDEX);
    if ((cue->frame & MW_FRAME_WEAK) && mw_is(talk, next, MW_W_BREAK) &&
        !mw_is(talk, next + 1, MW_W(MARK)))
        return true; /* the weapons found, */
    bool infinitive = mw_is(talk, next, MW_W(TO)) && !mw_is(talk, next + 1, MW_W(DET) | MW_W(POSS));
    if (infinitive &&
        (mw_is(talk, next + 1, MW_W(BE) | MW_W(HAVE)) || (cue->frame & MW_FRAME_HEARER_TO)))
        return !(cue->frame &
                 MW_FRAME_TO); /* said to be, urged to leave; but: wrote to colleagues */
    return (cue->frame & MW_FRAME_OF) && next < talk->count && mw_talk_is(talk, next, "of");
}

/* was described by the ministry as: the speaker comes after "by". */
static bool has_agent(const mw_talk *talk, const mw_cue *cue, const group *g)
{
    return (g->seen & MW_W(BE)) &&
           (cue->frame & (MW_FRAME_AS | MW_FRAME_FRAGMENT | MW_FRAME_RELAY)) &&
           cue->end + 1 < cue->ceiling && mw_talk_is(talk, cue->end, "by");
}

/* He was called in and told that: the passive of the verb before goes on. Only of verbs that have a
 * hearer: who was arrested and said so did say it. */
static bool shares_passive(const mw_talk *talk, const mw_cue *cue, const group *g)
{
    if (!(cue->frame & (MW_FRAME_HEARER | MW_FRAME_HEARER_TO | MW_FRAME_OF)) ||
        g->first <= cue->floor + 2 || !mw_is(talk, g->first - 1, MW_W(CONJ)))
        return false;
    uint32_t low = g->first - cue->floor > GROUP_MAX ? g->first - GROUP_MAX : cue->floor;
    for (uint32_t i = g->first - 1; i-- > low + 1;) {
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK)))
            return false;
        if (mw_is_lower(talk, i) && (talk->tokens[i].form & MW_PARTICIPLE) &&
            group_before(talk, i, cue->floor).seen & MW_W(BE))
            return true;
    }
    return false;
}

static bool reports_in_past(const mw_talk *talk, mw_cue *cue, const group *g)
{
    if (mw_holds(talk, MW_QR_AGENT, has_agent(talk, cue, g), cue->first, cue->end)) {
        cue->kind = MW_CUE_AGENT;
        return !(cue->frame & MW_FRAME_RELAY);
    }
    if (mw_holds(talk, MW_QR_PASSIVE, g->seen & MW_W(BE), cue->first, cue->end))
        return false; /* was told, has been accused: whoever said it is elsewhere */
    if (!(cue->form & MW_PAST) && !(g->seen & MW_W(HAVE)))
        return false;
    if (mw_holds(talk, MW_QR_SHARED_PASSIVE, shares_passive(talk, cue, g), cue->first, cue->end))
        return false;
    return !mw_holds(talk, MW_QR_MERE_PARTICIPLE, is_mere_participle(talk, cue, g), cue->first,
                     cue->end);
}

/* with the army saying: a participle with a subject of its own. */
/* heard the men saying: the words before the verb are its subject, whoever they are; nothing more
 * is known of them. */
static bool is_heard(const mw_talk *talk, const mw_cue *cue, uint32_t before)
{
    bool says = (cue->frame & MW_FRAME_SURE) && !(cue->frame & MW_FRAME_WEAK);
    uint32_t first = before;
    while (first > cue->floor && before - first < GROUP_MAX && mw_is_content(talk, first - 1) &&
           !mw_is_sign(talk, first - 1))
        first--;
    if (first > cue->floor && mw_is(talk, first - 1, MW_W(DET) | MW_W(POSS)))
        first--;
    return says && mw_is_content(talk, before) &&
           (talk->tokens[before].form & (MW_SINGULAR | MW_PLURAL)) && first > cue->floor &&
           mw_is_sign(talk, first - 1) && opens_statement(talk, cue->end);
}

static bool is_after_with(const mw_talk *talk, uint32_t before, uint32_t floor, uint32_t *subject)
{
    uint32_t i = before + 1;
    while (i > floor && before + 1 - i < GROUP_MAX && mw_is_content(talk, i - 1))
        i--;
    if (i > floor && mw_is(talk, i - 1, MW_W(DET) | MW_W(POSS)))
        i--;
    *subject = i;
    return i <= before && i > floor && mw_talk_is(talk, i - 1, "with");
}

/* "saying" after a comma, after "and", after a statement or a letter; not "without saying". */
static bool reports_as_participle(const mw_talk *talk, mw_cue *cue, const group *g)
{
    if (g->seen & MW_W(BE))
        return true; /* he was saying */
    cue->kind = MW_CUE_PARTICIPLE;
    if (cue->first == cue->floor || g->first == cue->floor)
        return true;
    uint32_t before = g->first - 1;
    bool as = mw_is(talk, before, MW_W(AS)) && before > cue->floor;
    if (mw_holds(talk, MW_QR_AS_SAYING, as, cue->first, cue->end)) {
        cue->kind = MW_CUE_RELAYED;
        return true;
    }
    bool edge =
        mw_is(talk, before,
              MW_W(WHILE) | MW_W(COMMA) | MW_W(CONJ) | MW_W(MARK) | MW_W(DASH)) ||
        (mw_is(talk, before, MW_W(DATE)) && !(cue->frame & MW_FRAME_WEAK)); /* not: a plea in May relating to */
    if (mw_holds(talk, MW_QR_PARTICIPLE, edge, cue->first, cue->end))
        return true;
    uint32_t subject;
    bool with = is_after_with(talk, before, cue->floor, &subject);
    if (mw_holds(talk, MW_QR_WITH_SUBJECT, with, cue->first, cue->end)) {
        cue->kind = MW_CUE_FINITE;
        cue->floor = subject;
        return true;
    }
    uint32_t name = talk->mention[before];
    if (name != MW_NO_INDEX && talk->layers->entities[name].type == MW_PERSON) {
        cue->kind =
            MW_CUE_FINITE; /* recalled him saying, heard X saying: X, or nobody for certain */
        cue->heard = true;
        return true;
    }
    uint32_t low = before - cue->floor > PAPER_REACH ? before - PAPER_REACH : cue->floor;
    bool after_paper = (mw_is_paper(talk, before) && mw_has_sign(talk, low, before)) ||
                       mw_is(talk, before, MW_W(OBJ));
    if (after_paper && !mw_is(talk, before, MW_W(PREP)) && opens_statement(talk, cue->end))
        return true;
    if (mw_holds(talk, MW_QR_HEARD_SAYING, is_heard(talk, cue, before), cue->first, cue->end)) {
        cue->kind = MW_CUE_FINITE;
        cue->heard = true;
        return true;
    }
    return false;
}

static bool is_soon(const mw_talk *talk, uint32_t to, uint32_t floor)
{
    return to > floor && mw_is(talk, to - 1, MW_W(SOON));
}

/* if X says, whether X said: nothing was said. */
static bool under_condition(const mw_talk *talk, const mw_cue *cue)
{
    uint32_t low = cue->group - cue->floor > 6 ? cue->group - 6 : cue->floor;
    for (uint32_t i = cue->group; i-- > low;) {
        if (mw_is(talk, i, MW_W(COND)))
            return true;
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W(THAT) | MW_W(REL)))
            return false;
    }
    return false;
}

/* who asked not to be named: how it was said, and nothing that was. */
static bool asks_for_namelessness(const mw_talk *talk, const mw_cue *cue)
{
    uint32_t i = cue->end;
    return mw_is(talk, i, MW_W(NEG)) && mw_is(talk, i + 1, MW_W(TO)) && mw_is(talk, i + 2, MW_W(BE)) &&
           i + 3 < talk->count &&
           (mw_talk_is(talk, i + 3, "named") || mw_talk_is(talk, i + 3, "identified") ||
            mw_talk_is(talk, i + 3, "quoted"));
}

static bool reports(const mw_talk *talk, mw_cue *cue)
{
    if (asks_for_namelessness(talk, cue))
        return false;
    group g = group_before(talk, cue->first, cue->floor);
    cue->group = g.first;
    if (mw_holds(talk, MW_QR_NEGATED, g.seen & (MW_W(NEG) | MW_W(UNREAL)), cue->group, cue->end) ||
        mw_holds(talk, MW_QR_CONDITION, under_condition(talk, cue), cue->group, cue->end))
        return false;
    if (mw_holds(talk, MW_QR_INFINITIVE, g.infinitive, cue->group, cue->end)) {
        cue->future =
            mw_holds(talk, MW_QR_SOON, is_soon(talk, g.first, cue->floor), cue->group, cue->end);
        if (!cue->future)
            return false;
        cue->group--;
        while (cue->group > cue->floor && is_group_word(talk, cue->group - 1))
            cue->group--;
        return true;
    }
    cue->future = (g.seen & MW_W(MODAL)) != 0;
    if ((cue->form & MW_GERUND) && !(cue->form & ~MW_GERUND & (MW_PAST | MW_BASE)))
        return reports_as_participle(talk, cue, &g);
    if (cue->form & (MW_PAST | MW_PARTICIPLE) && !(g.seen & (MW_W(MODAL) | MW_W(DO))))
        return reports_in_past(talk, cue, &g);
    bool bare = (cue->form & MW_BASE) && !(g.seen & MW_W_AUX); /* to submit and suggest */
    if (bare && cue->group > cue->floor && mw_is(talk, cue->group - 1, MW_W(CONJ)))
        return false;
    return !(g.seen & MW_W(BE)) &&
           !mw_holds(talk, MW_QR_NOUN_FORM, !reads_as_verb(talk, cue, &g), cue->first, cue->end);
}

/* ---- nouns and prepositions */

/* "his claim that", "the UN's warning that", "a claim by X that": somebody's, and with its content.
 */
static bool noun_reports(const mw_talk *talk, mw_cue *cue)
{
    uint32_t next = cue->end;
    cue->kind = MW_CUE_NOUN;
    uint32_t before = cue->first;
    while (before > cue->floor && mw_is_content(talk, before - 1) && mw_is_lower(talk, before - 1))
        before--; /* his repeated claim */
    if (before == cue->floor || !mw_is(talk, before - 1, MW_W(POSS) | MW_W(OWNER)))
        return false;
    cue->group = before;
    bool tells = mw_is(talk, next, MW_W(THAT)) || (mw_is(talk, next, MW_W(COLON) | MW_W(COMMA)) &&
                                                   mw_is(talk, next + 1, MW_W(MARK)));
    return mw_holds(talk, MW_QR_NOUN_CUE, tells, cue->first, cue->end);
}

static bool is_cue(const mw_talk *talk, mw_cue *cue, const mw_hit *hit)
{
    bool joined = mw_is(talk, cue->end, MW_W(HYPHEN)) ||
                  (cue->first > 0 && mw_is(talk, cue->first - 1, MW_W(HYPHEN)));
    if (mw_holds(talk, MW_QR_JOINED, joined, cue->first, cue->end) ||
        talk->mention[cue->first] != MW_NO_INDEX)
        return false;
    const mw_row *verb = row_with(hit->row, "verb"), *noun = row_with(hit->row, "noun");
    if (row_is(hit->row, "prep")) {
        cue->row = hit->row;
        cue->kind = MW_CUE_PREP;
        cue->frame = frame_of(talk, hit->row);
        return mw_holds(talk, MW_QR_SOURCE,
                        !mw_is(talk, cue->first - (cue->first > cue->floor), MW_W(NEG)), cue->first,
                        cue->end);
    }
    cue->form = hit->form & (MW_BASE | MW_THIRD | MW_PAST | MW_PARTICIPLE | MW_GERUND);
    bool noun_tag =
        talk->tokens[cue->first].pos == MW_NOUN && (cue->form & MW_BASE) &&
        !(cue->form & MW_PAST) &&
        hit->tokens >
            1; /* call for, appeal for: the tags of "report" and "claims" are not to be trusted */
    if (verb && cue->form && !mw_holds(talk, MW_QR_TAGGED_NOUN, noun_tag, cue->first, cue->end)) {
        cue->row = verb;
        cue->frame = frame_of(talk, verb);
        if (reports(talk, cue))
            return true;
    }
    if (!noun || !(hit->form & (MW_SINGULAR | MW_PLURAL)))
        return false;
    cue->row = noun;
    cue->frame = frame_of(talk, noun);
    return noun_reports(talk, cue);
}

/* A verb phrase may be shorter than the longest match: "called for" is tried, then "called". */
static bool read_cue(mw_talk *talk, uint32_t at, uint32_t longest, uint32_t floor,
                     const mw_sentence *sentence, mw_cue *cue)
{
    mw_hit hit;
    for (uint32_t length = longest < PHRASE_MAX ? longest : PHRASE_MAX; length > 0; length--) {
        if (!mw_lexicon_match_exact(talk->saying, &talk->tokens[at], length, &hit))
            continue;
        *cue = (mw_cue){.first = at,
                        .end = at + hit.tokens,
                        .group = at,
                        .floor = floor,
                        .ceiling = sentence->token_end};
        if (frame_of(talk, hit.row) & MW_FRAME_GETS || !is_cue(talk, cue, &hit))
            return false;
        cue->class = mw_row_get(cue->row, "class");
        cue->negative = mw_str_is(mw_row_get(cue->row, "polarity"), "negative");
        return true;
    }
    return false;
}

/* Whether marks stand in the sentence, right before it or, behind a colon, after it. */
static bool has_marks(const mw_talk *talk, const mw_sentence *sentence)
{
    uint32_t first = sentence->token_first, end = sentence->token_end;
    if ((first > 0 && talk->pair[first - 1] != MW_NO_INDEX) ||
        mw_is(talk, end - 1, MW_W(COLON) | MW_W(COMMA)))
        return true;
    for (uint32_t i = first; i < end; i++)
        if (talk->pair[i] != MW_NO_INDEX)
            return true;
    return false;
}

/* A verb that leads or trails marks and tells nothing without them. */
static bool needs_marks(const mw_cue *cue)
{
    const unsigned TELLS = MW_FRAME_BARE | MW_FRAME_THAT | MW_FRAME_AS | MW_FRAME_NAME |
                           MW_FRAME_OF | MW_FRAME_TO | MW_FRAME_HEARER | MW_FRAME_HEARER_TO |
                           MW_FRAME_ING | MW_FRAME_FOR | MW_FRAME_FOR_DEED | MW_FRAME_RELAY |
                           MW_FRAME_FRAGMENT;
    return !(cue->frame & TELLS);
}

bool mw_find_cues(mw_talk *talk, mw_cues *cues, mw_error *err)
{
    talk->frames = MW_NAMES(talk->saying, "frame", FRAMES);
    for (uint32_t s = 0; s < talk->layers->sentence_count; s++) {
        const mw_sentence *sentence = &talk->layers->sentences[s];
        if (talk->layers->paragraphs[sentence->paragraph].kind == MW_HEADING)
            continue;
        uint32_t floor = sentence->token_first;
        size_t most = cues->count + SENTENCE_CUES; /* past that it is no language */
        int marks = -1;                            /* not looked for yet */
        for (uint32_t i = floor; i < sentence->token_end && cues->count < most; i++) {
            mw_hit any;
            mw_cue cue;
            if (talk->pair[i] != MW_NO_INDEX)
                floor = i + 1;
            else if (talk->tokens[i].word &&
                     mw_lexicon_match(talk->saying, &talk->tokens[i], sentence->token_end - i,
                                      &any) &&
                     read_cue(talk, i, any.tokens, floor, sentence, &cue)) {
                cue.sentence = s;
                i = cue.end - 1;
                if (needs_marks(&cue)) {
                    marks = marks < 0 ? has_marks(talk, sentence) : marks;
                    cue.mute = mw_holds(talk, MW_QR_NO_MARKS, !marks, cue.first, cue.end);
                }
                if (!mw_arena_push(talk->arena, cues->items, cues->count, cues->capacity, cue, err))
                    return false;
            }
        }
    }
    return true;
}
