/* SPDX-License-Identifier: MIT */
#include "read/lede.h"

#include "cases.h"

static void expect(const case_row *row, const char *what, mw_str seen, const char *wanted)
{
    if (strcmp(wanted, "-") == 0)
        wanted = "";
    cr_expect(mw_str_is(seen.data ? seen : MW_STR(""), wanted), "%s:%u: %s is \"%.*s\", not \"%s\"",
              row->file, row->line, what, MW_ARG(seen), wanted);
}

Test(lede, datelines_and_credits_are_read_by_their_form)
{
    CASES("datelines", row)
    {
        mw_lede lede;
        mw_buf authors = {0};
        mw_lede_parse(mw_str_of(row.cells[0]), &lede);
        mw_lede_authors(lede.authors.data ? lede.authors : MW_STR(""), &authors);
        expect(&row, "the place", lede.place, row.cells[1]);
        expect(&row, "the agency", lede.agency, row.cells[2]);
        expect(&row, "the date", mw_str_of(lede.published), row.cells[3]);
        expect(&row, "the authors", mw_buf_str(&authors), row.cells[4]);
        mw_buf_free(&authors);
    }
}

/* Every beginning of a text is a text: none may be read past its end. */
Test(lede, a_text_may_end_anywhere)
{
    CASES("datelines", row)
    {
        for (size_t len = 0; len <= strlen(row.cells[0]); len++) {
            char *copy = len ? malloc(len)
                             : NULL; /* its own block, so that a sanitizer sees a step too far */
            mw_lede lede;
            if (len)
                memcpy(copy, row.cells[0], len);
            mw_lede_parse((mw_str){len ? copy : "", len}, &lede);
            free(copy);
        }
    }
}
