/* SPDX-License-Identifier: MIT */
/* manifest.h -- what a report was made from, as the corpus and the command line know it. */
#ifndef CLI_MANIFEST_H
#define CLI_MANIFEST_H

#include <moonwire/report.h>
#include <moonwire/store.h>

#include "cli/command.h"

/* The articles of the corpus, the decisions that were replayed, and the names that they and the engine changed. */
bool mw_manifest_add_store(mw_report *report, mw_store *store, mw_error *err);
/* The reading options that were typed, so that the inputs can be read the same way again. */
bool mw_manifest_add_reading(mw_report *report, const mw_command *command, mw_error *err);

#endif
