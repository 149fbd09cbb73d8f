/* SPDX-License-Identifier: MIT */
/* A run made twice, to see that it says the same. */
#include "cli/repro.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/message.h"

static const size_t SAID_MAX = (size_t)2 << 30;

static void send(int to, mw_str text)
{
    while (text.len) {
        ssize_t put = write(to, text.data, text.len);
        if (put < 0 && errno != EINTR)
            return;
        if (put > 0)
            text = mw_str_sub(text, (size_t)put, text.len);
    }
}

/* Never comes back: what the program would still do at its end is the other process's. */
static void be_the_other(int to, void (*work)(void *, mw_buf *), void *context)
{
    mw_buf said = {0};
    int nowhere = open("/dev/null", O_RDWR);
    if (nowhere >= 0) {
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
    }
    work(context, &said);
    if (!said.failed)
        send(to, mw_buf_str(&said));
    _exit(said.failed ? MW_EXIT_FAILED : MW_EXIT_DONE);
}

static bool wait_for(pid_t other, mw_error *err)
{
    int status = 0;
    while (waitpid(other, &status, 0) < 0)
        if (errno != EINTR)
            return mw_fail(err, MW_EIO, 0, "the second run was lost: %s", strerror(errno));
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGINT)
        return mw_fail(err, MW_ECANCEL, 0, "interrupted");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != MW_EXIT_DONE)
        return mw_fail(err, MW_EIO, 0, "the second run did not come to its end");
    return true;
}

bool mw_repro_elsewhere(void (*work)(void *context, mw_buf *said), void *context, mw_buf *said, mw_error *err)
{
    int ends[2];
    if (!mw_out_flush(err)) /* or it would be written twice */
        return false;
    if (pipe(ends) < 0)
        return mw_fail(err, MW_EIO, 0, "no pipe: %s", strerror(errno));
    pid_t other = fork();
    if (other == 0) {
        close(ends[0]);
        be_the_other(ends[1], work, context);
    }
    close(ends[1]);
    bool good = other > 0 ? mw_file_slurp(ends[0], SAID_MAX, said, err)
                          : mw_fail(err, MW_EIO, 0, "no second process: %s", strerror(errno));
    close(ends[0]); /* before waiting: it ends at once where it still writes */
    mw_error how = {0};
    if (other > 0 && !wait_for(other, &how) && good) {
        good = false;
        *err = how;
    }
    return good;
}

int mw_repro_compare(mw_str one, mw_str other)
{
    mw_str left, right;
    for (unsigned long long line = 1; !mw_str_equal(one, other); line++) {
        bool more = mw_str_cut(&one, '\n', &left), longer = mw_str_cut(&other, '\n', &right);
        if (more && longer && mw_str_equal(left, right))
            continue;
        left = more ? mw_str_sub(left, 0, left.len < 160 ? left.len : 160) : MW_STR("(the end)");
        right = longer ? mw_str_sub(right, 0, right.len < 160 ? right.len : 160) : MW_STR("(the end)");
        mw_say("the second run says something else, in line %llu:", line);
        mw_say("  first:  %.*s", MW_ARG(left));
        mw_say("  second: %.*s", MW_ARG(right));
        return MW_EXIT_UNTRUE;
    }
    return MW_EXIT_DONE;
}
