/* SPDX-License-Identifier: MIT */
#include "train/columns.h"

#include "train/sample.h"

#include <stdio.h>
#include <stdlib.h>

TestSuite(columns, .init = sample_start, .fini = sample_end);

/* The next document of some bytes. */
static int read_first(const char *bytes, mw_gold *gold, mw_error *err)
{
    mw_columns columns;
    mw_columns_of_memory(&columns, mw_str_of(bytes), "f.col");
    int got = mw_columns_next(&columns, gold, err);
    mw_columns_close(&columns);
    return got;
}

static void expect_error(const char *bytes, const char *text)
{
    mw_gold gold = {0};
    mw_error err = {0};
    cr_expect_eq(read_first(bytes, &gold, &err), -1, "%s", bytes);
    cr_expect_eq(err.code, MW_EPARSE);
    cr_expect_str_eq(err.text, text);
    mw_gold_free(&gold);
}

#define TEXT(gold, wanted) cr_expect(mw_str_is(mw_buf_str(&(gold).text), wanted), "\"%s\"", (gold).text.data)

Test(columns, the_text_is_rebuilt_byte_for_byte)
{
    mw_gold gold = {0};
    cr_assert_eq(read_first("Anna\tPROPN\tB-PERSON\t1\nBerg\tPROPN\tI-PERSON\t0\n's\tPART\tO\t1\nday\tNOUN\tO\t0\n.\tPUNCT\tO\tP\n\n"
                            "She\tPRON\tO\t1\nleft\tVERB\tO\t0\n.\tPUNCT\tO\t1\n\n",
                            &gold, NULL),
                 1);
    TEXT(gold, "Anna Berg's day.\n\nShe left. ");
    cr_expect(gold.spaced);
    cr_expect_eq(gold.token_count, 8);
    cr_expect_eq(gold.tokens[2].start, 9);
    cr_expect_eq(gold.tokens[2].end, 11);
    cr_expect_eq(gold.tokens[5].start, 18);
    cr_expect_eq(gold.tokens[2].pos, MW_PART);
    cr_expect_eq(gold.tokens[0].label, mw_label_begin(MW_PERSON));
    cr_expect_eq(gold.tokens[1].label, mw_label_inside(MW_PERSON));
    cr_expect_eq(gold.tokens[2].label, MW_LABEL_OUT);
    cr_assert_eq(gold.sentence_count, 2);
    cr_expect_eq(gold.sentences[0].end, 5);
    cr_expect_eq(gold.sentences[1].first, 5);
    cr_expect_eq(gold.sentences[1].end, 8);
    mw_gold_free(&gold);
}

Test(columns, what_is_not_annotated_is_told_from_what_is_nothing)
{
    mw_gold gold = {0};
    cr_assert_eq(read_first("Anna\t_\t_\t_\nleft\tVERB\tO\t_\n", &gold, NULL), 1);
    TEXT(gold, "Anna left ");
    cr_expect_not(gold.spaced);
    cr_expect_eq(gold.tokens[0].pos, MW_POS_NONE);
    cr_expect_eq(gold.tokens[0].label, MW_LABEL_UNKNOWN);
    cr_expect_eq(gold.tokens[1].label, MW_LABEL_OUT);
    mw_gold_free(&gold);
}

Test(columns, every_part_of_speech_and_type_is_read)
{
    for (int pos = MW_POS_NONE + 1; pos < MW_POS_COUNT; pos++)
        for (int type = 0; type < MW_ENTITY_TYPES; type++) {
            char line[100];
            mw_gold gold = {0};
            snprintf(line, sizeof line, "x\t%s\tI-%s\t1\n", mw_pos_name((mw_pos)pos), mw_entity_type_name((mw_entity_type)type));
            cr_assert_eq(read_first(line, &gold, NULL), 1, "%s", line);
            cr_expect_eq(gold.tokens[0].pos, pos);
            cr_expect_eq(gold.tokens[0].label, mw_label_inside((mw_entity_type)type));
            mw_gold_free(&gold);
        }
}

Test(columns, a_token_may_hold_a_blank_of_any_kind)
{
    mw_gold gold = {0};
    cr_assert_eq(read_first("10\xc2\xa0" "000\tNUM\tO\t1\n3 1/2\tNUM\tO\t0\n", &gold, NULL), 1);
    TEXT(gold, "10\xc2\xa0" "000 3 1/2");
    cr_expect_eq(gold.tokens[0].end, 7);
    cr_expect_eq(gold.tokens[1].end, 13);
    mw_gold_free(&gold);
}

Test(columns, documents_have_an_id_and_a_genre)
{
    mw_columns columns;
    mw_gold gold = {0};
    mw_columns_of_memory(&columns, MW_STR("# doc one genre=news license=CC0\nA\tX\tO\t1\n\nB\tX\tO\t1\n\n"
                                          "# doc empty genre=blog\n\n# doc two\nC\tX\tO\t0\n\n"),
                         "f.col");
    cr_assert_eq(mw_columns_next(&columns, &gold, NULL), 1);
    cr_expect(mw_str_is(gold.id, "one") && mw_str_is(gold.genre, "news"));
    cr_expect_eq(gold.sentence_count, 2);
    cr_assert_eq(mw_columns_next(&columns, &gold, NULL), 1);
    cr_expect(mw_str_is(gold.id, "two") && mw_str_is(gold.genre, ""), "a document without text is passed over");
    TEXT(gold, "C");
    cr_expect_eq(mw_columns_next(&columns, &gold, NULL), 0);
    cr_expect_eq(mw_columns_next(&columns, &gold, NULL), 0, "and the end stays the end");
    mw_gold_free(&gold);
}

/* The last sentence before a document's line has no blank line behind it: once it was lost when it
 * was the document's only one. */
Test(columns, a_sentence_ends_where_a_document_begins)
{
    mw_columns columns;
    mw_gold gold = {0};
    mw_columns_of_memory(&columns, MW_STR("# doc one\nA\tX\tO\t1\n# doc two\nB\tX\tO\t1\n"), "f.col");
    cr_assert_eq(mw_columns_next(&columns, &gold, NULL), 1);
    cr_expect(mw_str_is(gold.id, "one"));
    cr_expect_eq(gold.token_count, 1);
    cr_assert_eq(mw_columns_next(&columns, &gold, NULL), 1);
    cr_expect(mw_str_is(gold.id, "two"));
    mw_gold_free(&gold);
}

Test(columns, a_token_may_look_like_a_documents_line)
{
    mw_gold gold = {0};
    cr_assert_eq(read_first("# doc \tSYM\tO\t1\n#\tSYM\tO\t1\n", &gold, NULL), 1);
    cr_expect_eq(gold.token_count, 2);
    mw_gold_free(&gold);
}

Test(columns, where_no_documents_are_marked_some_sentences_are_one)
{
    mw_buf bytes = {0};
    mw_columns columns;
    mw_gold gold = {0};
    size_t sentences = 0, tokens = 0, documents = 0;
    for (int i = 0; i < 1000; i++)
        mw_buf_print(&bytes, "a%d\tX\tO\t1\nb\tX\tO\t1\n\n", i);
    mw_columns_of_memory(&columns, mw_buf_str(&bytes), "f.col");
    for (; mw_columns_next(&columns, &gold, NULL) == 1; documents++) {
        sentences += gold.sentence_count;
        tokens += gold.token_count;
        cr_assert_lt(gold.token_capacity, 1000, "the memory is that of one document");
    }
    cr_expect_eq(sentences, 1000);
    cr_expect_eq(tokens, 2000);
    cr_expect(documents > 10 && documents <= 1000, "%zu", documents);
    mw_gold_free(&gold);
    mw_buf_free(&bytes);
}

Test(columns, bad_lines_are_named_by_file_and_line)
{
    expect_error("A\tX\tO\t1\n\nB\tX\tO\n", "f.col:3: not four columns");
    expect_error("A\n", "f.col:1: not four columns");
    expect_error("A\tX\tO\t1\t\n", "f.col:1: not four columns");
    expect_error("\tX\tO\t1\n", "f.col:1: not four columns");
    expect_error("A\tX\tO\t\n", "f.col:1: not four columns");
    expect_error("A\tX\tO\t2\n", "f.col:1: not four columns");
    expect_error("A\tNOM\tO\t1\n", "f.col:1: no part of speech: \"NOM\"");
    expect_error("A\tnoun\tO\t1\n", "f.col:1: no part of speech: \"noun\"");
    expect_error("A\t\tO\t1\n", "f.col:1: no part of speech: \"\"");
    expect_error("A\tX\tB-CITY\t1\n", "f.col:1: no name's label: \"B-CITY\"");
    expect_error("A\tX\tE-PERSON\t1\n", "f.col:1: no name's label: \"E-PERSON\"");
    expect_error("A\tX\tB-\t1\n", "f.col:1: no name's label: \"B-\"");
    expect_error("A\tX\t\t1\n", "f.col:1: no name's label: \"\"");
    expect_error("# a remark\nA\tX\tO\t1\n", "f.col:1: not four columns");
}

/* A file with the ends of lines of another system is refused, and not half read. */
Test(columns, carriage_returns_are_an_error)
{
    expect_error("A\tX\tO\t1\r\n\r\n", "f.col:1: not four columns");
    expect_error("A\tX\tO\t1\n\r\n", "f.col:2: not four columns");
}

static int read_file(const char *path, mw_gold *gold, mw_error *err)
{
    mw_columns columns;
    int got = mw_columns_open(&columns, path, err) ? mw_columns_next(&columns, gold, err) : -1;
    mw_columns_close(&columns);
    return got;
}

Test(columns, an_empty_file_has_no_documents)
{
    mw_gold gold = {0};
    sample_put("empty.col", MW_STR(""));
    sample_put("blank.col", MW_STR("\n\n\n"));
    sample_put("heads.col", MW_STR("# doc one\n# doc two\n"));
    cr_expect_eq(read_file("empty.col", &gold, NULL), 0);
    cr_expect_eq(read_file("blank.col", &gold, NULL), 0);
    cr_expect_eq(read_file("heads.col", &gold, NULL), 0);
    mw_gold_free(&gold);
}

Test(columns, a_file_may_be_compressed)
{
    mw_gold gold = {0};
    mw_error err = {0};
    static const char *const PACKERS[] = {"gzip", "xz", "bzip2", "zstd"};
    sample_put("f.col", MW_STR("Anna\tPROPN\tB-PERSON\t1\n\n"));
    for (size_t i = 0; i < sizeof PACKERS / sizeof *PACKERS; i++) {
        char command[200];
        snprintf(command, sizeof command, "command -v %s >/dev/null || exit 9; %s -c f.col > packed", PACKERS[i], PACKERS[i]);
        if (system(command) != 0)
            continue;
        cr_assert_eq(read_file("packed", &gold, &err), 1, "%s: %s", PACKERS[i], err.text);
        TEXT(gold, "Anna ");
    }
    mw_gold_free(&gold);
}

Test(columns, a_file_that_cannot_be_read_is_an_error_that_names_it)
{
    mw_gold gold = {0};
    mw_error err = {0};
    cr_expect_eq(read_file("missing.col", &gold, &err), -1);
    cr_expect_eq(err.code, MW_EIO);
    cr_expect_str_eq(err.text, "missing.col: cannot be opened: No such file or directory");
    cr_assert_eq(system("head -c 100000 /dev/urandom | gzip -c | head -c 5000 > cut.gz; mkdir folder"), 0);
    cr_expect_eq(read_file("cut.gz", &gold, &err), -1);
    cr_expect(strstr(err.text, "cut.gz"), "%s", err.text);
    cr_expect_eq(read_file("folder", &gold, &err), -1);
    cr_expect(strstr(err.text, "folder"), "%s", err.text);
    mw_gold_free(&gold);
}
