/* SPDX-License-Identifier: MIT */
/* Every bundled report over the bundled story is true when it is verified at once. */
#include "run/sample_report.h"

#include <moonwire/verify.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "model/bundle.h"

static void run_report(mw_str name, mw_buf *json)
{
    char command[2048];
    const char *program = getenv("MOONWIRE");
    snprintf(command, sizeof command, "'%s' run '%.*s' --json -", program, MW_ARG(name));
    FILE *pipe = popen(command, "r");
    cr_assert(pipe);
    cr_assert(mw_file_slurp(fileno(pipe), (size_t)1 << 30, json, NULL));
    cr_assert_eq(pclose(pipe), 0, "%s", command);
}

Test(bundled, reports_are_true)
{
    int count = 0;
    if (!getenv("MOONWIRE"))
        cr_skip_test("MOONWIRE names the program; ctest sets it");
    for (const mw_bundle_file *file = MW_BUNDLE; file->name; file++) {
        mw_str name = mw_str_of(file->name);
        if (!mw_str_starts(name, MW_STR("scripts/reports/")))
            continue;
        name = mw_str_sub(name, strlen("scripts/reports/"), name.len - strlen(".lua"));
        mw_buf json = {0}, out = {0};
        mw_error err = {0};
        mw_verify_counts counts;
        mw_verify_options options = {.model = sample_model()};
        run_report(name, &json);
        ASSERT_OK(mw_verify(mw_buf_str(&json), &options, &out, &counts, &err), err);
        cr_assert_eq(counts.problems, 0, "%.*s:\n%s", MW_ARG(name), out.data);
        cr_assert_gt(counts.citations, 0);
        mw_buf_free(&json);
        mw_buf_free(&out);
        count++;
    }
    cr_assert_geq(count, 3);
}
