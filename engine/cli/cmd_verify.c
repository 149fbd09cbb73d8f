/* SPDX-License-Identifier: MIT */
/* moonwire verify: does a report still say what its articles say? */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/message.h"

#include <moonwire/verify.h>

#include <unistd.h>

static const char *in;

static const mw_option OPTIONS[] = {
    {"in", 0, MW_OPT_TEXT, &in, "INPUT", "a corpus, a folder or a file; by default what the report was made from"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire run briefing --json briefing.json && moonwire verify briefing.json", "a report just made"},
    {"moonwire verify briefing.json --in data/story", "against the articles in a folder"},
    {0},
};

static const size_t REPORT_BYTES_MAX = (size_t)2 << 30;

/* The report's bytes, of a file or, where the path is "-", of standard input. */
static bool read_report(const char *path, mw_file *file, mw_buf *piped, mw_str *json, mw_error *err)
{
    bool good = strcmp(path, "-") == 0 ? mw_file_slurp(STDIN_FILENO, REPORT_BYTES_MAX, piped, err)
                                       : mw_file_open(path, file, err);
    *json = piped->len ? mw_buf_str(piped) : file->bytes;
    return good;
}

static int verify(mw_str json, const mw_verify_options *options, const char *path)
{
    mw_error err = {0};
    mw_buf out = {0};
    mw_verify_counts counts;
    bool good = mw_verify(json, options, &out, &counts, &err) && mw_out(mw_buf_str(&out), &err);
    if (!good)
        mw_complain(mw_str_of(path), &err);
    mw_buf_free(&out);
    return !good ? MW_EXIT_FAILED : counts.problems ? MW_EXIT_UNTRUE : MW_EXIT_DONE;
}

static int run(int count, char **arguments)
{
    (void)count;
    mw_error err = {0};
    mw_reader_options reading;
    mw_file file = {0};
    mw_buf piped = {0};
    mw_str json;
    int status = MW_EXIT_FAILED;
    if (!mw_input_options(&MW_COMMAND_VERIFY, &reading))
        return MW_EXIT_USAGE;
    mw_model *model = mw_model_open(&err);
    mw_verify_options options = {.model = model, .reading = mw_input_is_as_usual() ? NULL : &reading,
                                 .inputs = &in, .input_count = in ? 1 : 0};
    if (model && read_report(arguments[0], &file, &piped, &json, &err))
        status = verify(json, &options, arguments[0]);
    else
        mw_complain(mw_str_of(arguments[0]), &err);
    mw_file_close(&file);
    mw_buf_free(&piped);
    mw_model_free(model);
    return status;
}

const mw_command MW_COMMAND_VERIFY = {
    .name = "verify",
    .arguments = "REPORT.json",
    .summary = "are the citations of a report still true?",
    .details =
        "Reads the articles of a report again and compares: the articles, the cited words and their sentences, byte "
        "by byte; figures, dates and names where they stand; counts and arithmetic. A line a problem, then what "
        "was checked. Exit status 4 when something is not as the report says.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .reads = true,
    .least = 1,
    .most = 1,
    .run = run,
};
