/* SPDX-License-Identifier: MIT */
/* English inflection: a few spelling rules, and a table for the rest. */
#include "model/inflect.h"

#include <assert.h>

typedef struct mw_irregular_row {
    mw_str base, past, participle, gerund, third, plural;
} mw_irregular_row;

static size_t line_count(mw_str text)
{
    size_t lines = 1;
    for (size_t i = 0; i < text.len; i++)
        lines += text.data[i] == '\n';
    return lines;
}

static bool read_rows(mw_str text, bool verbs, mw_irregular *table, mw_error *err)
{
    mw_str line;
    while (mw_str_cut(&text, '\n', &line)) {
        if (line.len == 0 || line.data[0] == '#')
            continue;
        mw_irregular_row *row = &table->rows[table->count];
        mw_str_cut(&line, '\t', &row->base);
        if (mw_str_is(row->base, verbs ? "base" : "singular"))
            continue; /* the header */
        if (verbs) {
            mw_str_cut(&line, '\t', &row->past);
            mw_str_cut(&line, '\t', &row->participle);
            mw_str_cut(&line, '\t', &row->gerund);
            mw_str_cut(&line, '\t', &row->third);
        } else {
            mw_str_cut(&line, '\t', &row->plural);
        }
        uint64_t *place = mw_map_put(verbs ? &table->verbs : &table->nouns, row->base, NULL, err);
        if (!place)
            return false;
        *place = table->count++;
    }
    return true;
}

bool mw_irregular_read(mw_str verbs, mw_str nouns, mw_irregular *table, mw_error *err)
{
    *table = (mw_irregular){0};
    size_t most = line_count(verbs) + line_count(nouns);
    table->rows = mw_memory_get(most * sizeof *table->rows, err);
    return table->rows && read_rows(verbs, true, table, err) && read_rows(nouns, false, table, err);
}

void mw_irregular_free(mw_irregular *table)
{
    mw_map_free(&table->verbs);
    mw_map_free(&table->nouns);
    mw_memory_free(table->rows);
    *table = (mw_irregular){0};
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* Stem and ending as English spells them: carry+ed -> carried, make+ing -> making, pass+s -> passes. */
static void join(mw_str base, const char *ending, char out[MW_FORM_TEXT])
{
    assert(base.len + 4 < MW_FORM_TEXT);
    size_t stem = base.len;
    char last = base.data[stem - 1], before = stem > 1 ? base.data[stem - 2] : 'a';
    const char *glue = "";
    if (ending[0] == 's') {
        bool hiss = last == 's' || last == 'x' || last == 'z' || last == 'o' ||
                    (last == 'h' && (before == 's' || before == 'c'));
        if (last == 'y' && !is_vowel(before))
            stem--, glue = "ie";
        else if (hiss)
            glue = "e";
    } else if (ending[0] == 'e') {
        if (last == 'e')
            stem--;
        else if (last == 'y' && !is_vowel(before))
            stem--, glue = "i";
    } else if (last == 'e' && before == 'i') {
        stem -= 2, glue = "y"; /* die -> dying */
    } else if (last == 'e' && before != 'e' && before != 'o' && before != 'y') {
        stem--;
    }
    size_t glued = strlen(glue), ended = strlen(ending);
    memcpy(out, base.data, stem);
    memcpy(out + stem, glue, glued);
    memcpy(out + stem + glued, ending, ended + 1);
}

static size_t add_form(mw_inflection *forms, size_t count, mw_str text, uint8_t form)
{
    for (size_t i = 0; i < count; i++)
        if (mw_str_is(text, forms[i].text)) {
            forms[i].form |= form;
            return count;
        }
    if (count == MW_FORMS || text.len >= MW_FORM_TEXT || text.len == 0)
        return count;
    memcpy(forms[count].text, text.data, text.len);
    forms[count].text[text.len] = '\0';
    forms[count].form = form;
    return count + 1;
}

/* The form in `cell`, or both of "a/b"; where it is empty the regular one. */
static size_t add_cell(mw_inflection *forms, size_t count, mw_str cell, mw_str base,
                       const char *ending, uint8_t form)
{
    char regular[MW_FORM_TEXT];
    if (cell.len == 0) {
        join(base, ending, regular);
        return add_form(forms, count, mw_str_of(regular), form);
    }
    mw_str part;
    while (mw_str_cut(&cell, '/', &part))
        count = add_form(forms, count, part, form);
    return count;
}

static const mw_irregular_row *row_of(const mw_irregular *table, const mw_map *map, mw_str base)
{
    const uint64_t *row = mw_map_get(map, base);
    return row ? &table->rows[*row] : NULL;
}

size_t mw_inflect_verb(const mw_irregular *table, mw_str base, mw_inflection forms[MW_FORMS])
{
    static const mw_irregular_row REGULAR;
    if (base.len == 0 || base.len + 4 >= MW_FORM_TEXT)
        return 0;
    const mw_irregular_row *row = row_of(table, &table->verbs, base);
    if (!row)
        row = &REGULAR;
    size_t count = add_form(forms, 0, base, MW_BASE);
    count = add_cell(forms, count, row->third, base, "s", MW_THIRD);
    count = add_cell(forms, count, row->past, base, "ed", MW_PAST);
    count = add_cell(forms, count, row->participle.len ? row->participle : row->past, base, "ed",
                     MW_PARTICIPLE);
    return add_cell(forms, count, row->gerund, base, "ing", MW_GERUND);
}

bool mw_irregular_is_noun(const mw_irregular *table, mw_str singular)
{
    return row_of(table, &table->nouns, singular) != NULL;
}

size_t mw_inflect_noun(const mw_irregular *table, mw_str base, mw_inflection forms[MW_FORMS])
{
    if (base.len == 0 || base.len + 4 >= MW_FORM_TEXT)
        return 0;
    const mw_irregular_row *row = row_of(table, &table->nouns, base);
    size_t count = add_form(forms, 0, base, MW_SINGULAR);
    return add_cell(forms, count, row ? row->plural : MW_NONE, base, "s", MW_PLURAL);
}
