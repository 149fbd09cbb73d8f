/* SPDX-License-Identifier: MIT */
/* decisions.tsv, through the program: where it is found, what it does, what is said of it. */
#include <stdio.h>

#include "cli/sample.h"

#define HAS(text, part) cr_expect(strstr(text, part), "%s", text)
#define HAS_NOT(text, part) cr_expect_null(strstr(text, part), "%s", text)

static void start(void)
{
    sample_start();
    RUN(0, "mkdir -p n");
    sample_put("n/a.txt", "title: Talks\nsource: Wire\npublished: 2022-08-03\n\n"
                          "Foreign Minister U Wunna Tun Lwin came. “We agree,” U Wunna Tun Lwin said. The Quayside "
                          "Relief Committee (QRC) met him.");
    sample_put("n/b.txt", "title: More\nsource: Wire\npublished: 2022-08-04\n\n"
                          "“We do not,” Wunna Tun Lwin said. “Stop,” the QRC said in a statement. QRC officials left.");
}

TestSuite(decisions_file, .init = start, .fini = sample_end);

static void put_decisions(const char *name, const char *rows)
{
    char text[600];
    snprintf(text, sizeof text, "action\twhat\tinto\tarticle\twhy\n%s", rows);
    sample_put(name, text);
}

Test(decisions_file, spellings_and_acronyms_are_one_entity_without_any)
{
    RUN(0, "\"$M\" eval '#corpus:quotes{speaker = \"Wunna Tun Lwin\"}' n");
    cr_expect_str_eq(output, "2\n");
    RUN(0, "\"$M\" eval 'corpus:entity(\"QRC\").id' n");
    cr_expect_str_eq(output, "quayside-relief-committee\n");
    RUN(0, "\"$M\" eval 'corpus:entity(\"QRC\").id' n/b.txt");
    cr_expect_str_eq(output, "qrc\n", "nothing here says what it is short for");
}

Test(decisions_file, is_found_in_the_input_folder_and_beside_the_corpus_and_by_its_option)
{
    put_decisions("n/decisions.tsv", "merge\tQRC\tred-cross\t\tsame\n");
    RUN(0, "\"$M\" eval 'corpus:entity(\"QRC\").id' n");
    cr_expect_str_eq(output, "red-cross\n");
    RUN(0, "\"$M\" -q ingest n --into c.db; \"$M\" eval 'corpus:entity(\"QRC\").id' c.db");
    cr_expect_str_eq(output, "red-cross\n", "the corpus was built with it");
    put_decisions("decisions.tsv", "merge\tQRC\tother-body\t\tsame\n");
    RUN(0, "\"$M\" eval 'corpus:entity(\"QRC\").id' c.db");
    cr_expect_str_eq(output, "other-body\n", "beside the corpus");
    put_decisions("mine.tsv", "merge\tQRC\tthird-body\t\tsame\n");
    RUN(0, "\"$M\" eval 'corpus:entity(\"QRC\").id' c.db --decisions mine.tsv");
    cr_expect_str_eq(output, "third-body\n");
    RUN(1, "\"$M\" eval '1' n --decisions missing.tsv");
    HAS(errors, "moonwire: missing.tsv: ");
}

Test(decisions_file, is_found_in_the_data_folder_last)
{
    RUN(0, "mkdir -p x/moonwire");
    put_decisions("x/moonwire/decisions.tsv", "merge\tQRC\tred-cross\t\tsame\n");
    RUN(0, "XDG_DATA_HOME=$PWD/x \"$M\" eval 'corpus:entity(\"QRC\").id' n");
    cr_expect_str_eq(output, "red-cross\n");
    RUN(0, "XDG_DATA_HOME=$PWD/x \"$M\" paths");
    HAS(output, "/x/moonwire/decisions.tsv\n");
}

Test(decisions_file, a_corpus_that_grows_is_the_same_as_one_made_at_once)
{
    put_decisions("decisions.tsv", "merge\tWunna Tun Lwin\tthe-minister\t\tsame\nsplit\tqrc\tanother\n");
    RUN(0, "\"$M\" -q ingest n --into whole.db");
    RUN(0, "\"$M\" -q ingest n/b.txt --into grown.db; \"$M\" -q ingest -j 2 n/a.txt --into grown.db");
    RUN(0, "for c in whole grown; do \"$M\" eval 'print(corpus:sql(\"select text, entity, name, start from entities "
           "order by article, start\"):csv()) print(corpus:sql(\"select entity, form, times from form order by 1, 2\"):csv())' "
           "$c.db > $c.txt; done; cmp whole.txt grown.txt && grep -c another whole.txt");
    RUN(0, "rm decisions.tsv; \"$M\" ingest n --into whole.db");
    HAS(errors, "the decisions of decisions.tsv, with which the corpus was built, are kept");
}

Test(decisions_file, lines_that_are_wrong_or_fit_nothing_are_told)
{
    put_decisions("n/decisions.tsv", "marge\ta\tb\nmerge\tQRC\tred-cross\nmerge\tnobody\tsomebody\nreject\tnobody\n");
    RUN(1, "\"$M\" eval 'corpus:entity(\"QRC\").id' n");
    cr_expect_str_eq(output, "red-cross\n");
    cr_expect_str_eq(errors, "moonwire: n/decisions.tsv:2: \"marge\" is no action: merge, split, reject or retype\n"
                             "moonwire: n/decisions.tsv: nothing in the corpus fits lines 4, 5\n");
    RUN(1, "\"$M\" ingest n --into c.db");
    HAS(errors, "n/decisions.tsv:2: \"marge\" is no action");
}

static const char REPORT[] =
    "return {summary = 'Who spoke', run = function(corpus, options, report)\n"
    "  report:table(corpus:quotes{}:by('speaker'))\n"
    "  for q in corpus:quotes{} do if q.speaker then report:say('{who} spoke.', {who = q.speaker}) report:quote(q) end end\n"
    "  for e in corpus:entities{entity = 'QRC'} do report:say('{it}.', {it = e}) end\n"
    "end}\n";

Test(decisions_file, is_listed_in_every_report_and_the_report_can_be_verified)
{
    sample_put("r.lua", REPORT);
    put_decisions("n/decisions.tsv", "merge\tQRC\tRed Cross\t\tsame body\nmerge\tnobody\tsomebody\n");
    RUN(0, "\"$M\" run ./r.lua n --json r.json --markdown r.md");
    HAS(output, "Decided by hand, in n/decisions.tsv:\n  line 2: merge QRC into Red Cross; same body (");
    HAS(output, "line 3: merge nobody into somebody (nothing fits it)");
    HAS(output, "Red Cross");
    RUN(0, "cat r.md");
    HAS(output, "- line 2: merge QRC into Red Cross; same body (");
    RUN(0, "\"$M\" verify r.json");
    HAS(output, "all as the report says");
    RUN(0, "cat r.json");
    HAS(output, "\"decisions\":{\"file\":\"n/decisions.tsv\",\"sha256\":\"");
    HAS(output, "{\"line\":2,\"action\":\"merge\",\"what\":\"QRC\",\"as\":\"Red Cross\",\"article\":null,\"who\":null,\"why\":\"same body\",\"when\":null,\"mentions\":");
    HAS(output, "{\"spelled\":\"QRC\",\"name\":\"Red Cross\",\"why\":");
    RUN(4, "sed 's/\"spelled\":\"QRC\"/\"spelled\":\"XYZ\"/' r.json > s.json; \"$M\" verify s.json");
    HAS(output, "its article now reads \"QRC\" there");
}

static const char STREAMING[] =
    "return {summary = 'Who spoke', start = function() return {said = mw.tally()} end,\n"
    "  each = function(article, seen) for _, q in ipairs(article.quotes) do if q.speaker then seen.said:add(q.speaker, q) end end end,\n"
    "  report = function(seen, options, report) report:table(seen.said:top(9):named('speaker', 'quotes')) end}\n";

Test(decisions_file, reaches_streaming_scripts_too)
{
    sample_put("s.lua", STREAMING);
    put_decisions("n/decisions.tsv", "merge\tQRC\tRed Cross\n");
    RUN(0, "\"$M\" run ./s.lua n --json - | tr '[' '\\n' | grep -c '\"Red Cross\",1'");
    RUN(0, "\"$M\" -q ingest n --into c.db; \"$M\" run ./s.lua c.db");
    HAS(output, "Wunna Tun Lwin");
    HAS(output, "Red Cross");
}

/* Over files no corpus is built, so nobody knows what the acronym of one article is short for in another. */
Test(decisions_file, over_files_a_streaming_script_sees_each_articles_own_names_over_a_corpus_one_over_all)
{
    sample_put("s.lua", STREAMING);
    RUN(0, "\"$M\" run ./s.lua n");
    HAS(output, "QRC                  1  ");
    HAS_NOT(output, "Committee  ");
    RUN(0, "\"$M\" -q ingest n --into c.db; \"$M\" run ./s.lua c.db");
    HAS(output, "Quayside Relief Committee       1  ");
    HAS_NOT(output, "QRC  ");
}

/* Names every mention, and what each article says of it. */
static const char MENTIONS[] =
    "return {summary = 'Mentions', start = function() return {all = mw.tally()} end,\n"
    "  each = function(article, seen)\n"
    "    for _, e in ipairs(article.entities) do\n"
    "      if e.mention == 'name' then seen.all:add(article.id .. ' ' .. e.text .. ' is ' .. e.entity .. ' ' .. e.type .. ' ' .. e.name, e) end\n"
    "    end\n"
    "    for _, q in ipairs(article.quotes) do seen.all:add(article.id .. ' says ' .. (q.speaker and q.speaker.id or 'nobody'), q) end\n"
    "  end,\n"
    "  report = function(seen, options, report) for row in seen.all:top(99) do print(row[1]) end\n"
    "    report:table(seen.all:top(99):named('key', 'times')) end}\n";

Test(decisions_file, over_files_each_line_holds_in_each_article_by_itself)
{
    sample_put("m.lua", MENTIONS);
    put_decisions("n/decisions.tsv", "merge\twunna-tun-lwin\tunited-nations\t\tnot so\n"
                                     "retype\tQuayside Relief Committee\tGROUP\n"
                                     "split\tQRC\tQatar Rail Company\tb\n"
                                     "reject\tWunna Tun Lwin\t\tb\n"
                                     "retype\tqatar-rail-company\tOTHER\n"
                                     "split\tUnited Nations\t\t\n"
                                     "reject\tnobody\n");
    RUN(0, "\"$M\" run ./m.lua n --json r.json -j 2");
    HAS(output, "a Wunna Tun Lwin is united-nations PERSON United Nations\n"); /* the name is of the name tables */
    HAS(output, "a says united-nations\n");
    HAS(output, "a Quayside Relief Committee is quayside-relief-committee GROUP Quayside Relief Committee\n");
    HAS(output, "b QRC is qatar-rail-company OTHER Qatar Rail Company\n");
    HAS(output, "b says qatar-rail-company\n");
    HAS(output, "b says nobody\n");
    HAS_NOT(output, "b Wunna Tun Lwin");
    cr_expect_str_eq(errors, "moonwire: n/decisions.tsv: nothing in the articles fits lines 7, 8\n");
    HAS(output, "Decided by hand, in n/decisions.tsv:\n");
    HAS(output, "line 2: merge wunna-tun-lwin into united-nations; not so (3 mentions");
    HAS(output, "line 8: reject nobody (nothing fits it)");
    RUN(0, "\"$M\" run ./m.lua n --json s.json; cmp r.json s.json; \"$M\" verify r.json");
    RUN(0, "cat r.json");
    HAS(output, "{\"line\":3,\"action\":\"retype\",\"what\":\"Quayside Relief Committee\",\"as\":\"GROUP\",\"article\":null,\"who\":null,\"why\":null,\"when\":null,\"mentions\":");
}

Test(decisions_file, lines_that_are_wrong_are_told_to_streaming_scripts_too)
{
    sample_put("s.lua", STREAMING);
    put_decisions("n/decisions.tsv", "marge\ta\tb\nmerge\tQRC\tRed Cross\n");
    RUN(1, "\"$M\" run ./s.lua n");
    cr_expect_str_eq(errors, "moonwire: n/decisions.tsv:2: \"marge\" is no action: merge, split, reject or retype\n");
    HAS(output, "Red Cross");
}

Test(decisions_file, is_written_by_decide_where_the_command_line_lets_it)
{
    RUN(0, "\"$M\" eval 'corpus:decide{merge = {\"QRC\", \"Red Cross\"}, why = \"same\", when = \"2022-08-05\"} "
           "print(corpus:entity(\"QRC\").name)' n");
    cr_expect_str_eq(output, "Red Cross\n");
    HAS(errors, "moonwire: n/decisions.tsv: added merge QRC, Red Cross\n");
    RUN(0, "cat n/decisions.tsv");
    cr_expect_str_eq(output, "action\twhat\tas\tarticle\twho\twhy\twhen\nmerge\tQRC\tRed Cross\t\t\tsame\t2022-08-05\n");
    RUN(0, "\"$M\" -q ingest n --into c.db; \"$M\" eval 'corpus:decide{reject = \"QRC\"} print(#corpus:entities{})' c.db");
    RUN(0, "\"$M\" eval 'print(#corpus:entities{type = \"ORG\"})' c.db");
    cr_expect_str_eq(output, "0\n", "what was decided in one session stands in the next");
    RUN(0, "tail -1 n/decisions.tsv");
    HAS(output, "reject\tQRC"); /* the file with which the corpus was built */
    RUN(0, "rm n/decisions.tsv; \"$M\" eval 'corpus:decide{retype = {\"the-minister\", \"PERSON\"}}' c.db; cat decisions.tsv");
    HAS(output, "merge\tQRC"); /* what the corpus was built with is not lost with its file */
    HAS(output, "retype\tthe-minister\tPERSON");
    sample_put("d.lua", "return {summary = 'x', run = function(corpus, o, report) corpus:decide{reject = 'QRC'} end}\n");
    RUN(3, "\"$M\" run ./d.lua n");
    HAS(errors, "name the file on the command line (--decisions FILE)");
    put_decisions("m.tsv", "");
    RUN(0, "\"$M\" run ./d.lua n --decisions m.tsv; cat m.tsv");
    HAS(output, "reject\tQRC");
}

Test(decisions_file, is_explained)
{
    RUN(0, "\"$M\" help decisions");
    HAS(output, "merge   what is as");
    put_decisions("n/decisions.tsv", "merge\tQRC\tRed Cross\t\tsame body\n");
    RUN(0, "\"$M\" eval 'mw.explain(corpus:quotes{speaker = \"QRC\"}[1])' n");
    HAS(output, "rule      ");
    HAS(output, "words/saying.tsv:");
    HAS(output, "in the article itself, speaker was qrc\n");
    HAS(output, "QRC (qrc): an acronym that an article introduced; merge, n/decisions.tsv:2: same body\n");
    HAS(output, "decided   n/decisions.tsv:2: merge QRC Red Cross; same body\n");
}
