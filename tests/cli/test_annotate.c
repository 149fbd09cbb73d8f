/* SPDX-License-Identifier: MIT */
#include "cli/sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

TestSuite(annotate, .init = sample_start, .fini = sample_end, .timeout = 300);

#define HAS(text, part) cr_expect(strstr(text, part), "%s", text)

/* The contract's keys, in its order. */
Test(annotate, prints_the_keys_of_the_contract_in_order)
{
    sample_put("a.txt", "The envoy came on Monday.");
    RUN(0, "\"$M\" annotate a.txt");
    static const char *const KEYS[] = {
        "id",       "url",       "title",       "byline",        "dateline",   "agency",
        "source",   "published", "date_method", "date_reliable", "retrieved",  "language",
        "sha256",   "engine",    "lexicon",     "text",          "paragraphs", "sentences",
        "entities", "dates",     "figures",     "quotes",        "events"};
    const char *at = output;
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        char key[40];
        snprintf(key, sizeof key, "\"%s\":", KEYS[i]);
        const char *found = strstr(at, key);
        cr_assert(found, "%s in %s", key, at);
        at = found;
    }
    cr_expect_null(strstr(output, "\"tokens\""));
}

Test(annotate, prints_only_the_layers_asked_for)
{
    sample_put("a.txt", "The envoy came.");
    RUN(0, "\"$M\" annotate --only sentences a.txt");
    cr_expect_str_eq(output, "{\"id\":\"a\",\"sentences\":[{\"start\":0,\"end\":15}]}\n");
    RUN(0, "\"$M\" annotate --only tokens,paragraphs a.txt");
    HAS(output, "\"paragraphs\":[{\"start\":0,\"end\":15,\"kind\":\"body\"}],\"tokens\":[{"
                "\"start\":0,\"end\":3,");
}

Test(annotate, words_are_tokens_without_what_takes_long_to_find)
{
    sample_put("a.txt", "It ended.");
    RUN(0, "\"$M\" annotate --only words a.txt");
    cr_expect_str_eq(output, "{\"id\":\"a\",\"tokens\":[{\"start\":0,\"end\":2},{\"start\":3,\"end\":8},"
                             "{\"start\":8,\"end\":9}]}\n");
    RUN(0, "\"$M\" annotate --only words,tokens a.txt > both && \"$M\" annotate --only tokens a.txt | cmp - both");
}

Test(annotate, offsets_are_in_the_unit_asked_for)
{
    sample_put("a.txt", "“Ünï 😀.”");
    RUN(0, "\"$M\" annotate --only sentences --verbatim a.txt");
    HAS(output, "\"end\":17}");
    RUN(0, "\"$M\" annotate --only sentences --verbatim --offsets codepoints a.txt");
    HAS(output, "\"end\":8}");
    RUN(0, "\"$M\" annotate --only sentences --verbatim --offsets utf16 a.txt");
    HAS(output, "\"end\":9}");
}

Test(annotate, the_order_is_that_of_the_input_for_any_number_of_jobs)
{
    RUN(0, "for i in $(seq 60); do echo \"{\\\"id\\\":\\\"a$i\\\",\\\"text\\\":\\\"$(printf 'The "
           "envoy came. %%.0s' $(seq $((i %% 7 * 20 + 1))))\\\"}\"; done > f.jsonl");
    RUN(0, "\"$M\" annotate f.jsonl > one; for j in 2 3 8; do \"$M\" annotate --jobs $j f.jsonl | "
           "cmp - one || exit 9; done");
    RUN(0, "\"$M\" annotate - < f.jsonl | cmp - one; cat f.jsonl | \"$M\" annotate | cmp - one");
}

Test(annotate, what_cannot_be_read_is_one_line_and_the_run_goes_on)
{
    sample_put("a.txt", "The envoy came.");
    sample_put("b.gz", "\x1f\x8b\x08 and more");
    sample_put("c.jsonl",
               "{\"id\":\"c\",\"text\":\"One.\"}\nbroken\n{\"id\":\"d\",\"text\":\"Two.\"}\n");
    sample_put("e.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel></channel></rss>");
    RUN(1, "\"$M\" annotate --only sentences missing.txt a.txt b.gz c.jsonl e.xml");
    cr_expect_str_eq(errors, "moonwire: missing.txt: cannot be opened: No such file or directory\n"
                             "moonwire: b.gz: is a gzip archive, which is not read\n"
                             "moonwire: c.jsonl:2: not JSON at byte 0: unexpected character\n"
                             "moonwire: e.xml: is XML (a feed?), which is not read\n");
    HAS(output, "\"id\":\"a\"");
    HAS(output, "\"id\":\"d\"");
}

Test(annotate, a_language_other_than_english_gets_sentences_and_a_line_says_how_many)
{
    sample_put("fr.txt",
               "Le ministre a dit que les pays de la région ne sont pas d’accord avec le plan. "
               "Il est parti pour Paris le 3 mai avec sa délégation.");
    RUN(0, "\"$M\" annotate fr.txt fr.txt");
    cr_expect_str_eq(errors, "moonwire: 2 articles are not in English: only paragraphs, sentences "
                             "and tokens were made\n");
    HAS(output, "\"language\":\"fr\"");
    HAS(output, "\"entities\":[],\"dates\":[],");
    RUN(0, "\"$M\" annotate -q fr.txt");
    cr_expect_str_eq(errors, "");
}

Test(annotate, any_bytes_are_survived)
{
    RUN(0, "\"$M\" annotate --verbatim /dev/null");
    HAS(output, "\"text\":\"\"");
    RUN(0, "head -c 300000 /dev/urandom > noise; for i in text html jsonl auto; do \"$M\" annotate "
           "-q --input $i noise > out;\n"
           "case $? in 0|1) ;; *) echo $i $?; exit 9;; esac; iconv -f UTF-8 -t UTF-8 out > "
           "/dev/null || exit 8; done");
    RUN(0, "head -c 5000000 /dev/zero | tr '\\0' 'a' | \"$M\" annotate --only sentences");
    RUN(0, "yes 'The envoy came, he said.' | tr -d '\\n' | head -c 2000000 | \"$M\" annotate "
           "--only article,sentences > /dev/null");
}

/* The locale, the time zone and the folder in which it runs change nothing. */
Test(annotate, the_same_input_gives_the_same_bytes_anywhere)
{
    RUN(0,
        "\"$M\" annotate %s > one; mkdir d; cd d; LC_ALL=tr_TR.UTF-8 TZ=Asia/Yangon \"$M\" "
        "annotate $OLDPWD/x 2>/dev/null;\n"
        "LC_ALL=de_DE.UTF-8 TZ=Asia/Yangon COLUMNS=20 \"$M\" annotate %s | cmp - ../one",
        sample_source("data/story"), sample_source("data/story"));
}

#ifndef MW_SANITIZE /* which needs memory of its own */
/* The most memory that a child of ours has taken so far, in kB: children are run small to large. */
static long peak_kb(const char *command)
{
    struct rusage usage;
    RUN(0, "%s", command);
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_maxrss;
}

Test(annotate, memory_does_not_grow_with_the_number_of_articles)
{
    RUN(0, "for n in 1000 10000; do i=0; while [ $i -lt $n ]; do i=$((i+1));\n"
           "echo \"{\\\"id\\\":\\\"article-$i\\\",\\\"text\\\":\\\"The envoy came to the capital "
           "on Monday, officials said, and met "
           "the ministers of nine countries for talks on trade, aid and the return of 300 "
           "refugees.\\\"}\"; done > $n.jsonl; done");
    long small = peak_kb("\"$M\" annotate 1000.jsonl > /dev/null");
    long large = peak_kb("\"$M\" annotate 10000.jsonl > /dev/null");
    cr_expect_lt((double)large, 1.1 * (double)small, "%ld kB, then %ld kB", small, large);
    RUN(0, "mkdir f; cd f; i=0; while [ $i -lt 10000 ]; do i=$((i+1)); echo The envoy came. > "
           "article-$i.txt; done");
    large = peak_kb("\"$M\" annotate f > /dev/null");
    cr_expect_lt((double)large, 1.2 * (double)small, "a folder: %ld kB", large);
}

static void put_articles(const char *name, int count)
{
    RUN(0, "i=0; while [ $i -lt %d ]; do i=$((i+1)); echo \"{\\\"id\\\":\\\"article-$i\\\",\\\"source\\\":\\\"Wire\\\","
           "\\\"published\\\":\\\"2022-08-03\\\",\\\"text\\\":\\\"The Quayside Relief Committee (QRC) met 300 refugees on Monday. "
           "Help was late, Wunna Tun Lwin said.\\\"}\"; done > %s", count, name);
}

/* No corpus is built, so what grows is what the script keeps and a line of the manifest for each article. */
Test(annotate, memory_of_a_streaming_script_does_not_grow_with_the_number_of_articles)
{
    sample_put("s.lua", "return {summary = 'x', start = function() return {said = mw.tally()} end,\n"
                        "each = function(article, seen) for _, q in ipairs(article.quotes) do seen.said:add('all', q) end end,\n"
                        "report = function(seen, options, report) report:table(seen.said:top(1)) end}\n");
    sample_put("decisions.tsv", "action\twhat\tas\nmerge\tQRC\tred-cross\n");
    put_articles("200.jsonl", 200);
    put_articles("2000.jsonl", 2000);
    long small = peak_kb("\"$M\" run ./s.lua 200.jsonl --decisions decisions.tsv > o");
    long large = peak_kb("\"$M\" run ./s.lua 2000.jsonl --decisions decisions.tsv > o");
    cr_expect_lt((double)large, 1.06 * (double)small, "%ld kB, then %ld kB", small, large);
    RUN(0, "grep -E '^all +2000 ' o");
}

/* Who is who is worked out from all names at once, which are few beside what the articles say of them. */
Test(annotate, memory_of_an_ingest_hardly_grows_with_the_number_of_articles)
{
    put_articles("200.jsonl", 200);
    put_articles("2000.jsonl", 2000);
    long small = peak_kb("\"$M\" -q ingest 200.jsonl --into a.db");
    long large = peak_kb("\"$M\" -q ingest 2000.jsonl --into b.db");
    cr_expect_lt((double)large, 1.3 * (double)small, "%ld kB, then %ld kB", small, large);
}
#endif
