/* SPDX-License-Identifier: MIT */
/* CSV and JSON Lines, byte for byte. */
#include "frame/sample.h"

#include "base/json.h"

Test(csv, quotes_what_must_be_quoted_and_tells_null_from_empty)
{
    mw_frame *frame = frame_of("a,b|n");
    const mw_cell rows[][2] = {
        {mw_cell_text(MW_STR("plain")), mw_cell_real(0.1)},
        {mw_cell_text(MW_STR("say \"no\", twice")), mw_cell_integer(-3)},
        {mw_cell_text(MW_STR("two\nlines\r")), mw_cell_bool(true)},
        {mw_cell_text(MW_STR("")), mw_cell_null()},
        {mw_cell_text(MW_STR(" blanks ")), mw_cell_null()},
    };
    for (size_t i = 0; i < 5; i++)
        mw_frame_add_row(frame, rows[i], NULL);
    mw_buf out = {0};
    cr_assert(mw_frame_csv(frame, NULL, &out, NULL));
    is_text(&out,
            "\"a,b\",n\r\nplain,0.1\r\n\"say \"\"no\"\", twice\",-3\r\n\"two\nlines\r\",true\r\n"
            "\"\",\r\n\" blanks \",\r\n");
    cr_assert(mw_frame_csv(frame, "\n", &out, NULL));
    cr_assert(strstr(out.data, "plain,0.1\n"));
    mw_buf_free(&out);
    mw_frame_free(frame);
}

Test(json, is_an_object_a_line_with_its_evidence)
{
    mw_frame *frame = frame_of("who|n|ok|share|no\nUN \"x\"|12|true|0.5|\nASEAN|-1|false|2.0|");
    mw_frame_add_evidence(frame, 0, (mw_cite){MW_STR("b:1"), {7, 9}}, NULL);
    mw_frame_count_evidence(frame, 1, 30);
    mw_buf out = {0};
    cr_assert(mw_frame_json(frame, &out, NULL));
    is_text(&out, "{\"who\":\"UN \\\"x\\\"\",\"n\":12,\"ok\":true,\"share\":0.5,\"no\":null,"
                  "\"evidence\":[\"r0:0-5\",\"b:1:7-9\"],\"evidence_count\":2}\n"
                  "{\"who\":\"ASEAN\",\"n\":-1,\"ok\":false,\"share\":2,\"no\":null,"
                  "\"evidence\":[\"r1:0-5\"],\"evidence_count\":31}\n");
    mw_frame_free(frame);
}

Test(json, can_be_read_whatever_the_texts_hold)
{
    mw_frame *frame = mw_frame_new(NULL);
    mw_frame_add_column(frame, MW_STR("a\"\n"), NULL);
    mw_cell cell =
        mw_cell_text(MW_STR("\x00\x01\xff\xed\xa0\x80 \xf0\x9f\x8c\x99 \\ \" </script>"));
    mw_frame_add_row(frame, &cell, NULL);
    mw_buf out = {0};
    cr_assert(mw_frame_json(frame, &out, NULL));
    mw_json_value *value = mw_json_parse(mw_buf_str(&out), NULL);
    cr_assert(value, "%s", out.data);
    mw_json_free(value);
    mw_buf_free(&out);
    mw_frame_free(frame);
}
