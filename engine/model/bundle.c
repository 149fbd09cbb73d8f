/* SPDX-License-Identifier: MIT */
/* Looking up a built-in file by its name. */
#include "model/bundle.h"

const mw_bundle_file *mw_bundle_row(const char *name)
{
    for (const mw_bundle_file *file = MW_BUNDLE; file->name; file++)
        if (strcmp(file->name, name) == 0)
            return file;
    return NULL;
}

mw_str mw_bundle_find(const char *name)
{
    const mw_bundle_file *file = mw_bundle_row(name);
    return file ? (mw_str){file->start, (size_t)(file->end - file->start)} : MW_NONE;
}
