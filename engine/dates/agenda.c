/* SPDX-License-Identifier: MIT */
/* What stands on an agenda is to come, whatever the tense: schools reopen on Monday, the funeral is on Friday, unions
 * called for a rally on Saturday, the judge set a hearing for May 3. Which words say so is words/agendas.tsv. */
#include "dates/dates_impl.h"

static const mw_row *row_of(const mw_row *row, const char *role)
{
    while (row && !mw_str_is(mw_row_get(row, "role"), role))
        row = mw_row_next(row);
    return row;
}

bool mw_agenda_is(const mw_dating *d, uint32_t at, const char *role)
{
    mw_hit hit;
    return at < d->scan.end && d->agendas && mw_lexicon_match_exact(d->agendas, d->scan.tokens + at, 1, &hit) &&
           row_of(hit.row, role);
}

uint32_t mw_before_clock(const mw_dating *d, uint32_t at)
{
    enum { TOKENS = 4 };
    for (uint32_t to = at > TOKENS ? at - TOKENS : 0;
         at > to && at > d->sentence_first &&
         (mw_dating_in(d, at - 1, "at") || mw_scan_shape(&d->scan, at - 1, MW_NUMBER) ||
          mw_cal_is(d, at - 1, MW_CAL_CLOCK) || mw_cal_is(d, at - 1, MW_CAL_ZONE));)
        at--;
    return at;
}

/* "The final is on Saturday", "is at noon on Saturday", "are meeting on Monday", "is in July": what is said in the
 * present of a day by its name, or of a month, is to come. */
bool mw_agenda_is_set(const mw_dating *d, uint32_t first)
{
    uint32_t at = first;
    if (mw_dating_before(d, at, "on"))
        at--;
    if (mw_cal_is(d, first, MW_CAL_MONTH) && mw_dating_before(d, first, "in on")) { /* the convention is in July */
        uint32_t behind = first + mw_cal_tokens(d, first);
        behind += (uint32_t)mw_scan_shape(&d->scan, behind, MW_NUMBER);
        bool set = d->published != MW_DAY_NONE && mw_ends_phrase(d, behind) && mw_dating_before(d, first - 1, "is are");
        *d->appointed = *d->appointed || set;
        return set;
    }
    if (!mw_cal_is(d, first, MW_CAL_WEEKDAY) || d->published == MW_DAY_NONE ||
        !mw_ends_phrase(d, first + mw_cal_tokens(d, first)) ||
        mw_dating_in(d, first + mw_cal_tokens(d, first), "'s \u2019s") ||
        mw_day_weekday(d->published) == mw_cal_number(d, first, MW_CAL_WEEKDAY))
        return false;
    at = mw_before_clock(d, at);
    if (at > d->sentence_first && d->scan.tokens[at - 1].form & MW_GERUND)
        at--;
    return mw_dating_before(d, at, "is are");
}

/* "let the envoy | meet her on Monday", "did not | meet": a bare infinitive, whose day the verb before it tells. */
static bool is_let(const mw_dating *d, uint32_t verb)
{
    uint32_t at = verb;
    while (at > d->sentence_first && mw_dating_in(d, at - 1, "not n't n\u2019t"))
        at--;
    if (mw_dating_before(d, at, "did do does"))
        return true;
    while (at > d->sentence_first &&
           (d->scan.tokens[at - 1].pos == MW_NOUN || d->scan.tokens[at - 1].pos == MW_PROPN ||
            d->scan.tokens[at - 1].pos == MW_ADJ || d->scan.tokens[at - 1].pos == MW_DET ||
            d->scan.tokens[at - 1].pos == MW_PRON))
        at--;
    return at > d->sentence_first && (mw_agenda_is(d, at - 1, "lets") || mw_dating_is(d, at - 1, "did"));
}

/* "those who open on Monday" is a habit; "Marsudi, who takes over in January" tells of a day. */
static bool is_of_some(const mw_dating *d, uint32_t verb)
{
    return mw_dating_before(d, verb, "who") && !(verb > d->sentence_first + 1 && mw_dating_is(d, verb - 2, ","));
}

bool mw_agenda_tells(const mw_dating *d, uint32_t verb, uint32_t first)
{
    mw_hit hit;
    /* the games open July 26: no adjective */
    bool beside = first == verb + 1 + (uint32_t)mw_dating_is(d, verb + 1, "on");
    if (!d->agendas || !mw_is_lower_word(d, verb) || verb == d->sentence_first ||
        !(d->scan.tokens[verb].pos == MW_VERB || (beside && d->scan.tokens[verb].pos == MW_ADJ &&
                                                  d->scan.tokens[verb - 1].form & MW_PLURAL)) ||
        !(d->scan.tokens[verb].form & (MW_THIRD | MW_BASE)) ||
        !mw_lexicon_match(d->agendas, d->scan.tokens + verb, first - verb, &hit) ||
        !row_of(hit.row, "timetable") || mw_leans_back(d, verb) ||
        mw_dating_before(d, verb, "the a an its their this that first") || is_of_some(d, verb) || is_let(d, verb) ||
        (!mw_cal_is(d, first, MW_CAL_WEEKDAY) && !mw_cal_is(d, first, MW_CAL_MONTH) &&
         !(mw_scan_shape(&d->scan, first, MW_NUMBER) && mw_cal_is(d, first + 1, MW_CAL_MONTH))))
        return false;
    *d->appointed = true;
    mw_dating_note(d, MW_DATES_TENSE, row_of(hit.row, "timetable"));
    return true;
}

bool mw_agenda_opens(const mw_dating *d, uint32_t first, uint32_t end)
{
    mw_hit hit;
    return d->agendas && mw_cal_is(d, first, MW_CAL_WEEKDAY) && first == d->sentence_first &&
           end + 1 < d->scan.end && d->scan.tokens[end].form & MW_THIRD &&
           mw_lexicon_match(d->agendas, d->scan.tokens + end, d->scan.end - end, &hit) &&
           row_of(hit.row, "timetable") != NULL;
}

bool mw_agenda_was_set(const mw_dating *d, uint32_t first)
{
    enum { REACH = 5 };
    for (uint32_t at = first; at > d->sentence_first && first - at < REACH; at--)
        if (mw_agenda_is(d, at - 1, "once"))
            return mw_dating_in(d, first - 1, "for on to until");
    return false;
}

/* Nothing, or "in Delhi", "outside the UN building". */
static bool is_place_of(const mw_dating *d, uint32_t at, uint32_t end)
{
    if (at < end && d->scan.tokens[at].pos != MW_ADP)
        return false;
    for (at++; at < end; at++)
        if (d->scan.tokens[at].pos != MW_PROPN && d->scan.tokens[at].pos != MW_DET && d->scan.tokens[at].pos != MW_NOUN)
            return false;
    return true;
}

/* "called for a rally ON MONDAY", "planned a second walkout FOR WEDNESDAY": what is called or planned is to come. */
static bool is_staged_for(const mw_dating *d, uint32_t first)
{
    enum { MODIFIERS = 5, PLACE = 3 };
    if (first < d->sentence_first + 2 || !mw_cal_is(d, first, MW_CAL_WEEKDAY) || !mw_dating_before(d, first, "on for"))
        return false;
    uint32_t noun = first - 2;
    for (int i = 0; i < PLACE && noun > d->sentence_first && !mw_agenda_is(d, noun, "staged"); i++)
        noun--; /* a strike in Delhi on Friday */
    if (!mw_agenda_is(d, noun, "staged") || !is_place_of(d, noun + 1, first - 1))
        return false;
    for (uint32_t at = noun, steps = 0; at > d->sentence_first && steps < MODIFIERS; at--, steps++) {
        bool called = mw_dating_is(d, at - 1, "for") && at > d->sentence_first + 1 && mw_agenda_is(d, at - 2, "calls");
        bool modifier = mw_dating_before(d, at - 1, "a an the its their this that"); /* a planned strike */
        if (called || (!modifier && mw_agenda_is(d, at - 1, "plans")))
            return true;
        if (d->scan.tokens[at - 1].pos == MW_ADP || mw_dating_is(d, at - 1, "that") || mw_is_past_form(d, at - 1) ||
            mw_scan_shape(&d->scan, at - 1, MW_PUNCT))
            return false;
    }
    return false;
}

/* A weekday or a day of a month; "set quotas for May" sets no day. */
static bool is_day(const mw_dating *d, uint32_t first, uint32_t end)
{
    return mw_cal_is(d, first, MW_CAL_WEEKDAY) || end - first >= 2;
}

/* The verb that the preposition before the date may belong to: few words before it, no mark and no verb between. */
static bool is_behind(const mw_dating *d, uint32_t at, const char *role, const char *other)
{
    enum { REACH = 7 };
    for (uint32_t i = at, steps = 0; i > d->sentence_first && steps < REACH; i--, steps++) {
        if (mw_agenda_is(d, i - 1, role) || mw_agenda_is(d, i - 1, other))
            return d->scan.tokens[i - 1].pos == MW_VERB && !mw_dating_before(d, i - 1, "a an the its their");
        if (mw_scan_shape(&d->scan, i - 1, MW_PUNCT) || d->scan.tokens[i - 1].pos == MW_VERB)
            return false;
    }
    return false;
}

/* "set a hearing for May 3", "put the match off until Friday" */
static bool is_put_on(const mw_dating *d, uint32_t first, uint32_t end)
{
    if (first < d->sentence_first + 2 || !is_day(d, first, end) || mw_dating_in(d, end, "'s \u2019s"))
        return false;
    uint32_t prep = first - 1;
    if (mw_dating_in(d, prep, "a an the") && mw_agenda_is(d, prep - 1, "sets") &&
        d->scan.tokens[prep - 1].pos == MW_VERB)
        return !mw_ends_phrase(d, end); /* set a June 17 trial date */
    return (mw_dating_is(d, prep, "for") && is_behind(d, prep, "sets", "plans")) ||
           (mw_dating_in(d, prep, "to until till for") && is_behind(d, prep, "defers", "defers"));
}

/* "chose March 19 as the date of the vote" */
static bool is_the_date(const mw_dating *d, uint32_t end)
{
    return mw_dating_is(d, end, "as") && mw_dating_in(d, end + 1, "the a") &&
           mw_dating_in(d, end + 2 + mw_dating_in(d, end + 2, "new final"), "date deadline day");
}

bool mw_agenda_appoints(const mw_dating *d, uint32_t first, uint32_t end)
{
    return is_staged_for(d, first) || is_put_on(d, first, end) || is_the_date(d, end);
}

/* "if the polls are not called by Monday" */
bool mw_agenda_supposes(const mw_dating *d, uint32_t from, uint32_t first)
{
    for (uint32_t at = first; at > from && !mw_scan_shape(&d->scan, at - 1, MW_PUNCT); at--)
        if (mw_agenda_is(d, at - 1, "supposes")) /* not "asked if they had left by Monday" */
            return at - 1 == d->sentence_first || !mw_agenda_is(d, at - 2, "asks");
    return false;
}

/* "The May 14 election faced difficulties": the verb is not told of the day on which what has a date is held. */
bool mw_agenda_is_ballot(const mw_dating *d, uint32_t end)
{
    return mw_agenda_is(d, end, "ballot") ||
           (mw_agenda_is(d, end, "ballot-kind") && mw_agenda_is(d, end + 1, "ballot"));
}
