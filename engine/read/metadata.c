/* SPDX-License-Identifier: MIT */
/* What a page says of itself. Of several places that say the same thing the most deliberate wins:
 * JSON-LD, then <meta>, then what readers see. */
#include "base/date.h"
#include "read/page.h"
#include "read/pubdate.h"

#include <stdio.h>

typedef struct meta {
    const char *name; /* of <meta name|property|itemprop> */
    size_t field;     /* its mw_str in `found` */
} meta;

/* Everything found on the way through the page; the best is chosen at the end. */
typedef struct found {
    mw_str meta_title, h1, title;
    mw_str meta_date, time_marked, time_seen;
    mw_str meta_author, seen_author;
    mw_str site, application, canonical, meta_url, language;
    size_t h1_count, time_count;
    mw_arena *arena;
} found;

/* In order: of two that are there, the earlier row wins. */
static const meta METAS[] = {
    {"og:title", offsetof(found, meta_title)},
    {"headline", offsetof(found, meta_title)},
    {"twitter:title", offsetof(found, meta_title)},
    {"dc.title", offsetof(found, meta_title)},
    {"article:published_time", offsetof(found, meta_date)},
    {"og:published_time", offsetof(found, meta_date)},
    {"datepublished", offsetof(found, meta_date)},
    {"article.published", offsetof(found, meta_date)},
    {"parsely-pub-date", offsetof(found, meta_date)},
    {"sailthru.date", offsetof(found, meta_date)},
    {"publish-date", offsetof(found, meta_date)},
    {"publish_date", offsetof(found, meta_date)},
    {"publishdate", offsetof(found, meta_date)},
    {"pubdate", offsetof(found, meta_date)},
    {"publication_date", offsetof(found, meta_date)},
    {"dc.date.issued", offsetof(found, meta_date)},
    {"dcterms.issued", offsetof(found, meta_date)},
    {"dcterms.created", offsetof(found, meta_date)},
    {"dc.date", offsetof(found, meta_date)},
    {"date", offsetof(found, meta_date)},
    {"author", offsetof(found, meta_author)},
    {"article:author", offsetof(found, meta_author)},
    {"parsely-author", offsetof(found, meta_author)},
    {"dc.creator", offsetof(found, meta_author)},
    {"byl", offsetof(found, meta_author)},
    {"og:site_name", offsetof(found, site)},
    {"application-name", offsetof(found, application)},
    {"og:url", offsetof(found, meta_url)},
    {"og:locale", offsetof(found, language)},
};
enum { META_COUNT = sizeof METAS / sizeof *METAS };

/* Takes a text the first time. */
static void take(mw_str *kept, mw_str text)
{
    if (!kept->data && mw_str_trim(text).len)
        *kept = text;
}

static bool take_words(found *f, mw_str *kept, xmlNode *node, mw_error *err)
{
    mw_buf words = {0};
    if (!kept->data)
        mw_node_text(node, &words);
    bool good = mw_buf_ok(&words, err) &&
                (!words.len || mw_arena_copy(f->arena, mw_buf_str(&words), kept, err));
    mw_buf_free(&words);
    return good;
}

static size_t meta_row(mw_str name)
{
    size_t row = 0;
    while (row < META_COUNT && !mw_str_equal_fold(name, mw_str_of(METAS[row].name)))
        row++;
    return row;
}

/* `ranks` says which row gave each field so far: a page's order of its tags does not matter. */
static void take_meta(found *f, const xmlNode *node, size_t ranks[META_COUNT])
{
    static const char *const NAMES[] = {"property", "name", "itemprop"};
    mw_str content = mw_str_trim(mw_node_attribute(node, "content"));
    for (size_t i = 0; i < 3 && content.len; i++) {
        size_t row = meta_row(mw_str_trim(mw_node_attribute(node, NAMES[i])));
        if (row == META_COUNT)
            continue;
        size_t first = row;
        while (first > 0 && METAS[first - 1].field == METAS[row].field)
            first--;
        mw_str *field = (mw_str *)((char *)f + METAS[row].field);
        if (!field->data || row < ranks[first]) {
            *field = content;
            ranks[first] = row;
        }
    }
}

static bool has_word(mw_str words, const char *word)
{
    mw_str part;
    while (mw_str_cut(&words, ' ', &part))
        if (mw_str_equal_fold(part, mw_str_of(word)))
            return true;
    return false;
}

static bool take_time(found *f, xmlNode *node, mw_error *err)
{
    mw_str stamp = mw_node_attribute(node, "datetime"),
           property = mw_node_attribute(node, "itemprop");
    bool marked = has_word(property, "datePublished") || mw_node_attribute(node, "pubdate").data;
    if (marked && stamp.data)
        take(&f->time_marked, stamp);
    f->time_count++;
    if (stamp.data) {
        take(&f->time_seen, stamp);
        return true;
    }
    return take_words(f, marked ? &f->time_marked : &f->time_seen, node, err);
}

/* Where a page names the author for its readers. */
static bool is_author(const xmlNode *node)
{
    mw_str words = mw_node_attribute(node, "class");
    return has_word(mw_node_attribute(node, "rel"), "author") ||
           has_word(mw_node_attribute(node, "itemprop"), "author") || has_word(words, "byline") ||
           has_word(words, "author") || has_word(words, "author-name");
}

static bool visit(found *f, xmlNode *node, size_t ranks[META_COUNT], mw_error *err)
{
    if (mw_node_is(node, "meta")) {
        take_meta(f, node, ranks);
    } else if (mw_node_is(node, "html")) {
        if (mw_node_attribute(node, "lang").len)
            f->language = mw_node_attribute(node, "lang");
    } else if (mw_node_is(node, "link")) {
        if (has_word(mw_node_attribute(node, "rel"), "canonical"))
            take(&f->canonical, mw_node_attribute(node, "href"));
    } else if (mw_node_is(node, "title")) {
        return take_words(f, &f->title, node, err);
    } else if (mw_node_is(node, "h1")) {
        f->h1_count++;
        return take_words(f, &f->h1, node, err);
    } else if (mw_node_is(node, "time")) {
        return take_time(f, node, err);
    } else if (is_author(node)) {
        return take_words(f, &f->seen_author, node, err);
    }
    return true;
}

/* "Title - Site", "Title | Site": the site's name goes where it is known. */
static mw_str without_site(mw_str title, mw_str site)
{
    mw_str rest = mw_str_trim(title);
    if (!site.len || !mw_str_ends(rest, site) || rest.len <= site.len + 3)
        return title;
    rest = mw_str_trim(mw_str_sub(rest, 0, rest.len - site.len));
    static const char *const MARKS[] = {"-",        "|",           "\xe2\x80\x93", "\xe2\x80\x94",
                                        "\xc2\xbb", "\xe2\x80\xa2"};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (mw_str_ends(rest, mw_str_of(MARKS[i])) && rest.len > strlen(MARKS[i]))
            return mw_str_trim(mw_str_sub(rest, 0, rest.len - strlen(MARKS[i])));
    return title;
}

static bool is_address(mw_str text)
{
    return mw_str_starts(text, MW_STR("http://")) || mw_str_starts(text, MW_STR("https://"));
}

/* "https://www.example.org/a" -> "example.org" */
static mw_str host_of(mw_str url)
{
    size_t start = mw_str_find(url, MW_STR("://"), 0);
    mw_str host = start < url.len ? mw_str_sub(url, start + 3, url.len) : MW_STR("");
    for (size_t i = 0; i < host.len; i++)
        if (host.data[i] == '/' || host.data[i] == ':' || host.data[i] == '?') {
            host.len = i;
            break;
        }
    return mw_str_starts(host, MW_STR("www.")) ? mw_str_sub(host, 4, host.len) : host;
}

bool mw_page_url_date(mw_str url, char date[11])
{
    for (size_t i = 0; i + 9 < url.len; i++) {
        int year = 0, month = 0, day = 0, used = 0;
        char mark = url.data[i];
        if (mark != '/' && mark != '-' && mark != '_')
            continue;
        char part[12] = "";
        memcpy(part, url.data + i + 1, url.len - i - 1 < 11 ? url.len - i - 1 : 11);
        bool good = (sscanf(part, "%4d%*1[-/]%2d%*1[-/]%2d%n", &year, &month, &day, &used) == 3 &&
                     used >= 8) ||
                    (sscanf(part, "%4d%2d%2d%n", &year, &month, &day, &used) == 3 && used == 8);
        char next = used < 11 ? part[used] : '\0';
        mw_day when = good && year >= 1990 && year < 2100 && !(next >= '0' && next <= '9')
                          ? mw_day_of(year, month, day)
                          : MW_DAY_NONE;
        if (when != MW_DAY_NONE) {
            char text[MW_DATE_TEXT];
            mw_day_text(when, text);
            memcpy(date, text, 11);
            return true;
        }
    }
    return false;
}

/* The date and how far it can be trusted: a page's own word, a <time> that says so, the address, a
 * <time> that says nothing. */
static bool choose_date(found *f, mw_record *record, mw_error *err)
{
    char text[MW_PUBDATE_TEXT], day[11];
    mw_str url = record->url;
    if (record->published.data && mw_pubdate_parse(record->published, text))
        return true;
    record->date_method = "meta";
    record->published = f->meta_date;
    if (!record->published.data || !mw_pubdate_parse(record->published, text))
        record->published = f->time_marked;
    if (record->published.data && mw_pubdate_parse(record->published, text))
        return true;
    record->published = MW_NONE;
    if (url.data && mw_page_url_date(url, day)) {
        record->date_method = "url";
        return mw_arena_copy(f->arena, mw_str_of(day), &record->published, err);
    }
    record->date_method = "text";
    record->date_doubtful = true;
    record->published = f->time_seen;
    return true;
}

/* The page's address, where it is a whole one. */
static mw_str address(const found *f)
{
    return is_address(mw_str_trim(f->canonical))  ? mw_str_trim(f->canonical)
           : is_address(mw_str_trim(f->meta_url)) ? mw_str_trim(f->meta_url)
                                                  : MW_NONE;
}

static mw_str without_by(mw_str author)
{
    author = mw_str_trim(author);
    bool by = author.len > 3 && mw_str_equal_fold(mw_str_sub(author, 0, 3), MW_STR("by "));
    return by ? mw_str_trim(mw_str_sub(author, 3, author.len)) : author;
}

static bool choose(found *f, mw_record *record, mw_error *err)
{
    enum { AUTHOR_BYTES_MAX = 120 };
    if (!record->url.data)
        record->url = address(f);
    if (!record->source.data)
        record->source = f->site.data ? f->site : f->application.data ? f->application : MW_NONE;
    if (!record->title.data)
        record->title = f->meta_title.data ? f->meta_title
                        : f->h1_count == 1 ? f->h1
                        : f->title.data    ? f->title
                                           : f->h1;
    if (record->title.data && record->source.data)
        record->title = without_site(record->title, mw_str_trim(record->source));
    if (!record->source.data && host_of(record->url).len)
        record->source = host_of(record->url);
    mw_str author =
        f->meta_author.data && !is_address(f->meta_author) ? f->meta_author : f->seen_author;
    if (!record->byline.data && author.data && author.len <= AUTHOR_BYTES_MAX &&
        !is_address(author))
        record->byline = without_by(author);
    if (!record->language.data)
        record->language = f->language;
    return choose_date(f, record, err);
}

static bool is_linked_data(const xmlNode *node)
{
    return mw_node_is(node, "script") &&
           mw_str_equal_fold(mw_str_trim(mw_node_attribute(node, "type")),
                             MW_STR("application/ld+json"));
}

bool mw_page_metadata(xmlDoc *tree, mw_arena *arena, mw_record *record, mw_error *err)
{
    found f = {.arena = arena};
    size_t ranks[META_COUNT] = {0};
    mw_str body = MW_NONE;
    mw_walk walk = {.root = xmlDocGetRootElement(tree)};
    while (walk.root && mw_walk_next(&walk)) {
        if (walk.leaving || walk.node->type != XML_ELEMENT_NODE)
            continue;
        if (is_linked_data(walk.node) && walk.node->children && walk.node->children->content) {
            mw_str script = mw_str_of((const char *)walk.node->children->content);
            if (!mw_page_linked_data(script, arena, record, &body, err))
                return false;
        } else if (!visit(&f, walk.node, ranks, err)) {
            return false;
        }
    }
    if (body.data)
        record->body = body;
    return choose(&f, record, err);
}
