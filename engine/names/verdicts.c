/* SPDX-License-Identifier: MIT */
/* Keeping what was decided of proposed names. A recorder that runs out of memory says so at the end. */
#include "names/verdicts.h"

void mw_verdict_add(mw_verdicts *verdicts, mw_verdict verdict)
{
    if (!mw_arena_push(verdicts->arena, verdicts->items, verdicts->count, verdicts->capacity, verdict, NULL))
        verdicts->failed = true;
}

void mw_verdicts_keep(mw_verdicts *verdicts, const uint8_t *labels, const int16_t *margins, size_t count, int odds)
{
    verdicts->labels = mw_arena_get(verdicts->arena, count + 1, NULL);
    verdicts->margins = mw_arena_get(verdicts->arena, (count + 1) * sizeof *margins, NULL);
    verdicts->odds = odds;
    verdicts->failed = verdicts->failed || !verdicts->labels || !verdicts->margins;
    if (verdicts->failed)
        return;
    memcpy(verdicts->labels, labels, count);
    memcpy(verdicts->margins, margins, count * sizeof *margins);
}
