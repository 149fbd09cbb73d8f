/* SPDX-License-Identifier: MIT */
/* What calendar.tsv says about each token of the article, looked up once. */
#include "annotate/dates_impl.h"

static const char *const KINDS[MW_CAL_KINDS] = {
    "month", "weekday", "weekdays", "unit", "units", "season", "part", "day", "tonight", "now",
    "which", "edge", "every", "frequency", "shift", "clock", "zone", "holiday", "ordinal", "decade"};

static uint32_t kinds_of(const mw_row *row)
{
    uint32_t kinds = 0;
    for (; row; row = mw_row_next(row)) {
        mw_str kind = mw_row_get(row, "kind");
        for (unsigned k = 0; k < MW_CAL_KINDS; k++)
            if (mw_str_is(kind, KINDS[k]))
                kinds |= 1u << k;
    }
    return kinds;
}

bool mw_dating_words(mw_dating *d, mw_error *err)
{
    const mw_layers *layers = d->scan.layers;
    d->words = mw_arena_get(mw_article_arena(d->scan.article),
                            (layers->token_count + 1) * sizeof *d->words, err);
    if (!d->words)
        return false;
    for (size_t s = 0; s < layers->sentence_count; s++) {
        uint32_t end = layers->sentences[s].token_end;
        for (uint32_t i = layers->sentences[s].token_first; i < end; i++) {
            mw_hit hit;
            if (mw_lexicon_match(d->calendar, d->scan.tokens + i, end - i, &hit))
                d->words[i] = (mw_calword){hit.row, kinds_of(hit.row), hit.tokens};
        }
    }
    return true;
}

bool mw_cal_is(const mw_dating *d, uint32_t at, mw_cal kind)
{
    return at < d->scan.end && (d->words[at].kinds >> kind & 1);
}

const mw_row *mw_cal_row(const mw_dating *d, uint32_t at, mw_cal kind)
{
    if (!mw_cal_is(d, at, kind))
        return NULL;
    const mw_row *row = d->words[at].row;
    while (row && !mw_str_is(mw_row_get(row, "kind"), KINDS[kind]))
        row = mw_row_next(row);
    return row;
}

mw_str mw_cal_value(const mw_dating *d, uint32_t at, mw_cal kind)
{
    const mw_row *row = mw_cal_row(d, at, kind);
    return row ? mw_row_get(row, "value") : MW_STR("");
}

int mw_cal_number(const mw_dating *d, uint32_t at, mw_cal kind)
{
    const mw_row *row = mw_cal_row(d, at, kind);
    return row ? (int)mw_row_number(row, "value") : 0;
}

uint32_t mw_cal_tokens(const mw_dating *d, uint32_t at)
{
    return at < d->scan.end ? d->words[at].tokens : 0;
}

bool mw_cal_needs(const mw_dating *d, uint32_t at, mw_cal kind, const char *what)
{
    const mw_row *row = mw_cal_row(d, at, kind);
    return row && mw_str_is(mw_row_get(row, "needs"), what);
}

bool mw_dating_is(const mw_dating *d, uint32_t at, const char *word)
{
    return mw_scan_is(&d->scan, at, word);
}

bool mw_dating_in(const mw_dating *d, uint32_t at, const char *words)
{
    return mw_scan_in(&d->scan, at, words);
}

bool mw_dating_before(const mw_dating *d, uint32_t at, const char *words)
{
    return at > d->sentence_first && mw_scan_in(&d->scan, at - 1, words);
}

bool mw_dating_capital(const mw_dating *d, uint32_t at)
{
    return mw_scan_shape(&d->scan, at, MW_CAPITAL);
}
