/* SPDX-License-Identifier: MIT */
#include "annotate/names_impl.h"
bool mw_descriptions_find(mw_namer *n, mw_error *err){(void)n,(void)err;return true;}
uint32_t mw_institution_at(const mw_namer *n, uint32_t first, uint32_t end){(void)n,(void)first,(void)end;return 0;}
bool mw_pronouns_find(mw_namer *n, mw_error *err){(void)n,(void)err;return true;}
void mw_metonyms_find(mw_namer *n){(void)n;}
