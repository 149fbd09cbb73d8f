/* SPDX-License-Identifier: MIT */
/* Where a sentence ends, as newswire writes. Only full stops, question and exclamation marks,
 * ellipses, abbreviations and emoticons are looked at; then what stands behind them decides, by the
 * first rule of RULES that has an answer. A closing mark belongs to the sentence that it closes, so
 * the attribution after “No!” goes on with it. */
#include "text/text_impl.h"

/* A place where a sentence may end. */
typedef enum stop_kind {
    NO_STOP = 0,
    FULL_STOP = 1,
    EXCLAMATION = 2,
    ELLIPSIS = 4,
    ABBREVIATION = 8,
    FOREIGN = 16, /* 。 */
    EMOTICON = 32,
    MARKS = FULL_STOP | EXCLAMATION | ELLIPSIS | EMOTICON
} stop_kind;

/* What stands where the next sentence may begin. */
typedef enum start_kind { GOES_ON, CAPITAL_WORD, NUMBER, OPENING, SYMBOL } start_kind;

typedef struct stop {
    const mw_cutter *cut;
    size_t first, end; /* the sentence's first token; the token past the paragraph */
    size_t from, at;   /* the stop's tokens, more than one in . . . */
    size_t next;       /* the first token behind the stop and what closes */
    stop_kind kind;
    start_kind start;
    unsigned hints; /* of an abbreviation */
    bool blank;     /* before `next` */
} stop;

typedef enum verdict { PASS, ENDS, STAYS } verdict;

/* ---- stops */

static stop_kind kind_of_high(const mw_cutter *cut, const mw_token *token)
{
    size_t next;
    switch (mw_utf8_next(cut->text, token->start, &next)) {
    case 0x2026:
        return ELLIPSIS;
    case 0x203c: /* ‼ */
    case 0x203d: /* ‽ */
    case 0x2047:
    case 0x2048:
    case 0x2049:
        return EXCLAMATION;
    case 0x3002:
    case 0xff0e:
    case 0xff01:
    case 0xff1f:
    case 0x0964:
    case 0x104b:
    case 0x17d4:
    case 0x06d4:
    case 0x061f:
        return FOREIGN;
    default:
        return NO_STOP;
    }
}

static stop_kind kind_of(const mw_cutter *cut, const mw_token *token)
{
    const char *s = cut->text.data + token->start;
    size_t len = token->end - token->start;
    if (!(token->shape & MW_PUNCT))
        return s[len - 1] == '.' ? ABBREVIATION : NO_STOP;
    if (*s == '.')
        return len == 1 ? FULL_STOP : ELLIPSIS;
    if (*s == '!' || *s == '?')
        return EXCLAMATION;
    if (mw_class_of[(unsigned char)*s] & MW_C_HIGH)
        return kind_of_high(cut, token);
    return len > 1 && mw_one_of(*s, ":;=") ? EMOTICON : NO_STOP;
}

/* . . . with blanks is one stop; a fourth dot is the sentence's own. */
static void take_spaced_dots(stop *s)
{
    if (s->kind != FULL_STOP || !mw_rule_on(s->cut, MW_RULE_SPACED_DOTS))
        return;
    size_t dots = 1;
    for (size_t i = s->at + 1;
         i < s->end && mw_token_byte(s->cut, i) == '.' && mw_token_length(s->cut, i) == 1; i++)
        dots++;
    s->at += dots - 1;
    if (dots == 2 || dots == 3)
        s->kind = ELLIPSIS;
}

/* ---- what closes behind a stop */

static bool is_roman(const mw_cutter *cut, size_t i)
{
    mw_str word = mw_token_text(cut, &cut->tokens[i]);
    for (size_t at = 0; at < word.len; at++)
        if (!mw_one_of((char)(word.data[at] | 32), "ivx"))
            return false;
    return word.len < 6;
}

/* [17]  [sic]  [citation needed]  [...]  (laughter)  (1965), but not the list's (2), (a) or (ii).
 * Where it ends; `i` itself when there is none. */
static size_t note_end(const mw_cutter *cut, size_t i, size_t end)
{
    enum { WORDS_MAX = 4, YEAR = 4, WORD_MIN = 3 };
    char close = mw_token_byte(cut, i) == '[' ? ']' : mw_token_byte(cut, i) == '(' ? ')' : '\0';
    size_t at = i + 1;
    while (close && at < end && at <= i + WORDS_MAX && mw_token_has(cut, at, MW_NUMBER | MW_WORD) &&
           !mw_token_has(cut, at, MW_CAPITAL))
        at++;
    if (close == ']' && at == i + 1 && at < end && kind_of(cut, &cut->tokens[at]) == ELLIPSIS)
        at++;
    if (!close || at == i + 1 || at >= end || mw_token_byte(cut, at) != close)
        return i;
    bool counts =
        at == i + 2 && (mw_token_has(cut, i + 1, MW_NUMBER)
                            ? mw_token_length(cut, i + 1) != YEAR
                            : mw_token_length(cut, i + 1) < WORD_MIN || is_roman(cut, i + 1));
    return close == ')' && counts ? i : at + 1;
}

static bool closes(const mw_cutter *cut, size_t i)
{
    char c = mw_token_byte(cut, i);
    return mw_token_has(cut, i, MW_QUOTE_CLOSE) || c == ')' || c == ']' || c == '}';
}

/* Past quotation marks and brackets, an emoticon, notes. Emoticons and "[...]" are stops themselves:
 * a line of a million of them must not be looked at from each to its end. */
static size_t past_closing(const stop *s)
{
    enum { TOKENS_MAX = 200 };
    const mw_cutter *cut = s->cut;
    size_t next = s->at + 1, end = s->end - next > TOKENS_MAX ? next + TOKENS_MAX : s->end;
    if (mw_rule_on(cut, MW_RULE_CLOSING))
        while (next < end && closes(cut, next))
            next++;
    if (mw_rule_on(cut, MW_RULE_EMOTICON))
        while (next < end && s->kind != ABBREVIATION &&
               kind_of(cut, &cut->tokens[next]) == EMOTICON)
            next++;
    if (mw_rule_on(cut, MW_RULE_NOTE))
        for (size_t past; next < end && (past = note_end(cut, next, s->end)) > next;)
            next = past;
    return next;
}

/* ---- what comes next */

/* A script without capitals, iPhone, @moonwire, https://…: what begins a sentence though it has no
 * capital. */
static start_kind start_of_small(const mw_cutter *cut, size_t i)
{
    enum { ADDRESS_MIN = 8 };
    mw_str word = mw_token_text(cut, &cut->tokens[i]);
    size_t next;
    uint32_t c = mw_utf8_next(word, 0, &next);
    if (c >= 0x590 && !mw_utf8_is_lower(c))
        return CAPITAL_WORD;
    if (word.len > 1 && (mw_class_of[(unsigned char)word.data[1]] & MW_C_UPPER))
        return CAPITAL_WORD;
    bool address = word.len > ADDRESS_MIN && mw_str_find(word, MW_STR("://"), 0) < word.len;
    return c == '@' || address ? SYMBOL : GOES_ON;
}

static start_kind start_of(const mw_cutter *cut, size_t i)
{
    if (mw_token_has(cut, i, MW_NUMBER))
        return NUMBER;
    if (mw_token_has(cut, i, MW_CAPITAL))
        return CAPITAL_WORD;
    if (mw_token_has(cut, i, MW_WORD))
        return start_of_small(cut, i);
    if (mw_token_has(cut, i, MW_QUOTE_OPEN))
        return OPENING;
    char c = mw_token_byte(cut, i);
    if (c == '(' || c == '[')
        return OPENING;
    if (!(mw_class_of[(unsigned char)c] & MW_C_HIGH))
        return mw_one_of(c, "$#*<") ? SYMBOL : GOES_ON;
    size_t next;
    uint32_t high = mw_utf8_next(cut->text, cut->tokens[i].start, &next);
    bool dash = high >= 0x2010 && high <= 0x2015;
    return dash || high == 0x2026 || mw_utf8_is_quote(high) ? GOES_ON : SYMBOL;
}

/* … and behind this stop: an ellipsis that stands alone opens what follows. */
static start_kind start_behind(const stop *s)
{
    if (s->blank && (s->kind & (FULL_STOP | EXCLAMATION)) &&
        mw_token_has(s->cut, s->next, MW_SPACE_AFTER) &&
        kind_of(s->cut, &s->cut->tokens[s->next]) == ELLIPSIS &&
        mw_rule_on(s->cut, MW_RULE_OPENING_ELLIPSIS))
        return SYMBOL;
    return start_of(s->cut, s->next);
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
    for (size_t looked = 0; looked < 3 && i + 1 < end && mw_token_has(cut, i, MW_PUNCT); looked++)
        i++;
    return i;
}

static bool starter(const mw_cutter *cut, size_t i, size_t end)
{
    i = first_word(cut, i, end);
    return mw_token_has(cut, i, MW_CAPITAL) && cut->text.data[cut->tokens[i].end - 1] != '.' &&
           (hints_of(cut, i) & MW_HINT_STARTER); /* No. 2 begins none */
}

/* ---- rules for any stop */

/* 2  2.1  b  iv  B */
static bool counts_a_point(const mw_cutter *cut, size_t i)
{
    enum { DIGITS_MAX = 2, LEVELS_MAX = 6 };
    size_t length = mw_token_length(cut, i);
    if (mw_token_has(cut, i, MW_NUMBER))
        return length <= DIGITS_MAX ||
               (length <= LEVELS_MAX &&
                memchr(mw_token_text(cut, &cut->tokens[i]).data, '.', length));
    return mw_token_has(cut, i, MW_WORD) && (length == 1 || is_roman(cut, i));
}

/* 1. The first …, also behind a bracket, a bullet or a colon. A. The first …, P.S. We …: their
 * dots are those of short forms. */
static verdict list_number(const stop *s)
{
    const mw_cutter *cut = s->cut;
    if (s->kind == ABBREVIATION)
        return s->at == s->first ? STAYS : PASS;
    if (s->from == s->first)
        return PASS;
    size_t number = s->from - 1;
    bool opens = number == s->first ||
                 (number == s->first + 1 && mw_token_has(cut, s->first, MW_PUNCT)) ||
                 (mw_token_has(cut, number, MW_NUMBER) && mw_token_byte(cut, number - 1) == ':');
    return opens && counts_a_point(cut, number) ? STAYS : PASS;
}

/* MOSCOW. Aug 3 (Interfax) - The minister … */
static verdict dateline(const stop *s)
{
    enum { WORDS_MAX = 4 };
    if (s->at - s->first > WORDS_MAX || s->next + 1 >= s->end ||
        !mw_token_has(s->cut, s->next + 1, MW_NUMBER) ||
        !(hints_of(s->cut, s->next) & MW_HINT_CALENDAR))
        return PASS;
    for (size_t i = s->first; i < s->from; i++)
        if (!mw_token_has(s->cut, i, MW_ALL_CAPS))
            return PASS;
    return s->from > s->first ? STAYS : PASS;
}

/* Figure 1. The port … */
static verdict label(const stop *s)
{
    return s->at == s->first + 2 && counts_a_point(s->cut, s->first + 1) &&
                   (hints_of(s->cut, s->first) & MW_HINT_LABEL)
               ? STAYS
               : PASS;
}

/* ... and they left; [...] They left. */
static verdict opening_ellipsis(const stop *s)
{
    for (size_t i = s->first; i < s->from; i++)
        if (!mw_one_of(mw_token_byte(s->cut, i), "[(") && !mw_token_has(s->cut, i, MW_QUOTE_OPEN))
            return PASS;
    return STAYS;
}

/* … as in any text where somebody writes “i”. */
static verdict informal(const stop *s)
{
    bool apart = s->blank || (s->kind == EXCLAMATION && s->cut->informal); /* why?how */
    if (s->start != GOES_ON || !apart || s->next != s->at + 1 ||
        !mw_token_has(s->cut, s->next, MW_WORD))
        return PASS;
    bool i = mw_token_byte(s->cut, s->next) == 'i' && mw_token_length(s->cut, s->next) == 1;
    return i || s->cut->informal ? ENDS : PASS;
}

static verdict small_letter(const stop *s)
{
    return s->start == GOES_ON ? STAYS : PASS;
}

/* ---- rules for abbreviations, which end a sentence only where something says so */

/* Luther King Sr. and Bethesda, Md. are no titles, though Sr. Gomez and Md. Rahman have some. */
static verdict title(const stop *s)
{
    bool other = s->hints & (MW_HINT_DEGREE | MW_HINT_STATE);
    if (!(s->hints & MW_HINT_TITLE))
        return PASS;
    return other && s->at > s->first &&
                   (mw_token_has(s->cut, s->at - 1, MW_CAPITAL) ||
                    mw_token_byte(s->cut, s->at - 1) == ',')
               ? PASS
               : STAYS;
}

static verdict latin(const stop *s)
{
    return s->hints & MW_HINT_LATIN ? STAYS : PASS;
}

/* At 5 a.m. Gen. Lee … In Aug. Police … In the U.S. The Hague … */
static verdict opening_phrase(const stop *s)
{
    enum { TOKENS_MAX = 4 };
    return s->at - s->first < TOKENS_MAX && (hints_of(s->cut, s->first) & MW_HINT_OPENER) ? STAYS
                                                                                          : PASS;
}

/* 5 p.m. Monday, 5 p.m. New York time */
static verdict hour(const stop *s)
{
    enum { WORDS_MAX = 3 };
    if (!(s->hints & MW_HINT_TIME))
        return PASS;
    for (size_t i = s->next;
         i < s->end && i < s->next + WORDS_MAX && mw_token_has(s->cut, i, MW_WORD); i++)
        if (hints_of(s->cut, i) & MW_HINT_CALENDAR)
            return STAYS;
        else if (!mw_token_has(s->cut, i, MW_CAPITAL))
            break;
    return PASS;
}

static verdict capital(const stop *s)
{
    enum { ENDING = MW_HINT_MONTH | MW_HINT_LIST | MW_HINT_UNIT | MW_HINT_TIME };
    bool quote = s->start == OPENING && mw_token_has(s->cut, s->next, MW_QUOTE_OPEN) &&
                 mw_token_has(s->cut, first_word(s->cut, s->next, s->end), MW_CAPITAL);
    return (s->hints & ENDING) && (quote || s->start == CAPITAL_WORD) ? ENDS : PASS;
}

static verdict before_starter(const stop *s)
{
    return starter(s->cut, s->next, s->end) ? ENDS : PASS;
}

/* ---- rules for marks, which end a sentence unless something speaks against it */

/* the end.The start, but not 3.A; behind a digit only a word that begins sentences. */
static verdict missing_blank(const stop *s)
{
    if (s->blank)
        return PASS;
    if (s->start != CAPITAL_WORD && s->start != OPENING)
        return STAYS;
    unsigned before = mw_class_at(s->cut, s->cut->tokens[s->from].start - 1);
    if ((before & MW_C_DIGIT) && mw_token_length(s->cut, s->next) > 1)
        return starter(s->cut, s->next, s->end) ? PASS : STAYS;
    bool closed = s->from > s->first && closes(s->cut, s->from - 1); /* (again).The */
    return closed || s->next > s->at + 1 || (before & MW_C_LOWER) ? PASS : STAYS;
}

/* “Really?” Foreign Minister Sergey Lavrov asked: capitalised words up to a verb of saying. Gives
 * the place of that verb, or `end`. */
static size_t attributing_verb(const mw_cutter *cut, size_t i, size_t end)
{
    enum { WORDS_MAX = 8 };
    if (hints_of(cut, i) & MW_HINT_STARTER)
        return end;
    for (size_t n = 0; n < WORDS_MAX && i < end; n++, i++) {
        if (mw_token_has(cut, i, MW_PUNCT) && mw_token_byte(cut, i) != '-')
            return end;
        if (n && !mw_token_has(cut, i, MW_CAPITAL) && (hints_of(cut, i) & MW_HINT_SAYING))
            return i;
    }
    return end;
}

/* Behind a closing mark: is what follows the attribution of what was quoted? A full stop before the
 * mark leaves that only for a bare “It is over.” Lavrov said. */
static verdict attribution(const stop *s)
{
    if (s->start != CAPITAL_WORD || !mw_token_has(s->cut, s->next - 1, MW_QUOTE_CLOSE))
        return PASS;
    size_t verb = attributing_verb(s->cut, s->next, s->end);
    if (verb == s->end)
        return PASS;
    return s->kind != FULL_STOP || verb + 1 == s->end ||
                   mw_one_of(mw_token_byte(s->cut, verb + 1), ".,")
               ? STAYS
               : PASS;
}

/* words… (and more) */
static verdict aside(const stop *s)
{
    return s->start == OPENING && !mw_token_has(s->cut, first_word(s->cut, s->next, s->end),
                                                MW_CAPITAL | MW_NUMBER)
               ? STAYS
               : PASS;
}

/* words … NATO agreed; words [...] NATO agreed */
static verdict omission(const stop *s)
{
    bool left_out = s->from > s->first &&
                    (s->next == s->at + 1 ? mw_token_has(s->cut, s->from - 1, MW_SPACE_AFTER)
                                          : mw_one_of(mw_token_byte(s->cut, s->from - 1), "[("));
    return left_out && !starter(s->cut, s->next, s->end) ? STAYS : PASS;
}

/* ---- the list */

/* In the order of decision. Behind it an abbreviation stays and any other stop ends; 。 has no rule
 * and always does. */
static const struct {
    mw_rule rule;
    unsigned stops; /* the kinds of stop it has a say in */
    verdict (*decide)(const stop *s);
} RULES[] = {
    {MW_RULE_LIST_NUMBER, FULL_STOP | ABBREVIATION, list_number},
    {MW_RULE_LABEL, FULL_STOP, label},
    {MW_RULE_DATELINE, FULL_STOP, dateline},
    {MW_RULE_OPENING_ELLIPSIS, ELLIPSIS, opening_ellipsis},
    {MW_RULE_INFORMAL, FULL_STOP | EXCLAMATION, informal},
    {MW_RULE_SMALL_LETTER, MARKS | ABBREVIATION, small_letter},
    {MW_RULE_TITLE, ABBREVIATION, title},
    {MW_RULE_LATIN, ABBREVIATION, latin},
    {MW_RULE_OPENING_PHRASE, ABBREVIATION, opening_phrase},
    {MW_RULE_HOUR, ABBREVIATION, hour},
    {MW_RULE_CAPITAL, ABBREVIATION, capital},
    {MW_RULE_STARTER, ABBREVIATION, before_starter},
    {MW_RULE_MISSING_BLANK, MARKS, missing_blank},
    {MW_RULE_ATTRIBUTION, MARKS, attribution},
    {MW_RULE_ASIDE, ELLIPSIS, aside},
    {MW_RULE_OMISSION, ELLIPSIS, omission},
};

static bool ends(stop *s)
{
    s->blank = mw_token_has(s->cut, s->next - 1, MW_SPACE_AFTER);
    s->start = start_behind(s);
    s->hints = s->kind == ABBREVIATION ? hints_of(s->cut, s->at) : 0;
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        if (!(RULES[i].stops & s->kind) || !mw_rule_on(s->cut, RULES[i].rule))
            continue;
        verdict said = RULES[i].decide(s);
        if (said != PASS)
            return said == ENDS;
    }
    return s->kind != ABBREVIATION;
}

/* Where the sentence ends when the stop at `*i` ends it; else 0, and `*i` is the stop's last token.
 */
static size_t end_at(const mw_cutter *cut, size_t first, size_t *i, size_t end, stop_kind kind)
{
    stop s = {.cut = cut, .first = first, .end = end, .from = *i, .at = *i, .kind = kind};
    take_spaced_dots(&s);
    s.next = past_closing(&s);
    *i = s.at;
    return s.next == end || ends(&s) ? s.next : 0;
}

/* May a sentence end with a token, by its last byte? Emoticons end with anything, but they are marks of more
 * than one. */
static inline bool may_stop(const mw_cutter *cut, const mw_token *token)
{
    static const bool STOPS[256] = {['.'] = true, ['!'] = true, ['?'] = true, [0x80 ... 0xff] = true};
    return STOPS[(unsigned char)cut->text.data[token->end - 1]] ||
           ((token->shape & MW_PUNCT) && token->end - token->start > 1);
}

/* The next token from `i` on with which one may end, or the next at all where points of a list are looked for. */
static inline size_t next_stop(const mw_cutter *cut, const mw_point *list, size_t i, size_t end)
{
    if (i <= list->at + 1) {
        size_t most = list->at < end ? list->at + 2 : end;
        while (i < most && !may_stop(cut, &cut->tokens[i]))
            i++;
    }
    return i;
}

size_t mw_sentence_end(const mw_cutter *cut, size_t first, size_t end)
{
    mw_point list = mw_point_of(cut, first, end);
    for (size_t i = next_stop(cut, &list, first, end); i < end; i = next_stop(cut, &list, i + 1, end)) {
        const mw_token *token = &cut->tokens[i];
        if (i > list.at + 1 && mw_is_next_point(cut, &list, i, end))
            return i;
        if (!may_stop(cut, token))
            continue;
        stop_kind kind = kind_of(cut, token);
        if (kind == NO_STOP || (kind == EMOTICON && !mw_rule_on(cut, MW_RULE_EMOTICON)))
            continue;
        size_t past = end_at(cut, first, &i, end, kind);
        if (past)
            return past;
    }
    return end;
}
