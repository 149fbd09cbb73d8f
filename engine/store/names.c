/* SPDX-License-Identifier: MIT */
/* Who is meant by a text: the entities of the corpus that have it as id, name or wording. */
#include "store/store_impl.h"

#include "text/utf8.h"

/* From the surest to the least sure; the first that finds anybody is the answer. ?1 is the text,
 * ?2 its slug. A pronoun is nobody's name. */
static const char *const KINDS[] = {
    "select ?3 as match, entity from form where entity = ?1 or wikidata = ?1 union"
    " select ?3, entity from identity where slug = ?1 and article = 0",
    "select ?3 as match, entity from form where mw_slug(name) = ?2 union"
    " select ?3, entity from identity where mw_slug(spelling) = ?2 and article = 0",
    "select ?3 as match, entity from form where slug = ?2 and mention <> 'pronoun'",
    "select ?3 as match, entity from form where mention <> 'pronoun' and"
    " (instr('-' || slug || '-', '-' || ?2 || '-') or"
    "  instr('-' || mw_slug(name) || '-', '-' || ?2 || '-'))",
};
static const char *const KIND_NAMES[] = {"id", "name", "form", "near"};
enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

static mw_frame *find(mw_store *store, size_t kind, mw_str text, mw_str slug, mw_error *err)
{
    mw_buf sql = {0};
    mw_buf_print(&sql,
                 "with found as (%s) select n.entity, n.name, n.type, n.wikidata, n.mentions,"
                 " (select match from found limit 1) as match from names n"
                 " where n.entity in (select entity from found)"
                 " order by n.mentions desc, n.entity",
                 KINDS[kind]);
    sqlite3_stmt *made = NULL;
    mw_frame *frame = NULL;
    if (!mw_buf_ok(&sql, err))
        return NULL;
    if (sqlite3_prepare_v2(store->db, sql.data, -1, &made, NULL) != SQLITE_OK) {
        mw_store_fail(store, err, NULL);
    } else {
        mw_store_bind(made, 1, text);
        mw_store_bind(made, 2, slug);
        mw_store_bind(made, 3, mw_str_of(KIND_NAMES[kind]));
        frame = mw_store_frame(store, made, err);
    }
    sqlite3_finalize(made);
    mw_buf_free(&sql);
    return frame;
}

/* "Lavrov, Sergei" as "Sergei Lavrov"; false where there is no one comma between two parts. */
bool mw_name_turn(mw_str text, mw_buf *turned)
{
    size_t comma = mw_str_find(text, MW_STR(","), 0);
    if (comma == text.len || mw_str_find(text, MW_STR(","), comma + 1) < text.len)
        return false;
    mw_buf_add(turned, mw_str_trim(mw_str_sub(text, comma + 1, text.len)));
    mw_buf_char(turned, ' ');
    mw_buf_add(turned, mw_str_trim(mw_str_sub(text, 0, comma)));
    return true;
}

mw_frame *mw_store_resolve(mw_store *store, mw_str text, mw_error *err)
{
    mw_buf slug = {0};
    mw_frame *frame = NULL;
    text = mw_str_trim(text.data ? text : MW_STR(""));
    mw_utf8_slug(text, &slug);
    if (!mw_buf_ok(&slug, err) || !mw_store_count_new_forms(store, err)) {
        mw_buf_free(&slug);
        return NULL;
    }
    for (size_t kind = 0; kind < KIND_COUNT; kind++) {
        mw_frame_free(frame);
        /* a text without a letter has the empty slug, which is part of every name */
        bool nobody = kind == KIND_COUNT - 1 && !slug.len;
        frame = find(store, kind, text, nobody ? MW_STR("?") : mw_buf_str(&slug), err);
        if (!frame || mw_frame_row_count(frame))
            break;
    }
    mw_buf_free(&slug);
    mw_buf turned = {0};
    if (frame && !mw_frame_row_count(frame) && mw_name_turn(text, &turned)) {
        mw_frame_free(frame);
        frame = mw_buf_ok(&turned, err) ? mw_store_resolve(store, mw_buf_str(&turned), err) : NULL;
    }
    mw_buf_free(&turned);
    return frame;
}
