/* SPDX-License-Identifier: MIT */
/* For which time a count holds: "since the coup", "as of Friday"; and whether
 * it is a total so far, new cases, those who are so now, or a rate. */
#include "figures/figures_impl.h"

#include "language/mentions.h"
#include "base/date.h"

enum { REACH = 22, EVENT_WORDS = 7, NEAR = 3, FAR = 120 };

/* ---- since */

static const mw_date *date_at(const mw_figuring *f, uint32_t token)
{
    uint32_t date = mw_figure_date_at(f, token);
    return date == MW_NO_INDEX ? NULL : &f->scan.layers->dates[date];
}

enum { DAY = 10 }; /* 2024-05-14 */

/* "by Tuesday evening": of a day that is known. */
static bool is_time_of_day(const mw_date *date)
{
    return date->type == MW_TIME && date->value.len > DAY && date->value.data[0] != 'X' && date->value.data[DAY] == 'T';
}

/* The date that begins within a few words of `at`, before the clause ends. */
static const mw_date *date_near(const mw_figuring *f, uint32_t at, uint32_t words)
{
    for (uint32_t i = at; i < f->scan.end && i < at + words; i++) {
        if (mw_figure_is(f, i, ", ; .") || (i > at && mw_figure_is(f, i, "since")))
            return NULL;
        if (!mw_figure_dated(f, i))
            continue;
        const mw_date *date = date_at(f, i);
        return date && (date->type == MW_DATE || is_time_of_day(date)) ? date : NULL;
    }
    return NULL;
}

/* "since the coup", "since the military seized power" */
static const mw_row *event_near(const mw_figuring *f, uint32_t at)
{
    for (uint32_t i = at; i < f->scan.end && i < at + EVENT_WORDS; i++) {
        mw_hit hit;
        if (mw_figure_is(f, i, ", ; ."))
            return NULL;
        if (mw_figure_match(f, i, f->events, &hit))
            return mw_named_event(f->scan.article, f->published, hit.row, f->event);
    }
    return NULL;
}

/* "the first executions since the 1980s" tell of the last ones, not since when was counted. */
static bool is_superlative(const mw_figuring *f, uint32_t from, uint32_t to)
{
    for (uint32_t at = from; at < to; at++)
        if (mw_figure_phrase(f, at, "superlative"))
            return true;
    return false;
}

static bool tell_since_at(const mw_figuring *f, mw_count *count, uint32_t at, mw_error *err)
{
    const mw_date *date = date_near(f, at + 1, EVENT_WORDS + 2);
    if (date && date->value.len && !mw_str_is(date->value, "PRESENT_REF")) {
        count->since = date->type == MW_TIME ? mw_str_sub(date->value, 0, DAY) : date->value;
        mw_count_by(count, MW_FIG_SINCE);
        return true;
    }
    const mw_row *row = event_near(f, at + 1);
    if (row)
        mw_count_by(count, MW_FIG_SINCE);
    count->open =
        !row && mw_figure_class(f, at + 1, MW_F_DET | MW_F_POSS); /* "since the fire": from a day that is not known */
    return !row || mw_figure_keep(f, mw_row_get(row, "since"), &count->since, err);
}

/* "a unit that has been missing since Tuesday, …": the time of the verb before it, not of a count behind. */
static bool is_of_verb(const mw_figuring *f, const mw_count *count, uint32_t since)
{
    if (count->from_text || count->about_at < since)
        return false;
    uint32_t from = since > f->sentence_first + REACH ? since - REACH : f->sentence_first;
    for (uint32_t at = since; at > from && !mw_scan_shape(&f->scan, at - 1, MW_PUNCT); at--)
        if (f->scan.tokens[at - 1].pos == MW_VERB || f->scan.tokens[at - 1].pos == MW_AUX)
            return true;
    return false;
}

/* "killed 24, bringing the total since October to 41,252": from there on another count is told. */
static bool brings_total(const mw_figuring *f, uint32_t at)
{
    return at > f->sentence_first && mw_figure_is(f, at - 1, ",") && f->scan.tokens[at].form & MW_GERUND &&
           mw_figure_phrase(f, at, "brings");
}

static bool tell_since(mw_figuring *f, mw_count *count, const mw_count *next, mw_error *err)
{
    uint32_t reach = count->about.len || count->counted >= MW_MONEY ? REACH : NEAR; /* six tests since May */
    uint32_t to = count->end + reach < f->scan.end ? count->end + reach : f->scan.end;
    for (uint32_t at = count->end; at < to; at++) {
        bool inside = next && next->about_at >= next->number_end && next->about_at <= next->end; /* and 79 wounded */
        bool shared = next && next->about.len && (next->about_at == count->about_at || inside);
        if (next && at == next->first && !shared)
            break;
        if (mw_figure_is(f, at, "; :") || mw_scan_shape(&f->scan, at, MW_QUOTE_CLOSE) || brings_total(f, at))
            break;
        if (mw_figure_is(f, at, "since"))
            return is_superlative(f, count->end, at) || tell_since_at(f, count, at, err);
    }
    if (count->counted == MW_MONEY || count->counted == MW_SHARE || count->counted == MW_MEASURE || !count->about.len)
        return true; /* "since the coup, to 2,300 kyat": the rise began then, not the price */
    uint32_t from = count->first > f->sentence_first + REACH ? count->first - REACH : f->sentence_first;
    for (uint32_t at = count->first; at > from; at--)
        if (mw_figure_is(f, at - 1, "since"))
            return is_superlative(f, from, at - 1) || is_of_verb(f, count, at - 1) ||
                   tell_since_at(f, count, at - 1, err);
    return true;
}

/* ---- as of */

/* "gunmen have killed three people" is news of one deed; who has counted, or has killed more than
 * 700, tells a total. */
static bool is_single_deed(const mw_count *count, uint32_t verb)
{
    enum { FEW = 100 };
    return verb == count->about_at && count->bound == MW_EXACT && !count->vague && count->value < FEW;
}

static bool is_cumulative(const mw_figuring *f, const mw_count *count)
{
    if (count->since.len || count->as_of.len || count->open || count->total)
        return true;
    uint32_t to = count->end + 6 < f->scan.end ? count->end + 6 : f->scan.end;
    for (uint32_t at = count->end; at + 1 < to; at++)
        if (mw_figure_is(f, at, "have has") &&
            (mw_figure_is(f, at + 1, "been died fled") || mw_figure_adverb(f, at + 1)))
            return true;
    uint32_t from = count->first > f->sentence_first + 10 ? count->first - 10 : f->sentence_first;
    for (uint32_t at = from; at < count->first; at++)
        if (mw_figure_phrase(f, at, "total") ||
            (mw_figure_is(f, at, "has have") &&
             mw_figure_phrase(f, at + 1, "so-far") &&
             !is_single_deed(count, at + 1)))
            return true;
    for (uint32_t at = count->end; at < to; at++)
        if (mw_figure_is(f, at, "so") && mw_figure_is(f, at + 1, "far"))
            return true;
    return count->happening && mw_str_is(mw_row_get(count->happening, "counted"), "toll");
}

/* The date that "as of", "as at", "by" or "until" at this token give; NULL. */
static const mw_date *as_of_at(const mw_figuring *f, uint32_t at)
{
    if (mw_figure_is(f, at, "as") && mw_figure_is(f, at + 1, "of at on"))
        return date_near(f, at + 2, 3);
    return mw_figure_is(f, at, "by until") && mw_figure_dated(f, at + 1) ? date_near(f, at + 1, 1) : NULL;
}

/* "the death toll rose to 61 on Tuesday": it is Tuesday's. */
static const mw_date *toll_day(const mw_figuring *f, const mw_count *count)
{
    if (!count->happening || !mw_str_is(mw_row_get(count->happening, "counted"), "toll"))
        return NULL;
    return date_near(f, count->end + (uint32_t)mw_figure_is(f, count->end, "on"), 1);
}

/* "banned until May 31": what is still to come is no day of a count. */
static bool is_later(const mw_figuring *f, mw_str day)
{
    mw_str published = mw_article_head(f->scan.article)->published;
    size_t len = day.len < published.len ? day.len : published.len;
    return len && memcmp(day.data, published.data, len) > 0;
}

/* ", while the regime said": from there on somebody else speaks. */
static bool sets_against(const mw_figuring *f, uint32_t at)
{
    return mw_figure_is(f, at, "while whereas but ;");
}

/* "as of Friday", "802 by May 17 and 827 by May 25": behind the figure up to the next, else before
 * it in the clause. */
static void tell_as_of(mw_figuring *f, mw_count *count, const mw_count *before, const mw_count *next)
{
    uint32_t to = count->end + REACH < f->scan.end ? count->end + REACH : f->scan.end;
    uint32_t from = count->first > f->sentence_first + REACH ? count->first - REACH : f->sentence_first;
    const mw_date *date = toll_day(f, count);
    for (uint32_t at = from; at < count->first; at++)
        from = sets_against(f, at) ? at + 1 : from; /* "90 by Saturday, while another put it at 114" */
    for (uint32_t at = count->end; at + 1 < to && !date && !(next && at >= next->first); at++)
        date = as_of_at(f, at);
    for (uint32_t at = count->first; at > from && !date && !(before && at <= before->end); at--)
        date = as_of_at(f, at - 1);
    if (!date && next && !mw_figure_is(f, next->first - 1, "while but"))
        for (uint32_t at = next->end; at + 1 < to && !date; at++)
            date = as_of_at(f, at);
    if (!date)
        for (uint32_t at = from; at < count->first && !date; at++)
            date = as_of_at(f, at);
    if (date && date->value.len && !is_later(f, date->value) &&
        mw_figure_by(f, count, MW_FIG_AS_OF, count->counted != MW_MONEY))
        count->as_of = date->type == MW_TIME ? mw_str_sub(date->value, 0, DAY) : date->value;
}

/* ---- aggregation */

/* "are killed every year" */
static bool every_time(const mw_figuring *f, const mw_count *count)
{
    uint32_t to = count->end + 6 < f->scan.end ? count->end + 6 : f->scan.end;
    for (uint32_t at = count->end; at < to; at++) {
        if (mw_figure_is(f, at, ", ; and"))
            return false;
        if (!mw_figure_dated(f, at))
            continue;
        const mw_date *date = date_at(f, at);
        return date && date->type == MW_SET;
    }
    return false;
}

static bool is_rate(const mw_figuring *f, const mw_count *count)
{
    if (count->exchange || every_time(f, count))
        return true;
    if (mw_figure_dated(f, count->end) || mw_figure_is(f, count->end + 2, "ago earlier later"))
        return false; /* 130 dead a day earlier */
    return (mw_figure_is(f, count->end, "a an per each every") && mw_figure_phrase(f, count->end + 1, "per")) ||
           (mw_figure_is(f, count->end, "per") && mw_scan_shape(&f->scan, count->end + 1, MW_NUMBER)) ||
           mw_figure_is(f, count->end, "daily weekly monthly annually yearly");
}

static bool is_now(const mw_figuring *f, const mw_count *count)
{
    if (count->happening && mw_str_is(mw_row_get(count->happening, "stock"), "stock"))
        return true;
    return mw_figure_is(f, count->end, "are remain remained is still") && count->about.len;
}

static mw_str aggregation_of(const mw_figuring *f, const mw_count *count)
{
    if (is_rate(f, count))
        return MW_STR("rate");
    if (count->counted == MW_MONEY || count->counted == MW_MEASURE || count->counted == MW_SHARE)
        return count->since.len ? MW_STR("cumulative") : MW_NONE;
    if (count->counted == MW_VOTES)
        return count->about.len ? MW_STR("new") : MW_NONE;
    if (!count->about.len)
        return count->since.len || count->as_of.len ? MW_STR("cumulative") : MW_NONE;
    if (count->lately)
        return MW_STR("new");
    if (is_now(f, count))
        return MW_STR("stock");
    if (is_cumulative(f, count))
        return MW_STR("cumulative");
    if (count->about_at != MW_NO_INDEX && count->about_at > f->sentence_first &&
        (mw_figure_before(f, count->about_at, "had") ||
         (mw_figure_before(f, count->about_at, "been") && mw_figure_before(f, count->about_at - 1, "had"))))
        return MW_NONE; /* reported speech: a total or new ones */
    return count->about.len ? MW_STR("new") : MW_NONE;
}

/* "745 people have been killed since the coup and over 3,300 arrested": a verb that leans on the
 * one before has its time too. */
static bool leans(const mw_figuring *f, const mw_count *before, const mw_count *count)
{
    return before && before->aggregation.len && !count->since.len && !count->lately && !is_now(f, count) &&
           count->about.len && count->head == MW_NO_INDEX && count->about_at == count->end &&
           mw_figure_before(f, count->first, "and");
}

/* "in the past 24 hours", "over the last day" */
static bool opens_last_hours(const mw_figuring *f, uint32_t at)
{
    return mw_figure_is(f, at, "in over during within") && mw_figure_is(f, at + 1, "the") &&
           mw_figure_is(f, at + 2, "past last previous preceding") &&
           (mw_figure_is(f, at + 3, "day") || mw_figure_is(f, at + 4, "hours") || mw_figure_is(f, at + 5, "hours"));
}

/* "83 in the past 24 hours", "Over the last day, 20 people …": new ones, beside a total since whenever. */
static bool is_lately(const mw_figuring *f, const mw_count *count, const mw_count *before, const mw_count *next)
{
    enum { WORDS = 10 };
    if (!before && count->first < f->sentence_first + WORDS && opens_last_hours(f, f->sentence_first))
        return true;
    uint32_t to = count->end + WORDS < f->scan.end ? count->end + WORDS : f->scan.end;
    if (next && next->first < to)
        to = next->first;
    for (uint32_t at = count->end; at + 2 < to; at++) {
        if (mw_figure_is(f, at, ", ; : and since") || mw_scan_shape(&f->scan, at, MW_QUOTE_CLOSE))
            return false;
        if (opens_last_hours(f, at))
            return true;
    }
    return false;
}

/* The sentence names a day or month before the publication that is not where the count begins:
 * "…, AFP reported on December 7". The count is that old, not of today. */
static bool is_old_news(const mw_figuring *f, const mw_count *count, mw_str published)
{
    uint32_t from = count->first > f->sentence_first + FAR ? count->first - FAR : f->sentence_first;
    for (uint32_t at = from; at < f->scan.end && at < count->end + FAR && !(at >= count->end && sets_against(f, at)); at++) {
        const mw_date *date = mw_figure_dated(f, at) && !mw_figure_before(f, at, "since") ? date_at(f, at) : NULL;
        if (!date || date->type != MW_DATE || date->value.len < 7 || date->value.len > published.len ||
            date->value.data[4] != '-' || date->value.data[5] == 'W')
            continue;
        bool begins =
            count->since.len &&
            mw_str_starts(date->value, mw_str_sub(count->since, 0, count->since.len < 7 ? count->since.len : 7));
        if (!begins && memcmp(date->value.data, published.data, date->value.len) < 0)
            return true;
    }
    return false;
}

/* "The toll has reached 61, the AAPP said on Tuesday": a total as it was told that day; NULL. */
static const mw_date *day_said(const mw_figuring *f, const mw_count *count)
{
    for (uint32_t at = count->end; at + 1 < f->scan.end && at < count->end + FAR && !sets_against(f, at); at++) {
        if (!mw_has_role(f, at, "say") || f->scan.tokens[at].pos != MW_VERB)
            continue;
        uint32_t day = at + 1 + (uint32_t)mw_figure_is(f, at + 1, "on");
        const mw_date *date = mw_figure_dated(f, day) ? date_at(f, day) : NULL;
        return date && date->type == MW_DATE && date->value.len == DAY && !is_later(f, date->value) ? date : NULL;
    }
    return NULL;
}

bool mw_tell_times(mw_figuring *f, mw_error *err)
{
    mw_str published = mw_article_head(f->scan.article)->published;
    bool known = mw_day_parse(published) != MW_DAY_NONE;
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        const mw_count *next = i + 1 < f->found_count ? &f->found[i + 1] : NULL;
        const mw_count *before = i > f->sentence_found ? &f->found[i - 1] : NULL;
        if (count->age)
            continue;
        bool to_from = before && before->end + 1 == count->first && mw_figure_before(f, before->first, "to");
        count->former =
            count->compared || (mw_figure_before(f, count->first, "from") && (to_from || mw_is_change(f, count)));
        uint32_t behind = count->walk_from ? count->walk_from : count->end;
        bool own =
            count->part && (mw_figure_dated(f, behind) || mw_figure_dated(f, behind + 1)); /* 90 of them on Saturday */
        count->lately = mw_figure_by(f, count, MW_FIG_LATELY,
                                     count->of_day || (count->about.len && is_lately(f, count, before, next)));
        own |= count->lately;
        if (mw_figure_on(f, MW_FIG_SINCE) && !own && !tell_since(f, count, next, err))
            return false;
        if (count->about.len && !count->lately)
            tell_as_of(f, count, before, next);
        count->aggregation = aggregation_of(f, count);
        if (before && count->compared && mw_figure_phrase_before(f, count->first, "compared"))
            count->aggregation = before->aggregation; /* up from 1.9 million a year ago */
        if (leans(f, before, count)) {
            count->since = before->since;
            count->aggregation = before->aggregation;
        }
        if (!count->as_of.len && known && mw_str_is(count->aggregation, "cumulative") &&
            !count->former && !mw_figure_before(f, count->first, "had") &&
            !mw_figure_by(f, count, MW_FIG_OLD_NEWS, is_old_news(f, count, published))) {
            count->as_of = mw_str_sub(published, 0, 10);
        } else if (!count->as_of.len && mw_str_is(count->aggregation, "cumulative") && !count->former) {
            const mw_date *said = day_said(f, count);
            if (said && mw_figure_by(f, count, MW_FIG_AS_OF, true))
                count->as_of = said->value;
        }
    }
    return true;
}
