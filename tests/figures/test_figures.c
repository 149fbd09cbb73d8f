/* SPDX-License-Identifier: MIT */
/* Figures: the case tables, and what must hold whatever the words are. */
#include <moonwire/annotate.h>

#include "article/article.h"
#include "model/lexicon.h"

#include "case_classes.h"
#include "with_model.h"
#include "figures/explain.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <math.h>

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

/* ---- the tables: tests/cases/figures/CLASS.case */

enum { CLASSES_MIN = 12, ROWS_MIN = 8, ALL_ROWS_MIN = 350 };

#define ALL_CASES(row)                                                                             \
    for (case_classes row##_all = find_case_classes("figures"), *row##_k = &row##_all; row##_k->count > 0; row##_k->count--) \
        CASES(row##_all.names[row##_k->count - 1], row)

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
        snprintf(text, 64, figure->value < 1 ? "%s%.3g" : "%s%.15g", figure->approx ? "~" : "", figure->value);
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
    if (mw_str_is(key, "grade"))
        return mw_str_of(mw_grade_name(figure->grade));
    return mw_str_is(key, "at") ? known(figure->place) : MW_STR("no such key");
}

/* How many expectations of a row fail; they are told where `aloud`. */
typedef struct check {
    const case_row *row;
    bool aloud;
    unsigned wrong;
} check;

static void expect_word(check *c, const char *what, mw_str got, mw_str wanted)
{
    bool same = mw_str_equal(got, wanted);
    c->wrong += !same;
    if (c->aloud)
        cr_expect(same, "%s:%u: %s is \"%.*s\", not \"%.*s\"", c->row->file, c->row->line, what, MW_ARG(got),
                  MW_ARG(wanted));
}

/* The unit may have a blank in it: years old. */
static mw_str cut_unit(mw_str *rest, mw_str unit)
{
    *rest = mw_str_trim(*rest);
    if (!mw_str_starts(*rest, unit) || !unit.len)
        return cut_word(rest);
    *rest = mw_str_sub(*rest, unit.len, rest->len);
    return unit;
}

static void check_one(check *c, const mw_article *article, const mw_figure *figure, mw_str wanted)
{
    size_t colon = mw_str_find(wanted, MW_STR(": "), 0);
    cr_assert(colon < wanted.len, "%s:%u: no : in %.*s", c->row->file, c->row->line, MW_ARG(wanted));
    mw_str rest = mw_str_sub(wanted, colon + 2, wanted.len), word;
    char value[64];
    value_text(figure, value);
    expect_word(c, "the span", mw_article_slice(article, figure->span), mw_str_sub(wanted, 0, colon));
    expect_word(c, "the value", mw_str_of(value), cut_word(&rest));
    expect_word(c, "the unit", known(figure->unit), cut_unit(&rest, known(figure->unit)));
    expect_word(c, "about", known(figure->about), cut_word(&rest));
    while ((word = cut_word(&rest)).len) {
        mw_str key = MW_STR("");
        mw_str_cut(&word, '=', &key);
        char name[16];
        snprintf(name, sizeof name, "%.*s", MW_ARG(key));
        expect_word(c, name, key_of(figure, key), word);
    }
}

/* Does the article say what the row says? */
static bool holds(const case_row *row, const mw_article *article, bool aloud)
{
    const mw_layers *layers = mw_article_layers(article);
    mw_str wanted = mw_str_of(row->cells[2]), one;
    check c = {row, aloud, 0};
    size_t count = 0;
    while (wanted.len && !mw_str_is(wanted, "-") && mw_str_cut(&wanted, ';', &one)) {
        if (count < layers->figure_count)
            check_one(&c, article, &layers->figures[count], mw_str_trim(one));
        count++;
    }
    if (aloud)
        cr_expect_eq(count, layers->figure_count, "%s:%u: %zu figures, not %zu", row->file, row->line,
                     layers->figure_count, count);
    return count == layers->figure_count && c.wrong == 0;
}

Test(figures, of_news_sentences_are_counted_once_with_their_circumstances)
{
    case_classes all = find_case_classes("figures");
    unsigned total = 0;
    cr_expect(all.count >= CLASSES_MIN, "%zu classes", all.count);
    for (size_t k = 0; k < all.count; k++) {
        unsigned rows = 0;
        CASES(all.names[k], row)
        {
            mw_article *article = counted(row.cells[0], mw_str_of(row.cells[1]));
            holds(&row, article, true);
            mw_article_free(article);
            rows++;
        }
        cr_expect(rows >= ROWS_MIN, "%s has %u rows", all.names[k], rows);
        total += rows;
    }
    cr_expect(total >= ALL_ROWS_MIN, "%u rows", total);
}

/* ---- whose dollar */

static mw_str unit_in(const char *source, const char *url, mw_str text)
{
    mw_article *article = mw_article_new(0, NULL);
    cr_assert(article);
    mw_article_head_edit(article)->source = mw_str_of(source);
    mw_article_head_edit(article)->url = mw_str_of(url);
    cr_assert(mw_article_set_text(article, text, NULL));
    cr_assert(mw_annotate(article, model, MW_FIGURES, NULL));
    cr_assert_eq(mw_article_layers(article)->figure_count, 1);
    static char unit[8];
    mw_str found = mw_article_layers(article)->figures[0].unit;
    snprintf(unit, sizeof unit, "%.*s", MW_ARG(found));
    mw_article_free(article);
    return mw_str_of(unit);
}

Test(figures, take_a_bare_dollar_for_that_of_the_newsroom)
{
    cr_expect(mw_str_is(unit_in("", "", MW_STR("The bridge cost $5 million.")), "USD"));
    cr_expect(mw_str_is(unit_in("Reuters", "", MW_STR("The bridge cost $5 million.")), "USD"));
    cr_expect(mw_str_is(unit_in("Toronto Star", "", MW_STR("The bridge cost $5 million.")), "CAD"));
    cr_expect(mw_str_is(unit_in("", "https://www.bridges.com.au/news/1", MW_STR("It cost five dollars.")), "AUD"));
    cr_expect(mw_str_is(unit_in("Toronto Star", "", MW_STR("The bridge cost US$5 million.")), "USD"));
}

/* ---- each rule decides something */

/* With these rules switched off: bit n is set where a row fails without rule n, of those asked for. */
static uint64_t failing(const case_row *row, uint64_t asked)
{
    uint64_t found = 0;
    mw_article *article = counted(row->cells[0], mw_str_of(row->cells[1]));
    for (int rule = 0; rule < MW_FIG_RULES; rule++) {
        if (!(asked >> rule & 1))
            continue;
        mw_error err = {0};
        cr_assert(mw_figures_record(article, model, UINT64_C(1) << rule, NULL, &err), "%s", err.text);
        found |= (uint64_t)!holds(row, article, false) << rule;
    }
    mw_article_free(article);
    return found;
}

Test(figures, with_any_one_rule_switched_off_some_case_fails)
{
    uint64_t missing = MW_FIG_RULES == 64 ? UINT64_MAX : (UINT64_C(1) << MW_FIG_RULES) - 1;
    ALL_CASES(row)
        missing &= ~failing(&row, missing);
    for (int rule = 0; rule < MW_FIG_RULES; rule++)
        cr_expect(!(missing >> rule & 1), "nothing changes without %s: %s", mw_figure_rule_name(rule),
                  mw_figure_rule_why(rule));
}

Test(figures, have_rules_with_names_of_their_own_that_say_why)
{
    for (int rule = 0; rule < MW_FIG_RULES; rule++) {
        cr_assert(mw_figure_rule_name(rule) && mw_figure_rule_why(rule), "rule %d", rule);
        for (int other = 0; other < rule; other++)
            cr_expect_str_neq(mw_figure_rule_name(rule), mw_figure_rule_name(other));
    }
    cr_expect(!mw_figure_rule_name(MW_FIG_RULES) && !mw_figure_rule_why(-1));
}

/* A record tells of every figure which rules made it, and of a number that is none why it fell. */
Test(figures, are_explained_by_the_rules_that_made_them)
{
    mw_error err = {0};
    mw_arena *arena = mw_arena_create(0, &err);
    mw_figure_record record = {.arena = arena};
    mw_article *article = counted("2022-08-03", MW_STR("Su-30 jets killed at least 18 people."));
    mw_span all = {0, (uint32_t)mw_article_text(article).len};
    cr_assert(mw_figure_readings(article, model, all, &record, &err), "%s", err.text);
    cr_assert_eq(record.count, 2);
    cr_expect_eq(record.items[0].figure, MW_NO_INDEX);
    cr_expect(record.items[0].rules >> MW_FIG_MODEL_NUMBER & 1);
    cr_expect_eq(record.items[1].figure, 0);
    uint64_t wanted = UINT64_C(1) << MW_FIG_BEFORE | UINT64_C(1) << MW_FIG_NOUN | UINT64_C(1) << MW_FIG_VERB_BEFORE;
    cr_expect_eq(record.items[1].rules, wanted);
    cr_expect_eq(mw_article_layers(article)->figure_count, 1, "the figures stay as they are");
    mw_article_free(article);
    mw_arena_free(arena);
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
        mw_buf_print(out, "%s %.*s %.*s %.*s %.*s %.*s\n", value, MW_ARG(known(figure->unit)),
                     MW_ARG(known(figure->about)), MW_ARG(known(figure->source)), MW_ARG(known(figure->carrier)),
                     MW_ARG(known(figure->place)));
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

static void expect_same_text(const case_row *row, const char *published, mw_str changed)
{
    mw_buf before = {0}, after = {0};
    describe(row->cells[0], mw_str_of(row->cells[1]), &before);
    describe(published, changed, &after);
    cr_expect(mw_str_equal(mw_buf_str(&before), mw_buf_str(&after)), "%s:%u: of\n%.*s\ncomes\n%.*sinstead of\n%.*s",
              row->file, row->line, MW_ARG(changed), MW_ARG(mw_buf_str(&after)), MW_ARG(mw_buf_str(&before)));
    mw_buf_free(&before);
    mw_buf_free(&after);
}

static void expect_same(const case_row *row, const char *published, const char *from, const char *to)
{
    mw_buf changed = {0};
    replace_all(row->cells[1], from, to, &changed);
    expect_same_text(row, published, mw_buf_str(&changed));
    mw_buf_free(&changed);
}

Test(figures, do_not_depend_on_blanks_quotation_marks_dashes_or_the_publication_date)
{
    ALL_CASES(row)
    {
        expect_same(&row, row.cells[0], " ", "  ");
        expect_same(&row, row.cells[0], "'", "\u2019");
        expect_same(&row, row.cells[0], "\u2013", "-");
        expect_same(&row, row.cells[0], "\u201c", "\"");
        expect_same(&row, "2034-01-15", "\u2013", "\u2013");
    }
}

/* Without the commas between thousands; four digits that would look like a year stay as they are. */
static bool without_separators(const char *text, mw_buf *out)
{
    bool changed = false;
    mw_buf_clear(out);
    for (size_t i = 0; text[i]; i++) {
        bool inside =
            i > 0 && text[i] == ',' && isdigit((unsigned char)text[i - 1]) && isdigit((unsigned char)text[i + 1]);
        bool year =
            inside && (text[i - 1] == '1' || text[i - 1] == '2') && (i < 2 || !isdigit((unsigned char)text[i - 2]));
        if (year)
            return false;
        changed |= inside;
        if (!inside)
            mw_buf_char(out, text[i]);
    }
    return changed;
}

Test(figures, do_not_depend_on_separators_of_thousands)
{
    unsigned changed = 0;
    mw_buf text = {0};
    ALL_CASES(row)
    {
        if (!without_separators(row.cells[1], &text))
            continue;
        expect_same_text(&row, row.cells[0], mw_buf_str(&text));
        changed++;
    }
    cr_expect(changed > 20, "%u rows have separators", changed);
    mw_buf_free(&text);
}

/* A sentence before or behind that counts nothing and names nobody. */
Test(figures, do_not_depend_on_sentences_without_numbers_around_them)
{
    mw_buf text = {0};
    ALL_CASES(row)
    {
        mw_buf_clear(&text);
        mw_buf_print(&text, "The weather was fine.\n\n%s\n\nThe talks went on.", row.cells[1]);
        expect_same_text(&row, row.cells[0], mw_buf_str(&text));
    }
    mw_buf_free(&text);
}

Test(figures, lie_in_order_and_have_a_number_a_rule_and_a_sentence)
{
    ALL_CASES(row)
    {
        mw_article *article = counted(row.cells[0], mw_str_of(row.cells[1]));
        const mw_layers *layers = mw_article_layers(article);
        uint32_t last = 0;
        for (size_t i = 0; i < layers->figure_count; i++) {
            const mw_figure *figure = &layers->figures[i];
            cr_expect(figure->span.start >= last && figure->span.end > figure->span.start, "%s:%u", row.file, row.line);
            cr_expect(figure->has_value || figure->has_low || figure->has_high, "%s:%u", row.file, row.line);
            cr_expect(!(figure->has_value && (figure->has_low || figure->has_high)), "%s:%u", row.file, row.line);
            cr_expect(!(figure->has_low && figure->has_high) || figure->low < figure->high, "%s:%u", row.file,
                      row.line);
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
    static const char *const ONES[] = {
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static const char *const TENS[] = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
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
        "", "0", "1", "$", "$$$$$5", "% % %", "99999999999999999999999999 people died", "1,1,1,1,1 people",
        "1.2.3.4 people", "1e400 people", "5 5 5 5 5 5 5 5 5", "one one one one", "hundred hundred hundred",
        "million million million people died", "a a a hundred", "- - - 5 - - -", "at least at least at least 5",
        "of of of 5 of of of", "since since since 5 since", "according to according to 5",
        "\xef\xbf\xbd 5 \xef\xbf\xbd", "half a half a half a million", "0 people were killed",
        "tens of tens of thousands of", "5 to 5 to 5 to 5", "between 5 and", "up to", "119 to",
        "votes 5-5-5-5 votes", "5 of them of them", "aged", "aged 5 aged", "a third of", "half", "half of",
        "one in", "one in five in six", "5 ft", "5 ft 2", "5 dollars and", "5 dollars and 5", "1/2", "3/4 of",
        "3 080", "5 (", "5 (kg", "K5", "K5 kyat", "from 5 to", "5C/", "those killed include 5",
        "among the 5 were", "5 of those", "told told 5"};
    for (size_t i = 0; i < sizeof HARD / sizeof *HARD; i++) {
        mw_article_free(counted("2022-08-03", mw_str_of(HARD[i])));
        mw_article_free(counted("", mw_str_of(HARD[i])));
    }
}
