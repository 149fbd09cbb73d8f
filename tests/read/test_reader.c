/* SPDX-License-Identifier: MIT */
#include "read/sample.h"

#include "article/article.h"
#include "base/hash.h"
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

TestSuite(reader, .init = sample_start, .fini = sample_end);

#define HEAD(article) mw_article_head(article)

/* Reads on and gives the ids, "!" for what could not be read. */
static const char *ids_of(mw_reader *reader)
{
    static char ids[2000];
    mw_article *article;
    mw_got got;
    size_t len = 0;
    ids[0] = '\0';
    while ((got = mw_reader_next(reader, &article, NULL)) != MW_END && len < sizeof ids - 100) {
        len += (size_t)snprintf(ids + len, sizeof ids - len, got == MW_BAD ? "! " : "%.*s ",
                                got == MW_BAD ? 0 : (int)HEAD(article)->id.len,
                                got == MW_BAD ? "" : HEAD(article)->id.data);
        mw_article_free(article);
    }
    return ids;
}

Test(reader, a_text_file_is_an_article)
{
    mw_str text = MW_STR("title: Envoy arrives\nsource: Sample Wire\npublished: "
                         "2022-08-03\n\nJAKARTA (AP) — He came.\r\n");
    mw_reader *reader = sample_reader(NULL, "news/envoy.v2.txt", text);
    mw_article *article = sample_read(reader);
    char hash[MW_SHA256_HEX + 1];
    mw_sha256(text, hash);
    cr_assert(mw_str_is(HEAD(article)->id, "envoy.v2"));
    cr_assert(mw_str_is(HEAD(article)->path, "news/envoy.v2.txt"));
    cr_assert(mw_str_is(HEAD(article)->title, "Envoy arrives"));
    cr_assert(mw_str_is(HEAD(article)->source, "Sample Wire"));
    cr_assert(mw_str_is(HEAD(article)->published, "2022-08-03"));
    cr_assert(mw_str_is(HEAD(article)->date_method, "meta"));
    cr_assert(HEAD(article)->date_reliable);
    cr_assert(mw_str_is(HEAD(article)->dateline, "JAKARTA"));
    cr_assert(mw_str_is(HEAD(article)->agency, "AP"));
    cr_assert_null(HEAD(article)->url.data);
    cr_assert(mw_str_is(HEAD(article)->sha256, hash), "the raw bytes' hash");
    cr_assert(mw_str_is(mw_article_text(article), "JAKARTA (AP) — He came."));
    cr_assert_null(mw_reader_note(reader));
    mw_article_free(article);
    cr_assert_eq(mw_reader_next(reader, &article, NULL), MW_END);
    cr_assert_eq(mw_reader_next(reader, &article, NULL), MW_END, "an end stays one");
    mw_reader_free(reader);
}

Test(reader, the_publication_date_is_the_records_own_then_the_callers_then_the_datelines)
{
    mw_str dated = MW_STR("published: 2022-08-03\n\nJAKARTA, Aug 1, 2022 (AP) — He came.");
    mw_str bare = MW_STR("JAKARTA, Aug 1, 2022 (AP) — He came."), none = MW_STR("He came.");
    mw_str wrong = MW_STR("published: some day\n\nHe came.");
    mw_reader_options given = {.published = MW_STR("2022-09-09")};
    static const struct {
        int text;
        bool given;
        const char *published, *method;
        bool reliable;
    } CASES[] = {{0, true, "2022-08-03", "meta", true},
                 {1, true, "2022-09-09", "given", true},
                 {1, false, "2022-08-01", "dateline", true},
                 {2, true, "2022-09-09", "given", true},
                 {2, false, "", "", false},
                 {3, false, "", "", false}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        mw_str text = CASES[i].text == 0   ? dated
                      : CASES[i].text == 1 ? bare
                      : CASES[i].text == 2 ? none
                                           : wrong;
        mw_reader *reader = sample_reader(CASES[i].given ? &given : NULL, "a.txt", text);
        mw_article *article = sample_read(reader);
        mw_str published = HEAD(article)->published, method = HEAD(article)->date_method;
        cr_expect(mw_str_is(published.data ? published : MW_STR(""), CASES[i].published),
                  "%zu: %.*s", i, MW_ARG(published));
        cr_expect(mw_str_is(method.data ? method : MW_STR(""), CASES[i].method), "%zu: %.*s", i,
                  MW_ARG(method));
        cr_expect_eq(HEAD(article)->date_reliable, CASES[i].reliable, "%zu", i);
        mw_article_free(article);
        mw_reader_free(reader);
    }
}

Test(reader, a_folder_is_read_in_the_order_of_its_paths)
{
    sample_put("b.txt", MW_STR("B."));
    sample_put("a/z.html", MW_STR("<p>This is the text of a page in a folder, long enough.</p>"));
    sample_put("a.txt", MW_STR("A."));
    sample_put("logo.png", MW_STR("\x89PNG"));
    sample_put(".hidden.txt", MW_STR("no"));
    sample_put("bare", MW_STR("A file with no ending."));
    mw_reader *reader = mw_reader_new(NULL, NULL);
    cr_assert(mw_reader_add_path(reader, sample_folder, NULL));
    cr_assert_str_eq(ids_of(reader), "a z b bare ");
    mw_reader_free(reader);
    reader = mw_reader_new(NULL, NULL);
    cr_assert(mw_reader_add_path(reader, sample_path("a/"), NULL));
    mw_article *article = sample_read(reader);
    cr_assert(mw_str_is(HEAD(article)->path, "z.html"), "below INPUT: %.*s",
              MW_ARG(HEAD(article)->path));
    cr_assert(mw_str_ends(mw_reader_where(reader), MW_STR("/a/z.html")), "as the user can find it");
    mw_article_free(article);
    mw_reader_free(reader);
}

/* Both, not only the second: an article's id does not depend on what was read before it. */
Test(reader, articles_whose_ids_would_be_equal_all_take_part_of_their_hash)
{
    mw_reader *reader = mw_reader_new(NULL, NULL);
    mw_reader_add_bytes(reader, MW_STR("one/x.txt"), MW_STR("One."), NULL);
    mw_reader_add_bytes(reader, MW_STR("two/x.txt"), MW_STR("Two."), NULL);
    mw_reader_add_bytes(reader, MW_STR("y.txt"), MW_STR("One."), NULL);
    mw_reader_add_bytes(reader, MW_STR("f.jsonl"),
                        MW_STR("{\"id\":\"y\",\"text\":\"Y.\"}\n{\"id\":\"z\",\"text\":\"Z.\"}"),
                        NULL);
    cr_assert_str_eq(ids_of(reader), "x-70277bfc x-1eb32d1e y-70277bfc y-e7b50669 z ");
    mw_reader_rewind(reader);
    cr_assert_str_eq(ids_of(reader), "x-70277bfc x-1eb32d1e y-70277bfc y-e7b50669 z ",
                     "the same when read again");
    mw_reader_free(reader);
}

Test(reader, begins_again_in_the_middle_of_a_source)
{
    static const char *const LINES =
        "{\"id\":\"y\",\"text\":\"Y.\"}\n{\"id\":\"z\",\"text\":\"Z.\"}";
    mw_reader *reader = sample_reader(NULL, "f.jsonl", mw_str_of(LINES));
    mw_article_free(sample_read(reader));
    mw_reader_rewind(reader);
    cr_assert_str_eq(ids_of(reader), "y z ");
    mw_reader_free(reader);
}

Test(reader, equal_ids_and_equal_bytes_are_numbered)
{
    mw_reader *reader = mw_reader_new(NULL, NULL);
    for (int i = 0; i < 3; i++)
        mw_reader_add_bytes(reader, MW_STR("x.txt"), MW_STR("One."), NULL);
    cr_assert_str_eq(ids_of(reader), "x-70277bfc x-70277bfc-2 x-70277bfc-3 ");
    mw_reader_free(reader);
}

Test(reader, json_lines_give_an_article_a_line_and_go_on_behind_a_bad_one)
{
    static const char FEED[] =
        "{\"id\":\"a\",\"title\":\"A "
        "title\",\"published\":\"2022-08-03\",\"source\":\"Wire\",\"url\":\"https://x.example/a\","
        "\"byline\":\"Ann\",\"text\":\"One\\u2028two.\",\"mood\":\"good\"}\n"
        "not json\n"
        "\n"
        "[1]\n"
        "{\"id\":\"b\"}\r\n"
        "{\"id\":17,\"text\":\"A numbered one.\"}\n"
        "{\"text\":\"No id.\"}\n"
        "{\"id\":\"c\",\"html\":\"<p>The text of a page within a line.</p>\"}";
    mw_reader *reader = sample_reader(NULL, "feeds/feed.jsonl", mw_str_of(FEED));
    mw_article *article = sample_read(reader);
    cr_assert(mw_str_is(HEAD(article)->title, "A title"));
    cr_assert(mw_str_is(HEAD(article)->byline, "Ann"));
    cr_assert(mw_str_is(HEAD(article)->url, "https://x.example/a"));
    cr_assert(mw_str_is(HEAD(article)->path, "feeds/feed.jsonl#a"));
    cr_assert(mw_str_is(mw_article_text(article), "One\xe2\x80\xa8two."), "U+2028 is text");
    mw_article_free(article);
    mw_error err = {0};
    cr_assert_eq(mw_reader_next(reader, &article, &err), MW_BAD);
    cr_assert(mw_str_is(mw_reader_where(reader), "feeds/feed.jsonl:2"), "%.*s",
              MW_ARG(mw_reader_where(reader)));
    cr_assert_eq(err.code, MW_EPARSE);
    cr_assert_str_eq(ids_of(reader), "! ! 17 feed c ");
    mw_reader_free(reader);
}

Test(reader, a_folders_list_that_was_taken_away_is_one_error)
{
    mw_error err = {0};
    mw_article *article;
    mw_reader *reader = mw_reader_new(NULL, NULL);
    mw_reader_add_path(reader, "/nonexistent/place", NULL);
    mw_reader_add_bytes(reader, MW_STR("a.txt"), MW_STR("A."), NULL);
    cr_assert_eq(mw_reader_next(reader, &article, &err), MW_BAD);
    cr_assert_str_eq(err.text, "cannot be opened: No such file or directory");
    cr_assert(mw_str_is(mw_reader_where(reader), "/nonexistent/place"));
    cr_assert_str_eq(ids_of(reader), "a ");
    mw_reader_free(reader);
}

Test(reader, bad_utf8_is_noted_once_a_document)
{
    mw_reader *reader = sample_reader(NULL, "a.txt", MW_STR("Caf\xe9 and na\xefve.\xff"));
    mw_article *article = sample_read(reader);
    cr_assert_str_eq(mw_reader_note(reader), "invalid UTF-8: 3 bad sequences became U+FFFD");
    cr_assert(
        mw_str_is(mw_article_text(article), "Caf\xef\xbf\xbd and na\xef\xbf\xbdve.\xef\xbf\xbd"));
    mw_article_free(article);
    mw_reader_free(reader);
    reader = sample_reader(NULL, "a.jsonl", MW_STR("{\"text\":\"Caf\xe9.\"}"));
    article = sample_read(reader);
    cr_assert_str_eq(mw_reader_note(reader), "invalid UTF-8: 1 bad sequence became U+FFFD");
    mw_article_free(article);
    mw_reader_free(reader);
}

/* Bytes of no text at all, such as a picture under a wrong name, once became an article of U+FFFDs. */
Test(reader, what_is_no_text_is_no_article)
{
    char noise[3000], program[3000];
    uint32_t state = 1;
    for (size_t i = 0; i < sizeof noise; i++) {
        state = state * 1664525 + 1013904223;
        noise[i] = (char)(state >> 24);
        program[i] = i % 4 ? '\0' : 'x';
    }
    const mw_str sources[] = {{noise, sizeof noise}, {program, sizeof program}};
    for (size_t i = 0; i < 2; i++) {
        mw_reader *reader = sample_reader(NULL, "a.txt", sources[i]);
        mw_article *article;
        mw_error err = {0};
        cr_assert_eq(mw_reader_next(reader, &article, &err), MW_BAD);
        cr_expect_str_eq(err.text, "is no text: too many control characters, or no UTF-8");
        cr_expect_eq(mw_reader_next(reader, &article, NULL), MW_END);
        mw_reader_free(reader);
    }
}

/* A page feed, a colour of a terminal, a NUL and letters of an old code page are slips of a text. */
Test(reader, a_text_with_slips_is_a_text)
{
    char text[4000];
    size_t len = 0;
    for (int i = 0; i < 60; i++)
        len += (size_t)snprintf(text + len, sizeof text - len,
                                "Le pr\xe9sident \x1b[1mest arriv\xe9\x1b[0m \xe0 Gen\xe8ve.\f\n");
    text[len / 2] = '\0';
    mw_reader *reader = sample_reader(NULL, "a.txt", (mw_str){text, len});
    mw_article_free(sample_read(reader));
    mw_reader_free(reader);
}

Test(reader, a_date_that_cannot_be_read_is_noted)
{
    mw_reader *reader =
        sample_reader(NULL, "a.txt", MW_STR("published: 03/08/2022\n\nHe came.\xff"));
    mw_article *article = sample_read(reader);
    cr_assert_str_eq(mw_reader_note(reader),
                     "invalid UTF-8: 1 bad sequence became U+FFFD; the publication date "
                     "\"03/08/2022\" cannot be read");
    cr_assert_null(HEAD(article)->published.data);
    mw_article_free(article);
    mw_reader_free(reader);
}

/* A line that is repaired has an id like any other. */
Test(reader, ids_are_told_apart_in_repaired_lines_too)
{
    mw_reader *reader = sample_reader(NULL, "f.jsonl",
                                      MW_STR("{\"id\":\"x\",\"text\":\"A\xff\"}\n"
                                             "{\"id\":\"x\",\"text\":\"B.\"}"));
    const char *ids = ids_of(reader);
    cr_assert_eq(strlen(ids), 2 * strlen("x-00000000 "), "%s", ids);
    mw_reader_free(reader);
}

Test(reader, verbatim_text_is_kept_byte_for_byte)
{
    static const char TEXT[] = "title: A\n\nOne.\r\n\r\n\0Two. \n\n\n";
    mw_reader_options options = {.verbatim = true};
    mw_reader *reader = sample_reader(&options, "a.txt", (mw_str){TEXT, sizeof TEXT - 1});
    mw_article *article = sample_read(reader);
    cr_assert(mw_str_equal(mw_article_text(article), (mw_str){TEXT, sizeof TEXT - 1}));
    cr_assert_null(HEAD(article)->title.data);
    mw_article_free(article);
    mw_reader_free(reader);
    reader = sample_reader(&options, "a.jsonl", MW_STR("{\"text\":\" One.\\r\\n\\u0000 \"}"));
    article = sample_read(reader);
    cr_assert(mw_str_equal(mw_article_text(article), MW_STR(" One.\r\n\0 ")));
    mw_article_free(article);
    mw_reader_free(reader);
}

Test(reader, nothing_is_an_article_too)
{
    static const char *const NAMES[] = {"a.txt", "a.html", "a"};
    for (size_t i = 0; i < 3; i++) {
        mw_reader *reader = sample_reader(NULL, NAMES[i], MW_STR(""));
        mw_article *article = sample_read(reader);
        cr_assert_eq(mw_article_text(article).len, 0, "%s", NAMES[i]);
        mw_article_free(article);
        mw_reader_free(reader);
    }
    mw_reader *reader = sample_reader(NULL, "a.jsonl", MW_STR(""));
    cr_assert_str_eq(ids_of(reader), "", "no line, no article");
    mw_reader_free(reader);
}

Test(reader, a_record_past_the_limit_is_an_error_for_it_alone)
{
    mw_reader_options options = {.article_bytes_max = 40};
    mw_reader *reader = mw_reader_new(&options, NULL);
    mw_reader_add_bytes(reader, MW_STR("a.txt"),
                        MW_STR("A text of very much more than forty bytes."), NULL);
    mw_reader_add_bytes(reader, MW_STR("b.jsonl"),
                        MW_STR("{\"id\":\"x\",\"text\":\"A line of much more than "
                               "that.\"}\n{\"id\":\"y\",\"text\":\"Y.\"}"),
                        NULL);
    cr_assert_str_eq(ids_of(reader), "! ! y ");
    mw_reader_free(reader);
}

Test(reader, input_that_is_told_is_not_guessed)
{
    mw_reader_options options = {.input = MW_INPUT_TEXT};
    mw_reader *reader = sample_reader(&options, "a.html", MW_STR("<p>As it stands.</p>"));
    mw_article *article = sample_read(reader);
    cr_assert(mw_str_is(mw_article_text(article), "<p>As it stands.</p>"));
    mw_article_free(article);
    mw_reader_free(reader);
    options.input = MW_INPUT_JSONL;
    reader = sample_reader(&options, "a.txt", MW_STR("{\"id\":\"x\",\"text\":\"X.\"}"));
    cr_assert_str_eq(ids_of(reader), "x ");
    mw_reader_free(reader);
}

Test(reader, says_how_far_it_is)
{
    sample_put("a.txt", MW_STR("Ten bytes."));
    sample_put("b.txt", MW_STR("Ten bytes."));
    uint64_t done, all;
    mw_reader *reader = mw_reader_new(NULL, NULL);
    mw_reader_add_path(reader, sample_folder, NULL);
    mw_article_free(sample_read(reader));
    mw_reader_progress(reader, &done, &all);
    cr_assert_eq(done, 10);
    cr_assert_eq(all, 20);
    ids_of(reader);
    mw_reader_progress(reader, &done, &all);
    cr_assert_eq(done, 20);
    mw_reader_free(reader);
}

Test(reader, a_file_that_may_not_be_read_says_so)
{
    if (geteuid() == 0) /* root may read everything */
        return;
    sample_put("a.txt", MW_STR("A."));
    chmod(sample_path("a.txt"), 0);
    mw_error err = {0};
    mw_article *article;
    mw_reader *reader = mw_reader_new(NULL, NULL);
    mw_reader_add_path(reader, sample_folder, NULL);
    cr_assert_eq(mw_reader_next(reader, &article, &err), MW_BAD);
    cr_assert_str_eq(err.text, "cannot be opened: Permission denied");
    mw_reader_free(reader);
}

/* Every allocation may be the one that fails; nothing may leak or be lost but that article. */
Test(reader, lack_of_memory_is_an_error_and_no_more)
{
    static const char FEED[] =
        "{\"id\":\"x\",\"text\":\"JAKARTA (AP) - One.\\n\\n(Reporting by A Bee)\"}\n"
        "{\"id\":\"x\",\"html\":\"<h1>T</h1><p>The text of a page within a line, long "
        "enough.</p>\"}";
    for (unsigned long n = 1; n < 400; n++) {
        mw_article *article = NULL;
        mw_got got = MW_BAD;
        mw_error err = {0};
        mw_memory_fail_after(n);
        mw_reader *reader = mw_reader_new(NULL, &err);
        if (reader && mw_reader_add_bytes(reader, MW_STR("f.jsonl"), mw_str_of(FEED), &err))
            for (int i = 0; i < 10 && (got = mw_reader_next(reader, &article, &err)) != MW_END; i++)
                mw_article_free(article);
        mw_memory_fail_after(0);
        cr_assert(got == MW_END || err.code == MW_ENOMEM, "%lu: %s", n, err.text);
        mw_reader_free(reader);
    }
}
