/* SPDX-License-Identifier: MIT */
/* Who the noun phrase beside a cue is. A name at its end is the speaker. A common noun speaks for
 * the body named beside it only where the noun says so (a UN spokesman, Russia's foreign ministry,
 * United Nations experts); everybody else -- a diplomat, residents, "X and Y" -- is nobody in
 * particular: the words are kept, the entity is not known. */
#include "quotes/quotes_impl.h"
#include "quotes/people.h"

enum { HEAD_WORDS = 3, BY_REACH = 8, NAMES_LOOKED_AT = 1000 };

static const struct {
    const char *name;
    mw_head_kind kind;
} KINDS[] = {
    {"voice", MW_HEAD_VOICE}, {"state", MW_HEAD_STATE}, {"body", MW_HEAD_BODY},
    {"staff", MW_HEAD_STAFF}, {"paper", MW_HEAD_PAPER}, {"person", MW_HEAD_PERSON},
    {"thing", MW_HEAD_THING},
};

mw_head_kind mw_phrase_kind(const mw_talk *talk, const mw_phrase *phrase, mw_hit *hit)
{
    uint32_t longest =
        phrase->end - phrase->first < HEAD_WORDS ? phrase->end - phrase->first : HEAD_WORDS;
    for (uint32_t length = longest; length > 0; length--) {
        if (!mw_lexicon_match_exact(talk->speakers, &talk->tokens[phrase->end - length], length,
                                    hit))
            continue;
        mw_str kind = mw_row_get(hit->row, "kind");
        for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
            if (mw_str_is(kind, KINDS[i].name))
                return KINDS[i].kind;
    }
    return MW_HEAD_UNKNOWN;
}

bool mw_is_paper(const mw_talk *talk, uint32_t token)
{
    mw_phrase one = {.first = token, .end = token + 1};
    mw_hit hit;
    if (mw_is(talk, token, MW_W(MEDIUM)))
        return !mw_is(talk, token, MW_W(COINED));
    return mw_is_content(talk, token) && mw_phrase_kind(talk, &one, &hit) == MW_HEAD_PAPER;
}

/* Whoever can be cited: somebody named, or a noun of the table. "citing concerns" names nobody. */
static bool may_be_cited(const mw_talk *talk, const mw_phrase *phrase)
{
    mw_hit hit;
    mw_head_kind kind = mw_phrase_kind(talk, phrase, &hit);
    return talk->mention[phrase->end - 1] != MW_NO_INDEX
               ? mw_may_speak(talk, phrase)
               : kind != MW_HEAD_UNKNOWN && kind != MW_HEAD_THING;
}

/* A noun for those who act, and no weapon of theirs. */
static bool is_somebody(const mw_talk *talk, uint32_t token)
{
    mw_hit hit;
    return mw_lexicon_match_exact(talk->agents, &talk->tokens[token], 1, &hit) &&
           !mw_str_is(mw_row_get(hit.row, "kind"), "weapon");
}

bool mw_may_speak(const mw_talk *talk, const mw_phrase *phrase)
{
    mw_hit hit;
    uint32_t last = phrase->end - 1, mention;
    if (mw_is(talk, last, MW_W(UNBRACKET))) /* the World Union (WU) */
        while (last > phrase->first && !mw_is(talk, last + 1, MW_W(BRACKET)))
            last--;
    mention = talk->mention[last];
    if (mention != MW_NO_INDEX) {
        mw_entity_type type = talk->layers->entities[mention].type;
        return type != MW_EVENT && type != MW_OTHER;
    }
    if (mw_is(talk, last, MW_W(SUBJ) | MW_W(POSS)))
        return true;
    mw_head_kind kind = mw_phrase_kind(talk, phrase, &hit);
    if (kind != MW_HEAD_UNKNOWN)
        return kind != MW_HEAD_THING;
    for (uint32_t i = phrase->first; i <= last; i++)
        if (mw_is_paper(talk, i) || is_somebody(talk, i)) /* the study of the status of children */
            return true;
    bool name = (talk->tokens[last].shape & MW_CAPITAL) &&
                (!(talk->tokens[last].shape & MW_SENTENCE_FIRST) || !talk->tokens[last].form);
    return name || mw_is(talk, last, MW_W(DET)); /* some, both */
}

#define TYPE(type) (1u << (type))
enum { BODIES = TYPE(MW_ORG), LANDS = TYPE(MW_PLACE) | TYPE(MW_GROUP) };

/* A people, or a place that is a country: the police of a town speak for the town no more than for
 * anybody. */
static bool is_country(const mw_talk *talk, uint32_t at)
{
    if (talk->layers->entities[talk->mention[at]].type != MW_PLACE)
        return true;
    uint32_t first = mw_mention_first(talk, at), end = mw_mention_end(talk, at);
    mw_hit hit;
    return mw_lexicon_match_exact(mw_model_lexicon(talk->model, "countries"), &talk->tokens[first],
                                  end - first, &hit);
}

/* The last mention of one of the types between two tokens, of places only countries; MW_NO_INDEX:
 * none. */
static uint32_t named_in(const mw_talk *talk, uint32_t first, uint32_t end, unsigned types)
{
    for (uint32_t i = end; i-- > first;) {
        uint32_t mention = talk->mention[i];
        if (mw_is(talk, i + 1, MW_W(HYPHEN)))
            continue; /* the Paris-based group, the U.S.-led force */
        if (mention != MW_NO_INDEX && (TYPE(talk->layers->entities[mention].type) & types) &&
            mw_holds(talk, MW_QR_COUNTRY, is_country(talk, i), i, i + 1))
            return mention;
    }
    return MW_NO_INDEX;
}

static bool has_state_word(const mw_talk *talk, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        mw_phrase upto = {.first = first, .end = i + 1};
        mw_hit hit;
        if (mw_phrase_kind(talk, &upto, &hit) == MW_HEAD_STATE)
            return true;
    }
    return false;
}

static uint32_t past_article(const mw_talk *talk, uint32_t first, uint32_t end)
{
    return first + 1 < end && mw_is(talk, first, MW_W(DET)) && talk->mention[first] == MW_NO_INDEX
               ? first + 1
               : first;
}

static bool take(const mw_talk *talk, uint32_t mention, mw_span span, mw_speaker *speaker)
{
    if (mention == MW_NO_INDEX)
        return false;
    const mw_entity *entity = &talk->layers->entities[mention];
    if (entity->type == MW_EVENT || !entity->entity.data)
        return false;
    speaker->entity = entity->entity;
    speaker->type = entity->type;
    speaker->span = span;
    return true;
}

/* The name that a phrase ends with: "Foreign Minister [Prak Sokhonn]", "the [UN] (UN)". */
static bool take_name(const mw_talk *talk, const mw_phrase *phrase, mw_speaker *speaker)
{
    uint32_t end = phrase->end;
    if (mw_is(talk, end - 1, MW_W(UNBRACKET)))
        while (end > phrase->first && !mw_is(talk, end, MW_W(BRACKET)))
            end--;
    if (end == phrase->first)
        return false;
    uint32_t mention = talk->mention[end - 1];
    if (mention == MW_NO_INDEX || mw_mention_end(talk, end - 1) > phrase->end)
        return false;
    const mw_entity *entity = &talk->layers->entities[mention];
    if (entity->type == MW_GROUP || entity->type == MW_OTHER)
        return false;
    speaker->sure = true;
    uint32_t first = mw_mention_first(talk, end - 1);
    bool another = entity->type == MW_PERSON && mw_title_contradicts(talk, first, entity);
    if (mw_holds(talk, MW_QR_TITLE_CONTRADICTS, another, first, end)) {
        speaker->span = entity->span;
        return true; /* somebody of that name, but not known which */
    }
    return mw_holds(talk, MW_QR_NAMED, true, first, end) &&
           take(talk, mention, entity->span, speaker);
}

/* "the minister, [Sergey Lavrov], said": the aside is nothing but a person's name and titles; "the
 * agency, [TASS], said": a body's name where the noun is one for a body. */
static bool take_aside(const mw_talk *talk, const mw_phrase *phrase, mw_speaker *speaker)
{
    if (phrase->aside_first >= phrase->aside_end)
        return false;
    uint32_t last = phrase->aside_end - 1, mention = talk->mention[last];
    for (uint32_t i = phrase->aside_first; i <= last; i++)
        if (!mw_is_content(talk, i) && !mw_is(talk, i, MW_W(HYPHEN)))
            return false;
    mw_hit hit;
    mw_entity_type type = mention == MW_NO_INDEX ? MW_OTHER : talk->layers->entities[mention].type;
    bool fits =
        type == MW_PERSON || (type == MW_ORG && mw_phrase_kind(talk, phrase, &hit) == MW_HEAD_BODY);
    if (!fits || !mw_holds(talk, MW_QR_NAMED_ASIDE, true, phrase->aside_first, phrase->aside_end))
        return false;
    speaker->sure = true;
    return take(talk, mention, talk->layers->entities[mention].span, speaker);
}

/* ---- common nouns */

/* The phrase after the first preposition: [the ministry] in "a spokesman for the ministry". */
static bool second_phrase(const mw_talk *talk, const mw_phrase *phrase, mw_phrase *second)
{
    return phrase->full_end > phrase->end + 1 && mw_is(talk, phrase->end, MW_W(PREP)) &&
           mw_phrase_after(talk, phrase->end + 1, phrase->full_end, second);
}

/* A body, or the country whose organ it is. */
static uint32_t body_of(const mw_talk *talk, const mw_phrase *phrase)
{
    mw_hit hit;
    mw_head_kind kind = mw_phrase_kind(talk, phrase, &hit);
    uint32_t body = named_in(talk, phrase->first, phrase->end, BODIES);
    if (body != MW_NO_INDEX &&
        (kind == MW_HEAD_BODY || kind == MW_HEAD_STATE || talk->mention[phrase->end - 1] == body))
        return body;
    if (kind == MW_HEAD_STATE) {
        uint32_t land = named_in(talk, phrase->first, phrase->end, LANDS);
        mw_phrase of;
        if (land == MW_NO_INDEX && second_phrase(talk, phrase, &of) &&
            mw_talk_is(talk, phrase->end, "of"))
            land = named_in(talk, of.first, of.end, LANDS);
        return land;
    }
    uint32_t last = talk->mention[phrase->end - 1];
    bool is_land = last != MW_NO_INDEX && talk->layers->entities[last].type == MW_PLACE;
    return is_land ? last : MW_NO_INDEX;
}

/* A spokesman, and what he speaks for: before the noun, or after "for". */
static uint32_t spoken_for(const mw_talk *talk, const mw_phrase *phrase, bool voice)
{
    uint32_t body = named_in(talk, phrase->first, phrase->end, BODIES);
    if (body == MW_NO_INDEX && voice && has_state_word(talk, phrase->first, phrase->end))
        body = named_in(talk, phrase->first, phrase->end, LANDS);
    mw_phrase second;
    if (body != MW_NO_INDEX || !second_phrase(talk, phrase, &second))
        return body;
    mw_hit hit;
    bool organ = mw_phrase_kind(talk, &second, &hit) == MW_HEAD_STATE;
    bool for_land = voice && mw_talk_is(talk, phrase->end, "for");
    body = body_of(talk, &second);
    bool land = body != MW_NO_INDEX && talk->layers->entities[body].type == MW_PLACE;
    return land && !organ && !for_land ? MW_NO_INDEX
                                       : body; /* officials in Indonesia are nobody's */
}

/* seen, obtained, received: who has it did not write it */
static bool is_got(const mw_talk *talk, uint32_t i)
{
    mw_hit hit;
    return mw_lexicon_match_exact(talk->saying, &talk->tokens[i], 1, &hit) &&
           mw_row_names(hit.row, &talk->frames) & MW_FRAME_GETS;
}

/* A report published on Monday by X: what "by" names. */
static bool phrase_by(const mw_talk *talk, const mw_phrase *phrase, mw_phrase *by)
{
    for (uint32_t i = phrase->full_end; i + 1 < talk->count && i - phrase->full_end < BY_REACH;
         i++) {
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W_AUX | MW_W(SUBJ)))
            return false;
        if (mw_talk_is(talk, i, "by") && is_got(talk, i - 1))
            return false; /* documents seen by AFP */
        if (mw_talk_is(talk, i, "by"))
            return mw_phrase_after(talk, i + 1, talk->count, by);
    }
    return false;
}

/* "a Facebook post": the platform has not written it. */
static bool is_platform(const mw_talk *talk, uint32_t mention, const mw_phrase *phrase)
{
    uint32_t first = phrase->first;
    while (first < phrase->end && talk->mention[first] != mention)
        first++;
    return mw_holds(talk, MW_QR_PLATFORM, first < phrase->end && mw_is(talk, first, MW_W(MEDIUM)), first,
                    phrase->full_end);
}

/* The token behind a mention of the phrase. */
static uint32_t mention_end_of(const mw_talk *talk, uint32_t mention, const mw_phrase *phrase)
{
    for (uint32_t i = phrase->first; i < phrase->end; i++)
        if (talk->mention[i] == mention)
            return mw_mention_end(talk, i);
    return phrase->end;
}

/* A report, and whose it is: "Amnesty's report", "a statement from the ministry". */
static uint32_t author_of(const mw_talk *talk, const mw_phrase *phrase)
{
    uint32_t body = named_in(talk, phrase->first, phrase->end, BODIES);
    if (body != MW_NO_INDEX && !is_platform(talk, body, phrase))
        return body;
    uint32_t owner = named_in(talk, phrase->first, phrase->end, TYPE(MW_PERSON));
    if (owner != MW_NO_INDEX)
        return owner;
    uint32_t land = named_in(talk, phrase->first, phrase->end, LANDS);
    if (land != MW_NO_INDEX && mw_is(talk, mention_end_of(talk, land, phrase), MW_W(OWNER)))
        return land; /* Brunei's statement */
    mw_phrase second;
    mw_hit hit;
    if (phrase_by(talk, phrase, &second))
        return body_of(talk, &second);
    if (!second_phrase(talk, phrase, &second))
        return MW_NO_INDEX;
    uint32_t last = talk->mention[second.end - 1];
    if (last != MW_NO_INDEX && talk->layers->entities[last].type == MW_PERSON &&
        !mw_talk_is(talk, phrase->end, "of"))
        return last;
    uint32_t body_after =
        mw_talk_is(talk, phrase->end, "on") ? MW_NO_INDEX : body_of(talk, &second);
    bool is_body =
        body_after != MW_NO_INDEX && (mw_phrase_kind(talk, &second, &hit) == MW_HEAD_STATE ||
                                      talk->layers->entities[body_after].type != MW_PLACE);
    return is_body ? body_after : MW_NO_INDEX; /* reports from a town are nobody's */
}

/* The mention that a rule finds, if any and if it is switched on. */
static uint32_t found_by(const mw_talk *talk, mw_quote_rule rule, uint32_t mention,
                         const mw_phrase *phrase)
{
    bool holds = mw_holds(talk, rule, mention != MW_NO_INDEX, phrase->first, phrase->full_end);
    return holds ? mention : MW_NO_INDEX;
}

/* Whom a common noun at the head of a phrase speaks for, or who it is. */
static uint32_t find_noun(const mw_talk *talk, const mw_phrase *phrase)
{
    mw_hit hit;
    uint32_t body;
    switch (mw_phrase_kind(talk, phrase, &hit)) {
    case MW_HEAD_VOICE:
        return found_by(talk, MW_QR_SPOKESMAN, spoken_for(talk, phrase, true), phrase);
    case MW_HEAD_STAFF:
        return hit.form & MW_PLURAL
                   ? found_by(talk, MW_QR_SPOKESMAN, spoken_for(talk, phrase, false), phrase)
                   : MW_NO_INDEX;
    case MW_HEAD_STATE:
    case MW_HEAD_BODY:
        body = found_by(talk, MW_QR_ORGAN, body_of(talk, phrase), phrase);
        return body != MW_NO_INDEX
                   ? body
                   : found_by(talk, MW_QR_DESCRIBED, mw_described(talk, phrase, MW_ORG), phrase);
    case MW_HEAD_PAPER:
        return found_by(talk, MW_QR_AUTHOR, author_of(talk, phrase), phrase);
    case MW_HEAD_PERSON:
        return found_by(talk, MW_QR_DESCRIBED, mw_described(talk, phrase, MW_PERSON), phrase);
    default:
        return MW_NO_INDEX;
    }
}

static bool take_noun(const mw_talk *talk, const mw_phrase *phrase, mw_speaker *speaker)
{
    uint32_t mention = find_noun(talk, phrase),
             first = past_article(talk, phrase->first, phrase->end);
    return take(talk, mention, mw_talk_span(talk, first, phrase->full_end), speaker);
}

/* A capitalised word that no stage took for a name, but that ends the name of exactly one person of
 * the article: "Wilkins said" where Kristen Wilkins is known. Beside it stands nothing but a title.
 */
static bool take_surname(const mw_talk *talk, const mw_phrase *phrase, mw_speaker *speaker)
{
    uint32_t last = phrase->end - 1;
    bool lone = phrase->end == phrase->full_end && talk->mention[last] == MW_NO_INDEX &&
                (talk->tokens[last].shape & (MW_WORD | MW_CAPITAL)) == (MW_WORD | MW_CAPITAL) &&
                (phrase->first == last ||
                 (phrase->first + 1 == last && mw_is(talk, phrase->first, MW_W(TITLE))));
    if (!lone)
        return false;
    mw_str word = mw_talk_word(talk, last);
    const mw_entity *only = NULL;
    for (size_t i = 0; i < talk->layers->entity_count && i < NAMES_LOOKED_AT; i++) {
        const mw_entity *entity = &talk->layers->entities[i];
        bool ends = entity->type == MW_PERSON && entity->name.len > word.len &&
                    mw_str_ends(entity->name, word) &&
                    entity->name.data[entity->name.len - word.len - 1] == ' ' &&
                    entity->entity.data;
        if (ends && only && !mw_str_equal(only->entity, entity->entity))
            return false;
        only = ends ? entity : only;
    }
    if (!mw_holds(talk, MW_QR_SURNAME, only != NULL, phrase->first, phrase->end))
        return false;
    speaker->entity = only->entity;
    speaker->type = MW_PERSON;
    speaker->span = mw_talk_span(talk, last, last + 1);
    return true;
}

/* Nobody whose name is known: the words alone. Of "Foreign Minister Foo Bar" with an unknown name
 * only the name. */
static void keep_words(const mw_talk *talk, const mw_phrase *phrase, mw_speaker *speaker)
{
    uint32_t first = phrase->end;
    mw_hit hit;
    while (first > phrase->first && (talk->tokens[first - 1].shape & MW_CAPITAL) &&
           talk->mention[first - 1] == MW_NO_INDEX && mw_is_content(talk, first - 1) &&
           !mw_is(talk, first - 1, MW_W(TITLE)) &&
           !mw_lexicon_match_exact(talk->speakers, &talk->tokens[first - 1], 1, &hit))
        first--;
    bool name = first < phrase->end && phrase->end == phrase->full_end && !phrase->joint;
    speaker->span =
        mw_talk_span(talk, name ? first : phrase->first, name ? phrase->end : phrase->full_end);
}

void mw_name_phrase(const mw_talk *talk, const mw_phrase *phrase, mw_speaker *speaker)
{
    *speaker = (mw_speaker){0};
    if (phrase->first >= phrase->end)
        return;
    if (mw_holds(talk, MW_QR_UNCLEAN, !phrase->clean, phrase->first, phrase->end))
        return;
    bool one = phrase->end == phrase->first + 1 && talk->mention[phrase->first] == MW_NO_INDEX;
    const mw_work STANDS =
        MW_W(MASC) | MW_W(FEM) | MW_W(PLURAL) | MW_W(THING) | MW_W(FIRST) | MW_W(SECOND);
    if (one && mw_is(talk, phrase->first, MW_W(SUBJ) | MW_W(POSS)) &&
        mw_is(talk, phrase->first, STANDS)) {
        speaker->pronoun = true;
        speaker->span = mw_talk_span(talk, phrase->first, phrase->end);
        return;
    }
    bool joint = mw_holds(talk, MW_QR_JOINT, phrase->joint, phrase->first, phrase->full_end);
    if (joint || !(take_name(talk, phrase, speaker) || take_aside(talk, phrase, speaker) ||
                   take_noun(talk, phrase, speaker) || take_surname(talk, phrase, speaker)))
        keep_words(talk, phrase, speaker);
}

/* "TASS reported, citing Y"; "according to AFP, citing Y": Y said it, and the one before only
 * passes it on. */
static void name_cited(const mw_talk *talk, mw_cues *cues, uint32_t index)
{
    const mw_cue *citing = &cues->items[index];
    mw_cue *cue = index ? &cues->items[index - 1] : NULL;
    mw_phrase source;
    mw_speaker who;
    bool beside = cue && cue->sentence == citing->sentence && citing->kind == MW_CUE_PARTICIPLE &&
                  (citing->frame & MW_FRAME_RELAY) && mw_is(talk, citing->group - 1, MW_W(COMMA)) &&
                  (cue->kind == MW_CUE_FINITE || cue->kind == MW_CUE_PREP);
    if (!beside || !mw_phrase_after(talk, citing->end, citing->ceiling, &source) ||
        !may_be_cited(talk, &source) ||
        !mw_holds(talk, MW_QR_QUOTED_BY, true, citing->first, source.end))
        return;
    mw_name_phrase(talk, &source, &who);
    cue->via = cue->speaker.entity;
    cue->speaker = who;
    cue->cites = true;
}

bool mw_name_speakers(const mw_talk *talk, mw_cues *cues, mw_error *err)
{
    mw_people people;
    if (!mw_people_open(&people, talk, err))
        return false;
    for (uint32_t i = 0; i < cues->count; i++) {
        mw_cue *cue = &cues->items[i];
        if (cue->same_as != MW_NO_INDEX)
            cue->speaker = cues->items[cue->same_as].speaker;
        else
            mw_name_phrase(talk, &cue->subject, &cue->speaker);
        mw_speaker relay;
        mw_name_phrase(talk, &cue->relay, &relay);
        cue->via = relay.entity;
        name_cited(talk, cues, i);
        if (cue->speaker.pronoun && !cue->speaker.entity.data)
            mw_resolve_pronoun(&people, cues, i);
    }
    mw_people_close(&people);
    return true;
}
