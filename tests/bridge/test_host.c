/* A host that uses igraph itself: netweave leaves all of it as it was. */
#include "support.h"

#include "bridge/guard.h"

#include <errno.h>
#include <fenv.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int errors_told;
static int freed;

static void host_error(const char *reason, const char *file, int line, igraph_error_t error) {
    (void)reason, (void)file, (void)line, (void)error;
    errors_told++;
    IGRAPH_FINALLY_FREE();
}

static void host_warning(const char *reason, const char *file, int line) {
    (void)reason, (void)file, (void)line;
    errors_told++;
}

static igraph_error_t host_progress(const char *message, igraph_real_t percent, void *data) {
    (void)message, (void)percent, (void)data;
    errors_told++;
    return IGRAPH_SUCCESS;
}

static igraph_error_t host_status(const char *message, void *data) {
    (void)message, (void)data;
    errors_told++;
    return IGRAPH_SUCCESS;
}

static void host_signal(int number) {
    (void)number;
}

NW_IGRAPH_INTERRUPTION(host_interruption, (errors_told++, false))

static void free_item(void *item) {
    (void)item;
    freed++;
}

/* Puts a host's handlers up. */
static int set_up(void **state) {
    (void)state;
    errors_told = freed = 0;
    igraph_set_error_handler(host_error);
    igraph_set_warning_handler(host_warning);
    igraph_set_progress_handler(host_progress);
    igraph_set_status_handler(host_status);
    igraph_set_interruption_handler(host_interruption);
    igraph_rng_seed(igraph_rng_default(), 99);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    igraph_set_error_handler(NULL);
    igraph_set_warning_handler(NULL);
    igraph_set_progress_handler(NULL);
    igraph_set_status_handler(NULL);
    igraph_set_interruption_handler(NULL);
    return 0;
}

/* All handlers are the host's: setting tells what was there. */
static void assert_handlers(void) {
    assert_true(igraph_set_error_handler(host_error) == host_error);
    assert_true(igraph_set_warning_handler(host_warning) == host_warning);
    assert_true(igraph_set_progress_handler(host_progress) == host_progress);
    assert_true(igraph_set_status_handler(host_status) == host_status);
    assert_true(igraph_set_interruption_handler(host_interruption) == host_interruption);
}

/* The next numbers of the host's stream. */
static void draw(igraph_integer_t out[8]) {
    for (int k = 0; k < 8; k++)
        out[k] = igraph_rng_get_integer(igraph_rng_default(), 0, 1000000000);
}

static void draw_without_netweave(igraph_integer_t out[8]) {
    igraph_rng_seed(igraph_rng_default(), 99);
    draw(out);
    igraph_rng_seed(igraph_rng_default(), 99);
}

typedef void netweave_use(void);

static void use_modularity(void) {
    netweave_view *view = test_named("karate");
    assert_near(test_measure(view, "modularity"), 0.4197896, 1e-2);
    netweave_view_free(view);
}

/* Every measure that needs no attribute, whatever igraph it uses. */
static void use_all_measures(void) {
    netweave_view *view = test_named("kite");
    for (netweave_scope scope = NETWEAVE_SCOPE_NETWORK; scope <= NETWEAVE_SCOPE_TIE; scope++) {
        char *specs = NULL;
        netweave_table *table = NULL;
        assert_ok(netweave_measure_all(view, scope, &specs));
        if (*specs != '\0')
            assert_ok(netweave_measure_compute(view, specs, NULL, &table));
        netweave_table_free(table);
        netweave_text_free(specs);
    }
    netweave_view_free(view);
}

static igraph_error_t fail_inside(void *state) {
    igraph_vector_t vector;
    IGRAPH_CHECK(igraph_vector_init(&vector, 5));
    IGRAPH_FINALLY(igraph_vector_destroy, &vector);
    IGRAPH_CHECK(igraph_vector_resize(&vector, 7));
    igraph_t graph;
    (void)state;
    IGRAPH_CHECK(igraph_empty(&graph, -1, false));
    return IGRAPH_SUCCESS;
}

static void use_with_an_error(void) {
    assert_int_equal(nw__igraph_call(NULL, "fail", fail_inside, NULL), NETWEAVE_STATUS_PEER);
    assert_non_null(strstr(netweave_last_error(), "igraph could not fail: "));
}

static int cancel_at_once(double share, const char *what, void *context) {
    (void)share, (void)what, (void)context;
    return 1;
}

static void use_with_a_cancel(void) {
    netweave_view *view = test_named("karate");
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_progress(run, cancel_at_once, NULL));
    assert_int_equal(netweave_measure_compute(view, "modularity", run, &table), NETWEAVE_STATUS_CANCELLED);
    assert_null(table);
    netweave_run_free(run);
    netweave_view_free(view);
}

/* Before and after a use of netweave, all of the host's igraph is equal. */
static void leaves_the_host_alone(netweave_use *use) {
    igraph_integer_t expected[8];
    igraph_integer_t found[8];
    int item;
    draw_without_netweave(expected);
    IGRAPH_FINALLY(free_item, &item);
    int size = IGRAPH_FINALLY_STACK_SIZE();
    use();
    assert_int_equal(IGRAPH_FINALLY_STACK_SIZE(), size);
    assert_int_equal(freed, 0);
    assert_int_equal(errors_told, 0);
    assert_handlers();
    draw(found);
    assert_memory_equal(found, expected, sizeof found);
    IGRAPH_FINALLY_CLEAN(1);
}

static void a_measure_leaves_the_hosts_igraph_alone(void **state) {
    (void)state;
    leaves_the_host_alone(use_modularity);
    leaves_the_host_alone(use_all_measures);
}

static void an_error_leaves_the_hosts_igraph_alone(void **state) {
    (void)state;
    leaves_the_host_alone(use_with_an_error);
}

static void a_cancel_leaves_the_hosts_igraph_alone(void **state) {
    (void)state;
    leaves_the_host_alone(use_with_a_cancel);
}

static void a_host_whose_stream_is_not_seeded_yet_is_left_so(void **state) {
    (void)state;
    igraph_rng_t random;
    memset(&random, 0, sizeof random);
    assert_int_equal(igraph_rng_init(&random, &igraph_rngtype_pcg64), IGRAPH_SUCCESS);
    nw__igraph_host_random host = nw__igraph_replace_random(&random);
    void *kept = igraph_rng_default()->state;
    use_modularity();
    assert_ptr_equal(igraph_rng_default()->state, kept);
    assert_ptr_equal(igraph_rng_default()->type, &igraph_rngtype_pcg64);
    assert_false(igraph_rng_default()->is_seeded);
    nw__igraph_restore_random(&host);
    igraph_rng_destroy(&random);
}

typedef struct told {
    igraph_integer_t drawn[4];
    int calls;
    double inner;
} told;

/* A progress function that uses igraph and netweave while netweave uses igraph. */
static int use_both(double share, const char *what, void *context) {
    (void)share, (void)what;
    told *told = context;
    assert_handlers();
    if (told->calls < 4)
        told->drawn[told->calls] = igraph_rng_get_integer(igraph_rng_default(), 0, 1000000000);
    told->calls++;
    netweave_view *view = test_view("a-b a-c b-c c-x x-y x-z y-z");
    told->inner = test_measure(view, "modularity:runs=1");
    netweave_view_free(view);
    igraph_t graph;
    assert_int_equal(igraph_empty(&graph, -1, false), IGRAPH_EINVAL);
    return 0;
}

static void a_progress_function_may_use_igraph_and_netweave(void **state) {
    (void)state;
    igraph_integer_t expected[8];
    told told = {.calls = 0};
    draw_without_netweave(expected);
    netweave_view *view = test_named("karate");
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    netweave_table *quiet = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_measure_compute(view, "community:runs=300", run, &quiet));
    assert_ok(netweave_run_set_progress(run, use_both, &told));
    assert_ok(netweave_measure_compute(view, "community:runs=300", run, &table));
    assert_memory_equal(netweave_table_column(table, 0), netweave_table_column(quiet, 0), 34 * sizeof(double));
    assert_true(told.calls > 0);
    assert_near(told.inner, 6.0 / 7 - 0.5, 1e-12);
    assert_memory_equal(told.drawn, expected, (size_t)(told.calls < 4 ? told.calls : 4) * sizeof expected[0]);
    netweave_table_free(table);
    netweave_table_free(quiet);
    netweave_run_free(run);
    netweave_view_free(view);
}

static netweave_status find_modularity(void *state, int64_t begin, int64_t end, int thread) {
    double *values = state;
    (void)thread;
    netweave_view *view = NULL;
    netweave_network *network = NULL;
    netweave_builder *builder = NULL;
    netweave_table *table = NULL;
    netweave_status status = netweave_builder_create(&builder);
    for (int64_t i = 0; i < 12 && status == NETWEAVE_STATUS_OK; i++)
        status = netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL);
    for (int64_t i = 0; i < 12 && status == NETWEAVE_STATUS_OK; i++)
        for (int64_t j = i + 1; j < 12 && status == NETWEAVE_STATUS_OK; j++)
            if ((i * j + i + j) % 3 == 0)
                status = netweave_builder_add_ties(builder, 1, &i, &j, NULL);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_finish(builder, &network);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_view_create(network, "direction=undirected", NULL, &view);
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++) {
        status = netweave_measure_compute(view, "modularity:runs=3", NULL, &table);
        values[k] = netweave_table_value(table, 0, 0);
        netweave_table_free(table);
    }
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_builder_free(builder);
    return status;
}

static void threads_take_turns(void **state) {
    (void)state;
    double values[64];
    netweave_run *run = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, 4));
    assert_ok(nw__parallel_for(run, 64, 1, "turns", find_modularity, values));
    for (int k = 1; k < 64; k++)
        assert_true(values[k] == values[0]);
    netweave_run_free(run);
    assert_handlers();
}

static igraph_error_t hold_until_told(void *state) {
    atomic_int *stage = state;
    atomic_store(stage, 1);
    while (atomic_load(stage) == 1)
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    return IGRAPH_SUCCESS;
}

static void *hold(void *state) {
    nw__igraph_call(NULL, "hold", hold_until_told, state);
    return NULL;
}

static igraph_error_t find_centrality(void *state) {
    igraph_t graph;
    igraph_vector_t values;
    (void)state;
    IGRAPH_CHECK(igraph_ring(&graph, 2000, false, false, true));
    IGRAPH_FINALLY(igraph_destroy, &graph);
    IGRAPH_CHECK(igraph_vector_init(&values, 0));
    IGRAPH_FINALLY(igraph_vector_destroy, &values);
    IGRAPH_CHECK(igraph_harmonic_centrality(&graph, &values, igraph_vss_all(), IGRAPH_ALL, NULL, true));
    igraph_vector_destroy(&values);
    igraph_destroy(&graph);
    IGRAPH_FINALLY_CLEAN(2);
    return IGRAPH_SUCCESS;
}

static void a_cancel_interrupts_igraph_itself(void **state) {
    (void)state;
    netweave_run *run = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(nw__igraph_call(run, "find centrality", find_centrality, NULL));
    assert_ok(netweave_run_set_progress(run, cancel_at_once, NULL));
    assert_int_equal(nw__igraph_call(run, "find centrality", find_centrality, NULL), NETWEAVE_STATUS_CANCELLED);
    netweave_run_free(run);
    assert_int_equal(errors_told, 0);
    assert_handlers();
}

static void a_cancel_ends_the_wait_for_the_lock(void **state) {
    (void)state;
    atomic_int stage;
    atomic_init(&stage, 0);
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, hold, &stage), 0);
    while (atomic_load(&stage) == 0)
        nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    netweave_run *run = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_progress(run, cancel_at_once, NULL));
    assert_int_equal(nw__igraph_call(run, "wait", fail_inside, NULL), NETWEAVE_STATUS_CANCELLED);
    netweave_run_free(run);
    atomic_store(&stage, 2);
    pthread_join(thread, NULL);
}

static void locale_signals_rounding_and_output_stay_as_they_were(void **state) {
    (void)state;
    int output[2];
    assert_int_equal(pipe(output), 0);
    fflush(stdout);
    int kept_output = dup(STDOUT_FILENO);
    dup2(output[1], STDOUT_FILENO);
    char *locale_before = strdup(setlocale(LC_ALL, NULL));
    struct sigaction own = {.sa_handler = host_signal};
    struct sigaction found = {0};
    assert_int_equal(sigaction(SIGINT, &own, NULL), 0);
    fesetround(FE_UPWARD);
    errno = 0;
    use_all_measures();
    use_with_an_error();
    use_with_a_cancel();
    int rounding = fegetround();
    int number = errno;
    fesetround(FE_TONEAREST);
    fflush(stdout);
    dup2(kept_output, STDOUT_FILENO);
    close(kept_output);
    close(output[1]);
    char byte;
    assert_int_equal(read(output[0], &byte, 1), 0);
    close(output[0]);
    assert_int_equal(number, 0);
    assert_int_equal(rounding, FE_UPWARD);
    assert_string_equal(setlocale(LC_ALL, NULL), locale_before);
    free(locale_before);
    assert_int_equal(sigaction(SIGINT, NULL, &found), 0);
    assert_true(found.sa_handler == host_signal);
    signal(SIGINT, SIG_DFL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_measure_leaves_the_hosts_igraph_alone),
        cmocka_unit_test(an_error_leaves_the_hosts_igraph_alone),
        cmocka_unit_test(a_cancel_leaves_the_hosts_igraph_alone),
        cmocka_unit_test(a_host_whose_stream_is_not_seeded_yet_is_left_so),
        cmocka_unit_test(a_progress_function_may_use_igraph_and_netweave),
        cmocka_unit_test(threads_take_turns),
        cmocka_unit_test(a_cancel_interrupts_igraph_itself),
        cmocka_unit_test(a_cancel_ends_the_wait_for_the_lock),
        cmocka_unit_test(locale_signals_rounding_and_output_stay_as_they_were),
    };
    struct CMUnitTest guarded[sizeof tests / sizeof tests[0]];
    for (size_t k = 0; k < sizeof tests / sizeof tests[0]; k++) {
        guarded[k] = tests[k];
        guarded[k].setup_func = set_up;
        guarded[k].teardown_func = tear_down;
    }
    return cmocka_run_group_tests(guarded, NULL, NULL);
}
