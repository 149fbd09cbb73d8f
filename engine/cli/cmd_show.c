/* SPDX-License-Identifier: MIT */
/* moonwire show: the sentence behind a citation. */
#include "base/buf.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/scripts.h"

#include <moonwire/verify.h>

static const char *in;

static const mw_option OPTIONS[] = {
    {"in", 0, MW_OPT_TEXT, &in, "INPUT",
     "a corpus, a folder or a file; by default the bundled story"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire show 2021-02-01-coup-in-naypyidaw:44-60",
     "the sentence around 16 bytes of the bundled story"},
    {"moonwire show 2021-02-01-coup-in-naypyidaw", "the whole article"},
    {0},
};

static int run(int count, char **arguments)
{
    (void)count;
    mw_error err = {0};
    mw_buf out = {0};
    mw_reader_options reading;
    if (!mw_input_options(&MW_COMMAND_SHOW, &reading))
        return MW_EXIT_USAGE;
    mw_model *model = mw_model_open(&err);
    mw_verify_options options = {
        .model = model, .reading = &reading, .inputs = &in, .input_count = in ? 1 : 0};
    bool good = model &&
                mw_show(mw_str_of(arguments[0]), &options, mw_terminal_width(), &out, &err) &&
                mw_out(mw_buf_str(&out), &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    mw_buf_free(&out);
    mw_model_free(model);
    return good ? MW_EXIT_DONE : MW_EXIT_FAILED;
}

const mw_command MW_COMMAND_SHOW = {
    .name = "show",
    .arguments = "CITE",
    .summary = "the sentence behind a citation",
    .details = "A citation is ID:START-STOP, bytes of the article's text, as reports and results "
               "print it; an ID alone "
               "shows the article.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .reads = true,
    .least = 1,
    .most = 1,
    .run = run,
};
