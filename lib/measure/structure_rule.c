/* The rule that names a structure's type, its thresholds, and how far the numbers are from the next type.
 * docs/structure.md says why each threshold stands where it does, and what the rule makes of simulated networks.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/structure.h"

#include <math.h>

const char *const nw__type_names[NW_TYPE_COUNT + 1] = {
    [NW_TYPE_SCATTERED] = "scattered", [NW_TYPE_HUB_AND_SPOKE] = "hub_and_spoke",
    [NW_TYPE_MULTI_HUB] = "multi_hub", [NW_TYPE_CORE_PERIPHERY] = "core_periphery",
    [NW_TYPE_NETWORKED] = "networked", [NW_TYPE_UNDEFINED] = "undefined",
};

const nw__threshold_row nw__thresholds[NW_THRESHOLD_COUNT] = {
    [NW_THRESHOLD_MAIN_SHARE] = {"main_share", 0.5, "most members are in one network"},
    [NW_THRESHOLD_PEER_EFFICIENCY] = {"peer_efficiency", 0.8,
                                      "without the hub, nearly all others still know each other"},
    [NW_THRESHOLD_ONE_HUB] = {"one_hub", 1.5, "the effective hubs round to one"},
    [NW_THRESHOLD_TWO_HUBS] = {"two_hubs", 2.5, "the effective hubs round to two"},
    [NW_THRESHOLD_PAIR_REACH] = {"pair_reach", 0.9, "both of the two know nearly all others: one office held by two"},
    [NW_THRESHOLD_DEPENDENCE] = {"dependence", 0.5, "half of what a star owes to its hub rests on the hub"},
    [NW_THRESHOLD_CORE_SHARE] = {"core_share", 0.5, "the core is no more than half of the members"},
    [NW_THRESHOLD_CORE_DENSITY] = {"core_density", 0.5, "at least half of the pairs in the core know each other"},
    [NW_THRESHOLD_PERIPHERY_ALONE] = {"periphery_alone", 2.0 / 3,
                                      "more than two thirds of the periphery know nobody but core members"},
    [NW_THRESHOLD_CORE_TIES] = {"core_ties", 1.5, "a member of the periphery knows more than one core member"},
    [NW_THRESHOLD_BROKER_INWARD] = {"broker_inward", 0.5, "the brokers are tied to each other more than to others"},
    [NW_THRESHOLD_BROKER_PEER_TIES] = {"broker_peer_ties", 1.0,
                                       "without the brokers, others keep less than a tie each"},
    [NW_THRESHOLD_TWO_ROUTES] = {"two_routes", 0.1, "fewer than one pair in ten has a second route"},
};

typedef enum test {
    TEST_MAIN,
    TEST_WOVEN,
    TEST_ONE,
    TEST_ONE_HOLDS,
    TEST_TWO,
    TEST_REACH,
    TEST_TWO_HOLD,
    TEST_CORE_SHARE,
    TEST_CORE_DENSITY,
    TEST_ALONE,
    TEST_CORE_TIES,
    TEST_INWARD,
    TEST_PEER_TIES,
    TEST_ROUTES,
    TEST_COUNT
} test;

typedef enum comparison { BELOW, AT_MOST, AT_LEAST, ABOVE } comparison;

static const struct {
    nw__number number;
    comparison comparison;
    nw__threshold threshold;
} tests[TEST_COUNT] = {
    [TEST_MAIN] = {NW_NUMBER_MAIN_SHARE, ABOVE, NW_THRESHOLD_MAIN_SHARE},
    [TEST_WOVEN] = {NW_NUMBER_PEER_EFFICIENCY, AT_LEAST, NW_THRESHOLD_PEER_EFFICIENCY},
    [TEST_ONE] = {NW_NUMBER_EFFECTIVE_HUBS, BELOW, NW_THRESHOLD_ONE_HUB},
    [TEST_ONE_HOLDS] = {NW_NUMBER_HUB_DEPENDENCE, AT_LEAST, NW_THRESHOLD_DEPENDENCE},
    [TEST_TWO] = {NW_NUMBER_EFFECTIVE_HUBS, BELOW, NW_THRESHOLD_TWO_HUBS},
    [TEST_REACH] = {NW_NUMBER_PAIR_REACH, AT_LEAST, NW_THRESHOLD_PAIR_REACH},
    [TEST_TWO_HOLD] = {NW_NUMBER_PAIR_DEPENDENCE, AT_LEAST, NW_THRESHOLD_DEPENDENCE},
    [TEST_CORE_SHARE] = {NW_NUMBER_CORE_SHARE, AT_MOST, NW_THRESHOLD_CORE_SHARE},
    [TEST_CORE_DENSITY] = {NW_NUMBER_CORE_DENSITY, AT_LEAST, NW_THRESHOLD_CORE_DENSITY},
    [TEST_ALONE] = {NW_NUMBER_PERIPHERY_ALONE, ABOVE, NW_THRESHOLD_PERIPHERY_ALONE},
    [TEST_CORE_TIES] = {NW_NUMBER_CORE_TIES, AT_LEAST, NW_THRESHOLD_CORE_TIES},
    [TEST_INWARD] = {NW_NUMBER_BROKER_INWARD, ABOVE, NW_THRESHOLD_BROKER_INWARD},
    [TEST_PEER_TIES] = {NW_NUMBER_BROKER_PEER_TIES, BELOW, NW_THRESHOLD_BROKER_PEER_TIES},
    [TEST_ROUTES] = {NW_NUMBER_TWO_ROUTES, BELOW, NW_THRESHOLD_TWO_ROUTES},
};

/* A number within this of its threshold is on it. */
static const double on_threshold = 1e-9;

/* Passed tests are bits. An undefined number passes none. */
static unsigned run_tests(const double *numbers, const double *thresholds) {
    unsigned passed = 0;
    for (int k = 0; k < TEST_COUNT; k++) {
        double above = numbers[tests[k].number] - thresholds[tests[k].threshold];
        bool pass = false;
        switch (tests[k].comparison) {
        case BELOW:
            pass = above < -on_threshold;
            break;
        case AT_MOST:
            pass = above <= on_threshold;
            break;
        case AT_LEAST:
            pass = above >= -on_threshold;
            break;
        case ABOVE:
            pass = above > on_threshold;
            break;
        }
        passed |= (unsigned)pass << k;
    }
    return passed;
}

static bool has(unsigned passed, test test) {
    return (passed >> test & 1) != 0;
}

/* How many hold the network together: one, two with the same spokes, or 0. */
static int held_by(unsigned passed) {
    if (has(passed, TEST_ONE))
        return has(passed, TEST_ONE_HOLDS) ? 1 : 0;
    return has(passed, TEST_TWO) && has(passed, TEST_REACH) && has(passed, TEST_TWO_HOLD) ? 2 : 0;
}

static bool has_core(unsigned passed) {
    return has(passed, TEST_CORE_SHARE) && has(passed, TEST_CORE_DENSITY) && has(passed, TEST_ALONE);
}

static nw__type decide(unsigned passed) {
    if (!has(passed, TEST_MAIN))
        return NW_TYPE_SCATTERED;
    if (has(passed, TEST_WOVEN))
        return NW_TYPE_NETWORKED;
    if (held_by(passed) > 0)
        return NW_TYPE_HUB_AND_SPOKE;
    bool core = has_core(passed);
    if (core && (has(passed, TEST_CORE_TIES) || has(passed, TEST_INWARD)))
        return NW_TYPE_CORE_PERIPHERY;
    if (core || has(passed, TEST_PEER_TIES) || has(passed, TEST_ROUTES))
        return NW_TYPE_MULTI_HUB;
    return NW_TYPE_NETWORKED;
}

/* Tests in the order of the relative change of their number that would turn them; returns how many can turn. */
static int order_tests(const double *numbers, const double *thresholds, test *order, double *costs) {
    int count = 0;
    for (int k = 0; k < TEST_COUNT; k++) {
        double value = numbers[tests[k].number];
        double threshold = thresholds[tests[k].threshold];
        if (isnan(value))
            continue;
        double cost = fabs(value - threshold) / fmax(fmax(fabs(value), fabs(threshold)), 1e-12);
        int place = count++;
        for (; place > 0 && cost < costs[place - 1] - on_threshold; place--) {
            costs[place] = costs[place - 1];
            order[place] = order[place - 1];
        }
        costs[place] = cost;
        order[place] = (test)k;
    }
    return count;
}

/* The smallest share by which the numbers must move for another type to hold, and that type: with test after test that
 * may turn, cheapest first, all ways to turn it and some of the earlier ones; fewest turns first. */
static void find_margin(const double *numbers, const double *thresholds, unsigned passed, nw__verdict *verdict) {
    test order[TEST_COUNT];
    double costs[TEST_COUNT];
    int count = order_tests(numbers, thresholds, order, costs);
    for (int i = 0; i < count && verdict->next == NW_TYPE_UNDEFINED; i++) {
        int fewest = TEST_COUNT + 1;
        for (unsigned some = 0; some < 1U << i; some++) {
            unsigned turned = passed ^ (1U << order[i]);
            for (int k = 0; k < i; k++)
                turned ^= (some >> k & 1) << order[k];
            nw__type type = decide(turned);
            int turns = __builtin_popcount(some);
            if (type == verdict->type || turns > fewest || (turns == fewest && type > verdict->next))
                continue;
            fewest = turns;
            verdict->next = type;
            verdict->margin = costs[i];
        }
    }
}

void nw__shape_judge(const nw__shape *shape, const double *thresholds, bool with_margin, nw__verdict *out) {
    double standard[NW_THRESHOLD_COUNT];
    nw__verdict verdict = {.type = NW_TYPE_UNDEFINED, .next = NW_TYPE_UNDEFINED, .margin = NAN};
    for (int k = 0; k < NW_THRESHOLD_COUNT; k++)
        standard[k] = nw__thresholds[k].value;
    if (thresholds == NULL)
        thresholds = standard;
    if (shape->members >= 3) {
        unsigned passed = run_tests(shape->numbers, thresholds);
        bool connected = shape->main_members >= 3;
        verdict.type = connected ? decide(passed) : NW_TYPE_SCATTERED;
        verdict.held_by = verdict.type == NW_TYPE_HUB_AND_SPOKE ? held_by(passed) : 0;
        verdict.has_core = connected && has_core(passed);
        if (connected && with_margin)
            find_margin(shape->numbers, thresholds, passed, &verdict);
    }
    *out = verdict;
}
