/* SPDX-License-Identifier: MIT */
/* The report as data: every number has its citations, and no digit stands outside a value. */
#include "render/sample.h"

#include "base/json.h"

static mw_report *report;
static mw_buf text;

static void begin(void)
{
    report = sample_report();
}

static void end(void)
{
    mw_report_free(report);
    mw_buf_free(&text);
}

TestSuite(json, .init = begin, .fini = end);

Test(json, keys_stand_in_a_fixed_order)
{
    mw_error err = {0};
    mw_cite killed = sample_cite("toll", "2,148 people"), children = sample_cite("toll", "150 children");
    mw_value operands[] = {sample_figure(2148, "2,148", &killed), sample_figure(150, "150", &children)};
    mw_cite both[] = {killed, children};
    mw_value rest = {.type = MW_VALUE_NUMBER, .number = 1998, .text = MW_STR("1,998"), .how = MW_STR("difference"),
                     .operands = operands, .operand_count = 2, .cites = both, .cite_count = 2};
    ASSERT_OK(sample_say(report, &err, "{n} adults.", "n", &rest, NULL), err);
    ASSERT_OK(mw_report_add_reading(report, MW_STR("verbatim"), mw_cell_bool(true), &err), err);
    text = sample_json(report);
    cr_assert_str_eq(
        text.data,
        "{\"moonwire\":\"report\",\"version\":1,\"title\":\"A sample\",\"blocks\":[\n"
        "  {\"kind\":\"sentence\",\"text\":\"1,998 adults.\",\"template\":\"{n} adults.\",\"values\":[{\"name\":\"n\","
        "\"start\":0,\"stop\":5,\"type\":\"number\",\"text\":\"1,998\",\"value\":1998,\"how\":\"difference\",\"query\":null,"
        "\"operands\":[{\"type\":\"number\",\"text\":\"2,148\",\"value\":2148,\"how\":\"figure\",\"query\":null,\"operands\":[],"
        "\"citations\":[1],\"evidence_count\":1},{\"type\":\"number\",\"text\":\"150\",\"value\":150,\"how\":\"figure\","
        "\"query\":null,\"operands\":[],\"citations\":[2],\"evidence_count\":1}],\"citations\":[1,2],\"evidence_count\":2}]}\n"
        " ],\"citations\":[\n"
        "  {\"number\":1,\"cite\":\"toll:65-77\",\"article\":\"toll\",\"start\":65,\"stop\":77,\"text\":\"2,148 people\","
        "\"sentence\":\"It has counted 2,148 people killed since the coup, among them 150 children.\",\"sentence_start\":50,"
        "\"outlet\":\"Sample Wire\",\"published\":\"2022-08-03\",\"title\":\"Group raises its count\"},\n"
        "  {\"number\":2,\"cite\":\"toll:112-124\",\"article\":\"toll\",\"start\":112,\"stop\":124,\"text\":\"150 children\","
        "\"sentence\":\"It has counted 2,148 people killed since the coup, among them 150 children.\",\"sentence_start\":50,"
        "\"outlet\":\"Sample Wire\",\"published\":\"2022-08-03\",\"title\":\"Group raises its count\"}\n"
        " ],\"manifest\":{\"engine\":\"0.0.1\",\"lexicon\":\"cafe\",\"script\":{\"name\":\"sample\",\"sha256\":\"beef\","
        "\"modules\":{\"scripts/lib/claims.lua\":\"f00d\"}},"
        "\"options\":{\"rows\":3},\"reading\":{\"verbatim\":true},\"inputs\":[\"samples\"],\"decisions\":{\"file\":null,\"sha256\":null,\"rows\":[]},\"names\":[],\"articles\":[\n"
        "   {\"id\":\"toll\",\"path\":null,\"url\":null,\"source\":\"Sample Wire\",\"published\":\"2022-08-03\",\"sha256\":\"00\"},\n"
        "   {\"id\":\"visit\",\"path\":null,\"url\":null,\"source\":\"Sample Daily\",\"published\":\"2022-08-04\",\"sha256\":\"00\"}\n"
        "  ]}}\n");
}

Test(json, a_quotation_says_whether_its_words_are_verbatim)
{
    mw_error err = {0};
    mw_cite cite = sample_cite("visit", "landed");
    ASSERT_OK(mw_report_quote(report, MW_STR("a\x1b\"b"), MW_REPORTED, NULL, MW_STR("said"), MW_NONE, MW_STR("o"), cite, &err), err);
    text = sample_json(report);
    cr_assert(strstr(text.data, "{\"kind\":\"quote\",\"text\":\"a\\u001b\\\"b\",\"wording\":\"indirect\",\"verbatim\":false,\"speaker\":null,"
                                "\"cue\":\"said\",\"published\":null,\"outlet\":\"o\",\"citations\":[1]}"),
              "%s", text.data);
}

/* A generator of our own, so that the same reports are made everywhere. */
static uint32_t draw(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

static mw_value random_value(uint32_t *state, mw_cite *cites, mw_value *operands)
{
    static const char *const TEXTS[] = {"2,148", "about 45%", "\xff\x80" "7", "\u0663", "2021-02", "N\u00e9 9", "", "\xe2\x82"};
    mw_value v = {.type = (mw_value_type)draw(state, 4), .text = mw_str_of(TEXTS[draw(state, 8)]),
                  .number = draw(state, 3), .how = MW_STR("count"), .cites = cites, .cite_count = draw(state, 5)};
    v.query = draw(state, 2) ? MW_STR("q") : MW_NONE;
    v.operands = operands;
    v.operand_count = operands ? draw(state, 3) : 0;
    return v;
}

static void say_at_random(uint32_t *state)
{
    static const char *const TEMPLATES[] = {"{a}", "{a}{b}", "A {b} and {a}, {b}.", "\u00e9{a}-{b}\xff", "{b} 1", "{a", "none"};
    mw_cite cites[8];
    for (uint32_t i = 0; i < 8; i++)
        cites[i] = (mw_cite){draw(state, 2) ? MW_STR("toll") : MW_STR("gone"), {draw(state, 9), 9 + draw(state, 9)}};
    mw_value operands[] = {random_value(state, cites + 2, NULL), random_value(state, cites + 3, NULL)};
    mw_value values[] = {random_value(state, cites, operands), random_value(state, cites + 1, NULL)};
    mw_str names[] = {MW_STR("a"), MW_STR("b")};
    mw_report_say(report, mw_str_of(TEMPLATES[draw(state, 7)]), names, values, 1 + draw(state, 2), NULL);
}

static int64_t integer(const mw_json_value *object, const char *key)
{
    int64_t value = -1;
    cr_assert(mw_json_as_integer(mw_json_member(object, key), &value), "%s", key);
    return value;
}

/* Every number has citations, or is a zero that says what was asked. */
static void check_value(const mw_json_value *v, int64_t citation_count)
{
    const mw_json_value *cites = mw_json_member(v, "citations"), *operands = mw_json_member(v, "operands");
    for (size_t i = 0; i < mw_json_count(cites); i++) {
        int64_t number = 0;
        cr_assert(mw_json_as_integer(mw_json_item(cites, i), &number) && number >= 1 && number <= citation_count);
    }
    if (mw_str_is(mw_json_as_text(mw_json_member(v, "type")), "number") && !mw_json_count(cites)) {
        cr_assert_eq(integer(v, "value"), 0);
        cr_assert(mw_json_as_text(mw_json_member(v, "query")).data || mw_json_count(operands));
    }
    for (size_t i = 0; i < mw_json_count(operands); i++)
        check_value(mw_json_item(operands, i), citation_count);
}

static void check_sentence(const mw_json_value *block, int64_t citation_count)
{
    mw_str sentence = mw_json_as_text(mw_json_member(block, "text"));
    const mw_json_value *values = mw_json_member(block, "values");
    size_t from = 0;
    for (size_t i = 0; i <= mw_json_count(values); i++) {
        const mw_json_value *v = mw_json_item(values, i);
        size_t start = v ? (size_t)integer(v, "start") : sentence.len;
        cr_assert(start >= from && start <= sentence.len);
        for (size_t at = from; at < start; at++)
            cr_assert(sentence.data[at] < '0' || sentence.data[at] > '9', "%s", sentence.data);
        if (!v)
            break;
        from = (size_t)integer(v, "stop");
        cr_assert(from >= start && from <= sentence.len);
        cr_assert(mw_str_equal(mw_str_sub(sentence, start, from), mw_json_as_text(mw_json_member(v, "text"))));
        check_value(v, citation_count);
    }
}

Test(json, in_random_reports_every_number_is_a_cited_value)
{
    uint32_t state = 7, sentences = 0;
    for (int round = 0; round < 300; round++) {
        for (int i = 0; i < 10; i++)
            say_at_random(&state);
        text = sample_json(report);
        mw_error err = {0};
        mw_json_value *root = mw_json_parse(mw_buf_str(&text), &err);
        ASSERT_OK(root, err);
        const mw_json_value *blocks = mw_json_member(root, "blocks");
        for (size_t i = 0; i < mw_json_count(blocks); i++)
            check_sentence(mw_json_item(blocks, i), (int64_t)mw_json_count(mw_json_member(root, "citations")));
        sentences += (uint32_t)mw_json_count(blocks);
        mw_buf again = sample_json(report);
        cr_assert_str_eq(again.data, text.data);
        mw_buf_free(&again);
        mw_json_free(root);
        mw_buf_free(&text);
        mw_report_free(report);
        report = sample_report();
    }
    cr_assert_gt(sentences, 500, "only %u sentences were good enough to be said", sentences);
}
