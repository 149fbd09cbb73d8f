/* SPDX-License-Identifier: MIT */
/* From citations to sentences. Citations are numbered in the order of the report; here they are
 * sorted by article, so that each article is opened once and its memory is gone before the next. */
#include "run/sources.h"

#include <moonwire/annotate.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/map.h"

enum { SENTENCE_MAX = 4096 }; /* bytes shown of one that is longer, the span apart */

typedef struct finder {
    mw_report *report;
    size_t count, next; /* citations; which one resolving asks for now */
    mw_source *sources; /* by number; texts in the arena */
    uint32_t *chain;    /* the next citation of the same article, from 1; 0: none */
    mw_map first;       /* from an article's id to its first citation, from 1 */
    mw_arena *arena;
} finder;

static size_t inside_character(mw_str text, size_t at)
{
    while (at && at < text.len && ((unsigned char)text.data[at] & 0xc0) == 0x80)
        at--;
    return at;
}

/* Not all of a sentence that is very long: 200 MB may stand in one. */
static mw_span clipped(mw_str text, mw_span whole, mw_span span)
{
    if (whole.end - whole.start <= SENTENCE_MAX)
        return whole;
    uint32_t half = SENTENCE_MAX / 2;
    if (span.start - whole.start > half)
        whole.start = (uint32_t)inside_character(text, span.start - half);
    if (whole.end - span.end > half)
        whole.end = (uint32_t)inside_character(text, span.end + half);
    return whole;
}

static mw_span sentences_around(const mw_article *article, mw_span span)
{
    const mw_layers *layers = mw_article_layers(article);
    mw_span around = span;
    for (size_t i = 0; i < layers->sentence_count; i++) {
        mw_span s = layers->sentences[i].span;
        bool touches = s.start <= span.start ? s.end > span.start || s.end == span.end : s.start < span.end;
        if (!touches)
            continue;
        around.start = s.start < around.start ? s.start : around.start;
        around.end = s.end > around.end ? s.end : around.end;
    }
    return around;
}

mw_source mw_source_of(const mw_article *article, mw_span span)
{
    const mw_head *head = mw_article_head(article);
    mw_str text = mw_article_text(article);
    mw_source source = {.outlet = head->source, .published = head->published, .title = head->title};
    if (span.start > span.end || span.end > text.len)
        return source;
    mw_span around = clipped(text, sentences_around(article, span), span);
    source.sentence = mw_str_sub(text, around.start, around.end);
    source.sentence_start = around.start;
    return source;
}

static void finder_free(finder *f)
{
    mw_map_free(&f->first);
    mw_memory_free(f->chain);
    mw_memory_free(f->sources);
    mw_arena_free(f->arena);
}

static bool finder_make(finder *f, mw_report *report, mw_error *err)
{
    *f = (finder){.report = report, .count = mw_report_citation_count(report)};
    f->arena = mw_arena_create(0, err);
    f->sources = mw_memory_get(f->count * sizeof *f->sources, err);
    f->chain = mw_memory_get(f->count * sizeof *f->chain, err);
    if (!f->arena || !f->sources || !f->chain)
        return false;
    for (size_t i = f->count; i-- > 0;) {
        uint64_t *first = mw_map_put(&f->first, mw_report_citation(report, i).article, NULL, err);
        if (!first)
            return false;
        f->chain[i] = (uint32_t)*first;
        *first = i + 1;
    }
    return true;
}

static bool keep_source(finder *f, size_t index, mw_source source, mw_error *err)
{
    mw_source *kept = &f->sources[index];
    kept->sentence_start = source.sentence_start;
    return mw_arena_copy(f->arena, source.sentence, &kept->sentence, err) &&
           mw_arena_copy(f->arena, source.outlet, &kept->outlet, err) &&
           mw_arena_copy(f->arena, source.published, &kept->published, err) &&
           mw_arena_copy(f->arena, source.title, &kept->title, err);
}

static uint64_t first_of(const finder *f, mw_str article)
{
    const uint64_t *first = mw_map_get(&f->first, article);
    return first ? *first : 0;
}

/* All citations of one article. */
static bool find_in(finder *f, const mw_article *article, mw_error *err)
{
    for (uint64_t at = first_of(f, mw_article_head(article)->id); at; at = f->chain[at - 1]) {
        mw_span span = mw_report_citation(f->report, at - 1).span;
        if (!keep_source(f, at - 1, mw_source_of(article, span), err))
            return false;
    }
    return true;
}

/* mw_report_resolve asks in the order of numbers. */
static bool look_up(void *context, mw_cite cite, mw_source *source, mw_error *err)
{
    finder *f = context;
    (void)cite, (void)err;
    *source = f->sources[f->next++];
    return true;
}

/* A script may cite a corpus that it opened itself: an article that is not in this one is no error. */
static bool find_one(finder *f, mw_store *store, mw_str id, mw_error *err)
{
    mw_error why = {0};
    mw_article *article = mw_store_load_id(store, id, &why);
    if (!article)
        return why.code == MW_EARG || mw_fail(err, why.code, why.offset, "%s", why.text);
    bool good = find_in(f, article, err);
    mw_article_free(article);
    return good;
}

static bool find_in_store(finder *f, mw_store *store, mw_error *err)
{
    for (size_t i = 0; i < f->count; i++) {
        mw_str id = mw_report_citation(f->report, i).article;
        if (first_of(f, id) == i + 1 && !find_one(f, store, id, err))
            return false;
    }
    return true;
}

bool mw_sources_from_store(mw_report *report, mw_store *store, mw_error *err)
{
    finder f;
    bool good = finder_make(&f, report, err) && find_in_store(&f, store, err) &&
                mw_report_resolve(report, look_up, &f, err);
    finder_free(&f);
    return good;
}

static bool find_in_reader(finder *f, mw_reader *reader, const mw_model *model, mw_error *err)
{
    mw_article *article;
    mw_error bad = {0};
    for (mw_got got; (got = mw_reader_next(reader, &article, &bad)) != MW_END;) {
        if (got == MW_BAD && (bad.code == MW_ENOMEM || bad.code == MW_ECANCEL))
            return mw_fail(err, bad.code, 0, "%s", bad.text);
        bool good = got == MW_BAD || !first_of(f, mw_article_head(article)->id) ||
                    (mw_annotate(article, model, MW_SENTENCES, err) && find_in(f, article, err));
        mw_article_free(article);
        if (!good)
            return false;
    }
    return true;
}

bool mw_sources_from_reader(mw_report *report, mw_reader *reader, const mw_model *model, mw_error *err)
{
    finder f;
    bool good = finder_make(&f, report, err) && find_in_reader(&f, reader, model, err) &&
                mw_report_resolve(report, look_up, &f, err);
    finder_free(&f);
    return good;
}
