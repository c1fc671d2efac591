/* The calls about attendance with what they cannot take, and with each allocation failing in turn. */
#include "failing.h"
#include "support.h"

#include <math.h>

static const char text[] =
    "person,event,date,size,note\na,A,2021-03-01,5,x\nb,A,2021-03-01,,\nb,B,2021-03-02,,\nc,B,2021-03-05,,\n"
    "c,D,,,\na,D,,,\na,A,2021-03-01,,\nd,,,,\n";
static const char matrix[] = ",A,B,C\na,1,0,1\nb,1,1,0\nc,0,0,0\n";
static const char dl[] = "dl nr=2 nc=2\nrow labels:\na\nb\ncolumn labels embedded\ndata:\nA B\n1 1\n0 1\n";

static netweave_attendance *make(void) {
    netweave_attendance *attendance = NULL;
    assert_ok(netweave_attendance_read_memory("in.csv", text, sizeof text - 1, NULL, NULL, &attendance));
    return attendance;
}

static netweave_status create(const char *ids, int64_t count, const int64_t *person, const int64_t *event,
                              const double *date, const double *size, const char *options) {
    netweave_attendance *out = NULL;
    netweave_status status = netweave_attendance_create(2, 2, ids, count, person, event, date, size, options, &out);
    assert_null(out);
    return status;
}

static void arrays_that_make_no_sense_are_refused(void **state) {
    (void)state;
    netweave_attendance *out = NULL;
    static const int64_t places[] = {0, 1};
    static const int64_t beyond[] = {0, 2};
    static const double unending[] = {1, INFINITY};
    static const double part[] = {1.5, 1};
    REFUSED(netweave_attendance_create(-1, 1, "a\0A", 0, NULL, NULL, NULL, NULL, NULL, &out));
    REFUSED(netweave_attendance_create(1, -1, "a\0A", 0, NULL, NULL, NULL, NULL, NULL, &out));
    REFUSED(netweave_attendance_create(1, 1, "a\0A", -1, NULL, NULL, NULL, NULL, NULL, &out));
    REFUSED_AS(NETWEAVE_STATUS_LIMIT,
               netweave_attendance_create(INT32_MAX, 1, "a", 0, NULL, NULL, NULL, NULL, NULL, &out));
    REFUSED(create(NULL, 0, NULL, NULL, NULL, NULL, NULL));
    REFUSED(create("a\0b\0A\0B", 2, NULL, places, NULL, NULL, NULL));
    REFUSED(create("a\0b\0A\0B", 2, places, NULL, NULL, NULL, NULL));
    REFUSED(create("a\0b\0A\0B", 2, beyond, places, NULL, NULL, NULL));
    REFUSED(create("a\0b\0A\0B", 2, places, beyond, NULL, NULL, NULL));
    REFUSED(create("a\0a\0A\0B", 2, places, places, NULL, NULL, NULL));
    REFUSED(create("a\0b\0A\0", 2, places, places, NULL, NULL, NULL));
    REFUSED(create("a\0\xff\0A\0B", 2, places, places, NULL, NULL, NULL));
    REFUSED(create("a\0b\0A\0B", 2, places, places, unending, NULL, NULL));
    REFUSED(create("a\0b\0A\0B", 2, places, places, part, NULL, "times=day"));
    REFUSED(create("a\0b\0A\0B", 2, places, places, NULL, unending, NULL));
    REFUSED(create("a\0b\0A\0B", 2, places, places, NULL, part, NULL));
    REFUSED(create("a\0b\0A\0B", 2, places, places, NULL, NULL, "times=year"));
    REFUSED(netweave_attendance_create(1, 1, "a\0A", 0, NULL, NULL, NULL, NULL, NULL, NULL));
    assert_null(out);
}

static void what_is_no_attendance_is_refused(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_network *network = NULL;
    netweave_attendance *out = NULL;
    netweave_table *table = NULL;
    char *words = NULL;
    netweave_attendance *attendance = make();
    assert_ok(netweave_run_create(&run));
    netweave_run *no_run = (netweave_run *)attendance;
    const netweave_attendance *bad[] = {NULL, (const netweave_attendance *)run};
    for (int k = 0; k < 2; k++) {
        REFUSED(netweave_attendance_network(bad[k], NULL, NULL, &network));
        REFUSED(netweave_attendance_list(bad[k], NULL, NULL, NULL));
        REFUSED(netweave_attendance_measures(bad[k], NULL, NULL, &table));
        REFUSED(netweave_attendance_together(bad[k], NULL, NULL, &table));
        REFUSED(netweave_attendance_format(bad[k], NULL, NULL, &words, NULL, NULL));
        REFUSED(netweave_attendance_write(bad[k], "x.csv", NULL, NULL, NULL));
        assert_null(netweave_attendance_persons(bad[k]));
        assert_null(netweave_attendance_events(bad[k]));
        assert_null(netweave_attendance_times(bad[k]));
        assert_null(netweave_attendance_dates(bad[k]));
        assert_null(netweave_attendance_sizes(bad[k]));
        assert_null(netweave_attendance_note(bad[k], 0));
        assert_int_equal(netweave_attendance_count(bad[k]), 0);
        assert_int_equal(netweave_attendance_note_count(bad[k]), 0);
        netweave_attendance_free((netweave_attendance *)bad[k]);
    }
    REFUSED(netweave_attendance_network(attendance, NULL, no_run, &network));
    REFUSED(netweave_attendance_network(attendance, NULL, NULL, NULL));
    REFUSED(netweave_attendance_network(attendance, "projection=sum", NULL, &network));
    REFUSED(netweave_attendance_network(attendance, "windows=2 width=1", NULL, &network));
    REFUSED(netweave_attendance_network(attendance, "width=0", NULL, &network));
    REFUSED(netweave_attendance_network(attendance, "windows=2 waves=events", NULL, &network));
    REFUSED(netweave_attendance_network(attendance, "windows=2 of=events", NULL, &network));
    REFUSED(netweave_attendance_network(attendance, "largest=0", NULL, &network));
    REFUSED_AS(NETWEAVE_STATUS_LIMIT, netweave_attendance_network(attendance, "width=0.001", NULL, &network));
    REFUSED(netweave_attendance_measures(attendance, NULL, NULL, NULL));
    REFUSED(netweave_attendance_measures(attendance, NULL, no_run, &table));
    REFUSED(netweave_attendance_measures(attendance, "of=members", NULL, &table));
    REFUSED(netweave_attendance_together(attendance, NULL, NULL, NULL));
    REFUSED(netweave_attendance_together(attendance, NULL, no_run, &table));
    REFUSED(netweave_attendance_together(attendance, "draws=1", NULL, &table));
    REFUSED(netweave_attendance_format(attendance, NULL, NULL, NULL, NULL, NULL));
    REFUSED(netweave_attendance_format(attendance, NULL, no_run, &words, NULL, NULL));
    REFUSED(netweave_attendance_format(attendance, "format=csv", NULL, &words, NULL, NULL));
    REFUSED(netweave_attendance_write(attendance, NULL, NULL, NULL, NULL));
    REFUSED(netweave_attendance_write(attendance, "x.csv", NULL, no_run, NULL));
    REFUSED_AS(NETWEAVE_STATUS_IO, netweave_attendance_write(attendance, "/no/such/x.csv", NULL, NULL, &words));
    REFUSED(netweave_attendance_read(NULL, NULL, NULL, &out));
    REFUSED(netweave_attendance_read("x.csv", NULL, NULL, NULL));
    REFUSED(netweave_attendance_read("x.csv", NULL, no_run, &out));
    REFUSED(netweave_attendance_read("x.csv", "wave=1", NULL, &out));
    REFUSED_AS(NETWEAVE_STATUS_IO, netweave_attendance_read("/no/such/file.csv", NULL, NULL, &out));
    REFUSED(netweave_attendance_read_memory(NULL, text, 1, NULL, NULL, &out));
    REFUSED(netweave_attendance_read_memory("x", NULL, 1, NULL, NULL, &out));
    REFUSED(netweave_attendance_read_memory("x", text, 1, NULL, NULL, NULL));
    REFUSED(netweave_attendance_read_memory("x", text, 1, NULL, no_run, &out));
    assert_null(netweave_attendance_note(attendance, -1));
    assert_null(netweave_attendance_note(attendance, 99));
    assert_null(network);
    assert_null(table);
    assert_null(out);
    assert_null(words);
    netweave_run_free(run);
    netweave_attendance_free(attendance);
}

/* Nobody, and nothing. */
static void the_smallest_are_empty(void **state) {
    (void)state;
    for (int64_t persons = 0; persons < 2; persons++)
        for (int64_t events = 0; events < 2; events++) {
            netweave_attendance *attendance = NULL;
            netweave_network *network = NULL;
            netweave_table *table = NULL;
            char *words = NULL;
            assert_ok(netweave_attendance_create(persons, events, persons > 0 ? "a\0A" : "A", 0, NULL, NULL, NULL, NULL,
                                                 NULL, &attendance));
            assert_ok(netweave_attendance_network(attendance, "projection=newman", NULL, &network));
            assert_int_equal(netweave_roster_count(netweave_network_roster(network)), persons);
            netweave_network_free(network);
            assert_ok(netweave_attendance_network(attendance, "waves=events", NULL, &network));
            netweave_network_free(network);
            static const char *const of[] = {"of=network", "of=persons", "of=events"};
            for (int k = 0; k < 3; k++) {
                assert_ok(netweave_attendance_measures(attendance, of[k], NULL, &table));
                netweave_table_free(table);
            }
            assert_ok(netweave_attendance_together(attendance, "draws=2", NULL, &table));
            assert_int_equal(netweave_table_row_count(table), 0);
            netweave_table_free(table);
            assert_ok(netweave_attendance_together(attendance, "draws=2 of=network", NULL, &table));
            assert_near(netweave_table_value(table, 0, 0), 0, 0);
            netweave_table_free(table);
            assert_ok(netweave_attendance_format(attendance, "format=incidence", NULL, &words, NULL, NULL));
            netweave_text_free(words);
            netweave_attendance_free(attendance);
        }
}

enum { CALLS = 13 };

static netweave_status read_as(const char *words, netweave_run *run, void **out) {
    return netweave_attendance_read_memory("in.csv", words, strlen(words), NULL, run, (netweave_attendance **)out);
}

/* Reads a network, by a builder that is dropped. */
static netweave_status read_network(const char *words, const char *options) {
    netweave_builder *builder = NULL;
    netweave_status status = netweave_builder_create(&builder);
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_read_memory(builder, "in.csv", words, strlen(words), options, NULL);
    netweave_builder_free(builder);
    return status;
}

static netweave_status call(int which, const netweave_attendance *attendance, netweave_run *run, void **out) {
    switch (which) {
    case 0:
        return read_as(text, run, out);
    case 1:
        return read_as(matrix, run, out);
    case 2:
        return read_as(dl, run, out);
    case 3:
        return netweave_attendance_network(attendance, "projection=newman windows=2", run, (netweave_network **)out);
    case 4:
        return netweave_attendance_network(attendance, "waves=events largest=4", run, (netweave_network **)out);
    case 5:
        return netweave_attendance_format(attendance, NULL, run, (char **)out, NULL, NULL);
    case 6:
        return read_network(text, "windows=2");
    case 9:
        return netweave_attendance_measures(attendance, NULL, run, (netweave_table **)out);
    case 10:
        return netweave_attendance_measures(attendance, "of=events", run, (netweave_table **)out);
    case 11:
        return netweave_attendance_together(attendance, "draws=3", run, (netweave_table **)out);
    case 12:
        return netweave_attendance_together(attendance, "draws=3 of=network", run, (netweave_table **)out);
    case 7:
        return read_network(dl, "projection=newman");
    default:
        return read_network(matrix, "projection=newman");
    }
}

static void give_back(int which, void *out) {
    if (which == 3 || which == 4)
        netweave_network_free(out);
    else if (which == 5)
        netweave_text_free(out);
    else if (which >= 9)
        netweave_table_free(out);
    else if (which < 3)
        netweave_attendance_free(out);
}

static void every_failed_allocation_is_told(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_attendance *attendance = make();
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_threads(run, 1));
    for (int which = 0; which < CALLS; which++) {
        void *out = NULL;
        failing_start(0, false);
        assert_ok(call(which, attendance, run, &out));
        int64_t total = failing_stop();
        give_back(which, out);
        assert_true(total > 5);
        for (int64_t number = 1; number <= 2 * total; number++) {
            int64_t live = failing_live();
            out = NULL;
            failing_start((number + 1) / 2, number % 2 == 0);
            netweave_status status = call(which, attendance, run, &out);
            failing_stop();
            if (status != NETWEAVE_STATUS_OUT_OF_MEMORY || out != NULL || failing_live() != live)
                fail_msg("call %d, allocation %lld of %lld: %s", which, (long long)(number + 1) / 2, (long long)total,
                         netweave_status_name(status));
        }
    }
    netweave_run_free(run);
    netweave_attendance_free(attendance);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_that_make_no_sense_are_refused),
        cmocka_unit_test(what_is_no_attendance_is_refused),
        cmocka_unit_test(the_smallest_are_empty),
        cmocka_unit_test(every_failed_allocation_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
