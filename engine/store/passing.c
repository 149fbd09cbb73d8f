/* SPDX-License-Identifier: MIT */
/* Decisions over one article that passes by. The corpus's own way (plan_decisions.c) asks tables that
 * hold all articles; here there is one article's marks, and what it was not told it does not know. */
#include <moonwire/decisions.h>

#include "article/article.h"
#include "base/map.h"
#include "model/lexicon.h"
#include "text/utf8.h"

typedef struct ruling { /* a decision, with what can be said of it before any article is seen */
    const mw_decision *row;
    mw_str what_slug, as_slug;
    mw_known as; /* of the name tables; empty: they do not have it */
    uint64_t mentions;
} ruling;

struct mw_passing {
    mw_arena *arena;
    mw_str file;
    ruling *rulings;
    size_t count;
    mw_renaming *renamings;
    size_t renaming_count, renaming_capacity;
    mw_map renamed; /* "spelled\nname" of those */
};

/* An entity of the article: as the article has it, and what it is now. */
typedef struct someone {
    mw_str id, wikidata, name;
    mw_str now_id, now_wikidata, now_name;
    int type; /* mw_entity_type; -1: as the article has it */
    bool rejected;
    const ruling *by; /* the last that changed it; NULL: none */
    uint64_t mentions;
} someone;

typedef struct meeting { /* of the decisions with one article */
    mw_passing *passing;
    mw_article *article;
    mw_arena *arena; /* the article's */
    someone *people;
    size_t count, capacity;
    mw_map by_id;               /* -> index + 1 */
    mw_map by_name, by_wording; /* by slug; 0 where several have it */
    mw_error *err;
} meeting;

/* ---- the decisions */

static bool slug_of(mw_arena *arena, mw_str text, mw_str *slug, mw_error *err)
{
    mw_buf made = {0};
    mw_utf8_slug(text, &made);
    bool good = mw_buf_ok(&made, err) && mw_arena_copy(arena, mw_buf_str(&made), slug, err);
    mw_buf_free(&made);
    return good;
}

static bool make_ruling(mw_passing *passing, ruling *r, const mw_decision *row, const mw_model *model, mw_error *err)
{
    r->row = row;
    if (!slug_of(passing->arena, row->what, &r->what_slug, err) || !slug_of(passing->arena, row->as, &r->as_slug, err))
        return false;
    if (row->action == MW_DECIDE_MERGE || row->action == MW_DECIDE_SPLIT)
        mw_model_known(model, r->as_slug, &r->as);
    return true;
}

mw_passing *mw_passing_new(const mw_decisions *decisions, const mw_model *model, mw_error *err)
{
    mw_passing *passing = mw_memory_get(sizeof *passing, err);
    if (!passing)
        return NULL;
    passing->count = mw_decisions_count(decisions);
    passing->arena = mw_arena_create(0, err);
    if (passing->arena)
        passing->rulings = mw_arena_get(passing->arena, (passing->count + 1) * sizeof *passing->rulings, err);
    bool good = passing->rulings && mw_arena_copy(passing->arena, mw_decisions_file(decisions), &passing->file, err);
    for (size_t i = 0; good && i < passing->count; i++)
        good = make_ruling(passing, &passing->rulings[i], mw_decisions_at(decisions, i), model, err);
    if (good)
        return passing;
    mw_passing_free(passing);
    return NULL;
}

void mw_passing_free(mw_passing *passing)
{
    if (!passing)
        return;
    mw_map_free(&passing->renamed);
    mw_arena_free(passing->arena);
    mw_memory_free(passing);
}

uint64_t mw_passing_mentions(const mw_passing *passing, size_t decision)
{
    return passing->rulings[decision].mentions;
}

size_t mw_passing_renaming_count(const mw_passing *passing)
{
    return passing->renaming_count;
}

const mw_renaming *mw_passing_renaming(const mw_passing *passing, size_t index)
{
    return &passing->renamings[index];
}

/* ---- who is in the article */

static bool index_slug(meeting *m, mw_map *map, mw_str text, size_t at)
{
    mw_str slug;
    bool is_new;
    if (!slug_of(m->arena, text, &slug, m->err))
        return false;
    if (!slug.len) /* no letter in it */
        return true;
    uint64_t *place = mw_map_put(map, slug, &is_new, m->err);
    if (place && (is_new || *place != at + 1))
        *place = is_new ? at + 1 : 0;
    return place != NULL;
}

static bool meet_entity(meeting *m, const mw_entity *e)
{
    bool is_new;
    uint64_t *place = mw_map_put(&m->by_id, e->entity, &is_new, m->err);
    if (!place)
        return false;
    if (is_new) {
        someone one = {.id = e->entity, .name = e->name, .wikidata = e->wikidata, .now_id = e->entity,
                       .now_name = e->name, .now_wikidata = e->wikidata, .type = -1};
        *place = m->count + 1;
        if (!mw_arena_push(m->arena, m->people, m->count, m->capacity, one, m->err) ||
            !index_slug(m, &m->by_name, e->name, m->count - 1))
            return false;
    }
    size_t at = (size_t)*place - 1;
    m->people[at].mentions++;
    bool worded = e->mention == MW_BY_NAME || e->mention == MW_BY_ALIAS;
    return !worded || index_slug(m, &m->by_wording, mw_article_slice(m->article, e->span), at);
}

static bool meet_all(meeting *m)
{
    const mw_layers *layers = mw_article_layers(m->article);
    for (size_t i = 0; i < layers->entity_count; i++)
        if (layers->entities[i].entity.data && !meet_entity(m, &layers->entities[i]))
            return false;
    return true;
}

static someone *with(const meeting *m, const mw_map *map, mw_str key)
{
    const uint64_t *place = key.len ? mw_map_get(map, key) : NULL;
    return place && *place ? &m->people[*place - 1] : NULL;
}

/* Whose id, number in Wikidata or name in the article the text is. */
static someone *named(const meeting *m, mw_str text, mw_str slug)
{
    someone *one = with(m, &m->by_id, text);
    for (size_t i = 0; !one && i < m->count; i++)
        if (m->people[i].wikidata.len && mw_str_equal(m->people[i].wikidata, text))
            one = &m->people[i];
    one = one ? one : with(m, &m->by_id, slug);
    return one ? one : with(m, &m->by_name, slug);
}

/* Who is meant, after the decisions so far. */
static const someone *meant(const meeting *m, mw_str text, mw_str slug)
{
    for (size_t i = 0; i < m->count; i++)
        if (m->people[i].by && mw_str_equal(m->people[i].now_id, text))
            return &m->people[i];
    const someone *one = named(m, text, slug);
    return one ? one : with(m, &m->by_wording, slug);
}

/* ---- what becomes of them */

/* Whom `as` means: somebody of the article, of the name tables, or one who is new and keeps the name
 * unless the text gives another. */
static someone target_of(const meeting *m, const ruling *r, const someone *from)
{
    const someone *there = meant(m, r->row->as, r->as_slug);
    if (there && !mw_str_equal(there->now_id, from->now_id))
        return *there;
    bool is_id = mw_str_equal(r->row->as, r->as_slug);
    mw_str name = r->as.name.len ? r->as.name : is_id ? from->now_name : r->row->as;
    return (someone){.now_id = r->as_slug, .now_name = name, .now_wikidata = r->as.wikidata};
}

static void change(someone *one, ruling *r, const someone *to)
{
    mw_entity_type type = MW_OTHER;
    one->by = r;
    r->mentions += one->mentions;
    if (r->row->action == MW_DECIDE_REJECT) {
        one->rejected = true;
    } else if (r->row->action == MW_DECIDE_RETYPE) {
        mw_entity_type_parse(r->row->as, &type);
        one->type = (int)type;
    } else {
        one->now_id = to->now_id;
        one->now_name = to->now_name;
        if (to->now_wikidata.len)
            one->now_wikidata = to->now_wikidata;
    }
}

static void change_all(meeting *m, ruling *r, const someone *who)
{
    someone from = *who, to = target_of(m, r, who);
    for (size_t i = 0; i < m->count; i++)
        if (mw_str_equal(m->people[i].now_id, from.now_id))
            change(&m->people[i], r, &to);
}

/* Without an article only the id itself is split off. That it is nobody else holds in every article
 * by itself already, so there is nothing to do where it gets no other name. */
static void split(meeting *m, ruling *r)
{
    someone *one = named(m, r->row->what, r->what_slug);
    const someone *who = one || !r->row->article.len ? one : meant(m, r->row->what, r->what_slug);
    if (!who)
        return;
    if (!one) {
        change_all(m, r, who);
    } else if (r->row->as.len) {
        someone to = target_of(m, r, one);
        change(one, r, &to);
    } else {
        r->mentions += one->mentions;
    }
}

static void decide(meeting *m, ruling *r)
{
    const mw_decision *row = r->row;
    if (row->article.len && !mw_str_equal(row->article, mw_article_head(m->article)->id))
        return;
    if (row->action == MW_DECIDE_SPLIT) {
        split(m, r);
        return;
    }
    const someone *who = meant(m, row->what, r->what_slug);
    if (who)
        change_all(m, r, who);
}

/* ---- into the marks */

static bool note_renaming(mw_passing *passing, const someone *one, mw_error *err)
{
    mw_renaming kept;
    mw_buf key = {0};
    bool is_new = false;
    mw_buf_print(&key, "%.*s\n%.*s", MW_ARG(one->name), MW_ARG(one->now_name));
    bool good = mw_buf_ok(&key, err);
    if (good && !mw_map_get(&passing->renamed, mw_buf_str(&key))) {
        const mw_decision *row = one->by->row;
        mw_str mine;
        good = mw_arena_copy(passing->arena, mw_buf_str(&key), &mine, err) &&
               mw_map_put(&passing->renamed, mine, &is_new, err) &&
               mw_arena_print(passing->arena, &kept.why, err, "%s, %.*s:%u%s%.*s", mw_decision_action_name(row->action),
                              MW_ARG(passing->file), (unsigned)row->line, row->why.len ? ": " : "", MW_ARG(row->why));
        if (good) {
            kept.spelled = mw_str_sub(mine, 0, one->name.len);
            kept.name = mw_str_sub(mine, one->name.len + 1, mine.len);
            good = mw_arena_push(passing->arena, passing->renamings, passing->renaming_count,
                                 passing->renaming_capacity, kept, err);
        }
    }
    mw_buf_free(&key);
    return good;
}

/* What a decision or a table lends is the article's own from here on. */
static bool own_texts(meeting *m)
{
    for (size_t i = 0; i < m->count; i++) {
        someone *one = &m->people[i];
        if (!one->by)
            continue;
        if (!mw_arena_copy(m->arena, one->now_id, &one->now_id, m->err) ||
            !mw_arena_copy(m->arena, one->now_name, &one->now_name, m->err) ||
            !mw_arena_copy(m->arena, one->now_wikidata, &one->now_wikidata, m->err))
            return false;
        bool renamed = !one->rejected && !mw_str_equal(one->name, one->now_name);
        if (renamed && !note_renaming(m->passing, one, m->err))
            return false;
    }
    return true;
}

/* An id in a mark: another's, nobody's, or left as it is. */
static void follow(const meeting *m, mw_str *id)
{
    const someone *one = id->data ? with(m, &m->by_id, *id) : NULL;
    if (one && one->by)
        *id = one->rejected ? MW_NONE : one->now_id;
}

static void write_entities(const meeting *m, mw_layers *layers)
{
    size_t kept = 0;
    for (size_t i = 0; i < layers->entity_count; i++) {
        mw_entity e = layers->entities[i];
        const someone *one = e.entity.data ? with(m, &m->by_id, e.entity) : NULL;
        if (one && one->rejected)
            continue;
        follow(m, &e.metonym_of);
        if (one && one->by) {
            e.entity = one->now_id;
            e.name = one->now_name;
            e.wikidata = one->now_wikidata;
            e.type = one->type < 0 ? e.type : (mw_entity_type)one->type;
        }
        layers->entities[kept++] = e;
    }
    layers->entity_count = kept;
}

static void write_marks(const meeting *m)
{
    mw_layers *layers = mw_article_layers_edit(m->article);
    for (size_t i = 0; i < layers->figure_count; i++) {
        follow(m, &layers->figures[i].source);
        follow(m, &layers->figures[i].carrier);
        follow(m, &layers->figures[i].place);
    }
    for (size_t i = 0; i < layers->quote_count; i++) {
        follow(m, &layers->quotes[i].speaker);
        follow(m, &layers->quotes[i].via);
    }
    for (size_t i = 0; i < layers->event_count; i++) {
        follow(m, &layers->events[i].actor);
        follow(m, &layers->events[i].target);
        follow(m, &layers->events[i].place);
    }
    write_entities(m, layers);
}

bool mw_passing_decide(mw_passing *passing, mw_article *article, mw_error *err)
{
    meeting m = {.passing = passing, .article = article, .arena = mw_article_arena(article), .err = err};
    bool good = meet_all(&m);
    for (size_t i = 0; good && i < passing->count; i++)
        decide(&m, &passing->rulings[i]);
    good = good && own_texts(&m);
    if (good)
        write_marks(&m);
    mw_map_free(&m.by_id);
    mw_map_free(&m.by_name);
    mw_map_free(&m.by_wording);
    return good;
}
