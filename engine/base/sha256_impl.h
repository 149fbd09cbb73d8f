/* SPDX-License-Identifier: MIT */
/* What hash.c asks of sha256_x86.c. */
#ifndef BASE_SHA256_IMPL_H
#define BASE_SHA256_IMPL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool mw_sha256_is_built_in(void); /* does the processor know SHA-256? Only then: */
void mw_sha256_blocks(uint32_t state[8], const uint8_t *data, size_t blocks); /* of 64 bytes */

#endif
