/* Contacts in time: known answers, and against following every walk. */
#include "base/random.h"
#include "support.h"

#include <math.h>
#include <stdio.h>

enum { MOST = 7, CONTACTS = 14, LISTS = 400 };

static const char ids[] = "a\0b\0c\0d\0e\0f\0g\0h\0i";

typedef struct list {
    int64_t members, count, from[CONTACTS], to[CONTACTS];
    double time[CONTACTS];
    bool directed;
} list;

static netweave_contacts *make(const list *list) {
    netweave_contacts *contacts = NULL;
    assert_ok(netweave_contacts_create(list->members, ids, list->count, list->from, list->to, list->time,
                                       list->directed ? "direction=directed" : NULL, &contacts));
    return contacts;
}

/* METHODS: a-b@1, b-c@2, c-d@1, d-e@3. */
static const list example = {.members = 5, .count = 4, .from = {0, 1, 2, 3}, .to = {1, 2, 3, 4}, .time = {1, 2, 1, 3}};

static double number(const netweave_table *table, int64_t row, const char *column) {
    return netweave_table_value(table, row, netweave_table_find_column(table, column));
}

static void the_example_reaches_11_of_20_pairs(void **state) {
    (void)state;
    netweave_contacts *contacts = make(&example);
    netweave_table *table = NULL;
    static const double reached[] = {2, 2, 3, 3, 1};
    static const double sources[] = {1, 3, 3, 2, 2}; /* b: a, c, d; c: a, b, d; d: c, e; e: c, d */
    for (int chained = 0; chained < 2; chained++) {  /* a-b and c-d share no member */
        assert_ok(netweave_contacts_reach(contacts, chained ? "same_time=yes" : NULL, NULL, &table));
        for (int64_t i = 0; i < 5; i++) {
            assert_near(number(table, i, "reached"), reached[i], 0);
            assert_near(number(table, i, "share"), reached[i] / 4, 1e-15);
            assert_near(number(table, i, "sources"), sources[i], 0);
        }
        assert_near(number(table, 0, "latency"), 0.5, 1e-15); /* b at once, c after 1 */
        netweave_table_free(table);
        assert_ok(netweave_contacts_summary(contacts, chained ? "same_time=yes" : NULL, NULL, &table));
        assert_near(number(table, 0, "pairs"), 11, 0);
        assert_near(number(table, 0, "static_pairs"), 20, 0);
        assert_near(number(table, 0, "ratio"), 11.0 / 20, 1e-15);
        assert_near(number(table, 0, "moments"), 3, 0);
        assert_near(number(table, 0, "unit"), 1, 0);
        /* At 1: a-b and c-d, both ways; at 2: b-c both ways, a to c, d to b; at 3: d-e both ways, c to e. */
        assert_near(number(table, 0, "mean_latency"), (4 * 0 + 4 * 1 + 3 * 2) / 11.0, 1e-15);
        assert_near(number(table, 0, "median_latency"), 1, 0);
        assert_near(number(table, 0, "efficiency"), (4 * 1 + 4 * 0.5 + 3 / 3.0) / 20, 1e-15);
        netweave_table_free(table);
    }
    netweave_contacts_free(contacts);
}

static void what_waits_too_long_is_not_passed_on(void **state) {
    (void)state;
    netweave_contacts *contacts = make(&example);
    netweave_table *table = NULL;
    assert_ok(netweave_contacts_reach(contacts, "wait=1", NULL, &table));
    assert_near(number(table, 2, "reached"), 2, 0); /* c-d@1, d-e@3: d would wait 2 */
    assert_near(number(table, 0, "reached"), 2, 0);
    netweave_table_free(table);
    assert_ok(netweave_contacts_reach(contacts, "start=2", NULL, &table));
    assert_near(number(table, 0, "reached"), 0, 0);
    assert_true(isnan(number(table, 0, "latency")));
    assert_near(number(table, 1, "latency"), 0, 0);
    netweave_table_free(table);
    netweave_contacts_free(contacts);
}

/* A chain in time: everyone between is on the only path, as in a path that is not about time. */
static void betweenness_follows_time(void **state) {
    (void)state;
    list chain = {.members = 4, .count = 3, .from = {0, 1, 2}, .to = {1, 2, 3}, .time = {1, 2, 3}};
    netweave_contacts *contacts = make(&chain);
    netweave_table *table = NULL;
    static const char *const options[] = {"paths=shortest", "paths=shortest_foremost"};
    static const double expected[] = {0, 2, 2, 0}; /* a>c, a>d by b; a>d, b>d by c; backwards only neighbours */
    for (int k = 0; k < 2; k++) {
        assert_ok(netweave_contacts_betweenness(contacts, options[k], NULL, &table));
        for (int64_t i = 0; i < 4; i++) {
            assert_near(number(table, i, "betweenness"), expected[i], 1e-15);
            assert_near(number(table, i, "share"), expected[i] / 6, 1e-15);
        }
        netweave_table_free(table);
    }
    netweave_contacts_free(contacts);
    /* a-b@1, b-c@2, a-c@3: foremost to c goes by b, shortest goes straight. */
    list two_ways = {.members = 3, .count = 3, .from = {0, 1, 0}, .to = {1, 2, 2}, .time = {1, 2, 3}};
    contacts = make(&two_ways);
    assert_ok(netweave_contacts_betweenness(contacts, NULL, NULL, &table));
    assert_near(number(table, 1, "betweenness"), 1, 1e-15);
    netweave_table_free(table);
    assert_ok(netweave_contacts_betweenness(contacts, "paths=shortest", NULL, &table));
    assert_near(number(table, 1, "betweenness"), 0, 1e-15);
    netweave_table_free(table);
    netweave_contacts_free(contacts);
}

static list random_list(nw__random *random, bool directed) {
    list list = {.directed = directed};
    list.members = 2 + (int64_t)nw__random_below(random, MOST - 1);
    list.count = (int64_t)nw__random_below(random, CONTACTS + 1);
    uint64_t times = 1 + nw__random_below(random, CONTACTS);
    for (int64_t k = 0; k < list.count; k++) {
        list.from[k] = (int64_t)nw__random_below(random, (uint64_t)list.members);
        list.to[k] = (int64_t)nw__random_below(random, (uint64_t)list.members);
        list.time[k] = (double)nw__random_below(random, times) / 4 - 1;
    }
    return list;
}

/* The ends of contact `k` one way or, undirected, the other. */
static bool ends(const list *list, int64_t k, int way, int64_t *from, int64_t *to) {
    *from = way == 0 ? list->from[k] : list->to[k];
    *to = way == 0 ? list->to[k] : list->from[k];
    return way == 0 || !list->directed;
}

/* Earliest arrivals by following walks from contact to contact: a state is a contact and a way. */
static void follow(const list *list, int64_t source, bool chain, double wait, double *earliest) {
    bool taken[CONTACTS][2] = {{false}};
    bool more = true;
    for (int64_t i = 0; i < list->members; i++)
        earliest[i] = INFINITY;
    while (more) {
        more = false;
        for (int64_t k = 0; k < list->count; k++)
            for (int way = 0; way < 2; way++) {
                int64_t from;
                int64_t to;
                if (taken[k][way] || !ends(list, k, way, &from, &to) || from == to)
                    continue;
                bool can = from == source;
                for (int64_t i = 0; i < list->count; i++)
                    for (int other = 0; other < 2; other++) {
                        int64_t start;
                        int64_t end;
                        double gap = list->time[k] - list->time[i];
                        can = can || (taken[i][other] && ends(list, i, other, &start, &end) && end == from &&
                                      (gap > 0 || (chain && gap == 0)) && gap <= wait);
                    }
                if (!can)
                    continue;
                taken[k][way] = more = true;
                earliest[to] = fmin(earliest[to], list->time[k]);
            }
    }
    earliest[source] = INFINITY;
}

static void check_reach(const list *list, bool chain, double wait, netweave_run *run) {
    char options[64];
    snprintf(options, sizeof options, "same_time=%s%s%s", chain ? "yes" : "no", isfinite(wait) ? " wait=" : "",
             !isfinite(wait) ? ""
             : wait == 0.25  ? "0.25"
                             : "0.5");
    netweave_contacts *contacts = make(list);
    netweave_table *table = NULL;
    netweave_table *whole = NULL;
    assert_ok(netweave_contacts_reach(contacts, options, run, &table));
    assert_ok(netweave_contacts_summary(contacts, options, run, &whole));
    const double *time = NULL;
    int64_t count = 0;
    assert_ok(netweave_contacts_list(contacts, &count, NULL, NULL, &time));
    double start = count > 0 ? time[0] : 0;
    double unit = number(whole, 0, "unit");
    double sources[MOST] = {0};
    double pairs = 0;
    double all = 0;
    double inverse = 0;
    for (int64_t i = 0; i < list->members; i++) {
        double earliest[MOST];
        double reached = 0;
        double latency = 0;
        follow(list, i, chain, wait, earliest);
        for (int64_t j = 0; j < list->members; j++) {
            if (!isfinite(earliest[j]))
                continue;
            reached++;
            sources[j]++;
            latency += earliest[j] - start;
            inverse += 1 / (floor((earliest[j] - start) / unit + 1e-9) + 1);
        }
        assert_near(number(table, i, "reached"), reached, 0);
        assert_near(number(table, i, "latency"), reached > 0 ? latency / reached : NAN, 1e-12);
        pairs += reached;
        all += latency;
    }
    for (int64_t i = 0; i < list->members; i++)
        assert_near(number(table, i, "sources"), sources[i], 0);
    assert_near(number(whole, 0, "pairs"), pairs, 0);
    assert_near(number(whole, 0, "mean_latency"), pairs > 0 ? all / pairs : NAN, 1e-12);
    assert_near(number(whole, 0, "efficiency"), inverse / (double)(list->members * (list->members - 1)), 1e-12);
    assert_true(number(whole, 0, "static_pairs") >= pairs);
    netweave_table_free(whole);
    netweave_table_free(table);
    netweave_contacts_free(contacts);
}

static void reach_is_that_of_all_walks(void **state) {
    (void)state;
    for (uint64_t k = 0; k < LISTS; k++) {
        nw__random random = nw__random_stream(11, k);
        list list = random_list(&random, k % 2 == 1);
        for (int rule = 0; rule < 6; rule++)
            check_reach(&list, rule % 2 == 1, rule < 2 ? INFINITY : rule < 4 ? 0.25 : 0.5, NULL);
    }
}

/* All paths in time from a source, one by one. */
typedef struct paths {
    const list *list;
    int64_t source, target;
    bool foremost;
    double arrival;              /* of the best so far */
    int64_t length;              /* contacts of the best so far */
    double count, passing[MOST]; /* best paths, and those that pass a member */
    int64_t member[MOST];        /* of the path under way */
} paths;

static void found(paths *paths, int64_t length, double arrival) {
    double first = paths->foremost ? arrival : 0;
    if (paths->count > 0 && (first > paths->arrival || (first == paths->arrival && length > paths->length)))
        return;
    if (paths->count == 0 || first < paths->arrival || length < paths->length) {
        paths->arrival = first;
        paths->length = length;
        paths->count = 0;
        memset(paths->passing, 0, sizeof paths->passing);
    }
    paths->count++;
    for (int64_t i = 1; i < length; i++)
        paths->passing[paths->member[i]]++;
}

/* True when the list has this contact before place `k` already. */
static bool given_before(const list *list, int64_t k) {
    for (int64_t i = 0; i < k; i++) {
        bool same = list->from[i] == list->from[k] && list->to[i] == list->to[k];
        bool turned = !list->directed && list->from[i] == list->to[k] && list->to[i] == list->from[k];
        if (list->time[i] == list->time[k] && (same || turned))
            return true;
    }
    return false;
}

static void extend(paths *paths, int64_t length, double since) {
    const list *list = paths->list;
    int64_t here = paths->member[length];
    if (here == paths->target) {
        found(paths, length, since);
        return;
    }
    for (int64_t k = 0; k < list->count; k++)
        for (int way = 0; way < 2; way++) {
            int64_t from;
            int64_t to;
            bool fresh = ends(list, k, way, &from, &to) && from == here && list->time[k] > since;
            for (int64_t i = 0; i <= length && fresh; i++)
                fresh = paths->member[i] != to;
            if (!fresh || given_before(list, k))
                continue;
            paths->member[length + 1] = to;
            extend(paths, length + 1, list->time[k]);
        }
}

static void betweenness_is_that_of_all_paths(void **state) {
    (void)state;
    for (uint64_t k = 0; k < 2 * LISTS; k++) {
        nw__random random = nw__random_stream(12, k);
        list list = random_list(&random, k % 2 == 1);
        bool foremost = k % 4 < 2;
        double expected[MOST] = {0};
        for (int64_t source = 0; source < list.members; source++)
            for (int64_t target = 0; target < list.members; target++) {
                paths paths = {.list = &list, .source = source, .target = target, .foremost = foremost};
                paths.member[0] = source;
                if (source != target)
                    extend(&paths, 0, -INFINITY);
                for (int64_t i = 0; i < list.members && paths.count > 0; i++)
                    expected[i] += paths.passing[i] / paths.count;
            }
        netweave_contacts *contacts = make(&list);
        netweave_table *table = NULL;
        assert_ok(netweave_contacts_betweenness(contacts, foremost ? "paths=shortest_foremost" : "paths=shortest", NULL,
                                                &table));
        for (int64_t i = 0; i < list.members; i++)
            assert_near(number(table, i, "betweenness"), list.members > 2 ? expected[i] : NAN, 1e-12);
        netweave_table_free(table);
        netweave_contacts_free(contacts);
    }
}

/* More than one block of sources both ways: with a limit that limits nothing, and on one thread or two. */
static void many_members_and_a_wide_limit_change_nothing(void **state) {
    (void)state;
    enum { MANY = 1100, MEETINGS = 6000 };
    static const char *const options[] = {"", "wait=1000", "same_time=yes", "same_time=yes wait=1000"};
    static char names[MANY * 6];
    static int64_t from[MEETINGS];
    static int64_t to[MEETINGS];
    static double time[MEETINGS];
    nw__random random = nw__random_stream(13, 0);
    size_t used = 0;
    for (int i = 0; i < MANY; i++)
        used += (size_t)snprintf(names + used, sizeof names - used, "%d", i) + 1;
    for (int k = 0; k < MEETINGS; k++) {
        from[k] = (int64_t)nw__random_below(&random, MANY);
        to[k] = (int64_t)nw__random_below(&random, MANY);
        time[k] = (double)nw__random_below(&random, 500);
    }
    netweave_contacts *contacts = NULL;
    netweave_run *run = NULL;
    netweave_table *tables[8] = {NULL};
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_contacts_create(MANY, names, MEETINGS, from, to, time, NULL, &contacts));
    for (int k = 0; k < 8; k++) {
        assert_ok(netweave_run_set_threads(run, 1 + k % 2));
        assert_ok(netweave_contacts_reach(contacts, options[k / 2], run, &tables[k]));
    }
    for (int64_t i = 0; i < MANY; i++)
        for (int64_t column = 0; column < 6; column++) {
            for (int k = 0; k < 8; k++)
                assert_near(netweave_table_value(tables[k], i, column),
                            netweave_table_value(tables[k < 4 ? 0 : 4], i, column), 0);
            assert_true(column % 3 != 0 ||
                        netweave_table_value(tables[0], i, column) <= netweave_table_value(tables[4], i, column));
        }
    for (int k = 0; k < 8; k++)
        netweave_table_free(tables[k]);
    netweave_contacts_free(contacts);
    netweave_run_free(run);
}

static void windows_become_waves(void **state) {
    (void)state;
    netweave_contacts *contacts = make(&example);
    netweave_network *network = NULL;
    assert_ok(netweave_contacts_network(contacts, "width=1", &network));
    assert_int_equal(netweave_network_wave_count(network), 3);
    assert_string_equal(netweave_network_wave(network, 1), "2");
    assert_int_equal(netweave_network_tie_count(network, 0, 0), 2);
    assert_int_equal(netweave_network_tie_count(network, 0, 1), 1);
    assert_int_equal(netweave_network_tie_count(network, 0, 2), 1);
    assert_int_equal(netweave_network_present(network, 2, 0), 1);
    assert_string_equal(netweave_network_weight(network), "contacts");
    netweave_network_free(network);
    assert_ok(netweave_contacts_network(contacts, "windows=2", &network));
    assert_int_equal(netweave_network_wave_count(network), 2);
    assert_int_equal(netweave_network_tie_count(network, 0, 0), 2);
    assert_int_equal(netweave_network_tie_count(network, 0, 1), 2);
    netweave_network_free(network);
    assert_int_equal(netweave_contacts_network(contacts, "width=0.001", &network), NETWEAVE_STATUS_LIMIT);
    netweave_contacts_free(contacts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_reaches_11_of_20_pairs),
        cmocka_unit_test(what_waits_too_long_is_not_passed_on),
        cmocka_unit_test(betweenness_follows_time),
        cmocka_unit_test(reach_is_that_of_all_walks),
        cmocka_unit_test(betweenness_is_that_of_all_paths),
        cmocka_unit_test(many_members_and_a_wide_limit_change_nothing),
        cmocka_unit_test(windows_become_waves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
