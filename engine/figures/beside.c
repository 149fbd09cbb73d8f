/* SPDX-License-Identifier: MIT */
/* What happened to the counted when it is told beside the figure: in one that shares its verb ("48
 * civilians and 16 police were killed"), of a whole ("168 people: 109 men, 59 women"), of a place
 * before ("seven in Sagaing, five in Magway"), in the text before ("the number rose to 20"). */
#include "figures/figures_impl.h"

#include "language/mentions.h"

/* Only these words stand between two figures that share a verb. */
static bool joined(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    if (right->first < left->end || right->first - left->end > 3)
        return false;
    for (uint32_t at = left->end; at < right->first; at++)
        if (!mw_figure_is(f, at, "and or , as well plus"))
            return false;
    return right->first > left->end;
}

static bool is_including(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    uint32_t at = right->first;
    if (at < left->end || at - left->end > 8)
        return false;
    for (uint32_t i = left->end; i < at; i++)
        if (mw_figure_is(f, i, "including among"))
            return true;
    return right->part || (mw_figure_is(f, right->end, "among") && mw_figure_is(f, right->end + 1, "them"));
}

static void share(mw_count *to, const mw_count *from)
{
    to->happening = from->happening;
    to->about = from->about;
    to->about_at = from->about_at;
}

static bool persons(const mw_count *count)
{
    return count->counted == MW_PEOPLE || count->counted == MW_BARE;
}

/* "60 dead at first and later up to 80": a bare number that says how exact it is adds to the count
 * before it. */
static bool refers_back(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    enum { WORDS = 24 };
    mw_hit hit;
    if (right->bound == MW_EXACT || right->counted != MW_BARE || right->first > left->end + WORDS ||
        mw_figure_class(f, right->first - 1, MW_F_BE)) /* were under 18 */
        return false;
    for (uint32_t at = left->end; at < right->first; at++)
        if (f->scan.tokens[at].pos == MW_VERB && at != left->about_at &&
            !mw_figure_match(f, at, f->counting, &hit)) /* "and sickened more than 9,000" */
            return false;
    return true;
}

/* "802 by May 17 and 827 by May 25" */
static bool counts_on(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    if (!left->about.len || right->counted != MW_BARE || (left->about_at >= left->end && !left->from_text) ||
        right->first - left->end > 8)
        return false;
    for (uint32_t at = left->end; at < right->first; at++)
        if (!mw_figure_dated(f, at) && !mw_figure_is(f, at, "by on at and then , as of in"))
            return false;
    return mw_figure_dated(f, left->end + 1);
}

typedef enum reference { OF_NOTHING, OF_PERSONS, OF_THE_TOLD } reference;

/* "the number of dead", "a total of 40" may go on from a toll, "the number of new claims" does not, and
 * "the number of troops" only counts people. */
static reference reference_of(const mw_figuring *f, uint32_t of)
{
    enum { WORDS = 4 };
    mw_hit hit;
    if (!mw_figure_is(f, of, "of"))
        return OF_THE_TOLD;
    for (uint32_t at = of + 1; at <= of + WORDS; at++) {
        if (mw_figure_match(f, at, f->happenings, &hit) || mw_scan_shape(&f->scan, at, MW_NUMBER))
            return OF_THE_TOLD;
        if (mw_figure_match(f, at, f->counted, &hit) && mw_str_is(mw_row_get(hit.row, "class"), "people"))
            return OF_PERSONS;
        if (!mw_figure_lower(f, at) || mw_figure_class(f, at, MW_F_VERB | MW_F_PREP | MW_F_TO))
            return OF_NOTHING;
    }
    return OF_NOTHING;
}

/* "the number", "its own count", "has counted" right before a bare number: the one that the text
 * gave before, of the same thing. */
static reference names_count(const mw_figuring *f, const mw_count *count)
{
    enum { WORDS = 8 };
    uint32_t words = 0;
    for (uint32_t at = count->first; at > f->sentence_first && words < WORDS; at--) {
        if (mw_figure_dated(f, at - 1))
            continue; /* the total since February 1, 2021 */
        words++;
        if (mw_figure_is(f, at - 1, ", ; : and but while"))
            return OF_NOTHING;
        mw_hit hit;
        if (at > f->sentence_first + 1 && mw_figure_is(f, at - 1, "figure count number") &&
            mw_figure_match(f, at - 2, f->happenings, &hit))
            return OF_NOTHING; /* a casualty figure of 20 */
        if (mw_figure_phrase(f, at - 1, "count"))
            return mw_figure_before(f, count->first, "at to of was is from than") ||
                           mw_figure_phrase_before(f, count->first, "reaches") ||
                           (mw_figure_before(f, count->first, "been") && count > f->found + f->sentence_found) ||
                           mw_figure_dated(f, count->first - 1)
                       ? reference_of(f, at)
                       : OF_NOTHING;
    }
    return OF_NOTHING;
}

/* The last count of people in the sentences before that something happened to. */
static const mw_count *told_before(const mw_figuring *f, uint32_t sentences)
{
    enum { COUNTS = 64 };
    for (size_t i = f->sentence_found; i-- > 0 && f->sentence_found - i <= COUNTS;) {
        const mw_count *count = &f->found[i];
        if (count->sentence + sentences < f->sentence)
            break;
        if (count->about.len && count->counted == MW_PEOPLE)
            return count;
    }
    return NULL;
}

static bool is_people_or_things(const mw_count *count)
{
    return (count->counted == MW_PEOPLE || count->counted == MW_THINGS) && !count->age;
}

/* How many times the one is the other, the larger by the smaller. */
static double times(double a, double b)
{
    double least = a < b ? a : b, most = a < b ? b : a;
    return least > 0 ? most / least : most;
}

/* "Police arrested 40 miners and 50 are being treated. The union put the number at 4,500.": of which, is
 * not said where the sentence tells two deeds; and no count that is so far off is of the same thing. */
static bool may_go_on(const mw_figuring *f, const mw_count *before, const mw_count *count)
{
    enum { COUNTS = 64, FAR_OFF = 10 };
    if (times(before->value, count->value) > FAR_OFF)
        return false;
    for (size_t i = f->sentence_found; i-- > 0 && f->sentence_found - i <= COUNTS;) {
        const mw_count *other = &f->found[i];
        if (other->sentence < before->sentence)
            break;
        if (!is_people_or_things(other) || mw_str_equal(other->about, before->about))
            continue;
        if (other->about.len || times(other->value, count->value) < times(before->value, count->value))
            return false;
    }
    return true;
}

/* "It counted 43 of them in Bago" */
static bool is_counted(const mw_figuring *f, const mw_count *count)
{
    mw_hit hit;
    if (count->first == f->sentence_first || !mw_figure_match(f, count->first - 1, f->counting, &hit))
        return false;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        if (mw_str_is(mw_row_get(row, "role"), "verb"))
            return true;
    return false;
}

/* "Of these, 1.1 million are in Bago" */
static bool is_of_these(const mw_figuring *f, const mw_count *count)
{
    uint32_t of = f->sentence_first;
    return count->counted == MW_BARE && mw_figure_is(f, of, "of") && mw_figure_is(f, of + 1, "these those them") &&
           count->first == of + 2 + (uint32_t)mw_figure_is(f, of + 2, ",");
}

/* "It said 40 of them were students": of those whom the sentence before told. */
static const mw_count *told_of_them(const mw_figuring *f, const mw_count *count)
{
    bool first = count == f->found + f->sentence_found;
    bool plain = count->value > 1 && !count->age &&
                 (count->walk_from >= f->scan.end || mw_figure_class(f, count->walk_from, MW_F_BE) ||
                  mw_figure_class(f, count->end, MW_F_BE) ||
                  mw_scan_shape(&f->scan, count->walk_from, MW_PUNCT) ||
                  (mw_figure_is(f, count->walk_from, "in at near on") && is_counted(f, count)));
    bool of_them = (count->rules >> MW_FIG_OF_THEM & 1) || is_of_these(f, count);
    const mw_count *before = first && plain && of_them ? told_before(f, 1) : NULL;
    return before && count->value <= before->value ? before : NULL;
}

static void tell_by_text(mw_figuring *f)
{
    enum { SENTENCES = 3 };
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        if (count->about.len)
            continue;
        const mw_count *before = told_of_them(f, count);
        reference of = !before && count->counted == MW_BARE ? names_count(f, count) : OF_NOTHING;
        if (of == OF_THE_TOLD && i > f->sentence_found && f->found[i - 1].about.len)
            before = &f->found[i - 1];
        else if (of == OF_THE_TOLD)
            before = told_before(f, SENTENCES);
        if (of == OF_THE_TOLD && before && before->sentence != f->sentence && !may_go_on(f, before, count))
            before = NULL;
        bool left = of == OF_PERSONS ||
                    (of == OF_THE_TOLD && !before && i > f->sentence_found && f->found[i - 1].counted == MW_PEOPLE);
        const mw_count *things = of == OF_THE_TOLD && !before && !left && i > f->sentence_found &&
                                         f->found[i - 1].counted == MW_THINGS && f->found[i - 1].unit.len
                                     ? &f->found[i - 1]
                                     : NULL; /* 189 cases, taking the total to 6,130 */
        if (!mw_figure_by(f, count, MW_FIG_BY_TEXT, before || left || things))
            continue;
        count->from_text = true;
        if (before) {
            share(count, before);
        } else if (things) {
            count->counted = MW_THINGS;
            count->unit = things->unit;
            count->head = things->head;
        } else { /* took in 3,000 refugees, while the U.N. put the number at 5,000 */
            count->counted = MW_PEOPLE;
            count->unit = MW_STR("people");
        }
    }
}

/* "arrested 40 miners and 50 are being treated", "… and 12 needed a doctor": a verb of its own. */
bool mw_figure_acts(const mw_figuring *f, const mw_count *count)
{
    uint32_t at = count->end;
    return mw_figure_class(f, at, MW_F_BE | MW_F_HAVE | MW_F_MODAL) ||
           (at < f->scan.end && f->scan.tokens[at].pos == MW_VERB && f->scan.tokens[at].form & (MW_PAST | MW_THIRD));
}

/* "killed 18 men and two women"; "22 people, including six children"; "60 dead and later up to 80" */
static bool shares_verb(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    bool before = left->about_at < left->first || (left->rules >> MW_FIG_BREAKDOWN & 1);
    if (persons(left) == persons(right) &&
        ((before && joined(f, left, right) && !mw_figure_acts(f, right)) || is_including(f, left, right)))
        return true;
    return (refers_back(f, left, right) || counts_on(f, left, right)) && persons(left) && right->counted == MW_BARE;
}

/* "168 people: 109 men, 59 women", "168 people (109 men": the first of the parts. */
static bool breaks_down(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    uint32_t mark = right->first - 1;
    if (left->counted != MW_PEOPLE || right->counted != MW_PEOPLE || right->value >= left->value || mark < left->end ||
        mark - left->end > 3 || right->about.len)
        return false;
    for (uint32_t at = left->end; at < mark; at++)
        if (!mw_scan_shape(&f->scan, at, MW_WORD) || mw_figure_class(f, at, MW_F_VERB | MW_F_MODAL))
            return mark == left->end;
    return mw_figure_is(f, mark, ": (") || mw_scan_hyphen(&f->scan, mark);
}

static bool is_clause_end(const mw_figuring *f, uint32_t at)
{
    return at >= f->scan.end || mw_figure_is(f, at, ", ; . and but while were had");
}

/* "Thirty-four died on Monday, 21 on Tuesday and 9 on Wednesday": each with a day of its own. */
static bool is_of_another_day(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    enum { WORDS = 12 };
    uint32_t at = right->end + (uint32_t)mw_figure_is(f, right->end, "on in by");
    if (!mw_figure_before(f, right->first, ", and") || !mw_figure_dated(f, at) ||
        (right->end < at && mw_figure_dated(f, right->end)) || right->first - left->end > WORDS)
        return false;
    for (uint32_t i = left->end; i < right->first; i++)
        if (mw_figure_dated(f, i))
            return true;
    return mw_figure_date_at(f, right->first - 1) != MW_NO_INDEX;
}

/* "18 in Homs and, in Daraa, 9" */
static bool is_behind_place(const mw_figuring *f, const mw_count *right)
{
    if (!is_clause_end(f, right->end) || !mw_figure_before(f, right->first, ",") ||
        right->first < f->sentence_first + 4)
        return false;
    uint32_t mention = mw_mention_ending(f->scan.article, right->first - 2), first, end;
    if (mention == MW_NO_INDEX || f->scan.layers->entities[mention].type != MW_PLACE)
        return false;
    mw_mention_tokens(f->scan.article, mention, &first, &end);
    return mw_figure_before(f, first, "in at near") && mw_figure_before(f, first - 1, ", and");
}

/* "seven were killed in Sagaing, five in Magway": the place follows at once. "…, but the rebels said
 * three": the words of another counter. */
static bool is_gapped(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    if (right->counted != MW_BARE || !persons(left) || left->counted == MW_VOTES || right->one ||
        mw_scan_hyphen(&f->scan, right->end))
        return false;
    if (is_of_another_day(f, left, right) || is_behind_place(f, right) ||
        (mw_figure_before(f, right->first, ", and") && mw_figure_is(f, right->end, "elsewhere")))
        return true;
    if (mw_figure_before(f, right->first, ", and") && mw_figure_is(f, right->end, "in at near")) {
        uint32_t mention = mw_mention_starting(f->scan.article, right->end + 1);
        return mention != MW_NO_INDEX && f->scan.layers->entities[mention].type == MW_PLACE &&
               !mw_figure_dated(f, right->end + 1);
    }
    mw_hit hit;
    if (!is_clause_end(f, right->end) || right->first == f->sentence_first ||
        !mw_figure_match(f, right->first - 1, f->counting, &hit) || !(hit.form & (MW_PAST | MW_THIRD)))
        return false;
    for (const mw_row *row = hit.row; row; row = mw_row_next(row))
        if (mw_str_is(mw_row_get(row, "role"), "verb") || mw_str_is(mw_row_get(row, "role"), "say"))
            return right->first - left->end <= 12 && !mw_figure_is(f, right->first - 1, "had has have");
    return false;
}

/* "among the 82 dead were four teenagers" */
static bool is_among(const mw_figuring *f, const mw_count *left, const mw_count *right)
{
    uint32_t at = left->first;
    if (at > f->sentence_first && mw_figure_before(f, at, "the"))
        at--;
    return mw_figure_before(f, at, "among") && right->first == left->end + 1 &&
           mw_figure_is(f, left->end, "were are was is") && persons(right);
}

static void tell_from_left(mw_figuring *f)
{
    for (size_t i = f->sentence_found + 1; i < f->found_count; i++) {
        mw_count *left = &f->found[i - 1], *right = &f->found[i];
        if (right->about.len || !left->about.len || right->age)
            continue;
        if (mw_figure_by(f, right, MW_FIG_SHARED, shares_verb(f, left, right)) ||
            mw_figure_by(f, right, MW_FIG_BREAKDOWN, breaks_down(f, left, right) || is_among(f, left, right)) ||
            mw_figure_by(f, right, MW_FIG_GAPPED, is_gapped(f, left, right)))
            share(right, left);
    }
}

/* "Of the 120 passengers, 48 died": the verb is the part's alone. */
static bool is_fronted_whole(const mw_figuring *f, const mw_count *left)
{
    uint32_t at = left->first;
    if (at > f->sentence_first && mw_figure_class(f, at - 1, MW_F_DET | MW_F_POSS))
        at--;
    return mw_figure_before(f, at, "of out") && mw_figure_is(f, left->end, ",") && mw_figure_on(f, MW_FIG_PART_OF);
}

/* The verb stands behind the last. */
static void tell_from_right(mw_figuring *f)
{
    for (size_t i = f->found_count; i-- > f->sentence_found + 1;) {
        mw_count *left = &f->found[i - 1], *right = &f->found[i];
        if (left->about.len || left->part || right->part || left->age || !right->about.len || !right->happening ||
            is_fronted_whole(f, left))
            continue;
        bool among = right->first > left->end + 1 && right->first <= left->end + 3 &&
                     mw_figure_is(f, left->end, "were are") &&
                     mw_figure_is(f, left->end + 1, "among"); /* two pupils were among 11 people killed */
        bool part = mw_figure_is(f, left->end, "including") && right->first == left->end + 1 &&
                    right->value < left->value; /* 11 villagers including two children were killed */
        if (!among && (right->about_at < right->end || !(part || joined(f, left, right))))
            continue;
        bool fits = persons(left) || !mw_str_is(mw_row_get(right->happening, "unit"), "people") ||
                    mw_str_is(right->about, "attended");
        if (mw_figure_by(f, left, MW_FIG_LATER_VERB, fits && mw_happening(f, left, right->happening, NULL, 0) != NULL))
            share(left, right);
    }
}

/* The verb is told of people as well as of things: 91,000 captured. */
static bool may_be_people(const mw_count *count)
{
    for (const mw_row *row = mw_row_next(count->happening); row; row = mw_row_next(row))
        if (mw_str_equal(mw_row_get(row, "about"), count->about) && mw_str_is(mw_row_get(row, "unit"), "people"))
            return true;
    return false;
}

/* A number without a noun counts what its verb says (82 were killed: people), else the noun of the
 * figure that it goes on from ("20 houses were burned and 40 damaged"). */
static void name_bare(mw_figuring *f)
{
    for (size_t i = f->sentence_found; i < f->found_count; i++) {
        mw_count *count = &f->found[i];
        if (!count->about.len || count->unit.len || !count->happening)
            continue;
        const mw_count *before = i > f->sentence_found ? &f->found[i - 1] : NULL;
        mw_str unit = mw_row_get(count->happening, "unit");
        if (unit.len) {
            count->unit = unit;
            count->counted = mw_str_is(unit, "votes") ? MW_VOTES : mw_str_is(unit, "people") ? MW_PEOPLE : MW_THINGS;
        } else if (before && before->counted == MW_THINGS && before->unit.len) {
            count->unit = before->unit;
            count->counted = MW_THINGS;
        } else if (may_be_people(count)) {
            count->unit = MW_STR("people");
            count->counted = MW_PEOPLE;
        }
    }
}

/* "40 million of the country's 53 million people": the part counts what the whole does. */
void mw_name_parts(mw_figuring *f, bool told)
{
    for (size_t i = f->sentence_found; i + 1 < f->found_count; i++) {
        mw_count *part = &f->found[i];
        const mw_count *whole = &f->found[i + 1];
        uint32_t of = part->end + (uint32_t)(told && mw_figure_is(f, part->end, "out"));
        if (part->counted == MW_BARE && whole->unit.len && mw_figure_is(f, of, "of") && whole->first - of <= 5 &&
            part->value <= whole->value && mw_figure_by(f, part, MW_FIG_PART_OF, true)) {
            part->counted = whole->counted;
            part->unit = whole->unit;
        }
        bool inside = whole->about_at >= whole->first && whole->about_at < whole->end;
        if (told && (part->rules >> MW_FIG_PART_OF & 1) && !part->about.len && whole->about.len && inside)
            share(part, whole); /* eight of the 20 wounded */
    }
}

void mw_tell_beside(mw_figuring *f)
{
    mw_tell_compared(f);
    tell_by_text(f);
    tell_from_left(f);
    tell_from_right(f);
    name_bare(f);
}
