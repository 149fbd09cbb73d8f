/* SPDX-License-Identifier: MIT */
/* terms.h -- how often each word stands in each article, and what follows from that. A statistic (statistic.h).
 *
 * What is kept is exact: for each article how often each word stands in it and where first; how many words,
 * sentences, letters and syllables it has. Everything else (shares, keyness, dispersion, tf-idf, BM25, variety,
 * readability) is computed when a frame is made; the formulas and their sources are in engine/stats/score.h.
 *
 * Every row rests on spans: the first place of the word in each article, first articles first. Columns `count` and
 * `articles` say how much there is. Column `warning` says "n < 10" where a count is smaller than that and "one
 * article" where all of it stands in one; percentages of fewer than 10 are null unless asked for. */
#ifndef MOONWIRE_TERMS_H
#define MOONWIRE_TERMS_H

#include <moonwire/article.h>
#include <moonwire/statistic.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_terms mw_terms;

typedef enum mw_terms_of { MW_OF_WORDS, MW_OF_LEMMAS, MW_OF_ENTITIES } mw_terms_of;

/* The dictionary form of a word, perhaps in `room` of 256 bytes. */
typedef mw_str mw_lemma_of(const void *context, mw_str word, mw_pos pos, char *room);

typedef struct mw_terms_choice { /* zeroes: all words, in lower case */
    mw_terms_of of;              /* entities: by their canonical names, guesses left out */
    bool as_written;             /* without: in lower case */
    uint32_t pos;                /* bits 1 << mw_pos; 0: any. Tokens must have their tags. */
    bool counts_only;            /* nothing that variety and readability need */
    const mw_str *left_out;      /* words that fill the text and are not listed, in lower case; copied */
    size_t left_out_count;
    mw_lemma_of *lemma;          /* where articles have none of their own */
    const void *lemma_context;
} mw_terms_choice;

MW_API mw_terms *mw_terms_new(const mw_terms_choice *choice, mw_error *err); /* NULL: zeroes */
MW_API void mw_terms_free(mw_terms *words);                                 /* NULL is fine */

/* The layers (mw_layer bits) that an article must have before it is counted. */
MW_API unsigned mw_terms_needs(const mw_terms *words);
/* Counts an article that has its tokens (entities, tags), whole and once: adding it again makes another one of it.
 * `inside`, in order and without overlap, says which parts of it count; NULL: all. */
MW_API bool mw_terms_add(mw_terms *words, const mw_article *article, const mw_span *inside, size_t inside_count,
                         mw_error *err);
/* Those of another choice do not merge: MW_EARG. */
MW_API bool mw_terms_merge(mw_terms *into, const mw_terms *from, mw_error *err);
MW_API bool mw_terms_save(const mw_terms *words, struct mw_buf *out, mw_error *err);
MW_API mw_terms *mw_terms_load(mw_str bytes, mw_error *err);

MW_API uint64_t mw_terms_total(const mw_terms *words);         /* all words there are, also those left out */
MW_API size_t mw_terms_article_count(const mw_terms *words);
MW_API bool mw_terms_is_as_written(const mw_terms *terms);
MW_API mw_terms_of mw_terms_counted_of(const mw_terms *terms);
MW_API uint64_t mw_terms_count(const mw_terms *words, mw_str word);

typedef struct mw_terms_want { /* zeroes: the defaults */
    uint64_t min;              /* no rows of fewer than this; 0: 1 (keyness, collocations: 5) */
    size_t rows;               /* 0: all */
    bool percent;              /* percentages also of fewer than 10 */
} mw_terms_want;

/* word, count, articles, per_million (of all words), warning; the most frequent first, ties by word. */
MW_API mw_frame *mw_terms_frequencies(const mw_terms *words, const mw_terms_want *want, mw_error *err);
/* word, count, articles, range (share of the articles that have it), dp, dp_norm (Gries), juilland_d, warning; in the
 * same order. The parts are the articles. Null where there is only one. */
MW_API mw_frame *mw_terms_dispersion(const mw_terms *words, const mw_terms_want *want, mw_error *err);
/* article, published, outlet, word, count, articles, tf_idf: the `rows` (5) weightiest words of each article, or of
 * the one with that id. A word of all articles weighs nothing and is not listed. */
MW_API mw_frame *mw_terms_tf_idf(const mw_terms *words, mw_str article, const mw_terms_want *want, mw_error *err);
/* article, published, outlet, words (how many of those asked for it has), count, score: the articles that have any
 * of the words, by Okapi BM25 with k1 = 1.2 and b = 0.75. Words as they were counted (lower case). */
MW_API mw_frame *mw_terms_bm25(const mw_terms *words, const mw_str *query, size_t query_count,
                               const mw_terms_want *want, mw_error *err);
/* group, articles, words, types, ttr, mattr (window of 100), mtld, yule_k, measured (articles of 100 words or more,
 * on which mattr and mtld rest), warning. A row for all, for each outlet or for each article. */
typedef enum mw_terms_per { MW_PER_ALL, MW_PER_OUTLET, MW_PER_ARTICLE } mw_terms_per;
MW_API bool mw_terms_per_parse(mw_str name, mw_terms_per *per); /* "all", "outlet", "article" */
MW_API mw_frame *mw_terms_variety(const mw_terms *words, mw_terms_per per, mw_error *err);
/* group, articles, words, sentences, syllables, flesch, flesch_kincaid, smog (null below 30 sentences),
 * coleman_liau, warning (below 100 words). */
MW_API mw_frame *mw_terms_readability(const mw_terms *words, mw_terms_per per, mw_error *err);

/* How alike the words of each two outlets or articles are, the most alike first: columns one, other, cosine (of their counts),
 * jaccard (of their different words), shared, one_articles, other_articles, note. The formulas are those of relation.h in the
 * engine. MW_ELIMIT over a thousand outlets or articles, for each is held against each. */
MW_API mw_frame *mw_terms_likeness(const mw_terms *words, mw_terms_per per, bool jaccard, const mw_terms_want *want,
                                   mw_error *err);

/* What is used more in one set of texts than in another. Columns word, count, reference (its count there),
 * per_million, reference_per_million, g2 or chi2, log_ratio or percent_diff, low and high (95 % interval of the log
 * ratio), p, q (p after Benjamini and Hochberg over all words compared), articles, reference_articles, dp (dispersion
 * over both sets), n, reference_n, warning. What is used more comes first, the strongest of it at the top; what is
 * used less follows, the strongest of it last. */
typedef enum mw_keyness_measure { MW_BY_G2, MW_BY_CHI2 } mw_keyness_measure;
typedef enum mw_keyness_effect { MW_LOG_RATIO, MW_PERCENT_DIFF } mw_keyness_effect;
typedef struct mw_keyness_want {
    mw_terms_want want;
    mw_keyness_measure measure;
    mw_keyness_effect effect;
} mw_keyness_want;
/* MW_EARG when either has no words, or they are of different choices. */
MW_API mw_frame *mw_terms_keyness(const mw_terms *words, const mw_terms *reference, const mw_keyness_want *want,
                                  mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
