/* SPDX-License-Identifier: MIT */
/* Listing folders, and names for what is found. */
#include "read/listing.h"

#include "base/file.h"
#include "read/sniff.h"

static void free_item(mw_listed *item)
{
    mw_memory_free(item->path);
    mw_memory_free(item->error);
}

void mw_listing_free(mw_listing *listing)
{
    for (size_t i = 0; i < listing->count; i++)
        free_item(&listing->items[i]);
    mw_memory_free(listing->items);
    *listing = (mw_listing){0};
}

static bool add(mw_listing *listing, mw_listed item, mw_error *err)
{
    if (listing->count == listing->capacity) {
        size_t capacity = listing->capacity ? listing->capacity * 2 : 16;
        mw_listed *items = mw_memory_grow(listing->items, capacity * sizeof *items, err);
        if (!items)
            return false;
        listing->items = items;
        listing->capacity = capacity;
    }
    listing->items[listing->count++] = item;
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

bool mw_listing_add_path(mw_listing *listing, const char *path, mw_error *err)
{
    mw_listed item = {.path = copy_of(path, err)};
    if (!item.path)
        return false;
    item.name = mw_str_of(item.path);
    while (mw_str_starts(item.name, MW_STR("./")) && item.name.len > 2)
        item.name = mw_str_sub(item.name, 2, item.name.len);
    if (add(listing, item, err))
        return true;
    free_item(&item);
    return false;
}

bool mw_listing_add_bytes(mw_listing *listing, mw_str name, mw_str bytes, mw_error *err)
{
    return add(listing, (mw_listed){.name = name, .bytes = bytes.data ? bytes : MW_STR("")}, err);
}

mw_str mw_listed_base_name(mw_str name)
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
static bool add_folder(mw_listing *listing, mw_listed *folder, mw_error *err)
{
    mw_path_list paths = {0};
    mw_error why = {0};
    bool listed = mw_path_walk(folder->path, &paths, &why), good = true;
    for (size_t i = 0; good && i < paths.count; i++) {
        mw_listed item = {.path = paths.items[i], .name = below(folder->path, paths.items[i])};
        if (!is_wanted(item.name))
            continue;
        good = add(listing, item, err);
        if (good)
            paths.items[i] = NULL;
    }
    mw_path_list_free(&paths);
    if (!good || listed)
        return good;
    mw_listed failed = {.path = copy_of(folder->path, err),
                        .name = folder->name,
                        .error = mw_memory_get(sizeof *failed.error, err)};
    good = failed.path && failed.error && add(listing, failed, err);
    if (!good) {
        free_item(&failed);
        return false;
    }
    failed.name = mw_str_of(failed.path);
    listing->items[listing->count - 1].name = failed.name;
    *failed.error = why;
    return true;
}

bool mw_listing_expand(mw_listing *listing, mw_error *err)
{
    mw_listing flat = {0};
    bool good = true;
    for (size_t i = 0; good && i < listing->count; i++) {
        mw_listed *item = &listing->items[i];
        if (item->path && strcmp(item->path, "-") != 0 &&
            mw_path_kind_of(item->path) == MW_PATH_FOLDER) {
            good = add_folder(&flat, item, err);
        } else {
            good = add(&flat, *item, err);
            if (good)
                *item = (mw_listed){0};
        }
    }
    mw_listing_free(listing);
    *listing = flat;
    return good;
}
