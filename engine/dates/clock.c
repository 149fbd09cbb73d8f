/* SPDX-License-Identifier: MIT */
/* Times of day: 8 a.m., 7:30 pm (1130 GMT), noon, five in the morning, and the day they belong to: "8 a.m. on April
 * 11", "Tuesday at 9 pm", or a day named before in the sentence. */
#include "dates/dates_impl.h"

#include <stdio.h>

typedef struct hour {
    int hour, minute, second; /* minute -1, second 0: not told */
    mw_str zone;
    uint32_t end;
    bool half; /* a. m. or p. m. was told, or the 24-hour clock: no doubt which half of the day */
} hour;

static bool two_digits(mw_str text, size_t at, int *value)
{
    if (at + 2 > text.len || text.data[at] < '0' || text.data[at] > '5' || text.data[at + 1] < '0' ||
        text.data[at + 1] > '9')
        return false;
    *value = (text.data[at] - '0') * 10 + text.data[at + 1] - '0';
    return true;
}

/* 8  8:30  8.30  20:00; "marked": it has a minute, so it may be a time by itself. */
static bool read_digits(mw_str text, hour *h, size_t *used, bool *marked)
{
    size_t at = 0;
    h->hour = 0;
    while (at < text.len && at < 2 && text.data[at] >= '0' && text.data[at] <= '9')
        h->hour = h->hour * 10 + (text.data[at++] - '0');
    h->minute = -1;
    *marked = false;
    if (at == 0 || h->hour > 24)
        return false;
    if (at < text.len && (text.data[at] == ':' || text.data[at] == '.') && two_digits(text, at + 1, &h->minute)) {
        *marked = text.data[at] == ':';
        at += 3;
        if (at < text.len && text.data[at] == ':' && two_digits(text, at + 1, &h->second))
            at += 3;
    }
    *used = at;
    return at == text.len || !(text.data[at] >= '0' && text.data[at] <= '9');
}

/* a.m. or p.m. as a word, or glued to the digits: 8am. */
static bool apply_half(const mw_dating *d, hour *h, mw_str word)
{
    mw_token token = {.word = mw_model_word(d->scan.model, word)};
    mw_hit hit;
    if (!token.word || !mw_lexicon_match_exact(d->calendar, &token, 1, &hit))
        return false;
    mw_str half = mw_row_get(hit.row, "value");
    bool am = mw_str_is(half, "AM"), pm = mw_str_is(half, "PM");
    if ((!am && !pm) || h->hour > 12 || h->hour == 0)
        return false;
    h->hour = h->hour % 12 + (pm ? 12 : 0);
    h->half = true;
    return true;
}

static uint32_t read_zone(const mw_dating *d, uint32_t at, hour *h)
{
    if (!mw_cal_is(d, at, MW_CAL_ZONE))
        return at;
    bool words = mw_cal_tokens(d, at) > 1 && mw_dating_capital(d, at); /* Moscow time */
    if (!words && !mw_scan_shape(&d->scan, at, MW_ALL_CAPS) && !mw_dating_is(d, at, "local"))
        return at;
    h->zone = mw_cal_value(d, at, MW_CAL_ZONE);
    return at + mw_cal_tokens(d, at);
}

/* 0930 GMT, at 1930 hours, at 0930, at 1730 on Monday: four digits are a time only beside such words. */
static bool read_military(const mw_dating *d, uint32_t at, hour *h)
{
    mw_str text = mw_scan_text(&d->scan, at);
    int64_t value;
    if (text.len != 4 || !mw_str_integer(text, &value) || value > 2359 || value % 100 > 59)
        return false;
    *h = (hour){.hour = (int)value / 100, .minute = (int)value % 100, .zone = MW_NONE, .half = true};
    h->end = read_zone(d, at + 1, h);
    if (h->end > at + 1)
        return true;
    bool asked = mw_dating_before(d, at, "at by from until till around about before after since to between and");
    if (asked && mw_cal_is(d, at + 1, MW_CAL_UNITS) && mw_dating_in(d, at + 1, "hours hrs")) {
        h->end = at + 2;
        return true;
    }
    return asked && (text.data[0] == '0' || (mw_dating_before(d, at, "at") && mw_ends_phrase(d, at + 1)));
}

/* "5 in the morning", "three in the afternoon", "11 at night" */
static bool read_half_behind(const mw_dating *d, hour *h)
{
    bool night = mw_dating_is(d, h->end, "at") && mw_dating_is(d, h->end + 1, "night");
    uint32_t part = night ? h->end + 1 : h->end + 2;
    if ((!night && (!mw_dating_is(d, h->end, "in") || !mw_dating_is(d, h->end + 1, "the"))) ||
        !mw_cal_is(d, part, MW_CAL_PART) || h->hour < 1 || h->hour > 12)
        return false;
    mw_str value = mw_cal_value(d, part, MW_CAL_PART);
    bool late = !mw_str_is(value, "MO") && !(night && h->hour < 6);
    h->hour = night && h->hour == 12 ? 0 : h->hour % 12 + (late ? 12 : 0);
    h->end = part + mw_cal_tokens(d, part);
    h->half = true;
    return true;
}

static bool asks_for_hour(const mw_dating *d, uint32_t at)
{
    return mw_dating_before(d, at, "at by until till around about before after since");
}

static bool read_word_hour(const mw_dating *d, uint32_t at, hour *h)
{
    mw_str kind = mw_cal_value(d, at, MW_CAL_CLOCK);
    if (mw_str_is(kind, "NOON") || mw_str_is(kind, "MIDNIGHT")) {
        *h =
            (hour){.hour = mw_str_is(kind, "NOON") ? 12 : 0, .minute = 0, .zone = MW_NONE, .end = at + 1, .half = true};
        h->end = read_zone(d, h->end, h);
        return true;
    }
    mw_number number;
    if (!mw_number_read(&d->numbers, &d->scan, at, &number) || number.numeral || number.vague ||
        number.value < 1 || number.value > 12 || number.fraction)
        return false;
    *h = (hour){.hour = (int)number.value, .minute = -1, .zone = MW_NONE, .end = at + number.tokens};
    if (mw_dating_is(d, h->end, "o'clock") || mw_dating_is(d, h->end, "o\u2019clock")) {
        h->end++;
        read_half_behind(d, h);
        return true;
    }
    if (asks_for_hour(d, at) && read_half_behind(d, h))
        return true;
    if (!mw_cal_is(d, h->end, MW_CAL_CLOCK) || !apply_half(d, h, mw_scan_text(&d->scan, h->end)))
        return false;
    h->end++;
    return true;
}

static bool read_hour(const mw_dating *d, uint32_t at, hour *h)
{
    if (!mw_scan_shape(&d->scan, at, MW_NUMBER))
        return read_word_hour(d, at, h);
    if (read_military(d, at, h))
        return true;
    mw_str text = mw_scan_text(&d->scan, at);
    size_t used;
    bool marked;
    *h = (hour){.zone = MW_NONE};
    if (!read_digits(text, h, &used, &marked))
        return false;
    h->end = at + 1;
    if (used < text.len) {
        if (!apply_half(d, h, mw_str_sub(text, used, text.len)))
            return false;
    } else if (mw_cal_is(d, h->end, MW_CAL_CLOCK)) {
        mw_str kind = mw_cal_value(d, h->end, MW_CAL_CLOCK);
        if (!apply_half(d, h, mw_scan_text(&d->scan, h->end)) && !mw_str_is(kind, "CLOCK") &&
            !(h->hour == 12 && (mw_str_is(kind, "NOON") || mw_str_is(kind, "MIDNIGHT"))))
            return false;
        if (mw_str_is(kind, "MIDNIGHT"))
            h->hour = 0;
        h->end++;
        read_half_behind(d, h);
    } else if (!asks_for_hour(d, at) || !read_half_behind(d, h)) {
        uint32_t zone = read_zone(d, h->end, h);
        if (!marked ||
            (zone == h->end &&
             !mw_dating_before(d, at, "at by from until till around about before after since between and to")))
            return false;
        h->half = h->hour > 12 || h->hour == 0 || text.data[0] == '0' || zone > h->end;
    }
    h->end = read_zone(d, h->end, h);
    return h->hour < 24;
}

/* "(1130 GMT)" after a local time says the same again: it belongs to the span. */
static uint32_t skip_same_time(const mw_dating *d, uint32_t at)
{
    hour same;
    if (mw_dating_is(d, at, "(") && mw_scan_shape(&d->scan, at + 1, MW_NUMBER) &&
        read_hour(d, at + 1, &same) && mw_dating_is(d, same.end, ")"))
        return same.end + 1;
    return at;
}

static void hour_text(const hour *h, char text[MW_TIMEX_MAX])
{
    unsigned hours = (unsigned)h->hour % 24, minutes = h->minute < 0 ? 0 : (unsigned)h->minute % 60;
    char seconds[8] = "";
    if (h->second > 0)
        snprintf(seconds, sizeof seconds, ":%02u", (unsigned)h->second % 60);
    snprintf(text, MW_TIMEX_MAX, "T%02u:%02u%s%.*s", hours, minutes, seconds, (int)(h->zone.len > 6 ? 0 : h->zone.len),
             h->zone.data ? h->zone.data : "");
}

bool mw_day_behind(mw_dating *d, uint32_t at, mw_when *day)
{
    uint32_t next = at;
    if (mw_dating_in(d, next, "on of , ("))
        next++;
    if (mw_dating_is(d, next, "on"))
        next++;
    *day = (mw_when){.first = next, .from_date = MW_NO_INDEX};
    return mw_read_period(d, next, day) && day->type == MW_DATE &&
           (day->period.grain == MW_GRAIN_DAY || mw_str_starts(mw_str_of(day->value), MW_STR("XXXX-")));
}

void mw_when_join(mw_when *when, const mw_when *day, const char *time, uint32_t end, const char *rule)
{
    char value[MW_TIMEX_MAX];
    snprintf(value, sizeof value, "%.24s%.14s", day ? day->value : "", time);
    when->type = MW_TIME;
    mw_when_text(when, end, value, rule);
    if (!day)
        return;
    when->from_published = day->from_published;
    when->from_date = day->from_date;
    when->yearless = day->yearless;
    when->period = day->period;
    when->grade = day->grade;
}

/* The day of a time that is told without: of its sentence, or, at the head of it, of the one before in its
 * paragraph. */
static bool has_day(const mw_dating *d, uint32_t from, uint32_t first)
{
    enum { HEAD = 2 };
    if (from == MW_NO_INDEX)
        return false;
    if (d->found[from].sentence < d->sentence && first > d->sentence_first + HEAD)
        return false;
    const mw_sentence *sentences = d->scan.layers->sentences;
    uint32_t sentence = d->found[from].sentence;
    return sentence + 1 >= d->sentence && sentences[sentence].paragraph == sentences[d->sentence].paragraph;
}

/* "The curfew, imposed on Thursday, will be lifted at noon": not on that day. */
static bool is_over(const mw_dating *d, const mw_when *when, const mw_when *day)
{
    return d->published != MW_DAY_NONE && day->period.day < d->published && !d->narrative &&
           mw_limit_tense(d, when->first) == MW_TENSE_FUTURE;
}

/* "The quake struck at 8:57 p.m., the agency said": no day is told before it. What is told in the past was on the day
 * that the sentence before speaks of; where none was spoken of just now, on that of the report, perhaps. */
static bool day_of_report(const mw_dating *d, uint32_t first, uint32_t end, uint32_t from, mw_when *day)
{
    enum { RECENT = 7 };
    if (d->published == MW_DAY_NONE || d->narrative || !mw_scan_shape(&d->scan, first, MW_NUMBER) ||
        !mw_dating_has(d, MW_DATES_REPORT_DAY) || mw_dating_tense(d, first, end) != MW_TENSE_PAST)
        return false;
    if (from == MW_NO_INDEX) {
        mw_when_period(day, end, (mw_period){d->published, MW_GRAIN_DAY}, "clock");
        mw_when_published(day, d);
        return true;
    }
    const mw_sentence *sentences = d->scan.layers->sentences;
    *day = d->found[from];
    return day->sentence + 1 >= d->sentence && day->period.day <= d->published &&
           day->period.day + RECENT >= d->published &&
           sentences[day->sentence].paragraph == sentences[d->sentence].paragraph;
}

static void join_day(mw_when *when, mw_when *day, uint32_t from, const char *time, uint32_t end, const char *rule)
{
    mw_period_text(day->period, day->value);
    mw_when_join(when, day, time, end, rule);
    when->from_published = from == MW_NO_INDEX;
    when->from_date = from;
}

/* No day beside it: the day that the text named before. */
static void join_from_text(mw_dating *d, mw_when *when, const char *time, uint32_t end, const char *rule)
{
    uint32_t from = mw_dating_last(d, MW_GRAIN_DAY);
    mw_when day = {.first = when->first, .from_date = MW_NO_INDEX};
    bool recurs = mw_cal_is(d, end, MW_CAL_FREQUENCY) || mw_cal_is(d, end, MW_CAL_EVERY); /* at 1 a.m. nightly */
    bool has = !recurs && has_day(d, from, when->first) && !is_over(d, when, &d->found[from]);
    if (has)
        day = d->found[from];
    if (has || (!recurs && day_of_report(d, when->first, end, from, &day)))
        join_day(when, &day, from, time, end, rule);
    else
        mw_when_join(when, NULL, time, end, rule);
    when->grade = !has && from == MW_NO_INDEX && when->from_published ? MW_GUESS : MW_WEAK;
}

bool mw_rule_clock(mw_dating *d, uint32_t at, mw_when *when)
{
    hour h;
    char time[MW_TIMEX_MAX];
    mw_when day = {.first = at, .from_date = MW_NO_INDEX};
    uint32_t next = at;
    bool led = mw_read_period(d, at, &day) && day.type == MW_DATE && day.period.grain == MW_GRAIN_DAY;
    if (led) { /* Tuesday at 9 pm */
        next = day.end + (uint32_t)mw_dating_in(d, day.end, "at ,");
        next += (uint32_t)mw_dating_in(d, next, "at around");
    }
    if (!read_hour(d, next, &h))
        return false;
    h.end = skip_same_time(d, h.end);
    hour_text(&h, time);
    if (led || mw_day_behind(d, h.end, &day))
        mw_when_join(when, &day, time, led ? h.end : day.end, "clock");
    else
        join_from_text(d, when, time, h.end, "clock");
    if (!h.half)
        when->grade = MW_WEAK;
    return true;
}

/* half past seven, a quarter to nine, ten past six, with the half of the day or the day behind it */
bool mw_rule_clock_words(mw_dating *d, uint32_t at, mw_when *when)
{
    if (!mw_dating_in(d, at + 1, "past to") && !mw_dating_in(d, at + 2, "past to") &&
        !mw_dating_in(d, at + 3, "past to"))
        return false;
    uint32_t next = at + (uint32_t)mw_dating_is(d, at, "a"), tokens;
    double minutes;
    if (mw_dating_is(d, next, "half"))
        minutes = 30, tokens = 1;
    else if (mw_dating_is(d, next, "quarter"))
        minutes = 15, tokens = 1;
    else if (!mw_read_count(d, at, &minutes, &tokens) || minutes < 1 || minutes > 29)
        return false;
    else
        next = at;
    next += tokens;
    next += (uint32_t)mw_dating_in(d, next, "minutes");
    bool to = mw_dating_is(d, next, "to");
    mw_number number;
    if ((!to && !mw_dating_is(d, next, "past")) ||
        (to && !mw_dating_before(d, at, "at by around until before after from about")) ||
        !mw_number_read(&d->numbers, &d->scan, next + 1, &number) || number.value < 1 || number.value > 12 ||
        number.vague || number.fraction)
        return false;
    if (to && (mw_scan_shape(&d->scan, at, MW_NUMBER) || mw_scan_shape(&d->scan, next + 1, MW_NUMBER)))
        return false; /* open from 5 to 6 p.m. */
    hour h = {.hour = (int)number.value, .minute = (int)minutes, .zone = MW_NONE, .end = next + 1 + number.tokens};
    if (mw_cal_is(d, h.end, MW_CAL_CLOCK) && apply_half(d, &h, mw_scan_text(&d->scan, h.end)))
        h.end++;
    if (to) {
        h.minute = 60 - h.minute;
        h.hour = (h.hour + 23) % 24;
    }
    if (!mw_ends_phrase(d, h.end) && !mw_cal_is(d, h.end, MW_CAL_WEEKDAY))
        return false;
    char time[MW_TIMEX_MAX];
    mw_when day;
    hour_text(&h, time);
    if (mw_day_behind(d, h.end, &day))
        mw_when_join(when, &day, time, day.end, "clock in words");
    else
        join_from_text(d, when, time, h.end, "clock in words");
    if (!h.half)
        when->grade = MW_WEAK;
    return true;
}

uint32_t mw_read_clock(const mw_dating *d, uint32_t at, char text[MW_TIMEX_MAX])
{
    hour h;
    if (!read_hour(d, at, &h))
        return at;
    hour_text(&h, text);
    return h.end;
}
