/* SPDX-License-Identifier: MIT */
/* data.h -- a data file by its name, wherever it lies.
 *
 * In this order: $MOONWIRE_DATA/NAME, $XDG_DATA_HOME/moonwire/NAME (by default
 * ~/.local/share/moonwire/NAME), the install prefix's share/moonwire/NAME, the copy inside the
 * program. */
#ifndef MODEL_DATA_H
#define MODEL_DATA_H

#include "base/file.h"

typedef struct mw_data {
    mw_str bytes;
    char path[1024]; /* where it was found; "" for the copy inside the program */
    bool own;        /* in a folder of the user's: $MOONWIRE_DATA, the data folder */
    mw_file file;
} mw_data;

/* False with MW_EARG when there is no such file anywhere, MW_EIO when one cannot be read. */
bool mw_data_open(const char *name, mw_data *data, mw_error *err);
void mw_data_close(mw_data *data);

/* The folders searched, first to last, "" when not set: 0 … MW_DATA_FOLDERS - 1. */
enum { MW_DATA_FOLDERS = 3, MW_DATA_OWN_FOLDERS = 2 };
void mw_data_folder(int index, char path[1024]);

/* Every data file's name that starts with `prefix`, from all places, each once, by bytes. */
bool mw_data_list(const char *prefix, mw_path_list *names, mw_error *err);

#endif
