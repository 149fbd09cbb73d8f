/* SPDX-License-Identifier: MIT */
/* The handler sets a flag, at which blocking reads look when they return, and stops what has no
 * time to look at flags: a script. */
#include "cli/interrupt.h"

#include <signal.h>
#include <string.h>

volatile int mw_interrupted;

static void (*volatile stop_call)(void *);
static void *volatile stop_what;

static void on_interrupt(int signal)
{
    (void)signal;
    mw_interrupted = 1;
    if (stop_call)
        stop_call(stop_what);
}

void mw_interrupt_call(void (*stop)(void *), void *what)
{
    stop_call = NULL; /* never the one with the other's argument */
    stop_what = what;
    stop_call = stop;
}

void mw_interrupt_watch(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_interrupt;
    action.sa_flags = (int)SA_RESETHAND; /* no SA_RESTART: a read of a terminal is interrupted */
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}
