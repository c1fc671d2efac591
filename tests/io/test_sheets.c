/* Tests of tie lists and member lists in CSV and the like. */
#include "support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A network of one text. */
static netweave_network *from_text(const char *text, size_t length, const char *options) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_read_memory(builder, "folder/in.csv", text, length, options, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static void read_into(netweave_builder *builder, const char *text, const char *options) {
    assert_ok(netweave_builder_read_memory(builder, "in.csv", text, strlen(text), options, NULL));
}

static int has_note(const netweave_network *network, const char *part) {
    for (int64_t k = 0; k < netweave_network_note_count(network); k++)
        if (strstr(netweave_network_note(network, k), part) != NULL)
            return 1;
    return 0;
}

/* What each text must become: members, ties, direction, and a part of a note. */
static const struct {
    const char *what, *text, *options;
    int64_t members, ties;
    int directed;
    const char *note;
} good[] = {
    {"plain", "from,to\na,b\nb,c\n", NULL, 3, 2, 0, "undirected"},
    {"no break at the end", "from,to\na,b", NULL, 2, 1, 0, NULL},
    {"CR LF", "from,to\r\na,b\r\nb,c\r\n", NULL, 3, 2, 0, NULL},
    {"CR CR LF", "0\t1\r\r\n2\t3\r\r\n", NULL, 4, 2, 0, "no header"},
    {"CR only", "from,to\ra,b\rb,c\r", NULL, 3, 2, 0, NULL},
    {"mixed breaks", "from,to\na,b\r\nb,c\rc,d", NULL, 4, 3, 0, NULL},
    {"byte order mark",
     "\xef\xbb\xbf"
     "from,to\na,b\n",
     NULL, 2, 1, 0, NULL},
    {"semicolons", "from;to;weight\na;b;1,5\n", NULL, 2, 1, 0, "decimal comma"},
    {"tabs", "from\tto\nAnna Lee\tb\n", NULL, 2, 1, 0, NULL},
    {"bars", "from|to\na|b\n", NULL, 2, 1, 0, NULL},
    {"blanks", "1 2\n2 3\n3 1\n9 8\n", NULL, 5, 4, 0, "no header"},
    {"blanks in front", "  1   2\n  2   3\n  3   1\n 10  1", NULL, 4, 4, 0, "no header"},
    {"sep line", "sep=;\nfrom;to\na;b\n", NULL, 2, 1, 0, NULL},
    {"quotes with breaks", "from,to\n\"a\nx\",\"b,\"\"c\"\"\"\n", NULL, 2, 1, 0, NULL},
    {"empty rows and columns", "from,to,,\na,b,,\n,,,\n\n  ,\nb,c,,\n", NULL, 3, 2, 0, NULL},
    {"trimmed", "from,to\na , b\nb,a\n", NULL, 2, 2, 1, "blanks at the ends"},
    {"leading zeros", "from,to\n007,7\n", NULL, 2, 1, 0, NULL},
    {"case and accents of headers", "  FROM ,Tö\na,b\n", NULL, 2, 1, 0, NULL},
    {"vertex", "Vertex 1,Vertex 2\na,b\n", NULL, 2, 1, 0, NULL},
    {"words with a direction", "sender,receiver\na,b\n", NULL, 2, 1, 1, NULL},
    {"respondents", "Respondent;Nominee\na;b\n", NULL, 2, 1, 1, NULL},
    {"Gephi", "Source,Target,Type,Id,Label,Weight\na,b,Directed,0,,2\nb,c,Directed,1,,3\n", NULL, 3, 2, 1, NULL},
    {"undirected by type", "from,to,type\na,b,Undirected\nb,a,undirected\n", NULL, 2, 1, 0, NULL},
    {"both by type", "from,to,type\na,b,directed\nb,c,mutual\n", NULL, 3, 3, 1, "both ways"},
    {"option directed", "from,to\na,b\n", "direction=directed", 2, 1, 1, NULL},
    {"option undirected", "from,to\na,b\nb,a\n", "direction=undirected", 2, 1, 0, "more than once"},
    {"columns by option", "x,who,whom\n1,a,b\n", "from=who to=whom weight=none", 2, 1, 0, NULL},
    {"only number is the weight", "from,to,calls\na,b,3\n", NULL, 2, 1, 0, "'calls' is read as the weight"},
    {"empty weight", "from,to,weight\na,b,\nb,c,2\n", NULL, 3, 2, 0, "taken as 1"},
    {"weight 0", "from,to,weight\na,b,0\nb,c,2\n", NULL, 3, 1, 0, "weight 0"},
    {"near ids", "from,to\nAnna,b\nanna,Zoë\nc,Zoe\n", NULL, 6, 3, 0, "'Anna' and 'anna'"},
    {"repeated ids show that there is no header", "Ann,Bob\nBob,Cleo\n", NULL, 3, 2, 0, "no header"},
    {"comments above", "# FromNodeId ToNodeId\n1\t2\n2\t4\n", NULL, 3, 2, 0, NULL},
    {"apostrophe in front of a formula", "from,to\n'=a,''b\n", NULL, 2, 1, 0, NULL},
};

static void tie_lists_are_read_in_many_shapes(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof good / sizeof good[0]; k++) {
        netweave_network *network = from_text(good[k].text, strlen(good[k].text), good[k].options);
        int64_t members = netweave_roster_count(netweave_network_roster(network));
        int64_t ties = netweave_network_tie_count(network, 0, 0);
        if (members != good[k].members || ties != good[k].ties ||
            netweave_network_directed(network, 0, 0) != good[k].directed)
            fail_msg("%s: %lld members, %lld ties, directed %d", good[k].what, (long long)members, (long long)ties,
                     netweave_network_directed(network, 0, 0));
        if (good[k].note != NULL && !has_note(network, good[k].note))
            fail_msg("%s: no note with '%s'", good[k].what, good[k].note);
        netweave_network_free(network);
    }
}

/* What must be refused, and with which words. */
static const struct {
    const char *what, *text, *options;
    netweave_status status;
    const char *sentence;
} bad[] = {
    {"empty", "", NULL, NETWEAVE_STATUS_PARSE, "folder/in.csv:1:1: the file is empty"},
    {"blank", " \n\n,,\n", NULL, NETWEAVE_STATUS_PARSE, "nothing but blanks"},
    {"header only", "from,to\n", NULL, NETWEAVE_STATUS_PARSE, "in.csv:1:1: there is a header but no tie"},
    {"unknown columns", "who,whom\na,b\n", NULL, NETWEAVE_STATUS_NOT_FOUND,
     "in.csv:1:1: the columns of the ties' ends are not found; the columns are 'who', 'whom': say from=COLUMN "
     "to=COLUMN"},
    {"unknown column by option", "who,whom\na,b\n", "from=hwo to=whom", NETWEAVE_STATUS_NOT_FOUND,
     "there is no column 'hwo'; the columns are 'who', 'whom': say from=COLUMN"},
    {"same column twice", "who,whom\na,b\n", "from=who to=who", NETWEAVE_STATUS_INVALID_ARGUMENT,
     "are the same column"},
    {"ragged", "from,to\na,b\nc,d,e\n", NULL, NETWEAVE_STATUS_PARSE, "in.csv:3:5: this row has 3 cells but the first"},
    {"no end", "from,to\na,b\nc,\n", NULL, NETWEAVE_STATUS_PARSE, "in.csv:3:2: the cell of 'to' is empty"},
    {"NaN", "from,to,weight\na,b,1\na,c,NaN\n", NULL, NETWEAVE_STATUS_PARSE,
     "in.csv:3:5: the weight 'NaN' is not a number"},
    {"infinite", "from,to,weight\na,b,inf\n", NULL, NETWEAVE_STATUS_PARSE, "in.csv:2:5: the weight 'inf'"},
    {"negative", "from,to,weight\na,b,-2\n", NULL, NETWEAVE_STATUS_PARSE, "in.csv:2:5: the weight -2 is negative"},
    {"too large", "from,to,weight\na,b,1e301\n", NULL, NETWEAVE_STATUS_PARSE, "too large"},
    {"out of range", "from,to,weight\na,b,1e999\n", NULL, NETWEAVE_STATUS_PARSE, "not a number"},
    {"text as weight", "from,to,weight\n\"x\ny\",b,much\n", NULL, NETWEAVE_STATUS_PARSE,
     "in.csv:3:6: the weight 'much'"},
    {"open quote", "from,to\na,\"b\nc,d\n", NULL, NETWEAVE_STATUS_PARSE, "in.csv:2:3: a quote is opened here"},
    {"behind a quote", "from,to\na,\"b\"c\n", NULL, NETWEAVE_STATUS_PARSE, "in.csv:2:6: there is text behind"},
    {"not UTF-8", "from,to\na,b\xe4\n", NULL, NETWEAVE_STATUS_PARSE, "in.csv:2:4: the byte \\xe4 is not UTF-8"},
    {"workbook", "PK\003\004xxxx", NULL, NETWEAVE_STATUS_PARSE, "workbook"},
    {"half a surrogate", "\xff\xfe\x00\xd8x", NULL, NETWEAVE_STATUS_PARSE, "UTF-16"},
    {"one column", "name\na\nb\n", NULL, NETWEAVE_STATUS_PARSE, "there is one column only"},
    {"attendance", "member,event\na,\"e1\n", NULL, NETWEAVE_STATUS_PARSE, "in.csv:2:3: a quote is opened here"},
    {"no such format", "from,to\na,b\n", "format=cvs", NETWEAVE_STATUS_NOT_FOUND, "did you mean 'csv'"},
    {"no such option", "from,to\na,b\n", "wieght=x", NETWEAVE_STATUS_INVALID_ARGUMENT, "did you mean 'weight'"},
    {"strict", "from,to\na,b\n", "strict=yes", NETWEAVE_STATUS_NOT_FOUND, "2 members are not known before: 'a', 'b'"},
};

static void bad_tie_lists_are_refused_with_their_place(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
        netweave_builder *builder = NULL;
        assert_ok(netweave_builder_create(&builder));
        size_t length = strlen(bad[k].text) + (strcmp(bad[k].what, "half a surrogate") == 0 ? 3 : 0);
        netweave_status status =
            netweave_builder_read_memory(builder, "folder/in.csv", bad[k].text, length, bad[k].options, NULL);
        if (status != bad[k].status || strstr(netweave_last_error(), bad[k].sentence) == NULL)
            fail_msg("%s: %s: %s", bad[k].what, netweave_status_name(status), netweave_last_error());
        netweave_network *network = NULL;
        assert_ok(netweave_builder_finish(builder, &network));
        assert_int_equal(netweave_roster_count(netweave_network_roster(network)), 0);
        assert_int_equal(netweave_network_note_count(network), 0);
        netweave_network_free(network);
        netweave_builder_free(builder);
    }
}

static void zero_bytes_are_refused(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_int_equal(netweave_builder_read_memory(builder, "in.csv", "from,to\na,\0b\n", 13, NULL, NULL),
                     NETWEAVE_STATUS_PARSE);
    assert_non_null(strstr(netweave_last_error(), "in.csv:2:3: this is not a text file"));
    netweave_builder_free(builder);
}

static void utf16_is_read_by_its_mark(void **state) {
    (void)state;
    static const char text[] = "from,to\nä,\U0001F600\n";
    (void)text;
    static const unsigned char units[] = {'f', 0, 'r',  0, 'o',  0, 'm', 0, ',',  0,    't',  0,
                                          'o', 0, '\n', 0, 0xe4, 0, ',', 0, 0x3d, 0xd8, 0x00, 0xde};
    unsigned char little[2 + sizeof units] = {0xff, 0xfe};
    unsigned char big[2 + sizeof units] = {0xfe, 0xff};
    for (size_t k = 0; k < sizeof units; k++) {
        little[2 + k] = units[k];
        big[2 + (k ^ 1)] = units[k];
    }
    for (int order = 0; order < 2; order++) {
        netweave_network *network = from_text((const char *)(order ? big : little), sizeof big, NULL);
        assert_string_equal(netweave_roster_id(netweave_network_roster(network), 0), "ä");
        assert_string_equal(netweave_roster_id(netweave_network_roster(network), 1), "\U0001F600");
        netweave_network_free(network);
    }
}

static void waves_and_layers_come_from_columns(void **state) {
    (void)state;
    static const char text[] = "from,to,wave,relation,since\na,b,2019,advice,x\nb,c,2021,advice,y\na,c,2021,trust,\n";
    netweave_network *network = from_text(text, strlen(text), NULL);
    assert_int_equal(netweave_network_wave_count(network), 2);
    assert_int_equal(netweave_network_layer_count(network), 2);
    assert_string_equal(netweave_network_wave(network, 1), "2021");
    assert_string_equal(netweave_network_layer(network, 1), "trust");
    assert_int_equal(netweave_network_tie_count(network, 0, 0), 1);
    assert_int_equal(netweave_network_tie_count(network, 1, 0), 0);
    assert_int_equal(netweave_network_tie_count(network, 1, 1), 1);
    assert_int_equal(netweave_network_present(network, 0, 2), 0);
    assert_int_equal(netweave_network_present(network, 1, 2), 1);
    netweave_network_free(network);
}

static void two_waves_are_read_into_one_builder(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    read_into(builder, "from,to\na,b\nb,c\n", "wave=before");
    read_into(builder, "from,to\na,b\nb,d\nd,a\n", "wave=after");
    assert_int_equal(netweave_builder_read_memory(builder, "x", "from,to\na,\n", 11, "wave=later", NULL),
                     NETWEAVE_STATUS_PARSE);
    assert_ok(netweave_builder_finish(builder, &network));
    assert_int_equal(netweave_network_wave_count(network), 2);
    assert_int_equal(netweave_roster_count(netweave_network_roster(network)), 4);
    assert_int_equal(netweave_network_tie_count(network, 0, 0), 2);
    assert_int_equal(netweave_network_tie_count(network, 0, 1), 3);
    assert_int_equal(netweave_network_present(network, 0, 3), 0);
    assert_int_equal(netweave_network_present(network, 1, 2), 0);
    assert_string_equal(netweave_network_source(network), "in.csv, in.csv");
    netweave_network_free(network);
    netweave_builder_free(builder);
}

static void member_lists_give_attributes_waves_and_respondents(void **state) {
    (void)state;
    static const char text[] = "Name,Region,code,age,waves,answered\nAnna,North,007,41,2019|2021,yes\n"
                               "Bob,\"South, east\",012,,2021,no\nCleo,North,100,30,,\nAnna,West,008,42,2019,yes\n";
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    read_into(builder, text, "format=members levels=\"Region:North<West<South, east\"");
    read_into(builder, "from,to,wave\nAnna,Bob,2021\nCleo,Dora,2019\n", NULL);
    assert_ok(netweave_builder_finish(builder, &network));
    const netweave_roster *roster = netweave_network_roster(network);
    assert_int_equal(netweave_roster_count(roster), 4);
    int64_t region = netweave_roster_find_attribute(roster, "Region");
    int64_t code = netweave_roster_find_attribute(roster, "code");
    int64_t age = netweave_roster_find_attribute(roster, "age");
    assert_int_equal(netweave_roster_attribute_kind(roster, region), NETWEAVE_ATTRIBUTE_LEVEL);
    assert_int_equal(netweave_roster_attribute_kind(roster, code), NETWEAVE_ATTRIBUTE_TEXT);
    assert_int_equal(netweave_roster_attribute_kind(roster, age), NETWEAVE_ATTRIBUTE_NUMBER);
    assert_string_equal(netweave_roster_value(roster, region, 2), "South, east");
    assert_string_equal(netweave_roster_text(roster, code, 1), "012");
    assert_near(netweave_roster_number(roster, age, 0), 42, 0);
    assert_int_equal(netweave_network_present(network, 0, 1), 0);
    assert_int_equal(netweave_network_present(network, 1, 1), 1);
    assert_int_equal(netweave_network_present(network, 0, 2), 1);
    assert_int_equal(netweave_network_respondent(network, 1, 1), 0);
    assert_int_equal(netweave_network_respondent(network, 1, 0), 1);
    assert_true(has_note(network, "1 member is not in the member list and was added: 'Dora'"));
    netweave_network_free(network);
    netweave_builder_free(builder);
}

static void members_listed_twice_keep_the_last_and_say_so(void **state) {
    (void)state;
    static const char text[] = "id,role\na,hub\nb,spoke\na,\n";
    netweave_network *network = from_text(text, strlen(text), "format=members");
    assert_null(netweave_roster_text(netweave_network_roster(network), 0, 0));
    assert_true(has_note(network, "1 row repeats a member that was listed before: the last is kept ('a')"));
    netweave_network_free(network);
}

static void a_member_list_of_one_wave_says_who_was_absent(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    read_into(builder, "id\na\nb\n", "format=members");
    read_into(builder, "id\na\nc\n", "format=members wave=2021");
    assert_ok(netweave_builder_finish(builder, &network));
    assert_int_equal(netweave_network_present(network, 0, 0), 1);
    assert_int_equal(netweave_network_present(network, 0, 1), 0);
    assert_int_equal(netweave_network_present(network, 0, 2), 1);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

static void missing_files_and_directories_are_refused(void **state) {
    (void)state;
    netweave_network *network = NULL;
    assert_int_equal(netweave_network_read("/nowhere/ties.csv", NULL, NULL, &network), NETWEAVE_STATUS_IO);
    assert_non_null(strstr(netweave_last_error(), "/nowhere/ties.csv: cannot be opened"));
    assert_int_equal(netweave_network_read("/", NULL, NULL, &network), NETWEAVE_STATUS_IO);
    assert_non_null(strstr(netweave_last_error(), "is a directory"));
    assert_null(network);
}

static void a_written_file_is_whole_and_keeps_its_mode(void **state) {
    (void)state;
    char folder[] = "/tmp/netweave-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char path[64];
    snprintf(path, sizeof path, "%s/out.csv", folder);
    assert_ok(netweave_file_write(path, "one", 3));
    assert_int_equal(chmod(path, 0640), 0);
    assert_ok(netweave_file_write(path, "three", 5));
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_size, 5);
    assert_int_equal(about.st_mode & 07777, 0640);
    assert_int_equal(netweave_file_write("/dev/full", "x", 1), NETWEAVE_STATUS_IO);
    assert_non_null(strstr(netweave_last_error(), "/dev/full: cannot be written"));
    assert_int_equal(netweave_file_write("/nowhere/x.csv", "x", 1), NETWEAVE_STATUS_IO);
    assert_non_null(strstr(netweave_last_error(), "/nowhere/x.csv: cannot be written"));
    assert_int_equal(netweave_file_write(folder, "x", 1), NETWEAVE_STATUS_IO);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0); /* nothing is left behind */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tie_lists_are_read_in_many_shapes),
        cmocka_unit_test(bad_tie_lists_are_refused_with_their_place),
        cmocka_unit_test(zero_bytes_are_refused),
        cmocka_unit_test(utf16_is_read_by_its_mark),
        cmocka_unit_test(waves_and_layers_come_from_columns),
        cmocka_unit_test(two_waves_are_read_into_one_builder),
        cmocka_unit_test(member_lists_give_attributes_waves_and_respondents),
        cmocka_unit_test(members_listed_twice_keep_the_last_and_say_so),
        cmocka_unit_test(a_member_list_of_one_wave_says_who_was_absent),
        cmocka_unit_test(missing_files_and_directories_are_refused),
        cmocka_unit_test(a_written_file_is_whole_and_keeps_its_mode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
