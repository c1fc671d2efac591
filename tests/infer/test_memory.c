/* Allocations of a comparison fail in turn: it must say OUT_OF_MEMORY, touch nothing and leak nothing. The program is
 * linked so that the library's calls of malloc and its kin come here. */
#include "waves.h"

#include <stdio.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);

static int64_t asked;        /* allocations asked for */
static int64_t asked_last;   /* those of the last call */
static int64_t fail_at = -1; /* the one that fails; -1: none */
static bool all_fail;        /* and every later one */
static int64_t held;         /* allocations not given back */

static bool fails(void) {
    int64_t place = asked++;
    return fail_at >= 0 && (place == fail_at || (all_fail && place > fail_at));
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

/* Lets allocation `place` fail; true when the call makes that many. New views each time, as they keep work. */
static bool try_failure(const netweave_network *network, netweave_run *run, int64_t place) {
    int64_t before = held;
    waves waves = {0};
    netweave_comparison *comparison = NULL;
    assert_ok(netweave_view_create(network, "wave=1", NULL, &waves.before));
    assert_ok(netweave_view_create(network, "wave=2", NULL, &waves.after));
    asked = 0;
    fail_at = place;
    netweave_status status = netweave_comparison_create(
        waves.before, waves.after, "measures=\"density degree_centralization\" draws=3", run, &comparison);
    bool reached = asked > place;
    asked_last = asked;
    fail_at = -1;
    if (status != (reached ? NETWEAVE_STATUS_OUT_OF_MEMORY : NETWEAVE_STATUS_OK))
        fail_msg("allocation %lld gives %s: %s", (long long)place, netweave_status_name(status), netweave_last_error());
    assert_true(reached == (comparison == NULL));
    netweave_comparison_free(comparison);
    netweave_view_free(waves.before);
    netweave_view_free(waves.after);
    if (held != before)
        fail_msg("allocation %lld: memory was lost", (long long)place);
    return reached;
}

static void every_failed_allocation_is_reported_and_nothing_is_lost(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_run *run = NULL;
    const int64_t from[] = {0, 0, 0, 1};
    const int64_t to[] = {1, 2, 3, 2};
    const double weight[] = {1, 2, 2, 1};
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < 4; i++)
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
    for (int wave = 0; wave < 2; wave++) {
        assert_ok(netweave_builder_set_tie_set(builder, "", wave == 0 ? "1" : "2", NETWEAVE_DIRECTION_UNDIRECTED));
        assert_ok(netweave_builder_add_ties(builder, 3, from + wave, to + wave, weight));
    }
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, 1));
    for (int mode = 0; mode < 2; mode++) {
        all_fail = mode == 1;
        try_failure(network, run, INT64_MAX);
        int64_t total = asked_last;
        assert_true(total > 1000);
        /* The structures come first and draw many networks alike: of the allocations in the middle every 97th will do.
         */
        for (int64_t place = 0; place <= total; place += place > 400 && place < total - 1500 ? 97 : 1)
            assert_true(try_failure(network, run, place) == (place < total));
    }
    netweave_run_free(run);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_reported_and_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
