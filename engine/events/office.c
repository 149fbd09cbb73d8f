/* SPDX-License-Identifier: MIT */
/* "ASEAN foreign ministers … the ministers met": those of whom was spoken before. The article is
 * read back for the same word; who stands beside it there, or behind its "of", is whose they are.
 * Where the nearest such word has nobody beside it, one further back is asked; where two different
 * ones are named, nobody is meant. */
#include "events/events_impl.h"

#include "language/mentions.h"

enum { LOOKED_BACK = 400, LOOKED_AT = 8 }; /* tokens; places at which the word stands */

static bool is_of(const mw_event_work *work, uint32_t token)
{
    if (token >= work->layers->token_count)
        return false;
    const mw_token *t = &work->layers->tokens[token];
    return mw_str_is(mw_str_sub(mw_article_text(work->article), t->start, t->end), "of");
}

/* Whose office it is at a token: "ASEAN foreign MINISTERS", "LEADERS of the African Union". */
static mw_str owner_at(const mw_event_work *work, uint32_t token, uint32_t sentence_first)
{
    const mw_token *tokens = work->layers->tokens;
    uint32_t mention = MW_NO_INDEX;
    for (uint32_t at = token; at > sentence_first && token - at < 4 && mention == MW_NO_INDEX;
         at--) {
        uint8_t pos = tokens[at - 1].pos;
        mention = mw_mention_ending(work->article, at - 1);
        if (pos != MW_ADJ && pos != MW_NOUN && pos != MW_PROPN && pos != MW_PART)
            break;
    }
    bool of = is_of(work, token + 1);
    for (uint32_t at = token + 2;
         of && mention == MW_NO_INDEX && at < token + 4 && at < work->layers->token_count; at++)
        mention = mw_mention_starting(work->article, at);
    if (mention == MW_NO_INDEX)
        return MW_NONE;
    const mw_entity *entity = &work->layers->entities[mention];
    bool body = entity->type == MW_ORG || entity->type == MW_PLACE || entity->type == MW_GROUP;
    return body && entity->mention != MW_BY_PRONOUN ? entity->entity : MW_NONE;
}

mw_str mw_office_before(const mw_event_work *work, const mw_chunk *noun)
{
    const mw_syntax *s = &work->syntax;
    const mw_token *tokens = work->layers->tokens;
    uint32_t word = tokens[noun->head].word, seen = 0;
    bool definite = noun->head == noun->first + 1 && mw_syntax_word(s, noun->first) & WORD_THE;
    mw_str owner = MW_NONE;
    if (!word || !definite || !(noun->traits & NOUN_PLURAL) ||
        !mw_follows(work, MW_EVENT_SAME_OFFICE))
        return MW_NONE;
    uint32_t stop = noun->first > LOOKED_BACK ? noun->first - LOOKED_BACK : 0;
    for (uint32_t at = noun->first; at-- > stop && seen < LOOKED_AT;) {
        if (tokens[at].word != word)
            continue;
        seen++;
        mw_str other = owner_at(work, at, stop);
        if (other.data && owner.data && !mw_str_equal(other, owner))
            return MW_NONE;
        owner = other.data ? other : owner;
    }
    return owner;
}
