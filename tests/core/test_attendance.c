/* Attendance: what it holds, and its projections against counting pair by pair. */
#include "base/random.h"
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 12 };

/* A small attendance, as a table. */
typedef struct drawn {
    int64_t persons, events;
    unsigned char there[MOST][MOST];
    double date[MOST], size[MOST];
    netweave_attendance *attendance;
} drawn;

static void draw(uint64_t seed, drawn *out) {
    nw__random random = nw__random_stream(3, seed);
    char ids[2 * MOST * 4];
    char *at = ids;
    int64_t person[MOST * MOST];
    int64_t event[MOST * MOST];
    int64_t count = 0;
    *out = (drawn){.persons = 1 + (int64_t)nw__random_below(&random, MOST),
                   .events = 1 + (int64_t)nw__random_below(&random, MOST)};
    for (int64_t k = 0; k < out->persons; k++)
        at += snprintf(at, 4, "p%lld", (long long)k) + 1;
    for (int64_t k = 0; k < out->events; k++)
        at += snprintf(at, 4, "e%lld", (long long)k) + 1;
    double density = nw__random_unit(&random);
    for (int64_t i = 0; i < out->persons; i++)
        for (int64_t k = 0; k < out->events; k++)
            if (nw__random_unit(&random) < density) {
                out->there[i][k] = 1;
                person[count] = i;
                event[count++] = k;
            }
    for (int64_t k = 0; k < out->events; k++) {
        out->date[k] = nw__random_below(&random, 4) > 0 ? (double)nw__random_below(&random, 20) : NAN;
        out->size[k] = nw__random_below(&random, 2) > 0 ? 1 + (double)nw__random_below(&random, 15) : NAN;
    }
    assert_ok(netweave_attendance_create(out->persons, out->events, ids, count, person, event, out->date, out->size,
                                         NULL, &out->attendance));
}

/* What an event counts, as the options say. */
typedef struct rule {
    bool newman, listed;
    double largest;
} rule;

static double count_of(const drawn *drawn, const rule *rule, int64_t event, bool *out_counts) {
    double size = 0;
    for (int64_t i = 0; i < drawn->persons; i++)
        size += drawn->there[i][event];
    if (!rule->listed && drawn->size[event] > size)
        size = drawn->size[event];
    *out_counts = size <= rule->largest;
    return rule->newman ? 1 / (size - 1) : 1;
}

/* The weight of every pair in one wave must be that of the events from `low` on and before `high`. */
static void check_wave(const drawn *drawn, const rule *rule, const netweave_network *network, int64_t wave, double low,
                       double high) {
    double weight[MOST][MOST] = {{0}};
    const int32_t *from = NULL;
    const int32_t *to = NULL;
    const double *found = NULL;
    int64_t count = 0;
    assert_ok(netweave_network_ties(network, 0, wave, &count, &from, &to, &found));
    for (int64_t k = 0; k < count; k++)
        weight[from[k]][to[k]] = found[k];
    for (int64_t i = 0; i < drawn->persons; i++)
        for (int64_t j = i + 1; j < drawn->persons; j++) {
            double expected = 0;
            for (int64_t k = 0; k < drawn->events; k++) {
                bool counts = false;
                double share = count_of(drawn, rule, k, &counts);
                bool within = isinf(low) || (drawn->date[k] >= low && drawn->date[k] < high);
                expected += counts && within && drawn->there[i][k] && drawn->there[j][k] ? share : 0;
            }
            assert_near(weight[i][j], expected, 1e-12);
        }
}

static netweave_network *project(const netweave_attendance *attendance, const char *options) {
    netweave_network *network = NULL;
    assert_ok(netweave_attendance_network(attendance, options, NULL, &network));
    return network;
}

static void projections_are_those_counted_pair_by_pair(void **state) {
    (void)state;
    static const struct {
        const char *options;
        rule rule;
    } ways[] = {{NULL, {false, false, INFINITY}},
                {"projection=newman", {true, false, INFINITY}},
                {"projection=newman sizes=listed", {true, true, INFINITY}},
                {"projection=newman largest=6", {true, false, 6}},
                {"largest=4 sizes=listed", {false, true, 4}}};
    for (uint64_t seed = 0; seed < 300; seed++) {
        drawn drawn;
        draw(seed, &drawn);
        for (size_t k = 0; k < sizeof ways / sizeof ways[0]; k++) {
            netweave_network *network = project(drawn.attendance, ways[k].options);
            check_wave(&drawn, &ways[k].rule, network, 0, -INFINITY, INFINITY);
            netweave_network_free(network);
        }
        netweave_attendance_free(drawn.attendance);
    }
}

static void windows_hold_the_events_of_their_time(void **state) {
    (void)state;
    static const rule plain = {false, false, INFINITY};
    for (uint64_t seed = 0; seed < 300; seed++) {
        drawn drawn;
        double first = INFINITY;
        double last = -INFINITY;
        draw(seed, &drawn);
        for (int64_t k = 0; k < drawn.events; k++) {
            first = fmin(first, drawn.date[k]);
            last = fmax(last, drawn.date[k]);
        }
        if (first < last) {
            netweave_network *network = project(drawn.attendance, "windows=3");
            double width = (last - first) / 3;
            assert_int_equal(netweave_network_wave_count(network), 3);
            for (int wave = 0; wave < 3; wave++)
                check_wave(&drawn, &plain, network, wave, first + wave * width,
                           wave == 2 ? last + 1 : first + (wave + 1) * width);
            netweave_network_free(network);
            network = project(drawn.attendance, "width=5");
            assert_int_equal(netweave_network_wave_count(network), (int64_t)floor((last - first) / 5) + 1);
            for (int wave = 0; wave < netweave_network_wave_count(network); wave++)
                check_wave(&drawn, &plain, network, wave, first + wave * 5, first + (wave + 1) * 5);
            assert_int_equal(netweave_network_present(network, 0, 0), 1);
            netweave_network_free(network);
        }
        netweave_attendance_free(drawn.attendance);
    }
}

/* Newman 2001: each person's ties sum to the events attended with others. */
static void newman_weights_share_one_for_each_event(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 100; seed++) {
        drawn drawn;
        draw(seed, &drawn);
        netweave_network *network = project(drawn.attendance, "projection=newman sizes=listed");
        const int32_t *from = NULL;
        const int32_t *to = NULL;
        const double *weight = NULL;
        double strength[MOST] = {0};
        int64_t count = 0;
        assert_ok(netweave_network_ties(network, 0, 0, &count, &from, &to, &weight));
        for (int64_t k = 0; k < count; k++) {
            strength[from[k]] += weight[k];
            strength[to[k]] += weight[k];
        }
        for (int64_t i = 0; i < drawn.persons; i++) {
            double expected = 0;
            for (int64_t k = 0; k < drawn.events; k++) {
                int others = 0;
                for (int64_t j = 0; j < drawn.persons; j++)
                    others += j != i && drawn.there[j][k];
                expected += drawn.there[i][k] && others > 0;
            }
            assert_near(strength[i], expected, 1e-12);
        }
        netweave_network_free(network);
        netweave_attendance_free(drawn.attendance);
    }
}

static void events_are_tied_by_persons_and_may_be_waves(void **state) {
    (void)state;
    static const char text[] = "person,event,date\na,C,3\nb,C,3\na,A,1\nb,A,1\nc,A,1\nc,B,\n";
    netweave_attendance *attendance = NULL;
    const int32_t *to = NULL;
    const double *weight = NULL;
    int64_t count = 0;
    assert_ok(netweave_attendance_read_memory("in.csv", text, sizeof text - 1, NULL, NULL, &attendance));
    netweave_network *network = project(attendance, "of=events");
    assert_ok(netweave_network_ties(network, 0, 0, &count, NULL, &to, &weight));
    assert_int_equal(count, 2); /* C-A by a and b, A-B by c */
    assert_string_equal(netweave_roster_id(netweave_network_roster(network), 0), "C");
    assert_near(weight[0], 2, 0);
    assert_string_equal(netweave_network_weight(network), "persons");
    netweave_network_free(network);
    network = project(attendance, "waves=events");
    assert_int_equal(netweave_network_wave_count(network), 3);
    assert_string_equal(netweave_network_wave(network, 0), "A");
    assert_string_equal(netweave_network_wave(network, 1), "C");
    assert_string_equal(netweave_network_wave(network, 2), "B"); /* without a date: last */
    assert_int_equal(netweave_network_tie_count(network, 0, 0), 3);
    assert_int_equal(netweave_network_tie_count(network, 0, 1), 1);
    assert_int_equal(netweave_network_tie_count(network, 0, 2), 0);
    assert_string_equal(netweave_network_weight(network), "events");
    netweave_network_free(network);
    netweave_attendance_free(attendance);
}

/* Events that two women attended both, as Breiger 1974 (doi 10.2307/2576011) prints them: his data has 89. */
static void southern_women_meet_as_often_as_is_published(void **state) {
    (void)state;
    const char *path = test_data("davis_southern_women/derived/attendance_ucinet89.csv");
    static const struct {
        const char *from, *to;
        double events;
    } pairs[] = {{"EVELYN", "LAURA", 6},
                 {"EVELYN", "THERESA", 7},
                 {"EVELYN", "OLIVIA", 1},
                 {"SYLVIA", "NORA", 6},
                 {"LAURA", "NORA", 2}};
    netweave_attendance *attendance = NULL;
    const int32_t *from = NULL;
    const int32_t *to = NULL;
    const double *weight = NULL;
    int64_t count = 0;
    if (path == NULL)
        skip();
    assert_ok(netweave_attendance_read(path, NULL, NULL, &attendance));
    netweave_network *network = project(attendance, NULL);
    const netweave_roster *roster = netweave_network_roster(network);
    assert_ok(netweave_network_ties(network, 0, 0, &count, &from, &to, &weight));
    assert_int_equal(count, 139);
    for (size_t k = 0; k < sizeof pairs / sizeof pairs[0]; k++) {
        double found = 0;
        for (int64_t at = 0; at < count; at++)
            if (strcmp(netweave_roster_id(roster, from[at]), pairs[k].from) == 0 &&
                strcmp(netweave_roster_id(roster, to[at]), pairs[k].to) == 0)
                found = weight[at];
        assert_near(found, pairs[k].events, 0);
    }
    netweave_network_free(network);
    netweave_attendance_free(attendance);
}

static void crowds_beyond_measure_are_refused(void **state) {
    (void)state;
    enum { CROWD = 30000 };
    netweave_attendance *attendance = NULL;
    netweave_network *network = NULL;
    char *ids = malloc((size_t)CROWD * 8 + 8);
    int64_t *person = malloc(CROWD * sizeof *person);
    int64_t *event = calloc(CROWD, sizeof *event);
    char *at = ids;
    assert_true(ids != NULL && person != NULL && event != NULL);
    for (int64_t i = 0; i < CROWD; i++) {
        person[i] = i;
        at += snprintf(at, 8, "%lld", (long long)i) + 1;
    }
    strcpy(at, "fair");
    assert_ok(netweave_attendance_create(CROWD, 1, ids, CROWD, person, event, NULL, NULL, NULL, &attendance));
    assert_int_equal(netweave_attendance_network(attendance, NULL, NULL, &network), NETWEAVE_STATUS_LIMIT);
    assert_non_null(strstr(netweave_last_error(), "largest=K"));
    network = project(attendance, "largest=100");
    assert_int_equal(netweave_network_tie_count(network, 0, 0), 0);
    netweave_network_free(network);
    netweave_attendance_free(attendance);
    free(ids);
    free(person);
    free(event);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(projections_are_those_counted_pair_by_pair),
        cmocka_unit_test(windows_hold_the_events_of_their_time),
        cmocka_unit_test(newman_weights_share_one_for_each_event),
        cmocka_unit_test(events_are_tied_by_persons_and_may_be_waves),
        cmocka_unit_test(southern_women_meet_as_often_as_is_published),
        cmocka_unit_test(crowds_beyond_measure_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
