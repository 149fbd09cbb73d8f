/* SPDX-License-Identifier: MIT */
/* Capitalised names: where each begins and ends.
 *
 * A sentence is read from left to right. What the gazetteer knows is taken, unless it is only the
 * beginning of a longer name ("Yangon University"); a title is passed over, so that it stays
 * outside ("Foreign Minister [Wang Yi]"); any other run of capitalised words is one name, through
 * particles (Charles de Gaulle), hyphens (Jean-Claude Juncker), initials and the "of" of a body
 * (Ministry of Foreign Affairs). What it names is for types.c. */
#include "names/names_impl.h"

enum { RUN_MAX = 16 }; /* tokens; no name is longer, a page of capitals is */

bool mw_mark_add(mw_namer *namer, mw_mark mark, mw_error *err)
{
    return mw_arena_push(namer->arena, namer->marks, namer->mark_count, namer->mark_capacity, mark,
                         err);
}

static bool is_capital(const mw_namer *n, uint32_t at, uint32_t end)
{
    return at < end && mw_has(n, at, MW_T_CAPITAL) && !mw_has(n, at, MW_T_DOUBTFUL);
}

/* A cue that is not a family name as well: "University", not "Park". */
static bool is_strong_cue(const mw_namer *n, uint32_t at)
{
    return mw_has(n, at, MW_T_CUES) && !mw_has(n, at, MW_T_SURNAME | MW_T_GIVEN);
}

/* ---- titles */

/* "U | Ko Ko Hlaing": what looks like one more title begins the name. */
static bool begins_name_of_person(const mw_namer *n, uint32_t at, uint32_t end, bool after_honorific)
{
    mw_hit hit;
    if (after_honorific && mw_has(n, at, MW_T_BURMESE))
        return true;
    return mw_gazette_match(n, at, end, &hit) && mw_row_type(hit.row) == MW_PERSON;
}

/* "Ko Ko Gyi": what is said twice is no title but a name. */
static bool is_doubled(const mw_namer *n, uint32_t at, uint32_t end)
{
    return at + 2 < end && n->tokens[at].word && mw_looks(n, at, MW_CAPITAL) && n->tokens[at].word == n->tokens[at + 1].word &&
           mw_looks(n, at + 2, MW_CAPITAL);
}

/* Past the titles that start at `at` ("Deputy Foreign Minister"); `at` when there is none, or when
 * the words are only what may come before one ("Foreign Affairs"). */
uint32_t mw_titles_end(const mw_namer *n, uint32_t at, uint32_t end)
{
    uint32_t past = at, next = at;
    mw_hit hit;
    bool honorific = false;
    if (at > 0 && is_doubled(n, at - 1, end))
        return at;
    while (next < end && mw_lexicon_match(n->titles, n->tokens + next, end - next, &hit)) {
        if ((next > at && begins_name_of_person(n, next, end, honorific)) || is_doubled(n, next, end))
            break;
        honorific = mw_title_is(n, hit.row, "honorific");
        next += hit.tokens;
        if (mw_token_is_hyphen(n, next) && mw_title_is(n, hit.row, "part"))
            next++;
        else if (!mw_title_is(n, hit.row, "part"))
            past = next;
    }
    return past;
}

/* "Minister for Foreign Affairs Penny Wong": past the field of the office, when a name follows. */
static uint32_t past_field(const mw_namer *n, uint32_t at, uint32_t end)
{
    if (!(mw_token_is(n, at, "of") || mw_token_is(n, at, "for")) || !mw_looks(n, at + 1, MW_CAPITAL))
        return at;
    uint32_t next = at + 1;
    while (next < end && (mw_has(n, next, MW_T_COMMON) || mw_token_is(n, next, "and") ||
                          mw_token_is(n, next, "Affairs")) &&
           !mw_has(n, next, MW_T_GIVEN) && (mw_looks(n, next, MW_CAPITAL) || mw_token_is(n, next, "and")))
        next++;
    return next > at + 1 && is_capital(n, next, end) ? next : at;
}

/* ---- runs */

static bool is_particle(const mw_namer *n, uint32_t at, uint32_t end)
{
    return at < end && mw_has(n, at, MW_T_PARTICLE) && !mw_looks(n, at, MW_CAPITAL);
}

/* "al-Assad", "bin Salman", "von der Leyen" at `at`: past the last particle, when a capital
 * follows; else `at`. */
static uint32_t past_particles(const mw_namer *n, uint32_t at, uint32_t end)
{
    uint32_t next = at;
    while (next - at < 4 && is_particle(n, next, end)) {
        next++;
        if (mw_token_is_hyphen(n, next))
            next++;
    }
    return next > at && is_capital(n, next, end) ? next : at;
}

/* A word of no table but those of names: the "jae" of Min-jae. */
static bool is_only_of_names(const mw_namer *n, uint32_t at)
{
    mw_hit hit;
    const mw_token *word = n->tokens + at;
    return !word->word || ((mw_lexicon_match_exact(n->first_names, word, 1, &hit) ||
                            mw_lexicon_match_exact(n->surnames, word, 1, &hit)) &&
                           mw_row_get(hit.row, "also").len == 0);
}

/* After the hyphen of a name: "Jean-Claude", "Ki-moon", "Chan-o-cha", but not "London-based". */
static bool joins_by_hyphen(const mw_namer *n, uint32_t first, uint32_t hyphen, uint32_t end)
{
    mw_hit hit;
    uint32_t after = hyphen + 1;
    if (after >= end || !mw_looks(n, after, MW_WORD) || mw_has(n, after, MW_T_SUFFIX))
        return false;
    if (mw_looks(n, after, MW_CAPITAL))
        return !mw_gazette_match(n, after, end, &hit) || mw_row_type(hit.row) == MW_PERSON ||
               mw_has(n, first, MW_T_GIVEN);
    bool short_part = n->tokens[after].end - n->tokens[after].start <= 5;
    if (!short_part || hyphen - first < 1)
        return false;
    return mw_has(n, first, MW_T_FAMILY_FIRST) ? hyphen - first >= 2
                                               : hyphen - first >= 2 && is_only_of_names(n, after);
}

/* A known name that begins inside a run ends it, unless it is the rest of a person's name or a
 * part of a body's: "Michael [Jordan]", "Bank [Indonesia]". */
static bool known_name_ends(const mw_namer *n, uint32_t first, uint32_t at, uint32_t end)
{
    mw_hit hit;
    if (!mw_gazette_match(n, at, end, &hit))
        return false;
    mw_entity_type type = mw_row_type(hit.row);
    if (hit.tokens > 1 && type == MW_ORG && is_strong_cue(n, at + hit.tokens - 1))
        return mw_has(n, first, MW_T_GIVEN); /* "Supreme National | Security Council" is one body */
    if (hit.tokens > 1)
        return !mw_has(n, first, MW_T_GIVEN) || type == MW_PERSON || type == MW_ORG;
    if (type == MW_PERSON)
        return false;
    bool last = !is_capital(n, at + 1, end);
    if (type == MW_PLACE && mw_has(n, first, MW_T_GIVEN) && last)
        return false;
    if ((type == MW_PLACE && mw_has(n, first, MW_T_CUES)) ||
        (is_capital(n, at + 1, end) && is_strong_cue(n, at + 1)))
        return false; /* "Bank Indonesia", "United | Democratic Alliance" */
    return !mw_has(n, at, MW_T_CUES);
}

static bool title_ends(const mw_namer *n, uint32_t first, uint32_t at, uint32_t end)
{
    uint32_t past = mw_titles_end(n, at, end);
    return past > at && at > first && is_capital(n, past, end) && !is_strong_cue(n, at) &&
           !mw_has(n, at, MW_T_SURNAME | MW_T_GIVEN | MW_T_BURMESE);
}

/* "Transportation Ministry | Zoba Yass": a body, and somebody of it. */
static bool body_ends(const mw_namer *n, uint32_t first, uint32_t at)
{
    return at > first + 1 && mw_has(n, at - 1, MW_T_ORG) && is_strong_cue(n, at - 1) &&
           mw_has(n, at, MW_T_GIVEN) && !mw_has(n, at, MW_T_CUES | MW_T_COMMON);
}

/* "Theresa [May]": a day or month within a name. */
static bool is_calendar_surname(const mw_namer *n, uint32_t first, uint32_t at)
{
    return at == first + 1 && mw_has(n, first, MW_T_GIVEN) && mw_has(n, at, MW_T_CALENDAR) &&
           mw_looks(n, at, MW_CAPITAL) && !mw_looks(n, at + 1, MW_NUMBER);
}

/* "People's Defence Force", "King's College": the owner is a common word. */
static bool is_owned_name(const mw_namer *n, uint32_t at, uint32_t end)
{
    return mw_token_is_possessive(n, at) && mw_has(n, at - 1, MW_T_COMMON) &&
           mw_looks(n, at - 1, MW_CAPITAL) && !mw_has(n, at - 1, MW_T_GIVEN | MW_T_CUES) &&
           is_capital(n, at + 1, end);
}

/* Where the run of capitalised words that starts at `first` ends. */
static uint32_t run_end(const mw_namer *n, uint32_t first, uint32_t end)
{
    if (end - first > RUN_MAX)
        end = first + RUN_MAX;
    uint32_t at = first + 1, next;
    while (at < end) {
        if (is_capital(n, at, end) || is_calendar_surname(n, first, at)) {
            if (title_ends(n, first, at, end) || known_name_ends(n, first, at, end) ||
                body_ends(n, first, at))
                return at;
            at++;
        } else if (mw_has(n, at, MW_T_NUMERAL) && mw_looks(n, at, MW_CAPITAL)) {
            return at + 1;
        } else if (mw_token_is_hyphen(n, at) && joins_by_hyphen(n, first, at, end)) {
            at += 2;
        } else if (mw_token_is(n, at, "&") && is_capital(n, at + 1, end)) {
            at += 2;
        } else if (is_owned_name(n, at, end)) {
            at++;
        } else if (!mw_has(n, at - 1, MW_T_CUES) && (next = past_particles(n, at, end)) > at) {
            at = next + 1;
        } else {
            return at;
        }
    }
    return at;
}

static bool opens_of(const mw_namer *n, uint32_t last)
{
    return mw_has(n, last, MW_T_ORG_FIRST | MW_T_EVENT_FIRST) ||
           mw_has(n, last, MW_T_OTHER) || (mw_has(n, last, MW_T_PLACE) && mw_has(n, last, MW_T_PLACE_FIRST));
}

/* "Ministry | of Foreign Affairs and Trade", "Bank | of China": past what belongs to the body. */
static uint32_t past_of(const mw_namer *n, uint32_t last, uint32_t end)
{
    uint32_t at = last + 1;
    if (!opens_of(n, last) || !(mw_token_is(n, at, "of") || mw_token_is(n, at, "for") || mw_token_is(n, at, "on")))
        return at;
    uint32_t next = at + 1;
    if (mw_token_is(n, next, "the"))
        next++;
    if (!is_capital(n, next, end))
        return at;
    mw_hit hit;
    while (is_capital(n, next, end)) {
        uint32_t past = next + (mw_gazette_match(n, next, end, &hit) ? hit.tokens : 0);
        uint32_t run = run_end(n, next, end);
        next = past > run ? past : run;
        if (!mw_token_is(n, next, "and") || !is_capital(n, next + 1, end) ||
            !mw_has(n, next + 1, MW_T_COMMON) || mw_gazette_match(n, next + 1, end, &hit) ||
            is_strong_cue(n, run_end(n, next + 1, end) - 1))
            break;
        next++;
    }
    return next;
}

/* "Economic | and Financial Crimes Commission": the whole, when both parts are words of the field
 * and only the second says what it is; else `past`. */
static uint32_t past_and(const mw_namer *n, uint32_t first, uint32_t past, uint32_t end)
{
    mw_hit hit;
    if (!mw_token_is(n, past, "and") || !is_capital(n, past + 1, end) || !mw_has(n, past + 1, MW_T_COMMON))
        return past;
    for (uint32_t i = first; i < past; i++)
        if (!mw_has(n, i, MW_T_COMMON) || mw_gazette_match(n, i, past, &hit))
            return past;
    if (is_strong_cue(n, past - 1))
        return past;
    uint32_t whole = run_end(n, past + 1, end);
    return whole > past + 2 && is_strong_cue(n, whole - 1) && !mw_gazette_match(n, past + 1, end, &hit) ? whole : past;
}

/* ---- what is taken */

static mw_mark mark_of(uint32_t first, uint32_t end)
{
    return (mw_mark){.first = first, .end = end, .bearer = MW_NO_INDEX, .grade = MW_STRONG};
}

void mw_mark_set_row(const mw_namer *n, mw_mark *mark, const mw_row *row)
{
    mark->row = row;
    mark->type = mw_row_type(row);
    mark->sex = mw_row_sex(row);
    mark->mention = mw_str_is(mw_row_get(row, "mention"), "name") ? MW_BY_NAME : MW_BY_ALIAS;
    mark->rule = "gazetteer";
    mw_str wanted = mw_row_get(row, "case");
    mark->grade = mw_str_is(wanted, "context") || mw_str_is(wanted, "placed") ? MW_WEAK : MW_STRONG;
    if (mark->type == MW_PERSON)
        mw_name_title(n, mark, NULL);
}

static bool take_row(mw_namer *n, uint32_t first, const mw_hit *hit, uint32_t *at, mw_error *err)
{
    mw_mark mark = mark_of(first, first + hit->tokens);
    mw_mark_set_row(n, &mark, hit->row);
    if (mark.type == MW_PERSON)
        mark.end += mw_has(n, mark.end, MW_T_NUMERAL) && mw_looks(n, mark.end, MW_CAPITAL);
    *at = mark.end;
    return mw_mark_add(n, mark, err);
}

static bool take_run(mw_namer *n, uint32_t first, uint32_t past, uint32_t end, uint32_t *at, mw_error *err)
{
    mw_mark mark = mark_of(first, past);
    mw_name_type(n, &mark, end);
    *at = past;
    return !mark.rule || mw_mark_add(n, mark, err);
}

/* "Jordan Pickford", "Paris Hilton": a place that is a given name too, before a family name. */
static bool begins_a_person(const mw_namer *n, uint32_t first, const mw_hit *hit, uint32_t past)
{
    uint32_t rest = first + hit->tokens;
    return hit->tokens == 1 && mw_has(n, first, MW_T_GIVEN) && past - rest <= 2 &&
           !mw_has(n, past - 1, MW_T_CUES & ~MW_T_SURNAME);
}

/* Whether a known name is only the beginning of what stands here: where that ends; else 0. */
static uint32_t longer_name(const mw_namer *n, uint32_t first, const mw_hit *hit, uint32_t end)
{
    mw_hit other;
    uint32_t rest = first + hit->tokens;
    mw_entity_type type = mw_row_type(hit->row);
    if (type == MW_PLACE && past_particles(n, rest, end) > rest) /* San Antonio del Tachira */
        return run_end(n, past_particles(n, rest, end), end);
    if (!is_capital(n, rest, end))
        return 0;
    uint32_t past = run_end(n, rest, end), title = mw_titles_end(n, rest, end);
    bool half = type == MW_GROUP && first > 0 && mw_token_is_hyphen(n, first - 1); /* pro-Kurdish | Society Party */
    bool telling = past > rest + 1 && is_strong_cue(n, past - 1);
    if (half)
        return 0;
    if (title > rest && !(telling && title < past)) /* Russian President; not Boston | General Hospital */
        return 0;
    if (mw_gazette_match(n, rest, end, &other) && !is_strong_cue(n, rest) &&
        !(telling && type == MW_GROUP && mw_row_type(other.row) == MW_GROUP)) /* Iraqi | Islamic Party */
        return 0;
    uint32_t whole = past_of(n, past - 1, end);
    if (is_strong_cue(n, past - 1) || (whole > past && mw_has(n, past - 1, MW_T_ORG_FIRST)))
        return whole;
    if (type == MW_PERSON)
        return hit->tokens == 1 && past - rest == 1 && !mw_has(n, first, MW_T_HEADLINE) ? past : 0;
    if (type == MW_PLACE && begins_a_person(n, first, hit, past))
        return past;
    return 0;
}

static bool take_known(mw_namer *n, uint32_t first, const mw_hit *hit, uint32_t end, uint32_t *at,
                       mw_error *err)
{
    uint32_t rest = first + hit->tokens;
    uint32_t institution = mw_row_get(hit->row, "country").len ? mw_institution_at(n, rest, end) : 0;
    uint32_t past = institution ? 0 : longer_name(n, first, hit, end);
    if (past)
        return take_run(n, first, past, end, at, err);
    if (!take_row(n, first, hit, at, err))
        return false;
    *at += institution; /* "Russian | Foreign Ministry": describe.c marks the whole */
    return true;
}

/* A capital at the head of a sentence, or of any word of a headline, on a common word: it begins a
 * name only when a family name follows a given one, or a word that only names have ends the run. */
static bool begins_in_doubt(const mw_namer *n, uint32_t first, uint32_t end)
{
    if (!mw_has(n, first, MW_T_CAPITAL) || mw_has(n, first, MW_T_HEADLINE) || !is_capital(n, first + 1, end))
        return false;
    mw_hit hit;
    bool called = mw_has(n, first + 1, MW_T_GIVEN) && !is_capital(n, first + 2, end);
    if (mw_has(n, first, MW_T_EVENT_FIRST) && (called || !mw_has(n, first, MW_T_SURNAME)))
        return true; /* Hurricane Ida, Storm Daniel */
    if (mw_has(n, first, MW_T_GIVEN))
        return !mw_has(n, first + 1, MW_T_COMMON) && !mw_gazette_match(n, first + 1, end, &hit);
    return is_strong_cue(n, run_end(n, first, end) - 1) && !mw_has(n, first, MW_T_CUES);
}

static bool begins(const mw_namer *n, uint32_t at, uint32_t end)
{
    if (is_capital(n, at, end))
        return true;
    if (mw_has(n, at, MW_T_DOUBTFUL))
        return begins_in_doubt(n, at, end);
    return is_particle(n, at, end) && !mw_has(n, at, MW_T_INNER | MW_T_FUNCTION) &&
           past_particles(n, at, end) > at && (mw_token_is_hyphen(n, at + 1) || mw_token_is(n, at, "bin"));
}

static bool read_at(mw_namer *n, uint32_t end, uint32_t *at, mw_error *err)
{
    mw_hit hit;
    uint32_t first = *at, past;
    if (mw_gazette_match(n, first, end, &hit))
        return take_known(n, first, &hit, end, at, err);
    if (mw_looks(n, first, MW_CAPITAL) && (past = first + mw_institution_at(n, first, end)) > first &&
        !is_capital(n, past, end)) {
        *at = past;
        return true;
    }
    if (mw_looks(n, first, MW_CAPITAL) && (past = mw_titles_end(n, first, end)) > first) {
        uint32_t field = past_field(n, past, end);
        uint32_t whole = is_capital(n, field, end) ? run_end(n, field, end) : field;
        bool compound = whole > field && field == past && is_strong_cue(n, whole - 1) &&
                        !mw_has(n, first, MW_T_DOUBTFUL) && !mw_gazette_match(n, field, end, &hit);
        bool surname = !is_capital(n, field, end) && mw_has(n, first, MW_T_SURNAME) && past == first + 1;
        if (!compound && !surname) {
            *at = field;
            return true;
        }
        if (compound)
            return take_run(n, first, past_of(n, whole - 1, end), end, at, err);
    }
    if (!begins(n, first, end)) {
        *at = first + 1;
        return true;
    }
    uint32_t name = mw_looks(n, first, MW_CAPITAL) ? first : past_particles(n, first, end);
    past = past_and(n, first, run_end(n, name, end), end);
    return take_run(n, first, past_of(n, past - 1, end), end, at, err);
}

bool mw_names_find(mw_namer *namer, mw_error *err)
{
    for (uint32_t s = 0; s < namer->sentence_count; s++) {
        uint32_t end = namer->sentences[s].token_end;
        for (uint32_t at = namer->sentences[s].token_first; at < end;)
            if (!read_at(namer, end, &at, err))
                return false;
    }
    return true;
}
