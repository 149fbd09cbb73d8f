/* SPDX-License-Identifier: MIT */
/* What an attribution trails: the words before ", X said" and ", according to X", back to the start
 * of the sentence or to where an earlier attribution ended. */
#include "quotes/quotes_impl.h"

enum { ADJUNCT_REACH = 30, CLAUSE_MIN = 3, BACK_CUES = 40, DATELINE_REACH = 24, LEDE_SENTENCES = 6, PAPER_REACH = 5 };

/* The first sentence of a paragraph near the article's start, where a dateline may stand. */
static bool may_have_dateline(const mw_talk *talk, uint32_t sentence)
{
    const mw_sentence *s = &talk->layers->sentences[sentence];
    return sentence < LEDE_SENTENCES && (sentence == 0 || s[-1].paragraph != s->paragraph);
}

/* Past "NAYPYIDAW, Aug 3 (Agency) --", "Aug 3 (Agency) --" and "MOSCOW, July 2:". */
uint32_t mw_past_dateline(const mw_talk *talk, uint32_t sentence, uint32_t end)
{
    uint32_t first = talk->layers->sentences[sentence].token_first;
    if (!may_have_dateline(talk, sentence))
        return first;
    uint32_t limit = end - first < DATELINE_REACH ? end : first + DATELINE_REACH;
    bool capitals = talk->tokens[first].shape & MW_ALL_CAPS;
    for (uint32_t i = first + 1; i < limit; i++) {
        bool dash = mw_is(talk, i, MW_W(DASH)) && (capitals || mw_is(talk, i - 1, MW_W(UNBRACKET)));
        bool colon = capitals && mw_is(talk, i, MW_W(COLON));
        if (dash || colon)
            return mw_holds(talk, MW_QR_DATELINE, true, first, i) ? i + 1 : first;
        if (mw_is_lower(talk, i) || mw_is(talk, i, MW_W_BREAK & ~(MW_W(COMMA) | MW_W(STOP))))
            return first;
    }
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
    uint32_t low = end - first > MW_CLAUSE_REACH ? end - MW_CLAUSE_REACH : first;
    for (uint32_t i = end; i-- > low;)
        if (talk->pair[i] == MW_NO_INDEX && mw_is(talk, i, MW_W(SEMICOLON)))
            return i + 1;
    uint32_t opening = talk->layers->sentences[cue->sentence].token_first;
    if (low == opening)
        low = mw_past_dateline(talk, cue->sentence, end);
    bool later = low > opening;
    while (low < end && (mw_is(talk, low, MW_W_BREAK) || (later && mw_is(talk, low, MW_W(CONJ)))))
        low++;
    return low;
}

/* "In comments directed at the army": a preposition and a paper, whose verb is a participle. */
static bool is_of_paper(const mw_talk *talk, uint32_t first, uint32_t end)
{
    uint32_t paper = first + 1;
    while (paper + 1 < end && paper - first < PAPER_REACH && !mw_is_paper(talk, paper))
        paper++;
    if (!mw_is(talk, first, MW_W(PREP)) || paper + 1 >= end || !mw_is_paper(talk, paper) ||
        !mw_is_sign(talk, paper + 1))
        return false;
    for (uint32_t i = paper; i < end; i++)
        if (mw_is(talk, i, MW_W(COMMA) | MW_W_AUX | MW_W(SUBJ)))
            return false;
    return true;
}

static bool is_adjunct(const mw_talk *talk, uint32_t first, uint32_t end)
{
    return mw_is(talk, first, MW_W(PREP) | MW_W(DATE) | MW_W(ADV)) &&
           (!mw_has_sign(talk, first, end) || is_of_paper(talk, first, end));
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
    return opens && !mw_has_sign(talk, first, cue->left); /* but: The road shut, he said, “again” */
}

/* Whether nothing that reads as a statement follows the attribution. */
static bool closes_sentence(const mw_talk *talk, const mw_cue *cue)
{
    bool tells_of = (cue->frame & MW_FRAME_HEARER) && (cue->frame & MW_FRAME_SURE) &&
                    mw_is(talk, cue->end, MW_W(PREP));
    if (cue->has_that || tells_of || mark_follows(talk, cue))
        return false;
    if (mw_ends_statement(talk, cue->start, cue->ceiling) || cue->kind == MW_CUE_PREP)
        return true;
    if (!mw_is(talk, cue->start, MW_W(PREP) | MW_W(SUB) | MW_W(ADV) | MW_W(DATE) | MW_W(AS)))
        return false;
    for (uint32_t i = cue->start; i < cue->ceiling && i - cue->start < ADJUNCT_REACH; i++) {
        if (mw_is(talk, i, MW_W(COMMA) | MW_W(STOP) | MW_W(SEMICOLON)))
            return true;
        if (mw_is_sign(talk, i) && !mw_is(talk, cue->start, MW_W(SUB) | MW_W(AS)))
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
    const mw_cue *next = mw_next_cue(cues, index + 1, i);
    bool another = next && next->sentence == cue->sentence && next->group <= i + 1 &&
                   next->kind == MW_CUE_PARTICIPLE;
    uint32_t end = cue->ceiling - i > MW_CLAUSE_REACH ? i + MW_CLAUSE_REACH : cue->ceiling;
    return !another && end == cue->ceiling && mw_has_sign(talk, i, end);
}

/* "Y, X said, according to Z": Z passes on what the cue before reports. */
bool mw_is_relayed_by(const mw_talk *talk, const mw_cue *before, const mw_cue *cue)
{
    bool trails = before->region_end > before->region_first || before->inverted || /* not: X agreed to meet, an aide said */
                  before->floor > talk->layers->sentences[before->sentence].token_first;
    bool relayed =
        trails && before->sentence == cue->sentence && before->kind != MW_CUE_PREP && !before->mute &&
        cue->left > before->end && mw_is(talk, cue->left - 1, MW_W(COMMA)) &&
        (before->start + 1 == cue->left || /* said a guard, a friend of the firm, reported the Herald */
         (before->inverted && before->subject.aside_first < before->subject.aside_end &&
          before->subject.aside_end + 1 == cue->left)) &&
        (cue->kind == MW_CUE_PREP || (cue->kind == MW_CUE_FINITE && cue->same_as == MW_NO_INDEX &&
                                      mw_ends_statement(talk, cue->start, cue->ceiling)));
    return mw_holds(talk, MW_QR_RELAYED, relayed, before->first, cue->end);
}

static bool comma_free(const mw_talk *talk, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (mw_is(talk, i, MW_W(COMMA)))
            return false;
    return true;
}

/* The region of "Y, X said" and "Y, according to X"; `hull` when the attribution interrupts it. */
bool mw_find_region(const mw_talk *talk, mw_cues *cues, uint32_t index, bool *interrupts)
{
    mw_cue *cue = &cues->items[index];
    uint32_t first = talk->layers->sentences[cue->sentence].token_first;
    bool may =
        (cue->kind == MW_CUE_FINITE || cue->kind == MW_CUE_PREP || cue->kind == MW_CUE_RELAYED) &&
        (cue->frame & MW_FRAME_BARE) && !cue->subject.relative && cue->same_as == MW_NO_INDEX;
    if (!may || cue->left <= first || !closes_sentence(talk, cue) ||
        !mw_holds(talk, MW_QR_TRAILING, true, first, cue->left))
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
    if (goes_on && mw_is(talk, end - 1, MW_W(AS)))
        return false; /* games such as, they say, chess */
    bool cut = mw_is(talk, end - 1, MW_W(REL) | MW_W(THAT) | MW_W(CONJ) | MW_W(SUB));
    if (goes_on && mw_holds(talk, MW_QR_CUT_OFF, cut, end - 1, cue->end)) {
        cue->start++; /* tenants who, he said, live in ruins: what follows is the statement */
        cue->has_that = true;
        return false;
    }
    bool whole = mw_has_sign(talk, start, end) &&
                 (!mw_is(talk, start, MW_W(SUB) | MW_W(COND)) || mw_is(talk, start, MW_W(PREP)));
    *interrupts = mw_holds(talk, MW_QR_INTERRUPTED, goes_on && !whole, start, end);
    bool subordinate = mw_is(talk, start, MW_W(SUB)) && !mw_is(talk, start, MW_W(PREP)) &&
                       comma_free(talk, start, end);
    if (!*interrupts && (end - start < CLAUSE_MIN || subordinate || is_adjunct(talk, start, end)))
        return false;
    cue->region_first = start;
    cue->region_end = end;
    return true;
}
