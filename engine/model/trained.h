/* SPDX-License-Identifier: MIT */
/* trained.h -- what was learned from labelled text, as it lies in data/model/english.mw.
 *
 * The file is mapped and read in place; opening it checks its sizes and steps and nothing else is
 * parsed. It holds a table of words (what training has seen each be, and its cluster) and for each
 * labeller (tags, names) a table of weights.
 *
 *     word  ──► facts          feature (64 bits) ──► bucket of 8 prints ──► row of weights, a label each
 *
 * A feature is found by a bucket of its upper bits and a print of 16 lower ones; most features of a
 * text were never seen and cost one look into a small array. Weights are 8-bit integers in one
 * unit a labeller, so that sums are exact and the same on every machine. */
#ifndef MODEL_TRAINED_H
#define MODEL_TRAINED_H

#include <moonwire/text.h>

typedef struct mw_trained mw_trained;

enum {
    MW_FEATURES_MAX = 96, /* of one token */
    MW_LANES_MAX = 32,    /* labels, rounded up */
    MW_BUCKET = 8,
    MW_BUCKET_BITS_MAX = 20,
    MW_NEVER = -16384,    /* the score of what cannot be */
    MW_STEP_MAX = 4000,   /* of a step, upwards: with all of a token it fits into 16 bits */
    MW_ROLES_MAX = 5,     /* in which a word's own features are summed up (language/sums.h) */
    MW_OWN_KEY = 64,      /* bytes that tell a word's own features */
    MW_CLASSES = 4        /* of a word, by clusterings of a far larger text */
};

/* What training has seen of a word in small letters. */
typedef struct mw_word_facts {
    uint8_t tags;         /* number of the set of tags that it may have; 0: not known */
    uint8_t fixed;        /* the mw_pos that it always has when written small; 0: it varies */
    uint8_t cluster;      /* of words in like company; 0: none */
    uint8_t unused;
    uint32_t classes;     /* of a far larger text, in 10, 9, 7 and 6 bits; 0: none */
} mw_word_facts;

/* The first is the finest. 0: none. */
static inline unsigned mw_word_class(mw_word_facts facts, unsigned i)
{
    static const uint8_t SHIFT[MW_CLASSES] = {22, 13, 6, 0}, BITS[MW_CLASSES] = {10, 9, 7, 6};
    return facts.classes >> SHIFT[i] & ((1u << BITS[i]) - 1);
}

typedef struct mw_weights {
    unsigned labels, lanes;   /* lanes: labels rounded up to a multiple of 8 */
    unsigned bucket_shift;    /* feature >> shift: its bucket */
    const uint16_t *prints;   /* MW_BUCKET a bucket; 0: free */
    const int8_t *rows;       /* `lanes` a print */
    const int16_t *steps;     /* [from][lanes]: from label to label; from `labels`: the beginning */
    int16_t *ends;            /* [to][lanes]: the same steps by where they end */
    int16_t *gaps;            /* [best][lanes]: how far below `best` a label may be and still be, at some label
                                 behind it, the better one to come from */
    unsigned odds;            /* this many make a label e times as likely as another */
    struct mw_memo *memo;     /* sums of words' own features, by MW_OWN_KEY: MW_ROLES_MAX times `lanes` */
} mw_weights;

/* `hash`: mw_hash of the word in small letters. */
mw_word_facts mw_trained_word(const mw_trained *trained, uint64_t hash);
void mw_trained_ask(const mw_trained *trained, uint64_t hash); /* it will be looked at soon */
const mw_weights *mw_trained_tags(const mw_trained *trained);
const mw_weights *mw_trained_names(const mw_trained *trained);
mw_str mw_trained_version(const mw_trained *trained); /* 16 hex digits over its bytes */

/* Works out `ends` and `gaps` from labels, lanes and steps; to be freed. */
bool mw_weights_prepare(mw_weights *weights, mw_error *err);
void mw_weights_free(mw_weights *weights);

/* Adds the rows of `count` features to `scores` (`lanes` of them, a multiple of 8). */
void mw_weights_add(const mw_weights *weights, const uint64_t *features, size_t count, int16_t *scores);

/* The same for several tokens at once, which is faster: the tables are larger than what a processor keeps
 * near, and while it waits for one token's weights it can ask for the next one's. */
enum { MW_BATCH = 8 };
typedef struct mw_batch {
    const mw_weights *weights;
    size_t count;                                  /* tokens that wait */
    uint64_t features[MW_BATCH][MW_FEATURES_MAX];  /* those of token `count` are to be written … */
    size_t feature_count[MW_BATCH];
    int16_t *scores[MW_BATCH];
} mw_batch;

/* … and their number and where to add given; the scores are right after mw_batch_end. */
void mw_batch_add(mw_batch *batch, size_t feature_count, int16_t *scores);
void mw_batch_end(mw_batch *batch);

/* `bytes` must outlive it and be aligned to 8. MW_EVERSION: another version's file. */
mw_trained *mw_trained_open(mw_str bytes, mw_error *err);
void mw_trained_free(mw_trained *trained); /* NULL is fine */

struct mw_model;
/* The model's; NULL when there is no such file: then there are no tags, and names are those of the
 * tables and the rules. */
const mw_trained *mw_model_trained(const struct mw_model *model);

/* ---- the file, for those who write it: this head, then each part at its offset, all little-endian */

#define MW_TRAINED_MAGIC "MWTRAIN2"

typedef struct mw_trained_part { /* of a labeller */
    uint32_t labels, lanes, bucket_bits, odds;
    uint64_t prints, rows, steps; /* offsets */
} mw_trained_part;

typedef struct mw_trained_head {
    char magic[8];
    char version[16];    /* hex, over the bytes behind the head */
    uint64_t size;       /* of the file */
    uint64_t words;      /* offset of 1 << word_bits rows */
    uint32_t word_bits, unused;
    mw_trained_part tags, names;
} mw_trained_head;

typedef struct mw_trained_word_row { /* by linear probing from the hash's upper bits */
    uint32_t print;      /* lower 32 bits of the hash; 0: free */
    mw_word_facts facts;
} mw_trained_word_row;

#endif
