/* Pseudonyms: the same network under other names, the same names in every wave, and the key. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/netweave-pseudonyms-XXXXXX";

static const char *path_of(const char *name) {
    static char paths[4][80];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

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

static netweave_network *read_text(const char *text) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_read_memory(builder, "in.csv", text, strlen(text), NULL, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static netweave_network *hide(const netweave_network *network, const char *key) {
    netweave_network *hidden = NULL;
    assert_ok(netweave_network_pseudonyms(network, key, NULL, &hidden));
    return hidden;
}

/* The id that the key has for a pseudonym (or the other way round); static. */
static const char *look_up(const char *key, const char *name, bool pseudonym) {
    static char found[100];
    char *text = read_file(key);
    *found = '\0';
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        char *comma = strrchr(line, ',');
        *comma = '\0';
        if (strcmp(pseudonym ? comma + 1 : line, name) == 0)
            snprintf(found, sizeof found, "%s", pseudonym ? line : comma + 1);
    }
    free(text);
    return found;
}

static const char first[] =
    "from,to,weight,wave,said\nAnn,Bob,1,1,x\nBob,Ann,2,1,y\nBob,Cyrus,3,1,z\nCyrus,Cyrus,4,1,u\n"
    "Ann,Dora,5,2,v\nDora,Ann,1,2,w\n";

static void the_network_is_the_same_under_other_names(void **state) {
    (void)state;
    const char *key = path_of("same.csv");
    netweave_network *network = read_text(first);
    netweave_network *hidden = hide(network, key);
    const netweave_roster *roster = netweave_network_roster(network);
    const netweave_roster *other = netweave_network_roster(hidden);
    assert_int_equal(netweave_roster_count(other), 4);
    assert_string_equal(netweave_network_source(hidden), "");
    for (int64_t wave = 0; wave < 2; wave++) {
        const int32_t *from[2];
        const int32_t *to[2];
        const double *weight[2];
        int64_t count[2];
        const char *text[2];
        assert_string_equal(netweave_network_wave(hidden, wave), netweave_network_wave(network, wave));
        assert_ok(netweave_network_ties(network, 0, wave, &count[0], &from[0], &to[0], &weight[0]));
        assert_ok(netweave_network_ties(hidden, 0, wave, &count[1], &from[1], &to[1], &weight[1]));
        assert_int_equal(count[0], count[1]);
        for (int64_t k = 0; k < count[1]; k++) {
            int64_t one = netweave_roster_find(roster, look_up(key, netweave_roster_id(other, from[1][k]), true));
            int64_t two = netweave_roster_find(roster, look_up(key, netweave_roster_id(other, to[1][k]), true));
            int64_t at = 0;
            while (at < count[0] && (from[0][at] != one || to[0][at] != two))
                at++;
            assert_true(at < count[0]);
            assert_near(weight[1][k], weight[0][at], 0);
            text[0] = netweave_network_tie_value(network, 0, wave, 0,
                                                 (int64_t)netweave_network_tie_numbers(network, 0, wave, 0)[at]);
            text[1] = netweave_network_tie_value(hidden, 0, wave, 0,
                                                 (int64_t)netweave_network_tie_numbers(hidden, 0, wave, 0)[k]);
            assert_string_equal(text[0], text[1]);
        }
        for (int64_t i = 0; i < 4; i++) {
            int64_t member = netweave_roster_find(roster, look_up(key, netweave_roster_id(other, i), true));
            assert_int_equal(netweave_network_present(hidden, wave, i),
                             netweave_network_present(network, wave, member));
        }
    }
    for (int64_t i = 1; i < 4; i++) /* not in the order of the roster */
        assert_true(strcmp(netweave_roster_id(other, i - 1), netweave_roster_id(other, i)) < 0);
    netweave_network_free(network);
    netweave_network_free(hidden);
}

static void a_key_is_kept_extended_and_private(void **state) {
    (void)state;
    const char *key = path_of("kept.csv");
    netweave_network *network = read_text(first);
    netweave_network *later = read_text("from,to\nAnn,Bob\nBob,\"=Eve, \"\"x\"\"\"\n");
    umask(0);
    netweave_network_free(hide(network, key));
    struct stat about;
    assert_int_equal(stat(key, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    char *before = read_file(key);
    netweave_network_free(hide(network, key));
    char *after = read_file(key);
    assert_string_equal(before, after);
    free(after);
    netweave_network *hidden = hide(later, key);
    after = read_file(key);
    assert_int_equal(strncmp(after, before, strlen(before)), 0);
    assert_true(strlen(after) > strlen(before));
    assert_true(netweave_roster_find(netweave_network_roster(hidden), look_up(key, "Ann", false)) >= 0);
    free(before);
    before = read_file(key);
    netweave_network_free(hide(later, key)); /* whatever an id holds, it is found again */
    free(after);
    after = read_file(key);
    assert_string_equal(before, after);
    assert_int_equal(stat(key, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    free(before);
    free(after);
    netweave_network_free(hidden);
    netweave_network_free(network);
    netweave_network_free(later);
}

static void pseudonyms_are_other_ones_with_another_key(void **state) {
    (void)state;
    netweave_network *network = read_text(first);
    netweave_network *hidden[2] = {hide(network, path_of("one.csv")), hide(network, path_of("two.csv"))};
    for (int64_t i = 0; i < 4; i++)
        assert_int_equal(netweave_roster_find(netweave_network_roster(hidden[1]),
                                              netweave_roster_id(netweave_network_roster(hidden[0]), i)),
                         -1);
    netweave_network_free(network);
    netweave_network_free(hidden[0]);
    netweave_network_free(hidden[1]);
}

static void a_file_that_is_no_key_is_left_as_it_is(void **state) {
    (void)state;
    static const char *const others[] = {"from,to\nAnn,Bob\n", "id,pseudonym,more\nAnn,m1,x\n", "id,pseudonym\nAnn\n",
                                         "id,pseudonym\nAnn,m1\nAnn,m2\n", "id,pseudonym\nAnn,m1\nBob,m1\n"};
    netweave_network *network = read_text(first);
    netweave_network *hidden = NULL;
    const char *key = path_of("other.csv");
    for (size_t k = 0; k < sizeof others / sizeof others[0]; k++) {
        write_file(key, others[k]);
        REFUSED_AS(NETWEAVE_STATUS_PARSE, netweave_network_pseudonyms(network, key, NULL, &hidden));
        assert_non_null(strstr(netweave_last_error(), "no key"));
        char *text = read_file(key);
        assert_string_equal(text, others[k]);
        free(text);
    }
    REFUSED_AS(NETWEAVE_STATUS_IO, netweave_network_pseudonyms(network, folder, NULL, &hidden));
    REFUSED_AS(NETWEAVE_STATUS_IO, netweave_network_pseudonyms(network, "/nowhere/key.csv", NULL, &hidden));
    assert_null(hidden);
    netweave_network_free(network);
}

static void attributes_that_tell_who_somebody_is_are_named(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    static const char *const mails[] = {"a@x", "b@x", "c@x", "d@x"};
    assert_ok(netweave_builder_create(&builder));
    for (int k = 0; k < 4; k++) {
        assert_ok(netweave_builder_add_member(builder, mails[k], NULL));
        assert_ok(netweave_builder_set_text(builder, k, "mail", mails[k]));
        assert_ok(netweave_builder_set_text(builder, k, "role", k < 2 ? "one" : "other"));
    }
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_network *hidden = hide(network, path_of("told.csv"));
    assert_non_null(strstr(netweave_network_note(hidden, 0), "most of all 'mail' (4 different values for 4)."));
    netweave_network_free(hidden);
    netweave_network_free(network);
    assert_ok(netweave_builder_add_member(builder, "padded ", NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    REFUSED(netweave_network_pseudonyms(network, path_of("padded.csv"), NULL, &hidden));
    netweave_network_free(network);
    netweave_builder_free(builder);
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
        cmocka_unit_test(the_network_is_the_same_under_other_names),
        cmocka_unit_test(a_key_is_kept_extended_and_private),
        cmocka_unit_test(pseudonyms_are_other_ones_with_another_key),
        cmocka_unit_test(a_file_that_is_no_key_is_left_as_it_is),
        cmocka_unit_test(attributes_that_tell_who_somebody_is_are_named),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
