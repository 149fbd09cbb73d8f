/* SPDX-License-Identifier: MIT */
/* Where there is no libFuzzer: runs a target over files and the files of folders. */
#include "base/file.h"
#include "fuzz/check.h"

static void replay(const char *path)
{
    mw_file file;
    mw_error err = {0};
    if (!mw_file_open(path, &file, &err)) {
        fprintf(stderr, "%s: %s\n", path, err.text);
        exit(1);
    }
    LLVMFuzzerTestOneInput((const uint8_t *)file.bytes.data, file.bytes.len);
    for (size_t len = 0; len < file.bytes.len; len += file.bytes.len / 20 + 1) /* and cut short */
        LLVMFuzzerTestOneInput((const uint8_t *)file.bytes.data, len);
    mw_file_close(&file);
}

int main(int argc, char **argv)
{
    size_t count = 0;
    for (int i = 1; i < argc; i++) {
        mw_path_list paths = {0};
        if (mw_path_kind_of(argv[i]) == MW_PATH_FOLDER)
            MUST(mw_path_walk(argv[i], &paths, NULL));
        else
            replay(argv[i]), count++;
        for (size_t k = 0; k < paths.count; k++)
            replay(paths.items[k]), count++;
        mw_path_list_free(&paths);
    }
    printf("%zu files\n", count);
    return count ? 0 : 1;
}
