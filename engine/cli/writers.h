/* SPDX-License-Identifier: MIT */
/* writers.h -- a report in the forms that the command line asks for. */
#ifndef CLI_WRITERS_H
#define CLI_WRITERS_H

#include <moonwire/report.h>

#include "base/buf.h"

typedef struct mw_writers { /* paths; "-": standard output, instead of the text for the terminal */
    const char *json, *markdown, *html;
} mw_writers;

/* Writes them all. False after a message for each that failed. */
bool mw_writers_write(const mw_writers *writers, const mw_report *report);
/* All that a run says, in whatever form: what its script printed, and the report. */
bool mw_writers_say(const mw_report *report, const mw_buf *printed, mw_buf *said, mw_error *err);

#endif
