/* SPDX-License-Identifier: MIT */
/* moonwire annotate: articles in, one JSON object a line out. */
#include "article/article.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/message.h"

#include <stdio.h>

static unsigned jobs = 1;
static const char *only;
static int offsets; /* mw_offset_unit */
static unsigned layers;

static const mw_option OPTIONS[] = {
    {"only", 0, MW_OPT_TEXT, &only, "LIST",
     "layers to make and print, with commas: "
     "article, paragraphs, sentences, tokens, words, entities, dates, "
     "figures, quotes, events; the default is all but tokens and words, "
     "which are tokens without tag and lemma"},
    {"jobs", 'j', MW_OPT_COUNT, &jobs, "N",
     "work on N articles at once; output and its order do not change"},
    {"offsets", 0, MW_OPT_CHOICE, &offsets, "bytes|codepoints|utf16", "the unit of every offset"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire annotate data/story/*.txt", "every layer of the bundled story's articles"},
    {"moonwire annotate --only article,quotes data/story",
     "head, text and quotations of a folder's articles"},
    {"moonwire annotate --input jsonl < feed.jsonl", "one {\"id\",\"published\",\"text\"} a line"},
    {0},
};

static bool to_json(void *context, const mw_article *article, struct mw_buf *made, mw_error *err)
{
    (void)context;
    return mw_article_json(article, layers, (mw_offset_unit)offsets, made, err);
}

static bool print(void *context, mw_article *article, mw_str made, mw_error *err)
{
    (void)context, (void)article;
    return mw_out(made, err);
}

static bool parse_layers(void)
{
    layers = MW_LAYERS_ALL & ~(unsigned)(MW_TOKENS | MW_POS);
    if (!only)
        return true;
    mw_str rest = mw_str_of(only), name;
    for (layers = 0; mw_str_cut(&rest, ',', &name);) {
        unsigned layer = mw_layer_parse(mw_str_trim(name));
        if (!layer) {
            mw_usage(&MW_COMMAND_ANNOTATE, "--only: there is no layer \"%.*s\"", MW_ARG(name));
            return false;
        }
        layers |= layer;
    }
    return true;
}

static int run(int count, char **arguments)
{
    mw_error err = {0};
    if (!parse_layers())
        return MW_EXIT_USAGE;
    mw_reader *reader = mw_input_reader(&MW_COMMAND_ANNOTATE, count, arguments);
    if (!reader)
        return MW_EXIT_USAGE;
    mw_model *model = mw_model_open(&err);
    int status = MW_EXIT_FAILED;
    if (model)
        status = mw_input_run(reader,
                              (mw_run_options){.model = model,
                                               .layers = layers & MW_TOKENS ? layers | MW_LEMMAS : layers,
                                               .jobs = jobs,
                                               .prepare = to_json,
                                               .article = print},
                              NULL);
    else
        mw_complain(MW_STR(""), &err);
    mw_model_free(model);
    mw_reader_free(reader);
    return status;
}

const mw_command MW_COMMAND_ANNOTATE = {
    .name = "annotate",
    .arguments = "[FILE…]",
    .summary = "articles in, one JSON object a line out",
    .details =
        "Reads files, folders or standard input, finds paragraphs, sentences, entities, dates, "
        "figures, "
        "quotations and events, and prints one JSON object an article, in the order of the input.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .reads = true,
    .run = run,
};
