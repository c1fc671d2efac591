/* The calls about contacts with what they cannot take, and with each allocation failing in turn. */
#include "failing.h"
#include "support.h"

#include <math.h>

static const char text[] =
    "from,to,date\na,b,2021-03-01\nb,c,2021-03-02\nc,d,2021-03-01\nd,e,2021-03-03\nb,c,2021-03-02\n"
    "a,a,2021-03-04\n";

static netweave_contacts *make(void) {
    netweave_contacts *contacts = NULL;
    assert_ok(netweave_contacts_read_memory("in.csv", text, sizeof text - 1, NULL, NULL, &contacts));
    return contacts;
}

static void arrays_that_make_no_sense_are_refused(void **state) {
    (void)state;
    netweave_contacts *out = NULL;
    const int64_t from[] = {0, 1};
    const int64_t to[] = {1, 2};
    const double time[] = {1, NAN};
    REFUSED(netweave_contacts_create(-1, "a", 0, from, to, time, NULL, &out));
    REFUSED(netweave_contacts_create(3, "a\0b\0c", -1, from, to, time, NULL, &out));
    REFUSED(netweave_contacts_create(3, NULL, 1, from, to, time, NULL, &out));
    REFUSED(netweave_contacts_create(3, "a\0b\0c", 1, NULL, to, time, NULL, &out));
    REFUSED(netweave_contacts_create(3, "a\0b\0c", 1, from, NULL, time, NULL, &out));
    REFUSED(netweave_contacts_create(3, "a\0b\0c", 1, from, to, NULL, NULL, &out));
    REFUSED(netweave_contacts_create(3, "a\0b\0c", 1, from, to, time, NULL, NULL));
    REFUSED(netweave_contacts_create(3, "a\0b\0a", 1, from, to, time, NULL, &out));
    REFUSED(netweave_contacts_create(3, "a\0\0c", 1, from, to, time, NULL, &out));
    REFUSED(netweave_contacts_create(3, "a\0\xff\0c", 1, from, to, time, NULL, &out));
    REFUSED(netweave_contacts_create(3, "a\0b\0c", 2, from, to, time, NULL, &out)); /* a time that is NaN */
    REFUSED(netweave_contacts_create(2, "a\0b", 2, from, to, time, NULL, &out));    /* there is no member 2 */
    REFUSED(netweave_contacts_create(3, "a\0b\0c", 1, from, to, time, "direction=auto", &out));
    REFUSED(netweave_contacts_create(3, "a\0b\0c", 1, from, to, time, "times=year", &out));
    assert_null(out);
}

static void what_are_no_contacts_is_refused(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    netweave_network *network = NULL;
    netweave_contacts *out = NULL;
    netweave_contacts *contacts = make();
    assert_ok(netweave_run_create(&run));
    netweave_run *no_run = (netweave_run *)contacts;
    const netweave_contacts *bad[] = {NULL, (const netweave_contacts *)run};
    for (int k = 0; k < 2; k++) {
        REFUSED(netweave_contacts_reach(bad[k], NULL, NULL, &table));
        REFUSED(netweave_contacts_summary(bad[k], NULL, NULL, &table));
        REFUSED(netweave_contacts_betweenness(bad[k], NULL, NULL, &table));
        REFUSED(netweave_contacts_network(bad[k], NULL, &network));
        REFUSED(netweave_contacts_list(bad[k], NULL, NULL, NULL, NULL));
        assert_null(netweave_contacts_roster(bad[k]));
        assert_null(netweave_contacts_times(bad[k]));
        assert_null(netweave_contacts_note(bad[k], 0));
        assert_int_equal(netweave_contacts_count(bad[k]), 0);
        assert_int_equal(netweave_contacts_directed(bad[k]), 0);
        assert_int_equal(netweave_contacts_note_count(bad[k]), 0);
        netweave_contacts_free((netweave_contacts *)bad[k]);
    }
    REFUSED(netweave_contacts_reach(contacts, NULL, no_run, &table));
    REFUSED(netweave_contacts_summary(contacts, NULL, no_run, &table));
    REFUSED(netweave_contacts_betweenness(contacts, NULL, no_run, &table));
    REFUSED(netweave_contacts_reach(contacts, NULL, NULL, NULL));
    REFUSED(netweave_contacts_summary(contacts, NULL, NULL, NULL));
    REFUSED(netweave_contacts_betweenness(contacts, NULL, NULL, NULL));
    REFUSED(netweave_contacts_network(contacts, NULL, NULL));
    REFUSED(netweave_contacts_network(contacts, "windows=0", &network));
    REFUSED(netweave_contacts_network(contacts, "width=0", &network));
    REFUSED(netweave_contacts_network(contacts, "windows=2 width=1", &network));
    REFUSED(netweave_contacts_reach(contacts, "wait=-1", NULL, &table));
    REFUSED(netweave_contacts_reach(contacts, "same_time=perhaps", NULL, &table));
    REFUSED(netweave_contacts_reach(contacts, "start=today", NULL, &table));
    REFUSED(netweave_contacts_reach(contacts, "unit=1", NULL, &table));
    REFUSED(netweave_contacts_summary(contacts, "unit=0", NULL, &table));
    REFUSED(netweave_contacts_betweenness(contacts, "paths=fastest", NULL, &table));
    REFUSED(netweave_contacts_read(NULL, NULL, NULL, &out));
    REFUSED(netweave_contacts_read("x.csv", NULL, NULL, NULL));
    REFUSED(netweave_contacts_read("x.csv", NULL, no_run, &out));
    REFUSED(netweave_contacts_read("x.csv", "wave=1", NULL, &out));
    REFUSED(netweave_contacts_read_memory(NULL, text, 1, NULL, NULL, &out));
    REFUSED(netweave_contacts_read_memory("x", NULL, 1, NULL, NULL, &out));
    REFUSED(netweave_contacts_read_memory("x", text, 1, NULL, NULL, NULL));
    REFUSED(netweave_contacts_read_memory("x", text, 1, NULL, no_run, &out));
    assert_int_equal(netweave_contacts_read("/no/such/file.csv", NULL, NULL, &out), NETWEAVE_STATUS_IO);
    assert_null(netweave_contacts_note(contacts, -1));
    assert_null(netweave_contacts_note(contacts, 99));
    assert_null(table);
    assert_null(network);
    assert_null(out);
    netweave_run_free(run);
    netweave_contacts_free(contacts);
}

/* Few members, and none at all. */
static void the_smallest_have_no_numbers_but_notes(void **state) {
    (void)state;
    netweave_table *table = NULL;
    for (int64_t members = 0; members < 3; members++) {
        netweave_contacts *contacts = NULL;
        netweave_network *network = NULL;
        assert_ok(netweave_contacts_create(members, "a\0b", 0, NULL, NULL, NULL, NULL, &contacts));
        assert_ok(netweave_contacts_reach(contacts, NULL, NULL, &table));
        assert_int_equal(netweave_table_row_count(table), members);
        assert_true(members == 0 || isnan(netweave_table_value(table, 0, 2)));
        netweave_table_free(table);
        assert_ok(netweave_contacts_summary(contacts, "wait=1", NULL, &table));
        assert_true(isnan(netweave_table_value(table, 0, netweave_table_find_column(table, "ratio"))));
        assert_true(netweave_table_note_count(table) >= 2);
        netweave_table_free(table);
        assert_ok(netweave_contacts_betweenness(contacts, NULL, NULL, &table));
        assert_true(members == 0 || isnan(netweave_table_value(table, 0, 0)));
        netweave_table_free(table);
        assert_ok(netweave_contacts_network(contacts, NULL, &network));
        netweave_network_free(network);
        netweave_contacts_free(contacts);
    }
}

enum { CALLS = 7 };

static netweave_status call(int which, const netweave_contacts *contacts, netweave_run *run, void **out) {
    switch (which) {
    case 0:
        return netweave_contacts_read_memory("in.csv", text, sizeof text - 1, NULL, run, (netweave_contacts **)out);
    case 1:
        return netweave_contacts_reach(contacts, "wait=1", run, (netweave_table **)out);
    case 2:
        return netweave_contacts_summary(contacts, "same_time=yes", run, (netweave_table **)out);
    case 3:
        return netweave_contacts_betweenness(contacts, NULL, run, (netweave_table **)out);
    case 4:
        return netweave_contacts_network(contacts, "width=1", (netweave_network **)out);
    case 5:
        return netweave_contacts_create(3, "a\0b\0c", 2, (int64_t[]){0, 1}, (int64_t[]){1, 1}, (double[]){1, 2}, NULL,
                                        (netweave_contacts **)out);
    default:
        return netweave_contacts_read_memory("in.csv", "1 2 3\n2 3 4\n", 12, NULL, run, (netweave_contacts **)out);
    }
}

static void give_back(int which, void *out) {
    if (which == 4)
        netweave_network_free(out);
    else if (which >= 1 && which <= 3)
        netweave_table_free(out);
    else
        netweave_contacts_free(out);
}

static void every_failed_allocation_is_told(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_contacts *contacts = make();
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, 1));
    for (int which = 0; which < CALLS; which++) {
        void *out = NULL;
        failing_start(0, false);
        assert_ok(call(which, contacts, run, &out));
        int64_t total = failing_stop();
        give_back(which, out);
        assert_true(total > 5);
        for (int64_t number = 1; number <= 2 * total; number++) {
            int64_t live = failing_live();
            out = NULL;
            failing_start((number + 1) / 2, number % 2 == 0);
            netweave_status status = call(which, contacts, run, &out);
            failing_stop();
            if (status != NETWEAVE_STATUS_OUT_OF_MEMORY || out != NULL || failing_live() != live)
                fail_msg("call %d, allocation %lld of %lld: %s", which, (long long)(number + 1) / 2, (long long)total,
                         netweave_status_name(status));
        }
    }
    netweave_run_free(run);
    netweave_contacts_free(contacts);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_that_make_no_sense_are_refused),
        cmocka_unit_test(what_are_no_contacts_is_refused),
        cmocka_unit_test(the_smallest_have_no_numbers_but_notes),
        cmocka_unit_test(every_failed_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
