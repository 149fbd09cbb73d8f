/* SPDX-License-Identifier: MIT */
/* Looking up a built-in file by its name. */
#include "model/bundle.h"

mw_str mw_bundle_find(const char *name)
{
    for (const mw_bundle_file *file = MW_BUNDLE; file->name; file++)
        if (strcmp(file->name, name) == 0)
            return (mw_str){file->start, (size_t)(file->end - file->start)};
    return MW_NONE;
}
