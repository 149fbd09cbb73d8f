/* SPDX-License-Identifier: MIT */
/* A report made again: moonwire rerun, run --check-repro, and the modules in the manifest. */
#include "cli/sample.h"

#define HAS(text, part) cr_expect(strstr(text, part), "%s", text)
#define HAS_NOT(text, part) cr_expect_null(strstr(text, part), "%s", text)

static void start(void)
{
    sample_start();
    RUN(0, "cp -r \"$MW_SOURCE\"/data/story story");
}

TestSuite(rerun, .init = start, .fini = sample_end, .timeout = 120);

Test(rerun, makes_the_same_report_from_its_manifest_alone)
{
    RUN(0, "\"$M\" run figures --to 2022-08-31 --about killed story --json old.json > old.txt");
    RUN(0, "\"$M\" rerun old.json --jobs 2 --json new.json > new.txt && cmp old.txt new.txt && cmp old.json new.json");
    HAS(errors, "the same report again, byte for byte");
    RUN(0, "\"$M\" run \"$MW_SOURCE\"/scripts/examples/speakers.lua --top 3 --json old.json && \"$M\" rerun old.json");
    HAS(errors, "the same report again, byte for byte");
}

Test(rerun, says_which_articles_are_others)
{
    RUN(0, "\"$M\" run figures story --json old.json");
    RUN(0, "rm story/2022-07-25* && printf '\\nLater, the army said 31 people were killed.\\n' >> story/2021-03-27-armed-forces-day.txt");
    RUN(4, "\"$M\" rerun old.json");
    HAS(errors, "edited      2021-03-27-armed-forces-day");
    HAS(errors, "gone        2022-07-25-four-executed");
    HAS(errors, "what it was made from has changed");
}

Test(rerun, says_that_script_module_decisions_and_engine_are_others)
{
    RUN(0, "mkdir -p data/scripts/lib && printf 'return 1\\n' > data/scripts/lib/own.lua");
    sample_put("own.lua", "require 'own'\nreturn { summary = 'x', run = function() end }\n");
    RUN(0, "MOONWIRE_DATA=$PWD/data \"$M\" run ./own.lua --json old.json");
    RUN(0, "cat old.json");
    HAS(output, "\"modules\":{\"scripts/lib/own.lua\":\"");
    RUN(0, "printf 'return 2\\n' > data/scripts/lib/own.lua");
    RUN(4, "MOONWIRE_DATA=$PWD/data \"$M\" rerun old.json");
    HAS(errors, "changed     scripts/lib/own.lua: ");
    HAS_NOT(errors, "the script's SHA-256");
    RUN(4, "echo >> own.lua; sed -i 's/\"engine\":\"[^\"]*\"/\"engine\":\"0.0.0\"/' old.json; MOONWIRE_DATA=$PWD/data \"$M\" rerun old.json");
    HAS(errors, "the script's SHA-256: ");
    HAS(errors, "engine: 0.0.0");
}

Test(rerun, refuses_what_cannot_be_made_again)
{
    RUN(0, "cat story/2021-03-27* | \"$M\" run figures - --json piped.json");
    RUN(1, "\"$M\" rerun piped.json");
    HAS(errors, "it was made from standard input, which is gone");
    RUN(1, "echo '{\"moonwire\":\"report\",\"version\":1}' > bad.json; \"$M\" rerun bad.json");
    HAS(errors, "bad.json: not a whole report: it has no manifest");
    RUN(1, "\"$M\" run figures story --json old.json > all.txt; rm -r story; \"$M\" rerun old.json");
    HAS(errors, "story: cannot be opened");
}

Test(rerun, check_repro_is_silent_where_every_byte_is_the_same)
{
    RUN(0, "\"$M\" run figures story > once.txt && \"$M\" run figures story --check-repro > twice.txt && cmp once.txt twice.txt");
    cr_expect_str_eq(errors, "");
    RUN(2, "\"$M\" run figures - --check-repro < /dev/null");
    HAS(errors, "cannot read standard input twice");
    RUN(1, "\"$M\" run figures nothing --check-repro");
    HAS_NOT(errors, "the second run says");
}

/* A table beside `each` that neither seen nor report knows: what is counted depends on which thread saw how many. */
Test(rerun, check_repro_finds_a_script_that_depends_on_the_threads)
{
    sample_put("order.lua", "local mw = require 'moonwire'\nlocal before = {}\n"
                            "return { summary = 'x', start = function() return {t = mw.tally()} end,\n"
                            "each = function(article, seen)\n"
                            "  for i = 1, 1000000 do end\n"
                            "  before[#before + 1] = article.id\n"
                            "  seen.t:add('article ' .. #before, article)\n"
                            "end,\n"
                            "report = function(seen, options, report) report:table(seen.t:top(50)) end }\n");
    RUN(4, "\"$M\" run ./order.lua story --check-repro");
    HAS(errors, "the second run says something else, in line ");
    RUN(4, "\"$M\" run ./order.lua story --check-repro --jobs 2");
}

Test(rerun, check_repro_keeps_the_status_of_an_expectation)
{
    sample_put("untrue.lua", "return { summary = 'x', run = function(c, o, report) report:expect(false, 'more') end }\n");
    RUN(4, "\"$M\" run ./untrue.lua story --check-repro");
    HAS_NOT(errors, "the second run says");
}
