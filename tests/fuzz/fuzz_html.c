/* SPDX-License-Identifier: MIT */
/* Web pages. */
#include "fuzz/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_reading(MW_INPUT_HTML, false, data, size);
    return 0;
}
