/* SPDX-License-Identifier: MIT */
/* sample.h -- running the real program in a folder of its own. */
#ifndef TESTS_CLI_SAMPLE_H
#define TESTS_CLI_SAMPLE_H

#include <criterion/criterion.h>
#include <moonwire/str.h>

void sample_start(void); /* for .init and .fini: a new folder, in which the program runs */
void sample_end(void);

/* Runs a line of shell in which $M is the program; what it wrote is in `output` and `errors`. The
 * exit status, 128 + n after signal n. */
extern char *output, *errors;
int sample_run(const char *format, ...) __attribute__((format(printf, 1, 2)));

void sample_put(const char *name, const char *text); /* a file in the folder */
const char *sample_source(const char *name);         /* a path in the source tree, lent */

#define RUN(status, ...)                                                                           \
    do {                                                                                           \
        int seen_ = sample_run(__VA_ARGS__);                                                       \
        cr_assert_eq(seen_, (status), "exit status %d: %s%s", seen_, output, errors);              \
    } while (0)

extern const char SAMPLE_COUNTS[]; /* a script that counts all that may be counted */

#endif
