/* SPDX-License-Identifier: MIT */
/* Opening and closing a corpus, and its transactions.
 *
 * A corpus is written in WAL mode, so that others may read while it grows and a crash loses at
 * most the batch in hand; a clean close turns it into a single plain file again. */
#include "store/store_impl.h"

#include "text/utf8.h"

#include <stdio.h>
#include <unistd.h>

enum { PAGE_BYTES = 16384, CACHE_KILOBYTES = 65536, WAIT_MILLISECONDS = 10000 };

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
        return mw_fail(err, MW_EIO, 0, "there is no such file");
    int rc = sqlite3_open_v2(temporary ? "" : path, &store->db,
                             FLAGS[store->mode] | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE,
                             mw_store_file_system());
    if (!store->db)
        return mw_fail(err, MW_ENOMEM, 0, "out of memory");
    return rc == SQLITE_OK || mw_store_fail(store, err, NULL);
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
        return mw_store_fail(store, err, NULL);
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, WAIT_MILLISECONDS);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    /* FTS5 of SQLite 3.40 may not be written by the triggers of a schema that is not trusted. */
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, store->mode != MW_STORE_READ,
                      NULL);
    snprintf(sql, sizeof sql,
             "pragma page_size=%d; pragma cache_size=-%d; pragma temp_store=memory;", PAGE_BYTES,
             CACHE_KILOBYTES);
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
        mw_store_fail(store, err, NULL);
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

static bool open_corpus(mw_store *store, const char *path, mw_error *err)
{
    bool empty;
    if (!open_file(store, path, err) || !configure(store, err) || !is_empty(store, &empty, err))
        return false;
    if (empty && store->mode == MW_STORE_READ)
        return mw_fail(err, MW_EPARSE, 0, "it is no corpus (it is empty)");
    if (empty && !create_in_batch(store, err))
        return false;
    if (!mw_store_check(store, err))
        return false;
    return store->mode == MW_STORE_READ || prepare_to_write(store, err);
}

mw_store *mw_store_open(const char *path, mw_store_mode mode, mw_error *err)
{
    mw_store *store = mw_memory_get(sizeof *store, err);
    if (!store)
        return NULL;
    store->mode = mode;
    if (mode != MW_STORE_TEMPORARY && !(store->path = mw_memory_get(strlen(path) + 1, err))) {
        mw_memory_free(store);
        return NULL;
    }
    if (store->path)
        memcpy(store->path, path, strlen(path) + 1);
    store->limits = mw_store_usual_limits;
    if (!open_corpus(store, path, err)) {
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
    if (store->saved)
        mw_store_index(store, NULL);
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
    mw_memory_free(store->path);
    mw_memory_free(store);
}

void mw_store_interrupt(mw_store *store)
{
    sqlite3_interrupt(store->db);
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
    if (sqlite3_get_autocommit(store->db)) {
        store->forms_from = 0;
        return mw_fail(err, MW_EIO, 0, "the batch was undone when a write failed");
    }
    if (mw_store_count_new_forms(store, err) && mw_store_run(store, err, "commit"))
        return true;
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "rollback", NULL, NULL, NULL);
    store->forms_from = 0;
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
