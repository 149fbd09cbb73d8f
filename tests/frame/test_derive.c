/* SPDX-License-Identifier: MIT */
/* Picked, sorted and grouped frames, whose rows keep their evidence. */
#include "frame/sample.h"

static const char NEWS[] = "who|n|where\nUN|3|Geneva\nASEAN|1|Jakarta\nUN|2|Geneva\nASEAN|1|Bali\n"
                           "|5|Bali";

static const char *cite_of(const mw_frame *frame, size_t row, size_t which)
{
    size_t kept;
    const mw_cite *cites = mw_frame_evidence(frame, row, &kept, NULL);
    cr_assert_lt(which, kept);
    return cites[which].article.data; /* ends in NUL: a copy in an arena */
}

Test(derive, picks_rows_in_any_order_and_more_than_once)
{
    mw_frame *news = frame_of(NEWS);
    const size_t rows[] = {3, 0, 3};
    mw_frame *picked = mw_frame_pick(news, rows, 3, NULL);
    mw_frame_free(news); /* the old one may go first */
    cr_assert_str_eq(cite_of(picked, 1, 0), "r0");
    is_frame(picked, "who|n|where\nASEAN|1|Bali\nUN|3|Geneva\nASEAN|1|Bali");
}

Test(derive, evidence_added_to_one_frame_is_not_seen_in_the_other)
{
    mw_frame *news = frame_of(NEWS);
    const size_t rows[] = {0, 0};
    mw_frame *picked = mw_frame_pick(news, rows, 2, NULL);
    for (uint32_t i = 0; i < 3; i++) {
        mw_frame_add_evidence(picked, 0, (mw_cite){MW_STR("p0"), {i, i}}, NULL);
        mw_frame_add_evidence(news, 0, (mw_cite){MW_STR("n"), {i, i}}, NULL);
        mw_frame_add_evidence(picked, 1, (mw_cite){MW_STR("p1"), {i, i}}, NULL);
    }
    cr_assert_str_eq(cite_of(news, 0, 3), "n");
    cr_assert_str_eq(cite_of(picked, 0, 3), "p0");
    cr_assert_str_eq(cite_of(picked, 1, 1), "p1");
    mw_frame_free(news);
    mw_frame_free(picked);
}

Test(derive, sorts_by_several_keys_and_leaves_equal_rows_in_their_order)
{
    mw_frame *news = frame_of(NEWS);
    const mw_sort_key keys[] = {{0, false}, {1, true}};
    mw_frame *sorted = mw_frame_sort(news, keys, 2, NULL);
    cr_assert_str_eq(cite_of(sorted, 0, 0), "r4");
    is_frame(sorted, "who|n|where\n|5|Bali\nASEAN|1|Jakarta\nASEAN|1|Bali\nUN|3|Geneva\n"
                     "UN|2|Geneva");
    const mw_sort_key down = {0, true};
    is_frame(mw_frame_sort(news, &down, 1, NULL),
             "who|n|where\nUN|3|Geneva\nUN|2|Geneva\nASEAN|1|Jakarta\nASEAN|1|Bali\n|5|Bali");
    mw_frame_free(news);
}

Test(derive, sorting_agrees_with_a_slow_sort_for_every_length)
{
    for (size_t count = 0; count < 70; count++) {
        mw_frame *frame = mw_frame_new(NULL);
        mw_frame_add_column(frame, MW_STR("n"), NULL);
        mw_frame_add_column(frame, MW_STR("row"), NULL);
        for (size_t i = 0; i < count; i++) {
            mw_cell cells[] = {mw_cell_integer((int64_t)(i * 7919 % 13)),
                               mw_cell_integer((int64_t)i)};
            mw_frame_add_row(frame, cells, NULL);
        }
        mw_sort_key by = {0, false};
        mw_frame *sorted = mw_frame_sort(frame, &by, 1, NULL);
        for (size_t i = 1; i < count; i++) {
            int order =
                mw_cell_compare(mw_frame_cell(sorted, i - 1, 0), mw_frame_cell(sorted, i, 0));
            int rows =
                mw_cell_compare(mw_frame_cell(sorted, i - 1, 1), mw_frame_cell(sorted, i, 1));
            cr_assert(order < 0 || (order == 0 && rows < 0), "row %zu of %zu", i, count);
        }
        cr_assert_eq(mw_frame_row_count(sorted), count);
        mw_frame_free(sorted);
        mw_frame_free(frame);
    }
}

Test(derive, groups_in_order_of_first_appearance_with_all_their_evidence)
{
    mw_frame *news = frame_of(NEWS);
    const size_t who = 0, both[] = {0, 2};
    mw_frame *groups = mw_frame_group(news, &who, 1, NULL, NULL);
    cr_assert_str_eq(cite_of(groups, 0, 0), "r0");
    cr_assert_str_eq(cite_of(groups, 0, 1), "r2");
    is_frame(groups, "who|count\nUN|2\nASEAN|2\n|1");
    is_frame(mw_frame_group(news, both, 2, NULL, NULL),
             "who|where|count\nUN|Geneva|2\nASEAN|Jakarta|1\nASEAN|Bali|1\n|Bali|1");
    mw_frame_free(news);
}

Test(derive, groups_tell_apart_what_only_looks_alike)
{
    mw_frame *frame = frame_of("a|b\n1|2\n1.0|2\ntrue|2\n|2\nx|y,3:1:z");
    const mw_cell text[] = {mw_cell_text(MW_STR("1")), mw_cell_integer(2)};
    const mw_cell torn[] = {mw_cell_text(MW_STR("x,3:1:y")), mw_cell_text(MW_STR("z"))};
    mw_frame_add_row(frame, text, NULL);
    mw_frame_add_row(frame, torn, NULL);
    const size_t both[] = {0, 1};
    mw_frame *groups = mw_frame_group(frame, both, 2, NULL, NULL);
    mw_frame_free(frame);
    is_frame(groups, "a|b|count\n1|2|2\ntrue|2|1\n|2|1\nx|y,3:1:z|1\n1|2|1\nx,3:1:y|z|1");
}

Test(derive, grouping_by_nothing_counts_all_rows)
{
    mw_frame *news = frame_of(NEWS);
    is_frame(mw_frame_group(news, NULL, 0, NULL, NULL), "count\n5");
    mw_frame_free(news);
}
