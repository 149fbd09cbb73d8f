/* SPDX-License-Identifier: MIT */
/* moonwire demo: the bundled story in a folder, and a first walk through it. */
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/message.h"
#include "model/bundle.h"

static const mw_example EXAMPLES[] = {
    {"moonwire demo walk", "a folder walk/ with 28 articles, a first script and what to type"},
    {0},
};

static bool is_empty(const char *folder, mw_error *err)
{
    DIR *all = opendir(folder);
    if (!all)
        return mw_fail(err, MW_EIO, 0, "cannot be read: %s", strerror(errno));
    int count = 0;
    while (readdir(all)) /* itself and the folder above */
        count++;
    closedir(all);
    return count <= 2 || mw_fail(err, MW_EARG, 0, "the folder is not empty: name one that is not there yet");
}

/* A new folder, or one that is there and empty. */
static bool make_folder(const char *folder, mw_error *err)
{
    if (mkdir(folder, 0777) == 0)
        return true;
    if (errno != EEXIST)
        return mw_fail(err, MW_EIO, 0, "cannot be made: %s", strerror(errno));
    if (mw_path_kind_of(folder) != MW_PATH_FOLDER)
        return mw_fail(err, MW_EARG, 0, "there is a file of that name");
    return is_empty(folder, err);
}

static bool put(const char *folder, mw_str name, mw_str bytes, mw_error *err)
{
    mw_buf path = {0};
    mw_buf_print(&path, "%s/%.*s", folder, MW_ARG(name));
    bool good = mw_buf_ok(&path, err) && mw_file_write(path.data, bytes, err);
    mw_buf_free(&path);
    return good;
}

/* "demo/first.lua" goes to the folder itself, "story/a.txt" to its folder story. */
static bool put_all(const char *folder, mw_error *err)
{
    mw_buf story = {0};
    mw_buf_print(&story, "%s/story", folder);
    bool good = mw_buf_ok(&story, err) && make_folder(story.data, err);
    mw_buf_free(&story);
    for (const mw_bundle_file *file = MW_BUNDLE; good && file->name; file++) {
        mw_str name = mw_str_of(file->name), bytes = {file->start, (size_t)(file->end - file->start)};
        if (mw_str_starts(name, MW_STR("story/")))
            good = put(folder, name, bytes, err);
        else if (mw_str_starts(name, MW_STR("demo/")))
            good = put(folder, mw_str_sub(name, 5, name.len), bytes, err);
    }
    return good;
}

static int run(int count, char **arguments)
{
    (void)count;
    mw_error err = {0};
    mw_buf out = {0};
    const char *folder = arguments[0];
    bool good = make_folder(folder, &err) && put_all(folder, &err);
    if (!good) {
        mw_complain(mw_str_of(folder), &err);
        return MW_EXIT_FAILED;
    }
    mw_buf_print(&out, "cd %s\n\n", folder);
    mw_buf_add(&out, mw_bundle_find("demo/README.md"));
    good = mw_buf_ok(&out, &err) && mw_out(mw_buf_str(&out), &err);
    if (!good)
        mw_complain(MW_STR(""), &err);
    mw_buf_free(&out);
    return good ? MW_EXIT_DONE : MW_EXIT_FAILED;
}

const mw_command MW_COMMAND_DEMO = {
    .name = "demo",
    .arguments = "FOLDER",
    .summary = "the bundled story in a folder, and a first walk through it",
    .details = "Makes FOLDER, which must not be there yet or be empty, and puts into it: story/ with the bundled "
               "articles, first.lua, a report of twenty lines to be changed, and README.md, the walk that is printed: "
               "what to type, and what to look for.",
    .examples = EXAMPLES,
    .least = 1,
    .most = 1,
    .run = run,
};
