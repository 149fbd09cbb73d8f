/* SPDX-License-Identifier: MIT */
/* recipe.h -- what a trained file is made from: a table of labelled texts and settings.
 *
 *     set     NAME  FILE  USES  OPEN  TIMES     USES: words, tags, names with commas
 *     option  NAME  VALUE
 *     classes FILE                      of words, beside the recipe
 *
 * OPEN says what a text's names leave open, with commas: "events" (names of type OTHER may be
 * EVENT), "groups" (adjectives of nations are not all annotated), "noise" (types that contradict
 * what the text mostly says of a name). TIMES (by default 1) is how often a text's names are
 * learned from in one pass. */
#ifndef TRAIN_RECIPE_H
#define TRAIN_RECIPE_H

#include <moonwire/error.h>

enum { MW_RECIPE_SETS_MAX = 16 };

typedef struct mw_recipe_set {
    mw_str name, file;
    bool words, tags, names;
    bool open_events, open_groups, open_noise;
    unsigned times;
} mw_recipe_set;

typedef struct mw_recipe {
    mw_recipe_set sets[MW_RECIPE_SETS_MAX];
    size_t set_count;
    mw_str folder;            /* in which the recipe lies; "": the working folder */
    mw_str classes;           /* file of words and classes, by the recipe's folder; "": none */
    unsigned word_least;      /* words seen less often are not known */
    unsigned clusters, cluster_least;
    unsigned tag_rounds, tag_least, tag_bits;    /* passes; features seen less often are left out; buckets */
    unsigned name_rounds, name_least, name_bits;
    unsigned tag_rate, name_rate;                /* per mille */
    unsigned shrink;                             /* per million */
    unsigned withhold_words, withhold_classes, withhold_tables;    /* per mille of the tokens */
} mw_recipe;

/* `text` must outlive it. Errors name the line. `without`: the name of a set to leave out, or
 * MW_NONE; an unknown one is an error. */
bool mw_recipe_read(mw_str text, mw_str without, mw_recipe *recipe, mw_error *err);

#endif
