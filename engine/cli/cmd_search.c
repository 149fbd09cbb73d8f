/* SPDX-License-Identifier: MIT */
/* moonwire search: articles by words. */
#include <stdio.h>

#include "base/buf.h"
#include "cli/commands.h"
#include "cli/corpus.h"
#include "cli/message.h"
#include "cli/scripts.h"
#include "text/utf8.h"

static const char *in;
static unsigned limit = 20, jobs = 1;
static int format; /* index in the words of --as */
enum { AS_TABLE, AS_JSON, AS_CSV };

static const mw_option OPTIONS[] = {
    {"in", 0, MW_OPT_TEXT, &in, "INPUT",
     "a corpus, a folder or a file; by default the bundled story"},
    {"limit", 'n', MW_OPT_COUNT, &limit, "N", "at most N articles, the best first; 20 unless told"},
    {"as", 0, MW_OPT_CHOICE, &format, "table|json|csv",
     "for people, or an object or a row an article"},
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

static bool write_frame(const mw_frame *frame, mw_buf *out, mw_error *err)
{
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
    bool good = found && ((none && format == AS_TABLE) || write_frame(found, &out, &err)) &&
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
