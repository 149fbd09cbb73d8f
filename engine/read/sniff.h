/* SPDX-License-Identifier: MIT */
/* sniff.h -- what kind of bytes are these? */
#ifndef READ_SNIFF_H
#define READ_SNIFF_H

#include <moonwire/reader.h>

enum { MW_SNIFF_BYTES = 4096 };

/* Decides by the first bytes (MW_SNIFF_BYTES of them, or all) and by the name's ending. Never
 * MW_INPUT_AUTO; false names a format that is not read. */
bool mw_sniff(mw_str name, mw_str front, mw_input *input, mw_error *err);

/* How a file in a folder is taken by its name alone. */
typedef enum mw_ending { MW_ENDING_ARTICLE, MW_ENDING_UNSURE, MW_ENDING_OTHER } mw_ending;
mw_ending mw_sniff_ending(mw_str name);
/* Whether a file of this name may hold many articles, so that it must be looked into for ids. */
bool mw_sniff_may_hold_many(mw_str name);

#endif
