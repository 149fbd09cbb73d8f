/* SPDX-License-Identifier: MIT */
#include "read/pubdate.h"

#include "cases.h"

Test(pubdate, is_read_in_the_forms_of_files_and_pages)
{
    CASES("pubdates", row)
    {
        char date[MW_PUBDATE_TEXT] = "-";
        if (!mw_pubdate_parse(mw_str_of(row.cells[0]), date))
            strcpy(date, "-");
        cr_expect_str_eq(date, row.cells[1], "%s:%u: \"%s\" is %s, not %s", row.file, row.line,
                         row.cells[0], date, row.cells[1]);
    }
}

Test(pubdate, a_day_at_the_start_of_a_text_has_a_length)
{
    char date[MW_PUBDATE_TEXT];
    cr_assert_eq(mw_pubdate_scan_day(MW_STR("Aug 3 (Reuters)"), date), 5);
    cr_assert_str_eq(date, "");
    cr_assert_eq(mw_pubdate_scan_day(MW_STR("3 August 2022 - x"), date), 13);
    cr_assert_str_eq(date, "2022-08-03");
    cr_assert_eq(mw_pubdate_scan_day(MW_STR("Wed, 29 Feb"), date), 11);
    cr_assert_eq(mw_pubdate_scan_day(MW_STR("Jakarta"), date), 0);
    cr_assert_eq(mw_pubdate_scan_day(MW_STR("Aug 32"), date), 0);
    cr_assert_eq(mw_pubdate_scan_day(MW_STR(""), date), 0);
}
