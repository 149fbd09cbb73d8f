/* SPDX-License-Identifier: MIT */
/* What stands in quotation marks and is nobody's words: names, titles of works, slogans on a sign. */
#include "quotes/quotes_impl.h"

enum { COINED_MAX = 8 };

/* Two words or more, each with a capital: "Sunday Times". Of a `title`, function words need none: "Not Ready to Go". */
static bool is_capitalised(const mw_talk *talk, const mw_pair *pair, bool title)
{
    uint32_t capitals = 0;
    for (uint32_t i = pair->open + 1; i < pair->close; i++) {
        if (!(talk->tokens[i].shape & MW_WORD) || (title && !mw_is_content(talk, i)))
            continue;
        if (!(talk->tokens[i].shape & MW_CAPITAL))
            return false;
        capitals++;
    }
    return capitals > 1;
}

static bool is_name(const mw_talk *talk, const mw_pair *pair)
{
    return !pair->runs_on && (is_capitalised(talk, pair, true) || is_capitalised(talk, pair, false));
}

uint32_t mw_past_marked_name(const mw_talk *talk, uint32_t i)
{
    if (i == 0 || i >= talk->count || talk->pair[i] == MW_NO_INDEX || !mw_is(talk, i - 1, MW_W(ART)))
        return i;
    const mw_pair *pair = &talk->pairs[talk->pair[i]];
    return pair->open == i && is_name(talk, pair) ? pair->close + 1 : i;
}

/* What words/ says of a word of saying; 0: the token is none. */
static unsigned frames_of(const mw_talk *talk, uint32_t token)
{
    mw_hit hit;
    bool known = talk->tokens[token].word && mw_lexicon_match_exact(talk->saying, &talk->tokens[token], 1, &hit);
    return known ? mw_row_names(hit.row, &talk->frames) : 0;
}

/* wrote in the “Sunday Times”, told the “Today Programme” */
static bool is_named_outlet(const mw_talk *talk, const mw_pair *pair)
{
    const unsigned TELLS = MW_FRAME_HEARER | MW_FRAME_SURE;
    if (pair->open < 2 || !mw_talk_is(talk, pair->open - 1, "the"))
        return false;
    uint32_t before = pair->open - 2;
    return (mw_is(talk, before, MW_W(PREP)) || (frames_of(talk, before) & TELLS) == TELLS) && is_name(talk, pair);
}

/* the song “…”, so-called “…”, dubbed “…”, known as “…”; her novel, “The Salt Road” */
static bool is_introduced(const mw_talk *talk, const mw_pair *pair)
{
    if (pair->open == 0)
        return false;
    uint32_t before = pair->open - 1;
    bool coined = before > 0 && mw_is(talk, before - 1, MW_W(COINED));
    if (coined && mw_is(talk, before, MW_W(COMMA)))
        return is_capitalised(talk, pair, true);
    bool so_called =
        before > 1 && mw_is(talk, before - 1, MW_W(HYPHEN)) && mw_talk_is(talk, before, "called");
    return so_called || (mw_is(talk, before, MW_W(COINED)) && pair->close - pair->open < COINED_MAX) ||
           (coined && mw_is(talk, before, MW_W(AS)));
}

bool mw_is_coined(const mw_talk *talk, const mw_pair *pair)
{
    bool coined = is_introduced(talk, pair) || is_named_outlet(talk, pair);
    return mw_holds(talk, MW_QR_COINED, coined, pair->open, pair->open + 1);
}

/* to ban “Maus”; to remove “Maus,” the novel: one word with a capital, the object of a deed or with an aside behind
 * it. */
static bool is_work_of_one_word(const mw_talk *talk, const mw_pair *pair)
{
    uint32_t word = pair->open + 1;
    bool comma = word + 1 < pair->close && mw_is(talk, word + 1, MW_W(COMMA));
    if (pair->open == 0 || pair->runs_on || pair->close != word + 1 + comma ||
        !(talk->tokens[word].shape & MW_CAPITAL))
        return false;
    uint32_t verb = pair->open - 1, past = mw_pair_past(talk, pair);
    if (!mw_is_lower(talk, verb) || !mw_is_content(talk, verb))
        return false;
    if (mw_is(talk, past, MW_W(COMMA))) {
        comma = true;
        past++;
    }
    bool aside = comma && mw_is(talk, past, MW_W(ART));
    bool object = verb > 0 && mw_is(talk, verb - 1, MW_W(TO)) && (talk->tokens[verb].form & MW_BASE);
    return aside || object;
}

bool mw_is_title_of_work(const mw_talk *talk, const mw_pair *pair)
{
    return mw_holds(talk, MW_QR_TITLE_OF_WORK, is_capitalised(talk, pair, true), pair->open, pair->open + 1);
}

/* signs that read “…”: words that stand written on something, which the cue before does not say. */
static bool is_written(const mw_talk *talk, const mw_pair *pair)
{
    return pair->open > 0 && (frames_of(talk, pair->open - 1) & MW_FRAME_PAPER);
}

/* signs that read “…” and “…”: what a fragment stands in a row with is no quotation. */
static bool goes_with_none(const mw_reading *r, const mw_pair *pair)
{
    const mw_talk *talk = r->talk;
    uint32_t before = mw_pair_before(talk, talk->pair[pair->open]);
    if (before == MW_NO_INDEX || r->said[before].is_quote || !mw_is(talk, pair->open - 1, MW_W(CONJ)))
        return false;
    return mw_pair_past(talk, &talk->pairs[before]) + 1 == pair->open && is_written(talk, &talk->pairs[before]);
}

bool mw_is_shown(const mw_reading *r, const mw_pair *pair)
{
    bool shown = is_work_of_one_word(r->talk, pair) || is_written(r->talk, pair) || goes_with_none(r, pair);
    return mw_holds(r->talk, MW_QR_TITLE_OF_WORK, shown, pair->open, pair->close);
}
