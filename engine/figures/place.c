/* SPDX-License-Identifier: MIT */
/* Where the counted were: "in Bago", before or behind the figure, and beside another that shares it: "killed 12 and
 * wounded 30 in Quetta". */
#include "figures/figures_impl.h"

#include "language/mentions.h"

enum { REACH = 22, FRONT = 40 };

static bool is_place(const mw_figuring *f, uint32_t mention)
{
    return mention != MW_NO_INDEX && f->scan.layers->entities[mention].type == MW_PLACE &&
           f->scan.layers->entities[mention].entity.len;
}

/* "After the attack in Kachin, the AP reported 60 dead": the place is theirs, not that of whoever says it. */
static bool is_fronted(const mw_figuring *f, uint32_t verb)
{
    bool comma = false;
    if (verb > f->sentence_first + FRONT)
        return false;
    for (uint32_t at = f->sentence_first; at < verb; at++)
        comma |= mw_figure_is(f, at, ",");
    return comma && mw_figure_class(f, f->sentence_first, MW_F_PREP | MW_F_SUB);
}

static bool is_verb(const mw_figuring *f, uint32_t at)
{
    return at < f->scan.end && (f->scan.tokens[at].pos == MW_VERB || f->scan.tokens[at].pos == MW_AUX);
}

/* "to protest", "that promotes", "who fled": another deed, with a place of its own. */
static bool opens_other(const mw_figuring *f, uint32_t at)
{
    return (mw_figure_class(f, at, MW_F_TO) || mw_figure_is(f, at, "that which who where when")) && is_verb(f, at + 1);
}

/* A place before the figure: at the head of the sentence ("In Bago, …"), or with no other verb
 * between it and the one that is told ("troops in Bago killed 18"). */
static bool is_of_clause(const mw_figuring *f, const mw_count *count, uint32_t mention)
{
    uint32_t first, end, to = count->about_at < count->first ? count->about_at : count->first;
    mw_mention_tokens(f->scan.article, mention, &first, &end);
    bool comma = first > f->sentence_first + FRONT;
    for (uint32_t at = f->sentence_first; at < first && !comma; at++)
        comma = mw_figure_is(f, at, ",");
    if (!comma && mw_figure_class(f, f->sentence_first, MW_F_PREP | MW_F_SUB))
        return true;
    while (end < to && (mw_scan_shape(&f->scan, end, MW_CAPITAL) || mw_figure_is(f, end, "'s \u2019s")))
        end++;
    if (mw_figure_is(f, end, "that which")) /* a strike in Sagaing that killed 18 */
        end++;
    for (uint32_t at = end; at < to; at++)
        if ((is_verb(f, at) && !mw_figure_class(f, at, MW_F_HAVE | MW_F_BE)) ||
            mw_figure_is(f, at, "that which who whose"))
            return false;
    return true;
}

/* "in Longnan in the province of Gansu": the second only tells where the first is. */
static bool is_around(const mw_figuring *f, uint32_t inner, uint32_t at)
{
    enum { WORDS = 6 };
    uint32_t first, end;
    mw_mention_tokens(f->scan.article, inner, &first, &end);
    if (at < end || at - end > WORDS || mw_figure_is(f, end, "'s \u2019s"))
        return false; /* China's province of Sichuan */
    for (uint32_t i = end; i < at; i++)
        if (!mw_figure_lower(f, i) && !mw_figure_is(f, i, ","))
            return false;
    for (uint32_t i = end; i < at; i++)
        if (is_verb(f, i) || mw_figure_is(f, i, "and or but then"))
            return false;
    return true;
}

/* "in Turkey and Syria": neither is where all were counted. */
static bool is_one_of_two(const mw_figuring *f, uint32_t mention)
{
    uint32_t first, end;
    mw_mention_tokens(f->scan.article, mention, &first, &end);
    if (mw_figure_is(f, end, "and or") && is_place(f, mw_mention_starting(f->scan.article, end + 1)))
        return true;
    return first > f->sentence_first + 1 && mw_figure_is(f, first - 1, "and or") &&
           is_place(f, mw_mention_ending(f->scan.article, first - 2));
}

/* A place behind "in", "near", "the city of" …, between two tokens, the nearest to the figure. */
static uint32_t place_between(const mw_figuring *f, const mw_count *count, uint32_t from, uint32_t to, bool last)
{
    uint32_t found = MW_NO_INDEX;
    bool other = false; /* "killed six since leaders met in Jakarta": a clause of its own */
    for (uint32_t at = from; at < to; at++) {
        other |= !last && !count->since.len && mw_figure_is(f, at, "since after before until because");
        if (other && is_verb(f, at))
            return found;
        if (last && mw_figure_is(f, at, "after before when because where"))
            found = MW_NO_INDEX; /* "met in Phnom Penh after four men were hanged" */
        if (!last && (opens_other(f, at) || mw_figure_is(f, at, "while whereas as but though although including")))
            return found; /* "marched to protest the war in Iraq" */
        if (!last && mw_figure_is(f, at, "according"))
            return found; /* according to the government in Damascus */
        if (mw_figure_is(f, at, "; :") || mw_figure_is(f, at, "said says told reported"))
            return last && !is_fronted(f, at) ? MW_NO_INDEX : found;
        if (!mw_scan_shape(&f->scan, at, MW_CAPITAL) && f->scan.tokens[at].pos != MW_PROPN)
            continue; /* no name: no search for one */
        uint32_t mention = mw_mention_starting(f->scan.article, at);
        bool described = f->scan.tokens[at - (at > f->sentence_first)].pos == MW_ADJ;
        if (!is_place(f, mention) ||
            !mw_figure_before(f, at - described,
                              "in at near across through throughout around inside outside within of the \u2019s 's"))
            continue;
        bool led =
            mw_figure_before(f, at, "in at near across through throughout around inside outside within") ||
            (at >= f->sentence_first + 2 && f->scan.tokens[at - 1].pos == MW_ADJ && /* in nearby Kalay */
             mw_figure_is(f, at - 2, "in at near across through throughout")) ||
            (at >= f->sentence_first + 2 && mw_figure_is(f, at - 1, "the") &&
             mw_figure_is(f, at - 2, "in across throughout near")) ||
            (at >= f->sentence_first + 3 && mw_figure_is(f, at - 1, "of") &&
             mw_figure_phrase(f, at - 2, "region"));
        if (!led || is_one_of_two(f, mention) || (found != MW_NO_INDEX && is_around(f, found, at)))
            continue;
        found = mention;
        if (!last)
            return found;
    }
    return found;
}

static void tell_place(mw_figuring *f, mw_count *count, const mw_count *before, const mw_count *next)
{
    if (!mw_figure_on(f, MW_FIG_PLACE))
        return;
    if (!count->about.len && count->counted == MW_PEOPLE &&
        mw_figure_is(f, count->end, "in")) /* 5.3 million people in Syria */
        count->place =
            place_between(f, count, count->end, count->end + 3 < f->scan.end ? count->end + 3 : f->scan.end, false);
    if (!count->about.len || mw_figure_is(f, count->end, "elsewhere"))
        return;
    uint32_t to = count->end + REACH < f->scan.end ? count->end + REACH : f->scan.end;
    if (next && next->first < to)
        to = next->first;
    count->place = place_between(f, count, count->end, to, false);
    if (count->place != MW_NO_INDEX)
        return;
    uint32_t from = count->first > f->sentence_first + REACH ? count->first - REACH : f->sentence_first;
    if (before && before->end > from)
        from = before->end;
    count->place = place_between(f, count, from, count->first, true);
    if (count->place != MW_NO_INDEX && !is_of_clause(f, count, count->place))
        count->place = MW_NO_INDEX;
}

/* Behind "and" another deed of the same: "and wounded", "and at least". No subject and no other clause between. */
static bool goes_on(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    enum { WORDS = 14 };
    bool and = false;
    if (right->first < left->end || right->first - left->end > WORDS)
        return false;
    for (uint32_t at = left->end; at < right->first; at++) {
        mw_hit hit;
        if (mw_figure_is(f, at, "; : while whereas but though although elsewhere") ||
            mw_scan_shape(&f->scan, at, MW_QUOTE_OPEN | MW_QUOTE_CLOSE))
            return false;
        if (mw_figure_is(f, at, "and")) {
            bool verb = mw_figure_match(f, at + 1, f->happenings, &hit) || mw_figure_adverb(f, at + 1);
            if (!verb && at + 1 != right->first)
                return false;
            and = true;
        }
    }
    return and;
}

/* "More than 100 people, including 15 women, were killed in Bago": one deed of the whole and its part. */
static bool is_of_whole(const mw_count *left, const mw_count *right)
{
    const uint64_t part = UINT64_C(1) << MW_FIG_SHARED | UINT64_C(1) << MW_FIG_LATER_VERB;
    return left->about_at == right->about_at && ((left->rules | right->rules) & part) && left->value > right->value &&
           left->counted == MW_PEOPLE && right->counted == MW_PEOPLE && right->about_at > right->first;
}

/* Figures of one clause share the place that only one of them has: "killed 12 policemen and wounded 30 in Quetta",
 * "In Quetta, gunmen killed 12 and wounded 30". */
void mw_tell_places(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        if (count->age)
            continue;
        tell_place(f, count, i > f->sentence_found ? count - 1 : NULL, i + 1 < f->found_count ? count + 1 : NULL);
    }
    for (size_t i = f->sentence_found; mw_figure_on(f, MW_FIG_PLACE) && i + 1 < f->found_count; i++) {
        mw_count *left = &f->found[i], *right = &f->found[i + 1];
        if (!left->about.len || !right->about.len || (left->place == MW_NO_INDEX) == (right->place == MW_NO_INDEX) ||
            !(goes_on(f, left, right) || is_of_whole(left, right)))
            continue;
        if (left->place == MW_NO_INDEX)
            left->place = right->place;
        else if (!mw_figure_is(f, right->end, "elsewhere"))
            right->place = left->place;
    }
    for (size_t i = f->sentence_found; i < f->found_count; i++)
        if (f->found[i].place != MW_NO_INDEX)
            mw_count_by(&f->found[i], MW_FIG_PLACE);
}
