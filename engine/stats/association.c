/* SPDX-License-Identifier: MIT */
/* One table of counts, all measures. */
#include "stats/association.h"

#include "stats/terms_impl.h"

double mw_association_strength(mw_association t, uint64_t nodes, mw_collocates_by by)
{
    switch (by) {
    case MW_NEAR_PMI:
        return mw_score_pmi(t);
    case MW_NEAR_NPMI:
        return mw_score_npmi(t);
    case MW_NEAR_LOG_DICE:
        return mw_score_log_dice(t.both, nodes, t.f);
    case MW_NEAR_T:
        return mw_score_t(t);
    case MW_NEAR_DELTA_P:
        return mw_score_delta_p(t);
    case MW_NEAR_DELTA_P_BACK:
        return mw_score_delta_p_back(t);
    default:
        return mw_score_g2_table(t);
    }
}

void mw_association_cells(mw_association t, uint64_t nodes, size_t articles, mw_cell *cells)
{
    const mw_cell made[MW_ASSOCIATION_CELLS] = {
        mw_cell_integer((int64_t)t.f),
        mw_cell_real(mw_score_expected(t)),
        mw_cell_integer((int64_t)articles),
        mw_terms_real(mw_score_g2_table(t)),
        mw_terms_real(mw_score_pmi(t)),
        mw_terms_real(mw_score_npmi(t)),
        mw_terms_real(mw_score_log_dice(t.both, nodes, t.f)),
        mw_terms_real(mw_score_t(t)),
        mw_terms_real(mw_score_delta_p(t)),
        mw_terms_real(mw_score_delta_p_back(t)),
    };
    memcpy(cells, made, sizeof made);
}
