/* SPDX-License-Identifier: MIT */
/* Labelled text, a document at a time: see columns.h for the form. */
#include "train/columns.h"

#include "language/segments.h"
#include "article/article.h"
#include "read/unpack.h"

enum {
    FILE_MAX = 1 << 30,
    SENTENCES_MAX = 25 /* of a "document" in a file that marks none: as long as a report */
};

bool mw_columns_open(mw_columns *columns, const char *path, mw_error *err)
{
    *columns = (mw_columns){.path = path};
    if (!mw_unpack(path, FILE_MAX, &columns->bytes, err))
        return false;
    columns->rest = mw_buf_str(&columns->bytes);
    return true;
}

void mw_columns_of_memory(mw_columns *columns, mw_str bytes, const char *name)
{
    *columns = (mw_columns){.path = name, .rest = bytes};
}

void mw_columns_close(mw_columns *columns)
{
    mw_buf_free(&columns->bytes);
    *columns = (mw_columns){0};
}

void mw_gold_free(mw_gold *gold)
{
    mw_buf_free(&gold->text);
    mw_memory_free(gold->tokens);
    mw_memory_free(gold->sentences);
    *gold = (mw_gold){0};
}

static void *one_more(void *items, size_t count, size_t *capacity, size_t bytes, mw_error *err)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity ? *capacity * 2 : 256;
    void *grown = mw_memory_grow(items, wanted * bytes, err);
    if (grown)
        *capacity = wanted;
    return grown;
}

static bool add_token(mw_gold *gold, mw_gold_token token, mw_error *err)
{
    void *items = one_more(gold->tokens, gold->token_count, &gold->token_capacity, sizeof token, err);
    if (!items)
        return false;
    gold->tokens = items;
    gold->tokens[gold->token_count++] = token;
    return true;
}

/* The tokens since the last sentence are one, unless there are none. */
static bool end_sentence(mw_gold *gold, mw_error *err)
{
    uint32_t first = gold->sentence_count ? gold->sentences[gold->sentence_count - 1].end : 0;
    if (first == gold->token_count)
        return true;
    void *items = one_more(gold->sentences, gold->sentence_count, &gold->sentence_capacity,
                           sizeof *gold->sentences, err);
    if (!items)
        return false;
    gold->sentences = items;
    gold->sentences[gold->sentence_count++] = (mw_gold_sentence){first, (uint32_t)gold->token_count};
    return true;
}

static bool parse_pos(mw_str text, uint8_t *pos)
{
    *pos = MW_POS_NONE;
    for (int i = MW_POS_NONE + 1; i < MW_POS_COUNT; i++)
        if (mw_str_is(text, mw_pos_name((mw_pos)i)))
            *pos = (uint8_t)i;
    return *pos != MW_POS_NONE || mw_str_is(text, "_");
}

static bool parse_label(mw_str text, uint8_t *label)
{
    mw_entity_type type;
    *label = mw_str_is(text, "O") ? MW_LABEL_OUT : MW_LABEL_UNKNOWN;
    if (mw_str_is(text, "O") || mw_str_is(text, "_"))
        return true;
    if (text.len < 3 || text.data[1] != '-' || !mw_entity_type_parse(mw_str_sub(text, 2, text.len), &type))
        return false;
    *label = text.data[0] == 'B' ? mw_label_begin(type) : mw_label_inside(type);
    return text.data[0] == 'B' || text.data[0] == 'I';
}

static bool add_line(mw_columns *columns, mw_gold *gold, mw_str line, mw_error *err)
{
    mw_gold_token token = {.start = (uint32_t)gold->text.len};
    mw_str form, pos, label, space = line;
    if (!mw_str_cut(&space, '\t', &form) || !mw_str_cut(&space, '\t', &pos) || !mw_str_cut(&space, '\t', &label) ||
        form.len == 0 || !space.data || space.len != 1 || !memchr("10P_", space.data[0], 4))
        return mw_fail(err, MW_EPARSE, 0, "%s:%u: not four columns", columns->path, columns->line);
    if (!parse_pos(pos, &token.pos))
        return mw_fail(err, MW_EPARSE, 0, "%s:%u: no part of speech: \"%.*s\"", columns->path, columns->line,
                       MW_ARG(pos));
    if (!parse_label(label, &token.label))
        return mw_fail(err, MW_EPARSE, 0, "%s:%u: no name's label: \"%.*s\"", columns->path, columns->line,
                       MW_ARG(label));
    mw_buf_add(&gold->text, form);
    token.end = (uint32_t)gold->text.len;
    gold->spaced &= space.data[0] != '_';
    if (space.data[0] != '0')
        mw_buf_add(&gold->text, space.data[0] == 'P' ? MW_STR("\n\n") : MW_STR(" "));
    return add_token(gold, token, err);
}

/* "# doc ID genre=news license=…" */
static void read_document_line(mw_columns *columns, mw_str line)
{
    mw_str word;
    columns->id = columns->genre = MW_STR("");
    for (int i = 0; mw_str_cut(&line, ' ', &word); i++)
        if (i == 2)
            columns->id = word;
        else if (mw_str_starts(word, MW_STR("genre=")))
            columns->genre = mw_str_sub(word, 6, word.len);
}

static bool opens_document(mw_str line)
{
    return mw_str_starts(line, MW_STR("# doc ")) && mw_str_find(line, MW_STR("\t"), 0) == line.len;
}

static void start(mw_columns *columns, mw_gold *gold)
{
    gold->id = columns->id;
    gold->genre = columns->genre;
    gold->spaced = true;
    gold->token_count = gold->sentence_count = 0;
    mw_buf_clear(&gold->text);
}

int mw_columns_next(mw_columns *columns, mw_gold *gold, mw_error *err)
{
    mw_str line;
    start(columns, gold);
    while (mw_str_cut(&columns->rest, '\n', &line)) {
        columns->line++;
        if (opens_document(line)) {
            if (!end_sentence(gold, err))
                return -1;
            read_document_line(columns, line);
            if (gold->sentence_count)
                break;
            start(columns, gold);
        } else if (line.len) {
            if (!add_line(columns, gold, line, err))
                return -1;
        } else {
            if (!end_sentence(gold, err))
                return -1;
            if (columns->id.len == 0 && gold->sentence_count == SENTENCES_MAX)
                break;
        }
    }
    if (!end_sentence(gold, err) || !mw_buf_ok(&gold->text, err))
        return -1;
    return gold->sentence_count > 0;
}

static bool is_letter(char c)
{
    return ((unsigned char)c | 32) >= 'a' && ((unsigned char)c | 32) <= 'z';
}

/* Adds a token's span; of a word that keeps its hyphens, where the engine would cut it, the parts. */
static size_t add_parts(mw_str text, mw_gold_token token, bool whole, mw_span *spans)
{
    size_t count = 0;
    uint32_t start = token.start;
    for (uint32_t at = start + 1; !whole && at + 1 < token.end; at++) {
        if (text.data[at] != '-' || !is_letter(text.data[at - 1]) || !is_letter(text.data[at + 1]))
            continue;
        spans[count++] = (mw_span){start, at};
        spans[count++] = (mw_span){at, at + 1};
        start = at + 1;
    }
    spans[count++] = (mw_span){start, token.end};
    return count;
}

bool mw_gold_give(const mw_gold *gold, mw_article *article, const mw_model *model, mw_error *err)
{
    mw_arena *arena = mw_article_arena(article);
    mw_str text = mw_buf_str(&gold->text);
    mw_span *tokens = mw_arena_get(arena, (text.len + 1) * sizeof *tokens, err);
    uint32_t *ends = mw_arena_get(arena, (gold->sentence_count + 1) * sizeof *ends, err);
    if (!tokens || !ends)
        return false;
    size_t count = 0;
    for (size_t s = 0; s < gold->sentence_count; s++) {
        for (uint32_t i = gold->sentences[s].first; i < gold->sentences[s].end; i++)
            count += add_parts(text, gold->tokens[i], gold->spaced, tokens + count);
        ends[s] = (uint32_t)count;
    }
    return mw_segments_give(article, model, tokens, count, ends, gold->sentence_count, err);
}
