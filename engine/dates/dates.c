/* SPDX-License-Identifier: MIT */
/* The date stage: at each token all rules are tried, the longest expression wins and the next is
 * looked for behind it.
 *
 * A year that only the end of a range or list tells ("between April and June 2021") is given to
 * its beginning afterwards. */
#include "dates/dates_impl.h"

#include <stdio.h>

#include "language/mentions.h"

/* ---- what begins where */

#define K(kind) (UINT64_C(1) << MW_CAL_##kind)
/* Words of the calendar before which an expression may begin already: five DAYS, the END, about NOON. */
#define ANCHORS                                                                                    \
    (K(MONTH) | K(WEEKDAY) | K(UNIT) | K(UNITS) | K(SEASON) | K(PART) | K(EDGE) | K(SHIFT) | K(CLOCK) | K(ZONE) | \
     K(ORDINAL) | K(DECADE) | K(FISCAL) | K(ERA))

/* The first number or anchor from `at` on; the sentence's end when there is none. */
static uint32_t anchor_from(const mw_dating *d, uint32_t at)
{
    while (at < d->scan.end && !(d->scan.tokens[at].shape & MW_NUMBER) &&
           !(d->word_at[at] && d->words[d->word_at[at]].kinds & ANCHORS))
        at++;
    return at;
}

/* Digits that may be a time by themselves: 8:30, 0830, 1930 hours. */
static bool may_be_time(const mw_dating *d, uint32_t at)
{
    const mw_token *token = &d->scan.tokens[at];
    const char *text = d->scan.text.data + token->start;
    uint32_t length = token->end - token->start;
    return (length >= 4 && (text[1] == ':' || text[2] == ':')) ||
           (length == 4 && (text[0] == '0' || mw_dating_before(d, at, "at") ||
                            (at + 1 < d->scan.end && d->words[d->word_at[at + 1]].kinds & K(UNITS))));
}

/* What a token is by itself, as bits that the rules ask for. */
static uint64_t bits_of(const mw_dating *d, uint32_t at)
{
    const mw_token *token = &d->scan.tokens[at];
    uint64_t bits = d->words[d->word_at[at]].kinds;
    if (token->shape & MW_NUMBER)
        bits |= MW_BEGINS_NUMBER | (may_be_time(d, at) ? MW_BEGINS_TIME : 0);
    else if (token->end - token->start == 2 && d->scan.text.data[token->end - 1] >= '1' &&
             d->scan.text.data[token->end - 1] <= '4')
        bits |= MW_BEGINS_SHORT;
    return bits;
}

/* What may begin at a token; nearly all tokens are passed at the first look. `near`: a number or an anchor is
 * one of the next. */
static uint64_t begins_at(const mw_dating *d, uint32_t at, bool near)
{
    const mw_token *token = &d->scan.tokens[at];
    uint64_t bits = bits_of(d, at);
    if (!near || !(token->shape & MW_WORD))
        return bits;
    bits |= mw_dating_opens(d, token->word) ? MW_BEGINS_DET : 0;
    bits |= token->tables & d->number_bit ? MW_BEGINS_WORD : 0;
    return bits | (token->tables & d->about_bit ? MW_BEGINS_ABOUT : 0);
}

/* What the next tokens are, together. */
static uint64_t window_at(const mw_dating *d, uint32_t at)
{
    enum { WINDOW = 14 };
    uint64_t bits = 0;
    for (uint32_t end = at + WINDOW < d->scan.end ? at + WINDOW : d->scan.end; at < end; at++)
        bits |= bits_of(d, at);
    return bits;
}

/* ---- the longest */

static bool note_reading(mw_dating *d, const mw_when *when, mw_date_rule_id rule)
{
    mw_date_record *record = d->record;
    mw_date_reading reading = {.first = when->first, .end = when->end, .rule = rule, .fate = MW_DATE_SHORTER,
                               .type = when->type, .word = mw_cal_word(d, when->first)->row,
                               .cue = record->cue, .decision = record->decision};
    memcpy(reading.value, when->value, sizeof reading.value);
    if (!mw_arena_push(record->arena, record->readings, record->count, record->capacity, reading, NULL))
        record->failed = true;
    return true;
}

/* Which rules ask for which bit, once an article: then a token's rules are a few ors. */
static void index_rules(mw_dating *d)
{
    for (int rule = 0; rule < MW_DATES_READING_RULES; rule++) {
        uint64_t bit = d->off & MW_DATES_BIT(rule) ? 0 : MW_DATES_BIT(rule);
        for (uint64_t begins = MW_DATE_RULES[rule].begins; begins; begins &= begins - 1)
            d->begins[__builtin_ctzll(begins)] |= bit;
        for (uint64_t near = MW_DATE_RULES[rule].near; near; near &= near - 1)
            d->near[__builtin_ctzll(near)] |= bit;
        d->anywhere |= MW_DATE_RULES[rule].near ? 0 : bit;
    }
}

static uint64_t rules_at(const mw_dating *d, uint64_t begins, uint64_t window)
{
    uint64_t rules = 0, near = d->anywhere;
    for (; begins; begins &= begins - 1)
        rules |= d->begins[__builtin_ctzll(begins)];
    for (; rules && window; window &= window - 1)
        near |= d->near[__builtin_ctzll(window)];
    return rules & near;
}

#define PERIOD_RULES (MW_DATES_BIT(MW_DATES_PERIOD_RULES) - 1)

/* `noted`: the readings are candidates for the text itself, and no part of another. */
static void longest(mw_dating *d, uint32_t at, uint64_t rules, bool noted, mw_when *best)
{
    for (; rules; rules &= rules - 1) {
        mw_date_rule_id rule = (mw_date_rule_id)__builtin_ctzll(rules);
        if (d->record && noted) {
            d->record->cue = NULL;
            d->record->decision = NULL;
        }
        mw_when when = {.first = at, .end = at, .type = MW_DATE, .from_date = MW_NO_INDEX, .id = rule,
                        .period = {MW_DAY_NONE, MW_GRAIN_NONE}};
        if (!MW_DATE_RULES[rule].read(d, at, &when))
            continue;
        when.id = rule;
        if (d->record && noted)
            note_reading(d, &when, rule);
        if (when.end > best->end)
            *best = when;
    }
}

bool mw_read_period(mw_dating *d, uint32_t at, mw_when *when)
{
    enum { DEPTH_MAX = 3 };
    if (at >= d->scan.end || d->depth >= DEPTH_MAX)
        return false;
    if (d->period && d->period->first == at && when->first == at) {
        *when = *d->period;
        return when->end > at;
    }
    uint64_t begins = begins_at(d, at, true);
    uint32_t first = when->first;
    when->end = at;
    d->depth++;
    if (begins)
        longest(d, at, rules_at(d, begins, window_at(d, at)) & PERIOD_RULES, false, when);
    d->depth--;
    when->first = first;
    return when->end > at;
}

/* Is the expression inside a name that goes beyond it: "Black Friday", "Expo 2020", "May Sweet"? */
static bool inside_name(const mw_dating *d, const mw_when *when)
{
    if (!mw_dating_has(d, MW_DATES_INSIDE_NAME) || when->id == MW_DATES_ERA) /* 218 BC | Hannibal */
        return false;
    for (uint32_t at = when->first; at < when->end; at++) {
        uint32_t mention = mw_mention_at(d->scan.article, at), first, end;
        if (mention == MW_NO_INDEX || d->scan.layers->entities[mention].mention > MW_BY_ALIAS)
            continue;
        mw_mention_tokens(d->scan.article, mention, &first, &end);
        if (first < when->first || end > when->end)
            return true;
        if (d->scan.layers->entities[mention].type == MW_PERSON)
            return true;
    }
    return false;
}

static bool push(mw_dating *d, const mw_when *when, mw_error *err)
{
    return mw_arena_push(mw_article_arena(d->scan.article), d->found, d->found_count, d->found_capacity,
                         *when, err);
}

/* What became of the readings that begin at the best one. */
static void note_fate(mw_dating *d, const mw_when *best, bool named)
{
    mw_date_record *record = d->record;
    for (size_t i = record->count; i-- > 0 && record->readings[i].first == best->first;)
        if (record->readings[i].rule == best->id && record->readings[i].end == best->end)
            record->readings[i].fate = named ? MW_DATE_IN_NAME : MW_DATE_TAKEN;
}

static void read_at(mw_dating *d, uint32_t at, uint64_t begins, mw_when *best)
{
    mw_when period = *best;
    uint64_t rules = rules_at(d, begins, window_at(d, at));
    longest(d, at, rules & PERIOD_RULES, true, &period);
    *best = period;
    d->period = &period;
    longest(d, at, rules & ~PERIOD_RULES, true, best);
    d->period = NULL;
}

static bool scan_sentence(mw_dating *d, mw_error *err)
{
    enum { NEAR = 6 };
    uint32_t next = anchor_from(d, d->sentence_first); /* from `at` on */
    for (uint32_t at = d->sentence_first; at < d->scan.end;) {
        bool near = next <= at + NEAR && next < d->scan.end;
        if (!near && !d->word_at[at]) {
            at++;
            continue;
        }
        mw_when best = {.first = at, .end = at};
        uint64_t begins = begins_at(d, at, near);
        if (begins)
            read_at(d, at, begins, &best);
        bool named = best.end > at && inside_name(d, &best);
        if (d->record && best.end > at)
            note_fate(d, &best, named);
        if (best.end == at || named) {
            at++;
        } else {
            best.sentence = d->sentence;
            if (!push(d, &best, err))
                return false;
            at = best.end;
        }
        if (next < at)
            next = anchor_from(d, at);
    }
    return true;
}

/* ---- years told later */

static bool joins(const mw_dating *d, uint32_t from, uint32_t to)
{
    if (to - from > 3)
        return false;
    for (uint32_t at = from; at < to; at++)
        if (!mw_scan_hyphen(&d->scan, at) &&
            !mw_scan_in(&d->scan, at, "and or to until till through , from on in the early late"))
            return false;
    return true;
}

/* "between April and June 2021": April takes the year of June, or the one before when it is later
 * in the year. */
static void lend_year(mw_dating *d, mw_when *when, const mw_when *later)
{
    bool told = later->from_date == MW_NO_INDEX || later->from_date < (uint32_t)(when - d->found);
    if (!when->yearless || later->yearless || later->period.day == MW_DAY_NONE || later->from_published || !told || when->sentence != later->sentence ||
        (later->period.grain != MW_GRAIN_DAY && later->period.grain != MW_GRAIN_MONTH &&
         later->period.grain != MW_GRAIN_SEASON) ||
        (later->period.grain == MW_GRAIN_SEASON) != (when->period.grain == MW_GRAIN_SEASON) ||
        !joins(d, when->end, later->first))
        return;
    if (when->period.day == MW_DAY_NONE)
        return;
    if (!mw_dating_has(d, MW_DATES_LENT_YEAR))
        return;
    mw_civil c = mw_day_civil(when->period.day), end = mw_day_civil(later->period.day);
    bool after = c.month > end.month || (c.month == end.month && c.day > end.day && when->period.grain == MW_GRAIN_DAY);
    mw_period period = mw_period_of(end.year - after, c.month, c.day, when->period.grain);
    const char *time = when->type == MW_TIME ? strchr(when->value, 'T') : ""; /* the night of 31 May–1 June 1916 */
    if (period.day == MW_DAY_NONE || !time || (when->type != MW_DATE && when->type != MW_TIME))
        return;
    char part[MW_TIMEX_MAX];
    snprintf(part, sizeof part, "%s", time);
    when->period = period;
    mw_period_text(period, when->value);
    snprintf(when->value + strlen(when->value), sizeof when->value - strlen(when->value), "%.12s", part);
    when->from_published = false;
    when->yearless = false;
    when->grade = MW_STRONG;
}

/* "from 6am until noon tomorrow": 6am has the day of noon. */
static void lend_day(const mw_dating *d, mw_when *when, const mw_when *later)
{
    if (when->type != MW_TIME || later->type != MW_TIME || when->id != MW_DATES_CLOCK ||
        when->sentence != later->sentence || later->period.day == MW_DAY_NONE || !joins(d, when->end, later->first) ||
        !mw_dating_has(d, MW_DATES_LENT_DAY))
        return;
    const char *time = strchr(when->value, 'T');
    bool own = when->value[0] != 'T' && when->grade != MW_GUESS &&
               (when->from_date == MW_NO_INDEX || d->found[when->from_date].sentence == when->sentence);
    if (!time || own)
        return;
    char day[MW_TIMEX_MAX], value[2 * MW_TIMEX_MAX];
    mw_day_text(later->period.day, day);
    snprintf(value, sizeof value, "%.12s%.20s", day, time);
    mw_grade grade = when->grade;
    mw_when_text(when, when->end, value, when->rule);
    when->grade = grade;
    when->period = later->period;
    when->from_published = later->from_published;
    when->from_date = later->from_date;
}

static void lend_years(mw_dating *d)
{
    for (size_t i = d->found_count; i-- > 1;) {
        lend_year(d, &d->found[i - 1], &d->found[i]);
        lend_day(d, &d->found[i - 1], &d->found[i]);
    }
}

/* ---- the order of numeric dates */

/* Which comes first in this article's dates: 'd'ay or 'm'onth. What is written in words tells, and a
 * numeric date that can be read in one way only. */
static uint8_t order_of(const mw_dating *d)
{
    size_t day = 0, month = 0;
    for (size_t i = 0; i < d->found_count && mw_dating_has(d, MW_DATES_ORDER); i++) {
        day += d->found[i].id == MW_DATES_DAY_MONTH || d->found[i].order == 'd';
        month += d->found[i].id == MW_DATES_MONTH_DAY || d->found[i].order == 'm';
    }
    if (day != month)
        return day > month ? 'd' : 'm';
    return mw_dating_has(d, MW_DATES_OUTLET) ? mw_order_of_outlet(d) : 0;
}

/* ---- the stage */

static bool scan_article(mw_dating *d, mw_error *err)
{
    const mw_layers *layers = d->scan.layers;
    d->found_count = 0;
    for (size_t s = 0; s < layers->sentence_count; s++) {
        d->sentence = (uint32_t)s;
        d->sentence_first = layers->sentences[s].token_first;
        d->scan.end = layers->sentences[s].token_end;
        if (!scan_sentence(d, err))
            return false;
    }
    d->scan.end = (uint32_t)layers->token_count;
    return true;
}

static bool has_numeric(const mw_dating *d)
{
    for (size_t i = 0; i < d->found_count; i++)
        if (d->found[i].id == MW_DATES_SLASHED && d->found[i].grade == MW_GUESS)
            return true;
    return false;
}

/* The expression that tells of which day the article is. */
static bool basis_of_wire(const mw_dating *d, mw_str *basis, mw_error *err)
{
    for (size_t i = 0; i < d->found_count; i++)
        if (d->found[i].first <= d->wire && d->found[i].end > d->wire)
            return mw_arena_print(mw_article_arena(d->scan.article), basis, err, "date:%zu", i);
    *basis = MW_STR("published");
    return true;
}

static bool basis_of(const mw_dating *d, const mw_when *when, mw_str *basis, mw_error *err)
{
    *basis = MW_NONE;
    if (when->from_date != MW_NO_INDEX && when->from_date < d->found_count)
        return mw_arena_print(mw_article_arena(d->scan.article), basis, err, "date:%u", when->from_date);
    if (when->event)
        *basis = MW_STR("event");
    if (when->event)
        return true;
    if (when->from_published && d->wire != MW_NO_INDEX && !d->wire_line)
        return basis_of_wire(d, basis, err);
    if (when->from_published)
        *basis = d->wire_line || mw_str_is(mw_article_head(d->scan.article)->date_method, "dateline")
                     ? MW_STR("dateline")
                     : MW_STR("published");
    return true;
}

typedef struct rule_text {
    char text[96];
    size_t length;
} rule_text;

static void append(rule_text *out, const char *text)
{
    for (; *text && out->length < sizeof out->text; text++)
        out->text[out->length++] = *text;
}

static void append_number(rule_text *out, uint32_t number)
{
    char digits[12], *at = digits + sizeof digits - 1;
    *at = '\0';
    do
        *--at = (char)('0' + number % 10);
    while (number /= 10);
    append(out, at);
}

/* "dates: weekday, calendar:64": the rule, and the line of the word with which it begins. Every date has one:
 * no printf. */
static bool rule_of(const mw_dating *d, const mw_when *when, mw_str *rule, mw_error *err)
{
    const mw_row *row = when->event ? when->event : d->words[d->word_at[when->first]].row;
    rule_text out = {.length = 0};
    append(&out, "dates: ");
    append(&out, when->rule);
    if (row) {
        append(&out, ", ");
        append(&out, mw_row_table(row));
        append(&out, ":");
        append_number(&out, mw_row_line(row));
    }
    return mw_arena_copy(mw_article_arena(d->scan.article), (mw_str){out.text, out.length}, rule, err);
}

static bool put(const mw_dating *d, const mw_when *when, mw_date *date, mw_error *err)
{
    mw_arena *arena = mw_article_arena(d->scan.article);
    *date = (mw_date){.span = {d->scan.tokens[when->first].start, d->scan.tokens[when->end - 1].end},
                      .type = when->type,
                      .value = MW_NONE,
                      .mod = MW_NONE,
                      .sentence = when->sentence,
                      .grade = when->grade};
    return (when->value[0] == '\0' || mw_arena_copy(arena, mw_str_of(when->value), &date->value, err)) &&
           (when->mod.len == 0 || mw_arena_copy(arena, when->mod, &date->mod, err)) &&
           basis_of(d, when, &date->basis, err) &&
           rule_of(d, when, &date->rule, err);
}

static bool hand_over(const mw_dating *d, mw_error *err)
{
    mw_layers *layers = mw_article_layers_edit(d->scan.article);
    layers->dates = mw_arena_get(mw_article_arena(d->scan.article), (d->found_count + 1) * sizeof(mw_date), err);
    if (!layers->dates)
        return false;
    for (size_t i = 0; i < d->found_count; i++)
        if (!put(d, &d->found[i], &layers->dates[i], err))
            return false;
    layers->date_count = d->found_count;
    return true;
}

static mw_dating open_dating(mw_article *article, const mw_model *model)
{
    mw_dating d = {.scan = mw_scan_of(article, model),
                   .numbers = mw_numbers_of(model),
                   .calendar = mw_model_lexicon(model, "calendar"),
                   .tenses = mw_model_lexicon(model, "tenses"),
                   .labels = mw_model_lexicon(model, "labels"),
                   .approximators = mw_model_lexicon(model, "approximators"),
                   .counted = mw_model_lexicon(model, "counted"),
                   .events = mw_model_lexicon(model, "named-events"),
                   .known = mw_model_lexicon(model, "known-days"),
                   .orders = mw_model_lexicon(model, "date-orders"),
                   .agendas = mw_model_lexicon(model, "agendas"),
                   .wire = MW_NO_INDEX,
                   .published = mw_day_parse(mw_article_head(article)->published)};
    d.number_bit = mw_lexicon_bit(d.numbers.words);
    d.about_bit = mw_lexicon_bit(d.approximators);
    return d;
}

/* What all that was found tells of the article may change what is found: then it is read again. */
static bool read_again(mw_dating *d, mw_error *err)
{
    uint8_t order = has_numeric(d) ? order_of(d) : 0;
    mw_narrative narrative = mw_dating_has(d, MW_DATES_NARRATIVE) ? mw_is_narrative(d) : MW_REPORT;
    if (!order && !narrative)
        return true;
    d->order = order;
    d->narrative = narrative;
    if (d->record)
        d->record->count = 0;
    return scan_article(d, err);
}

bool mw_make_dates_with(mw_article *article, const mw_model *model, uint64_t off, mw_date_record *record, mw_error *err)
{
    mw_dating d = open_dating(article, model);
    bool appointed = false;
    d.appointed = &appointed;
    d.off = off;
    d.record = record;
    index_rules(&d);
    if (!mw_dating_words(&d, err))
        return false;
    if (mw_dating_has(&d, MW_DATES_WIRE))
        mw_read_wire(&d);
    if (record)
        record->count = 0;
    if (!scan_article(&d, err) || !read_again(&d, err))
        return false;
    lend_years(&d);
    return hand_over(&d, err);
}

bool mw_make_dates(mw_article *article, const mw_model *model, mw_error *err)
{
    return mw_make_dates_with(article, model, 0, NULL, err);
}
