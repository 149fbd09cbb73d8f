/* SPDX-License-Identifier: MIT */
/* What can be checked in the report alone: that its sentences are their templates with the values in
 * place, that no number stands beside the values, that counts and arithmetic come out. */
#include <math.h>
#include <stdio.h>

#include "run/verify_impl.h"
#include "text/utf8.h"

/* Sentences. */

static bool has_digit(mw_str text)
{
    for (size_t at = 0, next; at < text.len; at = next)
        if (mw_utf8_is_digit(mw_utf8_next(text, at, &next)))
            return true;
    return false;
}

static bool value_stands(const said *s, const claim *c, size_t from)
{
    return c->start >= from && c->stop >= c->start && c->stop <= s->text.len &&
           mw_str_equal(mw_str_sub(s->text, c->start, c->stop), c->text);
}

/* Cuts `words` off the front of `*rest`. */
static bool cut_words(mw_str *rest, mw_str words)
{
    if (!mw_str_starts(*rest, words))
        return false;
    *rest = mw_str_sub(*rest, words.len, rest->len);
    return true;
}

/* Cuts "{name}" off the front of `*rest`. */
static bool cut_place(mw_str *rest, mw_str name)
{
    return cut_words(rest, MW_STR("{")) && cut_words(rest, name) && cut_words(rest, MW_STR("}"));
}

/* NULL, or what is wrong with the sentence. */
static const char *trouble_of(const said *s)
{
    size_t from = 0;
    mw_str rest = s->template_text;
    for (size_t i = 0; i <= s->value_count; i++) {
        const claim *c = i < s->value_count ? s->values[i] : NULL;
        if (c && !value_stands(s, c, from))
            return "a value does not stand where it is said to stand";
        mw_str between = mw_str_sub(s->text, from, c ? c->start : s->text.len);
        if (has_digit(between))
            return "a number stands in it that is no value";
        if (!cut_words(&rest, between) || (c && !cut_place(&rest, c->name)))
            return "it is not its template with the values filled in";
        from = c ? c->stop : from;
    }
    return rest.len ? "it is not its template with the values filled in" : NULL;
}

static void check_sentence(verification *v, const said *s)
{
    shown text;
    const char *trouble = trouble_of(s);
    if (trouble)
        mw_verify_problem(v, "sentence \"%s\": %s", mw_verify_shown(s->text, &text), trouble);
}

/* Numbers. */

bool mw_verify_reads_as(mw_str text, double number)
{
    double read = 0, unit = 1;
    bool negative = text.len && text.data[0] == '-', fraction = false, digits = false;
    for (size_t i = negative; i < text.len; i++) {
        char c = text.data[i];
        if (c == '.' && !fraction) {
            fraction = true;
        } else if (c >= '0' && c <= '9') {
            digits = true;
            read = read * 10 + (c - '0');
            unit = fraction ? unit * 10 : unit;
        } else if (c != ',' || fraction) {
            return false;
        }
    }
    read = (negative ? -read : read) / unit;
    double slack = fraction ? 0.5 / unit : 0;
    return digits && fabs(read - number) <= slack + 1e-9 * fabs(number);
}

static bool is_near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (fabs(a) + fabs(b));
}

/* The greatest and the least of the operands. */
static void bounds(const claim *c, double *least, double *most)
{
    for (size_t i = 0; i < c->operand_count; i++) {
        double number = c->operands[i]->number;
        *least = i == 0 || number < *least ? number : *least;
        *most = i == 0 || number > *most ? number : *most;
    }
}

/* One operand after the other; NaN for an operation that is not known. */
static double in_turn(const claim *c)
{
    double result = c->operands[0]->number;
    for (size_t i = 1; i < c->operand_count; i++) {
        double number = c->operands[i]->number;
        result = mw_str_is(c->how, "sum") || mw_str_is(c->how, "mean") ? result + number
                 : mw_str_is(c->how, "difference")                     ? result - number
                 : mw_str_is(c->how, "product")                        ? result * number
                 : mw_str_is(c->how, "quotient")                       ? result / number
                                                                       : NAN;
    }
    return mw_str_is(c->how, "mean") ? result / (double)c->operand_count : result;
}

/* What the operands give; NaN where they give nothing. Arithmetic between two needs two; of the rows of a result one is
 * enough. */
static double compute(const claim *c)
{
    double least = NAN, most = NAN;
    for (size_t i = 0; i < c->operand_count; i++)
        if (!c->operands[i]->has_number)
            return NAN;
    bounds(c, &least, &most);
    if (mw_str_is(c->how, "min"))
        return least;
    if (mw_str_is(c->how, "max"))
        return most;
    if (mw_str_is(c->how, "spread"))
        return most - least;
    bool of_rows = mw_str_is(c->how, "sum") || mw_str_is(c->how, "mean");
    return c->operand_count >= 2 || of_rows ? in_turn(c) : NAN;
}

static void tell(verification *v, const claim *c, const char *why)
{
    shown name, text;
    mw_verify_problem(v, "value %s, \"%s\": %s", mw_verify_shown(c->name.data ? c->name : MW_STR("(operand)"), &name),
                      mw_verify_shown(c->text, &text), why);
}

static void check_computed(verification *v, const claim *c)
{
    char text[MW_REAL_TEXT], line[100];
    double result = compute(c);
    mw_real_text(result, text);
    snprintf(line, sizeof line, "computed again it is %s", text);
    if (result != result)
        tell(v, c, "it cannot be computed again");
    else if (!is_near(result, c->number))
        tell(v, c, line);
}

static void check_count(verification *v, const claim *c)
{
    if (c->number < (double)c->cite_count)
        tell(v, c, "it lists more citations than it counts");
    else if (c->number > (double)c->cite_count)
        v->few_cited++;
}

static void check_number(verification *v, const claim *c)
{
    if (!c->has_number) {
        tell(v, c, "it has no number");
        return;
    }
    if (!c->cite_count && c->number != 0)
        tell(v, c, "it has no citation");
    if (!mw_str_is(c->how, "figure") && !mw_verify_reads_as(c->text, c->number))
        tell(v, c, "its text is not its number");
    if (c->operand_count)
        check_computed(v, c);
    else if (mw_str_is(c->how, "count"))
        check_count(v, c);
}

static bool is_checkable(const claim *c)
{
    return c->cite_count || (mw_str_is(c->type, "number") && (c->operand_count || mw_str_is(c->how, "count")));
}

void mw_verify_texts(verification *v)
{
    for (size_t i = 0; i < v->file.sentences.count; i++)
        check_sentence(v, &v->file.sentences.items[i]);
    for (size_t i = 0; i < v->file.claims.count; i++) {
        const claim *c = v->file.claims.items[i];
        v->counts.values += is_checkable(c);
        if (mw_str_is(c->type, "number"))
            check_number(v, c);
    }
}
