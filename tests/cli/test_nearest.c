/* SPDX-License-Identifier: MIT */
#include "cli/nearest.h"

#include <criterion/criterion.h>

static const char *nearest(const char *word)
{
    static const char *const KNOWN[] = {"annotate", "eval", "ingest", "list",
                                        "repl",     "run",  "search", "show"};
    mw_nearest n = {.word = mw_str_of(word)};
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
        mw_nearest_try(&n, KNOWN[i]);
    return n.found ? n.found : "";
}

Test(nearest, finds_what_was_meant)
{
    cr_expect_str_eq(nearest("anotate"), "annotate");
    cr_expect_str_eq(nearest("igest"), "ingest");
    cr_expect_str_eq(nearest("saerch"), "search", "a swap is one step");
    cr_expect_str_eq(nearest("rnu"), "run");
    cr_expect_str_eq(nearest("sho"), "show");
    cr_expect_str_eq(nearest("anno"), "annotate", "a beginning is near");
    cr_expect_str_eq(nearest("shw"), "show");
}

Test(nearest, abstains_where_nothing_is_near)
{
    static const char *const FAR[] = {
        "",          "x",  "briefing",
        "evil-twin", "ls", "a-word-that-is-longer-than-every-command-there-is"};
    for (size_t i = 0; i < sizeof FAR / sizeof *FAR; i++)
        cr_expect_str_eq(nearest(FAR[i]), "", "%s", FAR[i]);
}
