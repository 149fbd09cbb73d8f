/* SPDX-License-Identifier: MIT */
/* The part of mw.explain that is about names: which readings of the words there were, which stands, and by which rule
 * of the arbitration; and where words stand in a text. */
#include "script/explain.h"

#include "names/explain.h"
#include "base/arena.h"
#include "base/buf.h"
#include "text/utf8.h"

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
        mw_explain_label(&line, first ? "rules" : "");
        mw_buf_print(&line, "(%d) %s", rule, mw_rule_of_candidates(rule));
        mw_explain_line(&line, out);
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
