/* SPDX-License-Identifier: MIT */
/* Every place that a text query finds, in the order of publication: what FTS5 marks in each
 * article's text. */
#include "store/store_impl.h"

/* Bytes that no UTF-8 text holds. */
#define OPEN  '\xfe'
#define CLOSE '\xff'

static const char HITS_SQL[] =
    "select a.key, a.id, a.published, a.source, highlight(search, 1, ?2, ?3) from search"
    " join article a on a.key = search.rowid where search match ?1 order by a.published, a.id";

static bool add_hit(mw_frame *frame, sqlite3_stmt *row, mw_span span, mw_str text, mw_error *err)
{
    mw_str id = mw_store_column(row, 1);
    const mw_cell cells[] = {mw_cell_text(id), mw_cell_text(mw_store_column(row, 2)),
                             mw_cell_text(mw_store_column(row, 3)), mw_cell_text(text)};
    size_t at = mw_frame_add_row(frame, cells, err);
    if (at == SIZE_MAX)
        return false;
    mw_frame_set_key(frame, at, sqlite3_column_int64(row, 0));
    return mw_frame_add_evidence(frame, at, (mw_cite){id, span}, err);
}

/* Between marks; offsets are those of the text without them. */
static bool add_hits(mw_frame *frame, sqlite3_stmt *row, mw_error *err)
{
    mw_str marked = mw_store_column(row, 4);
    size_t marks = 0, open = 0;
    for (size_t i = 0; i < marked.len; i++) {
        if (marked.data[i] != OPEN && marked.data[i] != CLOSE)
            continue;
        marks++;
        if (marked.data[i] == OPEN)
            open = i + 1;
        else if (!add_hit(frame, row,
                          (mw_span){(uint32_t)(open - marks + 1), (uint32_t)(i - marks + 1)},
                          mw_str_sub(marked, open, i), err))
            return false;
    }
    return true;
}

static bool ask(mw_store *store, mw_str fts, mw_frame *frame, mw_error *err)
{
    static const char *const COLUMNS[] = {"article", "published", "outlet", "text"};
    static const char open = OPEN, close = CLOSE;
    sqlite3_stmt *row = NULL;
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
        if (!mw_frame_add_column(frame, mw_str_of(COLUMNS[i]), err))
            return false;
    if (!mw_store_freshen_search(store, err))
        return false;
    if (sqlite3_prepare_v2(store->db, HITS_SQL, -1, &row, NULL) != SQLITE_OK)
        return mw_store_fail(store, err, NULL);
    mw_store_bind(row, 1, fts);
    mw_store_bind(row, 2, (mw_str){&open, 1});
    mw_store_bind(row, 3, (mw_str){&close, 1});
    bool good = true;
    int rc = SQLITE_DONE;
    while (good && (rc = sqlite3_step(row)) == SQLITE_ROW)
        good = add_hits(frame, row, err);
    good = good && (rc == SQLITE_DONE || mw_store_fail(store, err, NULL));
    sqlite3_finalize(row);
    return good;
}

mw_frame *mw_store_hits(mw_store *store, mw_str query, mw_error *err)
{
    mw_buf fts = {0};
    mw_frame *frame = mw_frame_new(err);
    if (frame &&
        (!mw_store_search_text(query, &fts, err) || !ask(store, mw_buf_str(&fts), frame, err))) {
        mw_frame_free(frame);
        frame = NULL;
    }
    mw_buf_free(&fts);
    return frame;
}
