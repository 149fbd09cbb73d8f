/* SPDX-License-Identifier: MIT */
/* The contract that holds every statistic: however the articles are divided, in whatever order the
 * parts are merged, saved and loaded in between or not, the frame is the same. A new statistic
 * takes a row in ADDERS. */
#include <criterion/criterion.h>

#include <moonwire/bigrams.h>
#include <moonwire/neardup.h>
#include <moonwire/pairs.h>
#include <moonwire/series.h>
#include <moonwire/tally.h>
#include <moonwire/terms.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/memory.h"
#include "stats/counted.h"

enum { SEEN = 400, PARTS_MAX = 7, ROUNDS = 40 };

/* What was seen: keys of a small vocabulary, dates of a few months, some of them unknown. */
static mw_str key_of(unsigned n)
{
    static const char *const KEYS[] = {"ASEAN", "UN", "Lavrov", "", "junta", "\xc3\xa9t\xc3\xa9",
                                       "a",     "aa", "ab",     "b"};
    return mw_str_of(KEYS[n % 10]);
}

static mw_str date_of(unsigned n)
{
    static char dates[40][16];
    n %= 40;
    if (n % 9 == 0)
        return MW_NONE;
    snprintf(dates[n], sizeof dates[n], "2022-%02u-%02u", 1 + n % 4, 1 + n % 28);
    return mw_str_of(dates[n]);
}

static mw_sighting where_of(unsigned n)
{
    static char ids[64][16];
    unsigned article = n * 7919 % 64;
    snprintf(ids[article], sizeof ids[article], "a%02u", article);
    uint32_t start = n * 31 % 17;
    return (mw_sighting){date_of(article), mw_str_of(ids[article]), {start, start + n % 5}};
}

static bool add_tally(void *state, unsigned n, mw_error *err)
{
    mw_sighting where = where_of(n);
    return mw_tally_add(state, key_of(n * n), 1 + n % 3, n % 11 ? &where : NULL, err);
}

static bool add_pairs(void *state, unsigned n, mw_error *err)
{
    mw_sighting where = where_of(n);
    const mw_str keys[] = {key_of(n), key_of(n / 3), key_of(n * n), key_of(n / 7)};
    return mw_pairs_add(state, keys, n % 5, n % 11 ? &where : NULL, err);
}

static bool add_series(void *state, unsigned n, mw_error *err)
{
    mw_sighting where = where_of(n);
    return mw_series_add(state, key_of(n * n), date_of(n), 1 + n % 3, n % 11 ? &where : NULL, err);
}

/* An article of a few sentences; each has its own id. */
static mw_article *article_seen(unsigned n, mw_error *err)
{
    char id[16], text[120] = "";
    snprintf(id, sizeof id, "t%03u", n);
    for (unsigned w = 0; w < 3 + n % 17; w++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%c%c%s", (char)('a' + n * w % 5), (char)('a' + w % 4),
                 w % 6 == 5 ? ". " : " ");
    return article_of(id, date_of(n).data, n % 3 ? "Desk A" : "Desk B", text, err);
}

static bool add_terms(void *state, unsigned n, mw_error *err)
{
    mw_article *article = article_seen(n, err);
    bool good = article && mw_terms_add(state, article, NULL, 0, err);
    mw_article_free(article);
    return good;
}

static bool add_bigrams(void *state, unsigned n, mw_error *err)
{
    mw_article *article = article_seen(n, err);
    bool good = article && mw_bigrams_add(state, article, err);
    mw_article_free(article);
    return good;
}

static const mw_collocates_choice NEAR_AB = {.node = {"ab", 2}, .left = 1, .right = 2};

static bool add_collocates(void *state, unsigned n, mw_error *err)
{
    mw_article *article = article_seen(n, err);
    bool good = article && mw_collocates_add(state, article, err);
    mw_article_free(article);
    return good;
}

/* Every third article has the words of an earlier one. */
static bool add_neardup(void *state, unsigned n, mw_error *err)
{
    char id[16], text[400] = "";
    snprintf(id, sizeof id, "t%03u", n);
    for (unsigned w = 0; w < 40 + n % 3; w++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "w%u ", (n - n % 3) * 7 % 50 * 100 + w);
    mw_copy_head head = {mw_str_of(id), date_of(n), n % 2 ? MW_STR("Desk A") : MW_STR("Desk B"),
                         n % 5 ? MW_NONE : MW_STR("Desk A"), {n, n + 5}};
    return mw_neardup_add(state, &head, mw_str_of(text), err);
}

static const struct adder {
    const char *name;
    bool (*add)(void *state, unsigned n, mw_error *err);
    const void *options; /* what it is created with */
} ADDERS[] = {{"bigrams", add_bigrams, NULL},
              {"collocates", add_collocates, &NEAR_AB},
              {"copies", add_neardup},
              {"pairs", add_pairs}, {"series", add_series}, {"tally", add_tally},
              {"terms", add_terms}};

static const struct adder *adder_of(const mw_statistic *statistic)
{
    for (size_t i = 0; i < sizeof ADDERS / sizeof *ADDERS; i++)
        if (strcmp(ADDERS[i].name, statistic->name) == 0)
            return &ADDERS[i];
    cr_assert_fail("no test adds to %s", statistic->name);
    return NULL;
}

static unsigned chance(unsigned below)
{
    static uint32_t state = 12345;
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % below;
}

static mw_buf shown(const mw_statistic *statistic, const void *state)
{
    mw_error err = {0};
    mw_buf out = {0};
    mw_frame *frame = statistic->frame(state, &err);
    cr_assert(frame, "%s", err.text);
    cr_assert(mw_frame_json(frame, &out, &err));
    mw_frame_free(frame);
    return out;
}

static mw_buf saved(const mw_statistic *statistic, const void *state)
{
    mw_error err = {0};
    mw_buf out = {0};
    cr_assert(statistic->save(state, &out, &err), "%s", err.text);
    return out;
}

/* Sends a part to another machine. */
static void *travelled(const mw_statistic *statistic, void *state)
{
    mw_error err = {0};
    mw_buf bytes = saved(statistic, state);
    void *arrived = statistic->load(mw_buf_str(&bytes), &err);
    cr_assert(arrived, "%s: %s", statistic->name, err.text);
    statistic->free(state);
    mw_buf_free(&bytes);
    return arrived;
}

static void *whole_of(const mw_statistic *statistic)
{
    void *whole = statistic->create(adder_of(statistic)->options, NULL);
    for (unsigned n = 0; n < SEEN; n++)
        cr_assert(adder_of(statistic)->add(whole, n, NULL));
    return whole;
}

/* Deals everything out to some parts in a random order, merges them in a random order. */
static void *divided(const mw_statistic *statistic)
{
    void *parts[PARTS_MAX];
    unsigned order[SEEN], count = 1 + chance(PARTS_MAX);
    for (unsigned i = 0; i < count; i++)
        parts[i] = statistic->create(adder_of(statistic)->options, NULL);
    for (unsigned n = 0; n < SEEN; n++) {
        unsigned k = chance(n + 1);
        order[n] = order[k];
        order[k] = n;
    }
    for (unsigned n = 0; n < SEEN; n++)
        cr_assert(adder_of(statistic)->add(parts[chance(count)], order[n], NULL));
    for (; count > 1; count--) {
        unsigned from = chance(count), into = chance(count - 1);
        void *part = parts[from];
        parts[from] = parts[count - 1];
        if (chance(2))
            part = travelled(statistic, part);
        cr_assert(statistic->merge(parts[into], part, NULL));
        statistic->free(part);
    }
    return parts[0];
}

Test(statistic, is_the_same_however_the_articles_are_divided)
{
    const mw_statistic *statistic;
    for (size_t i = 0; (statistic = mw_statistic_at(i)); i++) {
        void *whole = whole_of(statistic);
        mw_buf expected = shown(statistic, whole), bytes = saved(statistic, whole);
        cr_assert_gt(expected.len, 1000, "%s: there is too little to compare", statistic->name);
        for (int round = 0; round < ROUNDS; round++) {
            void *again = divided(statistic);
            mw_buf is = shown(statistic, again), is_bytes = saved(statistic, again);
            cr_assert_str_eq(is.data, expected.data, "%s, round %d", statistic->name, round);
            cr_assert(mw_str_equal(mw_buf_str(&is_bytes), mw_buf_str(&bytes)), "%s",
                      statistic->name);
            mw_buf_free(&is);
            mw_buf_free(&is_bytes);
            statistic->free(again);
        }
        mw_buf_free(&expected);
        mw_buf_free(&bytes);
        statistic->free(whole);
    }
}

Test(statistic, merging_with_nothing_changes_nothing)
{
    const mw_statistic *statistic;
    for (size_t i = 0; (statistic = mw_statistic_at(i)); i++) {
        void *whole = whole_of(statistic), *nothing = statistic->create(adder_of(statistic)->options, NULL);
        mw_buf before = saved(statistic, whole);
        cr_assert(statistic->merge(whole, nothing, NULL));
        mw_buf after = saved(statistic, whole);
        cr_assert(mw_str_equal(mw_buf_str(&before), mw_buf_str(&after)));
        cr_assert(statistic->merge(nothing, whole, NULL));
        mw_buf copied = saved(statistic, nothing);
        cr_assert(mw_str_equal(mw_buf_str(&before), mw_buf_str(&copied)));
        mw_buf_free(&before);
        mw_buf_free(&after);
        mw_buf_free(&copied);
        statistic->free(whole);
        statistic->free(nothing);
    }
}

/* A frame can be made and saved again of whatever is loaded from damaged bytes. */
static void try_damaged(const mw_statistic *statistic, mw_str bytes)
{
    mw_error err = {0};
    void *state = statistic->load(bytes, &err);
    if (!state) {
        cr_assert_eq(err.code, MW_EPARSE, "%s", err.text);
        return;
    }
    mw_buf is = shown(statistic, state), again = saved(statistic, state);
    cr_assert(mw_str_equal(mw_buf_str(&again), bytes), "%s was loaded from other bytes",
              statistic->name);
    mw_buf_free(&is);
    mw_buf_free(&again);
    statistic->free(state);
}

Test(statistic, damaged_bytes_are_an_error_or_another_good_statistic)
{
    const mw_statistic *statistic;
    for (size_t i = 0; (statistic = mw_statistic_at(i)); i++) {
        void *some = statistic->create(adder_of(statistic)->options, NULL);
        for (unsigned n = 0; n < 7; n++)
            cr_assert(adder_of(statistic)->add(some, n, NULL));
        mw_buf bytes = saved(statistic, some);
        statistic->free(some);
        for (size_t at = 0; at < bytes.len; at++) {
            cr_assert_null(statistic->load(mw_str_sub(mw_buf_str(&bytes), 0, at), NULL));
            for (int bit = 0; bit < 8; bit++) {
                bytes.data[at] ^= (char)(1 << bit);
                try_damaged(statistic, mw_buf_str(&bytes));
                bytes.data[at] ^= (char)(1 << bit);
            }
        }
        mw_buf_char(&bytes, 'x');
        cr_assert_null(statistic->load(mw_buf_str(&bytes), NULL));
        mw_buf_free(&bytes);
    }
}

Test(statistic, one_kind_is_not_loaded_as_another)
{
    const mw_statistic *one, *other;
    for (size_t i = 0; (one = mw_statistic_at(i)); i++) {
        void *state = one->create(adder_of(one)->options, NULL);
        mw_buf bytes = saved(one, state);
        for (size_t k = 0; (other = mw_statistic_at(k)); k++) {
            void *loaded = other->load(mw_buf_str(&bytes), NULL);
            cr_assert_eq(loaded != NULL, i == k);
            other->free(loaded);
        }
        cr_assert_eq(mw_statistic_named(mw_str_of(one->name)), one);
        mw_buf_free(&bytes);
        one->free(state);
    }
    cr_assert_null(mw_statistic_named(MW_STR("nonsense")));
}

Test(statistic, running_out_of_memory_is_told_and_leaks_nothing)
{
    const mw_statistic *statistic;
    for (size_t i = 0; (statistic = mw_statistic_at(i)); i++) {
        bool good = false;
        for (unsigned long n = 1; n < 2000 && !good; n++) {
            mw_error err = {0};
            mw_buf out = {0};
            mw_memory_fail_after(n);
            void *state = statistic->create(adder_of(statistic)->options, &err);
            good = state != NULL;
            for (unsigned k = 0; good && k < 60; k++)
                good = adder_of(statistic)->add(state, k, &err);
            good = good && statistic->save(state, &out, &err);
            void *loaded = good ? statistic->load(mw_buf_str(&out), &err) : NULL;
            good = loaded && statistic->merge(loaded, state, &err);
            mw_frame *frame = good ? statistic->frame(loaded, &err) : NULL;
            mw_memory_fail_after(0);
            good = frame != NULL;
            cr_assert(good || err.code == MW_ENOMEM, "%s", err.text);
            mw_frame_free(frame);
            statistic->free(loaded);
            statistic->free(state);
            mw_buf_free(&out);
        }
        cr_assert(good, "%s never had enough memory", statistic->name);
    }
}
