/* SPDX-License-Identifier: MIT */
/* bigrams.h -- which two words stand side by side, and how unusual that is. A statistic (statistic.h).
 *
 * Words are in lower case; two are neighbours when nothing but blanks stands between them and one sentence holds
 * both. Of each pair the first place is kept; how often and in how many articles it stands is exact. */
#ifndef MOONWIRE_BIGRAMS_H
#define MOONWIRE_BIGRAMS_H

#include <moonwire/collocates.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_bigrams mw_bigrams;

MW_API mw_bigrams *mw_bigrams_new(mw_error *err);
MW_API void mw_bigrams_free(mw_bigrams *bigrams); /* NULL is fine */
/* An article that has its tokens and sentences, once. */
MW_API bool mw_bigrams_add(mw_bigrams *bigrams, const mw_article *article, mw_error *err);
MW_API bool mw_bigrams_merge(mw_bigrams *into, const mw_bigrams *from, mw_error *err);
MW_API bool mw_bigrams_save(const mw_bigrams *bigrams, struct mw_buf *out, mw_error *err);
MW_API mw_bigrams *mw_bigrams_load(mw_str bytes, mw_error *err);

/* first, second, together, first_count and second_count (of pairs with it in that place), expected, articles, g2, pmi,
 * npmi, log_dice, t_score, delta_p, delta_p_back, warning. Pairs that are more frequent than expected, the strongest
 * first; of fewer than `min` (3) times none. */
MW_API mw_frame *mw_bigrams_top(const mw_bigrams *bigrams, mw_collocates_by by, const mw_terms_want *want,
                                mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
