/* The core-periphery fit where all splits are too many to try. */
#include "support.h"

#include "base/random.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { MEMBERS = 17, ROUNDS = 12 };

static double correlation(double cells, double tied, double ideal, double both) {
    double spread = tied * (cells - tied) * ideal * (cells - ideal);
    return spread > 0 ? (cells * both - tied * ideal) / sqrt(spread) : NAN;
}

/* The best of all 2^17 splits, with rows of the matrix as bits. */
static void best_of_all(const unsigned *row, double *counted, double *left_out) {
    double arcs = 0;
    *counted = *left_out = NAN;
    for (int i = 0; i < MEMBERS; i++)
        arcs += __builtin_popcount(row[i]);
    for (unsigned core = 0; core < 1u << MEMBERS; core++) {
        double within = 0;
        double outside = 0;
        double size = __builtin_popcount(core);
        double rest = MEMBERS - size;
        for (int i = 0; i < MEMBERS; i++) {
            if (core >> i & 1)
                within += __builtin_popcount(row[i] & core);
            else
                outside += __builtin_popcount(row[i] & ~core);
        }
        double cells = MEMBERS * (MEMBERS - 1);
        *counted = fmax(*counted, correlation(cells, arcs, cells - rest * (rest - 1), arcs - outside));
        cells = size * (size - 1) + rest * (rest - 1);
        *left_out = fmax(*left_out, correlation(cells, within + outside, size * (size - 1), within));
    }
}

static void the_search_finds_the_best_of_all_splits_of_17_members(void **state) {
    (void)state;
    for (uint64_t round = 0; round < ROUNDS; round++) {
        nw__random random = nw__random_stream(3, round);
        unsigned row[MEMBERS] = {0};
        char ties[MEMBERS * MEMBERS * 6] = "";
        bool directed = round % 2 == 1;
        double share = 0.1 + 0.4 * nw__random_unit(&random);
        for (int i = 0; i < MEMBERS; i++)
            sprintf(ties + strlen(ties), "%d ", i);
        for (int i = 0; i < MEMBERS; i++) {
            for (int j = directed ? 0 : i + 1; j < MEMBERS; j++) {
                if (i == j || nw__random_unit(&random) >= share)
                    continue;
                row[i] |= 1u << j;
                row[j] |= directed ? 0 : 1u << i;
                sprintf(ties + strlen(ties), "%d%c%d ", i, directed ? '>' : '-', j);
            }
        }
        double counted;
        double left_out;
        netweave_view *view = test_view(ties);
        best_of_all(row, &counted, &left_out);
        assert_near(test_measure(view, "core_periphery_fit"), counted, 1e-9);
        assert_near(test_measure(view, "core_periphery_fit:between=left_out"), left_out, 1e-9);
        netweave_view_free(view);
    }
}

/* A core of `core` members tied to each other, and `spokes` members tied to one or all of them. */
static netweave_view *planted(int core, int spokes, bool to_all) {
    char *ties = calloc(1, (size_t)(core * core + spokes * core) * 12 + 1);
    for (int i = 0; i < core; i++)
        for (int j = 0; j < i; j++)
            sprintf(ties + strlen(ties), "c%d-c%d ", i, j);
    for (int k = 0; k < spokes; k++)
        for (int i = 0; i < core; i++)
            if (to_all || k % core == i)
                sprintf(ties + strlen(ties), "s%d-c%d ", k, i);
    netweave_view *view = test_view(ties);
    free(ties);
    return view;
}

static void a_planted_core_is_found_in_full(void **state) {
    (void)state;
    netweave_view *view = planted(1, 60, true); /* a star */
    assert_near(test_measure(view, "core_periphery_fit"), 1, 1e-12);
    netweave_view_free(view);
    view = planted(12, 100, true);
    assert_near(test_measure(view, "core_periphery_fit"), 1, 1e-12);
    netweave_view_free(view);
    view = planted(12, 100, false);
    assert_near(test_measure(view, "core_periphery_fit:between=left_out"), 1, 1e-12);
    netweave_view_free(view);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_search_finds_the_best_of_all_splits_of_17_members),
        cmocka_unit_test(a_planted_core_is_found_in_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
