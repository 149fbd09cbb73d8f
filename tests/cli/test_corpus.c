/* SPDX-License-Identifier: MIT */
/* ingest, search and show, through the program. */
#include "cli/sample.h"

TestSuite(corpus, .init = sample_start, .fini = sample_end);

#define HAS(text, part) cr_expect(strstr(text, part), "%s", text)

static void put_articles(void)
{
    RUN(0, "mkdir -p n");
    sample_put("n/a.txt", "title: Talks begin\nsource: Wire\npublished: 2022-08-03\n\nThe envoy "
                          "came. He met the generals on Wednesday.");
    sample_put(
        "n/b.txt",
        "title: Talks end\nsource: Wire\npublished: 2022-08-04\n\nThe envoy left with no deal.");
}

Test(corpus, ingest_stores_only_what_changed)
{
    put_articles();
    RUN(0, "\"$M\" ingest n --into c.db");
    cr_expect_str_eq(
        errors,
        "moonwire: c.db: 2 new or changed, 0 there already, 0 not read; 2 articles in all\n");
    cr_expect_str_eq(output, "");
    RUN(0, "\"$M\" ingest n --into c.db");
    cr_expect_str_eq(
        errors,
        "moonwire: c.db: 0 new or changed, 2 there already, 0 not read; 2 articles in all\n");
    RUN(0, "echo Talks go on. >> n/b.txt; cp n/a.txt n/c.txt; \"$M\" ingest -j 2 n --into c.db");
    cr_expect_str_eq(
        errors,
        "moonwire: c.db: 2 new or changed, 1 there already, 0 not read; 3 articles in all\n");
    RUN(0, "\"$M\" -q ingest n --into c.db");
    cr_expect_str_eq(errors, "");
    RUN(1, "\"$M\" ingest n missing --into c.db");
    HAS(errors, "moonwire: missing: cannot be opened: No such file or directory\n");
}

/* It left an empty corpus, which the next command then found and searched in vain. */
Test(corpus, ingest_of_nothing_that_is_there_leaves_no_corpus)
{
    RUN(1, "\"$M\" ingest missing --into c.db");
    HAS(errors, "moonwire: missing: cannot be opened: No such file or directory\n");
    RUN(0, "ls");
    cr_expect_str_eq(output, "");
}

Test(corpus, ingest_refuses_what_is_no_corpus)
{
    put_articles();
    RUN(1, "\"$M\" ingest n --into n/a.txt");
    HAS(errors, "no corpus");
    RUN(0, "head -1 n/a.txt");
    cr_expect_str_eq(output, "title: Talks begin\n", "and leaves it alone");
    RUN(1, "\"$M\" ingest n --into no/such/folder/c.db");
}

Test(corpus, search_finds_words_and_phrases)
{
    put_articles();
    RUN(0, "\"$M\" search '\"the generals\"' --in n");
    HAS(output, "Talks begin");
    cr_expect_null(strstr(output, "Talks end"));
    RUN(0, "\"$M\" search '\"the generals\"' --in n --as table");
    HAS(output, "article  published");
    RUN(0, "\"$M\" ingest -q n --into c.db; \"$M\" search envoy --in c.db --as json");
    HAS(output, "\"article\":\"a\"");
    HAS(output, "\"article\":\"b\"");
    RUN(0, "\"$M\" search envoy --in c.db --as json -n 1 | wc -l");
    HAS(output, "1\n");
    RUN(0, "\"$M\" search xyzzy --in n");
    cr_expect_str_eq(output, "");
    cr_expect_str_eq(errors, "moonwire: nothing found\n");
    RUN(0, "\"$M\" search consensus -n 1");
    cr_expect_eq(strncmp(output, "20", 2), 0, "%s", output);
    HAS(output, "\n    "); /* title and snippet have lines of their own */
    RUN(0, "\"$M\" search envoy");
    HAS(output, "20");
}

Test(corpus, a_query_that_is_not_understood_is_shown_with_its_trouble)
{
    put_articles();
    RUN(2, "\"$M\" search 'envoy \"left' --in n");
    cr_expect_str_eq(
        errors,
        "moonwire: the query: this quotation mark is not closed\n    envoy \"left\n          ^\n");
}

Test(corpus, show_gives_the_sentence_behind_a_citation)
{
    put_articles();
    RUN(0, "\"$M\" show a:19-22 --in n");
    HAS(output, "He «met» the generals on Wednesday.\n");
    cr_expect_null(strstr(output, "The envoy came."));
    RUN(0, "\"$M\" ingest -q n --into c.db; \"$M\" show a:19-22 --in c.db");
    HAS(output, "He «met» the generals on Wednesday.\n");
    RUN(1, "\"$M\" show nobody:1-2 --in n");
    RUN(1, "\"$M\" show a:1-2000 --in n");
}

/* ---- reports over articles */

static void put_promises(void)
{
    sample_put("p.txt", "title: Promises\nsource: Wire\npublished: 2023-12-05\n\n"
        "The mayor, visiting Leeds, promised new trams by 2026. In Kenya, opposition figures promised protests. "
        "Sergey Lavrov flew to Abuja and promised grain.\n\n"
        "Rishi Sunak pledged £240m in November 2023. Hun Sen promised that he would release prisoners by January 2024.\n\n"
        "Emmanuel Macron arrived as Olaf Scholz spoke and promised tanks. Keir Starmer was promised houses. "
        "A spokesman for Joe Biden promised roads.\n");
}

/* Leeds, Kenya and Abuja once promised; the day of a promise was the day on which it is due; one sentence was two. */
Test(corpus, a_promise_is_of_its_subject_and_due_later)
{
    put_promises();
    RUN(0, "\"$M\" eval 'for r in require(\"pledges\").of(corpus, {}):each() do print(r.who, r.times, r.due) end' p.txt");
    cr_expect_str_eq(output, "Hun Sen\t1\t2024-01\nSergey Lavrov\t1\tnil\nRishi Sunak\t1\tnil\n");
}

/* "None turned about" was said of statements that nothing was held against. */
Test(corpus, who_would_not_and_then_would_turns_about_and_what_is_not_compared_is_not_claimed)
{
    RUN(0, "mkdir -p s");
    sample_put("s/a.txt", "title: A\nsource: Wire\npublished: 2023-12-05\n\n"
                          "Hun Sen said he would not sign the peace agreement.\n");
    RUN(0, "\"$M\" run positions s");
    HAS(output, "No statement could be compared");
    sample_put("s/b.txt", "title: B\nsource: Wire\npublished: 2023-12-15\n\n"
                          "Hun Sen said he was ready to sign the peace agreement.\n");
    RUN(0, "\"$M\" run positions s");
    HAS(output, "Hun Sen on sign agreement: would not (2023-12-05");
    sample_put("s/b.txt", "title: B\nsource: Wire\npublished: 2023-12-15\n\n"
                          "Hun Sen said he would sign the peace agreement only if prisoners went free. "
                          "He said he would not sign the peace agreement.\n");
    RUN(0, "\"$M\" run positions s");
    HAS(output, "same speaker on the same topic: 1 ");
    HAS(output, "the opposite: 0 ");
}

/* A citation of nothing, «», stood in the evidence. */
Test(corpus, an_empty_file_has_no_text_to_cite)
{
    sample_put("e.txt", "");
    RUN(0, "\"$M\" run briefing e.txt");
    HAS(output, "The one article has no text.");
    cr_expect(!strstr(output, "«"), "%s", output);
}
