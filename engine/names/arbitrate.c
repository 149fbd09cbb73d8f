/* SPDX-License-Identifier: MIT */
/* Who is right when the gazetteer, the rules and the trained model differ about a name: the rules of
 * MW_ARBITRATION, which `explain` prints. */
#include "names/evidence.h"
#include "names/model.h"
#include "names/trim.h"
#include "names/verdicts.h"

const char *const MW_ARBITRATION[MW_ARBITRATION_RULES] = {
    [MW_ALONE] = "Without a trained model the gazetteer and the rules decide alone.",
    [MW_OWN_LINE] = "A line of the user's own table is a name.",
    [MW_SURE] = "What the gazetteer or a rule is sure of is a name, whatever the model says; but the place, "
                "the people or the body with which a longer name begins or ends is a part of that name.",
    [MW_SAME_WORDS] = "Where both see the same words and the table is not sure (a word that wants company, a row "
                      "for each of two types), the gazetteer says who it is and the model what; a person or "
                      "what a rule tells by a word beside it is one unless the model knows better.",
    [MW_MODEL_ONLY] = "What only the model sees is a name of its type, without the article and the titles before "
                      "it; a common word whose capital is explained by where it stands needs a model that is sure, "
                      "or another place of the article that names it plainly.",
    [MW_GUESSED] = "What the tables or rules only guess, and the model does not see, is none: it has weighed it; "
                   "but one word may still be the short name of somebody whom the article names in full.",
    [MW_NO_NAME] = "What the model takes for a name is none where it is no name by itself, or an institution that "
                   "every country has: descriptions know a ministry better.",
};

typedef struct arbiter {
    mw_namer *n;
    uint8_t *labels;
    int16_t *margins;
    int odds;
    mw_mark *proposed; /* by gazetteer and rules, in order */
    size_t proposed_count, at; /* the first that was not yet decided */
} arbiter;

/* For whoever asks why; nobody does in a run over many articles. */
static void note(const arbiter *a, mw_mark mark, bool by_model, int rule, bool taken)
{
    if (a->n->verdicts)
        mw_verdict_add(a->n->verdicts, (mw_verdict){mark, by_model, taken, rule});
}

static void note_model(const arbiter *a, uint32_t first, uint32_t end, int rule, bool taken)
{
    note(a, (mw_mark){.first = first, .end = end, .type = mw_label_type(a->labels[first])}, true, rule, taken);
}

static int rule_of_sure(const mw_mark *mark)
{
    return mw_row_is_own(mark->row) ? MW_OWN_LINE : MW_SURE;
}

static uint32_t name_end(const arbiter *a, uint32_t first, uint32_t end)
{
    uint32_t at = first + 1;
    while (at < end && mw_label_is_inside(a->labels[at]))
        at++;
    return at;
}

/* What the model said of these words no longer counts. */
static void forget(arbiter *a, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        a->labels[i] = MW_LABEL_OUT;
        a->margins[i] = 0;
    }
}

/* ---- how sure a proposal is */

enum { STRONG_ODDS = 4, DENIAL_ODDS = 2, RULE_ODDS = 4 };

static bool is_one_of_two(const mw_row *row, mw_entity_type type)
{
    for (; row; row = mw_row_next(row))
        if (mw_row_type(row) != type)
            return true;
    return false;
}

/* Was the company that the row wants asked for, and found? */
static bool has_company(const mw_row *row)
{
    mw_str wanted = mw_row_get(row, "case");
    return mw_row_is_own(row) || mw_str_is(wanted, "placed") || mw_str_is(wanted, "titled") || mw_str_is(wanted, "behind");
}

/* Is the gazetteer sure that these words, so written, are what the row says? */
static bool is_known(const mw_namer *n, const mw_mark *mark)
{
    mw_str wanted = mw_row_get(mark->row, "case");
    if (has_company(mark->row))
        return true;
    if (mw_str_is(wanted, "exact") && mw_looks(n, mark->first, MW_ALL_CAPS) && !mw_has(n, mark->first, MW_T_HEADLINE))
        return true; /* US, letter by letter */
    if (mw_str_is(wanted, "context") || is_one_of_two(mark->row, mark->type))
        return false;
    if (mark->end - mark->first > 1)
        return true;
    return !mw_has(n, mark->first, MW_T_GIVEN | MW_T_SURNAME | MW_T_COMMON | MW_T_DOUBTFUL | MW_T_CUES);
}

/* Does the model see names within the mark's words, and none that goes beyond them? */
static bool is_longer(const arbiter *a, const mw_mark *mark)
{
    uint32_t named = 0;
    for (uint32_t i = mark->first; i < mark->end; i++)
        named += mw_label_is_begin(a->labels[i]);
    bool beyond = mw_label_is_inside(a->labels[mark->first]) ||
                  (mark->end < a->n->token_count && mw_label_is_inside(a->labels[mark->end]));
    return named && !beyond && !(named == 1 && name_end(a, mark->first, mark->end) == mark->end);
}

/* Is the model sure that one of the words is something else? What it sees within a longer name
 * denies nothing: the longer is the name. */
static bool is_denied(const arbiter *a, const mw_mark *mark, int odds)
{
    for (uint32_t i = mark->first; i < mark->end; i++) {
        uint8_t label = i > mark->first ? mw_label_inside(mark->type) : mw_label_begin(mark->type);
        if (a->labels[i] != label && a->margins[i] > odds * a->odds)
            return !is_longer(a, mark);
    }
    return false;
}

/* Names that the tables know in small letters the model can hardly have learned. */
static bool is_small(const mw_namer *n, const mw_mark *mark)
{
    return !mw_looks(n, mark->first, MW_CAPITAL);
}

static bool is_sure(const arbiter *a, const mw_mark *mark)
{
    bool several = mark->end - mark->first > 1;
    if (mark->within)
        return true;
    if (mark->row)
        return is_known(a->n, mark) && (several || has_company(mark->row) || is_small(a->n, mark) ||
                                        !is_denied(a, mark, DENIAL_ODDS));
    return mark->grade == MW_STRONG && !mark->pending &&
           ((several && mark->type == MW_PERSON) || !is_denied(a, mark, several ? RULE_ODDS : DENIAL_ODDS));
}

/* May it be no more than a part of a longer name of that type? */
static bool may_be_part(const mw_mark *mark, mw_entity_type longer, mw_grade grade)
{
    if (!mark->row) /* "Prime Minister Mohammed | Shia al-Sudani" */
        return mark->type == MW_PERSON && longer == MW_PERSON && grade > MW_GUESS;
    return !mw_row_is_own(mark->row) && mark->type != MW_PERSON;
}

/* ---- the model's names */

mw_grade mw_margin_grade(int margin, int odds)
{
    return margin > STRONG_ODDS * odds ? MW_STRONG : margin > odds ? MW_WEAK : MW_GUESS;
}

static mw_grade grade_of(const arbiter *a, uint32_t first, uint32_t end)
{
    int least = INT16_MAX;
    for (uint32_t i = first; i < end; i++)
        least = a->margins[i] < least ? a->margins[i] : least;
    return mw_margin_grade(least, a->odds);
}

static mw_mark mark_of_model(const arbiter *a, uint32_t first, uint32_t end)
{
    mw_mark mark = {
        .first = first, .end = end, .type = mw_label_type(a->labels[first]), .bearer = MW_NO_INDEX, .rule = "model"};
    mark.grade = grade_of(a, first, end);
    const mw_row *row = mw_row_of_words(a->n, first, end, mark.type);
    if (row)
        mw_mark_set_row(a->n, &mark, row);
    else if (mark.type == MW_PERSON)
        mw_name_title(a->n, &mark, NULL);
    return mark;
}

/* "Minister of | Foreign Affairs of Chad": what an office is for. */
static bool is_field_of_office(const arbiter *a, uint32_t first, uint32_t end)
{
    const mw_namer *n = a->n;
    mw_hit hit;
    return first >= 2 && (mw_token_is(n, first - 1, "of") || mw_token_is(n, first - 1, "for")) &&
           mw_looks(n, first - 2, MW_CAPITAL) && mw_has(n, first, MW_T_COMMON) &&
           mw_lexicon_match_exact(n->titles, n->tokens + first - 2, 1, &hit) && mw_title_is(n, hit.row, "office") &&
           grade_of(a, first, end) != MW_STRONG;
}

/* "Duke of Sussex": who holds it, and no body; the place is a name by itself. */
static bool is_seat(const mw_namer *n, uint32_t first, uint32_t end)
{
    return end - first == 3 && mw_has(n, first, MW_T_SEAT) && mw_token_is(n, first + 1, "of");
}

/* The letters of a Mi-35, the beginning of "Pro-Russian", a title before a name, a word that is no name by itself. */
static bool is_no_name(const arbiter *a, uint32_t first, uint32_t end)
{
    const mw_namer *n = a->n;
    bool single = end - first == 1;
    if (mw_token_is_hyphen(n, end) &&
        (mw_looks(n, end + 1, MW_NUMBER) || (single && mw_looks(n, first, MW_SENTENCE_FIRST) &&
                                             !mw_row_of_words(n, first, end, mw_label_type(a->labels[first])))))
        return true;
    if (is_seat(n, first, end) && mw_label_type(a->labels[first]) != MW_PERSON && !mw_row_of_words(n, first, end, MW_ORG))
        return true;
    if (mw_looks(n, end, MW_CAPITAL) && mw_titles_end(n, first, end) == end)
        return true; /* "Colonel-General | Alexander Fomin" */
    if (mw_titles_end(n, first, n->token_count) > end && grade_of(a, first, end) != MW_STRONG)
        return true; /* "Economic Development | Minister" */
    if (is_field_of_office(a, first, end) && !mw_row_of_words(n, first, end, mw_label_type(a->labels[first])))
        return true;
    return single && mw_has(n, first, MW_T_PLAIN);
}

/* ---- one name after the other */

/* "Victoria won": a place that its table would have only in company, which is not here. */
static bool wants_context(const mw_row *row)
{
    return row && mw_str_is(mw_row_get(row, "case"), "context");
}

/* "Kyaw Zwar Minn": the syllables of Burmese names are few, and the tables know more of them than the model has read.
 */
static bool is_burmese(const mw_namer *n, const mw_mark *mark)
{
    bool person = mark->type == MW_PERSON && !mark->row && mark->end - mark->first > 1 && mark->grade > MW_GUESS &&
                  !mark->pending;
    return person && mw_has(n, mark->first, MW_T_BURMESE);
}

/* Two or three words of no table, of which the model is not sure: who speaks or is a "who" is somebody, and what
 * opposes or agrees is no place. */
static bool is_somebody(const mw_namer *n, const mw_mark *mark, mw_entity_type type, mw_grade grade)
{
    mw_hit hit;
    uint32_t next = mark->end;
    if (mark->type != MW_PERSON || mark->row || mark->end - mark->first < 2 || grade == MW_STRONG || mark->pending)
        return false;
    if (mw_token_is(n, next, ",") && (mw_token_is(n, next + 1, "who") || mw_token_is(n, next + 1, "whose")))
        return true;
    if (type != MW_ORG && grade == MW_GUESS && mw_token_is_possessive(n, next))
        return true;
    if (next >= n->token_count || mw_looks(n, next, MW_CAPITAL) || !(n->tokens[next].form & (MW_PAST | MW_THIRD)))
        return false;
    return mw_lexicon_match_exact(n->saying, n->tokens + next, 1, &hit)
               ? mw_str_is(mw_row_get(hit.row, "pos"), "verb")
               : type != MW_ORG && mw_is_act_of_government(n, next);
}

/* Both see the same words. */
static mw_mark agree(const arbiter *a, mw_mark mark, mw_entity_type type)
{
    mw_mark model = mark_of_model(a, mark.first, mark.end);
    bool sure = mark.row ? is_known(a->n, &mark) : is_sure(a, &mark);
    bool guessed =
        (mark.type == MW_PERSON || !mark.row) && mark.grade > MW_GUESS && model.grade == MW_GUESS && !mark.pending;
    guessed |= mark.type == MW_PERSON && model.grade != MW_STRONG && wants_context(model.row);
    guessed |= (is_burmese(a->n, &mark) && model.grade != MW_STRONG) || is_somebody(a->n, &mark, type, model.grade);
    int rule = sure ? rule_of_sure(&mark) : MW_SAME_WORDS;
    note(a, mark, false, rule, mark.type == type || sure || guessed);
    note_model(a, mark.first, mark.end, rule, mark.type == type || !(sure || guessed));
    if (mark.type == type || sure || guessed) {
        mark.pending = false;
        return mark;
    }
    const mw_row *row = mw_row_of_type(mark.row, type);
    if (row)
        mw_mark_set_row(a->n, &model, row);
    return model;
}

/* The proposals before token `before`: those that are sure; a guess of one word waits for a full name
 * of which it is the short one. */
static bool take_sure(arbiter *a, uint32_t before, mw_error *err)
{
    for (; a->at < a->proposed_count && a->proposed[a->at].first < before; a->at++) {
        mw_mark mark = a->proposed[a->at];
        bool sure = is_sure(a, &mark);
        note(a, mark, false, sure ? rule_of_sure(&mark) : MW_GUESSED, sure);
        if (!sure && (mark.row || mark.end - mark.first > 1 || mark.end > before))
            continue;
        mark.short_only = !sure;
        mark.pending |= !sure;
        if (!mw_mark_add(a->n, mark, err))
            return false;
    }
    return true;
}

/* "Russia | and Turkey", "Myanmar | 's Foreign Ministry", "UN | Secretary-General": what comes behind
 * the gazetteer's name within the model's shows that the two are no one name. */
static bool is_apart(const mw_namer *n, const mw_mark *mark, uint32_t end)
{
    uint32_t next = mark->end;
    if (next >= end)
        return false;
    return mw_token_is(n, next, ",") || mw_has(n, next, MW_T_CONJUNCTION) || mw_token_is_possessive(n, next) ||
           mw_titles_end(n, next, end) == end;
}

static bool stands_alone(const arbiter *a, const mw_mark *mark)
{
    return mark->row ? is_known(a->n, mark) : is_sure(a, mark);
}

/* "Bank of England for Goldman Sachs": two names of the gazetteer, each of several words, and a small word
 * between them. */
static bool is_pair(const arbiter *a, size_t i, uint32_t first, uint32_t end)
{
    const mw_mark *one = &a->proposed[i], *two = one + 1;
    return i + 1 < a->proposed_count && one->first == first && two->first == one->end + 1 && two->end == end &&
           one->row && two->row && one->end - one->first > 1 && two->end - two->first > 1 &&
           mw_has(a->n, one->end, MW_T_PREPOSITION) && is_known(a->n, two);
}

/* The sure proposal that stands against the model's name [first, end); NULL: none. */
static const mw_mark *opponent_of(const arbiter *a, uint32_t first, uint32_t end)
{
    mw_entity_type type = mw_label_type(a->labels[first]);
    mw_grade grade = grade_of(a, first, end);
    for (size_t i = a->at; i < a->proposed_count && a->proposed[i].first < end; i++) {
        const mw_mark *mark = &a->proposed[i];
        bool part = mark->first >= first && mark->end <= end && may_be_part(mark, type, grade) &&
                    !is_apart(a->n, mark, end) && !is_pair(a, i, first, end);
        if (!part && stands_alone(a, mark))
            return mark;
    }
    return NULL;
}

/* The model's longer name has these proposals for its parts. */
static void pass_parts(arbiter *a, uint32_t end)
{
    for (; a->at < a->proposed_count && a->proposed[a->at].first < end; a->at++) {
        const mw_mark *part = &a->proposed[a->at];
        note(a, *part, false, a->n->verdicts && stands_alone(a, part) ? MW_SURE : MW_GUESSED, false);
    }
}

/* "Labour Party | and Atiku Abubakar", where only the party is sure: what rules tell of the other words of the name that
 * fell is one, for the model has seen that they name somebody. */
static void keep_rest(arbiter *a, uint32_t first, uint32_t end, const mw_mark *opponent)
{
    for (size_t i = a->at; i < a->proposed_count && a->proposed[i].first < end; i++) {
        mw_mark *mark = &a->proposed[i];
        bool apart = mark->end <= opponent->first || mark->first >= opponent->end;
        mark->within |= apart && mark->first >= first && mark->end <= end && mark->end - mark->first > 1 &&
                        mark->grade > MW_GUESS && !mark->pending;
    }
}

static bool take_model(arbiter *a, uint32_t first, uint32_t end, mw_error *err)
{
    const mw_mark *last = a->n->mark_count ? &a->n->marks[a->n->mark_count - 1] : NULL;
    if (last && last->end > first) { /* a sure one has taken these words */
        note_model(a, first, end, rule_of_sure(last), false);
        return true;
    }
    const mw_mark *same = a->at < a->proposed_count ? &a->proposed[a->at] : NULL;
    if (same && same->first == first && same->end == end) {
        a->at++;
        return mw_mark_add(a->n, agree(a, *same, mw_label_type(a->labels[first])), err);
    }
    const mw_mark *opponent = opponent_of(a, first, end);
    note_model(a, first, end, opponent ? rule_of_sure(opponent) : MW_MODEL_ONLY, !opponent);
    if (opponent) {
        keep_rest(a, first, end, opponent);
        forget(a, first, end);
        return true;
    }
    pass_parts(a, end);
    mw_mark mark = mark_of_model(a, first, end);
    bool bare = mw_has(a->n, first, MW_T_ORG) && !mw_has(a->n, first, MW_T_SURNAME | MW_T_GIVEN); /* "the Council" */
    bool doubtful = mw_has(a->n, first, MW_T_DOUBTFUL) && mark.grade != MW_STRONG;
    mark.pending = end - first == 1 && !mark.row && (bare || doubtful);
    return mw_mark_add(a->n, mark, err);
}

/* A name of the model, [first, past) of its labels. */
static bool weigh(arbiter *a, uint32_t first, uint32_t past, mw_error *err)
{
    mw_entity_type type = mw_label_type(a->labels[first]);
    uint32_t start = mw_trimmed_start(a->n, first, past, type), end = mw_trimmed_end(a->n, start, past);
    forget(a, first, start);
    forget(a, end, past);
    a->labels[start] = mw_label_begin(type);
    if (!take_sure(a, start, err))
        return false;
    if (mw_institution_at(a->n, start, end) || is_no_name(a, start, end)) { /* describe.c knows a ministry better */
        note_model(a, start, end, MW_NO_NAME, false);
        forget(a, start, past);
        return true;
    }
    return take_model(a, start, end, err);
}

static bool arbitrate_sentence(arbiter *a, const mw_sentence *sentence, mw_error *err)
{
    for (uint32_t at = sentence->token_first, past; at < sentence->token_end; at = past) {
        past = at + 1;
        if (!mw_label_is_begin(a->labels[at]))
            continue;
        past = name_end(a, at, sentence->token_end);
        if (!weigh(a, at, past, err))
            return false;
    }
    return true;
}

static bool ask_model(mw_namer *n, const mw_trained *trained, arbiter *a, mw_error *err)
{
    const mw_types *types;
    uint64_t *evidence;
    uint8_t *labels = mw_arena_get(n->arena, n->token_count + 1, err);
    int16_t *margins = mw_arena_get(n->arena, (n->token_count + 1) * sizeof *margins, err);
    a->labels = labels;
    a->margins = margins;
    a->odds = (int)mw_trained_names(trained)->odds;
    bool good = labels && margins && mw_evidence_fill(n, &evidence, err) &&
                mw_types_share(n->article, trained, &types, err) &&
                mw_name_labels(n->article, trained, types, evidence, n->arena, labels, margins, err);
    if (good && n->verdicts)
        mw_verdicts_keep(n->verdicts, labels, margins, n->token_count, a->odds);
    return good;
}

/* Without a model. */
static void note_all(mw_namer *n)
{
    arbiter a = {.n = n};
    for (size_t i = 0; i < n->mark_count; i++)
        note(&a, n->marks[i], false, MW_ALONE, true);
}

bool mw_names_arbitrate(mw_namer *n, mw_error *err)
{
    const mw_trained *trained = mw_model_trained(n->model);
    if (!trained) {
        note_all(n);
        return true;
    }
    arbiter a = {.n = n, .proposed = n->marks, .proposed_count = n->mark_count};
    if (!ask_model(n, trained, &a, err))
        return false;
    n->marks = NULL; /* the proposals stay in the arena */
    n->mark_count = n->mark_capacity = 0;
    for (uint32_t s = 0; s < n->sentence_count; s++)
        if (!arbitrate_sentence(&a, &n->sentences[s], err))
            return false;
    return take_sure(&a, UINT32_MAX, err) && mw_boundaries_mend(n, err);
}
