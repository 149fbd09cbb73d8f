/* SPDX-License-Identifier: MIT */
/* Who counted, and who is cited as passing the count on. Only what the words say: "according to",
 * "the AAPP counted", "by the AAPP's count", the speaker of the quotation that holds the figure;
 * "the group said" is the one body that counted a sentence or two before. An outlet is the source
 * of a count only where nobody else is named. Everything else is not known. */
#include "annotate/figures_impl.h"

#include "annotate/mentions.h"

enum { REACH = 24, NAME_REACH = 8, GROUP_SENTENCES = 2 };

typedef struct told {
    uint32_t source, carrier;
    bool unnamed; /* somebody counted who has no name: "a local monitoring group" */
} told;

/* Is the mention a news outlet? Its words, or its canonical name's, are in outlets.tsv. */
static bool is_outlet(const mw_figuring *f, uint32_t mention)
{
    uint32_t first, end;
    mw_mention_tokens(f->scan.article, mention, &first, &end);
    mw_hit hit;
    return first < end && mw_lexicon_match_exact(f->outlets, f->scan.tokens + first, end - first, &hit);
}

/* May it have counted? Persons, bodies and places that stand for a government do. */
static bool may_count(const mw_figuring *f, uint32_t mention)
{
    mw_entity_type type = f->scan.layers->entities[mention].type;
    return type == MW_PERSON || type == MW_ORG || type == MW_PLACE || type == MW_GROUP;
}

static void note(const mw_figuring *f, told *t, uint32_t mention)
{
    if (mention == MW_NO_INDEX || !f->scan.layers->entities[mention].entity.len || !may_count(f, mention))
        return;
    if (is_outlet(f, mention)) {
        if (t->carrier == MW_NO_INDEX)
            t->carrier = mention;
    } else if (t->source == MW_NO_INDEX) {
        t->source = mention;
    }
}

/* The noun phrase from `at` on: past it. It ends at a mark or a word that opens something else. */
static uint32_t phrase_end(const mw_figuring *f, uint32_t at)
{
    uint32_t end = at;
    while (end < f->scan.end && end - at < NAME_REACH &&
           !mw_scan_shape(&f->scan, end, MW_QUOTE_OPEN | MW_QUOTE_CLOSE) &&
           !mw_figure_is(f, end, ", . ; : ( )") &&
           !(mw_figure_class(f, end, "rel sub conj be have do modal") && mw_figure_name_at(f, end) == MW_NO_INDEX))
        end++;
    return end;
}

/* Whom the phrase after "according to" names: the first name of a body or person in it. A place
 * after "in" only tells where; "a local group" is nobody with a name. */
static uint32_t named_after(const mw_figuring *f, uint32_t at)
{
    uint32_t end = phrase_end(f, at);
    for (uint32_t i = at; i < end; i++) {
        uint32_t mention = mw_mention_starting(f->scan.article, i), first, past;
        if (mention == MW_NO_INDEX)
            continue;
        mw_mention_tokens(f->scan.article, mention, &first, &past);
        if (f->scan.layers->entities[mention].type == MW_GROUP && past < end && mw_figure_lower(f, past))
            continue; /* "Russian officials" name a country's people, no counter */
        if (i > at && mw_figure_before(f, i, "in on at near from for"))
            return MW_NO_INDEX;
        return mention;
    }
    return MW_NO_INDEX;
}

/* ---- the words of the sentence */

static mw_str role_at(const mw_figuring *f, uint32_t at, mw_hit *hit)
{
    return mw_figure_match(f, at, f->counting, hit) ? mw_row_get(hit->row, "role") : MW_STR("");
}

/* "according to the AAPP", "citing a local group", "data compiled by AAPP", in either direction. */
static void read_credits(const mw_figuring *f, const mw_count *count, told *t)
{
    uint32_t from = count->first > f->sentence_first + 2 * REACH ? count->first - 2 * REACH : f->sentence_first;
    uint32_t to = count->end + 3 * REACH < f->scan.end ? count->end + 3 * REACH : f->scan.end;
    for (uint32_t at = from; at < to; at++) {
        mw_hit hit;
        if (at >= count->first && at < count->end)
            continue;
        mw_str role = role_at(f, at, &hit);
        bool citing = mw_str_is(role, "citing");
        if (!mw_str_is(role, "source") && !citing)
            continue;
        uint32_t mention = named_after(f, at + hit.tokens);
        if (mention == MW_NO_INDEX)
            t->unnamed = true;
        note(f, t, mention);
    }
}

/* The mention that ends right before `at`, passing auxiliaries and adverbs: the subject. */
static uint32_t subject_before(const mw_figuring *f, uint32_t at)
{
    uint32_t steps = 0;
    while (at > f->sentence_first && steps++ < 4 &&
           (mw_figure_class(f, at - 1, "be have do") || mw_figure_adverb(f, at - 1)))
        at--;
    return at > f->sentence_first ? mw_mention_ending(f->scan.article, at - 1) : MW_NO_INDEX;
}

/* "the AAPP has counted 82 dead", "Myanmar Now put the number at 114": the subject of the nearest
 * counting verb before the figure. A verb that something else governs between ends it. */
static void read_verb(const mw_figuring *f, const mw_count *count, told *t)
{
    uint32_t from = count->first > f->sentence_first + REACH ? count->first - REACH : f->sentence_first;
    for (uint32_t at = count->first; at > from; at--) {
        mw_hit hit;
        if (mw_figure_is(f, at - 1, "; who which") || mw_scan_shape(&f->scan, at - 1, MW_QUOTE_CLOSE))
            return;
        if (!mw_str_is(role_at(f, at - 1, &hit), "verb") || !(hit.form & (MW_PAST | MW_THIRD | MW_PARTICIPLE | MW_BASE)))
            continue;
        if (mw_figure_before(f, at - 1, "to be been was were is are being"))
            continue;
        bool has = mw_figure_is(f, at - 1, "has have had having gave give gives given");
        if (has && !mw_figure_before(f, count->first, "at"))
            continue;
        uint32_t mention = subject_before(f, at - 1);
        if (mention != MW_NO_INDEX) {
            note(f, t, mention);
            return;
        }
    }
}

/* "the AAPP's total stands at 423", "by the AAPP's count", "a tally by the AAPP". */
static void read_noun(const mw_figuring *f, const mw_count *count, told *t)
{
    uint32_t from = count->first > f->sentence_first + REACH ? count->first - REACH : f->sentence_first;
    uint32_t to = count->end + REACH < f->scan.end ? count->end + REACH : f->scan.end;
    for (uint32_t at = from; at + 1 < to; at++) {
        if (!mw_figure_is(f, at, "'s \u2019s ' \u2019") || at == f->sentence_first ||
            (at >= count->first && at < count->end))
            continue;
        uint32_t noun = at + 1;
        mw_hit hit;
        while (noun < at + 4 && !mw_str_is(role_at(f, noun, &hit), "noun"))
            noun++;
        if (noun == at + 4)
            continue;
        if (at > count->end && !mw_figure_before(f, at, "") && noun > to)
            continue;
        note(f, t, mw_mention_ending(f->scan.article, at - 1));
    }
}

/* ---- quotations */

/* The speakers of the quotations that hold the figure, from the inmost out. */
static void read_quotes(const mw_figuring *f, const mw_count *count, told *t)
{
    const mw_layers *layers = f->scan.layers;
    uint32_t start = f->scan.tokens[count->number].start;
    uint32_t wider = 0;
    for (int depth = 0; depth < 4; depth++) {
        const mw_quote *best = NULL;
        for (size_t i = 0; i < layers->quote_count; i++) {
            const mw_quote *quote = &layers->quotes[i];
            uint32_t length = quote->span.end - quote->span.start;
            if (quote->span.start > start)
                break;
            if (start < quote->span.end && length > wider &&
                (!best || length < best->span.end - best->span.start))
                best = quote;
        }
        if (!best)
            return;
        wider = best->span.end - best->span.start;
        if (best->speaker_span.end > best->speaker_span.start) {
            uint32_t token = mw_article_token_at(f->scan.article, best->speaker_span.end - 1);
            note(f, t, mw_mention_ending(f->scan.article, token));
        }
    }
}

/* ---- "the group said" */

static bool says_group(const mw_figuring *f, const mw_count *count)
{
    uint32_t from = count->first > f->sentence_first + REACH ? count->first - REACH : f->sentence_first;
    uint32_t to = count->end + REACH < f->scan.end ? count->end + REACH : f->scan.end;
    for (uint32_t at = from; at + 1 < to; at++) {
        bool group = mw_figure_is(f, at, "it") ||
                     (mw_figure_before(f, at, "the") && mw_figure_is(f, at, "group organisation organization association monitor watchdog"));
        if (!group)
            continue;
        uint32_t verb = at + 1;
        while (verb < f->scan.end && verb < at + 4 && (mw_figure_class(f, verb, "be have do") || mw_figure_adverb(f, verb)))
            verb++;
        mw_hit hit;
        if (mw_str_is(role_at(f, verb, &hit), "verb") && !mw_figure_is(f, verb, "have has had give gave show"))
            return true;
        if (mw_figure_is(f, at + 1, "'s \u2019s") && !mw_figure_is(f, at, "it"))
            return true;
    }
    return false;
}

/* The one body that counted in the sentences before; two of them would be a guess. */
static uint32_t counter_before(const mw_figuring *f)
{
    uint32_t found = MW_NO_INDEX;
    for (size_t i = f->sentence_found; i-- > 0;) {
        const mw_count *count = &f->found[i];
        if (count->sentence + GROUP_SENTENCES < f->sentence)
            break;
        if (count->source == MW_NO_INDEX || f->scan.layers->entities[count->source].type != MW_ORG)
            continue;
        if (found != MW_NO_INDEX && !mw_str_equal(f->scan.layers->entities[found].entity,
                                                  f->scan.layers->entities[count->source].entity))
            return MW_NO_INDEX;
        found = count->source;
    }
    return found;
}

static told who_counted(const mw_figuring *f, const mw_count *count)
{
    told t = {MW_NO_INDEX, MW_NO_INDEX, false};
    read_credits(f, count, &t);
    if (t.source == MW_NO_INDEX && !t.unnamed) {
        read_verb(f, count, &t);
        read_noun(f, count, &t);
    }
    if (!t.unnamed || t.carrier == MW_NO_INDEX)
        read_quotes(f, count, &t);
    if (t.source == MW_NO_INDEX && !t.unnamed && t.carrier == MW_NO_INDEX && says_group(f, count))
        t.source = counter_before(f);
    if (t.source == MW_NO_INDEX && !t.unnamed && t.carrier != MW_NO_INDEX) {
        t.source = t.carrier; /* nobody else counted: the outlet did */
        t.carrier = MW_NO_INDEX;
    }
    return t;
}

void mw_tell_sources(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        told t = who_counted(f, &f->found[i]);
        f->found[i].source = t.source;
        f->found[i].carrier = t.carrier;
    }
}
