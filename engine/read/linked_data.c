/* SPDX-License-Identifier: MIT */
/* JSON-LD: the article among what a page's script describes, by schema.org's names. */
#include "base/json.h"
#include "read/page.h"

static bool names_article(mw_str type)
{
    static const char *const TYPES[] = {"NewsArticle",          "Article",
                                        "ReportageNewsArticle", "AnalysisNewsArticle",
                                        "OpinionNewsArticle",   "BackgroundNewsArticle",
                                        "ReviewNewsArticle",    "BlogPosting",
                                        "LiveBlogPosting",      "Report",
                                        "SocialMediaPosting"};
    size_t slash = type.len;
    while (slash > 0 && type.data[slash - 1] != '/' && type.data[slash - 1] != ':')
        slash--;
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
        if (mw_str_is(mw_str_sub(type, slash, type.len), TYPES[i]))
            return true;
    return false;
}

static bool is_article(const mw_json_value *object)
{
    const mw_json_value *type = mw_json_member(object, "@type");
    if (mw_json_as_text(type).data)
        return names_article(mw_json_as_text(type));
    for (size_t i = 0; i < mw_json_count(type); i++)
        if (names_article(mw_json_as_text(mw_json_item(type, i))))
            return true;
    return false;
}

static const mw_json_value *article_in_list(const mw_json_value *list)
{
    for (size_t i = 0; i < mw_json_count(list); i++)
        if (is_article(mw_json_item(list, i)))
            return mw_json_item(list, i);
    return NULL;
}

/* The article itself, in a list, or in {"@graph": […]}. */
static const mw_json_value *find_article(const mw_json_value *root)
{
    if (is_article(root))
        return root;
    const mw_json_value *found = article_in_list(root);
    if (!found)
        found = article_in_list(mw_json_member(root, "@graph"));
    for (size_t i = 0; !found && i < mw_json_count(root); i++)
        found = article_in_list(mw_json_member(mw_json_item(root, i), "@graph"));
    return found;
}

/* A name where it is one: "Reuters", {"name": "Reuters"}, or the first of a list. */
static mw_str name_of(const mw_json_value *value)
{
    if (mw_json_is_array(value))
        value = mw_json_item(value, 0);
    mw_str text = mw_json_as_text(value);
    return text.data ? text : mw_json_as_text(mw_json_member(value, "name"));
}

static bool is_address(mw_str text)
{
    return mw_str_starts(text, MW_STR("http://")) || mw_str_starts(text, MW_STR("https://"));
}

static void add_author(const mw_json_value *value, mw_buf *out)
{
    mw_str name = mw_str_trim(name_of(value));
    if (!name.len || is_address(name))
        return;
    if (out->len)
        mw_buf_add(out, MW_STR("; "));
    mw_buf_add(out, name);
}

static bool authors(const mw_json_value *article, mw_arena *arena, mw_str *byline, mw_error *err)
{
    const mw_json_value *value = mw_json_member(article, "author");
    mw_buf out = {0};
    if (mw_json_is_array(value))
        for (size_t i = 0; i < mw_json_count(value); i++)
            add_author(mw_json_item(value, i), &out);
    else
        add_author(value, &out);
    bool good =
        mw_buf_ok(&out, err) && (!out.len || mw_arena_copy(arena, mw_buf_str(&out), byline, err));
    mw_buf_free(&out);
    return good;
}

/* Keeps a text that is one; entities in it ("&#8217;") say that it was escaped once too often: the
 * page's other metadata has it right. */
static bool keep(mw_str text, mw_arena *arena, mw_str *kept, mw_error *err)
{
    if (kept->data || !mw_str_trim(text).len || memchr(text.data, '&', text.len))
        return true;
    return mw_arena_copy(arena, text, kept, err);
}

static bool fill(const mw_json_value *article, mw_arena *arena, mw_record *record, mw_str *body,
                 mw_error *err)
{
    mw_str date = mw_json_as_text(mw_json_member(article, "datePublished"));
    if (!record->published.data && date.len)
        record->date_method = "meta";
    mw_str page = mw_json_as_text(mw_json_member(article, "url")),
           whole = mw_json_as_text(mw_json_member(article, "articleBody"));
    return keep(mw_json_as_text(mw_json_member(article, "headline")), arena, &record->title, err) &&
           keep(date, arena, &record->published, err) &&
           (!is_address(page) || keep(page, arena, &record->url, err)) &&
           keep(name_of(mw_json_member(article, "publisher")), arena, &record->source, err) &&
           (record->byline.data || authors(article, arena, &record->byline, err)) &&
           (!whole.len || mw_arena_copy(arena, whole, body, err));
}

/* Line ends inside strings, which JSON does not allow and pages have. */
static void flatten(mw_str script, mw_buf *out)
{
    mw_buf_add(out, script);
    for (size_t i = 0; i < out->len; i++)
        if ((unsigned char)out->data[i] < ' ')
            out->data[i] = ' ';
}

bool mw_page_linked_data(mw_str script, mw_arena *arena, mw_record *record, mw_str *body,
                         mw_error *err)
{
    mw_buf flat = {0};
    flatten(script, &flat);
    mw_json_value *root = flat.failed ? NULL : mw_json_parse(mw_str_trim(mw_buf_str(&flat)), NULL);
    const mw_json_value *article = root ? find_article(root) : NULL;
    bool good = !article || fill(article, arena, record, body, err);
    mw_json_free(root);
    mw_buf_free(&flat);
    return good;
}
