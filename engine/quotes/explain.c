/* SPDX-License-Identifier: MIT */
/* Why somebody is a speaker and somebody else is not: the stage runs again with a record of the
 * rules that decided (rules.h), of which those are told that decided in the sentences of the words
 * asked for, of the quotations that touch them and of those quotations' cues. */
#include "quotes/explain.h"

#include "article/article.h"

typedef struct explainer {
    const mw_article *article;
    mw_quote_reasons *reasons;
    mw_arena *arena;
    mw_error *err;
    mw_span window; /* the bytes that are told of */
    bool is_quote;  /* … and the sentences around them */
} explainer;

static bool overlaps(mw_span a, mw_span b)
{
    return a.start < b.end && b.start < a.end;
}

static void widen(explainer *e, mw_span span)
{
    const mw_layers *layers = mw_article_layers(e->article);
    if (!e->is_quote || span.end <= span.start)
        return;
    uint32_t first = mw_article_sentence_at(e->article, span.start),
             last = mw_article_sentence_at(e->article, span.end - 1);
    if (first == MW_NO_INDEX || last == MW_NO_INDEX)
        return;
    mw_span whole = {layers->sentences[first].span.start, layers->sentences[last].span.end};
    e->window.start = whole.start < e->window.start ? whole.start : e->window.start;
    e->window.end = whole.end > e->window.end ? whole.end : e->window.end;
}

/* “We stay,” direct, by marta-oduya (“she”), told by “said”, strong, by quote-trailed saying:408 */
static bool add_shown(explainer *e, const mw_quote *quote)
{
    mw_str text, words = mw_article_slice(e->article, quote->span),
                 who = mw_article_slice(e->article, quote->speaker_span),
                 cue = mw_article_slice(e->article, quote->cue_span);
    mw_str speaker = quote->speaker.data ? quote->speaker : MW_STR("nobody in particular");
    return mw_arena_print(e->arena, &text, e->err,
                          "“%.*s” %s, said by %.*s (“%.*s”), told by “%.*s”%s%.*s, %s, by %.*s",
                          MW_ARG(words), mw_quote_kind_name(quote->kind), MW_ARG(speaker),
                          MW_ARG(who), MW_ARG(cue), quote->via.data ? ", passed on by " : "",
                          MW_ARG(quote->via.data ? quote->via : MW_STR("")),
                          mw_grade_name(quote->grade), MW_ARG(quote->rule)) &&
           mw_arena_push(e->arena, e->reasons->shown, e->reasons->shown_count,
                         e->reasons->shown_capacity, text, e->err);
}

static bool add_quotes(explainer *e, mw_span span)
{
    const mw_layers *layers = mw_article_layers(e->article);
    for (size_t i = 0; i < layers->quote_count; i++) {
        const mw_quote *quote = &layers->quotes[i];
        if (!overlaps(quote->span, span) && !overlaps(quote->cue_span, span) &&
            !overlaps(quote->speaker_span, span))
            continue;
        widen(e, quote->span);
        widen(e, quote->cue_span);
        widen(e, quote->speaker_span);
        if (!add_shown(e, quote))
            return false;
    }
    return true;
}

/* A rule is asked about the same words more than once where two readings of them are tried. */
static bool is_told(const mw_quote_study *study, size_t index)
{
    const mw_quote_note *note = &study->notes[index];
    for (size_t i = index; i-- > 0;) {
        const mw_quote_note *other = &study->notes[i];
        if (other->rule == note->rule && other->span.start == note->span.start &&
            other->span.end == note->span.end && mw_str_equal(other->who, note->who))
            return true;
    }
    return false;
}

static bool add_note(explainer *e, const mw_quote_note *note)
{
    mw_quote_reasons *r = e->reasons;
    mw_str text, words = mw_article_slice(e->article, note->span);
    if (!mw_arena_print(e->arena, &text, e->err, "“%.*s”%s%.*s, by “%s”: %s", MW_ARG(words),
                        note->who.data ? ", not " : "",
                        MW_ARG(note->who.data ? note->who : MW_STR("")),
                        mw_quote_rule_name(note->rule), mw_quote_rule_why(note->rule)))
        return false;
    return mw_quote_rule_rejects(note->rule)
               ? mw_arena_push(e->arena, r->fell, r->fell_count, r->fell_capacity, text, e->err)
               : mw_arena_push(e->arena, r->held, r->held_count, r->held_capacity, text, e->err);
}

bool mw_quote_reasons_of(mw_article *article, const mw_model *model, mw_span span, bool is_quote,
                         mw_arena *arena, mw_quote_reasons *reasons, mw_error *err)
{
    mw_quote_study study = {.arena = arena};
    explainer e = {.article = article,
                   .reasons = reasons,
                   .arena = arena,
                   .err = err,
                   .window = span,
                   .is_quote = is_quote};
    *reasons = (mw_quote_reasons){0};
    if (!mw_study_quotes(article, model, &study, err))
        return false;
    if (study.failed)
        return mw_fail(err, MW_ENOMEM, 0, "out of memory");
    widen(&e, span);
    if (!add_quotes(&e, span))
        return false;
    size_t kept = 0; /* only these are compared with each other */
    for (size_t i = 0; i < study.count; i++)
        if (overlaps(study.notes[i].span, e.window))
            study.notes[kept++] = study.notes[i];
    for (size_t i = 0; i < kept && i < MW_QUOTE_NOTES_TOLD; i++)
        if (!is_told(&study, i) && !add_note(&e, &study.notes[i]))
            return false;
    return true;
}
