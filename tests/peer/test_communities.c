/* Our Leiden beside igraph's: as good a split, on average over seeds, each run until an iteration gains nothing. */
#include "peer/view_graph.h"
#include "support.h"

#include "core/leiden.h"
#include "core/view.h"

#include <igraph.h>
#include <math.h>

enum { SEEDS = 10, ITERATIONS = 50 };

static double peer_modularity(const netweave_view *view, const igraph_t *graph, int seed) {
    igraph_vector_t degrees;
    igraph_vector_int_t membership;
    igraph_real_t found = 0;
    double before = -1;
    igraph_vector_init(&degrees, view->members);
    igraph_vector_int_init(&membership, view->members);
    for (int32_t i = 0; i < view->members; i++)
        VECTOR(degrees)[i] = (double)nw__degree(&view->out, i);
    igraph_rng_seed(igraph_rng_default(), (igraph_uint_t)seed);
    for (int i = 0; i < ITERATIONS && (i == 0 || found > before + 1e-12); i++) {
        before = i > 0 ? found : before;
        double resolution = 1 / (double)view->out.start[view->members];
#if IGRAPH_VERSION_MAJOR >= 1
        igraph_community_leiden(graph, NULL, &degrees, NULL, resolution, 0.01, i > 0, 1, &membership, NULL, &found);
#else
        igraph_community_leiden(graph, NULL, &degrees, resolution, 0.01, i > 0, 1, &membership, NULL, &found);
#endif
    }
    igraph_modularity(graph, &membership, NULL, 1, false, &found);
    igraph_vector_int_destroy(&membership);
    igraph_vector_destroy(&degrees);
    return found;
}

static double our_modularity(const netweave_view *view, int seed, int32_t *community) {
    netweave_run *run = NULL;
    int64_t count = 0;
    double found = 0;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_seed(run, (uint64_t)seed));
    assert_ok(nw__leiden(view->members, &view->out, 1, 1, run, community, &count, &found));
    netweave_run_free(run);
    return found;
}

static void splits_are_as_good_as_igraphs(void **state) {
    (void)state;
    const char *const models[] = {"watts_strogatz:members=1000,neighbours=10,rewiring=0.1",
                                  "erdos_renyi:members=1000,ties=3000",
                                  "erdos_renyi:members=300,ties=6000",
                                  "barabasi_albert:members=1000,ties=5",
                                  "caves:caves=30,size=8,rewiring=0.2",
                                  "stochastic_blocks:members=400,blocks=8,within=0.2,between=0.05",
                                  "stars:hubs=20,spokes=30,extra=0.5"};
    static int32_t community[1000];
    for (size_t k = 0; k < sizeof models / sizeof models[0]; k++) {
        netweave_network *network = NULL;
        netweave_view *view = NULL;
        igraph_t graph;
        double ours = 0;
        double peers = 0;
        assert_ok(netweave_network_generate(models[k], NULL, &network));
        assert_ok(netweave_view_create(network, "direction=undirected", NULL, &view));
        make_graph(view, &graph);
        for (int seed = 1; seed <= SEEDS; seed++) {
            ours += our_modularity(view, seed, community) / SEEDS;
            peers += peer_modularity(view, &graph, seed) / SEEDS;
        }
        if (!(ours >= 0.995 * peers))
            fail_msg("%s: %.6f, igraph %.6f", models[k], ours, peers);
        igraph_destroy(&graph);
        netweave_view_free(view);
        netweave_network_free(network);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_are_as_good_as_igraphs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
