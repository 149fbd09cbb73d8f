/* SPDX-License-Identifier: MIT */
/* Texts in which copies are looked for, and where what was found is kept. */
#include "store/store_impl.h"

bool mw_store_each_text(mw_store *store, mw_store_visit *visit, void *context, mw_error *err)
{
    sqlite3_stmt *row = NULL;
    static const char SQL[] = "select id, published, source, agency, text from article order by key";
    if (sqlite3_prepare_v2(store->db, SQL, -1, &row, NULL) != SQLITE_OK)
        return mw_store_fail(store, err, NULL);
    bool good = true;
    int rc = SQLITE_DONE;
    while (good && (rc = sqlite3_step(row)) == SQLITE_ROW) {
        mw_head head = {.id = mw_store_column(row, 0), .published = mw_store_column(row, 1),
                        .source = mw_store_column(row, 2), .agency = mw_store_column(row, 3)};
        mw_str text = mw_store_column(row, 4);
        good = visit(context, &head, text.data ? text : MW_STR(""), err);
    }
    if (good && rc != SQLITE_DONE)
        good = mw_store_fail(store, err, NULL);
    sqlite3_finalize(row);
    return good;
}

bool mw_store_set_origin(mw_store *store, mw_str article, mw_str origin, mw_error *err)
{
    sqlite3_stmt *row = mw_store_statement(store, STATEMENT_ORIGIN_SET, err);
    if (!row)
        return false;
    mw_store_bind(row, 1, article);
    mw_store_bind(row, 2, origin);
    return mw_store_do(store, row, err, "copies could not be kept");
}

bool mw_store_read_cluster(mw_store *store, int64_t key, mw_article *article, mw_error *err)
{
    sqlite3_stmt *row = mw_store_statement(store, STATEMENT_CLUSTER_GET, err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, key);
    int rc = sqlite3_step(row);
    bool good = rc == SQLITE_ROW || rc == SQLITE_DONE || mw_store_fail(store, err, NULL);
    mw_head *head = mw_article_head_edit(article);
    if (rc == SQLITE_ROW) {
        good = mw_arena_copy(mw_article_arena(article), mw_store_column(row, 0), &head->cluster, err);
        head->cluster_size = (uint32_t)sqlite3_column_int64(row, 1);
    }
    sqlite3_reset(row);
    return good;
}
