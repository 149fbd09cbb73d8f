/* SPDX-License-Identifier: MIT */
/* Columns, rows, and the evidence of a row. */
#include "frame/sample.h"

#include "base/memory.h"

Test(frame, gives_back_what_was_put_in)
{
    mw_frame *frame = mw_frame_new(NULL);
    cr_assert(mw_frame_add_column(frame, MW_STR("a"), NULL));
    cr_assert(mw_frame_add_column(frame, MW_STR("b"), NULL));
    const mw_cell row[] = {mw_cell_text(MW_STR("x\0y")), mw_cell_real(0.5)};
    cr_assert_eq(mw_frame_add_row(frame, row, NULL), 0);
    mw_frame_set_key(frame, 0, -7);
    cr_assert(mw_str_equal(mw_frame_cell(frame, 0, 0).text, MW_STR("x\0y")));
    cr_assert_eq(mw_frame_cell(frame, 0, 1).real, 0.5);
    cr_assert_eq(mw_frame_key(frame, 0), -7);
    cr_assert_eq(mw_frame_column(frame, MW_STR("b")), 1);
    cr_assert_eq(mw_frame_column(frame, MW_STR("c")), SIZE_MAX);
    mw_frame_free(frame);
}

Test(frame, texts_are_copied_in)
{
    char id[] = "a", text[] = "first";
    mw_frame *frame = mw_frame_new(NULL);
    mw_frame_add_column(frame, MW_STR("t"), NULL);
    mw_cell cell = mw_cell_text(mw_str_of(text));
    mw_frame_add_row(frame, &cell, NULL);
    mw_frame_add_evidence(frame, 0, (mw_cite){mw_str_of(id), {1, 2}}, NULL);
    text[0] = id[0] = '?';
    cr_assert(mw_str_is(mw_frame_cell(frame, 0, 0).text, "first"));
    cr_assert(mw_str_is(mw_frame_evidence(frame, 0, NULL, NULL)->article, "a"));
    mw_frame_free(frame);
}

Test(frame, empty_text_and_unknown_text_differ)
{
    mw_frame *frame = frame_of("t");
    mw_cell empty = mw_cell_text(MW_STR("")), unknown = mw_cell_text(MW_NONE);
    mw_frame_add_row(frame, &empty, NULL);
    mw_frame_add_row(frame, &unknown, NULL);
    cr_assert_eq(mw_frame_cell(frame, 0, 0).type, MW_CELL_TEXT);
    cr_assert_eq(mw_frame_cell(frame, 1, 0).type, MW_CELL_NULL);
    mw_frame_free(frame);
}

Test(frame, a_column_added_later_is_null_in_the_rows_before)
{
    mw_frame *frame = frame_of("a|b\n1|2\n3|4");
    cr_assert(mw_frame_add_column(frame, MW_STR("c"), NULL));
    cr_assert(mw_frame_set_cell(frame, 1, 2, mw_cell_text(MW_STR("new")), NULL));
    is_frame(frame, "a|b|c\n1|2|\n3|4|new");
}

Test(frame, a_frame_without_columns_has_rows_all_the_same)
{
    mw_frame *frame = mw_frame_new(NULL);
    cr_assert_eq(mw_frame_add_row(frame, NULL, NULL), 0);
    cr_assert(mw_frame_add_column(frame, MW_STR("late"), NULL));
    cr_assert_eq(mw_frame_cell(frame, 0, 0).type, MW_CELL_NULL);
    is_frame(frame, "late\n");
}

Test(frame, keeps_twenty_spans_of_evidence_and_counts_all)
{
    mw_frame *frame = frame_of("a\n1");
    for (uint32_t i = 1; i < 50; i++)
        cr_assert(mw_frame_add_evidence(frame, 0, (mw_cite){MW_STR("x"), {i, i + 1}}, NULL));
    mw_frame_count_evidence(frame, 0, 7);
    size_t kept;
    uint64_t all;
    const mw_cite *cites = mw_frame_evidence(frame, 0, &kept, &all);
    cr_assert_eq(kept, MW_EVIDENCE_KEPT);
    cr_assert_eq(all, 57);
    cr_assert_eq(cites[19].span.start, 19);
    mw_frame_free(frame);
}

Test(frame, running_out_of_memory_anywhere_leaks_nothing_and_is_told)
{
    for (unsigned long n = 1; n < 200; n++) {
        mw_error err = {0};
        mw_memory_fail_after(n);
        mw_frame *frame = mw_frame_new(&err);
        bool good = frame && mw_frame_add_column(frame, MW_STR("word"), &err);
        mw_cell cell = mw_cell_text(MW_STR("a text of some length, again and again"));
        for (int i = 0; good && i < 40; i++)
            good = mw_frame_add_row(frame, &cell, &err) != SIZE_MAX &&
                   mw_frame_add_evidence(frame, (size_t)i, (mw_cite){MW_STR("id"), {0, 1}}, &err);
        size_t column = 0;
        mw_frame *group = good ? mw_frame_group(frame, &column, 1, NULL, &err) : NULL;
        mw_sort_key by = {0, true};
        mw_frame *sorted = group ? mw_frame_sort(frame, &by, 1, &err) : NULL;
        mw_buf out = {0};
        good = sorted && mw_frame_print(sorted, 20, 0, &out, &err) &&
               mw_frame_json(sorted, &out, &err) && mw_frame_csv(sorted, NULL, &out, &err) &&
               mw_frame_markdown(sorted, &out, &err);
        mw_memory_fail_after(0);
        mw_frame_free(frame);
        mw_frame_free(group);
        mw_frame_free(sorted);
        mw_buf_free(&out);
        cr_assert(good || err.code == MW_ENOMEM, "after %lu: %s", n, err.text);
        if (good)
            return;
    }
    cr_assert_fail("it never had enough memory");
}
