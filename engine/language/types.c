/* SPDX-License-Identifier: MIT */
/* The different words of an article, each looked at once. */
#include "language/types.h"

#include "article/article.h"
#include "base/hash.h"
#include "text/utf8.h"

enum { FOLDED_MAX = 64 }; /* bytes of a word that count; more is an address */

static bool is_ascii(mw_str word)
{
    unsigned char seen = 0;
    for (size_t i = 0; i < word.len; i++)
        seen |= (unsigned char)word.data[i];
    return seen < 0x80;
}

/* The first bytes of the word in small letters; returns how many. */
static size_t fold(mw_str word, char folded[FOLDED_MAX])
{
    if (word.len > FOLDED_MAX)
        word.len = FOLDED_MAX;
    if (!is_ascii(word)) {
        char room[4 * FOLDED_MAX + 1]; /* a byte becomes three at most: it never asks for more */
        mw_buf wide = {.data = room, .capacity = sizeof room};
        mw_utf8_fold(word, &wide);
        size_t len = wide.len < FOLDED_MAX ? wide.len : FOLDED_MAX;
        memcpy(folded, room, len);
        return len;
    }
    for (size_t i = 0; i < word.len; i++)
        folded[i] = word.data[i] >= 'A' && word.data[i] <= 'Z' ? (char)(word.data[i] + 32) : word.data[i];
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

/* Classes of the letters, 8 runs at most; a long run of small letters is told from a short one. */
static uint64_t shape_of(mw_str word)
{
    uint64_t shape = 0;
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

static uint32_t bytes_of(const char *at, size_t count)
{
    uint32_t value = 0;
    for (size_t i = 0; i < count; i++)
        value = value << 8 | (unsigned char)at[i];
    return value;
}

/* The last or first `count` bytes; 0 where the word has no more than these. */
static uint32_t ending(const char *word, size_t len, size_t count)
{
    return len > count ? bytes_of(word + len - count, count) : 0;
}

static uint32_t beginning(const char *word, size_t len, size_t count)
{
    return len > count ? bytes_of(word, count) : 0;
}

mw_type mw_type_of(mw_str word, const mw_trained *trained)
{
    char folded[FOLDED_MAX];
    size_t len = fold(word, folded);
    mw_type type = {
        .word = mw_hash((mw_str){folded, len}),
        .shape = shape_of(word),
        .suffix1 = ending(folded, len, 1),
        .suffix2 = ending(folded, len, 2),
        .suffix3 = ending(folded, len, 3),
        .suffix4 = ending(folded, len, 4),
        .prefix2 = beginning(folded, len, 2),
        .prefix3 = beginning(folded, len, 3),
        .prefix4 = beginning(folded, len, 4),
    };
    if (trained)
        type.facts = mw_trained_word(trained, type.word);
    type.seen = type.facts.tags || type.facts.cluster;
    return type;
}

/* An open-addressed table from a word's bytes to its type, for one article. */
typedef struct slot {
    uint64_t hash;
    uint32_t type, start, end;
} slot;

static size_t slots_for(size_t tokens)
{
    size_t slots = 64;
    while (slots < tokens)
        slots *= 2;
    return slots;
}

static slot *find(slot *slots, size_t mask, mw_str text, mw_str word, uint64_t hash)
{
    size_t at = (size_t)hash & mask;
    while (slots[at].type && (slots[at].hash != hash || !mw_str_equal(mw_str_sub(text, slots[at].start, slots[at].end), word)))
        at = (at + 1) & mask;
    return &slots[at];
}

bool mw_types_read(const mw_article *article, const mw_trained *trained, mw_arena *arena,
                   mw_types *types, mw_error *err)
{
    const mw_layers *layers = mw_article_layers(article);
    mw_str text = mw_article_text(article);
    size_t mask = slots_for(layers->token_count * 2) - 1;
    slot *slots = mw_arena_get(arena, (mask + 1) * sizeof *slots, err);
    types->items = mw_arena_get(arena, (layers->token_count + 1) * sizeof *types->items, err);
    types->of_token = mw_arena_get(arena, (layers->token_count + 1) * sizeof *types->of_token, err);
    types->count = 1;
    if (!slots || !types->items || !types->of_token)
        return false;
    for (size_t i = 0; i < layers->token_count; i++) {
        const mw_token *token = &layers->tokens[i];
        mw_str word = mw_str_sub(text, token->start, token->end);
        uint64_t hash = mw_hash(word);
        slot *place = find(slots, mask, text, word, hash);
        if (!place->type) {
            types->items[types->count] = mw_type_of(word, trained);
            *place = (slot){hash, types->count++, token->start, token->end};
        }
        types->of_token[i] = place->type;
    }
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
