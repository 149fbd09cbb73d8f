/* SPDX-License-Identifier: MIT */
/* One article as one line of the annotation contract: fixed keys in a fixed order. A key goes out
 * with its comma, as it was put together when the program was compiled. */
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

static uint32_t count_units(const ruler *r, uint32_t at)
{
    uint32_t units = r->milestones[at / MILESTONE];
    for (uint32_t i = at / MILESTONE * MILESTONE; i < at; i++)
        units += units_of((unsigned char)r->text.data[i], r->unit);
    return units;
}

static inline uint32_t measure(const ruler *r, uint32_t at)
{
    return r->unit == MW_BYTES ? at : count_units(r, at);
}

typedef struct writer {
    mw_buf *out;
    ruler ruler;
    const mw_article *article;
    char lead; /* before the next mark: [ or , */
    uint32_t hundreds;
    char front[MW_DIGITS]; /* … of the last offset, as digits: the next one mostly begins with the same */
    size_t front_len;
} writer;

/* A key behind another: the first of an object stands with its brace. */
#define KEY(name) MW_STR(",\"" name "\":")

static inline void text_key(writer *w, mw_str key, mw_str text)
{
    mw_buf_add(w->out, key);
    if (text.data)
        mw_json_put_text(w->out, text);
    else
        mw_buf_add(w->out, MW_STR("null"));
}

static inline void name_key(writer *w, mw_str key, const char *name)
{
    text_key(w, key, mw_str_of(name));
}

static void index_key(writer *w, mw_str key, uint32_t index)
{
    mw_buf_add(w->out, key);
    if (index == MW_NO_INDEX)
        mw_buf_add(w->out, MW_STR("null"));
    else
        mw_json_put_integer(w->out, index);
}

static void number_key(writer *w, mw_str key, bool has, double value)
{
    mw_buf_add(w->out, key);
    if (has)
        mw_json_put_real(w->out, value);
    else
        mw_buf_add(w->out, MW_STR("null"));
}

static void bool_key(writer *w, mw_str key, bool value)
{
    mw_buf_add(w->out, key);
    mw_buf_add(w->out, value ? MW_STR("true") : MW_STR("false"));
}

static inline char *put_offset(writer *w, char *at, uint32_t value)
{
    uint32_t hundreds = value / 100, rest = value % 100;
    if (!hundreds)
        return mw_json_digits(at, value);
    if (hundreds != w->hundreds) {
        w->hundreds = hundreds;
        w->front_len = (size_t)(mw_json_digits(w->front, hundreds) - w->front);
    }
    memcpy(at, w->front, sizeof(uint64_t)); /* an offset has ten digits at most */
    at += w->front_len;
    at[0] = (char)('0' + rest / 10);
    at[1] = (char)('0' + rest % 10);
    return at + 2;
}

/* There are more tokens than all else: both ends go out in one piece, with the brackets. */
static inline void put_ends(writer *w, mw_span span, bool closed)
{
    static const char START[] = "{\"start\":", END[] = ",\"end\":";
    char *room = mw_buf_room(w->out, 2 + sizeof START + sizeof END + 2 * MW_DIGITS), *at = room;
    if (!room)
        return;
    *at++ = w->lead;
    memcpy(at, START, sizeof START - 1);
    at = put_offset(w, at + sizeof START - 1, measure(&w->ruler, span.start));
    memcpy(at, END, sizeof END - 1);
    at = put_offset(w, at + sizeof END - 1, measure(&w->ruler, span.end));
    *at = '}';
    mw_buf_take(w->out, (size_t)(at - room) + closed);
}

static void open_mark(writer *w, mw_span span)
{
    put_ends(w, span, false);
}

static void close_mark(writer *w, uint32_t sentence, mw_str rule, mw_grade grade)
{
    index_key(w, KEY("sentence"), sentence);
    text_key(w, KEY("rule"), rule);
    name_key(w, KEY("grade"), mw_grade_name(grade));
    mw_buf_char(w->out, '}');
}

static void slice_key(writer *w, mw_str key, mw_span span)
{
    text_key(w, key, mw_article_slice(w->article, span));
}

static void polarity_key(writer *w, bool negative)
{
    text_key(w, KEY("polarity"), negative ? MW_STR("negative") : MW_STR("positive"));
}

static void write_head(writer *w)
{
    const mw_head *head = mw_article_head(w->article);
    text_key(w, KEY("url"), head->url);
    text_key(w, KEY("title"), head->title);
    text_key(w, KEY("byline"), head->byline);
    text_key(w, KEY("dateline"), head->dateline);
    text_key(w, KEY("agency"), head->agency);
    text_key(w, KEY("source"), head->source);
    text_key(w, KEY("published"), head->published);
    text_key(w, KEY("date_method"), head->date_method);
    bool_key(w, KEY("date_reliable"), head->date_reliable);
    text_key(w, KEY("retrieved"), head->retrieved);
    text_key(w, KEY("language"), head->language);
    text_key(w, KEY("sha256"), head->sha256);
    text_key(w, KEY("engine"), head->engine);
    text_key(w, KEY("lexicon"), head->lexicon);
    text_key(w, KEY("text"), mw_article_text(w->article));
}

static void write_paragraph(writer *w, const mw_paragraph *p)
{
    open_mark(w, p->span);
    name_key(w, KEY("kind"), mw_paragraph_kind_name(p->kind));
    mw_buf_char(w->out, '}');
}

static void write_sentence(writer *w, const mw_sentence *s)
{
    put_ends(w, s->span, true);
}

static void write_token(writer *w, const mw_token *t)
{
    const mw_layers *all = mw_article_layers(w->article);
    open_mark(w, (mw_span){t->start, t->end});
    name_key(w, KEY("pos"), mw_pos_name((mw_pos)t->pos));
    text_key(w, KEY("lemma"), all->lemmas ? all->lemmas[t - all->tokens] : MW_NONE);
    mw_buf_char(w->out, '}');
}

/* Of a token no more than where it is. */
static void write_word(writer *w, const mw_token *t)
{
    put_ends(w, (mw_span){t->start, t->end}, true);
}

static void write_entity(writer *w, const mw_entity *e)
{
    open_mark(w, e->span);
    name_key(w, KEY("type"), mw_entity_type_name(e->type));
    slice_key(w, KEY("text"), e->span);
    text_key(w, KEY("entity"), e->entity);
    text_key(w, KEY("name"), e->name);
    text_key(w, KEY("wikidata"), e->wikidata);
    name_key(w, KEY("mention"), mw_mention_name(e->mention));
    text_key(w, KEY("metonym_of"), e->metonym_of);
    text_key(w, KEY("on"), e->on);
    close_mark(w, e->sentence, e->rule, e->grade);
}

static void write_date(writer *w, const mw_date *d)
{
    open_mark(w, d->span);
    slice_key(w, KEY("text"), d->span);
    name_key(w, KEY("type"), mw_date_type_name(d->type));
    text_key(w, KEY("value"), d->value);
    text_key(w, KEY("mod"), d->mod);
    text_key(w, KEY("basis"), d->basis);
    close_mark(w, d->sentence, d->rule, d->grade);
}

static void write_figure(writer *w, const mw_figure *f)
{
    open_mark(w, f->span);
    slice_key(w, KEY("text"), f->span);
    number_key(w, KEY("value"), f->has_value, f->value);
    number_key(w, KEY("low"), f->has_low, f->low);
    number_key(w, KEY("high"), f->has_high, f->high);
    bool_key(w, KEY("approx"), f->approx);
    text_key(w, KEY("unit"), f->unit);
    text_key(w, KEY("about"), f->about);
    text_key(w, KEY("place"), f->place);
    text_key(w, KEY("source"), f->source);
    text_key(w, KEY("carrier"), f->carrier);
    text_key(w, KEY("since"), f->since);
    text_key(w, KEY("as_of"), f->as_of);
    text_key(w, KEY("aggregation"), f->aggregation);
    close_mark(w, f->sentence, f->rule, f->grade);
}

static void write_quote(writer *w, const mw_quote *q)
{
    bool spoken = q->speaker_span.end > q->speaker_span.start;
    bool cued = q->cue_span.end > q->cue_span.start;
    open_mark(w, q->span);
    slice_key(w, KEY("text"), q->span);
    name_key(w, KEY("kind"), mw_quote_kind_name(q->kind));
    text_key(w, KEY("speaker"), q->speaker);
    text_key(w, KEY("speaker_text"), spoken ? mw_article_slice(w->article, q->speaker_span) : MW_NONE);
    index_key(w, KEY("speaker_start"), spoken ? measure(&w->ruler, q->speaker_span.start) : MW_NO_INDEX);
    index_key(w, KEY("speaker_end"), spoken ? measure(&w->ruler, q->speaker_span.end) : MW_NO_INDEX);
    text_key(w, KEY("cue"), cued ? mw_article_slice(w->article, q->cue_span) : MW_NONE);
    index_key(w, KEY("cue_start"), cued ? measure(&w->ruler, q->cue_span.start) : MW_NO_INDEX);
    text_key(w, KEY("cue_class"), q->cue_class);
    polarity_key(w, q->negative);
    text_key(w, KEY("via"), q->via);
    index_key(w, KEY("continues"), q->continues);
    close_mark(w, q->sentence, q->rule, q->grade);
}

static void write_event(writer *w, const mw_event *e)
{
    open_mark(w, e->span);
    text_key(w, KEY("actor"), e->actor);
    text_key(w, KEY("action"), e->action);
    text_key(w, KEY("target"), e->target);
    text_key(w, KEY("code"), e->code);
    name_key(w, KEY("status"), mw_status_name(e->status));
    polarity_key(w, e->negative);
    text_key(w, KEY("date"), e->date);
    text_key(w, KEY("place"), e->place);
    index_key(w, KEY("quote"), e->quote);
    close_mark(w, e->sentence, e->rule, e->grade);
}

/* One array of the line, where the layer was asked for. */
#define ARRAY(bit, key, items, count, write_one)                                                   \
    if (layers & (bit)) {                                                                          \
        mw_buf_add(out, KEY(key));                                                                 \
        w.lead = '[';                                                                              \
        for (size_t i = 0; i < (count); i++, w.lead = ',')                                         \
            write_one(&w, &(items)[i]);                                                            \
        mw_buf_add(out, (count) ? MW_STR("]") : MW_STR("[]"));                                     \
    }

bool mw_article_json(const mw_article *article, unsigned layers, mw_offset_unit unit, mw_buf *out,
                     mw_error *err)
{
    const mw_layers *all = mw_article_layers(article);
    writer w = {.out = out, .article = article};
    if (!ruler_make(&w.ruler, mw_article_text(article), unit, err))
        return false;
    text_key(&w, MW_STR("{\"id\":"), mw_article_head(article)->id);
    if (layers & MW_ARTICLE)
        write_head(&w);
    ARRAY(MW_PARAGRAPHS, "paragraphs", all->paragraphs, all->paragraph_count, write_paragraph)
    ARRAY(MW_SENTENCES, "sentences", all->sentences, all->sentence_count, write_sentence)
    ARRAY(MW_TOKENS, "tokens", all->tokens, all->token_count, write_token)
    if (!(layers & MW_TOKENS))
        ARRAY(MW_WORDS, "tokens", all->tokens, all->token_count, write_word)
    ARRAY(MW_ENTITIES, "entities", all->entities, all->entity_count, write_entity)
    ARRAY(MW_DATES, "dates", all->dates, all->date_count, write_date)
    ARRAY(MW_FIGURES, "figures", all->figures, all->figure_count, write_figure)
    ARRAY(MW_QUOTES, "quotes", all->quotes, all->quote_count, write_quote)
    ARRAY(MW_EVENTS, "events", all->events, all->event_count, write_event)
    mw_buf_add(out, MW_STR("}\n"));
    mw_memory_free(w.ruler.milestones);
    return mw_buf_ok(out, err);
}
