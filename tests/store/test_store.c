/* SPDX-License-Identifier: MIT */
/* Opening a corpus: what is one, who may write, and what survives a crash or a full disk. */
#include "store/sample.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static mw_store *open_or_fail(const char *path, mw_store_mode mode)
{
    mw_error err = {0};
    mw_store *store = mw_store_open(path, mode, &err);
    ASSERT_OK(store, err);
    return store;
}

static void refuses(const char *path, mw_store_mode mode, mw_code code, const char *says)
{
    mw_error err = {0};
    cr_assert_null(mw_store_open(path, mode, &err));
    cr_assert_eq(err.code, code, "%s", err.text);
    cr_assert(strstr(err.text, says), "%s", err.text);
}

static void write_file(const char *path, const char *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    cr_assert(file && fwrite(bytes, 1, len, file) == len && fclose(file) == 0);
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *db;
    char *message = NULL;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &message), SQLITE_OK, "%s", message);
    sqlite3_close(db);
}

static mw_article *numbered(int number)
{
    static char id[32], path[32], hash[65];
    snprintf(id, sizeof id, "a%05d", number);
    snprintf(path, sizeof path, "a%05d.txt", number);
    snprintf(hash, sizeof hash, "%064d", number);
    return sample_article((sample){.id = id, .path = path, .sha256 = hash});
}

Test(store, a_file_that_is_no_corpus_is_refused_in_words)
{
    char path[256];
    sample_path(path, "no.db");
    refuses(path, MW_STORE_READ, MW_EIO, "no such file");
    write_file(path, "", 0);
    refuses(path, MW_STORE_READ, MW_EPARSE, "it is no corpus (it is empty)");
    char text[5000];
    memset(text, 'x', sizeof text);
    write_file(path, text, sizeof text);
    refuses(path, MW_STORE_READ, MW_EPARSE, "no corpus");
    refuses(path, MW_STORE_WRITE, MW_EPARSE, "no corpus");
    unlink(path);
    run_sql(path, "create table mine(a); insert into mine values (1)");
    refuses(path, MW_STORE_READ, MW_EPARSE, "another program");
    refuses(path, MW_STORE_WRITE, MW_EPARSE, "another program");
    refuses("/", MW_STORE_WRITE, MW_EIO, "cannot be opened");
    refuses("/no/such/folder/a.db", MW_STORE_WRITE, MW_EIO, "cannot be opened");
}

Test(store, a_file_of_a_newer_version_says_so)
{
    char path[256];
    sample_path(path, "newer.db");
    mw_store_close(open_or_fail(path, MW_STORE_WRITE));
    run_sql(path, "pragma user_version = 99");
    refuses(path, MW_STORE_READ, MW_EVERSION, "made by a newer Moonwire (corpus version 99;");
    refuses(path, MW_STORE_WRITE, MW_EVERSION, "newer");
}

Test(store, a_closed_corpus_is_one_plain_file)
{
    char path[256], log[300];
    struct stat info;
    sample_path(path, "plain.db");
    mw_store *store = open_or_fail(path, MW_STORE_WRITE);
    sample_save(store, sample_article((sample){0}), "");
    mw_store_close(store);
    snprintf(log, sizeof log, "%s-wal", path);
    cr_assert_neq(stat(log, &info), 0);
    snprintf(log, sizeof log, "%s-shm", path);
    cr_assert_neq(stat(log, &info), 0);
    store = open_or_fail(path, MW_STORE_READ);
    cr_assert_eq(mw_store_article_count(store), 1);
    mw_store_close(store);
}

Test(store, what_was_not_committed_is_undone)
{
    char path[256];
    sample_path(path, "batch.db");
    mw_store *store = open_or_fail(path, MW_STORE_WRITE);
    cr_assert(mw_store_begin(store, NULL));
    sample_save(store, numbered(1), "");
    cr_assert(mw_store_commit(store, NULL));
    cr_assert(mw_store_begin(store, NULL));
    sample_save(store, numbered(2), "");
    mw_store_close(store);
    store = open_or_fail(path, MW_STORE_READ);
    cr_assert_eq(mw_store_article_count(store), 1);
    mw_store_close(store);
}

Test(store, one_reads_while_another_writes)
{
    char path[256];
    sample_path(path, "two.db");
    mw_store *writer = open_or_fail(path, MW_STORE_WRITE);
    sample_save(writer, numbered(1), "");
    mw_store *reader = open_or_fail(path, MW_STORE_READ);
    cr_assert(mw_store_begin(writer, NULL));
    sample_save(writer, numbered(2), "");
    cr_assert_eq(mw_store_article_count(reader), 1, "a batch is seen when it is whole");
    cr_assert(mw_store_commit(writer, NULL));
    cr_assert_eq(mw_store_article_count(reader), 2);
    mw_error err = {0};
    mw_article *article = numbered(3);
    cr_assert_not(mw_store_save(reader, article, MW_STR(""), NULL, &err));
    cr_assert_eq(err.code, MW_EARG);
    mw_article_free(article);
    static const char SEARCH[] = "select count(*) from search where search match 'orlova'";
    cr_assert_eq(sample_number(reader, SEARCH), 2);
    mw_store_close(writer); /* while the other still reads, which also makes the indices */
    cr_assert_eq(mw_store_article_count(reader), 2);
    cr_assert_eq(sample_number(reader, SEARCH), 2);
    cr_assert_gt(sample_number(reader, "select count(*) from sqlite_schema where name like"
                                       " 'quote_by_%'"),
                 0);
    mw_store_close(reader);
    reader = open_or_fail(path, MW_STORE_READ);
    cr_assert_eq(mw_store_article_count(reader), 2);
    mw_store_close(reader);
}

Test(store, two_writers_take_turns)
{
    char path[256];
    sample_path(path, "turns.db");
    mw_store *one = open_or_fail(path, MW_STORE_WRITE), *two = open_or_fail(path, MW_STORE_WRITE);
    sample_save(one, numbered(1), "");
    sample_save(two, numbered(2), "");
    sample_save(one, numbered(3), "");
    cr_assert_eq(mw_store_article_count(two), 3);
    mw_store_close(one);
    sample_save(two, numbered(4), "");
    mw_store_close(two);
    one = open_or_fail(path, MW_STORE_READ);
    cr_assert_eq(mw_store_article_count(one), 4);
    mw_store_close(one);
}

/* Runs `body` in a process that does not come back; 0 when it ended by itself. */
static int in_child(void (*body)(const char *path), const char *path, int kill_after_ms)
{
    pid_t child = fork();
    cr_assert_geq(child, 0);
    if (child == 0) {
        body(path);
        _exit(0);
    }
    int status;
    if (kill_after_ms) {
        usleep((useconds_t)kill_after_ms * 1000);
        kill(child, SIGKILL);
    }
    cr_assert_eq(waitpid(child, &status, 0), child);
    return status;
}

enum { BATCH = 10 };

static void ingest(const char *path)
{
    mw_store *store = mw_store_open(path, MW_STORE_WRITE, NULL);
    for (int i = 0; store; i++) {
        if (i % BATCH == 0 && !mw_store_begin(store, NULL))
            _exit(2);
        mw_article *article = numbered(i);
        if (!mw_store_save(store, article, MW_STR(""), NULL, NULL))
            _exit(3);
        mw_article_free(article);
        if (i % BATCH == BATCH - 1 && !mw_store_commit(store, NULL))
            _exit(4);
    }
    _exit(5);
}

static void is_sound(mw_store *store)
{
    size_t articles = mw_store_article_count(store);
    cr_assert_eq(sample_number(store, "select count(*) from search where search match 'orlova'"),
                 articles);
    cr_assert_eq(sample_number(store, "select count(*) from quote"), 2 * articles);
    cr_assert_eq(sample_number(store, "select count(*) from token"), articles);
    for (int64_t key = 1; key <= (int64_t)articles; key++) {
        mw_error err = {0};
        mw_article *article = mw_store_load(store, key, &err);
        ASSERT_OK(article, err);
        mw_article_free(article);
    }
}

static void is_intact(const char *path)
{
    sqlite3 *db;
    sqlite3_stmt *check;
    cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_prepare_v2(db, "pragma integrity_check", -1, &check, NULL), SQLITE_OK);
    cr_assert_eq(sqlite3_step(check), SQLITE_ROW);
    cr_assert_str_eq((const char *)sqlite3_column_text(check, 0), "ok");
    sqlite3_finalize(check);
    cr_assert_eq(
        sqlite3_exec(db, "insert into search(search) values ('integrity-check')", NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
}

Test(store, killed_in_the_middle_of_an_ingest_it_stands_at_a_batch_border)
{
    char path[256], name[32];
    for (int round = 0; round < 4; round++) {
        snprintf(name, sizeof name, "killed%d.db", round);
        sample_path(path, name);
        int status = in_child(ingest, path, 40 + 60 * round);
        cr_assert(WIFSIGNALED(status), "it ended by itself: %d", WEXITSTATUS(status));
        mw_error err = {0};
        mw_store *store = mw_store_open(path, MW_STORE_WRITE, &err);
        ASSERT_OK(store, err);
        cr_assert_eq(mw_store_article_count(store) % BATCH, 0);
        is_sound(store);
        sample_save(store, numbered(99999), ""); /* and it can go on */
        mw_store_close(store);
        is_intact(path);
    }
}

/* A disk of 600 kB. The parent looks at what is left. */
static void fill_disk(const char *path)
{
    struct rlimit limit = {600000, 600000};
    signal(SIGXFSZ, SIG_IGN);
    mw_error err = {0};
    mw_store *store = mw_store_open(path, MW_STORE_WRITE, &err);
    if (!store || setrlimit(RLIMIT_FSIZE, &limit) != 0)
        _exit(2);
    for (int i = 0; i < 20000; i++) {
        mw_article *article = numbered(i);
        bool good = (i % BATCH || mw_store_begin(store, &err)) &&
                    mw_store_save(store, article, MW_STR(""), NULL, &err) &&
                    (i % BATCH != BATCH - 1 || mw_store_commit(store, &err));
        mw_article_free(article);
        if (!good) {
            mw_store_close(store);
            bool told = err.code == MW_EIO && strstr(err.text, "disk");
            if (!told)
                fprintf(stderr, "%d %s\n", (int)err.code, err.text);
            _exit(told ? 0 : 3);
        }
    }
    _exit(4);
}

Test(store, a_full_disk_is_told_and_leaves_a_good_file)
{
    char path[256];
    sample_path(path, "full.db");
    int status = in_child(fill_disk, path, 0);
    cr_assert(WIFEXITED(status));
    cr_assert_eq(WEXITSTATUS(status), 0, "exit %d", WEXITSTATUS(status));
    mw_store *store = open_or_fail(path, MW_STORE_WRITE);
    cr_assert_gt(mw_store_article_count(store), 0);
    cr_assert_eq(mw_store_article_count(store) % BATCH, 0);
    is_sound(store);
    sample_save(store, numbered(99999), "");
    mw_store_close(store);
    is_intact(path);
}

static void read_as_nobody(const char *path)
{
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        _exit(2);
    mw_error err = {0};
    mw_store *store = mw_store_open(path, MW_STORE_READ, &err);
    if (!store || mw_store_article_count(store) != 1)
        _exit(3);
    mw_frame *frame = mw_store_search(store, MW_STR("orlova"), 0, &err);
    if (!frame || mw_frame_row_count(frame) != 1)
        _exit(4);
    mw_frame_free(frame);
    mw_store_close(store);
    store = mw_store_open(path, MW_STORE_WRITE, &err);
    if (store)
        _exit(5);
    _exit(err.code == MW_EIO && strstr(err.text, "may not be written") ? 0 : 6);
}

Test(store, a_file_that_may_only_be_read_can_be_read)
{
    char path[256], folder[256];
    sample_path(path, "readonly.db");
    sample_path(folder, "");
    mw_store *store = open_or_fail(path, MW_STORE_WRITE);
    sample_save(store, sample_article((sample){0}), "");
    mw_store_close(store);
    cr_assert_eq(chmod(path, 0444), 0);
    cr_assert_eq(chmod(folder, 0555), 0);
    int status = in_child(read_as_nobody, path, 0);
    cr_assert_eq(chmod(folder, 0755), 0);
    cr_assert(WIFEXITED(status));
    cr_assert_eq(WEXITSTATUS(status), 0, "exit %d", WEXITSTATUS(status));
}

/* Damages a good file in many places; whatever happens, it happens in words. */
Test(store, a_damaged_file_is_an_error_not_a_crash)
{
    char path[256], broken[256];
    sample_path(path, "good.db");
    sample_path(broken, "broken.db");
    mw_store *store = open_or_fail(path, MW_STORE_WRITE);
    for (int i = 0; i < 30; i++)
        sample_save(store, numbered(i), "");
    mw_store_close(store);
    static char bytes[4 << 20];
    FILE *file = fopen(path, "rb");
    size_t len = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    cr_assert(len > 16384 && len < sizeof bytes);
    int told = 0;
    for (size_t at = 100; at < len; at += len / 90) {
        char old[64];
        memcpy(old, bytes + at, sizeof old);
        memset(bytes + at, (int)(at % 251), sizeof old);
        write_file(broken, bytes, at % 3 ? len : at);
        memcpy(bytes + at, old, sizeof old);
        mw_error err = {0};
        store = mw_store_open(broken, at % 2 ? MW_STORE_READ : MW_STORE_WRITE, &err);
        for (int64_t key = 1; store && key <= 30; key++)
            mw_article_free(mw_store_load(store, key, &err));
        if (store)
            mw_frame_free(mw_store_search(store, MW_STR("orlova help"), 0, &err));
        mw_store_close(store);
        told += err.code != MW_OK;
        cr_assert(err.code == MW_OK || err.text[0]);
        unlink(broken);
    }
    cr_assert_gt(told, 3, "%d", told);
}
