/* SPDX-License-Identifier: MIT */
/* Reading a recipe. */
#include "train/recipe.h"

static const mw_recipe DEFAULTS = {
    .word_least = 2,
    .clusters = 200,
    .coarse_clusters = 48,
    .cluster_least = 3,
    .tag_rounds = 8,
    .tag_least = 2,
    .tag_bits = 14,
    .name_rounds = 8,
    .name_least = 2,
    .name_bits = 14,
    .tag_rate = 100,
    .name_rate = 100,
    .shrink = 10,
    .withhold_words = 150,
    .withhold_tables = 100,
};

static unsigned *option_of(mw_recipe *recipe, mw_str name)
{
    const struct {
        const char *name;
        unsigned *value;
    } OPTIONS[] = {
        {"word-least", &recipe->word_least},           {"clusters", &recipe->clusters},
        {"coarse-clusters", &recipe->coarse_clusters}, {"cluster-least", &recipe->cluster_least},
        {"tag-rounds", &recipe->tag_rounds},           {"tag-least", &recipe->tag_least},
        {"tag-bits", &recipe->tag_bits},               {"name-rounds", &recipe->name_rounds},
        {"name-least", &recipe->name_least},           {"name-bits", &recipe->name_bits},
        {"tag-rate", &recipe->tag_rate},               {"name-rate", &recipe->name_rate},
        {"shrink", &recipe->shrink},                   {"withhold-words", &recipe->withhold_words},
        {"withhold-tables", &recipe->withhold_tables},
    };
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++)
        if (mw_str_is(name, OPTIONS[i].name))
            return OPTIONS[i].value;
    return NULL;
}

static bool has_word(mw_str list, const char *wanted)
{
    mw_str word;
    while (mw_str_cut(&list, ',', &word))
        if (mw_str_is(word, wanted))
            return true;
    return false;
}

static bool add_set(mw_recipe *recipe, const mw_str cells[6], unsigned line, mw_error *err)
{
    if (recipe->set_count == MW_RECIPE_SETS_MAX)
        return mw_fail(err, MW_ELIMIT, line, "line %u: more than %d sets", line, MW_RECIPE_SETS_MAX);
    mw_recipe_set set = {
        .name = cells[1],
        .file = cells[2],
        .words = has_word(cells[3], "words"),
        .tags = has_word(cells[3], "tags"),
        .names = has_word(cells[3], "names"),
        .open_events = has_word(cells[4], "events"),
        .open_groups = has_word(cells[4], "groups"),
        .open_noise = has_word(cells[4], "noise"),
    };
    int64_t times = 1;
    if (cells[5].len && (!mw_str_integer(cells[5], &times) || times < 1 || times > 100))
        return mw_fail(err, MW_EPARSE, line, "line %u: not 1 to 100 times: %.*s", line, MW_ARG(cells[5]));
    set.times = (unsigned)times;
    if (!set.file.len || !(set.words || set.tags || set.names))
        return mw_fail(err, MW_EPARSE, line, "line %u: a set has a name, a file and uses (words,tags,names)", line);
    recipe->sets[recipe->set_count++] = set;
    return true;
}

static bool add_row(mw_recipe *recipe, mw_str row, unsigned line, mw_error *err)
{
    mw_str cells[6] = {MW_STR(""), MW_STR(""), MW_STR(""), MW_STR(""), MW_STR(""), MW_STR("")};
    for (int i = 0; i < 6 && mw_str_cut(&row, '\t', &cells[i]); i++)
        cells[i] = mw_str_trim(cells[i]);
    if (mw_str_is(cells[0], "set"))
        return add_set(recipe, cells, line, err);
    unsigned *option = mw_str_is(cells[0], "option") ? option_of(recipe, cells[1]) : NULL;
    int64_t value;
    if (!option)
        return mw_fail(err, MW_EPARSE, line, "line %u: neither a set nor a known option: %.*s", line, MW_ARG(cells[1]));
    if (!mw_str_integer(cells[2], &value) || value < 0 || value > 1000000)
        return mw_fail(err, MW_EPARSE, line, "line %u: %.*s wants a whole number", line, MW_ARG(cells[1]));
    *option = (unsigned)value;
    return true;
}

static bool leave_out(mw_recipe *recipe, mw_str without, mw_error *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < recipe->set_count; i++)
        if (!mw_str_equal(recipe->sets[i].name, without))
            recipe->sets[kept++] = recipe->sets[i];
    bool known = kept < recipe->set_count;
    recipe->set_count = kept;
    return known || mw_fail(err, MW_EARG, 0, "the recipe has no set \"%.*s\"", MW_ARG(without));
}

bool mw_recipe_read(mw_str text, mw_str without, mw_recipe *recipe, mw_error *err)
{
    mw_str row;
    *recipe = DEFAULTS;
    for (unsigned line = 1; mw_str_cut(&text, '\n', &row); line++)
        if (row.len && row.data[0] != '#' && !add_row(recipe, row, line, err))
            return false;
    return !without.data || leave_out(recipe, without, err);
}
