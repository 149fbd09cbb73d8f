/* SPDX-License-Identifier: MIT */
/* Days and dates: integer arithmetic only, the same in every locale and time zone. */
#include "base/date.h"

#include <stdio.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int mw_month_days(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : DAYS[month - 1];
}

static mw_day number_of(int year, int month, int day)
{
    int y = year - (month <= 2);
    int era = y / 400, of_era = y - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

mw_day mw_day_of(int year, int month, int day)
{
    bool is_one =
        year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= mw_month_days(year, month);
    return is_one ? number_of(year, month, day) : MW_DAY_NONE;
}

mw_civil mw_day_civil(mw_day day)
{
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int of_era = z - era * 146097;
    int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * of_year + 2) / 153;
    int month = shifted + (shifted < 10 ? 3 : -9);
    return (mw_civil){year_of_era + era * 400 + (month <= 2), month,
                      of_year - (153 * shifted + 2) / 5 + 1};
}

int mw_day_weekday(mw_day day)
{
    return (int)((((int64_t)day + 3) % 7 + 7) % 7) + 1; /* day 0 was a Thursday */
}

void mw_day_week(mw_day day, int *iso_year, int *week)
{
    mw_day thursday = day + 4 - mw_day_weekday(day); /* a week belongs to its Thursday's year */
    *iso_year = mw_day_civil(thursday).year;
    *week = (thursday - number_of(*iso_year, 1, 1)) / 7 + 1;
}

void mw_day_text(mw_day day, char text[MW_DATE_TEXT])
{
    mw_civil c = mw_day_civil(day);
    snprintf(text, MW_DATE_TEXT, "%04u-%02u-%02u", (unsigned)c.year % 10000u,
             (unsigned)c.month % 100u, (unsigned)c.day % 100u);
}

static int digits(mw_str text, size_t start, size_t end)
{
    int value = 0;
    for (size_t i = start; i < end; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

mw_day mw_day_parse(mw_str text)
{
    if (text.len < 10 || text.data[4] != '-' || text.data[7] != '-' ||
        (text.len > 10 && text.data[10] != 'T' && text.data[10] != ' '))
        return MW_DAY_NONE;
    int year = digits(text, 0, 4), month = digits(text, 5, 7), day = digits(text, 8, 10);
    return year < 0 || month < 0 || day < 0 ? MW_DAY_NONE : mw_day_of(year, month, day);
}

/* 9 stands for a digit; a month and a day must be of the calendar. */
static const char *const FORMS[] = {"9999",    "999X",       "99XX",        "9999-W99", "9999-W99-WE", "9999-W99-9",
                                    "9999-Q9", "9999-H9",    "9999-SP",     "9999-SU",  "9999-FA",     "9999-WI"};

static bool has_form(mw_str text, const char *form)
{
    if (text.len != strlen(form))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        bool digit = text.data[i] >= '0' && text.data[i] <= '9';
        if (form[i] == '9' ? !digit : text.data[i] != form[i])
            return false;
    }
    return true;
}

static bool is_time(mw_str text) /* T14:00, T14:00:00.5+06:30, TMO */
{
    for (size_t i = 1; i < text.len; i++)
        if (!text.data[i] || !strchr("0123456789:.+-TZMOAFEVNI", text.data[i]))
            return false;
    return true;
}

bool mw_date_is_written(mw_str text)
{
    if (has_form(text, "9999-99")) {
        int month = digits(text, 5, 7);
        return month >= 1 && month <= 12;
    }
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        if (has_form(text, FORMS[i]))
            return true;
    return mw_day_parse(text) != MW_DAY_NONE && (text.len == 10 || is_time(mw_str_sub(text, 10, text.len)));
}
