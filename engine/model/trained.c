/* SPDX-License-Identifier: MIT */
/* The trained file, read in place. */
#include "model/trained.h"

#include "base/memory.h"
#include "model/memo.h"

#include <assert.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* The file is these structs as they lie in memory, which must have no holes and begin with the low byte. */
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the trained file is read in place");
_Static_assert(sizeof(mw_trained_head) == 128, "a head of 128 bytes");
_Static_assert(sizeof(mw_trained_word_row) == 12, "a word in 12 bytes");

struct mw_trained {
    mw_str bytes;
    const mw_trained_word_row *words;
    unsigned word_bits;
    mw_weights tags, names;
};

static bool holds(mw_str bytes, uint64_t offset, uint64_t size)
{
    return offset % 8 == 0 && offset <= bytes.len && size <= bytes.len - offset;
}

_Static_assert(MW_FEATURES_MAX * INT8_MAX + MW_STEP_MAX <= -MW_NEVER,
               "what a label gains at a token fits beside MW_NEVER");

/* A step below MW_NEVER or above MW_STEP_MAX would take a sum out of 16 bits, and a lane that is no label's must never
 * win. */
static bool are_steps(const mw_weights *weights)
{
    for (unsigned from = 0; from <= weights->labels; from++)
        for (unsigned to = 0; to < weights->lanes; to++) {
            int16_t step = weights->steps[from * weights->lanes + to];
            if (step < MW_NEVER || step > (to < weights->labels ? MW_STEP_MAX : MW_NEVER))
                return false;
        }
    return true;
}

static bool open_part(mw_str bytes, const mw_trained_part *part, mw_weights *weights)
{
    if (part->bucket_bits == 0 || part->bucket_bits > MW_BUCKET_BITS_MAX || part->labels == 0 ||
        part->labels > part->lanes || part->lanes % 8 || part->lanes > MW_LANES_MAX || part->odds > INT16_MAX)
        return false;
    uint64_t prints = (uint64_t)MW_BUCKET << part->bucket_bits;
    if (!holds(bytes, part->prints, prints * sizeof(uint16_t)) || !holds(bytes, part->rows, prints * part->lanes) ||
        !holds(bytes, part->steps, (uint64_t)(part->labels + 1) * part->lanes * sizeof(int16_t)))
        return false;
    *weights = (mw_weights){
        .labels = part->labels,
        .odds = part->odds,
        .lanes = part->lanes,
        .bucket_shift = 64 - part->bucket_bits,
        .prints = (const uint16_t *)(const void *)(bytes.data + part->prints),
        .rows = (const int8_t *)bytes.data + part->rows,
        .steps = (const int16_t *)(const void *)(bytes.data + part->steps),
    };
    return are_steps(weights);
}

static bool open_all(mw_trained *trained, mw_str bytes)
{
    enum { WORD_BITS_MAX = 24 };
    const mw_trained_head *head = (const mw_trained_head *)(const void *)bytes.data;
    if (head->size != bytes.len || head->word_bits == 0 || head->word_bits > WORD_BITS_MAX ||
        !holds(bytes, head->words, sizeof(mw_trained_word_row) << head->word_bits))
        return false;
    trained->words = (const mw_trained_word_row *)(const void *)(bytes.data + head->words);
    trained->word_bits = head->word_bits;
    return open_part(bytes, &head->tags, &trained->tags) && open_part(bytes, &head->names, &trained->names);
}

/* The least by which `best` is ahead of `from` over all steps that `from` may take; no less than what tells
 * a label that can be from one that cannot. */
static int16_t gap(const mw_weights *weights, unsigned best, unsigned from)
{
    const int16_t *a = weights->steps + best * weights->lanes, *b = weights->steps + from * weights->lanes;
    int least = 0;
    for (unsigned to = 0; to < weights->labels; to++)
        if (b[to] > MW_NEVER && a[to] - b[to] < least)
            least = a[to] - b[to];
    return (int16_t)(least > MW_NEVER ? least : MW_NEVER + 1);
}

bool mw_weights_prepare(mw_weights *weights, mw_error *err)
{
    unsigned labels = weights->labels, lanes = weights->lanes;
    weights->ends = mw_memory_get(labels * lanes * sizeof *weights->ends, err);
    weights->gaps = mw_memory_get(labels * lanes * sizeof *weights->gaps, err);
    if (!weights->ends || !weights->gaps)
        return false;
    for (unsigned a = 0; a < labels; a++)
        for (unsigned b = 0; b < lanes; b++) {
            weights->ends[a * lanes + b] = b < labels ? weights->steps[b * lanes + a] : MW_NEVER;
            weights->gaps[a * lanes + b] = b < labels ? gap(weights, a, b) : 0;
        }
    return true;
}

void mw_weights_free(mw_weights *weights)
{
    mw_memory_free(weights->ends);
    mw_memory_free(weights->gaps);
    mw_memo_free(weights->memo);
}

static bool start(mw_weights *weights, mw_error *err)
{
    enum { PLACES = 1 << 14 };
    weights->memo = mw_memo_new(PLACES, MW_OWN_KEY, MW_ROLES_MAX * weights->lanes * sizeof(int16_t), err);
    return weights->memo != NULL && mw_weights_prepare(weights, err);
}

mw_trained *mw_trained_open(mw_str bytes, mw_error *err)
{
    mw_trained *trained = mw_memory_get(sizeof *trained, err);
    if (!trained)
        return NULL;
    trained->bytes = bytes;
    bool known = bytes.len >= sizeof(mw_trained_head) && memcmp(bytes.data, MW_TRAINED_MAGIC, 8) == 0;
    bool whole = known && (uintptr_t)bytes.data % 8 == 0 && open_all(trained, bytes);
    if (whole && start(&trained->tags, err) && start(&trained->names, err))
        return trained;
    if (whole)
        ; /* out of memory, as `err` says */
    else if (known)
        mw_fail(err, MW_EPARSE, 0, "the trained model is damaged");
    else
        mw_fail(err, MW_EVERSION, 0, "not a trained model of this version");
    mw_trained_free(trained);
    return NULL;
}

void mw_trained_free(mw_trained *trained)
{
    if (trained) {
        mw_weights_free(&trained->tags);
        mw_weights_free(&trained->names);
    }
    mw_memory_free(trained);
}

mw_str mw_trained_version(const mw_trained *trained)
{
    return (mw_str){((const mw_trained_head *)(const void *)trained->bytes.data)->version, 16};
}

const mw_weights *mw_trained_tags(const mw_trained *trained)
{
    return &trained->tags;
}

const mw_weights *mw_trained_names(const mw_trained *trained)
{
    return &trained->names;
}

/* A damaged table may have no free row: the probe goes around once at most. */
mw_word_facts mw_trained_word(const mw_trained *trained, uint64_t hash)
{
    uint32_t print = (uint32_t)hash ? (uint32_t)hash : 1;
    size_t mask = ((size_t)1 << trained->word_bits) - 1, at = (size_t)(hash >> (64 - trained->word_bits));
    for (size_t steps = 0; steps <= mask; steps++, at = (at + 1) & mask) {
        const mw_trained_word_row *row = &trained->words[at];
        if (row->print == print)
            return row->facts;
        if (row->print == 0)
            break;
    }
    return (mw_word_facts){0};
}

void mw_trained_ask(const mw_trained *trained, uint64_t hash)
{
    __builtin_prefetch(&trained->words[hash >> (64 - trained->word_bits)]);
}

/* ---- weights */

typedef int8_t row8 __attribute__((vector_size(8)));
typedef int16_t lanes8 __attribute__((vector_size(16)));

/* Which of a bucket's prints is `print`; MW_BUCKET: none. All are compared at once. */
#ifdef __SSE2__
static inline unsigned slot_of(const uint16_t *bucket, uint16_t print)
{
    __m128i prints = _mm_loadu_si128((const __m128i *)(const void *)bucket);
    unsigned hits = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi16(prints, _mm_set1_epi16((short)print)));
    return (unsigned)__builtin_ctz(hits | 1u << 2 * MW_BUCKET) / 2;
}
#else
static inline unsigned slot_of(const uint16_t *bucket, uint16_t print)
{
    unsigned hits = 1u << MW_BUCKET;
    for (unsigned i = 0; i < MW_BUCKET; i++)
        hits |= (unsigned)(bucket[i] == print) << i;
    return (unsigned)__builtin_ctz(hits);
}
#endif

static void ask(const mw_weights *weights, const uint64_t *features, size_t count)
{
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(weights->prints + (features[i] >> weights->bucket_shift) * MW_BUCKET);
}

/* The rows of the features that are known; how many. What will be looked at is asked for ahead, and no
 * branch hangs on whether a feature is known, which nobody could guess. `rows` has room for one more. */
static size_t find_rows(const mw_weights *weights, const uint64_t *features, size_t count, const int8_t **rows)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        size_t first = (size_t)(features[i] >> weights->bucket_shift) * MW_BUCKET;
        uint16_t print = (uint16_t)features[i] ? (uint16_t)features[i] : 1;
        unsigned slot = slot_of(weights->prints + first, print);
        rows[found] = slot < MW_BUCKET ? weights->rows + (first + slot) * weights->lanes : weights->rows;
        __builtin_prefetch(rows[found]);
        found += slot < MW_BUCKET;
    }
    return found;
}

static inline lanes8 wide(const int8_t *row)
{
    row8 narrow;
    memcpy(&narrow, row, sizeof narrow);
    return __builtin_convertvector(narrow, lanes8);
}

/* `groups` is a constant where it is called: the sums stay in registers. */
static inline void add_rows(const int8_t **rows, size_t count, unsigned groups, int16_t *scores)
{
    lanes8 sums[MW_LANES_MAX / 8];
    memcpy(sums, scores, groups * sizeof *sums);
    for (size_t i = 0; i < count; i++)
        for (unsigned g = 0; g < groups; g++)
            sums[g] += wide(rows[i] + 8 * g);
    memcpy(scores, sums, groups * sizeof *sums);
}

static void add_found(const mw_weights *weights, const int8_t **rows, size_t count, int16_t *scores)
{
    switch (weights->lanes / 8) {
    case 1:
        add_rows(rows, count, 1, scores);
        break;
    case 2:
        add_rows(rows, count, 2, scores);
        break;
    case 3:
        add_rows(rows, count, 3, scores);
        break;
    default:
        add_rows(rows, count, 4, scores);
    }
}

void mw_weights_add(const mw_weights *weights, const uint64_t *features, size_t count, int16_t *scores)
{
    const int8_t *rows[MW_FEATURES_MAX + 1];
    assert(count <= MW_FEATURES_MAX);
    ask(weights, features, count);
    add_found(weights, rows, find_rows(weights, features, count, rows), scores);
}

void mw_batch_add(mw_batch *batch, size_t feature_count, int16_t *scores)
{
    assert(feature_count <= MW_FEATURES_MAX);
    ask(batch->weights, batch->features[batch->count], feature_count);
    batch->feature_count[batch->count] = feature_count;
    batch->scores[batch->count++] = scores;
    if (batch->count == MW_BATCH)
        mw_batch_end(batch);
}

void mw_batch_end(mw_batch *batch)
{
    const int8_t *rows[MW_BATCH][MW_FEATURES_MAX + 1];
    size_t found[MW_BATCH];
    for (size_t i = 0; i < batch->count; i++)
        found[i] = find_rows(batch->weights, batch->features[i], batch->feature_count[i], rows[i]);
    for (size_t i = 0; i < batch->count; i++)
        add_found(batch->weights, rows[i], found[i], batch->scores[i]);
    batch->count = 0;
}
