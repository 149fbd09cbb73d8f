/* SPDX-License-Identifier: MIT */
/* What a statistic has saved, as a part of a run carries it to another machine: the first byte says whose. Whatever
 * is loaded can be shown, saved and loaded again, and is then the same. */
#include "base/buf.h"
#include "fuzz/check.h"

#include <moonwire/statistic.h>

static void save(const mw_statistic *statistic, const void *state, mw_buf *bytes)
{
    mw_error err = {0};
    MUST(statistic->save(state, bytes, &err) && mw_buf_ok(bytes, &err));
}

static void check_loaded(const mw_statistic *statistic, void *state)
{
    mw_error err = {0};
    mw_buf first = {0}, again = {0};
    mw_frame *frame = statistic->frame(state, &err);
    MUST(frame != NULL || err.code != MW_OK);
    mw_frame_free(frame);
    save(statistic, state, &first);
    void *copy = statistic->load(mw_buf_str(&first), &err);
    MUST(copy != NULL);
    save(statistic, copy, &again);
    MUST(mw_str_equal(mw_buf_str(&first), mw_buf_str(&again)));
    statistic->free(copy);
    mw_buf_free(&first);
    mw_buf_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t count = 0;
    while (mw_statistic_at(count))
        count++;
    if (size == 0)
        return 0;
    const mw_statistic *statistic = mw_statistic_at(data[0] % count);
    mw_error err = {0};
    void *state = statistic->load((mw_str){(const char *)data + 1, size - 1}, &err);
    MUST((state == NULL) == (err.code != MW_OK));
    if (state)
        check_loaded(statistic, state);
    statistic->free(state);
    return 0;
}
