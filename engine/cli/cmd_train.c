/* SPDX-License-Identifier: MIT */
/* moonwire train: a trained file out of labelled texts. */
#include "cli/commands.h"
#include "cli/message.h"
#include "train/train.h"

#include "base/file.h"

static const char *folder, *output, *without;

static const mw_option OPTIONS[] = {
    {"data", 0, MW_OPT_TEXT, &folder, "FOLDER", "where the recipe's texts lie; by default the working folder"},
    {"output", 'o', MW_OPT_TEXT, &output, "FILE", "the trained file to write"},
    {"without", 0, MW_OPT_TEXT, &without, "SET", "leave out one set of the recipe"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire train data/model/english.recipe --data texts -o english.mw", "train as the bundled file was trained"},
    {"moonwire train data/model/english.recipe --data texts --without gmb -o free.mw", "… from texts whose annotation names its licence"},
    {0},
};

static void print(void *context, const char *line)
{
    (void)context;
    mw_say("%s", line);
}

static bool train(mw_str text, mw_error *err)
{
    mw_recipe recipe;
    mw_buf out = {0};
    mw_model *model = mw_model_open(err);
    bool good = model && mw_recipe_read(text, mw_str_of(without), &recipe, err) &&
                mw_train(&recipe, folder ? folder : ".", model, print, NULL, &out, err) &&
                mw_file_write(output, mw_buf_str(&out), err);
    mw_buf_free(&out);
    mw_model_free(model);
    return good;
}

static int run(int count, char **arguments)
{
    (void)count;
    mw_error err = {0};
    mw_file recipe = {0};
    if (!output)
        return mw_usage(&MW_COMMAND_TRAIN, "-o FILE is missing");
    bool good = mw_file_open(arguments[0], &recipe, &err) && train(recipe.bytes, &err);
    if (!good)
        mw_complain(mw_str_of(arguments[0]), &err);
    mw_file_close(&recipe);
    return good ? MW_EXIT_DONE : MW_EXIT_FAILED;
}

const mw_command MW_COMMAND_TRAIN = {
    .name = "train",
    .arguments = "RECIPE",
    .summary = "a trained file out of labelled texts",
    .details = "Learns words, parts of speech and names from the texts that a recipe lists, and writes the file that the "
               "engine maps as model/english.mw. The same texts and recipe give the same bytes.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 1,
    .most = 1,
    .run = run,
};
