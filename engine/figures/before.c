/* SPDX-License-Identifier: MIT */
/* What the words before a figure tell of it: a verb right before it ("killed 18 people"), who gets it
 * between ("sold Myanmar six jets"), a noun ("the deaths of 18 people", "a death toll of 18"), a verb before what it
 * is joined to ("killed a guard and two clerks"). */
#include "figures/about.h"

#include "language/mentions.h"

enum { TOLL_REACH = 18 }; /* tokens */

/* The token before the figure, leaving out what may stand between a verb and its count: "a total
 * of", "in all", "a further". */
static uint32_t before_count(const mw_figuring *f, const mw_count *count)
{
    uint32_t at = count->first;
    while (at > f->sentence_first && count->first - at < 3 &&
           (mw_figure_adverb(f, at - 1) ||
            (count->range && count->counted != MW_MONEY && mw_figure_is(f, at - 1, "between")) ||
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
        uint32_t behind = at - 1 + hit.tokens;
        if (row && hit.tokens == 1 && behind < count->first && f->scan.tokens[behind].pos == MW_NOUN &&
            mw_figure_phrase(f, behind, "tolled"))
            return NULL; /* a toll road */
        if (row) {
            *noun = at - 1;
            return row;
        }
    }
    return NULL;
}

/* "Tuesday's toll", "the daily toll", "the day's death toll": of one day, not of all so far. */
static bool is_of_day(const mw_figuring *f, uint32_t noun)
{
    if (mw_figure_before(f, noun, "death"))
        noun--;
    if (mw_figure_phrase_before(f, noun, "daily"))
        return true;
    bool owner = mw_figure_before(f, noun, "'s \u2019s ' \u2019");
    uint32_t day = noun - 1 - (uint32_t)owner;
    return noun > f->sentence_first + (uint32_t)owner && mw_figure_dated(f, day);
}

/* A number that a toll rises to or stands at, not any number in its sentence. */
static bool completes_toll(const mw_figuring *f, const mw_count *count, uint32_t noun)
{
    if (count->counted != MW_BARE && count->counted != MW_PEOPLE && count->counted != MW_THINGS)
        return false;
    uint32_t at = before_count(f, count);
    return at > f->sentence_first &&
           (mw_figure_is(f, at - 1, "to at of was is as than from : past") ||
            mw_figure_phrase_before(f, at, "reaches") || mw_figure_phrase_before(f, at, "beyond") || at - 1 == noun);
}

/* Past "in the war" and the like that may stand between a noun and its verb, to the left. */
static uint32_t skip_phrase_back(const mw_figuring *f, uint32_t at)
{
    enum { WORDS = 6 };
    for (uint32_t i = at; i > f->sentence_first + 1 && at - i < WORDS; i--) {
        if (mw_figure_is(f, i - 1, "in on of among from"))
            return i - 1;
        if (mw_scan_shape(&f->scan, i - 1, MW_PUNCT) || mw_figure_class(f, i - 1, MW_F_VERB | MW_F_CONJ | MW_F_SUB))
            return at;
    }
    return at;
}

/* "Russian losses", "the army's losses"; not job losses, and no losses of so many million. */
static bool are_of_war(const mw_figuring *f, const mw_count *count, uint32_t losses)
{
    return !count->fixed &&
           (losses == f->sentence_first || mw_figure_name_at(f, losses - 1) != MW_NO_INDEX ||
            mw_figure_phrase_before(f, losses, "force") || mw_figure_class(f, losses - 1, MW_F_DET | MW_F_POSS) ||
            mw_figure_is(f, losses - 1, "'s \u2019s ' \u2019"));
}

/* The row of a total's noun that ends before `end`: casualties; the dead. */
static const mw_row *total_noun(const mw_figuring *f, const mw_count *count, uint32_t end, uint32_t *noun)
{
    mw_hit hit;
    if (end == f->sentence_first || !mw_lexicon_match_exact(f->happenings, f->scan.tokens + end - 1, 1, &hit))
        return NULL;
    *noun = end - 1;
    if (mw_figure_is(f, end - 1, "losses") && !are_of_war(f, count, end - 1))
        return NULL;
    if (hit.form & MW_PLURAL)
        return mw_happening(f, count, hit.row, "total", count->end);
    const mw_row *state =
        mw_figure_before(f, end - 1, "the") ? mw_happening(f, count, hit.row, "state", count->end) : NULL;
    return state && mw_str_is(mw_row_get(state, "unit"), "people") ? state : NULL;
}

/* "the number of people arrested since the coup", from the words of its verb to the left: what happened to those
 * whose number it is. */
static const mw_row *number_of(const mw_figuring *f, const mw_count *count, uint32_t verb, uint32_t *word)
{
    enum { WORDS = 14 };
    const mw_row *row = NULL;
    bool people = false;
    for (uint32_t at = verb; at > f->sentence_first + 1 && verb - at < WORDS; at--) {
        mw_hit hit;
        if (mw_scan_shape(&f->scan, at - 1, MW_PUNCT) || mw_figure_class(f, at - 1, MW_F_VERB | MW_F_CONJ))
            return NULL;
        if (mw_figure_is(f, at - 1, "of") && mw_figure_before(f, at - 1, "number total"))
            return people ? row : NULL;
        if (mw_figure_match(f, at - 1, f->happenings, &hit)) {
            const mw_row *found = mw_happening(f, count, hit.row, "state", at);
            if (!found && (hit.form & MW_PARTICIPLE))
                found = mw_happening(f, count, hit.row, "object", at);
            *word = found ? at - 1 : *word;
            row = found ? found : row;
        }
        people |= mw_figure_is(f, at - 1, "those dead") ||
                  (mw_figure_match(f, at - 1, f->counted, &hit) && mw_str_is(mw_row_get(hit.row, "class"), "people"));
    }
    return NULL;
}

/* "put the number of children killed at 75": the verb before "at". */
static bool is_put(const mw_figuring *f, uint32_t at)
{
    enum { WORDS = 14 };
    for (uint32_t verb = at; verb > f->sentence_first && at - verb < WORDS; verb--) {
        if (mw_scan_shape(&f->scan, verb - 1, MW_PUNCT))
            return false;
        if (mw_figure_phrase(f, verb - 1, "puts"))
            return true;
    }
    return false;
}

/* "deaths rose by 45 to 12,300": the verb before the other number; where there is none, the token of the count. */
static uint32_t rise_before(const mw_figuring *f, const mw_count *count)
{
    const mw_count *more = count > f->found + f->sentence_found ? count - 1 : NULL;
    if (!more || more->counted != MW_BARE || more->end + 1 != count->first || !mw_figure_is(f, more->end, "to") ||
        !mw_is_change(f, more))
        return before_count(f, count);
    uint32_t verb = more->first - (uint32_t)mw_figure_before(f, more->first, "by");
    return verb > f->sentence_first ? verb - 1 : verb;
}

/* "Casualties were 1,129,619", "the dead were put at 3,000", "deaths in the war totalled 40": a bare number behind
 * what is totalled and a form of be, or a verb that amounts to one. */
static const mw_row *total_before(const mw_figuring *f, const mw_count *count, uint32_t at, uint32_t *noun)
{
    if (count->counted != MW_BARE || count->one)
        return NULL;
    uint32_t verb = at - mw_figure_phrase_before(f, at, "amounts");
    while (verb > f->sentence_first && (mw_figure_class(f, verb - 1, MW_F_BE | MW_F_HAVE) ||
                                        (verb < at && mw_figure_adverb(f, verb - 1))))
        verb--;
    if (verb == at && mw_figure_before(f, at, "at") && is_put(f, at - 1))
        verb = at - 1;
    else if (verb == at)
        verb = rise_before(f, count);
    if (verb == at)
        return NULL;
    const mw_row *row = total_noun(f, count, verb, noun);
    if (!row)
        row = total_noun(f, count, skip_phrase_back(f, verb), noun);
    return row ? row : number_of(f, count, verb, noun);
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
    uint32_t first = count->first;
    if (first > f->sentence_first && mw_figure_class(f, first - 1, MW_F_POSS))
        first--; /* a woman and her two children */
    if (!mw_figure_before(f, first, "and") || mw_figure_acts(f, count) ||
        (count->counted == MW_BARE && !count->others && mw_figure_is(f, count->end, "in at near")))
        return NULL; /* "… in Najaf and 14 in Karbala": beside.c */
    for (uint32_t at = first - 1; at > f->sentence_first && count->first - at < STEPS; at--) {
        const mw_row *row = active_before(f, count, at, verb);
        if (row && f->scan.tokens[*verb].pos == MW_NOUN)
            return NULL; /* private radio stations and hundreds of newspapers */
        if (!row)
            row = noun_of_before(f, count, at, verb);
        if (row)
            return row;
        if (mw_scan_shape(&f->scan, at - 1, MW_PUNCT) ||
            mw_figure_is(f, at - 1, "by") || /* petitions by X and six others */
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
        !(mw_figure_before(f, at, "are were") || mw_figure_phrase_before(f, at, "comprise")))
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


/* "plans to release 5,000 prisoners", "could have killed 500": nothing has happened to them yet. */
static bool is_unreal(const mw_figuring *f, uint32_t verb)
{
    mw_hit hit;
    bool base = mw_figure_match(f, verb, f->happenings, &hit) && hit.form == MW_BASE;
    while (verb > f->sentence_first && (mw_figure_adverb(f, verb - 1) || mw_figure_class(f, verb - 1, MW_F_HAVE) ||
                                        mw_figure_is(f, verb - 1, "be")))
        verb--;
    if (base && verb > f->sentence_first && mw_mention_ending(f->scan.article, verb - 1) != MW_NO_INDEX &&
        mw_figure_on(f, MW_FIG_UNREAL))
        return true; /* demanded that Syria hand over two men */
    bool claimed = verb > f->sentence_first + 1 && mw_figure_is(f, verb - 1, "to") && mw_figure_is(f, verb, "have") &&
                   (mw_figure_phrase(f, verb - 2, "thought") || mw_figure_phrase(f, verb - 2, "claims"));
    return verb > f->sentence_first && mw_figure_on(f, MW_FIG_UNREAL) && !claimed &&
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
    if (!toll || !completes_toll(f, count, noun)) {
        const mw_row *total = by(f, count, MW_FIG_TOLL, total_before(f, count, at, found));
        count->total = total != NULL;
        count->of_day = total && at > f->sentence_first + 1 && mw_figure_is(f, at - 2, "day"); /* of that day at 93 */
        if (total && !mw_row_get(total, "unit").len) { /* the number of troops deployed */
            count->counted = MW_PEOPLE;
            count->unit = MW_STR("people");
        }
        return total;
    }
    *found = noun;
    count->of_day = is_of_day(f, noun);
    return by(f, count, MW_FIG_TOLL, toll);
}

static bool tell_if_real(mw_figuring *f, mw_count *count, const mw_row *row, uint32_t found)
{
    bool beyond = count->bound == MW_EXACT && mw_str_is(mw_row_get(row, "counted"), "toll") &&
                  (mw_figure_phrase_before(f, before_count(f, count), "beyond") ||
                   mw_figure_before(f, before_count(f, count), "past"));
    if (beyond && mw_figure_by(f, count, MW_FIG_BEFORE, true))
        count->bound = MW_FROM_BELOW; /* the toll passed 22,000 */
    bool people = mw_str_is(mw_row_get(row, "unit"), "people"), toll = mw_str_is(mw_row_get(row, "counted"), "toll");
    bool real = toll || mw_str_is(mw_row_get(row, "about"), "cost");
    if ((people && mw_is_amount(count)) || (!real && is_unreal(f, found)) ||
        (mw_str_is(mw_row_get(row, "about"), "ordered") && mw_figure_is(f, count->end, "to not")))
        return false;
    mw_tell(count, row, found);
    return true;
}

bool mw_tell_before(mw_figuring *f, mw_count *count)
{
    uint32_t found = 0;
    const mw_row *row = row_before(f, count, &found);
    return row && tell_if_real(f, count, row, found);
}

/* Only where no verb stands behind it. */
bool mw_tell_joined(mw_figuring *f, mw_count *count)
{
    uint32_t found = 0;
    const mw_row *row = by(f, count, MW_FIG_JOINED, joined_before(f, count, &found));
    return row && tell_if_real(f, count, row, found);
}
