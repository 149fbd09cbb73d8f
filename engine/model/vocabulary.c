/* SPDX-License-Identifier: MIT */
/* The vocabulary: a number for every word of every table. Each token of each article is looked up
 * here once, so a word is folded and hashed eight letters at a time, and one slot of 16 bytes tells
 * of nearly every word whether it is known. */
#include "model/lexicon_impl.h"

#include "base/buf.h"
#include "base/hash.h"
#include "text/utf8.h"

enum { EIGHT = sizeof(uint64_t) };
static const uint64_t EACH = UINT64_MAX / 255; /* a one in every byte */

/* The bytes as a number, the first one lowest; fewer than eight. */
static uint64_t load_few(const char *bytes, size_t len)
{
    uint64_t word = 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (len >= 4) { /* two halves that may overlap */
        uint32_t low, high;
        memcpy(&low, bytes, sizeof low);
        memcpy(&high, bytes + len - sizeof high, sizeof high);
        return low | (uint64_t)high << 8 * (len - sizeof high);
    }
#endif
    for (size_t i = 0; i < len; i++)
        word |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
    return word;
}

static uint64_t load_eight(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* ASCII capitals as small letters, all bytes at once. */
static uint64_t lower(uint64_t ascii)
{
    uint64_t from_a = ascii + EACH * (0x80 - 'A'), past_z = ascii + EACH * (0x7f - 'Z');
    return ascii | ((from_a ^ past_z) & EACH << 7) >> 2;
}

static bool fold_wide(mw_str word, char out[MW_WORD_MAX], mw_str *folded)
{
    mw_buf buf = {0};
    mw_utf8_fold(word, &buf);
    bool good = !buf.failed && buf.len < MW_WORD_MAX;
    if (good && buf.len) /* a soft hyphen folds to nothing */
        memcpy(out, buf.data, buf.len);
    *folded = (mw_str){out, buf.len};
    mw_buf_free(&buf);
    return good;
}

bool mw_word_fold(mw_str word, char out[MW_WORD_MAX], mw_str *folded)
{
    size_t i = 0;
    if (word.len >= MW_WORD_MAX)
        return false;
    for (; i + EIGHT <= word.len; i += EIGHT) {
        uint64_t eight = load_eight(word.data + i);
        if (eight & EACH << 7)
            return fold_wide(word, out, folded);
        eight = lower(eight);
        memcpy(out + i, &eight, sizeof eight);
    }
    uint64_t rest = load_few(word.data + i, word.len - i);
    if (rest & EACH << 7)
        return fold_wide(word, out, folded);
    rest = lower(rest);
    for (; i < word.len; i++, rest >>= 8)
        out[i] = (char)rest;
    *folded = (mw_str){out, word.len};
    return true;
}

/* ---- the table of slots */

/* The first eight letters are kept whole, the length in the hash's last bits; so of a short word the
 * slot says all. `rest` is what stands behind the eight. */
static mw_word_slot key_of(uint64_t first, size_t len, mw_str rest)
{
    uint64_t hash = first * 0x9e3779b97f4a7c15u;
    if (rest.len)
        hash ^= mw_hash(rest);
    hash = (hash ^ len) * 0xff51afd7ed558ccdu;
    return (mw_word_slot){.first = first, .hash = (uint32_t)(hash >> 32) / MW_WORD_MAX * MW_WORD_MAX | (uint32_t)len};
}

static mw_word_slot key_of_word(mw_str folded)
{
    if (folded.len < EIGHT)
        return key_of(load_few(folded.data, folded.len), folded.len, MW_NONE);
    return key_of(load_eight(folded.data), folded.len, mw_str_sub(folded, EIGHT, folded.len));
}

/* Where the word is, or where it would be put. */
static inline mw_word_slot *slot_of(const mw_vocabulary *v, mw_str folded, mw_word_slot key)
{
    size_t mask = v->slot_count - 1;
    for (size_t i = key.hash / MW_WORD_MAX & mask;; i = (i + 1) & mask) {
        mw_word_slot *slot = &v->slots[i];
        if (!slot->number || (slot->first == key.first && slot->hash == key.hash &&
                              (folded.len <= EIGHT || mw_str_equal(v->words[slot->number], folded))))
            return slot;
    }
}

static uint32_t find_folded(const mw_vocabulary *v, mw_str folded)
{
    return v->slot_count ? slot_of(v, folded, key_of_word(folded))->number : 0;
}

/* A word on its way through the table. */
typedef struct look {
    mw_str folded;
    mw_word_slot key;
    bool possible; /* not too long to be any table's */
    char room[MW_WORD_MAX];
} look;

static void begin(const mw_vocabulary *v, mw_str word, look *l)
{
    l->possible = v->slot_count > 0;
    if (word.len < EIGHT) { /* most words, and nearly all of them plain */
        uint64_t few = load_few(word.data, word.len);
        if (!(few & EACH << 7)) {
            l->folded = word;
            l->key = key_of(lower(few), word.len, MW_NONE);
            return;
        }
    }
    l->possible = l->possible && mw_word_fold(word, l->room, &l->folded);
    if (l->possible)
        l->key = key_of_word(l->folded);
}

/* The slot of the word, a free one for an unknown word; NULL: it is too long to be any table's. */
static const mw_word_slot *end(const mw_vocabulary *v, const look *l)
{
    return l->possible ? slot_of(v, l->folded, l->key) : NULL;
}

uint32_t mw_vocabulary_find(const mw_vocabulary *v, mw_str word)
{
    look l;
    begin(v, word, &l);
    const mw_word_slot *slot = end(v, &l);
    return slot ? slot->number : 0;
}

static void read_token(mw_token *token, const mw_word_slot *slot)
{
    token->word = slot ? slot->number : 0;
    token->form = slot ? slot->form : 0;
    token->tables = slot ? slot->tables : 0;
}

/* The table is larger than the nearest memory: while a word's slot is fetched, the next words are
 * folded and theirs asked for. */
void mw_vocabulary_read(const mw_vocabulary *v, mw_str text, mw_token *tokens, size_t count)
{
    enum { AHEAD = 8 };
    look looks[AHEAD];
    size_t mask = v->slot_count - 1;
    for (size_t i = 0; i < count + AHEAD; i++) {
        look *l = &looks[i % AHEAD];
        if (i >= AHEAD && i - AHEAD < count)
            read_token(&tokens[i - AHEAD], end(v, l));
        if (i >= count)
            continue;
        begin(v, mw_str_sub(text, tokens[i].start, tokens[i].end), l);
        if (l->possible)
            __builtin_prefetch(&v->slots[l->key.hash / MW_WORD_MAX & mask]);
    }
}

static bool widen_slots(mw_vocabulary *v, mw_error *err)
{
    mw_vocabulary wider = *v;
    wider.slot_count = v->slot_count ? v->slot_count * 2 : 1 << 15;
    wider.slots = mw_memory_get(wider.slot_count * sizeof *wider.slots, err);
    if (!wider.slots)
        return false;
    for (size_t i = 0; i < v->slot_count; i++)
        if (v->slots[i].number)
            *slot_of(&wider, v->words[v->slots[i].number], v->slots[i]) = v->slots[i];
    mw_memory_free(v->slots);
    *v = wider;
    return true;
}

static bool widen_words(mw_vocabulary *v, mw_error *err)
{
    size_t old = v->capacity, capacity = old ? old * 2 : 4096;
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
    uint32_t known = find_folded(v, folded);
    if (known)
        return known;
    mw_str copy;
    if ((v->count + 1 >= v->capacity && !widen_words(v, err)) ||
        ((v->count + 1) * 4 > v->slot_count * 3 && !widen_slots(v, err)) ||
        !mw_arena_copy(arena, folded, &copy, err))
        return 0;
    mw_word_slot key = key_of_word(folded), *slot = slot_of(v, folded, key);
    key.number = (uint32_t)++v->count;
    *slot = key;
    v->words[v->count] = copy;
    v->lemmas[v->count] = key.number;
    return key.number;
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
    for (size_t t = 0; v->roots && t < table_count; t++)
        for (size_t i = 0; i < tables[t].edge_capacity; i++) {
            const mw_edge *edge = &tables[t].edges[i];
            if (edge->target && edge->node == 0)
                *mw_root_of(v, edge->word, v->starts[edge->word], tables[t].head.bit) =
                    (mw_root){tables[t].leaves[edge->target], edge->target};
        }
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
    mw_memory_free(v->slots);
    mw_memory_free(v->words);
    mw_memory_free(v->forms);
    mw_memory_free(v->lemmas);
    mw_memory_free(v->starts);
    *v = (mw_vocabulary){0};
}
