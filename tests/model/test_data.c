/* SPDX-License-Identifier: MIT */
#include "model/data.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static char folder[64];

static void start(void)
{
    snprintf(folder, sizeof folder, "/tmp/moonwire-data-XXXXXX");
    cr_assert(mkdtemp(folder));
    unsetenv("MOONWIRE_DATA");
    setenv("XDG_DATA_HOME", "/nowhere", 1);
}

static void end(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    cr_assert_eq(system(command), 0);
}

TestSuite(data, .init = start, .fini = end);

static void put(const char *name, const char *text)
{
    char command[256], path[256];
    snprintf(command, sizeof command, "mkdir -p $(dirname %s/%s)", folder, name);
    cr_assert_eq(system(command), 0);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    cr_assert(mw_file_write(path, mw_str_of(text), NULL));
}

Test(data, a_file_is_inside_the_program)
{
    mw_data data;
    mw_error err = {0};
    cr_assert(mw_data_open("words/abbreviations.tsv", &data, &err), "%s", err.text);
    cr_expect(data.bytes.len > 1000);
    cr_expect_str_eq(data.path, "");
    mw_data_close(&data);
    cr_expect_not(mw_data_open("words/none.tsv", &data, &err));
    cr_expect_eq(err.code, MW_EARG);
    cr_expect(strstr(err.text, "words/none.tsv"), "%s", err.text);
}

Test(data, moonwire_data_wins_over_the_users_folder_and_that_over_the_program)
{
    mw_data data;
    char xdg[128], path[1024];
    put("words/abbreviations.tsv", "own");
    put("moonwire/words/abbreviations.tsv", "user's");
    put("moonwire/words/other.tsv", "user's");
    snprintf(xdg, sizeof xdg, "%s", folder);
    setenv("XDG_DATA_HOME", xdg, 1);
    cr_assert(mw_data_open("words/abbreviations.tsv", &data, NULL));
    cr_expect(mw_str_is(data.bytes, "user's"));
    mw_data_close(&data);
    setenv("MOONWIRE_DATA", folder, 1);
    cr_assert(mw_data_open("words/abbreviations.tsv", &data, NULL));
    cr_expect(mw_str_is(data.bytes, "own"));
    snprintf(path, sizeof path, "%s/words/abbreviations.tsv", folder);
    cr_expect_str_eq(data.path, path);
    mw_data_close(&data);
    cr_assert(mw_data_open("words/other.tsv", &data, NULL),
              "what the first has not, the next gives");
    mw_data_close(&data);
}

Test(data, an_empty_setting_is_no_setting)
{
    char path[1024];
    setenv("MOONWIRE_DATA", "", 1);
    mw_data_folder(0, path);
    cr_expect_str_eq(path, "");
    setenv("XDG_DATA_HOME", "relative/path", 1);
    setenv("HOME", "/home/reader", 1);
    mw_data_folder(1, path);
    cr_expect_str_eq(path, "/home/reader/.local/share/moonwire",
                     "the standard says to ignore a relative one");
}

Test(data, a_list_has_every_name_once_in_the_order_of_bytes)
{
    mw_path_list names = {0};
    put("words/abbreviations.tsv", "own");
    put("words/zzz.tsv", "own");
    setenv("MOONWIRE_DATA", folder, 1);
    cr_assert(mw_data_list("words/", &names, NULL));
    size_t own = 0, abbreviations = 0;
    for (size_t i = 0; i < names.count; i++) {
        own += strcmp(names.items[i], "words/zzz.tsv") == 0;
        abbreviations += strcmp(names.items[i], "words/abbreviations.tsv") == 0;
        cr_expect(i == 0 || strcmp(names.items[i - 1], names.items[i]) < 0);
    }
    cr_expect(own == 1 && abbreviations == 1);
    mw_path_list_free(&names);
}

Test(data, a_path_that_is_too_long_is_passed_over)
{
    mw_data data;
    char name[2000];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    setenv("MOONWIRE_DATA", folder, 1);
    mw_error err = {0};
    cr_expect_not(mw_data_open(name, &data, &err));
    cr_expect_eq(err.code, MW_EARG);
}
