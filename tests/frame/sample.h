/* SPDX-License-Identifier: MIT */
/* sample.h -- small frames written down as text. */
#ifndef FRAME_SAMPLE_H
#define FRAME_SAMPLE_H

#include <criterion/criterion.h>

#include <moonwire/frame.h>

#include "base/buf.h"

/* "name|n\nASEAN|12\nUN|" -> two columns and two rows: integers, reals (with a dot), true, false,
 * nothing (null), else text. A row's evidence is one span: article "r0", "r1" …, 0-5. */
mw_frame *frame_of(const char *rows);

/* A frame back in that form. */
mw_buf frame_text(const mw_frame *frame);

/* Asserts that a frame is this one, and frees it. */
void is_frame(mw_frame *frame, const char *rows);

/* Asserts that the bytes are these, and frees them. */
void is_text(mw_buf *out, const char *expected);

#endif
