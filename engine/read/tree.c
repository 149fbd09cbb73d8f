/* SPDX-License-Identifier: MIT */
/* libxml2's HTML parser behind a narrow door.
 *
 * Without XML_PARSE_HUGE it gives an empty tree for deep pages and cuts long texts, silently; the
 * encoding is told, because a wrong <meta> would cut the text too; and a tag with very many
 * attributes takes quadratic time, so those are counted first. */
#include "read/tree.h"

#include <libxml/HTMLparser.h>

#include "read/clean.h"

enum { ATTRIBUTES_MAX = 2000 };

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Behind the end of <script>…</script> and the like, whose text is no markup. */
static size_t behind_raw(mw_str page, size_t at)
{
    static const char *const RAW[] = {"script", "style", "textarea"};
    for (size_t i = 0; i < sizeof RAW / sizeof *RAW; i++) {
        mw_str name = mw_str_of(RAW[i]);
        if (page.len - at < name.len + 1 ||
            !mw_str_equal_fold(mw_str_sub(page, at + 1, at + 1 + name.len), name))
            continue;
        for (size_t end = at; (end = mw_str_find(page, MW_STR("</"), end)) < page.len; end += 2)
            if (page.len - end > name.len + 2 &&
                mw_str_equal_fold(mw_str_sub(page, end + 2, end + 2 + name.len), name))
                return end;
        return page.len;
    }
    return at;
}

/* The end of the tag that starts at `at`, with its attributes counted: blanks outside quotes. */
static size_t measure_tag(mw_str page, size_t at, size_t *attributes)
{
    char quote = '\0';
    for (*attributes = 0; at < page.len; at++) {
        char c = page.data[at];
        if (quote)
            quote = c == quote ? '\0' : quote;
        else if ((c == '"' || c == '\'') && page.data[at - 1] == '=')
            quote = c;
        else if (c == '>')
            break;
        else
            *attributes += (c == ' ' || c == '\n' || c == '\t' || c == '/' || c == '=');
    }
    return at;
}

static bool has_monstrous_tag(mw_str page)
{
    for (size_t at = 0; (at = mw_str_find(page, MW_STR("<"), at)) < page.len; at++) {
        size_t attributes;
        if (mw_str_starts(mw_str_sub(page, at, page.len), MW_STR("<!--"))) {
            at = mw_str_find(page, MW_STR("-->"), at);
            continue;
        }
        if (at + 1 >= page.len || !is_letter(page.data[at + 1]))
            continue;
        size_t end = measure_tag(page, at, &attributes);
        if (attributes > ATTRIBUTES_MAX)
            return true;
        size_t raw = behind_raw(page, at);
        at = raw > at ? raw - 1 : end;
    }
    return false;
}

xmlDoc *mw_tree_parse(mw_str page, mw_error *err)
{
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                  HTML_PARSE_NONET | (int)XML_PARSE_HUGE;
    if (page.len > INT32_MAX || has_monstrous_tag(page)) {
        mw_fail(err, MW_ELIMIT, 0, "is a page with a tag of more than %d attributes",
                ATTRIBUTES_MAX);
        return NULL;
    }
    xmlDoc *tree = htmlReadMemory(page.data, (int)page.len, NULL, "UTF-8", options);
    if (!tree)
        mw_fail(err, MW_EPARSE, 0, "is no web page that can be parsed");
    return tree;
}

bool mw_walk_next(mw_walk *walk)
{
    bool skip = walk->skip;
    walk->skip = false;
    if (!walk->node) {
        walk->node = walk->root;
        return walk->node != NULL;
    }
    if (!walk->leaving) {
        bool enter = walk->node->type == XML_ELEMENT_NODE && walk->node->children && !skip;
        if (enter)
            walk->node = walk->node->children;
        walk->leaving = !enter;
        return true;
    }
    if (walk->node == walk->root)
        return false;
    walk->leaving = !walk->node->next;
    walk->node = walk->node->next ? walk->node->next : walk->node->parent;
    return true;
}

void mw_walk_skip(mw_walk *walk)
{
    walk->skip = true;
}

bool mw_node_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && xmlStrcasecmp(node->name, (const xmlChar *)name) == 0;
}

bool mw_node_is_one_of(const xmlNode *node, const char *const *names)
{
    if (node->type != XML_ELEMENT_NODE)
        return false;
    for (; *names; names++)
        if (xmlStrcasecmp(node->name, (const xmlChar *)*names) == 0)
            return true;
    return false;
}

mw_str mw_node_attribute(const xmlNode *node, const char *name)
{
    if (node->type != XML_ELEMENT_NODE)
        return MW_NONE;
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (xmlStrcasecmp(a->name, (const xmlChar *)name) == 0)
            return a->children && a->children->content
                       ? mw_str_of((const char *)a->children->content)
                       : MW_STR("");
    return MW_NONE;
}

bool mw_node_is_mute(const xmlNode *node)
{
    static const char *const MUTE[] = {"script",   "style",  "template", "noscript", "svg",
                                       "math",     "iframe", "object",   "embed",    "canvas",
                                       "video",    "audio",  "select",   "button",   "input",
                                       "textarea", "map",    "head",     NULL};
    return mw_node_is_one_of(node, MUTE);
}

void mw_node_text(xmlNode *node, mw_buf *out)
{
    mw_buf raw = {0};
    mw_walk walk = {.root = node};
    while (mw_walk_next(&walk)) {
        if (walk.leaving)
            continue;
        if (mw_node_is_mute(walk.node) && walk.node != node)
            mw_walk_skip(&walk);
        else if (walk.node->type == XML_TEXT_NODE && walk.node->content)
            mw_buf_add(&raw, mw_str_of((const char *)walk.node->content));
        else if (mw_node_is(walk.node, "br"))
            mw_buf_char(&raw, ' ');
    }
    mw_clean_line(mw_buf_str(&raw), out);
    out->failed = out->failed || raw.failed;
    mw_buf_free(&raw);
}
