/* SPDX-License-Identifier: MIT */
/* moonwire run --shard and merge: a run made in parts says what the whole run says, and parts that do not belong
 * together make nothing. */
#include "cli/sample.h"

TestSuite(parts, .init = sample_start, .fini = sample_end, .timeout = 300);

/* A report over the inputs in so many parts, each with two threads, beside the whole: every byte of text and JSON. */
static void same_in_parts(const char *words, const char *inputs, int parts)
{
    RUN(0, "rm -f *.part; for i in $(seq %d); do \"$M\" run %s --shard $i/%d -o $i.part --jobs 2 %s || exit 9; done",
        parts, words, parts, inputs);
    RUN(0, "\"$M\" merge $(ls -r *.part) --json joined.json > joined.txt && "
           "\"$M\" run %s %s --json whole.json > whole.txt && cmp joined.json whole.json && cmp joined.txt whole.txt",
        words, inputs);
}

Test(parts, of_all_that_counts_make_the_whole)
{
    sample_put("counts.lua", SAMPLE_COUNTS);
    const int parts[] = {1, 2, 7};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        same_in_parts("./counts.lua --rows 50 --word Moscow", "\"$MW_SOURCE\"/data/story", parts[i]);
}

Test(parts, of_the_bundled_reports_make_the_whole)
{
    static const char *const REPORTS[] = {"briefing", "timeline", "meetings", "figures", "positions", "quotes", "profile --of Lavrov",
                                          "network", "coverage", "framing", "sourcing", "pledges", "dealings",
                                          "changes --since 2022-08-01", "audit"};
    for (size_t i = 0; i < sizeof REPORTS / sizeof *REPORTS; i++)
        same_in_parts(REPORTS[i], "", i ? 3 : 7);
    same_in_parts("briefing --from 2022-07-25", "\"$MW_SOURCE\"/data/story", 1);
}

/* More parts than articles: some hold nothing. */
Test(parts, may_be_empty)
{
    sample_put("one.txt", "source: Desk\npublished: 2022-08-03\n\nSix people died on Monday, the ministry said.\n");
    same_in_parts("figures", "one.txt", 4);
}

/* Versions of one article and two of one name lie apart in the input, and still are what they are in the whole. */
Test(parts, keep_versions_and_names_together)
{
    RUN(0, "mkdir -p a b");
    sample_put("a/x.txt", "source: A\npublished: 2022-08-03\n\nSix people died on Monday.\n");
    sample_put("b/x.txt", "source: B\npublished: 2022-08-03\n\nNine people were hurt on Tuesday.\n");
    sample_put("feed.jsonl",
               "{\"url\":\"http://a.example/1\",\"published\":\"2022-08-01\",\"source\":\"A\",\"text\":\"Two men died.\"}\n"
               "{\"url\":\"http://a.example/2\",\"published\":\"2022-08-02\",\"source\":\"A\",\"text\":\"Four men died.\"}\n"
               "{\"url\":\"http://a.example/1\",\"published\":\"2022-08-01\",\"source\":\"A\",\"text\":\"Three men died.\"}\n");
    same_in_parts("figures", "a b feed.jsonl", 2);
    same_in_parts("changes --since 2022-01-01", "a b feed.jsonl", 3);
}

Test(parts, take_decisions_of_the_folder)
{
    RUN(0, "cp -r \"$MW_SOURCE\"/data/story story && "
           "printf 'action\\twhat\\tas\\nmerge\\ttatmadaw\\tstate-administration-council\\n' > story/decisions.tsv");
    same_in_parts("briefing", "story", 2);
}

static void refused(const char *parts, const char *why)
{
    RUN(1, "\"$M\" merge %s", parts);
    cr_expect(strstr(errors, why), "no \"%s\" in:\n%s", why, errors);
    cr_expect_str_eq(output, "");
}

Test(parts, that_do_not_belong_together_are_refused)
{
    RUN(0, "cp -r \"$MW_SOURCE\"/data/story story");
    RUN(0, "for i in 1 2 3; do \"$M\" run figures --shard $i/3 -o $i.part story || exit 9; done");
    RUN(0, "\"$M\" run figures --about killed --shard 3/3 -o option.part story");
    RUN(0, "\"$M\" run quotes --shard 3/3 -o script.part story");
    RUN(0, "rm story/2023*; \"$M\" run figures --shard 3/3 -o input.part story");
    RUN(0, "\"$M\" ingest story --into corpus.db && head -c 40000 3.part > short.part && : > empty.part");
    refused("1.part 2.part", "1.part: it is part 1 of 3, but 2 parts are given");
    refused("1.part 2.part 2.part", "2.part: it is part 2, and so is 2.part");
    refused("1.part 2.part option.part", "option.part: it is of another run than 1.part: the options, modules or inputs differ");
    refused("1.part 2.part script.part", "script.part: it is of another run than 1.part: the script differ");
    refused("1.part 2.part input.part", "input.part: it has read other articles than 1.part");
    refused("1.part 2.part corpus.db", "corpus.db: it is no part of a run");
    refused("1.part 2.part short.part", "short.part: ");
    refused("1.part 2.part empty.part", "empty.part: ");
    refused("1.part 2.part gone.part", "gone.part: there is no such file");
}

/* A script that was changed in the meantime would count something else. */
Test(parts, of_a_script_that_has_changed_are_refused)
{
    sample_put("counts.lua", SAMPLE_COUNTS);
    RUN(0, "\"$M\" run ./counts.lua --shard 1/1 -o 1.part && echo '-- more' >> counts.lua");
    refused("1.part", "1.part: it was made by another run than this would be: the text of the script differ");
}

Test(parts, need_what_can_be_merged)
{
    sample_put("chain.lua", "return { summary = 'A chain', start = function() return {n = 0} end, each = function(a, s) s.n = s.n + 1 end,\n"
                            "report = function(seen) print(seen.n) end }\n");
    RUN(2, "\"$M\" run ./chain.lua --shard 1/2 -o 1.part");
    cr_expect(strstr(errors, "cannot be merged"), "%s", errors);
    RUN(0, "ls *.part* 2>/dev/null | wc -l");
    cr_expect_str_eq(output, "0\n");
    RUN(2, "\"$M\" run figures --shard 3/2 -o 1.part");
    RUN(2, "\"$M\" run figures --shard 1/2");
    RUN(2, "\"$M\" run figures --shard 1/2 -o 1.part --json x.json");
}

/* A file that cannot grow stands for a disk that is full; a part is whole or not there. */
Test(parts, are_whole_or_not_there)
{
    RUN(1, "(ulimit -f 100; trap '' XFSZ; exec \"$M\" run figures --shard 1/1 -o 1.part)");
    cr_expect(strstr(errors, "1.part: "), "%s", errors);
    RUN(1, "\"$M\" run figures --shard 1/1 -o /nowhere/1.part");
    RUN(0, "ls | wc -l");
    cr_expect_str_eq(output, "0\n");
}
