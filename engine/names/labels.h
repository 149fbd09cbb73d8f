/* SPDX-License-Identifier: MIT */
/* labels.h -- names as a label a token: outside, the first of a name, a further one. */
#ifndef NAMES_LABELS_H
#define NAMES_LABELS_H

#include <moonwire/article.h>

/* A name's label: outside, the first token of a name, a further one; by type. */
enum {
    MW_LABEL_OUT = 0,
    MW_LABEL_COUNT = 1 + 2 * MW_ENTITY_TYPES
};
static inline uint8_t mw_label_begin(mw_entity_type type)
{
    return (uint8_t)(1 + 2 * type);
}
static inline uint8_t mw_label_inside(mw_entity_type type)
{
    return (uint8_t)(2 + 2 * type);
}
static inline bool mw_label_is_begin(uint8_t label)
{
    return label < MW_LABEL_COUNT && label % 2 == 1;
}
static inline bool mw_label_is_inside(uint8_t label)
{
    return label != MW_LABEL_OUT && label < MW_LABEL_COUNT && label % 2 == 0;
}
static inline mw_entity_type mw_label_type(uint8_t label)
{
    return (mw_entity_type)((label - 1) / 2);
}

/* Which labels may follow each, as bits; the last: which may come first. A name goes on only with
 * its own type. */
void mw_labels_next(uint32_t next[MW_LABEL_COUNT + 1]);

#endif
