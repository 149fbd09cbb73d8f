/* SPDX-License-Identifier: MIT */
/* The learner is looked at from inside: its slopes against those of all labellings written out. */
#include "train/crf.c" /* NOLINT */

#include <criterion/criterion.h>
#include <math.h>

enum { LABELS = 3, WORDS = 4, PLACES = 2, TOKENS = 4, ANY = 7 };

/* From label to label; I may follow B and I alone. */
enum { O, B, I };
static const uint32_t NEXT[LABELS + 1] = {1 << O | 1 << B, ANY, ANY, 1 << O | 1 << B};
static const uint8_t KIND[PLACES] = {0, 1};

static mw_examples sentence_of(const uint32_t gold[TOKENS], const uint32_t possible[TOKENS])
{
    mw_examples e = {.places = PLACES};
    for (unsigned i = 0; i < TOKENS; i++) {
        const uint64_t features[PLACES] = {100 + i % WORDS, 200 + i / 2};
        cr_assert(mw_examples_add(&e, features, gold[i], possible[i], NULL));
    }
    cr_assert(mw_examples_end_sentence(&e, NULL));
    cr_assert(mw_examples_number(&e, 1, NULL));
    return e;
}

static double weight_of(const learner *l, const unsigned labels[TOKENS])
{
    double sum = 0;
    for (unsigned i = 0; i < TOKENS; i++) {
        sum += (double)l->crf->steps[(i ? labels[i - 1] : LABELS) * LABELS + labels[i]];
        for (unsigned place = 0; place < PLACES; place++)
            sum += (double)l->crf->rows[l->examples->features[i * PLACES + place] * LABELS + labels[i]];
    }
    return sum;
}

static bool is_allowed(const uint32_t masks[TOKENS], const unsigned labels[TOKENS])
{
    for (unsigned i = 0; i < TOKENS; i++)
        if (!(masks[i] >> labels[i] & 1) || !(NEXT[i ? labels[i - 1] : LABELS] >> labels[i] & 1))
            return false;
    return true;
}

/* The logarithm of the sum over all labellings that the masks allow. */
static double log_sum(const learner *l, const uint32_t masks[TOKENS])
{
    double sum = 0;
    for (unsigned code = 0; code < 81; code++) {
        unsigned labels[TOKENS] = {code % 3, code / 3 % 3, code / 9 % 3, code / 27};
        if (is_allowed(masks, labels))
            sum += exp(weight_of(l, labels));
    }
    return log(sum);
}

static double loss_of(const learner *l)
{
    uint32_t right[TOKENS];
    for (unsigned i = 0; i < TOKENS; i++)
        right[i] = l->examples->gold[i] & l->examples->possible[i];
    return log_sum(l, l->examples->possible) - log_sum(l, right);
}

static double slope_by_differences(const learner *l, float *weight)
{
    const float kept = *weight, step = 1e-3f;
    *weight = kept + step;
    double above = loss_of(l), high = (double)*weight;
    *weight = kept - step;
    double below = loss_of(l), low = (double)*weight;
    *weight = kept;
    return (above - below) / (high - low);
}

/* The slope of a row's weight as the learner has it: the sum over the places where the feature is. */
static double slope_of(const learner *l, uint32_t feature, unsigned label)
{
    double sum = 0;
    for (unsigned i = 0; i < TOKENS; i++)
        for (unsigned place = 0; place < PLACES; place++)
            if (l->examples->features[i * PLACES + place] == feature)
                sum += (double)(l->all.alpha[i][label] * l->all.beta[i][label] -
                                l->right.alpha[i][label] * l->right.beta[i][label]);
    return sum;
}

static void check_slopes(const uint32_t gold[TOKENS], const uint32_t possible[TOKENS])
{
    mw_examples e = sentence_of(gold, possible);
    float rows[16 * LABELS], steps[(LABELS + 1) * LABELS], row_squares[16 * LABELS] = {0}, step_squares[(LABELS + 1) * LABELS] = {0};
    mw_crf crf = {LABELS, rows, steps};
    mw_crf_options still = {.labels = LABELS, .rate = 0, .next = NEXT, .kind = KIND, .kinds = 2};
    learner *l = mw_memory_get(sizeof *l, NULL);
    mw_random random = {7};
    cr_assert_leq(e.feature_count, 16);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        rows[i] = 2 * mw_random_unit(&random) - 1;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        steps[i] = 2 * mw_random_unit(&random) - 1;
    *l = (learner){.crf = &crf, .examples = &e, .options = &still, .row_squares = row_squares, .step_squares = step_squares, .random = {1}};
    double loss = learn(l, &e.sentences[0]);
    cr_expect_float_eq(loss, loss_of(l), 1e-5, "%g, not %g", loss, loss_of(l));
    for (uint32_t feature = 1; feature < e.feature_count; feature++)
        for (unsigned label = 0; label < LABELS; label++) {
            double wanted = slope_by_differences(l, &rows[feature * LABELS + label]);
            cr_expect_float_eq(slope_of(l, feature, label), wanted, 1e-4, "feature %u label %u: %g, not %g", feature, label,
                               slope_of(l, feature, label), wanted);
        }
    for (unsigned step = 0; step < (LABELS + 1) * LABELS; step++) {
        double wanted = slope_by_differences(l, &steps[step]);
        cr_expect_float_eq((double)l->step_slope[step], wanted, 1e-4, "step %u: %g, not %g", step, (double)l->step_slope[step], wanted);
    }
    mw_memory_free(l);
    mw_examples_free(&e);
}

Test(crf, the_slope_is_that_of_the_loss)
{
    check_slopes((uint32_t[]){1 << O, 1 << B, 1 << I, 1 << O}, (uint32_t[]){ANY, ANY, ANY, ANY});
    check_slopes((uint32_t[]){1 << B, 1 << B, 1 << O, 1 << B}, (uint32_t[]){ANY, ANY, ANY, ANY});
}

Test(crf, the_slope_is_that_of_the_loss_where_labels_are_open)
{
    check_slopes((uint32_t[]){1 << O, ANY, ANY, 1 << O}, (uint32_t[]){ANY, ANY, ANY, ANY});
    check_slopes((uint32_t[]){1 << O | 1 << B, 1 << I | 1 << B, ANY, 1 << O | 1 << I}, (uint32_t[]){ANY, ANY, ANY, ANY});
}

Test(crf, the_slope_is_that_of_the_loss_where_labels_are_impossible)
{
    check_slopes((uint32_t[]){1 << O, 1 << B, 1 << I, 1 << O}, (uint32_t[]){1 << O, ANY, 1 << I | 1 << O, ANY});
    check_slopes((uint32_t[]){1 << B, ANY, 1 << O, ANY}, (uint32_t[]){1 << B, 1 << O | 1 << I, ANY, 1 << O});
}

/* What cannot be learned from changes nothing. */
Test(crf, a_sentence_that_says_nothing_or_cannot_be_is_passed_over)
{
    static const uint32_t GOLD[][TOKENS] = {{ANY, ANY, ANY, ANY}, {1 << I, ANY, ANY, ANY}, {1 << O, 1 << I, 1 << O, 1 << O}, {0, ANY, ANY, ANY}};
    for (size_t k = 0; k < sizeof GOLD / sizeof *GOLD; k++) {
        mw_examples e = sentence_of(GOLD[k], (uint32_t[]){ANY, ANY, ANY, ANY});
        mw_crf crf;
        mw_crf_options options = {.labels = LABELS, .rounds = 3, .rate = 0.5f, .next = NEXT, .kind = KIND, .kinds = 2};
        cr_assert(mw_crf_train(&crf, &e, &options, NULL));
        for (size_t i = 0; i < e.feature_count * LABELS; i++)
            cr_expect_eq(crf.rows[i], 0, "labelling %zu", k);
        for (size_t i = 0; i < (LABELS + 1) * LABELS; i++)
            cr_expect(fabsf(crf.steps[i]) < 1e-3f, "labelling %zu: %g", k, (double)crf.steps[i]); /* rounding */
        mw_crf_free(&crf);
        mw_examples_free(&e);
    }
}

/* ---- a small language: a word of 10 names begins a name, the word 3 goes on with one */

static void add_toy(mw_examples *e, mw_random *random, unsigned tokens)
{
    unsigned last = O;
    e->places = PLACES;
    for (unsigned i = 0; i < tokens; i++) {
        unsigned word = (unsigned)(mw_random_next(random) % 5);
        unsigned label = word == 2 ? B : word == 3 && last != O ? I : O;
        const uint64_t features[PLACES] = {100 + word, 200 + i % 2};
        cr_assert(mw_examples_add(e, features, 1u << label, ANY, NULL));
        last = label;
    }
    cr_assert(mw_examples_end_sentence(e, NULL));
}

static mw_examples toy(unsigned sentences)
{
    mw_examples e = {0};
    mw_random random = {99};
    for (unsigned i = 0; i < sentences; i++)
        add_toy(&e, &random, 12);
    cr_assert(mw_examples_number(&e, 1, NULL));
    return e;
}

static void keep_loss(void *context, unsigned round, double loss)
{
    ((double *)context)[round] = loss;
}

Test(crf, learns_a_small_language)
{
    double losses[9] = {0};
    mw_examples e = toy(200);
    mw_crf crf;
    mw_crf_options options = {.labels = LABELS, .rounds = 8, .rate = 0.2f, .next = NEXT, .kind = KIND, .kinds = 2, .told = keep_loss, .context = losses};
    cr_assert(mw_crf_train(&crf, &e, &options, NULL));
    cr_expect_lt(losses[8], 0.02, "%g", losses[8]);
    cr_expect_lt(losses[8], losses[1] / 5);
    mw_crf_free(&crf);
    mw_examples_free(&e);
}

static void expect_same(const mw_crf_options *one, const mw_crf_options *other, bool same)
{
    mw_examples e = toy(40);
    mw_crf a, b;
    cr_assert(mw_crf_train(&a, &e, one, NULL) && mw_crf_train(&b, &e, other, NULL));
    bool equal = memcmp(a.rows, b.rows, e.feature_count * LABELS * sizeof(float)) == 0 &&
                 memcmp(a.steps, b.steps, (LABELS + 1) * LABELS * sizeof(float)) == 0;
    cr_expect_eq(equal, same);
    mw_crf_free(&a);
    mw_crf_free(&b);
    mw_examples_free(&e);
}

/* The list of chances ends behind its last kind. What stood behind it in memory was once read too,
 * and drew random numbers of its own. */
Test(crf, the_same_examples_and_options_give_the_same_bits)
{
    const float chances[] = {0.3f, 0, 9, 9, 9, 9, 9, 9}, others[] = {0.3f, 0, 0, 0, 0, 0, 0, 0};
    mw_crf_options one = {.labels = LABELS, .rounds = 3, .rate = 0.2f, .next = NEXT, .kind = KIND, .kinds = 2, .withhold = chances};
    mw_crf_options other = one, open = one;
    other.withhold = others;
    open.withhold = NULL;
    expect_same(&one, &one, true);
    expect_same(&one, &other, true);
    expect_same(&one, &open, false);
}

Test(crf, what_is_always_withheld_is_never_learned)
{
    const float always[] = {1, 0};
    mw_examples e = toy(40);
    mw_crf crf;
    mw_crf_options options = {.labels = LABELS, .rounds = 3, .rate = 0.2f, .next = NEXT, .kind = KIND, .kinds = 2, .withhold = always};
    cr_assert(mw_crf_train(&crf, &e, &options, NULL));
    for (size_t i = 1; i < e.feature_count; i++)
        for (unsigned label = 0; label < LABELS; label++)
            if (e.hash_of[i] < 200)
                cr_expect_eq(crf.rows[i * LABELS + label], 0);
    mw_crf_free(&crf);
    mw_examples_free(&e);
}

Test(crf, a_very_long_sentence_is_learned_from_in_part)
{
    mw_examples e = {0};
    mw_random random = {5};
    mw_crf crf;
    mw_crf_options options = {.labels = LABELS, .rounds = 2, .rate = 0.2f, .next = NEXT, .kind = KIND, .kinds = 2};
    add_toy(&e, &random, 100000);
    cr_assert(mw_examples_number(&e, 1, NULL));
    cr_assert(mw_crf_train(&crf, &e, &options, NULL));
    for (size_t i = 0; i < e.feature_count * LABELS; i++)
        cr_assert(isfinite(crf.rows[i]));
    mw_crf_free(&crf);
    mw_examples_free(&e);
}

/* ---- examples */

Test(examples, rare_features_are_left_out_and_the_others_numbered_as_they_come)
{
    mw_examples e = {.places = 3};
    const uint64_t tokens[][3] = {{70, 50, 0}, {50, 60, 0}, {70, 50, 80}};
    for (int i = 0; i < 3; i++)
        cr_assert(mw_examples_add(&e, tokens[i], 1, 1, NULL));
    cr_assert(mw_examples_end_sentence(&e, NULL));
    cr_assert(mw_examples_end_sentence(&e, NULL), "none since the last is none");
    cr_expect_eq(e.sentence_count, 1);
    cr_assert(mw_examples_number(&e, 2, NULL));
    cr_assert_eq(e.feature_count, 3);
    cr_expect(e.hash_of[1] == 70 && e.times[1] == 2 && e.hash_of[2] == 50 && e.times[2] == 3);
    const uint32_t wanted[] = {1, 2, 0, 2, 0, 0, 1, 2, 0};
    cr_expect_arr_eq(e.features, wanted, sizeof wanted);
    mw_examples_free(&e);
}

Test(examples, millions_of_features_are_counted)
{
    enum { MANY = 900000 };
    mw_examples e = {.places = 1};
    for (uint64_t i = 0; i < 2 * MANY; i++) {
        uint64_t hash = (i % MANY + 1) * UINT64_C(0x9e3779b97f4a7c15);
        cr_assert(mw_examples_add(&e, &hash, 1, 1, NULL));
    }
    cr_assert(mw_examples_number(&e, 2, NULL));
    cr_assert_eq(e.feature_count, MANY + 1);
    for (uint32_t i = 1; i <= MANY; i++)
        cr_assert(e.times[i] == 2 && e.features[i - 1] == i && e.features[MANY + i - 1] == i);
    mw_examples_free(&e);
}
