/* SPDX-License-Identifier: MIT */
/* Whom "the group said", "it said" and "according to the agency" mean: the one body that the sentence
 * or those before name as a counter. Where two fit, nobody is meant. */
#include "figures/figures_impl.h"

#include "language/mentions.h"

enum { GROUP_SENTENCES = 2, FAR = 120, COUNTS = 64 };

/* "the group", "the monitoring group", "the same agency": the token of the noun, or MW_NO_INDEX. */
static uint32_t body_noun(const mw_figuring *f, uint32_t at)
{
    enum { ADJECTIVES = 2 };
    if (!mw_figure_is(f, at, "the"))
        return MW_NO_INDEX;
    for (uint32_t noun = at + 1; noun <= at + 1 + ADJECTIVES && mw_figure_lower(f, noun); noun++)
        if (mw_has_role(f, noun, "body"))
            return mw_figure_name_at(f, noun) == MW_NO_INDEX ? noun : MW_NO_INDEX;
    return MW_NO_INDEX;
}

static bool says(const mw_figuring *f, uint32_t verb)
{
    while (verb < f->scan.end && (mw_figure_class(f, verb, MW_F_VERB) || mw_figure_adverb(f, verb)))
        verb++;
    return (mw_has_role(f, verb, "verb") || mw_has_role(f, verb, "say")) &&
           !mw_figure_is(f, verb, "have has had give gave show");
}

/* Where "the group" or "it" is told to count or say, from token `from` to `to`; MW_NO_INDEX. */
static uint32_t group_said(const mw_figuring *f, uint32_t from, uint32_t to)
{
    for (uint32_t at = from; at + 1 < to; at++) {
        if (mw_figure_is(f, at, "it") && says(f, at + 1))
            return at;
        uint32_t noun = body_noun(f, at);
        if (noun == MW_NO_INDEX)
            continue;
        bool credited =
            at > f->sentence_first &&
            (mw_has_role(f, at - 1, "source") ||
             (at > f->sentence_first + 1 && (mw_has_role(f, at - 2, "source") || mw_has_role(f, at - 2, "citing"))));
        if (credited || says(f, noun + 1) || mw_figure_is(f, noun + 1, "'s \u2019s"))
            return at;
    }
    return MW_NO_INDEX;
}

/* The one body named by the tokens from `first` to `end`; two would be a guess. */
static uint32_t body_in(const mw_figuring *f, uint32_t first, uint32_t end, bool *outlet)
{
    uint32_t found = MW_NO_INDEX;
    for (uint32_t i = end - first > FAR ? end - FAR : first; i < end; i++) {
        uint32_t mention = mw_mention_starting(f->scan.article, i);
        if (mention == MW_NO_INDEX || f->scan.layers->entities[mention].type != MW_ORG)
            continue;
        if (mw_figure_outlet(f, mention)) {
            *outlet = true;
            continue;
        }
        if (found != MW_NO_INDEX && !mw_str_equal(f->scan.layers->entities[found].entity,
                                                  f->scan.layers->entities[mention].entity))
            return MW_NO_INDEX;
        found = mention;
    }
    return found;
}

/* The one body of the sentence before: "The U.N. office is lower. It counted at least 2,890." An
 * outlet there may be meant as well: then nobody is. */
static uint32_t body_of_last_sentence(const mw_figuring *f, bool *outlet)
{
    if (f->sentence == 0)
        return MW_NO_INDEX;
    const mw_sentence *before = &f->scan.layers->sentences[f->sentence - 1];
    return before->paragraph == f->scan.layers->sentences[f->sentence].paragraph
               ? body_in(f, before->token_first, before->token_end, outlet)
               : MW_NO_INDEX;
}

/* The one body that counted in the sentences before; two of them would be a guess. */
static uint32_t counter_before(const mw_figuring *f)
{
    uint32_t found = MW_NO_INDEX;
    for (size_t i = f->sentence_found; i-- > 0 && f->sentence_found - i <= COUNTS;) {
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

/* "The council said …. It added": somebody without a name spoke last, so that "it" is none of those before. */
static bool unnamed_spoke(const mw_figuring *f)
{
    enum { NEAR = 40 };
    const mw_layers *layers = f->scan.layers;
    uint32_t start = layers->sentences[f->sentence].span.start;
    size_t seen = 0;
    bool unnamed = false;
    for (size_t i = layers->quote_count; i-- > 0 && seen < NEAR;) {
        const mw_quote *quote = &layers->quotes[i];
        if (quote->span.start >= start)
            continue;
        seen++;
        if (quote->sentence + 1 == f->sentence && quote->speaker_span.end > quote->speaker_span.start)
            unnamed |= !quote->speaker.len;
    }
    return unnamed;
}

uint32_t mw_group_of(const mw_figuring *f, const mw_count *count, uint32_t from, uint32_t to, bool *asked)
{
    (void)count;
    uint32_t at = mw_figure_on(f, MW_FIG_GROUP) ? group_said(f, from, to) : MW_NO_INDEX;
    *asked = at != MW_NO_INDEX;
    if (!*asked)
        return MW_NO_INDEX;
    bool it = mw_figure_is(f, at, "it"), outlet = false;
    uint32_t body = body_in(f, f->sentence_first, at, &outlet);
    if (body != MW_NO_INDEX || outlet)
        return outlet ? MW_NO_INDEX : body;
    if (!it && (body = counter_before(f)) != MW_NO_INDEX)
        return body;
    body = body_of_last_sentence(f, &outlet);
    if (body != MW_NO_INDEX || (it && outlet))
        return body != MW_NO_INDEX && it && outlet ? MW_NO_INDEX : body;
    return it && !unnamed_spoke(f) ? counter_before(f) : MW_NO_INDEX;
}
