/* SPDX-License-Identifier: MIT */
/* What the files of the quotes stage share: the words of an article by what they do in a sentence,
 * its quotation marks in pairs, and its cues -- the words of saying -- with their speakers.
 *
 * All positions are token numbers: `first` is inside, `end` is past. */
#ifndef QUOTES_QUOTES_IMPL_H
#define QUOTES_QUOTES_IMPL_H

#include "language/language.h"
#include "quotes/rules.h"

/* What a token does: the classes of words/function-words.tsv, and the kinds of punctuation. */
typedef uint64_t mw_work;
enum {
    MW_DET_BIT,
    MW_POSS_BIT,
    MW_SUBJ_BIT,
    MW_OBJ_BIT,
    MW_MASC_BIT,
    MW_FEM_BIT,
    MW_PLURAL_BIT,
    MW_THING_BIT,
    MW_FIRST_BIT,
    MW_SECOND_BIT,
    MW_REL_BIT,
    MW_PREP_BIT,
    MW_CONJ_BIT,
    MW_SUB_BIT,
    MW_COND_BIT,
    MW_BE_BIT,
    MW_HAVE_BIT,
    MW_DO_BIT,
    MW_MODAL_BIT,
    MW_UNREAL_BIT,
    MW_NEG_BIT,
    MW_ADV_BIT,
    MW_NOUN_BIT,
    MW_MEDIUM_BIT,
    MW_SOON_BIT,
    MW_THAT_BIT,
    MW_TO_BIT,
    MW_AS_BIT,
    MW_OWNER_BIT,
    MW_TITLE_BIT,
    MW_COINED_BIT,
    MW_CONTRAST_BIT,
    MW_WHILE_BIT,
    MW_ART_BIT,
    MW_CLASS_BITS,
    MW_COMMA_BIT = MW_CLASS_BITS,
    MW_STOP_BIT,
    MW_COLON_BIT,
    MW_SEMICOLON_BIT,
    MW_DASH_BIT,
    MW_BRACKET_BIT,
    MW_UNBRACKET_BIT,
    MW_HYPHEN_BIT,
    MW_MARK_BIT,
    MW_DATE_BIT
};
#define MW_W(name) ((mw_work)1 << MW_##name##_BIT)
#define MW_W_AUX   (MW_W(BE) | MW_W(HAVE) | MW_W(DO) | MW_W(MODAL))
#define MW_W_BREAK (MW_W(COMMA) | MW_W(STOP) | MW_W(COLON) | MW_W(SEMICOLON) | MW_W(DASH))

/* What stands between a pair of quotation marks. */
typedef struct mw_pair {
    uint32_t open, close;  /* the marks; a text that runs on into the next paragraph has none to
                              close it: then `close` is past its last token */
    uint32_t inside;       /* the pair around this one, or MW_NO_INDEX */
    bool runs_on, resumes; /* ends, begins at a paragraph's edge in the midst of a quotation */
    bool whole;            /* reads as a whole utterance, not as a fragment of a sentence */
} mw_pair;

typedef struct mw_talk {
    mw_article *article;
    const mw_model *model;
    mw_arena *arena;
    mw_str text;
    const mw_layers *layers;
    const mw_token *tokens;
    uint32_t count;
    const mw_lexicon *saying, *speakers, *agents;
    mw_names frames;   /* of saying */
    mw_work *work;     /* a token's mw_work */
    uint32_t *mention; /* the longest mention that covers a token, or MW_NO_INDEX */
    uint32_t *pair;    /* the outermost pair that a token or mark belongs to, or MW_NO_INDEX */
    mw_pair *pairs;    /* by `open` */
    size_t pair_count;
    mw_quote_study *study; /* NULL: nobody asks why */
} mw_talk;

/* rules.c: whether a rule is switched on; takes a note of it. */
bool mw_study_rule(const mw_talk *talk, mw_quote_rule rule, uint32_t first, uint32_t end,
                   mw_str who);
/* Whether a rule decides about tokens [first, end): its condition holds and it is not switched off.
 */
static inline bool mw_holds(const mw_talk *talk, mw_quote_rule rule, bool condition, uint32_t first,
                            uint32_t end)
{
    return condition && (!talk->study || mw_study_rule(talk, rule, first, end, MW_NONE));
}

/* words.c */
bool mw_talk_open(mw_talk *talk, mw_article *article, const mw_model *model, mw_error *err);
/* False outside the article, also for "the token before the first". */
static inline bool mw_is(const mw_talk *talk, uint32_t token, mw_work work)
{
    return token <= talk->count && (talk->work[token] & work) != 0;
}
mw_str mw_talk_word(const mw_talk *talk, uint32_t token);
bool mw_talk_is(const mw_talk *talk, uint32_t token, const char *word); /* as it is written */
mw_span mw_talk_span(const mw_talk *talk, uint32_t first, uint32_t end);
/* A word that is none of the function words: a noun, a verb, an adjective, a name, a number. */
bool mw_is_content(const mw_talk *talk, uint32_t token);
bool mw_is_lower(const mw_talk *talk, uint32_t token);
/* Where the mention at `token` begins and ends. */
uint32_t mw_mention_first(const mw_talk *talk, uint32_t token);
uint32_t mw_mention_end(const mw_talk *talk, uint32_t token);

/* marks.c: fills pairs and pair. */
bool mw_pair_marks(mw_talk *talk, mw_error *err);

/* The frames of words/saying.tsv. */
enum {
    MW_FRAME_BARE = 1,
    MW_FRAME_SURE = 2,
    MW_FRAME_THAT = 4,
    MW_FRAME_QUOTE = 8,
    MW_FRAME_HEARER = 16,
    MW_FRAME_AS = 32,
    MW_FRAME_NAME = 64,
    MW_FRAME_OF = 128,
    MW_FRAME_TO = 256,
    MW_FRAME_HEARER_TO = 512,
    MW_FRAME_ING = 1024,
    MW_FRAME_FRAGMENT = 2048,
    MW_FRAME_MORE = 4096,
    MW_FRAME_RELAY = 8192,
    MW_FRAME_NOUN = 16384,
    MW_FRAME_WEAK = 32768,
    MW_FRAME_PAPER = 65536,
    MW_FRAME_FOR = 131072,
    MW_FRAME_FOR_DEED = 262144,
    MW_FRAME_GETS = 524288
};

typedef enum mw_cue_kind {
    MW_CUE_FINITE,     /* he said */
    MW_CUE_PARTICIPLE, /* , adding that: the speaker is that of the clause around it */
    MW_CUE_RELAYED,    /* quoted him as saying; was quoted as saying */
    MW_CUE_AGENT,      /* described by him as */
    MW_CUE_NOUN,       /* his claim that */
    MW_CUE_PREP        /* according to him */
} mw_cue_kind;

/* A noun phrase that may be a speaker. */
typedef struct mw_phrase {
    uint32_t first, end; /* the words up to its first preposition: the head */
    uint32_t full_end;   /* with what follows: of, for, in … */
    uint32_t left; /* with what goes before a name: [Foreign Minister of Cambodia] Prak Sokhonn */
    uint32_t aside_first, aside_end; /* what stands in apposition to it, if anything */
    bool clean;    /* its left edge is one: nothing unexplained stands before it */
    bool joint;    /* "X and Y" */
    bool relative; /* subject of a relative or reported clause */
} mw_phrase;

/* The same of a rule about somebody. */
static inline bool mw_holds_of(const mw_talk *talk, mw_quote_rule rule, bool condition,
                               const mw_phrase *phrase, mw_str who)
{
    return condition &&
           (!talk->study || mw_study_rule(talk, rule, phrase->first, phrase->end, who));
}

/* Who spoke, as far as the text tells. */
typedef struct mw_speaker {
    mw_str entity; /* null: nobody named, or two candidates */
    mw_span span;  /* the words that say so */
    mw_entity_type type;
    bool pronoun;
    bool sure; /* named on the spot */
} mw_speaker;

typedef struct mw_cue {
    uint32_t first, end;      /* its words */
    uint32_t group;           /* where its verb group begins: "has also" said */
    uint32_t sentence, floor; /* nothing of it stands before token `floor` */
    uint32_t ceiling;         /* past the sentence's last token */
    const mw_row *row;
    mw_str class;
    unsigned frame;
    uint8_t form;
    mw_cue_kind kind;
    bool negative, future, doubtful;
    bool inverted;    /* said he */
    bool mute;        /* laughed, where no marks stand: tells nothing, and ends no statement */
    bool heard;       /* heard the men saying: its subject is nobody in particular */
    uint32_t same_as; /* the cue whose subject it shares ("and added"), or MW_NO_INDEX */
    bool has_subject;
    mw_phrase subject, relay; /* who said it; who passes it on, if first < end */
    mw_speaker speaker;
    mw_str via;
    /* the statement */
    uint32_t start; /* the first token after hearers, dates, places and "that" */
    bool has_that;
    uint32_t left;                     /* where the attribution begins: subject or verb */
    uint32_t scope_end;                /* how far to the right its statement reaches */
    uint32_t region_first, region_end; /* what it trails: "[Y], he said"; equal: nothing */
    uint32_t clause_first, clause_end; /* the reported clause; equal: none */
    bool interrupts;                   /* it stands within its statement: "The road, he said, is" */
    bool cites;                        /* its speaker is one whom its subject cites */
    bool relays;                       /* passes on what the cue before reports */
    bool sure;                         /* the clause is one beyond doubt */
    bool marked;                       /* a quotation in marks is its statement */
} mw_cue;

typedef struct mw_cues {
    mw_cue *items;
    size_t count, capacity;
} mw_cues;

/* saying.c: the words of saying of the reporter's own text, in order. */
bool mw_find_cues(mw_talk *talk, mw_cues *cues, mw_error *err);

/* subject.c */
bool mw_phrase_before(const mw_talk *talk, uint32_t end, uint32_t floor, mw_phrase *phrase);
/* Past one run of words of a noun phrase. */
uint32_t mw_past_chunk(const mw_talk *talk, uint32_t first, uint32_t ceiling);
bool mw_phrase_after(const mw_talk *talk, uint32_t first, uint32_t ceiling, mw_phrase *phrase);
/* The subject of the sentence's main clause. */
void mw_note_aside(const mw_talk *talk, uint32_t end, mw_phrase *phrase); /* fills aside_… */
bool mw_main_subject(const mw_talk *talk, uint32_t floor, uint32_t end, mw_phrase *phrase);

/* attribution.c: fills subject, inverted, same_as; a cue that turns out to be none goes. */
void mw_find_subjects(const mw_talk *talk, mw_cues *cues);
/* The phrase before what stands between commas or dashes: [Lavrov], 72, who had arrived, | said. */
bool mw_subject_before_asides(const mw_talk *talk, uint32_t comma, uint32_t floor,
                              mw_phrase *phrase);

enum { MW_RELAY_REACH = 24 };
/* relays.c: fills subject and relay of "quoted him as saying"; relay of "a group quoted by him". */
bool mw_relayed_subject(const mw_talk *talk, mw_cue *cue);
void mw_note_quoted_by(const mw_talk *talk, mw_cue *cue);

/* voices.c: whether its subject makes a cue none; of what "you" said there is no statement without
 * marks. */
bool mw_is_no_report(const mw_talk *talk, const mw_cues *cues, mw_cue *cue);

/* speaker.c */
typedef enum mw_head_kind {
    MW_HEAD_UNKNOWN,
    MW_HEAD_VOICE,
    MW_HEAD_STATE,
    MW_HEAD_BODY,
    MW_HEAD_STAFF,
    MW_HEAD_PAPER,
    MW_HEAD_PERSON,
    MW_HEAD_THING
} mw_head_kind;
/* What the noun at the head of a phrase tells of who speaks; `hit` when it is in the table. */
mw_head_kind mw_phrase_kind(const mw_talk *talk, const mw_phrase *phrase, mw_hit *hit);
/* A letter, a statement: a noun for what holds words. */
bool mw_is_paper(const mw_talk *talk, uint32_t token);
/* False of a subject that nothing shows to be somebody who can say or think something: the storm,
 * prices, it. */
bool mw_may_speak(const mw_talk *talk, const mw_phrase *phrase);
/* Fills each cue's speaker. */
void mw_name_phrase(const mw_talk *talk, const mw_phrase *phrase, mw_speaker *speaker);
bool mw_name_speakers(const mw_talk *talk, mw_cues *cues, mw_error *err);

/* statement.c: fills start, has_that and left. */
void mw_find_start(const mw_talk *talk, mw_cue *cue);
/* ", a claim that …", ", an accusation X called …": the noun by which another, or the outlet, goes on to speak of what was
 * said, where one stands behind the comma; else MW_NO_INDEX. */
uint32_t mw_remark_after(const mw_talk *talk, uint32_t comma, uint32_t ceiling);
/* trailing.c: past "NAYPYIDAW, Aug 3 (Agency) --" at the head of a sentence, which is nobody who speaks. */
uint32_t mw_past_dateline(const mw_talk *talk, uint32_t sentence, uint32_t end);
bool mw_ends_statement(const mw_talk *talk, uint32_t token, uint32_t ceiling);
/* A token that reads as a finite verb; whether there is one. */
bool mw_is_sign(const mw_talk *talk, uint32_t token);
bool mw_has_sign(const mw_talk *talk, uint32_t first, uint32_t end);

/* Past the clause that tells which one somebody is: "an official | who was not authorised to speak"; `i`: none. */
uint32_t mw_past_relative(const mw_talk *talk, uint32_t i, uint32_t ceiling);

/* trailing.c: fills the region; `interrupts` when the attribution stands within the statement. */
bool mw_find_region(const mw_talk *talk, mw_cues *cues, uint32_t index, bool *interrupts);
/* "Y, X said, according to Z": Z passes on what the cue before reports. */
bool mw_is_relayed_by(const mw_talk *talk, const mw_cue *before, const mw_cue *cue);

/* indirect.c: fills scope and clause. */
enum { MW_CLAUSE_REACH = 220 }; /* no reported clause is longer */
void mw_find_clauses(const mw_talk *talk, mw_cues *cues);
/* The first cue from `index` on that begins at token `from` or later. */
const mw_cue *mw_next_cue(const mw_cues *cues, uint32_t index, uint32_t from);

/* What became of a pair of marks. */
typedef struct mw_said {
    bool is_quote; /* else a title, a nickname, a word held at arm's length */
    mw_quote_kind kind;
    uint32_t cue; /* MW_NO_INDEX: no word of saying beside it */
    mw_speaker speaker;
    uint32_t continues; /* the pair that it goes on from, or MW_NO_INDEX */
    const char *rule;
    mw_grade grade;
} mw_said;

typedef struct mw_reading {
    mw_talk *talk;
    mw_cues *cues;
    mw_said *said; /* one a pair */
} mw_reading;

/* marked.c: fills said. */
bool mw_attribute_pairs(mw_reading *reading, mw_error *err);
uint32_t mw_pair_past(const mw_talk *talk, const mw_pair *pair); /* the token after it */
bool mw_pair_begins(const mw_talk *talk, const mw_pair *pair);   /* … its sentence */
uint32_t mw_sentence_of(const mw_talk *talk, uint32_t token);
bool mw_sentence_ends_at(const mw_talk *talk, uint32_t token);
uint32_t mw_cue_from(const mw_cues *cues,
                     uint32_t token); /* the first that begins there or later */
/* The pair before one, those inside another aside; MW_NO_INDEX: none. */
uint32_t mw_pair_before(const mw_talk *talk, uint32_t pair);

/* works.c: what stands in marks and is nobody's words. */
/* A name: the song “…”, dubbed “…”, wrote in the “Sunday Times”. */
bool mw_is_coined(const mw_talk *talk, const mw_pair *pair);
/* The title of a work, by its capitals; for words with no cue right beside them. */
bool mw_is_title_of_work(const mw_talk *talk, const mw_pair *pair);
/* … of one word, or written on a sign. Reads what was said in the pairs before. */
bool mw_is_shown(const mw_reading *reading, const mw_pair *pair);
/* told the | “Today Programme” | that: past a name in marks at `i` that has an article; `i`: there is none. */
uint32_t mw_past_marked_name(const mw_talk *talk, uint32_t i);

/* neighbours.c: a whole utterance that no cue of its own sentence explains. */
void mw_say_from_neighbours(mw_reading *reading, uint32_t pair);

#endif
