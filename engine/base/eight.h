/* SPDX-License-Identifier: MIT */
/* eight.h -- eight bytes of text at a time, as one number whose lowest byte is the first one, on every machine.
 *
 * Most words have eight letters at most: what is asked of each letter (is it one, is it small) is answered for
 * all of them by a few operations and without a branch. */
#ifndef BASE_EIGHT_H
#define BASE_EIGHT_H

#include <moonwire/str.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define MW_EACH      (UINT64_MAX / 255) /* a one in every byte */
#define MW_EACH_HIGH (MW_EACH << 7)     /* the bit that no byte of ASCII has */
enum { MW_EIGHT = sizeof(uint64_t) };

static inline uint64_t mw_eight_of(const char *bytes)
{
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    eight = __builtin_bswap64(eight);
#endif
    return eight;
}

static inline void mw_eight_put(uint64_t eight, char *bytes)
{
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
    eight = __builtin_bswap64(eight);
#endif
    memcpy(bytes, &eight, sizeof eight);
}

/* Only the first `len`, 1 to 8, of them. */
static inline uint64_t mw_eight_cut(uint64_t eight, size_t len)
{
    return eight & UINT64_MAX >> (64 - 8 * len);
}

/* The same of bytes behind which nothing may be read: up to seven. */
static inline uint64_t mw_eight_few(const char *bytes, size_t len)
{
    uint64_t few = 0;
    if (len >= 4) { /* two halves that may overlap */
        for (size_t i = 0; i < 4; i++)
            few |= (uint64_t)(unsigned char)bytes[i] << 8 * i |
                   (uint64_t)(unsigned char)bytes[len - 4 + i] << 8 * (len - 4 + i);
        return few;
    }
    for (size_t i = 0; i < len; i++)
        few |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
    return few;
}

/* The first eight bytes, or as many as there are. */
static inline uint64_t mw_eight_start(const char *bytes, size_t len)
{
    return len < MW_EIGHT ? mw_eight_few(bytes, len) : mw_eight_of(bytes);
}

/* The high bit of every byte that is an ASCII letter, in small letters or not. */
static inline uint64_t mw_eight_letters(uint64_t eight)
{
    uint64_t small = (eight | MW_EACH << 5) & ~MW_EACH_HIGH;
    return (small + MW_EACH * (0x80 - 'a')) & ~(small + MW_EACH * (0x7f - 'z')) & ~eight & MW_EACH_HIGH;
}

/* ASCII capitals as small letters. */
static inline uint64_t mw_eight_lower(uint64_t ascii)
{
    uint64_t from_a = ascii + MW_EACH * (0x80 - 'A'), past_z = ascii + MW_EACH * (0x7f - 'Z');
    return ascii | ((from_a ^ past_z) & MW_EACH_HIGH) >> 2;
}

/* How many bytes come before the first whose high bit is set. */
static inline size_t mw_eight_before(uint64_t highs)
{
    return highs ? (size_t)__builtin_ctzll(highs) / 8 : MW_EIGHT;
}

/* Bit i of 64: byte i of 64 is an ASCII letter. Where words end can then be told without the bytes, which a
 * processor would have to wait for from word to word. */
enum { MW_WINDOW = 64 };
static inline uint64_t mw_letters(const char *bytes)
{
    uint64_t letters = 0;
#ifdef __SSE2__
    const __m128i small_bit = _mm_set1_epi8(0x20), a = _mm_set1_epi8('a'), most = _mm_set1_epi8('z' - 'a');
    for (int i = 0; i < 4; i++) {
        __m128i some = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
        __m128i from_a = _mm_sub_epi8(_mm_or_si128(some, small_bit), a);
        __m128i are = _mm_cmpeq_epi8(_mm_min_epu8(from_a, most), from_a);
        letters |= (uint64_t)(unsigned)_mm_movemask_epi8(are) << 16 * i;
    }
#else
    for (int i = 0; i < MW_EIGHT; i++) /* a multiplication brings the high bits together in the last byte */
        letters |= ((mw_eight_letters(mw_eight_of(bytes + MW_EIGHT * i)) >> 7) * 0x0102040810204080u >> 56) << 8 * i;
#endif
    return letters;
}

#endif
