/* SPDX-License-Identifier: MIT */
/* Finds the copies in a corpus, all anew: so the same articles give the same clusters however they came. */
#include "run/copies.h"

#include <moonwire/neardup.h>

static bool add(void *context, const mw_head *head, mw_str text, mw_error *err)
{
    mw_copy_head copy = {head->id, head->published, head->source, head->agency, {0, 0}};
    return mw_neardup_add(context, &copy, text, err);
}

static bool keep(mw_store *store, const mw_copy_link *links, size_t count, mw_error *err)
{
    if (!mw_store_begin(store, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!mw_store_set_origin(store, links[i].article, links[i].origin, err))
            return false; /* what was not committed is undone when the corpus is closed */
    return mw_store_commit(store, err);
}

bool mw_find_copies(mw_store *store, mw_error *err)
{
    mw_neardup *copies = mw_neardup_new(err);
    size_t count = 0;
    mw_copy_link *links = NULL;
    bool good = copies && mw_store_each_text(store, add, copies, err) &&
                (links = mw_neardup_links(copies, &count, err)) != NULL && keep(store, links, count, err);
    mw_neardup_free_links(links);
    mw_neardup_free(copies);
    return good;
}
