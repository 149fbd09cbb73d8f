/* SPDX-License-Identifier: MIT */
/* collocates.h -- which words stand near a word, a lemma or an entity, and how unusual that is. A statistic
 * (statistic.h).
 *
 * The node is what is looked for. In reach of it are so many words on each side, within its
 * sentence, or all of its sentence or article; a word in reach of two nodes counts once; the words
 * of the node themselves never do. The words in reach are compared with all words: Evert, "Corpora
 * and collocations" (2008), surface co-occurrence. */
#ifndef MOONWIRE_COLLOCATES_H
#define MOONWIRE_COLLOCATES_H

#include <moonwire/terms.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_collocates mw_collocates;

typedef enum mw_within { MW_IN_WINDOW, MW_IN_SENTENCE, MW_IN_ARTICLE } mw_within;

typedef struct mw_collocates_choice {
    mw_terms_choice terms; /* what the collocates are: words or lemmas, of some parts of speech */
    mw_terms_of node_of;   /* what the node is: words (one or several, any case), a lemma, an entity's id */
    mw_str node;           /* copied */
    uint32_t left, right;  /* words in reach; both 0: 5 and 5 */
    mw_within within;      /* a window never reaches past its sentence */
} mw_collocates_choice;

MW_API mw_collocates *mw_collocates_new(const mw_collocates_choice *choice, mw_error *err);
MW_API void mw_collocates_free(mw_collocates *collocates); /* NULL is fine */
/* The layers (mw_layer bits) that an article must have before it is counted. */
MW_API unsigned mw_collocates_needs(const mw_collocates *collocates);
/* An article that has what it needs, once. */
MW_API bool mw_collocates_add(mw_collocates *collocates, const mw_article *article, mw_error *err);
/* Of the same node and choice; else MW_EARG. */
MW_API bool mw_collocates_merge(mw_collocates *into, const mw_collocates *from, mw_error *err);
MW_API bool mw_collocates_save(const mw_collocates *collocates, struct mw_buf *out, mw_error *err);
MW_API mw_collocates *mw_collocates_load(mw_str bytes, mw_error *err);
MW_API uint64_t mw_collocates_node_count(const mw_collocates *collocates);

typedef enum mw_collocates_by {
    MW_NEAR_G2, MW_NEAR_PMI, MW_NEAR_NPMI, MW_NEAR_LOG_DICE, MW_NEAR_T, MW_NEAR_DELTA_P, MW_NEAR_DELTA_P_BACK
} mw_collocates_by;

/* word, together (times in reach), count (of the word, the node's own aside), expected, articles (in which they are
 * together), g2, pmi, npmi, log_dice, t_score, delta_p (of the word, given the node), delta_p_back (of the node, given
 * the word), node_count, warning. Words that are together more often than expected, the strongest first; of fewer
 * than `min` (3) times together none. The rows' spans are those of the words in reach. */
MW_API mw_frame *mw_collocates_top(const mw_collocates *collocates, mw_collocates_by by, const mw_terms_want *want,
                                   mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
