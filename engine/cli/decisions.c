/* SPDX-License-Identifier: MIT */
/* Where decisions.tsv lies, and what is said of it. */
#include "cli/decisions.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "cli/message.h"
#include "model/data.h"

static const char FILE_NAME[] = "decisions.tsv";
static const char *named;

const mw_option MW_CORPUS_OPTIONS[] = {
    {"decisions", 0, MW_OPT_TEXT, &named, "FILE",
     "an analyst's decisions on who is who; by default decisions.tsv beside the corpus, in the INPUT folder, in the "
     "data folder (moonwire help decisions)"},
    {0},
};

/* ---- which file */

static bool is_file(const char *path)
{
    return mw_path_kind_of(path) == MW_PATH_FILE;
}

/* Tries a place; the first one tried is where a new file would stand. */
static bool try_place(mw_in_force *found, const char *folder, size_t length)
{
    char path[sizeof found->path];
    int len = snprintf(path, sizeof path, "%.*s%s%s", (int)length, folder,
                       length && folder[length - 1] != '/' ? "/" : "", FILE_NAME);
    if (len < 0 || (size_t)len >= sizeof path)
        return false;
    bool there = is_file(path);
    if (there || !*found->path)
        memcpy(found->path, path, (size_t)len + 1);
    return there;
}

static bool try_beside(mw_in_force *found, const char *corpus)
{
    const char *slash = strrchr(corpus, '/');
    return try_place(found, corpus, slash ? (size_t)(slash - corpus) + 1 : 0);
}

/* The file with which the corpus was built, where that is still there. */
static bool try_built_with(mw_in_force *found, mw_store *store)
{
    mw_frame *file = mw_store_decisions_file(store, NULL);
    char path[sizeof found->path] = "";
    if (file && mw_frame_row_count(file))
        snprintf(path, sizeof path, "%.*s", MW_ARG(mw_frame_cell(file, 0, 0).text));
    mw_frame_free(file);
    bool there = *path && is_file(path);
    if (there)
        memcpy(found->path, path, sizeof path);
    return there;
}

static bool look(mw_in_force *found, mw_store *store, const char *corpus, int count, char *const *inputs)
{
    char folder[1024];
    if (corpus && try_beside(found, corpus))
        return true;
    for (int i = 0; i < count; i++)
        if (mw_path_kind_of(inputs[i]) == MW_PATH_FOLDER && try_place(found, inputs[i], strlen(inputs[i])))
            return true;
    if (corpus && try_built_with(found, store))
        return true;
    for (int i = 0; i < MW_DATA_OWN_FOLDERS; i++) {
        mw_data_folder(i, folder);
        if (*folder && try_place(found, folder, strlen(folder)))
            return true;
    }
    return false;
}

/* ---- reading it */

static void tell_bad(void *context, uint32_t line, const char *what)
{
    mw_in_force *found = context;
    mw_error err = {.code = MW_EPARSE};
    char where[sizeof found->path + 20];
    snprintf(where, sizeof where, "%s:%u", found->path, (unsigned)line);
    snprintf(err.text, sizeof err.text, "%s", what);
    mw_complain(mw_str_of(where), &err);
    found->bad = true;
}

static bool read_file(mw_in_force *found)
{
    mw_error err = {0};
    mw_file file;
    if (!mw_file_open(found->path, &file, &err)) {
        mw_complain(mw_str_of(found->path), &err);
        return false;
    }
    found->decisions = mw_decisions_read(file.bytes, mw_str_of(found->path), tell_bad, found, &err);
    mw_file_close(&file);
    if (!found->decisions)
        mw_complain(mw_str_of(found->path), &err);
    return found->decisions != NULL;
}

bool mw_decisions_find(mw_in_force *found, mw_store *store, const char *corpus, int count,
                       char *const *inputs)
{
    *found = (mw_in_force){.named = named != NULL};
    if (named)
        snprintf(found->path, sizeof found->path, "%s", named);
    else if (!look(found, store, corpus, count, inputs))
        return true;
    return read_file(found);
}

void mw_in_force_free(mw_in_force *found)
{
    mw_decisions_free(found->decisions);
    found->decisions = NULL;
}

/* ---- replay */

typedef struct unmatched { /* lines of the file, ready to be told */
    mw_buf lines;
    size_t count;
} unmatched;

static void add_unmatched(unmatched *u, uint32_t line)
{
    mw_buf_print(&u->lines, "%s %u", u->count++ ? "," : "", (unsigned)line);
}

static void tell_lines(unmatched *u, const char *path, const char *where)
{
    if (u->count && u->lines.data)
        mw_remark("%s: nothing in %s fits line%s%s", path, where, u->count > 1 ? "s" : "", u->lines.data);
    mw_buf_free(&u->lines);
}

static void tell_unmatched(mw_store *store, const char *path)
{
    mw_frame *rows = mw_store_decisions(store, NULL);
    unmatched u = {0};
    for (size_t i = 0; rows && i < mw_frame_row_count(rows); i++)
        if (mw_frame_cell(rows, i, 8).integer == 0) /* mentions */
            add_unmatched(&u, (uint32_t)mw_frame_cell(rows, i, 0).integer);
    tell_lines(&u, path, "the corpus");
    mw_frame_free(rows);
}

void mw_decisions_tell_unmatched(const mw_in_force *found, const mw_passing *passing)
{
    unmatched u = {0};
    for (size_t i = 0; i < mw_decisions_count(found->decisions); i++)
        if (mw_passing_mentions(passing, i) == 0)
            add_unmatched(&u, mw_decisions_at(found->decisions, i)->line);
    tell_lines(&u, found->path, "the articles");
}

/* None is in force, but the corpus was built with some: they stay, and that is said. */
static void tell_kept(mw_store *store)
{
    mw_frame *file = mw_store_decisions_file(store, NULL);
    if (file && mw_frame_row_count(file))
        mw_remark("the decisions of %.*s, with which the corpus was built, are kept: no decisions.tsv is in force",
                  MW_ARG(mw_frame_cell(file, 0, 0).text));
    mw_frame_free(file);
}

bool mw_decisions_replay(const mw_in_force *found, mw_store *store)
{
    mw_error err = {0};
    if (!mw_store_identify(store, found->decisions, &err)) {
        mw_complain(MW_STR(""), &err);
        return false;
    }
    if (found->decisions)
        tell_unmatched(store, found->path);
    else
        tell_kept(store);
    return true;
}

bool mw_decisions_refresh(const mw_in_force *found, mw_store *store)
{
    mw_error err = {0}, told;
    if (!found->decisions || mw_store_has_decisions(store, found->decisions))
        return true;
    mw_detail("%s: the corpus was built with other decisions; these are replayed", found->path);
    if (mw_store_identify(store, found->decisions, &err)) {
        tell_unmatched(store, found->path);
        return true;
    }
    mw_fail(&told, err.code, 0, "the corpus was built with other decisions, and cannot be brought up to date: %s", err.text);
    mw_complain(mw_str_of(found->path), &told);
    return false;
}

/* ---- for people */

void mw_decisions_paths(mw_buf *out)
{
    static const char *const WHAT[] = {"$MOONWIRE_DATA", "the data folder"};
    mw_buf_print(out, "\nDecisions on who is who are taken from the first of these that is there:\n"
                      "  %-20s%s\n  %-20s%s\n  %-20s%s\n  %-20s%s\n", "--decisions FILE", "the file",
                 "beside the corpus", FILE_NAME, "in INPUT",
                 "decisions.tsv of the first INPUT that is a folder and has one", "the corpus",
                 "the file with which it was built last");
    for (int i = 0; i < MW_DATA_OWN_FOLDERS; i++) {
        mw_in_force place = {0};
        char folder[1024];
        mw_data_folder(i, folder);
        bool there = *folder && try_place(&place, folder, strlen(folder));
        mw_buf_print(out, "  %-20s%s%s\n", WHAT[i], *folder ? place.path : "(not set)",
                     there || !*folder ? "" : " (not there)");
    }
    mw_buf_print(out, "  %-20s%s\n", "the corpus", "what it was built with, although the file is gone");
}

void mw_decisions_help(mw_buf *out)
{
    mw_buf_add(out, MW_STR(
        "decisions.tsv: an analyst's decisions on who is who\n\n"
        "  action  what                         as                            article  who  why        when\n"
        "  merge   sac                          state-administration-council           AE   same body  2022-08-04\n"
        "  split   john-smith                   John Smith (poet)             wire-17\n"
        "  reject  victory-parade\n"
        "  retype  ntb                          ORG\n\n"
        "A decision a line, cells parted by tabs (shown here as blanks); the first line names the columns, in any\n"
        "order, of which action and what must be there; lines that begin with # are passed over.\n\n"
        "  merge   what is as: an id (sergey-lavrov), a number in Wikidata (Q58217) or a name;\n"
    "          the column as may be headed into\n"
        "  split   what is nobody else: what the engine merged it with stays behind; as: its new id or name.\n"
        "          With an article: there, what is as, another of the same name\n"
        "  reject  what is no entity: its mentions are taken away, and a quotation of it keeps only the words that\n"
        "          name the speaker\n"
        "  retype  what is of the type as: PERSON ORG PLACE GROUP EVENT OTHER\n"
        "  article id of the one article where it holds; empty: the whole corpus\n"
        "  who, why, when  are kept and shown\n\n"
        "Decisions are replayed in the order of the file on every build of a corpus: by ingest, and by run, eval and\n"
        "repl over articles; over a corpus file when the file of decisions changed. A script of start, each and report\n"
        "over files has them applied to each article by itself. They are listed in each report's manifest. A line that\n"
        "is wrong is told and passed over (exit status 1); a line that fits nothing is told.\n"
        "Where the file is looked for: moonwire paths. From Lua: corpus:decide (moonwire help decide).\n"));
}
