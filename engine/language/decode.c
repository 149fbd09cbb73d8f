/* SPDX-License-Identifier: MIT */
/* Viterbi in 16-bit integers. Sums are brought back to 0 at every token, so that a sentence of any
 * length stays in range. */
#include "language/decode.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef int16_t lanes8 __attribute__((vector_size(16)));
enum { LANES = 8 };

static inline lanes8 load(const int16_t *at)
{
    lanes8 lanes;
    memcpy(&lanes, at, sizeof lanes);
    return lanes;
}

static inline lanes8 all(int value)
{
    return (lanes8){0} + (int16_t)value;
}

static inline lanes8 larger(lanes8 a, lanes8 b)
{
#ifdef __SSE2__
    return (lanes8)_mm_max_epi16((__m128i)a, (__m128i)b);
#else
    lanes8 first = a > b;
    return (a & first) | (b & ~first);
#endif
}

static inline int16_t largest(lanes8 lanes)
{
#ifdef __SSE2__ /* halves against halves */
    __m128i most = (__m128i)lanes;
    most = _mm_max_epi16(most, _mm_srli_si128(most, 8));
    most = _mm_max_epi16(most, _mm_srli_si128(most, 4));
    most = _mm_max_epi16(most, _mm_srli_si128(most, 2));
    return (int16_t)_mm_extract_epi16(most, 0);
#else
    int16_t most = lanes[0];
    for (int i = 1; i < LANES; i++)
        most = lanes[i] > most ? lanes[i] : most;
    return most;
#endif
}

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

void mw_decoder_fix(mw_decoder *decoder, size_t i, unsigned label)
{
    const lanes8 never = all(MW_NEVER);
    int16_t *scores = decoder->scores + i * decoder->weights->lanes;
    for (unsigned at = 0; at < decoder->weights->lanes; at += LANES)
        memcpy(scores + at, &never, sizeof never);
    scores[label] = 0;
    decoder->only[i] = (uint8_t)(label + 1);
}

static inline int16_t highest(const int16_t *scores, unsigned lanes)
{
    lanes8 most = load(scores);
    for (unsigned at = LANES; at < lanes; at += LANES)
        most = larger(most, load(scores + at));
    return largest(most);
}

/* A bit for each lane of a comparison that holds. */
static inline uint32_t bits_of(lanes8 holds)
{
#ifdef __SSE2__
    return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16((__m128i)holds, _mm_setzero_si128()));
#else
    uint32_t bits = 0;
    for (int i = 0; i < LANES; i++)
        bits |= (uint32_t)(holds[i] != 0) << i;
    return bits;
#endif
}

/* The labels from which the best way to some label may come, as bits: all but those that the best one of
 * the token before beats wherever they go (mw_weights.gaps). */
static uint32_t rivals(const mw_weights *weights, const int16_t *before)
{
    unsigned lanes = weights->lanes;
    uint32_t best = 0, found = 0;
    for (unsigned at = 0; at < lanes; at += LANES)
        best |= bits_of(load(before + at) == 0) << at;
    const int16_t *gaps = weights->gaps + (unsigned)__builtin_ctz(best) * lanes;
    for (unsigned at = 0; at < lanes; at += LANES)
        found |= bits_of(load(before + at) >= load(gaps + at)) << at;
    return found & ((UINT32_C(1) << (weights->labels - 1) << 1) - 1);
}

/* For each label of the next token the best label before it, eight at once. */
static void step(const mw_weights *weights, const int16_t *before, int16_t *best, int16_t *back)
{
    unsigned lanes = weights->lanes;
    uint32_t all_rivals = rivals(weights, before);
    for (unsigned group = 0; group < lanes; group += LANES) {
        lanes8 most = all(INT16_MIN), from_of = {0};
        for (uint32_t left = all_rivals; left; left &= left - 1) {
            unsigned from = (unsigned)__builtin_ctz(left);
            lanes8 score = load(weights->steps + from * lanes + group) + before[from];
            lanes8 better = score > most;
            most = larger(score, most);
            from_of = ((int16_t)from & better) | (from_of & ~better);
        }
        memcpy(best + group, &most, sizeof most);
        memcpy(back + group, &from_of, sizeof from_of);
    }
}

/* Adds what led to each label; the highest sum becomes 0 and none falls below MW_NEVER. Where no label can
 * be, all may. */
static void add(int16_t *scores, const int16_t *best, unsigned lanes)
{
    const lanes8 never = all(MW_NEVER), none = all(INT16_MIN);
    lanes8 most = none, sums[MW_LANES_MAX / LANES];
    for (unsigned at = 0, g = 0; at < lanes; at += LANES, g++) {
        lanes8 own = load(scores + at), led = load(best + at), possible = (own > never) & (led > never);
        sums[g] = ((own + led) & possible) | (none & ~possible);
        most = larger(most, sums[g]);
    }
    lanes8 high = larger(all(largest(most)), never);
    for (unsigned at = 0, g = 0; at < lanes; at += LANES, g++) {
        lanes8 possible = sums[g] > none, left = larger(sums[g], never) - high;
        left = (larger(left, never) & possible) | (never & ~possible);
        if (largest(most) == INT16_MIN)
            left = all(0);
        memcpy(scores + at, &left, sizeof left);
    }
}

/* A token that has its label already: only the best way to that one is looked for. False: there is none. */
static bool step_to(const mw_weights *weights, const int16_t *before, unsigned label, const int16_t *scores,
                    int16_t *back)
{
    unsigned lanes = weights->lanes, from = 0;
    int16_t ways[MW_LANES_MAX] = {0};
    for (unsigned at = 0; at < lanes; at += LANES) {
        lanes8 led = load(before + at), possible = led > all(MW_NEVER);
        lanes8 way = ((led + load(weights->ends + label * lanes + at)) & possible) | (all(MW_NEVER) & ~possible);
        memcpy(ways + at, &way, sizeof way);
    }
    int16_t most = highest(ways, lanes);
    if (most <= MW_NEVER || scores[label] <= MW_NEVER)
        return false;
    while (ways[from] != most)
        from++;
    back[label] = (int16_t)from;
    return true;
}

void mw_decode(mw_decoder *decoder, size_t count, uint8_t *labels)
{
    const mw_weights *weights = decoder->weights;
    unsigned lanes = weights->lanes;
    int16_t best[MW_LANES_MAX];
    add(decoder->scores, weights->steps + weights->labels * lanes, lanes);
    for (size_t i = 1; i < count; i++) {
        const int16_t *before = decoder->scores + (i - 1) * lanes;
        if (decoder->only[i] &&
            step_to(weights, before, decoder->only[i] - 1u, decoder->scores + i * lanes, decoder->back + i * lanes))
            continue;
        step(weights, before, best, decoder->back + i * lanes);
        add(decoder->scores + i * lanes, best, lanes);
    }
    const int16_t *last = decoder->scores + (count - 1) * lanes;
    int16_t most = highest(last, lanes);
    uint8_t label = 0;
    while (last[label] != most)
        label++;
    for (size_t i = count; i-- > 0; label = (uint8_t)decoder->back[i * lanes + label])
        labels[i] = label;
}

/* ---- margins */

/* What the labelling behind token i adds at best to each of its labels: `ahead` becomes that of the
 * token before. The highest is 0. */
static void step_back(const mw_weights *weights, const int16_t *own, int16_t *ahead)
{
    unsigned lanes = weights->lanes;
    const lanes8 never = all(MW_NEVER);
    int16_t here[MW_LANES_MAX];
    lanes8 most[MW_LANES_MAX / LANES];
    for (unsigned at = 0; at < lanes; at += LANES) {
        lanes8 sum = larger(load(own + at) + load(ahead + at), never);
        memcpy(here + at, &sum, sizeof sum);
    }
    int16_t high = highest(here, lanes);
    for (unsigned at = 0, g = 0; at < lanes; at += LANES, g++) {
        most[g] = never;
        for (unsigned to = 0; to < weights->labels; to++) {
            int sum = here[to] - high; /* no higher than 0: a step that cannot be stays one */
            most[g] =
                larger(most[g], load(weights->ends + to * lanes + at) + (int16_t)(sum < MW_NEVER ? MW_NEVER : sum));
        }
        memcpy(ahead + at, &most[g], sizeof most[g]);
    }
    high = highest(ahead, lanes);
    for (unsigned at = 0; at < lanes; at += LANES) {
        lanes8 left = larger(load(ahead + at) - high, never);
        memcpy(ahead + at, &left, sizeof left);
    }
}

static int16_t margin_of(const int16_t *led, const int16_t *ahead, unsigned labels, uint8_t label)
{
    int most = INT32_MIN;
    for (unsigned i = 0; i < labels; i++)
        if (i != label && led[i] + ahead[i] > most)
            most = led[i] + ahead[i];
    int margin = led[label] + ahead[label] - most;
    return (int16_t)(margin < MW_NEVER ? MW_NEVER : margin > -MW_NEVER ? -MW_NEVER : margin);
}

void mw_decode_margins(const mw_decoder *decoder, const int16_t *own, size_t count, const uint8_t *labels,
                       int16_t *margins)
{
    const mw_weights *weights = decoder->weights;
    int16_t ahead[MW_LANES_MAX] = {0};
    for (size_t i = count; i-- > 0;) {
        margins[i] = margin_of(decoder->scores + i * weights->lanes, ahead, weights->labels, labels[i]);
        if (i)
            step_back(weights, own + i * weights->lanes, ahead);
    }
}
