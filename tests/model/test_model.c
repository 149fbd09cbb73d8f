/* SPDX-License-Identifier: MIT */
#include "model/lexicon.h"

#include "base/file.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static char folder[64];

static void start(void)
{
    char words[80];
    snprintf(folder, sizeof folder, "/tmp/moonwire-model-XXXXXX");
    cr_assert(mkdtemp(folder));
    snprintf(words, sizeof words, "%s/words", folder);
    cr_assert_eq(mkdir(words, 0755), 0);
    setenv("MOONWIRE_DATA", folder, 1);
    setenv("XDG_DATA_HOME", "/nowhere", 1);
}

static void end(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(system(command), 0);
}

TestSuite(model, .init = start, .fini = end);

static void put(const char *name, const char *text)
{
    char path[256];
    snprintf(path, sizeof path, "%s/words/%s", folder, name);
    cr_assert(mw_file_write(path, mw_str_of(text), NULL));
}

static mw_model *opened(void)
{
    mw_error err = {0};
    mw_model *model = mw_model_open(&err);
    cr_assert(model, "%s", err.text);
    return model;
}

Test(model, opens_with_every_table_of_the_program)
{
    mw_model *model = opened();
    cr_expect_eq(mw_model_lexicon_version(model).len, 16);
    cr_expect_null(mw_model_lexicon(model, "no-such-table"));
    cr_expect_null(mw_model_lexicon(model, "abbreviations"), "it has no phrases");
    cr_expect(mw_model_abbreviations(model));
    mw_model_free(model);
    mw_model_free(NULL);
}

Test(model, the_version_changes_when_a_table_does_and_only_then)
{
    char first[17], second[17], third[17];
    mw_model *model = opened();
    memcpy(first, mw_model_lexicon_version(model).data, 17);
    mw_model_free(model);
    model = opened();
    memcpy(second, mw_model_lexicon_version(model).data, 17);
    mw_model_free(model);
    put("tested.tsv", "phrase\nword\n");
    model = opened();
    memcpy(third, mw_model_lexicon_version(model).data, 17);
    mw_model_free(model);
    cr_expect_str_eq(first, second);
    cr_expect_str_neq(first, third);
}

Test(model, a_table_of_the_users_own_is_read)
{
    put("tested.tsv", "phrase\tpos\nzorble\tverb\n");
    mw_model *model = opened();
    const mw_lexicon *table = mw_model_lexicon(model, "tested");
    cr_assert(table);
    uint32_t past = mw_model_word(model, MW_STR("Zorbled")),
             base = mw_model_word(model, MW_STR("zorble"));
    cr_assert(past && base);
    cr_expect_eq(mw_model_form(model, past), MW_PAST | MW_PARTICIPLE);
    cr_expect_eq(mw_model_lemma(model, past), base);
    cr_expect(mw_str_is(mw_model_word_text(model, past), "zorbled"));
    cr_expect_eq(mw_model_word(model, MW_STR("zorblers")), 0);
    cr_expect(mw_model_form(model, 0) == 0 && mw_model_lemma(model, 0) == 0 &&
              mw_model_word_text(model, 0).len == 0);
    mw_model_free(model);
}

Test(model, a_bad_table_is_an_error_that_names_table_and_line)
{
    mw_error err = {0};
    put("tested.tsv", "phrase\nfine\nbad\tcell\n");
    cr_expect_null(mw_model_open(&err));
    cr_expect(strstr(err.text, "tested") && strstr(err.text, "line 3"), "%s", err.text);
    put("tested.tsv", "phrase\n");
    put("abbreviations.tsv", "form\tkind\nx.\tnonsense\n");
    cr_expect_null(mw_model_open(&err));
    cr_expect(strstr(err.text, "abbreviations") && strstr(err.text, "line 2"), "%s", err.text);
}

Test(model, running_out_of_memory_anywhere_is_an_error, .timeout = 300)
{
    bool done = false;
    for (unsigned long n = 1; n < 1000000 && !done; n += 1 + n / 3) {
        mw_error err = {0};
        mw_memory_fail_after(n);
        mw_model *model = mw_model_open(&err);
        mw_memory_fail_after(0);
        done = model != NULL;
        cr_expect(done || err.code == MW_ENOMEM, "n = %lu: %s", n, err.text);
        mw_model_free(model);
    }
    cr_expect(done);
}
