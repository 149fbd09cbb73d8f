/* SPDX-License-Identifier: MIT */
/* The table of stages, the word count that they are measured against, and the loop that times both. A stage
 * is a set of layers: what the annotator learns to make appears here by itself. */
#include "run/bench.h"

#include "article/article.h"
#include "base/buf.h"
#include "model/lexicon.h"
#include "text/regex.h"

#include <math.h>
#include <moonwire/bigrams.h>
#include <stdlib.h>
#include <time.h>

typedef struct bench {
    const mw_bench_options *options;
    mw_article **articles; /* as read, then with their tokens */
    size_t count, capacity;
    uint64_t bytes, tokens; /* of a round */
    mw_regex *dates;
    mw_terms *terms; /* of the round */
    mw_bigrams *bigrams;
    mw_buf json;
    volatile uint64_t sink; /* keeps results alive */
} bench;

/* ---- what is timed: one article a call */

typedef bool work(bench *b, const mw_article *article, unsigned layers, mw_error *err);

static mw_article *fresh_copy(const mw_article *article, mw_error *err)
{
    mw_article *copy = mw_article_new(0, err);
    if (!copy || !mw_article_set_text(copy, mw_article_text(article), err)) {
        mw_article_free(copy);
        return NULL;
    }
    mw_article_head_edit(copy)->id = mw_article_head(article)->id;
    mw_article_head_edit(copy)->published = mw_article_head(article)->published;
    return copy;
}

static bool annotate(bench *b, const mw_article *article, unsigned layers, mw_error *err)
{
    mw_article *copy = fresh_copy(article, err);
    bool good = copy && mw_annotate(copy, b->options->model, layers, err);
    mw_article_free(copy);
    return good;
}

static bool annotate_and_print(bench *b, const mw_article *article, unsigned layers, mw_error *err)
{
    mw_article *copy = fresh_copy(article, err);
    mw_buf_clear(&b->json);
    bool good = copy && mw_annotate(copy, b->options->model, layers, err) &&
                mw_article_json(copy, layers, MW_BYTES, &b->json, err);
    b->sink += b->json.len;
    mw_article_free(copy);
    return good;
}

/* The longest names of the gazetteer's tables over tokens that are there already. */
static bool match_names(bench *b, const mw_article *article, unsigned layers, mw_error *err)
{
    static const char *const TABLES[] = {"cast", "people", "bodies", "places", "countries"};
    enum { TABLE_COUNT = sizeof TABLES / sizeof *TABLES };
    const mw_lexicon *tables[TABLE_COUNT];
    const mw_layers *all = mw_article_layers(article);
    (void)layers, (void)err;
    for (size_t t = 0; t < TABLE_COUNT; t++)
        tables[t] = mw_model_lexicon(b->options->model, TABLES[t]);
    for (size_t at = 0, past; at < all->token_count; at = past) {
        mw_hit hit;
        past = at + 1;
        for (size_t t = 0; t < TABLE_COUNT; t++)
            if (mw_lexicon_match(tables[t], all->tokens + at, all->token_count - at, &hit) &&
                at + hit.tokens > past)
                past = at + hit.tokens;
        b->sink += past - at > 1;
    }
    return true;
}

/* How often each word and each two neighbours stand. */
static bool count_terms(bench *b, const mw_article *article, unsigned layers, mw_error *err)
{
    static const mw_terms_choice COUNTS = {.counts_only = true};
    if (!b->terms && !(b->terms = mw_terms_new(&COUNTS, err)))
        return false;
    if (!b->bigrams && !(b->bigrams = mw_bigrams_new(err)))
        return false;
    mw_article *copy = fresh_copy(article, err);
    bool good = copy && mw_annotate(copy, b->options->model, layers, err) &&
                mw_terms_add(b->terms, copy, NULL, 0, err) && mw_bigrams_add(b->bigrams, copy, err);
    mw_article_free(copy);
    return good;
}

/* What was counted in the round becomes the tables that somebody asked for. */
static bool finish_terms(bench *b, mw_error *err)
{
    static const mw_terms_want BEST = {.rows = 100};
    if (!b->terms)
        return true;
    mw_frame *words = mw_terms_frequencies(b->terms, &BEST, err);
    mw_frame *pairs = mw_bigrams_top(b->bigrams, MW_NEAR_G2, &BEST, err);
    bool good = words && pairs;
    mw_frame_free(words);
    mw_frame_free(pairs);
    return good;
}

static void forget_terms(bench *b)
{
    mw_terms_free(b->terms);
    mw_bigrams_free(b->bigrams);
    b->terms = NULL;
    b->bigrams = NULL;
}

/* ---- references */

/* What `wc -w` does in the C locale, a switch a byte. */
static bool count_words(bench *b, const mw_article *article, unsigned layers, mw_error *err)
{
    mw_str text = mw_article_text(article);
    uint64_t words = 0;
    bool inside = false;
    (void)layers, (void)err;
    for (size_t i = 0; i < text.len; i++)
        switch (text.data[i]) {
        case ' ': case '\n': case '\r': case '\t': case '\f': case '\v':
            words += inside;
            inside = false;
            break;
        default:
            inside = true;
        }
    b->sink += words + inside;
    return true;
}

#define MONTHS "(?:Jan(?:uary|\\.)|Feb(?:ruary|\\.)|March|April|May|June|July|Aug(?:ust|\\.)|" \
               "Sept(?:ember|\\.)|Oct(?:ober|\\.)|Nov(?:ember|\\.)|Dec(?:ember|\\.))"
#define DAYS   "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#define COUNTS "(?:\\d+|an?|two|three|four|five|six|seven|eight|nine|ten|several)"
#define UNITS  "(?:hours?|days?|weeks?|months?|years?|decades?)"
static const char DATES[] =
    "\\b(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2} " MONTHS "(?: \\d{4})?|" MONTHS " \\d{1,2}(?:, \\d{4})?|" MONTHS " \\d{4}|"
    "(?:last |next |on )?" DAYS "|" COUNTS " " UNITS " ago|(?:last|next|this) (?:week|month|year)|"
    "yesterday|today|tomorrow|(?:19|20)\\d\\d)\\b";

/* One pattern for dates, by PCRE2 with its compiler. */
static bool find_dates(bench *b, const mw_article *article, unsigned layers, mw_error *err)
{
    mw_str text = mw_article_text(article);
    mw_span captures[MW_REGEX_CAPTURES];
    int found;
    (void)layers;
    for (size_t at = 0; (found = mw_regex_find(b->dates, text, at, captures, err)) > 0; at = captures[0].end)
        b->sink++;
    return found == 0;
}

/* ---- the table */

/* The floor is a ratio to the word count: below it the stage is not called fast. Floors were set in MB/s where `wc -w`
 * counts 217 MB/s (tokens 100, with JSON 60, names 10, dates and quotes 25, all layers 6, frequencies and collocations 30); beside it this word count
 * runs at 579. */
typedef struct stage {
    const char *name;
    work *do_it;
    unsigned layers;
    double floor;  /* 0: none */
    int more_than; /* the row on which it builds; -1: none */
} stage;

enum {
    CUT = MW_SENTENCES | MW_WORDS,
    NAMED = MW_SENTENCES | MW_POS | MW_ENTITIES,
    DATED = NAMED | MW_DATES,
    QUOTED = DATED | MW_QUOTES,
    DONE = QUOTED | MW_EVENTS,
};
enum { TOKENS_ROW, TOKENS_JSON_ROW, TAGS_ROW, NAMES_ROW, DATES_ROW, QUOTES_ROW, EVENTS_ROW, FIGURES_ROW };
static const stage STAGES[] = {
    [TOKENS_ROW] = {"sentences, tokens", annotate, CUT, 0.173, -1},
    [TOKENS_JSON_ROW] = {"sentences, tokens: JSON", annotate_and_print, CUT, 0.104, TOKENS_ROW},
    [TAGS_ROW] = {"… and tags", annotate, CUT | MW_POS, 0, TOKENS_ROW},
    [NAMES_ROW] = {"… and names", annotate, NAMED, 0.0173, TAGS_ROW},
    [DATES_ROW] = {"… and dates", annotate, DATED, 0, NAMES_ROW},
    [QUOTES_ROW] = {"… and quotes", annotate, QUOTED, 0, DATES_ROW},
    [EVENTS_ROW] = {"… and events", annotate, DONE, 0, QUOTES_ROW},
    [FIGURES_ROW] = {"… and figures", annotate, DONE | MW_FIGURES, 0, EVENTS_ROW},
    {"all layers: JSON", annotate_and_print, MW_LAYERS_ALL & ~(unsigned)MW_TOKENS, 0.0104, FIGURES_ROW},
    {"sentences, dates, quotes", annotate, MW_SENTENCES | MW_DATES | MW_QUOTES, 0.0432, TOKENS_ROW},
    {"frequencies, collocations", count_terms, CUT, 0.0518, TOKENS_ROW},
    {"gazetteer over tokens", match_names, 0, 0.173, -1},
    {"a date pattern, PCRE2-JIT", find_dates, 0, 0, -1}, /* to compare dates with */
};
enum { STAGE_COUNT = sizeof STAGES / sizeof *STAGES };
static const char FIRST_SENTENCE[] = "Sergey Lavrov met Min Aung Hlaing in Naypyidaw on Wednesday.";

/* ---- timing */

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static bool time_round(bench *b, work *do_it, unsigned layers, double *seconds, mw_error *err)
{
    double before = cpu_seconds();
    uint64_t bytes = 0;
    for (size_t i = 0; bytes < b->bytes; i = i + 1 < b->count ? i + 1 : 0) {
        if (!do_it(b, b->articles[i], layers, err))
            return false;
        bytes += mw_article_text(b->articles[i]).len;
    }
    if (!finish_terms(b, err))
        return false;
    *seconds = cpu_seconds() - before;
    forget_terms(b);
    const volatile int *cancel = b->options->cancel;
    return !cancel || !*cancel || mw_fail(err, MW_ECANCEL, 0, "interrupted");
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, unsigned count)
{
    qsort(values, count, sizeof *values, by_size);
    return values[count / 2];
}

/* Stage and reference take turns, so that what else the machine does hits both. */
static bool time_stage(bench *b, const stage *s, double *own, double *beside, mw_error *err)
{
    double mine[MW_BENCH_ROUNDS_MAX], others[MW_BENCH_ROUNDS_MAX];
    for (unsigned i = 0; i < b->options->rounds; i++)
        if (!time_round(b, s->do_it, s->layers, &mine[i], err) ||
            !time_round(b, count_words, 0, &others[i], err))
            return false;
    *own = median(mine, b->options->rounds);
    *beside = median(others, b->options->rounds);
    return true;
}

static bool time_start(bench *b, double *seconds, mw_error *err)
{
    double rounds[MW_BENCH_ROUNDS_MAX];
    for (unsigned i = 0; i < b->options->rounds; i++) {
        double before = cpu_seconds();
        mw_model *model = mw_model_open(err);
        mw_article *article = model ? mw_article_new(0, err) : NULL;
        bool good = article && mw_article_set_text(article, MW_STR(FIRST_SENTENCE), err) &&
                    mw_annotate(article, model, MW_LAYERS_ALL, err);
        rounds[i] = cpu_seconds() - before;
        mw_article_free(article);
        mw_model_free(model);
        if (!good)
            return false;
    }
    *seconds = median(rounds, b->options->rounds);
    return true;
}

/* ---- the frame */

static mw_cell figure(double value, double digits)
{
    double scale = pow(10, digits);
    return mw_cell_real(round(value * scale) / scale);
}

static bool add_columns(mw_frame *frame, mw_error *err)
{
    static const char *const NAMES[] = {"stage", "MB/s", "M tokens/s", "ms a MB", "more",
                                        "words MB/s", "ratio", "floor"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (!mw_frame_add_column(frame, mw_str_of(NAMES[i]), err))
            return false;
    return true;
}

/* The layers of facts may cost together what the tagger and the name model cost together. */
static bool add_balance(const double *ms, mw_frame *frame, mw_error *err)
{
    double labels = ms[NAMES_ROW] - ms[TOKENS_ROW], facts = ms[FIGURES_ROW] - ms[NAMES_ROW];
    mw_cell null = mw_cell_null();
    mw_cell cells[] = {mw_cell_text(MW_STR("tags, names : dates … figures")), null, null, null, null, null,
                       facts > 0 ? figure(labels / facts, 2) : null, mw_cell_real(1)};
    return mw_frame_add_row(frame, cells, err) != SIZE_MAX;
}

static bool add_stages(bench *b, mw_frame *frame, mw_error *err)
{
    double ms[STAGE_COUNT], mb = (double)b->bytes / 1e6;
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        const stage *s = &STAGES[i];
        double own, beside;
        if (!time_stage(b, s, &own, &beside, err))
            return false;
        ms[i] = own * 1e3 / mb;
        mw_cell cells[] = {mw_cell_text(mw_str_of(s->name)), figure(mb / own, 1),
                           figure((double)b->tokens / 1e6 / own, 2), figure(ms[i], 2),
                           s->more_than < 0 ? mw_cell_null() : figure(ms[i] - ms[s->more_than], 2),
                           figure(mb / beside, 1), figure(beside / own, 4),
                           s->floor > 0 ? mw_cell_real(s->floor) : mw_cell_null()};
        if (mw_frame_add_row(frame, cells, err) == SIZE_MAX)
            return false;
    }
    return add_balance(ms, frame, err);
}

/* Of no text worth mentioning: its column is the milliseconds in all. */
static bool add_start(bench *b, mw_frame *frame, mw_error *err)
{
    double seconds;
    if (!time_start(b, &seconds, err))
        return false;
    mw_cell null = mw_cell_null();
    mw_cell cells[] = {mw_cell_text(MW_STR("start, one sentence: ms (floor 40)")), null, null,
                       figure(seconds * 1e3, 1), null, null, null, null};
    return mw_frame_add_row(frame, cells, err) != SIZE_MAX;
}

/* ---- what it is done on */

static bool keep(bench *b, mw_article *article, mw_error *err)
{
    if (b->count == b->capacity) {
        size_t capacity = b->capacity ? b->capacity * 2 : 64;
        mw_article **articles = mw_memory_grow(b->articles, capacity * sizeof *articles, err);
        if (!articles)
            return false;
        b->articles = articles;
        b->capacity = capacity;
    }
    b->articles[b->count++] = article;
    return true;
}

/* No more than is needed: an input may be long. */
static bool read_articles(bench *b, mw_reader *reader, mw_error *err)
{
    mw_article *article;
    mw_got got;
    uint64_t bytes = 0, tokens = 0;
    while (bytes < b->options->bytes && (got = mw_reader_next(reader, &article, NULL)) != MW_END) {
        if (got == MW_BAD)
            continue;
        if (!keep(b, article, err)) {
            mw_article_free(article);
            return false;
        }
        if (!mw_annotate(article, b->options->model, CUT, err))
            return false;
        bytes += mw_article_text(article).len;
        tokens += mw_article_layers(article)->token_count;
    }
    if (!bytes)
        return mw_fail(err, MW_EARG, 0, "no article in the input");
    b->bytes = b->options->bytes;
    b->tokens = (uint64_t)((double)tokens * (double)b->bytes / (double)bytes);
    return true;
}

mw_frame *mw_bench(mw_reader *reader, const mw_bench_options *options, mw_error *err)
{
    bench b = {.options = options, .dates = mw_regex_new(MW_STR(DATES), false, err)};
    mw_frame *frame = b.dates ? mw_frame_new(err) : NULL;
    bool good = frame && read_articles(&b, reader, err) && add_columns(frame, err) &&
                add_stages(&b, frame, err) && add_start(&b, frame, err);
    for (size_t i = 0; i < b.count; i++)
        mw_article_free(b.articles[i]);
    mw_memory_free(b.articles);
    mw_buf_free(&b.json);
    mw_regex_free(b.dates);
    forget_terms(&b);
    if (good)
        return frame;
    mw_frame_free(frame);
    return NULL;
}
