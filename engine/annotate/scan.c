/* SPDX-License-Identifier: MIT */
/* Looking at tokens one by one. */
#include "annotate/scan.h"

mw_scan mw_scan_of(mw_article *article, const mw_model *model)
{
    const mw_layers *layers = mw_article_layers(article);
    return (mw_scan){.article = article,
                     .model = model,
                     .text = mw_article_text(article),
                     .layers = layers,
                     .tokens = layers->tokens,
                     .end = (uint32_t)layers->token_count};
}

bool mw_scan_in(const mw_scan *scan, uint32_t at, const char *words)
{
    mw_str word = mw_scan_text(scan, at), rest = mw_str_of(words), one;
    if (word.len == 0)
        return false;
    while (mw_str_cut(&rest, ' ', &one))
        if (mw_str_equal_fold(word, one))
            return true;
    return false;
}

bool mw_scan_hyphen(const mw_scan *scan, uint32_t at)
{
    mw_str word = mw_scan_text(scan, at);
    return mw_str_is(word, "-") || mw_str_is(word, "\u2013") || mw_str_is(word, "\u2010") ||
           mw_str_is(word, "\u2011") || mw_str_is(word, "\u2012") || mw_str_is(word, "\u2014");
}
