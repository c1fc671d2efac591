/* The calls for groups and for other programs' conventions with NULL, and with what they cannot take; as
 * test_arguments.c. */
#include "support.h"

static void groups_of_what_is_no_view(void **state) {
    (void)state;
    netweave_view *view = test_view("1=a 2=b 1-2");
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_run_create(&run));
    const netweave_view *bad[] = {NULL, (const netweave_view *)run, view}; /* the last has no groups chosen */
    for (int k = 0; k < 3; k++) {
        REFUSED(netweave_groups_table(bad[k], &table));
        REFUSED(netweave_groups_mixing(bad[k], &table));
    }
    REFUSED(netweave_groups_table(view, NULL));
    REFUSED(netweave_groups_mixing(view, NULL));
    REFUSED(netweave_groups_protect(NULL, 3, &table, NULL));
    REFUSED(netweave_groups_protect(view, 3, &table, NULL)); /* no groups chosen */
    REFUSED(netweave_groups_protect(view, 1, &table, NULL));
    assert_null(table);
    netweave_run_free(run);
    netweave_view_free(view);
}

static void conventions_of_nobody(void **state) {
    (void)state;
    char *specs = NULL;
    REFUSED(netweave_measure_as(NULL, "sna", &specs));
    REFUSED(netweave_measure_as("closeness", NULL, &specs));
    REFUSED(netweave_measure_as("closeness", "sna", NULL));
    assert_int_equal(netweave_measure_as("closeness", "spss", &specs), NETWEAVE_STATUS_NOT_FOUND);
    assert_null(specs);
    assert_ok(
        netweave_measure_as("closeness:direction=in density harmonic closeness:convention=igraph", "sna", &specs));
    assert_string_equal(specs, "closeness:direction=in,convention=sna density harmonic closeness:convention=igraph");
    netweave_text_free(specs);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_of_what_is_no_view),
        cmocka_unit_test(conventions_of_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
