/* SPDX-License-Identifier: MIT */
/* Pronouns and descriptions as speakers. Going back sentence by sentence, the first one that names
 * somebody who fits decides: its only person, or of several the one who is its subject or was
 * speaking in it. Anything less clear is left unknown: a wrong speaker is worse than none. */
#include "quotes/people.h"

enum {
    BACK_TOKENS = 300,   /* how far back a pronoun may reach */
    BACK_SENTENCES = 4,  /* … in sentences with words of the reporter's own */
    BACK_PARAGRAPHS = 2, /* … in paragraphs with such, its own among them */
    PERSONS_MAX = 6,     /* told apart in one sentence */
    BACK_PERSONS = 64,   /* mentions looked at for a description */
    BACK_CUES = 40,      /* how many cues back the last speaker may be */
    BACK_TITLES = 4000,  /* how many tokens back a description may reach */
    TITLE_REACH = 6,
    OWN_NAME_REACH = 60, /* how far behind his cue a speaker is looked for in his own words */
    ASIDE_REACH = 8
};

/* ---- he or she */

static unsigned bits_of(const char *gender)
{
    return gender[0] == 'm' ? MW_MALE : gender[0] == 'f' ? MW_FEMALE : 0;
}

static unsigned gender_of_word(const mw_talk *talk, uint32_t i)
{
    mw_work work = talk->work[i];
    if (work & MW_W(TITLE))
        return (work & MW_W(MASC) ? MW_MALE : 0) | (work & MW_W(FEM) ? MW_FEMALE : 0);
    mw_hit hit;
    if (!mw_lexicon_match_exact(talk->speakers, &talk->tokens[i], 1, &hit))
        return 0;
    mw_str gender = mw_row_get(hit.row, "gender");
    return gender.len ? bits_of(gender.data) : 0;
}

static unsigned gender_of_given_name(const mw_talk *talk, uint32_t word)
{
    mw_hit hit;
    mw_token token = {.word = word};
    if (!mw_lexicon_match_exact(mw_model_lexicon(talk->model, "given-names"), &token, 1, &hit) &&
        !mw_lexicon_match_exact(mw_model_lexicon(talk->model, "genders"), &token, 1, &hit))
        return 0;
    mw_str gender = mw_row_get(hit.row, "gender");
    return gender.len ? bits_of(gender.data) : 0;
}

/* Of a full name: Maria Zakharova. A single word may be a surname: Allen. */
static unsigned gender_of_name(const mw_talk *talk, mw_str name)
{
    mw_str rest = name, given;
    if (!mw_str_cut(&rest, ' ', &given) || given.len == name.len)
        return 0;
    return gender_of_given_name(talk, mw_model_word(talk->model, given));
}

bool mw_title_contradicts(const mw_talk *talk, uint32_t first, const mw_entity *entity)
{
    mw_work title = first > 0 && mw_is(talk, first - 1, MW_W(TITLE)) ? talk->work[first - 1] : 0;
    unsigned called = (title & MW_W(MASC) ? MW_MALE : 0) | (title & MW_W(FEM) ? MW_FEMALE : 0);
    unsigned named = called ? gender_of_name(talk, entity->name) : 0;
    return called && named && !(called & named);
}

/* What stands beside a person's name: Mrs; spokeswoman; ", a mother of two,". */
static unsigned gender_beside(const mw_talk *talk, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i-- > 0 && first - i <= TITLE_REACH && mw_is_content(talk, i);) {
        unsigned gender = gender_of_word(talk, i);
        if (gender)
            return gender;
        if (talk->mention[i] != MW_NO_INDEX &&
            talk->layers->entities[talk->mention[i]].type == MW_PERSON)
            break;
    }
    if (end + 1 >= talk->count || !mw_is(talk, end, MW_W(COMMA)) ||
        !mw_is(talk, end + 1, MW_W(DET)))
        return 0;
    for (uint32_t i = end + 2; i < talk->count && i < end + ASIDE_REACH && mw_is_content(talk, i);
         i++) {
        unsigned gender = gender_of_word(talk, i);
        if (gender)
            return gender;
    }
    return 0;
}

/* Of somebody whom the tables know: Vivian Balakrishnan is a man. */
static unsigned gender_of_known(const mw_talk *talk, uint32_t first, uint32_t end)
{
    static const char *const TABLES[] = {"cast", "people"};
    mw_hit hit;
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        if (!mw_lexicon_match_exact(mw_model_lexicon(talk->model, TABLES[i]), &talk->tokens[first], end - first, &hit))
            continue;
        mw_str gender = mw_row_get(hit.row, "gender");
        if (gender.len)
            return bits_of(gender.data);
    }
    return 0;
}

static bool learn_genders(mw_people *people)
{
    const mw_talk *talk = people->talk;
    people->known = true;
    for (uint32_t i = 0; i < talk->count;
         i = talk->mention[i] == MW_NO_INDEX ? i + 1 : mw_mention_end(talk, i)) {
        if (talk->mention[i] == MW_NO_INDEX)
            continue;
        const mw_entity *entity = &talk->layers->entities[talk->mention[i]];
        if (entity->type != MW_PERSON || !entity->entity.data)
            continue;
        uint32_t end = mw_mention_end(talk, i);
        unsigned gender = gender_of_known(talk, i, end);
        if (!gender)
            gender = gender_beside(talk, i, end);
        if (!gender)
            gender = gender_of_name(talk, entity->name);
        uint64_t *place =
            gender ? mw_map_put(&people->gender, entity->entity, NULL, people->err) : NULL;
        if (gender && !place)
            return false;
        if (place)
            *place |= gender;
    }
    return true;
}

bool mw_people_open(mw_people *people, const mw_talk *talk, mw_error *err)
{
    *people = (mw_people){.talk = talk, .err = err};
    return true;
}

void mw_people_close(mw_people *people)
{
    mw_map_free(&people->gender);
}

static bool may_be(mw_people *people, mw_str entity, unsigned wanted)
{
    const uint64_t *known = mw_map_get(&people->gender, entity);
    return !wanted || !known || (*known & wanted);
}

/* ---- candidates */

typedef struct candidates {
    const mw_cue *cue;
    mw_str entity[PERSONS_MAX];
    bool subject[PERSONS_MAX]; /* of its sentence, or speaking in it */
    int count;
    bool many; /* more than fit in */
} candidates;

/* Nobody says of himself by name what he said: "He said Lee was gone". */
static bool names_himself(const mw_talk *talk, const mw_cue *cue, mw_str entity)
{
    for (uint32_t i = cue->end; i < cue->ceiling && i - cue->end < OWN_NAME_REACH; i++) {
        uint32_t mention = talk->mention[i];
        if (mention != MW_NO_INDEX && mw_str_equal(talk->layers->entities[mention].entity, entity))
            return mw_holds_of(talk, MW_QR_NAMES_HIMSELF, true, &cue->subject, entity);
    }
    return false;
}

static void add_candidate(const mw_talk *talk, candidates *c, mw_str entity, bool subject)
{
    if (c->cue && names_himself(talk, c->cue, entity))
        return;
    for (int i = 0; i < c->count; i++)
        if (mw_str_equal(c->entity[i], entity)) {
            c->subject[i] |= subject;
            return;
        }
    if (c->count == PERSONS_MAX) {
        c->many = true;
        return;
    }
    c->entity[c->count] = entity;
    c->subject[c->count++] = subject;
}

/* "Her husband, Peter": a given name that the entities know nothing of is somebody all the same. */
static unsigned gender_of_stray_name(const mw_talk *talk, uint32_t i)
{
    bool name = (talk->tokens[i].shape & MW_CAPITAL) && !mw_is(talk, i, MW_W(DATE));
    return name ? gender_of_given_name(talk, talk->tokens[i].word) : 0;
}

/* The persons named in the reporter's own words of [first, end). */
static void gather_persons(mw_people *people, uint32_t first, uint32_t end, unsigned wanted,
                           candidates *c)
{
    const mw_talk *talk = people->talk;
    mw_phrase subject = {0};
    mw_speaker who = {0};
    if (mw_main_subject(talk, first, end, &subject))
        mw_name_phrase(talk, &subject, &who);
    for (uint32_t i = first; i < end; i++) {
        if (talk->pair[i] != MW_NO_INDEX)
            continue;
        if (talk->mention[i] == MW_NO_INDEX) {
            c->many |= (gender_of_stray_name(talk, i) & wanted) != 0;
            continue;
        }
        const mw_entity *entity = &talk->layers->entities[talk->mention[i]];
        if (entity->type == MW_PERSON && entity->entity.data &&
            !mw_holds_of(talk, MW_QR_GENDER, !may_be(people, entity->entity, wanted),
                         &c->cue->subject, entity->entity))
            add_candidate(talk, c, entity->entity,
                          who.entity.data && mw_str_equal(who.entity, entity->entity));
    }
}

static void gather_speakers(mw_people *people, const mw_cues *cues, uint32_t index,
                            uint32_t sentence, unsigned wanted, candidates *c)
{
    for (uint32_t i = index;
         i-- > 0 && index - i < BACK_CUES && cues->items[i].sentence >= sentence;) {
        const mw_cue *cue = &cues->items[i];
        if (cue->sentence == sentence && cue->speaker.entity.data &&
            cue->speaker.type == MW_PERSON && !cue->subject.relative &&
            may_be(people, cue->speaker.entity, wanted))
            add_candidate(people->talk, c, cue->speaker.entity, true);
    }
}

/* Notes those between whom nothing decides. */
static mw_str none_of(const mw_talk *talk, const candidates *c)
{
    bool holds = true;
    for (int i = 0; i < c->count && c->cue; i++)
        holds = mw_holds_of(talk, MW_QR_TWO_FIT, true, &c->cue->subject, c->entity[i]) && holds;
    return holds || !c->count ? MW_NONE : c->entity[0];
}

static mw_str only_one(const mw_talk *talk, const candidates *c)
{
    if (c->count == 1 && !c->many)
        return c->entity[0];
    mw_str subject = MW_NONE;
    for (int i = 0; i < c->count; i++) {
        if (!c->subject[i])
            continue;
        if (subject.data)
            return none_of(talk, c);
        subject = c->entity[i];
    }
    return subject.data ? subject : none_of(talk, c);
}

/* The person whom the names of the article take the pronoun for; MW_NONE: nobody. */
static mw_str linked(const mw_talk *talk, uint32_t pronoun)
{
    const mw_layers *layers = talk->layers;
    uint32_t start = talk->tokens[pronoun].start;
    size_t low = 0, high = layers->entity_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (layers->entities[middle].span.start < start)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < layers->entity_count && layers->entities[low].span.start == start &&
                 layers->entities[low].mention == MW_BY_PRONOUN;
    return found ? layers->entities[low].entity : MW_NONE;
}

/* "Wang Yi told Mélanie Joly …. She": whether the one chosen is a woman nobody knows, and another surely is one. Then
 * only the other may be meant, where the names say so too. */
static mw_str surer(mw_people *people, const candidates *c, mw_str one, uint32_t pronoun)
{
    if (!one.data || mw_map_get(&people->gender, one))
        return one;
    mw_str known = MW_NONE;
    for (int i = 0; i < c->count; i++)
        if (mw_map_get(&people->gender, c->entity[i])) /* those of the other sex are no candidates */
            known = c->entity[i];
    if (!known.data)
        return one;
    mw_str by_names = linked(people->talk, pronoun);
    return by_names.data && mw_str_equal(by_names, known) ? known : MW_NONE;
}

/* Whoever spoke last within reach, if a person who fits. */
static mw_str last_speaker(mw_people *people, const mw_cues *cues, uint32_t index, unsigned wanted)
{
    const mw_talk *talk = people->talk;
    uint32_t paragraph = talk->layers->sentences[cues->items[index].sentence].paragraph;
    for (uint32_t i = index; i-- > 0 && index - i < BACK_CUES;) {
        const mw_cue *cue = &cues->items[i];
        if (talk->layers->sentences[cue->sentence].paragraph + 2 < paragraph)
            break;
        if (cue->speaker.entity.data && cue->speaker.type == MW_PERSON && !cue->subject.relative &&
            may_be(people, cue->speaker.entity, wanted))
            return cue->speaker.entity;
    }
    return MW_NONE;
}

static bool cue_in(const mw_cues *cues, uint32_t index, uint32_t sentence)
{
    for (uint32_t i = index;
         i-- > 0 && index - i < BACK_CUES && cues->items[i].sentence >= sentence;)
        if (cues->items[i].sentence == sentence)
            return true;
    return false;
}

/* "X told reporters. Trade rose, he added": who adds goes on from the one who spoke right before. */
static mw_str who_goes_on(mw_people *people, const mw_cues *cues, uint32_t index, unsigned wanted)
{
    const mw_cue *cue = &cues->items[index], *before = index ? cue - 1 : NULL;
    if (!(cue->frame & MW_FRAME_MORE) || !before || before->sentence + 1 < cue->sentence || before->subject.relative ||
        before->kind == MW_CUE_NOUN || before->speaker.type != MW_PERSON || !before->speaker.entity.data ||
        !may_be(people, before->speaker.entity, wanted))
        return MW_NONE;
    const mw_sentence *sentences = people->talk->layers->sentences;
    bool together = sentences[before->sentence].paragraph == sentences[cue->sentence].paragraph;
    return together && mw_holds_of(people->talk, MW_QR_GOES_ON, true, &cue->subject, before->speaker.entity)
               ? before->speaker.entity
               : MW_NONE;
}

/* "A truck driver who saw it said": somebody without a name has the floor. */
static bool spoke_unnamed(const mw_talk *talk, const mw_cues *cues, uint32_t index, uint32_t sentence)
{
    mw_hit hit;
    for (uint32_t i = index; i-- > 0 && index - i < BACK_CUES && cues->items[i].sentence >= sentence;) {
        const mw_cue *cue = &cues->items[i];
        const mw_phrase *subject = &cue->subject;
        if (cue->sentence != sentence || cue->speaker.entity.data || cue->speaker.pronoun || subject->relative ||
            subject->first >= subject->end || mw_is(talk, subject->end - 1, MW_W(SUBJ)))
            continue;
        mw_head_kind kind = mw_phrase_kind(talk, subject, &hit);
        if (kind == MW_HEAD_PERSON || kind == MW_HEAD_VOICE)
            return hit.form & MW_SINGULAR;
    }
    return false;
}

/* "X told him. “…,” he replied": whom X told may be the one who speaks now. */
static bool is_answer_to(const mw_talk *talk, const mw_cues *cues, uint32_t index, mw_str one)
{
    const mw_cue *cue = &cues->items[index], *before = index ? cue - 1 : NULL;
    const mw_work gender = MW_W(MASC) | MW_W(FEM);
    const mw_sentence *sentences = talk->layers->sentences;
    return before && !(cue->frame & MW_FRAME_MORE) && before->sentence < cue->sentence && before->speaker.entity.data &&
           sentences[before->sentence].paragraph == sentences[cue->sentence].paragraph &&
           mw_str_equal(before->speaker.entity, one) && mw_is(talk, before->end, MW_W(OBJ)) &&
           !mw_is(talk, before->end, MW_W(POSS)) &&
           (talk->work[before->end] & talk->work[cue->subject.first] & gender) != 0;
}

static mw_str resolve_person(mw_people *people, const mw_cues *cues, uint32_t index,
                             unsigned wanted)
{
    const mw_talk *talk = people->talk;
    const mw_cue *cue = &cues->items[index];
    mw_str going_on = who_goes_on(people, cues, index, wanted);
    if (going_on.data)
        return going_on;
    mw_str last = last_speaker(people, cues, index, wanted);
    uint32_t end = cue->subject.first, sentence = cue->sentence, paragraph = MW_NO_INDEX;
    uint32_t low = end > BACK_TOKENS ? end - BACK_TOKENS : 0;
    for (int steps = 0, paragraphs = 0; steps < BACK_SENTENCES;) {
        uint32_t first = talk->layers->sentences[sentence].token_first;
        bool own_words = talk->pair[first] == MW_NO_INDEX || sentence == cue->sentence ||
                         cue_in(cues, index, sentence);
        if (own_words && talk->layers->sentences[sentence].paragraph != paragraph) {
            paragraph = talk->layers->sentences[sentence].paragraph;
            if (++paragraphs > BACK_PARAGRAPHS)
                break;
        }
        candidates c = {.cue = cue};
        gather_persons(people, first < low ? low : first, end, wanted, &c);
        gather_speakers(people, cues, index, sentence, wanted, &c);
        c.many |= spoke_unnamed(talk, cues, index, sentence);
        if (c.count || c.many) {
            mw_str one = surer(people, &c, only_one(talk, &c), cue->subject.first);
            bool subject = c.count == 1 ? c.subject[0] : one.data != NULL;
            bool passing = one.data && !subject && last.data && !mw_str_equal(one, last);
            if (mw_holds_of(talk, MW_QR_HAS_THE_FLOOR, passing, &cue->subject, one))
                return MW_NONE; /* named in passing, while another has the floor */
            return one;
        }
        if (sentence == 0 || first <= low)
            break;
        end = first;
        sentence--;
        steps += own_words;
    }
    return MW_NONE;
}

/* The bodies named in the reporter's own words of [first, end); of places only the sentence's
 * subject. */
static void gather_bodies(mw_people *people, uint32_t first, uint32_t end, candidates *c)
{
    const mw_talk *talk = people->talk;
    mw_phrase subject = {0};
    mw_speaker who = {0};
    if (mw_main_subject(talk, first, end, &subject))
        mw_name_phrase(talk, &subject, &who);
    if (who.entity.data && who.type != MW_PERSON)
        add_candidate(talk, c, who.entity, true);
    for (uint32_t i = first; i < end; i++) {
        if (talk->mention[i] == MW_NO_INDEX || talk->pair[i] != MW_NO_INDEX)
            continue;
        const mw_entity *entity = &talk->layers->entities[talk->mention[i]];
        uint32_t name = mw_mention_first(talk, i);
        bool where = name > first && (mw_talk_is(talk, name - 1, "outside") || mw_talk_is(talk, name - 1, "inside") ||
                                      mw_talk_is(talk, name - 1, "in") || mw_talk_is(talk, name - 1, "at"));
        if (entity->type == MW_ORG && entity->entity.data && !where)
            add_candidate(talk, c, entity->entity, false);
    }
}

/* "X said the army had taken what | it called": the army, maybe; but not "X said it had taken what
 * | it called". */
static bool has_other_subject(const mw_talk *talk, const mw_cue *outer, uint32_t pronoun)
{
    uint32_t first = outer->end + mw_is(talk, outer->end, MW_W(THAT));
    if (first + BACK_TOKENS < pronoun)
        return true; /* too far to tell */
    return first < pronoun && !mw_is(talk, first, MW_W(SUBJ)) && mw_has_sign(talk, first, pronoun);
}

/* Whether words of the sentence before the pronoun are a subject that it may stand for. */
static bool has_subject(const mw_talk *talk, uint32_t first, uint32_t end)
{
    mw_phrase subject;
    return mw_main_subject(talk, first, end, &subject) && !mw_is(talk, subject.first, MW_W(SUBJ));
}

static bool is_same_pronoun(const mw_talk *talk, const mw_cue *a, const mw_cue *b)
{
    return a->speaker.pronoun && talk->tokens[a->subject.first].word == talk->tokens[b->subject.first].word;
}

/* "Five aid groups, including X, called for it. They said": the groups, who have no name. */
static bool is_of_many(const mw_talk *talk, uint32_t first, uint32_t end)
{
    mw_phrase subject = {0};
    return mw_main_subject(talk, first, end, &subject) && subject.end > subject.first &&
           talk->mention[subject.end - 1] == MW_NO_INDEX && (talk->tokens[subject.end - 1].form & MW_PLURAL);
}

/* "it said", "they said": the body of this sentence or of the one before; of several the one that
 * is its subject or was speaking. A person who spoke in between takes the floor from it. */
static mw_str resolve_body(mw_people *people, const mw_cues *cues, uint32_t index)
{
    const mw_talk *talk = people->talk;
    const mw_cue *cue = &cues->items[index];
    uint32_t sentence = cue->sentence, end = cue->subject.first;
    for (int steps = 0; steps < 2; steps++) {
        uint32_t first = talk->layers->sentences[sentence].token_first;
        candidates c = {.cue = cue};
        if (mw_is(talk, cue->subject.first, MW_W(PLURAL)) && is_of_many(talk, first, end))
            return MW_NONE;
        gather_bodies(people, end - first > BACK_TOKENS ? end - BACK_TOKENS : first, end, &c);
        for (uint32_t i = index;
             i-- > 0 && index - i < BACK_CUES && cues->items[i].sentence >= sentence;) {
            const mw_cue *other = &cues->items[i];
            if (steps == 0 && other->sentence == sentence &&
                has_other_subject(talk, other, cue->subject.first))
                return MW_NONE;
            if (other->sentence != sentence || other->subject.relative)
                continue;
            if (!other->speaker.entity.data && is_same_pronoun(talk, other, cue))
                return MW_NONE; /* "It said X had asked," it added: whoever it was */
            if (!other->speaker.entity.data)
                continue;
            if (other->speaker.type == MW_PERSON)
                return MW_NONE;
            add_candidate(talk, &c, other->speaker.entity, true);
        }
        if (c.count || sentence == 0)
            return only_one(talk, &c);
        if (steps == 0 && has_subject(talk, first, end))
            return MW_NONE; /* Prosecutors have shown a document they said: somebody without a name
                             */
        end = first;
        sentence--;
    }
    return MW_NONE;
}

void mw_resolve_pronoun(mw_people *people, mw_cues *cues, uint32_t index)
{
    mw_cue *cue = &cues->items[index];
    mw_work work = people->talk->work[cue->subject.first];
    unsigned wanted = (work & MW_W(MASC) ? MW_MALE : 0) | (work & MW_W(FEM) ? MW_FEMALE : 0);
    if (!people->known && !learn_genders(people))
        return;
    mw_quote_rule rule = wanted ? MW_QR_PRONOUN : MW_QR_BODY_PRONOUN;
    if (!mw_holds(people->talk, rule, true, cue->subject.first, cue->subject.end))
        return;
    if (wanted) {
        mw_str one = resolve_person(people, cues, index, wanted);
        bool either = one.data && is_answer_to(people->talk, cues, index, one);
        cue->speaker.entity = mw_holds_of(people->talk, MW_QR_TWO_FIT, either, &cue->subject, one) ? MW_NONE : one;
        cue->speaker.type = MW_PERSON;
    } else if (work & (MW_W(THING) | MW_W(PLURAL))) {
        cue->speaker.entity = resolve_body(people, cues, index);
        cue->speaker.type = MW_ORG;
    }
}

/* ---- descriptions */

static bool same_word(const mw_talk *talk, uint32_t a, uint32_t b)
{
    uint32_t x = talk->tokens[a].word, y = talk->tokens[b].word;
    return x || y ? x == y : mw_str_equal_fold(mw_talk_word(talk, a), mw_talk_word(talk, b));
}

static bool has_word(const mw_talk *talk, uint32_t word, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (same_word(talk, word, i))
            return true;
    return false;
}

/* All words of the description are among [first, end). */
static bool all_in(const mw_talk *talk, const mw_phrase *phrase, uint32_t first, uint32_t end)
{
    for (uint32_t i = phrase->first + 1; i < phrase->end; i++)
        if (!has_word(talk, i, first, end))
            return false;
    return true;
}

/* The words before a name that may be its title, and the aside after it. */
static bool has_title(const mw_talk *talk, const mw_phrase *phrase, uint32_t first, uint32_t end)
{
    uint32_t from = first;
    while (from > 0 && first - from < TITLE_REACH &&
           (mw_is_content(talk, from - 1) || mw_is(talk, from - 1, MW_W(HYPHEN) | MW_W(OWNER))))
        from--;
    if (all_in(talk, phrase, from, first))
        return true;
    if (end >= phrase->first || !mw_is(talk, end, MW_W(COMMA)))
        return false;
    uint32_t to = end + 1;
    while (to < phrase->first && to - end < ASIDE_REACH && !mw_is(talk, to, MW_W_BREAK))
        to++;
    return mw_is(talk, to, MW_W(COMMA)) && all_in(talk, phrase, end + 1, to);
}

/* "Russian Foreign Ministry" is what "the ministry" says again. */
static bool is_named_so(const mw_talk *talk, const mw_phrase *phrase, uint32_t first, uint32_t end)
{
    return end - first > 1 && end <= phrase->first && all_in(talk, phrase, first, end) &&
           same_word(talk, phrase->end - 1, end - 1);
}

uint32_t mw_described(const mw_talk *talk, const mw_phrase *phrase, mw_entity_type type)
{
    uint32_t found = MW_NO_INDEX;
    bool definite = phrase->end > phrase->first + 1 && phrase->end == phrase->full_end &&
                    mw_str_equal_fold(mw_talk_word(talk, phrase->first), MW_STR("the"));
    if (!definite)
        return MW_NO_INDEX;
    int left = BACK_PERSONS;
    uint32_t low = phrase->first > BACK_TITLES ? phrase->first - BACK_TITLES : 0;
    for (uint32_t i = phrase->first; i-- > low && left > 0;) {
        if (talk->mention[i] == MW_NO_INDEX)
            continue;
        uint32_t end = i + 1, mention = talk->mention[i];
        i = mw_mention_first(talk, i);
        const mw_entity *entity = &talk->layers->entities[mention];
        if (entity->type != type || !entity->entity.data)
            continue;
        left--;
        if (!has_title(talk, phrase, i, end) &&
            !(type == MW_ORG && is_named_so(talk, phrase, i, end)))
            continue;
        if (found != MW_NO_INDEX &&
            !mw_str_equal(talk->layers->entities[found].entity, entity->entity))
            return MW_NO_INDEX;
        found = mention;
    }
    return found;
}
