/* SPDX-License-Identifier: MIT */
/* The network report and the files beside it. */
#include "cli/sample.h"

#define HAS(text, part) cr_expect(strstr(text, part), "%s", text)

static void start(void)
{
    sample_start();
    RUN(0, "mkdir n out");
    sample_put("n/a.txt", "source: Wire\npublished: 2022-08-03\n\nSergey Lavrov met Wang Yi in Moscow on Tuesday. Wang Yi met "
                          "Prak Sokhonn on Monday.\n");
    sample_put("n/b.txt", "source: Gazette\npublished: 2022-08-04\n\nWang Yi met Sergey Lavrov in Moscow on Tuesday.\n");
}

TestSuite(network_report, .init = start, .fini = sample_end);

Test(network_report, what_two_articles_tell_of_one_day_is_one_act)
{
    RUN(0, "\"$M\" eval 'corpus:network{nodes = \"PERSON\"}.ties:select(\"one\", \"other\", \"acts\", \"articles\"):csv()' n");
    HAS(output, "Sergey Lavrov,Wang Yi,1,2");
    HAS(output, "Prak Sokhonn,Wang Yi,1,1");
}

Test(network_report, writes_both_files_only_where_a_folder_is_named)
{
    RUN(0, "\"$M\" run network n");
    RUN(2, "ls network.gexf");
    RUN(0, "\"$M\" run network --out out n");
    RUN(0, "cat out/network.gexf");
    HAS(output, "<graph defaultedgetype=\"undirected\" mode=\"dynamic\" timeformat=\"date\">");
    HAS(output, "<edge id=\"1\" source=\"sergey-lavrov\" target=\"wang-yi\" weight=\"1\">");
    HAS(output, "<spell start=\"2022-08-02\" end=\"2022-08-02\"/>");
    RUN(0, "cat out/network.graphml");
    HAS(output, "<edge id=\"e1\" source=\"sergey-lavrov\" target=\"wang-yi\">");
}

Test(network_report, a_script_writes_nowhere_else)
{
    RUN(3, "\"$M\" eval 'mw.save(\"x.txt\", \"x\")' n");
    HAS(errors, "--out FOLDER");
    sample_put("s.lua", "return {summary = 's', run = function() mw.save('../x.txt', 'x') end}\n");
    RUN(3, "\"$M\" run ./s.lua --out out n");
    HAS(errors, "'../x.txt' is not a plain file name");
    RUN(3, "\"$M\" eval 'mw.stats.network(2, {{1, 3}})' n");
    HAS(errors, "tie 1 is of a node that is none");
    RUN(3, "\"$M\" eval 'corpus:network{sorted = true}' n");
    HAS(errors, "network takes nodes, per, code, from, to and outlet, not 'sorted'");
}

Test(network_report, a_result_is_drawn_into_the_folder_and_nowhere_else)
{
    sample_put("s.lua", "return {summary = 's', run = function(corpus)\n"
                        "corpus:events{}:by('actor'):plot('who.svg'):plot('who.txt'):plot('who.vl.json')\n"
                        "corpus:network{}.ties:plot('ties.svg', {kind = 'network', from = 'one', to = 'other', "
                        "value = 'acts', state = 'tone'}) end}\n");
    RUN(0, "\"$M\" run ./s.lua --out out n");
    RUN(0, "cat out/who.txt");
    HAS(output, "Wang Yi        \xe2\x96\x88");
    RUN(0, "cat out/ties.svg");
    HAS(output, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    HAS(output, ">Wang Yi</text>");
    HAS(output, ">cooperative</text>");
    RUN(0, "cat out/who.vl.json");
    HAS(output, "\"field\": \"actor\"");
    RUN(3, "\"$M\" run ./s.lua n");
    HAS(errors, "--out FOLDER");
    sample_put("s.lua", "return {summary = 's', run = function(corpus) corpus:events{}:plot('who.png') end}\n");
    RUN(3, "\"$M\" run ./s.lua --out out n");
    HAS(errors, "'who.png' ends in none of .svg .vl.json .txt");
    sample_put("s.lua", "return {summary = 's', run = function(corpus)\n"
                        "corpus:events{}:plot('a.svg', {kind = 'bars', valeu = 'x'}) end}\n");
    RUN(3, "\"$M\" run ./s.lua --out out n");
    HAS(errors, "did you mean 'value'?");
}
