/* SPDX-License-Identifier: MIT */
/* The entities stage: names, who bears them, then descriptions, pronouns and capitals that stand
 * for their government; at last the marks become the layer. */
#include "names/verdicts.h"

static const char *const GAZETTE[] = {"small", "cast", "people", "bodies", "places", "countries", "cities"};

static void add_gazette(mw_namer *n, const mw_lexicon *table)
{
    if (!table || n->gazette_count == MW_GAZETTE_TABLES)
        return;
    n->case_columns[n->gazette_count] = mw_lexicon_column(table, "case");
    n->gazette_bits |= mw_lexicon_bit(table);
    n->gazette[n->gazette_count++] = table;
}

/* The user's own tables come first: of equally long matches the first one wins. They and the table
 * of small words may begin with a small letter. */
static void open_gazette(mw_namer *n)
{
    const mw_lexicon *table;
    for (size_t i = 0; (table = mw_model_own_table(n->model, i)); i++)
        add_gazette(n, table);
    for (size_t i = 0; i < sizeof GAZETTE / sizeof *GAZETTE; i++) {
        table = mw_model_lexicon(n->model, GAZETTE[i]);
        if (!mw_lexicon_is_own(table))
            add_gazette(n, table);
        if (i == 0)
            n->gazette_small = n->gazette_count, n->gazette_small_bits = n->gazette_bits;
    }
    n->lands[0] = mw_model_lexicon(n->model, "places");
    n->lands[1] = mw_model_lexicon(n->model, "countries");
}

static void open_tables(mw_namer *n)
{
    open_gazette(n);
    n->words = mw_model_lexicon(n->model, "name-words");
    n->common = mw_model_lexicon(n->model, "common-words");
    n->functions = mw_model_lexicon(n->model, "function-words");
    n->given = mw_model_lexicon(n->model, "given-names");
    n->genders = mw_model_lexicon(n->model, "genders");
    n->family = mw_model_lexicon(n->model, "family-names");
    n->first_names = mw_model_lexicon(n->model, "first-names");
    n->surnames = mw_model_lexicon(n->model, "surnames");
    n->titles = mw_model_lexicon(n->model, "titles");
    n->endings = mw_model_lexicon(n->model, "name-endings");
    n->descriptions = mw_model_lexicon(n->model, "descriptions");
    n->office_names = mw_model_lexicon(n->model, "office-names");
    n->offices = mw_model_lexicon(n->model, "offices");
    n->country_bodies = mw_model_lexicon(n->model, "country-bodies");
    n->bynames = mw_model_lexicon(n->model, "bynames");
    n->metonyms = mw_model_lexicon(n->model, "metonyms");
    n->saying = mw_model_lexicon(n->model, "saying");
    n->speakers = mw_model_lexicon(n->model, "speakers");
    n->first_names_also = mw_lexicon_column(n->first_names, "also");
    n->surnames_also = mw_lexicon_column(n->surnames, "also");
    n->kind_of_titles = mw_lexicon_column(n->titles, "kind");
}

static void open_article(mw_namer *n)
{
    const mw_layers *layers = mw_article_layers(n->article);
    n->arena = mw_article_arena(n->article);
    n->text = mw_article_text(n->article);
    n->tokens = layers->tokens;
    n->token_count = (uint32_t)layers->token_count;
    n->sentences = layers->sentences;
    n->sentence_count = (uint32_t)layers->sentence_count;
}

void mw_namer_open(mw_namer *namer, mw_article *article, const mw_model *model)
{
    *namer = (mw_namer){.article = article, .model = model};
    open_tables(namer);
    open_article(namer);
}

/* "gazetteer cast:41", "title titles:12", "age". */
static bool rule_text(mw_namer *n, const mw_mark *mark, mw_str *rule, mw_error *err)
{
    const mw_row *row = mark->row ? mark->row : mark->cue;
    if (row)
        return mw_rule_of_row(n->article, mark->rule, row, rule, err);
    *rule = mw_str_of(mark->rule);
    return true;
}

static bool fill_entity(mw_namer *n, const mw_mark *mark, mw_entity *entity, mw_error *err)
{
    const mw_bearer *bearer = &n->bearers[mark->bearer];
    *entity = (mw_entity){
        .span = {n->tokens[mark->first].start, n->tokens[mark->end - 1].end},
        .type = mark->type,
        .mention = mark->mention,
        .entity = bearer->id,
        .name = bearer->name,
        .grade = mark->grade,
    };
    entity->sentence = mw_article_sentence_at(n->article, entity->span.start);
    if (bearer->row && mw_row_get(bearer->row, "wikidata").len &&
        !mw_arena_copy(n->arena, mw_row_get(bearer->row, "wikidata"), &entity->wikidata, err))
        return false;
    if (mark->metonym && !mw_arena_copy(n->arena, mw_row_get(mark->row, "metonym_of"), &entity->metonym_of, err))
        return false;
    if (mark->dated)
        entity->on = mw_article_head(n->article)->published;
    return rule_text(n, mark, &entity->rule, err);
}

static bool write_layer(mw_namer *n, mw_error *err)
{
    mw_layers *layers = mw_article_layers_edit(n->article);
    mw_entity *entities = mw_arena_get(n->arena, (n->mark_count + 1) * sizeof *entities, err);
    if (!entities)
        return false;
    for (size_t i = 0; i < n->mark_count; i++)
        if (!fill_entity(n, &n->marks[i], &entities[i], err))
            return false;
    layers->entities = entities;
    layers->entity_count = n->mark_count;
    return true;
}

bool mw_entities_record(mw_article *article, const mw_model *model, mw_verdicts *verdicts, mw_error *err)
{
    mw_namer n;
    mw_namer_open(&n, article, model);
    n.verdicts = verdicts;
    bool good = mw_traits_read(&n, err) && mw_names_find(&n, err) && mw_names_arbitrate(&n, err) &&
                mw_bearers_find(&n, err) && mw_descriptions_find(&n, err) && mw_pronouns_find(&n, err);
    if (good)
        mw_metonyms_find(&n);
    good = good && write_layer(&n, err);
    mw_map_free(&n.ids);
    return good;
}

bool mw_make_entities(mw_article *article, const mw_model *model, mw_error *err)
{
    return mw_entities_record(article, model, NULL, err);
}
