/* SPDX-License-Identifier: MIT */
/* Keeping an article: is it there already, under which id, and all its marks.
 *
 * One article is one savepoint: after a failure the corpus has the old article or the new one. */
#include "store/store_impl.h"

#include "base/hash.h"

enum { HASH_DIGITS = 8 };

typedef struct saving {
    mw_store *store;
    const mw_article *article;
    const mw_head *head;
    mw_str reading;
    mw_buf identity, id;
    mw_map names;    /* entity -> index of its first mention that has a name */
    int64_t key;     /* of the row with this identity; 0: none */
    bool same_bytes; /* that row was made of the same bytes */
    mw_error *err;
} saving;

/* Identity. */

void mw_store_identity(const mw_head *head, mw_buf *out)
{
    if (head->url.len) {
        mw_buf_add(out, head->url);
    } else if (head->path.len) {
        mw_buf_add(out, head->path);
    } else {
        mw_buf_add(out, MW_STR("sha256:"));
        mw_buf_add(out, head->sha256);
        mw_buf_add(out, head->id);
    }
}

static bool same(sqlite3_stmt *row, int column, mw_str text)
{
    mw_str stored = mw_store_column(row, column);
    return !stored.data == !text.data && mw_str_equal(stored, text);
}

/* Looks for the article's row. False on failure; `*there`: it is up to date. */
static bool find(saving *s, bool *there)
{
    *there = false;
    mw_store_identity(s->head, &s->identity);
    sqlite3_stmt *row = mw_store_statement(s->store, STATEMENT_FIND, s->err);
    if (!row || !mw_buf_ok(&s->identity, s->err))
        return false;
    mw_store_bind(row, 1, mw_buf_str(&s->identity));
    int rc = sqlite3_step(row);
    if (rc == SQLITE_ROW) {
        unsigned made = mw_article_layers(s->article)->made & MW_LAYERS_ALL;
        s->key = sqlite3_column_int64(row, 0);
        mw_buf_add(&s->id, mw_store_column(row, 1));
        s->same_bytes = same(row, 2, s->head->sha256);
        *there = s->same_bytes && same(row, 3, s->head->engine) && same(row, 4, s->head->lexicon) &&
                 same(row, 5, s->reading) &&
                 ((unsigned)sqlite3_column_int64(row, 6) & made) == made;
    } else if (rc != SQLITE_DONE) {
        mw_store_fail(s->store, s->err, NULL);
    }
    sqlite3_reset(row);
    return (rc == SQLITE_ROW || rc == SQLITE_DONE) && mw_buf_ok(&s->id, s->err);
}

/* Ids. */

static bool is_free(saving *s, mw_str id, bool *is)
{
    sqlite3_stmt *row = mw_store_statement(s->store, STATEMENT_KEY_OF_ID, s->err);
    if (!row)
        return false;
    mw_store_bind(row, 1, id);
    int rc = sqlite3_step(row);
    *is = rc == SQLITE_DONE;
    if (rc != SQLITE_DONE && rc != SQLITE_ROW)
        mw_store_fail(s->store, s->err, NULL);
    sqlite3_reset(row);
    return rc == SQLITE_DONE || rc == SQLITE_ROW;
}

static void write_id(saving *s, mw_str wanted, mw_str hex)
{
    mw_buf_clear(&s->id);
    mw_buf_add(&s->id, wanted);
    if (hex.len >= HASH_DIGITS) {
        mw_buf_char(&s->id, '-');
        mw_buf_add(&s->id, mw_str_sub(hex, 0, HASH_DIGITS));
    }
}

/* The id that the article came with; else that and the hash of its bytes; else, for equal bytes
 * under two identities, that and the hash of its identity. */
static bool choose_id(saving *s)
{
    char hex[MW_SHA256_HEX + 1];
    mw_sha256(mw_buf_str(&s->identity), hex);
    const mw_str wanted = s->head->id.len ? s->head->id : MW_STR("article");
    const mw_str endings[] = {MW_STR(""), s->head->sha256, {hex, MW_SHA256_HEX}};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        bool is;
        write_id(s, wanted, endings[i]);
        if (!mw_buf_ok(&s->id, s->err) || !is_free(s, mw_buf_str(&s->id), &is))
            return false;
        if (is)
            return true;
    }
    return mw_fail(s->err, MW_EARG, 0, "no id is left for %.*s", MW_ARG(wanted));
}

/* Values. */

static uint32_t number_at(const char *item, size_t at)
{
    uint32_t value;
    memcpy(&value, item + at, sizeof value);
    return value;
}

static mw_str text_at(const char *item, size_t at)
{
    mw_str value;
    memcpy(&value, item + at, sizeof value);
    return value;
}

static mw_span span_at(const char *item, size_t at)
{
    mw_span value;
    memcpy(&value, item + at, sizeof value);
    return value;
}

static mw_str name_of(const saving *s, mw_str entity)
{
    uint64_t *index = entity.data ? mw_map_get(&s->names, entity) : NULL;
    return index ? mw_article_layers(s->article)->entities[*index].name : MW_NONE;
}

static void bind_real(sqlite3_stmt *insert, int place, const char *item, const field *f)
{
    double value;
    memcpy(&value, item + f->at, sizeof value);
    if (*(const bool *)(item + f->other))
        sqlite3_bind_double(insert, place, value);
}

static void bind_field(const saving *s, sqlite3_stmt *insert, int place, const char *item,
                       const field *f)
{
    mw_span span =
        f->kind == FIELD_PLACE || f->kind == FIELD_SLICE ? span_at(item, f->other) : (mw_span){0};
    switch (f->kind) {
    case FIELD_TEXT:
        mw_store_bind(insert, place, text_at(item, f->at));
        break;
    case FIELD_NAME:
        mw_store_bind(insert, place, mw_str_of(f->naming->name((int)number_at(item, f->at))));
        break;
    case FIELD_REAL:
        bind_real(insert, place, item, f);
        break;
    case FIELD_BOOL:
        sqlite3_bind_int(insert, place, *(const bool *)(item + f->at));
        break;
    case FIELD_POLARITY:
        mw_store_bind(insert, place,
                      *(const bool *)(item + f->at) ? MW_STR("negative") : MW_STR("positive"));
        break;
    case FIELD_OFFSET:
        sqlite3_bind_int64(insert, place, number_at(item, f->at));
        break;
    case FIELD_PLACE:
        if (span.start < span.end)
            sqlite3_bind_int64(insert, place, number_at(item, f->at));
        break;
    case FIELD_INDEX:
        if (number_at(item, f->at) != MW_NO_INDEX)
            sqlite3_bind_int64(insert, place, number_at(item, f->at));
        break;
    case FIELD_SLICE:
        if (span.start < span.end)
            mw_store_bind(insert, place, mw_article_slice(s->article, span));
        break;
    case FIELD_WHO:
        mw_store_bind(insert, place, name_of(s, text_at(item, f->at)));
        break;
    }
}

/* Rows. */

static bool write_marks(saving *s, size_t which)
{
    const table *t = &mw_store_tables[which];
    const char *layers = (const char *)mw_article_layers(s->article);
    const char *items;
    size_t count;
    memcpy(&items, layers + t->items_at, sizeof items);
    memcpy(&count, layers + t->count_at, sizeof count);
    if (count >> MW_STORE_MARK_BITS)
        return mw_fail(s->err, MW_ELIMIT, 0, "%zu rows of %s in one article", count, t->name);
    for (size_t i = 0; i < count; i++) {
        sqlite3_stmt *insert = mw_store_statement(s->store, INSERTS_AT + which, s->err);
        if (!insert)
            return false;
        sqlite3_bind_int64(insert, 1, s->key);
        sqlite3_bind_int64(insert, 2, (int64_t)i);
        for (size_t f = 0; f < t->field_count; f++)
            bind_field(s, insert, (int)f + 3, items + i * t->item_bytes, &t->fields[f]);
        if (!mw_store_do(s->store, insert, s->err, "an article could not be kept"))
            return false;
    }
    return true;
}

static bool write_tokens(saving *s)
{
    const mw_layers *layers = mw_article_layers(s->article);
    if (!(layers->made & MW_TOKENS))
        return true;
    mw_buf packed = {0};
    mw_store_pack(layers->tokens, layers->token_count, &packed);
    sqlite3_stmt *insert = mw_store_statement(s->store, STATEMENT_TOKENS_ADD, s->err);
    bool good = insert && mw_buf_ok(&packed, s->err);
    if (good) {
        sqlite3_bind_int64(insert, 1, s->key);
        sqlite3_bind_blob64(insert, 2, packed.len ? packed.data : "", packed.len, SQLITE_STATIC);
        good = mw_store_do(s->store, insert, s->err, "an article could not be kept");
    }
    mw_buf_free(&packed);
    return good;
}

static bool run_on_key(saving *s, prepared which)
{
    sqlite3_stmt *made = mw_store_statement(s->store, which, s->err);
    if (!made)
        return false;
    sqlite3_bind_int64(made, 1, s->key);
    return mw_store_do(s->store, made, s->err, "an article could not be kept");
}

static bool clear_old(saving *s)
{
    if (!s->key)
        return true;
    if (!s->same_bytes && !run_on_key(s, STATEMENT_REVISE))
        return false;
    if (!mw_store_remove_forms(s->store, s->key, s->err))
        return false;
    for (size_t i = 0; i < MARK_TABLES; i++)
        if (!run_on_key(s, DELETES_AT + i))
            return false;
    return run_on_key(s, STATEMENT_SAID_DELETE) && run_on_key(s, STATEMENT_REJECTED_DELETE) &&
           run_on_key(s, STATEMENT_TOKENS_DELETE);
}

static bool write_article(saving *s)
{
    sqlite3_stmt *write =
        mw_store_statement(s->store, s->key ? STATEMENT_SET : STATEMENT_ADD, s->err);
    if (!write)
        return false;
    for (int i = 0; i < HEAD_FIELDS; i++)
        bind_field(s, write, i + 1, (const char *)s->head, &mw_store_head[i]);
    mw_store_bind(write, 1, mw_buf_str(&s->id));
    mw_store_bind(write, HEAD_FIELDS + 1, mw_buf_str(&s->identity));
    mw_store_bind(write, HEAD_FIELDS + 2, s->reading);
    sqlite3_bind_int64(write, HEAD_FIELDS + 3, mw_article_layers(s->article)->made & MW_LAYERS_ALL);
    mw_store_bind(write, HEAD_FIELDS + 4, mw_article_text(s->article));
    if (s->key)
        sqlite3_bind_int64(write, HEAD_FIELDS + 5, s->key);
    if (!mw_store_do(s->store, write, s->err, "an article could not be kept"))
        return false;
    if (!s->key)
        s->key = sqlite3_last_insert_rowid(s->store->db);
    return true;
}

static bool learn_names(saving *s)
{
    const mw_layers *layers = mw_article_layers(s->article);
    for (size_t i = 0; i < layers->entity_count; i++) {
        const mw_entity *entity = &layers->entities[i];
        bool is_new;
        if (!entity->entity.data || !entity->name.data)
            continue;
        uint64_t *index = mw_map_put(&s->names, entity->entity, &is_new, s->err);
        if (!index)
            return false;
        if (is_new)
            *index = i;
    }
    return true;
}

static bool write_all(saving *s)
{
    bool is_new = !s->key;
    if ((is_new && !choose_id(s)) || !clear_old(s) || !write_article(s) || !learn_names(s) ||
        !write_tokens(s))
        return false;
    for (size_t i = 0; i < MARK_TABLES; i++)
        if (!write_marks(s, i))
            return false;
    return mw_store_add_forms(s->store, s->key, is_new, s->err);
}

/* The first save of a handle expects many: FTS5 then gathers more before it writes. */
static bool expect_many(mw_store *store, mw_error *err)
{
    store->search_stale = true;
    return store->mode != MW_STORE_WRITE || store->saved ||
           mw_store_run(store, err,
                        "insert into search(search, rank) values ('hashsize', 16777216);"
                        "insert into search(search, rank) values ('automerge', 0);");
}

/* The statement that undoes is made ready before there is anything to undo. */
static bool write_whole_or_not(saving *s)
{
    mw_store *store = s->store;
    sqlite3_stmt *undo = mw_store_statement(store, STATEMENT_ROLLBACK, s->err);
    sqlite3_stmt *leave = mw_store_statement(store, STATEMENT_RELEASE, s->err);
    sqlite3_stmt *enter = mw_store_statement(store, STATEMENT_SAVEPOINT, s->err);
    if (!undo || !leave || !enter || !mw_store_do(store, enter, s->err, NULL))
        return false;
    if (expect_many(store, s->err) && write_all(s) &&
        mw_store_do(store, leave, s->err, "an article could not be kept")) {
        store->saved++;
        return true;
    }
    mw_store_do(store, undo, NULL, "");
    mw_store_do(store, leave, NULL, "");
    return false;
}

static void finish(saving *s)
{
    mw_buf_free(&s->identity);
    mw_buf_free(&s->id);
    mw_map_free(&s->names);
}

static saving saving_of(mw_store *store, const mw_article *article, mw_str reading, mw_error *err)
{
    return (saving){.store = store,
                    .article = article,
                    .head = mw_article_head(article),
                    .reading = reading.data ? reading : MW_STR(""),
                    .err = err};
}

bool mw_store_has(mw_store *store, const mw_article *article, mw_str reading, mw_error *err)
{
    saving s = saving_of(store, article, reading, err);
    bool there;
    bool good = find(&s, &there);
    finish(&s);
    return good && there;
}

bool mw_store_save(mw_store *store, const mw_article *article, mw_str reading, bool *fresh,
                   mw_error *err)
{
    if (store->mode == MW_STORE_READ)
        return mw_fail(err, MW_EARG, 0, "the corpus was opened to be read");
    saving s = saving_of(store, article, reading, err);
    bool there;
    bool good = find(&s, &there) && (there || write_whole_or_not(&s));
    if (fresh)
        *fresh = good && !there;
    finish(&s);
    return good;
}
