/* SPDX-License-Identifier: MIT */
/* The report: its blocks and its manifest. */
#include "render/report_impl.h"

#include "text/utf8.h"

mw_report *mw_report_new(mw_str title, mw_error *err)
{
    mw_arena *arena = mw_arena_create(0, err);
    mw_report *report = arena ? mw_arena_new(arena, mw_report, err) : NULL;
    if (!report) {
        mw_arena_free(arena);
        return NULL;
    }
    report->arena = arena;
    if (!mw_report_keep(report, title, &report->title, err)) {
        mw_report_free(report);
        return NULL;
    }
    return report;
}

void mw_report_free(mw_report *report)
{
    if (!report)
        return;
    for (size_t i = 0; i < report->blocks.count; i++)
        mw_frame_free(report->blocks.items[i].frame);
    mw_map_free(&report->numbers);
    mw_buf_free(&report->scratch);
    mw_arena_free(report->arena); /* the report itself is in it */
}

bool mw_report_keep(mw_report *report, mw_str text, mw_str *copy, mw_error *err)
{
    if (!text.data || mw_utf8_check(text) == text.len)
        return mw_arena_copy(report->arena, text, copy, err);
    mw_buf_clear(&report->scratch);
    mw_utf8_repair(text, &report->scratch);
    return mw_buf_ok(&report->scratch, err) &&
           mw_arena_copy(report->arena, mw_buf_str(&report->scratch), copy, err);
}

bool mw_report_set_title(mw_report *report, mw_str title, mw_error *err)
{
    if (!mw_report_is_wordy(title))
        return mw_fail(err, MW_EARG, 0, "the title \"%.*s\" holds a number; only values of sentences and tables do",
                       MW_ARG(title));
    return mw_report_keep(report, title, &report->title, err);
}

bool mw_report_section(mw_report *report, mw_str heading, mw_error *err)
{
    block b = {.kind = BLOCK_SECTION};
    if (!mw_report_is_wordy(heading))
        return mw_fail(err, MW_EARG, 0, "the heading \"%.*s\" holds a number; only values of sentences and tables do",
                       MW_ARG(heading));
    return mw_report_keep(report, heading, &b.text, err) && PUSH(report, blocks, b, err);
}

bool mw_report_section_named(mw_report *report, mw_str name, mw_error *err)
{
    block b = {.kind = BLOCK_SECTION, .is_name = true};
    return mw_report_keep(report, name, &b.text, err) && PUSH(report, blocks, b, err);
}

bool mw_report_quote(mw_report *report, mw_str words, mw_wording wording, const mw_value *speaker,
                     mw_str cue, mw_str published, mw_str outlet, mw_cite cite, mw_error *err)
{
    block b = {.kind = BLOCK_QUOTE, .wording = wording};
    uint32_t *number;
    bool kept = mw_report_keep(report, words.data ? words : MW_STR(""), &b.text, err) &&
                mw_report_keep(report, speaker ? speaker->text : MW_NONE, &b.speaker, err) &&
                mw_report_keep(report, cue, &b.cue, err) &&
                mw_report_keep(report, published, &b.published, err) &&
                mw_report_keep(report, outlet, &b.outlet, err) &&
                mw_report_number(report, &cite, 1, &number, err);
    if (!kept)
        return false;
    b.cite = number[0];
    return PUSH(report, blocks, b, err);
}

bool mw_report_expect(mw_report *report, bool holds, mw_str text, mw_error *err)
{
    block b = {.kind = BLOCK_EXPECT, .holds = holds};
    if (!mw_report_is_wordy(text))
        return mw_fail(err, MW_EARG, 0,
                       "the expectation \"%.*s\" holds a number; only values of sentences and tables do", MW_ARG(text));
    if (!mw_report_keep(report, text, &b.text, err) || !PUSH(report, blocks, b, err))
        return false;
    report->failed_expectations += !holds;
    return true;
}

size_t mw_report_failed_expectations(const mw_report *report)
{
    return report->failed_expectations;
}

/* The manifest. */

bool mw_report_add_input(mw_report *report, mw_str input, mw_error *err)
{
    mw_str copy;
    return mw_report_keep(report, input, &copy, err) && PUSH(report, inputs, copy, err);
}

bool mw_report_add_article(mw_report *report, const mw_manifest_article *article, mw_error *err)
{
    mw_manifest_article copy;
    return mw_report_keep(report, article->id, &copy.id, err) &&
           mw_report_keep(report, article->path, &copy.path, err) &&
           mw_report_keep(report, article->url, &copy.url, err) &&
           mw_report_keep(report, article->source, &copy.source, err) &&
           mw_report_keep(report, article->published, &copy.published, err) &&
           mw_report_keep(report, article->sha256, &copy.sha256, err) &&
           PUSH(report, articles, copy, err);
}

bool mw_report_set_decisions(mw_report *report, mw_str file, mw_str sha256, mw_error *err)
{
    return mw_report_keep(report, file, &report->decisions_file, err) &&
           mw_report_keep(report, sha256, &report->decisions_sha256, err);
}

bool mw_report_add_decision(mw_report *report, const mw_manifest_decision *d, mw_error *err)
{
    mw_manifest_decision copy = *d;
    return mw_report_keep(report, d->action, &copy.action, err) && mw_report_keep(report, d->what, &copy.what, err) &&
           mw_report_keep(report, d->as, &copy.as, err) && mw_report_keep(report, d->article, &copy.article, err) &&
           mw_report_keep(report, d->who, &copy.who, err) && mw_report_keep(report, d->why, &copy.why, err) &&
           mw_report_keep(report, d->when, &copy.when, err) && PUSH(report, decisions, copy, err);
}

bool mw_report_add_name(mw_report *report, const mw_manifest_name *name, mw_error *err)
{
    mw_manifest_name copy;
    return mw_report_keep(report, name->spelled, &copy.spelled, err) &&
           mw_report_keep(report, name->name, &copy.name, err) && mw_report_keep(report, name->why, &copy.why, err) &&
           PUSH(report, names, copy, err);
}

bool mw_report_set_script(mw_report *report, mw_str name, mw_str sha256, mw_error *err)
{
    return mw_report_keep(report, name, &report->script, err) &&
           mw_report_keep(report, sha256, &report->script_sha256, err);
}

bool mw_report_add_module(mw_report *report, mw_str name, mw_str sha256, mw_error *err)
{
    module copy;
    return mw_report_keep(report, name, &copy.name, err) && mw_report_keep(report, sha256, &copy.sha256, err) &&
           PUSH(report, modules, copy, err);
}

static bool keep_setting(mw_report *report, mw_str name, mw_cell cell, setting *copy, mw_error *err)
{
    copy->value = cell;
    return mw_report_keep(report, name, &copy->name, err) &&
           (cell.type != MW_CELL_TEXT || mw_report_keep(report, cell.text, &copy->value.text, err));
}

bool mw_report_add_option(mw_report *report, mw_str name, mw_cell cell, mw_error *err)
{
    setting copy;
    return keep_setting(report, name, cell, &copy, err) && PUSH(report, options, copy, err);
}

bool mw_report_add_reading(mw_report *report, mw_str name, mw_cell cell, mw_error *err)
{
    setting copy;
    return keep_setting(report, name, cell, &copy, err) && PUSH(report, reading, copy, err);
}

bool mw_report_set_engine(mw_report *report, mw_str engine, mw_str lexicon, mw_error *err)
{
    return mw_report_keep(report, engine, &report->engine, err) &&
           mw_report_keep(report, lexicon, &report->lexicon, err);
}
