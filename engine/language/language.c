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

/* Does a capital stand within three words on that side (-1, 1), short words between? */
static bool is_capital_near(const mw_layers *layers, size_t i, int side)
{
    enum { REACH = 3, SHORT = 3 };
    for (int step = 1; step <= REACH; step++) {
        size_t at = i + (size_t)(side * step); /* before the first it is beyond the last */
        if (at >= layers->token_count)
            return false;
        const mw_token *token = &layers->tokens[at];
        if (token->shape & MW_CAPITAL)
            return true;
        if (!(token->shape & MW_WORD) || token->end - token->start > SHORT)
            return false;
    }
    return false;
}

/* "Ursula von der Leyen", "al-Sudani", "Al Saud": a small word within a name tells of the bearer, not of the text. */
static bool is_in_name(const mw_layers *layers, size_t i)
{
    const mw_token *token = &layers->tokens[i];
    if (token->shape & MW_SENTENCE_FIRST)
        return token->shape & MW_CAPITAL && is_capital_near(layers, i, 1); /* Von der Leyen */
    if (token->shape & MW_CAPITAL)
        return true;
    bool glued = i + 2 < layers->token_count && token[1].shape & MW_PUNCT && token[1].start == token->end &&
                 token[2].start == token[1].end && token[2].shape & MW_CAPITAL;
    return glued || (is_capital_near(layers, i, -1) && is_capital_near(layers, i, 1));
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
        if (is_in_name(layers, found[i]))
            continue;
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

/* A short text may have few of the smallest words, but most of its others are English then. */
static bool is_english(const mw_article *article, const mw_model *model)
{
    enum { LEAST = 4, SHARE = 60 };
    const mw_lexicon *tables[] = {mw_model_lexicon(model, "function-words"), mw_model_lexicon(model, "common-words")};
    const mw_layers *layers = mw_article_layers(article);
    size_t words = 0, known = 0;
    mw_hit hit;
    for (size_t i = 0; i < layers->token_count && i < TOKENS_MAX; i++) {
        const mw_token *token = &layers->tokens[i];
        if (!(token->shape & MW_WORD) || token->shape & MW_CAPITAL)
            continue;
        bool is_known = (tables[0] && mw_lexicon_match_exact(tables[0], token, 1, &hit)) ||
                        (tables[1] && mw_lexicon_match_exact(tables[1], token, 1, &hit));
        known += is_known;
        words += is_known || !is_in_name(layers, i);
    }
    return known >= LEAST && known * 100 >= words * SHARE;
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
    if (found.data && !mw_str_is(found, "en") && is_english(article, model))
        found = MW_STR("en");
    bool open = !found.data || (mw_str_is(found, "und") && said.data && !mw_str_is(said, "en"));
    if (open)
        head->language = said;
    else
        return mw_arena_copy(mw_article_arena(article), found, &head->language, err);
    return true;
}
