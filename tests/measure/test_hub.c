/* Tests of what depends on a hub: against brute force on all small graphs, and what must hold of any network. */
#include "support.h"

#include "base/random.h"
#include "core/csr.h"
#include "measure/structure.h"

#include <math.h>

enum { MOST = 8 };

/* A small graph as a matrix, and its view. */
typedef struct graph {
    int members;
    int tie[MOST][MOST];
    netweave_view *view;
} graph;

static void set_tie(graph *graph, int i, int j) {
    graph->tie[i][j] = graph->tie[j][i] = 1;
}

static void make_view(graph *graph) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < graph->members; i++)
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
    assert_ok(netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_UNDIRECTED));
    for (int64_t i = 0; i < graph->members; i++)
        for (int64_t j = i + 1; j < graph->members; j++)
            if (graph->tie[i][j])
                assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, NULL, NULL, &graph->view));
    netweave_network_free(network);
    netweave_builder_free(builder);
}

/* Lengths of shortest paths (0: none) among those not in `gone`, and how many there are: powers of the tie matrix count
 * walks, and the first that is not zero counts shortest paths. */
static void count_paths(const graph *graph, const unsigned char *gone, int length[MOST][MOST],
                        double paths[MOST][MOST]) {
    double walks[MOST][MOST] = {{0}};
    int members = graph->members;
    memset(length, 0, sizeof(int) * MOST * MOST);
    memset(paths, 0, sizeof(double) * MOST * MOST);
    for (int i = 0; i < members; i++)
        walks[i][i] = gone == NULL || !gone[i];
    for (int step = 1; step < members; step++) {
        double next[MOST][MOST] = {{0}};
        for (int i = 0; i < members; i++)
            for (int j = 0; j < members; j++)
                for (int k = 0; k < members && (gone == NULL || !gone[j]); k++)
                    next[i][j] += walks[i][k] * graph->tie[k][j];
        memcpy(walks, next, sizeof walks);
        for (int i = 0; i < members; i++)
            for (int j = 0; j < members; j++)
                if (i != j && length[i][j] == 0 && walks[i][j] > 0) {
                    length[i][j] = step;
                    paths[i][j] = walks[i][j];
                }
    }
}

/* Share of all pairs outside `group` whose shortest paths meet it, as a sum over pairs. */
static double group_betweenness(const graph *graph, const unsigned char *group) {
    int length[MOST][MOST];
    int length_without[MOST][MOST];
    double paths[MOST][MOST];
    double paths_without[MOST][MOST];
    double sum = 0;
    count_paths(graph, NULL, length, paths);
    count_paths(graph, group, length_without, paths_without);
    for (int i = 0; i < graph->members; i++)
        for (int j = i + 1; j < graph->members; j++)
            if (!group[i] && !group[j] && length[i][j] > 0)
                sum += 1 - (length_without[i][j] == length[i][j] ? paths_without[i][j] / paths[i][j] : 0);
    return sum;
}

static double brute_brokerage(const graph *graph, const unsigned char *hub, double outside) {
    double pairs = (graph->members - 1.0) * (graph->members - 2.0) / 2;
    double brokerage = group_betweenness(graph, hub) / (outside * (outside - 1) / 2);
    for (int i = 0; i < graph->members; i++) {
        unsigned char alone[MOST] = {0};
        alone[i] = 1;
        if (!hub[i])
            brokerage -= group_betweenness(graph, alone) / pairs / outside;
    }
    return brokerage;
}

static void brute_legs(const graph *graph, const unsigned char *hub, double out[NW_LEG_COUNT]) {
    int length[MOST][MOST];
    int length_without[MOST][MOST];
    double paths[MOST][MOST];
    double outside = 0;
    double ties = 0;
    double ties_outside = 0;
    double pairs[2] = {0};
    double inverse[2] = {0};
    count_paths(graph, NULL, length, paths);
    count_paths(graph, hub, length_without, paths);
    for (int i = 0; i < graph->members; i++) {
        outside += !hub[i];
        for (int j = i + 1; j < graph->members; j++) {
            ties += graph->tie[i][j];
            if (hub[i] || hub[j])
                continue;
            ties_outside += graph->tie[i][j];
            pairs[0] += length[i][j] > 0;
            pairs[1] += length_without[i][j] > 0;
            inverse[0] += length[i][j] > 0 ? 1.0 / length[i][j] : 0;
            inverse[1] += length_without[i][j] > 0 ? 1.0 / length_without[i][j] : 0;
        }
    }
    for (int leg = 0; leg < NW_LEG_COUNT; leg++)
        out[leg] = NAN;
    if (graph->members < 3 || outside < 2 || outside == graph->members || ties == 0)
        return;
    double even = 1 - outside * (outside - 1) / (graph->members * (graph->members - 1.0));
    out[NW_LEG_TIE_SHARE] = ((ties - ties_outside) / ties - even) / (1 - even);
    out[NW_LEG_BROKERAGE] = brute_brokerage(graph, hub, outside);
    out[NW_LEG_PEER_EFFICIENCY] = inverse[1] / (outside * (outside - 1) / 2);
    if (pairs[0] == 0)
        return;
    out[NW_LEG_BOTTLENECK] = 1 - pairs[1] / pairs[0];
    out[NW_LEG_SPEED_LOSS] = 1 - inverse[1] / inverse[0];
    out[NW_LEG_DEPENDENCE] =
        (out[NW_LEG_TIE_SHARE] + out[NW_LEG_BROKERAGE] + out[NW_LEG_BOTTLENECK] + out[NW_LEG_SPEED_LOSS]) / 4;
}

static void compare_legs(const graph *graph, unsigned hubs) {
    unsigned char hub[MOST];
    double expected[NW_LEG_COUNT];
    nw__legs legs;
    for (int i = 0; i < graph->members; i++)
        hub[i] = hubs >> i & 1;
    brute_legs(graph, hub, expected);
    assert_ok(nw__legs_find(graph->view, NULL, hub, NULL, &legs));
    for (int leg = 0; leg < NW_LEG_COUNT; leg++) {
        assert_near(legs.values[leg], expected[leg], 1e-12);
        assert_int_equal(isnan(legs.values[leg]), legs.reasons[leg] != NULL);
    }
}

static void legs_agree_with_brute_force_for_every_hub_set_of_all_graphs_up_to_5_members(void **state) {
    (void)state;
    for (int members = 1; members <= 5; members++) {
        for (unsigned ties = 0; ties < 1U << (members * (members - 1) / 2); ties++) {
            graph graph = {.members = members};
            int bit = 0;
            for (int i = 0; i < members; i++)
                for (int j = i + 1; j < members; j++)
                    if (ties >> bit++ & 1)
                        set_tie(&graph, i, j);
            make_view(&graph);
            for (unsigned hubs = 0; hubs < 1U << members; hubs++)
                compare_legs(&graph, hubs);
            netweave_view_free(graph.view);
        }
    }
}

static void a_tie_between_spokes_never_raises_a_leg_and_lowers_dependence(void **state) {
    (void)state;
    static const unsigned char hub[MOST] = {1};
    for (uint64_t run = 0; run < 40; run++) {
        nw__random random = nw__random_stream(7, run);
        graph graph = {.members = MOST};
        nw__legs before;
        nw__legs after;
        for (int i = 1; i < MOST; i++)
            set_tie(&graph, 0, i);
        make_view(&graph);
        assert_ok(nw__legs_find(graph.view, NULL, hub, NULL, &before));
        for (int left = (MOST - 1) * (MOST - 2) / 2; left > 0;) {
            int i = 1 + (int)nw__random_below(&random, MOST - 1);
            int j = 1 + (int)nw__random_below(&random, MOST - 1);
            if (i == j || graph.tie[i][j])
                continue;
            left--;
            set_tie(&graph, i, j);
            netweave_view_free(graph.view);
            make_view(&graph);
            assert_ok(nw__legs_find(graph.view, NULL, hub, NULL, &after));
            for (int leg = 0; leg < NW_LEG_PEER_EFFICIENCY; leg++)
                assert_true(after.values[leg] <= before.values[leg] + 1e-12);
            assert_true(after.values[NW_LEG_DEPENDENCE] < before.values[NW_LEG_DEPENDENCE] - 1e-6);
            assert_true(after.values[NW_LEG_PEER_EFFICIENCY] > before.values[NW_LEG_PEER_EFFICIENCY]);
            before = after;
        }
        netweave_view_free(graph.view);
    }
}

static void brokerage_of_one_hub_is_betweenness_centralization(void **state) {
    (void)state;
    static const char *const names[] = {"star6", "ring6", "path7", "ds10", "kite", "flo16", "karate", "S6+2iso"};
    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
        netweave_view *view = test_named(names[k]);
        assert_near(test_measure(view, "hub_brokerage"), test_measure(view, "betweenness_centralization"), 1e-12);
        netweave_view_free(view);
    }
}

static void the_hub_is_the_one_named_else_the_first_by_betweenness_degree_and_roster(void **state) {
    (void)state;
    const nw__hub *hub = NULL;
    netweave_view *view = test_view("a-b b-c c-d d-e e-f f-a"); /* all alike: the first */
    assert_ok(nw__pass_hub(view, NULL, &hub));
    assert_int_equal(hub->count, 1);
    assert_int_equal(hub->members[0], 1);
    netweave_view_free(view);
    view = test_view("a-b a-c b-c d-e d-f e-f e-g d-g f-g"); /* nobody between: the first of most ties */
    assert_ok(nw__pass_hub(view, NULL, &hub));
    assert_int_equal(hub->members[3], 1);
    netweave_view_free(view);
    netweave_network *network = test_network("1-2 1-3 1-4 1-5 6-2");
    assert_ok(netweave_view_create(network, "hub='6,2'", NULL, &view));
    assert_ok(nw__pass_hub(view, NULL, &hub));
    assert_int_equal(hub->count, 2);
    assert_int_equal(hub->members[1] + hub->members[5], 2);
    netweave_view_free(view);
    netweave_network_free(network);
}

static void direction_and_weights_change_nothing(void **state) {
    (void)state;
    static const char *const specs[] = {"hub_dependence", "peer_efficiency", "effective_hubs"};
    netweave_view *directed = test_view("a>b c>a a>d e>a d>e e>d f>b");
    netweave_view *undirected = test_view("a-b a-c a-d a-e d-e b-f");
    for (size_t k = 0; k < sizeof specs / sizeof specs[0]; k++)
        assert_near(test_measure(directed, specs[k]), test_measure(undirected, specs[k]), 1e-12);
    netweave_view_free(directed);
    netweave_view_free(undirected);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(legs_agree_with_brute_force_for_every_hub_set_of_all_graphs_up_to_5_members),
        cmocka_unit_test(a_tie_between_spokes_never_raises_a_leg_and_lowers_dependence),
        cmocka_unit_test(brokerage_of_one_hub_is_betweenness_centralization),
        cmocka_unit_test(the_hub_is_the_one_named_else_the_first_by_betweenness_degree_and_roster),
        cmocka_unit_test(direction_and_weights_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
