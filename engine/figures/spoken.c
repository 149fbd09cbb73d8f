/* SPDX-License-Identifier: MIT */
/* Who speaks where the figure stands: the speakers of the quotations around it, else the subject of a verb of saying
 * before it. */
#include "figures/told.h"

#include "language/mentions.h"

enum { REACH = MW_TOLD_REACH, SAID_REACH = 6 };

/* Speech that asks or promises tells no count. */
static bool tells(const mw_quote *quote)
{
    return !mw_str_is(quote->cue_class, "demand") && !mw_str_is(quote->cue_class, "pledge") &&
           !mw_str_is(quote->cue_class, "praise");
}

/* A mention of that entity near the quotation, for a speaker told by a pronoun. */
static uint32_t mention_of(const mw_figuring *f, mw_str entity, uint32_t at)
{
    enum { NEAR = 200 };
    const mw_layers *layers = f->scan.layers;
    size_t low = 0, high = layers->entity_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (layers->entities[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i-- > 0 && low - i <= NEAR;)
        if (mw_str_equal(layers->entities[i].entity, entity))
            return (uint32_t)i;
    return MW_NO_INDEX;
}

/* The mention in the speaker's span that is the speaker. */
static uint32_t speaker_of(const mw_figuring *f, const mw_quote *quote)
{
    if (!quote->speaker.len || quote->speaker_span.end <= quote->speaker_span.start)
        return MW_NO_INDEX;
    uint32_t first = mw_article_token_at(f->scan.article, quote->speaker_span.start);
    for (uint32_t at = first; at < f->scan.layers->token_count && f->scan.tokens[at].start < quote->speaker_span.end;
         at++) {
        uint32_t mention = mw_mention_starting(f->scan.article, at);
        if (mention != MW_NO_INDEX && mw_str_equal(f->scan.layers->entities[mention].entity, quote->speaker))
            return mention;
    }
    return mention_of(f, quote->speaker, quote->speaker_span.end);
}

/* "it said": whose body "it" is, is looked for among those that counted. */
static bool is_it(const mw_figuring *f, const mw_quote *quote)
{
    mw_str words = mw_article_slice(f->scan.article, quote->speaker_span);
    return mw_str_equal_fold(words, MW_STR("it")) || mw_str_equal_fold(words, MW_STR("they"));
}

/* The smallest quotation that holds byte `at` and is wider than `wider`. */
const mw_quote *mw_quote_around(const mw_figuring *f, uint32_t at, uint32_t wider)
{
    enum { BACK = 12 }; /* quotations nest a few deep at most */
    const mw_layers *layers = f->scan.layers;
    size_t low = 0, high = layers->quote_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (layers->quotes[middle].span.start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    const mw_quote *best = NULL;
    for (size_t i = low; i-- > 0 && low - i <= BACK;) {
        const mw_quote *quote = &layers->quotes[i];
        uint32_t length = quote->span.end - quote->span.start;
        if (at < quote->span.end && length > wider && (!best || length < best->span.end - best->span.start))
            best = quote;
    }
    return best;
}

/* "The AAPP said 90 had died, while Myanmar Now put the toll at 114": another's words by then. */
static bool is_contrasted(const mw_figuring *f, const mw_count *count, const mw_quote *quote, bool another)
{
    for (uint32_t at = count->first;
         at > f->sentence_first && f->scan.tokens[at - 1].start >= quote->speaker_span.end && count->first - at < REACH;
         at--)
        if (mw_figure_is(f, at - 1, "while whereas") || (another && mw_figure_is(f, at - 1, "; but though although")))
            return quote->speaker_span.end > 0;
    return false;
}

/* The speakers of the quotations that hold the figure, from the inmost out. */
void mw_read_quotes(const mw_figuring *f, const mw_count *count, mw_told *t)
{
    uint32_t wider = 0;
    for (int depth = 0; depth < 4; depth++) {
        const mw_quote *quote = mw_quote_around(f, f->scan.tokens[count->number].start, wider);
        if (!quote)
            return;
        wider = quote->span.end - quote->span.start;
        if (tells(quote) && !is_it(f, quote) && !is_contrasted(f, count, quote, t->carrier != MW_NO_INDEX))
            mw_note_counter(f, t, speaker_of(f, quote));
        if (quote->via.len) /* AFP reported, citing the AAPP: the outlet is the quotation's relay */
            mw_note_counter(f, t, mention_of(f, quote->via, quote->speaker_span.end));
    }
}

/* "The Kyunhla Activists Group said at least 171 people died", where no quotation was found around the
 * figure: the subject of the nearest verb of saying before it. */
void mw_read_saying(const mw_figuring *f, const mw_count *count, mw_told *t)
{
    uint32_t from = count->first > f->sentence_first + SAID_REACH ? count->first - SAID_REACH : f->sentence_first;
    for (uint32_t at = count->first; at > from; at--) {
        uint32_t verb = at - 1;
        if (mw_figure_is(f, verb, "; while but whereas") ||
            mw_scan_shape(&f->scan, verb, MW_QUOTE_OPEN | MW_QUOTE_CLOSE))
            return;
        if (!mw_has_role(f, verb, "say") || mw_has_role(f, verb, "told") ||
            mw_figure_is(f, verb, "had has have gave gives shows showed"))
            continue;
        mw_hit hit;
        uint32_t mention = mw_counting_role(f, verb, &hit).len && (hit.form & (MW_PAST | MW_THIRD))
                               ? mw_figure_subject(f, verb)
                               : MW_NO_INDEX;
        if (mention != MW_NO_INDEX && f->scan.layers->entities[mention].type == MW_ORG)
            mw_note_counter(f, t, mention);
        return;
    }
}
