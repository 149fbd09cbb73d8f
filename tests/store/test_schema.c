/* SPDX-License-Identifier: MIT */
/* A corpus explains itself to whoever opens it with another tool. */
#include "store/sample.h"

#include <sqlite3.h>
#include <stdio.h>

static char path[256];
static sqlite3 *db;

static void make_corpus(void)
{
    sample_path(path, "schema.db");
    mw_store *store = mw_store_open(path, MW_STORE_WRITE, NULL);
    sample_save(store, sample_article((sample){0}), "");
    mw_store_close(store);
    cr_assert_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
}

static void close_corpus(void)
{
    sqlite3_close(db);
}

TestSuite(schema, .init = make_corpus, .fini = close_corpus);

static sqlite3_int64 ask(const char *sql)
{
    sqlite3_stmt *made = NULL;
    cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &made, NULL), SQLITE_OK, "%s: %s", sql,
                 sqlite3_errmsg(db));
    cr_assert_eq(sqlite3_step(made), SQLITE_ROW, "%s: %s", sql, sqlite3_errmsg(db));
    sqlite3_int64 value = sqlite3_column_int64(made, 0);
    sqlite3_finalize(made);
    return value;
}

Test(schema, the_file_says_what_it_is)
{
    cr_assert_eq(ask("pragma application_id"), 0x4d57636f);
    cr_assert_eq(ask("pragma user_version"), 3);
    cr_assert_eq(ask("pragma page_size"), 16384);
}

Test(schema, every_table_is_strict)
{
    cr_assert_eq(ask("select count(*) from pragma_table_list where schema = 'main' and"
                     " type = 'table' and not strict and name not like 'sqlite_%'"),
                 0);
}

Test(schema, every_table_and_view_and_column_is_described_in_words)
{
    static const char OBJECTS[] =
        "with object(name) as (select name from pragma_table_list where schema = 'main' and"
        " type in ('table', 'view', 'virtual') and name not like 'sqlite_%') ";
    char sql[600];
    cr_assert_gt(ask("select count(*) from about"), 100);
    snprintf(sql, sizeof sql,
             "%sselect count(*) from object where name not in"
             " (select object from about where column = '')",
             OBJECTS);
    cr_assert_eq(ask(sql), 0);
    snprintf(sql, sizeof sql,
             "%sselect count(*) from object, pragma_table_info(object.name) c where not exists"
             " (select 1 from about where object = object.name and column = c.name)",
             OBJECTS);
    cr_assert_eq(ask(sql), 0);
    snprintf(sql, sizeof sql,
             "select count(*) from about where column <> '' and not exists (select 1 from"
             " pragma_table_info(about.object) c where c.name = about.column)");
    cr_assert_eq(ask(sql), 0, "it describes what is not there");
    cr_assert_eq(ask("select count(*) from (select 1 from about group by object, column"
                     " having count(*) > 1)"),
                 0);
}

Test(schema, every_view_can_be_read_and_finds_its_article)
{
    static const char *const VIEWS[] = {"articles", "paragraphs", "sentences", "entities",
                                        "dates",    "figures",    "quotes",    "events"};
    for (size_t i = 0; i < sizeof VIEWS / sizeof *VIEWS; i++) {
        char sql[200];
        snprintf(sql, sizeof sql,
                 "select count(*) from %s where article = 'orlova' and"
                 " outlet = 'The Harbour Post' and published = '2022-08-03'",
                 VIEWS[i]);
        cr_assert_gt(ask(sql), 0, "%s", VIEWS[i]);
    }
    cr_assert_eq(ask("select count(*) from names"), 2);
}

Test(schema, spans_of_the_views_are_their_words)
{
    static const char *const VIEWS[] = {"paragraphs", "sentences", "entities", "dates",
                                        "figures",    "quotes",    "events"};
    for (size_t i = 0; i < sizeof VIEWS / sizeof *VIEWS; i++) {
        char sql[300];
        snprintf(sql, sizeof sql,
                 "select count(*) from %s v join article a on a.id = v.article where v.text <>"
                 " cast(substr(cast(a.text as blob), v.start + 1, v.stop - v.start) as text)",
                 VIEWS[i]);
        cr_assert_eq(ask(sql), 0, "%s", VIEWS[i]);
    }
}

Test(schema, full_text_can_be_searched_without_moonwire)
{
    cr_assert_eq(ask("select count(*) from search where search match 'monitors AND cafe'"), 1);
}
