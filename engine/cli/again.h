/* SPDX-License-Identifier: MIT */
/* again.h -- the command line that made a report, from the report's manifest. */
#ifndef CLI_AGAIN_H
#define CLI_AGAIN_H

#include "base/arena.h"
#include "base/json.h"

typedef struct mw_again {
    mw_arena *arena; /* of the words; lent */
    char **words;
    size_t count, capacity;
    mw_str *inputs;
    size_t input_count, input_capacity;
    mw_error *err; /* filled where a call is false */
} mw_again;

/* The script, its options and how the inputs were read; `to_read`: the inputs will be read again. */
bool mw_again_from_manifest(mw_again *again, const mw_json_value *manifest, bool to_read);
/* Another option, "--json=" and its value; MW_NONE adds nothing. */
bool mw_again_add_text(mw_again *again, const char *option, mw_str value);
/* The inputs, last: nothing can be added behind them. */
bool mw_again_add_inputs(mw_again *again);

#endif
