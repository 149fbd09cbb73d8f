/* SPDX-License-Identifier: MIT */
/* moonwire diff: two reports of one script, between which articles came, went and changed. */
#include "cli/sample.h"

#define HAS(text, part) cr_expect(strstr(text, part), "%s", text)
#define HAS_NOT(text, part) cr_expect_null(strstr(text, part), "%s", text)

static const char SCRIPT[] = "return {summary = 'A list', options = {least = {0, 'no less than this'}},\n"
                             "run = function(corpus, options, report)\n"
                             "  local figures = corpus:figures{}\n"
                             "  report:say('Figures: {n}.', {n = figures})\n"
                             "  report:section('Claims')\n"
                             "  report:table(figures:sort('outlet'), {columns = {'outlet', 'about', 'value'}})\n"
                             "  report:expect(#figures < 3, 'few')\n"
                             "end}\n";

static void start(void)
{
    sample_start();
    sample_put("list.lua", SCRIPT);
    RUN(0, "mkdir old new");
    sample_put("old/a.txt", "source: Wire\npublished: 2022-08-03\n\nThe group said 12 people were killed in Accra.\n");
    sample_put("old/b.txt", "source: Gazette\npublished: 2022-08-03\n\nPolice said 7 people were killed in Lagos.\n");
}

TestSuite(diff, .init = start, .fini = sample_end);

static void make(const char *folder, int status)
{
    RUN(status, "\"$M\" run ./list.lua %s --json %s.json", folder, folder);
}

Test(diff, tells_what_is_new_gone_and_changed_under_its_section)
{
    sample_put("new/a.txt", "source: Wire\npublished: 2022-08-03\n\nThe group said 15 people were killed in Accra.\n");
    sample_put("new/c.txt", "source: Monitor\npublished: 2022-08-04\n\nDoctors said 9 people were injured in Kano.\n");
    make("old", 0);
    make("new", 0);
    RUN(0, "\"$M\" diff old.json new.json");
    HAS(output, "Claims\n");
    HAS(output, "  changed     Wire | killed | 12\n          \xe2\x86\x92   Wire | killed | 15\n");
    HAS(output, "  new         Monitor | injured | 9\n");
    HAS(output, "  gone        Gazette | killed | 7\n");
    HAS(output, "Articles\n  edited      a\n  new         c\n  gone        b\n");
    HAS(output, "new 1, gone 1, changed 1, re-sourced 1; of what they were made from: 3\n");
}

Test(diff, tells_what_says_the_same_and_rests_on_something_else)
{
    sample_put("new/a.txt", "source: Wire\npublished: 2022-08-03\n\nBefore that, a word. The group said 12 people were killed in Accra.\n");
    RUN(0, "cp old/b.txt new/b.txt");
    make("old", 0);
    make("new", 0);
    RUN(0, "\"$M\" diff old.json new.json");
    HAS(output, "  re-sourced  Wire | killed | 12 (spans: 1, now 1)\n");
    HAS_NOT(output, "changed     Wire");
}

Test(diff, tells_an_option_and_an_expectation_that_no_longer_holds)
{
    RUN(0, "cp old/* new/");
    sample_put("new/c.txt", "source: Monitor\npublished: 2022-08-04\n\nDoctors said 9 people were injured in Kano.\n");
    make("old", 0);
    RUN(4, "\"$M\" run ./list.lua --least 2 new --json new.json");
    RUN(0, "\"$M\" diff old.json new.json");
    HAS(output, "  changed     holds: few\n          \xe2\x86\x92   does not hold: few\n");
    HAS(output, "  changed     --least: 0\n          \xe2\x86\x92   --least: 2\n");
}

Test(diff, nothing_differs_from_itself)
{
    make("old", 0);
    RUN(0, "\"$M\" diff --expect-same old.json old.json");
    cr_expect_str_eq(output, "new 0, gone 0, changed 0, re-sourced 0; of what they were made from: 0\n");
}

Test(diff, says_so_by_its_status_where_it_is_asked_to)
{
    RUN(0, "cp old/a.txt new/a.txt");
    make("old", 0);
    make("new", 0);
    RUN(4, "\"$M\" diff --expect-same old.json new.json");
    RUN(0, "\"$M\" diff old.json new.json");
}

Test(diff, gives_both_citations_as_lines_of_json)
{
    RUN(0, "cp old/a.txt new/a.txt");
    make("old", 0);
    make("new", 0);
    RUN(0, "\"$M\" diff --lines old.json new.json");
    HAS(output, "{\"section\":\"Claims\",\"what\":\"gone\",\"old\":\"Gazette | killed | 7\",\"new\":null,\"old_cites\":[\"b:");
    HAS(output, "\"new_cites\":[]}\n");
}

Test(diff, refuses_what_is_no_report)
{
    make("old", 0);
    sample_put("other.json", "{\"blocks\": 3}");
    RUN(1, "\"$M\" diff old.json other.json");
    HAS(errors, "this is no report of moonwire run --json");
    RUN(1, "\"$M\" diff old.json nowhere.json");
    HAS(errors, "nowhere.json");
    RUN(2, "\"$M\" diff old.json");
}
