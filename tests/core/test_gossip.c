/* Tests of conversation rounds against the exact mean, from all that can happen in a round, on all small networks. */
#include "support.h"

#include "core/gossip.h"

#include <math.h>
#include <stdio.h>

enum { MOST = 4, STATES = 1 << MOST, SIMULATIONS = 2000 };

typedef struct small {
    int members;
    bool directed;
    bool tie[MOST][MOST];
    nw__gossip_mode mode;
    int capacity; /* of all; 0: none */
} small;

/* What the callers of a round, in order, leave known. */
static int after_round(const small *small, int known, const int *order, const int *callee) {
    int next = known;
    int talks[MOST] = {0};
    int most = small->capacity > 0 ? small->capacity : 1000;
    for (int k = 0; k < small->members; k++) {
        int caller = order[k];
        int other = callee[caller];
        if (other < 0 || talks[caller] >= most || talks[other] >= most)
            continue;
        talks[caller]++;
        talks[other]++;
        if (small->mode != NW_GOSSIP_PULL && small->tie[caller][other] && (known >> caller & 1) != 0)
            next |= 1 << other;
        if (small->mode != NW_GOSSIP_PUSH && small->tie[other][caller] && (known >> other & 1) != 0)
            next |= 1 << caller;
    }
    return next;
}

static bool may_call(const small *small, int caller, int other) {
    if (small->mode == NW_GOSSIP_PUSH)
        return small->tie[caller][other];
    if (small->mode == NW_GOSSIP_PULL)
        return small->tie[other][caller];
    return small->tie[caller][other] || small->tie[other][caller];
}

/* The `number`th order of the members. */
static void order_of(int members, int number, int *order) {
    bool used[MOST] = {false};
    for (int k = 0; k < members; k++) {
        int left = number % (members - k);
        number /= members - k;
        int member = 0;
        for (;; member++)
            if (!used[member] && left-- == 0)
                break;
        used[member] = true;
        order[k] = member;
    }
}

/* The `number`th choice of contacts; false behind the last. */
static bool choice_of(const small *small, int number, int *callee) {
    for (int i = 0; i < small->members; i++) {
        int listed[MOST];
        int count = 0;
        for (int j = 0; j < small->members; j++)
            if (may_call(small, i, j))
                listed[count++] = j;
        callee[i] = count > 0 ? listed[number % count] : -1;
        number /= count > 0 ? count : 1;
    }
    return number == 0;
}

static void add_steps(const small *small, double step[STATES][STATES]) {
    int orders = 1;
    for (int k = 2; k <= small->members && small->capacity > 0; k++)
        orders *= k;
    memset(step, 0, STATES * sizeof *step);
    for (int known = 0; known < 1 << small->members; known++) {
        double count = 0;
        int order[MOST];
        int callee[MOST];
        for (int o = 0; o < orders; o++) {
            order_of(small->members, o, order);
            for (int number = 0; choice_of(small, number, callee); number++, count++)
                step[known][after_round(small, known, order, callee)]++;
        }
        for (int next = 0; next < STATES; next++)
            step[known][next] /= count;
    }
}

static int reach_of(const small *small, int start) {
    int reach = 1 << start;
    for (int round = 0; round < small->members; round++)
        for (int i = 0; i < small->members; i++)
            for (int j = 0; j < small->members; j++)
                if ((reach >> i & 1) != 0 && small->tie[i][j])
                    reach |= 1 << j;
    return reach;
}

/* Mean rounds from each state until all of `reach` know. */
static double exact_rounds(double step[STATES][STATES], int start, int reach) {
    double rounds[STATES] = {0};
    for (int known = reach - 1; known >= 0; known--) {
        double sum = 1;
        if ((known & ~reach) != 0 || !(step[known][known] < 1))
            continue;
        for (int next = known + 1; next <= reach; next++)
            sum += step[known][next] * rounds[next];
        rounds[known] = sum / (1 - step[known][known]);
    }
    return rounds[1 << start];
}

static netweave_view *view_of(const small *small) {
    char text[256] = "0 1 2 3";
    text[2 * small->members - 1] = '\0';
    for (int i = 0; i < small->members; i++)
        for (int j = 0; j < small->members; j++)
            if (small->tie[i][j] && (small->directed || i < j))
                snprintf(text + strlen(text), sizeof text - strlen(text), small->directed ? " %d>%d" : " %d-%d", i, j);
    return test_view(text);
}

static void compare_one(const small *small) {
    static double step[STATES][STATES];
    nw__gossip gossip;
    nw__gossip_time time[MOST];
    nw__gossip_rule rule = {.mode = small->mode, .capacity = small->capacity, .hub_capacity = -1};
    netweave_view *view = view_of(small);
    add_steps(small, step);
    assert_ok(nw__gossip_make(view, &rule, NULL, &gossip));
    assert_ok(nw__gossip_each(&gossip, 1, SIMULATIONS, 0, NULL, time));
    for (int i = 0; i < small->members; i++) {
        double exact = exact_rounds(step, i, reach_of(small, i));
        if (!(fabs(time[i].rounds - exact) <= 4 * time[i].error + 1e-12))
            fail_msg("%s, mode %d, capacity %d, from %d: %g, exact %g, standard error %g",
                     netweave_view_description(view), (int)small->mode, small->capacity, i, time[i].rounds, exact,
                     time[i].error);
    }
    nw__gossip_free(&gossip);
    netweave_view_free(view);
}

static void compare_all(int members, bool directed) {
    int pairs = members * (members - 1) / (directed ? 1 : 2);
    for (int number = 1; number < 1 << pairs; number++) {
        small small = {.members = members, .directed = directed};
        int bit = 0;
        for (int i = 0; i < members; i++)
            for (int j = directed ? 0 : i + 1; j < members; j++) {
                if (i == j)
                    continue;
                small.tie[i][j] = (number >> bit++ & 1) != 0;
                if (!directed)
                    small.tie[j][i] = small.tie[i][j];
            }
        for (int mode = 0; mode < 3; mode++) {
            small.mode = (nw__gossip_mode)mode;
            for (small.capacity = 0; small.capacity < 3; small.capacity++)
                compare_one(&small);
        }
    }
}

static void rounds_on_all_networks_of_up_to_four_members_are_as_the_chain_of_states_has_them(void **state) {
    (void)state;
    for (int members = 2; members <= MOST; members++)
        compare_all(members, false);
}

static void so_they_are_on_all_directed_networks_of_three(void **state) {
    (void)state;
    compare_all(3, true);
}

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
        cmocka_unit_test(rounds_on_all_networks_of_up_to_four_members_are_as_the_chain_of_states_has_them),
        cmocka_unit_test(so_they_are_on_all_directed_networks_of_three),
        cmocka_unit_test(a_hub_of_one_conversation_a_round_is_a_queue),
        cmocka_unit_test(contacts_are_called_in_proportion_to_strength),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
