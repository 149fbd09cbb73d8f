/* SPDX-License-Identifier: MIT */
/* Where the program starts. */
#include "cli/cli.h"

int main(int argc, char **argv)
{
    return mw_cli(argc, argv);
}
