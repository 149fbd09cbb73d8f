/* SPDX-License-Identifier: MIT */
/* Two wordings held against each other. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "stats/align.h"

static char shown[2000];

/* "=same words= -cut- +added+ [altered|to this]" */
static const char *aligned(const char *one, const char *other)
{
    static const char *const FORMS[] = {"=%.*s=", "-%.*s-", "+%.*s+", "[%.*s|%.*s]"};
    mw_arena *arena = mw_arena_create(0, NULL);
    mw_align_step *steps;
    size_t count, len = 0;
    cr_assert(mw_align(mw_str_of(one), mw_str_of(other), arena, &steps, &count, NULL));
    shown[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        mw_str was = mw_str_sub(mw_str_of(one), steps[i].one.start, steps[i].one.end);
        mw_str is = mw_str_sub(mw_str_of(other), steps[i].other.start, steps[i].other.end);
        mw_str first = steps[i].what == MW_ALIGN_ADDED ? is : was;
        len += (size_t)snprintf(shown + len, sizeof shown - len, FORMS[steps[i].what], MW_ARG(first), MW_ARG(is));
    }
    mw_arena_free(arena);
    return shown;
}

static void is(const char *one, const char *other, const char *expected)
{
    cr_expect_str_eq(aligned(one, other), expected, "%s", shown);
}

Test(align, what_a_copy_did_to_a_statement_is_told_word_by_word)
{
    is("We will never accept this deal.", "We will accept this deal", "=We will=-never-=accept this deal=");
    is("We will accept this deal", "We will never accept this deal!", "=We will=+never+=accept this deal=");
    is("We may attend the talks", "We will attend the talks", "=We=[may|will]=attend the talks=");
    is("we will help", "We will help, and we will stay", "=we will help=+and we will stay+");
    is("Some 1,204 people", "Some 1,240 people", "=Some=[1,204|1,240]=people=");
}

Test(align, case_punctuation_and_the_form_of_an_apostrophe_make_no_difference)
{
    is("We don\xe2\x80\x99t know", "we DON'T, know", "=We don\xe2\x80\x99t know=");
    is("\xc3\x89t\xc3\xa9 1.5", "\xc3\xa9t\xc3\xa9 1.5", "=\xc3\x89t\xc3\xa9 1.5=");
}

Test(align, nothing_is_a_wording_too)
{
    is("", "", "");
    is("", "all of it", "+all of it+");
    is("all of it", " \xe2\x80\x94 ", "-all of it-");
}

Test(align, too_many_words_are_refused)
{
    static char text[2 * MW_ALIGN_WORDS_MAX + 3];
    mw_arena *arena = mw_arena_create(0, NULL);
    mw_align_step *steps;
    size_t count;
    mw_error err = {0};
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = i % 2 ? ' ' : 'a';
    cr_expect(mw_align((mw_str){text, 2 * MW_ALIGN_WORDS_MAX}, MW_STR("a"), arena, &steps, &count, &err));
    cr_expect_not(mw_align(mw_str_of(text), MW_STR("a"), arena, &steps, &count, &err));
    cr_expect_eq(err.code, MW_ELIMIT);
    mw_arena_free(arena);
}

Test(align, running_out_of_memory_is_told)
{
    bool good = false;
    for (unsigned long n = 1; n < 100 && !good; n++) {
        mw_arena *arena = mw_arena_create(0, NULL);
        mw_align_step *steps;
        size_t count;
        mw_error err = {0};
        mw_memory_fail_after(n);
        good = mw_align(MW_STR("one two three"), MW_STR("one three four"), arena, &steps, &count, &err);
        mw_memory_fail_after(0);
        cr_expect(good || err.code == MW_ENOMEM);
        mw_arena_free(arena);
    }
    cr_expect(good);
}
