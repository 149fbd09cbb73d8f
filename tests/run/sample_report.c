/* SPDX-License-Identifier: MIT */
#include "run/sample_report.h"

#include <moonwire/annotate.h>
#include <moonwire/reader.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "article/article.h"
#include "base/file.h"
#include "run/sources.h"

static const char *const NAMES[] = {"toll.txt", "visit.txt", "other.txt"};
static const char *const TEXTS[] = {
    "title: Group raises its count\nsource: Sample Wire\npublished: 2022-08-03\n\n"
    "A monitoring group raised its count on Wednesday. It says 2,148 people have been killed since the coup. "
    "Another 152 people were wounded in July.\n\n"
    "\xe2\x80\x9cWe count names, not rumours,\xe2\x80\x9d its director said.\n",
    "title: Minister lands\nsource: Sample Daily\npublished: 2022-08-04\nurl: https://sample.example/visit\n\n"
    "The minister landed on 3 August. He met his counterpart and left before night.\n",
    "title: Nothing of this\nsource: Sample Daily\npublished: 2022-08-05\n\nRain fell in the hills.\n"};

const mw_model *sample_model(void)
{
    static mw_model *opened;
    if (!opened)
        opened = mw_model_open(NULL);
    cr_assert(opened);
    return opened;
}

static void path_of(const folder *f, const char *name, char path[512])
{
    snprintf(path, 512, "%s/%s", f->path, name);
}

void sample_write(const folder *f, const char *name, const char *text)
{
    char path[512];
    mw_error err = {0};
    path_of(f, name, path);
    ASSERT_OK(mw_file_write(path, mw_str_of(text), &err), err);
}

folder sample_folder(void)
{
    folder f;
    snprintf(f.path, sizeof f.path, "%s/moonwire-verify-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
    cr_assert(mkdtemp(f.path));
    for (size_t i = 0; i < 3; i++)
        sample_write(&f, NAMES[i], TEXTS[i]);
    return f;
}

void sample_folder_remove(folder *f)
{
    char path[512];
    for (size_t i = 0; i < 3; i++) {
        path_of(f, NAMES[i], path);
        unlink(path);
    }
    cr_assert_eq(rmdir(f->path), 0, "something is left in %s", f->path);
}

void sample_edit(const folder *f, const char *name, const char *old, const char *new)
{
    char path[512];
    mw_file file;
    mw_buf text = {0};
    path_of(f, name, path);
    cr_assert(mw_file_open(path, &file, NULL));
    size_t at = mw_str_find(file.bytes, mw_str_of(old), 0);
    cr_assert_lt(at, file.bytes.len, "no %s in %s", old, name);
    mw_buf_add(&text, mw_str_sub(file.bytes, 0, at));
    mw_buf_add(&text, mw_str_of(new));
    mw_buf_add(&text, mw_str_sub(file.bytes, at + strlen(old), file.bytes.len));
    mw_file_close(&file);
    cr_assert(mw_file_write(path, mw_buf_str(&text), NULL));
    mw_buf_free(&text);
}

static mw_cite cite_of(const mw_article *article, const char *id, const char *words)
{
    size_t at = mw_str_find(mw_article_text(article), mw_str_of(words), 0);
    return (mw_cite){mw_str_of(id), {(uint32_t)at, (uint32_t)(at + strlen(words))}};
}

/* The figure that is worth `number`, as scripts make a value of it. */
static mw_value figure_of(const mw_article *article, double number, mw_cite *cite, mw_buf *text)
{
    const mw_layers *layers = mw_article_layers(article);
    for (size_t i = 0; i < layers->figure_count; i++) {
        const mw_figure *f = &layers->figures[i];
        if (!f->has_value || f->value != number)
            continue;
        *cite = (mw_cite){MW_STR("toll"), f->span};
        mw_figure_text(article, f, text);
        return (mw_value){.type = MW_VALUE_NUMBER, .number = number, .text = mw_buf_str(text),
                          .how = MW_STR("figure"), .cites = cite, .cite_count = 1};
    }
    cr_assert(false, "no figure of %g", number);
    return (mw_value){0};
}

static void say_figures(mw_report *report, const mw_article *toll)
{
    mw_error err = {0};
    mw_buf texts[2] = {{0}, {0}};
    mw_cite cites[2];
    mw_value parts[] = {figure_of(toll, 2148, &cites[0], &texts[0]), figure_of(toll, 152, &cites[1], &texts[1])};
    mw_value sum = {.type = MW_VALUE_NUMBER, .number = 2300, .text = MW_STR("2,300"), .how = MW_STR("sum"),
                    .operands = parts, .operand_count = 2, .cites = cites, .cite_count = 2};
    mw_value count = {.type = MW_VALUE_NUMBER, .number = 2, .text = MW_STR("2"), .how = MW_STR("count"),
                      .query = MW_STR("figures"), .cites = cites, .cite_count = 2};
    mw_str names[] = {MW_STR("killed"), MW_STR("wounded"), MW_STR("all"), MW_STR("count")};
    mw_value values[] = {parts[0], parts[1], sum, count};
    ASSERT_OK(mw_report_say(report, MW_STR("{killed} killed and {wounded} wounded: {all} by {count} figures."), names,
                            values, 4, &err), err);
    mw_buf_free(&texts[0]);
    mw_buf_free(&texts[1]);
}

static void set_table(mw_report *report, const mw_article *toll)
{
    mw_error err = {0};
    mw_buf text = {0};
    mw_cite cite;
    figure_of(toll, 2148, &cite, &text);
    mw_frame *frame = mw_frame_new(&err);
    mw_cell cells[] = {mw_cell_text(mw_article_slice(toll, cite.span)), mw_cell_real(2148)};
    cr_assert(mw_frame_add_column(frame, MW_STR("text"), NULL) && mw_frame_add_column(frame, MW_STR("value"), NULL));
    cr_assert_eq(mw_frame_add_row(frame, cells, NULL), 0);
    cr_assert(mw_frame_add_evidence(frame, 0, cite, NULL));
    ASSERT_OK(mw_report_table(report, frame, MW_STR("figures"), NULL, 0, 0, &err), err);
    mw_frame_free(frame);
    mw_buf_free(&text);
}

static void say_visit(mw_report *report, const mw_article *visit)
{
    mw_error err = {0};
    mw_cite day = cite_of(visit, "visit", "3 August"), title = cite_of(visit, "visit", "The minister");
    mw_str names[] = {MW_STR("day"), MW_STR("title")};
    mw_value values[] = {
        {.type = MW_VALUE_DATE, .text = MW_STR("2022-08-03"), .how = MW_STR("date"), .cites = &day, .cite_count = 1},
        {.type = MW_VALUE_NAME, .text = MW_STR("Minister lands"), .how = MW_STR("title"), .cites = &title, .cite_count = 1}};
    ASSERT_OK(mw_report_say(report, MW_STR("{title}: {day}."), names, values, 2, &err), err);
}

static void add_article(mw_report *report, const mw_article *article)
{
    const mw_head *head = mw_article_head(article);
    mw_manifest_article row = {head->id, head->path, head->url, head->source, head->published, head->sha256};
    mw_error err = {0};
    ASSERT_OK(mw_report_add_article(report, &row, &err), err);
    mw_str words = MW_STR("We count names, not rumours,");
    if (mw_str_is(head->id, "toll")) {
        say_figures(report, article);
        set_table(report, article);
        ASSERT_OK(mw_report_quote(report, words, MW_VERBATIM, NULL, MW_STR("said"), head->published, head->source,
                                  cite_of(article, "toll", words.data), &err), err);
    } else if (mw_str_is(head->id, "visit")) {
        say_visit(report, article);
    }
}

static mw_reader *reader_of(const folder *f)
{
    mw_reader *reader = mw_reader_new(NULL, NULL);
    cr_assert(reader && mw_reader_add_path(reader, f->path, NULL));
    return reader;
}

mw_buf sample_report_json(const folder *f)
{
    mw_error err = {0};
    mw_article *article;
    mw_report *report = mw_report_new(MW_STR("Sample"), &err);
    mw_reader *reader = reader_of(f);
    while (mw_reader_next(reader, &article, &err) == MW_ARTICLE_READ) {
        ASSERT_OK(mw_annotate(article, sample_model(), MW_LAYERS_ALL & ~(unsigned)MW_POS, &err), err);
        add_article(report, article);
        mw_article_free(article);
    }
    mw_reader_free(reader);
    reader = reader_of(f);
    mw_buf json = {0};
    ASSERT_OK(mw_report_add_input(report, mw_str_of(f->path), &err), err);
    ASSERT_OK(mw_sources_from_reader(report, reader, sample_model(), &err), err);
    ASSERT_OK(mw_report_json(report, &json, &err), err);
    mw_reader_free(reader);
    mw_report_free(report);
    return json;
}
