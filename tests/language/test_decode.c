/* SPDX-License-Identifier: MIT */
#include "language/decode.h"

#include "names/labels.h"
#include "train/numeric.h"

#include <criterion/criterion.h>

enum { LANES = 8, LONG = 100000 };

typedef struct problem {
    mw_weights weights;
    int16_t steps[(MW_LANES_MAX + 1) * MW_LANES_MAX];
    mw_arena *arena;
    mw_decoder decoder;
} problem;

static int between(mw_random *random, int low, int high)
{
    return low + (int)(mw_random_next(random) % (uint64_t)(high - low + 1));
}

/* Steps of up to `most` either way, one in `never` forbidden (0: none), none from label 0 or to it. */
static void start(problem *p, mw_random *random, unsigned labels, unsigned lanes, int most, int never, size_t tokens)
{
    p->weights = (mw_weights){.labels = labels, .lanes = lanes, .steps = p->steps};
    for (unsigned from = 0; from <= labels; from++)
        for (unsigned to = 0; to < lanes; to++) {
            bool forbidden = to >= labels || (never && from && to && between(random, 1, never) == 1);
            p->steps[from * lanes + to] = (int16_t)(forbidden ? MW_NEVER : between(random, -most, most));
        }
    p->arena = mw_arena_create(0, NULL);
    cr_assert(mw_weights_prepare(&p->weights, NULL));
    cr_assert(mw_decoder_create(&p->decoder, &p->weights, tokens, p->arena, NULL));
}

static void finish(problem *p)
{
    mw_weights_free(&p->weights);
    mw_arena_free(p->arena);
}

/* Fills scores; one token in four cannot have some of its labels, and one in eight has its label already. */
static void fill(problem *p, mw_random *random, size_t tokens, int most)
{
    for (size_t i = 0; i < tokens; i++) {
        int16_t *scores = mw_decoder_scores(&p->decoder, i);
        for (unsigned label = 0; label < p->weights.labels; label++)
            scores[label] = (int16_t)between(random, -most, most);
        uint64_t forbidden = between(random, 1, 4) == 1 ? mw_random_next(random) : 0;
        for (unsigned label = 1; label < p->weights.labels; label++)
            scores[label] = forbidden >> label & 1 ? MW_NEVER : scores[label];
        if (between(random, 1, 8) == 1)
            mw_decoder_fix(&p->decoder, i, 0);
    }
}

/* The sum of a labelling; `NEVER` when anything in it is forbidden. */
static const int64_t NEVER = INT64_MIN / 2;

static int64_t sum_of(const problem *p, const int16_t *scores, const uint8_t *labels, size_t tokens)
{
    int64_t sum = 0;
    for (size_t i = 0; i < tokens; i++) {
        int16_t step = p->steps[(i ? labels[i - 1] : p->weights.labels) * p->weights.lanes + labels[i]];
        int16_t score = scores[i * p->weights.lanes + labels[i]];
        if (step <= MW_NEVER || score <= MW_NEVER)
            return NEVER;
        sum += step + score;
    }
    return sum;
}

static int64_t best_by_force(const problem *p, const int16_t *scores, size_t tokens)
{
    int64_t best = NEVER;
    size_t all = 1;
    for (size_t i = 0; i < tokens; i++)
        all *= p->weights.labels;
    for (size_t code = 0; code < all; code++) {
        uint8_t labels[8];
        size_t rest = code;
        for (size_t i = 0; i < tokens; i++, rest /= p->weights.labels)
            labels[i] = (uint8_t)(rest % p->weights.labels);
        int64_t here = sum_of(p, scores, labels, tokens);
        best = here > best ? here : best;
    }
    return best;
}

static void compare(mw_random *random, unsigned labels, unsigned lanes, int scores_most, int steps_most)
{
    problem p;
    uint8_t found[8];
    size_t tokens = (size_t)between(random, 1, 6);
    start(&p, random, labels, lanes, steps_most, 3, tokens);
    fill(&p, random, tokens, scores_most);
    int16_t scores[8 * MW_LANES_MAX];
    memcpy(scores, p.decoder.scores, tokens * lanes * sizeof *scores);
    mw_decode(&p.decoder, tokens, found);
    cr_assert_eq(sum_of(&p, scores, found, tokens), best_by_force(&p, scores, tokens), "%u labels, %zu tokens", labels, tokens);
    finish(&p);
}

Test(decode, finds_the_best_of_all_labellings)
{
    mw_random random = {11};
    for (int i = 0; i < 4000; i++)
        compare(&random, (unsigned)between(&random, 1, 4), i % 2 ? 8 : 16, 500, 200);
}

Test(decode, few_values_make_many_ties_and_one_of_the_best_is_found)
{
    mw_random random = {12};
    for (int i = 0; i < 2000; i++)
        compare(&random, (unsigned)between(&random, 2, 4), 8, 1, 1);
}

/* The best sum of a labelling in which token `at` has not the label that was found. */
static int64_t best_other(const problem *p, const int16_t *scores, size_t tokens, size_t at, uint8_t found)
{
    int16_t changed[8 * MW_LANES_MAX];
    memcpy(changed, scores, tokens * p->weights.lanes * sizeof *changed);
    changed[at * p->weights.lanes + found] = MW_NEVER;
    return best_by_force(p, changed, tokens);
}

Test(decode, a_margin_is_what_the_best_other_labelling_lies_behind)
{
    mw_random random = {14};
    for (int i = 0; i < 1000; i++) {
        problem p;
        uint8_t found[8];
        int16_t scores[8 * MW_LANES_MAX], margins[8];
        size_t tokens = (size_t)between(&random, 1, 5);
        start(&p, &random, 3, 8, 200, i % 2 ? 4 : 0, tokens);
        fill(&p, &random, tokens, 500);
        memcpy(scores, p.decoder.scores, tokens * p.weights.lanes * sizeof *scores);
        mw_decode(&p.decoder, tokens, found);
        mw_decode_margins(&p.decoder, scores, tokens, found, margins);
        for (size_t t = 0; t < tokens; t++) {
            int64_t other = best_other(&p, scores, tokens, t, found[t]);
            if (other == NEVER) /* no other labelling at all */
                cr_assert_gt(margins[t], 5000, "problem %d, token %zu: %d", i, t, margins[t]);
            else
                cr_assert_eq(margins[t], sum_of(&p, scores, found, tokens) - other, "problem %d, token %zu", i, t);
        }
        finish(&p);
    }
}

/* Where the scores are as far apart as 64 weights of 8 bits can put them, sums are cut off: what is
 * found may not be the best, but is never forbidden. */
Test(decode, nothing_forbidden_is_found_whatever_the_scores)
{
    mw_random random = {13};
    for (int i = 0; i < 4000; i++) {
        problem p;
        uint8_t found[8];
        size_t tokens = (size_t)between(&random, 1, 8);
        start(&p, &random, (unsigned)between(&random, 1, 8), LANES, 4000, 2, tokens);
        fill(&p, &random, tokens, 64 * 127);
        int16_t scores[8 * LANES];
        memcpy(scores, p.decoder.scores, tokens * LANES * sizeof *scores);
        mw_decode(&p.decoder, tokens, found);
        cr_assert_neq(sum_of(&p, scores, found, tokens), NEVER);
        finish(&p);
    }
}

/* Viterbi in 64 bits, without cutting anything off. */
static int64_t best_in_64_bits(const problem *p, const int16_t *scores, size_t tokens)
{
    unsigned labels = p->weights.labels, lanes = p->weights.lanes;
    int64_t sums[MW_LANES_MAX], next[MW_LANES_MAX], best = NEVER;
    for (size_t i = 0; i < tokens; i++) {
        for (unsigned to = 0; to < labels; to++) {
            next[to] = NEVER;
            for (unsigned from = i ? 0 : labels; from < (i ? labels : labels + 1); from++) {
                int16_t step = p->steps[from * lanes + to], score = scores[i * lanes + to];
                int64_t here = (i ? sums[from] : 0) + step + score;
                if (step > MW_NEVER && score > MW_NEVER && (!i || sums[from] > NEVER) && here > next[to])
                    next[to] = here;
            }
        }
        memcpy(sums, next, labels * sizeof *sums);
    }
    for (unsigned label = 0; label < labels; label++)
        best = sums[label] > best ? sums[label] : best;
    return best;
}

Test(decode, a_very_long_run_stays_in_range)
{
    mw_random random = {14};
    problem p;
    uint8_t *found = mw_memory_get(LONG, NULL);
    start(&p, &random, 5, LANES, 500, 4, LONG);
    fill(&p, &random, LONG, 1000);
    size_t bytes = (size_t)LONG * LANES * sizeof(int16_t);
    int16_t *scores = mw_memory_get(bytes, NULL);
    memcpy(scores, p.decoder.scores, bytes);
    mw_decode(&p.decoder, LONG, found);
    cr_expect_eq(sum_of(&p, scores, found, LONG), best_in_64_bits(&p, scores, LONG));
    mw_memory_free(scores);
    mw_memory_free(found);
    finish(&p);
}

Test(decode, a_run_that_always_goes_one_way_stays_in_range)
{
    mw_random random = {15};
    for (int sign = -1; sign <= 1; sign += 2) {
        problem p;
        uint8_t *found = mw_memory_get(LONG, NULL);
        start(&p, &random, 3, LANES, 0, 0, LONG);
        for (size_t i = 0; i < LONG; i++) {
            int16_t *scores = mw_decoder_scores(&p.decoder, i);
            scores[0] = scores[2] = (int16_t)(sign * 8000 - 1);
            scores[1] = (int16_t)(sign * 8000);
        }
        mw_decode(&p.decoder, LONG, found);
        for (size_t i = 0; i < LONG; i++)
            cr_assert_eq(found[i], 1);
        mw_memory_free(found);
        finish(&p);
    }
}

/* ---- labels of names */

Test(labels, a_name_goes_on_with_its_own_type_only_and_none_begins_inside)
{
    uint32_t next[MW_LABEL_COUNT + 1];
    mw_labels_next(next);
    for (unsigned from = 0; from <= MW_LABEL_COUNT; from++)
        for (uint8_t to = 0; to < MW_LABEL_COUNT; to++) {
            bool named = from != MW_LABEL_OUT && from < MW_LABEL_COUNT;
            bool wanted = !mw_label_is_inside(to) || (named && mw_label_type((uint8_t)from) == mw_label_type(to));
            cr_expect_eq(next[from] >> to & 1, wanted, "%u to %u", from, to);
        }
    for (unsigned from = 0; from <= MW_LABEL_COUNT; from++)
        cr_expect_eq(next[from] >> MW_LABEL_COUNT, 0);
}

Test(labels, say_what_they_are)
{
    cr_expect(!mw_label_is_begin(MW_LABEL_OUT) && !mw_label_is_inside(MW_LABEL_OUT));
    cr_expect(!mw_label_is_begin(255) && !mw_label_is_inside(254));
    for (int i = 0; i < MW_ENTITY_TYPES; i++) {
        mw_entity_type type = (mw_entity_type)i;
        cr_expect(mw_label_is_begin(mw_label_begin(type)) && !mw_label_is_inside(mw_label_begin(type)));
        cr_expect(mw_label_is_inside(mw_label_inside(type)) && !mw_label_is_begin(mw_label_inside(type)));
        cr_expect(mw_label_type(mw_label_begin(type)) == type && mw_label_type(mw_label_inside(type)) == type);
    }
}
