/* Tests of seeds: known answers, options, odd networks. */
#include "graphs.h"
#include "seeds_table.h"

#include <math.h>
#include <stdio.h>

static void assert_seeds(const netweave_table *table, const char *seeds) {
    char text[256] = "";
    for (int64_t row = 0; row < netweave_table_row_count(table); row++) {
        strcat(text, row > 0 ? " " : "");
        strcat(text, netweave_table_label(table, 0, row));
        assert_near(number(table, "order", row), (double)row + 1, 0);
    }
    assert_string_equal(text, seeds);
}

/* METHODS, section 5: greedy takes the best single member, and so misses the best pair. */
static void greedy_misses_the_best_pair_where_it_is_known_to(void **state) {
    (void)state;
    netweave_view *view = test_view("0-6 0-2 0-3 1-4 1-6 3-6 3-5");
    const char *const ways[] = {"", "method=greedy simulations=4000", "method=ris epsilon=0.05", "simulations=0"};
    for (int k = 0; k < 4; k++) {
        char options[96];
        snprintf(options, sizeof options, "probability=0.9 count=2 %s", ways[k]);
        netweave_table *table = seeds_of(view, options);
        assert_string_equal(netweave_table_label(table, 0, 0), "6");
        assert_near(number(table, "reached", 0), 6.4378, k == 1 ? 0.05 : 5e-5);
        assert_near(number(table, "reached", 1), 6.7178, k == 1 ? 0.05 : 5e-5);
        assert_non_null(note_with(table, "may miss"));
        netweave_table_free(table);
    }
    double best = 0;
    char best_pair[32] = "";
    for (int i = 0; i < 7; i++) {
        for (int j = i + 1; j < 7; j++) {
            char options[96];
            netweave_table *curve = NULL;
            snprintf(options, sizeof options, "probability=0.9 simulations=0 starts=\"%d,%d\"", i, j);
            assert_ok(netweave_cascade_curve(view, options, NULL, &curve));
            double reached = number(curve, "reached", netweave_table_row_count(curve) - 1);
            if (reached > best) {
                best = reached;
                snprintf(best_pair, sizeof best_pair, "%d,%d", i, j);
            }
            netweave_table_free(curve);
        }
    }
    assert_string_equal(best_pair, "2,4");
    assert_near(best, 6.7776, 5e-5);
    netweave_table *table = seeds_of(view, "probability=0.9 method=degree count=2");
    assert_near(number(table, "reached", 1), 6.4912, 5e-5); /* 0 and 6, next to each other */
    assert_non_null(note_with(table, "guarantees nothing"));
    netweave_table_free(table);
    netweave_view_free(view);
}

static double best_triple(const netweave_view *view, int members) {
    double best = 0;
    for (int code = 0; code < members * members * members; code++) {
        char options[96];
        netweave_table *curve = NULL;
        snprintf(options, sizeof options, "model=complex threshold=3 starts=\"%d,%d,%d\"", 1 + code % members,
                 1 + code / members % members, 1 + code / members / members);
        assert_ok(netweave_cascade_curve(view, options, NULL, &curve));
        best = fmax(best, number(curve, "reached", netweave_table_row_count(curve) - 1));
        netweave_table_free(curve);
    }
    return best;
}

/* METHODS, section 5: two neighbours on a ring with four contacts each win all; on a star nobody alone wins anybody. */
static void complex_contagion_wants_seeds_that_stand_together(void **state) {
    (void)state;
    netweave_view *view =
        test_view("1-2 2-3 3-4 4-5 5-6 6-7 7-8 8-9 9-10 10-1 1-3 2-4 3-5 4-6 5-7 6-8 7-9 8-10 9-1 10-2");
    netweave_table *table = seeds_of(view, "model=complex count=2");
    assert_near(number(table, "reached", 0), 1, 0);
    assert_near(number(table, "reached", 1), 10, 0);
    assert_non_null(note_with(table, "no guarantee holds"));
    netweave_table_free(table);
    table =
        seeds_of(view, "model=complex threshold=3 count=3"); /* first all add nobody: whom they bring closer counts */
    assert_near(number(table, "reached", 2), best_triple(view, 10), 0);
    netweave_table_free(table);
    table = NULL;
    assert_int_equal(netweave_seeds_choose(view, "model=complex method=ris", NULL, &table),
                     NETWEAVE_STATUS_UNSUPPORTED);
    netweave_view_free(view);
    view = test_named("star6");
    table = seeds_of(view, "model=complex count=2"); /* two spokes win the hub */
    assert_near(number(table, "reached", 1), 3, 0);
    netweave_table_free(table);
    netweave_view_free(view);
}

static void only_candidates_are_chosen_and_who_knows_already_counts(void **state) {
    (void)state;
    netweave_view *view = test_named("ds10"); /* hubs 1 and 2 */
    netweave_table *table = seeds_of(view, "probability=0.5 count=1");
    assert_near(number(table, "reached", 0), 4.5, 1e-12);
    netweave_table_free(table);
    table = seeds_of(view, "probability=0.5 count=1 already=1");
    assert_seeds(table, "2");
    assert_near(number(table, "gain", 0), 1.5, 1e-12);
    assert_near(number(table, "reached", 0), 6, 1e-12);
    assert_non_null(note_with(table, "those who know already (1) reach 4.500"));
    netweave_table_free(table);
    table = seeds_of(view, "probability=0.5 count=1 already=1 method=ris simulations=3000 epsilon=0.02");
    assert_seeds(table, "2");
    assert_near(number(table, "gain", 0), 1.5, 4 * number(table, "gain_error", 0) / 1.5);
    assert_near(number(table, "reached", 0), 6, 4 * number(table, "reached_error", 0) / 6);
    assert_non_null(note_with(table, "they add"));
    netweave_table_free(table);
    table = seeds_of(view, "probability=0.5 exclude=\"1,2\" candidates=\"1,2,7,9\" count=5");
    assert_int_equal(netweave_table_row_count(table), 2);
    assert_near(number(table, "reached", 0), 3, 1e-12);
    assert_non_null(note_with(table, "only 2 can be chosen"));
    netweave_table_free(table);
    table = seeds_of(view, "probability=0.5 candidates=hub");
    assert_int_equal(netweave_table_row_count(table), 1);
    netweave_table_free(table);
    netweave_view_free(view);
}

static void a_share_takes_as_many_as_it_takes(void **state) {
    (void)state;
    netweave_view *view = test_view("a-b b-c d-e f");
    netweave_table *table = seeds_of(view, "probability=1 share=0.8");
    assert_int_equal(netweave_table_row_count(table), 2);
    assert_near(number(table, "share", 0), 0.5, 1e-12);
    assert_near(number(table, "share", 1), 5.0 / 6, 1e-12);
    assert_non_null(note_with(table, "a smaller one"));
    netweave_table_free(table);
    table = seeds_of(view, "probability=1 share=1");
    assert_int_equal(netweave_table_row_count(table), 3);
    netweave_table_free(table);
    table = seeds_of(view, "probability=1 share=0.9 exclude=f");
    assert_int_equal(netweave_table_row_count(table), 5);
    assert_non_null(note_with(table, "out of reach: all 5"));
    netweave_table_free(table);
    table = seeds_of(view, "probability=1 share=0.5 already=b");
    assert_int_equal(netweave_table_row_count(table), 0);
    assert_non_null(note_with(table, "no seed is needed"));
    netweave_table_free(table);
    netweave_view_free(view);
    view = test_large_view(300, 700, true, 7);
    table = seeds_of(view, "probability=0.1 share=0.2 method=ris");
    int64_t last = netweave_table_row_count(table) - 1;
    assert_true(last > 7 && number(table, "share", last) >= 0.2 && number(table, "share", last - 1) < 0.2);
    assert_non_null(note_with(table, "these being the first"));
    netweave_table_free(table);
    netweave_view_free(view);
}

static void what_cannot_be_is_refused_with_a_sentence(void **state) {
    (void)state;
    netweave_view *view = test_view("a-b b-c");
    netweave_view *large = test_large_view(300, 900, false, 3);
    netweave_table *table = NULL;
    REFUSED(netweave_seeds_choose(view, "count=2 share=0.5", NULL, &table));
    REFUSED(netweave_seeds_choose(view, "exclude=\"a,b\" already=c", NULL, &table));
    REFUSED(netweave_seeds_choose(view, "count=0", NULL, &table));
    REFUSED(netweave_seeds_choose(view, "epsilon=0.7", NULL, &table));
    REFUSED_AS(NETWEAVE_STATUS_NOT_FOUND, netweave_seeds_choose(view, "candidates=nobody", NULL, &table));
    REFUSED_AS(NETWEAVE_STATUS_UNSUPPORTED, netweave_seeds_choose(view, "model=si", NULL, &table));
    REFUSED_AS(NETWEAVE_STATUS_UNSUPPORTED, netweave_seeds_choose(view, "model=sir", NULL, &table));
    REFUSED_AS(NETWEAVE_STATUS_LIMIT, netweave_seeds_choose(large, "simulations=0", NULL, &table));
    assert_null(table);
    netweave_view_free(large);
    netweave_view_free(view);
}

static void odd_networks_have_seeds_too(void **state) {
    (void)state;
    const char *const ways[] = {"",
                                "method=greedy simulations=10",
                                "method=ris simulations=1",
                                "method=degree",
                                "model=complex",
                                "model=linear_threshold method=ris",
                                "share=0.5"};
    netweave_view *nobody = test_view("");
    netweave_view *one = test_view("a");
    netweave_view *apart = test_view("a b c d e");
    for (size_t k = 0; k < sizeof ways / sizeof ways[0]; k++) {
        netweave_table *table = seeds_of(nobody, ways[k]);
        assert_int_equal(netweave_table_row_count(table), 0);
        assert_non_null(note_with(table, "no members"));
        netweave_table_free(table);
        table = seeds_of(one, ways[k]);
        assert_seeds(table, "a");
        assert_near(number(table, "share", 0), 1, 0);
        netweave_table_free(table);
        table = seeds_of(apart, ways[k]);
        if (strstr(ways[k], "ris") == NULL)
            assert_seeds(table, "a b c"); /* of equals the first; a share of 0.5 takes three as well */
        assert_near(number(table, "reached", 2), 3, 0);
        netweave_table_free(table);
    }
    netweave_view_free(nobody);
    netweave_view_free(one);
    netweave_view_free(apart);
}

/* Along a > b > c the first reaches all, and the last when ties are turned round; strengths are tries. */
static void direction_and_strength_count(void **state) {
    (void)state;
    netweave_network *network = test_network("a>b=3 b>c=3 d>c=1 d>b=1");
    netweave_view *view = NULL;
    assert_ok(netweave_view_create(network, "weight=weight without=d", NULL, &view));
    netweave_table *table = seeds_of(view, "probability=0.5 count=1");
    assert_seeds(table, "a");
    assert_near(number(table, "reached", 0), 1 + 0.875 + 0.875 * 0.875, 1e-12);
    assert_non_null(note_with(table, "reverse=yes"));
    netweave_table_free(table);
    netweave_view_free(view);
    assert_ok(netweave_view_create(network, "reverse=yes", NULL, &view));
    table = seeds_of(view, "probability=1 count=1");
    assert_seeds(table, "c");
    netweave_table_free(table);
    netweave_view_free(view);
    netweave_network_free(network);
}

static void threads_do_not_matter(void **state) {
    (void)state;
    const char *const ways[] = {"method=ris",
                                "method=ris model=linear_threshold already=m5",
                                "method=ris probability=0.5 simulations=60",
                                "method=ris probability=degree exclude=\"m1,m2,m3\"",
                                "method=greedy simulations=600",
                                "method=greedy model=linear_threshold simulations=100",
                                "method=degree",
                                "model=complex count=2"};
    for (int directed = 0; directed < 2; directed++) {
        netweave_view *view = test_large_view(400, 1600, directed, 3);
        for (size_t k = 0; k < sizeof ways / sizeof ways[0]; k++) {
            char *texts[2] = {NULL, NULL};
            for (int i = 0; i < 2; i++) {
                netweave_run *run = NULL;
                netweave_table *table = NULL;
                assert_ok(netweave_run_create(&run));
                assert_ok(netweave_run_set_threads(run, i == 0 ? 1 : 3));
                assert_ok(netweave_seeds_choose(view, ways[k], run, &table));
                assert_ok(netweave_table_format(table, "csv", &texts[i]));
                netweave_table_free(table);
                netweave_run_free(run);
            }
            assert_string_equal(texts[0], texts[1]);
            netweave_text_free(texts[0]);
            netweave_text_free(texts[1]);
        }
        netweave_view_free(view);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(greedy_misses_the_best_pair_where_it_is_known_to),
        cmocka_unit_test(complex_contagion_wants_seeds_that_stand_together),
        cmocka_unit_test(only_candidates_are_chosen_and_who_knows_already_counts),
        cmocka_unit_test(a_share_takes_as_many_as_it_takes),
        cmocka_unit_test(what_cannot_be_is_refused_with_a_sentence),
        cmocka_unit_test(odd_networks_have_seeds_too),
        cmocka_unit_test(direction_and_strength_count),
        cmocka_unit_test(threads_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
