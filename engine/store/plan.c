/* SPDX-License-Identifier: MIT */
/* The names of a corpus, each with its fate. */
#include "store/plan.h"

#include "text/utf8.h"

/* `names` has every entity under its most frequent name. */
static const char NAMINGS_SQL[] =
    "select n.entity, n.name, n.type, n.wikidata, n.mentions,"
    " (select max(f.known) from form f where f.entity = n.entity),"
    " (select count(distinct f.name) from form f where f.entity = n.entity)"
    " from names n order by n.entity";

static const char FORMS_SQL[] =
    "select distinct form, entity from form where mention in ('name', 'alias')"
    " and length(form) between 2 and 10 and form = upper(form) order by entity, form";

static sqlite3_stmt *prepare(mw_store *store, const char *sql, mw_error *err)
{
    sqlite3_stmt *made = NULL;
    if (sqlite3_prepare_v2(store->db, sql, -1, &made, NULL) != SQLITE_OK)
        mw_store_fail(store, err, "who is who");
    return made;
}

static bool copy_column(mw_plan *plan, sqlite3_stmt *row, int column, mw_str *text, mw_error *err)
{
    mw_str value = mw_store_column(row, column);
    return mw_arena_copy(plan->arena, value.data ? value : MW_STR(""), text, err);
}

static bool read_naming(mw_plan *plan, sqlite3_stmt *row, mw_error *err)
{
    mw_naming n = {.mentions = (uint64_t)sqlite3_column_int64(row, 4)};
    if (!copy_column(plan, row, 0, &n.slug, err) || !copy_column(plan, row, 1, &n.name, err) ||
        !copy_column(plan, row, 3, &n.wikidata, err))
        return false;
    n.type = MW_OTHER;
    mw_entity_type_parse(mw_store_column(row, 2), &n.type);
    n.known = n.wikidata.len || sqlite3_column_int(row, 5);
    size_t before = plan->capacity;
    if (!mw_arena_push(plan->arena, plan->namings, plan->count, plan->capacity, n, err))
        return false;
    if (plan->capacity != before) {
        plan->renamed = mw_arena_grow(plan->arena, plan->renamed, before, plan->capacity, err);
        if (!plan->renamed)
            return false;
    }
    plan->renamed[plan->count - 1] = sqlite3_column_int(row, 6) > 1;
    return true;
}

static bool read_form(mw_plan *plan, sqlite3_stmt *row, mw_error *err)
{
    const uint64_t *named = mw_map_get(&plan->by_slug, mw_store_column(row, 1));
    mw_short_form form = {.named = named ? (uint32_t)*named - 1 : 0};
    if (!named || !mw_identity_is_acronym(mw_store_column(row, 0)))
        return true;
    return copy_column(plan, row, 0, &form.text, err) &&
           mw_arena_push(plan->arena, plan->forms, plan->form_count, plan->form_capacity, form, err);
}

typedef bool (*row_reader)(mw_plan *plan, sqlite3_stmt *row, mw_error *err);

static bool read_rows(mw_plan *plan, mw_store *store, const char *sql, row_reader read, mw_error *err)
{
    sqlite3_stmt *rows = prepare(store, sql, err);
    bool good = rows != NULL;
    int rc = SQLITE_DONE;
    while (good && (rc = sqlite3_step(rows)) == SQLITE_ROW)
        good = read(plan, rows, err);
    if (good && rc != SQLITE_DONE)
        good = mw_store_fail(store, err, "who is who");
    sqlite3_finalize(rows);
    return good;
}

/* What the engine found: every naming goes to its entity, under that one's name. */
static bool found_fates(mw_plan *plan, mw_error *err)
{
    plan->fates = mw_arena_get(plan->arena, (plan->count + 1) * sizeof *plan->fates, err);
    if (!plan->fates)
        return false;
    for (uint32_t i = 0; i < plan->count; i++) {
        const mw_naming *mine = &plan->namings[i], *one = &plan->namings[mine->of];
        mw_buf why = {0};
        mw_identity_why(mine->why, &why);
        plan->fates[i] = (mw_fate){.named = i, .entity = one->slug, .name = one->name,
                                   .wikidata = one->wikidata, .type = -1};
        bool good = mw_buf_ok(&why, err) &&
                    mw_arena_copy(plan->arena, mw_buf_str(&why), &plan->fates[i].why, err);
        mw_buf_free(&why);
        if (!good)
            return false;
    }
    return true;
}

static bool find(mw_plan *plan, mw_error *err)
{
    mw_spellings spellings;
    bool good = mw_spellings_open(&spellings, err) &&
                mw_identity_find(&spellings, plan->namings, plan->count, plan->forms,
                                 plan->form_count, err);
    mw_spellings_free(&spellings);
    return good && found_fates(plan, err);
}

bool mw_plan_make(mw_plan *plan, mw_store *store, const mw_decisions *decisions, mw_error *err)
{
    *plan = (mw_plan){.arena = mw_arena_create(0, err)};
    return plan->arena && read_rows(plan, store, NAMINGS_SQL, read_naming, err) &&
           mw_plan_index(plan, err) && read_rows(plan, store, FORMS_SQL, read_form, err) &&
           mw_plan_mark_alone(plan, decisions, err) && find(plan, err) &&
           mw_plan_decide(plan, store, decisions, err);
}

void mw_plan_free(mw_plan *plan)
{
    mw_map_free(&plan->by_slug);
    mw_map_free(&plan->by_name);
    mw_arena_free(plan->arena);
}

bool mw_plan_changes(const mw_plan *plan, size_t named)
{
    const mw_fate *fate = &plan->fates[named];
    const mw_naming *n = &plan->namings[named];
    return plan->renamed[named] || fate->rejected || fate->type >= 0 ||
           !mw_str_equal(fate->entity, n->slug) || !mw_str_equal(fate->name, n->name);
}
