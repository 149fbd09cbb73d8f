/* SPDX-License-Identifier: MIT */
/* Reading a recipe. */
#include "train/recipe.h"

#include "model/trained.h"

static const mw_recipe DEFAULTS = {
    .word_least = 2,
    .clusters = 200,
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
    .withhold_classes = 50,
    .withhold_tables = 100,
};

typedef struct option {
    const char *name;
    size_t place; /* in mw_recipe */
    int64_t least, most;
} option;

#define MW_OPTION(name, field, least, most) {name, offsetof(mw_recipe, field), least, most}
static const option OPTIONS[] = {
    MW_OPTION("word-least", word_least, 0, 1000000),
    MW_OPTION("clusters", clusters, 0, 255),
    MW_OPTION("cluster-least", cluster_least, 0, 1000000),
    MW_OPTION("tag-rounds", tag_rounds, 0, 1000),
    MW_OPTION("tag-least", tag_least, 0, 1000000),
    MW_OPTION("tag-bits", tag_bits, 1, MW_BUCKET_BITS_MAX),
    MW_OPTION("name-rounds", name_rounds, 0, 1000),
    MW_OPTION("name-least", name_least, 0, 1000000),
    MW_OPTION("name-bits", name_bits, 1, MW_BUCKET_BITS_MAX),
    MW_OPTION("tag-rate", tag_rate, 0, 1000000),
    MW_OPTION("name-rate", name_rate, 0, 1000000),
    MW_OPTION("shrink", shrink, 0, 1000000),
    MW_OPTION("withhold-words", withhold_words, 0, 1000),
    MW_OPTION("withhold-classes", withhold_classes, 0, 1000),
    MW_OPTION("withhold-tables", withhold_tables, 0, 1000),
};

static const option *option_of(mw_str name)
{
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++)
        if (mw_str_is(name, OPTIONS[i].name))
            return &OPTIONS[i];
    return NULL;
}

/* Reads words with commas between them: flags[i] is set where words[i] stands; false where another
 * word does. */
static bool read_words(mw_str list, const char *const words[3], bool *const flags[3])
{
    mw_str word;
    while (list.len && mw_str_cut(&list, ',', &word)) {
        int i = 0;
        while (i < 3 && !mw_str_is(word, words[i]))
            i++;
        if (i == 3)
            return false;
        *flags[i] = true;
    }
    return true;
}

static bool add_set(mw_recipe *recipe, const mw_str cells[6], unsigned line, mw_error *err)
{
    if (recipe->set_count == MW_RECIPE_SETS_MAX)
        return mw_fail(err, MW_ELIMIT, line, "line %u: more than %d sets", line, MW_RECIPE_SETS_MAX);
    mw_recipe_set set = {
        .name = cells[1],
        .file = cells[2],
    };
    static const char *const USES[] = {"words", "tags", "names"}, *const OPEN[] = {"events", "groups", "noise"};
    if (!read_words(cells[3], USES, (bool *const[]){&set.words, &set.tags, &set.names}) ||
        !read_words(cells[4], OPEN, (bool *const[]){&set.open_events, &set.open_groups, &set.open_noise}))
        return mw_fail(err, MW_EPARSE, line, "line %u: not words,tags,names or not events,groups,noise", line);
    int64_t times = 1;
    if (cells[5].len && (!mw_str_integer(cells[5], &times) || times < 1 || times > 100))
        return mw_fail(err, MW_EPARSE, line, "line %u: not 1 to 100 times: %.*s", line, MW_ARG(cells[5]));
    set.times = (unsigned)times;
    if (!set.name.len || !set.file.len || !(set.words || set.tags || set.names))
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
    if (mw_str_is(cells[0], "classes")) {
        recipe->classes = cells[1];
        return cells[1].len || mw_fail(err, MW_EPARSE, line, "line %u: classes want a file", line);
    }
    const option *known = mw_str_is(cells[0], "option") ? option_of(cells[1]) : NULL;
    int64_t value;
    if (!known)
        return mw_fail(err, MW_EPARSE, line, "line %u: neither a set nor a known option: %.*s", line, MW_ARG(cells[1]));
    if (!mw_str_integer(cells[2], &value) || value < known->least || value > known->most)
        return mw_fail(err, MW_EPARSE, line, "line %u: %s wants a whole number from %lld to %lld", line, known->name,
                       (long long)known->least, (long long)known->most);
    *(unsigned *)(void *)((char *)recipe + known->place) = (unsigned)value;
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
