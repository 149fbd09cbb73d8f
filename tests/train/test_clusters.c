/* SPDX-License-Identifier: MIT */
/* The exchange is looked at from inside: its sums against a count of the whole text. */
#include "train/clusters.c" /* NOLINT */

#include "train/sample.h"

#include <math.h>
#include <stdio.h>

/* A text in which two sorts of words keep different company: the even between "a" and "b", the odd
 * between "c" and "d". Some stand beside themselves. */
static void add_two_sorts(mw_words *words, unsigned sentences, unsigned different)
{
    mw_buf bytes = {0};
    mw_columns columns;
    mw_gold gold = {0};
    mw_random random = {3};
    for (unsigned i = 0; i < sentences; i++) {
        unsigned word = (unsigned)(mw_random_next(&random) % different), odd = word % 2;
        mw_buf_print(&bytes, "%s\tX\tO\t1\n", odd ? "c" : "a");
        for (unsigned times = word % 4 ? 1 : 4; times--;)
            mw_buf_print(&bytes, "w%u\tX\tO\t1\n", word);
        mw_buf_print(&bytes, "%s\tX\tO\t1\n\n", odd ? "d" : "b");
    }
    mw_columns_of_memory(&columns, mw_buf_str(&bytes), "two.col");
    while (mw_columns_next(&columns, &gold, NULL) == 1)
        cr_assert(mw_words_add(words, &gold, NULL));
    mw_gold_free(&gold);
    mw_buf_free(&bytes);
}

static uint8_t cluster_of(const mw_words *words, const char *word)
{
    const uint64_t *place = mw_map_get(&words->numbers, mw_str_of(word));
    cr_assert(place, "%s", word);
    return words->items[*place].facts.cluster;
}

/* Sentences of one word of each of `sorts`, ten words a sort, always in the same order. */
static void add_sorts(mw_words *words, unsigned sentences, unsigned sorts)
{
    mw_buf bytes = {0};
    mw_columns columns;
    mw_gold gold = {0};
    mw_random random = {3};
    for (unsigned i = 0; i < sentences; i++) {
        for (unsigned sort = 0; sort < sorts; sort++)
            mw_buf_print(&bytes, "w%u%u\tX\tO\t1\n", sort, (unsigned)(mw_random_next(&random) % 10));
        mw_buf_char(&bytes, '\n');
    }
    mw_columns_of_memory(&columns, mw_buf_str(&bytes), "sorts.col");
    while (mw_columns_next(&columns, &gold, NULL) == 1)
        cr_assert(mw_words_add(words, &gold, NULL));
    mw_gold_free(&gold);
    mw_buf_free(&bytes);
}

Test(clusters, words_of_like_company_are_one_class_and_of_different_company_another)
{
    for (unsigned sorts = 2; sorts <= 4; sorts++) {
        mw_words words = {0};
        add_sorts(&words, 500, sorts);
        cr_assert(mw_words_cluster(&words, sorts, 1, NULL));
        for (unsigned word = 0; word < 10 * sorts; word++)
            for (unsigned other = 0; other < word; other++) {
                char one[16], two[16];
                snprintf(one, sizeof one, "w%u%u", word / 10, word % 10);
                snprintf(two, sizeof two, "w%u%u", other / 10, other % 10);
                bool same = cluster_of(&words, one) == cluster_of(&words, two);
                cr_expect_eq(same, word / 10 == other / 10, "%s %s of %u sorts", one, two, sorts);
            }
        mw_words_free(&words);
    }
}

Test(clusters, the_same_text_gives_the_same_classes)
{
    mw_words one = {0}, other = {0};
    add_two_sorts(&one, 300, 40);
    add_two_sorts(&other, 300, 40);
    cr_assert(mw_words_cluster(&one, 7, 2, NULL) && mw_words_cluster(&other, 7, 2, NULL));
    for (size_t i = 0; i < one.count; i++)
        cr_expect_eq(one.items[i].facts.cluster, other.items[i].facts.cluster);
    mw_words_free(&one);
    mw_words_free(&other);
}

Test(clusters, any_number_of_classes_and_words_is_fine)
{
    static const unsigned CLASSES[] = {0, 1, 2, 254, 255, 100000};
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
        mw_words words = {0}, none = {0};
        add_two_sorts(&words, 600, 300);
        cr_assert(mw_words_cluster(&words, CLASSES[i], 1, NULL));
        for (size_t w = 0; w < words.count; w++)
            cr_expect_eq(words.items[w].facts.cluster != 0, CLASSES[i] != 0);
        cr_expect(mw_words_cluster(&words, CLASSES[i], 100000, NULL), "no word is so frequent");
        cr_expect(mw_words_cluster(&none, CLASSES[i], 1, NULL), "no words at all");
        mw_words_free(&words);
    }
}

/* ---- the likelihood, counted from the text */

static double n_log_n(uint32_t n)
{
    return n ? n * log(n) : 0;
}

static double likelihood(const exchange *x)
{
    size_t all = x->classes + 1;
    uint32_t *pairs = calloc(all * all, sizeof *pairs), *lefts = calloc(all, sizeof *lefts), *rights = calloc(all, sizeof *rights);
    for (size_t i = 0; i + 1 < x->words->text_count; i++) {
        size_t left = x->class_of[rank_at(x, i)], right = x->class_of[rank_at(x, i + 1)];
        pairs[left * all + right]++;
        lefts[left]++;
        rights[right]++;
    }
    cr_assert_arr_eq(pairs, x->pairs, all * all * sizeof *pairs);
    cr_assert_arr_eq(lefts, x->lefts, all * sizeof *lefts);
    cr_assert_arr_eq(rights, x->rights, all * sizeof *rights);
    double sum = 0;
    for (size_t i = 0; i < all * all; i++)
        sum += n_log_n(pairs[i]);
    for (size_t i = 0; i < all; i++)
        sum -= n_log_n(lefts[i]) + n_log_n(rights[i]);
    free(pairs);
    free(lefts);
    free(rights);
    return sum;
}

/* The best of all classes, by counting the whole text for each. */
static double best_by_force(exchange *x, size_t word)
{
    unsigned old = x->class_of[word];
    double most = -1e300;
    company after, before;
    meet(x, word, x->after, x->after_first, &after);
    meet(x, word, x->before, x->before_first, &before);
    for (unsigned class = 0; class < x->classes; class++) {
        place(x, x->class_of[word], &after, &before, -1);
        place(x, class, &after, &before, 1);
        x->class_of[word] = (uint16_t)class;
        double here = likelihood(x);
        most = here > most ? here : most;
    }
    place(x, x->class_of[word], &after, &before, -1);
    place(x, old, &after, &before, 1);
    x->class_of[word] = (uint16_t)old;
    return most;
}

/* Each word goes where the text becomes likeliest, so it never becomes less likely; the sums that
 * are kept are those of the text after every move. Rounding may cost a thousandth. */
Test(clusters, no_move_makes_the_text_less_likely)
{
    mw_words words = {0};
    mw_error err = {0};
    exchange x = {.words = &words, .classes = 5};
    add_two_sorts(&words, 150, 12);
    mw_words_add(&words, &(mw_gold){0}, NULL);
    cr_assert(choose_words(&x, 4, &err) && find_neighbours(&x, true, &x.after, &x.after_first, &err) &&
              find_neighbours(&x, false, &x.before, &x.before_first, &err) && count_pairs(&x, &err) && fill_f(&x, &err));
    double now = likelihood(&x), first = now;
    for (int pass = 0; pass < 3; pass++)
        for (size_t word = 0; word < x.count; word++) {
            double best = best_by_force(&x, word);
            exchange_word(&x, word);
            double then = likelihood(&x);
            cr_expect_geq(then, now - 0.02, "%g after %g", then, now);
            cr_expect_geq(then, best - 0.02, "%g where %g can be", then, best);
            now = then;
        }
    cr_expect_gt(now, first + 1);
    void *owned[] = {x.word_of, x.rank_of, x.class_of, x.after, x.before, x.after_first, x.before_first,
                     x.pairs, x.lefts, x.rights, x.f};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        mw_memory_free(owned[i]);
    mw_words_free(&words);
}

/* ---- what a word has been seen to be */

static mw_word word_of(const mw_words *words, const char *folded)
{
    const uint64_t *place = mw_map_get(&words->numbers, mw_str_of(folded));
    cr_assert(place);
    return words->items[*place];
}

Test(words, are_counted_by_their_small_letters)
{
    mw_words words = {0};
    mw_columns columns;
    mw_gold gold = {0};
    mw_buf bytes = {0};
    for (int i = 0; i < 50; i++)
        mw_buf_print(&bytes, "The\tDET\tO\t1\nrun\t%s\tO\t1\nthe\tDET\tO\t1\nof\t_\tO\t1\nÉTAT\tNOUN\tO\t1\n\n", i % 2 ? "NOUN" : "VERB");
    mw_columns_of_memory(&columns, mw_buf_str(&bytes), "f.col");
    while (mw_columns_next(&columns, &gold, NULL) == 1)
        cr_assert(mw_words_add(&words, &gold, NULL));
    mw_words_judge(&words);
    cr_expect_eq(words.count, 4);
    cr_expect_eq(word_of(&words, "the").times, 100);
    cr_expect_eq(word_of(&words, "the").facts.fixed, MW_DET);
    cr_expect_eq(word_of(&words, "run").facts.fixed, MW_POS_NONE, "it varies");
    cr_expect_eq(word_of(&words, "of").facts.fixed, MW_POS_NONE, "it is not annotated");
    cr_expect_eq(word_of(&words, "of").facts.tags, 0);
    cr_expect_eq(word_of(&words, "état").facts.fixed, MW_POS_NONE, "it was never small");
    cr_expect_neq(word_of(&words, "run").facts.tags, word_of(&words, "the").facts.tags);
    mw_gold_free(&gold);
    mw_buf_free(&bytes);
    mw_words_free(&words);
}
