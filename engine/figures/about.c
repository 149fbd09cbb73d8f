/* SPDX-License-Identifier: MIT */
/* What happened to the counted. words/happenings.tsv has the words and which side of them is
 * counted; here is where they are looked for: in the noun phrase ("70 detained protesters", "18
 * deaths"), right before it ("killed 18 people", "the deaths of 18 people", "a death toll of 18"),
 * after it ("18 people were killed", "70 prisoners are facing a death sentence", "18 killed"). A
 * figure beside it may tell it, too: beside.c. */
#include "figures/figures_impl.h"

#include "language/mentions.h"

enum { REACH = 14, TOLL_REACH = 18 }; /* tokens */

static void tell(mw_count *count, const mw_row *row, uint32_t at)
{
    count->happening = row;
    count->about = mw_row_get(row, "about");
    count->about_at = at;
}

/* "people", "things", "money": is it told of such a count? A number without a noun may be people. */
static bool is_of(const mw_count *count, mw_str only)
{
    if (!only.len)
        return true;
    if (mw_str_is(only, "money"))
        return count->counted == MW_MONEY;
    bool persons = count->counted == MW_PEOPLE || count->counted == MW_BARE;
    return mw_str_is(only, "people") ? persons : !persons || count->counted == MW_BARE;
}

const mw_row *mw_happening(const mw_figuring *f, const mw_count *count, const mw_row *row, const char *kind,
                           uint32_t then)
{
    const mw_row *plain = NULL;
    for (; row; row = mw_row_next(row)) {
        if ((kind && !mw_str_is(mw_row_get(row, "counted"), kind)) || !is_of(count, mw_row_get(row, "only")))
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
           (mw_figure_adverb(f, at - 1) ||
            mw_figure_is(f, at - 1, "another further additional all in total the its their")))
        at--;
    return at;
}

/* A transitive verb in the active that ends right before `at`: its longest phrase. */
static const mw_row *active_before(const mw_figuring *f, const mw_count *count, uint32_t at, uint32_t *verb)
{
    bool money = count->counted == MW_MONEY;
    for (uint32_t length = 4; length >= 1; length--) {
        mw_hit hit;
        if (at < f->sentence_first + length ||
            !mw_lexicon_match_exact(f->happenings, f->scan.tokens + at - length, length, &hit))
            continue;
        const mw_row *row = mw_happening(f, count, hit.row, "object", count->end);
        bool noun_only = hit.form && !(hit.form & ~(unsigned)(MW_SINGULAR | MW_PLURAL));
        if (!row || noun_only)
            continue;
        uint32_t first = at - length;
        if (hit.form && !(hit.form & MW_GERUND) && !money &&
            mw_figure_before(f, first, "been being be was were is are get got"))
            continue; /* "were killed 18 times" */
        *verb = first;
        return row;
    }
    return NULL;
}

/* "the deaths of 18", "the execution of four activists", "sentences for 65" */
static const mw_row *noun_of_before(const mw_figuring *f, const mw_count *count, uint32_t at, uint32_t *noun)
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
        const mw_row *row = mw_happening(f, count, hit.row, "head", count->end);
        if (!row && (hit.form & MW_GERUND)) /* the killing of 18 */
            row = mw_happening(f, count, hit.row, "object", count->end);
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
        const mw_row *row = mw_happening(f, count, hit.row, "toll", count->end);
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
    return at > f->sentence_first && (mw_figure_is(f, at - 1,
                                                   "to at of was is reached passed topped exceeded surpassed hit "
                                                   "stands stood rose as than from counted : past") ||
                                      at - 1 == noun);
}

/* "sold Myanmar six jets", "gave the army $5 million": who gets it stands between. */
static const mw_row *before_recipient(const mw_figuring *f, const mw_count *count, uint32_t at, uint32_t *verb)
{
    uint32_t mention = at > f->sentence_first ? mw_mention_ending(f->scan.article, at - 1) : MW_NO_INDEX, first, end;
    if (mention == MW_NO_INDEX || !mw_figure_on(f, MW_FIG_RECIPIENT))
        return NULL;
    mw_mention_tokens(f->scan.article, mention, &first, &end);
    if (first > f->sentence_first && mw_figure_before(f, first, "the"))
        first--;
    const mw_row *row = first > f->sentence_first ? active_before(f, count, first, verb) : NULL;
    return row && !mw_row_get(row, "unit").len ? row : NULL;
}

/* "killed the imam and three other people", "killed a guard and two clerks": the verb before what
 * they are joined to. */
static const mw_row *joined_before(const mw_figuring *f, const mw_count *count, uint32_t *verb)
{
    enum { STEPS = 10 };
    if (!mw_figure_before(f, count->first, "and") || mw_figure_acts(f, count))
        return NULL;
    for (uint32_t at = count->first - 1; at > f->sentence_first && count->first - at < STEPS; at--) {
        const mw_row *row = active_before(f, count, at, verb);
        if (row && f->scan.tokens[*verb].pos == MW_NOUN)
            return NULL; /* private radio stations and hundreds of newspapers */
        if (!row)
            row = noun_of_before(f, count, at, verb);
        if (row)
            return row;
        if (mw_scan_shape(&f->scan, at - 1, MW_PUNCT) || mw_figure_is(f, at - 1, "by") || /* petitions by X and six others */
            mw_figure_class(f, at - 1, MW_F_VERB | MW_F_MODAL | MW_F_REL | MW_F_SUB | MW_F_CONJ))
            return NULL;
    }
    return NULL;
}

/* The dead are 121 men; those killed include 40 women; among the victims were four teachers. */
static const mw_row *roster_before(const mw_figuring *f, const mw_count *count, uint32_t *word)
{
    uint32_t at = count->first;
    if (count->counted != MW_PEOPLE ||
        !mw_figure_before(f, at, "are were include includes included including comprise comprised"))
        return NULL;
    at--;
    mw_hit hit;
    if (at < f->sentence_first + 2 || !mw_figure_before(f, at - 1, "the those") ||
        !mw_figure_match(f, at - 1, f->happenings, &hit) || hit.tokens != 1)
        return NULL;
    const mw_row *row = mw_happening(f, count, hit.row, "state", at);
    if (!row && (hit.form & MW_PARTICIPLE))
        row = mw_happening(f, count, hit.row, "object", at);
    *word = at - 1;
    return row;
}

static bool is_amount(const mw_count *count)
{
    return count->counted == MW_MONEY || count->counted == MW_MEASURE;
}

/* "plans to release 5,000 prisoners", "could have killed 500": nothing has happened to them yet. */
static bool is_unreal(const mw_figuring *f, uint32_t verb)
{
    mw_hit hit;
    bool base = mw_figure_match(f, verb, f->happenings, &hit) && hit.form == MW_BASE;
    while (verb > f->sentence_first && (mw_figure_adverb(f, verb - 1) || mw_figure_class(f, verb - 1, MW_F_HAVE)))
        verb--;
    if (base && verb > f->sentence_first && mw_mention_ending(f->scan.article, verb - 1) != MW_NO_INDEX &&
        mw_figure_on(f, MW_FIG_UNREAL))
        return true; /* demanded that Syria hand over two men */
    return verb > f->sentence_first && mw_figure_on(f, MW_FIG_UNREAL) &&
           mw_figure_class(f, verb - 1, MW_F_TO | MW_F_MODAL);
}

/* The row, if it is one, may be told by the rule. */
static const mw_row *by(const mw_figuring *f, mw_count *count, mw_figure_rule rule, const mw_row *row)
{
    return mw_figure_by(f, count, rule, row != NULL) ? row : NULL;
}

/* The words before it, the nearest first. */
static const mw_row *row_before(const mw_figuring *f, mw_count *count, uint32_t *found)
{
    uint32_t at = before_count(f, count);
    const mw_row *row = by(f, count, MW_FIG_VERB_BEFORE, active_before(f, count, at, found));
    if (!row)
        row = by(f, count, MW_FIG_RECIPIENT, before_recipient(f, count, at, found));
    if (!row)
        row = by(f, count, MW_FIG_NOUN_OF, noun_of_before(f, count, at, found));
    if (!row)
        row = by(f, count, MW_FIG_ROSTER, roster_before(f, count, found));
    if (row)
        return row;
    uint32_t noun = at;
    const mw_row *toll = toll_before(f, count, &noun);
    if (!toll || !completes_toll(f, count, noun))
        return NULL;
    *found = noun;
    return by(f, count, MW_FIG_TOLL, toll);
}

static bool tell_if_real(mw_figuring *f, mw_count *count, const mw_row *row, uint32_t found)
{
    bool beyond = count->bound == MW_EXACT && mw_str_is(mw_row_get(row, "counted"), "toll") &&
                  mw_figure_before(f, before_count(f, count), "passed topped exceeded surpassed past");
    if (beyond && mw_figure_by(f, count, MW_FIG_BEFORE, true))
        count->bound = MW_FROM_BELOW; /* the toll passed 22,000 */
    bool people = mw_str_is(mw_row_get(row, "unit"), "people"), toll = mw_str_is(mw_row_get(row, "counted"), "toll");
    bool real = toll || mw_str_is(mw_row_get(row, "about"), "cost");
    if ((people && is_amount(count)) || (!real && is_unreal(f, found)) ||
        (mw_str_is(mw_row_get(row, "about"), "ordered") && mw_figure_is(f, count->end, "to not")))
        return false;
    tell(count, row, found);
    return true;
}

static bool tell_before(mw_figuring *f, mw_count *count)
{
    uint32_t found = 0;
    const mw_row *row = row_before(f, count, &found);
    return row && tell_if_real(f, count, row, found);
}

/* Only where no verb stands behind it. */
static bool tell_joined(mw_figuring *f, mw_count *count)
{
    uint32_t found = 0;
    const mw_row *row = by(f, count, MW_FIG_JOINED, joined_before(f, count, &found));
    return row && tell_if_real(f, count, row, found);
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
        if (!more && (mw_row_get(row, "then").len || !is_of(count, mw_row_get(row, "only"))))
            continue;
        mw_str role = mw_row_get(row, "counted");
        if (mw_str_is(role, "state") && count->counted == MW_THINGS && !w->aux &&
            mw_str_is(mw_row_get(row, "unit"), "people"))
            continue; /* 11 charges that carry 100 years in jail */
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
        mw_figure_is(f, w->at, "not n't believed thought feared known reported reportedly said now"))
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
static uint32_t skip_aside(const mw_figuring *f, uint32_t at, uint32_t limit)
{
    if (!mw_figure_is(f, at + 1, "including mostly many most some among mainly both all aged one half each"))
        return UINT32_MAX;
    for (uint32_t i = at + 1; i < limit + REACH && i < f->scan.end; i++)
        if (mw_figure_is(f, i, ","))
            return i + 1;
    return UINT32_MAX;
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
    return count->first == f->sentence_first || mw_figure_before(f, count->first, "that : \u201c \" —");
}

/* "18 women and children were killed": a second noun of the same number. */
static bool is_pair(const mw_figuring *f, uint32_t conjunction)
{
    uint32_t noun = conjunction + 1;
    return mw_figure_lower(f, noun) && f->scan.tokens[noun].pos == MW_NOUN &&
           mw_figure_class(f, noun + 1, MW_F_BE | MW_F_HAVE);
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
            continue;
        }
        if (mw_figure_match(f, w.at, f->happenings, &hit)) {
            const mw_row *row = judge(f, count, &hit, &w);
            if (row && is_amount(count) &&
                (mw_str_is(mw_row_get(row, "counted"), "subject") ||
                 (count->counted == MW_MONEY && mw_str_is(mw_row_get(row, "unit"), "people"))))
                return false; /* an 8,900-kilometer rally; $10,000 to the families of the dead */
            bool state =
                hit.form == 0 && !(free_words && has_object(f, w.at + hit.tokens)); /* to honour missing soldiers */
            if (row && (!free_words || w.aux || w.passive || state)) {
                if (w.negative || w.modal || !mw_figure_by(f, count, MW_FIG_VERB_AFTER, true))
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
        if (next && next->age && w.at >= next->first && w.at < next->end) { /* people aged 18 to 25 were */
            w.at = next->end;
            continue;
        }
        if (mw_figure_dated(f, w.at)) { /* "5,000 people Sunday took to the streets" */
            w.at++;
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
        tell(count, row, at - 1);
    return row != NULL;
}

/* The whole of a part before it: "40 of 300 residents", "some of the 2,000 prisoners", "half of the 80". */
static bool is_whole(const mw_figuring *f, const mw_count *count)
{
    uint32_t at = count->first;
    if (at > f->sentence_first && mw_figure_class(f, at - 1, MW_F_DET | MW_F_POSS))
        at--;
    if (at > f->sentence_first + 1 && mw_figure_before(f, at, "of") && mw_figure_on(f, MW_FIG_PART_OF) &&
        (mw_figure_class(f, at - 2, MW_F_DET) ||
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
        (void)(tell_inside(f, count) || tell_before(f, count) || tell_after(f, count, next) || tell_joined(f, count) ||
               tell_of_those(f, count));
        if (count->about.len && is_score(f, count))
            count->about = MW_NONE;
    }
}
