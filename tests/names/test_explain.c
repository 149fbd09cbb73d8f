/* SPDX-License-Identifier: MIT */
/* What words might have been: every reading, which stands, and by which rule. */
#include "names/explain.h"

#include <criterion/criterion.h>
#include <moonwire/annotate.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "article/article.h"
#include "base/file.h"
#include "base/memory.h"

static mw_model *model;
static mw_article *article;
static mw_arena *arena;
static mw_reasons reasons;

static void start(void)
{
    mw_error err = {0};
    model = mw_model_open(&err);
    arena = mw_arena_create(0, &err);
    cr_assert(model && arena, "%s", err.text);
}

static void end(void)
{
    mw_article_free(article);
    mw_arena_free(arena);
    mw_model_free(model);
    article = NULL;
}

TestSuite(explain_names, .init = start, .fini = end, .timeout = 60);

static mw_article *article_of(mw_str text)
{
    mw_error err = {0};
    mw_article *made = mw_article_new(0, &err);
    cr_assert(made && mw_article_set_text(made, text, &err), "%s", err.text);
    return made;
}

/* Asks for the `times`-th place of the words, from 1. */
static void ask(const char *text, const char *words, int times)
{
    mw_error err = {0};
    mw_str all = mw_str_of(text), what = mw_str_of(words);
    size_t at = mw_str_find(all, what, 0);
    while (--times > 0)
        at = mw_str_find(all, what, at + 1);
    cr_assert_lt(at, all.len);
    mw_article_free(article);
    article = article_of(all);
    cr_assert(mw_candidates_of(article, model, (mw_span){(uint32_t)at, (uint32_t)(at + what.len)}, arena, &reasons, &err), "%s", err.text);
}

static mw_str words_of(const mw_candidate *c)
{
    return mw_article_slice(article, c->span);
}

/* The reading of these words by what starts so; NULL: there is none. */
static const mw_candidate *candidate(const char *words, const char *reading, const char *by)
{
    for (size_t i = 0; i < reasons.count; i++) {
        const mw_candidate *c = &reasons.candidates[i];
        if (mw_str_is(words_of(c), words) && mw_str_is(c->reading, reading) && mw_str_starts(c->by, mw_str_of(by)))
            return c;
    }
    return NULL;
}

static void is(const char *words, const char *reading, const char *by, mw_fate fate, int rule, const char *why)
{
    const mw_candidate *c = candidate(words, reading, by);
    cr_assert(c, "no %s as %s by %s", words, reading, by);
    cr_expect_eq(c->fate, fate, "%s as %s", words, reading);
    cr_expect(rule < 0 || c->rule == rule, "%s as %s: rule %d", words, reading, c->rule);
    cr_expect(mw_str_find(c->why, mw_str_of(why), 0) < c->why.len || !*why, "%.*s lacks %s", MW_ARG(c->why), why);
}

Test(explain_names, a_given_name_before_it_makes_a_country_a_person)
{
    ask("Michael Jordan met the king of Jordan.", "Jordan", 1);
    is("Michael Jordan", "PERSON", "rule “given name”, strong", MW_STANDS, 2, "");
    is("Jordan", "PLACE jordan", "gazetteer countries:", MW_UNTRIED, -1, "a part of “Michael Jordan”");
    cr_assert_eq(reasons.shown_count, 1);
    cr_expect(mw_str_starts(reasons.shown[0], MW_STR("“Michael Jordan” as PERSON michael-jordan")));
    ask("Michael Jordan met the king of Jordan.", "Jordan", 2);
    is("Jordan", "PLACE jordan", "gazetteer countries:", MW_STANDS, -1, "");
    cr_expect_null(candidate("Michael Jordan", "PERSON", ""), "it does not overlap");
}

/* Georgia is a land and a given name. */
Test(explain_names, a_land_that_is_a_given_name_is_told_from_a_person)
{
    ask("Talks in Georgia went on, and Georgia Smith came.", "Georgia", 2);
    is("Georgia Smith", "PERSON", "rule “given name”", MW_STANDS, 2, "");
    is("Georgia", "PLACE georgia", "gazetteer countries:", MW_UNTRIED, -1, "a part of “Georgia Smith”");
    ask("Talks in Georgia went on, and Georgia Smith came.", "Georgia", 1);
    is("Georgia", "PLACE georgia", "gazetteer countries:", MW_STANDS, -1, "");
}

Test(explain_names, a_city_that_is_a_word_wants_company)
{
    ask("The two were born in Reading. Reading is fun.", "Reading", 1);
    is("Reading", "PLACE reading", "gazetteer cities:", MW_STANDS, 2, "");
    const mw_candidate *c = candidate("Reading", "PLACE reading", "gazetteer");
    cr_expect_lt(mw_str_find(c->by, MW_STR("which wants “in”, “near”"), 0), c->by.len);
    ask("The two were born in Reading. Reading is fun.", "Reading", 2);
    is("Reading", "PLACE reading", "gazetteer cities:", MW_UNTRIED, -1, "what it wants is not here");
    is("Reading", "a word", "common-words:", MW_STANDS, -1, "the head of a sentence explains its capital");
}

Test(explain_names, a_row_that_is_not_written_so_is_told)
{
    ask("They gave it to us.", "us", 1);
    is("us", "PLACE united-states", "gazetteer countries:", MW_UNTRIED, -1, "it is not written so");
    is("us", "a word", "function-words:", MW_STANDS, -1, "");
    cr_expect_eq(reasons.shown_count, 0);
}

Test(explain_names, a_short_name_comes_when_it_is_known_who_is_meant)
{
    ask("Theresa May left. May said she would go.", "May", 2);
    is("May", "PERSON theresa-may", "rule “short name”", MW_STANDS, -1, "added when it was known");
    is("May", "a word", "common-words:", MW_UNTRIED, -1, "");
}

Test(explain_names, a_table_of_several_words_beats_what_the_model_makes_of_its_parts)
{
    ask("Talks in Sri Lanka began.", "Lanka", 1);
    is("Sri Lanka", "PLACE sri-lanka", "gazetteer countries:", MW_STANDS, 2, "");
    for (size_t i = 0; i < reasons.count; i++)
        if (!mw_str_is(words_of(&reasons.candidates[i]), "Sri Lanka"))
            cr_expect_neq(reasons.candidates[i].fate, MW_STANDS);
}

Test(explain_names, other_languages_are_not_read)
{
    ask("Heute ist ein schöner Tag und die Sonne scheint über Berlin, aber morgen wird es regnen und kalt sein.", "Berlin", 1);
    cr_expect(reasons.is_foreign);
    cr_expect_eq(reasons.count, 0);
}

Test(explain_names, every_rule_has_its_sentence)
{
    int count = 0;
    for (; mw_rule_of_candidates(count); count++)
        cr_expect_gt(strlen(mw_rule_of_candidates(count)), 20u);
    cr_expect_gt(count, 5);
    cr_expect_null(mw_rule_of_candidates(-1));
    cr_expect_null(mw_rule_of_candidates(count));
}

/* ---- over whole articles of the bundled story */

static const char *const STORY[] = {"2021-02-01-coup-in-naypyidaw", "2021-04-24-five-point-consensus", "2021-08-05-asean-picks-its-envoy"};

static void ask_story(const char *name)
{
    char path[1024];
    mw_error err = {0};
    mw_file file;
    snprintf(path, sizeof path, "%s/data/story/%s.txt", getenv("MW_SOURCE") ? getenv("MW_SOURCE") : ".", name);
    cr_assert(mw_file_open(path, &file, &err), "%s", err.text);
    mw_article_free(article);
    article = article_of(file.bytes);
    mw_file_close(&file);
    mw_span all = {0, (uint32_t)mw_article_text(article).len};
    cr_assert(mw_annotate(article, model, MW_ENTITIES, &err) && mw_candidates_of(article, model, all, arena, &reasons, &err), "%s", err.text);
}

static bool stands(mw_span span)
{
    for (size_t i = 0; i < reasons.count; i++)
        if (reasons.candidates[i].fate == MW_STANDS && reasons.candidates[i].span.start == span.start && reasons.candidates[i].span.end == span.end)
            return true;
    return false;
}

static bool is_mention(mw_span span)
{
    const mw_layers *layers = mw_article_layers(article);
    for (size_t i = 0; i < layers->entity_count; i++)
        if (layers->entities[i].span.start == span.start && layers->entities[i].span.end == span.end)
            return true;
    return false;
}

/* What explain says of an article is what annotate made of it. */
Test(explain_names, what_stands_is_what_the_article_shows)
{
    for (size_t s = 0; s < sizeof STORY / sizeof *STORY; s++) {
        ask_story(STORY[s]);
        const mw_layers *layers = mw_article_layers(article);
        cr_expect_gt(layers->entity_count, 20u);
        cr_expect_eq(reasons.shown_count, layers->entity_count);
        for (size_t i = 0; i < layers->entity_count; i++)
            cr_expect(stands(layers->entities[i].span), "%s: %.*s", STORY[s], MW_ARG(mw_article_slice(article, layers->entities[i].span)));
        for (size_t i = 0; i < reasons.count; i++)
            if (reasons.candidates[i].fate == MW_STANDS)
                cr_expect(is_mention(reasons.candidates[i].span), "%s: %.*s", STORY[s], MW_ARG(words_of(&reasons.candidates[i])));
    }
}

Test(explain_names, those_that_stand_come_first)
{
    ask_story(STORY[0]);
    for (size_t i = 1; i < reasons.count; i++)
        cr_expect_leq(reasons.candidates[i - 1].fate, reasons.candidates[i].fate);
}

Test(explain_names, leaves_the_article_as_it_was)
{
    ask("Sergey Lavrov met Wunna Maung Lwin.", "Lavrov", 1);
    cr_expect_eq(mw_article_layers(article)->made & ~(unsigned)MW_ARTICLE, 0u);
    cr_expect_null(mw_article_head(article)->lexicon.data);
    cr_expect_null(mw_article_layers(article)->tokens);
}

Test(explain_names, says_when_memory_is_out)
{
    static const char TEXT[] = "Michael Jordan met Sergey Lavrov in Georgia.";
    mw_error err = {0};
    bool good = false;
    article = article_of(mw_str_of(TEXT));
    for (unsigned n = 1; !good; n++) {
        mw_arena *own = mw_arena_create(0, NULL);
        err = (mw_error){0};
        mw_memory_fail_after(n);
        good = mw_candidates_of(article, model, (mw_span){8, 14}, own, &reasons, &err);
        mw_memory_fail_after(0);
        cr_assert(good || err.code == MW_ENOMEM, "%u: %d %s", n, err.code, err.text);
        mw_arena_free(own);
    }
}

/* ---- with tables of one's own */

static void put(const char *folder, const char *below, const char *name, const char *text)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", folder, below);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/%s", folder, below, name);
    cr_assert(mw_file_write(path, mw_str_of(text), NULL));
}

Test(explain_names, a_line_of_ones_own_wins_by_the_first_rule)
{
    char folder[100], command[200];
    mw_error err = {0};
    snprintf(folder, sizeof folder, "/tmp/moonwire-explain-%ld", (long)getpid());
    cr_assert_eq(mkdir(folder, 0700), 0);
    put(folder, "gazetteer", "mine.tsv", "phrase\ttype\tentity\tname\nJordan\tORG\tjordan-club\tJordan Club\n");
    setenv("MOONWIRE_DATA", folder, 1);
    mw_model_free(model);
    model = mw_model_open(&err);
    snprintf(command, sizeof command, "rm -r %s", folder);
    cr_assert_eq(system(command), 0);
    cr_assert(model, "%s", err.text);
    ask("They met in Jordan.", "Jordan", 1);
    is("Jordan", "ORG jordan-club", "gazetteer mine:2", MW_STANDS, 1, "");
    is("Jordan", "PLACE jordan", "gazetteer countries:", MW_UNTRIED, -1, "taken for another reading first");
}
