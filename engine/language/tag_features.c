/* SPDX-License-Identifier: MIT */
/* What tells a word's part of speech: the word, its letters, what it has been seen to be, and the
 * same of two neighbours on either side. */
#include "language/features.h"

/* What a capital may mean where the token stands. */
static uint64_t setting(const mw_view *view, uint32_t at)
{
    const mw_token *token = &view->tokens[at];
    return (uint64_t)(token->shape & (MW_CAPITAL | MW_ALL_CAPS | MW_SENTENCE_FIRST | MW_NUMBER | MW_PUNCT));
}

static const mw_type *type_at(const mw_view *view, uint32_t at, int offset)
{
    int64_t place = (int64_t)at + offset;
    bool inside = place >= view->first && place < view->end;
    return &view->types->items[inside ? view->types->of_token[place] : 0];
}

typedef struct list {
    uint64_t *items;
    unsigned count;
} list;

static inline void add(list *l, uint64_t a, uint64_t b, uint64_t c)
{
    l->items[l->count] = mw_feature(l->count, a, b, c);
    l->count++;
}

static void add_words(list *l, const mw_type *w[5])
{
    add(l, w[2]->word, 0, 0);
    add(l, w[1]->word, 0, 0);
    add(l, w[3]->word, 0, 0);
    add(l, w[0]->word, 0, 0);
    add(l, w[4]->word, 0, 0);
    add(l, w[1]->word, w[2]->word, 0);
    add(l, w[2]->word, w[3]->word, 0);
    add(l, w[1]->word, w[3]->word, 0);
    add(l, w[2]->word, w[1]->facts.tags, 0);
    add(l, w[2]->word, w[3]->facts.tags, 0);
}
enum { WORDS = 10 };

static void add_forms(list *l, const mw_type *w[5], uint64_t here, uint64_t next, uint64_t form)
{
    add(l, w[2]->suffix1, here, 0);
    add(l, w[2]->suffix2, here & MW_CAPITAL, 0);
    add(l, w[2]->suffix3, here & MW_CAPITAL, 0);
    add(l, w[2]->suffix4, 0, 0);
    add(l, w[2]->prefix2, 0, 0);
    add(l, w[2]->prefix3, 0, 0);
    add(l, w[2]->prefix4, 0, 0);
    add(l, w[2]->shape, here, 0);
    add(l, w[2]->shape, w[3]->shape, 0);
    add(l, w[1]->shape, w[2]->shape, 0);
    add(l, w[1]->suffix3, w[2]->suffix2, 0);
    add(l, w[2]->suffix2, w[3]->suffix3, 0);
    add(l, w[1]->suffix2, w[3]->suffix2, form);
    add(l, here, next, form);
}
enum { FORMS = 14 };

static void add_seen(list *l, const mw_type *w[5])
{
    add(l, w[2]->facts.tags, 0, 0);
    add(l, w[1]->facts.tags, 1, 0);
    add(l, w[3]->facts.tags, 2, 0);
    add(l, w[1]->facts.tags, w[2]->facts.tags, 0);
    add(l, w[2]->facts.tags, w[3]->facts.tags, 0);
    add(l, w[1]->facts.tags, w[2]->facts.tags, w[3]->facts.tags);
    add(l, w[2]->facts.tags, w[3]->facts.tags, w[4]->facts.tags);
    add(l, w[0]->facts.tags, w[1]->facts.tags, w[2]->facts.tags);
}
enum { SEEN = 8 };

static void add_clusters(list *l, const mw_type *w[5])
{
    add(l, w[2]->facts.cluster, 0, 0);
    add(l, w[1]->facts.cluster, 1, 0);
    add(l, w[3]->facts.cluster, 2, 0);
    add(l, w[1]->facts.cluster, w[2]->facts.cluster, 0);
    add(l, w[2]->facts.cluster, w[3]->facts.cluster, 0);
    add(l, w[0]->facts.cluster, w[1]->facts.cluster, 3);
    add(l, w[3]->facts.coarse, w[4]->facts.coarse, w[2]->facts.tags);
}
enum { CLUSTERS = 7 };

size_t mw_tag_features(const mw_view *view, uint32_t at, uint64_t features[MW_FEATURES_MAX])
{
    list l = {features, 0};
    const mw_type *w[5];
    for (int i = 0; i < 5; i++)
        w[i] = type_at(view, at, i - 2);
    uint64_t next = at + 1 < view->end ? setting(view, at + 1) : 1;
    add_words(&l, w);
    add_forms(&l, w, setting(view, at), next, view->tokens[at].form);
    add_seen(&l, w);
    add_clusters(&l, w);
    return l.count;
}

mw_feature_kind mw_tag_feature_kind(size_t place)
{
    return place < WORDS                   ? MW_FEATURE_WORD
           : place < WORDS + FORMS         ? MW_FEATURE_FORM
           : place < WORDS + FORMS + SEEN  ? MW_FEATURE_SEEN
                                           : MW_FEATURE_CLUSTER;
}
