/* SPDX-License-Identifier: MIT */
/* Where a sentence ends, as newswire writes. Only full stops, question and exclamation marks,
 * ellipses and abbreviations are looked at; what stands behind them decides. A closing mark
 * belongs to the sentence that it closes, so the attribution after “No!” goes on with it. */
#include "text/text_impl.h"

typedef enum stop_kind {
    NO_STOP,
    FULL_STOP,
    EXCLAMATION,
    ELLIPSIS,
    IDEOGRAPHIC,
    ABBREVIATION
} stop_kind;

static stop_kind stop_of(const mw_cutter *cut, const mw_token *token)
{
    const char *s = cut->text.data + token->start;
    size_t len = token->end - token->start, next;
    if (!(token->shape & MW_PUNCT))
        return s[len - 1] == '.' ? ABBREVIATION : NO_STOP;
    if (*s == '.')
        return len == 1 ? FULL_STOP : ELLIPSIS;
    if (*s == '!' || *s == '?')
        return EXCLAMATION;
    if (!(mw_class_of[(unsigned char)*s] & MW_C_HIGH))
        return NO_STOP;
    switch (mw_utf8_next(mw_str_sub(cut->text, token->start, token->end), 0, &next)) {
    case 0x2026:
        return ELLIPSIS;
    case 0x3002:
    case 0xff01:
    case 0xff1f:
    case 0x0964:
    case 0x104b:
    case 0x06d4:
    case 0x061f:
        return IDEOGRAPHIC;
    default:
        return NO_STOP;
    }
}

static bool closes(const mw_cutter *cut, const mw_token *token)
{
    char c = cut->text.data[token->start];
    return (token->shape & MW_QUOTE_CLOSE) || c == ')' || c == ']' || c == '}';
}

/* What stands where a sentence may begin. */
typedef enum start_kind { GOES_ON, CAPITAL_WORD, NUMBER, OPENING, SYMBOL } start_kind;

static start_kind start_of(const mw_cutter *cut, size_t i)
{
    const mw_token *token = &cut->tokens[i];
    if (token->shape & MW_NUMBER)
        return NUMBER;
    if (token->shape & MW_CAPITAL)
        return CAPITAL_WORD;
    if (token->shape & MW_WORD) { /* a script without capitals, or a lower-case letter */
        size_t next;
        uint32_t c = mw_utf8_next(cut->text, token->start, &next);
        return c >= 0x590 && !mw_utf8_is_lower(c) ? CAPITAL_WORD : GOES_ON;
    }
    if (token->shape & MW_QUOTE_OPEN)
        return OPENING;
    char c = cut->text.data[token->start];
    if (c == '(' || c == '[')
        return OPENING;
    if (!(mw_class_of[(unsigned char)c] & MW_C_HIGH))
        return mw_one_of(c, "$#*<") ? SYMBOL : GOES_ON;
    size_t next;
    uint32_t high = mw_utf8_next(cut->text, token->start, &next);
    bool dash = high >= 0x2010 && high <= 0x2015;
    return dash || high == 0x2026 || mw_utf8_is_quote(high) ? GOES_ON : SYMBOL;
}

static unsigned hints_of(const mw_cutter *cut, size_t i)
{
    mw_str word = mw_token_text(cut, &cut->tokens[i]);
    if (word.data[word.len - 1] == '.')
        word.len--;
    return mw_hints(cut->table, word);
}

/* The word behind opening marks: “The, (The. */
static size_t first_word(const mw_cutter *cut, size_t i, size_t end)
{
    for (size_t looked = 0; looked < 3 && i + 1 < end && (cut->tokens[i].shape & MW_PUNCT);
         looked++)
        i++;
    return i;
}

static bool starter(const mw_cutter *cut, size_t i, size_t end)
{
    i = first_word(cut, i, end);
    return (cut->tokens[i].shape & MW_CAPITAL) && cut->text.data[cut->tokens[i].end - 1] != '.' &&
           (hints_of(cut, i) & MW_HINT_STARTER); /* No. 2 begins none */
}

/* “Really?” Foreign Minister Sergey Lavrov asked: capitalised words up to a verb of saying. Gives
 * the place of that verb, or `end`. */
static size_t attribution(const mw_cutter *cut, size_t i, size_t end)
{
    enum { WORDS_MAX = 8 };
    if (hints_of(cut, i) & MW_HINT_STARTER)
        return end;
    for (size_t n = 0; n < WORDS_MAX && i < end; n++, i++) {
        unsigned shape = cut->tokens[i].shape;
        if ((shape & MW_PUNCT) && cut->text.data[cut->tokens[i].start] != '-')
            return end;
        if (n && !(shape & MW_CAPITAL) && (hints_of(cut, i) & MW_HINT_SAYING))
            return i;
    }
    return end;
}

/* Behind a closing mark: is what follows the attribution of what was quoted? A full stop before the
 * mark leaves that only for a bare “It is over.” Lavrov said. */
static bool is_attributed(const mw_cutter *cut, stop_kind stop, size_t next, size_t end)
{
    if (!(cut->tokens[next - 1].shape & MW_QUOTE_CLOSE))
        return false;
    size_t verb = attribution(cut, next, end);
    if (verb == end)
        return false;
    return stop != FULL_STOP || verb + 1 == end ||
           mw_one_of(cut->text.data[cut->tokens[verb + 1].start], ".,");
}

static bool ends_with_abbreviation(const mw_cutter *cut, size_t i, size_t next, size_t end)
{
    start_kind start = start_of(cut, next);
    unsigned hints = hints_of(cut, i);
    if (start == GOES_ON ||
        (hints & (MW_HINT_TITLE | MW_HINT_LATIN | MW_HINT_NUMBER | MW_HINT_WEEKDAY)))
        return false;
    if (hints & MW_HINT_TIME) /* 5 p.m. Monday, 5 p.m. Myanmar time */
        return start == CAPITAL_WORD && !(hints_of(cut, next) & MW_HINT_CALENDAR) &&
               !(next + 1 < end && (hints_of(cut, next + 1) & MW_HINT_CALENDAR));
    if (hints & (MW_HINT_MONTH | MW_HINT_LIST | MW_HINT_UNIT))
        return start == CAPITAL_WORD || starter(cut, next, end);
    return starter(cut, next, end);
}

/* 1. The first … */
static bool is_list_number(const mw_cutter *cut, size_t first, size_t i)
{
    const mw_token *token = &cut->tokens[first];
    return i == first + 1 && (token->shape & MW_NUMBER) && token->end - token->start < 3;
}

/* A missing blank: the end.The start. Not in 3.A, and not before a number. */
static bool may_lack_blank(const mw_cutter *cut, start_kind start, size_t i, size_t next)
{
    if (start != CAPITAL_WORD && start != OPENING)
        return false;
    return next > i + 1 || (mw_class_at(cut, cut->tokens[i].start - 1) & MW_C_LOWER);
}

/* Is tokens[i] with what closes behind it the end of a sentence, when tokens[next] comes after? */
static bool ends(const mw_cutter *cut, stop_kind stop, size_t first, size_t i, size_t next,
                 size_t end)
{
    bool blank = (cut->tokens[next - 1].shape & MW_SPACE_AFTER) != 0;
    if (stop == ABBREVIATION)
        return ends_with_abbreviation(cut, i, next, end);
    if (stop == IDEOGRAPHIC)
        return true;
    start_kind start = start_of(cut, next);
    if (start == GOES_ON && cut->informal && blank && next == i + 1 && stop != ELLIPSIS &&
        (cut->tokens[next].shape & MW_WORD))
        start = CAPITAL_WORD;
    if (start == GOES_ON || (!blank && !may_lack_blank(cut, start, i, next)))
        return false;
    if (start == CAPITAL_WORD && is_attributed(cut, stop, next, end))
        return false;
    if (stop == FULL_STOP)
        return !is_list_number(cut, first, i);
    if (stop == ELLIPSIS && start == OPENING &&
        !(cut->tokens[first_word(cut, next, end)].shape & (MW_CAPITAL | MW_NUMBER)))
        return false; /* words… (and more) */
    bool left_out = stop == ELLIPSIS && next == i + 1 && i > first &&
                    (cut->tokens[i - 1].shape & MW_SPACE_AFTER);
    return !left_out || starter(cut, next, end); /* words … NATO agreed */
}

/* Past what closes behind a stop: quotation marks, brackets, the number of a note [17]. */
static size_t past_closing(const mw_cutter *cut, size_t next, size_t end)
{
    while (next < end && closes(cut, &cut->tokens[next]))
        next++;
    while (end - next >= 3 && cut->text.data[cut->tokens[next].start] == '[' &&
           (cut->tokens[next + 1].shape & MW_NUMBER) &&
           cut->text.data[cut->tokens[next + 2].start] == ']')
        next += 3;
    return next;
}

size_t mw_sentence_end(const mw_cutter *cut, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        stop_kind stop = stop_of(cut, &cut->tokens[i]);
        if (stop == NO_STOP)
            continue;
        size_t next = past_closing(cut, i + 1, end);
        if (next == end || ends(cut, stop, first, i, next, end))
            return next;
    }
    return end;
}
