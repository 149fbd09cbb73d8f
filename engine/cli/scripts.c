/* SPDX-License-Identifier: MIT */
/* Which file a script's name means. */
#include "cli/scripts.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/interrupt.h"
#include "cli/message.h"
#include "cli/nearest.h"
#include "model/data.h"

static const char FOLDER[] = "scripts/reports/";

size_t mw_terminal_width(void)
{
    struct winsize size;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        return size.ws_col;
    return 100;
}

static void print(void *context, mw_str text)
{
    (void)context;
    mw_out(text, NULL); /* a failure is remembered and told at the end */
}

static void tell(void *context, mw_str text)
{
    (void)context;
    mw_remark("%.*s", MW_ARG(text));
}

mw_script_setup mw_script_setup_for(const mw_model *model, bool session)
{
    return (mw_script_setup){
        .model = model, .print = print, .told = tell, .width = mw_terminal_width(), .session = session};
}

static void stop(void *what)
{
    const mw_script_watched *watched = what;
    mw_script_interrupt(watched->script);
    for (unsigned i = 0; i < watched->twin_count; i++)
        mw_script_interrupt(watched->twins[i]);
    if (watched->store)
        mw_store_interrupt(watched->store);
}

void mw_script_watch(mw_script_watched *watched)
{
    mw_interrupt_call(watched ? stop : NULL, watched);
    if (watched)
        mw_interrupt_watch();
}

int mw_script_status(const mw_error *err)
{
    if (err->code == MW_ECANCEL)
        return MW_EXIT_INTERRUPTED;
    mw_script_complain(err);
    return MW_EXIT_SCRIPT;
}

void mw_script_complain(const mw_error *err)
{
    mw_str rest = mw_str_of(err->text), line;
    for (bool first = true; mw_str_cut(&rest, '\n', &line); first = false) {
        mw_error part = {.code = err->code};
        snprintf(part.text, sizeof part.text, "%.*s", MW_ARG(line));
        if (first)
            mw_complain(MW_STR(""), &part);
        else
            fprintf(stderr, "%s\n", part.text);
    }
}

static bool read_file(const char *path, mw_buf *text)
{
    mw_error err = {0};
    mw_file file;
    if (!mw_file_open(path, &file, &err)) {
        mw_complain(mw_str_of(path), &err);
        return false;
    }
    mw_buf_add(text, file.bytes);
    mw_file_close(&file);
    return true;
}

static bool is_file_name(const char *script)
{
    return strchr(script, '/') || mw_str_ends(mw_str_of(script), MW_STR(".lua"));
}

/* "scripts/reports/briefing.lua" -> "briefing", in place. */
static char *report_name(char *path)
{
    char *name = path + sizeof FOLDER - 1;
    name[strlen(name) - 4] = '\0';
    return name;
}

static void no_such_report(const char *script)
{
    mw_path_list names = {0};
    mw_nearest nearest = {.word = mw_str_of(script)};
    if (mw_data_list(FOLDER, &names, NULL))
        for (size_t i = 0; i < names.count; i++)
            mw_nearest_try(&nearest, report_name(names.items[i]));
    if (nearest.found)
        mw_say("no report \"%s\"; did you mean %s? `moonwire list` shows them all", script, nearest.found);
    else
        mw_say("no report \"%s\"; `moonwire list` shows them all (a file's name has a / or ends in .lua)", script);
    mw_path_list_free(&names);
}

bool mw_script_text(const char *script, mw_buf *name, mw_buf *text)
{
    if (is_file_name(script)) {
        mw_buf_add(name, mw_str_of(script));
        return read_file(script, text);
    }
    mw_data data;
    mw_buf_print(name, "%s%s.lua", FOLDER, script);
    if (!mw_data_open(name->data ? name->data : "", &data, NULL)) {
        no_such_report(script);
        return false;
    }
    mw_buf_add(text, data.bytes);
    mw_data_close(&data);
    return true;
}

bool mw_script_is_bundled(const char *name)
{
    char path[256];
    mw_data data;
    int len = snprintf(path, sizeof path, "%s%s.lua", FOLDER, name);
    if (len < 0 || (size_t)len >= sizeof path || strchr(name, '/') || !mw_data_open(path, &data, NULL))
        return false;
    mw_data_close(&data);
    return true;
}

void mw_script_each_bundled(void (*give)(void *context, const char *name, mw_str text), void *context)
{
    mw_path_list names = {0};
    if (!mw_data_list(FOLDER, &names, NULL))
        names.count = 0;
    for (size_t i = 0; i < names.count; i++) {
        mw_data data;
        if (!mw_str_ends(mw_str_of(names.items[i]), MW_STR(".lua")) || !mw_data_open(names.items[i], &data, NULL))
            continue;
        give(context, report_name(names.items[i]), data.bytes);
        mw_data_close(&data);
    }
    mw_path_list_free(&names);
}
