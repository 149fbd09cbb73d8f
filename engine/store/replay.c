/* SPDX-License-Identifier: MIT */
/* Who is who, written into the corpus.
 *
 * The tables of marks hold the merged ids, so that every query, index and count sees them and no
 * other. What an article itself said is kept aside, for those cells only that were changed (`said`)
 * and those mentions that were taken away (`rejected`). Each time all is put back first and then
 * decided anew from all names: a corpus that grew and one that was made at once are the same. */
#include "store/plan.h"

/* A cell that follows an id: of `table`, keyed by the id in `key`, filled from identity.`from`. The
 * ids themselves come last, for the others are found by them. */
static const struct cell {
    const char *table, *key, *column, *from;
} CELLS[] = {
    {"entity", "entity", "name", "name"},
    {"entity", "entity", "wikidata", "wikidata"},
    {"entity", "entity", "type", "type"},
    {"entity", "metonym_of", "metonym_of", "entity"},
    {"entity", "entity", "entity", "entity"},
    {"figure", "source", "source_name", "name"},
    {"figure", "carrier", "carrier_name", "name"},
    {"figure", "source", "source", "entity"},
    {"figure", "carrier", "carrier", "entity"},
    {"figure", "place", "place", "entity"},
    {"quote", "speaker", "speaker_name", "name"},
    {"quote", "speaker", "speaker", "entity"},
    {"quote", "via", "via", "entity"},
    {"event", "actor", "actor_name", "name"},
    {"event", "target", "target_name", "name"},
    {"event", "place", "place_name", "name"},
    {"event", "actor", "actor", "entity"},
    {"event", "target", "target", "entity"},
    {"event", "place", "place", "entity"},
};
enum { CELL_COUNT = sizeof CELLS / sizeof *CELLS };

static bool run_printed(mw_store *store, mw_buf *sql, mw_error *err)
{
    bool good = mw_buf_ok(sql, err) && mw_store_run(store, err, sql->data);
    mw_buf_free(sql);
    return good;
}

/* ---- back to what the articles said */

static bool put_back_cells(mw_store *store, mw_error *err)
{
    mw_buf sql = {0};
    for (size_t i = CELL_COUNT; i-- > 0;) {
        const struct cell *c = &CELLS[i];
        mw_buf_print(&sql,
                     "update \"%s\" set \"%s\" = s.value from said s where s.layer = '%s' and"
                     " s.field = '%s' and s.article = \"%s\".article and s.ordinal = \"%s\".ordinal;",
                     c->table, c->column, c->table, c->column, c->table, c->table);
    }
    mw_buf_add(&sql, MW_STR("delete from said;"));
    return run_printed(store, &sql, err);
}

/* Ordinals go by way of negative ones, so that no two rows meet. A mention that was taken away from
 * place r, the k-th of its article, makes room before what now stands at r - k. */
static const char PUT_BACK_REJECTED[] =
    "with gap as (select article, ordinal + 1 - row_number()"
    "  over (partition by article order by ordinal) as at from rejected)"
    " update entity set ordinal = -1 - ordinal - (select count(*) from gap"
    "  where gap.article = entity.article and gap.at <= entity.ordinal)"
    " where article in (select article from rejected);"
    "update entity set ordinal = -1 - ordinal where ordinal < 0;"
    "insert into entity select * from rejected; delete from rejected;";

#define TOUCHED "(select slug from identity union select entity from identity where entity is not null)"

static const char COUNT_FORMS[] =
    "delete from form where entity in " TOUCHED ";"
    "insert into form select entity, text, mention, coalesce(name, ''), type, min(wikidata),"
    " mw_slug(text), count(*), coalesce(max(rule like 'gazetteer%'), 0) from entity where entity in " TOUCHED
    " and text is not null group by 1, 2, 3, 4, 5;";

static bool put_back(mw_store *store, mw_error *err)
{
    return put_back_cells(store, err) && mw_store_run(store, err, PUT_BACK_REJECTED) &&
           mw_store_run(store, err, COUNT_FORMS) && mw_store_run(store, err, "delete from identity");
}

/* ---- the plan as rows */

static void bind_known(sqlite3_stmt *row, int place, mw_str text)
{
    mw_store_bind(row, place, text.len ? text : MW_NONE);
}

static bool write_fate(mw_store *store, const mw_plan *plan, const mw_fate *fate, mw_error *err)
{
    sqlite3_stmt *row = mw_store_statement(store, STATEMENT_IDENTITY_ADD, err);
    const mw_naming *named = &plan->namings[fate->named];
    if (!row)
        return false;
    mw_store_bind(row, 1, named->slug);
    sqlite3_bind_int64(row, 2, fate->article);
    if (!fate->rejected) {
        bind_known(row, 3, fate->entity);
        bind_known(row, 4, fate->name);
        bind_known(row, 5, fate->wikidata);
        if (fate->type >= 0)
            mw_store_bind(row, 6, mw_str_of(mw_entity_type_name((mw_entity_type)fate->type)));
    }
    mw_store_bind(row, 7, named->name);
    mw_store_bind(row, 8, fate->why.len ? fate->why : MW_STR("named in several ways"));
    if (fate->line)
        sqlite3_bind_int64(row, 9, fate->line);
    return mw_store_do(store, row, err, "who is who");
}

static bool write_identity(mw_store *store, const mw_plan *plan, mw_error *err)
{
    for (size_t i = 0; i < plan->count; i++)
        if (mw_plan_changes(plan, i) && !write_fate(store, plan, &plan->fates[i], err))
            return false;
    for (size_t i = 0; i < plan->local_count; i++)
        if (!write_fate(store, plan, &plan->locals[i], err))
            return false;
    return true;
}

static bool write_decision(mw_store *store, const mw_decision *d, size_t ordinal, uint64_t mentions,
                           mw_error *err)
{
    sqlite3_stmt *row = mw_store_statement(store, STATEMENT_DECISION_ADD, err);
    if (!row)
        return false;
    const mw_str cells[] = {mw_str_of(mw_decision_action_name(d->action)), d->what, d->as, d->article,
                            d->who, d->why, d->when};
    sqlite3_bind_int64(row, 1, (int64_t)ordinal);
    sqlite3_bind_int64(row, 2, d->line);
    for (int i = 0; i < 7; i++)
        bind_known(row, i + 3, cells[i]);
    sqlite3_bind_int64(row, 10, (int64_t)mentions);
    return mw_store_do(store, row, err, "the decisions could not be kept");
}

static bool write_decisions(mw_store *store, const mw_plan *plan, const mw_decisions *decisions,
                            mw_error *err)
{
    if (!mw_store_run(store, err, "delete from decision"))
        return false;
    for (size_t i = 0; i < mw_decisions_count(decisions); i++)
        if (!write_decision(store, mw_decisions_at(decisions, i), i, plan->mentions[i], err))
            return false;
    return true;
}

/* ---- into the marks */

/* The fate in the mark's own article, else that in the whole corpus. */
#define FATE(column)                                                                               \
    "(select i." column " from identity i where i.slug = m.\"%s\" and i.article in (0, m.article)" \
    " order by i.article desc limit 1)"

static const char TAKE_AWAY[] =
    "insert into rejected select * from entity m where m.entity in (select slug from identity)"
    " and (select i.entity is null from identity i where i.slug = m.entity and"
    "  i.article in (0, m.article) order by i.article desc limit 1);"
    "delete from entity where (article, ordinal) in (select article, ordinal from rejected);"
    "update entity set ordinal = -1 - ordinal + (select count(*) from rejected r"
    "  where r.article = entity.article and r.ordinal < entity.ordinal)"
    " where article in (select article from rejected);"
    "update entity set ordinal = -1 - ordinal where ordinal < 0;";

/* What is not decided (a type, a Wikidata number) stays; of one who was rejected nothing does. */
static void write_cell(const struct cell *c, mw_buf *sql)
{
    mw_buf_print(sql,
                 "insert into said select '%s', '%s', m.article, m.ordinal, m.\"%s\","
                 " case when " FATE("entity is null") " then null else coalesce(" FATE("%s") ","
                 " m.\"%s\") end from \"%s\" m where m.\"%s\" in (select slug from identity)"
                 " and exists (select 1 from identity i where i.slug = m.\"%s\" and"
                 " i.article in (0, m.article));",
                 c->table, c->column, c->column, c->key, c->from, c->key, c->column, c->table, c->key, c->key);
    mw_buf_print(sql, "delete from said where layer = '%s' and field = '%s' and value is now;", c->table, c->column);
    mw_buf_print(sql,
                 "update \"%s\" set \"%s\" = s.now from said s where s.layer = '%s' and s.field = '%s'"
                 " and s.article = \"%s\".article and s.ordinal = \"%s\".ordinal;",
                 c->table, c->column, c->table, c->column, c->table, c->table);
}

static bool apply(mw_store *store, mw_error *err)
{
    mw_buf sql = {0};
    mw_buf_add(&sql, mw_str_of(TAKE_AWAY));
    for (size_t i = 0; i < CELL_COUNT; i++)
        write_cell(&CELLS[i], &sql);
    mw_buf_add(&sql, mw_str_of(COUNT_FORMS));
    return run_printed(store, &sql, err);
}

/* ---- all of it, or nothing */

static bool identify(mw_store *store, const mw_decisions *decisions, mw_error *err)
{
    mw_plan plan = {0};
    bool good = mw_store_count_new_forms(store, err) && put_back(store, err) &&
                mw_plan_make(&plan, store, decisions, err) && write_identity(store, &plan, err) &&
                write_decisions(store, &plan, decisions, err) && apply(store, err);
    mw_plan_free(&plan);
    return good;
}

static bool keep_file(mw_store *store, const mw_decisions *decisions, mw_error *err)
{
    sqlite3_stmt *row = mw_store_statement(store, STATEMENT_DECIDED_SET, err);
    if (!row)
        return false;
    mw_store_bind(row, 1, mw_decisions_file(decisions));
    mw_store_bind(row, 2, mw_decisions_sha256(decisions));
    mw_store_bind(row, 3, mw_decisions_text(decisions));
    return mw_store_do(store, row, err, "the decisions could not be kept");
}

/* The decisions that the corpus was built with; NULL with `err` untouched where there are none. */
static mw_decisions *kept_decisions(mw_store *store, mw_error *err)
{
    sqlite3_stmt *row = mw_store_statement(store, STATEMENT_DECIDED_GET, err);
    mw_decisions *kept = NULL;
    if (row && sqlite3_step(row) == SQLITE_ROW)
        kept = mw_decisions_read(mw_store_column(row, 1), mw_store_column(row, 0), NULL, NULL, err);
    if (row)
        sqlite3_reset(row);
    return kept;
}

static bool identify_whole(mw_store *store, const mw_decisions *decisions, mw_error *err)
{
    mw_error own = {0};
    if (!mw_store_run(store, err, "begin immediate"))
        return false;
    mw_decisions *kept = decisions ? NULL : kept_decisions(store, &own);
    bool good = own.code == MW_OK && (!decisions || keep_file(store, decisions, &own)) &&
                identify(store, decisions ? decisions : kept, &own) && mw_store_run(store, &own, "commit");
    mw_decisions_free(kept);
    if (good)
        return true;
    if (err)
        *err = own;
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "rollback", NULL, NULL, NULL);
    return false;
}

bool mw_store_identify(mw_store *store, const mw_decisions *decisions, mw_error *err)
{
    if (store->mode != MW_STORE_READ)
        return identify_whole(store, decisions, err);
    mw_store *writer = mw_store_open(store->path, MW_STORE_WRITE, err);
    bool good = writer && identify_whole(writer, decisions, err);
    mw_store_close(writer);
    return good;
}

/* ---- what it was built with */

bool mw_store_has_decisions(mw_store *store, const mw_decisions *decisions)
{
    sqlite3_stmt *row = mw_store_statement(store, STATEMENT_DECIDED_GET, NULL);
    bool same = row && sqlite3_step(row) == SQLITE_ROW &&
                mw_str_equal(mw_store_column(row, 2), mw_decisions_sha256(decisions));
    if (row)
        sqlite3_reset(row);
    return same;
}

mw_frame *mw_store_decisions_file(mw_store *store, mw_error *err)
{
    return mw_store_query(store, MW_STR("select file, sha256 from decided"), NULL, 0, err);
}

mw_frame *mw_store_decisions(mw_store *store, mw_error *err)
{
    return mw_store_query(store,
                          MW_STR("select line, action, what, \"as\", article as id, who, why, \"when\","
                                 " mentions from decision order by ordinal"),
                          NULL, 0, err);
}
