/* SPDX-License-Identifier: MIT */
/* The two forms of scripts, their options, and what is lent for a call. */
#include "script/corpus.h"

static corpus_session c;

static void open_corpus(void)
{
    corpus_open(&c);
}

static void close_corpus(void)
{
    corpus_close(&c);
}

TestSuite(host, .init = open_corpus, .fini = close_corpus, .timeout = 60);

static mw_script *script_of(const char *text, mw_error *err)
{
    mw_script_setup setup = {.model = c.model};
    mw_script *script = mw_script_new(&setup, err);
    cr_assert(script);
    if (mw_script_load(script, MW_STR("test.lua"), mw_str_of(text), err))
        return script;
    mw_script_free(script);
    return NULL;
}

Test(host, says_what_a_script_must_return)
{
    mw_error err = {0};
    cr_expect_null(script_of("return 5", &err));
    cr_expect(strstr(err.text, "test.lua: a script returns a table"), "%s", err.text);
    cr_expect_null(script_of("return {run = print, each = print}", &err));
    cr_expect(strstr(err.text, "either run"), "%s", err.text);
    cr_expect_null(script_of("return {\n  run = function( end }", &err));
    cr_expect(strstr(err.text, "test.lua:2:"), "%s", err.text);
}

Test(host, checks_options_against_their_defaults)
{
    mw_error err = {0};
    mw_script *script = script_of("return {options = {top = {10, 'rows'}, name = {'x', 'whom'}, all = {false, 'every'}}, run = print}", &err);
    cr_assert(script, "%s", err.text);
    cr_expect_eq(mw_script_option_count(script), 3);
    cr_expect(mw_str_is(mw_script_option_at(script, 0).name, "all"));
    cr_expect(mw_script_set_option(script, MW_STR("top"), MW_STR("5"), &err));
    cr_expect_not(mw_script_set_option(script, MW_STR("top"), MW_STR("five"), &err));
    cr_expect(strstr(err.text, "takes a whole number, not \"five\""), "%s", err.text);
    cr_expect_not(mw_script_set_option(script, MW_STR("tpo"), MW_STR("5"), &err));
    mw_script_free(script);
}

/* The rows to come stood on the stack before the number of them was asked for, and were taken for it. */
Test(host, lists_twenty_rows_of_a_statistic_where_no_number_is_given)
{
    mw_error err = {0};
    mw_script *script = script_of("local mw = require 'moonwire'\n"
                                  "return {run = function() local t, p = mw.tally(), mw.pairs()\n"
                                  "for i = 1, 30 do t:add(tostring(i)) end p:add{'a', 'b'}\n"
                                  "assert(#t:top() == 20 and #p:top() == 1 and #mw.series('day'):rows() == 0) end}", &err);
    cr_assert(script && mw_script_set_corpus(script, c.store, &err), "%s", err.text);
    cr_expect(mw_script_run(script, NULL, &err), "%s", err.text);
    mw_script_free(script);
}

/* The manifest is written after the run: it once read texts that the script had thrown away. */
Test(host, keeps_the_options_whatever_the_script_does_to_them)
{
    mw_error err = {0};
    mw_script *script = script_of("local own = {who = {('x'):rep(100), 5}}\n"
                                  "return {options = own, run = function(corpus, options)\n"
                                  "  options.who = nil own.who[1] = nil own.who = nil\n"
                                  "  for i = 1, 20000 do local t = {('y'):rep(100) .. i} end end}", &err);
    cr_assert(script, "%s", err.text);
    char typed[] = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";
    cr_assert(mw_script_set_option(script, MW_STR("who"), mw_str_of(typed), &err));
    mw_report *report = mw_report_new(MW_STR("T"), &err);
    cr_assert(mw_script_run(script, report, &err), "%s", err.text);
    mw_script_option option = mw_script_option_at(script, 0);
    cr_expect(mw_str_is(option.name, "who"));
    cr_expect(mw_str_is(option.help, "5"));
    cr_expect(mw_str_is(option.value.text, typed));
    mw_report_free(report);
    mw_script_free(script);
}

/* Looking into the script's table is no call of the script: a metamethod once ended the program. */
Test(host, asks_no_metamethod_what_a_script_is)
{
    mw_error err = {0};
    cr_expect_null(script_of("return setmetatable({}, {__index = function() error('no') end})", &err));
    cr_expect(strstr(err.text, "either run"), "%s", err.text);
}

Test(host, lends_an_article_for_one_call)
{
    mw_error err = {0};
    mw_script *script = script_of("local kept\nreturn {\n"
                                  "start = function() return {} end,\n"
                                  "each = function(article) if kept then return kept.title end kept = article end,\n"
                                  "report = print}", &err);
    cr_assert(script && mw_script_is_streaming(script), "%s", err.text);
    cr_assert(mw_script_start(script, &err), "%s", err.text);
    mw_article *first = mw_store_load_id(c.store, MW_STR("one"), &err);
    mw_article *second = mw_store_load_id(c.store, MW_STR("two"), &err);
    cr_expect(mw_script_each(script, first, &err), "%s", err.text);
    mw_article_free(first);
    cr_expect_not(mw_script_each(script, second, &err));
    cr_expect(strstr(err.text, "test.lua:4: the article is over"), "%s", err.text);
    mw_article_free(second);
    mw_script_free(script);
}

Test(host, counts_with_evidence_over_a_stream)
{
    mw_error err = {0};
    mw_script *script = script_of(
        "local mw = require 'moonwire'\n"
        "return { start = function() return {said = mw.tally()} end,\n"
        "  each = function(article, seen) for _, q in ipairs(article.quotes) do if q.speaker then seen.said:add(q.speaker, q) end end end,\n"
        "  report = function(seen, options, report) report:table(seen.said:top(1)) end }", &err);
    cr_assert(script, "%s", err.text);
    static const char *const IDS[] = {"one", "two", "three"};
    cr_assert(mw_script_start(script, &err), "%s", err.text);
    for (size_t i = 0; i < 3; i++) {
        mw_article *article = mw_store_load_id(c.store, mw_str_of(IDS[i]), &err);
        cr_assert(mw_script_each(script, article, &err), "%s", err.text);
        mw_article_free(article);
    }
    mw_report *report = mw_report_new(MW_STR("T"), &err);
    cr_assert(mw_script_finish(script, report, &err), "%s", err.text);
    mw_buf out = {0};
    cr_assert(mw_report_json(report, &out, &err), "%s", err.text);
    cr_expect(strstr(out.data, "Sergey Lavrov"), "%s", out.data);
    cr_expect(strstr(out.data, "one:65-79"), "%s", out.data);
    mw_buf_free(&out);
    mw_report_free(report);
    mw_script_free(script);
}

/* Every allocation of Lua may fail: the script fails with a message, and nothing leaks. */
Test(host, survives_running_out_of_memory_anywhere)
{
    for (size_t kilobytes = 60; kilobytes < 400; kilobytes += 20) {
        mw_error err = {0};
        mw_script_setup setup = {.model = c.model, .memory_max_bytes = kilobytes << 10};
        mw_script *script = mw_script_new(&setup, &err);
        if (script && mw_script_set_corpus(script, c.store, &err))
            mw_script_eval(script, MW_STR("local t = {} for q in corpus:quotes{} do t[#t + 1] = q.text .. q.cite end"), NULL, &err);
        mw_script_free(script);
    }
}
