/* SPDX-License-Identifier: MIT */
/* moonwire paths: which folders are looked in, and for every data file which copy won. */
#include "base/buf.h"
#include "cli/commands.h"
#include "cli/decisions.h"
#include "cli/message.h"
#include "model/data.h"
#include "model/lexicon.h"

#include <stdlib.h>

/* $XDG_…_HOME/moonwire, or the default below the home folder. */
static void print_folder(mw_buf *out, const char *what, const char *variable, const char *fallback)
{
    const char *folder = getenv(variable), *home = getenv("HOME");
    mw_buf_print(out, "%-8s", what);
    if (folder && *folder == '/')
        mw_buf_print(out, "%s/moonwire\n", folder);
    else if (home && *home)
        mw_buf_print(out, "%s/%s/moonwire\n", home, fallback);
    else
        mw_buf_print(out, "(none: neither %s nor HOME is set)\n", variable);
}

static bool print_file(mw_buf *out, const char *name, mw_error *err)
{
    mw_data data;
    if (!mw_data_open(name, &data, err))
        return false;
    mw_buf_print(out, "  %-36s%s\n", name, *data.path ? data.path : "built-in");
    mw_data_close(&data);
    return true;
}

static bool print_files(mw_buf *out, mw_error *err)
{
    mw_path_list names = {0};
    bool good = mw_data_list("", &names, err);
    for (size_t i = 0; good && i < names.count; i++)
        good = print_file(out, names.items[i], err);
    mw_path_list_free(&names);
    return good;
}

/* ---- names of the user's own */

typedef struct conflicts {
    mw_buf *out;
    size_t count;
} conflicts;

static void print_conflict(void *context, const mw_row *own, const mw_row *bundled)
{
    conflicts *c = context;
    mw_str id = mw_row_get(own, "entity");
    if (!c->count++)
        mw_buf_print(c->out, "\nNames that your tables give another id than the bundled ones (yours win):\n");
    mw_buf_print(c->out, "  %s:%u  %.*s is %.*s, not %.*s (%s:%u)\n", mw_row_table(own), (unsigned)mw_row_line(own),
                 MW_ARG(mw_row_phrase(own)), MW_ARG(id.len ? id : mw_row_phrase(own)),
                 MW_ARG(mw_row_get(bundled, "entity")), mw_row_table(bundled), (unsigned)mw_row_line(bundled));
}

static bool print_conflicts(mw_buf *out, mw_error *err)
{
    conflicts c = {.out = out};
    mw_model *model = mw_model_open(err);
    bool good = model && mw_model_conflicts(model, print_conflict, &c, err);
    mw_model_free(model);
    return good;
}

static int run(int count, char **arguments)
{
    (void)count, (void)arguments;
    static const char *const WHAT[MW_DATA_FOLDERS] = {"$MOONWIRE_DATA", "the data folder",
                                                      "the install prefix"};
    mw_buf out = {0};
    mw_error err = {0};
    print_folder(&out, "config", "XDG_CONFIG_HOME", ".config");
    print_folder(&out, "data", "XDG_DATA_HOME", ".local/share");
    print_folder(&out, "state", "XDG_STATE_HOME", ".local/state");
    print_folder(&out, "cache", "XDG_CACHE_HOME", ".cache");
    mw_buf_print(&out, "\nA data file is taken from the first of these that has it:\n");
    for (int i = 0; i < MW_DATA_FOLDERS; i++) {
        char folder[1024];
        mw_data_folder(i, folder);
        mw_buf_print(&out, "  %-20s%s\n", WHAT[i], *folder ? folder : "(not set)");
    }
    mw_buf_print(&out, "  %-20s%s\n", "the program", "built-in");
    mw_decisions_paths(&out);
    mw_buf_print(&out, "\nData files:\n");
    bool good = print_files(&out, &err) && print_conflicts(&out, &err) && mw_buf_ok(&out, &err) &&
                mw_out(mw_buf_str(&out), &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    mw_buf_free(&out);
    return good ? MW_EXIT_DONE : MW_EXIT_FAILED;
}

static const mw_example EXAMPLES[] = {
    {"moonwire paths", "where Moonwire looks, and which copy of each table is in force"},
    {0},
};

const mw_command MW_COMMAND_PATHS = {
    .name = "paths",
    .arguments = "",
    .summary = "which data files, folders and settings are in force",
    .examples = EXAMPLES,
    .most = 1,
    .run = run,
};
