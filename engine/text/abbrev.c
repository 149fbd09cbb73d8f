/* SPDX-License-Identifier: MIT */
/* Short forms and other cues for cutting text: a table of form and kind, read once. */
#include "text/text_impl.h"

#include "base/map.h"

typedef struct cue { /* how a line that is no part of the story begins, or where it comes from */
    mw_str text;
    unsigned hint;
    const struct cue *next; /* with the same edge */
} cue;

struct mw_abbreviations {
    mw_map hints; /* form without its last dot -> hints, and from bit 32 where it splits */
    mw_arena *arena;
    const cue *begins[256], *ends[256]; /* by edge, small: a cue's first byte, a credit's last */
    uint64_t off;                       /* rules switched off, for tests */
    mw_split_set splits;
};

static const struct {
    const char *name;
    unsigned hint;
} KINDS[] = {
    {"title", MW_HINT_TITLE},       {"month", MW_HINT_MONTH},
    {"weekday", MW_HINT_WEEKDAY},   {"organisation", MW_HINT_ORGANISATION},
    {"latin", MW_HINT_LATIN},       {"degree", MW_HINT_DEGREE},
    {"list", MW_HINT_LIST},         {"state", MW_HINT_STATE},
    {"unit", MW_HINT_UNIT},         {"number", MW_HINT_NUMBER},
    {"time", MW_HINT_TIME},         {"place", MW_HINT_PLACE},
    {"prefix", MW_HINT_PREFIX},     {"split", MW_HINT_SPLIT},
    {"elision", MW_HINT_ELISION},   {"starter", MW_HINT_STARTER},
    {"saying", MW_HINT_SAYING},     {"calendar", MW_HINT_CALENDAR},
    {"domain", MW_HINT_DOMAIN},     {"related", MW_HINT_RELATED},
    {"caption", MW_HINT_CAPTION},   {"credit", MW_HINT_CREDIT},
    {"emoticon", MW_HINT_EMOTICON}, {"name", MW_HINT_NAME},
    {"suffix", MW_HINT_SUFFIX},     {"label", MW_HINT_LABEL},
    {"opener", MW_HINT_OPENER},     {"lettered", MW_HINT_LETTERED},
    {"currency", MW_HINT_CURRENCY},
};

static unsigned hint_of(mw_str kind)
{
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (mw_str_is(kind, KINDS[i].name))
            return KINDS[i].hint;
    return 0;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* "can|not" is kept as "cannot" that splits after 3. */
static bool add_split(mw_abbreviations *table, mw_str *form, size_t *cut, mw_error *err)
{
    *cut = mw_str_find(*form, MW_STR("|"), 0);
    if (*cut == 0 || *cut + 1 >= form->len || form->len > MW_HINT_FORM_MAX)
        return mw_fail(err, MW_EPARSE, 0, "a form that splits has one | inside: %.*s",
                       MW_ARG(*form));
    mw_str left = mw_str_sub(*form, 0, *cut), right = mw_str_sub(*form, *cut + 1, form->len);
    if (!mw_arena_print(table->arena, form, err, "%.*s%.*s", MW_ARG(left), MW_ARG(right)))
        return false;
    unsigned bit = mw_split_bit(mw_eight_lower(mw_eight_start(form->data, form->len)));
    table->splits.bits[bit / 64] |= (uint64_t)1 << bit % 64;
    return true;
}

static bool add_cue(mw_abbreviations *table, mw_str form, unsigned hint, mw_error *err)
{
    bool credit = hint == MW_HINT_CREDIT;
    char edge = lower(form.data[credit ? form.len - 1 : 0]);
    const cue **place = &(credit ? table->ends : table->begins)[(unsigned char)edge];
    cue *line = mw_arena_new(table->arena, cue, err);
    if (!line || !mw_arena_copy(table->arena, form, &line->text, err))
        return false;
    line->hint = hint;
    line->next = *place;
    *place = line;
    return true;
}

static bool add_row(mw_abbreviations *table, mw_str form, unsigned hint, mw_error *err)
{
    size_t cut = 0;
    if (hint & (MW_HINT_RELATED | MW_HINT_CAPTION | MW_HINT_CREDIT))
        return add_cue(table, form, hint, err);
    if (hint == MW_HINT_SPLIT && !add_split(table, &form, &cut, err))
        return false;
    if (form.len > 1 && form.data[form.len - 1] == '.' && hint != MW_HINT_EMOTICON)
        form.len--;
    mw_str key;
    uint64_t *place = mw_arena_copy(table->arena, form, &key, err)
                          ? mw_map_put(&table->hints, key, NULL, err)
                          : NULL;
    if (!place)
        return false;
    *place |= hint | (uint64_t)cut << 32;
    return true;
}

static bool read_table(mw_abbreviations *table, const char *name, mw_str text, mw_error *err)
{
    mw_str line, form, kind;
    for (unsigned number = 1; mw_str_cut(&text, '\n', &line); number++) {
        line = mw_str_trim(line);
        if (line.len == 0 || line.data[0] == '#')
            continue;
        mw_str_cut(&line, '\t', &form);
        if (mw_str_is(form, "form"))
            continue; /* the header */
        kind = line.data ? mw_str_trim(line) : MW_STR("");
        unsigned hint = hint_of(kind);
        if (!hint)
            return mw_fail(err, MW_EPARSE, number, "table %s, line %u: no such kind: \"%.*s\"",
                           name, number, MW_ARG(kind));
        if (!add_row(table, form, hint, err))
            return false;
    }
    return true;
}

mw_abbreviations *mw_abbreviations_read(mw_str abbreviations, mw_str cues, mw_error *err)
{
    mw_abbreviations *table = mw_memory_get(sizeof *table, err);
    if (!table)
        return NULL;
    table->arena = mw_arena_create(0, err);
    if (!table->arena || !read_table(table, "abbreviations", abbreviations, err) ||
        !read_table(table, "segmentation", cues, err)) {
        mw_abbreviations_free(table);
        return NULL;
    }
    return table;
}

void mw_abbreviations_free(mw_abbreviations *table)
{
    if (!table)
        return;
    mw_map_free(&table->hints);
    mw_arena_free(table->arena);
    mw_memory_free(table);
}

void mw_abbreviations_switch_off(mw_abbreviations *table, uint64_t off)
{
    table->off = off;
}

uint64_t mw_abbreviations_off(const mw_abbreviations *table)
{
    return table ? table->off : 0;
}

static unsigned look_up(const mw_abbreviations *table, mw_str word)
{
    const uint64_t *hints = mw_map_get(&table->hints, word);
    return hints ? (unsigned)*hints : 0;
}

/* `small` gets the word in small letters but for its first byte. */
static bool has_small(mw_str word, char small[MW_HINT_FORM_MAX])
{
    bool seen = false;
    for (size_t i = 0; i < word.len; i++) {
        small[i] = i ? lower(word.data[i]) : word.data[0];
        seen |= word.data[i] >= 'a' && word.data[i] <= 'z';
    }
    return seen;
}

unsigned mw_hints(const mw_abbreviations *table, mw_str word)
{
    enum {
        CAPITALS = MW_HINT_TITLE | MW_HINT_MONTH | MW_HINT_ORGANISATION | MW_HINT_STARTER |
                   MW_HINT_SAYING | MW_HINT_CALENDAR | MW_HINT_LABEL | MW_HINT_OPENER |
                   MW_HINT_LETTERED
    };
    char small[MW_HINT_FORM_MAX];
    if (!table || word.len == 0 || word.len > MW_HINT_FORM_MAX)
        return 0;
    unsigned hints = look_up(table, word);
    if (hints || word.len == 1 || word.data[0] < 'A' || word.data[0] > 'Z')
        return hints;            /* an initial is no unit: V. Putin, 5 v. 3 */
    if (!has_small(word, small)) /* GEN., but BP is no bishop and EST no estimate */
        return word.len > 2 ? look_up(table, (mw_str){small, word.len}) & CAPITALS : 0;
    small[0] = lower(small[0]);
    return look_up(table, (mw_str){small, word.len});
}

unsigned mw_hints_small(const mw_abbreviations *table, mw_str word)
{
    char small[MW_HINT_FORM_MAX];
    if (!table || word.len == 0 || word.len > MW_HINT_FORM_MAX)
        return 0;
    has_small(word, small);
    small[0] = lower(small[0]);
    return look_up(table, (mw_str){small, word.len});
}

const mw_split_set *mw_hint_split_set(const mw_abbreviations *table)
{
    static const mw_split_set NONE;
    return table ? &table->splits : &NONE;
}

size_t mw_hint_split(const mw_abbreviations *table, mw_str word)
{
    char folded[MW_HINT_FORM_MAX];
    if (!table || word.len > MW_HINT_FORM_MAX)
        return 0;
    for (size_t i = 0; i < word.len; i++)
        folded[i] = lower(word.data[i]);
    const uint64_t *hints = mw_map_get(&table->hints, (mw_str){folded, word.len});
    return hints ? (size_t)(*hints >> 32) : 0;
}

static bool goes_on(mw_str line, size_t at)
{
    return at < line.len && (mw_class_of[(unsigned char)line.data[at]] & MW_C_ALNUM);
}

/* A credit stands at the end, perhaps in brackets; every other cue at the beginning, and not as
 * the first part of a longer word. */
static bool shows(const cue *what, mw_str line, mw_str bare)
{
    size_t len = what->text.len;
    if (what->hint == MW_HINT_CREDIT)
        return bare.len >= len &&
               mw_str_equal_fold(mw_str_sub(bare, bare.len - len, bare.len), what->text);
    return line.len >= len && !goes_on(line, len) &&
           mw_str_equal_fold(mw_str_sub(line, 0, len), what->text);
}

static const cue *first_shown(const cue *what, mw_str line, mw_str bare)
{
    while (what && !shows(what, line, bare))
        what = what->next;
    return what;
}

mw_paragraph_kind mw_hint_line(const mw_abbreviations *table, mw_str line)
{
    mw_str bare = line;
    while (bare.len && (bare.data[bare.len - 1] == ')' || bare.data[bare.len - 1] == ']'))
        bare.len--;
    if (!table || !bare.len)
        return MW_BODY;
    const cue *what = first_shown(table->begins[(unsigned char)lower(line.data[0])], line, bare);
    if (!what)
        what = first_shown(table->ends[(unsigned char)lower(bare.data[bare.len - 1])], line, bare);
    return !what ? MW_BODY : what->hint == MW_HINT_RELATED ? MW_RELATED : MW_CAPTION;
}
