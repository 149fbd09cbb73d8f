/* SPDX-License-Identifier: MIT */
/* SHA-256 by the processor's own instructions, where it has them: seven times as fast as libmd, and
 * every article is hashed. Elsewhere this file is two functions that say no. */
#include "base/sha256_impl.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>
#include <stdatomic.h>

static const uint32_t ROUND[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

#define WITH_SHA __attribute__((target("sha,sse4.1,ssse3")))

static bool processor_has_it(void)
{
    unsigned a, b, c, d;
    bool sse = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1) && (c & bit_SSSE3);
    return sse && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
}

/* A virtual machine takes its time to answer, so it is asked once; two threads that ask at the same
 * time are told the same. */
bool mw_sha256_is_built_in(void)
{
    enum { UNKNOWN, NO, YES };
    static atomic_int answer = UNKNOWN;
    int known = atomic_load_explicit(&answer, memory_order_relaxed);
    if (known == UNKNOWN) {
        known = processor_has_it() ? YES : NO;
        atomic_store_explicit(&answer, known, memory_order_relaxed);
    }
    return known == YES;
}

/* The instructions want the eight words of the state as ABEF and CDGH. */
typedef struct state {
    __m128i abef, cdgh;
} state;

static WITH_SHA inline state load(const uint32_t words[8])
{
    __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(const void *)words), 0xb1);
    __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(const void *)(words + 4)), 0x1b);
    return (state){_mm_alignr_epi8(badc, hgfe, 8), _mm_blend_epi16(hgfe, badc, 0xf0)};
}

static WITH_SHA inline void save(state s, uint32_t words[8])
{
    __m128i feba = _mm_shuffle_epi32(s.abef, 0x1b), dchg = _mm_shuffle_epi32(s.cdgh, 0xb1);
    _mm_storeu_si128((__m128i *)(void *)words, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(void *)(words + 4), _mm_alignr_epi8(dchg, feba, 8));
}

/* Four of the 64 rounds, with four words of the schedule. */
static WITH_SHA inline void rounds(state *s, __m128i schedule, size_t round)
{
    __m128i sum = _mm_add_epi32(schedule, _mm_loadu_si128((const __m128i *)(const void *)(ROUND + round)));
    s->cdgh = _mm_sha256rnds2_epu32(s->cdgh, s->abef, sum);
    s->abef = _mm_sha256rnds2_epu32(s->abef, s->cdgh, _mm_shuffle_epi32(sum, 0x0e));
}

WITH_SHA void mw_sha256_blocks(uint32_t words[8], const uint8_t *data, size_t blocks)
{
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    for (state s = load(words); blocks--; data += 64) {
        state before = s;
        __m128i w[4];
        for (size_t i = 0; i < 4; i++) {
            w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(data + 16 * i)), swap);
            rounds(&s, w[i], 4 * i);
        }
        for (size_t round = 16; round < 64; round += 4) {
            __m128i *next = &w[round / 4 % 4], last = w[(round / 4 + 3) % 4];
            __m128i more = _mm_alignr_epi8(last, w[(round / 4 + 2) % 4], 4);
            *next = _mm_add_epi32(_mm_sha256msg1_epu32(*next, w[(round / 4 + 1) % 4]), more);
            *next = _mm_sha256msg2_epu32(*next, last);
            rounds(&s, *next, round);
        }
        s.abef = _mm_add_epi32(s.abef, before.abef);
        s.cdgh = _mm_add_epi32(s.cdgh, before.cdgh);
        save(s, words);
    }
}

#else

bool mw_sha256_is_built_in(void)
{
    return false;
}

void mw_sha256_blocks(uint32_t words[8], const uint8_t *data, size_t blocks)
{
    (void)words, (void)data, (void)blocks;
}

#endif
