/* SPDX-License-Identifier: MIT */
/* When and where a clause says that something happened.
 *
 * A date counts when it stands in the clause, or at the head of the sentence before it ("On
 * Friday, …"), and is no limit ("since Friday", "until May"). A meeting in the progressive
 * present ("are meeting") happens on the day of publication. Otherwise the date is not known: a report
 * without a date may be of yesterday. */
#include "events/events_impl.h"

#include "language/mentions.h"

/* "Wednesday's fighting": the date of something else. */
static bool is_adnominal(const mw_syntax *s, uint32_t chunk)
{
    return s->off != MW_EVENT_ADNOMINAL && chunk + 1 < s->chunk_count &&
           s->tags[s->chunks[chunk + 1].first - s->first] == TAG_OWNER;
}

/* "since the coup a year ago", "since the coup on May 3" */
static bool is_of_limit(const mw_syntax *s, uint32_t chunk)
{
    uint32_t noun = chunk - 1 - (chunk > 0 && s->chunks[chunk - 1].kind == CHUNK_PREP);
    if (chunk < 2 || noun == 0 || noun >= chunk || s->chunks[noun].kind != CHUNK_NOUN ||
        s->off == MW_EVENT_OF_LIMIT)
        return false;
    uint32_t limit = mw_syntax_word_of(s, noun - 1), since = WORD_SUB | WORD_ADV | WORD_PREP;
    return limit & WORD_LIMIT || (limit & since) == since;
}

/* "from May 9 to 11": the first day of what lasts. */
static bool is_first_day(const mw_syntax *s, uint32_t chunk)
{
    uint32_t joint = s->chunks[chunk].end;
    return mw_syntax_word_of(s, chunk - 1) & WORD_FROM && joint + 1 < s->end && mw_syntax_tag_at(s, joint + 1) == TAG_DATE &&
           s->off != MW_EVENT_FIRST_DAY;
}

static bool is_limit(const mw_syntax *s, uint32_t chunk)
{
    if (is_of_limit(s, chunk))
        return true;
    if (chunk > 0 && s->chunks[chunk - 1].kind == CHUNK_PREP && is_first_day(s, chunk))
        return false;
    if (chunk == 0 || s->chunks[chunk - 1].kind != CHUNK_PREP || s->off == MW_EVENT_LIMIT)
        return false;
    uint32_t token = s->chunks[chunk - 1].first;
    return mw_syntax_word(s, token) & (WORD_SUB | WORD_LIMIT | WORD_BY | WORD_FROM | WORD_OF);
}

/* The calendar value of a date chunk: a day, week, month or year; empty when it is none. */
static mw_str value_of(const mw_event_work *work, uint32_t chunk)
{
    const mw_syntax *s = &work->syntax;
    uint32_t start = s->tokens[s->chunks[chunk].first].start;
    size_t low = 0, high = work->layers->date_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (work->layers->dates[middle].span.end <= start)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == work->layers->date_count)
        return MW_NONE;
    const mw_date *date = &work->layers->dates[low];
    bool calendar = date->type == MW_DATE || date->type == MW_TIME;
    if (!calendar || date->value.len < 4 || date->value.data[0] < '0' || date->value.data[0] > '9')
        return MW_NONE;
    mw_str value = date->value;
    value.len = mw_str_find(value, MW_STR("T"), 0);
    return value;
}

/* The chunk before the clause at which a date or place at the head of the sentence would stand. */
static uint32_t head_of_sentence(const mw_syntax *s, const mw_clause *clause)
{
    uint32_t at = clause->first;
    if (s->off == MW_EVENT_HEAD_OF_SENTENCE)
        return at;
    bool noun = mw_syntax_kind(s, at) == CHUNK_NOUN; /* On May 3, Minister of Defence of Chad | Ann Lee met */
    while (noun && at > 0 && s->chunks[at - 1].kind == CHUNK_NOUN)
        at -= 1 + (at > 1 && s->chunks[at - 2].kind == CHUNK_PREP);
    while (at > 0 && s->chunks[at - 1].kind == CHUNK_COMMA)
        at--;
    while (at > 0 && at < clause->first &&
           (s->chunks[at - 1].kind == CHUNK_DATE || s->chunks[at - 1].kind == CHUNK_PREP ||
            s->chunks[at - 1].kind == CHUNK_NOUN))
        at--;
    while (at > 0 && (s->chunks[at - 1].kind == CHUNK_DATE || s->chunks[at - 1].kind == CHUNK_PREP))
        at--;
    if (at == 2 && s->chunks[1].kind == CHUNK_NOUN && s->chunks[0].kind == CHUNK_PREP)
        at = 0; /* In Moscow Lavrov met */
    return at;
}

/* Whether a chunk before the verb belongs to its clause: at the head, or with nothing between it
 * and the verb that would part them. */
static bool is_beside(const mw_syntax *s, const mw_clause *clause, uint32_t chunk)
{
    if (chunk < clause->first || chunk > clause->verb || s->off == MW_EVENT_APART)
        return true;
    for (uint32_t at = chunk + 1; at < clause->verb; at++)
        if (s->chunks[at].kind == CHUNK_COMMA || s->chunks[at].kind == CHUNK_REL || s->chunks[at].kind == CHUNK_SUB ||
            s->chunks[at].kind == CHUNK_VERB)
            return false;
    return true;
}

/* "condemned the attack on a convoy in X ON MAY 7": where something is said, a date behind a place is of what is
 * spoken of. */
static bool is_far(const mw_event_work *work, const mw_clause *clause, uint32_t date)
{
    const mw_syntax *s = &work->syntax;
    for (uint32_t at = clause->verb + 2; at + 1 < date && mw_follows(work, MW_EVENT_FAR_DATE); at++)
        if (s->chunks[at].kind == CHUNK_PREP && s->chunks[at + 1].kind == CHUNK_NOUN &&
            mw_syntax_word_of(s, at) & WORD_PLACE)
            return true;
    return false;
}

/* "In 2019 Chad barred it after the arrest of X | in Y | on May 7": where the head of the sentence tells the time, what
 * stands behind "after" is of what went before. */
static bool is_of_former(const mw_event_work *work, const mw_clause *clause, uint32_t chunk)
{
    const mw_syntax *s = &work->syntax;
    bool dated = false, after = false;
    if (chunk <= clause->verb || !mw_follows(work, MW_EVENT_FORMER_TIME))
        return false;
    for (uint32_t at = head_of_sentence(s, clause); at < clause->verb && !dated; at++)
        dated = s->chunks[at].kind == CHUNK_DATE && !is_limit(s, at) && !is_adnominal(s, at);
    for (uint32_t at = clause->verb + 1; dated && !after && at + 1 < chunk; at++) {
        mw_str word = mw_str_sub(s->text, s->tokens[s->chunks[at].first].start, s->tokens[s->chunks[at].first].end);
        after = (s->chunks[at].kind == CHUNK_PREP || s->chunks[at].kind == CHUNK_SUB) &&
                s->chunks[at + 1].kind == CHUNK_NOUN &&
                (mw_str_equal_fold(word, MW_STR("after")) || mw_str_equal_fold(word, MW_STR("following")));
    }
    return after;
}

/* The last date before the verb, or the first after it. */
static mw_str date_of(const mw_event_work *work, const mw_clause *clause, bool said)
{
    const mw_syntax *s = &work->syntax;
    mw_str best = MW_NONE;
    for (uint32_t at = head_of_sentence(s, clause); at < clause->end && at < s->chunk_count; at++) {
        bool another = at > clause->verb + 1 && s->chunks[at].kind == CHUNK_VERB && s->chunks[at - 1].kind == CHUNK_NOUN &&
                       !(s->chunks[at].traits & VERB_INFINITIVE);
        if (another)
            break; /* received X under a deal signed in 2018 */
        if (s->chunks[at].kind != CHUNK_DATE || is_limit(s, at) || is_adnominal(s, at) || !is_beside(s, clause, at) ||
            (said && is_far(work, clause, at)) || is_of_former(work, clause, at))
            continue;
        mw_str value = value_of(work, at);
        if (value.data)
            best = value;
        if (value.data && at > clause->verb)
            break;
    }
    return best;
}

mw_str mw_phrase_date(const mw_event_work *work, uint32_t first, uint32_t end)
{
    const mw_syntax *s = &work->syntax;
    for (uint32_t at = first; at < end && at < s->chunk_count; at++) {
        bool date = s->chunks[at].kind == CHUNK_DATE && !is_limit(s, at) && !is_adnominal(s, at);
        mw_str value = date ? value_of(work, at) : MW_NONE;
        if (value.data)
            return value;
    }
    return MW_NONE;
}

/* "in March, WHEN he met X": the date before it is that of the clause. */
static mw_str moment_of(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    uint32_t at = clause->first;
    mw_hit hit;
    if (at > 0 && (s->chunks[at - 1].kind == CHUNK_SUB || s->chunks[at - 1].kind == CHUNK_REL))
        at--; /* the conjunction may stand in the clause or before it */
    if (!mw_follows(work, MW_EVENT_MOMENT) || at == 0 || at >= s->chunk_count ||
        !mw_lexicon_match_exact(work->verbs, s->tokens + s->chunks[at].first, 1, &hit) ||
        !(mw_row_names(hit.row, &work->bonds) & BONDS_MOMENT))
        return MW_NONE;
    at -= s->chunks[at - 1].kind == CHUNK_COMMA;
    return at > 0 && s->chunks[at - 1].kind == CHUNK_DATE ? value_of(work, at - 1) : MW_NONE;
}

/* "ON FRIDAY the assembly called for a ceasefire and | urged both sides to talk": the date at the head of the sentence is
 * of all that is joined to its verb. */
static mw_str date_of_joined(const mw_event_work *work, const mw_clause *clause)
{
    const mw_syntax *s = &work->syntax;
    uint32_t date = mw_syntax_kind(s, 0) == CHUNK_PREP ? 1 : 0;
    if (mw_syntax_kind(s, date) != CHUNK_DATE || clause->verb < 2 || s->chunks[clause->verb - 1].kind != CHUNK_CONJ ||
        is_limit(s, date) || is_adnominal(s, date) || !mw_follows(work, MW_EVENT_JOINED_DATE))
        return MW_NONE;
    for (uint32_t at = date + 1; at < clause->verb; at++)
        if (s->chunks[at].kind == CHUNK_REL || s->chunks[at].kind == CHUNK_SUB || s->chunks[at].kind == CHUNK_DATE)
            return MW_NONE;
    return value_of(work, date);
}

mw_str mw_clause_date(const mw_event_work *work, const mw_clause *clause, bool momentary, bool said)
{
    mw_str date = date_of(work, clause, said);
    if (!date.data)
        date = date_of_joined(work, clause);
    mw_str published = mw_article_head(work->article)->published;
    bool now = clause->traits & VERB_PROGRESSIVE && !(clause->traits & (VERB_PAST | VERB_PERFECT | VERB_INFINITIVE));
    if (!date.data && momentary && now && published.len >= 10 && mw_follows(work, MW_EVENT_OF_TODAY))
        return mw_str_sub(published, 0, 10);
    return date.data ? date : moment_of(work, clause);
}

static mw_str place_of_noun(const mw_event_work *work, uint32_t noun)
{
    const mw_chunk *chunk = &work->syntax.chunks[noun];
    uint32_t end, mention = mw_mention_ending(work->article, chunk->head);
    bool site = false; /* in Myanmar's capital, in the Cambodian capital; but not "in Myanmar's place" */
    if (mention == MW_NO_INDEX) {
        const mw_row *row = mw_noun_row(work, noun, &end);
        site = row && mw_row_has(row, "class", "site") && !mw_row_has(row, "class", "craft");
        mention = site ? mw_mention_of_phrase(work->article, chunk->first, chunk->end) : MW_NO_INDEX;
    }
    if (mention == MW_NO_INDEX || mw_is_in_compound(work, mention))
        return MW_NONE;
    mw_entity_type type = work->layers->entities[mention].type;
    if (type != MW_PLACE && !(site && type == MW_GROUP))
        return MW_NONE;
    return work->layers->entities[mention].entity;
}

/* "in the capital, Naypyidaw": what stands behind the comma is the name of it. */
static mw_str place_at(const mw_event_work *work, uint32_t noun)
{
    const mw_syntax *s = &work->syntax;
    if (noun + 2 < s->chunk_count && s->chunks[noun + 1].kind == CHUNK_COMMA &&
        s->chunks[noun + 2].kind == CHUNK_NOUN &&
        mw_mention_ending(work->article, s->chunks[noun].head) == MW_NO_INDEX &&
        mw_follows(work, MW_EVENT_NAME_OF_PLACE)) {
        mw_str place = place_of_noun(work, noun + 2);
        if (place.data)
            return place;
    }
    return place_of_noun(work, noun);
}

/* "Police in Chad killed …": a place may hang on the subject, but not behind a comma. */
static uint32_t end_of_subject(const mw_syntax *s, const mw_clause *clause)
{
    uint32_t at = clause->first;
    while (at < clause->verb && s->chunks[at].kind != CHUNK_COMMA && s->chunks[at].kind != CHUNK_REL &&
           s->chunks[at].kind != CHUNK_VERB)
        at++;
    return at;
}

mw_str mw_clause_place(const mw_event_work *work, const mw_clause *clause, bool said)
{
    const mw_syntax *s = &work->syntax;
    for (int pass = 0; pass < 2; pass++) {
        uint32_t from = pass ? head_of_sentence(s, clause) : clause->verb + 1;
        uint32_t end = pass ? end_of_subject(s, clause) : clause->end;
        for (uint32_t at = from; at + 1 < s->chunk_count && at < end; at++) {
            bool in = s->chunks[at].kind == CHUNK_PREP && mw_syntax_word_of(s, at) & WORD_PLACE;
            bool far = said && !pass && mw_follows(work, MW_EVENT_FAR_PLACE) && at != clause->verb + 1 &&
                       s->chunks[at - 1].kind != CHUNK_DATE; /* "condemned the coup in Myanmar" */
            if (!in || far || s->chunks[at + 1].kind != CHUNK_NOUN || is_of_former(work, clause, at))
                continue;
            mw_str place = place_at(work, at + 1);
            if (place.data)
                return place;
        }
    }
    return MW_NONE;
}

mw_str mw_phrase_place(const mw_event_work *work, uint32_t first, uint32_t end)
{
    const mw_syntax *s = &work->syntax;
    for (uint32_t at = first; at + 1 < s->chunk_count && at + 1 < end; at++) {
        bool in = s->chunks[at].kind == CHUNK_PREP && mw_syntax_word_of(s, at) & WORD_PLACE;
        mw_str place = in && s->chunks[at + 1].kind == CHUNK_NOUN ? place_at(work, at + 1) : MW_NONE;
        if (place.data)
            return place;
    }
    return MW_NONE;
}
