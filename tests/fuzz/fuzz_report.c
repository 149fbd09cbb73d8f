/* SPDX-License-Identifier: MIT */
/* A report in its JSON form that may hold anything: verify and diff end, and say something printable. */
#include <moonwire/diff.h>
#include <moonwire/verify.h>

#include "fuzz/check.h"

static const mw_model *model(void)
{
    static mw_model *opened;
    if (!opened)
        opened = mw_model_open(NULL);
    MUST(opened);
    return opened;
}

/* Nothing differs from itself. */
static void check_diff(mw_str json)
{
    mw_diff_counts counts;
    mw_buf out = {0};
    mw_error err = {0};
    bool good = mw_diff(json, json, json.len % 2, &out, &counts, &err);
    MUST(good == (err.code == MW_OK));
    MUST(!good || counts.fresh + counts.gone + counts.changed + counts.resourced + counts.made == 0);
    check_text(mw_buf_str(&out));
    mw_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const STORY[] = {"builtin:story"}; /* never what the report names */
    mw_verify_options options = {.model = model(), .inputs = STORY, .input_count = 1};
    mw_verify_counts counts;
    mw_buf out = {0};
    mw_error err = {0};
    bool good = mw_verify((mw_str){(const char *)data, size}, &options, &out, &counts, &err);
    MUST(good == (err.code == MW_OK));
    MUST(!good || out.len > 0);
    check_text(mw_buf_str(&out));
    for (size_t i = 0; i < out.len; i++)
        MUST((unsigned char)out.data[i] >= 0x20 || out.data[i] == '\n');
    mw_buf_free(&out);
    check_diff((mw_str){(const char *)data, size});
    return 0;
}
