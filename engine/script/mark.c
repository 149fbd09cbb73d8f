/* SPDX-License-Identifier: MIT */
/* Marks in Lua: a sentence, a token, an entity, a date, a figure, a quote, an event, or any span. Each keeps
 * its article alive, so that a dangling part cannot be written. */
#include "script/script_impl.h"

#include "base/json.h"
#include "model/lemma.h"
#include "model/lexicon.h"

void mw_lua_push_mark(lua_State *L, int article_index, mw_mark_kind kind, uint32_t index)
{
    article_index = lua_absindex(L, article_index);
    mw_lua_mark *mark = mw_lua_new(L, &MW_LUA_MARK, sizeof *mark, 1);
    *mark = (mw_lua_mark){kind, index, {0, 0}};
    lua_pushvalue(L, article_index);
    lua_setiuservalue(L, -2, 1);
}

void mw_lua_push_span(lua_State *L, int article_index, mw_span span)
{
    mw_lua_push_mark(L, article_index, MW_MARK_SPAN, 0);
    ((mw_lua_mark *)lua_touserdata(L, -1))->span = span;
}

const mw_article *mw_lua_mark_article(lua_State *L, int index)
{
    mw_lua_check(L, index, &MW_LUA_MARK);
    lua_getiuservalue(L, index, 1);
    const mw_article *article = mw_lua_check_article(L, -1)->article;
    lua_pop(L, 1);
    return article;
}

static mw_span span_of(const mw_article *article, const mw_lua_mark *mark)
{
    const mw_layers *layers = mw_article_layers(article);
    switch (mark->kind) {
    case MW_MARK_SENTENCE: return layers->sentences[mark->index].span;
    case MW_MARK_ENTITY:   return layers->entities[mark->index].span;
    case MW_MARK_DATE:     return layers->dates[mark->index].span;
    case MW_MARK_FIGURE:   return layers->figures[mark->index].span;
    case MW_MARK_QUOTE:    return layers->quotes[mark->index].span;
    case MW_MARK_EVENT:    return layers->events[mark->index].span;
    case MW_MARK_TOKEN:
        return (mw_span){layers->tokens[mark->index].start, layers->tokens[mark->index].end};
    default:               return mark->span;
    }
}

mw_cite mw_lua_mark_cite(lua_State *L, int index)
{
    const mw_article *article = mw_lua_mark_article(L, index);
    return (mw_cite){mw_article_head(article)->id, span_of(article, lua_touserdata(L, index))};
}

mw_cell mw_lua_mark_cell(lua_State *L, int index)
{
    const mw_article *article = mw_lua_mark_article(L, index);
    mw_str text = mw_article_slice(article, span_of(article, lua_touserdata(L, index)));
    return (mw_cell){.type = MW_CELL_TEXT, .text = text};
}

/* An entity's id with the name that the article's own mentions give it. */
static int push_entity_name(lua_State *L, const mw_article *article, mw_str id)
{
    if (!id.data) {
        lua_pushnil(L);
        return 1;
    }
    const mw_layers *layers = mw_article_layers(article);
    for (size_t i = 0; i < layers->entity_count; i++)
        if (mw_str_equal(layers->entities[i].entity, id)) {
            mw_lua_push_name(L, id, layers->entities[i].name);
            return 1;
        }
    mw_lua_push_name(L, id, id);
    return 1;
}

static int push_name_of(lua_State *L, const char *name)
{
    lua_pushstring(L, name);
    return 1;
}

static int push_text(lua_State *L, mw_str text)
{
    mw_lua_push_str(L, text);
    return 1;
}

static int push_number(lua_State *L, bool has, double value)
{
    if (!has)
        lua_pushnil(L);
    else if (value == (double)(lua_Integer)value && value > -9e15 && value < 9e15)
        lua_pushinteger(L, (lua_Integer)value);
    else
        lua_pushnumber(L, value);
    return 1;
}

static int entity_field(lua_State *L, const mw_entity *e, mw_str name)
{
    if (mw_str_is(name, "type"))       return push_name_of(L, mw_entity_type_name(e->type));
    if (mw_str_is(name, "entity"))     return push_text(L, e->entity);
    if (mw_str_is(name, "id"))         return push_text(L, e->entity);
    if (mw_str_is(name, "name"))       return push_text(L, e->name);
    if (mw_str_is(name, "wikidata"))   return push_text(L, e->wikidata);
    if (mw_str_is(name, "mention"))    return push_name_of(L, mw_mention_name(e->mention));
    if (mw_str_is(name, "metonym_of")) return push_text(L, e->metonym_of);
    if (mw_str_is(name, "on"))         return push_text(L, e->on);
    return 0;
}

static int date_field(lua_State *L, const mw_date *d, mw_str name)
{
    if (mw_str_is(name, "type"))  return push_name_of(L, mw_date_type_name(d->type));
    if (mw_str_is(name, "value")) return push_text(L, d->value);
    if (mw_str_is(name, "mod"))   return push_text(L, d->mod);
    if (mw_str_is(name, "basis")) return push_text(L, d->basis);
    return 0;
}

static int figure_field(lua_State *L, const mw_article *a, const mw_figure *f, mw_str name)
{
    if (mw_str_is(name, "value"))       return push_number(L, f->has_value, f->value);
    if (mw_str_is(name, "low"))         return push_number(L, f->has_low, f->low);
    if (mw_str_is(name, "high"))        return push_number(L, f->has_high, f->high);
    if (mw_str_is(name, "unit"))        return push_text(L, f->unit);
    if (mw_str_is(name, "about"))       return push_text(L, f->about);
    if (mw_str_is(name, "place"))       return push_entity_name(L, a, f->place);
    if (mw_str_is(name, "source"))      return push_entity_name(L, a, f->source);
    if (mw_str_is(name, "carrier"))     return push_entity_name(L, a, f->carrier);
    if (mw_str_is(name, "since"))       return push_text(L, f->since);
    if (mw_str_is(name, "as_of"))       return push_text(L, f->as_of);
    if (mw_str_is(name, "aggregation")) return push_text(L, f->aggregation);
    if (mw_str_is(name, "approx")) {
        lua_pushboolean(L, f->approx);
        return 1;
    }
    return 0;
}

static int quote_field(lua_State *L, const mw_article *a, const mw_quote *q, mw_str name)
{
    if (mw_str_is(name, "kind"))         return push_name_of(L, mw_quote_kind_name(q->kind));
    if (mw_str_is(name, "speaker"))      return push_entity_name(L, a, q->speaker);
    if (mw_str_is(name, "speaker_text")) return push_text(L, mw_article_slice(a, q->speaker_span));
    if (mw_str_is(name, "cue_start"))    return push_number(L, q->cue_span.end > q->cue_span.start, q->cue_span.start);
    if (mw_str_is(name, "cue"))          return push_text(L, mw_article_slice(a, q->cue_span));
    if (mw_str_is(name, "class"))        return push_text(L, q->cue_class);
    if (mw_str_is(name, "cue_class"))    return push_text(L, q->cue_class);
    if (mw_str_is(name, "polarity"))     return push_name_of(L, q->negative ? "negative" : "positive");
    if (mw_str_is(name, "via"))          return push_entity_name(L, a, q->via);
    if (mw_str_is(name, "continues") && q->continues != MW_NO_INDEX) {
        lua_getiuservalue(L, 1, 1);
        mw_lua_push_mark(L, -1, MW_MARK_QUOTE, q->continues);
        return 1;
    }
    return 0;
}

static int event_field(lua_State *L, const mw_article *a, const mw_event *e, mw_str name)
{
    if (mw_str_is(name, "actor"))    return push_entity_name(L, a, e->actor);
    if (mw_str_is(name, "target"))   return push_entity_name(L, a, e->target);
    if (mw_str_is(name, "place"))    return push_entity_name(L, a, e->place);
    if (mw_str_is(name, "action"))   return push_text(L, e->action);
    if (mw_str_is(name, "code"))     return push_text(L, e->code);
    if (mw_str_is(name, "status"))   return push_name_of(L, mw_status_name(e->status));
    if (mw_str_is(name, "polarity")) return push_name_of(L, e->negative ? "negative" : "positive");
    if (mw_str_is(name, "date"))     return push_text(L, e->date);
    if (mw_str_is(name, "quote") && e->quote != MW_NO_INDEX) {
        lua_getiuservalue(L, 1, 1);
        mw_lua_push_mark(L, -1, MW_MARK_QUOTE, e->quote);
        return 1;
    }
    return 0;
}

/* A lemma is made when asked for: it follows from the word and its tag. */
static int token_field(lua_State *L, const mw_article *a, const mw_token *t, mw_str name)
{
    if (mw_str_is(name, "pos"))
        return push_text(L, mw_str_of(mw_pos_name((mw_pos)t->pos)));
    const mw_model *model = mw_script_of(L)->setup.model;
    if (mw_str_is(name, "lemma") && model) {
        char room[MW_LEMMA_ROOM];
        mw_str word = mw_article_slice(a, (mw_span){t->start, t->end});
        return push_text(L, mw_lemma_find(mw_model_lemmas(model), word, (mw_pos)t->pos, room));
    }
    return 0;
}

typedef struct maker { /* who made a mark */
    mw_str rule;
    const char *grade;
    uint32_t sentence;
} maker;

static maker maker_of(const mw_article *article, const mw_lua_mark *mark)
{
    const mw_layers *l = mw_article_layers(article);
    uint32_t i = mark->index;
    switch (mark->kind) {
    case MW_MARK_ENTITY: return (maker){l->entities[i].rule, mw_grade_name(l->entities[i].grade), l->entities[i].sentence};
    case MW_MARK_DATE:   return (maker){l->dates[i].rule, mw_grade_name(l->dates[i].grade), l->dates[i].sentence};
    case MW_MARK_FIGURE: return (maker){l->figures[i].rule, mw_grade_name(l->figures[i].grade), l->figures[i].sentence};
    case MW_MARK_QUOTE:  return (maker){l->quotes[i].rule, mw_grade_name(l->quotes[i].grade), l->quotes[i].sentence};
    case MW_MARK_EVENT:  return (maker){l->events[i].rule, mw_grade_name(l->events[i].grade), l->events[i].sentence};
    default: return (maker){MW_NONE, NULL, mw_article_sentence_at(article, span_of(article, mark).start)};
    }
}

static int layer_field(lua_State *L, const mw_article *a, const mw_lua_mark *mark, mw_str name)
{
    const mw_layers *l = mw_article_layers(a);
    switch (mark->kind) {
    case MW_MARK_ENTITY: return entity_field(L, &l->entities[mark->index], name);
    case MW_MARK_DATE:   return date_field(L, &l->dates[mark->index], name);
    case MW_MARK_FIGURE: return figure_field(L, a, &l->figures[mark->index], name);
    case MW_MARK_QUOTE:  return quote_field(L, a, &l->quotes[mark->index], name);
    case MW_MARK_EVENT:  return event_field(L, a, &l->events[mark->index], name);
    case MW_MARK_TOKEN:  return token_field(L, a, &l->tokens[mark->index], name);
    default:             return 0;
    }
}

static const char *const LAYER_NAMES[] = {"sentence", "entity", "date", "figure", "quote", "event", "token", "span"};

/* The paragraph in which a span begins; where there is none, the whole text. */
static mw_span paragraph_of(const mw_article *article, mw_span span)
{
    const mw_layers *layers = mw_article_layers(article);
    size_t low = 0, high = layers->paragraph_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (layers->paragraphs[middle].span.end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < layers->paragraph_count && layers->paragraphs[low].span.start <= span.start)
        return layers->paragraphs[low].span;
    return (mw_span){0, (uint32_t)mw_article_text(article).len};
}

static int common_field(lua_State *L, const mw_article *a, const mw_lua_mark *mark, mw_str name)
{
    mw_span span = span_of(a, mark);
    if (mw_str_is(name, "text"))
        return push_text(L, mw_article_slice(a, span));
    if (mw_str_is(name, "start") || mw_str_is(name, "stop")) {
        lua_pushinteger(L, mw_str_is(name, "start") ? span.start : span.end);
        return 1;
    }
    if (mw_str_is(name, "article"))
        return lua_getiuservalue(L, 1, 1), 1;
    if (mw_str_is(name, "paragraph")) {
        lua_getiuservalue(L, 1, 1);
        mw_lua_push_span(L, -1, paragraph_of(a, span));
        return 1;
    }
    if (mw_str_is(name, "layer"))
        return push_name_of(L, LAYER_NAMES[mark->kind]);
    if (mw_str_is(name, "cite")) {
        lua_pushfstring(L, "%s:%I-%I", mw_article_head(a)->id.data, (LUAI_UACINT)span.start,
                        (LUAI_UACINT)span.end);
        return 1;
    }
    maker made = maker_of(a, mark);
    if (mw_str_is(name, "rule"))
        return push_text(L, made.rule);
    if (mw_str_is(name, "grade"))
        return push_text(L, mw_str_of(made.grade));
    if (mw_str_is(name, "sentence") && made.sentence != MW_NO_INDEX) {
        lua_getiuservalue(L, 1, 1);
        mw_lua_push_mark(L, -1, MW_MARK_SENTENCE, made.sentence);
        return 1;
    }
    /* What tables show of the article, so that a mark reads as a row does. */
    const mw_head *head = mw_article_head(a);
    if (mw_str_is(name, "published"))
        return push_text(L, head->published);
    if (mw_str_is(name, "outlet"))
        return push_text(L, head->source);
    if (mw_str_is(name, "title"))
        return push_text(L, head->title);
    return 0;
}

/* A field that a mark of this kind may have but this one has not is nil; a misspelt one raises. */
static const char *const KNOWN[] = {
    "text", "start", "stop", "article", "layer", "cite", "rule", "grade", "sentence", "paragraph", "published",
    "outlet", "title", "type", "entity", "id", "name", "wikidata", "mention", "metonym_of", "on",
    "value", "mod", "basis", "low", "high", "unit", "about", "place", "source", "carrier", "since",
    "as_of", "aggregation", "approx", "kind", "speaker", "speaker_text", "cue", "cue_start", "class",
    "cue_class", "polarity", "via", "continues", "actor", "target", "action", "code", "status",
    "date", "quote", "pos", "lemma"};
enum { KNOWN_COUNT = sizeof KNOWN / sizeof *KNOWN };

static int index_mark(lua_State *L)
{
    const mw_lua_mark *mark = mw_lua_check(L, 1, &MW_LUA_MARK);
    const mw_article *article = mw_lua_mark_article(L, 1);
    mw_str name = mw_lua_check_str(L, 2);
    int pushed = layer_field(L, article, mark, name);
    if (!pushed)
        pushed = common_field(L, article, mark, name);
    if (pushed)
        return pushed;
    for (size_t i = 0; i < KNOWN_COUNT; i++)
        if (mw_str_is(name, KNOWN[i]))
            return 0;
    const char *near = mw_lua_nearest(name, KNOWN, KNOWN_COUNT);
    return near ? luaL_error(L, "a %s has no field '%s': did you mean '%s'?", LAYER_NAMES[mark->kind], name.data, near)
                : luaL_error(L, "a %s has no field '%s'", LAYER_NAMES[mark->kind], name.data);
}

MW_LUA(mark_evidence, "mark:evidence() -> array of cites",
       "Where the mark stands: one text of the form ID:START-STOP.")
{
    mw_cite cite = mw_lua_mark_cite(L, 1);
    lua_createtable(L, 1, 0);
    lua_pushfstring(L, "%s:%I-%I", cite.article.data, (LUAI_UACINT)cite.span.start,
                    (LUAI_UACINT)cite.span.end);
    lua_rawseti(L, -2, 1);
    return 1;
}

/* How many marks a layer has. */
static size_t count_of(const mw_layers *layers, mw_mark_kind kind)
{
    const size_t counts[] = {[MW_MARK_SENTENCE] = layers->sentence_count, [MW_MARK_TOKEN] = layers->token_count,
                             [MW_MARK_ENTITY] = layers->entity_count,     [MW_MARK_DATE] = layers->date_count,
                             [MW_MARK_FIGURE] = layers->figure_count,     [MW_MARK_QUOTE] = layers->quote_count,
                             [MW_MARK_EVENT] = layers->event_count};
    return counts[kind];
}

static const char *const LAYER_CHOICES[] = {"sentences", "entities", "dates", "figures", "quotes", "events", "tokens",
                                            NULL};

/* The layer named at the index, of the article of the mark at 1; there is one from here on. */
static mw_mark_kind check_layer(lua_State *L, int index)
{
    static const mw_mark_kind KINDS[] = {MW_MARK_SENTENCE, MW_MARK_ENTITY, MW_MARK_DATE, MW_MARK_FIGURE,
                                         MW_MARK_QUOTE, MW_MARK_EVENT, MW_MARK_TOKEN};
    static const unsigned BITS[] = {MW_SENTENCES, MW_ENTITIES, MW_DATES, MW_FIGURES, MW_QUOTES, MW_EVENTS,
                                    MW_TOKENS | MW_POS};
    int choice = luaL_checkoption(L, index, NULL, LAYER_CHOICES);
    lua_getiuservalue(L, 1, 1);
    mw_lua_need(L, -1, BITS[choice]);
    lua_pop(L, 1);
    return KINDS[choice];
}

static mw_span span_at(const mw_article *article, mw_mark_kind kind, size_t index)
{
    return span_of(article, &(mw_lua_mark){kind, (uint32_t)index, {0, 0}});
}

/* The first mark of a layer, which is in order of start, that does not start before `start`. */
static size_t first_from(const mw_article *article, mw_mark_kind kind, uint32_t start)
{
    size_t low = 0, high = count_of(mw_article_layers(article), kind);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (span_at(article, kind, middle).start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

MW_LUA(mark_inside, "mark:inside(layer) -> array of marks",
       "The marks of a layer (sentences, tokens, entities, dates, figures, quotes, events) that lie within this one, in "
       "order: mark.sentence:inside(\"dates\").")
{
    const mw_lua_mark *mark = mw_lua_check(L, 1, &MW_LUA_MARK);
    const mw_article *article = mw_lua_mark_article(L, 1);
    mw_mark_kind kind = check_layer(L, 2);
    mw_span span = span_of(article, mark);
    size_t count = count_of(mw_article_layers(article), kind);
    lua_settop(L, 1);
    lua_getiuservalue(L, 1, 1);
    lua_newtable(L);
    lua_Integer n = 0;
    for (size_t i = first_from(article, kind, span.start); i < count; i++) {
        mw_span one = span_at(article, kind, i);
        if (one.start >= span.end)
            break;
        if (one.end > span.end)
            continue;
        mw_lua_push_mark(L, 2, kind, (uint32_t)i);
        lua_rawseti(L, 3, ++n);
    }
    return 1;
}

enum { NEIGHBOURS_LOOKED_AT = 16 }; /* marks that reach over others are few and short */

/* Pushes the nearest mark of the layer for which `fits` holds, stepping back from `from`; nil when none near does. */
static int push_back_from(lua_State *L, const mw_article *article, mw_mark_kind kind, size_t from, mw_span span,
                          bool (*fits)(mw_span one, mw_span span))
{
    for (size_t i = from, n = 0; i-- > 0 && n < NEIGHBOURS_LOOKED_AT; n++)
        if (fits(span_at(article, kind, i), span)) {
            lua_getiuservalue(L, 1, 1);
            mw_lua_push_mark(L, -1, kind, (uint32_t)i);
            return 1;
        }
    lua_pushnil(L);
    return 1;
}

static bool is_over(mw_span one, mw_span span) { return one.end <= span.start; }
static bool reaches_over(mw_span one, mw_span span) { return one.end >= span.end; }

MW_LUA(mark_before, "mark:before(layer) -> mark or nil",
       "The last mark of a layer that ends before this one begins, in the same article.")
{
    const mw_lua_mark *mark = mw_lua_check(L, 1, &MW_LUA_MARK);
    const mw_article *article = mw_lua_mark_article(L, 1);
    mw_mark_kind kind = check_layer(L, 2);
    mw_span span = span_of(article, mark);
    return push_back_from(L, article, kind, first_from(article, kind, span.start), span, is_over);
}

MW_LUA(mark_around, "mark:around(layer) -> mark or nil",
       "The innermost mark of a layer in which this one lies: figure:around(\"quotes\").")
{
    const mw_lua_mark *mark = mw_lua_check(L, 1, &MW_LUA_MARK);
    const mw_article *article = mw_lua_mark_article(L, 1);
    mw_mark_kind kind = check_layer(L, 2);
    mw_span span = span_of(article, mark);
    return push_back_from(L, article, kind, first_from(article, kind, span.start + 1), span, reaches_over);
}

MW_LUA(mark_after, "mark:after(layer) -> mark or nil",
       "The first mark of a layer that begins after this one ends, in the same article.")
{
    const mw_lua_mark *mark = mw_lua_check(L, 1, &MW_LUA_MARK);
    const mw_article *article = mw_lua_mark_article(L, 1);
    mw_mark_kind kind = check_layer(L, 2);
    size_t at = first_from(article, kind, span_of(article, mark).end);
    if (at >= count_of(mw_article_layers(article), kind)) {
        lua_pushnil(L);
        return 1;
    }
    lua_getiuservalue(L, 1, 1);
    mw_lua_push_mark(L, -1, kind, (uint32_t)at);
    return 1;
}

/* A figure prints with its hedge, an entity as its name, anything else as its words. */
static int show_mark(lua_State *L)
{
    const mw_lua_mark *mark = mw_lua_check(L, 1, &MW_LUA_MARK);
    const mw_article *article = mw_lua_mark_article(L, 1);
    const mw_layers *layers = mw_article_layers(article);
    if (mark->kind == MW_MARK_FIGURE) {
        mw_buf *text = mw_lua_new_buf(L);
        mw_figure_text(article, &layers->figures[mark->index], text);
        mw_lua_push_buf(L, text);
    } else if (mark->kind == MW_MARK_ENTITY) {
        mw_lua_push_str(L, layers->entities[mark->index].name);
    } else {
        mw_lua_push_str(L, mw_article_slice(article, span_of(article, mark)));
    }
    return 1;
}

static int same_mark(lua_State *L)
{
    const mw_lua_mark *a = mw_lua_test(L, 1, &MW_LUA_MARK), *b = mw_lua_test(L, 2, &MW_LUA_MARK);
    bool same = a && b && a->kind == b->kind && a->index == b->index &&
                a->span.start == b->span.start && a->span.end == b->span.end &&
                mw_str_equal(mw_lua_mark_cite(L, 1).article, mw_lua_mark_cite(L, 2).article);
    lua_pushboolean(L, same);
    return 1;
}

static const luaL_Reg META[] = {{"__tostring", show_mark}, {"__eq", same_mark}, {NULL, NULL}};
static const mw_lua_row *const ROWS[] = {&mark_evidence, &mark_inside, &mark_before, &mark_after, &mark_around, NULL};

const mw_lua_type MW_LUA_MARK = {
    "mark",
    "A span of an article: text start stop sentence article cite rule grade, and the fields of its "
    "layer (a quote's speaker and cue, a figure's value and source, a token's pos and lemma, …).",
    ROWS, index_mark, NULL, META};

/* ---- names of entities */

void mw_lua_push_name(lua_State *L, mw_str id, mw_str name)
{
    mw_lua_name *box = mw_lua_new(L, &MW_LUA_NAME, sizeof *box + id.len + name.len + 2, 0);
    char *room = (char *)(box + 1);
    memcpy(room, id.data, id.len);
    memcpy(room + id.len + 1, name.data, name.len);
    box->id = (mw_str){room, id.len};
    box->name = (mw_str){room + id.len + 1, name.len};
}

static int index_name(lua_State *L)
{
    const mw_lua_name *box = mw_lua_check(L, 1, &MW_LUA_NAME);
    mw_str field = mw_lua_check_str(L, 2);
    if (mw_str_is(field, "id") || mw_str_is(field, "entity"))
        return push_text(L, box->id);
    if (mw_str_is(field, "name"))
        return push_text(L, box->name);
    return luaL_error(L, "a name has the fields id and name, no '%s'", field.data);
}

static int show_name(lua_State *L)
{
    return push_text(L, ((const mw_lua_name *)mw_lua_check(L, 1, &MW_LUA_NAME))->name);
}

static int same_name(lua_State *L)
{
    const mw_lua_name *a = mw_lua_test(L, 1, &MW_LUA_NAME), *b = mw_lua_test(L, 2, &MW_LUA_NAME);
    lua_pushboolean(L, a && b && mw_str_equal(a->id, b->id));
    return 1;
}

static int name_before(lua_State *L)
{
    const mw_lua_name *a = mw_lua_check(L, 1, &MW_LUA_NAME), *b = mw_lua_check(L, 2, &MW_LUA_NAME);
    lua_pushboolean(L, mw_str_compare(a->id, b->id) < 0);
    return 1;
}

static int join_names(lua_State *L)
{
    luaL_tolstring(L, 1, NULL);
    luaL_tolstring(L, 2, NULL);
    lua_concat(L, 2);
    return 1;
}

static const luaL_Reg NAME_META[] = {{"__tostring", show_name}, {"__eq", same_name},
                                     {"__lt", name_before},     {"__concat", join_names},
                                     {NULL, NULL}};

const mw_lua_type MW_LUA_NAME = {"name", "An entity as a quote's speaker or an event's actor: .id .name; prints as its name.",
                                 NULL, index_name, NULL, NAME_META};
