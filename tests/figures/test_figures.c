/* SPDX-License-Identifier: MIT */
/* Figures: the case table, and what must hold whatever the words are. */
#include <moonwire/annotate.h>

#include "article/article.h"
#include "model/lexicon.h"

#include "cases.h"

#include <criterion/criterion.h>
#include <math.h>

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

TestSuite(figures, .init = open_model, .fini = close_model);

static mw_article *counted(const char *published, mw_str text)
{
    mw_article *article = mw_article_new(0, NULL);
    cr_assert(article);
    mw_article_head_edit(article)->published = mw_str_of(published);
    cr_assert(mw_article_set_text(article, text, NULL));
    mw_error err = {0};
    cr_assert(mw_annotate(article, model, MW_FIGURES, &err), "%s", err.text);
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

/* The figure's value as the table writes it. */
static void value_text(const mw_figure *figure, char text[64])
{
    if (figure->has_low && figure->has_high)
        snprintf(text, 64, "%.15g..%.15g", figure->low, figure->high);
    else if (figure->has_low)
        snprintf(text, 64, ">=%.15g", figure->low);
    else if (figure->has_high)
        snprintf(text, 64, "<=%.15g", figure->high);
    else if (figure->has_value)
        snprintf(text, 64, "%s%.15g", figure->approx ? "~" : "", figure->value);
    else
        snprintf(text, 64, "?");
}

static mw_str known(mw_str text)
{
    return text.data ? text : MW_STR("-");
}

static mw_str key_of(const mw_figure *figure, mw_str key)
{
    if (mw_str_is(key, "src"))
        return known(figure->source);
    if (mw_str_is(key, "car"))
        return known(figure->carrier);
    if (mw_str_is(key, "since"))
        return known(figure->since);
    if (mw_str_is(key, "asof"))
        return known(figure->as_of);
    if (mw_str_is(key, "agg"))
        return known(figure->aggregation);
    return mw_str_is(key, "at") ? known(figure->place) : MW_STR("no such key");
}

static void expect_word(const case_row *row, const char *what, mw_str got, mw_str wanted)
{
    cr_expect(mw_str_equal(got, wanted), "%s:%u: %s is \"%.*s\", not \"%.*s\"", row->file, row->line, what, MW_ARG(got),
              MW_ARG(wanted));
}

static void check_one(const case_row *row, const mw_article *article, const mw_figure *figure, mw_str wanted)
{
    size_t colon = mw_str_find(wanted, MW_STR(": "), 0);
    cr_assert(colon < wanted.len, "%s:%u: no : in %.*s", row->file, row->line, MW_ARG(wanted));
    mw_str rest = mw_str_sub(wanted, colon + 2, wanted.len), word;
    char value[64];
    value_text(figure, value);
    expect_word(row, "the span", mw_article_slice(article, figure->span), mw_str_sub(wanted, 0, colon));
    expect_word(row, "the value", mw_str_of(value), cut_word(&rest));
    expect_word(row, "the unit", known(figure->unit), cut_word(&rest));
    expect_word(row, "about", known(figure->about), cut_word(&rest));
    while ((word = cut_word(&rest)).len) {
        mw_str key = MW_STR("");
        mw_str_cut(&word, '=', &key);
        char name[16];
        snprintf(name, sizeof name, "%.*s", MW_ARG(key));
        expect_word(row, name, key_of(figure, key), word);
    }
}

Test(figures, of_news_sentences_are_counted_once_with_their_circumstances)
{
    CASES("figures", row) {
        mw_article *article = counted(row.cells[0], mw_str_of(row.cells[1]));
        const mw_layers *layers = mw_article_layers(article);
        mw_str wanted = mw_str_of(row.cells[2]), one;
        size_t count = 0;
        while (wanted.len && !mw_str_is(wanted, "-") && mw_str_cut(&wanted, ';', &one)) {
            if (count < layers->figure_count)
                check_one(&row, article, &layers->figures[count], mw_str_trim(one));
            count++;
        }
        cr_expect_eq(count, layers->figure_count, "%s:%u: %zu figures, not %zu", row.file, row.line,
                     layers->figure_count, count);
        mw_article_free(article);
    }
}

/* ---- properties */

static void describe(const char *published, mw_str text, mw_buf *out)
{
    mw_article *article = counted(published, text);
    const mw_layers *layers = mw_article_layers(article);
    mw_buf_clear(out);
    for (size_t i = 0; i < layers->figure_count; i++) {
        const mw_figure *figure = &layers->figures[i];
        char value[64];
        value_text(figure, value);
        mw_buf_print(out, "%s %.*s %.*s %.*s %.*s %.*s\n", value, MW_ARG(known(figure->unit)), MW_ARG(known(figure->about)),
                     MW_ARG(known(figure->source)), MW_ARG(known(figure->carrier)), MW_ARG(known(figure->place)));
    }
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

static void expect_same(const case_row *row, const char *published, const char *from, const char *to)
{
    mw_buf changed = {0}, before = {0}, after = {0};
    replace_all(row->cells[1], from, to, &changed);
    describe(row->cells[0], mw_str_of(row->cells[1]), &before);
    describe(published, mw_buf_str(&changed), &after);
    cr_expect(mw_str_equal(mw_buf_str(&before), mw_buf_str(&after)), "%s:%u: with \"%s\" for \"%s\":\n%.*sinstead of\n%.*s",
              row->file, row->line, to, from, MW_ARG(mw_buf_str(&after)), MW_ARG(mw_buf_str(&before)));
    mw_buf_free(&changed);
    mw_buf_free(&before);
    mw_buf_free(&after);
}

Test(figures, do_not_depend_on_blanks_apostrophes_dashes_or_the_publication_date)
{
    CASES("figures", row) {
        expect_same(&row, row.cells[0], " ", "  ");
        expect_same(&row, row.cells[0], "'", "\u2019");
        expect_same(&row, row.cells[0], "\u2013", "-");
        expect_same(&row, "2034-01-15", "\u2013", "\u2013");
    }
}

Test(figures, lie_in_order_and_have_a_number_a_rule_and_a_sentence)
{
    CASES("figures", row) {
        mw_article *article = counted(row.cells[0], mw_str_of(row.cells[1]));
        const mw_layers *layers = mw_article_layers(article);
        uint32_t last = 0;
        for (size_t i = 0; i < layers->figure_count; i++) {
            const mw_figure *figure = &layers->figures[i];
            cr_expect(figure->span.start >= last && figure->span.end > figure->span.start, "%s:%u", row.file, row.line);
            cr_expect(figure->has_value || figure->has_low || figure->has_high, "%s:%u", row.file, row.line);
            cr_expect(!(figure->has_value && (figure->has_low || figure->has_high)), "%s:%u", row.file, row.line);
            cr_expect(!(figure->has_low && figure->has_high) || figure->low < figure->high, "%s:%u", row.file, row.line);
            cr_expect(figure->has_value ? isfinite(figure->value) : figure->approx, "%s:%u", row.file, row.line);
            cr_expect(figure->rule.len > 0 && figure->sentence < layers->sentence_count, "%s:%u", row.file, row.line);
            last = figure->span.end;
        }
        mw_article_free(article);
    }
}

/* 0 to 9,999 in words and in digits are the same number. */
Test(figures, in_words_and_in_digits_are_the_same_number)
{
    static const char *const ONES[] = {"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                                       "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
                                       "eighteen", "nineteen"};
    static const char *const TENS[] = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    for (int n = 2; n < 10000; n += n < 200 ? 1 : 37) {
        char text[200] = "They killed ";
        int part = n;
        if (part >= 1000)
            snprintf(text + strlen(text), 40, "%s thousand ", ONES[part / 1000]), part %= 1000;
        if (part >= 100)
            snprintf(text + strlen(text), 40, "%s hundred %s", ONES[part / 100], part % 100 ? "and " : ""), part %= 100;
        if (part >= 20)
            snprintf(text + strlen(text), 40, "%s%s%s", TENS[part / 10], part % 10 ? "-" : "", ONES[part % 10]);
        else if (part)
            snprintf(text + strlen(text), 40, "%s", ONES[part]);
        strcat(text, " men.");
        mw_article *article = counted("2022-08-03", mw_str_of(text));
        const mw_layers *layers = mw_article_layers(article);
        cr_expect(layers->figure_count == 1 && layers->figures[0].value == n, "%d: %s", n, text);
        mw_article_free(article);
    }
}

Test(figures, survive_any_bytes)
{
    static const char *const HARD[] = {
        "", "0", "1", "$", "$$$$$5", "% % %", "99999999999999999999999999 people died", "1,1,1,1,1 people", "1.2.3.4 people",
        "1e400 people", "5 5 5 5 5 5 5 5 5", "one one one one", "hundred hundred hundred", "million million million people died",
        "a a a hundred", "- - - 5 - - -", "at least at least at least 5", "of of of 5 of of of", "since since since 5 since",
        "according to according to 5", "\xef\xbf\xbd 5 \xef\xbf\xbd", "half a half a half a million", "0 people were killed",
        "tens of tens of thousands of", "5 to 5 to 5 to 5", "between 5 and", "up to", "119 to", "votes 5-5-5-5 votes", "5 of them of them"};
    for (size_t i = 0; i < sizeof HARD / sizeof *HARD; i++) {
        mw_article_free(counted("2022-08-03", mw_str_of(HARD[i])));
        mw_article_free(counted("", mw_str_of(HARD[i])));
    }
}
