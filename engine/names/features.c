/* SPDX-License-Identifier: MIT */
/* What tells whether a token is part of a name, and of what: itself and two neighbours on either
 * side, and the words on either side of the run of capitals in which it stands. */
#include "names/features.h"

#include "names/evidence.h"

enum { SIDE = 2, SEEN = 2 * SIDE + 1, RUN_MAX = 6 };

static bool is_capital(const mw_view *view, int64_t place)
{
    return place >= view->first && place < view->end && (view->tokens[place].shape & MW_CAPITAL);
}

mw_name_scene mw_name_scene_of(const mw_view *view, uint32_t at)
{
    mw_name_scene s = {0};
    while (s.into < RUN_MAX && is_capital(view, (int64_t)at - s.into - 1))
        s.into++;
    while (s.beyond < RUN_MAX && is_capital(view, (int64_t)at + s.beyond + 1))
        s.beyond++;
    s.at[MW_NAME_BEFORE] = (int64_t)at - 1;
    s.at[MW_NAME_SELF] = at;
    s.at[MW_NAME_BEHIND] = (int64_t)at + 1;
    s.at[MW_NAME_LEFT] = (int64_t)at - s.into - 1;
    s.at[MW_NAME_RIGHT] = (int64_t)at + s.beyond + 1;
    return s;
}

/* ---- one word's own */

static void add_self(const mw_type *w, uint64_t here, mw_feature_list *l)
{
    mw_feature_add(l, w->suffix2, here, 0);
    mw_feature_add(l, w->suffix3, here & MW_CAPITAL, 0); /* long endings tell the word as well as itself does */
    mw_feature_add(l, w->suffix4, here & MW_CAPITAL, 0);
    mw_feature_add(l, w->prefix2, w->suffix2, 0);
    mw_feature_add(l, w->prefix3, here & MW_CAPITAL, 0);
    mw_feature_add(l, w->prefix4, here & MW_CAPITAL, 0);
    mw_feature_add(l, w->shape, here, 0);
    mw_feature_add(l, w->facts.tags, here, 0);
}

enum { OF_A_WORD = 2 + MW_CLASSES, SELF = 8, OWN = MW_NAME_ROLES * OF_A_WORD + SELF };

/* Those of the token itself come last. */
void mw_name_own_features(const mw_type *w, uint32_t setting, unsigned role, mw_feature_list *l)
{
    l->place = 64 + role * OF_A_WORD;
    mw_feature_add(l, w->word, 0, 0);
    mw_feature_add(l, w->facts.cluster, setting & MW_CAPITAL, 0);
    for (unsigned i = 0; i < MW_CLASSES; i++)
        mw_feature_add(l, mw_word_class(w->facts, i), setting & MW_CAPITAL, 0);
    if (role != MW_NAME_SELF)
        return;
    l->place = 64 + MW_NAME_ROLES * OF_A_WORD;
    add_self(w, setting, l);
}

/* ---- several words together */

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
    return (near){&view->types->items[view->types->of_token[place]], view->evidence[place], mw_setting(token), token->pos};
}

static void add_words(const scene *s, mw_feature_list *l)
{
    const near *n = s->at;
    mw_feature_add(l, n[1].type->word, n[2].type->word, 0);
    mw_feature_add(l, n[2].type->word, n[3].type->word, 0);
    mw_feature_add(l, s->left.type->word, s->into, 0);
    mw_feature_add(l, s->right.type->word, s->beyond, 0);
    mw_feature_add(l, n[2].type->word, n[2].pos, n[2].shape);
}
enum { WORDS = 5 };

static void add_forms(const scene *s, mw_feature_list *l)
{
    const near *n = s->at;
    uint64_t capitals = 0;
    for (int i = 0; i < SEEN; i++)
        capitals = capitals << 2 | (n[i].shape & MW_CAPITAL ? 1 : 0) | (n[i].shape & MW_PUNCT ? 2 : 0);
    mw_feature_add(l, capitals, n[2].shape, 0);
    mw_feature_add(l, s->into, s->beyond, n[2].shape);
}
enum { FORMS = 2 };

static void add_clusters(const scene *s, mw_feature_list *l)
{
    const near *n = s->at;
    mw_feature_add(l, mw_word_class(n[1].type->facts, 2), mw_word_class(n[2].type->facts, 2), 0);
    mw_feature_add(l, mw_word_class(n[2].type->facts, 2), mw_word_class(n[3].type->facts, 2), 0);
    mw_feature_add(l, mw_word_class(s->left.type->facts, 2), mw_word_class(s->right.type->facts, 2), 0);
    mw_feature_add(l, mw_word_class(s->left.type->facts, 3), mw_word_class(s->right.type->facts, 3), mw_word_class(n[2].type->facts, 3));
}
enum { CLUSTERS = 4 };

static void add_tags(const scene *s, mw_feature_list *l)
{
    const near *n = s->at;
    mw_feature_add(l, n[2].pos, n[2].shape, 0);
    mw_feature_add(l, n[1].pos, n[2].pos, n[3].pos);
    mw_feature_add(l, n[0].pos, n[1].pos, n[2].pos);
    mw_feature_add(l, s->left.pos, s->right.pos, s->into << 8 | s->beyond);
}
enum { TAGS = 4 };

/* Most tokens are in no table, and nothing is looked up then. */
static void add_gazetteer(const scene *s, mw_feature_list *l)
{
    const near *n = s->at;
    uint64_t here = n[2].evidence & MW_E_GAZETTE_ALL, before = n[1].evidence & MW_E_GAZETTE_ALL,
             behind = n[3].evidence & MW_E_GAZETTE_ALL;
    mw_feature_add_if(l, here, here, n[2].pos, n[2].shape);
    mw_feature_add_if(l, here | before, before, here, 0);
    mw_feature_add_if(l, here | behind, behind, here, 0);
}

static void add_traits(const scene *s, mw_feature_list *l)
{
    const uint64_t kept = MW_E_TRAITS | MW_E_TITLE;
    const near *n = s->at;
    uint64_t here = n[2].evidence & kept, before = n[1].evidence & kept, behind = n[3].evidence & kept,
             left = s->left.evidence & kept, capital = n[2].shape & MW_CAPITAL;
    mw_feature_add_if(l, here, here, capital, 0);
    mw_feature_add_if(l, before, before, capital, 0);
    mw_feature_add_if(l, behind, behind, capital, 0);
    mw_feature_add_if(l, left, left, s->into, 0);
}

static void add_people(const scene *s, mw_feature_list *l)
{
    const near *n = s->at;
    uint64_t here = n[2].evidence & MW_E_PEOPLE, before = n[1].evidence & MW_E_PEOPLE,
             behind = n[3].evidence & MW_E_PEOPLE, capital = n[2].shape & MW_CAPITAL;
    mw_feature_add_if(l, here, here, capital, n[2].evidence & MW_E_SMALL);
    mw_feature_add_if(l, here | before, before, here, capital);
    mw_feature_add_if(l, here | behind, here, behind, capital);
}

static void add_rules(const scene *s, mw_feature_list *l)
{
    const near *n = s->at;
    uint64_t here = n[2].evidence & MW_E_RULE_ALL, before = n[1].evidence & MW_E_RULE_ALL,
             behind = n[3].evidence & MW_E_RULE_ALL;
    mw_feature_add_if(l, here, here, n[2].shape, n[2].evidence & MW_E_SMALL);
    mw_feature_add_if(l, here, here, n[2].pos, mw_word_class(n[2].type->facts, 3));
    mw_feature_add_if(l, here | before, before, here, n[2].evidence & MW_E_GAZETTE_ALL);
    mw_feature_add_if(l, here | behind, behind, here, 0);
    mw_feature_add_if(l, here, here, mw_word_class(s->left.type->facts, 2), 0);
    mw_feature_add_if(l, here, here, mw_word_class(s->right.type->facts, 2), 0);
}

void mw_name_joint_features(const mw_view *view, uint32_t at, const mw_name_scene *roles, mw_feature_list *l)
{
    scene s = {.left = look(view, roles->at[MW_NAME_LEFT]), .right = look(view, roles->at[MW_NAME_RIGHT]),
               .into = roles->into, .beyond = roles->beyond};
    for (int i = 0; i < SEEN; i++)
        s.at[i] = look(view, (int64_t)at + i - SIDE);
    l->place = 64 + OWN;
    add_words(&s, l);
    add_forms(&s, l);
    add_clusters(&s, l);
    add_tags(&s, l);
    add_gazetteer(&s, l);
    add_traits(&s, l);
    add_people(&s, l);
    add_rules(&s, l);
}

/* ---- for the trainer */

/* The features of a word come first, then those of the token itself, then the joint ones. */
size_t mw_name_features(const mw_view *view, uint32_t at, uint64_t features[MW_FEATURES_MAX])
{
    uint64_t of_role[SELF + OF_A_WORD];
    mw_name_scene s = mw_name_scene_of(view, at);
    mw_feature_list l = {.items = features, .whole = true};
    for (unsigned role = 0; role < MW_NAME_ROLES; role++) {
        mw_feature_list own = {.items = of_role};
        mw_name_own_features(&view->types->items[mw_type_at(view, s.at[role])], mw_setting_at(view, s.at[role]), role, &own);
        memcpy(features + role * OF_A_WORD, of_role, OF_A_WORD * sizeof *features);
        memcpy(features + MW_NAME_ROLES * OF_A_WORD, of_role + OF_A_WORD, (own.count - OF_A_WORD) * sizeof *features);
    }
    l.count = OWN;
    mw_name_joint_features(view, at, &s, &l);
    return l.count;
}

mw_feature_kind mw_name_feature_kind(size_t place)
{
    static const uint8_t OF_EACH[] = {MW_FEATURE_WORD, MW_FEATURE_CLUSTER, [2 ... 1 + MW_CLASSES] = MW_FEATURE_CLASS};
    static const uint8_t OF_ITSELF[] = {MW_FEATURE_FORM, MW_FEATURE_WORD, MW_FEATURE_WORD, MW_FEATURE_WORD,
                                        MW_FEATURE_WORD, MW_FEATURE_WORD, MW_FEATURE_FORM, MW_FEATURE_CLUSTER};
    static const struct {
        size_t end;
        mw_feature_kind kind;
    } JOINT[] = {
        {OWN + WORDS, MW_FEATURE_WORD},
        {OWN + WORDS + FORMS, MW_FEATURE_FORM},
        {OWN + WORDS + FORMS + CLUSTERS, MW_FEATURE_CLUSTER},
        {OWN + WORDS + FORMS + CLUSTERS + TAGS, MW_FEATURE_TAG},
    };
    if (place < MW_NAME_ROLES * OF_A_WORD)
        return (mw_feature_kind)OF_EACH[place % OF_A_WORD];
    if (place < OWN)
        return (mw_feature_kind)OF_ITSELF[place - MW_NAME_ROLES * OF_A_WORD];
    for (size_t i = 0; i < sizeof JOINT / sizeof *JOINT; i++)
        if (place < JOINT[i].end)
            return JOINT[i].kind;
    return MW_FEATURE_TABLE;
}
