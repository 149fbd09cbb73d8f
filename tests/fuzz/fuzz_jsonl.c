/* SPDX-License-Identifier: MIT */
/* JSON Lines. */
#include "fuzz/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_reading(MW_INPUT_JSONL, false, data, size);
    return 0;
}
