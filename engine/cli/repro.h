/* SPDX-License-Identifier: MIT */
/* repro.h -- a run made twice, to see that it says the same.
 *
 * The other run is a process of its own: it shares nothing that the first could have changed. */
#ifndef CLI_REPRO_H
#define CLI_REPRO_H

#include "base/buf.h"

/* Runs `work` in another process whose messages go nowhere, and fills `said` with what it left there. False: there
 * could be no such process, or it was interrupted. */
bool mw_repro_elsewhere(void (*work)(void *context, mw_buf *said), void *context, mw_buf *said, mw_error *err);
/* MW_EXIT_UNTRUE after a message with the first line that differs, else MW_EXIT_DONE. */
int mw_repro_compare(mw_str one, mw_str other);

#endif
