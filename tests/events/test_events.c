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

/* ---- what must not matter */

static const char *const SENTENCES[] = {
    "P[Wang Yi] met P[Blinken] in L[Bali] on Friday and urged L[Washington] to end its tariffs.",
    "“We condemn L[Israel],” P[Erdogan] said after talks between L[Egypt] and L[Qatar].",
    "L[Russia] and L[China], the junta’s other ally, blocked sanctions against L[Myanmar].",
};
enum { SENTENCE_COUNT = sizeof SENTENCES / sizeof *SENTENCES };

static void replace_all(const char *text, const char *what, const char *with, mw_buf *out)
{
    mw_str rest = mw_str_of(text), word = mw_str_of(what);
    while (rest.len) {
        size_t at = mw_str_find(rest, word, 0);
        mw_buf_add(out, mw_str_sub(rest, 0, at));
        if (at < rest.len)
            mw_buf_add(out, mw_str_of(with));
        at += at < rest.len ? word.len : 0;
        rest = mw_str_sub(rest, at, rest.len);
    }
    mw_buf_char(out, '\0');
}

static void expect_same_after(const char *what, const char *with)
{
    for (size_t i = 0; i < SENTENCE_COUNT; i++) {
        mw_buf changed = {0}, before = {0}, after = {0};
        replace_all(SENTENCES[i], what, with, &changed);
        mw_article *plain = annotated(SENTENCES[i]), *other = annotated(changed.data);
        describe(plain, &before);
        describe(other, &after);
        cr_expect(mw_str_equal(mw_buf_str(&before), mw_buf_str(&after)), "%s\n  %.*s\n  %.*s",
                  changed.data, MW_ARG(mw_buf_str(&before)), MW_ARG(mw_buf_str(&after)));
        mw_article_free(plain);
        mw_article_free(other);
        mw_buf_free(&changed);
        mw_buf_free(&before);
        mw_buf_free(&after);
    }
}

Test(events, are_the_same_with_more_space_between_words)
{
    expect_same_after(" ", "  ");
}

Test(events, are_the_same_with_straight_quotation_marks)
{
    expect_same_after("’", "'");
    expect_same_after("“", "\"");
}

Test(events, of_a_sentence_do_not_depend_on_another_before_it)
{
    mw_buf text = {0}, alone = {0}, behind = {0};
    mw_buf_print(&text, "It rained all day.\n\n%s", SENTENCES[0]);
    mw_article *plain = annotated(SENTENCES[0]), *other = annotated(text.data);
    describe(plain, &alone);
    describe(other, &behind);
    cr_expect(mw_str_equal(mw_buf_str(&alone), mw_buf_str(&behind)));
    mw_article_free(plain);
    mw_article_free(other);
    mw_buf_free(&text);
    mw_buf_free(&alone);
    mw_buf_free(&behind);
}

/* ---- what each event says of itself */

Test(events, name_their_trigger_their_action_and_the_line_that_made_them)
{
    mw_article *article = annotated("P[Lavrov] will travel to L[Hanoi]. Police arrested P[Kim].");
    const mw_layers *layers = mw_article_layers(article);
    cr_assert(layers->event_count == 2);
    const mw_event *trip = &layers->events[0], *arrest = &layers->events[1];
    cr_expect(mw_str_is(mw_article_slice(article, trip->span), "will travel to"));
    cr_expect(mw_str_is(trip->action, "visit"));
    cr_expect(mw_str_starts(trip->rule, MW_STR("event events:")));
    cr_expect(trip->grade == MW_STRONG && trip->sentence == 0);
    cr_expect(mw_str_is(mw_article_slice(article, arrest->span), "arrested"));
    cr_expect(arrest->grade == MW_WEAK && arrest->sentence == 1);
    mw_article_free(article);
}

Test(events, inside_a_quotation_point_to_it)
{
    mw_article *article = annotated("“We condemn L[Israel],” P[Erdogan] said. He met P[Raisi].");
    const mw_layers *layers = mw_article_layers(article);
    cr_assert(layers->event_count == 2);
    cr_expect(layers->events[0].quote == 0);
    cr_expect(layers->events[1].quote == MW_NO_INDEX);
    cr_expect(mw_str_is(layers->events[1].actor, "erdogan"));
    mw_article_free(article);
}

Test(events, of_what_did_not_happen_are_negative)
{
    mw_article *article = annotated("P[Kim] did not meet P[Moon].");
    const mw_layers *layers = mw_article_layers(article);
    cr_assert(layers->event_count == 1);
    cr_expect(layers->events[0].negative && layers->events[0].status == MW_DENIED);
    mw_article_free(article);
}

/* ---- inputs no newsroom sends */

static void expect_survived(const char *piece, size_t times)
{
    mw_buf text = {0};
    for (size_t i = 0; i < times; i++)
        mw_buf_print(&text, "%s", piece);
    mw_buf_char(&text, '\0');
    mw_article_free(annotated(text.data));
    mw_buf_free(&text);
}

Test(events, survive_endless_and_senseless_sentences)
{
    expect_survived("", 1);
    expect_survived("Russia met China and ", 20000);
    expect_survived("which which to be of ", 200);
    expect_survived("to ", 900);
    expect_survived("“ , ”", 900);
    expect_survived("not ", 900);
    expect_survived("was is has met ", 300);
    expect_survived("a b, ", 5000);
}
