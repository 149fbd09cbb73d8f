/* SPDX-License-Identifier: MIT */
/* Whether the clause around a date looks back or forward. News looks back: "on Friday" in a story
 * published on Monday is last Friday, unless the words say that it is to come ("will vote on
 * Friday", "due on Friday", "ahead of Friday's vote"). Which words do is words/tenses.tsv.
 *
 * The nearest such word before the date decides; where none comes before, the first one after. */
#include "dates/dates_impl.h"

enum { REACH = 30 }; /* tokens looked at on either side */

static bool is_lower_word(const mw_dating *d, uint32_t at)
{
    return mw_scan_shape(&d->scan, at, MW_WORD) && !mw_dating_capital(d, at);
}

/* A past form, or a word that looks like one: arrested, announced; not "the armed forces". */
static bool is_past_form(const mw_dating *d, uint32_t at)
{
    if (!is_lower_word(d, at))
        return false;
    if (d->scan.tokens[at].form & MW_PAST)
        return !(d->scan.tokens[at].form & MW_BASE);
    mw_str word = mw_scan_text(&d->scan, at);
    return word.len >= 5 && mw_str_ends(word, MW_STR("ed")) && !mw_str_ends(word, MW_STR("eed")) &&
           !mw_dating_before(d, at, "the a an its their his her of and by") &&
           !mw_scan_hyphen(&d->scan, at - (at > d->sentence_first));
}

/* "be held", "to be questioned", "will cut": the form is no past tense, the words before tell. */
static bool leans_back(const mw_dating *d, uint32_t at)
{
    uint32_t before = at;
    while (before > d->sentence_first && is_lower_word(d, before - 1) &&
           (mw_str_ends(mw_scan_text(&d->scan, before - 1), MW_STR("ly")) ||
            mw_dating_in(d, before - 1, "not also then")))
        before--;
    bool perfect = mw_dating_before(d, before, "have") && mw_dating_before(d, before - 1, "to"); /* was to have opened */
    return perfect || mw_dating_before(d, before, "be being is are will would to may could should shall can must might 'll");
}

/* "agreed to meet", "postponed to May", but not "agreed to the meeting". */
static bool leads_on(const mw_dating *d, uint32_t end)
{
    if (!mw_dating_is(d, end - 1, "to") || end >= d->scan.end || mw_cal_word(d, end)->kinds ||
        mw_scan_shape(&d->scan, end, MW_NUMBER))
        return true;
    switch (d->scan.tokens[end].pos) {
    case MW_DET: case MW_NOUN: case MW_PROPN: case MW_ADJ: case MW_PRON: case MW_ADP:
        return false;
    default:
        return true;
    }
}

static mw_tense listed(const mw_dating *d, uint32_t at, uint32_t end)
{
    mw_hit hit;
    if (at >= end || !mw_lexicon_match(d->tenses, d->scan.tokens + at, end - at, &hit))
        return MW_TENSE_NONE;
    if (hit.tokens == 1 &&
        (leans_back(d, at) || (mw_cal_is(d, at, MW_CAL_MONTH) && mw_dating_capital(d, at)))) /* "to be held"; in May */
        return MW_TENSE_NONE;
    bool noun = d->scan.tokens[at].pos == MW_NOUN && at > d->sentence_first &&
                mw_scan_shape(&d->scan, at - 1, MW_NUMBER); /* 235,000 votes on Sunday */
    if ((hit.tokens > 1 && !leads_on(d, at + hit.tokens)) || noun)
        return MW_TENSE_NONE;
    mw_str tense = mw_row_get(hit.row, "tense");
    if (mw_str_is(tense, "staged") || mw_str_is(tense, "timetable") || mw_str_is(tense, "lets") || (mw_str_is(tense, "called-off") && !(d->scan.tokens[at].form & MW_PAST)))
        return MW_TENSE_NONE; /* a rally; reopen; to cancel it */
    mw_dating_note(d, MW_DATES_TENSE, hit.row);
    return mw_str_is(tense, "future") ? MW_TENSE_FUTURE : MW_TENSE_PAST;
}

static mw_tense tense_at(const mw_dating *d, uint32_t at, uint32_t end)
{
    mw_tense tense = listed(d, at, end);
    if (tense != MW_TENSE_NONE)
        return tense;
    return is_past_form(d, at) && !leans_back(d, at) ? MW_TENSE_PAST : MW_TENSE_NONE;
}

static uint32_t reach_back(const mw_dating *d, uint32_t first)
{
    return first > d->sentence_first + REACH ? first - REACH : d->sentence_first;
}

/* Before "at 2 p.m." and the like; `at` itself where no time of day stands before it. */
static uint32_t before_clock(const mw_dating *d, uint32_t at)
{
    enum { TOKENS = 4 };
    for (uint32_t to = at > TOKENS ? at - TOKENS : 0;
         at > to && at > d->sentence_first &&
         (mw_dating_in(d, at - 1, "at") || mw_scan_shape(&d->scan, at - 1, MW_NUMBER) ||
          mw_cal_is(d, at - 1, MW_CAL_CLOCK));)
        at--;
    return at;
}

/* "The final is on Saturday", "is at noon on Saturday", "are meeting on Monday": what is said in the present of a day by
 * its name is to come. */
static bool is_set(const mw_dating *d, uint32_t first)
{
    uint32_t at = first;
    if (mw_dating_before(d, at, "on"))
        at--;
    if (!mw_cal_is(d, first, MW_CAL_WEEKDAY) || d->published == MW_DAY_NONE ||
        !mw_ends_phrase(d, first + mw_cal_tokens(d, first)) ||
        mw_dating_in(d, first + mw_cal_tokens(d, first), "'s \u2019s") ||
        mw_day_weekday(d->published) == mw_cal_number(d, first, MW_CAL_WEEKDAY))
        return false;
    at = before_clock(d, at);
    if (at > d->sentence_first && d->scan.tokens[at - 1].form & MW_GERUND)
        at--;
    return mw_dating_before(d, at, "is are");
}

static bool has_tense(const mw_dating *d, uint32_t at, const char *tense)
{
    mw_hit hit;
    if (!mw_lexicon_match_exact(d->tenses, d->scan.tokens + at, 1, &hit))
        return false;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        if (mw_str_is(mw_row_get(row, "tense"), tense))
            return true;
    return false;
}

/* "let the envoy | meet her on Monday", "did not | meet": a bare infinitive, whose day the verb before it tells. */
static bool is_let(const mw_dating *d, uint32_t verb)
{
    uint32_t at = verb;
    while (at > d->sentence_first && mw_dating_in(d, at - 1, "not n't n’t"))
        at--;
    if (mw_dating_before(d, at, "did do does"))
        return true;
    while (at > d->sentence_first &&
           (d->scan.tokens[at - 1].pos == MW_NOUN || d->scan.tokens[at - 1].pos == MW_PROPN ||
            d->scan.tokens[at - 1].pos == MW_ADJ || d->scan.tokens[at - 1].pos == MW_DET || d->scan.tokens[at - 1].pos == MW_PRON))
        at--;
    return at > d->sentence_first && has_tense(d, at - 1, "lets");
}

/* "Students return to class on Monday", "the office closes May 4": a timetable is told in the present. Not "to return",
 * which what stands before tells, nor what is said with a day before it. */
static bool is_timetable(const mw_dating *d, uint32_t verb, uint32_t first)
{
    mw_hit hit;
    if (!is_lower_word(d, verb) || d->scan.tokens[verb].pos != MW_VERB || !(d->scan.tokens[verb].form & (MW_THIRD | MW_BASE)) ||
        !mw_lexicon_match_exact(d->tenses, d->scan.tokens + verb, 1, &hit) ||
        !mw_str_is(mw_row_get(hit.row, "tense"), "timetable") || leans_back(d, verb) ||
        mw_dating_before(d, verb, "the a an its their this that first who") || is_let(d, verb) ||
        (!mw_cal_is(d, first, MW_CAL_WEEKDAY) && !mw_cal_is(d, first, MW_CAL_MONTH)))
        return false;
    mw_dating_note(d, MW_DATES_TENSE, hit.row);
    return true;
}

mw_tense mw_dating_tense(const mw_dating *d, uint32_t first, uint32_t end)
{
    if (!mw_dating_has(d, MW_DATES_TENSE))
        return MW_TENSE_NONE;
    if (is_set(d, first))
        return MW_TENSE_FUTURE;
    for (uint32_t at = first; at > reach_back(d, first); at--) {
        mw_tense tense = is_timetable(d, at - 1, first) ? MW_TENSE_FUTURE : tense_at(d, at - 1, first);
        if (tense != MW_TENSE_NONE)
            return tense;
    }
    uint32_t to = end + REACH < d->scan.end ? end + REACH : d->scan.end;
    bool owns = mw_dating_in(d, end, "'s \u2019s"); /* "Sunday's uprising begins a long saga": its verb tells nothing */
    for (uint32_t at = end; at < to; at++) {
        mw_tense tense = tense_at(d, at, d->scan.end);
        if (tense == MW_TENSE_FUTURE && is_past_form(d, at) && !leans_back(d, at))
            return MW_TENSE_PAST; /* "Tuesday, when they threatened to" */
        bool present = d->scan.tokens[at].form & (MW_THIRD | MW_BASE) && d->scan.tokens[at].pos == MW_VERB;
        if (tense != MW_TENSE_NONE && !(owns && present && tense == MW_TENSE_FUTURE))
            return tense;
    }
    return MW_TENSE_NONE;
}

/* "to leave": to, and a verb's base behind it, adverbs between. */
static bool is_infinitive(const mw_dating *d, uint32_t at)
{
    return mw_dating_is(d, at, "to") && at + 1 < d->scan.end && d->scan.tokens[at + 1].form & MW_BASE &&
           (d->scan.tokens[at + 1].pos == MW_VERB || d->scan.tokens[at + 1].pos == MW_AUX);
}

mw_tense mw_limit_tense(const mw_dating *d, uint32_t first)
{
    for (uint32_t at = first; at > reach_back(d, first); at--) {
        if (is_infinitive(d, at - 1) || mw_dating_is(d, at - 1, "be")) /* demanded that they be freed */
            return MW_TENSE_FUTURE;
        mw_tense tense = tense_at(d, at - 1, first);
        if (tense != MW_TENSE_NONE)
            return tense;
    }
    return MW_TENSE_NONE;
}

/* "By December, the group had fled": the verb comes after the limit. */
static bool opens_sentence(const mw_dating *d, uint32_t limit)
{
    return limit == d->sentence_first || mw_scan_shape(&d->scan, limit, MW_SENTENCE_FIRST);
}

/* The first verb behind: a present one tells what is to be so by then. */
static mw_tense opening_tense(const mw_dating *d, uint32_t end)
{
    for (uint32_t at = end; at < d->scan.end && at < end + REACH; at++) {
        mw_tense tense = tense_at(d, at, d->scan.end);
        bool trails = at + 2 >= d->scan.end; /* ", he said." is no part of the clause */
        if (tense != MW_TENSE_NONE && !trails)
            return tense;
        if (d->scan.tokens[at].pos == MW_VERB && d->scan.tokens[at].form & MW_THIRD)
            return MW_TENSE_FUTURE;
    }
    return MW_TENSE_FUTURE;
}

uint32_t mw_edged_from(const mw_dating *d, uint32_t first)
{
    uint32_t at = first;
    if (at > d->sentence_first && (mw_scan_hyphen(&d->scan, at - 1) || mw_dating_is(d, at - 1, "of")))
        at--;
    if (at == d->sentence_first || !mw_cal_is(d, at - 1, MW_CAL_EDGE))
        return first;
    at--;
    return at > d->sentence_first && mw_dating_is(d, at - 1, "the") ? at - 1 : at;
}

/* "cancelled Friday's meeting": what is called off is still to come. */
static bool is_called_off(const mw_dating *d, uint32_t first, uint32_t end)
{
    enum { WORDS_MAX = 2 };
    mw_hit hit;
    if (!mw_dating_in(d, end, "'s \u2019s"))
        return false;
    uint32_t verb = mw_dating_before(d, first, "the a his her its their") ? first - 1 : first;
    for (uint32_t length = 1; length <= WORDS_MAX && verb >= d->sentence_first + length; length++)
        if (mw_lexicon_match_exact(d->tenses, d->scan.tokens + verb - length, length, &hit) &&
            mw_str_is(mw_row_get(hit.row, "tense"), "called-off")) {
            mw_dating_note(d, MW_DATES_TENSE, hit.row);
            return true;
        }
    return false;
}

/* "After meeting Macron on Monday, Scholz is to receive Tusk": the verb behind the comma tells nothing of that day. */
static bool opens_after(const mw_dating *d, uint32_t first)
{
    for (uint32_t at = first; at > reach_back(d, first) && !mw_dating_is(d, at - 1, ","); at--)
        if (mw_dating_is(d, at - 1, "after"))
            return mw_dating_capital(d, at - 1) && d->scan.tokens[at].form & MW_GERUND;
    return false;
}

static bool is_staged(const mw_dating *d, uint32_t at)
{
    return has_tense(d, at, "staged");
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
static bool is_appointed(const mw_dating *d, uint32_t first)
{
    enum { MODIFIERS = 5, PLACE = 3 };
    if (first < d->sentence_first + 2 || !mw_cal_is(d, first, MW_CAL_WEEKDAY) || !mw_dating_before(d, first, "on for"))
        return false;
    uint32_t noun = first - 2;
    for (int i = 0; i < PLACE && noun > d->sentence_first && !is_staged(d, noun); i++)
        noun--; /* a strike in Delhi on Friday */
    if (!is_staged(d, noun) || !is_place_of(d, noun + 1, first - 1))
        return false;
    for (uint32_t at = noun, steps = 0; at > d->sentence_first && steps < MODIFIERS; at--, steps++) {
        bool called = mw_dating_in(d, at - 1, "for") && mw_dating_before(d, at - 1, "call calls called calling");
        bool modifier = mw_dating_before(d, at - 1, "a an the its their this that"); /* a planned strike */
        if (called || (!modifier && mw_dating_in(d, at - 1, "plan plans planned planning scheduled schedule "
                                                            "organising organizing")))
            return true;
        if (d->scan.tokens[at - 1].pos == MW_ADP || mw_dating_in(d, at - 1, "that") || is_past_form(d, at - 1) ||
            mw_scan_shape(&d->scan, at - 1, MW_PUNCT))
            return false;
    }
    return false;
}

/* "if the polls are not called by Monday" */
static bool is_supposed(const mw_dating *d, uint32_t first)
{
    for (uint32_t at = first; at > reach_back(d, first) && !mw_scan_shape(&d->scan, at - 1, MW_PUNCT); at--)
        if (mw_dating_in(d, at - 1, "if unless")) /* not "asked if they had left by Monday" */
            return !mw_dating_before(d, at - 1, "ask asks asked asking wonder wonders wondered wondering know knew known him her them");
    return false;
}

/* "set March 19 as the date of the vote" */
static bool is_the_date(const mw_dating *d, uint32_t end)
{
    return mw_dating_is(d, end, "as") && mw_dating_in(d, end + 1, "the a") &&
           mw_dating_in(d, end + 2 + mw_dating_in(d, end + 2, "new final"), "date deadline day");
}

/* "on Monday, when parliament is due to sit" */
static bool is_due_then(const mw_dating *d, uint32_t end)
{
    enum { WORDS = 6 };
    uint32_t at = end + mw_dating_is(d, end, ",");
    if (!mw_dating_is(d, at, "when"))
        return false;
    for (uint32_t i = at + 1; i < d->scan.end && i <= at + WORDS; i++) {
        mw_tense tense = tense_at(d, i, d->scan.end);
        if (tense != MW_TENSE_NONE)
            return tense == MW_TENSE_FUTURE;
    }
    return false;
}

mw_tense mw_when_tense(const mw_dating *d, const mw_when *when)
{
    uint32_t first = mw_edged_from(d, when->first);
    if (mw_dating_has(d, MW_DATES_TENSE) && is_called_off(d, first, when->end))
        return MW_TENSE_FUTURE;
    if (mw_dating_has(d, MW_DATES_TENSE) && opens_after(d, first) &&
        mw_dating_tense(d, when->first, when->end) == MW_TENSE_FUTURE)
        return MW_TENSE_NONE;
    if (mw_dating_before(d, first, "since"))
        return MW_TENSE_PAST;
    if (mw_dating_has(d, MW_DATES_TENSE) && (is_appointed(d, first) || is_due_then(d, when->end) || is_the_date(d, when->end)))
        return MW_TENSE_FUTURE;
    if (mw_dating_in(d, when->end, "'s \u2019s") &&
        mw_dating_before(d, first, "after following over despite into about from"))
        return MW_TENSE_PAST;
    first = before_clock(d, first); /* until | 2 p.m. Monday */
    bool limit = mw_dating_before(d, first, "until till by") && mw_dating_has(d, MW_DATES_UNTIL);
    if (!limit)
        return mw_dating_tense(d, when->first, when->end);
    mw_tense tense = is_supposed(d, first - 1)     ? MW_TENSE_FUTURE
                     : opens_sentence(d, first - 1) ? opening_tense(d, when->end) : mw_limit_tense(d, first);
    mw_dating_note(d, MW_DATES_UNTIL, NULL);
    return tense == MW_TENSE_NONE ? MW_TENSE_FUTURE : tense;
}
