/* SPDX-License-Identifier: MIT */
#include "annotate/names_impl.h"
bool mw_pronouns_find(mw_namer *n, mw_error *err){(void)n,(void)err;return true;}
