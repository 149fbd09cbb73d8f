/* SPDX-License-Identifier: MIT */
/* A table that is drawn: its axis, its bars, and that no text of it meets another or leaves the picture. */
#include "render/scene_impl.h"
#include "render/sample.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static mw_report *report;
static mw_error err;

static void begin(void)
{
    report = sample_report();
}

static void end(void)
{
    mw_report_free(report);
}

TestSuite(chart, .init = begin, .fini = end);

/* A table of name, value, low and high with the cells given; drawn, with a range where `ranged`. */
static bool drawn(const char *const *names, const double *numbers, size_t rows, bool ranged)
{
    static const char *const COLUMNS[] = {"name", "value", "low", "high"};
    mw_frame *frame = mw_frame_new(&err);
    for (size_t c = 0; c < 4; c++)
        cr_assert(mw_frame_add_column(frame, mw_str_of(COLUMNS[c]), &err));
    for (size_t r = 0; r < rows; r++) {
        mw_cell cells[] = {mw_cell_text(mw_str_of(names[r])), mw_cell_real(numbers[3 * r]), mw_cell_real(numbers[3 * r + 1]),
                           mw_cell_real(numbers[3 * r + 2])};
        size_t at = mw_frame_add_row(frame, cells, &err);
        cr_assert(mw_frame_add_evidence(frame, at, sample_cite("toll", "2,148 people"), &err));
    }
    cr_assert(mw_report_table(report, frame, MW_NONE, NULL, 0, 0, &err), "%s", err.text);
    mw_frame_free(frame);
    mw_str label = MW_STR("name");
    mw_chart how = {.title = MW_STR("A chart"), .label = &label, .label_count = 1, .value = MW_STR("value")};
    if (ranged)
        how.low = MW_STR("low"), how.high = MW_STR("high");
    return mw_report_draw(report, &how, &err);
}

static const block *last_block(void)
{
    return &report->blocks.items[report->blocks.count - 1];
}

Test(chart, an_axis_begins_at_zero_and_has_six_steps_at_most)
{
    static const double MOST[] = {0.004, 0.9, 1, 7, 13, 99, 100, 101, 3509, 1e9};
    for (size_t i = 0; i < sizeof MOST / sizeof *MOST; i++) {
        const char *name = "a";
        double numbers[] = {MOST[i], 0, 0};
        cr_assert(drawn(&name, numbers, 1, false), "%s", err.text);
        axis a = mw_chart_axis(last_block());
        cr_expect_float_eq(a.from, 0, 1e-12);
        cr_expect(a.to >= MOST[i] * (1 - 1e-12) && (a.to - a.from) / a.step < 7.01, "%g: %g by %g", MOST[i], a.to, a.step);
        double power = pow(10, floor(log10(a.step) + 1e-9)), mantissa = a.step / power;
        cr_expect(fabs(mantissa - 1) < 1e-9 || fabs(mantissa - 2) < 1e-9 || fabs(mantissa - 5) < 1e-9, "%g", a.step);
    }
}

Test(chart, a_bar_in_characters_is_as_long_as_its_share)
{
    static const char *const NAMES[] = {"all", "half", "none"};
    static const double NUMBERS[] = {10, 0, 0, 5, 0, 0, 0, 0, 0};
    cr_assert(drawn(NAMES, NUMBERS, 3, false));
    mw_buf out = sample_terminal(report, 100);
    char line[200] = "all   ";
    for (int i = 0; i < 48; i++)
        strcat(line, "\xe2\x96\x88");
    cr_expect(strstr(out.data, strcat(line, " 10 [1]\n")), "%s", out.data);
    strcpy(line, "half  ");
    for (int i = 0; i < 24; i++)
        strcat(line, "\xe2\x96\x88");
    cr_expect(strstr(out.data, strcat(line, " 5 [1]\n")), "%s", out.data);
    cr_expect(strstr(out.data, "none  \xe2\x96\x8f 0 [1]\n"), "%s", out.data);
    mw_buf_free(&out);
}

Test(chart, a_range_is_a_line_with_a_point_and_both_numbers)
{
    static const char *const NAMES[] = {"sure", "open"};
    static const double NUMBERS[] = {10, 10, 10, 5, 5, 10};
    cr_assert(drawn(NAMES, NUMBERS, 2, true));
    mw_buf out = sample_terminal(report, 100);
    cr_expect(strstr(out.data, " 10 [1]\n") && strstr(out.data, " 5\xe2\x80\x93" "10 [1]\n"), "%s", out.data);
    cr_expect(!strstr(out.data, "\xe2\x96\x88"), "points, no bars");
    mw_buf_free(&out);
}

Test(chart, what_cannot_be_drawn_is_refused)
{
    mw_str label = MW_STR("name"), other = MW_STR("nothing");
    mw_chart how = {.label = &label, .label_count = 1, .value = MW_STR("value")};
    cr_expect(!mw_report_draw(report, &how, &err) && err.code == MW_EARG, "no table yet");
    const char *name = "a";
    double numbers[] = {1, 1, 1};
    cr_assert(drawn(&name, numbers, 1, false));
    how.label = &other;
    cr_expect(!mw_report_draw(report, &how, &err) && strstr(err.text, "no column \"nothing\""));
    how = (mw_chart){.label = &label, .label_count = 1, .value = MW_STR("name")};
    cr_expect(!mw_report_draw(report, &how, &err) && strstr(err.text, "holds no number"));
}

/* The texts of the picture: where each begins and at most ends. 8 pixels a character are more than any digit has. */
static void check_texts(const char *svg)
{
    double last_y = -1;
    for (const char *at = svg; (at = strstr(at, "<text class=\"number\"")); at++) {
        double x = atof(strstr(at, "x=\"") + 3), y = atof(strstr(at, " y=\"") + 4);
        const char *text = strchr(at, '>') + 1;
        size_t characters = 0;
        for (const char *c = text; *c != '<'; c++)
            characters += (*c & 0xc0) != 0x80;
        double width = 8.0 * (double)characters;
        cr_expect(x + width <= CHART_WIDTH, "%.1f + %.1f: %.40s", x, width, text);
        cr_expect(y - last_y >= 20, "two rows meet");
        last_y = y;
    }
    for (const char *at = svg; (at = strstr(at, "<text class=\"label\"")); at++) {
        double x = atof(strstr(at, "x=\"") + 3);
        cr_expect(x >= 0 && x <= CHART_WIDTH * 0.36 + 8, "%.1f", x);
    }
}

Test(chart, no_text_leaves_the_picture_or_meets_another)
{
    uint32_t state = 7;
    for (int round = 0; round < 60; round++) {
        static char texts[40][80];
        const char *names[40];
        double numbers[120];
        size_t rows = 1 + (state >> 8) % 40;
        for (size_t r = 0; r < rows; r++) {
            state = state * 1664525u + 1013904223u;
            size_t len = (state >> 8) % 79;
            memset(texts[r], "iMae"[(state >> 20) % 4], len);
            texts[r][len] = '\0';
            names[r] = texts[r];
            double low = (double)((state >> 4) % 100000) / (1 + round % 7), high = low * (1 + (state >> 28) % 3);
            numbers[3 * r] = low, numbers[3 * r + 1] = low, numbers[3 * r + 2] = high;
        }
        cr_assert(drawn(names, numbers, rows, round % 2), "%s", err.text);
        bool *listed = mw_memory_get(report->citations.count * sizeof *listed, &err);
        mw_buf svg = {0};
        cr_assert(mw_chart_svg(last_block(), listed, CHART_WIDTH, &svg, &err));
        check_texts(svg.data);
        mw_buf_free(&svg);
        mw_memory_free(listed);
    }
}
