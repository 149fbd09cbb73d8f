/* SPDX-License-Identifier: MIT */
/* The different words of an article, each looked at once. */
#include "language/types.h"

#include "article/article.h"
#include "base/eight.h"
#include "base/hash.h"
#include "text/utf8.h"

enum { FOLDED_MAX = 64 }; /* bytes of a word that count; more is an address */

static size_t fold_wide(mw_str word, char folded[FOLDED_MAX])
{
    char room[4 * FOLDED_MAX + 1]; /* a byte becomes three at most: it never asks for more */
    mw_buf wide = {.data = room, .capacity = sizeof room};
    mw_utf8_fold(word, &wide);
    size_t len = wide.len < FOLDED_MAX ? wide.len : FOLDED_MAX;
    memcpy(folded, room, len);
    return len;
}

/* The first bytes of the word in small letters; returns how many. Writes eight at a time. */
static size_t fold(mw_str word, char folded[FOLDED_MAX])
{
    if (word.len > FOLDED_MAX)
        word.len = FOLDED_MAX;
    for (size_t i = 0; i < word.len; i += MW_EIGHT) {
        uint64_t eight = mw_eight_start(word.data + i, word.len - i);
        if (eight & MW_EACH_HIGH)
            return fold_wide(word, folded);
        mw_eight_put(mw_eight_lower(eight), folded + i);
    }
    return word.len;
}

uint64_t mw_type_hash(mw_str word)
{
    char folded[FOLDED_MAX];
    return mw_hash((mw_str){folded, fold(word, folded)});
}

static unsigned class_of(unsigned char c)
{
    return c >= 'A' && c <= 'Z' ? 'X' : (c >= 'a' && c <= 'z') || c >= 0x80 ? 'x' : c >= '0' && c <= '9' ? 'd' : c;
}

/* Most words are letters in small ones, perhaps but for the first: 0 when it is another. */
static uint64_t common_shape_of(mw_str word)
{
    uint64_t eight = mw_eight_start(word.data, word.len);
    size_t len = word.len < MW_EIGHT ? word.len : MW_EIGHT;
    uint64_t letters = mw_eight_letters(eight), all = mw_eight_cut(MW_EACH_HIGH, len);
    uint64_t smalls = letters & eight << 2, rest = all & ~(uint64_t)0xff; /* a small letter has bit 5 */
    if (word.len > MW_EIGHT || letters != all || (smalls & rest) != rest)
        return 0;
    return smalls & 0x80 ? 'x' : len > 1 ? 'X' << 8 | 'x' : 'X';
}

/* Classes of the letters, 8 runs at most; a long run of small letters is told from a short one. */
static uint64_t shape_of(mw_str word)
{
    uint64_t shape = word.len ? common_shape_of(word) : 0;
    if (shape)
        return shape;
    unsigned last = 0, runs = 0;
    for (size_t i = 0; i < word.len && runs < 8; i++) {
        unsigned class = class_of((unsigned char)word.data[i]);
        if (class == last)
            continue;
        shape = shape << 8 | class;
        last = class;
        runs++;
    }
    size_t next;
    if (word.len && (unsigned char)word.data[0] >= 0x80 && mw_utf8_is_upper(mw_utf8_next(word, 0, &next)))
        shape |= UINT64_C(1) << 63; /* É… */
    return shape;
}

static uint32_t four_bytes(const char *at)
{
    return (uint32_t)(unsigned char)at[0] << 24 | (uint32_t)(unsigned char)at[1] << 16 |
           (uint32_t)(unsigned char)at[2] << 8 | (unsigned char)at[3];
}

/* The first and the last bytes of a word; 0 where it has no more than these. */
static void set_ends(mw_type *type, const char *before, size_t len)
{
    uint32_t first = four_bytes(before + 4), last = four_bytes(before + len); /* of its four and of the word */
    type->suffix1 = len > 1 ? last & 0xff : 0;
    type->suffix2 = len > 2 ? last & 0xffff : 0;
    type->suffix3 = len > 3 ? last & 0xffffff : 0;
    type->suffix4 = len > 4 ? last : 0;
    type->prefix2 = len > 2 ? first >> 16 : 0;
    type->prefix3 = len > 3 ? first >> 8 : 0;
    type->prefix4 = len > 4 ? first : 0;
}

/* All but the facts. */
static mw_type look_at(mw_str word)
{
    char room[4 + FOLDED_MAX], *folded = room + 4; /* four bytes before it may be looked at, too */
    memset(room, 0, 4 + MW_EIGHT);
    size_t len = fold(word, folded);
    mw_type type = {.word = mw_hash((mw_str){folded, len}), .shape = shape_of(word)};
    set_ends(&type, room, len);
    return type;
}

static void add_facts(mw_type *type, const mw_trained *trained)
{
    type->facts = mw_trained_word(trained, type->word);
    type->seen = type->facts.tags || type->facts.cluster;
}

mw_type mw_type_of(mw_str word, const mw_trained *trained)
{
    mw_type type = look_at(word);
    if (trained)
        add_facts(&type, trained);
    return type;
}

/* An open-addressed table from a word's bytes to its type, for one article. Of a word of at most sixteen bytes
 * the slot has them all; of a longer one a hash of what follows the first eight. */
enum { WHOLE = 2 * MW_EIGHT };
typedef struct slot {
    uint64_t first, second;
    uint32_t type, len, start;
} slot;

typedef struct table {
    mw_str text;
    slot *slots;
    size_t mask;
} table;

static size_t slots_for(size_t tokens)
{
    size_t slots = 64;
    while (slots < tokens)
        slots *= 2;
    return slots;
}

static inline slot key_of(mw_str text, uint32_t start, uint32_t end)
{
    const char *word = text.data + start;
    size_t len = end - start, left = text.len - start, head = len < MW_EIGHT ? len : MW_EIGHT, tail = len - head;
    slot key = {.len = (uint32_t)len, .start = start};
    if (len - 1 < WHOLE && left >= WHOLE) {
        key.first = mw_eight_cut(mw_eight_of(word), head);
        key.second = mw_eight_of(word + MW_EIGHT) & (tail ? UINT64_MAX >> (64 - 8 * tail) : 0);
        return key;
    }
    key.first = mw_eight_start(word, len);
    if (tail)
        key.second = len <= WHOLE ? mw_eight_start(word + MW_EIGHT, tail) : mw_hash((mw_str){word + MW_EIGHT, tail});
    return key;
}

static inline bool is_same(const table *t, const slot *a, const slot *b)
{
    return a->first == b->first && a->second == b->second && a->len == b->len &&
           (a->len <= WHOLE || memcmp(t->text.data + a->start, t->text.data + b->start, a->len) == 0);
}

static inline slot *find(const table *t, const slot *key)
{
    uint64_t hash = ((key->first ^ key->len) * 0x9e3779b97f4a7c15u ^ key->second) * 0xff51afd7ed558ccdu;
    size_t at = (size_t)(hash >> 32) & t->mask;
    while (t->slots[at].type && !is_same(t, &t->slots[at], key))
        at = (at + 1) & t->mask;
    return &t->slots[at];
}

/* Gives each token its type and looks at each new one; `types` has room for all that may come. */
static void read_all(const mw_layers *layers, table *t, mw_types *types)
{
    for (size_t i = 0; i < layers->token_count; i++) {
        const mw_token *token = &layers->tokens[i];
        slot key = key_of(t->text, token->start, token->end), *place = find(t, &key);
        if (!place->type) {
            types->items[types->count] = look_at(mw_str_sub(t->text, token->start, token->end));
            key.type = types->count++;
            *place = key;
        }
        types->of_token[i] = place->type;
    }
}

/* The table of words is larger than the nearest memory: each is asked for before the others are looked at. */
static void add_all_facts(mw_types *types, const mw_trained *trained)
{
    enum { AHEAD = 12 };
    for (uint32_t i = 1; i < types->count + AHEAD; i++) {
        if (i < types->count)
            mw_trained_ask(trained, types->items[i].word);
        if (i > AHEAD)
            add_facts(&types->items[i - AHEAD], trained);
    }
}

bool mw_types_read(const mw_article *article, const mw_trained *trained, mw_arena *arena,
                   mw_types *types, mw_error *err)
{
    const mw_layers *layers = mw_article_layers(article);
    table t = {.text = mw_article_text(article), .mask = slots_for(layers->token_count * 3 / 2) - 1};
    size_t most = layers->token_count + 1;
    types->count = 1;
    types->of_token = mw_arena_raw(arena, most * sizeof *types->of_token, err);
    types->items = types->of_token ? mw_arena_raw(arena, most * sizeof *types->items, err) : NULL;
    t.slots = types->items ? mw_memory_get((t.mask + 1) * sizeof *t.slots, err) : NULL;
    if (!t.slots)
        return false;
    types->items[0] = (mw_type){0};
    read_all(layers, &t, types);
    mw_memory_free(t.slots);
    mw_arena_give_back(arena, types->items, most * sizeof *types->items, types->count * sizeof *types->items);
    if (trained)
        add_all_facts(types, trained);
    return true;
}

/* Types as they were read, and of what: an article may be given other tokens, or meet another model. */
typedef struct kept {
    mw_types types;
    const mw_token *tokens;
    char version[16];
} kept;

bool mw_types_share(mw_article *article, const mw_trained *trained, const mw_types **types, mw_error *err)
{
    const mw_token *tokens = mw_article_layers(article)->tokens;
    mw_str version = mw_trained_version(trained);
    const kept *known = mw_article_kept(article);
    if (known && known->tokens == tokens && memcmp(known->version, version.data, sizeof known->version) == 0) {
        *types = &known->types;
        return true;
    }
    kept *fresh = mw_arena_new(mw_article_arena(article), kept, err);
    if (!fresh || !mw_types_read(article, trained, mw_article_arena(article), &fresh->types, err))
        return false;
    fresh->tokens = tokens;
    memcpy(fresh->version, version.data, sizeof fresh->version);
    mw_article_keep(article, fresh);
    *types = &fresh->types;
    return true;
}
