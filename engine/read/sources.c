/* SPDX-License-Identifier: MIT */
/* Listing folders, and names for what is found. */
#include "read/sources.h"

#include "base/file.h"
#include "read/sniff.h"

static void free_item(mw_source_item *item)
{
    mw_memory_free(item->path);
    mw_memory_free(item->error);
}

void mw_sources_free(mw_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        free_item(&sources->items[i]);
    mw_memory_free(sources->items);
    *sources = (mw_sources){0};
}

static bool add(mw_sources *sources, mw_source_item item, mw_error *err)
{
    if (sources->count == sources->capacity) {
        size_t capacity = sources->capacity ? sources->capacity * 2 : 16;
        mw_source_item *items = mw_memory_grow(sources->items, capacity * sizeof *items, err);
        if (!items)
            return false;
        sources->items = items;
        sources->capacity = capacity;
    }
    sources->items[sources->count++] = item;
    return true;
}

static char *copy_of(const char *text, mw_error *err)
{
    size_t bytes = strlen(text) + 1;
    char *copy = mw_memory_get(bytes, err);
    if (copy)
        memcpy(copy, text, bytes);
    return copy;
}

bool mw_sources_add_path(mw_sources *sources, const char *path, mw_error *err)
{
    mw_source_item item = {.path = copy_of(path, err)};
    if (!item.path)
        return false;
    item.name = mw_str_of(item.path);
    while (mw_str_starts(item.name, MW_STR("./")) && item.name.len > 2)
        item.name = mw_str_sub(item.name, 2, item.name.len);
    if (add(sources, item, err))
        return true;
    free_item(&item);
    return false;
}

bool mw_sources_add_bytes(mw_sources *sources, mw_str name, mw_str bytes, mw_error *err)
{
    return add(sources, (mw_source_item){.name = name, .bytes = bytes.data ? bytes : MW_STR("")}, err);
}

mw_str mw_source_base_name(mw_str name)
{
    for (size_t i = name.len; i > 0; i--)
        if (name.data[i - 1] == '/') {
            name = mw_str_sub(name, i, name.len);
            break;
        }
    for (size_t i = name.len; i > 1; i--)
        if (name.data[i - 1] == '.')
            return mw_str_sub(name, 0, i - 1);
    return name;
}

/* The path below `folder`; the walk made `path` by putting names behind it. */
static mw_str below(const char *folder, const char *path)
{
    mw_str name = mw_str_of(path + strlen(folder));
    return name.len && name.data[0] == '/' ? mw_str_sub(name, 1, name.len) : name;
}

static bool is_wanted(mw_str name)
{
    for (size_t i = name.len; i > 0; i--)
        if (name.data[i - 1] == '/')
            return mw_sniff_ending(mw_str_sub(name, i, name.len)) != MW_ENDING_OTHER;
    return mw_sniff_ending(name) != MW_ENDING_OTHER;
}

/* The walk's paths change hands, so that a large folder's names are held once. */
static bool add_folder(mw_sources *sources, mw_source_item *folder, mw_error *err)
{
    mw_path_list paths = {0};
    mw_error why = {0};
    bool listed = mw_path_walk(folder->path, &paths, &why), good = true;
    for (size_t i = 0; good && i < paths.count; i++) {
        mw_source_item item = {.path = paths.items[i], .name = below(folder->path, paths.items[i])};
        if (!is_wanted(item.name))
            continue;
        good = add(sources, item, err);
        if (good)
            paths.items[i] = NULL;
    }
    mw_path_list_free(&paths);
    if (!good || listed)
        return good;
    mw_source_item failed = {.path = copy_of(folder->path, err), .name = folder->name,
                             .error = mw_memory_get(sizeof *failed.error, err)};
    good = failed.path && failed.error && add(sources, failed, err);
    if (!good) {
        free_item(&failed);
        return false;
    }
    failed.name = mw_str_of(failed.path);
    sources->items[sources->count - 1].name = failed.name;
    *failed.error = why;
    return true;
}

bool mw_sources_expand(mw_sources *sources, mw_error *err)
{
    mw_sources flat = {0};
    bool good = true;
    for (size_t i = 0; good && i < sources->count; i++) {
        mw_source_item *item = &sources->items[i];
        if (item->path && strcmp(item->path, "-") != 0 && mw_path_kind_of(item->path) == MW_PATH_FOLDER) {
            good = add_folder(&flat, item, err);
        } else {
            good = add(&flat, *item, err);
            if (good)
                *item = (mw_source_item){0};
        }
    }
    mw_sources_free(sources);
    *sources = flat;
    return good;
}
