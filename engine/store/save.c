/* SPDX-License-Identifier: MIT */
/* Keeping an article: is it there already, under which id, and all its marks.
 *
 * One article is one savepoint: after a failure the corpus has the old article or the new one. */
#include "store/store_impl.h"

#include "base/hash.h"

#include <stdio.h>

typedef struct saving {
    mw_store *store;
    const mw_article *article;
    const mw_head *head;
    mw_str reading;
    mw_buf identity, id, wanted;
    mw_map names;     /* entity -> index of its first mention that has a name */
    int64_t key;      /* of the row with this identity; 0: none */
    bool same_bytes;  /* that row was made of the same bytes */
    mw_error *err;
} saving;

/* Identity. */

/* "a/feed.jsonl" and "feed" -> true: the id is the file's own name, not a record's. */
static bool is_file_name(mw_str path, mw_str id)
{
    size_t start = path.len;
    while (start && path.data[start - 1] != '/')
        start--;
    mw_str name = mw_str_sub(path, start, path.len);
    return mw_str_starts(name, id) && (name.len == id.len || name.data[id.len] == '.');
}

/* The URL, else the path; a file of many records tells them apart by their ids. */
static void write_identity(const mw_head *head, mw_buf *out)
{
    if (head->url.len) {
        mw_buf_add(out, head->url);
    } else if (head->path.len) {
        mw_buf_add(out, head->path);
        if (head->id.len && !is_file_name(head->path, head->id)) {
            mw_buf_char(out, '#');
            mw_buf_add(out, head->id);
        }
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
    write_identity(s->head, &s->identity);
    sqlite3_stmt *row = mw_store_statement(s->store, STATEMENT_FIND, s->err);
    if (!row || !mw_buf_ok(&s->identity, s->err))
        return false;
    mw_store_bind(row, 1, mw_buf_str(&s->identity));
    int rc = sqlite3_step(row);
    if (rc == SQLITE_ROW) {
        unsigned made = mw_article_layers(s->article)->made;
        s->key = sqlite3_column_int64(row, 0);
        mw_buf_add(&s->id, mw_store_column(row, 1));
        s->same_bytes = same(row, 2, s->head->sha256);
        *there = s->same_bytes && same(row, 3, s->head->engine) &&
                 same(row, 4, s->head->lexicon) && same(row, 5, s->reading) &&
                 ((unsigned)sqlite3_column_int64(row, 6) & made) == made;
    } else if (rc != SQLITE_DONE) {
        mw_store_fail(s->store, s->err, "the corpus");
    }
    sqlite3_reset(row);
    return (rc == SQLITE_ROW || rc == SQLITE_DONE) && mw_buf_ok(&s->id, s->err);
}

/* Ids. */

enum { HASH_DIGITS = 8 };

static void write_distinct(mw_str wanted, mw_str sha256, mw_buf *out)
{
    char hex[MW_SHA256_HEX + 1];
    if (sha256.len < HASH_DIGITS) { /* an article without a hash of its bytes */
        mw_sha256(wanted, hex);
        sha256 = mw_str_of(hex);
    }
    mw_buf_clear(out);
    mw_buf_add(out, wanted);
    mw_buf_char(out, '-');
    mw_buf_add(out, mw_str_sub(sha256, 0, HASH_DIGITS));
}

static bool is_free(saving *s, mw_str id, bool *is)
{
    sqlite3_stmt *row = mw_store_statement(s->store, STATEMENT_KEY_OF_ID, s->err);
    if (!row)
        return false;
    mw_store_bind(row, 1, id);
    int rc = sqlite3_step(row);
    *is = rc == SQLITE_DONE;
    if (rc != SQLITE_DONE && rc != SQLITE_ROW)
        mw_store_fail(s->store, s->err, "the corpus");
    sqlite3_reset(row);
    return rc == SQLITE_DONE || rc == SQLITE_ROW;
}

static bool rename_row(saving *s, int64_t key, mw_str id)
{
    sqlite3_stmt *rename = mw_store_statement(s->store, STATEMENT_RENAME, s->err);
    if (!rename)
        return false;
    sqlite3_bind_int64(rename, 1, key);
    mw_store_bind(rename, 2, id);
    return mw_store_do(s->store, rename, s->err, "the corpus");
}

/* Of the rows that wanted the id too, finds one that still has it and was added by this handle:
 * nobody has seen its id yet, so it takes the longer one as well. */
static bool find_clash(saving *s, bool *clash, int64_t *unseen, mw_buf *its_id)
{
    sqlite3_stmt *row = mw_store_statement(s->store, STATEMENT_ID_TAKEN, s->err);
    if (!row)
        return false;
    mw_str wanted = mw_buf_str(&s->wanted);
    mw_store_bind(row, 1, wanted);
    int rc;
    while ((rc = sqlite3_step(row)) == SQLITE_ROW) {
        int64_t key = sqlite3_column_int64(row, 0);
        *clash = true;
        if (key <= s->store->key_given || !mw_str_equal(mw_store_column(row, 2), wanted) ||
            !mw_str_equal(mw_store_column(row, 3), wanted))
            continue;
        *unseen = key;
        write_distinct(wanted, mw_store_column(row, 1), its_id);
    }
    if (rc != SQLITE_DONE)
        mw_store_fail(s->store, s->err, "the corpus");
    sqlite3_reset(row);
    return rc == SQLITE_DONE;
}

/* Equal bytes under two identities still share an id with its hash: their identities tell. */
static bool make_distinct(saving *s)
{
    char hex[MW_SHA256_HEX + 1];
    bool unused;
    write_distinct(mw_buf_str(&s->wanted), s->head->sha256, &s->id);
    mw_sha256(mw_buf_str(&s->identity), hex);
    for (size_t digits = HASH_DIGITS; digits <= MW_SHA256_HEX; digits += HASH_DIGITS) {
        if (!mw_buf_ok(&s->id, s->err) || !is_free(s, mw_buf_str(&s->id), &unused))
            return false;
        if (unused)
            return true;
        mw_buf_char(&s->id, '-');
        mw_buf_add(&s->id, (mw_str){hex + digits - HASH_DIGITS, HASH_DIGITS});
    }
    return mw_fail(s->err, MW_EARG, 0, "no id is left for %.*s", MW_ARG(mw_buf_str(&s->wanted)));
}

static bool choose_id(saving *s)
{
    mw_buf its_id = {0};
    bool clash = false;
    int64_t unseen = 0;
    bool good = find_clash(s, &clash, &unseen, &its_id);
    if (good && unseen)
        good = mw_buf_ok(&its_id, s->err) && rename_row(s, unseen, mw_buf_str(&its_id));
    mw_buf_free(&its_id);
    if (!good || clash)
        return good && make_distinct(s);
    mw_buf_add(&s->id, mw_buf_str(&s->wanted));
    return mw_buf_ok(&s->id, s->err);
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
    mw_span span = f->kind == FIELD_PLACE || f->kind == FIELD_SLICE ? span_at(item, f->other)
                                                                    : (mw_span){0};
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

/* Adds the wordings of the article's entities to those of the corpus, or (-1) takes them away. */
static bool count_forms(saving *s, int sign)
{
    sqlite3_stmt *count = mw_store_statement(s->store, STATEMENT_FORMS, s->err);
    if (!count)
        return false;
    sqlite3_bind_int64(count, 1, s->key);
    sqlite3_bind_int(count, 2, sign);
    return mw_store_do(s->store, count, s->err, "an article could not be kept");
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
    if (!count_forms(s, -1) || !run_on_key(s, STATEMENT_FORMS_CLEAN))
        return false;
    for (size_t i = 0; i < MARK_TABLES; i++)
        if (!run_on_key(s, DELETES_AT + i))
            return false;
    return run_on_key(s, STATEMENT_TOKENS_DELETE);
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
    mw_store_bind(write, HEAD_FIELDS + 2, mw_buf_str(&s->wanted));
    mw_store_bind(write, HEAD_FIELDS + 3, s->reading);
    sqlite3_bind_int64(write, HEAD_FIELDS + 4, mw_article_layers(s->article)->made);
    mw_store_bind(write, HEAD_FIELDS + 5, mw_article_text(s->article));
    if (s->key)
        sqlite3_bind_int64(write, HEAD_FIELDS + 6, s->key);
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
    mw_buf_add(&s->wanted, s->head->id.len ? s->head->id : MW_STR("article"));
    if (!mw_buf_ok(&s->wanted, s->err) || (!s->key && !choose_id(s)) || !clear_old(s) ||
        !write_article(s) || !learn_names(s) || !write_tokens(s))
        return false;
    for (size_t i = 0; i < MARK_TABLES; i++)
        if (!write_marks(s, i))
            return false;
    return count_forms(s, 1);
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

static bool run_simple(saving *s, prepared which, mw_error *err)
{
    sqlite3_stmt *made = mw_store_statement(s->store, which, err);
    return made && mw_store_do(s->store, made, err, "the corpus");
}

static bool write_whole_or_not(saving *s)
{
    mw_store *store = s->store;
    if (!run_simple(s, STATEMENT_SAVEPOINT, s->err))
        return false;
    if (expect_many(store, s->err) && write_all(s) && run_simple(s, STATEMENT_RELEASE, s->err)) {
        store->saved++;
        return true;
    }
    run_simple(s, STATEMENT_ROLLBACK, NULL);
    run_simple(s, STATEMENT_RELEASE, NULL);
    return false;
}

static void finish(saving *s)
{
    mw_buf_free(&s->identity);
    mw_buf_free(&s->id);
    mw_buf_free(&s->wanted);
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
