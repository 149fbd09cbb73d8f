/* SPDX-License-Identifier: MIT */
/* Whose saying it is: the subject of each cue. Right before the verb (Lavrov said), before what
 * stands in apposition (Lavrov, who arrived on Tuesday, said), after an inverted verb (said
 * Lavrov), shared with an earlier verb (Lavrov arrived and said; …, adding that), after "according
 * to" and "by". A cue without any of these reports nobody's words and is dropped. */
#include "quotes/quotes_impl.h"

enum { ASIDES_MAX = 4, SEGMENT_REACH = 48, BACK_CUES = 40, ASIDE_REACH = 16 };

/* ---- inverted: said Lavrov */

static bool starts_phrase(const mw_talk *talk, uint32_t i)
{
    return talk->mention[i] != MW_NO_INDEX || mw_is(talk, i, MW_W(DET) | MW_W(POSS) | MW_W(SUBJ)) ||
           mw_is_content(talk, i);
}

/* Told: whoever follows is the hearer. */
static bool is_told(const mw_cue *cue)
{
    return (cue->frame & MW_FRAME_HEARER) && (cue->frame & MW_FRAME_SURE);
}

/* "reported | 50 dead": a number is what was told, and nobody who tells; "said | two witnesses" are people. */
static bool is_number_told(const mw_talk *talk, const mw_cue *cue)
{
    const mw_token *next = &talk->tokens[cue->end];
    return (next->shape & MW_NUMBER) || (next->pos == MW_NUM && mw_str_is(cue->class, "report"));
}

static bool invert(const mw_talk *talk, mw_cue *cue)
{
    if (cue->end < cue->ceiling && is_number_told(talk, cue))
        return false;
    if (is_told(cue) || cue->group < cue->first || cue->end >= cue->ceiling ||
        !starts_phrase(talk, cue->end))
        return false;
    bool found = mw_phrase_after(talk, cue->end, cue->ceiling, &cue->subject);
    if (found && cue->subject.full_end < cue->ceiling && mw_is(talk, cue->subject.full_end, MW_W_AUX))
        return false; /* believed X will be: X is what is spoken of */
    if (found)
        mw_note_aside(talk, cue->ceiling, &cue->subject);
    cue->inverted = mw_holds(talk, MW_QR_INVERTED, found, cue->end, cue->subject.end);
    return cue->inverted;
}

/* "The road is shut, warned the UN", "The road, which is old, has been shut, warns the UN", not
 * "Lavrov, 72, warned the UN": the words before the first comma are a clause, or those before the
 * last one begin with its verb. */
static bool is_after_clause(const mw_talk *talk, const mw_cue *cue)
{
    uint32_t first = cue->floor, comma = cue->group - 1; /* a quotation before it is no clause */
    uint32_t head_end = comma, last = first;
    for (uint32_t i = comma; i-- > first;)
        if (mw_is(talk, i, MW_W(COMMA) | MW_W(DASH))) {
            last = last == first ? i + 1 : last;
            head_end = i;
        }
    return mw_has_sign(talk, first, head_end) || (last > first && mw_is_sign(talk, last));
}

/* "X, the spokesman, said the envoy, Y, had lied": behind what is put in comes the verb of "the
 * envoy". */
static bool verb_after_aside(const mw_talk *talk, uint32_t comma, uint32_t ceiling)
{
    if (!mw_is(talk, comma, MW_W(COMMA)))
        return false;
    uint32_t i = comma + 1;
    while (i < ceiling && i - comma < ASIDE_REACH && !mw_is(talk, i, MW_W_BREAK | MW_W(MARK)))
        i++;
    mw_hit hit;
    uint32_t name = i + 2 + mw_is(talk, i + 2, MW_W(DET)); /* …, said a witness, a guard, reported AFP */
    bool relays = name < ceiling && talk->mention[name] != MW_NO_INDEX &&
                  mw_lexicon_match_exact(talk->saying, &talk->tokens[i + 1], 1, &hit);
    return mw_is(talk, i, MW_W(COMMA)) && i + 1 < ceiling && mw_is_sign(talk, i + 1) && !relays;
}

/* ", said Lavrov." at the end of what was said, not "Lavrov, 72, said Myanmar was": nothing that
 * reads as a clause follows the name. */
static bool is_inverted_after_comma(const mw_talk *talk, const mw_cue *cue)
{
    mw_phrase phrase;
    bool no_object = (cue->frame & MW_FRAME_SURE) && !(cue->frame & MW_FRAME_HEARER);
    if (!(cue->frame & MW_FRAME_BARE) || is_told(cue) || (cue->end < cue->ceiling && is_number_told(talk, cue)) || (!no_object && !is_after_clause(talk, cue)) ||
        cue->group < cue->first || cue->end >= cue->ceiling || mw_is(talk, cue->end, MW_W(DATE)) ||
        !starts_phrase(talk, cue->end) || !mw_phrase_after(talk, cue->end, cue->ceiling, &phrase))
        return false;
    for (uint32_t i = phrase.first; i < phrase.end; i++)
        if (talk->tokens[i].pos == MW_VERB && talk->tokens[i].form & MW_PAST && mw_is_lower(talk, i) &&
            i > phrase.first && talk->mention[i] == MW_NO_INDEX)
            return false; /* says the bomber set off his charge */
    if (mw_past_relative(talk, phrase.end, cue->ceiling) > phrase.end)
        return true; /* …, said an official who was not authorised to speak */
    for (uint32_t i = phrase.end; i < cue->ceiling && i - phrase.end < SEGMENT_REACH; i++) {
        if (mw_is(talk, i, MW_W_BREAK))
            return !verb_after_aside(talk, i, cue->ceiling);
        bool joined = i > 0 && mw_is(talk, i - 1, MW_W(HYPHEN)); /* Leeds-based */
        bool helps = mw_is(talk, i, MW_W_AUX) && !mw_is(talk, i, MW_W(OWNER)); /* People's Front */
        if (helps || mw_is(talk, i, MW_W(MARK) | MW_W(THAT) | MW_W(SUBJ)) ||
            (talk->tokens[i].form & (MW_PAST | MW_THIRD) && !joined))
            return false;
    }
    return true;
}

/* ---- before commas: Lavrov, 72, who arrived on Tuesday, said */

static uint32_t comma_before(const mw_talk *talk, uint32_t end, uint32_t floor)
{
    uint32_t low = end - floor > SEGMENT_REACH ? end - SEGMENT_REACH : floor;
    for (uint32_t i = end; i-- > low;) {
        if (mw_is(talk, i, MW_W(COMMA) | MW_W(DASH)))
            return i;
        if (mw_is(talk, i, MW_W(STOP) | MW_W(SEMICOLON) | MW_W(COLON)))
            break;
    }
    return end;
}

static bool is_age(const mw_talk *talk, const mw_phrase *phrase)
{
    return phrase->end == phrase->first + 1 && (talk->tokens[phrase->first].shape & MW_NUMBER);
}

/* "Lavrov, [the minister], who …, said": what was found stands beside a name itself. */
static bool is_aside_of_person(const mw_talk *talk, const mw_phrase *phrase, uint32_t floor)
{
    uint32_t first = phrase->first;
    if (first < floor + 2 || !mw_is(talk, first - 1, MW_W(COMMA)) ||
        (talk->mention[first] != MW_NO_INDEX && !mw_is(talk, mw_mention_end(talk, first), MW_W(OWNER))))
        return false; /* but: X, Zambia's minister, who …, said */
    uint32_t name = talk->mention[first - 2], own = talk->mention[phrase->end - 1];
    const mw_entity *entities = talk->layers->entities;
    return name != MW_NO_INDEX && entities[name].type == MW_PERSON &&
           (own == MW_NO_INDEX || entities[own].type != MW_PERSON);
}

/* "X--who leads the union, the largest--said": the dash before the verb closes what another opened. */
static bool subject_before_dashes(const mw_talk *talk, uint32_t dash, uint32_t floor, mw_phrase *phrase)
{
    uint32_t low = dash - floor > SEGMENT_REACH ? dash - SEGMENT_REACH : floor;
    if (!mw_is(talk, dash, MW_W(DASH)))
        return false;
    for (uint32_t i = dash; i-- > low + 1;)
        if (mw_is(talk, i, MW_W(DASH)))
            return mw_phrase_before(talk, i, floor, phrase) &&
                   mw_holds(talk, MW_QR_ASIDES, phrase->clean, phrase->first, phrase->end);
    return false;
}

bool mw_subject_before_asides(const mw_talk *talk, uint32_t comma, uint32_t floor,
                              mw_phrase *phrase)
{
    uint32_t end = comma;
    if (subject_before_dashes(talk, comma, floor, phrase))
        return true;
    for (int i = 0; i < ASIDES_MAX; i++) {
        uint32_t before = comma_before(talk, end, floor);
        if (before == end || before == floor)
            return false;
        if (mw_phrase_before(talk, before, floor, phrase) && !is_age(talk, phrase) &&
            !is_aside_of_person(talk, phrase, floor)) {
            phrase->aside_first = before + 1;
            phrase->aside_end = end;
            return mw_holds(talk, MW_QR_ASIDES, phrase->clean, phrase->first, phrase->end);
        }
        end = before;
    }
    return false;
}

/* ---- shared: and added; , adding that */

/* The last cue of the sentence that speaks for its main clause, and not from within another's
 * statement; MW_NO_INDEX when there is none. */
static uint32_t main_cue_before(const mw_cues *cues, const mw_cue *cue)
{
    for (size_t i = cues->count; i-- > 0 && cues->count - i < BACK_CUES;) {
        const mw_cue *other = &cues->items[i];
        if (other->sentence != cue->sentence)
            break;
        if (!other->subject.relative && other->kind != MW_CUE_NOUN && other->kind != MW_CUE_PREP)
            return other->same_as != MW_NO_INDEX ? other->same_as : (uint32_t)i;
    }
    return MW_NO_INDEX;
}

/* ", with a group of lawyers calling it a sham and saying that": whoever stands behind the "with". */
static bool shares_with_subject(const mw_talk *talk, mw_cue *cue)
{
    uint32_t low = cue->group - cue->floor > SEGMENT_REACH ? cue->group - SEGMENT_REACH : cue->floor;
    bool does = false;
    for (uint32_t i = cue->group - 1; i-- > low + 1;) {
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK)))
            return false;
        does |= mw_is_lower(talk, i) && (talk->tokens[i].form & MW_GERUND);
        if (does && mw_talk_is(talk, i, "with") && mw_is(talk, i - 1, MW_W(COMMA) | MW_W(DASH)))
            return mw_phrase_after(talk, i + 1, cue->group, &cue->subject) &&
                   mw_holds(talk, MW_QR_WITH_SUBJECT, true, i, cue->end);
    }
    return false;
}

/* "X was named, but | four members disowned it, saying": the clause that a conjunction opens has a subject of its own. */
static bool subject_of_clause(const mw_talk *talk, mw_cue *cue)
{
    uint32_t low = cue->group - cue->floor > SEGMENT_REACH ? cue->group - SEGMENT_REACH : cue->floor;
    mw_phrase subject;
    for (uint32_t i = cue->group; i-- > low + 1;) {
        if (mw_is(talk, i, MW_W(MARK)))
            return false;
        if (mw_is(talk, i, MW_W(CONJ) | MW_W(CONTRAST)) && mw_is(talk, i - 1, MW_W(COMMA)) &&
            mw_main_subject(talk, i + 1, cue->group, &subject) && mw_has_sign(talk, subject.end, cue->group)) {
            cue->subject = subject;
            for (uint32_t verb = subject.end; verb < cue->subject.full_end; verb++)
                if (mw_is_sign(talk, verb)) /* four of the seven members | disowned */
                    cue->subject.full_end = verb;
            return mw_holds(talk, MW_QR_CLAUSE_SUBJECT, true, subject.first, subject.end);
        }
    }
    return false;
}

/* Somebody who could say it: no inquiry that found, no price that fell. */
static bool could_say(const mw_talk *talk, const mw_phrase *subject)
{
    mw_hit hit;
    mw_head_kind kind = mw_phrase_kind(talk, subject, &hit);
    return (talk->tokens[subject->first].shape & MW_NUMBER) || talk->tokens[subject->first].pos == MW_NUM ||
           (mw_may_speak(talk, subject) && kind != MW_HEAD_PAPER && kind != MW_HEAD_THING);
}

/* "India abstained as the Council adopted its text, | urging the army to", "X resigned after two aides quit, | saying": who
 * does may be either. */
static bool is_behind_as(const mw_talk *talk, const mw_cue *cue)
{
    uint32_t low = cue->group - cue->floor > SEGMENT_REACH ? cue->group - SEGMENT_REACH : cue->floor;
    mw_phrase subject;
    for (uint32_t i = cue->group; i-- > low + 1;) {
        if (mw_is(talk, i, MW_W(MARK)))
            return false;
        if ((mw_talk_is(talk, i, "as") || mw_talk_is(talk, i, "after")) &&
            mw_main_subject(talk, i + 1, cue->group, &subject) && subject.first == i + 1 &&
            mw_has_sign(talk, subject.end, cue->group) && could_say(talk, &subject))
            return true;
    }
    return false;
}

/* X says | the study, made in 2002, found that: the subject begins where the statement of the cue
 * before does. */
static bool nested_before_asides(const mw_talk *talk, const mw_cues *cues, uint32_t comma,
                                 mw_cue *cue)
{
    size_t last = cues->count;
    while (last > 1 && cues->items[last - 1].kind == MW_CUE_PARTICIPLE && cues->items[last - 1].sentence == cue->sentence)
        last--; /* X says that Y, citing Z, told */
    const mw_cue *outer = last ? &cues->items[last - 1] : NULL;
    if (!outer || outer->sentence != cue->sentence || outer->kind == MW_CUE_PREP ||
        outer->end >= comma || outer->end < cue->floor || outer->inverted)
        return false;
    uint32_t first = outer->end + mw_is(talk, outer->end, MW_W(THAT));
    bool that = first > outer->end && talk->mention[first] != MW_NO_INDEX;
    uint32_t name_end = that ? mw_mention_end(talk, first) : first; /* that Russia, citing X, had told */
    bool beside = that && name_end <= comma && mw_is(talk, name_end, MW_W(COMMA));
    if (cue->kind == MW_CUE_PARTICIPLE && !beside)
        return false;
    bool found = beside ? mw_phrase_before(talk, name_end, first, &cue->subject)
                        : mw_subject_before_asides(talk, comma, first, &cue->subject);
    found = found && cue->subject.first == first;
    cue->subject.relative = found;
    return found;
}

static bool relative_subject(const mw_talk *talk, mw_cue *cue, uint32_t who);

/* "officials, who voiced concern and urged the pope to": the "who" of a verb behind "and" in its clause; `group`: none. */
static uint32_t who_goes_on(const mw_talk *talk, const mw_cue *cue)
{
    uint32_t low = cue->group - cue->floor > SEGMENT_REACH ? cue->group - SEGMENT_REACH : cue->floor;
    for (uint32_t i = cue->group - 1; i-- > low;) {
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W(SUB) | MW_W(SUBJ)) && !mw_is(talk, i, MW_W(REL)))
            return cue->group;
        if (mw_talk_is(talk, i, "who"))
            return mw_is_sign(talk, i + 1) && i > low && mw_is(talk, i - 1, MW_W(COMMA)) ? i : cue->group;
    }
    return cue->group;
}

static bool share(const mw_talk *talk, const mw_cues *cues, mw_cue *cue)
{
    uint32_t who = cue->kind == MW_CUE_FINITE && mw_is(talk, cue->group - 1, MW_W(CONJ)) ? who_goes_on(talk, cue) : cue->group;
    if (who < cue->group && !relative_subject(talk, cue, who))
        cue->subject = (mw_phrase){.first = cue->group, .end = cue->group, .full_end = cue->group, .left = cue->group};
    if (who < cue->group)
        return true;
    bool joined = cue->kind == MW_CUE_PARTICIPLE && mw_is(talk, cue->group - 1, MW_W(CONJ));
    if (joined && shares_with_subject(talk, cue))
        return true;
    if (cue->kind == MW_CUE_PARTICIPLE && !joined && subject_of_clause(talk, cue))
        return true;
    if (cue->kind == MW_CUE_PARTICIPLE && !joined && mw_is(talk, cue->group - 1, MW_W(COMMA)) &&
        nested_before_asides(talk, cues, cue->group - 1, cue))
        return true; /* reported that X, citing Y, had left */
    if (cue->kind == MW_CUE_PARTICIPLE && !joined && !(cue->frame & MW_FRAME_MORE) && is_behind_as(talk, cue)) {
        cue->subject = (mw_phrase){.first = cue->group, .end = cue->group, .full_end = cue->group, .left = cue->group};
        return true; /* said by one of two */
    }
    uint32_t main = main_cue_before(cues, cue);
    if (mw_holds(talk, MW_QR_SHARED, main != MW_NO_INDEX, cue->first, cue->end)) {
        cue->same_as = main;
        cue->subject = cues->items[cue->same_as].subject;
        return true;
    }
    uint32_t first = mw_past_dateline(talk, cue->sentence, cue->group);
    while (first < cue->group && talk->pair[first] != MW_NO_INDEX)
        first++;
    return mw_main_subject(talk, first, cue->group, &cue->subject);
}

/* ---- each kind of cue */

/* The name that ends before token `end`, when it is of the kind that the relative word stands for:
 * "who" for persons, "which" for all else. "opposition from [the party], which says". */
static bool name_before(const mw_talk *talk, uint32_t end, bool person, mw_phrase *phrase)
{
    uint32_t mention = end > 0 ? talk->mention[end - 1] : MW_NO_INDEX;
    if (mention == MW_NO_INDEX)
        return false;
    mw_entity_type type = talk->layers->entities[mention].type;
    bool fits = person ? type == MW_PERSON : type == MW_ORG || type == MW_PLACE;
    uint32_t first = mw_mention_first(talk, end - 1);
    if (fits)
        *phrase =
            (mw_phrase){.first = first, .end = end, .full_end = end, .left = first, .clean = true};
    return fits;
}

/* Past dates and adjuncts between subject and verb: Lavrov on Tuesday said. */
static uint32_t before_dates(const mw_talk *talk, uint32_t end, uint32_t floor)
{
    uint32_t at = end;
    while (at > floor && mw_is(talk, at - 1, MW_W(DATE)) && talk->mention[at - 1] == MW_NO_INDEX)
        at--;
    if (at < end && at > floor && mw_is(talk, at - 1, MW_W(PREP)))
        at--;
    return mw_holds(talk, MW_QR_DATE_BETWEEN, at < end, at, end) ? at : end;
}

static bool direct_subject(const mw_talk *talk, const mw_cues *cues, mw_cue *cue)
{
    uint32_t floor = cue->floor;
    const mw_cue *before = cues->count ? &cues->items[cues->count - 1] : NULL;
    bool nested = before && before->sentence == cue->sentence && before->end > floor &&
                  before->kind != MW_CUE_PREP && before->end < cue->group;
    uint32_t low = nested ? before->end : floor;
    uint32_t end = before_dates(talk, cue->group, low);
    if (end == low || !mw_phrase_before(talk, end, low, &cue->subject)) {
        if (low == floor || !mw_phrase_before(talk, end, floor, &cue->subject))
            return false;
    }
    if (nested && cue->subject.first == low)
        cue->subject.relative = true; /* said Moscow reported: within a statement */
    return true;
}

/* Whether the name that ends before token `end`, with the titles before it, hangs on a preposition
 * other than "by". */
static bool hangs_on(const mw_talk *talk, uint32_t end, uint32_t floor)
{
    uint32_t first = end, low = end - floor > SEGMENT_REACH ? end - SEGMENT_REACH : floor;
    while (first > low && mw_is_content(talk, first - 1) &&
           (talk->tokens[first - 1].shape & MW_CAPITAL))
        first--;
    return first == low ||
           (mw_is(talk, first - 1, MW_W(PREP)) && !mw_talk_is(talk, first - 1, "by"));
}

/* X, who said; residents of X who said; the party of X, which said. */
static bool relative_subject(const mw_talk *talk, mw_cue *cue, uint32_t who)
{
    uint32_t end = who > cue->floor && mw_is(talk, who - 1, MW_W(COMMA)) ? who - 1 : who;
    bool person = mw_talk_is(talk, who, "who");
    /* Behind a comma the name is meant, else the head: attacks on the Strip that threaten, critics
     * of X who say. */
    bool beside = end < who || (person && !hangs_on(talk, end, cue->floor));
    bool found = end > cue->floor && ((beside && name_before(talk, end, person, &cue->subject)) ||
                                      mw_phrase_before(talk, end, cue->floor, &cue->subject));
    cue->subject.relative = true;
    return mw_holds(talk, MW_QR_RELATIVE_CUE, found, cue->subject.first, cue->subject.end);
}

static bool finite_subject(const mw_talk *talk, const mw_cues *cues, mw_cue *cue)
{
    uint32_t group = cue->group;
    if (group == cue->floor)
        return !(cue->form & MW_BASE && !(cue->form & MW_PAST)) && invert(talk, cue);
    uint32_t before = group - 1;
    if (mw_is(talk, before, MW_W(MARK)))
        return invert(talk, cue);
    if (mw_is(talk, before, MW_W(REL) | MW_W(THAT)))
        return relative_subject(talk, cue, before);
    if (mw_is(talk, before, MW_W(CONJ)))
        return share(talk, cues, cue);
    if (mw_is(talk, before, MW_W(COMMA) | MW_W(DASH))) {
        if (is_inverted_after_comma(talk, cue))
            return invert(talk, cue);
        return nested_before_asides(talk, cues, before, cue) ||
               mw_subject_before_asides(talk, before, cue->floor, &cue->subject) ||
               share(talk, cues, cue);
    }
    return direct_subject(talk, cues, cue);
}

static bool noun_subject(const mw_talk *talk, mw_cue *cue)
{
    uint32_t owner = cue->group - 1;
    if (!mw_is(talk, owner, MW_W(OWNER))) {
        cue->subject =
            (mw_phrase){.first = owner, .end = owner + 1, .full_end = owner + 1, .clean = true};
        return true;
    }
    if (owner == cue->floor)
        return false;
    if (name_before(talk, owner, true, &cue->subject) ||
        name_before(talk, owner, false, &cue->subject))
        return true;
    bool found = mw_phrase_before(talk, owner, cue->floor, &cue->subject);
    cue->subject.clean =
        cue->subject.clean && cue->subject.end == owner; /* yielded to | the men's demand that */
    return found;
}

/* the minister's remarks suggesting that: the owner's words. */
static bool owned_paper(const mw_talk *talk, mw_cue *cue)
{
    uint32_t paper = cue->group;
    while (paper > cue->floor && mw_is_content(talk, paper - 1) && mw_is_lower(talk, paper - 1))
        paper--;
    if (paper == cue->group || paper == cue->floor ||
        !mw_is(talk, paper - 1, MW_W(OWNER) | MW_W(POSS)))
        return false;
    mw_cue owned = *cue;
    owned.group = paper;
    bool found = noun_subject(talk, &owned);
    cue->subject = owned.subject;
    cue->subject.relative = true;
    return mw_holds(talk, MW_QR_OWNED_PAPER, found, paper, cue->end);
}

/* "received a letter saying", "all they get is a message stating": the words of a paper that came
 * from somebody else. Whose they are may be told beside the paper ("a letter from X saying"); else
 * nobody knows. */
static bool anothers_paper(const mw_talk *talk, mw_cue *cue)
{
    mw_phrase paper;
    if (cue->group == cue->floor || !mw_is_paper(talk, cue->group - 1) ||
        !mw_phrase_before(talk, cue->group, cue->floor, &paper) || paper.first == cue->floor)
        return false;
    mw_hit hit;
    bool got = mw_is(talk, paper.first - 1, MW_W_AUX) ||
               (mw_lexicon_match_exact(talk->saying, &talk->tokens[paper.first - 1], 1, &hit) &&
                mw_row_names(hit.row, &talk->frames) & MW_FRAME_GETS);
    if (!mw_holds(talk, MW_QR_ANOTHERS_PAPER, got, paper.first, cue->end))
        return false;
    paper.relative = paper.clean = true; /* a verb stands before it */
    cue->subject = paper;
    return true;
}

static bool is_paper(const mw_talk *talk, const mw_phrase *phrase)
{
    mw_hit hit;
    return mw_phrase_kind(talk, phrase, &hit) == MW_HEAD_PAPER ||
           mw_is(talk, phrase->first, MW_W(THING));
}

/* heard the men saying: nobody in particular; a message from X saying: X. */
static void judge_heard(const mw_talk *talk, mw_cue *cue)
{
    bool from = mw_talk_is(talk, mw_mention_first(talk, cue->group - 1) - 1, "from");
    if (!from || !name_before(talk, cue->group, true, &cue->subject))
        cue->subject.clean =
            cue->subject.clean && talk->mention[cue->subject.end - 1] != MW_NO_INDEX;
}

/* Of what may be a noun: "three Arab states" is no people that states something. */
static bool is_sure_subject(const mw_talk *talk, const mw_cue *cue)
{
    uint32_t mention = talk->mention[cue->subject.end - 1];
    bool adjective = mention != MW_NO_INDEX && talk->layers->entities[mention].type == MW_GROUP;
    return cue->subject.clean && !(adjective && (cue->form & MW_THIRD));
}

static bool find_subject(const mw_talk *talk, const mw_cues *cues, mw_cue *cue)
{
    mw_hit hit;
    switch (cue->kind) {
    case MW_CUE_PREP:
        if (cue->end >= cue->ceiling ||
            !mw_phrase_after(talk, cue->end, cue->ceiling, &cue->subject))
            return false;
        mw_note_aside(talk, cue->ceiling, &cue->subject);
        return !mw_holds(talk, MW_QR_NO_SOURCE,
                         mw_phrase_kind(talk, &cue->subject, &hit) == MW_HEAD_THING, cue->first,
                         cue->subject.end);
    case MW_CUE_AGENT:
        return mw_phrase_after(talk, cue->end + 1, cue->ceiling, &cue->subject);
    case MW_CUE_NOUN:
        return noun_subject(talk, cue);
    case MW_CUE_RELAYED:
        return mw_relayed_subject(talk, cue);
    case MW_CUE_PARTICIPLE:
        return owned_paper(talk, cue) || anothers_paper(talk, cue) || share(talk, cues, cue) ||
               (cue->frame & MW_FRAME_RELAY); /* according to AFP, citing */
    default:
        if (!finite_subject(talk, cues, cue) || (cue->doubtful && !is_sure_subject(talk, cue)))
            return false;
        if (cue->heard)
            judge_heard(talk, cue);
        return !mw_holds(talk, MW_QR_PAPER_SUBJECT,
                         (cue->frame & MW_FRAME_PAPER) && !is_paper(talk, &cue->subject),
                         cue->first, cue->end);
    }
}

static bool is_relay_of(const mw_cue *relay, const mw_cue *cue)
{
    return relay->sentence == cue->sentence && (relay->frame & MW_FRAME_RELAY) &&
           cue->first - relay->end < MW_RELAY_REACH;
}

void mw_find_subjects(const mw_talk *talk, mw_cues *cues)
{
    size_t found = cues->count;
    cues->count = 0;
    for (size_t i = 0; i < found; i++) {
        mw_cue cue = cues->items[i];
        cue.same_as = MW_NO_INDEX;
        if (!find_subject(talk, cues, &cue) || mw_is_no_report(talk, cues, &cue))
            continue;
        if (cue.kind == MW_CUE_RELAYED && cues->count &&
            is_relay_of(&cues->items[cues->count - 1], &cue))
            cues->count--; /* "quoted" is told by "saying" */
        if (cue.kind == MW_CUE_FINITE || cue.kind == MW_CUE_PREP)
            mw_note_quoted_by(talk, &cue);
        cues->items[cues->count++] = cue;
    }
}
