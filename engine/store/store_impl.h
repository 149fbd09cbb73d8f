/* SPDX-License-Identifier: MIT */
/* store_impl.h -- what the files of the store share: the handle, and the tables as data.
 *
 * The columns of every table are rows of an array (tables.c) that says where in the C struct the
 * value lies and what it means to a reader. The schema, the table `about`, saving and loading all
 * run over these arrays, so a new field of the contract is one line. */
#ifndef STORE_STORE_IMPL_H
#define STORE_STORE_IMPL_H

#include <moonwire/store.h>
#include <sqlite3.h>

#include "article/article.h"
#include "base/map.h"

enum {
    STORE_VERSION = 3,             /* user_version of the files that we write */
    STORE_APPLICATION = 0x4d57636f /* "MWco": application_id */
};

typedef enum field_kind {
    FIELD_TEXT,     /* mw_str; null when not known */
    FIELD_NAME,     /* an enum, as the contract's word */
    FIELD_REAL,     /* double, null unless the flag is set */
    FIELD_BOOL,     /* 0 or 1 */
    FIELD_POLARITY, /* bool negative, as "positive" or "negative" */
    FIELD_OFFSET,   /* uint32_t: an end of the mark's own span */
    FIELD_PLACE,    /* uint32_t: an end of another span, null when that is empty */
    FIELD_INDEX,    /* uint32_t: index in another layer, null for MW_NO_INDEX */
    FIELD_SLICE,    /* not in the struct: the words of a span, null when it is empty */
    FIELD_WHO       /* not in the struct: the name that an entity has in this article */
} field_kind;

typedef struct naming {
    const char *(*name)(int value);
    bool (*parse)(mw_str name, int *value);
} naming;

typedef struct field {
    const char *column;
    field_kind kind;
    size_t at;    /* offset of the value in the struct */
    size_t other; /* of the flag or the span that decides whether it is null */
    const naming *naming;
    const char *says;
} field;

typedef struct table { /* a layer of an article */
    const char *name, *says;
    const field *fields;
    size_t field_count;
    unsigned layer;
    size_t item_bytes, items_at, count_at; /* in mw_layers */
    const char *indexed;                   /* columns to find marks by, separated by blanks */
} table;

enum { MARK_TABLES = 7, HEAD_FIELDS = 16 };
extern const table mw_store_tables[MARK_TABLES];
extern const field mw_store_head[HEAD_FIELDS];

enum { INSERTS_AT = 0, DELETES_AT = MARK_TABLES, SELECTS_AT = 2 * MARK_TABLES };
typedef enum prepared {
    STATEMENT_MARKS = 3 * MARK_TABLES, /* before it: insert, delete, select of each table */
    STATEMENT_FIND,
    STATEMENT_ADD,
    STATEMENT_SET,
    STATEMENT_REVISE,
    STATEMENT_TOKENS_ADD,
    STATEMENT_TOKENS_DELETE,
    STATEMENT_TOKENS_GET,
    STATEMENT_FORMS,
    STATEMENT_FORMS_CLEAN,
    STATEMENT_LOAD,
    STATEMENT_KEY_OF_ID,
    STATEMENT_ID_OF_KEY,
    STATEMENT_SPANS,
    STATEMENT_ORIGIN_SET,
    STATEMENT_CLUSTER_GET,
    STATEMENT_SAVEPOINT,
    STATEMENT_RELEASE,
    STATEMENT_ROLLBACK,
    STATEMENT_SAID_DELETE,
    STATEMENT_REJECTED_DELETE,
    STATEMENT_IDENTITY_ADD,
    STATEMENT_DECISION_ADD,
    STATEMENT_DECIDED_SET,
    STATEMENT_DECIDED_GET,
    STATEMENTS
} prepared;

/* What one question may use. */
typedef struct mw_store_limits {
    uint64_t calls; /* of a thousand virtual machine steps */
    int64_t query_bytes;
    int cell_bytes;
    size_t frame_bytes;
} mw_store_limits;
extern const mw_store_limits mw_store_usual_limits;

struct mw_store {
    sqlite3 *db;
    mw_store_mode mode;
    char *path; /* owned; NULL: temporary */
    sqlite3_stmt *statements[STATEMENTS];
    bool in_batch;      /* between begin and commit */
    uint64_t saved;     /* articles written by this handle */
    bool search_stale;  /* temporary corpora index on the first search */
    int64_t forms_from; /* wordings of articles from this key on are not counted yet; 0: all */
    mw_store_limits limits;
    uint64_t calls;      /* of the question in hand */
    int64_t memory_max;  /* what SQLite may use in all before it is stopped */
    const char *stopped; /* why it was */
};

/* sql.c */

/* Fills `err` from the database's last error, "DOING: the disk is full"; `doing` may be NULL.
 * Returns false. */
bool mw_store_fail(mw_store *store, mw_error *err, const char *doing);
bool mw_store_run(mw_store *store, mw_error *err, const char *sql);
/* A cached statement, ready to bind; NULL with `err` filled. */
sqlite3_stmt *mw_store_statement(mw_store *store, prepared which, mw_error *err);
/* Runs a statement that gives no rows, and makes it ready again. */
bool mw_store_do(mw_store *store, sqlite3_stmt *statement, mw_error *err, const char *doing);
void mw_store_bind(sqlite3_stmt *statement, int place, mw_str text);
mw_str mw_store_column(sqlite3_stmt *statement, int column); /* lent until the next step */

/* clock.c: the name to open files with; NULL is fine for SQLite. */
const char *mw_store_file_system(void);

/* schema.c */
bool mw_store_create(mw_store *store, mw_error *err);
bool mw_store_index(mw_store *store, mw_error *err); /* what is not indexed yet */
bool mw_store_check(mw_store *store, mw_error *err);

/* save.c: what makes an article this one: its url, else its path, else its bytes and its id. */
void mw_store_identity(const mw_head *head, mw_buf *out);

/* forms.c: the wordings of entities. New articles are counted together at the end of a batch; one
 * that replaces another is taken out and put in again. */
bool mw_store_count_new_forms(mw_store *store, mw_error *err);
bool mw_store_remove_forms(mw_store *store, int64_t article, mw_error *err);
bool mw_store_add_forms(mw_store *store, int64_t article, bool is_new, mw_error *err);

/* tokens.c: tokens in a few bytes each. */
void mw_store_pack(const mw_token *tokens, size_t count, mw_buf *out);
bool mw_store_unpack(mw_str packed, mw_str text, mw_arena *arena, mw_token **tokens, size_t *count,
                     mw_error *err);

/* query.c: rows of a statement that is ready to step, as a frame. Column `key` becomes the row's
 * key, and article, start, stop its evidence. The statement is the caller's to finalize. */
mw_frame *mw_store_frame(mw_store *store, sqlite3_stmt *statement, mw_error *err);

/* copies.c: which report the article is, from the corpus into its head. */
bool mw_store_read_cluster(mw_store *store, int64_t key, mw_article *article, mw_error *err);

/* search.c: makes the index of a temporary corpus, where it is not up to date. */
bool mw_store_freshen_search(mw_store *store, mw_error *err);

#endif
