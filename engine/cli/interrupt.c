/* SPDX-License-Identifier: MIT */
/* The handler only sets a flag; blocking reads return and look at it. */
#include "cli/interrupt.h"

#include <signal.h>
#include <string.h>

volatile int mw_interrupted;

static void on_interrupt(int signal)
{
    (void)signal;
    mw_interrupted = 1;
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
