/* SPDX-License-Identifier: MIT */
/* model.h -- what was known before the article came: language tables and the gazetteer.
 *
 * A model is read once, never changes and is shared by all threads. Its tables are the files under
 * words/ and gazetteer/; a file under $MOONWIRE_DATA, the XDG data folder or the install prefix
 * wins over the one built into the program. */
#ifndef MOONWIRE_MODEL_H
#define MOONWIRE_MODEL_H

#include <moonwire/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct mw_model mw_model;

MW_API mw_model *mw_model_open(mw_error *err);
MW_API void mw_model_free(mw_model *model); /* NULL is fine */
/* 16 hex digits over the bytes of every language table: the same tables, the same version. */
MW_API mw_str mw_model_lexicon_version(const mw_model *model);
MW_API const char *mw_version(void); /* "0.1.0" */

#ifdef __cplusplus
}
#endif
#endif
