/* SPDX-License-Identifier: MIT */
/* Which articles are copies: a star around each report.
 *
 * Articles come one by one, those that may be the origin first (the agency's own, then those that credit one, then by
 * date). Each is held against the reports found so far that it may be a copy of, on the whole sets; it is a copy of the
 * one that it shares most with, or a report of its own. So no two reports are ever joined by a page that holds both, as
 * they would be by chains of pairs.
 *
 * Candidates share a band of MinHash (two sets of resemblance s: with probability 1 - (1 - s^ROWS)^BANDS, 0.99 at 1/2), or some
 * of the shingles that stand for the set (one in SAMPLE): a brief is like the report that it was cut from in nothing else. */
#include <stdlib.h>

#include "base/memory.h"
#include "stats/neardup_impl.h"

enum { BANDS = 32, ROWS = 3, HASHES = BANDS * ROWS, SAMPLE = 8 };
enum { SET_MIN = 20 };   /* shingles of the shorter, below which only equal sets are copies */
enum { LOOKED_AT = 24 }; /* reports in one bucket: what more share is no sign of a copy */

typedef enum bond { NO_COPY, LIKE, WITHIN } bond; /* WITHIN: a part of a report at least twice as long */

typedef struct node { /* a report in a bucket */
    uint32_t report, next; /* 1 + the next node; 0: none */
} node;

typedef struct bucket {
    uint64_t key;          /* 0: free */
    uint32_t first, count; /* 1 + the first node */
} bucket;

typedef struct finder {
    const entry *const *order;
    size_t count;
    uint32_t *turn;    /* indices in `order`, those that may be the origin first */
    uint32_t *origins; /* the answer */
    bool *within;      /* is a part of its origin only */
    uint32_t *first_within; /* of a report: 1 + the first such part; 0: none */
    bool *is_digest;   /* a report whose parts have nothing to do with each other */
    bucket *buckets;   /* by band or shingle: open addressing, at most half full */
    size_t bucket_count, bucket_room;
    mw_arena *arena;   /* of the nodes */
    node *nodes;
    size_t node_count, node_capacity;
    uint32_t *seen;    /* 1 + the turn in which a report was a candidate last */
    uint32_t *hits;    /* shingles of the sample that it shared then; ENOUGH: a band */
    uint32_t *samples; /* how many shingles stand for it */
    uint32_t *candidates;
    size_t candidate_count;
} finder;

/* splitmix64 (Vigna): fixed numbers, the same on every machine. */
static uint64_t mix(uint64_t x)
{
    x += UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
    return x ^ x >> 31;
}

/* The least of each of the hashes h(x) = (a x + b) >> 32 over the set; a is odd. */
static void take_minima(const shingles *set, uint32_t *minima)
{
    for (size_t h = 0; h < HASHES; h++) {
        uint64_t a = mix(2 * h) | 1, b = mix(2 * h + 1);
        uint32_t least = UINT32_MAX;
        for (uint32_t i = 0; i < set->count; i++) {
            uint32_t value = (uint32_t)((a * set->items[i] + b) >> 32);
            least = value < least ? value : least;
        }
        minima[h] = least;
    }
}

/* ---- are they copies? */

static mw_str day_of(mw_str published)
{
    return published.len > 10 ? mw_str_sub(published, 0, 10) : published;
}

/* One outlet on different days: a bulletin, unless hardly a word is new. */
static bool is_series(const mw_copy_head *a, const mw_copy_head *b)
{
    return a->outlet.len && mw_str_equal(a->outlet, b->outlet) &&
           !mw_str_equal(day_of(a->published), day_of(b->published));
}

/* The first take of an agency, of which a longer one was made. */
static bool is_update(const mw_copy_head *a, const mw_copy_head *b)
{
    return a->agency.len && mw_str_equal_fold(a->agency, b->agency);
}

/* How an article is bound to a report that comes before it. A report that is part of a much longer article says nothing of
 * the rest of that: the longer is no copy. */
static bond bond_of(const entry *article, const entry *report, uint64_t *shared)
{
    const shingles *x = &article->set, *y = &report->set;
    *shared = mw_shingles_shared(x, y);
    uint64_t all = (uint64_t)x->count + y->count - *shared, least = x->count < y->count ? x->count : y->count;
    if (least < SET_MIN)
        return least > 0 && *shared == all ? LIKE : NO_COPY;
    if (is_series(&article->head, &report->head))
        return *shared * 10 >= all * 9 ? LIKE : NO_COPY;
    if (*shared * 2 >= all)
        return LIKE;
    if (*shared * 5 < least * 4)
        return NO_COPY;
    return x->count < y->count || is_update(&article->head, &report->head) ? WITHIN : NO_COPY;
}

/* ---- buckets of reports */

/* The bucket, or the free place where it would be. */
static bucket *bucket_of(bucket *buckets, size_t room, uint64_t key)
{
    size_t at = (size_t)key & (room - 1);
    while (buckets[at].key && buckets[at].key != key)
        at = (at + 1) & (room - 1);
    return &buckets[at];
}

static bool make_room(finder *f, mw_error *err)
{
    if (f->bucket_room && f->bucket_count * 2 < f->bucket_room)
        return true;
    size_t room = f->bucket_room ? 2 * f->bucket_room : 1 << 12;
    bucket *wider = mw_memory_get(room * sizeof *wider, err);
    if (!wider)
        return false;
    for (size_t i = 0; i < f->bucket_room; i++)
        if (f->buckets[i].key)
            *bucket_of(wider, room, f->buckets[i].key) = f->buckets[i];
    mw_memory_free(f->buckets);
    f->buckets = wider;
    f->bucket_room = room;
    return true;
}

static bool put_in(finder *f, uint64_t key, uint32_t report, mw_error *err)
{
    if (!make_room(f, err))
        return false;
    bucket *b = bucket_of(f->buckets, f->bucket_room, key);
    if (b->count >= LOOKED_AT)
        return true;
    node made = {report, b->first};
    if (!mw_arena_push(f->arena, f->nodes, f->node_count, f->node_capacity, made, err))
        return false;
    f->bucket_count += b->key == 0;
    *b = (bucket){key, (uint32_t)f->node_count, b->count + 1};
    return true;
}

static uint64_t band_key(const uint32_t *minima, size_t band)
{
    const uint32_t *m = minima + band * ROWS;
    return mix(mix(mix(mix(band) ^ m[0]) ^ m[1]) ^ m[2]) | 1; /* 0 is no key */
}

static bool is_sampled(uint32_t shingle)
{
    return mix(shingle) % SAMPLE == 0;
}

static uint64_t shingle_key(uint32_t shingle)
{
    return mix(~(uint64_t)shingle) | 1;
}

enum { ENOUGH = 1 << 30 };

/* The candidates of a bucket; `worth` is what sharing it is. */
static void look_in(finder *f, uint64_t key, uint32_t turn, uint32_t worth)
{
    if (!f->bucket_room)
        return;
    for (uint32_t at = bucket_of(f->buckets, f->bucket_room, key)->first; at; at = f->nodes[at - 1].next) {
        uint32_t report = f->nodes[at - 1].report;
        if (f->seen[report] != turn + 1) {
            f->seen[report] = turn + 1;
            f->hits[report] = 0;
            f->candidates[f->candidate_count++] = report;
        }
        f->hits[report] = worth == ENOUGH || f->hits[report] == ENOUGH ? ENOUGH : f->hits[report] + worth;
    }
}

static void find_candidates(finder *f, uint32_t turn, const shingles *set, const uint32_t *minima)
{
    uint32_t at = f->turn[turn];
    f->candidate_count = 0;
    for (size_t band = 0; band < BANDS && set->count; band++)
        look_in(f, band_key(minima, band), turn, ENOUGH);
    for (uint32_t i = 0; i < set->count; i++)
        if (is_sampled(set->items[i])) {
            f->samples[at]++;
            look_in(f, shingle_key(set->items[i]), turn, 1);
        }
}

/* Of a part four in five stand in the whole: of its sample half do, but for chance. */
static bool is_worth_comparing(const finder *f, uint32_t at, uint32_t report)
{
    uint32_t least = f->samples[at] < f->samples[report] ? f->samples[at] : f->samples[report];
    return f->hits[report] == ENOUGH || f->hits[report] * 2 >= least;
}

static bool add_report(finder *f, uint32_t at, const uint32_t *minima, mw_error *err)
{
    const shingles *set = &f->order[at]->set;
    for (size_t band = 0; band < BANDS && set->count; band++)
        if (!put_in(f, band_key(minima, band), at, err))
            return false;
    for (uint32_t i = 0; i < set->count; i++)
        if (is_sampled(set->items[i]) && !put_in(f, shingle_key(set->items[i]), at, err))
            return false;
    return true;
}

/* ---- one after the other */

/* A page whose parts share nothing holds several reports: none of them is its copy. */
static void note_within(finder *f, uint32_t at, uint32_t report)
{
    uint32_t first = f->first_within[report];
    f->within[at] = true;
    if (!first) {
        f->first_within[report] = at + 1;
        return;
    }
    const shingles *one = &f->order[first - 1]->set, *other = &f->order[at]->set;
    uint64_t least = one->count < other->count ? one->count : other->count;
    f->is_digest[report] |= (uint64_t)mw_shingles_shared(one, other) * 5 < least;
}

/* The report that the article shares most with; of equals the one that comes first. */
static uint32_t best_report(const finder *f, uint32_t at, bond *how)
{
    uint64_t most = 0;
    uint32_t best = at;
    *how = NO_COPY;
    for (size_t i = 0; i < f->candidate_count; i++) {
        uint32_t report = f->candidates[i];
        uint64_t shared;
        bond found = is_worth_comparing(f, at, report) ? bond_of(f->order[at], f->order[report], &shared) : NO_COPY;
        bool better = found && (!*how || (found == LIKE && *how == WITHIN) ||
                                (found == *how && (shared > most || (shared == most && report < best))));
        if (better) {
            most = shared;
            best = report;
            *how = found;
        }
    }
    return best;
}

static bool place_all(finder *f, mw_error *err)
{
    uint32_t minima[HASHES];
    for (uint32_t turn = 0; turn < f->count; turn++) {
        uint32_t at = f->turn[turn];
        bond how;
        take_minima(&f->order[at]->set, minima);
        find_candidates(f, turn, &f->order[at]->set, minima);
        f->origins[at] = best_report(f, at, &how);
        if (how == NO_COPY && !add_report(f, at, minima, err))
            return false;
        if (how == WITHIN)
            note_within(f, at, f->origins[at]);
    }
    for (uint32_t at = 0; at < f->count; at++)
        if (f->within[at] && f->is_digest[f->origins[at]])
            f->origins[at] = at;
    return true;
}

/* ---- who may be the origin */

/* The agency's own article before one that credits it, before any other. */
static int rank(const mw_copy_head *head)
{
    bool wire = head->agency.len && mw_str_equal_fold(head->agency, head->outlet);
    return wire ? 0 : head->agency.len ? 1 : 2;
}

static void take_turns(finder *f)
{
    size_t count = 0;
    for (int who = 0; who < 3; who++)
        for (uint32_t i = 0; i < f->count; i++)
            if (rank(&f->order[i]->head) == who)
                f->turn[count++] = i;
}

static void *room(size_t count, size_t bytes, bool *good, mw_error *err)
{
    void *found = *good ? mw_memory_get((count + 1) * bytes, err) : NULL;
    *good = found != NULL;
    return found;
}

uint32_t *mw_neardup_origins(const entry *const *order, size_t count, mw_error *err)
{
    finder f = {.order = order, .count = count, .arena = mw_arena_create(0, err)};
    bool good = f.arena != NULL;
    f.turn = room(count, sizeof *f.turn, &good, err);
    f.origins = room(count, sizeof *f.origins, &good, err);
    f.within = room(count, sizeof *f.within, &good, err);
    f.first_within = room(count, sizeof *f.first_within, &good, err);
    f.is_digest = room(count, sizeof *f.is_digest, &good, err);
    f.seen = room(count, sizeof *f.seen, &good, err);
    f.hits = room(count, sizeof *f.hits, &good, err);
    f.samples = room(count, sizeof *f.samples, &good, err);
    f.candidates = room(count, sizeof *f.candidates, &good, err);
    if (good)
        take_turns(&f);
    good = good && place_all(&f, err);
    mw_memory_free(f.buckets);
    mw_arena_free(f.arena);
    mw_memory_free(f.turn);
    mw_memory_free(f.within);
    mw_memory_free(f.first_within);
    mw_memory_free(f.is_digest);
    mw_memory_free(f.seen);
    mw_memory_free(f.hits);
    mw_memory_free(f.samples);
    mw_memory_free(f.candidates);
    if (!good)
        mw_memory_free(f.origins);
    return good ? f.origins : NULL;
}
