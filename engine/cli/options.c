/* SPDX-License-Identifier: MIT */
/* Options: from the words of the command line into the targets of the tables. */
#include "cli/command.h"
#include "cli/decisions.h"
#include "cli/input.h"
#include "cli/message.h"
#include "cli/nearest.h"

#include <stdio.h>

mw_common mw_common_settings;

const mw_option MW_COMMON_OPTIONS[] = {
    {"quiet", 'q', MW_OPT_FLAG, &mw_common_settings.quiet, NULL, "say nothing but errors"},
    {"verbose", 'v', MW_OPT_FLAG, &mw_common_settings.verbose, NULL, "say what is done"},
    {"color", 0, MW_OPT_CHOICE, &mw_common_settings.color, "auto|always|never",
     "colour in the output; auto: on a terminal, unless NO_COLOR is set"},
    {"help", 'h', MW_OPT_FLAG, &mw_common_settings.help, NULL, "examples and options, then stop"},
    {0},
};

const mw_option *mw_command_options(const mw_command *command, unsigned index)
{
    const mw_option *tables[5] = {0};
    unsigned count = 0;
    if (command->options)
        tables[count++] = command->options;
    if (command->reads)
        tables[count++] = MW_READING_OPTIONS;
    if (command->builds)
        tables[count++] = MW_CORPUS_OPTIONS;
    tables[count] = MW_COMMON_OPTIONS;
    return index <= count ? tables[index] : NULL;
}

/* What is being parsed. */
typedef struct parse {
    const mw_command *command;
    char **words;
    int count, at; /* words; the next one */
    int kept;      /* arguments moved to the front */
} parse;

static const mw_option *find(const mw_command *command, mw_str name, char letter)
{
    const mw_option *table;
    for (unsigned i = 0; (table = mw_command_options(command, i)); i++)
        for (; table->name; table++)
            if (letter ? table->letter == letter : mw_str_is(name, table->name))
                return table;
    return NULL;
}

/* The place of `value` among the words of "text|html|xml", or -1. */
static int choice(const char *words, mw_str value)
{
    mw_str rest = mw_str_of(words), word;
    for (int i = 0; mw_str_cut(&rest, '|', &word); i++)
        if (mw_str_equal(word, value))
            return i;
    return -1;
}

static bool store(const parse *p, const mw_option *option, const char *value)
{
    int64_t number;
    switch (option->kind) {
    case MW_OPT_FLAG:
        *(bool *)option->target = true;
        return true;
    case MW_OPT_TEXT:
        *(const char **)option->target = value;
        return true;
    case MW_OPT_COUNT:
        if (!mw_str_integer(mw_str_of(value), &number) || number < 1 || number > INT32_MAX) {
            mw_usage(p->command, "--%s takes a whole number from 1, not \"%s\"", option->name,
                     value);
            return false;
        }
        *(unsigned *)option->target = (unsigned)number;
        return true;
    case MW_OPT_CHOICE:
        number = choice(option->argument, mw_str_of(value));
        if (number < 0) {
            mw_usage(p->command, "--%s takes %s, not \"%s\"", option->name, option->argument,
                     value);
            return false;
        }
        *(int *)option->target = (int)number;
        return true;
    }
    return false;
}

/* An option with its value: behind =, in the rest of a bundle of letters, or the next word. */
static bool take(parse *p, const mw_option *option, const char *value)
{
    if (option->kind == MW_OPT_FLAG && value) {
        mw_usage(p->command, "--%s takes no value", option->name);
        return false;
    }
    if (option->kind != MW_OPT_FLAG && !value) {
        if (p->at == p->count) {
            mw_usage(p->command, "--%s needs a value: %s", option->name, option->argument);
            return false;
        }
        value = p->words[p->at++];
    }
    return store(p, option, value);
}

static bool unknown(const parse *p, mw_str name)
{
    mw_nearest nearest = {.word = name};
    const mw_option *table;
    for (unsigned i = 0; (table = mw_command_options(p->command, i)); i++)
        for (; table->name; table++)
            mw_nearest_try(&nearest, table->name);
    if (nearest.found)
        mw_usage(p->command, "no option --%.*s; did you mean --%s?", MW_ARG(name), nearest.found);
    else
        mw_usage(p->command, "no option --%.*s", MW_ARG(name));
    return false;
}

static bool other(parse *p, mw_str name, const char *value)
{
    bool used = false;
    mw_error err = {0};
    const char *next = value ? value : p->at < p->count ? p->words[p->at] : NULL;
    if (!p->command->other(p->kept, p->words, name, next, &used, &err)) {
        if (err.code == MW_OK)
            return unknown(p, name);
        mw_usage(p->command, "--%.*s: %s", MW_ARG(name), err.text);
        return false;
    }
    p->at += !value && used;
    return true;
}

static bool long_option(parse *p, const char *word)
{
    const char *equals = strchr(word, '='), *value = equals ? equals + 1 : NULL;
    mw_str name = {word, equals ? (size_t)(equals - word) : strlen(word)};
    const mw_option *option = find(p->command, name, 0);
    if (option)
        return take(p, option, value);
    return p->command->other ? other(p, name, value) : unknown(p, name);
}

static bool short_options(parse *p, const char *letters)
{
    while (*letters) {
        const mw_option *option = find(p->command, MW_NONE, *letters);
        if (!option) {
            mw_usage(p->command, "no option -%c", *letters);
            return false;
        }
        letters++;
        bool valued = option->kind != MW_OPT_FLAG;
        if (!take(p, option, valued && *letters ? letters : NULL))
            return false;
        if (valued)
            break;
    }
    return true;
}

static bool check_count(const parse *p)
{
    const mw_command *command = p->command;
    if ((unsigned)p->kept < command->least) {
        mw_usage(command, "something is missing: moonwire %s %s", command->name,
                 command->arguments);
        return false;
    }
    if (command->most && (unsigned)p->kept > command->most) {
        mw_usage(command, "one too many: \"%s\"", p->words[command->most]);
        return false;
    }
    return true;
}

int mw_options_parse(const mw_command *command, int count, char **words)
{
    parse p = {.command = command, .words = words, .count = count};
    bool options = true;
    while (p.at < count) {
        char *word = words[p.at++];
        bool good = true;
        if (options && strcmp(word, "--") == 0)
            options = false;
        else if (options && word[0] == '-' && word[1] == '-')
            good = long_option(&p, word + 2);
        else if (options && word[0] == '-' && word[1])
            good = short_options(&p, word + 1);
        else
            words[p.kept++] = word;
        if (!good)
            return -1;
    }
    return mw_common_settings.help || check_count(&p) ? p.kept : -1;
}
