/* SPDX-License-Identifier: MIT */
/* Reports passed on: TASS quoted him as saying; he was quoted by TASS as saying; a group quoted by
 * TASS said. Who passes it on is the cue's relay, and its subject is whoever said it. */
#include "quotes/quotes_impl.h"

static uint32_t relay_before(const mw_talk *talk, const mw_cue *cue)
{
    uint32_t low =
        cue->first - cue->floor > MW_RELAY_REACH ? cue->first - MW_RELAY_REACH : cue->floor;
    for (uint32_t i = cue->group - 1; i-- > low;) {
        mw_hit hit;
        if (mw_lexicon_match_exact(talk->saying, &talk->tokens[i], 1, &hit) &&
            (hit.form & (MW_PAST | MW_THIRD | MW_BASE | MW_GERUND)) &&
            (mw_row_names(hit.row, &talk->frames) & MW_FRAME_RELAY))
            return i;
    }
    return MW_NO_INDEX;
}

static uint32_t skip_helpers(const mw_talk *talk, uint32_t end, uint32_t floor)
{
    while (end > floor && mw_is(talk, end - 1, MW_W_AUX | MW_W(ADV)) &&
           !mw_is(talk, end - 1, MW_W(OWNER)))
        end--;
    return end;
}

/* "TASS reported on Monday" says nothing itself; "TASS reported that the war was over" does. */
static bool reports_nothing(const mw_talk *talk, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (mw_is(talk, i, MW_W(THAT) | MW_W(COMMA) | MW_W(DASH)))
            return false;
    return mw_has_sign(talk, first, end);
}

bool mw_relayed_subject(const mw_talk *talk, mw_cue *cue)
{
    uint32_t relay = relay_before(talk, cue);
    if (relay == MW_NO_INDEX)
        return false;
    uint32_t as = cue->group - 1, verb = skip_helpers(talk, relay, cue->floor);
    bool by = mw_talk_is(talk, relay + 1, "by"), later = mw_talk_is(talk, cue->end, "by");
    if (relay + 1 == as || by) {
        if (mw_holds(talk, MW_QR_QUOTED_BY, by || later, relay, cue->end))
            mw_phrase_after(talk, by ? relay + 2 : cue->end + 1, by ? as : cue->ceiling,
                            &cue->relay);
        if (verb > cue->floor && mw_is(talk, verb - 1, MW_W(COMMA) | MW_W(DASH)))
            return mw_subject_before_asides(talk, verb - 1, cue->floor, &cue->subject);
        return mw_phrase_before(talk, verb, cue->floor, &cue->subject);
    }
    if (talk->tokens[relay].form & MW_GERUND &&
        (verb == cue->floor || !mw_is(talk, verb - 1, MW_W(COMMA)) || !reports_nothing(talk, cue->floor, verb - 1)))
        return false;
    if (talk->tokens[relay].form & MW_GERUND)
        mw_main_subject(talk, cue->floor, verb - 1, &cue->relay); /* TASS reported, quoting X as saying */
    else
        mw_phrase_before(talk, verb, cue->floor, &cue->relay);
    return mw_phrase_after(talk, relay + 1, as, &cue->subject);
}

/* "quoted by AFP" at a token: whoever quotes is filled in. */
static bool is_quoted_by(const mw_talk *talk, uint32_t i, uint32_t end, mw_cue *cue)
{
    mw_hit hit;
    return i + 2 < end && mw_talk_is(talk, i + 1, "by") &&
           mw_lexicon_match_exact(talk->saying, &talk->tokens[i], 1, &hit) &&
           (mw_row_names(hit.row, &talk->frames) & MW_FRAME_RELAY) &&
           mw_phrase_after(talk, i + 2, end, &cue->relay);
}

/* A local group quoted by AFP says; X, quoted by TASS, said; according to a group quoted by AFP. */
void mw_note_quoted_by(const mw_talk *talk, mw_cue *cue)
{
    mw_phrase *subject = &cue->subject, none = {0};
    if (subject->aside_first < subject->aside_end &&
        is_quoted_by(talk, subject->aside_first, subject->aside_end, cue) &&
        mw_holds(talk, MW_QR_QUOTED_BY, true, subject->aside_first, subject->aside_end))
        return;
    bool before = cue->kind == MW_CUE_FINITE && !cue->inverted;
    uint32_t ceiling = before ? cue->group : cue->ceiling;
    uint32_t last = subject->full_end + (cue->kind == MW_CUE_PREP), first = subject->first + 1;
    for (uint32_t i = first; i < last && i - first < MW_RELAY_REACH; i++)
        if (is_quoted_by(talk, i, ceiling, cue) &&
            mw_holds(talk, MW_QR_QUOTED_BY, true, i, cue->relay.end)) {
            subject->end = subject->end < i ? subject->end : i;
            subject->full_end = i;
            return;
        }
    if (cue->kind != MW_CUE_RELAYED)
        cue->relay = none;
}
