/* SPDX-License-Identifier: MIT */
#include "train/sample.h"

#include "names/labels.h"
#include "base/file.h"
#include "train/numeric.h"
#include "train/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

void sample_start(void)
{
    snprintf(folder, sizeof folder, "/tmp/moonwire-test-XXXXXX");
    cr_assert(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
}

void sample_end(void)
{
    char command[256];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(chdir("/"), 0);
    cr_assert_eq(system(command), 0);
}

void sample_put(const char *name, mw_str bytes)
{
    cr_assert(mw_file_write(name, bytes, NULL), "%s", name);
}

typedef struct labelled {
    const char *word, *pos, *name;
} labelled;

static void add(mw_buf *out, labelled token, const char *space)
{
    mw_buf_print(out, "%s\t%s\t%s\t%s\n", token.word, token.pos, token.name, space);
}

#define ANY(list, random) (list)[mw_random_next(random) % (sizeof(list) / sizeof *(list))]

static void add_sentence(mw_buf *out, mw_random *random, const char *end)
{
    static const char *const GIVEN[] = {"Anna", "Peter", "Maria", "Thida", "Carlos"};
    static const char *const FAMILY[] = {"Berg", "Okafor", "Lindqvist", "Moreno", "Tanaka"};
    static const char *const TOWN[] = {"Velburg", "Marisa", "Ostrava", "Kentung", "Lagos"};
    static const char *const VERB[] = {"visited", "left", "praised", "saw"};
    static const char *const NOUN[] = {"harbour", "school", "bridge", "market"};
    add(out, (labelled){ANY(GIVEN, random), "PROPN", "B-PERSON"}, "1");
    add(out, (labelled){ANY(FAMILY, random), "PROPN", "I-PERSON"}, "1");
    add(out, (labelled){ANY(VERB, random), "VERB", "O"}, "1");
    add(out, (labelled){"the", "DET", "O"}, "1");
    add(out, (labelled){ANY(NOUN, random), "NOUN", "O"}, "1");
    add(out, (labelled){"in", "ADP", "O"}, "1");
    add(out, (labelled){ANY(TOWN, random), "PROPN", "B-PLACE"}, "0");
    add(out, (labelled){".", "PUNCT", "O"}, end);
    mw_buf_char(out, '\n');
}

void sample_corpus(mw_buf *out, unsigned sentences)
{
    mw_random random = {20220803};
    for (unsigned i = 0; i < sentences; i++) {
        if (i % 5 == 0)
            mw_buf_print(out, "# doc %u genre=news\n", i / 5);
        add_sentence(out, &random, i % 5 == 4 ? "P" : "1");
    }
    cr_assert(mw_buf_ok(out, NULL));
}

mw_recipe sample_recipe(unsigned rounds)
{
    char text[500];
    mw_error err = {0};
    mw_recipe recipe;
    snprintf(text, sizeof text,
             "option\ttag-rounds\t%u\noption\tname-rounds\t%u\noption\ttag-bits\t8\noption\tname-bits\t8\n"
             "option\tclusters\t8\noption\tcluster-least\t1\n",
             rounds, rounds);
    cr_assert(mw_recipe_read(mw_str_of(text), MW_NONE, &recipe, &err), "%s", err.text);
    recipe.sets[recipe.set_count++] = (mw_recipe_set){
        .name = MW_STR("own"), .file = MW_STR("corpus.col"), .words = true, .tags = true, .names = true, .times = 1};
    return recipe;
}

mw_model *sample_model(mw_str trained)
{
    mw_error err = {0};
    char data[128];
    snprintf(data, sizeof data, "%s/data", folder);
    mkdir("data", 0755);
    mkdir("data/model", 0755);
    sample_put("data/model/english.mw", trained);
    setenv("MOONWIRE_DATA", data, 1);
    mw_model *model = mw_model_open(&err);
    cr_assert(model, "%s", err.text);
    return model;
}

void sample_blank(mw_buf *out)
{
    static uint32_t any[MW_POS_COUNT];
    uint32_t next[MW_LABEL_COUNT + 1];
    mw_words words = {0};
    for (int i = 0; i < MW_POS_COUNT; i++)
        any[i] = (UINT32_C(1) << (MW_POS_COUNT - 1)) - 1;
    mw_labels_next(next);
    mw_pack_part tags = {.labels = MW_POS_COUNT - 1, .bucket_bits = 1, .next = any};
    mw_pack_part names = {.labels = MW_LABEL_COUNT, .bucket_bits = 1, .next = next};
    cr_assert(mw_pack(&words, 1, &tags, &names, NULL, out, NULL));
}
