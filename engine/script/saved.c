/* SPDX-License-Identifier: MIT */
/* What a state of a script has counted, as bytes: the days of its articles, the modules that it read, and each
 * statistic that start made, by its place in `seen`. */
#include "script/script_impl.h"

#include <moonwire/statistic.h>

#include "base/buf.h"
#include "stats/counts.h"

static const char NAME[] = "script";

/* Days are signed, and bytes are not. */
static const int64_t DAY_ZERO = (int64_t)1 << 40;

bool mw_script_save(const mw_script *script, mw_buf *out, mw_error *err)
{
    mw_bytes_put_name(out, NAME);
    mw_bytes_put(out, script->latest == MW_DAY_NONE ? 0 : (uint64_t)(script->latest + DAY_ZERO));
    mw_bytes_put(out, script->module_count);
    for (size_t i = 0; i < script->module_count; i++) {
        mw_bytes_put_text(out, script->modules[i].name);
        mw_bytes_put_text(out, script->modules[i].sha256);
    }
    mw_bytes_put(out, script->part_count);
    for (size_t i = 0; i < script->part_count; i++) {
        const mw_script_part *part = &script->parts[i];
        mw_buf state = {0};
        bool good = part->statistic->save(part->state, &state, err) && mw_buf_ok(&state, err);
        mw_bytes_put_text(out, mw_str_of(part->path));
        mw_bytes_put_text(out, mw_str_of(part->statistic->name));
        mw_bytes_put_text(out, state.len ? mw_buf_str(&state) : MW_STR(""));
        mw_buf_free(&state);
        if (!good)
            return false;
    }
    return mw_buf_ok(out, err);
}

static bool foreign(const mw_script *script, mw_error *err)
{
    return mw_fail(err, MW_EPARSE, 0, "what it counted is not what %.*s counts", MW_ARG(script->name));
}

static bool add_part(mw_script *script, mw_script_part *part, mw_bytes *bytes, mw_error *err)
{
    mw_str path = mw_bytes_get_text(bytes), name = mw_bytes_get_text(bytes), saved = mw_bytes_get_text(bytes);
    if (!mw_str_is(path, part->path) || !mw_str_is(name, part->statistic->name))
        return foreign(script, err);
    void *state = part->statistic->load(saved, err);
    bool good = state && part->statistic->merge(part->state, state, err);
    part->statistic->free(state);
    return good;
}

static bool is_same_module(const mw_script *script, mw_str name, mw_str sha256, mw_error *err)
{
    for (size_t i = 0; i < script->module_count; i++)
        if (mw_str_equal(script->modules[i].name, name) && !mw_str_equal(script->modules[i].sha256, sha256))
            return mw_fail(err, MW_EPARSE, 0, "the module %.*s is not the one that it was made with", MW_ARG(name));
    return true;
}

bool mw_script_add_saved(mw_script *script, mw_str saved, mw_error *err)
{
    mw_bytes bytes = {.rest = saved};
    mw_bytes_get_name(&bytes, NAME);
    uint64_t latest = mw_bytes_get(&bytes), modules = mw_bytes_get(&bytes);
    if (bytes.bad)
        return foreign(script, err);
    for (uint64_t i = 0; i < modules && !bytes.bad; i++) {
        mw_str name = mw_bytes_get_text(&bytes), sha256 = mw_bytes_get_text(&bytes);
        if (!bytes.bad && !(is_same_module(script, name, sha256, err) &&
                            mw_script_add_module(script, name, sha256, err)))
            return false;
    }
    if (mw_bytes_get(&bytes) != script->part_count)
        return foreign(script, err);
    for (size_t i = 0; i < script->part_count; i++)
        if (!add_part(script, &script->parts[i], &bytes, err))
            return false;
    if (!mw_bytes_end(&bytes, NAME, err))
        return false;
    mw_day day = (mw_day)((int64_t)latest - DAY_ZERO);
    if (latest && (script->latest == MW_DAY_NONE || day > script->latest))
        script->latest = day;
    script->now = script->latest;
    return true;
}
