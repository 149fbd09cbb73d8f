/* SPDX-License-Identifier: MIT */
/* Giving an article back as it was kept. Nothing in the file is believed: a span that is not inside
 * the text, an index that leads nowhere or a word that is none of the contract's is an error. */
#include "store/store_impl.h"

#include "text/utf8.h"

typedef struct loading {
    mw_store *store;
    mw_article *article;
    int64_t key;
    mw_error *err;
} loading;

static bool damaged(const loading *l, const char *where, const char *what)
{
    return mw_fail(l->err, MW_EPARSE, 0, "article %lld of the corpus is damaged: %s (%s)",
                   (long long)l->key, what, where);
}

/* An offset may stand at the end, or where a character begins. */
static bool is_border(mw_str text, int64_t at)
{
    return at >= 0 && (uint64_t)at <= text.len &&
           ((uint64_t)at == text.len || ((unsigned char)text.data[at] & 0xc0) != 0x80);
}

static bool read_text(loading *l, sqlite3_stmt *row, int column, mw_str *text)
{
    return mw_arena_copy(mw_article_arena(l->article), mw_store_column(row, column), text, l->err);
}

static bool read_number(loading *l, sqlite3_stmt *row, int column, const field *f, char *item)
{
    int64_t value = sqlite3_column_int64(row, column);
    bool null = sqlite3_column_type(row, column) == SQLITE_NULL;
    bool offset = f->kind != FIELD_INDEX;
    if (null && f->kind == FIELD_INDEX)
        value = MW_NO_INDEX;
    if (offset && !is_border(mw_article_text(l->article), value))
        return damaged(l, f->column, "an offset is not in the text");
    if (value < 0 || value > UINT32_MAX)
        return damaged(l, f->column, "an index is out of range");
    uint32_t number = (uint32_t)value;
    memcpy(item + f->at, &number, sizeof number);
    return true;
}

static bool read_name(loading *l, sqlite3_stmt *row, int column, const field *f, char *item)
{
    int value;
    if (!f->naming->parse(mw_store_column(row, column), &value))
        return damaged(l, f->column, "an unknown word");
    memcpy(item + f->at, &value, sizeof value);
    return true;
}

static bool read_field(loading *l, sqlite3_stmt *row, int column, const field *f, char *item)
{
    double real = sqlite3_column_double(row, column);
    mw_str text;
    switch (f->kind) {
    case FIELD_TEXT:
        if (!read_text(l, row, column, &text))
            return false;
        memcpy(item + f->at, &text, sizeof text);
        return true;
    case FIELD_NAME:
        return read_name(l, row, column, f, item);
    case FIELD_REAL:
        *(bool *)(item + f->other) = sqlite3_column_type(row, column) != SQLITE_NULL;
        memcpy(item + f->at, &real, sizeof real);
        return true;
    case FIELD_BOOL:
        *(bool *)(item + f->at) = sqlite3_column_int(row, column) != 0;
        return true;
    case FIELD_POLARITY:
        *(bool *)(item + f->at) = mw_str_is(mw_store_column(row, column), "negative");
        return true;
    case FIELD_OFFSET:
    case FIELD_PLACE:
    case FIELD_INDEX:
        return read_number(l, row, column, f, item);
    default: /* made from the others */
        return true;
    }
}

static bool read_head(loading *l)
{
    sqlite3_stmt *row = mw_store_statement(l->store, STATEMENT_LOAD, l->err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, l->key);
    int rc = sqlite3_step(row);
    if (rc == SQLITE_DONE)
        return mw_fail(l->err, MW_EARG, 0, "there is no article %lld in the corpus",
                       (long long)l->key);
    if (rc != SQLITE_ROW)
        return mw_store_fail(l->store, l->err, NULL);
    char *head = (char *)mw_article_head_edit(l->article);
    for (int i = 0; i < HEAD_FIELDS; i++)
        if (!read_field(l, row, i, &mw_store_head[i], head))
            return false;
    mw_str text = mw_store_column(row, HEAD_FIELDS + 1);
    if (!text.data)
        text = MW_STR("");
    if (mw_utf8_check(text) != text.len)
        return damaged(l, "article", "its text is no UTF-8");
    mw_article_layers_edit(l->article)->made =
        ((unsigned)sqlite3_column_int64(row, HEAD_FIELDS) & MW_LAYERS_ALL) | MW_ARTICLE;
    bool good = mw_article_set_text(l->article, text, l->err);
    sqlite3_reset(row);
    return good;
}

static bool read_marks(loading *l, size_t which)
{
    const table *t = &mw_store_tables[which];
    mw_arena *arena = mw_article_arena(l->article);
    sqlite3_stmt *row = mw_store_statement(l->store, SELECTS_AT + which, l->err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, l->key);
    char *items = NULL;
    size_t count = 0, capacity = 0;
    int rc;
    while ((rc = sqlite3_step(row)) == SQLITE_ROW) {
        if (count == capacity &&
            !mw_arena_widen(arena, (void **)&items, t->item_bytes, &capacity, l->err))
            return false;
        for (size_t f = 0; f < t->field_count; f++)
            if (!read_field(l, row, (int)f, &t->fields[f], items + count * t->item_bytes))
                return false;
        if (sqlite3_column_int64(row, (int)t->field_count) != (int64_t)count)
            return damaged(l, t->name, "a row is missing");
        count++;
    }
    sqlite3_reset(row);
    if (rc != SQLITE_DONE)
        return mw_store_fail(l->store, l->err, NULL);
    char *layers = (char *)mw_article_layers_edit(l->article);
    memcpy(layers + t->items_at, &items, sizeof items);
    memcpy(layers + t->count_at, &count, sizeof count);
    return true;
}

static bool read_tokens(loading *l)
{
    mw_layers *layers = mw_article_layers_edit(l->article);
    if (!(layers->made & MW_TOKENS))
        return true;
    sqlite3_stmt *row = mw_store_statement(l->store, STATEMENT_TOKENS_GET, l->err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, l->key);
    int rc = sqlite3_step(row);
    if (rc == SQLITE_DONE)
        return damaged(l, "token", "its tokens are missing");
    if (rc != SQLITE_ROW)
        return mw_store_fail(l->store, l->err, NULL);
    const char *bytes = sqlite3_column_blob(row, 0);
    mw_str packed = {bytes ? bytes : "", (size_t)sqlite3_column_bytes(row, 0)};
    bool good = mw_store_unpack(packed, mw_article_text(l->article), mw_article_arena(l->article),
                                &layers->tokens, &layers->token_count, l->err);
    sqlite3_reset(row);
    return good;
}

/* Indices into other layers. */

static bool leads(uint32_t index, size_t count)
{
    return index == MW_NO_INDEX || index < count;
}

static bool is_run(uint32_t first, uint32_t end, size_t count)
{
    return first <= end && end <= count;
}

static bool spans_good(const mw_span *spans[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (spans[i]->start > spans[i]->end)
            return false;
    return true;
}

static bool check_segments(const loading *l)
{
    const mw_layers *all = mw_article_layers(l->article);
    for (size_t i = 0; i < all->paragraph_count; i++) {
        const mw_paragraph *p = &all->paragraphs[i];
        if (p->span.start > p->span.end ||
            !is_run(p->sentence_first, p->sentence_end, all->sentence_count))
            return damaged(l, "paragraph", "a paragraph's ends are crossed");
    }
    for (size_t i = 0; i < all->sentence_count; i++) {
        const mw_sentence *s = &all->sentences[i];
        size_t tokens = all->made & MW_TOKENS ? all->token_count : UINT32_MAX;
        if (s->span.start > s->span.end || !leads(s->paragraph, all->paragraph_count) ||
            !is_run(s->token_first, s->token_end, tokens))
            return damaged(l, "sentence", "a sentence's ends are crossed");
    }
    return true;
}

#define CHECK(items, count, name, condition)                                                       \
    for (size_t i = 0; i < all->count; i++) {                                                      \
        const mw_span *spans[] = {&all->items[i].span};                                            \
        if (!spans_good(spans, 1) || !leads(all->items[i].sentence, all->sentence_count) ||        \
            !(condition))                                                                          \
            return damaged(l, name, "a mark leads nowhere");                                       \
    }

static bool check_marks(const loading *l)
{
    const mw_layers *all = mw_article_layers(l->article);
    CHECK(entities, entity_count, "entity", true)
    CHECK(dates, date_count, "date", true)
    CHECK(figures, figure_count, "figure", true)
    CHECK(quotes, quote_count, "quote",
          leads(all->quotes[i].continues, all->quote_count) &&
              all->quotes[i].speaker_span.start <= all->quotes[i].speaker_span.end &&
              all->quotes[i].cue_span.start <= all->quotes[i].cue_span.end)
    CHECK(events, event_count, "event", leads(all->events[i].quote, all->quote_count))
    return true;
}

static bool read_all(loading *l)
{
    if (!read_head(l) || !read_tokens(l) || !mw_store_read_cluster(l->store, l->key, l->article, l->err))
        return false;
    for (size_t i = 0; i < MARK_TABLES; i++)
        if (!read_marks(l, i))
            return false;
    return check_segments(l) && check_marks(l);
}

/* A statement that was left in the middle would keep the file locked. */
static void reset_all(mw_store *store)
{
    for (size_t i = 0; i < STATEMENTS; i++)
        sqlite3_reset(store->statements[i]); /* NULL is fine */
}

mw_article *mw_store_load(mw_store *store, int64_t key, mw_error *err)
{
    loading l = {.store = store, .key = key, .err = err};
    l.article = mw_article_new(0, err);
    if (!l.article)
        return NULL;
    bool good = read_all(&l);
    reset_all(store);
    if (good)
        return l.article;
    mw_article_free(l.article);
    return NULL;
}

mw_article *mw_store_load_id(mw_store *store, mw_str id, mw_error *err)
{
    sqlite3_stmt *row = mw_store_statement(store, STATEMENT_KEY_OF_ID, err);
    if (!row)
        return NULL;
    mw_store_bind(row, 1, id);
    int rc = sqlite3_step(row);
    int64_t key = rc == SQLITE_ROW ? sqlite3_column_int64(row, 0) : 0;
    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        mw_store_fail(store, err, NULL);
    sqlite3_reset(row);
    if (rc == SQLITE_DONE)
        mw_fail(err, MW_EARG, 0, "there is no article %.*s in the corpus", MW_ARG(id));
    return rc == SQLITE_ROW ? mw_store_load(store, key, err) : NULL;
}
