/* SPDX-License-Identifier: MIT */
/* Every formula against a published example or against R 4.2.2 (base, no packages). The R calls stand beside the
 * numbers; values without one are the source's own. */
#include <criterion/criterion.h>
#include <math.h>

#include "stats/score.h"

static void is(double value, double expected, double within)
{
    cr_expect(fabs(value - expected) <= within, "%.9g instead of %.9g", value, expected);
}

/* a <- 52; n1 <- 4510; b <- 13; n2 <- 5822; E1 <- n1*(a+b)/(n1+n2); E2 <- n2*(a+b)/(n1+n2) */
Test(score, two_sets_of_texts)
{
    is(mw_score_g2(52, 4510, 13, 5822), 36.0720047765, 5e-7); /* 2*(a*log(a/E1) + b*log(b/E2)) */
    /* chisq.test(matrix(c(a, b, n1-a, n2-b), 2), correct = FALSE) */
    is(mw_score_chi2(52, 4510, 13, 5822), 35.1369539867, 5e-7);
    is(mw_score_log_ratio(52, 4510, 13, 5822), 2.36838740598, 5e-7); /* log2((a/n1)/(b/n2)) */
    is(mw_score_log_ratio(0, 4510, 13, 5822), log2(0.5 / 4510 / (13.0 / 5822)), 5e-7);
    /* qnorm(.975)*sqrt(1/a-1/n1+1/b-1/n2)/log(2) */
    is(mw_score_log_ratio_half(52, 4510, 13, 5822), 0.875015008606, 5e-7);
    is(mw_score_percent_diff(52, 4510, 13, 5822), 416.363636364, 5e-7); /* 100*(a/n1-b/n2)/(b/n2) */
    cr_expect(isnan(mw_score_percent_diff(52, 4510, 0, 5822)));
    is(mw_score_g2(0, 10, 0, 20), 0, 0);
    is(mw_score_g2(10, 100, 20, 200), 0, 0); /* the same share on both sides */
    is(mw_score_chi2(100, 100, 200, 200), 0, 0); /* nothing but that word */
}

Test(score, significance)
{
    is(mw_score_p(3.84), 0.0500435212487, 5e-8); /* pchisq(3.84, 1, lower.tail = FALSE) */
    is(mw_score_p(36.5) / 1.52666251965e-09, 1, 1e-5);
    is(mw_score_p(0), 1, 0);
    /* p.adjust(c(.001,.008,.039,.041,.042,.06,.074,.205,.212,.216), "BH") */
    double p[] = {.001, .008, .039, .041, .042, .06, .074, .205, .212, .216};
    const double q[] = {0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.105714285714, 0.216, 0.216, 0.216};
    mw_score_q(p, 10);
    for (size_t i = 0; i < 10; i++)
        is(p[i], q[i], 5e-7);
}

/* "new companies", Manning and Schütze 1999, table 5.8: t = 0.999932. */
static const mw_association NEW_COMPANIES = {.both = 8, .near = 4675, .f = 15828, .n = 14307668};

Test(score, two_words)
{
    is(mw_score_t(NEW_COMPANIES), 0.999932, 5e-7);
    is(mw_score_expected(NEW_COMPANIES), 5.17176523805, 5e-7);  /* 4675*15828/14307668 */
    is(mw_score_pmi(NEW_COMPANIES), 0.629343211624, 5e-7);      /* log2(8/E) */
    is(mw_score_npmi(NEW_COMPANIES), 0.0303001718668, 5e-7);    /* log2(8/E)/-log2(8/14307668) */
    is(mw_score_g2_table(NEW_COMPANIES), 1.32538939635, 5e-7);  /* 2*sum(O*log(O/E)) of the four cells */
    is(mw_score_delta_p(NEW_COMPANIES), 0.000605167739824, 5e-7);
    is(mw_score_delta_p_back(NEW_COMPANIES), 0.000178883433778, 5e-7);
    is(mw_score_log_dice(8, 15828, 4675), 3.67645260006, 5e-7); /* 14+log2(2*8/(15828+4675)) */
    is(mw_score_log_dice(5, 5, 5), 14, 0);                      /* Rychlý 2008: at most 14 */
    /* Dunning 1993, table 2, "the swiss": 110, 2442, 111, 29114 give 270.72. */
    is(mw_score_g2_table((mw_association){110, 2552, 221, 31777}), 270.72, 5e-3);
    /* Always together: NPMI is 1 (Bouma 2009); Delta P is 1 both ways. */
    is(mw_score_npmi((mw_association){20, 20, 20, 1000}), 1, 1e-6);
    is(mw_score_delta_p((mw_association){20, 20, 20, 1000}), 1, 0);
    is(mw_score_delta_p_back((mw_association){20, 20, 20, 1000}), 1, 0);
}

/* Gries 2008, section 2: "b a m n i b e u p / b a s a t b e w q n / b c a g a b e s t a / b a g h a b e a a t /
 * b a h a a b e a x a t": the word a stands 1, 2, 3, 4 and 5 times; DP = 0.18, Juilland's D = 0.785. */
Test(score, dispersion)
{
    const uint64_t f[] = {1, 2, 3, 4, 5}, size[] = {9, 10, 10, 10, 11};
    mw_dispersion is_even = mw_score_dispersion(f, size, 5, 5, 50, 9);
    is(is_even.dp, 0.18, 5e-7);
    is(is_even.dp_norm, 0.219512195122, 5e-7); /* 0.18/(1-9/50) */
    is(is_even.juilland, 0.785, 5e-4);
    is(is_even.juilland, 0.78515045345, 5e-7); /* r <- f/s; 1-sqrt(mean((r-mean(r))^2))/mean(r)/sqrt(4) */
    /* f <- c(3,0,0,1,0): parts without the word are not given */
    const uint64_t few[] = {3, 1}, few_sizes[] = {9, 10};
    mw_dispersion uneven = mw_score_dispersion(few, few_sizes, 2, 5, 50, 9);
    is(uneven.dp, 0.62, 5e-7);
    is(uneven.dp_norm, 0.756097560976, 5e-7);
    is(uneven.juilland, 0.254203098859, 5e-7);
    cr_expect(isnan(mw_score_dispersion(few, few_sizes, 1, 1, 9, 9).dp), "one part is not enough");
}

Test(score, articles)
{
    /* Manning, Raghavan and Schütze 2008, figure 6.8 (idf of car, auto, insurance, best). */
    const uint64_t df[] = {18165, 6723, 19241, 25235};
    const double idf[] = {1.65, 2.08, 1.62, 1.50};
    for (size_t i = 0; i < 4; i++)
        is(mw_score_tf_idf(1, df[i], 806791), idf[i], 5.1e-3);
    is(mw_score_tf_idf(27, 18165, 806791), 44.4831923524, 5e-7); /* 27*log10(806791/18165) */
    is(mw_score_tf_idf(3, 20, 20), 0, 0);
    /* log(1+(n-df+.5)/(df+.5))*tf*2.2/(tf+1.2*(.25+.75*l/avg)) */
    is(mw_score_bm25(3, 10, 100, 120, 10000), 3.41112299404, 5e-7);
    is(mw_score_bm25(1, 90, 100, 80, 10000), 0.119552210642, 5e-7);
}

Test(score, texts)
{
    is(mw_score_yule_k(1 + 1 + 1 + 4 + 9 + 25, 13), 1656.80473373, 5e-7); /* 1e4*(sum(f^2)-n)/n^2 */
    /* 119 words, 5 sentences, 639 letters: 14.5, the sample of Coleman and Liau's index in common use. */
    is(mw_score_coleman_liau(639, 119, 5), 14.5, 5e-2);
    is(mw_score_coleman_liau(639, 119, 5), 14.5304201681, 5e-7); /* .0588*(639/119*100)-.296*(5/119*100)-15.8 */
    is(mw_score_flesch(119, 5, 203), 38.3603529412, 5e-7);         /* 206.835-1.015*(119/5)-84.6*(203/119) */
    is(mw_score_flesch_kincaid(119, 5, 203), 13.8214117647, 5e-7); /* 0.39*119/5+11.8*203/119-15.59 */
    is(mw_score_smog(96, 30), 13.3483712069, 5e-7);                /* 3.1291+1.0430*sqrt(30*96/30) */
    cr_expect(isnan(mw_score_smog(20, 29)), "SMOG is made for 30 sentences");
    cr_expect(isnan(mw_score_flesch(0, 0, 0)));
}
