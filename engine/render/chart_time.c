/* SPDX-License-Identifier: MIT */
/* Days on an axis: which span the rows cover, and which days of it are worth a name. */
#include "render/chart_impl.h"

#include <stdio.h>

static bool number_of(mw_str text, size_t start, size_t end, int *number)
{
    *number = 0;
    for (size_t i = start; i < end; i++) {
        if (i >= text.len || text.data[i] < '0' || text.data[i] > '9')
            return false;
        *number = *number * 10 + (text.data[i] - '0');
    }
    return true;
}

/* Of an ISO week; the fourth of January is in the first one. */
static mw_day monday_of(int year, int week)
{
    mw_day fourth = mw_day_of(year, 1, 4);
    return week >= 1 && week <= 53 ? fourth - (mw_day_weekday(fourth) - 1) + 7 * (week - 1)
                                   : MW_DAY_NONE;
}

mw_day mw_chart_day(mw_cell cell)
{
    if (cell.type == MW_CELL_INTEGER && cell.integer >= 1000 && cell.integer <= 9999)
        return mw_day_of((int)cell.integer, 1, 1);
    if (cell.type != MW_CELL_TEXT)
        return MW_DAY_NONE;
    mw_str text = cell.text;
    int year, month;
    if (!number_of(text, 0, 4, &year))
        return MW_DAY_NONE;
    if (text.len >= 8 && text.data[5] == 'W') /* 2022-W28, 2022-W28-WE */
        return number_of(text, 6, 8, &month) ? monday_of(year, month) : MW_DAY_NONE;
    if (text.len >= 10)
        return mw_day_parse(text);
    if (text.len != 4 && text.len != 7)
        return MW_DAY_NONE;
    if (text.len == 4)
        return mw_day_of(year, 1, 1);
    return text.data[4] == '-' && number_of(text, 5, 7, &month) ? mw_day_of(year, month, 1)
                                                                : MW_DAY_NONE;
}

span_of_days mw_chart_days(const block *b)
{
    span_of_days days = {INT32_MAX, INT32_MIN};
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++) {
        if (!mw_chart_has(b, r))
            continue;
        mw_day day = mw_chart_day(mw_frame_cell(b->frame, r, b->chart->date));
        mw_day since = b->chart->since == SIZE_MAX
                           ? MW_DAY_NONE
                           : mw_chart_day(mw_frame_cell(b->frame, r, b->chart->since));
        days.first = day < days.first ? day : days.first;
        days.last = day > days.last ? day : days.last;
        days.first = since != MW_DAY_NONE && since < days.first ? since : days.first;
        days.last = since != MW_DAY_NONE && since > days.last ? since : days.last;
    }
    if (days.first > days.last)
        days = (span_of_days){0, 1};
    if (days.first == days.last) /* one day stands in the middle */
        days = (span_of_days){days.first - 1, days.last + 1};
    return days;
}

/* Every so many months; 0: every so many days. The first that gives few enough is taken. */
typedef struct stride {
    int months, days;
} stride;

static const stride STRIDES[] = {{0, 1},  {0, 2},  {0, 7},  {0, 14},  {1, 0},   {3, 0},   {6, 0},
                                 {12, 0}, {24, 0}, {60, 0}, {120, 0}, {600, 0}, {1200, 0}};

/* The first tick at or after a day, and the one after a tick: multiples, so that years stand at
 * their beginning. */
static mw_day tick_from(mw_day day, stride by)
{
    if (!by.months)
        return day;
    mw_civil civil = mw_day_civil(day);
    int month = civil.year * 12 + civil.month - 1 + (civil.day > 1);
    month = (month + by.months - 1) / by.months * by.months;
    return mw_day_of(month / 12, month % 12 + 1, 1);
}

static size_t walk(span_of_days days, stride by, int most, tick *ticks)
{
    size_t count = 0;
    mw_day day = tick_from(days.first, by);
    while (day != MW_DAY_NONE && day <= days.last && count <= (size_t)most && count < TICKS_MAX) {
        mw_civil civil = mw_day_civil(day);
        tick *t = &ticks[count++];
        t->day = day;
        if (by.months >= 12)
            snprintf(t->text, sizeof t->text, "%d", civil.year);
        else if (by.months)
            snprintf(t->text, sizeof t->text, "%d-%02d", civil.year, civil.month);
        else
            mw_day_text(day, t->text);
        day = by.months ? tick_from(day + 1, by) : day + by.days;
    }
    return count;
}

size_t mw_chart_ticks(span_of_days days, int most, tick ticks[TICKS_MAX])
{
    most = most < 1 ? 1 : most > TICKS_MAX - 1 ? TICKS_MAX - 1 : most;
    size_t count = 0;
    for (size_t i = 0; i < sizeof STRIDES / sizeof *STRIDES; i++) {
        count = walk(days, STRIDES[i], most, ticks);
        if (count <= (size_t)most)
            break;
    }
    if (count > (size_t)most)
        count = (size_t)most;
    return count ? count
                 : walk(days, (stride){0, INT32_MAX / 2}, 1, ticks); /* at least where it begins */
}
