/* SPDX-License-Identifier: MIT */
/* How often each entity is worded in which way, kept in step with the mentions. */
#include "store/store_impl.h"

/* Adds the wordings of some articles to those of the corpus, or (-1) takes them away. */
static bool count(mw_store *store, int64_t first, int64_t last, int sign, mw_error *err)
{
    sqlite3_stmt *made = mw_store_statement(store, STATEMENT_FORMS, err);
    if (!made)
        return false;
    sqlite3_bind_int64(made, 1, first);
    sqlite3_bind_int(made, 2, sign);
    sqlite3_bind_int64(made, 3, last);
    return mw_store_do(store, made, err, "the names could not be counted");
}

bool mw_store_count_new_forms(mw_store *store, mw_error *err)
{
    if (store->forms_from && !count(store, store->forms_from, INT64_MAX, 1, err))
        return false;
    store->forms_from = 0;
    return true;
}

static bool is_counted(const mw_store *store, int64_t article)
{
    return !store->forms_from || article < store->forms_from;
}

bool mw_store_remove_forms(mw_store *store, int64_t article, mw_error *err)
{
    if (!is_counted(store, article))
        return true;
    sqlite3_stmt *clean = mw_store_statement(store, STATEMENT_FORMS_CLEAN, err);
    if (!clean || !count(store, article, article, -1, err))
        return false;
    sqlite3_bind_int64(clean, 1, article);
    return mw_store_do(store, clean, err, "the names could not be counted");
}

bool mw_store_add_forms(mw_store *store, int64_t article, bool is_new, mw_error *err)
{
    bool in_batch = store->in_batch && !sqlite3_get_autocommit(store->db);
    if (!is_counted(store, article))
        return true;
    if (!is_new || !in_batch)
        return count(store, article, article, 1, err);
    store->forms_from = article;
    return true;
}
