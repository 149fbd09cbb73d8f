/* SPDX-License-Identifier: MIT */
/* The figure stage: how many, of what, what happened to them, who counted, for which time. */
#include "figures/figures_impl.h"

/* Money, shares, measures and votes speak for themselves; other numbers need a noun or something
 * that happened; "the two men" and "one side" are no counts of their own. */
static bool is_figure(const mw_count *count)
{
    if ((count->one && count->anaphoric) || (count->counted == MW_BARE && !count->unit.len))
        return false;
    if (count->vague && count->bound == MW_FROM_ABOVE)
        return false;
    if (count->counted == MW_MONEY || count->counted == MW_SHARE || count->counted == MW_MEASURE)
        return true;
    if (count->about.len && count->anaphoric && count->head == MW_NO_INDEX)
        return false; /* the first two, both */
    if (count->about.len)
        return !count->one || count->counted == MW_PEOPLE || count->counted == MW_VOTES;
    if (count->year && count->counted == MW_THINGS && count->bound == MW_EXACT)
        return false;
    return count->counted != MW_BARE && !count->anaphoric && !count->one;
}

static void put_value(const mw_count *count, mw_figure *figure)
{
    bool exact = !count->vague && !count->range;
    figure->approx = !exact || count->bound != MW_EXACT;
    if (count->range) {
        figure->has_low = figure->has_high = true;
        figure->low = count->value;
        figure->high = count->upper;
    } else if (count->vague || count->bound == MW_FROM_BELOW) {
        figure->has_low = true;
        figure->low = count->value;
    } else if (count->bound == MW_FROM_ABOVE) {
        figure->has_high = true;
        figure->high = count->value;
    } else {
        figure->has_value = true;
        figure->value = count->value;
    }
}

static mw_str entity_of(const mw_figuring *f, uint32_t mention)
{
    return mention == MW_NO_INDEX ? MW_NONE : f->scan.layers->entities[mention].entity;
}

static bool lower_copy(const mw_figuring *f, mw_str text, mw_str *copy, mw_error *err)
{
    if (!mw_figure_keep(f, text, copy, err) || !copy->data)
        return copy->data != NULL || text.len == 0;
    if (mw_str_find(text, MW_STR("-"), 0) < text.len)
        return true; /* MiG-29s */
    char *bytes = (char *)(uintptr_t)copy->data;
    for (size_t i = 0; i < copy->len; i++)
        if (bytes[i] >= 'A' && bytes[i] <= 'Z')
            bytes[i] = (char)(bytes[i] + 32);
    return true;
}

static bool put_rule(const mw_figuring *f, const mw_count *count, mw_str *rule, mw_error *err)
{
    static const char *const NAMES[] = {"figures: number", "figures: people", "figures: votes", "figures: things",
                                        "figures: money", "figures: measure", "figures: share"};
    if (count->happening)
        return mw_rule_of_row(f->scan.article, NAMES[count->counted], count->happening, rule, err);
    *rule = mw_str_of(NAMES[count->counted]);
    return true;
}

static mw_grade grade_of(const mw_count *count)
{
    if (count->denied || count->corrected)
        return MW_GUESS;
    return count->from_text || (count->counted == MW_THINGS && !count->about.len) ? MW_WEAK : MW_STRONG;
}

static bool put(const mw_figuring *f, const mw_count *count, mw_figure *figure, mw_error *err)
{
    *figure = (mw_figure){.span = {f->scan.tokens[count->first].start, f->scan.tokens[count->end - 1].end},
                          .place = entity_of(f, count->place),
                          .source = entity_of(f, count->source),
                          .carrier = entity_of(f, count->carrier),
                          .since = count->since,
                          .as_of = count->as_of,
                          .aggregation = count->aggregation,
                          .sentence = count->sentence,
                          .grade = grade_of(count)};
    put_value(count, figure);
    bool plain = count->counted == MW_THINGS && count->head != MW_NO_INDEX;
    return (plain ? lower_copy(f, count->unit, &figure->unit, err)
                  : mw_figure_keep(f, count->unit, &figure->unit, err)) &&
           mw_figure_keep(f, count->about, &figure->about, err) && put_rule(f, count, &figure->rule, err);
}

static bool hand_over(const mw_figuring *f, mw_error *err)
{
    mw_layers *layers = mw_article_layers_edit(f->scan.article);
    layers->figures = mw_arena_get(mw_article_arena(f->scan.article), (f->found_count + 1) * sizeof(mw_figure), err);
    if (!layers->figures)
        return false;
    for (size_t i = 0; i < f->found_count; i++)
        if (!put(f, &f->found[i], &layers->figures[i], err))
            return false;
    layers->figure_count = f->found_count;
    return true;
}

static void drop_numbers(mw_figuring *f)
{
    size_t kept = f->sentence_found;
    for (size_t i = f->sentence_found; i < f->found_count; i++)
        if (is_figure(&f->found[i]))
            f->found[kept++] = f->found[i];
        else
            mw_figure_fell(f, f->found[i].first, f->found[i].end,
                           f->found[i].rules & (UINT64_C(1) << MW_FIG_KNOWN | UINT64_C(1) << MW_FIG_YEAR));
    f->found_count = kept;
}

static bool read_sentence(mw_figuring *f, mw_error *err)
{
    if (!mw_find_counts(f, err))
        return false;
    if (f->found_count == f->sentence_found)
        return true;
    mw_name_parts(f, false);
    mw_tell_about(f);
    mw_tell_beside(f);
    mw_name_parts(f, true); /* 30,000 of the 100,000 in need */
    drop_numbers(f);
    if (!mw_tell_sources(f, err) || !mw_tell_times(f, err))
        return false;
    mw_tell_places(f);
    mw_disown_counts(f);
    return true;
}

/* For whoever asks why: the figures and the rules that made them. */
static void record_all(mw_figuring *f)
{
    for (size_t i = 0; i < f->found_count && f->record; i++) {
        const mw_count *count = &f->found[i];
        mw_figure_fell(f, count->first, count->end, count->rules);
        if (f->record->count)
            f->record->items[f->record->count - 1].figure = (uint32_t)i;
    }
}

bool mw_figures_record(mw_article *article, const mw_model *model, uint64_t off, mw_figure_record *record,
                       mw_error *err)
{
    mw_event_asked event = {0};
    mw_figuring f = {.scan = mw_scan_of(article, model),
                     .published = mw_day_parse(mw_article_head(article)->published),
                     .event = &event,
                     .dollar = mw_local_dollar(article, model),
                     .numbers = mw_numbers_of(model),
                     .approximators = mw_model_lexicon(model, "approximators"),
                     .counted = mw_model_lexicon(model, "counted"),
                     .measures = mw_model_lexicon(model, "measures"),
                     .currencies = mw_model_lexicon(model, "currencies"),
                     .happenings = mw_model_lexicon(model, "happenings"),
                     .labels = mw_model_lexicon(model, "labels"),
                     .functions = mw_model_lexicon(model, "function-words"),
                     .saying = mw_model_lexicon(model, "saying"),
                     .counting = mw_model_lexicon(model, "counting"),
                     .outlets = mw_model_lexicon(model, "outlets"),
                     .events = mw_model_lexicon(model, "named-events"),
                     .topics = mw_model_lexicon(model, "topics"),
                     .words = mw_model_lexicon(model, "figure-words"),
                     .off = off,
                     .record = record};
    f.starts = mw_lexicon_bit(f.numbers.words) | mw_lexicon_bit(f.approximators) | mw_lexicon_bit(f.currencies);
    f.function_classes = mw_figure_classes(f.functions);
    f.classes = mw_arena_get(mw_article_arena(article), (f.scan.layers->token_count + 1) * sizeof *f.classes, err);
    if (!f.classes)
        return false;
    for (size_t s = 0; s < f.scan.layers->sentence_count; s++) {
        f.sentence = (uint32_t)s;
        f.sentence_first = f.scan.layers->sentences[s].token_first;
        f.scan.end = f.scan.layers->sentences[s].token_end;
        if (!read_sentence(&f, err))
            return false;
    }
    f.scan.end = (uint32_t)f.scan.layers->token_count;
    record_all(&f);
    return hand_over(&f, err);
}

bool mw_make_figures(mw_article *article, const mw_model *model, mw_error *err)
{
    return mw_figures_record(article, model, 0, NULL, err);
}
