/* SPDX-License-Identifier: MIT */
/* Whose words a whole utterance in marks is when no word of saying stands in its own sentence: the
 * attribution that it goes on from, the sentence before, "he added" after it, a name and a colon
 * before or a dash and a name after it, the paragraph before. Each only under conditions that
 * leave one candidate; else the quotation stands without a speaker. */
#include "quotes/quotes_impl.h"

enum { BARE_MIN = 4, LABEL_REACH = 20 };

/* A quotation whose speaker is named, with no word of saying of its own. */
static void name_speaker(mw_reading *r, uint32_t p, mw_speaker who, const char *rule)
{
    r->said[p] = (mw_said){.is_quote = true,
                           .kind = MW_DIRECT,
                           .cue = MW_NO_INDEX,
                           .continues = MW_NO_INDEX,
                           .speaker = who,
                           .rule = rule,
                           .grade = MW_WEAK};
}

static mw_speaker speaker_of(const mw_talk *talk, uint32_t mention)
{
    const mw_entity *entity = &talk->layers->entities[mention];
    return (mw_speaker){.entity = entity->entity, .span = entity->span, .type = entity->type};
}

static bool is_person(const mw_talk *talk, uint32_t mention)
{
    return mention != MW_NO_INDEX && talk->layers->entities[mention].type == MW_PERSON &&
           talk->layers->entities[mention].entity.data;
}

/* What went before may be no quotation: then it lends nothing, and not the first cue of the article. */
static void go_on(mw_reading *r, uint32_t p, uint32_t from, bool continues, const char *rule,
                  mw_grade grade)
{
    const mw_said *earlier = &r->said[from];
    r->said[p] = (mw_said){.is_quote = true,
                           .kind = MW_DIRECT,
                           .cue = earlier->is_quote ? earlier->cue : MW_NO_INDEX,
                           .speaker = earlier->speaker,
                           .continues = continues ? from : MW_NO_INDEX,
                           .rule = rule,
                           .grade = grade};
}

static void lend(mw_reading *r, uint32_t p, uint32_t cue, const char *rule)
{
    r->said[p] = (mw_said){.is_quote = true,
                           .kind = MW_DIRECT,
                           .cue = cue,
                           .continues = MW_NO_INDEX,
                           .speaker = r->cues->items[cue].speaker,
                           .rule = rule,
                           .grade = MW_WEAK};
}

/* The only speaker of the cues in tokens [first, end), the last of them; MW_NO_INDEX when there are
 * two, or one who is not known. */
static uint32_t one_speaker(const mw_reading *r, uint32_t first, uint32_t end)
{
    uint32_t found = MW_NO_INDEX;
    for (uint32_t i = mw_cue_from(r->cues, end); i-- > 0 && r->cues->items[i].first >= first;) {
        const mw_cue *cue = &r->cues->items[i];
        if (cue->subject.relative || cue->kind == MW_CUE_NOUN || cue->kind == MW_CUE_PREP)
            continue;
        if (!cue->speaker.entity.data)
            return MW_NO_INDEX;
        if (found != MW_NO_INDEX &&
            !mw_str_equal(r->cues->items[found].speaker.entity, cue->speaker.entity))
            return MW_NO_INDEX;
        found = found == MW_NO_INDEX ? i : found;
    }
    return found;
}

static uint32_t paragraph_of(const mw_talk *talk, uint32_t token)
{
    return talk->layers->sentences[mw_sentence_of(talk, token)].paragraph;
}

/* Whether no other than the speaker of `said` speaks between two tokens. */
static bool nobody_between(const mw_reading *r, const mw_said *said, uint32_t first, uint32_t end)
{
    const mw_cues *cues = r->cues;
    for (uint32_t i = mw_cue_from(cues, first); i < cues->count && cues->items[i].first < end;
         i++) {
        const mw_cue *cue = &cues->items[i];
        bool same = said->cue != MW_NO_INDEX && cues->items[said->cue].sentence == cue->sentence;
        bool said_nothing = cue->clause_first == cue->clause_end && !cue->marked &&
                            (cue->subject.relative || (same && cue->speaker.pronoun));
        if (i == said->cue ||
            (said->cue != MW_NO_INDEX && cue->same_as == said->cue) || /* said a diplomat, adding */
            said_nothing || /* who asked not to be named, in the flat she shares */
            (said->speaker.entity.data && mw_str_equal(cue->speaker.entity, said->speaker.entity)))
            continue;
        return false;
    }
    return true;
}

/* “…,” X said. “…”: the same paragraph goes on, and nobody else has spoken in between. */
static bool say_from_pair_before(mw_reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t open = talk->pairs[p].open, before = mw_pair_before(talk, p);
    if (before == MW_NO_INDEX || !r->said[before].is_quote)
        return false;
    const mw_said *said = &r->said[before];
    uint32_t end = mw_pair_past(talk, &talk->pairs[before]);
    if (paragraph_of(talk, end - 1) != paragraph_of(talk, open) ||
        !nobody_between(r, said, end, open) ||
        !mw_holds(talk, MW_QR_GOES_ON, true, open, talk->pairs[p].close))
        return false;
    bool next = mw_sentence_of(talk, open) <= mw_sentence_of(talk, end - 1) + 1;
    bool across = said->cue != MW_NO_INDEX && said->kind == MW_DIRECT && next;
    go_on(r, p, before, across, "quote-goes-on", across ? MW_STRONG : MW_WEAK);
    return true;
}

/* He was blunt. “…” or X said in a statement: (end of line) “…” */
static bool say_from_sentence_before(mw_reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t sentence = mw_sentence_of(talk, talk->pairs[p].open);
    if (sentence == 0)
        return false;
    const mw_sentence *before = &talk->layers->sentences[sentence - 1];
    bool colon = mw_is(talk, before->token_end - 1, MW_W(COLON) | MW_W(COMMA));
    if (!colon && before->paragraph != talk->layers->sentences[sentence].paragraph)
        return false;
    uint32_t cue = one_speaker(r, before->token_first, before->token_end);
    if (!mw_holds(talk, MW_QR_SENTENCE_BEFORE, cue != MW_NO_INDEX, before->token_first,
                  talk->pairs[p].close))
        return false;
    lend(r, p, cue, colon ? "quote-led" : "quote-after-report");
    return true;
}

/* X was blunt. “…”: the one person of the sentence before, and its subject. */
static bool say_from_subject_before(mw_reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t sentence = mw_sentence_of(talk, talk->pairs[p].open);
    const mw_sentence *before = &talk->layers->sentences[sentence ? sentence - 1 : 0];
    mw_phrase subject;
    mw_speaker who = {0};
    if (sentence == 0 || before->paragraph != talk->layers->sentences[sentence].paragraph ||
        mw_cue_from(r->cues, before->token_first) != mw_cue_from(r->cues, before->token_end) ||
        talk->pair[before->token_first] != MW_NO_INDEX ||
        !mw_main_subject(talk, before->token_first, before->token_end, &subject))
        return false;
    mw_name_phrase(talk, &subject, &who);
    if (!who.entity.data || who.type != MW_PERSON)
        return false;
    for (uint32_t i = before->token_first; i < before->token_end; i++)
        if (talk->mention[i] != MW_NO_INDEX &&
            talk->layers->entities[talk->mention[i]].type == MW_PERSON &&
            !mw_str_equal(talk->layers->entities[talk->mention[i]].entity, who.entity))
            return false;
    if (!mw_holds(talk, MW_QR_SUBJECT_BEFORE, true, subject.first, talk->pairs[p].close))
        return false;
    name_speaker(r, p, who, "quote-after-subject");
    return true;
}

/* “…” He added: “…” */
static bool say_from_more(mw_reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t after = mw_pair_past(talk, &talk->pairs[p]), i = mw_cue_from(r->cues, after);
    if (after >= talk->count || i >= r->cues->count)
        return false;
    const mw_cue *cue = &r->cues->items[i];
    bool next = cue->sentence == mw_sentence_of(talk, after) &&
                paragraph_of(talk, after) == paragraph_of(talk, talk->pairs[p].open) &&
                cue->left == after;
    next = next && (cue->frame & MW_FRAME_MORE) && cue->speaker.entity.data;
    if (mw_holds(talk, MW_QR_BEFORE_MORE, next, cue->first, cue->end))
        lend(r, p, i, "quote-before-more");
    return r->said[p].is_quote;
}

/* The first and last token of a paragraph. */
static void tokens_of(const mw_talk *talk, uint32_t paragraph, uint32_t *first, uint32_t *end)
{
    const mw_paragraph *at = &talk->layers->paragraphs[paragraph];
    *first = talk->layers->sentences[at->sentence_first].token_first;
    *end = talk->layers->sentences[at->sentence_end - 1].token_end;
}

/* Whether the last sentence of a paragraph holds a cue, or words in marks, of the speaker. */
static bool has_last_word(const mw_reading *r, uint32_t paragraph, mw_str speaker, uint32_t p)
{
    const mw_talk *talk = r->talk;
    const mw_sentence *last =
        &talk->layers->sentences[talk->layers->paragraphs[paragraph].sentence_end - 1];
    uint32_t cue = mw_cue_from(r->cues, last->token_first), before = mw_pair_before(talk, p);
    if (cue < r->cues->count && r->cues->items[cue].first < last->token_end)
        return true;
    return before != MW_NO_INDEX && mw_pair_past(talk, &talk->pairs[before]) > last->token_first &&
           r->said[before].is_quote && mw_str_equal(r->said[before].speaker.entity, speaker);
}

/* A paragraph that is nothing but a quotation goes on from the one before when that ended with the
 * words of its only speaker, or was such a paragraph itself. */
static bool say_from_paragraph_before(mw_reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    const mw_pair *pair = &talk->pairs[p];
    uint32_t paragraph = paragraph_of(talk, pair->open), first, end,
             before = mw_pair_before(talk, p);
    tokens_of(talk, paragraph, &first, &end);
    bool alone =
        pair->open == first && mw_pair_past(talk, pair) >= end - mw_is(talk, end - 1, MW_W(STOP));
    alone = alone && paragraph > 0 && talk->layers->paragraphs[paragraph - 1].kind == MW_BODY;
    if (!mw_holds(talk, MW_QR_PARAGRAPH_BEFORE, alone, pair->open + 1, pair->close))
        return false;
    tokens_of(talk, paragraph - 1, &first, &end);
    uint32_t cue = one_speaker(r, first, end);
    if (cue != MW_NO_INDEX && r->cues->items[cue].speaker.type == MW_PERSON &&
        has_last_word(r, paragraph - 1, r->cues->items[cue].speaker.entity, p)) {
        lend(r, p, cue, "quote-paragraph");
        return true;
    }
    bool chain = before != MW_NO_INDEX && talk->pairs[before].open == first &&
                 r->said[before].is_quote && r->said[before].speaker.entity.data &&
                 mw_pair_past(talk, &talk->pairs[before]) + 1 >= end;
    if (chain)
        go_on(r, p, before, false, "quote-paragraph", MW_WEAK);
    return chain;
}

/* “…” -- X, at the end of its paragraph. */
static bool say_from_signature(mw_reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t dash = mw_pair_past(talk, &talk->pairs[p]), name = dash + 1;
    if (!mw_is(talk, dash, MW_W(DASH)) || name >= talk->count ||
        !is_person(talk, talk->mention[name]))
        return false;
    uint32_t end = mw_mention_end(talk, name);
    if (end < talk->count && paragraph_of(talk, end) == paragraph_of(talk, dash) &&
        !mw_is(talk, end, MW_W(COMMA)))
        return false;
    if (!mw_holds(talk, MW_QR_SIGNED, true, name, end))
        return false;
    name_speaker(r, p, speaker_of(talk, talk->mention[name]), "quote-signed");
    return true;
}

static bool is_verb(const mw_talk *talk, uint32_t i)
{
    if (mw_is(talk, i, MW_W_AUX | MW_W(SUBJ) | MW_W(THAT)))
        return !mw_is(talk, i, MW_W(OWNER));
    return mw_is_lower(talk, i) && (talk->tokens[i].form & (MW_PAST | MW_THIRD | MW_GERUND));
}

/* Jane Hill, 54, from Leeds: “…”: the sentence is a name, a colon and the words. */
static bool say_from_label(mw_reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t open = talk->pairs[p].open, name = MW_NO_INDEX;
    uint32_t first = talk->layers->sentences[mw_sentence_of(talk, open)].token_first;
    if (open < first + 2 || open - first > LABEL_REACH || !mw_is(talk, open - 1, MW_W(COLON)))
        return false;
    for (uint32_t i = first; i + 1 < open; i++) {
        if (is_verb(talk, i))
            return false;
        if (!is_person(talk, talk->mention[i]))
            continue;
        if (name != MW_NO_INDEX && name != talk->mention[i])
            return false; /* two names */
        name = talk->mention[i];
    }
    if (!mw_holds(talk, MW_QR_LABELLED, name != MW_NO_INDEX, first, open))
        return false;
    name_speaker(r, p, speaker_of(talk, name), "quote-labelled");
    return true;
}

void mw_say_from_neighbours(mw_reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    const mw_pair *pair = &talk->pairs[p];
    if (pair->resumes) {
        go_on(r, p, mw_pair_before(talk, p), true, "quote-runs-on", MW_STRONG);
        return;
    }
    if (mw_is(talk, pair->open - (pair->open > 0), MW_W(SEMICOLON)) && say_from_pair_before(r, p))
        return; /* “…”, X said; “…” */
    if (!pair->whole || say_from_label(r, p) || !mw_pair_begins(talk, pair))
        return;
    if (say_from_signature(r, p) || say_from_pair_before(r, p) || say_from_sentence_before(r, p) ||
        say_from_more(r, p) || say_from_subject_before(r, p) || say_from_paragraph_before(r, p))
        return;
    bool own_sentence = pair->runs_on || mw_sentence_ends_at(talk, mw_pair_past(talk, pair));
    if (own_sentence && pair->close - pair->open > BARE_MIN)
        name_speaker(r, p, (mw_speaker){0}, "quote-bare");
}
