/* SPDX-License-Identifier: MIT */
/* sample_report.h -- a folder with three articles, and a report about them. */
#ifndef RUN_SAMPLE_REPORT_H
#define RUN_SAMPLE_REPORT_H

#include <criterion/criterion.h>

#include <moonwire/model.h>
#include <moonwire/report.h>

#include "base/buf.h"

#define ASSERT_OK(condition, err) cr_assert((condition), "%s", (err).text)

typedef struct folder {
    char path[256];
} folder;

const mw_model *sample_model(void);
folder sample_folder(void);                                      /* new, with the three articles */
void sample_folder_remove(folder *f);
void sample_write(const folder *f, const char *name, const char *text);
/* Replaces the first `old` in a file by `new`, which may be longer. */
void sample_edit(const folder *f, const char *name, const char *old, const char *new);

/* A report over the folder as JSON: figures, their sum, a count, a date, a quotation and a table. */
mw_buf sample_report_json(const folder *f);

#endif
