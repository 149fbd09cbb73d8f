/* SPDX-License-Identifier: MIT */
/* The stage that finds who said what: quotation marks in pairs (marks.c), words of saying
 * (saying.c) and their speakers (attribution.c, speaker.c), then what was said in marks (marked.c)
 * and without (indirect.c), as one list in the order of the text. */
#include "quotes/quotes.h"

#include "quotes/quotes_impl.h"

#include <stdlib.h>

typedef struct draft {
    mw_quote quote;
    uint32_t pair, continues; /* pairs, or MW_NO_INDEX */
    uint32_t cue;
} draft;

typedef struct drafts {
    draft *items;
    size_t count, capacity;
} drafts;

static int in_order(const void *a, const void *b)
{
    const draft *x = a, *y = b;
    if (x->quote.span.start != y->quote.span.start)
        return x->quote.span.start < y->quote.span.start ? -1 : 1;
    if (x->quote.span.end != y->quote.span.end)
        return x->quote.span.end < y->quote.span.end ? -1 : 1;
    return x->cue < y->cue ? -1 : x->cue > y->cue;
}

static bool name_rule(const mw_talk *talk, const mw_cue *cue, const char *rule, mw_quote *quote,
                      mw_error *err)
{
    if (cue)
        return mw_rule_of_row(talk->article, rule, cue->row, &quote->rule, err);
    quote->rule = mw_str_of(rule);
    return true;
}

static void fill(const mw_talk *talk, const mw_cue *cue, const mw_speaker *speaker, uint32_t first,
                 uint32_t end, draft *d)
{
    d->quote.span = mw_talk_span(talk, first, end);
    d->quote.speaker = speaker->entity;
    d->quote.speaker_span = speaker->span;
    d->quote.sentence = mw_article_sentence_at(talk->article, d->quote.span.start);
    d->quote.continues = MW_NO_INDEX;
    d->quote.cue_class = MW_STR("say");
    if (!cue)
        return;
    d->quote.cue_span = mw_talk_span(talk, cue->first, cue->end);
    d->quote.cue_class = cue->class;
    d->quote.negative = cue->negative;
    d->quote.via = cue->via;
}

static bool add_marked(mw_talk *talk, const mw_cues *cues, const mw_said *said, drafts *list,
                       mw_error *err)
{
    for (uint32_t p = 0; p < talk->pair_count; p++) {
        if (!said[p].is_quote)
            continue;
        const mw_cue *cue = said[p].cue == MW_NO_INDEX ? NULL : &cues->items[said[p].cue];
        draft d = {.pair = p, .continues = said[p].continues, .cue = said[p].cue};
        fill(talk, cue, &said[p].speaker, talk->pairs[p].open + 1, talk->pairs[p].close, &d);
        d.quote.kind = said[p].kind;
        d.quote.grade = said[p].grade;
        if (!name_rule(talk, cue, said[p].rule, &d.quote, err) ||
            !mw_arena_push(talk->arena, list->items, list->count, list->capacity, d, err))
            return false;
    }
    return true;
}

/* "Lee told the court that Roe had said: “…”": the clause is only the attribution of what is
 * marked. */
static bool only_introduces(const mw_cues *cues, uint32_t index)
{
    const mw_cue *cue = &cues->items[index];
    for (uint32_t i = index + 1; i < cues->count && cues->items[i].first < cue->clause_end; i++)
        if (cues->items[i].marked && cues->items[i].end + 1 >= cue->clause_end)
            return true;
    return false;
}

static bool add_indirect(mw_talk *talk, const mw_cues *cues, drafts *list, mw_error *err)
{
    for (uint32_t i = 0; i < cues->count; i++) {
        const mw_cue *cue = &cues->items[i];
        if (cue->marked || cue->clause_first >= cue->clause_end || only_introduces(cues, i))
            continue;
        draft d = {.pair = MW_NO_INDEX, .continues = MW_NO_INDEX, .cue = i};
        fill(talk, cue, &cue->speaker, cue->clause_first, cue->clause_end, &d);
        d.quote.kind = MW_INDIRECT;
        d.quote.grade = cue->sure && !(cue->frame & MW_FRAME_WEAK) ? MW_STRONG : MW_WEAK;
        if (!name_rule(talk, cue, "report", &d.quote, err) ||
            !mw_arena_push(talk->arena, list->items, list->count, list->capacity, d, err))
            return false;
    }
    return true;
}

/* A pronoun that is nobody known may well be the one who relays. */
static bool is_unknown_pronoun(const mw_speaker *speaker)
{
    return speaker->pronoun && !speaker->entity.data;
}

/* A report within a report: whoever relays it. */
static void note_relays(mw_cues *cues)
{
    for (uint32_t i = 0; i < cues->count; i++) {
        const mw_cue *outer = &cues->items[i];
        if (!outer->speaker.entity.data || outer->clause_first == outer->clause_end)
            continue;
        uint32_t first = i;
        while (first > 0 && cues->items[first - 1].first >= outer->clause_first)
            first--;
        for (uint32_t k = first; k < cues->count && cues->items[k].first < outer->clause_end; k++)
            if (k != i && !cues->items[k].via.data &&
                !is_unknown_pronoun(&cues->items[k].speaker) &&
                !mw_str_equal(cues->items[k].speaker.entity, outer->speaker.entity))
                cues->items[k].via = outer->speaker.entity;
    }
}

static bool hand_over(mw_talk *talk, drafts *list, mw_error *err)
{
    mw_layers *layers = mw_article_layers_edit(talk->article);
    uint32_t *place = mw_arena_get(talk->arena, (talk->pair_count + 1) * sizeof *place, err);
    mw_quote *quotes =
        place ? mw_arena_get(talk->arena, (list->count + 1) * sizeof *quotes, err) : NULL;
    if (!quotes)
        return false;
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, in_order);
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].pair != MW_NO_INDEX)
            place[list->items[i].pair] = i;
    for (uint32_t i = 0; i < list->count; i++) {
        quotes[i] = list->items[i].quote;
        if (list->items[i].continues != MW_NO_INDEX)
            quotes[i].continues = place[list->items[i].continues];
    }
    layers->quotes = quotes;
    layers->quote_count = list->count;
    return true;
}

bool mw_study_quotes(mw_article *article, const mw_model *model, mw_quote_study *study,
                     mw_error *err)
{
    mw_talk talk = {.study = study};
    mw_cues cues = {0};
    drafts list = {0};
    if (!mw_talk_open(&talk, article, model, err) || !mw_find_cues(&talk, &cues, err))
        return false;
    mw_find_subjects(&talk, &cues);
    if (!mw_name_speakers(&talk, &cues, err))
        return false;
    mw_find_clauses(&talk, &cues);
    mw_reading reading = {.talk = &talk, .cues = &cues};
    if (!mw_attribute_pairs(&reading, err))
        return false;
    note_relays(&cues);
    return add_marked(&talk, &cues, reading.said, &list, err) &&
           add_indirect(&talk, &cues, &list, err) && hand_over(&talk, &list, err);
}

bool mw_make_quotes(mw_article *article, const mw_model *model, mw_error *err)
{
    return mw_study_quotes(article, model, NULL, err);
}
