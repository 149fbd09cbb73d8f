/* SPDX-License-Identifier: MIT */
/* Decisions over one article that is kept nowhere: what a corpus of that one article would say. */
#include <moonwire/decisions.h>
#include <stdio.h>

#include "base/memory.h"
#include "store/sample.h"

typedef struct said {
    const char *text, *entity, *name;
    mw_mention how;
    mw_entity_type type;
} said;

/* Each is a mention, said something and met the next one. */
static const said SAID[] = {
    {"Wunna Maung Lwin", "wunna-maung-lwin", "Wunna Maung Lwin", MW_BY_NAME, MW_PERSON},
    {"Assistance Association", "assistance-association", "Assistance Association", MW_BY_NAME, MW_ORG},
    {"AA", "assistance-association", "Assistance Association", MW_BY_ALIAS, MW_ORG},
    {"he", "wunna-maung-lwin", "Wunna Maung Lwin", MW_BY_PRONOUN, MW_PERSON},
    {"Jos\xc3\xa9 Ramos", "jose-ramos", "Jos\xc3\xa9 Ramos", MW_BY_NAME, MW_PERSON},
    {"the Front", "north-front", "Front", MW_BY_NAME, MW_ORG},
    {"the Front", "south-front", "Front", MW_BY_NAME, MW_GROUP},
};
enum { SAID_COUNT = sizeof SAID / sizeof *SAID };

static mw_article *make_article(void)
{
    mw_article *article = sample_article((sample){.id = "wire-7", .path = "wire-7", .text = "x", .sha256 = "7"});
    mw_arena *arena = mw_article_arena(article);
    mw_layers *all = mw_article_layers_edit(article);
    mw_buf text = {0};
    *all = (mw_layers){.made = MW_LAYERS_ALL, .entity_count = SAID_COUNT, .quote_count = SAID_COUNT, .event_count = SAID_COUNT};
    all->entities = mw_arena_get(arena, SAID_COUNT * sizeof(mw_entity), NULL);
    all->quotes = mw_arena_get(arena, SAID_COUNT * sizeof(mw_quote), NULL);
    all->events = mw_arena_get(arena, SAID_COUNT * sizeof(mw_event), NULL);
    for (size_t i = 0; i < SAID_COUNT; i++) {
        const said *s = &SAID[i];
        mw_span span = {(uint32_t)text.len, (uint32_t)(text.len + strlen(s->text))};
        mw_buf_print(&text, "%s ", s->text);
        all->entities[i] = (mw_entity){.span = span, .type = s->type, .mention = s->how, .entity = mw_str_of(s->entity),
                                       .name = mw_str_of(s->name), .sentence = MW_NO_INDEX, .rule = MW_STR("test")};
        all->quotes[i] = (mw_quote){.span = span, .speaker = mw_str_of(s->entity), .speaker_span = span,
                                    .continues = MW_NO_INDEX, .sentence = MW_NO_INDEX};
        all->events[i] = (mw_event){.span = span, .actor = mw_str_of(s->entity),
                                    .target = mw_str_of(SAID[(i + 1) % SAID_COUNT].entity),
                                    .quote = MW_NO_INDEX, .sentence = MW_NO_INDEX};
    }
    cr_assert(mw_article_set_text(article, mw_buf_str(&text), NULL));
    mw_buf_free(&text);
    return article;
}

static mw_model *model;

static void open_model(void)
{
    model = mw_model_open(NULL);
    cr_assert(model);
}

static void close_model(void)
{
    mw_model_free(model);
}

TestSuite(passing, .init = open_model, .fini = close_model);

static mw_decisions *decisions_of(const char *rows)
{
    char text[1000];
    snprintf(text, sizeof text, "action\twhat\tas\tarticle\twhy\n%s", rows);
    return mw_decisions_read(mw_str_of(text), MW_STR("decisions.tsv"), NULL, NULL, NULL);
}

static void add_json(const mw_article *article, mw_buf *out)
{
    cr_assert(mw_article_json(article, MW_ENTITIES | MW_QUOTES | MW_EVENTS, MW_BYTES, out, NULL));
}

/* What the corpus of this one article has, and how many mentions each decision was about. */
static void by_corpus(const mw_decisions *decisions, mw_buf *out)
{
    mw_error err = {0};
    mw_store *store = mw_store_open(NULL, MW_STORE_TEMPORARY, NULL);
    sample_save(store, make_article(), "");
    ASSERT_OK(mw_store_identify(store, decisions, &err), err);
    mw_article *article = mw_store_load(store, 1, &err);
    ASSERT_OK(article, err);
    add_json(article, out);
    mw_frame *rows = mw_store_decisions(store, NULL);
    for (size_t i = 0; i < mw_frame_row_count(rows); i++)
        mw_buf_print(out, " %d", (int)mw_frame_cell(rows, i, 8).integer);
    mw_frame_free(rows);
    mw_article_free(article);
    mw_store_close(store);
}

static void by_itself(const mw_decisions *decisions, mw_buf *out)
{
    mw_error err = {0};
    mw_passing *passing = mw_passing_new(decisions, model, &err);
    ASSERT_OK(passing, err);
    mw_article *article = make_article();
    ASSERT_OK(mw_passing_decide(passing, article, &err), err);
    add_json(article, out);
    for (size_t i = 0; i < mw_decisions_count(decisions); i++)
        mw_buf_print(out, " %d", (int)mw_passing_mentions(passing, i));
    mw_article_free(article);
    mw_passing_free(passing);
}

static const char *const FILES[] = {
    "",
    "merge\tjose-ramos\twunna-maung-lwin\n",
    "merge\tJos\xc3\xa9 Ramos\tThe Poet\n",
    "merge\tAA\tthe-poet-x\nretype\tthe-poet-x\tGROUP\n",
    "merge\tjose-ramos\twunna-maung-lwin\nmerge\twunna-maung-lwin\tx-y\nreject\tx-y\n",
    "reject\tAA\n",
    "reject\tjose-ramos\t\twire-7\nreject\twunna-maung-lwin\t\twire-8\n",
    "retype\tAssistance Association\tOTHER\nretype\tjose ramos\tORG\n",
    "split\tjose-ramos\tRamos the Elder\twire-7\nretype\tramos-the-elder\tOTHER\n",
    "split\tjose-ramos\tRamos the Elder\nreject\tramos-the-elder\n",
    "split\tAA\tzz-other\twire-7\n",
    "merge\tFront\tzz-other\n", /* two have that name: neither */
    "merge\t?\tzz-other\nreject\tnobody\n",
    "merge\tnorth-front\tsouth-front\nmerge\tsouth-front\tjose-ramos\n",
};

Test(passing, an_article_by_itself_is_what_a_corpus_of_it_would_be)
{
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        mw_decisions *decisions = decisions_of(FILES[i]);
        mw_buf one = {0}, other = {0};
        by_corpus(decisions, &one);
        by_itself(decisions, &other);
        cr_expect(mw_str_equal(mw_buf_str(&one), mw_buf_str(&other)), "%s:\n%s\nby itself:\n%s", FILES[i], one.data, other.data);
        mw_buf_free(&one);
        mw_buf_free(&other);
        mw_decisions_free(decisions);
    }
}

Test(passing, somebody_whom_only_the_name_tables_know_has_their_name)
{
    mw_decisions *decisions = decisions_of("merge\tjose-ramos\tunited-nations\t\tsame\n");
    mw_passing *passing = mw_passing_new(decisions, model, NULL);
    mw_article *article = make_article();
    cr_assert(mw_passing_decide(passing, article, NULL));
    cr_expect(mw_str_is(mw_article_layers(article)->entities[4].name, "United Nations"));
    cr_assert_eq(mw_passing_renaming_count(passing), 1);
    const mw_renaming *named = mw_passing_renaming(passing, 0);
    cr_expect(mw_str_is(named->spelled, "Jos\xc3\xa9 Ramos") && mw_str_is(named->name, "United Nations"));
    cr_expect(mw_str_is(named->why, "merge, decisions.tsv:2: same"), "%.*s", MW_ARG(named->why));
    mw_article *again = make_article();
    cr_assert(mw_passing_decide(passing, again, NULL));
    cr_expect_eq(mw_passing_renaming_count(passing), 1, "each is told once");
    cr_expect_eq(mw_passing_mentions(passing, 0), 2);
    mw_article_free(article);
    mw_article_free(again);
    mw_passing_free(passing);
    mw_decisions_free(decisions);
}

Test(passing, without_memory_it_says_so)
{
    mw_decisions *decisions = decisions_of(FILES[4]);
    bool good = false;
    for (uint64_t n = 1; !good && n < 1000; n++) {
        mw_article *article = make_article();
        mw_error err = {0};
        mw_memory_fail_after(n);
        mw_passing *passing = mw_passing_new(decisions, model, &err);
        good = passing && mw_passing_decide(passing, article, &err);
        mw_memory_fail_after(0);
        cr_assert(good || err.code == MW_ENOMEM);
        mw_passing_free(passing);
        mw_article_free(article);
    }
    cr_expect(good);
    mw_decisions_free(decisions);
}
