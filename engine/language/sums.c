/* SPDX-License-Identifier: MIT */
#include "language/sums.h"

#include "model/memo.h"

/* All that own features may look at, without holes, so that equal bytes are equal facts. */
typedef struct key {
    uint64_t word, shape;
    uint32_t setting, suffix1, suffix2, suffix3, suffix4, prefix2, prefix3, prefix4;
    mw_word_facts facts;
    uint32_t unused[2];
} key;
_Static_assert(sizeof(key) == MW_OWN_KEY, "a key without holes");

bool mw_sums_open(mw_sums *sums, const mw_weights *weights, mw_own_features *own, unsigned roles,
                  const mw_types *types, mw_arena *arena, mw_error *err)
{
    *sums = (mw_sums){.weights = weights, .own = own, .roles = roles, .types = types, .arena = arena, .err = err};
    sums->known = mw_arena_get(arena, 2 * (types->count + 1) * sizeof *sums->known, err);
    return sums->known != NULL;
}

static key key_of(const mw_type *type, uint32_t setting)
{
    return (key){.word = type->word, .shape = type->shape, .setting = setting,
                 .suffix1 = type->suffix1, .suffix2 = type->suffix2, .suffix3 = type->suffix3, .suffix4 = type->suffix4,
                 .prefix2 = type->prefix2, .prefix3 = type->prefix3, .prefix4 = type->prefix4, .facts = type->facts};
}

static uint64_t hash_of(const key *k)
{
    return mw_feature(k->setting, k->word, k->shape, 0);
}

static void work_out(const mw_sums *sums, const mw_type *type, uint32_t setting, int16_t *out)
{
    uint64_t features[MW_FEATURES_MAX];
    mw_feature_list list = {.items = features};
    memset(out, 0, MW_ROLES_MAX * sums->weights->lanes * sizeof *out);
    for (unsigned role = 0; role < sums->roles; role++) {
        list.count = 0;
        sums->own(type, setting, role, &list);
        mw_weights_add(sums->weights, features, list.count, out + role * sums->weights->lanes);
    }
}

static mw_sums_known *known_of(const mw_sums *sums, uint32_t type, uint32_t setting)
{
    return &sums->known[2 * type + (setting & MW_SENTENCE_FIRST ? 1 : 0)];
}

/* For what the memo cannot keep. */
static const int16_t *keep_own(mw_sums *sums, const int16_t *worked_out)
{
    static const int16_t NOTHING[MW_ROLES_MAX * MW_LANES_MAX];
    size_t size = MW_ROLES_MAX * sums->weights->lanes * sizeof *worked_out;
    int16_t *own = mw_arena_get(sums->arena, size, sums->err);
    sums->failed |= !own;
    return own ? memcpy(own, worked_out, size) : NOTHING;
}

static const int16_t *find(mw_sums *sums, uint32_t type, const key *k, uint64_t hash)
{
    int16_t worked_out[MW_ROLES_MAX * MW_LANES_MAX];
    const int16_t *found = mw_memo_find(sums->weights->memo, hash, k);
    if (!found) {
        work_out(sums, &sums->types->items[type], k->setting, worked_out);
        found = mw_memo_keep(sums->weights->memo, hash, k, worked_out);
    }
    if (!found)
        found = keep_own(sums, worked_out);
    *known_of(sums, type, k->setting) = (mw_sums_known){k->setting, found};
    return found;
}

const int16_t *mw_sums_find(mw_sums *sums, uint32_t type, uint32_t setting)
{
    key k = key_of(&sums->types->items[type], setting);
    return find(sums, type, &k, hash_of(&k));
}

enum { ASKED = 16 };
typedef struct queue {
    uint32_t type[ASKED];
    key keys[ASKED];
    uint64_t hashes[ASKED];
    size_t count;
} queue;

static void empty(mw_sums *sums, queue *q)
{
    for (size_t i = 0; i < q->count; i++)
        if (!known_of(sums, q->type[i], q->keys[i].setting)->sums)
            find(sums, q->type[i], &q->keys[i], q->hashes[i]);
    q->count = 0;
}

void mw_sums_ready(mw_sums *sums, const mw_view *view, uint32_t first, uint32_t end)
{
    queue q;
    q.count = 0;
    for (uint32_t i = first; i < end; i++) {
        uint32_t type = sums->types->of_token[i], setting = mw_setting(&view->tokens[i]);
        if (known_of(sums, type, setting)->sums)
            continue;
        q.type[q.count] = type;
        q.keys[q.count] = key_of(&sums->types->items[type], setting);
        q.hashes[q.count] = hash_of(&q.keys[q.count]);
        mw_memo_fetch(sums->weights->memo, q.hashes[q.count]);
        if (++q.count == ASKED)
            empty(sums, &q);
    }
    empty(sums, &q);
}
