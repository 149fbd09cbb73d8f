/* SPDX-License-Identifier: MIT */
/* A citation in its place. */
#include "run/sample_report.h"

#include <moonwire/verify.h>

static folder f;
static mw_buf out;
static mw_error err;

static void begin(void)
{
    f = sample_folder();
}

static void end(void)
{
    sample_folder_remove(&f);
    mw_buf_free(&out);
}

TestSuite(show, .init = begin, .fini = end);

static bool show(const char *cite, size_t width)
{
    const char *inputs[] = {f.path};
    mw_verify_options options = {.model = sample_model(), .inputs = inputs, .input_count = 1};
    return mw_show(mw_str_of(cite), &options, width, &out, &err);
}

static void refuses(const char *cite, const char *because)
{
    cr_assert(!show(cite, 0));
    cr_assert_eq(err.code, MW_EARG);
    cr_assert(strstr(err.text, because), "%s", err.text);
}

Test(show, prints_the_sentence_with_the_span_marked)
{
    ASSERT_OK(show("toll:58-70", 0), err);
    cr_assert_str_eq(out.data, "Group raises its count\nSample Wire, 2022-08-03, toll\n\n"
                               "It says «2,148 people» have been killed since the coup.\n");
}

Test(show, prints_all_sentences_that_a_span_touches)
{
    ASSERT_OK(show("toll:39-55", 60), err);
    cr_assert(strstr(out.data, "\nA monitoring group raised its count on «Wednesday. It sa»ys\n2,148 people"), "%s", out.data);
}

Test(show, prints_the_whole_article_for_an_id)
{
    ASSERT_OK(show("other", 0), err);
    cr_assert_str_eq(out.data, "Nothing of this\nSample Daily, 2022-08-05, other\n\nRain fell in the hills.\n");
}

Test(show, finds_the_built_in_story_where_no_input_is_named)
{
    mw_verify_options options = {.model = sample_model()};
    ASSERT_OK(mw_show(MW_STR("2021-02-01-coup-in-naypyidaw:0-9"), &options, 0, &out, &err), err);
    cr_assert(strstr(out.data, "«NAYPYIDAW», Feb 1"), "%s", out.data);
}

Test(show, names_ids_that_are_like_an_unknown_one)
{
    refuses("the-visit:0-1", "no article the-visit among the 3; ids like it: visit");
    refuses("nowhere:0-1", "no article nowhere among the 3");
}

Test(show, refuses_a_span_past_the_text_and_one_inside_a_character)
{
    refuses("other:0-24", "other has only 23 bytes");
    refuses("toll:147-150", "cuts a character of toll in two");
}
