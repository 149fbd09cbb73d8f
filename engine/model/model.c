/* SPDX-License-Identifier: MIT */
/* The model: all language tables, read once and then only looked at. */
#include <moonwire/model.h>

#include "base/hash.h"
#include "model/bundle.h"
#include "model/data.h"
#include "model/lemma.h"
#include "model/lexicon_impl.h"
#include "model/trained.h"
#include "text/segment.h"

#include <stdio.h>

enum { TABLES_MAX = 64 }; /* a bit each in mw_vocabulary.starts */

struct mw_model {
    mw_arena *arena;
    mw_vocabulary vocabulary;
    mw_irregular irregular;
    mw_lemmas lemmas;
    mw_abbreviations *abbreviations;
    mw_lexicon tables[TABLES_MAX];
    uint64_t keys[TABLES_MAX]; /* of their names */
    size_t table_count;
    mw_data *files; /* kept open: rows are slices of them */
    size_t file_count;
    mw_data trained_file;
    mw_trained *trained; /* NULL: there is no such file */
    char version[17];
};

const char *mw_version(void)
{
    return MW_VERSION_STRING;
}

static mw_str bytes_of(const mw_model *model, const mw_path_list *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return model->files[i].bytes;
    return MW_STR("");
}

/* A table is a lexicon when its first line that is no comment starts with "phrase". */
static bool is_lexicon(mw_str text)
{
    mw_str line;
    while (mw_str_cut(&text, '\n', &line))
        if (line.len && line.data[0] != '#')
            return mw_str_starts(line, MW_STR("phrase"));
    return false;
}

static void base_name(const char *path, char name[64])
{
    const char *slash = strrchr(path, '/');
    snprintf(name, 64, "%s", slash ? slash + 1 : path);
    char *dot = strrchr(name, '.');
    if (dot)
        *dot = '\0';
}

/* Of a table inside the program it is known already. */
static void add_hash(mw_digest *digest, const mw_data *data, const char *name)
{
    const mw_bundle_file *bundled = data->path[0] ? NULL : mw_bundle_row(name);
    char hash[MW_SHA256_HEX + 1];
    if (!bundled || !*bundled->hash)
        mw_sha256(data->bytes, hash);
    mw_digest_add(digest, mw_str_of(bundled && *bundled->hash ? bundled->hash : hash));
}

static bool open_files(mw_model *model, const mw_path_list *names, mw_error *err)
{
    model->files = mw_memory_get((names->count + 1) * sizeof *model->files, err);
    if (!model->files)
        return false;
    mw_digest digest;
    mw_digest_start(&digest);
    if (model->trained)
        mw_digest_add(&digest, mw_trained_version(model->trained));
    for (size_t i = 0; i < names->count; i++) {
        if (!mw_data_open(names->items[i], &model->files[i], err))
            return false;
        model->file_count++;
        mw_digest_add(&digest, mw_str_of(names->items[i]));
        add_hash(&digest, &model->files[i], names->items[i]);
    }
    char hex[MW_SHA256_HEX + 1];
    mw_digest_end(&digest, hex);
    memcpy(model->version, hex, 16);
    return true;
}

/* A table of names has types; a table of the user's own need not have them. */
static bool is_own(const mw_data *data, const char *name, const mw_lexicon *table)
{
    bool added = !mw_bundle_find(name).data;
    return data->own && strncmp(name, "gazetteer/", 10) == 0 &&
           (added || mw_lexicon_column(table, "type") >= 0);
}

static bool read_tables(mw_model *model, const mw_path_list *names, mw_error *err)
{
    if (!mw_irregular_read(bytes_of(model, names, "words/irregular-verbs.tsv"),
                           bytes_of(model, names, "words/irregular-nouns.tsv"), &model->irregular,
                           err))
        return false;
    if (!mw_lemmas_read(&model->lemmas, "lemma-words", bytes_of(model, names, "words/lemma-words.tsv"),
                        err) ||
        !mw_lemmas_read(&model->lemmas, "lemmas", bytes_of(model, names, "words/lemmas.tsv"), err))
        return false;
    model->abbreviations =
        mw_abbreviations_read(bytes_of(model, names, "words/abbreviations.tsv"),
                              bytes_of(model, names, "words/segmentation.tsv"), err);
    if (!model->abbreviations)
        return false;
    for (size_t i = 0; i < names->count; i++) {
        if (!is_lexicon(model->files[i].bytes))
            continue;
        if (model->table_count == TABLES_MAX)
            return mw_fail(err, MW_ELIMIT, 0, "more than %d language tables", TABLES_MAX);
        char name[64];
        base_name(names->items[i], name);
        unsigned bit = (unsigned)model->table_count++;
        model->keys[bit] = mw_name_key(name);
        model->tables[bit].own = false;
        if (!mw_lexicon_read(&model->tables[bit], name, bit, model->files[i].bytes,
                             &model->vocabulary, &model->irregular, model->abbreviations,
                             model->arena, err))
            return false;
        model->tables[bit].own = is_own(&model->files[i], names->items[i], &model->tables[bit]);
    }
    return mw_vocabulary_gather(&model->vocabulary, model->tables, model->table_count, err);
}

/* The trained file may be missing: whoever makes it has none yet. */
static bool open_trained(mw_model *model, mw_error *err)
{
    mw_error missing = {0}, broken = {0};
    if (!mw_data_open("model/english.mw", &model->trained_file, &missing)) {
        if (missing.code == MW_EARG)
            return true;
        if (err)
            *err = missing;
        return false;
    }
    model->trained = mw_trained_open(model->trained_file.bytes, &broken);
    const char *path = model->trained_file.path[0] ? model->trained_file.path : "model/english.mw";
    return model->trained || mw_fail(err, broken.code, 0, "%s: %s", path, broken.text);
}

const mw_trained *mw_model_trained(const mw_model *model)
{
    return model->trained;
}

static bool fill(mw_model *model, mw_error *err)
{
    mw_path_list names = {0};
    model->arena = mw_arena_create(0, err);
    bool good = model->arena && open_trained(model, err) && mw_data_list("words/", &names, err) &&
                mw_data_list("gazetteer/", &names, err) && open_files(model, &names, err) &&
                read_tables(model, &names, err);
    mw_path_list_free(&names);
    return good;
}

mw_model *mw_model_open(mw_error *err)
{
    mw_model *model = mw_memory_get(sizeof *model, err);
    if (model && !fill(model, err)) {
        mw_model_free(model);
        return NULL;
    }
    return model;
}

void mw_model_free(mw_model *model)
{
    if (!model)
        return;
    for (size_t i = 0; i < model->table_count; i++)
        mw_lexicon_free(&model->tables[i]);
    for (size_t i = 0; i < model->file_count; i++)
        mw_data_close(&model->files[i]);
    mw_trained_free(model->trained);
    mw_data_close(&model->trained_file);
    mw_memory_free(model->files);
    mw_abbreviations_free(model->abbreviations);
    mw_irregular_free(&model->irregular);
    mw_lemmas_free(&model->lemmas);
    mw_vocabulary_free(&model->vocabulary);
    mw_arena_free(model->arena);
    mw_memory_free(model);
}

mw_str mw_model_lexicon_version(const mw_model *model)
{
    return mw_str_of(model->version);
}

const mw_lexicon *mw_model_find(const mw_model *model, uint64_t key, const char *name)
{
    for (size_t i = 0; i < model->table_count; i++)
        if (model->keys[i] == key && strcmp(model->tables[i].name, name) == 0)
            return &model->tables[i];
    return NULL;
}

const mw_lexicon *mw_model_table(const mw_model *model, size_t index)
{
    return index < model->table_count ? &model->tables[index] : NULL;
}

const mw_lexicon *mw_model_own_table(const mw_model *model, size_t index)
{
    for (size_t i = 0; i < model->table_count; i++)
        if (model->tables[i].own && index-- == 0)
            return &model->tables[i];
    return NULL;
}

bool mw_row_is_own(const mw_row *row)
{
    return row && row->lexicon->own;
}

bool mw_lexicon_is_own(const mw_lexicon *lexicon)
{
    return lexicon && lexicon->own;
}

uint32_t mw_model_word(const mw_model *model, mw_str word)
{
    return mw_vocabulary_find(&model->vocabulary, word);
}

void mw_model_read_tokens(const mw_model *model, mw_str text, mw_token *tokens, size_t count)
{
    mw_vocabulary_read(&model->vocabulary, text, tokens, count);
}

uint8_t mw_model_form(const mw_model *model, uint32_t word)
{
    return word ? model->vocabulary.forms[word] : 0;
}

uint32_t mw_model_lemma(const mw_model *model, uint32_t word)
{
    return word ? model->vocabulary.lemmas[word] : 0;
}

mw_str mw_model_word_text(const mw_model *model, uint32_t word)
{
    return word ? model->vocabulary.words[word] : MW_STR("");
}

const mw_abbreviations *mw_model_abbreviations(const mw_model *model)
{
    return model->abbreviations;
}

const mw_lemmas *mw_model_lemmas(const mw_model *model)
{
    return &model->lemmas;
}
