/* SPDX-License-Identifier: MIT */
#include <moonwire/annotate.h>

#include "article/article.h"

#include <criterion/criterion.h>

/* The language that is found in a text; empty: none. */
static void expect(const char *text, const char *language)
{
    mw_error err = {0};
    mw_model *model = mw_model_open(&err);
    mw_article *article = mw_article_new(0, &err);
    cr_assert(model && article && mw_article_set_text(article, mw_str_of(text), &err), "%s", err.text);
    cr_assert(mw_annotate(article, model, MW_SENTENCES, &err), "%s", err.text);
    mw_str found = mw_article_head(article)->language;
    cr_expect(mw_str_is(found, language), "%s: %.*s", text, MW_ARG(found));
    mw_article_free(article);
    mw_model_free(model);
}

Test(language, is_told_by_the_small_words)
{
    expect("The envoy met the generals in the capital and left without a word of what they had said to him there.", "en");
    expect("Le ministre a rencontré les généraux dans la capitale et il est parti sans un mot sur ce que lui ont dit.", "fr");
    expect("Der Minister traf die Generäle in der Hauptstadt und ging, ohne ein Wort über das zu sagen, was er gehört hatte.", "de");
    expect("Menteri itu bertemu dengan para jenderal di ibu kota dan pergi tanpa sepatah kata untuk wartawan yang menunggu.", "id");
}

/* Names brought their own small words: two sentences on Iraq's prime minister were taken for Spanish, and nothing was
 * read in them. */
Test(language, is_not_told_by_the_names)
{
    expect("Iraq's Prime Minister Mohammed Shia al-Sudani met Saudi Foreign Minister Prince Faisal bin Farhan Al Saud in "
           "Baghdad. Al-Masirah television said so. Ghana's Nana Akufo-Addo offered help.", "en");
    expect("Hun Sen met Sergey Lavrov. Lavrov praised Hun Sen.", ""); /* too short to tell: read as English */
    expect("A meeting between Prak Sokhonn and Su Su Lwin was called off.", "en");
    expect("Ursula von der Leyen met Alexander De Croo and Dilan Yesilgoz. Charles de Gaulle airport closed. Von der Leyen "
           "praised Oscar de la Renta.", "en");
}
