/* SPDX-License-Identifier: MIT */
/* One article as one line of the annotation contract: fixed keys in a fixed order. */
#include "article/article.h"
#include "base/json.h"

/* Turns byte offsets into the unit asked for. The text is walked forward; a mark that starts
 * before the last one asked (nested marks) walks again from the nearest milestone. */
enum { MILESTONE = 1024 };

typedef struct ruler {
    mw_str text;
    mw_offset_unit unit;
    uint32_t *milestones; /* units before byte i * MILESTONE */
} ruler;

static uint32_t units_of(unsigned char byte, mw_offset_unit unit)
{
    if ((byte & 0xc0) == 0x80)
        return 0;
    return unit == MW_UTF16 && byte >= 0xf0 ? 2 : 1;
}

static bool ruler_make(ruler *r, mw_str text, mw_offset_unit unit, mw_error *err)
{
    *r = (ruler){text, unit, NULL};
    if (unit == MW_BYTES)
        return true;
    r->milestones = mw_memory_get((text.len / MILESTONE + 1) * sizeof(uint32_t), err);
    if (!r->milestones)
        return false;
    uint32_t units = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (i % MILESTONE == 0)
            r->milestones[i / MILESTONE] = units;
        units += units_of((unsigned char)text.data[i], unit);
    }
    if (text.len % MILESTONE == 0)
        r->milestones[text.len / MILESTONE] = units;
    return true;
}

static uint32_t measure(const ruler *r, uint32_t at)
{
    if (r->unit == MW_BYTES)
        return at;
    uint32_t units = r->milestones[at / MILESTONE];
    for (uint32_t i = at / MILESTONE * MILESTONE; i < at; i++)
        units += units_of((unsigned char)r->text.data[i], r->unit);
    return units;
}

typedef struct writer {
    mw_json json;
    ruler ruler;
    const mw_article *article;
} writer;

static void text_key(writer *w, const char *key, mw_str text)
{
    mw_json_key(&w->json, key);
    mw_json_text(&w->json, text);
}

static void name_key(writer *w, const char *key, const char *name)
{
    text_key(w, key, mw_str_of(name));
}

static void offset_key(writer *w, const char *key, uint32_t at)
{
    mw_json_key(&w->json, key);
    mw_json_integer(&w->json, measure(&w->ruler, at));
}

static void index_key(writer *w, const char *key, uint32_t index)
{
    mw_json_key(&w->json, key);
    if (index == MW_NO_INDEX)
        mw_json_null(&w->json);
    else
        mw_json_integer(&w->json, index);
}

static void number_key(writer *w, const char *key, bool has, double value)
{
    mw_json_key(&w->json, key);
    if (has)
        mw_json_real(&w->json, value);
    else
        mw_json_null(&w->json);
}

static void bool_key(writer *w, const char *key, bool value)
{
    mw_json_key(&w->json, key);
    mw_json_bool(&w->json, value);
}

static void open_mark(writer *w, mw_span span)
{
    mw_json_open(&w->json, '{');
    offset_key(w, "start", span.start);
    offset_key(w, "end", span.end);
}

static void close_mark(writer *w, uint32_t sentence, mw_str rule, mw_grade grade)
{
    index_key(w, "sentence", sentence);
    text_key(w, "rule", rule);
    name_key(w, "grade", mw_grade_name(grade));
    mw_json_close(&w->json, '}');
}

static void slice_key(writer *w, const char *key, mw_span span)
{
    text_key(w, key, mw_article_slice(w->article, span));
}

static void polarity_key(writer *w, bool negative)
{
    name_key(w, "polarity", negative ? "negative" : "positive");
}

static void write_head(writer *w)
{
    const mw_head *head = mw_article_head(w->article);
    text_key(w, "url", head->url);
    text_key(w, "title", head->title);
    text_key(w, "byline", head->byline);
    text_key(w, "dateline", head->dateline);
    text_key(w, "agency", head->agency);
    text_key(w, "source", head->source);
    text_key(w, "published", head->published);
    text_key(w, "date_method", head->date_method);
    bool_key(w, "date_reliable", head->date_reliable);
    text_key(w, "retrieved", head->retrieved);
    text_key(w, "language", head->language);
    text_key(w, "sha256", head->sha256);
    text_key(w, "engine", head->engine);
    text_key(w, "lexicon", head->lexicon);
    text_key(w, "text", mw_article_text(w->article));
}

static void write_paragraph(writer *w, const mw_paragraph *p)
{
    open_mark(w, p->span);
    name_key(w, "kind", mw_paragraph_kind_name(p->kind));
    mw_json_close(&w->json, '}');
}

static void write_sentence(writer *w, const mw_sentence *s)
{
    open_mark(w, s->span);
    mw_json_close(&w->json, '}');
}

static void write_token(writer *w, const mw_token *t)
{
    const mw_layers *all = mw_article_layers(w->article);
    open_mark(w, (mw_span){t->start, t->end});
    name_key(w, "pos", mw_pos_name((mw_pos)t->pos));
    text_key(w, "lemma", all->lemmas ? all->lemmas[t - all->tokens] : MW_NONE);
    mw_json_close(&w->json, '}');
}

static void write_entity(writer *w, const mw_entity *e)
{
    open_mark(w, e->span);
    name_key(w, "type", mw_entity_type_name(e->type));
    slice_key(w, "text", e->span);
    text_key(w, "entity", e->entity);
    text_key(w, "name", e->name);
    text_key(w, "wikidata", e->wikidata);
    name_key(w, "mention", mw_mention_name(e->mention));
    text_key(w, "metonym_of", e->metonym_of);
    text_key(w, "on", e->on);
    close_mark(w, e->sentence, e->rule, e->grade);
}

static void write_date(writer *w, const mw_date *d)
{
    open_mark(w, d->span);
    slice_key(w, "text", d->span);
    name_key(w, "type", mw_date_type_name(d->type));
    text_key(w, "value", d->value);
    text_key(w, "mod", d->mod);
    text_key(w, "basis", d->basis);
    close_mark(w, d->sentence, d->rule, d->grade);
}

static void write_figure(writer *w, const mw_figure *f)
{
    open_mark(w, f->span);
    slice_key(w, "text", f->span);
    number_key(w, "value", f->has_value, f->value);
    number_key(w, "low", f->has_low, f->low);
    number_key(w, "high", f->has_high, f->high);
    bool_key(w, "approx", f->approx);
    text_key(w, "unit", f->unit);
    text_key(w, "about", f->about);
    text_key(w, "place", f->place);
    text_key(w, "source", f->source);
    text_key(w, "carrier", f->carrier);
    text_key(w, "since", f->since);
    text_key(w, "as_of", f->as_of);
    text_key(w, "aggregation", f->aggregation);
    close_mark(w, f->sentence, f->rule, f->grade);
}

static void write_quote(writer *w, const mw_quote *q)
{
    bool spoken = q->speaker_span.end > q->speaker_span.start;
    bool cued = q->cue_span.end > q->cue_span.start;
    open_mark(w, q->span);
    slice_key(w, "text", q->span);
    name_key(w, "kind", mw_quote_kind_name(q->kind));
    text_key(w, "speaker", q->speaker);
    text_key(w, "speaker_text", spoken ? mw_article_slice(w->article, q->speaker_span) : MW_NONE);
    index_key(w, "speaker_start", spoken ? measure(&w->ruler, q->speaker_span.start) : MW_NO_INDEX);
    index_key(w, "speaker_end", spoken ? measure(&w->ruler, q->speaker_span.end) : MW_NO_INDEX);
    text_key(w, "cue", cued ? mw_article_slice(w->article, q->cue_span) : MW_NONE);
    index_key(w, "cue_start", cued ? measure(&w->ruler, q->cue_span.start) : MW_NO_INDEX);
    text_key(w, "cue_class", q->cue_class);
    polarity_key(w, q->negative);
    text_key(w, "via", q->via);
    index_key(w, "continues", q->continues);
    close_mark(w, q->sentence, q->rule, q->grade);
}

static void write_event(writer *w, const mw_event *e)
{
    open_mark(w, e->span);
    text_key(w, "actor", e->actor);
    text_key(w, "action", e->action);
    text_key(w, "target", e->target);
    text_key(w, "code", e->code);
    name_key(w, "status", mw_status_name(e->status));
    polarity_key(w, e->negative);
    text_key(w, "date", e->date);
    text_key(w, "place", e->place);
    index_key(w, "quote", e->quote);
    close_mark(w, e->sentence, e->rule, e->grade);
}

/* One array of the line, where the layer was asked for. */
#define ARRAY(bit, key, items, count, write_one)                                                   \
    if (layers & (bit)) {                                                                          \
        mw_json_key(&w.json, key);                                                                 \
        mw_json_open(&w.json, '[');                                                                \
        for (size_t i = 0; i < (count); i++)                                                       \
            write_one(&w, &(items)[i]);                                                            \
        mw_json_close(&w.json, ']');                                                               \
    }

bool mw_article_json(const mw_article *article, unsigned layers, mw_offset_unit unit, mw_buf *out,
                     mw_error *err)
{
    const mw_layers *all = mw_article_layers(article);
    writer w = {.json = {.out = out}, .article = article};
    if (!ruler_make(&w.ruler, mw_article_text(article), unit, err))
        return false;
    mw_json_open(&w.json, '{');
    text_key(&w, "id", mw_article_head(article)->id);
    if (layers & MW_ARTICLE)
        write_head(&w);
    ARRAY(MW_PARAGRAPHS, "paragraphs", all->paragraphs, all->paragraph_count, write_paragraph)
    ARRAY(MW_SENTENCES, "sentences", all->sentences, all->sentence_count, write_sentence)
    ARRAY(MW_TOKENS, "tokens", all->tokens, all->token_count, write_token)
    ARRAY(MW_ENTITIES, "entities", all->entities, all->entity_count, write_entity)
    ARRAY(MW_DATES, "dates", all->dates, all->date_count, write_date)
    ARRAY(MW_FIGURES, "figures", all->figures, all->figure_count, write_figure)
    ARRAY(MW_QUOTES, "quotes", all->quotes, all->quote_count, write_quote)
    ARRAY(MW_EVENTS, "events", all->events, all->event_count, write_event)
    mw_json_close(&w.json, '}');
    mw_buf_char(out, '\n');
    mw_memory_free(w.ruler.milestones);
    return mw_buf_ok(out, err);
}
