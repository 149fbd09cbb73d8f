/* SPDX-License-Identifier: MIT */
/* Reported clauses: what was said where no marks stand. A clause follows its cue (X said that Y;
 * told reporters on Monday that Y; adding that Y; urged Z to Y; described Z as Y), or goes before
 * it (Y, X said; Y, according to X), or is interrupted by it (The toll, X said, had risen: the span
 * then holds the attribution too). A call, vow or accusation is a statement where its content is
 * told: "urged the army to withdraw", "vowed to fight on", "accused the army of killing"; what was
 * only done ("refused to leave") or has no content ("condemned the attack") is none. */
#include "annotate/quotes_impl.h"

enum {
    ADJUNCT_REACH = 30,
    OBJECT_REACH = 16,
    SIGN_REACH = 12,
    CLAUSE_REACH = 220,
    CLAUSE_MIN = 3,
    BACK_CUES = 40,
    DATELINE_REACH = 24
};

static bool is_word(const mw_talk *talk, uint32_t i, const char *word)
{
    return i < talk->count && mw_str_is(mw_talk_word(talk, i), word);
}

/* ---- from the cue to its statement */

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
        if (name && noun)
            break;
        bool group = talk->mention[i] != MW_NO_INDEX &&
                     talk->layers->entities[talk->mention[i]].type == MW_GROUP;
        noun = !group && !(talk->tokens[i].shape & MW_CAPITAL);
        uint32_t next = talk->mention[i] != MW_NO_INDEX ? mw_mention_end(talk, i) : i + 1;
        i = next;
        if (mw_is(talk, i, MW_W(OWNER) | MW_W(HYPHEN)))
            i++, noun = false;
    }
    return i;
}

static bool ends_statement(const mw_talk *talk, uint32_t i, uint32_t ceiling)
{
    return i >= ceiling || mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W(UNBRACKET));
}

/* Past "in a statement", "on Twitter", "at a news conference"; `first` itself when the words after
 * the preposition may belong to the statement. */
static uint32_t past_medium(const mw_talk *talk, uint32_t first, uint32_t ceiling)
{
    uint32_t end = mw_past_chunk(talk, first + 1, ceiling), past = first;
    for (uint32_t i = first + 1; i < end; i++)
        if (mw_is(talk, i, MW_W(MEDIUM)))
            past = i + 1;
    bool closes =
        end > first + 1 && (ends_statement(talk, end, ceiling) || mw_is(talk, end, MW_W(THAT)));
    return closes ? end : past;
}

/* Past dates, places and means after the verb; with a "that" near, up to it whatever stands there.
 */
static uint32_t past_adjuncts(const mw_talk *talk, uint32_t first, uint32_t ceiling, bool *has_that)
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
            sure = ++i;
        } else if ((work & MW_W(ADV)) && !(work & MW_W(DET))) {
            i++;
            if (ends_statement(talk, i, ceiling))
                sure = i;
        } else if ((work & MW_W(PREP)) && talk->mention[i] == MW_NO_INDEX) {
            if (mw_is(talk, i + 1, MW_W(THAT)))
                break; /* in that case */
            if (mw_is(talk, i + 1, MW_W(DATE))) {
                i++;
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

static void find_start(const mw_talk *talk, mw_cue *cue)
{
    uint32_t i = cue->end;
    if (cue->inverted || cue->kind == MW_CUE_PREP || cue->kind == MW_CUE_AGENT)
        i = cue->subject.full_end;
    else if ((cue->frame & MW_FRAME_HEARER) && i < cue->ceiling)
        i = past_hearer(talk, i, cue->ceiling);
    i = past_adjuncts(talk, i, cue->ceiling, &cue->has_that);
    cue->start = i < cue->ceiling ? i : cue->ceiling;
    bool relayed = cue->kind == MW_CUE_RELAYED && cue->relay.first < cue->relay.end &&
                   cue->relay.first < cue->subject.first;
    cue->left = relayed ? cue->relay.first
                : cue->inverted || cue->kind == MW_CUE_PREP || cue->kind == MW_CUE_PARTICIPLE ||
                        cue->same_as != MW_NO_INDEX || cue->subject.first > cue->group
                    ? cue->group
                    : cue->subject.left;
}

/* ---- signs of a clause */

static bool is_sign(const mw_talk *talk, uint32_t i)
{
    if (mw_is(talk, i, MW_W_AUX) &&
        !(mw_is(talk, i, MW_W(OWNER)) && !mw_is(talk, i - (i > 0), MW_W(SUBJ))))
        return true;
    if (!mw_is_lower(talk, i) || talk->mention[i] != MW_NO_INDEX)
        return false;
    return (talk->tokens[i].form & (MW_PAST | MW_THIRD)) ||
           mw_str_ends(mw_talk_word(talk, i), MW_STR("ed"));
}

/* A finite verb before anything that could only follow a noun: "the army had left", but not "a plan
 * to leave", "the plan that". */
static bool starts_clause(const mw_talk *talk, uint32_t first, uint32_t ceiling)
{
    if (mw_is(talk, first, MW_W(SUBJ)) && !mw_is(talk, first, MW_W(OBJ)))
        return true;
    uint32_t end = first + SIGN_REACH < ceiling ? first + SIGN_REACH : ceiling;
    for (uint32_t i = first; i < end; i++) {
        if (mw_is(talk, i, MW_W(TO) | MW_W(THAT) | MW_W(REL) | MW_W_BREAK | MW_W(CONJ)) &&
            i > first)
            return false;
        if (i > first && is_sign(talk, i) &&
            (mw_is(talk, i, MW_W_AUX) || talk->mention[i - 1] != MW_NO_INDEX))
            return true; /* a lower-case verb only right after a name: "Lavrov arrived" */
    }
    return false;
}

static bool has_sign(const mw_talk *talk, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (is_sign(talk, i))
            return true;
    return false;
}

/* ---- where a statement ends */

static const mw_cue *next_cue(const mw_cues *cues, uint32_t index, uint32_t from)
{
    while (index < cues->count && cues->items[index].first < from)
        index++;
    return index < cues->count ? &cues->items[index] : NULL;
}

/* Whether the clause that begins at token `i`, after a comma, belongs to another cue: ", adding
 * that", ", TASS reported", ", but Lavrov said". */
static bool another_begins(const mw_talk *talk, const mw_cue *cue, const mw_cue *next, uint32_t i)
{
    if (!next || next->sentence != cue->sentence)
        return false;
    uint32_t at = i;
    while (at < next->first && mw_is(talk, at, MW_W(CONJ) | MW_W(SUB) | MW_W(ADV) | MW_W(DATE)))
        at++;
    bool starts = next->left == at || next->group == at || next->left == i;
    if (!starts)
        return false;
    if (next->kind == MW_CUE_PARTICIPLE || next->kind == MW_CUE_PREP ||
        next->region_end > next->region_first)
        return true;
    return at > i && !next->subject.relative; /* ", but X said" */
}

static uint32_t trim_end(const mw_talk *talk, uint32_t first, uint32_t end)
{
    while (end > first &&
           (mw_is(talk, end - 1,
                  MW_W(STOP) | MW_W(COMMA) | MW_W(DASH) | MW_W(COLON) | MW_W(SEMICOLON)) ||
            (mw_is(talk, end - 1, MW_W(MARK)) && talk->pair[end - 1] == MW_NO_INDEX)))
        end--;
    return end;
}

static uint32_t find_scope_end(const mw_talk *talk, const mw_cues *cues, uint32_t index)
{
    const mw_cue *cue = &cues->items[index];
    bool aside = cue->subject.relative && cue->subject.end < cue->group &&
                 cue->kind == MW_CUE_FINITE && mw_is(talk, cue->group - 1, MW_W(REL)) &&
                 cue->group > cue->floor + 1 &&
                 mw_is(talk, cue->group - 2, MW_W(COMMA)); /* , who said Y, */
    uint32_t limit =
        cue->ceiling - cue->start > CLAUSE_REACH ? cue->start + CLAUSE_REACH : cue->ceiling;
    for (uint32_t i = cue->start; i < limit; i++) {
        if (talk->pair[i] != MW_NO_INDEX)
            continue;
        if (mw_is(talk, i, MW_W(SEMICOLON)) ||
            (aside && mw_is(talk, i, MW_W(COMMA)) && has_sign(talk, cue->start, i)))
            return i;
        if (mw_is(talk, i, MW_W(COLON)) && i > cue->start && mw_is(talk, i + 1, MW_W(MARK)))
            return i;
        if (!mw_is(talk, i, MW_W(COMMA) | MW_W(CONJ) | MW_W(DASH)))
            continue;
        const mw_cue *next = next_cue(cues, index + 1, i);
        bool after_comma_inside =
            i > 1 && mw_is(talk, i - 1, MW_W(MARK)) && mw_is(talk, i - 2, MW_W(COMMA));
        if (after_comma_inside && another_begins(talk, cue, next, i)) /* “…,” and he said */
            return i;
        if (mw_is(talk, i, MW_W(COMMA) | MW_W(DASH)) && another_begins(talk, cue, next, i + 1))
            return i;
        if (mw_is(talk, i, MW_W(CONJ)) && next && next->group == i + 1 &&
            next->same_as != MW_NO_INDEX)
            return i;
        if (next && next->kind == MW_CUE_PREP && next->first == i + 1)
            return i;
    }
    return limit == cue->ceiling ? trim_end(talk, cue->start, limit) : cue->start;
}

/* ---- clauses that go before */

/* Past "NAYPYIDAW, Aug 3 (Agency) --" at the start of an article. */
static uint32_t past_dateline(const mw_talk *talk, uint32_t first, uint32_t end)
{
    if (first > 0 || end == 0 || !(talk->tokens[first].shape & MW_ALL_CAPS))
        return first;
    uint32_t limit = end < DATELINE_REACH ? end : DATELINE_REACH;
    for (uint32_t i = first; i < limit; i++)
        if (mw_is(talk, i, MW_W(DASH)))
            return i + 1;
    return first;
}

/* Where the words that a trailing attribution closes begin: after what an earlier one closed. */
static uint32_t region_start(const mw_talk *talk, const mw_cues *cues, uint32_t index, uint32_t end)
{
    const mw_cue *cue = &cues->items[index];
    uint32_t first = talk->layers->sentences[cue->sentence].token_first;
    for (uint32_t i = index;
         i-- > 0 && index - i < BACK_CUES && cues->items[i].sentence == cue->sentence;)
        if (cues->items[i].region_end > cues->items[i].region_first) {
            first = cues->items[i].start;
            break;
        }
    uint32_t low = end - first > CLAUSE_REACH ? end - CLAUSE_REACH : first;
    for (uint32_t i = end; i-- > low;)
        if (talk->pair[i] == MW_NO_INDEX && mw_is(talk, i, MW_W(SEMICOLON)))
            return i + 1;
    if (low == first)
        low = past_dateline(talk, first, end);
    bool later = low > talk->layers->sentences[cue->sentence].token_first;
    while (low < end && (mw_is(talk, low, MW_W_BREAK) || (later && mw_is(talk, low, MW_W(CONJ)))))
        low++;
    return low;
}

static bool is_adjunct(const mw_talk *talk, uint32_t first, uint32_t end)
{
    return mw_is(talk, first, MW_W(PREP) | MW_W(DATE) | MW_W(ADV)) && !has_sign(talk, first, end);
}

/* said: “…”; said, “…”; said -- quote -- “…” */
static bool mark_follows(const mw_talk *talk, const mw_cue *cue)
{
    if (mw_is(talk, cue->start, MW_W(COLON) | MW_W(MARK)))
        return true;
    bool opens = mw_is(talk, cue->start, MW_W(COMMA)) && mw_is(talk, cue->start + 1, MW_W(MARK));
    for (uint32_t i = cue->start; i < cue->ceiling && i - cue->start < 4; i++)
        opens |= mw_is(talk, cue->start, MW_W(DASH)) && mw_is(talk, i, MW_W(MARK));
    uint32_t first = talk->layers->sentences[cue->sentence].token_first;
    return opens && !has_sign(talk, first, cue->left); /* but: The road shut, he said, “again” */
}

/* Whether nothing that reads as a statement follows the attribution. */
static bool closes_sentence(const mw_talk *talk, const mw_cue *cue)
{
    if (cue->has_that || mark_follows(talk, cue))
        return false;
    if (ends_statement(talk, cue->start, cue->ceiling) || cue->kind == MW_CUE_PREP)
        return true;
    if (!mw_is(talk, cue->start, MW_W(PREP) | MW_W(SUB) | MW_W(ADV) | MW_W(DATE) | MW_W(AS)))
        return false;
    for (uint32_t i = cue->start; i < cue->ceiling && i - cue->start < ADJUNCT_REACH; i++) {
        if (mw_is(talk, i, MW_W(COMMA) | MW_W(STOP) | MW_W(SEMICOLON)))
            return true;
        if (is_sign(talk, i) && !mw_is(talk, cue->start, MW_W(SUB) | MW_W(AS)))
            return false;
    }
    return true;
}

/* After ", he said," comes the rest of the statement, not another clause: ", had left". */
static bool goes_on_after(const mw_talk *talk, const mw_cues *cues, uint32_t index)
{
    const mw_cue *cue = &cues->items[index];
    uint32_t i = cue->start + 1;
    if (i >= cue->ceiling || !mw_is(talk, cue->start, MW_W(COMMA) | MW_W(DASH)) ||
        mw_is(talk, i, MW_W(CONJ) | MW_W(REL) | MW_W(MARK)))
        return false;
    const mw_cue *next = next_cue(cues, index + 1, i);
    bool another = next && next->sentence == cue->sentence && next->group <= i + 1 &&
                   next->kind == MW_CUE_PARTICIPLE;
    uint32_t end = cue->ceiling - i > CLAUSE_REACH ? i + CLAUSE_REACH : cue->ceiling;
    return !another && end == cue->ceiling && has_sign(talk, i, end);
}

/* "Y, X said, according to Z": Z passes on what the cue before reports. */
static bool is_relayed_by(const mw_talk *talk, const mw_cue *before, const mw_cue *cue)
{
    return before->sentence == cue->sentence && before->kind != MW_CUE_PREP &&
           cue->left > before->end && before->start + 1 == cue->left &&
           mw_is(talk, before->start, MW_W(COMMA)) &&
           (cue->kind == MW_CUE_PREP ||
            (cue->kind == MW_CUE_FINITE && cue->same_as == MW_NO_INDEX &&
             ends_statement(talk, cue->start, cue->ceiling)));
}

/* The region of "Y, X said" and "Y, according to X"; `hull` when the attribution interrupts it. */
static bool find_region(const mw_talk *talk, mw_cues *cues, uint32_t index, bool *interrupts)
{
    mw_cue *cue = &cues->items[index];
    uint32_t first = talk->layers->sentences[cue->sentence].token_first;
    bool may =
        (cue->kind == MW_CUE_FINITE || cue->kind == MW_CUE_PREP || cue->kind == MW_CUE_RELAYED) &&
        (cue->frame & MW_FRAME_BARE) && !cue->subject.relative && cue->same_as == MW_NO_INDEX;
    if (!may || cue->left <= first || !closes_sentence(talk, cue))
        return false;
    uint32_t end = cue->left;
    while (end > first && mw_is(talk, end - 1, MW_W(ADV) | MW_W(DATE)) &&
           !mw_is(talk, end - 1, MW_W(DET)))
        end--;
    if (end == first)
        return false;
    bool comma = mw_is(talk, end - 1, MW_W(COMMA) | MW_W(DASH));
    if (!comma && !(cue->kind == MW_CUE_PREP && mw_is_content(talk, end - 1)))
        return false;
    end -= comma;
    uint32_t start = region_start(talk, cues, index, end);
    if (start >= end || talk->pair[end - 1] != MW_NO_INDEX)
        return start < end && (cue->region_first = start, cue->region_end = end, true);
    bool goes_on = goes_on_after(talk, cues, index);
    bool whole = has_sign(talk, start, end) &&
                 (!mw_is(talk, start, MW_W(SUB) | MW_W(COND)) || mw_is(talk, start, MW_W(PREP)));
    *interrupts = goes_on && !whole;
    if (!*interrupts && (end - start < CLAUSE_MIN || is_adjunct(talk, start, end)))
        return false;
    cue->region_first = start;
    cue->region_end = end;
    return true;
}

/* ---- clauses that follow */

static uint32_t find_within(const mw_talk *talk, uint32_t first, uint32_t end, const char *word)
{
    uint32_t limit = end - first > OBJECT_REACH ? first + OBJECT_REACH : end;
    for (uint32_t i = first; i < limit; i++) {
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W_AUX | MW_W(THAT) | MW_W(SUBJ)) &&
            !mw_is(talk, i, MW_W(OBJ) | MW_W(OWNER)))
            return end;
        if (is_word(talk, i, word))
            return i;
    }
    return end;
}

/* Object and complement: "the country as being", "the army of killing", "Myanmar to free". */
static bool has_complement(const mw_talk *talk, const mw_cue *cue)
{
    static const struct {
        unsigned frame;
        const char *word;
    } JOINTS[] = {{MW_FRAME_AS, "as"}, {MW_FRAME_OF, "of"}, {MW_FRAME_HEARER_TO, "to"}};
    for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++) {
        if (!(cue->frame & JOINTS[i].frame) || cue->end >= cue->scope_end)
            continue;
        uint32_t at = find_within(talk, cue->end, cue->scope_end, JOINTS[i].word);
        bool object = mw_is_content(talk, cue->end) ||
                      mw_is(talk, cue->end, MW_W(DET) | MW_W(POSS) | MW_W(OBJ));
        bool verb_follows = JOINTS[i].frame != MW_FRAME_HEARER_TO ||
                            (at + 1 < cue->scope_end && mw_is_lower(talk, at + 1) &&
                             !mw_is(talk, at + 1, MW_W(DET) | MW_W(POSS)));
        if (object && at > cue->end && at + 1 < cue->scope_end && verb_follows)
            return true;
    }
    return false;
}

static bool is_infinitive(const mw_talk *talk, const mw_cue *cue)
{
    uint32_t i = cue->end + (mw_is(talk, cue->end, MW_W(NEG)) && cue->end + 1 < cue->ceiling);
    return (cue->frame & MW_FRAME_TO) && mw_is(talk, i, MW_W(TO)) && i + 1 < cue->ceiling &&
           mw_is_lower(talk, i + 1) && !mw_is(talk, i + 1, MW_W(DET) | MW_W(POSS));
}

static bool is_deed(const mw_talk *talk, const mw_cue *cue)
{
    return (cue->frame & MW_FRAME_ING) && cue->end < cue->ceiling && mw_is_lower(talk, cue->end) &&
           mw_str_ends(mw_talk_word(talk, cue->end), MW_STR("ing"));
}

/* After a verb that takes nothing but a clause: whatever follows, unless it is an adjunct alone
 * ("said after the talks", "said as he left"). */
static bool is_sure_clause(const mw_talk *talk, uint32_t first, uint32_t end)
{
    if (mw_is(talk, first, MW_W(SUB) | MW_W(AS) | MW_W(COND))) {
        for (uint32_t i = first; i < end; i++)
            if (mw_is(talk, i, MW_W(COMMA)))
                return has_sign(talk, i, end);
        return false;
    }
    if (mw_is(talk, first, MW_W(PREP)))
        return has_sign(talk, first, end);
    return end - first >= CLAUSE_MIN || starts_clause(talk, first, end);
}

/* "said Friday, the bombing began": a comma between the date and the clause. */
static bool skip_comma(const mw_talk *talk, mw_cue *cue)
{
    uint32_t next = cue->start + 1;
    bool may = (cue->frame & MW_FRAME_BARE) && cue->start > cue->end && next < cue->scope_end &&
               mw_is(talk, cue->start, MW_W(COMMA)) && cue->kind == MW_CUE_FINITE &&
               !mw_is(talk, next, MW_W(MARK) | MW_W(REL) | MW_W(CONJ) | MW_W(SUB) | MW_W(PREP));
    if (may && starts_clause(talk, next, cue->scope_end))
        cue->start = next;
    return cue->start == next;
}

static bool has_clause(const mw_talk *talk, mw_cue *cue)
{
    uint32_t i = cue->start;
    unsigned says = cue->frame & (MW_FRAME_BARE | MW_FRAME_THAT);
    if (says && cue->has_that)
        return cue->sure = true;
    if (ends_statement(talk, i, cue->ceiling)) {
        bool colon = says && i + 1 < cue->ceiling && mw_is(talk, i, MW_W(COLON)) &&
                     !mw_is(talk, i + 1, MW_W(MARK));
        cue->start += colon;
        return colon || skip_comma(talk, cue);
    }
    if (says && mw_is(talk, i, MW_W(SUB)) && !mw_is(talk, i, MW_W(COND) | MW_W(PREP)))
        return true; /* explained why, said what */
    if (!(cue->frame & MW_FRAME_BARE) || mw_is(talk, i, MW_W(CONJ) | MW_W(COND) | MW_W(TO)))
        return false;
    if (cue->subject.relative && mw_is(talk, i, MW_W_AUX))
        return true; /* a visit that Moscow said will include */
    if ((cue->frame & MW_FRAME_SURE) && (cue->frame & MW_FRAME_HEARER) && i == cue->end)
        return false; /* told, and nobody told */
    cue->sure = (cue->frame & MW_FRAME_SURE) != 0;
    return cue->sure ? is_sure_clause(talk, i, cue->scope_end)
                     : starts_clause(talk, i, cue->scope_end);
}

/* "According to X, Y": past the comma, and past ", which is tracking the toll,". */
static void start_after_source(const mw_talk *talk, mw_cue *cue)
{
    uint32_t i = cue->subject.full_end;
    if (cue->subject.aside_end > cue->subject.aside_first && cue->speaker.sure &&
        cue->speaker.span.start >= talk->tokens[cue->subject.aside_first].start)
        i = cue->subject.aside_end;                               /* the governor, Vitaliy Kim, */
    bool participle = mw_is_content(talk, i) && is_sign(talk, i); /* a report released on Monday, */
    if (participle || (mw_is(talk, i, MW_W(COMMA)) && mw_is(talk, i + 1, MW_W(REL))))
        for (i++; i < cue->ceiling && !mw_is(talk, i, MW_W(COMMA)); i++)
            ;
    cue->start = i < cue->ceiling && mw_is(talk, i, MW_W(COMMA)) ? i + 1 : i;
}

static void find_leading(const mw_talk *talk, mw_cues *cues, uint32_t index)
{
    mw_cue *cue = &cues->items[index];
    if (cue->kind == MW_CUE_PREP) {
        start_after_source(talk, cue);
        cue->scope_end = find_scope_end(talk, cues, index);
        cue->sure = true;
    } else if (has_complement(talk, cue) || is_infinitive(talk, cue) || is_deed(talk, cue)) {
        if (!cue->has_that)
            cue->start = cue->end;
    } else if (!has_clause(talk, cue)) {
        return;
    }
    if (cue->scope_end < cue->start + 2 || cue->future)
        return;
    cue->clause_first = cue->start;
    cue->clause_end = cue->scope_end;
}

void mw_find_clauses(const mw_talk *talk, mw_cues *cues)
{
    for (uint32_t i = 0; i < cues->count; i++) {
        bool interrupts = false;
        find_start(talk, &cues->items[i]);
        if (i > 0 && is_relayed_by(talk, &cues->items[i - 1], &cues->items[i])) {
            cues->items[i - 1].via = cues->items[i].speaker.entity;
            cues->items[i].relays = true;
            continue;
        }
        if (find_region(talk, cues, i, &interrupts) && !cues->items[i].future) {
            mw_cue *cue = &cues->items[i];
            cue->clause_first = cue->region_first;
            cue->clause_end =
                interrupts ? trim_end(talk, cue->start, cue->ceiling) : cue->region_end;
            cue->sure = true;
        }
    }
    for (uint32_t i = 0; i < cues->count; i++) {
        mw_cue *cue = &cues->items[i];
        cue->scope_end = find_scope_end(talk, cues, i);
        if (cue->region_end == cue->region_first && !cue->relays)
            find_leading(talk, cues, i);
    }
}
