/* SPDX-License-Identifier: MIT */
#include "read/page.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

static mw_arena *arena;
static mw_record record;
static mw_error err;

static void start(void)
{
    arena = mw_arena_create(0, NULL);
}

static void end(void)
{
    mw_arena_free(arena);
}

TestSuite(page, .init = start, .fini = end);

static bool read_page(const char *page)
{
    record = (mw_record){0};
    err = (mw_error){0};
    return mw_page_record(mw_str_of(page), arena, &record, &err);
}

#define EXPECT(field, text)                                                                        \
    cr_expect(mw_str_is(record.field.data ? record.field : MW_STR(""), text), "%s is \"%.*s\"",    \
              #field, MW_ARG(record.field))

#define BODY "<p>The envoy arrived in the capital on Wednesday and met the generals.</p>"

Test(page, metadata_wins_over_what_readers_see)
{
    cr_assert(
        read_page("<html lang=en-GB><head><title>Seen title | The Post</title>"
                  "<meta property='og:title' content='Told title'><meta property='og:site_name' "
                  "content='The Post'>"
                  "<meta name=author content='By Ann Bee'><meta property='article:published_time' "
                  "content='2022-08-03T09:30:00Z'>"
                  "<link rel=canonical href='https://post.example/news/1'></head>"
                  "<body><h1>Seen heading</h1><time datetime='2022-08-09'>9 August</time>" BODY
                  "</body></html>"));
    EXPECT(title, "Told title");
    EXPECT(source, "The Post");
    EXPECT(byline, "Ann Bee");
    EXPECT(published, "2022-08-03T09:30:00Z");
    EXPECT(url, "https://post.example/news/1");
    EXPECT(language, "en-GB");
    cr_assert_str_eq(record.date_method, "meta");
    cr_assert_not(record.date_doubtful);
}

Test(page, json_ld_wins_over_other_metadata)
{
    cr_assert(read_page(
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},"
        "{\"@type\":[\"Thing\",\"NewsArticle\"],\"headline\":\"Linked\nheadline\","
        "\"datePublished\":\"2022-08-03\","
        "\"author\":[{\"name\":\"Ann Bee\"},{\"name\":\"Cee Dee\"}],\"publisher\":{\"name\":\"The "
        "Post\"}}]}</script>"
        "<meta property='og:title' content='Told title'><meta name=date "
        "content='2022-08-05'>" BODY));
    EXPECT(title, "Linked headline");
    EXPECT(byline, "Ann Bee; Cee Dee");
    EXPECT(source, "The Post");
    EXPECT(published, "2022-08-03");
}

Test(page, broken_json_ld_is_passed_over)
{
    cr_assert(read_page(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",</script>"
        "<script type='application/ld+json'>[[[[]]]]</script>"
        "<script type='application/ld+json'>{\"@type\":\"Recipe\",\"headline\":\"Soup\"}</script>"
        "<title>A title</title>" BODY));
    EXPECT(title, "A title");
}

Test(page, an_address_gives_the_date_where_nothing_else_does)
{
    cr_assert(
        read_page("<link rel=canonical href='https://www.post.example/2022/08/03/envoy'>" BODY));
    EXPECT(published, "2022-08-03");
    cr_assert_str_eq(record.date_method, "url");
    EXPECT(source, "post.example");
    cr_assert(read_page("<time datetime='2022-08-09'>9 August</time>" BODY));
    EXPECT(published, "2022-08-09");
    cr_assert_str_eq(record.date_method, "text");
    cr_assert(record.date_doubtful);
    cr_assert(read_page("<time itemprop=datePublished datetime='2022-08-09'>9 August</time>" BODY));
    cr_assert_str_eq(record.date_method, "meta");
}

Test(page, dates_in_addresses_have_a_form)
{
    static const struct {
        const char *url, *date;
    } CASES[] = {
        {"https://x.example/2022/08/03/a", "2022-08-03"},
        {"https://x.example/news-2022-08-03.html", "2022-08-03"},
        {"https://x.example/20220803/a", "2022-08-03"},
        {"https://x.example/a_20220803_b", "2022-08-03"},
        {"https://x.example/2022/8/3/a", "2022-08-03"},
        {"https://x.example/2022/13/03/a", ""},
        {"https://x.example/2022/08/a", ""},
        {"https://x.example/1234567890123", ""},
        {"https://x.example/id-202208031", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char date[11] = "";
        bool found = mw_page_url_date(mw_str_of(CASES[i].url), date);
        cr_expect_eq(found, *CASES[i].date != '\0', "%s: %s", CASES[i].url, date);
        cr_expect_str_eq(date, CASES[i].date);
    }
}

Test(page, what_is_around_the_article_is_left_out)
{
    cr_assert(read_page(
        "<body class='has-sidebar'><nav><ul><li>Home is where the news is read every "
        "day.</li></ul></nav>"
        "<article><h1>Envoy arrives</h1><div class=byline>By Ann Bee</div>"
        "<figure><figcaption>The envoy at the airport on Wednesday.</figcaption></figure>" BODY
        "<aside><p>Related: the general speaks to the press again.</p></aside>"
        "<div class='share-bar'><p>Share this article with all your friends now.</p></div>"
        "<p hidden>Nobody can see this sentence in the page.</p>"
        "<p>He left on Thursday<sup>1</sup>, <script>var x = '<p>no</p>';</script>officials "
        "said.</p>"
        "<h2>What is next</h2><p>Talks go on, &ldquo;for days&rdquo; &amp; nights.</p>"
        "<p><a href=/x>Read more about the envoy</a></p>"
        "<ul><li>A point that ends with a stop.</li><li><a href=/y>More</a></li></ul>"
        "<h3>Related stories</h3></article><footer><p>All rights reserved by the "
        "company.</p></footer></body>"));
    EXPECT(body, "The envoy arrived in the capital on Wednesday and met the generals.\n\n"
                 "He left on Thursday, officials said.\n\nWhat is next\n\n"
                 "Talks go on, \xe2\x80\x9c"
                 "for days\xe2\x80\x9d & nights.\n\nA point that ends with a stop.");
}

Test(page, a_class_never_costs_most_of_the_text)
{
    cr_assert(
        read_page("<body><div class='no-comments social'>" BODY
                  "<p>He left on Thursday, officials said.</p></div><p>Footer words.</p></body>"));
    cr_assert(mw_str_starts(record.body, MW_STR("The envoy arrived")));
}

Test(page, old_pages_part_their_paragraphs_by_breaks)
{
    cr_assert(read_page(
        "<body><table><tr><td>Menu</td></tr></table><div>"
        "The minister arrived on Monday and spoke with the press about trade.<br><br>\n"
        "He said trade would grow by the end of the year, as planned,<br>and left.</div></body>"));
    EXPECT(body, "The minister arrived on Monday and spoke with the press about trade.\n\n"
                 "He said trade would grow by the end of the year, as planned, and left.");
}

Test(page, the_linked_text_serves_where_the_page_has_none)
{
    cr_assert(
        read_page("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":"
                  "\"The envoy arrived in the capital on Wednesday.\\n\\nHe met the generals "
                  "there.\"}</script>"
                  "<div id=app></div><p>Loading.</p>"));
    EXPECT(body, "The envoy arrived in the capital on Wednesday.\n\nHe met the generals there.");
}

Test(page, a_page_without_text_is_an_error_and_no_bytes_are_an_empty_article)
{
    cr_assert_not(read_page("<html><body><img src=x></body></html>"));
    cr_assert_eq(err.code, MW_EPARSE);
    cr_assert(read_page(""));
    EXPECT(body, "");
}

static char *repeat(const char *start, const char *part, int times, const char *end)
{
    char *page = malloc(strlen(start) + strlen(part) * (size_t)times + strlen(end) + 1), *at = page;
    at = stpcpy(at, start);
    while (times--)
        at = stpcpy(at, part);
    stpcpy(at, end);
    return page;
}

Test(page, depth_costs_no_stack_and_no_text, .timeout = 60)
{
    static const char *const TAGS[] = {"<div>", "<b>", "<article>", "<ul><li>", "<blockquote>"};
    for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++) {
        char *page = repeat("<body>", TAGS[i], 50000, BODY "</body>");
        cr_expect(read_page(page), "%s: %s", TAGS[i], err.text);
        cr_expect(mw_str_starts(record.body, MW_STR("The envoy")), "%s: %.*s", TAGS[i],
                  MW_ARG(record.body));
        free(page);
    }
}

Test(page, a_tag_of_very_many_attributes_is_refused, .timeout = 60)
{
    char *page = repeat("<p ", "a=b ", 60000, ">x</p>" BODY);
    cr_assert_not(read_page(page));
    cr_assert_eq(err.code, MW_ELIMIT);
    free(page);
    page = repeat("<script>if (a<b", " && c == d", 60000, ")</script><img src=\"");
    char *whole = repeat(page, "data / = ", 20000, "\">" BODY);
    cr_expect(read_page(whole), "scripts and quoted values are no attributes: %s", err.text);
    free(whole);
    free(page);
}

Test(page, unfinished_markup_is_read_as_far_as_it_goes)
{
    static const char PAGE[] =
        "<html><head><title>T</title><meta name='a' content='b'><script>x</script></head>"
        "<body><article><p>One <a href='x'>two</a> three four five six seven.</p></article>";
    for (size_t len = 0; len < sizeof PAGE; len++) {
        mw_record r = {0};
        mw_page_record((mw_str){PAGE, len}, arena, &r, NULL);
    }
}
