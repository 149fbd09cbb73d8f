/* SPDX-License-Identifier: MIT */
#include <moonwire/annotate.h>

#include <criterion/criterion.h>

#include "article/article.h"
#include "base/buf.h"

/* The reader allows an article of any size 96 bytes a byte of text, and something more. Prose that is full of
 * names, dates, figures and quotations once needed more: 20 MB of it were refused. */
Test(pipeline, dense_prose_stays_within_its_budget)
{
    static const char *const PROSE[] = {
        "\"No,\" he said on Monday in Moscow. \"We are not there,\" Mr. Lavrov told reporters; 12 people died. ",
        "Mr. Lavrov met Ms. Suu Kyi, U.S. officials and 3 envoys in Bago on Aug. 3, 2021, he said. "};
    mw_error err = {0};
    mw_model *model = mw_model_open(&err);
    cr_assert(model, "%s", err.text);
    for (size_t i = 0; i < 2; i++) {
        mw_buf text = {0};
        while (text.len < 200000)
            mw_buf_add(&text, mw_str_of(PROSE[i]));
        mw_article *article = mw_article_new(96 * text.len, &err);
        cr_assert(article && mw_article_set_text(article, mw_buf_str(&text), &err));
        cr_expect(mw_annotate(article, model, MW_LAYERS_ALL, &err), "%s", err.text);
        mw_article_free(article);
        mw_buf_free(&text);
    }
    mw_model_free(model);
}
