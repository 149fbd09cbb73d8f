/* SPDX-License-Identifier: MIT */
/* Charts of every kind: what they need, that no text meets another or leaves the paper whatever the
 * table holds, that texts are escaped, and that the same table gives the same bytes. */
#include "render/scene_impl.h"
#include "render/sample.h"
#include "base/json.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static mw_error err;
static uint32_t state;

static void begin(void)
{
    state = 7;
}

TestSuite(charts, .init = begin);

static uint32_t dice(uint32_t sides)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % sides;
}

enum { COLUMNS = 11 };
static const char *const NAMES[COLUMNS] = {"label",  "value", "low",  "high", "date", "since",
                                           "series", "state", "from", "to",   "word"};

static mw_str some_text(char *room, uint32_t most)
{
    static const char *const WORDS[] = {"junta",     "State Administration Council ", "i",
                                        "MWMWM ",    "\xe1\x80\x99\xe1\x80\xbc",      "<b>&\"",
                                        "Naypyidaw "};
    room[0] = '\0';
    for (uint32_t i = dice(most) + 1; i; i--)
        strcat(room, WORDS[dice(sizeof WORDS / sizeof *WORDS)]);
    return mw_str_of(room);
}

/* Rows of every sort, some cells of them empty. */
static mw_frame *some_table(size_t rows)
{
    static const char *const SERIES[] = {"Reuters", "AP",  "Myanmar Now", "Xinhua",
                                         "TASS",    "AFP", "Irrawaddy"};
    static const char *const STATES[] = {"held",         "planned", "denied", "cancelled",
                                         "from Reuters", "silent",  "told"};
    mw_frame *frame = mw_frame_new(&err);
    for (size_t c = 0; c < COLUMNS; c++)
        cr_assert(mw_frame_add_column(frame, mw_str_of(NAMES[c]), &err));
    for (size_t r = 0; r < rows; r++) {
        char label[400], from[400], to[400], date[16], since[16];
        snprintf(date, sizeof date, "202%u-0%u-1%u", dice(4), 1 + dice(9), dice(10));
        snprintf(since, sizeof since, "202%u-0%u", dice(4), 1 + dice(9));
        int64_t low = dice(10) ? dice(4000) : dice(2000000000), high = low + dice(500);
        mw_cell cells[COLUMNS] = {mw_cell_text(some_text(label, 6)),
                                  mw_cell_integer(low + dice((uint32_t)(high - low + 1))),
                                  mw_cell_integer(low),
                                  mw_cell_integer(high),
                                  mw_cell_text(mw_str_of(date)),
                                  dice(3) ? mw_cell_null() : mw_cell_text(mw_str_of(since)),
                                  mw_cell_text(mw_str_of(SERIES[dice(7)])),
                                  mw_cell_text(mw_str_of(STATES[dice(7)])),
                                  mw_cell_text(some_text(from, 2)),
                                  mw_cell_text(some_text(to, 2)),
                                  dice(2) ? mw_cell_null()
                                          : mw_cell_text(mw_str_of(STATES[dice(7)]))};
        cr_assert(mw_frame_add_row(frame, cells, &err) != SIZE_MAX);
    }
    return frame;
}

static mw_chart chart_of(mw_chart_kind kind)
{
    static const mw_str LABEL[] = {{"label", 5}},
                        CELLS[] = {{"word", 4}, {"state", 5}, {"value", 5}};
    mw_chart how = {.kind = kind,
                    .title = MW_STR("A <chart>"),
                    .label = LABEL,
                    .label_count = 1,
                    .value = MW_STR("value"),
                    .date = MW_STR("date"),
                    .series = MW_STR("series"),
                    .state = MW_STR("state"),
                    .from = MW_STR("from"),
                    .to = MW_STR("to"),
                    .since = MW_STR("since"),
                    .columns = CELLS,
                    .column_count = 3};
    if (kind == MW_CHART_LINES)
        how.low = MW_STR("low"), how.high = MW_STR("high");
    return how;
}

static const char *attribute(const char *at, const char *name)
{
    const char *found = strstr(at, name), *end = strchr(at, '>');
    return found && found < end ? found + strlen(name) : NULL;
}

static int tenths(const char *number)
{
    double size = strtod(number, NULL) * 10;
    return (int)(size < 0 ? size - 0.5 : size + 0.5);
}

/* A text of the file as the box it was given; entities are one character. */
static box box_at(const char *at)
{
    char text[2000];
    size_t len = 0;
    const char *c = strchr(at, '>') + 1;
    bool small = attribute(at, "class=\"tick\"") != NULL;
    for (; *c != '<'; c++) {
        text[len++] = *c;
        if (*c == '&')
            c = strchr(c, ';');
    }
    anchor where = attribute(at, "=\"middle\"") ? AT_MIDDLE
                   : attribute(at, "=\"end\"")  ? AT_END
                                                : AT_START;
    int width = mw_text_width((mw_str){text, len}, small ? TEXT_SMALL : TEXT_USUAL);
    return mw_scene_text_box(tenths(attribute(at, " x=\"")), tenths(attribute(at, " y=\"")), where,
                             width);
}

static void check_texts(const char *svg, int width, const char *what)
{
    static box boxes[4000];
    size_t count = 0;
    char *end;
    int right = (int)strtol(strstr(svg, "viewBox=\"0 0 ") + 13, &end, 10),
        bottom = (int)strtol(end, NULL, 10);
    cr_expect_eq(right, width);
    for (const char *at = svg; (at = strstr(at, "<text ")); at++) {
        box b = box_at(at);
        cr_expect(b.left >= -1 && b.right <= right * 10 + 1 && b.top >= -1 &&
                      b.bottom <= bottom * 10 + 1,
                  "%s leaves the paper of %d by %d: %d,%d to %d,%d %.60s", what, right, bottom,
                  b.left, b.top, b.right, b.bottom, at);
        for (size_t i = 0; i < count; i++)
            cr_expect(b.left >= boxes[i].right || boxes[i].left >= b.right ||
                          b.top >= boxes[i].bottom || boxes[i].top >= b.bottom,
                      "%s: two labels meet: %.80s", what, at);
        cr_assert(count < sizeof boxes / sizeof *boxes);
        boxes[count++] = b;
    }
    cr_expect(count > 0, "%s has no text", what);
}

static mw_buf drawn(const mw_frame *frame, const mw_chart *how, int width)
{
    mw_buf svg = {0};
    mw_arena *arena = mw_arena_create(0, &err);
    block b = {.kind = BLOCK_TABLE, .frame = (mw_frame *)(uintptr_t)frame};
    cr_assert((b.chart = mw_chart_find(frame, how, arena, &err)) != NULL, "%s", err.text);
    cr_assert(mw_chart_svg(&b, NULL, width, &svg, &err), "%s", err.text);
    mw_arena_free(arena);
    return svg;
}

Test(charts, no_label_of_any_kind_meets_another_or_leaves_the_paper)
{
    for (int round = 0; round < 25; round++) {
        mw_frame *frame = some_table(1 + dice(60));
        for (int kind = MW_CHART_BARS; kind <= MW_CHART_MULTIPLES; kind++) {
            mw_chart how = chart_of((mw_chart_kind)kind);
            for (int width = CHART_NARROW; width <= CHART_WIDTH;
                 width += CHART_WIDTH - CHART_NARROW) {
                mw_buf svg = drawn(frame, &how, width);
                check_texts(svg.data, width, mw_chart_kind_name(how.kind));
                cr_expect(!strstr(svg.data, "<b>") && !strstr(svg.data, "<chart>"),
                          "texts are escaped");
                mw_buf_free(&svg);
            }
        }
        mw_frame_free(frame);
    }
}

Test(charts, the_placer_gives_no_place_twice)
{
    mw_arena *arena = mw_arena_create(0, &err);
    labels l = {.arena = arena, .frame = {0, 0, 5000, 3000}};
    size_t placed = 0;
    for (int i = 0; i < 400; i++) {
        int x = (int)dice(5000), y = (int)dice(3000);
        box at;
        if (!mw_labels_place(&l, (box){x - 40, y - 40, x + 40, y + 40}, 200 + (int)dice(900),
                             LINE_HEIGHT, &at, &err))
            continue;
        placed++;
        cr_expect(at.left >= 0 && at.top >= 0 && at.right <= 5000 && at.bottom <= 3000);
    }
    cr_expect(placed > 20 && placed < 400, "%zu: some find room, not all", placed);
    for (size_t i = 0; i < l.count; i++)
        for (size_t k = 0; k < i; k++)
            cr_expect(l.items[i].left >= l.items[k].right || l.items[k].left >= l.items[i].right ||
                      l.items[i].top >= l.items[k].bottom || l.items[k].top >= l.items[i].bottom);
    mw_arena_free(arena);
}

Test(charts, the_same_table_gives_the_same_bytes_in_any_locale)
{
    mw_frame *frame = some_table(30);
    for (int kind = MW_CHART_BARS; kind <= MW_CHART_MULTIPLES; kind++) {
        mw_chart how = chart_of((mw_chart_kind)kind);
        mw_buf first = {0}, second = {0};
        cr_assert(mw_chart_draw(frame, &how, &first, &err) &&
                      mw_chart_vega(frame, &how, &first, &err),
                  "%s", err.text);
        setlocale(LC_ALL, "de_DE.UTF-8");
        cr_assert(mw_chart_draw(frame, &how, &second, &err) &&
                  mw_chart_vega(frame, &how, &second, &err));
        setlocale(LC_ALL, "C");
        cr_expect(mw_str_equal(mw_buf_str(&first), mw_buf_str(&second)));
        mw_buf_free(&first);
        mw_buf_free(&second);
    }
    mw_frame_free(frame);
}

static void check_json(const mw_frame *frame, const mw_chart *how)
{
    mw_buf out = {0};
    cr_assert(mw_chart_vega(frame, how, &out, &err), "%s", err.text);
    mw_json_value *root = mw_json_parse(mw_buf_str(&out), &err);
    cr_assert(root, "%s", err.text);
    const mw_json_value *rows = mw_json_member(mw_json_member(root, "data"), "values");
    cr_expect_eq(mw_json_count(rows), mw_frame_row_count(frame));
    mw_json_free(root);
    mw_buf_free(&out);
}

Test(charts, vega_lite_holds_the_rows)
{
    mw_frame *frame = some_table(12);
    for (int kind = MW_CHART_BARS; kind <= MW_CHART_MULTIPLES; kind++) {
        mw_chart how = chart_of((mw_chart_kind)kind);
        check_json(frame, &how);
    }
    mw_frame_free(frame);
}

/* Other tools say the year at each date, leave empty cells of a matrix empty, and name a spread as its value. */
Test(charts, vega_lite_says_what_a_reader_needs)
{
    static const struct {
        mw_chart_kind kind;
        const char *says;
    } WANTED[] = {{MW_CHART_LINES, "\"format\": \"%Y-%m-%d\""},
                  {MW_CHART_LANES, "datum.value == null ? '\u2013' : datum.label"},
                  {MW_CHART_MATRIX, "\"filter\": \"datum.cell !== null\""},
                  {MW_CHART_BARS, "\"labelLimit\": 0"}};
    mw_frame *frame = some_table(3);
    for (size_t i = 0; i < sizeof WANTED / sizeof *WANTED; i++) {
        mw_chart how = chart_of(WANTED[i].kind);
        mw_buf out = {0};
        cr_assert(mw_chart_vega(frame, &how, &out, &err), "%s", err.text);
        cr_expect(mw_str_find(mw_buf_str(&out), mw_str_of(WANTED[i].says), 0) < mw_buf_str(&out).len, "%s:\n%.*s",
                  WANTED[i].says, (int)mw_buf_str(&out).len, mw_buf_str(&out).data);
        mw_buf_free(&out);
    }
    mw_frame_free(frame);
}

/* Numbers no picture can hold are left out; those at the edge have an axis of a few lines. */
Test(charts, hostile_numbers_are_not_drawn)
{
    static const double NUMBERS[] = {1e308, -1e308, INFINITY, NAN, 1e15, -1e15, 5e-324, 0};
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
        mw_frame *frame = mw_frame_new(&err);
        mw_buf out = {0};
        mw_cell cells[] = {mw_cell_text(MW_STR("a")), mw_cell_real(NUMBERS[i])};
        mw_str label = MW_STR("label");
        mw_chart how = {.label = &label, .label_count = 1, .value = MW_STR("value")};
        cr_assert(mw_frame_add_column(frame, label, &err) &&
                  mw_frame_add_column(frame, how.value, &err) &&
                  mw_frame_add_row(frame, cells, &err) != SIZE_MAX);
        bool drawable = i >= 4;
        cr_expect_eq(mw_chart_draw(frame, &how, &out, &err) &&
                         mw_chart_print(frame, &how, 60, &out, &err),
                     drawable, "%g", NUMBERS[i]);
        mw_buf_free(&out);
        mw_frame_free(frame);
    }
}

/* A chart that found no memory says so; nothing is left behind, which the leak checker sees. */
Test(charts, every_kind_says_where_memory_ends)
{
    mw_frame *frame = some_table(5);
    for (int kind = MW_CHART_BARS; kind <= MW_CHART_MULTIPLES; kind++) {
        mw_chart how = chart_of((mw_chart_kind)kind);
        bool good = false;
        unsigned long at = 1;
        for (; !good && at < 2000; at++) {
            mw_buf out = {0};
            mw_error failed = {0};
            mw_memory_fail_after(at);
            good = mw_chart_draw(frame, &how, &out, &failed) &&
                   mw_chart_print(frame, &how, 80, &out, &failed) &&
                   mw_chart_vega(frame, &how, &out, &failed);
            mw_memory_fail_after(0);
            cr_expect(good || failed.code == MW_ENOMEM, "%s at %lu: %s",
                      mw_chart_kind_name(how.kind), at, failed.text);
            mw_buf_free(&out);
        }
        cr_expect(good && at > 5);
    }
    mw_frame_free(frame);
}

/* Two meetings, one of which was announced; drawn in characters. */
static void check_print(mw_chart how, const char *const *lines)
{
    static const char *const CELLS[][4] = {{"A", "2022-01-01", "2021-01-01", "held"},
                                           {"B", "2023-01-01", NULL, "planned"}};
    static const char *const COLUMNS_HERE[] = {"label", "date", "since", "state"};
    mw_frame *frame = mw_frame_new(&err);
    mw_buf out = {0};
    for (int c = 0; c < 4; c++)
        cr_assert(mw_frame_add_column(frame, mw_str_of(COLUMNS_HERE[c]), &err));
    for (int r = 0; r < 2; r++) {
        mw_cell cells[4];
        for (int c = 0; c < 4; c++)
            cells[c] = mw_cell_text(mw_str_of(CELLS[r][c]));
        cr_assert(mw_frame_add_row(frame, cells, &err) != SIZE_MAX);
    }
    cr_assert(mw_chart_print(frame, &how, 29, &out, &err), "%s", err.text);
    for (; *lines; lines++)
        cr_expect(strstr(out.data, *lines), "%s in\n%s", *lines, out.data);
    mw_buf_free(&out);
    mw_frame_free(frame);
}

Test(charts, characters_show_where_things_are)
{
    mw_str label = MW_STR("label"), state_column = MW_STR("state");
    const char *const LANES[] = {"\xe2\x94\x82\xe2\x94\x80\xe2\x94\x80", "\xe2\x97\x8f",
                                 "\xe2\x97\x8b 2\n", "\xe2\x97\x8f held   \xe2\x97\x8b planned\n",
                                 NULL};
    check_print((mw_chart){.kind = MW_CHART_LANES,
                           .label = &label,
                           .label_count = 1,
                           .date = MW_STR("date"),
                           .since = MW_STR("since"),
                           .state = MW_STR("state")},
                LANES);
    const char *const MATRIX[] = {"A   \xe2\x96\xa0\n", "B   \xe2\x96\xa1\n", "A state\n", NULL};
    check_print((mw_chart){.kind = MW_CHART_MATRIX,
                           .label = &label,
                           .label_count = 1,
                           .columns = &state_column,
                           .column_count = 1},
                MATRIX);
    const char *const NETWORK[] = {"A A", "B held     \xe2\x96\x88\xe2\x96\x88\n", NULL};
    check_print(
        (mw_chart){.kind = MW_CHART_NETWORK, .from = MW_STR("label"), .to = MW_STR("state")},
        NETWORK);
}

Test(charts, each_kind_says_what_it_needs)
{
    static const char *const NEEDS[] = {
        "label = ", "value = ", "label = ", "label = ", "from = ", "label = "};
    mw_frame *frame = some_table(3);
    for (int kind = MW_CHART_BARS; kind <= MW_CHART_MULTIPLES; kind++) {
        mw_chart how = {.kind = (mw_chart_kind)kind};
        mw_buf out = {0};
        mw_chart_kind named;
        cr_expect(!mw_chart_draw(frame, &how, &out, &err) && err.code == MW_EARG &&
                      strstr(err.text, NEEDS[kind]),
                  "%s", err.text);
        cr_expect(mw_chart_kind_named(mw_str_of(mw_chart_kind_name(how.kind)), &named) &&
                  named == how.kind);
        mw_buf_free(&out);
    }
    mw_chart_kind named;
    cr_expect(!mw_chart_kind_named(MW_STR("pie"), &named));
    mw_frame_free(frame);
}

/* Rows of one column share a scale; what is no list of numbers is refused. */
Test(charts, numbers_in_a_cell_become_blocks)
{
    static const char *const CELLS[] = {"0 1 7", "14 0", ""};
    mw_report *report = sample_report();
    for (int wrong = 0; wrong < 2; wrong++) {
        mw_frame *frame = mw_frame_new(&err);
        cr_assert(mw_frame_add_column(frame, MW_STR("course"), &err));
        for (int i = 0; i < 3; i++) {
            mw_cell cell = mw_cell_text(mw_str_of(wrong && i == 1 ? "1 x" : CELLS[i]));
            size_t row = mw_frame_add_row(frame, &cell, &err);
            cr_assert(mw_frame_add_evidence(frame, row, sample_cite("toll", "2,148 people"), &err));
        }
        cr_assert(mw_report_table(report, frame, MW_NONE, NULL, 0, 0, &err), "%s", err.text);
        cr_expect_eq(mw_report_spark(report, MW_STR("course"), &err), !wrong);
        cr_expect(!mw_report_spark(report, MW_STR("other"), &err) && err.code == MW_EARG);
        mw_frame_free(frame);
    }
    mw_buf out = sample_terminal(report, 100);
    cr_expect(strstr(out.data, "\xe2\x96\x81\xe2\x96\x82\xe2\x96\x85"), "%s", out.data);
    cr_expect(strstr(out.data, "\xe2\x96\x88\xe2\x96\x81") && strstr(out.data, "1 x"), "%s",
              out.data);
    mw_buf_free(&out);
    mw_report_free(report);
}

/* Weeks and months are their first day; what is no date is not drawn. */
Test(charts, dates_of_every_length_have_a_place)
{
    static const struct {
        const char *text, *day;
    } DATES[] = {{"2022-08-03", "2022-08-03"},
                 {"2022-08", "2022-08-01"},
                 {"2022", "2022-01-01"},
                 {"2022-W28", "2022-07-11"},
                 {"2022-W52-WE", "2022-12-26"},
                 {"202X", NULL},
                 {"2022-13", NULL},
                 {"PRESENT_REF", NULL},
                 {"", NULL}};
    for (size_t i = 0; i < sizeof DATES / sizeof *DATES; i++) {
        mw_day day = mw_chart_day(mw_cell_text(mw_str_of(DATES[i].text)));
        char text[MW_DATE_TEXT] = "";
        if (day != MW_DAY_NONE)
            mw_day_text(day, text);
        cr_expect_str_eq(text, DATES[i].day ? DATES[i].day : "", "%s", DATES[i].text);
    }
}

Test(charts, days_on_an_axis_are_few_and_rise)
{
    for (int length = 1; length < 40000; length += 1 + length / 7) {
        for (int most = 1; most < 20; most++) {
            span_of_days days = {mw_day_of(2021, 2, 1), mw_day_of(2021, 2, 1) + length};
            tick ticks[TICKS_MAX];
            size_t count = mw_chart_ticks(days, most, ticks);
            cr_expect(count >= 1 && count <= (size_t)most, "%d days, %d: %zu", length, most, count);
            for (size_t i = 0; i < count; i++)
                cr_expect(ticks[i].day >= days.first && ticks[i].day <= days.last &&
                          (!i || ticks[i].day > ticks[i - 1].day));
        }
    }
}
