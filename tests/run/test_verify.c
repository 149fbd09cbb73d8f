/* SPDX-License-Identifier: MIT */
/* Verifying: what is still so passes, what is no longer so is named, what is no report is refused. */
#include "run/sample_report.h"

#include <moonwire/annotate.h>
#include <moonwire/store.h>
#include <moonwire/verify.h>

#include <stdio.h>
#include <unistd.h>

static folder f;
static mw_buf json, out;
static mw_verify_counts counts;
static mw_error err;

static void begin(void)
{
    f = sample_folder();
    json = sample_report_json(&f);
}

static void end(void)
{
    sample_folder_remove(&f);
    mw_buf_free(&json);
    mw_buf_free(&out);
}

TestSuite(verify, .init = begin, .fini = end);

static bool verify(mw_str report)
{
    mw_verify_options options = {.model = sample_model()};
    mw_buf_clear(&out);
    err = (mw_error){0};
    return mw_verify(report, &options, &out, &counts, &err);
}

static void says(const char *text)
{
    cr_assert(strstr(out.data, text), "no \"%s\" in:\n%s", text, out.data);
}

static void finds(uint64_t problems)
{
    ASSERT_OK(verify(mw_buf_str(&json)), err);
    cr_assert_eq(counts.problems, problems, "%s", out.data);
}

/* The report with the first `old` replaced by `new`. */
static void forge(const char *old, const char *new)
{
    mw_buf forged = {0};
    size_t at = mw_str_find(mw_buf_str(&json), mw_str_of(old), 0);
    cr_assert_lt(at, json.len, "no %s in:\n%s", old, json.data);
    mw_buf_add(&forged, mw_str_sub(mw_buf_str(&json), 0, at));
    mw_buf_add(&forged, mw_str_of(new));
    mw_buf_add(&forged, mw_str_sub(mw_buf_str(&json), at + strlen(old), json.len));
    mw_buf_free(&json);
    json = forged;
}

Test(verify, a_report_just_made_is_true)
{
    finds(0);
    cr_assert_str_eq(out.data, "checked 5 citations, 11 values and 3 articles: all as the report says\n");
    cr_assert_eq(counts.unchecked, 0);
}

Test(verify, a_byte_changed_in_a_cited_sentence_names_the_citation)
{
    sample_edit(&f, "toll.txt", "killed since the coup", "killed since the coop");
    finds(2);
    says("article toll: changed since the report was made\n");
    says("citation 1 (toll:58-70): its sentence reads \"people have been killed since the coop.\", the report says \"people have been killed since the coup.\"\n");
}

Test(verify, a_byte_changed_in_the_cited_words_names_both_readings)
{
    sample_edit(&f, "toll.txt", "2,148", "2,149");
    finds(2);
    says("citation 1 (toll:58-70): the article has \"2,149 people\", the report says \"2,148 people\"\n");
}

Test(verify, a_byte_changed_elsewhere_names_the_article_alone)
{
    sample_edit(&f, "other.txt", "hills", "hulls");
    finds(1);
    says("article other: changed since the report was made\n");
}

Test(verify, a_sentence_that_moved_breaks_its_citations)
{
    sample_edit(&f, "toll.txt", "on Wednesday", "Wednesday");
    finds(4);
    says("citation 1 ");
    says("citation 2 ");
    says("citation 3 ");
}

Test(verify, a_changed_headline_names_the_article_and_both_headlines)
{
    sample_edit(&f, "visit.txt", "Minister lands", "Minister stays");
    finds(3);
    says("article visit: its title is \"Minister stays\", the report says \"Minister lands\"\n");
    says("value title, \"Minister lands\": its article now reads \"Minister stays\" there\n");
}

Test(verify, an_article_that_is_gone_is_named)
{
    char path[512];
    snprintf(path, sizeof path, "%s/visit.txt", f.path);
    unlink(path);
    finds(1);
    says("article visit: missing, with 2 citations\n");
    sample_write(&f, "visit.txt", "");
}

/* Ids are names of files; the address tells that it is the same article. */
Test(verify, an_article_under_another_name_is_found_by_its_address)
{
    char from[512], to[512];
    snprintf(from, sizeof from, "%s/visit.txt", f.path);
    snprintf(to, sizeof to, "%s/landing.txt", f.path);
    cr_assert_eq(rename(from, to), 0);
    finds(0);
    cr_assert_eq(rename(to, from), 0);
}

Test(verify, an_article_that_came_later_does_no_harm)
{
    char path[512];
    snprintf(path, sizeof path, "%s/zz.txt", f.path);
    sample_write(&f, "zz.txt", "A later article.\n");
    finds(0);
    unlink(path);
}

Test(verify, a_forged_number_in_a_sentence_is_found)
{
    forge("\"text\":\"2,148 killed", "\"text\":\"3,148 killed");
    finds(1);
    says("a value does not stand where it is said to stand");
}

Test(verify, a_figure_forged_throughout_the_sentence_is_not_the_articles)
{
    forge("\"text\":\"2,148 killed", "\"text\":\"3,148 killed");
    forge("\"type\":\"number\",\"text\":\"2,148\",\"value\":2148", "\"type\":\"number\",\"text\":\"3,148\",\"value\":3148");
    finds(1);
    says("value killed, \"3,148\": its article now reads \"2,148\" there\n");
}

Test(verify, a_forged_sum_is_computed_again)
{
    forge("\"value\":2300", "\"value\":2301");
    finds(2);
    says("value all, \"2,300\": its text is not its number\n");
    says("value all, \"2,300\": computed again it is 2300\n");
}

Test(verify, a_count_does_not_list_more_than_it_counts)
{
    forge("\"text\":\"2\",\"value\":2,", "\"text\":\"2\",\"value\":1,");
    finds(2);
    says("value count, \"2\": it lists more citations than it counts\n");
}

Test(verify, a_count_that_lists_fewer_is_told)
{
    forge("\"text\":\"2\",\"value\":2,\"how\":\"count\",\"query\":\"figures\",\"operands\":[],\"citations\":[1,2]",
          "\"text\":\"2\",\"value\":2,\"how\":\"count\",\"query\":\"figures\",\"operands\":[],\"citations\":[1]");
    finds(0);
    says("1 count lists fewer citations than it says\n");
}

Test(verify, a_number_beside_the_values_is_found)
{
    forge(" figures.\",\"template\":\"", " figures 7.\",\"template\":\"");
    finds(1);
    says("a number stands in it that is no value\n");
}

Test(verify, words_beside_the_values_are_those_of_the_template)
{
    forge(" killed and ", " born and ");
    finds(1);
}

Test(verify, a_forged_cell_of_a_table_of_figures_is_found)
{
    forge("\"cells\":[\"2,148 people\",2148]", "\"cells\":[\"2,148 people\",2184]");
    finds(1);
    says("value value, \"2184\"");
}

Test(verify, a_forged_quotation_is_found)
{
    forge("\"text\":\"We count names, not", "\"text\":\"We count names and");
    finds(1);
    says("value quotation, \"We count names and rumours,\": its article now reads \"We count names, not rumours,\" there\n");
}

Test(verify, a_forged_outlet_is_found)
{
    forge("\"outlet\":\"Sample Daily\"", "\"outlet\":\"Sample Tribune\"");
    finds(2);
    says("article visit: its outlet is \"Sample Daily\", the report says \"Sample Tribune\"\n");
}

static bool verify_in(const char *input)
{
    mw_verify_options options = {.model = sample_model(), .inputs = &input, .input_count = 1};
    return mw_verify(mw_buf_str(&json), &options, &out, &counts, &err);
}

Test(verify, an_input_that_is_not_there_is_named)
{
    char path[512];
    snprintf(path, sizeof path, "%s-gone", f.path);
    cr_assert(!verify_in(path));
    cr_assert(strstr(err.text, "-gone: "), "%s", err.text);
}

static void ingest(const char *path)
{
    mw_article *article;
    mw_store *store = mw_store_open(path, MW_STORE_WRITE, &err);
    ASSERT_OK(store, err);
    mw_reader *reader = mw_reader_new(NULL, NULL);
    cr_assert(mw_reader_add_path(reader, f.path, NULL) && mw_store_begin(store, NULL));
    while (mw_reader_next(reader, &article, &err) == MW_ARTICLE_READ) {
        cr_assert(mw_annotate(article, sample_model(), MW_LAYERS_ALL & ~(unsigned)MW_POS, NULL));
        ASSERT_OK(mw_store_save(store, article, MW_STR(""), NULL, &err), err);
        mw_article_free(article);
    }
    ASSERT_OK(mw_store_commit(store, &err), err);
    mw_reader_free(reader);
    mw_store_close(store);
}

Test(verify, a_corpus_answers_as_the_folder_does)
{
    char path[512];
    snprintf(path, sizeof path, "%s.db", f.path);
    ingest(path);
    ASSERT_OK(verify_in(path), err);
    cr_assert_eq(counts.problems, 0, "%s", out.data);
    cr_assert_eq(counts.citations, 5);
    unlink(path);
    sample_edit(&f, "toll.txt", "2,148", "2,149");
    ingest(path);
    mw_buf_clear(&out);
    ASSERT_OK(verify_in(path), err);
    unlink(path);
    says("article toll: changed since the report was made\ncitation 1 (toll:58-70)");
}

Test(verify, a_report_made_from_standard_input_asks_for_its_articles)
{
    char input[600];
    snprintf(input, sizeof input, "\"inputs\":[\"%s\"]", f.path);
    forge(input, "\"inputs\":[\"-\"]");
    cr_assert(!verify(mw_buf_str(&json)));
    cr_assert_eq(err.code, MW_EARG);
    cr_assert(strstr(err.text, "--in INPUT"), "%s", err.text);
}

static void refuses(const char *text, mw_code code)
{
    cr_assert(!verify(mw_str_of(text)), "%s", text);
    cr_assert_eq(err.code, code, "%s: %s", text, err.text);
}

Test(verify, what_is_no_report_is_refused)
{
    refuses("", MW_EPARSE);
    refuses("[]", MW_EPARSE);
    refuses("{\"moonwire\":\"report\"}", MW_EPARSE);
    refuses("{\"moonwire\":\"report\",\"version\":2}", MW_EVERSION);
    refuses("{\"moonwire\":\"report\",\"version\":1,\"blocks\":[],\"citations\":[],\"manifest\":7}", MW_EPARSE);
    refuses("{\"moonwire\":\"report\",\"version\":1,\"blocks\":[{\"kind\":\"table\",\"rows\":[{\"citations\":[1]}]}],"
            "\"citations\":[],\"manifest\":{\"articles\":[],\"inputs\":[\".\"]}}", MW_EPARSE);
}

/* Whatever a file holds, verify ends, says something, and touches nothing that is not its own. */
Test(verify, a_damaged_report_does_no_harm)
{
    uint32_t state = 1;
    for (int round = 0; round < 1500; round++) {
        mw_buf damaged = {0};
        mw_buf_add(&damaged, mw_buf_str(&json));
        for (int i = 0; i < 1 + round % 4; i++) {
            state = state * 1664525u + 1013904223u;
            size_t at = (state >> 4) % damaged.len;
            damaged.data[at] = "0123456789-\"{}[],:x\xff"[(state >> 24) % 20];
        }
        bool good = verify(mw_buf_str(&damaged));
        cr_assert(good ? out.len > 0 : err.code != MW_OK);
        mw_buf_free(&damaged);
    }
}

Test(verify, any_part_of_a_report_is_no_report)
{
    for (size_t len = 0; len + 2 < json.len; len += 37)
        cr_assert(!verify(mw_str_sub(mw_buf_str(&json), 0, len)));
}
