/* SPDX-License-Identifier: MIT */
/* Advance widths of a sans-serif, in tenths of a pixel at 13 pixels: those of the widest of the
 * usual ones, rounded up, so that a text is never wider than it is taken for. */
#include "frame/print.h"
#include "render/scene_impl.h"
#include "text/utf8.h"

static int advance(uint32_t c)
{
    static const char NARROW[] = " .,iljI'|!:;", SLIM[] = "ftr-()[]/", WIDE[] = "mMWw@%";
    if (c < 0x80 && strchr(NARROW, (int)c))
        return 44;
    if (c < 0x80 && strchr(SLIM, (int)c))
        return 54;
    if ((c < 0x80 && strchr(WIDE, (int)c)) || c == 0x2026)
        return 130;
    if (c >= 'A' && c <= 'Z')
        return 102;
    if (c < 0x300)
        return 83;
    return c >= 0x1100 && c != 0x2013 && c != 0x2019 ? 135
                                                     : 92; /* letters of East Asia; all others */
}

int mw_text_width(mw_str text, text_size size)
{
    int64_t tenths = 0;
    for (size_t at = 0, next; at < text.len; at = next)
        tenths += advance(mw_utf8_next(text, at, &next));
    tenths = size == TEXT_SMALL ? (tenths * 11 + 12) / 13 : tenths;
    return tenths > 1000000 ? 1000000 : (int)tenths;
}

void mw_text_fit(mw_str text, int width, text_size size, mw_buf *out)
{
    mw_buf clean = {0};
    mw_print_clean(text, &clean);
    mw_str whole = mw_buf_str(&clean);
    size_t end = whole.len;
    if (mw_text_width(whole, size) > width) {
        end = 0;
        int used = mw_text_width(MW_STR("\xe2\x80\xa6"), size) + 1; /* one for rounding */
        for (size_t at = 0, next; at < whole.len; at = next) {
            mw_utf8_next(whole, at, &next);
            used += mw_text_width(mw_str_sub(whole, at, next), size);
            if (used > width)
                break;
            end = next;
        }
    }
    mw_buf_add(out, mw_str_sub(whole, 0, end));
    mw_buf_add(out, end < whole.len ? MW_STR("\xe2\x80\xa6") : MW_STR(""));
    out->failed |= clean.failed;
    mw_buf_free(&clean);
}
