/* SPDX-License-Identifier: MIT */
/* cli.h -- the whole program as one function, so that tests can call it. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

int mw_cli(int argc, char **argv); /* the exit status */

#endif
