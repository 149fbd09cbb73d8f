/* SPDX-License-Identifier: MIT */
/* What a report was made from, as the corpus and the command line know it. */
#include "cli/manifest.h"

#include "cli/input.h"

static bool add_corpus_articles(mw_report *report, mw_store *store, mw_error *err)
{
    mw_frame *frame = mw_store_manifest(store, err);
    bool good = frame != NULL;
    for (size_t i = 0; good && i < mw_frame_row_count(frame); i++) {
        mw_manifest_article row = {
            mw_frame_cell(frame, i, 0).text, mw_frame_cell(frame, i, 1).text,
            mw_frame_cell(frame, i, 2).text, mw_frame_cell(frame, i, 3).text,
            mw_frame_cell(frame, i, 4).text, mw_frame_cell(frame, i, 5).text};
        good = mw_report_add_article(report, &row, err);
    }
    mw_frame_free(frame);
    return good;
}

static mw_str text_at(const mw_frame *frame, size_t row, size_t column)
{
    mw_cell cell = mw_frame_cell(frame, row, column);
    return cell.type == MW_CELL_TEXT ? cell.text : MW_NONE;
}

static bool add_decisions(mw_report *report, mw_store *store, mw_error *err)
{
    mw_frame *file = mw_store_decisions_file(store, err), *rows = file ? mw_store_decisions(store, err) : NULL;
    bool good = rows != NULL;
    if (good && mw_frame_row_count(file))
        good = mw_report_set_decisions(report, text_at(file, 0, 0), text_at(file, 0, 1), err);
    for (size_t i = 0; good && i < mw_frame_row_count(rows); i++) {
        mw_manifest_decision row = {
            .line = (uint32_t)mw_frame_cell(rows, i, 0).integer, .action = text_at(rows, i, 1),
            .what = text_at(rows, i, 2), .as = text_at(rows, i, 3), .article = text_at(rows, i, 4),
            .who = text_at(rows, i, 5), .why = text_at(rows, i, 6), .when = text_at(rows, i, 7),
            .mentions = (uint64_t)mw_frame_cell(rows, i, 8).integer};
        good = mw_report_add_decision(report, &row, err);
    }
    mw_frame_free(file);
    mw_frame_free(rows);
    return good;
}

/* Names that stand in the report although their articles have others for the same entity. */
static bool add_names(mw_report *report, mw_store *store, mw_error *err)
{
    mw_frame *rows = mw_store_query(
        store,
        MW_STR("select s.value, s.now, min(i.why) from said s left join identity i on i.name = s.now and"
               " i.spelling = s.value where s.layer = 'entity' and s.field = 'name' and s.value is not null and"
               " s.now is not null group by 1, 2 order by 1, 2"),
        NULL, 0, err);
    bool good = rows != NULL;
    for (size_t i = 0; good && i < mw_frame_row_count(rows); i++) {
        mw_manifest_name row = {text_at(rows, i, 0), text_at(rows, i, 1), text_at(rows, i, 2)};
        good = mw_report_add_name(report, &row, err);
    }
    mw_frame_free(rows);
    return good;
}

bool mw_manifest_add_store(mw_report *report, mw_store *store, mw_error *err)
{
    return add_corpus_articles(report, store, err) && add_decisions(report, store, err) && add_names(report, store, err);
}

bool mw_manifest_add_reading(mw_report *report, const mw_command *command, mw_error *err)
{
    static const char *const INPUTS[] = {[MW_INPUT_TEXT] = "text", [MW_INPUT_HTML] = "html",
                                         [MW_INPUT_XML] = "xml", [MW_INPUT_JSONL] = "jsonl"};
    mw_reader_options options;
    return mw_input_options(command, &options) &&
           (options.input == MW_INPUT_AUTO ||
            mw_report_add_reading(report, MW_STR("input"), mw_cell_text(mw_str_of(INPUTS[options.input])), err)) &&
           (!options.verbatim || mw_report_add_reading(report, MW_STR("verbatim"), mw_cell_bool(true), err)) &&
           (!options.published.data ||
            mw_report_add_reading(report, MW_STR("published"), mw_cell_text(options.published), err));
}
