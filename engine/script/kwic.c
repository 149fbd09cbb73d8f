/* SPDX-License-Identifier: MIT */
/* Key words in context: a line for each place that a result rests on, sorted by what stands beside
 * it. */
#include "script/script_impl.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/map.h"
#include "text/utf8.h"

enum { USUAL_WIDTH = 30, WIDTH_MAX = 1000 };

typedef enum order { AS_THEY_STAND, BY_RIGHT, BY_LEFT } order;

typedef struct kwic {
    mw_store *store;
    mw_frame *places; /* article, published, outlet, text; evidence: the place */
    mw_frame *lines;
    size_t width;
    mw_article *article; /* the last one */
    mw_buf left, right;
} kwic;

static int collect_kwic(lua_State *L)
{
    kwic *k = lua_touserdata(L, 1);
    mw_frame_free(k->places);
    mw_frame_free(k->lines);
    mw_article_free(k->article);
    mw_buf_free(&k->left);
    mw_buf_free(&k->right);
    *k = (kwic){0};
    return 0;
}

static const mw_lua_type KWIC_BOX = {.name = "kwic", .collect = collect_kwic};

/* ---- lines */

/* Where `width` characters before `at` begin. */
static size_t step_back(mw_str text, size_t at, size_t width)
{
    for (size_t start; width && at; width--, at = start)
        mw_utf8_before(text, at, &start);
    return at;
}

static size_t step_on(mw_str text, size_t at, size_t width)
{
    for (size_t next; width && at < text.len; width--, at = next)
        mw_utf8_next(text, at, &next);
    return at;
}

static bool open_article(kwic *k, mw_str id, mw_error *err)
{
    if (k->article && mw_str_equal(mw_article_head(k->article)->id, id))
        return true;
    mw_article_free(k->article);
    k->article = mw_store_load_id(k->store, id, err);
    return k->article != NULL;
}

static bool add_line(kwic *k, mw_cite cite, mw_error *err)
{
    if (!open_article(k, cite.article, err))
        return false;
    const mw_head *head = mw_article_head(k->article);
    mw_str text = mw_article_text(k->article);
    if (cite.span.end > text.len)
        return true;
    size_t start = step_back(text, cite.span.start, k->width),
           end = step_on(text, cite.span.end, k->width);
    const mw_cell cells[] = {
        mw_cell_text(mw_str_trim(mw_str_sub(text, start, cite.span.start))),
        mw_cell_text(mw_str_sub(text, cite.span.start, cite.span.end)),
        mw_cell_text(mw_str_trim(mw_str_sub(text, cite.span.end, end))),
        mw_cell_text(head->published),
        mw_cell_text(head->source),
        mw_cell_text(head->id),
        mw_cell_integer(cite.span.start),
        mw_cell_integer(cite.span.end),
    };
    size_t row = mw_frame_add_row(k->lines, cells, err);
    return row != SIZE_MAX &&
           mw_frame_add_evidence(k->lines, row, (mw_cite){head->id, cite.span}, err);
}

static bool add_lines(kwic *k, const mw_frame *places, const mw_map *wanted, mw_error *err)
{
    for (size_t i = 0; i < mw_frame_row_count(places); i++) {
        size_t kept;
        uint64_t all;
        const mw_cite *cites = mw_frame_evidence(places, i, &kept, &all);
        for (size_t e = 0; e < kept; e++)
            if ((!wanted || mw_map_get(wanted, cites[e].article)) && !add_line(k, cites[e], err))
                return false;
    }
    return true;
}

/* The places of a query in the articles that the rows are. */
static bool add_hits(kwic *k, const mw_lua_result *box, mw_error *err)
{
    mw_map wanted = {0};
    size_t column = mw_frame_column(box->frame, MW_STR("article"));
    bool good = column != SIZE_MAX || mw_fail(err, MW_EARG, 0, "the rows have no column 'article'");
    for (size_t i = 0; good && i < mw_frame_row_count(box->frame); i++)
        good = mw_map_put(&wanted, mw_frame_cell(box->frame, i, column).text, NULL, err) != NULL;
    k->places = good ? mw_store_hits(k->store, mw_str_of(box->query), err) : NULL;
    good = k->places && add_lines(k, k->places, &wanted, err);
    mw_map_free(&wanted);
    return good;
}

/* ---- sorting */

typedef struct key {
    mw_str text;
    size_t row;
} key;

static int by_key(const void *a, const void *b)
{
    const key *x = a, *y = b;
    int compared = mw_str_compare(x->text, y->text);
    return compared ? compared : (x->row > y->row) - (x->row < y->row);
}

/* From the first letter or digit on, in lower case. */
static void put_from_word(mw_str text, mw_buf *out)
{
    size_t at = 0, next;
    for (; at < text.len; at = next) {
        uint32_t c = mw_utf8_next(text, at, &next);
        if (mw_utf8_is_letter(c) || mw_utf8_is_digit(c))
            break;
    }
    mw_utf8_fold(mw_str_sub(text, at, text.len), out);
}

/* Its words from the last to the first. */
static void put_backwards(mw_str text, mw_buf *out)
{
    for (size_t end = text.len; end;) {
        size_t start = end;
        while (start && text.data[start - 1] != ' ' && text.data[start - 1] != '\n')
            start--;
        put_from_word(mw_str_sub(text, start, end), out);
        mw_buf_char(out, ' ');
        end = start ? start - 1 : 0;
    }
}

/* The rows in order, in a userdata that is left on the stack. */
static mw_frame *sorted(lua_State *L, const mw_frame *lines, order by, mw_error *err)
{
    size_t count = mw_frame_row_count(lines);
    key *keys = lua_newuserdatauv(L, (count + 1) * sizeof *keys, 0);
    size_t *rows = lua_newuserdatauv(L, (count + 1) * sizeof *rows, 0);
    mw_buf *texts = mw_lua_new_buf(L);
    for (size_t i = 0; i < count; i++) {
        size_t start = texts->len;
        if (by == BY_RIGHT)
            put_from_word(mw_frame_cell(lines, i, 2).text, texts);
        else
            put_backwards(mw_frame_cell(lines, i, 0).text, texts);
        keys[i] = (key){{NULL, texts->len - start}, i};
    }
    if (!mw_buf_ok(texts, err))
        return NULL;
    const char *at = mw_buf_str(texts).data; /* now that it grows no more */
    for (size_t i = 0; i < count; i++) {
        keys[i].text.data = at;
        at += keys[i].text.len;
    }
    qsort(keys, count, sizeof *keys, by_key);
    for (size_t i = 0; i < count; i++)
        rows[i] = keys[i].row;
    return mw_frame_pick(lines, rows, count, err);
}

static order check_order(lua_State *L)
{
    static const char *const NAMES[] = {"none", "right", "left"};
    lua_getfield(L, 2, "sort");
    mw_str name = lua_isnil(L, -1) ? MW_STR("none") : mw_lua_check_str(L, lua_gettop(L));
    order by = AS_THEY_STAND;
    while (by <= BY_LEFT && !mw_str_is(name, NAMES[by]))
        by++;
    if (by > BY_LEFT)
        luaL_error(L, "sort takes \"right\", \"left\" or \"none\", not \"%s\"", name.data);
    lua_pop(L, 1);
    return by;
}

static bool make_columns(mw_frame *lines, mw_error *err)
{
    static const char *const COLUMNS[] = {"left",   "text",    "right", "published",
                                          "outlet", "article", "start", "stop"};
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
        if (!mw_frame_add_column(lines, mw_str_of(COLUMNS[i]), err))
            return false;
    return true;
}

MW_LUA_SHARED(mw_lua_result_kwic, "result:kwic{width = 30, sort = \"none\"} -> result",
              "Key words in context: a line for each place, with `width` characters on both sides. "
              "Of corpus:find{text =} "
              "that is every place of the query's words in these articles; of any other result "
              "what its rows rest on. sort = "
              "\"right\" goes by what follows, \"left\" by the words before, the nearest first.")
{
    static const char *const KEYS[] = {"width", "sort", NULL};
    const mw_lua_result *box = mw_lua_check_result(L, 1);
    mw_lua_check_options(L, 2, KEYS);
    lua_settop(L, 2);
    order by = check_order(L);
    lua_getfield(L, 2, "width");
    lua_Integer width = luaL_optinteger(L, -1, USUAL_WIDTH);
    luaL_argcheck(L, width >= 1 && width <= WIDTH_MAX, 2, "width takes 1 to 1000 characters");
    lua_getiuservalue(L, 1, 1); /* 4: the corpus */
    luaL_argexpected(L, mw_lua_test(L, 4, &MW_LUA_CORPUS), 1, "a result of a corpus");
    mw_error err = {0};
    mw_lua_result *out = mw_lua_derive(L, 1, -1); /* 5, 6 */
    kwic *k = mw_lua_new(L, &KWIC_BOX, sizeof *k, 0);
    k->store = mw_lua_check_corpus(L, 4)->store;
    k->width = (size_t)width;
    k->lines = mw_frame_new(&err);
    bool good = k->lines && make_columns(k->lines, &err) &&
                (box->query ? add_hits(k, box, &err) : add_lines(k, box->frame, NULL, &err));
    if (good && by == AS_THEY_STAND) {
        out->frame = k->lines;
        k->lines = NULL;
    } else if (good) {
        out->frame = sorted(L, k->lines, by, &err);
    }
    if (!out->frame)
        return mw_lua_raise(L, &err);
    mw_memory_free(out->query); /* its rows are the places now */
    out->query = NULL;
    lua_settop(L, 6);
    return 1;
}
