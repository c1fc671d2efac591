/* Null models: every network that keeps what is to be kept comes up, and as often as every other. */
#include "support.h"

#include "core/null_model.h"
#include "core/pass.h"

#include <math.h>
#include <stdlib.h>

enum { DRAWS = 20000, CODES = 1 << 20, MEMBERS = 6 };

static int seen[CODES];

/* The ties of a view as bits of a matrix. */
static uint64_t code_of(const netweave_view *view) {
    uint64_t code = 0;
    uint64_t bit = 1;
    for (int32_t i = 0; i < view->members; i++) {
        for (int32_t j = view->directed ? 0 : i + 1; j < view->members; j++) {
            if (i == j)
                continue;
            code |= nw__csr_find(&view->out, i, j) >= 0 ? bit : 0;
            bit <<= 1;
        }
    }
    return code;
}

static bool has(uint64_t code, int members, bool directed, int from, int to) {
    uint64_t bit = 1;
    for (int i = 0; i < members; i++) {
        for (int j = directed ? 0 : i + 1; j < members; j++) {
            if (i == j)
                continue;
            if ((i == from && j == to) || (!directed && i == to && j == from))
                return (code & bit) != 0;
            bit <<= 1;
        }
    }
    return false;
}

static void degrees_of(uint64_t code, int members, bool directed, int out[2 * MEMBERS]) {
    memset(out, 0, 2 * MEMBERS * sizeof *out);
    for (int i = 0; i < members; i++) {
        for (int j = 0; j < members; j++) {
            out[i] += has(code, members, directed, i, j);
            out[MEMBERS + j] += has(code, members, directed, i, j);
        }
    }
}

static int parts_of(uint64_t code, int members) {
    int part[MEMBERS];
    int parts = 0;
    for (int i = 0; i < members; i++)
        part[i] = i;
    for (int round = 0; round < members; round++)
        for (int i = 0; i < members; i++)
            for (int j = 0; j < members; j++)
                if (has(code, members, false, i, j) && part[j] < part[i])
                    part[i] = part[j];
    for (int i = 0; i < members; i++)
        parts += part[i] == i;
    return parts;
}

/* Which networks are to come up. */
typedef enum keeps { KEEPS_TIES, KEEPS_DEGREES, KEEPS_PARTS } keeps;

static bool belongs(uint64_t code, uint64_t real, const netweave_view *view, keeps keeps) {
    int degrees[2 * MEMBERS], real_degrees[2 * MEMBERS];
    if (__builtin_popcountll(code) != __builtin_popcountll(real))
        return false;
    if (keeps == KEEPS_TIES)
        return true;
    degrees_of(code, view->members, view->directed, degrees);
    degrees_of(real, view->members, view->directed, real_degrees);
    if (memcmp(degrees, real_degrees, sizeof degrees) != 0)
        return false;
    return keeps == KEEPS_DEGREES || parts_of(code, view->members) <= parts_of(real, view->members);
}

/* Draws many; all that belong must come up about equally often (chi-squared within six standard deviations). */
static void check_uniform(const char *ties, keeps keeps, int at_least) {
    netweave_view *view = test_view(ties);
    uint64_t real = code_of(view);
    int bits = view->members * (view->members - 1) / (view->directed ? 1 : 2);
    nw__swap_rule rule = {.tries = 30, .connected = keeps == KEEPS_PARTS};
    memset(seen, 0, sizeof seen);
    for (uint64_t draw = 0; draw < DRAWS; draw++) {
        nw__random random = nw__random_stream(7, draw);
        netweave_view *drawn = NULL;
        bool settled = false;
        if (keeps == KEEPS_TIES)
            assert_ok(nw__null_ties(view, &random, NULL, &drawn));
        else
            assert_ok(nw__null_degrees(view, &rule, &random, NULL, &drawn, &settled));
        assert_true(settled || keeps == KEEPS_TIES);
        assert_false(drawn->weighted);
        seen[code_of(drawn)]++;
        netweave_view_free(drawn);
    }
    int networks = 0;
    int drawn = 0;
    for (uint64_t code = 0; code < UINT64_C(1) << bits; code++)
        networks += belongs(code, real, view, keeps);
    double expected = (double)DRAWS / networks;
    double chi = 0;
    for (uint64_t code = 0; code < UINT64_C(1) << bits; code++) {
        if (!belongs(code, real, view, keeps))
            continue;
        drawn += seen[code];
        chi += (seen[code] - expected) * (seen[code] - expected) / expected;
    }
    if (networks < at_least || drawn != DRAWS || fabs(chi - (networks - 1)) > 6 * sqrt(2.0 * networks))
        fail_msg("%s: %d networks, %d of the draws are of them, chi-squared %g", ties, networks, drawn, chi);
    netweave_view_free(view);
}

static void ties_fall_anywhere_with_the_same_chance(void **state) {
    (void)state;
    check_uniform("1-2 2-3 4", KEEPS_TIES, 15);
    check_uniform("1-2 2-3 3-4 4-1", KEEPS_TIES, 15);
    check_uniform("1>2 2>3", KEEPS_TIES, 15);
    check_uniform("1>2 2>3 3>1 1>3 2>1", KEEPS_TIES, 6);
    check_uniform("1-2 1-3 2-3", KEEPS_TIES, 1);
}

static void all_networks_with_the_same_degrees_come_up_equally_often(void **state) {
    (void)state;
    check_uniform("1-2 2-3 3-4 4-5", KEEPS_DEGREES, 7);
    check_uniform("1-2 2-3 3-4 4-5 5-6 6-1", KEEPS_DEGREES, 70);
    check_uniform("1-2 1-3 1-4 2-3 4-5", KEEPS_DEGREES, 2);
    check_uniform("1-2 1-3 1-4 1-5", KEEPS_DEGREES, 1);
    check_uniform("1>2 2>3 3>1", KEEPS_DEGREES, 2);
    check_uniform("1>2 2>3 3>4 4>1 1>3", KEEPS_DEGREES, 5);
    check_uniform("1>2 2>1 2>3 3>4 4>2", KEEPS_DEGREES, 5);
}

static void swaps_that_keep_the_parts_reach_all_connected_networks(void **state) {
    (void)state;
    check_uniform("1-2 2-3 3-4 4-5 5-6 6-1", KEEPS_PARTS, 60);
    check_uniform("1-2 1-3 3-4 4-5 2-5", KEEPS_PARTS, 12);
    check_uniform("1-2 2-3 3-4 4-5 4-6", KEEPS_PARTS, 12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_fall_anywhere_with_the_same_chance),
        cmocka_unit_test(all_networks_with_the_same_degrees_come_up_equally_often),
        cmocka_unit_test(swaps_that_keep_the_parts_reach_all_connected_networks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
