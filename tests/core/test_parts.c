/* Tests of the passes about the parts of a network: triangles, cores, blocks; against simple code on all small graphs.
 */
#include "brute.h"
#include "core/pass.h"

static void check_triangles(matrix *graph, const netweave_view *view) {
    const nw__triangles *found;
    const int32_t *shared;
    const netweave_view *undirected;
    const int64_t *start = NULL;
    const int32_t *to = NULL;
    matrix both = matrix_undirected(graph);
    double member[MOST] = {0};
    double common[MOST][MOST] = {{0}};
    double paths = 0;
    double total = 0;
    for (int i = 0; i < graph->members; i++) {
        for (int j = 0; j < graph->members; j++) {
            for (int k = 0; k < graph->members; k++) {
                int two = i != k && both.tie[i][j] > 0 && both.tie[j][k] > 0;
                paths += two / 2.0;
                common[i][k] += two;
                total += two && both.tie[i][k] > 0 ? 1.0 / 6 : 0;
                member[i] += two && both.tie[i][k] > 0 ? 0.5 : 0;
            }
        }
    }
    assert_ok(nw__pass_triangles(view, NULL, &found));
    assert_ok(nw__pass_common(view, NULL, &shared));
    assert_ok(nw__view_undirected(view, NULL, &undirected));
    assert_ok(netweave_view_csr(undirected, &start, &to, NULL));
    assert_near(found->total, total, 1e-12);
    assert_near(found->paths, paths, 1e-12);
    for (int i = 0; i < graph->members; i++) {
        assert_near(found->member[i], member[i], 0);
        for (int64_t k = start[i]; k < start[i + 1]; k++)
            assert_near(shared[k], common[i][to[k]], 0);
    }
}

static void triangles_are_those_of_three_loops(void **state) {
    (void)state;
    matrix_on_small(check_triangles);
}

/* Large enough for several threads; and what is counted per member, per tie and in all is the same. */
static void triangles_are_the_same_with_any_number_of_threads(void **state) {
    (void)state;
    for (int kind = 0; kind < 2; kind++) {
        const nw__triangles *found[3];
        netweave_view *views[3];
        for (int k = 0; k < 3; k++) {
            netweave_run *run = matrix_run(k + 1);
            views[k] = matrix_large_view(2000, 60000, (netweave_direction)kind, NULL);
            assert_ok(nw__pass_triangles(views[k], run, &found[k]));
            netweave_run_free(run);
        }
        for (int k = 1; k < 3; k++) {
            assert_memory_equal(found[k]->member, found[0]->member, 2000 * sizeof(double));
            assert_true(found[k]->total == found[0]->total);
        }
        const netweave_view *undirected;
        const int32_t *shared;
        assert_ok(nw__view_undirected(views[0], NULL, &undirected));
        assert_ok(nw__pass_common(views[0], NULL, &shared));
        for (int32_t i = 0; i < 2000; i++) {
            double sum = 0;
            for (int64_t k = undirected->out.start[i]; k < undirected->out.start[i + 1]; k++)
                sum += shared[k];
            assert_near(sum, 2 * found[0]->member[i], 0);
        }
        assert_true(found[0]->total > 1000);
        for (int k = 0; k < 3; k++)
            netweave_view_free(views[k]);
    }
}

/* Reference values: transitivity. */
static void transitivity_of_known_networks_is_as_published(void **state) {
    (void)state;
    const struct {
        const char *name;
        double transitivity;
    } known[] = {{"K6", 1}, {"star6", 0}, {"kite", .578947}, {"flo15", .191489}, {"karate", .255682}};
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
        const nw__triangles *found;
        netweave_view *view = test_named(known[k].name);
        assert_ok(nw__pass_triangles(view, NULL, &found));
        assert_near(3 * found->total / found->paths, known[k].transitivity, 1e-6);
        netweave_view_free(view);
    }
}

static void check_cores(matrix *graph, const netweave_view *view) {
    const nw__cores *found;
    matrix both = matrix_undirected(graph);
    int core[MOST] = {0};
    int largest = 0;
    for (int level = 1; level < graph->members; level++) {
        unsigned char gone[MOST] = {0};
        for (int round = 0; round < graph->members; round++) {
            for (int i = 0; i < graph->members; i++) {
                int ties = 0;
                for (int j = 0; j < graph->members; j++)
                    ties += !gone[j] && both.tie[i][j] > 0;
                gone[i] = gone[i] || ties < level;
            }
        }
        for (int i = 0; i < graph->members; i++) {
            core[i] = gone[i] ? core[i] : level;
            largest = gone[i] ? largest : level;
        }
    }
    assert_ok(nw__pass_cores(view, NULL, &found));
    assert_int_equal(found->largest, largest);
    for (int i = 0; i < graph->members; i++)
        assert_int_equal(found->core[i], core[i]);
}

static void cores_are_what_is_left_when_loose_members_leave(void **state) {
    (void)state;
    matrix_on_small(check_cores);
    const nw__cores *found;
    netweave_view *view = test_named("karate");
    assert_ok(nw__pass_cores(view, NULL, &found));
    assert_int_equal(found->largest, 4); /* igraph 0.10 and networkx 2.8 */
    netweave_view_free(view);
}

static int count_parts(const matrix *graph) {
    int parts = 0;
    for (int i = 0; i < graph->members; i++) {
        int first = isfinite(graph->far[i][i]);
        for (int j = 0; j < i; j++)
            first = first && !isfinite(graph->far[i][j]);
        parts += first;
    }
    return parts;
}

/* share[i][j]: 1 when tied, or still connected whichever third member leaves. */
static void find_shared(matrix *both, int share[MOST][MOST]) {
    matrix_distances(both, NULL);
    for (int i = 0; i < both->members; i++)
        for (int j = 0; j < both->members; j++)
            share[i][j] = isfinite(both->far[i][j]);
    for (int k = 0; k < both->members; k++) {
        unsigned char gone[MOST] = {0};
        gone[k] = 1;
        matrix_distances(both, gone);
        for (int i = 0; i < both->members; i++)
            for (int j = 0; j < both->members; j++)
                if (i != k && j != k && both->tie[i][j] == 0 && !isfinite(both->far[i][j]))
                    share[i][j] = 0;
    }
}

static void check_articulation(matrix *both, const nw__blocks *found) {
    int64_t count = 0;
    matrix_distances(both, NULL);
    int before = count_parts(both);
    for (int i = 0; i < both->members; i++) {
        unsigned char gone[MOST] = {0};
        int alone = 1;
        gone[i] = 1;
        for (int j = 0; j < both->members; j++)
            alone = alone && both->tie[i][j] == 0;
        matrix_distances(both, gone);
        for (int j = 0; j < both->members; j++)
            both->far[j][j] = gone[j] ? INFINITY : 0;
        int splits = !alone && count_parts(both) > before;
        assert_int_equal(found->articulation[i], splits);
        count += splits;
    }
    assert_int_equal(found->articulations, count);
}

static void check_bridges(const matrix *both, const netweave_view *undirected, const nw__blocks *found) {
    int64_t count = 0;
    for (int64_t k = 0; k < netweave_view_tie_count(undirected); k++) {
        int64_t from;
        int64_t to;
        assert_ok(netweave_view_tie(undirected, k, &from, &to));
        matrix without = *both;
        without.tie[from][to] = without.tie[to][from] = 0;
        matrix_distances(&without, NULL);
        assert_int_equal(found->bridge[k], !isfinite(without.far[from][to]));
        count += found->bridge[k];
    }
    assert_int_equal(found->bridges, count);
}

static void check_membership(const netweave_view *undirected, int share[MOST][MOST], const nw__blocks *found) {
    int64_t ties = netweave_view_tie_count(undirected);
    int64_t ends[MOST * MOST][2];
    int32_t next = 0;
    for (int64_t k = 0; k < ties; k++)
        assert_ok(netweave_view_tie(undirected, k, &ends[k][0], &ends[k][1]));
    for (int64_t k = 0; k < ties; k++) {
        int inside[MOST] = {0};
        int64_t members = 0;
        assert_in_range(found->tie_block[k], 0, next);
        next += found->tie_block[k] == next;
        for (int64_t j = 0; j < ties; j++) {
            int same = 1;
            for (int end = 0; end < 4; end++)
                same = same && share[ends[k][end / 2]][ends[j][end % 2]];
            assert_int_equal(found->tie_block[k] == found->tie_block[j], same);
            inside[ends[j][0]] |= same;
            inside[ends[j][1]] |= same;
        }
        for (int i = 0; i < MOST; i++)
            members += inside[i];
        assert_int_equal(found->block[found->tie_block[k]].members, members);
    }
    assert_int_equal(found->count, next);
}

static void check_blocks(matrix *graph, const netweave_view *view) {
    const nw__blocks *found;
    const netweave_view *undirected;
    matrix both = matrix_undirected(graph);
    int share[MOST][MOST] = {{0}};
    double pairs = 0;
    assert_ok(nw__pass_blocks(view, NULL, &found));
    assert_ok(nw__view_undirected(view, NULL, &undirected));
    check_articulation(&both, found);
    check_bridges(&both, undirected, found);
    find_shared(&both, share);
    for (int i = 0; i < graph->members; i++)
        for (int j = i + 1; j < graph->members; j++)
            pairs += share[i][j];
    assert_near(found->pairs_apart, pairs, 0);
    check_membership(undirected, share, found);
}

static void blocks_hold_together_whoever_leaves(void **state) {
    (void)state;
    matrix_on_small(check_blocks);
}

static void blocks_of_known_networks_are_as_networkx_finds_them(void **state) {
    (void)state;
    const struct {
        const char *name;
        int64_t blocks, articulations, bridges;
    } known[] = {{"star6", 5, 1, 5}, {"ring6", 1, 0, 0}, {"ds10", 9, 2, 9},
                 {"kite", 3, 2, 2},  {"flo15", 6, 4, 5}, {"karate", 3, 1, 1}};
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
        const nw__blocks *found;
        netweave_view *view = test_named(known[k].name);
        assert_ok(nw__pass_blocks(view, NULL, &found));
        assert_int_equal(found->count, known[k].blocks);
        assert_int_equal(found->articulations, known[k].articulations);
        assert_int_equal(found->bridges, known[k].bridges);
        netweave_view_free(view);
    }
}

/* A path a hundred thousand long: no stack may grow with it. */
static void depth_of_the_network_costs_no_stack(void **state) {
    (void)state;
    enum { MEMBERS = 100000 };
    char *ties = malloc(MEMBERS * 16);
    char *at = ties;
    for (int i = 1; i < MEMBERS; i++)
        at += sprintf(at, "%d>%d ", i, i + 1);
    sprintf(at, "%d>1", MEMBERS);
    netweave_view *view = test_view(ties);
    free(ties);
    const nw__blocks *blocks;
    const nw__components *strong;
    const nw__cores *cores;
    assert_ok(nw__pass_blocks(view, NULL, &blocks));
    assert_ok(nw__pass_strong_components(view, NULL, &strong));
    assert_ok(nw__pass_cores(view, NULL, &cores));
    assert_int_equal(blocks->count, 1);
    assert_int_equal(blocks->block[0].members, MEMBERS);
    assert_int_equal(strong->count, 1);
    assert_int_equal(cores->largest, 2);
    netweave_view_free(view);
}

/* Large enough for several threads, with one large part, many small ones and isolates; against labels that go round
 * until none gets lower. */
static void components_are_the_same_with_any_number_of_threads(void **state) {
    (void)state;
    enum { MEMBERS = 300000, TIES = 260000 };
    int32_t *first = malloc(MEMBERS * sizeof *first);
    assert_non_null(first);
    for (int kind = 0; kind < 2; kind++) {
        for (int threads = 1; threads <= 3; threads++) {
            const nw__components *found;
            const int64_t *start;
            const int32_t *to;
            netweave_run *run = matrix_run(threads);
            netweave_view *view = matrix_large_view(MEMBERS, TIES, (netweave_direction)kind, NULL);
            assert_ok(nw__pass_components(view, run, &found));
            assert_ok(netweave_view_csr(view, &start, &to, NULL));
            bool changed = true;
            for (int32_t i = 0; i < MEMBERS; i++)
                first[i] = i;
            while (changed) {
                changed = false;
                for (int32_t i = 0; i < MEMBERS; i++) {
                    for (int64_t k = start[i]; k < start[i + 1]; k++) {
                        int32_t low = first[i] < first[to[k]] ? first[i] : first[to[k]];
                        changed = changed || first[i] != low || first[to[k]] != low;
                        first[i] = first[to[k]] = low;
                    }
                }
            }
            int32_t count = 0;
            for (int32_t i = 0; i < MEMBERS; i++) {
                first[i] = first[i] == i ? count++ : first[first[i]];
                assert_int_equal(found->component[i], first[i]);
            }
            assert_int_equal(found->count, count);
            assert_in_range(found->size[found->largest], MEMBERS / 3, MEMBERS - 1);
            netweave_view_free(view);
            netweave_run_free(run);
        }
    }
    free(first);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(triangles_are_those_of_three_loops),
        cmocka_unit_test(triangles_are_the_same_with_any_number_of_threads),
        cmocka_unit_test(transitivity_of_known_networks_is_as_published),
        cmocka_unit_test(cores_are_what_is_left_when_loose_members_leave),
        cmocka_unit_test(blocks_hold_together_whoever_leaves),
        cmocka_unit_test(blocks_of_known_networks_are_as_networkx_finds_them),
        cmocka_unit_test(depth_of_the_network_costs_no_stack),
        cmocka_unit_test(components_are_the_same_with_any_number_of_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
