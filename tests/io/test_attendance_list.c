/* Reading attendance: lists, matrices and DL files, and what is refused. */
#include "base/memory.h"
#include "io/mutate.h"
#include "support.h"

#include <math.h>

static netweave_status try(const char *text, const char *options, netweave_attendance **out) {
    return netweave_attendance_read_memory("in.csv", text, strlen(text), options, NULL, out);
}

/* Attendance as a text, "Ann@E1 Ann@E2", with persons and events that have none in brackets. */
static const char *shown(const netweave_attendance *attendance) {
    static char text[4000];
    const netweave_roster *persons = netweave_attendance_persons(attendance);
    const netweave_roster *events = netweave_attendance_events(attendance);
    const int32_t *person = NULL;
    const int32_t *event = NULL;
    int64_t count = 0;
    *text = '\0';
    assert_ok(netweave_attendance_list(attendance, &count, &person, &event));
    for (int64_t k = 0; k < count; k++) {
        strcat(strcat(text, *text != '\0' ? " " : ""), netweave_roster_id(persons, person[k]));
        strcat(strcat(text, "@"), netweave_roster_id(events, event[k]));
    }
    for (int64_t k = 0; k < netweave_roster_count(persons); k++) {
        bool found = false;
        for (int64_t at = 0; at < count; at++)
            found = found || person[at] == k;
        if (!found)
            strcat(strcat(strcat(text, " ["), netweave_roster_id(persons, k)), "@]");
    }
    for (int64_t k = 0; k < netweave_roster_count(events); k++) {
        bool found = false;
        for (int64_t at = 0; at < count; at++)
            found = found || event[at] == k;
        if (!found)
            strcat(strcat(strcat(text, " [@"), netweave_roster_id(events, k)), "]");
    }
    return text;
}

static bool noted(const netweave_attendance *attendance, const char *words) {
    for (int64_t k = 0; k < netweave_attendance_note_count(attendance); k++)
        if (strstr(netweave_attendance_note(attendance, k), words) != NULL)
            return true;
    return false;
}

static void read_as(const char *text, const char *options, const char *expected, const char *note) {
    netweave_attendance *attendance = NULL;
    assert_ok(try(text, options, &attendance));
    assert_string_equal(shown(attendance), expected);
    if (note != NULL && !noted(attendance, note))
        fail_msg("no note of '%s' for %s", note, text);
    netweave_attendance_free(attendance);
}

static void headings_are_found_whatever_they_are_called(void **state) {
    (void)state;
    static const char expected[] = "Ann@Spring Ann@Autumn Bob@Autumn";
    read_as("person,event\nAnn,Spring\nAnn,Autumn\nBob,Autumn\n", NULL, expected, NULL);
    read_as("Member;Meeting\nAnn;Spring\nAnn;Autumn\nBob;Autumn\n", NULL, expected, NULL);
    read_as("ÉVENT-name\tPartici-pant\nSpring\tAnn\nAutumn\tAnn\nAutumn\tBob\n", NULL, expected, NULL);
    read_as("Attendee,Role,Session\nAnn,x,Spring\nAnn,x,Autumn\nBob,,Autumn\n", NULL, expected, "not used: 'Role'");
    read_as("Who came,What\nAnn,Spring\nAnn,Autumn\nBob,Autumn\n", "person=\"who came\" event=What", expected, NULL);
    read_as("name,convening,name\nAnn,Spring,1\nAnn,Autumn,2\nBob,Autumn,3\n", NULL, expected, NULL);
}

static void what_is_given_again_counts_once_and_is_said(void **state) {
    (void)state;
    read_as("person,event\nAnn,A\nBob,A\nAnn,A\nAnn,A\n", NULL, "Ann@A Bob@A",
            "2 attendances are given more than once");
    read_as("person,event\n\" Ann \",A\nAnn,A\n", NULL, "Ann@A", "1 attendance is given more than once");
    read_as("person,event\nAnn,A\nCy,\n,B\n", NULL, "Ann@A [Cy@] [@B]", "1 row names no event");
}

static void events_of_one_name_on_several_dates_are_several(void **state) {
    (void)state;
    netweave_attendance *attendance = NULL;
    read_as("person,meeting,date\nAnn,Board,2021-03-01\nBob,Board,2021-04-01\nAnn,Fair,2021-03-01\n", NULL,
            "Ann@Board 2021-03-01 Ann@Fair Bob@Board 2021-04-01", "2 events share their names");
    read_as("person,date\nAnn,2021-03-01\nBob,2021-03-01\nBob,2021-03-02\n", "format=list",
            "Ann@2021-03-01 Bob@2021-03-01 Bob@2021-03-02", NULL);
    /* Where the date is missing it is the one that the name has. */
    assert_ok(try("person,event,date,size\nAnn,A,,30\nBob,A,2021-03-01,\nBob,B,,\n", NULL, &attendance));
    assert_string_equal(shown(attendance), "Ann@A Bob@A Bob@B");
    assert_string_equal(netweave_attendance_times(attendance), "day");
    assert_near(netweave_attendance_dates(attendance)[0], 18687, 0);
    assert_true(isnan(netweave_attendance_dates(attendance)[1]));
    assert_near(netweave_attendance_sizes(attendance)[0], 30, 0);
    assert_true(isnan(netweave_attendance_sizes(attendance)[1]));
    netweave_attendance_free(attendance);
    assert_ok(try("person,event,date\nAnn,A,\n", NULL, &attendance));
    assert_null(netweave_attendance_dates(attendance));
    assert_null(netweave_attendance_sizes(attendance));
    netweave_attendance_free(attendance);
    /* A name that is taken already by another event gets a number. */
    read_as("person,event,date\nAnn,A 2021-03-01,2021-03-05\nAnn,A,2021-03-01\nAnn,A,2021-03-02\n", NULL,
            "Ann@A 2021-03-01 Ann@A 2021-03-01 [2] Ann@A 2021-03-02", NULL);
}

static void matrices_and_dl_files_are_read(void **state) {
    (void)state;
    read_as(",E1,E2\nAnn,1,0\nBob,x,X\nCy,,-\n", NULL, "Ann@E1 Bob@E1 Bob@E2 [Cy@]", NULL);
    read_as("name,E1,E2\nAnn,1,no\nBob,yes,✓\n", NULL, "Ann@E1 Bob@E1 Bob@E2", NULL);
    read_as("who,E1\nAnn,1\nBob,0\n", "format=incidence", "Ann@E1 [Bob@]", NULL);
    read_as(",Ann,E2\nAnn,1,0\n", NULL, "Ann@Ann [@E2]", NULL); /* a person and an event of one name */
    read_as("DL NR=2, NC=3\nROW LABELS:\nAnn\n\"Bob B\"\nCOLUMN LABELS:\na b c\nDATA:\n1 0 1\n0 1 0\n", NULL,
            "Ann@a Ann@c Bob B@b", NULL);
    read_as("dl nr=2 nc=2 format=fullmatrix\nrow labels embedded\ncolumn labels embedded\ndata:\n a b\nx 1 0\ny 1 1\n",
            NULL, "x@a y@a y@b", NULL);
    read_as("dl nr=1 nc=2 data: 1 1\n", "format=dl", "1@1 1@2", NULL);
}

static void refused(const char *text, const char *options, const char *place, const char *said) {
    netweave_attendance *attendance = NULL;
    netweave_status status = try(text, options, &attendance);
    assert_null(attendance);
    assert_int_not_equal(status, NETWEAVE_STATUS_OK);
    const char *sentence = netweave_last_error();
    if (strncmp(sentence, place, strlen(place)) != 0 || strstr(sentence, said) == NULL)
        fail_msg("for %s: %s", text, sentence);
}

static void what_is_not_clear_is_refused_with_its_place(void **state) {
    (void)state;
    refused("person,place\nAnn,A\n", NULL, "in.csv:1:1:", "event=COLUMN");
    refused("whom,event\nAnn,A\n", NULL, "in.csv:1:1:", "person=COLUMN");
    refused("person,event\nAnn,A\n", "event=person", "in.csv:1:1:", "the same column");
    refused("person,event\nAnn,A\n", "date=when", "in.csv:1:1:", "'when'");
    refused("person,event\n", NULL, "in.csv:1:1:", "no attendance below");
    refused("person,event\nAnn,A,B\n", NULL, "in.csv:2:7:", "3 cells");
    refused("person,event,date\nAnn,A,03/04/2021\n", NULL, "in.csv:2:7:", "day from the month");
    refused("person,event,date\nAnn,A,\nAnn,B,20210304\n", NULL, "in.csv:3:7:", "times=date");
    refused("person,event,date\nAnn,A,2021-03-04\nAnn,A,2021-03-05\nBob,A,\n", NULL, "in.csv:4:6:", "several dates");
    refused("person,event,size\nAnn,A,0\n", NULL, "in.csv:2:7:", "whole number");
    refused("person,event,size\nAnn,A,2.5\n", NULL, "in.csv:2:7:", "whole number");
    refused("person,event,size\nAnn,A,10\nBob,A,12\n", NULL, "in.csv:3:7:", "but 10 in line 2");
    refused("person,event,date,size\nAnn,A,,9\nBob,A,2021-01-01,8\n", NULL, "in.csv:2:8:", "but 8 in line 3");
    refused(",E1,E2\nAnn,1,2\n", NULL, "in.csv:2:7:", "whether the person was there");
    refused(",E1,E2\nAnn,1,0\nAnn,1,0\n", NULL, "in.csv:3:1:", "two rows");
    refused(",E1,E1\nAnn,1,0\n", NULL, "in.csv:1:5:", "two columns");
    refused(",E1,E2\nAnn,1,0\n,1,0\n", NULL, "in.csv:3:1:", "name the person");
    refused("x\n", "format=incidence", "in.csv:1:1:", "names of events");
    refused("dl nr=2 nc=2 data: 1 1\n", NULL, "in.csv:2:1:", "data ends before");
    refused("dl nr=1 nc=2 data: 1 1 0\n", NULL, "in.csv:1:24:", "more data");
    refused("dl nr=1 nc=2 data: 1 3\n", NULL, "in.csv:1:22:", "neither 0 nor 1");
    refused("dl nr=1 data: 1\n", NULL, "in.csv:1:4:", "belong together");
    refused("dl n=1 nr=1 nc=1 data: 1\n", NULL, "in.csv:1:13:", "belong together");
    refused("dl nr=2000000 nc=2000000 data: 1\n", NULL, "in.csv:1:15:", "more than the file can hold");
    refused("dl nr=1 nc=1 format=edgelist1 data: 1 1\n", NULL, "in.csv:1:9:", "FULLMATRIX");
    refused("dl nr=1 nc=1 nm=2 data: 1 1\n", NULL, "in.csv:1:9:", "several matrices");
    refused("dl n=1 data: 0\n", NULL, "in.csv:1:4:", "a network among members");
    refused("", NULL, "in.csv:1:1:", "empty");
}

/* A network read from attendance, or refused as what it is not. */
static void networks_are_read_from_attendance_where_its_headings_stand(void **state) {
    (void)state;
    static const struct {
        const char *text, *options;
        int64_t waves, ties;
        double weight;
    } reads[] = {
        {"person,event\nAnn,A\nBob,A\nAnn,B\nBob,B\nCy,B\n", NULL, 1, 3, 2},
        {"person,event\nAnn,A\nBob,A\nAnn,B\nBob,B\nCy,B\n", "projection=newman", 1, 3, 1.5},
        {"person,event\nAnn,A\nBob,A\nAnn,B\nBob,B\nCy,B\n", "largest=2", 1, 1, 1},
        {",A,B\nAnn,1,1\nBob,1,1\nCy,0,1\n", NULL, 1, 3, 2},
        {"dl nr=3 nc=2 data:\n1 1\n1 1\n0 1\n", NULL, 1, 3, 2},
        {"a,b\nAnn,A\nBob,A\n", "format=attendance from=a to=b", 1, 1, 1},
        {"a,b\nAnn,1\nBob,1\n", "format=incidence projection=newman", 1, 1, 1},
        {"person,event,date\nAnn,A,1\nBob,A,1\nAnn,B,2\nBob,B,2\n", "windows=2", 2, 1, 1},
        {"person,event,date\nAnn,A,1\nBob,A,1\nAnn,B,2\nBob,B,2\n", "width=1 wave=x", 1, 1, 2},
    };
    for (size_t k = 0; k < sizeof reads / sizeof reads[0]; k++) {
        netweave_builder *builder = NULL;
        netweave_network *network = NULL;
        const double *weight = NULL;
        assert_ok(netweave_builder_create(&builder));
        assert_ok(netweave_builder_read_memory(builder, "in.csv", reads[k].text, strlen(reads[k].text),
                                               reads[k].options, NULL));
        assert_ok(netweave_builder_finish(builder, &network));
        assert_int_equal(netweave_network_wave_count(network), reads[k].waves);
        assert_int_equal(netweave_network_tie_count(network, 0, 0), reads[k].ties);
        assert_int_equal(netweave_network_directed(network, 0, 0), 0);
        assert_ok(netweave_network_ties(network, 0, 0, NULL, NULL, NULL, &weight));
        assert_near(weight[0], reads[k].weight, 0);
        assert_non_null(strstr(netweave_network_note(network, 0), "projection of attendance"));
        netweave_network_free(network);
        netweave_builder_free(builder);
    }
}

static void refused_as_network(const char *text, const char *options, netweave_status expected, const char *said) {
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    netweave_status status = netweave_builder_read_memory(builder, "in.csv", text, strlen(text), options, NULL);
    if (status != expected || strstr(netweave_last_error(), said) == NULL)
        fail_msg("for %s: %s", text, netweave_last_error());
    netweave_builder_free(builder);
}

static void networks_that_are_no_attendance_are_not_taken_for_it(void **state) {
    (void)state;
    refused_as_network("from,to\na,b\n", "projection=newman", NETWEAVE_STATUS_INVALID_ARGUMENT, "for attendance");
    refused_as_network("from,to\na,b\n", "windows=2", NETWEAVE_STATUS_INVALID_ARGUMENT, "windows is for attendance");
    refused_as_network("person,event\na,b\n", "windows=2", NETWEAVE_STATUS_INVALID_ARGUMENT, "no event has a date");
    refused_as_network("person,event\na,b\n", "direction=directed", NETWEAVE_STATUS_INVALID_ARGUMENT, "no direction");
    refused_as_network(",a,b,c\na,0,1,1\nb,1,0,1\n", NULL, NETWEAVE_STATUS_PARSE, "2 rows but 3 columns");
    refused_as_network(",a,x\na,0,1\nb,1,0\n", NULL, NETWEAVE_STATUS_PARSE, "'x' has no row of that name");
    refused_as_network("dl nr=2 nc=2\ndata: 10 2 3 4\n", NULL, NETWEAVE_STATUS_UNSUPPORTED, "neither 0 nor 1");
    refused_as_network("who,event\na,b\n", NULL, NETWEAVE_STATUS_OK, "");
    refused_as_network("from,to,event\na,b,c\n", NULL, NETWEAVE_STATUS_OK, ""); /* a tie list */
    refused_as_network("dl nr=2 nc=2\nrow labels:\na,b\ncolumn labels:\nb,a\ndata: 0 1 1 0\n", "format=dl",
                       NETWEAVE_STATUS_OK, ""); /* one mode */
}

/* The counts of the data's README: the old file has four attendances more. */
static void the_southern_women_are_read(void **state) {
    (void)state;
    static const struct {
        const char *file;
        int64_t count;
    } files[] = {{"davis_southern_women/DAVIS.DAT", 93},
                 {"davis_southern_women/derived/attendance_ucinet89.csv", 89},
                 {"davis_southern_women/derived/attendance_dl93.csv", 93}};
    for (int k = 0; k < 3; k++) {
        netweave_attendance *attendance = NULL;
        const char *path = test_data(files[k].file);
        if (path == NULL)
            skip();
        assert_ok(netweave_attendance_read(path, NULL, NULL, &attendance));
        assert_int_equal(netweave_attendance_count(attendance), files[k].count);
        assert_int_equal(netweave_roster_count(netweave_attendance_persons(attendance)), 18);
        assert_int_equal(netweave_roster_count(netweave_attendance_events(attendance)), 14);
        netweave_attendance_free(attendance);
    }
}

/* Damaged files: read, or refused with a place; never more. */
static void damaged_files_are_read_or_refused_with_a_place(void **state) {
    (void)state;
    static const char *const seeds[] = {
        "person,event,date,size\na,A,2021-03-01,3\nb,A,2021-03-01,\nb,B,,9\n,C,,\nc,,,\n",
        "member;meeting\n\"a\";X\nb;X\n",
        "name,session,when\na,S,1.5\na,S,2\nb,T,\n",
        ",E1,E2\na,1,0\nb,x,-\n",
        "DL NR=2 NC=3\nROW LABELS:\na\nb\nCOLUMN LABELS:\nx,y,z\nDATA:\n1 0 1\n0 1 0\n",
        "dl nr=2 nc=2 labels embedded data:\n x y\na 1 0\nb 0 1\n"};
    static const char *const words[] = {",",    "\n",   "\"",         "-",    "1",    "0",   "x",        "event",
                                        "date", "size", "2021-02-30", "NR=9", "NC=0", "N=2", "embedded", "'"};
    static const char *const options[] = {NULL,         "format=list", "format=incidence", "format=dl",
                                          "times=date", "size=date",   "event=person",     "person=\"column 2\""};
    static char text[LONGEST + 1];
    for (uint64_t k = 0; k < 20000; k++) {
        nw__random random = nw__random_stream(6, k);
        size_t length = mutate(&random, TEXTS(seeds), TEXTS(words), text);
        char *copy = nw__copy(text, length, 1); /* of the exact size, so that reading beyond it is seen */
        netweave_attendance *attendance = NULL;
        assert_non_null(copy);
        netweave_status status = netweave_attendance_read_memory(
            "in.csv", copy, length, options[nw__random_below(&random, 8)], NULL, &attendance);
        nw__free(copy);
        const char *sentence = netweave_last_error();
        if (status != NETWEAVE_STATUS_OK && strncmp(sentence, "in.csv:", 7) != 0)
            fail_msg("a refusal without its place: %s", sentence);
        assert_int_equal(status == NETWEAVE_STATUS_OK, attendance != NULL);
        netweave_attendance_free(attendance);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_are_found_whatever_they_are_called),
        cmocka_unit_test(what_is_given_again_counts_once_and_is_said),
        cmocka_unit_test(events_of_one_name_on_several_dates_are_several),
        cmocka_unit_test(matrices_and_dl_files_are_read),
        cmocka_unit_test(what_is_not_clear_is_refused_with_its_place),
        cmocka_unit_test(networks_are_read_from_attendance_where_its_headings_stand),
        cmocka_unit_test(networks_that_are_no_attendance_are_not_taken_for_it),
        cmocka_unit_test(the_southern_women_are_read),
        cmocka_unit_test(damaged_files_are_read_or_refused_with_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
