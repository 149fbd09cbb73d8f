/* SPDX-License-Identifier: MIT */
/* Names to entities, by union of what is certainly one.
 *
 * Level after level of spelling.h, names with one key become one, unless the key would join two
 * that the gazetteer knows. Then come what has a direction: an acronym to the body that some
 * article introduced it for, initials to the one full name that they fit. */
#include "store/identity.h"

#include <stdlib.h>

#include "text/utf8.h"

typedef struct finder {
    const mw_spellings *spellings;
    mw_naming *namings;
    size_t count;
    mw_str *plain;     /* slugs without titles */
    uint32_t *wanted;  /* one round's proposals: index + 1; 0: none */
    mw_arena *arena;
} finder;

enum { ACRONYM_LETTERS_MIN = 3, ACRONYM_BYTES_MAX = 10 };

static uint32_t root_of(const finder *f, uint32_t at)
{
    while (f->namings[at].of != at)
        at = f->namings[at].of;
    return at;
}

/* ---- which of two gives its id */

static bool is_initial(mw_str word)
{
    return word.len == 1;
}

static bool has_initial(mw_str slug)
{
    mw_str word;
    while (mw_str_cut(&slug, '-', &word))
        if (is_initial(word))
            return true;
    return false;
}

static int by_plainness(const finder *f, uint32_t a, uint32_t b)
{
    const mw_naming *x = &f->namings[a], *y = &f->namings[b];
    int known = (int)x->known - (int)y->known;
    int acronym = (int)mw_identity_is_acronym(y->name) - (int)mw_identity_is_acronym(x->name);
    int initial = (int)has_initial(f->plain[b]) - (int)has_initial(f->plain[a]);
    int titled = (int)(y->slug.len > f->plain[b].len) - (int)(x->slug.len > f->plain[a].len);
    int mentions = (x->mentions > y->mentions) - (x->mentions < y->mentions);
    return known      ? known
           : acronym  ? acronym
           : initial  ? initial
           : titled   ? titled
           : mentions ? mentions
                      : mw_str_compare(y->slug, x->slug);
}

static void join(finder *f, uint32_t a, uint32_t b, unsigned why)
{
    uint32_t one = root_of(f, a), other = root_of(f, b);
    bool both_known = f->namings[one].known && f->namings[other].known;
    if (one == other || (both_known && why != MW_ONE_WIKIDATA))
        return;
    if (by_plainness(f, one, other) < 0) {
        uint32_t swap = one;
        one = other;
        other = swap;
    }
    f->namings[other].of = one;
    f->namings[other].why = why;
}

/* ---- names with one key */

typedef struct keyed {
    mw_str key;
    uint32_t named;
} keyed;

static int by_key(const void *a, const void *b)
{
    const keyed *x = a, *y = b;
    int order = mw_str_compare(x->key, y->key);
    return order ? order : (x->named > y->named) - (x->named < y->named);
}

/* What would join two that are known, or with one that stands alone, joins nothing. */
static void join_run(finder *f, const keyed *run, size_t count, unsigned why)
{
    uint32_t known = MW_NO_INDEX;
    for (size_t i = 0; i < count; i++) {
        uint32_t root = root_of(f, run[i].named);
        if (!f->namings[root].known)
            continue;
        if (known != MW_NO_INDEX && known != root && why != MW_ONE_WIKIDATA)
            return;
        known = root;
    }
    for (size_t i = 1; i < count; i++)
        join(f, run[0].named, run[i].named, why);
}

static void join_equal(finder *f, keyed *keys, size_t count, unsigned why)
{
    if (count)
        qsort(keys, count, sizeof *keys, by_key);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && mw_str_equal(keys[end].key, keys[i].key);)
            end++;
        if (end - i > 1)
            join_run(f, keys + i, end - i, why);
    }
}

static bool key_at(finder *f, uint32_t at, mw_spelling_level level, mw_str *key, mw_error *err)
{
    const mw_naming *n = &f->namings[at];
    mw_buf text = {0};
    mw_buf_print(&text, "%d ", (int)n->type);
    mw_spelling_key(f->spellings, n->slug, n->name, n->type, level, &text);
    bool good = mw_buf_ok(&text, err) && mw_arena_copy(f->arena, mw_buf_str(&text), key, err);
    mw_buf_free(&text);
    return good;
}

static bool join_level(finder *f, keyed *keys, mw_spelling_level level, mw_error *err)
{
    size_t used = 0;
    for (uint32_t i = 0; i < f->count; i++) {
        if (f->namings[i].alone)
            continue;
        keys[used].named = i;
        if (!key_at(f, i, level, &keys[used++].key, err))
            return false;
    }
    join_equal(f, keys, used, 1u << level);
    return true;
}

static void join_numbers(finder *f, keyed *keys)
{
    size_t used = 0;
    for (uint32_t i = 0; i < f->count; i++)
        if (!f->namings[i].alone && f->namings[i].wikidata.len)
            keys[used++] = (keyed){f->namings[i].wikidata, i};
    join_equal(f, keys, used, MW_ONE_WIKIDATA);
}

/* ---- what has a direction: every naming proposes the one it fits, then all are done at once */

static void propose(finder *f, uint32_t at, uint32_t candidate, bool *several)
{
    uint32_t root = root_of(f, candidate);
    if (root == root_of(f, at))
        return;
    if (f->wanted[at] && f->wanted[at] != root + 1)
        *several = true;
    f->wanted[at] = root + 1;
}

/* A naming that fits several, or is known as another, stays what it is. */
static void close_proposal(finder *f, uint32_t at, bool several)
{
    if (!f->wanted[at])
        return;
    const mw_naming *mine = &f->namings[root_of(f, at)];
    if (several || (mine->known && f->namings[f->wanted[at] - 1].known))
        f->wanted[at] = 0;
}

static void join_proposals(finder *f, unsigned why)
{
    for (uint32_t i = 0; i < f->count; i++) {
        if (f->wanted[i])
            join(f, i, f->wanted[i] - 1, why);
        f->wanted[i] = 0;
    }
}

static bool is_body(mw_entity_type type)
{
    return type == MW_ORG || type == MW_GROUP || type == MW_EVENT || type == MW_OTHER;
}

bool mw_identity_is_acronym(mw_str text)
{
    size_t capitals = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool capital = text.data[i] >= 'A' && text.data[i] <= 'Z';
        if (!capital && !(text.data[i] >= '0' && text.data[i] <= '9'))
            return false;
        capitals += capital;
    }
    return capitals >= 2 && text.len <= ACRONYM_BYTES_MAX;
}

/* "AAPP said", in an article that does not say who that is: the forms that are spelt so, from `first` on. */
static bool propose_full(finder *f, uint32_t at, const keyed *forms, size_t count)
{
    bool several = false;
    for (size_t k = 0; k < count && mw_str_equal(forms[k].key, f->namings[at].name); k++) {
        const mw_naming *full = &f->namings[forms[k].named];
        if (is_body(full->type) && !full->alone && !mw_identity_is_acronym(full->name))
            propose(f, at, forms[k].named, &several);
    }
    return several;
}

/* The first of the sorted forms that is not before `text`. */
static size_t place_of(const keyed *forms, size_t count, mw_str text)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (mw_str_compare(forms[middle].key, text) < 0)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

static bool join_acronyms(finder *f, const mw_short_form *forms, size_t form_count, mw_error *err)
{
    keyed *sorted = mw_arena_get(f->arena, (form_count + 1) * sizeof *sorted, err);
    if (!sorted)
        return false;
    for (size_t i = 0; i < form_count; i++)
        sorted[i] = (keyed){forms[i].text, forms[i].named};
    if (form_count)
        qsort(sorted, form_count, sizeof *sorted, by_key);
    for (uint32_t i = 0; i < f->count; i++) {
        const mw_naming *n = &f->namings[i];
        if (n->alone || n->known || !is_body(n->type) || n->name.len < ACRONYM_LETTERS_MIN ||
            !mw_identity_is_acronym(n->name))
            continue;
        size_t first = place_of(sorted, form_count, n->name);
        close_proposal(f, i, propose_full(f, i, sorted + first, form_count - first));
    }
    join_proposals(f, MW_ONE_ACRONYM);
    return true;
}

/* ---- initials */

static bool word_fits(mw_str a, mw_str b)
{
    if (is_initial(a) || is_initial(b))
        return a.data[0] == b.data[0];
    return mw_str_equal(a, b);
}

static mw_str family_of(mw_str slug)
{
    size_t start = slug.len;
    while (start > 0 && slug.data[start - 1] != '-')
        start--;
    return mw_str_sub(slug, start, slug.len);
}

/* Given names word for word, as far as both have them. */
static bool given_fit(mw_str a, mw_str b)
{
    mw_str x, y;
    while (mw_str_cut(&a, '-', &x) && mw_str_cut(&b, '-', &y)) {
        if (!x.len || !y.len)
            break;
        if (!word_fits(x, y))
            return false;
    }
    return true;
}

/* j-smith with john-smith, john-q-smith with john-smith. */
static bool initials_fit(mw_str a, mw_str b)
{
    mw_str x = family_of(a), y = family_of(b);
    if (!mw_str_equal(x, y) || is_initial(x) || x.len == a.len || y.len == b.len)
        return false;
    return given_fit(mw_str_sub(a, 0, a.len - x.len), mw_str_sub(b, 0, b.len - y.len));
}

static bool is_with_initials(const finder *f, uint32_t at)
{
    mw_str first = f->plain[at], word;
    if (f->namings[at].type != MW_PERSON || f->namings[at].alone || !has_initial(f->plain[at]))
        return false;
    return mw_str_cut(&first, '-', &word) && !mw_spelling_is_title(f->spellings, word);
}

/* Those with one family name are next to one another in `keys`. */
static void propose_initials(finder *f, const keyed *run, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t at = run[i].named;
        bool several = false;
        if (!is_with_initials(f, at))
            continue;
        for (size_t k = 0; k < count; k++)
            if (k != i && initials_fit(f->plain[at], f->plain[run[k].named]))
                propose(f, at, run[k].named, &several);
        close_proposal(f, at, several);
    }
}

static void join_initials(finder *f, keyed *keys)
{
    size_t used = 0;
    for (uint32_t i = 0; i < f->count; i++)
        if (f->namings[i].type == MW_PERSON && !f->namings[i].alone)
            keys[used++] = (keyed){family_of(f->plain[i]), i};
    if (used)
        qsort(keys, used, sizeof *keys, by_key);
    for (size_t i = 0, end; i < used; i = end) {
        for (end = i + 1; end < used && mw_str_equal(keys[end].key, keys[i].key);)
            end++;
        propose_initials(f, keys + i, end - i);
    }
    join_proposals(f, MW_ONE_INITIALS);
}

/* ---- family name first or last: Ban Ki-moon, Ki-moon Ban */

/* Three words at least: Wang Yi and Yi Wang may be two. A Burmese name has no order to turn. */
static bool ends_in_family(const finder *f, uint32_t at, mw_str *family)
{
    mw_str slug = f->plain[at];
    size_t words = 1;
    for (size_t i = 0; i < slug.len; i++)
        words += slug.data[i] == '-';
    *family = family_of(slug);
    return f->namings[at].type == MW_PERSON && !f->namings[at].alone && words >= 3 &&
           mw_spelling_is_first(f->spellings, *family);
}

static bool propose_turned(finder *f, const mw_map *plain, uint32_t at, mw_error *err)
{
    mw_str family, turned;
    bool several = false;
    if (!ends_in_family(f, at, &family))
        return true;
    mw_str given = mw_str_sub(f->plain[at], 0, f->plain[at].len - family.len - 1);
    if (!mw_arena_print(f->arena, &turned, err, "%.*s-%.*s", MW_ARG(family), MW_ARG(given)))
        return false;
    const uint64_t *other = mw_map_get(plain, turned);
    if (other && f->namings[*other].type == MW_PERSON && !f->namings[*other].alone)
        propose(f, at, (uint32_t)*other, &several);
    close_proposal(f, at, several);
    return true;
}

/* Those with the same slug but for titles are one already. */
static bool join_turned(finder *f, mw_error *err)
{
    mw_map plain = {0};
    bool good = true;
    for (uint32_t i = 0; good && i < f->count; i++) {
        uint64_t *place = mw_map_put(&plain, f->plain[i], NULL, err);
        good = place != NULL;
        if (good)
            *place = i;
    }
    for (uint32_t i = 0; good && i < f->count; i++)
        good = propose_turned(f, &plain, i, err);
    mw_map_free(&plain);
    if (good)
        join_proposals(f, MW_ONE_ORDER);
    return good;
}

/* ---- all of it */

static bool prepare(finder *f, mw_error *err)
{
    f->plain = mw_arena_get(f->arena, (f->count + 1) * sizeof *f->plain, err);
    f->wanted = mw_arena_get(f->arena, (f->count + 1) * sizeof *f->wanted, err);
    if (!f->plain || !f->wanted)
        return false;
    for (uint32_t i = 0; i < f->count; i++) {
        mw_naming *n = &f->namings[i];
        n->of = i;
        n->why = 0;
        f->plain[i] = mw_spelling_untitled(f->spellings, n->slug, n->type);
    }
    return true;
}

/* A naming is what it is for all the reasons on its way to the root. */
static void settle(finder *f)
{
    for (uint32_t i = 0; i < f->count; i++) {
        f->wanted[i] = root_of(f, i);
        for (uint32_t at = f->namings[i].of; at != f->namings[at].of; at = f->namings[at].of)
            f->namings[i].why |= f->namings[at].why;
    }
    for (uint32_t i = 0; i < f->count; i++)
        f->namings[i].of = f->wanted[i];
}

static bool find(finder *f, const mw_short_form *forms, size_t form_count, mw_error *err)
{
    keyed *keys = mw_arena_get(f->arena, (f->count + 1) * sizeof *keys, err);
    if (!keys || !prepare(f, err))
        return false;
    join_numbers(f, keys);
    for (int level = 0; level < MW_SPELLING_LEVELS; level++)
        if (!join_level(f, keys, (mw_spelling_level)level, err))
            return false;
    if (!join_turned(f, err))
        return false;
    if (!join_acronyms(f, forms, form_count, err))
        return false;
    join_initials(f, keys);
    settle(f);
    return true;
}

bool mw_identity_find(const mw_spellings *spellings, mw_naming *namings, size_t count,
                      const mw_short_form *forms, size_t form_count, mw_error *err)
{
    finder f = {.spellings = spellings, .namings = namings, .count = count};
    f.arena = mw_arena_create(0, err);
    bool good = f.arena && find(&f, forms, form_count, err);
    mw_arena_free(f.arena);
    return good;
}

void mw_identity_why(unsigned why, mw_buf *out)
{
    static const char *const REASONS[] = {
        "but for its title", "with umlauts written out", "but for hyphens and blanks",
        "in other letters", "but for its form of company", "the same Wikidata number",
        "with the family name last", "an acronym that an article introduced",
        "initials that fit nobody else"};
    bool first = true;
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++)
        if (why & 1u << i) {
            mw_buf_print(out, "%s%s", first ? "" : "; ", REASONS[i]);
            first = false;
        }
}
