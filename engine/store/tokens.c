/* SPDX-License-Identifier: MIT */
/* Tokens in about three bytes each.
 *
 * A token is: gap since the last one and length in one byte where both are small (gap 0..3, length
 * 1..63), else a zero byte and both as variable-length numbers; then shape and part of speech as
 * one variable-length number, which is one or two bytes. What the model adds (word, form) is not
 * kept: it belongs to the lexicon of the day. */
#include "store/store_impl.h"

#include <assert.h>

enum { POS_BITS = 5, SHORT_BITS = 6 };

_Static_assert(MW_POS_COUNT <= 1 << POS_BITS, "a part of speech fits");

static void put_number(uint64_t value, mw_buf *out)
{
    for (; value >= 0x80; value >>= 7)
        mw_buf_char(out, (char)(value | 0x80));
    mw_buf_char(out, (char)value);
}

static bool get_number(mw_str *bytes, uint64_t *value)
{
    *value = 0;
    for (int shift = 0; bytes->len && shift < 63; shift += 7) {
        unsigned char byte = (unsigned char)bytes->data[0];
        *bytes = mw_str_sub(*bytes, 1, bytes->len);
        *value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

void mw_store_pack(const mw_token *tokens, size_t count, mw_buf *out)
{
    uint32_t last = 0;
    put_number(count, out);
    for (size_t i = 0; i < count; i++) {
        assert(tokens[i].start >= last);
        assert(tokens[i].end >= tokens[i].start);
        uint32_t gap = tokens[i].start - last, len = tokens[i].end - tokens[i].start;
        if (gap < 4 && len && len < 1u << SHORT_BITS) {
            mw_buf_char(out, (char)(gap << SHORT_BITS | len));
        } else {
            mw_buf_char(out, '\0');
            put_number(gap, out);
            put_number(len, out);
        }
        put_number((uint64_t)tokens[i].shape << POS_BITS | tokens[i].pos, out);
        last = tokens[i].end;
    }
}

static bool get_place(mw_str *bytes, uint64_t *gap, uint64_t *len)
{
    if (!bytes->len)
        return false;
    unsigned char byte = (unsigned char)bytes->data[0];
    *bytes = mw_str_sub(*bytes, 1, bytes->len);
    *gap = byte >> SHORT_BITS;
    *len = byte & ((1u << SHORT_BITS) - 1);
    return byte || (get_number(bytes, gap) && get_number(bytes, len));
}

static bool is_border(mw_str text, uint32_t at)
{
    return at == text.len || ((unsigned char)text.data[at] & 0xc0) != 0x80;
}

static bool get_token(mw_str *bytes, uint32_t last, mw_str text, mw_token *token)
{
    uint64_t gap, len, kind;
    if (!get_place(bytes, &gap, &len) || !get_number(bytes, &kind) || gap > text.len - last ||
        len > text.len - last - gap || kind >> POS_BITS > UINT16_MAX)
        return false;
    token->start = last + (uint32_t)gap;
    token->end = token->start + (uint32_t)len;
    token->shape = (uint16_t)(kind >> POS_BITS);
    token->pos = (uint8_t)(kind & ((1u << POS_BITS) - 1));
    return token->pos < MW_POS_COUNT && is_border(text, token->start) &&
           is_border(text, token->end);
}

bool mw_store_unpack(mw_str packed, mw_str text, mw_arena *arena, mw_token **tokens, size_t *count,
                     mw_error *err)
{
    uint64_t many;
    if (!get_number(&packed, &many) || many > packed.len) /* each takes a byte at least */
        return mw_fail(err, MW_EPARSE, 0, "an article of the corpus is damaged: its tokens");
    *tokens = mw_arena_get(arena, many * sizeof **tokens, err);
    if (!*tokens)
        return false;
    uint32_t last = 0;
    for (size_t i = 0; i < many; i++) {
        if (!get_token(&packed, last, text, &(*tokens)[i]))
            return mw_fail(err, MW_EPARSE, 0, "an article of the corpus is damaged: its tokens");
        last = (*tokens)[i].end;
    }
    *count = many;
    return true;
}
