/* SPDX-License-Identifier: MIT */
/* How counted words lie in memory: articles, each with its postings side by side. */
#ifndef STATS_TERMS_IMPL_H
#define STATS_TERMS_IMPL_H

#include <moonwire/terms.h>

#include "stats/counts.h"
#include "stats/lexis.h"

enum { MW_MATTR_WINDOW = 100, MW_SMALL = 10, MW_MTLD_UNIT = 1000000 };

typedef struct mw_posting { /* a word in an article */
    uint32_t word, count;
    mw_span first;
} mw_posting;

/* Whole numbers, so that those of many articles add up exactly. */
typedef struct mw_measures {
    uint64_t words, sentences, letters, syllables;
    uint64_t longs;          /* words of three syllables and more */
    uint64_t windows, types; /* of MW_MATTR_WINDOW words; different words, over all windows */
    uint64_t mtld;           /* in millionths; 0: too short to be measured */
    uint64_t measured;       /* articles that have windows */
} mw_measures;
enum { MW_MEASURE_COUNT = sizeof(mw_measures) / sizeof(uint64_t) };

typedef struct mw_counted { /* an article */
    mw_str id, published, outlet;
    size_t posting_first;
    uint32_t posting_count;
    mw_measures is;
} mw_counted;

struct mw_terms {
    mw_terms_choice choice;
    mw_lexis lexis;
    mw_counted *articles;
    size_t article_count, article_capacity;
    mw_posting *postings;
    size_t posting_count, posting_capacity;
    uint64_t total;
    uint32_t *sequence; /* scratch: the numbers of an article's words, in order */
    size_t sequence_count, sequence_capacity;
    uint32_t *numbers; /* scratch: of all its tokens, where they were folded at once */
    size_t number_capacity;
    uint32_t stamp;
};

/* Everything by word and, of a word, by article in the order of evidence. */
typedef struct mw_concordance {
    const mw_terms *words;
    uint32_t *order;  /* article numbers by (published, id) */
    uint32_t *listed; /* word numbers by bytes */
    size_t *first;    /* by word number: where its entries begin; one more at the end */
    struct mw_entry {
        uint32_t article,
            posting_offset; /* the posting is articles[article].posting_first + offset */
    } * entries;
} mw_concordance;

bool mw_concordance_make(mw_concordance *c, const mw_terms *words, mw_error *err);
void mw_concordance_free(mw_concordance *c);

static inline const mw_posting *mw_concordance_posting(const mw_concordance *c, size_t entry)
{
    const struct mw_entry *e = &c->entries[entry];
    return &c->words->postings[c->words->articles[e->article].posting_first + e->posting_offset];
}

static inline size_t mw_concordance_articles(const mw_concordance *c, uint32_t word)
{
    return c->first[word + 1] - c->first[word];
}

uint64_t mw_concordance_count(const mw_concordance *c, uint32_t word);
/* Adds the first places of a word in each article to a row, and counts the rest. */
bool mw_concordance_cite(const mw_concordance *c, uint32_t word, mw_frame *frame, size_t row,
                         mw_error *err);

/* Room for one more article and for its postings. */
mw_counted *mw_terms_open(mw_terms *words, mw_error *err);
bool mw_terms_post(mw_terms *words, mw_posting posting, mw_error *err);
/* variety.c: the measures of the word sequence of an article. */
void mw_terms_measure_variety(mw_terms *words, mw_measures *into);

/* frames: columns by name, NULL at the end */
bool mw_terms_columns(mw_frame *frame, const char *const *names, mw_error *err);
mw_cell mw_terms_real(double value); /* NAN: null */
mw_cell mw_terms_per_million(uint64_t count, uint64_t total);
mw_cell mw_terms_warning(uint64_t count, uint64_t articles);

#endif
