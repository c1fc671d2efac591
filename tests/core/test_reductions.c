/* Tests that what is folded, cut and merged before paths are counted changes no number: on random networks of every
 * shape, against igraph, which folds nothing, and with one and two threads to the bit. */
#include "brute.h"
#include "core/pass.h"
#include "peer/view_graph.h"

#include <igraph.h>
#include <stdio.h>
#include <stdlib.h>

enum { GRAPHS = 10000, LARGE = 60, MOST_TIES = 4000 };

typedef struct sketch {
    unsigned state;
    int members, count;
    int from[MOST_TIES], to[MOST_TIES];
} sketch;

static int below(sketch *sketch, int limit) {
    return (int)(matrix_next_random(&sketch->state) % (unsigned)limit);
}

static void tie(sketch *sketch, int from, int to) {
    if (from == to || sketch->count == MOST_TIES)
        return;
    sketch->from[sketch->count] = from;
    sketch->to[sketch->count++] = to;
}

/* Each makes ties among the members first … last - 1. */
static void make_tree(sketch *sketch, int first, int last) {
    for (int i = first + 1; i < last; i++)
        tie(sketch, i, first + below(sketch, i - first));
}

static void make_star(sketch *sketch, int first, int last) {
    for (int i = first + 1; i < last; i++)
        tie(sketch, first, i);
}

static void make_cactus(sketch *sketch, int first, int last) {
    for (int i = first + 1; i < last;) {
        int root = first + below(sketch, i - first);
        int length = 1 + below(sketch, 5);
        for (int previous = root; length-- > 0 && i < last; previous = i++) {
            tie(sketch, previous, i);
            if (length == 0)
                tie(sketch, i, root);
        }
    }
}

static void make_stars_of_stars(sketch *sketch, int first, int last) {
    int hubs = 1 + below(sketch, 4);
    for (int i = first + 1; i < last; i++)
        tie(sketch, i, i < first + hubs ? first : first + below(sketch, hubs < i - first ? hubs : i - first));
    for (int k = below(sketch, 4); k > 0; k--)
        tie(sketch, first + below(sketch, last - first), first + below(sketch, last - first));
}

/* Spokes that share all their hubs, tied among themselves or not. */
static void make_twins(sketch *sketch, int first, int last) {
    int hubs = 1 + below(sketch, 4);
    unsigned shared = matrix_next_random(&sketch->state);
    bool closed = below(sketch, 2) == 1;
    for (int i = first + hubs; i < last; i++) {
        for (int k = 0; k < hubs; k++)
            if (shared >> k & 1 || k == 0 || i % 3 == 0)
                tie(sketch, first + k, i);
        for (int j = first + hubs; closed && j < i; j++)
            tie(sketch, i, j);
    }
}

static void make_cliques_with_pendants(sketch *sketch, int first, int last) {
    int size = 1 + below(sketch, 7);
    for (int i = first; i < last; i++) {
        int place = (i - first) % (2 * size);
        int begin = i - place;
        for (int j = begin; j < i && place < size; j++)
            tie(sketch, i, j);
        if (place >= size || (place == 0 && i > first))
            tie(sketch, i, place >= size ? begin + below(sketch, size) : first + below(sketch, i - first));
    }
}

static void make_random(sketch *sketch, int first, int last) {
    for (int k = below(sketch, 3 * (last - first) + 1); k > 0; k--)
        tie(sketch, first + below(sketch, last - first), first + below(sketch, last - first));
}

static void make_grid(sketch *sketch, int first, int last) {
    int width = 1 + below(sketch, 5);
    for (int i = first; i < last; i++) {
        if ((i - first) % width > 0)
            tie(sketch, i, i - 1);
        if (i - first >= width)
            tie(sketch, i, i - width);
    }
}

static void (*const shapes[])(sketch *sketch, int first, int last) = {
    make_tree,   make_star, make_cactus, make_stars_of_stars, make_twins, make_cliques_with_pendants,
    make_random, make_grid,
};

/* One to three shapes side by side, sometimes joined, with members in random order. */
static void draw(sketch *sketch, int most) {
    int place[LARGE * 4];
    sketch->count = 0;
    sketch->members = below(sketch, most + 1);
    for (int first = 0; first < sketch->members;) {
        int last = first + 1 + below(sketch, sketch->members - first);
        shapes[below(sketch, 8)](sketch, first, last);
        if (first > 0 && below(sketch, 2) == 0)
            tie(sketch, below(sketch, first), first + below(sketch, last - first));
        first = last;
    }
    for (int i = 0; i < sketch->members; i++) {
        int other = below(sketch, i + 1);
        place[i] = place[other];
        place[other] = i;
    }
    for (int k = 0; k < sketch->count; k++) {
        sketch->from[k] = place[sketch->from[k]];
        sketch->to[k] = place[sketch->to[k]];
    }
}

static netweave_view *make_view(const sketch *sketch) {
    nw__csr arcs;
    netweave_view *view = nw__view_new();
    assert_ok(nw__csr_build_undirected(sketch->members, sketch->count, sketch->from, sketch->to, &arcs));
    view->members = sketch->members;
    assert_ok(nw__view_set_arcs(view, false, &arcs));
    return view;
}

static void check_betweenness(const netweave_view *view, const nw__betweenness *found, const igraph_t *graph) {
    igraph_vector_t expected;
    igraph_vector_init(&expected, 0);
#if IGRAPH_VERSION_MAJOR >= 1
    igraph_betweenness(graph, NULL, &expected, igraph_vss_all(), false, false);
#else
    igraph_betweenness(graph, &expected, igraph_vss_all(), false, NULL);
#endif
    for (int32_t i = 0; i < view->members; i++)
        assert_near(found->member[i], VECTOR(expected)[i], 1e-9);
    if (found->tie == NULL) {
        igraph_vector_destroy(&expected);
        return;
    }
#if IGRAPH_VERSION_MAJOR >= 1
    igraph_edge_betweenness(graph, NULL, &expected, igraph_ess_all(IGRAPH_EDGEORDER_ID), false, false);
#else
    igraph_edge_betweenness(graph, &expected, false, NULL);
#endif
    for (int64_t k = 0; k < view->ties; k++)
        assert_near(found->tie[k], VECTOR(expected)[k], 1e-9);
    igraph_vector_destroy(&expected);
}

static void check_distances(const netweave_view *view, const nw__distances *found, const igraph_t *graph) {
    igraph_matrix_t far;
    double histogram[LARGE * 4] = {0};
    igraph_matrix_init(&far, 0, 0);
    igraph_distances(graph, &far, igraph_vss_all(), igraph_vss_all(), IGRAPH_ALL);
    for (int32_t i = 0; i < view->members; i++) {
        double expected[4] = {0};
        for (int32_t j = 0; j < view->members; j++) {
            double steps = MATRIX(far, i, j);
            if (i == j || !isfinite(steps))
                continue;
            expected[0]++;
            expected[1] += steps;
            expected[2] += 1 / steps;
            expected[3] = fmax(expected[3], steps);
            histogram[(int)steps]++;
        }
        assert_near(found->reached_to[i], expected[0], 0);
        assert_near(found->sum_to[i], expected[1], 0);
        assert_near(found->inverse_to[i], expected[2], 1e-12);
        assert_near(found->farthest_to[i], expected[3], 0);
    }
    double pairs = 0;
    for (int64_t k = 0; k < found->histogram_size; k++) {
        assert_near(found->histogram[k], histogram[k], 0);
        pairs += histogram[k];
    }
    assert_near(found->pairs, pairs, 0);
    igraph_matrix_destroy(&far);
}

static void check(const sketch *sketch) {
    const nw__betweenness *betweenness;
    const nw__distances *distances;
    igraph_t graph;
    netweave_view *view = make_view(sketch);
    make_graph(view, &graph);
    assert_ok(nw__pass_tie_betweenness(view, NULL, &betweenness));
    check_betweenness(view, betweenness, &graph);
    assert_ok(nw__pass_betweenness(view, NULL, &betweenness));
    check_betweenness(view, betweenness, &graph);
    assert_ok(nw__pass_distances(view, NULL, &distances));
    check_distances(view, distances, &graph);
    igraph_destroy(&graph);
    netweave_view_free(view);
}

static void ten_thousand_small_networks_are_as_igraph_has_them(void **state) {
    (void)state;
    sketch *sketch = calloc(1, sizeof *sketch);
    sketch->state = 17;
    for (int round = 0; round < GRAPHS; round++) {
        draw(sketch, round % 20 == 0 ? LARGE : 14);
        check(sketch);
    }
    free(sketch);
}

/* More sources than go side by side. */
static void larger_networks_are_as_igraph_has_them(void **state) {
    (void)state;
    sketch *sketch = calloc(1, sizeof *sketch);
    sketch->state = 19;
    for (int round = 0; round < 100; round++) {
        draw(sketch, LARGE * 4 - 1);
        check(sketch);
    }
    free(sketch);
}

/* A view holds its passes, so each number of threads has a view of its own. */
static void networks_of_every_shape_are_the_same_bits_with_two_threads(void **state) {
    (void)state;
    netweave_run *runs[] = {matrix_run(1), matrix_run(2)};
    sketch *sketch = calloc(1, sizeof *sketch);
    sketch->state = 23;
    for (int round = 0; round < 40; round++) {
        netweave_view *views[2];
        const nw__betweenness *betweenness[2];
        const nw__betweenness *of_members[2];
        const nw__distances *distances[2];
        draw(sketch, LARGE * 4 - 1);
        for (int k = 0; k < 2; k++) {
            views[k] = make_view(sketch);
            assert_ok(nw__pass_tie_betweenness(views[k], runs[k], &betweenness[k]));
            assert_ok(nw__pass_betweenness(views[k], runs[k], &of_members[k]));
            assert_ok(nw__pass_distances(views[k], runs[k], &distances[k]));
        }
        size_t members = (size_t)sketch->members * sizeof(double);
        assert_memory_equal(betweenness[1]->member, betweenness[0]->member, members);
        assert_memory_equal(of_members[1]->member, of_members[0]->member, members);
        assert_memory_equal(betweenness[1]->tie, betweenness[0]->tie, (size_t)views[0]->ties * sizeof(double));
        assert_memory_equal(distances[1]->inverse_to, distances[0]->inverse_to, members);
        assert_true(distances[1]->inverse == distances[0]->inverse);
        netweave_view_free(views[0]);
        netweave_view_free(views[1]);
    }
    free(sketch);
    netweave_run_free(runs[0]);
    netweave_run_free(runs[1]);
}

/* Fifty members hang from each of two members of a ring of four: all paths between the two lots pass both. */
static void pendants_count_as_many_times_as_they_are(void **state) {
    (void)state;
    char ties[2000] = "a-b b-c c-d d-a ";
    char *at = ties + strlen(ties);
    for (int i = 0; i < 50; i++)
        at += sprintf(at, "a-x%d c-y%d ", i, i);
    const nw__betweenness *found;
    netweave_view *view = test_view(ties);
    assert_ok(nw__pass_tie_betweenness(view, NULL, &found));
    for (int32_t i = 0; i < 4; i++) {
        const char *id = netweave_view_member_id(view, i);
        bool is_hub = *id == 'a' || *id == 'c';
        double hub = 50.0 * 49 / 2 + 50 * (103 - 50) + 0.5; /* among its own, own with others, b with d */
        assert_near(found->member[i], is_hub ? hub : 51.0 * 51 / 2, 1e-12);
    }
    netweave_view_free(view);
}

/* Two hundred spokes tied to the same three members, some of them to each other too, and a way round. */
static void spokes_of_the_same_hubs_are_counted_as_one_kind(void **state) {
    (void)state;
    enum { SPOKES = 200 };
    for (int tied = 0; tied <= 1; tied++) {
        sketch *sketch = calloc(1, sizeof *sketch);
        sketch->members = SPOKES + 4;
        for (int i = 0; i < SPOKES; i++)
            for (int hub = 0; hub < 3; hub++)
                tie(sketch, SPOKES + hub, i);
        for (int i = 0; i < 80 && tied; i++)
            for (int j = 0; j < i; j++)
                tie(sketch, i, j);
        tie(sketch, SPOKES, SPOKES + 3);
        tie(sketch, 0, SPOKES + 3);
        check(sketch);
        free(sketch);
    }
}

int main(void) {
#if defined(__AVX2__)
    if (!__builtin_cpu_supports("avx2")) {
        puts("1..0 # SKIP this machine has no AVX2");
        return 0;
    }
#endif
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_thousand_small_networks_are_as_igraph_has_them),
        cmocka_unit_test(larger_networks_are_as_igraph_has_them),
        cmocka_unit_test(networks_of_every_shape_are_the_same_bits_with_two_threads),
        cmocka_unit_test(spokes_of_the_same_hubs_are_counted_as_one_kind),
        cmocka_unit_test(pendants_count_as_many_times_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
