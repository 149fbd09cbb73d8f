/* SPDX-License-Identifier: MIT */
/* moonwire bench: what it prints, never how fast. */
#include "cli/sample.h"

TestSuite(bench, .init = sample_start, .fini = sample_end);

#define HAS(text, part) cr_expect(strstr(text, part), "%s", text)

Test(bench, prints_a_row_a_stage_with_its_ratio_and_floor)
{
    sample_put("a.txt", "Min Aung Hlaing met Sergey Lavrov on Aug. 3, 2022. “We are friends,” Lavrov said.\n");
    RUN(0, "\"$M\" bench --mb 1 --rounds 1 a.txt");
    cr_expect_str_eq(errors, "");
    static const char *const PARTS[] = {"stage", "MB/s", "M tokens/s", "ratio", "floor", "sentences, tokens ",
                                        "sentences, tokens: JSON", "… and tags", "… and names", "… and dates", "… and quotes",
                                        "… and events", "… and figures", "sentences, dates, quotes",
                                        "all layers: JSON", "gazetteer", "PCRE2-JIT", "tags, names : dates", "start, one sentence"};
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        HAS(output, PARTS[i]);
}

Test(bench, needs_an_article)
{
    RUN(1, "\"$M\" bench --mb 1 --rounds 1 nothing.txt");
    HAS(errors, "no article");
}

Test(bench, takes_whole_numbers)
{
    RUN(2, "\"$M\" bench --mb 0");
    HAS(errors, "--mb");
}
