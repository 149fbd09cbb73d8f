/* SPDX-License-Identifier: MIT */
#include "base/date.h"

#include <criterion/criterion.h>

Test(date, every_day_of_ten_thousand_years_is_one_more_than_the_last)
{
    mw_day day = mw_day_of(1, 1, 1);
    int weekday = mw_day_weekday(day);
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++)
            for (int d = 1; d <= mw_month_days(year, month); d++, day++) {
                mw_civil civil = mw_day_civil(day);
                if (mw_day_of(year, month, d) != day || civil.year != year ||
                    civil.month != month || civil.day != d || mw_day_weekday(day) != weekday)
                    cr_assert_fail("%04d-%02d-%02d", year, month, d);
                weekday = weekday % 7 + 1;
            }
}

Test(date, known_days)
{
    cr_expect_eq(mw_day_of(1970, 1, 1), 0);
    cr_expect_eq(mw_day_of(2000, 3, 1), 11017);
    cr_expect_eq(mw_day_of(1969, 12, 31), -1);
    cr_expect_eq(mw_day_weekday(mw_day_of(2022, 8, 3)), 3, "a Wednesday");
    cr_expect_eq(mw_day_weekday(mw_day_of(2021, 2, 1)), 1, "a Monday");
    cr_expect_eq(mw_day_weekday(mw_day_of(1900, 1, 1)), 1);
}

Test(date, leap_years_have_a_29th_of_february)
{
    static const int LEAP[] = {4, 1600, 1996, 2000, 2020, 2024},
                     COMMON[] = {1700, 1900, 2021, 2022, 2100};
    for (size_t i = 0; i < sizeof LEAP / sizeof *LEAP; i++)
        cr_expect_neq(mw_day_of(LEAP[i], 2, 29), MW_DAY_NONE, "%d", LEAP[i]);
    for (size_t i = 0; i < sizeof COMMON / sizeof *COMMON; i++)
        cr_expect_eq(mw_day_of(COMMON[i], 2, 29), MW_DAY_NONE, "%d", COMMON[i]);
}

Test(date, there_is_no_such_day)
{
    static const mw_civil BAD[] = {{2022, 0, 1},  {2022, 13, 1}, {2022, 1, 0},  {2022, 1, 32},
                                   {2022, 4, 31}, {0, 1, 1},     {10000, 1, 1}, {-5, 1, 1}};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        cr_expect_eq(mw_day_of(BAD[i].year, BAD[i].month, BAD[i].day), MW_DAY_NONE, "row %zu", i);
}

/* The days around new year, where the ISO week's year is not the calendar's. */
Test(date, iso_weeks_belong_to_the_year_of_their_thursday)
{
    static const struct {
        int year, month, day, iso_year, week;
    } ROWS[] = {
        {2005, 1, 1, 2004, 53},   {2005, 1, 2, 2004, 53},   {2005, 12, 31, 2005, 52},
        {2006, 1, 2, 2006, 1},    {2007, 1, 1, 2007, 1},    {2007, 12, 30, 2007, 52},
        {2007, 12, 31, 2008, 1},  {2008, 12, 28, 2008, 52}, {2008, 12, 29, 2009, 1},
        {2009, 12, 31, 2009, 53}, {2010, 1, 3, 2009, 53},   {2020, 12, 31, 2020, 53},
        {2021, 1, 3, 2020, 53},   {2021, 1, 4, 2021, 1},    {2022, 7, 25, 2022, 30},
        {2022, 8, 3, 2022, 31},   {1, 1, 1, 1, 1},          {9999, 12, 31, 9999, 52},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        int iso_year, week;
        mw_day_week(mw_day_of(ROWS[i].year, ROWS[i].month, ROWS[i].day), &iso_year, &week);
        cr_expect(iso_year == ROWS[i].iso_year && week == ROWS[i].week, "row %zu: %d-W%02d", i,
                  iso_year, week);
    }
}

/* The week of a day behind the last one was once counted from no day at all. */
Test(date, a_day_beyond_the_calendar_has_a_week_all_the_same)
{
    int iso_year, week;
    mw_day_week(mw_day_of(9999, 12, 31) + 3, &iso_year, &week);
    cr_expect(iso_year == 10000 && week == 1, "%d-W%02d", iso_year, week);
}

Test(date, text_and_parsing_are_inverse)
{
    for (mw_day day = mw_day_of(1899, 12, 1); day < mw_day_of(2101, 1, 1); day++) {
        char text[MW_DATE_TEXT];
        mw_day_text(day, text);
        cr_assert_eq(mw_day_parse(mw_str_of(text)), day, "%s", text);
    }
    char text[MW_DATE_TEXT];
    mw_day_text(mw_day_of(33, 4, 5), text);
    cr_expect_str_eq(text, "0033-04-05");
}

Test(date, parsing_takes_a_date_and_perhaps_a_time_behind_it)
{
    cr_expect_eq(mw_day_parse(MW_STR("2022-08-03T10:00:00Z")), mw_day_of(2022, 8, 3));
    cr_expect_eq(mw_day_parse(MW_STR("2022-08-03 10:00")), mw_day_of(2022, 8, 3));
    static const char *const BAD[] = {"",           "2022-08",    "2022-8-3",   "2022-08-03x",
                                      "2022/08/03", "22-08-03",   "2022-02-30", "2022-00-10",
                                      "+022-08-03", "2022-08-3 ", "a022-08-03"};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        cr_expect_eq(mw_day_parse(mw_str_of(BAD[i])), MW_DAY_NONE, "\"%s\"", BAD[i]);
}

Test(date, dates_are_written_in_several_ways)
{
    static const char *const GOOD[] = {"2022-08-03", "2022-08-03T14:00Z", "2022-08-03T16:00:00+06:30", "2022-08-03TMO",
                                       "2022-08", "2022", "202X", "19XX", "2022-W30", "2022-W30-WE", "2022-Q3", "2022-H2",
                                       "2022-SU"};
    static const char *const BAD[] = {"", "2", "22", "2022-13", "2022-00", "2022-02-30", "2022-08-03 killed 12", "2,148",
                                      "2022-W3", "P3D", "2022-", "2022-08-03x", "20221"};
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++)
        cr_assert(mw_date_is_written(mw_str_of(GOOD[i])), "%s", GOOD[i]);
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        cr_assert(!mw_date_is_written(mw_str_of(BAD[i])), "%s", BAD[i]);
}
