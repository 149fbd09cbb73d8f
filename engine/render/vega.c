/* SPDX-License-Identifier: MIT */
/* A chart as Vega-Lite (vega.github.io/vega-lite, version 5): its rows and how they are drawn, for
 * those who want to go on with other tools. */
#include "base/json.h"
#include "render/chart_impl.h"

static void put_rows(mw_json *j, const block *b)
{
    mw_json_key(j, "data");
    mw_json_open(j, '{');
    mw_json_key(j, "values");
    mw_json_open(j, '[');
    for (size_t r = 0; r < mw_frame_row_count(b->frame); r++) {
        if (!mw_chart_has(b, r))
            continue;
        mw_json_open(j, '{');
        for (size_t c = 0; c < mw_frame_column_count(b->frame); c++) {
            mw_cell cell = mw_frame_cell(b->frame, r, c);
            mw_json_key_str(j, mw_frame_column_name(b->frame, c));
            switch (cell.type) {
            case MW_CELL_NULL:
                mw_json_null(j);
                break;
            case MW_CELL_INTEGER:
                mw_json_integer(j, cell.integer);
                break;
            case MW_CELL_REAL:
                mw_json_real(j, cell.real);
                break;
            case MW_CELL_BOOL:
                mw_json_bool(j, cell.integer != 0);
                break;
            case MW_CELL_TEXT:
                mw_json_text(j, cell.text);
                break;
            }
        }
        mw_json_close(j, '}');
    }
    mw_json_close(j, ']');
    mw_json_close(j, '}');
}

/* An axis says the year, names who is not known, and has the rows in their order. */
static void put_axis(mw_json *j, const char *type)
{
    bool dates = strcmp(type, "temporal") == 0;
    if (!dates && strcmp(type, "nominal") != 0)
        return;
    if (!dates) {
        mw_json_key(j, "sort");
        mw_json_null(j);
    }
    mw_json_key(j, "axis");
    mw_json_open(j, '{');
    mw_json_key(j, dates ? "format" : "labelExpr");
    mw_json_text(j, dates ? MW_STR("%Y-%m-%d") : MW_STR("datum.value == null ? '\u2013' : datum.label"));
    if (dates) {
        mw_json_key(j, "labelOverlap");
        mw_json_text(j, MW_STR("greedy"));
    }
    mw_json_close(j, '}');
}

/* A channel's field: a dot or a bracket in its name would be read as a path. */
static void put_field(mw_json *j, const char *channel, const block *b, size_t column, size_t title, const char *type)
{
    if (column == SIZE_MAX)
        return;
    mw_buf field = {0};
    mw_str name = mw_frame_column_name(b->frame, column);
    for (size_t i = 0; i < name.len; i++) {
        if (memchr(".[]\\", name.data[i], 4))
            mw_buf_char(&field, '\\');
        mw_buf_char(&field, name.data[i]);
    }
    mw_json_key(j, channel);
    mw_json_open(j, '{');
    mw_json_key(j, "field");
    mw_json_text(j, mw_buf_str(&field));
    if (type) {
        mw_json_key(j, "type");
        mw_json_text(j, mw_str_of(type));
        mw_json_key(j, "title");
        mw_json_text(j, mw_frame_column_name(b->frame, title));
    }
    if (type && (channel[0] == 'y' || channel[0] == 'x'))
        put_axis(j, type);
    mw_json_close(j, '}');
    j->out->failed |= field.failed;
    mw_buf_free(&field);
}

typedef struct channel {
    const char *name;
    size_t column;
    const char *type; /* NULL: it is measured as the one before */
} channel;

/* A spread bears the name of the value whose it is. */
static size_t title_of(const block *b, size_t column)
{
    const chart *c = b->chart;
    return c->value != SIZE_MAX && (column == c->low || column == c->high) ? c->value : column;
}

static void put_layer(mw_json *j, const block *b, const char *shape, const channel *channels,
                      size_t count)
{
    mw_json_open(j, '{');
    mw_json_key(j, "mark");
    mw_json_text(j, mw_str_of(shape));
    mw_json_key(j, "encoding");
    mw_json_open(j, '{');
    for (size_t i = 0; i < count; i++)
        put_field(j, channels[i].name, b, channels[i].column, title_of(b, channels[i].column), channels[i].type);
    mw_json_close(j, '}');
    mw_json_close(j, '}');
}

static void put_bars(mw_json *j, const block *b)
{
    const chart *c = b->chart;
    bool ranged = c->low != SIZE_MAX && c->high != SIZE_MAX;
    channel bars[] = {{"y", c->label[0], "nominal"}, {"x", c->value, "quantitative"}};
    channel spread[] = {
        {"y", c->label[0], "nominal"}, {"x", c->low, "quantitative"}, {"x2", c->high, NULL}};
    if (ranged)
        put_layer(j, b, "rule", spread, 3);
    put_layer(j, b, ranged ? "point" : "bar", bars, 2);
}

static void put_lines(mw_json *j, const block *b)
{
    const chart *c = b->chart;
    channel line[] = {{"x", c->date, "temporal"},
                      {"y", c->value, "quantitative"},
                      {"color", c->series, "nominal"}};
    channel spread[] = {{"x", c->date, "temporal"},
                        {"y", c->low, "quantitative"},
                        {"y2", c->high, NULL},
                        {"color", c->series, "nominal"}};
    if (c->low != SIZE_MAX && c->high != SIZE_MAX)
        put_layer(j, b, "rule", spread, 4);
    put_layer(j, b, "line", line, 3);
    put_layer(j, b, "point", line, 3);
}

static void put_lanes(mw_json *j, const block *b)
{
    const chart *c = b->chart;
    size_t lane = c->series == SIZE_MAX ? c->label[0] : c->series;
    channel way[] = {{"y", lane, "nominal"}, {"x", c->since, "temporal"}, {"x2", c->date, NULL}};
    channel point[] = {{"y", lane, "nominal"},
                       {"x", c->date, "temporal"},
                       {"shape", c->state, "nominal"},
                       {"tooltip", c->label[0], "nominal"}};
    if (c->since != SIZE_MAX)
        put_layer(j, b, "rule", way, 3);
    put_layer(j, b, "point", point, 4);
}

static void put_network(mw_json *j, const block *b)
{
    const chart *c = b->chart;
    channel ends[] = {
        {"y", c->from, "nominal"}, {"x", c->to, "nominal"}, {"color", c->value, "quantitative"}};
    put_layer(j, b, "rect", ends, 3);
}

/* One row a cell: the columns are folded into "column" and "cell". */
static void put_matrix(mw_json *j, const block *b)
{
    mw_json_open(j, '{');
    mw_json_key(j, "mark");
    mw_json_text(j, MW_STR("rect"));
    mw_json_key(j, "encoding");
    mw_json_open(j, '{');
    size_t label = b->chart->label[b->chart->label[1] == SIZE_MAX ? 0 : 1];
    put_field(j, "y", b, label, label, "nominal");
    static const char *const CHANNELS[][2] = {{"x", "column"}, {"color", "cell"}};
    for (int i = 0; i < 2; i++) {
        mw_json_key(j, CHANNELS[i][0]);
        mw_json_open(j, '{');
        mw_json_key(j, "field");
        mw_json_text(j, mw_str_of(CHANNELS[i][1]));
        mw_json_key(j, "type");
        mw_json_text(j, MW_STR("nominal"));
        mw_json_key(j, "title");
        mw_json_null(j);
        mw_json_close(j, '}');
    }
    mw_json_close(j, '}');
    mw_json_close(j, '}');
}

static void put_fold(mw_json *j, const block *b)
{
    mw_json_key(j, "transform");
    mw_json_open(j, '[');
    mw_json_open(j, '{');
    mw_json_key(j, "fold");
    mw_json_open(j, '[');
    for (size_t i = 0; i < b->chart->column_count; i++)
        mw_json_text(j, mw_frame_column_name(b->frame, b->chart->columns[i]));
    mw_json_close(j, ']');
    mw_json_key(j, "as");
    mw_json_open(j, '[');
    mw_json_text(j, MW_STR("column"));
    mw_json_text(j, MW_STR("cell"));
    mw_json_close(j, ']');
    mw_json_close(j, '}');
    mw_json_open(j, '{');
    mw_json_key(j, "filter");
    mw_json_text(j, MW_STR("datum.cell !== null")); /* an empty cell is no mark */
    mw_json_close(j, '}');
    mw_json_close(j, ']');
}

static void put_facet(mw_json *j, const block *b)
{
    mw_json_key(j, "facet");
    mw_json_open(j, '{');
    put_field(j, "row", b, b->chart->series, b->chart->series, "nominal");
    mw_json_close(j, '}');
}

static void put_view(mw_json *j, const block *b)
{
    static void (*const LAYERS[])(mw_json *, const block *) = {
        [MW_CHART_BARS] = put_bars,       [MW_CHART_LINES] = put_lines,
        [MW_CHART_LANES] = put_lanes,     [MW_CHART_MATRIX] = put_matrix,
        [MW_CHART_NETWORK] = put_network, [MW_CHART_MULTIPLES] = put_bars};
    bool facets = b->chart->kind == MW_CHART_MULTIPLES;
    mw_json_key(j, "title");
    mw_json_text(j, b->chart->title);
    put_rows(j, b);
    if (b->chart->kind == MW_CHART_MATRIX)
        put_fold(j, b);
    if (facets) {
        put_facet(j, b);
        mw_json_key(j, "spec");
        mw_json_open(j, '{');
    }
    mw_json_key(j, "layer");
    mw_json_open(j, '[');
    LAYERS[b->chart->kind](j, b);
    mw_json_close(j, ']');
    if (facets)
        mw_json_close(j, '}');
}

static void open_file(mw_json *j)
{
    mw_json_open(j, '{');
    mw_json_key(j, "$schema");
    mw_json_text(j, MW_STR("https://vega.github.io/schema/vega-lite/v5.json"));
    mw_json_key(j, "config");
    mw_json_open(j, '{');
    static const char *const LABELLED[] = {"axis", "legend"};
    for (int i = 0; i < 2; i++) {
        mw_json_key(j, LABELLED[i]);
        mw_json_open(j, '{');
        mw_json_key(j, "labelLimit");
        mw_json_integer(j, 0); /* names whole */
        mw_json_close(j, '}');
    }
    mw_json_key(j, "view");
    mw_json_open(j, '{');
    mw_json_key(j, "continuousWidth");
    mw_json_integer(j, 600);
    mw_json_close(j, '}');
    mw_json_close(j, '}');
}

bool mw_chart_json(const block *b, mw_buf *out, mw_error *err)
{
    mw_json j = {.out = out, .indent = 1};
    open_file(&j);
    put_view(&j, b);
    mw_json_close(&j, '}');
    mw_buf_char(out, '\n');
    return mw_buf_ok(out, err);
}

bool mw_report_vega(const mw_report *report, mw_buf *out, mw_error *err)
{
    mw_json j = {.out = out, .indent = 1};
    open_file(&j);
    mw_json_key(&j, "vconcat");
    mw_json_open(&j, '[');
    for (size_t i = 0; i < report->blocks.count; i++) {
        const block *b = &report->blocks.items[i];
        if (b->kind != BLOCK_TABLE || !b->chart)
            continue;
        mw_json_open(&j, '{');
        put_view(&j, b);
        mw_json_close(&j, '}');
    }
    mw_json_close(&j, ']');
    mw_json_close(&j, '}');
    mw_buf_char(out, '\n');
    return mw_buf_ok(out, err);
}
