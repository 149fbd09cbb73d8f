/* SPDX-License-Identifier: MIT */
/* Where sentences end: tests/cases/sentences/CLASS.case. A row's cells are the sentences of one
 * text, which is the cells with a blank between them; a cell that begins with + follows without
 * one. */
#include "case_classes.h"
#include "text/cut.h"
#include "text/rules.h"
#include "text/utf8.h"

enum { CLASSES_MIN = 18, ROWS_MIN = 10 };

/* The cell without the blanks at its ends, of whatever kind. */
static mw_str bare(const char *cell)
{
    mw_str text = mw_str_of(*cell == '+' ? cell + 1 : cell);
    size_t edge;
    while (text.len && mw_utf8_is_blank(mw_utf8_next(text, 0, &edge)))
        text = mw_str_sub(text, edge, text.len);
    while (text.len && mw_utf8_is_blank(mw_utf8_before(text, text.len, &edge)))
        text.len = edge;
    return text;
}

static void join(const case_row *row, mw_buf *text)
{
    mw_buf_clear(text);
    for (size_t i = 0; i < row->count; i++) {
        bool touches = row->cells[i][0] == '+';
        if (i && !touches)
            mw_buf_char(text, ' ');
        mw_buf_add(text, mw_str_of(row->cells[i] + touches));
    }
}

static bool is_cut_as_said(const cut *c, const case_row *row)
{
    bool same = c->parts.sentence_count == row->count;
    for (size_t i = 0; same && i < row->count; i++)
        same = mw_str_equal(cut_slice(c, c->parts.sentences[i].span), bare(row->cells[i]));
    return same;
}

static void show(const cut *c, mw_buf *out)
{
    mw_buf_clear(out);
    for (size_t i = 0; i < c->parts.sentence_count; i++) {
        mw_buf_add(out, i ? MW_STR(" | ") : MW_STR(""));
        mw_buf_add(out, cut_slice(c, c->parts.sentences[i].span));
    }
}

Test(sentence, every_class_of_the_tables_is_cut_as_it_says)
{
    cut c;
    mw_buf text = {0}, got = {0};
    cut_start(&c);
    case_classes all = find_case_classes("sentences");
    cr_expect(all.count >= CLASSES_MIN, "%zu classes", all.count);
    for (size_t k = 0; k < all.count; k++) {
        unsigned rows = 0;
        CASES(all.names[k], row)
        {
            rows++;
            join(&row, &text);
            cut_text(&c, mw_buf_str(&text));
            show(&c, &got);
            cr_expect(is_cut_as_said(&c, &row), "%s.case:%u: %.*s", row.file, row.line,
                      MW_ARG(mw_buf_str(&got)));
        }
        cr_expect(rows >= ROWS_MIN, "%s has %u rows", all.names[k], rows);
    }
    mw_buf_free(&text);
    mw_buf_free(&got);
    cut_end(&c);
}

/* ---- each rule decides something */

static unsigned wrong_rows(cut *c, const case_classes *all, mw_buf *text)
{
    unsigned wrong = 0;
    for (size_t k = 0; k < all->count; k++)
        CASES(all->names[k], row)
        {
            join(&row, text);
            cut_text(c, mw_buf_str(text));
            wrong += !is_cut_as_said(c, &row);
        }
    return wrong;
}

Test(sentence, with_any_one_rule_switched_off_some_case_fails)
{
    cut c;
    mw_buf text = {0};
    cut_start(&c);
    case_classes all = find_case_classes("sentences");
    cr_expect_eq(wrong_rows(&c, &all, &text), 0);
    for (int rule = 0; rule < MW_RULE_COUNT; rule++) {
        mw_abbreviations_switch_off(c.table, UINT64_C(1) << rule);
        cr_expect(wrong_rows(&c, &all, &text) > 0, "nothing changes without %s: %s",
                  mw_rule_name((mw_rule)rule), mw_rule_why((mw_rule)rule));
    }
    mw_buf_free(&text);
    cut_end(&c);
}

Test(sentence, rules_have_names_of_their_own_and_say_why)
{
    for (int rule = 0; rule < MW_RULE_COUNT; rule++) {
        cr_assert(mw_rule_name((mw_rule)rule) && mw_rule_why((mw_rule)rule), "rule %d", rule);
        for (int other = 0; other < rule; other++)
            cr_expect_str_neq(mw_rule_name((mw_rule)rule), mw_rule_name((mw_rule)other));
    }
}

/* ---- what must not matter */

static bool is_cut_into(const cut *c, const mw_str *wanted, size_t count)
{
    bool same = c->parts.sentence_count == count;
    for (size_t i = 0; same && i < count; i++)
        same = mw_str_equal(cut_slice(c, c->parts.sentences[i].span), wanted[i]);
    return same;
}

static void expect_cut_into(cut *c, mw_str text, const mw_str *wanted, size_t count,
                            const case_row *row)
{
    mw_buf got = {0};
    cut_text(c, text);
    show(c, &got);
    cr_expect(is_cut_into(c, wanted, count), "%s.case:%u, changed: %.*s", row->file, row->line,
              MW_ARG(mw_buf_str(&got)));
    mw_buf_free(&got);
}

static void replace_all(mw_str text, const char *const (*pairs)[2], size_t count, mw_buf *out)
{
    mw_buf_clear(out);
    for (size_t at = 0; at < text.len;) {
        mw_str rest = mw_str_sub(text, at, text.len);
        size_t i = 0;
        while (i < count && !mw_str_starts(rest, mw_str_of(pairs[i][0])))
            i++;
        mw_buf_add(out, i < count ? mw_str_of(pairs[i][1]) : mw_str_sub(rest, 0, 1));
        at += i < count ? strlen(pairs[i][0]) : 1;
    }
}

/* The row with every pair's left side written as its right one is cut in the same places. */
static void expect_same_with(cut *c, const case_row *row, const char *const (*pairs)[2],
                             size_t count)
{
    mw_buf text = {0}, all = {0}, cells[CASE_CELLS_MAX] = {{0}};
    mw_str wanted[CASE_CELLS_MAX];
    join(row, &text);
    replace_all(mw_buf_str(&text), pairs, count, &all);
    for (size_t i = 0; i < row->count; i++) {
        replace_all(bare(row->cells[i]), pairs, count, &cells[i]);
        wanted[i] = mw_buf_str(&cells[i]);
    }
    expect_cut_into(c, mw_buf_str(&all), wanted, row->count, row);
    for (size_t i = 0; i < row->count; i++)
        mw_buf_free(&cells[i]);
    mw_buf_free(&text);
    mw_buf_free(&all);
}

static size_t times_in(const case_row *row, const char *mark)
{
    size_t times = 0;
    for (size_t i = 0; i < row->count; i++)
        for (const char *at = row->cells[i]; (at = strstr(at, mark)); at += strlen(mark))
            times++;
    return times;
}

/* Where blanks are missing, only “ and ” say which way they face. */
static bool touches(const case_row *row)
{
    bool some = false;
    for (size_t i = 0; i < row->count; i++)
        some |= row->cells[i][0] == '+';
    return some;
}

static const char *const QUOTE_STYLES[][2][2] = {
    {{"“", "\""}, {"”", "\""}}, {{"“", "«"}, {"”", "»"}}, {{"“", "« "}, {"”", " »"}},
    {{"“", "„"}, {"”", "“"}},   {{"“", "»"}, {"”", "«"}}, {{"“", "”"}, {"”", "”"}},
    {{"“", "``"}, {"”", "''"}}, {{"“", "‹"}, {"”", "›"}},
};

Test(sentence, the_style_of_quotation_marks_moves_no_end)
{
    enum { STYLES = sizeof QUOTE_STYLES / sizeof *QUOTE_STYLES, ROWS_TRIED_MIN = 60 };
    cut c;
    unsigned tried = 0;
    cut_start(&c);
    case_classes all = find_case_classes("sentences");
    for (size_t k = 0; k < all.count; k++)
        CASES(all.names[k], row)
        {
            size_t opened = times_in(&row, "“");
            if (!opened || opened != times_in(&row, "”") || times_in(&row, "„") || touches(&row))
                continue;
            tried++;
            for (size_t s = 0; s < STYLES; s++)
                expect_same_with(&c, &row, QUOTE_STYLES[s], 2);
        }
    cr_expect(tried >= ROWS_TRIED_MIN, "%u", tried);
    cut_end(&c);
}

Test(sentence, the_width_of_blanks_moves_no_end)
{
    static const char *const BLANKS[][1][2] = {
        {{" ", "  "}}, {{" ", "\u00a0"}}, {{" ", " \u200b"}}, {{" ", "\u2003"}}, {{" ", "\t"}}};
    cut c;
    cut_start(&c);
    case_classes all = find_case_classes("sentences");
    for (size_t k = 0; k < all.count; k++)
        CASES(all.names[k], row)
    for (size_t i = 0; i < sizeof BLANKS / sizeof *BLANKS; i++)
        expect_same_with(&c, &row, BLANKS[i], 1);
    cut_end(&c);
}

/* Rows that are paragraphs of running text: no line end inside, a stop at the end, no small letter
 * first. */
static bool is_running(const case_row *row)
{
    mw_str last = bare(row->cells[row->count - 1]);
    char end = last.data[last.len - 1];
    size_t next;
    return !times_in(row, "\n") && (end == '.' || end == '!' || end == '?') &&
           !mw_utf8_is_lower(mw_utf8_next(bare(row->cells[0]), 0, &next));
}

Test(sentence, a_text_behind_a_blank_line_is_cut_as_it_is_alone)
{
    enum { ROWS_TRIED_MIN = 250 };
    cut c;
    mw_buf before = {0}, text = {0}, both = {0};
    unsigned tried = 0;
    cut_start(&c);
    case_classes all = find_case_classes("sentences");
    mw_str wanted[2 * CASE_CELLS_MAX];
    size_t left = 0;
    static char kept[CASE_CELLS_MAX][CASE_LINE_MAX];
    for (size_t k = 0; k < all.count; k++)
        CASES(all.names[k], row)
        {
            if (!is_running(&row))
                continue;
            join(&row, &text);
            for (size_t i = 0; i < left; i++)
                wanted[i] = mw_str_of(kept[i]);
            for (size_t i = 0; i < row.count; i++)
                wanted[left + i] = bare(row.cells[i]);
            mw_buf_clear(&both);
            mw_buf_print(&both, "%.*s\n\n%.*s", MW_ARG(mw_buf_str(&before)),
                         MW_ARG(mw_buf_str(&text)));
            if (left)
                expect_cut_into(&c, mw_buf_str(&both), wanted, left + row.count, &row);
            tried++;
            mw_buf_clear(&before);
            mw_buf_add(&before, mw_buf_str(&text));
            left = row.count;
            for (size_t i = 0; i < left; i++)
                snprintf(kept[i], sizeof kept[i], "%.*s", MW_ARG(bare(row.cells[i])));
        }
    cr_expect(tried >= ROWS_TRIED_MIN, "%u", tried);
    mw_buf_free(&before);
    mw_buf_free(&text);
    mw_buf_free(&both);
    cut_end(&c);
}
