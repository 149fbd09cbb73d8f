/* SPDX-License-Identifier: MIT */
/* reader.h -- articles out of files, folders, feeds, pages and streams.
 *
 * A reader is given its sources in order and gives articles one at a time, each owned by the
 * caller. Order is the order of the sources; within a folder, paths by their bytes. A record that
 * cannot be read is MW_BAD with the reason, and the reader goes on behind it. */
#ifndef MOONWIRE_READER_H
#define MOONWIRE_READER_H

#include <moonwire/article.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum mw_input {
    MW_INPUT_AUTO,
    MW_INPUT_TEXT,
    MW_INPUT_HTML,
    MW_INPUT_XML,
    MW_INPUT_JSONL
} mw_input;

typedef struct mw_reader_options { /* zero is the default */
    mw_input input;
    bool verbatim;              /* the whole input is body text, byte for byte */
    mw_str published;           /* the date of inputs that carry none; ISO 8601; lent */
    uint64_t article_bytes_max; /* raw bytes of one record; 0: 1 GB of text, 5 MB of HTML */
    const volatile int *cancel; /* not 0: stop reading; a signal handler may set it. NULL is fine */
} mw_reader_options;

typedef enum mw_got { MW_END, MW_ARTICLE_READ, MW_BAD } mw_got;

typedef struct mw_reader mw_reader;

MW_API mw_reader *mw_reader_new(const mw_reader_options *options,
                                mw_error *err); /* NULL: default */
MW_API void mw_reader_free(mw_reader *reader);  /* NULL is fine */

/* A file, a folder, or "-" for standard input. What cannot be opened is MW_BAD when its turn
 * comes. False only when out of memory. */
MW_API bool mw_reader_add_path(mw_reader *reader, const char *path, mw_error *err);
/* Bytes that are already in memory, lent for the reader's life; `name` as a path below INPUT. */
MW_API bool mw_reader_add_bytes(mw_reader *reader, mw_str name, mw_str bytes, mw_error *err);

/* MW_ARTICLE_READ: `*article` is yours to free. MW_BAD: `err` says what is wrong and
 * mw_reader_where names the file. Offsets that were repaired (bad UTF-8) are told by
 * mw_reader_note after a successful read. */
MW_API mw_got mw_reader_next(mw_reader *reader, mw_article **article, mw_error *err);
/* Begins again with the first source; articles get the ids that they had. Standard input is read
 * again from what was kept of it, but for one that was told to be MW_INPUT_TEXT, which is over. */
MW_API void mw_reader_rewind(mw_reader *reader);
MW_API mw_str mw_reader_where(const mw_reader *reader); /* "pages/a.html", "feed.jsonl:17" */
/* A remark on the article just read ("3 bytes that are no UTF-8"), or NULL. */
MW_API const char *mw_reader_note(const mw_reader *reader);
/* Bytes read of all bytes known so far, for a progress bar. */
MW_API void mw_reader_progress(const mw_reader *reader, uint64_t *done, uint64_t *all);

#ifdef __cplusplus
}
#endif
#endif
