/* SPDX-License-Identifier: MIT */
/* Which word keeps the dot behind it: initials, short forms of the table, addresses. Any other dot
 * is a full stop, a token of its own. */
#include "text/text_impl.h"

/* A word, the dot behind it and what comes then. */
typedef struct dotted {
    const mw_cutter *cut;
    mw_str word; /* without the dot */
    size_t start, dot;
    size_t after;     /* the first byte that is no blank */
    uint32_t next;    /* the character there; 0 at the end of all */
    bool blank;       /* between */
    bool capitalised; /* the word */
    unsigned hints;
} dotted;

typedef enum verdict { PASS, KEEPS, LEAVES } verdict;

/* The first character after blanks from `*at`, which moves there; 0 at the end. */
static uint32_t after_blanks(const mw_cutter *cut, size_t *at)
{
    for (size_t next; *at < cut->text.len; *at = next) {
        uint32_t c = mw_utf8_next(cut->text, *at, &next);
        if (!mw_utf8_is_blank(c))
            return c;
    }
    return 0;
}

static const mw_token *word_before(const dotted *d)
{
    return d->cut->token_count ? &d->cut->tokens[d->cut->token_count - 1] : NULL;
}

static bool goes_on(const dotted *d)
{
    return d->blank && d->capitalised && mw_utf8_is_lower(d->next);
}

/* No. 5  p. 7 */
static verdict numbered(const dotted *d)
{
    if (!(d->hints & MW_HINT_NUMBER))
        return PASS;
    bool keeps = goes_on(d) || (mw_utf8_is_digit(d->next) && (d->blank || d->dot - d->start > 1));
    return keeps ? KEEPS : d->hints & MW_HINT_DOTTED ? PASS : LEAVES; /* Flt. 5, Flt. Lt. Rao */
}

/* Sat. 5 March, Sat., Sat. Aug. 3 */
static verdict weekday(const dotted *d)
{
    if (!(d->hints & MW_HINT_WEEKDAY))
        return PASS;
    mw_str word = mw_str_sub(d->cut->text, d->after, mw_word_end(d->cut, d->after));
    bool month = d->capitalised && d->blank && (mw_hints(d->cut->table, word) & MW_HINT_MONTH);
    return month || goes_on(d) || d->next == ',' || mw_utf8_is_digit(d->next) ? KEEPS : LEAVES;
}

static verdict unit(const dotted *d)
{
    if (!(d->hints & MW_HINT_UNIT))
        return PASS;
    return d->next == ',' || (d->blank && mw_utf8_is_lower(d->next)) ? KEEPS : LEAVES;
}

/* Hun Sen. is no senator: a name that ends like a title. */
static verdict name_end(const dotted *d)
{
    const mw_token *last = word_before(d);
    char name[MW_HINT_FORM_MAX];
    size_t before = last ? last->end - last->start : 0, len = before + 1 + d->word.len;
    if (!(d->hints & MW_HINT_DOTTED) || !last || last->end == d->start || len > sizeof name)
        return PASS;
    memcpy(name, d->cut->text.data + last->start, before); /* with one blank, however many */
    name[before] = ' ';
    memcpy(name + before + 1, d->word.data, d->word.len);
    return mw_hints(d->cut->table, (mw_str){name, len}) & MW_HINT_NAME ? LEAVES : PASS;
}

static verdict short_form(const dotted *d)
{
    return d->hints & MW_HINT_DOTTED ? KEEPS : PASS;
}

/* (b. 1950)  (c. 1200) */
static verdict bracketed_letter(const dotted *d)
{
    return d->word.len == 1 && d->cut->run < d->cut->token_count &&
                   d->cut->text.data[d->start - 1] == '('
               ? KEEPS
               : PASS;
}

static bool is_capital_letter(const dotted *d)
{
    size_t after;
    return mw_utf8_is_upper(mw_utf8_next(d->cut->text, d->start, &after)) && after == d->dot;
}

/* plan B. Critics, Group C. Japan */
static verdict lettered(const dotted *d)
{
    const mw_token *last = word_before(d);
    return is_capital_letter(d) && last && (last->shape & MW_WORD) &&
                   (mw_hints(d->cut->table, mw_token_text(d->cut, last)) &
                    (MW_HINT_LABEL | MW_HINT_LETTERED))
               ? LEAVES
               : PASS;
}

/* Not the A of W. A. Perera. */
static bool starter_next(const dotted *d)
{
    size_t end = mw_word_end(d->cut, d->after);
    return (mw_class_at(d->cut, d->after) & MW_C_UPPER) && mw_byte_at(d->cut, end) != '.' &&
           (mw_hints(d->cut->table, mw_str_sub(d->cut->text, d->after, end)) & MW_HINT_STARTER);
}

/* Is the capital before the dot a name's initial? Not in “option B. The”, nor at the end of all. */
static verdict initial(const dotted *d)
{
    const mw_token *last = word_before(d);
    if (!is_capital_letter(d) || !d->next || mw_utf8_is_quote(d->next))
        return PASS;
    bool name_before = last && (last->shape & (MW_CAPITAL | MW_PUNCT));
    bool starts = starter_next(d);
    bool pronoun = d->word.data[0] == 'I'; /* So do I. Others … */
    bool is = name_before ? !(starts && pronoun) : !starts && !pronoun;
    return is ? KEEPS : PASS;
}

/* In the order of decision; behind it the dot is a full stop. */
static const struct {
    mw_rule rule;
    verdict (*decide)(const dotted *d);
} RULES[] = {
    {MW_RULE_BRACKETED_LETTER, bracketed_letter},
    {MW_RULE_NUMBERED, numbered},
    {MW_RULE_WEEKDAY, weekday},
    {MW_RULE_UNIT, unit},
    {MW_RULE_NAME_END, name_end},
    {MW_RULE_SHORT_FORM, short_form},
    {MW_RULE_LETTERED, lettered},
    {MW_RULE_INITIAL, initial},
};

static bool keeps_dot(const mw_cutter *cut, size_t start, size_t dot)
{
    enum { LETTER_BYTES_MAX = 4 };
    dotted d = {.cut = cut, .word = mw_str_sub(cut->text, start, dot), .start = start, .dot = dot};
    d.after = dot + 1;
    d.next = after_blanks(cut, &d.after);
    d.blank = d.after > dot + 1;
    if (d.next == '.' && !d.blank)
        return false;
    d.capitalised = (mw_class_at(cut, start) & MW_C_UPPER) != 0;
    d.hints = mw_hints(cut->table, d.word);
    if (!d.hints && d.word.len > LETTER_BYTES_MAX) /* most words */
        return false;
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
        verdict said = mw_rule_on(cut, RULES[i].rule) ? RULES[i].decide(&d) : PASS;
        if (said != PASS)
            return said == KEEPS;
    }
    return false;
}

/* ---- dots inside */

/* U.S.  a.m.  J.K. */
size_t mw_initialism_end(const mw_cutter *cut, size_t start, size_t dot)
{
    if (dot - start != 1 || !mw_rule_on(cut, MW_RULE_INITIALISM))
        return dot;
    size_t at = dot;
    while (mw_byte_at(cut, at) == '.' && (mw_class_at(cut, at + 1) & MW_C_LETTER) &&
           !(mw_class_at(cut, at + 2) & (MW_C_WORD | MW_C_HIGH)))
        at += 2;
    if (at > dot && mw_byte_at(cut, at) == '.' && mw_byte_at(cut, at + 1) != '.')
        at++;
    return at;
}

/* Ph.D  Lt.-Gen  Cr.P.C: a form of the table with dots inside. Returns where it ends with its own;
 * `dot` when there is none. */
static size_t inner_end(const mw_cutter *cut, size_t start, size_t dot)
{
    size_t found = dot;
    if (!mw_rule_on(cut, MW_RULE_INNER_DOT))
        return dot;
    for (size_t at = dot; mw_byte_at(cut, at) == '.';) {
        size_t part = at + 1 + (mw_byte_at(cut, at + 1) == '-');
        at = mw_word_end(cut, part);
        if (at == part || at - start > MW_HINT_FORM_MAX)
            break;
        if (mw_hints(cut->table, mw_str_sub(cut->text, start, at)) & MW_HINT_DOTTED)
            found = at + (mw_byte_at(cut, at) == '.');
    }
    return found;
}

size_t mw_cut_dotted(mw_cutter *cut, size_t start, size_t dot)
{
    size_t end = mw_initialism_end(cut, start, dot);
    unsigned behind = mw_class_at(cut, dot + 1);
    if (end == dot && (behind & MW_C_ALNUM) && mw_rule_on(cut, MW_RULE_ADDRESS))
        end = mw_cut_host(cut, start, dot);
    if (end == dot && ((behind & MW_C_ALNUM) || mw_byte_at(cut, dot + 1) == '-'))
        end = inner_end(cut, start, dot);
    if (end > dot)
        return end;
    return keeps_dot(cut, start, dot) ? dot + 1 : dot;
}
