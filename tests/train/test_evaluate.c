/* SPDX-License-Identifier: MIT */
/* The trained file of these tests knows nothing: every token is an ADJ, and names are those of which
 * the gazetteer is sure (United Nations, Myanmar). So the scores can be worked out by hand. */
#include "train/evaluate.h"

#include "train/sample.h"

#include <stdlib.h>

static mw_model *model;
static mw_buf wrong;

static void start(void)
{
    mw_buf blank = {0};
    sample_start();
    sample_blank(&blank);
    model = sample_model(mw_buf_str(&blank));
    mw_buf_free(&blank);
}

static void end(void)
{
    mw_model_free(model);
    mw_buf_free(&wrong);
    sample_end();
}

TestSuite(evaluate, .init = start, .fini = end, .timeout = 120);

static void keep_wrong(void *context, mw_str sentence, mw_str name, mw_entity_type type, bool missed)
{
    (void)sentence;
    mw_buf_print(context, "%c%s %.*s;", missed ? '-' : '+', mw_entity_type_name(type), MW_ARG(name));
}

static mw_scores evaluate(const char *text)
{
    mw_scores scores = {0};
    mw_error err = {0};
    sample_put("f.col", mw_str_of(text));
    cr_assert(mw_evaluate("f.col", model, keep_wrong, &wrong, &scores, &err), "%s", err.text);
    return scores;
}

#define SCORE(score, g, f, r)                                                                                  \
    cr_expect((score).gold == (g) && (score).found == (f) && (score).right == (r), #score " %d %d %d",         \
              (int)(score).gold, (int)(score).found, (int)(score).right)

/* "left." is one token of the file and two of the engine's. */
static const char SPACED[] = "# doc one\nThe\tDET\tO\t1\nUnited\tPROPN\tB-ORG\t1\nNations\tPROPN\tI-ORG\t1\nmet\tVERB\tO\t1\n"
                             "in\tADP\tO\t1\nMyanmar\tPROPN\tB-PLACE\t0\n.\tPUNCT\tO\t1\n\n"
                             "It\tPRON\tO\t1\nleft.\tVERB\tO\tP\n\n"
                             "# doc two\nGood\tADJ\tO\t1\ntalks\tNOUN\tO\t1\nended\tVERB\tO\t1\nin\tADP\tO\t1\n"
                             "Myanmar\tPROPN\tB-ORG\t0\n.\tPUNCT\tO\t0\n\n";

Test(evaluate, tokens_sentences_tags_and_names_are_counted)
{
    mw_scores s = evaluate(SPACED);
    SCORE(s.tokens, 15, 16, 14);
    SCORE(s.sentences, 3, 3, 3);
    SCORE(s.pos, 15, 16, 1);
    SCORE(s.names, 3, 3, 2);
    SCORE(s.types[MW_ORG], 2, 1, 1);
    SCORE(s.types[MW_PLACE], 1, 2, 1);
    SCORE(s.types[MW_PERSON], 0, 0, 0);
    cr_expect_str_eq(wrong.data, "-ORG Myanmar;+PLACE Myanmar;");
}

Test(evaluate, a_sentence_that_the_engine_cuts_in_two_is_wrong)
{
    mw_scores s = evaluate("It\tPRON\tO\t1\nended\tVERB\tO\t0\n.\tPUNCT\tO\t1\nThey\tPRON\tO\t1\nleft\tVERB\tO\t0\n.\tPUNCT\tO\t1\n\n"
                           "He\tPRON\tO\t1\nslept\tVERB\tO\t0\n.\tPUNCT\tO\t1\n\n");
    SCORE(s.tokens, 9, 9, 9);
    SCORE(s.sentences, 2, 3, 1);
}

/* "Myanmar-based" is cut in three, and its first part found to be a name. */
Test(evaluate, a_name_inside_one_of_the_files_own_tokens_is_that_token_or_nothing)
{
    mw_scores s = evaluate("Myanmar-based\tADJ\tB-PLACE\t_\nenvoys\tNOUN\tO\t_\nleft\tADJ\tO\t_\n\n");
    SCORE(s.names, 1, 1, 1);
    SCORE(s.pos, 2, 2, 1);
    s = evaluate("Myanmar-based\tADJ\tO\t_\nenvoys\tNOUN\tO\t_\nleft\tVERB\tO\t_\n\n");
    SCORE(s.names, 0, 0, 0);
}

Test(evaluate, where_spaces_are_known_a_name_is_exactly_its_bytes)
{
    mw_scores s = evaluate("A\tDET\tO\t1\nMyanmar-based\tADJ\tB-PLACE\t1\nenvoy\tNOUN\tO\t1\nleft\tVERB\tO\t0\n.\tPUNCT\tO\t1\n\n");
    SCORE(s.tokens, 5, 7, 4);
    SCORE(s.names, 1, 1, 0);
}

Test(evaluate, what_is_not_annotated_counts_neither_way)
{
    mw_scores s = evaluate("A\tDET\tO\t1\nMyanmar-based\t_\t_\t1\nenvoy\tNOUN\tO\t1\nleft\tVERB\tO\t0\n.\tPUNCT\tO\t1\n\n"
                           "Good\tADJ\tO\t1\ntalks\tNOUN\tO\t1\nended\tVERB\tO\t0\n.\tPUNCT\tO\t1\n\n");
    SCORE(s.tokens, 9, 11, 8);
    SCORE(s.pos, 8, 8, 1); /* the three tokens of Myanmar-based are out of it */
    SCORE(s.names, 0, 0, 0);
    s = evaluate("left.\t_\tO\t1\n\nA b c d\tNOUN\tO\t1\n\n");
    SCORE(s.pos, 1, 4, 0);
    s = evaluate("O'Neil's.\t_\tO\t1\nends\tVERB\tO\t1\n\n");
    SCORE(s.pos, 1, 1, 0);
}

/* Once the difference of all tokens was added, which is below 0 where the engine joins some. */
Test(evaluate, a_file_without_tags_has_no_score_of_tags)
{
    mw_scores s = evaluate("a\t_\tO\t0\nb\t_\tO\t0\nc\t_\tO\t1\nleft\t_\tO\t0\n\n");
    SCORE(s.tokens, 4, 2, 1);
    SCORE(s.pos, 0, 0, 0);
}

Test(evaluate, where_spaces_are_not_known_the_files_own_tokens_are_given)
{
    mw_scores s = evaluate("The\tDET\tO\t_\nUnited\tPROPN\tB-ORG\t_\nNations\tPROPN\tI-ORG\t_\nleft.\tADJ\tO\t_\nIt\tPRON\tO\t_\n\n"
                           "Myanmar\tADJ\tB-PLACE\t_\nslept\tVERB\tO\t_\n\n");
    SCORE(s.tokens, 0, 0, 0);
    SCORE(s.sentences, 0, 0, 0);
    SCORE(s.pos, 7, 7, 2);
    SCORE(s.names, 2, 2, 2);
}

Test(evaluate, scores_of_files_add_up)
{
    mw_scores once = evaluate(SPACED), twice = once;
    cr_assert(mw_evaluate("f.col", model, NULL, NULL, &twice, NULL));
    SCORE(twice.tokens, 2 * once.tokens.gold, 2 * once.tokens.found, 2 * once.tokens.right);
    SCORE(twice.names, 6, 6, 4);
}

Test(evaluate, precision_recall_and_f1_are_those_of_the_books)
{
    mw_score score = {.gold = 8, .found = 5, .right = 4}, none = {0};
    cr_expect_float_eq(mw_score_precision(score), 0.8, 1e-12);
    cr_expect_float_eq(mw_score_recall(score), 0.5, 1e-12);
    cr_expect_float_eq(mw_score_f1(score), 2 * 0.8 * 0.5 / (0.8 + 0.5), 1e-12);
    cr_expect_eq(mw_score_f1(none), 0);
    cr_expect_eq(mw_score_precision(none), 0);
    cr_expect_eq(mw_score_recall(none), 0);
}

Test(evaluate, a_bad_line_is_an_error)
{
    mw_scores scores = {0};
    mw_error err = {0};
    sample_put("f.col", MW_STR("A\tX\tO\t1\n\nbroken\n"));
    cr_expect_not(mw_evaluate("f.col", model, NULL, NULL, &scores, &err));
    cr_expect_str_eq(err.text, "f.col:3: not four columns");
}
