/* SPDX-License-Identifier: MIT */
/* The frame itself: columns, rows, and each row's evidence. */
#include "frame/frame_impl.h"

static pool *pool_new(mw_error *err)
{
    mw_arena *arena = mw_arena_create(0, err);
    pool *p = arena ? mw_arena_new(arena, pool, err) : NULL;
    if (!p) {
        mw_arena_free(arena);
        return NULL;
    }
    p->arena = arena;
    p->users = 1;
    return p;
}

static void pool_leave(pool *p)
{
    if (p && --p->users == 0)
        mw_arena_free(p->arena);
}

mw_frame *mw_frame_new(mw_error *err)
{
    mw_frame *frame = mw_memory_get(sizeof *frame, err);
    if (frame && !(frame->pool = pool_new(err))) {
        mw_memory_free(frame);
        return NULL;
    }
    return frame;
}

void mw_frame_free(mw_frame *frame)
{
    if (!frame)
        return;
    pool_leave(frame->pool);
    mw_memory_free(frame->names);
    mw_memory_free(frame->cells);
    mw_memory_free(frame->rows);
    mw_memory_free(frame);
}

mw_frame *mw_frame_like(const mw_frame *like, mw_error *err)
{
    mw_frame *frame = mw_memory_get(sizeof *frame, err);
    if (!frame)
        return NULL;
    frame->pool = like->pool;
    frame->pool->users++;
    for (size_t i = 0; i < like->column_count; i++)
        if (!mw_frame_add_column(frame, like->names[i], err)) {
            mw_frame_free(frame);
            return NULL;
        }
    return frame;
}

/* Columns. */

/* Moves the rows apart so that each has room for one cell more, which is null. */
static bool widen_rows(mw_frame *frame, mw_error *err)
{
    size_t old = frame->column_count, wide = old + 1;
    if (frame->row_capacity > SIZE_MAX / sizeof(slot) / wide)
        return mw_fail(err, MW_ENOMEM, 0, "out of memory");
    slot *cells = mw_memory_get(frame->row_capacity * wide * sizeof(slot), err);
    if (!cells)
        return false;
    for (size_t i = 0; i < frame->row_count && old; i++)
        memcpy(cells + i * wide, frame->cells + i * old, old * sizeof(slot));
    mw_memory_free(frame->cells);
    frame->cells = cells;
    return true;
}

bool mw_frame_add_column(mw_frame *frame, mw_str name, mw_error *err)
{
    mw_str copy;
    if (!mw_arena_copy(frame->pool->arena, name, &copy, err))
        return false;
    if (frame->column_count == frame->column_capacity) {
        size_t capacity = frame->column_capacity ? frame->column_capacity * 2 : 8;
        mw_str *names = mw_memory_grow(frame->names, capacity * sizeof *names, err);
        if (!names)
            return false;
        frame->names = names;
        frame->column_capacity = capacity;
    }
    if (frame->row_capacity && !widen_rows(frame, err))
        return false;
    frame->names[frame->column_count++] = copy;
    return true;
}

bool mw_frame_rename_column(mw_frame *frame, size_t column, mw_str name, mw_error *err)
{
    mw_str copy;
    if (!mw_arena_copy(frame->pool->arena, name, &copy, err))
        return false;
    frame->names[column] = copy;
    return true;
}

size_t mw_frame_column_count(const mw_frame *frame)
{
    return frame->column_count;
}

mw_str mw_frame_column_name(const mw_frame *frame, size_t column)
{
    return frame->names[column];
}

size_t mw_frame_column(const mw_frame *frame, mw_str name)
{
    for (size_t i = 0; i < frame->column_count; i++)
        if (mw_str_equal(frame->names[i], name))
            return i;
    return SIZE_MAX;
}

/* Rows. */

static bool reserve_row(mw_frame *frame, mw_error *err)
{
    if (frame->row_count < frame->row_capacity)
        return true;
    size_t capacity = frame->row_capacity ? frame->row_capacity * 2 : 16;
    size_t wide = frame->column_count ? frame->column_count : 1;
    if (capacity > SIZE_MAX / 2 / sizeof(row) || capacity > SIZE_MAX / 2 / sizeof(slot) / wide)
        return mw_fail(err, MW_ENOMEM, 0, "out of memory (table of %zu rows)", frame->row_count);
    row *rows = mw_memory_grow(frame->rows, capacity * sizeof(row), err);
    if (!rows)
        return false;
    frame->rows = rows;
    slot *cells = mw_memory_grow(frame->cells, capacity * wide * sizeof(slot), err);
    if (!cells)
        return false;
    frame->cells = cells;
    frame->row_capacity = capacity;
    return true;
}

/* Neighbouring rows often say the same (an article's id, its date): they share one copy. */
static bool put_text(mw_frame *frame, const slot *above, mw_str text, slot *into, mw_error *err)
{
    if (text.len > UINT32_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "a cell of 4 GB or more");
    into->len = (uint32_t)text.len;
    if (above && above->type == MW_CELL_TEXT && above->len == text.len &&
        (!text.len || memcmp(above->value.text, text.data, text.len) == 0)) {
        into->value.text = above->value.text;
        return true;
    }
    mw_str copy;
    if (!mw_arena_copy(frame->pool->arena, text, &copy, err))
        return false;
    into->value.text = copy.data;
    return true;
}

static bool put_cell(mw_frame *frame, size_t at, size_t column, mw_cell value, mw_error *err)
{
    slot *into = &frame->cells[at * frame->column_count + column];
    const slot *above = at ? into - frame->column_count : NULL;
    slot made = {.type = (uint8_t)value.type};
    if (value.type == MW_CELL_TEXT && !value.text.data)
        made.type = MW_CELL_NULL;
    else if (value.type == MW_CELL_TEXT && !put_text(frame, above, value.text, &made, err))
        return false;
    else if (value.type == MW_CELL_REAL)
        made.value.real = value.real;
    else if (value.type != MW_CELL_TEXT)
        made.value.integer = value.integer;
    *into = made;
    return true;
}

size_t mw_frame_add_row(mw_frame *frame, const mw_cell *cells, mw_error *err)
{
    if (!reserve_row(frame, err))
        return SIZE_MAX;
    for (size_t i = 0; i < frame->column_count; i++)
        if (!put_cell(frame, frame->row_count, i, cells[i], err))
            return SIZE_MAX;
    frame->rows[frame->row_count] = (row){0};
    return frame->row_count++;
}

bool mw_frame_set_cell(mw_frame *frame, size_t at, size_t column, mw_cell value, mw_error *err)
{
    return put_cell(frame, at, column, value, err);
}

bool mw_frame_share_row(mw_frame *frame, const mw_frame *source, size_t from, mw_error *err)
{
    if (!reserve_row(frame, err))
        return false;
    size_t wide = frame->column_count;
    if (wide)
        memcpy(frame->cells + frame->row_count * wide, source->cells + from * wide,
               wide * sizeof(slot));
    row shared = source->rows[from];
    shared.kept_capacity = shared.kept_count; /* whoever adds a span first makes its own copy */
    frame->rows[frame->row_count++] = shared;
    return true;
}

size_t mw_frame_row_count(const mw_frame *frame)
{
    return frame->row_count;
}

mw_cell mw_frame_cell(const mw_frame *frame, size_t at, size_t column)
{
    const slot *c = &frame->cells[at * frame->column_count + column];
    switch (c->type) {
    case MW_CELL_INTEGER:
        return mw_cell_integer(c->value.integer);
    case MW_CELL_REAL:
        return mw_cell_real(c->value.real);
    case MW_CELL_BOOL:
        return mw_cell_bool(c->value.integer != 0);
    case MW_CELL_TEXT:
        return mw_cell_text((mw_str){c->value.text, c->len});
    default:
        return mw_cell_null();
    }
}

void mw_frame_set_key(mw_frame *frame, size_t at, int64_t key)
{
    frame->rows[at].key = key;
}

int64_t mw_frame_key(const mw_frame *frame, size_t at)
{
    return frame->rows[at].key;
}

/* Evidence. */

static bool share_article(pool *p, mw_str article, mw_str *copy, mw_error *err)
{
    if (!p->last_article.data || !mw_str_equal(p->last_article, article)) {
        if (!mw_arena_copy(p->arena, article, copy, err))
            return false;
        p->last_article = *copy;
    }
    *copy = p->last_article;
    return true;
}

bool mw_frame_add_evidence(mw_frame *frame, size_t at, mw_cite cite, mw_error *err)
{
    row *r = &frame->rows[at];
    if (r->kept_count < MW_EVIDENCE_KEPT) {
        mw_cite copy = {.span = cite.span};
        if (!share_article(frame->pool, cite.article, &copy.article, err))
            return false;
        if (r->kept_count == r->kept_capacity) {
            uint32_t capacity = r->kept_capacity ? MW_EVIDENCE_KEPT : 1; /* most rows have one */
            mw_cite *kept = mw_arena_get(frame->pool->arena, capacity * sizeof *kept, err);
            if (!kept)
                return false;
            if (r->kept_count)
                memcpy(kept, r->kept, r->kept_count * sizeof *kept);
            r->kept = kept;
            r->kept_capacity = capacity;
        }
        r->kept[r->kept_count++] = copy;
    }
    r->evidence_count++;
    return true;
}

void mw_frame_count_evidence(mw_frame *frame, size_t at, uint64_t more)
{
    frame->rows[at].evidence_count += more;
}

const mw_cite *mw_frame_evidence(const mw_frame *frame, size_t at, size_t *kept, uint64_t *all)
{
    const row *r = &frame->rows[at];
    if (kept)
        *kept = r->kept_count;
    if (all)
        *all = r->evidence_count;
    return r->kept;
}
