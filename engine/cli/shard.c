/* SPDX-License-Identifier: MIT */
/* Keeping one part of a run. */
#include "cli/shard.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "cli/corpus.h"
#include "cli/decisions.h"
#include "cli/message.h"

enum { WAITING_MAX = 4 * MW_JOBS_MAX + 1 }; /* more articles are not between reading and keeping */

typedef struct waiting {
    const mw_article *article;
    int64_t place;
} waiting;

typedef struct keeping {
    mw_shard *shard;
    mw_store *store;
    mw_crew crew; /* empty: the script asks a corpus */
    int64_t read; /* articles so far, of all parts */
    uint64_t hash; /* of them */
    waiting waiting[WAITING_MAX]; /* by place: wanted, and not yet handed over */
    size_t waiting_count;
    mw_error stopped; /* why the script ended the run */
} keeping;

bool mw_shard_parse(const char *text, mw_shard *shard, mw_error *err)
{
    enum { PARTS_MAX = 100000 };
    char *end;
    errno = 0;
    unsigned long number = strtoul(text, &end, 10), parts = *end == '/' ? strtoul(end + 1, &end, 10) : 0;
    if (*text < '0' || *text > '9' || *end || errno || number < 1 || number > parts || parts > PARTS_MAX)
        return mw_fail(err, MW_EARG, 0, "--shard takes the number of the part and how many there are, like 3/8, not \"%s\"",
                       text);
    shard->number = (unsigned)number;
    shard->parts = (unsigned)parts;
    return true;
}

/* ---- while reading */

/* All parts must have read the same articles in the same order. */
static void note_read(keeping *k, const mw_head *head)
{
    const mw_str texts[] = {head->id, head->path, head->url, head->sha256};
    k->read++;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint64_t both[2] = {k->hash, mw_hash(texts[i])};
        k->hash = mw_hash((mw_str){(const char *)both, sizeof both});
    }
}

static bool is_of_part(void *context, const mw_article *article, bool *is_wanted, mw_error *err)
{
    keeping *k = context;
    const mw_head *head = mw_article_head(article);
    *is_wanted = mw_part_of(head, k->shard->parts) == k->shard->number - 1;
    if (*is_wanted && k->waiting_count == WAITING_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "too many articles in a row could not be annotated");
    if (*is_wanted)
        k->waiting[k->waiting_count++] = (waiting){article, k->read};
    note_read(k, head);
    return true;
}

/* The place at which the article was read; those before it that never came could not be annotated. */
static int64_t place_of(keeping *k, const mw_article *article)
{
    size_t at = 0;
    while (at + 1 < k->waiting_count && k->waiting[at].article != article)
        at++;
    int64_t place = k->waiting[at].place;
    k->waiting_count -= at + 1;
    memmove(k->waiting, k->waiting + at + 1, k->waiting_count * sizeof *k->waiting);
    return place;
}

static bool work(void *context, unsigned worker, mw_article *article, mw_buf *made, mw_error *err)
{
    return mw_crew_work(&((keeping *)context)->crew, worker, article, made, err);
}

static bool keep(void *context, mw_article *article, mw_str made, mw_error *err)
{
    keeping *k = context;
    int64_t place = place_of(k, article);
    mw_str printed = MW_NONE;
    if (k->crew.count && !mw_crew_read(&k->crew, made, &printed, &k->stopped))
        return mw_fail(err, MW_ECANCEL, 0, "stopped");
    return mw_part_add(k->store, place, article, mw_input_reading(), printed, err);
}

/* ---- the whole part */

static bool note_all(keeping *k, mw_error *err)
{
    mw_buf part = {0}, input = {0}, counted = {0};
    mw_buf_print(&part, "%u/%u", k->shard->number, k->shard->parts);
    mw_buf_print(&input, "%lld articles, %016llx", (long long)k->read, (unsigned long long)k->hash);
    bool good = mw_buf_ok(&part, err) && mw_buf_ok(&input, err) &&
                (!k->crew.count || mw_script_save(k->shard->script, &counted, err)) &&
                mw_part_set_note(k->store, MW_STR(MW_NOTE_PART), mw_buf_str(&part), err) &&
                mw_part_set_note(k->store, MW_STR(MW_NOTE_INPUT), mw_buf_str(&input), err) &&
                mw_part_set_note(k->store, MW_STR(MW_NOTE_MADE), k->shard->made, err) &&
                (!k->crew.count ||
                 mw_part_set_note(k->store, MW_STR(MW_NOTE_COUNTED), mw_buf_str(&counted), err));
    mw_buf_free(&part);
    mw_buf_free(&input);
    mw_buf_free(&counted);
    return good;
}

static int read_all(keeping *k, mw_reader *reader)
{
    mw_run_options options = {.model = k->shard->model, .layers = MW_LAYERS_ALL & ~(unsigned)MW_POS,
                              .jobs = k->shard->jobs, .wanted = is_of_part, .work = k->crew.count ? work : NULL,
                              .article = keep, .context = k};
    int status = mw_input_run(reader, options, NULL);
    if (k->stopped.code != MW_OK)
        return mw_script_status(&k->stopped);
    if (status != MW_EXIT_INTERRUPTED && k->read == 0) {
        mw_say("no article in the input");
        return MW_EXIT_FAILED;
    }
    return status;
}

/* Decisions are applied to articles in their order, and that nobody has here. */
static bool may_stream(const mw_shard *shard, int count, char **inputs)
{
    mw_in_force decisions = {0};
    bool good = mw_decisions_find(&decisions, NULL, NULL, count, inputs);
    if (good && decisions.decisions) {
        mw_say("%s: decisions and --shard do not go together for a script of start, each and report; "
               "run it whole, or over a corpus", decisions.path);
        good = false;
    }
    mw_in_force_free(&decisions);
    if (good && !mw_script_is_mergeable(shard->script)) {
        mw_say("--shard: what the script's start makes cannot be merged; keep counts in statistics, as mw.tally()");
        good = false;
    }
    return good;
}

static int start_counting(keeping *k, int count, char **inputs)
{
    mw_error err = {0};
    mw_shard *shard = k->shard;
    if (!mw_script_is_streaming(shard->script))
        return MW_EXIT_DONE;
    if (!mw_script_start(shard->script, &err))
        return mw_script_status(&err);
    if (!may_stream(shard, count, inputs))
        return MW_EXIT_USAGE;
    return mw_crew_start(&k->crew, shard->script, shard->jobs, NULL, shard->watched, &err) ? MW_EXIT_DONE
                                                                                     : mw_script_status(&err);
}

/* Fills the corpus at `path`; the exit status, `*whole`: it may take its name. */
static int fill(keeping *k, const char *path, mw_reader *reader, bool *whole)
{
    mw_error err = {0};
    k->store = mw_store_open(path, MW_STORE_WRITE, &err);
    bool good = k->store && mw_part_make(k->store, &err) && mw_store_begin(k->store, &err);
    int status = good ? read_all(k, reader) : MW_EXIT_FAILED;
    bool goes_on = good && k->read && k->stopped.code == MW_OK && status != MW_EXIT_INTERRUPTED;
    *whole = goes_on && mw_crew_merge(&k->crew, &err) && note_all(k, &err) && mw_store_commit(k->store, &err);
    if (err.code != MW_OK) {
        mw_complain(mw_str_of(k->shard->path), &err);
        status = MW_EXIT_FAILED;
    }
    mw_store_close(k->store);
    return status;
}

static int write_part(keeping *k, mw_reader *reader)
{
    mw_error err = {0};
    mw_buf beside = {0};
    bool whole = false;
    mw_buf_print(&beside, "%s.%ld.part", k->shard->path, (long)getpid());
    if (!mw_buf_ok(&beside, &err)) {
        mw_complain(MW_STR(""), &err);
        return MW_EXIT_FAILED;
    }
    int status = fill(k, beside.data, reader, &whole);
    if (whole && !mw_file_rename(beside.data, k->shard->path, &err)) {
        mw_complain(mw_str_of(k->shard->path), &err);
        status = MW_EXIT_FAILED;
        whole = false;
    }
    if (!whole)
        unlink(beside.data);
    mw_buf_free(&beside);
    return status;
}

int mw_shard_run(mw_shard *shard, int count, char **inputs)
{
    mw_error err = {0};
    keeping *k = mw_memory_get(sizeof *k, &err);
    if (!k) {
        mw_complain(MW_STR(""), &err);
        return MW_EXIT_FAILED;
    }
    k->shard = shard;
    mw_reader *reader = mw_corpus_reader(shard->command, count, inputs);
    int status = reader ? start_counting(k, count, inputs) : MW_EXIT_USAGE;
    if (status == MW_EXIT_DONE)
        status = write_part(k, reader);
    mw_crew_free(&k->crew, shard->watched);
    mw_reader_free(reader);
    mw_memory_free(k);
    return status;
}
