/* SPDX-License-Identifier: MIT */
/* Copies of one report are found, and what only resembles one is not. */
#include <criterion/criterion.h>

#include <moonwire/neardup.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"

static mw_neardup *found;
static mw_error err;

static void begin(void)
{
    found = mw_neardup_new(&err);
    cr_assert(found);
}

static void end(void)
{
    mw_neardup_free(found);
}

TestSuite(neardup, .init = begin, .fini = end);

/* Prose of its own for each seed: paragraphs of two sentences. */
static void write_story(char *out, size_t size, unsigned seed, unsigned first, unsigned last)
{
    static const char *const WORDS[] = {"the",    "council", "voted", "late",  "on",    "a",      "plan",  "to",    "close", "river",
                                        "ports",  "while",   "guild", "asked", "for",   "more",   "time",  "and",   "two",   "boats",
                                        "waited", "near",    "bay",   "until", "storm", "passed", "over",  "hills", "with",  "rain"};
    out[0] = '\0';
    for (unsigned p = first; p < last; p++) {
        uint32_t state = (seed + 1) * 2654435761u + p * 40503u;
        for (unsigned w = 0; w < 40; w++) {
            state = state * 1664525u + 1013904223u;
            snprintf(out + strlen(out), size - strlen(out), "%s%s", WORDS[(state >> 16) % 30], w % 20 == 19 ? ". " : " ");
        }
        snprintf(out + strlen(out), size - strlen(out), "\n\n");
    }
}

static void add(const char *id, const char *day, const char *outlet, const char *agency, const char *text)
{
    mw_copy_head head = {mw_str_of(id), day ? mw_str_of(day) : MW_NONE, mw_str_of(outlet), agency ? mw_str_of(agency) : MW_NONE, {0, 0}};
    cr_assert(mw_neardup_add(found, &head, mw_str_of(text), &err), "%s", err.text);
}

static void expect_origin(const char *article, const char *origin)
{
    size_t count;
    mw_copy_link *links = mw_neardup_links(found, &count, &err);
    cr_assert(links);
    bool seen = false;
    for (size_t i = 0; i < count; i++)
        if (mw_str_is(links[i].article, article)) {
            seen = true;
            cr_expect(mw_str_is(links[i].origin, origin), "%s is of %.*s", article, MW_ARG(links[i].origin));
        }
    cr_expect(seen);
    mw_neardup_free_links(links);
}

static char story[20000], other[20000];

Test(neardup, the_same_text_with_another_head_is_a_copy)
{
    write_story(story, sizeof story, 1, 0, 8);
    snprintf(other, sizeof other, "LAGOS, May 2 (Wire) - A new line at the head.\n\n%s", story);
    add("a", "2022-05-01", "Wire", "Wire", story);
    add("b", "2022-05-02", "Daily", "Wire", other);
    expect_origin("b", "a");
    expect_origin("a", "a");
}

Test(neardup, a_cut_copy_and_a_longer_one_are_copies)
{
    write_story(story, sizeof story, 1, 0, 10);
    add("whole", "2022-05-01", "Wire", "Wire", story);
    write_story(other, sizeof other, 1, 0, 7);
    add("cut", "2022-05-01", "Daily", "Wire", other);
    write_story(other, sizeof other, 2, 0, 2);
    strncat(other, story, sizeof other - strlen(other) - 1);
    add("longer", "2022-05-02", "Gazette", "Wire", other);
    expect_origin("cut", "whole");
    expect_origin("longer", "whole");
}

Test(neardup, who_quotes_the_same_words_is_no_copy)
{
    char quoted[8000];
    write_story(quoted, sizeof quoted, 9, 0, 5);
    for (char *line = quoted; (line = strchr(line, '\n')); line++)
        *line = ' ';
    write_story(story, sizeof story, 1, 0, 3);
    snprintf(other, sizeof other, "%s\n\nHe said: \xe2\x80\x9c%s\xe2\x80\x9d\n\n", story, quoted);
    add("a", "2022-05-01", "Wire", NULL, other);
    write_story(story, sizeof story, 2, 0, 3);
    snprintf(other, sizeof other, "%s\n\nHe said: \"%s\"\n\n", story, quoted);
    add("b", "2022-05-01", "Daily", NULL, other);
    expect_origin("b", "b");
}

Test(neardup, the_agency_is_the_origin_and_not_who_printed_it_first)
{
    write_story(story, sizeof story, 1, 0, 8);
    add("early", "2022-05-01", "Daily", "Wire", story);
    add("wire", "2022-05-02", "Wire", "Wire", story);
    add("plain", "2022-04-30", "Gazette", NULL, story);
    expect_origin("early", "wire");
    expect_origin("plain", "wire");
}

Test(neardup, a_daily_bulletin_is_no_copy_of_yesterdays)
{
    static const char FORM[] = "The kip stood at %d to the dollar on the street in the capital today, traders said. The river "
                               "stood at %d centimetres at the old bridge. Rain of %d millimetres fell on the plain. The port took "
                               "in %d ships and sent %d out. Rice was sold at %d a sack in the north market and at %d in the south.";
    snprintf(story, sizeof story, FORM, 11, 12, 13, 14, 15, 16, 17);
    snprintf(other, sizeof other, FORM, 21, 22, 23, 24, 25, 26, 27);
    add("monday", "2022-05-02", "Daily", NULL, story);
    add("tuesday", "2022-05-03", "Daily", NULL, other);
    expect_origin("tuesday", "tuesday");
}

Test(neardup, short_texts_are_copies_only_when_they_are_equal)
{
    add("a", "2022-05-01", "Daily", NULL, "The minister met the envoy in the capital late on Monday.");
    add("b", "2022-05-01", "Gazette", NULL, "The minister met the envoy in the capital late on Monday.");
    add("c", "2022-05-01", "Monitor", NULL, "The minister met the envoy in the capital late on Tuesday.");
    add("d", "2022-05-01", "Herald", NULL, "");
    add("e", "2022-05-01", "Times", NULL, "");
    expect_origin("b", "a");
    expect_origin("c", "c");
    expect_origin("e", "e");
}

Test(neardup, which_apostrophe_is_printed_does_not_matter)
{
    write_story(story, sizeof story, 1, 0, 4);
    strcat(story, "The guild\xe2\x80\x99s boats weren\xe2\x80\x99t there.");
    write_story(other, sizeof other, 1, 0, 4);
    strcat(other, "The guild's boats weren't there.");
    add("a", "2022-05-01", "Daily", NULL, story);
    add("b", "2022-05-02", "Gazette", NULL, other);
    mw_frame *rows = mw_neardup_rows(found, &err);
    cr_assert(rows);
    cr_assert_eq(mw_frame_row_count(rows), 2);
    cr_expect_eq(mw_frame_cell(rows, 1, mw_frame_column(rows, MW_STR("shared"))).integer, 100);
    mw_frame_free(rows);
}

Test(neardup, bytes_that_it_did_not_save_are_refused)
{
    mw_buf bytes = {0};
    write_story(story, sizeof story, 1, 0, 2);
    add("a", "2022-05-01", "Daily", NULL, story);
    cr_assert(mw_neardup_save(found, &bytes, &err));
    for (size_t len = 0; len < bytes.len; len++) {
        mw_neardup *loaded = mw_neardup_load(mw_str_sub(mw_buf_str(&bytes), 0, len), &err);
        cr_expect_null(loaded, "cut at %zu", len);
        mw_neardup_free(loaded);
    }
    mw_buf_free(&bytes);
}
