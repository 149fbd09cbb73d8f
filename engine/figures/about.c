/* SPDX-License-Identifier: MIT */
/* What happened to the counted. words/happenings.tsv has the words and which side of them is
 * counted; here is where they are looked for: in the noun phrase ("70 detained protesters", "18
 * deaths"), right before it ("killed 18 people", "the deaths of 18 people", "a death toll of 18"),
 * after it ("18 people were killed", "70 prisoners are facing a death sentence", "18 killed"). A
 * figure beside it may tell it, too: beside.c. */
#include "figures/about.h"

void mw_tell(mw_count *count, const mw_row *row, uint32_t at)
{
    count->happening = row;
    count->about = mw_row_get(row, "about");
    count->about_at = at;
}

/* "people", "things", "money", or the counted nouns themselves ("lives"). A number without a noun may be people. */
bool mw_told_only_of(const mw_figuring *f, const mw_count *count, mw_str only)
{
    if (!only.len)
        return true;
    if (mw_str_is(only, "money"))
        return count->counted == MW_MONEY;
    bool persons = count->counted == MW_PEOPLE || count->counted == MW_BARE;
    if (mw_str_is(only, "people"))
        return persons;
    if (mw_str_is(only, "things"))
        return !persons || count->counted == MW_BARE;
    return count->head != MW_NO_INDEX && mw_figure_among(f, count->head, only);
}

const mw_row *mw_happening(const mw_figuring *f, const mw_count *count, const mw_row *row, const char *kind,
                           uint32_t then)
{
    const mw_row *plain = NULL;
    for (; row; row = mw_row_next(row)) {
        if ((kind && !mw_str_is(mw_row_get(row, "counted"), kind)) ||
            !mw_told_only_of(f, count, mw_row_get(row, "only")))
            continue;
        mw_str words = mw_row_get(row, "then");
        if (words.len && mw_figure_words(f, then, words))
            return row; /* what more words tell is told better */
        if (!words.len && !plain)
            plain = row;
    }
    return plain;
}

/* ---- inside the noun phrase */

static bool tell_inside(mw_figuring *f, mw_count *count)
{
    if (count->happening)
        return true;
    for (uint32_t at = count->number_end; at < count->end; at++) {
        mw_hit hit;
        if (!mw_figure_match(f, at, f->happenings, &hit) || at + hit.tokens > count->end)
            continue;
        const mw_row *row = mw_happening(f, count, hit.row, "state", count->end);
        if (!row && (hit.form & MW_PARTICIPLE) && at + 1 < count->end && count->counted == MW_PEOPLE)
            row = mw_happening(f, count, hit.row, "object", at + hit.tokens);
        if (mw_figure_by(f, count, MW_FIG_INSIDE, row != NULL)) {
            mw_tell(count, row, at);
            return true;
        }
    }
    return false;
}

/* "400 of those killed were children", where the verb tells nothing else. */
static bool tell_of_those(mw_figuring *f, mw_count *count)
{
    mw_hit hit;
    uint32_t at = count->walk_from;
    if (!(count->rules >> MW_FIG_OF_THEM & 1) || at < f->sentence_first + 2 || !mw_figure_is(f, at - 2, "those") ||
        !mw_figure_match(f, at - 1, f->happenings, &hit))
        return false;
    const mw_row *row = mw_happening(f, count, hit.row, "object", at);
    if (row)
        mw_tell(count, row, at - 1);
    return row != NULL;
}

/* The whole of a part before it: "40 of 300 residents", "some of the 2,000 prisoners", "half of the 80". */
static bool is_whole(const mw_figuring *f, const mw_count *count)
{
    uint32_t at = count->first;
    if (at > f->sentence_first && mw_figure_class(f, at - 1, MW_F_DET | MW_F_POSS))
        at--;
    if (at > f->sentence_first + 1 && mw_figure_before(f, at, "of") && mw_figure_on(f, MW_FIG_PART_OF) &&
        (mw_figure_before(f, at - 1, "out") || mw_figure_class(f, at - 2, MW_F_DET) ||
         (count > f->found + f->sentence_found && count[-1].counted == MW_SHARE && count[-1].end == at - 1)) &&
        !mw_figure_is(f, at - 2, "all both"))
        return true;
    return count > f->found + f->sentence_found && (count[-1].rules >> MW_FIG_PART_OF & 1);
}

/* "1,400 personnel from 20 allies had been sent": what hangs on the people before it is not whom the verb tells of. */
static bool is_behind_people(const mw_figuring *f, const mw_count *count)
{
    const mw_count *before = count > f->found + f->sentence_found ? count - 1 : NULL;
    return before && before->counted == MW_PEOPLE && count->counted == MW_THINGS && before->end + 1 == count->first &&
           mw_figure_is(f, before->end, "from in across of at");
}

/* "fired 66", "struck 57": a number without a noun where a match is told. */
static bool is_score(mw_figuring *f, const mw_count *count)
{
    return count->counted == MW_BARE && !count->others && mw_figure_on(f, MW_FIG_SPORT) && mw_figure_sport(f);
}

/* "Two of the injured later died": what they are is told, and then what became of them. */
static bool has_verb_of_part(const mw_figuring *f, const mw_count *count)
{
    uint32_t verb = count->end;
    if (!mw_figure_is(f, count->number_end, "of") || count->end < count->number_end + 2 || count->vague ||
        count->head != MW_NO_INDEX)
        return false;
    while (mw_figure_adverb(f, verb))
        verb++;
    return !mw_figure_class(f, verb, MW_F_BE) && mw_figure_lower(f, verb);
}

void mw_tell_about(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        const mw_count *next = i + 1 < f->found_count ? &f->found[i + 1] : NULL;
        if (count->counted == MW_SHARE || count->age || count->about.len)
            continue;
        if (is_whole(f, count)) { /* of 300 residents 40 perished */
            (void)tell_inside(f, count);
            continue;
        }
        if (is_behind_people(f, count))
            continue;
        if (count->rules >> MW_FIG_PART_OF & 1 || (next && is_behind_people(f, next)))
            count->walk_from = next->end, next = next + 1 < f->found + f->found_count ? next + 1 : NULL;
        (void)((has_verb_of_part(f, count) && mw_tell_after(f, count, next)) || tell_inside(f, count) ||
               mw_tell_before(f, count) || mw_tell_after(f, count, next) || mw_tell_joined(f, count) ||
               tell_of_those(f, count));
        if (count->about.len && is_score(f, count))
            count->about = MW_NONE;
    }
}
