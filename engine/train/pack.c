/* SPDX-License-Identifier: MIT */
/* Packing: the weightiest features, in 8 bits. */
#include "train/pack.h"

#include "base/hash.h"
#include "train/numeric.h"

#include <stdlib.h>

static size_t reserve(mw_buf *out, size_t bytes)
{
    size_t at = out->len;
    mw_buf_fill(out, '\0', (bytes + 7) / 8 * 8);
    return at;
}

/* ---- words */

static bool is_kept(const mw_word *word, unsigned least)
{
    return word->times >= least || word->facts.classes;
}

static bool pack_words(const mw_words *words, unsigned least, mw_buf *out, mw_trained_head *head)
{
    size_t count = 0;
    for (size_t i = 0; i < words->count; i++)
        count += is_kept(&words->items[i], least);
    head->word_bits = 4;
    while (((size_t)1 << head->word_bits) * 3 < count * 4)
        head->word_bits++;
    head->words = reserve(out, sizeof(mw_trained_word_row) << head->word_bits);
    if (out->failed)
        return false;
    mw_trained_word_row *rows = (mw_trained_word_row *)(void *)(out->data + head->words);
    size_t mask = ((size_t)1 << head->word_bits) - 1;
    for (size_t i = 0; i < words->count; i++) {
        const mw_word *word = &words->items[i];
        if (!is_kept(word, least))
            continue;
        size_t at = (size_t)(word->hash >> (64 - head->word_bits));
        while (rows[at].print)
            at = (at + 1) & mask;
        rows[at] = (mw_trained_word_row){(uint32_t)word->hash ? (uint32_t)word->hash : 1, word->facts};
    }
    return true;
}

/* ---- weights */

typedef struct weigh { /* a feature and how much it matters */
    float weight;
    uint32_t feature;
} weigh;

static int by_weight(const void *a, const void *b)
{
    const weigh *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return (x->feature > y->feature) - (x->feature < y->feature);
}

/* A row's mean does nothing, for it is added to all labels alike: what matters is the spread, and how
 * often it is met. */
static float matters(const mw_pack_part *part, uint32_t feature)
{
    const float *row = part->crf->rows + (size_t)feature * part->labels;
    float low = row[0], high = row[0];
    for (unsigned i = 1; i < part->labels; i++) {
        low = row[i] < low ? row[i] : low;
        high = row[i] > high ? row[i] : high;
    }
    return (high - low) * (float)mw_log(1.0 + part->examples->times[feature]);
}

/* The middle of its lowest and highest weight becomes 0, so that 8 bits serve both ends. */
static float middle(const float *row, unsigned labels)
{
    float low = row[0], high = row[0];
    for (unsigned i = 1; i < labels; i++) {
        low = row[i] < low ? row[i] : low;
        high = row[i] > high ? row[i] : high;
    }
    return (low + high) / 2;
}

/* The unit by which all but a few of the weights in `list` fit into 8 bits. */
static double find_unit(const mw_pack_part *part, const weigh *list, size_t count)
{
    enum { STEPS = 4096, CLIPPED_PER_MILLION = 200 };
    const float most = 16;
    uint32_t histogram[STEPS] = {0};
    for (size_t i = 0; i < count; i++) {
        const float *row = part->crf->rows + (size_t)list[i].feature * part->labels;
        float high = 0, centre = middle(row, part->labels);
        for (unsigned l = 0; l < part->labels; l++)
            high = row[l] - centre > high ? row[l] - centre : high;
        int step = (int)(high / most * STEPS);
        histogram[step < STEPS ? step : STEPS - 1]++;
    }
    size_t clipped = 0, step = STEPS;
    while (step > 1 && (clipped + histogram[step - 1]) * 1000000 <= count * CLIPPED_PER_MILLION)
        clipped += histogram[--step];
    return (double)step / STEPS * (double)most / 127;
}

/* To the nearest whole number within `most` either way; of what is no number nothing is left. */
static int rounded(double value, int most)
{
    if (!(value >= -most))
        return value < -most ? -most : 0;
    return value > most ? most : (int)(value + (value < 0 ? -0.5 : 0.5));
}

static void pack_row(const mw_pack_part *part, uint32_t feature, double unit, int8_t *row)
{
    const float *weights = part->crf->rows + (size_t)feature * part->labels;
    float centre = middle(weights, part->labels);
    for (unsigned i = 0; i < part->labels; i++)
        row[i] = (int8_t)rounded((double)(weights[i] - centre) / unit, 127);
}

static void pack_rows(const mw_pack_part *part, const weigh *list, size_t count, char *file, const mw_trained_part *at,
                      mw_pack_report *report)
{
    uint16_t *prints = (uint16_t *)(void *)(file + at->prints);
    int8_t *rows = (int8_t *)(file + at->rows);
    for (size_t i = 0; i < count; i++) {
        uint64_t hash = part->examples->hash_of[list[i].feature];
        size_t slot = (size_t)(hash >> (64 - at->bucket_bits)) * MW_BUCKET, end = slot + MW_BUCKET;
        while (slot < end && prints[slot])
            slot++;
        if (slot == end) {
            report->crowded_out++;
            continue;
        }
        prints[slot] = (uint16_t)hash ? (uint16_t)hash : 1;
        pack_row(part, list[i].feature, report->unit, rows + slot * at->lanes);
        report->kept++;
    }
}

static void pack_steps(const mw_pack_part *part, double unit, int16_t *steps, unsigned lanes)
{
    for (unsigned from = 0; from <= part->labels; from++)
        for (unsigned to = 0; to < lanes; to++) {
            int16_t *step = &steps[from * lanes + to];
            *step = MW_NEVER;
            if (to >= part->labels || !(part->next[from] >> to & 1))
                continue;
            double weight = part->crf ? (double)part->crf->steps[from * part->labels + to] / unit : 0;
            *step = (int16_t)rounded(weight, MW_STEP_MAX);
        }
}

/* Every feature by how much it matters; those beyond what the table may hold are left out. */
static weigh *order(const mw_pack_part *part, size_t *count, mw_error *err)
{
    enum { FULL_PER_CENT = 93 };
    size_t all = part->examples->feature_count - 1,
           most = ((size_t)MW_BUCKET << part->bucket_bits) * FULL_PER_CENT / 100;
    weigh *list = mw_memory_get((all + 1) * sizeof *list, err);
    for (size_t i = 0; list && i < all; i++)
        list[i] = (weigh){matters(part, (uint32_t)i + 1), (uint32_t)i + 1};
    if (list)
        qsort(list, all, sizeof *list, by_weight);
    *count = all < most ? all : most;
    while (list && *count && list[*count - 1].weight <= 0)
        --*count;
    return list;
}

static bool pack_part(const mw_pack_part *part, mw_buf *out, mw_trained_part *at, mw_pack_report *report, mw_error *err)
{
    *at = (mw_trained_part){
        .labels = part->labels, .lanes = (part->labels + 7) / 8 * 8, .bucket_bits = part->crf ? part->bucket_bits : 1};
    size_t prints = (size_t)MW_BUCKET << at->bucket_bits, count = 0;
    at->prints = reserve(out, prints * sizeof(uint16_t));
    at->rows = reserve(out, prints * at->lanes);
    at->steps = reserve(out, (at->labels + 1) * at->lanes * sizeof(int16_t));
    *report = (mw_pack_report){.unit = 1};
    weigh *list = part->crf && !out->failed ? order(part, &count, err) : NULL;
    if (out->failed || (part->crf && !list))
        return mw_buf_ok(out, err) && false;
    if (list) {
        report->features = part->examples->feature_count - 1;
        report->unit = find_unit(part, list, count);
        pack_rows(part, list, count, out->data, at, report);
    }
    at->odds = (uint32_t)(1 / report->unit + 0.5);
    pack_steps(part, report->unit, (int16_t *)(void *)(out->data + at->steps), at->lanes);
    mw_memory_free(list);
    return true;
}

bool mw_pack(const mw_words *words, unsigned least, const mw_pack_part *tags, const mw_pack_part *names,
             mw_pack_report reports[2], mw_buf *out, mw_error *err)
{
    mw_trained_head head = {.magic = MW_TRAINED_MAGIC};
    mw_pack_report unread[2];
    char digest[MW_SHA256_HEX + 1];
    reports = reports ? reports : unread;
    reserve(out, sizeof head);
    if (!pack_words(words, least, out, &head) || !pack_part(tags, out, &head.tags, &reports[0], err) ||
        !pack_part(names, out, &head.names, &reports[1], err) || !mw_buf_ok(out, err))
        return mw_buf_ok(out, err) && false;
    head.size = out->len;
    mw_sha256(mw_str_sub(mw_buf_str(out), sizeof head, out->len), digest);
    memcpy(head.version, digest, sizeof head.version);
    memcpy(out->data, &head, sizeof head);
    return true;
}
