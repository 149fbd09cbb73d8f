/* SPDX-License-Identifier: MIT */
/* The statistics there are. One property test holds them all; a new one takes its row here. */
#include <moonwire/statistic.h>

extern const mw_statistic mw_bigrams_statistic, mw_collocates_statistic, mw_neardup_statistic, mw_pairs_statistic,
    mw_series_statistic, mw_tally_statistic, mw_terms_statistic;

static const mw_statistic *const STATISTICS[] = {
    &mw_bigrams_statistic,
    &mw_collocates_statistic,
    &mw_neardup_statistic,
    &mw_pairs_statistic,
    &mw_series_statistic,
    &mw_tally_statistic,
    &mw_terms_statistic,
};
enum { STATISTIC_COUNT = sizeof STATISTICS / sizeof *STATISTICS };

const mw_statistic *mw_statistic_at(size_t index)
{
    return index < STATISTIC_COUNT ? STATISTICS[index] : NULL;
}

const mw_statistic *mw_statistic_named(mw_str name)
{
    for (size_t i = 0; i < STATISTIC_COUNT; i++)
        if (mw_str_is(name, STATISTICS[i]->name))
            return STATISTICS[i];
    return NULL;
}
