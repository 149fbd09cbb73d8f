/* SPDX-License-Identifier: MIT */
#include "language/sums.h"

#include "model/memo.h"

/* All that own features may look at, without holes, so that equal bytes are equal facts. */
typedef struct key {
    uint64_t word, shape;
    uint32_t setting, suffix1, suffix2, suffix3, suffix4, prefix2, prefix3, prefix4;
    mw_word_facts facts;
    uint32_t unused[3];
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

const int16_t *mw_sums_find(mw_sums *sums, uint32_t type, uint32_t setting)
{
    static const int16_t NOTHING[MW_ROLES_MAX * MW_LANES_MAX];
    const mw_type *item = &sums->types->items[type];
    int16_t worked_out[MW_ROLES_MAX * MW_LANES_MAX];
    size_t size = MW_ROLES_MAX * sums->weights->lanes * sizeof *worked_out;
    key k = key_of(item, setting);
    uint64_t hash = hash_of(&k);
    const int16_t *found = mw_memo_find(sums->weights->memo, hash, &k);
    if (!found) {
        work_out(sums, item, setting, worked_out);
        found = mw_memo_keep(sums->weights->memo, hash, &k, worked_out);
    }
    if (!found) {
        int16_t *own = mw_arena_get(sums->arena, size, sums->err);
        sums->failed |= !own;
        if (!own)
            return NOTHING;
        found = memcpy(own, worked_out, size);
    }
    sums->known[2 * type + (setting & MW_SENTENCE_FIRST ? 1 : 0)] = (mw_sums_known){setting, found};
    return found;
}
