/* SPDX-License-Identifier: MIT */
/* Shorter names of those already known in the article: "Lavrov" for Sergey Lavrov, "Suu Kyi" for
 * Aung San Suu Kyi, "Xi" for Xi Jinping, "Amnesty" for Amnesty International.
 *
 * A short name that fits two bearers is given to the one named last before it, when only one of them
 * was named nearby, which of people is a good part of an article: a minister is not his spokesman of
 * the same name. Else it stays a name without an identity. */
#include "names/names_impl.h"
#include "model/trained.h"

static const char SHORT_OF_SEVERAL[] = "short name of several"; /* known by its address */

/* No article comes near the other two: they keep a directory of millions of names from being compared
 * each with each. */
enum { NEARBY_SENTENCES = 3, NEARBY_PEOPLE_SENTENCES = 12, BEARERS_OF_WORD_MAX = 500, INITIALS_MAX = 1000, SPELLED_MIN = 3 };

typedef struct word_link { /* a bearer with this word in its name, and the next such */
    uint32_t bearer, next;
} word_link;

typedef struct alias_search {
    mw_namer *n;
    mw_map heads; /* word -> 1 + index of its first link */
    word_link *links;
    size_t link_count, link_capacity;
    uint32_t *named_at; /* a bearer: 1 + the token of its last mark so far */
    mw_map initials;    /* an acronym that nobody defined -> its bearer */
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

static void give(alias_search *s, mw_mark *mark, uint32_t bearer, const char *rule)
{
    mw_bearer *b = &s->n->bearers[bearer];
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
        give(s, mark, bearer, "short name");
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
    give(s, &mark, bearer, "short name");
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

/* ---- acronyms */

/* Whether the capitals of `acronym` begin words of `name`, in order, the first with the first. */
static bool abbreviates(mw_str acronym, mw_str name)
{
    size_t at = 0, matched = 0;
    bool word_start = true;
    for (size_t i = 0; i < name.len && at < acronym.len; i++) {
        char c = name.data[i];
        if (word_start && (c == acronym.data[at] || c - 32 == acronym.data[at])) {
            at++;
            matched++;
        } else if (word_start && at == 0) {
            return false;
        }
        word_start = c == ' ' || c == '-' || c == '(';
    }
    return matched >= 2 && matched == acronym.len;
}

static bool looks_like_acronym(const mw_namer *n, uint32_t at)
{
    mw_str text = mw_token_text(n, at);
    int capitals = 0;
    for (size_t i = 0; i < text.len; i++)
        capitals += text.data[i] >= 'A' && text.data[i] <= 'Z';
    return mw_looks(n, at, MW_WORD) && capitals >= 2 && text.len <= 10 && (size_t)capitals * 2 >= text.len;
}

/* Words of at least four letters that both names have, of all such words of the shorter. */
static bool share_words(mw_str a, mw_str b)
{
    int words = 0, shared = 0;
    mw_str word;
    while (mw_str_cut(&a, ' ', &word))
        if (word.len >= 4) {
            words++;
            shared += mw_str_find(b, word, 0) < b.len;
        }
    return words > 0 && shared * 3 >= words * 2;
}

/* "Assistance Association for Political Prisoners (AAPP)": from here on AAPP is that body,
 * whatever the gazetteer knows by these letters. */
static bool define(alias_search *s, mw_map *acronyms, uint32_t index, mw_error *err)
{
    mw_namer *n = s->n;
    mw_mark *mark = &n->marks[index];
    uint32_t at = mark->end + 1;
    if (mark->bearer == MW_NO_INDEX || mark->type == MW_PERSON || mark->type == MW_GROUP ||
        mark->end - mark->first < 2 || !mw_token_is(n, mark->end, "(") || !mw_token_is(n, at + 1, ")") ||
        !looks_like_acronym(n, at))
        return true;
    mw_mark *inner = index + 1 < n->mark_count && n->marks[index + 1].first == at ? &n->marks[index + 1] : NULL;
    if (inner && inner->row && inner->bearer != mark->bearer && !mark->row &&
        share_words(mw_tokens_text(n, mark->first, mark->end), n->bearers[inner->bearer].name)) {
        mark->bearer = inner->bearer; /* another spelling of what the gazetteer knows */
        mark->mention = MW_BY_ALIAS;
        mark->type = n->bearers[inner->bearer].type;
    }
    uint64_t *place = mw_map_put(acronyms, mw_token_text(n, at), NULL, err);
    if (!place)
        return false;
    *place = mark->bearer;
    if (inner)
        return true;
    mw_mark added = {.first = at, .end = at + 1, .grade = MW_STRONG, .bearer = MW_NO_INDEX};
    give(s, &added, mark->bearer, "acronym in brackets");
    return mw_mark_add(n, added, err);
}

/* Whether the capitals of a name are just these letters: CSIS of the Canadian Security Intelligence Service. */
static bool spells(mw_str acronym, mw_str name)
{
    size_t at = 0;
    mw_str word;
    while (mw_str_cut(&name, ' ', &word)) {
        bool capital = word.len && word.data[0] >= 'A' && word.data[0] <= 'Z';
        if (capital && (at == acronym.len || word.data[0] != acronym.data[at++]))
            return false;
    }
    return at == acronym.len && at >= SPELLED_MIN;
}

/* An acronym of the gazetteer's, of whose body the article never gives the name, while it has named another
 * in full that begins with these letters; MW_NO_INDEX: none, or two. */
static uint32_t body_spelled_out(const mw_namer *n, const mw_mark *mark)
{
    mw_str acronym = mw_token_text(n, mark->first);
    const mw_bearer *known = &n->bearers[mark->bearer];
    uint32_t found = MW_NO_INDEX;
    if (acronym.len < SPELLED_MIN || mark->mention != MW_BY_ALIAS || known->end - known->first > 1)
        return MW_NO_INDEX;
    for (uint32_t b = 0; b < n->bearer_count; b++) {
        const mw_bearer *bearer = &n->bearers[b];
        if (b == mark->bearer || bearer->type != MW_ORG || bearer->first >= mark->first ||
            bearer->end - bearer->first < SPELLED_MIN || !spells(acronym, mw_tokens_text(n, bearer->first, bearer->end)))
            continue;
        if (found != MW_NO_INDEX)
            return MW_NO_INDEX;
        found = b;
    }
    return found;
}

/* The one body whose initials these are. */
static uint32_t body_of_initials(const mw_namer *n, mw_str acronym)
{
    uint32_t found = MW_NO_INDEX;
    for (uint32_t b = 0; b < n->bearer_count; b++)
        if (n->bearers[b].type == MW_ORG && abbreviates(acronym, n->bearers[b].name)) {
            if (found != MW_NO_INDEX)
                return MW_NO_INDEX;
            found = b;
        }
    return found;
}

/* Whose an acronym is that nobody defined; each is looked for once. */
static bool find_initials(alias_search *s, mw_str acronym, uint32_t *bearer, mw_error *err)
{
    const uint64_t *known = mw_map_get(&s->initials, acronym);
    *bearer = known ? (uint32_t)*known : MW_NO_INDEX;
    if (known || s->initials.count >= INITIALS_MAX)
        return true;
    uint64_t *place = mw_map_put(&s->initials, acronym, NULL, err);
    if (!place)
        return false;
    *bearer = body_of_initials(s->n, acronym);
    *place = *bearer;
    return true;
}

/* The bearer of an acronym that is a name of this article, defined or not; MW_NO_INDEX: none. */
static bool find_acronym(alias_search *s, const mw_map *acronyms, const mw_mark *mark, uint32_t *bearer, mw_error *err)
{
    mw_str text = mw_token_text(s->n, mark->first);
    const uint64_t *defined = mw_map_get(acronyms, text);
    *bearer = defined ? (uint32_t)*defined : MW_NO_INDEX;
    if (!defined && mark->row)
        *bearer = body_spelled_out(s->n, mark);
    return defined || mark->row || mark->type == MW_PERSON || find_initials(s, text, bearer, err);
}

static bool resolve_acronyms(alias_search *s, mw_map *acronyms, mw_error *err)
{
    mw_namer *n = s->n;
    size_t marked = n->mark_count;
    for (uint32_t i = 0; i < marked; i++)
        if (!define(s, acronyms, i, err))
            return false;
    for (uint32_t i = 0; i < marked; i++) {
        mw_mark *mark = &n->marks[i];
        if (mark->end - mark->first != 1 || mw_row_is_own(mark->row) || !looks_like_acronym(n, mark->first))
            continue;
        uint32_t bearer;
        if (!find_acronym(s, acronyms, mark, &bearer, err))
            return false;
        if (bearer != MW_NO_INDEX && bearer != mark->bearer) {
            mark->row = NULL;
            give(s, mark, bearer,
                 mw_map_get(acronyms, mw_token_text(n, mark->first)) ? "acronym in brackets" : "initials");
        }
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
    mw_map acronyms = {0}, texts = {0};
    s.named_at = mw_arena_get(n->arena, (n->bearer_count + 1) * sizeof *s.named_at, err);
    bool good = s.named_at && index_bearers(&s, err);
    if (good)
        resolve_all(&s);
    good = good && resolve_acronyms(&s, &acronyms, err) && resolve_doubtful(&s, err) &&
           confirm_pending(n, &texts, err);
    mw_map_free(&s.heads);
    mw_map_free(&s.initials);
    mw_map_free(&acronyms);
    mw_map_free(&texts);
    return good;
}
