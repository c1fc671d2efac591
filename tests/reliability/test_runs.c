/* What a run promises: the same seed gives the same results whatever else was called and on however many threads, and a
 * call on a large network ends soon after it is cancelled. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char waves[] = "from,to,wave\na,b,1\na,c,1\na,d,1\na,e,1\na,f,1\nb,c,1\nf,g,1\ng,h,1\n"
                            "a,b,2\nb,c,2\nc,d,2\nd,e,2\ne,f,2\nf,g,2\ng,h,2\nh,a,2\na,e,2\nb,f,2\n";

static netweave_network *read_waves(const char *first, const char *second) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_ok(
        netweave_builder_read_memory(builder, "in.csv", first, strlen(first), second != NULL ? "wave=1" : NULL, NULL));
    if (second != NULL)
        assert_ok(netweave_builder_read_memory(builder, "in.csv", second, strlen(second), "wave=2", NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static netweave_run *new_run(uint64_t seed, int64_t threads) {
    netweave_run *run = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_seed(run, seed));
    assert_ok(netweave_run_set_threads(run, threads));
    return run;
}

static void append(char *out, size_t size, const netweave_table *table) {
    char *text = NULL;
    assert_ok(netweave_table_format(table, "csv", &text));
    assert_true(strlen(out) + strlen(text) < size);
    strcat(out, text);
    netweave_text_free(text);
}

/* All random results of a seed as text, each from a view of its own, so that nothing is kept. */
static void all_results(const netweave_network *network, uint64_t seed, int64_t threads, char *out, size_t size) {
    static const netweave_scope scopes[] = {NETWEAVE_SCOPE_NETWORK, NETWEAVE_SCOPE_MEMBER, NETWEAVE_SCOPE_TIE};
    netweave_run *run = new_run(seed, threads);
    netweave_view *views[2] = {NULL, NULL};
    netweave_structure *structure = NULL;
    netweave_comparison *comparison = NULL;
    netweave_network *made = NULL;
    char *text = NULL;
    *out = '\0';
    assert_ok(netweave_view_create(network, "wave=1", run, &views[0]));
    assert_ok(netweave_view_create(network, "wave=2", run, &views[1]));
    assert_ok(netweave_structure_create(views[1], "draws=50 noise=0.3", run, &structure));
    append(out, size, netweave_structure_types(structure));
    append(out, size, netweave_structure_numbers(structure));
    assert_ok(netweave_comparison_create(views[0], views[1], "draws=200", run, &comparison));
    append(out, size, netweave_comparison_measures(comparison));
    for (int k = 0; k < 3; k++) {
        netweave_table *table = NULL;
        char *specs = NULL;
        assert_ok(netweave_measure_all(views[0], scopes[k], &specs));
        assert_ok(netweave_measure_compute(views[0], specs, run, &table));
        append(out, size, table);
        netweave_table_free(table);
        netweave_text_free(specs);
    }
    assert_ok(netweave_network_generate("watts_strogatz:members=30,neighbours=4,rewiring=0.3", run, &made));
    assert_ok(netweave_network_format(made, "format=csv", run, &text, NULL, NULL));
    assert_true(strlen(out) + strlen(text) < size);
    strcat(out, text);
    netweave_text_free(text);
    netweave_network_free(made);
    netweave_comparison_free(comparison);
    netweave_structure_free(structure);
    netweave_view_free(views[0]);
    netweave_view_free(views[1]);
    netweave_run_free(run);
}

static void a_seed_gives_the_same_bytes_whatever_was_called_before_and_on_how_many_threads(void **state) {
    (void)state;
    enum { SIZE = 1 << 17 };
    netweave_network *network = read_waves(waves, NULL);
    char *first = malloc(SIZE);
    char *again = malloc(SIZE);
    assert_true(first != NULL && again != NULL);
    all_results(network, 7, 1, first, SIZE);
    all_results(network, 8, 2, again, SIZE); /* another seed in between, on more threads */
    assert_string_not_equal(first, again);
    srand(3);
    all_results(network, 7, 1, again, SIZE);
    assert_string_equal(first, again);
    all_results(network, 7, 3, again, SIZE);
    assert_string_equal(first, again);
    free(first);
    free(again);
    netweave_network_free(network);
}

/* The processor's time, which other programs of the machine do not lengthen. */
static double processor(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

typedef struct watch {
    int left; /* steps to hear of before it cancels */
    double last;
    double longest; /* between two steps */
    char step[128];
} watch;

static int hear(double share, const char *what, void *context) {
    watch *watch = context;
    double now = processor();
    (void)share;
    if (now - watch->last > watch->longest) {
        watch->longest = now - watch->last;
        snprintf(watch->step, sizeof watch->step, "before '%s'", what);
    }
    watch->last = now;
    return watch->left-- <= 0;
}

typedef enum long_call { VIEW, STRUCTURE, COMPARISON, CURVE, MEASURES, LONG_CALLS } long_call;
static const char *const calls[] = {"view", "structure", "comparison", "hub curve", "measures"};

/* Calls and cancels after so many steps; sanitized and unoptimised programs get more time. */
static void cancel(long_call call, const netweave_network *network, int steps) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__OPTIMIZE__)
    const double allowed = 1.5;
#else
    const double allowed = 0.2;
#endif
    netweave_view *views[3] = {NULL, NULL, NULL};
    netweave_structure *structure = NULL;
    netweave_comparison *comparison = NULL;
    netweave_table *table = NULL;
    netweave_run *run = new_run(1, 1);
    watch watch = {.left = steps};
    if (call != VIEW) {
        assert_ok(netweave_view_create(network, "wave=1", NULL, &views[0]));
        assert_ok(netweave_view_create(network, "wave=2", NULL, &views[1]));
    }
    assert_ok(netweave_run_set_progress(run, hear, &watch));
    watch.last = processor();
    netweave_status status =
        call == VIEW         ? netweave_view_create(network, "wave=1 symmetrize=any", run, &views[2])
        : call == STRUCTURE  ? netweave_structure_create(views[0], "draws=20", run, &structure)
        : call == COMPARISON ? netweave_comparison_create(views[0], views[1], NULL, run, &comparison)
        : call == CURVE
            ? netweave_hub_curve(views[0], NULL, run, &table)
            : netweave_measure_compute(views[0], "transitivity max_core constraint betweenness", run, &table);
    double end = processor() - watch.last;
    if (end > allowed || watch.longest > allowed)
        fail_msg("%s, cancelled at step %d: %.3f s after it, %.3f s %s", calls[call], steps, end, watch.longest,
                 watch.step);
    if (watch.left < 0 && status != NETWEAVE_STATUS_CANCELLED)
        fail_msg("%s: cancelled, but it answers %s", calls[call], netweave_status_name(status));
    netweave_table_free(table);
    netweave_comparison_free(comparison);
    netweave_structure_free(structure);
    for (int k = 0; k < 3; k++)
        netweave_view_free(views[k]);
    netweave_run_free(run);
}

static void a_call_on_a_hundred_thousand_members_ends_soon_after_it_is_cancelled(void **state) {
    (void)state;
    static const int steps[] = {0, 3, 20, 60};
    netweave_network *made = NULL;
    char *text = NULL;
    assert_ok(netweave_network_generate("erdos_renyi:members=100000,ties=1000000", NULL, &made));
    assert_ok(netweave_network_format(made, "format=csv", NULL, &text, NULL, NULL));
    netweave_network *network = read_waves(text, text);
    for (int call = VIEW; call < LONG_CALLS; call++)
        for (size_t k = 0; k < sizeof steps / sizeof steps[0]; k++)
            cancel((long_call)call, network, steps[k]);
    netweave_text_free(text);
    netweave_network_free(made);
    netweave_network_free(network);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seed_gives_the_same_bytes_whatever_was_called_before_and_on_how_many_threads),
        cmocka_unit_test(a_call_on_a_hundred_thousand_members_ends_soon_after_it_is_cancelled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
