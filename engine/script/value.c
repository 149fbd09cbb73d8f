/* SPDX-License-Identifier: MIT */
/* What may enter a report: a number, a date, a name or words, with the spans it rests on.
 *
 * A script cannot make one from a bare number. Values come from figures, marks, rows and counts;
 * arithmetic on them keeps its operands, so that it can be done again from the evidence. */
#include <math.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/json.h"
#include "script/script_impl.h"

static int collect(lua_State *L)
{
    mw_lua_value *box = lua_touserdata(L, 1);
    mw_arena_free(box->arena);
    box->arena = NULL;
    return 0;
}

mw_lua_value *mw_lua_new_value(lua_State *L)
{
    mw_lua_value *box = mw_lua_new(L, &MW_LUA_VALUE, sizeof *box, 0);
    mw_error err = {0};
    box->arena = mw_arena_create(0, &err);
    if (!box->arena)
        mw_lua_raise(L, &err);
    return box;
}

/* ---- filling: everything is copied into the value's arena */

static mw_str keep(lua_State *L, mw_lua_value *into, mw_str text)
{
    mw_error err = {0};
    mw_str copy;
    if (!mw_arena_copy(into->arena, text, &copy, &err))
        mw_lua_raise(L, &err);
    return copy;
}

static void keep_cites(lua_State *L, mw_lua_value *into, const mw_cite *cites, size_t count)
{
    mw_error err = {0};
    mw_cite *copy = mw_arena_get(into->arena, (count + 1) * sizeof *copy, &err);
    if (!copy)
        mw_lua_raise(L, &err);
    for (size_t i = 0; i < count; i++)
        copy[i] = (mw_cite){keep(L, into, cites[i].article), cites[i].span};
    into->value.cites = copy;
    into->value.cite_count = count;
}

static bool has_digit(mw_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] >= '0' && text.data[i] <= '9')
            return true;
    return false;
}

/* 2148 -> 2,148; a fraction with one decimal. */
static void set_number(lua_State *L, mw_lua_value *into, double number)
{
    mw_buf *text = mw_lua_new_buf(L);
    double rounded = number == floor(number) ? number : floor(number * 10 + 0.5) / 10;
    char plain[MW_REAL_TEXT];
    mw_real_text(rounded, plain);
    size_t sign = plain[0] == '-', digits = strspn(plain + sign, "0123456789");
    mw_buf_add(text, mw_str_sub(mw_str_of(plain), 0, sign));
    for (size_t i = 0; i < digits; i++) {
        if (i && (digits - i) % 3 == 0)
            mw_buf_char(text, ',');
        mw_buf_char(text, plain[sign + i]);
    }
    mw_buf_add(text, mw_str_of(plain + sign + digits));
    into->value.type = MW_VALUE_NUMBER;
    into->value.number = number;
    into->value.text = keep(L, into, mw_buf_str(text));
    lua_pop(L, 1);
}

void mw_lua_fill_value(lua_State *L, mw_lua_value *into, mw_cell cell, const mw_cite *cites,
                       size_t count)
{
    keep_cites(L, into, cites, count);
    into->value.how = MW_STR("cell");
    if (cell.type == MW_CELL_INTEGER || cell.type == MW_CELL_REAL) {
        set_number(L, into, cell.type == MW_CELL_REAL ? cell.real : (double)cell.integer);
        return;
    }
    into->value.text = keep(L, into, cell.type == MW_CELL_TEXT ? cell.text : MW_STR("unknown"));
    bool date = mw_date_is_written(into->value.text);
    into->value.type = date ? MW_VALUE_DATE : has_digit(into->value.text) ? MW_VALUE_TEXT : MW_VALUE_NAME;
}

static void from_mark(lua_State *L, int index, mw_lua_value *into)
{
    const mw_lua_mark *mark = lua_touserdata(L, index);
    const mw_article *article = mw_lua_mark_article(L, index);
    const mw_layers *layers = mw_article_layers(article);
    mw_cite cite = mw_lua_mark_cite(L, index);
    keep_cites(L, into, &cite, 1);
    mw_value *value = &into->value;
    luaL_tolstring(L, index, NULL);
    value->text = keep(L, into, mw_lua_check_str(L, -1));
    lua_pop(L, 1);
    value->type = MW_VALUE_TEXT;
    value->how = MW_STR("words");
    if (mark->kind == MW_MARK_ENTITY) {
        value->type = MW_VALUE_NAME;
        value->how = MW_STR("entity");
    } else if (mark->kind == MW_MARK_DATE && layers->dates[mark->index].value.data) {
        value->type = MW_VALUE_DATE;
        value->text = keep(L, into, layers->dates[mark->index].value);
        value->how = MW_STR("date");
    } else if (mark->kind == MW_MARK_FIGURE) {
        const mw_figure *f = &layers->figures[mark->index];
        value->type = MW_VALUE_NUMBER;
        value->number = f->has_value ? f->value : f->has_low ? f->low : f->high;
        value->how = MW_STR("figure");
    }
}

/* The number of a result's rows; the first span of each is its evidence, a zero has its question. */
static void from_result(lua_State *L, int index, mw_lua_value *into)
{
    const mw_lua_result *box = mw_lua_check_result(L, index);
    size_t count = mw_frame_row_count(box->frame), n = 0;
    mw_cite *cites = lua_newuserdatauv(L, (count + 1) * sizeof *cites, 0);
    for (size_t i = 0; i < count; i++) {
        size_t kept;
        uint64_t all;
        const mw_cite *first = mw_frame_evidence(box->frame, i, &kept, &all);
        if (kept)
            cites[n++] = first[0];
    }
    keep_cites(L, into, cites, n);
    lua_pop(L, 1);
    set_number(L, into, (double)count);
    into->value.how = MW_STR("count");
    if (box->sql)
        into->value.query = keep(L, into, mw_str_of(box->sql));
}

static void from_article(lua_State *L, int index, mw_lua_value *into)
{
    const mw_article *article = mw_lua_check_article(L, index)->article;
    const mw_layers *layers = mw_article_layers(article);
    const mw_head *head = mw_article_head(article);
    mw_cite cite = {head->id, {0, 0}};
    if (layers->sentence_count)
        cite.span = layers->sentences[0].span;
    keep_cites(L, into, &cite, 1);
    into->value.type = MW_VALUE_NAME;
    into->value.text = keep(L, into, head->title.data ? head->title : head->id);
    into->value.how = MW_STR("title");
}

static void from_text(lua_State *L, int index, mw_lua_value *into)
{
    mw_str text = mw_lua_check_str(L, index);
    bool date = mw_date_is_written(text);
    if (has_digit(text) && !date)
        luaL_error(L, "\"%s\": a text with digits carries no evidence; give the mark, row:value() or "
                      "result:count() it comes from", text.data);
    into->value.type = date ? MW_VALUE_DATE : MW_VALUE_TEXT;
    bool timed = date && text.len > 10 && text.data[10] == 'T'; /* a report speaks of days */
    into->value.text = keep(L, into, timed ? mw_str_sub(text, 0, 10) : text);
    into->value.how = MW_STR("words");
}

void mw_lua_to_value(lua_State *L, int index, mw_lua_value *into)
{
    index = lua_absindex(L, index);
    const mw_lua_value *other = mw_lua_test(L, index, &MW_LUA_VALUE);
    const mw_lua_name *name = mw_lua_test(L, index, &MW_LUA_NAME);
    if (other) {
        mw_arena *arena = into->arena;
        *into = *other;
        into->arena = arena; /* the texts stay with `other`, which the caller keeps on the stack */
    } else if (mw_lua_test(L, index, &MW_LUA_MARK)) {
        from_mark(L, index, into);
    } else if (mw_lua_test(L, index, &MW_LUA_RESULT)) {
        from_result(L, index, into);
    } else if (mw_lua_test(L, index, &MW_LUA_ARTICLE)) {
        from_article(L, index, into);
    } else if (name) {
        into->value.type = MW_VALUE_NAME;
        into->value.text = keep(L, into, name->name);
        into->value.how = MW_STR("entity");
    } else if (lua_type(L, index) == LUA_TSTRING) {
        from_text(L, index, into);
    } else if (lua_type(L, index) == LUA_TNUMBER) {
        luaL_error(L, "a bare number carries no evidence; give the figure, row:value(\"column\") or "
                      "result:count() it comes from");
    } else {
        luaL_error(L, "a %s cannot enter a report", luaL_typename(L, index));
    }
}

/* ---- arithmetic and comparison */

static const mw_value *number_at(lua_State *L, int index)
{
    const mw_lua_value *box = mw_lua_test(L, index, &MW_LUA_VALUE);
    if (!box || box->value.type != MW_VALUE_NUMBER)
        luaL_error(L, "arithmetic needs two cited numbers; a bare one carries no evidence");
    return &box->value;
}

/* A deep copy of an operand into the result's arena. */
static mw_value copy_value(lua_State *L, mw_lua_value *into, const mw_value *from)
{
    mw_value copy = *from;
    mw_lua_value holder = {.arena = into->arena};
    keep_cites(L, &holder, from->cites, from->cite_count);
    copy.cites = holder.value.cites;
    copy.text = keep(L, into, from->text);
    copy.query = keep(L, into, from->query);
    mw_error err = {0};
    mw_value *operands = mw_arena_get(into->arena, (from->operand_count + 1) * sizeof *operands, &err);
    if (!operands)
        mw_lua_raise(L, &err);
    for (size_t i = 0; i < from->operand_count; i++)
        operands[i] = copy_value(L, into, &from->operands[i]);
    copy.operands = operands;
    return copy;
}

enum { OPERATIONS_DEEP = 16 };

static int depth_of(const mw_value *value)
{
    int deepest = 0;
    for (size_t i = 0; i < value->operand_count; i++) {
        int depth = depth_of(&value->operands[i]) + 1;
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest;
}

static int compute(lua_State *L, const char *how, double (*apply)(double, double))
{
    const mw_value *a = number_at(L, 1), *b = number_at(L, 2);
    if (depth_of(a) >= OPERATIONS_DEEP || depth_of(b) >= OPERATIONS_DEEP)
        return luaL_error(L, "arithmetic on values goes %d steps deep at most", OPERATIONS_DEEP);
    double number = apply(a->number, b->number);
    if (!isfinite(number))
        return luaL_error(L, "division by zero");
    mw_lua_value *box = mw_lua_new_value(L);
    mw_error err = {0};
    mw_value *operands = mw_arena_get(box->arena, 2 * sizeof *operands, &err);
    mw_cite *cites = mw_arena_get(box->arena, (a->cite_count + b->cite_count + 1) * sizeof *cites, &err);
    if (!operands || !cites)
        return mw_lua_raise(L, &err);
    operands[0] = copy_value(L, box, a);
    operands[1] = copy_value(L, box, b);
    memcpy(cites, operands[0].cites, a->cite_count * sizeof *cites);
    memcpy(cites + a->cite_count, operands[1].cites, b->cite_count * sizeof *cites);
    set_number(L, box, number);
    box->value.how = mw_str_of(how);
    box->value.operands = operands;
    box->value.operand_count = 2;
    box->value.cites = cites;
    box->value.cite_count = a->cite_count + b->cite_count;
    return 1;
}

/* One operand: the number of a row, with the row's evidence. */
static mw_value operand_of(lua_State *L, mw_lua_value *into, const mw_frame *frame, size_t row, size_t column)
{
    size_t kept;
    uint64_t all;
    const mw_cite *cites = mw_frame_evidence(frame, row, &kept, &all);
    mw_lua_value holder = {.arena = into->arena};
    mw_lua_fill_value(L, &holder, mw_frame_cell(frame, row, column), cites, kept);
    holder.value.evidence_count = all;
    return holder.value;
}

mw_lua_value *mw_lua_push_computed(lua_State *L, const mw_frame *frame, size_t column, const size_t *rows, size_t count,
                          const char *how, double number)
{
    mw_lua_value *box = mw_lua_new_value(L);
    mw_error err = {0};
    mw_value *operands = mw_arena_get(box->arena, count * sizeof *operands, &err);
    mw_cite *cites = mw_arena_get(box->arena, count * sizeof *cites, &err);
    size_t cited = 0;
    if (!operands || !cites)
        mw_lua_raise(L, &err);
    for (size_t i = 0; i < count; i++) {
        operands[i] = operand_of(L, box, frame, rows[i], column);
        if (operands[i].cite_count)
            cites[cited++] = operands[i].cites[0];
    }
    set_number(L, box, number);
    box->value.how = mw_str_of(how);
    box->value.operands = operands;
    box->value.operand_count = count;
    box->value.cites = cites;
    box->value.cite_count = cited;
    return box;
}

static double plus(double a, double b) { return a + b; }
static double minus(double a, double b) { return a - b; }
static double times(double a, double b) { return a * b; }
static double over(double a, double b) { return a / b; }

static int add(lua_State *L) { return compute(L, "sum", plus); }
static int subtract(lua_State *L) { return compute(L, "difference", minus); }
static int multiply(lua_State *L) { return compute(L, "product", times); }
static int divide(lua_State *L) { return compute(L, "quotient", over); }

static double comparable(lua_State *L, int index)
{
    return lua_isnumber(L, index) ? lua_tonumber(L, index) : number_at(L, index)->number;
}

static int is_less(lua_State *L)
{
    lua_pushboolean(L, comparable(L, 1) < comparable(L, 2));
    return 1;
}

static int is_at_most(lua_State *L)
{
    lua_pushboolean(L, comparable(L, 1) <= comparable(L, 2));
    return 1;
}

static int is_equal(lua_State *L)
{
    const mw_lua_value *a = mw_lua_test(L, 1, &MW_LUA_VALUE), *b = mw_lua_test(L, 2, &MW_LUA_VALUE);
    lua_pushboolean(L, a && b && a->value.type == b->value.type &&
                           mw_str_equal(a->value.text, b->value.text));
    return 1;
}

static int show(lua_State *L)
{
    mw_lua_push_str(L, ((const mw_lua_value *)mw_lua_check(L, 1, &MW_LUA_VALUE))->value.text);
    return 1;
}

static int index_value(lua_State *L)
{
    const mw_lua_value *box = mw_lua_check(L, 1, &MW_LUA_VALUE);
    const mw_value *value = &box->value;
    mw_str name = mw_lua_check_str(L, 2);
    if (mw_str_is(name, "text"))
        mw_lua_push_str(L, value->text);
    else if (mw_str_is(name, "number") && value->type == MW_VALUE_NUMBER)
        lua_pushnumber(L, value->number);
    else if (mw_str_is(name, "number"))
        lua_pushnil(L);
    else if (mw_str_is(name, "how"))
        mw_lua_push_str(L, value->how);
    else if (mw_str_is(name, "left_out"))
        lua_pushinteger(L, (lua_Integer)box->left_out);
    else
        return luaL_error(L, "a value has the fields text, number, how and left_out, no '%s'", name.data);
    return 1;
}

MW_LUA(value_evidence, "value:evidence() -> array of cites", "The spans that the value rests on.")
{
    const mw_value *value = &((const mw_lua_value *)mw_lua_check(L, 1, &MW_LUA_VALUE))->value;
    lua_createtable(L, (int)value->cite_count, 0);
    mw_buf *text = mw_lua_new_buf(L);
    for (size_t i = 0; i < value->cite_count; i++) {
        mw_buf_clear(text);
        mw_cite_write(value->cites[i], text);
        mw_lua_push_buf(L, text);
        lua_rawseti(L, -3, (lua_Integer)i + 1);
    }
    lua_pop(L, 1);
    return 1;
}

static const luaL_Reg META[] = {{"__add", add},       {"__sub", subtract}, {"__mul", multiply},
                                {"__div", divide},    {"__lt", is_less},   {"__le", is_at_most},
                                {"__eq", is_equal},   {"__tostring", show}, {NULL, NULL}};
static const mw_lua_row *const ROWS[] = {&value_evidence, NULL};

const mw_lua_type MW_LUA_VALUE = {
    "value", "A number, date, name or text with the spans it rests on: + - * / keep them.",
    ROWS, index_value, collect, META};
