/* SPDX-License-Identifier: MIT */
/* A trained file of any bytes: the bytes as they are, and laid over a whole file behind its head,
 * which is opened for certain. What it labels a text with are labels. */
#include <moonwire/annotate.h>

#include "names/features.h"
#include "names/model.h"
#include "language/tagger.h"
#include "fuzz/check.h"
#include "train/pack.h"

static mw_article *make_article(void)
{
    static mw_model *model;
    mw_article *article = mw_article_new(0, NULL);
    if (!model)
        model = mw_model_open(NULL);
    MUST(model && article && mw_article_set_text(article, MW_STR("Anna Berg left Velburg. It rained in Élisabethville."), NULL));
    MUST(mw_annotate(article, model, MW_TOKENS, NULL));
    return article;
}

static void label(const mw_trained *trained)
{
    mw_article *article = make_article();
    mw_arena *arena = mw_article_arena(article);
    mw_types types;
    mw_error err = {0};
    size_t count = mw_article_layers(article)->token_count;
    uint8_t *labels = mw_arena_get(arena, count + 1, NULL);
    int16_t *margins = mw_arena_get(arena, (count + 1) * sizeof *margins, NULL);
    uint64_t *evidence = mw_arena_get(arena, (count + 1) * sizeof *evidence, NULL);
    MUST(labels && margins && evidence && mw_types_read(article, trained, arena, &types, NULL));
    bool tagged = mw_tags_find(article, trained, &types, &err);
    bool named = mw_name_labels(article, trained, &types, evidence, arena, labels, margins, &err);
    MUST((tagged && named) || err.code == MW_EVERSION);
    for (size_t i = 0; i < count; i++)
        MUST(mw_article_layers(article)->tokens[i].pos < MW_POS_COUNT && labels[i] < MW_LABEL_COUNT);
    mw_article_free(article);
}

static void look_up(const mw_trained *trained)
{
    int16_t scores[MW_LANES_MAX] = {0};
    uint64_t features[MW_FEATURES_MAX];
    for (uint64_t i = 0; i < MW_FEATURES_MAX; i++)
        features[i] = mw_feature((unsigned)i, i, 0, 0);
    for (uint64_t i = 0; i < 64; i++)
        mw_trained_word(trained, i << 58 | i);
    mw_weights_add(mw_trained_tags(trained), features, MW_FEATURES_MAX, scores);
    mw_weights_add(mw_trained_names(trained), features, MW_FEATURES_MAX, scores);
    MUST(mw_trained_version(trained).len == 16);
}

static void try_bytes(mw_str bytes)
{
    mw_error err = {0};
    mw_trained *trained = mw_trained_open(bytes, &err);
    MUST(trained || err.code == MW_EPARSE || err.code == MW_EVERSION);
    if (trained) {
        look_up(trained);
        label(trained);
    }
    mw_trained_free(trained);
}

static void write_whole_file(mw_buf *out)
{
    static uint32_t any[MW_POS_COUNT];
    uint32_t next[MW_LABEL_COUNT + 1];
    mw_words words = {0};
    for (int i = 0; i < MW_POS_COUNT; i++)
        any[i] = (UINT32_C(1) << (MW_POS_COUNT - 1)) - 1;
    mw_labels_next(next);
    mw_pack_part tags = {.labels = MW_POS_COUNT - 1, .bucket_bits = 1, .next = any};
    mw_pack_part names = {.labels = MW_LABEL_COUNT, .bucket_bits = 1, .next = next};
    MUST(mw_pack(&words, 1, &tags, &names, NULL, out, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mw_buf whole = {0};
    char *copy = mw_memory_get(size, NULL);
    MUST(copy);
    memcpy(copy, data, size);
    try_bytes((mw_str){copy, size});
    mw_memory_free(copy);
    write_whole_file(&whole);
    size_t room = whole.len - sizeof(mw_trained_head);
    memcpy(whole.data + sizeof(mw_trained_head), data, size < room ? size : room);
    try_bytes(mw_buf_str(&whole));
    mw_buf_free(&whole);
    return 0;
}
