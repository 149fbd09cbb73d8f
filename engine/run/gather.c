/* SPDX-License-Identifier: MIT */
/* From the inputs of a command line to a corpus that can be asked. */
#include "run/gather.h"

#include <stdio.h>

#include "base/file.h"
#include "model/bundle.h"

bool mw_is_corpus_file(const char *path)
{
    static const char MAGIC[16] = "SQLite format 3";
    if (mw_path_kind_of(path) != MW_PATH_FILE)
        return false;
    FILE *file = fopen(path, "rb");
    char head[sizeof MAGIC];
    bool is = file && fread(head, 1, sizeof head, file) == sizeof head &&
              memcmp(head, MAGIC, sizeof head) == 0;
    if (file)
        fclose(file);
    return is;
}

static bool add_story(mw_reader *reader, mw_error *err)
{
    for (const mw_bundle_file *file = MW_BUNDLE; file->name; file++) {
        mw_str name = mw_str_of(file->name);
        if (!mw_str_starts(name, MW_STR("story/")))
            continue;
        mw_str bytes = {file->start, (size_t)(file->end - file->start)};
        if (!mw_reader_add_bytes(reader, mw_str_sub(name, 6, name.len), bytes, err))
            return false;
    }
    return true;
}

bool mw_gather_add(mw_reader *reader, const char *input, mw_error *err)
{
    if (strcmp(input, MW_BUILTIN_STORY) == 0)
        return add_story(reader, err);
    return mw_reader_add_path(reader, input, err);
}

bool mw_keep_article(void *context, mw_article *article, mw_str made, mw_error *err)
{
    (void)made;
    mw_keeper *keeper = context;
    bool fresh = false;
    if (!mw_store_save(keeper->store, article, keeper->reading, &fresh, err))
        return false;
    keeper->fresh += fresh;
    return true;
}
