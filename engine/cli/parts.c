/* SPDX-License-Identifier: MIT */
/* Parts of a run: do they belong together, and the corpus that they make. */
#include "cli/parts.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "cli/message.h"
#include "cli/shard.h"

/* ---- do they belong together? */

static bool complain(const char *path, mw_error *err)
{
    mw_complain(mw_str_of(path), err);
    return false;
}

static bool open_one(const char *path, mw_store **store, unsigned *number, unsigned *parts)
{
    mw_error err = {0};
    mw_buf note = {0};
    mw_shard shard = {0};
    *store = mw_store_open(path, MW_STORE_READ, &err);
    if (!*store)
        return complain(path, &err);
    bool good = mw_part_is(*store) ||
                mw_fail(&err, MW_EARG, 0, "it is no part of a run, which `moonwire run --shard` writes");
    good = good && mw_part_note(*store, MW_STR(MW_NOTE_PART), &note, &err);
    good = good && mw_shard_parse(note.data, &shard, &err);
    mw_buf_free(&note);
    *number = shard.number;
    *parts = shard.parts;
    return good || complain(path, &err);
}

static bool same_note(mw_store *one, mw_store *other, const char *name, bool *same, mw_error *err)
{
    mw_buf left = {0}, right = {0};
    bool good = mw_part_note(one, mw_str_of(name), &left, err) && mw_part_note(other, mw_str_of(name), &right, err);
    *same = good && mw_str_equal(mw_buf_str(&left), mw_buf_str(&right));
    mw_buf_free(&left);
    mw_buf_free(&right);
    return good;
}

static const mw_json_value *manifest_of(mw_str made, mw_json_value **root)
{
    *root = mw_json_parse(made, NULL);
    return *root ? mw_json_member(*root, "manifest") : NULL;
}

static bool differ(const mw_json_value *one, const mw_json_value *other, const char *name)
{
    return !mw_str_equal(mw_json_as_text(mw_json_member(one, name)), mw_json_as_text(mw_json_member(other, name)));
}

/* What two runs have that is not the same. */
static const char *difference(mw_str one, mw_str other)
{
    mw_json_value *left_root, *right_root;
    const mw_json_value *left = manifest_of(one, &left_root), *right = manifest_of(other, &right_root);
    const mw_json_value *script = mw_json_member(left, "script"), *another = mw_json_member(right, "script");
    const char *what = differ(left, right, "engine")       ? "version of the program"
                       : differ(left, right, "lexicon")    ? "tables"
                       : differ(script, another, "name")   ? "script"
                       : differ(script, another, "sha256") ? "text of the script"
                                                           : "options, modules or inputs";
    mw_json_free(left_root);
    mw_json_free(right_root);
    return what;
}

static bool is_like(const mw_parts *parts, size_t first, size_t i)
{
    mw_error err = {0};
    bool same;
    if (!same_note(parts->stores[first], parts->stores[i], MW_NOTE_MADE, &same, &err))
        return complain(parts->paths[i], &err);
    if (!same) {
        mw_buf other = {0};
        mw_part_note(parts->stores[i], MW_STR(MW_NOTE_MADE), &other, NULL);
        mw_say("%s: it is of another run than %s: the %s differ", parts->paths[i], parts->paths[first],
               difference(mw_buf_str(&parts->made), mw_buf_str(&other)));
        mw_buf_free(&other);
        return false;
    }
    if (!same_note(parts->stores[first], parts->stores[i], MW_NOTE_INPUT, &same, &err))
        return complain(parts->paths[i], &err);
    if (!same)
        mw_say("%s: it has read other articles than %s", parts->paths[i], parts->paths[first]);
    return same;
}

/* Puts a part into its place. */
static bool place_one(mw_parts *parts, const char *path, mw_store *store, unsigned number, unsigned of)
{
    if (of != parts->count) {
        mw_say("%s: it is part %u of %u, but %zu part%s given", path, number, of, parts->count,
               parts->count == 1 ? " is" : "s are");
        return false;
    }
    if (parts->stores[number - 1]) {
        mw_say("%s: it is part %u, and so is %s", path, number, parts->paths[number - 1]);
        return false;
    }
    parts->stores[number - 1] = store;
    parts->paths[number - 1] = path;
    return true;
}

bool mw_parts_open(mw_parts *parts, int count, char **paths)
{
    mw_error err = {0};
    *parts = (mw_parts){.count = (size_t)count};
    parts->stores = mw_memory_get(parts->count * sizeof *parts->stores, &err);
    parts->paths = mw_memory_get(parts->count * sizeof *parts->paths, &err);
    if (!parts->stores || !parts->paths)
        return complain("", &err);
    for (int i = 0; i < count; i++) {
        mw_store *store;
        unsigned number = 0, of = 0;
        if (!open_one(paths[i], &store, &number, &of) || !place_one(parts, paths[i], store, number, of)) {
            mw_store_close(store);
            return false;
        }
    }
    if (!mw_part_note(parts->stores[0], MW_STR(MW_NOTE_MADE), &parts->made, &err))
        return complain(parts->paths[0], &err);
    for (size_t i = 1; i < parts->count; i++)
        if (!is_like(parts, 0, i))
            return false;
    return true;
}

bool mw_parts_are_of(const mw_parts *parts, mw_str made)
{
    if (mw_str_equal(mw_buf_str(&parts->made), made))
        return true;
    mw_say("%s: it was made by another run than this would be: the %s differ", parts->paths[0],
           difference(mw_buf_str(&parts->made), made));
    return false;
}

void mw_parts_close(mw_parts *parts)
{
    for (size_t i = 0; parts->stores && i < parts->count; i++)
        mw_store_close(parts->stores[i]);
    mw_memory_free(parts->stores);
    mw_memory_free(parts->paths);
    mw_buf_free(&parts->made);
    *parts = (mw_parts){0};
}

/* ---- the whole */

typedef struct joining {
    const mw_parts *parts;
    mw_store *into;
    mw_script *script; /* of start, each and report; NULL: another */
    mw_report *report;
} joining;

static bool add_turn(void *context, size_t part, const mw_turn *turn, mw_error *err)
{
    joining *j = context;
    if (j->script) {
        mw_manifest_article row = {turn->id, turn->path, turn->url, turn->source, turn->published, turn->sha256};
        if (!mw_report_add_article(j->report, &row, err))
            return false;
        if (turn->printed.len)
            mw_script_print(j->script, turn->printed);
    }
    return !turn->key || mw_part_copy(j->parts->stores[part], turn, j->into, err);
}

static bool add_counted(const joining *j, mw_error *err)
{
    for (size_t i = 0; i < j->parts->count; i++) {
        mw_buf counted = {0};
        mw_error why = {0};
        bool good = mw_part_note(j->parts->stores[i], MW_STR(MW_NOTE_COUNTED), &counted, &why) &&
                    mw_script_add_saved(j->script, mw_buf_str(&counted), &why);
        mw_buf_free(&counted);
        if (!good)
            return mw_fail(err, why.code, 0, "%s: %s", j->parts->paths[i], why.text);
    }
    return true;
}

bool mw_parts_join(const mw_parts *parts, mw_store *into, mw_script *script, mw_report *report, mw_error *err)
{
    joining j = {parts, into, script, report};
    return mw_store_begin(into, err) && mw_part_each(parts->stores, parts->count, add_turn, &j, err) &&
           mw_store_commit(into, err) && (!script || add_counted(&j, err));
}
