/* SPDX-License-Identifier: MIT */
/* What a capitalised name that no table knows may name: a person, a body, a place, an event.
 *
 * Evidence in the order of its weight: a word inside that only such names have (Ministry, River,
 * Summit), a title before, a given name in front, then what stands around: "in X", "X, a town",
 * "X said". Each rule is a row of RULES; the first that fires names the type. Without evidence a
 * name stays pending: it is shown when other places of the article tell more. */
#include "names/names_impl.h"

typedef struct candidate {
    const mw_namer *n;
    uint32_t first, end, sentence_end;
    mw_mark *mark;
} candidate;

static uint32_t length_of(const candidate *c)
{
    return c->end - c->first;
}

static bool decide(candidate *c, mw_entity_type type, mw_grade grade, const char *rule)
{
    c->mark->type = type;
    c->mark->grade = grade;
    c->mark->rule = rule;
    return true;
}

static bool is_surname_too(const candidate *c, uint32_t at)
{
    return mw_has(c->n, at, MW_T_SURNAME | MW_T_GIVEN);
}

static mw_entity_type type_of_cue(const mw_namer *n, uint32_t at)
{
    if (mw_has(n, at, MW_T_EVENT))
        return MW_EVENT;
    if (mw_has(n, at, MW_T_ORG))
        return MW_ORG;
    return mw_has(n, at, MW_T_PLACE) ? MW_PLACE : MW_OTHER;
}

/* The longest title that ends just before the name: in capitals or not, but "U" and "Ko" only with
 * one. Sets the mark's title and, where the title tells, its sex. */
bool mw_name_title(const mw_namer *n, mw_mark *mark, const mw_row **row)
{
    for (uint32_t length = 6; length > 0; length--) {
        mw_hit hit;
        uint32_t first = mark->first - length;
        if (length > mark->first || !mw_lexicon_match_exact(n->titles, n->tokens + first, length, &hit))
            continue;
        bool capital = mw_looks(n, first, MW_CAPITAL);
        if (mw_title_is(n, hit.row, "part") || (mw_title_is(n, hit.row, "honorific") && !capital))
            continue;
        mark->title_first = first;
        mark->title_end = mark->first;
        if (mark->sex == MW_SEX_UNKNOWN)
            mark->sex = mw_row_sex(hit.row);
        if (row)
            *row = hit.row;
        return true;
    }
    return false;
}

/* ---- the rules */

static bool by_last_word(candidate *c)
{
    uint32_t last = c->end - 1;
    if (length_of(c) < 2 || !mw_has(c->n, last, MW_T_CUES))
        return false;
    if (is_surname_too(c, last) && !(length_of(c) > 2 && mw_has(c->n, last - 1, MW_T_COMMON)))
        return false;
    return decide(c, type_of_cue(c->n, last), MW_STRONG, "last word");
}

/* "Ministry of Foreign Affairs", "Battle of Stalingrad", "Treaty of Rome". */
static bool by_word_before_of(candidate *c)
{
    for (uint32_t i = c->first + 1; i + 1 < c->end; i++) {
        if (!mw_token_is(c->n, i, "of") && !mw_token_is(c->n, i, "for") && !mw_token_is(c->n, i, "on"))
            continue;
        if (mw_has(c->n, i - 1, MW_T_ORG_FIRST))
            return decide(c, MW_ORG, MW_STRONG, "word before of");
        if (mw_has(c->n, i - 1, MW_T_EVENT_FIRST))
            return decide(c, MW_EVENT, MW_STRONG, "word before of");
        if (mw_has(c->n, i - 1, MW_T_CUES))
            return decide(c, type_of_cue(c->n, i - 1), MW_STRONG, "word before of");
    }
    return false;
}

static bool by_title(candidate *c)
{
    if (!mw_name_title(c->n, c->mark, &c->mark->cue))
        return false;
    bool common = length_of(c) == 1 && mw_has(c->n, c->first, MW_T_COMMON) && !is_surname_too(c, c->first);
    return decide(c, MW_PERSON, common ? MW_WEAK : MW_STRONG, "title");
}

/* "J", "J.", "J.P."; not the country or the body that a table knows so: "U.S.". */
static bool is_initial(const mw_namer *n, uint32_t at)
{
    mw_hit hit;
    mw_str text = mw_token_text(n, at);
    if (!mw_looks(n, at, MW_CAPITAL) || text.len == 0 || text.len > 6)
        return false;
    for (size_t i = 1; i < text.len; i++)
        if (i % 2 ? text.data[i] != '.' : text.data[i] < 'A' || text.data[i] > 'Z')
            return false;
    return text.len <= 2 || !mw_gazette_match(n, at, at + 1, &hit);
}

static bool by_given_name(candidate *c)
{
    const mw_namer *n = c->n;
    if (length_of(c) < 2)
        return false;
    bool article = mw_has(n, c->first, MW_T_PARTICLE) && mw_token_is_hyphen(n, c->first + 1); /* Al-Ahram */
    bool given = mw_has(n, c->first, MW_T_GIVEN) && !article;
    for (uint32_t i = c->first + 1; !given && i + 1 < c->end; i++)
        given = is_initial(n, i) && mw_looks(n, i + 1, MW_CAPITAL);
    given = given || (is_initial(n, c->first) && length_of(c) >= 2 && !is_initial(n, c->end - 1));
    if (!given)
        return false;
    if (mw_has(n, c->first, MW_T_MALE | MW_T_FEMALE))
        c->mark->sex = mw_has(n, c->first, MW_T_MALE) ? MW_MALE : MW_FEMALE;
    bool doubtful = n->tokens[c->first].end - n->tokens[c->first].start > 2 && !mw_has(n, c->first, MW_T_GIVEN);
    return decide(c, MW_PERSON, doubtful ? MW_WEAK : MW_STRONG, "given name"); /* J.P. Nadda, C.F. Monterrey */
}

static bool by_particle(candidate *c)
{
    for (uint32_t i = c->first + 1; i < c->end; i++)
        if (mw_has(c->n, i, MW_T_PARTICLE) && !mw_looks(c->n, i, MW_CAPITAL))
            return decide(c, MW_PERSON, MW_WEAK, "particle");
    return false;
}

static bool by_syllables(candidate *c)
{
    uint32_t burmese = 0;
    for (uint32_t i = c->first; i < c->end; i++)
        burmese += mw_has(c->n, i, MW_T_BURMESE);
    if (length_of(c) < 2 || burmese + (length_of(c) > 2) < length_of(c))
        return false;
    return decide(c, MW_PERSON, length_of(c) > 2 ? MW_STRONG : MW_WEAK, "syllables of a name");
}

/* "Xi Jinping", "Yoon Suk-yeol": the family name first, then one or two more. */
static bool by_family_name_first(candidate *c)
{
    const mw_namer *n = c->n;
    if (!mw_has(n, c->first, MW_T_FAMILY_FIRST) || length_of(c) < 2 || length_of(c) > 4 ||
        mw_has(n, c->first + 1, MW_T_COMMON))
        return false;
    return decide(c, MW_PERSON, MW_WEAK, "family name first");
}

static bool by_first_word(candidate *c)
{
    if (length_of(c) < 2)
        return false;
    if (mw_has(c->n, c->first, MW_T_EVENT_FIRST))
        return decide(c, MW_EVENT, MW_STRONG, "first word");
    if (mw_has(c->n, c->first, MW_T_PLACE_FIRST))
        return decide(c, MW_PLACE, MW_WEAK, "first word");
    if (mw_has(c->n, c->first, MW_T_ORG) && !is_surname_too(c, c->first))
        return decide(c, MW_ORG, MW_WEAK, "first word");
    return false;
}

/* What printed the article, and who sent it, are bodies: "(Coast Herald) -". */
static bool by_outlet(candidate *c)
{
    const mw_head *head = mw_article_head(c->n->article);
    mw_str name = mw_tokens_text(c->n, c->first, c->end);
    bool printed = head->source.len && mw_str_equal_fold(name, head->source);
    return (printed || (head->agency.len && mw_str_equal_fold(name, head->agency))) && decide(c, MW_ORG, MW_STRONG, "outlet");
}

static bool by_ampersand(candidate *c)
{
    for (uint32_t i = c->first; i < c->end; i++)
        if (mw_token_is(c->n, i, "&"))
            return decide(c, MW_ORG, MW_STRONG, "ampersand");
    return false;
}

/* A family name that is a cue too ("Green Park"), only now. */
static bool by_weaker_word(candidate *c)
{
    uint32_t last = c->end - 1;
    if (length_of(c) >= 2 && mw_has(c->n, last, MW_T_CUES))
        return decide(c, type_of_cue(c->n, last), MW_WEAK, "last word");
    return false;
}

/* "the town of X", "the mayor of X", "near X", "the company X", "shelled X". */
static bool by_word_before(candidate *c)
{
    const mw_namer *n = c->n;
    if (c->first == 0 || length_of(c) > 5)
        return false;
    uint32_t before = c->first - 1;
    if (before > 0 && mw_token_is(n, before, "of") && mw_has(n, before - 1, MW_T_PLACE | MW_T_PLACES) &&
        !mw_looks(n, before - 1, MW_CAPITAL) && !mw_has(n, before - 1, MW_T_ORG))
        return decide(c, MW_PLACE, MW_STRONG, "place of");
    if (before > 0 && mw_token_is(n, before, "of") && mw_has(n, before - 1, MW_T_SEAT))
        return decide(c, MW_PLACE, MW_WEAK, "seat of an office");
    if (mw_looks(n, before, MW_CAPITAL) || !mw_looks(n, before, MW_WORD))
        return false;
    if (mw_has(n, before, MW_T_BODY))
        return decide(c, MW_ORG, MW_WEAK, "kind of body before");
    if (mw_token_is(n, before, "near") || mw_token_is(n, before, "outside"))
        return decide(c, MW_PLACE, MW_WEAK, "preposition before");
    return length_of(c) <= 2 && mw_has(n, before, MW_T_TAKES) && decide(c, MW_PLACE, MW_WEAK, "verb before");
}

/* "Kunar province", "Tada-U air base", "the Vale mining company": the last of the nouns behind
 * the name that tells a kind; or who is of it: "Azimio la Umoja leader". */
static bool by_word_after(candidate *c)
{
    const mw_namer *n = c->n;
    uint32_t telling = MW_NO_INDEX;
    if (length_of(c) > 1 && mw_has(n, c->end, MW_T_MEMBER) && !mw_looks(n, c->end, MW_CAPITAL) &&
        !mw_has(n, c->first, MW_T_GIVEN) && !mw_token_is_hyphen(n, c->end - 2))
        return decide(c, MW_ORG, MW_WEAK, "member after");
    if (length_of(c) > 3)
        return false;
    for (uint32_t at = c->end; at < c->end + 3 && at < c->sentence_end; at++) {
        if (!mw_looks(n, at, MW_WORD) || mw_looks(n, at, MW_CAPITAL) || mw_has(n, at, MW_T_FUNCTION))
            break;
        if (mw_has(n, at, MW_T_BODY | MW_T_PLACE | MW_T_OTHER) && (at > c->end || !mw_has(n, at, MW_T_SURNAME)))
            telling = at;
    }
    if (telling == MW_NO_INDEX)
        return false;
    if (mw_has(n, telling, MW_T_PLACE) && !mw_has(n, telling, MW_T_BODY | MW_T_ORG))
        return decide(c, MW_PLACE, telling == c->end ? MW_STRONG : MW_WEAK, "kind of place after");
    if (mw_has(n, telling, MW_T_BODY))
        return decide(c, MW_ORG, MW_WEAK, "kind of body after");
    return decide(c, MW_OTHER, MW_WEAK, "kind of thing after");
}

/* "his Iranian counterpart, Manouchehr Mottaki," and the other half of "Bush and Jacques Chirac". */
static bool by_company(candidate *c)
{
    const mw_namer *n = c->n;
    if (length_of(c) < 2 || c->first < 2)
        return false;
    uint32_t joint = c->first - 1;
    if (mw_token_is(n, joint, ",") && !mw_has(n, c->first, MW_T_COMMON)) {
        mw_mark before = {.first = joint};
        const mw_row *row;
        if (!mw_name_title(n, &before, &row) || !(mw_token_is(n, c->end, ",") || mw_token_is(n, c->end, ".")))
            return false;
        c->mark->title_first = before.title_first;
        c->mark->title_end = joint;
        c->mark->sex = before.sex;
        c->mark->cue = row;
        return decide(c, MW_PERSON, MW_STRONG, "title before the comma");
    }
    if (n->mark_count == 0 || !mw_token_is(n, joint, "and"))
        return false;
    const mw_mark *last = &n->marks[n->mark_count - 1];
    if (last->type != MW_PERSON || last->pending || last->grade == MW_GUESS || last->end != joint)
        return false;
    return decide(c, MW_PERSON, MW_WEAK, "beside a person");
}

/* "ambassador to | Canada, Wang Di,", "the mayor of | Yangon, Maung Maung Soe,": an office there, or of that body. */
static bool has_office(const mw_namer *n, const mw_mark *where)
{
    mw_hit hit;
    uint32_t first = where->title_end > where->title_first ? where->title_first : where->first;
    first -= first > 0 && mw_token_is(n, first - 1, "the");
    if (first < 2 || !(mw_token_is(n, first - 1, "to") || mw_token_is(n, first - 1, "of") || mw_token_is(n, first - 1, "for")))
        return false;
    uint32_t title = first - 2;
    return mw_lexicon_match_exact(n->titles, n->tokens + title, 1, &hit) && !mw_looks(n, title, MW_CAPITAL) &&
           !(n->tokens[title].form & MW_PLURAL);
}

/* "in Capitolio and Ouro Preto", "between Cucuta and Caracas": beside a place. */
static bool by_place_beside(candidate *c)
{
    const mw_namer *n = c->n;
    mw_hit hit;
    if (c->first == 0 || length_of(c) > 3)
        return false;
    uint32_t joint = c->first - 1;
    const mw_mark *last = n->mark_count ? &n->marks[n->mark_count - 1] : NULL, *office = last;
    bool short_form = n->mark_count > 1 && mw_token_is(n, last->end, ")") && mw_token_is(n, last->first - 1, "(") &&
                      n->marks[n->mark_count - 2].end + 1 == last->first;
    if (short_form)
        office = &n->marks[n->mark_count - 2]; /* of the Liberation Army (TNLA), X */
    if (mw_token_is(n, joint, ",") && length_of(c) > 1 && office && last->end + short_form == joint && has_office(n, office))
        return decide(c, MW_PERSON, MW_STRONG, "title before the comma");
    if ((mw_token_is(n, joint, "and") || mw_token_is(n, joint, ",")) && last && last->end == joint &&
        last->type == MW_PLACE && !last->pending && last->first > 0 &&
        (mw_has(n, last->first - 1, MW_T_PREPOSITION) || mw_str_is(mw_str_of(last->rule), "beside a place")))
        return decide(c, MW_PLACE, MW_WEAK, "beside a place");
    return mw_has(n, joint, MW_T_PREPOSITION) && mw_token_is(n, c->end, "and") && c->end + 1 < c->sentence_end &&
           mw_gazette_match(n, c->end + 1, c->sentence_end, &hit) && mw_row_type(hit.row) == MW_PLACE &&
           decide(c, MW_PLACE, MW_WEAK, "beside a place");
}

/* A work: a name between quotation marks that nobody bears. */
static bool by_quotation(candidate *c)
{
    const mw_namer *n = c->n;
    if (length_of(c) < 2 || c->first == 0 || !mw_looks(n, c->first - 1, MW_QUOTE_OPEN) ||
        !mw_looks(n, c->end, MW_QUOTE_CLOSE) || mw_has(n, c->first, MW_T_GIVEN))
        return false;
    return decide(c, MW_OTHER, MW_STRONG, "title of a work");
}

static bool by_age(candidate *c)
{
    const mw_namer *n = c->n;
    uint32_t after = c->end;
    if (!mw_token_is(n, after, ",") || !mw_looks(n, after + 1, MW_NUMBER) || length_of(c) < 2)
        return false;
    mw_str age = mw_token_text(n, after + 1);
    if (age.len > 2 || !(mw_token_is(n, after + 2, ",") || mw_token_is(n, after + 2, ".")))
        return false;
    return decide(c, MW_PERSON, MW_STRONG, "age");
}

/* "Wuppertal, Germany": a place with the land behind it. */
static bool by_land_after(candidate *c)
{
    mw_hit hit;
    uint32_t after = c->end + 1;
    if (length_of(c) > 3 || !mw_token_is(c->n, c->end, ",") || after >= c->sentence_end || c->first == 0 ||
        !mw_has(c->n, c->first - 1, MW_T_PREPOSITION))
        return false;
    if (!mw_gazette_match(c->n, after, c->sentence_end, &hit) || mw_row_type(hit.row) != MW_PLACE)
        return false;
    return decide(c, MW_PLACE, MW_STRONG, "land after");
}

/* "X, the network's correspondent," and "X, a town near the border": the first telling word
 * between the commas. */
static bool by_apposition(candidate *c)
{
    const mw_namer *n = c->n;
    if (!mw_token_is(n, c->end, ",") || !mw_has(n, c->end + 1, MW_T_DETERMINER))
        return false;
    for (uint32_t i = c->end + 2; i < c->sentence_end && i < c->end + 9; i++) {
        mw_hit hit;
        if (mw_looks(n, i, MW_PUNCT) || mw_has(n, i, MW_T_PREPOSITION))
            return false;
        if (mw_looks(n, i, MW_CAPITAL) || mw_token_is_possessive(n, i + 1))
            continue;
        if (mw_lexicon_match(n->titles, n->tokens + i, c->sentence_end - i, &hit) &&
            !mw_title_is(n, hit.row, "part") && length_of(c) >= 2)
            return decide(c, MW_PERSON, MW_WEAK, "apposition");
        if (mw_has(n, i + 1, MW_T_BODY | MW_T_PLACE) && !mw_looks(n, i + 1, MW_CAPITAL))
            continue; /* the last of several nouns counts */
        if (mw_has(n, i, MW_T_BODY))
            return decide(c, MW_ORG, MW_WEAK, "apposition");
        if (mw_has(n, i, MW_T_PLACE) && !mw_has(n, i, MW_T_ORG))
            return decide(c, MW_PLACE, MW_WEAK, "apposition");
        if (mw_has(n, i, MW_T_ORG) && mw_has(n, i, MW_T_ORG_FIRST))
            return decide(c, MW_ORG, MW_WEAK, "apposition");
    }
    return false;
}

static bool by_ending(candidate *c)
{
    const mw_namer *n = c->n;
    mw_str word = mw_token_text(n, c->end - 1);
    if (mw_has(n, c->end - 1, MW_T_COMMON) || mw_looks(n, c->end - 1, MW_ALL_CAPS))
        return false;
    const mw_row *best = NULL;
    for (size_t i = 0; i < mw_lexicon_row_count(n->endings); i++) {
        const mw_row *row = mw_lexicon_row(n->endings, i);
        mw_str ending = mw_row_phrase(row);
        if (word.len > ending.len + 1 && mw_str_ends(word, ending) &&
            (!best || ending.len > mw_row_phrase(best).len))
            best = row;
    }
    if (!best)
        return false;
    mw_entity_type type = mw_str_is(mw_row_get(best, "type"), "PLACE") ? MW_PLACE : MW_PERSON;
    if (type == MW_PERSON && length_of(c) < 2)
        return false;
    c->mark->cue = best;
    return decide(c, type, MW_WEAK, "ending");
}

static bool is_all_letters(mw_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.data[i] < 'A' || text.data[i] > 'Z')
            return false;
    return true;
}

static bool by_capitals(candidate *c)
{
    const mw_namer *n = c->n;
    uint32_t length = n->tokens[c->first].end - n->tokens[c->first].start;
    if (length_of(c) != 1 || !mw_looks(n, c->first, MW_ALL_CAPS) || length < 2 || length > 7 ||
        mw_has(n, c->first, MW_T_HEADLINE | MW_T_COMMON) || !is_all_letters(mw_token_text(n, c->first)))
        return false;
    return decide(c, MW_ORG, MW_WEAK, "acronym");
}

/* "Mohamed received support": called by the given name only. */
static bool by_given_name_alone(candidate *c)
{
    const mw_namer *n = c->n;
    if (length_of(c) != 1 || !mw_has(n, c->first, MW_T_GIVEN) || mw_has(n, c->first, MW_T_COMMON | MW_T_CUES))
        return false;
    if (mw_has(n, c->first, MW_T_MALE | MW_T_FEMALE))
        c->mark->sex = mw_has(n, c->first, MW_T_MALE) ? MW_MALE : MW_FEMALE;
    return decide(c, MW_PERSON, MW_WEAK, "given name");
}

static bool by_preposition(candidate *c)
{
    const mw_namer *n = c->n;
    if (c->first == 0 || length_of(c) > 2)
        return false;
    if (!mw_token_is(n, c->first - 1, "in") && !mw_token_is(n, c->first - 1, "at"))
        return false;
    if (c->first > 1 && mw_has(n, c->first - 2, MW_T_STAKE))
        return decide(c, MW_ORG, MW_STRONG, "stake in");
    return decide(c, MW_PLACE, MW_WEAK, "preposition before");
}

bool mw_is_first_name(const mw_namer *n, uint32_t at)
{
    mw_hit hit;
    return mw_lexicon_match_exact(n->first_names, n->tokens + at, 1, &hit) && !mw_row_get(hit.row, "also").len;
}

/* Two or three capitalised words without any evidence are a person more often than not; between
 * quotation marks they are a work. */
static bool by_shape(candidate *c)
{
    const mw_namer *n = c->n;
    if (length_of(c) < 2 || mw_has(n, c->first, MW_T_HEADLINE))
        return false;
    uint32_t common = 0, capitals = 0, words = 0; /* Itamar Ben-Gvir: two */
    for (uint32_t i = c->first; i < c->end; i++) {
        common += mw_has(n, i, MW_T_COMMON);
        capitals += mw_looks(n, i, MW_ALL_CAPS);
        words += !mw_token_is_hyphen(n, i) && !(i > c->first && mw_token_is_hyphen(n, i - 1));
    }
    if (common == length_of(c))
        return false;
    if (common || capitals)
        return decide(c, MW_ORG, MW_GUESS, "shape");
    if (words <= 3 && mw_is_first_name(c->n, c->first))
        return decide(c, MW_PERSON, MW_WEAK, "first name");
    return decide(c, words <= 3 ? MW_PERSON : MW_ORG, MW_GUESS, "shape");
}

typedef bool (*type_rule)(candidate *c);
static const type_rule RULES[] = {
    by_quotation, by_outlet, by_ampersand, by_word_before_of, by_last_word, by_title, by_given_name, by_age, by_land_after,
    by_word_after, by_syllables, by_family_name_first, by_first_word, by_word_before, by_company, by_place_beside, by_apposition,
    by_particle, by_weaker_word, by_ending, by_capitals, by_given_name_alone, by_preposition, by_shape,
};

void mw_name_type(const mw_namer *namer, mw_mark *mark, uint32_t sentence_end)
{
    candidate c = {namer, mark->first, mark->end, sentence_end, mark};
    bool only_cue = length_of(&c) == 1 && mw_has(namer, mark->first, MW_T_CUES) && !is_surname_too(&c, mark->first);
    bool decided = false;
    for (size_t i = 0; !decided && i < sizeof RULES / sizeof *RULES; i++)
        decided = RULES[i](&c);
    if (!decided || (only_cue && mark->type != MW_PERSON)) {
        mark->rule = "confirmed elsewhere";
        mark->pending = true;
        mark->type = MW_OTHER;
        mark->grade = MW_GUESS;
    } else if (length_of(&c) == 1 && mw_looks(namer, mark->first, MW_SENTENCE_FIRST) && mark->grade != MW_STRONG) {
        mark->pending = true;
    } else if (mw_has(namer, mark->first, MW_T_HEADLINE) && (length_of(&c) == 1 || mark->grade != MW_STRONG)) {
        mark->pending = true; /* a headline proves little */
    }
    if (mark->type == MW_PERSON && !mark->pending && mark->title_first == mark->title_end)
        mw_name_title(namer, mark, NULL);
}
