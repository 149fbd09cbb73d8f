/* SPDX-License-Identifier: MIT */
/* What a script may not do, and what must come out the same every time. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>

#include "script/session.h"

static session s;

static void open_session(void)
{
    session_open(&s, NULL, false);
}

static void close_session(void)
{
    session_close(&s);
}

TestSuite(sandbox, .init = open_session, .fini = close_session, .timeout = 20);

Test(sandbox, gives_no_way_to_files_processes_or_bytecode)
{
    static const char *const GONE[] = {"io", "debug", "package", "dofile", "loadfile",
                                       "os.execute", "os.getenv", "os.remove", "os.exit",
                                       "string.dump", "collectgarbage('collect')"};
    for (size_t i = 0; i < sizeof GONE / sizeof *GONE; i++) {
        mw_buf line = {0};
        mw_buf_print(&line, "print((pcall(function() return (%s) ~= nil or nil end)), (select(2, pcall(function() return %s end))) == nil)",
                     GONE[i], GONE[i]);
        const char *said = session_say(&s, line.data);
        cr_expect(strcmp(said, "false\tfalse\n") == 0 || strcmp(said, "true\ttrue\n") == 0, "%s: %s",
                  GONE[i], said);
        mw_buf_free(&line);
    }
    cr_expect_str_eq(session_say(&s, "print(load(string.char(27) .. 'Lua'))"),
                     "nil\tattempt to load a binary chunk (mode is 't')\n");
}

Test(sandbox, refuses_what_would_loop_in_c)
{
    cr_expect_str_eq(session_say(&s, "print(#(''):rep(1 << 62))"), "0\n");
    cr_expect(strstr(session_say(&s, "('x'):rep(1 << 40)"), "too long"));
    cr_expect(strstr(session_say(&s, "('x'):rep(1 << 31)"), "not enough memory"));
    cr_expect_str_eq(session_say(&s, "print(('ab'):rep(3, ', '), ('x'):rep(1, '-'), (''):rep(3, '-'))"), "ab, ab, ab\tx\t--\n");
    cr_expect(strstr(session_say(&s, "table.move({}, 1, math.maxinteger - 1, 2)"), "too long"));
    cr_expect(strstr(session_say(&s, "table.insert(setmetatable({}, {__len = function() return 1 << 60 end}), 1, 1)"),
                     "length of its own"));
    cr_expect(strstr(session_say(&s, "setmetatable({}, {__gc = function() end})"), "__gc"));
    cr_expect(strstr(session_say(&s, "local t = {} for i = 1, 1e9 do t[i] = ('x'):rep(1000000) .. i end"),
                     "not enough memory"));
    cr_expect_str_eq(session_say(&s, "print('still here')"), "still here\n");
}

/* The length of a table with holes is any of its borders; `tostring` as __index needs no Lua code. */
Test(sandbox, refuses_lengths_and_ranges_without_end)
{
    static const char *const CALLS[] = {"table.insert(t, 1, 1)", "table.remove(t, 1)", "table.sort(t)"};
    for (size_t i = 0; i < sizeof CALLS / sizeof *CALLS; i++) {
        char line[200];
        snprintf(line, sizeof line, "local t = {} for i = 62, 0, -1 do t[1 << i] = 1 end %s", CALLS[i]);
        cr_expect(strstr(session_say(&s, line), "too long"), "%s: %s", CALLS[i], s.err.text);
    }
    cr_expect(strstr(session_say(&s, "table.concat(setmetatable({}, {__index = tostring, __name = ''}), '', 1, math.maxinteger)"),
                     "too long"));
    cr_expect_str_eq(session_say(&s, "print(table.concat({1, 2, 3}, ' '), table.concat({}), table.concat({1, 2, 3}, '-', 2))"),
                     "1 2 3\t\t2-3\n");
}

/* The error value's own __tostring once ran where nothing catches an error, and ended the program. */
Test(sandbox, survives_an_error_that_cannot_be_shown)
{
    session_say(&s, "error(setmetatable({}, {__tostring = function() error({}) end}))");
    cr_expect_str_eq(s.err.text, "an error that cannot be shown");
    session_say(&s, "error({})");
    cr_expect_str_eq(s.err.text, "table");
    session_say(&s, "error(nil)");
    cr_expect_str_eq(s.err.text, "nil");
}

Test(sandbox, closes_coroutines_as_lua_does)
{
    cr_expect_str_eq(session_say(&s, "local co = coroutine.create(print) print(coroutine.close(co), coroutine.status(co))"),
                     "true\tdead\n");
    cr_expect_str_eq(session_say(&s, "local co = coroutine.create(error) coroutine.resume(co, 'no') print(coroutine.close(co))"),
                     "false\tno\n");
    cr_expect(strstr(session_say(&s, "coroutine.close(coroutine.running())"), "running"));
}

Test(sandbox, keeps_the_metatable_of_strings_locked)
{
    cr_expect_str_eq(session_say(&s, "print(getmetatable(''))"), "locked\n");
    cr_expect_str_eq(session_say(&s, "print(('abc'):upper(), ('abc'):rep(2))"), "ABC\tabcabc\n");
}

Test(sandbox, visits_pairs_in_order)
{
    cr_expect_str_eq(session_say(&s, "local t = {z = 1, a = 2, [3] = 3, [1] = 4, m = 5} "
                                     "local out = {} for k in pairs(t) do out[#out + 1] = tostring(k) end "
                                     "print(table.concat(out, ' '))"),
                     "1 3 a m z\n");
    cr_expect(strstr(session_say(&s, "for k in pairs{[true] = 1} do end"), "fixed order"));
    cr_expect_str_eq(session_say(&s, "local t = {b = 1, a = 2} local k = next(t) print(k, next(t, k))"), "a\tb\t1\n");
    cr_expect_str_eq(session_say(&s, "local t = {a = 1, b = 2, c = 3} local n = 0 "
                                     "for k in pairs(t) do t[k] = nil n = n + 1 end print(n)"),
                     "3\n");
}

Test(sandbox, sorts_stably)
{
    cr_expect_str_eq(session_say(&s, "local t = {} for i = 1, 300 do t[i] = {k = i % 3, i = i} end "
                                     "table.sort(t, function(a, b) return a.k < b.k end) "
                                     "local good = true for i = 2, 300 do if t[i - 1].k == t[i].k and t[i - 1].i > t[i].i then good = false end end "
                                     "print(good, t[1].i, t[300].i)"),
                     "true\t3\t299\n");
    cr_expect_str_eq(session_say(&s, "local t = {3, 1, 2} table.sort(t) print(table.concat(t, ' '))"), "1 2 3\n");
}

Test(sandbox, shows_no_address_no_clock_and_no_chance)
{
    cr_expect_str_eq(session_say(&s, "print({}, print, coroutine.create(print))"), "table\tfunction\tthread\n");
    cr_expect(strstr(session_say(&s, "string.format('%p', {})"), "addresses"));
    cr_expect_str_eq(session_say(&s, "print(('%s %5.1f%% %s'):format({}, 2, print))"), "table   2.0% function\n");
    cr_expect(strstr(session_say(&s, "os.date('%Y', math.mininteger)"), "out of range"));
    cr_expect(strstr(session_say(&s, "os.time{year = (1 << 32) + 2022, month = 8, day = 3}"), "no such day"));
    cr_expect(strstr(session_say(&s, "math.randomseed()"), "seed"));
    char first[600];
    snprintf(first, sizeof first, "%s", session_say(&s, "print(math.random(1000), math.random(1000))"));
    session_close(&s);
    session_open(&s, NULL, false);
    cr_expect_str_eq(session_say(&s, "print(math.random(1000), math.random(1000))"), first);
    unsetenv("SOURCE_DATE_EPOCH");
    cr_expect_str_eq(session_say(&s, "print(os.time(), os.date(), os.clock())"), "0\t1970-01-01\t0.0\n");
    setenv("SOURCE_DATE_EPOCH", "1659484800", 1);
    cr_expect_str_eq(session_say(&s, "print(os.date('%Y-%m-%d'))"), "2022-08-03\n");
}

Test(sandbox, says_which_line_and_suggests_what_was_meant)
{
    cr_expect(strstr(session_say(&s, "local x = 1\nprimt(x)"), "query:2:"), "%s", s.err.text);
    cr_expect(strstr(s.err.text, "did you mean 'print'?"), "%s", s.err.text);
    cr_expect(strstr(s.err.text, "\n    primt(x)"), "%s", s.err.text);
}

Test(sandbox, tells_an_unfinished_entry_from_a_wrong_one)
{
    bool incomplete = false;
    cr_expect_not(mw_script_eval(s.script, MW_STR("for i = 1, 3 do"), &incomplete, &s.err));
    cr_expect(incomplete);
    cr_expect_eq(s.err.code, MW_EPARSE);
    cr_expect_not(mw_script_eval(s.script, MW_STR("1 +"), &incomplete, &s.err));
    cr_expect(incomplete, "an expression may lack its end, too");
    cr_expect_not(mw_script_eval(s.script, MW_STR("for for"), &incomplete, &s.err));
    cr_expect_not(incomplete);
}

static void on_alarm(int number)
{
    (void)number;
    mw_script_interrupt(s.script);
}

/* Each of these once escaped a plain count hook. */
Test(sandbox, can_be_interrupted_wherever_it_runs)
{
    static const char *const LOOPS[] = {
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "coroutine.wrap(function() while true do end end)()",
        "local function f() while true do pcall(error) end end while true do coroutine.resume(coroutine.create(f)) end",
        "xpcall(function() while true do end end, function() while true do end end)",
        "xpcall(error, function() while true do end end)",
        "local t <close> = setmetatable({}, {__close = function() while true do end end})",
        "local co = coroutine.create(function() "
        "local t <close> = setmetatable({}, {__close = function() while true do end end}) coroutine.yield() end) "
        "coroutine.resume(co) coroutine.close(co)",
        "error(setmetatable({}, {__tostring = function() while true do end end}))",
    };
    struct sigaction action = {.sa_handler = on_alarm};
    sigaction(SIGALRM, &action, NULL);
    for (size_t i = 0; i < sizeof LOOPS / sizeof *LOOPS; i++) {
        struct itimerval soon = {.it_value = {.tv_usec = 50000}};
        setitimer(ITIMER_REAL, &soon, NULL);
        session_say(&s, LOOPS[i]);
        cr_expect_eq(s.err.code, MW_ECANCEL, "%s: %s", LOOPS[i], s.err.text);
        cr_expect_str_eq(session_say(&s, "print(1 + 1)"), "2\n");
    }
}

Test(sandbox, lets_a_script_make_no_global)
{
    session strict;
    session_open(&strict, NULL, true);
    mw_error err = {0};
    cr_expect_not(mw_script_load(strict.script, MW_STR("a.lua"), MW_STR("total = 1\nreturn {}"), &err));
    cr_expect(strstr(err.text, "a.lua:1: 'total' would be a global: write local total"), "%s", err.text);
    session_close(&strict);
}

Test(sandbox, passes_results_through_xpcall)
{
    cr_expect_str_eq(session_say(&s, "print(xpcall(function(a, b) return a, b end, print, 1, 2))"), "true\t1\t2\n");
    cr_expect_str_eq(session_say(&s, "print(xpcall(error, function(e) return e .. '!' end, 'no'))"), "false\tno!\n");
}

Test(sandbox, prints_an_expression_and_keeps_it)
{
    cr_expect_str_eq(session_say(&s, "1 + 1"), "2\n");
    cr_expect_str_eq(session_say(&s, "_ * 3"), "6\n");
    cr_expect_str_eq(session_say(&s, "=7"), "7\n");
    cr_expect_str_eq(session_say(&s, "local x = 3"), "");
}
