/* SPDX-License-Identifier: MIT */
/* What may enter a report as a value, and its copy.
 *
 * The rule of the house: a reader can follow every number back. So a number has citations, or it is a
 * nothing-found whose question is kept; a text with digits has citations too, unless it is a date or
 * a name. */
#include <math.h>

#include "base/date.h"
#include "render/report_impl.h"
#include "text/utf8.h"

enum { OPERANDS_DEEP = 32 };

static bool in_word(uint32_t c)
{
    return c == '-' || c == '.' || c == ',' || c == ':' || c == '/' || mw_utf8_is_letter(c) ||
           mw_utf8_is_digit(c) || mw_utf8_is_mark(c);
}

static bool has_digit(mw_str text)
{
    for (size_t at = 0, next; at < text.len; at = next)
        if (mw_utf8_is_digit(mw_utf8_next(text, at, &next)))
            return true;
    return false;
}

/* 2148 is a number, 2022 a year: news is of two centuries. A whole day is one of any: 1865-04-15. */
static bool is_date(mw_str word)
{
    bool near = mw_str_starts(word, MW_STR("19")) || mw_str_starts(word, MW_STR("20"));
    return (near || mw_day_parse(word) != MW_DAY_NONE) && mw_date_is_written(word);
}

mw_str mw_report_day(mw_str published)
{
    return mw_day_parse(published) == MW_DAY_NONE ? published : mw_str_sub(published, 0, 10);
}

static bool is_plain(mw_str word) /* a word, a date or a name such as G20 and Su-30 */
{
    size_t next;
    return !has_digit(word) || is_date(word) || mw_utf8_is_letter(mw_utf8_next(word, 0, &next));
}

static mw_str without_stops(mw_str word)
{
    while (word.len && strchr("-.,:/", word.data[word.len - 1]))
        word.len--;
    return word;
}

bool mw_report_is_wordy(mw_str text)
{
    size_t at = 0, next;
    while (at < text.len) {
        size_t start = at;
        while (at < text.len && in_word(mw_utf8_next(text, at, &next)))
            at = next;
        if (at > start && !is_plain(without_stops(mw_str_sub(text, start, at))))
            return false;
        if (at == start) {
            mw_utf8_next(text, at, &next);
            at = next;
        }
    }
    return true;
}

static bool is_zero_with_reason(const mw_value *v)
{
    return v->number == 0 && (v->query.data || v->operand_count);
}

static bool check_one(const mw_value *v, mw_error *err)
{
    if (v->type == MW_VALUE_NUMBER && !isfinite(v->number))
        return mw_fail(err, MW_EARG, 0, "it is not a finite number");
    if (v->cite_count)
        return true;
    if (v->type == MW_VALUE_NUMBER && !is_zero_with_reason(v))
        return mw_fail(err, MW_EARG, 0, "%.*s is a number without evidence", MW_ARG(v->text));
    if (v->type == MW_VALUE_DATE && !is_date(v->text))
        return mw_fail(err, MW_EARG, 0, "\"%.*s\" is no date (2022-08-03) and has no evidence", MW_ARG(v->text));
    if (v->type == MW_VALUE_TEXT && has_digit(v->text))
        return mw_fail(err, MW_EARG, 0, "\"%.*s\" holds a number and has no evidence", MW_ARG(v->text));
    return true;
}

static bool check(const mw_value *v, int deep, mw_error *err)
{
    if (deep > OPERANDS_DEEP)
        return mw_fail(err, MW_EARG, 0, "its arithmetic goes deeper than %d steps", OPERANDS_DEEP);
    for (size_t i = 0; i < v->operand_count; i++)
        if (!check(&v->operands[i], deep + 1, err))
            return false;
    return check_one(v, err);
}

bool mw_report_check_value(const mw_value *v, mw_error *err)
{
    return check(v, 0, err);
}

/* The same question has the same number. */
static bool number_question(mw_report *report, value *v, mw_error *err)
{
    if (v->type != MW_VALUE_NUMBER || v->cite_count || !v->query.data)
        return true;
    for (size_t i = 0; i < report->questions.count; i++)
        if (mw_str_equal(report->questions.items[i], v->query)) {
            v->question = i + 1;
            return true;
        }
    v->question = report->questions.count + 1;
    return PUSH(report, questions, v->query, err);
}

static bool keep_operands(mw_report *report, const mw_value *from, value *into, mw_error *err)
{
    into->operands = mw_arena_get(report->arena, from->operand_count * sizeof *into->operands, err);
    if (!into->operands)
        return false;
    for (size_t i = 0; i < from->operand_count; i++)
        if (!mw_report_keep_value(report, &from->operands[i], &into->operands[i], err))
            return false;
    into->operand_count = from->operand_count;
    return true;
}

bool mw_report_keep_value(mw_report *report, const mw_value *from, value *into, mw_error *err)
{
    into->type = from->type;
    into->number = from->number;
    into->cite_count = from->cite_count;
    into->evidence_count = from->evidence_count > from->cite_count ? from->evidence_count : from->cite_count;
    return mw_report_keep(report, from->text.data ? from->text : MW_STR("unknown"), &into->text, err) &&
           mw_report_keep(report, from->how, &into->how, err) &&
           mw_report_keep(report, from->query, &into->query, err) &&
           mw_report_number(report, from->cites, from->cite_count, &into->cites, err) &&
           number_question(report, into, err) &&
           (!from->operand_count || keep_operands(report, from, into, err));
}
