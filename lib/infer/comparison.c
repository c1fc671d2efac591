/* The comparison of two waves: from two views to tables and a sentence. SPDX-License-Identifier: GPL-2.0-or-later */
#include "infer/comparison.h"

#include "base/memory.h"
#include "base/options.h"

#include <math.h>
#include <string.h>

struct netweave_comparison {
    nw__magic magic;
    netweave_table *measures, *counts, *ties;
    netweave_table *values; /* of the network before: its columns are the rows of `measures`, with their specs */
    netweave_structure *structure[2];
    char *sentence;
    const char *type_change;
};

static const nw__option known[] = {
    {"measures", NW_OPTION_TEXT, NULL, 0, 0, NULL, "network measures to compare"},
    {"draws", NW_OPTION_INTEGER, NULL, 0, 1000000, NULL, "draws of the randomisation test"},
    {"level", NW_OPTION_NUMBER, "0.95", 0.5, 0.999, NULL, "confidence level of intervals"},
};

/* Draws when nothing is said: 1000, or as many as so many steps allow; below the 99 that p = .01 needs, none. */
static const double steps_allowed = 1e10;
enum { DRAWS_USUAL = 1000, DRAWS_LEAST = 99 };

double nw__compared_steps(const nw__comparing *comparing) {
    double steps = 0;
    for (int wave = 0; wave < 2; wave++) {
        const netweave_view *view = comparing->view[wave];
        steps += (double)view->members * ((double)view->members + (double)view->out.start[view->members]);
    }
    return steps;
}

static void free_comparing(nw__comparing *comparing) {
    for (size_t k = 0; k < comparing->asked_count; k++) {
        nw__free(comparing->asked[k].spec);
        nw__free(comparing->asked[k].draw_spec);
    }
    for (int wave = 0; wave < 2; wave++) {
        netweave_table_free(comparing->values[wave]);
        netweave_structure_free(comparing->structure[wave]);
    }
    nw__alignment_free(&comparing->alignment);
    nw__free(comparing->hub);
    nw__free(comparing->asked);
    nw__free(comparing->rows);
    netweave_table_free(comparing->measures);
}

static netweave_status check_views(const netweave_view *before, const netweave_view *after) {
    if (before->network == NULL || before->network != after->network)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "the two views are of different networks, so that members cannot be matched; read both files "
                        "into one builder as two waves");
    if (before->directed != after->directed)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "ties have a direction %s only; make both views with the same direction=directed or "
                        "direction=undirected",
                        before->directed ? "before" : "after");
    if (before->weighted != after->weighted)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "ties have strengths %s only; make both views with the same weight=",
                        before->weighted ? "before" : "after");
    return NETWEAVE_STATUS_OK;
}

/* Both structures, and whom of the members that of the network before has as its hub. */
static netweave_status find_structures(nw__comparing *comparing) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int wave = 0; wave < 2 && status == NETWEAVE_STATUS_OK; wave++)
        status = netweave_structure_create(comparing->view[wave], NULL, comparing->run, &comparing->structure[wave]);
    comparing->hub = nw__allocate_zeroed((size_t)comparing->alignment.members, 1);
    if (status == NETWEAVE_STATUS_OK && comparing->hub == NULL)
        status = nw__fail_memory();
    if (status != NETWEAVE_STATUS_OK)
        return status;
    const netweave_view *view = comparing->view[NW_BEFORE];
    const netweave_roster *roster = netweave_network_roster(view->network);
    const netweave_structure *structure = comparing->structure[NW_BEFORE];
    for (int32_t i = 0; i < comparing->alignment.members; i++) {
        int32_t place = comparing->alignment.place[NW_BEFORE][i];
        for (int64_t k = 0; place >= 0 && k < netweave_structure_hub_count(structure); k++) {
            int64_t hub = netweave_roster_find(roster, netweave_structure_hub(structure, k));
            comparing->hub[i] = comparing->hub[i] || hub == netweave_view_member(view, place);
        }
        comparing->hub_count += comparing->hub[i];
    }
    return NETWEAVE_STATUS_OK;
}

/* The draws to be made; with the measures too dear for a useful number, none unless asked for. */
static netweave_status choose_draws(nw__comparing *comparing, double asked) {
    double steps = nw__compared_steps(comparing);
    double possible = steps > 0 ? floor(steps_allowed / steps) : DRAWS_USUAL;
    if (!isnan(asked)) {
        comparing->draws = (int64_t)asked;
        return NETWEAVE_STATUS_OK;
    }
    comparing->draws = possible >= DRAWS_USUAL ? DRAWS_USUAL : possible >= DRAWS_LEAST ? (int64_t)possible : 0;
    if (comparing->draws == DRAWS_USUAL)
        return NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < comparing->row_count && comparing->draws == 0; k++)
        if (comparing->rows[k].test == NW_TEST_NONE)
            comparing->rows[k].test = NW_TEST_TOO_LARGE;
    return nw__table_add_note(comparing->measures,
                              comparing->draws > 0 ? "The networks are large: %lld draws instead of %d; draws=N says "
                                                     "otherwise."
                                                   : "The networks are large: %lld draws instead of %d, so that "
                                                     "nothing is tested; draws=N says otherwise, measures=… asks for "
                                                     "fewer measures.",
                              (long long)comparing->draws, (int)DRAWS_USUAL);
}

static netweave_status note_tests(nw__comparing *comparing) {
    if (comparing->tested == 0)
        return NETWEAVE_STATUS_OK;
    bool directed = comparing->view[NW_BEFORE]->directed;
    netweave_status status = nw__table_add_note(
        comparing->measures,
        "p: the wave-swap randomisation test, two-sided: %s change places between the waves at "
        "random (%lld differ%s)%s. "
        "p_adjusted: for %lld numbers tested, after Benjamini and Hochberg 1995.",
        directed ? "each respondent's two reports" : "each pair's two states", (long long)comparing->units,
        comparing->is_unit_bound ? " and may" : "", directed ? "; what a single report does alone is never rare" : "",
        (long long)comparing->tested);
    bool has_search = false;
    for (size_t k = 0; k < comparing->asked_count; k++)
        has_search = has_search || strcmp(comparing->asked[k].spec, comparing->asked[k].draw_spec) != 0;
    if (status == NETWEAVE_STATUS_OK && has_search)
        status = nw__table_add_note(comparing->measures,
                                    "Measures that search (communities, say) search once for p, with runs=1.");
    return status;
}

static netweave_status make_measures(nw__comparing *comparing) {
    static const struct {
        const char *name;
        netweave_kind kind;
        size_t place;
    } columns[] = {
        {"before", NETWEAVE_KIND_REAL, offsetof(nw__compared, before)},
        {"after", NETWEAVE_KIND_REAL, offsetof(nw__compared, after)},
        {"change", NETWEAVE_KIND_REAL, offsetof(nw__compared, change)},
        {"low", NETWEAVE_KIND_REAL, offsetof(nw__compared, low)},
        {"high", NETWEAVE_KIND_REAL, offsetof(nw__compared, high)},
        {"p", NETWEAVE_KIND_SHARE, offsetof(nw__compared, p)},
        {"p_adjusted", NETWEAVE_KIND_SHARE, offsetof(nw__compared, p_adjusted)},
    };
    static const char *const labels[] = {"measure", "test"};
    netweave_table *table = NULL;
    double *numbers = NULL;
    netweave_status status = nw__table_create(comparing->row_count, 2, labels, &table);
    for (size_t column = 0; column < sizeof columns / sizeof columns[0] && status == NETWEAVE_STATUS_OK; column++) {
        status = nw__table_add_column(table, columns[column].name, NULL, columns[column].kind, &numbers);
        for (int64_t k = 0; k < comparing->row_count && status == NETWEAVE_STATUS_OK; k++)
            memcpy(&numbers[k], (const char *)&comparing->rows[k] + columns[column].place, sizeof *numbers);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(table, "draws", NULL, NETWEAVE_KIND_COUNT, &numbers);
    for (int64_t k = 0; k < comparing->row_count && status == NETWEAVE_STATUS_OK; k++) {
        numbers[k] = isnan(comparing->rows[k].p) ? NAN : (double)comparing->rows[k].draws;
        status = nw__table_set_label(table, 0, k, comparing->rows[k].name);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__table_set_label(table, 1, k, nw__test_name(comparing->rows[k].test));
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_notes(table, comparing->measures);
    netweave_table_free(comparing->measures);
    comparing->measures = table;
    return status;
}

static netweave_status compare(nw__comparing *comparing, const nw__options *options) {
    netweave_status status = nw__table_create(0, 0, NULL, &comparing->measures); /* takes notes until rows are known */
    if (status == NETWEAVE_STATUS_OK)
        status = nw__align(comparing->view[NW_BEFORE], comparing->view[NW_AFTER], &comparing->alignment);
    if (status == NETWEAVE_STATUS_OK)
        status = find_structures(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__compare_values(comparing, nw__options_text(options, "measures"));
    if (status == NETWEAVE_STATUS_OK)
        status = nw__compare_design(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = choose_draws(comparing, nw__options_number(options, "draws"));
    if (status == NETWEAVE_STATUS_OK)
        status = nw__compare_swap(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__compare_held_back(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__compare_cuts(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = note_tests(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__compare_density_share(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__compare_jackknife(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__compare_conventions(comparing);
    if (status == NETWEAVE_STATUS_OK)
        status = make_measures(comparing);
    return status;
}

static netweave_status hand_over(nw__comparing *comparing, netweave_comparison *comparison) {
    netweave_status status = nw__compare_counts(comparing, &comparison->counts);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__compare_ties(comparing, &comparison->ties);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__compare_sentence(comparing, &comparison->sentence, &comparison->type_change);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    comparison->measures = comparing->measures;
    comparing->measures = NULL;
    comparison->values = comparing->values[NW_BEFORE];
    comparing->values[NW_BEFORE] = NULL;
    for (int wave = 0; wave < 2; wave++) {
        comparison->structure[wave] = comparing->structure[wave];
        comparing->structure[wave] = NULL;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status netweave_comparison_create(const netweave_view *before, const netweave_view *after,
                                           const char *options_text, netweave_run *run,
                                           netweave_comparison **out_comparison) {
    NW_REQUIRE(before, NW_MAGIC_VIEW);
    NW_REQUIRE(after, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_comparison);
    nw__options options;
    netweave_status status = check_views(before, after);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__options_parse(options_text, "comparison", known, sizeof known / sizeof known[0], &options);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__comparing comparing = {.view = {before, after}, .run = run, .level = nw__options_number(&options, "level")};
    netweave_comparison *comparison = nw__allocate_zeroed(1, sizeof *comparison);
    status = comparison != NULL ? compare(&comparing, &options) : nw__fail_memory();
    if (comparison != NULL)
        comparison->magic = NW_MAGIC_COMPARISON;
    if (status == NETWEAVE_STATUS_OK)
        status = hand_over(&comparing, comparison);
    nw__options_free(&options);
    free_comparing(&comparing);
    if (status == NETWEAVE_STATUS_OK)
        *out_comparison = comparison;
    else
        netweave_comparison_free(comparison);
    return status;
}

const netweave_table *netweave_comparison_measures(const netweave_comparison *comparison) {
    return nw__is(comparison, NW_MAGIC_COMPARISON) ? comparison->measures : NULL;
}

const netweave_table *netweave_comparison_counts(const netweave_comparison *comparison) {
    return nw__is(comparison, NW_MAGIC_COMPARISON) ? comparison->counts : NULL;
}

const netweave_table *netweave_comparison_ties(const netweave_comparison *comparison) {
    return nw__is(comparison, NW_MAGIC_COMPARISON) ? comparison->ties : NULL;
}

const netweave_structure *netweave_comparison_structure(const netweave_comparison *comparison, int after) {
    bool there = nw__is(comparison, NW_MAGIC_COMPARISON) && (after == NW_BEFORE || after == NW_AFTER);
    return there ? comparison->structure[after] : NULL;
}

const char *netweave_comparison_sentence(const netweave_comparison *comparison) {
    return nw__is(comparison, NW_MAGIC_COMPARISON) ? comparison->sentence : "";
}

const char *netweave_comparison_type_change(const netweave_comparison *comparison) {
    return nw__is(comparison, NW_MAGIC_COMPARISON) ? comparison->type_change : "";
}

const char *netweave_comparison_spec(const netweave_comparison *comparison, int64_t row) {
    bool there =
        nw__is(comparison, NW_MAGIC_COMPARISON) && row >= 0 && row < netweave_table_row_count(comparison->measures);
    return there ? netweave_table_column_spec(comparison->values, row) : NULL;
}

void netweave_comparison_free(netweave_comparison *comparison) {
    if (comparison == NULL || !nw__is(comparison, NW_MAGIC_COMPARISON))
        return;
    comparison->magic = NW_MAGIC_FREED;
    netweave_table_free(comparison->measures);
    netweave_table_free(comparison->counts);
    netweave_table_free(comparison->ties);
    netweave_table_free(comparison->values);
    netweave_structure_free(comparison->structure[NW_BEFORE]);
    netweave_structure_free(comparison->structure[NW_AFTER]);
    nw__free(comparison->sentence);
    nw__free(comparison);
}
