/* SPDX-License-Identifier: MIT */
/* The outlet of an article, by its source and its address. */
#include "article/outlet.h"

/* The host of an address: of https://www.bbc.co.uk/news it is www.bbc.co.uk. */
static mw_str host_of(mw_str url)
{
    if (!url.len)
        return MW_STR("");
    size_t start = mw_str_find(url, MW_STR("://"), 0);
    start = start < url.len ? start + 3 : 0;
    return mw_str_sub(url, start, mw_str_find(url, MW_STR("/"), start));
}

static bool is_of_host(mw_str host, mw_str name)
{
    if (name.len > host.len || name.len == 0)
        return false;
    mw_str tail = mw_str_sub(host, host.len - name.len, host.len);
    return mw_str_equal_fold(tail, name) &&
           (tail.data == host.data || name.data[0] == '.' || host.data[host.len - name.len - 1] == '.');
}

bool mw_is_of_outlet(const mw_head *head, mw_str outlet)
{
    return (head->source.len && mw_str_equal_fold(head->source, outlet)) || is_of_host(host_of(head->url), outlet);
}
