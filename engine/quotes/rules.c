/* SPDX-License-Identifier: MIT */
/* The rules' names and reasons. Each is carried out where rules.h says. */
#include "quotes/quotes_impl.h"

static const struct {
    const char *name, *why;
    bool rejects;
} RULES[MW_QUOTE_RULES] = {
    [MW_QR_NICKNAME] = {"nickname", "marks inside a name are part of it: Joseph “Joe” Okello",
                        true},
    [MW_QR_OWNERS_APOSTROPHE] = {"owners-apostrophe",
                                 "an apostrophe behind an s closes nothing when a later mark does: "
                                 "‘the miners’ rights are gone,’",
                                 true},
    [MW_QR_UNCLOSED_SINGLE] = {"unclosed-single",
                               "a straight ' may open words that run on into the next paragraph",
                               false},
    [MW_QR_RUNS_ON] =
        {"runs-on",
         "a mark that is not closed goes on where the next paragraph opens with one, too", false},
    [MW_QR_JOINED] = {"joined", "a part of a word reports nothing: the much-reported attack", true},
    [MW_QR_NEGATED] = {"negated", "what was not said was not said: did not say, could say", true},
    [MW_QR_CONDITION] = {"condition", "nor what may be said: if he says, whether he said", true},
    [MW_QR_INFINITIVE] = {"infinitive", "an infinitive reports nothing: declined to say", true},
    [MW_QR_SOON] = {"soon", "but it announces: is expected to say", false},
    [MW_QR_NOUN_FORM] = {"noun-form",
                         "claims, report, demand: a noun unless it stands where a verb does", true},
    [MW_QR_NO_MARKS] = {"no-marks",
                        "she began, they laughed: without marks beside them no words of saying",
                        true},
    [MW_QR_TAGGED_NOUN] = {"tagged-noun",
                           "his call for calm: what the tagger takes for a noun is no verb", true},
    [MW_QR_PASSIVE] = {"passive", "who was told or accused has said nothing", true},
    [MW_QR_SHARED_PASSIVE] = {"shared-passive", "nor has who was called in and told", true},
    [MW_QR_AGENT] = {"agent", "described by the army as: the speaker stands behind “by”", false},
    [MW_QR_MERE_PARTICIPLE] = {"mere-participle",
                               "the reported attack, a man accused of theft: adjectives", true},
    [MW_QR_PARTICIPLE] = {"participle", "…, adding that: said by whoever the clause is about",
                          false},
    [MW_QR_AS_SAYING] = {"as-saying", "quoted him as saying: his words", false},
    [MW_QR_WITH_SUBJECT] = {"with-subject", "with the army saying: the army’s words", false},
    [MW_QR_HEARD_SAYING] = {"heard-saying",
                            "heard a man saying: his words, not those of who heard them", false},
    [MW_QR_NOUN_CUE] = {"noun-cue", "his claim that, the UN’s warning that: the owner’s words",
                        false},
    [MW_QR_SAID_IN_PAPER] = {"said-in-paper",
                             "said in his statement that: the verb tells it, not the noun", true},
    [MW_QR_SOURCE] = {"source", "according to X, in the words of X", false},
    [MW_QR_INVERTED] = {"inverted", "said X: the subject stands behind its verb", false},
    [MW_QR_ASIDES] =
        {"asides", "X, 72, who arrived on Tuesday, said: the subject stands before what is put in",
         false},
    [MW_QR_SHARED] = {"shared", "X arrived and said: the subject of the verb before", false},
    [MW_QR_CLAUSE_SUBJECT] = {"clause-subject", "of its own clause: X was named, but four members left, saying", false},
    [MW_QR_RELATIVE_CUE] = {"relative", "X, who said: the subject is what “who” stands for", false},
    [MW_QR_QUOTED_BY] =
        {"quoted-by",
         "was quoted by TASS as saying, quoted by TASS, citing X: one passes on what another said",
         false},
    [MW_QR_DATE_BETWEEN] = {"date-between", "X on Tuesday said", false},
    [MW_QR_OWNED_PAPER] = {"owned-paper", "X’s remarks suggesting that: X’s words", false},
    [MW_QR_ANOTHERS_PAPER] = {"anothers-paper", "X received a letter saying: not X’s words", false},
    [MW_QR_PAPER_SUBJECT] = {"paper-subject", "only papers read: the statement read", true},
    [MW_QR_NOBODY] = {"nobody", "nobody said it", true},
    [MW_QR_NO_SOURCE] = {"no-source", "according to plan: a thing is no source", true},
    [MW_QR_SECOND_PERSON] = {"second-person", "“you say” outside marks is no report", true},
    [MW_QR_WRITERS_OWN] = {"writers-own", "nor is what the writer himself thinks", true},
    [MW_QR_OWN_BELIEF] = {"own-belief", "X said he believes: one statement, not two", true},
    [MW_QR_NO_VOICE] =
        {"no-voice", "the storm threatened to return: a thing does not threaten, think or promise",
         true},
    [MW_QR_UNCLEAN] = {"unclean", "words that may not be all of the subject name nobody", true},
    [MW_QR_JOINT] = {"joint", "X and Y: two speakers are nobody in particular", true},
    [MW_QR_NAMED] = {"named", "the name that the subject ends with", false},
    [MW_QR_SURNAME] =
        {"surname",
         "a lone capitalised word is the one person of the article whose name ends with it", false},
    [MW_QR_TITLE_CONTRADICTS] = {"title-contradicts", "Mr Barnes is not Kelly Barnes", true},
    [MW_QR_NAMED_ASIDE] = {"named-aside", "the minister, Sergey Lavrov, said", false},
    [MW_QR_SPOKESMAN] = {"spokesman",
                         "a spokesman speaks for the body beside him: a UN spokesman, UN experts",
                         false},
    [MW_QR_ORGAN] = {"organ", "an organ speaks for its country or body: Russia’s foreign ministry",
                     false},
    [MW_QR_COUNTRY] =
        {"country", "an organ speaks for a country, not for a town: Toronto police are themselves",
         false},
    [MW_QR_AUTHOR] =
        {"author", "a paper speaks for its author: Amnesty’s report, a statement from the ministry",
         false},
    [MW_QR_PLATFORM] = {"platform", "a platform has not written what stands on it: a Facebook post by X", false},
    [MW_QR_DESCRIBED] = {"described", "the minister: the one person so titled", false},
    [MW_QR_PRONOUN] = {"pronoun",
                       "he, she: the one person who fits in the nearest sentence that names any",
                       false},
    [MW_QR_GENDER] = {"gender", "she is not Sergey: title, given name and nouns beside a name tell",
                      true},
    [MW_QR_TWO_FIT] =
        {"two-fit", "of two who fit alike none is taken, unless one is the subject or spoke last",
         true},
    [MW_QR_NAMES_HIMSELF] = {"names-himself", "“He said Lee was gone”: he is not Lee", true},
    [MW_QR_HAS_THE_FLOOR] = {"has-the-floor", "not who is named in passing while another speaks",
                             true},
    [MW_QR_BODY_PRONOUN] = {"body-pronoun",
                            "it, they: the one body of the sentence or the one before", false},
    [MW_QR_DATELINE] = {"dateline", "what stands before the dash of a dateline was not said",
                        false},
    [MW_QR_TRAILING] = {"trailing", "The road is open, X said", false},
    [MW_QR_INTERRUPTED] = {"interrupted", "The road, X said, is open", false},
    [MW_QR_CUT_OFF] = {"cut-off",
                       "tenants who, X said, live in ruins: what follows is the statement", false},
    [MW_QR_RELAYED] = {"relayed", "…, X said, according to Y: Y only passes it on", false},
    [MW_QR_COMPLEMENT] = {"complement",
                          "called the vote a sham, accused the army of killing, urged it to leave",
                          false},
    [MW_QR_TO_INFINITIVE] = {"to-infinitive", "vowed to fight on", false},
    [MW_QR_GERUND] = {"gerund", "denied killing", false},
    [MW_QR_QUESTION_WORD] = {"question-word", "explained why, asked how", false},
    [MW_QR_CLAUSE] = {"clause", "said the road was open: a clause follows, and no mere object",
                      false},
    [MW_QR_FRONTED] =
        {"fronted",
         "While X says this, Y says that: a statement in a clause put in front ends at its comma",
         false},
    [MW_QR_RELATIVE_CLAUSE] = {"relative-clause",
                               "…, which X says is safe, …: it ends at the comma behind it", false},
    [MW_QR_ANOTHER_BEGINS] = {"another-begins", "…, but Y said: there another statement begins",
                              false},
    [MW_QR_REMARK] = {"remark", "what another says of it ends what was said: …, a claim that Joly dismissed", true},
    [MW_QR_DENIED_CLAIM] = {"denied-claim", "rejected claims that: what the claim says is denied",
                            false},
    [MW_QR_MAIN_VERB] = {"main-verb",
                         "X’s claim that it is over is no statement by itself when it is the "
                         "subject of another verb",
                         true},
    [MW_QR_COINED] = {"coined", "the song “…”, so-called “…”: a name", true},
    [MW_QR_TITLE_OF_WORK] = {"title-of-work",
                             "all words in capitals: the title of a work, unless it is said", true},
    [MW_QR_IN_BRACKETS] = {"in-brackets", "what stands in brackets is no object of a verb outside",
                           true},
    [MW_QR_FAR_FRAGMENT] = {"far-fragment",
                            "a fragment far behind a verb without a clause is no object of it",
                            true},
    [MW_QR_NOBODYS_FRAGMENT] = {"nobodys-fragment", "a fragment that nobody says is no quotation",
                                true},
    [MW_QR_TRAILED] = {"trailed", "“…,” X said", false},
    [MW_QR_LED] = {"led", "X said: “…”; X said the vote was “…”", false},
    [MW_QR_WOVEN_BEFORE] = {"woven-before", "The vote was “…”, X said", false},
    [MW_QR_HALVES] = {"halves", "“…,” X said, “…”: the second goes on from the first", false},
    [MW_QR_LABELLED] = {"labelled", "Ann Lee, 54: “…”", false},
    [MW_QR_SIGNED] = {"signed", "“…” — Ann Lee", false},
    [MW_QR_GOES_ON] = {"goes-on", "“…,” X said. “…”: the next sentence goes on", false},
    [MW_QR_SENTENCE_BEFORE] = {"sentence-before", "X said the road was open. “…”", false},
    [MW_QR_SUBJECT_BEFORE] = {"subject-before", "X was blunt. “…”", false},
    [MW_QR_BEFORE_MORE] = {"before-more", "“…” He added: “…”", false},
    [MW_QR_PARAGRAPH_BEFORE] =
        {"paragraph-before",
         "a paragraph that is nothing but a quotation goes on from the one before", false},
};

const char *mw_quote_rule_name(mw_quote_rule rule)
{
    return RULES[rule].name;
}

const char *mw_quote_rule_why(mw_quote_rule rule)
{
    return RULES[rule].why;
}

bool mw_quote_rule_rejects(mw_quote_rule rule)
{
    return RULES[rule].rejects;
}

bool mw_study_rule(const mw_talk *talk, mw_quote_rule rule, uint32_t first, uint32_t end,
                   mw_str who)
{
    mw_quote_study *study = talk->study;
    if (study->off[rule / 64] & UINT64_C(1) << rule % 64)
        return false;
    end = end < talk->count ? end : talk->count;
    if (!study->arena || first >= end)
        return true;
    mw_quote_note note = {rule, mw_talk_span(talk, first, end), who};
    if (!mw_arena_push(study->arena, study->notes, study->count, study->capacity, note, NULL))
        study->failed = true;
    return true;
}
