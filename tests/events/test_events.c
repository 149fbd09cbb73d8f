/* SPDX-License-Identifier: MIT */
/* Who did what to whom. */
#include "marked.h"

#include "case_classes.h"
#include "with_model.h"
#include "events/events_impl.h"

enum { CLASSES_MIN = 24, ROWS_MIN = 6, ROWS_ALL_MIN = 450 };

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
    cr_expect(says_the_same(mw_buf_str(&got), wanted), "%s:%u: %s\n  wanted %s\n  got    %.*s", file, line, marked,
              wanted, MW_ARG(mw_buf_str(&got)));
    mw_buf_free(&got);
    mw_article_free(article);
}

/* ---- the cases, a file a class */

Test(events, are_found_with_their_actors_targets_and_standing)
{
    case_classes all = find_case_classes("events");
    unsigned sum = 0;
    cr_expect(all.count >= CLASSES_MIN, "%zu classes", all.count);
    for (size_t k = 0; k < all.count; k++) {
        unsigned rows = 0;
        CASES(all.names[k], row)
        {
            rows++;
            expect_events(row.file, row.line, row.cells[0], row.cells[1]);
        }
        cr_expect(rows >= ROWS_MIN, "%s has %u rows", all.names[k], rows);
        sum += rows;
    }
    cr_expect(sum >= ROWS_ALL_MIN, "%u rows", sum);
}

/* ---- each rule decides something */

enum { ARTICLES_MAX = 2048 };

typedef struct told { /* a row whose layers below the events are made once */
    mw_article *article;
    char *wanted;
} told;

static size_t read_all(told *rows)
{
    case_classes all = find_case_classes("events");
    size_t count = 0;
    for (size_t k = 0; k < all.count; k++)
        CASES(all.names[k], row)
        {
            cr_assert(count < ARTICLES_MAX);
            rows[count++] = (told){annotated(row.cells[0]), strdup(row.cells[1])};
        }
    return count;
}

static bool fails_without(const told *row, int rule)
{
    mw_error err = {0};
    mw_buf got = {0};
    cr_assert(mw_events_record(row->article, model, rule, NULL, &err), "%s", err.text);
    describe(row->article, &got);
    bool fails = !says_the_same(mw_buf_str(&got), row->wanted);
    mw_buf_free(&got);
    return fails;
}

Test(events, with_any_one_rule_switched_off_some_case_fails)
{
    static told rows[ARTICLES_MAX];
    size_t count = read_all(rows);
    for (int rule = 0; rule < MW_EVENT_RULE_COUNT; rule++) {
        bool fails = false;
        for (size_t i = 0; i < count && !fails; i++)
            fails = fails_without(&rows[i], rule);
        cr_expect(fails, "nothing changes without %s: %s", mw_event_rule_name(rule), mw_event_rule_why(rule));
    }
    for (size_t i = 0; i < count; i++) {
        mw_article_free(rows[i].article);
        free(rows[i].wanted);
    }
}

Test(events, rules_have_names_of_their_own_and_say_why)
{
    for (int rule = 0; rule < MW_EVENT_RULE_COUNT; rule++) {
        cr_assert(mw_event_rule_name(rule) && mw_event_rule_why(rule), "rule %d", rule);
        for (int other = 0; other < rule; other++)
            cr_expect_str_neq(mw_event_rule_name(rule), mw_event_rule_name(other));
    }
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
        cr_expect(mw_str_equal(mw_buf_str(&before), mw_buf_str(&after)), "%s\n  %.*s\n  %.*s", changed.data,
                  MW_ARG(mw_buf_str(&before)), MW_ARG(mw_buf_str(&after)));
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

/* A sentence and the same told the other way round. */
static const char *const VOICES[][2] = {
    {"L[Peru] condemned L[Chile].", "L[Chile] was condemned by L[Peru]."},
    {"G[Russian=russia] troops attacked L[Kherson].", "L[Kherson] was attacked by G[Russian=russia] troops."},
    {"The O[EU] sanctioned L[Belarus] in May.", "L[Belarus] was sanctioned by the O[EU] in May."},
    {"L[Oslo] has urged L[Riga] to act.", "L[Riga] has been urged by L[Oslo] to act."},
    {"L[Mali] will expel the ambassador of L[France].", "The ambassador of L[France] will be expelled by L[Mali]."},
    {"P[Fico] criticised P[Kallas].", "P[Kallas] was criticised by P[Fico]."},
    {"L[Uganda] freed L[Rwanda]’s envoy.", "L[Rwanda]’s envoy was freed by L[Uganda]."},
    {"Police arrested P[Navalny] in L[Omsk].", "P[Navalny] was arrested by police in L[Omsk]."},
};

static void expect_equal(const char *one, const char *other)
{
    mw_buf left = {0}, right = {0};
    mw_article *plain = annotated(one), *turned = annotated(other);
    describe(plain, &left);
    describe(turned, &right);
    cr_expect(mw_article_layers(plain)->event_count > 0, "%s", one);
    cr_expect(mw_str_equal(mw_buf_str(&left), mw_buf_str(&right)), "%s\n  %.*s\n  %.*s", one, MW_ARG(mw_buf_str(&left)),
              MW_ARG(mw_buf_str(&right)));
    mw_article_free(plain);
    mw_article_free(turned);
    mw_buf_free(&left);
    mw_buf_free(&right);
}

Test(events, are_the_same_in_the_passive)
{
    for (size_t i = 0; i < sizeof VOICES / sizeof *VOICES; i++)
        expect_equal(VOICES[i][0], VOICES[i][1]);
}

Test(events, without_a_date_do_not_depend_on_the_day_of_publication)
{
    for (size_t i = 0; i < 2 * (sizeof VOICES / sizeof *VOICES); i++) {
        mw_error err = {0};
        mw_buf before = {0}, after = {0};
        mw_article *article = annotated(VOICES[i / 2][i % 2]);
        describe(article, &before);
        mw_article_head_edit(article)->published = MW_STR("1999-12-31");
        if (!strstr(VOICES[i / 2][i % 2], "May"))
            cr_assert(mw_events_record(article, model, -1, NULL, &err));
        describe(article, &after);
        cr_expect(mw_str_equal(mw_buf_str(&before), mw_buf_str(&after)), "%s", VOICES[i / 2][i % 2]);
        mw_article_free(article);
        mw_buf_free(&before);
        mw_buf_free(&after);
    }
}

Test(events, swap_their_parties_when_the_names_are_swapped)
{
    static const char *const FORMS[] = {
        "L[%s] attacked L[%s].",
        "L[%s] has accused L[%s] of spying.",
        "L[%s] agreed to send grain to L[%s].",
        "L[%s] called on L[%s] to withdraw.",
        "L[%s] will impose sanctions on L[%s].",
        "L[%s] rejected L[%s]’s request.",
        "L[%s] launched an attack on L[%s].",
        "L[%s] praised L[%s] for its help.",
    };
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        mw_buf one = {0}, other = {0};
        mw_buf_print(&one, FORMS[i], "Chad", "Gabon");
        mw_buf_print(&other, FORMS[i], "Gabon", "Chad");
        mw_buf_char(&one, '\0');
        mw_buf_char(&other, '\0');
        mw_article *plain = annotated(one.data), *swapped = annotated(other.data);
        const mw_layers *left = mw_article_layers(plain), *right = mw_article_layers(swapped);
        cr_assert(left->event_count == 1 && right->event_count == 1, "%s", one.data);
        cr_expect(mw_str_is(left->events->actor, "chad") && mw_str_is(left->events->target, "gabon"), "%s", one.data);
        cr_expect(mw_str_is(right->events->actor, "gabon") && mw_str_is(right->events->target, "chad"), "%s",
                  other.data);
        mw_article_free(plain);
        mw_article_free(swapped);
        mw_buf_free(&one);
        mw_buf_free(&other);
    }
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

/* ---- the crosswalk to CAMEO */

/* Whether a row of words/events.tsv has this code, and, unless it is empty, this action. */
static bool is_in_table(const mw_lexicon *events, const char *code, const char *action)
{
    for (size_t i = 0; i < mw_lexicon_row_count(events); i++) {
        const mw_row *row = mw_lexicon_row(events, i);
        mw_str done = mw_row_get(row, "action").len ? mw_row_get(row, "action") : mw_row_phrase(row);
        if (mw_str_is(mw_row_get(row, "code"), code) && (!*action || mw_str_is(done, action)))
            return true;
    }
    return false;
}

Test(events, of_every_code_have_a_root_in_cameo)
{
    enum { LINE_MAX_BYTES = 512 };
    const char *source = getenv("MW_SOURCE");
    const mw_lexicon *events = mw_model_lexicon(model, "events");
    char path[1024], line[LINE_MAX_BYTES], code[32], action[64];
    unsigned rows = 0, defaults = 0, root;
    snprintf(path, sizeof path, "%s/data/crosswalk/cameo.tsv", source ? source : ".");
    FILE *file = fopen(path, "r");
    cr_assert(file, "%s cannot be opened", path);
    while (fgets(line, sizeof line, file)) {
        if (*line == '#' || strncmp(line, "code\t", 5) == 0)
            continue;
        bool plain = sscanf(line, "%31[A-Z]\t\t%u", code, &root) == 2;
        bool whole = plain || sscanf(line, "%31[A-Z]\t%63[^\t]\t%u", code, action, &root) == 3;
        cr_assert(whole && root >= 1 && root <= 20, "%s", line);
        cr_expect(is_in_table(events, code, plain ? "" : action), "no such event: %s", line);
        rows++;
        defaults += plain;
    }
    fclose(file);
    cr_expect(defaults == 16 && rows > defaults, "%u codes", defaults);
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
