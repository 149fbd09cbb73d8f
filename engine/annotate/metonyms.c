/* SPDX-License-Identifier: MIT */
#include "annotate/names_impl.h"
void mw_metonyms_find(mw_namer *n){(void)n;}
