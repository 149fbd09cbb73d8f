/* SPDX-License-Identifier: MIT */
/* neardup.h -- which articles are copies of one report. A statistic (statistic.h).
 *
 * An article is the set of its shingles: runs of five words, in small letters, of what stands
 * outside quotation marks (Broder, "On the resemblance and containment of documents", 1997). Words
 * that are quoted do not count: two desks that write in their own words quote the same statement.
 * Candidates are found by MinHash in bands (Leskovec, Rajaraman, Ullman, "Mining of Massive
 * Datasets", 3.4) and by a sample of the shingles; each is then verified on the whole sets, so that no copy rests on an
 * estimate. An article is a copy of a report B where
 *
 *     |A and B| / |A or B|       >= 1/2    (resemblance), or
 *     |A and B| / min(|A|, |B|)  >= 4/5    (containment), and A is the shorter: a brief, cut from the report; or both credit
 *                                          the same agency: the first take of a longer one
 *
 * and the shorter has 20 shingles at least; shorter ones are copies where they are equal. Articles
 * that one outlet published on different days are copies at a resemblance of 9/10 only: a daily
 * bulletin is written anew. A longer article that holds a report among much else is no copy, and a page whose parts have
 * nothing to do with each other is the report of none of them.
 *
 * Articles come in turn, those that may be the origin first: by the credited agency itself, then those that credit one, then
 * all others, each by date; of one day the first by id. Each is a copy of the report before it that it shares most with, or
 * a report of its own: a star around each, never a chain. The same articles give
 * the same clusters in whatever order they came. Memory: four bytes a shingle, about one a word.
 */
#ifndef MOONWIRE_NEARDUP_H
#define MOONWIRE_NEARDUP_H

#include <moonwire/statistic.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_neardup mw_neardup;

typedef struct mw_copy_head { /* texts are copied in; only `article` must be known */
    mw_str article, published, outlet, agency;
    mw_span first; /* its first sentence: the evidence that it is there; empty: none */
} mw_copy_head;

MW_API mw_neardup *mw_neardup_new(mw_error *err);
MW_API void mw_neardup_free(mw_neardup *neardup); /* NULL is fine */
/* One article. The same id again replaces nothing: it is the same article, counted once. */
MW_API bool mw_neardup_add(mw_neardup *neardup, const mw_copy_head *head, mw_str text, mw_error *err);
MW_API bool mw_neardup_merge(mw_neardup *into, const mw_neardup *from, mw_error *err);
MW_API bool mw_neardup_save(const mw_neardup *neardup, struct mw_buf *out, mw_error *err);
MW_API mw_neardup *mw_neardup_load(mw_str bytes, mw_error *err);

/* Every article and the origin of its cluster (itself, where it is nobody's copy), in the order of
 * (published, id); the texts are lent by the statistic. `*count` of them, freed with
 * mw_neardup_free_links. */
typedef struct mw_copy_link {
    mw_str article, origin;
} mw_copy_link;
MW_API mw_copy_link *mw_neardup_links(const mw_neardup *neardup, size_t *count, mw_error *err);
MW_API void mw_neardup_free_links(mw_copy_link *links); /* NULL is fine */

/* Columns origin, article, published, outlet, agency, shared (of the words of the shorter, in
 * hundredths) and size (of the cluster): a row an article of each cluster that has two or more, the
 * origin first; resting on its first sentence. */
MW_API mw_frame *mw_neardup_rows(const mw_neardup *neardup, mw_error *err);
/* Columns article, published, outlet, agency, copies: a row a report, which is nobody's copy. */
MW_API mw_frame *mw_neardup_reports(const mw_neardup *neardup, mw_error *err);

#ifdef __cplusplus
}
#endif
#endif
