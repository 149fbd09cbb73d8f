/* SPDX-License-Identifier: MIT */
/* What an analyst decided and the engine took for one: part of the manifest, for people and for JSON. */
#include "frame/print.h"
#include "render/report_impl.h"

/* ---- which names a report uses */

static bool note(mw_map *named, mw_str text, mw_error *err)
{
    return !text.len || mw_map_put(named, text, NULL, err) != NULL;
}

static bool note_value(mw_map *named, const value *v, mw_error *err)
{
    if (!note(named, v->text, err))
        return false;
    for (size_t i = 0; i < v->operand_count; i++)
        if (!note_value(named, &v->operands[i], err))
            return false;
    return true;
}

static bool note_table(mw_map *named, const mw_frame *frame, mw_error *err)
{
    for (size_t r = 0; r < mw_frame_row_count(frame); r++)
        for (size_t c = 0; c < mw_frame_column_count(frame); c++) {
            mw_cell cell = mw_frame_cell(frame, r, c);
            if (cell.type == MW_CELL_TEXT && !note(named, cell.text, err))
                return false;
        }
    return true;
}

static bool note_block(mw_map *named, const block *b, mw_error *err)
{
    for (size_t i = 0; i < b->value_count; i++)
        if (!note_value(named, &b->values[i], err))
            return false;
    return note(named, b->speaker, err) && (!b->is_name || note(named, b->text, err)) &&
           (!b->frame || note_table(named, b->frame, err));
}

bool mw_report_named(const mw_report *report, mw_map *named, mw_error *err)
{
    for (size_t i = 0; report->names.count && i < report->blocks.count; i++)
        if (!note_block(named, &report->blocks.items[i], err))
            return false;
    return true;
}

/* ---- decisions in a line each */

static void put_if(mw_buf *out, const char *before, mw_str text)
{
    if (!text.len)
        return;
    mw_buf_add(out, mw_str_of(before));
    mw_buf_add(out, text);
}

/* "line 3: merge sac, state-administration-council; same body; A. Editor; 2022-08-04" */
void mw_decision_line(const mw_manifest_decision *d, mw_buf *out)
{
    mw_buf_print(out, "line %u: ", (unsigned)d->line);
    mw_buf_add(out, d->action);
    put_if(out, " ", d->what);
    put_if(out, mw_str_is(d->action, "merge") ? " into " : " as ", d->as);
    put_if(out, ", only in ", d->article);
    put_if(out, "; ", d->why);
    put_if(out, "; ", d->who);
    put_if(out, "; ", d->when);
    if (d->mentions)
        mw_buf_print(out, " (%llu mention%s)", (unsigned long long)d->mentions, d->mentions == 1 ? "" : "s");
    else
        mw_buf_add(out, MW_STR(" (nothing fits it)"));
}

void mw_decisions_terminal(const mw_report *report, size_t width, mw_buf *out)
{
    mw_buf line = {0}, clean = {0};
    if (report->decisions.count) {
        mw_buf_add(&line, MW_STR("Decided by hand, in "));
        mw_print_clean(report->decisions_file, &line);
        mw_buf_char(&line, ':');
        mw_wrap(mw_buf_str(&line), width, 0, 0, out);
    }
    for (size_t i = 0; i < report->decisions.count; i++) {
        mw_buf_clear(&line);
        mw_buf_clear(&clean);
        mw_decision_line(&report->decisions.items[i], &line);
        mw_print_clean(mw_buf_str(&line), &clean);
        mw_wrap(mw_buf_str(&clean), width, 2, 4, out);
    }
    out->failed |= line.failed || clean.failed;
    mw_buf_free(&line);
    mw_buf_free(&clean);
}

void mw_decisions_markdown(const mw_report *report, mw_buf *out)
{
    if (report->decisions.count) {
        mw_buf_add(out, MW_STR("\n## Decided by hand, in "));
        mw_print_escaped(report->decisions_file, out);
        mw_buf_add(out, MW_STR("\n\n"));
    }
    for (size_t i = 0; i < report->decisions.count; i++) {
        mw_buf line = {0};
        mw_decision_line(&report->decisions.items[i], &line);
        mw_buf_add(out, MW_STR("- "));
        mw_print_escaped(mw_buf_str(&line), out);
        mw_buf_char(out, '\n');
        out->failed |= line.failed;
        mw_buf_free(&line);
    }
}
