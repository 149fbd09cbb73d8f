/* SPDX-License-Identifier: MIT */
/* xxHash for tables and libmd's SHA-256 for identity. */
#include "base/hash.h"

#include "base/sha256_impl.h"

#include <sys/types.h>
#include <sha2.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

_Static_assert(sizeof(SHA2_CTX) <= sizeof(mw_digest), "a digest holds libmd's state");

uint64_t mw_hash(mw_str bytes)
{
    return XXH3_64bits(bytes.data, bytes.len);
}

/* libmd keeps the state and what is no whole block; whole blocks go by the processor where it can. */
static void update(SHA2_CTX *state, mw_str bytes)
{
    const uint8_t *data = (const uint8_t *)(bytes.data ? bytes.data : "");
    size_t held = (size_t)(state->bitcount[0] / 8 % SHA256_BLOCK_LENGTH), left = bytes.len;
    size_t fill = held ? SHA256_BLOCK_LENGTH - held : 0;
    if (left < fill + SHA256_BLOCK_LENGTH || !mw_sha256_is_built_in()) {
        SHA256Update(state, data, left);
        return;
    }
    SHA256Update(state, data, fill);
    size_t blocks = (left - fill) / SHA256_BLOCK_LENGTH, whole = blocks * SHA256_BLOCK_LENGTH;
    mw_sha256_blocks(state->state.st32, data + fill, blocks);
    state->bitcount[0] += (uint64_t)whole * 8;
    SHA256Update(state, data + fill + whole, left - fill - whole);
}

static void finish(SHA2_CTX *state, char hex[MW_SHA256_HEX + 1])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t raw[SHA256_DIGEST_LENGTH];
    SHA256Final(raw, state);
    for (size_t i = 0; i < sizeof raw; i++) {
        hex[2 * i] = digits[raw[i] >> 4];
        hex[2 * i + 1] = digits[raw[i] & 15];
    }
    hex[MW_SHA256_HEX] = '\0';
}

void mw_sha256(mw_str bytes, char hex[MW_SHA256_HEX + 1])
{
    SHA2_CTX state;
    SHA256Init(&state);
    update(&state, bytes);
    finish(&state, hex);
}

void mw_digest_start(mw_digest *digest)
{
    SHA256Init((SHA2_CTX *)(void *)digest);
}

void mw_digest_add(mw_digest *digest, mw_str piece)
{
    uint8_t length[8];
    for (int i = 0; i < 8; i++)
        length[i] = (uint8_t)((uint64_t)piece.len >> (8 * i));
    update((SHA2_CTX *)(void *)digest, (mw_str){(const char *)length, sizeof length});
    update((SHA2_CTX *)(void *)digest, piece);
}

void mw_digest_end(mw_digest *digest, char hex[MW_SHA256_HEX + 1])
{
    finish((SHA2_CTX *)(void *)digest, hex);
}
