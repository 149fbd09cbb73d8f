/* SPDX-License-Identifier: MIT */
/* One question in SQL, asked by somebody who is not trusted.
 *
 * An authorizer lets the statement read and compute, nothing else; functions that would look at
 * files, clocks or chance are refused, so the same corpus gives the same answer. A count of steps
 * and a limit of size end what would not end by itself. */
#include "store/store_impl.h"

enum { STEPS_A_CALL = 1000, SQL_BYTES_MAX = 1 << 20, LIKE_BYTES_MAX = 256 };

const mw_store_limits mw_store_usual_limits = {
    .calls = 2000000,        /* 2e9 steps: about a minute */
    .query_bytes = 1 << 30,  /* what sorting and joining may hold */
    .cell_bytes = 256 << 20, /* what one value may hold: more than the longest article */
    .frame_bytes = 1 << 30,
};

/* What a statement may not call, and why in words. */
static const struct refused {
    const char *function, *why;
} REFUSED[] = {
    {"load_extension", "loads code"},
    {"readfile", "reads files"},
    {"writefile", "writes files"},
    {"edit", "starts an editor"},
    {"fts3_tokenizer", "takes pointers"},
    {"printf", "can use any amount of memory"},
    {"format", "can use any amount of memory"},
    {"zeroblob", "can use any amount of memory"},
    {"random", "differs each time"},
    {"randomblob", "differs each time"},
    {"current_date", "asks the clock"},
    {"current_time", "asks the clock"},
    {"current_timestamp", "asks the clock"},
};

typedef struct judge {
    const char *function, *why; /* what was refused */
    bool denied;                /* something else was */
    bool searches;              /* the full-text index is asked */
} judge;

static int allow_function(judge *j, const char *name)
{
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
        if (name && sqlite3_stricmp(name, REFUSED[i].function) == 0) {
            j->function = REFUSED[i].function;
            j->why = REFUSED[i].why;
            return SQLITE_DENY;
        }
    return SQLITE_OK;
}

static int authorize(void *data, int action, const char *first, const char *second,
                     const char *database, const char *trigger)
{
    judge *j = data;
    (void)database, (void)trigger;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_READ:
        j->searches |= first && sqlite3_stricmp(first, "search") == 0;
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return allow_function(j, second);
    default:
        j->denied = true;
        return SQLITE_DENY;
    }
}

/* FTS5 and json_each declare their tables on first use, and again when another program has changed
 * the schema; the authorizer would refuse that. */
static void warm_up(mw_store *store)
{
    sqlite3_exec(store->db,
                 "select rowid from search limit 0; select key from json_each('[]');"
                 "select key from json_tree('[]')",
                 NULL, NULL, NULL);
}

static int count_steps(void *data)
{
    mw_store *store = data;
    if (++store->calls > store->limits.calls)
        store->stopped = "it takes too long";
    else if (sqlite3_memory_used() > store->memory_max)
        store->stopped = "it needs too much memory";
    return store->stopped != NULL;
}

/* Preparing. */

static bool fail_sql(mw_store *store, const judge *j, mw_error *err)
{
    int rc = sqlite3_errcode(store->db);
    int offset = sqlite3_error_offset(store->db);
    uint64_t at = offset < 0 ? 0 : (uint64_t)offset;
    if (j->function)
        return mw_fail(err, MW_EARG, at, "%s is not allowed here: it %s", j->function, j->why);
    if (j->denied)
        return mw_fail(err, MW_EARG, at, "only SELECT is allowed");
    if (store->stopped)
        return mw_fail(err, MW_ELIMIT, 0, "the query was stopped: %s", store->stopped);
    if ((rc & 0xff) == SQLITE_ERROR)
        return mw_fail(err, MW_EPARSE, at, "%s", sqlite3_errmsg(store->db));
    return mw_store_fail(store, err, NULL);
}

/* Nothing but blanks, comments and semicolons may follow the one statement. */
static bool is_nothing(mw_store *store, const char *tail, const char *end)
{
    while (tail < end) {
        sqlite3_stmt *more = NULL;
        const char *next = end;
        int rc = sqlite3_prepare_v2(store->db, tail, (int)(end - tail), &more, &next);
        sqlite3_finalize(more);
        if (rc != SQLITE_OK || more)
            return false;
        tail = next > tail ? next : end;
    }
    return true;
}

static sqlite3_stmt *prepare(mw_store *store, mw_str sql, judge *j, mw_error *err)
{
    sqlite3_stmt *made = NULL;
    const char *tail = NULL;
    if (sql.len > SQL_BYTES_MAX || (sql.len && memchr(sql.data, '\0', sql.len))) {
        mw_fail(err, MW_EARG, 0, "a query is text of at most %d bytes", SQL_BYTES_MAX);
        return NULL;
    }
    if (sqlite3_prepare_v2(store->db, sql.data ? sql.data : "", (int)sql.len, &made, &tail) != 0)
        fail_sql(store, j, err);
    else if (!made)
        mw_fail(err, MW_EPARSE, 0, "the query is empty");
    else if (!sqlite3_stmt_readonly(made) || sqlite3_column_count(made) == 0)
        mw_fail(err, MW_EARG, 0, "only SELECT is allowed");
    else if (!is_nothing(store, tail, sql.data + sql.len))
        mw_fail(err, MW_EARG, (uint64_t)(tail - sql.data), "one statement at a time");
    else
        return made;
    sqlite3_finalize(made);
    return NULL;
}

static bool bind_cells(mw_store *store, sqlite3_stmt *statement, const mw_cell *cells, size_t count,
                       mw_error *err)
{
    if ((size_t)sqlite3_bind_parameter_count(statement) != count)
        return mw_fail(err, MW_EARG, 0, "the query has %d parameters, %zu were given",
                       sqlite3_bind_parameter_count(statement), count);
    for (int i = 0; i < (int)count; i++) {
        int rc = SQLITE_OK;
        if (cells[i].type == MW_CELL_REAL)
            rc = sqlite3_bind_double(statement, i + 1, cells[i].real);
        else if (cells[i].type == MW_CELL_TEXT)
            rc = sqlite3_bind_text64(statement, i + 1, cells[i].text.data, cells[i].text.len,
                                     SQLITE_STATIC, SQLITE_UTF8);
        else if (cells[i].type != MW_CELL_NULL)
            rc = sqlite3_bind_int64(statement, i + 1, cells[i].integer);
        if (rc != SQLITE_OK)
            return mw_store_fail(store, err, NULL);
    }
    return true;
}

/* Rows. */

typedef struct rows {
    mw_store *store;
    sqlite3_stmt *statement;
    mw_frame *frame;
    mw_cell *cells;
    int key, article, start, stop; /* column, or -1 */
    size_t bytes;
    mw_buf id; /* of the article of the row */
} rows;

static bool find_columns(rows *r, mw_error *err)
{
    r->key = r->article = r->start = r->stop = -1;
    int count = sqlite3_column_count(r->statement);
    for (int i = 0; i < count; i++) {
        const char *name = sqlite3_column_name(r->statement, i);
        if (!name)
            return mw_fail(err, MW_ENOMEM, 0, "out of memory");
        int *known = strcmp(name, "key") == 0       ? &r->key
                     : strcmp(name, "article") == 0 ? &r->article
                     : strcmp(name, "start") == 0   ? &r->start
                     : strcmp(name, "stop") == 0    ? &r->stop
                                                    : NULL;
        if (known && *known < 0)
            *known = i;
        if (known != &r->key && !mw_frame_add_column(r->frame, mw_str_of(name), err))
            return false;
    }
    return true;
}

static mw_cell cell_of(rows *r, int column)
{
    switch (sqlite3_column_type(r->statement, column)) {
    case SQLITE_INTEGER:
        return mw_cell_integer(sqlite3_column_int64(r->statement, column));
    case SQLITE_FLOAT:
        return mw_cell_real(sqlite3_column_double(r->statement, column));
    case SQLITE_TEXT:
        return mw_cell_text(mw_store_column(r->statement, column));
    case SQLITE_BLOB:
        return mw_cell_text(MW_STR("(bytes)"));
    default:
        return mw_cell_null();
    }
}

/* The article of a row: its id as it stands, or found by the key that the raw tables have. */
static bool read_article(rows *r, mw_error *err)
{
    mw_buf_clear(&r->id);
    if (sqlite3_column_type(r->statement, r->article) == SQLITE_TEXT) {
        mw_buf_add(&r->id, mw_store_column(r->statement, r->article));
        return mw_buf_ok(&r->id, err);
    }
    sqlite3_stmt *row = mw_store_statement(r->store, STATEMENT_ID_OF_KEY, err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, sqlite3_column_int64(r->statement, r->article));
    if (sqlite3_step(row) == SQLITE_ROW)
        mw_buf_add(&r->id, mw_store_column(row, 0));
    sqlite3_reset(row);
    return mw_buf_ok(&r->id, err);
}

static bool add_evidence(rows *r, size_t at, mw_error *err)
{
    if (r->article < 0 || r->start < 0 || r->stop < 0 ||
        sqlite3_column_type(r->statement, r->start) != SQLITE_INTEGER ||
        sqlite3_column_type(r->statement, r->stop) != SQLITE_INTEGER)
        return true;
    int64_t start = sqlite3_column_int64(r->statement, r->start);
    int64_t stop = sqlite3_column_int64(r->statement, r->stop);
    if (start < 0 || stop < start || stop > UINT32_MAX || !read_article(r, err))
        return start < 0 || stop < start || stop > UINT32_MAX;
    if (!r->id.len)
        return true;
    mw_cite cite = {mw_buf_str(&r->id), {(uint32_t)start, (uint32_t)stop}};
    return mw_frame_add_evidence(r->frame, at, cite, err);
}

static bool add_row(rows *r, mw_error *err)
{
    size_t used = 0;
    for (int i = 0; i < sqlite3_column_count(r->statement); i++) {
        if (i == r->key)
            continue;
        r->cells[used] = cell_of(r, i);
        r->bytes += sizeof(mw_cell) + r->cells[used++].text.len;
    }
    if (r->bytes > r->store->limits.frame_bytes)
        return mw_fail(err, MW_ELIMIT, 0, "the answer is larger than %zu bytes",
                       r->store->limits.frame_bytes);
    size_t at = mw_frame_add_row(r->frame, r->cells, err);
    if (at == SIZE_MAX)
        return false;
    if (r->key >= 0)
        mw_frame_set_key(r->frame, at, sqlite3_column_int64(r->statement, r->key));
    return add_evidence(r, at, err);
}

static bool read_rows(rows *r, mw_error *err)
{
    static const judge NOTHING_REFUSED = {0};
    int rc;
    while ((rc = sqlite3_step(r->statement)) == SQLITE_ROW)
        if (!add_row(r, err))
            return false;
    return rc == SQLITE_DONE || fail_sql(r->store, &NOTHING_REFUSED, err);
}

mw_frame *mw_store_frame(mw_store *store, sqlite3_stmt *statement, mw_error *err)
{
    rows r = {.store = store, .statement = statement};
    r.frame = mw_frame_new(err);
    r.cells = mw_memory_get((size_t)sqlite3_column_count(statement) * sizeof *r.cells, err);
    store->calls = 0;
    store->stopped = NULL;
    store->memory_max = sqlite3_memory_used() + store->limits.query_bytes;
    sqlite3_progress_handler(store->db, STEPS_A_CALL, count_steps, store);
    if (!r.frame || !r.cells || !find_columns(&r, err) || !read_rows(&r, err)) {
        mw_frame_free(r.frame);
        r.frame = NULL;
    }
    sqlite3_progress_handler(store->db, 0, NULL, NULL);
    store->stopped = NULL;
    mw_memory_free(r.cells);
    mw_buf_free(&r.id);
    return r.frame;
}

static sqlite3_stmt *prepare_judged(mw_store *store, mw_str sql, judge *j, mw_error *err)
{
    sqlite3_set_authorizer(store->db, authorize, j);
    sqlite3_stmt *statement = prepare(store, sql, j, err);
    sqlite3_set_authorizer(store->db, NULL, NULL);
    return statement;
}

static mw_frame *ask(mw_store *store, mw_str sql, const mw_cell *parameters, size_t count,
                     mw_error *err)
{
    judge j = {0};
    mw_frame *frame = NULL;
    if (!mw_store_count_new_forms(store, err))
        return NULL;
    sqlite3_stmt *statement = prepare_judged(store, sql, &j, err);
    if (!statement && j.denied) {
        warm_up(store);
        j = (judge){0};
        if (err)
            *err = (mw_error){0};
        statement = prepare_judged(store, sql, &j, err);
    }
    if (statement && (!j.searches || mw_store_freshen_search(store, err)) &&
        bind_cells(store, statement, parameters, count, err))
        frame = mw_store_frame(store, statement, err);
    sqlite3_finalize(statement);
    return frame;
}

mw_frame *mw_store_query(mw_store *store, mw_str sql, const mw_cell *parameters, size_t count,
                         mw_error *err)
{
    int cell_bytes = sqlite3_limit(store->db, SQLITE_LIMIT_LENGTH, store->limits.cell_bytes);
    sqlite3_limit(store->db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, LIKE_BYTES_MAX);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    mw_frame *frame = ask(store, sql, parameters, count, err);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, store->mode != MW_STORE_READ,
                      NULL);
    sqlite3_limit(store->db, SQLITE_LIMIT_LENGTH, cell_bytes);
    return frame;
}

mw_frame *mw_store_manifest(mw_store *store, mw_error *err)
{
    return mw_store_query(store,
                          MW_STR("select id, path, url, source, published, sha256 from article"
                                 " order by published, id"),
                          NULL, 0, err);
}
