/* SPDX-License-Identifier: MIT */
/* The course of training: words, then tags, then names. */
#include "train/train.h"

#include "names/evidence.h"
#include "names/features.h"
#include "language/tagger.h"
#include "article/article.h"
#include "base/file.h"
#include "train/lesson.h"
#include "train/noise.h"
#include "train/pack.h"

#include <stdarg.h>
#include <stdio.h>

enum { TAGS = MW_POS_COUNT - 1 }; /* a label is the mw_pos less one */

typedef struct course {
    const mw_recipe *recipe;
    const char *folder;
    const mw_model *model;
    mw_train_told told;
    void *context;
    mw_words words;
    mw_noise noise; /* of the set at hand */
    mw_examples tag_examples, name_examples;
    mw_crf tags, names;
    mw_buf file;         /* what is known so far, packed … */
    mw_trained *trained; /* … and opened */
} course;

static void tell(const course *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void tell(const course *c, const char *format, ...)
{
    char line[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (c->told)
        c->told(c->context, line);
}

/* ---- all documents of some sets */

typedef bool (*take)(course *c, const mw_recipe_set *set, const mw_gold *gold, mw_error *err);

static bool each_document(course *c, const mw_recipe_set *set, take each, mw_error *err)
{
    char path[4096];
    mw_columns columns = {0};
    mw_gold gold = {0};
    snprintf(path, sizeof path, "%s/%.*s", c->folder, MW_ARG(set->file));
    int got = mw_columns_open(&columns, path, err) ? 1 : -1;
    while (got > 0 && (got = mw_columns_next(&columns, &gold, err)) > 0)
        if (!each(c, set, &gold, err))
            got = -1;
    mw_gold_free(&gold);
    mw_columns_close(&columns);
    return got == 0;
}

/* ---- the file so far */

static bool pack(course *c, mw_error *err)
{
    static const uint32_t ANY[TAGS + 1] = {[0 ... TAGS] = (UINT32_C(1) << TAGS) - 1};
    uint32_t next[MW_LABEL_COUNT + 1];
    mw_labels_next(next);
    mw_pack_part tags = {c->tags.rows ? &c->tags : NULL, &c->tag_examples, TAGS, c->recipe->tag_bits, ANY};
    mw_pack_part names = {c->names.rows ? &c->names : NULL, &c->name_examples, MW_LABEL_COUNT, c->recipe->name_bits,
                          next};
    mw_pack_report reports[2];
    mw_trained_free(c->trained);
    c->trained = NULL;
    mw_buf_clear(&c->file);
    if (!mw_pack(&c->words, c->recipe->word_least, &tags, &names, reports, &c->file, err))
        return false;
    for (int i = 0; i < 2; i++)
        if (reports[i].features)
            tell(c, "%s: %zu features, %zu kept, %zu crowded out, unit %.4f", i ? "names" : "tags", reports[i].features,
                 reports[i].kept, reports[i].crowded_out, reports[i].unit);
    c->trained = mw_trained_open(mw_buf_str(&c->file), err);
    return c->trained != NULL;
}

/* ---- words */

static bool take_words(course *c, const mw_recipe_set *set, const mw_gold *gold, mw_error *err)
{
    (void)set;
    return mw_words_add(&c->words, gold, err);
}

/* Words of no training text, with their classes: after the words of the texts have been counted. */
static bool add_classes(course *c, mw_error *err)
{
    char path[4096];
    mw_file file = {0};
    mw_str folder = c->recipe->folder;
    if (!c->recipe->classes.len)
        return true;
    snprintf(path, sizeof path, "%.*s%s%.*s", MW_ARG(folder), folder.len ? "/" : "", MW_ARG(c->recipe->classes));
    mw_error wrong = {0};
    bool good = (mw_file_open(path, &file, &wrong) && mw_words_classes(&c->words, file.bytes, &wrong)) ||
                mw_fail(err, wrong.code, wrong.offset, "%s: %s", path, wrong.text);
    mw_file_close(&file);
    return good;
}

static bool learn_words(course *c, mw_error *err)
{
    for (size_t i = 0; i < c->recipe->set_count; i++)
        if (c->recipe->sets[i].words && !each_document(c, &c->recipe->sets[i], take_words, err))
            return false;
    mw_words_judge(&c->words);
    tell(c, "words: %zu, of %zu tokens", c->words.count, c->words.text_count);
    return mw_words_cluster(&c->words, c->recipe->clusters, c->recipe->cluster_least, err) &&
           add_classes(c, err) && pack(c, err);
}

/* ---- tags */

static bool add_tags(course *c, const mw_lesson *lesson, const mw_types *types, mw_error *err)
{
    const mw_layers *layers = mw_article_layers(lesson->article);
    uint64_t features[MW_FEATURES_MAX];
    const uint32_t any = (UINT32_C(1) << TAGS) - 1;
    for (size_t s = 0; s < layers->sentence_count; s++) {
        mw_view view = {types, layers->tokens, layers->sentences[s].token_first, layers->sentences[s].token_end, NULL};
        for (uint32_t i = view.first; i < view.end; i++) {
            uint8_t fixed = mw_tag_fixed(&types->items[types->of_token[i]], &layers->tokens[i]);
            uint32_t possible = fixed ? UINT32_C(1) << (fixed - 1) : any;
            uint32_t gold = lesson->pos[i] ? UINT32_C(1) << (lesson->pos[i] - 1) : any;
            c->tag_examples.places = (unsigned)mw_tag_features(&view, i, features);
            if (fixed)
                memset(features, 0, sizeof features);
            if (!mw_examples_add(&c->tag_examples, features, gold & possible ? gold & possible : possible, possible,
                                 err))
                return false;
        }
        if (!mw_examples_end_sentence(&c->tag_examples, err))
            return false;
    }
    return true;
}

static bool take_tags(course *c, const mw_recipe_set *set, const mw_gold *gold, mw_error *err)
{
    (void)set;
    mw_lesson lesson = {0};
    mw_types types;
    bool good = mw_lesson_make(gold, c->model, &lesson, err) &&
                mw_types_read(lesson.article, c->trained, mw_article_arena(lesson.article), &types, err) &&
                add_tags(c, &lesson, &types, err);
    mw_lesson_free(&lesson);
    return good;
}

static void tell_round(void *context, unsigned round, double loss)
{
    tell(context, "  round %u: loss %.5f a token", round, loss);
}

static bool learn_tags(course *c, mw_error *err)
{
    static const uint32_t ANY[TAGS + 1] = {[0 ... TAGS] = (UINT32_C(1) << TAGS) - 1};
    uint8_t kinds[MW_FEATURES_MAX];
    float words = (float)c->recipe->withhold_words / 1000;
    float withhold[MW_FEATURE_KINDS] = {[MW_FEATURE_WORD] = words,
                                        [MW_FEATURE_SEEN] = words,
                                        [MW_FEATURE_CLUSTER] = words,
                                        [MW_FEATURE_CLASS] = (float)c->recipe->withhold_classes / 1000};
    for (size_t i = 0; i < c->recipe->set_count; i++)
        if (c->recipe->sets[i].tags && !each_document(c, &c->recipe->sets[i], take_tags, err))
            return false;
    if (!mw_examples_number(&c->tag_examples, c->recipe->tag_least, err))
        return false;
    tell(c, "tags: %zu tokens, %zu features", c->tag_examples.token_count, c->tag_examples.feature_count);
    for (unsigned i = 0; i < c->tag_examples.places; i++)
        kinds[i] = (uint8_t)mw_tag_feature_kind(i);
    mw_crf_options options = {.labels = TAGS,
                              .rounds = c->recipe->tag_rounds,
                              .rate = (float)c->recipe->tag_rate / 1000,
                              .shrink = (float)c->recipe->shrink / 1e6f,
                              .next = ANY,
                              .kind = kinds,
                              .kinds = MW_FEATURE_KINDS,
                              .withhold = withhold,
                              .told = tell_round,
                              .context = c};
    return mw_crf_train(&c->tags, &c->tag_examples, &options, err) && pack(c, err);
}

/* ---- names */

static uint32_t bit(uint8_t label)
{
    return UINT32_C(1) << label;
}

/* The labels that the annotation leaves to a token. */
static uint32_t labels_of(const mw_recipe_set *set, uint8_t label, uint64_t evidence)
{
    const uint32_t any = (UINT32_C(1) << MW_LABEL_COUNT) - 1;
    bool other = label == mw_label_begin(MW_OTHER) || label == mw_label_inside(MW_OTHER);
    if (label == MW_LABEL_UNKNOWN)
        return any;
    if (set->open_groups && (label == MW_LABEL_OUT || other) && (evidence & MW_E_GAZETTE) == MW_GROUP + 1)
        return any;
    if (set->open_events && other)
        return bit(label) | bit(label - mw_label_begin(MW_OTHER) + mw_label_begin(MW_EVENT));
    return bit(label);
}

static bool add_names(course *c, const mw_recipe_set *set, const mw_lesson *lesson, const mw_types *types,
                      const uint64_t *evidence, mw_error *err)
{
    const mw_layers *layers = mw_article_layers(lesson->article);
    uint64_t features[MW_FEATURES_MAX];
    const uint32_t any = (UINT32_C(1) << MW_LABEL_COUNT) - 1;
    for (size_t s = 0; s < layers->sentence_count; s++) {
        mw_view view = {types, layers->tokens, layers->sentences[s].token_first, layers->sentences[s].token_end,
                        evidence};
        bool broken = false; /* the engine will not see the beginning of the name at hand */
        for (uint32_t i = view.first; i < view.end; i++) {
            bool open = mw_may_be_name(layers->tokens, evidence, view.first, view.end, i);
            uint32_t possible = open ? any : bit(MW_LABEL_OUT), gold = labels_of(set, lesson->label[i], evidence[i]);
            if (lesson->other && lesson->other[i] < MW_LABEL_COUNT)
                gold |= bit(lesson->other[i]);
            broken = mw_label_is_inside(lesson->label[i]) && (broken || i == view.first || !(gold & possible));
            if (broken || !(gold & possible))
                gold = possible;
            c->name_examples.places = (unsigned)mw_name_features(&view, i, features);
            if (!open)
                memset(features, 0, sizeof features);
            if (!mw_examples_add(&c->name_examples, features, gold & possible, possible, err))
                return false;
            broken = broken || (!open && lesson->label[i] != MW_LABEL_OUT);
        }
        if (!mw_examples_end_sentence(&c->name_examples, err))
            return false;
    }
    return true;
}

static bool take_names(course *c, const mw_recipe_set *set, const mw_gold *gold, mw_error *err)
{
    mw_lesson lesson = {0};
    mw_types types;
    uint64_t *evidence;
    bool good = mw_lesson_make(gold, c->model, &lesson, err);
    mw_arena *arena = good ? mw_article_arena(lesson.article) : NULL;
    good = good && mw_types_read(lesson.article, c->trained, arena, &types, err) &&
           mw_tags_find(lesson.article, c->trained, &types, err) &&
           mw_evidence_read(lesson.article, c->model, arena, &evidence, err) &&
           (!set->open_noise || mw_noise_doubt(&c->noise, &lesson, err)) &&
           add_names(c, set, &lesson, &types, evidence, err);
    mw_lesson_free(&lesson);
    return good;
}

static bool take_noise(course *c, const mw_recipe_set *set, const mw_gold *gold, mw_error *err)
{
    (void)set;
    return mw_noise_add(&c->noise, gold, err);
}

static bool take_set(course *c, const mw_recipe_set *set, mw_error *err)
{
    bool good = !set->open_noise || each_document(c, set, take_noise, err);
    for (unsigned time = 0; good && time < set->times; time++)
        good = each_document(c, set, take_names, err);
    mw_noise_free(&c->noise);
    return good;
}

static bool learn_names(course *c, mw_error *err)
{
    uint32_t next[MW_LABEL_COUNT + 1];
    uint8_t kinds[MW_FEATURES_MAX];
    float words = (float)c->recipe->withhold_words / 1000;
    float withhold[MW_FEATURE_KINDS] = {[MW_FEATURE_WORD] = words, [MW_FEATURE_CLUSTER] = words / 2,
                                        [MW_FEATURE_CLASS] = (float)c->recipe->withhold_classes / 1000,
                                        [MW_FEATURE_TABLE] = (float)c->recipe->withhold_tables / 1000};
    mw_labels_next(next);
    for (size_t i = 0; i < c->recipe->set_count; i++)
        if (c->recipe->sets[i].names && !take_set(c, &c->recipe->sets[i], err))
            return false;
    if (!mw_examples_number(&c->name_examples, c->recipe->name_least, err))
        return false;
    tell(c, "names: %zu tokens, %zu features", c->name_examples.token_count, c->name_examples.feature_count);
    for (unsigned i = 0; i < c->name_examples.places; i++)
        kinds[i] = (uint8_t)mw_name_feature_kind(i);
    mw_crf_options options = {.labels = MW_LABEL_COUNT,
                              .rounds = c->recipe->name_rounds,
                              .rate = (float)c->recipe->name_rate / 1000,
                              .shrink = (float)c->recipe->shrink / 1e6f,
                              .next = next,
                              .kind = kinds,
                              .kinds = MW_FEATURE_KINDS,
                              .withhold = withhold,
                              .told = tell_round,
                              .context = c};
    return mw_crf_train(&c->names, &c->name_examples, &options, err) && pack(c, err);
}

bool mw_train(const mw_recipe *recipe, const char *folder, const mw_model *model, mw_train_told told, void *context,
              mw_buf *out, mw_error *err)
{
    course c = {.recipe = recipe, .folder = folder, .model = model, .told = told, .context = context};
    bool good = learn_words(&c, err) && learn_tags(&c, err) && learn_names(&c, err);
    if (good)
        mw_buf_add(out, mw_buf_str(&c.file));
    mw_trained_free(c.trained);
    mw_buf_free(&c.file);
    mw_words_free(&c.words);
    mw_crf_free(&c.tags);
    mw_crf_free(&c.names);
    mw_examples_free(&c.tag_examples);
    mw_examples_free(&c.name_examples);
    return good && mw_buf_ok(out, err);
}
