/* SPDX-License-Identifier: MIT */
/* A file system for SQLite that is the usual one but for its clock, which does not go: date('now')
 * is null, so that a question asked of a corpus tomorrow has the answer that it has today. */
#include "store/store_impl.h"

#include <pthread.h>

static sqlite3_vfs timeless; /* SQLite links what is registered into its own list */

static int no_time(sqlite3_vfs *vfs, double *time)
{
    (void)vfs, (void)time;
    return SQLITE_ERROR;
}

static int no_time_int64(sqlite3_vfs *vfs, sqlite3_int64 *time)
{
    (void)vfs, (void)time;
    return SQLITE_ERROR;
}

static void make(void)
{
    sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
    if (!usual)
        return;
    timeless = *usual;
    timeless.zName = "moonwire";
    timeless.pNext = NULL;
    timeless.xCurrentTime = no_time;
    if (timeless.iVersion >= 2)
        timeless.xCurrentTimeInt64 = no_time_int64;
    sqlite3_vfs_register(&timeless, 0);
}

const char *mw_store_file_system(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make);
    return timeless.zName; /* NULL: the usual one */
}

/* A program may unload the library and go on using SQLite. */
__attribute__((destructor)) static void forget(void)
{
    if (timeless.zName)
        sqlite3_vfs_unregister(&timeless);
}
