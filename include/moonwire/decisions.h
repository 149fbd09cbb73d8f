/* SPDX-License-Identifier: MIT */
/* decisions.h -- an analyst's decisions on who is who, as a file: decisions.tsv.
 *
 * UTF-8, a decision a line, cells parted by tabs. Lines that begin with # and empty lines are
 * passed over; the first other line names the columns:
 *
 *     action  what  as  article  who  why  when
 *
 * action   merge    what `what` names is `as`: sac, state-administration-council
 *          split    `what` is nobody else: it is taken out of what it was merged with, and is from
 *                   now on called `as` where that is given. With an article: there, and only
 *                   there, `what` is `as`, another of the same name
 *          reject   `what` is no entity: its mentions are taken away, and what it was taken to have
 *                   said or done has no speaker or actor; a quotation keeps the words for him
 *          retype   `what` is of type `as`: PERSON ORG PLACE GROUP EVENT OTHER
 * what     the entity: an id (sergey-lavrov), a number in Wikidata (Q58217), a name
 * as       an id, a name, or a type; `into` is another name of this column
 * article  the id of an article: only there; empty: in the whole corpus
 * who, why, when  by whom, for what reason, on which day; kept and shown, not judged
 *
 * `action` and `what` must be among the columns; the order is free. Decisions are replayed in the
 * order of the file, over what the engine itself found, on every build of a corpus. */
#ifndef MOONWIRE_DECISIONS_H
#define MOONWIRE_DECISIONS_H

#include <moonwire/article.h>
#include <moonwire/model.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum mw_decision_action {
    MW_DECIDE_MERGE, MW_DECIDE_SPLIT, MW_DECIDE_REJECT, MW_DECIDE_RETYPE, MW_DECISION_ACTIONS
} mw_decision_action;

typedef struct mw_decision { /* a cell that is empty is a text of length 0 */
    mw_decision_action action;
    mw_str what, as, article, who, why, when;
    uint32_t line; /* in the file, from 1 */
} mw_decision;

typedef struct mw_decisions mw_decisions;

/* Reads a file's text; `file` is what it is called. A line that is wrong is told to `bad` (NULL is
 * fine) and passed over; false only when out of memory. */
typedef void (*mw_decision_bad)(void *context, uint32_t line, const char *what);
MW_API mw_decisions *mw_decisions_read(mw_str text, mw_str file, mw_decision_bad bad, void *context,
                                       mw_error *err);
MW_API void mw_decisions_free(mw_decisions *decisions); /* NULL is fine */
MW_API size_t mw_decisions_count(const mw_decisions *decisions);
MW_API const mw_decision *mw_decisions_at(const mw_decisions *decisions, size_t index);
MW_API mw_str mw_decisions_file(const mw_decisions *decisions);
MW_API mw_str mw_decisions_text(const mw_decisions *decisions);
MW_API mw_str mw_decisions_sha256(const mw_decisions *decisions); /* of the text */

MW_API const char *mw_decision_action_name(mw_decision_action action);
/* Checks a decision as a line of the file is checked: MW_EARG with what is wrong. */
MW_API bool mw_decision_check(const mw_decision *decision, mw_error *err);
/* The text of a file with one decision more at its end; an empty text gets its heading. The
 * decision is written under the columns that the file has. */
struct mw_buf;
MW_API bool mw_decisions_append(mw_str text, const mw_decision *decision, struct mw_buf *out,
                                mw_error *err);

/* Decisions over articles that are kept nowhere. Each article is judged by itself, and nothing is
 * remembered of it but counts: whom `as` means is looked for in the article, then in the name tables
 * of `model`, and is else somebody new. `decisions` and `model` are lent. One thread at a time. */
typedef struct mw_passing mw_passing;
MW_API mw_passing *mw_passing_new(const mw_decisions *decisions, const mw_model *model, mw_error *err);
MW_API void mw_passing_free(mw_passing *passing); /* NULL is fine */
MW_API bool mw_passing_decide(mw_passing *passing, mw_article *article, mw_error *err);
/* How many mentions a decision was about so far. */
MW_API uint64_t mw_passing_mentions(const mw_passing *passing, size_t decision);
/* What names were changed so far: an article has `spelled`, it now has `name`. */
typedef struct mw_renaming {
    mw_str spelled, name, why;
} mw_renaming;
MW_API size_t mw_passing_renaming_count(const mw_passing *passing);
MW_API const mw_renaming *mw_passing_renaming(const mw_passing *passing, size_t index);

#ifdef __cplusplus
}
#endif
#endif
