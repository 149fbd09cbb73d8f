/* SPDX-License-Identifier: MIT */
/* How a mark names what made it. */
#include "annotate/annotate_impl.h"

bool mw_rule_of_row(mw_article *article, const char *rule, const mw_row *row, mw_str *text,
                    mw_error *err)
{
    return mw_arena_print(mw_article_arena(article), text, err, "%s %s:%u", rule,
                          mw_row_table(row), mw_row_line(row));
}
