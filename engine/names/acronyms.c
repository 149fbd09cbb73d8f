/* SPDX-License-Identifier: MIT */
/* Acronyms: defined in brackets behind a name ("Assistance Association for Political Prisoners (AAPP)"), or the
 * initials of the one body of the article that fits. */
#include "names/aliases.h"

/* No article comes near the first: it keeps a directory of millions of acronyms from being looked for each by itself. */
enum { INITIALS_MAX = 1000, SPELLED_MIN = 3 };

typedef struct acronym_search {
    mw_namer *n;
    mw_map defined;  /* an acronym in brackets -> its bearer */
    mw_map initials; /* an acronym that nobody defined -> its bearer */
} acronym_search;

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
static bool define(acronym_search *s, uint32_t index, mw_error *err)
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
    uint64_t *place = mw_map_put(&s->defined, mw_token_text(n, at), NULL, err);
    if (!place)
        return false;
    *place = mark->bearer;
    if (inner)
        return true;
    mw_mark added = {.first = at, .end = at + 1, .grade = MW_STRONG, .bearer = MW_NO_INDEX};
    mw_mark_give(n, &added, mark->bearer, "acronym in brackets");
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
static bool find_initials(acronym_search *s, mw_str acronym, uint32_t *bearer, mw_error *err)
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
static bool find_acronym(acronym_search *s, const mw_mark *mark, uint32_t *bearer, mw_error *err)
{
    mw_str text = mw_token_text(s->n, mark->first);
    const uint64_t *defined = mw_map_get(&s->defined, text);
    *bearer = defined ? (uint32_t)*defined : MW_NO_INDEX;
    if (!defined && mark->row)
        *bearer = body_spelled_out(s->n, mark);
    return defined || mark->row || mark->type == MW_PERSON || find_initials(s, text, bearer, err);
}

static bool resolve(acronym_search *s, mw_error *err)
{
    mw_namer *n = s->n;
    size_t marked = n->mark_count;
    for (uint32_t i = 0; i < marked; i++)
        if (!define(s, i, err))
            return false;
    for (uint32_t i = 0; i < marked; i++) {
        mw_mark *mark = &n->marks[i];
        if (mark->end - mark->first != 1 || mw_row_is_own(mark->row) || !looks_like_acronym(n, mark->first))
            continue;
        uint32_t bearer;
        if (!find_acronym(s, mark, &bearer, err))
            return false;
        if (bearer == MW_NO_INDEX || bearer == mark->bearer)
            continue;
        bool defined = mw_map_get(&s->defined, mw_token_text(n, mark->first));
        mark->row = NULL;
        mw_mark_give(n, mark, bearer, defined ? "acronym in brackets" : "initials");
    }
    return true;
}

bool mw_acronyms_find(mw_namer *n, mw_error *err)
{
    acronym_search s = {.n = n};
    bool good = resolve(&s, err);
    mw_map_free(&s.defined);
    mw_map_free(&s.initials);
    return good;
}
