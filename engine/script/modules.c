/* SPDX-License-Identifier: MIT */
/* Which modules of scripts/lib a script read, and their hashes: with another module it is another report. */
#include "script/script_impl.h"

static char *copy_of(mw_str text, mw_error *err)
{
    char *copy = mw_memory_get(text.len + 1, err);
    if (copy)
        memcpy(copy, text.data, text.len);
    return copy;
}

/* The first place whose name is not before `name`. */
static size_t place_of(const mw_script *script, mw_str name)
{
    size_t at = 0;
    while (at < script->module_count && mw_str_compare(script->modules[at].name, name) < 0)
        at++;
    return at;
}

bool mw_script_add_module(mw_script *script, mw_str name, mw_str sha256, mw_error *err)
{
    size_t at = place_of(script, name), count = script->module_count;
    if (at < count && mw_str_equal(script->modules[at].name, name))
        return true;
    mw_script_module *wider = mw_memory_grow(script->modules, (count + 1) * sizeof *wider, err);
    if (!wider)
        return false;
    script->modules = wider;
    char *own_name = copy_of(name, err), *own_hash = own_name ? copy_of(sha256, err) : NULL;
    if (!own_hash) {
        mw_memory_free(own_name);
        return false;
    }
    memmove(wider + at + 1, wider + at, (count - at) * sizeof *wider);
    wider[at] = (mw_script_module){{own_name, name.len}, {own_hash, sha256.len}};
    script->module_count++;
    return true;
}

void mw_script_free_modules(mw_script *script)
{
    for (size_t i = 0; i < script->module_count; i++) {
        mw_memory_free((char *)(uintptr_t)script->modules[i].name.data);
        mw_memory_free((char *)(uintptr_t)script->modules[i].sha256.data);
    }
    mw_memory_free(script->modules);
}

size_t mw_script_module_count(const mw_script *script)
{
    return script->module_count;
}

mw_script_module mw_script_module_at(const mw_script *script, size_t index)
{
    return script->modules[index];
}
