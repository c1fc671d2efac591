/* QAP: known answers, what is said, and how a call behaves. */
#include "waves.h"

#include <math.h>
#include <stdio.h>

static double told(const netweave_table *table, int64_t row, const char *column) {
    int64_t place = netweave_table_find_column(table, column);
    if (place < 0)
        fail_msg("there is no column %s", column);
    return netweave_table_value(table, row, place);
}

static bool noted(const netweave_table *table, const char *words) {
    for (int64_t k = 0; k < netweave_table_note_count(table); k++)
        if (strstr(netweave_table_note(table, k), words) != NULL)
            return true;
    return false;
}

static netweave_table *correlate(const waves *waves, const char *options) {
    netweave_table *table = NULL;
    assert_ok(netweave_qap_correlation(waves->before, waves->after, options, NULL, &table));
    return table;
}

#define PATH5 "1-2 2-3 3-4 4-5"
#define STAR5 "1-2 1-3 1-4 1-5"
#define RING5 "1-2 2-3 3-4 4-5 5-1"

/* |Aut| / n!: a path has 2 automorphisms, a star of five 24, a ring of five 10. METHODS section 6. */
static void a_network_with_itself_has_the_share_of_its_automorphisms_as_p(void **state) {
    (void)state;
    static const struct {
        const char *ties;
        double floor, p;
    } cases[] = {{PATH5, 2 / 120.0, 2 / 120.0},
                 {STAR5, 24 / 120.0, 24 / 120.0},
                 {RING5, 10 / 120.0, 20 / 120.0}}; /* the ties that a ring of five lacks are a ring too: r = -1 */
    for (int k = 0; k < 3; k++) {
        waves waves = test_waves(cases[k].ties, cases[k].ties);
        netweave_table *table = correlate(&waves, "");
        assert_string_equal(netweave_table_label(table, 0, 0), "exact");
        assert_near(told(table, 0, "correlation"), 1, 1e-12);
        assert_near(told(table, 0, "p"), cases[k].p, 1e-12);
        assert_near(told(table, 0, "p_greater"), cases[k].floor, 1e-12);
        assert_near(told(table, 0, "p_less"), 1, 1e-12);
        assert_near(told(table, 0, "floor"), cases[k].floor, 1e-12);
        assert_near(told(table, 0, "draws"), 120, 0);
        assert_near(told(table, 0, "pairs"), 10, 0);
        assert_near(told(table, 0, "null_mean"), 0, 1e-12);
        assert_true(noted(table, "all 120 ways"));
        netweave_table_free(table);
        test_waves_free(&waves);
    }
}

static void a_path_and_a_ring_of_five_are_as_near_as_they_can_be(void **state) {
    (void)state;
    waves waves = test_waves(PATH5, RING5);
    netweave_table *table = correlate(&waves, "");
    assert_near(told(table, 0, "correlation"), 0.816496580927726, 1e-12);
    assert_near(told(table, 0, "p_greater"), 0.0833333333333333, 1e-12);
    assert_near(told(table, 0, "floor"), 10 / 120.0, 1e-12);
    netweave_table_free(table);
    test_waves_free(&waves);
}

/* A star among 20: its centre may be any member, whatever else is compared, so that p cannot be below 1/20. */
static void a_star_says_that_no_p_can_be_small(void **state) {
    (void)state;
    const char *star = "a-b a-c a-d a-e a-f a-g a-h a-i a-j a-k a-l a-m a-n a-o a-p a-q a-r a-s a-t";
    waves waves = test_waves(star, star);
    netweave_table *table = correlate(&waves, "draws=20000");
    assert_string_equal(netweave_table_label(table, 0, 0), "random");
    assert_near(told(table, 0, "floor"), 1 / 20.0, 1e-9);
    assert_near(told(table, 0, "p"), 1 / 20.0, 0.006); /* four standard errors */
    assert_true(noted(table, "p cannot be below 0.05"));
    netweave_table_free(table);
    test_waves_free(&waves);
}

/* r .372 is published (Padgett's families, UCINET); null mean and deviation by R sna's qaptest, expected.json. */
static void florentine_families_marry_whom_they_trade_with(void **state) {
    (void)state;
    waves waves = {0};
    const char *names[2] = {"marriage", "business"};
    if (!test_wave_files("padgett_florentine/derived/nodes.csv", "padgett_florentine/derived/padgm.csv",
                         "padgett_florentine/derived/padgb.csv", names, "direction=undirected", &waves))
        skip();
    netweave_table *table = correlate(&waves, "draws=20000");
    assert_near(told(table, 0, "correlation"), 0.371867872, 1e-8);
    assert_near(told(table, 0, "null_mean"), 0, 0.003);
    assert_near(told(table, 0, "null_sd"), 0.0918, 0.003);
    assert_true(told(table, 0, "p") < 0.003);
    assert_true(told(table, 0, "p") > 0);
    assert_near(told(table, 0, "p_less"), 1, 0.001);
    assert_near(told(table, 0, "members"), 16, 0);
    assert_near(told(table, 0, "pairs"), 120, 0);
    assert_true(noted(table, "20000 times (seed 1)"));
    netweave_table_free(table);
    test_waves_free(&waves);
}

/* One predictor alone: the regression is the correlation, test and all. */
static void a_regression_on_one_network_is_its_correlation(void **state) {
    (void)state;
    waves waves = test_waves("1>2 2>3 3>4 4>5 5>6 6>1 1>3", "1>2 2>3 3>1 4>5 5>6 6>4 1>3");
    netweave_table *simple = correlate(&waves, "");
    netweave_table *table = NULL;
    const netweave_view *predictor = waves.after;
    const char *name = "after";
    assert_ok(netweave_qap_regression(waves.before, 1, &predictor, &name, "", NULL, &table));
    double correlation = told(simple, 0, "correlation");
    assert_int_equal(netweave_table_row_count(table), 2);
    assert_string_equal(netweave_table_label(table, 0, 1), "after");
    assert_string_equal(netweave_table_label(table, 1, 0), "none: intercept");
    assert_near(told(table, 1, "standardized"), correlation, 1e-12);
    assert_near(told(table, 1, "coefficient"), correlation, 1e-12); /* both have seven ties */
    assert_near(told(table, 0, "coefficient"), 7 / 30.0 * (1 - correlation), 1e-12);
    assert_near(told(table, 1, "r_squared"), correlation * correlation, 1e-12);
    static const char *const same[] = {"p", "p_greater", "p_less", "null_mean", "null_sd", "floor", "draws", "pairs"};
    for (int k = 0; k < 8; k++)
        assert_near(told(table, 1, same[k]), told(simple, 0, same[k]), 1e-9);
    netweave_table_free(simple);
    netweave_table_free(table);
    test_waves_free(&waves);
}

static void networks_in_which_all_pairs_are_alike_have_no_correlation(void **state) {
    (void)state;
    waves waves = test_waves("1-2 1-3 2-3", "1-2 3");
    netweave_table *table = correlate(&waves, "");
    assert_true(isnan(told(table, 0, "correlation")));
    assert_true(isnan(told(table, 0, "p")));
    assert_near(told(table, 0, "draws"), 0, 0);
    assert_string_equal(netweave_table_label(table, 0, 0), "none: undefined");
    assert_true(noted(table, "the first network is the same for all pairs"));
    netweave_table_free(table);
    test_waves_free(&waves);
    waves = test_waves("1-2", "1-2");
    table = correlate(&waves, "");
    assert_true(noted(table, "fewer than three members"));
    netweave_table_free(table);
    test_waves_free(&waves);
}

static void a_predictor_that_follows_from_another_is_named(void **state) {
    (void)state;
    waves waves = test_waves(PATH5, STAR5);
    netweave_table *table = NULL;
    const netweave_view *predictors[] = {waves.after, waves.after};
    const char *names[] = {"star", "star again"};
    assert_ok(netweave_qap_regression(waves.before, 2, predictors, names, "", NULL, &table));
    assert_true(noted(table, "star again follows from the predictors before it"));
    assert_true(isnan(told(table, 1, "coefficient")));
    assert_true(isnan(told(table, 0, "r_squared")));
    netweave_table_free(table);
    test_waves_free(&waves);
}

static void without_draws_there_is_a_correlation_and_no_test(void **state) {
    (void)state;
    waves waves = test_waves(PATH5, RING5);
    netweave_table *table = correlate(&waves, "draws=0");
    assert_near(told(table, 0, "correlation"), 0.816496580927726, 1e-12);
    assert_true(isnan(told(table, 0, "p")));
    assert_string_equal(netweave_table_label(table, 0, 0), "none: no draws");
    netweave_table_free(table);
    test_waves_free(&waves);
}

/* Directed, and c did not answer the second time: its five pairs are unknown, and it stays where it is. */
static void unanswered_pairs_are_left_out_and_said(void **state) {
    (void)state;
    waves waves = test_answering_waves("a>b b>c c>d d>e e>f", "a>b b>c d>e e>a", "", "2:c");
    netweave_table *table = correlate(&waves, "");
    assert_near(told(table, 0, "pairs"), 25, 0);
    assert_near(told(table, 0, "draws"), 120, 0);
    assert_true(noted(table, "5 of 30 ordered pairs are left out"));
    /* 4 and 4 of 25, and 3 common: (3/25 - (4/25)^2) / (4/25 * 21/25) */
    assert_near(told(table, 0, "correlation"), (3 / 25.0 - 16 / 625.0) / (4 / 25.0 * 21 / 25.0), 1e-12);
    netweave_table_free(table);
    test_waves_free(&waves);
}

static void members_of_one_wave_only_are_left_out_and_said(void **state) {
    (void)state;
    waves waves = test_answering_waves("a>b b>c c>d d>e e>f", "a>b b>c d>e", "2:f", "");
    netweave_table *table = correlate(&waves, "");
    assert_near(told(table, 0, "members"), 5, 0);
    assert_true(noted(table, "(1) are left out"));
    netweave_table_free(table);
    test_waves_free(&waves);
}

/* Two layers over the same random members; the graph is large enough that bits, tables and searches come in turn. */
static netweave_table *with_threads(const netweave_view *const *views, int64_t threads) {
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, threads));
    assert_ok(netweave_run_set_seed(run, 7));
    assert_ok(netweave_qap_regression(views[0], 2, views + 1, NULL, "draws=300", run, &table));
    netweave_run_free(run);
    return table;
}

static netweave_network *random_layers(int members, int ties, uint64_t seed) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    char name[16];
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < members; i++) {
        snprintf(name, sizeof name, "m%d", i);
        assert_ok(netweave_builder_add_member(builder, name, NULL));
    }
    for (int layer = 0; layer < 3; layer++) {
        assert_ok(
            netweave_builder_set_tie_set(builder, (char[]){(char)('a' + layer), '\0'}, "",
                                         layer == 1 ? NETWEAVE_DIRECTION_UNDIRECTED : NETWEAVE_DIRECTION_DIRECTED));
        for (int k = 0; k < ties; k++) {
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
            int64_t from = (int64_t)(seed >> 33) % members;
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
            int64_t to = (int64_t)(seed >> 33) % members;
            double weight = 1 + (double)(seed >> 60);
            if (from != to)
                assert_ok(netweave_builder_add_ties(builder, 1, &from, &to, &weight));
        }
    }
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static void results_do_not_depend_on_threads(void **state) {
    (void)state;
    netweave_network *network = random_layers(60, 400, 3);
    netweave_view *views[3] = {NULL, NULL, NULL};
    assert_ok(netweave_view_create(network, "layer=a", NULL, &views[0]));
    assert_ok(netweave_view_create(network, "layer=b", NULL, &views[1]));
    assert_ok(netweave_view_create(network, "layer=c weight=weight", NULL, &views[2]));
    netweave_table *one = with_threads((const netweave_view *const *)views, 1);
    netweave_table *two = with_threads((const netweave_view *const *)views, 3);
    for (int64_t row = 0; row < 3; row++) {
        for (int64_t k = 0; k < netweave_table_column_count(one); k++) {
            double numbers[2] = {netweave_table_value(one, row, k), netweave_table_value(two, row, k)};
            assert_memory_equal(&numbers[0], &numbers[1], sizeof(double));
        }
    }
    netweave_table_free(one);
    netweave_table_free(two);
    for (int k = 0; k < 3; k++)
        netweave_view_free(views[k]);
    netweave_network_free(network);
}

/* The moments of `pairs` pairs, of which those tied in both are found one by one. */
static double correlation_of(const netweave_view *one, const netweave_view *other) {
    const netweave_view *views[] = {one, other};
    const int64_t *start[2];
    const int32_t *to[2];
    const double *weight[2];
    double sum[2] = {0};
    double squares[2] = {0};
    double product = 0;
    double pairs = (double)netweave_view_member_count(one) * ((double)netweave_view_member_count(one) - 1);
    for (int v = 0; v < 2; v++) {
        assert_ok(netweave_view_csr(views[v], &start[v], &to[v], &weight[v]));
        for (int64_t k = 0; k < start[v][netweave_view_member_count(one)]; k++) {
            sum[v] += weight[v][k];
            squares[v] += weight[v][k] * weight[v][k];
        }
    }
    for (int64_t i = 0; i < netweave_view_member_count(one); i++)
        for (int64_t k = start[0][i]; k < start[0][i + 1]; k++)
            for (int64_t j = start[1][i]; j < start[1][i + 1]; j++)
                product += to[0][k] == to[1][j] ? weight[0][k] * weight[1][j] : 0;
    return (pairs * product - sum[0] * sum[1]) /
           sqrt((pairs * squares[0] - sum[0] * sum[0]) * (pairs * squares[1] - sum[1] * sum[1]));
}

static void many_members_are_searched_for_in_rows(void **state) {
    (void)state;
    netweave_network *network = random_layers(5000, 150000, 9);
    netweave_view *views[2] = {NULL, NULL};
    netweave_table *table = NULL;
    assert_ok(netweave_view_create(network, "layer=a weight=weight", NULL, &views[0]));
    assert_ok(netweave_view_create(network, "layer=c weight=weight", NULL, &views[1]));
    assert_ok(netweave_qap_correlation(views[0], views[1], "draws=19", NULL, &table));
    double correlation = correlation_of(views[0], views[1]);
    assert_near(told(table, 0, "correlation"), correlation, 1e-12);
    assert_true(fabs(told(table, 0, "null_mean")) < 5e-4); /* the deviation of a draw is 1/5000 */
    assert_near(told(table, 0, "null_sd"), 1 / 5000.0, 1e-4);
    netweave_table_free(table);
    netweave_view_free(views[0]);
    netweave_view_free(views[1]);
    netweave_network_free(network);
}

static int cancel_at_once(double share, const char *what, void *context) {
    (void)share;
    (void)what;
    (void)context;
    return 1;
}

static void a_cancelled_call_says_so_and_gives_nothing(void **state) {
    (void)state;
    netweave_network *network = random_layers(200, 2000, 5);
    netweave_view *views[2] = {NULL, NULL};
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_view_create(network, "layer=a", NULL, &views[0]));
    assert_ok(netweave_view_create(network, "layer=c", NULL, &views[1]));
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_progress(run, cancel_at_once, NULL));
    assert_int_equal(netweave_qap_correlation(views[0], views[1], "draws=1000000", run, &table),
                     NETWEAVE_STATUS_CANCELLED);
    assert_null(table);
    netweave_run_free(run);
    netweave_view_free(views[0]);
    netweave_view_free(views[1]);
    netweave_network_free(network);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_network_with_itself_has_the_share_of_its_automorphisms_as_p),
        cmocka_unit_test(a_path_and_a_ring_of_five_are_as_near_as_they_can_be),
        cmocka_unit_test(a_star_says_that_no_p_can_be_small),
        cmocka_unit_test(florentine_families_marry_whom_they_trade_with),
        cmocka_unit_test(a_regression_on_one_network_is_its_correlation),
        cmocka_unit_test(networks_in_which_all_pairs_are_alike_have_no_correlation),
        cmocka_unit_test(a_predictor_that_follows_from_another_is_named),
        cmocka_unit_test(without_draws_there_is_a_correlation_and_no_test),
        cmocka_unit_test(unanswered_pairs_are_left_out_and_said),
        cmocka_unit_test(members_of_one_wave_only_are_left_out_and_said),
        cmocka_unit_test(results_do_not_depend_on_threads),
        cmocka_unit_test(many_members_are_searched_for_in_rows),
        cmocka_unit_test(a_cancelled_call_says_so_and_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
