/* SPDX-License-Identifier: MIT */
/* One compressed file as a stream of bytes, by libarchive's filters. */
#include "read/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

static bool is_empty(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size == 0;
}

static bool read_all(struct archive *packed, const char *path, size_t limit, mw_buf *bytes, mw_error *err)
{
    struct archive_entry *entry;
    if (archive_read_open_filename(packed, path, 1 << 16) != ARCHIVE_OK)
        return mw_fail(err, MW_EIO, 0, "%s: cannot be opened: %s", path, strerror(archive_errno(packed)));
    if (archive_read_next_header(packed, &entry) != ARCHIVE_OK)
        return mw_fail(err, MW_EIO, 0, "%s: %s", path, archive_error_string(packed));
    for (char block[1 << 16];;) {
        la_ssize_t got = archive_read_data(packed, block, sizeof block);
        if (got == 0)
            return mw_buf_ok(bytes, err);
        if (got < 0)
            return mw_fail(err, MW_EIO, bytes->len, "%s: %s", path, archive_error_string(packed));
        if ((size_t)got > limit - bytes->len)
            return mw_fail(err, MW_ELIMIT, 0, "%s: more than %zu bytes", path, limit);
        mw_buf_add(bytes, (mw_str){block, (size_t)got});
    }
}

bool mw_unpack(const char *path, size_t limit, mw_buf *bytes, mw_error *err)
{
    mw_buf_clear(bytes);
    if (is_empty(path)) /* which libarchive takes for a broken one */
        return true;
    struct archive *packed = archive_read_new();
    if (!packed)
        return mw_fail(err, MW_ENOMEM, 0, "out of memory");
    archive_read_support_filter_gzip(packed); /* not all: some would run another program */
    archive_read_support_filter_xz(packed);
    archive_read_support_filter_bzip2(packed);
    archive_read_support_filter_zstd(packed);
    archive_read_support_format_raw(packed);
    bool good = read_all(packed, path, limit, bytes, err);
    archive_read_free(packed);
    return good;
}
