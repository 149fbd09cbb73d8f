/* SPDX-License-Identifier: MIT */
/* Dates to TIMEX3: the tables of tests/cases/dates/, and what must hold whatever the words are. */
#include <moonwire/annotate.h>

#include "article/article.h"
#include "model/lexicon.h"
#include "base/date.h"
#include "dates/rules.h"

#include "case_classes.h"
#include "with_model.h"

#include <criterion/criterion.h>

TestSuite(dates, .init = open_model, .fini = close_model);

/* Published then, "2022-08-03" or "-"; behind an @ by whom: "2022-08-03 @ CNN". */
static mw_article *read_with(const char *published, mw_str text, unsigned layers)
{
    mw_article *article = mw_article_new(0, NULL);
    cr_assert(article);
    mw_str head = mw_str_of(published), day;
    mw_str_cut(&head, '@', &day);
    day = mw_str_trim(day);
    if (!mw_str_is(day, "-"))
        mw_article_head_edit(article)->published = day;
    mw_str outlet = mw_str_trim(head);
    if (outlet.len && mw_str_find(outlet, MW_STR("."), 0) < outlet.len)
        mw_article_head_edit(article)->url = outlet;
    else if (outlet.len)
        mw_article_head_edit(article)->source = outlet;
    cr_assert(mw_article_set_text(article, text, NULL));
    mw_error err = {0};
    cr_assert(mw_annotate(article, model, layers, &err), "%s", err.text);
    return article;
}

static mw_article *dated(const char *published, mw_str text)
{
    return read_with(published, text, MW_DATES);
}

/* ---- the classes: a file each */

enum { CLASSES_MIN = 20, ROWS_MIN = 8 };

/* A loop over the rows of all classes. */
#define ALL_CASES(row)                                                                             \
    for (case_classes all_ = find_case_classes("dates"), *once_ = &all_; once_; once_ = NULL)                       \
        for (size_t class_ = 0; class_ < all_.count; class_++)                                     \
            CASES(all_.names[class_], row)

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
        return !date->value.data && date->grade == MW_GUESS &&
               mw_str_find(date->rule, MW_STR("no such day"), 0) < date->rule.len;
    if (mw_str_is(word, "published") || mw_str_is(word, "dateline") || mw_str_is(word, "event") ||
        mw_str_starts(word, MW_STR("date:")))
        return mw_str_equal(date->basis, word);
    return mw_str_equal(date->mod, word);
}

static void check_one(const case_row *row, const mw_article *article, const mw_date *date, mw_str wanted)
{
    size_t equals = mw_str_find(wanted, MW_STR(" = "), 0);
    cr_assert(equals < wanted.len, "%s:%u: no = in %.*s", row->file, row->line, MW_ARG(wanted));
    mw_str span = mw_str_trim(mw_str_sub(wanted, 0, equals)), rest = mw_str_sub(wanted, equals + 3, wanted.len);
    mw_str got = mw_article_slice(article, date->span), value = cut_word(&rest), word;
    cr_expect(mw_str_equal(got, span), "%s:%u: \"%.*s\", not \"%.*s\"", row->file, row->line, MW_ARG(got),
              MW_ARG(span));
    mw_str found = date->value.data ? date->value : MW_STR("-");
    cr_expect(mw_str_equal(found, value), "%s:%u: %.*s is %.*s, not %.*s", row->file, row->line, MW_ARG(span),
              MW_ARG(found), MW_ARG(value));
    while ((word = cut_word(&rest)).len)
        cr_expect(word_holds(date, word), "%s:%u: %.*s is not %.*s (%s %.*s %.*s)", row->file, row->line, MW_ARG(span),
                  MW_ARG(word), mw_date_type_name(date->type), MW_ARG(date->mod), MW_ARG(date->basis));
}

static size_t wanted_count(const case_row *row)
{
    mw_str wanted = mw_str_of(row->cells[2]), one;
    size_t count = 0;
    while (!mw_str_is(wanted, "") && !mw_str_is(wanted, "-") && mw_str_cut(&wanted, ';', &one))
        count++;
    return count;
}

Test(dates, of_news_sentences_are_what_their_readers_take_them_for)
{
    case_classes all = find_case_classes("dates");
    cr_expect(all.count >= CLASSES_MIN, "%zu classes", all.count);
    for (size_t k = 0; k < all.count; k++) {
        unsigned rows = 0;
        CASES(all.names[k], row)
        {
            mw_article *article = dated(row.cells[0], mw_str_of(row.cells[1]));
            const mw_layers *layers = mw_article_layers(article);
            mw_str wanted = mw_str_of(row.cells[2]), one;
            rows++;
            for (size_t i = 0; i < wanted_count(&row) && mw_str_cut(&wanted, ';', &one); i++)
                if (i < layers->date_count)
                    check_one(&row, article, &layers->dates[i], mw_str_trim(one));
            cr_expect_eq(wanted_count(&row), layers->date_count, "%s:%u: %zu dates, not %zu", row.file, row.line,
                         layers->date_count, wanted_count(&row));
            mw_article_free(article);
        }
        cr_expect(rows >= ROWS_MIN, "%s has %u rows", all.names[k], rows);
    }
}

/* ---- each rule decides something */

typedef struct kept { /* a row, read up to its names */
    mw_article *article;
    case_row row;
} kept;

static bool is_as_said(const mw_article *article, const case_row *row)
{
    const mw_layers *layers = mw_article_layers(article);
    mw_str wanted = mw_str_of(row->cells[2]), one, word;
    bool same = layers->date_count == wanted_count(row);
    for (size_t i = 0; same && i < layers->date_count && mw_str_cut(&wanted, ';', &one); i++) {
        const mw_date *date = &layers->dates[i];
        size_t equals = mw_str_find(one, MW_STR(" = "), 0);
        mw_str rest = mw_str_sub(one, equals + 3, one.len), value = cut_word(&rest);
        same = mw_str_equal(mw_article_slice(article, date->span), mw_str_trim(mw_str_sub(one, 0, equals))) &&
               mw_str_equal(date->value.data ? date->value : MW_STR("-"), value);
        while (same && (word = cut_word(&rest)).len)
            same = word_holds(date, word);
    }
    return same;
}

/* Which rows are told otherwise without the rules whose bits are in `off`. */
static unsigned wrong_rows(kept *all, size_t count, uint64_t off)
{
    unsigned wrong = 0;
    mw_error err = {0};
    for (size_t i = 0; i < count; i++) {
        cr_assert(mw_make_dates_with(all[i].article, model, off, NULL, &err), "%s", err.text);
        wrong += !is_as_said(all[i].article, &all[i].row);
    }
    return wrong;
}

Test(dates, with_any_one_rule_switched_off_some_case_fails)
{
    enum { ROWS_MAX = 1000 };
    kept *all = calloc(ROWS_MAX, sizeof *all);
    size_t count = 0;
    ALL_CASES(row)
    {
        cr_assert(count < ROWS_MAX);
        kept *one = &all[count++];
        one->row = row;
        for (size_t cell = 0; cell < row.count; cell++) /* the cells lie in the row itself */
            one->row.cells[cell] = one->row.room + (row.cells[cell] - row.room);
        one->article = read_with(one->row.cells[0], mw_str_of(one->row.cells[1]), MW_ENTITIES);
    }
    cr_expect_eq(wrong_rows(all, count, 0), 0);
    for (int rule = 0; rule < MW_DATES_RULE_COUNT; rule++)
        cr_expect(wrong_rows(all, count, MW_DATES_BIT(rule)) > 0, "nothing changes without %s: %s",
                  mw_date_rule_name((mw_date_rule_id)rule), mw_date_rule_why((mw_date_rule_id)rule));
    for (size_t i = 0; i < count; i++)
        mw_article_free(all[i].article);
    free(all);
}

Test(dates, rules_have_names_of_their_own_and_say_why)
{
    for (int rule = 0; rule < MW_DATES_RULE_COUNT; rule++) {
        cr_assert(mw_date_rule_name((mw_date_rule_id)rule) && mw_date_rule_why((mw_date_rule_id)rule), "rule %d", rule);
        for (int other = 0; other < rule; other++)
            cr_expect_str_neq(mw_date_rule_name((mw_date_rule_id)rule), mw_date_rule_name((mw_date_rule_id)other));
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
    cr_expect(mw_str_equal(mw_buf_str(&before), mw_buf_str(&after)),
              "%s:%u: with \"%s\" for \"%s\":\n%.*sinstead of\n%.*s", row->file, row->line, to, from,
              MW_ARG(mw_buf_str(&after)), MW_ARG(mw_buf_str(&before)));
    mw_buf_free(&changed);
    mw_buf_free(&before);
    mw_buf_free(&after);
}

Test(dates, do_not_depend_on_blanks_or_on_the_shape_of_apostrophes)
{
    ALL_CASES(row) {
        expect_same(&row, " ", "  ");
        expect_same(&row, "\u2019", "'");
        expect_same(&row, " ", "\u00a0");
    }
}

/* In quotation marks of either shape, and as one of several paragraphs. */
Test(dates, do_not_depend_on_the_shape_of_quotation_marks)
{
    ALL_CASES(row) {
        mw_buf straight = {0}, curly = {0}, a = {0}, b = {0};
        mw_buf_print(&straight, "\"%s\" he said.", row.cells[1]);
        mw_buf_print(&curly, "\u201c%s\u201d he said.", row.cells[1]);
        values_of_text(row.cells[0], mw_buf_str(&straight), &a);
        values_of_text(row.cells[0], mw_buf_str(&curly), &b);
        cr_expect(mw_str_equal(mw_buf_str(&a), mw_buf_str(&b)), "%s:%u: %.*sand\n%.*s", row.file, row.line,
                  MW_ARG(mw_buf_str(&a)), MW_ARG(mw_buf_str(&b)));
        mw_buf_free(&straight);
        mw_buf_free(&curly);
        mw_buf_free(&a);
        mw_buf_free(&b);
    }
}

/* The day with which a value begins. */
static mw_day day_of(mw_str value)
{
    enum { DAY = 10 };
    return mw_day_parse(mw_str_sub(value, 0, value.len < DAY ? value.len : DAY));
}

/* Fifty-two weeks later all weekdays and days told from now are as much later. */
Test(dates, told_from_the_publication_move_with_it)
{
    static const char *const TOLD[] = {"dates/weekdays", "dates/near", "dates/times-of-day"};
    enum { LATER = 364 };
    size_t moved = 0;
    for (size_t k = 0; k < sizeof TOLD / sizeof *TOLD; k++)
        CASES(TOLD[k], row) {
            char later[MW_DATE_TEXT];
            mw_day_text(mw_day_parse(mw_str_of(row.cells[0])) + LATER, later);
            mw_article *one = dated(row.cells[0], mw_str_of(row.cells[1])),
                       *other = dated(later, mw_str_of(row.cells[1]));
            const mw_layers *a = mw_article_layers(one), *b = mw_article_layers(other);
            cr_assert_eq(a->date_count, b->date_count, "%s:%u", row.file, row.line);
            for (size_t i = 0; i < a->date_count; i++) {
                mw_day from = day_of(a->dates[i].value), to = day_of(b->dates[i].value);
                bool week = mw_str_starts(a->dates[i].rule, MW_STR("dates: weekday")) ||
                            mw_str_starts(a->dates[i].rule, MW_STR("dates: near"));
                if (!week || from == MW_DAY_NONE)
                    continue;
                moved++;
                cr_expect_eq(to - from, LATER, "%s:%u: %.*s", row.file, row.line, MW_ARG(b->dates[i].value));
            }
            mw_article_free(one);
            mw_article_free(other);
        }
    cr_expect(moved >= 25, "%zu", moved);
}

/* Two sentences that count from nothing in each other say the same in either order. */
Test(dates, of_sentences_that_count_from_the_publication_do_not_depend_on_their_order)
{
    char before[512] = "";
    CASES("dates/near", row) {
        if (strcmp(row.cells[0], "2022-08-03") != 0 || strstr(row.cells[1], "\xe2\x80\x99"))
            continue;
        if (*before) {
            mw_buf text = {0}, a = {0}, b = {0}, one = {0}, other = {0};
            values_of_text("2022-08-03", mw_str_of(before), &one);
            values_of_text("2022-08-03", mw_str_of(row.cells[1]), &other);
            mw_buf_print(&text, "%s\n\n%s", before, row.cells[1]);
            values_of_text("2022-08-03", mw_buf_str(&text), &a);
            mw_buf_clear(&text);
            mw_buf_print(&text, "%s\n\n%s", row.cells[1], before);
            values_of_text("2022-08-03", mw_buf_str(&text), &b);
            mw_buf_clear(&text);
            mw_buf_print(&text, "%.*s%.*s", MW_ARG(mw_buf_str(&one)), MW_ARG(mw_buf_str(&other)));
            cr_expect(mw_str_equal(mw_buf_str(&text), mw_buf_str(&a)), "%s:%u", row.file, row.line);
            mw_buf_clear(&text);
            mw_buf_print(&text, "%.*s%.*s", MW_ARG(mw_buf_str(&other)), MW_ARG(mw_buf_str(&one)));
            cr_expect(mw_str_equal(mw_buf_str(&text), mw_buf_str(&b)), "%s:%u", row.file, row.line);
            mw_buf_free(&text);
            mw_buf_free(&a);
            mw_buf_free(&b);
            mw_buf_free(&one);
            mw_buf_free(&other);
        }
        snprintf(before, sizeof before, "%s", row.cells[1]);
    }
}

/* A day later the same words mean a day later, and what is told in full stays. */
Test(dates, told_in_full_do_not_depend_on_the_publication_date)
{
    ALL_CASES(row) {
        if (strchr(row.cells[0], '@') ||
            mw_str_find(mw_str_of(row.cells[1]), MW_STR("ublished"), 0) < strlen(row.cells[1]))
            continue; /* the outlet tells, or the text itself */
        mw_article *one = dated(row.cells[0], mw_str_of(row.cells[1]));
        mw_article *other = dated("2035-06-15", mw_str_of(row.cells[1]));
        const mw_layers *a = mw_article_layers(one), *b = mw_article_layers(other);
        for (size_t i = 0, k = 0; i < a->date_count; i++) {
            if (a->dates[i].basis.data || !a->dates[i].value.data || a->dates[i].value.data[0] == 'X' ||
                mw_str_is(a->dates[i].value, "PRESENT_REF"))
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
    ALL_CASES(row) {
        mw_article *article = dated(row.cells[0], mw_str_of(row.cells[1]));
        const mw_layers *layers = mw_article_layers(article);
        uint32_t last = 0;
        for (size_t i = 0; i < layers->date_count; i++) {
            const mw_date *date = &layers->dates[i];
            mw_span sentence = layers->sentences[date->sentence].span;
            cr_expect(date->span.start >= last && date->span.end > date->span.start, "%s:%u", row.file, row.line);
            cr_expect(date->span.start >= sentence.start && date->span.end <= sentence.end, "%s:%u", row.file,
                      row.line);
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
                snprintf(text, sizeof text, "The council %s on %s.", future ? "will vote" : "voted",
                         NAMES[weekday - 1]);
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

/* Expressions in expressions, events without end: each token is looked at a bounded number of times, so that four
 * times the text costs some four times the work and no deep stack. */
Test(dates, of_hostile_text_cost_no_more_than_their_length, .timeout = 60)
{
    static const char *const PARTS[] = {"the last week of ",
                                        "a day after the coup in Myanmar ",
                                        "the end of the early late mid ",
                                        "first published on May 3 published ",
                                        "1 and 2 and 3 and ",
                                        "Monday or ",
                                        "two to three to "};
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        mw_buf text = {0};
        mw_buf_print(&text, "The army said that it was there and he said so. ");
        for (size_t k = 0; k < 4000; k++)
            mw_buf_add(&text, mw_str_of(PARTS[i]));
        mw_article_free(dated("2022-08-03", mw_buf_str(&text)));
        mw_buf_free(&text);
    }
}

Test(dates, survive_any_bytes)
{
    static const char *const HARD[] = {
        "", " ", "0", "May", "the the the of of of", "99999999999999999999 years ago", "1,000,000,000 decades ago",
        "in the 0th century", "31 31 31 31 31 May", "1-1-1-1-1-1-1", "0000-00-00 9999-99-99 99/99/9999", "the end of the end of the year",
        "early early early 2021", "Monday Monday Monday last last last week week", "2022-2022-2022-22-22", "a a a a a day day day ago",
        "\xef\xbf\xbd 3 \xef\xbf\xbd May", "12:99 pm 25:00 at 99:99", "every every every other other Monday", "1e999 years", "- - - - 5 5 5 May",
        "the the first Monday of of May of of", "5/6 June 31/32 June", "in in in in spring", "by by until since by May", "99999 BC AD 99999 0 BC",
        "two years after the after the after the coup", "fiscal fiscal FY FY 2019-2020-2021", "last 999999999999 years", "9999 years from now", "5000 years ago", "the day before the day before the day before", "Q9 2021 H7 2020"};
    for (size_t i = 0; i < sizeof HARD / sizeof *HARD; i++) {
        mw_article_free(dated("2022-08-03", mw_str_of(HARD[i])));
        mw_article_free(dated("9999-12-31", mw_str_of(HARD[i])));
        mw_article_free(dated("0001-01-01", mw_str_of(HARD[i])));
        mw_article_free(dated("no date", mw_str_of(HARD[i])));
    }
}
