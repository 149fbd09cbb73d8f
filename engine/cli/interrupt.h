/* SPDX-License-Identifier: MIT */
/* interrupt.h -- Ctrl-C: the first asks the work to stop, the second ends the program. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

extern volatile int mw_interrupted; /* not 0 after Ctrl-C */
void mw_interrupt_watch(void);      /* from here on */
/* Ctrl-C calls stop(what) too, from the signal handler; NULL ends that. */
void mw_interrupt_call(void (*stop)(void *what), void *what);

#endif
