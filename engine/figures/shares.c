/* SPDX-License-Identifier: MIT */
/* Parts of a whole, whose unit is `share`: "a third of", "two-thirds", "one in five", "half the
 * town"; and ages told by a word before them. "A third man" and "the third of four" are ordinals. */
#include "figures/figures_impl.h"

#include "language/mentions.h"

/* The row that tells into how many parts a whole is cut: thirds, quarter. */
static const mw_row *parts_at(const mw_figuring *f, uint32_t at, uint8_t *form)
{
    mw_hit hit;
    if (!mw_figure_match(f, at, f->measures, &hit) || hit.tokens != 1)
        return NULL;
    *form = hit.form;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        if (mw_row_get(row, "parts").len)
            return row;
    return NULL;
}

static void put_share(mw_count *count, double value, uint32_t end, uint32_t *past)
{
    count->value = value;
    count->counted = MW_SHARE;
    count->unit = MW_STR("share");
    count->number_end = count->end = *past = end;
}

/* What follows a share that is not an adjective: of, a verb, a mark; "two-thirds majority" is one. */
static bool is_closed(const mw_figuring *f, uint32_t at)
{
    return at >= f->scan.end || mw_scan_shape(&f->scan, at, MW_PUNCT) ||
           mw_figure_class(f, at, MW_F_VERB | MW_F_MODAL | MW_F_LINK | MW_F_CONJ | MW_F_SUB | MW_F_DET | MW_F_POSS);
}

/* "1/2", "3/4": one token of the numeral. */
static double slashed(mw_str text)
{
    if (text.len != 3 || text.data[1] != '/')
        return 0;
    int top = text.data[0] - '0', bottom = text.data[2] - '0';
    bool usual = bottom == 2 || bottom == 3 || bottom == 4 || bottom == 5 || bottom == 8;
    return usual && top >= 1 && top < bottom ? (double)top / bottom : 0;
}

/* "fell by a quarter", "cut by half" */
static bool is_by(const mw_figuring *f, uint32_t at)
{
    return mw_figure_before(f, at, "by") ||
           (mw_figure_before(f, at, "about nearly almost over") && mw_figure_before(f, at - 1, "by"));
}

static bool read_fraction(mw_figuring *f, mw_count *count, uint32_t at, const mw_number *number, uint32_t *past)
{
    uint8_t form = 0;
    bool article = mw_figure_is(f, at, "a one");
    double top = 1;
    uint32_t next = at + 1;
    if (!article) {
        if (slashed(mw_scan_text(&f->scan, at)) > 0 && mw_figure_is(f, at + 1, "of")) {
            put_share(count, slashed(mw_scan_text(&f->scan, at)), at + 1, past);
            return mw_figure_by(f, count, MW_FIG_FRACTION, true);
        }
        if (!number || number->value < 2 || number->value > 99)
            return false;
        top = number->value;
        next = at + number->tokens;
    }
    bool hyphen = mw_scan_hyphen(&f->scan, next);
    next += hyphen;
    const mw_row *row = parts_at(f, next, &form);
    bool of = mw_figure_is(f, next + 1, "of");
    if (!row ||
        (form && article == !!(form & MW_PLURAL)) || /* a quarter of the town is no time, though it looks like one */
        ((mw_figure_dated(f, at) || mw_figure_dated(f, next)) && (!of || mw_figure_dated(f, next + 2))))
        return false;
    double parts = mw_row_number(row, "parts");
    if (article ? !(of || ((hyphen || is_by(f, at)) && is_closed(f, next + 1))) || parts == 2
                : !is_closed(f, next + 1) || top >= parts)
        return false;
    if (!mw_figure_by(f, count, MW_FIG_FRACTION, true))
        return false;
    put_share(count, top / parts, next + 1, past);
    return true;
}

/* "half of them", "half the town", "more than half have fled"; half an hour and the second half are
 * other things. */
static bool read_half(mw_figuring *f, mw_count *count, uint32_t at, uint32_t *past)
{
    bool bounded = count->bound != MW_EXACT;
    if (!mw_figure_is(f, at, "half") || mw_figure_dated(f, at) || mw_figure_dated(f, at + 1) ||
        mw_figure_before(f, at,
                         "the first second other this that its their his her our a and one each either later better"))
        return false;
    bool of = mw_figure_is(f, at + 1, "of") && !mw_figure_dated(f, at + 2);
    bool noun = mw_figure_is(f, at + 1, "the") || mw_figure_class(f, at + 1, MW_F_POSS);
    if (!of && !noun && !(bounded && mw_figure_class(f, at + 1, MW_F_VERB | MW_F_MODAL)) &&
        !(is_by(f, at) && is_closed(f, at + 1) && !mw_figure_is(f, at + 1, "a an")))
        return false;
    mw_hit hit; /* half the time, half the way */
    if (mw_figure_is(f, at + 1 + of, "the") && mw_figure_match(f, at + 2 + of, f->counted, &hit) &&
        mw_str_is(mw_row_get(hit.row, "class"), "never"))
        return false;
    if (!mw_figure_by(f, count, MW_FIG_HALF, true))
        return false;
    put_share(count, 0.5, at + 1, past);
    return true;
}

/* "one in five children", "seven in 10", "nine out of ten": where a subject or a number may stand. */
static bool read_one_in(mw_figuring *f, mw_count *count, uint32_t at, const mw_number *part, uint32_t *past)
{
    enum { MOST = 1000, USUAL = 10 };
    mw_number whole;
    uint32_t in = at + part->tokens;
    bool out = mw_figure_is(f, in, "out") && mw_figure_is(f, in + 1, "of");
    uint32_t next = in + 1 + out;
    next += mw_figure_is(f, next, "every");
    if ((!out && !mw_figure_is(f, in, "in")) || !mw_number_read(&f->numbers, &f->scan, next, &whole) || whole.vague ||
        whole.fraction || whole.suffix.len || whole.value <= part->value || whole.value > MOST || part->value < 1 ||
        mw_figure_dated(f, at) || mw_figure_dated(f, next))
        return false;
    bool head = at == f->sentence_first || count->bound != MW_EXACT ||
                mw_figure_before(f, at, "that , to for if and but : \u201c \"");
    bool round =
        whole.value <= USUAL || (out && (whole.value == 2 * USUAL || whole.value == 100 || whole.value == MOST));
    /* not 61 out of 90 seats */
    if (!(part->value == 1 ? whole.value > 2 : round) || (!head && part->value != 1 && !out))
        return false;
    uint32_t end = next + whole.tokens;
    if (end >= f->scan.end || mw_scan_shape(&f->scan, end, MW_NUMBER) ||
        (mw_scan_hyphen(&f->scan, end) && mw_scan_glued(&f->scan, end)) || !mw_figure_by(f, count, MW_FIG_ONE_IN, true))
        return false;
    put_share(count, part->value / whole.value, end, past);
    return true;
}

/* Half a percent, half a mile: a half of a measure. */
static bool read_half_measure(mw_figuring *f, mw_count *count, uint32_t at, uint32_t *past)
{
    if (!mw_figure_is(f, at, "half") || !mw_figure_is(f, at + 1, "a an") || mw_figure_dated(f, at) ||
        !mw_figure_on(f, MW_FIG_HALF))
        return false;
    count->value = 0.5;
    count->number_end = at + 2;
    if (!mw_read_unit_after(f, count, at + 2, false))
        return false;
    mw_count_by(count, MW_FIG_HALF);
    *past = count->end;
    return true;
}

bool mw_read_share(mw_figuring *f, uint32_t at, mw_count *count, uint32_t *past)
{
    mw_new_count(f, at, count);
    uint32_t next = mw_read_approximators(f, at, count);
    if (next == at && !mw_scan_shape(&f->scan, at, MW_NUMBER) &&
        !(f->scan.tokens[at].tables & mw_lexicon_bit(f->numbers.words)) && !mw_figure_is(f, at, "a"))
        return false;
    count->number = next;
    mw_number number;
    bool plain = mw_number_read(&f->numbers, &f->scan, next, &number) && !number.vague && !number.scaled &&
                 !number.fraction && !number.suffix.len;
    if (number.scaled && !number.numeral)
        return false; /* a quarter of a million */
    if (read_fraction(f, count, next, plain ? &number : NULL, past) ||
        (plain && read_one_in(f, count, next, &number, past)))
        return true;
    if (number.numeral || !mw_figure_is(f, next, "half"))
        return false;
    mw_count kept = *count;
    if (read_half(f, count, next, past))
        return true;
    *count = kept;
    return read_half_measure(f, count, next, past);
}

/* ---- ages behind their word */

/* "aged 12 and 14": the second follows a first one. */
static bool follows_age(const mw_figuring *f, const mw_count *count)
{
    if (f->found_count == f->sentence_found)
        return false;
    const mw_count *before = &f->found[f->found_count - 1];
    return before->by_label && before->end + 1 == count->first && mw_figure_is(f, before->end, "and or ,");
}

/* "at the age of four months" */
static void read_age_unit(const mw_figuring *f, mw_count *count)
{
    mw_hit hit;
    if (!mw_figure_match(f, count->end, f->measures, &hit))
        return;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        if (mw_str_is(mw_row_get(row, "side"), "aged")) {
            count->unit = mw_row_get(row, "unit");
            count->end += hit.tokens;
            return;
        }
}

/* "The average age of the players was 26": age, with no verb between. */
static bool is_age_told(const mw_figuring *f, const mw_count *count)
{
    enum { WORDS = 7 };
    uint32_t at = count->first;
    if (at == f->sentence_first || !mw_figure_class(f, at - 1, MW_F_BE) || !count->numeral)
        return false;
    for (at--; at > f->sentence_first && count->first - at < WORDS; at--) {
        if (mw_figure_is(f, at - 1, "age ages"))
            return true;
        if (mw_scan_shape(&f->scan, at - 1, MW_PUNCT) || mw_figure_class(f, at - 1, MW_F_VERB | MW_F_CONJ))
            return false;
    }
    return false;
}

/* "The age of 40 cars": what follows is counted. */
static bool is_of_things(const mw_figuring *f, uint32_t at)
{
    return at < f->scan.end && f->scan.tokens[at].pos == MW_NOUN && mw_figure_lower(f, at) && !mw_figure_dated(f, at) &&
           !mw_figure_phrase(f, at, "per"); /* four months */
}

/* "Scorers: Okafor (34), Lund (57)": minutes of a match. */
static bool may_be_minutes(mw_figuring *f, const mw_count *count, bool bracket)
{
    enum { OLD_PLAYER = 45 };
    if (mw_figure_sport(f))
        return bracket || count->value > OLD_PLAYER;
    for (uint32_t at = f->sentence_first; bracket && at < f->scan.end; at++)
        if (f->scan.tokens[at].pos == MW_VERB || f->scan.tokens[at].pos == MW_AUX)
            return false;
    return bracket;
}

/* "The gunman, 24, was", "Min Thu, 35.", "his son (6)": a number beside one person that is no count. */
static bool is_beside_person(mw_figuring *f, const mw_count *count)
{
    uint32_t mark = count->first - 1, end = count->number_end;
    mw_hit hit;
    if (count->first < f->sentence_first + 2 || !count->numeral || count->range || count->bound != MW_EXACT ||
        count->value < 1 || count->fixed || count->value != (double)(int)count->value)
        return false;
    bool bracket = mw_figure_is(f, mark, "(") && mw_figure_is(f, end, ")");
    if (!bracket && !(mw_figure_is(f, mark, ",") && (end >= f->scan.end || mw_figure_is(f, end, ", .") ||
                                                     mw_scan_shape(&f->scan, end, MW_QUOTE_CLOSE))))
        return false;
    if (may_be_minutes(f, count, bracket))
        return false;
    uint32_t mention = mw_mention_ending(f->scan.article, mark - 1);
    if (mention != MW_NO_INDEX && f->scan.layers->entities[mention].mention <= MW_BY_ALIAS)
        return f->scan.layers->entities[mention].type == MW_PERSON;
    return mw_figure_lower(f, mark - 1) && mw_figure_match(f, mark - 1, f->counted, &hit) && (hit.form & MW_SINGULAR) &&
           !(hit.form & MW_PLURAL) && mw_str_is(mw_row_get(hit.row, "class"), "people");
}

/* "six children under 16", "people over 65 died": a bound behind those whose age it is, with no noun of its own. */
static bool is_bound_of_age(const mw_figuring *f, const mw_count *count)
{
    mw_hit hit;
    uint32_t end = count->number_end;
    if (count->bound == MW_EXACT || count->number != count->first + 1 || count->first == f->sentence_first || count->fixed ||
        !mw_figure_is(f, count->first, "under over above below"))
        return false;
    if (end < f->scan.end && (f->scan.tokens[end].pos == MW_NOUN || f->scan.tokens[end].pos == MW_PROPN ||
                              f->scan.tokens[end].pos == MW_ADJ || mw_figure_is(f, end, "% percent per of")))
        return false;
    return mw_figure_match(f, count->first - 1, f->counted, &hit) && mw_str_is(mw_row_get(hit.row, "class"), "people");
}

/* The words before a number: aged, at the age of, aged between. */
bool mw_read_age_before(mw_figuring *f, mw_count *count)
{
    enum { OLDEST = 130 };
    if (count->value > OLDEST || count->counted != MW_BARE || count->vague)
        return false;
    bool beside = is_beside_person(f, count);
    bool labelled = beside || follows_age(f, count) || is_age_told(f, count) || is_bound_of_age(f, count);
    for (uint32_t length = 1; length <= 2 && !labelled && count->first >= f->sentence_first + length; length++) {
        mw_hit hit;
        if (mw_lexicon_match_exact(f->measures, f->scan.tokens + count->first - length, length, &hit))
            for (const mw_row *row = hit.row; row && !labelled; row = mw_row_next(row))
                labelled = mw_str_is(mw_row_get(row, "side"), "before");
    }
    if (labelled && !beside && mw_figure_before(f, count->first, "of") && is_of_things(f, count->end))
        return false;
    if (!mw_figure_by(f, count, MW_FIG_AGED, labelled))
        return false;
    count->counted = MW_MEASURE;
    count->unit = MW_STR("years old");
    count->age = true;
    count->by_label = !beside;
    read_age_unit(f, count);
    return true;
}
