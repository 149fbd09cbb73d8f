/* SPDX-License-Identifier: MIT */
/* How readings are told, and the part of mw.explain that is about names: which readings of the words there were, which
 * stands, and by which rule of the arbitration. */
#include "script/explain.h"

#include "names/explain.h"
#include "base/arena.h"
#include "base/buf.h"
#include "frame/print.h"
#include "text/utf8.h"
#include "text/wrap.h"

enum { CANDIDATES_SHOWN = 16, COLUMNS = 100, LABEL = 10 };

static void put_wrapped(mw_buf *out, const mw_buf *line)
{
    mw_buf clean = {0};
    mw_print_clean(mw_buf_str(line), &clean);
    if (clean.failed)
        out->failed = true;
    mw_wrap(mw_buf_str(&clean), COLUMNS, 0, LABEL + 2, out);
    mw_buf_free(&clean);
}

/* mw_wrap would take the blanks of an empty label for one. */
static void put_label(mw_buf *line, const char *label)
{
    mw_buf_clear(line);
    mw_buf_add(line, mw_str_of(label));
    for (size_t i = strlen(label); i < LABEL; i++)
        mw_buf_add(line, MW_STR(MW_NO_BREAK));
}

static void put_candidate(const mw_article *article, const mw_candidate *c, const char *label, mw_buf *line,
                          mw_buf *out)
{
    put_label(line, label);
    mw_buf_print(line, "“%.*s” %.*s, by %.*s", MW_ARG(mw_article_slice(article, c->span)), MW_ARG(c->reading),
                 MW_ARG(c->by));
    if (c->rule >= 0)
        mw_buf_print(line, " (%d)", c->rule);
    if (c->why.len)
        mw_buf_print(line, "; %.*s", MW_ARG(c->why));
    put_wrapped(out, line);
}

static unsigned put_all(const mw_article *article, const mw_reasons *reasons, mw_buf *line, mw_buf *out)
{
    static const char *const LABELS[] = {[MW_STANDS] = "stands", [MW_FELL] = "fell", [MW_UNTRIED] = "beside"};
    unsigned rules = 0;
    for (size_t i = 0; i < reasons->count && i < CANDIDATES_SHOWN; i++) {
        const mw_candidate *c = &reasons->candidates[i];
        put_candidate(article, c, i && c->fate == c[-1].fate ? "" : LABELS[c->fate], line, out);
        rules |= c->rule >= 0 ? 1u << c->rule : 0;
    }
    if (reasons->count > CANDIDATES_SHOWN)
        mw_buf_print(out, "%-*s… and %zu more readings\n", LABEL, "", reasons->count - CANDIDATES_SHOWN);
    return rules;
}

static void put_shown(const mw_reasons *reasons, const char *none, mw_buf *line, mw_buf *out)
{
    for (size_t i = 0; i < reasons->shown_count; i++) {
        put_label(line, i ? "" : "read");
        mw_buf_add(line, reasons->shown[i]);
        put_wrapped(out, line);
    }
    if (!reasons->shown_count && reasons->is_foreign)
        mw_buf_add(out, MW_STR("read      not at all: names are looked for in English only\n"));
    else if (!reasons->shown_count)
        mw_buf_print(out, "read      %s\n", none);
}

bool mw_explain_reasons(const mw_article *article, const struct mw_reasons *reasons, const char *none, unsigned *rules,
                        mw_buf *out, mw_error *err)
{
    mw_buf line = {0};
    unsigned named;
    if (none)
        put_shown(reasons, none, &line, out);
    named = put_all(article, reasons, &line, out);
    if (rules)
        *rules |= named;
    bool good = mw_buf_ok(&line, err);
    mw_buf_free(&line);
    return good;
}

/* A corpus keeps what was read with the tables of its day. */
static void put_version(const mw_article *article, const mw_model *model, mw_buf *out)
{
    mw_str then = mw_article_head(article)->lexicon;
    if (then.len && !mw_str_equal(then, mw_model_lexicon_version(model)))
        mw_buf_add(out, MW_STR("          read again with today's tables; the corpus was made with others\n"));
}

bool mw_explain_names(const mw_article *article, const mw_model *model, mw_span span, bool is_name, unsigned *rules,
                      mw_buf *out, mw_error *err)
{
    mw_arena *arena = mw_arena_create(0, err);
    mw_reasons reasons;
    bool good = arena && mw_candidates_of(article, model, span, arena, &reasons, err) &&
                mw_explain_reasons(article, &reasons, is_name ? NULL : "as no name", rules, out, err);
    if (good)
        put_version(article, model, out);
    mw_arena_free(arena);
    return good;
}

void mw_explain_rules(unsigned rules, mw_buf *out)
{
    bool first = true;
    mw_buf line = {0};
    for (int rule = 0; mw_rule_of_candidates(rule); rule++) {
        if (!(rules & 1u << rule))
            continue;
        put_label(&line, first ? "rules" : "");
        mw_buf_print(&line, "(%d) %s", rule, mw_rule_of_candidates(rule));
        put_wrapped(out, &line);
        first = false;
    }
    out->failed = out->failed || line.failed;
    mw_buf_free(&line);
}

/* ---- places of words */

static bool is_of_word(uint32_t character)
{
    return mw_utf8_is_letter(character) || mw_utf8_is_digit(character) || mw_utf8_is_mark(character);
}

static bool stands_alone(mw_str text, size_t start, size_t end)
{
    size_t at;
    return !(start && is_of_word(mw_utf8_before(text, start, &at))) &&
           !(end < text.len && is_of_word(mw_utf8_next(text, end, &at)));
}

bool mw_words_find(mw_str text, mw_str words, size_t from, mw_span *span)
{
    for (size_t at = words.len ? mw_str_find(text, words, from) : text.len; at < text.len;
         at = mw_str_find(text, words, at + 1))
        if (stands_alone(text, at, at + words.len)) {
            *span = (mw_span){(uint32_t)at, (uint32_t)(at + words.len)};
            return true;
        }
    return false;
}
