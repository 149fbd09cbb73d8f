/* SPDX-License-Identifier: MIT */
/* Turning a citation back into the sentence it stands in. */
#include "run/sources.h"

#include <moonwire/annotate.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/map.h"

/* From the first sentence that the span touches to the last. */
static void fill_source(const mw_article *article, mw_cite cite, mw_source *source)
{
    const mw_head *head = mw_article_head(article);
    const mw_layers *layers = mw_article_layers(article);
    *source = (mw_source){.outlet = head->source, .published = head->published, .title = head->title};
    uint32_t first = mw_article_sentence_at(article, cite.span.start);
    uint32_t last = mw_article_sentence_at(article, cite.span.end > cite.span.start ? cite.span.end - 1 : cite.span.start);
    if (first == MW_NO_INDEX || cite.span.end > mw_article_text(article).len)
        return;
    mw_span span = {layers->sentences[first].span.start, layers->sentences[last].span.end};
    if (cite.span.start < span.start)
        span.start = cite.span.start;
    if (cite.span.end > span.end)
        span.end = cite.span.end;
    source->sentence = mw_article_slice(article, span);
    source->sentence_start = span.start;
}

typedef struct from_store {
    mw_store *store;
    mw_article *article; /* the last one: citations of one article mostly come together */
} from_store;

static bool look_up(void *context, mw_cite cite, mw_source *source, mw_error *err)
{
    from_store *from = context;
    if (!from->article || !mw_str_equal(mw_article_head(from->article)->id, cite.article)) {
        mw_article_free(from->article);
        from->article = mw_store_load_id(from->store, cite.article, err);
        if (!from->article)
            return false;
    }
    fill_source(from->article, cite, source);
    return true;
}

bool mw_sources_from_store(mw_report *report, mw_store *store, mw_error *err)
{
    from_store from = {.store = store};
    bool good = mw_report_resolve(report, look_up, &from, err);
    mw_article_free(from.article);
    return good;
}

/* ---- by reading again: one pass over the inputs fills a list, which then answers */

typedef struct from_reader {
    mw_arena *arena;
    mw_source *sources; /* one a citation */
    size_t count, next;
    mw_map cited; /* article id -> 1 + number of its first citation; `chain` goes on from there */
    size_t *chain;
} from_reader;

static bool note_citations(from_reader *from, const mw_report *report, mw_error *err)
{
    from->count = mw_report_citation_count(report);
    from->sources = mw_arena_get(from->arena, (from->count + 1) * sizeof *from->sources, err);
    from->chain = mw_arena_get(from->arena, (from->count + 1) * sizeof *from->chain, err);
    if (!from->sources || !from->chain)
        return false;
    for (size_t i = 0; i < from->count; i++) {
        uint64_t *first = mw_map_put(&from->cited, mw_report_citation(report, i).article, NULL, err);
        if (!first)
            return false;
        from->chain[i] = (size_t)*first;
        *first = i + 1;
    }
    return true;
}

static bool keep_source(from_reader *from, const mw_article *article, mw_cite cite, mw_source *kept, mw_error *err)
{
    mw_source source;
    fill_source(article, cite, &source);
    kept->sentence_start = source.sentence_start;
    return mw_arena_copy(from->arena, source.sentence, &kept->sentence, err) &&
           mw_arena_copy(from->arena, source.outlet, &kept->outlet, err) &&
           mw_arena_copy(from->arena, source.published, &kept->published, err) &&
           mw_arena_copy(from->arena, source.title, &kept->title, err);
}

static bool visit(from_reader *from, const mw_report *report, mw_article *article, const mw_model *model, mw_error *err)
{
    const uint64_t *first = mw_map_get(&from->cited, mw_article_head(article)->id);
    if (!first)
        return true;
    if (!mw_annotate(article, model, MW_SENTENCES, err))
        return false;
    for (size_t i = (size_t)*first; i > 0; i = from->chain[i - 1])
        if (!keep_source(from, article, mw_report_citation(report, i - 1), &from->sources[i - 1], err))
            return false;
    return true;
}

static bool answer(void *context, mw_cite cite, mw_source *source, mw_error *err)
{
    (void)cite, (void)err;
    from_reader *from = context;
    *source = from->sources[from->next++];
    return true;
}

bool mw_sources_from_reader(mw_report *report, mw_reader *reader, const mw_model *model, mw_error *err)
{
    from_reader from = {.arena = mw_arena_create(0, err)};
    mw_article *article = NULL;
    bool good = from.arena && note_citations(&from, report, err);
    for (mw_got got; good && (got = mw_reader_next(reader, &article, err)) != MW_END;) {
        if (got == MW_BAD) /* was told when it was read the first time */
            continue;
        good = visit(&from, report, article, model, err);
        mw_article_free(article);
    }
    good = good && mw_report_resolve(report, answer, &from, err);
    mw_map_free(&from.cited);
    mw_arena_free(from.arena);
    return good;
}
