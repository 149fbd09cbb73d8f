/* SPDX-License-Identifier: MIT */
/* A program that uses the shared library alone: what it needs is exported, what it reads is told. */
#include <moonwire/moonwire.h>
#include <stdio.h>

static const char ARTICLE[] = "title: Talks\npublished: 2022-08-03\n\n"
                              "Sergey Lavrov met Wunna Maung Lwin in Naypyidaw on Wednesday.\n";

int main(void)
{
    mw_error err = {0};
    mw_model *model = mw_model_open(&err);
    mw_reader *reader = mw_reader_new(NULL, &err);
    mw_article *article = NULL;
    size_t entities = 0;
    if (model && reader && mw_reader_add_bytes(reader, mw_str_of("talks.txt"), mw_str_of(ARTICLE), &err) &&
        mw_reader_next(reader, &article, &err) == MW_ARTICLE_READ &&
        mw_annotate(article, model, MW_ENTITIES, &err))
        entities = mw_article_layers(article)->entity_count;
    else
        printf("%s\n", err.text);
    mw_article_free(article);
    mw_reader_free(reader);
    mw_model_free(model);
    printf("moonwire %s: %zu entities\n", mw_version(), entities);
    return entities == 3 ? 0 : 1;
}
