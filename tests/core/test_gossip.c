/* Tests of conversation rounds with known answers (test_gossip_small.c has all small graphs). */
#include "support.h"

#include "core/gossip.h"

#include <math.h>

static double rounds_of(const char *ties, const nw__gossip_rule *rule, const nw__cascade_starts *starts,
                        double *out_error) {
    nw__gossip gossip;
    nw__gossip_time time;
    netweave_network *network = test_network(ties);
    netweave_view *view = NULL;
    assert_ok(netweave_view_create(network, "weight=weight", NULL, &view));
    netweave_network_free(network);
    assert_ok(nw__gossip_make(view, rule, NULL, &gossip));
    assert_ok(nw__gossip_rounds(&gossip, starts, 1, 20000, 0, NULL, &time));
    nw__gossip_free(&gossip);
    netweave_view_free(view);
    *out_error = time.error;
    return time.rounds;
}

/* Coupon collector: m (1 + 1/2 + … + 1/m) rounds until each of m spokes has had its turn. */
static void a_hub_of_one_conversation_a_round_is_a_queue(void **state) {
    (void)state;
    static const char star[] = "1-2 1-3 1-4 1-5 1-6";
    const int32_t hub = 0;
    const nw__cascade_starts starts = {.members = &hub, .count = 1};
    nw__gossip_rule limited = {.mode = NW_GOSSIP_PUSH_PULL, .hub_capacity = 1};
    nw__gossip_rule pushing = {.mode = NW_GOSSIP_PUSH, .hub_capacity = -1};
    nw__gossip_rule open = {.mode = NW_GOSSIP_PUSH_PULL, .hub_capacity = -1};
    double error = 0;
    double queue = 5 * (1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4 + 1.0 / 5);
    assert_near(rounds_of(star, &open, &starts, &error), 1, 0);
    double rounds = rounds_of(star, &limited, &starts, &error);
    assert_near(rounds, queue, 4 * error / queue);
    rounds = rounds_of(star, &pushing, &starts, &error);
    assert_near(rounds, queue, 4 * error / queue);
    assert_true(error > 0 && error < 0.1);
}

/* The middle calls the weak contact with chance 1/4, so it takes 4 rounds on average: the mean of a geometric law. */
static void contacts_are_called_in_proportion_to_strength(void **state) {
    (void)state;
    const int32_t informed[] = {0, 1};
    const nw__cascade_starts starts = {.members = informed, .count = 2};
    nw__gossip_rule rule = {.mode = NW_GOSSIP_PUSH, .hub_capacity = -1};
    double error = 0;
    double rounds = rounds_of("a>b=3 a>c=1", &rule, &starts, &error);
    assert_near(rounds, 4, 4 * error / 4);
    assert_true(error > 0 && error < 0.1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hub_of_one_conversation_a_round_is_a_queue),
        cmocka_unit_test(contacts_are_called_in_proportion_to_strength),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
