/* SPDX-License-Identifier: MIT */
/* parts.h -- the parts of a run, joined to the whole again: `merge PART…`. */
#ifndef CLI_PARTS_H
#define CLI_PARTS_H

#include <moonwire/part.h>
#include <moonwire/report.h>
#include <moonwire/script.h>

#include "base/buf.h"

typedef struct mw_parts {
    mw_store **stores; /* by the number of the part, whatever the order of `paths` */
    const char **paths;
    size_t count;
    mw_buf made; /* what they were made from (shard.h) */
} mw_parts;

/* Opens them all: each part of one run, every one once. False after one message that names the file. */
bool mw_parts_open(mw_parts *parts, int count, char **paths);
/* Whether this run, made from `made`, is the one of the parts; false after a message. */
bool mw_parts_are_of(const mw_parts *parts, mw_str made);
/* All their articles into one corpus. For a script of start, each and report also what it counted, what it printed,
 * and the articles into the report's manifest; NULL: it is another script. */
bool mw_parts_join(const mw_parts *parts, mw_store *into, mw_script *script, mw_report *report, mw_error *err);
void mw_parts_close(mw_parts *parts);

#endif
