/* SPDX-License-Identifier: MIT */
/* Texts and footnote marks in HTML. */
#include "frame/print.h"
#include "render/html_impl.h"

static mw_str entity_of(char c)
{
    switch (c) {
    case '&':
        return MW_STR("&amp;");
    case '<':
        return MW_STR("&lt;");
    case '>':
        return MW_STR("&gt;");
    case '"':
        return MW_STR("&quot;");
    default:
        return MW_NONE;
    }
}

void mw_html_text(mw_str text, mw_buf *out)
{
    mw_buf clean = {0};
    mw_print_clean(text, &clean);
    text = mw_buf_str(&clean);
    for (size_t i = 0; i < text.len; i++) {
        mw_str entity = entity_of(text.data[i]);
        if (entity.data)
            mw_buf_add(out, entity);
        else
            mw_buf_char(out, text.data[i]);
    }
    out->failed |= clean.failed;
    mw_buf_free(&clean);
}

void mw_html_part(mw_buf *out, const char *before, mw_str text, const char *after)
{
    if (!text.len)
        return;
    mw_buf_add(out, mw_str_of(before));
    mw_html_text(text, out);
    mw_buf_add(out, mw_str_of(after));
}

static void put_link(uint32_t number, const bool *listed, mw_buf *out)
{
    if (listed[number - 1])
        mw_buf_print(out, "<a href=\"#e%u\">%u</a>", (unsigned)number, (unsigned)number);
    else
        mw_buf_print(out, "%u", (unsigned)number);
}

enum { RUNS_MAX = 4 };

void mw_html_marks(const uint32_t *numbers, size_t count, uint64_t all, const bool *listed,
                   mw_buf *out)
{
    size_t run_count, left = 0;
    mw_error err = {0};
    mark_run *runs = mw_mark_runs(numbers, count, &run_count, &err);
    out->failed |= !runs;
    mw_buf_add(out, runs && run_count ? MW_STR("<span class=\"cite\">[") : MW_STR(""));
    for (size_t i = 0; runs && i < run_count; i++) {
        uint32_t first = runs[i].first, last = runs[i].last;
        if (i >= RUNS_MAX) {
            left += last - first + 1;
            continue;
        }
        mw_buf_add(out, i ? MW_STR(", ") : MW_STR(""));
        put_link(first, listed, out);
        if (last > first) {
            mw_buf_add(out, last == first + 1 ? MW_STR(", ") : MW_STR("\xe2\x80\x93"));
            put_link(last, listed, out);
        }
    }
    if (left)
        mw_buf_print(out, " and %zu more", left);
    if (runs && run_count && all > count)
        mw_buf_print(out, " of %llu", (unsigned long long)all);
    mw_buf_add(out, runs && run_count ? MW_STR("]</span>") : MW_STR(""));
    mw_memory_free(runs);
}
