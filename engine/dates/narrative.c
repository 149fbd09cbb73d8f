/* SPDX-License-Identifier: MIT */
/* What a text as a whole tells of its dates: whether it is a history, which counts from its own dates
 * ("On 22 June 1941 … In July …"); which date before lends its year to one without; of which day a
 * reprint is; and in which order its outlet writes day and month. */
#include "dates/dates_impl.h"

#include "article/outlet.h"

enum { BACK = 16 }; /* expressions looked back at */

/* ---- is it a history? */

/* Told with its year, of no year that a report would count from now. */
static bool is_long_past(const mw_dating *d, const mw_when *when, int this_year)
{
    if (when->period.day == MW_DAY_NONE || when->period.grain > MW_GRAIN_YEAR || when->yearless ||
        when->from_published || when->from_date != MW_NO_INDEX)
        return false;
    return d->published == MW_DAY_NONE || mw_day_civil(when->period.day).year < this_year - 1;
}

/* "It began on 17 January 1991 and lasted until 23 February": a day or month that has its year from one of long ago. */
static bool is_carried(const mw_dating *d, const mw_when *when, int this_year)
{
    return d->published != MW_DAY_NONE && when->yearless && when->from_date != MW_NO_INDEX &&
           when->period.day != MW_DAY_NONE && when->period.grain <= MW_GRAIN_MONTH &&
           mw_day_civil(when->period.day).year < this_year - 1;
}

/* Many dates of former years and hardly any weekday, yesterday or last week, beside which bare years make no history
 * ("ran the firm from 2012 to 2019"); of a short text two dates, one of them more than a year, and nothing else. Where
 * nobody knows when the text was published, one date is enough: there is nothing else to count from. */
mw_narrative mw_is_narrative(const mw_dating *d)
{
    enum { ENOUGH = 3, TO_ONE = 4, FEW = 2, MANY = 8 };
    int this_year = d->published == MW_DAY_NONE ? 0 : mw_day_civil(d->published).year;
    size_t past = 0, near = 0, exact = 0;
    for (size_t i = 0; i < d->found_count; i++) {
        const mw_when *when = &d->found[i];
        bool is_past = is_long_past(d, when, this_year) || is_carried(d, when, this_year);
        past += is_past;
        exact += is_past && when->period.grain < MW_GRAIN_YEAR;
        near += when->from_published && !when->yearless;
        bool own = !when->from_published && when->from_date == MW_NO_INDEX; /* "two weeks later" tells of no year */
        near += own && when->period.day != MW_DAY_NONE && this_year &&
                mw_day_civil(when->period.day).year >= this_year - 1;
    }
    if (d->published == MW_DAY_NONE)
        return past > 0 ? MW_HISTORY : MW_REPORT;
    if (past >= MANY && past >= TO_ONE * near)
        return MW_HISTORY;
    bool few = past >= FEW && exact && !near, many = past >= ENOUGH && past >= TO_ONE * near && (exact || !near);
    return few || many ? MW_PERHAPS_HISTORY : MW_REPORT;
}

/* ---- who lends the year */

static bool has_year(const mw_when *when)
{
    return when->period.day != MW_DAY_NONE && !when->from_published && when->period.grain <= MW_GRAIN_YEAR &&
           when->period.grain != MW_GRAIN_NONE && when->id != MW_DATES_KNOWN; /* the Sept. 11 attacks lend no year */
}

static uint32_t narrative_carrier(const mw_dating *d)
{
    const mw_when *last = d->found_count ? &d->found[d->found_count - 1] : NULL;
    if (last && last->from_published && !last->yearless && last->sentence + 1 >= d->sentence)
        return MW_NO_INDEX; /* back in the present */
    for (size_t i = d->found_count; i-- > 0 && i + BACK >= d->found_count;)
        if (has_year(&d->found[i]) && !mw_dating_is_aside(d, &d->found[i]))
            return (uint32_t)i;
    return MW_NO_INDEX;
}

/* "In 2014, the army took over in May": a year counts only at the head of the same sentence. */
static bool lends(const mw_dating *d, const mw_when *when)
{
    if (when->period.grain == MW_GRAIN_DAY || when->period.grain == MW_GRAIN_MONTH)
        return true;
    return when->sentence == d->sentence && when->first <= d->sentence_first + 1;
}

static uint32_t paragraph_of(const mw_dating *d, uint32_t sentence)
{
    return d->scan.layers->sentences[sentence].paragraph;
}

/* How many of the last dates, all of this paragraph, tell of long ago: what goes on behind several is their story. */
static size_t dates_of_old(const mw_dating *d)
{
    size_t count = 0;
    int now = mw_day_civil(d->published).year;
    for (size_t i = d->found_count; i > 0; i--, count++) {
        const mw_when *when = &d->found[i - 1];
        if (!has_year(when) || when->period.grain > MW_GRAIN_MONTH || mw_day_civil(when->period.day).year >= now - 1 ||
            mw_dating_is_aside(d, when) || paragraph_of(d, when->sentence) != paragraph_of(d, d->sentence))
            break;
    }
    return count;
}

/* "He was born on 6 October 1973." goes on at any time. */
static bool is_birth(const mw_dating *d, const mw_when *when)
{
    for (uint32_t at = d->scan.layers->sentences[when->sentence].token_first; at < when->first; at++)
        if (mw_str_is(mw_str_sub(d->scan.text, d->scan.tokens[at].start, d->scan.tokens[at].end), "born"))
            return true;
    return false;
}

static mw_day latest(mw_day published, int month, int day);

/* "He was arrested on June 3, 2009. He pleaded guilty on August 14.": a day of another year than the publication's
 * would be told with its year, were it not that of the day before it. */
static bool shares_year(const mw_dating *d, const mw_when *from, int month, int day)
{
    enum { NEWS = 90, A_YEAR = 365 };
    if (d->published == MW_DAY_NONE || from->period.grain != MW_GRAIN_DAY || from->sentence + 1 != d->sentence ||
        d->published - from->period.day < A_YEAR || is_birth(d, from))
        return false;
    mw_day last = latest(d->published, month, day ? day : 1);
    return last != MW_DAY_NONE && d->published - last > NEWS &&
           mw_day_civil(last).year < mw_day_civil(d->published).year;
}

/* In a report only the date before it, in this sentence, or of the last sentence of the paragraph: for one at the head
 * of this, or soon after that date behind several of old. */
static uint32_t report_carrier(const mw_dating *d, uint32_t first, int month, int day)
{
    enum { HEAD = 2, FEW = 2, SEVERAL = 4, SOON_DAYS = 45 };
    if (d->found_count == 0 || !mw_dating_has(d, MW_DATES_CARRY))
        return MW_NO_INDEX;
    const mw_when *when = &d->found[d->found_count - 1];
    uint32_t from = (uint32_t)d->found_count - 1;
    if (when->sentence + 1 < d->sentence || paragraph_of(d, when->sentence) != paragraph_of(d, d->sentence) ||
        !has_year(when) || !lends(d, when) || mw_dating_is_aside(d, when))
        return MW_NO_INDEX;
    if (when->sentence == d->sentence || first <= d->sentence_first + HEAD)
        return from;
    /* "A hotline cut in April …" goes on with nothing */
    size_t old = d->published == MW_DAY_NONE ? 0 : dates_of_old(d);
    mw_day then = mw_day_of(mw_year_after(d, from, month, day), month, day ? day : 1);
    bool soon = then >= when->period.day && then - when->period.day <= SOON_DAYS;
    return old >= SEVERAL || (old >= FEW && day && soon) ||
                   (mw_dating_before(d, first, "on in") && shares_year(d, when, month, day))
               ? from : MW_NO_INDEX;
}

/* The year in which the day lies within the range that `from` ends: "from 23 August 1942 to 2 February 1943. On
 * 19 November"; 0: in none, or there is no range. */
static int year_in_range(const mw_dating *d, uint32_t from, int month, int day)
{
    if (from == 0)
        return 0;
    const mw_when *start = &d->found[from - 1], *end = start + 1;
    if (end->first != start->end + 1 || start->period.day == MW_DAY_NONE ||
        !(mw_dating_in(d, start->end, "to until till through and") || mw_scan_shape(&d->scan, start->end, MW_PUNCT)))
        return 0;
    for (int year = mw_day_civil(start->period.day).year; year <= mw_day_civil(end->period.day).year; year++) {
        mw_day inside = mw_day_of(year, month, day ? day : 1);
        if (inside != MW_DAY_NONE && inside >= start->period.day && inside <= end->period.day)
            return year;
    }
    return 0;
}

int mw_year_after(const mw_dating *d, uint32_t from, int month, int day)
{
    enum { MONTHS_BACK = 6 };
    const mw_when *when = &d->found[from];
    int within = year_in_range(d, from, month, day);
    if (within)
        return within;
    mw_civil c = mw_day_civil(when->period.day);
    bool exact = when->period.grain == MW_GRAIN_DAY || when->period.grain == MW_GRAIN_MONTH;
    enum { MAY = 5, DECEMBER = 12 };
    if (when->period.grain == MW_GRAIN_SEASON && c.month == DECEMBER && month <= MAY)
        return c.year + 1; /* the winter of 1811-12 … on 19 January */
    return c.year + (exact && month + MONTHS_BACK <= c.month); /* December 1941 … in January */
}

/* The last such day that the publication may know. */
static mw_day latest(mw_day published, int month, int day)
{
    if (published == MW_DAY_NONE)
        return MW_DAY_NONE;
    int year = mw_day_civil(published + 1).year; /* a dateline may be a day ahead of the clock here */
    for (int back = 0; back <= 8; back++) {
        mw_day found = mw_day_of(year - back, month, day);
        if (found != MW_DAY_NONE && found <= published + 1)
            return found;
    }
    return MW_DAY_NONE;
}

/* "On 4 August the border was crossed. The capital fell on 20 August.": a day soon after the sentence before. */
static bool goes_on(const mw_dating *d, int month, int day)
{
    enum { SOON_DAYS = 60 };
    const mw_when *last = d->found_count ? &d->found[d->found_count - 1] : NULL;
    if (!last || !has_year(last) || last->period.grain > MW_GRAIN_MONTH || last->sentence + 1 < d->sentence ||
        paragraph_of(d, last->sentence) != paragraph_of(d, d->sentence) || mw_dating_is_aside(d, last) ||
        d->published - last->period.day < 365)
        return false;
    mw_day then = mw_day_of(mw_year_after(d, (uint32_t)d->found_count - 1, month, day), month, day);
    return then != MW_DAY_NONE && then >= last->period.day && then - last->period.day <= SOON_DAYS;
}

uint32_t mw_dating_carrier(const mw_dating *d, const mw_when *when, int month, int day)
{
    enum { NEAR_DAYS = 60, JUST_NOW = 10 };
    if (d->narrative == MW_PERHAPS_HISTORY && day && !goes_on(d, month, day)) {
        /* a life that ended on Monday is told in a report */
        mw_day last = latest(d->published, month, day);
        if (last != MW_DAY_NONE && d->published - last <= JUST_NOW)
            return MW_NO_INDEX;
    }
    if (d->narrative)
        return narrative_carrier(d);
    uint32_t from = report_carrier(d, when->first, month, day);
    if (from == MW_NO_INDEX || d->published == MW_DAY_NONE)
        return MW_NO_INDEX;
    mw_day carried = mw_day_of(mw_year_after(d, from, month, day), month, day ? day : 1);
    mw_civil now = mw_day_civil(d->published);
    int months = (now.year * 12 + now.month) - (mw_day_civil(d->found[from].period.day).year * 12 + month);
    if (carried == MW_DAY_NONE || carried > d->published - NEAR_DAYS || months < 12)
        return MW_NO_INDEX; /* of this year: the publication tells better */
    int since = (now.month - month + 12) % 12; /* a month or two ago: news */
    if (since <= 1 || mw_dating_tense(d, when->first, when->end) == MW_TENSE_FUTURE)
        return MW_NO_INDEX;
    mw_dating_note(d, MW_DATES_CARRY, NULL);
    return from;
}

/* ---- the wire's date */

/* The day written at the month's token `at`, told with its year or not: Aug 3, 3 August 2022. */
static mw_day written_at(const mw_dating *d, uint32_t at, uint32_t *end)
{
    int month, day, year = 0;
    uint32_t tokens, used;
    if (!mw_read_month(d, at, &month, &tokens))
        return MW_DAY_NONE;
    *end = at + tokens;
    if (mw_read_day_number(d, *end, &day, &used))
        *end += used;
    else if (at == 0 || !mw_read_day_number(d, at - 1, &day, &used))
        return MW_DAY_NONE;
    uint32_t next = *end + (uint32_t)mw_dating_is(d, *end, ",");
    if (mw_read_year(d, next, &year))
        *end = next + 1;
    return year ? mw_day_of(year, month, day) : latest(d->published, month, day);
}

/* YANGON, Aug 3 (Reuters) -  only capitals and marks stand before it, an agency or a dash behind it. */
static bool is_dateline(const mw_dating *d, uint32_t at, uint32_t end)
{
    bool place = false;
    for (uint32_t i = 0; i < at; i++) {
        place = place || mw_scan_shape(&d->scan, i, MW_ALL_CAPS);
        if (!mw_dating_capital(d, i) && mw_scan_shape(&d->scan, i, MW_WORD))
            return false;
    }
    return place && (mw_dating_is(d, end, "(") || mw_scan_hyphen(&d->scan, end) ||
                     (mw_dating_is(d, end, ",") && mw_dating_is(d, end + 1, "(")));
}

/* "This article was first published on 3 August 2021", "Originally published Aug. 3, 2021". */
static bool is_first_published(const mw_dating *d, uint32_t at)
{
    enum { REACH = 6, WORDS = 24 };
    uint32_t i = at, said = 0;
    for (; i > d->sentence_first && at - i < REACH && !said; i--)
        if (mw_dating_is(d, i - 1, "published"))
            said = i - 1;
    if (!said || said == d->sentence_first || !mw_dating_before(d, said, "first originally"))
        return false;
    if (said == d->sentence_first + 1)
        return true;
    for (i = said; i > d->sentence_first + 1 && said - i < WORDS; i--)
        if (mw_dating_in(d, i - 1, "article story piece dispatch report") && mw_dating_before(d, i - 1, "this"))
            return true;
    return false;
}

static void count_from(mw_dating *d, mw_day day, uint32_t at, bool line)
{
    if (day == MW_DAY_NONE || day == d->published || (d->published != MW_DAY_NONE && day > d->published + 1))
        return;
    d->published = day;
    d->wire = at;
    d->wire_line = line;
}

void mw_read_wire(mw_dating *d)
{
    enum { LINE = 14 };
    const mw_layers *layers = d->scan.layers;
    for (size_t s = 0; s < layers->sentence_count; s++) {
        d->sentence_first = layers->sentences[s].token_first;
        d->scan.end = layers->sentences[s].token_end;
        for (uint32_t at = d->sentence_first; at < d->scan.end; at++) {
            uint32_t end;
            if (!d->word_at[at] || !mw_cal_is(d, at, MW_CAL_MONTH))
                continue;
            bool line = s <= 1 && at < LINE;
            if (!line && !is_first_published(d, at))
                continue;
            mw_day day = written_at(d, at, &end);
            if (day != MW_DAY_NONE && line && is_dateline(d, at - (end == at + mw_cal_tokens(d, at)), end))
                count_from(d, day, at, true);
            else if (day != MW_DAY_NONE && is_first_published(d, at))
                count_from(d, day, at, false);
        }
    }
}

/* ---- the outlet's order */

uint8_t mw_order_of_outlet(const mw_dating *d)
{
    const mw_head *head = mw_article_head(d->scan.article);
    for (size_t i = 0; d->orders && i < mw_lexicon_row_count(d->orders); i++) {
        const mw_row *row = mw_lexicon_row(d->orders, i);
        if (mw_is_of_outlet(head, mw_row_phrase(row)))
            return (uint8_t)mw_row_get(row, "order").data[0];
    }
    return 0;
}
