/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sha2.h>

Test(hash, sha256_gives_the_published_values)
{
    static const struct {
        const char *text, *hex;
    } ROWS[] = {
        /* FIPS 180-4's examples */
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    char hex[MW_SHA256_HEX + 1];
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        mw_sha256(mw_str_of(ROWS[i].text), hex);
        cr_expect_str_eq(hex, ROWS[i].hex);
    }
    char *million = malloc(1000000);
    memset(million, 'a', 1000000);
    mw_sha256((mw_str){million, 1000000}, hex);
    cr_expect_str_eq(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    mw_sha256(MW_NONE, hex);
    cr_expect_str_eq(hex, ROWS[0].hex);
    free(million);
}

/* However a text is cut into pieces of whole and broken blocks, the hash is that of libmd's slow way,
 * byte after byte. */
Test(hash, sha256_does_not_depend_on_how_blocks_fall)
{
    char text[400], whole[MW_SHA256_HEX + 1], bytewise[MW_SHA256_HEX + 1];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i * 7 + i / 64);
    for (size_t len = 0; len <= sizeof text; len++) {
        uint64_t opaque[32];
        SHA2_CTX *state = (SHA2_CTX *)(void *)opaque;
        SHA256Init(state);
        for (size_t i = 0; i < len; i++)
            SHA256Update(state, (const uint8_t *)text + i, 1);
        SHA256End(state, bytewise);
        mw_sha256((mw_str){text, len}, whole);
        cr_expect_str_eq(whole, bytewise, "%zu bytes", len);
    }
}

static void digest_of(const char *first, const char *second, char hex[MW_SHA256_HEX + 1])
{
    mw_digest digest;
    mw_digest_start(&digest);
    mw_digest_add(&digest, mw_str_of(first));
    mw_digest_add(&digest, mw_str_of(second));
    mw_digest_end(&digest, hex);
}

Test(hash, a_digest_tells_where_one_piece_ends_and_the_next_begins)
{
    char whole[MW_SHA256_HEX + 1], moved[MW_SHA256_HEX + 1], again[MW_SHA256_HEX + 1];
    digest_of("ab", "c", whole);
    digest_of("a", "bc", moved);
    digest_of("ab", "c", again);
    cr_expect_str_neq(whole, moved);
    cr_expect_str_eq(whole, again);
}

Test(hash, is_the_same_on_every_machine)
{
    cr_expect_eq(mw_hash(MW_STR("")),
                 0x2d06800538d394c2u); /* XXH3's published value for no input */
    cr_expect_neq(mw_hash(MW_STR("a")), mw_hash(MW_STR("b")));
}
