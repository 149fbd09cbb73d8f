/* SPDX-License-Identifier: MIT */
/* Articles of a made-up country: sentences with slots, filled with an event's facts and a report's own words. */
#include "stats/sample_newsroom.h"

typedef struct desk {
    mw_buf *out;
    uint32_t event;  /* decides the facts */
    uint64_t chance; /* decides the words */
    bool british, straight;
    int changed; /* the figure with this number is another; -1: none */
    int figures; /* written so far */
} desk;

static uint32_t draw(desk *d, uint32_t below)
{
    d->chance = d->chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((d->chance >> 33) % below);
}

static uint32_t fact(const desk *d, uint32_t number, uint32_t below)
{
    uint64_t x = ((uint64_t)d->event << 16 | number) * UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 29) * UINT64_C(0xbf58476d1ce4e5b9);
    return (uint32_t)((x ^ x >> 32) % below);
}

#define COUNT(list) (uint32_t)(sizeof(list) / sizeof *(list))

static const char *const FIRST[] = {"Arvo", "Belen", "Cosmin", "Daria", "Emre", "Fatou", "Goran", "Hilde", "Ines", "Jonas",
                                    "Kaisa", "Lazar", "Mirela", "Nuno", "Odile", "Pavel", "Rosa", "Stefan", "Tove", "Ulla"};
static const char *const LAST[] = {"Harun", "Vesk", "Ormond", "Tallis", "Brandt", "Okoye", "Lindqvist", "Marchetti", "Dragan",
                                   "Pereira", "Novak", "Sato", "Keller", "Zoric", "Amadi", "Fonseca", "Rask", "Iliev", "Moreau"};
static const char *const PLACE[] = {"Karsten Bay", "Port Adela", "Miravel", "Tolna", "the Oster valley", "Lower Brenn", "Saint Ivo",
                                    "Grenmark", "the Palisade hills", "Dunmere", "Old Harbor", "Vasily Point", "Ketterby", "Rowan Ferry"};
static const char *const OFFICE[] = {"the labor minister", "the governor", "the head of the port authority", "the opposition leader",
                                     "the police chief", "the mayor", "the envoy of the river states", "the defense minister"};
static const char *const BODY[] = {"the Harbor Guild", "the Relief Council", "the Election Board", "the Teachers Union",
                                   "the Miners League", "the Border Commission", "the Farm Bureau", "the Transit Authority"};
static const char *const THING[] = {"the ferry strike", "the grain levy", "the border closure", "the mine collapse", "the school closures",
                                    "the dam project", "the customs dispute", "the evacuation", "the curfew", "the recount"};
static const char *const DAY[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
static const char *const GROUP[] = {"dock workers", "families", "soldiers", "students", "miners", "voters", "farmers", "drivers"};
static const char *const DID[] = {"criticized", "defended", "delayed", "welcomed", "reorganized", "abandoned", "denounced", "backed"};
static const char *const MOOD[] = {"cautious", "angry", "tired", "hopeful", "divided", "silent", "defiant", "uneasy"};
static const char *const WHILE[] = {"after weeks of stalled negotiations", "as rain swept the district", "despite an earlier promise",
                                    "before a crowd in the old market", "in a statement read on local radio", "without giving a reason",
                                    "hours before the deadline ran out", "at the end of a two-day visit", "under pressure from its neighbors",
                                    "following a meeting behind closed doors", "amid shortages of fuel and flour", "for the third time this year"};
static const char *const SAYS[] = {"said", "told reporters", "wrote in a letter", "acknowledged", "insisted", "added"};
static const char *const DETAIL[] = {"The road north stayed shut through the night", "Shops along the quay opened late",
                                     "Several witnesses described a long column of trucks", "Prices in the covered market rose again",
                                     "Neither side has published the text", "A second round is planned next month",
                                     "Hospitals in the district were running on generators", "Telephone lines were cut for some hours",
                                     "The harbor pilots have not joined the protest", "Trains to the coast were running as usual",
                                     "Local councils have asked for a postponement", "The armored vehicles withdrew before dawn"};
static const char *const STATED[] = {"We were promised an answer in the spring and we have been given nothing but silence since",
                                     "Nobody in this valley will sign a paper that takes the water from their own fields",
                                     "There is a way out of this and it begins with letting the observers do their work",
                                     "I have told them that patience is not the same thing as consent and never will be",
                                     "Every hour that the crossing stays closed costs this town more than it can carry",
                                     "The numbers speak for themselves and those who doubt them are free to count again",
                                     "What happened on that road must be looked into by people who owe nothing to anyone",
                                     "Our members will go back when the gates are open and not an hour before that day"};

/* What a sentence is about, each in several forms; a slot is a letter behind %: facts of the event are P and Q (people),
 * O and R (their offices), L (place), B (body), T (matter), D (day), N and M (counts), G (group); a desk's own choice are
 * v (did), m (mood), w (circumstance), s (says), d (detail); q is a quotation of the event. */
static const char *const FORMS[][7] = {
    {"%P, %O, %v %T in %L on %D %w.", "In %L, %P %v %T on %D; %O spoke %w.", "A dispute over %T deepened on %D when %P, %O, %v it %w.",
     "%T was %v by %P on %D, %w, people in %L said.", "On %D came word from %L that %O, %P, had %v %T %w.",
     "It was %O who %v %T first: %P did so in %L %w.", "%w, %P of %L %v %T, the second such step by %O."},
    {"At least %N %G were affected, according to %B.", "%B put the number of %G concerned at %N.", "Some %N %G have been caught up in it, %B %s.",
     "The count kept by %B stood at %N %G by %D evening.", "Of the %G there, %N had been registered by %B.",
     "By the reckoning of %B, %N %G were involved.", "%N: that is how many %G %B has listed so far."},
    {"“%q,” %Q %s.", "%Q, %R, %s: “%q.”", "“%q,” %s %Q, who is %R.", "Asked about %T, %Q %s: “%q.”", "“%q,” was how %R, %Q, put it.",
     "For %R the matter is plain. “%q,” %Q %s.", "%Q was %m. “%q,” came the answer %w."},
    {"%d, and the mood among %G was %m.", "%d %w.", "%G were %m; %d.", "%d. People in %L were %m %w.", "Reports from %L were %m, and %d %w.",
     "%d, %B %s, though few of the %G seemed %m.", "%w, %d."},
    {"%B %v the plan, which would cost %M million crowns.", "The bill would come to %M million crowns, %B %s %w.",
     "Officials expect to spend %M million crowns, money that %Q %v.", "With %M million crowns at stake, %B has %v it %w.",
     "The cost, %M million crowns, was %v by %R.", "No one has said who would pay the %M million crowns; %R %v the idea.",
     "Of %M million crowns set aside, little has reached %L, %Q %s."},
    {"A year earlier %O had %v a similar step %w.", "It is not the first time: %P %v %T before, %w.", "%T has a history in %L, where %B once %v it.",
     "Since the spring %P has %v each proposal %w.", "Earlier attempts were %v by %Q %w.", "%R and %O have long been %m about %T.",
     "The last talks on it ended %w, and %Q left %L %m."},
};

static const char *const *const BRITISH[] = {(const char *const[]){"labor", "labour"}, (const char *const[]){"harbor", "harbour"},
                                             (const char *const[]){"Harbor", "Harbour"}, (const char *const[]){"defense", "defence"},
                                             (const char *const[]){"criticized", "criticised"}, (const char *const[]){"organized", "organised"},
                                             (const char *const[]){"neighbors", "neighbours"}, (const char *const[]){"armored", "armoured"}};

/* Words as the desk spells them. */
static void put(desk *d, const char *words)
{
    mw_str text = mw_str_of(words);
    for (size_t i = 0; d->british && i < COUNT(BRITISH); i++) {
        mw_str american = mw_str_of(BRITISH[i][0]);
        size_t at = mw_str_find(text, american, 0);
        if (at == text.len)
            continue;
        mw_buf_add(d->out, mw_str_sub(text, 0, at));
        mw_buf_add(d->out, mw_str_of(BRITISH[i][1]));
        mw_buf_add(d->out, mw_str_sub(text, at + american.len, text.len));
        return;
    }
    mw_buf_add(d->out, text);
}

static void put_figure(desk *d, uint32_t figure)
{
    bool other = d->figures++ == d->changed;
    mw_buf_print(d->out, "%u", figure + (other ? 13 : 0));
}

static void put_person(desk *d, uint32_t number)
{
    mw_buf_print(d->out, "%s %s", FIRST[fact(d, number, COUNT(FIRST))], LAST[fact(d, number + 1, COUNT(LAST))]);
}

static void put_slot(desk *d, char slot, uint32_t part)
{
    switch (slot) {
    case 'P': put_person(d, 1); break;
    case 'Q': put_person(d, 10 + 2 * (part % 3)); break;
    case 'O': put(d, OFFICE[fact(d, 3, COUNT(OFFICE))]); break;
    case 'R': put(d, OFFICE[fact(d, 4 + part % 3, COUNT(OFFICE))]); break;
    case 'L': put(d, PLACE[fact(d, 7, COUNT(PLACE))]); break;
    case 'B': put(d, BODY[fact(d, 8, COUNT(BODY))]); break;
    case 'T': put(d, THING[fact(d, 9, COUNT(THING))]); break;
    case 'D': put(d, DAY[fact(d, 20, COUNT(DAY))]); break;
    case 'G': put(d, GROUP[fact(d, 21, COUNT(GROUP))]); break;
    case 'N': put_figure(d, 20 + fact(d, 30 + part, 4000)); break;
    case 'M': put_figure(d, 2 + fact(d, 60 + part, 900)); break;
    case 'q': put(d, STATED[fact(d, 90 + part, COUNT(STATED))]); break;
    case 'v': put(d, DID[draw(d, COUNT(DID))]); break;
    case 'm': put(d, MOOD[draw(d, COUNT(MOOD))]); break;
    case 'w': put(d, WHILE[draw(d, COUNT(WHILE))]); break;
    case 's': put(d, SAYS[draw(d, COUNT(SAYS))]); break;
    default: put(d, DETAIL[draw(d, COUNT(DETAIL))]); break;
    }
}

static void put_sentence(desk *d, const char *form, uint32_t part)
{
    size_t begin = d->out->len;
    for (const char *at = form; *at; at++) {
        if (*at == '%')
            put_slot(d, *++at, part);
        else if (d->straight && strncmp(at, "“", 3) == 0)
            mw_buf_char(d->out, '"'), at += 2;
        else if (d->straight && strncmp(at, "”", 3) == 0)
            mw_buf_char(d->out, '"'), at += 2;
        else
            mw_buf_char(d->out, *at);
    }
    if (d->out->len > begin && d->out->data[begin] >= 'a' && d->out->data[begin] <= 'z')
        d->out->data[begin] -= 'a' - 'A';
}

/* Paragraph `part` of a report in the words of `wording`; the same numbers give the same paragraph. */
static void put_paragraph(desk *d, uint32_t wording, uint32_t part)
{
    d->chance = ((uint64_t)d->event << 32) + wording * UINT64_C(0x9e3779b1) + part * UINT64_C(0x85ebca6b);
    for (int i = 0; i < 4; i++)
        draw(d, 2);
    uint32_t sentences = 2 + draw(d, 2);
    for (uint32_t i = 0; i < sentences; i++) {
        uint32_t about = part == 0 && i == 0 ? 0 : draw(d, COUNT(FORMS));
        put_sentence(d, FORMS[about][draw(d, 7)], part);
        mw_buf_char(d->out, i + 1 < sentences ? ' ' : '\n');
    }
    mw_buf_char(d->out, '\n');
}

static uint32_t length_of(uint32_t event)
{
    desk d = {.event = event};
    return 8 + fact(&d, 99, 18);
}

static void put_report(desk *d, uint32_t wording, uint32_t first, uint32_t end)
{
    for (uint32_t part = first; part < end; part++)
        put_paragraph(d, wording, part);
}

static void put_joint(desk *d, uint32_t length, uint32_t own)
{
    for (uint32_t part = 0; part < length; part++)
        put_paragraph(d, part % 2 ? own : 0, part);
}

void newsroom_write(mw_buf *out, newsroom_kind kind, uint32_t event, uint32_t own)
{
    desk d = {.out = out, .event = event, .changed = kind == NEWSROOM_FIGURE ? (int)(own % 4) : -1};
    uint32_t length = length_of(event), cut = length * (own % 30 + 1) / 100;
    d.british = kind == NEWSROOM_BRITISH;
    d.straight = kind == NEWSROOM_QUOTES;
    if (kind == NEWSROOM_DATELINE)
        mw_buf_print(out, "%s, %s (Desk %u) — ", PLACE[own % COUNT(PLACE)], DAY[own % COUNT(DAY)], own % 50);
    switch (kind) {
    case NEWSROOM_CUT: put_report(&d, 0, 0, length - (cut ? cut : 1)); break;
    case NEWSROOM_LONGER: put_report(&d, 0, 0, length), put_report(&d, own + 1, length, length + 2); break;
    case NEWSROOM_DECOY: put_report(&d, own + 1, 0, length); break;
    case NEWSROOM_REORDERED:
        for (uint32_t part = length; part-- > 0;)
            put_paragraph(&d, 0, part);
        break;
    case NEWSROOM_BRIEF: put_report(&d, 0, 0, 2); break;
    case NEWSROOM_TWO_CUTS: put_report(&d, 0, length / 3, length); break;
    case NEWSROOM_JOINT: put_joint(&d, length, own + 1); break;
    case NEWSROOM_LIVE:
        put_report(&d, 0, 0, length);
        for (uint32_t i = 1; i <= 2; i++)
            d.event = event + i, put_report(&d, 0, 0, length_of(d.event));
        break;
    default: put_report(&d, 0, 0, length); break;
    }
}

void newsroom_bulletin(mw_buf *out, uint32_t day)
{
    desk d = {.event = day, .changed = -1};
    mw_buf_print(out, "The crown stood at %u to the dollar on the street in Miravel today, traders said. ", fact(&d, 1, 90) + 100);
    mw_buf_print(out, "The river stood at %u centimetres at the old bridge. ", fact(&d, 2, 300));
    mw_buf_print(out, "Rain of %u millimetres fell on the plain. The port took in %u ships. ", fact(&d, 3, 40), fact(&d, 4, 30));
    mw_buf_print(out, "Rice was sold at %u crowns a sack in the north market and at %u in the south.\n", fact(&d, 5, 80) + 20,
                 fact(&d, 6, 80) + 20);
}

const char *newsroom_kind_name(newsroom_kind kind)
{
    static const char *const NAMES[] = {"report", "same text", "cut", "dateline", "one figure", "two paragraphs more", "decoy",
                                        "British spelling", "straight quotation marks", "paragraphs reversed", "brief",
                                        "first third missing", "half of it joint", "live page of three"};
    return kind < NEWSROOM_KINDS ? NAMES[kind] : "";
}
