/* SPDX-License-Identifier: MIT */
#include "model/memo.h"

#include <criterion/criterion.h>
#include <pthread.h>

enum { PLACES = 64, KEYS = 1000, THREADS = 4 };

typedef struct fact {
    uint64_t square, cube;
} fact;

static uint64_t hash_of(uint64_t key)
{
    return key * UINT64_C(0x9e3779b97f4a7c15) >> 20;
}

static fact fact_of(uint64_t key)
{
    return (fact){key * key, key * key * key};
}

static mw_memo *create(void)
{
    mw_memo *memo = mw_memo_new(PLACES, sizeof(uint64_t), sizeof(fact), NULL);
    cr_assert(memo);
    return memo;
}

Test(memo, what_was_kept_is_found_and_nothing_else)
{
    mw_memo *memo = create();
    uint64_t key = 7, other = 8;
    fact seven = fact_of(key);
    cr_expect_null(mw_memo_find(memo, hash_of(key), &key));
    const fact *kept = mw_memo_keep(memo, hash_of(key), &key, &seven);
    cr_expect_eq(mw_memo_find(memo, hash_of(key), &key), kept);
    cr_expect_eq(kept->cube, 343);
    cr_expect_null(mw_memo_find(memo, hash_of(key), &other), "another key of the same hash");
    mw_memo_free(memo);
}

Test(memo, a_full_one_keeps_what_it_has_and_says_no)
{
    mw_memo *memo = create();
    size_t kept = 0;
    for (uint64_t key = 1; key <= KEYS; key++) {
        fact f = fact_of(key);
        kept += mw_memo_keep(memo, hash_of(key), &key, &f) != NULL;
    }
    size_t found = 0;
    for (uint64_t key = 1; key <= KEYS; key++) {
        const fact *f = mw_memo_find(memo, hash_of(key), &key);
        found += f != NULL;
        cr_expect(!f || f->square == key * key);
    }
    cr_expect_eq(found, kept);
    cr_expect(kept > PLACES / 2 && kept <= PLACES, "%zu", kept);
    mw_memo_free(memo);
}

static void *ask_for_all(void *memo)
{
    size_t wrong = 0;
    for (int round = 0; round < 20; round++)
        for (uint64_t key = 1; key <= KEYS; key++) {
            fact f = fact_of(key);
            const fact *found = mw_memo_find(memo, hash_of(key), &key);
            if (!found)
                found = mw_memo_keep(memo, hash_of(key), &key, &f);
            wrong += found && (found->square != f.square || found->cube != f.cube);
        }
    return (void *)(uintptr_t)wrong;
}

Test(memo, many_threads_read_only_whole_values)
{
    mw_memo *memo = create();
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, ask_for_all, memo), 0);
    for (int i = 0; i < THREADS; i++) {
        void *wrong;
        pthread_join(threads[i], &wrong);
        cr_expect_null(wrong);
    }
    mw_memo_free(memo);
}
