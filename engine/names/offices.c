/* SPDX-License-Identifier: MIT */
/* People by their office: "the Russian foreign minister", "the junta chief", "the minister".
 *
 * What an office is called is in words/office-names.tsv ("the US secretary of state" is its foreign
 * minister), who holds it on the day of the article in gazetteer/offices.tsv. A day on which two may
 * hold it names nobody. An office that the article itself gives to somebody ("Foreign Minister Prak
 * Sokhonn … the foreign minister") is his, when it gives it to nobody else. */
#include "names/describe.h"

#include "base/date.h"

/* ---- on which days */

/* A cell of the table, a day, a month or a year: its first and last day. False: the cell is empty. */
static bool days_of(mw_str cell, mw_day *first, mw_day *last)
{
    int year = 0, month = 0;
    if (cell.len == 10) {
        *first = *last = mw_day_parse(cell);
        return *first != MW_DAY_NONE;
    }
    if (cell.len != 4 && cell.len != 7)
        return false;
    for (size_t i = 0; i < 4; i++)
        year = year * 10 + (cell.data[i] - '0');
    if (cell.len == 7)
        month = (cell.data[5] - '0') * 10 + (cell.data[6] - '0');
    *first = mw_day_of(year, month ? month : 1, 1);
    *last = mw_day_of(year, month ? month : 12, mw_month_days(year, month ? month : 12));
    return true;
}

typedef enum hold { HOLDS_NOT, MAY_HOLD, HOLDS } hold;

/* Where only the month is known in which somebody came or went, he may hold the office within it. */
static hold holds_on(mw_str from, mw_str to, mw_day day)
{
    mw_day first, last;
    hold found = HOLDS;
    if (days_of(from, &first, &last)) {
        if (day < first)
            return HOLDS_NOT;
        found = day < last ? MAY_HOLD : HOLDS;
    }
    if (days_of(to, &first, &last)) {
        if (day > last)
            return HOLDS_NOT;
        found = day > first ? MAY_HOLD : found;
    }
    return found;
}

/* ---- whose office */

/* The words mean this office in this country. */
static bool is_called_so(const mw_row *name, mw_str country)
{
    mw_str only = mw_row_get(name, "only"), id;
    if (only.len == 0)
        return true;
    while (mw_str_cut(&only, ' ', &id))
        if (mw_str_equal(id, country))
            return true;
    return false;
}

typedef struct office_columns {
    int country, entity, from, to, alone;
} office_columns;

static const mw_row *holder_of(const mw_describer *d, const mw_row *name, mw_str country, bool alone, mw_day day)
{
    const mw_lexicon *table = d->n->offices;
    mw_str office = mw_row_get(name, "office");
    office_columns c = {mw_lexicon_column(table, "country"), mw_lexicon_column(table, "entity"),
                        mw_lexicon_column(table, "from"), mw_lexicon_column(table, "to"),
                        mw_lexicon_column(table, "alone")};
    const mw_row *found = NULL;
    for (size_t i = 0; i < mw_lexicon_row_count(table); i++) {
        const mw_row *row = mw_lexicon_row(table, i);
        mw_str of = mw_row_cell(row, c.country);
        bool fits = alone ? mw_row_cell(row, c.alone).len != 0 : mw_str_equal(of, country);
        if (!fits || !mw_str_equal(mw_row_phrase(row), office) || (alone && !mw_is_about(d, of)))
            continue;
        hold held = holds_on(mw_row_cell(row, c.from), mw_row_cell(row, c.to), day);
        if (held == HOLDS_NOT)
            continue;
        if (held == MAY_HOLD || (found && !mw_str_equal(mw_row_cell(found, c.entity), mw_row_cell(row, c.entity))))
            return NULL;
        found = row;
    }
    return found;
}

static const mw_row *holder(const mw_describer *d, const mw_row *name, mw_str country, bool alone)
{
    mw_day day = mw_day_parse(mw_article_head(d->n->article)->published);
    if (day == MW_DAY_NONE || (!alone && country.len == 0))
        return NULL;
    for (; name; name = mw_row_next(name))
        if (alone || is_called_so(name, country))
            return holder_of(d, name, country, alone, day);
    return NULL;
}

/* "the former Russian foreign minister", "a Russian president", "as Russian president": another one,
 * or anyone. */
static bool is_another(const mw_describer *d, uint32_t first)
{
    const mw_namer *n = d->n;
    mw_hit hit;
    if (first == 0)
        return false;
    uint32_t before = first - 1;
    if (mw_token_is_hyphen(n, before) && before > 0)
        before--; /* ex-Russian */
    if (mw_has(n, before, MW_T_DETERMINER))
        return !mw_token_is(n, before, "the");
    return mw_token_is(n, before, "as") ||
           (mw_lexicon_match_exact(n->titles, n->tokens + before, 1, &hit) && mw_title_is(n, hit.row, "part"));
}

/* A name before or after makes the words its apposition: "Sergei Shoigu, the Russian defence
 * minister", "the Russian defence minister, Sergei Shoigu", "Defence Minister Sergei Shoigu". */
static bool belongs_to_name(const mw_describer *d, uint32_t first, uint32_t end)
{
    const mw_namer *n = d->n;
    uint32_t after = mw_token_is(n, end, ",") ? end + 1 : end;
    if (after < n->token_count && d->mark_at[after] && n->marks[d->mark_at[after] - 1].type == MW_PERSON)
        return true;
    return first > 1 && mw_token_is(n, first - 1, ",") && d->mark_at[first - 2] &&
           n->marks[d->mark_at[first - 2] - 1].type == MW_PERSON;
}

/* ---- "the minister": who of the article is one */

/* "Prime | Minister", "Vice | President": not "the minister", "the president". */
static bool is_another_office(const mw_namer *n, uint32_t before, uint32_t first, uint32_t mention)
{
    return before > 0 && mw_has(n, before - 1, MW_T_LESSER) && before - 1 >= first && !mw_has(n, mention - 1, MW_T_LESSER);
}

/* The words [mention, end) are those before `stop`. */
static bool ends_so(const mw_namer *n, uint32_t stop, uint32_t mention, uint32_t end)
{
    for (uint32_t i = 1; i <= end - mention; i++)
        if (stop < i || n->tokens[stop - i].word != n->tokens[end - i].word || !n->tokens[end - i].word)
            return false;
    return true;
}

/* Whether the words of the office end the title that the bearer was given before the mention; a vice admiral is "the
 * admiral", for that is a rank. */
static bool was_called(const mw_namer *n, const mw_bearer *bearer, uint32_t mention, uint32_t end, bool office)
{
    if (bearer->title_mark == MW_NO_INDEX)
        return false;
    const mw_mark *mark = &n->marks[bearer->title_mark];
    return mark->first < mention && mark->title_end - mark->title_first >= end - mention &&
           ends_so(n, mark->title_end, mention, end) &&
           !(office && is_another_office(n, mark->title_end - (end - mention), mark->title_first, mention));
}

/* "Zin Mar Aung, the government's foreign | minister |,": called so behind the name. */
static bool is_called_behind(const mw_namer *n, const mw_mark *mark, uint32_t mention, uint32_t end)
{
    enum { REACH = 12 };
    if (mark->first >= mention || !mw_token_is(n, mark->end, ","))
        return false;
    for (uint32_t at = mark->end + 1; at < mark->end + REACH && at < mention && !mw_looks(n, at, MW_PUNCT); at++) {
        if (n->tokens[at].pos == MW_VERB || n->tokens[at].pos == MW_AUX)
            return false; /* "X, has resigned over a deal of the president." */
        if (n->tokens[at].word == n->tokens[end - 1].word && ends_so(n, at + 1, mention, end) &&
            (mw_looks(n, at + 1, MW_PUNCT) || mw_has(n, at + 1, MW_T_PREPOSITION)))
            return !is_another_office(n, at + 1 - (end - mention), mark->end, mention);
    }
    return false;
}

enum { NOT_ASKED, NO_OFFICE, SOME_OFFICE };

/* Whether the table has any office for the bearer: most people have none, and each is asked about once. */
static bool is_in_table(const mw_describer *d, uint32_t index, int entity)
{
    if (index >= d->bearer_count || !d->n->bearers[index].row)
        return false;
    uint8_t *known = &d->in_office[index];
    const mw_lexicon *table = d->n->offices;
    if (*known == NOT_ASKED) {
        *known = NO_OFFICE;
        for (size_t i = 0; i < mw_lexicon_row_count(table) && *known == NO_OFFICE; i++)
            if (mw_str_equal(mw_row_cell(mw_lexicon_row(table, i), entity), d->n->bearers[index].id))
                *known = SOME_OFFICE;
    }
    return *known == SOME_OFFICE;
}

/* Whether the table has an office of such a name for the bearer on the day of the article: the foreign minister of
 * Malaysia is "the minister", too, though nobody said so here. */
static bool holds_such(const mw_describer *d, uint32_t index, mw_str mention)
{
    const mw_lexicon *table = d->n->offices;
    mw_day day = mw_day_parse(mw_article_head(d->n->article)->published);
    int entity = mw_lexicon_column(table, "entity"), from = mw_lexicon_column(table, "from"), to = mw_lexicon_column(table, "to");
    if (day == MW_DAY_NONE || !is_in_table(d, index, entity))
        return false;
    for (size_t i = 0; i < mw_lexicon_row_count(table); i++) {
        const mw_row *row = mw_lexicon_row(table, i);
        mw_str office = mw_row_phrase(row);
        if (mw_str_equal(mw_row_cell(row, entity), d->n->bearers[index].id) && mw_str_ends(office, mention) &&
            !mw_str_starts(office, MW_STR("prime ")) && !mw_str_starts(office, MW_STR("vice ")) &&
            holds_on(mw_row_cell(row, from), mw_row_cell(row, to), day) != HOLDS_NOT)
            return true;
    }
    return false;
}

/* Where the mark's sentence stands. */
static uint32_t sentence_of(const mw_namer *n, uint32_t token)
{
    return mw_article_sentence_at(n->article, n->tokens[token].start);
}

typedef struct called {
    uint32_t bearer, last; /* of whom the article says so, and the token at which he was named last */
    uint32_t holder, held; /* the same of whom only the table knows it */
    bool several, holders; /* more than one of either */
} called;

static void call(uint32_t *who, uint32_t *last, bool *several, const mw_mark *mark)
{
    *several |= *who != MW_NO_INDEX && *who != mark->bearer;
    *who = mark->bearer;
    *last = mark->first;
}

/* Who was called so before or, where it is an office and not a role ("the official"), holds such a one: the only one whom
 * the article calls so, unless another who is one was just named as well; else the only one of whom the table knows it. */
static uint32_t only_one_called(const mw_describer *d, uint32_t first, uint32_t end, bool office)
{
    enum { NEAR = 2 };
    const mw_namer *n = d->n;
    called c = {MW_NO_INDEX, 0, MW_NO_INDEX, 0, false, false};
    mw_str mention = mw_tokens_text(n, first, end);
    for (size_t i = 0; i < d->mark_count && n->marks[i].first < first; i++) {
        const mw_mark *mark = &n->marks[i];
        if (mark->type != MW_PERSON)
            continue;
        const mw_bearer *bearer = &n->bearers[mark->bearer];
        if (mark->bearer == c.bearer || was_called(n, bearer, first, end, office) ||
            (office && is_called_behind(n, mark, first, end)))
            call(&c.bearer, &c.last, &c.several, mark);
        else if (office && holds_such(d, mark->bearer, mention))
            call(&c.holder, &c.held, &c.holders, mark);
    }
    if (c.several || (c.bearer == MW_NO_INDEX && c.holders))
        return MW_NO_INDEX;
    if (c.bearer == MW_NO_INDEX)
        return c.holder;
    bool near = c.holder != MW_NO_INDEX && sentence_of(n, c.held) + NEAR >= sentence_of(n, first) &&
                sentence_of(n, c.held) >= sentence_of(n, c.last);
    return near ? MW_NO_INDEX : c.bearer;
}

static bool add_holder(mw_describer *d, mw_mark mark, const mw_row *row, mw_error *err)
{
    mark.cue = row;
    mark.rule = "office";
    mark.dated = true;
    return mw_describe_add(d, mark, mw_row_get(row, "entity"), mw_row_get(row, "name"), MW_NONE, err);
}

/* "the minister", "the spokesman": an office or role in the titles table. */
static bool add_called(mw_describer *d, mw_mark mark, const mw_row *title, mw_error *err)
{
    uint32_t bearer = only_one_called(d, mark.first, mark.end, mw_title_is(d->n, title, "office"));
    if (bearer == MW_NO_INDEX || !mw_is_definite(d, mark.first))
        return true;
    mark.first--;
    mark.rule = "title given before";
    mark.grade = MW_WEAK;
    mark.bearer = bearer;
    d->n->bearers[bearer].mark_count++;
    return mw_mark_add(d->n, mark, err);
}

bool mw_office_read(mw_describer *d, uint32_t at, uint32_t end, uint32_t *past, mw_error *err)
{
    mw_namer *n = d->n;
    mw_hit hit, title;
    bool office = mw_lexicon_match(n->office_names, n->tokens + at, end - at, &hit);
    bool titled = mw_lexicon_match(n->titles, n->tokens + at, end - at, &title) &&
                  !mw_title_is(n, title.row, "part");
    if (!office && !titled)
        return true;
    uint32_t stop = at + (office && (!titled || hit.tokens >= title.tokens) ? hit.tokens : title.tokens);
    if (n->tokens[stop - 1].form & MW_PLURAL || belongs_to_name(d, at, stop) || !mw_stands_alone(d, stop))
        return true;
    mw_mark mark = {.first = at, .end = stop, .type = MW_PERSON, .mention = MW_BY_TITLE, .grade = MW_STRONG};
    const mw_mark *owner = mw_owner_before(d, at);
    mw_str country = owner ? mw_owner_country(d, owner) : MW_NONE;
    const mw_row *row = office && at + hit.tokens == stop
                            ? holder(d, hit.row, country, !owner && mw_is_definite(d, at)) : NULL;
    if (row && owner) {
        if (is_another(d, owner->first))
            return true;
        mark.first = mw_with_article(d, owner->first);
        *past = stop;
        return belongs_to_name(d, mark.first, stop) || add_holder(d, mark, row, err);
    }
    if (owner || belongs_to_name(d, mw_with_article(d, at), stop))
        return true;
    if (row) {
        mark.first = mw_with_article(d, at);
        *past = stop;
        return add_holder(d, mark, row, err);
    }
    if (mw_token_is(n, stop, "of"))
        return true; /* the minister of another body */
    return titled && at + title.tokens == stop ? add_called(d, mark, title.row, err) : true;
}
