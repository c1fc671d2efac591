/* Every allocation that a measure makes fails in turn: the call must say OUT_OF_MEMORY, touch nothing and leak nothing.
 * The program is linked so that the library's calls of malloc and its kin come here. */
#include "graphs.h"

#include "measure/measure.h"

#include <stdio.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);

static int64_t asked;   /* allocations asked for */
static int64_t fail_at; /* the one that fails; -1: none */
static int64_t held;    /* allocations not given back */

static bool fails(void) {
    return asked++ == fail_at;
}

void *__wrap_malloc(size_t size) {
    void *memory = fails() ? NULL : __real_malloc(size);
    held += memory != NULL;
    return memory;
}

void *__wrap_calloc(size_t count, size_t size) {
    void *memory = fails() ? NULL : __real_calloc(count, size);
    held += memory != NULL;
    return memory;
}

void *__wrap_realloc(void *old, size_t size) {
    void *memory = fails() ? NULL : __real_realloc(old, size);
    held += memory != NULL && old == NULL;
    return memory;
}

void __wrap_free(void *memory) {
    held -= memory != NULL;
    __real_free(memory);
}

static int failures;

/* A call that gives one result, and how to give that back. */
typedef struct call {
    netweave_status (*make)(const netweave_view *view, const char *spec, netweave_run *run, void **out);
    void (*release)(void *result);
} call;

static netweave_status make_measures(const netweave_view *view, const char *spec, netweave_run *run, void **out) {
    return netweave_measure_compute(view, spec, run, (netweave_table **)out);
}

static netweave_status make_structure(const netweave_view *view, const char *spec, netweave_run *run, void **out) {
    return netweave_structure_create(view, spec, run, (netweave_structure **)out);
}

static netweave_status make_curve(const netweave_view *view, const char *spec, netweave_run *run, void **out) {
    return netweave_hub_curve(view, spec, run, (netweave_table **)out);
}

static void free_table(void *result) {
    netweave_table_free(result);
}

static void free_structure(void *result) {
    netweave_structure_free(result);
}

static const call measures = {make_measures, free_table};
static const call structures = {make_structure, free_structure};
static const call curves = {make_curve, free_table};

/* Lets allocation `place` fail; true when the call makes that many. */
static bool try_failure(const call *call, const char *spec, const test_graph *graph, netweave_run *run, int64_t place) {
    int64_t before = held;
    netweave_view *view = test_graph_view(graph, NULL, false, 1, NULL);
    void *result = NULL;
    asked = 0;
    fail_at = place;
    netweave_status status = call->make(view, spec, run, &result);
    bool reached = asked > place;
    fail_at = -1;
    const char *wrong = NULL;
    if (reached && status != NETWEAVE_STATUS_OUT_OF_MEMORY)
        wrong = netweave_status_name(status);
    if (!reached && status != NETWEAVE_STATUS_OK)
        wrong = netweave_last_error();
    if (status != NETWEAVE_STATUS_OK && result != NULL)
        wrong = "the output was touched";
    call->release(result);
    netweave_view_free(view);
    if (held != before)
        wrong = "memory was lost";
    if (wrong != NULL) {
        print_error("%s on %s, allocation %lld: %s\n", spec, graph->name, (long long)place, wrong);
        failures++;
    }
    return reached && wrong == NULL;
}

/* Few draws will do for measures that draw. */
static const char *spec_of(const nw__measure *measure) {
    static char spec[128];
    snprintf(spec, sizeof spec, "%s", measure->name);
    for (size_t k = 0; k < measure->parameter_count; k++)
        if (strcmp(measure->parameters[k].name, "draws") == 0)
            snprintf(spec, sizeof spec, "%s:draws=3", measure->name);
    return spec;
}

static void every_failed_allocation_is_reported_and_nothing_is_lost(void **state) {
    (void)state;
    static const int graphs[] = {57, 62};
    netweave_run *run = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, 1));
    failures = 0;
    for (size_t k = 0; k < sizeof graphs / sizeof graphs[0]; k++) {
        test_graph graph;
        test_graph_make(graphs[k], &graph);
        for (int64_t m = 0; m < nw__measure_total; m++)
            for (int64_t place = 0; try_failure(&measures, spec_of(nw__measures[m]), &graph, run, place);)
                place += 1 + place / 64; /* later ones are of the same loops: in growing steps */
        for (int64_t place = 0; try_failure(&structures, "draws=2", &graph, run, place);)
            place++;
        for (int64_t place = 0; try_failure(&curves, "order=degree+betweenness+best+group most=2", &graph, run, place);)
            place++;
    }
    netweave_run_free(run);
    assert_int_equal(failures, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_reported_and_nothing_is_lost),
    };
    fail_at = -1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
