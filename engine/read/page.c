/* SPDX-License-Identifier: MIT */
/* A page as a record: its tree, what it says of itself, its body. */
#include "read/page.h"

#include "read/clean.h"

/* The metadata's copy of the text, where the page's own holds much less of it (a page that fills
 * itself by script). */
static bool choose_body(mw_str page_text, mw_str whole, mw_arena *arena, mw_record *record,
                        mw_error *err)
{
    mw_buf clean = {0};
    if (whole.len > 3 * page_text.len)
        mw_clean(whole, false, &clean);
    bool good =
        mw_buf_ok(&clean, err) &&
        mw_arena_copy(arena, clean.len ? mw_buf_str(&clean) : page_text, &record->body, err);
    mw_buf_free(&clean);
    return good;
}

static bool fill(xmlDoc *tree, mw_arena *arena, mw_record *record, mw_error *err)
{
    mw_buf text = {0};
    record->body = MW_NONE;
    bool good = mw_page_metadata(tree, arena, record, err);
    if (good) {
        mw_page_body(tree, record->title, &text);
        good = mw_buf_ok(&text, err) &&
               choose_body(mw_buf_str(&text), record->body, arena, record, err);
    }
    mw_buf_free(&text);
    if (good && !record->body.len)
        return mw_fail(err, MW_EPARSE, 0, "there is no text of an article in the page");
    return good;
}

/* Everything that the tree lends is copied before it goes. */
static bool copy_all(mw_arena *arena, mw_record *record, mw_error *err)
{
    mw_str *const texts[] = {&record->id,     &record->url,       &record->title,   &record->byline,
                             &record->source, &record->published, &record->language};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!mw_arena_copy(arena, *texts[i], texts[i], err))
            return false;
    return true;
}

bool mw_page_record(mw_str page, mw_arena *arena, mw_record *record, mw_error *err)
{
    record->body = MW_STR("");
    if (!page.len)
        return true;
    xmlDoc *tree = mw_tree_parse(page, err);
    if (!tree)
        return false;
    bool good = fill(tree, arena, record, err) && copy_all(arena, record, err);
    xmlFreeDoc(tree);
    return good;
}
