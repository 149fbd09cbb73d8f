/* SPDX-License-Identifier: MIT */
/* A network's measures, held against published values of Zachary's karate club (W. W. Zachary, "An information flow model for
 * conflict and fission in small groups", 1977), and against what can be seen by eye. */
#include <criterion/criterion.h>

#include <math.h>
#include <moonwire/network.h>
#include <stdlib.h>

enum { MEMBERS = 34 };

/* Each member with those of higher number that he met outside the club, from 1; 0 ends a line. */
static const uint8_t CLUB[][18] = {
    {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32},
    {2, 3, 4, 8, 14, 18, 20, 22, 31}, {3, 4, 8, 9, 10, 14, 28, 29, 33}, {4, 8, 13, 14}, {5, 7, 11}, {6, 7, 11, 17}, {7, 17},
    {9, 31, 33, 34}, {10, 34}, {14, 34}, {15, 33, 34}, {16, 33, 34}, {19, 33, 34}, {20, 34}, {21, 33, 34}, {23, 33, 34},
    {24, 26, 28, 30, 33, 34}, {25, 26, 28, 32}, {26, 32}, {27, 30, 34}, {28, 34}, {29, 32, 34}, {30, 33, 34}, {31, 33, 34},
    {32, 33, 34}, {33, 34},
};

static size_t read_club(mw_tie *ties)
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof CLUB / sizeof *CLUB; i++)
        for (size_t k = 1; k < 18 && CLUB[i][k]; k++)
            ties[count++] = (mw_tie){CLUB[i][0] - 1u, CLUB[i][k] - 1u, 1};
    return count;
}

static mw_node_measure measures[MEMBERS];
static double modularity;
static mw_error err;

static void measure_club(void)
{
    mw_tie ties[100];
    size_t count = read_club(ties);
    cr_assert_eq(count, 78, "the club has 78 ties");
    cr_assert(mw_network_measure(ties, count, MEMBERS, measures, &modularity, &err), "%s", err.text);
}

#define NEAR(is, wanted, digits) cr_expect_float_eq((is), (wanted), 0.5 * pow(10, -(digits)), "%.10f", (double)(is))

Test(network, degree_and_strength_of_the_club)
{
    measure_club();
    cr_expect_eq(measures[0].degree, 16);
    cr_expect_eq(measures[33].degree, 17);
    cr_expect_eq(measures[11].degree, 1);
    NEAR(measures[33].strength, 17, 12);
}

/* R, igraph: page_rank(make_graph("Zachary"))$vector; NetworkX has the same. */
Test(network, pagerank_of_the_club)
{
    double sum = 0;
    measure_club();
    NEAR(measures[0].pagerank, 0.09699728538829, 9);
    NEAR(measures[33].pagerank, 0.10091918233263, 9);
    NEAR(measures[32].pagerank, 0.07169322600575, 9);
    for (int i = 0; i < MEMBERS; i++)
        sum += measures[i].pagerank;
    NEAR(sum, 1, 12);
}

/* Brandes' algorithm in NetworkX, normalized by (n - 1)(n - 2) / 2 = 528: 0.43763528 of member 1, 0.30407498 of member 34. */
Test(network, betweenness_of_the_club)
{
    measure_club();
    NEAR(measures[0].betweenness / 528, 0.43763528, 8);
    NEAR(measures[33].betweenness / 528, 0.30407498, 8);
    NEAR(measures[11].betweenness, 0, 12);
}

/* The best division has a modularity of 0.4198 in four communities (Brandes and others, "On modularity clustering", 2008);
 * the method of Blondel and others comes within a hundredth of it. */
Test(network, communities_of_the_club)
{
    measure_club();
    cr_expect(modularity > 0.41 && modularity < 0.41980, "%f", modularity);
    cr_expect_eq(measures[0].community, 0);
    cr_expect_neq(measures[0].community, measures[33].community, "the two sides of the conflict");
    cr_expect_eq(measures[33].community, measures[32].community);
}

Test(network, the_order_of_ties_changes_nothing)
{
    mw_tie ties[100];
    mw_node_measure again[MEMBERS];
    double q;
    measure_club();
    size_t count = read_club(ties);
    for (size_t i = 0; i < count / 2; i++) {
        mw_tie swap = ties[i];
        ties[i] = (mw_tie){ties[count - 1 - i].b, ties[count - 1 - i].a, 1};
        ties[count - 1 - i] = swap;
    }
    cr_assert(mw_network_measure(ties, count, MEMBERS, again, &q, &err));
    cr_expect_eq(q, modularity);
    for (int i = 0; i < MEMBERS; i++)
        cr_expect(again[i].pagerank == measures[i].pagerank && again[i].betweenness == measures[i].betweenness &&
                  again[i].community == measures[i].community);
}

Test(network, two_pairs_are_two_communities_and_who_is_alone_is_one)
{
    mw_tie ties[] = {{0, 1, 1}, {2, 3, 1}, {1, 0, 2}};
    mw_node_measure m[5];
    cr_assert(mw_network_measure(ties, 3, 5, m, &modularity, &err));
    cr_expect_eq(m[0].community, m[1].community);
    cr_expect_eq(m[2].community, m[3].community);
    cr_expect_neq(m[0].community, m[2].community);
    cr_expect_eq(m[4].community, 2);
    cr_expect_eq(m[0].degree, 1, "a pair that comes twice is one tie");
    NEAR(m[0].strength, 3, 12);
    cr_expect_eq(m[4].degree, 0);
    NEAR(m[4].pagerank * 5, 0.1807, 4); /* 0.15 / (1 - 0.85 / 5) / 5 times 5 */
}

/* R 4.2.2, igraph 1.3.5: w <- graph_from_data_frame(data.frame(a = c(1, 2, 3, 1, 4), b = c(2, 3, 1, 4, 5), weight = c(3, 1, 2, 5,
 * 1)), directed = FALSE); page_rank(w)$vector, strength(w), betweenness(w, weights = NA). */
Test(network, weights_lead_the_walker_and_not_the_shortest_path)
{
    static const double RANKS[] = {0.3873065651191, 0.1659074514656, 0.1310974495067, 0.2502381318908, 0.0654504020179};
    static const double STRENGTHS[] = {10, 4, 3, 6, 1}, BETWEEN[] = {4, 0, 0, 3, 0};
    const mw_tie ties[] = {{0, 1, 3}, {1, 2, 1}, {2, 0, 2}, {0, 3, 5}, {3, 4, 1}};
    mw_node_measure m[5];
    cr_assert(mw_network_measure(ties, 5, 5, m, &modularity, &err));
    for (int i = 0; i < 5; i++) {
        NEAR(m[i].pagerank, RANKS[i], 9);
        NEAR(m[i].strength, STRENGTHS[i], 12);
        NEAR(m[i].betweenness, BETWEEN[i], 12);
    }
}

Test(network, what_is_no_tie_is_refused)
{
    mw_tie self = {1, 1, 1}, beyond = {0, 2, 1}, light = {0, 1, 0};
    mw_node_measure m[2];
    cr_expect(!mw_network_measure(&self, 1, 2, m, NULL, &err) && err.code == MW_EARG);
    cr_expect(!mw_network_measure(&beyond, 1, 2, m, NULL, &err) && err.code == MW_EARG);
    cr_expect(!mw_network_measure(&light, 1, 2, m, NULL, &err) && err.code == MW_EARG);
    cr_expect(mw_network_measure(NULL, 0, 0, NULL, NULL, &err));
}
