/* SPDX-License-Identifier: MIT */
/* What rests on one article: the bytes of its citations, and the marks that values were made from. */
#include "run/verify_impl.h"

#include <moonwire/annotate.h>

#include "article/article.h"

/* Citations. */

static bool stands(mw_str text, uint32_t start, mw_str words)
{
    return start <= text.len && words.len <= text.len - start &&
           mw_str_equal(mw_str_sub(text, start, start + words.len), words);
}

static mw_str slice(mw_str text, size_t start, size_t len)
{
    start = start < text.len ? start : text.len;
    return mw_str_sub(text, start, len < text.len - start ? start + len : text.len);
}

static void break_citation(verification *v, cited *c, const char *what, mw_str now, mw_str then)
{
    shown cite, is, was;
    mw_buf text = {0};
    mw_cite_write(c->cite, &text);
    mw_verify_problem(v, "citation %zu (%s): %s \"%s\", the report says \"%s\"",
                      (size_t)(c - v->file.citations.items) + 1, mw_verify_shown(mw_buf_str(&text), &cite), what,
                      mw_verify_shown(now, &is), mw_verify_shown(then, &was));
    mw_buf_free(&text);
    c->broken = true;
}

enum { NEAR = 40 }; /* bytes */

/* Of two texts only what is around their first difference is worth showing. */
static mw_str near_difference(mw_str text, mw_str other)
{
    size_t at = 0;
    while (at < text.len && at < other.len && text.data[at] == other.data[at])
        at++;
    size_t from = at > NEAR ? at - NEAR : 0, blank = mw_str_find(text, MW_STR(" "), from);
    if (from && blank < at)
        from = blank + 1;
    while (from && ((unsigned char)text.data[from] & 0xc0) == 0x80)
        from--;
    return mw_str_sub(text, from, text.len);
}

static bool is_inside(const cited *c)
{
    return c->cite.span.start >= c->sentence_start &&
           c->cite.span.end - c->sentence_start <= c->sentence.len &&
           mw_str_equal(mw_str_sub(c->sentence, c->cite.span.start - c->sentence_start,
                                   c->cite.span.end - c->sentence_start),
                        c->text);
}

static void check_bytes(verification *v, cited *c, mw_str text)
{
    uint32_t start = c->cite.span.start;
    mw_str here = slice(text, start, c->cite.span.end - start);
    mw_str sentence = slice(text, c->sentence_start, c->sentence.len);
    if (!c->text.data || !c->sentence.data)
        break_citation(v, c, "the article has", here, MW_STR(""));
    else if (!stands(text, start, c->text))
        break_citation(v, c, "the article has", here, c->text);
    else if (!stands(text, c->sentence_start, c->sentence))
        break_citation(v, c, "its sentence reads", near_difference(sentence, c->sentence),
                       near_difference(c->sentence, sentence));
    else if (!is_inside(c))
        break_citation(v, c, "it does not stand in its sentence, but", here, c->text);
}

static void check_line(verification *v, const listed_article *listed, const char *what, mw_str now, mw_str then)
{
    shown id, is, was;
    if (now.data && !mw_str_equal(now, then))
        mw_verify_problem(v, "article %s: %s \"%s\", the report says \"%s\"", mw_verify_shown(listed->id, &id), what,
                          mw_verify_shown(now, &is), mw_verify_shown(then, &was));
}

/* All citations of an article give the same head: the first one stands for them. */
static void check_head(verification *v, const listed_article *listed, const mw_head *head)
{
    if (!listed->first_citation)
        return;
    const cited *c = &v->file.citations.items[listed->first_citation - 1];
    check_line(v, listed, "its outlet is", head->source, c->outlet);
    check_line(v, listed, "its title is", head->title, c->title);
    check_line(v, listed, "it was published", head->published, c->published);
}

static bool same_head(const cited *a, const cited *b)
{
    return mw_str_equal(a->outlet, b->outlet) && mw_str_equal(a->title, b->title) &&
           mw_str_equal(a->published, b->published);
}

static void check_citations(verification *v, const listed_article *listed, const mw_article *article)
{
    for (uint32_t at = listed->first_citation; at; at = v->file.citations.items[at - 1].next) {
        cited *c = &v->file.citations.items[at - 1];
        v->counts.citations++;
        check_bytes(v, c, mw_article_text(article));
        if (!same_head(c, &v->file.citations.items[listed->first_citation - 1]))
            mw_verify_problem(v, "citation %u: its outlet, date or title is not that of its article", (unsigned)at);
    }
}

/* Values. */

typedef struct again { /* what a value is now */
    const report_file *file;
    const claim *claim;
    const mw_article *article;
    mw_span span;
    mw_buf now; /* for the line, where it is something else */
} again;

static bool same_span(mw_span a, mw_span b)
{
    return a.start == b.start && a.end == b.end;
}

static bool is_number_of(const mw_figure *f, double number)
{
    return (f->has_value && f->value == number) || (f->has_low && f->low == number) ||
           (f->has_high && f->high == number);
}

static bool figure_stands(again *a)
{
    const mw_layers *layers = mw_article_layers(a->article);
    const claim *c = a->claim;
    for (size_t i = 0; i < layers->figure_count; i++) {
        const mw_figure *f = &layers->figures[i];
        if (!same_span(f->span, a->span))
            continue;
        mw_figure_text(a->article, f, &a->now);
        bool same_text = mw_str_equal(mw_buf_str(&a->now), c->text) || mw_verify_reads_as(c->text, c->number);
        if (same_text && (is_number_of(f, c->number) || !(f->has_value || f->has_low || f->has_high)))
            return true;
    }
    return false;
}

static bool date_stands(again *a)
{
    const mw_layers *layers = mw_article_layers(a->article);
    for (size_t i = 0; i < layers->date_count; i++) {
        if (!same_span(layers->dates[i].span, a->span))
            continue;
        mw_buf_add(&a->now, layers->dates[i].value);
        if (mw_str_equal(layers->dates[i].value, a->claim->text))
            return true;
    }
    return false;
}

/* The manifest says that the article's spelling is the name in the report. */
static bool is_renamed(const again *a, mw_str spelled)
{
    for (size_t i = 0; i < a->file->names.count; i++)
        if (mw_str_equal(a->file->names.items[i].spelled, spelled) &&
            mw_str_equal(a->file->names.items[i].name, a->claim->text))
            return true;
    return false;
}

static bool entity_stands(again *a)
{
    const mw_layers *layers = mw_article_layers(a->article);
    for (size_t i = 0; i < layers->entity_count; i++) {
        if (!same_span(layers->entities[i].span, a->span))
            continue;
        mw_buf_add(&a->now, layers->entities[i].name);
        if (mw_str_equal(layers->entities[i].name, a->claim->text) || is_renamed(a, layers->entities[i].name) ||
            mw_str_equal(mw_article_slice(a->article, a->span), a->claim->text))
            return true;
    }
    return false;
}

static bool words_stand(again *a)
{
    mw_str words = mw_article_slice(a->article, a->span);
    mw_buf_add(&a->now, words);
    return mw_str_equal(words, a->claim->text);
}

static bool title_stands(again *a)
{
    const mw_head *head = mw_article_head(a->article);
    mw_buf_add(&a->now, head->title.data ? head->title : head->id);
    return mw_str_equal(mw_buf_str(&a->now), a->claim->text);
}

/* A cell of a table may be anything: it is known again as the number of the row's spans, as words, or as
 * something of the article's head. */
static bool cell_stands(again *a)
{
    const mw_head *head = mw_article_head(a->article);
    const claim *c = a->claim;
    if (c->has_number)
        return c->number == (double)c->evidence_count;
    return words_stand(a) || mw_str_equal(c->text, head->title) || mw_str_equal(c->text, head->source) ||
           (c->text.len && mw_str_starts(head->published, c->text));
}

/* How a value was made, and how it is found again. */
static const struct finding {
    const char *how;
    unsigned layers;
    bool (*stands)(again *a);
    bool perhaps; /* that it is not found again does not mean that it is wrong */
} FINDINGS[] = {
    {"figure", MW_FIGURES, figure_stands, false}, {"date", MW_DATES, date_stands, false},
    {"entity", MW_ENTITIES, entity_stands, false}, {"words", 0, words_stand, false},
    {"title", 0, title_stands, false},            {"cell", 0, cell_stands, true},
};

static const struct finding *finding_of(mw_str how)
{
    for (size_t i = 0; i < sizeof FINDINGS / sizeof *FINDINGS; i++)
        if (mw_str_is(how, FINDINGS[i].how))
            return &FINDINGS[i];
    return NULL;
}

static void check_claim(verification *v, const claim *c, const struct finding *f, const mw_article *article)
{
    shown name, text, now;
    again a = {
        .file = &v->file, .claim = c, .article = article, .span = v->file.citations.items[c->cites[0] - 1].cite.span};
    bool stands = f->stands(&a);
    v->counts.unchecked += !stands && f->perhaps;
    if (!stands && !f->perhaps)
        mw_verify_problem(v, "value %s, \"%s\": its article now reads \"%s\" there",
                          mw_verify_shown(c->name.data ? c->name : MW_STR("(operand)"), &name),
                          mw_verify_shown(c->text, &text), mw_verify_shown(mw_buf_str(&a.now), &now));
    mw_buf_free(&a.now);
}

/* Counts and arithmetic need no article (verify_text.c). */
static bool is_computed(const claim *c)
{
    return mw_str_is(c->how, "count") || c->operand_count;
}

static bool check_claims(verification *v, const listed_article *listed, mw_article *article, mw_error *err)
{
    for (uint32_t at = listed->first_claim; at; at = v->file.claims.items[at - 1]->next) {
        const claim *c = v->file.claims.items[at - 1];
        const struct finding *f = finding_of(c->how);
        if (is_computed(c) || v->file.citations.items[c->cites[0] - 1].broken)
            continue;
        if (!f) {
            v->counts.unchecked++;
            continue;
        }
        if (f->layers && !mw_annotate(article, v->options->model, f->layers, err))
            return false;
        check_claim(v, c, f, article);
    }
    return true;
}

bool mw_verify_article(verification *v, listed_article *listed, mw_article *article, mw_error *err)
{
    check_head(v, listed, mw_article_head(article));
    check_citations(v, listed, article);
    return check_claims(v, listed, article, err);
}
