/* SPDX-License-Identifier: MIT */
/* Bodies by description: "Russia's foreign ministry", "the Thai Parliament", "the junta".
 *
 * A description belongs to the country named beside it, else to the one country the article is
 * about that has such a body. Where that does not decide, a description in lower case is left
 * alone, and one in capitals is a body of that name. */
#include "names/describe.h"

#include "text/utf8.h"

static bool kind_is(const mw_row *row, const char *kind)
{
    return mw_str_is(mw_row_get(row, "kind"), kind);
}

static bool names_institution(const mw_row *row)
{
    return kind_is(row, "body") || kind_is(row, "force");
}

uint32_t mw_institution_at(const mw_namer *n, uint32_t first, uint32_t end)
{
    mw_hit hit;
    if (first >= end || !mw_looks(n, first, MW_CAPITAL) ||
        !mw_lexicon_match(n->descriptions, n->tokens + first, end - first, &hit) ||
        !names_institution(hit.row) || !mw_looks(n, first + hit.tokens - 1, MW_CAPITAL))
        return 0;
    uint32_t past = first + hit.tokens; /* "… and International Cooperation": a longer name */
    return mw_token_is(n, past, "and") && mw_looks(n, past + 1, MW_CAPITAL) &&
                   mw_has(n, past + 1, MW_T_COMMON) ? 0 : hit.tokens;
}

/* ---- what stands around a description */

/* "the Myanmar regime's Foreign Ministry", "the Thai government's": the word that only repeats whose it is. */
static bool is_government(const mw_namer *n, uint32_t at)
{
    mw_hit hit;
    return mw_lexicon_match_exact(n->descriptions, n->tokens + at, 1, &hit) &&
           (kind_is(hit.row, "rulers") || kind_is(hit.row, "state"));
}

const mw_mark *mw_owner_before(const mw_describer *d, uint32_t at)
{
    if (at > 1 && mw_token_is_possessive(d->n, at - 1)) {
        at--;
        if (at > 1 && !d->mark_at[at - 1] && is_government(d->n, at - 1))
            at--;
    }
    if (at == 0 || !d->mark_at[at - 1])
        return NULL;
    const mw_mark *mark = &d->n->marks[d->mark_at[at - 1] - 1];
    return mark->end == at ? mark : NULL;
}

mw_str mw_owner_country(const mw_describer *d, const mw_mark *mark)
{
    if (!mark->row || mark->type == MW_PERSON)
        return MW_NONE;
    if (mark->type == MW_ORG)
        return d->n->bearers[mark->bearer].id;
    bool land = mw_row_get(mark->row, "adjective").len != 0;
    return land ? mw_row_get(mark->row, "country") : MW_NONE;
}

bool mw_is_about(const mw_describer *d, mw_str country)
{
    for (size_t i = 0; i < d->country_count; i++)
        if (mw_str_equal(d->countries[i], country))
            return d->country_marks[i] >= 2 && d->country_marks[i] * 3 >= d->most_marks;
    return false;
}

bool mw_stands_alone(const mw_describer *d, uint32_t end)
{
    const mw_namer *n = d->n;
    if (end >= n->token_count || !mw_looks(n, end, MW_WORD) || mw_token_is_possessive(n, end))
        return !mw_token_is_hyphen(n, end);
    if (mw_has(n, end, MW_T_FUNCTION))
        return true;
    uint8_t form = n->tokens[end].form;
    return !mw_looks(n, end, MW_CAPITAL) && form & (MW_PAST | MW_THIRD) && !(form & MW_PLURAL);
}

bool mw_is_definite(const mw_describer *d, uint32_t at)
{
    return at > 0 && mw_token_is(d->n, at - 1, "the");
}

uint32_t mw_with_article(const mw_describer *d, uint32_t at)
{
    return mw_is_definite(d, at) ? at - 1 : at;
}

/* ---- the countries of the article */

static void count_country(mw_describer *d, mw_str country)
{
    if (country.len == 0)
        return;
    size_t i = 0;
    while (i < d->country_count && !mw_str_equal(d->countries[i], country))
        i++;
    if (i == MW_COUNTRIES_MAX)
        return;
    if (i == d->country_count) {
        d->countries[d->country_count++] = country;
        d->country_marks[i] = 0;
    }
    d->country_marks[i]++;
    d->all_marks++;
    if (d->country_marks[i] > d->most_marks)
        d->most_marks = d->country_marks[i];
}

/* The country that most of the article is about; null when there is none. */
static mw_str main_country(const mw_describer *d)
{
    for (size_t i = 0; i < d->country_count; i++)
        if (d->country_marks[i] * 5 >= d->all_marks * 3 && d->country_marks[i] >= 2)
            return d->countries[i];
    return MW_NONE;
}

static bool look_over_names(mw_describer *d, mw_error *err)
{
    mw_namer *n = d->n;
    d->mark_count = n->mark_count;
    d->bearer_count = n->bearer_count;
    d->mark_at = mw_arena_get(n->arena, (n->token_count + 1) * sizeof *d->mark_at, err);
    d->in_office = mw_arena_get(n->arena, n->bearer_count + 1, err);
    if (!d->mark_at || !d->in_office)
        return false;
    for (uint32_t i = 0; i < n->mark_count; i++) {
        for (uint32_t t = n->marks[i].first; t < n->marks[i].end; t++)
            d->mark_at[t] = i + 1;
        count_country(d, n->bearers[n->marks[i].bearer].country);
    }
    return true;
}

/* ---- whose body it is */

/* The body's own name in this country, when it has one. */
static const mw_row *own_name(const mw_describer *d, mw_str key, mw_str country)
{
    const mw_lexicon *table = d->n->country_bodies;
    for (size_t i = 0; i < mw_lexicon_row_count(table); i++) {
        const mw_row *row = mw_lexicon_row(table, i);
        if (mw_str_equal(mw_row_phrase(row), key) && mw_str_equal(mw_row_get(row, "country"), country))
            return row;
    }
    return NULL;
}

/* The only country the article is about that has such a body. */
static const mw_row *only_own_name(const mw_describer *d, mw_str key)
{
    const mw_lexicon *table = d->n->country_bodies;
    const mw_row *found = NULL;
    for (size_t i = 0; i < mw_lexicon_row_count(table); i++) {
        const mw_row *row = mw_lexicon_row(table, i);
        if (!mw_str_equal(mw_row_phrase(row), key) || !mw_is_about(d, mw_row_get(row, "country")))
            continue;
        if (found)
            return NULL;
        found = row;
    }
    return found;
}

static bool add_row(mw_describer *d, mw_mark mark, const mw_row *own, mw_error *err)
{
    return mw_describe_add(d, mark, mw_row_get(own, "entity"), mw_row_get(own, "name"),
                           mw_row_get(own, "country"), err);
}

/* "Russian Foreign Ministry", whatever words the text has for it; a name of its own ("Central Bank
 * of Myanmar") is kept as the text has it. */
static bool add_named(mw_describer *d, mw_mark mark, mw_str adjective, mw_str country, mw_error *err)
{
    mw_str name;
    mw_buf slug = {0};
    mw_str label = mw_row_get(mark.cue, "label");
    if (!mw_arena_print(d->n->arena, &name, err, "%.*s%s%.*s", MW_ARG(adjective),
                        adjective.len ? " " : "", MW_ARG(label)))
        return false;
    mw_utf8_slug(name, &slug);
    if (mark.mention == MW_BY_NAME && d->mark_at[mark.end - 1])
        name = mw_tokens_text(d->n, mark.first, mark.end);
    bool good = mw_buf_ok(&slug, err) && mw_describe_add(d, mark, mw_buf_str(&slug), name, country, err);
    mw_buf_free(&slug);
    return good;
}

bool mw_describe_add(mw_describer *d, mw_mark mark, mw_str id, mw_str name, mw_str country, mw_error *err)
{
    mw_str kept;
    if (!mw_arena_copy(d->n->arena, name, &kept, err))
        return false;
    mark.bearer = mw_bearer_of(d->n, id, kept, mark.type, err);
    if (mark.bearer == MW_NO_INDEX)
        return false;
    mw_bearer *bearer = &d->n->bearers[mark.bearer];
    if (!bearer->country.data)
        bearer->country = country;
    bearer->mark_count++;
    return mw_mark_add(d->n, mark, err);
}

/* The country behind "of": "the Ministry of Foreign Affairs of the Russian Federation". */
static const mw_mark *owner_after(const mw_describer *d, uint32_t end)
{
    uint32_t at = end + 1;
    if (!mw_token_is(d->n, end, "of"))
        return NULL;
    if (mw_token_is(d->n, at, "the"))
        at++;
    if (at >= d->n->token_count || !d->mark_at[at])
        return NULL;
    const mw_mark *mark = &d->n->marks[d->mark_at[at] - 1];
    return mark->first == at && mw_owner_country(d, mark).len ? mark : NULL;
}

/* The capital behind "in": "the foreign ministry in Naypyidaw". It stays outside of the mark. */
static const mw_mark *seat_after(const mw_describer *d, uint32_t end)
{
    if (!mw_token_is(d->n, end, "in") || !d->mark_at[end + 1])
        return NULL;
    const mw_mark *mark = &d->n->marks[d->mark_at[end + 1] - 1];
    return mark->first == end + 1 && mark->row && mw_row_get(mark->row, "metonym_of").len ? mark : NULL;
}

/* The last mark of a body of this kind before: "the foreign ministry" again. */
static uint32_t seen_before(const mw_describer *d, const mw_row *row)
{
    uint32_t found = MW_NO_INDEX;
    for (size_t i = d->mark_count; i < d->n->mark_count; i++) {
        const mw_mark *mark = &d->n->marks[i];
        if (!mark->cue || !mw_str_is(mw_str_of(mark->rule), "body of a country") ||
            !mw_str_equal(mw_row_get(mark->cue, "key"), mw_row_get(row, "key")) || mark->bearer == found)
            continue;
        if (found != MW_NO_INDEX)
            return MW_NO_INDEX;
        found = mark->bearer;
    }
    return found;
}

static bool add_owned(mw_describer *d, mw_mark mark, const mw_mark *owner, mw_error *err)
{
    const mw_row *row = mark.cue;
    mw_str country = mw_owner_country(d, owner);
    const mw_row *own = own_name(d, mw_row_get(row, "key"), country);
    bool capital = mw_looks(d->n, mark.end - 1, MW_CAPITAL);
    mark.rule = "body of a country";
    if (own)
        return add_row(d, mark, own, err);
    if (owner->type == MW_ORG || !(kind_is(row, "body") || (kind_is(row, "force") && capital)))
        return true;
    bool joined = owner->first == mark.first && !mw_token_is_possessive(d->n, owner->end); /* China Coast Guard */
    if (capital && (joined || (owner->first > mark.first && owner->end == mark.end)))
        mark.mention = MW_BY_NAME;
    return add_named(d, mark, mw_row_get(owner->row, "adjective"), country, err);
}

/* "Russia came out against it. Its Foreign Ministry said so": the only country named in the same
 * sentence before or, when there is none, in the one before that. */
static const mw_mark *owner_of_its(const mw_describer *d, uint32_t at)
{
    const mw_namer *n = d->n;
    const mw_mark *owner = NULL;
    uint32_t sentence = mw_article_sentence_at(n->article, n->tokens[at].start);
    for (uint32_t back = 0; !owner && back <= 1 && back <= sentence; back++) {
        const mw_sentence *there = &n->sentences[sentence - back];
        for (uint32_t t = there->token_first; t < there->token_end && t < at; t++) {
            const mw_mark *mark = d->mark_at[t] ? &n->marks[d->mark_at[t] - 1] : NULL;
            if (!mark || mark->type != MW_PLACE || !mw_owner_country(d, mark).len)
                continue;
            if (owner && !mw_str_equal(mw_owner_country(d, owner), mw_owner_country(d, mark)))
                return NULL;
            owner = mark;
        }
    }
    return owner;
}

static bool add_ownerless(mw_describer *d, mw_mark mark, mw_error *err)
{
    const mw_row *row = mark.cue;
    bool capital = mw_looks(d->n, mark.end - 1, MW_CAPITAL);
    uint32_t at = mark.first;
    bool rulers = kind_is(row, "rulers") || kind_is(row, "force");
    bool bare = mw_str_is(mw_row_phrase(row), "junta");
    bool named = capital && names_institution(row) && !rulers; /* "Congress", "the Foreign Ministry" */
    mark.first = named ? at : mw_with_article(d, at);
    mark.mention = named ? MW_BY_ALIAS : MW_BY_TITLE;
    mark.rule = rulers ? "body of the article's country" : "body of a country";
    mark.grade = MW_WEAK;
    if (!mw_is_definite(d, at) && !bare && !capital)
        return true;
    const mw_row *own = rulers ? only_own_name(d, mw_row_get(row, "key")) : NULL;
    if (own)
        return add_row(d, mark, own, err);
    if (!names_institution(row) || (kind_is(row, "force") && !capital))
        return true;
    uint32_t before = seen_before(d, row);
    mw_str home = main_country(d);
    if (before != MW_NO_INDEX)
        return mw_describe_add(d, mark, d->n->bearers[before].id, d->n->bearers[before].name, home, err);
    own = home.data ? own_name(d, mw_row_get(row, "key"), home) : NULL;
    if (own)
        return add_row(d, mark, own, err);
    if (!capital || mw_has(d->n, at, MW_T_DOUBTFUL | MW_T_HEADLINE))
        return true;
    mark.first = at;
    mark.mention = MW_BY_NAME;
    return add_named(d, mark, MW_STR(""), MW_NONE, err);
}

/* ---- reading */

/* "Thai Foreign Ministry | spokesman Tanee Sangrat": a body before the title of one of its people. */
static bool precedes_title(const mw_namer *n, uint32_t at, uint32_t end)
{
    mw_hit hit;
    return at < end && mw_lexicon_match(n->titles, n->tokens + at, end - at, &hit) &&
           !mw_title_is(n, hit.row, "part");
}

/* "China Coast Guard | ship", "Thai Navy | vessels": written as the name of a country's body, before another noun. */
static bool is_named_attribute(const mw_describer *d, uint32_t at, uint32_t stop)
{
    const mw_namer *n = d->n;
    const mw_mark *owner = mw_looks(n, stop - 1, MW_CAPITAL) ? mw_owner_before(d, at) : NULL;
    return owner && mw_owner_country(d, owner).len && mw_looks(n, stop, MW_WORD) && !mw_looks(n, stop, MW_CAPITAL);
}

static bool read_description(mw_describer *d, uint32_t at, uint32_t end, uint32_t *past, mw_error *err)
{
    mw_hit hit;
    *past = at + 1;
    if (!mw_lexicon_match(d->n->descriptions, d->n->tokens + at, end - at, &hit))
        return mw_backward_noun(d, at, past, err);
    uint32_t stop = at + hit.tokens;
    for (uint32_t t = at; t < stop; t++)
        if (d->mark_at[t])
            return true;
    if (!mw_stands_alone(d, stop) && !(kind_is(hit.row, "body") && precedes_title(d->n, stop, end)) &&
        !(names_institution(hit.row) && is_named_attribute(d, at, stop)))
        return true;
    *past = stop;
    bool taken = false;
    if (!mw_backward_read(d, hit.row, at, stop, &taken, err))
        return false;
    if (taken)
        return true;
    mw_mark mark = {.first = at, .end = stop, .type = MW_ORG, .mention = MW_BY_TITLE,
                    .grade = MW_STRONG, .cue = hit.row};
    const mw_mark *owner = mw_owner_before(d, at);
    if (owner && mw_owner_country(d, owner).len) {
        mark.first = owner->first;
        return add_owned(d, mark, owner, err);
    }
    owner = owner_after(d, stop);
    if (owner) {
        mark.end = owner->end;
        return add_owned(d, mark, owner, err);
    }
    owner = seat_after(d, stop);
    if (owner && mw_is_definite(d, at) && kind_is(hit.row, "body")) {
        mark.first = mw_with_article(d, at);
        return add_owned(d, mark, owner, err);
    }
    if (at > 0 && mw_token_is(d->n, at - 1, "its")) {
        owner = owner_of_its(d, at - 1);
        mark.grade = MW_WEAK;
        return !owner || add_owned(d, mark, owner, err);
    }
    return mw_owner_before(d, at) ? true : add_ownerless(d, mark, err);
}

static bool read_sentence(mw_describer *d, const mw_sentence *sentence, mw_error *err)
{
    for (uint32_t at = sentence->token_first; at < sentence->token_end;) {
        uint32_t past = at;
        if (d->mark_at[at] || !d->n->tokens[at].word) {
            at++;
            continue;
        }
        if (!mw_office_read(d, at, sentence->token_end, &past, err))
            return false;
        if (past == at && !read_description(d, at, sentence->token_end, &past, err))
            return false;
        at = past;
    }
    return true;
}

bool mw_descriptions_find(mw_namer *n, mw_error *err)
{
    mw_describer d = {.n = n};
    if (!look_over_names(&d, err))
        return false;
    for (uint32_t s = 0; s < n->sentence_count; s++)
        if (!read_sentence(&d, &n->sentences[s], err))
            return false;
    mw_marks_sort(n);
    return true;
}
