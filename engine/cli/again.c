/* SPDX-License-Identifier: MIT */
/* The command line that made a report, from the report's manifest. */
#include "cli/again.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "cli/message.h"
#include "model/data.h"
#include "run/gather.h"

static bool add(mw_again *l, const char *option, mw_str value)
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

bool mw_again_add_text(mw_again *l, const char *option, mw_str value)
{
    return !value.data || add(l, option, value);
}

/* "scripts/reports/figures.lua" is the bundled report, unless a file of that name is what the report was made by. */
static bool add_script(mw_again *l, const mw_json_value *script)
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

static bool add_option(mw_again *l, mw_str name, const mw_json_value *value)
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

/* Standard input is gone, and cannot be read again. */
static bool keep_inputs(mw_again *l, const mw_json_value *inputs, bool to_read)
{
    size_t count = mw_json_count(inputs);
    if (!mw_json_is_array(inputs) || count == 0)
        return mw_fail(l->err, MW_EPARSE, 0, "not a whole report: it has no inputs");
    if (count == 1 && mw_str_is(mw_json_as_text(mw_json_item(inputs, 0)), MW_BUILTIN_STORY))
        return true;
    for (size_t i = 0; i < count; i++) {
        mw_str input = mw_json_as_text(mw_json_item(inputs, i)), own;
        if (!input.len || memchr(input.data, '\0', input.len))
            return mw_fail(l->err, MW_EPARSE, 0, "not a whole report: input %zu has no name", i + 1);
        if (to_read && mw_str_is(input, "-"))
            return mw_fail(l->err, MW_EARG, 0,
                           "it was made from standard input, which is gone: keep the articles in a file");
        if (!mw_arena_copy(l->arena, input, &own, l->err) ||
            !mw_arena_push(l->arena, l->inputs, l->input_count, l->input_capacity, own, l->err))
            return false;
    }
    return true;
}

bool mw_again_add_inputs(mw_again *l)
{
    bool good = !l->input_count || add(l, "--", MW_STR(""));
    for (size_t i = 0; good && i < l->input_count; i++)
        good = add(l, "", l->inputs[i]);
    return good;
}

bool mw_again_from_manifest(mw_again *l, const mw_json_value *manifest, bool to_read)
{
    const mw_json_value *options = mw_json_member(manifest, "options"), *reading = mw_json_member(manifest, "reading");
    mw_str name;
    bool good = add_script(l, mw_json_member(manifest, "script"));
    for (size_t i = 0; good && (mw_json_member_at(options, i, &name), name.data); i++)
        good = add_option(l, name, mw_json_member(options, name.data));
    mw_str decisions = mw_json_as_text(mw_json_member(mw_json_member(manifest, "decisions"), "file"));
    return good && mw_again_add_text(l, "--input=", mw_json_as_text(mw_json_member(reading, "input"))) &&
           mw_again_add_text(l, "--published=", mw_json_as_text(mw_json_member(reading, "published"))) &&
           (!mw_json_is_true(mw_json_member(reading, "verbatim")) || add(l, "--verbatim", MW_STR(""))) &&
           mw_again_add_text(l, "--decisions=", decisions) &&
           keep_inputs(l, mw_json_member(manifest, "inputs"), to_read);
}
