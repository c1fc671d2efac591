/* Tests of how passes run: batches, threads and cancelling. */
#include "brute.h"
#include "core/pass.h"

#include <time.h>

enum { WIDE = 200 };

/* Distances and numbers of shortest paths from each member, one source at a time. */
typedef struct counted {
    double far[WIDE][WIDE]; /* INFINITY: not reached */
    double paths[WIDE][WIDE];
} counted;

static void count_from(const netweave_view *view, int source, counted *out) {
    double *far = out->far[source];
    double *paths = out->paths[source];
    for (int i = 0; i < view->members; i++) {
        far[i] = i == source ? 0 : INFINITY;
        paths[i] = i == source;
    }
    for (int level = 0; level < view->members; level++) {
        for (int i = 0; i < view->members; i++) {
            for (int64_t k = view->out.start[i]; far[i] == level && k < view->out.start[i + 1]; k++) {
                int32_t other = view->out.to[k];
                far[other] = fmin(far[other], level + 1);
                paths[other] += far[other] == level + 1 ? paths[i] : 0;
            }
        }
    }
}

/* A member is between two others on paths(from, it) paths(it, to) of the paths(from, to) when it is on the way. */
static double between(const counted *counted, int members, int via) {
    double total = 0;
    for (int i = 0; i < members; i++)
        for (int j = 0; j < members; j++)
            if (i != j && i != via && j != via && isfinite(counted->far[i][j]) &&
                counted->far[i][via] + counted->far[via][j] == counted->far[i][j])
                total += counted->paths[i][via] * counted->paths[via][j] / counted->paths[i][j];
    return total;
}

/* Two hundred members take many batches, and more than one word of bits. */
static void many_batches_are_as_one_source_at_a_time(void **state) {
    (void)state;
    static counted counted;
    for (int kind = 0; kind < 6; kind++) {
        netweave_view *view = matrix_large_view(WIDE, 150 << kind / 2, (netweave_direction)(kind % 2), NULL);
        const nw__betweenness *betweenness;
        const nw__distances *distances;
        assert_ok(nw__pass_betweenness(view, NULL, &betweenness));
        assert_ok(nw__pass_distances(view, NULL, &distances));
        for (int i = 0; i < WIDE; i++)
            count_from(view, i, &counted);
        for (int i = 0; i < WIDE; i++) {
            double inverse = 0;
            for (int j = 0; j < WIDE; j++)
                inverse += i == j ? 0 : 1 / counted.far[i][j];
            assert_near(distances->inverse_to[i], inverse, 1e-12);
            assert_near(betweenness->member[i], between(&counted, WIDE, i) / (kind % 2 == 0 ? 2 : 1), 1e-12);
        }
        netweave_view_free(view);
    }
}

/* The view itself holds its passes, so each number of threads has a view of its own. */
static void passes_are_the_same_bits_with_any_number_of_threads(void **state) {
    (void)state;
    for (int kind = 0; kind < 4; kind++) {
        netweave_view *views[3];
        const nw__betweenness *betweenness[3];
        const nw__distances *distances[3];
        for (int k = 0; k < 3; k++) {
            netweave_run *run = matrix_run(k + 1);
            views[k] = matrix_large_view(1500, 4000, (netweave_direction)(kind % 2), kind < 2 ? NULL : "weight=weight");
            assert_int_equal(netweave_view_weighted(views[k]), kind >= 2);
            assert_ok(nw__pass_cost_betweenness(views[k], run, &betweenness[k]));
            assert_ok(nw__pass_cost_distances(views[k], run, &distances[k]));
            netweave_run_free(run);
        }
        size_t members = (size_t)netweave_view_member_count(views[0]) * sizeof(double);
        size_t ties = (size_t)netweave_view_tie_count(views[0]) * sizeof(double);
        for (int k = 1; k < 3; k++) {
            assert_memory_equal(betweenness[k]->member, betweenness[0]->member, members);
            assert_memory_equal(betweenness[k]->tie, betweenness[0]->tie, ties);
            assert_memory_equal(distances[k]->inverse_to, distances[0]->inverse_to, members);
            assert_memory_equal(distances[k]->sum_from, distances[0]->sum_from, members);
            assert_true(distances[k]->inverse == distances[0]->inverse);
        }
        for (int k = 0; k < 3; k++)
            netweave_view_free(views[k]);
    }
}

static double used_seconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

typedef struct stopper {
    double begin, patience, told;
    int is_wrong; /* a share out of range was told */
} stopper;

static int stop_later(double share, const char *what, void *context) {
    (void)what;
    stopper *stopper = context;
    stopper->is_wrong |= !(share >= 0 && share <= 1);
    if (used_seconds() - stopper->begin < stopper->patience)
        return 0;
    stopper->told = used_seconds();
    return 1;
}

static netweave_status call_pass(int pass, const netweave_view *view, netweave_run *run) {
    const void *work;
    double pairs;
    double inverse;
    switch (pass) {
    case 0:
        return nw__pass_components(view, run, (const nw__components **)&work);
    case 1:
        return nw__pass_strong_components(view, run, (const nw__components **)&work);
    case 2:
        return nw__pass_triangles(view, run, (const nw__triangles **)&work);
    case 3:
        return nw__pass_cores(view, run, (const nw__cores **)&work);
    case 4:
        return nw__pass_blocks(view, run, (const nw__blocks **)&work);
    case 5:
        return nw__pass_distances(view, run, (const nw__distances **)&work);
    case 6:
        return nw__pass_betweenness(view, run, (const nw__betweenness **)&work);
    case 7:
        return nw__pass_cost_distances(view, run, (const nw__distances **)&work);
    case 8:
        return nw__pass_cost_betweenness(view, run, (const nw__betweenness **)&work);
    default:
        return nw__distances_within(view, NULL, NULL, run, &pairs, &inverse);
    }
}

/* 100,000 members, 1,000,000 ties, told to stop at once or in the middle: back within .2 seconds on each of two
 * threads. Time is the processor's, so that a busy machine does not fail it. */
static void cancelling_ends_each_pass_soon(void **state) {
    (void)state;
    netweave_view *views[] = {matrix_large_view(100000, 1000000, NETWEAVE_DIRECTION_UNDIRECTED, "weight=weight"),
                              matrix_large_view(100000, 1000000, NETWEAVE_DIRECTION_DIRECTED, "weight=weight")};
    for (int k = 0; k < 40; k++) {
        netweave_run *run = matrix_run(2);
        int pass = k / 4;
        stopper stopper = {.begin = used_seconds(), .patience = k / 2 % 2 == 0 ? 0 : 0.1};
        assert_ok(netweave_run_set_progress(run, stop_later, &stopper));
        netweave_status status = call_pass(pass, views[k % 2], run);
        double late = used_seconds() - stopper.told;
        if (stopper.told == 0)
            assert_int_equal(status, NETWEAVE_STATUS_OK);
        else
            assert_int_equal(status, NETWEAVE_STATUS_CANCELLED);
        assert_true(stopper.told > 0 || pass < 5); /* the others may be done, and kept, before they hear of it */
        if (stopper.told > 0 && late > 0.4)
            fail_msg("pass %d came back %g seconds after it was told to stop", pass, late);
        assert_false(stopper.is_wrong);
        netweave_run_free(run);
    }
    netweave_view_free(views[0]);
    netweave_view_free(views[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_batches_are_as_one_source_at_a_time),
        cmocka_unit_test(passes_are_the_same_bits_with_any_number_of_threads),
        cmocka_unit_test(cancelling_ends_each_pass_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
