/* No cliff: a measure takes no longer beside one hub that everybody is tied to than on a random network of as many
 * ties. Work that grows with the square of a member's ties shows at ten thousand of them. */
#include "support.h"

#include "base/random.h"

#include <netweave/measure.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MEMBERS = 10000, PEERS = MEMBERS / 20, TIES = MEMBERS - 1 + PEERS };

/* Processor time that any measure may take beside a hub, and how much more than on the random network beyond that:
 * wide, for the machine is shared. */
static const double little = 0.08;
static const double much = 6;

static netweave_view *make(bool has_hub, bool directed) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    static int64_t from[TIES];
    static int64_t to[TIES];
    nw__random random = nw__random_stream(5, has_hub);
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < MEMBERS; i++) {
        char text[24];
        snprintf(text, sizeof text, "%lld", (long long)i);
        assert_ok(netweave_builder_add_member(builder, text, NULL));
        snprintf(text, sizeof text, "%lld", (long long)(i % 10));
        assert_ok(netweave_builder_set_text(builder, i, "unit", text));
    }
    for (int64_t k = 0; k < TIES; k++) {
        bool spoke = has_hub && k < MEMBERS - 1;
        from[k] = spoke ? 0 : 1 + (int64_t)nw__random_below(&random, MEMBERS - 1);
        to[k] = spoke ? k + 1 : 1 + (int64_t)nw__random_below(&random, MEMBERS - 1);
        if (k % 3 == 0) {
            int64_t turned = from[k];
            from[k] = to[k];
            to[k] = turned;
        }
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "",
                                           directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED));
    assert_ok(netweave_builder_add_ties(builder, TIES, from, to, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, "group=unit", NULL, &view));
    netweave_network_free(network);
    netweave_builder_free(builder);
    return view;
}

/* On a view of its own, so that nothing is there from the measure before. */
static double seconds(const char *name, bool has_hub, bool directed) {
    netweave_view *view = make(has_hub, directed);
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    struct timespec begin;
    struct timespec end;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, 1));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
    assert_ok(netweave_measure_compute(view, name, run, &table));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    netweave_table_free(table);
    netweave_run_free(run);
    netweave_view_free(view);
    return (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) * 1e-9;
}

static void check(bool directed) {
    int cliffs = 0;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    skip(); /* their time is not ours */
#endif
    for (int64_t k = 0; k < netweave_measure_count(); k++) {
        const char *name = netweave_measure_name(k);
        double hub = seconds(name, true, directed);
        if (hub <= little)
            continue;
        double random = seconds(name, false, directed);
        if (hub <= little + much * random)
            continue;
        fprintf(stderr, "%s takes %.3f s beside a hub and %.3f s on a random network\n", name, hub, random);
        cliffs++;
    }
    assert_int_equal(cliffs, 0);
}

static void no_measure_is_slow_beside_a_hub(void **state) {
    (void)state;
    check(false);
}

static void no_measure_is_slow_beside_a_hub_of_directed_ties(void **state) {
    (void)state;
    check(true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_measure_is_slow_beside_a_hub),
        cmocka_unit_test(no_measure_is_slow_beside_a_hub_of_directed_ties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
