/* SPDX-License-Identifier: MIT */
/* Words counted article by article, and what follows from them. */
#include "stats/counted.h"

#include <math.h>
#include <moonwire/terms.h>
#include <stdio.h>

#include "stats/syllables.h"

static mw_terms *terms;

static void start(void)
{
    terms = mw_terms_new(NULL, NULL);
}

static void finish(void)
{
    mw_terms_free(terms);
}

TestSuite(terms, .init = start, .fini = finish);

static void add_to(mw_terms *to, const char *id, const char *published, const char *outlet,
                   const char *text)
{
    mw_error err = {0};
    mw_article *article = article_of(id, published, outlet, text, &err);
    cr_assert(article && mw_terms_add(to, article, NULL, 0, &err), "%s", err.text);
    mw_article_free(article);
}

/* The frame's cells, a row a line, as CSV without its head; the frame is freed. */
static void is(mw_frame *frame, const char *expected)
{
    mw_buf out = {0};
    cr_assert(frame && mw_frame_csv(frame, "\n", &out, NULL));
    const char *rows = strchr(out.data, '\n') + 1;
    cr_expect_str_eq(rows, expected, "%s", rows);
    mw_buf_free(&out);
    mw_frame_free(frame);
}

static double cell(const mw_frame *frame, size_t row, const char *column)
{
    mw_cell is = mw_frame_cell(frame, row, mw_frame_column(frame, mw_str_of(column)));
    return is.type == MW_CELL_INTEGER ? (double)is.integer
           : is.type == MW_CELL_REAL  ? is.real
                                      : (double)NAN;
}

Test(terms, counts_words_and_articles_the_most_frequent_first)
{
    add_to(terms, "b", "2022-02-02", "Desk", "The junta said. THE Junta.");
    add_to(terms, "a", "2022-02-01", "Desk", "The talks of 5 envoys.");
    is(mw_terms_frequencies(terms, NULL, NULL),
       "the,3,2,333333.3,n < 10\njunta,2,1,222222.2,n < 10\nenvoys,1,1,111111.1,n < "
       "10\nof,1,1,111111.1,n < 10\n"
       "said,1,1,111111.1,n < 10\ntalks,1,1,111111.1,n < 10\n");
    cr_expect_eq(mw_terms_total(terms), 9);
    cr_expect_eq(mw_terms_count(terms, MW_STR("junta")), 2);
    cr_expect_eq(mw_terms_count(terms, MW_STR("Junta")), 0);
}

Test(terms, evidence_is_the_first_place_in_each_article_by_publication)
{
    add_to(terms, "late", "2022-02-02", "Desk", "The junta said. The junta.");
    add_to(terms, "early", "2022-02-01", "Desk", "Talks with the junta.");
    mw_frame *frame = mw_terms_frequencies(terms, &(mw_terms_want){.min = 3}, NULL);
    size_t kept;
    uint64_t all;
    cr_assert_eq(mw_frame_row_count(frame), 2);
    const mw_cite *cites = mw_frame_evidence(frame, 0, &kept, &all);
    cr_assert_eq(kept, 2);
    cr_expect_eq(all, 3);
    cr_expect(mw_str_is(cites[0].article, "early") && cites[0].span.start == 15 &&
              cites[0].span.end == 20);
    cr_expect(mw_str_is(cites[1].article, "late") && cites[1].span.start == 4);
    mw_frame_free(frame);
}

Test(terms, words_left_out_fill_the_text_and_are_not_listed)
{
    const mw_str out[] = {MW_STR("the"), MW_STR("of")};
    mw_terms *some = mw_terms_new(&(mw_terms_choice){.left_out = out, .left_out_count = 2}, NULL);
    add_to(some, "a", "2022-02-01", "Desk", "The talks of the envoys.");
    is(mw_terms_frequencies(some, NULL, NULL),
       "envoys,1,1,200000,n < 10\ntalks,1,1,200000,n < 10\n");
    mw_terms_free(some);
}

Test(terms, only_what_lies_inside_counts)
{
    mw_article *article = article_of("a", "2022-02-01", "Desk", "One two three. Four five.", NULL);
    const mw_span inside[] = {{4, 7}, {15, 19}};
    cr_assert(mw_terms_add(terms, article, inside, 2, NULL));
    mw_article_free(article);
    is(mw_terms_frequencies(terms, NULL, NULL), "four,1,1,500000,n < 10\ntwo,1,1,500000,n < 10\n");
}

/* The word of Gries 2008 stands 1, 2, 3, 4 and 5 times in five parts: DP = 0.18, D = 0.785
 * (test_score.c). */
Test(terms, dispersion_over_articles)
{
    const char *const parts[] = {"b a m n i b e u p", "b a s a t b e w q n", "b c a g a b e s t a",
                                 "b a g h a b e a a t", "b a h a a b e a x a t"};
    for (size_t i = 0; i < 5; i++)
        add_to(terms, (char[]){(char)('1' + i), 0}, "2008-01-01", "Gries", parts[i]);
    mw_frame *frame = mw_terms_dispersion(terms, NULL, NULL);
    cr_expect(mw_str_is(mw_frame_cell(frame, 0, 0).text, "a"));
    cr_expect_float_eq(cell(frame, 0, "dp"), 0.18, 1e-9);
    cr_expect_float_eq(cell(frame, 0, "juilland_d"), 0.78515, 1e-9);
    cr_expect(isnan(cell(frame, 0, "range")), "no share of fewer than ten articles");
    cr_expect_eq(cell(frame, 0, "articles"), 5);
    mw_frame_free(frame);
}

/* 52 of 4,510 words against 13 of 5,822; R's values are in test_score.c. */
Test(terms, keyness_of_one_set_against_another)
{
    mw_terms *reference = mw_terms_new(NULL, NULL);
    mw_buf text = {0};
    for (int i = 0; i < 4510; i++)
        mw_buf_add(&text, i < 52 ? MW_STR("regime ") : MW_STR("word "));
    add_to(terms, "one", "2022-02-01", "Desk", text.data);
    mw_buf_clear(&text);
    for (int i = 0; i < 5822; i++)
        mw_buf_add(&text, i < 13 ? MW_STR("regime ") : MW_STR("word "));
    add_to(reference, "two", "2022-02-01", "Desk", text.data);
    mw_buf_free(&text);
    mw_frame *frame = mw_terms_keyness(terms, reference, NULL, NULL);
    cr_assert_eq(mw_frame_row_count(frame), 2);
    cr_expect(mw_str_is(mw_frame_cell(frame, 0, 0).text, "regime"));
    cr_expect_float_eq(cell(frame, 0, "g2"), 36.072005, 1e-9);
    cr_expect_float_eq(cell(frame, 0, "log_ratio"), 2.368387, 1e-9);
    cr_expect_float_eq(cell(frame, 0, "low"), 2.368387 - 0.875015, 1e-9);
    cr_expect_float_eq(cell(frame, 0, "q") / cell(frame, 0, "p"), 2, 1e-9,
                       "two words were compared");
    cr_expect_eq(cell(frame, 0, "n"), 4510);
    cr_expect_eq(cell(frame, 0, "reference_articles"), 1);
    cr_expect_lt(cell(frame, 1, "log_ratio"), 0, "what is used less comes last");
    mw_frame_free(frame);
    frame = mw_terms_keyness(terms, reference,
                             &(mw_keyness_want){.measure = MW_BY_CHI2, .effect = MW_PERCENT_DIFF},
                             NULL);
    cr_expect_float_eq(cell(frame, 0, "chi2"), 35.136954, 1e-9);
    cr_expect_float_eq(cell(frame, 0, "percent_diff"), 416.363636, 1e-9);
    mw_frame_free(frame);
    mw_terms_free(reference);
}

Test(terms, few_words_have_no_percentage_unless_asked)
{
    mw_terms *reference = mw_terms_new(NULL, NULL);
    mw_keyness_want want = {.effect = MW_PERCENT_DIFF};
    add_to(terms, "a", "2022-02-01", "Desk", "coup coup coup coup and more");
    add_to(reference, "b", "2022-02-01", "Desk", "coup and more and less");
    mw_frame *frame = mw_terms_keyness(terms, reference, &want, NULL);
    cr_assert_eq(mw_frame_row_count(frame), 1);
    cr_expect(isnan(cell(frame, 0, "percent_diff")));
    mw_frame_free(frame);
    want.want.percent = true;
    frame = mw_terms_keyness(terms, reference, &want, NULL);
    cr_expect_float_eq(cell(frame, 0, "percent_diff"), 233.333333, 1e-9);
    mw_frame_free(frame);
    mw_terms_free(reference);
}

Test(terms, sets_that_cannot_be_compared_are_an_error)
{
    mw_error err = {0};
    mw_terms *none = mw_terms_new(NULL, NULL),
             *lemmas = mw_terms_new(&(mw_terms_choice){.of = MW_OF_LEMMAS}, NULL);
    add_to(terms, "a", "2022-02-01", "Desk", "coup");
    add_to(lemmas, "a", "2022-02-01", "Desk", "coup");
    cr_expect_null(mw_terms_keyness(terms, none, NULL, &err));
    cr_expect_str_eq(err.text, "there are no words in the reference");
    cr_expect_null(mw_terms_keyness(terms, lemmas, NULL, &err));
    cr_expect_not(mw_terms_merge(terms, lemmas, &err));
    cr_expect_eq(err.code, MW_EARG);
    mw_terms_free(none);
    mw_terms_free(lemmas);
}

Test(terms, tf_idf_names_the_words_of_an_article)
{
    add_to(terms, "a", "2022-02-01", "Desk", "coup coup the talks");
    add_to(terms, "b", "2022-02-02", "Desk", "the talks");
    add_to(terms, "c", "2022-02-03", "Desk", "the envoy");
    /* 2*log10(3/1) = 0.954243, log10(3/2) = 0.176091, log10(3/1) = 0.477121 */
    is(mw_terms_tf_idf(terms, MW_NONE, NULL, NULL),
       "a,2022-02-01,Desk,coup,2,1,0.954243,n < 10 articles\na,2022-02-01,Desk,talks,1,2,0.176091,n < 10 articles\n"
       "b,2022-02-02,Desk,talks,1,2,0.176091,n < 10 articles\nc,2022-02-03,Desk,envoy,1,1,0.477121,n < 10 articles\n");
    is(mw_terms_tf_idf(terms, MW_STR("c"), NULL, NULL), "c,2022-02-03,Desk,envoy,1,1,0.477121,n < 10 articles\n");
    cr_expect_null(mw_terms_tf_idf(terms, MW_STR("nobody"), NULL, NULL));
}

Test(terms, bm25_ranks_articles)
{
    add_to(terms, "a", "2022-02-01", "Desk", "coup coup the talks");
    add_to(terms, "b", "2022-02-02", "Desk", "the coup in the news of the day");
    add_to(terms, "c", "2022-02-03", "Desk", "the envoy");
    const mw_str query[] = {MW_STR("coup"), MW_STR("talks"), MW_STR("coup")};
    /* R: bm <- function(tf,df,l) log(1+(3-df+.5)/(df+.5))*tf*2.2/(tf+1.2*(.25+.75*l/(14/3)));
     * bm(2,2,4)+bm(1,1,4); bm(1,2,8) */
    is(mw_terms_bm25(terms, query, 3, NULL, NULL),
       "a,2022-02-01,Desk,2,3,1.715016,n < 10 articles\nb,2022-02-02,Desk,1,1,0.363721,n < 10 articles\n");
}

/* R: x <- (floor((0:299)^1.5)*7) %% 157 gives 135 types, Yule's K 57.1111, over 201 windows of 100
 * words 15093 different ones, and with mt <- function(x) { k <- 0; s <- c(); for (w in x) { s <-
 * c(s, w) if (length(unique(s))/length(s) < .72) { k <- k+1; s <- c() } } if (length(s)) k <- k +
 * (1-length(unique(s))/length(s))/.28; length(x)/k } (mt(x) + mt(rev(x)))/2 = 137.057654. */
Test(terms, variety_of_a_text)
{
    mw_buf text = {0};
    for (int i = 0; i < 300; i++) {
        int x = (int)floor(pow(i, 1.5)) * 7 % 157;
        mw_buf_print(&text, "w%c%c ", 'a' + x / 26, 'a' + x % 26);
    }
    add_to(terms, "a", "2022-02-01", "Desk", text.data);
    mw_buf_free(&text);
    is(mw_terms_variety(terms, MW_PER_ALL, NULL),
       "all,1,300,135,0.45,0.750896,137.057654,57.111111,1,\n");
}

Test(terms, short_texts_are_not_measured_for_variety)
{
    add_to(terms, "a", "2022-02-01", "Desk A", "one two two.");
    add_to(terms, "b", "2022-02-01", "Desk B", "three.");
    is(mw_terms_variety(terms, MW_PER_OUTLET, NULL),
       "Desk A,1,3,2,0.666667,,,2222.222222,0,n < 100 words\nDesk B,1,1,1,1,,,0,0,n < 100 words\n");
}

/* 6 words, 2 sentences, 9 syllables, 28 letters. R: 206.835-1.015*3-84.6*9/6; .39*3+11.8*9/6-15.59;
 * .0588*2800/6-.296*200/6-15.8 */
Test(terms, readability_of_articles_and_of_all)
{
    add_to(terms, "a", "2022-02-01", "Desk", "The table fell. Nobody walked home.");
    is(mw_terms_readability(terms, MW_PER_ARTICLE, NULL),
       "a,1,6,2,9,76.89,3.28,,1.773333,n < 100 words\n");
}

Test(syllables, by_the_rule_and_its_exceptions)
{
    static const struct {
        const char *word;
        unsigned syllables;
    } WORDS[] = {
        {"the", 1},        {"made", 1},     {"table", 2},   {"walked", 1},   {"wanted", 2},
        {"makes", 1},      {"houses", 2},   {"nation", 2},  {"million", 2},  {"radio", 3},
        {"government", 3}, {"military", 4}, {"people", 2},  {"asean", 3},    {"area", 3},
        {"situation", 4},  {"election", 3}, {"said", 1},    {"minister", 3}, {"russia", 2},
        {"going", 2},      {"union", 2},    {"rhythm", 1},  {"n't", 1},      {"executed", 4},
        {"prices", 2},     {"changes", 2},  {"watches", 2}, {"rules", 1},    {"tables", 2}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        cr_expect_eq(mw_syllables(mw_str_of(WORDS[i].word)), WORDS[i].syllables, "%s: %u",
                     WORDS[i].word, mw_syllables(mw_str_of(WORDS[i].word)));
}

/* All frames of words that went through other hands are those of the whole. */
Test(terms, every_frame_is_the_same_however_the_articles_are_divided)
{
    mw_terms *parts[2] = {mw_terms_new(NULL, NULL), mw_terms_new(NULL, NULL)};
    for (int i = 0; i < 20; i++) {
        char id[8], text[400] = "";
        snprintf(id, sizeof id, "a%02d", i);
        for (int w = 0; w < 40; w++)
            snprintf(text + strlen(text), sizeof text - strlen(text), "%c%c ", 'a' + (i * w) % 7,
                     'a' + (w * w) % 11);
        add_to(terms, id, i % 3 ? "2022-02-01" : "2022-01-01", i % 2 ? "Desk A" : "Desk B", text);
        add_to(parts[i * i % 3 == 1], id, i % 3 ? "2022-02-01" : "2022-01-01",
               i % 2 ? "Desk A" : "Desk B", text);
    }
    mw_buf bytes = {0};
    cr_assert(mw_terms_save(parts[0], &bytes, NULL));
    mw_terms *loaded = mw_terms_load(mw_buf_str(&bytes), NULL);
    cr_assert(loaded && mw_terms_merge(parts[1], loaded, NULL));
    mw_frame *(*const frames[])(const mw_terms *, const mw_terms_want *,
                                mw_error *) = {mw_terms_frequencies, mw_terms_dispersion};
    for (int i = 0; i < 5; i++) {
        mw_frame *one = i < 2   ? frames[i](terms, NULL, NULL)
                        : i < 3 ? mw_terms_tf_idf(terms, MW_NONE, NULL, NULL)
                        : i < 4 ? mw_terms_variety(terms, MW_PER_OUTLET, NULL)
                                : mw_terms_readability(terms, MW_PER_ARTICLE, NULL);
        mw_frame *other = i < 2   ? frames[i](parts[1], NULL, NULL)
                          : i < 3 ? mw_terms_tf_idf(parts[1], MW_NONE, NULL, NULL)
                          : i < 4 ? mw_terms_variety(parts[1], MW_PER_OUTLET, NULL)
                                  : mw_terms_readability(parts[1], MW_PER_ARTICLE, NULL);
        mw_buf a = {0}, b = {0};
        cr_assert(mw_frame_json(one, &a, NULL) && mw_frame_json(other, &b, NULL));
        cr_expect_str_eq(a.data, b.data, "frame %d", i);
        mw_buf_free(&a);
        mw_buf_free(&b);
        mw_frame_free(one);
        mw_frame_free(other);
    }
    mw_buf_free(&bytes);
    mw_terms_free(loaded);
    mw_terms_free(parts[0]);
    mw_terms_free(parts[1]);
}
