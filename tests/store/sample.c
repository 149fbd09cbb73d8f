/* SPDX-License-Identifier: MIT */
/* Articles with every layer filled by hand. */
#include "store/sample.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Offsets of the marks are found by their words, so the text can be changed. */
static const char TEXT[] =
    "NAYPYIDAW \xe2\x80\x94 Foreign Minister Anna Orlova visited the capital on Wednesday. \xe2\x80\x9cWe "
    "will help,\xe2\x80\x9d she said.\n\nThe monitors counted some 1,204 detained since March, and "
    "caf\xc3\xa9 owners agreed.";

static mw_span span_of(mw_str text, const char *words)
{
    size_t at = mw_str_find(text, mw_str_of(words), 0);
    if (at == text.len)
        return (mw_span){0, text.len < 4 ? (uint32_t)text.len : 4};
    return (mw_span){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

static void *array(mw_article *article, const void *items, size_t bytes)
{
    void *copy = mw_arena_get(mw_article_arena(article), bytes, NULL);
    memcpy(copy, items, bytes);
    return copy;
}

#define PUT(article, layers, member, count, ...)                                                   \
    do {                                                                                           \
        __typeof__(*(layers)->member) items[] = {__VA_ARGS__};                                     \
        (layers)->member = array((article), items, sizeof items);                                  \
        (layers)->count = sizeof items / sizeof *items;                                            \
    } while (0)

static void put_segments(mw_article *article, mw_layers *all, mw_str text)
{
    uint32_t end = (uint32_t)text.len, cut = end / 2, second = end / 4;
    while (cut && ((unsigned char)text.data[cut] & 0xc0) == 0x80)
        cut--;
    while (second && ((unsigned char)text.data[second] & 0xc0) == 0x80)
        second--;
    PUT(article, all, paragraphs, paragraph_count,
        {{0, cut}, MW_STANDFIRST, 0, 2}, {{cut, end}, MW_BODY, 2, 3});
    PUT(article, all, sentences, sentence_count, {{0, second}, 0, 0, 1}, {{second, cut}, 0, 1, 2},
        {{cut, end}, 1, 2, 3});
    PUT(article, all, tokens, token_count,
        {.start = 0, .end = second, .shape = MW_WORD | MW_CAPITAL | MW_ORDINAL, .pos = MW_PROPN},
        {.start = second, .end = cut, .shape = MW_PUNCT, .pos = MW_PUNCT_POS},
        {.start = cut, .end = end, .shape = MW_NUMBER | MW_SPACE_AFTER, .pos = MW_X});
}

static void put_marks(mw_article *article, mw_layers *all, mw_str text)
{
    PUT(article, all, entities, entity_count,
        {span_of(text, "NAYPYIDAW"), MW_PLACE, MW_BY_ALIAS, MW_STR("naypyidaw"),
         MW_STR("Naypyidaw"), MW_STR("Q37400"), MW_STR("myanmar"), MW_NONE, 0,
         MW_STR("gazetteer:places:4"), MW_WEAK},
        {span_of(text, "Foreign Minister Anna Orlova"), MW_PERSON, MW_BY_TITLE,
         MW_STR("anna-orlova"), MW_STR("Anna Orlova"), MW_NONE, MW_NONE, MW_STR("2022-08-03"), 0,
         MW_STR("title"), MW_STRONG},
        {span_of(text, "she"), MW_PERSON, MW_BY_PRONOUN, MW_STR("anna-orlova"),
         MW_STR("Anna Orlova"), MW_NONE, MW_NONE, MW_NONE, 1, MW_STR("pronoun"), MW_GUESS});
    PUT(article, all, dates, date_count,
        {span_of(text, "Wednesday"), MW_DATE, MW_STR("2022-08-03"), MW_NONE, MW_STR("published"), 0,
         MW_STR("weekday"), MW_STRONG},
        {span_of(text, "since March"), MW_DURATION, MW_STR("P5M"), MW_STR("APPROX"),
         MW_STR("date:0"), 2, MW_STR("since"), MW_WEAK});
    PUT(article, all, figures, figure_count,
        {.span = span_of(text, "some 1,204 detained"), .has_value = true, .value = 1204,
         .approx = true, .unit = MW_STR("people"), .about = MW_STR("detained"),
         .place = MW_STR("naypyidaw"), .source = MW_STR("monitors"),
         .carrier = MW_STR("anna-orlova"), .since = MW_STR("2022-03"), .as_of = MW_STR("2022-08-03"),
         .aggregation = MW_STR("cumulative"), .sentence = 2, .rule = MW_STR("count"),
         .grade = MW_STRONG},
        {.span = span_of(text, "1,204"), .has_low = true, .low = 0.1, .has_high = true,
         .high = 1e300, .unit = MW_STR("%"), .sentence = MW_NO_INDEX, .grade = MW_GUESS});
    mw_span said = span_of(text, "said"), she = span_of(text, "she");
    PUT(article, all, quotes, quote_count,
        {span_of(text, "We will help,"), MW_DIRECT, MW_STR("anna-orlova"), she, said,
         MW_STR("pledge"), false, MW_STR("monitors"), MW_NO_INDEX, 1, MW_STR("marks"), MW_STRONG},
        {span_of(text, "owners agreed"), MW_INDIRECT, MW_NONE, {0, 0}, {0, 0}, MW_NONE, true, MW_NONE,
         0, 2, MW_NONE, MW_WEAK});
    PUT(article, all, events, event_count,
        {span_of(text, "visited"), MW_STR("anna-orlova"), MW_STR("naypyidaw"), MW_STR("visit"),
         MW_STR("CONSULT"), MW_HELD, false, MW_STR("2022-08-03"), MW_STR("naypyidaw"), MW_NO_INDEX,
         0, MW_STR("visit"), MW_STRONG},
        {span_of(text, "help"), MW_NONE, MW_NONE, MW_STR("help"), MW_NONE, MW_CALLED_FOR, true,
         MW_NONE, MW_NONE, 0, 1, MW_STR("help"), MW_GUESS});
}

static mw_str copy(mw_article *article, const char *text, const char *otherwise)
{
    mw_str copied;
    mw_arena_copy(mw_article_arena(article), mw_str_of(text ? text : otherwise), &copied, NULL);
    return copied;
}

mw_article *sample_article(sample what)
{
    mw_article *article = mw_article_new(0, NULL);
    mw_head *head = mw_article_head_edit(article);
    mw_layers *all = mw_article_layers_edit(article);
    *head = (mw_head){
        .id = copy(article, what.id, "orlova"),
        .url = copy(article, what.url, NULL),
        .title = copy(article, what.title, "Orlova in the capital"),
        .byline = MW_STR("A. Writer; B. Writer"),
        .dateline = MW_STR("NAYPYIDAW"),
        .agency = MW_NONE,
        .source = copy(article, what.source, "The Harbour Post"),
        .published = copy(article, what.published, "2022-08-03"),
        .date_method = MW_STR("meta"),
        .date_reliable = true,
        .retrieved = MW_STR(""),
        .language = MW_STR("en"),
        .sha256 = copy(article, what.sha256,
                       "a3f1c2d4e5a3f1c2d4e5a3f1c2d4e5a3f1c2d4e5a3f1c2d4e5a3f1c2d4e5ffff"),
        .engine = MW_STR("0.1.0"),
        .lexicon = MW_STR("0123456789abcdef"),
        .path = copy(article, what.path, "orlova.txt"),
    };
    mw_article_set_text(article, mw_str_of(what.text ? what.text : TEXT), NULL);
    put_segments(article, all, mw_article_text(article));
    put_marks(article, all, mw_article_text(article));
    all->made = MW_LAYERS_ALL;
    return article;
}

mw_buf sample_json(const mw_article *article)
{
    mw_buf json = {0};
    cr_assert(mw_article_json(article, MW_LAYERS_ALL, MW_BYTES, &json, NULL));
    return json;
}

static char folder[128];
static pid_t maker; /* children that a test forks leave the folder alone */

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    (void)info, (void)kind, (void)where;
    return remove(path);
}

static void remove_folder(void)
{
    if (getpid() == maker)
        nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

void sample_path(char path[256], const char *name)
{
    if (!folder[0]) {
        maker = getpid();
        atexit(remove_folder);
        snprintf(folder, sizeof folder, "%s/moonwire-test-XXXXXX",
                 getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
        cr_assert(mkdtemp(folder));
    }
    snprintf(path, 256, "%s/%s", folder, name);
}

mw_frame *sample_query(mw_store *store, const char *sql)
{
    mw_error err = {0};
    mw_frame *frame = mw_store_query(store, mw_str_of(sql), NULL, 0, &err);
    cr_assert(frame, "%s: %s", sql, err.text);
    return frame;
}

int64_t sample_number(mw_store *store, const char *sql)
{
    mw_frame *frame = sample_query(store, sql);
    cr_assert_eq(mw_frame_row_count(frame), 1, "%s", sql);
    int64_t number = mw_frame_cell(frame, 0, 0).integer;
    mw_frame_free(frame);
    return number;
}

bool sample_text_is(mw_store *store, const char *sql, const char *text)
{
    mw_frame *frame = sample_query(store, sql);
    cr_assert_eq(mw_frame_row_count(frame), 1, "%s", sql);
    mw_str found = mw_frame_cell(frame, 0, 0).text;
    bool is = found.data && text ? mw_str_is(found, text) : !found.data && !text;
    if (!is)
        cr_log_error("%s: \"%.*s\"", sql, MW_ARG(found));
    mw_frame_free(frame);
    return is;
}

void sample_save(mw_store *store, mw_article *article, const char *reading)
{
    mw_error err = {0};
    ASSERT_OK(mw_store_save(store, article, mw_str_of(reading), NULL, &err), err);
    mw_article_free(article);
}
