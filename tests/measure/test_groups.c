/* Measures that look at a member attribute, beside simple code. */
#include "core/brute.h"

enum { GROUPS = 3 };

static netweave_view *grouped_view(const matrix *graph, const double *group, int as_text) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    char id[16];
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < graph->members; i++) {
        snprintf(id, sizeof id, "m%d", i);
        assert_ok(netweave_builder_add_member(builder, id, NULL));
        if (as_text && !isnan(group[i])) {
            snprintf(id, sizeof id, "g%d", (int)group[i]);
            assert_ok(netweave_builder_set_text(builder, i, "group", id));
        } else if (!as_text) {
            assert_ok(netweave_builder_set_number(builder, i, "group", group[i]));
        }
    }
    assert_ok(netweave_builder_set_tie_set(
        builder, "", "", graph->directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED));
    for (int64_t i = 0; i < graph->members; i++)
        for (int64_t j = graph->directed ? 0 : i + 1; j < graph->members; j++)
            if (graph->tie[i][j] > 0)
                assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, "group=group", NULL, &view));
    netweave_network_free(network);
    netweave_builder_free(builder);
    return view;
}

/* From the mixing matrix: (trace - sum of e squared) / (1 - sum of e squared), Newman 2003. */
static double nominal(const matrix *graph, const double *group, double *out_ei) {
    double mixing[GROUPS][GROUPS] = {{0}};
    double all = 0, trace = 0, product = 0;
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++)
            if (graph->tie[i][j] > 0 && !isnan(group[i]) && !isnan(group[j])) {
                mixing[(int)group[i]][(int)group[j]]++;
                all++;
            }
    for (int k = 0; k < GROUPS; k++) {
        trace += mixing[k][k];
        for (int l = 0; l < GROUPS; l++)
            for (int m = 0; m < GROUPS; m++)
                product += mixing[l][k] * mixing[k][m] / (all * all);
    }
    *out_ei = all > 0 ? (all - 2 * trace) / all : NAN;
    return all > 0 && product < 1 - 1e-12 ? (trace / all - product) / (1 - product) : NAN;
}

static double numeric(const matrix *graph, const double *number) {
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    for (int i = 0; i < graph->members; i++)
        for (int j = 0; j < graph->members; j++)
            if (graph->tie[i][j] > 0 && !isnan(number[i]) && !isnan(number[j])) {
                n++;
                x += number[i];
                y += number[j];
                xx += number[i] * number[i];
                yy += number[j] * number[j];
                xy += number[i] * number[j];
            }
    double spread = (n * xx - x * x) * (n * yy - y * y);
    return spread > 1e-9 ? (n * xy - x * y) / sqrt(spread) : NAN;
}

static void assortativity_and_ei_agree_with_the_mixing_matrix(void **state) {
    (void)state;
    unsigned random = 5;
    for (int round = 0; round < 300; round++) {
        matrix graph = matrix_random(&random, round % 2, 0);
        double group[MOST];
        double ei = NAN;
        for (int i = 0; i < graph.members; i++)
            group[i] =
                matrix_next_random(&random) % 7 == 0 ? (double)NAN : (double)(matrix_next_random(&random) % GROUPS);
        double expected = nominal(&graph, group, &ei);
        group[0] = graph.members == 1 ? 0 : group[0];
        int known = 0;
        for (int i = 0; i < graph.members; i++)
            known += !isnan(group[i]);
        if (known == 0) /* then there is no attribute to name */
            continue;
        netweave_view *view = grouped_view(&graph, group, 1);
        assert_near(test_measure(view, "assortativity"), expected, 1e-9);
        assert_near(test_measure(view, "ei_index"), ei, 1e-9);
        netweave_view_free(view);
        view = grouped_view(&graph, group, 0);
        assert_near(test_measure(view, "assortativity"), numeric(&graph, group), 1e-9);
        assert_near(test_measure(view, "ei_index"), ei, 1e-9);
        netweave_view_free(view);
    }
}

/* Roles in the order of the columns: the groups of a, v and b where a names v, v names b, and a does not name b. */
static int role_of(double before, double broker, double after) {
    if (before == after)
        return before == broker ? 0 : 1;
    return before == broker ? 2 : after == broker ? 3 : 4;
}

static void check_roles(const matrix *graph, const double *group, const netweave_view *view) {
    netweave_table *table = NULL;
    double roles[MOST][6] = {{0}};
    for (int v = 0; v < graph->members; v++)
        for (int i = 0; i < graph->members; i++)
            for (int j = 0; j < graph->members; j++)
                if (i != j && graph->tie[i][v] > 0 && graph->tie[v][j] > 0 && !(graph->tie[i][j] > 0) &&
                    !isnan(group[i]) && !isnan(group[v]) && !isnan(group[j])) {
                    roles[v][role_of(group[i], group[v], group[j])]++;
                    roles[v][5]++;
                }
    assert_ok(netweave_measure_compute(view, "brokerage", NULL, &table));
    for (int v = 0; v < graph->members; v++)
        for (int role = 0; role < 6; role++)
            assert_near(netweave_table_value(table, v, role), isnan(group[v]) ? NAN : roles[v][role], 1e-9);
    netweave_table_free(table);
}

static void check_spread(const matrix *graph, const double *group, const netweave_view *view) {
    double spread[MOST];
    double index[MOST];
    test_measures(view, "participation_coefficient", spread, graph->members);
    test_measures(view, "member_ei_index", index, graph->members);
    for (int v = 0; v < graph->members; v++) {
        double ties[GROUPS] = {0};
        double all = 0, squares = 0, within = 0, between = 0;
        for (int i = 0; i < graph->members; i++) {
            if (isnan(group[i]))
                continue;
            double either = fmax(graph->tie[v][i], graph->tie[i][v]);
            double both = graph->tie[v][i] + (graph->directed ? graph->tie[i][v] : 0);
            ties[(int)group[i]] += either;
            all += either;
            within += group[i] == group[v] ? both : 0;
            between += group[i] != group[v] && !isnan(group[v]) ? both : 0;
        }
        for (int k = 0; k < GROUPS; k++)
            squares += ties[k] * ties[k];
        assert_near(spread[v], all > 0 ? 1 - squares / (all * all) : NAN, 1e-9);
        assert_near(index[v], within + between > 0 ? (between - within) / (between + within) : NAN, 1e-9);
    }
}

static void members_stand_between_groups_as_their_definitions_say(void **state) {
    (void)state;
    unsigned random = 9;
    for (int round = 0; round < 300; round++) {
        matrix graph = matrix_random(&random, round % 2, 0);
        double group[MOST];
        for (int i = 0; i < graph.members; i++)
            group[i] =
                matrix_next_random(&random) % 7 == 0 ? (double)NAN : (double)(matrix_next_random(&random) % GROUPS);
        group[0] = 0;
        netweave_view *view = grouped_view(&graph, group, round % 4 < 2);
        check_roles(&graph, group, view);
        check_spread(&graph, group, view);
        netweave_view_free(view);
    }
}

/* The groups of METHODS' example, with one member of unknown group more. */
static void tables_of_groups_count_ties_within_and_between(void **state) {
    (void)state;
    netweave_network *network = test_network("0=A 1=A 2=A 3=B 4=B 5=C 0-1 1-2 2-3 0-3 3-4 4-5 1-4 6-0");
    netweave_view *view = NULL;
    netweave_table *groups = NULL;
    netweave_table *mixing = NULL;
    assert_ok(netweave_view_create(network, "group=group", NULL, &view));
    assert_ok(netweave_groups_table(view, &groups));
    assert_ok(netweave_groups_mixing(view, &mixing));
    assert_int_equal(netweave_table_row_count(groups), 3);
    assert_string_equal(netweave_table_label(groups, 0, 1), "B");
    static const double expected[3][6] = {{3, 2, 3, 2 / 3.0, 0.2, (4 / 7.0 - 0.4) / 0.6},
                                          {2, 1, 4, 1, 0.6, (1 / 3.0 - 0.2) / 0.8},
                                          {1, 0, 1, NAN, 1, NAN}};
    for (int row = 0; row < 3; row++)
        for (int column = 0; column < 6; column++)
            assert_near(netweave_table_value(groups, row, column), expected[row][column], 1e-12);
    static const double ties[6] = {2, 3, 0, 1, 1, 0}; /* AA AB AC BB BC CC */
    static const double ends[6] = {49 / 28.0, 42 / 14.0, 7 / 14.0, 36 / 28.0, 6 / 14.0, 1 / 28.0};
    assert_int_equal(netweave_table_row_count(mixing), 6);
    for (int row = 0; row < 6; row++) {
        assert_near(netweave_table_value(mixing, row, 0), ties[row], 1e-12);
        assert_near(netweave_table_value(mixing, row, 3), ends[row], 1e-12);
        assert_near(netweave_table_value(mixing, row, 4), ties[row] / ends[row], 1e-12);
    }
    assert_int_equal(netweave_table_note_count(groups), 1);
    netweave_table_free(groups);
    netweave_table_free(mixing);
    groups = NULL;
    netweave_view_free(view);
    assert_ok(netweave_view_create(network, NULL, NULL, &view));
    assert_int_equal(netweave_groups_table(view, &groups), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_groups_mixing(view, &groups), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_groups_mixing(view, NULL), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_groups_table(NULL, &groups), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_int_equal(netweave_groups_mixing(NULL, &groups), NETWEAVE_STATUS_INVALID_ARGUMENT);
    assert_null(groups);
    netweave_view_free(view);
    netweave_network_free(network);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(assortativity_and_ei_agree_with_the_mixing_matrix),
        cmocka_unit_test(members_stand_between_groups_as_their_definitions_say),
        cmocka_unit_test(tables_of_groups_count_ties_within_and_between),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
