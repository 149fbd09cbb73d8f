/* SPDX-License-Identifier: MIT */
/* From a format's record to an article: the part that all formats share. */
#include "read/record.h"

#include "article/article.h"
#include "base/hash.h"
#include "read/clean.h"
#include "read/lede.h"
#include "read/plain.h"
#include "read/pubdate.h"
#include "text/utf8.h"

/* What the layers of an article may take: they grow with its text. Far above what real prose needs,
 * so only a text made to be costly, or one of hundreds of megabytes, runs into it. */
static size_t budget_of(size_t text_bytes)
{
    const uint64_t base = (uint64_t)64 << 20, per_byte = 96, most = (uint64_t)4 << 30;
    uint64_t budget = text_bytes < most / per_byte ? base + per_byte * text_bytes : most;
    return (size_t)(budget < SIZE_MAX / 2 ? budget : SIZE_MAX / 2);
}

static void add_line(mw_str text, mw_buf *line)
{
    mw_buf good = {0};
    mw_utf8_repair(text, &good);
    mw_clean_line(mw_buf_str(&good), line);
    line->failed = line->failed || good.failed;
    mw_buf_free(&good);
}

void mw_record_id(mw_str text, mw_buf *out)
{
    add_line(text, out);
}

/* A head's text on one line, in the article's arena; nothing but blanks is "not known". */
static bool keep_line(mw_article *article, mw_str text, mw_str *kept, mw_error *err)
{
    mw_buf line = {0};
    if (text.data)
        add_line(text, &line);
    bool good = mw_buf_ok(&line, err) && (!line.len || mw_arena_copy(mw_article_arena(article),
                                                                     mw_buf_str(&line), kept, err));
    mw_buf_free(&line);
    return good;
}

/* A date is taken from the first that has one: the record itself, the caller, the dateline. */
static bool set_date(mw_article *article, const mw_record *record, const mw_reader_options *options,
                     const mw_lede *lede, mw_error *err)
{
    mw_head *head = mw_article_head_edit(article);
    char when[MW_PUBDATE_TEXT] = "";
    mw_str date = mw_str_of(when);
    head->date_reliable = true;
    if (record->published.data && mw_pubdate_parse(record->published, when)) {
        date = mw_str_of(when);
        head->date_method = mw_str_of(record->date_method);
        head->date_reliable = !record->date_doubtful;
    } else if (options->published.data) {
        date = options->published;
        head->date_method = MW_STR("given");
    } else if (*lede->published) {
        date = mw_str_of(lede->published);
        head->date_method = MW_STR("dateline");
    }
    if (date.len)
        return mw_arena_copy(mw_article_arena(article), date, &head->published, err);
    head->date_reliable = false;
    return true;
}

/* What the text says of itself, where the record did not say it. */
static bool set_credits(mw_article *article, const mw_record *record, const mw_lede *lede,
                        mw_error *err)
{
    mw_head *head = mw_article_head_edit(article);
    mw_buf authors = {0};
    if (lede->authors.data && !record->byline.data)
        mw_lede_authors(lede->authors, &authors);
    bool good = mw_buf_ok(&authors, err) &&
                keep_line(article, record->byline.data ? record->byline : mw_buf_str(&authors),
                          &head->byline, err) &&
                keep_line(article, lede->place, &head->dateline, err) &&
                keep_line(article, lede->agency, &head->agency, err);
    mw_buf_free(&authors);
    return good;
}

static bool set_hash(mw_article *article, mw_str raw, mw_error *err)
{
    char hex[MW_SHA256_HEX + 1];
    mw_sha256(raw, hex);
    return mw_arena_copy(mw_article_arena(article), mw_str_of(hex),
                         &mw_article_head_edit(article)->sha256, err);
}

static bool fill(mw_article *article, const mw_record *record, mw_str path,
                 const mw_reader_options *options, mw_error *err)
{
    mw_head *head = mw_article_head_edit(article);
    mw_str body = record->body, headline = MW_NONE;
    if (record->seeks_headline)
        mw_plain_headline(&body, &headline);
    mw_lede lede;
    mw_lede_parse(body, &lede);
    return keep_line(article, record->id, &head->id, err) &&
           keep_line(article, record->url, &head->url, err) &&
           keep_line(article, record->title.data ? record->title : headline, &head->title, err) &&
           set_credits(article, record, &lede, err) &&
           keep_line(article, record->source, &head->source, err) &&
           keep_line(article, record->retrieved, &head->retrieved, err) &&
           keep_line(article, record->language, &head->language, err) &&
           set_date(article, record, options, &lede, err) && set_hash(article, record->raw, err) &&
           mw_arena_copy(mw_article_arena(article), path, &head->path, err) &&
           mw_article_set_text(article, body, err);
}

mw_article *mw_record_article(const mw_record *record, mw_str path,
                              const mw_reader_options *options, mw_error *err)
{
    mw_article *article = mw_article_new(budget_of(record->body.len), err);
    if (article && !fill(article, record, path, options, err)) {
        mw_article_free(article);
        return NULL;
    }
    return article;
}
