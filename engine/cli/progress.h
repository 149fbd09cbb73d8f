/* SPDX-License-Identifier: MIT */
/* progress.h -- how far the work is: one line on standard error, on a terminal only, and only for
 * work that takes over a second. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdint.h>

void mw_progress_show(uint64_t done, uint64_t all, uint64_t articles); /* all 0: not known */
void mw_progress_hide(void); /* before anything else is written; harmless when nothing is shown */

#endif
