/* QAP beside a plain recomputation: every assignment written out, every residual formed, every regression solved. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 6, MATRICES = 4, CELLS = MOST * MOST };

/* A few small networks over the same members, and who kept silent in which. */
typedef struct sample {
    int members, count;
    bool directed[MATRICES], silent[MATRICES][MOST];
    double cell[MATRICES][MOST][MOST];
} sample;

static uint64_t random_state = 1;

static double random_unit(void) {
    random_state = random_state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (double)(random_state >> 11) * 0x1p-53;
}

enum { MIXED = -1 };

/* `values`: 1: yes or no; 4: whole numbers up to 4; 0: any number; MIXED: any number and yes or no in turn. Later
 * matrices partly follow the first. */
static sample make_sample(int members, int count, bool directed, int values, double silence) {
    sample sample = {.members = members, .count = count};
    for (int v = 0; v < count; v++) {
        sample.directed[v] = directed || (v == 1 && silence == 0);
        for (int i = 0; i < members; i++) {
            sample.silent[v][i] = random_unit() < silence;
            for (int j = 0; j < members; j++) {
                double number = values == 0 ? random_unit() + 0.1 : floor(random_unit() * (values + 1));
                if (v > 0 && random_unit() < 0.3)
                    number = sample.cell[0][i][j];
                if (values == MIXED)
                    number = v % 2 == 0 ? random_unit() : random_unit() < 0.5;
                sample.cell[v][i][j] = i == j ? 0 : number;
            }
        }
        for (int i = 0; i < members && !sample.directed[v]; i++)
            for (int j = 0; j < i; j++)
                sample.cell[v][i][j] = sample.cell[v][j][i];
    }
    return sample;
}

/* Each matrix is a wave, as silence belongs to waves. */
static netweave_network *network_of(const sample *sample) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < sample->members; i++)
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
    for (int v = 0; v < sample->count; v++) {
        const char wave[] = {(char)('0' + v), '\0'};
        assert_ok(netweave_builder_set_tie_set(
            builder, "", wave, sample->directed[v] ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED));
        for (int64_t i = 0; i < sample->members; i++) {
            assert_ok(netweave_builder_set_presence(builder, wave, i, 1));
            assert_ok(netweave_builder_set_respondent(builder, wave, i, !sample->silent[v][i]));
            for (int64_t j = sample->directed[v] ? 0 : i + 1; j < sample->members; j++)
                if (sample->cell[v][i][j] != 0)
                    assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, &sample->cell[v][i][j]));
        }
    }
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static bool is_known(const sample *sample, int i, int j) {
    for (int v = 0; v < sample->count; v++)
        if (sample->silent[v][i] && (sample->directed[v] || sample->silent[v][j]))
            return false;
    return i != j;
}

/* ---- least squares, by elimination with the largest pivot ---- */

static void solve(int count, double matrix[MATRICES + 1][MATRICES + 2], double *out) {
    for (int k = 0; k < count; k++) {
        int largest = k;
        for (int i = k; i < count; i++)
            if (fabs(matrix[i][k]) > fabs(matrix[largest][k]))
                largest = i;
        for (int j = 0; j <= count; j++) {
            double moved = matrix[k][j];
            matrix[k][j] = matrix[largest][j];
            matrix[largest][j] = moved;
        }
        for (int i = 0; i < count; i++) {
            double factor = i == k ? 0 : matrix[i][k] / matrix[k][k];
            for (int j = k; j <= count && i != k; j++)
                matrix[i][j] -= factor * matrix[k][j];
        }
    }
    for (int k = 0; k < count; k++)
        out[k] = matrix[k][count] / matrix[k][k];
}

/* Coefficients (the intercept last) and the sum of squared residuals; `residuals` may be NULL. */
static double regress(int cells, const double *y, int count, double x[MATRICES][CELLS], double *coefficients,
                      double *residuals) {
    double matrix[MATRICES + 1][MATRICES + 2] = {{0}};
    double squares = 0;
    for (int c = 0; c < cells; c++) {
        double row[MATRICES + 2];
        for (int k = 0; k < count; k++)
            row[k] = x[k][c];
        row[count] = 1;
        row[count + 1] = y[c];
        for (int i = 0; i <= count; i++)
            for (int j = 0; j <= count + 1; j++)
                matrix[i][j] += row[i] * row[j];
    }
    solve(count + 1, matrix, coefficients);
    for (int c = 0; c < cells; c++) {
        double residual = y[c] - coefficients[count];
        for (int k = 0; k < count; k++)
            residual -= coefficients[k] * x[k][c];
        squares += residual * residual;
        if (residuals != NULL)
            residuals[c] = residual;
    }
    return squares;
}

/* t / sqrt(t^2 + degrees of freedom) of the last predictor, with t from its standard error. */
static double partial_of_last(int cells, const double *y, int count, double x[MATRICES][CELLS]) {
    double coefficients[MATRICES + 1];
    double others[MATRICES + 1];
    double squares = regress(cells, y, count, x, coefficients, NULL);
    double left = regress(cells, x[count - 1], count - 1, x, others, NULL);
    double degrees = cells - count - 1;
    double t = coefficients[count - 1] / sqrt(squares / degrees / left);
    return t / sqrt(t * t + degrees);
}

/* ---- all assignments ---- */

typedef struct tally {
    double real, sum, squares;
    int draws, far, greater, less;
} tally;

static void take_draw(const sample *sample, int predictor, double remainder[MOST][MOST], const int *place,
                      tally *tally) {
    double y[CELLS];
    double x[MATRICES][CELLS];
    int cells = 0;
    for (int i = 0; i < sample->members; i++) {
        for (int j = 0; j < sample->members; j++) {
            if (!is_known(sample, i, j))
                continue;
            int column = 0;
            y[cells] = sample->cell[0][i][j];
            for (int v = 1; v < sample->count; v++)
                if (v != predictor)
                    x[column++][cells] = sample->cell[v][i][j];
            x[column][cells++] = remainder[place[i]][place[j]];
        }
    }
    double partial = partial_of_last(cells, y, sample->count - 1, x);
    tally->draws++;
    tally->sum += partial;
    tally->squares += partial * partial;
    tally->far += fabs(partial) >= fabs(tally->real) - 1e-9;
    tally->greater += partial >= tally->real - 1e-9;
    tally->less += partial <= tally->real + 1e-9;
}

static bool may_stand(const sample *sample, int i, int j) {
    for (int v = 0; v < sample->count; v++)
        if (sample->silent[v][i] != sample->silent[v][j])
            return false;
    return true;
}

static void take_all(const sample *sample, int predictor, double remainder[MOST][MOST], int *place, int filled,
                     tally *tally) {
    if (filled == sample->members) {
        take_draw(sample, predictor, remainder, place, tally);
        return;
    }
    for (int candidate = 0; candidate < sample->members; candidate++) {
        bool taken = !may_stand(sample, filled, candidate);
        for (int i = 0; i < filled; i++)
            taken = taken || place[i] == candidate;
        place[filled] = candidate;
        if (!taken)
            take_all(sample, predictor, remainder, place, filled + 1, tally);
    }
}

/* What the others leave of a predictor, as a matrix. */
static void find_remainder(const sample *sample, int predictor, double remainder[MOST][MOST]) {
    double y[CELLS];
    double x[MATRICES][CELLS];
    double residuals[CELLS];
    double coefficients[MATRICES + 1];
    int cells = 0;
    for (int pass = 0; pass < 2; pass++) {
        cells = 0;
        for (int i = 0; i < sample->members; i++) {
            for (int j = 0; j < sample->members; j++) {
                int column = 0;
                if (!is_known(sample, i, j))
                    continue;
                for (int v = 1; v < sample->count; v++)
                    if (v != predictor)
                        x[column++][cells] = sample->cell[v][i][j];
                y[cells] = sample->cell[predictor][i][j];
                if (pass == 1)
                    remainder[i][j] = residuals[cells];
                cells++;
            }
        }
        if (pass == 0)
            regress(cells, y, sample->count - 2, x, coefficients, residuals);
    }
}

static double told(const netweave_table *table, int64_t row, const char *column) {
    return netweave_table_value(table, row, netweave_table_find_column(table, column));
}

static void check_term(const sample *sample, const netweave_table *table, int predictor, double real) {
    double remainder[MOST][MOST] = {{0}};
    int place[MOST];
    tally tally = {.real = real};
    find_remainder(sample, predictor, remainder);
    take_all(sample, predictor, remainder, place, 0, &tally);
    double mean = tally.sum / tally.draws;
    assert_near(told(table, predictor, "draws"), tally.draws, 0);
    assert_near(told(table, predictor, "p"), (double)tally.far / tally.draws, 1e-12);
    assert_near(told(table, predictor, "p_greater"), (double)tally.greater / tally.draws, 1e-12);
    assert_near(told(table, predictor, "p_less"), (double)tally.less / tally.draws, 1e-12);
    assert_near(told(table, predictor, "null_mean"), mean, 1e-9);
    assert_near(told(table, predictor, "null_sd"), sqrt(fmax(0, tally.squares / tally.draws - mean * mean)), 1e-7);
}

static void check_sample(const sample *sample, const char *weight) {
    netweave_network *network = network_of(sample);
    netweave_view *views[MATRICES];
    netweave_table *table = NULL;
    for (int v = 0; v < sample->count; v++) {
        char options[64];
        snprintf(options, sizeof options, "wave=%d weight=%s", v, weight);
        assert_ok(netweave_view_create(network, options, NULL, &views[v]));
    }
    assert_ok(netweave_qap_regression(views[0], sample->count - 1, (const netweave_view *const *)views + 1, NULL, "",
                                      NULL, &table));
    double y[CELLS];
    double x[MATRICES][CELLS];
    double coefficients[MATRICES + 1];
    int cells = 0;
    for (int i = 0; i < sample->members; i++) {
        for (int j = 0; j < sample->members; j++) {
            if (!is_known(sample, i, j))
                continue;
            y[cells] = sample->cell[0][i][j];
            for (int v = 1; v < sample->count; v++)
                x[v - 1][cells] = sample->cell[v][i][j];
            cells++;
        }
    }
    double squares = regress(cells, y, sample->count - 1, x, coefficients, NULL);
    double mean[1];
    double r_squared = 1 - squares / regress(cells, y, 0, x, mean, NULL);
    assert_near(told(table, 0, "coefficient"), coefficients[sample->count - 1], 1e-9);
    assert_near(told(table, 0, "r_squared"), r_squared, 1e-9);
    for (int v = 1; v < sample->count; v++) {
        assert_near(told(table, v, "coefficient"), coefficients[v - 1], 1e-9);
        check_term(sample, table, v, told(table, v, "partial"));
    }
    netweave_table_free(table);
    for (int v = 0; v < sample->count; v++)
        netweave_view_free(views[v]);
    netweave_network_free(network);
}

static void ties_of_yes_and_no_are_tested_as_by_brute_force(void **state) {
    (void)state;
    for (int k = 0; k < 6; k++) {
        random_state = (uint64_t)k + 11;
        sample sample = make_sample(k < 2 ? 6 : 5, 2 + k % 3, k % 2 == 0, 1, 0);
        check_sample(&sample, "none");
    }
}

static void ties_with_strength_are_tested_as_by_brute_force(void **state) {
    (void)state;
    for (int k = 0; k < 14; k++) {
        random_state = (uint64_t)k + 31;
        sample sample = make_sample(5, 2 + k % 3, k % 2 == 0, k < 4 ? 4 : k < 8 ? 0 : MIXED, 0);
        check_sample(&sample, "weight");
    }
}

static void unknown_pairs_are_left_out_as_by_brute_force(void **state) {
    (void)state;
    for (int k = 0; k < 8; k++) {
        random_state = (uint64_t)k + 51;
        sample sample = make_sample(6, 2 + k % 2, k % 2 == 0, 0, 0.2);
        check_sample(&sample, "weight");
    }
}

/* ---- the test keeps its level ---- */

static int compare_numbers(const void *a, const void *b) {
    double one = *(const double *)a;
    double other = *(const double *)b;
    return (one > other) - (one < other);
}

/* A network of random strengths in three layers: y goes with x1, x2 with x1, and y with x2 only through it. */
static netweave_network *unrelated_layers(int members) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    double *first = calloc((size_t)(members * members), sizeof *first);
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < members; i++)
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
    for (int layer = 0; layer < 3; layer++) {
        double pull[26];
        for (int i = 0; i < members; i++) /* members differ, so that pairs are not independent */
            pull[i] = random_unit();
        assert_ok(netweave_builder_set_tie_set(builder,
                                               (char[]){"x1x2y"[layer * 2], layer < 2 ? "12"[layer] : '\0', '\0'}, "",
                                               NETWEAVE_DIRECTION_DIRECTED));
        for (int64_t i = 0; i < members; i++) {
            for (int64_t j = 0; j < members; j++) {
                double strength = 0.1 + random_unit() + pull[i] + pull[j] + first[i * members + j] / 2;
                if (layer == 0)
                    first[i * members + j] = strength;
                if (i != j)
                    assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, &strength));
            }
        }
    }
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    free(first);
    return network;
}

/* Kolmogorov and Smirnov: the largest distance from a uniform distribution. */
static double distance_from_uniform(int count, double *numbers) {
    double far = 0;
    qsort(numbers, (size_t)count, sizeof *numbers, compare_numbers);
    for (int k = 0; k < count; k++)
        far = fmax(far, fmax(numbers[k] - (double)k / count, (double)(k + 1) / count - numbers[k]));
    return far;
}

static void p_is_uniform_where_nothing_goes_together(void **state) {
    (void)state;
    enum { TIMES = 300 };
    double p[TIMES];
    double p_greater[TIMES];
    int found = 0;
    random_state = 99;
    for (int k = 0; k < TIMES; k++) {
        netweave_network *network = unrelated_layers(14);
        netweave_view *views[3];
        netweave_table *table = NULL;
        static const char *const options[] = {"layer=y weight=weight", "layer=x1 weight=weight",
                                              "layer=x2 weight=weight"};
        for (int v = 0; v < 3; v++)
            assert_ok(netweave_view_create(network, options[v], NULL, &views[v]));
        assert_ok(netweave_qap_regression(views[0], 2, (const netweave_view *const *)views + 1, NULL, "draws=199", NULL,
                                          &table));
        p[k] = told(table, 2, "p");
        p_greater[k] = told(table, 2, "p_greater");
        found += told(table, 1, "p") < 0.05;
        netweave_table_free(table);
        for (int v = 0; v < 3; v++)
            netweave_view_free(views[v]);
        netweave_network_free(network);
    }
    double limit = 1.63 / sqrt((double)TIMES); /* a uniform one is beyond this once in a hundred times */
    assert_true(found > TIMES / 2);            /* what does go together is found */
    assert_true(distance_from_uniform(TIMES, p) < limit);
    assert_true(distance_from_uniform(TIMES, p_greater) < limit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_of_yes_and_no_are_tested_as_by_brute_force),
        cmocka_unit_test(ties_with_strength_are_tested_as_by_brute_force),
        cmocka_unit_test(unknown_pairs_are_left_out_as_by_brute_force),
        cmocka_unit_test(p_is_uniform_where_nothing_goes_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
