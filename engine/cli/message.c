/* SPDX-License-Identifier: MIT */
/* Messages and output. */
#include "cli/message.h"

#include "base/buf.h"
#include "cli/progress.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { OUT_BLOCK = 1 << 16 };

static mw_buf out_block;
static bool out_failed; /* said once */

/* One line, whatever a file's name or a page's title may hold. */
static void write_line(mw_buf *line)
{
    for (size_t i = 0; i < line->len; i++) {
        unsigned char c = (unsigned char)line->data[i];
        if (c < ' ' || c == 0x7f)
            line->data[i] = '?';
    }
    mw_buf_char(line, '\n');
    mw_progress_hide();
    fwrite(line->data ? line->data : "", 1, line->len, stderr);
    mw_buf_free(line);
}

static void say(const char *format, va_list args)
{
    char text[2000];
    mw_buf line = {0};
    vsnprintf(text, sizeof text, format, args);
    mw_buf_print(&line, "moonwire: %s", text);
    write_line(&line);
}

void mw_complain(mw_str where, const mw_error *err)
{
    mw_buf line = {0};
    mw_buf_add(&line, MW_STR("moonwire: "));
    mw_buf_add(&line, where);
    if (where.len)
        mw_buf_add(&line, MW_STR(": "));
    mw_buf_add(&line, mw_str_of(err->text));
    write_line(&line);
}

void mw_say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(format, args);
    va_end(args);
}

void mw_remark(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (!mw_common_settings.quiet)
        say(format, args);
    va_end(args);
}

void mw_detail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (mw_common_settings.verbose && !mw_common_settings.quiet)
        say(format, args);
    va_end(args);
}

int mw_usage(const mw_command *command, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(format, args);
    va_end(args);
    fprintf(stderr, "Try: moonwire %s%s--help\n", command ? command->name : "", command ? " " : "");
    return MW_EXIT_USAGE;
}

bool mw_out_flush(mw_error *err)
{
    mw_str left = mw_buf_str(&out_block);
    bool good = mw_buf_ok(&out_block, err);
    while (good && left.len) {
        ssize_t put = write(STDOUT_FILENO, left.data, left.len);
        if (put < 0 && errno != EINTR)
            good =
                mw_fail(err, MW_EIO, 0, "standard output cannot be written: %s", strerror(errno));
        else if (put > 0)
            left = mw_str_sub(left, (size_t)put, left.len);
    }
    out_failed = out_failed || !good;
    mw_buf_clear(&out_block);
    return good;
}

bool mw_out(mw_str text, mw_error *err)
{
    mw_buf_add(&out_block, text);
    return out_block.len < OUT_BLOCK || mw_out_flush(err);
}

int mw_out_end(int status)
{
    mw_error err = {0};
    bool told = out_failed;
    mw_progress_hide();
    if (!mw_out_flush(&err)) {
        if (!told)
            mw_complain(MW_STR(""), &err);
        status = status == MW_EXIT_DONE ? MW_EXIT_FAILED : status;
    }
    mw_buf_free(&out_block);
    return status;
}

bool mw_out_is_terminal(void)
{
    return isatty(STDOUT_FILENO);
}

bool mw_out_color(void)
{
    const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (mw_common_settings.color != MW_COLOR_AUTO)
        return mw_common_settings.color == MW_COLOR_ALWAYS;
    return !(no_color && *no_color) && !(terminal && strcmp(terminal, "dumb") == 0) &&
           mw_out_is_terminal();
}
