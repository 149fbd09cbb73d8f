/* SPDX-License-Identifier: MIT */
/* People by their office: "the Russian foreign minister", "the junta chief", "the minister".
 *
 * Who holds an office on the day of the article is in gazetteer/offices.tsv; an office that the
 * article itself gives to somebody ("Foreign Minister Prak Sokhonn … the foreign minister") is
 * his, when it gives it to nobody else. */
#include "annotate/describe.h"

#include "base/date.h"

static bool holds_on(const mw_row *row, mw_day day)
{
    mw_day from = mw_day_parse(mw_row_get(row, "from")), to = mw_day_parse(mw_row_get(row, "to"));
    return (from == MW_DAY_NONE || from <= day) && (to == MW_DAY_NONE || day <= to);
}

static const mw_row *holder(const mw_describer *d, const mw_row *row, mw_str country, bool alone)
{
    mw_day day = mw_day_parse(mw_article_head(d->n->article)->published);
    if (day == MW_DAY_NONE)
        return NULL;
    for (; row; row = mw_row_next(row)) {
        mw_str of = mw_row_get(row, "country");
        bool fits = alone ? mw_row_get(row, "alone").len && mw_is_about(d, of) : mw_str_equal(of, country);
        if (fits && holds_on(row, day))
            return row;
    }
    return NULL;
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

/* Whether the words of the office end the title that the bearer was given before `at`. */
static bool was_called(const mw_namer *n, const mw_bearer *bearer, uint32_t at, uint32_t first, uint32_t end)
{
    if (bearer->type != MW_PERSON || bearer->title_mark == MW_NO_INDEX)
        return false;
    const mw_mark *mark = &n->marks[bearer->title_mark];
    if (mark->first >= at || mark->title_end - mark->title_first < end - first)
        return false;
    for (uint32_t i = 1; i <= end - first; i++)
        if (n->tokens[mark->title_end - i].word != n->tokens[end - i].word || !n->tokens[end - i].word)
            return false;
    return true;
}

static uint32_t only_one_called(const mw_namer *n, uint32_t first, uint32_t end)
{
    uint32_t found = MW_NO_INDEX;
    for (uint32_t b = 0; b < n->bearer_count; b++)
        if (was_called(n, &n->bearers[b], first, first, end)) {
            if (found != MW_NO_INDEX)
                return MW_NO_INDEX;
            found = b;
        }
    return found;
}

static bool add_holder(mw_describer *d, mw_mark mark, const mw_row *row, mw_error *err)
{
    mark.cue = row;
    mark.rule = "office";
    mark.dated = true;
    return mw_describe_add(d, mark, mw_row_get(row, "entity"), mw_row_get(row, "name"), MW_NONE, err);
}

/* "the minister", "the spokesman": an office or role in the titles table. */
static bool add_called(mw_describer *d, mw_mark mark, mw_error *err)
{
    uint32_t bearer = only_one_called(d->n, mark.first, mark.end);
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
    bool office = mw_lexicon_match(n->offices, n->tokens + at, end - at, &hit);
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
    return titled && at + title.tokens == stop ? add_called(d, mark, err) : true;
}
