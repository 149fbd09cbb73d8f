/* SPDX-License-Identifier: MIT */
/* Decisions, in the order of their file, over what the engine found. */
#include "store/plan.h"

#include "text/utf8.h"

typedef struct deciding {
    mw_plan *plan;
    mw_store *store;
    const mw_decision *decision;
    int64_t article;  /* key of the decision's article; 0: none is named */
    uint64_t mentions;
    mw_error *err;
} deciding;

/* ---- whom a text of the file means */

static bool index_name(mw_plan *plan, uint32_t at, mw_error *err)
{
    mw_buf slug = {0};
    mw_str key;
    bool is_new;
    mw_utf8_slug(plan->namings[at].name, &slug);
    bool good = mw_buf_ok(&slug, err) && mw_arena_copy(plan->arena, mw_buf_str(&slug), &key, err);
    uint64_t *place = good ? mw_map_put(&plan->by_name, key, &is_new, err) : NULL;
    if (place)
        *place = is_new ? at + 1 : 0;
    mw_buf_free(&slug);
    return place != NULL;
}

bool mw_plan_index(mw_plan *plan, mw_error *err)
{
    for (uint32_t i = 0; i < plan->count; i++) {
        uint64_t *place = mw_map_put(&plan->by_slug, plan->namings[i].slug, NULL, err);
        if (!place || !index_name(plan, i, err))
            return false;
        *place = i + 1;
    }
    return true;
}

/* The id that articles gave; MW_NO_INDEX: none gave that. */
static uint32_t naming_of(const mw_plan *plan, mw_str text, mw_error *err)
{
    const uint64_t *place = mw_map_get(&plan->by_slug, text);
    if (place)
        return (uint32_t)*place - 1;
    for (uint32_t i = 0; i < plan->count; i++)
        if (plan->namings[i].wikidata.len && mw_str_equal(plan->namings[i].wikidata, text))
            return i;
    mw_buf slug = {0};
    mw_utf8_slug(text, &slug);
    if (mw_buf_ok(&slug, err))
        place = mw_map_get(&plan->by_slug, mw_buf_str(&slug));
    if (!place)
        place = mw_map_get(&plan->by_name, mw_buf_str(&slug));
    mw_buf_free(&slug);
    return place && *place ? (uint32_t)*place - 1 : MW_NO_INDEX;
}

static bool is_entity(const mw_plan *plan, mw_str id)
{
    for (size_t i = 0; i < plan->count; i++)
        if (mw_str_equal(plan->fates[i].entity, id))
            return true;
    for (size_t i = 0; i < plan->local_count; i++)
        if (mw_str_equal(plan->locals[i].entity, id))
            return true;
    return false;
}

/* A wording of one entity only: SAC. */
static bool worded(deciding *d, mw_str text, mw_str *entity)
{
    sqlite3_stmt *rows = NULL;
    bool one = false;
    if (sqlite3_prepare_v2(d->store->db,
                           "select distinct entity from form where slug = mw_slug(?1)"
                           " and mention in ('name', 'alias')", -1, &rows, NULL) != SQLITE_OK)
        return false;
    mw_store_bind(rows, 1, text);
    for (size_t count = 0; sqlite3_step(rows) == SQLITE_ROW; count++) {
        const uint64_t *place = mw_map_get(&d->plan->by_slug, mw_store_column(rows, 0));
        mw_str fate = place ? d->plan->fates[*place - 1].entity : MW_STR("");
        one = place && (count == 0 || mw_str_equal(fate, *entity));
        if (!one)
            break;
        *entity = fate;
    }
    sqlite3_finalize(rows);
    return one;
}

static bool entity_of(deciding *d, mw_str text, mw_str *entity)
{
    if (is_entity(d->plan, text)) {
        *entity = text;
        return true;
    }
    uint32_t named = naming_of(d->plan, text, d->err);
    if (named != MW_NO_INDEX) {
        *entity = d->plan->fates[named].entity;
        return true;
    }
    return worded(d, text, entity);
}

/* ---- fates */

static uint64_t mentions_in(deciding *d, uint32_t named, int64_t article)
{
    sqlite3_stmt *row = NULL;
    uint64_t count = 0;
    if (sqlite3_prepare_v2(d->store->db, "select count(*) from entity where article = ?1 and entity = ?2", -1,
                           &row, NULL) != SQLITE_OK)
        return 0;
    sqlite3_bind_int64(row, 1, article);
    mw_store_bind(row, 2, d->plan->namings[named].slug);
    if (sqlite3_step(row) == SQLITE_ROW)
        count = (uint64_t)sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return count;
}

/* The fate in the decision's article, which begins as it is elsewhere; NULL out of memory. */
static mw_fate *local_fate(deciding *d, uint32_t named)
{
    mw_plan *plan = d->plan;
    for (size_t i = 0; i < plan->local_count; i++)
        if (plan->locals[i].named == named && plan->locals[i].article == d->article)
            return &plan->locals[i];
    mw_fate fate = plan->fates[named];
    fate.article = d->article;
    if (!mw_arena_push(plan->arena, plan->locals, plan->local_count, plan->local_capacity, fate, d->err))
        return NULL;
    return &plan->locals[plan->local_count - 1];
}

static bool add_reason(deciding *d, mw_fate *fate)
{
    const mw_decision *row = d->decision;
    fate->line = row->line;
    return mw_arena_print(d->plan->arena, &fate->why, d->err, "%.*s%s%s, %.*s:%u%s%.*s", MW_ARG(fate->why),
                          fate->why.len ? "; " : "", mw_decision_action_name(row->action),
                          MW_ARG(d->plan->file), (unsigned)row->line, row->why.len ? ": " : "", MW_ARG(row->why));
}

typedef struct target {
    mw_str entity, name, wikidata;
} target;

static bool change(deciding *d, mw_fate *fate, const target *to)
{
    const mw_decision *row = d->decision;
    if (row->action == MW_DECIDE_REJECT) {
        fate->rejected = true;
    } else if (row->action == MW_DECIDE_RETYPE) {
        mw_entity_type type = MW_OTHER;
        mw_entity_type_parse(row->as, &type);
        fate->type = (int)type;
    } else {
        fate->entity = to->entity;
        fate->name = to->name;
        fate->wikidata = to->wikidata;
        fate->moved = fate->article != 0;
    }
    return add_reason(d, fate);
}

/* Every naming of the entity; in the one article, or everywhere and where an article has it so. */
static bool change_all(deciding *d, mw_str entity, const target *to)
{
    mw_plan *plan = d->plan;
    for (uint32_t i = 0; i < plan->count; i++) {
        if (!mw_str_equal(plan->fates[i].entity, entity))
            continue;
        uint64_t there = d->article ? mentions_in(d, i, d->article) : plan->namings[i].mentions;
        mw_fate *fate = d->article ? (there ? local_fate(d, i) : NULL) : &plan->fates[i];
        d->mentions += there;
        if (there && (!fate || !change(d, fate, to)))
            return false;
    }
    for (size_t i = 0; i < plan->local_count; i++) {
        mw_fate *fate = &plan->locals[i];
        bool there = !d->article || fate->article == d->article;
        if (!there || !fate->moved || fate->line == d->decision->line || !mw_str_equal(fate->entity, entity))
            continue;
        d->mentions += mentions_in(d, fate->named, fate->article);
        if (!change(d, fate, to))
            return false;
    }
    return true;
}

/* An id that no article gave is made of the text; so is a name, unless the text is an id. */
static bool new_target(deciding *d, mw_str text, mw_str name, target *to)
{
    mw_buf slug = {0};
    mw_utf8_slug(text, &slug);
    bool is_id = mw_str_equal(mw_buf_str(&slug), text);
    bool good = mw_buf_ok(&slug, d->err) && mw_arena_copy(d->plan->arena, mw_buf_str(&slug), &to->entity, d->err);
    to->name = is_id ? name : text;
    to->wikidata = MW_STR("");
    mw_buf_free(&slug);
    return good;
}

static mw_str name_of(const mw_plan *plan, mw_str entity, mw_str otherwise, mw_str *wikidata)
{
    const uint64_t *place = mw_map_get(&plan->by_slug, entity);
    *wikidata = place ? plan->namings[*place - 1].wikidata : MW_STR("");
    if (place)
        return plan->namings[*place - 1].name;
    for (size_t i = 0; i < plan->count; i++)
        if (mw_str_equal(plan->fates[i].entity, entity))
            return plan->fates[i].name;
    for (size_t i = 0; i < plan->local_count; i++)
        if (mw_str_equal(plan->locals[i].entity, entity))
            return plan->locals[i].name;
    return otherwise;
}

static bool merge(deciding *d, mw_str entity)
{
    target to = {0};
    mw_str own_wikidata, own = name_of(d->plan, entity, entity, &own_wikidata);
    if (entity_of(d, d->decision->as, &to.entity))
        to.name = name_of(d->plan, to.entity, to.entity, &to.wikidata);
    else if (!new_target(d, d->decision->as, own, &to))
        return false;
    return change_all(d, entity, &to);
}

/* In the whole corpus only the id itself is split off: what was merged with it stays behind. */
static bool split_off(deciding *d, uint32_t named)
{
    mw_plan *plan = d->plan;
    mw_fate *fate = &plan->fates[named];
    target to = {plan->namings[named].slug, plan->namings[named].name, plan->namings[named].wikidata};
    if (d->decision->as.len && !new_target(d, d->decision->as, to.name, &to))
        return false;
    d->mentions += plan->namings[named].mentions;
    return change(d, fate, &to);
}

/* In one article: the spelling itself where it stands there, else whoever it is taken for. */
static bool split(deciding *d)
{
    target to;
    mw_str entity, wikidata;
    uint32_t named = naming_of(d->plan, d->decision->what, d->err);
    if (!d->decision->article.len)
        return named == MW_NO_INDEX || split_off(d, named);
    if (!entity_of(d, d->decision->what, &entity))
        return true;
    mw_str own = name_of(d->plan, entity, entity, &wikidata);
    if (entity_of(d, d->decision->as, &to.entity) && !mw_str_equal(to.entity, entity))
        to.name = name_of(d->plan, to.entity, to.entity, &to.wikidata);
    else if (!new_target(d, d->decision->as, own, &to))
        return false;
    uint64_t there = named == MW_NO_INDEX ? 0 : mentions_in(d, named, d->article);
    if (!there)
        return change_all(d, entity, &to);
    mw_fate *fate = local_fate(d, named);
    d->mentions += there;
    return fate && change(d, fate, &to);
}

static bool find_article(deciding *d, bool *there)
{
    *there = true;
    if (!d->decision->article.len)
        return true;
    sqlite3_stmt *row = mw_store_statement(d->store, STATEMENT_KEY_OF_ID, d->err);
    if (!row)
        return false;
    mw_store_bind(row, 1, d->decision->article);
    *there = sqlite3_step(row) == SQLITE_ROW;
    d->article = *there ? sqlite3_column_int64(row, 0) : 0;
    sqlite3_reset(row);
    return true;
}

static bool decide(deciding *d)
{
    mw_str entity;
    bool there;
    if (!find_article(d, &there))
        return false;
    if (!there)
        return true;
    if (d->decision->action == MW_DECIDE_SPLIT)
        return split(d);
    if (!entity_of(d, d->decision->what, &entity))
        return true;
    return d->decision->action == MW_DECIDE_MERGE ? merge(d, entity) : change_all(d, entity, NULL);
}

/* What an article has of its own but did not move goes where the rest of the corpus goes. */
static void settle_locals(mw_plan *plan)
{
    for (size_t i = 0; i < plan->local_count; i++) {
        mw_fate *fate = &plan->locals[i];
        const mw_fate *all = &plan->fates[fate->named];
        if (!fate->moved) {
            fate->entity = all->entity;
            fate->name = all->name;
            fate->wikidata = all->wikidata;
        }
        if (fate->type < 0)
            fate->type = all->type;
        fate->rejected |= all->rejected && !fate->moved;
    }
}

bool mw_plan_decide(mw_plan *plan, mw_store *store, const mw_decisions *decisions, mw_error *err)
{
    size_t count = mw_decisions_count(decisions);
    plan->mentions = mw_arena_get(plan->arena, (count + 1) * sizeof *plan->mentions, err);
    if (!plan->mentions || (decisions && !mw_arena_copy(plan->arena, mw_decisions_file(decisions), &plan->file, err)))
        return false;
    for (size_t i = 0; i < count; i++) {
        deciding d = {.plan = plan, .store = store, .decision = mw_decisions_at(decisions, i), .err = err};
        if (!decide(&d))
            return false;
        plan->mentions[i] = d.mentions;
    }
    settle_locals(plan);
    return true;
}

bool mw_plan_mark_alone(mw_plan *plan, const mw_decisions *decisions, mw_error *err)
{
    for (size_t i = 0; i < mw_decisions_count(decisions); i++) {
        const mw_decision *d = mw_decisions_at(decisions, i);
        uint32_t named = d->action == MW_DECIDE_SPLIT && !d->article.len ? naming_of(plan, d->what, err) : MW_NO_INDEX;
        if (named != MW_NO_INDEX)
            plan->namings[named].alone = true;
    }
    return true;
}
