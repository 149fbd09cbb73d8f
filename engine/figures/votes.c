/* SPDX-License-Identifier: MIT */
/* Votes: "119 to 1, with 36 abstentions", "12-0", "119 in favour and one against". The two sides of
 * a division are two figures. */
#include "figures/figures_impl.h"

static mw_count vote(const mw_figuring *f, uint32_t first, uint32_t end, const mw_number *number, const char *about,
                     mw_figure_rule rule)
{
    return (mw_count){.first = first,
                      .number = first,
                      .number_end = end,
                      .end = end,
                      .value = number->value,
                      .numeral = number->numeral,
                      .counted = MW_VOTES,
                      .unit = MW_STR("votes"),
                      .head = MW_NO_INDEX,
                      .about = mw_str_of(about),
                      .about_at = first,
                      .place = MW_NO_INDEX,
                      .source = MW_NO_INDEX,
                      .carrier = MW_NO_INDEX,
                      .since = MW_NONE,
                      .as_of = MW_NONE,
                      .aggregation = MW_NONE,
                      .sentence = f->sentence,
                      .rules = UINT64_C(1) << rule};
}

static bool read_plain(const mw_figuring *f, uint32_t at, mw_number *number)
{
    return mw_number_read(&f->numbers, &f->scan, at, number) && !number->vague && !number->fraction &&
           !number->scaled && !number->suffix.len && !mw_figure_dated(f, at);
}

/* The nearest word before that tells how a vote ended; MW_NO_INDEX: none is near. */
static uint32_t outcome_before(mw_figuring *f, uint32_t at)
{
    enum { REACH = 10 };
    if (mw_figure_sport(f)) /* the Bills beat the Jets 20-17 */
        return MW_NO_INDEX;
    for (uint32_t i = at; i > f->sentence_first && at - i < REACH; i--)
        if (mw_figure_topic(f, i - 1, "outcome") || mw_figure_topic(f, i - 1, "defeat") ||
            mw_figure_topic(f, i - 1, "lapse"))
            return i - 1;
    return MW_NO_INDEX;
}

/* Do the words say that the two numbers are those of a vote: "by 119 to 1", "a vote of 52-48", "passed, 103 to 89"? */
static bool is_division(const mw_figuring *f, uint32_t at, uint32_t after, bool votes, bool hyphen, uint32_t outcome)
{
    if (votes || mw_figure_before(f, at, "by voted vote favour favor") ||
        mw_figure_is(f, after, "vote with in against"))
        return true;
    if (mw_figure_before(f, at, "was of") && (hyphen || mw_figure_before(f, at - 1, "vote votes")))
        return true;
    bool ends = after >= f->scan.end || mw_figure_is(f, after, ". , ; and on in after with");
    return outcome != MW_NO_INDEX && ends && (hyphen || at < outcome + 3 || mw_figure_before(f, at, ","));
}

/* 119 to 1, 119-1, 119 votes to one, 52–48. The first are those in favour, unless the more voted the motion down:
 * "defeated by 432 votes to 202". */
static bool read_division(mw_figuring *f, uint32_t at, uint32_t *past, mw_error *err)
{
    mw_number yes, no;
    if (!read_plain(f, at, &yes))
        return true;
    uint32_t end = at + yes.tokens, votes = end + (uint32_t)mw_figure_is(f, end, "votes");
    bool hyphen = mw_scan_hyphen(&f->scan, end) && mw_scan_glued(&f->scan, end - 1) && mw_scan_glued(&f->scan, end);
    if ((!hyphen && !mw_figure_is(f, votes, "to against")) || !read_plain(f, (hyphen ? end : votes) + 1, &no))
        return true;
    uint32_t second = (hyphen ? end : votes) + 1, after = second + no.tokens;
    uint32_t outcome = outcome_before(f, at);
    if (!is_division(f, at, after, votes > end, hyphen, outcome) || !mw_figure_on(f, MW_FIG_DIVISION) ||
        mw_figure_before(f, at, "from") ||
        (!hyphen && votes == end && outcome == MW_NO_INDEX && no.value > yes.value))
        return true;
    if (outcome != MW_NO_INDEX && mw_figure_topic(f, outcome, "lapse") && yes.value > no.value)
        return true; /* "failed, 52-48": short of sixty, or 52 against it? */
    bool against = (outcome != MW_NO_INDEX && mw_figure_topic(f, outcome, "defeat") && yes.value > no.value) ||
                   mw_figure_is(f, after, "against");
    mw_count first = vote(f, at, hyphen ? end : votes, &yes, against ? "voted-against" : "voted-for", MW_FIG_DIVISION);
    mw_count other = vote(f, second, after, &no, against ? "voted-for" : "voted-against", MW_FIG_DIVISION);
    *past = after;
    return mw_push_count(f, &first, err) && mw_push_count(f, &other, err);
}

/* 119 in favour, one against, 12 for, three abstaining */
static bool read_side(mw_figuring *f, uint32_t at, uint32_t *past, mw_error *err)
{
    mw_number number;
    if (!read_plain(f, at, &number))
        return true;
    uint32_t end = at + number.tokens;
    uint32_t next = end + (uint32_t)mw_figure_is(f, end, "votes countries members states nations");
    const char *about = NULL;
    uint32_t close = next + 1;
    if (mw_figure_is(f, next, "in") && mw_figure_is(f, next + 1, "favour favor")) {
        about = "voted-for";
        close = next + 2;
    } else if (mw_figure_is(f, next, "against") &&
               (close >= f->scan.end || mw_figure_is(f, close, ", . ; and with ("))) {
        about = "voted-against";
    } else if (mw_figure_is(f, next, "for") && mw_figure_is(f, close, ", and")) {
        about = "voted-for";
    } else if (mw_figure_is(f, next, "abstaining")) {
        about = "abstained";
    }
    if (!about || !mw_figure_on(f, MW_FIG_SIDE))
        return true;
    mw_count side = vote(f, at, next, &number, about, MW_FIG_SIDE);
    *past = close;
    return mw_push_count(f, &side, err);
}

bool mw_find_votes(mw_figuring *f, uint32_t at, uint32_t *past, mw_error *err)
{
    mw_number number;
    if (!mw_figure_votes(f) || !read_plain(f, at, &number)) /* a score of a match looks the same */
        return true;
    size_t before = f->found_count;
    if (!read_division(f, at, past, err))
        return false;
    return f->found_count > before || read_side(f, at, past, err);
}
