/* SPDX-License-Identifier: MIT */
/* Plain text, as it is and verbatim. */
#include "fuzz/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_reading(MW_INPUT_TEXT, false, data, size);
    check_reading(MW_INPUT_TEXT, true, data, size);
    check_reading(MW_INPUT_AUTO, false, data, size);
    return 0;
}
