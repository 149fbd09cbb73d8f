/* SPDX-License-Identifier: MIT */
/* sample.h -- a folder of its own for a test, and readers over what is put there. */
#ifndef TESTS_READ_SAMPLE_H
#define TESTS_READ_SAMPLE_H

#include <criterion/criterion.h>
#include <moonwire/reader.h>

extern char sample_folder[64];
void sample_start(void); /* for .init and .fini */
void sample_end(void);

void sample_put(const char *name, mw_str bytes); /* a file; folders in the name are made */
const char *sample_path(const char *name);       /* lent until the next call */

/* The next article, which the caller frees; fails the test when there is none. */
mw_article *sample_read(mw_reader *reader);
/* A reader over one source in memory. */
mw_reader *sample_reader(const mw_reader_options *options, const char *name, mw_str bytes);

#endif
