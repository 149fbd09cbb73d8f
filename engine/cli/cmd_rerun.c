/* SPDX-License-Identifier: MIT */
/* moonwire rerun: a report made again from its own manifest. */
#include <moonwire/diff.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "cli/rerun.h"
#include "model/data.h"
#include "run/gather.h"

static const char *json_path, *markdown_path, *html_path, *jobs;

static const mw_option OPTIONS[] = {
    {"json", 0, MW_OPT_TEXT, &json_path, "FILE", "write the new report as JSON, too; - instead of the text"},
    {"markdown", 0, MW_OPT_TEXT, &markdown_path, "FILE", "write it as Markdown, too; - instead of the text"},
    {"html", 0, MW_OPT_TEXT, &html_path, "FILE", "write it as one HTML page, too; - instead of the text"},
    {"jobs", 'j', MW_OPT_TEXT, &jobs, "N", "work on N articles at once; nothing else changes"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire run figures --json figures.json && moonwire rerun figures.json", "is it the same report today?"},
    {"moonwire run figures --json figures.json && moonwire rerun figures.json --json new.json", "and keep the new one"},
    {0},
};

/* The words of the command line that made the report, in the arena. */
typedef struct line {
    mw_arena *arena;
    char **words;
    size_t count, capacity;
    mw_error *err;
} line;

static bool add(line *l, const char *option, mw_str value)
{
    size_t len = strlen(option);
    char *word = mw_arena_get(l->arena, len + value.len + 1, l->err);
    if (!word)
        return false;
    memcpy(word, option, len);
    if (value.len)
        memcpy(word + len, value.data, value.len);
    word[len + value.len] = '\0';
    return mw_arena_push(l->arena, l->words, l->count, l->capacity, word, l->err);
}

static bool add_text(line *l, const char *option, mw_str value)
{
    return !value.data || add(l, option, value);
}

/* "scripts/reports/figures.lua" is the bundled report, unless a file of that name is what the report was made by. */
static bool add_script(line *l, const mw_json_value *script)
{
    static const char FOLDER[] = "scripts/reports/";
    mw_str name = mw_json_as_text(mw_json_member(script, "name"));
    mw_str wanted = mw_json_as_text(mw_json_member(script, "sha256"));
    char hash[MW_SHA256_HEX + 1];
    mw_file file;
    mw_data data;
    if (!name.len || memchr(name.data, '\0', name.len))
        return mw_fail(l->err, MW_EPARSE, 0, "not a whole report: it names no script");
    bool bundled = mw_str_starts(name, mw_str_of(FOLDER)) && mw_str_ends(name, MW_STR(".lua")) &&
                   mw_data_open(name.data, &data, NULL);
    if (bundled)
        mw_data_close(&data);
    if (bundled && mw_file_open(name.data, &file, NULL)) {
        mw_sha256(file.bytes, hash);
        mw_file_close(&file);
        bundled = !mw_str_is(wanted, hash);
    }
    return add(l, "", bundled ? mw_str_sub(name, sizeof FOLDER - 1, name.len - 4) : name);
}

static bool add_option(line *l, mw_str name, const mw_json_value *value)
{
    mw_buf word = {0};
    int64_t integer;
    double real;
    char digits[MW_REAL_TEXT];
    bool is_text = mw_json_as_text(value).data != NULL, good = true;
    mw_buf_print(&word, "--%.*s", MW_ARG(name));
    if (is_text)
        mw_buf_print(&word, "=%.*s", MW_ARG(mw_json_as_text(value)));
    else if (mw_json_as_integer(value, &integer))
        mw_buf_print(&word, "=%lld", (long long)integer);
    else if (mw_json_as_real(value, &real)) {
        mw_real_text(real, digits);
        mw_buf_print(&word, "=%s", digits);
    }
    bool is_set = word.len > name.len + 2 || mw_json_is_true(value); /* a flag that is not set has no word */
    good = mw_buf_ok(&word, l->err) && (!is_set || add(l, "", mw_buf_str(&word)));
    mw_buf_free(&word);
    return good;
}

static bool add_inputs(line *l, const mw_json_value *inputs)
{
    size_t count = mw_json_count(inputs);
    if (!mw_json_is_array(inputs) || count == 0)
        return mw_fail(l->err, MW_EPARSE, 0, "not a whole report: it has no inputs");
    if (count == 1 && mw_str_is(mw_json_as_text(mw_json_item(inputs, 0)), MW_BUILTIN_STORY))
        return true;
    if (!add(l, "--", MW_STR("")))
        return false;
    for (size_t i = 0; i < count; i++) {
        mw_str input = mw_json_as_text(mw_json_item(inputs, i));
        if (!input.len || memchr(input.data, '\0', input.len))
            return mw_fail(l->err, MW_EPARSE, 0, "not a whole report: input %zu has no name", i + 1);
        if (mw_str_is(input, "-"))
            return mw_fail(l->err, MW_EARG, 0, "it was made from standard input, which is gone: keep the articles in a file");
        if (!add(l, "", input))
            return false;
    }
    return true;
}

static bool add_all(line *l, const mw_json_value *manifest)
{
    const mw_json_value *options = mw_json_member(manifest, "options"), *reading = mw_json_member(manifest, "reading");
    mw_str name;
    bool good = add_script(l, mw_json_member(manifest, "script"));
    for (size_t i = 0; good && (mw_json_member_at(options, i, &name), name.data); i++)
        good = add_option(l, name, mw_json_member(options, name.data));
    return good && add_text(l, "--input=", mw_json_as_text(mw_json_member(reading, "input"))) &&
           add_text(l, "--published=", mw_json_as_text(mw_json_member(reading, "published"))) &&
           (!mw_json_is_true(mw_json_member(reading, "verbatim")) || add(l, "--verbatim", MW_STR(""))) &&
           add_text(l, "--decisions=", mw_json_as_text(mw_json_member(mw_json_member(manifest, "decisions"), "file"))) &&
           add_text(l, "--json=", mw_str_of(json_path)) && add_text(l, "--markdown=", mw_str_of(markdown_path)) &&
           add_text(l, "--html=", mw_str_of(html_path)) && add_text(l, "--jobs=", mw_str_of(jobs)) &&
           add_inputs(l, mw_json_member(manifest, "inputs"));
}

/* Each difference is a message; the new report alone goes to standard output. */
static int tell(mw_str old, mw_str fresh, int status)
{
    mw_error err = {0};
    mw_buf out = {0};
    mw_diff_counts counts;
    if (mw_str_equal(old, fresh)) {
        mw_remark("the same report again, byte for byte");
        return status;
    }
    bool good = mw_diff(old, fresh, false, &out, &counts, &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    else
        fwrite(out.data ? out.data : "", 1, out.len, stderr);
    if (good)
        mw_say(counts.made ? "the report is not the same: what it was made from has changed"
                           : "the report is not the same, though it was made from the same");
    mw_buf_free(&out);
    return good ? MW_EXIT_UNTRUE : MW_EXIT_FAILED;
}

static int rerun(mw_str old, line *l)
{
    mw_buf fresh = {0};
    mw_json_value *root = mw_json_parse(old, l->err);
    const mw_json_value *manifest = mw_json_member(root, "manifest");
    bool good = root != NULL;
    if (good && !(mw_str_is(mw_json_as_text(mw_json_member(root, "moonwire")), "report") && manifest))
        good = mw_fail(l->err, MW_EPARSE, 0, "not a whole report: it has no manifest");
    good = good && add_all(l, manifest);
    mw_json_free(root);
    if (!good)
        return -1;
    int status = mw_run_words((int)l->count, l->words, &fresh);
    if (fresh.len)
        status = tell(old, mw_buf_str(&fresh), status);
    mw_buf_free(&fresh);
    return status;
}

static int run(int count, char **arguments)
{
    (void)count;
    mw_error err = {0};
    mw_file file = {0};
    line l = {.arena = mw_arena_create(0, &err), .err = &err};
    int status = l.arena && mw_file_open(arguments[0], &file, &err) ? rerun(file.bytes, &l) : -1;
    if (status < 0)
        mw_complain(mw_str_of(arguments[0]), &err);
    mw_file_close(&file);
    mw_arena_free(l.arena);
    return status < 0 ? MW_EXIT_FAILED : status;
}

const mw_command MW_COMMAND_RERUN = {
    .name = "rerun",
    .arguments = "REPORT.json",
    .summary = "a report made again from its own manifest",
    .details = "Runs the script of the report with its options over its inputs, and compares the two. Where they differ, "
               "what is new, gone and changed is told on standard error, and what they were made from: engine, tables, "
               "script, modules, decisions, options, articles. Exit status 4 unless the report is the same byte for byte.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 1,
    .most = 1,
    .run = run,
};
