/* Properties that every measure has, tested for every row of the registry on graphs of many shapes: a new measure is
 * tested from the moment that it is listed. */
#include "graphs.h"

#include "measure/measure.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SPEC_SIZE = 256, FAILURES_SHOWN = 40, COLUMNS = 16, CELLS = GRAPH_LIMIT * GRAPH_LIMIT };

/* Measures whose value may hang on the order of the members: they draw or search, and a draw made for another order is
 * another draw; or the roster decides between equals. */
/* clang-format off */
static const char *const order_matters[] = {
    "modularity", "himelboim", "community", "robustness", "ei_index_test", "key_player", "rich_club", "small_world",
    "centralization_percentile", "core_periphery_continuous", "expected_reach", "mean_expected_reach",
    "gossip_rounds", "gossip_time",
};
/* clang-format on */

/* Results by member or tie, whatever the order of the rows; `filled` says which there are. */
typedef struct results {
    double value[COLUMNS][CELLS];
    unsigned char filled[CELLS];
} results;

static int failures;

__attribute__((format(printf, 3, 4))) static void report(const char *spec, const test_graph *graph, const char *format,
                                                         ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (failures++ < FAILURES_SHOWN)
        print_error("%s on %s: %s\n", spec, graph != NULL ? graph->name : "any graph", text);
}

/* Few draws will do for measures that draw. */
static void limit_draws(const nw__measure *measure, char spec[SPEC_SIZE]) {
    size_t length = strlen(spec);
    for (size_t k = 0; k < measure->parameter_count; k++)
        if (strcmp(measure->parameters[k].name, "draws") == 0)
            snprintf(spec + length, SPEC_SIZE - length, "%cdraws=3", strchr(spec, ':') != NULL ? ',' : ':');
}

/* The specs of a measure that are tested: as it stands, then each choice of each parameter. */
static bool spec_of(const nw__measure *measure, int number, char out[SPEC_SIZE]) {
    snprintf(out, SPEC_SIZE, "%s", measure->name);
    for (size_t k = 0; k < measure->parameter_count && number > 0; k++) {
        const nw__option *parameter = &measure->parameters[k];
        if (parameter->kind != NW_OPTION_CHOICE)
            continue;
        for (const char *at = parameter->choices; at != NULL; at = strchr(at, '|') ? strchr(at, '|') + 1 : NULL)
            if (--number == 0)
                snprintf(out, SPEC_SIZE, "%s:%s=%.*s", measure->name, parameter->name, (int)strcspn(at, "|"), at);
    }
    limit_draws(measure, out);
    return number == 0;
}

/* Fills `out`, and gives the table for a look at its notes; NULL when the call failed (reported). */
static netweave_table *compute(const nw__measure *measure, const char *spec, const test_graph *graph,
                               const netweave_view *view, bool reversed, netweave_run *run, results *out) {
    netweave_table *table = NULL;
    memset(out, 0, sizeof *out);
    if (netweave_measure_compute(view, spec, run, &table) != NETWEAVE_STATUS_OK) {
        report(spec, graph, "%s", netweave_last_error());
        return NULL;
    }
    for (int64_t row = 0; row < netweave_table_row_count(table); row++) {
        int cell = 0;
        if (measure->scope != NETWEAVE_SCOPE_NETWORK)
            cell = atoi(netweave_table_label(table, 0, row) + 1);
        if (measure->scope == NETWEAVE_SCOPE_TIE) {
            int other = atoi(netweave_table_label(table, 1, row) + 1);
            bool turned = graph->directed ? reversed : cell > other;
            cell = turned ? other * GRAPH_LIMIT + cell : cell * GRAPH_LIMIT + other;
        }
        out->filled[cell] = 1;
        for (size_t c = 0; c < measure->column_count; c++)
            out->value[c][cell] = netweave_table_value(table, row, (int64_t)c);
    }
    return table;
}

/* Computes where notes do not matter. */
static bool compute_only(const nw__measure *measure, const char *spec, const test_graph *graph,
                         const netweave_view *view, bool reversed, results *out) {
    netweave_table *table = compute(measure, spec, graph, view, reversed, NULL, out);
    netweave_table_free(table);
    return table != NULL;
}

/* The same classes under other numbers. */
static bool same_classes(const results *a, const results *b, size_t column) {
    for (int i = 0; i < CELLS; i++)
        for (int j = 0; j < i; j++)
            if (a->filled[i] && a->filled[j] &&
                (a->value[column][i] == a->value[column][j]) != (b->value[column][i] == b->value[column][j]))
                return false;
    return true;
}

static bool same_numbers(const results *a, const results *b, size_t column, double factor, double tolerance) {
    for (int i = 0; i < CELLS; i++) {
        double expected = a->value[column][i] * factor;
        double actual = b->value[column][i];
        if (!a->filled[i] || (isnan(expected) && isnan(actual)))
            continue;
        if (!(fabs(expected - actual) <= tolerance * fmax(1, fabs(expected))))
            return false;
    }
    return true;
}

static void expect_same(const nw__measure *measure, const char *spec, const test_graph *graph, const results *expected,
                        const results *actual, double tolerance, const char *what) {
    if (memcmp(expected->filled, actual->filled, sizeof expected->filled) != 0)
        report(spec, graph, "%s: other rows", what);
    for (size_t c = 0; c < measure->column_count; c++) {
        bool nominal = measure->columns[c].kind == NETWEAVE_KIND_NOMINAL;
        bool same = nominal && tolerance > 0 ? same_classes(expected, actual, c)
                                             : same_numbers(expected, actual, c, 1, tolerance);
        if (same)
            continue;
        report(spec, graph, "%s changes column '%s'", what, measure->columns[c].name);
        for (int i = 0; i < CELLS && failures <= FAILURES_SHOWN; i++)
            if (expected->filled[i] && !(fabs(expected->value[c][i] - actual->value[c][i]) <= 1e-9))
                print_error("    cell %d: %.17g, then %.17g\n", i, expected->value[c][i], actual->value[c][i]);
    }
}

typedef void check(const nw__measure *measure, const char *spec, const test_graph *graph, const netweave_view *view,
                   const results *plain);

/* Calls `check` for every spec of every measure on every graph. */
static void for_all(check *check) {
    static results plain;
    failures = 0;
    for (int number = 0; number < GRAPH_TOTAL; number++) {
        test_graph graph;
        test_graph_make(number, &graph);
        netweave_view *view = test_graph_view(&graph, NULL, false, 1, NULL);
        for (int64_t k = 0; k < nw__measure_total; k++) {
            const nw__measure *measure = nw__measures[k];
            char spec[SPEC_SIZE];
            for (int variant = 0; spec_of(measure, variant, spec); variant++)
                if (compute_only(measure, spec, &graph, view, false, &plain))
                    check(measure, spec, &graph, view, &plain);
        }
        netweave_view_free(view);
    }
    assert_int_equal(failures, 0);
}

static void expect_text(const nw__measure *measure, const char *text, const char *what) {
    if (text == NULL || *text == '\0')
        report(measure->name, NULL, "it has no %s", what);
}

static void every_row_says_what_it_is(void **state) {
    (void)state;
    failures = 0;
    for (int64_t k = 0; k < nw__measure_total; k++) {
        const nw__measure *measure = nw__measures[k];
        expect_text(measure, measure->title, "title");
        expect_text(measure, measure->question, "question");
        expect_text(measure, measure->higher, "meaning of a higher value");
        expect_text(measure, measure->formula, "formula");
        expect_text(measure, measure->citation, "citation");
        expect_text(measure, measure->cost, "cost");
        if (measure->convention == NULL || measure->undefined == NULL)
            report(measure->name, NULL, "convention and undefined may be \"\", not NULL");
        if (measure->question[strlen(measure->question) - 1] != '?')
            report(measure->name, NULL, "its question does not end in '?'");
        if (strncmp(measure->cost, "O(", 2) != 0)
            report(measure->name, NULL, "its cost does not begin with 'O('");
        for (const char *at = measure->name; *at != '\0'; at++)
            if (!islower((unsigned char)*at) && *at != '_' && !isdigit((unsigned char)*at))
                report(measure->name, NULL, "its name is not made of words");
        if (netweave_measure_find(measure->name) != k)
            report(measure->name, NULL, "its name is there twice");
        if (measure->column_count < 1 || measure->column_count > COLUMNS)
            report(measure->name, NULL, "it has %zu columns", measure->column_count);
        for (size_t c = 0; c < measure->column_count; c++)
            if (!(measure->columns[c].low <= measure->columns[c].high) || (c > 0 && *measure->columns[c].name == '\0'))
                report(measure->name, NULL, "column %zu has no range or no name", c);
        for (size_t p = 0; p < measure->parameter_count; p++)
            expect_text(measure, measure->parameters[p].meaning, "meaning of a parameter");
    }
    assert_int_equal(failures, 0);
}

static bool has_note(const netweave_table *table, const char *name) {
    for (int64_t k = 0; k < netweave_table_note_count(table); k++)
        if (strstr(netweave_table_note(table, k), name) != NULL)
            return true;
    return false;
}

static void check_values(const nw__measure *measure, const char *spec, const test_graph *graph,
                         const netweave_view *view, const results *plain) {
    static results again;
    netweave_table *table = compute(measure, spec, graph, view, false, NULL, &again);
    for (size_t c = 0; c < measure->column_count; c++) {
        const nw__measure_column *column = &measure->columns[c];
        for (int i = 0; i < CELLS; i++) {
            double value = plain->value[c][i];
            if (!plain->filled[i])
                continue;
            if (isnan(value) && *measure->undefined == '\0')
                report(spec, graph, "column '%s' is NaN, but 'undefined' says never", column->name);
            if (isnan(value) && !has_note(table, measure->name))
                report(spec, graph, "column '%s' is NaN without a note", column->name);
            if (isnan(value))
                break;
            if (isinf(value) || value < column->low - 1e-9 || value > column->high + 1e-9)
                report(spec, graph, "column '%s' is %g, outside %g … %g", column->name, value, column->low,
                       column->high);
            bool whole = column->kind != NETWEAVE_KIND_REAL && column->kind != NETWEAVE_KIND_SHARE;
            if (whole && value != rint(value))
                report(spec, graph, "column '%s' is %g, not a whole number", column->name, value);
        }
    }
    netweave_table_free(table);
}

static void values_lie_in_their_range_and_a_note_explains_the_undefined(void **state) {
    (void)state;
    for_all(check_values);
}

static void check_renumbered(const nw__measure *measure, const char *spec, const test_graph *graph,
                             const netweave_view *view, const results *plain) {
    static results other;
    int place[GRAPH_LIMIT];
    (void)view;
    for (size_t k = 0; k < sizeof order_matters / sizeof order_matters[0]; k++)
        if (strcmp(measure->name, order_matters[k]) == 0)
            return;
    int step = graph->members % 5 != 0 ? 5 : 3; /* a walk in steps of 5 or 3 meets every place once */
    if (graph->members % step == 0)
        step = 1;
    for (int i = 0; i < graph->members; i++)
        place[i] = (i * step + 2) % graph->members;
    netweave_view *renumbered = test_graph_view(graph, place, false, 1, NULL);
    if (compute_only(measure, spec, graph, renumbered, false, &other))
        expect_same(measure, spec, graph, plain, &other, 1e-9, "renumbering the members");
    netweave_view_free(renumbered);
}

static void renumbering_members_renumbers_results(void **state) {
    (void)state;
    for_all(check_renumbered);
}

static void check_direction(const nw__measure *measure, const char *spec, const test_graph *graph,
                            const netweave_view *view, const results *plain) {
    static results other;
    (void)view;
    /* what another program does need not be what is declared of us */
    if (measure->direction == NW_DIRECTION_USED || !graph->directed || strstr(spec, ":convention=") != NULL)
        return;
    netweave_view *turned = test_graph_view(graph, NULL, true, 1, NULL);
    if (compute_only(measure, spec, graph, turned, true, &other))
        expect_same(measure, spec, graph, plain, &other, 1e-9, "turning all ties round");
    netweave_view_free(turned);
    if (measure->direction == NW_DIRECTION_SYMMETRIC || measure->scope == NETWEAVE_SCOPE_TIE || graph->members == 0)
        return;
    netweave_view *undirected =
        test_graph_view(graph, NULL, false, 1,
                        graph->weighted ? "weight=weight group=group symmetrize=any" : "group=group symmetrize=any");
    if (compute_only(measure, spec, graph, undirected, false, &other))
        expect_same(measure, spec, graph, plain, &other, 1e-9, "reading ties without direction");
    netweave_view_free(undirected);
}

static void direction_matters_only_where_declared(void **state) {
    (void)state;
    for_all(check_direction);
}

static void check_weights(const nw__measure *measure, const char *spec, const test_graph *graph,
                          const netweave_view *view, const results *plain) {
    static results other;
    (void)view;
    if (!graph->weighted || graph->members == 0 || strstr(spec, ":convention=") != NULL)
        return;
    bool ignored = measure->weights == NW_WEIGHT_IGNORED;
    netweave_view *changed =
        ignored ? test_graph_view(graph, NULL, false, 1, "group=group") : test_graph_view(graph, NULL, false, 8, NULL);
    if (compute_only(measure, spec, graph, changed, false, &other)) {
        for (size_t c = 0; c < measure->column_count; c++) {
            bool good = same_numbers(plain, &other, c, 1, 1e-9);
            if (!good && measure->weights == NW_WEIGHT_TRIES)
                good = true; /* strengths are tries: eight times as many are another chance */
            if (!good && !ignored)
                good = same_numbers(plain, &other, c, 8, 1e-9) || same_numbers(plain, &other, c, 0.125, 1e-9);
            if (!good)
                report(spec, graph, "column '%s' does not do with weights what it declares", measure->columns[c].name);
        }
    }
    netweave_view_free(changed);
}

static void weights_count_as_declared(void **state) {
    (void)state;
    for_all(check_weights);
}

static void check_threads(const nw__measure *measure, const char *spec, const test_graph *graph,
                          const netweave_view *view, const results *plain) {
    static results one;
    static results two;
    (void)view;
    (void)plain;
    for (int64_t threads = 1; threads <= 2; threads++) {
        netweave_run *run = NULL;
        netweave_view *fresh = test_graph_view(graph, NULL, false, 1, NULL);
        assert_ok(netweave_run_create(&run));
        assert_ok(netweave_run_set_threads(run, threads));
        netweave_table_free(compute(measure, spec, graph, fresh, false, run, threads == 1 ? &one : &two));
        netweave_view_free(fresh);
        netweave_run_free(run);
    }
    expect_same(measure, spec, graph, &one, &two, 0, "a second thread");
}

static void one_thread_and_two_agree_to_the_bit(void **state) {
    (void)state;
    for_all(check_threads);
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Cancels at the second sign of life. */
static int cancel_soon(double share, const char *what, void *context) {
    int *calls = context;
    (void)share;
    (void)what;
    return ++*calls > 1;
}

static void check_stop(const nw__measure *measure, bool budget) {
    netweave_view *view = test_large_view(20000, 100000, true, 5);
    netweave_run *run = NULL;
    netweave_table *table = NULL;
    int calls = 0;
    assert_ok(netweave_run_create(&run));
    if (budget)
        assert_ok(netweave_run_set_time_budget(run, 0.05));
    else
        assert_ok(netweave_run_set_progress(run, cancel_soon, &calls));
    double start = seconds();
    netweave_status status = netweave_measure_compute(view, measure->name, run, &table);
    double taken = seconds() - start;
    netweave_status stopped = budget ? NETWEAVE_STATUS_TIMEOUT : NETWEAVE_STATUS_CANCELLED;
    if (status != NETWEAVE_STATUS_OK && status != stopped)
        report(measure->name, NULL, "%s", netweave_last_error());
    if ((status != NETWEAVE_STATUS_OK) != (table == NULL))
        report(measure->name, NULL, "a stopped call touches its output");
    if (taken > 1.5) /* 0.2 s are promised; the machine may be busy */
        report(measure->name, NULL, "it takes %.2f s to stop", taken);
    netweave_table_free(table);
    netweave_run_free(run);
    netweave_view_free(view);
}

static void a_cancelled_call_ends_at_once(void **state) {
    (void)state;
    failures = 0;
    for (int64_t k = 0; k < nw__measure_total; k++) {
        check_stop(nw__measures[k], true);
        check_stop(nw__measures[k], false);
    }
    assert_int_equal(failures, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_says_what_it_is),
        cmocka_unit_test(values_lie_in_their_range_and_a_note_explains_the_undefined),
        cmocka_unit_test(renumbering_members_renumbers_results),
        cmocka_unit_test(direction_matters_only_where_declared),
        cmocka_unit_test(weights_count_as_declared),
        cmocka_unit_test(one_thread_and_two_agree_to_the_bit),
        cmocka_unit_test(a_cancelled_call_ends_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
