/* SPDX-License-Identifier: MIT */
/* lede.h -- what the first and last lines of a report say of itself: where and when it was filed,
 * which agency it is from, who wrote it.
 *
 *     NAYPYIDAW, Aug 3 (Reuters) — …      JAKARTA, Indonesia (AP) - …     MOSCOW, August 3. /TASS/.
 * … Reporting by A and B; Editing by C  … the spokesman said. – AFP
 *
 * Nothing is taken out of the text. What does not clearly have one of these forms is left alone. */
#ifndef READ_LEDE_H
#define READ_LEDE_H

#include "base/buf.h"
#include "read/pubdate.h"

typedef struct mw_lede {
    mw_str place; /* "JAKARTA, Indonesia"; MW_NONE when there is no dateline */
    mw_str agency;
    char published[MW_PUBDATE_TEXT]; /* "" unless the dateline has a whole date */
    mw_str authors;                  /* "A and B": as written */
} mw_lede;                           /* slices of the text */

void mw_lede_parse(mw_str text, mw_lede *lede);

/* "A, B and C in Jakarta" -> "A; B; C". Appends. */
void mw_lede_authors(mw_str authors, mw_buf *out);

#endif
