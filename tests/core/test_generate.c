/* Tests of the models that make networks. */
#include "support.h"

#include "core/pass.h"

#include <math.h>
#include <stdlib.h>

static netweave_view *generate(const char *spec, uint64_t seed) {
    netweave_run *run = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_seed(run, seed));
    assert_ok(netweave_network_generate(spec, run, &network));
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    netweave_network_free(network);
    netweave_run_free(run);
    return view;
}

static int64_t degree_of(const netweave_view *view, int64_t member) {
    return nw__degree(&view->out, member);
}

static void models_have_the_sizes_they_promise(void **state) {
    (void)state;
    const struct {
        const char *spec;
        int64_t members, ties;
    } known[] = {
        {"star", 10, 9},
        {"star:members=1", 1, 0},
        {"star:members=101,extra=0.25", 101, 125},
        {"star:members=5,extra=1.5", 5, 10},
        {"ring:members=6", 6, 6},
        {"path:members=6", 6, 5},
        {"path:members=1", 1, 0},
        {"complete:members=7", 7, 21},
        {"stars:hubs=3,spokes=9", 30, 30},
        {"stars:hubs=4,spokes=2,layout=ring", 12, 12},
        {"stars:hubs=2,spokes=4,layout=ring", 10, 9},
        {"stars:hubs=4,spokes=2,layout=path,extra=0.5", 12, 15},
        {"core_periphery:members=30,core=0.2,core_density=1,periphery_ties=2", 30, 15 + 48},
        {"erdos_renyi:members=50,ties=200", 50, 200},
        {"erdos_renyi:members=20,ties=185", 20, 185},
        {"erdos_renyi:members=20,ties=190", 20, 190},
        {"erdos_renyi:members=20,probability=1", 20, 190},
        {"erdos_renyi:members=20,probability=0", 20, 0},
        {"watts_strogatz:members=40,neighbours=6,rewiring=0.5", 40, 120},
        {"watts_strogatz:members=7,neighbours=6,rewiring=1", 7, 21},
        {"barabasi_albert:members=100,ties=3", 100, 3 + 96 * 3},
        {"stochastic_blocks:members=12,blocks=3,within=1,between=0", 12, 18},
        {"stochastic_blocks:members=12,blocks=5,within=0,between=1", 12, 66 - 9},
        {"caves:caves=4,size=5", 20, 40},
        {"caves:caves=1,size=5", 5, 10},
        {"caves:caves=8,size=5,rewiring=1", 40, 80},
    };
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
        netweave_view *view = generate(known[k].spec, 1);
        if (netweave_view_member_count(view) != known[k].members || netweave_view_tie_count(view) != known[k].ties)
            print_error("%s\n", known[k].spec);
        assert_int_equal(netweave_view_member_count(view), known[k].members);
        assert_int_equal(netweave_view_tie_count(view), known[k].ties);
        assert_int_equal(netweave_view_weighted(view), 0);
        assert_int_equal(atoll(netweave_view_member_id(view, known[k].members - 1)), known[k].members);
        netweave_view_free(view);
    }
}

static int is_same_network(const netweave_view *a, const netweave_view *b) {
    size_t arcs = (size_t)a->out.start[a->members];
    return a->members == b->members && arcs == (size_t)b->out.start[b->members] &&
           memcmp(a->out.start, b->out.start, ((size_t)a->members + 1) * sizeof *a->out.start) == 0 &&
           memcmp(a->out.to, b->out.to, arcs * sizeof *a->out.to) == 0;
}

static void seeds_repeat_and_differ(void **state) {
    (void)state;
    const char *specs[] = {"star:members=40,extra=0.5",
                           "stars:extra=0.5",
                           "core_periphery:periphery_ties=2",
                           "erdos_renyi:members=40,ties=100",
                           "erdos_renyi:members=40,ties=700",
                           "erdos_renyi:members=40,probability=0.2",
                           "watts_strogatz:members=40",
                           "barabasi_albert",
                           "stochastic_blocks",
                           "caves:rewiring=0.3"};
    for (size_t k = 0; k < sizeof specs / sizeof specs[0]; k++) {
        netweave_view *first = generate(specs[k], 7);
        netweave_view *again = generate(specs[k], 7);
        netweave_view *other = generate(specs[k], 8);
        assert_true(is_same_network(first, again));
        assert_false(is_same_network(first, other));
        netweave_view_free(first);
        netweave_view_free(again);
        netweave_view_free(other);
    }
}

static void hubs_and_cores_are_labelled(void **state) {
    (void)state;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    assert_ok(netweave_network_generate("stars:hubs=3,spokes=4", NULL, &network));
    assert_ok(netweave_view_create(network, "only=role=hub", NULL, &view));
    assert_int_equal(netweave_view_member_count(view), 3);
    assert_int_equal(netweave_view_tie_count(view), 3);
    netweave_view_free(view);
    assert_ok(netweave_view_create(network, "only=star=2", NULL, &view));
    assert_int_equal(netweave_view_member_count(view), 5);
    assert_int_equal(netweave_view_tie_count(view), 4);
    netweave_view_free(view);
    assert_string_equal(netweave_network_source(network), "stars:hubs=3,spokes=4,layout=complete,extra=0");
    assert_int_equal(netweave_network_note_count(network), 1);
    netweave_network_free(network);
}

static void a_ring_lattice_has_equal_degrees_and_rewiring_keeps_the_ties(void **state) {
    (void)state;
    netweave_view *view = generate("watts_strogatz:members=100,neighbours=6,rewiring=0", 1);
    const nw__triangles *triangles;
    for (int64_t i = 0; i < 100; i++)
        assert_int_equal(degree_of(view, i), 6);
    assert_ok(nw__pass_triangles(view, NULL, &triangles));
    assert_near(3 * triangles->total / triangles->paths, 0.6, 1e-12); /* 3(k-2)/(4(k-1)), Watts and Strogatz 1998 */
    netweave_view_free(view);
    view = generate("watts_strogatz:members=2000,neighbours=6,rewiring=0.1", 1);
    int64_t kept = 0;
    for (int32_t i = 0; i < 2000; i++)
        for (int32_t step = 1; step <= 3; step++)
            kept += nw__csr_find(&view->out, i, (i + step) % 2000) >= 0;
    assert_in_range(kept, 5300, 5500); /* 6000 ties, each kept with .9: 5400, standard deviation 23 */
    netweave_view_free(view);
}

/* Means over 50 seeds, within four standard errors of what the chances promise. */
static void chances_are_met(void **state) {
    (void)state;
    double random = 0;
    double within = 0;
    double between = 0;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        netweave_view *view = generate("erdos_renyi:members=300,probability=0.02", seed);
        random += (double)netweave_view_tie_count(view) / 50;
        netweave_view_free(view);
        view = generate("stochastic_blocks:members=200,blocks=4,within=0.2,between=0.01", seed);
        for (int32_t i = 0; i < 200; i++) {
            for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
                within += view->out.to[k] > i && view->out.to[k] / 50 == i / 50 ? 0.02 : 0;
                between += view->out.to[k] > i && view->out.to[k] / 50 != i / 50 ? 0.02 : 0;
            }
        }
        netweave_view_free(view);
    }
    assert_near(random, 897, 17.0 / 897); /* 44850 pairs at .02; one draw has standard deviation 29.6 */
    assert_near(within, 980, 16.0 / 980); /* 4900 pairs at .2; 28 */
    assert_near(between, 150, 7.0 / 150); /* 15000 pairs at .01; 12.2 */
}

/* Barabási and Albert 1999: early members grow to about sqrt(members / joined) times the ties they brought. */
static void growth_makes_hubs_of_the_first(void **state) {
    (void)state;
    netweave_view *view = generate("barabasi_albert:members=3000,ties=3", 1);
    const nw__components *components;
    double first = 0;
    double last = 0;
    for (int64_t i = 0; i < 30; i++) {
        first += (double)degree_of(view, i) / 30;
        last += (double)degree_of(view, 2999 - i) / 30;
        assert_true(degree_of(view, 2999 - i) >= 3);
    }
    assert_true(first > 25);
    assert_true(last < 4);
    assert_ok(nw__pass_components(view, NULL, &components));
    assert_int_equal(components->count, 1);
    netweave_view_free(view);
}

static void wrong_specs_are_refused_in_a_sentence(void **state) {
    (void)state;
    const struct {
        const char *spec;
        netweave_status status;
        const char *says;
    } wrong[] = {
        {"starr", NETWEAVE_STATUS_NOT_FOUND, "did you mean 'star'"},
        {"", NETWEAVE_STATUS_NOT_FOUND, "there are star"},
        {"zzzzzzzzz", NETWEAVE_STATUS_NOT_FOUND, "watts_strogatz"},
        {"star:member=5", NETWEAVE_STATUS_INVALID_ARGUMENT, "did you mean 'members'"},
        {"star:members=0", NETWEAVE_STATUS_INVALID_ARGUMENT, "members"},
        {"star:members=5,extra=2", NETWEAVE_STATUS_INVALID_ARGUMENT, "only 6 pairs"},
        {"ring:members=2", NETWEAVE_STATUS_INVALID_ARGUMENT, "members"},
        {"stars:layout=heap", NETWEAVE_STATUS_INVALID_ARGUMENT, "layout"},
        {"stars:hubs=100000,spokes=1000", NETWEAVE_STATUS_LIMIT, "members"},
        {"complete:members=1000000", NETWEAVE_STATUS_LIMIT, "ties"},
        {"erdos_renyi:members=10", NETWEAVE_STATUS_INVALID_ARGUMENT, "either"},
        {"erdos_renyi:members=10,ties=3,probability=0.1", NETWEAVE_STATUS_INVALID_ARGUMENT, "not both"},
        {"erdos_renyi:members=10,ties=46", NETWEAVE_STATUS_INVALID_ARGUMENT, "only 45 pairs"},
        {"erdos_renyi:members=10,probability=1.5", NETWEAVE_STATUS_INVALID_ARGUMENT, "probability"},
        {"watts_strogatz:neighbours=3", NETWEAVE_STATUS_INVALID_ARGUMENT, "even"},
        {"watts_strogatz:members=6,neighbours=6", NETWEAVE_STATUS_INVALID_ARGUMENT, "below"},
        {"barabasi_albert:members=3,ties=3", NETWEAVE_STATUS_INVALID_ARGUMENT, "more than 3 members"},
        {"stochastic_blocks:members=3,blocks=4", NETWEAVE_STATUS_INVALID_ARGUMENT, "cannot fill"},
        {"core_periphery:members=10,core=0.1,periphery_ties=2", NETWEAVE_STATUS_INVALID_ARGUMENT, "only 1 members"},
    };
    netweave_network *network = NULL;
    for (size_t k = 0; k < sizeof wrong / sizeof wrong[0]; k++) {
        netweave_status status = netweave_network_generate(wrong[k].spec, NULL, &network);
        if (status != wrong[k].status || strstr(netweave_last_error(), wrong[k].says) == NULL)
            print_error("%s: %s\n", wrong[k].spec, netweave_last_error());
        assert_int_equal(status, wrong[k].status);
        assert_non_null(strstr(netweave_last_error(), wrong[k].says));
        assert_null(network);
    }
    assert_int_equal(netweave_network_generate(NULL, NULL, &network), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_network_generate("star", NULL, NULL), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_network_generate("star", (netweave_run *)&network, &network),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
}

static int stop_at_once(double share, const char *what, void *context) {
    (void)share, (void)what, (void)context;
    return 1;
}

static void a_cancelled_model_makes_nothing(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_progress(run, stop_at_once, NULL));
    assert_int_equal(netweave_network_generate("erdos_renyi:members=100000,ties=1000000", run, &network),
                     NETWEAVE_STATUS_CANCELLED);
    assert_null(network);
    netweave_run_free(run);
}

static void all_models_are_listed_in_each_format(void **state) {
    (void)state;
    const char *formats[] = {"text", "json", "markdown"};
    for (int k = 0; k < 3; k++) {
        char *text = NULL;
        assert_ok(netweave_generators(formats[k], &text));
        assert_non_null(strstr(text, "barabasi_albert"));
        assert_non_null(strstr(text, "periphery_ties"));
        netweave_text_free(text);
    }
    char *text = NULL;
    assert_int_equal(netweave_generators("html", &text), NETWEAVE_STATUS_NOT_FOUND);
    assert_int_equal(netweave_generators(NULL, &text), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_null(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(models_have_the_sizes_they_promise),
        cmocka_unit_test(seeds_repeat_and_differ),
        cmocka_unit_test(hubs_and_cores_are_labelled),
        cmocka_unit_test(a_ring_lattice_has_equal_degrees_and_rewiring_keeps_the_ties),
        cmocka_unit_test(chances_are_met),
        cmocka_unit_test(growth_makes_hubs_of_the_first),
        cmocka_unit_test(wrong_specs_are_refused_in_a_sentence),
        cmocka_unit_test(a_cancelled_model_makes_nothing),
        cmocka_unit_test(all_models_are_listed_in_each_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
