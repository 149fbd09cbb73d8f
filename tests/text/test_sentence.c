/* SPDX-License-Identifier: MIT */
/* Where sentences end: tests/cases/sentences/CLASS.case. A row's cells are the sentences of one
 * text, which is the cells with a blank between them; a cell that begins with + follows without
 * one. */
#include "cases.h"
#include "text/cut.h"
#include "text/rules.h"
#include "text/utf8.h"

#include <dirent.h>

enum { CLASSES_MAX = 64, CLASSES_MIN = 18, ROWS_MIN = 10, NAME_MAX_BYTES = 64 };

typedef struct classes {
    char names[CLASSES_MAX][NAME_MAX_BYTES]; /* sentences/quotes */
    size_t count;
} classes;

static classes find_classes(void)
{
    const char *source = getenv("MW_SOURCE");
    char path[1024];
    classes all = {.count = 0};
    snprintf(path, sizeof path, "%s/tests/cases/sentences", source ? source : ".");
    DIR *folder = opendir(path);
    cr_assert(folder, "%s cannot be opened", path);
    for (struct dirent *entry; (entry = readdir(folder));) {
        const char *dot = strstr(entry->d_name, ".case");
        if (!dot || dot[5])
            continue;
        cr_assert(all.count < CLASSES_MAX);
        snprintf(all.names[all.count++], NAME_MAX_BYTES, "sentences/%.*s",
                 (int)(dot - entry->d_name), entry->d_name);
    }
    closedir(folder);
    return all;
}

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
    classes all = find_classes();
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

static unsigned wrong_rows(cut *c, const classes *all, mw_buf *text)
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
    classes all = find_classes();
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
