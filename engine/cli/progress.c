/* SPDX-License-Identifier: MIT */
/* The progress line. */
#include "cli/progress.h"

#include "cli/command.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static int64_t started_ms, shown_ms;
static bool is_shown;

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* [######--------------]  31 %  1204 articles */
static void draw(uint64_t done, uint64_t all, uint64_t articles)
{
    enum { CELLS = 30 };
    char bar[CELLS + 1];
    double share = all ? (double)(done < all ? done : all) / (double)all : 0;
    for (int i = 0; i < CELLS; i++)
        bar[i] = i < (int)(share * CELLS) ? '#' : '-';
    bar[CELLS] = '\0';
    if (all)
        fprintf(stderr, "\r[%s] %3d %%  %llu articles\033[K", bar, (int)(share * 100),
                (unsigned long long)articles);
    else
        fprintf(stderr, "\r%llu articles\033[K", (unsigned long long)articles);
    fflush(stderr);
}

void mw_progress_show(uint64_t done, uint64_t all, uint64_t articles)
{
    static int terminal = -1;
    if (terminal < 0)
        terminal = isatty(STDERR_FILENO);
    if (!terminal || mw_common_settings.quiet)
        return;
    int64_t now = now_ms();
    if (!started_ms)
        started_ms = now;
    if (now - started_ms < 1000 || now - shown_ms < 100)
        return;
    shown_ms = now;
    is_shown = true;
    draw(done, all, articles);
}

void mw_progress_hide(void)
{
    if (!is_shown)
        return;
    fprintf(stderr, "\r\033[K");
    fflush(stderr);
    is_shown = false;
}
