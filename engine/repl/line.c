/* SPDX-License-Identifier: MIT */
/* libedit's own interface: editing, history, completion, bracketed paste. */
#include "repl/line.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HISTORY_MAX = 2000 };

struct mw_line {
    EditLine *edit; /* NULL: not a terminal */
    History *history;
    mw_script *script;
    char *history_path;
    bool continues;
};

static char *prompt(EditLine *edit)
{
    static char first[] = "moonwire> ", more[] = "     ...> ";
    mw_line *line = NULL;
    el_get(edit, EL_CLIENTDATA, &line);
    return line && line->continues ? more : first;
}

/* ---- completion: fills in what all candidates share, else lists them */

typedef struct candidates {
    mw_buf list;
    char shared[128];
    size_t count, shared_len;
} candidates;

static void take(void *context, mw_str name)
{
    candidates *all = context;
    if (all->count++ == 0) {
        all->shared_len = name.len < sizeof all->shared ? name.len : sizeof all->shared - 1;
        memcpy(all->shared, name.data, all->shared_len);
    }
    size_t same = 0;
    while (same < all->shared_len && same < name.len && all->shared[same] == name.data[same])
        same++;
    all->shared_len = same;
    mw_buf_add(&all->list, name);
    mw_buf_add(&all->list, MW_STR("  "));
}

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static unsigned char complete(EditLine *edit, int key)
{
    (void)key;
    mw_line *line = NULL;
    el_get(edit, EL_CLIENTDATA, &line);
    const LineInfo *info = el_line(edit);
    mw_str typed = {info->buffer, (size_t)(info->cursor - info->buffer)};
    size_t start = typed.len;
    while (start > 0 && is_name_char(typed.data[start - 1]))
        start--;
    candidates all = {0};
    mw_script_complete(line->script, typed, take, &all);
    unsigned char answer = CC_ERROR;
    if (all.count && all.shared_len > typed.len - start) {
        all.shared[all.shared_len] = '\0';
        el_insertstr(edit, all.shared + (typed.len - start));
        answer = CC_REFRESH;
    } else if (all.count > 1) {
        printf("\n%.*s\n", MW_ARG(mw_buf_str(&all.list)));
        answer = CC_REDISPLAY;
    }
    mw_buf_free(&all.list);
    return answer;
}

/* A paste arrives between two marks: its tabs are no completion and its lines are one entry. */
static unsigned char paste(EditLine *edit, int key)
{
    static const wchar_t END[] = L"\033[201~";
    (void)key;
    wchar_t text[4096];
    size_t len = 0, matched = 0;
    wchar_t c;
    while (matched < 6 && el_wgetc(edit, &c) == 1) {
        matched = c == END[matched] ? matched + 1 : (c == END[0]);
        if (c == L'\r')
            c = L'\n';
        if (len + 1 < sizeof text / sizeof *text)
            text[len++] = c;
    }
    len = len >= matched ? len - matched : 0;
    text[len] = L'\0';
    return el_winsertstr(edit, text) == 0 ? CC_REFRESH : CC_ERROR;
}

static void set_up(mw_line *line)
{
    HistEvent event;
    el_set(line->edit, EL_CLIENTDATA, line);
    el_set(line->edit, EL_PROMPT, prompt);
    el_set(line->edit, EL_EDITOR, "emacs");
    el_set(line->edit, EL_SIGNAL, 0);
    line->history = history_init();
    if (line->history) {
        history(line->history, &event, H_SETSIZE, HISTORY_MAX);
        history(line->history, &event, H_SETUNIQUE, 1);
        if (line->history_path)
            history(line->history, &event, H_LOAD, line->history_path);
        el_set(line->edit, EL_HIST, history, line->history);
    }
    el_set(line->edit, EL_ADDFN, "mw-complete", "complete a name", complete);
    el_set(line->edit, EL_BIND, "^I", "mw-complete", NULL);
    el_set(line->edit, EL_ADDFN, "mw-paste", "insert a paste", paste);
    el_set(line->edit, EL_BIND, "\\e[200~", "mw-paste", NULL);
    el_set(line->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
    fputs("\033[?2004h", stdout);
    fflush(stdout);
}

mw_line *mw_line_open(mw_script *script, const char *history_path, mw_error *err)
{
    mw_line *line = mw_memory_get(sizeof *line, err);
    if (!line)
        return NULL;
    line->script = script;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return line;
    setlocale(LC_CTYPE, "C.UTF-8"); /* characters only: numbers and order stay those of C */
    line->history_path = history_path ? strdup(history_path) : NULL;
    line->edit = el_init("moonwire", stdin, stdout, stderr);
    if (line->edit)
        set_up(line);
    return line;
}

void mw_line_close(mw_line *line)
{
    if (!line)
        return;
    if (line->history) {
        HistEvent event;
        mode_t before = umask(077); /* what was asked is nobody else's business */
        if (line->history_path)
            history(line->history, &event, H_SAVE, line->history_path);
        umask(before);
        history_end(line->history);
    }
    if (line->edit) {
        fputs("\033[?2004l", stdout);
        fflush(stdout);
        el_end(line->edit);
    }
    free(line->history_path);
    mw_memory_free(line);
}

bool mw_line_is_terminal(const mw_line *line)
{
    return line->edit != NULL;
}

static mw_line_got read_plain(mw_buf *text)
{
    char *room = NULL;
    size_t capacity = 0;
    errno = 0;
    ssize_t len = getline(&room, &capacity, stdin);
    mw_line_got got = len >= 0 ? MW_LINE_READ : errno == EINTR ? MW_LINE_INTERRUPTED : MW_LINE_END;
    if (len > 0)
        mw_buf_add(text, (mw_str){room, (size_t)len});
    free(room);
    return got;
}

mw_line_got mw_line_read(mw_line *line, bool continues, mw_buf *text)
{
    if (!line->edit)
        return read_plain(text);
    line->continues = continues;
    int count = 0;
    errno = 0;
    const char *typed = el_gets(line->edit, &count);
    if (!typed || count <= 0)
        return errno == EINTR ? MW_LINE_INTERRUPTED : MW_LINE_END;
    mw_buf_add(text, (mw_str){typed, (size_t)count});
    return MW_LINE_READ;
}

void mw_line_remember(mw_line *line, mw_str entry)
{
    if (!line->history || entry.len == 0)
        return;
    HistEvent event;
    char *copy = strndup(entry.data, entry.len);
    if (copy)
        history(line->history, &event, H_ENTER, copy);
    free(copy);
}
