/* SPDX-License-Identifier: MIT */
/* Series: buckets of time, and what has no date for one. */
#include <criterion/criterion.h>

#include <moonwire/series.h>

#include "base/buf.h"

/* "key bucket count, …"; - for undated. Frees the series. */
static void is(mw_series *series, bool zeros, const char *expected)
{
    mw_error err = {0};
    mw_buf out = {0};
    mw_frame *rows = mw_series_rows(series, zeros, &err);
    cr_assert(rows, "%s", err.text);
    for (size_t i = 0; i < mw_frame_row_count(rows); i++) {
        mw_str bucket = mw_frame_cell(rows, i, 1).text;
        mw_buf_print(&out, "%s%.*s %.*s %lld", i ? ", " : "",
                     MW_ARG(mw_frame_cell(rows, i, 0).text),
                     MW_ARG(bucket.data ? bucket : MW_STR("-")),
                     (long long)mw_frame_cell(rows, i, 2).integer);
    }
    cr_assert_str_eq(mw_buf_str(&out).data, expected);
    mw_frame_free(rows);
    mw_series_free(series);
    mw_buf_free(&out);
}

static mw_series *of(mw_per per, const char *dates)
{
    mw_series *series = mw_series_new(per, NULL);
    mw_str rest = mw_str_of(dates), date;
    while (mw_str_cut(&rest, ' ', &date))
        cr_assert(mw_series_add(series, MW_STR("k"), date, 1, NULL, NULL));
    return series;
}

Test(series, buckets_are_days_weeks_months_or_years)
{
    static const char DATES[] = "2022-08-03 2022-08-03T23:59 2022-01-02 2021-01-01";
    is(of(MW_PER_DAY, DATES), false, "k 2021-01-01 1, k 2022-01-02 1, k 2022-08-03 2");
    is(of(MW_PER_WEEK, DATES), false, "k 2020-W53 1, k 2021-W52 1, k 2022-W31 2");
    is(of(MW_PER_MONTH, DATES), false, "k 2021-01 1, k 2022-01 1, k 2022-08 2");
    is(of(MW_PER_YEAR, DATES), false, "k 2021 1, k 2022 3");
}

Test(series, a_date_that_is_too_coarse_for_its_bucket_is_undated)
{
    static const char DATES[] = "2022-08 2022 2022-W31 soon 2022-13 2022-02-30 0000-01-01 2022-1-1";
    is(of(MW_PER_DAY, DATES), false, "k - 8");
    is(of(MW_PER_WEEK, DATES), false, "k - 8");
    is(of(MW_PER_MONTH, DATES), false, "k - 7, k 2022-08 1");
    is(of(MW_PER_YEAR, DATES), false, "k - 6, k 2022 2");
}

Test(series, zeros_fill_every_key_from_the_first_bucket_to_the_last)
{
    mw_series *series = of(MW_PER_MONTH, "2021-12-31 2022-03-01 never");
    cr_assert(mw_series_add(series, MW_STR("j"), MW_STR("2022-02-02"), 5, NULL, NULL));
    cr_assert(mw_series_add(series, MW_STR("z"), MW_NONE, 9, NULL, NULL));
    is(series, true,
       "j 2021-12 0, j 2022-01 0, j 2022-02 5, j 2022-03 0, "
       "k - 1, k 2021-12 1, k 2022-01 0, k 2022-02 0, k 2022-03 1, "
       "z - 9, z 2021-12 0, z 2022-01 0, z 2022-02 0, z 2022-03 0");
    is(of(MW_PER_WEEK, "2020-12-20 2021-01-12"), true,
       "k 2020-W51 1, k 2020-W52 0, k 2020-W53 0, k 2021-W01 0, k 2021-W02 1");
    is(of(MW_PER_DAY, "2024-02-28 2024-03-01"), true,
       "k 2024-02-28 1, k 2024-02-29 0, k 2024-03-01 1");
    is(of(MW_PER_YEAR, "2019-12-31 2021-01-01"), true, "k 2019 1, k 2020 0, k 2021 1");
    is(of(MW_PER_DAY, "never"), true, "k - 1");
    is(of(MW_PER_DAY, ""), true, "k - 1");
}

Test(series, more_zeros_than_anybody_can_look_at_are_refused)
{
    mw_error err = {0};
    mw_series *series = of(MW_PER_DAY, "1001-01-01 9998-12-31"); /* 3 million days */
    cr_assert_null(mw_series_rows(series, true, &err));
    cr_assert_eq(err.code, MW_ELIMIT);
    mw_series_free(series);
}

Test(series, of_different_buckets_do_not_merge)
{
    mw_error err = {0};
    mw_series *days = mw_series_new(MW_PER_DAY, NULL), *weeks = mw_series_new(MW_PER_WEEK, NULL);
    cr_assert_not(mw_series_merge(days, weeks, &err));
    cr_assert_str_eq(err.text, "a series by week does not merge into one by day");
    mw_per per;
    cr_assert(mw_per_parse(MW_STR("week"), &per) && per == MW_PER_WEEK);
    cr_assert_not(mw_per_parse(MW_STR("decade"), &per));
    mw_series_free(days);
    mw_series_free(weeks);
}
