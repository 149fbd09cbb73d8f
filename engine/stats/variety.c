/* SPDX-License-Identifier: MIT */
/* How varied the words of a text are, measured along it.
 *
 * MATTR: the share of different words in a window, averaged over all windows of the text. Covington
 * and McFall, "Cutting the Gordian knot: the moving-average type-token ratio", Journal of
 * Quantitative Linguistics 17 (2010). MTLD: how many words it takes, on average, until the share of
 * different ones among them has fallen to 0.72, forwards and backwards; what is left at the end
 * counts by how far it had fallen. McCarthy and Jarvis, "MTLD, vocd-D, and HD-D", Behavior Research
 * Methods 42 (2010). */
#include "stats/terms_impl.h"

#include <math.h>

static void measure_windows(mw_terms *words, mw_measures *into)
{
    const uint32_t *sequence = words->sequence;
    mw_lexis_word *all = words->lexis.words;
    uint64_t different = 0;
    for (size_t i = 0; i < words->sequence_count; i++) {
        different += all[sequence[i]].window++ == 0;
        if (i + 1 >= MW_MATTR_WINDOW) {
            into->windows++;
            into->types += different;
            different -= --all[sequence[i + 1 - MW_MATTR_WINDOW]].window == 0;
        }
    }
    for (size_t i = words->sequence_count - (MW_MATTR_WINDOW - 1); i < words->sequence_count; i++)
        all[sequence[i]].window = 0;
}

/* Words a factor, in one direction. */
static double words_a_factor(mw_terms *words, bool backwards)
{
    const double least = 0.72;
    size_t count = words->sequence_count;
    uint64_t seen = 0, different = 0;
    double factors = 0, share = 1;
    words->stamp++;
    for (size_t i = 0; i < count; i++) {
        mw_lexis_word *word = &words->lexis.words[words->sequence[backwards ? count - 1 - i : i]];
        different += word->stamp != words->stamp;
        word->stamp = words->stamp;
        share = (double)different / (double)++seen;
        if (share < least) {
            factors++;
            words->stamp++;
            seen = different = 0;
            share = 1;
        }
    }
    factors += (1 - share) / (1 - least);
    return factors > 0 ? (double)count / factors : (double)count;
}

void mw_terms_measure_variety(mw_terms *words, mw_measures *into)
{
    if (words->sequence_count < MW_MATTR_WINDOW)
        return;
    measure_windows(words, into);
    double mtld = (words_a_factor(words, false) + words_a_factor(words, true)) / 2;
    into->mtld = (uint64_t)floor(mtld * MW_MTLD_UNIT + 0.5);
    into->measured = 1;
}
