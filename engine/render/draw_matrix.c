/* SPDX-License-Identifier: MIT */
/* A row for each fact, a column for each outlet, a mark for how it was told. Where a column's name
 * does not fit above it, all have letters and the names stand below. */
#include "render/html_impl.h"
#include "render/scene_impl.h"

enum {
    ROW = 22 * PIXEL,
    GAP = 8 * PIXEL,
    COLUMN_MIN = 22 * PIXEL,
    HEAD = 22 * PIXEL,
    KEY = 20 * PIXEL
};

typedef struct matrix {
    scene *s;
    name_list *states;
    int labels, column; /* widths */
    bool keyed;
} matrix;

static mw_str name_of(const matrix *m, size_t column)
{
    return mw_frame_column_name(m->s->b->frame, m->s->b->chart->columns[column]);
}

static int x_of(const matrix *m, size_t column)
{
    return m->labels + GAP + (int)column * m->column + m->column / 2;
}

void mw_matrix_key(size_t column, mw_buf *out)
{
    if (column >= 26)
        mw_matrix_key(column / 26 - 1, out);
    mw_buf_char(out, (char)('A' + column % 26));
}

/* Labels take what the columns leave, columns what their names need. */
static void measure(matrix *m)
{
    const chart *c = m->s->b->chart;
    int widest = 0, label = 0, count = (int)c->column_count;
    for (size_t i = 0; i < c->column_count; i++) {
        int width = mw_text_width(name_of(m, i), TEXT_SMALL) + GAP;
        widest = width > widest ? width : widest;
    }
    for (size_t r = 0; r < mw_frame_row_count(m->s->b->frame); r++) {
        mw_buf text = {0};
        mw_chart_label(m->s->b, r, &text);
        int width = mw_text_width(mw_buf_str(&text), TEXT_USUAL);
        label = width > label ? width : label;
        m->s->body.failed |= text.failed;
        mw_buf_free(&text);
    }
    int room = m->s->width - GAP;
    m->keyed = widest * count > room * 6 / 10;
    m->column = m->keyed ? COLUMN_MIN : widest > COLUMN_MIN ? widest : COLUMN_MIN;
    m->labels = room - m->column * count;
    m->labels = m->labels < room / 3 ? room / 3 : m->labels > label ? label : m->labels;
    if (m->labels + m->column * count > room)
        m->column = (room - m->labels) / count;
}

static void put_heads(matrix *m)
{
    for (size_t i = 0; i < m->s->b->chart->column_count; i++) {
        mw_buf key = {0};
        if (m->keyed)
            mw_matrix_key(i, &key);
        mw_str name = m->keyed ? mw_buf_str(&key) : name_of(m, i);
        box b = mw_scene_text_box(x_of(m, i), ASCENT, AT_MIDDLE, mw_text_width(name, TEXT_SMALL));
        if (mw_labels_fits(&m->s->labels, b))
            mw_scene_text(m->s, "tick", x_of(m, i), ASCENT, AT_MIDDLE, name);
        m->s->body.failed |= key.failed;
        mw_buf_free(&key);
    }
}

/* A number is printed; a text is a mark. */
static bool put_cell(matrix *m, size_t row, size_t column, int y)
{
    mw_cell cell = mw_frame_cell(m->s->b->frame, row, m->s->b->chart->columns[column]);
    mw_str text =
        mw_chart_text(m->s->b, row, m->s->b->chart->columns[column], m->s->arena, m->s->err);
    if (!text.len)
        return true;
    if (cell.type != MW_CELL_TEXT) {
        if (mw_text_width(text, TEXT_SMALL) < m->column)
            mw_scene_text(m->s, "tick", x_of(m, column), y + 40, AT_MIDDLE, text);
        return true;
    }
    size_t state = mw_names_number(m->states, text, m->s->err);
    mw_buf_add(&m->s->body, MW_STR("<g><title>"));
    mw_html_text(name_of(m, column), &m->s->body);
    mw_html_part(&m->s->body, ": ", text, "</title>");
    mw_scene_square(m->s, state, x_of(m, column), y);
    mw_buf_add(&m->s->body, MW_STR("</g>\n"));
    return state != SIZE_MAX;
}

static bool put_row(matrix *m, size_t row, int top)
{
    scene *s = m->s;
    int y = top + ROW / 2;
    bool good = true;
    mw_buf label = {0};
    mw_chart_label(s->b, row, &label);
    mw_scene_line(s, "grid", 0, top + ROW, x_of(m, s->b->chart->column_count), top + ROW);
    mw_scene_open(s, row, mw_buf_str(&label));
    mw_scene_fitted(s, "label", 0, y + 45, AT_START, mw_buf_str(&label), m->labels);
    for (size_t i = 0; good && i < s->b->chart->column_count; i++)
        good = put_cell(m, row, i, y);
    mw_scene_close(s);
    s->body.failed |= label.failed;
    mw_buf_free(&label);
    return good;
}

static int put_keys(matrix *m, int y)
{
    int x = 0;
    for (size_t i = 0; m->keyed && i < m->s->b->chart->column_count; i++) {
        mw_buf text = {0};
        mw_matrix_key(i, &text);
        mw_buf_char(&text, ' ');
        mw_buf_add(&text, name_of(m, i));
        int width = mw_text_width(mw_buf_str(&text), TEXT_SMALL) + 14 * PIXEL;
        if (x && x + width > m->s->width)
            x = 0, y += KEY;
        mw_scene_fitted(m->s, "tick", x, y + ASCENT, AT_START, mw_buf_str(&text), m->s->width);
        x += width;
        m->s->body.failed |= text.failed;
        mw_buf_free(&text);
    }
    return x ? y + KEY : y;
}

bool mw_draw_matrix(scene *s)
{
    name_list states = {.arena = s->arena};
    matrix m = {.s = s, .states = &states};
    bool good = mw_chart_states(s->b, &states, s->err);
    measure(&m);
    put_heads(&m);
    int y = HEAD;
    for (size_t r = 0; good && r < mw_frame_row_count(s->b->frame); r++, y += ROW)
        good = put_row(&m, r, y);
    y = put_keys(&m, y + GAP);
    s->height = mw_scene_legend(s, &states, LEGEND_SQUARES, y);
    mw_names_free(&states);
    return good;
}
