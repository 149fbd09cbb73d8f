/* SPDX-License-Identifier: MIT */
#include "read/stream.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static mw_stream stream;
static char path[64];

static void start(void)
{
    stream = (mw_stream){.descriptor = -1};
    snprintf(path, sizeof path, "/tmp/moonwire-test-XXXXXX");
    close(mkstemp(path));
}

static void end(void)
{
    mw_stream_free(&stream);
    unlink(path);
}

TestSuite(stream, .init = start, .fini = end);

static void put(const char *text)
{
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

static const char *lines(uint64_t limit)
{
    static mw_buf seen;
    mw_str line;
    mw_line got;
    mw_buf_clear(&seen);
    while ((got = mw_stream_line(&stream, limit, &line, NULL)) != MW_LINE_END)
        mw_buf_print(&seen, "[%.*s]", got == MW_LINE_READ ? (int)line.len : 4,
                     got == MW_LINE_READ ? line.data : "LONG");
    return seen.data ? seen.data : "";
}

Test(stream, lines_come_without_their_ends)
{
    mw_stream_of_memory(&stream, MW_STR("one\n\ntwo\r\nthree"));
    cr_assert_str_eq(lines(100), "[one][][two\r][three]");
    cr_assert_eq(stream.given, 15);
    mw_stream_of_memory(&stream, MW_STR("one\n"));
    cr_assert_str_eq(lines(100), "[one]");
    mw_stream_of_memory(&stream, MW_STR(""));
    cr_assert_str_eq(lines(100), "");
}

Test(stream, a_line_that_is_too_long_is_skipped_and_told)
{
    put("one\nmuch too long\ntwo\nalso far too long");
    cr_assert(mw_stream_open(&stream, path, NULL));
    cr_assert_str_eq(lines(5), "[one][LONG][two][LONG]");
}

Test(stream, a_long_file_is_read_without_being_held)
{
    FILE *file = fopen(path, "w");
    for (int i = 0; i < 200000; i++)
        fprintf(file, "line %d\n", i);
    fclose(file);
    cr_assert(mw_stream_open(&stream, path, NULL));
    mw_str line;
    char wanted[32];
    for (int i = 0; i < 200000; i++) {
        snprintf(wanted, sizeof wanted, "line %d", i);
        cr_assert_eq(mw_stream_line(&stream, 100, &line, NULL), MW_LINE_READ);
        cr_assert(mw_str_is(line, wanted), "%d", i);
    }
    cr_assert_leq(stream.block.capacity, 1 << 18);
}

Test(stream, a_look_at_the_front_takes_nothing)
{
    put("front and rest");
    mw_str front, rest;
    cr_assert(mw_stream_open(&stream, path, NULL));
    cr_assert(mw_stream_peek(&stream, 5, &front, NULL));
    cr_assert(mw_str_starts(front, MW_STR("front")));
    cr_assert_eq(stream.given, 0);
    cr_assert(mw_stream_rest(&stream, 100, &rest, NULL));
    cr_assert(mw_str_is(rest, "front and rest"));
}

Test(stream, a_source_larger_than_its_limit_is_an_error)
{
    mw_error err = {0};
    mw_str rest;
    put("eleven byte");
    cr_assert(mw_stream_open(&stream, path, NULL));
    cr_assert_not(mw_stream_rest(&stream, 10, &rest, &err));
    cr_assert_eq(err.code, MW_ELIMIT);
    cr_assert(mw_stream_open(&stream, path, NULL));
    cr_assert(mw_stream_rest(&stream, 11, &rest, &err));
}

Test(stream, what_cannot_be_opened_or_read_says_why)
{
    mw_error err = {0};
    mw_str rest;
    cr_assert_not(mw_stream_open(&stream, "/nonexistent/file", &err));
    cr_assert_str_eq(err.text, "cannot be opened: No such file or directory");
    cr_assert(mw_stream_rest(&stream, 10, &rest, &err), "a stream that is not open is at its end");
    cr_assert(mw_stream_open(&stream, "/tmp", NULL));
    cr_assert_not(mw_stream_rest(&stream, 10, &rest, &err));
    cr_assert_str_eq(err.text, "cannot be read: Is a directory");
}

static void *write_lines(void *argument)
{
    int descriptor = *(int *)argument;
    FILE *pipe = fdopen(descriptor, "w");
    for (int i = 0; i < 300000; i++)
        fprintf(pipe, "line %d\n", i);
    fclose(pipe);
    return NULL;
}

static int count_lines(void)
{
    mw_str line;
    int count = 0;
    while (mw_stream_line(&stream, 100, &line, NULL) == MW_LINE_READ)
        count++;
    return count;
}

/* Standard input is read twice: once for the ids, once for the articles. */
Test(stream, a_pipe_can_be_read_twice)
{
    int ends[2];
    pthread_t writer;
    mw_kept kept = {0};
    cr_assert_eq(pipe(ends), 0);
    pthread_create(&writer, NULL, write_lines, &ends[1]);
    mw_stream_of_descriptor(&stream, ends[0]);
    cr_assert(mw_stream_keep(&stream, &kept, NULL));
    for (int round = 0; round < 2; round++) {
        cr_assert(mw_stream_of_kept(&stream, &kept, NULL));
        cr_assert_eq(count_lines(), 300000);
    }
    cr_assert_leq(stream.block.capacity, 4 << 20);
    pthread_join(writer, NULL);
    mw_kept_free(&kept);
    close(ends[0]);
}

Test(stream, a_small_pipe_needs_no_temporary_file)
{
    int ends[2];
    mw_kept kept = {0};
    mw_str rest;
    setenv("TMPDIR", "/nonexistent", 1);
    cr_assert_eq(pipe(ends), 0);
    cr_assert_eq(write(ends[1], "small", 5), 5);
    close(ends[1]);
    mw_stream_of_descriptor(&stream, ends[0]);
    cr_assert(mw_stream_keep(&stream, &kept, NULL));
    cr_assert(mw_stream_of_kept(&stream, &kept, NULL));
    cr_assert(mw_stream_rest(&stream, 100, &rest, NULL));
    cr_assert(mw_str_is(rest, "small"));
    mw_kept_free(&kept);
    close(ends[0]);
}

/* moonwire annotate < file, where something else has read the first line. */
Test(stream, a_file_that_was_begun_goes_on_from_there)
{
    mw_kept kept = {0};
    mw_str line;
    put("one\ntwo\nthree\n");
    int file = open(path, O_RDONLY);
    cr_assert_eq(lseek(file, 4, SEEK_SET), 4);
    mw_stream_of_descriptor(&stream, file);
    cr_assert(mw_stream_keep(&stream, &kept, NULL));
    for (int round = 0; round < 2; round++) {
        cr_assert(mw_stream_of_kept(&stream, &kept, NULL));
        cr_assert_eq(mw_stream_line(&stream, 100, &line, NULL), MW_LINE_READ);
        cr_assert(mw_str_is(line, "two"));
    }
    mw_kept_free(&kept);
    close(file);
}

Test(stream, an_interrupt_ends_the_reading)
{
    int ends[2], cancel = 1;
    mw_error err = {0};
    mw_str rest;
    cr_assert_eq(pipe(ends), 0);
    stream.cancel = &cancel;
    mw_stream_of_descriptor(&stream, ends[0]);
    cr_assert_not(mw_stream_rest(&stream, 100, &rest, &err), "it would wait for ever");
    cr_assert_eq(err.code, MW_ECANCEL);
    close(ends[0]);
    close(ends[1]);
}
