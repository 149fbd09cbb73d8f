/* SPDX-License-Identifier: MIT */
/* hash.h -- a fast hash for tables, SHA-256 for identity. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <moonwire/str.h>

uint64_t mw_hash(mw_str bytes); /* XXH3, 64 bits; the same on every machine */

enum { MW_SHA256_HEX = 64 };
/* 64 lower-case hex digits and a NUL. */
void mw_sha256(mw_str bytes, char hex[MW_SHA256_HEX + 1]);

/* A SHA-256 over several pieces, each with its length in front, so that moving a byte from one
 * piece to the next changes it. */
typedef struct mw_digest {
    uint64_t opaque[32];
} mw_digest;
void mw_digest_start(mw_digest *digest);
void mw_digest_add(mw_digest *digest, mw_str piece);
void mw_digest_end(mw_digest *digest, char hex[MW_SHA256_HEX + 1]);

#endif
