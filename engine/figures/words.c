/* SPDX-License-Identifier: MIT */
/* Asking about the words around a figure. */
#include "figures/figures_impl.h"

#include "language/mentions.h"

static const mw_meaning CLASSES[] = {
    {"det", MW_F_DET}, {"prep", MW_F_PREP}, {"to", MW_F_TO}, {"as", MW_F_AS}, {"conj", MW_F_CONJ},
    {"sub", MW_F_SUB}, {"be", MW_F_BE}, {"have", MW_F_HAVE}, {"do", MW_F_DO}, {"modal", MW_F_MODAL},
    {"adv", MW_F_ADV}, {"rel", MW_F_REL}, {"subj", MW_F_SUBJ}, {"poss", MW_F_POSS},
    {"obj", MW_F_OBJ}, {"neg", MW_F_NEG}, {"owner", MW_F_OWNER},
};

mw_names mw_figure_classes(const mw_lexicon *functions)
{
    return MW_NAMES(functions, "class", CLASSES);
}

bool mw_figure_class(const mw_figuring *f, uint32_t at, unsigned classes)
{
    if (at >= f->scan.end)
        return false;
    if (!f->classes[at]) {
        mw_hit hit;
        bool found = mw_lexicon_match_exact(f->functions, f->scan.tokens + at, 1, &hit);
        f->classes[at] = MW_F_LOOKED | (found ? (unsigned)mw_row_names(hit.row, &f->function_classes) : 0);
    }
    return (f->classes[at] & classes) != 0;
}

bool mw_figure_lower(const mw_figuring *f, uint32_t at)
{
    return mw_scan_shape(&f->scan, at, MW_WORD) && !mw_scan_shape(&f->scan, at, MW_CAPITAL);
}

bool mw_figure_adverb(const mw_figuring *f, uint32_t at)
{
    if (!mw_figure_lower(f, at))
        return false;
    mw_str word = mw_scan_text(&f->scan, at);
    return (word.len > 4 && mw_str_ends(word, MW_STR("ly"))) || mw_figure_class(f, at, MW_F_ADV);
}

uint32_t mw_figure_date_at(const mw_figuring *f, uint32_t at)
{
    if (at >= f->scan.end)
        return MW_NO_INDEX;
    const mw_layers *layers = f->scan.layers;
    uint32_t start = f->scan.tokens[at].start;
    size_t low = 0, high = layers->date_count;
    while (low < high) { /* dates do not overlap */
        size_t middle = low + (high - low) / 2;
        if (layers->dates[middle].span.end <= start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < layers->date_count && layers->dates[low].span.start <= start ? (uint32_t)low : MW_NO_INDEX;
}

bool mw_figure_dated(const mw_figuring *f, uint32_t at)
{
    return mw_figure_date_at(f, at) != MW_NO_INDEX;
}

uint32_t mw_figure_name_at(const mw_figuring *f, uint32_t at)
{
    if (at >= f->scan.end)
        return MW_NO_INDEX;
    uint32_t mention = mw_mention_at(f->scan.article, at);
    if (mention == MW_NO_INDEX || f->scan.layers->entities[mention].mention > MW_BY_ALIAS)
        return MW_NO_INDEX;
    return mention;
}

bool mw_figure_match(const mw_figuring *f, uint32_t at, const mw_lexicon *table, mw_hit *hit)
{
    return mw_scan_match(&f->scan, at, table, hit);
}

bool mw_figure_keep(const mw_figuring *f, mw_str cell, mw_str *kept, mw_error *err)
{
    *kept = MW_NONE;
    return cell.len == 0 || mw_arena_copy(mw_article_arena(f->scan.article), cell, kept, err);
}

static bool words_at(const mw_figuring *f, uint32_t at, mw_str words, uint32_t *count)
{
    mw_str word;
    *count = 0;
    while (mw_str_cut(&words, ' ', &word))
        if (!mw_str_equal_fold(mw_scan_text(&f->scan, at + (*count)++), word))
            return false;
    return *count > 0;
}

uint32_t mw_figure_words(const mw_figuring *f, uint32_t at, mw_str alternatives)
{
    mw_str words;
    uint32_t count;
    while (mw_str_cut(&alternatives, '/', &words))
        if (words_at(f, at, words, &count))
            return count;
    return 0;
}

bool mw_figure_among(const mw_figuring *f, uint32_t at, mw_str words)
{
    mw_str word;
    while (at < f->scan.end && mw_str_cut(&words, ' ', &word))
        if (mw_str_equal_fold(mw_scan_text(&f->scan, at), word))
            return true;
    return false;
}

bool mw_figure_topic(const mw_figuring *f, uint32_t at, const char *topic)
{
    mw_hit hit;
    if (mw_figure_match(f, at, f->topics, &hit))
        for (const mw_row *row = hit.row; row; row = mw_row_next(row))
            if (mw_str_is(mw_row_get(row, "topic"), topic))
                return true;
    return false;
}

static bool has_topic(const mw_figuring *f, const char *topic)
{
    for (uint32_t at = f->sentence_first; at < f->scan.end; at++)
        if (mw_figure_topic(f, at, topic))
            return true;
    return false;
}

bool mw_figure_votes(mw_figuring *f)
{
    if (f->votes < 0)
        f->votes = has_topic(f, "vote");
    return f->votes;
}

bool mw_figure_sport(mw_figuring *f)
{
    if (f->sport < 0)
        f->sport = has_topic(f, "sport");
    return f->sport;
}

static bool has_class(const mw_hit *hit, const char *class)
{
    for (const mw_row *row = hit->row; row; row = mw_row_next(row))
        if (mw_str_is(mw_row_get(row, "class"), class))
            return true;
    return false;
}

uint32_t mw_figure_phrase(const mw_figuring *f, uint32_t at, const char *class)
{
    mw_hit hit;
    return mw_figure_match(f, at, f->words, &hit) && has_class(&hit, class) ? hit.tokens : 0;
}

uint32_t mw_figure_phrase_before(const mw_figuring *f, uint32_t at, const char *class)
{
    enum { LONGEST = 3 };
    for (uint32_t length = LONGEST; length >= 1; length--) {
        mw_hit hit;
        if (at >= f->sentence_first + length &&
            mw_lexicon_match_exact(f->words, f->scan.tokens + at - length, length, &hit) && has_class(&hit, class))
            return length;
    }
    return 0;
}

static bool has_phrase(const mw_figuring *f, const char *class)
{
    for (uint32_t at = f->sentence_first; at < f->scan.end; at++)
        if (mw_figure_phrase(f, at, class))
            return true;
    return false;
}

bool mw_figure_money(mw_figuring *f)
{
    if (f->money < 0)
        f->money = has_phrase(f, "money");
    return f->money;
}

bool mw_figure_index(mw_figuring *f)
{
    if (f->index < 0)
        f->index = has_phrase(f, "index");
    return f->index;
}

void mw_figure_fell(mw_figuring *f, uint32_t first, uint32_t end, uint64_t rules)
{
    if (!f->record)
        return;
    mw_figure_reading reading = {
        .span = {f->scan.tokens[first].start, f->scan.tokens[end - 1].end}, .figure = MW_NO_INDEX, .rules = rules};
    mw_error unasked = {0}; /* out of memory: the record is shorter */
    (void)mw_arena_push(f->record->arena, f->record->items, f->record->count, f->record->capacity, reading, &unasked);
}
