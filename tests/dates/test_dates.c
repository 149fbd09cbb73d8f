/* SPDX-License-Identifier: MIT */
/* Dates to TIMEX3: the case table, and what must hold whatever the words are. */
#include <moonwire/annotate.h>

#include "article/article.h"
#include "model/lexicon.h"
#include "base/date.h"

#include "cases.h"

#include <criterion/criterion.h>

static mw_model *model;

static void open_model(void)
{
    mw_error err = {0};
    model = mw_model_open(&err);
    cr_assert(model, "%s", err.text);
}

static void close_model(void)
{
    mw_model_free(model);
}

TestSuite(dates, .init = open_model, .fini = close_model);

static mw_article *dated(const char *published, mw_str text)
{
    mw_article *article = mw_article_new(0, NULL);
    cr_assert(article);
    if (strcmp(published, "-") != 0)
        mw_article_head_edit(article)->published = mw_str_of(published);
    cr_assert(mw_article_set_text(article, text, NULL));
    mw_error err = {0};
    cr_assert(mw_annotate(article, model, MW_DATES, &err), "%s", err.text);
    return article;
}

/* ---- the table */

static mw_str cut_word(mw_str *rest)
{
    mw_str word = MW_STR("");
    *rest = mw_str_trim(*rest);
    mw_str_cut(rest, ' ', &word);
    return word;
}

/* One word after the value: a type, a mod, a basis, "invalid". */
static bool word_holds(const mw_date *date, mw_str word)
{
    if (mw_str_is(word, "time") || mw_str_is(word, "duration") || mw_str_is(word, "set"))
        return mw_str_equal_fold(word, mw_str_of(mw_date_type_name(date->type)));
    if (mw_str_is(word, "none"))
        return !date->basis.data;
    if (mw_str_is(word, "invalid"))
        return !date->value.data && date->grade == MW_GUESS && mw_str_find(date->rule, MW_STR("no such day"), 0) < date->rule.len;
    if (mw_str_is(word, "published") || mw_str_starts(word, MW_STR("date:")))
        return mw_str_equal(date->basis, word);
    return mw_str_equal(date->mod, word);
}

static void check_one(const case_row *row, const mw_article *article, const mw_date *date, mw_str wanted)
{
    size_t equals = mw_str_find(wanted, MW_STR(" = "), 0);
    cr_assert(equals < wanted.len, "%s:%u: no = in %.*s", row->file, row->line, MW_ARG(wanted));
    mw_str span = mw_str_trim(mw_str_sub(wanted, 0, equals)), rest = mw_str_sub(wanted, equals + 3, wanted.len);
    mw_str got = mw_article_slice(article, date->span), value = cut_word(&rest), word;
    cr_expect(mw_str_equal(got, span), "%s:%u: \"%.*s\", not \"%.*s\"", row->file, row->line, MW_ARG(got), MW_ARG(span));
    mw_str found = date->value.data ? date->value : MW_STR("-");
    cr_expect(mw_str_equal(found, value), "%s:%u: %.*s is %.*s, not %.*s", row->file, row->line, MW_ARG(span),
              MW_ARG(found), MW_ARG(value));
    while ((word = cut_word(&rest)).len)
        cr_expect(word_holds(date, word), "%s:%u: %.*s is not %.*s (%s %.*s %.*s)", row->file, row->line, MW_ARG(span),
                  MW_ARG(word), mw_date_type_name(date->type), MW_ARG(date->mod), MW_ARG(date->basis));
}

Test(dates, of_news_sentences_are_what_their_readers_take_them_for)
{
    CASES("dates", row) {
        mw_article *article = dated(row.cells[0], mw_str_of(row.cells[1]));
        const mw_layers *layers = mw_article_layers(article);
        mw_str wanted = mw_str_of(row.cells[2]), one;
        size_t count = 0;
        while (!mw_str_is(wanted, "") && !mw_str_is(wanted, "-") && mw_str_cut(&wanted, ';', &one)) {
            if (count < layers->date_count)
                check_one(&row, article, &layers->dates[count], mw_str_trim(one));
            count++;
        }
        cr_expect_eq(count, layers->date_count, "%s:%u: %zu dates, not %zu", row.file, row.line, layers->date_count, count);
        mw_article_free(article);
    }
}

/* ---- properties */

/* The values of all dates, one a line. */
static void values_of(const mw_article *article, mw_buf *out)
{
    const mw_layers *layers = mw_article_layers(article);
    for (size_t i = 0; i < layers->date_count; i++) {
        mw_buf_add(out, layers->dates[i].value.data ? layers->dates[i].value : MW_STR("?"));
        mw_buf_char(out, '\n');
    }
}

static void values_of_text(const char *published, mw_str text, mw_buf *out)
{
    mw_buf_clear(out);
    mw_article *article = dated(published, text);
    values_of(article, out);
    mw_article_free(article);
}

static void replace_all(const char *text, const char *from, const char *to, mw_buf *out)
{
    mw_buf_clear(out);
    for (const char *at = text; *at;) {
        if (strncmp(at, from, strlen(from)) == 0) {
            mw_buf_add(out, mw_str_of(to));
            at += strlen(from);
        } else {
            mw_buf_char(out, *at++);
        }
    }
}

static void expect_same(const case_row *row, const char *from, const char *to)
{
    mw_buf changed = {0}, before = {0}, after = {0};
    replace_all(row->cells[1], from, to, &changed);
    values_of_text(row->cells[0], mw_str_of(row->cells[1]), &before);
    values_of_text(row->cells[0], mw_buf_str(&changed), &after);
    cr_expect(mw_str_equal(mw_buf_str(&before), mw_buf_str(&after)), "%s:%u: with \"%s\" for \"%s\":\n%.*sinstead of\n%.*s",
              row->file, row->line, to, from, MW_ARG(mw_buf_str(&after)), MW_ARG(mw_buf_str(&before)));
    mw_buf_free(&changed);
    mw_buf_free(&before);
    mw_buf_free(&after);
}

Test(dates, do_not_depend_on_blanks_or_on_the_shape_of_apostrophes)
{
    CASES("dates", row) {
        expect_same(&row, " ", "  ");
        expect_same(&row, "\u2019", "'");
        expect_same(&row, " ", "\u00a0");
    }
}

/* A day later the same words mean a day later, and what is told in full stays. */
Test(dates, told_in_full_do_not_depend_on_the_publication_date)
{
    CASES("dates", row) {
        mw_article *one = dated(row.cells[0], mw_str_of(row.cells[1]));
        mw_article *other = dated("2035-06-15", mw_str_of(row.cells[1]));
        const mw_layers *a = mw_article_layers(one), *b = mw_article_layers(other);
        for (size_t i = 0, k = 0; i < a->date_count; i++) {
            if (a->dates[i].basis.data || !a->dates[i].value.data || a->dates[i].value.data[0] == 'X')
                continue;
            while (k < b->date_count && b->dates[k].span.start < a->dates[i].span.start)
                k++;
            cr_expect(k < b->date_count && mw_str_equal(a->dates[i].value, b->dates[k].value), "%s:%u: %.*s", row.file,
                      row.line, MW_ARG(a->dates[i].value));
        }
        mw_article_free(one);
        mw_article_free(other);
    }
}

Test(dates, lie_in_order_inside_their_sentences_and_never_overlap)
{
    CASES("dates", row) {
        mw_article *article = dated(row.cells[0], mw_str_of(row.cells[1]));
        const mw_layers *layers = mw_article_layers(article);
        uint32_t last = 0;
        for (size_t i = 0; i < layers->date_count; i++) {
            const mw_date *date = &layers->dates[i];
            mw_span sentence = layers->sentences[date->sentence].span;
            cr_expect(date->span.start >= last && date->span.end > date->span.start, "%s:%u", row.file, row.line);
            cr_expect(date->span.start >= sentence.start && date->span.end <= sentence.end, "%s:%u", row.file, row.line);
            cr_expect(date->rule.len > 0, "%s:%u", row.file, row.line);
            last = date->span.end;
        }
        mw_article_free(article);
    }
}

/* Every weekday, told on every day of two weeks: the past one is within the last seven days, the
 * one to come within the next seven. */
Test(dates, that_are_weekdays_fall_within_a_week)
{
    static const char *const NAMES[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    for (mw_day day = mw_day_of(2022, 12, 25); day < mw_day_of(2023, 1, 8); day++)
        for (int weekday = 1; weekday <= 7; weekday++)
            for (int future = 0; future <= 1; future++) {
                char text[80], published[MW_DATE_TEXT];
                snprintf(text, sizeof text, "The council %s on %s.", future ? "will vote" : "voted", NAMES[weekday - 1]);
                mw_day_text(day, published);
                mw_article *article = dated(published, mw_str_of(text));
                const mw_layers *layers = mw_article_layers(article);
                cr_assert_eq(layers->date_count, 1);
                mw_day found = mw_day_parse(layers->dates[0].value);
                int off = found - day;
                cr_expect_eq(mw_day_weekday(found), weekday);
                cr_expect(future ? off >= 0 && off < 7 : off <= 0 && off > -7, "%s on %s: %d", text, published, off);
                mw_article_free(article);
            }
}

Test(dates, survive_any_bytes)
{
    static const char *const HARD[] = {
        "", " ", "0", "May", "the the the of of of", "99999999999999999999 years ago", "1,000,000,000 decades ago",
        "in the 0th century", "31 31 31 31 31 May", "1-1-1-1-1-1-1", "0000-00-00 9999-99-99 99/99/9999", "the end of the end of the year",
        "early early early 2021", "Monday Monday Monday last last last week week", "2022-2022-2022-22-22", "a a a a a day day day ago",
        "\xef\xbf\xbd 3 \xef\xbf\xbd May", "12:99 pm 25:00 at 99:99", "every every every other other Monday", "1e999 years", "- - - - 5 5 5 May",
        "last 999999999999 years", "9999 years from now", "5000 years ago", "the day before the day before the day before", "Q9 2021 H7 2020"};
    for (size_t i = 0; i < sizeof HARD / sizeof *HARD; i++) {
        mw_article_free(dated("2022-08-03", mw_str_of(HARD[i])));
        mw_article_free(dated("9999-12-31", mw_str_of(HARD[i])));
        mw_article_free(dated("0001-01-01", mw_str_of(HARD[i])));
        mw_article_free(dated("no date", mw_str_of(HARD[i])));
    }
}
