/* SPDX-License-Identifier: MIT */
/* Noun phrases at a verb, without a parser: walking left from the verb, or right from a
 * preposition or an inverted verb, over the words that a noun phrase is made of, until one that it
 * is not. What stands before the left edge tells whether the phrase can be trusted. */
#include "quotes/quotes_impl.h"

enum { REACH = 48, BRACKET_REACH = 12 };

static uint32_t low_of(uint32_t end, uint32_t floor)
{
    return end - floor > REACH ? end - REACH : floor;
}

/* Before ")" where "(" stands; `close` itself when it is too far. */
static uint32_t before_bracket(const mw_talk *talk, uint32_t close, uint32_t floor)
{
    uint32_t low = close - floor > BRACKET_REACH ? close - BRACKET_REACH : floor;
    for (uint32_t i = close; i-- > low;)
        if (mw_is(talk, i, MW_W(BRACKET)))
            return i;
    return close;
}

static bool is_verbish(const mw_talk *talk, uint32_t i)
{
    const mw_token *token = &talk->tokens[i];
    if (!mw_is_lower(talk, i) || talk->mention[i] != MW_NO_INDEX || mw_is(talk, i, MW_W(NOUN)))
        return false;
    if (i > 0 && mw_is(talk, i - 1, MW_W(HYPHEN)))
        return false; /* military-appointed */
    return (token->form & (MW_PAST | MW_PARTICIPLE | MW_GERUND)) &&
           !(token->form & (MW_SINGULAR | MW_PLURAL));
}

/* came, gave, went: no participle, so that it can stand in no phrase. */
static bool is_past_only(const mw_talk *talk, uint32_t i)
{
    uint8_t form = talk->tokens[i].form;
    return is_verbish(talk, i) && (form & MW_PAST) && !(form & (MW_PARTICIPLE | MW_BASE));
}

/* the [2012] Summer Olympics */
static bool is_year_of_name(const mw_talk *talk, uint32_t i, uint32_t end)
{
    return i + 1 < end && i > 0 && (talk->tokens[i].shape & MW_NUMBER) &&
           mw_is(talk, i - 1, MW_W(DET)) && mw_is_content(talk, i + 1);
}

/* of that body: here "that" is an article. */
static bool is_that_noun(const mw_talk *talk, uint32_t i, uint32_t floor, bool noun)
{
    return noun && mw_is(talk, i, MW_W(THAT)) && i > floor && mw_is(talk, i - 1, MW_W(PREP));
}

/* One run of words with no preposition in it, that ends before `end`: "the UN mission", "he",
 * "Foreign Minister Prak Sokhonn". `*verb` is past the last word that looks like a verb where no
 * article stood before it ("fled Myanmar"), else `first`. */
static uint32_t chunk_before(const mw_talk *talk, uint32_t end, uint32_t floor, uint32_t *verb)
{
    uint32_t first = end;
    *verb = 0;
    while (first > floor) {
        uint32_t i = first - 1;
        mw_work work = talk->work[i];
        if (talk->pair[i] != MW_NO_INDEX)
            break;
        if (talk->mention[i] != MW_NO_INDEX) {
            first = mw_mention_first(talk, i);
            first = first < floor ? floor : first;
        } else if (work & (MW_W(SUBJ) | MW_W(OBJ)) && !(work & (MW_W(POSS) | MW_W(DET)))) {
            bool place =
                (work & MW_W(ADV)) && i > floor && mw_is(talk, i - 1, MW_W_AUX); /* who was there */
            return first == end && !place ? i : first;
        } else if (work & (MW_W(DET) | MW_W(POSS)) || is_that_noun(talk, i, floor, first < end)) {
            if (first < end || (work & MW_W(DET)))
                *verb = 0, first = i;
            if (first == i && i > floor && mw_is(talk, i - 1, MW_W(DET)) &&
                talk->pair[i - 1] == MW_NO_INDEX)
                first--; /* the two */
            break;
        } else if (work & (MW_W(HYPHEN) | MW_W(OWNER))) {
            first = i;
        } else if (work & MW_W(UNBRACKET)) {
            uint32_t open = before_bracket(talk, i, floor);
            if (open == i)
                break;
            first = open;
        } else if (mw_is_content(talk, i) &&
                   (!(work & MW_W(DATE)) || is_year_of_name(talk, i, end))) {
            if (!*verb && is_verbish(talk, i))
                *verb = first;
            if (is_past_only(talk, i))
                break; /* the gain came | despite recent reports: not even behind an article */
            first = i;
        } else {
            break;
        }
    }
    return first;
}

/* "In Moscow Lavrov", "Foreign Minister of Cambodia Prak Sokhonn": two names side by side, the
 * second a person: where it begins; `end` when not so. */
static uint32_t person_after_name(const mw_talk *talk, uint32_t first, uint32_t end)
{
    uint32_t last = end - 1;
    if (talk->mention[last] == MW_NO_INDEX ||
        talk->layers->entities[talk->mention[last]].type != MW_PERSON)
        return end;
    uint32_t name = mw_mention_first(talk, last);
    bool beside = name > first && talk->mention[name - 1] != MW_NO_INDEX;
    return beside ? name : end;
}

static bool is_edge(const mw_talk *talk, uint32_t i)
{
    return talk->pair[i] != MW_NO_INDEX ||
           mw_is(talk, i,
                 MW_W_BREAK | MW_W(MARK) | MW_W(SUB) | MW_W(REL) | MW_W(THAT) | MW_W(CONJ) |
                     MW_W(ADV) | MW_W(DATE) | MW_W(BRACKET) | MW_W(AS));
}

/* "In a statement | the ministry": whether the words that end before `end` are an adjunct that
 * began at a preposition at the clause's edge. */
static bool is_adjunct_before(const mw_talk *talk, uint32_t end, uint32_t floor)
{
    uint32_t low = low_of(end, floor);
    for (uint32_t i = end; i-- > low;) {
        bool prep = mw_is(talk, i, MW_W(PREP)) && talk->mention[i] == MW_NO_INDEX;
        if (prep && (i == floor || is_edge(talk, i - 1)))
            return true;
        if (!prep && is_edge(talk, i) && !mw_is(talk, i, MW_W(DATE)))
            return false;
        if (!prep && mw_is_content(talk, i) && is_verbish(talk, i))
            return false;
    }
    return false;
}

/* people who fled the town | said: where the "who" stands; `end` when there is none near. */
static uint32_t subject_relative_before(const mw_talk *talk, uint32_t end, uint32_t floor)
{
    uint32_t low = low_of(end, floor);
    for (uint32_t i = end; i-- > low;) {
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W(CONJ)))
            return end;
        bool that =
            mw_is(talk, i, MW_W(THAT)) && mw_is_lower(talk, i + 1) && mw_is_content(talk, i + 1);
        if ((that || mw_is(talk, i, MW_W(REL))) && i + 1 < end && i > floor &&
            mw_is_content(talk, i - 1))
            return i;
    }
    return end;
}

/* "Lavrov and | Wang": whether another noun phrase of the same clause stands before "and". */
static bool is_joint(const mw_talk *talk, uint32_t conj, uint32_t floor, uint32_t *first)
{
    uint32_t verb;
    if (!mw_talk_is(talk, conj, "and") && !mw_talk_is(talk, conj, "or"))
        return false;
    uint32_t chunk = chunk_before(talk, conj, floor, &verb);
    if (chunk == conj || verb)
        return false;
    *first = chunk;
    return chunk == floor || (is_edge(talk, chunk - 1) && !mw_is(talk, chunk - 1, MW_W(MARK)));
}

static bool is_gerund(const mw_talk *talk, uint32_t first, uint32_t end)
{
    mw_str word = mw_talk_word(talk, first);
    return end == first + 1 && talk->mention[first] == MW_NO_INDEX && word.len > 4 &&
           mw_str_ends(word, MW_STR("ing"));
}

/* He, they, it; not: one (of the men), others. */
static bool is_person_word(const mw_talk *talk, uint32_t i)
{
    const mw_work PERSONAL =
        MW_W(MASC) | MW_W(FEM) | MW_W(PLURAL) | MW_W(THING) | MW_W(FIRST) | MW_W(SECOND);
    return mw_is(talk, i, MW_W(SUBJ)) && mw_is(talk, i, PERSONAL);
}

/* Goes left over prepositions to the head: [residents] of the town, [the head] of the mission. */
static void extend_left(const mw_talk *talk, uint32_t low, mw_phrase *p)
{
    uint32_t last_first = p->first, last_end = p->end, verb;
    while (p->first > low) {
        uint32_t prep = p->first - 1;
        if (!mw_is(talk, prep, MW_W(PREP)) || talk->mention[prep] != MW_NO_INDEX ||
            mw_is(talk, prep, MW_W(DATE) | MW_W(SUB)))
            return; /* "after police said" is a clause of its own */
        uint32_t left = chunk_before(talk, prep, low, &verb);
        if (verb == prep && left + 1 < prep && (talk->tokens[prep - 1].form & MW_PARTICIPLE) &&
            !mw_is(talk, prep, MW_W(TO))) {
            p->first = left; /* documents | filed in court | say */
            p->end = prep - 1;
            return;
        }
        bool is_head =
            left < prep && !verb && !is_gerund(talk, left, prep) && !is_person_word(talk, prep - 1);
        if (!is_head) { /* an adjunct: "In Moscow Lavrov" has the subject inside the last run */
            uint32_t person = person_after_name(talk, last_first, last_end);
            p->first = person < last_end ? person : prep;
            p->end = p->full_end = person < last_end ? last_end : prep;
            return;
        }
        p->first = left;
        p->end = prep;
    }
}

/* "Officials in Leeds and | Bristol": the words before "and" hang on a preposition, and no verb
 * stands before them that would make a clause of its own: "he left for Leeds and | Lavrov said". */
static bool goes_on_in_phrase(const mw_talk *talk, uint32_t conj, uint32_t floor, uint32_t *first)
{
    uint32_t verb, chunk = chunk_before(talk, conj, floor, &verb), low = low_of(conj, floor);
    if (chunk == conj || chunk <= floor || !mw_is(talk, chunk - 1, MW_W(PREP)) || is_gerund(talk, chunk, conj))
        return false;
    if (low == floor && floor > 0 && mw_is_sign(talk, floor - 1) && talk->mention[conj + 1] != MW_NO_INDEX)
        return false; /* accused the mayor of Leeds and | Lavrov said */
    for (uint32_t i = chunk; i-- > low;) {
        if (mw_is_sign(talk, i) || mw_is(talk, i, MW_W(SUBJ)))
            return false;
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W(SUB) | MW_W(THAT) | MW_W(REL)))
            break;
    }
    mw_phrase whole = {.first = chunk, .end = conj};
    extend_left(talk, low, &whole);
    *first = whole.first;
    return true;
}

/* ", an accusation | the group's chief called": the noun has a clause of its own. */
static bool opens_remark(const mw_talk *talk, uint32_t noun, uint32_t floor)
{
    enum { WORDS = 4 };
    for (uint32_t comma = noun; comma-- > floor && noun - comma <= WORDS;)
        if (mw_is(talk, comma, MW_W(COMMA) | MW_W(DASH)))
            return mw_remark_after(talk, comma, noun + 2) == noun;
    return false;
}

static bool is_title(const mw_talk *talk, uint32_t i)
{
    mw_hit hit;
    return mw_lexicon_match_exact(mw_model_lexicon(talk->model, "titles"), &talk->tokens[i], 1, &hit) &&
           !mw_str_is(mw_row_get(hit.row, "kind"), "part");
}

/* "Deputy Prime Minister and | Foreign Minister Ann Lee": one person with two offices. */
static bool is_office_and(const mw_talk *talk, uint32_t conj, uint32_t floor, mw_phrase *p)
{
    uint32_t mention = talk->mention[p->end - 1], verb, chunk = chunk_before(talk, conj, floor, &verb);
    if (mention == MW_NO_INDEX || talk->layers->entities[mention].type != MW_PERSON || chunk == conj || verb ||
        !mw_talk_is(talk, conj, "and"))
        return false;
    uint32_t name = mw_mention_first(talk, p->end - 1);
    for (uint32_t i = chunk; i < conj; i++)
        if (!(talk->tokens[i].shape & MW_CAPITAL) || talk->mention[i] != MW_NO_INDEX)
            return false;
    bool offices = name > conj + 1 && is_title(talk, conj - 1) && is_title(talk, name - 1) &&
                   (talk->tokens[name - 1].shape & MW_CAPITAL);
    if (offices)
        p->first = p->left = chunk;
    return offices;
}

/* Says of a phrase whose left edge is found whether it can be trusted as a subject. */
static void judge_edge(const mw_talk *talk, uint32_t floor, mw_phrase *p)
{
    p->clean = true;
    if (p->first == floor)
        return;
    uint32_t before = p->first - 1;
    if (mw_is(talk, before, MW_W(REL) | MW_W(THAT) | MW_W(SUB)) &&
        !mw_is(talk, before, MW_W(CONTRAST)))
        p->relative = true;
    bool named = talk->mention[p->end - 1] != MW_NO_INDEX;
    if (!named && mw_is(talk, before, MW_W(SUB)) && mw_is(talk, before, MW_W(PREP)) &&
        subject_relative_before(talk, before, floor) < before)
        p->clean = false; /* a woman who left after a row | said: she, or the row's clause */
    uint32_t partner;
    if (mw_is(talk, before, MW_W(CONJ))) {
        if (is_office_and(talk, before, floor, p))
            return;
        if (is_joint(talk, before, floor, &partner)) {
            p->joint = true;
            p->first = partner;
        } else if (goes_on_in_phrase(talk, before, floor, &partner)) {
            p->joint = true;
            p->first = partner;
        }
        return;
    }
    if (is_edge(talk, before) || is_adjunct_before(talk, p->first, floor))
        return;
    bool shares = mw_is(talk, p->first, MW_W(SUBJ)) && mw_is_content(talk, before); /* the flat | she shares */
    if (shares || opens_remark(talk, before, floor)) {
        p->relative = true;
        return;
    }
    p->clean = false;
}

/* Secretary of State [Antony Blinken], Minister for Health [Ann Lee]: the office ends where the name begins. `end`: it is
 * no such phrase, as "an aide of Minister Ann Lee". */
static uint32_t person_after_office(const mw_talk *talk, uint32_t end, uint32_t floor)
{
    uint32_t mention = talk->mention[end - 1], name = mention == MW_NO_INDEX ? end : mw_mention_first(talk, end - 1);
    if (mention == MW_NO_INDEX || talk->layers->entities[mention].type != MW_PERSON)
        return end;
    uint32_t at = name;
    while (at > floor && (talk->tokens[at - 1].shape & MW_CAPITAL) && talk->mention[at - 1] == MW_NO_INDEX &&
           !is_title(talk, at - 1))
        at--;
    enum { FIELD_MAX = 3 };
    bool honorific = at > floor && is_title(talk, at - 1) && (talk->tokens[at - 1].shape & MW_CAPITAL);
    uint32_t field = at - honorific; /* head of foreign affairs | Padoh X */
    for (int i = 0; i < FIELD_MAX && field > floor && mw_is_content(talk, field - 1) && mw_is_lower(talk, field - 1) &&
                    talk->mention[field - 1] == MW_NO_INDEX; i++)
        field--;
    if (field + honorific < at && field > floor && mw_is(talk, field - 1, MW_W(PREP)))
        at = field;
    bool office = at < name && at >= floor + 2 && mw_is(talk, at - 1, MW_W(PREP)) && is_title(talk, at - 2);
    return office ? name : end;
}

/* The phrase that ends before `end`, relative clauses left aside. */
static bool plain_phrase_before(const mw_talk *talk, uint32_t end, uint32_t floor,
                                mw_phrase *phrase)
{
    uint32_t low = low_of(end, floor), verb;
    uint32_t first = chunk_before(talk, end, low, &verb);
    *phrase = (mw_phrase){.first = first, .end = end, .full_end = end, .left = first};
    if (first == end)
        return false;
    uint32_t person = person_after_name(talk, first, end);
    uint32_t officer = person == end ? person_after_office(talk, end, floor) : end;
    bool office = officer < end;
    person = office ? officer : person;
    if (person < end && (office || (first > floor && mw_is(talk, first - 1, MW_W(PREP))))) {
        extend_left(talk, low, phrase); /* Foreign Minister of Cambodia | Prak Sokhonn */
        *phrase = (mw_phrase){
            .first = person, .end = end, .full_end = end, .left = phrase->first, .clean = true};
        return true;
    }
    if (verb) {
        phrase->first = verb;
        return phrase->first < end; /* left unclean */
    }
    extend_left(talk, low, phrase);
    if (phrase->first == phrase->end)
        return false;
    judge_edge(talk, floor, phrase);
    phrase->left = phrase->first;
    return true;
}

/* The "who" of which the words that end before `end` are the rest: "residents who [fled the town]".
 */
static uint32_t relative_around(const mw_talk *talk, const mw_phrase *phrase, uint32_t end,
                                uint32_t floor)
{
    uint32_t first = phrase->first;
    if (first == floor || mw_is(talk, first, MW_W(SUBJ)))
        return end;
    bool after_who = mw_is(talk, first - 1, MW_W(REL)) && mw_is_lower(talk, first) &&
                     mw_is_content(talk, first) && talk->mention[first] == MW_NO_INDEX;
    if (after_who)
        return first - 1;
    return phrase->clean ? end : subject_relative_before(talk, end, low_of(end, floor));
}

bool mw_phrase_before(const mw_talk *talk, uint32_t end, uint32_t floor, mw_phrase *phrase)
{
    bool plain = plain_phrase_before(talk, end, floor, phrase);
    uint32_t who = plain ? relative_around(talk, phrase, end, floor)
                         : subject_relative_before(talk, end, low_of(end, floor));
    if (who == end)
        return plain;
    if (who > floor && mw_is(talk, who - 1, MW_W(COMMA)))
        who--;
    bool found = plain_phrase_before(talk, who, floor, phrase);
    phrase->full_end = end;
    return found;
}

/* ---- to the right */

/* Whether a phrase is over with the name that ends before `i`: "Lavrov gave", but "Lavrov's",
 * "United Nations experts", "Russian news agency". After a body or a place any noun may follow,
 * but where a verb may follow too only one of the tables. */
static bool name_is_all(const mw_talk *talk, uint32_t i, bool before_verb)
{
    mw_entity_type type = talk->layers->entities[talk->mention[i - 1]].type;
    if (i >= talk->count || type == MW_GROUP || !mw_is_content(talk, i) || !mw_is_lower(talk, i) ||
        talk->mention[i] != MW_NO_INDEX)
        return false;
    return type == MW_PERSON ||
           (before_verb && !(talk->tokens[i].form & (MW_SINGULAR | MW_PLURAL)));
}

/* a committee | (CEC) | member: past the short form in brackets when the phrase goes on behind it;
 * `open` itself when not. */
static uint32_t past_short_form(const mw_talk *talk, uint32_t open, uint32_t ceiling)
{
    enum { SHORT_FORM = 4 };
    for (uint32_t i = open + 1; i < ceiling && i - open <= SHORT_FORM; i++)
        if (mw_is(talk, i, MW_W(UNBRACKET)))
            return i > open + 1 && i + 1 < ceiling && mw_is_lower(talk, i + 1) &&
                           mw_is_content(talk, i + 1) && !is_verbish(talk, i + 1)
                       ? i + 1
                       : open;
    return open;
}

/* Past one run of words of a noun phrase that begins at `first`. */
static uint32_t chunk_after(const mw_talk *talk, uint32_t first, uint32_t ceiling, bool before_verb)
{
    uint32_t i = first;
    while (i < ceiling && i - first < REACH) {
        mw_work work = talk->work[i];
        if (talk->pair[i] != MW_NO_INDEX)
            break;
        if (talk->mention[i] != MW_NO_INDEX) {
            i = mw_mention_end(talk, i);
            if (name_is_all(talk, i, before_verb))
                break;
        } else if (work & (MW_W(SUBJ) | MW_W(OBJ)) && !(work & (MW_W(POSS) | MW_W(DET)))) {
            return i == first ? i + 1 : i;
        } else if (work & (MW_W(DET) | MW_W(POSS))) {
            if (i > first && !mw_is(talk, i - 1, MW_W(DET) | MW_W(OWNER)))
                break;
            i++;
        } else if ((work & (MW_W(HYPHEN) | MW_W(OWNER))) ||
                   (mw_is_content(talk, i) && !(work & MW_W(DATE)))) {
            bool deed =
                is_verbish(talk, i) || (mw_is_lower(talk, i) && talk->mention[i] == MW_NO_INDEX &&
                                        talk->mention[i - (i > first)] != MW_NO_INDEX &&
                                        mw_str_ends(mw_talk_word(talk, i), MW_STR("ed")));
            if (i > first && deed && mw_is_content(talk, i - 1) &&
                !mw_is(talk, i - 1, MW_W(HYPHEN)))
                break;
            i++;
        } else if ((work & MW_W(BRACKET)) && i > first && past_short_form(talk, i, ceiling) > i) {
            i = past_short_form(talk, i, ceiling);
        } else {
            break;
        }
    }
    return i < ceiling ? i : ceiling;
}

uint32_t mw_past_chunk(const mw_talk *talk, uint32_t first, uint32_t ceiling)
{
    return chunk_after(talk, first, ceiling, false);
}

static bool phrase_after(const mw_talk *talk, uint32_t first, uint32_t ceiling, bool before_verb,
                         mw_phrase *phrase)
{
    uint32_t end = chunk_after(talk, first, ceiling, before_verb);
    *phrase =
        (mw_phrase){.first = first, .end = end, .full_end = end, .left = first, .clean = true};
    if (end == first)
        return false;
    while (phrase->full_end < ceiling && phrase->full_end - first < REACH) {
        uint32_t next = phrase->full_end;
        bool to = mw_is(talk, next, MW_W(TO)) && !mw_is(talk, next + 1, MW_W(DET) | MW_W(POSS)) &&
                  talk->mention[next + 1] == MW_NO_INDEX; /* an aide to X, not "to leave" */
        if (!mw_is(talk, next, MW_W(PREP)) || mw_is(talk, next, MW_W(SUB) | MW_W(DATE)) || to)
            break;
        uint32_t after = chunk_after(talk, next + 1, ceiling, before_verb);
        if (after == next + 1 || mw_is(talk, next + 1, MW_W(DATE)))
            break;
        phrase->full_end = after;
    }
    uint32_t next = phrase->full_end;
    if (next + 1 < ceiling && mw_talk_is(talk, next, "and")) {
        uint32_t second = mw_past_chunk(talk, next + 1, ceiling);
        bool ends = second > next + 1 &&
                    (second >= ceiling || mw_is(talk, second, MW_W_BREAK | MW_W(MARK)));
        phrase->joint = ends;
    }
    return true;
}

bool mw_phrase_after(const mw_talk *talk, uint32_t first, uint32_t ceiling, mw_phrase *phrase)
{
    return phrase_after(talk, first, ceiling, false, phrase);
}

/* Past a leading adjunct: "On Tuesday, …", "Speaking in Moscow, …", "After the talks, …". */
static uint32_t past_adjunct(const mw_talk *talk, uint32_t first, uint32_t end)
{
    bool asked =
        talk->mention[first] == MW_NO_INDEX && (talk->tokens[first].form & MW_PARTICIPLE) &&
        !(talk->tokens[first].form & (MW_SINGULAR | MW_PLURAL)); /* Asked whether he knew, */
    bool adjunct = asked ||
                   mw_is(talk, first, MW_W(PREP) | MW_W(SUB) | MW_W(ADV) | MW_W(DATE) | MW_W(AS)) ||
                   (talk->mention[first] == MW_NO_INDEX &&
                    mw_str_ends(mw_talk_word(talk, first), MW_STR("ing")));
    if (!adjunct)
        return first;
    for (uint32_t i = first; i < end && i - first < REACH; i++)
        if (mw_is(talk, i, MW_W(COMMA)))
            return i + 1;
    return first;
}

static bool is_noun(const mw_talk *talk, uint32_t i)
{
    bool lower = mw_is_lower(talk, i) || (talk->tokens[i].shape & MW_SENTENCE_FIRST);
    bool noun =
        (talk->tokens[i].form & (MW_SINGULAR | MW_PLURAL)) || talk->tokens[i].pos == MW_NOUN;
    return lower && noun;
}

/* Russian, before its noun; Muslims are a noun themselves. */
static bool is_adjective_of_people(const mw_talk *talk, uint32_t name, uint32_t next)
{
    return talk->layers->entities[talk->mention[name]].type == MW_GROUP &&
           !mw_is(talk, next, MW_W(PREP));
}

/* the newspaper [Liberation]: a capital behind the first word of a phrase, which no stage took for
 * a name. */
static bool is_unknown_name(const mw_talk *talk, const mw_phrase *p, uint32_t i)
{
    return i > p->first && (talk->tokens[i].shape & MW_CAPITAL) && mw_is_content(talk, i) &&
           !mw_is(talk, i, MW_W(DATE));
}

/* [four] of the seven members */
static bool is_count_of(const mw_talk *talk, uint32_t i)
{
    return i + 1 < talk->count && talk->tokens[i].pos == MW_NUM && mw_talk_is(talk, i + 1, "of");
}

/* Cuts a phrase that may have run on into its verb back to a head that is known: a name, or a noun
 * of the tables. False when there is none. */
static bool cut_to_head(const mw_talk *talk, mw_phrase *p)
{
    uint32_t i = p->first;
    while (i < p->end) {
        bool name = talk->mention[i] != MW_NO_INDEX;
        uint32_t next = name ? mw_mention_end(talk, i) : i + 1;
        bool head = name ? !is_adjective_of_people(talk, i, next)
                         : is_noun(talk, i) || is_unknown_name(talk, p, i) || is_count_of(talk, i);
        bool title = next < p->end && (talk->tokens[next].shape & MW_CAPITAL) &&
                     !mw_is(talk, next, MW_W(DATE));
        bool goes_on =
            next < p->end && (mw_is(talk, next, MW_W(OWNER) | MW_W(HYPHEN)) ||
                              is_noun(talk, next) || title || talk->mention[next] != MW_NO_INDEX);
        if (!name && is_verbish(talk, i))
            return false;
        if (head && !goes_on) {
            p->full_end = next < p->end ? next : p->full_end;
            p->end = next < p->end ? next : p->end;
            return true;
        }
        i = next;
    }
    return mw_is(talk, p->first, MW_W(SUBJ));
}

/* "a former investor, Alan Eisen, shook his head": what stands between commas after the subject, or
 * up to the end. */
void mw_note_aside(const mw_talk *talk, uint32_t end, mw_phrase *phrase)
{
    uint32_t first = phrase->full_end + 1, i = first;
    if (!mw_is(talk, phrase->full_end, MW_W(COMMA)))
        return;
    while (i < end && i - first < BRACKET_REACH && !mw_is(talk, i, MW_W_BREAK))
        i++;
    if ((i == end || mw_is(talk, i, MW_W(COMMA) | MW_W(STOP))) && i > first) {
        phrase->aside_first = first;
        phrase->aside_end = i;
    }
}

bool mw_main_subject(const mw_talk *talk, uint32_t floor, uint32_t end, mw_phrase *phrase)
{
    uint32_t first = floor;
    while (first < end && mw_is(talk, first, MW_W(CONJ) | MW_W_BREAK | MW_W(MARK)))
        first++;
    for (int i = 0; i < 2 && first < end; i++)
        first = past_adjunct(talk, first, end);
    while (first < end && mw_is(talk, first, MW_W(CONJ) | MW_W(ADV)))
        first++;
    if (first >= end || mw_is(talk, first, MW_W(PREP) | MW_W(SUB)) ||
        !phrase_after(talk, first, end, true, phrase) || !cut_to_head(talk, phrase))
        return false;
    phrase->joint = phrase->joint || mw_is(talk, phrase->full_end, MW_W(CONJ));
    mw_note_aside(talk, end, phrase);
    return true;
}
