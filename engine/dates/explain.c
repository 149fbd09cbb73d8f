/* SPDX-License-Identifier: MIT */
/* What words might have been as dates: the stage runs again with a record of what each rule read;
 * beside it stand words of the calendar that no rule took for a date. */
#include "dates/explain.h"

#include "dates/dates_impl.h"

typedef struct explainer {
    const mw_article *article;
    const mw_lexicon *calendar;
    const mw_date_record *record;
    mw_reasons *reasons;
    mw_arena *arena;
    mw_error *err;
    mw_span span; /* the bytes asked for */
} explainer;

static const mw_token *token_at(const explainer *e, uint32_t token)
{
    return &mw_article_layers(e->article)->tokens[token];
}

static mw_span span_of(const explainer *e, uint32_t first, uint32_t end)
{
    return (mw_span){token_at(e, first)->start, token_at(e, end - 1)->end};
}

static bool overlaps(const explainer *e, mw_span span)
{
    return span.start < e->span.end && span.end > e->span.start;
}

static bool add(explainer *e, mw_candidate candidate)
{
    return mw_arena_push(e->arena, e->reasons->candidates, e->reasons->count, e->reasons->capacity, candidate, e->err);
}

/* ---- readings */

static const mw_date_reading *taken_over(const explainer *e, mw_span span)
{
    for (size_t i = 0; i < e->record->count; i++) {
        const mw_date_reading *reading = &e->record->readings[i];
        mw_span taken = span_of(e, reading->first, reading->end);
        if (reading->fate == MW_DATE_TAKEN && taken.start < span.end && taken.end > span.start)
            return reading;
    }
    return NULL;
}

static bool tell_why(explainer *e, const mw_date_reading *reading, mw_span span, mw_str *why)
{
    const mw_date_reading *winner = reading->fate == MW_DATE_SHORTER ? taken_over(e, span) : NULL;
    if (reading->fate == MW_DATE_IN_NAME) {
        *why = MW_STR("a part of a name that goes beyond it, or the name of a person");
    } else if (winner) {
        mw_span stands = span_of(e, winner->first, winner->end);
        bool same = stands.start == span.start && stands.end == span.end;
        return mw_arena_print(e->arena, why, e->err,
                              same ? "“%.*s” is read by “%s”, which comes first" : "“%.*s” by “%s” is longer",
                              MW_ARG(mw_article_slice(e->article, stands)), mw_date_rule_name(winner->rule));
    } else if (reading->cue) {
        mw_str way = mw_row_get(reading->cue, "tense"), phrase = mw_row_phrase(reading->cue);
        return mw_arena_print(e->arena, why, e->err, "%s by “%.*s” %s:%u%s%.*s",
                              reading->decision ? reading->decision : "told", MW_ARG(phrase),
                              mw_row_table(reading->cue), (unsigned)mw_row_line(reading->cue), way.len ? ", " : "",
                              MW_ARG(way));
    } else if (reading->decision) {
        *why = mw_str_of(reading->decision);
    }
    return true;
}

static bool add_reading(explainer *e, const mw_date_reading *reading)
{
    mw_candidate c = {.span = span_of(e, reading->first, reading->end), .rule = -1, .why = MW_STR("")};
    if (!overlaps(e, c.span))
        return true;
    c.fate = reading->fate == MW_DATE_TAKEN ? MW_STANDS : MW_FELL;
    const char *value = reading->value[0] ? reading->value : "of no day that there is";
    bool good = mw_arena_print(e->arena, &c.reading, e->err, "%s %s", mw_date_type_name(reading->type), value);
    if (reading->word)
        good = good && mw_arena_print(e->arena, &c.by, e->err, "rule “%s”, %s:%u", mw_date_rule_name(reading->rule),
                                      mw_row_table(reading->word), (unsigned)mw_row_line(reading->word));
    else
        good = good && mw_arena_print(e->arena, &c.by, e->err, "rule “%s”", mw_date_rule_name(reading->rule));
    return good && tell_why(e, reading, c.span, &c.why) && add(e, c);
}

/* ---- words that no rule took */

/* What a row's `needs` wants, for a reader. */
static const char *needs_of(const mw_row *row)
{
    static const struct {
        const char *needs, *text;
    } NEEDS[] = {
        {"number", "a number beside it"},
        {"context", "a capital, and a number or a preposition beside it"},
        {"name", "a number or a preposition beside it"},
        {"season", "an article and a preposition, or a year"},
        {"text", "a date before it"},
        {"of", "“of” behind it"},
        {"phrase", "“in” before it"},
    };
    mw_str needs = mw_row_get(row, "needs");
    for (size_t i = 0; i < sizeof NEEDS / sizeof *NEEDS; i++)
        if (mw_str_is(needs, NEEDS[i].needs))
            return NEEDS[i].text;
    return NULL;
}

static bool is_read(const explainer *e, mw_span span)
{
    for (size_t i = 0; i < e->record->count; i++) {
        mw_span read = span_of(e, e->record->readings[i].first, e->record->readings[i].end);
        if (read.start < span.end && read.end > span.start)
            return true;
    }
    return false;
}

static bool add_word(explainer *e, mw_span span, const mw_row *row)
{
    mw_candidate c = {.span = span, .fate = MW_UNTRIED, .rule = -1, .why = MW_STR("no rule reads a date here")};
    const char *needs = needs_of(row);
    mw_str kind = mw_row_get(row, "kind");
    return mw_arena_print(e->arena, &c.reading, e->err, "%.*s", MW_ARG(kind)) &&
           mw_arena_print(e->arena, &c.by, e->err, "%s:%u%s%s", mw_row_table(row), (unsigned)mw_row_line(row),
                          needs ? ", which wants " : "", needs ? needs : "") &&
           add(e, c);
}

static bool add_words(explainer *e)
{
    const mw_layers *layers = mw_article_layers(e->article);
    for (size_t i = mw_article_token_at(e->article, e->span.start);
         i < layers->token_count && layers->tokens[i].start < e->span.end;) {
        mw_hit hit = {.tokens = 0};
        if (mw_lexicon_match(e->calendar, layers->tokens + i, layers->token_count - i, &hit)) {
            mw_span span = span_of(e, (uint32_t)i, (uint32_t)i + hit.tokens);
            bool opened = mw_str_is(mw_row_get(hit.row, "kind"), "opened"); /* nothing by itself */
            if (!opened && !is_read(e, span) && !add_word(e, span, hit.row))
                return false;
        }
        i += hit.tokens ? hit.tokens : 1;
    }
    return true;
}

/* ---- all of it */

static bool add_shown(explainer *e)
{
    const mw_layers *layers = mw_article_layers(e->article);
    for (size_t i = 0; i < layers->date_count; i++) {
        const mw_date *date = &layers->dates[i];
        mw_str text, basis = date->basis.data ? date->basis : MW_STR("itself");
        if (!overlaps(e, date->span))
            continue;
        if (!mw_arena_print(e->arena, &text, e->err, "“%.*s” as %s %.*s, counted from %.*s, %s",
                            MW_ARG(mw_article_slice(e->article, date->span)), mw_date_type_name(date->type),
                            MW_ARG(date->value.data ? date->value : MW_STR("of no known day")), MW_ARG(basis),
                            mw_grade_name(date->grade)) ||
            !mw_arena_push(e->arena, e->reasons->shown, e->reasons->shown_count, e->reasons->shown_capacity, text,
                           e->err))
            return false;
    }
    return true;
}

/* Those that stand first; else as they were found. */
static bool add_readings(explainer *e)
{
    for (int taken = 1; taken >= 0; taken--)
        for (size_t i = 0; i < e->record->count; i++)
            if ((e->record->readings[i].fate == MW_DATE_TAKEN) == taken && !add_reading(e, &e->record->readings[i]))
                return false;
    return true;
}

bool mw_date_candidates_of(mw_article *article, const mw_model *model, mw_span span, mw_arena *arena,
                           mw_reasons *reasons, mw_error *err)
{
    mw_date_record record = {.arena = arena};
    *reasons = (mw_reasons){0};
    if (!mw_make_dates_with(article, model, 0, &record, err))
        return false;
    if (record.failed)
        return mw_fail(err, MW_ENOMEM, 0, "out of memory");
    explainer e = {.article = article,
                   .calendar = mw_model_lexicon(model, "calendar"),
                   .record = &record,
                   .reasons = reasons,
                   .arena = arena,
                   .err = err,
                   .span = span};
    return mw_article_layers(article)->token_count == 0 || (add_shown(&e) && add_readings(&e) && add_words(&e));
}
