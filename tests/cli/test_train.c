/* SPDX-License-Identifier: MIT */
#include "cli/sample.h"

TestSuite(train, .init = sample_start, .fini = sample_end, .timeout = 300);

#define HAS(text, part) cr_expect(strstr(text, part), "%s", text)

/* A recipe and its text: `times` times the same sentences. */
static void put_texts(unsigned times)
{
    sample_put("one.col", "Anna\tPROPN\tB-PERSON\t1\nBerg\tPROPN\tI-PERSON\t1\nvisited\tVERB\tO\t1\nthe\tDET\tO\t1\n"
                          "harbour\tNOUN\tO\t1\nin\tADP\tO\t1\nVelburg\tPROPN\tB-PLACE\t0\n.\tPUNCT\tO\t1\n\n"
                          "It\tPRON\tO\t1\nrained\tVERB\tO\t0\n.\tPUNCT\tO\tP\n\n");
    RUN(0, "mkdir texts; for i in $(seq %u); do cat one.col; done > texts/own.col", times);
    sample_put("small.recipe", "# small\nset\town\town.col\twords,tags,names\noption\ttag-bits\t8\noption\tname-bits\t8\n"
                               "option\ttag-rounds\t2\noption\tname-rounds\t2\n");
}

Test(train, writes_a_file_that_the_engine_then_uses)
{
    put_texts(40);
    RUN(0, "mkdir -p data/model; \"$M\" train small.recipe --data texts -o data/model/english.mw");
    HAS(errors, "words: ");
    HAS(errors, "tags: 440 tokens");
    HAS(errors, "names: 440 tokens");
    RUN(0, "MOONWIRE_DATA=$PWD/data \"$M\" evaluate texts/own.col");
    HAS(output, "tags       F1 100.00");
    HAS(output, "names      F1 100.00");
    RUN(0, "ls data/model");
    cr_expect_str_eq(output, "english.mw\n", "nothing else is left");
}

Test(train, a_trained_file_that_cannot_be_used_is_named)
{
    sample_put("a.txt", "It rained.");
    RUN(0, "mkdir -p data/model; printf MWTRAIN0 > data/model/english.mw");
    RUN(1, "MOONWIRE_DATA=data \"$M\" annotate a.txt");
    cr_expect_str_eq(errors, "moonwire: data/model/english.mw: not a trained model of this version\n");
    RUN(1, "head -c 1000 /dev/zero | (printf MWTRAIN2; cat) > data/model/english.mw; MOONWIRE_DATA=data \"$M\" annotate a.txt");
    cr_expect_str_eq(errors, "moonwire: data/model/english.mw: the trained model is damaged\n");
}

Test(train, gives_the_same_bytes_each_time_and_anywhere)
{
    put_texts(40);
    RUN(0, "\"$M\" train -q small.recipe --data texts -o one.mw");
    RUN(0, "cd texts; LC_ALL=de_DE.UTF-8 TZ=Asia/Yangon \"$M\" train ../small.recipe -o ../two.mw; cmp ../one.mw ../two.mw");
}

Test(train, what_is_missing_or_wrong_is_one_line)
{
    put_texts(1);
    RUN(2, "\"$M\" train small.recipe");
    HAS(errors, "-o FILE is missing");
    RUN(1, "\"$M\" train missing.recipe -o out.mw");
    cr_expect_str_eq(errors, "moonwire: missing.recipe: cannot be opened: No such file or directory\n");
    RUN(1, "\"$M\" train small.recipe --data texts --without gum -o out.mw");
    cr_expect_str_eq(errors, "moonwire: small.recipe: the recipe has no set \"gum\"\n");
    sample_put("bad.recipe", "set\town\n");
    RUN(1, "\"$M\" train bad.recipe -o out.mw");
    cr_expect_str_eq(errors, "moonwire: bad.recipe: line 1: a set has a name, a file and uses (words,tags,names)\n");
    RUN(1, "\"$M\" train small.recipe --data elsewhere -o out.mw");
    HAS(errors, "elsewhere/own.col");
    sample_put("texts/own.col", "Anna\tPROPN\n");
    RUN(1, "\"$M\" train small.recipe --data texts -o out.mw");
    cr_expect_str_eq(errors, "moonwire: small.recipe: texts/own.col:1: not four columns\n");
    RUN(0, "! test -e out.mw");
}

/* The last line says what could not be written; before the work, not after an hour of it. */
Test(train, a_file_that_cannot_be_written_is_named_and_the_old_one_stays)
{
    put_texts(40);
    RUN(1, "\"$M\" train small.recipe --data texts -o nowhere/out.mw");
    cr_expect_str_eq(errors, "moonwire: nowhere/out.mw: cannot be written: No such file or directory\n");
    RUN(1, "\"$M\" train small.recipe --data texts -o texts");
    cr_expect_str_eq(errors, "moonwire: texts: is a folder\n");
    RUN(0, "\"$M\" train -q small.recipe --data texts -o /dev/null; test -c /dev/null");
    sample_put("out.mw", "old");
    RUN(1, "ulimit -f 8; trap '' XFSZ; \"$M\" train -q small.recipe --data texts -o out.mw");
    HAS(errors, "moonwire: out.mw: cannot be written: File too large\n");
    RUN(0, "cat out.mw; ls *.part 2>/dev/null || true");
    cr_expect_str_eq(output, "old", "and no half file is left");
}

/* Ctrl-C, in any part of the course. */
Test(train, is_interrupted_at_once_and_leaves_the_old_file)
{
    put_texts(3000);
    sample_put("out.mw", "old");
    RUN(0, "printf 'option\\ttag-rounds\\t1000\\n' >> small.recipe");
    for (int tenths = 1; tenths <= 12; tenths += 4) {
        RUN(130, "timeout --foreground --preserve-status -s INT %d.%d \"$M\" train -q small.recipe --data texts -o out.mw",
            tenths / 10, tenths % 10);
        RUN(0, "cat out.mw; ls *.part 2>/dev/null || true");
        cr_expect_str_eq(output, "old");
    }
}
