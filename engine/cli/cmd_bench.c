/* SPDX-License-Identifier: MIT */
/* moonwire bench: how fast each stage is on this machine, beside a plain word count. */
#include "base/buf.h"
#include "cli/commands.h"
#include "cli/corpus.h"
#include "cli/input.h"
#include "cli/interrupt.h"
#include "cli/message.h"
#include "run/bench.h"

static unsigned mb = 4, rounds = 5;

static const mw_option OPTIONS[] = {
    {"mb", 0, MW_OPT_COUNT, &mb, "N", "megabytes of text a round; the input is repeated (4)"},
    {"rounds", 0, MW_OPT_COUNT, &rounds, "N", "the median of so many rounds counts (5)"},
    {0},
};

static const mw_example EXAMPLES[] = {
    {"moonwire bench --mb 1 --rounds 1", "a quick look, over the bundled story"},
    {"moonwire bench --mb 1 --rounds 3 feed.jsonl", "over articles of your own"},
    {0},
};

static int bench(mw_reader *reader, const mw_model *model)
{
    mw_error err = {0};
    mw_buf out = {0};
    mw_bench_options options = {
        .model = model,
        .bytes = (size_t)mb * 1000000,
        .rounds = rounds < MW_BENCH_ROUNDS_MAX ? rounds : MW_BENCH_ROUNDS_MAX,
        .cancel = &mw_interrupted,
    };
    mw_interrupt_watch();
    mw_frame *frame = mw_bench(reader, &options, &err);
    bool good = frame && mw_frame_print(frame, 0, 0, &out, &err) && mw_out(mw_buf_str(&out), &err);
    mw_frame_free(frame);
    mw_buf_free(&out);
    if (good)
        return MW_EXIT_DONE;
    if (err.code == MW_ECANCEL)
        return MW_EXIT_INTERRUPTED;
    mw_complain(MW_STR(""), &err);
    return MW_EXIT_FAILED;
}

static int run(int count, char **arguments)
{
    mw_error err = {0};
    mw_reader *reader = mw_corpus_reader(&MW_COMMAND_BENCH, count, arguments);
    if (!reader)
        return MW_EXIT_USAGE;
    mw_model *model = mw_model_open(&err);
    if (!model)
        mw_complain(MW_STR(""), &err);
    int status = model ? bench(reader, model) : MW_EXIT_FAILED;
    mw_model_free(model);
    mw_reader_free(reader);
    return status;
}

const mw_command MW_COMMAND_BENCH = {
    .name = "bench",
    .arguments = "[INPUT…]",
    .summary = "how fast each stage is, beside a word count",
    .details =
        "Times the stages on one thread, by CPU time, over INPUT or the bundled story. Machines differ and are "
        "shared: what counts is the ratio to a plain word count in C, which takes turns with each stage over the "
        "same text. `more` is what a row costs beyond the row that it builds on, in ms a MB; `floor` is the ratio "
        "below which it is too slow. A row that divides one cost by another says both in its name.",
    .examples = EXAMPLES,
    .options = OPTIONS,
    .reads = true,
    .run = run,
};
