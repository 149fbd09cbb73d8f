/* SPDX-License-Identifier: MIT */
/* The article's text among everything else that a page holds.
 *
 * First the element that holds it is found: what the page marks as the article's body, an
 * <article>, or whatever has most paragraph text directly below it. Then its text is gathered in
 * the order of the page, a block a paragraph, leaving out what by its element or its class is no
 * text of the article. Headings stay; captions, lists of links and what invites to share or
 * subscribe go. */
#include "read/clean.h"
#include "read/page.h"
#include "text/utf8.h"

enum {
    PARAGRAPH_BYTES_MIN = 25, /* shorter ones say little about where the article is */
    LOOSE_BYTES_MIN = 60,     /* text outside <p> must look like prose */
    LOOSE_LATER_MIN = 20,     /* less so behind text that did */
    ARTICLE_BYTES_MIN = 200
};

/* Elements that are no text of an article. */
static bool is_frame(const xmlNode *node)
{
    static const char *const FRAME[] = {"nav",        "aside",  "footer", "form",  "figure",
                                        "figcaption", "dialog", "menu",   "table", "h1",
                                        "header",     "label",  "sup",    NULL};
    return mw_node_is_one_of(node, FRAME);
}

/* Words of a class or id that say the same of a <div>. */
static bool is_frame_word(mw_str word)
{
    static const char *const WORDS[] = {
        "ad",         "ads",          "advert",  "advertisement", "author",      "bio",
        "breadcrumb", "breadcrumbs",  "byline",  "caption",       "comment",     "comments",
        "cookie",     "copyright",    "credit",  "disclaimer",    "footer",      "gallery",
        "meta",       "menu",         "nav",     "navigation",    "newsletter",  "outbrain",
        "paywall",    "popular",      "promo",   "recirc",        "recommended", "related",
        "share",      "sharing",      "sidebar", "signup",        "social",      "sponsor",
        "subscribe",  "subscription", "taboola", "tags",          "teaser",      "timestamp",
        "toolbar",    "trending",     "widget",
    };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (mw_str_equal_fold(word, mw_str_of(WORDS[i])))
            return true;
    return false;
}

static bool has_frame_word(mw_str names)
{
    size_t start = 0;
    for (size_t i = 0; i <= names.len; i++) {
        bool part =
            i < names.len && ((names.data[i] | 0x20) >= 'a' && (names.data[i] | 0x20) <= 'z');
        if (part)
            continue;
        if (i > start && is_frame_word(mw_str_sub(names, start, i)))
            return true;
        start = i + 1;
    }
    return false;
}

static bool is_hidden(const xmlNode *node)
{
    mw_str style = mw_node_attribute(node, "style");
    return mw_node_attribute(node, "hidden").data ||
           mw_str_is(mw_node_attribute(node, "aria-hidden"), "true") ||
           mw_str_find(style, MW_STR("display:none"), 0) < style.len ||
           mw_str_find(style, MW_STR("display: none"), 0) < style.len;
}

static size_t text_bytes(const xmlNode *node)
{
    return node->content ? mw_str_trim(mw_str_of((const char *)node->content)).len : 0;
}

/* How much text is below an element, once measured. */
static size_t bytes_of(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE ? (size_t)(uintptr_t)node->psvi : 0;
}

static void measure(xmlNode *root)
{
    size_t total = 0;
    mw_walk walk = {.root = root};
    while (mw_walk_next(&walk)) {
        xmlNode *node = walk.node;
        if (!walk.leaving && node->type == XML_TEXT_NODE)
            total += text_bytes(node);
        if (!walk.leaving && mw_node_is_mute(node))
            mw_walk_skip(&walk);
        if (node->type == XML_ELEMENT_NODE) /* first what stood before it, then what stands in it */
            node->psvi = (void *)(uintptr_t)(walk.leaving ? total - bytes_of(node) : total);
    }
}

/* What is stepped over with all below it. A class can be misunderstood ("no-comments"), so it does
 * not count where it would cost most of the page's text. */
static bool is_left_out(const xmlNode *node, const xmlNode *root)
{
    static const char *const WHOLE[] = {"html", "body", "main", "article", NULL};
    if (node->type != XML_ELEMENT_NODE)
        return node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE;
    if (mw_node_is_mute(node) || is_frame(node) || is_hidden(node))
        return true;
    if (mw_node_is_one_of(node, WHOLE) || bytes_of(node) * 2 > bytes_of(root))
        return false;
    return has_frame_word(mw_node_attribute(node, "class")) ||
           has_frame_word(mw_node_attribute(node, "id"));
}

static size_t score_of(const xmlNode *node)
{
    return (size_t)(uintptr_t)node->_private;
}

static void add_score(xmlNode *node, size_t bytes)
{
    if (node && node->type == XML_ELEMENT_NODE)
        node->_private = (void *)(uintptr_t)(score_of(node) + bytes);
}

/* What may hold an article, and how sure a page's own marks make it. */
typedef struct choice {
    xmlNode *marked, *article, *best;
    size_t best_bytes;
} choice;

static bool is_marked_body(const xmlNode *node)
{
    return mw_str_equal_fold(mw_node_attribute(node, "itemprop"), MW_STR("articleBody"));
}

/* Text counts for the element around its paragraph, and half for the one around that. */
static void score_paragraph(xmlNode *node, choice *c)
{
    size_t bytes = bytes_of(node);
    if (bytes < PARAGRAPH_BYTES_MIN || !node->parent)
        return;
    xmlNode *near = node->parent, *far = near->parent;
    add_score(near, bytes);
    add_score(far, bytes / 2);
    for (int i = 0; i < 2; i++) {
        xmlNode *one = i ? far : near;
        if (one && one->type == XML_ELEMENT_NODE && score_of(one) > c->best_bytes) {
            c->best = one;
            c->best_bytes = score_of(one);
        }
    }
}

/* Prose that stands in a <div> with <br>, as on old pages. */
static void score_loose(xmlNode *node, choice *c)
{
    if (text_bytes(node) < LOOSE_BYTES_MIN)
        return;
    add_score(node->parent, text_bytes(node));
    if (score_of(node->parent) > c->best_bytes) {
        c->best = node->parent;
        c->best_bytes = score_of(node->parent);
    }
}

static size_t bytes_of_or_zero(const xmlNode *node)
{
    return node ? bytes_of(node) : 0;
}

static void look_for_article(xmlNode *root, choice *c)
{
    mw_walk walk = {.root = root};
    while (mw_walk_next(&walk)) {
        xmlNode *node = walk.node;
        if (walk.leaving)
            continue;
        if (node != root && is_left_out(node, root)) {
            mw_walk_skip(&walk);
            continue;
        }
        if (is_marked_body(node) && bytes_of(node) > bytes_of_or_zero(c->marked))
            c->marked = node;
        if (mw_node_is(node, "article") && bytes_of(node) > bytes_of_or_zero(c->article))
            c->article = node;
        if (mw_node_is(node, "p")) {
            score_paragraph(node, c);
            mw_walk_skip(&walk);
        } else if (node->type == XML_TEXT_NODE) {
            score_loose(node, c);
        }
    }
}

static xmlNode *choose(xmlNode *root)
{
    choice c = {0};
    measure(root);
    look_for_article(root, &c);
    if (bytes_of_or_zero(c.marked) >= ARTICLE_BYTES_MIN)
        return c.marked;
    if (c.article && bytes_of(c.article) >= c.best_bytes / 2)
        return c.article;
    return c.best ? c.best : root;
}

/* A paragraph being gathered. */
typedef enum block { LOOSE, PARAGRAPH, HEADING, ITEM } block;

typedef struct gather {
    mw_buf *out;
    mw_buf words, line;
    mw_buf heading; /* waits for a paragraph behind it */
    bool is_loose;  /* prose outside <p> was found */
    size_t linked;  /* bytes of `words` inside links */
    unsigned links; /* how many <a> are open */
    block block;
    mw_str title;
    size_t start; /* of the article in `out` */
} gather;

static bool ends_as_sentence(mw_str line)
{
    static const char *const ENDS[] = {".", "!", "?", "\xe2\x80\xa6", ":", ";"};
    size_t at = line.len;
    while (at > 0) {
        size_t before;
        uint32_t c = mw_utf8_before(line, at, &before);
        if (!mw_utf8_is_quote(c) && c != ')' && c != ']')
            break;
        at = before;
    }
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (mw_str_ends(mw_str_sub(line, 0, at), mw_str_of(ENDS[i])))
            return true;
    return false;
}

static bool starts_fold(mw_str text, mw_str prefix)
{
    return text.len >= prefix.len && mw_str_equal_fold(mw_str_sub(text, 0, prefix.len), prefix);
}

/* "Read more: …", "Follow us on …", "Also read", "Advertisement" */
static bool is_invitation(mw_str line)
{
    static const char *const STARTS[] = {
        "read more", "also read", "read also",   "see also",   "advertisement", "sign up",
        "subscribe", "follow us", "share this",  "click here", "related:",      "watch:",
        "listen:",   "more from", "recommended", "most read",  "more on this"};
    for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++)
        if (starts_fold(line, mw_str_of(STARTS[i])))
            return line.len < 200;
    return false;
}

static bool is_wanted(const gather *g, mw_str line)
{
    bool sentence = ends_as_sentence(line);
    if (!line.len || is_invitation(line) || mw_str_equal(line, mw_str_trim(g->title)))
        return false;
    if (g->linked * 10 >= g->words.len * 8 && (g->block == ITEM || !sentence))
        return false;
    if (g->block == LOOSE)
        return sentence && line.len >= (g->is_loose ? LOOSE_LATER_MIN : LOOSE_BYTES_MIN);
    return g->block != ITEM || sentence || line.len >= LOOSE_BYTES_MIN;
}

static void put(gather *g, mw_str line)
{
    if (g->out->len > g->start)
        mw_buf_add(g->out, MW_STR("\n\n"));
    mw_buf_add(g->out, line);
}

/* The end of a block: what was gathered is a paragraph, a heading that waits, or nothing. */
static void flush(gather *g)
{
    mw_buf_clear(&g->line);
    mw_clean_line(mw_buf_str(&g->words), &g->line);
    mw_str line = mw_buf_str(&g->line);
    if (is_wanted(g, line)) {
        if (g->block == HEADING) {
            mw_buf_clear(&g->heading);
            mw_buf_add(&g->heading, line);
        } else {
            if (g->heading.len)
                put(g, mw_buf_str(&g->heading));
            mw_buf_clear(&g->heading);
            put(g, line);
            g->is_loose = g->is_loose || g->block == LOOSE;
        }
    } else if (g->block == HEADING && line.len) {
        mw_buf_clear(&g->heading);
    }
    g->out->failed = g->out->failed || g->words.failed || g->line.failed;
    mw_buf_clear(&g->words);
    g->linked = 0;
}

static bool is_block(const xmlNode *node)
{
    static const char *const INLINE[] = {
        "a",   "abbr", "acronym", "b",    "bdi",     "bdo",    "big", "code", "data",
        "del", "dfn",  "em",      "font", "i",       "ins",    "kbd", "mark", "q",
        "s",   "samp", "small",   "span", "strike",  "strong", "sub", "time", "tt",
        "u",   "var",  "wbr",     "img",  "picture", "br",     NULL};
    return node->type == XML_ELEMENT_NODE && !mw_node_is_one_of(node, INLINE);
}

static block kind_of(const xmlNode *node, block outer)
{
    static const char *const HEADINGS[] = {"h2", "h3", "h4", "h5", "h6", NULL};
    if (mw_node_is_one_of(node, HEADINGS))
        return HEADING;
    if (mw_node_is(node, "p"))
        return outer == ITEM ? ITEM : PARAGRAPH;
    if (mw_node_is(node, "blockquote"))
        return PARAGRAPH;
    return mw_node_is(node, "li") ? ITEM : LOOSE;
}

/* Two line breaks in a row end a paragraph. */
static bool is_second_break(const xmlNode *node)
{
    const xmlNode *before = node->prev;
    while (before && before->type == XML_TEXT_NODE && !text_bytes(before))
        before = before->prev;
    return before && mw_node_is(before, "br");
}

static void enter(gather *g, xmlNode *node)
{
    if (node->type == XML_TEXT_NODE && node->content) {
        mw_str text = mw_str_of((const char *)node->content);
        mw_buf_add(&g->words, text);
        g->linked += g->links ? text.len : 0;
    } else if (mw_node_is(node, "br")) {
        if (is_second_break(node))
            flush(g);
        else
            mw_buf_char(&g->words, ' ');
    } else if (mw_node_is(node, "a")) {
        g->links++;
    } else if (is_block(node)) {
        flush(g);
        g->block = kind_of(node, g->block);
    }
}

static void leave(gather *g, const xmlNode *node)
{
    if (mw_node_is(node, "a")) {
        g->links--;
    } else if (is_block(node)) {
        flush(g);
        g->block = node->parent && node->parent->type == XML_ELEMENT_NODE
                       ? kind_of(node->parent, LOOSE)
                       : LOOSE;
    }
}

/* A picture or an advertisement between two texts parts them; a footnote's number does not. */
static void step_over(gather *g, mw_walk *walk)
{
    static const char *const INSIDE[] = {"sup",      "label", "script", "style",
                                         "noscript", "svg",   "button", NULL};
    mw_walk_skip(walk);
    if (is_block(walk->node) && !mw_node_is_one_of(walk->node, INSIDE))
        flush(g);
}

void mw_page_body(xmlDoc *tree, mw_str title, mw_buf *out)
{
    gather g = {.out = out, .title = title, .start = out->len};
    xmlNode *root = xmlDocGetRootElement(tree);
    mw_walk walk = {.root = root ? choose(root) : NULL};
    while (walk.root && mw_walk_next(&walk)) {
        if (walk.node != walk.root && is_left_out(walk.node, root)) {
            if (!walk.leaving)
                step_over(&g, &walk);
            continue;
        }
        if (walk.leaving)
            leave(&g, walk.node);
        else
            enter(&g, walk.node);
    }
    flush(&g);
    mw_buf_free(&g.words);
    mw_buf_free(&g.line);
    mw_buf_free(&g.heading);
}
