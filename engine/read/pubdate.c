/* SPDX-License-Identifier: MIT */
/* Publication dates as pages and feeds write them, to ISO 8601. */
#include "read/pubdate.h"

#include "base/date.h"

#include <stdio.h>

/* A pointer that walks over the text. */
typedef struct cursor {
    mw_str text;
    size_t at;
} cursor;

static char here(const cursor *c)
{
    return c->at < c->text.len ? c->text.data[c->at] : '\0';
}

static bool take(cursor *c, char wanted)
{
    if (here(c) != wanted || !wanted)
        return false;
    c->at++;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Between `least` and `most` digits; -1 when there are fewer or more. */
static int number(cursor *c, int least, int most)
{
    int value = 0, count = 0;
    for (; is_digit(here(c)) && count < most; c->at++, count++)
        value = value * 10 + (here(c) - '0');
    return count < least || is_digit(here(c)) ? -1 : value;
}

static mw_str word(cursor *c)
{
    size_t start = c->at;
    while (is_letter(here(c)))
        c->at++;
    return mw_str_sub(c->text, start, c->at);
}

static void skip(cursor *c, const char *marks)
{
    while (here(c) && strchr(marks, here(c)))
        c->at++;
}

static int month_of(mw_str name)
{
    static const char MONTHS[12][10] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    if (name.len < 3)
        return 0;
    for (int i = 0; i < 12; i++) {
        mw_str whole = mw_str_of(MONTHS[i]);
        if (name.len <= whole.len && mw_str_equal_fold(name, mw_str_sub(whole, 0, name.len)))
            return i + 1;
    }
    return mw_str_equal_fold(name, MW_STR("sept")) ? 9 : 0;
}

/* The zone behind a time, as Z or +07:00; names of zones other than GMT and UTC say too little. */
static void add_zone(cursor c, char *zone, size_t room)
{
    char sign = here(&c);
    mw_str name = word(&c);
    if (mw_str_is(name, "Z") || mw_str_is(name, "GMT") || mw_str_is(name, "UTC")) {
        snprintf(zone, room, "Z");
        return;
    }
    if (!take(&c, '+') && !take(&c, '-'))
        return;
    int hours = number(&c, 2, 4), minutes = 0;
    if (hours >= 100)
        minutes = hours % 100, hours /= 100;
    else if (take(&c, ':'))
        minutes = number(&c, 2, 2);
    if (hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60)
        snprintf(zone, room, "%c%02d:%02d", sign, hours, minutes);
}

/* 2:05 pm is 14:05; -1 when there is no such hour. */
static int hour_of_day(cursor *c, int hour)
{
    cursor half = *c;
    mw_str name = word(&half);
    bool morning = mw_str_equal_fold(name, MW_STR("am")),
         evening = mw_str_equal_fold(name, MW_STR("pm"));
    if (!morning && !evening)
        return hour <= 23 ? hour : -1;
    *c = half;
    return hour < 1 || hour > 12 ? -1 : hour % 12 + (evening ? 12 : 0);
}

/* 14:05, 14:05:30.123+07:00, 2:05 pm: appended where it can be read, else the day stands alone. */
static void add_time(cursor c, char when[MW_PUBDATE_TEXT])
{
    skip(&c, "T ,");
    int hour = number(&c, 1, 2);
    if (hour < 0 || !take(&c, ':'))
        return;
    int minute = number(&c, 2, 2), second = take(&c, ':') ? number(&c, 2, 2) : 0;
    if (take(&c, '.'))
        while (is_digit(here(&c)))
            c.at++;
    skip(&c, " ");
    hour = hour_of_day(&c, hour);
    if (hour < 0 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return;
    skip(&c, " ");
    size_t len = strlen(when);
    len += (size_t)snprintf(when + len, MW_PUBDATE_TEXT - len, "T%02d:%02d", hour % 24, minute);
    if (second)
        len += (size_t)snprintf(when + len, MW_PUBDATE_TEXT - len, ":%02d", second % 61);
    add_zone(c, when + len, MW_PUBDATE_TEXT - len);
}

/* A whole date as text; "" without a year; false when there is no such day. */
static bool put_day(mw_civil date, char when[MW_PUBDATE_TEXT])
{
    char text[MW_DATE_TEXT] = "";
    mw_day day =
        mw_day_of(date.year ? date.year : 2000, date.month, date.day); /* 29 February may be */
    if (day == MW_DAY_NONE || (date.year && date.year < 1600))
        return false;
    if (date.year)
        mw_day_text(day, text);
    snprintf(when, MW_PUBDATE_TEXT, "%s", text);
    return true;
}

/* 2022-08-03, 2022/08/03, 2022.08.03, 20220803 */
static bool year_first(cursor *c, mw_civil *date)
{
    cursor start = *c;
    int all = number(c, 8, 8);
    if (all > 0) {
        *date = (mw_civil){all / 10000, all / 100 % 100, all % 100};
        return true;
    }
    *c = start;
    date->year = number(c, 4, 4);
    char mark = here(c);
    if (date->year < 0 || (mark != '-' && mark != '/' && mark != '.'))
        return false;
    c->at++;
    date->month = number(c, 1, 2);
    if (date->month < 0 || !take(c, mark))
        return false;
    date->day = number(c, 1, 2);
    return date->day > 0;
}

/* The year behind a day and a month, where there is one. */
static int year_behind(cursor *c)
{
    cursor before = *c;
    skip(c, " -.,");
    int year = number(c, 4, 4);
    if (year < 0)
        *c = before;
    return year < 0 ? 0 : year;
}

/* Wed, 03 Aug 2022; 3 August 2022; 3rd of August, 2022; 3 August */
static bool day_first(cursor *c, mw_civil *date)
{
    date->day = number(c, 1, 2);
    mw_str next = word(c); /* st, nd, rd, th */
    skip(c, " -.");
    if (next.len <= 2)
        next = word(c);
    if (mw_str_equal_fold(next, MW_STR("of"))) {
        skip(c, " ");
        next = word(c);
    }
    date->month = month_of(next);
    date->year = year_behind(c);
    return date->day > 0 && date->month > 0;
}

/* August 3, 2022; Aug. 3 2022; Aug 3 */
static bool month_first(cursor *c, mw_civil *date)
{
    date->month = month_of(word(c));
    skip(c, " .");
    date->day = number(c, 1, 2);
    word(c);
    date->year = year_behind(c);
    return date->month > 0 && date->day > 0;
}

static bool is_weekday(mw_str name)
{
    static const char *const DAYS[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (size_t i = 0; i < 7; i++)
        if (name.len >= 3 && mw_str_equal_fold(mw_str_sub(name, 0, 3), mw_str_of(DAYS[i])))
            return name.len == 3 || (name.len >= 6 && (name.data[name.len - 1] | 0x20) == 'y');
    return false;
}

/* Behind "Wed, ". */
static cursor behind_weekday(cursor c)
{
    cursor first = c;
    if (is_weekday(word(&first))) {
        skip(&first, "., ");
        return first;
    }
    return c;
}

bool mw_pubdate_parse(mw_str text, char when[MW_PUBDATE_TEXT])
{
    static bool (*const FORMS[])(cursor *, mw_civil *) = {year_first, day_first, month_first};
    cursor c = behind_weekday((cursor){mw_str_trim(text), 0});
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        cursor attempt = c;
        mw_civil date = {0};
        if (!FORMS[i](&attempt, &date) || !date.year ||
            (here(&attempt) && !strchr("T ,;(|", here(&attempt))))
            continue;
        if (!put_day(date, when))
            continue;
        add_time(attempt, when);
        return true;
    }
    return false;
}

size_t mw_pubdate_scan_day(mw_str text, char when[MW_PUBDATE_TEXT])
{
    static bool (*const FORMS[])(cursor *, mw_civil *) = {day_first, month_first};
    cursor c = behind_weekday((cursor){text, 0});
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        cursor attempt = c;
        mw_civil date = {0};
        if (FORMS[i](&attempt, &date) && put_day(date, when))
            return attempt.at;
    }
    return 0;
}
