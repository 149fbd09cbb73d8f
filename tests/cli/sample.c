/* SPDX-License-Identifier: MIT */
#include "cli/sample.h"

#include "base/file.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

char *output, *errors;
static char folder[64];

void sample_start(void)
{
    cr_assert(getenv("MOONWIRE"), "MOONWIRE is the program to test");
    setenv("M", getenv("MOONWIRE"), 1);
    setenv("MOONWIRE_DATA", "/nonexistent", 1);
    snprintf(folder, sizeof folder, "/tmp/moonwire-test-XXXXXX");
    cr_assert(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
}

void sample_end(void)
{
    char command[256];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(chdir("/"), 0);
    cr_assert_eq(system(command), 0);
    free(output);
    free(errors);
}

static char *read_all(const char *path)
{
    mw_file file;
    cr_assert(mw_file_open(path, &file, NULL));
    char *text = calloc(1, file.bytes.len + 1);
    memcpy(text, file.bytes.data, file.bytes.len);
    mw_file_close(&file);
    unlink(path);
    return text;
}

int sample_run(const char *format, ...)
{
    char line[4000], command[4200];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    snprintf(command, sizeof command, "{ %s\n} >.output 2>.errors", line);
    int status = system(command);
    free(output);
    free(errors);
    output = read_all(".output");
    errors = read_all(".errors");
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void sample_put(const char *name, const char *text)
{
    cr_assert(mw_file_write(name, mw_str_of(text), NULL), "%s", name);
}

const char *sample_source(const char *name)
{
    static char path[1024];
    const char *source = getenv("MW_SOURCE");
    snprintf(path, sizeof path, "%s/%s", source ? source : ".", name);
    return path;
}

/* All that may be counted, at several depths, with what a script prints, draws and dates by. */
const char SAMPLE_COUNTS[] =
    "local mw = require 'moonwire'\n"
    "return { summary = 'All that counts', options = { rows = {20, 'rows'}, word = {'junta', 'near it'} },\n"
    "start = function(options) return { names = mw.tally(), drawn = mw.tally(),\n"
    "  deep = { mw.terms{}, pairs = mw.pairs(), months = mw.series('month'), two = mw.bigrams() },\n"
    "  copies = mw.copies(), near = mw.collocates{node = options.word} } end,\n"
    "each = function(article, seen)\n"
    "  print(article.id, math.random(1000000), os.date())\n"
    "  local names = {}\n"
    "  for i, e in ipairs(article.entities) do if i <= 30 then names[i] = e end seen.names:add(e, e) end\n"
    "  seen.deep.pairs:add(names, article) seen.deep.months:add('all', article.published, article)\n"
    "  seen.copies:add(article) seen.deep[1]:add(article) seen.deep.two:add(article) seen.near:add(article)\n"
    "  seen.drawn:add(tostring(math.random(5)), article)\n"
    "end,\n"
    "report = function(seen, options, report)\n"
    "  print(os.date())\n"
    "  for _, rows in ipairs { seen.names:top(options.rows), seen.deep.pairs:top(20), seen.deep.months:rows(true),\n"
    "      seen.deep[1]:frequencies{rows = 20}, seen.deep[1]:dispersion{rows = 20}, seen.deep.two:top{rows = 20},\n"
    "      seen.near:top{rows = 20}, seen.copies:rows(), seen.copies:independent(), seen.drawn:top() } do report:table(rows) end\n"
    "end }\n";
