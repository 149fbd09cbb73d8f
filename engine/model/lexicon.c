/* SPDX-License-Identifier: MIT */
/* Reading a table of phrases into a trie over word numbers, and matching it. */
#include "model/lexicon_impl.h"
#include "model/memo.h"

#include "base/buf.h"
#include "base/eight.h"
#include "text/segment.h"

#include <stdio.h>
#include <stdlib.h>

enum { PHRASE_TOKENS_MAX = 24 };

bool mw_widen(void **items, size_t item_bytes, size_t old, size_t capacity, mw_error *err)
{
    size_t bytes = capacity * item_bytes;
    void *wider = *items ? mw_memory_grow(*items, bytes, err) : mw_memory_get(bytes, err);
    if (!wider)
        return false;
    if (*items)
        memset((char *)wider + old * item_bytes, 0, (capacity - old) * item_bytes);
    *items = wider;
    return true;
}

/* ---- the trie: one hash table of edges */

static size_t edge_slot(const mw_lexicon *lexicon, uint32_t node, uint32_t word)
{
    size_t mask = lexicon->edge_capacity - 1;
    uint64_t key = (word + (uint64_t)node * 0x85ebca6b) * 0x9e3779b97f4a7c15u;
    size_t i = (size_t)(key >> 32) & mask;
    while (lexicon->edges[i].target &&
           (lexicon->edges[i].node != node || lexicon->edges[i].word != word))
        i = (i + 1) & mask;
    return i;
}

static uint32_t step(const mw_lexicon *lexicon, uint32_t node, uint32_t word)
{
    return lexicon->leaves[node].inner ? lexicon->edges[edge_slot(lexicon, node, word)].target : 0;
}

/* The root of a word that begins a phrase; put into `room` while the tables are not yet read whole. */
static inline const mw_root *first_step(const mw_lexicon *lexicon, const mw_token *token, mw_root *room)
{
    const mw_vocabulary *v = lexicon->vocabulary;
    if (v->roots)
        return mw_root_of(v, token->word, token->tables ? token->tables : v->starts[token->word], lexicon->head.bit);
    uint32_t node = step(lexicon, 0, token->word);
    const mw_leaf *leaf = &lexicon->leaves[node];
    *room = (mw_root){leaf->row, node, leaf->form, leaf->inner, UINT64_MAX};
    return room;
}

/* The node that the second word leads to; 0: none. */
static inline uint32_t second_step(const mw_lexicon *lexicon, const mw_root *root, const mw_token *token)
{
    bool may = root->inner && token->word && (root->second & mw_second_bit(token->word));
    return may ? lexicon->edges[edge_slot(lexicon, root->node, token->word)].target : 0;
}

/* At first for a word a row, which most rows have; then twice as many. */
static bool widen_edges(mw_lexicon *lexicon, mw_error *err)
{
    mw_edge *old = lexicon->edges;
    size_t old_capacity = lexicon->edge_capacity;
    lexicon->edge_capacity = old_capacity ? old_capacity * 2 : 128;
    while (lexicon->edge_capacity < 2 * lexicon->row_count)
        lexicon->edge_capacity *= 2;
    lexicon->edges = mw_memory_get(lexicon->edge_capacity * sizeof *old, err);
    if (!lexicon->edges) {
        lexicon->edges = old;
        lexicon->edge_capacity = old_capacity;
        return false;
    }
    for (size_t i = 0; i < old_capacity; i++)
        if (old[i].target)
            lexicon->edges[edge_slot(lexicon, old[i].node, old[i].word)] = old[i];
    mw_memory_free(old);
    return true;
}

/* The node after `node` by `word`, made when there is none; 0 when out of memory. Node 0 is the
 * root, which no edge leads to. */
static uint32_t step_or_make(mw_lexicon *lexicon, uint32_t node, uint32_t word, mw_error *err)
{
    if ((lexicon->edge_count + 1) * 2 > lexicon->edge_capacity && !widen_edges(lexicon, err))
        return 0;
    size_t slot = edge_slot(lexicon, node, word);
    if (!lexicon->edges[slot].target) {
        if (lexicon->leaf_count + 2 > lexicon->leaf_capacity) {
            size_t capacity = lexicon->leaf_capacity ? lexicon->leaf_capacity * 2 : lexicon->row_count + 64;
            if (!mw_widen((void **)&lexicon->leaves, sizeof *lexicon->leaves, lexicon->leaf_capacity,
                       capacity, err))
                return 0;
            lexicon->leaf_capacity = capacity;
        }
        lexicon->edges[slot] = (mw_edge){node, word, (uint32_t)++lexicon->leaf_count};
        lexicon->leaves[node].inner = true;
        lexicon->edge_count++;
    }
    return lexicon->edges[slot].target;
}

/* ---- reading */

typedef struct reading {
    mw_lexicon *lexicon;
    mw_vocabulary *vocabulary;
    const mw_irregular *irregular;
    const struct mw_abbreviations *abbreviations;
    mw_arena *arena, *scratch;
    mw_buf whole; /* an inflected phrase */
} reading;

/* Nothing but ASCII letters and blanks. */
static bool is_plain(mw_str phrase)
{
    for (size_t i = 0; i < phrase.len; i += MW_EIGHT) {
        size_t left = phrase.len - i, len = left < MW_EIGHT ? left : MW_EIGHT;
        uint64_t eight = mw_eight_start(phrase.data + i, left), other = eight ^ MW_EACH * ' ';
        uint64_t blanks = ~(((other & ~MW_EACH_HIGH) + (MW_EACH_HIGH - MW_EACH)) | other) & MW_EACH_HIGH;
        if (((mw_eight_letters(eight) | blanks) & mw_eight_cut(MW_EACH_HIGH, len)) != mw_eight_cut(MW_EACH_HIGH, len))
            return false;
    }
    return true;
}

/* Splits a phrase as an article is split; plain words need no splitter. */
static bool split(reading *r, mw_str phrase, mw_str *words, size_t *count, mw_error *err)
{
    *count = 0;
    if (is_plain(phrase)) {
        mw_str word;
        while (mw_str_cut(&phrase, ' ', &word))
            if (word.len && *count < PHRASE_TOKENS_MAX)
                words[(*count)++] = word;
        return true;
    }
    bool clitic =
        phrase.len && phrase.data[0] == '\'' && mw_str_find(phrase, MW_STR(" "), 0) == phrase.len;
    if (clitic) { /* 's alone would be split as the start of a quotation */
        words[(*count)++] = phrase;
        return true;
    }
    mw_segments parts;
    if (!mw_segment(phrase, r->abbreviations, r->scratch, &parts, err))
        return false;
    for (size_t i = 0; i < parts.token_count && *count < PHRASE_TOKENS_MAX; i++)
        words[(*count)++] = mw_str_sub(phrase, parts.tokens[i].start, parts.tokens[i].end);
    if (*count > 1 && mw_str_is(words[*count - 1], ".")) { /* "mr.": no sentence ends in a table */
        words[*count - 2].len = (size_t)(phrase.data + phrase.len - words[*count - 2].data);
        --*count;
    }
    return true;
}

static mw_row *copy_of(reading *r, const mw_row *row, uint8_t form, mw_error *err)
{
    mw_row *copy = mw_arena_new(r->arena, mw_row, err);
    if (copy)
        *copy = (mw_row){row->lexicon, NULL, row->line, row->index, form};
    return copy;
}

/* Most leaves end one uninflected row, which stands there itself. */
static bool add_leaf(reading *r, uint32_t node, mw_row *row, uint8_t form, mw_error *err)
{
    mw_leaf *leaf = &r->lexicon->leaves[node];
    leaf->form |= form;
    if (!leaf->row && !form) {
        leaf->row = row;
        return true;
    }
    if (leaf->row && leaf->row == &r->lexicon->rows[leaf->row->index] &&
        !(leaf->row = copy_of(r, leaf->row, 0, err)))
        return false;
    mw_row **end = &leaf->row;
    for (; *end; end = &(*end)->next)
        if ((*end)->line == row->line) { /* put: base, past and participle */
            (*end)->form |= form;
            return true;
        }
    *end = copy_of(r, row, form, err);
    return *end != NULL;
}

static bool add_phrase(reading *r, mw_str phrase, mw_row *row, uint8_t form, mw_error *err)
{
    mw_str words[PHRASE_TOKENS_MAX];
    size_t count;
    if (!split(r, phrase, words, &count, err))
        return false;
    uint32_t node = 0;
    for (size_t i = 0; i < count; i++) {
        char room[MW_WORD_MAX];
        mw_str folded;
        if (!mw_word_fold(words[i], room, &folded))
            return true; /* no token is that long */
        uint32_t word = mw_vocabulary_add(r->vocabulary, r->arena, folded, err);
        if (!word || !(node = step_or_make(r->lexicon, node, word, err)))
            return false;
        if (i == 0)
            r->vocabulary->starts[word] |= r->lexicon->head.bit;
    }
    return count == 0 || add_leaf(r, node, row, form, err);
}

static bool note_form(reading *r, uint32_t lemma, const mw_inflection *inflected, mw_error *err)
{
    uint32_t word = mw_vocabulary_add(r->vocabulary, r->arena, mw_str_of(inflected->text), err);
    if (!word)
        return false;
    r->vocabulary->forms[word] |= inflected->form;
    if (r->vocabulary->lemmas[word] == word)
        r->vocabulary->lemmas[word] = lemma;
    return true;
}

/* All inflected forms of a verb phrase (its first word) or a noun phrase (its last). */
static bool add_inflected(reading *r, mw_str phrase, mw_row *row, bool verb, mw_error *err)
{
    size_t cut = 0;
    if (verb)
        cut = mw_str_find(phrase, MW_STR(" "), 0);
    else if (!mw_irregular_is_noun(r->irregular, phrase)) /* secretaries-general */
        for (size_t i = 0; i < phrase.len; i++)
            if (phrase.data[i] == ' ' || phrase.data[i] == '-')
                cut = i + 1;
    mw_str base = verb ? mw_str_sub(phrase, 0, cut) : mw_str_sub(phrase, cut, phrase.len);
    mw_inflection forms[MW_FORMS];
    size_t count = verb ? mw_inflect_verb(r->irregular, base, forms)
                        : mw_inflect_noun(r->irregular, base, forms);
    if (!count) /* too long a word to inflect */
        return add_phrase(r, phrase, row, 0, err);
    uint32_t lemma = mw_vocabulary_add(r->vocabulary, r->arena, base, err);
    if (!lemma)
        return false;
    for (size_t i = 0; i < count; i++) {
        mw_buf_clear(&r->whole);
        mw_buf_add(&r->whole, verb ? MW_STR("") : mw_str_sub(phrase, 0, cut));
        mw_buf_add(&r->whole, mw_str_of(forms[i].text));
        mw_buf_add(&r->whole, verb ? mw_str_sub(phrase, cut, phrase.len) : MW_STR(""));
        if (!mw_buf_ok(&r->whole, err) || !note_form(r, lemma, &forms[i], err) ||
            !add_phrase(r, mw_buf_str(&r->whole), row, forms[i].form, err))
            return false;
    }
    return true;
}

static bool add_row(reading *r, mw_row *row, mw_error *err)
{
    mw_str pos = mw_row_cell(row, r->lexicon->pos_column), phrase = mw_row_phrase(row);
    bool verb = mw_str_is(pos, "verb");
    if (verb || mw_str_is(pos, "noun"))
        return add_inflected(r, phrase, row, verb, err);
    return add_phrase(r, phrase, row, 0, err);
}

/* The vocabulary is larger than the nearest memory: what the next rows need of it is fetched meanwhile. */
static void ask_ahead(const reading *r, size_t index)
{
    enum { AHEAD = 6, WORDS = 3 };
    if (index + AHEAD >= r->lexicon->row_count)
        return;
    mw_str phrase = mw_row_phrase(&r->lexicon->rows[index + AHEAD]), word;
    for (size_t i = 0; i < WORDS && mw_str_cut(&phrase, ' ', &word); i++)
        mw_vocabulary_ask(r->vocabulary, word);
}

/* As mw_name_key. */
static uint64_t key_of(mw_str name)
{
    uint64_t key = 0;
    memcpy(&key, name.data, name.len < sizeof key ? name.len : sizeof key);
    return key ^ (uint64_t)name.len << 56;
}

static bool read_columns(mw_lexicon *lexicon, mw_str line, mw_arena *arena, mw_error *err)
{
    size_t capacity = 0, key_count = 0, key_capacity = 0;
    mw_str name;
    lexicon->pos_column = -1;
    while (mw_str_cut(&line, '\t', &name)) {
        mw_column column = {.name = name};
        if (mw_str_is(name, "pos"))
            lexicon->pos_column = (int)lexicon->column_count;
        if (!mw_arena_push(arena, lexicon->keys, key_count, key_capacity, key_of(name), err) ||
            !mw_arena_push(arena, lexicon->columns, lexicon->column_count, capacity, column, err))
            return false;
    }
    if (!mw_str_is(lexicon->columns[0].name, "phrase"))
        return mw_fail(err, MW_EPARSE, 0, "table %s: the first column must be \"phrase\"",
                       lexicon->name);
    return true;
}

/* Most cells are short, and few have blanks around them. */
static mw_str cut_cell(mw_str *line)
{
    size_t end = 0;
    while (end < line->len && line->data[end] != '\t')
        end++;
    mw_str cell = mw_str_sub(*line, 0, end);
    *line = end < line->len ? mw_str_sub(*line, end + 1, line->len) : MW_NONE;
    return !end || (cell.data[0] > ' ' && cell.data[end - 1] > ' ') ? cell : mw_str_trim(cell);
}

static bool read_row(mw_lexicon *lexicon, mw_str line, uint32_t number, mw_error *err)
{
    struct mw_cell_at *cells = lexicon->head.cells + lexicon->row_count * lexicon->column_count;
    lexicon->rows[lexicon->row_count] =
        (mw_row){.lexicon = lexicon, .line = number, .index = (uint32_t)lexicon->row_count};
    for (size_t i = 0; i < lexicon->column_count; i++) {
        mw_str cell = line.data ? cut_cell(&line) : (mw_str){lexicon->head.text, 0};
        cells[i] = (struct mw_cell_at){(uint32_t)(cell.data - lexicon->head.text), (uint32_t)cell.len};
    }
    if (line.data)
        return mw_fail(err, MW_EPARSE, number, "table %s, line %u: more cells than columns",
                       lexicon->name, number);
    lexicon->row_count++;
    return true;
}

/* The first line names the columns; then there is room for the rows of all others. */
static bool read_header(mw_lexicon *lexicon, mw_str line, size_t lines, mw_arena *arena, mw_error *err)
{
    if (!read_columns(lexicon, line, arena, err))
        return false;
    lexicon->head.columns = lexicon->column_count;
    lexicon->rows = mw_arena_raw(arena, lines * sizeof *lexicon->rows, err);
    lexicon->head.cells =
        lexicon->rows ? mw_arena_raw(arena, lines * lexicon->column_count * sizeof *lexicon->head.cells, err) : NULL;
    return lexicon->head.cells != NULL;
}

static bool read_lines(mw_lexicon *lexicon, mw_str text, mw_arena *arena, mw_error *err)
{
    size_t lines = 0;
    mw_str line;
    if (text.len > UINT32_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "table %s: more than 4 GB", lexicon->name);
    for (mw_str rest = text; mw_str_cut(&rest, '\n', &line);)
        lines++;
    for (uint32_t number = 1; mw_str_cut(&text, '\n', &line); number++) {
        if (line.len && line.data[line.len - 1] == '\r')
            line.len--;
        if (line.len == 0 || line.data[0] == '#')
            continue;
        if (!(lexicon->columns ? read_row(lexicon, line, number, err)
                               : read_header(lexicon, line, lines, arena, err)))
            return false;
    }
    return true;
}

/* ---- names in cells */

/* The number of a name in its column, new or known; MW_NAMES_MAX when there are too many. */
static size_t number_of(mw_column *column, mw_str name)
{
    size_t i = 0;
    while (i < column->name_count && !mw_str_equal(column->names[i], name))
        i++;
    if (i == column->name_count && i < MW_NAMES_MAX)
        column->names[column->name_count++] = name;
    return i;
}

static bool number_cell(mw_column *column, mw_str cell, uint64_t *set)
{
    mw_str name;
    while (cell.len && mw_str_cut(&cell, ' ', &name)) {
        size_t number = name.len ? number_of(column, name) : 0;
        if (number == MW_NAMES_MAX)
            return false;
        *set |= name.len ? (uint64_t)1 << number : 0;
    }
    return true;
}

/* A column of free text has soon more names than fit, and is left without. */
static bool number_names(mw_lexicon *lexicon, size_t index, mw_arena *arena, mw_error *err)
{
    mw_column *column = &lexicon->columns[index];
    mw_str names[MW_NAMES_MAX];
    size_t bytes = lexicon->row_count * sizeof *column->sets;
    bool few = true;
    column->names = names;
    column->sets = mw_arena_get(arena, bytes, err);
    if (!column->sets)
        return false;
    for (size_t i = 0; few && i < lexicon->row_count; i++)
        few = number_cell(column, mw_row_cell(&lexicon->rows[i], (int)index), &column->sets[i]);
    column->names = NULL;
    if (!few) {
        mw_arena_give_back(arena, column->sets, bytes, 0);
        return true;
    }
    column->name_keys = mw_arena_get(arena, sizeof *column->name_keys * MW_NAMES_MAX, err);
    column->names = column->name_keys ? mw_arena_get(arena, sizeof names, err) : NULL;
    for (size_t i = 0; column->names && i < column->name_count; i++) {
        column->names[i] = names[i];
        column->name_keys[i] = key_of(names[i]);
    }
    return column->names != NULL;
}

static mw_names names_of(const mw_column *column, const mw_meaning *meanings, size_t meaning_count)
{
    mw_names names = {.names = column->names, .count = column->name_count, .sets = column->sets};
    for (size_t k = 0; k < meaning_count; k++) {
        mw_str name = mw_str_of(meanings[k].name);
        uint64_t key = key_of(name);
        for (size_t i = 0; i < names.count; i++)
            if (column->name_keys[i] == key && (name.len < sizeof key || mw_str_equal(names.names[i], name)))
                names.bits[i] |= meanings[k].bits;
    }
    return names;
}

/* Every article asks, and always the same; a table of meanings is known by its address. */
mw_names mw_lexicon_names(const mw_lexicon *lexicon, const char *column, const mw_meaning *meanings,
                          size_t meaning_count)
{
    int index = mw_lexicon_column(lexicon, column);
    const mw_column *of = index > 0 && lexicon->columns[index].names ? &lexicon->columns[index] : NULL;
    if (!of)
        return (mw_names){.count = 0};
    const uint64_t key[] = {(uint64_t)index, (uint64_t)(uintptr_t)meanings};
    uint64_t hash = (key[1] >> 3) + key[0];
    const mw_names *kept = mw_memo_find(lexicon->names, hash, key);
    if (kept)
        return *kept;
    mw_names names = names_of(of, meanings, meaning_count);
    mw_memo_keep(lexicon->names, hash, key, &names);
    return names;
}

static bool open_names(mw_lexicon *lexicon, mw_error *err)
{
    enum { PLACES = 16, KEY = 2 * sizeof(uint64_t) };
    for (size_t i = 0; i < lexicon->column_count && i < UINT8_MAX; i++) {
        uint8_t *place = &lexicon->places[mw_column_place(lexicon->keys[i])];
        *place = *place ? *place : (uint8_t)(i + 1);
    }
    lexicon->names = mw_memo_new(PLACES, KEY, sizeof(mw_names), err);
    return lexicon->names != NULL;
}

bool mw_lexicon_read(mw_lexicon *lexicon, const char *name, unsigned bit, mw_str text,
                     mw_vocabulary *vocabulary, const mw_irregular *irregular,
                     const struct mw_abbreviations *abbreviations, mw_arena *arena, mw_error *err)
{
    *lexicon = (mw_lexicon){.head = {.bit = (uint64_t)1 << bit, .starts = &vocabulary->starts, .text = text.data},
                            .vocabulary = vocabulary};
    snprintf(lexicon->name, sizeof lexicon->name, "%s", name);
    mw_arena *scratch = mw_arena_create(0, err);
    reading r = {lexicon, vocabulary, irregular, abbreviations, arena, scratch, {0}};
    bool good = scratch && read_lines(lexicon, text, arena, err) && open_names(lexicon, err);
    for (size_t i = 1; good && i < lexicon->column_count; i++)
        good = number_names(lexicon, i, arena, err);
    for (size_t i = 0; good && i < lexicon->row_count; i++) {
        ask_ahead(&r, i);
        good = add_row(&r, &lexicon->rows[i], err);
    }
    mw_arena_free(scratch);
    mw_buf_free(&r.whole);
    return good;
}

void mw_lexicon_free(mw_lexicon *lexicon)
{
    mw_memory_free(lexicon->edges);
    mw_memory_free(lexicon->leaves);
    mw_memo_free(lexicon->names);
    *lexicon = (mw_lexicon){0};
}

/* ---- matching */

bool mw_lexicon_longest(const mw_lexicon *lexicon, const mw_token *tokens, size_t count, mw_hit *hit)
{
    mw_root room;
    const mw_root *root = first_step(lexicon, tokens, &room);
    mw_hit best = {root->row, 1, root->form};
    uint32_t node = count > 1 ? second_step(lexicon, root, &tokens[1]) : 0;
    for (size_t i = 2; node; i++) {
        const mw_leaf *leaf = &lexicon->leaves[node];
        if (leaf->row)
            best = (mw_hit){leaf->row, (uint32_t)i, leaf->form};
        node = leaf->inner && i < count && tokens[i].word ? step(lexicon, node, tokens[i].word) : 0;
    }
    if (best.row)
        *hit = best;
    return best.row != NULL;
}

bool mw_lexicon_whole(const mw_lexicon *lexicon, const mw_token *tokens, size_t count, mw_hit *hit)
{
    mw_root room;
    const mw_root *root = first_step(lexicon, tokens, &room);
    *hit = (mw_hit){root->row, (uint32_t)count, root->form};
    uint32_t node = count > 1 ? second_step(lexicon, root, &tokens[1]) : 0;
    for (size_t i = 2; node && i < count; i++)
        node = lexicon->leaves[node].inner && tokens[i].word ? step(lexicon, node, tokens[i].word) : 0;
    if (count > 1 && !node)
        return false;
    if (node)
        *hit = (mw_hit){lexicon->leaves[node].row, (uint32_t)count, lexicon->leaves[node].form};
    return hit->row != NULL;
}

size_t mw_lexicon_row_count(const mw_lexicon *lexicon)
{
    return lexicon ? lexicon->row_count : 0;
}

const mw_row *mw_lexicon_row(const mw_lexicon *lexicon, size_t index)
{
    return &lexicon->rows[index];
}

int mw_lexicon_find(const mw_lexicon *lexicon, uint64_t key, const char *column)
{
    if (!lexicon)
        return -1;
    unsigned likely = lexicon->places[mw_column_place(key)];
    if (likely && lexicon->keys[likely - 1] == key && lexicon->columns[likely - 1].name.len < sizeof key)
        return (int)likely - 1;
    for (size_t i = 0; i < lexicon->column_count; i++)
        if (lexicon->keys[i] == key &&
            (lexicon->columns[i].name.len < sizeof key || mw_str_is(lexicon->columns[i].name, column)))
            return (int)i;
    return -1;
}

double mw_row_number(const mw_row *row, const char *column)
{
    mw_str cell = mw_row_get(row, column);
    char text[40];
    if (cell.len == 0 || cell.len >= sizeof text)
        return 0;
    memcpy(text, cell.data, cell.len);
    text[cell.len] = '\0';
    return strtod(text, NULL);
}

const char *mw_row_table(const mw_row *row)
{
    return row->lexicon->name;
}
