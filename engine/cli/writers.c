/* SPDX-License-Identifier: MIT */
/* One report, and the files that it is written to. */
#include "cli/writers.h"

#include "base/file.h"
#include "cli/message.h"
#include "cli/scripts.h"

typedef bool (*writer)(const mw_report *, mw_buf *, mw_error *);

static bool is_plain(const char *path)
{
    return path && strcmp(path, "-") == 0;
}

/* To a file, or to standard output where the path is "-". */
static bool write_to(const mw_report *report, const char *path, writer write)
{
    mw_error err = {0};
    mw_buf text = {0};
    bool plain = is_plain(path);
    bool good = write(report, &text, &err) && (plain ? mw_out(mw_buf_str(&text), &err)
                                                     : mw_file_write(path, mw_buf_str(&text), &err));
    if (!good)
        mw_complain(plain ? MW_STR("") : mw_str_of(path), &err);
    mw_buf_free(&text);
    return good;
}

static bool write_terminal(const mw_report *report, mw_buf *out, mw_error *err)
{
    return mw_report_terminal(report, mw_terminal_width(), out, err);
}

bool mw_writers_write(const mw_writers *w, const mw_report *report)
{
    bool good = true;
    if (!is_plain(w->json) && !is_plain(w->markdown) && !is_plain(w->html))
        good = write_to(report, "-", write_terminal);
    if (w->json)
        good = write_to(report, w->json, mw_report_json) && good;
    if (w->markdown)
        good = write_to(report, w->markdown, mw_report_markdown) && good;
    if (w->html)
        good = write_to(report, w->html, mw_report_html) && good;
    return good;
}

bool mw_writers_say(const mw_report *report, const mw_buf *printed, mw_buf *said, mw_error *err)
{
    mw_buf_add(said, mw_buf_str(printed));
    return write_terminal(report, said, err) && mw_report_json(report, said, err);
}
