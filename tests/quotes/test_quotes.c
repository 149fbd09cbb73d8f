/* SPDX-License-Identifier: MIT */
/* Who said what. The cases mark their names themselves -- P[a person], O[a body], L[a place],
 * G[a people] -- so they hold whatever the entities stage knows; a name of one word that ends an
 * earlier longer one is the same person. */
#include <moonwire/annotate.h>

#include "article/article.h"
#include "quotes/rules.h"
#include "model/lexicon.h"
#include "text/utf8.h"

#include "case_classes.h"
#include "with_model.h"

#include <criterion/criterion.h>

TestSuite(quotes, .init = open_model, .fini = close_model);

/* ---- an article with the names that its text marks */

enum { NAMES_MAX = 64 };

typedef struct marked_names {
    mw_span span[NAMES_MAX];
    mw_entity_type type[NAMES_MAX];
    size_t count;
} marked_names;

static bool type_of_mark(char mark, mw_entity_type *type)
{
    static const struct {
        char mark;
        mw_entity_type type;
    } MARKS[] = {{'P', MW_PERSON}, {'O', MW_ORG}, {'L', MW_PLACE}, {'G', MW_GROUP}};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (MARKS[i].mark == mark) {
            *type = MARKS[i].type;
            return true;
        }
    return false;
}

static void unmark(const char *marked, mw_buf *text, marked_names *names)
{
    bool open = false;
    for (const char *c = marked; *c; c++) {
        mw_entity_type type;
        if (!open && c[1] == '[' && type_of_mark(*c, &type) && names->count < NAMES_MAX) {
            names->type[names->count] = type;
            names->span[names->count].start = (uint32_t)text->len;
            open = true;
            c++;
        } else if (open && *c == ']') {
            names->span[names->count++].end = (uint32_t)text->len;
            open = false;
        } else {
            mw_buf_char(text, *c);
        }
    }
}

static void set_entities(mw_article *article, const marked_names *names)
{
    mw_arena *arena = mw_article_arena(article);
    mw_layers *layers = mw_article_layers_edit(article);
    layers->entities = mw_arena_get(arena, (names->count + 1) * sizeof(mw_entity), NULL);
    layers->entity_count = names->count;
    for (size_t i = 0; i < names->count; i++) {
        mw_entity *entity = &layers->entities[i];
        mw_str name = mw_article_slice(article, names->span[i]);
        for (size_t k = 0; k < i && names->type[i] == MW_PERSON; k++)
            if (mw_str_ends(layers->entities[k].name, name) &&
                mw_str_find(name, MW_STR(" "), 0) == name.len)
                name = layers->entities[k].name;
        mw_buf slug = {0};
        mw_utf8_slug(name, &slug);
        *entity = (mw_entity){.span = names->span[i],
                              .type = names->type[i],
                              .name = name,
                              .sentence = mw_article_sentence_at(article, names->span[i].start)};
        mw_arena_copy(arena, mw_buf_str(&slug), &entity->entity, NULL);
        mw_buf_free(&slug);
    }
    layers->made |= MW_ENTITIES;
}

/* The article of a case, up to the quotes. */
static mw_article *prepared(const char *marked, const char *published)
{
    mw_error err = {0};
    mw_buf text = {0};
    marked_names names = {0};
    unmark(marked, &text, &names);
    mw_article *article = mw_article_new(0, NULL);
    cr_assert(mw_article_set_text(article, mw_buf_str(&text), &err));
    mw_article_head_edit(article)->published = mw_str_of(published);
    mw_article_head_edit(article)->language = MW_STR("en");
    mw_buf_free(&text);
    cr_assert(mw_annotate(article, model, MW_SENTENCES | MW_TOKENS | MW_POS, &err), "%s", err.text);
    set_entities(article, &names);
    cr_assert(mw_annotate(article, model, MW_DATES, &err), "%s", err.text);
    return article;
}

static mw_article *annotated_on(const char *marked, const char *published)
{
    mw_error err = {0};
    mw_article *article = prepared(marked, published);
    cr_assert(mw_annotate(article, model, MW_QUOTES, &err), "%s", err.text);
    return article;
}

static mw_article *annotated(const char *marked)
{
    return annotated_on(marked, "2022-08-03");
}

/* ---- what a case says of it: "direct sergey-lavrov/said: We won," … with // between */

static void describe(const mw_article *article, mw_buf *out)
{
    const mw_layers *layers = mw_article_layers(article);
    for (size_t i = 0; i < layers->quote_count; i++) {
        const mw_quote *quote = &layers->quotes[i];
        mw_str who = mw_article_slice(article, quote->speaker_span);
        mw_buf_print(out, "%s%s ", i ? " // " : "", mw_quote_kind_name(quote->kind));
        if (quote->speaker.data)
            mw_buf_add(out, quote->speaker);
        else
            mw_buf_print(out, "-(%.*s)", MW_ARG(who));
        mw_buf_print(out, "/%.*s", MW_ARG(mw_article_slice(article, quote->cue_span)));
        if (quote->continues != MW_NO_INDEX)
            mw_buf_print(out, " +%u", quote->continues);
        if (quote->via.data)
            mw_buf_print(out, " via %.*s", MW_ARG(quote->via));
        if (!mw_str_is(quote->cue_class, "say"))
            mw_buf_print(out, " %.*s", MW_ARG(quote->cue_class));
        mw_buf_print(out, ": %.*s", MW_ARG(mw_article_slice(article, quote->span)));
    }
    if (!layers->quote_count)
        mw_buf_print(out, "none");
}

enum { CLASSES_MIN = 12, ROWS_MIN = 8 };

/* Every row of every class. */
#define ALL_CASES(all, k, row)                                                                     \
    for (size_t k = 0; k < (all).count; k++)                                                       \
    CASES((all).names[k], row)

Test(quotes, are_found_with_their_speakers)
{
    case_classes all = find_case_classes("quotes");
    cr_expect(all.count >= CLASSES_MIN, "%zu classes", all.count);
    for (size_t k = 0; k < all.count; k++) {
        unsigned rows = 0;
        CASES(all.names[k], row)
        {
            rows++;
            mw_article *article = annotated(row.cells[0]);
            mw_buf got = {0};
            describe(article, &got);
            cr_expect(strcmp(got.data, row.cells[1]) == 0, "%s:%u\n  %s\n  got:  %s\n  want: %s",
                      row.file, row.line, row.cells[0], got.data, row.cells[1]);
            mw_buf_free(&got);
            mw_article_free(article);
        }
        cr_expect(rows >= ROWS_MIN, "%s has %u rows", all.names[k], rows);
    }
}

/* ---- each rule decides something */

static bool is_read_as_said(const case_row *row, mw_quote_study *study, mw_buf *got)
{
    mw_error err = {0};
    mw_article *article = prepared(row->cells[0], "2022-08-03");
    mw_buf_clear(got);
    cr_assert(mw_study_quotes(article, model, study, &err), "%s", err.text);
    describe(article, got);
    mw_article_free(article);
    return strcmp(got->data, row->cells[1]) == 0;
}

/* Whether a row is read otherwise without the rule; MW_QUOTE_RULES: with all of them. */
static bool some_row_needs(const case_classes *all, int rule, mw_buf *got)
{
    mw_quote_study study = {0};
    if (rule < MW_QUOTE_RULES)
        study.off[rule / 64] = UINT64_C(1) << rule % 64;
    ALL_CASES(*all, k, row)
    {
        if (!is_read_as_said(&row, &study, got)) {
            fclose(row.stream);
            return true;
        }
    }
    return false;
}

Test(quotes, with_any_one_rule_switched_off_some_case_fails, .timeout = 120)
{
    mw_buf got = {0};
    case_classes all = find_case_classes("quotes");
    cr_assert(!some_row_needs(&all, MW_QUOTE_RULES, &got));
    for (int rule = 0; rule < MW_QUOTE_RULES; rule++)
        cr_expect(some_row_needs(&all, rule, &got), "nothing changes without %s: %s",
                  mw_quote_rule_name((mw_quote_rule)rule), mw_quote_rule_why((mw_quote_rule)rule));
    mw_buf_free(&got);
}

/* Who is asked why must hear of those who were turned down, by whom and for whom. */
Test(quotes, a_study_notes_the_speakers_that_fell)
{
    mw_error err = {0};
    mw_article *article = prepared(
        "Mr P[Petrenko] and Mr P[Okello] did not say why. “We stay,” he said.", "2022-08-03");
    mw_quote_study study = {.arena = mw_article_arena(article)};
    cr_assert(mw_study_quotes(article, model, &study, &err), "%s", err.text);
    bool unsaid = false, one = false, other = false;
    for (size_t i = 0; i < study.count; i++) {
        unsaid |= study.notes[i].rule == MW_QR_NEGATED;
        one |= study.notes[i].rule == MW_QR_TWO_FIT && mw_str_is(study.notes[i].who, "okello");
        other |= study.notes[i].rule == MW_QR_TWO_FIT && mw_str_is(study.notes[i].who, "petrenko");
    }
    mw_article_free(article);
    cr_expect(unsaid && one && other, "%d %d %d", unsaid, one, other);
}

Test(quotes, rules_have_names_of_their_own_and_say_why)
{
    for (int rule = 0; rule < MW_QUOTE_RULES; rule++) {
        cr_assert(mw_quote_rule_name((mw_quote_rule)rule) && mw_quote_rule_why((mw_quote_rule)rule),
                  "rule %d", rule);
        for (int other = 0; other < rule; other++)
            cr_expect_str_neq(mw_quote_rule_name((mw_quote_rule)rule),
                              mw_quote_rule_name((mw_quote_rule)other));
    }
}

/* ---- what must not matter */

static void replace(const char *text, const char *what, const char *with, mw_buf *out)
{
    mw_buf_clear(out);
    mw_buf_print(out, "%s", "");
    for (size_t len = strlen(what); *text;) {
        if (strncmp(text, what, len) == 0) {
            mw_buf_add(out, mw_str_of(with));
            text += len;
        } else {
            mw_buf_char(out, *text++);
        }
    }
}

/* The case with other marks; the words it is quoted with change with it. */
static void expect_with_marks(const case_row *row, const char *open, const char *close)
{
    mw_buf part = {0}, text = {0}, want = {0}, got = {0};
    replace(row->cells[0], "“", open, &part);
    replace(part.data, "”", close, &text);
    replace(row->cells[1], "“", open, &part);
    replace(part.data, "”", close, &want);
    mw_article *article = annotated(text.data);
    describe(article, &got);
    cr_expect(strcmp(got.data, want.data) == 0, "%s:%u with %s%s\n  %s\n  got:  %s\n  want: %s",
              row->file, row->line, open, close, text.data, got.data, want.data);
    mw_article_free(article);
    mw_buf_free(&part);
    mw_buf_free(&text);
    mw_buf_free(&want);
    mw_buf_free(&got);
}

/* The classes that are about the marks themselves. */
static bool is_about_marks(const char *class)
{
    return strcmp(class, "quotes/marks") == 0 || strcmp(class, "quotes/british") == 0;
}

Test(quotes, are_the_same_whatever_marks_a_newsroom_uses)
{
    static const char *const STYLES[][2] = {{"\"", "\""}, {"«", "»"}, {"„", "“"}, {"``", "''"}};
    case_classes all = find_case_classes("quotes");
    ALL_CASES(all, k, row)
    {
        if (is_about_marks(all.names[k]))
            continue;
        for (size_t i = 0; i < sizeof STYLES / sizeof *STYLES; i++)
            expect_with_marks(&row, STYLES[i][0], STYLES[i][1]);
    }
}

Test(quotes, are_the_same_in_single_marks_where_no_apostrophe_stands)
{
    case_classes all = find_case_classes("quotes");
    ALL_CASES(all, k, row)
    {
        if (is_about_marks(all.names[k]) || strpbrk(row.cells[0], "'") ||
            strstr(row.cells[0], "’") || strstr(row.cells[0], "‘"))
            continue;
        expect_with_marks(&row, "‘", "’");
        expect_with_marks(&row, "'", "'");
    }
}

Test(quotes, are_the_same_however_wide_the_blanks_are)
{
    case_classes all = find_case_classes("quotes");
    ALL_CASES(all, k, row)
    {
        mw_buf wide = {0}, got = {0}, narrow = {0};
        replace(row.cells[0], " ", "  ", &wide);
        mw_article *article = annotated(wide.data);
        describe(article, &got);
        replace(got.data, "  ", " ", &narrow);
        cr_expect(strcmp(narrow.data, row.cells[1]) == 0, "%s:%u\n  got:  %s\n  want: %s", row.file,
                  row.line, narrow.data, row.cells[1]);
        mw_article_free(article);
        mw_buf_free(&wide);
        mw_buf_free(&got);
        mw_buf_free(&narrow);
    }
}

Test(quotes, are_the_same_whenever_the_article_is_published)
{
    static const char *const DAYS[] = {"1999-12-31", "2024-02-29", ""};
    case_classes all = find_case_classes("quotes");
    ALL_CASES(all, k, row)
    {
        for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; i++) {
            mw_buf got = {0};
            mw_article *article = annotated_on(row.cells[0], DAYS[i]);
            describe(article, &got);
            cr_expect(strcmp(got.data, row.cells[1]) == 0, "%s:%u on %s\n  got:  %s\n  want: %s",
                      row.file, row.line, DAYS[i], got.data, row.cells[1]);
            mw_article_free(article);
            mw_buf_free(&got);
        }
    }
}

/* “…,” X said; “…,” said X. */
Test(quotes, are_the_same_whether_the_verb_stands_before_or_behind_the_speaker)
{
    static const char *const SPEAKERS[] = {"P[Oduya]",
                                           "P[Marta Oduya], the head of the union,",
                                           "Foreign Minister P[Ann Lee]",
                                           "the O[UN]",
                                           "a spokesman for the O[UN]",
                                           "L[Russia]’s foreign ministry",
                                           "one official",
                                           "residents of L[Leeds]",
                                           "P[Oduya]’s lawyer, P[Ann Lee],",
                                           "a G[Thai] diplomat in L[Leeds]"};
    static const char *const VERBS[] = {"said", "says", "added", "recalled", "warned", "insisted"};
    static const char *const PLACES[][2] = {{"“We will stay,” ", "."},
                                            {"“We will stay,” ", ". “It is our valley.”"},
                                            {"“If we leave,” ", ", “the valley dies.”"},
                                            {"The road will stay shut, ", "."}};
    for (size_t s = 0; s < sizeof SPEAKERS / sizeof *SPEAKERS; s++)
        for (size_t v = 0; v < sizeof VERBS / sizeof *VERBS; v++)
            for (size_t p = 0; p < sizeof PLACES / sizeof *PLACES; p++) {
                mw_buf text = {0}, behind = {0}, before = {0};
                size_t len = strlen(SPEAKERS[s]);
                bool comma = SPEAKERS[s][len - 1] == ',';
                mw_buf_print(&text, "%s%s %s%s", PLACES[p][0], SPEAKERS[s], VERBS[v], PLACES[p][1]);
                mw_article *article = annotated(text.data);
                describe(article, &behind);
                mw_article_free(article);
                mw_buf_clear(&text);
                mw_buf_print(&text, "%s%s %.*s%s", PLACES[p][0], VERBS[v], (int)(len - comma),
                             SPEAKERS[s], PLACES[p][1]);
                article = annotated(text.data);
                describe(article, &before);
                mw_article_free(article);
                cr_expect_str_eq(before.data, behind.data, "%s\n  %s", text.data, behind.data);
                mw_buf_free(&text);
                mw_buf_free(&behind);
                mw_buf_free(&before);
            }
}

/* ---- what holds of every quote */

static void check_layers(const mw_article *article)
{
    const mw_layers *layers = mw_article_layers(article);
    size_t length = mw_article_text(article).len;
    for (size_t i = 0; i < layers->quote_count; i++) {
        const mw_quote *quote = &layers->quotes[i];
        cr_assert(quote->span.start < quote->span.end && quote->span.end <= length);
        cr_assert(i == 0 || layers->quotes[i - 1].span.start <= quote->span.start);
        cr_assert(quote->continues == MW_NO_INDEX || quote->continues < i);
        cr_assert(quote->sentence < layers->sentence_count);
        cr_assert(quote->speaker_span.end <= length && quote->cue_span.end <= length);
        cr_assert(quote->cue_class.data && quote->rule.data);
    }
}

Test(quotes, stay_within_the_text_and_in_its_order)
{
    case_classes all = find_case_classes("quotes");
    ALL_CASES(all, k, row)
    {
        mw_article *article = annotated(row.cells[0]);
        check_layers(article);
        mw_article_free(article);
    }
}

/* Text of marks, commas and words of saying that is no language must neither hang nor break. */
Test(quotes, of_forty_thousand_marks_come_in_no_time, .timeout = 60)
{
    static const char *const PIECES[] = {"\"",
                                         "“",
                                         "”",
                                         "“a ‘b ",
                                         "he said ",
                                         "a, b, said ",
                                         "that X said ",
                                         "quoted as saying ",
                                         "“A b c d e.”\n\n",
                                         "“a b c.\n\n",
                                         "\"No,\" he said, ",
                                         "according to ",
                                         "the minister said. ",
                                         "the workers' ‘a ",
                                         "letter saying ",
                                         "TASS reported, citing Lavrov, ",
                                         "officials in Leeds and Bristol ",
                                         "who there said ",
                                         "(“a say ",
                                         "told the men that ",
                                         "while he says it, ",
                                         "denied the claim that ",
                                         "it said what it called "};
    for (size_t p = 0; p < sizeof PIECES / sizeof *PIECES; p++) {
        mw_buf text = {0};
        for (size_t i = 0; i < 40000 / (strlen(PIECES[p]) > 4 ? 4 : 1); i++)
            mw_buf_add(&text, mw_str_of(PIECES[p]));
        mw_article *article = annotated(text.data);
        check_layers(article);
        mw_article_free(article);
        mw_buf_free(&text);
    }
}
