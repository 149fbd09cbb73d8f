/* SPDX-License-Identifier: MIT */
/* error.h -- what went wrong, told to the caller.
 *
 * The caller owns the mw_error and may pass NULL where only yes or no matters. Nothing is global
 * and the library never prints. Texts are lower case, name the thing, and read well after
 * "moonwire: FILE: ". Not finding is an answer, not an error. */
#ifndef MOONWIRE_ERROR_H
#define MOONWIRE_ERROR_H

#include <moonwire/str.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum mw_code {
    MW_OK = 0,
    MW_ENOMEM,   /* out of memory, or past an article's budget */
    MW_EIO,      /* a file could not be read or written */
    MW_EPARSE,   /* these bytes are not what they should be */
    MW_ELIMIT,   /* a limit of size, depth, steps or time was reached */
    MW_EARG,     /* an unknown name, an impossible option */
    MW_EVERSION, /* made by a newer version */
    MW_ECANCEL,  /* interrupted by the user */
    MW_ESCRIPT   /* a script failed */
} mw_code;

typedef struct mw_error {
    mw_code code;
    uint64_t offset; /* byte offset in the input where that means something, else 0 */
    char text[500];  /* always ends in NUL */
} mw_error;

/* Fills `err` (NULL is fine) and returns false, so that reporting and leaving are one expression:
 *     return mw_fail(err, MW_EPARSE, offset, "an hour starts with a digit"); */
MW_API bool mw_fail(mw_error *err, mw_code code, uint64_t offset, const char *format, ...)
#if defined(__GNUC__)
    __attribute__((format(printf, 4, 5)))
#endif
    ;

#ifdef __cplusplus
}
#endif
#endif
