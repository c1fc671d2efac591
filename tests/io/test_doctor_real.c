/* The doctor on the real networks: what it says of data that is known to be sound; and its repairs. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/netweave-repair-XXXXXX";

static void write_file(const char *path, const char *content) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = calloc(1, 10000);
    assert_true(fread(text, 1, 9999, file) < 9999);
    fclose(file);
    return text;
}

static void names_of_the_fields_networks_raise_no_false_alarm(void **state) {
    (void)state;
    static const char *const files[] = {
        "kapferer_tailorshop/derived/kapfts1.csv",
        "kapferer_tailorshop/KAPTAIL.DAT",
        "padgett_florentine/derived/padgm.csv",
        "padgett_florentine/PADGETT.DAT",
        "camp92/derived/campnet_top3_T2.csv",
        "sampson_monastery/derived/samplk1.csv",
        "sawmill_communication/derived/ties.csv",
        "sawmill_communication/Sawmill.net",
        "thurman_office/THUROFF.DAT",
        "baker_journals/derived/citations.csv",
        "s50_glasgow/derived/wave1.csv",
        "cross_parker_consulting/info.csv",
        "email_eu_core/derived/edges.csv",
        "knoke_bureaucracies/derived/information.csv",
    };
    static const char *const alarms[] = {"near_name",     "spelling",  "missing_code",      "duplicate_row",
                                         "duplicate_tie", "one_sided", "words_for_numbers", "unreadable"};
    for (size_t k = 0; k < sizeof files / sizeof files[0]; k++) {
        const char *path = test_data(files[k]);
        netweave_table *findings = NULL;
        if (path == NULL)
            skip();
        assert_ok(netweave_files_examine(1, &path, NULL, NULL, &findings));
        for (int64_t row = 0; row < netweave_table_row_count(findings); row++)
            for (size_t j = 0; j < sizeof alarms / sizeof alarms[0]; j++)
                if (strcmp(netweave_table_label(findings, 0, row), alarms[j]) == 0)
                    fail_msg("%s: %s", files[k], netweave_table_label(findings, 3, row));
        netweave_table_free(findings);
    }
}

static void known_traits_of_real_networks_are_found(void **state) {
    (void)state;
    static const struct {
        const char *file, *check, *words;
    } known[] = {
        {"camp92/derived/interaction_rank_T2.csv", "ranks", "18 of 18"},
        {"camp92/derived/campnet_top3_T2.csv", "nomination_cap", "18 of 18 respondents name exactly 3"},
        {"cross_parker_consulting/info.csv", "straight_lining", "All 45 answers of '16' are 1"},
        {"knoke_bureaucracies/KnokBur.DAT", "unreadable", "not a UCINET DL file"},
    };
    for (size_t k = 0; k < sizeof known / sizeof known[0]; k++) {
        const char *path = test_data(known[k].file);
        netweave_table *findings = NULL;
        bool found = false;
        if (path == NULL)
            skip();
        assert_ok(netweave_files_examine(1, &path, NULL, NULL, &findings));
        for (int64_t row = 0; row < netweave_table_row_count(findings); row++)
            found = found || (strcmp(netweave_table_label(findings, 0, row), known[k].check) == 0 &&
                              strstr(netweave_table_label(findings, 3, row), known[k].words) != NULL);
        if (!found)
            fail_msg("%s: %s is not found", known[k].file, known[k].check);
        netweave_table_free(findings);
    }
}

static const char broken[] = "# of the first survey\nfrom;to;value;said\nAnn Lee;Bob;2;=x\nann lee ; Cyrus;2;\n"
                             "Bob;Cyrus;99;\nBob;Cyrus;3;\"a;b\"\nBob;Cyrus;3;\"a;b\"\n;;4;\nDora;Anne Lee;1;'@y\n"
                             "Dora;Ann Lee;3;\nEve;Bob;1;\n";

static void a_copy_is_mended_and_the_original_stays(void **state) {
    (void)state;
    char in[80];
    char out[80];
    char log[80];
    snprintf(in, sizeof in, "%s/in.csv", folder);
    snprintf(out, sizeof out, "%s/out.csv", folder);
    snprintf(log, sizeof log, "%s/log.csv", folder);
    write_file(in, broken);
    const char *inputs[] = {in};
    const char *outputs[] = {out};
    netweave_table *changes = NULL;
    assert_ok(netweave_files_repair(1, inputs, outputs, log, "merge=\"Anne Lee=Ann Lee\"", NULL, &changes));
    char *text = read_file(out);
    assert_string_equal(text, "# of the first survey\nfrom;to;value;said\n\"Ann Lee\";Bob;2;'=x\n"
                              "\"Ann Lee\";Cyrus;2;\nBob;Cyrus;3;\"a;b\"\nDora;\"Ann Lee\";1;'@y\nDora;\"Ann Lee\";3;\n"
                              "Eve;Bob;1;\n");
    free(text);
    text = read_file(in);
    assert_string_equal(text, broken);
    free(text);
    assert_int_equal(netweave_table_row_count(changes), 7);
    assert_string_equal(netweave_table_label(changes, 1, 0), "ann lee ");
    assert_near(netweave_table_value(changes, 0, 0), 4, 0);
    netweave_table_free(changes);
    text = read_file(log);
    assert_non_null(strstr(text, "in.csv,4,\"ann lee\",\"Ann Lee\",\"one member, written in one way\"\n"));
    assert_non_null(strstr(text, "in.csv,5,\"Bob;Cyrus;99;\",,\"a code for no answer"));
    free(text);
    netweave_network *network = NULL;
    assert_ok(netweave_network_read(out, NULL, NULL, &network));
    assert_int_equal(netweave_roster_count(netweave_network_roster(network)), 5);
    netweave_network_free(network);
}

static void a_repaired_copy_has_nothing_left_to_mend(void **state) {
    (void)state;
    char in[80];
    char out[2][80];
    char log[80];
    char *text[2];
    snprintf(in, sizeof in, "%s/in.csv", folder);
    snprintf(log, sizeof log, "%s/log.csv", folder);
    write_file(in, broken);
    for (int k = 0; k < 2; k++) {
        snprintf(out[k], sizeof out[k], "%s/again%d.csv", folder, k);
        const char *inputs[] = {k == 0 ? in : out[0]};
        const char *outputs[] = {out[k]};
        netweave_table *changes = NULL;
        assert_ok(netweave_files_repair(1, inputs, outputs, log, NULL, NULL, &changes));
        assert_true((netweave_table_row_count(changes) == 0) == (k == 1));
        netweave_table_free(changes);
        text[k] = read_file(out[k]);
    }
    assert_string_equal(text[0], text[1]);
    free(text[0]);
    free(text[1]);
}

static void an_input_is_never_an_output(void **state) {
    (void)state;
    char in[80];
    char links[2][80];
    char log[80];
    snprintf(in, sizeof in, "%s/kept.csv", folder);
    snprintf(links[0], sizeof links[0], "%s/soft.csv", folder);
    snprintf(links[1], sizeof links[1], "%s/hard.csv", folder);
    snprintf(log, sizeof log, "%s/log.csv", folder);
    write_file(in, broken);
    assert_int_equal(symlink(in, links[0]), 0);
    assert_int_equal(link(in, links[1]), 0);
    const char *inputs[] = {in};
    const char *bad[] = {in, links[0], links[1]};
    for (int k = 0; k < 3; k++) {
        REFUSED(netweave_files_repair(1, inputs, &bad[k], log, NULL, NULL, NULL));
        const char *outputs[] = {"/tmp/netweave-never-written.csv"};
        REFUSED(netweave_files_repair(1, inputs, outputs, bad[k], NULL, NULL, NULL));
        assert_int_equal(access(outputs[0], F_OK), -1);
        char *text = read_file(in);
        assert_string_equal(text, broken);
        free(text);
    }
    REFUSED(netweave_files_repair(1, inputs, (const char *const[]){log}, log, NULL, NULL, NULL));
    REFUSED_AS(NETWEAVE_STATUS_NOT_FOUND,
               netweave_files_repair(1, inputs, (const char *const[]){links[0]}, log, "merge=\"X=Y\"", NULL, NULL) ==
                       NETWEAVE_STATUS_INVALID_ARGUMENT
                   ? netweave_files_repair(1, inputs, (const char *const[]){"/tmp/netweave-never-written.csv"}, log,
                                           "merge=\"X=Y\"", NULL, NULL)
                   : NETWEAVE_STATUS_OK);
}

static void what_is_no_list_is_not_repaired(void **state) {
    (void)state;
    char in[80];
    char log[80];
    const char *outputs[] = {"/tmp/netweave-never-written.csv"};
    snprintf(in, sizeof in, "%s/other.net", folder);
    snprintf(log, sizeof log, "%s/log.csv", folder);
    const char *inputs[] = {in};
    write_file(in, "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Edges\n1 2\n");
    REFUSED_AS(NETWEAVE_STATUS_UNSUPPORTED, netweave_files_repair(1, inputs, outputs, log, NULL, NULL, NULL));
    write_file(in, "from,to\nAnn,Bob,Cy\n");
    snprintf(in, sizeof in, "%s/ragged.csv", folder);
    write_file(in, "from,to\nAnn,Bob,Cy\n");
    REFUSED_AS(NETWEAVE_STATUS_PARSE, netweave_files_repair(1, inputs, outputs, log, NULL, NULL, NULL));
    assert_int_equal(access(outputs[0], F_OK), -1);
}

static int set_up(void **state) {
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int tear_down(void **state) {
    (void)state;
    char command[80];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_the_fields_networks_raise_no_false_alarm),
        cmocka_unit_test(known_traits_of_real_networks_are_found),
        cmocka_unit_test(a_copy_is_mended_and_the_original_stays),
        cmocka_unit_test(a_repaired_copy_has_nothing_left_to_mend),
        cmocka_unit_test(an_input_is_never_an_output),
        cmocka_unit_test(what_is_no_list_is_not_repaired),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
