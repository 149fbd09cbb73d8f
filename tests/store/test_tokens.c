/* SPDX-License-Identifier: MIT */
/* Packed tokens: small, exact, and not believed when damaged. */
#include "store/sample.h"

#include "store/store_impl.h"

enum { TEXT_BYTES = 100000 };

static char text[TEXT_BYTES];

/* Tokens of all lengths and gaps, most of them short as in a real text. */
static size_t make(mw_token *tokens, size_t capacity)
{
    uint32_t at = 0, chance = 7;
    size_t count = 0;
    memset(text, 'a', sizeof text);
    for (; count < capacity; count++) {
        chance = chance * 1664525u + 1013904223u;
        uint32_t gap = chance >> 30, len = 1 + (chance >> 10) % 12;
        if (count % 50 == 0)
            gap = (chance >> 8) % 300, len = (chance >> 16) % 200;
        if (at + gap + len > TEXT_BYTES)
            break;
        tokens[count] = (mw_token){.start = at + gap,
                                   .end = at + gap + len,
                                   .shape = (uint16_t)(count % 1024),
                                   .pos = (uint8_t)(count % MW_POS_COUNT)};
        at += gap + len;
    }
    return count;
}

Test(tokens, come_back_as_they_were)
{
    static mw_token tokens[8000];
    size_t count = make(tokens, 8000), found;
    mw_buf packed = {0};
    mw_arena *arena = mw_arena_create(0, NULL);
    mw_token *back;
    mw_store_pack(tokens, count, &packed);
    cr_assert_lt(packed.len, 4 * count);
    cr_assert(mw_store_unpack(mw_buf_str(&packed), (mw_str){text, sizeof text}, arena, &back,
                              &found, NULL));
    cr_assert_eq(found, count);
    for (size_t i = 0; i < count; i++) {
        cr_assert_eq(back[i].start, tokens[i].start);
        cr_assert_eq(back[i].end, tokens[i].end);
        cr_assert_eq(back[i].shape, tokens[i].shape);
        cr_assert_eq(back[i].pos, tokens[i].pos);
    }
    mw_arena_free(arena);
    mw_buf_free(&packed);
}

Test(tokens, damage_never_leads_outside_the_text)
{
    static mw_token tokens[300];
    size_t count = make(tokens, 300), found;
    mw_buf packed = {0};
    mw_store_pack(tokens, count, &packed);
    mw_str whole = {text, tokens[count - 1].end};
    for (size_t at = 0; at < packed.len; at++)
        for (int bit = 0; bit < 8; bit++) {
            mw_arena *arena = mw_arena_create(0, NULL);
            mw_token *back;
            packed.data[at] ^= (char)(1 << bit);
            bool good = mw_store_unpack(mw_buf_str(&packed), whole, arena, &back, &found, NULL);
            for (size_t i = 0; good && i < found; i++) {
                cr_assert_leq(back[i].start, back[i].end);
                cr_assert_leq(back[i].end, whole.len);
            }
            cr_assert_not(mw_store_unpack(mw_str_sub(mw_buf_str(&packed), 0, at), whole, arena,
                                          &back, &found, NULL));
            packed.data[at] ^= (char)(1 << bit);
            mw_arena_free(arena);
        }
    mw_buf_free(&packed);
}
