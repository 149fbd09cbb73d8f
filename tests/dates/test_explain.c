/* SPDX-License-Identifier: MIT */
/* What words might have been as dates, and why they are what they are. */
#include <moonwire/annotate.h>

#include "article/article.h"
#include "base/buf.h"
#include "dates/explain.h"

#include <criterion/criterion.h>

static mw_model *model;

static void start(void)
{
    mw_error err = {0};
    model = mw_model_open(&err);
    cr_assert(model, "%s", err.text);
}

static void end(void)
{
    mw_model_free(model);
}

TestSuite(date_explain, .init = start, .fini = end);

/* All that is told of the words in the text, a line a reading. */
static void tell(const char *text, const char *words, mw_buf *out)
{
    static const char *const FATES[] = {[MW_STANDS] = "stands", [MW_FELL] = "fell", [MW_UNTRIED] = "beside"};
    mw_error err = {0};
    mw_arena *arena = mw_arena_create(0, NULL);
    mw_article *article = mw_article_new(0, NULL);
    cr_assert(arena && article);
    mw_article_head_edit(article)->published = MW_STR("2022-08-03");
    cr_assert(mw_article_set_text(article, mw_str_of(text), NULL) && mw_annotate(article, model, MW_ENTITIES, &err),
              "%s", err.text);
    uint32_t at = (uint32_t)mw_str_find(mw_str_of(text), mw_str_of(words), 0);
    mw_reasons reasons;
    cr_assert(mw_date_candidates_of(article, model, (mw_span){at, at + (uint32_t)strlen(words)}, arena, &reasons, &err),
              "%s", err.text);
    mw_buf_clear(out);
    for (size_t i = 0; i < reasons.shown_count; i++)
        mw_buf_print(out, "read %.*s\n", MW_ARG(reasons.shown[i]));
    for (size_t i = 0; i < reasons.count; i++) {
        const mw_candidate *c = &reasons.candidates[i];
        mw_buf_print(out, "%s “%.*s” %.*s, by %.*s; %.*s\n", FATES[c->fate], MW_ARG(mw_article_slice(article, c->span)),
                     MW_ARG(c->reading), MW_ARG(c->by), MW_ARG(c->why));
    }
    mw_article_free(article);
    mw_arena_free(arena);
}

static void expect(const char *text, const char *words, const char *const *parts)
{
    mw_buf out = {0};
    tell(text, words, &out);
    for (; *parts; parts++)
        cr_expect(mw_str_find(mw_buf_str(&out), mw_str_of(*parts), 0) < out.len, "no %s in\n%.*s", *parts,
                  MW_ARG(mw_buf_str(&out)));
    mw_buf_free(&out);
}
#define EXPECT(text, words, ...) expect((text), (words), (const char *const[]){__VA_ARGS__, NULL})

Test(date_explain, tells_the_rule_the_line_of_the_table_and_the_word_that_told_the_tense)
{
    EXPECT("The council will vote on Friday.", "Friday",
           "read “Friday” as DATE 2022-08-05, counted from published, strong",
           "stands “Friday” DATE 2022-08-05, by rule “weekday”, calendar:", "; tense by “will” tenses:", ", future");
}

Test(date_explain, tells_the_shorter_readings_and_what_they_fell_to)
{
    EXPECT("The council voted on Friday, 29 July 2022.", "Friday",
           "stands “Friday, 29 July 2022” DATE 2022-07-29, by rule “day month year”",
           "fell “Friday” DATE 2022-07-29, by rule “weekday”", "“Friday, 29 July 2022” by “day month year” is longer");
}

Test(date_explain, tells_what_a_word_of_the_calendar_wanted)
{
    EXPECT("Theresa May met them.", "May", "beside “May” month, by calendar:", "a number or a preposition beside it",
           "no rule reads a date here");
}

Test(date_explain, tells_that_a_reading_lies_in_a_name)
{
    EXPECT("She wrote the Copenhagen 2019 Treaty.", "2019", "fell “2019” DATE 2019, by rule “year”", "a part of a name");
}

Test(date_explain, tells_the_event_and_the_date_from_which_it_is_counted)
{
    EXPECT("A day after the fall of Kabul, planes left.", "fall", "counted from event");
    EXPECT("He fled on 9 July 2021 and came back two days later.", "two days later", "counted from date:0");
}

Test(date_explain, has_nothing_to_tell_of_other_words)
{
    mw_buf out = {0};
    tell("The council voted on Friday.", "council", &out);
    cr_expect_eq(out.len, 0, "%.*s", MW_ARG(mw_buf_str(&out)));
    tell("The council voted on Friday.", "", &out);
    cr_expect_eq(out.len, 0);
    mw_buf_free(&out);
}

/* The article's own layer stays what it would be: the record changes nothing. */
Test(date_explain, reads_the_same_dates_with_a_record_as_without)
{
    static const char TEXT[] =
        "In 1941 the war came. On 22 June 1941 he fled. In July he was held, and last week he spoke on 03/04/2021.";
    mw_error err = {0};
    mw_arena *arena = mw_arena_create(0, NULL);
    mw_article *article = mw_article_new(0, NULL);
    mw_article_head_edit(article)->published = MW_STR("2022-08-03");
    cr_assert(mw_article_set_text(article, mw_str_of(TEXT), NULL) && mw_annotate(article, model, MW_DATES, &err));
    size_t count = mw_article_layers(article)->date_count;
    const mw_date *before = mw_article_layers(article)->dates;
    mw_reasons reasons;
    cr_assert(mw_date_candidates_of(article, model, (mw_span){0, sizeof TEXT - 1}, arena, &reasons, &err));
    const mw_layers *after = mw_article_layers(article);
    cr_assert_eq(after->date_count, count);
    for (size_t i = 0; i < count; i++)
        cr_expect(mw_str_equal(before[i].value, after->dates[i].value) &&
                  mw_str_equal(before[i].rule, after->dates[i].rule));
    mw_article_free(article);
    mw_arena_free(arena);
}
