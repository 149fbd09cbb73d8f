/* SPDX-License-Identifier: MIT */
#include "read/sample.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

char sample_folder[64];

void sample_start(void)
{
    snprintf(sample_folder, sizeof sample_folder, "/tmp/moonwire-test-XXXXXX");
    cr_assert(mkdtemp(sample_folder));
}

void sample_end(void)
{
    char command[256];
    snprintf(command, sizeof command, "chmod -R u+rwx %s; rm -rf %s", sample_folder, sample_folder);
    cr_assert_eq(system(command), 0);
}

const char *sample_path(const char *name)
{
    static char path[512];
    snprintf(path, sizeof path, "%s/%s", sample_folder, name);
    return path;
}

void sample_put(const char *name, mw_str bytes)
{
    char path[512];
    snprintf(path, sizeof path, "%s", sample_path(name));
    for (char *slash = path + strlen(sample_folder) + 1; (slash = strchr(slash, '/'));
         *slash++ = '/') {
        *slash = '\0';
        mkdir(path, 0755);
    }
    mw_error err = {0};
    cr_assert(mw_file_write(path, bytes, &err), "%s: %s", path, err.text);
}

mw_article *sample_read(mw_reader *reader)
{
    mw_article *article;
    mw_error err = {0};
    mw_got got = mw_reader_next(reader, &article, &err);
    cr_assert_eq(got, MW_ARTICLE_READ, "%.*s: %s", MW_ARG(mw_reader_where(reader)), err.text);
    return article;
}

mw_reader *sample_reader(const mw_reader_options *options, const char *name, mw_str bytes)
{
    mw_reader *reader = mw_reader_new(options, NULL);
    cr_assert(reader);
    cr_assert(mw_reader_add_bytes(reader, mw_str_of(name), bytes, NULL));
    return reader;
}
