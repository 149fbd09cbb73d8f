/* SPDX-License-Identifier: MIT */
/* Names of the gazetteer in the text. The tables are matched without regard to case; here the case
 * is checked, so that "us" is not the US and "turkey" no country. */
#include "names/names_impl.h"

mw_entity_type mw_row_type(const mw_row *row)
{
    mw_entity_type type = MW_OTHER;
    mw_entity_type_parse(mw_row_get(row, "type"), &type);
    return type;
}

mw_sex mw_row_sex(const mw_row *row)
{
    mw_str sex = mw_row_get(row, "gender");
    return mw_str_is(sex, "m") ? MW_MALE : mw_str_is(sex, "f") ? MW_FEMALE : MW_SEX_UNKNOWN;
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* How many bytes a token takes in a phrase of the tables, where every apostrophe is "'". */
static size_t length_in_phrase(mw_str word)
{
    size_t length = word.len;
    for (size_t at = mw_str_find(word, MW_STR("\u2019"), 0); at < word.len;
         at = mw_str_find(word, MW_STR("\u2019"), at + 1))
        length -= 2;
    return length;
}

/* Every word that begins with a capital in the phrase does so in the text. A word beyond ASCII
 * counts as a capital: the tables hold no name that begins with such a small letter. */
static bool has_its_capitals(const mw_namer *namer, mw_str phrase, uint32_t first, uint32_t count)
{
    size_t at = 0;
    for (uint32_t i = 0; i < count; i++) {
        while (at < phrase.len && phrase.data[at] == ' ')
            at++;
        if (at >= phrase.len)
            return true;
        char c = phrase.data[at];
        if ((is_upper(c) || (unsigned char)c >= 0xC3) && !mw_looks(namer, first + i, MW_CAPITAL))
            return false;
        at += length_in_phrase(mw_token_text(namer, first + i));
    }
    return true;
}

static bool is_letter_by_letter(const mw_namer *namer, mw_str phrase, uint32_t first, uint32_t count)
{
    mw_str text = mw_tokens_text(namer, first, first + count);
    size_t i = 0, j = 0;
    while (i < text.len && j < phrase.len) {
        size_t step = 1;
        if ((unsigned char)text.data[i] == 0xE2 && phrase.data[j] == '\'')
            step = 3; /* a typographic apostrophe */
        else if (text.data[i] != phrase.data[j])
            return false;
        i += step;
        j++;
    }
    return i == text.len && j == phrase.len;
}

/* A city whose name is a word or a name of people as well (Jackson, Reading, Split): only "in Reading",
 * "near Split", "Jackson, Mississippi". */
static bool is_placed(const mw_namer *namer, uint32_t first, uint32_t count)
{
    uint32_t after = first + count;
    mw_hit hit;
    if (mw_token_is(namer, after, ",") && mw_looks(namer, after + 1, MW_CAPITAL))
        for (int i = 0; i < MW_GAZETTE_LANDS; i++)
            if (mw_lexicon_match(namer->lands[i], namer->tokens + after + 1,
                                 namer->token_count - after - 1, &hit) && mw_row_type(hit.row) == MW_PLACE)
                return true;
    if (first == 0 || mw_looks(namer, after, MW_CAPITAL) || mw_token_is_possessive(namer, after))
        return false;
    return mw_has(namer, first - 1, MW_T_WHERE);
}

/* "Reno, | Nev.", "R-| Nev.": an abbreviation that is a word or a name elsewhere. */
static bool is_behind(const mw_namer *n, uint32_t first)
{
    if (first < 2 || !mw_looks(n, first - 2, MW_CAPITAL))
        return false;
    return mw_token_is(n, first - 1, ",") ||
           (mw_token_is_hyphen(n, first - 1) && n->tokens[first - 2].end - n->tokens[first - 2].start == 1);
}

/* "Russia's Security Council", "the Iranian Security Council": not the one of the United Nations. */
static bool is_owned(const mw_namer *namer, uint32_t first)
{
    mw_hit hit;
    if (first == 0 || mw_token_is_possessive(namer, first - 1))
        return first > 0;
    for (int i = 0; i < MW_GAZETTE_LANDS; i++)
        if (mw_lexicon_match_exact(namer->lands[i], namer->tokens + first - 1, 1, &hit) &&
            mw_row_type(hit.row) == MW_GROUP)
            return true;
    return false;
}

/* In a headline all in capitals "us" and "US" look the same: what must be exact is left out. */
static bool is_written_so(const mw_namer *namer, const mw_row *row, mw_str wanted, bool alone, uint32_t first,
                          uint32_t count)
{
    mw_str phrase = mw_row_phrase(row);
    if (wanted.len == 0)
        return has_its_capitals(namer, phrase, first, count);
    if (mw_str_is(wanted, "any"))
        return true;
    if (mw_str_is(wanted, "exact"))
        return is_letter_by_letter(namer, phrase, first, count) &&
               !(mw_has(namer, first, MW_T_HEADLINE) && mw_has(namer, first, MW_T_COMMON | MW_T_FUNCTION) &&
                 mw_looks(namer, first + 1, MW_ALL_CAPS));
    if (!alone && mw_str_is(wanted, "context") && mw_looks(namer, first, MW_SENTENCE_FIRST))
        return false;
    if (!alone && mw_str_is(wanted, "placed") && !is_placed(namer, first, count))
        return false;
    if (mw_str_is(wanted, "behind"))
        return is_letter_by_letter(namer, phrase, first, count) && is_behind(namer, first);
    if (mw_str_is(wanted, "unowned") && is_owned(namer, first))
        return false;
    mw_mark mark = {.first = first};
    if (!alone && mw_str_is(wanted, "titled") && !mw_name_title(namer, &mark, NULL))
        return false;
    return has_its_capitals(namer, phrase, first, count);
}

static bool match_in(const mw_namer *namer, int index, bool alone, uint32_t first, uint32_t end, mw_hit *hit)
{
    const mw_lexicon *table = namer->gazette[index];
    const mw_token *tokens = namer->tokens + first;
    if (!mw_lexicon_match(table, tokens, end - first, hit))
        return false;
    for (uint32_t count = hit->tokens; count > 0; count--) {
        if (count < hit->tokens && !mw_lexicon_match_exact(table, tokens, count, hit))
            continue;
        for (const mw_row *row = hit->row; row; row = mw_row_next(row))
            if (is_written_so(namer, row, mw_row_cell(row, namer->case_columns[index]), alone, first, count)) {
                *hit = (mw_hit){row, count, 0};
                return true;
            }
    }
    return false;
}

static bool match(const mw_namer *namer, bool alone, uint32_t first, uint32_t end, mw_hit *hit)
{
    bool found = false, capital = mw_looks(namer, first, MW_CAPITAL);
    if (!(namer->tokens[first].tables & (capital ? namer->gazette_bits : namer->gazette_small_bits)))
        return false;
    int tables = capital ? namer->gazette_count : namer->gazette_small;
    for (int i = 0; i < tables; i++) {
        mw_hit other;
        if (match_in(namer, i, alone, first, end, &other) &&
            (!found || other.tokens > hit->tokens)) {
            *hit = other;
            found = true;
        }
    }
    return found;
}

bool mw_gazette_match(const mw_namer *namer, uint32_t first, uint32_t end, mw_hit *hit)
{
    return match(namer, false, first, end, hit);
}

bool mw_gazette_known(const mw_namer *namer, uint32_t first, uint32_t end, mw_hit *hit)
{
    return match(namer, true, first, end, hit);
}

bool mw_gazette_match_small(const mw_namer *namer, uint32_t first, uint32_t end, mw_hit *hit)
{
    bool found = false;
    for (int i = 0; i < namer->gazette_count; i++) {
        mw_hit other;
        if (mw_lexicon_match(namer->gazette[i], namer->tokens + first, end - first, &other) &&
            mw_row_cell(other.row, namer->case_columns[i]).len == 0 && (!found || other.tokens > hit->tokens)) {
            *hit = other;
            found = true;
        }
    }
    return found;
}

bool mw_gazette_rows(const mw_namer *namer, uint32_t first, uint32_t count, mw_row_taker take, void *context)
{
    for (int i = 0; i < namer->gazette_count; i++) {
        mw_hit hit;
        if (!mw_lexicon_match_exact(namer->gazette[i], namer->tokens + first, count, &hit))
            continue;
        for (const mw_row *row = hit.row; row; row = mw_row_next(row)) {
            mw_str wanted = mw_row_cell(row, namer->case_columns[i]);
            if (!take(context, row, is_written_so(namer, row, wanted, true, first, count),
                      is_written_so(namer, row, wanted, false, first, count)))
                return false;
        }
    }
    return true;
}
