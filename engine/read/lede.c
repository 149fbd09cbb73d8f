/* SPDX-License-Identifier: MIT */
/* Datelines and credits, by their form: capitals, brackets and dashes, no list of places. */
#include "read/lede.h"

#include "text/utf8.h"

enum { DATELINE_BYTES_MAX = 160, PLACE_BYTES_MAX = 60, AGENCY_BYTES_MAX = 40 };

/* All-capital words before a dash that are no places. */
static const char *const LABELS[] = {
    "ANALYSIS",  "BREAKING",  "BREAKING NEWS",  "COMMENTARY", "CORRECTION", "CORRECTED",
    "EDITORIAL", "EXCLUSIVE", "EXPLAINER",      "FACTBOX",    "FEATURE",    "FLASH",
    "INTERVIEW", "LIVE",      "NEWS",           "NOTE",       "OPINION",    "PHOTOS",
    "READ MORE", "REVIEW",    "SPECIAL REPORT", "TIMELINE",   "UPDATE",     "UPDATED",
    "URGENT",    "VIDEO",     "WATCH",          "WRAPUP",
};

typedef struct cursor {
    mw_str text;
    size_t at;
} cursor;

static bool is_here(const cursor *c, const char *mark)
{
    return mw_str_starts(mw_str_sub(c->text, c->at, c->text.len), mw_str_of(mark));
}

static bool take(cursor *c, const char *mark)
{
    if (!is_here(c, mark))
        return false;
    c->at += strlen(mark);
    return true;
}

static void skip_blanks(cursor *c)
{
    while (take(c, " ") || take(c, "\xc2\xa0"))
        ;
}

/* What begins behind a dash begins as a sentence does. */
static bool sentence_begins(const cursor *c)
{
    cursor probe = *c;
    skip_blanks(&probe);
    if (probe.at >= probe.text.len)
        return false;
    size_t next;
    uint32_t ch = mw_utf8_next(probe.text, probe.at, &next);
    return mw_utf8_is_upper(ch) || mw_utf8_is_digit(ch) || mw_utf8_is_quote(ch);
}

/* The dash that ends a dateline. A hyphen joins too many other things: it counts only where the
 * rest is `sure`. */
static bool take_dash(cursor *c, bool sure)
{
    static const char *const DASHES[] = {"\xe2\x80\x94", "\xe2\x80\x93", "\xe2\x80\x95", "--", "-"};
    skip_blanks(c);
    for (size_t i = 0; i < sizeof DASHES / sizeof *DASHES; i++)
        if ((sure || strcmp(DASHES[i], "-") != 0) && take(c, DASHES[i]))
            return sentence_begins(c);
    return false;
}

/* Words of a place: letters, and . ' - / between them. All capitals where `capitals` says so, else
 * each begins with one. Stops before anything else. */
static mw_str take_place(cursor *c, bool capitals)
{
    size_t start = c->at, end = start, letters = 0;
    bool first = true;
    while (c->at < c->text.len) {
        size_t next;
        uint32_t ch = mw_utf8_next(c->text, c->at, &next);
        bool letter = mw_utf8_is_letter(ch),
             joint = ch == '\'' || ch == 0x2019 || ch == '-' || ch == '/' || ch == '.';
        if ((!letter && !joint && ch != ' ') || next - start > PLACE_BYTES_MAX)
            break;
        if (letter && mw_utf8_is_lower(ch) && (capitals || first))
            break;
        letters += letter;
        first = ch == ' ' || ch == '/' || (ch == '-' && first);
        c->at = next;
        if (letter || ch == '.')
            end = next;
        else if (ch == ' ' && is_here(c, "-"))
            break;
    }
    c->at = end;
    return letters >= 2 ? mw_str_sub(c->text, start, end) : MW_NONE;
}

/* "Aug 3", "3 August 2022", "August 3, 2022": `when` where the year was there. */
static bool take_date(cursor *c, char when[MW_PUBDATE_TEXT])
{
    mw_str rest = mw_str_sub(c->text, c->at, c->text.len);
    size_t len = mw_pubdate_scan_day(rest, when);
    c->at += len;
    return len > 0;
}

/* (Reuters), /TASS/, (ABC/AP): starts with a capital, no figures. */
static mw_str take_agency(cursor *c)
{
    cursor start = *c;
    const char *close = take(c, "(") ? ")" : take(c, "/") ? "/" : NULL;
    if (!close)
        return MW_NONE;
    size_t end = mw_str_find(c->text, mw_str_of(close), c->at), next;
    mw_str name = mw_str_sub(c->text, c->at, end);
    bool good = end < c->text.len && name.len >= 2 && name.len <= AGENCY_BYTES_MAX &&
                mw_utf8_is_upper(mw_utf8_next(name, 0, &next));
    for (size_t i = 0; good && i < name.len; i++)
        good = name.data[i] < '0' || name.data[i] > '9';
    if (!good) {
        *c = start;
        return MW_NONE;
    }
    c->at = end + 1;
    return name;
}

static bool is_label(mw_str place)
{
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++)
        if (mw_str_is(place, LABELS[i]))
            return true;
    return false;
}

typedef struct parts {
    mw_str place, agency;
    bool dated;
    char when[MW_PUBDATE_TEXT];
} parts;

/* ", Indonesia" behind the city, unless what follows the comma is the date. */
static void take_region(cursor *c, parts *p)
{
    char when[MW_PUBDATE_TEXT];
    cursor before = *c, probe;
    if (!take(c, ", "))
        return;
    probe = *c;
    if (take_date(&probe, when) || !take_place(c, false).data)
        *c = before;
    else
        p->place = mw_str_sub(c->text, 0, c->at);
}

static void take_filing_date(cursor *c, parts *p)
{
    cursor before = *c;
    if (!take(c, ", "))
        skip_blanks(c);
    p->dated = take_date(c, p->when);
    if (!p->dated)
        *c = before;
}

/* An agency behind a date may follow a full stop: "August 3. /TASS/." */
static void take_credit(cursor *c, parts *p)
{
    cursor before = *c;
    take(c, ".");
    take(c, ",");
    skip_blanks(c);
    p->agency = take_agency(c);
    if (!p->agency.data)
        *c = before;
}

/* PLACE[, Region][, date] [(agency)][, date] and what ends it. */
static bool dateline(mw_str line, bool capitals, mw_lede *lede)
{
    cursor c = {line, 0};
    parts p = {.place = take_place(&c, capitals)};
    if (!p.place.data || is_label(p.place) || mw_pubdate_scan_day(line, p.when))
        return false;
    take_region(&c, &p);
    take_filing_date(&c, &p);
    take_credit(&c, &p);
    if (!p.dated && p.agency.data)
        take_filing_date(&c, &p);
    bool sure = p.agency.data || p.dated;
    bool colon = sure && (is_here(&c, ": ") || is_here(&c, " : "));
    bool stop = p.agency.data && p.agency.data[-1] == '/' && is_here(&c, ".");
    if ((!sure && !capitals) || (!stop && !colon && !take_dash(&c, sure)))
        return false;
    lede->place = p.place;
    lede->agency = p.agency;
    if (p.dated)
        memcpy(lede->published, p.when, sizeof p.when);
    return true;
}

/* (Reuters) - Text */
static void agency_alone(mw_str line, mw_lede *lede)
{
    cursor c = {line, 0};
    mw_str agency = is_here(&c, "(") ? take_agency(&c) : MW_NONE;
    if (agency.data && take_dash(&c, true))
        lede->agency = agency;
}

static mw_str first_line(mw_str text)
{
    mw_str line;
    text = mw_str_trim(text);
    return mw_str_cut(&text, '\n', &line) ? line : MW_STR("");
}

/* The last line and where it begins. */
static mw_str last_line(mw_str text)
{
    text = mw_str_trim(text);
    for (size_t i = text.len; i > 0; i--)
        if (text.data[i - 1] == '\n')
            return mw_str_sub(text, i, text.len);
    return text;
}

/* A full stop behind more than an initial. */
static bool is_full_stop(mw_str line, size_t at)
{
    return line.data[at] == '.' && at >= 3 && line.data[at - 1] != ' ' &&
           line.data[at - 2] != ' ' && line.data[at - 2] != '.';
}

/* "(Reporting by A. Bee and C. Dee; Editing by E)" */
static void reporters(mw_str line, mw_lede *lede)
{
    cursor c = {line, 0};
    take(&c, "(");
    if (!take(&c, "Reporting by ") && !take(&c, "Additional reporting by ") &&
        !take(&c, "Writing by "))
        return;
    size_t start = c.at;
    while (c.at < line.len && !memchr(";()", line.data[c.at], 3) && !is_full_stop(line, c.at))
        c.at++;
    lede->authors = mw_str_trim(mw_str_sub(line, start, c.at));
}

/* "… the spokesman said. – AFP": capitals, or one word in brackets, behind a full stop and a dash.
 */
static void closing_agency(mw_str line, mw_lede *lede)
{
    static const char *const DASHES[] = {" \xe2\x80\x93 ", " \xe2\x80\x94 ", " -- ", " - "};
    for (size_t i = 0; i < sizeof DASHES / sizeof *DASHES && !lede->agency.data; i++) {
        size_t at = line.len > 24 ? line.len - 24 : 0,
               found = mw_str_find(line, mw_str_of(DASHES[i]), at), next;
        if (found == line.len || found == 0 || !strchr(".\"\x9d", line.data[found - 1]))
            continue;
        mw_str name = mw_str_sub(line, found + strlen(DASHES[i]), line.len);
        bool plain = name.len >= 2 && mw_utf8_is_upper(mw_utf8_next(name, 0, &next));
        for (size_t k = 0; k < name.len; k++)
            plain = plain && ((name.data[k] | 0x20) >= 'a' && (name.data[k] | 0x20) <= 'z');
        if (plain)
            lede->agency = name;
    }
}

void mw_lede_parse(mw_str text, mw_lede *lede)
{
    *lede = (mw_lede){0};
    mw_str line = first_line(text), last = last_line(text);
    if (line.len > DATELINE_BYTES_MAX)
        line = mw_str_sub(line, 0, DATELINE_BYTES_MAX);
    if (!dateline(line, true, lede) && !dateline(line, false, lede))
        agency_alone(line, lede);
    reporters(last, lede);
    if (!lede->agency.data)
        closing_agency(last, lede);
}

static bool starts_with_capital(mw_str text)
{
    size_t next;
    return text.len && mw_utf8_is_upper(mw_utf8_next(text, 0, &next));
}

static void add_author(mw_str name, mw_buf *out)
{
    size_t place = mw_str_find(name, MW_STR(" in "), 0);
    name = mw_str_trim(mw_str_sub(name, 0, place));
    if (!starts_with_capital(name))
        return;
    if (out->len)
        mw_buf_add(out, MW_STR("; "));
    mw_buf_add(out, name);
}

void mw_lede_authors(mw_str authors, mw_buf *out)
{
    mw_str part;
    while (mw_str_cut(&authors, ',', &part)) {
        part = mw_str_trim(part);
        if (mw_str_starts(part, MW_STR("and ")))
            part = mw_str_sub(part, 4, part.len);
        for (size_t and; (and = mw_str_find(part, MW_STR(" and "), 0)) < part.len;) {
            add_author(mw_str_sub(part, 0, and), out);
            part = mw_str_sub(part, and+5, part.len);
        }
        add_author(part, out);
    }
}
