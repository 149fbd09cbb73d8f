/* SPDX-License-Identifier: MIT */
/* Keys of names: titles off, umlauts written out, hyphens out, given names by one spelling. */
#include "store/spelling.h"

#include "model/data.h"
#include "text/utf8.h"

enum { TITLE_WORDS_MAX = 4, JOINED_LETTERS_MIN = 8, STEM_LETTERS_MIN = 3 };

/* ---- the tables */

static bool put(mw_map *map, mw_arena *arena, mw_str key, uint64_t value, mw_error *err)
{
    mw_str copy;
    bool is_new;
    uint64_t *place = mw_arena_copy(arena, key, &copy, err) ? mw_map_put(map, copy, &is_new, err)
                                                           : NULL;
    if (place && is_new)
        *place = value;
    return place != NULL;
}

/* Calls `take` with the cells of each row; lines that begin with # and the heading are no rows. */
typedef bool (*row_taker)(mw_spellings *s, mw_str first, mw_str rest, uint64_t line, mw_error *err);

static bool read_table(mw_spellings *s, const char *file, row_taker take, mw_error *err)
{
    mw_data data;
    if (!mw_data_open(file, &data, err))
        return false;
    mw_str text = data.bytes, line, first;
    bool good = true, headed = false;
    for (uint64_t number = 1; good && mw_str_cut(&text, '\n', &line); number++) {
        if (!line.len || line.data[0] == '#')
            continue;
        if (headed && mw_str_cut(&line, '\t', &first))
            good = take(s, first, line, number, err);
        headed = true;
    }
    mw_data_close(&data);
    return good;
}

static bool take_title(mw_spellings *s, mw_str phrase, mw_str rest, uint64_t line, mw_error *err)
{
    mw_buf slug = {0};
    (void)rest, (void)line;
    mw_utf8_slug(phrase, &slug);
    bool good = mw_buf_ok(&slug, err) && put(&s->titles, s->arena, mw_buf_str(&slug), 1, err);
    mw_buf_free(&slug);
    return good;
}

static bool take_family(mw_spellings *s, mw_str phrase, mw_str rest, uint64_t line, mw_error *err)
{
    mw_str order;
    uint64_t first = 0;
    (void)line;
    while (mw_str_cut(&rest, ' ', &order))
        first |= order.len && !mw_str_is(order, "burmese");
    return put(&s->family, s->arena, phrase, first, err);
}

static bool take_common(mw_spellings *s, mw_str phrase, mw_str rest, uint64_t line, mw_error *err)
{
    (void)rest, (void)line;
    return put(&s->common, s->arena, phrase, 1, err);
}

static bool take_spelling(mw_spellings *s, mw_str class, mw_str rest, uint64_t line, mw_error *err)
{
    mw_map *map = mw_str_is(class, "given")     ? &s->given
                  : mw_str_is(class, "ending")  ? &s->endings
                  : mw_str_is(class, "company") ? &s->forms
                                                : &s->articles;
    mw_str word;
    while (mw_str_cut(&rest, ' ', &word)) {
        if (!word.len)
            continue;
        if (map == &s->endings && word.len > s->longest_ending)
            s->longest_ending = word.len;
        if (!put(map, s->arena, word, line, err))
            return false;
    }
    return true;
}

bool mw_spellings_open(mw_spellings *s, mw_error *err)
{
    *s = (mw_spellings){.arena = mw_arena_create(0, err)};
    return s->arena && read_table(s, "words/titles.tsv", take_title, err) &&
           read_table(s, "words/family-names.tsv", take_family, err) &&
           read_table(s, "words/common-words.tsv", take_common, err) &&
           read_table(s, "words/spellings.tsv", take_spelling, err);
}

void mw_spellings_free(mw_spellings *s)
{
    mw_map *maps[] = {&s->titles, &s->family, &s->given, &s->endings, &s->forms, &s->articles, &s->common};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        mw_map_free(maps[i]);
    mw_arena_free(s->arena);
}

/* ---- words of a slug */

static size_t word_count(mw_str slug)
{
    size_t count = slug.len > 0;
    for (size_t i = 0; i < slug.len; i++)
        count += slug.data[i] == '-';
    return count;
}

/* The end of the first `words` words. */
static size_t end_of(mw_str slug, size_t words)
{
    size_t at = 0;
    for (; at < slug.len; at++)
        if (slug.data[at] == '-' && --words == 0)
            break;
    return at;
}

static mw_str last_word(mw_str slug)
{
    size_t start = slug.len;
    while (start > 0 && slug.data[start - 1] != '-')
        start--;
    return mw_str_sub(slug, start, slug.len);
}

bool mw_spelling_is_title(const mw_spellings *s, mw_str word)
{
    return mw_map_get(&s->titles, word) != NULL;
}

bool mw_spelling_is_family(const mw_spellings *s, mw_str word)
{
    return mw_map_get(&s->family, word) != NULL;
}

bool mw_spelling_is_first(const mw_spellings *s, mw_str word)
{
    const uint64_t *first = mw_map_get(&s->family, word);
    return first && *first;
}

/* Two words must be left of a name: "U Thant" is a name. Where the title is a syllable of names as
 * well (Ko, Ma), three must: "Ko Ko Hlaing" is not Ko Hlaing with a title. */
static size_t title_before(const mw_spellings *s, mw_str slug)
{
    size_t words = word_count(slug);
    for (size_t count = TITLE_WORDS_MAX; count > 0; count--) {
        if (count + 2 > words)
            continue;
        mw_str title = mw_str_sub(slug, 0, end_of(slug, count));
        bool doubtful = count == 1 && mw_spelling_is_family(s, title);
        if (mw_spelling_is_title(s, title) && words - count >= (doubtful ? 3u : 2u))
            return title.len + 1;
    }
    return 0;
}

mw_str mw_spelling_untitled(const mw_spellings *s, mw_str slug, mw_entity_type type)
{
    if (type == MW_PERSON)
        for (size_t cut; (cut = title_before(s, slug)) > 0;)
            slug = mw_str_sub(slug, cut, slug.len);
    size_t first = end_of(slug, 1);
    if (type == MW_ORG && first < slug.len && mw_map_get(&s->articles, mw_str_sub(slug, 0, first)))
        slug = mw_str_sub(slug, first + 1, slug.len);
    return slug;
}

/* ---- levels */

/* What stands for a letter where a keyboard has none like it. */
static const struct umlaut {
    const char *letter, *written;
} UMLAUTS[] = {
    {"\u00e4", "ae"}, {"\u00c4", "Ae"}, {"\u00f6", "oe"}, {"\u00d6", "Oe"}, {"\u00fc", "ue"},
    {"\u00dc", "Ue"}, {"\u00f8", "oe"}, {"\u00d8", "Oe"}, {"\u00e5", "aa"}, {"\u00c5", "Aa"},
    {"\u00df", "ss"}, {"\u00e6", "ae"}, {"\u00c6", "Ae"}, {"\u0142", "l"},  {"\u0141", "L"},
};
enum { UMLAUT_COUNT = sizeof UMLAUTS / sizeof *UMLAUTS };

static bool write_out(mw_str name, mw_buf *out)
{
    bool any = false;
    for (size_t at = 0, next; at < name.len; at = next) {
        mw_utf8_next(name, at, &next);
        mw_str letter = mw_str_sub(name, at, next);
        for (size_t i = 0; letter.len > 1 && i < UMLAUT_COUNT; i++)
            if (mw_str_is(letter, UMLAUTS[i].letter)) {
                letter = mw_str_of(UMLAUTS[i].written);
                any = true;
            }
        mw_buf_add(out, letter);
    }
    return any;
}

/* The slug as it is where umlauts are written out. */
static void put_written_out(mw_str slug, mw_str name, mw_buf *out)
{
    mw_buf own = {0}, written = {0};
    mw_utf8_slug(name, &own);
    bool any = write_out(name, &written) && mw_str_equal(mw_buf_str(&own), slug);
    if (any)
        mw_utf8_slug(mw_buf_str(&written), out);
    else
        mw_buf_add(out, slug);
    out->failed |= own.failed || written.failed;
    mw_buf_free(&own);
    mw_buf_free(&written);
}

static bool is_letters_alone(mw_str slug) /* a-a-p-p */
{
    for (size_t i = 1; i < slug.len; i += 2)
        if (slug.data[i] != '-')
            return false;
    return slug.len >= 5 && slug.len % 2 == 1;
}

static void put_joined(mw_str slug, mw_buf *out)
{
    size_t letters = slug.len + 1 - word_count(slug);
    if (letters < JOINED_LETTERS_MIN && !is_letters_alone(slug)) {
        mw_buf_add(out, slug);
        return;
    }
    for (size_t i = 0; i < slug.len; i++)
        if (slug.data[i] != '-')
            mw_buf_char(out, slug.data[i]);
}

static void put_by_ending(const mw_spellings *s, mw_str word, mw_buf *out)
{
    for (size_t len = s->longest_ending; len > 0; len--) {
        if (word.len < len + STEM_LETTERS_MIN)
            continue;
        const uint64_t *line = mw_map_get(&s->endings, mw_str_sub(word, word.len - len, word.len));
        if (line) {
            mw_buf_add(out, mw_str_sub(word, 0, word.len - len));
            mw_buf_print(out, "~%u", (unsigned)*line);
            return;
        }
    }
    mw_buf_add(out, word);
}

/* Given names by the line of their spellings, the family name by its ending. A name of one word
 * stays as it is, and so does one of two given names: very many people are called Ahmed Hassan. */
static void put_letters(const mw_spellings *s, mw_str slug, mw_buf *out)
{
    size_t words = word_count(slug), at = 0;
    mw_str rest = slug, word;
    if (words < 2 || (words == 2 && mw_map_get(&s->given, last_word(slug)))) {
        mw_buf_add(out, slug);
        return;
    }
    while (mw_str_cut(&rest, '-', &word)) {
        if (at++)
            mw_buf_char(out, '-');
        const uint64_t *line = at < words ? mw_map_get(&s->given, word) : NULL;
        if (line)
            mw_buf_print(out, "%%%u", (unsigned)*line);
        else if (at == words)
            put_by_ending(s, word, out);
        else
            mw_buf_add(out, word);
    }
}

static void put_without_form(const mw_spellings *s, mw_str slug, mw_buf *out)
{
    for (;;) {
        mw_str last = last_word(slug);
        if (last.len == slug.len || !mw_map_get(&s->forms, last))
            break;
        mw_str left = mw_str_sub(slug, 0, slug.len - last.len - 1);
        if (mw_map_get(&s->common, left))
            break;
        slug = left;
    }
    mw_buf_add(out, slug);
}

void mw_spelling_key(const mw_spellings *s, mw_str slug, mw_str name, mw_entity_type type,
                     mw_spelling_level level, mw_buf *key)
{
    mw_buf written = {0};
    if (level >= MW_SPELLED_UMLAUT)
        put_written_out(slug, name, &written);
    else
        mw_buf_add(&written, slug);
    mw_str plain = mw_spelling_untitled(s, mw_buf_str(&written), type);
    if (level == MW_SPELLED_HYPHEN)
        put_joined(plain, key);
    else if (level == MW_SPELLED_LETTERS && type == MW_PERSON)
        put_letters(s, plain, key);
    else if (level == MW_SPELLED_COMPANY && type == MW_ORG)
        put_without_form(s, plain, key);
    else
        mw_buf_add(key, plain);
    key->failed |= written.failed;
    mw_buf_free(&written);
}
