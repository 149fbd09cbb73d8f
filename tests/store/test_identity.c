/* SPDX-License-Identifier: MIT */
/* Which names are one entity: names alone, without a corpus. */
#include <criterion/criterion.h>

#include "store/identity.h"
#include "text/utf8.h"

typedef struct given {
    const char *slug, *name;
    mw_entity_type type;
    int mentions;
    bool known;
} given;

enum { NAMES_MAX = 16 };
static mw_spellings spellings;

static void open_spellings(void)
{
    mw_error err = {0};
    cr_assert(mw_spellings_open(&spellings, &err), "%s", err.text);
}

static void close_spellings(void)
{
    mw_spellings_free(&spellings);
}

TestSuite(identity, .init = open_spellings, .fini = close_spellings);

static int by_slug(const void *a, const void *b)
{
    return mw_str_compare(((const mw_naming *)a)->slug, ((const mw_naming *)b)->slug);
}

typedef struct world {
    mw_naming namings[NAMES_MAX];
    mw_short_form forms[NAMES_MAX];
    size_t count, form_count;
} world;

static uint32_t place_of(const world *w, const char *slug)
{
    for (uint32_t i = 0; i < w->count; i++)
        if (mw_str_is(w->namings[i].slug, slug))
            return i;
    cr_assert(false, "no %s", slug);
    return 0;
}

static world world_of(const given *names, size_t count)
{
    world w = {.count = count};
    for (size_t i = 0; i < count; i++)
        w.namings[i] = (mw_naming){.slug = mw_str_of(names[i].slug), .name = mw_str_of(names[i].name),
                                   .type = names[i].type, .known = names[i].known,
                                   .mentions = (uint64_t)(names[i].mentions ? names[i].mentions : 1)};
    qsort(w.namings, count, sizeof *w.namings, by_slug);
    return w;
}

static void add_form(world *w, const char *text, const char *slug)
{
    w->forms[w->form_count++] = (mw_short_form){mw_str_of(text), place_of(w, slug)};
}

static void find(world *w)
{
    mw_error err = {0};
    cr_assert(mw_identity_find(&spellings, w->namings, w->count, w->forms, w->form_count, &err), "%s", err.text);
}

static void is(const world *w, const char *slug, const char *entity)
{
    const mw_naming *of = &w->namings[w->namings[place_of(w, slug)].of];
    cr_expect(mw_str_is(of->slug, entity), "%s is %.*s, not %s", slug, MW_ARG(of->slug), entity);
}

#define WORLD(...)                                                                                 \
    const given names_[] = {__VA_ARGS__};                                                          \
    world w = world_of(names_, sizeof names_ / sizeof *names_)

/* Two persons, and whether they are one. */
static void pair(const char *a_slug, const char *a, const char *b_slug, const char *b, bool one)
{
    WORLD({a_slug, a, MW_PERSON, 2}, {b_slug, b, MW_PERSON, 1});
    find(&w);
    bool same = w.namings[0].of == w.namings[1].of;
    cr_expect_eq(same, one, "%s and %s", a, b);
}

Test(identity, titles_do_not_make_another_person)
{
    pair("wunna-maung-lwin", "Wunna Maung Lwin", "u-wunna-maung-lwin", "U Wunna Maung Lwin", true);
    pair("min-aung-hlaing", "Min Aung Hlaing", "senior-general-min-aung-hlaing", "Senior General Min Aung Hlaing", true);
    pair("tin-oo", "Tin Oo", "former-gen-tin-oo", "former Gen. Tin Oo", true);
    pair("ko-hlaing", "Ko Hlaing", "ko-ko-hlaing", "Ko Ko Hlaing", false); /* a syllable, not a title */
    pair("thant", "Thant", "u-thant", "U Thant", false);
}

Test(identity, letters_of_transliteration_do_not_make_another_person)
{
    pair("sergey-lavrov", "Sergey Lavrov", "sergei-lavrov", "Sergei Lavrov", true);
    pair("volodymyr-zelensky", "Volodymyr Zelensky", "volodymyr-zelenskyy", "Volodymyr Zelenskyy", true);
    pair("mohamed-al-arabi", "Mohamed al-Arabi", "muhammad-al-arabi", "Muhammad al-Arabi", true);
    pair("gerhard-muller", "Gerhard M\xc3\xbcller", "gerhard-mueller", "Gerhard Mueller", true);
    mw_buf slug = {0};
    mw_utf8_slug(MW_STR("Lech Wa\xc5\x82\xc4\x99sa"), &slug);
    pair(slug.data, "Lech Wa\xc5\x82\xc4\x99sa", "lech-walesa", "Lech Walesa", true);
    mw_buf_free(&slug);
    pair("kyaw-zwa-moe-aung", "Kyaw Zwa Moe Aung", "kyaw-zwamoe-aung", "Kyaw Zwamoe Aung", true);
}

/* A wrong merge is worse than none. */
Test(identity, names_that_differ_in_more_than_newsrooms_habits_stay_two)
{
    pair("john-smith", "John Smith", "john-smyth", "John Smyth", false);
    pair("john-anderson", "John Anderson", "john-andersen", "John Andersen", false);
    pair("terry-jones", "Terry Jones", "terri-jones", "Terri Jones", false);
    pair("kim-jong-un", "Kim Jong Un", "kim-jong-il", "Kim Jong Il", false);
    pair("aung-myint-oo", "Aung Myint Oo", "aung-myo-oo", "Aung Myo Oo", false);
    pair("ahmed-hassan", "Ahmed Hassan", "ahmad-hassan", "Ahmad Hassan", false); /* two given names: too many */
    pair("serhiy-ivanov", "Serhiy Ivanov", "sergei-ivanov", "Sergei Ivanov", false);
    pair("lavrov", "Lavrov", "sergey-lavrov", "Sergey Lavrov", false);
    pair("anna-orlova", "Anna Orlova", "anna-maria-orlova", "Anna Maria Orlova", false);
}

Test(identity, the_family_name_may_stand_first_or_last_in_a_name_of_three_words)
{
    pair("ban-ki-moon", "Ban Ki-moon", "ki-moon-ban", "Ki-moon Ban", true);
    pair("wang-yi", "Wang Yi", "yi-wang", "Yi Wang", false);
    pair("aung-min-hlaing", "Aung Min Hlaing", "min-hlaing-aung", "Min Hlaing Aung", false);
}

Test(identity, initials_are_the_one_person_that_they_fit)
{
    pair("john-smith", "John Smith", "j-smith", "J. Smith", true);
    pair("john-smith", "John Smith", "john-q-smith", "John Q. Smith", true);
    pair("john-smith", "John Smith", "k-smith", "K. Smith", false);
    pair("john-p-smith", "John P. Smith", "john-q-smith", "John Q. Smith", false);
    WORLD({"john-smith", "John Smith", MW_PERSON}, {"jane-smith", "Jane Smith", MW_PERSON},
          {"j-smith", "J. Smith", MW_PERSON}, {"john-q-smith", "John Q. Smith", MW_PERSON});
    find(&w);
    is(&w, "j-smith", "j-smith");
    is(&w, "jane-smith", "jane-smith");
}

Test(identity, an_acronym_is_the_one_body_that_it_was_introduced_for)
{
    WORLD({"aapp", "AAPP", MW_ORG, 9}, {"assistance-association", "Assistance Association", MW_ORG},
          {"mna", "MNA", MW_ORG}, {"myanmar-news-agency", "Myanmar News Agency", MW_ORG},
          {"mon-national-army", "Mon National Army", MW_ORG}, {"ntb", "NTB", MW_PLACE});
    add_form(&w, "AAPP", "assistance-association");
    add_form(&w, "MNA", "myanmar-news-agency");
    add_form(&w, "MNA", "mon-national-army");
    add_form(&w, "NTB", "assistance-association");
    find(&w);
    is(&w, "aapp", "assistance-association");
    is(&w, "mna", "mna");
    is(&w, "ntb", "ntb");
}

Test(identity, what_the_gazetteer_knows_keeps_its_id_and_is_never_merged_with_another_such)
{
    WORLD({"sergey-lavrov", "Sergey Lavrov", MW_PERSON, 1, true}, {"sergei-lavrov", "Sergei Lavrov", MW_PERSON, 9},
          {"dmitri-petrov", "Dmitri Petrov", MW_PERSON, 1, true}, {"dmitry-petrov", "Dmitry Petrov", MW_PERSON, 1, true},
          {"dmitriy-petrov", "Dmitriy Petrov", MW_PERSON});
    find(&w);
    is(&w, "sergei-lavrov", "sergey-lavrov");
    is(&w, "dmitri-petrov", "dmitri-petrov");
    is(&w, "dmitry-petrov", "dmitry-petrov");
    is(&w, "dmitriy-petrov", "dmitriy-petrov"); /* two fit */
}

Test(identity, one_number_is_one_entity)
{
    WORLD({"a-one", "A One", MW_ORG, 1, true}, {"b-two", "B Two", MW_ORG, 2, true});
    w.namings[0].wikidata = w.namings[1].wikidata = MW_STR("Q7");
    find(&w);
    is(&w, "a-one", "b-two");
}

Test(identity, a_person_is_no_body_and_who_stands_alone_is_nobody_else)
{
    WORLD({"u-nu-press", "U Nu Press", MW_ORG}, {"nu-press", "Nu Press", MW_PERSON},
          {"john-smith", "John Smith", MW_PERSON}, {"j-smith", "J. Smith", MW_PERSON},
          {"wanbao-mining", "Wanbao Mining", MW_ORG}, {"wanbao-mining-ltd", "Wanbao Mining Ltd", MW_ORG},
          {"the-irrawaddy", "The Irrawaddy", MW_ORG}, {"irrawaddy", "Irrawaddy", MW_PLACE});
    w.namings[place_of(&w, "j-smith")].alone = true;
    find(&w);
    is(&w, "nu-press", "nu-press");
    is(&w, "j-smith", "j-smith");
    is(&w, "wanbao-mining-ltd", "wanbao-mining");
    is(&w, "the-irrawaddy", "the-irrawaddy");
}

/* Two men, of whom one was once held for the other. */
Test(identity, articles_inside_names_are_part_of_them)
{
    pair("khaled-el-masri", "Khaled el-Masri", "khalid-al-masri", "Khalid al-Masri", false);
}

Test(identity, a_common_word_is_no_company_without_its_form)
{
    WORLD({"financial-corp", "Financial Corp.", MW_ORG}, {"financial", "Financial", MW_ORG});
    find(&w);
    is(&w, "financial-corp", "financial-corp");
}

Test(identity, says_all_reasons_on_the_way)
{
    WORLD({"sergey-markov", "Sergey Markov", MW_PERSON, 5}, {"gen-sergei-markov", "Gen. Sergei Markov", MW_PERSON},
          {"sergei-markov", "Sergei Markov", MW_PERSON});
    mw_buf why = {0};
    find(&w);
    is(&w, "gen-sergei-markov", "sergey-markov");
    mw_identity_why(w.namings[place_of(&w, "gen-sergei-markov")].why, &why);
    cr_expect(mw_str_is(mw_buf_str(&why), "but for its title; in other letters"), "%s", why.data);
    mw_buf_free(&why);
}

Test(identity, out_of_memory_is_an_error_and_no_crash)
{
    for (unsigned long n = 1; n < 60; n++) {
        WORLD({"john-smith", "John Smith", MW_PERSON}, {"j-smith", "J. Smith", MW_PERSON});
        mw_error err = {0};
        mw_memory_fail_after(n);
        bool good = mw_identity_find(&spellings, w.namings, w.count, NULL, 0, &err);
        mw_memory_fail_after(0);
        if (good)
            return;
        cr_expect_eq(err.code, MW_ENOMEM);
    }
}
