/* SPDX-License-Identifier: MIT */
#include "annotate/annotate_impl.h"

bool mw_make_events(mw_article *article, const mw_model *model, mw_error *err)
{
    (void)article, (void)model, (void)err;
    return true;
}
