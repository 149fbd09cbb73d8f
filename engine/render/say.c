/* SPDX-License-Identifier: MIT */
/* A sentence from its template: "{killed} killed by {day}" with a value for each name. */
#include "render/report_impl.h"
#include "text/utf8.h"

typedef struct piece { /* of a template: words, or a name between braces */
    mw_str text;
    bool is_name;
} piece;

/* Cuts the next piece off the template; a brace without its fellow is MW_EARG. */
static bool cut_piece(mw_str *rest, piece *p, mw_error *err)
{
    p->is_name = rest->data[0] == '{';
    size_t end = p->is_name ? mw_str_find(*rest, MW_STR("}"), 0) : mw_str_find(*rest, MW_STR("{"), 0);
    if (p->is_name && end == rest->len)
        return mw_fail(err, MW_EARG, 0, "a { of the template has no }");
    p->text = mw_str_sub(*rest, p->is_name ? 1 : 0, end);
    if (!p->is_name && mw_str_find(p->text, MW_STR("}"), 0) < p->text.len)
        return mw_fail(err, MW_EARG, 0, "a } of the template has no {");
    *rest = mw_str_sub(*rest, end + (p->is_name ? 1 : 0), rest->len);
    return true;
}

static bool no_digit(mw_str words, mw_error *err)
{
    for (size_t at = 0, next; at < words.len; at = next)
        if (mw_utf8_is_digit(mw_utf8_next(words, at, &next)))
            return mw_fail(err, MW_EARG, 0,
                           "the template has a digit at \"%.*s\": a number comes in as a value, {name}",
                           (int)(words.len - at < 30 ? words.len - at : 30), words.data + at);
    return true;
}

static size_t index_of(const mw_str *names, size_t count, mw_str name)
{
    size_t i = 0;
    while (i < count && !mw_str_equal(names[i], name))
        i++;
    return i;
}

static bool is_used(mw_str template_text, mw_str name)
{
    for (size_t at = 0; (at = mw_str_find(template_text, name, at)) < template_text.len; at++)
        if (at && template_text.data[at - 1] == '{' && at + name.len < template_text.len &&
            template_text.data[at + name.len] == '}')
            return true;
    return false;
}

static bool check_values(mw_str template_text, const mw_str *names, const mw_value *values, size_t count,
                         mw_error *err)
{
    for (size_t i = 0; i < count; i++) {
        mw_error why = {0};
        if (!is_used(template_text, names[i]))
            return mw_fail(err, MW_EARG, 0, "the template has no {%.*s}", MW_ARG(names[i]));
        if (!mw_report_check_value(&values[i], &why))
            return mw_fail(err, why.code, 0, "{%.*s}: %s", MW_ARG(names[i]), why.text);
    }
    return true;
}

/* How many values the template asks for; SIZE_MAX when something is wrong with it. */
static size_t check_template(mw_str template_text, const mw_str *names, size_t count, mw_error *err)
{
    size_t asked = 0;
    piece p;
    for (mw_str rest = template_text; rest.len;) {
        if (!cut_piece(&rest, &p, err) || (!p.is_name && !no_digit(p.text, err)))
            return SIZE_MAX;
        asked += p.is_name;
        if (p.is_name && index_of(names, count, p.text) == count) {
            mw_fail(err, MW_EARG, 0, "no value for {%.*s}", MW_ARG(p.text));
            return SIZE_MAX;
        }
    }
    return asked;
}

/* The sentence's text, and where each value stands in it. */
static bool fill(mw_report *report, block *b, const mw_str *names, const mw_value *values, size_t count,
                 mw_buf *text, mw_error *err)
{
    piece p;
    for (mw_str rest = b->template_text; rest.len;) {
        if (!cut_piece(&rest, &p, err))
            return false;
        if (!p.is_name) {
            mw_buf_add(text, p.text);
            continue;
        }
        value *v = &b->values[b->value_count++];
        if (!mw_report_keep_value(report, &values[index_of(names, count, p.text)], v, err))
            return false;
        v->name = p.text;
        v->start = text->len;
        mw_buf_add(text, v->text);
        v->stop = text->len;
    }
    return mw_buf_ok(text, err) && mw_report_keep(report, mw_buf_str(text), &b->text, err);
}

bool mw_report_say(mw_report *report, mw_str template_text, const mw_str *names, const mw_value *values,
                   size_t count, mw_error *err)
{
    block b = {.kind = BLOCK_SENTENCE};
    if (!mw_report_keep(report, template_text.data ? template_text : MW_STR(""), &b.template_text, err))
        return false;
    size_t asked = check_template(b.template_text, names, count, err);
    if (asked == SIZE_MAX || !check_values(b.template_text, names, values, count, err))
        return false;
    b.values = mw_arena_get(report->arena, asked * sizeof *b.values, err);
    if (!b.values)
        return false;
    mw_buf text = {0};
    bool good = fill(report, &b, names, values, count, &text, err) && PUSH(report, blocks, b, err);
    mw_buf_free(&text);
    return good;
}
