/* The doctor with what it cannot take, with each allocation failing in turn, and cancelled. */
#include "failing.h"
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[] = "/tmp/netweave-doctor-memory-XXXXXX";
static char ties[80], members[80], output[80], log_file[80], options[200];

static void write_file(char *path, const char *name, const char *content) {
    snprintf(path, 80, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
}

static int set_up(void **state) {
    (void)state;
    if (mkdtemp(folder) == NULL)
        return 1;
    write_file(
        ties, "ties.csv",
        "from,to,value,wave\nAnn Lee,Bob,1,1\nann lee ,Cyrus,2,1\nBob,Ann Lee,3,1\nBob,Cyrus,4,1\nAnna Lee,Bob,5,2\n"
        "Bob,Bob,1,2\nBob,Cyrus,99,2\nBob,Cyrus,often,2\n,,1,2\nDora,Cyrus,1,2\nDora,Cyrus,1,2\nEve,,2,1\n");
    write_file(members, "members.csv", "id,score,answered\nAnn Lee,1,yes\nBob,2,no\nBob,2,\nEve,3,yes\n");
    snprintf(output, sizeof output, "%s/out.csv", folder);
    snprintf(log_file, sizeof log_file, "%s/log.csv", folder);
    snprintf(options, sizeof options, "members=\"%s\" most=3", members);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    char command[80];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void what_are_no_files_is_refused(void **state) {
    (void)state;
    const char *paths[] = {ties, NULL};
    const char *outputs[] = {output, output};
    netweave_table *table = NULL;
    REFUSED(netweave_files_examine(1, NULL, NULL, NULL, &table));
    REFUSED(netweave_files_examine(0, paths, NULL, NULL, &table));
    REFUSED(netweave_files_examine(-1, paths, NULL, NULL, &table));
    REFUSED(netweave_files_examine(2, paths, NULL, NULL, &table));
    REFUSED(netweave_files_examine(1, paths, NULL, NULL, NULL));
    REFUSED(netweave_files_examine(1, paths, "much", NULL, &table));
    REFUSED(netweave_files_examine(1, paths, NULL, (netweave_run *)ties, &table));
    REFUSED(netweave_files_repair(1, NULL, outputs, log_file, NULL, NULL, &table));
    REFUSED(netweave_files_repair(1, paths, NULL, log_file, NULL, NULL, &table));
    REFUSED(netweave_files_repair(1, paths, outputs, NULL, NULL, NULL, &table));
    REFUSED(netweave_files_repair(0, paths, outputs, log_file, NULL, NULL, &table));
    REFUSED(netweave_files_repair(2, paths, outputs, log_file, NULL, NULL, &table));
    REFUSED(netweave_files_repair(1, paths, outputs, log_file, NULL, (netweave_run *)ties, &table));
    REFUSED(netweave_files_repair(1, paths, outputs, log_file, "merge=Bob", NULL, &table));
    paths[0] = "/nowhere/at/all.csv";
    assert_int_equal(netweave_files_examine(1, paths, NULL, NULL, &table), NETWEAVE_STATUS_IO);
    assert_null(table);
}

static netweave_status call(bool repairs, netweave_run *run, netweave_table **out) {
    const char *paths[] = {ties};
    const char *outputs[] = {output};
    return repairs ? netweave_files_repair(1, paths, outputs, log_file, options, run, out)
                   : netweave_files_examine(1, paths, options, run, out);
}

static void each_allocation_may_fail(void **state) {
    (void)state;
    for (int repairs = 0; repairs < 2; repairs++) {
        int64_t total = 1;
        for (int64_t number = 0; number <= 2 * total; number++) {
            netweave_table *table = NULL;
            int64_t live = failing_live();
            failing_start((number + 1) / 2, number % 2 == 0 && number > 0);
            netweave_status status = call(repairs == 1, NULL, &table);
            int64_t asked = failing_stop();
            total = number == 0 ? asked : total;
            assert_int_equal(status, number == 0 ? NETWEAVE_STATUS_OK : NETWEAVE_STATUS_OUT_OF_MEMORY);
            assert_true((table != NULL) == (number == 0));
            assert_int_equal(access(output, F_OK), repairs == 1 && number == 0 ? 0 : -1);
            unlink(output);
            netweave_table_free(table);
            assert_int_equal(failing_live(), live);
        }
        assert_true(total > 100);
    }
}

static int cancel(double share, const char *what, void *context) {
    (void)share;
    (void)what;
    (void)context;
    return 1;
}

static void a_cancelled_doctor_writes_nothing(void **state) {
    (void)state;
    for (int repairs = 0; repairs < 2; repairs++) {
        netweave_run *run = NULL;
        netweave_table *table = NULL;
        assert_ok(netweave_run_create(&run));
        assert_ok(netweave_run_set_progress(run, cancel, NULL));
        assert_int_equal(call(repairs == 1, run, &table), NETWEAVE_STATUS_CANCELLED);
        assert_null(table);
        assert_int_equal(access(output, F_OK), -1);
        netweave_run_free(run);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_are_no_files_is_refused),
        cmocka_unit_test(each_allocation_may_fail),
        cmocka_unit_test(a_cancelled_doctor_writes_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
