/* SPDX-License-Identifier: MIT */
#include "read/flat.h"

#include <criterion/criterion.h>

#include "base/json.h"
#include "text/utf8.h"

/* The reader of flat lines may leave a line to the parser, but may read none in another way. */
static const char *const LINES[] = {
    "{\"id\":\"a1\",\"text\":\"Plain words, more than eight of them.\"}",
    " { \"id\" : 12 , \"text\" : \"A \\\"quoted\\\" word \\\\ and a line\\nend\" , \"ok\" : true }\t",
    "{\"text\":\"caf\xc3\xa9 \\u00e9 \\u20ac \xe2\x82\xac\",\"id\":null,\"n\":-5,\"z\":0}",
    "{\"text\":\"first\",\"text\":\"second\",\"id\":\"x\",\"id\":7}",
    "{\"te\\u0078t\":\"by an escaped key\",\"id\":false}",
    "{\"text\":\"\",\"id\":\"\"}",
};
enum { LINE_COUNT = sizeof LINES / sizeof *LINES };

static bool read_flat(mw_str line, mw_flat_value values[2], mw_buf *room)
{
    values[0] = (mw_flat_value){.key = "id"};
    values[1] = (mw_flat_value){.key = "text"};
    mw_buf_free(room);
    return mw_flat_read(line, values, 2, room);
}

static void expect_the_same(mw_str line, const mw_flat_value *value, const mw_json_value *root)
{
    const mw_json_value *member = mw_json_member(root, value->key);
    mw_str text = mw_json_as_text(member);
    int64_t number;
    bool is_number = mw_json_as_integer(member, &number);
    cr_assert_eq(!text.data, !value->text.data, "%.*s", MW_ARG(line));
    cr_assert(mw_str_equal(text, value->text), "%.*s", MW_ARG(line));
    cr_assert_eq(is_number, value->is_number, "%.*s", MW_ARG(line));
    cr_assert(!is_number || number == value->number, "%.*s", MW_ARG(line));
}

static bool check(mw_str line)
{
    mw_flat_value values[2];
    mw_buf room = {0};
    bool read = mw_utf8_check(line) == line.len && read_flat(line, values, &room);
    if (read) {
        mw_json_value *root = mw_json_parse(line, NULL);
        cr_assert(mw_json_is_object(root), "%.*s", MW_ARG(line));
        for (size_t i = 0; i < 2; i++)
            expect_the_same(line, &values[i], root);
        mw_json_free(root);
    }
    mw_buf_free(&room);
    return read;
}

Test(flat, plain_lines_are_read)
{
    for (size_t i = 0; i < LINE_COUNT; i++)
        cr_expect(check(mw_str_of(LINES[i])), "%s", LINES[i]);
}

Test(flat, what_is_not_plain_is_left_to_the_parser)
{
    static const char *const LEFT[] = {
        "", "{", "[]", "{}", "{\"a\":[1]}", "{\"a\":{}}", "{\"a\":1.5}", "{\"a\":1e3}", "{\"a\":01}", "{\"a\":+1}",
        "{\"a\":-}", "{\"a\":\"\\u0000\"}", "{\"a\":\"\\ud83d\\ude00\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\t\"}",
        "{\"a\":1,}", "{\"a\":1} x", "{\"a\":1", "{\"a\":\"b}", "{\"a\":nul}", "{\"a\":True}", "{'a':1}",
        "{\"a\" 1}", "{\"a\":12345678901234567890}"};
    for (size_t i = 0; i < sizeof LEFT / sizeof *LEFT; i++)
        cr_expect_not(check(mw_str_of(LEFT[i])), "%s", LEFT[i]);
}

/* Every byte of every line becomes every other that means something, is left out, or is where the line ends. */
Test(flat, a_slip_of_one_byte_changes_nothing_about_that)
{
    static const char SLIPS[] = "\"\\{}[]:,-+.0159eEunftbrx/' \t\n\x01\x1f\x7f\x80\xc3";
    char bytes[256];
    for (size_t n = 0; n < LINE_COUNT; n++) {
        size_t len = strlen(LINES[n]);
        for (size_t at = 0; at < len; at++) {
            for (size_t slip = 0; slip < sizeof SLIPS; slip++) {
                memcpy(bytes, LINES[n], len);
                bytes[at] = SLIPS[slip];
                check((mw_str){bytes, len});
            }
            memcpy(bytes, LINES[n], at);
            memcpy(bytes + at, LINES[n] + at + 1, len - at - 1);
            check((mw_str){bytes, len - 1});
            check((mw_str){LINES[n], at});
        }
    }
}
