/* SPDX-License-Identifier: MIT */
/* Who and what is named: tests/cases/entities.case holds whole sentences with all their marks,
 * offices.case sentences of many days with the people in them. */
#include <moonwire/annotate.h>

#include "article/article.h"
#include "model/lexicon.h"
#include "base/buf.h"
#include "text/utf8.h"

#include "cases.h"
#include "with_model.h"

#include <criterion/criterion.h>
#include <time.h>

TestSuite(entities, .init = open_model, .fini = close_model);

static mw_article *annotated(mw_str text, const char *published)
{
    mw_error err = {0};
    mw_article *article = mw_article_new(0, &err);
    cr_assert(article && mw_article_set_text(article, text, &err), "%s", err.text);
    mw_article_head_edit(article)->published = mw_str_of(published);
    cr_assert(mw_annotate(article, model, MW_ENTITIES, &err), "%s", err.text);
    return article;
}

/* "Russian/GROUP/russia; Moscow/PLACE/moscow/for russia; He/PERSON/sergey-lavrov/pronoun" */
static void write_marks(const mw_article *article, mw_buf *out)
{
    const mw_layers *layers = mw_article_layers(article);
    for (size_t i = 0; i < layers->entity_count; i++) {
        const mw_entity *entity = &layers->entities[i];
        mw_str text = mw_article_slice(article, entity->span);
        mw_buf_print(out, "%s%.*s/%s/%.*s", i ? "; " : "", MW_ARG(text),
                     mw_entity_type_name(entity->type), MW_ARG(entity->entity));
        if (entity->mention == MW_BY_TITLE || entity->mention == MW_BY_PRONOUN)
            mw_buf_print(out, "/%s", mw_mention_name(entity->mention));
        if (entity->metonym_of.data)
            mw_buf_print(out, "/for %.*s", MW_ARG(entity->metonym_of));
    }
}

Test(entities, are_those_of_the_cases)
{
    CASES("entities", row)
    {
        mw_buf found = {0};
        mw_article *article = annotated(mw_str_of(row.cells[1]), "2022-08-03");
        write_marks(article, &found);
        cr_expect(mw_str_is(mw_buf_str(&found), row.cells[2]), "%s:%u: %s\n  is:  %s\n  not: %s", row.file,
                  row.line, row.cells[1], found.data ? found.data : "", row.cells[2]);
        mw_buf_free(&found);
        mw_article_free(article);
    }
}

/* The people alone, as text/id: "the foreign minister" is somebody else after a reshuffle. */
static void write_people(const mw_article *article, mw_buf *out)
{
    const mw_layers *layers = mw_article_layers(article);
    for (size_t i = 0; i < layers->entity_count; i++) {
        const mw_entity *entity = &layers->entities[i];
        if (entity->type == MW_PERSON)
            mw_buf_print(out, "%s%.*s/%.*s", out->len ? "; " : "", MW_ARG(mw_article_slice(article, entity->span)),
                         MW_ARG(entity->entity));
    }
}

Test(entities, hold_their_offices_on_the_days_of_the_cases)
{
    CASES("offices", row)
    {
        mw_buf found = {0};
        mw_article *article = annotated(mw_str_of(row.cells[2]), row.cells[1]);
        write_people(article, &found);
        cr_expect(mw_str_is(mw_buf_str(&found), row.cells[3]), "%s:%u: on %s: %s\n  is:  %s\n  not: %s", row.file,
                  row.line, row.cells[1], row.cells[2], found.data ? found.data : "", row.cells[3]);
        mw_buf_free(&found);
        mw_article_free(article);
    }
}

/* Every mark lies inside the text, at the edges of tokens, and they come in order. */
static void expect_sound(const mw_article *article)
{
    const mw_layers *layers = mw_article_layers(article);
    for (size_t i = 0; i < layers->entity_count; i++) {
        const mw_entity *entity = &layers->entities[i];
        cr_expect(entity->span.start < entity->span.end);
        cr_expect(entity->span.end <= mw_article_text(article).len);
        cr_expect(entity->entity.data && entity->entity.len && entity->name.len && entity->rule.len);
        cr_expect(i == 0 || layers->entities[i - 1].span.start < entity->span.start ||
                  (layers->entities[i - 1].span.start == entity->span.start &&
                   layers->entities[i - 1].span.end <= entity->span.end));
    }
}

Test(entities, of_no_text_are_none)
{
    mw_article *article = annotated(MW_STR(""), "2022-08-03");
    cr_expect(mw_article_layers(article)->entity_count == 0);
    mw_article_free(article);
}

Test(entities, survive_text_that_is_all_capitals_hyphens_and_titles)
{
    static const char *const PIECES[] = {"Min ", "al-", "of ", "Gen. ", "the ", "(AAPP) ", "& ", "’s ", "“", "X.",
                                         "\n\n", ", ", "U ", "Bank of ", "-", "1 ", "and ", "é", "Ko "};
    enum { PIECE_COUNT = sizeof PIECES / sizeof *PIECES };
    for (unsigned seed = 1; seed <= 300; seed++) {
        mw_buf text = {0};
        unsigned state = seed;
        for (int i = 0; i < 60; i++) {
            state = state * 1103515245u + 12345u;
            mw_buf_add(&text, mw_str_of(PIECES[(state >> 16) % PIECE_COUNT]));
        }
        mw_article *article = annotated(mw_buf_str(&text), NULL);
        expect_sound(article);
        mw_article_free(article);
        mw_buf_free(&text);
    }
}

Test(entities, of_a_page_of_capitals_are_found_in_time)
{
    mw_buf text = {0};
    for (int i = 0; i < 40000; i++)
        mw_buf_print(&text, "Abc%d De ", i % 977);
    mw_article *article = annotated(mw_buf_str(&text), NULL);
    expect_sound(article);
    mw_article_free(article);
    mw_buf_free(&text);
}

Test(entities, of_one_article_are_the_same_every_time)
{
    mw_str text = MW_STR("Sergey Lavrov met Wang Yi in Moscow. Lavrov said the bloc, ASEAN, was united. He left.");
    mw_buf once = {0}, again = {0};
    mw_article *first = annotated(text, "2022-08-03"), *second = annotated(text, "2022-08-03");
    write_marks(first, &once);
    write_marks(second, &again);
    cr_expect(mw_str_equal(mw_buf_str(&once), mw_buf_str(&again)));
    mw_article_free(first);
    mw_article_free(second);
    mw_buf_free(&once);
    mw_buf_free(&again);
}

/* Who the foreign minister is depends on the day of the article. */
Test(entities, know_who_held_an_office_on_the_day)
{
    static const struct {
        const char *published, *entity;
    } DAYS[] = {{"2021-08-03", "wunna-maung-lwin"}, {"2023-03-01", "than-swe"}, {"1990-01-01", ""}};
    for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; i++) {
        mw_article *article = annotated(MW_STR("Myanmar’s foreign minister stayed away."), DAYS[i].published);
        const mw_layers *layers = mw_article_layers(article);
        mw_str found = MW_STR("");
        for (size_t k = 0; k < layers->entity_count; k++)
            if (layers->entities[k].type == MW_PERSON) {
                found = layers->entities[k].entity;
                cr_expect(mw_str_is(layers->entities[k].on, DAYS[i].published));
            }
        cr_expect(mw_str_is(found, DAYS[i].entity), "%s: %.*s", DAYS[i].published, MW_ARG(found));
        mw_article_free(article);
    }
}

Test(entities, carry_the_wikidata_id_where_the_gazetteer_has_one)
{
    mw_article *article = annotated(MW_STR("Lavrov met Zaw Min Tun."), "2022-08-03");
    const mw_layers *layers = mw_article_layers(article);
    cr_assert(layers->entity_count == 2);
    cr_expect(mw_str_is(layers->entities[0].wikidata, "Q58217"));
    cr_expect(!layers->entities[1].wikidata.data);
    mw_article_free(article);
}

/* The outlet in its own dateline was a place or a work, as the model pleased. */
Test(entities, know_the_outlet_of_the_article_for_a_body)
{
    mw_error err = {0};
    mw_article *article = mw_article_new(0, &err);
    cr_assert(article && mw_article_set_text(article, MW_STR("KUANTAN (Coast Herald) - Rain fell on Monday."), &err));
    mw_article_head_edit(article)->source = MW_STR("Coast Herald");
    cr_assert(mw_annotate(article, model, MW_ENTITIES, &err), "%s", err.text);
    mw_buf marks = {0};
    write_marks(article, &marks);
    cr_expect(mw_str_find(mw_buf_str(&marks), MW_STR("Coast Herald/ORG/coast-herald"), 0) < marks.len, "%.*s",
              MW_ARG(mw_buf_str(&marks)));
    mw_buf_free(&marks);
    mw_article_free(article);
}

/* "Smith" among very many Smiths, an acronym among very many ministries: each was compared with
 * all, and a directory of names of a megabyte took minutes. */
Test(entities, of_a_directory_of_namesakes_come_in_no_time, .timeout = 120)
{
    enum { NAMES = 17000 };
    mw_buf text = {0};
    for (unsigned i = 0; i < NAMES; i++) {
        char name[] = {(char)('A' + i % 26), (char)('a' + i / 26 % 26), (char)('a' + i / 676 % 26), 'o', '\0'};
        mw_buf_print(&text, "%sm %sl Smith said that Smith went. The %sk %ss Ministry of Trade said that the %c%c%c agreed.\n\n",
                     name, name, name, name, name[0], name[1] - 32, name[2] - 32);
    }
    clock_t start = clock();
    mw_article *article = annotated(mw_buf_str(&text), "2022-08-03");
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    cr_expect(mw_article_layers(article)->entity_count > NAMES);
    cr_expect(seconds < 15, "%.1f s", seconds);
    mw_article_free(article);
    mw_buf_free(&text);
}

/* The sanitizers found it: a word of one soft hyphen folds to no letters at all. */
Test(entities, do_not_mind_a_word_that_folds_to_nothing)
{
    mw_article *article = annotated(MW_STR("Lavrov said that \xc2\xad and \xc2\xadx met Zaw Min Tun."), "2022-08-03");
    cr_expect_eq(mw_article_layers(article)->entity_count, 2);
    mw_article_free(article);
}

Test(entities, fail_cleanly_when_memory_runs_out)
{
    mw_str text = MW_STR("Russian Foreign Minister Sergey Lavrov met the junta in Naypyidaw. He said ASEAN (the "
                         "Association of Southeast Asian Nations) knew. The group was silent, Moscow said.");
    for (unsigned long n = 1; n < 200; n++) {
        mw_error err = {0};
        mw_article *article = mw_article_new(0, &err);
        cr_assert(article && mw_article_set_text(article, text, &err));
        mw_memory_fail_after(n);
        bool good = mw_annotate(article, model, MW_ENTITIES, &err);
        mw_memory_fail_after(0);
        cr_expect(good || err.code != MW_OK);
        mw_article_free(article);
        if (good)
            break;
    }
}
