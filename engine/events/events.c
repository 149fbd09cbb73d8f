/* SPDX-License-Identifier: MIT */
/* The events stage: who did what to whom, in PLOVER's actions.
 *
 * Sentence after sentence is read into clauses (syntax.h); a clause whose verb, or whose noun under
 * a verb like "hold", is in words/events.tsv is an event when its row's conditions hold. An event
 * is written once for every named actor and target: "Russia and China blocked" is two. Precision
 * first: nothing is coded by default, a bare statement is none, nor is what is imagined or asked
 * for, what is only the content of another event ("called for talks"), and sport. */
#include "events/events_impl.h"

#include <stdlib.h>

enum { SPORT_SENTENCES_MIN = 3 };

/* ---- sentences that tell none */

static bool is_read(const mw_layers *layers, const mw_sentence *sentence)
{
    mw_paragraph_kind kind = layers->paragraphs[sentence->paragraph].kind;
    return kind == MW_BODY || kind == MW_LIST || kind == MW_STANDFIRST;
}

static bool is_sport(const mw_event_work *work, const mw_sentence *sentence)
{
    mw_hit hit;
    for (uint32_t i = sentence->token_first; i < sentence->token_end; i++)
        if (mw_lexicon_match(work->topics, work->syntax.tokens + i, sentence->token_end - i, &hit) &&
            mw_str_is(mw_row_get(hit.row, "topic"), "sport"))
            return true;
    return false;
}

/* A report of a match: no line of it is politics. */
static bool is_all_sport(mw_event_work *work)
{
    size_t sport = 0;
    if (!mw_follows(work, MW_EVENT_SPORT))
        return false;
    for (size_t i = 0; i < work->layers->sentence_count; i++)
        sport += is_sport(work, &work->layers->sentences[i]);
    work->some_sport = sport > 0;
    return sport >= SPORT_SENTENCES_MIN && sport * 4 >= work->layers->sentence_count;
}

static bool has_condition(const mw_syntax *s)
{
    for (uint32_t i = 0; i < s->end - s->first; i++)
        if (s->words[i] & WORD_COND)
            return true;
    return false;
}

/* "Had Russia attacked, NATO would have answered", "Should China invade, …": what is supposed, to the comma. */
static uint32_t end_of_supposition(const mw_syntax *s)
{
    static const char *const HELPERS[] = {"had", "should", "were"};
    uint32_t at = s->first;
    bool helper = false;
    while (at < s->end && s->tokens[at].shape & MW_PUNCT)
        at++;
    for (size_t i = 0; at + 1 < s->end && i < sizeof HELPERS / sizeof *HELPERS; i++)
        helper |= mw_str_equal_fold(mw_str_sub(s->text, s->tokens[at].start, s->tokens[at].end), mw_str_of(HELPERS[i]));
    if (!helper || !(s->tokens[at].shape & MW_CAPITAL))
        return s->first;
    for (; at < s->end; at++)
        if (s->tokens[at].shape & MW_PUNCT && s->text.data[s->tokens[at].start] == ',')
            return at;
    return s->first;
}

/* ---- finding */

uint32_t mw_quote_at(const mw_event_work *work, uint32_t token)
{
    const mw_layers *layers = work->layers;
    uint32_t start = work->syntax.tokens[token].start, best = MW_NO_INDEX;
    uint32_t low = 0, high = (uint32_t)layers->quote_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (layers->quotes[middle].span.start <= start)
            low = middle + 1;
        else
            high = middle;
    }
    for (int steps = 0; low-- > 0 && steps < 8; steps++) {
        mw_span span = layers->quotes[low].span;
        if (span.end <= start)
            continue;
        if (best == MW_NO_INDEX ||
            span.end - span.start < layers->quotes[best].span.end - layers->quotes[best].span.start)
            best = low;
    }
    return best;
}

static bool keep(mw_event_work *work, const mw_found *found, mw_error *err)
{
    return mw_arena_push(mw_article_arena(work->article), work->founds, work->found_count, work->found_capacity, *found,
                         err);
}

static bool is_done_by_vote(const mw_row *row)
{
    mw_str code = mw_row_get(row, "code");
    return mw_str_is(code, "REJECT") || mw_str_is(code, "AGREE") || mw_str_is(code, "ACCUSE") || mw_str_is(code, "SUPPORT");
}

static bool find_in_clause(mw_event_work *work, uint32_t index, mw_error *err)
{
    const mw_clause *clause = &work->syntax.clauses[index];
    mw_standing standing = mw_standing_of(work, clause);
    mw_found found;
    bool verb = mw_find_verb_event(work, clause, &found);
    if (verb) {
        mw_status status;
        found.clause = index;
        found.standing = standing;
        if (standing.decided && standing.status == MW_PLANNED && is_done_by_vote(found.row))
            found.standing.status = MW_HELD; /* voted to reject it */
        if (mw_status_parse(mw_row_get(found.row, "status"), &status))
            found.standing = mw_standing_under(standing, (mw_standing){true, status, status == MW_DENIED});
        if (!keep(work, &found, err))
            return false;
    }
    uint32_t from = index ? work->syntax.clauses[index - 1].end : 0;
    bool state = false; /* "is a supporter of and supplier to" is told once */
    if (from > clause->first)
        from = clause->first;
    for (uint32_t at = from; at < clause->end && at < work->syntax.chunk_count; at++) {
        if (work->syntax.chunks[at].kind != CHUNK_NOUN || !mw_find_noun_event(work, clause, at, &found))
            continue;
        bool again = state && mw_row_has(found.row, "need", "state") && mw_follows(work, MW_EVENT_STATE_ONCE);
        bool object = verb && !found.aside && mw_follows(work, MW_EVENT_OBJECT_OF_VERB);
        if (object || again)
            continue; /* it is the verb's object: "blocked sanctions" */
        state |= mw_row_has(found.row, "need", "state");
        found.clause = index;
        found.standing =
            found.phrase_end ? mw_standing_of_talks(standing) : mw_standing_under(standing, found.standing);
        if (!keep(work, &found, err))
            return false;
    }
    return true;
}

/* ---- the stage */

static bool has_pronoun(const mw_event_work *work, size_t index)
{
    if (index >= work->layers->sentence_count)
        return false;
    const mw_sentence *sentence = &work->layers->sentences[index];
    for (uint32_t i = sentence->token_first; i < sentence->token_end; i++)
        if (work->layers->tokens[i].pos == MW_PRON)
            return true;
    return false;
}

/* A pronoun may stand for who was the subject of the sentence before, which was not worth reading. */
static void read_before(mw_event_work *work, uint32_t index)
{
    mw_syntax *s = &work->syntax;
    if (!has_pronoun(work, index) || index == 0 || work->read == index - 1)
        return;
    work->sentence = index - 1;
    mw_syntax_read(s, index - 1);
    for (uint32_t i = 0; i < s->clause_count; i++)
        mw_party_note(work, &s->clauses[i]);
}

static bool read_sentence(mw_event_work *work, uint32_t index, mw_error *err)
{
    mw_syntax *s = &work->syntax;
    work->found_count = 0;
    read_before(work, index);
    bool noted = has_pronoun(work, index) || has_pronoun(work, index + 1);
    work->sentence = work->read = index;
    mw_syntax_read(s, index);
    work->supposed_end = end_of_supposition(s);
    work->conditional = has_condition(s) || work->supposed_end > s->first;
    for (uint32_t i = 0; i < s->clause_count; i++) {
        work->quote = mw_quote_at(work, s->chunks[s->clauses[i].verb].head);
        if (!find_in_clause(work, i, err))
            return false;
        if (noted)
            mw_party_note(work, &s->clauses[i]);
    }
    if (mw_follows(work, MW_EVENT_ABSORBED))
        mw_events_join(work);
    for (size_t i = 0; i < work->found_count; i++)
        if (!mw_event_write(work, &work->founds[i], err))
            return false;
    return true;
}

static int by_span(const void *a, const void *b)
{
    const mw_event *x = a, *y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end < y->span.end ? -1 : 1;
    int order = mw_str_compare(x->code, y->code);
    order = order ? order : mw_str_compare(x->actor, y->actor);
    return order ? order : mw_str_compare(x->target, y->target);
}

static const mw_meaning CODES[] = {
    {"AGREE", ROW_CODED},    {"CONSULT", ROW_CODED},  {"SUPPORT", ROW_CODED}, {"COOPERATE", ROW_CODED},
    {"AID", ROW_CODED},      {"YIELD", ROW_CODED},    {"REQUEST", ROW_CODED}, {"ACCUSE", ROW_CODED},
    {"REJECT", ROW_CODED},   {"THREATEN", ROW_CODED}, {"PROTEST", ROW_CODED}, {"SANCTION", ROW_CODED},
    {"MOBILIZE", ROW_CODED}, {"COERCE", ROW_CODED},   {"ASSAULT", ROW_CODED}, {"RETREAT", ROW_CODED},
};
static const mw_meaning KINDS[] = {{"verb", ROW_VERB}, {"noun", ROW_NOUN}};

static const mw_meaning AGENTS[] = {
    {"office", AGENT_OFFICE}, {"weapon", AGENT_WEAPON}, {"force", AGENT_FORCE}, {"people", AGENT_PEOPLE},
    {"set", AGENT_SET},       {"lead", AGENT_LEADER},   {"past", AGENT_PAST},
    {"post", AGENT_POST},     {"apart", AGENT_APART},   {"crowd", AGENT_CROWD},
};
static const mw_meaning BONDS[] = {
    {"do", BONDS_DO},         {"get", BONDS_GET}, {"give", BONDS_GIVE}, {"cause", BONDS_CAUSE},
    {"happen", BONDS_HAPPEN}, {"be", BONDS_BE},   {"amid", BONDS_AMID}, {"single", BONDS_SINGLE},
    {"spoken", BONDS_SPOKEN}, {"there", BONDS_THERE}, {"moment", BONDS_MOMENT}, {"owns", BONDS_OWNS},
};

static bool open_work(mw_event_work *work, mw_article *article, const mw_model *model, mw_error *err)
{
    *work = (mw_event_work){.article = article,
                            .layers = mw_article_layers(article),
                            .quote = MW_NO_INDEX,
                            .read = MW_NO_INDEX,
                            .events = mw_model_lexicon(model, "events"),
                            .verbs = mw_model_lexicon(model, "verbs"),
                            .agents = mw_model_lexicon(model, "agents"),
                            .topics = mw_model_lexicon(model, "topics"),
                            .armed = mw_model_lexicon(model, "armed-bodies"),
                            .judgements = mw_model_lexicon(model, "judgements"),
                            .topic = {.person = MW_NONE, .thing = MW_NONE, .group = MW_NONE}};
    work->agent_kinds = MW_NAMES(work->agents, "kind", AGENTS);
    work->bonds = MW_NAMES(work->verbs, "noun", BONDS);
    work->codes = MW_NAMES(work->events, "code", CODES);
    work->kinds = MW_NAMES(work->events, "pos", KINDS);
    return mw_syntax_create(&work->syntax, article, model, mw_article_arena(article), err);
}

/* Whether a phrase of the table that is an event begins here, as far as its part of speech allows. */
static bool may_tell(const mw_event_work *work, uint32_t token, uint32_t end)
{
    const mw_token *t = &work->layers->tokens[token];
    bool noun = t->pos != MW_VERB && t->pos != MW_AUX;
    bool verb = t->pos == MW_VERB || t->pos == MW_AUX || (t->form & (MW_BASE | MW_THIRD | MW_PAST | MW_GERUND) && noun);
    mw_hit hit;
    if (!mw_lexicon_match(work->events, t, end - token, &hit))
        return false;
    for (uint32_t length = hit.tokens; length > 0; length--) {
        if (!mw_lexicon_match_exact(work->events, t, length, &hit))
            continue;
        for (const mw_row *row = hit.row; row; row = mw_row_next(row)) {
            uint64_t what = mw_row_names(row, &work->codes) | mw_row_names(row, &work->kinds);
            if (what & ROW_CODED && ((verb && what & ROW_VERB) || (noun && what & ROW_NOUN)))
                return true;
        }
    }
    return false;
}

/* Whether the article opens with a disaster: what it tells of deaths then is mostly nobody's deed. */
static bool opens_with_disaster(const mw_event_work *work)
{
    enum { LEDE = 2 };
    for (size_t s = 0; s < work->layers->sentence_count && s < LEDE; s++) {
        const mw_sentence *sentence = &work->layers->sentences[s];
        for (uint32_t i = sentence->token_first; i < sentence->token_end; i++) {
            mw_hit hit;
            if (mw_lexicon_match(work->events, &work->layers->tokens[i], sentence->token_end - i, &hit) &&
                mw_row_has(hit.row, "class", "disaster"))
                return true;
        }
    }
    return false;
}

/* Sentences of news that is no sport, and in which something of the table stands. */
static bool is_worth_reading(const mw_event_work *work, const mw_sentence *sentence)
{
    if (!is_read(work->layers, sentence) || (work->some_sport && is_sport(work, sentence)))
        return false;
    for (uint32_t i = sentence->token_first; i < sentence->token_end; i++)
        if (may_tell(work, i, sentence->token_end))
            return true;
    return false;
}

bool mw_events_record(mw_article *article, const mw_model *model, int off, mw_event_log *log, mw_error *err)
{
    mw_event_work work;
    if (!open_work(&work, article, model, err))
        return false;
    work.syntax.off = off;
    work.log = log;
    work.disaster = opens_with_disaster(&work);
    size_t sentences = is_all_sport(&work) ? 0 : work.layers->sentence_count;
    for (size_t i = 0; i < sentences; i++)
        if (is_worth_reading(&work, &work.layers->sentences[i]) && !read_sentence(&work, (uint32_t)i, err))
            return false;
    mw_layers *layers = mw_article_layers_edit(article);
    layers->events = work.made;
    layers->event_count = work.made_count;
    if (work.made_count)
        qsort(work.made, work.made_count, sizeof *work.made, by_span);
    return true;
}

bool mw_make_events(mw_article *article, const mw_model *model, mw_error *err)
{
    return mw_events_record(article, model, -1, NULL, err);
}
