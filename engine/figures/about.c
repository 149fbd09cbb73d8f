/* SPDX-License-Identifier: MIT */
/* What happened to the counted. words/happenings.tsv has the words and which side of them is
 * counted; here is where they are looked for: in the noun phrase ("70 detained protesters", "18
 * deaths"), right before it ("killed 18 people", "the deaths of 18 people", "a death toll of 18"),
 * after it ("18 people were killed", "70 prisoners are facing a death sentence", "18 killed"), and
 * in a figure beside it that shares the verb ("48 civilians and 16 police were killed"). */
#include "figures/figures_impl.h"

enum { REACH = 14, TOLL_REACH = 18 }; /* tokens */

static void tell(mw_count *count, const mw_row *row, uint32_t at)
{
    count->happening = row;
    count->about = mw_row_get(row, "about");
    count->about_at = at;
}

static const mw_row *row_of_kind(const mw_row *row, const char *kind)
{
    while (row && !mw_str_is(mw_row_get(row, "counted"), kind))
        row = mw_row_next(row);
    return row;
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
        const mw_row *row = row_of_kind(hit.row, "state");
        if (!row && (hit.form & MW_PARTICIPLE) && at + 1 < count->end && count->counted == MW_PEOPLE)
            row = row_of_kind(hit.row, "object");
        if (row) {
            tell(count, row, at);
            return true;
        }
    }
    return false;
}

/* ---- before it */

/* The token before the figure, leaving out what may stand between a verb and its count: "a total
 * of", "in all", "a further". */
static uint32_t before_count(const mw_figuring *f, const mw_count *count)
{
    uint32_t at = count->first;
    while (at > f->sentence_first && count->first - at < 3 &&
           (mw_figure_adverb(f, at - 1) || mw_figure_is(f, at - 1, "another further additional all in total the its their")))
        at--;
    return at;
}

/* A transitive verb in the active that ends right before `at`: its longest phrase. */
static const mw_row *active_before(const mw_figuring *f, uint32_t at, bool money, uint32_t *verb)
{
    for (uint32_t length = 4; length >= 1; length--) {
        mw_hit hit;
        if (at < f->sentence_first + length ||
            !mw_lexicon_match_exact(f->happenings, f->scan.tokens + at - length, length, &hit))
            continue;
        const mw_row *row = row_of_kind(hit.row, "object");
        bool noun_only = hit.form && !(hit.form & ~(unsigned)(MW_SINGULAR | MW_PLURAL));
        if (!row || noun_only)
            continue;
        uint32_t first = at - length;
        if (hit.form && !(hit.form & MW_GERUND) && !money && mw_figure_before(f, first, "been being be was were is are get got"))
            continue; /* "were killed 18 times" */
        *verb = first;
        return row;
    }
    return NULL;
}

/* "the deaths of 18", "the execution of four activists", "sentences for 65" */
static const mw_row *noun_of_before(const mw_figuring *f, uint32_t at, uint32_t *noun)
{
    if (!mw_figure_before(f, at, "of"))
        return NULL;
    for (uint32_t length = 2; length >= 1; length--) {
        mw_hit hit;
        if (at < f->sentence_first + length + 1)
            continue;
        uint32_t first = at - 1 - length;
        if (!mw_lexicon_match_exact(f->happenings, f->scan.tokens + first, length, &hit))
            continue;
        const mw_row *row = row_of_kind(hit.row, "head");
        if (!row && (hit.form & MW_GERUND)) /* the killing of 18 */
            row = row_of_kind(hit.row, "object");
        if (row) {
            *noun = first;
            return row;
        }
    }
    return NULL;
}

/* "the death toll rose to 18", "a toll of 133": the nearest such noun before, in the clause. */
static const mw_row *toll_before(const mw_figuring *f, const mw_count *count, uint32_t *noun)
{
    uint32_t from = count->first > f->sentence_first + TOLL_REACH ? count->first - TOLL_REACH : f->sentence_first;
    for (uint32_t at = count->first; at > from; at--) {
        mw_hit hit;
        if (mw_figure_is(f, at - 1, "; :"))
            return NULL;
        if (!mw_figure_match(f, at - 1, f->happenings, &hit))
            continue;
        const mw_row *row = row_of_kind(hit.row, "toll");
        if (row) {
            *noun = at - 1;
            return row;
        }
    }
    return NULL;
}

/* A number that a toll rises to or stands at, not any number in its sentence. */
static bool completes_toll(const mw_figuring *f, const mw_count *count, uint32_t noun)
{
    if (count->counted != MW_BARE && count->counted != MW_PEOPLE && count->counted != MW_THINGS)
        return false;
    uint32_t at = before_count(f, count);
    return at > f->sentence_first &&
           (mw_figure_is(f, at - 1, "to at of was is reached passed topped exceeded surpassed hit stands stood rose as than from counted : past")
            || at - 1 == noun);
}

/* "killed the imam and three other people": the verb before the one that they are joined to. */
static const mw_row *joined_before(const mw_figuring *f, const mw_count *count, uint32_t *verb)
{
    enum { STEPS = 10 };
    bool others = count->others;
    for (uint32_t at = count->number_end; at < count->end; at++)
        others |= mw_figure_is(f, at, "other others");
    if (!others || !mw_figure_before(f, count->first, "and"))
        return NULL;
    for (uint32_t at = count->first - 1; at > f->sentence_first && count->first - at < STEPS; at--) {
        const mw_row *row = active_before(f, at, false, verb);
        if (!row)
            row = noun_of_before(f, at, verb);
        if (row)
            return row;
        if (mw_scan_shape(&f->scan, at - 1, MW_PUNCT) || mw_figure_class(f, at - 1, MW_F_VERB | MW_F_MODAL | MW_F_REL | MW_F_SUB | MW_F_CONJ))
            return NULL;
    }
    return NULL;
}

static bool is_amount(const mw_count *count)
{
    return count->counted == MW_MONEY || count->counted == MW_MEASURE;
}

/* "plans to release 5,000 prisoners", "could kill 500": nothing has happened to them yet. */
static bool is_unreal(const mw_figuring *f, uint32_t verb)
{
    while (verb > f->sentence_first && mw_figure_adverb(f, verb - 1))
        verb--;
    return verb > f->sentence_first && mw_figure_class(f, verb - 1, MW_F_TO | MW_F_MODAL);
}

static bool tell_before(mw_figuring *f, mw_count *count)
{
    uint32_t at = before_count(f, count), found = 0;
    const mw_row *row = active_before(f, at, count->counted == MW_MONEY, &found);
    if (!row)
        row = noun_of_before(f, at, &found);
    if (!row)
        row = joined_before(f, count, &found);
    if (!row) {
        uint32_t noun = at;
        const mw_row *toll = toll_before(f, count, &noun);
        if (toll && completes_toll(f, count, noun)) {
            row = toll;
            found = noun;
        }
    }
    if (!row)
        return false;
    bool people = mw_str_is(mw_row_get(row, "unit"), "people"), toll = mw_str_is(mw_row_get(row, "counted"), "toll");
    if ((people && is_amount(count)) || (people && !toll && is_unreal(f, found)) ||
        (mw_str_is(mw_row_get(row, "about"), "ordered") && mw_figure_is(f, count->end, "to not")))
        return false;
    tell(count, row, found);
    return true;
}

/* ---- after it */

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
    if (next && next->first < limit)
        limit = next->first;
    return limit;
}

/* "82 killed in Bago", not "soldiers killed two civilians": after a participle no object follows. */
static bool has_object(const mw_figuring *f, uint32_t at)
{
    mw_number number;
    if (at >= f->scan.end || mw_scan_shape(&f->scan, at, MW_PUNCT))
        return false;
    if (mw_number_read(&f->numbers, &f->scan, at, &number) && !mw_figure_dated(f, at))
        return true;
    if (mw_figure_is(f, at, "that since") || mw_figure_adverb(f, at))
        return false;
    if (mw_figure_class(f, at, MW_F_DET | MW_F_POSS | MW_F_OBJ))
        return !mw_figure_dated(f, at);
    return !mw_figure_class(f, at, MW_F_VERB | MW_F_LINK | MW_F_CONJ | MW_F_SUB | MW_F_REL | MW_F_ADV) && mw_scan_shape(&f->scan, at, MW_WORD) &&
           !mw_figure_dated(f, at);
}

static const mw_row *judge(const mw_figuring *f, const mw_hit *hit, const walk *w)
{
    uint32_t end = w->at + hit->tokens;
    for (const mw_row *row = hit->row; row; row = mw_row_next(row)) {
        mw_str role = mw_row_get(row, "counted");
        if (mw_str_is(role, "state"))
            return row;
        bool plain = hit->form == 0;
        bool noun_only = !plain && !(hit->form & ~(unsigned)(MW_SINGULAR | MW_PLURAL));
        if (mw_str_is(role, "subject") && !noun_only) {
            if ((hit->form & MW_GERUND) && !(hit->form & MW_PAST) && !w->passive && hit->tokens == 1)
                continue;
            return row;
        }
        if ((mw_str_is(role, "object") || mw_str_is(role, "passive")) && (plain || (hit->form & MW_PARTICIPLE))) {
            if (w->passive || (plain && w->aux) || !has_object(f, end))
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
    if (mw_figure_adverb(f, w->at) || mw_figure_is(f, w->at, "not n't believed thought feared known reported reportedly said now"))
        return !mw_figure_is(f, w->at, "said") || w->passive;
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
static uint32_t skip_aside(const mw_figuring *f, uint32_t at, uint32_t limit)
{
    if (!mw_figure_is(f, at + 1, "including mostly many most some among mainly both mainly all"))
        return UINT32_MAX;
    for (uint32_t i = at + 1; i < limit + REACH && i < f->scan.end; i++)
        if (mw_figure_is(f, i, ","))
            return i + 1;
    return UINT32_MAX;
}

/* Nothing governs it yet: "Three guards and the driver were killed". */
static bool is_subject(const mw_figuring *f, const mw_count *count)
{
    return count->first == f->sentence_first || mw_figure_before(f, count->first, "that : \u201c \" —");
}

static bool tell_after(mw_figuring *f, mw_count *count, const mw_count *next)
{
    uint32_t limit = clause_end(f, count, next);
    walk w = {.at = count->walk_from ? count->walk_from : count->end, .end = limit, .one = count->one};
    uint32_t from = w.at;
    bool free_words = false; /* a phrase stood between: "18 people in Bago were killed" */
    uint32_t hard = count->end + 3 * REACH < f->scan.end ? count->end + 3 * REACH : f->scan.end;
    while (w.at < w.end) {
        mw_hit hit;
        if (mw_figure_is(f, w.at, ",")) {
            uint32_t past = skip_aside(f, w.at, limit);
            if (past == UINT32_MAX)
                return false;
            w.at = past;
            w.end = past + REACH < hard ? past + REACH : hard;
            free_words = true;
            continue;
        }
        if (mw_figure_match(f, w.at, f->happenings, &hit)) {
            const mw_row *row = judge(f, &hit, &w);
            if (row && is_amount(count) && mw_str_is(mw_row_get(row, "counted"), "subject"))
                return false; /* an 8,900-kilometer rally */
            if (row && (!free_words || w.aux || w.passive || hit.form == 0)) {
                if (w.negative || w.modal)
                    return false;
                tell(count, row, w.at);
                return true;
            }
            if (!row && (hit.form & MW_PAST) && !w.passive)
                return false;
        }
        if (mw_figure_is(f, w.at, "who") && !free_words) {
            w.relative = true;
            w.at++;
            continue;
        }
        if (w.passive && mw_figure_is(f, w.at, "reported believed thought feared known said confirmed presumed")) {
            w.at++;
            continue;
        }
        if (stops(f, w.at) && !(w.at == from && mw_figure_is(f, w.at, "that which")))
            return false;
        if (mw_figure_dated(f, w.at)) { /* "5,000 people Sunday took to the streets" */
            w.at++;
            continue;
        }
        if (mw_figure_is(f, w.at, "and or") && !w.aux && !(w.at == from && is_subject(f, count)))
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

/* ---- beside it */

/* Only these words stand between two figures that share a verb. */
static bool joined(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    if (right->first < left->end || right->first - left->end > 3)
        return false;
    for (uint32_t at = left->end; at < right->first; at++)
        if (!mw_figure_is(f, at, "and or , as well plus"))
            return false;
    return right->first > left->end;
}

static bool is_including(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    uint32_t at = right->first;
    if (at < left->end || at - left->end > 8)
        return false;
    for (uint32_t i = left->end; i < at; i++)
        if (mw_figure_is(f, i, "including among"))
            return true;
    return right->part || (mw_figure_is(f, right->end, "among") && mw_figure_is(f, right->end + 1, "them"));
}

static void share(mw_count *to, const mw_count *from)
{
    to->happening = from->happening;
    to->about = from->about;
    to->about_at = from->about_at;
}

static bool persons(const mw_count *count)
{
    return count->counted == MW_PEOPLE || count->counted == MW_BARE;
}

/* "60 dead at first and later up to 80": a bare number that says how exact it is adds to the count
 * before it. */
static bool refers_back(const mw_figuring *f, const mw_count *count)
{
    (void)f;
    return count->bound != MW_EXACT && count->counted == MW_BARE;
}

/* "802 by May 17 and 827 by May 25" */
static bool counts_on(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    if (!left->about.len || right->counted != MW_BARE || (left->about_at >= left->end && !left->from_text) || right->first - left->end > 8)
        return false;
    for (uint32_t at = left->end; at < right->first; at++)
        if (!mw_figure_dated(f, at) && !mw_figure_is(f, at, "by on at and then , as of in"))
            return false;
    return mw_figure_dated(f, left->end + 1);
}

/* "the number", "its own count", "has counted" right before a bare number: the one that the text
 * gave before, of the same thing. */
static bool names_count(const mw_figuring *f, const mw_count *count)
{
    uint32_t from = count->first > f->sentence_first + 8 ? count->first - 8 : f->sentence_first;
    for (uint32_t at = count->first; at > from; at--) {
        if (mw_figure_is(f, at - 1, ", ; : and but while"))
            return false;
        if (mw_figure_is(f, at - 1, "number figure count tally total toll counted counts tallied"))
            return mw_figure_before(f, count->first, "at to of was is reached counted counts tallied by than") ||
                   mw_figure_dated(f, count->first - 1);
    }
    return false;
}

static const mw_count *told_before(const mw_figuring *f)
{
    enum { SENTENCES = 3 };
    for (size_t i = f->sentence_found; i-- > 0;) {
        const mw_count *count = &f->found[i];
        if (count->sentence + SENTENCES < f->sentence)
            break;
        if (count->about.len && count->counted == MW_PEOPLE)
            return count;
    }
    return NULL;
}

static void tell_by_text(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        const mw_count *before = i > f->sentence_found && f->found[i - 1].about.len ? &f->found[i - 1] : told_before(f);
        if (count->counted == MW_BARE && !count->about.len && before && names_count(f, count)) {
            share(count, before);
            count->from_text = true;
        }
    }
}

static void tell_neighbours(mw_figuring *f)
{
    for (size_t i = f->sentence_found + 1; i < f->found_count; i++) {
        mw_count *left = &f->found[i - 1], *right = &f->found[i];
        if (!right->about.len && left->about.len && persons(left) == persons(right) &&
            ((left->about_at < left->first && joined(f, left, right)) || is_including(f, left, right)))
            share(right, left);
        if ((refers_back(f, right) || counts_on(f, left, right)) && !right->about.len && left->about.len && persons(left) && right->counted == MW_BARE)
            share(right, left);
    }
    for (size_t i = f->found_count; i-- > f->sentence_found + 1;) { /* the verb stands behind the last */
        mw_count *left = &f->found[i - 1], *right = &f->found[i];
        if (!left->about.len && !left->part && right->about.len && right->about_at >= right->end &&
            joined(f, left, right) && right->happening && (persons(left) || !mw_str_is(mw_row_get(right->happening, "unit"), "people") ||
                                 mw_str_is(right->about, "attended")))
            share(left, right);
    }
}

/* A number without a noun counts what its verb says (82 were killed: people), else the noun of the
 * figure that it goes on from ("20 houses were burned and 40 damaged"). */
static void name_bare(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        if (!count->about.len || count->unit.len || !count->happening)
            continue;
        const mw_count *before = i > f->sentence_found ? &f->found[i - 1] : NULL;
        mw_str unit = mw_row_get(count->happening, "unit");
        if (unit.len) {
            count->unit = unit;
            count->counted = mw_str_is(unit, "votes") ? MW_VOTES : mw_str_is(unit, "people") ? MW_PEOPLE : MW_THINGS;
        } else if (before && before->counted == MW_THINGS && before->unit.len) {
            count->unit = before->unit;
            count->counted = MW_THINGS;
        }
    }
}

/* "40 million of the country's 53 million people": the part counts what the whole does. */
static void name_parts(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i + 1 < f->found_count; i++) {
        mw_count *part = &f->found[i];
        const mw_count *whole = &f->found[i + 1];
        if (part->counted == MW_BARE && whole->unit.len && mw_figure_is(f, part->end, "of") &&
            whole->first - part->end <= 5 && part->value <= whole->value) {
            part->counted = whole->counted;
            part->unit = whole->unit;
        }
    }
}

void mw_tell_about(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        const mw_count *next = i + 1 < f->found_count ? &f->found[i + 1] : NULL;
        if (count->counted == MW_SHARE || count->about.len)
            continue;
        (void)(tell_inside(f, count) || tell_before(f, count) || tell_after(f, count, next));
    }
    tell_by_text(f);
    tell_neighbours(f);
    name_bare(f);
    name_parts(f);
}
