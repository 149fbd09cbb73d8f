/* SPDX-License-Identifier: MIT */
/* Subjects that report nothing: nobody, "you", the writer himself, a thing that does not think or
 * promise, a belief or a paper that the verb before tells of already. */
#include "quotes/quotes_impl.h"

enum { BELIEF_REACH = 3 };

/* Whether a cue's subject is none that reports: "you say", "I think" outside marks; a thing of
 * which a weak verb tells something else than speech. */
static bool has_no_voice(const mw_talk *talk, mw_cue *cue)
{
    const mw_phrase *subject = &cue->subject;
    bool weak = (cue->frame & MW_FRAME_WEAK) != 0, one = subject->end == subject->first + 1;
    bool you = one && mw_is(talk, subject->first, MW_W(SECOND));
    bool we = one && weak && mw_is(talk, subject->first, MW_W(FIRST));
    if (mw_holds(talk, MW_QR_SECOND_PERSON, you, subject->first, cue->end))
        cue->future = true; /* no statement; but what it has in marks is one: You said, “…” */
    if (mw_holds(talk, MW_QR_WRITERS_OWN, we, subject->first, cue->end))
        return true;
    bool mute = weak && (!subject->clean || !mw_may_speak(talk, subject));
    return mw_holds(talk, MW_QR_NO_VOICE, mute, subject->first, cue->end);
}

/* "X said he believes Y": the belief is the whole of X's statement, and told by it already. */
static bool is_own_belief(const mw_talk *talk, const mw_cues *cues, const mw_cue *cue)
{
    const mw_cue *outer = cues->count ? &cues->items[cues->count - 1] : NULL;
    const mw_phrase *subject = &cue->subject;
    bool he = subject->end == subject->first + 1 && mw_is(talk, subject->first, MW_W(SUBJ));
    return he && outer && outer->sentence == cue->sentence && (cue->frame & MW_FRAME_WEAK) &&
           !(cue->frame & (MW_FRAME_NAME | MW_FRAME_AS)) && !outer->inverted &&
           outer->end <= subject->first && subject->first - outer->end < BELIEF_REACH;
}

/* "Nobody said", "neither side said", "did anybody say": nothing was said. */
static bool is_nobody(const mw_talk *talk, const mw_cue *cue)
{
    const mw_phrase *subject = &cue->subject;
    return mw_is(talk, subject->first, MW_W(NEG)) ||
           (subject->first > cue->floor && !cue->inverted && cue->kind == MW_CUE_FINITE &&
            mw_is(talk, subject->first - 1, MW_W(DO) | MW_W(NEG)));
}

/* "said in [his opening statement] that": the noun only tells where. */
static bool is_said_in(const mw_talk *talk, const mw_cues *cues, const mw_cue *cue)
{
    const mw_cue *said = cues->count ? &cues->items[cues->count - 1] : NULL;
    bool beside = said && said->sentence == cue->sentence && cue->kind == MW_CUE_NOUN &&
                  said->kind != MW_CUE_NOUN && (said->frame & MW_FRAME_BARE) &&
                  said->end < cue->group && cue->group - said->end < MW_RELAY_REACH;
    if (!beside)
        return false;
    for (uint32_t i = said->end; i < cue->group; i++)
        if (mw_is(talk, i, MW_W(PREP)) && !mw_is(talk, i + 1, MW_W(DATE)))
            return !mw_has_sign(talk, i, cue->group);
        else if (!mw_is(talk, i, MW_W(PREP) | MW_W(DATE) | MW_W(ADV)) &&
                 !(said->frame & MW_FRAME_HEARER))
            return false;
    return false;
}

bool mw_is_no_report(const mw_talk *talk, const mw_cues *cues, mw_cue *cue)
{
    uint32_t first = cue->subject.first;
    return mw_holds(talk, MW_QR_SAID_IN_PAPER, is_said_in(talk, cues, cue), cue->first, cue->end) ||
           mw_holds(talk, MW_QR_NOBODY, is_nobody(talk, cue), first, cue->end) ||
           has_no_voice(talk, cue) ||
           mw_holds(talk, MW_QR_OWN_BELIEF, is_own_belief(talk, cues, cue), first, cue->end);
}
