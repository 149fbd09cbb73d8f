/* SPDX-License-Identifier: MIT */
/* The names of the parts of speech. */
#include <moonwire/text.h>

static const char *const NAMES[] = {NULL,    "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                    "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                    "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

_Static_assert(sizeof NAMES / sizeof *NAMES == MW_POS_COUNT, "one name each");

const char *mw_pos_name(mw_pos pos)
{
    return (size_t)pos < MW_POS_COUNT ? NAMES[pos] : NULL;
}

bool mw_pos_parse(mw_str name, mw_pos *pos)
{
    for (size_t i = MW_POS_NONE + 1; i < MW_POS_COUNT; i++)
        if (mw_str_is(name, NAMES[i])) {
            *pos = (mw_pos)i;
            return true;
        }
    return false;
}
