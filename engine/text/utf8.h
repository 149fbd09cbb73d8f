/* SPDX-License-Identifier: MIT */
/* utf8.h -- characters of a UTF-8 text: stepping, checking, properties, folding, width. */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include "base/arena.h"
#include "base/buf.h"

/* The character at `at` and where the next begins. Bad bytes give U+FFFD and one byte. */
uint32_t mw_utf8_next(mw_str text, size_t at, size_t *next);
/* The character that ends just before `at` (> 0), and where it begins. */
uint32_t mw_utf8_before(mw_str text, size_t at, size_t *start);
size_t mw_utf8_put(uint32_t character, char out[4]);

bool mw_utf8_is_ascii(mw_str text);
/* Where the first bad byte is; text.len when all is good. */
size_t mw_utf8_check(mw_str text);
/* Copies `text` with U+FFFD for each bad sequence; returns how many there were. */
size_t mw_utf8_repair(mw_str text, mw_buf *out);

bool mw_utf8_is_letter(uint32_t character);
bool mw_utf8_is_upper(uint32_t character);
bool mw_utf8_is_lower(uint32_t character);
bool mw_utf8_is_digit(uint32_t character);
bool mw_utf8_is_mark(uint32_t character);  /* goes with the letter before: accents, joiners */
bool mw_utf8_is_blank(uint32_t character); /* also no-break blanks and control characters */
bool mw_utf8_is_quote(uint32_t character); /* “ ” ‘ ’ " ' « » „ */

/* Lower case, typographic apostrophes as ', no-break blanks as blanks: the form in which words are
 * looked up. Appends to `out`; ASCII costs a table look-up a byte. */
void mw_utf8_fold(mw_str text, mw_buf *out);
/* Lower case, accents gone, every run of other characters one hyphen: "António Guterres" ->
 * "antonio-guterres". Appends to `out`. */
void mw_utf8_slug(mw_str text, mw_buf *out);

size_t mw_utf8_count(mw_str text); /* characters */
size_t mw_utf8_width(mw_str text); /* columns on a terminal: combining 0, East Asian wide 2 */

#endif
