/* SPDX-License-Identifier: MIT */
/* What stands in quotation marks: whose words, and whether words at all. First the cues of its own
 * sentence -- “…,” X said; X said: “…”; the vote was “a sham”, X said -- then, for a whole
 * utterance without any, its neighbours: the attribution that it goes on from, the sentence before,
 * "he added" after, the paragraph before. A fragment that no cue governs is no quotation. */
#include "annotate/quotes_impl.h"

enum { CUES_BACK = 6, GAP_MAX = 40, BARE_MIN = 4, LABEL_REACH = 20 };

typedef struct reading {
    mw_talk *talk;
    mw_cues *cues;
    mw_said *said;
} reading;

static uint32_t past(const mw_talk *talk, const mw_pair *pair)
{
    return pair->runs_on ? pair->close : pair->close + (pair->close < talk->count);
}

static uint32_t sentence_of(const mw_talk *talk, uint32_t token)
{
    return mw_article_sentence_at(talk->article, talk->tokens[token].start);
}

static uint32_t paragraph_of(const mw_talk *talk, uint32_t token)
{
    return talk->layers->sentences[sentence_of(talk, token)].paragraph;
}

/* The first cue that begins at or after a token. */
static uint32_t cue_from(const mw_cues *cues, uint32_t token)
{
    size_t low = 0, high = cues->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cues->items[middle].first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

/* ---- the look of it */

static bool starts_like_sentence(const mw_talk *talk, const mw_pair *pair)
{
    uint32_t first = pair->open + 1;
    while (first + 1 < pair->close && mw_is(talk, first, MW_W(MARK) | MW_W(STOP) | MW_W(BRACKET)))
        first++;
    return talk->tokens[first].shape & (MW_CAPITAL | MW_NUMBER) || pair->resumes;
}

static bool ends_like_sentence(const mw_talk *talk, const mw_pair *pair)
{
    uint32_t last = pair->close - 1;
    while (last > pair->open + 1 && mw_is(talk, last, MW_W(MARK)))
        last--;
    return pair->runs_on ||
           mw_is(talk, last, MW_W(STOP) | MW_W(COMMA) | MW_W(DASH) | MW_W(COLON) | MW_W(SEMICOLON));
}

/* The mark that opens is the first thing of its sentence, conjunctions aside. */
static bool begins_sentence(const mw_talk *talk, const mw_pair *pair)
{
    uint32_t first = talk->layers->sentences[sentence_of(talk, pair->open)].token_first;
    while (first < pair->open && mw_is(talk, first, MW_W(DASH) | MW_W(BRACKET)))
        first++;
    return first == pair->open;
}

static bool comma_follows(const mw_talk *talk, const mw_pair *pair)
{
    return !pair->runs_on && mw_is(talk, past(talk, pair), MW_W(COMMA) | MW_W(DASH));
}

static bool sentence_ends_at(const mw_talk *talk, uint32_t token)
{
    return token >= talk->count || mw_is(talk, token, MW_W(STOP)) ||
           talk->layers->sentences[sentence_of(talk, token)].token_first == token;
}

/* “Why?” and “Out!” may end before "he said" in the splitter's eyes. */
static bool ends_in_question(const mw_talk *talk, const mw_pair *pair)
{
    char mark = talk->text.data[talk->tokens[pair->close - 1].start];
    return mark == '?' || mark == '!';
}

static bool is_whole(const mw_talk *talk, const mw_pair *pair)
{
    if (!starts_like_sentence(talk, pair))
        return false;
    uint32_t after = past(talk, pair);
    return ends_like_sentence(talk, pair) || comma_follows(talk, pair) ||
           sentence_ends_at(talk, after) || mw_is(talk, after, MW_W(SEMICOLON));
}

/* A name: the song "…", so-called "…", dubbed "…". */
static bool is_coined(const mw_talk *talk, const mw_pair *pair)
{
    if (pair->open == 0)
        return false;
    uint32_t before = pair->open - 1;
    bool so_called = before > 1 && mw_is(talk, before - 1, MW_W(HYPHEN)) &&
                     mw_str_is(mw_talk_word(talk, before), "called");
    return so_called || (mw_is(talk, before, MW_W(COINED)) && pair->close - pair->open < 8) ||
           (mw_is(talk, before, MW_W(AS)) && before > 0 && mw_is(talk, before - 1, MW_W(COINED)));
}

/* "Not Ready to Go": two words or more, all that are not function words in capitals. */
static bool is_title(const mw_talk *talk, const mw_pair *pair)
{
    uint32_t capitals = 0;
    for (uint32_t i = pair->open + 1; i < pair->close; i++) {
        if (!(talk->tokens[i].shape & MW_WORD) || !mw_is_content(talk, i))
            continue;
        if (!(talk->tokens[i].shape & MW_CAPITAL))
            return false;
        capitals++;
    }
    return capitals > 1;
}

/* ---- cues of the same sentence */

/* Whether a cue can have words in marks as its statement: a whole utterance right beside it, or a
 * fragment within its clause or object. */
static bool may_carry(const mw_cue *cue, bool beside, bool whole)
{
    if (cue->frame & MW_FRAME_WEAK && !cue->subject.clean)
        return false;
    unsigned wanted = MW_FRAME_BARE | MW_FRAME_THAT;
    if (beside)
        wanted |= MW_FRAME_QUOTE;
    if (!whole || !beside)
        wanted |= MW_FRAME_FRAGMENT | MW_FRAME_NAME | MW_FRAME_AS;
    return (cue->frame & wanted) != 0;
}

/* “…,” X said / said X / according to X: the cue whose attribution follows the closing mark. */
static uint32_t cue_after(const reading *r, const mw_pair *pair)
{
    const mw_talk *talk = r->talk;
    if (pair->runs_on)
        return MW_NO_INDEX;
    uint32_t at = past(talk, pair);
    bool comma = comma_follows(talk, pair);
    bool closed = comma || ends_like_sentence(talk, pair);
    at += comma;
    uint32_t i = cue_from(r->cues, at);
    if (at >= talk->count || i >= r->cues->count)
        return MW_NO_INDEX;
    const mw_cue *cue = &r->cues->items[i];
    if (cue->sentence != sentence_of(talk, at) || !may_carry(cue, true, true) ||
        cue->kind == MW_CUE_PARTICIPLE || cue->kind == MW_CUE_NOUN || cue->same_as != MW_NO_INDEX)
        return MW_NO_INDEX;
    uint32_t left = cue->left;
    while (at < left && mw_is(talk, at, MW_W(ADV) | MW_W(DATE) | MW_W(AS)) &&
           talk->mention[at] == MW_NO_INDEX)
        at++;
    if (left != at || (!closed && !cue->inverted))
        return MW_NO_INDEX;
    bool new_sentence = cue->sentence != sentence_of(talk, pair->open) &&
                        talk->layers->sentences[cue->sentence].token_first == past(talk, pair);
    if (new_sentence && !(ends_in_question(talk, pair) && sentence_ends_at(talk, cue->start)))
        return MW_NO_INDEX; /* “Why?” X said it was late. */
    return i;
}

typedef enum gap { GAP_FAR, GAP_COMMA, GAP_COLON, GAP_NONE } gap;

/* What stands between a cue and the mark after it. */
static gap gap_to(const mw_talk *talk, const mw_cue *cue, uint32_t open)
{
    if (open - cue->end > GAP_MAX)
        return GAP_FAR;
    for (uint32_t i = cue->end; i < open; i++)
        if (mw_is(talk, i, MW_W(SEMICOLON)) || (mw_is(talk, i, MW_W(STOP)) && i + 1 < open))
            return GAP_FAR;
    uint32_t before = open - 1;
    if (open > cue->end && mw_is(talk, before, MW_W(COLON)))
        return GAP_COLON;
    if (cue->start >= open)
        return cue->has_that ? GAP_FAR : GAP_NONE;
    if (mw_is(talk, before, MW_W(COMMA) | MW_W(DASH)) && cue->start == before)
        return GAP_COMMA;
    return GAP_FAR;
}

/* X found: “…” is no speech; X found that “…” may be. */
static bool leads_colon(const mw_cue *cue)
{
    unsigned says = MW_FRAME_QUOTE | MW_FRAME_BARE | (cue->frame & MW_FRAME_WEAK ? 0 : MW_FRAME_THAT);
    return (cue->frame & says) != 0;
}

/* X said: “…”; X told reporters, “…”; X called it “…”: the nearest cue before the mark whose
 * statement reaches it. */
static uint32_t cue_before(const reading *r, const mw_pair *pair, gap *between)
{
    const mw_talk *talk = r->talk;
    uint32_t sentence = sentence_of(talk, pair->open), i = cue_from(r->cues, pair->open);
    for (int steps = 0; i-- > 0 && steps < CUES_BACK; steps++) {
        const mw_cue *cue = &r->cues->items[i];
        if (cue->sentence != sentence)
            break;
        *between = gap_to(talk, cue, pair->open);
        if (*between == GAP_COLON && leads_colon(cue))
            return i;
        if (*between == GAP_COLON || (*between == GAP_FAR && is_title(talk, pair)))
            continue;
        bool reaches =
            *between != GAP_FAR || (cue->start <= pair->open && pair->open < cue->scope_end);
        bool trails = cue->region_end > cue->region_first && *between == GAP_FAR;
        if (reaches && !trails && may_carry(cue, *between != GAP_FAR, is_whole(talk, pair)))
            return i;
    }
    return MW_NO_INDEX;
}

/* The vote was “a sham”, X said. */
static uint32_t cue_trailing(const reading *r, const mw_pair *pair)
{
    uint32_t i = cue_from(r->cues, past(r->talk, pair)),
             sentence = sentence_of(r->talk, pair->open);
    for (int steps = 0; i < r->cues->count && steps < CUES_BACK; i++, steps++) {
        const mw_cue *cue = &r->cues->items[i];
        if (cue->sentence != sentence)
            break;
        if (cue->region_first <= pair->open && pair->open < cue->region_end)
            return i;
    }
    return MW_NO_INDEX;
}

static void say(reading *r, uint32_t pair, uint32_t cue, mw_quote_kind kind, const char *rule,
                mw_grade grade)
{
    r->said[pair] = (mw_said){.is_quote = true,
                              .kind = kind,
                              .cue = cue,
                              .continues = MW_NO_INDEX,
                              .speaker = r->cues->items[cue].speaker,
                              .rule = rule,
                              .grade = grade};
    mw_cue *by = &r->cues->items[cue];
    const mw_pair *p = &r->talk->pairs[pair];
    bool inside = by->clause_first <= p->open && p->open < by->clause_end;
    if (inside || by->clause_first == by->clause_end || by->start >= p->open)
        by->marked = true;
}

/* Words right before a fragment that make it part of the reporter's sentence: said that “…”. */
static bool is_woven_in(const mw_talk *talk, const mw_cue *cue, const mw_pair *pair, gap between)
{
    if (between == GAP_COLON || between == GAP_COMMA)
        return false;
    bool names = (cue->frame & (MW_FRAME_NAME | MW_FRAME_AS)) != 0 ||
                 !(cue->frame & (MW_FRAME_QUOTE | MW_FRAME_BARE));
    return between == GAP_FAR || names ||
           mw_is(talk, pair->open - 1, MW_W(DET) | MW_W(PREP) | MW_W(AS) | MW_W(THAT));
}

static bool say_from_sentence(reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    const mw_pair *pair = &talk->pairs[p];
    gap between = GAP_FAR;
    uint32_t after = cue_after(r, pair), before = cue_before(r, pair, &between);
    bool start = begins_sentence(talk, pair);
    bool beside = before != MW_NO_INDEX && between != GAP_FAR;
    bool woven_in = before != MW_NO_INDEX && !start && !pair->whole;
    if (after != MW_NO_INDEX && (start || !beside) && !woven_in) {
        bool whole = pair->whole && (start || mw_is(talk, pair->open - 1, MW_W_BREAK | MW_W(CONJ)));
        say(r, p, after, whole ? MW_DIRECT : MW_MIXED, "quote-trailed",
            whole ? MW_STRONG : MW_WEAK);
        return true;
    }
    if (before != MW_NO_INDEX) {
        const mw_cue *cue = &r->cues->items[before];
        bool woven = !pair->whole || is_woven_in(talk, cue, pair, between);
        say(r, p, before, woven ? MW_MIXED : MW_DIRECT, woven ? "quote-woven" : "quote-led",
            beside || cue->sure ? MW_STRONG : MW_WEAK);
        return true;
    }
    uint32_t trailing = is_title(talk, pair) ? MW_NO_INDEX : cue_trailing(r, pair);
    if (trailing != MW_NO_INDEX)
        say(r, p, trailing, MW_MIXED, "quote-woven-before", MW_WEAK);
    return trailing != MW_NO_INDEX;
}

/* ---- neighbours */

static void go_on(reading *r, uint32_t p, uint32_t from, bool continues, const char *rule,
                  mw_grade grade)
{
    const mw_said *earlier = &r->said[from];
    r->said[p] = (mw_said){.is_quote = true,
                           .kind = MW_DIRECT,
                           .cue = earlier->cue,
                           .speaker = earlier->speaker,
                           .continues = continues ? from : MW_NO_INDEX,
                           .rule = rule,
                           .grade = grade};
}

static void lend(reading *r, uint32_t p, uint32_t cue, const char *rule)
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
static uint32_t one_speaker(const reading *r, uint32_t first, uint32_t end)
{
    uint32_t found = MW_NO_INDEX;
    for (uint32_t i = cue_from(r->cues, end); i-- > 0 && r->cues->items[i].first >= first;) {
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

/* “…,” X said. “…”: the same paragraph goes on, and nobody else has spoken in between. */
static bool say_from_pair_before(reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    const mw_pair *pair = &talk->pairs[p];
    if (p == 0 || !r->said[p - 1].is_quote || talk->pairs[p - 1].inside != MW_NO_INDEX)
        return false;
    const mw_pair *earlier = &talk->pairs[p - 1];
    const mw_said *said = &r->said[p - 1];
    if (paragraph_of(talk, earlier->open) != paragraph_of(talk, pair->open))
        return false;
    for (uint32_t i = cue_from(r->cues, past(talk, earlier));
         i < r->cues->count && r->cues->items[i].first < pair->open; i++) {
        const mw_cue *between = &r->cues->items[i];
        bool same = i == said->cue || (said->speaker.entity.data &&
                                       mw_str_equal(between->speaker.entity, said->speaker.entity));
        if (!same)
            return false;
    }
    bool next = sentence_of(talk, pair->open) <= sentence_of(talk, past(talk, earlier) - 1) + 1;
    bool across = said->cue != MW_NO_INDEX && said->kind == MW_DIRECT && next;
    go_on(r, p, p - 1, across, "quote-goes-on", across ? MW_STRONG : MW_WEAK);
    return true;
}

/* He was blunt. “…” or X said in a statement: (end of line) “…” */
static bool say_from_sentence_before(reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t sentence = sentence_of(talk, talk->pairs[p].open);
    if (sentence == 0)
        return false;
    const mw_sentence *before = &talk->layers->sentences[sentence - 1];
    bool colon = mw_is(talk, before->token_end - 1, MW_W(COLON) | MW_W(COMMA));
    if (!colon && before->paragraph != talk->layers->sentences[sentence].paragraph)
        return false;
    uint32_t cue = one_speaker(r, before->token_first, before->token_end);
    if (cue != MW_NO_INDEX)
        lend(r, p, cue, colon ? "quote-led" : "quote-after-report");
    return cue != MW_NO_INDEX;
}

/* X was blunt. “…”: the one person of the sentence before, and its subject. */
static bool say_from_subject_before(reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t sentence = sentence_of(talk, talk->pairs[p].open);
    const mw_sentence *before = &talk->layers->sentences[sentence ? sentence - 1 : 0];
    mw_phrase subject;
    mw_speaker who = {0};
    if (sentence == 0 || before->paragraph != talk->layers->sentences[sentence].paragraph ||
        cue_from(r->cues, before->token_first) != cue_from(r->cues, before->token_end) ||
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
    r->said[p] = (mw_said){.is_quote = true,
                           .kind = MW_DIRECT,
                           .cue = MW_NO_INDEX,
                           .continues = MW_NO_INDEX,
                           .speaker = who,
                           .rule = "quote-after-subject",
                           .grade = MW_WEAK};
    return true;
}

/* “…” He added: “…” */
static bool say_from_more(reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t after = past(talk, &talk->pairs[p]), i = cue_from(r->cues, after);
    if (after >= talk->count || i >= r->cues->count)
        return false;
    const mw_cue *cue = &r->cues->items[i];
    bool next = cue->sentence == sentence_of(talk, after) &&
                paragraph_of(talk, after) == paragraph_of(talk, talk->pairs[p].open) &&
                cue->left == after;
    if (next && (cue->frame & MW_FRAME_MORE) && cue->speaker.entity.data)
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

/* A paragraph that is nothing but a quotation goes on from the one before it when that ended with
 * the words of its only speaker. */
static bool say_from_paragraph_before(reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    const mw_pair *pair = &talk->pairs[p];
    uint32_t paragraph = paragraph_of(talk, pair->open), first, end, earlier = p;
    tokens_of(talk, paragraph, &first, &end);
    if (pair->open != first || past(talk, pair) < end - mw_is(talk, end - 1, MW_W(STOP)) ||
        paragraph == 0)
        return false;
    while (earlier > 0 && talk->pairs[earlier - 1].inside != MW_NO_INDEX)
        earlier--;
    if (earlier == 0 || !r->said[--earlier].is_quote || !r->said[earlier].speaker.entity.data)
        return false;
    tokens_of(talk, paragraph - 1, &first, &end);
    uint32_t last_sentence =
        talk->layers->sentences[talk->layers->paragraphs[paragraph - 1].sentence_end - 1]
            .token_first;
    const mw_pair *before = &talk->pairs[earlier];
    if (before->open < first || past(talk, before) <= last_sentence ||
        r->said[earlier].kind != MW_DIRECT)
        return false;
    uint32_t cue = one_speaker(r, first, end);
    bool alone = cue != MW_NO_INDEX || cue_from(r->cues, first) == cue_from(r->cues, end);
    bool same = cue == MW_NO_INDEX ||
                mw_str_equal(r->cues->items[cue].speaker.entity, r->said[earlier].speaker.entity);
    if (!alone || !same || talk->layers->paragraphs[paragraph - 1].kind != MW_BODY)
        return false;
    go_on(r, p, earlier, false, "quote-paragraph", MW_WEAK);
    return true;
}

/* “…” -- X, at the end of its paragraph. */
static bool say_from_signature(reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t dash = past(talk, &talk->pairs[p]), name = dash + 1;
    if (!mw_is(talk, dash, MW_W(DASH)) || name >= talk->count || talk->mention[name] == MW_NO_INDEX)
        return false;
    const mw_entity *who = &talk->layers->entities[talk->mention[name]];
    uint32_t end = mw_mention_end(talk, name);
    bool ends = end >= talk->count || paragraph_of(talk, end) != paragraph_of(talk, dash) ||
                mw_is(talk, end, MW_W(COMMA));
    if (!ends || who->type != MW_PERSON || !who->entity.data)
        return false;
    r->said[p] = (mw_said){.is_quote = true,
                           .kind = MW_DIRECT,
                           .cue = MW_NO_INDEX,
                           .continues = MW_NO_INDEX,
                           .speaker = {.entity = who->entity, .span = who->span, .type = MW_PERSON},
                           .rule = "quote-signed",
                           .grade = MW_WEAK};
    return true;
}

/* “Jane Hill, 54, from Leeds: “…”: a sentence that is a name, a colon and the words. */
static bool say_from_label(reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t open = talk->pairs[p].open;
    const mw_sentence *sentence = &talk->layers->sentences[sentence_of(talk, open)];
    uint32_t first = sentence->token_first, name = MW_NO_INDEX;
    if (open < first + 2 || open - first > LABEL_REACH || !mw_is(talk, open - 1, MW_W(COLON)))
        return false;
    for (uint32_t i = first; i + 1 < open; i++) {
        bool verb = mw_is(talk, i, MW_W_AUX | MW_W(SUBJ) | MW_W(THAT)) ||
                    (mw_is_lower(talk, i) && talk->tokens[i].form & (MW_PAST | MW_THIRD | MW_GERUND));
        if (verb && !mw_is(talk, i, MW_W(OWNER)))
            return false;
        uint32_t mention = talk->mention[i];
        if (mention == MW_NO_INDEX || talk->layers->entities[mention].type != MW_PERSON)
            continue;
        if (name != MW_NO_INDEX && name != mention)
            return false; /* two names */
        name = mention;
    }
    if (name == MW_NO_INDEX || !talk->layers->entities[name].entity.data)
        return false;
    const mw_entity *who = &talk->layers->entities[name];
    r->said[p] = (mw_said){.is_quote = true,
                           .kind = MW_DIRECT,
                           .cue = MW_NO_INDEX,
                           .continues = MW_NO_INDEX,
                           .speaker = {.entity = who->entity, .span = who->span, .type = MW_PERSON},
                           .rule = "quote-labelled",
                           .grade = MW_WEAK};
    return true;
}

static void say_from_neighbours(reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    const mw_pair *pair = &talk->pairs[p];
    if (pair->resumes) {
        uint32_t earlier = p;
        while (earlier > 0 && talk->pairs[--earlier].inside != MW_NO_INDEX)
            ;
        go_on(r, p, earlier, true, "quote-runs-on", MW_STRONG);
        return;
    }
    if (pair->whole && say_from_label(r, p))
        return;
    if (!pair->whole || !begins_sentence(talk, pair))
        return;
    if (say_from_signature(r, p) || say_from_pair_before(r, p) || say_from_sentence_before(r, p) || say_from_more(r, p) ||
        say_from_subject_before(r, p) || say_from_paragraph_before(r, p))
        return;
    bool own_sentence = pair->runs_on || sentence_ends_at(talk, past(talk, pair));
    if (own_sentence && pair->close - pair->open > BARE_MIN)
        r->said[p] = (mw_said){.is_quote = true,
                               .kind = MW_DIRECT,
                               .cue = MW_NO_INDEX,
                               .continues = MW_NO_INDEX,
                               .rule = "quote-bare",
                               .grade = MW_WEAK};
}

/* “…,” X said, “…”: the second half goes on from the first, by the same cue. */
static void join_halves(reading *r, uint32_t p)
{
    mw_said *said = &r->said[p];
    if (p == 0 || !said->is_quote || said->continues != MW_NO_INDEX || said->cue == MW_NO_INDEX)
        return;
    const mw_said *earlier = &r->said[p - 1];
    const mw_cue *cue = &r->cues->items[said->cue];
    const mw_talk *talk = r->talk;
    bool between = earlier->is_quote && earlier->cue == said->cue &&
                   cue->sentence == sentence_of(talk, talk->pairs[p].open) &&
                   cue->first > talk->pairs[p - 1].open && cue->first < talk->pairs[p].open;
    if (!between || earlier->kind != MW_DIRECT)
        return;
    said->continues = p - 1;
    if (mw_is(talk, talk->pairs[p].open - 1, MW_W(COMMA) | MW_W(DASH)))
        said->kind = MW_DIRECT;
}

/* Words that ran on into the next paragraph are said by whoever is named there, if nobody was
 * before. */
static void look_ahead(reading *r, uint32_t p)
{
    const mw_said *said = &r->said[p];
    if (said->continues == MW_NO_INDEX || said->cue == MW_NO_INDEX)
        return;
    mw_said *earlier = &r->said[said->continues];
    if (earlier->cue == MW_NO_INDEX && r->talk->pairs[said->continues].runs_on) {
        earlier->cue = said->cue;
        earlier->speaker = said->speaker;
    }
}

/* “…,” X said, according to Y: Y only passes on what X is quoted with. */
static void note_relayed(reading *r)
{
    for (uint32_t i = 0; i < r->cues->count; i++) {
        mw_cue *cue = &r->cues->items[i];
        if (cue->region_first >= cue->region_end || r->talk->pair[cue->region_first] == MW_NO_INDEX)
            continue;
        const mw_said *said = &r->said[r->talk->pair[cue->region_first]];
        if (!said->is_quote || said->kind != MW_DIRECT || said->cue == i ||
            said->cue == MW_NO_INDEX)
            continue;
        cue->clause_end = cue->clause_first;
        r->cues->items[said->cue].via = cue->speaker.entity;
    }
}

bool mw_attribute_pairs(mw_talk *talk, mw_cues *cues, mw_said **said, mw_error *err)
{
    *said = mw_arena_get(talk->arena, (talk->pair_count + 1) * sizeof **said, err);
    if (!*said)
        return false;
    reading r = {talk, cues, *said};
    for (uint32_t p = 0; p < talk->pair_count; p++) {
        mw_pair *pair = &talk->pairs[p];
        if (pair->inside != MW_NO_INDEX || is_coined(talk, pair))
            continue;
        pair->whole = is_whole(talk, pair);
        if (pair->resumes && cue_after(&r, pair) == MW_NO_INDEX)
            say_from_neighbours(&r, p);
        else if (!say_from_sentence(&r, p))
            say_from_neighbours(&r, p);
        join_halves(&r, p);
        if (pair->resumes && p > 0 && r.said[p].is_quote && r.said[p].continues == MW_NO_INDEX)
            r.said[p].continues = p - 1;
        look_ahead(&r, p);
    }
    note_relayed(&r);
    return true;
}
