/* Pseudonyms and tables without small cells: wrong arguments, each allocation failing in turn, and cancelling. */
#include "failing.h"
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[] = "/tmp/netweave-pseudonyms-memory-XXXXXX";
static char key[80];

static const char text[] = "from,to,weight,wave,said\nAnn,Bob,1,1,x\nBob,Ann,2,1,y\nBob,Cy,3,1,z\nAnn,Dora,5,2,v\n";

static netweave_network *make(void) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    assert_ok(netweave_builder_create(&builder));
    assert_ok(netweave_builder_read_memory(builder, "in.csv", text, sizeof text - 1, NULL, NULL));
    for (int64_t i = 0; i < 4; i++)
        assert_ok(netweave_builder_set_text(builder, i, "mail", i == 0 ? "a" : i == 1 ? "b" : i == 2 ? "c" : "d"));
    assert_ok(netweave_builder_set_respondent(builder, "1", 1, 0));
    assert_ok(netweave_builder_finish(builder, &network));
    netweave_builder_free(builder);
    return network;
}

static void what_is_no_network_is_refused(void **state) {
    (void)state;
    netweave_network *network = make();
    netweave_network *hidden = NULL;
    REFUSED(netweave_network_pseudonyms(NULL, key, NULL, &hidden));
    REFUSED(netweave_network_pseudonyms((netweave_network *)key, key, NULL, &hidden));
    REFUSED(netweave_network_pseudonyms(network, NULL, NULL, &hidden));
    REFUSED(netweave_network_pseudonyms(network, key, (netweave_run *)network, &hidden));
    REFUSED(netweave_network_pseudonyms(network, key, NULL, NULL));
    assert_null(hidden);
    assert_int_equal(access(key, F_OK), -1);
    netweave_network_free(network);
}

static void each_allocation_may_fail(void **state) {
    (void)state;
    netweave_network *network = make();
    for (int extend = 0; extend < 2; extend++) {
        int64_t total = 1;
        for (int64_t number = 0; number <= 2 * total; number++) {
            netweave_network *hidden = NULL;
            unlink(key);
            if (extend) {
                FILE *file = fopen(key, "w");
                fputs("id,pseudonym\nAnn,m1\n", file);
                fclose(file);
            }
            int64_t live = failing_live();
            failing_start((number + 1) / 2, number % 2 == 0 && number > 0);
            netweave_status status = netweave_network_pseudonyms(network, key, NULL, &hidden);
            int64_t asked = failing_stop();
            total = number == 0 ? asked : total;
            assert_int_equal(status, number == 0 ? NETWEAVE_STATUS_OK : NETWEAVE_STATUS_OUT_OF_MEMORY);
            assert_true((hidden != NULL) == (number == 0));
            assert_int_equal(access(key, F_OK), extend || number == 0 ? 0 : -1);
            netweave_network_free(hidden);
            assert_int_equal(failing_live(), live);
        }
        assert_true(total > 20);
    }
    unlink(key);
    netweave_network_free(network);
}

static void each_allocation_of_tables_may_fail(void **state) {
    (void)state;
    netweave_network *network = make();
    netweave_view *view = NULL;
    int64_t total = 1;
    assert_ok(netweave_view_create(network, "group=mail wave=1", NULL, &view));
    for (int64_t number = 0; number <= 2 * total; number++) {
        netweave_table *tables[2] = {NULL, NULL};
        int64_t live = failing_live();
        failing_start((number + 1) / 2, number % 2 == 0 && number > 0);
        netweave_status status = netweave_groups_protect(view, 3, &tables[0], &tables[1]);
        int64_t asked = failing_stop();
        total = number == 0 ? asked : total;
        assert_int_equal(status, number == 0 ? NETWEAVE_STATUS_OK : NETWEAVE_STATUS_OUT_OF_MEMORY);
        assert_true((tables[0] != NULL) == (number == 0) && (tables[1] != NULL) == (number == 0));
        netweave_table_free(tables[0]);
        netweave_table_free(tables[1]);
        assert_int_equal(failing_live(), live);
    }
    netweave_view_free(view);
    netweave_network_free(network);
}

static int cancel(double share, const char *what, void *context) {
    (void)share;
    (void)what;
    (void)context;
    return 1;
}

static void a_cancelled_call_writes_no_key(void **state) {
    (void)state;
    netweave_run *run = NULL;
    netweave_network *network = make();
    netweave_network *hidden = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_progress(run, cancel, NULL));
    assert_int_equal(netweave_network_pseudonyms(network, key, run, &hidden), NETWEAVE_STATUS_CANCELLED);
    assert_null(hidden);
    assert_int_equal(access(key, F_OK), -1);
    netweave_network_free(network);
    netweave_run_free(run);
}

static int set_up(void **state) {
    (void)state;
    bool made = mkdtemp(folder) != NULL;
    snprintf(key, sizeof key, "%s/key.csv", folder);
    return !made;
}

static int tear_down(void **state) {
    (void)state;
    return rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_network_is_refused),
        cmocka_unit_test(each_allocation_may_fail),
        cmocka_unit_test(each_allocation_of_tables_may_fail),
        cmocka_unit_test(a_cancelled_call_writes_no_key),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
