/* SPDX-License-Identifier: MIT */
/* What calendar.tsv says about each token of the article, looked up once. */
#include "dates/dates_impl.h"

static const char *const KINDS[MW_CAL_KINDS] = {
    "month", "weekday", "weekdays", "unit", "units", "season", "part", "day", "tonight", "now",
    "which", "edge", "every", "frequency", "shift", "clock", "zone", "holiday", "ordinal", "decade",
    "vague", "recent", "whole", "known", "fiscal", "era", "overnight", "midst"};

static mw_cal kind_of(const mw_dating *d, const mw_row *row)
{
    if (d->kinds[row->index])
        return (mw_cal)(d->kinds[row->index] - 1);
    mw_str kind = mw_row_cell(row, d->kind_column);
    unsigned k = 0;
    while (k < MW_CAL_KINDS && !mw_str_is(kind, KINDS[k]))
        k++;
    d->kinds[row->index] = (uint8_t)(k + 1);
    return (mw_cal)k;
}

static mw_calword word_of(const mw_dating *d, const mw_hit *hit)
{
    mw_calword word = {.row = hit->row,
                       .tokens = hit->tokens,
                       .kind = kind_of(d, hit->row),
                       .value = mw_row_cell(hit->row, d->value_column),
                       .needs = mw_row_cell(hit->row, d->needs_column)};
    for (const mw_row *row = hit->row; row; row = mw_row_next(row))
        word.kinds |= 1u << kind_of(d, row);
    return word;
}

/* Words that open an expression and are no words of the calendar; those up to MW_LEADS_ALSO begin phrases of it
 * too ("the last", "at present"), whose second word does as well. */
enum { MW_LEADS_ALSO = 5 };
static const char *const OPENERS[MW_OPENERS] = {"the", "a", "an", "at", "of", "that", "same", "several", "few", "many",
                                                "half", "once", "twice", "thrice", "another", "most", "couple"};

static void read_openers(mw_dating *d)
{
    for (size_t i = 0; i < MW_OPENERS && OPENERS[i]; i++)
        d->openers[i] = mw_model_word(d->scan.model, mw_str_of(OPENERS[i]));
    for (size_t i = 0; i < MW_OPENERS; i++)
        d->opener_bits |= UINT64_C(1) << (d->openers[i] & 63);
}

static bool is_among(const uint32_t *words, size_t count, uint32_t word)
{
    bool found = false;
    for (size_t i = 0; i < count; i++)
        found |= words[i] == word;
    return found && word;
}

bool mw_dating_opens(const mw_dating *d, uint32_t word)
{
    return d->opener_bits >> (word & 63) & 1 && is_among(d->openers, MW_OPENERS, word);
}

static bool look_up(mw_dating *d, uint32_t first, uint32_t end, mw_error *err)
{
    uint64_t bit = mw_lexicon_bit(d->calendar);
    for (uint32_t i = first; i < end; i++) {
        const mw_token *token = d->scan.tokens + i;
        mw_hit hit;
        if (!(token->tables & bit) || (is_among(d->openers, MW_LEADS_ALSO, token->word) &&
                                       (i + 1 >= end || !(token[1].tables & bit))))
            continue;
        if (!mw_lexicon_match(d->calendar, token, end - i, &hit) || kind_of(d, hit.row) == MW_CAL_KINDS)
            continue;
        if (!mw_arena_push(mw_article_arena(d->scan.article), d->words, d->word_count, d->word_capacity,
                           word_of(d, &hit), err))
            return false;
        d->word_at[i] = (uint32_t)d->word_count - 1;
    }
    return true;
}

bool mw_dating_words(mw_dating *d, mw_error *err)
{
    const mw_layers *layers = d->scan.layers;
    mw_arena *arena = mw_article_arena(d->scan.article);
    d->word_at = mw_arena_get(arena, (layers->token_count + 1) * sizeof *d->word_at, err);
    d->kinds = mw_arena_get(arena, mw_lexicon_row_count(d->calendar) + 1, err);
    d->counts = mw_arena_get(arena, MW_COUNT_MEMOS * sizeof *d->counts, err);
    d->kind_column = mw_lexicon_column(d->calendar, "kind");
    d->value_column = mw_lexicon_column(d->calendar, "value");
    d->needs_column = mw_lexicon_column(d->calendar, "needs");
    if (!d->word_at || !d->kinds || !d->counts ||
        !mw_arena_push(arena, d->words, d->word_count, d->word_capacity, (mw_calword){0}, err))
        return false;
    read_openers(d);
    for (size_t s = 0; s < layers->sentence_count; s++)
        if (!look_up(d, layers->sentences[s].token_first, layers->sentences[s].token_end, err))
            return false;
    return true;
}

const mw_calword *mw_cal_word(const mw_dating *d, uint32_t at)
{
    return &d->words[at < d->scan.end ? d->word_at[at] : 0];
}

bool mw_cal_is(const mw_dating *d, uint32_t at, mw_cal kind)
{
    return mw_cal_word(d, at)->kinds >> kind & 1;
}

/* The row of that kind, where a phrase has several ("second" is a unit and an ordinal). */
static const mw_row *row_of(const mw_dating *d, const mw_calword *word, mw_cal kind)
{
    const mw_row *row = word->row;
    while (row && kind_of(d, row) != kind)
        row = mw_row_next(row);
    return row;
}

mw_str mw_cal_value(const mw_dating *d, uint32_t at, mw_cal kind)
{
    const mw_calword *word = mw_cal_word(d, at);
    if (!(word->kinds >> kind & 1))
        return MW_STR("");
    return word->kind == kind ? word->value : mw_row_cell(row_of(d, word, kind), d->value_column);
}

int mw_cal_number(const mw_dating *d, uint32_t at, mw_cal kind)
{
    int64_t number;
    return mw_str_integer(mw_cal_value(d, at, kind), &number) && number > -100 && number < 10000 ? (int)number : 0;
}

uint32_t mw_cal_tokens(const mw_dating *d, uint32_t at)
{
    return mw_cal_word(d, at)->tokens;
}

bool mw_cal_needs(const mw_dating *d, uint32_t at, mw_cal kind, const char *what)
{
    const mw_calword *word = mw_cal_word(d, at);
    return (word->kinds >> kind & 1) && word->kind == kind && mw_str_is(word->needs, what);
}

bool mw_dating_capital(const mw_dating *d, uint32_t at)
{
    return mw_scan_shape(&d->scan, at, MW_CAPITAL);
}
