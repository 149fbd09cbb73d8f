/* SPDX-License-Identifier: MIT */
/* What the words behind a figure tell of it: "18 people were killed", "70 prisoners are facing a death
 * sentence", "18 killed". A walk over the words that may stand between, up to the end of the clause. */
#include "figures/about.h"

enum { REACH = 14 }; /* tokens */

typedef struct walk {
    uint32_t at, end;
    bool aux;       /* be or have was passed: what follows is a predicate */
    bool passive;   /* a form of be right before */
    bool relative;  /* who, that */
    bool negative;
    bool modal;
    bool one;       /* a single one was counted */
} walk;

/* Where looking for a verb after the figure ends: the next figure, a mark, words that open another
 * clause. A comma is passed when it closes an aside ("18 people, including five children, were"). */
static uint32_t clause_end(const mw_figuring *f, const mw_count *count, const mw_count *next)
{
    uint32_t limit = count->end + REACH < f->scan.end ? count->end + REACH : f->scan.end;
    if (next && !next->age && next->first < limit)
        limit = next->first;
    return limit;
}

/* "82 killed in Bago", not "soldiers killed two civilians": after a participle no object follows. */
static bool has_object(const mw_figuring *f, uint32_t at)
{
    mw_number number;
    mw_hit hit;
    if (at >= f->scan.end || mw_scan_shape(&f->scan, at, MW_PUNCT))
        return false;
    if (mw_figure_match(f, at, f->approximators, &hit) &&
        (mw_number_read(&f->numbers, &f->scan, at + hit.tokens, &number) || mw_figure_is(f, at + hit.tokens, "a an")))
        return true; /* who spent more than a decade */
    if (mw_number_read(&f->numbers, &f->scan, at, &number) && !mw_figure_dated(f, at))
        return true;
    if (mw_figure_is(f, at, "that since") || mw_figure_adverb(f, at))
        return false;
    if (mw_figure_is(f, at, "to")) /* tried to storm the bank */
        return at + 1 < f->scan.end && f->scan.tokens[at + 1].pos == MW_VERB && f->scan.tokens[at - 1].pos == MW_VERB;
    if (mw_figure_class(f, at, MW_F_DET | MW_F_POSS | MW_F_OBJ))
        return !mw_figure_dated(f, at);
    return !mw_figure_class(f, at, MW_F_VERB | MW_F_LINK | MW_F_CONJ | MW_F_SUB | MW_F_REL | MW_F_ADV) &&
           mw_scan_shape(&f->scan, at, MW_WORD) && !mw_figure_dated(f, at);
}

static const mw_row *judge(const mw_figuring *f, const mw_count *count, const mw_hit *hit, const walk *w)
{
    uint32_t end = w->at + hit->tokens;
    const mw_row *told = mw_happening(f, count, hit->row, NULL, end);
    bool more = told && mw_row_get(told, "then").len;
    for (const mw_row *row = more ? told : hit->row; row; row = mw_row_next(row)) {
        if (!more && (mw_row_get(row, "then").len || !mw_told_only_of(f, count, mw_row_get(row, "only"))))
            continue;
        mw_str role = mw_row_get(row, "counted");
        if (mw_str_is(role, "state") && count->counted == MW_THINGS && !w->aux &&
            mw_str_is(mw_row_get(row, "unit"), "people"))
            continue; /* 11 charges that carry 100 years in jail */
        if (mw_str_is(role, "state") || (mw_str_is(role, "predicate") && w->aux))
            return row;
        bool plain = hit->form == 0;
        bool noun_only = !plain && !(hit->form & ~(unsigned)(MW_SINGULAR | MW_PLURAL));
        if (mw_str_is(role, "subject") && !noun_only) {
            if ((hit->form & MW_GERUND) && !(hit->form & MW_PAST) && !w->passive && hit->tokens == 1)
                continue;
            return row;
        }
        if ((mw_str_is(role, "object") || mw_str_is(role, "passive")) && (plain || (hit->form & MW_PARTICIPLE))) {
            if (w->passive || (plain && w->aux) || more || !has_object(f, end))
                return row;
            return NULL; /* the counted did it to others */
        }
    }
    return NULL;
}

/* One token that is no happening: may it be passed? */
static bool step(const mw_figuring *f, walk *w)
{
    if (mw_figure_class(f, w->at, MW_F_NEG))
        w->negative = true;
    if (!w->one && mw_figure_is(f, w->at, "was is has"))
        return false; /* the verb of something else: "a plan between the two was signed" */
    if (mw_figure_class(f, w->at, MW_F_VERB | MW_F_MODAL)) {
        w->passive = mw_figure_is(f, w->at, "is are was were be been being 's 're");
        w->aux = true;
        w->modal |= mw_figure_class(f, w->at, MW_F_MODAL);
        return true;
    }
    if (mw_figure_adverb(f, w->at) ||
        mw_figure_is(f, w->at, "not n't now reportedly said") || mw_figure_phrase(f, w->at, "thought"))
        return !mw_figure_is(f, w->at, "said") || w->passive;
    if (mw_figure_is(f, w->at, "to") && mw_figure_class(f, w->at - 1, MW_F_BE)) /* are to be evacuated */
        w->modal = true;
    if (mw_figure_is(f, w->at, "to got get still remain remained remains have"))
        return true;
    w->passive = false;
    return false;
}

/* A word of another clause, at which looking on would guess. */
static bool stops(const mw_figuring *f, uint32_t at)
{
    mw_hit hit;
    if (mw_figure_class(f, at, MW_F_VERB | MW_F_MODAL | MW_F_NEG))
        return false;
    if (mw_figure_is(f, at, "; : . ( )") || mw_scan_shape(&f->scan, at, MW_QUOTE_OPEN | MW_QUOTE_CLOSE))
        return true;
    if (mw_figure_is(f, at, "because while when after as though although where that which but before if unless"))
        return true;
    if (mw_figure_lower(f, at) && mw_lexicon_match_exact(f->saying, f->scan.tokens + at, 1, &hit) &&
        (hit.form & (MW_PAST | MW_THIRD)) && !(hit.form & (MW_SINGULAR | MW_PLURAL)))
        return true;
    return mw_figure_lower(f, at) && (f->scan.tokens[at].form & MW_PAST) && !(f->scan.tokens[at].form & MW_PARTICIPLE);
}

/* Past the comma of an aside, or UINT32_MAX when it opens another clause. */
static uint32_t skip_aside(const mw_figuring *f, uint32_t at, uint32_t limit, const mw_count *next)
{
    bool share = next && next->counted == MW_SHARE && next->first == at + 1; /* a third of all */
    if (!share && !mw_figure_phrase(f, at + 1, "aside"))
        return UINT32_MAX;
    for (uint32_t i = at + 1; i < limit + REACH && i < f->scan.end; i++)
        if (mw_figure_is(f, i, ","))
            return i + 1;
    return UINT32_MAX;
}

/* "In Bago, three guards and …", "The driver, ten passengers and …": behind a comma, and no verb before it. */
static bool is_first_of_clause(const mw_figuring *f, const mw_count *count)
{
    enum { WORDS = 20 };
    if (!mw_figure_before(f, count->first, ",") || count->first > f->sentence_first + WORDS)
        return false;
    for (uint32_t at = f->sentence_first; at < count->first; at++)
        if (f->scan.tokens[at].pos == MW_VERB || f->scan.tokens[at].pos == MW_AUX || mw_figure_is(f, at, "; :"))
            return false;
    return true;
}

/* Nothing governs it yet: "Three guards and the driver were killed", "two monks, three nuns and a
 * novice". */
static bool is_subject(const mw_figuring *f, const mw_count *count)
{
    enum { LIST = 32 };
    const mw_count *first = f->found + f->sentence_found;
    for (int i = 0;
         i < LIST && count > first && mw_figure_is(f, count[-1].end, ",") && count[-1].end + 1 == count->first; i++)
        count--;
    bool dash = count->first > f->sentence_first && mw_scan_hyphen(&f->scan, count->first - 1) &&
                !mw_scan_glued(&f->scan, count->first - 1); /* BAGO, May 4 (AFP) - Three … */
    return dash || is_first_of_clause(f, count) || count->first == f->sentence_first ||
           mw_figure_before(f, count->first, "that : \u201c \" —");
}

/* "18 women and children were killed": a second noun of the same number. */
static bool is_pair(const mw_figuring *f, uint32_t conjunction)
{
    uint32_t noun = conjunction + 1;
    return mw_figure_lower(f, noun) && f->scan.tokens[noun].pos == MW_NOUN &&
           mw_figure_class(f, noun + 1, MW_F_BE | MW_F_HAVE);
}

/* Past the ages that stand at `at`: "people aged 18 to 25 were", "two women aged 19 and 22 were"; else `at`. */
static uint32_t skip_ages(const mw_figuring *f, uint32_t at, const mw_count *next)
{
    const mw_count *end = f->found + f->found_count;
    if (next && next < end && next->age && next->by_label && at + 1 == next->first)
        at++; /* aged */
    while (next && next < end && next->age && at >= next->first && at < next->end) {
        at = next->end;
        next++;
        if (next < end && next->age && next->first == at + 1 && mw_figure_is(f, at, "and or ,"))
            at = next->first;
    }
    return at;
}

/* What a happening at the walk's token tells of the count: TOLD, STOPPED (nothing can be told any more) or PASSED. */
typedef enum outcome { PASSED, TOLD, STOPPED } outcome;

static outcome tell_at(mw_figuring *f, mw_count *count, const walk *w, bool free_words)
{
    mw_hit hit;
    if (!mw_figure_match(f, w->at, f->happenings, &hit))
        return PASSED;
    const mw_row *row = judge(f, count, &hit, w);
    if (row && mw_is_amount(count) &&
        (mw_str_is(mw_row_get(row, "counted"), "subject") ||
         (count->counted == MW_MONEY && mw_str_is(mw_row_get(row, "unit"), "people"))))
        return STOPPED; /* an 8,900-kilometer rally; $10,000 to the families of the dead */
    bool state = hit.form == 0 && !(free_words && has_object(f, w->at + hit.tokens)); /* to honour missing soldiers */
    if (row && (!free_words || w->aux || w->passive || state)) {
        if (w->negative || w->modal || !mw_figure_by(f, count, MW_FIG_VERB_AFTER, true))
            return STOPPED;
        mw_tell(count, row, w->at);
        return TOLD;
    }
    return !row && (hit.form & MW_PAST) && !w->passive ? STOPPED : PASSED;
}

bool mw_tell_after(mw_figuring *f, mw_count *count, const mw_count *next)
{
    uint32_t limit = clause_end(f, count, next);
    walk w = {.at = count->walk_from ? count->walk_from : count->end, .end = limit, .one = count->one};
    uint32_t from = w.at;
    bool free_words = false; /* a phrase stood between: "18 people in Bago were killed" */
    uint32_t hard = count->end + 3 * REACH < f->scan.end ? count->end + 3 * REACH : f->scan.end;
    bool quoted = count->first > f->sentence_first && mw_scan_shape(&f->scan, count->first - 1, MW_QUOTE_OPEN);
    w.at += quoted && mw_scan_shape(&f->scan, w.at, MW_QUOTE_CLOSE); /* "about 10 terrorists" were killed */
    while (w.at < w.end) {
        if (mw_figure_is(f, w.at, ",")) {
            uint32_t past = skip_aside(f, w.at, limit, next);
            if (past == UINT32_MAX)
                return false;
            w.at = past;
            w.end = past + REACH < hard ? past + REACH : hard;
            continue;
        }
        outcome told = tell_at(f, count, &w, free_words);
        if (told != PASSED)
            return told == TOLD;
        bool who = mw_figure_is(f, w.at, "who") && !free_words;
        w.relative |= who;
        if (who || (w.passive && mw_figure_phrase(f, w.at, "thought"))) {
            w.at++;
            continue;
        }
        if (stops(f, w.at) && !(w.at == from && mw_figure_is(f, w.at, "that which")))
            return false;
        uint32_t past = skip_ages(f, w.at, next);
        if (past > w.at || mw_figure_dated(f, w.at)) { /* "5,000 people Sunday took to the streets" */
            w.at = past > w.at ? past : w.at + 1;
            continue;
        }
        if (mw_figure_is(f, w.at, "and or") && !w.aux && !(w.at == from && (is_subject(f, count) || is_pair(f, w.at))))
            return false;
        if (!step(f, &w)) {
            if (w.aux || (!w.one && mw_figure_is(f, w.at, "was is has")))
                return false; /* the predicate is something else */
            free_words = true;
        }
        w.at++;
    }
    return false;
}
