/* SPDX-License-Identifier: MIT */
/* decisions.tsv: read with a message a wrong line, and written a line at a time. */
#include <moonwire/decisions.h>

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "text/utf8.h"

enum { COLUMNS = 7, CELLS_MAX = 32 };

static const char *const COLUMN_NAMES[COLUMNS] = {"action", "what", "as", "article", "who", "why", "when"};
static const char HEADING[] = "action\twhat\tas\tarticle\twho\twhy\twhen\n";

static const char *const ACTIONS[MW_DECISION_ACTIONS] = {"merge", "split", "reject", "retype"};

struct mw_decisions {
    mw_arena *arena;
    mw_decision *rows;
    size_t count, capacity;
    mw_str file, text;
    char sha256[MW_SHA256_HEX + 1];
};

typedef struct reading {
    mw_decisions *into;
    int columns[CELLS_MAX]; /* a place in the line -> index in COLUMN_NAMES */
    size_t column_count;    /* 0: no heading yet */
    uint32_t line;
    mw_decision_bad bad;
    void *context;
    mw_error *err;
} reading;

const char *mw_decision_action_name(mw_decision_action action)
{
    return ACTIONS[action];
}

static bool is_action(mw_str name, mw_decision_action *action)
{
    for (int i = 0; i < MW_DECISION_ACTIONS; i++)
        if (mw_str_is(name, ACTIONS[i])) {
            *action = (mw_decision_action)i;
            return true;
        }
    return false;
}

static void tell(reading *r, const char *what)
{
    if (r->bad)
        r->bad(r->context, r->line, what);
}

/* ---- one line */

static int column_named(mw_str name)
{
    if (mw_str_is(name, "into"))
        name = MW_STR("as");
    for (int i = 0; i < COLUMNS; i++)
        if (mw_str_is(name, COLUMN_NAMES[i]))
            return i;
    return -1;
}

/* False where the line is no heading; then no line below it can be read. */
static bool read_heading(reading *r, mw_str line)
{
    mw_str name;
    bool seen[COLUMNS] = {0};
    while (r->column_count < CELLS_MAX && mw_str_cut(&line, '\t', &name)) {
        int column = column_named(mw_str_trim(name));
        char what[160];
        snprintf(what, sizeof what, "the heading has no column \"%.*s\": action what as article who why when",
                 name.len > 40 ? 40 : (int)name.len, name.data);
        if (column < 0 || seen[column])
            return tell(r, what), false;
        seen[column] = true;
        r->columns[r->column_count++] = column;
    }
    if (!seen[0] || !seen[1])
        return tell(r, "the first line names the columns: action what as article who why when"), false;
    return true;
}

bool mw_decision_check(const mw_decision *d, mw_error *err)
{
    mw_entity_type type;
    const mw_str cells[] = {d->what, d->as, d->article, d->who, d->why, d->when};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        for (size_t at = 0; at < cells[i].len; at++)
            if ((unsigned char)cells[i].data[at] < ' ')
                return mw_fail(err, MW_EARG, 0, "a cell holds no tab and no line break");
    if (!d->what.len)
        return mw_fail(err, MW_EARG, 0, "%s what? the column \"what\" is empty", ACTIONS[d->action]);
    if (d->action == MW_DECIDE_MERGE && !d->as.len)
        return mw_fail(err, MW_EARG, 0, "merge %.*s into what? the column \"as\" is empty", MW_ARG(d->what));
    if (d->action == MW_DECIDE_MERGE && mw_str_equal(d->what, d->as))
        return mw_fail(err, MW_EARG, 0, "%.*s cannot be merged into itself", MW_ARG(d->what));
    if (d->action == MW_DECIDE_SPLIT && d->article.len && !d->as.len)
        return mw_fail(err, MW_EARG, 0, "split in one article needs another id in \"as\"");
    if (d->action == MW_DECIDE_REJECT && d->as.len)
        return mw_fail(err, MW_EARG, 0, "reject takes nothing in \"as\", not \"%.*s\"", MW_ARG(d->as));
    if (d->action == MW_DECIDE_RETYPE && !mw_entity_type_parse(d->as, &type))
        return mw_fail(err, MW_EARG, 0, "\"%.*s\" is no type: PERSON ORG PLACE GROUP EVENT OTHER", MW_ARG(d->as));
    return true;
}

static bool keep(reading *r, const mw_decision *d)
{
    mw_arena *arena = r->into->arena;
    mw_decision own = *d;
    return mw_arena_copy(arena, d->what, &own.what, r->err) && mw_arena_copy(arena, d->as, &own.as, r->err) &&
           mw_arena_copy(arena, d->article, &own.article, r->err) && mw_arena_copy(arena, d->who, &own.who, r->err) &&
           mw_arena_copy(arena, d->why, &own.why, r->err) && mw_arena_copy(arena, d->when, &own.when, r->err) &&
           mw_arena_push(arena, r->into->rows, r->into->count, r->into->capacity, own, r->err);
}

static bool read_row(reading *r, mw_str line)
{
    mw_str cells[COLUMNS], cell;
    mw_error wrong = {0};
    mw_decision d = {.line = r->line};
    size_t count = 0;
    for (int i = 0; i < COLUMNS; i++)
        cells[i] = MW_STR("");
    while (mw_str_cut(&line, '\t', &cell)) {
        if (count < r->column_count)
            cells[r->columns[count]] = mw_str_trim(cell);
        else if (mw_str_trim(cell).len)
            return tell(r, "it has more cells than the heading has columns"), true;
        count++;
    }
    if (!is_action(cells[0], &d.action)) {
        mw_fail(&wrong, MW_EARG, 0, "\"%.*s\" is no action: merge, split, reject or retype",
                cells[0].len > 40 ? 40 : (int)cells[0].len, cells[0].data);
        return tell(r, wrong.text), true;
    }
    d.what = cells[1], d.as = cells[2], d.article = cells[3], d.who = cells[4], d.why = cells[5], d.when = cells[6];
    if (!mw_decision_check(&d, &wrong))
        return tell(r, wrong.text), true;
    return keep(r, &d);
}

/* ---- the file */

static mw_str without_return(mw_str line)
{
    return mw_str_ends(line, MW_STR("\r")) ? mw_str_sub(line, 0, line.len - 1) : line;
}

static bool is_passed_over(mw_str line)
{
    return !mw_str_trim(line).len || line.data[0] == '#';
}

static bool read_all(reading *r, mw_str text)
{
    mw_str line;
    if (mw_str_starts(text, MW_STR("\xef\xbb\xbf")))
        text = mw_str_sub(text, 3, text.len);
    while (mw_str_cut(&text, '\n', &line)) {
        r->line++;
        line = without_return(line);
        if (is_passed_over(line))
            continue;
        if (mw_utf8_check(line) != line.len) {
            tell(r, "it is no UTF-8");
            continue;
        }
        if (!r->column_count) {
            if (!read_heading(r, line))
                return true;
            continue;
        }
        if (!read_row(r, line))
            return false;
    }
    return true;
}

mw_decisions *mw_decisions_read(mw_str text, mw_str file, mw_decision_bad bad, void *context, mw_error *err)
{
    mw_decisions *all = mw_memory_get(sizeof *all, err);
    if (!all)
        return NULL;
    reading r = {.into = all, .bad = bad, .context = context, .err = err};
    all->arena = mw_arena_create(0, err);
    mw_sha256(text, all->sha256);
    if (all->arena && mw_arena_copy(all->arena, file, &all->file, err) &&
        mw_arena_copy(all->arena, text, &all->text, err) && read_all(&r, text))
        return all;
    mw_decisions_free(all);
    return NULL;
}

void mw_decisions_free(mw_decisions *all)
{
    if (!all)
        return;
    mw_arena_free(all->arena);
    mw_memory_free(all);
}

size_t mw_decisions_count(const mw_decisions *all)
{
    return all ? all->count : 0;
}

const mw_decision *mw_decisions_at(const mw_decisions *all, size_t index)
{
    return &all->rows[index];
}

mw_str mw_decisions_file(const mw_decisions *all)
{
    return all->file;
}

mw_str mw_decisions_text(const mw_decisions *all)
{
    return all->text;
}

mw_str mw_decisions_sha256(const mw_decisions *all)
{
    return mw_str_of(all->sha256);
}

/* ---- one more */

static bool find_heading(mw_str text, reading *r)
{
    mw_str line;
    while (mw_str_cut(&text, '\n', &line)) {
        line = without_return(line);
        if (!is_passed_over(line))
            return read_heading(r, line);
    }
    return true;
}

static mw_str cell_of(const mw_decision *d, int column)
{
    const mw_str cells[COLUMNS] = {mw_str_of(ACTIONS[d->action]), d->what, d->as, d->article, d->who, d->why, d->when};
    return cells[column];
}

bool mw_decisions_append(mw_str text, const mw_decision *d, mw_buf *out, mw_error *err)
{
    reading r = {0};
    if (!mw_decision_check(d, err))
        return false;
    if (!find_heading(text, &r))
        return mw_fail(err, MW_EPARSE, 0, "the file's heading cannot be read");
    mw_buf_add(out, text);
    if (text.len && !mw_str_ends(text, MW_STR("\n")))
        mw_buf_char(out, '\n');
    if (!r.column_count) {
        mw_buf_add(out, mw_str_of(HEADING));
        find_heading(mw_str_of(HEADING), &r);
    }
    for (size_t i = 0; i < r.column_count; i++) {
        mw_buf_add(out, i ? MW_STR("\t") : MW_STR(""));
        mw_buf_add(out, cell_of(d, r.columns[i]));
    }
    mw_buf_char(out, '\n');
    return mw_buf_ok(out, err);
}
