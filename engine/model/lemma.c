/* SPDX-License-Identifier: MIT */
/* One hash table from "form<tab>pos", as the file has it, to its row; endings are forms too. */
#include "model/lemma.h"

#include "base/buf.h"
#include "base/hash.h"
#include "base/memory.h"
#include "text/utf8.h"

#include <assert.h>

enum { CELL_MAX = 48, TAG_MAX = 8, LEMMA_MIN = 2 };

_Static_assert(1 + MW_LEMMA_WORD_MAX + CELL_MAX + TAG_MAX <= MW_LEMMA_ROOM, "all fits");

typedef struct mw_lemma_slot {
    const char *row; /* NULL: free */
    uint32_t hash;
    uint8_t key_len, lemma_len; /* the key, a tab, the lemma */
} slot;

static slot *place_of(const mw_lemmas *lemmas, mw_str key, uint32_t hash)
{
    size_t mask = lemmas->capacity - 1, i = hash & mask;
    for (; lemmas->slots[i].row; i = (i + 1) & mask) {
        const slot *s = &lemmas->slots[i];
        if (s->hash == hash && s->key_len == key.len && memcmp(s->row, key.data, key.len) == 0)
            break;
    }
    return &lemmas->slots[i];
}

static bool look_up(const mw_lemmas *lemmas, mw_str key, mw_str *lemma)
{
    if (!lemmas->count)
        return false;
    const slot *s = place_of(lemmas, key, (uint32_t)mw_hash(key));
    if (!s->row)
        return false;
    *lemma = (mw_str){s->row + s->key_len + 1, s->lemma_len};
    return true;
}

/* ---- reading */

static bool widen(mw_lemmas *lemmas, size_t rows, mw_error *err)
{
    size_t capacity = lemmas->capacity ? lemmas->capacity : 64;
    while (capacity < 2 * (lemmas->count + rows))
        capacity *= 2;
    if (capacity == lemmas->capacity)
        return true;
    mw_lemmas wider = *lemmas;
    wider.capacity = capacity;
    wider.slots = mw_memory_get(capacity * sizeof *wider.slots, err);
    if (!wider.slots)
        return false;
    for (size_t i = 0; i < lemmas->capacity; i++) {
        const slot *s = &lemmas->slots[i];
        if (s->row)
            *place_of(&wider, (mw_str){s->row, s->key_len}, s->hash) = *s;
    }
    mw_memory_free(lemmas->slots);
    *lemmas = wider;
    return true;
}

static uint64_t bit_of(char last)
{
    return (uint64_t)1 << ((unsigned char)last & 63);
}

static bool is_ending(mw_str form)
{
    return form.len > 1 && form.data[0] == '-';
}

static void note_ending(mw_lemmas *lemmas, mw_str ending, mw_pos pos)
{
    size_t len = ending.len - 1;
    lemmas->lasts[pos] |= bit_of(ending.data[len]);
    lemmas->firsts[pos][len] |= bit_of(ending.data[1]);
}

/* `pos` is that of the row before: most rows have the same. */
static bool add_row(mw_lemmas *lemmas, mw_str line, mw_pos *pos)
{
    mw_str form, tag, lemma, rest = line;
    if (!mw_str_cut(&rest, '\t', &form) || !mw_str_cut(&rest, '\t', &tag) ||
        !mw_str_cut(&rest, '\t', &lemma) || rest.data || form.len == 0 || form.len > CELL_MAX ||
        lemma.len == 0 || lemma.len > CELL_MAX)
        return false;
    if (!mw_str_is(tag, mw_pos_name(*pos)) && !mw_pos_parse(tag, pos))
        return false;
    if (is_ending(form) && (lemma.data[0] != '-' || form.len > 1 + MW_LEMMA_ENDING_MAX))
        return false;
    mw_str key = mw_str_sub(line, 0, form.len + 1 + tag.len);
    uint32_t hash = (uint32_t)mw_hash(key);
    slot *place = place_of(lemmas, key, hash);
    if (place->row)
        return true;
    *place = (slot){key.data, hash, (uint8_t)key.len, (uint8_t)lemma.len};
    lemmas->count++;
    lemmas->has_rows[*pos] = true;
    if (is_ending(form))
        note_ending(lemmas, form, *pos);
    return true;
}

bool mw_lemmas_read(mw_lemmas *lemmas, const char *name, mw_str text, mw_error *err)
{
    size_t rows = 1;
    for (size_t i = 0; i < text.len; i++)
        rows += text.data[i] == '\n';
    if (!widen(lemmas, rows, err))
        return false;
    mw_str line;
    mw_pos pos = MW_X;
    for (unsigned number = 1; mw_str_cut(&text, '\n', &line); number++) {
        if (line.len && line.data[line.len - 1] == '\r')
            line.len--;
        if (line.len == 0 || line.data[0] == '#' || mw_str_is(line, "form\tpos\tlemma"))
            continue;
        if (!add_row(lemmas, line, &pos))
            return mw_fail(err, MW_EPARSE, number,
                           "table %s, line %u: no form, part of speech and lemma", name, number);
    }
    return true;
}

void mw_lemmas_free(mw_lemmas *lemmas)
{
    mw_memory_free(lemmas->slots);
    *lemmas = (mw_lemmas){0};
}

/* ---- finding */

/* Lower case into `out`; ASCII and the typographic apostrophe without a buffer of their own. False:
 * too long, or no memory. */
static bool fold(mw_str word, char out[MW_LEMMA_WORD_MAX], mw_str *folded)
{
    size_t len = 0;
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.data[i];
        if (c < 0x80) {
            out[len++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        } else if (word.len - i >= 3 && memcmp(word.data + i, "\xe2\x80\x99", 3) == 0) {
            out[len++] = '\'';
            i += 2;
        } else {
            mw_buf buf = {0};
            mw_utf8_fold(word, &buf);
            bool good = !buf.failed && buf.len && buf.len <= MW_LEMMA_WORD_MAX;
            if (good)
                memcpy(out, buf.data, buf.len);
            *folded = (mw_str){out, buf.len};
            mw_buf_free(&buf);
            return good;
        }
    }
    *folded = (mw_str){out, len};
    return true;
}

/* The word with its ending exchanged, or where no ending fits as it is. What stands behind the word
 * in its room ("\tNOUN") is made the end of each key, and the byte before the ending its hyphen,
 * for the time of a look. */
static mw_str exchange(const mw_lemmas *lemmas, char *word, size_t len, mw_pos pos, size_t tag_len)
{
    mw_str ending;
    for (size_t n = len < MW_LEMMA_ENDING_MAX ? len : MW_LEMMA_ENDING_MAX; n > 0; n--) {
        if (!(lemmas->firsts[pos][n] & bit_of(word[len - n])))
            continue;
        char *hyphen = word + len - n - 1, kept = *hyphen;
        *hyphen = '-';
        bool found = look_up(lemmas, (mw_str){hyphen, 1 + n + tag_len}, &ending);
        *hyphen = kept;
        if (!found)
            continue;
        ending = mw_str_sub(ending, 1, ending.len); /* its hyphen */
        if (len - n + ending.len >= LEMMA_MIN) {
            memcpy(word + len - n, ending.data, ending.len);
            return (mw_str){word, len - n + ending.len};
        }
        break;
    }
    return (mw_str){word, len};
}

/* Where the part behind the last hyphen begins, which is the one that inflects: co-founders; 0
 * where there is no hyphen or nothing behind it. */
static size_t last_part(mw_str folded)
{
    const char *hyphen = memrchr(folded.data, '-', folded.len);
    size_t head = hyphen ? (size_t)(hyphen - folded.data) + 1 : 0;
    return head < folded.len ? head : 0;
}

static mw_str put_behind(char *word, size_t head, mw_str lemma)
{
    memcpy(word + head, lemma.data, lemma.len);
    return (mw_str){word, head + lemma.len};
}

mw_str mw_lemma_find(const mw_lemmas *lemmas, mw_str word, mw_pos pos, char room[MW_LEMMA_ROOM])
{
    assert(pos < MW_POS_COUNT);
    if (pos == MW_POS_NONE)
        return MW_NONE;
    char *start = room + 1; /* before it a hyphen, behind it the tag */
    mw_str folded, lemma;
    if (pos == MW_PROPN || pos == MW_X || pos == MW_SYM || pos == MW_PUNCT_POS || word.len == 0 ||
        word.len > MW_LEMMA_WORD_MAX || !fold(word, start, &folded))
        return word;
    if (!lemmas->has_rows[pos] || start[0] == '-') /* a word of the text, no ending */
        return folded;
    mw_str tag = mw_str_of(mw_pos_name(pos));
    start[folded.len] = '\t';
    memcpy(start + folded.len + 1, tag.data, tag.len);
    if (look_up(lemmas, (mw_str){start, folded.len + 1 + tag.len}, &lemma))
        return lemma;
    size_t head = last_part(folded);
    if (head && look_up(lemmas, (mw_str){start + head, folded.len - head + 1 + tag.len}, &lemma))
        return put_behind(start, head, lemma);
    bool figure = start[0] >= '0' && start[0] <= '9'; /* the 1990s */
    if (figure || !(lemmas->lasts[pos] & bit_of(start[folded.len - 1])))
        return folded;
    lemma = exchange(lemmas, start + head, folded.len - head, pos, 1 + tag.len);
    return (mw_str){start, head + lemma.len};
}
