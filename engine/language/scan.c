/* SPDX-License-Identifier: MIT */
/* Looking at tokens one by one. */
#include "language/scan.h"

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

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* These words are asked for at most tokens: no slices are cut, the first letter decides mostly. */
bool mw_scan_among(const mw_scan *scan, uint32_t at, const char *words)
{
    mw_str word = mw_scan_text(scan, at);
    if (word.len == 0)
        return false;
    char first = lower(word.data[0]);
    for (const char *p = words; *p;) {
        const char *start = p;
        while (*p && *p != ' ')
            p++;
        if ((size_t)(p - start) == word.len && lower(*start) == first) {
            size_t i = 1;
            while (i < word.len && lower(word.data[i]) == lower(start[i]))
                i++;
            if (i == word.len)
                return true;
        }
        while (*p == ' ')
            p++;
    }
    return false;
}

bool mw_scan_hyphen(const mw_scan *scan, uint32_t at)
{
    mw_str word = mw_scan_text(scan, at);
    if (word.len == 1)
        return word.data[0] == '-';
    return word.len == 3 && word.data[0] == '\xe2' && word.data[1] == '\x80' && /* U+2010 to U+2014 */
           (unsigned char)word.data[2] >= 0x90 && (unsigned char)word.data[2] <= 0x94;
}
