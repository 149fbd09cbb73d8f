/* SPDX-License-Identifier: MIT */
/* Which quotation marks open and which close. “ and ” say it themselves; for " and ' it follows
 * from the blanks around them and from what is open, within one paragraph. ’ and ' are also
 * apostrophes: one closes only what ‘ or ' has opened. */
#include "text/text_impl.h"

typedef enum mark_kind {
    NO_MARK,
    OPENS,
    OPENS_SINGLE,
    CLOSES,
    DOUBLE,
    SINGLE,
    HIGH_COMMA
} mark_kind;

static mark_kind kind_of_high(uint32_t character)
{
    switch (character) {
    case 0x2018: /* ‘ */
    case 0x201b:
        return OPENS_SINGLE;
    case 0x2019: /* ’ */
        return HIGH_COMMA;
    case 0x201c: /* “ */
    case 0x201a: /* ‚ */
    case 0x201e: /* „ */
    case 0x201f:
    case 0xab:   /* « */
    case 0x2039: /* ‹ */
        return OPENS;
    case 0x201d: /* ” */
    case 0xbb:   /* » */
    case 0x203a: /* › */
        return CLOSES;
    default:
        return NO_MARK;
    }
}

static mark_kind kind_of(const mw_cutter *cut, const mw_token *token)
{
    if (!(token->shape & MW_PUNCT))
        return NO_MARK;
    size_t length = token->end - token->start, next;
    char c = cut->text.data[token->start];
    if (c == '"' || (c == '\'' && length == 2))
        return DOUBLE;
    if (c == '\'')
        return SINGLE;
    if (c == '`')
        return length == 2 ? OPENS : OPENS_SINGLE;
    if (!(mw_class_of[(unsigned char)c] & MW_C_HIGH))
        return NO_MARK;
    mark_kind kind = kind_of_high(mw_utf8_next(cut->text, token->start, &next));
    return kind == HIGH_COMMA && next < token->end ? DOUBLE : kind; /* ’’ */
}

/* What touches a mark. A bracket, a dash or an opening mark before it is as good as a blank. */
typedef struct sides {
    bool blank_before, blank_after;
    bool word_before, word_after; /* a word or a number, without a blank between */
} sides;

static bool lets_open(const mw_cutter *cut, const mw_token *token)
{
    if (token->shape & MW_QUOTE_OPEN)
        return true;
    const char *s = cut->text.data + token->start;
    return (token->shape & MW_PUNCT) &&
           (mw_one_of(*s, "([{-/") ||
            (token->end - token->start >= 3 && s[0] == '\xe2' && s[1] == '\x80' &&
             (unsigned char)s[2] >= 0x90 && (unsigned char)s[2] <= 0x95)); /* – — */
}

static sides sides_of(const mw_cutter *cut, size_t first, size_t i)
{
    sides s = {.blank_before = true, .blank_after = (cut->tokens[i].shape & MW_SPACE_AFTER) != 0};
    if (i > first) {
        const mw_token *before = &cut->tokens[i - 1];
        bool blank = (before->shape & MW_SPACE_AFTER) != 0;
        s.word_before = !blank && !(before->shape & MW_PUNCT);
        s.blank_before = blank || lets_open(cut, before);
    }
    s.word_after =
        !s.blank_after && i + 1 < cut->token_count && !(cut->tokens[i + 1].shape & MW_PUNCT);
    return s;
}

/* the students’ union: an s before, a blank behind. */
static bool may_be_possessive(const mw_cutter *cut, size_t i, const sides *s)
{
    return s->word_before && s->blank_after &&
           (cut->text.data[cut->tokens[i].start - 1] | 32) == 's';
}

/* Is the next single mark of the paragraph one that can only close: agrees,’ he said? Looks as far
 * as that mark, so all calls together look at each token once. */
static bool closes_later(const mw_cutter *cut, size_t first, size_t i)
{
    for (size_t next = i + 1; next < cut->token_count; next++) {
        mark_kind kind = kind_of(cut, &cut->tokens[next]);
        if (kind == OPENS_SINGLE)
            return false;
        if (kind != SINGLE && kind != HIGH_COMMA)
            continue;
        sides s = sides_of(cut, first, next);
        return !s.blank_before && !s.word_after && !may_be_possessive(cut, next, &s);
    }
    return false;
}

typedef struct state {
    bool double_open, single_open;
    bool low_open;    /* „, which “ closes */
    size_t single_at; /* the token that opened the single mark */
} state;

/* 6'2" and 5": feet and inches. */
static bool is_measure(const mw_cutter *cut, const state *now, size_t first, size_t i)
{
    if (i > first && !now->double_open &&
        (cut->tokens[i - 1].shape & (MW_NUMBER | MW_SPACE_AFTER)) == MW_NUMBER)
        return true;
    return i >= first + 2 &&
           (cut->tokens[i - 1].shape & (MW_NUMBER | MW_SPACE_AFTER)) == MW_NUMBER &&
           kind_of(cut, &cut->tokens[i - 2]) == SINGLE &&
           !(cut->tokens[i - 2].shape & MW_SPACE_AFTER);
}

static unsigned see_double(const mw_cutter *cut, state *now, size_t first, size_t i)
{
    if (is_measure(cut, now, first, i))
        return 0;
    sides s = sides_of(cut, first, i);
    if (i + 1 == cut->token_count && i > first) /* over. " at the end of all */
        s.blank_before = false;
    now->double_open = s.blank_before != s.blank_after ? s.blank_before : !now->double_open;
    return now->double_open ? MW_QUOTE_OPEN : MW_QUOTE_CLOSE;
}

/* over.’ closes, though what opened was paragraphs ago. */
static bool is_behind_stop(const mw_cutter *cut, size_t first, size_t i)
{
    return i > first && (cut->tokens[i - 1].shape & MW_PUNCT) &&
           mw_one_of(cut->text.data[cut->tokens[i - 1].start], ".!?,");
}

static unsigned see_single(const mw_cutter *cut, state *now, size_t first, size_t i, bool may_open)
{
    sides s = sides_of(cut, first, i);
    if (!now->single_open && !s.blank_before && s.blank_after && is_behind_stop(cut, first, i))
        return MW_QUOTE_CLOSE;
    if (now->single_open && !s.blank_before && !s.word_after &&
        !(may_be_possessive(cut, i, &s) && closes_later(cut, first, i))) {
        now->single_open = false;
        return MW_QUOTE_CLOSE;
    }
    if (may_open && !now->single_open && s.blank_before && s.word_after) {
        now->single_open = true;
        now->single_at = i;
        return MW_QUOTE_OPEN;
    }
    return 0;
}

/* A mark that by its shape opens or closes, but stands the other way round: »Ja«, ”Nej”. */
static bool is_reversed(const mw_cutter *cut, size_t first, size_t i, bool opening)
{
    sides s = sides_of(cut, first, i);
    return opening ? !s.blank_before && s.blank_after : s.blank_before && !s.blank_after;
}

/* “ « „ and the typewriter's ``, which '' closes. */
static unsigned see_opening(const mw_cutter *cut, state *now, size_t i)
{
    size_t next;
    uint32_t mark = mw_utf8_next(cut->text, cut->tokens[i].start, &next);
    if (mark == 0x201c && now->low_open) {
        now->low_open = false;
        return MW_QUOTE_CLOSE;
    }
    now->low_open |= mark == 0x201e;
    now->double_open |= mark == '`';
    return MW_QUOTE_OPEN;
}

static unsigned see(const mw_cutter *cut, state *now, size_t first, size_t i)
{
    mark_kind kind = kind_of(cut, &cut->tokens[i]);
    if ((kind == OPENS || kind == CLOSES) && !now->low_open &&
        is_reversed(cut, first, i, kind == OPENS))
        return kind == OPENS ? MW_QUOTE_CLOSE : MW_QUOTE_OPEN;
    switch (kind) {
    case OPENS_SINGLE:
        now->single_open = true;
        now->single_at = i;
        return MW_QUOTE_OPEN;
    case OPENS:
        return see_opening(cut, now, i);
    case CLOSES:
        return MW_QUOTE_CLOSE;
    case DOUBLE:
        return see_double(cut, now, first, i);
    case SINGLE:
    case HIGH_COMMA:
        return see_single(cut, now, first, i, kind == SINGLE);
    default:
        return 0;
    }
}

void mw_cut_quotes(mw_cutter *cut, size_t first)
{
    state now = {0};
    if (!cut->quoted)
        return;
    for (size_t i = first; i < cut->token_count; i++)
        if (mw_token_has(cut, i, MW_PUNCT))
            cut->tokens[i].shape |= (uint16_t)see(cut, &now, first, i);
    if (now.single_open && cut->text.data[cut->tokens[now.single_at].start] == '\'')
        cut->tokens[now.single_at].shape &=
            (uint16_t)~MW_QUOTE_OPEN; /* never closed: an apostrophe */
}
