/* SPDX-License-Identifier: MIT */
/* Labelled text: tokens lie in the text one behind the other, sentences hold all of them, labels
 * are known ones. */
#include "fuzz/check.h"
#include "train/columns.h"

static void check_gold(const mw_gold *gold)
{
    uint32_t at = 0, token = 0;
    MUST(gold->sentence_count > 0);
    for (size_t i = 0; i < gold->token_count; i++) {
        const mw_gold_token *t = &gold->tokens[i];
        MUST(t->start >= at && t->start < t->end && t->end <= gold->text.len);
        MUST(t->pos < MW_POS_COUNT && (t->label < MW_LABEL_COUNT || t->label == MW_LABEL_UNKNOWN));
        at = t->end;
    }
    for (size_t i = 0; i < gold->sentence_count; i++) {
        MUST(gold->sentences[i].first == token && gold->sentences[i].end > token);
        token = gold->sentences[i].end;
    }
    MUST(token == gold->token_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    mw_columns columns;
    mw_gold gold = {0};
    mw_error err = {0};
    int got;
    mw_columns_of_memory(&columns, (mw_str){(const char *)data, size}, "sample");
    for (size_t documents = 0; (got = mw_columns_next(&columns, &gold, &err)) > 0; documents++) {
        MUST(documents <= size);
        check_gold(&gold);
    }
    MUST((got < 0) == (err.code != MW_OK));
    mw_gold_free(&gold);
    mw_columns_close(&columns);
    return 0;
}
