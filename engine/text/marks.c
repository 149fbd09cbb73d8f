/* SPDX-License-Identifier: MIT */
/* Which quotation marks open and which close. “ ” say it themselves; for " and ' it follows from
 * the blanks around them and from what is open, within one paragraph. ’ and ' are also
 * apostrophes: one closes only what ‘ or ' has opened. */
#include "text/text_impl.h"

typedef enum mark_kind { NOT_A_MARK, OPENS, CLOSES, DOUBLE, SINGLE, HIGH_COMMA } mark_kind;

static mark_kind kind_of(const mw_cutter *cut, const mw_token *token)
{
    mw_str text = mw_token_text(cut, token);
    if (text.data[0] == '"' || mw_str_is(text, "''"))
        return DOUBLE;
    if (text.data[0] == '`')
        return OPENS;
    if (text.data[0] == '\'')
        return text.len == 1 ? SINGLE : NOT_A_MARK;
    if (!(mw_class_of[(unsigned char)text.data[0]] & MW_C_HIGH))
        return NOT_A_MARK;
    size_t next;
    switch (mw_utf8_next(text, 0, &next)) {
    case 0x201c:
    case 0x2018:
    case 0x201e:
    case 0x201a:
    case 0x201f:
    case 0x201b:
    case 0xab:
    case 0x2039:
        return OPENS;
    case 0x201d:
    case 0xbb:
    case 0x203a:
        return CLOSES;
    case 0x2019:
        return next == text.len ? HIGH_COMMA : NOT_A_MARK;
    default:
        return NOT_A_MARK;
    }
}

static bool is_single_open(mw_str text)
{
    return mw_str_is(text, "\xe2\x80\x98") || mw_str_is(text, "'");
}

/* What stands on both sides of a mark. */
typedef struct sides {
    bool blank_before, blank_after;
    bool word_before, word_after; /* a word or number touches it */
} sides;

static sides sides_of(const mw_cutter *cut, size_t first, size_t i)
{
    sides s = {.blank_before = true, .blank_after = (cut->tokens[i].shape & MW_SPACE_AFTER) != 0};
    if (i > first) {
        unsigned before = cut->tokens[i - 1].shape;
        s.blank_before = (before & MW_SPACE_AFTER) != 0;
        s.word_before = !s.blank_before && !(before & MW_PUNCT);
        if (!s.blank_before && (before & MW_QUOTE_OPEN))
            s.blank_before = true; /* a mark that opens inside one that just opened */
        char mark = cut->text.data[cut->tokens[i - 1].start];
        if (!s.word_before && strchr("([{-/\xe2", mark) && !(before & MW_QUOTE_CLOSE) &&
            mark != '\xe2')
            s.blank_before = true;
        if (mark == '\xe2' && (before & MW_PUNCT) && !(before & MW_QUOTE_CLOSE) && !s.blank_after)
            s.blank_before = s.blank_before ||
                             !mw_str_is(mw_token_text(cut, &cut->tokens[i - 1]), "\xe2\x80\xa6");
    }
    if (i + 1 < cut->token_count && !s.blank_after)
        s.word_after = !(cut->tokens[i + 1].shape & MW_PUNCT);
    return s;
}

static bool opens_double(const sides *s, bool is_open)
{
    if (s->blank_before != s->blank_after)
        return s->blank_before;
    return !is_open;
}

/* Does a later single mark of this paragraph close? Filled from the end; see mw_cut_quotes. */
static bool may_close(const mw_cutter *cut, size_t i, const sides *s)
{
    (void)cut;
    (void)i;
    return !s->blank_before && !s->word_after;
}

typedef struct state {
    bool double_open, single_open;
    size_t single_at; /* the token that opened the single mark */
} state;

static void mark_single(mw_cutter *cut, state *now, size_t i, const sides *s, bool ascii)
{
    mw_token *token = &cut->tokens[i];
    if (now->single_open && may_close(cut, i, s)) {
        token->shape |= MW_QUOTE_CLOSE;
        now->single_open = false;
    } else if (ascii && !now->single_open && s->blank_before && s->word_after) {
        token->shape |= MW_QUOTE_OPEN;
        now->single_open = true;
        now->single_at = i;
    }
}

void mw_cut_quotes(mw_cutter *cut, size_t first)
{
    state now = {0};
    if (!cut->quoted)
        return;
    for (size_t i = first; i < cut->token_count; i++) {
        mw_token *token = &cut->tokens[i];
        mark_kind kind = token->shape & MW_PUNCT ? kind_of(cut, token) : NOT_A_MARK;
        if (kind == NOT_A_MARK)
            continue;
        sides s = sides_of(cut, first, i);
        if (kind == OPENS) {
            token->shape |= MW_QUOTE_OPEN;
            if (is_single_open(mw_token_text(cut, token)))
                now.single_open = true, now.single_at = i;
        } else if (kind == CLOSES) {
            token->shape |= MW_QUOTE_CLOSE;
        } else if (kind == DOUBLE) {
            now.double_open = opens_double(&s, now.double_open);
            token->shape |= now.double_open ? MW_QUOTE_OPEN : MW_QUOTE_CLOSE;
        } else {
            mark_single(cut, &now, i, &s, kind == SINGLE);
        }
    }
    if (now.single_open && cut->text.data[cut->tokens[now.single_at].start] == '\'')
        cut->tokens[now.single_at].shape &=
            (uint16_t)~MW_QUOTE_OPEN; /* never closed: an apostrophe */
}
