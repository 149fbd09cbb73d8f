/* SPDX-License-Identifier: MIT */
/* tests/articles: what each format's sample files come to. */
#include "cli/sample.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

TestSuite(articles, .init = sample_start, .fini = sample_end);

static void expect_format(const char *format)
{
    char folder[1024], path[1100];
    mw_error err = {0};
    mw_file file;
    snprintf(folder, sizeof folder, "%s", sample_source("tests/articles"));
    snprintf(path, sizeof path, "%s/expected/%s.jsonl", folder, format);
    RUN(0,
        "\"$M\" annotate -q --only article,paragraphs,sentences '%s/%s' | "
        "sed 's/\"engine\":\"[^\"]*\",\"lexicon\":\"[^\"]*\",//'",
        folder, format);
    if (getenv("MW_UPDATE"))
        cr_assert(mw_file_write(path, mw_str_of(output), &err), "%s: %s", path, err.text);
    cr_assert(mw_file_open(path, &file, &err), "%s: %s", path, err.text);
    mw_str wanted = file.bytes, seen = mw_str_of(output), one, other;
    cr_expect_gt(wanted.len, 0);
    while (mw_str_cut(&wanted, '\n', &one) && mw_str_cut(&seen, '\n', &other))
        cr_expect(mw_str_equal(one, other), "%s:\n  is  %.*s\n  was %.*s", format, MW_ARG(other),
                  MW_ARG(one));
    cr_expect(!wanted.data && !mw_str_cut(&seen, '\n', &other), "%s: another number of articles",
              format);
    mw_file_close(&file);
}

Test(articles, plain_text)
{
    expect_format("text");
}

Test(articles, web_pages)
{
    expect_format("html");
}

Test(articles, json_lines)
{
    expect_format("jsonl");
}
