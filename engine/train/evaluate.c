/* SPDX-License-Identifier: MIT */
/* Scores of the engine on labelled text. */
#include "train/evaluate.h"

#include <moonwire/annotate.h>

#include "language/segments.h"
#include "article/article.h"
#include "train/columns.h"

typedef struct judge {
    const mw_model *model;
    mw_gold *gold;
    const mw_layers *found;
    mw_str text;
    mw_name_error wrong;
    void *context;
    mw_scores *scores;
} judge;

double mw_score_precision(mw_score score)
{
    return score.found ? (double)score.right / (double)score.found : 0;
}

double mw_score_recall(mw_score score)
{
    return score.gold ? (double)score.right / (double)score.gold : 0;
}

double mw_score_f1(mw_score score)
{
    uint64_t all = score.gold + score.found;
    return all ? 2 * (double)score.right / (double)all : 0;
}

/* ---- tokens, sentences, tags */

static void judge_tokens(judge *j)
{
    const mw_gold *gold = j->gold;
    size_t found = 0;
    mw_score tokens = {gold->token_count, j->found->token_count, 0};
    for (size_t i = 0; i < gold->token_count; i++) {
        const mw_gold_token *token = &gold->tokens[i];
        while (found < j->found->token_count && j->found->tokens[found].start < token->start)
            found++;
        const mw_token *same = found < j->found->token_count ? &j->found->tokens[found] : NULL;
        bool right = same && same->start == token->start && same->end == token->end;
        tokens.right += right;
        bool counts = token->pos != MW_POS_NONE && (gold->spaced || right); /* not what is cut at its hyphens */
        j->scores->pos.gold += counts;
        j->scores->pos.found += counts && !gold->spaced;
        j->scores->pos.right += counts && right && same->pos == token->pos;
    }
    if (!gold->spaced)
        return;
    j->scores->tokens.gold += tokens.gold;
    j->scores->tokens.found += tokens.found;
    j->scores->tokens.right += tokens.right;
}

/* Where the spaces are known tags were found for all tokens but those that begin in one whose tag is
 * not annotated. */
static void count_tags(judge *j)
{
    const mw_gold *gold = j->gold;
    for (size_t i = 0, at = 0; gold->spaced && i < j->found->token_count; i++) {
        uint32_t start = j->found->tokens[i].start;
        while (at < gold->token_count && gold->tokens[at].end <= start)
            at++;
        bool open = at < gold->token_count && gold->tokens[at].start <= start && gold->tokens[at].pos == MW_POS_NONE;
        j->scores->pos.found += !open;
    }
}

static void judge_sentences(judge *j)
{
    const mw_gold *gold = j->gold;
    mw_score *score = &j->scores->sentences;
    if (!gold->spaced)
        return;
    score->gold += gold->sentence_count;
    score->found += j->found->sentence_count;
    for (size_t i = 0, found = 0; i < gold->sentence_count; i++) {
        uint32_t start = gold->tokens[gold->sentences[i].first].start;
        uint32_t end = gold->tokens[gold->sentences[i].end - 1].end;
        while (found < j->found->sentence_count && j->found->sentences[found].span.start < start)
            found++;
        score->right += found < j->found->sentence_count && j->found->sentences[found].span.start == start &&
                        j->found->sentences[found].span.end == end;
    }
}

/* ---- names */

typedef struct name {
    mw_span span;
    mw_entity_type type;
} name;

typedef struct name_list {
    name items[512]; /* of one sentence */
    size_t count;
} name_list;

static void add_name(name_list *list, name one)
{
    if (list->count < sizeof list->items / sizeof *list->items)
        list->items[list->count++] = one;
}

/* False when some token's name is not annotated. */
static bool gold_names(const mw_gold *gold, mw_gold_sentence sentence, name_list *list)
{
    for (uint32_t i = sentence.first; i < sentence.end; i++) {
        const mw_gold_token *token = &gold->tokens[i];
        if (token->label == MW_LABEL_UNKNOWN)
            return false;
        if (mw_label_is_begin(token->label))
            add_name(list, (name){{token->start, token->end}, mw_label_type(token->label)});
        else if (mw_label_is_inside(token->label) && list->count)
            list->items[list->count - 1].span.end = token->end;
    }
    return true;
}

/* A name that begins or ends inside one of the file's own tokens is made to hold that token; false
 * where the file says nothing of the part ("U.S." of "U.S.-led", which is no name as a whole). */
static bool whole_tokens(const mw_gold *gold, mw_gold_sentence sentence, mw_span *span)
{
    for (uint32_t i = sentence.first; i < sentence.end; i++) {
        const mw_gold_token *token = &gold->tokens[i];
        bool begins = token->start < span->start && span->start < token->end;
        bool ends = token->start < span->end && span->end < token->end;
        if ((begins || ends) && token->label == MW_LABEL_OUT)
            return false;
        if (begins)
            span->start = token->start;
        if (ends)
            span->end = token->end;
    }
    return true;
}

static void found_names(const judge *j, mw_gold_sentence sentence, size_t *at, name_list *list)
{
    const mw_gold *gold = j->gold;
    uint32_t start = gold->tokens[sentence.first].start, end = gold->tokens[sentence.end - 1].end;
    for (; *at < j->found->entity_count && j->found->entities[*at].span.start < end; ++*at) {
        const mw_entity *entity = &j->found->entities[*at];
        name one = {entity->span, entity->type};
        if (entity->span.start >= start && (entity->mention == MW_BY_NAME || entity->mention == MW_BY_ALIAS) &&
            (gold->spaced || whole_tokens(gold, sentence, &one.span)))
            add_name(list, one);
    }
}

static bool has(const name_list *list, name one)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].type == one.type && list->items[i].span.start == one.span.start &&
            list->items[i].span.end == one.span.end)
            return true;
    return false;
}

static void tell(const judge *j, mw_gold_sentence sentence, const name_list *list, const name_list *other, bool missed)
{
    const mw_gold *gold = j->gold;
    mw_str text = mw_str_sub(j->text, gold->tokens[sentence.first].start, gold->tokens[sentence.end - 1].end);
    for (size_t i = 0; j->wrong && i < list->count; i++)
        if (!has(other, list->items[i]))
            j->wrong(j->context, text, mw_str_sub(j->text, list->items[i].span.start, list->items[i].span.end),
                     list->items[i].type, missed);
}

static void judge_names(judge *j)
{
    size_t at = 0;
    for (size_t s = 0; s < j->gold->sentence_count; s++) {
        name_list gold = {.count = 0}, found = {.count = 0};
        bool known = gold_names(j->gold, j->gold->sentences[s], &gold);
        found_names(j, j->gold->sentences[s], &at, &found);
        if (!known)
            continue;
        j->scores->names.gold += gold.count;
        j->scores->names.found += found.count;
        for (size_t i = 0; i < gold.count; i++) {
            bool right = has(&found, gold.items[i]);
            j->scores->names.right += right;
            j->scores->types[gold.items[i].type].gold++;
            j->scores->types[gold.items[i].type].right += right;
        }
        for (size_t i = 0; i < found.count; i++)
            j->scores->types[found.items[i].type].found++;
        tell(j, j->gold->sentences[s], &gold, &found, true);
        tell(j, j->gold->sentences[s], &found, &gold, false);
    }
}

/* ---- documents */

static bool annotate(judge *j, mw_article *article, mw_error *err)
{
    return (j->gold->spaced || mw_gold_give(j->gold, article, j->model, err)) &&
           mw_annotate(article, j->model, MW_TOKENS | MW_POS | MW_ENTITIES, err);
}

static bool judge_document(judge *j, mw_error *err)
{
    mw_article *article = mw_article_new(0, err);
    bool good = article && mw_article_set_text(article, mw_buf_str(&j->gold->text), err) && annotate(j, article, err);
    if (good) {
        j->text = mw_article_text(article);
        j->found = mw_article_layers(article);
        judge_tokens(j);
        count_tags(j);
        judge_sentences(j);
        judge_names(j);
    }
    mw_article_free(article);
    return good;
}

bool mw_evaluate(const char *path, const mw_model *model, mw_name_error wrong, void *context,
                 mw_scores *scores, mw_error *err)
{
    mw_columns columns = {0};
    mw_gold gold = {0};
    judge j = {.model = model, .gold = &gold, .wrong = wrong, .context = context, .scores = scores};
    int got = mw_columns_open(&columns, path, err) ? 1 : -1;
    while (got > 0 && (got = mw_columns_next(&columns, &gold, err)) > 0)
        if (!judge_document(&j, err))
            got = -1;
    mw_gold_free(&gold);
    mw_columns_close(&columns);
    return got == 0;
}
