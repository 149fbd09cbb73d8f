/* SPDX-License-Identifier: MIT */
/* Where data files are looked for, and which one wins. */
#include "model/data.h"

#include "model/bundle.h"

#include <stdio.h>
#include <stdlib.h>

void mw_data_folder(int index, char path[1024])
{
    const char *own = getenv("MOONWIRE_DATA"), *xdg = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    path[0] = '\0';
    if (index == 0 && own && *own)
        snprintf(path, 1024, "%s", own);
    else if (index == 1 && xdg && *xdg == '/')
        snprintf(path, 1024, "%s/moonwire", xdg);
    else if (index == 1 && home && *home)
        snprintf(path, 1024, "%s/.local/share/moonwire", home);
    else if (index == 2)
        snprintf(path, 1024, "%s", MW_INSTALL_DATA);
}

bool mw_data_open(const char *name, mw_data *data, mw_error *err)
{
    *data = (mw_data){.bytes = MW_NONE};
    for (int i = 0; i < MW_DATA_FOLDERS; i++) {
        char folder[1024];
        mw_data_folder(i, folder);
        int len = *folder ? snprintf(data->path, sizeof data->path, "%s/%s", folder, name) : -1;
        if (len < 0 || (size_t)len >= sizeof data->path ||
            mw_path_kind_of(data->path) != MW_PATH_FILE)
            continue;
        if (!mw_file_open(data->path, &data->file, err))
            return false;
        data->bytes = data->file.bytes;
        data->own = i < MW_DATA_OWN_FOLDERS;
        return true;
    }
    data->path[0] = '\0';
    data->bytes = mw_bundle_find(name);
    return data->bytes.data || mw_fail(err, MW_EARG, 0, "no data file %s", name);
}

void mw_data_close(mw_data *data)
{
    mw_file_close(&data->file);
    data->bytes = MW_NONE;
}

static bool add_name(mw_path_list *names, const char *name, mw_error *err)
{
    if (names->count == names->capacity) {
        size_t capacity = names->capacity ? names->capacity * 2 : 64;
        char **items = mw_memory_grow(names->items, capacity * sizeof *items, err);
        if (!items)
            return false;
        names->items = items;
        names->capacity = capacity;
    }
    char *copy = mw_memory_get(strlen(name) + 1, err);
    if (!copy)
        return false;
    memcpy(copy, name, strlen(name) + 1);
    names->items[names->count++] = copy;
    return true;
}

static bool list_folder(const char *folder, const char *prefix, mw_path_list *names, mw_error *err)
{
    mw_path_list paths = {0};
    bool good = mw_path_kind_of(folder) != MW_PATH_FOLDER || mw_path_walk(folder, &paths, err);
    for (size_t i = 0; good && i < paths.count; i++) {
        const char *name = paths.items[i] + strlen(folder) + 1;
        if (strncmp(name, prefix, strlen(prefix)) == 0)
            good = add_name(names, name, err);
    }
    mw_path_list_free(&paths);
    return good;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool mw_data_list(const char *prefix, mw_path_list *names, mw_error *err)
{
    bool good = true;
    for (const mw_bundle_file *file = MW_BUNDLE; good && file->name; file++)
        if (strncmp(file->name, prefix, strlen(prefix)) == 0)
            good = add_name(names, file->name, err);
    for (int i = 0; good && i < MW_DATA_FOLDERS; i++) {
        char folder[1024];
        mw_data_folder(i, folder);
        good = !*folder || list_folder(folder, prefix, names, err);
    }
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, by_bytes);
    size_t kept = 0;
    for (size_t i = 0; i < names->count; i++) {
        if (kept && strcmp(names->items[i], names->items[kept - 1]) == 0)
            mw_memory_free(names->items[i]);
        else
            names->items[kept++] = names->items[i];
    }
    names->count = kept;
    return good;
}
