/* SPDX-License-Identifier: MIT */
/* Training a linear-chain CRF: see crf.h. */
#include "train/crf.h"

#include "train/numeric.h"

enum { L = MW_CRF_LABELS_MAX, SENTENCE_MAX = 512 }; /* a longer sentence is learned from in part */

typedef struct lattice { /* of one sentence */
    float node[SENTENCE_MAX][L], alpha[SENTENCE_MAX][L], beta[SENTENCE_MAX][L], scale[SENTENCE_MAX];
} lattice;

typedef struct learner {
    mw_crf *crf;
    const mw_examples *examples;
    const mw_crf_options *options;
    float *row_squares, *step_squares; /* AdaGrad's sums */
    float *row_sums, *step_sums;       /* of the weights after each of the later rounds */
    size_t row_count, step_count;
    float moves[(L + 1) * L];          /* exp of the steps */
    float step_slope[(L + 1) * L];
    lattice all, right;                /* of every labelling, of those that may be right */
    uint32_t withheld[SENTENCE_MAX];   /* kinds, a token */
    mw_random random;
} learner;

/* ---- one sentence */

static bool is_withheld(const learner *l, size_t token, unsigned place)
{
    return l->withheld[token] >> l->options->kind[place] & 1;
}

static void choose_withheld(learner *l, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        l->withheld[i] = 0;
        for (unsigned kind = 0; l->options->withhold && kind < l->options->kinds; kind++)
            if (l->options->withhold[kind] > 0 && mw_random_unit(&l->random) < l->options->withhold[kind])
                l->withheld[i] |= UINT32_C(1) << kind;
    }
}

static void score_token(const learner *l, size_t token, size_t i, float scores[L])
{
    const mw_examples *e = l->examples;
    unsigned labels = l->crf->labels;
    for (unsigned label = 0; label < labels; label++)
        scores[label] = 0;
    for (unsigned place = 0; place < e->places; place++) {
        uint32_t feature = e->features[token * e->places + place];
        if (!feature || is_withheld(l, i, place))
            continue;
        const float *row = l->crf->rows + (size_t)feature * labels;
        for (unsigned label = 0; label < labels; label++)
            scores[label] += row[label];
    }
}

/* exp of each label's score, the highest brought to 1. */
static void fill_nodes(learner *l, const mw_example_sentence *sentence, size_t count)
{
    unsigned labels = l->crf->labels;
    for (size_t i = 0; i < count; i++) {
        float scores[L], most = -1e30f;
        uint32_t possible = l->examples->possible[sentence->first + i];
        score_token(l, sentence->first + i, i, scores);
        for (unsigned label = 0; label < labels; label++)
            if ((possible >> label & 1) && scores[label] > most)
                most = scores[label];
        for (unsigned label = 0; label < labels; label++)
            l->all.node[i][label] = possible >> label & 1 ? mw_exp(scores[label] - most) : 0;
    }
}

static void fill_moves(learner *l)
{
    unsigned labels = l->crf->labels;
    for (unsigned from = 0; from <= labels; from++)
        for (unsigned to = 0; to < labels; to++)
            l->moves[from * labels + to] =
                l->options->next[from] >> to & 1 ? mw_exp(l->crf->steps[from * labels + to]) : 0;
}

/* Brings a column's sum to 1; false where nothing is possible. */
static bool normalise(float *column, unsigned labels, float *scale)
{
    float sum = 0;
    for (unsigned i = 0; i < labels; i++)
        sum += column[i];
    if (!(sum > 1e-30f))
        return false;
    *scale = 1 / sum;
    for (unsigned i = 0; i < labels; i++)
        column[i] *= *scale;
    return true;
}

static bool forward(const learner *l, lattice *t, size_t count)
{
    unsigned labels = l->crf->labels;
    for (size_t i = 0; i < count; i++) {
        float *column = t->alpha[i];
        for (unsigned to = 0; to < labels; to++)
            column[to] = i ? 0 : l->moves[labels * labels + to];
        for (unsigned from = 0; i && from < labels; from++) {
            float before = t->alpha[i - 1][from];
            for (unsigned to = 0; before > 0 && to < labels; to++)
                column[to] += before * l->moves[from * labels + to];
        }
        for (unsigned to = 0; to < labels; to++)
            column[to] *= t->node[i][to];
        if (!normalise(column, labels, &t->scale[i]))
            return false;
    }
    return true;
}

static void backward(const learner *l, lattice *t, size_t count)
{
    unsigned labels = l->crf->labels;
    for (unsigned label = 0; label < labels; label++)
        t->beta[count - 1][label] = 1;
    for (size_t i = count - 1; i-- > 0;) {
        float ahead[L];
        for (unsigned to = 0; to < labels; to++)
            ahead[to] = t->node[i + 1][to] * t->beta[i + 1][to] * t->scale[i + 1];
        for (unsigned from = 0; from < labels; from++) {
            float sum = 0;
            for (unsigned to = 0; to < labels; to++)
                sum += l->moves[from * labels + to] * ahead[to];
            t->beta[i][from] = sum;
        }
    }
}

/* Adds how likely each step is, times `sign`. */
static void add_steps(learner *l, const lattice *t, size_t count, float sign)
{
    unsigned labels = l->crf->labels;
    for (unsigned to = 0; to < labels; to++)
        l->step_slope[labels * labels + to] += sign * t->alpha[0][to] * t->beta[0][to];
    for (size_t i = 1; i < count; i++)
        for (unsigned from = 0; from < labels; from++) {
            float before = sign * t->alpha[i - 1][from] * t->scale[i];
            for (unsigned to = 0; before != 0 && to < labels; to++)
                l->step_slope[from * labels + to] +=
                    before * l->moves[from * labels + to] * t->node[i][to] * t->beta[i][to];
        }
}

static void move(float *weight, float *squares, float slope, float rate, float shrink)
{
    slope += shrink * *weight;
    *squares += slope * slope;
    *weight -= rate * slope / mw_sqrt(*squares + 1e-6f);
}

static void learn_token(learner *l, size_t token, size_t i)
{
    enum { NEGLIGIBLE_PER_MILLE = 1 };
    unsigned labels = l->crf->labels, count = 0, changed[L];
    float slope[L];
    const mw_examples *e = l->examples;
    for (unsigned label = 0; label < labels; label++) {
        slope[label] =
            l->all.alpha[i][label] * l->all.beta[i][label] - l->right.alpha[i][label] * l->right.beta[i][label];
        if (slope[label] * 1000 > NEGLIGIBLE_PER_MILLE || slope[label] * 1000 < -NEGLIGIBLE_PER_MILLE)
            changed[count++] = label;
    }
    for (unsigned place = 0; count && place < e->places; place++) {
        uint32_t feature = e->features[token * e->places + place];
        if (!feature || is_withheld(l, i, place))
            continue;
        size_t row = (size_t)feature * labels;
        for (unsigned c = 0; c < count; c++)
            move(&l->crf->rows[row + changed[c]], &l->row_squares[row + changed[c]], slope[changed[c]],
                 l->options->rate, l->options->shrink);
    }
}

static void learn_steps(learner *l)
{
    unsigned labels = l->crf->labels;
    for (unsigned i = 0; i < (labels + 1) * labels; i++)
        if (l->step_slope[i] != 0)
            move(&l->crf->steps[i], &l->step_squares[i], l->step_slope[i], l->options->rate, l->options->shrink);
}

/* Learns from a sentence; how unlikely its labelling was (natural logarithm), 0 where the
 * annotation is impossible or says nothing. */
static double learn(learner *l, const mw_example_sentence *sentence)
{
    size_t count = sentence->end - sentence->first;
    if (count > SENTENCE_MAX)
        count = SENTENCE_MAX;
    choose_withheld(l, count);
    fill_moves(l);
    fill_nodes(l, sentence, count);
    for (size_t i = 0; i < count; i++)
        for (unsigned label = 0; label < l->crf->labels; label++)
            l->right.node[i][label] =
                l->examples->gold[sentence->first + i] >> label & 1 ? l->all.node[i][label] : 0;
    if (!forward(l, &l->all, count) || !forward(l, &l->right, count))
        return 0;
    backward(l, &l->all, count);
    backward(l, &l->right, count);
    memset(l->step_slope, 0, sizeof l->step_slope);
    add_steps(l, &l->all, count, 1);
    add_steps(l, &l->right, count, -1);
    double loss = 0;
    for (size_t i = 0; i < count; i++) {
        learn_token(l, sentence->first + i, i);
        loss += mw_log(l->right.scale[i]) - mw_log(l->all.scale[i]);
    }
    learn_steps(l);
    return loss;
}

/* ---- all of them */

static void shuffle(learner *l, uint32_t *order, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t)(mw_random_next(&l->random) % i);
        uint32_t kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

/* The mean of the weights after several rounds errs less than those after the last, which lean to what was
 * seen last (Polyak and Juditsky 1992). */
static void sum_up(learner *l)
{
    for (size_t i = 0; i < l->row_count; i++)
        l->row_sums[i] += l->crf->rows[i];
    for (size_t i = 0; i < l->step_count; i++)
        l->step_sums[i] += l->crf->steps[i];
}

static void take_mean(learner *l, unsigned rounds)
{
    for (size_t i = 0; i < l->row_count; i++)
        l->crf->rows[i] = l->row_sums[i] / (float)rounds;
    for (size_t i = 0; i < l->step_count; i++)
        l->crf->steps[i] = l->step_sums[i] / (float)rounds;
}

static bool learn_all(learner *l, mw_error *err)
{
    size_t count = l->examples->sentence_count;
    uint32_t *order = mw_memory_get((count + 1) * sizeof *order, err);
    for (size_t i = 0; order && i < count; i++)
        order[i] = (uint32_t)i;
    for (unsigned round = 0; order && round < l->options->rounds; round++) {
        double loss = 0;
        shuffle(l, order, count);
        for (size_t i = 0; i < count; i++)
            loss += learn(l, &l->examples->sentences[order[i]]);
        if (round >= l->options->rounds / 2)
            sum_up(l);
        if (l->options->told)
            l->options->told(l->options->context, round + 1, loss / (double)(l->examples->token_count + 1));
    }
    if (order && l->options->rounds)
        take_mean(l, l->options->rounds - l->options->rounds / 2);
    mw_memory_free(order);
    return order != NULL;
}

bool mw_crf_train(mw_crf *crf, const mw_examples *examples, const mw_crf_options *options, mw_error *err)
{
    size_t rows = examples->feature_count * options->labels, steps = (options->labels + 1) * options->labels;
    *crf = (mw_crf){.labels = options->labels};
    learner *l = mw_memory_get(sizeof *l, err);
    if (!l)
        return false;
    l->crf = crf;
    l->examples = examples;
    l->options = options;
    l->random = (mw_random){1};
    crf->rows = mw_memory_get(rows * sizeof *crf->rows, err);
    crf->steps = mw_memory_get(steps * sizeof *crf->steps, err);
    l->row_squares = mw_memory_get(rows * sizeof *l->row_squares, err);
    l->step_squares = mw_memory_get(steps * sizeof *l->step_squares, err);
    l->row_sums = mw_memory_get(rows * sizeof *l->row_sums, err);
    l->step_sums = mw_memory_get(steps * sizeof *l->step_sums, err);
    l->row_count = rows;
    l->step_count = steps;
    bool good = crf->rows && crf->steps && l->row_sums && l->step_sums && l->row_squares && l->step_squares &&
                learn_all(l, err);
    mw_memory_free(l->row_squares);
    mw_memory_free(l->step_squares);
    mw_memory_free(l->row_sums);
    mw_memory_free(l->step_sums);
    mw_memory_free(l);
    return good;
}

void mw_crf_free(mw_crf *crf)
{
    mw_memory_free(crf->rows);
    mw_memory_free(crf->steps);
    *crf = (mw_crf){0};
}
