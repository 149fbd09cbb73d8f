/* SPDX-License-Identifier: MIT */
/* How well copies are found among articles of which it is known, and in what time. No test: machines differ in time.
 *   cmake --build build --target bench_copies && build/bench_copies
 * A pair is right where both articles are of one report; precision and recall are over all pairs that share a cluster. */
#include <moonwire/neardup.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "stats/sample_newsroom.h"
#include "stats/sample_pairs.h"

static void measure(uint32_t articles)
{
    clock_t begun = clock();
    pairs_found found = {0};
    if (!pairs_measure(articles, &found)) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    double seconds = (double)(clock() - begun) / CLOCKS_PER_SEC;
    printf("%6u articles: precision %.4f, recall %.4f, of %llu pairs; %.2f s with writing them, %.0f us an article\n", articles,
           pairs_precision(&found), pairs_recall(&found), (unsigned long long)found.known, seconds, 1e6 * seconds / articles);
    for (int kind = NEWSROOM_SAME; kind <= NEWSROOM_DECOY && articles == 10000; kind++)
        printf("    %-24s %4u of %4u with their report\n", newsroom_kind_name((newsroom_kind)kind), found.joined[kind],
               found.written[kind]);
}

int main(void)
{
    measure(2500);
    measure(5000);
    measure(10000);
    puts("Harder ones, of 200 each:");
    for (int kind = NEWSROOM_BRITISH; kind < NEWSROOM_KINDS; kind++)
        printf("    %-24s %4u with their report\n", newsroom_kind_name((newsroom_kind)kind),
               pairs_joined_of((newsroom_kind)kind, 200));
    printf("    %-24s %4u with another day's\n", "daily bulletin", pairs_bulletins_joined(200, "Daily"));
    printf("    %-24s %4u with another's\n", "its form at many outlets", pairs_bulletins_joined(200, NULL));
    return 0;
}
