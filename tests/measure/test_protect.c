/* Small cells of tables of groups: none is told, and none can be computed from what is told. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROUNDS = 400 };

/* A network of `members` in groups, directed or not, from a small generator of our own. */
static netweave_view *draw_view(unsigned *state, bool directed) {
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    int members = 6 + (int)(rand_r(state) % 25);
    int groups = 2 + (int)(rand_r(state) % 5);
    int chance = 1 + (int)(rand_r(state) % 40);
    assert_ok(netweave_builder_create(&builder));
    for (int i = 0; i < members; i++) {
        char text[20];
        snprintf(text, sizeof text, "m%d", i);
        assert_ok(netweave_builder_add_member(builder, text, NULL));
        int group = (int)((unsigned)rand_r(state) % (unsigned)groups);
        group = group > 1 && rand_r(state) % 3 == 0 ? 0 : group; /* some are small */
        snprintf(text, sizeof text, "g%d", group);
        if (rand_r(state) % 20 > 0)
            assert_ok(netweave_builder_set_text(builder, i, "group", text));
    }
    assert_ok(netweave_builder_set_tie_set(builder, "", "",
                                           directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED));
    for (int64_t i = 0; i < members; i++)
        for (int64_t j = directed ? 0 : i + 1; j < members; j++)
            if (i != j && (int)(rand_r(state) % 100) < chance)
                assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, NULL));
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, "group=group", NULL, &view));
    netweave_network_free(network);
    netweave_builder_free(builder);
    return view;
}

static double value(const netweave_table *table, int64_t row, const char *column) {
    return netweave_table_value(table, row, netweave_table_find_column(table, column));
}

/* What is left out of a column: how many cells, and what they are together by the true table; whether a cell of `least`
 * is possible for all of them but one, which is then `below` or more. */
static void check_column(const netweave_table *truth, const netweave_table *told, const char *column, double below,
                         double least) {
    double count = 0;
    double sum = 0;
    for (int64_t row = 0; row < netweave_table_row_count(told); row++) {
        if (!isnan(value(told, row, column))) {
            assert_near(value(told, row, column), value(truth, row, column), 0);
            continue;
        }
        count++;
        sum += value(truth, row, column);
    }
    if (count == 0 || count == (double)netweave_table_row_count(told))
        return;
    assert_true(count >= 2); /* one alone is the total less the others */
    assert_true(sum - least * (count - 1) >= below);
}

static void nothing_small_is_told_nor_can_be_computed(void **state) {
    (void)state;
    unsigned seed = 7;
    int partly = 0;
    for (int round = 0; round < ROUNDS; round++) {
        netweave_table *truth[2];
        netweave_table *told[2];
        netweave_view *view = draw_view(&seed, round % 2 == 0);
        double below = 2 + round % 4;
        assert_ok(netweave_groups_table(view, &truth[0]));
        assert_ok(netweave_groups_mixing(view, &truth[1]));
        assert_ok(netweave_groups_protect(view, (int64_t)below, &told[0], &told[1]));
        int64_t cells = netweave_table_row_count(truth[1]);
        int64_t hidden = 0;
        for (int64_t row = 0; row < netweave_table_row_count(truth[0]); row++) {
            if (value(truth[0], row, "members") < below)
                assert_true(isnan(value(told[0], row, "members")));
            bool sized = !isnan(value(told[0], row, "members"));
            for (int64_t cell = 0; cell < cells; cell++) {
                const char *group = netweave_table_label(truth[0], 0, row);
                bool from = strcmp(netweave_table_label(told[1], 0, cell), group) == 0;
                bool to = strcmp(netweave_table_label(told[1], 1, cell), group) == 0;
                if ((from || to) && !sized) /* sizes would follow from what could be, and from densities */
                    assert_true(isnan(value(told[1], cell, "possible")) && isnan(value(told[1], cell, "ties")) &&
                                isnan(value(told[1], cell, "density")));
                if (from && to) /* the same cell in both tables */
                    assert_true(isnan(value(told[0], row, "within")) == isnan(value(told[1], cell, "ties")));
            }
            assert_true(sized || isnan(value(told[0], row, "density")));
        }
        for (int64_t cell = 0; cell < cells; cell++) {
            double ties = value(truth[1], cell, "ties");
            bool left_out = isnan(value(told[1], cell, "ties"));
            assert_true(left_out || ties == 0 || ties >= below);
            assert_true(!left_out || isnan(value(told[1], cell, "density")));
            hidden += left_out;
        }
        for (int64_t row = 0; row < netweave_table_row_count(told[0]) && hidden > 0; row++) /* sums over cells */
            assert_true(isnan(value(told[0], row, "between")) && isnan(value(told[0], row, "ei_index")) &&
                        isnan(value(told[0], row, "homophily")));
        for (int64_t cell = 0; cell < cells && hidden > 0; cell++)
            assert_true(isnan(value(told[1], cell, "expected")) && isnan(value(told[1], cell, "ratio")));
        check_column(truth[0], told[0], "members", below, 1);
        check_column(truth[1], told[1], "ties", below, 0);
        partly += hidden > 0 && hidden < cells;
        for (int k = 0; k < 2; k++) {
            netweave_table_free(truth[k]);
            netweave_table_free(told[k]);
        }
        netweave_view_free(view);
    }
    assert_true(partly > ROUNDS / 10);
}

static void large_cells_are_told_as_they_are(void **state) {
    (void)state;
    netweave_builder *builder = NULL;
    netweave_network *network = NULL;
    netweave_view *view = NULL;
    netweave_table *table = NULL;
    assert_ok(netweave_builder_create(&builder));
    for (int64_t i = 0; i < 8; i++) {
        char id[4] = {(char)('a' + i), '\0'};
        assert_ok(netweave_builder_add_member(builder, id, NULL));
        assert_ok(netweave_builder_set_text(builder, i, "side", i < 4 ? "one" : "two"));
        for (int64_t j = 0; j < i; j++)
            assert_ok(netweave_builder_add_ties(builder, 1, &i, &j, NULL));
    }
    assert_ok(netweave_builder_finish(builder, &network));
    assert_ok(netweave_view_create(network, "group=side", NULL, &view));
    assert_ok(netweave_groups_protect(view, 4, &table, NULL));
    assert_near(value(table, 0, "members"), 4, 0);
    assert_near(value(table, 1, "within"), 6, 0);
    assert_near(value(table, 1, "between"), 16, 0);
    assert_int_equal(netweave_table_note_count(table), 0);
    netweave_table_free(table);
    netweave_view_free(view);
    netweave_network_free(network);
    netweave_builder_free(builder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_small_is_told_nor_can_be_computed),
        cmocka_unit_test(large_cells_are_told_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
