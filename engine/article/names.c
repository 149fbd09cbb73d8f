/* SPDX-License-Identifier: MIT */
/* The contract's words for what the structs hold as numbers, both ways. */
#include <moonwire/article.h>

static const char *const GRADES[] = {"guess", "weak", "strong"};
static const char *const ENTITY_TYPES[] = {"PERSON", "ORG", "PLACE", "GROUP", "EVENT", "OTHER"};
static const char *const MENTIONS[] = {"name", "alias", "title", "pronoun"};
static const char *const DATE_TYPES[] = {"DATE", "TIME", "DURATION", "SET"};
static const char *const QUOTE_KINDS[] = {"direct", "mixed", "indirect"};
static const char *const STATUSES[] = {"held", "planned", "cancelled", "denied", "called-for"};
static const char *const PARAGRAPH_KINDS[] = {"body",  "heading", "caption",
                                              "list",  "related", "standfirst"};
static const char *const LAYERS[] = {"article",  "paragraphs", "sentences", "tokens", "pos",
                                     "entities", "dates",      "figures",   "quotes", "events", "words"};

/* One pair of functions a set: name of a value, value of a name. */
#define BOTH_WAYS(noun, type, NAMES)                                                               \
    const char *mw_##noun##_name(type value)                                                       \
    {                                                                                              \
        return (size_t)value < sizeof NAMES / sizeof *NAMES ? NAMES[value] : NULL;                 \
    }                                                                                              \
    bool mw_##noun##_parse(mw_str name, type *value)                                               \
    {                                                                                              \
        for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)                                  \
            if (mw_str_is(name, NAMES[i])) {                                                       \
                *value = (type)i;                                                                  \
                return true;                                                                       \
            }                                                                                      \
        return false;                                                                              \
    }

BOTH_WAYS(grade, mw_grade, GRADES)
BOTH_WAYS(entity_type, mw_entity_type, ENTITY_TYPES)
BOTH_WAYS(mention, mw_mention, MENTIONS)
BOTH_WAYS(date_type, mw_date_type, DATE_TYPES)
BOTH_WAYS(quote_kind, mw_quote_kind, QUOTE_KINDS)
BOTH_WAYS(status, mw_status, STATUSES)
BOTH_WAYS(paragraph_kind, mw_paragraph_kind, PARAGRAPH_KINDS)

unsigned mw_layer_parse(mw_str name)
{
    for (unsigned i = 0; i < sizeof LAYERS / sizeof *LAYERS; i++)
        if (mw_str_is(name, LAYERS[i]))
            return 1u << i;
    return 0;
}
