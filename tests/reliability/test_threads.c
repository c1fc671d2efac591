/* Eight threads that call the library at once, on objects of their own and on shared ones that none had read before,
 * and calls that run on eight threads inside: the same bytes as one thread gives. `./dev check` runs this under
 * ThreadSanitizer, which must have nothing to say; it does when work() of lib/base/run.c counts its turns in a static
 * variable. */
#include "support.h"

#include "base/random.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 8, MEMBERS = 150, TIES = 1000, VIEWS = 3, SCOPES = 3, MEASURING = VIEWS * SCOPES };

/* What all threads read. View 0 and 1: the two waves, directed; 2: the first, undirected, with weights, groups, hub. */
typedef struct world {
    netweave_network *network;
    netweave_view *views[VIEWS];
} world;

static netweave_status add_wave(netweave_builder *builder, int64_t members, int64_t ties, int wave) {
    nw__random random = nw__random_stream(5, (uint64_t)wave);
    netweave_status status =
        netweave_builder_set_tie_set(builder, "", wave == 1 ? "1" : "2", NETWEAVE_DIRECTION_DIRECTED);
    for (int64_t k = 0; k < ties && status == NETWEAVE_STATUS_OK; k++) {
        int64_t from = (int64_t)nw__random_below(&random, (uint64_t)members);
        int64_t to = (int64_t)nw__random_below(&random, (uint64_t)from + 1); /* those who came first have most ties */
        double weight = (double)(1 + nw__random_below(&random, 4));
        status = netweave_builder_add_ties(builder, 1, &from, &to, &weight);
    }
    return status;
}

static netweave_status make_network(int64_t members, int64_t ties, netweave_network **out) {
    netweave_builder *builder = NULL;
    netweave_status status = netweave_builder_create(&builder);
    for (int64_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++) {
        char id[24];
        snprintf(id, sizeof id, "m%lld", (long long)i);
        status = netweave_builder_add_member(builder, id, NULL);
        if (status == NETWEAVE_STATUS_OK)
            status = netweave_builder_set_text(builder, i, "group", i % 3 == 0 ? "red" : "green");
    }
    for (int wave = 1; wave <= 2 && status == NETWEAVE_STATUS_OK; wave++)
        status = add_wave(builder, members, ties, wave);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_finish(builder, out);
    netweave_builder_free(builder);
    return status;
}

static netweave_status make_world(world *out) {
    static const char *const options[VIEWS] = {"wave=1", "wave=2",
                                               "wave=1 weight=weight symmetrize=any group=group hub=m0"};
    netweave_status status = make_network(MEMBERS, TIES, &out->network);
    for (int k = 0; k < VIEWS && status == NETWEAVE_STATUS_OK; k++)
        status = netweave_view_create(out->network, options[k], NULL, &out->views[k]);
    return status;
}

static void free_world(world *world) {
    for (int k = 0; k < VIEWS; k++)
        netweave_view_free(world->views[k]);
    netweave_network_free(world->network);
}

static netweave_status format(netweave_table *table, netweave_status status, char **out) {
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_table_format(table, "csv", out);
    netweave_table_free(table);
    return status;
}

/* The specs with few draws for those measures that would make many. */
static char *with_few_draws(const char *specs) {
    static const char *const drawing[] = {"rich_club", "small_world", "centralization_percentile", "ei_index_test"};
    char *out = calloc(strlen(specs) + 64, 1);
    for (const char *at = specs; out != NULL && *at != '\0'; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        strncat(out, at, length);
        for (size_t k = 0; k < sizeof drawing / sizeof drawing[0]; k++)
            if (strlen(drawing[k]) == length && memcmp(at, drawing[k], length) == 0)
                strcat(out, ":draws=9");
        strcat(out, " ");
        at += length;
    }
    return out;
}

/* All measures of a scope. */
static netweave_status measure(const world *world, int job, netweave_run *run, char **out) {
    static const netweave_scope scopes[SCOPES] = {NETWEAVE_SCOPE_NETWORK, NETWEAVE_SCOPE_MEMBER, NETWEAVE_SCOPE_TIE};
    const netweave_view *view = world->views[job % VIEWS];
    netweave_table *table = NULL;
    char *specs = NULL;
    netweave_status status = netweave_measure_all(view, scopes[job / VIEWS], &specs);
    char *quick = status == NETWEAVE_STATUS_OK ? with_few_draws(specs) : NULL;
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_measure_compute(view, quick, run, &table);
    netweave_text_free(specs);
    free(quick);
    return format(table, status, out);
}

/* Members as one table, and everything that is drawn. */
static netweave_status find_structure(const world *world, int job, netweave_run *run, char **out) {
    (void)job;
    netweave_structure *structure = NULL;
    netweave_status status = netweave_structure_create(world->views[1], "draws=16", run, &structure);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_table_format(netweave_structure_types(structure), "csv", out);
    netweave_structure_free(structure);
    return status;
}

static netweave_status compare(const world *world, int job, netweave_run *run, char **out) {
    (void)job;
    netweave_comparison *comparison = NULL;
    netweave_status status =
        netweave_comparison_create(world->views[0], world->views[1],
                                   "draws=16 measures=\"betweenness_centralization transitivity\"", run, &comparison);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_table_format(netweave_comparison_measures(comparison), "csv", out);
    netweave_comparison_free(comparison);
    return status;
}

static netweave_status remove_leaders(const world *world, int job, netweave_run *run, char **out) {
    (void)job;
    netweave_table *table = NULL;
    netweave_status status = netweave_hub_curve(world->views[2], "most=5", run, &table);
    return format(table, status, out);
}

static netweave_status mix_groups(const world *world, int job, netweave_run *run, char **out) {
    (void)job;
    (void)run;
    netweave_table *table = NULL;
    netweave_status status = netweave_groups_mixing(world->views[2], &table);
    return format(table, status, out);
}

/* Part of a shared view, as a network of its own, written out. */
static netweave_status cut_out(const world *world, int job, netweave_run *run, char **out) {
    (void)job;
    unsigned char keep[MEMBERS];
    netweave_view *part = NULL;
    netweave_network *network = NULL;
    for (int i = 0; i < MEMBERS; i++)
        keep[i] = i % 4 != 0;
    netweave_status status = netweave_view_induced(world->views[0], keep, &part);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_view_network(part, &network);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_network_format(network, "format=csv", run, out, NULL, NULL);
    netweave_network_free(network);
    netweave_view_free(part);
    return status;
}

/* Written, read again as a network that nobody else has, and written. */
static netweave_status read_and_write(const world *world, int job, netweave_run *run, char **out) {
    (void)job;
    char *text = NULL;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_status status = netweave_network_format(world->network, "format=graphml wave=1", run, &text, NULL, NULL);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_create(&builder);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_read_memory(builder, "in.graphml", text, strlen(text), NULL, run);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_finish(builder, &network);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_network_format(network, "format=csv", run, out, NULL, NULL);
    netweave_network_free(network);
    netweave_builder_free(builder);
    netweave_text_free(text);
    return status;
}

/* A refusal is told to the thread that asked. */
static netweave_status be_refused(const world *world, int job, netweave_run *run, char **out) {
    (void)job;
    netweave_table *table = NULL;
    if (netweave_measure_compute(world->views[0], "betweenes", run, &table) != NETWEAVE_STATUS_NOT_FOUND)
        return NETWEAVE_STATUS_INVALID_ARGUMENT;
    size_t size = strlen(netweave_last_error()) + 1;
    *out = malloc(size);
    if (*out != NULL)
        memcpy(*out, netweave_last_error(), size);
    return *out != NULL ? NETWEAVE_STATUS_OK : NETWEAVE_STATUS_OUT_OF_MEMORY;
}

typedef netweave_status call(const world *world, int job, netweave_run *run, char **out);

static call *const other_calls[] = {find_structure, compare,        remove_leaders, mix_groups,
                                    cut_out,        read_and_write, be_refused};
enum { JOBS = MEASURING + (int)(sizeof other_calls / sizeof other_calls[0]) };

static netweave_status do_job(const world *world, int job, int64_t threads, char **out) {
    netweave_run *run = NULL;
    netweave_status status = netweave_run_create(&run);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_run_set_threads(run, threads);
    if (status == NETWEAVE_STATUS_OK)
        status = job < MEASURING ? measure(world, job, run, out) : other_calls[job - MEASURING](world, job, run, out);
    netweave_run_free(run);
    return status;
}

/* What one thread gives for each job. */
static char *expected[JOBS];

static int expect(void **state) {
    (void)state;
    world world = {0};
    assert_ok(make_world(&world));
    for (int job = 0; job < JOBS; job++) {
        assert_ok(do_job(&world, job, 1, &expected[job]));
        assert_true(strlen(expected[job]) > 20);
    }
    free_world(&world);
    return 0;
}

static int forget(void **state) {
    (void)state;
    for (int job = 0; job < JOBS; job++)
        netweave_text_free(expected[job]);
    return 0;
}

static void calls_on_eight_threads_give_the_bytes_of_one(void **state) {
    (void)state;
    world world = {0};
    assert_ok(make_world(&world));
    for (int job = 0; job < JOBS; job++) {
        char *text = NULL;
        assert_ok(do_job(&world, job, THREADS, &text));
        assert_string_equal(text, expected[job]);
        netweave_text_free(text);
    }
    free_world(&world);
}

/* One of the threads that call at once; cmocka's assertions are for the main thread alone. */
typedef struct caller {
    pthread_t thread;
    int number;
    const world *shared; /* NULL: it makes its own */
    char failure[256];
} caller;

static void *call_all(void *context) {
    caller *caller = context;
    world own = {0};
    const world *world = caller->shared != NULL ? caller->shared : &own;
    if (caller->shared == NULL && make_world(&own) != NETWEAVE_STATUS_OK)
        snprintf(caller->failure, sizeof caller->failure, "no world: %.200s", netweave_last_error());
    for (int k = 0; k < JOBS && caller->failure[0] == '\0'; k++) {
        int job = (k + caller->number * JOBS / THREADS) % JOBS; /* each begins elsewhere */
        char *text = NULL;
        netweave_status status = do_job(world, job, 1 + caller->number % 3, &text);
        if (status != NETWEAVE_STATUS_OK)
            snprintf(caller->failure, sizeof caller->failure, "job %d: %.200s", job, netweave_last_error());
        else if (strcmp(text, expected[job]) != 0)
            snprintf(caller->failure, sizeof caller->failure, "job %d: another result", job);
        netweave_text_free(text);
    }
    free_world(&own);
    return NULL;
}

static void call_at_once(const world *shared) {
    caller callers[THREADS];
    for (int k = 0; k < THREADS; k++) {
        callers[k] = (caller){.number = k, .shared = shared};
        assert_int_equal(pthread_create(&callers[k].thread, NULL, call_all, &callers[k]), 0);
    }
    for (int k = 0; k < THREADS; k++)
        pthread_join(callers[k].thread, NULL);
    for (int k = 0; k < THREADS; k++)
        assert_string_equal(callers[k].failure, "");
}

static void eight_threads_share_a_network_and_its_views(void **state) {
    (void)state;
    world world = {0};
    assert_ok(make_world(&world));
    call_at_once(&world);
    free_world(&world);
}

static void eight_threads_have_networks_of_their_own(void **state) {
    (void)state;
    call_at_once(NULL);
}

/* Kernels that leave small networks to one thread; each on a network just large enough for it. */
static void large_networks_are_shared_out(void **state) {
    (void)state;
    static const struct {
        int64_t members, ties;
        const char *specs;
    } cases[] = {
        {3000, 12000, "closeness betweenness k_step_reach clustering"},
        {20000, 300000, "pagerank eigenvector"},
        {20000, 300000, "spectral_radius transitivity"},
    };
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        char *texts[2] = {NULL, NULL};
        netweave_network *network = NULL;
        assert_ok(make_network(cases[k].members, cases[k].ties, &network));
        for (int side = 0; side < 2; side++) {
            netweave_view *view = NULL;
            netweave_table *table = NULL;
            netweave_run *run = NULL;
            assert_ok(netweave_run_create(&run));
            assert_ok(netweave_run_set_threads(run, side == 0 ? 1 : THREADS));
            assert_ok(netweave_view_create(network, "wave=1 symmetrize=any", NULL, &view));
            assert_ok(netweave_measure_compute(view, cases[k].specs, run, &table));
            assert_ok(netweave_table_format(table, "csv", &texts[side]));
            netweave_table_free(table);
            netweave_view_free(view);
            netweave_run_free(run);
        }
        assert_string_equal(texts[0], texts[1]);
        netweave_text_free(texts[0]);
        netweave_text_free(texts[1]);
        netweave_network_free(network);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_on_eight_threads_give_the_bytes_of_one),
        cmocka_unit_test(eight_threads_share_a_network_and_its_views),
        cmocka_unit_test(eight_threads_have_networks_of_their_own),
        cmocka_unit_test(large_networks_are_shared_out),
    };
    return cmocka_run_group_tests(tests, expect, forget);
}
