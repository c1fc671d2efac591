/* Reading contacts: times of all kinds, and what is refused. */
#include "base/memory.h"
#include "io/mutate.h"
#include "support.h"

#include <math.h>

static netweave_status try(const char *text, const char *options, netweave_contacts **out) {
    return netweave_contacts_read_memory("in.csv", text, strlen(text), options, NULL, out);
}

static const double *times_of(const netweave_contacts *contacts) {
    const double *time = NULL;
    assert_ok(netweave_contacts_list(contacts, NULL, NULL, NULL, &time));
    return time;
}

/* One contact at a time, which must come to this number of this kind. */
static void read_as(const char *time, const char *kind, double expected) {
    char text[200] = "from,to,time\na,b,\"";
    netweave_contacts *contacts = NULL;
    strncat(strncat(text, time, 100), "\"\n", 100);
    assert_ok(try(text, NULL, &contacts));
    assert_string_equal(netweave_contacts_times(contacts), kind);
    assert_near(times_of(contacts)[0], expected, 0);
    netweave_contacts_free(contacts);
}

static void times_are_read_whatever_their_kind(void **state) {
    (void)state;
    read_as("12.5", "number", 12.5);
    read_as("-3", "number", -3);
    read_as("2021", "number", 2021);
    read_as("1617192000", "number", 1617192000);
    read_as("1970-01-01", "day", 0);
    read_as("2000-02-29", "day", 11016); /* date -u -d 2000-02-29 +%s, less the seconds of the day */
    read_as("2021-03-31", "day", 18717);
    read_as("1969-12-31", "day", -1);
    read_as("0001-01-01", "day", -719162);
    read_as("9999-12-31", "day", 2932896);
    read_as("2021-03-31T14:30", "second", 1617201000);
    read_as("2021-03-31 14:30:05", "second", 1617201005);
    read_as("2021-03-31T14:30:05.25", "second", 1617201005.25);
    read_as("2021-03-31T14:30:05,25", "second", 1617201005.25);
    read_as("2021-03-31T14:30:05Z", "second", 1617201005);
    read_as("2021-03-31t14:30:05 z", "second", 1617201005);
    read_as("2021-03-31T14:30+02:00", "second", 1617193800);
    read_as("2021-03-31T14:30-0530", "second", 1617220800);
    read_as("2021-01-01T00:00+01", "second", 1609455600);
}

static void refused(const char *text, const char *options, const char *place, const char *said) {
    netweave_contacts *contacts = NULL;
    netweave_status status = try(text, options, &contacts);
    assert_null(contacts);
    assert_int_not_equal(status, NETWEAVE_STATUS_OK);
    const char *sentence = netweave_last_error();
    if (strncmp(sentence, place, strlen(place)) != 0 || strstr(sentence, said) == NULL)
        fail_msg("for %s: %s", text, sentence);
}

static void times_that_could_be_two_things_are_refused(void **state) {
    (void)state;
    refused("from,to,time\na,b,03/04/2021\n", NULL, "in.csv:2:5:", "day from the month");
    refused("from,to,time\na,b,3.4.2021\n", NULL, "in.csv:2:5:", "day from the month");
    refused("from,to,time\na,b,2021-03\n", NULL, "in.csv:2:5:", "is a month");
    refused("from,to,time\na,b,14:30\n", NULL, "in.csv:2:5:", "without a date");
    refused("from,to,time\na,b,2021-02-29\n", NULL, "in.csv:2:5:", "a day that there is not");
    refused("from,to,time\na,b,1900-02-29\n", NULL, "in.csv:2:5:", "a day that there is not");
    refused("from,to,time\na,b,2021-13-01\n", NULL, "in.csv:2:5:", "a day that there is not");
    refused("from,to,time\na,b,2021-03-31T24:00\n", NULL, "in.csv:2:5:", "time of day");
    refused("from,to,time\na,b,2021-03-31T14:30:60\n", NULL, "in.csv:2:5:", "time of day");
    refused("from,to,time\na,b,2021-03-31T14:30 CET\n", NULL, "in.csv:2:5:", "time of day");
    refused("from,to,time\na,b,soon\n", NULL, "in.csv:2:5:", "neither a number nor a date");
    refused("from,to,time\na,b,nan\n", NULL, "in.csv:2:5:", "neither a number nor a date");
    refused("from,to,time\na,b,20210331\nb,c,20210401\n", NULL, "in.csv:2:5:", "times=date");
    refused("from,to,time\na,b,1\nb,c,\n", NULL, "in.csv:3:", "missing");
    refused("from,to,time\na,b,1\nb,,2\n", NULL, "in.csv:3:3:", "missing");
    refused("from,to,time\na,b,1\nb,c,2021-03-31\n", NULL, "in.csv:3:5:", "is a date");
    refused("from,to,time\na,b,2021-03-31\nb,c,5\n", NULL, "in.csv:3:5:", "is a number");
    refused("from,to,time\na,b,2021-03-31\nb,c,2021-03-31T10:00\n", NULL, "in.csv:3:5:", "has a time of day");
    refused("from,to,time\na,b,2021-03-31T10:00\nb,c,2021-03-31\n", NULL, "in.csv:3:5:", "has no time of day");
    refused("from,to,time\na,b,2021-03-31T10:00Z\nb,c,2021-03-31T10:00\n", NULL, "in.csv:3:5:", "no zone");
    refused("from,to,time\na,b,2021-03-31\n", "times=number", "in.csv:2:5:", "is no number");
    refused("from,to,time\na,b,7\n", "times=date", "in.csv:2:5:", "neither");
}

static void columns_that_are_not_clear_are_refused(void **state) {
    (void)state;
    refused("from,to,when\na,b,1\n", NULL, "in.csv:1:", "time=COLUMN");
    refused("who,whom,time\na,b,1\n", NULL, "in.csv:1:", "from=COLUMN");
    refused("from,to,date,time\na,b,2021-03-31,14:30\n", NULL, "in.csv:1:", "time=COLUMN");
    refused("from,to,time\na,b,1\n", "time=from", "in.csv:1:", "three columns");
    refused("from,to,time\na,b,1\n", "time=hour", "in.csv:1:", "'hour'");
    refused("from,to,time\n", NULL, "in.csv:1:", "no contact below");
    refused("a,b\n1,2\n", NULL, "in.csv:1:", "is not found");
    refused("1,2\n3,4\n", NULL, "in.csv:1:", "time=COLUMN");
    refused("", NULL, "in.csv:1:1:", "is empty");
}

static void headers_and_directions_are_found(void **state) {
    (void)state;
    netweave_contacts *contacts = NULL;
    const int32_t *from = NULL;
    const int32_t *to = NULL;
    int64_t count = 0;
    assert_ok(try("Sender;Receiver;Time-stamp\nb;a;2\na;b;1,5\na;a;1\n", NULL, &contacts));
    assert_int_equal(netweave_contacts_directed(contacts), 1);
    assert_ok(netweave_contacts_list(contacts, &count, &from, &to, NULL));
    assert_int_equal(count, 2); /* one with itself is left out */
    assert_int_equal(netweave_contacts_count(contacts), 2);
    assert_int_equal(from[0], 1);
    assert_int_equal(to[0], 0);
    assert_near(times_of(contacts)[0], 1.5, 0);
    assert_string_equal(netweave_roster_id(netweave_contacts_roster(contacts), 0), "b");
    assert_true(netweave_contacts_note_count(contacts) >= 2);
    assert_non_null(netweave_contacts_note(contacts, 0));
    netweave_contacts_free(contacts);
    assert_ok(try("20 7 8\n40 8 9\n", "time=\"column 1\" from=\"column 2\" to=\"column 3\"", &contacts));
    assert_int_equal(netweave_contacts_directed(contacts), 0);
    assert_near(times_of(contacts)[1], 40, 0);
    assert_string_equal(netweave_roster_id(netweave_contacts_roster(contacts), 0), "7");
    netweave_contacts_free(contacts);
    assert_ok(try("x,y,20210331\nx,z,20210401\n", "times=date", &contacts));
    assert_string_equal(netweave_contacts_times(contacts), "day");
    assert_near(times_of(contacts)[1], 18718, 0);
    netweave_contacts_free(contacts);
}

static void windows_of_dates_are_called_by_their_dates(void **state) {
    (void)state;
    netweave_contacts *contacts = NULL;
    netweave_network *network = NULL;
    netweave_table *table = NULL;
    assert_ok(try("from,to,date\na,b,2020-02-28\na,b,2020-02-28\nb,c,2020-03-06\n", NULL, &contacts));
    assert_ok(netweave_contacts_network(contacts, "width=7", &network));
    assert_string_equal(netweave_network_wave(network, 0), "2020-02-28");
    assert_string_equal(netweave_network_wave(network, 1), "2020-03-06");
    const double *weight = NULL;
    assert_ok(netweave_network_ties(network, 0, 0, NULL, NULL, NULL, &weight));
    assert_near(weight[0], 2, 0);
    netweave_network_free(network);
    assert_ok(netweave_contacts_network(contacts, "windows=2", &network));
    assert_string_equal(netweave_network_wave(network, 1), "2020-03-02T12:00:00");
    netweave_network_free(network);
    assert_ok(netweave_contacts_reach(contacts, "start=2020-03-01", NULL, &table));
    assert_near(netweave_table_value(table, 1, netweave_table_find_column(table, "latency")), 5, 0);
    netweave_table_free(table);
    assert_int_equal(netweave_contacts_reach(contacts, "start=01/03/2020", NULL, &table),
                     NETWEAVE_STATUS_INVALID_ARGUMENT);
    netweave_contacts_free(contacts);
}

/* Damaged lists: read, or refused with a place; never more. */
static void damaged_lists_are_read_or_refused_with_a_place(void **state) {
    (void)state;
    static const char *const seeds[] = {"from,to,time\na,b,1\nb,c,2.5\nc,a,-3\n",
                                        "sender;receiver;date\n\"a\";b;2021-03-31\nb;c;2021-04-01\n",
                                        "i j timestamp\n1 2 2021-03-31T14:30:05.25+02:00\n2 3 1999-12-31T00:00Z\n",
                                        "20 7 8\n40 8 9\n", "a,b,20210331\n"};
    static const char *const words[] = {",", "\n", "\"", "-", "T", ":", "Z", "+01", ".", "2021-02-30", "time", "0000"};
    static const char *const options[] = {NULL, "times=date", "times=number", "time=\"column 3\"",
                                          "direction=directed"};
    static char text[LONGEST + 1];
    for (uint64_t k = 0; k < 20000; k++) {
        nw__random random = nw__random_stream(5, k);
        size_t length = mutate(&random, TEXTS(seeds), TEXTS(words), text);
        char *copy = nw__copy(text, length, 1); /* of the exact size, so that reading beyond it is seen */
        netweave_contacts *contacts = NULL;
        assert_non_null(copy);
        netweave_status status = netweave_contacts_read_memory("in.csv", copy, length,
                                                               options[nw__random_below(&random, 5)], NULL, &contacts);
        nw__free(copy);
        const char *sentence = netweave_last_error();
        if (status != NETWEAVE_STATUS_OK && strncmp(sentence, "in.csv:", 7) != 0)
            fail_msg("a refusal without its place: %s", sentence);
        assert_int_equal(status == NETWEAVE_STATUS_OK, contacts != NULL);
        netweave_contacts_free(contacts);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_read_whatever_their_kind),
        cmocka_unit_test(times_that_could_be_two_things_are_refused),
        cmocka_unit_test(columns_that_are_not_clear_are_refused),
        cmocka_unit_test(headers_and_directions_are_found),
        cmocka_unit_test(windows_of_dates_are_called_by_their_dates),
        cmocka_unit_test(damaged_lists_are_read_or_refused_with_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
