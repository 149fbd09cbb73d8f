/* SPDX-License-Identifier: MIT */
/* The counted noun: "about 70 political prisoners", "30 Russian MiG-29 fighter jets", "two of its
 * six Su-30 jets". Persons of any sort are people; other plurals are their own unit. */
#include "figures/figures_impl.h"

#include "language/mentions.h"

enum { WORDS_MAX = 6 }; /* between a number and its noun */

typedef struct head {
    uint32_t at, end;
    mw_counted counted;
    mw_str unit;
    bool never;
    mw_figure_rule rule;
} head;

static bool has_plural_shape(mw_str word)
{
    if (word.len < 4 || word.data[word.len - 1] != 's')
        return false;
    char before = word.data[word.len - 2];
    return before != 's' && before != 'u' && before != 'i' && before != '\'';
}

/* "two arms | suppliers", "three sales | managers": the plural before another one is no head. */
static bool is_before_plural(const mw_figuring *f, uint32_t at)
{
    uint32_t next = at + 1;
    return next < f->scan.end && f->scan.tokens[next].pos == MW_NOUN && mw_scan_shape(&f->scan, next, MW_WORD) &&
           !mw_scan_shape(&f->scan, next, MW_CAPITAL) && has_plural_shape(mw_scan_text(&f->scan, next)) &&
           !mw_figure_class(f, next, MW_F_VERB);
}

/* Words that may stand between number and noun. */
static bool is_modifier(const mw_figuring *f, uint32_t at)
{
    if (mw_figure_is(f, at, "more other additional new further about"))
        return !mw_figure_is(f, at, "about");
    if (mw_scan_hyphen(&f->scan, at))
        return mw_scan_glued(&f->scan, at) || mw_scan_glued(&f->scan, at - 1);
    if (mw_scan_shape(&f->scan, at, MW_NUMBER)) /* MiG-29 jets */
        return mw_scan_hyphen(&f->scan, at - 1);
    if (!mw_scan_shape(&f->scan, at, MW_WORD))
        return false;
    return !mw_figure_class(f, at,
                            MW_F_VERB | MW_F_LINK | MW_F_DET | MW_F_CONJ | MW_F_SUB | MW_F_MODAL | MW_F_NEG | MW_F_REL |
                                MW_F_SUBJ | MW_F_POSS | MW_F_OBJ | MW_F_ADV) &&
           !mw_figure_phrase(f, at, "nounless");
}

/* A verb's past form right after a number is no adjective: "82 killed in Bago". */
static bool is_participle(const mw_figuring *f, uint32_t at)
{
    mw_hit hit;
    return mw_figure_match(f, at, f->happenings, &hit) && (hit.form & (MW_PAST | MW_PARTICIPLE));
}

/* Does the noun phrase end with the word: "3,000 Chinese have", "two Chinese | navy ships"? */
static bool ends_phrase(const mw_figuring *f, uint32_t at)
{
    uint32_t next = at + 1;
    return !is_modifier(f, next) || is_participle(f, next) || f->scan.tokens[next].pos == MW_VERB ||
           f->scan.tokens[next].pos == MW_AUX;
}

/* A noun of the tables in the number that the count asks for; "one" counts a singular. */
static bool listed_head(const mw_figuring *f, uint32_t at, bool one, head *h)
{
    mw_hit hit;
    if (!mw_figure_on(f, MW_FIG_NOUN) || !mw_figure_match(f, at, f->counted, &hit) ||
        (hit.form && !(hit.form & (one ? MW_SINGULAR : MW_PLURAL))))
        return false;
    if (f->scan.tokens[at].pos == MW_VERB && mw_figure_is(f, at, "lives"))
        return false; /* a family of four lives there */
    bool people = mw_scan_shape(&f->scan, at, MW_CAPITAL) && !mw_scan_shape(&f->scan, at, MW_SENTENCE_FIRST);
    if (people && !ends_phrase(f, at) && mw_figure_on(f, MW_FIG_PEOPLE_NAME))
        return false;
    mw_str class = mw_row_get(hit.row, "class");
    h->at = at + hit.tokens - 1;
    h->end = at + hit.tokens;
    h->unit = mw_row_get(hit.row, "unit");
    h->never = mw_str_is(class, "never");
    h->rule = MW_FIG_NOUN;
    h->counted = mw_str_is(class, "people") ? MW_PEOPLE : mw_str_is(class, "votes") ? MW_VOTES : MW_THINGS;
    return true;
}

/* Deaths, arrests, abstentions: what happened is counted itself. */
static bool happening_head(const mw_figuring *f, uint32_t at, bool one, head *h, const mw_row **row)
{
    mw_hit hit;
    if (!mw_figure_on(f, MW_FIG_HAPPENING) || !mw_figure_match(f, at, f->happenings, &hit) ||
        !(hit.form & (one ? MW_SINGULAR : MW_PLURAL)))
        return false;
    const mw_row *found = hit.row;
    while (found && !mw_str_is(mw_row_get(found, "counted"), "head"))
        found = mw_row_next(found);
    if (!found)
        return false;
    *row = found;
    bool abstained = mw_str_is(mw_row_get(found, "about"), "abstained");
    *h = (head){at + hit.tokens - 1, at + hit.tokens, abstained ? MW_VOTES : MW_THINGS,
                abstained ? MW_STR("votes") : MW_NONE, false, MW_FIG_HAPPENING};
    return true;
}

static bool plain_head(const mw_figuring *f, uint32_t at, head *h)
{
    mw_str word = mw_scan_text(&f->scan, at);
    if (!mw_figure_on(f, MW_FIG_PLURAL) || !mw_scan_shape(&f->scan, at, MW_WORD) || !has_plural_shape(word) ||
        mw_figure_class(f, at,
                        MW_F_VERB | MW_F_LINK | MW_F_DET | MW_F_CONJ | MW_F_SUB | MW_F_MODAL | MW_F_ADV | MW_F_REL |
                            MW_F_SUBJ | MW_F_POSS))
        return false;
    uint32_t name = mw_scan_shape(&f->scan, at, MW_CAPITAL) ? mw_figure_name_at(f, at) : MW_NO_INDEX;
    if (name != MW_NO_INDEX && f->scan.layers->entities[name].type == MW_GROUP) {
        *h = (head){at, at + 1, MW_PEOPLE, MW_STR("people"), false, MW_FIG_PEOPLE_NAME};
        return true;
    }
    if (name != MW_NO_INDEX || is_before_plural(f, at))
        return false;
    *h = (head){at, at + 1, MW_THINGS, word, false, MW_FIG_PLURAL};
    return true;
}

/* "40,000 Rohingya", "3,000 Chinese": a people's name that has no plural, where the noun phrase ends
 * with it. */
static bool people_head(const mw_figuring *f, uint32_t at, head *h)
{
    if (!mw_figure_on(f, MW_FIG_PEOPLE_NAME) || !mw_scan_shape(&f->scan, at, MW_CAPITAL))
        return false;
    uint32_t name = mw_figure_name_at(f, at);
    if (name == MW_NO_INDEX || f->scan.layers->entities[name].type != MW_GROUP ||
        mw_mention_ending(f->scan.article, at) == MW_NO_INDEX)
        return false;
    *h = (head){at, at + 1, MW_PEOPLE, MW_STR("people"), false, MW_FIG_PEOPLE_NAME};
    return true;
}

/* A model with a number in its name: MiG-29s, Su-30SME, Yak-130. Past it, or `at`. */
static uint32_t read_model(const mw_figuring *f, uint32_t at)
{
    if (!mw_scan_shape(&f->scan, at, MW_CAPITAL) || !mw_scan_glued(&f->scan, at) ||
        !mw_scan_hyphen(&f->scan, at + 1) || !mw_scan_glued(&f->scan, at + 1) ||
        !mw_scan_shape(&f->scan, at + 2, MW_NUMBER))
        return at;
    uint32_t end = at + 3;
    if (mw_scan_glued(&f->scan, end - 1) && mw_scan_shape(&f->scan, end, MW_WORD)) /* Pechora-2M */
        end++;
    return end;
}

/* "10 Mi-24 and Mi-35P helicopters", "30 MiG-29s", "six Su-30SME": the noun behind the models, else
 * the models themselves. */
static bool model_head(const mw_figuring *f, uint32_t at, head *h)
{
    uint32_t end = mw_figure_on(f, MW_FIG_MODELS) ? read_model(f, at) : at, other;
    if (end == at)
        return false;
    if (mw_figure_is(f, end, "and or") && (other = read_model(f, end + 1)) > end + 1)
        end = other;
    for (uint32_t i = end; i < end + 3; i++)
        if (listed_head(f, i, false, h) || plain_head(f, i, h)) {
            if (h->counted == MW_PEOPLE) { /* six Su-30 fighters are planes */
                h->counted = MW_THINGS;
                h->unit = mw_scan_text(&f->scan, i);
            }
            h->rule = MW_FIG_MODELS;
            return true;
        } else if (!mw_figure_lower(f, i) ||
                   mw_figure_class(f, i,
                                   MW_F_VERB | MW_F_LINK | MW_F_DET | MW_F_CONJ | MW_F_SUB | MW_F_MODAL | MW_F_REL))
            break;
    mw_str name = mw_str_sub(f->scan.text, f->scan.tokens[at].start, f->scan.tokens[end - 1].end);
    *h = (head){at, end, MW_THINGS, name, false, MW_FIG_MODELS};
    return true;
}

/* "46 of them", "5,730 of whom": what is told of them comes next. */
static uint32_t skip_of_them(const mw_figuring *f, uint32_t at)
{
    if (!mw_figure_is(f, at, "of") || !mw_figure_is(f, at + 1, "them whom these those us which"))
        return at;
    bool told = mw_figure_is(f, at + 1, "those") && is_participle(f, at + 2);
    return at + 2 + (uint32_t)told; /* "of those arrested" */
}

/* "thousands of", "two of the six": the noun follows after of. */
static uint32_t skip_of(const mw_figuring *f, const mw_count *count, uint32_t at)
{
    if (!mw_figure_is(f, at, "of"))
        return at;
    uint32_t next = at + 1;
    if (count->vague && !mw_figure_class(f, next, MW_F_DET | MW_F_POSS))
        return next;
    if (mw_figure_class(f, next, MW_F_DET | MW_F_POSS) || mw_figure_is(f, next, "all")) {
        next++;
        mw_number total;
        if (!mw_number_read(&f->numbers, &f->scan, next, &total))
            return next;
        if (mw_is_airliner(f, &total, next))
            return next + total.tokens; /* 24 of its 737 jets */
        return count->vague ? next : at; /* "two of the six": the six are counted next */
    }
    return count->vague || count->numeral ? next : at;
}

static void put_head(mw_figuring *f, mw_count *count, const head *h)
{
    count->counted = h->counted;
    count->unit = h->unit;
    count->head = h->at;
    count->end = h->end;
    mw_count_by(count, h->rule);
    (void)f;
}

/* The noun may go on: police officers, fighter jets, arms suppliers. */
static bool read_head(const mw_figuring *f, uint32_t at, bool one, head *h, const mw_row **row)
{
    if (listed_head(f, at, one, h) || happening_head(f, at, one, h, row))
        return true;
    return !one && plain_head(f, at, h);
}

static void extend_head(const mw_figuring *f, bool one, head *h, const mw_row **row)
{
    head longer;
    for (int words = 0; words < 2; words++) {
        const mw_row *other = NULL;
        bool bare = !has_plural_shape(mw_scan_text(&f->scan, h->at)); /* three police stations */
        bool found = listed_head(f, h->end, one, &longer) || happening_head(f, h->end, one, &longer, &other) ||
                     (bare && !one && h->end < f->scan.end && f->scan.tokens[h->end].pos == MW_NOUN &&
                      mw_figure_lower(f, h->end) && plain_head(f, h->end, &longer));
        if (!found || is_participle(f, h->end))
            return;
        *h = longer;
        *row = other;
    }
}

/* "12 dead", "40 wounded", "20 others", "15 more": people without a noun of their own. */
static bool read_nounless(mw_figuring *f, mw_count *count, uint32_t at)
{
    uint32_t next = at;
    if (!mw_figure_on(f, MW_FIG_NOUNLESS))
        return false;
    if (mw_figure_is(f, next, "more others other"))
        next++;
    head noun;
    uint32_t state = next == at ? mw_figure_phrase(f, next, "nounless") : 0;
    if (!state && next == at && mw_figure_before(f, at, "the") && at > count->end)
        state = mw_figure_phrase(f, next, "of-the");
    if (state && !listed_head(f, next + state, false, &noun)) {
        mw_count_by(count, MW_FIG_NOUNLESS);
        count->end = next + state;
        count->counted = MW_PEOPLE;
        count->unit = MW_STR("people");
        return true;
    }
    if (next > at) {
        mw_count_by(count, MW_FIG_NOUNLESS);
        count->others = true;
        count->end = next;
        if (mw_figure_is(f, at, "others")) {
            count->counted = MW_PEOPLE;
            count->unit = MW_STR("people");
        }
        return true;
    }
    return false;
}

/* "six were children", "40 are women": the noun stands behind the verb. */
static bool read_named_after(mw_figuring *f, mw_count *count)
{
    head h = {0};
    if (count->one || !mw_figure_is(f, count->end, "were are") || !listed_head(f, count->end + 1, false, &h) ||
        h.counted != MW_PEOPLE || !mw_figure_by(f, count, MW_FIG_NAMED_AFTER, true))
        return false;
    count->counted = MW_PEOPLE;
    count->unit = h.unit;
    count->part = true;
    return true;
}

static void take_head(mw_figuring *f, mw_count *count, head *h, const mw_row *row)
{
    extend_head(f, count->one, h, &row);
    if (h->never && mw_figure_is(f, h->at, "rounds") && mw_figure_phrase_before(f, count->first, "fires"))
        *h = (head){h->at, h->end, MW_THINGS, MW_STR("rounds"), false, h->rule}; /* of ammunition */
    if (h->never)
        count->anaphoric = count->one = true;
    put_head(f, count, h);
    if (h->never)
        count->counted = MW_BARE;
    if (row) {
        count->happening = row;
        count->about = mw_row_get(row, "about");
        count->about_at = h->at;
    }
}

void mw_read_counted(mw_figuring *f, mw_count *count)
{
    uint32_t after = mw_figure_on(f, MW_FIG_OF_THEM) ? skip_of_them(f, count->end) : count->end;
    if (after > count->end) {
        head h = {0};
        bool be = mw_figure_class(f, after, MW_F_BE);
        if (listed_head(f, after + be, false, &h) && h.counted == MW_PEOPLE) {
            count->counted = MW_PEOPLE;
            count->unit = h.unit;
            if (!be)
                put_head(f, count, &h);
        }
        count->part = true;
        count->walk_from = after;
        mw_count_by(count, MW_FIG_OF_THEM);
        return;
    }
    if (read_named_after(f, count))
        return;
    if (count->one && mw_figure_is(f, count->end, "of")) {
        count->anaphoric = true; /* one of the two */
        return;
    }
    uint32_t at = skip_of(f, count, count->end);
    if (read_nounless(f, count, at) && count->end > at && !count->others)
        return;
    for (int words = 0; words < WORDS_MAX && at < f->scan.end; words++, at++) {
        head h = {0};
        const mw_row *row = NULL;
        if (model_head(f, at, &h) || (!is_participle(f, at) && read_head(f, at, count->one, &h, &row))) {
            take_head(f, count, &h, row);
            return;
        }
        if (!count->one && people_head(f, at, &h) && ends_phrase(f, at)) {
            take_head(f, count, &h, NULL);
            return;
        }
        if (!is_modifier(f, at) || (words == 0 && is_participle(f, at) && !mw_figure_lower(f, at + 1)))
            return;
        if (is_participle(f, at) && mw_figure_class(f, at + 1, MW_F_LINK | MW_F_SUB | MW_F_CONJ | MW_F_ADV))
            return; /* 82 killed in Bago */
    }
}
