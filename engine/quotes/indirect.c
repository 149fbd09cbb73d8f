/* SPDX-License-Identifier: MIT */
/* Reported clauses: what was said where no marks stand. A clause follows its cue (X said that Y;
 * told reporters on Monday that Y; adding that Y; urged Z to Y; described Z as Y), or goes before
 * it (Y, X said; Y, according to X), or is interrupted by it (The toll, X said, had risen: the span
 * then holds the attribution too). A call, vow or accusation is a statement where its content is
 * told: "urged the army to withdraw", "vowed to fight on", "accused the army of killing"; what was
 * only done ("refused to leave") or has no content ("condemned the attack") is none. */
#include "quotes/quotes_impl.h"

enum { OBJECT_REACH = 16, SIGN_REACH = 12, CLAUSE_MIN = 3 };

/* ---- where a statement ends */

const mw_cue *mw_next_cue(const mw_cues *cues, uint32_t index, uint32_t from)
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

uint32_t mw_trim_end(const mw_talk *talk, uint32_t first, uint32_t end)
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
        cue->ceiling - cue->start > MW_CLAUSE_REACH ? cue->start + MW_CLAUSE_REACH : cue->ceiling;
    for (uint32_t i = cue->start; i < limit; i++) {
        if (talk->pair[i] != MW_NO_INDEX)
            continue;
        if (mw_is(talk, i, MW_W(SEMICOLON)) ||
            (aside && mw_is(talk, i, MW_W(COMMA)) && mw_has_sign(talk, cue->start, i)))
            return i;
        if (mw_is(talk, i, MW_W(COLON)) && i > cue->start && mw_is(talk, i + 1, MW_W(MARK)))
            return i;
        if (!mw_is(talk, i, MW_W(COMMA) | MW_W(CONJ) | MW_W(DASH)))
            continue;
        const mw_cue *next = mw_next_cue(cues, index + 1, i);
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
    return limit == cue->ceiling ? mw_trim_end(talk, cue->start, limit) : cue->start;
}

/* ---- clauses that follow */

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
        if (i > first && mw_is_sign(talk, i) &&
            (mw_is(talk, i, MW_W_AUX) || talk->mention[i - 1] != MW_NO_INDEX))
            return true; /* a lower-case verb only right after a name: "Lavrov arrived" */
    }
    return false;
}

static uint32_t find_within(const mw_talk *talk, uint32_t first, uint32_t end, const char *word)
{
    uint32_t limit = end - first > OBJECT_REACH ? first + OBJECT_REACH : end;
    for (uint32_t i = first; i < limit; i++) {
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W_AUX | MW_W(THAT) | MW_W(SUBJ)) &&
            !mw_is(talk, i, MW_W(OBJ) | MW_W(OWNER)))
            return end;
        if (mw_talk_is(talk, i, word))
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
                return mw_has_sign(talk, i, end);
        return false;
    }
    if (mw_is(talk, first, MW_W(PREP)))
        return mw_has_sign(talk, first, end);
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
    if (mw_ends_statement(talk, i, cue->ceiling)) {
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
        i = cue->subject.aside_end; /* the governor, Vitaliy Kim, */
    bool participle =
        mw_is_content(talk, i) && mw_is_sign(talk, i); /* a report released on Monday, */
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
        mw_find_start(talk, &cues->items[i]);
        if (i > 0 && mw_is_relayed_by(talk, &cues->items[i - 1], &cues->items[i])) {
            cues->items[i - 1].via = cues->items[i].speaker.entity;
            cues->items[i].relays = true;
            continue;
        }
        if (mw_find_region(talk, cues, i, &interrupts) && !cues->items[i].future) {
            mw_cue *cue = &cues->items[i];
            cue->clause_first = cue->region_first;
            cue->clause_end =
                interrupts ? mw_trim_end(talk, cue->start, cue->ceiling) : cue->region_end;
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
