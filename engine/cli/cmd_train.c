/* SPDX-License-Identifier: MIT */
/* moonwire train: a trained file out of labelled texts, or lists of words for the tables. */
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/message.h"
#include "train/abbreviations.h"
#include "train/train.h"

#include "base/file.h"

static const char *folder, *output, *without;
static unsigned least = 3;

static const mw_option OPTIONS[] = {
    {"data", 0, MW_OPT_TEXT, &folder, "FOLDER", "where the recipe's texts lie; by default the working folder"},
    {"output", 'o', MW_OPT_TEXT, &output, "FILE", "the trained file to write"},
    {"without", 0, MW_OPT_TEXT, &without, "SET", "leave out one set of the recipe"},
    {"least", 0, MW_OPT_COUNT, &least, "N", "list what was seen N times or more (3)"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire train data/model/english.recipe --data texts -o english.mw", "train as the bundled file was trained"},
    {"moonwire train data/model/english.recipe --data texts --without gmb -o free.mw",
     "… from texts whose annotation names its licence"},
    {"moonwire train abbreviations ewt.train.col.xz", "words that keep a dot, and what follows them"},
    {"moonwire train starters --least 20 gmb.train.col.xz", "words that begin sentences"},
    {0},
};

static void print(void *context, const char *line)
{
    (void)context;
    mw_remark("%s", line);
}

/* The folder of a file; "" where it is named without one. */
static mw_str folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return !slash ? MW_STR("") : slash == path ? MW_STR("/") : (mw_str){path, (size_t)(slash - path)};
}

static bool train(const char *path, mw_str text, mw_buf *out, mw_error *err)
{
    mw_recipe recipe;
    mw_model *model = mw_model_open(err);
    bool good = model && mw_recipe_read(text, mw_str_of(without), &recipe, err);
    recipe.folder = folder_of(path);
    good = good && mw_train(&recipe, folder ? folder : ".", model, print, NULL, out, err);
    mw_model_free(model);
    return good;
}

/* Ctrl-C ends the program at any time before, and leaves nothing; while the file is written it waits. */
static bool write_file(const mw_buf *out, mw_error *err)
{
    mw_interrupt_watch();
    return mw_file_write(output, mw_buf_str(out), err);
}

/* ---- lists */

static const struct {
    const char *name;
    bool (*list)(const mw_dots *dots, uint32_t least, mw_buf *out, mw_error *err);
} LISTS[] = {
    {"abbreviations", mw_dots_list_forms},
    {"starters", mw_dots_list_starters},
};

static int list(size_t which, int count, char **files)
{
    mw_error err = {0};
    mw_buf out = {0};
    mw_dots *dots = mw_dots_new(&err);
    bool good = dots != NULL;
    for (int i = 0; good && i < count; i++)
        good = mw_dots_read(dots, files[i], &err);
    good = good && LISTS[which].list(dots, least, &out, &err) && mw_out(mw_buf_str(&out), &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    mw_dots_free(dots);
    mw_buf_free(&out);
    return good ? MW_EXIT_DONE : MW_EXIT_FAILED;
}

static int run(int count, char **arguments)
{
    mw_error err = {0};
    mw_file recipe = {0};
    mw_buf out = {0};
    for (size_t i = 0; count > 1 && i < sizeof LISTS / sizeof *LISTS; i++)
        if (mw_str_is(mw_str_of(arguments[0]), LISTS[i].name))
            return list(i, count - 1, arguments + 1);
    if (count > 1)
        return mw_usage(&MW_COMMAND_TRAIN, "one recipe, not \"%s\" too", arguments[1]);
    if (!output)
        return mw_usage(&MW_COMMAND_TRAIN, "-o FILE is missing");
    bool writable = mw_file_writable(output, &err); /* told before the work, which is long */
    bool trained =
        writable && mw_file_open(arguments[0], &recipe, &err) && train(arguments[0], recipe.bytes, &out, &err);
    bool written = trained && write_file(&out, &err);
    if (!written)
        mw_complain(mw_str_of(writable && !trained ? arguments[0] : output), &err);
    mw_buf_free(&out);
    mw_file_close(&recipe);
    return written ? MW_EXIT_DONE : MW_EXIT_FAILED;
}

const mw_command MW_COMMAND_TRAIN = {
    .name = "train",
    .arguments = "RECIPE | abbreviations FILE… | starters FILE…",
    .summary = "a trained file out of labelled texts",
    .details =
        "Learns words, parts of speech and names from the texts that a recipe lists, and writes the file that the "
        "engine maps as model/english.mw. The same texts and recipe give the same bytes.\n\n"
        "`abbreviations` lists the words of labelled files that keep a dot: how often with and without it, what "
        "followed inside a sentence (a capital, a digit, a small letter, anything else), how often it was the last. "
        "`starters` lists the words whose capital is nearly always that of a beginning. Both help to keep "
        "words/abbreviations.tsv and words/segmentation.tsv.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 1,
    .run = run,
};
