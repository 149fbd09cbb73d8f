/* SPDX-License-Identifier: MIT */
/* The real prompt, driven through a pseudo-terminal as a user drives it. */
#include <criterion/criterion.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 20000 };

static int terminal = -1;
static pid_t child;
static char seen[1 << 18];
static size_t seen_len, searched;

static void start(void)
{
    char home[] = "/tmp/moonwire-prompt-XXXXXX";
    cr_assert(mkdtemp(home));
    struct winsize size = {.ws_row = 40, .ws_col = 120};
    seen_len = searched = 0;
    child = forkpty(&terminal, NULL, NULL, &size);
    cr_assert_geq(child, 0);
    if (child == 0) {
        setenv("HOME", home, 1);
        setenv("TERM", "xterm", 1);
        unsetenv("XDG_STATE_HOME");
        execl(getenv("MOONWIRE"), "moonwire", "repl", (char *)NULL);
        _exit(127);
    }
}

static void stop(void)
{
    if (child > 0) {
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
    }
    close(terminal);
}

static void type(const char *keys)
{
    cr_assert_eq(write(terminal, keys, strlen(keys)), (ssize_t)strlen(keys));
}

/* Reads until `text` comes after what was expected before; fails when it does not. */
static void expect(const char *text)
{
    for (int waited = 0; waited < PATIENCE_MS; waited += 50) {
        seen[seen_len] = '\0';
        char *hit = strstr(seen + searched, text);
        if (hit) {
            searched = (size_t)(hit - seen) + strlen(text);
            return;
        }
        struct pollfd ready = {.fd = terminal, .events = POLLIN};
        if (poll(&ready, 1, 50) > 0 && seen_len + 4096 < sizeof seen) {
            ssize_t got = read(terminal, seen + seen_len, 4096);
            if (got <= 0)
                break;
            for (ssize_t i = 0; i < got; i++) /* a NUL would hide what follows */
                if (!seen[seen_len + (size_t)i])
                    seen[seen_len + (size_t)i] = ' ';
            seen_len += (size_t)got;
        }
    }
    cr_assert(false, "waited for \"%s\" in: %s", text, seen + searched);
}

TestSuite(prompt, .init = start, .fini = stop, .timeout = 60);

Test(prompt, prints_what_an_expression_gives_and_keeps_it)
{
    expect("articles");
    expect("moonwire> ");
    type("6 * 7\r");
    expect("42");
    expect("moonwire> ");
    type("_ + 1\r");
    expect("43");
}

Test(prompt, goes_on_over_several_lines)
{
    expect("moonwire> ");
    type("for i = 1, 2 do\r");
    expect("...> ");
    type("print('line ' .. i)\r");
    expect("...> ");
    type("end\r");
    expect("line 1");
    expect("line 2");
    expect("moonwire> ");
}

Test(prompt, shows_results_as_tables_once)
{
    expect("moonwire> ");
    type("corpus:articles{}:top(2):show()\r");
    expect("published");
    expect("2021-02-01");
    expect("moonwire> ");
    cr_assert_null(strstr(seen + (strstr(seen, "published") - seen) + 9, "published"), "shown twice: %s", seen);
}

Test(prompt, survives_an_interrupt_of_what_runs)
{
    expect("moonwire> ");
    type("kept = 5\r");
    expect("moonwire> ");
    type("while true do end\r");
    usleep(300000);
    type("\003");
    expect("interrupted");
    expect("moonwire> ");
    type("kept * 2\r");
    expect("10");
}

Test(prompt, clears_the_line_at_an_interrupt)
{
    expect("moonwire> ");
    type("this is not lua");
    usleep(200000);
    type("\003");
    expect("moonwire> ");
    type("1 + 2\r");
    expect("3");
}

Test(prompt, completes_methods_and_names)
{
    expect("moonwire> ");
    type("#corpus:artic\t"); /* article and articles: as far as both go */
    expect("#corpus:artic");
    expect("le");
    type("s{}\r");
    expect("28");
}

Test(prompt, recalls_an_entry_of_several_lines_as_one)
{
    expect("moonwire> ");
    type("for i = 7, 8 do\rprint('row ' .. i)\rend\r");
    expect("row 8");
    expect("moonwire> ");
    type("\033[A");
    usleep(200000);
    type("\r");
    expect("row 7");
    expect("row 8");
}

Test(prompt, takes_a_paste_as_one_entry)
{
    expect("moonwire> ");
    type("\033[200~print('first')\rprint('s\303\251cond')\033[201~");
    usleep(200000);
    type("\r");
    expect("first");
    expect("s\303\251cond");
    expect("moonwire> ");
}

Test(prompt, says_what_is_wrong_and_goes_on)
{
    expect("moonwire> ");
    type("corpus:quotes{spaeker = 'Lavrov'}\r");
    expect("did you mean 'speaker'?");
    expect("moonwire> ");
    type("help \"where\"\r");
    expect("result:where(condition)");
}

/* It was 'exit' is not defined: did you mean 'next'? */
Test(prompt, leaves_by_word)
{
    expect("moonwire> ");
    usleep(500000);
    type("\003");
    expect("moonwire> ");
    type("exit\r");
    int status = -1;
    cr_assert_eq(waitpid(child, &status, 0), child);
    child = 0;
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* A key pressed in the very moment in which libedit takes the terminal over may stand in the line as
 * a NUL, and Ctrl-D leaves only an empty line: Ctrl-C clears it. */
Test(prompt, leaves_at_the_end_of_input)
{
    expect("moonwire> ");
    usleep(500000);
    int status = -1;
    pid_t ended = 0;
    for (int tries = 0; tries < 40 && !ended; tries++) {
        if (tries > 0)
            type("\003");
        usleep(100000);
        type("\004");
        usleep(250000);
        ended = waitpid(child, &status, WNOHANG);
    }
    cr_assert_eq(ended, child);
    child = 0;
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}
