/* SPDX-License-Identifier: MIT */
/* Near-duplicates as a statistic: articles with their sets of shingles, and what comes of them. */
#include <stdlib.h>

#include "base/memory.h"
#include "stats/counts.h"
#include "stats/neardup_impl.h"

#define NAME "copies"

mw_neardup *mw_neardup_new(mw_error *err)
{
    mw_neardup *made = mw_memory_get(sizeof *made, err);
    if (made && !(made->arena = mw_arena_create(0, err))) {
        mw_memory_free(made);
        return NULL;
    }
    return made;
}

void mw_neardup_free(mw_neardup *neardup)
{
    if (!neardup)
        return;
    mw_map_free(&neardup->ids);
    mw_arena_free(neardup->arena);
    mw_memory_free(neardup);
}

static bool copy_head(mw_arena *arena, const mw_copy_head *from, mw_copy_head *into, mw_error *err)
{
    into->first = from->first;
    return mw_arena_copy(arena, from->article, &into->article, err) &&
           mw_arena_copy(arena, from->published, &into->published, err) &&
           mw_arena_copy(arena, from->outlet, &into->outlet, err) &&
           mw_arena_copy(arena, from->agency, &into->agency, err);
}

/* A new entry; NULL with `*known` where the article is there already. */
static entry *put(mw_neardup *n, const mw_copy_head *head, bool *known, mw_error *err)
{
    entry made = {.set = {NULL, 0}};
    *known = mw_map_get(&n->ids, head->article) != NULL;
    if (*known || !copy_head(n->arena, head, &made.head, err) ||
        !mw_arena_push(n->arena, n->entries, n->count, n->capacity, made, err))
        return NULL;
    uint64_t *place = mw_map_put(&n->ids, n->entries[n->count - 1].head.article, NULL, err);
    if (!place)
        return NULL;
    *place = n->count - 1;
    return &n->entries[n->count - 1];
}

bool mw_neardup_add(mw_neardup *neardup, const mw_copy_head *head, mw_str text, mw_error *err)
{
    bool known;
    entry *e = put(neardup, head, &known, err);
    return known || (e && mw_shingles_of(text, neardup->arena, &e->set, err));
}

static bool copy_set(mw_arena *arena, const shingles *from, shingles *into, mw_error *err)
{
    into->count = from->count;
    into->items = mw_arena_get(arena, (from->count + 1) * sizeof *into->items, err);
    if (into->items && from->count)
        memcpy(into->items, from->items, from->count * sizeof *into->items);
    return into->items != NULL;
}

bool mw_neardup_merge(mw_neardup *into, const mw_neardup *from, mw_error *err)
{
    for (size_t i = 0; i < from->count; i++) {
        bool known;
        entry *e = put(into, &from->entries[i].head, &known, err);
        if (!known && (!e || !copy_set(into->arena, &from->entries[i].set, &e->set, err)))
            return false;
    }
    return true;
}

/* ---- order */

static int compare(const mw_copy_head *x, const mw_copy_head *y)
{
    if (!x->published.len != !y->published.len)
        return x->published.len ? -1 : 1;
    int order = mw_str_compare(x->published, y->published);
    return order ? order : mw_str_compare(x->article, y->article);
}

static int by_date(const void *a, const void *b)
{
    return compare(&(*(const entry *const *)a)->head, &(*(const entry *const *)b)->head);
}

const entry **mw_neardup_order(const mw_neardup *neardup, mw_error *err)
{
    const entry **order = mw_memory_get((neardup->count + 1) * sizeof *order, err);
    for (size_t i = 0; order && i < neardup->count; i++)
        order[i] = &neardup->entries[i];
    if (order)
        qsort(order, neardup->count, sizeof *order, by_date);
    return order;
}

/* ---- saved */

bool mw_neardup_save(const mw_neardup *neardup, mw_buf *out, mw_error *err)
{
    const entry **order = mw_neardup_order(neardup, err);
    if (!order)
        return false;
    mw_bytes_put_name(out, NAME);
    mw_bytes_put(out, neardup->count);
    for (size_t i = 0; i < neardup->count; i++) {
        const entry *e = order[i];
        mw_bytes_put_text(out, e->head.article);
        mw_bytes_put_text(out, e->head.published);
        mw_bytes_put_text(out, e->head.outlet);
        mw_bytes_put_text(out, e->head.agency);
        mw_bytes_put(out, e->head.first.start);
        mw_bytes_put(out, e->head.first.end - e->head.first.start);
        mw_bytes_put(out, e->set.count);
        for (uint32_t k = 0; k < e->set.count; k++) /* rising: the steps are small */
            mw_bytes_put(out, e->set.items[k] - (k ? e->set.items[k - 1] : 0));
    }
    mw_memory_free(order);
    return mw_buf_ok(out, err);
}

static bool load_set(mw_bytes *bytes, mw_arena *arena, shingles *set, mw_error *err)
{
    uint64_t count = mw_bytes_get(bytes), sum = 0;
    bytes->bad |= count > bytes->rest.len; /* a byte each at least */
    if (bytes->bad)
        return true;
    set->count = (uint32_t)count;
    set->items = mw_arena_get(arena, (set->count + 1) * sizeof *set->items, err);
    for (uint32_t k = 0; set->items && k < set->count; k++) {
        uint64_t step = mw_bytes_get(bytes);
        bytes->bad |= (k && !step) || step > UINT32_MAX - sum;
        sum += bytes->bad ? 0 : step;
        set->items[k] = (uint32_t)sum;
    }
    return set->items != NULL;
}

static bool load_entry(mw_neardup *n, mw_bytes *bytes, mw_error *err)
{
    mw_copy_head head = {.article = mw_bytes_get_text(bytes)};
    head.published = mw_bytes_get_text(bytes);
    head.outlet = mw_bytes_get_text(bytes);
    head.agency = mw_bytes_get_text(bytes);
    uint64_t start = mw_bytes_get(bytes), length = mw_bytes_get(bytes);
    bytes->bad |= start > UINT32_MAX || length > UINT32_MAX - start;
    head.first = (mw_span){(uint32_t)start, (uint32_t)(start + length)};
    bool known;
    bytes->bad |=
        !head.article.data || (n->count && compare(&n->entries[n->count - 1].head, &head) >= 0);
    entry *e = bytes->bad ? NULL : put(n, &head, &known, err);
    if (!bytes->bad && !e && !known)
        return false;
    bytes->bad |= !e; /* an article twice */
    return bytes->bad || load_set(bytes, n->arena, &e->set, err);
}

mw_neardup *mw_neardup_load(mw_str saved, mw_error *err)
{
    mw_bytes bytes = {.rest = saved};
    mw_neardup *made = mw_neardup_new(err);
    mw_bytes_get_name(&bytes, NAME);
    uint64_t count = mw_bytes_get(&bytes);
    bool good = made != NULL;
    for (uint64_t i = 0; good && i < count && !bytes.bad; i++)
        good = load_entry(made, &bytes, err);
    if (good && mw_bytes_end(&bytes, NAME, err))
        return made;
    mw_neardup_free(made);
    return NULL;
}

/* ---- shown */

mw_copy_link *mw_neardup_links(const mw_neardup *neardup, size_t *count, mw_error *err)
{
    const entry **order = mw_neardup_order(neardup, err);
    uint32_t *origins = order ? mw_neardup_origins(order, neardup->count, err) : NULL;
    mw_copy_link *links = origins ? mw_memory_get((neardup->count + 1) * sizeof *links, err) : NULL;
    for (size_t i = 0; links && i < neardup->count; i++)
        links[i] = (mw_copy_link){order[i]->head.article, order[origins[i]]->head.article};
    *count = links ? neardup->count : 0;
    mw_memory_free(origins);
    mw_memory_free(order);
    return links;
}

void mw_neardup_free_links(mw_copy_link *links)
{
    mw_memory_free(links);
}

typedef struct listing {
    const entry **order;
    const uint32_t *origins;
    size_t count;
    mw_frame *frame;
} listing;

static bool put_row(mw_frame *frame, const mw_cell *cells, const entry *e, mw_error *err)
{
    size_t row = mw_frame_add_row(frame, cells, err);
    bool known = e->head.first.end > e->head.first.start;
    return row != SIZE_MAX &&
           (!known || mw_frame_add_evidence(frame, row, (mw_cite){e->head.article, e->head.first}, err));
}

static bool add_row(const listing *l, uint32_t at, size_t size, mw_error *err)
{
    const entry *e = l->order[at], *origin = l->order[l->origins[at]];
    uint32_t least = e->set.count < origin->set.count ? e->set.count : origin->set.count;
    uint64_t shared = mw_shingles_shared(&e->set, &origin->set);
    mw_cell cells[] = {mw_cell_text(origin->head.article),
                       mw_cell_text(e->head.article),
                       mw_cell_text(e->head.published),
                       mw_cell_text(e->head.outlet),
                       mw_cell_text(e->head.agency),
                       least ? mw_cell_integer((int64_t)(shared * 100 / least)) : mw_cell_null(),
                       mw_cell_integer((int64_t)size)};
    return put_row(l->frame, cells, e, err);
}

static bool add_cluster(const listing *l, uint32_t first, uint32_t *members, mw_error *err)
{
    size_t size = 0;
    for (uint32_t i = first; i < l->count; i++)
        if (l->origins[i] == l->origins[first])
            members[size++] = i;
    bool good = size < 2 || add_row(l, l->origins[first], size, err);
    for (size_t k = 0; good && size > 1 && k < size; k++)
        good = members[k] == l->origins[first] || add_row(l, members[k], size, err);
    return good;
}

/* Clusters by their earliest article. */
static bool list(const listing *l, mw_error *err)
{
    uint32_t *members = mw_memory_get((l->count + 1) * sizeof *members, err);
    bool *done = mw_memory_get((l->count + 1) * sizeof *done, err);
    bool good = members && done;
    for (uint32_t i = 0; good && i < l->count; i++) {
        if (done[l->origins[i]])
            continue;
        done[l->origins[i]] = true;
        bool alone = l->origins[i] == i;
        for (uint32_t k = i + 1; alone && k < l->count; k++)
            alone = l->origins[k] != i;
        good = alone || add_cluster(l, i, members, err);
    }
    mw_memory_free(done);
    mw_memory_free(members);
    return good;
}

mw_frame *mw_neardup_rows(const mw_neardup *neardup, mw_error *err)
{
    static const char *const COLUMNS[] = {"origin", "article", "published", "outlet",
                                          "agency", "shared",  "size"};
    listing l = {.order = mw_neardup_order(neardup, err),
                 .count = neardup->count,
                 .frame = mw_frame_new(err)};
    uint32_t *origins = l.order ? mw_neardup_origins(l.order, l.count, err) : NULL;
    bool good = origins && l.frame;
    l.origins = origins;
    for (size_t i = 0; good && i < sizeof COLUMNS / sizeof *COLUMNS; i++)
        good = mw_frame_add_column(l.frame, mw_str_of(COLUMNS[i]), err);
    good = good && list(&l, err);
    mw_memory_free(origins);
    mw_memory_free(l.order);
    if (good)
        return l.frame;
    mw_frame_free(l.frame);
    return NULL;
}

mw_frame *mw_neardup_reports(const mw_neardup *neardup, mw_error *err)
{
    static const char *const COLUMNS[] = {"article", "published", "outlet", "agency", "copies"};
    const entry **order = mw_neardup_order(neardup, err);
    uint32_t *origins = order ? mw_neardup_origins(order, neardup->count, err) : NULL;
    int64_t *copies = mw_memory_get((neardup->count + 1) * sizeof *copies, err);
    mw_frame *out = mw_frame_new(err);
    bool good = origins && copies && out;
    for (size_t i = 0; good && i < sizeof COLUMNS / sizeof *COLUMNS; i++)
        good = mw_frame_add_column(out, mw_str_of(COLUMNS[i]), err);
    for (size_t i = 0; good && i < neardup->count; i++)
        copies[origins[i]] += origins[i] != i;
    for (size_t i = 0; good && i < neardup->count; i++) {
        const mw_copy_head *head = &order[i]->head;
        mw_cell cells[] = {mw_cell_text(head->article), mw_cell_text(head->published), mw_cell_text(head->outlet),
                           mw_cell_text(head->agency), mw_cell_integer(copies[i])};
        good = origins[i] != i || put_row(out, cells, order[i], err);
    }
    mw_memory_free(copies);
    mw_memory_free(origins);
    mw_memory_free(order);
    if (good)
        return out;
    mw_frame_free(out);
    return NULL;
}

/* ---- the contract */

static void *create(const void *options, mw_error *err)
{
    (void)options;
    return mw_neardup_new(err);
}

static bool merge(void *into, const void *from, mw_error *err)
{
    return mw_neardup_merge(into, from, err);
}

static bool save(const void *state, mw_buf *out, mw_error *err)
{
    return mw_neardup_save(state, out, err);
}

static void *load(mw_str bytes, mw_error *err)
{
    return mw_neardup_load(bytes, err);
}

static mw_frame *frame(const void *state, mw_error *err)
{
    return mw_neardup_rows(state, err);
}

static void free_state(void *state)
{
    mw_neardup_free(state);
}

extern const mw_statistic mw_neardup_statistic;
const mw_statistic mw_neardup_statistic = {NAME, create, merge, save, load, frame, free_state};
