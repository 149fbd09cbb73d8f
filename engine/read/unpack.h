/* SPDX-License-Identifier: MIT */
/* unpack.h -- the bytes of a file that may be compressed (gzip, xz, bzip2, zstd). */
#ifndef READ_UNPACK_H
#define READ_UNPACK_H

#include "base/buf.h"

/* All bytes of the file at `path`, at most `limit` of them (MW_ELIMIT when there are more). A file
 * that is not compressed is read as it is. */
bool mw_unpack(const char *path, size_t limit, mw_buf *bytes, mw_error *err);

#endif
