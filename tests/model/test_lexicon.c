/* SPDX-License-Identifier: MIT */
#include "model/tables.h"

typedef struct lexicon {
    tables t;
    mw_arena *arena;
    mw_vocabulary vocabulary;
    mw_lexicon table;
    mw_segments parts;
} lexicon;

static bool read_lexicon(lexicon *l, const char *text, mw_error *err)
{
    memset(l, 0, sizeof *l);
    tables_start(&l->t);
    l->arena = mw_arena_create(0, err);
    return mw_lexicon_read(&l->table, "test", 0, mw_str_of(text), &l->vocabulary, &l->t.irregular,
                           l->t.abbreviations, l->arena, err);
}

static void start(lexicon *l, const char *text)
{
    mw_error err = {0};
    cr_assert(read_lexicon(l, text, &err), "%s", err.text);
}

static void end(lexicon *l)
{
    mw_lexicon_free(&l->table);
    mw_vocabulary_free(&l->vocabulary);
    mw_arena_free(l->arena);
    tables_end(&l->t);
}

/* Matches the table at the start of `text`: how many tokens it covers, 0 for none. */
static uint32_t match(lexicon *l, const char *text, mw_hit *hit)
{
    mw_str words = mw_str_of(text);
    cr_assert(mw_segment(words, l->t.abbreviations, l->arena, &l->parts, NULL));
    for (size_t i = 0; i < l->parts.token_count; i++) {
        mw_token *token = &l->parts.tokens[i];
        token->word =
            mw_vocabulary_find(&l->vocabulary, mw_str_sub(words, token->start, token->end));
    }
    *hit = (mw_hit){0};
    return mw_lexicon_match(&l->table, l->parts.tokens, l->parts.token_count, hit) ? hit->tokens
                                                                                   : 0;
}

static const char NAMES[] = "# names\nphrase\tentity\ttype\n"
                            "Aung San\taung-san\tPERSON\n"
                            "Aung San Suu Kyi\taung-san-suu-kyi\tPERSON\n"
                            "United Nations\tunited-nations\tORG\n"
                            "U.N.\tunited-nations\tORG\n"
                            "People's Party\tpeoples-party\tORG\n"
                            "Five-Point Consensus\tfive-point-consensus\tOTHER\n"
                            "Côte d'Ivoire\tivory-coast\tPLACE\n"
                            "bare\n";

Test(lexicon, the_longest_phrase_wins)
{
    lexicon l;
    mw_hit hit;
    start(&l, NAMES);
    cr_expect_eq(match(&l, "Aung San Suu Kyi spoke", &hit), 4);
    cr_expect(mw_str_is(mw_row_get(hit.row, "entity"), "aung-san-suu-kyi"));
    cr_expect_eq(match(&l, "Aung San Suu spoke", &hit), 2, "back to the shorter one");
    cr_expect(mw_str_is(mw_row_get(hit.row, "entity"), "aung-san"));
    cr_expect_eq(match(&l, "Aung spoke", &hit), 0);
    cr_expect_eq(match(&l, "spoke Aung San", &hit), 0, "only at the first token");
    cr_expect_eq(match(&l, "Aung San Suu Kyi", &hit), 4);
    cr_expect_not(mw_lexicon_match_exact(&l.table, l.parts.tokens, 3, &hit));
    cr_expect(mw_lexicon_match_exact(&l.table, l.parts.tokens, 2, &hit) && hit.tokens == 2);
    cr_expect_not(mw_lexicon_match(&l.table, l.parts.tokens, 0, &hit));
    cr_expect_not(mw_lexicon_match(NULL, l.parts.tokens, 4, &hit),
                  "a table that the model has not");
    end(&l);
}

Test(lexicon, case_and_the_shape_of_the_apostrophe_do_not_matter)
{
    lexicon l;
    mw_hit hit;
    start(&l, NAMES);
    cr_expect_eq(match(&l, "UNITED nations", &hit), 2);
    cr_expect(mw_str_is(mw_row_phrase(hit.row), "United Nations"),
              "but the row says how it is written");
    cr_expect_eq(match(&l, "the people’s party", &hit), 0);
    cr_expect_eq(match(&l, "People’s Party", &hit), 3);
    cr_expect_eq(match(&l, "CÔTE D’IVOIRE", &hit), 2);
    cr_expect_eq(match(&l, "U.N. envoy", &hit), 1);
    cr_expect_eq(match(&l, "five-point consensus", &hit), 4);
    end(&l);
}

Test(lexicon, cells_are_asked_for_by_their_column)
{
    lexicon l;
    mw_hit hit;
    start(&l, "phrase\tlow\tnote\r\n\r\ndozens\t24\t two words \r\nscores\t\t\n");
    cr_assert_eq(match(&l, "dozens", &hit), 1);
    cr_expect_eq(mw_row_number(hit.row, "low"), 24);
    cr_expect(mw_str_is(mw_row_get(hit.row, "note"), "two words"));
    cr_expect(mw_row_get(hit.row, "none").data && mw_row_get(hit.row, "none").len == 0,
              "empty, never unknown");
    cr_expect_eq(mw_row_line(hit.row), 3);
    cr_expect_str_eq(mw_row_table(hit.row), "test");
    cr_assert_eq(match(&l, "scores", &hit), 1);
    cr_expect_eq(mw_row_number(hit.row, "low"), 0);
    cr_expect_eq(mw_lexicon_row_count(&l.table), 2);
    cr_expect(mw_str_is(mw_row_phrase(mw_lexicon_row(&l.table, 1)), "scores"));
    end(&l);
}

static const char VERBS[] = "phrase\tpos\tcode\n"
                            "take up arms\tverb\tASSAULT\n"
                            "visit\tverb\tCONSULT\n"
                            "visit\tnoun\tTRIP\n"
                            "arms embargo\tnoun\tSANCTION\n"
                            "secretary-general\tnoun\tHEAD\n"
                            "lie\tverb\tREST\n"
                            "lay\tverb\tPUT\n"
                            "under way\t\tGOING\n";

Test(lexicon, verbs_match_by_their_first_word_and_nouns_by_their_last)
{
    static const struct {
        const char *text;
        uint32_t tokens;
        uint8_t form;
    } ROWS[] = {
        {"took up arms", 3, MW_PAST},
        {"taking up arms", 3, MW_GERUND},
        {"taken up arms", 3, MW_PARTICIPLE},
        {"take up arm", 0, 0},
        {"arms embargoes", 2, MW_PLURAL},
        {"arm embargo", 0, 0},
        {"arms embargo", 2, MW_SINGULAR},
        {"secretaries-general", 3, MW_PLURAL},
        {"secretary-general", 3, MW_SINGULAR},
        {"visited", 1, MW_PAST | MW_PARTICIPLE},
        {"under way", 2, 0},
        {"under ways", 0, 0},
        {"visits", 1, MW_THIRD | MW_PLURAL},
    };
    lexicon l;
    mw_hit hit;
    start(&l, VERBS);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        cr_expect_eq(match(&l, ROWS[i].text, &hit), ROWS[i].tokens, "%s", ROWS[i].text);
        cr_expect_eq(hit.form, ROWS[i].form, "%s: %x", ROWS[i].text, hit.form);
    }
    end(&l);
}

/* The past of "lie" is the base of "lay". Once both were chained at "lay", "lied" claimed to be a
 * form of "lay" too. */
Test(lexicon, rows_with_the_same_words_follow_each_other_there_and_nowhere_else)
{
    lexicon l;
    mw_hit hit;
    start(&l, VERBS);
    cr_assert_eq(match(&l, "lay", &hit), 1);
    const mw_row *second = mw_row_next(hit.row);
    cr_expect(mw_str_is(mw_row_get(hit.row, "code"), "REST") && mw_row_form(hit.row) == MW_PAST);
    cr_assert(second);
    cr_expect(mw_str_is(mw_row_get(second, "code"), "PUT") && mw_row_form(second) == MW_BASE);
    cr_expect_null(mw_row_next(second));
    cr_assert_eq(match(&l, "lied", &hit), 1);
    cr_expect_null(mw_row_next(hit.row));
    cr_assert_eq(match(&l, "visits", &hit), 1);
    cr_assert(mw_row_next(hit.row));
    cr_expect(mw_row_form(hit.row) == MW_THIRD && mw_row_form(mw_row_next(hit.row)) == MW_PLURAL);
    cr_assert_eq(match(&l, "visited", &hit), 1);
    cr_expect_null(mw_row_next(hit.row), "the noun has no such form");
    end(&l);
}

Test(lexicon, the_vocabulary_knows_forms_and_lemmas)
{
    lexicon l;
    start(&l, VERBS);
    const mw_vocabulary *v = &l.vocabulary;
    uint32_t took = mw_vocabulary_find(v, MW_STR("Took")),
             take = mw_vocabulary_find(v, MW_STR("take"));
    cr_assert(took && take && took != take);
    cr_expect_eq(v->forms[took], MW_PAST);
    cr_expect_eq(v->lemmas[took], take);
    cr_expect_eq(v->lemmas[take], take);
    cr_expect_eq(mw_vocabulary_find(v, MW_STR("taker")), 0);
    cr_expect_eq(mw_vocabulary_find(v, MW_STR("")), 0);
    end(&l);
}

static void expect_error(const char *text, const char *part)
{
    lexicon l;
    mw_error err = {0};
    cr_expect_not(read_lexicon(&l, text, &err), "%s", text);
    cr_expect_eq(err.code, MW_EPARSE);
    cr_expect(strstr(err.text, "test") && strstr(err.text, part), "%s", err.text);
    end(&l);
}

Test(lexicon, a_malformed_table_is_an_error_that_names_its_line)
{
    expect_error("# a comment\nphrase\ttype\nfine\tx\nbad\tx\ty\n", "line 4");
    expect_error("name\ttype\nx\ty\n", "phrase");
}

Test(lexicon, odd_tables_are_read)
{
    static const char *const TEXTS[] = {"",
                                        "# only a comment\n",
                                        "phrase\n",
                                        "phrase\ttype\n\t\n\tx\n",
                                        "phrase\n---\n",
                                        "phrase\n \xff\n",
                                        "phrase\tpos\n\tverb\n x \tnoun\n"};
    lexicon l;
    mw_hit hit;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        start(&l, TEXTS[i]);
        match(&l, "any words", &hit);
        end(&l);
    }
}

Test(lexicon, a_phrase_may_be_longer_than_any_token_or_have_too_many)
{
    char text[3000] = "phrase\tpos\n";
    lexicon l;
    mw_hit hit;
    memset(text + strlen(text), 'a', 300);
    strcat(text, "\tverb\n");
    for (int i = 0; i < 200; i++)
        strcat(text, "very ");
    strcat(text, "long\t\nx\t\n");
    start(&l, text);
    cr_expect_eq(match(&l, "x", &hit), 1);
    end(&l);
}

Test(lexicon, running_out_of_memory_anywhere_is_an_error)
{
    bool done = false;
    for (unsigned long n = 1; n < 300 && !done; n++) {
        lexicon l;
        mw_error err = {0};
        memset(&l, 0, sizeof l);
        tables_start(&l.t);
        l.arena = mw_arena_create(0, NULL);
        mw_memory_fail_after(n);
        done = mw_lexicon_read(&l.table, "test", 0, mw_str_of(NAMES), &l.vocabulary, &l.t.irregular,
                               l.t.abbreviations, l.arena, &err);
        mw_memory_fail_after(0);
        cr_expect(done || err.code == MW_ENOMEM, "n = %lu: %s", n, err.text);
        end(&l);
    }
    cr_expect(done);
}
