/* SPDX-License-Identifier: MIT */
/* Who counted, and who is cited as passing the count on. Only what the words say: "according to",
 * "the AAPP counted", "by the AAPP's count", the speaker of the quotation that holds the figure;
 * "the group said" is asked for in bodies.c. An outlet is the source of a count only where nobody
 * else is named. Everything else is not known. */
#include "figures/told.h"

#include "language/mentions.h"

enum { REACH = MW_TOLD_REACH, NAME_REACH = 8 };

/* Is the mention a news outlet? Its words, or its canonical name's, are in outlets.tsv. */
bool mw_figure_outlet(const mw_figuring *f, uint32_t mention)
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

/* "the centre in Alexandria, Virginia, says": a place that only tells where. */
static bool is_where(const mw_figuring *f, uint32_t mention)
{
    uint32_t first, end;
    if (f->scan.layers->entities[mention].type != MW_PLACE)
        return false;
    mw_mention_tokens(f->scan.article, mention, &first, &end);
    return first >= 2 && mw_scan_in(&f->scan, first - 1, ", in at near from") &&
           (!mw_scan_in(&f->scan, first - 1, ",") || mw_mention_ending(f->scan.article, first - 2) != MW_NO_INDEX);
}

void mw_note_counter(const mw_figuring *f, mw_told *t, uint32_t mention)
{
    if (mention != MW_NO_INDEX && is_where(f, mention))
        return;
    if (mention == MW_NO_INDEX || !f->scan.layers->entities[mention].entity.len || !may_count(f, mention))
        return;
    if (mw_figure_outlet(f, mention)) {
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
           !mw_scan_shape(&f->scan, end, MW_QUOTE_OPEN | MW_QUOTE_CLOSE) && !mw_figure_is(f, end, ", . ; : ( )") &&
           !(mw_figure_class(f, end, MW_F_VERB | MW_F_REL | MW_F_SUB | MW_F_CONJ | MW_F_MODAL) &&
             mw_figure_name_at(f, end) == MW_NO_INDEX))
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
        uint32_t by = i - (i > at && mw_figure_before(f, i, "the a an"));
        if (by > at + 1 && mw_figure_before(f, by, "by") &&
            mw_figure_phrase_before(f, by - 1, "seen"))
            return MW_NO_INDEX; /* documents seen by AFP are another's */
        return mention;
    }
    return MW_NO_INDEX;
}

/* ---- the words of the sentence */

static bool find_roles(mw_figuring *f, mw_error *err)
{
    f->role_count = 0;
    for (uint32_t at = f->sentence_first; at < f->scan.end; at++) {
        mw_counting role = {.at = at};
        if (mw_figure_match(f, at, f->counting, &role.hit) &&
            !mw_arena_push(mw_article_arena(f->scan.article), f->roles, f->role_count, f->role_capacity, role, err))
            return false;
    }
    return true;
}

static const mw_counting *counting_at(const mw_figuring *f, uint32_t at)
{
    size_t low = 0, high = f->role_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (f->roles[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < f->role_count && f->roles[low].at == at ? &f->roles[low] : NULL;
}

mw_str mw_counting_role(const mw_figuring *f, uint32_t at, mw_hit *hit)
{
    const mw_counting *counting = counting_at(f, at);
    if (!counting)
        return MW_STR("");
    *hit = counting->hit;
    return mw_row_get(hit->row, "role");
}

bool mw_has_role(const mw_figuring *f, uint32_t at, const char *role)
{
    const mw_counting *counting = counting_at(f, at);
    const mw_row *row = counting ? counting->hit.row : NULL;
    while (row && !mw_str_is(mw_row_get(row, "role"), role))
        row = mw_row_next(row);
    return row != NULL;
}

/* Words that open a clause of their own: a credit on the other side is for other numbers. */
static bool is_parted(const mw_figuring *f, uint32_t from, uint32_t to)
{
    for (uint32_t at = from; at < to; at++)
        if (mw_figure_is(f, at, "; while whereas but though although"))
            return true;
    return false;
}

/* "AFP, citing the AAPP, …", "…, Reuters said, citing the AAPP": the outlet that cites. */
static uint32_t outlet_citing(const mw_figuring *f, uint32_t at)
{
    enum { STEPS = 6 };
    for (uint32_t i = at; i > f->sentence_first && at - i < STEPS; i--) {
        uint32_t mention = mw_mention_ending(f->scan.article, i - 1);
        if (mention != MW_NO_INDEX && mw_figure_outlet(f, mention)) { /* of two neither */
            uint32_t first, end;
            mw_mention_tokens(f->scan.article, mention, &first, &end);
            return mw_figure_before(f, first, "and") || mw_figure_before(f, first - 1, "and") ? MW_NO_INDEX : mention;
        }
        if (mention != MW_NO_INDEX || mw_scan_shape(&f->scan, i - 1, MW_NUMBER))
            return MW_NO_INDEX;
    }
    return MW_NO_INDEX;
}

static void read_credit(const mw_figuring *f, uint32_t at, const mw_hit *hit, mw_str role, mw_told *t)
{
    uint32_t mention = named_after(f, at + hit->tokens);
    if (mw_str_is(role, "told")) { /* "a resident told AFP" */
        if (mention != MW_NO_INDEX && mw_figure_outlet(f, mention) && t->carrier == MW_NO_INDEX &&
            mw_figure_on(f, MW_FIG_TOLD)) {
            t->carrier = mention;
            t->rules |= UINT64_C(1) << MW_FIG_TOLD;
        }
        return;
    }
    t->rules |= UINT64_C(1) << MW_FIG_CREDIT;
    t->citing |= mw_str_is(role, "citing");
    uint32_t citing = mw_str_is(role, "citing") ? outlet_citing(f, at) : MW_NO_INDEX;
    if (citing != MW_NO_INDEX && citing != mention)
        t->carrier = citing;
    if (mw_str_is(role, "carried")) {
        t->unnamed = true;
        if (mention != MW_NO_INDEX && mw_figure_outlet(f, mention))
            t->carrier = mention;
        return;
    }
    if (mention == MW_NO_INDEX)
        t->unnamed = true;
    mw_note_counter(f, t, mention);
}

/* "according to the AAPP", "citing a local group", "data compiled by AAPP", in either direction. */
static void read_credits(const mw_figuring *f, const mw_count *count, mw_told *t)
{
    uint32_t from = count->first > f->sentence_first + 2 * REACH ? count->first - 2 * REACH : f->sentence_first;
    uint32_t to = count->end + 3 * REACH < f->scan.end ? count->end + 3 * REACH : f->scan.end;
    for (uint32_t at = from; at < to; at++) {
        mw_hit hit;
        if (at >= count->first && at < count->end)
            continue;
        mw_str role = mw_counting_role(f, at, &hit);
        if (mw_str_is(role, "say") && mw_has_role(f, at, "told"))
            role = MW_STR("told");
        bool credit = mw_str_is(role, "source") || mw_str_is(role, "citing") || mw_str_is(role, "carried");
        if (!mw_str_is(role, "told") && !(credit && mw_figure_on(f, MW_FIG_CREDIT)))
            continue;
        if (at > count->end ? !is_parted(f, count->end, at) : !is_parted(f, at, count->first))
            read_credit(f, at, &hit, role, t);
    }
}

/* Past an aside before `at`, to the left: "the AAPP (AAPP)", "AFP, quoting a local monitor,", "the
 * group, which". Returns the token past the name. */
static uint32_t skip_aside_back(const mw_figuring *f, uint32_t at)
{
    enum { STEPS = 14 };
    if (mw_figure_before(f, at, "who which that"))
        return mw_figure_before(f, at - 1, ",") ? at - 2 : at - 1;
    bool bracket = mw_figure_before(f, at, ")");
    if (!bracket && !mw_figure_before(f, at, ","))
        return at;
    for (uint32_t i = at - 1; i > f->sentence_first && at - i < STEPS; i--)
        if (mw_figure_is(f, i - 1, bracket ? "(" : ","))
            return i - 1;
    return at;
}

/* The mention that ends right before `at`, passing auxiliaries and adverbs: the subject. */
uint32_t mw_figure_subject(const mw_figuring *f, uint32_t at)
{
    uint32_t steps = 0;
    while (at > f->sentence_first && steps++ < 4 &&
           (mw_figure_class(f, at - 1, MW_F_VERB) || mw_figure_adverb(f, at - 1)))
        at--;
    at = skip_aside_back(f, at);
    if (mw_figure_before(f, at, ")")) /* the AAPP (AAPP), a monitoring group, put */
        at = skip_aside_back(f, at);
    if (at == f->sentence_first)
        return MW_NO_INDEX;
    uint32_t mention = mw_mention_ending(f->scan.article, at - 1), first, end;
    if (mention == MW_NO_INDEX)
        return MW_NO_INDEX;
    mw_mention_tokens(f->scan.article, mention, &first, &end);
    if (f->scan.layers->entities[mention].type == MW_PLACE && first > f->sentence_first &&
        mw_scan_hyphen(&f->scan, first - 1) && mw_scan_glued(&f->scan, first - 1))
        return MW_NO_INDEX; /* the rest of a longer name */
    if (mw_figure_before(f, first, "the") && first > f->sentence_first)
        first--;
    bool where = mw_figure_before(f, first, "in at on near from of to for by with and"); /* officials in Ankara */
    return where ? MW_NO_INDEX : mention;
}

/* A counter without a known name: "a local monitor has put". A pronoun is somebody told before. */
static bool is_nobody(const mw_figuring *f, uint32_t at)
{
    while (at > f->sentence_first && (mw_figure_class(f, at - 1, MW_F_VERB) || mw_figure_adverb(f, at - 1)))
        at--;
    if (mw_figure_phrase_before(f, at, "kept"))
        return false; /* an AFP count: its keeper is named */
    return at > f->sentence_first && mw_scan_shape(&f->scan, at - 1, MW_WORD) &&
           !mw_figure_class(f, at - 1,
                            MW_F_SUBJ | MW_F_REL | MW_F_CONJ | MW_F_TO | MW_F_PREP | MW_F_POSS | MW_F_OWNER | MW_F_DET);
}

/* "put" counts only a number or toll "at"; "had" only right before the number. */
static bool governs(const mw_figuring *f, const mw_count *count, uint32_t verb, mw_str role)
{
    if (mw_figure_is(f, verb, "put puts putting"))
        return mw_figure_before(f, count->first, "at");
    if (mw_figure_is(f, verb, "had has have")) /* who has 24 percent of the vote has not counted it */
        return verb + 1 == count->first && count->about.len &&
               (count->counted == MW_PEOPLE || count->counted == MW_BARE);
    return mw_str_is(role, "verb");
}

/* "the AAPP has counted 82 dead", "Myanmar Now put the number at 114": the subject of the nearest
 * counting verb before the figure. Another's speech between ends the search. */
static void read_verb(const mw_figuring *f, const mw_count *count, mw_told *t)
{
    uint32_t from = count->first > f->sentence_first + REACH ? count->first - REACH : f->sentence_first;
    for (uint32_t at = count->first; at > from; at--) {
        mw_hit hit;
        uint32_t verb = at - 1;
        if (mw_figure_is(f, verb, "; while but whereas") || mw_scan_shape(&f->scan, verb, MW_QUOTE_CLOSE))
            return;
        mw_str role = mw_counting_role(f, verb, &hit);
        if (!role.len || !(hit.form & (MW_PAST | MW_THIRD | MW_PARTICIPLE | MW_BASE)) ||
            mw_figure_before(f, verb, "to be been was were is are being the a an"))
            continue;
        if (governs(f, count, verb, role)) {
            uint32_t mention = mw_figure_subject(f, verb);
            bool finite = (hit.form & (MW_PAST | MW_THIRD)) || mw_figure_before(f, verb, "has have had");
            if (mention == MW_NO_INDEX && finite && is_nobody(f, verb))
                t->unnamed = true;
            if (mention != MW_NO_INDEX && (!t->unnamed || mw_figure_outlet(f, mention)))
                mw_note_counter(f, t, mention);
            if (mention != MW_NO_INDEX || t->unnamed)
                return;
        } else if (mw_str_is(role, "say") && !mw_figure_is(f, verb, "had has have gave give")) {
            return; /* the quotations tell whose words they are */
        }
    }
}

/* "and BBC Burmese at least 50": the verb is left out; "but the rebels' union said three": the rest. */
static void read_gap(const mw_figuring *f, const mw_count *count, mw_told *t)
{
    if (count->counted != MW_PEOPLE || count->head != MW_NO_INDEX || count->first == f->sentence_first)
        return;
    if ((count->rules >> MW_FIG_GAPPED & 1) && !mw_figure_before(f, count->first, ", and")) {
        mw_note_counter(f, t, mw_figure_subject(f, count->first - 1));
        return;
    }
    uint32_t mention = mw_mention_ending(f->scan.article, count->first - 1), first, end;
    if (mention == MW_NO_INDEX)
        return;
    mw_mention_tokens(f->scan.article, mention, &first, &end);
    if (mw_figure_before(f, first, "the") && first > f->sentence_first)
        first--;
    if (mw_figure_before(f, first, "and , while but"))
        mw_note_counter(f, t, mention);
}

/* "the AAPP's total stands at 423", "by the AAPP's count", "a tally by the AAPP". */
static void read_noun(const mw_figuring *f, const mw_count *count, mw_told *t)
{
    uint32_t from = count->first > f->sentence_first + REACH ? count->first - REACH : f->sentence_first;
    uint32_t to = count->end + REACH < f->scan.end ? count->end + REACH : f->scan.end;
    for (uint32_t at = from; at + 1 < to; at++) {
        if (at > f->sentence_first && mw_figure_phrase(f, at, "kept") && !(at >= count->first && at < count->end) &&
            !(at > count->end ? is_parted(f, count->end, at) : is_parted(f, at, count->first))) {
            uint32_t body = mw_mention_ending(f->scan.article, at - 1); /* a Reuters tally */
            if (body != MW_NO_INDEX && f->scan.layers->entities[body].type == MW_ORG)
                mw_note_counter(f, t, body);
        }
        if (!mw_figure_is(f, at, "'s \u2019s ' \u2019") || at == f->sentence_first ||
            (at >= count->first && at < count->end))
            continue;
        uint32_t noun = at + 1;
        while (noun < at + 4 && !mw_has_role(f, noun, "noun"))
            noun++;
        if (noun == at + 4 || (at > count->end ? is_parted(f, count->end, at) : is_parted(f, at, count->first)))
            continue;
        mw_note_counter(f, t, mw_mention_ending(f->scan.article, at - 1));
    }
}

/* Who says and counts in the words before and behind, where no credit names anybody. */
static void read_clause(mw_figuring *f, const mw_count *count, mw_told *t)
{
    if (mw_figure_on(f, MW_FIG_COUNTING_VERB)) {
        read_verb(f, count, t);
        if (t->source != MW_NO_INDEX || t->unnamed)
            t->rules |= UINT64_C(1) << MW_FIG_COUNTING_VERB;
    }
    if (t->unnamed || !mw_figure_on(f, MW_FIG_OWN_COUNT))
        return;
    uint32_t before = t->source;
    read_noun(f, count, t);
    if (t->source != before)
        t->rules |= UINT64_C(1) << MW_FIG_OWN_COUNT;
}

static void read_group(mw_figuring *f, const mw_count *count, mw_told *t)
{
    bool asked;
    uint32_t from = count->first > f->sentence_first + REACH ? count->first - REACH : f->sentence_first;
    uint32_t to = count->end + REACH < f->scan.end ? count->end + REACH : f->scan.end;
    uint32_t body = mw_group_of(f, count, from, to, &asked);
    if (!asked)
        return;
    t->source = body;
    t->unnamed = true; /* whoever it is, no outlet */
    t->rules |= UINT64_C(1) << MW_FIG_GROUP;
}

static mw_told who_counted(mw_figuring *f, const mw_count *count)
{
    mw_told t = {.source = MW_NO_INDEX, .carrier = MW_NO_INDEX};
    if (mw_figure_on(f, MW_FIG_COUNTING_VERB))
        read_gap(f, count, &t);
    if (t.source != MW_NO_INDEX || t.carrier != MW_NO_INDEX)
        return (mw_told){t.source != MW_NO_INDEX ? t.source : t.carrier, MW_NO_INDEX,
                      .rules = UINT64_C(1) << MW_FIG_COUNTING_VERB};
    read_credits(f, count, &t);
    bool credited = t.unnamed;
    if (t.source == MW_NO_INDEX)
        read_clause(f, count, &t);
    else if (t.citing && t.carrier == MW_NO_INDEX) { /* Reuters reported 82 deaths, citing the AAPP */
        mw_told subject = {.source = MW_NO_INDEX, .carrier = MW_NO_INDEX};
        read_verb(f, count, &subject);
        t.carrier = subject.carrier;
    }
    mw_told spoken = t;
    if (mw_figure_on(f, MW_FIG_SPEAKER))
        mw_read_quotes(f, count, &spoken);
    t.carrier = spoken.carrier;
    if (!t.unnamed && t.source != spoken.source) {
        t.source = spoken.source;
        t.rules |= UINT64_C(1) << MW_FIG_SPEAKER;
    }
    if (t.source == MW_NO_INDEX && t.carrier == MW_NO_INDEX && !t.unnamed && mw_figure_on(f, MW_FIG_SPEAKER) &&
        !mw_quote_around(f, f->scan.tokens[count->number].start, 0)) {
        mw_read_saying(f, count, &t);
        t.rules |= t.source != MW_NO_INDEX ? UINT64_C(1) << MW_FIG_SPEAKER : 0;
    }
    if (t.source == MW_NO_INDEX && (!t.unnamed || credited))
        read_group(f, count, &t);
    if (t.source == MW_NO_INDEX && !t.unnamed && t.carrier != MW_NO_INDEX && !(t.rules >> MW_FIG_TOLD & 1) &&
        mw_figure_on(f, MW_FIG_OUTLET)) {
        t.source = t.carrier; /* nobody else counted: the outlet did */
        t.carrier = MW_NO_INDEX;
        t.rules |= UINT64_C(1) << MW_FIG_OUTLET;
    }
    if (t.source != MW_NO_INDEX && t.source == t.carrier)
        t.carrier = MW_NO_INDEX;
    return t;
}

/* "171 people, including 38 children": by the same count. What another counter says is told by a rule of its own. */
static bool is_same_count(const mw_figuring *f, const mw_count *left, const mw_count *count)
{
    const uint64_t same =
        UINT64_C(1) << MW_FIG_OF_THEM | UINT64_C(1) << MW_FIG_SHARED | UINT64_C(1) << MW_FIG_BREAKDOWN;
    return (count->rules & same) && count->about_at == left->about_at && !is_parted(f, left->end, count->first);
}

/* "15,000 people have been arrested; 12,000 of them are in jail": of those whom the same counted, if nobody else
 * speaks between. */
static bool is_of_same(const mw_figuring *f, const mw_count *left, const mw_count *count)
{
    if (!(count->rules >> MW_FIG_OF_THEM & 1) || count->first < left->end)
        return false;
    for (uint32_t at = left->end; at < count->first; at++)
        if (mw_figure_is(f, at, "while whereas but though although") ||
            (f->scan.tokens[at].pos == MW_VERB && (mw_has_role(f, at, "say") || mw_has_role(f, at, "verb"))) ||
            mw_scan_shape(&f->scan, at, MW_QUOTE_OPEN | MW_QUOTE_CLOSE))
            return false;
    return true;
}

bool mw_tell_sources(mw_figuring *f, mw_error *err)
{
    if (f->found_count > f->sentence_found && !find_roles(f, err))
        return false;
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        if (f->found[i].age)
            continue;
        mw_told t = who_counted(f, &f->found[i]);
        if (t.source == MW_NO_INDEX && !t.unnamed && i > f->sentence_found &&
            (is_same_count(f, &f->found[i - 1], &f->found[i]) ||
             (t.carrier == MW_NO_INDEX && is_of_same(f, &f->found[i - 1], &f->found[i]))))
            t.source = f->found[i - 1].source;
        f->found[i].source = t.source;
        f->found[i].carrier = t.carrier;
        f->found[i].rules |= t.rules;
    }
    return true;
}
