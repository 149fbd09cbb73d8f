/* SPDX-License-Identifier: MIT */
/* What a user types to search, turned into what FTS5 understands.
 *
 *   query  = clause { clause }                    all of them
 *   clause = term { "OR" term } | "-" term        one of them | none of it
 *   term   = word | word* | "a phrase" | NEAR(word "a phrase" … [, distance])
 *
 * AND between words says what a blank says, NOT what a minus says. Every word goes to FTS5 as a
 * quoted string, so no character of it has a meaning there, and a word with punctuation inside
 * (Su-30, five-point) becomes the phrase of its parts. What has neither letter nor digit is left
 * out. */
#include "store/store_impl.h"

#include "text/utf8.h"

enum { TERMS_MAX = 200, DISTANCE_MAX = 1000, DISTANCE = 10 };

typedef struct parser {
    mw_str text;
    size_t at;
    size_t terms;
    mw_buf must, must_not; /* FTS5 */
    bool open;             /* the last clause of `must` may go on with OR */
    size_t or_at;          /* of an OR whose right side is still to come, or SIZE_MAX */
    mw_error *err;
} parser;

static bool fail(parser *p, size_t offset, const char *what)
{
    return mw_fail(p->err, MW_EPARSE, offset, "%s", what);
}

static bool is_blank_at(const parser *p, size_t *next)
{
    return mw_utf8_is_blank(mw_utf8_next(p->text, p->at, next)) || p->text.data[p->at] == '\n' ||
           p->text.data[p->at] == '\r' || p->text.data[p->at] == '\t';
}

static bool skip_blanks(parser *p) /* false: nothing follows */
{
    size_t next;
    while (p->at < p->text.len && is_blank_at(p, &next))
        p->at = next;
    return p->at < p->text.len;
}

static bool next_is(const parser *p, char c)
{
    return p->at < p->text.len && p->text.data[p->at] == c;
}

static bool has_words(mw_str text)
{
    for (size_t at = 0, next; at < text.len; at = next) {
        uint32_t c = mw_utf8_next(text, at, &next);
        if (mw_utf8_is_letter(c) || mw_utf8_is_digit(c))
            return true;
    }
    return false;
}

static void put_quoted(mw_str text, mw_buf *out)
{
    mw_buf_char(out, '"');
    for (size_t i = 0; i < text.len; i++)
        mw_buf_char(out, text.data[i] && text.data[i] != '"' ? text.data[i] : ' ');
    mw_buf_char(out, '"');
}

/* A word ends at a blank or a double quotation mark, inside NEAR also at a comma or bracket. */
static mw_str take_word(parser *p, bool inside_near)
{
    size_t start = p->at, next;
    while (p->at < p->text.len && !next_is(p, '"') && !is_blank_at(p, &next) &&
           !(inside_near && (next_is(p, ')') || next_is(p, ','))))
        p->at = next;
    return mw_str_sub(p->text, start, p->at);
}

static bool take_phrase(parser *p, mw_str *phrase)
{
    size_t start = p->at + 1, end = mw_str_find(p->text, MW_STR("\""), start);
    if (end >= p->text.len)
        return fail(p, p->at, "this quotation mark is not closed");
    *phrase = mw_str_sub(p->text, start, end);
    p->at = end + 1;
    return true;
}

/* Appends a word or a phrase; nothing when it has no letter and no digit. */
static bool put_simple(parser *p, bool inside_near, mw_buf *out)
{
    mw_str words;
    bool phrase = next_is(p, '"');
    if (++p->terms > TERMS_MAX)
        return mw_fail(p->err, MW_ELIMIT, p->at, "a search of more than %d words", TERMS_MAX);
    if (phrase && !take_phrase(p, &words))
        return false;
    if (!phrase)
        words = take_word(p, inside_near);
    if (!has_words(words))
        return true;
    put_quoted(words, out);
    if (!phrase && mw_str_ends(words, MW_STR("*")))
        mw_buf_char(out, '*');
    return true;
}

/* NEAR. */

static bool put_distance(parser *p, mw_buf *out)
{
    int64_t distance = DISTANCE;
    if (next_is(p, ',')) {
        p->at++;
        skip_blanks(p);
        size_t start = p->at;
        if (!mw_str_integer(take_word(p, true), &distance) || distance < 0 ||
            distance > DISTANCE_MAX)
            return fail(p, start, "the distance of NEAR is a number of words, at most 1000");
    }
    mw_buf_print(out, ", %d)", (int)distance);
    return true;
}

static bool put_near(parser *p, mw_buf *out)
{
    size_t start = p->at, count = 0;
    p->at += strlen("NEAR(");
    mw_buf_add(out, MW_STR("NEAR("));
    while (skip_blanks(p) && !next_is(p, ')') && !next_is(p, ',')) {
        size_t before = out->len;
        if (!put_simple(p, true, out))
            return false;
        count += out->len > before;
        mw_buf_char(out, ' ');
    }
    if (count < 2)
        return fail(p, start, "NEAR takes two words or phrases: NEAR(election delay)");
    if (!put_distance(p, out))
        return false;
    if (!skip_blanks(p) || !next_is(p, ')'))
        return fail(p, start, "this NEAR( is not closed");
    p->at++;
    return true;
}

/* Clauses. */

static bool starts_with(const parser *p, const char *word)
{
    return mw_str_starts(mw_str_sub(p->text, p->at, p->text.len), mw_str_of(word));
}

/* Whether the next word is `word` and nothing more; moves past it. */
static bool accept(parser *p, const char *word)
{
    size_t start = p->at;
    if (mw_str_is(take_word(p, false), word))
        return true;
    p->at = start;
    return false;
}

static bool add_or(parser *p, size_t at)
{
    if (!p->open || p->or_at != SIZE_MAX)
        return fail(p, at, "OR stands between two words");
    p->or_at = at;
    return true;
}

static bool add_term(parser *p, mw_str term, bool minus)
{
    if (minus && p->or_at != SIZE_MAX)
        return fail(p, p->or_at, "OR stands between two words");
    if (minus)
        mw_buf_print(&p->must_not, "%s%.*s", p->must_not.len ? " OR " : "", MW_ARG(term));
    else if (p->or_at != SIZE_MAX)
        mw_buf_print(&p->must, " OR %.*s", MW_ARG(term));
    else
        mw_buf_print(&p->must, "%s(%.*s", p->must.len ? ") AND " : "", MW_ARG(term));
    p->open = !minus;
    p->or_at = SIZE_MAX;
    return true;
}

static bool read_term(parser *p, bool minus)
{
    mw_buf term = {0};
    bool good = starts_with(p, "NEAR(") ? put_near(p, &term) : put_simple(p, false, &term);
    if (good && term.len)
        good = add_term(p, mw_buf_str(&term), minus);
    p->must.failed |= term.failed;
    mw_buf_free(&term);
    return good;
}

static bool read_clauses(parser *p)
{
    while (skip_blanks(p)) {
        size_t at = p->at;
        bool good = true;
        if (accept(p, "OR"))
            good = add_or(p, at);
        else if (accept(p, "NOT"))
            good = skip_blanks(p) ? read_term(p, true) : fail(p, at, "NOT stands before a word");
        else if (!accept(p, "AND")) {
            p->at += next_is(p, '-');
            good = p->at == p->text.len || read_term(p, p->at > at);
        }
        if (!good)
            return false;
    }
    return p->or_at == SIZE_MAX || fail(p, p->or_at, "OR stands between two words");
}

static bool join(parser *p, mw_buf *fts)
{
    if (!mw_buf_ok(&p->must, p->err) || !mw_buf_ok(&p->must_not, p->err))
        return false;
    if (!p->must.len && p->must_not.len)
        return fail(p, 0, "a search needs a word that must be there");
    if (!p->must.len)
        return fail(p, 0, "there is no word to search for");
    mw_buf_print(fts, p->must_not.len ? "(%s)) NOT (%s)" : "%s)%s", p->must.data,
                 p->must_not.len ? p->must_not.data : "");
    return mw_buf_ok(fts, p->err);
}

bool mw_store_search_text(mw_str query, mw_buf *fts, mw_error *err)
{
    parser p = {.text = query, .or_at = SIZE_MAX, .err = err};
    bool good = read_clauses(&p) && join(&p, fts);
    mw_buf_free(&p.must);
    mw_buf_free(&p.must_not);
    return good;
}
