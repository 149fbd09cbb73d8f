/* SPDX-License-Identifier: MIT */
/* Reported clauses: what was said where no marks stand. A clause follows its cue (X said that Y;
 * told reporters on Monday that Y; adding that Y; urged Z to Y; described Z as Y), or goes before
 * it (Y, X said; Y, according to X), or is interrupted by it (The toll, X said, had risen: the span
 * then holds the attribution too). A call, vow or accusation is a statement where its content is
 * told: "urged the army to withdraw", "vowed to fight on", "accused the army of killing"; what was
 * only done ("refused to leave") or has no content ("condemned the attack") is none. */
#include "quotes/quotes_impl.h"

enum { OBJECT_REACH = 16, SIGN_REACH = 12, CLAUSE_MIN = 3, FRONT_REACH = 12, CLAIM_REACH = 10 };

static bool starts_clause(const mw_talk *talk, uint32_t first, uint32_t ceiling);

/* ---- where a statement ends */

const mw_cue *mw_next_cue(const mw_cues *cues, uint32_t index, uint32_t from)
{
    while (index < cues->count && (cues->items[index].first < from || cues->items[index].mute))
        index++;
    return index < cues->count ? &cues->items[index] : NULL;
}

/* Whether the clause that begins at token `i`, after a comma, belongs to another cue: ", adding
 * that", ", TASS reported", ", but Lavrov said". */
static bool another_begins(const mw_talk *talk, const mw_cue *cue, const mw_cue *next, uint32_t i)
{
    if (!next || next->sentence != cue->sentence)
        return false;
    uint32_t at = i;
    while (at < next->first && mw_is(talk, at, MW_W(CONJ) | MW_W(SUB) | MW_W(ADV) | MW_W(DATE)))
        at++;
    bool starts = next->left == at || next->group == at || next->left == i;
    if (!starts)
        return false;
    if (next->kind == MW_CUE_PARTICIPLE || next->kind == MW_CUE_PREP ||
        next->region_end > next->region_first)
        return true;
    return at > i && !next->subject.relative; /* ", but X said" */
}

uint32_t mw_trim_end(const mw_talk *talk, uint32_t first, uint32_t end)
{
    while (end > first &&
           (mw_is(talk, end - 1,
                  MW_W(STOP) | MW_W(COMMA) | MW_W(DASH) | MW_W(COLON) | MW_W(SEMICOLON)) ||
            (mw_is(talk, end - 1, MW_W(MARK)) && talk->pair[end - 1] == MW_NO_INDEX)))
        end--;
    return end;
}

/* ", who said Y," and ", which X said was Y,": a relative clause that ends at the comma behind it.
 */
static bool is_relative_aside(const mw_talk *talk, const mw_cue *cue)
{
    const mw_phrase *subject = &cue->subject;
    if (!subject->relative || cue->kind != MW_CUE_FINITE || cue->group < cue->floor + 2)
        return false;
    uint32_t who = subject->first - !!subject->first;
    if (subject->end < cue->group && mw_is(talk, cue->group - 1, MW_W(REL)))
        who = cue->group - 1;
    return who > cue->floor && who < cue->group && mw_is(talk, who, MW_W(REL)) &&
           mw_is(talk, who - 1, MW_W(COMMA));
}

/* "While X says Y, …": the cue's clause is put in front of the main one. */
static bool is_fronted(const mw_talk *talk, const mw_cue *cue)
{
    uint32_t first = talk->layers->sentences[cue->sentence].token_first, left = cue->subject.left;
    if (cue->kind != MW_CUE_FINITE || left <= first || left - first > FRONT_REACH ||
        !mw_is(talk, first, MW_W(SUB)) || cue->region_end > cue->region_first)
        return false;
    for (uint32_t i = first; i < left; i++)
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK)))
            return false;
    return true;
}

/* Does a cue's clause begin at token `i` with the name, or the office and the name, of one who says? */
static bool is_named_speaker(const mw_talk *talk, const mw_cue *cue, uint32_t i)
{
    uint32_t name = cue->subject.end;
    return cue->kind == MW_CUE_FINITE && (cue->frame & MW_FRAME_SURE) && !cue->inverted && !cue->subject.relative &&
           cue->left == i && name > i && talk->mention[name - 1] != MW_NO_INDEX &&
           mw_mention_end(talk, name - 1) == name && name == cue->group;
}

/* Whether the statement is over at token `i`: a comma, a conjunction, a dash. */
static bool ends_before_another(const mw_talk *talk, const mw_cues *cues, uint32_t index,
                                uint32_t i)
{
    const mw_cue *cue = &cues->items[index], *next = mw_next_cue(cues, index + 1, i);
    bool after_comma_inside =
        i > 1 && mw_is(talk, i - 1, MW_W(MARK)) && mw_is(talk, i - 2, MW_W(COMMA));
    if (after_comma_inside && another_begins(talk, cue, next, i)) /* “…,” and he said */
        return true;
    if (mw_is(talk, i, MW_W(COMMA) | MW_W(DASH)) && another_begins(talk, cue, next, i + 1))
        return true;
    if (mw_is(talk, i, MW_W(CONJ)) && next && next->group == i + 1 && next->same_as != MW_NO_INDEX)
        return true;
    if (mw_is(talk, i, MW_W(CONJ)) && next && next->sentence == cue->sentence && is_named_speaker(talk, next, i + 1))
        return true; /* X said it was late and Lavrov said it was not */
    return next && next->kind == MW_CUE_PREP && next->first == i + 1;
}

/* ", a claim that Joly dismissed", ", which the UAE denies": what another says of it was not said. */
static bool is_anothers(const mw_talk *talk, const mw_cues *cues, uint32_t index, uint32_t comma)
{
    const mw_cue *cue = &cues->items[index];
    if (mw_remark_after(talk, comma, cue->ceiling) != MW_NO_INDEX)
        return true;
    if (!mw_is(talk, comma, MW_W(COMMA)) || !mw_talk_is(talk, comma + 1, "which"))
        return false;
    const mw_cue *next = mw_next_cue(cues, index + 1, comma);
    return next && next->sentence == cue->sentence && next->negative && next->subject.first == comma + 2 &&
           next->group == next->subject.full_end && mw_ends_statement(talk, next->end, cue->ceiling);
}

static uint32_t find_scope_end(const mw_talk *talk, const mw_cues *cues, uint32_t index)
{
    const mw_cue *cue = &cues->items[index];
    bool to_comma =
        mw_holds(talk, MW_QR_RELATIVE_CLAUSE, is_relative_aside(talk, cue), cue->first, cue->end) ||
        mw_holds(talk, MW_QR_FRONTED, is_fronted(talk, cue), cue->first, cue->end);
    uint32_t limit =
        cue->ceiling - cue->start > MW_CLAUSE_REACH ? cue->start + MW_CLAUSE_REACH : cue->ceiling;
    for (uint32_t i = cue->start; i < limit; i++) {
        if (talk->pair[i] != MW_NO_INDEX)
            continue;
        if (mw_is(talk, i, MW_W(SEMICOLON)) ||
            (to_comma && mw_is(talk, i, MW_W(COMMA)) &&
             (!(cue->frame & MW_FRAME_BARE) || mw_has_sign(talk, cue->start, i) ||
             (talk->tokens[cue->start].form & MW_GERUND)))) /* which denies bombing it, blamed */
            return i;
        if (mw_is(talk, i, MW_W(COLON)) && i > cue->start && mw_is(talk, i + 1, MW_W(MARK)))
            return i;
        if (mw_holds(talk, MW_QR_REMARK, is_anothers(talk, cues, index, i), i, i + 2))
            return i;
        bool after_marks = mw_is(talk, i, MW_W(SUB)) && i > cue->start + 1 && mw_is(talk, i - 1, MW_W(MARK));
        if ((after_marks || mw_is(talk, i, MW_W(COMMA) | MW_W(CONJ) | MW_W(DASH))) &&
            mw_holds(talk, MW_QR_ANOTHER_BEGINS, ends_before_another(talk, cues, index, i), i,
                     i + 1))
            return i;
    }
    return limit == cue->ceiling ? mw_trim_end(talk, cue->start, limit) : cue->start;
}

/* ---- clauses that follow */

/* A finite verb before anything that could only follow a noun: "the army had left", but not "a plan
 * to leave", "the plan that". */
/* "the firm hid the report": a past form with an object of its own is no participle. */
static bool takes_object(const mw_talk *talk, uint32_t verb)
{
    uint32_t next = verb + 1;
    return (talk->tokens[verb].form & MW_PAST) &&
           mw_is(talk, next, MW_W(DET) | MW_W(POSS) | MW_W(OBJ)) && !mw_is(talk, next, MW_W(DATE));
}

static bool starts_clause(const mw_talk *talk, uint32_t first, uint32_t ceiling)
{
    if (mw_is(talk, first, MW_W(SUBJ)) && !mw_is(talk, first, MW_W(OBJ)))
        return true;
    uint32_t end = first + SIGN_REACH < ceiling ? first + SIGN_REACH : ceiling;
    for (uint32_t i = first; i < end; i++) {
        bool stops = mw_is(talk, i, MW_W(TO) | MW_W(THAT) | MW_W(REL) | MW_W_BREAK | MW_W(CONJ)) ||
                     (mw_is(talk, i, MW_W(SUB)) && !mw_is(talk, i, MW_W(AS)));
        if (i > first && stops)
            return false;
        bool verb = i > first && mw_is_sign(talk, i);
        bool finite = mw_is(talk, i, MW_W_AUX) || talk->mention[i - 1 + !i] != MW_NO_INDEX ||
                      takes_object(talk, i);
        if (mw_holds(talk, MW_QR_CLAUSE, verb && finite, first, i + 1))
            return true; /* a lower-case verb only right after a name ("Lavrov arrived") or before
                            its object */
    }
    return false;
}

static uint32_t find_within(const mw_talk *talk, uint32_t first, uint32_t end, const char *word)
{
    uint32_t limit = end - first > OBJECT_REACH ? first + OBJECT_REACH : end;
    for (uint32_t i = first; i < limit; i++) {
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W_AUX | MW_W(THAT) | MW_W(SUBJ)) &&
            !mw_is(talk, i, MW_W(OBJ) | MW_W(OWNER)))
            return end;
        bool second = i > first && mw_is(talk, i, MW_W(DET) | MW_W(POSS)) &&
                      mw_is_content(talk, i - 1) && !mw_is(talk, i, MW_W(DATE));
        if (second)
            return end; /* told a conference | his party wanted to: another phrase begins */
        if (mw_talk_is(talk, i, word))
            return i;
    }
    return end;
}

/* What stands behind the joint: a verb behind "to"; behind "for" a deed ("for killing", "for its
 * role") where the verb says so, since "condemned it for the third time" tells nothing. */
static bool fits_joint(const mw_talk *talk, uint32_t first, unsigned frame)
{
    if (frame == MW_FRAME_HEARER_TO)
        return mw_is_lower(talk, first) && !mw_is(talk, first, MW_W(DET) | MW_W(POSS));
    if (frame != MW_FRAME_FOR_DEED)
        return true;
    first += mw_is(talk, first, MW_W(NEG));
    return mw_is(talk, first, MW_W(POSS)) ||
           (first < talk->count && mw_is_lower(talk, first) &&
            mw_str_ends(mw_talk_word(talk, first), MW_STR("ing")));
}

/* Object and complement: "the country as being", "the army of killing", "Myanmar to free". */
static bool has_complement(const mw_talk *talk, mw_cue *cue)
{
    static const struct {
        unsigned frame;
        const char *word;
    } JOINTS[] = {{MW_FRAME_AS, "as"},
                  {MW_FRAME_OF, "of"},
                  {MW_FRAME_HEARER_TO, "to"},
                  {MW_FRAME_FOR, "for"},
                  {MW_FRAME_FOR_DEED, "for"}};
    for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++) {
        if (!(cue->frame & JOINTS[i].frame) || cue->end >= cue->scope_end)
            continue;
        uint32_t at = find_within(talk, cue->end, cue->scope_end, JOINTS[i].word);
        bool object = mw_is_content(talk, cue->end) ||
                      mw_is(talk, cue->end, MW_W(DET) | MW_W(POSS) | MW_W(OBJ));
        bool told = object && at > cue->end && at + 1 < cue->scope_end &&
                    fits_joint(talk, at + 1, JOINTS[i].frame);
        if (!mw_holds(talk, MW_QR_COMPLEMENT, told, cue->end, at + 2))
            continue;
        if (JOINTS[i].frame == MW_FRAME_HEARER_TO && mw_str_is(cue->class, "say"))
            cue->class = MW_STR("demand"); /* told him to go */
        return true;
    }
    return false;
}

static bool is_infinitive(const mw_talk *talk, mw_cue *cue)
{
    uint32_t i = cue->end + (mw_is(talk, cue->end, MW_W(NEG)) && cue->end + 1 < cue->ceiling);
    bool to = (cue->frame & MW_FRAME_TO) && mw_is(talk, i, MW_W(TO)) && i + 1 < cue->ceiling &&
              mw_is_lower(talk, i + 1) && !mw_is(talk, i + 1, MW_W(DET) | MW_W(POSS));
    if (!mw_holds(talk, MW_QR_TO_INFINITIVE, to, cue->end, i + 2))
        return false;
    if (mw_str_is(cue->class, "say"))
        cue->class = MW_STR("pledge"); /* swore to fight on */
    return true;
}

static bool is_deed(const mw_talk *talk, const mw_cue *cue)
{
    bool deed = (cue->frame & MW_FRAME_ING) && cue->end < cue->ceiling &&
                mw_is_lower(talk, cue->end) &&
                mw_str_ends(mw_talk_word(talk, cue->end), MW_STR("ing"));
    return mw_holds(talk, MW_QR_GERUND, deed, cue->end, cue->end + 1);
}

/* After a verb that takes nothing but a clause: whatever follows, unless it is an adjunct alone
 * ("said after the talks", "said as he left"). */
static bool is_sure_clause(const mw_talk *talk, uint32_t first, uint32_t end)
{
    if (mw_is(talk, first, MW_W(SUB) | MW_W(AS) | MW_W(COND))) {
        for (uint32_t i = first; i < end; i++)
            if (mw_is(talk, i, MW_W(COMMA)))
                return mw_has_sign(talk, i, end);
        return false;
    }
    if (mw_is(talk, first, MW_W(PREP)))
        return mw_has_sign(talk, first, end);
    return end - first >= CLAUSE_MIN || starts_clause(talk, first, end);
}

/* "said Friday, the bombing began": a comma between the date and the clause. */
static bool skip_comma(const mw_talk *talk, mw_cue *cue)
{
    uint32_t next = cue->start + 1;
    if (mw_is(talk, cue->start, MW_W(COMMA)) && mw_is(talk, next, MW_W(THAT)) &&
        !mw_is(talk, next + 1, MW_W_AUX)) {
        cue->start = next + 1; /* said on Friday in Leeds, that Y */
        return cue->sure = cue->start > cue->end + 2;
    }
    bool may = (cue->frame & MW_FRAME_BARE) && cue->start > cue->end && next < cue->scope_end &&
               mw_is(talk, cue->start, MW_W(COMMA)) && cue->kind == MW_CUE_FINITE &&
               !mw_is(talk, next, MW_W(MARK) | MW_W(REL) | MW_W(CONJ) | MW_W(SUB) | MW_W(PREP));
    if (may && starts_clause(talk, next, cue->scope_end))
        cue->start = next;
    return cue->start == next;
}

/* "rejected X's claims that Y": where Y begins; 0: nowhere. */
static uint32_t denied_claim(const mw_talk *talk, const mw_cue *cue)
{
    if (!mw_str_is(cue->class, "deny"))
        return 0;
    for (uint32_t i = cue->end + 1; i < cue->ceiling && i - cue->end < CLAIM_REACH; i++) {
        mw_hit hit;
        if (mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W_AUX | MW_W(CONJ)))
            return 0;
        if (mw_is(talk, i, MW_W(THAT)) &&
            mw_lexicon_match_exact(talk->saying, &talk->tokens[i - 1], 1, &hit))
            return hit.form & (MW_SINGULAR | MW_PLURAL) ? i + 1 : 0;
    }
    return 0;
}

static bool has_clause(const mw_talk *talk, mw_cue *cue)
{
    uint32_t i = cue->start, claim = denied_claim(talk, cue);
    unsigned says = cue->frame & (MW_FRAME_BARE | MW_FRAME_THAT);
    if (mw_holds(talk, MW_QR_DENIED_CLAIM, claim > 0, cue->end, claim)) {
        cue->start = claim;
        return cue->sure = true;
    }
    if (says && cue->has_that)
        return cue->sure = true;
    if (mw_ends_statement(talk, i, cue->ceiling)) {
        bool colon = says && i + 1 < cue->ceiling && mw_is(talk, i, MW_W(COLON)) &&
                     !mw_is(talk, i + 1, MW_W(MARK));
        cue->start += colon;
        return colon || skip_comma(talk, cue);
    }
    bool question = says && mw_is(talk, i, MW_W(SUB)) && !mw_is(talk, i, MW_W(COND) | MW_W(PREP)) &&
                    (i == cue->end || cue->frame & MW_FRAME_HEARER); /* but: answered to the row when he came */
    if (mw_holds(talk, MW_QR_QUESTION_WORD, question, i, i + 1))
        return true; /* explained why, said what */
    bool no = mw_is(talk, i, MW_W(DET)) && mw_is(talk, i, MW_W(NEG));
    bool refusal = no && mw_is(talk, i + 1, MW_W(TO)); /* said no to */
    bool if_clause = mw_is(talk, i, MW_W(COND)) && !(cue->frame & MW_FRAME_SURE);
    if (!(cue->frame & MW_FRAME_BARE) || mw_is(talk, i, MW_W(CONJ) | MW_W(TO)) || if_clause ||
        refusal)
        return false;
    if (cue->subject.relative && mw_is(talk, i, MW_W_AUX) && !(cue->frame & MW_FRAME_WEAK))
        return true; /* a visit that Moscow said will include */
    if ((cue->frame & MW_FRAME_SURE) && (cue->frame & MW_FRAME_HEARER) && i == cue->end)
        return false; /* told, and nobody told */
    cue->sure = (cue->frame & MW_FRAME_SURE) != 0;
    return cue->sure ? is_sure_clause(talk, i, cue->scope_end)
                     : starts_clause(talk, i, cue->scope_end);
}

/* a lawyer, the nurse */
static bool is_person(const mw_talk *talk, uint32_t i)
{
    mw_hit hit;
    return mw_lexicon_match_exact(talk->speakers, &talk->tokens[i], 1, &hit) && (hit.form & MW_SINGULAR) &&
           mw_str_is(mw_row_get(hit.row, "kind"), "person");
}

/* "according to Moore, | the province's chief medical officer | , the wave": to the comma behind what the source is. */
static uint32_t past_office(const mw_talk *talk, uint32_t comma, uint32_t ceiling)
{
    enum { REACH = 16 };
    uint32_t first = comma + 1;
    bool office = false, owned = first < ceiling && talk->mention[first] != MW_NO_INDEX &&
                                 mw_is(talk, mw_mention_end(talk, first), MW_W(OWNER));
    if (!mw_is(talk, comma, MW_W(COMMA)) || !(owned || mw_is(talk, first, MW_W(DET) | MW_W(POSS))))
        return comma;
    for (uint32_t i = first; i < ceiling && i - first < REACH; i++) {
        if (mw_is(talk, i, MW_W(COMMA)))
            return office && starts_clause(talk, i + 1, ceiling) ? i : comma;
        bool verb = mw_is_sign(talk, i) && !mw_is(talk, i, MW_W(OWNER)) && !mw_is_content(talk, i + 1);
        if (verb || mw_is(talk, i, MW_W_BREAK | MW_W(MARK) | MW_W(REL) | MW_W(SUBJ)))
            return comma;
        office |= mw_is(talk, i, MW_W(TITLE)) || is_person(talk, i);
    }
    return comma;
}

/* "According to X, Y": past the comma, and past ", which is tracking the toll,". */
static void start_after_source(const mw_talk *talk, mw_cue *cue)
{
    uint32_t i = cue->subject.full_end;
    if (mw_is(talk, i, MW_W(BRACKET))) /* the World Conservation Union (IUCN) */
        while (i < cue->ceiling && !mw_is(talk, i++, MW_W(UNBRACKET)))
            ;
    if (cue->subject.aside_end > cue->subject.aside_first && cue->speaker.sure &&
        cue->speaker.span.start >= talk->tokens[cue->subject.aside_first].start)
        i = cue->subject.aside_end; /* the governor, Vitaliy Kim, */
    bool participle =
        mw_is_content(talk, i) && mw_is_sign(talk, i); /* a report released on Monday, */
    if (participle || (mw_is(talk, i, MW_W(COMMA)) && mw_is(talk, i + 1, MW_W(REL))))
        for (i++; i < cue->ceiling && !mw_is(talk, i, MW_W(COMMA)); i++)
            ;
    i = past_office(talk, i, cue->ceiling);
    cue->start = i < cue->ceiling && mw_is(talk, i, MW_W(COMMA)) ? i + 1 : i;
}

/* "X's claim that it was over angered Y": no verb before it, so that another follows somewhere. */
static bool is_subject(const mw_talk *talk, const mw_cue *cue)
{
    uint32_t first = talk->layers->sentences[cue->sentence].token_first;
    bool subject = cue->kind == MW_CUE_NOUN && !mw_has_sign(talk, first, cue->group);
    return mw_holds(talk, MW_QR_MAIN_VERB, subject, cue->group, cue->end);
}

/* "observed what it called an insult": a thing, by the name that somebody gives it, and no
 * statement. */
static bool is_called(const mw_talk *talk, const mw_cues *cues, uint32_t index)
{
    const mw_cue *cue = &cues->items[index], *next = mw_next_cue(cues, index + 1, cue->start);
    if (cue->has_that || (cue->frame & MW_FRAME_SURE))
        return false; /* said what he called an insult had hurt */
    return next && next->sentence == cue->sentence && mw_is(talk, cue->start, MW_W(SUB)) &&
           next->subject.first == cue->start + 1 && (next->frame & (MW_FRAME_NAME | MW_FRAME_AS));
}

/* "ordered them to disperse | , and two were fined", "asked him to stop | , and promised nothing": where the clause of
 * the one who ordered goes on. */
static uint32_t end_of_deed(const mw_talk *talk, const mw_cue *cue)
{
    for (uint32_t i = cue->end + 1; i + 2 < cue->scope_end; i++) {
        if (talk->pair[i] != MW_NO_INDEX || !mw_is(talk, i, MW_W(COMMA)) || !mw_is(talk, i + 1, MW_W(CONJ)))
            continue;
        bool past = mw_is_lower(talk, i + 2) && talk->tokens[i + 2].form & MW_PAST && !(talk->tokens[i + 2].form & MW_BASE);
        if (past || starts_clause(talk, i + 2, cue->scope_end))
            return i;
    }
    return cue->scope_end;
}

static void find_leading(const mw_talk *talk, mw_cues *cues, uint32_t index)
{
    mw_cue *cue = &cues->items[index];
    if (cue->kind == MW_CUE_PREP) {
        start_after_source(talk, cue);
        cue->scope_end = find_scope_end(talk, cues, index);
        cue->sure = true;
    } else if (has_complement(talk, cue) || is_infinitive(talk, cue) || is_deed(talk, cue)) {
        if (!cue->has_that)
            cue->start = cue->end;
        cue->scope_end = end_of_deed(talk, cue);
    } else if (is_called(talk, cues, index) || !has_clause(talk, cue)) {
        return;
    }
    if (cue->scope_end < cue->start + 2 || cue->future || is_subject(talk, cue))
        return;
    cue->clause_first = cue->start;
    cue->clause_end = cue->scope_end;
}

void mw_find_clauses(const mw_talk *talk, mw_cues *cues)
{
    for (uint32_t i = 0; i < cues->count; i++) {
        bool interrupts = false;
        mw_find_start(talk, &cues->items[i]);
        if (i > 0 && mw_is_relayed_by(talk, &cues->items[i - 1], &cues->items[i])) {
            cues->items[i - 1].via = cues->items[i].speaker.entity;
            cues->items[i].relays = true;
            continue;
        }
        if (mw_find_region(talk, cues, i, &interrupts) && !cues->items[i].future) {
            mw_cue *cue = &cues->items[i];
            cue->clause_first = cue->region_first;
            cue->clause_end =
                interrupts ? mw_trim_end(talk, cue->start, cue->ceiling) : cue->region_end;
            cue->interrupts = interrupts;
            cue->sure = true;
        }
    }
    for (uint32_t i = 0; i < cues->count; i++) {
        mw_cue *cue = &cues->items[i];
        cue->scope_end = find_scope_end(talk, cues, i);
        if (cue->region_end == cue->region_first && !cue->relays)
            find_leading(talk, cues, i);
    }
}
