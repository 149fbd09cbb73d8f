/* SPDX-License-Identifier: MIT */
/* The splitter alone, with its tables and without: every byte but blanks is in one token, every
 * token in one sentence, every sentence in one paragraph; and its own tokens and sentences, given
 * back to it, stay what they are. */
#include "fuzz/check.h"

#include <moonwire/model.h>

#include "model/lexicon.h"
#include "text/segment.h"

static void check_blank(mw_str text, size_t from, size_t to, bool blank)
{
    for (size_t next; from < to; from = next)
        MUST(mw_utf8_is_blank(mw_utf8_next(text, from, &next)) == blank);
}

static void check_tokens(mw_str text, const mw_segments *parts)
{
    size_t at = 0;
    for (size_t i = 0; i < parts->token_count; at = parts->tokens[i++].end) {
        const mw_token *token = &parts->tokens[i];
        MUST(at <= token->start && token->start < token->end && token->end <= text.len);
        check_blank(text, at, token->start, true);
        check_blank(text, token->start, token->end, false);
        check_text(mw_str_sub(text, token->start, token->end));
    }
    check_blank(text, at, text.len, true);
}

static void check_sentences(const mw_segments *parts)
{
    size_t token = 0, sentence = 0;
    for (size_t p = 0; p < parts->paragraph_count; p++) {
        MUST(parts->paragraphs[p].sentence_first == sentence);
        MUST(parts->paragraphs[p].sentence_end > sentence);
        for (; sentence < parts->paragraphs[p].sentence_end; sentence++) {
            const mw_sentence *s = &parts->sentences[sentence];
            MUST(s->paragraph == p && s->token_first == token && s->token_end > token);
            MUST(s->span.start == parts->tokens[token].start);
            token = s->token_end;
            MUST(s->span.end == parts->tokens[token - 1].end);
        }
    }
    MUST(sentence == parts->sentence_count && token == parts->token_count);
}

static void check_given(mw_str text, const mw_segments *parts, const mw_abbreviations *table,
                        mw_arena *arena)
{
    mw_segments again;
    mw_span *tokens = mw_arena_get(arena, (parts->token_count + 1) * sizeof *tokens, NULL);
    uint32_t *ends = mw_arena_get(arena, (parts->sentence_count + 1) * sizeof *ends, NULL);
    MUST(tokens && ends);
    for (size_t i = 0; i < parts->token_count; i++)
        tokens[i] = (mw_span){parts->tokens[i].start, parts->tokens[i].end};
    for (size_t i = 0; i < parts->sentence_count; i++)
        ends[i] = parts->sentences[i].token_end;
    MUST(mw_segment_given(text, tokens, parts->token_count, ends, parts->sentence_count, table,
                          arena, &again, NULL));
    MUST(again.token_count == parts->token_count);
    MUST(again.sentence_count == parts->sentence_count);
    for (size_t i = 0; i < parts->token_count; i++)
        MUST(again.tokens[i].start == tokens[i].start && again.tokens[i].end == tokens[i].end);
}

static void check_cut(mw_str text, const mw_abbreviations *table)
{
    mw_segments parts;
    mw_arena *arena = mw_arena_create(0, NULL);
    MUST(arena && mw_segment(text, table, arena, &parts, NULL));
    check_tokens(text, &parts);
    check_sentences(&parts);
    check_given(text, &parts, table, arena);
    mw_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static mw_model *model;
    mw_error err = {0};
    mw_buf good = {0};
    if (!model)
        model = mw_model_open(&err);
    MUST(model);
    mw_utf8_repair((mw_str){(const char *)data, size}, &good);
    check_cut(mw_buf_str(&good), mw_model_abbreviations(model));
    check_cut(mw_buf_str(&good), NULL);
    mw_buf_free(&good);
    return 0;
}
