/* SPDX-License-Identifier: MIT */
/* Reading by mmap, writing by rename, and a folder's files in an order that does not depend on
 * the file system. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail_errno(mw_error *err, const char *what)
{
    return mw_fail(err, MW_EIO, 0, "%s: %s", what, strerror(errno));
}

static bool open_bytes(int descriptor, mw_file *file, mw_error *err)
{
    struct stat info;
    if (fstat(descriptor, &info) != 0)
        return fail_errno(err, "cannot be read");
    if (S_ISDIR(info.st_mode))
        return mw_fail(err, MW_EIO, 0, "is a folder");
    if (!S_ISREG(info.st_mode)) { /* a pipe or a device: read it */
        mw_buf all = {0};
        if (!mw_file_slurp(descriptor, (size_t)4 << 30, &all, err)) {
            mw_buf_free(&all);
            return false;
        }
        file->bytes = mw_buf_str(&all);
        file->map = NULL;
        return mw_buf_ok(&all, err);
    }
    if (info.st_size == 0)
        return true;
    void *map = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (map == MAP_FAILED)
        return fail_errno(err, "cannot be mapped");
    file->map = map;
    file->bytes = (mw_str){map, (size_t)info.st_size};
    return true;
}

bool mw_file_open(const char *path, mw_file *file, mw_error *err)
{
    *file = (mw_file){.bytes = MW_STR("")};
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail_errno(err, "cannot be opened");
    bool good = open_bytes(descriptor, file, err);
    close(descriptor);
    return good;
}

void mw_file_close(mw_file *file)
{
    if (file->map)
        munmap(file->map, file->bytes.len);
    else if (file->bytes.len)
        mw_memory_free((void *)(uintptr_t)file->bytes.data);
    *file = (mw_file){0};
}

bool mw_file_slurp(int descriptor, size_t limit, mw_buf *bytes, mw_error *err)
{
    char block[1 << 16];
    for (;;) {
        ssize_t got = read(descriptor, block, sizeof block);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail_errno(err, "cannot be read");
        if (got == 0)
            return mw_buf_ok(bytes, err);
        if ((size_t)got > limit - bytes->len)
            return mw_fail(err, MW_ELIMIT, bytes->len, "is larger than %zu bytes", limit);
        mw_buf_add(bytes, (mw_str){block, (size_t)got});
        if (!mw_buf_ok(bytes, err))
            return false;
    }
}

static bool write_all(int descriptor, mw_str bytes)
{
    while (bytes.len) {
        ssize_t put = write(descriptor, bytes.data, bytes.len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes = mw_str_sub(bytes, (size_t)put, bytes.len);
    }
    return true;
}

/* A pipe or /dev/null is written to: it must not be replaced by a file. */
static bool write_in_place(const char *path, mw_str bytes, mw_error *err)
{
    int descriptor = open(path, O_WRONLY | O_CLOEXEC);
    bool good = descriptor >= 0 && write_all(descriptor, bytes);
    int reason = errno;
    if (descriptor >= 0)
        close(descriptor);
    errno = reason;
    return good || fail_errno(err, "cannot be written");
}

bool mw_file_writable(const char *path, mw_error *err)
{
    char folder[4096];
    const char *slash = strrchr(path, '/');
    mw_path_kind kind = mw_path_kind_of(path);
    snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - path) + 1 : 1, slash ? path : ".");
    if (kind == MW_PATH_FOLDER)
        return mw_fail(err, MW_EIO, 0, "is a folder");
    bool good = kind == MW_PATH_OTHER ? access(path, W_OK) == 0 : access(folder, W_OK | X_OK) == 0;
    return good || fail_errno(err, "cannot be written");
}

bool mw_file_write(const char *path, mw_str bytes, mw_error *err)
{
    if (mw_path_kind_of(path) == MW_PATH_OTHER)
        return write_in_place(path, bytes, err);
    mw_buf beside = {0};
    mw_buf_print(&beside, "%s.%ld.part", path, (long)getpid());
    if (!mw_buf_ok(&beside, err)) {
        mw_buf_free(&beside);
        return false;
    }
    int descriptor = open(beside.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool good = descriptor >= 0 && write_all(descriptor, bytes) && fsync(descriptor) == 0;
    int reason = errno;
    if (descriptor >= 0)
        good = close(descriptor) == 0 && good;
    if (good && rename(beside.data, path) != 0)
        good = false, reason = errno;
    if (!good) {
        unlink(beside.data);
        errno = reason;
        fail_errno(err, "cannot be written");
    }
    mw_buf_free(&beside);
    return good;
}

bool mw_file_rename(const char *from, const char *to, mw_error *err)
{
    int descriptor = open(from, O_RDONLY | O_CLOEXEC);
    bool good = descriptor >= 0 && fsync(descriptor) == 0;
    int reason = errno;
    if (descriptor >= 0)
        close(descriptor);
    errno = reason;
    return (good && rename(from, to) == 0) || fail_errno(err, "cannot be written");
}

mw_path_kind mw_path_kind_of(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return MW_PATH_NONE;
    return S_ISREG(info.st_mode) ? MW_PATH_FILE : S_ISDIR(info.st_mode) ? MW_PATH_FOLDER : MW_PATH_OTHER;
}

void mw_path_list_free(mw_path_list *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        mw_memory_free(paths->items[i]);
    mw_memory_free(paths->items);
    *paths = (mw_path_list){0};
}

static bool add_path(mw_path_list *paths, const char *folder, const char *name, mw_error *err)
{
    if (paths->count == paths->capacity) {
        size_t capacity = paths->capacity ? paths->capacity * 2 : 64;
        char **items = mw_memory_grow(paths->items, capacity * sizeof *items, err);
        if (!items)
            return false;
        paths->items = items;
        paths->capacity = capacity;
    }
    size_t len = strlen(folder) + strlen(name) + 2;
    char *path = mw_memory_get(len, err);
    if (!path)
        return false;
    bool slash = folder[0] && folder[strlen(folder) - 1] == '/';
    snprintf(path, len, "%s%s%s", folder, slash ? "" : "/", name);
    paths->items[paths->count++] = path;
    return true;
}

/* Lists one folder: files into `paths`, folders into `later`. */
static bool list_folder(const char *folder, mw_path_list *paths, mw_path_list *later, mw_error *err)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return fail_errno(err, "cannot be listed");
    bool good = true;
    for (struct dirent *entry; good && (entry = readdir(dir));) {
        if (entry->d_name[0] == '.')
            continue;
        struct stat info;
        if (fstatat(dirfd(dir), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        if (S_ISLNK(info.st_mode) && fstatat(dirfd(dir), entry->d_name, &info, 0) == 0 &&
            S_ISDIR(info.st_mode))
            continue;
        if (S_ISDIR(info.st_mode))
            good = add_path(later, folder, entry->d_name, err);
        else if (S_ISREG(info.st_mode) || S_ISLNK(info.st_mode)) /* a link to nothing is for its reader */
            good = add_path(paths, folder, entry->d_name, err);
    }
    closedir(dir);
    return good;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

bool mw_path_walk(const char *folder, mw_path_list *paths, mw_error *err)
{
    mw_path_list later = {0};
    size_t first = paths->count;
    bool good = list_folder(folder, paths, &later, err);
    for (size_t i = 0; good && i < later.count; i++) {
        char *next = later.items[i]; /* list_folder may move later.items */
        good = list_folder(next, paths, &later, err);
    }
    mw_path_list_free(&later);
    if (paths->count > first)
        qsort(paths->items + first, paths->count - first, sizeof *paths->items, by_bytes);
    return good;
}
