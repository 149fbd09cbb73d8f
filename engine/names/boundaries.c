/* SPDX-License-Identifier: MIT */
/* Boundaries: names that were taken too short, too long, or two as one.
 *
 * The gazetteer, the rules and the model each cut at what they know. Here the words on either side
 * of a cut are looked at once more: the house belongs to the name, so does the other half of a
 * compound with hyphens and the unknown word before a person's; a party's letter does not; and two
 * unknown names with a comma or "and" between them are two. */
#include "names/names_impl.h"

typedef struct mender {
    mw_namer *n;
    const mw_mark *found; /* the marks as they were */
    size_t count, next;   /* the first that was not yet looked at */
} mender;

static uint32_t next_mark_first(const mender *m)
{
    return m->next < m->count ? m->found[m->next].first : m->n->token_count;
}

/* "Faisal bin Farhan | Al Saud": the name of the house, with its article, belongs to the person's.
 */
static void add_house(const mender *m, mw_mark *mark)
{
    const mw_namer *n = m->n;
    uint32_t house = mark->end;
    if (mark->type == MW_PERSON && house + 1 < n->token_count && mw_has(n, house, MW_T_PARTICLE) &&
        mw_looks(n, house, MW_CAPITAL) && mw_looks(n, house + 1, MW_CAPITAL) &&
        mark->end - mark->first > 1)
        mark->end = house + 2;
}

/* Past the run of capitals at `at`, or the mark that begins at or before it. */
static uint32_t past_part(const mender *m, uint32_t from, uint32_t at)
{
    for (size_t i = m->next; i < m->count && m->found[i].first <= at; i++)
        if (m->found[i].first >= from && m->found[i].end > at)
            return m->found[i].end;
    return at + 1;
}

/* "Anwaar | -ul-Haq Kakar", "Tehrik | -i-Taliban Pakistan": one name, whatever its parts were taken
 * for. */
static void join_links(const mender *m, mw_mark *mark)
{
    const mw_namer *n = m->n;
    while (mw_token_is_hyphen(n, mark->end) && mw_has(n, mark->end + 1, MW_T_LINK) &&
           mw_token_is_hyphen(n, mark->end + 2) && mw_looks(n, mark->end + 3, MW_CAPITAL)) {
        mark->end = past_part(m, mark->end, mark->end + 3);
        mark->row = NULL;
    }
    if (mark->type == MW_ORG && mw_token_is_hyphen(n, mark->end) &&
        mw_looks(n, mark->end + 1, MW_CAPITAL) && !mark->row &&
        mw_has(n, mark->end - 2, MW_T_LINK) && mw_token_is_hyphen(n, mark->end - 3))
        mark->end = past_part(m, mark->end, mark->end + 1); /* Jamiat Ulema-e-Islam-Fazl */
}

/* "Ko | Wen | -je": a family name that is a Burmese "Mr" as well, before a given name with a
 * hyphen. */
static void join_given_name(const mender *m, mw_mark *mark)
{
    const mw_namer *n = m->n;
    uint32_t part = mark->end + 1, family = mark->first - 1;
    if (mark->type != MW_PERSON || mark->row || mark->end - mark->first != 1 ||
        mark->title_end - mark->title_first != 1 || mark->title_first != family ||
        !mw_token_is_hyphen(n, mark->end) || !mw_looks(n, part, MW_WORD) ||
        mw_looks(n, part, MW_CAPITAL) || mw_has(n, part, MW_T_SUFFIX))
        return;
    mark->first = family;
    mark->title_first = mark->title_end = 0;
    mark->end = part + 1;
}

/* "Itamar | Ben-Gvir": a capitalised word that is nothing else begins the name. */
static void add_word_before(const mender *m, mw_mark *mark)
{
    const mw_namer *n = m->n;
    uint32_t before = mark->first - 1;
    bool free =
        mark->first > 0 && (n->mark_count == 0 || n->marks[n->mark_count - 1].end <= before);
    if (!free || mark->type != MW_PERSON || mark->row || mark->end - mark->first > 3 ||
        mark->title_end > mark->title_first || mw_looks(n, mark->first, MW_SENTENCE_FIRST) ||
        !mw_has(n, before, MW_T_CAPITAL) || mw_looks(n, before, MW_ALL_CAPS) ||
        n->tokens[before].pos != MW_PROPN ||
        mw_has(n, before,
               MW_T_COMMON | MW_T_FUNCTION | MW_T_CALENDAR | MW_T_PLAIN | MW_T_HEADLINE |
                   MW_T_CUES | MW_T_BODY))
        return;
    if (mw_titles_end(n, before, mark->end) == before && !mw_token_is_hyphen(n, before + 1))
        mark->first = before;
}

/* ---- two as one */

static bool is_joint(const mw_namer *n, uint32_t at)
{
    return mw_token_is(n, at, ",") || mw_token_is(n, at, "and");
}

/* Where the second of two unknown names begins that the model took for one: "Pulai | and | Simpang
 * Jeram", but not "Simon and Schuster Books", which a word tells to be a body. 0: it is one. */
static uint32_t joint_of(const mw_namer *n, const mw_mark *mark)
{
    uint32_t joint = 0;
    if (mark->row || !mw_str_is(mw_str_of(mark->rule), "model"))
        return 0;
    for (uint32_t i = mark->first; i < mark->end; i++) {
        if (mw_has(n, i, MW_T_CUES | MW_T_FORM | MW_T_COMMON | MW_T_NUMERAL) ||
            mw_token_is(n, i, "&"))
            return 0;
        if (!joint && i > mark->first && i + 1 < mark->end && is_joint(n, i) &&
            mw_looks(n, i + 1, MW_CAPITAL) && (mark->grade != MW_STRONG || mw_token_is(n, i, ",")))
            joint = i;
    }
    return joint;
}

/* "in | Pulai and Jeram", "the towns of | Melli and Jorethang", "Udhampur and Poonch | districts".
 */
static bool is_placed(const mw_namer *n, const mw_mark *mark)
{
    uint32_t first = mark->first;
    return mw_has(n, mark->end, MW_T_PLACES) || mw_has(n, first - 1, MW_T_WHERE | MW_T_TAKES) ||
           mw_token_is(n, first - 1, "between") ||
           (mw_token_is(n, first - 1, "of") && mw_has(n, first - 2, MW_T_PLACE | MW_T_PLACES));
}

/* "Kumar Sangakkara, | Thilan Samaraweera and Tharanga Paranavithana": one more of a list of
 * people. */
static bool goes_on_people(const mw_namer *n, const mw_mark *part)
{
    const mw_mark *last = n->mark_count ? &n->marks[n->mark_count - 1] : NULL;
    return last && part->end - part->first > 1 && last->type == MW_PERSON && !last->pending &&
           last->end + 1 == part->first && is_joint(n, last->end);
}

/* Of several words each: "Dhiren Barot, Qaisar Shaffi". */
static bool are_long(const mw_namer *n, mw_mark mark)
{
    for (uint32_t joint; (joint = joint_of(n, &mark)) != 0; mark.first = joint + 1)
        if (joint - mark.first < 2)
            return false;
    return mark.end - mark.first > 1;
}

/* What one of the two is by itself: the model has judged the whole. */
static void retype(const mw_namer *n, mw_mark *part, mw_entity_type likely, uint32_t sentence_end)
{
    mw_hit hit;
    mw_mark alone = {.first = part->first, .end = part->end, .bearer = MW_NO_INDEX};
    part->grade = MW_GUESS;
    part->type = likely;
    if (mw_gazette_match(n, part->first, part->end, &hit) &&
        hit.tokens == part->end - part->first) {
        mw_mark_set_row(n, part, hit.row);
        return;
    }
    if (likely == MW_PLACE)
        return;
    mw_name_type(n, &alone, sentence_end);
    if (!alone.pending && alone.grade > MW_GUESS)
        *part = alone;
    else if (goes_on_people(n, part))
        part->type = MW_PERSON;
}

/* What the parts are that nothing tells: places beside a place, people where each has several
 * words. */
static mw_entity_type likely_type(const mw_namer *n, mw_mark mark, uint32_t sentence_end)
{
    if (mark.type == MW_PERSON || is_placed(n, &mark))
        return mark.type == MW_PERSON ? MW_PERSON : MW_PLACE;
    mw_entity_type likely = mark.type == MW_ORG && are_long(n, mark) ? MW_PERSON : mark.type;
    for (uint32_t joint = joint_of(n, &mark); mark.first < mark.end; joint = joint_of(n, &mark)) {
        mw_mark part = mark;
        part.end = joint ? joint : mark.end;
        retype(n, &part, mark.type, sentence_end);
        if (part.type == MW_PLACE)
            return MW_PLACE;
        mark.first = part.end + (joint != 0);
    }
    return likely;
}

static bool add_split(mw_namer *n, mw_mark mark, mw_error *err)
{
    uint32_t joint = joint_of(n, &mark);
    if (!joint)
        return mw_mark_add(n, mark, err);
    uint32_t sentence = mw_article_sentence_at(n->article, n->tokens[mark.first].start);
    uint32_t end = n->sentences[sentence].token_end;
    mw_entity_type likely = likely_type(n, mark, end);
    for (; joint; joint = joint_of(n, &mark)) {
        mw_mark part = mark;
        part.end = joint;
        retype(n, &part, likely, end);
        if (!mw_mark_add(n, part, err))
            return false;
        mark.first = joint + 1;
    }
    retype(n, &mark, likely, end);
    return mw_mark_add(n, mark, err);
}

/* "United Auto Workers' | Shawn Fain", "Third Way of | Szymon Reyk": where somebody's name begins
 * in that of a body or a place; 0: nowhere. */
static uint32_t person_in(const mw_namer *n, const mw_mark *mark)
{
    for (uint32_t joint = mark->first + 1; joint + 3 <= mark->end; joint++) {
        bool owner = mw_token_is_possessive(n, joint);
        if (!owner && !(mw_token_is(n, joint, "of") && !mw_has(n, joint - 1, MW_T_ORG_FIRST)))
            continue;
        bool person = mark->end - joint <= 4 &&
                      (mw_has(n, joint + 1, MW_T_GIVEN) || mw_is_first_name(n, joint + 1));
        for (uint32_t i = joint + 1; i < mark->end; i++)
            person &= mw_looks(n, i, MW_CAPITAL) &&
                      !mw_has(n, i, i > joint + 1 ? MW_T_CUES | MW_T_COMMON : MW_T_COMMON);
        return person ? joint + 1 : 0;
    }
    return 0;
}

/* The owner in such a pair, and who is of it. */
static bool add_member(mw_namer *n, mw_mark mark, bool *taken, mw_error *err)
{
    mw_hit hit;
    uint32_t first =
        (mark.type == MW_ORG || mark.type == MW_PLACE) && !mark.row ? person_in(n, &mark) : 0;
    *taken = first != 0;
    if (!first)
        return true;
    mw_mark person = mark;
    person.first = first;
    person.type = MW_PERSON;
    mark.end = first - 1;
    if (mw_gazette_match(n, mark.first, mark.end, &hit) && hit.tokens == mark.end - mark.first)
        mw_mark_set_row(n, &mark, hit.row);
    return mw_mark_add(n, mark, err) && mw_mark_add(n, person, err);
}

/* "Sen. Mark Doyle, | D-Conn.": the party is no part of a name, and the state is one where a table
 * knows it. False: no mark is left. */
static bool drop_party(const mw_namer *n, mw_mark *mark)
{
    mw_hit hit;
    uint32_t first = mark->first;
    bool letter =
        mw_token_is_hyphen(n, first + 1) && first > 0 && first + 2 < mark->end &&
        (mw_token_is(n, first, "D") || mw_token_is(n, first, "R") || mw_token_is(n, first, "I")) &&
        (mw_token_is(n, first - 1, ",") || mw_token_is(n, first - 1, "("));
    if (!letter)
        return true;
    if (!mw_gazette_match(n, first + 2, mark->end, &hit))
        return false;
    mark->first = first + 2;
    mark->end = mark->first + hit.tokens;
    mw_mark_set_row(n, mark, hit.row);
    return true;
}

bool mw_boundaries_mend(mw_namer *n, mw_error *err)
{
    mender m = {.n = n, .found = n->marks, .count = n->mark_count};
    n->marks = NULL; /* what was found stays in the arena */
    n->mark_count = n->mark_capacity = 0;
    while (m.next < m.count) {
        mw_mark mark = m.found[m.next++];
        if (!drop_party(n, &mark))
            continue;
        add_house(&m, &mark);
        join_links(&m, &mark);
        join_given_name(&m, &mark);
        add_word_before(&m, &mark);
        while (next_mark_first(&m) < mark.end) /* a part now */
            m.next++;
        bool taken;
        if (!add_member(n, mark, &taken, err) || (!taken && !add_split(n, mark, err)))
            return false;
    }
    return true;
}
