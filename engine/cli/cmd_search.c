/* SPDX-License-Identifier: MIT */
/* moonwire search: articles by words. */
#include <stdio.h>

#include "base/buf.h"
#include "cli/commands.h"
#include "cli/corpus.h"
#include "cli/message.h"
#include "cli/scripts.h"
#include "frame/print.h"
#include "text/utf8.h"
#include "text/wrap.h"

static const char *in;
static unsigned limit = 20, jobs = 1;
static int format; /* index in the words of --as */
enum { AS_LIST, AS_TABLE, AS_JSON, AS_CSV };

static const mw_option OPTIONS[] = {
    {"in", 0, MW_OPT_TEXT, &in, "INPUT",
     "a corpus, a folder or a file; by default the bundled story"},
    {"limit", 'n', MW_OPT_COUNT, &limit, "N", "at most N articles, the best first; 20 unless told"},
    {"as", 0, MW_OPT_CHOICE, &format, "list|table|json|csv",
     "some lines, a row, an object or a row of cells an article"},
    {"jobs", 'j', MW_OPT_COUNT, &jobs, "N", "work on N articles at once"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire search '\"five-point consensus\" envoy'",
     "a phrase and a word, in the bundled story"},
    {"moonwire search 'arms OR weapons -embargo' --in story.db", "either word, without a third"},
    {"moonwire search 'NEAR(Lavrov Naypyidaw)' --in data/story",
     "two words that stand near each other"},
    {0},
};

/* The query with a caret below the place of the trouble. */
static int bad_query(const char *query, const mw_error *err)
{
    size_t at = err->offset < strlen(query) ? err->offset : strlen(query);
    mw_say("the query: %s", err->text);
    fprintf(stderr, "    %s\n    %*s^\n", query, (int)mw_utf8_width((mw_str){query, at}), "");
    return MW_EXIT_USAGE;
}

static void add_part(mw_buf *line, const char *before, mw_cell cell)
{
    if (cell.type != MW_CELL_TEXT || !cell.text.len)
        return;
    mw_buf_print(line, "%s", before);
    mw_print_clean(cell.text, line);
}

/* The article, its outlet and date; below them title and snippet, each with lines of its own. */
static void write_hit(const mw_frame *found, size_t row, mw_buf *out)
{
    enum { ARTICLE, PUBLISHED, OUTLET, TITLE, SNIPPET };
    mw_buf line = {0};
    add_part(&line, "", mw_frame_cell(found, row, ARTICLE));
    add_part(&line, ", ", mw_frame_cell(found, row, OUTLET));
    add_part(&line, ", ", mw_frame_cell(found, row, PUBLISHED));
    mw_wrap(mw_buf_str(&line), mw_terminal_width(), 0, 4, out);
    for (size_t column = TITLE; column <= SNIPPET; column++) {
        mw_buf_clear(&line);
        add_part(&line, "", mw_frame_cell(found, row, column));
        if (line.len)
            mw_wrap(mw_buf_str(&line), mw_terminal_width(), 4, 4, out);
    }
    out->failed |= line.failed;
    mw_buf_free(&line);
}

static bool write_list(const mw_frame *found, mw_buf *out, mw_error *err)
{
    for (size_t i = 0; i < mw_frame_row_count(found); i++)
        write_hit(found, i, out);
    return mw_buf_ok(out, err);
}

static bool write_frame(const mw_frame *frame, mw_buf *out, mw_error *err)
{
    if (format == AS_LIST)
        return write_list(frame, out, err);
    if (format == AS_JSON)
        return mw_frame_json(frame, out, err);
    if (format == AS_CSV)
        return mw_frame_csv(frame, NULL, out, err);
    return mw_frame_print(frame, mw_terminal_width(), 0, out, err);
}

static int search(mw_store *store, const char *query)
{
    mw_error err = {0};
    mw_buf out = {0};
    mw_frame *found = mw_store_search(store, mw_str_of(query), limit, &err);
    if (!found && err.code == MW_EPARSE)
        return bad_query(query, &err);
    bool none = found && mw_frame_row_count(found) == 0;
    bool good = found && ((none && format <= AS_TABLE) || write_frame(found, &out, &err)) &&
                mw_buf_ok(&out, &err) && mw_out(mw_buf_str(&out), &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    else if (none)
        mw_remark("nothing found");
    mw_buf_free(&out);
    mw_frame_free(found);
    return good ? MW_EXIT_DONE : MW_EXIT_FAILED;
}

static int run(int count, char **arguments)
{
    (void)count;
    mw_error err = {0};
    char *inputs[] = {(char *)(uintptr_t)in};
    mw_model *model = mw_model_open(&err);
    if (!model) {
        mw_complain(MW_STR(""), &err);
        return MW_EXIT_FAILED;
    }
    int status;
    mw_store *store = mw_corpus_open(&MW_COMMAND_SEARCH, in ? 1 : 0, inputs, model, jobs, NULL, &status);
    if (store) {
        int answer = search(store, arguments[0]);
        status = answer == MW_EXIT_DONE ? status : answer;
    }
    mw_store_close(store);
    mw_model_free(model);
    return status;
}

const mw_command MW_COMMAND_SEARCH = {
    .name = "search",
    .arguments = "'QUERY'",
    .summary = "articles by words, the best first, with a snippet",
    .details = "A query is words, \"phrases\", word* for a beginning, NEAR(a b), OR between words, "
               "and -word for what must "
               "not be there. All other punctuation is safe.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .reads = true,
    .least = 1,
    .most = 1,
    .run = run,
};
