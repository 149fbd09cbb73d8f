/* SPDX-License-Identifier: MIT */
/* The order of work on one article. Each stage names the layers it needs and the layer it makes. */
#include <moonwire/annotate.h>

#include "article/article.h"
#include "dates/dates.h"
#include "events/events.h"
#include "figures/figures.h"
#include "language/language.h"
#include "names/names.h"
#include "quotes/quotes.h"

typedef struct stage {
    const char *name;
    bool (*make)(mw_article *article, const mw_model *model, mw_error *err);
    unsigned needs, makes;
} stage;

static const stage STAGES[] = {
    {"segments", mw_make_segments, 0, MW_PARAGRAPHS | MW_SENTENCES | MW_TOKENS},
    {"tags", mw_make_tags, MW_TOKENS, MW_POS},
    {"entities", mw_make_entities, MW_TOKENS | MW_POS, MW_ENTITIES},
    {"dates", mw_make_dates, MW_TOKENS | MW_ENTITIES, MW_DATES},
    {"quotes", mw_make_quotes, MW_ENTITIES | MW_DATES, MW_QUOTES},
    {"events", mw_make_events, MW_POS | MW_ENTITIES | MW_DATES | MW_QUOTES, MW_EVENTS},
    {"figures", mw_make_figures, MW_ENTITIES | MW_DATES | MW_QUOTES, MW_FIGURES},
    {"lemmas", mw_make_lemmas, MW_TOKENS | MW_POS, MW_LEMMAS},
};
enum { STAGE_COUNT = sizeof STAGES / sizeof *STAGES };

/* The stages behind the tokens are rules of English. */
static bool is_left_out(const mw_article *article, const stage *s)
{
    mw_str language = mw_article_head(article)->language;
    return !(s->makes & MW_TOKENS) && language.data && !mw_str_is(language, "en");
}

static bool sign(mw_article *article, const mw_model *model, mw_error *err)
{
    mw_head *head = mw_article_head_edit(article);
    head->engine = mw_str_of(mw_version());
    return mw_arena_copy(mw_article_arena(article), mw_model_lexicon_version(model), &head->lexicon, err);
}

bool mw_annotate(mw_article *article, const mw_model *model, unsigned layers, mw_error *err)
{
    unsigned wanted =
        layers & (MW_ARTICLE | MW_WORDS) ? layers | MW_TOKENS : layers; /* the words tell the head's language */
    for (size_t i = STAGE_COUNT; i-- > 0;)
        if (STAGES[i].makes & wanted)
            wanted |= STAGES[i].needs;
    mw_layers *all = mw_article_layers_edit(article);
    if (!sign(article, model, err))
        return false;
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        if (!(STAGES[i].makes & wanted) || (all->made & STAGES[i].makes) == STAGES[i].makes)
            continue;
        if (!is_left_out(article, &STAGES[i]) && !STAGES[i].make(article, model, err))
            return false;
        all->made |= STAGES[i].makes;
    }
    return true;
}
