/* SPDX-License-Identifier: MIT */
/* Classes of words that stand in like company, by the exchange algorithm.
 *
 * Kneser and Ney (1993), "Improved clustering techniques for class-based statistical language
 * modelling"; Martin, Liermann, Ney (1998): every word in turn is moved to the class that makes the
 * text likeliest under a bigram model of classes, until a pass moves few. With N(c,d) how often
 * class d follows class c, the likelihood is
 *     sum of f(N(c,d))  -  sum of f(N(c,.))  -  sum of f(N(.,c)),   f(n) = n log n.
 * Logarithms are rounded to integers, so that the result is the same on every machine. */
#include "train/words.h"

#include "train/numeric.h"

#include <stdlib.h>

enum { PASSES = 8, CLASSES_MAX = 255 };

typedef struct neighbour {
    uint32_t word, times;
} neighbour;

typedef struct exchange {
    const mw_words *words;
    unsigned classes;
    size_t count;             /* words that take part, the most frequent first */
    uint32_t *word_of;        /* number of the i-th */
    uint32_t *rank_of;        /* i of a word; count: takes no part */
    uint16_t *class_of;       /* of the i-th; `classes`: all words that take no part, and the ends */
    neighbour *after, *before; /* grouped by word */
    size_t *after_first, *before_first;
    uint32_t *pairs;          /* [classes + 1][classes + 1] */
    uint32_t *lefts, *rights; /* their sums */
    int64_t *f;               /* n log n, by n */
    size_t f_count;
} exchange;

static int64_t f(const exchange *x, uint32_t n)
{
    return n < x->f_count ? x->f[n] : (int64_t)((double)n * mw_log(n) * 1024 + 0.5);
}

/* ---- the words and their neighbours */

static int by_times(const void *a, const void *b)
{
    const neighbour *x = a, *y = b;
    if (x->times != y->times)
        return x->times > y->times ? -1 : 1;
    return (x->word > y->word) - (x->word < y->word);
}

/* Fills word_of with the words that stand at least `least` times, the most frequent first. */
static bool order_words(exchange *x, unsigned least, mw_error *err)
{
    const mw_words *w = x->words;
    neighbour *all = mw_memory_get((w->count + 1) * sizeof *all, err);
    if (!all)
        return false;
    for (uint32_t i = 0; i < w->count; i++)
        if (w->items[i].times >= least)
            all[x->count++] = (neighbour){i, w->items[i].times};
    qsort(all, x->count, sizeof *all, by_times);
    for (size_t i = 0; i < x->count; i++)
        x->word_of[i] = all[i].word;
    mw_memory_free(all);
    return true;
}

static bool choose_words(exchange *x, unsigned least, mw_error *err)
{
    const mw_words *w = x->words;
    x->word_of = mw_memory_get((w->count + 1) * sizeof *x->word_of, err);
    x->rank_of = mw_memory_get((w->count + 1) * sizeof *x->rank_of, err);
    x->class_of = mw_memory_get((w->count + 1) * sizeof *x->class_of, err);
    if (!x->word_of || !x->rank_of || !x->class_of || !order_words(x, least, err))
        return false;
    for (size_t i = 0; i < w->count; i++)
        x->rank_of[i] = (uint32_t)x->count;
    for (size_t i = 0; i < x->count; i++) {
        x->rank_of[x->word_of[i]] = (uint32_t)i;
        x->class_of[i] = (uint16_t)(i % x->classes);
    }
    x->class_of[x->count] = (uint16_t)x->classes;
    return true;
}

static uint32_t rank_at(const exchange *x, size_t place)
{
    uint32_t word = x->words->text[place];
    return word == MW_WORD_NONE ? (uint32_t)x->count : x->rank_of[word];
}

static int by_word(const void *a, const void *b)
{
    uint32_t x = ((const neighbour *)a)->word, y = ((const neighbour *)b)->word;
    return (x > y) - (x < y);
}

/* Equal neighbours of one word become one with a count. */
static void join(neighbour *list, size_t first, size_t *end)
{
    size_t kept = first;
    qsort(list + first, *end - first, sizeof *list, by_word);
    for (size_t i = first; i < *end; i++)
        if (kept > first && list[kept - 1].word == list[i].word)
            list[kept - 1].times += list[i].times;
        else
            list[kept++] = list[i];
    *end = kept;
}

/* Of every word those that follow it, or else those that go before it: the i-th's are from
 * bounds[2 * i] to before bounds[2 * i + 1] of the list. */
static bool find_neighbours(exchange *x, bool follow, neighbour **list, size_t **bounds, mw_error *err)
{
    size_t texts = x->words->text_count;
    *bounds = mw_memory_get((x->count * 2 + 4) * sizeof **bounds, err);
    *list = mw_memory_get((texts + 1) * sizeof **list, err);
    size_t *next = mw_memory_get((x->count + 2) * sizeof *next, err);
    bool good = *bounds && *list && next;
    for (size_t i = 0; good && i + 1 < texts; i++)
        next[rank_at(x, follow ? i : i + 1) + 1]++;
    for (size_t i = 0; good && i <= x->count; i++)
        next[i + 1] += next[i];
    for (size_t i = 0; good && i <= x->count; i++)
        (*bounds)[2 * i] = next[i];
    for (size_t i = 0; good && i + 1 < texts; i++)
        (*list)[next[rank_at(x, follow ? i : i + 1)]++] = (neighbour){rank_at(x, follow ? i + 1 : i), 1};
    for (size_t i = 0; good && i <= x->count; i++) {
        (*bounds)[2 * i + 1] = next[i];
        join(*list, (*bounds)[2 * i], &(*bounds)[2 * i + 1]);
    }
    mw_memory_free(next);
    return good;
}

static bool count_pairs(exchange *x, mw_error *err)
{
    size_t all = x->classes + 1;
    x->pairs = mw_memory_get(all * all * sizeof *x->pairs, err);
    x->lefts = mw_memory_get(all * sizeof *x->lefts, err);
    x->rights = mw_memory_get(all * sizeof *x->rights, err);
    if (!x->pairs || !x->lefts || !x->rights)
        return false;
    for (size_t i = 0; i + 1 < x->words->text_count; i++) {
        size_t left = x->class_of[rank_at(x, i)], right = x->class_of[rank_at(x, i + 1)];
        x->pairs[left * all + right]++;
        x->lefts[left]++;
        x->rights[right]++;
    }
    return true;
}

/* ---- moving words */

typedef struct company { /* a word's neighbours by class; those that it is itself apart */
    uint16_t classes[CLASSES_MAX + 1];
    uint32_t times[CLASSES_MAX + 1];
    unsigned count;
    uint32_t all, self;
} company;

static void meet(const exchange *x, size_t word, const neighbour *list, const size_t *bounds, company *c)
{
    uint32_t of_class[CLASSES_MAX + 1] = {0};
    *c = (company){.count = 0};
    for (size_t i = bounds[2 * word]; i < bounds[2 * word + 1]; i++) {
        c->all += list[i].times;
        if (list[i].word == word)
            c->self += list[i].times;
        else
            of_class[x->class_of[list[i].word]] += list[i].times;
    }
    for (unsigned class = 0; class <= x->classes; class++)
        if (of_class[class]) {
            c->classes[c->count] = (uint16_t)class;
            c->times[c->count++] = of_class[class];
        }
}

/* Puts the word into `class` (sign 1) or takes it out (-1). */
static void place(exchange *x, unsigned class, const company *after, const company *before, int sign)
{
    size_t all = x->classes + 1;
    for (unsigned i = 0; i < after->count; i++)
        x->pairs[class * all + after->classes[i]] += (uint32_t)(sign * (int)after->times[i]);
    for (unsigned i = 0; i < before->count; i++)
        x->pairs[before->classes[i] * all + class] += (uint32_t)(sign * (int)before->times[i]);
    x->pairs[class * all + class] += (uint32_t)(sign * (int)after->self);
    x->lefts[class] += (uint32_t)(sign * (int)after->all);
    x->rights[class] += (uint32_t)(sign * (int)before->all);
}

/* How much likelier the text becomes when the word, now in no class, joins `class`. */
static int64_t gain(const exchange *x, unsigned class, const company *after, const company *before)
{
    size_t all = x->classes + 1;
    int64_t sum = 0;
    uint32_t own = after->self; /* pairs inside the class that the loops below add to as well */
    for (unsigned i = 0; i < after->count; i++) {
        if (after->classes[i] == class) {
            own += after->times[i];
            continue;
        }
        uint32_t now = x->pairs[class * all + after->classes[i]];
        sum += f(x, now + after->times[i]) - f(x, now);
    }
    for (unsigned i = 0; i < before->count; i++) {
        if (before->classes[i] == class) {
            own += before->times[i];
            continue;
        }
        uint32_t now = x->pairs[before->classes[i] * all + class];
        sum += f(x, now + before->times[i]) - f(x, now);
    }
    uint32_t inside = x->pairs[class * all + class];
    sum += f(x, inside + own) - f(x, inside);
    sum -= f(x, x->lefts[class] + after->all) - f(x, x->lefts[class]);
    return sum - (f(x, x->rights[class] + before->all) - f(x, x->rights[class]));
}

static bool exchange_word(exchange *x, size_t word)
{
    company after, before;
    meet(x, word, x->after, x->after_first, &after);
    meet(x, word, x->before, x->before_first, &before);
    unsigned old = x->class_of[word], best = old;
    place(x, old, &after, &before, -1);
    int64_t most = gain(x, old, &after, &before);
    for (unsigned class = 0; class < x->classes; class++) {
        int64_t here = class == old ? most : gain(x, class, &after, &before);
        if (here > most) {
            most = here;
            best = class;
        }
    }
    place(x, best, &after, &before, 1);
    x->class_of[word] = (uint16_t)best;
    return best != old;
}

static bool fill_f(exchange *x, mw_error *err)
{
    x->f_count = 1 << 16;
    x->f = mw_memory_get(x->f_count * sizeof *x->f, err);
    for (size_t n = 1; x->f && n < x->f_count; n++)
        x->f[n] = (int64_t)((double)n * mw_log((double)n) * 1024 + 0.5);
    return x->f != NULL;
}

static void exchange_all(exchange *x)
{
    for (int pass = 0; pass < PASSES; pass++) {
        size_t moved = 0;
        for (size_t word = 0; word < x->count; word++)
            moved += exchange_word(x, word);
        if (moved * 100 < x->count)
            return;
    }
}

static void keep(const exchange *x, mw_words *words)
{
    for (size_t i = 0; i < x->count; i++)
        words->items[x->word_of[i]].facts.cluster = (uint8_t)(x->class_of[i] + 1);
}

bool mw_words_cluster(mw_words *words, unsigned classes, unsigned least, mw_error *err)
{
    exchange x = {.words = words, .classes = classes < CLASSES_MAX ? classes : CLASSES_MAX};
    if (classes == 0)
        return true; /* none are asked for */
    bool good = choose_words(&x, least, err) && find_neighbours(&x, true, &x.after, &x.after_first, err) &&
                find_neighbours(&x, false, &x.before, &x.before_first, err) && count_pairs(&x, err) && fill_f(&x, err);
    if (good) {
        exchange_all(&x);
        keep(&x, words);
    }
    void *owned[] = {x.word_of, x.rank_of, x.class_of, x.after, x.before, x.after_first, x.before_first,
                     x.pairs, x.lefts, x.rights, x.f};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        mw_memory_free(owned[i]);
    return good;
}
