/* SPDX-License-Identifier: MIT */
/* A chart as SVG: inside a page, whose style it takes, or as a file of its own. */
#include "render/html_impl.h"
#include "render/scene_impl.h"

/* The part of page.css that concerns pictures, for one that stands alone. Blue, orange, green and
 * the rest are Okabe and Ito's, which nobody confuses. */
extern const char mw_chart_css[], mw_chart_css_end[];

static bool (*const DRAW[])(scene *) = {
    [MW_CHART_BARS] = mw_draw_bars,       [MW_CHART_LINES] = mw_draw_lines,
    [MW_CHART_LANES] = mw_draw_lanes,     [MW_CHART_MATRIX] = mw_draw_matrix,
    [MW_CHART_NETWORK] = mw_draw_network, [MW_CHART_MULTIPLES] = mw_draw_multiples,
};

static void put_open(const block *b, const scene *s, bool alone, mw_buf *out)
{
    const char *kind = mw_chart_kind_name(b->chart->kind);
    int height = (s->height + 9) / 10;
    size_t drawn = 0;
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++)
        drawn += mw_chart_has(b, r);
    mw_buf_print(
        out, "<svg%s viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"%s\" aria-label=\"",
        alone ? " xmlns=\"http://www.w3.org/2000/svg\"" : "", s->width / 10, height, s->width / 10,
        height, alone ? "img" : "group");
    mw_html_text(b->chart->title.len ? b->chart->title : mw_str_of(kind), out);
    mw_buf_add(out, MW_STR("\">\n"));
    mw_html_part(out, "<title>", b->chart->title.len ? b->chart->title : mw_str_of(kind),
                 "</title>\n");
    mw_buf_print(out, "<desc>A chart of %s: %zu row%s%s</desc>\n", kind, drawn,
                 drawn == 1 ? "" : "s", alone ? "." : "; the table below has the numbers.");
    if (alone) {
        mw_buf_add(out, MW_STR("<style>"));
        mw_buf_add(out, (mw_str){mw_chart_css, (size_t)(mw_chart_css_end - mw_chart_css)});
        mw_buf_add(out,
                   MW_STR("</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n"));
    }
}

static bool draw(const block *b, const bool *listed, int width, bool alone, mw_buf *out,
                 mw_error *err)
{
    mw_arena *arena = mw_arena_create(0, err);
    if (!arena)
        return false;
    scene s = {.b = b, .listed = listed, .arena = arena, .width = width * PIXEL, .err = err};
    s.labels = (labels){.arena = arena, .frame = {0, 0, s.width, INT32_MAX / 2}};
    bool good = DRAW[b->chart->kind](&s) && mw_buf_ok(&s.body, err);
    if (good) {
        put_open(b, &s, alone, out);
        mw_buf_add(out, mw_buf_str(&s.body));
        mw_buf_add(out, MW_STR("</svg>\n"));
    }
    mw_buf_free(&s.body);
    mw_arena_free(arena);
    return good && mw_buf_ok(out, err);
}

bool mw_chart_svg(const block *b, const bool *listed, int width, mw_buf *out, mw_error *err)
{
    return draw(b, listed, width, false, out, err);
}

typedef bool (*writer)(const block *b, size_t width, mw_buf *out, mw_error *err);

/* A frame of the caller's as if it were a table of a report, without citations. */
static bool stand_alone(const mw_frame *frame, const mw_chart *how, writer write, size_t width,
                        mw_buf *out, mw_error *err)
{
    mw_arena *arena = mw_arena_create(0, err);
    block b = {.kind = BLOCK_TABLE, .frame = (mw_frame *)(uintptr_t)frame}; /* read only */
    b.chart = arena ? mw_chart_find(frame, how, arena, err) : NULL;
    bool good =
        b.chart && (mw_chart_any(&b) || mw_chart_nothing(how, err)) && write(&b, width, out, err);
    mw_arena_free(arena);
    return good;
}

static bool as_file(const block *b, size_t width, mw_buf *out, mw_error *err)
{
    return draw(b, NULL, (int)width, true, out, err);
}

static bool as_vega(const block *b, size_t width, mw_buf *out, mw_error *err)
{
    (void)width;
    return mw_chart_json(b, out, err);
}

bool mw_chart_draw(const mw_frame *frame, const mw_chart *how, mw_buf *out, mw_error *err)
{
    return stand_alone(frame, how, as_file, CHART_WIDTH, out, err);
}

bool mw_chart_print(const mw_frame *frame, const mw_chart *how, size_t width, mw_buf *out,
                    mw_error *err)
{
    return stand_alone(frame, how, mw_chart_terminal, width ? width : 100, out, err);
}

bool mw_chart_vega(const mw_frame *frame, const mw_chart *how, mw_buf *out, mw_error *err)
{
    return stand_alone(frame, how, as_vega, 0, out, err);
}
