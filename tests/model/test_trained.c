/* SPDX-License-Identifier: MIT */
/* The trained file against damage. The samples are written here by hand, byte for byte as trained.h
 * says. */
#include "model/trained.h"

#include <criterion/criterion.h>
#include <stdlib.h>

enum { LABELS = 3, LANES = 8, WORD_BITS = 4, BUCKET_BITS = 2, PRINTS = MW_BUCKET << BUCKET_BITS };

typedef struct sample_part {
    uint16_t prints[PRINTS];
    int8_t rows[PRINTS][LANES];
    int16_t steps[LABELS + 1][LANES];
} sample_part;

typedef struct sample {
    mw_trained_head head;
    mw_trained_word_row words[1 << WORD_BITS];
    sample_part tags, names;
} sample;

static mw_trained_part part_at(size_t at)
{
    return (mw_trained_part){.labels = LABELS, .lanes = LANES, .bucket_bits = BUCKET_BITS, .odds = 10,
                             .prints = at + offsetof(sample_part, prints), .rows = at + offsetof(sample_part, rows),
                             .steps = at + offsetof(sample_part, steps)};
}

/* The word of hash HASH, and the feature FEATURE in the third place of the last bucket. */
#define HASH    UINT64_C(0xf000000000001234)
#define FEATURE UINT64_C(0xffff00000000abcd)

static sample make(void)
{
    sample s = {.head = {.magic = MW_TRAINED_MAGIC, .version = "0123456789abcde", .size = sizeof s, .words = offsetof(sample, words),
                         .word_bits = WORD_BITS, .tags = part_at(offsetof(sample, tags)), .names = part_at(offsetof(sample, names))}};
    s.head.version[15] = 'f';
    s.words[15] = (mw_trained_word_row){99, {1, 1, 1, 1, 1}};
    s.words[0] = (mw_trained_word_row){0x1234, {1, 2, 3, 4, 0x00401fff}}; /* its place is taken: it goes around */
    for (int from = 0; from <= LABELS; from++)
        for (int lane = LABELS; lane < LANES; lane++)
            s.tags.steps[from][lane] = s.names.steps[from][lane] = MW_NEVER;
    s.names.prints[PRINTS - MW_BUCKET + 2] = 0xabcd;
    for (int i = 0; i < LABELS; i++)
        s.names.rows[PRINTS - MW_BUCKET + 2][i] = (int8_t)(i - 1);
    return s;
}

/* A copy whose end is the end of the memory, `shift` bytes from where it should be. */
static char *copy_of(const void *bytes, size_t size, size_t shift)
{
    void *copy;
    cr_assert_eq(posix_memalign(&copy, 16, size + shift), 0);
    if (size)
        memcpy((char *)copy + shift, bytes, size);
    return copy;
}

/* Opens a copy and, when that can be done, looks everything up. */
static mw_code use(const void *bytes, size_t size, size_t shift)
{
    mw_error err = {0};
    char *copy = copy_of(bytes, size, shift);
    mw_trained *trained = mw_trained_open((mw_str){copy + shift, size}, &err);
    cr_assert_eq(trained == NULL, err.code != MW_OK);
    for (uint64_t i = 0; trained && i < 64; i++) {
        const mw_weights *parts[] = {mw_trained_tags(trained), mw_trained_names(trained)};
        mw_trained_word(trained, i << 58 | i);
        for (int p = 0; p < 2; p++) {
            int16_t scores[MW_LANES_MAX] = {0};
            uint64_t features[MW_FEATURES_MAX];
            for (uint64_t f = 0; f < MW_FEATURES_MAX; f++)
                features[f] = (f * 64 + i) * UINT64_C(0x9e3779b97f4a7c15);
            mw_weights_add(parts[p], features, MW_FEATURES_MAX, scores);
            cr_assert_leq(parts[p]->labels, parts[p]->lanes);
            cr_assert_leq(parts[p]->lanes, MW_LANES_MAX);
        }
    }
    mw_trained_free(trained);
    free(copy);
    return err.code;
}

Test(trained, is_read_where_it_lies)
{
    sample s = make();
    int16_t scores[LANES] = {0};
    const uint64_t features[] = {FEATURE, FEATURE ^ 1, FEATURE << 1, 5};
    mw_trained *trained = mw_trained_open((mw_str){(const char *)&s, sizeof s}, NULL);
    cr_assert(trained);
    mw_word_facts facts = mw_trained_word(trained, HASH);
    cr_expect(facts.tags == 1 && facts.fixed == 2 && facts.cluster == 3);
    cr_expect_eq(mw_word_class(facts, 0), 1, "10 bits");
    cr_expect_eq(mw_word_class(facts, 1), 0, "9 bits");
    cr_expect_eq(mw_word_class(facts, 2), 127, "7 bits");
    cr_expect_eq(mw_word_class(facts, 3), 63, "6 bits");
    cr_expect_eq(mw_trained_word(trained, HASH + 1).tags, 0);
    mw_weights_add(mw_trained_names(trained), features, 4, scores);
    cr_expect(scores[0] == -1 && scores[1] == 0 && scores[2] == 1);
    mw_weights_add(mw_trained_tags(trained), features, 4, scores);
    cr_expect_eq(scores[2], 1, "the other labeller does not know it");
    cr_expect(mw_str_is(mw_trained_version(trained), "0123456789abcdef"));
    cr_expect_eq(mw_trained_names(trained)->odds, 10);
    mw_trained_free(trained);
}

Test(trained, a_hash_whose_print_would_be_0_is_found)
{
    sample s = make();
    int16_t scores[LANES] = {0};
    const uint64_t feature = UINT64_C(0xffff000000000000);
    s.names.prints[PRINTS - MW_BUCKET + 3] = 1;
    s.names.rows[PRINTS - MW_BUCKET + 3][0] = 5;
    s.words[3] = (mw_trained_word_row){1, {9, 0, 0, 0, 0}};
    mw_trained *trained = mw_trained_open((mw_str){(const char *)&s, sizeof s}, NULL);
    mw_weights_add(mw_trained_names(trained), &feature, 1, scores);
    cr_expect_eq(scores[0], 5);
    cr_expect_eq(mw_trained_word(trained, UINT64_C(3) << 60).tags, 9);
    mw_trained_free(trained);
}

/* Prints that differ in one half, or by one, from the one that is looked for. */
Test(trained, each_place_of_a_bucket_is_found_and_nothing_like_it)
{
    for (unsigned slot = 0; slot < MW_BUCKET; slot++)
        for (unsigned print = 1; print <= 0xffff; print += 257) {
            sample s = make();
            for (unsigned i = 0; i < MW_BUCKET; i++)
                s.names.prints[i] = (uint16_t)(i < slot ? print - 1 : i > slot ? print + 1 : print);
            for (unsigned i = 0; i < MW_BUCKET; i++)
                s.names.rows[i][0] = (int8_t)(i + 1);
            mw_trained *trained = mw_trained_open((mw_str){(const char *)&s, sizeof s}, NULL);
            int16_t scores[LANES] = {0};
            const uint64_t feature = print;
            mw_weights_add(mw_trained_names(trained), &feature, 1, scores);
            cr_assert_eq(scores[0], (int)slot + 1, "print %u in place %u", print, slot);
            mw_trained_free(trained);
        }
}

Test(trained, a_file_cut_short_anywhere_is_refused)
{
    sample s = make();
    cr_expect_eq(use(&s, sizeof s, 0), MW_OK);
    for (size_t size = 0; size < sizeof s; size++) {
        mw_code code = use(&s, size, 0);
        cr_assert_eq(code, size < sizeof s.head ? MW_EVERSION : MW_EPARSE, "%zu bytes: %d", size, code);
    }
}

Test(trained, a_file_with_more_at_its_end_is_refused)
{
    char bytes[sizeof(sample) + 8] = {0};
    sample s = make();
    memcpy(bytes, &s, sizeof s);
    cr_expect_eq(use(bytes, sizeof bytes, 0), MW_EPARSE);
}

Test(trained, bytes_that_are_not_aligned_are_refused)
{
    sample s = make();
    for (size_t shift = 1; shift < 8; shift++)
        cr_expect_eq(use(&s, sizeof s, shift), MW_EPARSE);
    cr_expect_eq(use(&s, sizeof s, 8), MW_OK);
}

Test(trained, another_versions_file_is_told_from_a_damaged_one)
{
    sample s = make();
    s.head.magic[7]++;
    cr_expect_eq(use(&s, sizeof s, 0), MW_EVERSION);
    cr_expect_eq(use("", 0, 0), MW_EVERSION);
}

/* Every byte of the head with every bit turned and with all of them 0 or 1: refused, or harmless. */
Test(trained, no_damage_to_the_head_reads_beyond_the_file, .timeout = 60)
{
    for (size_t at = 0; at < sizeof(mw_trained_head); at++)
        for (int damage = 0; damage < 10; damage++) {
            sample s = make();
            unsigned char *byte = (unsigned char *)&s + at;
            *byte = (unsigned char)(damage < 8 ? *byte ^ 1 << damage : damage == 8 ? 0 : 0xff);
            mw_code code = use(&s, sizeof s, 0);
            cr_assert(code == MW_OK || code == MW_EPARSE || (code == MW_EVERSION && at < 8), "byte %zu: %d", at, code);
        }
}

/* Every number of the head with values at the edges of what it may be. */
Test(trained, no_number_of_the_head_reads_beyond_the_file, .timeout = 60)
{
    static const uint64_t VALUES[] = {0, 1, 2, 7, 8, 16, 20, 21, 24, 25, 31, 32, 33, 40, 63, 64, 255, 256, sizeof(sample) - 8, sizeof(sample),
                                      sizeof(sample) + 8, UINT32_MAX, UINT32_MAX - 7, UINT64_C(1) << 32, UINT64_C(1) << 63, UINT64_MAX, UINT64_MAX - 7};
    for (size_t at = 24; at < sizeof(mw_trained_head); at += 4)
        for (size_t i = 0; i < sizeof VALUES / sizeof *VALUES; i++)
            for (size_t width = 4; width <= 8 && at + width <= sizeof(mw_trained_head); width += 4) {
                sample s = make();
                memcpy((char *)&s + at, &VALUES[i], width);
                mw_code code = use(&s, sizeof s, 0);
                cr_assert(code == MW_OK || code == MW_EPARSE, "byte %zu value %zu: %d", at, i, code);
            }
}

Test(trained, a_step_that_would_leave_16_bits_is_refused)
{
    for (int from = 0; from <= LABELS; from++)
        for (int to = 0; to < LANES; to++) {
            sample s = make();
            s.names.steps[from][to] = MW_NEVER;
            cr_expect_eq(use(&s, sizeof s, 0), MW_OK);
            s.names.steps[from][to] = MW_NEVER - 1;
            cr_expect_eq(use(&s, sizeof s, 0), MW_EPARSE);
        }
}

/* Sums that went around at the upper end once made a lane that is no label's the best. */
Test(trained, a_step_so_high_that_sums_would_leave_16_bits_is_refused)
{
    for (int from = 0; from <= LABELS; from++)
        for (int to = 0; to < LABELS; to++) {
            sample s = make();
            s.tags.steps[from][to] = MW_STEP_MAX;
            cr_expect_eq(use(&s, sizeof s, 0), MW_OK);
            s.tags.steps[from][to] = MW_STEP_MAX + 1;
            cr_expect_eq(use(&s, sizeof s, 0), MW_EPARSE);
        }
}

Test(trained, a_step_to_what_is_no_label_is_refused)
{
    for (int from = 0; from <= LABELS; from++)
        for (int lane = LABELS; lane < LANES; lane++) {
            sample s = make();
            s.tags.steps[from][lane] = MW_NEVER + 1;
            cr_expect_eq(use(&s, sizeof s, 0), MW_EPARSE);
        }
}

/* A table without a free place ends the search all the same. */
Test(trained, a_full_table_of_words_is_searched_once)
{
    sample s = make();
    for (int i = 0; i < 1 << WORD_BITS; i++)
        s.words[i] = (mw_trained_word_row){77, {1, 1, 1, 1, 1}};
    mw_trained *trained = mw_trained_open((mw_str){(const char *)&s, sizeof s}, NULL);
    cr_assert(trained);
    cr_expect_eq(mw_trained_word(trained, HASH).tags, 0);
    mw_trained_free(trained);
}
