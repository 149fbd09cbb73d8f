/* SPDX-License-Identifier: MIT */
/* Who did what to whom. */
#include "marked.h"

#include "cases.h"

static mw_model *model;

static void open_model(void)
{
    mw_error err = {0};
    model = mw_model_open(&err);
    cr_assert(model, "%s", err.text);
}

static void close_model(void)
{
    mw_model_free(model);
}

TestSuite(events, .init = open_model, .fini = close_model);

static mw_article *annotated(const char *marked)
{
    mw_error err = {0};
    mw_article *article = marked_article(marked, model);
    cr_assert(mw_annotate(article, model, MW_EVENTS, &err), "%s", err.text);
    return article;
}

/* ---- an event as the cases write it */

static void add_name(mw_buf *out, mw_str name)
{
    if (name.data)
        mw_buf_add(out, name);
    else
        mw_buf_char(out, '-');
}

static void describe_event(const mw_event *event, mw_buf *out)
{
    add_name(out, event->actor);
    mw_buf_print(out, " %.*s ", MW_ARG(event->code));
    add_name(out, event->target);
    if (event->status != MW_HELD)
        mw_buf_print(out, ", %s", mw_status_name(event->status));
    if (event->date.data)
        mw_buf_print(out, ", %.*s", MW_ARG(event->date));
    if (event->place.data)
        mw_buf_print(out, ", at %.*s", MW_ARG(event->place));
}

static void describe(const mw_article *article, mw_buf *out)
{
    const mw_layers *layers = mw_article_layers(article);
    for (size_t i = 0; i < layers->event_count; i++) {
        mw_buf_print(out, "%s", i ? " // " : "");
        describe_event(&layers->events[i], out);
    }
    if (!layers->event_count)
        mw_buf_print(out, "none");
}

/* Several events of one verb may come in any order. */
static size_t count_events(const char *text)
{
    size_t count = 1;
    while ((text = strstr(text, " // ")) != NULL) {
        text += 4;
        count++;
    }
    return count;
}

static bool says_the_same(mw_str got, const char *wanted)
{
    char zeroed[2048];
    if (got.len >= sizeof zeroed)
        return false;
    memcpy(zeroed, got.data, got.len);
    zeroed[got.len] = '\0';
    if (count_events(zeroed) != count_events(wanted))
        return false;
    mw_str rest = mw_str_of(wanted);
    while (rest.len) {
        size_t end = mw_str_find(rest, MW_STR(" // "), 0);
        mw_str one = mw_str_sub(rest, 0, end);
        size_t at = mw_str_find(got, one, 0);
        bool whole = at < got.len && (at + one.len == got.len || got.data[at + one.len] == ' ') &&
                     (at == 0 || got.data[at - 1] == ' ');
        if (!whole)
            return false;
        rest = end == rest.len ? MW_STR("") : mw_str_sub(rest, end + 4, rest.len);
    }
    return true;
}

static void expect_events(const char *file, unsigned line, const char *marked, const char *wanted)
{
    mw_article *article = annotated(marked);
    mw_buf got = {0};
    describe(article, &got);
    cr_expect(says_the_same(mw_buf_str(&got), wanted), "%s:%u: %s\n  wanted %s\n  got    %.*s", file,
              line, marked, wanted, MW_ARG(mw_buf_str(&got)));
    mw_buf_free(&got);
    mw_article_free(article);
}

Test(events, are_found_with_their_actors_targets_and_standing)
{
    CASES("events", row)
        expect_events(row.file, row.line, row.cells[1], row.cells[2]);
}
