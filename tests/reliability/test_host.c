/* A host finds its process as it was: locale, signals, rounding, output. */
#include "support.h"

#include <errno.h>
#include <fenv.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void host_signal(int number) {
    (void)number;
}

/* Every measure that needs no attribute. */
static void use_all_measures(void) {
    netweave_view *view = test_named("kite");
    for (netweave_scope scope = NETWEAVE_SCOPE_NETWORK; scope <= NETWEAVE_SCOPE_TIE; scope++) {
        char *specs = NULL;
        netweave_table *table = NULL;
        assert_ok(netweave_measure_all(view, scope, &specs));
        if (*specs != '\0')
            assert_ok(netweave_measure_compute(view, specs, NULL, &table));
        netweave_table_free(table);
        netweave_text_free(specs);
    }
    netweave_view_free(view);
}

static int cancel_at_once(double share, const char *what, void *context) {
    (void)share, (void)what, (void)context;
    return 1;
}

static void use_with_an_error(void) {
    netweave_view *view = test_named("karate");
    netweave_table *table = NULL;
    assert_int_equal(netweave_measure_compute(view, "betweeness", NULL, &table), NETWEAVE_STATUS_NOT_FOUND);
    netweave_view_free(view);
}

static void use_with_a_cancel(void) {
    netweave_view *view = test_named("karate");
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_run_create(&run));
    assert_ok(netweave_run_set_progress(run, cancel_at_once, NULL));
    assert_int_equal(netweave_measure_compute(view, "modularity", run, &table), NETWEAVE_STATUS_CANCELLED);
    assert_null(table);
    netweave_run_free(run);
    netweave_view_free(view);
}

static void locale_signals_rounding_and_output_stay_as_they_were(void **state) {
    (void)state;
    int output[2];
    assert_int_equal(pipe(output), 0);
    fflush(stdout);
    int kept_output = dup(STDOUT_FILENO);
    dup2(output[1], STDOUT_FILENO);
    char *locale_before = strdup(setlocale(LC_ALL, NULL));
    struct sigaction own = {.sa_handler = host_signal};
    struct sigaction found = {0};
    assert_int_equal(sigaction(SIGINT, &own, NULL), 0);
    fesetround(FE_UPWARD);
    errno = 0;
    use_all_measures();
    use_with_an_error();
    use_with_a_cancel();
    int rounding = fegetround();
    int number = errno;
    fesetround(FE_TONEAREST);
    fflush(stdout);
    dup2(kept_output, STDOUT_FILENO);
    close(kept_output);
    close(output[1]);
    char byte;
    assert_int_equal(read(output[0], &byte, 1), 0);
    close(output[0]);
    assert_int_equal(number, 0);
    assert_int_equal(rounding, FE_UPWARD);
    assert_string_equal(setlocale(LC_ALL, NULL), locale_before);
    free(locale_before);
    assert_int_equal(sigaction(SIGINT, NULL, &found), 0);
    assert_true(found.sa_handler == host_signal);
    signal(SIGINT, SIG_DFL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(locale_signals_rounding_and_output_stay_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
