/* SPDX-License-Identifier: MIT */
/* Bare numbers that are of what another figure of the sentence counts, for they are held against it ("92,000, up from
 * 78,000", "from 500 to 700 people"), and those whose noun says that they are of people ("the population fell to
 * 35,000"). */
#include "figures/figures_impl.h"

enum { WORDS = 16, FAR_OFF = 100 };

/* What follows a number that has no noun of its own: the end of a clause, a time, a preposition. */
static bool ends_bare(const mw_figuring *f, const mw_count *count)
{
    uint32_t at = count->end;
    return at >= f->scan.end || mw_scan_shape(&f->scan, at, MW_PUNCT) || mw_figure_dated(f, at) ||
           f->scan.tokens[at].pos == MW_VERB ||
           mw_figure_class(f, at, MW_F_VERB | MW_F_MODAL | MW_F_LINK | MW_F_CONJ | MW_F_SUB | MW_F_DET | MW_F_ADV) ||
           mw_figure_is(f, at, "last this previously earlier before when");
}

static bool is_near(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    if (right->first < left->end || right->first - left->end > WORDS)
        return false;
    for (uint32_t at = left->end; at < right->first; at++)
        if (mw_figure_is(f, at, "; :") || mw_scan_shape(&f->scan, at, MW_QUOTE_OPEN | MW_QUOTE_CLOSE))
            return false;
    double least = left->value < right->value ? left->value : right->value;
    double most = left->value < right->value ? right->value : left->value;
    return least > 0 && most / least <= FAR_OFF;
}

/* A number of no noun that may be of the same things. Of money it is only with the same words of scale or a decimal
 * part: "$5.2 billion, up from 4.8 billion". */
static bool may_be_same(const mw_count *count, const mw_count *other)
{
    bool noun = other->counted == MW_PEOPLE || other->counted == MW_THINGS;
    bool measured = other->counted == MW_MONEY || other->counted == MW_SHARE || other->counted == MW_MEASURE;
    return count->counted == MW_BARE && !count->one && !count->age && !other->age && !other->compared &&
           !count->about.len &&
           (noun || (other->counted == MW_BARE && other->about.len) || (measured && count->fixed == other->fixed));
}

static void take_unit(mw_count *to, const mw_count *from)
{
    to->counted = from->counted;
    to->unit = from->unit;
    if (from->counted == MW_THINGS)
        to->head = from->head;
}

static void take_happening(mw_count *to, const mw_count *from)
{
    to->happening = from->happening;
    to->about = from->about;
    to->about_at = from->about_at;
}

/* "92,000 people applied, up from 78,000 a year earlier"; "killed 410, against 290 the year before" */
static bool is_compared(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    uint32_t words = mw_figure_phrase_before(f, right->first, "compared");
    if (!words && mw_figure_before(f, right->first, "from") &&
        (left->exchange || mw_is_change(f, left) || mw_str_is(right[-1].unit, "%")))
        words = 1; /* fell to 3,900, from 1,330 */
    if (right->first == left->end + 1 && !mw_figure_is(f, left->end, "from"))
        words = 0;
    return words && may_be_same(right, left) && ends_bare(f, right) && is_near(f, left, right) &&
           right->first - words >= left->end;
}

/* "1,153 executions, up 31 percent from 883": not of percents. */
static bool is_percent_from(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    return mw_str_is(left->unit, "%") && left->end + 1 == right->first && mw_figure_is(f, left->end, "from") &&
           mw_figure_before(f, left->first, "up down");
}

/* "rose from 500 to 700 people": the unit stands behind both. */
static bool is_start_of(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    return may_be_same(left, right) && mw_figure_before(f, left->first, "from") && left->end + 1 == right->first &&
           mw_figure_is(f, left->end, "to") && mw_is_change(f, left) && is_near(f, left, right);
}

/* "from 500 people to 700" */
static bool is_end_of(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    return may_be_same(right, left) && mw_figure_before(f, left->first, "from") &&
           mw_figure_before(f, right->first, "to") && left->end + 1 == right->first && ends_bare(f, right) &&
           mw_is_change(f, left) && is_near(f, left, right);
}

/* "population", "the prison population", but not "the bird population". */
static bool is_of_people(const mw_figuring *f, uint32_t noun)
{
    if (!mw_figure_phrase(f, noun, "people"))
        return false;
    return noun == f->sentence_first || !mw_figure_lower(f, noun - 1) || mw_figure_phrase(f, noun - 1, "kind") ||
           mw_figure_class(f, noun - 1, MW_F_DET | MW_F_POSS | MW_F_PREP | MW_F_VERB) ||
           mw_figure_is(f, noun - 1, "'s \u2019s");
}

/* "a population of 2.3 million", "the crowd grew to 5,000", "fell from 500,000 to 35,000" */
static bool counts_people(const mw_figuring *f, const mw_count *count)
{
    enum { BACK = 12 };
    uint32_t at = count->first;
    if (count->counted != MW_BARE || count->one || count->age || !ends_bare(f, count))
        return false;
    bool tied = mw_figure_before(f, at, "of to from at") || mw_figure_phrase_before(f, at, "amounts") ||
                (at > f->sentence_first && mw_figure_class(f, at - 1, MW_F_BE));
    for (uint32_t from = at > f->sentence_first + BACK ? at - BACK : f->sentence_first; tied && at > from; at--) {
        if (is_of_people(f, at - 1))
            return !mw_figure_before(f, count->first, "of") || at + 1 == count->first;
        if (mw_scan_shape(&f->scan, at - 1, MW_PUNCT) || mw_figure_class(f, at - 1, MW_F_CONJ | MW_F_SUB | MW_F_REL))
            return false;
    }
    return false;
}

static void tell_people(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        if (!mw_figure_by(f, count, MW_FIG_BY_TEXT, counts_people(f, count)))
            continue;
        count->counted = MW_PEOPLE;
        count->unit = MW_STR("people");
        count->from_text = true; /* whose population it is, nobody has read */
    }
}

/* "The Dow fell 210 points to 38,000", "the index rose 1.2 percent to 4,310.5": where it is now. */
static bool is_level(mw_figuring *f, const mw_count *left, const mw_count *right)
{
    bool moved = mw_str_is(left->unit, "points") || mw_str_is(left->unit, "%");
    return right->counted == MW_BARE && right->numeral && moved && !left->range &&
           mw_figure_before(f, right->first, "to at") && right->first - left->end <= 6 && right->value >= 100 &&
           ends_bare(f, right) && mw_figure_index(f);
}

/* "a loss of 2.3 billion euros on revenue of 18.4 billion": the currency is not said again. */
static bool is_same_money(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    return right->counted == MW_BARE && right->fixed && !right->vague && left->counted == MW_MONEY && left->fixed &&
           mw_figure_before(f, right->first, "of to at was were from") && ends_bare(f, right) &&
           is_near(f, left, right);
}

/* The code of a currency whose name is at the token: yen, the rupee. */
static mw_str currency_at(const mw_figuring *f, uint32_t at)
{
    mw_hit hit;
    if (!mw_figure_lower(f, at) || !mw_figure_match(f, at, f->currencies, &hit))
        return MW_STR("");
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        if (mw_str_is(mw_row_get(row, "side"), "after"))
            return mw_row_get(row, "code");
    return MW_STR("");
}

/* "The yen weakened to 151.2 per dollar", "the rupee closed at 83.1 against the dollar": the currency that the
 * sentence began with, so much for one of another; empty: no exchange rate. */
static mw_str exchanged(const mw_figuring *f, const mw_count *count)
{
    enum { BACK = 14 };
    uint32_t to = count->end;
    if (count->counted != MW_BARE || !count->numeral || count->range || count->fixed ||
        mw_figure_before(f, count->first, "by"))
        return MW_STR("");
    if (mw_figure_is(f, to, "per a"))
        to++;
    else if (mw_figure_is(f, to, "to against") && mw_figure_is(f, to + 1, "the a one"))
        to += 2;
    else
        return MW_STR("");
    to += mw_figure_is(f, to, "U.S. US American"); /* to the U.S. dollar */
    mw_str other = currency_at(f, to);
    uint32_t from = count->first > f->sentence_first + BACK ? count->first - BACK : f->sentence_first;
    for (uint32_t at = count->first; other.len && at > from; at--) {
        mw_str code = currency_at(f, at - 1);
        if (code.len && !mw_str_equal(code, other))
            return code;
        if (mw_figure_is(f, at - 1, "; :"))
            break;
    }
    return MW_STR("");
}

static void tell_exchange(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        mw_str code = exchanged(f, count);
        if (!mw_figure_by(f, count, MW_FIG_MONEY_AFTER, code.len > 0))
            continue;
        count->counted = MW_MONEY;
        count->unit = code;
        count->exchange = true;
    }
}

/* "Labour is on 43 percent and the Tories on 24": a share like the one before. */
static bool is_next_share(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    enum { BETWEEN = 7 };
    if (right->counted != MW_BARE || !right->numeral || right->value > 100 || !mw_str_is(left->unit, "%") ||
        right->first < left->end + 2 || right->first - left->end > BETWEEN ||
        !mw_figure_before(f, right->first, "on at with") || !mw_figure_is(f, left->end, "and , while"))
        return false;
    for (uint32_t at = left->end; at < right->first; at++)
        if (f->scan.tokens[at].pos == MW_VERB || mw_figure_dated(f, at))
            return false;
    return right->end >= f->scan.end || mw_scan_shape(&f->scan, right->end, MW_PUNCT) ||
           mw_figure_is(f, right->end, "and");
}

/* "fell by 4 points to 38 percent", "38 percent, up 4 points": the token past the points; 0: none. */
static uint32_t points_of_share(const mw_figuring *f, const mw_count *count, const mw_count *share)
{
    enum { BETWEEN = 4 };
    uint32_t points = count->number_end;
    if (!share || !mw_str_is(share->unit, "%") || !mw_figure_is(f, points, "point points"))
        return 0;
    bool near = share->first > points ? share->first - points <= BETWEEN : count->first - share->end <= BETWEEN;
    return near && count->counted == MW_BARE ? points + 1 : 0;
}

static void tell_points(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        uint32_t end = points_of_share(f, count, i + 1 < f->found_count ? count + 1 : NULL);
        if (!end)
            end = points_of_share(f, count, i > f->sentence_found ? count - 1 : NULL);
        if (!mw_figure_by(f, count, MW_FIG_MEASURE, end > 0))
            continue;
        count->counted = MW_SHARE;
        count->unit = MW_STR("pp");
        count->end = end;
        count->one = count->anaphoric = false;
    }
}

/* "the Nasdaq slid 267.1 to 16,175" */
static bool is_move(mw_figuring *f, const mw_count *left, const mw_count *right)
{
    return left->counted == MW_BARE && right->counted == MW_BARE && left->numeral && right->numeral &&
           left->end + 1 == right->first && mw_figure_is(f, left->end, "to") && right->value >= 100 &&
           mw_is_change(f, left) && ends_bare(f, right) && mw_figure_index(f);
}

static void tell_levels(mw_figuring *f)
{
    for (size_t i = f->sentence_found + 1; i < f->found_count; i++) {
        mw_count *left = &f->found[i - 1], *right = &f->found[i];
        bool move = mw_figure_by(f, left, MW_FIG_GAPPED, is_move(f, left, right));
        if (!move && !mw_figure_by(f, right, MW_FIG_GAPPED, is_level(f, left, right)))
            continue;
        right->counted = MW_MEASURE;
        right->unit = MW_STR("points");
        if (move) {
            left->counted = MW_MEASURE;
            left->unit = MW_STR("points");
        }
    }
}

/* "deaths rose by 45 to 12,300": so many more of what is totalled. */
static bool is_rise_of(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    return left->counted == MW_BARE && !left->about.len && right->total && left->end + 1 == right->first &&
           mw_figure_is(f, left->end, "to") && mw_is_change(f, left);
}

void mw_tell_compared(mw_figuring *f)
{
    tell_people(f);
    tell_points(f);
    tell_exchange(f);
    tell_levels(f);
    for (size_t i = f->sentence_found + 1; i < f->found_count; i++) {
        mw_count *left = &f->found[i - 1], *right = &f->found[i];
        bool percent = is_percent_from(f, left, right);
        if (percent && i == f->sentence_found + 1)
            continue;
        left -= percent;
        if (mw_figure_by(f, right, MW_FIG_GAPPED, is_compared(f, left, right))) {
            take_unit(right, left);
            take_happening(right, left);
            right->compared = true;
            right->exchange = left->exchange;
        } else if (mw_figure_by(f, right, MW_FIG_GAPPED,
                                is_same_money(f, left, right) || is_next_share(f, left, right))) {
            take_unit(right, left);
        } else if (mw_figure_by(f, right, MW_FIG_GAPPED, is_end_of(f, left, right))) {
            take_unit(right, left);
            take_happening(right, left);
        }
    }
    for (size_t i = f->found_count; i-- > f->sentence_found + 1;) {
        mw_count *left = &f->found[i - 1], *right = &f->found[i];
        if (mw_figure_by(f, left, MW_FIG_GAPPED, is_rise_of(f, left, right))) {
            take_happening(left, right);
            continue;
        }
        if (!mw_figure_by(f, left, MW_FIG_GAPPED, is_start_of(f, left, right)))
            continue;
        take_unit(left, right);
        take_happening(left, right);
        left->compared = true;
    }
}
