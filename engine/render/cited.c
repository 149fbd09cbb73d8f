/* SPDX-License-Identifier: MIT */
/* Citations: one number for each different span, in order of first use, and the sentence of each. */
#include "render/report_impl.h"

static bool number_one(mw_report *report, mw_cite cite, uint32_t *number, mw_error *err)
{
    mw_buf *text = &report->scratch;
    mw_buf_clear(text);
    mw_cite_write(cite, text);
    if (!mw_buf_ok(text, err))
        return false;
    uint64_t *known = mw_map_get(&report->numbers, mw_buf_str(text));
    if (known) {
        *number = (uint32_t)*known;
        return true;
    }
    mw_str key;
    if (!mw_arena_copy(report->arena, mw_buf_str(text), &key, err))
        return false;
    /* "ID:START-STOP": the id is the beginning of the key */
    size_t colon = key.len;
    while (key.data[colon - 1] != ':')
        colon--;
    citation c = {.cite = {mw_str_sub(key, 0, colon - 1), cite.span}};
    if (!PUSH(report, citations, c, err))
        return false;
    uint64_t *place = mw_map_put(&report->numbers, key, NULL, err);
    if (!place)
        return false;
    *number = (uint32_t)(*place = report->citations.count);
    return true;
}

bool mw_report_number(mw_report *report, const mw_cite *cites, size_t count, uint32_t **numbers,
                      mw_error *err)
{
    *numbers = NULL;
    if (!count)
        return true;
    *numbers = mw_arena_get(report->arena, count * sizeof **numbers, err);
    for (size_t i = 0; *numbers && i < count; i++)
        if (!number_one(report, cites[i], &(*numbers)[i], err))
            return false;
    return *numbers != NULL;
}

size_t mw_report_citation_count(const mw_report *report)
{
    return report->citations.count;
}

mw_cite mw_report_citation(const mw_report *report, size_t index)
{
    return report->citations.items[index].cite;
}

static bool holds_span(const mw_source *source, mw_span span)
{
    return span.start >= source->sentence_start &&
           span.end - source->sentence_start <= source->sentence.len;
}

/* A sentence that does not hold the span is none: better a gap that shows than a wrong sentence. */
static bool keep_source(mw_report *report, citation *c, const mw_source *found, mw_error *err)
{
    mw_source *kept = &c->source;
    bool whole = found->sentence.data && holds_span(found, c->cite.span);
    kept->sentence_start = found->sentence_start;
    return mw_arena_copy(report->arena, whole ? found->sentence : MW_NONE, &kept->sentence, err) &&
           mw_report_keep(report, found->outlet, &kept->outlet, err) &&
           mw_report_keep(report, found->published, &kept->published, err) &&
           mw_report_keep(report, found->title, &kept->title, err);
}

bool mw_report_resolve(mw_report *report, mw_report_lookup lookup, void *context, mw_error *err)
{
    for (size_t i = 0; i < report->citations.count; i++) {
        citation *c = &report->citations.items[i];
        mw_source found = {0};
        if (!lookup(context, c->cite, &found, err) || !keep_source(report, c, &found, err))
            return false;
    }
    return true;
}

const citation *mw_quote_within(const mw_report *report, const block *b)
{
    const citation *c = &report->citations.items[b->cite - 1];
    return b->wording == MW_PARTIAL && c->source.sentence.data ? c : NULL;
}

mw_str mw_citation_text(const citation *c)
{
    if (!c->source.sentence.data)
        return MW_NONE;
    uint32_t start = c->source.sentence_start;
    return mw_str_sub(c->source.sentence, c->cite.span.start - start, c->cite.span.end - start);
}
