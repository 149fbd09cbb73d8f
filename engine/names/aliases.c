/* SPDX-License-Identifier: MIT */
/* Shorter names of those already known in the article: "Lavrov" for Sergey Lavrov, "Suu Kyi" for
 * Aung San Suu Kyi, "Xi" for Xi Jinping, "Amnesty" for Amnesty International.
 *
 * A short name that fits two bearers is given to the one named last before it, when only one of them
 * was named nearby, which of people is a good part of an article: a minister is not his spokesman of
 * the same name. Else it stays a name without an identity. */
#include "names/aliases.h"

#include "model/trained.h"

static const char SHORT_OF_SEVERAL[] = "short name of several"; /* known by its address */

/* No article comes near the last: it keeps a directory of millions of names from being compared each with each. */
enum { NEARBY_SENTENCES = 3, NEARBY_PEOPLE_SENTENCES = 12, BEARERS_OF_WORD_MAX = 500 };

typedef struct word_link { /* a bearer with this word in its name, and the next such */
    uint32_t bearer, next;
} word_link;

typedef struct alias_search {
    mw_namer *n;
    mw_map heads; /* word -> 1 + index of its first link */
    word_link *links;
    size_t link_count, link_capacity;
    uint32_t *named_at; /* a bearer: 1 + the token of its last mark so far */
} alias_search;

/* ---- the index: word -> bearers */

static bool link_word(alias_search *s, mw_str word, uint32_t bearer, mw_error *err)
{
    uint64_t *head = mw_map_put(&s->heads, word, NULL, err);
    if (!head)
        return false;
    word_link link = {bearer, (uint32_t)*head};
    if (!mw_arena_push(s->n->arena, s->links, s->link_count, s->link_capacity, link, err))
        return false;
    *head = s->link_count;
    return true;
}

static mw_str last_word(mw_str text)
{
    for (size_t i = text.len; i > 0; i--)
        if (text.data[i - 1] == ' ')
            return mw_str_sub(text, i, text.len);
    return text;
}

/* Assad of al-Assad, Sisi of el-Sisi. */
static mw_str without_article(mw_str word)
{
    static const char *const ARTICLES[] = {"al-", "el-"};
    for (size_t i = 0; i < sizeof ARTICLES / sizeof *ARTICLES; i++)
        if (word.len > 5 && mw_str_equal_fold(mw_str_sub(word, 0, 3), mw_str_of(ARTICLES[i])))
            return mw_str_sub(word, 3, word.len);
    return word;
}

/* Words of names of one word would only find themselves. */
static bool index_bearers(alias_search *s, mw_error *err)
{
    for (uint32_t b = 0; b < s->n->bearer_count; b++) {
        const mw_bearer *bearer = &s->n->bearers[b];
        mw_str rest = bearer->name, word;
        if ((bearer->type != MW_PERSON && bearer->type != MW_ORG) ||
            mw_str_find(rest, MW_STR(" "), 0) == rest.len)
            continue;
        while (mw_str_cut(&rest, ' ', &word)) {
            mw_str bare = without_article(word);
            if ((word.len && !link_word(s, word, b, err)) ||
                (bare.len < word.len && !link_word(s, bare, b, err)))
                return false;
        }
    }
    return true;
}

/* ---- how a short name fits a longer one */

typedef enum fit { NO_FIT, GIVEN_NAME, INSIDE, SURNAME } fit;

static bool family_name_is_first(const mw_namer *n, const mw_bearer *bearer)
{
    return bearer->end > bearer->first && mw_has(n, bearer->first, MW_T_FAMILY_FIRST) &&
           !mw_has(n, bearer->first, MW_T_GIVEN);
}

/* `text` stands in `name` between two blanks. */
static bool stands_inside(mw_str name, mw_str text)
{
    for (size_t at = mw_str_find(name, text, 1); at + text.len < name.len; at = mw_str_find(name, text, at + 1))
        if (name.data[at - 1] == ' ' && name.data[at + text.len] == ' ')
            return true;
    return false;
}

static fit fit_of_person(const mw_namer *n, mw_str text, const mw_bearer *bearer)
{
    mw_str name = bearer->name;
    if (text.len >= name.len)
        return NO_FIT;
    if (mw_str_ends(name, text) && name.data[name.len - text.len - 1] == ' ')
        return SURNAME;
    mw_str last = last_word(name);
    if (last.len < name.len && without_article(last).len < last.len && mw_str_equal(without_article(last), text))
        return SURNAME;
    if (mw_str_starts(name, text) && name.data[text.len] == ' ')
        return family_name_is_first(n, bearer) ? SURNAME : GIVEN_NAME;
    return stands_inside(name, text) ? INSIDE : NO_FIT;
}

/* "the Council" after the Security Council has been named. */
static bool is_its_noun(const mw_namer *n, const mw_mark *mark, mw_str text, mw_str name)
{
    return mark->end - mark->first == 1 && mark->first > 0 && mw_has(n, mark->first - 1, MW_T_DETERMINER) &&
           mw_has(n, mark->first, MW_T_ORG) && text.len < name.len && mw_str_ends(name, text) &&
           name.data[name.len - text.len - 1] == ' ';
}

/* "Hama" after the Hama Brigade and Hama province: a place's name as well. */
static bool is_places_name(const mw_namer *n, mw_str text)
{
    for (uint32_t b = 0; b < n->bearer_count; b++) {
        mw_str name = n->bearers[b].name;
        if (n->bearers[b].type == MW_PLACE && name.len > text.len && mw_str_starts(name, text) &&
            name.data[text.len] == ' ')
            return true;
    }
    return false;
}

static bool is_titled(const mw_mark *mark)
{
    return mark->type == MW_PERSON && mark->title_end > mark->title_first;
}

/* "Mr Bush" beside the Bush Administration: what somebody with a title is called is no body's short name. */
static bool is_persons_name(const mw_namer *n, mw_str text)
{
    for (uint32_t i = 0; i < n->mark_count; i++)
        if (is_titled(&n->marks[i]) && mw_str_equal(mw_tokens_text(n, n->marks[i].first, n->marks[i].end), text))
            return true;
    return false;
}

/* "Amnesty" is Amnesty International; "National", "World", "Bank" are nobody. */
static fit fit_of_body(const mw_namer *n, const mw_mark *mark, mw_str text, const mw_bearer *bearer)
{
    mw_str name = bearer->name;
    if (is_titled(mark))
        return NO_FIT;
    if (is_its_noun(n, mark, text, name))
        return SURNAME;
    if (text.len < 4 || text.len >= name.len || !mw_str_starts(name, text) ||
        name.data[text.len] != ' ' || mw_has(n, mark->first, MW_T_COMMON | MW_T_CUES | MW_T_PLACE_FIRST) ||
        is_places_name(n, text) || is_persons_name(n, text))
        return NO_FIT;
    return INSIDE;
}

static bool was_nearby(const alias_search *s, uint32_t bearer, const mw_mark *mark)
{
    if (!s->named_at[bearer])
        return false;
    const mw_namer *n = s->n;
    uint32_t here = mw_article_sentence_at(n->article, n->tokens[mark->first].start);
    uint32_t there = mw_article_sentence_at(n->article, n->tokens[s->named_at[bearer] - 1].start);
    return here - there <= (n->bearers[bearer].type == MW_PERSON ? NEARBY_PEOPLE_SENTENCES : NEARBY_SENTENCES);
}

/* The bearer a short name belongs to; `*unsure` when several fit and none is nearer. */
static uint32_t bearer_of_short(const alias_search *s, const mw_mark *mark, fit least, bool *unsure)
{
    const mw_namer *n = s->n;
    mw_str text = mw_tokens_text(n, mark->first, mark->end);
    const uint64_t *head = mw_map_get(&s->heads, last_word(text));
    uint32_t best = MW_NO_INDEX;
    fit best_fit = NO_FIT;
    int best_rank = -1, followed = 0;
    *unsure = false;
    for (uint32_t link = head ? (uint32_t)*head : 0; link; link = s->links[link - 1].next) {
        if (followed++ == BEARERS_OF_WORD_MAX) {
            *unsure = true;
            break;
        }
        uint32_t b = s->links[link - 1].bearer;
        const mw_bearer *bearer = &n->bearers[b];
        fit how = bearer->type == MW_PERSON ? fit_of_person(n, text, bearer) : fit_of_body(n, mark, text, bearer);
        if (how < least || b == best)
            continue;
        int rank = (int)how * 4 + (s->named_at[b] != 0) * 2 + was_nearby(s, b, mark);
        if (rank > best_rank) {
            best = b, best_fit = how, best_rank = rank;
            *unsure = false;
        } else if (rank == best_rank) {
            *unsure = true;
        }
    }
    return best_fit == NO_FIT ? MW_NO_INDEX : best;
}

/* ---- marks */

void mw_mark_give(mw_namer *n, mw_mark *mark, uint32_t bearer, const char *rule)
{
    mw_bearer *b = &n->bearers[bearer];
    mark->bearer = bearer;
    mark->type = b->type;
    mark->mention = MW_BY_ALIAS;
    mark->rule = rule;
    mark->pending = false;
    if (mark->grade == MW_GUESS)
        mark->grade = MW_WEAK;
    b->mark_count++;
    if (b->sex == MW_SEX_UNKNOWN)
        b->sex = mark->sex;
}

static bool says(const mw_namer *n, uint32_t at)
{
    mw_hit hit;
    return at < n->token_count && mw_lexicon_match_exact(n->saying, n->tokens + at, 1, &hit) &&
           n->tokens[at].form & (MW_PAST | MW_THIRD);
}

static bool is_place_by_position(const mw_namer *n, const mw_mark *mark)
{
    return mark->first > 0 && mw_has(n, mark->first - 1, MW_T_PREPOSITION);
}

/* "Trump" with only Ivanka Trump in the article, "Jordan" after Michael Jordan: what the gazetteer
 * thinks yields to a full name of the article. */
static bool yields_to_article(const alias_search *s, const mw_mark *mark)
{
    const mw_namer *n = s->n;
    if (mark->end - mark->first != 1)
        return false;
    if (mark->type == MW_PLACE)
        return !is_place_by_position(n, mark) && !mw_looks(n, mark->first, MW_ALL_CAPS);
    if (mark->type == MW_GROUP) /* "Tory said" after John Tory */
        return mw_token_is_possessive(n, mark->end) || says(n, mark->end);
    const mw_bearer *known = &n->bearers[mark->bearer];
    bool in_full = known->end - known->first > 1 && known->first < mark->first;
    return mark->type == MW_PERSON && mark->mention == MW_BY_ALIAS && !in_full;
}

static void resolve(alias_search *s, mw_mark *mark)
{
    const mw_namer *n = s->n;
    bool unsure;
    uint32_t length = mark->end - mark->first;
    if (mark->row && (mw_row_is_own(mark->row) || !yields_to_article(s, mark)))
        return;
    if (!mark->row && mark->bearer == MW_NO_INDEX && length > 2)
        return;
    bool titled = mark->title_end > mark->title_first;
    fit least = mark->row ? SURNAME : titled || length == 1 ? GIVEN_NAME : SURNAME;
    if (!mark->row && mw_has(n, mark->first, MW_T_COMMON) && !titled)
        least = SURNAME;
    uint32_t bearer = bearer_of_short(s, mark, least, &unsure);
    if (bearer == MW_NO_INDEX || bearer == mark->bearer)
        return;
    if (!mark->row && mark->type == MW_EVENT)
        return;
    if (!unsure) {
        if (mark->row) {
            n->bearers[mark->bearer].mark_count--;
            mark->sex = titled ? mark->sex : MW_SEX_UNKNOWN; /* it was that of the gazetteer's bearer */
        }
        mark->row = NULL;
        mw_mark_give(s->n, mark, bearer, "short name");
    } else if (!mark->row) {
        mark->rule = SHORT_OF_SEVERAL;
        mark->pending = true; /* left out: whose it is cannot be told */
    }
}

/* A full name that is part of a longer one is a short name too ("Garcia Marquez"). */
static void resolve_all(alias_search *s)
{
    mw_namer *n = s->n;
    for (uint32_t i = 0; i < n->mark_count; i++) {
        mw_mark *mark = &n->marks[i];
        resolve(s, mark);
        if (mark->bearer != MW_NO_INDEX)
            s->named_at[mark->bearer] = mark->first + 1;
    }
}

/* "Rice said": a family name that is a common word, at the head of a sentence. */
static bool starts_as_subject(const mw_namer *n, uint32_t at)
{
    uint32_t after = at + 1;
    if (mw_token_is_possessive(n, after))
        return true;
    return after < n->token_count && mw_looks(n, after, MW_WORD) && !mw_looks(n, after, MW_CAPITAL) &&
           (n->tokens[after].form & (MW_PAST | MW_THIRD)) && !(n->tokens[after].form & MW_PLURAL);
}

static bool add_doubtful(alias_search *s, uint32_t at, mw_error *err)
{
    mw_mark mark = {.first = at, .end = at + 1, .type = MW_PERSON, .bearer = MW_NO_INDEX, .grade = MW_WEAK};
    bool unsure;
    uint32_t bearer = bearer_of_short(s, &mark, SURNAME, &unsure);
    if (bearer == MW_NO_INDEX || unsure || s->n->bearers[bearer].type != MW_PERSON)
        return true;
    mw_mark_give(s->n, &mark, bearer, "short name");
    return mw_mark_add(s->n, mark, err);
}

static bool resolve_doubtful(alias_search *s, mw_error *err)
{
    mw_namer *n = s->n;
    size_t marked = n->mark_count, next = 0;
    for (uint32_t i = 0; i < n->sentence_count; i++) {
        uint32_t at = n->sentences[i].token_first;
        while (at < n->sentences[i].token_end && !mw_looks(n, at, MW_SENTENCE_FIRST))
            at++;
        while (next < marked && n->marks[next].end <= at)
            next++;
        bool covered = next < marked && n->marks[next].first <= at;
        if (!covered && at < n->sentences[i].token_end && mw_has(n, at, MW_T_DOUBTFUL) &&
            starts_as_subject(n, at) && !add_doubtful(s, at, err))
            return false;
    }
    return true;
}

/* ---- names in doubt */

typedef struct sighting { /* of one text in the article */
    uint32_t marks, inside, places; /* inside: not at the head of a sentence */
    uint32_t speaks;                /* before a verb of saying */
    uint32_t sure;                  /* 1 + a mark whose type is known */
} sighting;

static bool count_sightings(mw_namer *n, mw_map *texts, sighting *seen, mw_error *err)
{
    size_t count = 0;
    for (uint32_t i = 0; i < n->mark_count; i++) {
        const mw_mark *mark = &n->marks[i];
        bool is_new;
        uint64_t *place = mw_map_put(texts, mw_tokens_text(n, mark->first, mark->end), &is_new, err);
        if (!place)
            return false;
        if (is_new)
            *place = count++;
        sighting *sight = &seen[*place];
        sight->marks++;
        sight->inside += !mw_looks(n, mark->first, MW_SENTENCE_FIRST);
        sight->places += is_place_by_position(n, mark);
        sight->speaks += says(n, mark->end);
        if (!mark->pending)
            sight->sure = i + 1;
    }
    return true;
}

/* The letters of a Mi-35 or an Su-30 are no name of their own. */
static bool is_model_name(const mw_namer *n, uint32_t end)
{
    if (!mw_token_is_hyphen(n, end))
        return false;
    char first = n->text.data[n->tokens[end + 1].start];
    return first >= '0' && first <= '9';
}

static bool confirm_pending(mw_namer *n, mw_map *texts, mw_error *err)
{
    sighting *seen = mw_arena_get(n->arena, (n->mark_count + 1) * sizeof *seen, err);
    if (!seen || !count_sightings(n, texts, seen, err))
        return false;
    for (uint32_t i = 0; i < n->mark_count; i++) {
        mw_mark *mark = &n->marks[i];
        if (!mark->pending || mark->short_only || mark->rule == SHORT_OF_SEVERAL)
            continue;
        const sighting *sight = &seen[*mw_map_get(texts, mw_tokens_text(n, mark->first, mark->end))];
        bool cue_alone = mark->end - mark->first == 1 && mw_has(n, mark->first, MW_T_CUES | MW_T_COMMON);
        bool unit = mark->first > 0 && mw_looks(n, mark->first - 1, MW_NUMBER);
        bool model = is_model_name(n, mark->end);
        if (sight->sure) {
            const mw_mark *sure = &n->marks[sight->sure - 1];
            mark->type = sure->type;
            mark->bearer = sure->bearer;
            mark->mention = sure->mention;
            mark->row = sure->row;
            mark->grade = MW_WEAK;
            mark->pending = false;
        } else if (!mw_model_trained(n->model) && sight->marks >= 2 && sight->inside >= 1 && !cue_alone && !unit &&
                   !model) {
            mark->type = sight->places * 2 > sight->marks ? MW_PLACE : sight->speaks ? MW_PERSON : MW_ORG;
            mark->rule = "named several times";
            mark->grade = MW_GUESS;
            mark->pending = false;
        }
    }
    return true;
}

bool mw_aliases_find(mw_namer *n, mw_error *err)
{
    alias_search s = {.n = n};
    mw_map texts = {0};
    s.named_at = mw_arena_get(n->arena, (n->bearer_count + 1) * sizeof *s.named_at, err);
    bool good = s.named_at && index_bearers(&s, err);
    if (good)
        resolve_all(&s);
    good = good && mw_bynames_find(n) && mw_acronyms_find(n, err) && resolve_doubtful(&s, err) &&
           confirm_pending(n, &texts, err);
    mw_map_free(&s.heads);
    mw_map_free(&texts);
    return good;
}
