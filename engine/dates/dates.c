/* SPDX-License-Identifier: MIT */
/* The date stage: at each token all rules are tried, the longest expression wins and the next is
 * looked for behind it.
 *
 * A year that only the end of a range or list tells ("between April and June 2021") is given to
 * its beginning afterwards. */
#include "dates/dates_impl.h"

#include "language/mentions.h"

static mw_date_rule *const PERIOD_RULES[] = {
    mw_rule_iso, mw_rule_slashed, mw_rule_day_month, mw_rule_month_day, mw_rule_day_range,
    mw_rule_second_day, mw_rule_month_which, mw_rule_month, mw_rule_decade, mw_rule_century,
    mw_rule_quarter, mw_rule_season, mw_rule_holiday, mw_rule_weekend, mw_rule_which, mw_rule_weekday,
    mw_rule_near_day, mw_rule_year,
};
static mw_date_rule *const OTHER_RULES[] = {
    mw_rule_ago, mw_rule_from_text, mw_rule_edge, mw_rule_clock, mw_rule_part, mw_rule_set,
    mw_rule_duration, mw_rule_now,
};

static void longest(mw_dating *d, uint32_t at, mw_date_rule *const *rules, size_t count, mw_when *best)
{
    for (size_t i = 0; i < count; i++) {
        mw_when when = {.first = at, .end = at, .type = MW_DATE, .from_date = MW_NO_INDEX,
                        .period = {MW_DAY_NONE, MW_GRAIN_NONE}};
        if (rules[i](d, at, &when) && when.end > best->end)
            *best = when;
    }
}

bool mw_read_period(mw_dating *d, uint32_t at, mw_when *when)
{
    if (at >= d->scan.end)
        return false;
    if (d->period && d->period->first == at && when->first == at) {
        *when = *d->period;
        return when->end > at;
    }
    uint32_t first = when->first;
    when->end = at;
    longest(d, at, PERIOD_RULES, sizeof PERIOD_RULES / sizeof *PERIOD_RULES, when);
    when->first = first;
    return when->end > at;
}

/* Is there a word of the calendar, or a number, among the next few tokens? */
/* The first number or word of the calendar from `at` on; the sentence's end when there is none. */
static uint32_t calendar_from(const mw_dating *d, uint32_t at)
{
    while (at < d->scan.end && !d->word_at[at] && !mw_scan_shape(&d->scan, at, MW_NUMBER))
        at++;
    return at;
}

/* Only these tokens can begin an expression; nearly all others are passed at the first look. `near`:
 * a number or a word of the calendar is one of the next. */
static bool may_begin(const mw_dating *d, uint32_t at, bool near)
{
    mw_hit hit;
    if (d->word_at[at])
        return true;
    mw_str word = mw_scan_text(&d->scan, at);
    if (mw_scan_shape(&d->scan, at, MW_NUMBER))
        return mw_str_find(word, MW_STR(","), 0) == word.len || near;
    if (word.len == 2 && word.data[1] >= '1' && word.data[1] <= '4')
        return true; /* Q3, H2 */
    return near && (mw_dating_in(d, at, "a an the that several few many half once twice") ||
                    mw_scan_match(&d->scan, at, d->numbers.words, &hit) ||
                    mw_scan_match(&d->scan, at, d->approximators, &hit));
}

/* Is the expression inside a name that goes beyond it: "Black Friday", "Expo 2020", "May Sweet"? */
static bool inside_name(const mw_dating *d, const mw_when *when)
{
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

static bool scan_sentence(mw_dating *d, mw_error *err)
{
    enum { NEAR = 6 };
    uint32_t next = d->sentence_first; /* the calendar's next word behind `at` */
    for (uint32_t at = d->sentence_first; at < d->scan.end;) {
        mw_when best = {.first = at, .end = at};
        next = next > at ? next : calendar_from(d, at + 1);
        if (may_begin(d, at, next < at + NEAR && next < d->scan.end)) {
            mw_when period = best;
            longest(d, at, PERIOD_RULES, sizeof PERIOD_RULES / sizeof *PERIOD_RULES, &period);
            best = period;
            d->period = &period;
            longest(d, at, OTHER_RULES, sizeof OTHER_RULES / sizeof *OTHER_RULES, &best);
            d->period = NULL;
        }
        if (best.end == at || inside_name(d, &best)) {
            at++;
            continue;
        }
        best.sentence = d->sentence;
        if (!push(d, &best, err))
            return false;
        at = best.end;
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
    if (!when->yearless || later->yearless || later->period.day == MW_DAY_NONE || later->from_published ||
        later->from_date != MW_NO_INDEX || when->sentence != later->sentence ||
        (later->period.grain != MW_GRAIN_DAY && later->period.grain != MW_GRAIN_MONTH) ||
        !joins(d, when->end, later->first))
        return;
    if (when->period.day == MW_DAY_NONE)
        return;
    mw_civil c = mw_day_civil(when->period.day), end = mw_day_civil(later->period.day);
    bool after = c.month > end.month || (c.month == end.month && c.day > end.day && when->period.grain == MW_GRAIN_DAY);
    mw_period period = mw_period_of(end.year - after, c.month, c.day, when->period.grain);
    if (period.day == MW_DAY_NONE || when->type != MW_DATE)
        return;
    when->period = period;
    mw_period_text(period, when->value);
    when->from_published = false;
    when->yearless = false;
    when->grade = MW_STRONG;
}

static void lend_years(mw_dating *d)
{
    for (size_t i = d->found_count; i-- > 1;)
        lend_year(d, &d->found[i - 1], &d->found[i]);
}

/* ---- the stage */

/* Which comes first in this article's dates that are written in words: 'd'ay or 'm'onth. */
static uint8_t order_of(const mw_dating *d)
{
    size_t day = 0, month = 0;
    for (size_t i = 0; i < d->found_count; i++) {
        day += strcmp(d->found[i].rule, "day month year") == 0;
        month += strcmp(d->found[i].rule, "month day year") == 0;
    }
    return day == month ? 0 : day > month ? 'd' : 'm';
}

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
        if (strcmp(d->found[i].rule, "numeric, order unknown") == 0)
            return true;
    return false;
}

static bool basis_of(const mw_dating *d, const mw_when *when, mw_str *basis, mw_error *err)
{
    *basis = MW_NONE;
    if (when->from_date != MW_NO_INDEX)
        return mw_arena_print(mw_article_arena(d->scan.article), basis, err, "date:%u", when->from_date);
    if (when->from_published)
        *basis = mw_str_is(mw_article_head(d->scan.article)->date_method, "dateline") ? MW_STR("dateline")
                                                                                        : MW_STR("published");
    return true;
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
           mw_arena_print(arena, &date->rule, err, "dates: %s", when->rule);
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

bool mw_make_dates(mw_article *article, const mw_model *model, mw_error *err)
{
    mw_dating d = {.scan = mw_scan_of(article, model),
                   .numbers = mw_numbers_of(model),
                   .calendar = mw_model_lexicon(model, "calendar"),
                   .tenses = mw_model_lexicon(model, "tenses"),
                   .labels = mw_model_lexicon(model, "labels"),
                   .approximators = mw_model_lexicon(model, "approximators"),
                   .counted = mw_model_lexicon(model, "counted"),
                   .published = mw_day_parse(mw_article_head(article)->published)};
    if (!mw_dating_words(&d, err) || !scan_article(&d, err))
        return false;
    if (has_numeric(&d)) {
        d.order = order_of(&d);
        if (d.order && !scan_article(&d, err))
            return false;
    }
    lend_years(&d);
    return hand_over(&d, err);
}
