/* SPDX-License-Identifier: MIT */
/* From a cue to its statement: past those who were told, past when and where and by what means,
 * past "that" -- "told reporters at a briefing on Tuesday that | the road was open". */
#include "quotes/quotes_impl.h"

enum { ADJUNCT_REACH = 30 };

/* Past the one who is told: reporters, the BBC, a news conference, him. */
static uint32_t past_hearer(const mw_talk *talk, uint32_t first, uint32_t ceiling)
{
    uint32_t i = first;
    if (mw_is(talk, i, MW_W(OBJ)) && !mw_is(talk, i, MW_W(POSS)))
        return i + 1;
    if (mw_is(talk, i, MW_W(DET) | MW_W(POSS)))
        i++;
    bool noun = false;
    while (i < ceiling && mw_is_content(talk, i) && !mw_is(talk, i, MW_W(DATE))) {
        bool name = talk->mention[i] != MW_NO_INDEX || (talk->tokens[i].shape & MW_CAPITAL);
        uint32_t past = talk->mention[i] != MW_NO_INDEX ? mw_mention_end(talk, i) : i + 1;
        bool told = mw_ends_statement(talk, past, ceiling) || mw_is(talk, past, MW_W(SUBJ) | MW_W(DET) | MW_W(THAT));
        if (name && noun && !told)
            break; /* but: told NBC station KSBY. told broadcaster KSBY | he hoped */
        bool group = talk->mention[i] != MW_NO_INDEX &&
                     talk->layers->entities[talk->mention[i]].type == MW_GROUP;
        noun = !group && !(talk->tokens[i].shape & MW_CAPITAL);
        i = past;
        if (mw_is(talk, i, MW_W(OWNER) | MW_W(HYPHEN)))
            i++, noun = false;
    }
    return i;
}

/* warned the toll | may rise; told the BBC the toll | may rise: the words before the auxiliary are
 * the subject of what was said, and of them only a name at their head was told. */
static uint32_t hearer_before_subject(const mw_talk *talk, const mw_cue *cue, uint32_t end)
{
    uint32_t name = cue->end + mw_is(talk, cue->end, MW_W(DET)), past = mw_mention_end(talk, name);
    bool named = talk->mention[name] != MW_NO_INDEX && past < end;
    if (named && (mw_is(talk, past, MW_W(DET) | MW_W(POSS)) || (cue->frame & MW_FRAME_SURE)))
        return past;
    return cue->frame & MW_FRAME_SURE ? end : cue->end;
}

/* told thousands of people at Friday prayers in Leeds that: past the "that", if nothing before it
 * has a verb; 0: none. Not past that of a noun: told reporters of the claim that. */
static uint32_t past_that(const mw_talk *talk, uint32_t first, uint32_t ceiling)
{
    for (uint32_t i = first; i < ceiling && i - first < ADJUNCT_REACH; i++) {
        mw_hit hit;
        if (mw_is(talk, i, MW_W(THAT)) && !mw_is(talk, i + 1, MW_W_AUX))
            return i > first && mw_lexicon_match_exact(talk->saying, &talk->tokens[i - 1], 1, &hit)
                       ? 0
                       : i + 1 + mw_is(talk, i + 1, MW_W(COMMA));
        if (mw_is(talk, i,
                  MW_W_BREAK | MW_W(MARK) | MW_W(SUBJ) | MW_W(REL) | MW_W(COND) | MW_W_AUX))
            return 0;
        if (!mw_is(talk, i, MW_W(PREP)) && mw_is_sign(talk, i))
            return 0;
    }
    return 0;
}

/* said a member of the Road Users' League | (RUL) | on Monday */
static uint32_t past_brackets(const mw_talk *talk, uint32_t open, uint32_t ceiling)
{
    enum { SHORT_FORM = 6 };
    for (uint32_t i = open + 1; mw_is(talk, open, MW_W(BRACKET)) && i < ceiling && i - open <= SHORT_FORM; i++)
        if (mw_is(talk, i, MW_W(UNBRACKET)))
            return i + 1;
    return open;
}

bool mw_ends_statement(const mw_talk *talk, uint32_t i, uint32_t ceiling)
{
    return i >= ceiling || mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W(UNBRACKET));
}

/* "in a memo | seen by Reuters": past a participle that belongs to the means, where the clause ends with it. */
static uint32_t past_participle(const mw_talk *talk, uint32_t first, uint32_t ceiling)
{
    if (first + 1 >= ceiling || !mw_is_lower(talk, first) || !(talk->tokens[first].form & MW_PARTICIPLE) ||
        !mw_is(talk, first + 1, MW_W(PREP) | MW_W(DATE)))
        return first;
    uint32_t end = first + 1;
    while (end < ceiling && mw_is(talk, end, MW_W(DATE)))
        end++; /* in a statement released Thursday */
    if (end == first + 1)
        end = mw_past_chunk(talk, first + 2, ceiling);
    return mw_ends_statement(talk, end, ceiling) || mw_is(talk, end, MW_W(THAT)) ? end : first;
}

/* Past "in a statement", "on Twitter", "at a news conference"; `first` itself when the words after
 * the preposition may belong to the statement. */
static uint32_t past_medium(const mw_talk *talk, uint32_t first, uint32_t ceiling)
{
    uint32_t end = mw_past_chunk(talk, first + 1, ceiling), past = first;
    for (uint32_t i = first + 1; i < end; i++)
        if (mw_is(talk, i, MW_W(MEDIUM)))
            past = i + 1;
    if (past > first)
        past = past_participle(talk, past, ceiling);
    uint32_t place = talk->mention[first + 1];
    bool in_place = place != MW_NO_INDEX && talk->layers->entities[place].type == MW_PLACE &&
                    mw_mention_end(talk, first + 1) == end &&
                    mw_is(talk, end, MW_W(DET) | MW_W(POSS) | MW_W(SUBJ));
    bool closes = end > first + 1 && (mw_ends_statement(talk, end, ceiling) ||
                                      mw_is(talk, end, MW_W(THAT)) || in_place);
    return closes ? end : past;
}

/* "told his counterpart | , Mélanie Joly, | that": past what stands between commas before the "that". */
static uint32_t past_aside(const mw_talk *talk, uint32_t comma, uint32_t ceiling)
{
    enum { REACH = 24 };
    if (!mw_is(talk, comma, MW_W(COMMA)))
        return comma;
    for (uint32_t i = comma + 1; i + 1 < ceiling && i - comma < REACH; i++) {
        if (mw_is(talk, i, MW_W(COMMA)))
            return mw_is(talk, i + 1, MW_W(THAT)) ? i + 1 : comma;
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W(THAT)))
            return comma;
    }
    return comma;
}

/* Past dates, places and means after the verb; with a "that" near, up to it whatever stands there.
 */
static uint32_t past_adjuncts(const mw_talk *talk, uint32_t first, uint32_t ceiling,
                              bool sure_clause, bool *has_that)
{
    uint32_t sure = first, i = first;
    while (i < ceiling && i - first < ADJUNCT_REACH) {
        mw_work work = talk->work[i];
        if ((work & MW_W(THAT)) && mw_is(talk, i + 1, MW_W_AUX))
            break; /* that's not enough */
        if (work & MW_W(THAT)) {
            *has_that = true;
            return i + 1 + mw_is(talk, i + 1, MW_W(COMMA));
        }
        if (work & MW_W(DATE)) {
            uint32_t date = i;
            while (mw_is(talk, i, MW_W(DATE)))
                i++;
            bool owner = mw_is(talk, i, MW_W(OWNER)) || mw_talk_is(talk, i, "of");
            if (owner || (sure_clause && mw_is(talk, i, MW_W_AUX)))
                return mw_is(talk, date - 1, MW_W(PREP))
                           ? sure
                           : date; /* said Monday was; said 12 years of war */
            sure = i;
        } else if ((work & MW_W(COMMA)) && mw_is(talk, i - 1, MW_W(DATE)) &&
                   mw_is(talk, i + 1, MW_W(DATE) | MW_W(THAT))) {
            i++; /* on Sept. 10, 2002, that */
        } else if ((work & MW_W(COMMA)) && past_aside(talk, i, ceiling) > i &&
                   ((talk->tokens[i + 1].form & MW_GERUND) || mw_is(talk, i + 1, MW_W(ADV) | MW_W(CONTRAST)))) {
            i = past_aside(talk, i, ceiling); /* reported, citing two people, that; said, however, that */
        } else if ((work & MW_W(ADV)) && !(work & MW_W(DET))) {
            i++;
            if (mw_ends_statement(talk, i, ceiling))
                sure = i;
        } else if ((work & MW_W(PREP)) && talk->mention[i] == MW_NO_INDEX) {
            if (mw_is(talk, i + 1, MW_W(THAT)))
                break; /* in that case */
            if (mw_is(talk, i + 1, MW_W(DATE))) {
                i++;
                continue;
            }
            uint32_t named = mw_past_marked_name(talk, i + 2);
            if (named > i + 2) { /* in the “Sunday Times” */
                sure = i = named;
                continue;
            }
            uint32_t past = past_medium(talk, i, ceiling);
            uint32_t end = mw_past_chunk(talk, i + 1, ceiling);
            if (past > i)
                sure = past;
            i = past > i ? past : end > i + 1 ? end : i + 1;
        } else {
            break;
        }
    }
    return sure;
}

/* Is there one group of verbs to the next comma or stop, infinitives left aside? */
static bool has_one_verb(const mw_talk *talk, uint32_t first, uint32_t ceiling)
{
    int groups = 0;
    bool helped = false;
    for (uint32_t i = first; i < ceiling && !mw_is(talk, i, MW_W_BREAK | MW_W(MARK)); i++) {
        bool sign = mw_is_sign(talk, i);
        groups += sign && !helped;
        helped = mw_is(talk, i, MW_W(TO)) || (helped && mw_is(talk, i, MW_W(NEG))) ||
                 (mw_is(talk, i, MW_W_AUX) && !mw_is(talk, i, MW_W(OWNER)));
    }
    return groups == 1;
}

/* "said an official | who was not authorised to speak", "said a man | living there": past what tells which one. */
uint32_t mw_past_relative(const mw_talk *talk, uint32_t i, uint32_t ceiling)
{
    bool relative = mw_is(talk, i, MW_W(REL)) && has_one_verb(talk, i, ceiling);
    bool gerund = i < ceiling && mw_is_lower(talk, i) && (talk->tokens[i].form & MW_GERUND) && !mw_has_sign(talk, i, ceiling);
    while ((relative || gerund) && i < ceiling && !mw_is(talk, i, MW_W_BREAK | MW_W(MARK)))
        i++;
    return i;
}

void mw_find_start(const mw_talk *talk, mw_cue *cue)
{
    uint32_t i = cue->end;
    if (cue->inverted || cue->kind == MW_CUE_PREP || cue->kind == MW_CUE_AGENT)
        i = mw_past_relative(talk, past_brackets(talk, cue->subject.full_end, cue->ceiling), cue->ceiling);
    else if (cue->kind == MW_CUE_RELAYED && cue->relay.first > cue->end)
        i = cue->relay.full_end; /* was quoted as saying by TASS that */
    else if ((cue->frame & MW_FRAME_HEARER) && i < cue->ceiling)
        i = past_aside(talk, mw_past_marked_name(talk, past_hearer(talk, i, cue->ceiling)), cue->ceiling);
    if (i > cue->end && cue->kind == MW_CUE_FINITE && !cue->inverted &&
        (cue->frame & MW_FRAME_BARE) && mw_is(talk, i, MW_W_AUX))
        i = hearer_before_subject(talk, cue, i);
    uint32_t that = cue->frame & MW_FRAME_HEARER && cue->kind == MW_CUE_FINITE
                        ? past_that(talk, i, cue->ceiling)
                        : 0;
    cue->has_that = that > 0;
    i = that ? that
             : past_adjuncts(talk, i, cue->ceiling, cue->frame & MW_FRAME_SURE, &cue->has_that);
    if (cue->kind == MW_CUE_PREP) { /* according to the union that counted them */
        cue->has_that = false;
        i = past_brackets(talk, cue->subject.full_end, cue->ceiling);
    }
    cue->start = i < cue->ceiling ? i : cue->ceiling;
    bool relayed = cue->kind == MW_CUE_RELAYED && cue->relay.first < cue->relay.end &&
                   cue->relay.first < cue->subject.first;
    cue->left = relayed ? cue->relay.first
                : cue->inverted || cue->kind == MW_CUE_PREP || cue->kind == MW_CUE_PARTICIPLE ||
                        cue->same_as != MW_NO_INDEX || cue->subject.first > cue->group
                    ? cue->group
                    : cue->subject.left;
}

/* ---- what somebody else makes of it */

static bool is_remark(const mw_talk *talk, uint32_t i)
{
    mw_hit hit;
    if (i >= talk->count || !mw_is_lower(talk, i) || !(talk->tokens[i].form & MW_SINGULAR) ||
        !mw_lexicon_match_exact(talk->saying, &talk->tokens[i], 1, &hit))
        return false;
    const mw_row *row = hit.row;
    while (row && !mw_str_is(mw_row_get(row, "pos"), "noun"))
        row = mw_row_next(row);
    return row != NULL;
}

uint32_t mw_remark_after(const mw_talk *talk, uint32_t comma, uint32_t ceiling)
{
    enum { WORDS = 4 };
    uint32_t i = comma + 1;
    if (!mw_is(talk, comma, MW_W(COMMA) | MW_W(DASH)) || !mw_is(talk, i, MW_W(ART)))
        return MW_NO_INDEX;
    for (i++; i < ceiling && i - comma <= WORDS && mw_is_content(talk, i); i++) {
        uint32_t next = i + 1;
        bool clause = mw_is(talk, next, MW_W(THAT) | MW_W(REL) | MW_W(DET) | MW_W(POSS) | MW_W(SUBJ)) ||
                      (next < ceiling && talk->mention[next] != MW_NO_INDEX) || mw_is(talk, next, MW_W(TITLE));
        if (is_remark(talk, i) && clause)
            return i;
    }
    return MW_NO_INDEX;
}

/* ---- signs of a clause */

bool mw_is_sign(const mw_talk *talk, uint32_t i)
{
    if (mw_is(talk, i, MW_W_AUX) &&
        !(mw_is(talk, i, MW_W(OWNER)) && !mw_is(talk, i - (i > 0), MW_W(SUBJ))))
        return true;
    if (!mw_is_lower(talk, i) || talk->mention[i] != MW_NO_INDEX)
        return false;
    return (talk->tokens[i].form & (MW_PAST | MW_THIRD)) ||
           mw_str_ends(mw_talk_word(talk, i), MW_STR("ed"));
}

bool mw_has_sign(const mw_talk *talk, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (mw_is_sign(talk, i))
            return true;
    return false;
}
