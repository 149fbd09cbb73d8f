/* SPDX-License-Identifier: MIT */
/* tree.h -- a page's tree: parsed with limits, walked without recursion. */
#ifndef READ_TREE_H
#define READ_TREE_H

#include <libxml/tree.h>

#include "base/buf.h"

/* Parses valid UTF-8 without NULs. MW_ELIMIT for pages made to be slow, MW_ENOMEM. */
xmlDoc *mw_tree_parse(mw_str page, mw_error *err);

/* Every node under `root`, root included, entered and left; so depth costs no stack.
 *     mw_walk walk = {.root = root};
 *     while (mw_walk_next(&walk)) if (!walk.leaving) … */
typedef struct mw_walk {
    xmlNode *root, *node;
    bool leaving, skip;
} mw_walk;
bool mw_walk_next(mw_walk *walk);
void mw_walk_skip(mw_walk *walk); /* do not look into the node just entered; it is still left */

bool mw_node_is(const xmlNode *node, const char *name);                /* an element of that name */
bool mw_node_is_one_of(const xmlNode *node, const char *const *names); /* ends with NULL */
mw_str mw_node_attribute(const xmlNode *node, const char *name);       /* lent; MW_NONE */
/* The words of a node, blanks folded, scripts and the like left out. Appends. */
void mw_node_text(xmlNode *node, mw_buf *out);
/* What is never text of an article: script, style, template, noscript, svg … */
bool mw_node_is_mute(const xmlNode *node);

#endif
