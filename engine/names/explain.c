/* SPDX-License-Identifier: MIT */
/* What words might have been: the entities stage runs again over a copy of the text, with a record of
 * what was proposed and decided, and beside it stands what was never proposed: rows of the gazetteer
 * whose company is missing, words that are common ones. */
#include "names/explain.h"

#include <math.h>

#include "names/labels.h"
#include "names/verdicts.h"

typedef struct explainer {
    mw_namer n; /* of the copy, for looking things up */
    mw_verdicts verdicts;
    mw_reasons *reasons;
    mw_arena *arena;
    uint32_t first, end; /* the tokens asked for */
    uint32_t at, past;   /* those of a row that is looked at */
    mw_error *err;
} explainer;

const char *mw_rule_of_candidates(int rule)
{
    return rule >= 0 && rule < MW_ARBITRATION_RULES ? MW_ARBITRATION[rule] : NULL;
}

static bool overlaps(const mw_mark *mark, uint32_t first, uint32_t end)
{
    return mark->first < end && mark->end > first;
}

static mw_span span_of(const explainer *e, uint32_t first, uint32_t end)
{
    return (mw_span){e->n.tokens[first].start, e->n.tokens[end - 1].end};
}

static bool add(explainer *e, mw_candidate candidate)
{
    return mw_arena_push(e->arena, e->reasons->candidates, e->reasons->count, e->reasons->capacity, candidate, e->err);
}

/* ---- who proposed it, in words */

/* What a row's `case` wants (data/gazetteer), for a reader. */
static const struct {
    const char *wanted, *text;
} COMPANY[] = {
    {"context", "a place that is not the head of a sentence"},
    {"behind", "a place and a comma before it, or a party's letter and a hyphen"},
    {"placed", "“in”, “near” or the like before it, or its land behind a comma"},
    {"titled", "a title before it"},
    {"exact", "just these letters"},
    {"any", "not even its capitals"},
};

static const char *company_of(const mw_row *row)
{
    mw_str wanted = mw_row_get(row, "case");
    for (size_t i = 0; i < sizeof COMPANY / sizeof *COMPANY; i++)
        if (mw_str_is(wanted, COMPANY[i].wanted))
            return COMPANY[i].text;
    return NULL;
}

static bool describe_row(explainer *e, const mw_row *row, mw_candidate *c)
{
    mw_str entity = mw_row_get(row, "entity");
    const char *company = company_of(row);
    return mw_arena_print(e->arena, &c->reading, e->err, "%s%s%.*s", mw_entity_type_name(mw_row_type(row)),
                          entity.len ? " " : "", MW_ARG(entity)) &&
           mw_arena_print(e->arena, &c->by, e->err, "gazetteer %s:%u%s%s", mw_row_table(row),
                          (unsigned)mw_row_line(row), company ? ", which wants " : "", company ? company : "");
}

static bool describe_rule(explainer *e, const mw_mark *mark, mw_candidate *c)
{
    c->reading = mw_str_of(mw_entity_type_name(mark->type));
    if (mark->cue)
        return mw_arena_print(e->arena, &c->by, e->err, "rule “%s” %s:%u, %s%s", mark->rule, mw_row_table(mark->cue),
                              (unsigned)mw_row_line(mark->cue), mw_grade_name(mark->grade),
                              mark->pending ? ", in doubt" : "");
    return mw_arena_print(e->arena, &c->by, e->err, "rule “%s”, %s%s", mark->rule, mw_grade_name(mark->grade),
                          mark->pending ? ", in doubt" : "");
}

/* By the word of which the model is least sure. Its margin is the logarithm of the odds: how many times
 * as likely its labels are as the best that differ there. */
static bool describe_model(explainer *e, uint32_t first, uint32_t end, mw_str *by)
{
    static const char *const SURE[] = {[MW_GUESS] = "unsure", [MW_WEAK] = "fairly sure", [MW_STRONG] = "sure"};
    enum { TOLD_MAX = 1000 };
    int least = INT16_MAX;
    for (uint32_t i = first; i < end; i++)
        least = e->verdicts.margins[i] < least ? e->verdicts.margins[i] : least;
    const char *sure = SURE[mw_margin_grade(least, e->verdicts.odds)];
    double odds = e->verdicts.odds > 0 ? exp((double)least / e->verdicts.odds) : 1;
    if (odds >= TOLD_MAX)
        return mw_arena_print(e->arena, by, e->err, "trained model, %s (over %d to 1)", sure, TOLD_MAX);
    return mw_arena_print(e->arena, by, e->err, "trained model, %s (%.*f to 1)", sure, odds < 10 ? 1 : 0, odds);
}

/* ---- what became of it */

static const mw_entity *shown_at(const explainer *e, mw_span span)
{
    const mw_layers *all = mw_article_layers(e->n.article);
    for (size_t i = 0; i < all->entity_count; i++)
        if (all->entities[i].span.start == span.start && all->entities[i].span.end == span.end)
            return &all->entities[i];
    return NULL;
}

static const mw_verdict *taken_over(const explainer *e, uint32_t first, uint32_t end)
{
    for (size_t i = 0; i < e->verdicts.count; i++)
        if (e->verdicts.items[i].taken && overlaps(&e->verdicts.items[i].mark, first, end))
            return &e->verdicts.items[i];
    return NULL;
}

static bool is_taken(const explainer *e, mw_span span, bool by_model)
{
    for (size_t i = 0; i < e->verdicts.count; i++) {
        const mw_verdict *v = &e->verdicts.items[i];
        mw_span taken = span_of(e, v->mark.first, v->mark.end);
        if (v->taken && v->by_model == by_model && taken.start == span.start && taken.end == span.end)
            return true;
    }
    return false;
}

/* Mentions that came when it was known whom the article names: short names, titles, pronouns. */
static bool add_later(explainer *e, const mw_entity *mention)
{
    mw_candidate c = {
        .span = mention->span, .rule = -1, .why = MW_STR("added when it was known whom the article names")};
    return is_taken(e, mention->span, false) || is_taken(e, mention->span, true) ||
           (mw_arena_print(e->arena, &c.reading, e->err, "%s %.*s", mw_entity_type_name(mention->type),
                           MW_ARG(mention->entity)) &&
            mw_arena_print(e->arena, &c.by, e->err, "rule “%.*s”, %s", MW_ARG(mention->rule),
                           mw_grade_name(mention->grade)) &&
            add(e, c));
}

/* "“Michael Jordan” stands here". */
static bool name_winner(explainer *e, const mw_mark *winner, mw_str *why)
{
    mw_str words = mw_tokens_text(&e->n, winner->first, winner->end);
    return mw_arena_print(e->arena, why, e->err, "“%.*s” stands here", MW_ARG(words));
}

static bool follow_taken(explainer *e, const mw_verdict *v, mw_candidate *c)
{
    const mw_entity *shown = shown_at(e, c->span);
    if (!shown) {
        c->fate = MW_FELL;
        c->why = MW_STR("taken, but not shown: no other place of the article names it plainly");
    } else if (v->by_model && mw_str_starts(shown->rule, MW_STR("gazetteer ")) && !is_taken(e, c->span, false)) {
        return mw_arena_print(e->arena, &c->why, e->err, "who it is: %.*s", MW_ARG(shown->rule));
    } else if (shown->type != v->mark.type) {
        return mw_arena_print(e->arena, &c->why, e->err, "the article as a whole makes it %s",
                              mw_entity_type_name(shown->type));
    }
    return true;
}

static bool add_verdict(explainer *e, const mw_verdict *v)
{
    const mw_mark *mark = &v->mark;
    mw_candidate c = {
        .span = span_of(e, mark->first, mark->end), .rule = v->rule, .fate = v->taken ? MW_STANDS : MW_FELL};
    bool good;
    if (v->by_model) {
        c.reading = mw_str_of(mw_entity_type_name(mark->type));
        good = describe_model(e, mark->first, mark->end, &c.by);
    } else {
        good = mark->row ? describe_row(e, mark->row, &c) : describe_rule(e, mark, &c);
    }
    const mw_verdict *winner = v->taken ? NULL : taken_over(e, mark->first, mark->end);
    if (winner && (winner->mark.first != mark->first || winner->mark.end != mark->end))
        good = good && name_winner(e, &winner->mark, &c.why);
    return good && (!v->taken || follow_taken(e, v, &c)) && add(e, c);
}

/* ---- what was never proposed */

static bool is_proposed(const explainer *e, const mw_row *row)
{
    for (size_t i = 0; i < e->verdicts.count; i++) {
        const mw_mark *mark = &e->verdicts.items[i].mark;
        if (mark->row && mw_row_table(mark->row) == mw_row_table(row) && mw_row_line(mark->row) == mw_row_line(row) &&
            mark->first == e->at)
            return true;
    }
    return false;
}

static bool tell_untried(explainer *e, bool written, bool found, mw_str *why)
{
    const mw_verdict *other = NULL;
    for (size_t i = 0; i < e->verdicts.count && !other; i++)
        if (!e->verdicts.items[i].by_model && overlaps(&e->verdicts.items[i].mark, e->at, e->past))
            other = &e->verdicts.items[i];
    if (!written)
        *why = MW_STR("not tried: it is not written so");
    else if (!found)
        *why = MW_STR("not tried: what it wants is not here");
    else if (other && other->mark.first == e->at && other->mark.end == e->past)
        *why = MW_STR("not tried: these words were taken for another reading first");
    else if (other)
        return mw_arena_print(e->arena, why, e->err, "not tried: a part of “%.*s”",
                              MW_ARG(mw_tokens_text(&e->n, other->mark.first, other->mark.end)));
    else
        *why = MW_STR("not tried: a title, an institution or a longer name takes these words");
    return true;
}

static bool take_row(void *context, const mw_row *row, bool written, bool found)
{
    explainer *e = context;
    mw_candidate c = {.span = span_of(e, e->at, e->past), .fate = MW_UNTRIED, .rule = -1};
    if (is_proposed(e, row))
        return true;
    return describe_row(e, row, &c) && tell_untried(e, written, found, &c.why) && add(e, c);
}

static bool add_rows_at(explainer *e, uint32_t sentence_end)
{
    enum { NAME_TOKENS_MAX = 16 };
    for (e->past = e->at + 1; e->past <= sentence_end && e->past - e->at <= NAME_TOKENS_MAX; e->past++)
        if (e->past > e->first && !mw_gazette_rows(&e->n, e->at, e->past - e->at, take_row, e))
            return false;
    return true;
}

/* Rows for any words of a sentence that overlap those asked for. */
static bool add_rows(explainer *e)
{
    for (uint32_t s = 0; s < e->n.sentence_count; s++) {
        const mw_sentence *sentence = &e->n.sentences[s];
        if (sentence->token_end <= e->first)
            continue;
        for (e->at = sentence->token_first; e->at < e->end && e->at < sentence->token_end; e->at++)
            if (!add_rows_at(e, sentence->token_end))
                return false;
    }
    return true;
}

/* Appends the table's line for the word: "common-words:5853". */
static bool add_table(explainer *e, const mw_lexicon *table, mw_str *by)
{
    mw_hit hit;
    if (!mw_lexicon_match_exact(table, &e->n.tokens[e->first], 1, &hit))
        return true;
    mw_str class = mw_row_get(hit.row, "class"), before = by->len ? *by : MW_STR("");
    return mw_arena_print(e->arena, by, e->err, "%.*s%s%s:%u%s%.*s", MW_ARG(before), before.len ? ", " : "",
                          mw_row_table(hit.row), (unsigned)mw_row_line(hit.row), class.len ? " " : "", MW_ARG(class));
}

/* A single word may be none: May, Will. */
static bool add_word(explainer *e)
{
    mw_candidate c = {.span = span_of(e, e->first, e->end), .reading = MW_STR("a word"), .rule = -1};
    if (e->end - e->first > 1)
        return true;
    c.fate = e->reasons->shown_count ? MW_UNTRIED : MW_STANDS;
    if (mw_has(&e->n, e->first, MW_T_DOUBTFUL))
        c.why = mw_has(&e->n, e->first, MW_T_HEADLINE) ? MW_STR("a headline explains its capital")
                                                        : MW_STR("the head of a sentence explains its capital");
    return add_table(e, e->n.common, &c.by) && add_table(e, e->n.functions, &c.by) && add_table(e, e->n.words, &c.by) &&
           (!c.by.len || add(e, c));
}

/* The model's "no name" for all the words. */
static bool add_denial(explainer *e)
{
    mw_candidate c = {.span = span_of(e, e->first, e->end), .reading = MW_STR("no name"), .rule = -1};
    if (!e->verdicts.labels)
        return true;
    bool weighed = false;
    for (uint32_t i = e->first; i < e->end; i++) {
        if (e->verdicts.labels[i] != MW_LABEL_OUT)
            return true;
        weighed = weighed || e->verdicts.margins[i];
    }
    const mw_verdict *taken = taken_over(e, e->first, e->end);
    c.fate = e->reasons->shown_count ? MW_FELL : MW_STANDS;
    c.rule = taken ? taken->rule : -1;
    return !weighed || (describe_model(e, e->first, e->end, &c.by) && add(e, c));
}

/* ---- all of it */

static bool add_shown(explainer *e)
{
    const mw_layers *all = mw_article_layers(e->n.article);
    mw_span span = span_of(e, e->first, e->end);
    for (size_t i = 0; i < all->entity_count; i++) {
        const mw_entity *m = &all->entities[i];
        mw_str text;
        if (m->span.start >= span.end || m->span.end <= span.start)
            continue;
        if (!mw_arena_print(e->arena, &text, e->err, "“%.*s” as %s %.*s, %s, by %.*s",
                            MW_ARG(mw_article_slice(e->n.article, m->span)), mw_entity_type_name(m->type),
                            MW_ARG(m->entity), mw_grade_name(m->grade), MW_ARG(m->rule)) ||
            !mw_arena_push(e->arena, e->reasons->shown, e->reasons->shown_count, e->reasons->shown_capacity, text,
                           e->err) ||
            !add_later(e, m))
            return false;
    }
    return true;
}

/* Those that stand first; else as they were found. */
static void order(mw_reasons *reasons)
{
    for (size_t i = 1; i < reasons->count; i++)
        for (size_t j = i; j > 0 && reasons->candidates[j].fate < reasons->candidates[j - 1].fate; j--) {
            mw_candidate later = reasons->candidates[j];
            reasons->candidates[j] = reasons->candidates[j - 1];
            reasons->candidates[j - 1] = later;
        }
}

static bool collect(explainer *e)
{
    for (size_t i = 0; i < e->verdicts.count; i++)
        if (overlaps(&e->verdicts.items[i].mark, e->first, e->end) && !add_verdict(e, &e->verdicts.items[i]))
            return false;
    if (!add_shown(e) || !add_denial(e) || !add_rows(e) || !add_word(e))
        return false;
    order(e->reasons);
    return true;
}

/* The text as it was read, without layers; what it lends lives as long as the article. */
static mw_article *copy_of(const mw_article *article, const mw_model *model, mw_error *err)
{
    mw_article *copy = mw_article_new(0, err);
    if (!copy)
        return NULL;
    *mw_article_head_edit(copy) = *mw_article_head(article);
    if (mw_article_set_text(copy, mw_article_text(article), err) && mw_make_segments(copy, model, err) &&
        mw_make_tags(copy, model, err))
        return copy;
    mw_article_free(copy);
    return NULL;
}

static bool explain_copy(explainer *e, mw_article *copy, const mw_model *model, mw_span span)
{
    e->verdicts.arena = e->arena;
    if (!mw_entities_record(copy, model, &e->verdicts, e->err))
        return false;
    if (e->verdicts.failed)
        return mw_fail(e->err, MW_ENOMEM, 0, "out of memory");
    mw_namer_open(&e->n, copy, model);
    if (!mw_traits_read(&e->n, e->err))
        return false;
    e->first = e->end = mw_article_token_at(copy, span.start);
    while (e->end < e->n.token_count && e->n.tokens[e->end].start < span.end)
        e->end++;
    return e->end == e->first || collect(e);
}

bool mw_candidates_of(const mw_article *article, const mw_model *model, mw_span span, mw_arena *arena,
                      mw_reasons *reasons, mw_error *err)
{
    explainer e = {.reasons = reasons, .arena = arena, .err = err};
    *reasons = (mw_reasons){0};
    mw_article *copy = copy_of(article, model, err);
    if (!copy)
        return false;
    mw_str language = mw_article_head(copy)->language;
    reasons->is_foreign = language.data && !mw_str_is(language, "en");
    bool good = reasons->is_foreign || explain_copy(&e, copy, model, span);
    mw_article_free(copy);
    return good;
}
