/* SPDX-License-Identifier: MIT */
/* Whether the clause around a date looks back or forward. News looks back: "on Friday" in a story
 * published on Monday is last Friday, unless the words say that it is to come ("will vote on
 * Friday", "due on Friday", "ahead of Friday's vote"). Which words do is words/tenses.tsv.
 *
 * The nearest such word before the date decides; where none comes before, the first one after. */
#include "dates/dates_impl.h"

enum { REACH = 30 }; /* tokens looked at on either side */

bool mw_is_lower_word(const mw_dating *d, uint32_t at)
{
    return mw_scan_shape(&d->scan, at, MW_WORD) && !mw_dating_capital(d, at);
}

/* A past form, or a word that looks like one: arrested, announced; not "the armed forces". */
bool mw_is_past_form(const mw_dating *d, uint32_t at)
{
    if (!mw_is_lower_word(d, at))
        return false;
    if (d->scan.tokens[at].form & MW_PAST)
        return !(d->scan.tokens[at].form & MW_BASE);
    mw_str word = mw_scan_text(&d->scan, at);
    return word.len >= 5 && mw_str_ends(word, MW_STR("ed")) && !mw_str_ends(word, MW_STR("eed")) &&
           !mw_dating_before(d, at, "the a an its their his her of and by") &&
           !mw_scan_hyphen(&d->scan, at - (at > d->sentence_first));
}

/* "be held", "to be questioned", "will cut": the form is no past tense, the words before tell. */
bool mw_leans_back(const mw_dating *d, uint32_t at)
{
    uint32_t before = at;
    while (before > d->sentence_first && mw_is_lower_word(d, before - 1) &&
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
        (mw_leans_back(d, at) || (mw_cal_is(d, at, MW_CAL_MONTH) && mw_dating_capital(d, at)))) /* "to be held"; in May */
        return MW_TENSE_NONE;
    if (d->scan.tokens[at].pos == MW_PROPN && at > d->sentence_first && mw_dating_capital(d, at))
        return MW_TENSE_NONE; /* the Rose Garden */
    bool noun = d->scan.tokens[at].pos == MW_NOUN && at > d->sentence_first &&
                mw_scan_shape(&d->scan, at - 1, MW_NUMBER); /* 235,000 votes on Sunday */
    if ((hit.tokens > 1 && !leads_on(d, at + hit.tokens)) || noun)
        return MW_TENSE_NONE;
    mw_str tense = mw_row_get(hit.row, "tense");
    bool future = mw_str_is(tense, "future") || mw_str_is(tense, "destined");
    bool called_off = mw_str_is(tense, "called-off") && d->scan.tokens[at].form & MW_PAST;
    if (!future && !called_off && !mw_str_is(tense, "past"))
        return MW_TENSE_NONE; /* a rally; reopen; to cancel it */
    *d->appointed = mw_str_is(tense, "destined") || /* was due to begin: perhaps it did not */
                    (future && mw_dating_is(d, at + hit.tokens - 1, "to") && mw_dating_before(d, at, "was were been"));
    mw_dating_note(d, MW_DATES_TENSE, hit.row);
    return future ? MW_TENSE_FUTURE : MW_TENSE_PAST;
}

static mw_tense tense_at(const mw_dating *d, uint32_t at, uint32_t end)
{
    mw_tense tense = listed(d, at, end);
    if (tense != MW_TENSE_NONE)
        return tense;
    return mw_is_past_form(d, at) && !mw_leans_back(d, at) ? MW_TENSE_PAST : MW_TENSE_NONE;
}

static uint32_t reach_back(const mw_dating *d, uint32_t first)
{
    return first > d->sentence_first + REACH ? first - REACH : d->sentence_first;
}

mw_tense mw_dating_tense(const mw_dating *d, uint32_t first, uint32_t end)
{
    if (!mw_dating_has(d, MW_DATES_TENSE))
        return MW_TENSE_NONE;
    if (mw_agenda_is_set(d, first) || mw_agenda_opens(d, first, end))
        return MW_TENSE_FUTURE;
    enum { HEAD = 1 };
    for (uint32_t at = first; at > reach_back(d, first); at--) {
        if (mw_dating_is(d, at - 1, ";") && first - at <= HEAD)
            break; /* the first lasted hours; | Friday's will be shorter */
        mw_tense tense = mw_agenda_tells(d, at - 1, first) ? MW_TENSE_FUTURE : tense_at(d, at - 1, first);
        if (tense != MW_TENSE_NONE)
            return tense;
        if (d->scan.tokens[at - 1].pos == MW_VERB && d->scan.tokens[at - 1].form & MW_THIRD &&
            (at == first || (at + 1 == first && mw_dating_in(d, at, "in for"))))
            return MW_TENSE_NONE; /* the agency reports | Thursday that he will go: not of that day */
    }
    uint32_t to = end + REACH < d->scan.end ? end + REACH : d->scan.end;
    bool owns = mw_dating_in(d, end, "'s \u2019s"); /* "Sunday's uprising begins a long saga": its verb tells nothing */
    for (uint32_t at = end; at < to; at++) {
        mw_tense tense = tense_at(d, at, d->scan.end);
        if (tense == MW_TENSE_FUTURE && mw_is_past_form(d, at) && !mw_leans_back(d, at))
            return MW_TENSE_PAST; /* "Tuesday, when they threatened to" */
        bool present = d->scan.tokens[at].form & (MW_THIRD | MW_BASE) && d->scan.tokens[at].pos == MW_VERB;
        bool timed = (at == end + 1 && d->scan.tokens[at].pos == MW_AUX) || /* Friday's will be shorter */
                     (mw_dating_is(d, at + 1, "at") && (mw_scan_shape(&d->scan, at + 2, MW_NUMBER) ||
                                                       mw_cal_is(d, at + 2, MW_CAL_CLOCK))); /* Friday's game starts at 8 */
        if (tense != MW_TENSE_NONE && !(owns && present && tense == MW_TENSE_FUTURE && !timed))
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
    *d->appointed = false;
    if (mw_dating_has(d, MW_DATES_TENSE) && is_called_off(d, first, when->end))
        return MW_TENSE_FUTURE;
    if (mw_dating_has(d, MW_DATES_TENSE) && opens_after(d, first) &&
        mw_dating_tense(d, when->first, when->end) == MW_TENSE_FUTURE)
        return MW_TENSE_NONE;
    if (mw_dating_before(d, first, "since"))
        return MW_TENSE_PAST;
    if (mw_dating_has(d, MW_DATES_TENSE) && (mw_agenda_appoints(d, first, when->end) || is_due_then(d, when->end)))
        return MW_TENSE_FUTURE;
    if (mw_dating_in(d, when->end, "'s \u2019s") &&
        mw_dating_before(d, first, "after following over despite into about from"))
        return MW_TENSE_PAST;
    uint32_t timed = first - (uint32_t)mw_dating_before(d, first, "on"), clock = mw_before_clock(d, timed);
    first = clock < timed ? clock : first; /* until | 2 p.m. on Monday */
    bool limit = mw_dating_before(d, first, "until till by") && mw_dating_has(d, MW_DATES_UNTIL);
    if (!limit)
        return mw_dating_tense(d, when->first, when->end);
    mw_tense tense = mw_agenda_supposes(d, reach_back(d, first - 1), first - 1) ? MW_TENSE_FUTURE
                     : opens_sentence(d, first - 1) ? opening_tense(d, when->end) : mw_limit_tense(d, first);
    mw_dating_note(d, MW_DATES_UNTIL, NULL);
    return tense == MW_TENSE_NONE ? MW_TENSE_FUTURE : tense;
}
