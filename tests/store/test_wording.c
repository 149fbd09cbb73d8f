/* SPDX-License-Identifier: MIT */
/* What people type to search, and what FTS5 is given for it. */
#include "store/sample.h"

static const struct said {
    const char *query, *fts;
} SAID[] = {
    {"coup", "(\"coup\")"},
    {"  five\tpoint\nconsensus ", "(\"five\") AND (\"point\") AND (\"consensus\")"},
    {"\"five-point consensus\"", "(\"five-point consensus\")"},
    {"Su-30SME", "(\"Su-30SME\")"},
    {"junta's (coup) it.", "(\"junta's\") AND (\"(coup)\") AND (\"it.\")"},
    {"coup OR takeover", "(\"coup\" OR \"takeover\")"},
    {"a b OR c d", "(\"a\") AND (\"b\" OR \"c\") AND (\"d\")"},
    {"coup AND army", "(\"coup\") AND (\"army\")"},
    {"Myanmar -Burma", "((\"Myanmar\")) NOT (\"Burma\")"},
    {"-Burma Myanmar -\"old name\"", "((\"Myanmar\")) NOT (\"Burma\" OR \"old name\")"},
    {"Myanmar NOT Burma", "((\"Myanmar\")) NOT (\"Burma\")"},
    {"NEAR(election delay)", "(NEAR(\"election\" \"delay\" , 10))"},
    {"NEAR(\"state of emergency\" extend*, 5) army",
     "(NEAR(\"state of emergency\" \"extend*\"* , 5)) AND (\"army\")"},
    {"-NEAR(a b) c", "((\"c\")) NOT (NEAR(\"a\" \"b\" , 10))"},
    {"govern*", "(\"govern*\"*)"},
    {"or near and not", "(\"or\") AND (\"near\") AND (\"and\") AND (\"not\")"},
    {"title:coup", "(\"title:coup\")"},
    {"a \"\" & -- * b", "(\"a\") AND (\"b\")"},
    {"say\"he said\"no", "(\"say\") AND (\"he said\") AND (\"no\")"},
    {"^a {b} col:(x) a+b 50%", "(\"^a\") AND (\"{b}\") AND (\"col:(x)\") AND (\"a+b\") AND "
                               "(\"50%\")"},
    {"\xc3\x89t\xc3\xa9 \xe6\x9d\xb1\xe4\xba\xac", "(\"\xc3\x89t\xc3\xa9\") AND "
                                                   "(\"\xe6\x9d\xb1\xe4\xba\xac\")"},
};

Test(wording, becomes_what_fts5_understands)
{
    for (size_t i = 0; i < sizeof SAID / sizeof *SAID; i++) {
        mw_error err = {0};
        mw_buf fts = {0};
        cr_assert(mw_store_search_text(mw_str_of(SAID[i].query), &fts, &err), "%s: %s",
                  SAID[i].query, err.text);
        cr_assert_str_eq(fts.data, SAID[i].fts, "%s: %s", SAID[i].query, fts.data);
        mw_buf_free(&fts);
    }
}

static const struct trouble {
    const char *query;
    uint64_t offset;
    const char *says;
} TROUBLE[] = {
    {"", 0, "no word to search for"},
    {" & ", 0, "no word to search for"},
    {"-coup", 0, "a word that must be there"},
    {"a \"five point", 2, "this quotation mark is not closed"},
    {"OR a", 0, "OR stands between two words"},
    {"a OR", 2, "OR stands between two words"},
    {"a OR OR b", 5, "OR stands between two words"},
    {"a OR -b", 2, "OR stands between two words"},
    {"a -b OR c", 5, "OR stands between two words"},
    {"a NOT", 2, "NOT stands before a word"},
    {"a NEAR(b)", 2, "NEAR takes two words"},
    {"a NEAR()", 2, "NEAR takes two words"},
    {"NEAR(a b", 0, "this NEAR( is not closed"},
    {"NEAR(a b, x)", 10, "the distance of NEAR is a number"},
    {"NEAR(a b, -1)", 10, "the distance of NEAR is a number"},
    {"NEAR(a b, 99999999999999999999)", 10, "the distance of NEAR is a number"},
    {"NEAR(a \"b", 7, "this quotation mark is not closed"},
};

Test(wording, trouble_is_told_with_its_place)
{
    for (size_t i = 0; i < sizeof TROUBLE / sizeof *TROUBLE; i++) {
        mw_error err = {0};
        mw_buf fts = {0};
        cr_assert_not(mw_store_search_text(mw_str_of(TROUBLE[i].query), &fts, &err), "%s",
                      TROUBLE[i].query);
        cr_assert_eq(err.code, MW_EPARSE);
        cr_assert_eq(err.offset, TROUBLE[i].offset, "%s: %d", TROUBLE[i].query, (int)err.offset);
        cr_assert(strstr(err.text, TROUBLE[i].says), "%s: %s", TROUBLE[i].query, err.text);
        mw_buf_free(&fts);
    }
}

/* Whatever is typed: an answer or an error of ours, never one of FTS5's. */
Test(wording, no_punctuation_reaches_fts5)
{
    static const char PIECES[][12] = {"a",  "b*", "\"c d\"", "-",  "OR", "NEAR(", ")", ",",  "*",
                                      "\"", "^",  ":",       "'",  "+",  "{",     "}", "\\", "(",
                                      "é",  "%",  ";",       "--", "/*", "\x01",  "0", "NOT", "AND"};
    enum { COUNT = sizeof PIECES / sizeof *PIECES };
    mw_store *store = mw_store_open(NULL, MW_STORE_TEMPORARY, NULL);
    sample_save(store, sample_article((sample){0}), "");
    uint32_t chance = 1;
    for (int round = 0; round < 3000; round++) {
        mw_buf query = {0};
        for (int i = 0; i < 1 + round % 7; i++) {
            chance = chance * 1664525u + 1013904223u;
            mw_buf_add(&query, mw_str_of(PIECES[(chance >> 16) % COUNT]));
            if (chance >> 31)
                mw_buf_char(&query, ' ');
        }
        mw_error err = {0};
        mw_frame *found = mw_store_search(store, mw_buf_str(&query), 3, &err);
        cr_assert(found || err.code == MW_EPARSE, "%s: %s", query.data, err.text);
        cr_assert(found || !strstr(err.text, "fts5"), "%s: %s", query.data, err.text);
        cr_assert(found || err.offset <= query.len);
        mw_frame_free(found);
        mw_buf_free(&query);
    }
    mw_store_close(store);
}

Test(wording, a_query_of_very_many_words_is_refused_or_answered)
{
    mw_store *store = mw_store_open(NULL, MW_STORE_TEMPORARY, NULL);
    sample_save(store, sample_article((sample){0}), "");
    for (int words = 150; words < 260; words += 25)
        for (int joined = 0; joined < 2; joined++) {
            mw_buf query = {0};
            mw_error err = {0};
            for (int i = 0; i < words; i++)
                mw_buf_add(&query, joined && i ? MW_STR("OR orlova ") : MW_STR("orlova "));
            mw_frame *found = mw_store_search(store, mw_buf_str(&query), 3, &err);
            cr_assert(found ? mw_frame_row_count(found) == 1 : err.code == MW_ELIMIT, "%d: %s",
                      words, err.text);
            mw_frame_free(found);
            mw_buf_free(&query);
        }
    mw_store_close(store);
}
