/* SPDX-License-Identifier: MIT */
/* Full-text search: articles by bm25, each with the sentence that answers best.
 *
 * bm25 is FTS5's own (k1 = 1.2, b = 0.75; Robertson and Zaragoza 2009), a word of the title
 * counting twice; to six decimals, so that the order is the same on every machine. FTS5 marks what
 * matched; the marks tell which sentence has most of it. */
#include "store/store_impl.h"

#include "text/utf8.h"

enum { SNIPPET_BYTES = 160, WORDS_MAX = 32 };

/* Bytes that no UTF-8 text holds. */
#define OPEN  '\xfe'
#define CLOSE '\xff'

/* Only for the hits that are good enough for the first ?2 is the article looked up, whose id breaks
 * ties. */
static const char SEARCH_SQL[] =
    "with hit(key, score) as materialized (select rowid, round(-bm25(search, 2.0, 1.0), 6)"
    "  from search where search match ?1),"
    " least(score) as (select min(score) from"
    "  (select score from hit order by score desc limit ?2)),"
    " best(key, score) as (select hit.key, hit.score from hit join article a on a.key = hit.key"
    "  where hit.score >= (select score from least) order by hit.score desc, a.id limit ?2)"
    " select a.key, a.id, a.published, a.source, a.title, best.score, highlight(search, 1, ?3, ?4)"
    " from best join search on search.rowid = best.key join article a on a.key = best.key"
    " where search match ?1 order by best.score desc, a.id";

bool mw_store_freshen_search(mw_store *store, mw_error *err)
{
    if (store->mode != MW_STORE_TEMPORARY || !store->search_stale)
        return true;
    if (!mw_store_run(store, err, "insert into search(search) values ('rebuild')"))
        return false;
    store->search_stale = false;
    return true;
}

/* One match: where it lies in the text, and a hash of its words in lower case. */
typedef struct hit {
    mw_span span;
    uint64_t words;
} hit;

typedef struct hits {
    hit *items;
    size_t count, capacity;
} hits;

static uint64_t hash_of(mw_str words)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a over ASCII lower case */
    for (size_t i = 0; i < words.len; i++) {
        unsigned char c = (unsigned char)words.data[i];
        hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 1099511628211u;
    }
    return hash;
}

static bool find_matches(mw_str marked, mw_arena *arena, hits *found, mw_error *err)
{
    size_t marks = 0, open = 0;
    for (size_t i = 0; i < marked.len; i++) {
        if (marked.data[i] == OPEN) {
            open = i + 1;
            marks++;
        } else if (marked.data[i] == CLOSE) {
            hit m = {{(uint32_t)(open - marks), (uint32_t)(i - marks)},
                     hash_of(mw_str_sub(marked, open, i))};
            if (!mw_arena_push(arena, found->items, found->count, found->capacity, m, err))
                return false;
            marks++;
        }
    }
    return true;
}

/* Different words first, then how many: "toll … toll" is less of an answer than "death toll". */
static size_t worth(const hits *found, size_t first, size_t end)
{
    uint64_t seen[WORDS_MAX];
    size_t different = 0;
    for (size_t i = first; i < end && different < WORDS_MAX; i++) {
        size_t k = 0;
        while (k < different && seen[k] != found->items[i].words)
            k++;
        if (k == different)
            seen[different++] = found->items[i].words;
    }
    return different * 1000 + (end - first < 999 ? end - first : 999);
}

typedef struct best {
    mw_span sentence;
    mw_span match; /* the first one in it */
    size_t worth;
} best;

/* Both the sentences and the matches come in the order of the text. */
static bool find_best(mw_store *store, int64_t key, const hits *found, best *is, mw_error *err)
{
    sqlite3_stmt *row = mw_store_statement(store, STATEMENT_SPANS, err);
    if (!row)
        return false;
    sqlite3_bind_int64(row, 1, key);
    size_t i = 0;
    int rc;
    while ((rc = sqlite3_step(row)) == SQLITE_ROW) {
        mw_span span = {(uint32_t)sqlite3_column_int64(row, 0),
                        (uint32_t)sqlite3_column_int64(row, 1)};
        while (i < found->count && found->items[i].span.start < span.start)
            i++;
        size_t first = i;
        while (i < found->count && found->items[i].span.start < span.end)
            i++;
        size_t value = i > first ? worth(found, first, i) : 0;
        if (value > is->worth)
            *is = (best){span, found->items[first].span, value};
    }
    sqlite3_reset(row);
    return rc == SQLITE_DONE || mw_store_fail(store, err, NULL);
}

/* The sentence, or as much of it as fits around the first match, with … where it is cut. */
static void write_snippet(mw_str text, const best *is, mw_buf *out)
{
    mw_str sentence = mw_str_sub(text, is->sentence.start, is->sentence.end);
    size_t start = 0, end = sentence.len, match = is->match.start - is->sentence.start;
    if (sentence.len > SNIPPET_BYTES) {
        start = match > SNIPPET_BYTES / 2 ? match - SNIPPET_BYTES / 2 : 0;
        if (start > sentence.len - SNIPPET_BYTES)
            start = sentence.len - SNIPPET_BYTES;
        end = start + SNIPPET_BYTES;
        while (start && start < match && sentence.data[start - 1] != ' ')
            start++;
        while (end < sentence.len && end > match && sentence.data[end] != ' ')
            end--;
        while (start && ((unsigned char)sentence.data[start] & 0xc0) == 0x80)
            start--;
        while (end < sentence.len && ((unsigned char)sentence.data[end] & 0xc0) == 0x80)
            end++;
    }
    mw_buf_add(out, start ? MW_STR("\xe2\x80\xa6 ") : MW_STR(""));
    mw_buf_add(out, mw_str_trim(mw_str_sub(sentence, start, end)));
    mw_buf_add(out, end < sentence.len ? MW_STR(" \xe2\x80\xa6") : MW_STR(""));
}

typedef struct answer {
    mw_store *store;
    sqlite3_stmt *row;
    mw_frame *frame;
    mw_arena *arena;
    mw_buf text, snippet;
} answer;

static void remove_marks(mw_str marked, mw_buf *out)
{
    mw_buf_clear(out);
    size_t plain = 0;
    for (size_t i = 0; i <= marked.len; i++) {
        if (i < marked.len && marked.data[i] != OPEN && marked.data[i] != CLOSE)
            continue;
        mw_buf_add(out, mw_str_sub(marked, plain, i));
        plain = i + 1;
    }
}

static bool add_answer(answer *a, mw_error *err)
{
    mw_str marked = mw_store_column(a->row, 6), id = mw_store_column(a->row, 1);
    hits found = {0};
    best is = {0};
    if (!marked.data)
        marked = MW_STR("");
    remove_marks(marked, &a->text);
    mw_buf_clear(&a->snippet);
    if (!find_matches(marked, a->arena, &found, err) || !mw_buf_ok(&a->text, err) ||
        !find_best(a->store, sqlite3_column_int64(a->row, 0), &found, &is, err))
        return false;
    bool shown = is.worth && is.sentence.end <= a->text.len;
    if (shown)
        write_snippet(mw_buf_str(&a->text), &is, &a->snippet);
    const mw_cell cells[] = {
        mw_cell_text(id),
        mw_cell_text(mw_store_column(a->row, 2)),
        mw_cell_text(mw_store_column(a->row, 3)),
        mw_cell_text(mw_store_column(a->row, 4)),
        mw_cell_text(shown ? mw_buf_str(&a->snippet) : MW_NONE),
        mw_cell_real(sqlite3_column_double(a->row, 5)),
    };
    size_t at = mw_buf_ok(&a->snippet, err) ? mw_frame_add_row(a->frame, cells, err) : SIZE_MAX;
    if (at == SIZE_MAX)
        return false;
    mw_frame_set_key(a->frame, at, sqlite3_column_int64(a->row, 0));
    return !shown || mw_frame_add_evidence(a->frame, at, (mw_cite){id, is.sentence}, err);
}

static bool add_answers(answer *a, mw_error *err)
{
    static const char *const COLUMNS[] = {"article", "published", "outlet",
                                          "title",   "snippet",   "score"};
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
        if (!mw_frame_add_column(a->frame, mw_str_of(COLUMNS[i]), err))
            return false;
    int rc;
    while ((rc = sqlite3_step(a->row)) == SQLITE_ROW)
        if (!add_answer(a, err))
            return false;
    return rc == SQLITE_DONE || mw_store_fail(a->store, err, NULL);
}

static bool ask(answer *a, mw_str fts, size_t limit, mw_error *err)
{
    static const char open = OPEN, close = CLOSE;
    a->frame = mw_frame_new(err);
    a->arena = mw_arena_create(0, err);
    if (!a->frame || !a->arena || !mw_store_freshen_search(a->store, err))
        return false;
    if (sqlite3_prepare_v2(a->store->db, SEARCH_SQL, -1, &a->row, NULL) != SQLITE_OK)
        return mw_store_fail(a->store, err, NULL);
    mw_store_bind(a->row, 1, fts);
    sqlite3_bind_int64(a->row, 2, limit && limit <= INT32_MAX ? (int64_t)limit : -1);
    mw_store_bind(a->row, 3, (mw_str){&open, 1});
    mw_store_bind(a->row, 4, (mw_str){&close, 1});
    return add_answers(a, err);
}

mw_frame *mw_store_search(mw_store *store, mw_str query, size_t limit, mw_error *err)
{
    answer a = {.store = store};
    mw_buf fts = {0};
    if (!mw_store_search_text(query, &fts, err) || !ask(&a, mw_buf_str(&fts), limit, err)) {
        mw_frame_free(a.frame);
        a.frame = NULL;
    }
    sqlite3_finalize(a.row);
    mw_arena_free(a.arena);
    mw_buf_free(&a.text);
    mw_buf_free(&a.snippet);
    mw_buf_free(&fts);
    return a.frame;
}
