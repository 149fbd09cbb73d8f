/* SPDX-License-Identifier: MIT */
/* outlet.h -- from which newsroom an article comes. */
#ifndef ARTICLE_OUTLET_H
#define ARTICLE_OUTLET_H

#include <moonwire/article.h>

/* Whether the article is of the outlet: the name of its source, whatever the capitals, or the host of its address
 * ("bbc.co.uk", also of www.bbc.co.uk) or that host's ending (".ca"). */
bool mw_is_of_outlet(const mw_head *head, mw_str outlet);

#endif
