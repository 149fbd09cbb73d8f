/* SPDX-License-Identifier: MIT */
/* moonwire evaluate: scores of tokens, sentences, tags and names on labelled text. */
#include "cli/commands.h"
#include "cli/message.h"
#include "train/evaluate.h"

#include "base/buf.h"

#include <stdio.h>

static bool errors;

static const mw_option OPTIONS[] = {
    {"errors", 0, MW_OPT_FLAG, &errors, NULL, "print each name that was missed (-) or made up (+), with its sentence"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire evaluate ewt.dev.col.xz", "F1 of tokens, sentences, tags and names"},
    {"moonwire evaluate --errors gmb.dev.col.xz | grep PERSON", "which people were missed or made up"},
    {0},
};

static void add_row(mw_buf *out, const char *name, mw_score score)
{
    if (score.gold)
        mw_buf_print(out, "  %-10s F1 %6.2f   precision %6.2f   recall %6.2f   of %llu\n", name,
                     100 * mw_score_f1(score), 100 * mw_score_precision(score), 100 * mw_score_recall(score),
                     (unsigned long long)score.gold);
}

static void add_scores(mw_buf *out, const char *path, const mw_scores *scores)
{
    mw_buf_print(out, "%s\n", path);
    add_row(out, "tokens", scores->tokens);
    add_row(out, "sentences", scores->sentences);
    add_row(out, "tags", scores->pos);
    add_row(out, "names", scores->names);
    for (int i = 0; i < MW_ENTITY_TYPES; i++)
        add_row(out, mw_entity_type_name((mw_entity_type)i), scores->types[i]);
}

static void print_error(void *context, mw_str sentence, mw_str name, mw_entity_type type, bool missed)
{
    mw_buf *out = context;
    mw_buf_print(out, "%c %s\t%.*s\t%.*s\n", missed ? '-' : '+', mw_entity_type_name(type), MW_ARG(name),
                 MW_ARG(sentence));
}

static bool evaluate(const char *path, const mw_model *model, mw_error *err)
{
    mw_scores scores = {0};
    mw_buf out = {0};
    bool good = mw_evaluate(path, model, errors ? print_error : NULL, &out, &scores, err);
    if (good)
        add_scores(&out, path, &scores);
    good = good && mw_buf_ok(&out, err) && mw_out(mw_buf_str(&out), err);
    mw_buf_free(&out);
    return good;
}

static int run(int count, char **arguments)
{
    mw_error err = {0};
    mw_model *model = mw_model_open(&err);
    bool good = model != NULL;
    for (int i = 0; good && i < count; i++)
        good = evaluate(arguments[i], model, &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    mw_model_free(model);
    return good ? MW_EXIT_DONE : MW_EXIT_FAILED;
}

const mw_command MW_COMMAND_EVALUATE = {
    .name = "evaluate",
    .arguments = "FILE…",
    .summary = "scores on labelled text",
    .details =
        "Reads text whose tokens, sentences, parts of speech and names are labelled, finds them itself and prints "
        "how many are right. A file has a token a line in four columns set apart by tabs (token, part of speech, "
        "B-/I- name or O, and 1, 0, P or _ for what follows: a blank, nothing, the end of a paragraph, not known) "
        "and a blank line behind each sentence; it may be compressed.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 1,
    .run = run,
};
