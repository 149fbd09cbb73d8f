/* SPDX-License-Identifier: MIT */
/* Viterbi in 16-bit integers. Sums are brought back to 0 at every token, so that a sentence of any
 * length stays in range. */
#include "language/decode.h"

bool mw_decoder_create(mw_decoder *decoder, const mw_weights *weights, size_t tokens, mw_arena *arena, mw_error *err)
{
    *decoder = (mw_decoder){.weights = weights, .capacity = tokens};
    decoder->scores = mw_arena_get(arena, (tokens + 1) * weights->lanes * sizeof *decoder->scores, err);
    decoder->back = mw_arena_get(arena, (tokens + 1) * weights->lanes * sizeof *decoder->back, err);
    decoder->only = mw_arena_get(arena, tokens + 1, err);
    return decoder->scores && decoder->back && decoder->only;
}

int16_t *mw_decoder_scores(mw_decoder *decoder, size_t i)
{
    int16_t *scores = decoder->scores + i * decoder->weights->lanes;
    memset(scores, 0, decoder->weights->lanes * sizeof *scores);
    decoder->only[i] = 0;
    return scores;
}

void mw_decoder_allow(mw_decoder *decoder, size_t i, uint32_t mask)
{
    int16_t *scores = decoder->scores + i * decoder->weights->lanes;
    for (unsigned label = 0; label < decoder->weights->labels; label++)
        if (!(mask >> label & 1))
            scores[label] = MW_NEVER;
    if (mask && !(mask & (mask - 1)))
        decoder->only[i] = (uint8_t)(__builtin_ctz(mask) + 1);
}

typedef int16_t lanes8 __attribute__((vector_size(16)));

/* For each label of the next token the best label before it, eight at once. */
static void step(const mw_weights *weights, const int16_t *before, int16_t *best, int16_t *back)
{
    unsigned lanes = weights->lanes, possible[MW_LANES_MAX], count = 0;
    for (unsigned from = 0; from < weights->labels; from++) {
        possible[count] = from;
        count += before[from] > MW_NEVER;
    }
    for (unsigned group = 0; group < lanes; group += 8) {
        lanes8 most = {INT16_MIN, INT16_MIN, INT16_MIN, INT16_MIN, INT16_MIN, INT16_MIN, INT16_MIN, INT16_MIN}, from_of = {0};
        for (unsigned i = 0; i < count; i++) {
            lanes8 score;
            unsigned from = possible[i];
            memcpy(&score, weights->steps + from * lanes + group, sizeof score);
            score += before[from];
            lanes8 better = score > most;
            most = (score & better) | (most & ~better);
            from_of = ((int16_t)from & better) | (from_of & ~better);
        }
        memcpy(best + group, &most, sizeof most);
        memcpy(back + group, &from_of, sizeof from_of);
    }
}

static int16_t highest(const int16_t *scores, unsigned labels)
{
    int16_t most = scores[0];
    for (unsigned i = 1; i < labels; i++)
        most = scores[i] > most ? scores[i] : most;
    return most;
}

/* Adds what led to each label; the highest sum becomes 0 and none falls below MW_NEVER. */
static void add(int16_t *scores, const int16_t *best, unsigned labels)
{
    int sums[MW_LANES_MAX], most = INT32_MIN;
    for (unsigned i = 0; i < labels; i++) {
        sums[i] = scores[i] <= MW_NEVER || best[i] <= MW_NEVER ? INT32_MIN / 2 : scores[i] + best[i];
        most = sums[i] > most ? sums[i] : most;
    }
    for (unsigned i = 0; i < labels; i++)
        scores[i] = (int16_t)(sums[i] - most > MW_NEVER ? sums[i] - most : MW_NEVER);
}

/* A token that has its label already: only the best way to that one is looked for. False: there is none. */
static bool step_to(const mw_weights *weights, const int16_t *before, unsigned label, int16_t *scores, int16_t *back)
{
    int most = INT16_MIN;
    for (unsigned from = 0; from < weights->labels; from++) {
        int score = before[from] + weights->steps[from * weights->lanes + label];
        if (before[from] <= MW_NEVER || score <= most)
            continue;
        most = score;
        back[label] = (int16_t)from;
    }
    if (most <= MW_NEVER || scores[label] <= MW_NEVER)
        return false;
    scores[label] = 0;
    return true;
}

void mw_decode(mw_decoder *decoder, size_t count, uint8_t *labels)
{
    const mw_weights *weights = decoder->weights;
    unsigned lanes = weights->lanes;
    int16_t best[MW_LANES_MAX];
    add(decoder->scores, weights->steps + weights->labels * lanes, weights->labels);
    for (size_t i = 1; i < count; i++) {
        const int16_t *before = decoder->scores + (i - 1) * lanes;
        if (decoder->only[i] && step_to(weights, before, decoder->only[i] - 1u, decoder->scores + i * lanes, decoder->back + i * lanes))
            continue;
        step(weights, before, best, decoder->back + i * lanes);
        add(decoder->scores + i * lanes, best, weights->labels);
    }
    const int16_t *last = decoder->scores + (count - 1) * lanes;
    int16_t most = highest(last, weights->labels);
    uint8_t label = 0;
    while (last[label] != most)
        label++;
    for (size_t i = count; i-- > 0; label = (uint8_t)decoder->back[i * lanes + label])
        labels[i] = label;
}

/* ---- margins */

static int16_t within(int sum)
{
    return (int16_t)(sum < MW_NEVER ? MW_NEVER : sum > -MW_NEVER ? -MW_NEVER : sum);
}

/* What the labelling behind token i adds at best to each of its labels: `ahead` becomes that of the
 * token before. The highest is 0. */
static void step_back(const mw_weights *weights, const int16_t *own, int16_t *ahead)
{
    int sums[MW_LANES_MAX], most = INT32_MIN;
    for (unsigned from = 0; from < weights->labels; from++) {
        const int16_t *steps = weights->steps + from * weights->lanes;
        sums[from] = INT32_MIN / 2;
        for (unsigned to = 0; to < weights->labels; to++) {
            int sum = steps[to] + own[to] + ahead[to];
            sums[from] = steps[to] > MW_NEVER && sum > sums[from] ? sum : sums[from];
        }
        most = sums[from] > most ? sums[from] : most;
    }
    for (unsigned from = 0; from < weights->labels; from++)
        ahead[from] = within(sums[from] - most);
}

static int16_t margin_of(const int16_t *led, const int16_t *ahead, unsigned labels, uint8_t label)
{
    int most = INT32_MIN;
    for (unsigned i = 0; i < labels; i++)
        if (i != label && led[i] + ahead[i] > most)
            most = led[i] + ahead[i];
    return within(led[label] + ahead[label] - most);
}

void mw_decode_margins(const mw_decoder *decoder, const int16_t *own, size_t count, const uint8_t *labels, int16_t *margins)
{
    const mw_weights *weights = decoder->weights;
    int16_t ahead[MW_LANES_MAX] = {0};
    for (size_t i = count; i-- > 0;) {
        margins[i] = margin_of(decoder->scores + i * weights->lanes, ahead, weights->labels, labels[i]);
        if (i)
            step_back(weights, own + i * weights->lanes, ahead);
    }
}
