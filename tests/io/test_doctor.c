/* The doctor on files that are wrecked one way each, and the repaired copies. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/netweave-doctor-XXXXXX";
static char paths[8][80];
static int made;

/* A new file; its path. */
static const char *file_of(const char *content) {
    char *path = paths[made % 8];
    snprintf(path, sizeof paths[0], "%s/file%d.csv", folder, made++);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
    return path;
}

static netweave_table *examine(const char *content, const char *options) {
    const char *path = file_of(content);
    netweave_table *findings = NULL;
    assert_ok(netweave_files_examine(1, &path, options, NULL, &findings));
    return findings;
}

/* The first finding of a check, or -1. */
static int64_t find(const netweave_table *findings, const char *check) {
    for (int64_t row = 0; row < netweave_table_row_count(findings); row++)
        if (strcmp(netweave_table_label(findings, 0, row), check) == 0)
            return row;
    return -1;
}

static int64_t count(const netweave_table *findings, const char *check) {
    int64_t found = 0;
    for (int64_t row = 0; row < netweave_table_row_count(findings); row++)
        found += strcmp(netweave_table_label(findings, 0, row), check) == 0;
    return found;
}

/* One file has a finding of this check at this place, whose sentence holds `words`; none has others. */
static void tells_with(const char *content, const char *options, const char *check, double line, double column,
                       const char *words) {
    netweave_table *findings = examine(content, options);
    int64_t row = find(findings, check);
    if (row < 0 || netweave_table_row_count(findings) != 1) {
        char *text = NULL;
        assert_ok(netweave_table_format(findings, "csv", &text));
        fail_msg("'%s' is not the only finding of\n%s\nbut\n%s", check, content, text);
    }
    assert_near(netweave_table_value(findings, row, 0), line, 0);
    assert_near(netweave_table_value(findings, row, 1), column, 0);
    if (strstr(netweave_table_label(findings, 3, row), words) == NULL)
        fail_msg("'%s' does not hold '%s'", netweave_table_label(findings, 3, row), words);
    assert_true(strlen(netweave_table_label(findings, 4, row)) > 10);
    netweave_table_free(findings);
}

static void tells(const char *content, const char *check, double line, double column, const char *words) {
    tells_with(content, NULL, check, line, column, words);
}

static void a_clean_list_has_no_findings(void **state) {
    (void)state;
    netweave_table *findings = examine("from,to\nAnn,Bob\nBob,Cyrus\nCyrus,Dora\nDora,Ann\n", NULL);
    assert_int_equal(netweave_table_row_count(findings), 0);
    assert_string_equal(netweave_table_note(findings, 0), "looked at 1 file: 4 names, 4 ties.");
    netweave_table_free(findings);
}

static void what_cannot_be_read_is_told_at_its_place(void **state) {
    (void)state;
    tells("from,to\nAnn,\"Bob\nCy,Dora\n", "unreadable", 2, 5, "never closed");
    tells("from,to\nAnn,Bob,Cy\n", "ragged_row", 2, 9, "3 cells");
    tells("from,to\nAnn,Bob\nAnn,\n", "empty_name", 3, 4, "'Ann' stands here without");
    tells("from,to,weight\nAnn,Bob,2\nBob,Cyrus,often\n", "words_for_numbers", 3, 11, "'often'");
    tells("from,to,weight\nAnn,Bob,2\nBob,Cyrus,-4.5\n", "negative_weight", 3, 11, "-4.5");
    tells("what,ever,there,is\nx,y,z,u\n", "unreadable", 1, 1, "not found");
    tells("", "unreadable", 1, 1, "empty");
}

static void spellings_are_told_with_the_commoner_one(void **state) {
    (void)state;
    tells("from,to\nAnn Lee,Bob\nann lee,Cyrus\nDora,Ann Lee\n", "spelling", 3, 1,
          "'ann lee' (1 time) and 'Ann Lee' (2)");
    tells("from,to\nDörte,Bob\nDorte,Cyrus\nDora,Dörte\n", "spelling", 3, 1, "'Dorte'");
    tells("from,to\nEl-Hadi,Bob\nEl Hadi,Cyrus\nDora,El-Hadi\n", "spelling", 3, 1, "'El Hadi'");
}

static void codes_and_members_who_are_tied_are_asked_about(void **state) {
    (void)state;
    tells("from,to\nA-1,Bob\nA1,Cyrus\nDora,A-1\n", "near_name", 3, 1, "differ only");
    tells("from,to\nANN,Bob\nAnn,ANN\nDora,ANN\n", "near_name", 3, 1, "differ only");
    netweave_table *findings = examine("from,to\n1.1,11\n11,2\n2,1.1\n", NULL);
    assert_int_equal(netweave_table_row_count(findings), 0);
    netweave_table_free(findings);
}

static void near_names_are_asked_about(void **state) {
    (void)state;
    tells("from,to\nAnn,Bob\nAnna,Bob\nBob,Dora\n", "near_name", 3, 1,
          "'Anna' (1 time) and 'Ann' (1) are nearly alike");
    tells("from,to\nBettina,Bob\nBetitna,Bob\nBob,Dora\n", "near_name", 3, 1, "nearly alike");
    tells("from,to\nKatharine,Bob\nCatherine,Bob\nBob,Dora\n", "near_name", 3, 1, "nearly alike");
    tells("from,to\nAnn Lee,Bob\n\"Lee, Ann\",Bob\nBob,Dora\n", "near_name", 3, 2, "same words in another order");
    tells("from,to\nAnn Lee,Bob\nA. Lee,Bob\nBob,Dora\n", "near_name", 3, 1, "nearly alike");
    tells("from,to\nAnn Lee,Bob\nAnn M. Lee,Bob\nBob,Dora\n", "near_name", 3, 1, "short word");
    tells("from,to\nAnn Lee,Bob\nAnn,Bob\nBob,Dora\n", "near_name", 3, 1, "share the first word");
    tells("from,to\nЕкатерина,Bob\nЕкатирина,Bob\nBob,Dora\n", "near_name", 3, 1, "nearly alike");
}

static void other_names_are_left_alone(void **state) {
    (void)state;
    static const char *const lists[] = {
        "from,to\nTim,Bob\nTom,Bob\nBob,Dora\n",       /* another letter in a short name is another name */
        "from,to\nSite 1,Bob\nSite 2,Bob\nBob,Dora\n", /* numbers tell things apart */
        "from,to\nNorth Hill,Bob\nSouth Hill,Bob\nBob,Dora\n",
        "from,to\nHM-1,Bob\nHM-2,Bob\nBob,HP-1\n",
        "from,to\nAnn,Anna\nAnna,Bob\nBob,Dora\n", /* who name each other are two */
        "from,to\nA,B\nB,C\nC,AB\n",
    };
    for (size_t k = 0; k < sizeof lists / sizeof lists[0]; k++) {
        netweave_table *findings = examine(lists[k], "direction=undirected");
        assert_int_equal(netweave_table_row_count(findings), 0);
        netweave_table_free(findings);
    }
}

static void rows_twice_and_ties_to_oneself_are_told(void **state) {
    (void)state;
    tells("from,to,weight\nAnn,Bob,2\nBob,Cyrus,1\nAnn,Bob,2\n", "duplicate_row", 4, 1, "the same in every cell");
    tells("from,to,weight\nAnn,Bob,2\nBob,Cyrus,1\nAnn,Bob,3\n", "duplicate_tie", 4, 1, "more than once");
    tells("from,to,type\nAnn,Bob,undirected\nBob,Ann,undirected\n", "duplicate_tie", 3, 1, "more than once");
    tells("from,to\nAnn,Bob\nCyrus,Cyrus\n", "self_tie", 3, 7, "'Cyrus' has a tie to itself");
}

static void rows_that_come_again_and_again_may_be_contacts(void **state) {
    (void)state;
    char text[2000] = "from,to\n";
    for (int k = 0; k < 40; k++)
        strcat(text, k % 2 == 0 ? "Ann,Bob\n" : "Bob,Cyrus\n");
    tells(text, "duplicate_tie", 4, 1, "38 of 40 ties");
}

static void blanks_are_a_note(void **state) {
    (void)state;
    tells("from,to\nAnn , Bob\nBob,Cyrus\n", "blanks", 2, 1, "2 cells have blanks");
}

static void missing_codes_stand_out(void **state) {
    (void)state;
    static const char list[] =
        "from,to,value\nAnn,Bob,1\nAnn,Cyrus,2\nBob,Cyrus,5\nBob,Dora,4\nCyrus,Dora,3\nDora,Eve,%s\n";
    char text[300];
    static const char *const codes[] = {"9", "99", "88", "999", "-9", "-99"};
    for (size_t k = 0; k < sizeof codes / sizeof codes[0]; k++) {
        snprintf(text, sizeof text, list, codes[k]);
        tells_with(text, "direction=undirected", "missing_code", 7, 10, codes[k]);
    }
    snprintf(text, sizeof text, list, "8");
    netweave_table *findings = examine(text, "direction=undirected");
    assert_int_equal(netweave_table_row_count(findings), 0);
    netweave_table_free(findings);
    findings = examine("from,to,value\nAnn,Bob,8\nAnn,Cyrus,7\nBob,Cyrus,6\nBob,Dora,9\nCyrus,Dora,10\nDora,Eve,12\n",
                       "direction=undirected"); /* a 9 among the likes of it is a 9 */
    assert_int_equal(netweave_table_row_count(findings), 0);
    netweave_table_free(findings);
}

static void who_is_not_on_the_roster_is_told(void **state) {
    (void)state;
    char options[120];
    snprintf(options, sizeof options, "members=\"%s\"", file_of("id,role\nAnn,a\nBob,b\nCyrus,c\nDora,c\n"));
    tells_with("from,to\nAnn,Bob\nBob,Cyrus\nDoro,Ann\nCyrus,Dora\n", options, "not_on_roster", 4, 1,
               "did you mean 'Dora'");
    tells_with("from,to\nx1,x2\nx2,x3\n", options, "not_on_roster", NAN, NAN, "Not one name");
    tells("id,role\nAnn,a\nBob,b\nAnn,c\n", "listed_twice", 4, 1, "'Ann' is listed again");
    tells("id,score\nAnn,1\nBob,2\nCyrus,4\nDora,3\nEve,5\nFlo,1\nGus,99\n", "missing_code", 8, 5, "99");
}

static void members_of_one_wave_only_are_told(void **state) {
    (void)state;
    const char *waves[] = {file_of("from,to\nAnn,Bob\nBob,Cyrus\n"), file_of("from,to\nAnn,Bob\nBob,Dorothea\n")};
    netweave_table *findings = NULL;
    assert_ok(netweave_files_examine(2, waves, "direction=undirected", NULL, &findings));
    assert_int_equal(netweave_table_row_count(findings), 2);
    assert_int_equal(count(findings, "one_wave_only"), 2);
    assert_non_null(strstr(netweave_table_label(findings, 3, 0), "only: 'Cyrus'."));
    netweave_table_free(findings);
    waves[1] = file_of("from,to\n1,2\n2,3\n");
    assert_ok(netweave_files_examine(2, waves, "direction=undirected", NULL, &findings));
    assert_non_null(
        strstr(netweave_table_label(findings, 3, find(findings, "one_wave_only")), "No member has ties in more"));
    netweave_table_free(findings);
}

/* A directed survey of `members` members, each naming those who follow it, as `answer` says: 0 for nobody. */
static char *survey(int members, int (*answer)(int from, int step)) {
    char *text = calloc(1, 100000);
    strcpy(text, "sender,receiver,value\n");
    for (int i = 0; i < members; i++)
        for (int step = 1; step < members; step++)
            if (answer(i, step) > 0)
                sprintf(text + strlen(text), "m%c,m%c,%d\n", 'a' + i, 'a' + (i + step) % members, answer(i, step));
    return text;
}

static int three_names(int from, int step) {
    return step <= (from == 0 ? 2 : 3) ? 1 + (from + step) % 2 : 0;
}

static int ranked(int from, int step) {
    return step <= 3 + from % 3 ? step : 0;
}

static int straight(int from, int step) {
    return step > 6 + from % 4 ? 0 : from == 4 ? 5 : 1 + (from + step * step) % 5;
}

static int rated(int from, int step) {
    return 1 + (from * 3 + step * step) % 4;
}

static int silent(int from, int step) {
    return from != 3 && step <= 1 + from % 4 ? 1 + (from + step) % 3 : 0;
}

static void answers_are_looked_at(void **state) {
    (void)state;
    static const struct {
        int (*answer)(int from, int step);
        const char *check, *words;
    } cases[] = {
        {three_names, "nomination_cap", "11 of 12 respondents name exactly 3"},
        {ranked, "ranks", "12 of 12 respondents are 1, 2, 3"},
        {straight, "straight_lining", "answers of 'me' are 5"},
        {rated, "scale", "rate 100 of 100 others, from 1 to 4"},
        {silent, "names_nobody", "1 of 12 members names nobody: 'md'"},
    };
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        char *text = survey(12, cases[k].answer);
        netweave_table *findings = examine(text, NULL);
        int64_t row = find(findings, cases[k].check);
        if (row < 0)
            fail_msg("no %s", cases[k].check);
        if (strstr(netweave_table_label(findings, 3, row), cases[k].words) == NULL)
            fail_msg("%s", netweave_table_label(findings, 3, row));
        assert_int_equal(netweave_table_row_count(findings), 1);
        netweave_table_free(findings);
        free(text);
    }
}

static void a_pair_named_by_one_side_among_pairs_named_by_both_is_told(void **state) {
    (void)state;
    char text[2000] = "from,to\n";
    for (int k = 0; k < 8; k++) /* a hub */
        sprintf(text + strlen(text), "ma,m%c\nm%c,ma\n", 'b' + k, 'b' + k);
    for (int k = 0; k < 4; k++) /* and pairs of its spokes */
        sprintf(text + strlen(text), "mb,m%c\nm%c,mb\n", 'c' + k, 'c' + k);
    strcat(text, "mb,mh\n");
    tells(text, "one_sided", 26, 1, "12 of 13 pairs");
}

static void what_is_told_one_by_one_is_limited_and_the_rest_counted(void **state) {
    (void)state;
    char text[2000] = "from,to\n";
    for (int k = 0; k < 20; k++)
        sprintf(text + strlen(text), "m%c,m%c\n", 'a' + k, 'a' + k);
    netweave_table *findings = examine(text, "most=3");
    assert_int_equal(netweave_table_row_count(findings), 4);
    assert_string_equal(netweave_table_label(findings, 3, 3), "17 more of this kind (self_tie).");
    netweave_table_free(findings);
    findings = examine(text, "most=0");
    assert_int_equal(netweave_table_row_count(findings), 1);
    netweave_table_free(findings);
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
        cmocka_unit_test(a_clean_list_has_no_findings),
        cmocka_unit_test(what_cannot_be_read_is_told_at_its_place),
        cmocka_unit_test(spellings_are_told_with_the_commoner_one),
        cmocka_unit_test(codes_and_members_who_are_tied_are_asked_about),
        cmocka_unit_test(near_names_are_asked_about),
        cmocka_unit_test(other_names_are_left_alone),
        cmocka_unit_test(rows_twice_and_ties_to_oneself_are_told),
        cmocka_unit_test(rows_that_come_again_and_again_may_be_contacts),
        cmocka_unit_test(blanks_are_a_note),
        cmocka_unit_test(missing_codes_stand_out),
        cmocka_unit_test(who_is_not_on_the_roster_is_told),
        cmocka_unit_test(members_of_one_wave_only_are_told),
        cmocka_unit_test(answers_are_looked_at),
        cmocka_unit_test(a_pair_named_by_one_side_among_pairs_named_by_both_is_told),
        cmocka_unit_test(what_is_told_one_by_one_is_limited_and_the_rest_counted),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
