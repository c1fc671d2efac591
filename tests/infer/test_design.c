/* What the design of a study forbids to be told. */
#include "waves.h"

#include <math.h>

static netweave_comparison *compare(const waves *waves, const char *options) {
    netweave_comparison *comparison = NULL;
    assert_ok(netweave_comparison_create(waves->before, waves->after, options, NULL, &comparison));
    return comparison;
}

static void everybody_naming_two_is_fixed_choice(void **state) {
    (void)state;
    waves waves = test_waves("1>2 1>3 2>3 2>4 3>4 3>5 4>5 4>6 5>6 5>1 6>1 6>2",
                             "1>2 1>4 2>3 2>4 3>4 3>1 4>5 4>6 5>6 5>1 6>1 6>3");
    netweave_comparison *comparison = compare(&waves, "");
    assert_string_equal(test_compared_by(comparison, "density"), "none: fixed choice");
    assert_true(isnan(test_compared(comparison, "density", "p")));
    assert_non_null(strstr(netweave_comparison_sentence(comparison), "every respondent named 2 before and 2 after"));
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

static void everybody_naming_all_or_as_they_like_is_not(void **state) {
    (void)state;
    waves free = test_waves("1>2 2>3 2>4 3>1 3>4 3>5 4>5 5>6 5>1 5>2 6>1", "1>2 2>3 3>4 4>5 4>6 4>1 5>6 6>1 6>2");
    netweave_comparison *comparison = compare(&free, "measures=density");
    assert_string_equal(test_compared_by(comparison, "density"), "exact");
    netweave_comparison_free(comparison);
    test_waves_free(&free);
}

static void silence_after_is_warned_of(void **state) {
    (void)state;
    waves waves = test_answering_waves("a>b b>c c>d d>e e>f f>a a>c b>d", "a>b b>c c>d d>a a>c b>d", "", "2:e 2:f");
    netweave_comparison *comparison = compare(&waves, "");
    assert_true(test_noted(comparison, "100% of the members answered before and 67% after"));
    assert_true(test_noted(comparison, "may come from the silence alone"));
    assert_non_null(strstr(netweave_comparison_sentence(comparison), "missing answers"));
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

static void many_who_come_and_go_are_told(void **state) {
    (void)state;
    waves waves = test_answering_waves("a>b b>c c>d d>a a>c", "b>c c>d d>e e>f f>b b>d", "2:a 1:e 1:f", "");
    netweave_comparison *comparison = compare(&waves, "");
    assert_true(test_noted(comparison, "2 members joined and 1 left"));
    assert_non_null(strstr(netweave_comparison_sentence(comparison), "the tests concern the 3 who stayed"));
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

static void a_small_thin_network_is_held_back(void **state) {
    (void)state;
    waves waves = test_waves("1-2 3-4 5-6 7", "1-2 2-3 4-5 6-7");
    netweave_comparison *comparison = compare(&waves, "");
    assert_true(test_noted(comparison, "the networks are small and thin (a mean degree of 0.9 before and 1.1 after)"));
    assert_non_null(strstr(netweave_comparison_sentence(comparison), "No claim is made on structure"));
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

/* Weak ties: a ring that becomes a star; strong ties: a star that becomes a ring. */
static void a_direction_that_depends_on_the_cut_is_told(void **state) {
    (void)state;
    enum { MEMBERS = 8 };
    waves waves = {0};
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < MEMBERS; i++)
        assert_ok(netweave_builder_add_member(builder, (char[]){(char)('a' + i), '\0'}, NULL));
    for (int wave = 0; wave < 2; wave++) {
        assert_ok(netweave_builder_set_tie_set(builder, "", wave == 0 ? "1" : "2", NETWEAVE_DIRECTION_UNDIRECTED));
        for (int64_t i = 1; i < MEMBERS; i++) {
            int64_t hub = 0;
            int64_t next = i % (MEMBERS - 1) + 1;
            double strong = 3;
            double weak = 1;
            /* before: a strong star; after: a strong ring among the spokes and a weak star with two more weak spokes */
            if (wave == 0) {
                if (i <= 5)
                    assert_ok(netweave_builder_add_ties(builder, 1, &hub, &i, &strong));
                assert_ok(netweave_builder_add_ties(builder, 1, &i, &next, &weak));
            } else {
                assert_ok(netweave_builder_add_ties(builder, 1, &hub, &i, &weak));
                assert_ok(netweave_builder_add_ties(builder, 1, &i, &next, &strong));
            }
        }
    }
    assert_ok(netweave_builder_finish(builder, &waves.network));
    netweave_builder_free(builder);
    test_wave_views(&waves, "");
    netweave_comparison *comparison = compare(&waves, "measures=density draws=0");
    assert_true(
        test_noted(comparison, "Change of degree_centralization when only ties of at least so much count: at 1 "));
    assert_true(test_noted(comparison, "its direction depends on the cut"));
    assert_non_null(strstr(netweave_comparison_sentence(comparison), "depends on how strong a tie must be"));
    netweave_comparison_free(comparison);
    test_waves_free(&waves);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_naming_two_is_fixed_choice),
        cmocka_unit_test(everybody_naming_all_or_as_they_like_is_not),
        cmocka_unit_test(silence_after_is_warned_of),
        cmocka_unit_test(many_who_come_and_go_are_told),
        cmocka_unit_test(a_small_thin_network_is_held_back),
        cmocka_unit_test(a_direction_that_depends_on_the_cut_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
