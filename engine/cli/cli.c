/* SPDX-License-Identifier: MIT */
/* Finding the command that was typed. */
#include "cli/cli.h"

#include <moonwire/model.h>
#include <stdio.h>

int mw_cli(int argc, char **argv)
{
    (void)argc, (void)argv;
    printf("moonwire %s\n", mw_version());
    return 0;
}
