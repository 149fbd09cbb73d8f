/* SPDX-License-Identifier: MIT */
/* Plain text: the header block, and whether the first line is a headline. */
#include "read/plain.h"

#include "read/lede.h"
#include "text/utf8.h"

typedef struct field {
    mw_str key;
    size_t offset; /* of its mw_str in mw_record */
} field;

static const field FIELDS[] = {
    {{"title", 5}, offsetof(mw_record, title)},
    {{"source", 6}, offsetof(mw_record, source)},
    {{"url", 3}, offsetof(mw_record, url)},
    {{"byline", 6}, offsetof(mw_record, byline)},
    {{"published", 9}, offsetof(mw_record, published)},
};
enum { FIELD_COUNT = sizeof FIELDS / sizeof *FIELDS };

static bool is_control(unsigned char c)
{
    return (c < ' ' && !(c >= '\t' && c <= '\r') && c != '\x1b') || c == 0x7f;
}

bool mw_plain_is_text(mw_str bytes)
{
    enum { LOOKED_AT = 1 << 16, SLIPS = 16, CONTROLS_PER_CENT = 10, ODD_PER_CENT = 30 };
    if (bytes.len > LOOKED_AT)
        bytes.len = LOOKED_AT;
    size_t controls = 0, bad = 0;
    for (size_t i = 0; i < bytes.len; i++)
        controls += is_control((unsigned char)bytes.data[i]);
    for (size_t at = 0; (at += mw_utf8_check(mw_str_sub(bytes, at, bytes.len))) < bytes.len; at++)
        bad++;
    size_t odd = controls + bad;
    return odd <= SLIPS || (controls * 100 <= bytes.len * CONTROLS_PER_CENT && odd * 100 <= bytes.len * ODD_PER_CENT);
}

/* One `key: value` line into the record; false when it is no such line. */
static bool read_field(mw_str line, mw_record *record)
{
    mw_str key;
    if (!memchr(line.data, ':', line.len) || !mw_str_cut(&line, ':', &key))
        return false;
    for (size_t i = 0; i < FIELD_COUNT; i++)
        if (mw_str_equal_fold(FIELDS[i].key, mw_str_trim(key))) {
            mw_str value = mw_str_trim(line);
            if (value.len)
                *(mw_str *)((char *)record + FIELDS[i].offset) = value;
            return true;
        }
    return false;
}

/* Where the body begins behind a header block; 0: there is none. */
static size_t read_header(mw_str text, mw_record *record)
{
    mw_str rest = text, line;
    size_t lines = 0;
    while (mw_str_cut(&rest, '\n', &line)) {
        if (!line.len)
            return lines ? text.len - rest.len : 0;
        if (!read_field(line, record))
            return 0;
        lines++;
    }
    return lines ? text.len : 0; /* a head and no body */
}

void mw_plain_record(mw_str text, bool verbatim, mw_record *record)
{
    record->body = text;
    if (verbatim)
        return;
    mw_record head = *record;
    size_t body = read_header(text, &head);
    if (body) {
        *record = head;
        record->body = mw_str_sub(text, body, text.len);
        record->date_method = "meta";
    } else {
        record->seeks_headline = true;
    }
}

enum { HEADLINE_BYTES_MAX = 160, HEADLINE_WORDS_MIN = 3, HEADLINE_WORDS_MAX = 20 };

static size_t word_count(mw_str line)
{
    size_t words = 0;
    mw_str word;
    while (mw_str_cut(&line, ' ', &word))
        words += word.len > 0;
    return words;
}

/* The last character that is no quotation mark or bracket. */
static uint32_t last_character(mw_str line)
{
    for (size_t at = line.len; at > 0;) {
        uint32_t c = mw_utf8_before(line, at, &at);
        if (!mw_utf8_is_quote(c) && !mw_utf8_is_blank(c) && c != ')' && c != ']')
            return c;
    }
    return 0;
}

static bool ends_sentence(mw_str line)
{
    uint32_t c = last_character(line);
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

static bool looks_like_headline(mw_str line)
{
    size_t words = word_count(line), next;
    uint32_t first = mw_utf8_next(line, 0, &next), last = last_character(line);
    return line.len <= HEADLINE_BYTES_MAX && words >= HEADLINE_WORDS_MIN &&
           words <= HEADLINE_WORDS_MAX &&
           (last != '.' && last != ':' && last != ';' && last != ',') &&
           (mw_utf8_is_upper(first) || mw_utf8_is_digit(first) || mw_utf8_is_quote(first));
}

/* The first paragraph behind the headline: up to a blank line where one set the headline apart (its
 * lines may be broken), else the next line. */
static mw_str prose_behind(mw_str rest, bool apart)
{
    size_t end = mw_str_find(rest, apart ? MW_STR("\n\n") : MW_STR("\n"), 0);
    return mw_str_sub(rest, 0, end);
}

bool mw_plain_headline(mw_str *body, mw_str *headline)
{
    mw_str rest = *body, line;
    mw_lede lede;
    if (!mw_str_cut(&rest, '\n', &line) || !rest.len || !looks_like_headline(line))
        return false;
    mw_lede_parse(line, &lede);
    if (lede.place.data || lede.agency.data)
        return false;
    bool apart = rest.data[0] == '\n';
    if (apart)
        rest = mw_str_sub(rest, 1, rest.len);
    mw_str prose = prose_behind(rest, apart);
    if (prose.len <= line.len || !ends_sentence(prose))
        return false;
    *headline = line;
    *body = rest;
    return true;
}
