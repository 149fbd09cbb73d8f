/* SPDX-License-Identifier: MIT */
/* Labels of names: which may follow which. */
#include "names/labels.h"

void mw_labels_next(uint32_t next[MW_LABEL_COUNT + 1])
{
    uint32_t begins = UINT32_C(1) << MW_LABEL_OUT;
    for (int type = 0; type < MW_ENTITY_TYPES; type++)
        begins |= UINT32_C(1) << mw_label_begin((mw_entity_type)type);
    for (int label = 0; label <= MW_LABEL_COUNT; label++)
        next[label] = begins;
    for (int label = 1; label < MW_LABEL_COUNT; label++)
        next[label] |= UINT32_C(1) << mw_label_inside(mw_label_type((uint8_t)label));
}
