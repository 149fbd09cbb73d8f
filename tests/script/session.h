/* SPDX-License-Identifier: MIT */
/* A script session whose printing is caught, for tests. */
#ifndef TESTS_SESSION_H
#define TESTS_SESSION_H

#include <criterion/criterion.h>
#include <moonwire/script.h>

#include "base/buf.h"

typedef struct session {
    mw_script *script;
    mw_buf printed;
    mw_error err;
} session;

static void catch_print(void *context, mw_str text)
{
    mw_buf_add(&((session *)context)->printed, text);
}

static inline void session_open(session *s, const mw_model *model, bool strict)
{
    *s = (session){0};
    mw_script_setup setup = {
        .model = model, .print = catch_print, .context = s, .session = !strict,
        .memory_max_bytes = (size_t)64 << 20};
    s->script = mw_script_new(&setup, &s->err);
    cr_assert(s->script, "%s", s->err.text);
}

static inline void session_close(session *s)
{
    mw_script_free(s->script);
    mw_buf_free(&s->printed);
}

/* What the line printed; the error's text where it failed. */
static inline const char *session_say(session *s, const char *line)
{
    mw_buf_clear(&s->printed);
    s->err = (mw_error){0};
    if (!mw_script_eval(s->script, mw_str_of(line), NULL, &s->err))
        return s->err.text;
    return s->printed.data ? s->printed.data : "";
}

#endif
