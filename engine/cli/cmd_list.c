/* SPDX-License-Identifier: MIT */
/* moonwire list: the bundled reports. */
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/scripts.h"

static const mw_example EXAMPLES[] = {
    {"moonwire list", "every bundled report with its summary"},
    {0},
};

static void add(void *context, const char *name, mw_str text)
{
    mw_buf *out = context;
    mw_error err = {0};
    mw_script_setup setup = {0};
    mw_script *script = mw_script_new(&setup, &err);
    if (script && mw_script_load(script, mw_str_of(name), text, &err))
        mw_buf_print(out, "%-12s %.*s\n", name, MW_ARG(mw_script_summary(script)));
    else
        mw_complain(mw_str_of(name), &err);
    mw_script_free(script);
}

static int run(int count, char **arguments)
{
    (void)count, (void)arguments;
    mw_buf out = {0};
    mw_error err = {0};
    mw_script_each_bundled(add, &out);
    bool good = mw_buf_ok(&out, &err) && mw_out(mw_buf_str(&out), &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    mw_buf_free(&out);
    return good ? MW_EXIT_DONE : MW_EXIT_FAILED;
}

const mw_command MW_COMMAND_LIST = {
    .name = "list",
    .arguments = "",
    .summary = "the bundled reports",
    .examples = EXAMPLES,
    .run = run,
};
