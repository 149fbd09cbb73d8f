/* SPDX-License-Identifier: MIT */
/* A corpus that is a part of a run: turns and notes beside the tables of every corpus. */
#include <moonwire/part.h>

#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "store/store_impl.h"

static const char PART_TABLES[] =
    "create table turn(place integer primary key, key integer, id text, path text, url text, outlet text,"
    " published text, sha256 text, printed text) strict;"
    "create unique index turn_by_key on turn(key) where key is not null;"
    "create table note(name text primary key, bytes blob not null) strict, without rowid;"
    "insert into about values ('turn', '', 'of a part of a run: every article as it was read'),"
    " ('turn', 'place', 'in the whole input, from 0'), ('turn', 'key', 'of the article; null: another version of it'),"
    " ('turn', 'id', 'with which it came'), ('turn', 'path', 'of its file'), ('turn', 'url', 'its address'),"
    " ('turn', 'outlet', 'who published it'), ('turn', 'published', 'its date'), ('turn', 'sha256', 'of its bytes'),"
    " ('turn', 'printed', 'by the script, when it was given the article'),"
    " ('note', '', 'of a part of a run: what it was made from, and what was counted'),"
    " ('note', 'name', 'what it tells'), ('note', 'bytes', 'in a form of its own');";

unsigned mw_part_of(const mw_head *head, unsigned parts)
{
    mw_str identity = head->url.len ? head->url : head->path.len ? head->path : head->id;
    return parts ? (unsigned)(mw_hash(identity) % parts) : 0;
}

bool mw_part_make(mw_store *store, mw_error *err)
{
    return mw_store_run(store, err, PART_TABLES);
}

static sqlite3_stmt *prepare(mw_store *store, const char *sql, mw_error *err)
{
    sqlite3_stmt *made = NULL;
    if (sqlite3_prepare_v2(store->db, sql, -1, &made, NULL) != SQLITE_OK)
        mw_store_fail(store, err, NULL);
    return made;
}

bool mw_part_is(mw_store *store)
{
    sqlite3_stmt *row = prepare(store, "select count(*) from sqlite_schema where type = 'table' and name in"
                                       " ('turn', 'note')", NULL);
    bool is = row && sqlite3_step(row) == SQLITE_ROW && sqlite3_column_int(row, 0) == 2;
    sqlite3_finalize(row);
    return is;
}

/* Runs a statement that gives no rows, once. */
static bool run_once(mw_store *store, sqlite3_stmt *statement, mw_error *err)
{
    bool good = statement && (sqlite3_step(statement) == SQLITE_DONE || mw_store_fail(store, err, NULL));
    sqlite3_finalize(statement);
    return good;
}

/* ---- keeping */

bool mw_part_add(mw_store *store, int64_t place, const mw_article *article, mw_str reading, mw_str printed,
                 mw_error *err)
{
    const mw_head *head = mw_article_head(article);
    if (!mw_store_save(store, article, reading, NULL, err))
        return false;
    static const char SQL[] =
        "insert into turn values (?1, (select a.key from article a where a.identity = ?9 and not exists"
        " (select 1 from turn t where t.key = a.key)), ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    mw_buf identity = {0};
    mw_store_identity(head, &identity);
    sqlite3_stmt *insert = mw_buf_ok(&identity, err) ? prepare(store, SQL, err) : NULL;
    if (insert) {
        sqlite3_bind_int64(insert, 1, place);
        const mw_str texts[] = {head->id, head->path, head->url, head->source, head->published, head->sha256,
                                printed.len ? printed : MW_NONE, mw_buf_str(&identity)};
        for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
            mw_store_bind(insert, i + 2, texts[i]);
    }
    bool good = insert && run_once(store, insert, err);
    mw_buf_free(&identity);
    return good;
}

bool mw_part_set_note(mw_store *store, mw_str name, mw_str bytes, mw_error *err)
{
    sqlite3_stmt *insert = prepare(store, "insert or replace into note values (?1, ?2)", err);
    if (!insert)
        return false;
    mw_store_bind(insert, 1, name);
    sqlite3_bind_blob64(insert, 2, bytes.len ? bytes.data : "", bytes.len, SQLITE_STATIC);
    return run_once(store, insert, err);
}

bool mw_part_note(mw_store *store, mw_str name, mw_buf *bytes, mw_error *err)
{
    sqlite3_stmt *row = prepare(store, "select bytes from note where name = ?1", err);
    if (!row)
        return false;
    mw_store_bind(row, 1, name);
    int rc = sqlite3_step(row);
    bool good = rc == SQLITE_ROW;
    if (good) {
        const char *data = sqlite3_column_blob(row, 0);
        mw_buf_add(bytes, (mw_str){data ? data : "", (size_t)sqlite3_column_bytes(row, 0)});
        good = mw_buf_ok(bytes, err);
    } else if (rc == SQLITE_DONE) {
        mw_fail(err, MW_EARG, 0, "it has no note of %.*s", MW_ARG(name));
    } else {
        mw_store_fail(store, err, NULL);
    }
    sqlite3_finalize(row);
    return good;
}

/* ---- all turns in order */

typedef struct cursor {
    mw_store *store;
    sqlite3_stmt *rows; /* at the next turn; NULL: there is none */
    int64_t place;
} cursor;

static bool step(cursor *c, mw_error *err)
{
    int rc = sqlite3_step(c->rows);
    if (rc == SQLITE_ROW) {
        c->place = sqlite3_column_int64(c->rows, 0);
        return true;
    }
    sqlite3_finalize(c->rows);
    c->rows = NULL;
    return rc == SQLITE_DONE || mw_store_fail(c->store, err, NULL);
}

static mw_turn turn_at(const cursor *c)
{
    return (mw_turn){.place = c->place,
                     .key = sqlite3_column_int64(c->rows, 1),
                     .id = mw_store_column(c->rows, 2),
                     .path = mw_store_column(c->rows, 3),
                     .url = mw_store_column(c->rows, 4),
                     .source = mw_store_column(c->rows, 5),
                     .published = mw_store_column(c->rows, 6),
                     .sha256 = mw_store_column(c->rows, 7),
                     .printed = mw_store_column(c->rows, 8)};
}

/* The cursor with the lowest place; NULL: all are through. */
static cursor *lowest(cursor *cursors, size_t count)
{
    cursor *found = NULL;
    for (size_t i = 0; i < count; i++)
        if (cursors[i].rows && (!found || cursors[i].place < found->place))
            found = &cursors[i];
    return found;
}

static bool visit_all(cursor *cursors, size_t count, mw_part_visit *visit, void *context, mw_error *err)
{
    int64_t last = -1;
    for (cursor *c; (c = lowest(cursors, count)) != NULL;) {
        mw_turn turn = turn_at(c);
        if (turn.place <= last)
            return mw_fail(err, MW_EPARSE, 0, "two articles stand in one place of the input");
        last = turn.place;
        if (!visit(context, (size_t)(c - cursors), &turn, err) || !step(c, err))
            return false;
    }
    return true;
}

bool mw_part_each(mw_store *const *parts, size_t count, mw_part_visit *visit, void *context, mw_error *err)
{
    static const char SQL[] = "select place, key, id, path, url, outlet, published, sha256, printed from turn"
                              " order by place";
    cursor *cursors = mw_memory_get((count + 1) * sizeof *cursors, err);
    bool good = cursors != NULL;
    for (size_t i = 0; good && i < count; i++) {
        cursors[i] = (cursor){.store = parts[i], .rows = prepare(parts[i], SQL, err)};
        good = cursors[i].rows && step(&cursors[i], err);
    }
    good = good && visit_all(cursors, count, visit, context, err);
    for (size_t i = 0; cursors && i < count; i++)
        sqlite3_finalize(cursors[i].rows);
    mw_memory_free(cursors);
    return good;
}

/* ---- into another corpus */

static bool read_reading(mw_store *part, int64_t key, mw_buf *reading, mw_error *err)
{
    sqlite3_stmt *row = prepare(part, "select reading from article where key = ?1", err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, key);
    bool good = sqlite3_step(row) == SQLITE_ROW;
    if (good)
        mw_buf_add(reading, mw_store_column(row, 0));
    sqlite3_finalize(row);
    return good ? mw_buf_ok(reading, err) : mw_fail(err, MW_EPARSE, 0, "an article of the part is missing");
}

/* The earlier versions of an article that was just copied. */
static bool copy_revisions(mw_store *part, int64_t key, mw_store *into, mw_str identity, mw_error *err)
{
    sqlite3_stmt *rows = prepare(part, "select ordinal, sha256, published, retrieved, title, text from revision where"
                                       " article = ?1 order by ordinal", err);
    bool good = rows != NULL;
    int rc = SQLITE_DONE;
    if (rows)
        sqlite3_bind_int64(rows, 1, key);
    while (good && (rc = sqlite3_step(rows)) == SQLITE_ROW) {
        sqlite3_stmt *insert = prepare(into, "insert into revision select key, ?2, ?3, ?4, ?5, ?6, ?7 from article"
                                             " where identity = ?1", err);
        if (insert) {
            mw_store_bind(insert, 1, identity);
            sqlite3_bind_int64(insert, 2, sqlite3_column_int64(rows, 0));
            for (int i = 1; i < 6; i++)
                mw_store_bind(insert, i + 2, mw_store_column(rows, i));
        }
        good = insert && run_once(into, insert, err);
    }
    good = good && (rc == SQLITE_DONE || mw_store_fail(part, err, NULL));
    sqlite3_finalize(rows);
    return good;
}

bool mw_part_copy(mw_store *part, const mw_turn *turn, mw_store *into, mw_error *err)
{
    mw_buf reading = {0}, identity = {0};
    mw_article *article = mw_store_load(part, turn->key, err);
    bool good = article && read_reading(part, turn->key, &reading, err) &&
                mw_store_save(into, article, mw_buf_str(&reading), NULL, err);
    if (good) {
        mw_store_identity(mw_article_head(article), &identity);
        good = mw_buf_ok(&identity, err) && copy_revisions(part, turn->key, into, mw_buf_str(&identity), err);
    }
    mw_article_free(article);
    mw_buf_free(&reading);
    mw_buf_free(&identity);
    return good;
}
