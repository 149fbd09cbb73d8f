/* SPDX-License-Identifier: MIT */
/* Who is who in a corpus: the same in any order, however it grew, and with decisions on top. */
#include <moonwire/decisions.h>
#include <stdio.h>

#include "store/sample.h"

typedef struct said {
    const char *article, *text, *entity, *name;
    mw_mention how;
    mw_entity_type type;
    bool known;
} said;

/* Each line is a mention; its article says that this entity said something and met the next one. */
static const said SAID[] = {
    {"a", "U Wunna Maung Lwin", "u-wunna-maung-lwin", "U Wunna Maung Lwin", MW_BY_NAME, MW_PERSON},
    {"a", "he", "u-wunna-maung-lwin", "U Wunna Maung Lwin", MW_BY_PRONOUN, MW_PERSON},
    {"b", "Wunna Maung Lwin", "wunna-maung-lwin", "Wunna Maung Lwin", MW_BY_NAME, MW_PERSON},
    {"b", "Assistance Association", "assistance-association", "Assistance Association", MW_BY_NAME, MW_ORG},
    {"b", "AAPP", "assistance-association", "Assistance Association", MW_BY_ALIAS, MW_ORG},
    {"c", "AAPP", "aapp", "AAPP", MW_BY_NAME, MW_ORG},
    {"c", "Sergei Markov", "sergei-markov", "Sergei Markov", MW_BY_NAME, MW_PERSON},
    {"d", "Sergey Markov", "sergey-markov", "Sergey Markov", MW_BY_NAME, MW_PERSON, true},
    {"d", "J. Smith", "j-smith", "J. Smith", MW_BY_NAME, MW_PERSON},
    {"e", "John Smith", "john-smith", "John Smith", MW_BY_NAME, MW_PERSON},
    {"e", "John Smith", "john-smith", "John Smith", MW_BY_NAME, MW_PERSON},
    {"f", "Jos\xc3\xa9 Ramos", "jose-ramos", "Jos\xc3\xa9 Ramos", MW_BY_NAME, MW_PERSON},
    {"f", "Jos\xc3\xa9 Ramos", "jose-ramos", "Jos\xc3\xa9 Ramos", MW_BY_NAME, MW_PERSON},
    {"g", "Jose Ramos", "jose-ramos", "Jose Ramos", MW_BY_NAME, MW_PERSON},
    {"g", "the junta", "sac", "SAC", MW_BY_TITLE, MW_ORG},
};
enum { SAID_COUNT = sizeof SAID / sizeof *SAID, ARTICLES = 7 };

static mw_article *article_of(const char *id)
{
    mw_article *article = sample_article((sample){.id = id, .path = id, .text = "x", .sha256 = id});
    mw_layers *all = mw_article_layers_edit(article);
    mw_buf text = {0};
    size_t count = 0;
    all->entities = mw_arena_get(mw_article_arena(article), SAID_COUNT * sizeof(mw_entity), NULL);
    all->quotes = mw_arena_get(mw_article_arena(article), SAID_COUNT * sizeof(mw_quote), NULL);
    all->events = mw_arena_get(mw_article_arena(article), SAID_COUNT * sizeof(mw_event), NULL);
    for (size_t i = 0; i < SAID_COUNT; i++) {
        const said *s = &SAID[i];
        if (strcmp(s->article, id) != 0)
            continue;
        mw_span span = {(uint32_t)text.len, (uint32_t)(text.len + strlen(s->text))};
        mw_buf_print(&text, "%s ", s->text);
        all->entities[count] = (mw_entity){.span = span, .type = s->type, .mention = s->how,
                                           .entity = mw_str_of(s->entity), .name = mw_str_of(s->name),
                                           .wikidata = s->known ? MW_STR("Q1") : MW_NONE,
                                           .sentence = MW_NO_INDEX, .rule = MW_STR("test")};
        all->quotes[count] = (mw_quote){.span = span, .speaker = mw_str_of(s->entity), .speaker_span = span,
                                        .continues = MW_NO_INDEX, .sentence = MW_NO_INDEX};
        all->events[count] = (mw_event){.span = span, .actor = mw_str_of(s->entity), .target = MW_NONE,
                                        .quote = MW_NO_INDEX, .sentence = MW_NO_INDEX};
        count++;
    }
    all->entity_count = all->quote_count = all->event_count = count;
    all->figure_count = all->date_count = all->sentence_count = all->paragraph_count = all->token_count = 0;
    all->made = MW_LAYERS_ALL;
    cr_assert(mw_article_set_text(article, mw_buf_str(&text), NULL));
    mw_buf_free(&text);
    return article;
}

static const char *const IDS[ARTICLES] = {"a", "b", "c", "d", "e", "f", "g"};

static void identify(mw_store *store, const char *tsv)
{
    mw_error err = {0};
    mw_decisions *decisions = tsv ? mw_decisions_read(mw_str_of(tsv), MW_STR("decisions.tsv"), NULL, NULL, &err) : NULL;
    ASSERT_OK(mw_store_identify(store, decisions, &err), err);
    mw_decisions_free(decisions);
}

/* Articles of `order` ("gfedcba"); `cuts` of them are followed by an identification. */
static mw_store *corpus_of(const char *order, unsigned cuts, const char *tsv)
{
    mw_store *store = mw_store_open(NULL, MW_STORE_TEMPORARY, NULL);
    for (size_t i = 0; order[i]; i++) {
        char id[2] = {order[i], '\0'};
        sample_save(store, article_of(id), "");
        if (cuts & 1u << i)
            identify(store, tsv);
    }
    identify(store, tsv);
    return store;
}

/* All that a query can see, in an order of its own. */
static mw_buf state_of(mw_store *store)
{
    static const char *const QUERIES[] = {
        "select article as id, start, entity, name, wikidata, type, mention from entities order by 1, 2, 3",
        "select article as id, start, speaker, speaker_name from quotes order by 1, 2",
        "select article as id, start, actor, actor_name from events order by 1, 2",
        "select entity, form, mention, name, type, wikidata, times from form order by 1, 2, 3, 4, 5",
        "select slug, (select id from article where key = identity.article), entity, name, wikidata, type, why, line"
        " from identity order by 1, 2",
        "select line, action, mentions from decision order by ordinal",
    };
    mw_buf out = {0};
    mw_error err = {0};
    for (size_t i = 0; i < sizeof QUERIES / sizeof *QUERIES; i++) {
        mw_frame *frame = sample_query(store, QUERIES[i]);
        ASSERT_OK(mw_frame_csv(frame, NULL, &out, &err), err);
        mw_frame_free(frame);
    }
    return out;
}

static void same_as(mw_buf *whole, mw_store *store, const char *how)
{
    mw_buf state = state_of(store);
    cr_assert(mw_str_equal(mw_buf_str(whole), mw_buf_str(&state)), "%s:\n%s\ninstead of\n%s", how, state.data, whole->data);
    mw_buf_free(&state);
    mw_store_close(store);
}

static const char DECISIONS[] = "action\twhat\tinto\tarticle\twhy\n"
                                "merge\tsac\tassistance-association\t\tfor the test\n"
                                "split\tjohn-smith\tJohn Smith (poet)\te\tanother\n"
                                "retype\tjose-ramos\tORG\tg\t\n"
                                "reject\tSergey Markov\t\tc\t\n"
                                "merge\tnobody\tsomebody\t\t\n";

static const char *const ORDERS[] = {"gfedcba", "badcfeg", "ecgafbd", "dabgcfe", "cbagfed"};

static void holds_in_any_order(const char *tsv)
{
    mw_store *store = corpus_of("abcdefg", 0, tsv);
    mw_buf whole = state_of(store);
    mw_store_close(store);
    for (size_t i = 0; i < sizeof ORDERS / sizeof *ORDERS; i++)
        same_as(&whole, corpus_of(ORDERS[i], 0, tsv), ORDERS[i]);
    for (unsigned cuts = 1; cuts < 1u << ARTICLES; cuts += 5)
        same_as(&whole, corpus_of("abcdefg", cuts, tsv), "grown");
    mw_buf_free(&whole);
}

Test(replay, identities_are_the_same_in_any_order_and_however_the_corpus_grew)
{
    holds_in_any_order("");
}

Test(replay, so_are_decisions)
{
    holds_in_any_order(DECISIONS);
}

Test(replay, an_article_that_is_read_again_changes_nothing)
{
    mw_store *store = corpus_of("abcdefg", 0, DECISIONS);
    mw_buf whole = state_of(store);
    for (size_t i = 0; i < ARTICLES; i++)
        sample_save(store, article_of(IDS[i]), "other reading");
    identify(store, DECISIONS);
    same_as(&whole, store, "again");
    mw_buf_free(&whole);
}

Test(replay, without_decisions_all_is_as_before_them)
{
    mw_store *store = corpus_of("abcdefg", 0, "");
    mw_buf whole = state_of(store);
    identify(store, DECISIONS);
    identify(store, NULL); /* keeps them */
    cr_assert_eq(sample_number(store, "select count(*) from decision"), 5);
    identify(store, "");
    same_as(&whole, store, "and back");
    mw_buf_free(&whole);
}

Test(replay, every_table_has_the_one_id_and_name)
{
    mw_store *store = corpus_of("abcdefg", 0, "");
    cr_expect_eq(sample_number(store, "select count(*) from quotes where speaker = 'wunna-maung-lwin' and"
                                      " speaker_name = 'Wunna Maung Lwin'"), 3);
    cr_expect_eq(sample_number(store, "select count(*) from events where actor_name = 'Wunna Maung Lwin'"), 3);
    cr_expect_eq(sample_number(store, "select count(*) from entities where entity = 'assistance-association'"), 3);
    cr_expect_eq(sample_number(store, "select count(*) from entities where wikidata = 'Q1'"), 2);
    cr_expect_eq(sample_number(store, "select mentions from names where entity = 'john-smith'"), 3);
    cr_expect_eq(sample_number(store, "select count(*) from form where entity = 'u-wunna-maung-lwin'"), 0);
    cr_expect_eq(sample_number(store, "select count(distinct speaker_name) from quotes where speaker = 'jose-ramos'"), 1);
    cr_expect(sample_text_is(store, "select text from entities where article = 'a' and start = 0", "U Wunna Maung Lwin"),
              "the words stay");
    mw_article *article = mw_store_load_id(store, MW_STR("a"), NULL);
    cr_expect(mw_str_is(mw_article_layers(article)->quotes[0].speaker, "wunna-maung-lwin"));
    mw_article_free(article);
    mw_store_close(store);
}

static void means(mw_store *store, const char *text, const char *entity)
{
    mw_frame *frame = mw_store_resolve(store, mw_str_of(text), NULL);
    cr_assert_eq(mw_frame_row_count(frame), 1, "%s", text);
    cr_expect(mw_str_is(mw_frame_cell(frame, 0, 0).text, entity), "%s", text);
    mw_frame_free(frame);
}

Test(replay, every_spelling_still_finds_the_entity)
{
    mw_store *store = corpus_of("abcdefg", 0, "");
    means(store, "u-wunna-maung-lwin", "wunna-maung-lwin");
    means(store, "U Wunna Maung Lwin", "wunna-maung-lwin");
    means(store, "AAPP", "assistance-association");
    means(store, "Sergei Markov", "sergey-markov");
    mw_store_close(store);
}

Test(replay, decisions_reach_every_table_and_say_how_many_mentions_they_were_about)
{
    mw_store *store = corpus_of("abcdefg", 0, DECISIONS);
    cr_expect_eq(sample_number(store, "select count(*) from quotes where speaker = 'assistance-association'"), 4);
    cr_expect_eq(sample_number(store, "select count(*) from quotes where speaker = 'john-smith-poet' and"
                                      " speaker_name = 'John Smith (poet)'"), 2);
    cr_expect_eq(sample_number(store, "select count(*) from quotes where speaker = 'john-smith'"), 1, "the other article");
    cr_expect_eq(sample_number(store, "select count(*) from entities where article = 'g' and type = 'ORG'"), 2);
    cr_expect_eq(sample_number(store, "select count(*) from entities where article = 'f' and type = 'ORG'"), 0);
    cr_expect_eq(sample_number(store, "select count(*) from entities where article = 'c'"), 1, "one is taken away");
    cr_expect_eq(sample_number(store, "select count(*) from quotes where article = 'c' and speaker is null and"
                                      " speaker_name is null and speaker_text is not null"), 1);
    cr_expect_eq(sample_number(store, "select count(*) from entities where article = 'd' and entity = 'sergey-markov'"), 1);
    static const int MENTIONS[] = {1, 2, 1, 1, 0};
    for (int i = 0; i < 5; i++) {
        char sql[100];
        snprintf(sql, sizeof sql, "select mentions from decision where ordinal = %d", i);
        cr_expect_eq(sample_number(store, sql), MENTIONS[i], "decision %d", i);
    }
    mw_article *article = mw_store_load_id(store, MW_STR("c"), NULL);
    cr_assert(article, "an article without one of its mentions can be loaded");
    cr_expect_eq(mw_article_layers(article)->entity_count, 1);
    mw_article_free(article);
    mw_store_close(store);
}

Test(replay, a_split_undoes_what_the_engine_merged)
{
    mw_store *store = corpus_of("abcdefg", 0, "action\twhat\tas\nsplit\tj-smith\t\nsplit\tSergei Markov\tmarkov-the-elder\n");
    cr_expect_eq(sample_number(store, "select count(*) from entities where entity = 'j-smith'"), 1);
    cr_expect_eq(sample_number(store, "select count(*) from entities where entity = 'markov-the-elder'"), 1);
    cr_expect_eq(sample_number(store, "select count(*) from entities where entity = 'sergey-markov'"), 1);
    mw_store_close(store);
}

Test(replay, a_corpus_that_is_only_read_is_brought_up_to_date)
{
    char path[256];
    mw_error err = {0};
    sample_path(path, "replay.db");
    mw_store *store = mw_store_open(path, MW_STORE_WRITE, &err);
    for (size_t i = 0; i < ARTICLES; i++)
        sample_save(store, article_of(IDS[i]), "");
    identify(store, "");
    mw_store_close(store);
    store = mw_store_open(path, MW_STORE_READ, &err);
    cr_expect_eq(sample_number(store, "select count(*) from quotes where speaker = 'sac'"), 1);
    identify(store, DECISIONS);
    cr_expect_eq(sample_number(store, "select count(*) from quotes where speaker = 'sac'"), 0);
    mw_store_close(store);
}

Test(replay, memory_that_runs_out_leaves_the_corpus_as_it_was)
{
    mw_store *store = corpus_of("abcdefg", 0, "");
    mw_buf whole = state_of(store);
    mw_decisions *decisions = mw_decisions_read(MW_STR(DECISIONS), MW_STR("d"), NULL, NULL, NULL);
    for (unsigned long n = 1; n < 2000; n += 7) {
        mw_error err = {0};
        mw_memory_fail_after(n);
        bool good = mw_store_identify(store, decisions, &err);
        mw_memory_fail_after(0);
        if (good)
            break;
        cr_assert_eq(err.code, MW_ENOMEM, "%lu: %s", n, err.text);
        mw_buf state = state_of(store);
        cr_assert(mw_str_equal(mw_buf_str(&whole), mw_buf_str(&state)), "allocation %lu", n);
        mw_buf_free(&state);
    }
    mw_decisions_free(decisions);
    mw_buf_free(&whole);
    mw_store_close(store);
}
