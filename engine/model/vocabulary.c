/* SPDX-License-Identifier: MIT */
/* The vocabulary: a number for every word of every table. Each token of each article is looked up
 * here once, so a word is folded and hashed eight letters at a time, and one slot tells all of nearly
 * every word. */
#include "model/lexicon_impl.h"

#include "base/buf.h"
#include "base/eight.h"
#include "base/hash.h"
#include "text/utf8.h"

static bool fold_wide(mw_str word, char out[MW_WORD_MAX], mw_str *folded)
{
    char room[4 * MW_WORD_MAX + 1]; /* a byte becomes three at most: it never asks for more */
    mw_buf wide = {.data = room, .capacity = sizeof room};
    mw_utf8_fold(word, &wide);
    bool good = wide.len < MW_WORD_MAX;
    if (good)
        memcpy(out, room, wide.len); /* nothing, where a soft hyphen stands alone */
    *folded = (mw_str){out, wide.len};
    return good;
}

bool mw_word_fold(mw_str word, char out[MW_WORD_MAX], mw_str *folded)
{
    size_t i = 0;
    if (word.len >= MW_WORD_MAX)
        return false;
    for (; i + MW_EIGHT <= word.len; i += MW_EIGHT) {
        uint64_t eight = mw_eight_of(word.data + i);
        if (eight & MW_EACH_HIGH)
            return fold_wide(word, out, folded);
        mw_eight_put(mw_eight_lower(eight), out + i);
    }
    uint64_t rest = mw_eight_few(word.data + i, word.len - i);
    if (rest & MW_EACH_HIGH)
        return fold_wide(word, out, folded);
    rest = mw_eight_lower(rest);
    for (; i < word.len; i++, rest >>= 8)
        out[i] = (char)rest;
    *folded = (mw_str){out, word.len};
    return true;
}

/* ---- the table of slots */

static inline size_t place_of(const mw_vocabulary *v, uint64_t first, uint64_t second, size_t len)
{
    uint64_t hash = ((first ^ len) * 0x9e3779b97f4a7c15u ^ second) * 0xff51afd7ed558ccdu;
    return (size_t)(hash >> 32) & (v->slot_count - 1);
}

static mw_word_slot key_of(mw_str folded)
{
    mw_word_slot key = {.len = (uint8_t)folded.len};
    if (folded.len < MW_EIGHT) {
        key.first = mw_eight_few(folded.data, folded.len);
        return key;
    }
    mw_str rest = mw_str_sub(folded, MW_EIGHT, folded.len);
    key.first = mw_eight_of(folded.data);
    key.second = rest.len < MW_EIGHT ? mw_eight_few(rest.data, rest.len)
                 : rest.len == MW_EIGHT ? mw_eight_of(rest.data) : mw_hash(rest);
    return key;
}

static inline bool is_same(const mw_word_slot *a, const mw_word_slot *b)
{
    return a->first == b->first && a->second == b->second && a->len == b->len;
}

/* Where the word is, or where it would be put. */
static mw_word_slot *slot_of(const mw_vocabulary *v, mw_str folded, const mw_word_slot *key)
{
    size_t mask = v->slot_count - 1;
    for (size_t i = place_of(v, key->first, key->second, key->len);; i = (i + 1) & mask) {
        mw_word_slot *slot = &v->slots[i];
        if (!slot->number || (is_same(slot, key) && (folded.len <= MW_WORD_WHOLE ||
                                                     mw_str_equal(v->words[slot->number], folded))))
            return slot;
    }
}


/* The slot of a word in any letters, a free one for an unknown word; NULL: it is too long to be any table's. */
static const mw_word_slot *find(const mw_vocabulary *v, mw_str word)
{
    char room[MW_WORD_MAX];
    mw_str folded;
    if (!v->slot_count || !mw_word_fold(word, room, &folded))
        return NULL;
    mw_word_slot key = key_of(folded);
    return slot_of(v, folded, &key);
}

uint32_t mw_vocabulary_find(const mw_vocabulary *v, mw_str word)
{
    const mw_word_slot *slot = find(v, word);
    return slot ? slot->number : 0;
}

/* ---- all words of a text */

static inline void read_slot(mw_token *token, const mw_word_slot *slot)
{
    token->word = slot->number;
    token->form = slot->form;
    token->tables = slot->tables;
}

static void read_any(const mw_vocabulary *v, mw_str word, mw_token *token)
{
    static const mw_word_slot NONE;
    const mw_word_slot *slot = find(v, word);
    read_slot(token, slot ? slot : &NONE);
}

/* A word on its way through the table; len 0: it is through. */
typedef struct look {
    uint64_t first, second;
    size_t len, at;
} look;

/* A word of at most sixteen ASCII letters, with as much text behind it: nearly all. The letters are loaded
 * whole and what stands behind the word is cut off, so its length costs no branch. */
static inline bool begin(const mw_vocabulary *v, mw_str text, const mw_token *token, look *l)
{
    const char *word = text.data + token->start;
    size_t len = token->end - token->start, head = len < MW_EIGHT ? len : MW_EIGHT, tail = len - head;
    l->len = 0;
    if (!v->slot_count || len - 1 >= MW_WORD_WHOLE || text.len - token->start < MW_WORD_WHOLE)
        return false;
    uint64_t first = mw_eight_cut(mw_eight_of(word), head);
    uint64_t second = mw_eight_of(word + MW_EIGHT) & (tail ? UINT64_MAX >> (64 - 8 * tail) : 0);
    if ((first | second) & MW_EACH_HIGH)
        return false;
    *l = (look){mw_eight_lower(first), mw_eight_lower(second), len, 0};
    l->at = place_of(v, l->first, l->second, len);
    __builtin_prefetch(&v->slots[l->at]);
    return true;
}

static inline void end(const mw_vocabulary *v, const look *l, mw_token *token)
{
    const mw_word_slot *slot = &v->slots[l->at];
    size_t mask = v->slot_count - 1;
    while (slot->number && (slot->first != l->first || slot->second != l->second || slot->len != l->len))
        slot = &v->slots[(size_t)(slot - v->slots + 1) & mask];
    read_slot(token, slot);
}

/* The table is larger than the nearest memory: all words of a block are folded and their slots asked for
 * before the first is looked at. */
void mw_vocabulary_read(const mw_vocabulary *v, mw_str text, mw_token *tokens, size_t count)
{
    enum { BLOCK = 16 };
    look looks[BLOCK];
    for (size_t first = 0; first < count; first += BLOCK) {
        size_t block = count - first < BLOCK ? count - first : BLOCK;
        mw_token *now = tokens + first;
        for (size_t i = 0; i < block; i++)
            if (!begin(v, text, &now[i], &looks[i]))
                read_any(v, mw_str_sub(text, now[i].start, now[i].end), &now[i]);
        for (size_t i = 0; i < block; i++)
            if (looks[i].len)
                end(v, &looks[i], &now[i]);
    }
}

/* A line of memory holds two slots, so that none lies over two lines. */
static bool get_slots(mw_vocabulary *v, size_t count, mw_error *err)
{
    enum { LINE = 64 };
    v->slot_memory = mw_memory_get(count * sizeof *v->slots + LINE, err);
    v->slots = (mw_word_slot *)(((uintptr_t)v->slot_memory + LINE - 1) / LINE * LINE);
    v->slot_count = count;
    return v->slot_memory != NULL;
}

static bool widen_slots(mw_vocabulary *v, mw_error *err)
{
    mw_vocabulary wider = *v;
    if (!get_slots(&wider, v->slot_count ? v->slot_count * 2 : 1 << 16, err))
        return false;
    for (size_t i = 0; i < v->slot_count; i++)
        if (v->slots[i].number)
            *slot_of(&wider, v->words[v->slots[i].number], &v->slots[i]) = v->slots[i];
    mw_memory_free(v->slot_memory);
    *v = wider;
    return true;
}

/* At first more than all bundled tables need: what is not used is never touched. */
static bool widen_words(mw_vocabulary *v, mw_error *err)
{
    enum { FIRST = 3 << 14 };
    size_t old = v->capacity, capacity = old ? old * 2 : FIRST;
    if (!mw_widen((void **)&v->words, sizeof *v->words, old, capacity, err) ||
        !mw_widen((void **)&v->forms, sizeof *v->forms, old, capacity, err) ||
        !mw_widen((void **)&v->lemmas, sizeof *v->lemmas, old, capacity, err) ||
        !mw_widen((void **)&v->starts, sizeof *v->starts, old, capacity, err))
        return false;
    v->capacity = capacity;
    return true;
}

uint32_t mw_vocabulary_add(mw_vocabulary *v, mw_arena *arena, mw_str folded, mw_error *err)
{
    if ((v->count + 1 >= v->capacity && !widen_words(v, err)) ||
        ((v->count + 1) * 4 > v->slot_count * 3 && !widen_slots(v, err)))
        return 0;
    mw_word_slot key = key_of(folded), *slot = slot_of(v, folded, &key);
    if (slot->number)
        return slot->number;
    mw_str copy;
    if (!mw_arena_copy(arena, folded, &copy, err))
        return 0;
    key.number = (uint32_t)++v->count;
    *slot = key;
    v->words[v->count] = copy;
    v->lemmas[v->count] = key.number;
    return key.number;
}

void mw_vocabulary_ask(const mw_vocabulary *v, mw_str word)
{
    char room[MW_WORD_MAX];
    mw_str folded;
    if (!v->slot_count || !mw_word_fold(word, room, &folded))
        return;
    mw_word_slot key = key_of(folded);
    __builtin_prefetch(&v->slots[place_of(v, key.first, key.second, key.len)]);
}

/* A table's roots, and into each the words that may come second. */
static bool gather_roots(mw_vocabulary *v, const mw_lexicon *table, mw_error *err)
{
    mw_root **root_of_node = mw_memory_get((table->leaf_count + 1) * sizeof *root_of_node, err);
    size_t count = 0;
    for (size_t i = 0; root_of_node && i < table->edge_capacity; i++) {
        const mw_edge *edge = &table->edges[i];
        if (!edge->target || edge->node != 0)
            continue;
        count++;
        const mw_leaf *leaf = &table->leaves[edge->target];
        mw_root *root = mw_root_of(v, edge->word, v->starts[edge->word], table->head.bit);
        *root = (mw_root){leaf->row, edge->target, leaf->form, leaf->inner, 0};
        root_of_node[edge->target] = root;
    }
    for (size_t i = 0; root_of_node && count < table->edge_count && i < table->edge_capacity; i++) {
        const mw_edge *edge = &table->edges[i];
        if (edge->target && root_of_node[edge->node])
            root_of_node[edge->node]->second |= mw_second_bit(edge->word);
    }
    mw_memory_free(root_of_node);
    return root_of_node != NULL;
}

/* Where the nodes of a word's tables stand, and then the nodes; and each word's own into its slot. */
bool mw_vocabulary_gather(mw_vocabulary *v, const mw_lexicon *tables, size_t table_count, mw_error *err)
{
    size_t count = 0;
    uint32_t *root_of = mw_memory_get((v->count + 1) * sizeof *root_of, err);
    for (size_t word = 1; root_of && word <= v->count; word++) {
        root_of[word] = (uint32_t)count;
        count += mw_bit_count(v->starts[word]);
    }
    v->root_of = root_of;
    v->roots = root_of ? mw_memory_get((count + 1) * sizeof *v->roots, err) : NULL;
    for (size_t t = 0; t < table_count; t++)
        if (!v->roots || !gather_roots(v, &tables[t], err))
            return false;
    for (size_t i = 0; i < v->slot_count; i++) {
        v->slots[i].tables = v->starts[v->slots[i].number];
        v->slots[i].form = v->forms[v->slots[i].number];
    }
    return v->roots != NULL;
}

void mw_vocabulary_free(mw_vocabulary *v)
{
    mw_memory_free(v->root_of);
    mw_memory_free(v->roots);
    mw_memory_free(v->slot_memory);
    mw_memory_free(v->words);
    mw_memory_free(v->forms);
    mw_memory_free(v->lemmas);
    mw_memory_free(v->starts);
    *v = (mw_vocabulary){0};
}
