/* SPDX-License-Identifier: MIT */
/* score.h -- formulas, as pure functions of counts.
 *
 * Each names its source. Results are rounded to six decimals (mw_score_round), so that they are the same on every
 * machine; what cannot be said is NAN, and is null in a frame. */
#ifndef STATS_SCORE_H
#define STATS_SCORE_H

#include <stddef.h>
#include <stdint.h>

double mw_score_round(double value);
/* To six significant digits, for a p of 1e-30 is not 0. */
double mw_score_digits(double value);

/* ---- a word in two sets of texts: a of n1 words, b of n2 words */

/* Log-likelihood of two frequencies: 2 (a ln(a/E1) + b ln(b/E2)), E1 = n1 (a+b)/(n1+n2). Rayson and Garside,
 * "Comparing corpora using frequency profiling", Workshop on Comparing Corpora, ACL 2000. */
double mw_score_g2(uint64_t a, uint64_t n1, uint64_t b, uint64_t n2);
/* Pearson's chi-squared of the table a, n1 - a; b, n2 - b, without Yates's correction. Manning and Schütze,
 * Foundations of Statistical NLP (1999), 5.3.3. */
double mw_score_chi2(uint64_t a, uint64_t n1, uint64_t b, uint64_t n2);
/* log2 of the ratio of relative frequencies; a count of 0 is taken as 0.5. Hardie, "Log Ratio", CASS blog, Lancaster
 * 2014. */
double mw_score_log_ratio(uint64_t a, uint64_t n1, uint64_t b, uint64_t n2);
/* Half the width of its 95 % interval: 1.959964 sqrt(1/a - 1/n1 + 1/b - 1/n2) / ln 2. Katz, Baptista, Azen and Pike,
 * "Obtaining confidence intervals for the risk ratio in cohort studies", Biometrics 34 (1978). */
double mw_score_log_ratio_half(uint64_t a, uint64_t n1, uint64_t b, uint64_t n2);
/* %DIFF: 100 (a/n1 - b/n2) / (b/n2); NAN where b is 0. Gabrielatos and Marchi, "Keyness: matching metrics to
 * definitions", Corpus Linguistics in the South, 2012. */
double mw_score_percent_diff(uint64_t a, uint64_t n1, uint64_t b, uint64_t n2);
/* How probable so large a chi-squared of one degree of freedom is by chance: erfc(sqrt(x / 2)). Abramowitz and
 * Stegun, Handbook of Mathematical Functions (1964), 26.4. */
double mw_score_p(double chi2);
/* p values, rising, become q values: q(i) = min over k >= i of p(k) m / k. Benjamini and Hochberg, "Controlling the
 * false discovery rate", JRSS B 57 (1995). */
void mw_score_q(double *rising, size_t count);

/* ---- two words: together both times, a and b times each, of n */

/* logDice of two keys: 14 + log2(2 f(a,b) / (f(a) + f(b))), at most 14, one less when they are half
 * as often together; it does not depend on the size of the corpus. Rychlý, "A
 * lexicographer-friendly association score", RASLAN 2008. */
double mw_score_log_dice(uint64_t both, uint64_t a, uint64_t b);
/* The table of an association: of `near` words in reach of the node `both` are the word, of all n words f are. */
typedef struct mw_association {
    uint64_t both, near, f, n;
} mw_association;
/* near f / n. Evert, "Corpora and collocations", in Corpus Linguistics (de Gruyter 2008), section 4. */
double mw_score_expected(mw_association t);
/* 2 sum O ln(O/E) over the four cells. Dunning, "Accurate methods for the statistics of surprise and coincidence",
 * Computational Linguistics 19 (1993). */
double mw_score_g2_table(mw_association t);
/* log2(O/E). Church and Hanks, "Word association norms", Computational Linguistics 16 (1990). */
double mw_score_pmi(mw_association t);
/* PMI / -log2(O/n): 1 always together, 0 by chance. Bouma, "Normalized (pointwise) mutual information", GSCL 2009. */
double mw_score_npmi(mw_association t);
/* (O - E) / sqrt(O). Church, Gale, Hanks and Hindle, "Using statistics in lexical analysis", 1991. */
double mw_score_t(mw_association t);
/* Delta P of the word given the node, O11/R1 - O21/R2, and of the node given the word, O11/C1 - O12/C2. Gries,
 * "50-something years of work on collocations", International Journal of Corpus Linguistics 18 (2013). */
double mw_score_delta_p(mw_association t);
double mw_score_delta_p_back(mw_association t);

/* ---- a word over the parts of a corpus: f[i] of size[i] words; the parts not given have none of it */

typedef struct mw_dispersion {
    double dp, dp_norm, juilland;
} mw_dispersion;
/* DP: half the sum of |f[i]/f - size[i]/n|, 0 even, near 1 all in one part; dp_norm: DP / (1 - smallest share).
 * Gries, "Dispersions and adjusted frequencies in corpora", IJCL 13 (2008); Lijffijt and Gries, correction, IJCL 17
 * (2012). D: 1 - V / sqrt(parts - 1), V the coefficient of variation of f[i]/size[i]. Juilland, Brodin and
 * Davidovitch, Frequency Dictionary of French Words (1970), with the relative frequencies of Gries 2008. */
mw_dispersion mw_score_dispersion(const uint64_t *f, const uint64_t *size, size_t with, size_t parts, uint64_t n,
                                  uint64_t smallest);

/* ---- a word in an article */

/* tf log10(n / df). Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), 6.2. */
double mw_score_tf_idf(uint64_t tf, uint64_t df, uint64_t articles);
/* One word's part of Okapi BM25: idf tf (k1 + 1) / (tf + k1 (1 - b + b length / mean)), k1 = 1.2, b = 0.75.
 * Robertson and Zaragoza, "The probabilistic relevance framework", FTIR 3 (2009); the idf is
 * ln(1 + (n - df + 0.5) / (df + 0.5)), which is never negative, as in Lucene. */
double mw_score_bm25(uint64_t tf, uint64_t df, uint64_t articles, uint64_t length, uint64_t total);

/* ---- a text */

/* 10^4 (sum of squares of the words' counts - n) / n^2. Yule, The Statistical Study of Literary Vocabulary (1944), in
 * the form of Tweedie and Baayen, Computers and the Humanities 32 (1998). */
double mw_score_yule_k(uint64_t squares, uint64_t n);
/* 206.835 - 1.015 words/sentences - 84.6 syllables/words. Flesch, Journal of Applied Psychology 32 (1948). */
double mw_score_flesch(uint64_t words, uint64_t sentences, uint64_t syllables);
/* 0.39 words/sentences + 11.8 syllables/words - 15.59. Kincaid, Fishburne, Rogers and Chissom, report 8-75 (1975). */
double mw_score_flesch_kincaid(uint64_t words, uint64_t sentences, uint64_t syllables);
/* 3.1291 + 1.0430 sqrt(30 long/sentences), long: of three syllables and more. McLaughlin, Journal of Reading 12
 * (1969); NAN below the 30 sentences that it is made for. */
double mw_score_smog(uint64_t longs, uint64_t sentences);
/* 0.0588 L - 0.296 S - 15.8, letters and sentences a hundred words. Coleman and Liau, Journal of Applied Psychology 60
 * (1975). */
double mw_score_coleman_liau(uint64_t letters, uint64_t words, uint64_t sentences);

#endif
