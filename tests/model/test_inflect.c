/* SPDX-License-Identifier: MIT */
#include "cases.h"
#include "model/inflect.h"
#include "model/tables.h"

Test(inflect, forms_are_those_of_the_table)
{
    tables t;
    tables_start(&t);
    CASES("inflect", row)
    {
        mw_inflection forms[MW_FORMS];
        bool verb = strcmp(row.cells[0], "verb") == 0;
        mw_str base = mw_str_of(row.cells[1]);
        size_t count = verb ? mw_inflect_verb(&t.irregular, base, forms)
                            : mw_inflect_noun(&t.irregular, base, forms);
        char got[512] = "";
        for (size_t i = 0; i < count; i++)
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", i ? " " : "",
                     forms[i].text);
        cr_expect_str_eq(got, row.cells[2], "inflect.case:%u: got %s, want %s", row.line, got,
                         row.cells[2]);
    }
    tables_end(&t);
}

static uint8_t form_of(const tables *t, const char *base, const char *form)
{
    mw_inflection forms[MW_FORMS];
    size_t count = mw_inflect_verb(&t->irregular, mw_str_of(base), forms);
    for (size_t i = 0; i < count; i++)
        if (strcmp(forms[i].text, form) == 0)
            return forms[i].form;
    return 0;
}

Test(inflect, a_form_that_serves_for_several_says_so)
{
    tables t;
    tables_start(&t);
    cr_expect_eq(form_of(&t, "kill", "killed"), MW_PAST | MW_PARTICIPLE);
    cr_expect_eq(form_of(&t, "take", "took"), MW_PAST);
    cr_expect_eq(form_of(&t, "take", "taken"), MW_PARTICIPLE);
    cr_expect_eq(form_of(&t, "put", "put"), MW_BASE | MW_PAST | MW_PARTICIPLE);
    cr_expect_eq(form_of(&t, "come", "come"), MW_BASE | MW_PARTICIPLE);
    cr_expect_eq(form_of(&t, "say", "says"), MW_THIRD);
    cr_expect_eq(form_of(&t, "say", "saying"), MW_GERUND);
    tables_end(&t);
}

Test(inflect, too_long_or_no_word_has_no_forms)
{
    tables t;
    tables_start(&t);
    mw_inflection forms[MW_FORMS];
    char word[200];
    memset(word, 'a', sizeof word);
    cr_expect_eq(mw_inflect_verb(&t.irregular, MW_STR(""), forms), 0);
    cr_expect_eq(mw_inflect_verb(&t.irregular, (mw_str){word, sizeof word}, forms), 0);
    cr_expect_eq(mw_inflect_noun(&t.irregular, (mw_str){word, 44}, forms), 0);
    cr_expect_eq(mw_inflect_noun(&t.irregular, (mw_str){word, 43}, forms), 2);
    cr_expect_eq(mw_inflect_verb(&t.irregular, MW_STR("y"), forms), 4, "one letter");
    tables_end(&t);
}

/* A mistake in the table would otherwise only show as a word that is never found. */
Test(inflect, no_row_of_the_tables_only_says_what_the_rules_say)
{
    tables t;
    tables_start(&t);
    mw_irregular none = {0};
    mw_str lines = t.files[2].bytes, line, base;
    while (mw_str_cut(&lines, '\n', &line)) {
        if (line.len == 0 || line.data[0] == '#' || mw_str_starts(line, MW_STR("base\t")))
            continue;
        mw_str_cut(&line, '\t', &base);
        mw_inflection by_table[MW_FORMS], by_rule[MW_FORMS];
        size_t count = mw_inflect_verb(&t.irregular, base, by_table);
        bool same = count == mw_inflect_verb(&none, base, by_rule);
        for (size_t i = 0; same && i < count; i++)
            same = strcmp(by_table[i].text, by_rule[i].text) == 0;
        cr_expect_not(same, "%.*s is regular", MW_ARG(base));
    }
    tables_end(&t);
}
