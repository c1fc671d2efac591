/* Tests of what members, ties and routes have of the flow: by hand, and by trying everything on small networks.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "flows.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 7, NETWORKS = 40, FAR = 1000 };

/* A network of up to seven members, as a matrix. */
typedef struct small {
    int members;
    bool directed;
    bool tie[MOST][MOST];
} small;

static uint64_t noise;

static int below(int limit) {
    noise = noise * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((noise >> 33) % (uint64_t)limit);
}

static small make_small(int number) {
    small out = {.members = 3 + number % (MOST - 2), .directed = number % 2 == 1};
    noise = (uint64_t)number + 1;
    int chance = 25 + number * 60 / NETWORKS;
    for (int i = 0; i < out.members; i++)
        for (int j = out.directed ? 0 : i + 1; j < out.members; j++)
            if (i != j && below(100) < chance) {
                out.tie[i][j] = true;
                out.tie[j][i] = out.tie[j][i] || !out.directed;
            }
    return out;
}

static netweave_flow *flow_of_small(const small *net, int hub) {
    char ties[MOST * MOST * 4 + MOST * 2 + 1] = "";
    char options[40] = "";
    char *end = ties;
    bool none = true;
    for (int i = 0; i < net->members; i++)
        end += sprintf(end, "%d ", i + 1);
    for (int i = 0; i < net->members; i++)
        for (int j = 0; j < net->members; j++)
            if (net->tie[i][j] && (net->directed || i < j)) {
                end += sprintf(end, "%d%c%d ", i + 1, net->directed ? '>' : '-', j + 1);
                none = false;
            }
    if (none)
        return NULL;
    sprintf(options, "hub=%d", hub + 1);
    return flow_of(ties, options, "simulations=3");
}

/* Distances with a member (or none: -1) and a tie left out. */
static void measure(const small *net, int member, int from, int to, int out[MOST][MOST]) {
    for (int i = 0; i < net->members; i++)
        for (int j = 0; j < net->members; j++) {
            bool is_out = (i == from && j == to) || (!net->directed && i == to && j == from);
            out[i][j] = i == j ? 0 : net->tie[i][j] && !is_out && i != member && j != member ? 1 : FAR;
        }
    for (int k = 0; k < net->members; k++)
        for (int i = 0; i < net->members; i++)
            for (int j = 0; j < net->members; j++)
                if (out[i][k] + out[k][j] < out[i][j])
                    out[i][j] = out[i][k] + out[k][j];
}

static void add_up(const small *net, int member, int distance[MOST][MOST], double *pairs, double *inverse) {
    *pairs = *inverse = 0;
    for (int i = 0; i < net->members; i++)
        for (int j = 0; j < net->members; j++)
            if (i != j && i != member && j != member && distance[i][j] < FAR) {
                (*pairs)++;
                *inverse += 1.0 / distance[i][j];
            }
}

/* Members that have to leave to part two who are not tied; with a tie, one route more than without (Menger 1927). */
static int count_routes(small net, int from, int to) {
    int least = MOST;
    bool tied = net.tie[from][to];
    net.tie[from][to] = false;
    if (!net.directed)
        net.tie[to][from] = false;
    for (int set = 0; set < 1 << net.members; set++) {
        int distance[MOST][MOST];
        small left = net;
        int count = 0;
        if (set >> from & 1 || set >> to & 1)
            continue;
        for (int i = 0; i < net.members; i++) {
            count += set >> i & 1;
            for (int j = 0; j < net.members; j++)
                if (set >> i & 1 || set >> j & 1)
                    left.tie[i][j] = false;
        }
        measure(&left, -1, -1, -1, distance);
        if (distance[from][to] >= FAR && count < least)
            least = count;
    }
    return least + tied;
}

static void losses_are_those_of_taking_out_each(void **state) {
    (void)state;
    for (int number = 0; number < NETWORKS; number++) {
        small net = make_small(number);
        netweave_flow *flow = flow_of_small(&net, 0);
        if (flow == NULL)
            continue;
        const netweave_table *table = netweave_flow_bottlenecks(flow);
        double worst = INFINITY;
        int whole[MOST][MOST];
        measure(&net, -1, -1, -1, whole);
        for (int64_t row = 0; row < netweave_table_row_count(table); row++) {
            bool is_member = strcmp(netweave_table_label(table, 0, row), "member") == 0;
            int from = atoi(netweave_table_label(table, 1, row)) - 1;
            int to = is_member ? -1 : atoi(netweave_table_label(table, 2, row)) - 1;
            int without[MOST][MOST];
            double pairs[2];
            double inverse[2];
            measure(&net, is_member ? from : -1, is_member ? -1 : from, to, without);
            add_up(&net, is_member ? from : -1, whole, &pairs[0], &inverse[0]);
            add_up(&net, is_member ? from : -1, without, &pairs[1], &inverse[1]);
            assert_near(cell(table, row, "parted"), pairs[0] > 0 ? 1 - pairs[1] / pairs[0] : NAN, exact);
            assert_near(cell(table, row, "slowed"), pairs[0] > 0 ? 1 - inverse[1] / inverse[0] : NAN, exact);
            if (pairs[0] > 0) {
                assert_true(cell(table, row, "slowed") <= worst + exact);
                worst = cell(table, row, "slowed");
            }
        }
        netweave_flow_free(flow);
    }
}

static void routes_are_as_many_as_members_part_two(void **state) {
    (void)state;
    for (int number = 0; number < NETWORKS; number++) {
        small net = make_small(number);
        netweave_flow *flow = flow_of_small(&net, 0);
        if (flow == NULL)
            continue;
        double sum = 0;
        double connected = 0;
        double several = 0;
        for (int i = 0; i < net.members; i++) {
            double own = 0;
            for (int j = 0; j < net.members; j++) {
                int routes = i == j ? 0 : count_routes(net, i, j);
                own += routes;
                connected += routes > 0;
                several += routes > 1;
            }
            assert_near(cell(netweave_flow_members(flow), i, "routes"), own / (net.members - 1), exact);
            sum += own;
        }
        assert_near(cell(netweave_flow_routes(flow), 0, "routes"), sum / connected, exact);
        assert_near(cell(netweave_flow_routes(flow), 0, "two_routes"), several / connected, exact);
        netweave_flow_free(flow);
    }
}

static void who_hears_only_through_the_hub_is_found_by_leaving_it_out(void **state) {
    (void)state;
    for (int number = 0; number < NETWORKS; number++) {
        small net = make_small(number);
        int hub = number % net.members;
        netweave_flow *flow = flow_of_small(&net, hub);
        if (flow == NULL)
            continue;
        const netweave_table *members = netweave_flow_members(flow);
        int whole[MOST][MOST];
        int without[MOST][MOST];
        double pairs = 0;
        double left = 0;
        measure(&net, -1, -1, -1, whole);
        measure(&net, hub, -1, -1, without);
        for (int i = 0; i < net.members; i++) {
            double reach = 0;
            double reach_without = 0;
            double lost = 0;
            for (int j = 0; j < net.members; j++) {
                reach += i != j && whole[i][j] < FAR;
                reach_without += i != j && without[i][j] < FAR;
                lost += i != j && j != hub && i != hub && whole[j][i] < FAR && without[j][i] >= FAR;
                pairs += i != j && i != hub && j != hub && whole[i][j] < FAR;
                left += i != j && without[i][j] < FAR;
            }
            double others = net.members - 2;
            assert_near(cell(members, i, "can_reach"), reach / (net.members - 1), exact);
            assert_near(cell(members, i, "can_reach_without_hub"), i == hub ? NAN : reach_without / others, exact);
            assert_near(cell(members, i, "dependence"), i == hub ? NAN : lost / others, exact);
            assert_near(cell(members, i, "hub"), i == hub, exact);
        }
        assert_near(cell(netweave_flow_routes(flow), 0, "still_connected"), pairs > 0 ? left / pairs : NAN, exact);
        netweave_flow_free(flow);
    }
}

/* In a star a leaf hears from the hub in the first round and from the four other leaves in the second. */
static void a_leaf_of_a_star_hears_late(void **state) {
    (void)state;
    netweave_flow *flow = named_flow("star6", "probability=0.5");
    const netweave_table *members = netweave_flow_members(flow);
    int64_t hub = find_row(members, netweave_flow_hub(flow, 0), NULL);
    for (int64_t i = 0; i < 6; i++) {
        assert_near(cell(members, i, "hears"), i == hub ? 1 : 9.0 / 5, exact);
        assert_near(cell(members, i, "rounds"), i == hub ? 1 : 2, exact);
        assert_near(cell(members, i, "tip"), i == hub ? 0.5 : 0.3, exact);
        assert_near(cell(members, i, "dependence"), i == hub ? NAN : 1, exact);
    }
    assert_near(cell(netweave_flow_routes(flow), 0, "routes"), 1, exact);
    assert_near(cell(netweave_flow_routes(flow), 0, "routes_without_hub"), NAN, exact);
    assert_near(cell(netweave_flow_routes(flow), 0, "hub_speed_gain"), NAN, exact);
    const netweave_table *worst = netweave_flow_bottlenecks(flow);
    assert_string_equal(netweave_table_label(worst, 0, 0), "member");
    assert_string_equal(netweave_table_label(worst, 1, 0), netweave_flow_hub(flow, 0));
    assert_near(cell(worst, 0, "parted"), 1, exact);
    netweave_flow_free(flow);
}

/* Where all can hear, the mean round in which others hear is the sum over rounds of the share who do not know yet. */
static void what_members_hear_agrees_with_the_curve(void **state) {
    (void)state;
    netweave_flow *flow = named_flow("karate", "simulations=3000");
    const netweave_table *members = netweave_flow_members(flow);
    const netweave_table *curve = netweave_flow_curve(flow);
    double mean = 0;
    double error = 0;
    double wait = 0;
    double wide = 0;
    for (int64_t i = 0; i < 34; i++) {
        mean += cell(members, i, "hears") / 34;
        error += cell(members, i, "hears_error") / 34;
    }
    for (int64_t row = 0; row < netweave_table_row_count(curve); row++)
        if (strcmp(netweave_table_label(curve, 0, row), "conversations") == 0 &&
            strcmp(netweave_table_label(curve, 1, row), "whole") == 0 &&
            strcmp(netweave_table_label(curve, 2, row), "anyone") == 0) {
            wait += 1 - cell(curve, row, "share");
            wide += (cell(curve, row, "high") - cell(curve, row, "low")) / 3.92;
        }
    assert_true(mean > 2 && fabs(mean - wait) <= 4 * (error + wide));
    assert_true(error < 0.02);
    netweave_flow_free(flow);
}

static void a_ring_is_slowed_alike_by_each_of_its_ties(void **state) {
    (void)state;
    netweave_flow *flow = named_flow("ring6", NULL);
    const netweave_table *worst = netweave_flow_bottlenecks(flow);
    assert_int_equal(netweave_table_row_count(worst), 12);
    for (int64_t row = 0; row < 6; row++) {
        assert_string_equal(netweave_table_label(worst, 0, row), "tie");
        assert_near(cell(worst, row, "parted"), 0, exact);
        assert_near(cell(worst, row, "slowed"), 1 - 8.7 / 10, exact); /* sums of 1 / distance of path6 and ring6 */
        assert_true(cell(worst, row, "rounds_change") > 4 * cell(worst, row, "rounds_change_error"));
    }
    assert_near(cell(netweave_flow_routes(flow), 0, "routes"), 2, exact);
    assert_near(cell(netweave_flow_routes(flow), 0, "two_routes_without_hub"), 0, exact);
    assert_near(cell(netweave_flow_routes(flow), 0, "still_connected"), 1, exact);
    netweave_flow_free(flow);
}

static void fewer_losses_are_tried_where_fewer_are_asked_for(void **state) {
    (void)state;
    netweave_flow *all = named_flow("kite", "simulations=5");
    netweave_flow *few = named_flow("kite", "simulations=5 bottlenecks=3");
    netweave_flow *none = named_flow("kite", "simulations=5 bottlenecks=0");
    assert_int_equal(netweave_table_row_count(netweave_flow_bottlenecks(all)), 10 + 18);
    assert_int_equal(netweave_table_row_count(netweave_flow_bottlenecks(few)), 6);
    assert_int_equal(netweave_table_row_count(netweave_flow_bottlenecks(none)), 0);
    assert_string_equal(netweave_table_label(netweave_flow_bottlenecks(few), 1, 0),
                        netweave_table_label(netweave_flow_bottlenecks(all), 1, 0));
    assert_true(netweave_table_note_count(netweave_flow_bottlenecks(few)) >
                netweave_table_note_count(netweave_flow_bottlenecks(all)));
    netweave_flow_free(all);
    netweave_flow_free(few);
    netweave_flow_free(none);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(losses_are_those_of_taking_out_each),
        cmocka_unit_test(routes_are_as_many_as_members_part_two),
        cmocka_unit_test(who_hears_only_through_the_hub_is_found_by_leaving_it_out),
        cmocka_unit_test(a_leaf_of_a_star_hears_late),
        cmocka_unit_test(what_members_hear_agrees_with_the_curve),
        cmocka_unit_test(a_ring_is_slowed_alike_by_each_of_its_ties),
        cmocka_unit_test(fewer_losses_are_tried_where_fewer_are_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
