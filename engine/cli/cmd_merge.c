/* SPDX-License-Identifier: MIT */
/* moonwire merge: the whole of a run that was made in parts. */
#include "base/arena.h"
#include "base/json.h"
#include "cli/again.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/parts.h"
#include "cli/rerun.h"

static const char *json_path, *markdown_path, *html_path, *out_folder;

static const mw_option OPTIONS[] = {
    {"json", 0, MW_OPT_TEXT, &json_path, "FILE", "write the report as JSON, too; - instead of the text"},
    {"markdown", 0, MW_OPT_TEXT, &markdown_path, "FILE", "write it as Markdown, too; - instead of the text"},
    {"html", 0, MW_OPT_TEXT, &html_path, "FILE", "write it as one HTML page, too; - instead of the text"},
    {"out", 'o', MW_OPT_TEXT, &out_folder, "FOLDER", "where the script's own report:write may write"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire run briefing --shard 1/2 -o one.part && moonwire run briefing --shard 2/2 -o two.part && "
     "moonwire merge one.part two.part", "a report made in two parts, which may be made on two machines"},
    {0},
};

static int merge(mw_parts *parts, mw_again *again)
{
    mw_json_value *root = mw_json_parse(mw_buf_str(&parts->made), again->err);
    bool good = root && mw_again_from_manifest(again, mw_json_member(root, "manifest"), false) &&
                mw_again_add_text(again, "--json=", mw_str_of(json_path)) &&
                mw_again_add_text(again, "--markdown=", mw_str_of(markdown_path)) &&
                mw_again_add_text(again, "--html=", mw_str_of(html_path)) &&
                mw_again_add_text(again, "--out=", mw_str_of(out_folder)) && mw_again_add_inputs(again);
    mw_json_free(root);
    if (good)
        return mw_run_parts((int)again->count, again->words, parts);
    mw_complain(mw_str_of(parts->paths[0]), again->err);
    return MW_EXIT_FAILED;
}

static int run(int count, char **arguments)
{
    mw_error err = {0};
    mw_parts parts;
    mw_again again = {.arena = mw_arena_create(0, &err), .err = &err};
    if (!again.arena) {
        mw_complain(MW_STR(""), &err);
        return MW_EXIT_FAILED;
    }
    int status = mw_parts_open(&parts, count, arguments) ? merge(&parts, &again) : MW_EXIT_FAILED;
    mw_parts_close(&parts);
    mw_arena_free(again.arena);
    return status;
}

const mw_command MW_COMMAND_MERGE = {
    .name = "merge",
    .arguments = "PART…",
    .summary = "the whole of a report that was made in parts",
    .details = "Takes every part that `moonwire run SCRIPT --shard I/N -o PART` wrote, in any order, and gives the report of "
               "one run over all articles, byte for byte. A part that is missing, given twice, or of another run (other "
               "script, options, inputs, tables or program) is refused. The inputs are not read again.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 1,
    .run = run,
};
