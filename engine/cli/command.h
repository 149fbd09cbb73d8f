/* SPDX-License-Identifier: MIT */
/* command.h -- a command of the program, as one table row and one table of options.
 *
 * Parsing, --help, `moonwire help`, shell completion and the man page all read these tables, so
 * nothing is described twice. To add a command: a file cmd_<name>.c that ends with its mw_command,
 * and its row in commands.c. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <moonwire/error.h>

typedef enum mw_exit {
    MW_EXIT_DONE = 0,
    MW_EXIT_FAILED = 1, /* some input failed */
    MW_EXIT_USAGE = 2,
    MW_EXIT_SCRIPT = 3,
    MW_EXIT_UNTRUE = 4, /* an expectation or `verify` failed */
    MW_EXIT_INTERRUPTED = 130
} mw_exit;

typedef enum mw_option_kind {
    MW_OPT_FLAG = 1, /* bool *: set */
    MW_OPT_TEXT,     /* const char **: the text as typed */
    MW_OPT_COUNT,    /* unsigned *: 1 or more */
    MW_OPT_CHOICE    /* int *: which word of the argument's name, "text|html": 0, 1 … */
} mw_option_kind;

typedef struct mw_option {
    const char *name;
    char letter; /* 0: none */
    mw_option_kind kind;
    void *target;
    const char *argument; /* its name in help; NULL for a flag */
    const char *help;
} mw_option; /* a table of them ends with a row of zeros */

typedef struct mw_example {
    const char *command, *says;
} mw_example; /* likewise */

typedef struct mw_command mw_command;
struct mw_command {
    const char *name;
    const char *arguments; /* "[FILE…]" */
    const char *summary;   /* one line, no full stop */
    const char *details;   /* paragraphs for --help; NULL: none */
    const mw_example *examples;
    const mw_option *options; /* its own; NULL: none */
    bool reads;               /* takes the reading options too */
    bool builds;              /* works on a corpus: takes --decisions too */
    unsigned least, most;     /* arguments; most 0: any number */
    int (*run)(int count, char **arguments);

    /* An option that is in no table, for commands whose scripts have their own. `arguments` are
     * those before it. `value` is what stands behind = or the next word; set `*used` when a next
     * word was taken. False: no such option, or `err` is filled: a bad value. NULL: none. */
    bool (*other)(int count, char **arguments, mw_str name, const char *value, bool *used,
                  mw_error *err);
};

extern const mw_command *const MW_COMMANDS[]; /* by name; ends with NULL */
const mw_command *mw_command_find(mw_str name);

/* What every command takes; filled by parsing. */
typedef enum mw_color { MW_COLOR_AUTO, MW_COLOR_ALWAYS, MW_COLOR_NEVER } mw_color;
typedef struct mw_common {
    bool quiet, verbose, help;
    int color; /* mw_color */
} mw_common;
extern mw_common mw_common_settings;
extern const mw_option MW_COMMON_OPTIONS[];

/* Splits the words behind a command's name into options, which are stored, and arguments, which are
 * moved to the front of `words`; their number, or -1 after a message: exit with MW_EXIT_USAGE. */
int mw_options_parse(const mw_command *command, int count, char **words);

/* The tables a command takes, one after the other; NULL behind the last. */
const mw_option *mw_command_options(const mw_command *command, unsigned index);

#endif
