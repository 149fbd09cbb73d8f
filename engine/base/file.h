/* SPDX-License-Identifier: MIT */
/* file.h -- files as bytes: mapped to read, replaced whole to write, folders in byte order. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"

/* The bytes of one file, mapped. Empty files are fine; folders are an error. */
typedef struct mw_file {
    mw_str bytes;
    void *map; /* NULL: nothing to unmap */
} mw_file;
bool mw_file_open(const char *path, mw_file *file, mw_error *err);
void mw_file_close(mw_file *file);

/* All of a stream that cannot be mapped (standard input), at most `limit` bytes. */
bool mw_file_slurp(int descriptor, size_t limit, mw_buf *bytes, mw_error *err);

/* Writes a file so that a crash, a full disk or Ctrl-C leaves the old one or the new one, never a
 * half: a temporary beside it, fsync, rename. */
bool mw_file_write(const char *path, mw_str bytes, mw_error *err);
/* Gives a file that is written and closed its name: what it holds reaches the disk first. */
bool mw_file_rename(const char *from, const char *to, mw_error *err);
/* Could it be written now, as far as can be told? For whoever works long before writing. */
bool mw_file_writable(const char *path, mw_error *err);

typedef enum mw_path_kind { MW_PATH_NONE, MW_PATH_FILE, MW_PATH_FOLDER, MW_PATH_OTHER } mw_path_kind;
mw_path_kind mw_path_kind_of(const char *path);

/* Every file below `folder`, by the bytes of its path relative to `folder`; names that start with
 * a dot are skipped, links to folders are not followed. Each path is NUL-ended in `paths`. */
typedef struct mw_path_list {
    char **items;
    size_t count, capacity;
} mw_path_list;
bool mw_path_walk(const char *folder, mw_path_list *paths, mw_error *err);
void mw_path_list_free(mw_path_list *paths);

#endif
