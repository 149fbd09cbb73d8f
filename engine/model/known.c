/* SPDX-License-Identifier: MIT */
/* Who an id is: the name tables asked backwards. */
#include "model/lexicon_impl.h"

static bool find_in(const mw_lexicon *table, mw_str id, mw_known *known)
{
    int entity = mw_lexicon_column(table, "entity"), name = mw_lexicon_column(table, "name");
    for (size_t i = 0; entity >= 0 && name >= 0 && i < table->row_count; i++) {
        const mw_row *row = &table->rows[i];
        if (!mw_str_equal(mw_row_cell(row, entity), id) || !mw_row_cell(row, name).len)
            continue;
        *known = (mw_known){mw_row_cell(row, name), mw_row_get(row, "wikidata")};
        return true;
    }
    return false;
}

bool mw_model_known(const mw_model *model, mw_str id, mw_known *known)
{
    const mw_lexicon *table;
    for (int own = 1; own >= 0; own--)
        for (size_t i = 0; (table = mw_model_table(model, i)); i++)
            if (table->own == own && find_in(table, id, known))
                return true;
    return false;
}
