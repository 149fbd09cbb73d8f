/* SPDX-License-Identifier: MIT */
#include "train/pack.h"

#include "base/hash.h"
#include "language/types.h"
#include "train/numeric.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

enum { LABELS = 5, LANES = 8 };
static const uint32_t NEXT[LABELS + 1] = {31, 31, 1, 31, 16, 3};

typedef struct learned { /* as if it had been */
    mw_examples examples;
    mw_crf crf;
} learned;

static uint64_t hash_of(uint64_t i)
{
    mw_random random = {i + 1};
    mw_random_next(&random);
    return mw_random_next(&random) | 1;
}

/* `count` features with weights from -most to most. */
static learned learn(size_t count, float most)
{
    mw_random random = {17};
    learned l = {.examples = {.feature_count = count + 1}, .crf = {.labels = LABELS}};
    l.examples.hash_of = mw_memory_get((count + 1) * sizeof(uint64_t), NULL);
    l.examples.times = mw_memory_get((count + 1) * sizeof(uint32_t), NULL);
    l.crf.rows = mw_memory_get((count + 1) * LABELS * sizeof(float), NULL);
    l.crf.steps = mw_memory_get((LABELS + 1) * LABELS * sizeof(float), NULL);
    for (size_t i = 1; i <= count; i++) {
        l.examples.hash_of[i] = hash_of(i);
        l.examples.times[i] = 1 + (uint32_t)(mw_random_next(&random) % 50);
        for (unsigned label = 0; label < LABELS; label++)
            l.crf.rows[i * LABELS + label] = most * (2 * mw_random_unit(&random) - 1);
    }
    for (size_t i = 0; i < (LABELS + 1) * LABELS; i++)
        l.crf.steps[i] = 4 * mw_random_unit(&random) - 2;
    return l;
}

static void forget(learned *l)
{
    mw_crf_free(&l->crf);
    mw_examples_free(&l->examples);
}

static mw_trained *pack(const mw_words *words, const learned *l, unsigned bits, mw_pack_report reports[2], mw_buf *out)
{
    mw_error err = {0};
    mw_pack_part tags = {.labels = 17, .next = (uint32_t[18]){0}};
    mw_pack_part names = {.crf = l ? &l->crf : NULL, .examples = l ? &l->examples : NULL, .labels = LABELS, .bucket_bits = bits, .next = NEXT};
    cr_assert(mw_pack(words, 2, &tags, &names, reports, out, &err), "%s", err.text);
    mw_trained *trained = mw_trained_open(mw_buf_str(out), &err);
    cr_assert(trained, "%s", err.text);
    return trained;
}

/* The weights of one feature as the engine sees them. */
static bool look_up(const mw_trained *trained, uint64_t hash, int16_t scores[LANES])
{
    memset(scores, 0, LANES * sizeof *scores);
    mw_weights_add(mw_trained_names(trained), &hash, 1, scores);
    for (int i = 0; i < LABELS; i++)
        if (scores[i])
            return true;
    return false;
}

static void expect_weights(const learned *l, const mw_trained *trained, size_t feature, double unit)
{
    int16_t scores[LANES];
    const float *row = l->crf.rows + feature * LABELS;
    float low = row[0], high = row[0];
    for (int i = 1; i < LABELS; i++) {
        low = row[i] < low ? row[i] : low;
        high = row[i] > high ? row[i] : high;
    }
    cr_assert(look_up(trained, l->examples.hash_of[feature], scores), "feature %zu", feature);
    for (int i = 0; i < LABELS; i++) {
        double wanted = (double)(row[i] - (low + high) / 2);
        cr_assert_float_eq(scores[i] * unit, wanted, unit * 0.501, "feature %zu label %d: %d units, not %g", feature, i, scores[i], wanted / unit);
    }
}

Test(pack, every_feature_is_found_again_with_its_weights_within_half_a_unit)
{
    learned l = learn(1500, 1.5f);
    mw_pack_report reports[2];
    mw_words words = {0};
    mw_buf out = {0};
    mw_trained *trained = pack(&words, &l, 10, reports, &out);
    cr_expect_eq(reports[1].features, 1500);
    cr_expect_eq(reports[1].kept, 1500);
    cr_expect_eq(reports[1].crowded_out, 0);
    cr_expect_float_eq(reports[1].unit, 1.5 / 127, 0.02 / 127, "the highest weight takes all of 8 bits: %g", reports[1].unit);
    cr_expect_eq(mw_trained_names(trained)->odds, (unsigned)(1 / reports[1].unit + 0.5));
    for (size_t i = 1; i <= 1500; i++)
        expect_weights(&l, trained, i, reports[1].unit);
    size_t strangers = 0;
    for (size_t i = 0; i < 20000; i++)
        strangers += look_up(trained, hash_of(100000 + i), (int16_t[LANES]){0});
    cr_expect_lt(strangers, 20, "%zu of 20000 features that were never seen are found", strangers);
    mw_trained_free(trained);
    mw_buf_free(&out);
    forget(&l);
}

Test(pack, sums_are_those_of_the_rows)
{
    learned l = learn(200, 2);
    mw_words words = {0};
    mw_buf out = {0};
    mw_trained *trained = pack(&words, &l, 10, NULL, &out);
    int16_t sum[LANES] = {3, -4}, wanted[LANES] = {3, -4}, one[LANES];
    uint64_t features[MW_FEATURES_MAX];
    for (int i = 0; i < MW_FEATURES_MAX; i++) {
        features[i] = hash_of((uint64_t)i * 4 + 1); /* some of which are not known */
        look_up(trained, features[i], one);
        for (int k = 0; k < LANES; k++)
            wanted[k] = (int16_t)(wanted[k] + one[k]);
    }
    mw_weights_add(mw_trained_names(trained), features, MW_FEATURES_MAX, sum);
    cr_expect_arr_eq(sum, wanted, sizeof sum);
    mw_trained_free(trained);
    mw_buf_free(&out);
    forget(&l);
}

/* All in one bucket: the eight weightiest stay. */
Test(pack, a_full_bucket_keeps_what_matters_most)
{
    learned l = learn(12, 1);
    mw_pack_report reports[2];
    mw_words words = {0};
    mw_buf out = {0};
    int16_t scores[LANES];
    for (uint32_t i = 1; i <= 12; i++) {
        l.examples.hash_of[i] = i;
        l.examples.times[i] = 10;
        for (int k = 0; k < LABELS; k++)
            l.crf.rows[i * LABELS + k] = k == 2 ? 0.1f * (float)i : 0;
    }
    mw_trained *trained = pack(&words, &l, 3, reports, &out);
    cr_expect_eq(reports[1].kept, MW_BUCKET);
    cr_expect_eq(reports[1].crowded_out, 4);
    for (uint32_t i = 1; i <= 12; i++)
        cr_expect_eq(look_up(trained, i, scores), i > 4, "%u", i);
    mw_trained_free(trained);
    mw_buf_free(&out);
    forget(&l);
}

Test(pack, more_features_than_there_is_room_for_leave_the_weighty_ones)
{
    learned l = learn(5000, 1);
    mw_pack_report reports[2];
    mw_words words = {0};
    mw_buf out = {0};
    mw_trained *trained = pack(&words, &l, 6, reports, &out);
    cr_expect_leq(reports[1].kept, 512);
    cr_expect_gt(reports[1].kept, 400);
    cr_expect_eq(reports[1].features, 5000);
    mw_trained_free(trained);
    mw_buf_free(&out);
    forget(&l);
}

Test(pack, what_no_weight_tells_apart_is_left_out)
{
    learned l = learn(10, 1);
    mw_pack_report reports[2];
    mw_words words = {0};
    mw_buf out = {0};
    for (int k = 0; k < LABELS; k++)
        l.crf.rows[3 * LABELS + k] = 0.7f; /* the same for all */
    mw_trained *trained = pack(&words, &l, 6, reports, &out);
    cr_expect_eq(reports[1].kept, 9);
    mw_trained_free(trained);
    mw_buf_free(&out);
    forget(&l);
}

Test(pack, steps_that_cannot_be_are_never)
{
    learned l = learn(50, 1);
    mw_pack_report reports[2];
    mw_words words = {0};
    mw_buf out = {0};
    mw_trained *trained = pack(&words, &l, 6, reports, &out);
    const mw_weights *names = mw_trained_names(trained);
    for (unsigned from = 0; from <= LABELS; from++)
        for (unsigned to = 0; to < names->lanes; to++) {
            int16_t step = names->steps[from * names->lanes + to];
            if (to < LABELS && NEXT[from] >> to & 1)
                cr_expect_float_eq(step * reports[1].unit, (double)l.crf.steps[from * LABELS + to], reports[1].unit);
            else
                cr_expect_eq(step, MW_NEVER);
        }
    mw_trained_free(trained);
    mw_buf_free(&out);
    forget(&l);
}

/* ---- words */

static void add_word(mw_words *words, const char *word, uint32_t times)
{
    words->items[words->count] = (mw_word){
        .hash = mw_type_hash(mw_str_of(word)), .times = times, .facts = {(uint8_t)(words->count + 1), (uint8_t)(words->count % 17), 7, 9}};
    words->count++;
}

Test(pack, words_are_found_again_with_what_is_known_of_them)
{
    enum { MANY = 3000 };
    mw_words words = {.items = mw_memory_get(MANY * sizeof(mw_word), NULL), .capacity = MANY};
    mw_buf out = {0};
    char word[20];
    for (int i = 0; i < MANY; i++) {
        snprintf(word, sizeof word, "word%d", i);
        add_word(&words, word, i % 3 ? 2 : 1);
    }
    mw_trained *trained = pack(&words, NULL, 1, NULL, &out);
    for (int i = 0; i < MANY; i++) {
        snprintf(word, sizeof word, "WORD%d", i);
        mw_word_facts facts = mw_trained_word(trained, mw_type_hash(mw_str_of(word)));
        if (i % 3)
            cr_assert_arr_eq(&facts, &words.items[i].facts, sizeof facts, "%s", word);
        else
            cr_assert_eq(facts.cluster, 0, "%s was seen too seldom", word);
    }
    cr_expect_eq(mw_trained_word(trained, mw_type_hash(MW_STR("unseen"))).tags, 0);
    mw_trained_free(trained);
    mw_buf_free(&out);
    mw_words_free(&words);
}

Test(pack, the_version_is_that_of_the_content)
{
    learned l = learn(50, 1), other = learn(50, 1);
    mw_words words = {0};
    mw_buf one = {0}, same = {0}, changed = {0};
    mw_trained *a = pack(&words, &l, 6, NULL, &one), *b = pack(&words, &other, 6, NULL, &same);
    cr_expect_eq(one.len, same.len);
    cr_expect_arr_eq(one.data, same.data, one.len);
    cr_expect_eq(mw_trained_version(a).len, 16);
    cr_expect_eq(strspn(mw_trained_version(a).data, "0123456789abcdef"), 16);
    other.crf.rows[LABELS] += 1;
    mw_trained *c = pack(&words, &other, 6, NULL, &changed);
    cr_expect(mw_str_equal(mw_trained_version(a), mw_trained_version(b)));
    cr_expect_not(mw_str_equal(mw_trained_version(a), mw_trained_version(c)));
    mw_trained_free(a);
    mw_trained_free(b);
    mw_trained_free(c);
    mw_buf_free(&one);
    mw_buf_free(&same);
    mw_buf_free(&changed);
    forget(&l);
    forget(&other);
}

Test(pack, without_memory_it_is_an_error)
{
    learned l = learn(50, 1);
    mw_words words = {0};
    mw_pack_part tags = {.labels = 17, .next = (uint32_t[18]){0}};
    mw_pack_part names = {.crf = &l.crf, .examples = &l.examples, .labels = LABELS, .bucket_bits = 6, .next = NEXT};
    for (unsigned long n = 1;; n++) {
        mw_buf out = {0};
        mw_error err = {0};
        mw_memory_fail_after(n);
        bool good = mw_pack(&words, 2, &tags, &names, NULL, &out, &err);
        mw_memory_fail_after(0);
        mw_buf_free(&out);
        if (good)
            break;
        cr_assert_eq(err.code, MW_ENOMEM);
        cr_assert_lt(n, 1000);
    }
    forget(&l);
}
