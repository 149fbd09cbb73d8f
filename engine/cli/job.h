/* SPDX-License-Identifier: MIT */
/* job.h -- one run of a script: over a corpus, over articles as they are read, or over the parts of a run. */
#ifndef CLI_JOB_H
#define CLI_JOB_H

#include "cli/parts.h"
#include "cli/scripts.h"
#include "cli/shard.h"
#include "cli/streaming.h"

typedef struct mw_job {
    mw_model *model;
    mw_script *script; /* loaded, its options set */
    mw_buf name, text; /* of the script */
    unsigned jobs;     /* threads */
    mw_store *store;   /* NULL: the articles are streamed */
    mw_streaming stream;
    mw_in_force decisions;
    mw_report *report;
    mw_script_watched watched; /* by Ctrl-C */
    int status;                /* of the input */
    char *const *inputs;       /* lent, as are parts, said and kept */
    int input_count;
    mw_parts *parts; /* joined instead of reading inputs; NULL: none */
    bool whole;      /* the report was made to its end */
    mw_buf printed;  /* by the script */
    mw_buf *said;    /* the second run of --check-repro: all that the first would write; NULL: this is the first */
    mw_buf *kept;    /* the report as JSON for another command; NULL: for none */
} mw_job;

/* Runs the script into the report. The exit status, after messages; MW_EXIT_DONE: the report is there. */
int mw_job_form(mw_job *job, char **inputs);
/* What the report was made from, as the command line and the script know it. */
bool mw_job_manifest(const mw_job *job, mw_error *err);
/* What only the corpus, or the stream, knows: its articles and decisions, the citations' sentences. */
bool mw_job_sources(mw_job *job, mw_error *err);
void mw_job_free(mw_job *job);

/* job_lend.c: gives a script of start, each and report the articles of the corpus at that path, which is open. */
int mw_job_lend(mw_job *job, const char *path);

/* job_parts.c: makes one part, whose number and path are set; and the whole of j->parts. */
int mw_job_shard(mw_job *job, mw_shard *shard, char **inputs);
int mw_job_joined(mw_job *job, char **inputs);

/* Gives the script the store of the job. */
int mw_job_set_corpus(mw_job *job);
int mw_job_over_corpus(mw_job *job);

#endif
