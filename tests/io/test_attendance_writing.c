/* Writing attendance, and reading it back. */
#include "io/mutate.h"
#include "support.h"

#include <math.h>
#include <stdio.h>

static const char *const pieces[] = {"a",   "\"",         ",",      "\n",  ";",   "'",   "=1+1",
                                     "-",   "@",          "0",      "007", "ä",   " x",  "\t|",
                                     "<b>", "2021-01-01", "person", "\r",  "1.5", "[2]", "\001"};

/* Ids of pieces, each with a number behind it that makes it its own, one after the other. */
static char *make_ids(nw__random *random, int64_t count, char *out) {
    for (int64_t i = 0; i < count; i++) {
        char *start = out;
        for (uint64_t more = nw__random_below(random, 4); more > 0; more--)
            out += strlen(strcpy(out, pick(random, TEXTS(pieces))));
        while (*start != '\0' && strchr(" \t\r\n", *start) != NULL && out > start) /* reading takes these off */
            memmove(start, start + 1, (size_t)(out-- - start));
        out += snprintf(out, 20, "%lld", (long long)i) + 1;
    }
    return out;
}

/* The place of each id of one roster in another. */
static int64_t place_in(const netweave_roster *to, const netweave_roster *from, int64_t i) {
    return netweave_roster_find(to, netweave_roster_id(from, i));
}

static void assert_same(const netweave_attendance *a, const netweave_attendance *b, bool matrix) {
    const netweave_roster *persons[] = {netweave_attendance_persons(a), netweave_attendance_persons(b)};
    const netweave_roster *events[] = {netweave_attendance_events(a), netweave_attendance_events(b)};
    const int32_t *person[2];
    const int32_t *event[2];
    const double *dates[] = {netweave_attendance_dates(a), netweave_attendance_dates(b)};
    const double *sizes[] = {netweave_attendance_sizes(a), netweave_attendance_sizes(b)};
    unsigned char there[20][20] = {{0}};
    assert_int_equal(netweave_roster_count(persons[0]), netweave_roster_count(persons[1]));
    assert_int_equal(netweave_roster_count(events[0]), netweave_roster_count(events[1]));
    assert_int_equal(netweave_attendance_count(a), netweave_attendance_count(b));
    assert_ok(netweave_attendance_list(a, NULL, &person[0], &event[0]));
    assert_ok(netweave_attendance_list(b, NULL, &person[1], &event[1]));
    for (int64_t k = 0; k < netweave_attendance_count(a); k++)
        there[person[0][k]][event[0][k]] = 1;
    for (int64_t k = 0; k < netweave_attendance_count(a); k++)
        assert_int_equal(
            there[place_in(persons[0], persons[1], person[1][k])][place_in(events[0], events[1], event[1][k])], 1);
    if (matrix)
        return;
    assert_int_equal(dates[0] != NULL, dates[1] != NULL);
    assert_int_equal(sizes[0] != NULL, sizes[1] != NULL);
    for (int64_t k = 0; k < netweave_roster_count(events[1]); k++) {
        int64_t place = place_in(events[0], events[1], k);
        assert_true(place >= 0);
        if (dates[0] != NULL)
            assert_near(dates[1][k], dates[0][place], 0);
        if (sizes[0] != NULL)
            assert_near(sizes[1][k], sizes[0][place], 0);
    }
    if (dates[0] != NULL)
        assert_string_equal(netweave_attendance_times(a), netweave_attendance_times(b));
}

static netweave_attendance *draw(nw__random *random) {
    static const char *const kinds[] = {"times=number", "times=day", "times=second"};
    static const double scales[] = {2e7, 1e5, 1e9};
    static char ids[8000];
    int64_t person[60];
    int64_t event[60];
    double date[20];
    double size[20];
    int64_t rows = 1 + (int64_t)nw__random_below(random, 8);
    int64_t columns = 1 + (int64_t)nw__random_below(random, 8);
    int64_t count = (int64_t)nw__random_below(random, 30);
    uint64_t kind = nw__random_below(random, 3);
    netweave_attendance *attendance = NULL;
    make_ids(random, columns, make_ids(random, rows, ids));
    for (int64_t k = 0; k < count; k++) {
        person[k] = (int64_t)nw__random_below(random, (uint64_t)rows);
        event[k] = (int64_t)nw__random_below(random, (uint64_t)columns);
    }
    for (int64_t k = 0; k < columns; k++) {
        bool known = nw__random_below(random, 3) > 0;
        date[k] = known ? floor(nw__random_unit(random) * scales[kind]) : NAN;
        size[k] = known ? 1 + (double)nw__random_below(random, 1000) : NAN;
    }
    assert_ok(netweave_attendance_create(rows, columns, ids, count, person, event,
                                         nw__random_below(random, 3) > 0 ? date : NULL,
                                         nw__random_below(random, 2) > 0 ? size : NULL, kinds[kind], &attendance));
    return attendance;
}

static void what_is_written_is_read_back_the_same(void **state) {
    (void)state;
    for (uint64_t k = 0; k < 10000; k++) {
        nw__random random = nw__random_stream(11, k);
        netweave_attendance *attendance = draw(&random);
        for (int shape = 0; shape < 2; shape++) {
            netweave_attendance *again = NULL;
            char *text = NULL;
            char *losses = NULL;
            size_t length = 0;
            assert_ok(netweave_attendance_format(attendance, shape == 0 ? "format=list" : "format=incidence", NULL,
                                                 &text, &length, &losses));
            assert_true(shape == 1 || *losses == '\0');
            if (netweave_attendance_read_memory("in.csv", text, length, NULL, NULL, &again) != NETWEAVE_STATUS_OK)
                fail_msg("%s\n%s", netweave_last_error(), text);
            assert_same(attendance, again, shape == 1);
            netweave_text_free(text);
            netweave_text_free(losses);
            netweave_attendance_free(again);
        }
        netweave_attendance_free(attendance);
    }
}

static void what_cannot_be_written_is_said(void **state) {
    (void)state;
    static const char text_in[] = "person,event,date,size\nAnn,A,2021-01-02,4\nBob,B,,\n";
    netweave_attendance *attendance = NULL;
    netweave_network *network = NULL;
    char *text = NULL;
    char *losses = NULL;
    assert_ok(netweave_attendance_read_memory("in.csv", text_in, sizeof text_in - 1, NULL, NULL, &attendance));
    assert_ok(netweave_attendance_format(attendance, NULL, NULL, &text, NULL, NULL));
    assert_string_equal(text, "person,event,date,size\nAnn,A,2021-01-02,4\nBob,B,,\n");
    netweave_text_free(text);
    assert_ok(netweave_attendance_format(attendance, "format=incidence", NULL, &text, NULL, &losses));
    assert_string_equal(text, ",A,B\nAnn,1,0\nBob,0,1\n");
    assert_string_equal(losses, "The dates and sizes of events are not written; a list holds them.");
    netweave_text_free(text);
    netweave_text_free(losses);
    assert_ok(netweave_attendance_network(attendance, NULL, NULL, &network));
    assert_int_equal(netweave_network_format(network, "format=attendance", NULL, &text, NULL, NULL),
                     NETWEAVE_STATUS_UNSUPPORTED);
    netweave_network_free(network);
    netweave_attendance_free(attendance);
    assert_ok(netweave_attendance_create(1, 1, "a \0b", 0, NULL, NULL, NULL, NULL, NULL, &attendance));
    assert_ok(netweave_attendance_format(attendance, NULL, NULL, &text, NULL, &losses));
    assert_string_equal(losses, "1 name is with blanks at an end, which reading takes off.");
    netweave_text_free(text);
    netweave_text_free(losses);
    netweave_attendance_free(attendance);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back_the_same),
        cmocka_unit_test(what_cannot_be_written_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
