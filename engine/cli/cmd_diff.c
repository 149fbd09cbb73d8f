/* SPDX-License-Identifier: MIT */
/* moonwire diff: what is new, gone, changed between two reports. */
#include <moonwire/diff.h>

#include "base/buf.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/message.h"

static bool lines, same;

static const mw_option OPTIONS[] = {
    {"lines", 0, MW_OPT_FLAG, &lines, NULL, "a JSON object a line, with the citations of both"},
    {"expect-same", 0, MW_OPT_FLAG, &same, NULL,
     "exit with status 4 where the reports say something else"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire run figures --to 2022-08-31 --json old.json && moonwire run figures --json new.json "
     "&& "
     "moonwire diff old.json new.json",
     "what a year of articles brought"},
    {0},
};

static int compare(const mw_file *files, char **paths)
{
    mw_error err = {0};
    mw_buf out = {0};
    mw_diff_counts counts;
    bool good = mw_diff(files[0].bytes, files[1].bytes, lines, &out, &counts, &err) &&
                mw_out(mw_buf_str(&out), &err);
    if (!good)
        mw_complain(mw_str_of(paths[0]), &err);
    mw_buf_free(&out);
    bool differ = counts.fresh || counts.gone || counts.changed || counts.resourced;
    return !good ? MW_EXIT_FAILED : same && differ ? MW_EXIT_UNTRUE : MW_EXIT_DONE;
}

static int run(int count, char **arguments)
{
    (void)count;
    mw_error err = {0};
    mw_file files[2] = {0};
    int status = MW_EXIT_FAILED;
    bool good = true;
    for (int i = 0; good && i < 2; i++) {
        good = mw_file_open(arguments[i], &files[i], &err);
        if (!good)
            mw_complain(mw_str_of(arguments[i]), &err);
    }
    if (good)
        status = compare(files, arguments);
    mw_file_close(&files[0]);
    mw_file_close(&files[1]);
    return status;
}

const mw_command MW_COMMAND_DIFF = {
    .name = "diff",
    .arguments = "OLD.json NEW.json",
    .summary = "what is new, gone, changed between two reports",
    .details = "Compares what two reports say, section by section: `new`, `gone`, `changed`, and "
               "`re-sourced` where "
               "the words are the same and rest on other sentences. Then what they were made from: "
               "engine, script, "
               "articles that are new, gone or edited.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 2,
    .most = 2,
    .run = run,
};
