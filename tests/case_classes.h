/* SPDX-License-Identifier: MIT */
/* case_classes.h -- a folder of tables, tests/cases/FOLDER, with a file for each class of case.
 *
 *     case_classes all = find_case_classes("quotes");
 *     for (size_t k = 0; k < all.count; k++)
 *         CASES(all.names[k], row) … */
#ifndef TESTS_CASE_CLASSES_H
#define TESTS_CASE_CLASSES_H

#include "cases.h"

#include <dirent.h>

enum { CASE_CLASSES_MAX = 64, CASE_CLASS_BYTES = 64 };

typedef struct case_classes {
    char names[CASE_CLASSES_MAX][CASE_CLASS_BYTES]; /* quotes/leading */
    size_t count;
} case_classes;

static inline case_classes find_case_classes(const char *name)
{
    const char *source = getenv("MW_SOURCE");
    char path[1024];
    case_classes all = {.count = 0};
    snprintf(path, sizeof path, "%s/tests/cases/%s", source ? source : ".", name);
    DIR *folder = opendir(path);
    cr_assert(folder, "%s cannot be opened", path);
    for (struct dirent *entry; (entry = readdir(folder));) {
        const char *dot = strstr(entry->d_name, ".case");
        if (!dot || dot[5])
            continue;
        cr_assert(all.count < CASE_CLASSES_MAX);
        snprintf(all.names[all.count++], CASE_CLASS_BYTES, "%s/%.*s", name, (int)(dot - entry->d_name), entry->d_name);
    }
    closedir(folder);
    return all;
}

#endif
