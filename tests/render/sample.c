/* SPDX-License-Identifier: MIT */
#include "render/sample.h"

#include <stdarg.h>

typedef struct sample_article {
    const char *id, *outlet, *published, *title, *text;
} sample_article;

static const sample_article ARTICLES[] = {
    {"toll", "Sample Wire", "2022-08-03", "Group raises its count",
     "A monitoring group raised its count on Wednesday. It has counted 2,148 people killed since the coup, "
     "among them 150 children. \xe2\x80\x9cWe count names, not rumours,\xe2\x80\x9d its director said. "
     "The military disputes the figure and gave 1,900 in July."},
    {"visit", "Sample Daily", "2022-08-04", "Minister lands",
     "The Russian minister landed at noon. He met his counterpart in Naypyidaw and left before night."},
};

static const sample_article *find(mw_str id)
{
    for (size_t i = 0; i < sizeof ARTICLES / sizeof *ARTICLES; i++)
        if (mw_str_is(id, ARTICLES[i].id))
            return &ARTICLES[i];
    return NULL;
}

mw_cite sample_cite(const char *id, const char *words)
{
    mw_str text = mw_str_of(find(mw_str_of(id))->text);
    size_t at = mw_str_find(text, mw_str_of(words), 0);
    cr_assert_lt(at, text.len, "%s is not in %s", words, id);
    return (mw_cite){mw_str_of(id), {(uint32_t)at, (uint32_t)(at + strlen(words))}};
}

bool sample_lookup(void *context, mw_cite cite, mw_source *source, mw_error *err)
{
    (void)context, (void)err;
    const sample_article *a = find(cite.article);
    if (!a)
        return true;
    uint32_t start = cite.span.start, end = cite.span.end;
    while (start && !(a->text[start - 1] == ' ' && strchr(".\x9d", a->text[start - 2])))
        start--;
    while (a->text[end] && a->text[end - 1] != '.')
        end++;
    source->sentence = (mw_str){a->text + start, end - start};
    source->sentence_start = start;
    source->outlet = mw_str_of(a->outlet);
    source->published = mw_str_of(a->published);
    source->title = mw_str_of(a->title);
    return true;
}

mw_value sample_figure(double number, const char *text, const mw_cite *cite)
{
    return (mw_value){.type = MW_VALUE_NUMBER, .number = number, .text = mw_str_of(text),
                      .how = MW_STR("figure"), .cites = cite, .cite_count = cite != NULL};
}

mw_value sample_name(const char *text, const mw_cite *cite)
{
    return (mw_value){.type = MW_VALUE_NAME, .text = mw_str_of(text), .how = MW_STR("entity"),
                      .cites = cite, .cite_count = cite != NULL};
}

mw_report *sample_report(void)
{
    mw_error err = {0};
    mw_report *report = mw_report_new(MW_STR("A sample"), &err);
    ASSERT_OK(report, err);
    for (size_t i = 0; i < sizeof ARTICLES / sizeof *ARTICLES; i++) {
        const sample_article *a = &ARTICLES[i];
        mw_manifest_article row = {.id = mw_str_of(a->id), .source = mw_str_of(a->outlet),
                                   .published = mw_str_of(a->published), .sha256 = MW_STR("00")};
        ASSERT_OK(mw_report_add_article(report, &row, &err), err);
    }
    ASSERT_OK(mw_report_add_input(report, MW_STR("samples"), &err), err);
    ASSERT_OK(mw_report_set_engine(report, MW_STR("0.0.1"), MW_STR("cafe"), &err), err);
    ASSERT_OK(mw_report_set_script(report, MW_STR("sample"), MW_STR("beef"), &err), err);
    ASSERT_OK(mw_report_add_module(report, MW_STR("scripts/lib/claims.lua"), MW_STR("f00d"), &err), err);
    ASSERT_OK(mw_report_add_option(report, MW_STR("rows"), mw_cell_integer(3), &err), err);
    return report;
}

bool sample_say(mw_report *report, mw_error *err, const char *template_text, ...)
{
    mw_str names[8];
    mw_value values[8];
    size_t count = 0;
    va_list args;
    va_start(args, template_text);
    for (const char *name; (name = va_arg(args, const char *)); count++) {
        names[count] = mw_str_of(name);
        values[count] = *va_arg(args, const mw_value *);
    }
    va_end(args);
    return mw_report_say(report, mw_str_of(template_text), names, values, count, err);
}

void sample_resolve(mw_report *report)
{
    mw_error err = {0};
    ASSERT_OK(mw_report_resolve(report, sample_lookup, NULL, &err), err);
}

mw_buf sample_terminal(mw_report *report, size_t width)
{
    mw_buf out = {0};
    mw_error err = {0};
    sample_resolve(report);
    ASSERT_OK(mw_report_terminal(report, width, &out, &err), err);
    return out;
}

mw_buf sample_markdown(mw_report *report)
{
    mw_buf out = {0};
    mw_error err = {0};
    sample_resolve(report);
    ASSERT_OK(mw_report_markdown(report, &out, &err), err);
    return out;
}

mw_buf sample_json(mw_report *report)
{
    mw_buf out = {0};
    mw_error err = {0};
    sample_resolve(report);
    ASSERT_OK(mw_report_json(report, &out, &err), err);
    return out;
}

mw_buf sample_html(mw_report *report)
{
    mw_buf out = {0};
    mw_error err = {0};
    sample_resolve(report);
    ASSERT_OK(mw_report_html(report, &out, &err), err);
    return out;
}
