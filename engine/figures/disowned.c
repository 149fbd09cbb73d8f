/* SPDX-License-Identifier: MIT */
/* Counts that nobody stands by where they are told: what is denied ("denied that 60 soldiers had been
 * killed") and what is corrected ("15, correcting an earlier toll of 12"). They stay, as guesses. */
#include "figures/figures_impl.h"

enum { BACK = 16 };

/* The words that deny at a token, "denied", "no evidence": how many; 0: none. */
static uint32_t denies(const mw_figuring *f, uint32_t at)
{
    mw_hit hit;
    bool verb = f->scan.tokens[at].pos == MW_VERB;
    if (!mw_figure_lower(f, at) && at > f->sentence_first)
        return 0;
    if (mw_has_role(f, at, "deny") && mw_figure_match(f, at, f->counting, &hit) && (verb || hit.tokens > 1))
        return hit.tokens;
    if (!mw_figure_match(f, at, f->saying, &hit))
        return 0;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        if (mw_str_is(mw_row_get(row, "class"), "deny") && (verb || mw_str_is(mw_row_get(row, "pos"), "noun")))
            return hit.tokens;
    return 0;
}

/* A word for what was told: a report, the claims, a toll. An object may look like a verb: "denied claims". */
static bool is_account(const mw_figuring *f, uint32_t at, bool object)
{
    mw_hit hit;
    if (mw_has_role(f, at, "noun"))
        return true;
    if (!mw_figure_lower(f, at) || !mw_figure_match(f, at, f->saying, &hit) ||
        (f->scan.tokens[at].pos == MW_VERB && !object))
        return false;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        if (mw_str_is(mw_row_get(row, "pos"), "noun"))
            return true;
    return false;
}

/* Does the account tell the count: "claims that 60 …", "claims the strike killed 60", "a report of 12
 * deaths"; not "the appeals of 12 men sentenced to death"? */
static bool tells(const mw_figuring *f, const mw_count *count, uint32_t account)
{
    if (mw_figure_is(f, account + 1, "of"))
        return mw_has_role(f, account, "noun") || (count->about_at >= count->first && count->about_at < count->end);
    return mw_figure_is(f, account + 1, "that") || account + 1 == count->first ||
           mw_figure_class(f, account + 1, MW_F_DET);
}

/* Is the count in what is denied: "that 60 …", "reports of 60", "killing 60"; "60 had been killed"? */
static bool is_denied_by(const mw_figuring *f, const mw_count *count, uint32_t next)
{
    mw_hit hit;
    if (mw_figure_is(f, next, "that having"))
        return true;
    if (next == count->first)
        return count->about_at != MW_NO_INDEX && count->about_at >= count->end;
    if (mw_figure_match(f, next, f->happenings, &hit) && (hit.form & MW_GERUND))
        return true;
    for (uint32_t at = next; at < count->first; at++)
        if (is_account(f, at, at == next))
            return tells(f, count, at);
    return false;
}

static bool is_negated(const mw_figuring *f, uint32_t word)
{
    for (uint32_t at = word; at > f->sentence_first && word - at < 3; at--)
        if (mw_figure_class(f, at - 1, MW_F_NEG) || mw_figure_is(f, at - 1, "nor neither without"))
            return true;
    return false;
}

static bool is_denied(const mw_figuring *f, const mw_count *count)
{
    for (uint32_t at = count->first; at > f->sentence_first && count->first - at < BACK; at--) {
        if (mw_figure_is(f, at - 1, ", ; : and but while because after who which saying") ||
            (mw_figure_is(f, at - 1, "as") && !(at > f->sentence_first + 1 && denies(f, at - 2))))
            return false;
        uint32_t words = denies(f, at - 1);
        if (words)
            return is_denied_by(f, count, at - 1 + words) && !is_negated(f, at - 1);
    }
    return false;
}

/* "Reports that 60 people had been killed were denied by the army." */
static bool is_denied_after(const mw_figuring *f, const mw_count *count)
{
    enum { WORDS = 8 };
    bool told = false;
    for (uint32_t at = count->first; at > f->sentence_first + 1 && count->first - at < WORDS && !told; at--) {
        if (mw_figure_is(f, at - 1, ", ; :"))
            return false;
        told = mw_figure_is(f, at - 1, "that") && is_account(f, at - 2, false);
    }
    for (uint32_t at = count->end; told && at < f->scan.end && at < count->end + WORDS; at++) {
        if (mw_figure_is(f, at, ", ; : and but"))
            return false;
        if (mw_figure_before(f, at, "was were been") && denies(f, at))
            return true;
    }
    return false;
}

/* "after initially reporting 60 deaths" */
static bool was_told_before(const mw_figuring *f, const mw_count *count)
{
    enum { WORDS = 4 };
    for (uint32_t at = count->first; at > f->sentence_first + 2 && count->first - at < WORDS; at--)
        if (mw_has_role(f, at - 1, "verb") || mw_has_role(f, at - 1, "say"))
            return mw_figure_is(f, at - 2, "initially originally") && mw_figure_is(f, at - 3, "after had");
    return false;
}

/* "had earlier put the toll at 12" */
static bool was_put_before(const mw_figuring *f, const mw_count *count)
{
    enum { WORDS = 6 };
    uint32_t at = count->first;
    if (!mw_figure_before(f, at, "at") || at < f->sentence_first + 2 || !mw_has_role(f, at - 2, "noun"))
        return false;
    for (at -= 2; at > f->sentence_first && count->first - at < WORDS; at--)
        if (mw_has_role(f, at - 1, "verb"))
            return mw_figure_before(f, at - 1, "earlier initially previously originally");
    return false;
}

/* "correcting an earlier …", "down from an initial …" */
static bool is_corrected_before(const mw_figuring *f, uint32_t word)
{
    enum { WORDS = 6 };
    for (uint32_t at = word; at > f->sentence_first && word - at < WORDS; at--) {
        if (mw_figure_is(f, at - 1, ", ; :"))
            return false;
        if (mw_has_role(f, at - 1, "correct") ||
            (mw_figure_is(f, at - 1, "from") && mw_figure_before(f, at - 1, "down up")))
            return true;
    }
    return false;
}

/* "an earlier toll of 12" is over by its words; "an initial 20" only where something corrects it. */
static bool is_corrected(const mw_figuring *f, const mw_count *count)
{
    enum { WORDS = 2 }; /* an earlier official toll */
    uint32_t at = count->first;
    bool noun = at > f->sentence_first + 1 && mw_figure_before(f, at, "of") && mw_has_role(f, at - 2, "noun");
    if (noun)
        at -= 2;
    if (noun && mw_figure_before(f, at, "death"))
        at--; /* the words of a longer noun */
    for (uint32_t word = at; word > f->sentence_first && at - word < WORDS; word--) {
        if (!mw_figure_lower(f, word - 1) || mw_figure_dated(f, word - 1))
            return false;
        if (mw_figure_phrase(f, word - 1, "earlier"))
            return (noun && mw_figure_is(f, word - 1, "earlier previous")) || is_corrected_before(f, word - 1);
    }
    return false;
}

/* "denied that 20 were killed and 12 wounded" */
static bool goes_on(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    enum { WORDS = 4 };
    if (!left->denied || right->first > left->end + WORDS)
        return false;
    for (uint32_t at = left->end; at < right->first; at++)
        if (mw_figure_is(f, at, ", ; : but while said"))
            return false;
    return mw_figure_before(f, right->first, "and or") || mw_figure_before(f, right->first - 1, "and or");
}

void mw_disown_counts(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        if (!count->about.len)
            continue;
        bool denied =
            is_denied(f, count) || is_denied_after(f, count) || (i > f->sentence_found && goes_on(f, count - 1, count));
        count->denied = mw_figure_by(f, count, MW_FIG_DISOWNED, denied);
        bool corrected = is_corrected(f, count) || was_put_before(f, count) || was_told_before(f, count);
        count->corrected = mw_figure_by(f, count, MW_FIG_DISOWNED, !denied && corrected);
    }
}
