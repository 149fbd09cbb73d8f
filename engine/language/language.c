/* SPDX-License-Identifier: MIT */
/* Which language a text is in, by its letters and by the small words that every sentence needs. The
 * rules of the later stages are rules of English: on another language they only find nonsense. */
#include "language/language.h"

#include "text/utf8.h"

enum {
    TOKENS_MAX = 2000,  /* looked at: the beginning tells */
    BYTES_MAX = 8000,
    WORDS_MIN = 20,     /* fewer words without a small one say nothing */
    SHARE_PER_CENT = 5, /* prose of a language in the table has 20 and more */
    LATIN_END = 0x250
};

typedef struct count {
    mw_str language;
    size_t words;
} count;

typedef struct census {
    mw_names languages;
    size_t found[MW_NAMES_MAX]; /* words of each */
    size_t words;
} census;

/* Most letters belong to another script. */
static bool is_other_script(mw_str text)
{
    size_t latin = 0, other = 0, end = text.len < BYTES_MAX ? text.len : BYTES_MAX;
    if (mw_utf8_is_ascii(mw_str_sub(text, 0, end)))
        return false;
    for (size_t at = 0; at < end;) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte < 0x80) {
            latin += (unsigned)(byte | 32) - 'a' < 26;
            at++;
            continue;
        }
        uint32_t c = mw_utf8_next(text, at, &at);
        if (!mw_utf8_is_letter(c))
            continue;
        latin += c < LATIN_END;
        other += c >= LATIN_END;
    }
    return other > latin;
}

/* A word that was seen, and how often since it took its place: a text is full of the same few, and each need
 * be looked at only when another takes its place, or at the end. */
typedef struct place {
    const mw_token *token; /* NULL: free */
    size_t times;
} place;

static void settle(const place *one, const mw_lexicon *small_words, census *all)
{
    mw_hit hit;
    if (!one->token || !mw_lexicon_match_exact(small_words, one->token, 1, &hit))
        return;
    for (uint64_t set = mw_row_set(hit.row, &all->languages); set; set &= set - 1)
        all->found[__builtin_ctzll(set)] += one->times;
}

/* The tokens that the table may know, put down without a branch: they come as they like. */
static size_t candidates(const mw_layers *layers, uint64_t bit, uint16_t found[TOKENS_MAX], size_t *words)
{
    size_t known = 0, end = layers->token_count < TOKENS_MAX ? layers->token_count : TOKENS_MAX;
    for (size_t i = 0; i < end; i++) {
        const mw_token *token = &layers->tokens[i];
        bool word = token->shape & MW_WORD, listed = token->tables & bit;
        *words += word;
        found[known] = (uint16_t)i;
        known += word & listed;
    }
    return known;
}

static void take_census(const mw_article *article, const mw_lexicon *small_words, census *all)
{
    enum { PLACES = 128 };
    place places[PLACES] = {0};
    uint16_t found[TOKENS_MAX];
    const mw_layers *layers = mw_article_layers(article);
    size_t known = candidates(layers, mw_lexicon_bit(small_words), found, &all->words);
    all->languages = mw_lexicon_names(small_words, "language", NULL, 0);
    for (size_t i = 0; i < known; i++) {
        const mw_token *token = &layers->tokens[found[i]];
        place *here = &places[token->word % PLACES];
        if (!here->token || here->token->word != token->word) {
            settle(here, small_words, all);
            *here = (place){token, 0};
        }
        here->times++;
    }
    for (size_t i = 0; i < PLACES; i++)
        settle(&places[i], small_words, all);
}

/* English where it has as many words as any other; else the first by name of those that have most. */
static count leader(const census *all)
{
    count best = {MW_STR("und"), 0};
    for (size_t i = 0; i < all->languages.count; i++) {
        count one = {all->languages.names[i], all->found[i]};
        bool first = mw_str_is(one.language, "en") ||
                     (!mw_str_is(best.language, "en") && mw_str_compare(one.language, best.language) < 0);
        if (one.words > best.words || (one.words && one.words == best.words && first))
            best = one;
    }
    return best;
}

/* The language, "und" for one that is not in the table, MW_NONE where the text does not tell. */
static mw_str judge(const mw_article *article, const mw_lexicon *small_words)
{
    if (is_other_script(mw_article_text(article)))
        return MW_STR("und");
    census all = {0};
    take_census(article, small_words, &all);
    count best = leader(&all);
    bool enough = best.words * 100 >= all.words * SHARE_PER_CENT;
    if (all.words >= WORDS_MIN)
        return enough ? best.language : MW_STR("und");
    bool told = best.words >= 3 || (best.words && mw_str_is(best.language, "en"));
    return told ? best.language : MW_NONE;
}

/* "en-GB" -> "en"; MW_NONE when it is no tag. */
static bool primary(mw_article *article, mw_str tag, mw_str *language, mw_error *err)
{
    char text[3];
    size_t len = 0;
    for (; len < tag.len && len < sizeof text && (tag.data[len] | 0x20) >= 'a' && (tag.data[len] | 0x20) <= 'z'; len++)
        text[len] = (char)(tag.data[len] | 0x20);
    *language = MW_NONE;
    return len < 2 || mw_arena_copy(mw_article_arena(article), (mw_str){text, len}, language, err);
}

/* What the source says of itself (a page's lang) counts only where the text leaves it open: such
 * labels are often the template's. */
bool mw_find_language(mw_article *article, const mw_model *model, mw_error *err)
{
    mw_head *head = mw_article_head_edit(article);
    const mw_lexicon *small_words = mw_model_lexicon(model, "languages");
    mw_str found = small_words ? judge(article, small_words) : MW_NONE, said;
    if (!primary(article, head->language, &said, err))
        return false;
    bool open = !found.data || (mw_str_is(found, "und") && said.data && !mw_str_is(said, "en"));
    if (open)
        head->language = said;
    else
        return mw_arena_copy(mw_article_arena(article), found, &head->language, err);
    return true;
}
