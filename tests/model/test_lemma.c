/* SPDX-License-Identifier: MIT */
#include "cases.h"
#include "model/inflect.h"
#include "model/lemma.h"
#include "model/tables.h"

typedef struct known {
    mw_file words, made;
    mw_lemmas lemmas;
} known;

static void read_table(const char *name, mw_file *file, mw_lemmas *lemmas)
{
    const char *source = getenv("MW_SOURCE");
    char path[1024];
    mw_error err = {0};
    snprintf(path, sizeof path, "%s/data/words/%s.tsv", source ? source : ".", name);
    cr_assert(mw_file_open(path, file, &err), "%s %s", path, err.text);
    cr_assert(mw_lemmas_read(lemmas, name, file->bytes, &err), "%s", err.text);
}

static void known_start(known *k)
{
    *k = (known){.lemmas = {0}};
    read_table("lemma-words", &k->words, &k->lemmas);
    read_table("lemmas", &k->made, &k->lemmas);
}

static void known_end(known *k)
{
    mw_lemmas_free(&k->lemmas);
    mw_file_close(&k->words);
    mw_file_close(&k->made);
}

static mw_str find(const known *k, mw_str word, mw_pos pos, char room[MW_LEMMA_ROOM])
{
    return mw_lemma_find(&k->lemmas, word, pos, room);
}

Test(lemma, is_that_of_the_table)
{
    known k;
    known_start(&k);
    CASES("lemmas", row)
    {
        char room[MW_LEMMA_ROOM];
        mw_pos pos = MW_POS_NONE;
        cr_assert(mw_pos_parse(mw_str_of(row.cells[1]), &pos), "lemmas.case:%u", row.line);
        mw_str got = find(&k, mw_str_of(row.cells[0]), pos, room);
        cr_expect(mw_str_is(got, row.cells[2]), "lemmas.case:%u: %s %s is %.*s, want %s", row.line,
                  row.cells[0], row.cells[1], MW_ARG(got), row.cells[2]);
    }
    known_end(&k);
}

Test(lemma, of_a_lemma_is_itself)
{
    known k;
    known_start(&k);
    CASES("lemmas", row)
    {
        char room[MW_LEMMA_ROOM];
        mw_pos pos = MW_POS_NONE;
        cr_assert(mw_pos_parse(mw_str_of(row.cells[1]), &pos));
        mw_str got = find(&k, mw_str_of(row.cells[2]), pos, room);
        bool other_verb = pos == MW_VERB && (mw_str_is(got, "find") || mw_str_is(got, "wind") ||
                                             mw_str_is(got, "grind") || mw_str_is(got, "bear"));
        cr_expect(mw_str_is(got, row.cells[2]) || other_verb, "lemmas.case:%u: %s is %.*s",
                  row.line, row.cells[2], MW_ARG(got));
    }
    known_end(&k);
}

/* Of the verbs and nouns that the tables of events, saying and the rest inflect, only these forms
 * belong to another word more often. */
static bool is_other(mw_str form, mw_str lemma)
{
    static const char *const OTHERS[][2] = {{"found", "find"},
                                            {"lay", "lay"},
                                            {"saw", "see"},
                                            {"fell", "fall"},
                                            {"felt", "feel"},
                                            {"people", "people"},
                                            {"data", "data"},
                                            {"arms", "arms"},
                                            {"customs", "customs"},
                                            {"regards", "regards"},
                                            {"congratulations", "congratulations"},
                                            {"lambasted", "lambaste"},
                                            {"lambasting", "lambaste"},
                                            {"ground", "grind"},
                                            {"wound", "wind"},
                                            {"bound", "bind"},
                                            {"bore", "bear"}};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (mw_str_is(form, OTHERS[i][0]) && mw_str_is(lemma, OTHERS[i][1]))
            return true;
    return false;
}

static void check_forms(const known *k, const tables *t, mw_str base, bool verb)
{
    mw_inflection forms[MW_FORMS];
    size_t count = verb ? mw_inflect_verb(&t->irregular, base, forms)
                        : mw_inflect_noun(&t->irregular, base, forms);
    for (size_t i = 0; i < count; i++) {
        char room[MW_LEMMA_ROOM];
        mw_str form = mw_str_of(forms[i].text);
        mw_str got = find(k, form, verb ? MW_VERB : MW_NOUN, room);
        cr_expect(mw_str_equal(got, base) || is_other(form, got), "%s of %.*s is %.*s",
                  forms[i].text, MW_ARG(base), MW_ARG(got));
    }
}

/* "re" of re-elect, and what stands in the plural already (talks) or has none (Burmese, M23). */
static bool is_inflected(mw_str base)
{
    return base.len > 1 && base.data[0] > '9' && !mw_str_ends(base, MW_STR("ese")) &&
           (base.data[base.len - 1] != 's' || mw_str_ends(base, MW_STR("ss")));
}

/* The word of a phrase that a table inflects: a verb's first, a noun's last. */
static mw_str inflected(mw_str phrase, bool verb)
{
    size_t cut = 0;
    for (size_t i = 0; i < phrase.len; i++)
        if (phrase.data[i] == ' ' || phrase.data[i] == '-') {
            if (verb)
                return mw_str_sub(phrase, 0, i);
            cut = i + 1;
        }
    return mw_str_sub(phrase, cut, phrase.len);
}

static void check_table(const known *k, const tables *t, const mw_lexicon *table)
{
    for (size_t i = 0; i < mw_lexicon_row_count(table); i++) {
        const mw_row *row = mw_lexicon_row(table, i);
        mw_str pos = mw_row_get(row, "pos");
        bool verb = mw_str_is(pos, "verb");
        mw_str base = inflected(mw_row_phrase(row), verb);
        if (verb ? base.len > 2 : mw_str_is(pos, "noun") && is_inflected(base))
            check_forms(k, t, base, verb);
    }
}

Test(lemma, of_every_form_of_the_tables_verbs_and_nouns_is_their_base)
{
    static const char *const NAMES[] = {"events",     "saying",     "verbs",
                                        "happenings", "agents",     "counted",
                                        "speakers",   "judgements", "descriptions"};
    known k;
    tables t;
    known_start(&k);
    tables_start(&t);
    mw_error err = {0};
    mw_model *model = mw_model_open(&err);
    cr_assert(model, "%s", err.text);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        check_table(&k, &t, mw_model_lexicon(model, NAMES[i]));
    mw_model_free(model);
    tables_end(&t);
    known_end(&k);
}

Test(lemma, needs_a_part_of_speech)
{
    known k;
    known_start(&k);
    char room[MW_LEMMA_ROOM];
    cr_expect_null(find(&k, MW_STR("killed"), MW_POS_NONE, room).data);
    known_end(&k);
}

Test(lemma, of_any_bytes_is_never_empty)
{
    known k;
    known_start(&k);
    uint64_t state = 88172645463325252u;
    for (int round = 0; round < 200000; round++) {
        static const char BYTES[] = "aeiostdgrnywz-'\xe2\x80\x99\xc3\xa9\xff\xc2\xad\tSED";
        char word[80], room[MW_LEMMA_ROOM];
        size_t len = 0;
        do {
            state ^= state << 13, state ^= state >> 7, state ^= state << 17;
            word[len++] = BYTES[state % (sizeof BYTES - 1)];
        } while (len < sizeof word && state >> 32 & 7);
        mw_pos pos = (mw_pos)(1 + state % (MW_POS_COUNT - 1));
        mw_str got = find(&k, (mw_str){word, len}, pos, room);
        cr_assert(got.data && got.len, "%.*s as %s", (int)len, word, mw_pos_name(pos));
    }
    known_end(&k);
}

Test(lemma, of_a_very_long_word_is_the_word)
{
    known k;
    known_start(&k);
    char word[300], room[MW_LEMMA_ROOM];
    memset(word, 'a', sizeof word);
    for (size_t len = 1; len < sizeof word; len++) {
        mw_str got = find(&k, (mw_str){word, len}, MW_NOUN, room);
        cr_expect_eq(got.len, len);
    }
    word[MW_LEMMA_WORD_MAX - 1] = 's';
    cr_expect_eq(find(&k, (mw_str){word, MW_LEMMA_WORD_MAX}, MW_NOUN, room).len,
                 MW_LEMMA_WORD_MAX - 1);
    known_end(&k);
}

static mw_str in(const char *table, const char *word, char room[MW_LEMMA_ROOM])
{
    static mw_lemmas lemmas;
    mw_lemmas_free(&lemmas);
    cr_assert(mw_lemmas_read(&lemmas, "tested", mw_str_of(table), NULL));
    return mw_lemma_find(&lemmas, mw_str_of(word), MW_NOUN, room);
}

Test(lemma, is_by_the_longest_ending_unless_the_word_has_a_row)
{
    char room[MW_LEMMA_ROOM];
    const char *table =
        "form\tpos\tlemma\n-s\tNOUN\t-\n-ies\tNOUN\t-y\nties\tNOUN\ttie\n-ies\tVERB\t-x\n";
    cr_expect(mw_str_is(in(table, "cats", room), "cat"));
    cr_expect(mw_str_is(in(table, "cities", room), "city"));
    cr_expect(mw_str_is(in(table, "ties", room), "tie"));
    cr_expect(mw_str_is(in(table, "as", room), "as"), "one letter is no word");
    cr_expect(mw_str_is(in(table, "-s", room), "-s"), "a word of the text is no ending");
    cr_expect(mw_str_is(in("", "cats", room), "cats"), "without a table");
}

Test(lemma, of_the_row_read_first_counts)
{
    char room[MW_LEMMA_ROOM];
    cr_expect(mw_str_is(in("ax\tNOUN\taxe\nax\tNOUN\taxis\n", "ax", room), "axe"));
}

Test(lemma, tables_with_a_bad_row_name_it)
{
    static const char *const BAD[] = {"a\tNOUN\n",   "a\tNOUN\tb\tc\n",       "a\tNOUNS\tb\n",
                                      "\tNOUN\tb\n", "a\tNOUN\t\n",           "-s\tNOUN\tx\n",
                                      "a\t\tb\n",    "-abcdefghi\tNOUN\t-x\n"};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        mw_lemmas lemmas = {0};
        mw_error err = {0};
        char text[64];
        snprintf(text, sizeof text, "# x\n%s", BAD[i]);
        cr_expect_not(mw_lemmas_read(&lemmas, "tested", mw_str_of(text), &err), "%s", BAD[i]);
        cr_expect(strstr(err.text, "tested, line 2"), "%s", err.text);
        mw_lemmas_free(&lemmas);
    }
}

/* A row that its endings already give would only cost memory; one that is twice there never shows.
 */
Test(lemma, rows_of_the_made_table_each_say_something_new)
{
    known k;
    known_start(&k);
    mw_lemmas endings = {0};
    char *text = malloc(k.made.bytes.len + 1);
    size_t len = 0;
    mw_str rest = k.made.bytes, line;
    while (mw_str_cut(&rest, '\n', &line))
        if (line.len && line.data[0] == '-') {
            memcpy(text + len, line.data, line.len);
            text[len + line.len] = '\n';
            len += line.len + 1;
        }
    cr_assert(mw_lemmas_read(&endings, "endings", (mw_str){text, len}, NULL));
    size_t rows = 0;
    for (rest = k.made.bytes; mw_str_cut(&rest, '\n', &line);) {
        mw_str form, tag, lemma;
        mw_pos pos;
        char room[MW_LEMMA_ROOM];
        if (!line.len || line.data[0] == '#' || !mw_str_cut(&line, '\t', &form) ||
            !mw_str_cut(&line, '\t', &tag) || !mw_pos_parse(tag, &pos) ||
            !mw_str_cut(&line, '\t', &lemma))
            continue;
        rows++;
        if (form.data[0] != '-')
            cr_expect_not(mw_str_equal(mw_lemma_find(&endings, form, pos, room), lemma), "%.*s",
                          MW_ARG(form));
    }
    cr_expect_gt(rows, 1000);
    mw_lemmas_free(&endings);
    free(text);
    known_end(&k);
}
