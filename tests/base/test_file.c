/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static const char *path_of(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void start(void)
{
    snprintf(folder, sizeof folder, "/tmp/moonwire-test-XXXXXX");
    cr_assert(mkdtemp(folder));
}

static void end(void)
{
    char command[256];
    snprintf(command, sizeof command, "chmod -R u+w %s; rm -rf %s", folder, folder);
    cr_assert_eq(system(command), 0);
}

TestSuite(file, .init = start, .fini = end);

static void put(const char *name, mw_str bytes)
{
    mw_error err = {0};
    cr_assert(mw_file_write(path_of(name), bytes, &err), "%s", err.text);
}

static void expect_bytes(const char *name, mw_str want)
{
    mw_file file;
    mw_error err = {0};
    cr_assert(mw_file_open(path_of(name), &file, &err), "%s", err.text);
    cr_expect(mw_str_equal(file.bytes, want), "%s", name);
    cr_expect(file.bytes.data, "an empty file is an empty text, not an unknown one");
    mw_file_close(&file);
    mw_file_close(&file);
}

Test(file, what_was_written_is_read)
{
    put("a", MW_STR("one\0two\n"));
    expect_bytes("a", MW_STR("one\0two\n"));
    put("a", MW_STR("replaced"));
    expect_bytes("a", MW_STR("replaced"));
    put("empty", MW_STR(""));
    expect_bytes("empty", MW_STR(""));
}

Test(file, what_cannot_be_opened_is_an_error)
{
    mw_file file;
    mw_error err = {0};
    cr_expect_not(mw_file_open(path_of("none"), &file, &err));
    cr_expect_eq(err.code, MW_EIO);
    cr_expect(strstr(err.text, "No such file"), "%s", err.text);
    cr_expect_not(mw_file_open(folder, &file, &err));
    cr_expect(strstr(err.text, "folder"), "%s", err.text);
}

static size_t entries(void)
{
    char command[128], line[16] = "";
    snprintf(command, sizeof command, "ls -A %s | wc -l", folder);
    FILE *pipe = popen(command, "r");
    cr_assert(pipe && fgets(line, sizeof line, pipe));
    pclose(pipe);
    return (size_t)atoi(line);
}

Test(file, a_write_that_fails_leaves_the_old_file_and_nothing_else)
{
    mw_error err = {0};
    put("old", MW_STR("old words"));
    cr_assert_eq(mkdir(path_of("target"), 0755), 0);
    cr_expect_not(mw_file_write(path_of("target"), MW_STR("x"), &err),
                  "a folder cannot be replaced");
    cr_expect_eq(err.code, MW_EIO);
    cr_expect_not(mw_file_write(path_of("no/such/folder"), MW_STR("x"), NULL));
    mw_memory_fail_after(1);
    cr_expect_not(mw_file_write(path_of("old"), MW_STR("new words"), NULL));
    mw_memory_fail_after(0);
    expect_bytes("old", MW_STR("old words"));
    cr_expect_eq(entries(), 2, "a temporary was left behind");
}

/* A limit on the size of files stands in for a full disk. */
Test(file, a_full_disk_leaves_the_old_file)
{
    put("old", MW_STR("old"));
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = {4, 4}, before;
    getrlimit(RLIMIT_FSIZE, &before);
    small.rlim_max = before.rlim_max;
    setrlimit(RLIMIT_FSIZE, &small);
    mw_error err = {0};
    bool written = mw_file_write(path_of("old"), MW_STR("new words"), &err);
    setrlimit(RLIMIT_FSIZE, &before);
    cr_expect_not(written);
    cr_expect_eq(err.code, MW_EIO);
    expect_bytes("old", MW_STR("old"));
    cr_expect_eq(entries(), 1, "a temporary was left behind");
}

/* Written as root to /dev/null, a report once took the device's place. */
Test(file, a_pipe_is_written_to_and_stays_a_pipe)
{
    char got[9] = "";
    cr_assert_eq(mkfifo(path_of("pipe"), 0644), 0);
    int descriptor = open(path_of("pipe"), O_RDWR);
    cr_assert(descriptor >= 0);
    cr_expect(mw_file_write(path_of("pipe"), MW_STR("a report"), NULL));
    cr_expect_eq(mw_path_kind_of(path_of("pipe")), MW_PATH_OTHER);
    cr_expect_eq(read(descriptor, got, 8), 8);
    cr_expect_str_eq(got, "a report");
    close(descriptor);
}

Test(file, a_stream_is_read_up_to_a_limit)
{
    put("stream", MW_STR("0123456789"));
    mw_buf bytes = {0};
    int descriptor = open(path_of("stream"), O_RDONLY);
    cr_expect(mw_file_slurp(descriptor, 10, &bytes, NULL));
    cr_expect(mw_str_is(mw_buf_str(&bytes), "0123456789"));
    mw_buf_clear(&bytes);
    mw_error err = {0};
    lseek(descriptor, 0, SEEK_SET);
    cr_expect_not(mw_file_slurp(descriptor, 9, &bytes, &err));
    cr_expect_eq(err.code, MW_ELIMIT);
    close(descriptor);
    mw_buf_clear(&bytes);
    cr_expect_not(mw_file_slurp(descriptor, 9, &bytes, &err), "a closed one");
    mw_buf_free(&bytes);
}

Test(file, kinds_of_paths)
{
    put("plain", MW_STR("x"));
    cr_expect_eq(mw_path_kind_of(path_of("plain")), MW_PATH_FILE);
    cr_expect_eq(mw_path_kind_of(folder), MW_PATH_FOLDER);
    cr_expect_eq(mw_path_kind_of(path_of("none")), MW_PATH_NONE);
    cr_expect_eq(mw_path_kind_of("/dev/null"), MW_PATH_OTHER);
}

/* By bytes, so capitals first, and "a.txt" before "a/b.txt"; hidden files, pipes and folders behind
 * links are not there. */
Test(file, a_walk_is_in_the_order_of_bytes_and_stays_inside)
{
    cr_assert_eq(mkdir(path_of("a"), 0755), 0);
    cr_assert_eq(mkdir(path_of("a/c"), 0755), 0);
    cr_assert_eq(mkdir(path_of(".hidden"), 0755), 0);
    static const char *const MADE[] = {"a/c/d.txt", "\xc3\xa9.txt", "a.txt", "B.txt",
                                       "a/b.txt",   "a-b.txt",      ".x",    ".hidden/y"};
    for (size_t i = 0; i < sizeof MADE / sizeof *MADE; i++)
        put(MADE[i], MW_STR("x"));
    cr_assert_eq(symlink("a.txt", path_of("link.txt")), 0);
    cr_assert_eq(symlink("a", path_of("linked-folder")), 0);
    cr_assert_eq(symlink("..", path_of("a/up")), 0);
    cr_assert_eq(mkfifo(path_of("pipe"), 0644), 0);
    mw_path_list paths = {0};
    mw_error err = {0};
    cr_assert(mw_path_walk(folder, &paths, &err), "%s", err.text);
    static const char *const SORTED[] = {"B.txt",     "a-b.txt",  "a.txt",       "a/b.txt",
                                         "a/c/d.txt", "link.txt", "\xc3\xa9.txt"};
    cr_assert_eq(paths.count, sizeof SORTED / sizeof *SORTED, "%zu files", paths.count);
    for (size_t i = 0; i < paths.count; i++)
        cr_expect_str_eq(paths.items[i], path_of(SORTED[i]));
    mw_path_list_free(&paths);
}

Test(file, a_folder_that_is_not_there_cannot_be_walked)
{
    mw_path_list paths = {0};
    mw_error err = {0};
    cr_expect_not(mw_path_walk(path_of("none"), &paths, &err));
    cr_expect_eq(err.code, MW_EIO);
    mw_path_list_free(&paths);
}

Test(file, running_out_of_memory_in_a_walk_leaks_nothing)
{
    cr_assert_eq(mkdir(path_of("a"), 0755), 0);
    put("a/b", MW_STR("x"));
    put("c", MW_STR("x"));
    bool done = false;
    for (unsigned long n = 1; n < 50 && !done; n++) {
        mw_path_list paths = {0};
        mw_memory_fail_after(n);
        done = mw_path_walk(folder, &paths, NULL);
        mw_memory_fail_after(0);
        mw_path_list_free(&paths);
    }
    cr_expect(done);
}

/* A report that root wrote to /dev/null once left a file in its place. */
Test(file, what_is_no_file_is_written_to_and_not_replaced)
{
    char path[64];
    mw_error err = {0};
    snprintf(path, sizeof path, "/tmp/moonwire-pipe-%ld", (long)getpid());
    cr_assert_eq(mkfifo(path, 0600), 0);
    int reader = open(path, O_RDONLY | O_NONBLOCK);
    cr_assert(mw_file_write(path, MW_STR("text"), &err), "%s", err.text);
    char bytes[8] = "";
    cr_expect_eq(read(reader, bytes, sizeof bytes), 4);
    cr_expect_eq(mw_path_kind_of(path), MW_PATH_OTHER);
    close(reader);
    unlink(path);
}
