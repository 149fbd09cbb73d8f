/* SPDX-License-Identifier: MIT */
/* Scripts' patterns on PCRE2. The just-in-time compiler obeys only the step limit and has a stack
 * of its own; where that runs out, the interpreter, which obeys all limits, takes over. */
#include "text/regex.h"

#include "base/memory.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
    PATTERN_BYTES_MAX = 4096,
    STEPS_MAX = 1000000,
    DEPTH_MAX = 10000,
    HEAP_KIB_MAX = 16 << 10,
    JIT_STACK_FIRST = 32 << 10,
    JIT_STACK_MAX = 1 << 20
};

struct mw_regex {
    pcre2_code *code;
    pcre2_match_context *context;
    pcre2_match_data *data;
    pcre2_jit_stack *stack;
    uint32_t groups;
};

static bool fail_code(mw_error *err, mw_code code, int number, size_t offset)
{
    PCRE2_UCHAR8 text[200];
    pcre2_get_error_message_8(number, text, sizeof text);
    return mw_fail(err, code, offset, "pattern: %s", (const char *)text);
}

static bool compile(mw_regex *regex, mw_str pattern, bool ignore_case, mw_error *err)
{
    int number = 0;
    PCRE2_SIZE offset = 0;
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_MATCH_INVALID_UTF |
                       (ignore_case ? PCRE2_CASELESS : 0);
    if (pattern.len > PATTERN_BYTES_MAX)
        return mw_fail(err, MW_ELIMIT, 0, "a pattern of more than %d bytes", PATTERN_BYTES_MAX);
    regex->code = pcre2_compile((PCRE2_SPTR)(pattern.data ? pattern.data : ""), pattern.len,
                                options, &number, &offset, NULL);
    if (!regex->code)
        return fail_code(err, MW_EPARSE, number, offset);
    pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &regex->groups);
    pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE); /* without it the interpreter matches */
    return true;
}

static bool prepare(mw_regex *regex, mw_error *err)
{
    regex->context = pcre2_match_context_create(NULL);
    regex->data = pcre2_match_data_create_from_pattern(regex->code, NULL);
    if (!regex->context || !regex->data)
        return mw_fail(err, MW_ENOMEM, 0, "out of memory");
    pcre2_set_match_limit(regex->context, STEPS_MAX);
    pcre2_set_depth_limit(regex->context, DEPTH_MAX);
    pcre2_set_heap_limit(regex->context, HEAP_KIB_MAX);
    regex->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MAX, NULL);
    if (regex->stack)
        pcre2_jit_stack_assign(regex->context, NULL, regex->stack);
    return true;
}

mw_regex *mw_regex_new(mw_str pattern, bool ignore_case, mw_error *err)
{
    mw_regex *regex = mw_memory_get(sizeof *regex, err);
    if (regex && (!compile(regex, pattern, ignore_case, err) || !prepare(regex, err))) {
        mw_regex_free(regex);
        return NULL;
    }
    return regex;
}

void mw_regex_free(mw_regex *regex)
{
    if (!regex)
        return;
    pcre2_jit_stack_free(regex->stack);
    pcre2_match_data_free(regex->data);
    pcre2_match_context_free(regex->context);
    pcre2_code_free(regex->code);
    mw_memory_free(regex);
}

size_t mw_regex_groups(const mw_regex *regex)
{
    return regex->groups;
}

static int match(mw_regex *regex, mw_str text, size_t from)
{
    PCRE2_SPTR subject = (PCRE2_SPTR)(text.data ? text.data : "");
    int found = pcre2_match(regex->code, subject, text.len, from, 0, regex->data, regex->context);
    if (found == PCRE2_ERROR_JIT_STACKLIMIT)
        found = pcre2_match(regex->code, subject, text.len, from, PCRE2_NO_JIT, regex->data,
                            regex->context);
    return found;
}

int mw_regex_find(mw_regex *regex, mw_str text, size_t from, mw_span captures[MW_REGEX_CAPTURES],
                  mw_error *err)
{
    if (from > text.len)
        return 0;
    if (text.len >= UINT32_MAX) {
        mw_fail(err, MW_ELIMIT, 0, "a text of more than 4 GB");
        return -1;
    }
    int found = match(regex, text, from);
    if (found == PCRE2_ERROR_NOMATCH)
        return 0;
    if (found < 0) {
        bool limit = found == PCRE2_ERROR_MATCHLIMIT || found == PCRE2_ERROR_DEPTHLIMIT ||
                     found == PCRE2_ERROR_HEAPLIMIT || found == PCRE2_ERROR_NOMEMORY;
        fail_code(err, limit ? MW_ELIMIT : MW_EARG, found, 0);
        return -1;
    }
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(regex->data);
    for (int i = 0; i < MW_REGEX_CAPTURES; i++) {
        bool took_part = i < found && ends[2 * i] != PCRE2_UNSET;
        captures[i] = took_part ? (mw_span){(uint32_t)ends[2 * i], (uint32_t)ends[2 * i + 1]}
                                : (mw_span){UINT32_MAX, UINT32_MAX};
    }
    return 1;
}
