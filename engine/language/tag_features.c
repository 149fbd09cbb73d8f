/* SPDX-License-Identifier: MIT */
/* What tells a word's part of speech: the word, its letters, what it has been seen to be, and the
 * same of two neighbours on either side. */
#include "language/features.h"

/* ---- one word's own */

static void add_self(const mw_type *w, uint64_t here, mw_feature_list *l)
{
    mw_feature_add(l, w->suffix1, here, 0);
    mw_feature_add(l, w->suffix2, here & MW_CAPITAL, 0);
    mw_feature_add(l, w->suffix3, here & MW_CAPITAL, 0);
    mw_feature_add(l, w->suffix4, 0, 0);
    mw_feature_add(l, w->prefix2, 0, 0);
    mw_feature_add(l, w->prefix3, 0, 0);
    mw_feature_add(l, w->prefix4, 0, 0);
    mw_feature_add(l, w->shape, here, 0);
}

/* How many features a word has in each role, and of all roles before it. */
enum { FAR = 1, BESIDE = 3 + MW_CLASSES, SELF = 11 + MW_CLASSES, OWN = 2 * FAR + 2 * BESIDE + SELF };
static const uint8_t BEFORE[MW_TAG_ROLES] = {0, FAR, FAR + BESIDE, FAR + BESIDE + SELF, FAR + 2 * BESIDE + SELF};

void mw_tag_own_features(const mw_type *w, uint32_t setting, unsigned role, mw_feature_list *l)
{
    bool far = role == 0 || role + 1 == MW_TAG_ROLES;
    l->place = BEFORE[role];
    mw_feature_add(l, w->word, 0, 0);
    if (far)
        return;
    mw_feature_add(l, w->facts.tags, 0, 0);
    mw_feature_add(l, w->facts.cluster, 0, 0);
    for (unsigned i = 0; i < MW_CLASSES; i++)
        mw_feature_add(l, mw_word_class(w->facts, i), 0, 0);
    if (role == MW_TAG_SELF)
        add_self(w, setting, l);
}

/* ---- several words together */

static void add_words(const mw_type *w[5], mw_feature_list *l)
{
    mw_feature_add(l, w[1]->word, w[2]->word, 0);
    mw_feature_add(l, w[2]->word, w[3]->word, 0);
}
enum { WORDS = 2 };

static void add_forms(const mw_type *w[5], uint64_t here, uint64_t next, uint64_t form, mw_feature_list *l)
{
    mw_feature_add(l, w[1]->suffix3, w[2]->suffix2, 0);
    mw_feature_add(l, w[2]->suffix2, w[3]->suffix3, 0);
    mw_feature_add(l, here, next, form);
}
enum { FORMS = 3 };

static void add_seen(const mw_type *w[5], mw_feature_list *l)
{
    mw_feature_add(l, w[1]->facts.tags, w[2]->facts.tags, w[3]->facts.tags);
    mw_feature_add(l, w[0]->facts.tags, w[1]->facts.tags, w[2]->facts.tags);
}
enum { SEEN = 2 };

void mw_tag_joint_features(const mw_view *view, uint32_t at, mw_feature_list *l)
{
    const mw_type *w[5];
    for (int i = 0; i < 5; i++)
        w[i] = &view->types->items[mw_type_at(view, (int64_t)at + i - MW_TAG_SELF)];
    uint64_t next = at + 1 < view->end ? mw_setting(&view->tokens[at + 1]) : 1;
    l->place = OWN;
    add_words(w, l);
    add_forms(w, mw_setting(&view->tokens[at]), next, view->tokens[at].form, l);
    add_seen(w, l);
}

/* ---- for the trainer */

size_t mw_tag_features(const mw_view *view, uint32_t at, uint64_t features[MW_FEATURES_MAX])
{
    mw_feature_list l = {.items = features, .whole = true};
    for (unsigned role = 0; role < MW_TAG_ROLES; role++) {
        int64_t place = (int64_t)at + role - MW_TAG_SELF;
        mw_tag_own_features(&view->types->items[mw_type_at(view, place)], mw_setting_at(view, place), role, &l);
    }
    mw_tag_joint_features(view, at, &l);
    return l.count;
}

mw_feature_kind mw_tag_feature_kind(size_t place)
{
    static const uint8_t OF_A_WORD[] = {MW_FEATURE_WORD, MW_FEATURE_SEEN, MW_FEATURE_CLUSTER, [3 ... 2 + MW_CLASSES] = MW_FEATURE_CLASS};
    for (unsigned role = MW_TAG_ROLES; place < OWN && role-- > 0;)
        if (place >= BEFORE[role]) {
            size_t in_role = place - BEFORE[role];
            return in_role < sizeof OF_A_WORD ? (mw_feature_kind)OF_A_WORD[in_role] : MW_FEATURE_FORM;
        }
    place -= OWN;
    return place < WORDS ? MW_FEATURE_WORD : place < WORDS + FORMS ? MW_FEATURE_FORM : MW_FEATURE_SEEN;
}
