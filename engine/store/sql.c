/* SPDX-License-Identifier: MIT */
/* The statements that a handle keeps ready, and what SQLite's errors mean to a user. */
#include "store/store_impl.h"

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
    return mw_fail(err, code_of(sqlite3_errcode(store->db)), 0, "%s%s%s", doing ? doing : "",
                   doing ? ": " : "", reason(store->db));
}

bool mw_store_run(mw_store *store, mw_error *err, const char *sql)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
           mw_store_fail(store, err, NULL);
}

/* Statements. */

static const char *const STATEMENT_SQL[STATEMENTS] = {
    [STATEMENT_FIND] = "select key, id, sha256, engine, lexicon, reading, layers from article"
                       " where identity = ?1",
    [STATEMENT_REVISE] = "insert into revision select key, (select count(*) from revision where"
                         " article = ?1), sha256, published, retrieved, title, text from article"
                         " where key = ?1",
    [STATEMENT_TOKENS_ADD] = "insert into token values (?1, ?2)",
    [STATEMENT_TOKENS_DELETE] = "delete from token where article = ?1",
    [STATEMENT_TOKENS_GET] = "select packed from token where article = ?1",
    [STATEMENT_FORMS] = "insert into form select entity, text, mention, coalesce(name, ''), type,"
                        " min(wikidata), mw_slug(text), ?2 * count(*),"
                        " coalesce(max(rule like 'gazetteer%'), 0) from entity"
                        " where article between ?1 and ?3 and entity is not null"
                        " and text is not null"
                        " group by 1, 2, 3, 4, 5"
                        " on conflict do update set times = times + excluded.times,"
                        " wikidata = min(coalesce(wikidata, excluded.wikidata),"
                        "  coalesce(excluded.wikidata, wikidata)),"
                        " known = max(known, excluded.known)",
    [STATEMENT_FORMS_CLEAN] = "delete from form where times <= 0 and entity in"
                              " (select entity from entity where article = ?1)",
    [STATEMENT_KEY_OF_ID] = "select key from article where id = ?1",
    [STATEMENT_ID_OF_KEY] = "select id from article where key = ?1",
    [STATEMENT_SPANS] = "select start, stop from sentence where article = ?1 order by ordinal",
    [STATEMENT_ORIGIN_SET] = "update article set cluster = o.key, independent = (o.key = article.key)"
                             " from article o where o.id = ?2 and article.id = ?1"
                             " and (article.cluster, article.independent) <> (o.key, o.key = article.key)",
    [STATEMENT_CLUSTER_GET] = "select o.id, (select count(*) from article c where c.cluster = a.cluster)"
                              " from article a join article o on o.key = a.cluster where a.key = ?1",
    [STATEMENT_SAVEPOINT] = "savepoint one_article",
    [STATEMENT_RELEASE] = "release one_article",
    [STATEMENT_ROLLBACK] = "rollback to one_article",
    [STATEMENT_SAID_DELETE] = "delete from said where article = ?1",
    [STATEMENT_REJECTED_DELETE] = "delete from rejected where article = ?1",
    [STATEMENT_IDENTITY_ADD] = "insert into identity values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [STATEMENT_DECISION_ADD] = "insert into decision values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
                               " ?10)",
    [STATEMENT_DECIDED_SET] = "insert or replace into decided values (1, ?1, ?2, ?3)",
    [STATEMENT_DECIDED_GET] = "select file, text, sha256 from decided",
};

static void write_columns(const field *fields, size_t count, mw_buf *sql)
{
    for (size_t i = 0; i < count; i++)
        mw_buf_print(sql, "%s\"%s\"", i ? ", " : "", fields[i].column);
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
        write_columns(t->fields, t->field_count, sql);
        mw_buf_print(sql, ", ordinal from \"%s\" where article = ?1 order by ordinal", t->name);
    }
}

static void write_article_sql(size_t which, mw_buf *sql)
{
    if (which == STATEMENT_LOAD) {
        mw_buf_add(sql, MW_STR("select "));
        write_columns(mw_store_head, HEAD_FIELDS, sql);
        mw_buf_add(sql, MW_STR(", layers, text from article where key = ?1"));
        return;
    }
    bool add = which == STATEMENT_ADD;
    mw_buf_print(sql, add ? "insert into article(" : "update article set (");
    write_columns(mw_store_head, HEAD_FIELDS, sql);
    mw_buf_print(sql, ", identity, reading, layers, text%s) %s",
                 add ? ", cluster, independent" : "", add ? "values (" : "= (");
    for (int i = 1; i <= HEAD_FIELDS + 4; i++)
        mw_buf_print(sql, "%s?%d", i > 1 ? ", " : "", i);
    if (add)
        mw_buf_add(sql, MW_STR(", (select coalesce(max(key), 0) + 1 from article), 1)"));
    else
        mw_buf_print(sql, ") where key = ?%d", HEAD_FIELDS + 5);
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
        mw_store_fail(store, err, NULL);
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
