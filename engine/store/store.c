/* SPDX-License-Identifier: MIT */
/* Opening and closing a corpus, its transactions, and what SQLite's errors mean to a user.
 *
 * A corpus is written in WAL mode, so that others may read while it grows and a crash loses at
 * most the batch in hand; a clean close turns it into a single plain file again. */
#include "store/store_impl.h"

#include "text/utf8.h"

#include <stdio.h>
#include <unistd.h>

enum { PAGE_BYTES = 16384, CACHE_KILOBYTES = 65536, WAIT_MILLISECONDS = 10000 };

/* Errors. */

static mw_code code_of(int rc)
{
    switch (rc & 0xff) {
    case SQLITE_NOMEM:
        return MW_ENOMEM;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:
    case SQLITE_MISMATCH:
        return MW_EPARSE;
    case SQLITE_TOOBIG:
        return MW_ELIMIT;
    case SQLITE_INTERRUPT:
        return MW_ECANCEL;
    default:
        return MW_EIO;
    }
}

/* Which half of the work failed; SQLite does not keep the system's own error for all of them. */
static const char *io_reason(int rc)
{
    switch (rc) {
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT:
    case SQLITE_IOERR_CORRUPTFS:
        return "it could not be read";
    case SQLITE_IOERR_NOMEM:
        return "out of memory";
    default:
        return "it could not be written (the disk may be full)";
    }
}

static const char *reason(sqlite3 *db)
{
    int rc = sqlite3_errcode(db);
    switch (rc & 0xff) {
    case SQLITE_FULL:
        return "the disk is full";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "another program is writing to it";
    case SQLITE_READONLY:
        return "it may not be written";
    case SQLITE_CANTOPEN:
        return "it cannot be opened";
    case SQLITE_CORRUPT:
        return "the file is damaged";
    case SQLITE_NOTADB:
        return "it is no corpus (no SQLite file)";
    case SQLITE_INTERRUPT:
        return "interrupted";
    case SQLITE_IOERR:
        return io_reason(sqlite3_extended_errcode(db));
    default:
        return sqlite3_errmsg(db);
    }
}

bool mw_store_fail(mw_store *store, mw_error *err, const char *doing)
{
    return mw_fail(err, code_of(sqlite3_errcode(store->db)), 0, "%s: %s", doing,
                   reason(store->db));
}

bool mw_store_run(mw_store *store, mw_error *err, const char *sql)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
           mw_store_fail(store, err, "the corpus");
}

/* Opening. */

static bool open_file(mw_store *store, const char *path, mw_error *err)
{
    static const int FLAGS[] = {
        [MW_STORE_READ] = SQLITE_OPEN_READONLY,
        [MW_STORE_WRITE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
        [MW_STORE_TEMPORARY] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    };
    bool temporary = store->mode == MW_STORE_TEMPORARY;
    if (store->mode == MW_STORE_READ && access(path, F_OK) != 0)
        return mw_fail(err, MW_EIO, 0, "%s: there is no such file", path);
    int rc = sqlite3_open_v2(temporary ? "" : path, &store->db,
                             FLAGS[store->mode] | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE,
                             mw_store_file_system());
    if (!store->db)
        return mw_fail(err, MW_ENOMEM, 0, "out of memory");
    return rc == SQLITE_OK || mw_store_fail(store, err, path);
}

/* mw_slug(text), for our own statements: no view or trigger uses it. */
static void slug(sqlite3_context *context, int count, sqlite3_value **values)
{
    const unsigned char *text = sqlite3_value_text(values[0]);
    mw_buf out = {0};
    (void)count;
    if (text)
        mw_utf8_slug((mw_str){(const char *)text, (size_t)sqlite3_value_bytes(values[0])}, &out);
    if (out.failed)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_text64(context, mw_buf_str(&out).data, out.len, SQLITE_TRANSIENT,
                              SQLITE_UTF8);
    mw_buf_free(&out);
}

static bool configure(mw_store *store, mw_error *err)
{
    char sql[200];
    if (sqlite3_create_function_v2(store->db, "mw_slug", 1,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                   slug, NULL, NULL, NULL) != SQLITE_OK)
        return mw_store_fail(store, err, "the corpus");
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, WAIT_MILLISECONDS);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    /* FTS5 of SQLite 3.40 may not be written by the triggers of a schema that is not trusted. */
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, store->mode != MW_STORE_READ,
                      NULL);
    snprintf(sql, sizeof sql, "pragma page_size=%d; pragma cache_size=-%d; pragma temp_store=memory;",
             PAGE_BYTES, CACHE_KILOBYTES);
    return mw_store_run(store, err, sql);
}

static bool is_empty(mw_store *store, bool *empty, mw_error *err)
{
    sqlite3_stmt *statement = NULL;
    bool good = sqlite3_prepare_v2(store->db, "select count(*) from sqlite_schema", -1, &statement,
                                   NULL) == SQLITE_OK &&
                sqlite3_step(statement) == SQLITE_ROW;
    *empty = good && sqlite3_column_int64(statement, 0) == 0;
    if (!good)
        mw_store_fail(store, err, "it cannot be read");
    sqlite3_finalize(statement);
    return good;
}

/* Under a lock, so that two programs that make the same corpus at once do not collide. */
static bool create_in_batch(mw_store *store, mw_error *err)
{
    bool empty;
    if (!mw_store_run(store, err, "begin immediate"))
        return false;
    if (is_empty(store, &empty, err) && (!empty || mw_store_create(store, err)) &&
        mw_store_run(store, err, "commit"))
        return true;
    sqlite3_exec(store->db, "rollback", NULL, NULL, NULL);
    return false;
}

static bool prepare_to_write(mw_store *store, mw_error *err)
{
    if (store->mode == MW_STORE_TEMPORARY)
        return mw_store_run(store, err, "pragma journal_mode=memory; pragma synchronous=off;");
    return mw_store_run(store, err,
                        "pragma journal_mode=wal; pragma synchronous=normal;"
                        "pragma wal_autocheckpoint=4000;");
}

static bool read_last_key(mw_store *store, mw_error *err)
{
    sqlite3_stmt *statement = NULL;
    bool good = sqlite3_prepare_v2(store->db, "select coalesce(max(key), 0) from article", -1,
                                   &statement, NULL) == SQLITE_OK &&
                sqlite3_step(statement) == SQLITE_ROW;
    if (good)
        store->key_given = sqlite3_column_int64(statement, 0);
    else
        mw_store_fail(store, err, "it cannot be read");
    sqlite3_finalize(statement);
    return good;
}

static bool open_corpus(mw_store *store, const char *path, mw_error *err)
{
    bool empty;
    if (!open_file(store, path, err) || !configure(store, err) || !is_empty(store, &empty, err))
        return false;
    if (empty && store->mode == MW_STORE_READ)
        return mw_fail(err, MW_EPARSE, 0, "%s is no corpus (it is empty)", path);
    if (empty && !create_in_batch(store, err))
        return false;
    if (!mw_store_check(store, path, err))
        return false;
    if (store->mode != MW_STORE_READ && !prepare_to_write(store, err))
        return false;
    return read_last_key(store, err);
}

mw_store *mw_store_open(const char *path, mw_store_mode mode, mw_error *err)
{
    mw_store *store = mw_memory_get(sizeof *store, err);
    if (!store)
        return NULL;
    store->mode = mode;
    if (!open_corpus(store, mode == MW_STORE_TEMPORARY ? "the temporary corpus" : path, err)) {
        mw_store_close(store);
        return NULL;
    }
    return store;
}

/* Merges what the last batches left in pieces, and leaves one plain file. Where another program
 * has it open the log stays beside it, which is as good. */
static void tidy(mw_store *store)
{
    if (store->in_batch)
        sqlite3_exec(store->db, "rollback", NULL, NULL, NULL);
    if (store->mode != MW_STORE_WRITE || !store->db)
        return;
    if (store->saved)
        sqlite3_exec(store->db,
                     "insert into search(search, rank) values ('automerge', 4);"
                     "insert into search(search, rank) values ('merge', 500);",
                     NULL, NULL, NULL);
    sqlite3_busy_timeout(store->db, 0);
    sqlite3_exec(store->db, "pragma wal_checkpoint(truncate); pragma journal_mode=delete", NULL,
                 NULL, NULL);
}

void mw_store_close(mw_store *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(store->statements[i]);
    tidy(store);
    sqlite3_close(store->db);
    mw_memory_free(store);
}

void mw_store_interrupt(mw_store *store)
{
    sqlite3_interrupt(store->db);
}

/* Statements. */

static const char *const STATEMENT_SQL[STATEMENTS] = {
    [STATEMENT_FIND] = "select key, id, sha256, engine, lexicon, reading, layers from article"
                       " where identity = ?1",
    [STATEMENT_ID_TAKEN] = "select key, sha256, id, wanted_id from article"
                           " where wanted_id = ?1 or id = ?1 order by key",
    [STATEMENT_RENAME] = "update article set id = ?2 where key = ?1",
    [STATEMENT_REVISE] = "insert into revision select key, (select count(*) from revision where"
                         " article = ?1), sha256, published, retrieved, title, text from article"
                         " where key = ?1",
    [STATEMENT_TOKENS_ADD] = "insert into token values (?1, ?2)",
    [STATEMENT_TOKENS_DELETE] = "delete from token where article = ?1",
    [STATEMENT_TOKENS_GET] = "select packed from token where article = ?1",
    [STATEMENT_FORMS] = "insert into form select entity, text, mention, coalesce(name, ''), type,"
                        " min(wikidata), mw_slug(text), ?2 * count(*) from entity"
                        " where article = ?1 and entity is not null and text is not null"
                        " group by 1, 2, 3, 4, 5"
                        " on conflict do update set times = times + excluded.times,"
                        " wikidata = min(coalesce(wikidata, excluded.wikidata),"
                        "  coalesce(excluded.wikidata, wikidata))",
    [STATEMENT_FORMS_CLEAN] = "delete from form where times <= 0 and entity in"
                              " (select entity from entity where article = ?1)",
    [STATEMENT_KEY_OF_ID] = "select key from article where id = ?1",
    [STATEMENT_ID_OF_KEY] = "select id from article where key = ?1",
    [STATEMENT_SPANS] = "select start, stop from sentence where article = ?1 order by ordinal",
    [STATEMENT_SAVEPOINT] = "savepoint one_article",
    [STATEMENT_RELEASE] = "release one_article",
    [STATEMENT_ROLLBACK] = "rollback to one_article",
};

static void write_columns(const field *fields, size_t count, const char *before, mw_buf *sql)
{
    for (size_t i = 0; i < count; i++)
        mw_buf_print(sql, "%s%s\"%s\"", i ? ", " : "", before, fields[i].column);
}

static void write_marks_sql(size_t which, mw_buf *sql)
{
    const table *t = &mw_store_tables[which % MARK_TABLES];
    if (which < DELETES_AT) {
        mw_buf_print(sql, "insert into \"%s\" values (?1, ?2", t->name);
        for (size_t i = 0; i < t->field_count; i++)
            mw_buf_print(sql, ", ?%zu", i + 3);
        mw_buf_char(sql, ')');
    } else if (which < SELECTS_AT) {
        mw_buf_print(sql, "delete from \"%s\" where article = ?1", t->name);
    } else {
        mw_buf_add(sql, MW_STR("select "));
        write_columns(t->fields, t->field_count, "", sql);
        mw_buf_print(sql, " from \"%s\" where article = ?1 order by ordinal", t->name);
    }
}

static void write_article_sql(size_t which, mw_buf *sql)
{
    if (which == STATEMENT_LOAD) {
        mw_buf_add(sql, MW_STR("select "));
        write_columns(mw_store_head, HEAD_FIELDS, "", sql);
        mw_buf_add(sql, MW_STR(", layers, text from article where key = ?1"));
        return;
    }
    bool add = which == STATEMENT_ADD;
    mw_buf_print(sql, add ? "insert into article(" : "update article set (");
    write_columns(mw_store_head, HEAD_FIELDS, "", sql);
    mw_buf_print(sql, ", identity, wanted_id, reading, layers, text%s) %s",
                 add ? ", cluster, independent" : "", add ? "values (" : "= (");
    for (int i = 1; i <= HEAD_FIELDS + 5; i++)
        mw_buf_print(sql, "%s?%d", i > 1 ? ", " : "", i);
    if (add)
        mw_buf_add(sql, MW_STR(", (select coalesce(max(key), 0) + 1 from article), 1)"));
    else
        mw_buf_print(sql, ") where key = ?%d", HEAD_FIELDS + 6);
}

static sqlite3_stmt *prepare(mw_store *store, prepared which, mw_error *err)
{
    mw_buf sql = {0};
    if (which < STATEMENT_MARKS)
        write_marks_sql(which, &sql);
    else if (which == STATEMENT_ADD || which == STATEMENT_SET || which == STATEMENT_LOAD)
        write_article_sql(which, &sql);
    else
        mw_buf_add(&sql, mw_str_of(STATEMENT_SQL[which]));
    sqlite3_stmt *made = NULL;
    if (mw_buf_ok(&sql, err) && sqlite3_prepare_v3(store->db, sql.data, (int)sql.len + 1,
                                                   SQLITE_PREPARE_PERSISTENT, &made, NULL) != 0)
        mw_store_fail(store, err, "the corpus");
    mw_buf_free(&sql);
    return made;
}

sqlite3_stmt *mw_store_statement(mw_store *store, prepared which, mw_error *err)
{
    sqlite3_stmt **cached = &store->statements[which];
    if (!*cached)
        *cached = prepare(store, which, err);
    if (*cached) {
        sqlite3_reset(*cached);
        sqlite3_clear_bindings(*cached);
    }
    return *cached;
}

bool mw_store_do(mw_store *store, sqlite3_stmt *statement, mw_error *err, const char *doing)
{
    int rc = sqlite3_step(statement);
    bool good = rc == SQLITE_DONE || rc == SQLITE_ROW || mw_store_fail(store, err, doing);
    sqlite3_reset(statement);
    return good;
}

void mw_store_bind(sqlite3_stmt *statement, int place, mw_str text)
{
    if (text.data)
        sqlite3_bind_text64(statement, place, text.data, text.len, SQLITE_STATIC, SQLITE_UTF8);
    else
        sqlite3_bind_null(statement, place);
}

mw_str mw_store_column(sqlite3_stmt *statement, int column)
{
    if (sqlite3_column_type(statement, column) == SQLITE_NULL)
        return MW_NONE;
    const unsigned char *text = sqlite3_column_text(statement, column);
    return text ? (mw_str){(const char *)text, (size_t)sqlite3_column_bytes(statement, column)}
                : MW_NONE;
}

/* Batches. */

bool mw_store_begin(mw_store *store, mw_error *err)
{
    if (!mw_store_run(store, err, "begin immediate"))
        return false;
    store->in_batch = true;
    return true;
}

bool mw_store_commit(mw_store *store, mw_error *err)
{
    store->in_batch = false;
    if (sqlite3_get_autocommit(store->db))
        return mw_fail(err, MW_EIO, 0, "the batch was undone when a write failed");
    if (mw_store_run(store, err, "commit"))
        return true;
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "rollback", NULL, NULL, NULL);
    return false;
}

size_t mw_store_article_count(mw_store *store)
{
    sqlite3_stmt *statement = NULL;
    size_t count = 0;
    if (sqlite3_prepare_v2(store->db, "select count(*) from article", -1, &statement, NULL) ==
            SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        count = (size_t)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return count;
}
