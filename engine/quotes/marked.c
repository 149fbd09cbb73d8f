/* SPDX-License-Identifier: MIT */
/* What stands in quotation marks: whose words, and whether words at all. First the cues of its own
 * sentence -- “…,” X said; X said: “…”; the vote was “a sham”, X said -- then, for a whole
 * utterance without any, its neighbours (neighbours.c). A fragment that no cue governs is no
 * quotation. */
#include "quotes/quotes_impl.h"

enum { CUES_BACK = 6, GAP_MAX = 40, OBJECT_MAX = 12 };

uint32_t mw_pair_past(const mw_talk *talk, const mw_pair *pair)
{
    return pair->runs_on ? pair->close : pair->close + (pair->close < talk->count);
}

uint32_t mw_sentence_of(const mw_talk *talk, uint32_t token)
{
    return mw_article_sentence_at(talk->article, talk->tokens[token].start);
}

uint32_t mw_pair_before(const mw_talk *talk, uint32_t pair)
{
    while (pair-- > 0)
        if (talk->pairs[pair].inside == MW_NO_INDEX)
            return pair;
    return MW_NO_INDEX;
}

uint32_t mw_cue_from(const mw_cues *cues, uint32_t token)
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
bool mw_pair_begins(const mw_talk *talk, const mw_pair *pair)
{
    uint32_t first = talk->layers->sentences[mw_sentence_of(talk, pair->open)].token_first;
    while (first < pair->open && mw_is(talk, first, MW_W(DASH) | MW_W(BRACKET)))
        first++;
    return first == pair->open;
}

static bool comma_follows(const mw_talk *talk, const mw_pair *pair)
{
    return !pair->runs_on && mw_is(talk, mw_pair_past(talk, pair), MW_W(COMMA) | MW_W(DASH));
}

bool mw_sentence_ends_at(const mw_talk *talk, uint32_t token)
{
    return token >= talk->count || mw_is(talk, token, MW_W(STOP)) ||
           talk->layers->sentences[mw_sentence_of(talk, token)].token_first == token;
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
    uint32_t after = mw_pair_past(talk, pair);
    return ends_like_sentence(talk, pair) || comma_follows(talk, pair) ||
           mw_sentence_ends_at(talk, after) || mw_is(talk, after, MW_W(SEMICOLON));
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
static uint32_t cue_after(const mw_reading *r, const mw_pair *pair)
{
    const mw_talk *talk = r->talk;
    if (pair->runs_on)
        return MW_NO_INDEX;
    uint32_t at = mw_pair_past(talk, pair);
    bool comma = comma_follows(talk, pair);
    bool closed = comma || ends_like_sentence(talk, pair);
    at += comma;
    uint32_t i = mw_cue_from(r->cues, at);
    if (at >= talk->count || i >= r->cues->count)
        return MW_NO_INDEX;
    const mw_cue *cue = &r->cues->items[i];
    if (cue->sentence != mw_sentence_of(talk, at) || !may_carry(cue, true, true) ||
        cue->kind == MW_CUE_PARTICIPLE || cue->kind == MW_CUE_NOUN || cue->same_as != MW_NO_INDEX)
        return MW_NO_INDEX;
    uint32_t left = cue->left;
    while (at < left && mw_is(talk, at, MW_W(ADV) | MW_W(DATE) | MW_W(AS)) &&
           talk->mention[at] == MW_NO_INDEX)
        at++;
    if (left != at || (!closed && !cue->inverted))
        return MW_NO_INDEX;
    bool new_sentence =
        cue->sentence != mw_sentence_of(talk, pair->open) &&
        talk->layers->sentences[cue->sentence].token_first == mw_pair_past(talk, pair);
    if (new_sentence && !(ends_in_question(talk, pair) && mw_sentence_ends_at(talk, cue->start)))
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
    unsigned says =
        MW_FRAME_QUOTE | MW_FRAME_BARE | (cue->frame & MW_FRAME_WEAK ? 0 : MW_FRAME_THAT);
    return (cue->frame & says) != 0;
}

/* A bracket is opened between two tokens and not closed. */
static bool in_brackets(const mw_talk *talk, uint32_t first, uint32_t end)
{
    uint32_t low = end - first > GAP_MAX ? end - GAP_MAX : first;
    for (uint32_t i = end; i-- > low;) {
        if (mw_is(talk, i, MW_W(UNBRACKET)))
            return false;
        if (mw_is(talk, i, MW_W(BRACKET)))
            return true;
    }
    return false;
}

/* condemned the “brutal” attack, but not: proposed a plan to help banks and buy other “toxic
 * assets”. */
static bool is_far(const mw_talk *talk, const mw_cue *cue, const mw_pair *pair)
{
    bool aside = cue->kind == MW_CUE_PARTICIPLE && !(cue->frame & (MW_FRAME_QUOTE | MW_FRAME_BARE)) &&
                 mw_is(talk, pair->open - 1, MW_W(COMMA)); /* “This,” he said, pointing to it, “is mine” */
    return aside || (cue->clause_first == cue->clause_end && !cue->has_that && pair->open - cue->end > OBJECT_MAX);
}

/* X said: “…”; X told reporters, “…”; X called it “…”: the nearest cue before the mark whose
 * statement reaches it. */
static uint32_t cue_before(const mw_reading *r, const mw_pair *pair, gap *between)
{
    const mw_talk *talk = r->talk;
    uint32_t sentence = mw_sentence_of(talk, pair->open), i = mw_cue_from(r->cues, pair->open);
    for (int steps = 0; i-- > 0 && steps < CUES_BACK; steps++) {
        const mw_cue *cue = &r->cues->items[i];
        if (cue->sentence != sentence)
            break;
        *between = gap_to(talk, cue, pair->open);
        if (*between == GAP_COLON && leads_colon(cue))
            return i;
        if (*between == GAP_COLON)
            continue;
        if (*between == GAP_FAR &&
            (mw_is_title_of_work(talk, pair) || mw_is_shown(r, pair) ||
             mw_holds(talk, MW_QR_IN_BRACKETS, in_brackets(talk, cue->end, pair->open), cue->first,
                      pair->open) ||
             mw_holds(talk, MW_QR_FAR_FRAGMENT, is_far(talk, cue, pair), cue->first, pair->open)))
            continue;
        bool reaches =
            *between != GAP_FAR || (cue->start <= pair->open && pair->open < cue->scope_end);
        bool trails =
            cue->region_end > cue->region_first && *between == GAP_FAR && !cue->interrupts;
        if (reaches && !trails && may_carry(cue, *between != GAP_FAR, is_whole(talk, pair)))
            return i;
    }
    return MW_NO_INDEX;
}

/* The vote was “a sham”, X said. */
static uint32_t cue_trailing(const mw_reading *r, const mw_pair *pair)
{
    uint32_t i = mw_cue_from(r->cues, mw_pair_past(r->talk, pair)),
             sentence = mw_sentence_of(r->talk, pair->open);
    for (int steps = 0; i < r->cues->count && steps < CUES_BACK; i++, steps++) {
        const mw_cue *cue = &r->cues->items[i];
        if (cue->sentence != sentence)
            break;
        if (cue->region_first <= pair->open && pair->open < cue->region_end)
            return i;
    }
    return MW_NO_INDEX;
}

static void say(mw_reading *r, uint32_t pair, uint32_t cue, mw_quote_kind kind, const char *rule,
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

/* No words of the text tell who speaks: "let me say", "equipment nicknamed". */
static bool is_nobodys(const mw_cue *cue)
{
    return !cue->speaker.entity.data && cue->speaker.span.start == cue->speaker.span.end &&
           !cue->heard;
}

/* Lee urged them to “stop the war,” Price said: Price passes on what Lee urged. */
static void pass_on(mw_cue *said, const mw_cue *told)
{
    if (said->speaker.entity.data && told->speaker.entity.data && !said->via.data && !said->speaker.pronoun &&
        !mw_str_equal(said->speaker.entity, told->speaker.entity))
        said->via = told->speaker.entity;
}

/* “This,” he said, pointing to it, “is mine”: by whom the first half is said, where an aside stands between. */
static uint32_t cue_of_first_half(const mw_reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    uint32_t before = mw_pair_before(talk, p);
    if (before == MW_NO_INDEX || !mw_is(talk, talk->pairs[p].open - 1, MW_W(COMMA)))
        return MW_NO_INDEX;
    const mw_said *first = &r->said[before];
    const mw_pair *pair = &talk->pairs[before];
    uint32_t sentence = mw_sentence_of(talk, talk->pairs[p].open);
    bool open = first->is_quote && first->kind == MW_DIRECT && first->cue != MW_NO_INDEX &&
                (comma_follows(talk, pair) || mw_is(talk, pair->close - 1, MW_W(COMMA))) && mw_sentence_of(talk, pair->open) == sentence;
    return open && r->cues->items[first->cue].first > pair->close ? first->cue : MW_NO_INDEX;
}

static bool say_from_sentence(mw_reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    const mw_pair *pair = &talk->pairs[p];
    gap between = GAP_FAR;
    uint32_t after = cue_after(r, pair), before = cue_before(r, pair, &between);
    bool start = mw_pair_begins(talk, pair);
    bool beside = before != MW_NO_INDEX && between != GAP_FAR;
    bool woven_in = before != MW_NO_INDEX && !start && !pair->whole;
    bool trailed = after != MW_NO_INDEX && (start || !beside) && !woven_in;
    if (mw_holds(talk, MW_QR_TRAILED, trailed, pair->open + 1, pair->close)) {
        bool whole = pair->whole && (start || mw_is(talk, pair->open - 1, MW_W_BREAK | MW_W(CONJ)));
        say(r, p, after, whole ? MW_DIRECT : MW_MIXED, "quote-trailed",
            whole ? MW_STRONG : MW_WEAK);
        return true;
    }
    if (mw_holds(talk, MW_QR_LED, before != MW_NO_INDEX, pair->open + 1, pair->close)) {
        const mw_cue *cue = &r->cues->items[before];
        bool woven = !pair->whole || is_woven_in(talk, cue, pair, between);
        if (mw_holds(talk, MW_QR_NOBODYS_FRAGMENT, woven && is_nobodys(cue), pair->open + 1,
                     pair->close))
            return true;
        say(r, p, before, woven ? MW_MIXED : MW_DIRECT, woven ? "quote-woven" : "quote-led",
            beside || cue->sure ? MW_STRONG : MW_WEAK);
        if (woven && after != MW_NO_INDEX)
            pass_on(&r->cues->items[before], &r->cues->items[after]);
        return true;
    }
    uint32_t half = cue_of_first_half(r, p);
    if (mw_holds(talk, MW_QR_HALVES, half != MW_NO_INDEX, pair->open + 1, pair->close)) {
        say(r, p, half, MW_MIXED, "quote-led", MW_WEAK);
        return true;
    }
    uint32_t trailing = mw_is_title_of_work(talk, pair) ? MW_NO_INDEX : cue_trailing(r, pair);
    if (!mw_holds(talk, MW_QR_WOVEN_BEFORE, trailing != MW_NO_INDEX, pair->open + 1, pair->close))
        return false;
    say(r, p, trailing, MW_MIXED, "quote-woven-before", MW_WEAK);
    return true;
}

/* “…,” X said, “…”: the second half goes on from the first, by the same cue; and a paragraph that
 * resumes goes on from the one before. */
static void join_halves(mw_reading *r, uint32_t p)
{
    const mw_talk *talk = r->talk;
    const mw_pair *pairs = talk->pairs;
    mw_said *said = &r->said[p];
    uint32_t before = mw_pair_before(talk, p);
    if (before == MW_NO_INDEX || !said->is_quote || said->continues != MW_NO_INDEX)
        return;
    if (pairs[p].resumes)
        said->continues = before;
    if (said->cue == MW_NO_INDEX || said->cue != r->said[before].cue ||
        r->said[before].kind != MW_DIRECT)
        return;
    const mw_cue *cue = &r->cues->items[said->cue];
    bool between = cue->sentence == mw_sentence_of(talk, pairs[p].open) &&
                   cue->first > pairs[before].open && cue->first < pairs[p].open;
    if (!mw_holds(talk, MW_QR_HALVES, between && r->said[before].is_quote, pairs[p].open + 1,
                  pairs[p].close))
        return;
    said->continues = before;
    if (mw_is(talk, pairs[p].open - 1, MW_W(COMMA) | MW_W(DASH)))
        said->kind = MW_DIRECT;
}

/* Words that ran on into the next paragraph are said by whoever is named there, if nobody was
 * before. */
static void look_ahead(mw_reading *r, uint32_t p)
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
static void note_relayed(mw_reading *r)
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

bool mw_attribute_pairs(mw_reading *r, mw_error *err)
{
    mw_talk *talk = r->talk;
    r->said = mw_arena_get(talk->arena, (talk->pair_count + 1) * sizeof *r->said, err);
    if (!r->said)
        return false;
    for (uint32_t p = 0; p < talk->pair_count; p++) {
        mw_pair *pair = &talk->pairs[p];
        if (pair->inside != MW_NO_INDEX ||
            mw_is_coined(talk, pair))
            continue;
        pair->whole = is_whole(talk, pair);
        bool alone = pair->resumes && cue_after(r, pair) == MW_NO_INDEX;
        if (alone || !say_from_sentence(r, p))
            mw_say_from_neighbours(r, p);
        join_halves(r, p);
        look_ahead(r, p);
    }
    note_relayed(r);
    return true;
}
