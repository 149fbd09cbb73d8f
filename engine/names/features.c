/* SPDX-License-Identifier: MIT */
/* What tells whether a token is part of a name, and of what: itself and two neighbours on either
 * side, and the words on either side of the run of capitals in which it stands. */
#include "names/evidence.h"
#include "names/features.h"

enum { SIDE = 2, SEEN = 2 * SIDE + 1, HERE = SIDE, RUN_MAX = 6 };

typedef struct near { /* one token of the neighbourhood */
    const mw_type *type;
    uint64_t evidence;
    uint32_t shape; /* MW_CAPITAL | … */
    uint8_t pos;
} near;

typedef struct scene {
    near at[SEEN];
    near left, right;      /* beside the run of capitals */
    uint32_t into, beyond; /* tokens of the run before and behind */
} scene;

static near look(const mw_view *view, int64_t place)
{
    if (place < view->first || place >= view->end)
        return (near){.type = &view->types->items[0]};
    const mw_token *token = &view->tokens[place];
    return (near){&view->types->items[view->types->of_token[place]], view->evidence[place],
                  token->shape & (MW_CAPITAL | MW_ALL_CAPS | MW_SENTENCE_FIRST | MW_NUMBER | MW_PUNCT), token->pos};
}

static bool is_capital(const mw_view *view, int64_t place)
{
    return place >= view->first && place < view->end && (view->tokens[place].shape & MW_CAPITAL);
}

static void look_around(const mw_view *view, uint32_t at, scene *s)
{
    for (int i = 0; i < SEEN; i++)
        s->at[i] = look(view, (int64_t)at + i - HERE);
    s->into = s->beyond = 0;
    while (s->into < RUN_MAX && is_capital(view, (int64_t)at - s->into - 1))
        s->into++;
    while (s->beyond < RUN_MAX && is_capital(view, (int64_t)at + s->beyond + 1))
        s->beyond++;
    s->left = look(view, (int64_t)at - s->into - 1);
    s->right = look(view, (int64_t)at + s->beyond + 1);
}

typedef struct list {
    uint64_t *items;
    unsigned count;
} list;

static inline void add(list *l, uint64_t a, uint64_t b, uint64_t c)
{
    l->items[l->count] = mw_feature(l->count + 64, a, b, c);
    l->count++;
}

static void add_words(list *l, const scene *s)
{
    const near *n = s->at;
    add(l, n[2].type->word, 0, 0);
    add(l, n[1].type->word, 0, 0);
    add(l, n[3].type->word, 0, 0);
    add(l, n[0].type->word, n[1].type->word, 0);
    add(l, n[3].type->word, n[4].type->word, 0);
    add(l, n[1].type->word, n[2].type->word, 0);
    add(l, n[2].type->word, n[3].type->word, 0);
    add(l, s->left.type->word, s->into, 0);
    add(l, s->right.type->word, s->beyond, 0);
    add(l, n[2].type->word, n[2].pos, n[2].shape);
    add(l, n[2].type->suffix3, n[2].shape & MW_CAPITAL, 0);
    add(l, n[2].type->suffix4, n[2].shape & MW_CAPITAL, 0);
    add(l, n[2].type->prefix2, n[2].type->suffix2, 0);
    add(l, n[2].type->prefix3, n[2].shape & MW_CAPITAL, 0);
    add(l, n[2].type->prefix4, n[2].shape & MW_CAPITAL, 0);
    add(l, n[1].type->suffix3, n[1].shape & MW_CAPITAL, n[2].shape & MW_CAPITAL);
    add(l, n[3].type->suffix3, n[3].shape & MW_CAPITAL, n[2].shape & MW_CAPITAL);
}
enum { WORDS = 17 }; /* long endings tell the word as well as the word itself does */

static void add_forms(list *l, const scene *s)
{
    const near *n = s->at;
    uint64_t capitals = 0;
    for (int i = 0; i < SEEN; i++)
        capitals = capitals << 2 | (n[i].shape & MW_CAPITAL ? 1 : 0) | (n[i].shape & MW_PUNCT ? 2 : 0);
    add(l, n[2].type->suffix2, n[2].shape, 0);
    add(l, n[2].type->shape, n[2].shape, 0);
    add(l, n[1].type->shape, n[2].type->shape, 0);
    add(l, n[2].type->shape, n[3].type->shape, 0);
    add(l, capitals, n[2].shape, 0);
    add(l, s->into, s->beyond, n[2].shape);
}
enum { FORMS = 6 };

static void add_clusters(list *l, const scene *s)
{
    const near *n = s->at;
    add(l, n[2].type->facts.cluster, n[2].shape & MW_CAPITAL, 0);
    add(l, n[1].type->facts.cluster, n[1].shape & MW_CAPITAL, 0);
    add(l, n[3].type->facts.cluster, n[3].shape & MW_CAPITAL, 0);
    add(l, n[1].type->facts.cluster, n[2].type->facts.cluster, 0);
    add(l, n[2].type->facts.cluster, n[3].type->facts.cluster, 0);
    add(l, s->left.type->facts.cluster, s->right.type->facts.cluster, 0);
    add(l, s->left.type->facts.coarse, s->right.type->facts.coarse, n[2].type->facts.coarse);
    add(l, n[2].type->facts.tags, n[2].shape, 0);
}
enum { CLUSTERS = 8 };

static void add_tags(list *l, const scene *s)
{
    const near *n = s->at;
    add(l, n[2].pos, n[2].shape, 0);
    add(l, n[1].pos, n[2].pos, 0);
    add(l, n[2].pos, n[3].pos, 0);
    add(l, n[1].pos, n[2].pos, n[3].pos);
    add(l, n[0].pos, n[1].pos, n[2].pos);
    add(l, s->left.pos, s->right.pos, s->into << 8 | s->beyond);
}
enum { TAGS = 6 };

static void add_tables(list *l, const scene *s)
{
    const near *n = s->at;
    uint64_t here = n[2].evidence & MW_E_GAZETTE_ALL, rule = n[2].evidence & MW_E_RULE_ALL;
    add(l, here, n[2].pos, n[2].shape);
    add(l, n[1].evidence & MW_E_GAZETTE_ALL, here, 0);
    add(l, n[3].evidence & MW_E_GAZETTE_ALL, here, 0);
    add(l, here, n[3].type->facts.cluster, n[1].type->facts.cluster);
    add(l, n[2].evidence & (MW_E_TRAITS | MW_E_TITLE), n[2].shape & MW_CAPITAL, 0);
    add(l, n[1].evidence & (MW_E_TRAITS | MW_E_TITLE), n[2].shape & MW_CAPITAL, 0);
    add(l, n[3].evidence & (MW_E_TRAITS | MW_E_TITLE), n[2].shape & MW_CAPITAL, 0);
    add(l, n[1].evidence & MW_E_TRAITS, n[2].evidence & MW_E_TRAITS, 0);
    add(l, n[2].evidence & MW_E_TRAITS, n[3].evidence & MW_E_TRAITS, 0);
    add(l, s->left.evidence & (MW_E_TRAITS | MW_E_TITLE), s->into, 0);
    add(l, n[2].evidence & MW_E_PEOPLE, n[2].shape & MW_CAPITAL, n[2].evidence & MW_E_SMALL);
    add(l, n[1].evidence & MW_E_PEOPLE, n[2].evidence & MW_E_PEOPLE, n[2].shape & MW_CAPITAL);
    add(l, n[2].evidence & MW_E_PEOPLE, n[3].evidence & MW_E_PEOPLE, n[2].shape & MW_CAPITAL);
    add(l, n[2].evidence & MW_E_PEOPLE, here, s->into << 8 | s->beyond);
    add(l, rule, n[2].shape, n[2].evidence & MW_E_SMALL);
    add(l, rule, n[2].pos, n[2].type->facts.coarse);
    add(l, n[1].evidence & MW_E_RULE_ALL, rule, here);
    add(l, n[3].evidence & MW_E_RULE_ALL, rule, 0);
    add(l, rule, s->left.type->facts.cluster, 0);
    add(l, rule, s->right.type->facts.cluster, 0);
}
enum { TABLES = 20 };

size_t mw_name_features(const mw_view *view, uint32_t at, uint64_t features[MW_FEATURES_MAX])
{
    scene s;
    list l = {features, 0};
    look_around(view, at, &s);
    add_words(&l, &s);
    add_forms(&l, &s);
    add_clusters(&l, &s);
    add_tags(&l, &s);
    add_tables(&l, &s);
    return l.count;
}

mw_feature_kind mw_name_feature_kind(size_t place)
{
    static const struct {
        size_t end;
        mw_feature_kind kind;
    } KINDS[] = {
        {WORDS, MW_FEATURE_WORD},
        {WORDS + FORMS, MW_FEATURE_FORM},
        {WORDS + FORMS + CLUSTERS, MW_FEATURE_CLUSTER},
        {WORDS + FORMS + CLUSTERS + TAGS, MW_FEATURE_TAG},
    };
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (place < KINDS[i].end)
            return KINDS[i].kind;
    return MW_FEATURE_TABLE;
}
