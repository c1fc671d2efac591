/* The wave-swap randomisation test.
 * Null hypothesis: each respondent's two reports (a row of directed ties), or each pair's two states (undirected), came
 * about alike in both waves, so that any of them may change places between the waves. Units are the rows (pairs) of
 * members who were there and answered in both waves, over the columns of members there in both; what belongs to those
 * who came or went stays where it is. Units that are equal in both waves need no swapping, so that k counts the others:
 * all 2^k assignments when they are few, else random ones. Every draw recomputes the measures of both networks.
 * Source: randomisation tests, Edgington and Onghena 2007; (b+1)/(draws+1), Phipson and Smyth 2010,
 * doi 10.2202/1544-6115.1585. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"
#include "infer/comparison.h"

#include <math.h>

static bool cells_differ(const nw__alignment *alignment, int64_t cell) {
    return alignment->strength[NW_BEFORE][cell] != alignment->strength[NW_AFTER][cell];
}

/* True when a cell may change places between the waves. */
static bool may_swap(const nw__alignment *alignment, int32_t i, int64_t cell) {
    int32_t j = alignment->to[cell];
    return nw__aligned_known(alignment, NW_BEFORE, i, j) && nw__aligned_known(alignment, NW_AFTER, i, j);
}

/* Rows of directed ties: one unit for all cells of the row that may swap, if any of them differ. */
static void mark_row(nw__comparing *comparing, int32_t i, int32_t *unit) {
    const nw__alignment *alignment = &comparing->alignment;
    bool differs = false;
    for (int64_t k = alignment->start[i]; k < alignment->start[i + 1]; k++)
        differs = differs || (may_swap(alignment, i, k) && cells_differ(alignment, k));
    for (int64_t k = alignment->start[i]; k < alignment->start[i + 1]; k++)
        unit[k] = differs && may_swap(alignment, i, k) ? (int32_t)comparing->units : -1;
    comparing->units += differs;
}

/* Pairs: a unit for each that differs, its two cells together. The other cell of a pair is met first when its row is
 * earlier: rows are visited in order, so it waits at `next` of its own row. */
static void mark_pairs(nw__comparing *comparing, int32_t i, int32_t *unit, int64_t *next) {
    const nw__alignment *alignment = &comparing->alignment;
    for (int64_t k = alignment->start[i]; k < alignment->start[i + 1]; k++) {
        int32_t j = alignment->to[k];
        if (j < i)
            continue;
        int32_t mine = may_swap(alignment, i, k) && cells_differ(alignment, k) ? (int32_t)comparing->units++ : -1;
        unit[k] = mine;
        unit[next[j]++] = mine; /* row j holds its earlier neighbours in increasing order, and i comes next */
    }
}

netweave_status nw__swap_units(nw__comparing *comparing, int32_t **out_unit) {
    const nw__alignment *alignment = &comparing->alignment;
    int64_t cells = alignment->start[alignment->members];
    int32_t *unit = nw__allocate((size_t)cells, sizeof *unit);
    int64_t *next = nw__copy(alignment->start, (size_t)alignment->members + 1, sizeof *next);
    if (unit == NULL || next == NULL || cells > INT32_MAX) {
        nw__free(unit);
        nw__free(next);
        if (cells > INT32_MAX)
            return nw__fail(NETWEAVE_STATUS_LIMIT, "the comparison has %lld tied pairs; at most 2147483647 can be",
                            (long long)cells);
        return nw__fail_memory();
    }
    comparing->units = 0;
    comparing->is_unit_bound = alignment->joined + alignment->left > 0;
    for (int32_t i = 0; i < alignment->members; i++) {
        if (alignment->directed)
            mark_row(comparing, i, unit);
        else
            mark_pairs(comparing, i, unit, next);
    }
    for (int64_t k = 0; k < cells; k++)
        comparing->is_unit_bound = comparing->is_unit_bound || (unit[k] < 0 && cells_differ(alignment, k));
    nw__free(next);
    *out_unit = unit;
    return NETWEAVE_STATUS_OK;
}

static void fill_swapped(const nw__comparing *comparing, int wave, const int32_t *unit, const unsigned char *swapped,
                         nw__csr *arcs) {
    const nw__alignment *alignment = &comparing->alignment;
    const int32_t *place = alignment->place[wave];
    int64_t arc = 0;
    for (int32_t i = 0; i < alignment->members; i++) {
        if (place[i] < 0)
            continue;
        arcs->start[place[i]] = arc;
        for (int64_t k = alignment->start[i]; k < alignment->start[i + 1]; k++) {
            int source = unit[k] >= 0 && swapped[unit[k]] ? 1 - wave : wave;
            double strength = alignment->strength[source][k];
            if (strength == 0)
                continue;
            arcs->to[arc] = place[alignment->to[k]];
            if (arcs->weight != NULL)
                arcs->weight[arc] = strength;
            arc++;
        }
    }
    arcs->start[comparing->view[wave]->members] = arc;
}

netweave_status nw__swapped_view(const nw__comparing *comparing, int wave, const int32_t *unit,
                                 const unsigned char *swapped, netweave_view **out_view) {
    const netweave_view *like = comparing->view[wave];
    int64_t most = comparing->alignment.start[comparing->alignment.members];
    nw__csr arcs = {.start = nw__allocate((size_t)like->members + 1, sizeof *arcs.start),
                    .to = nw__allocate((size_t)most, sizeof *arcs.to),
                    .weight = like->weighted ? nw__allocate((size_t)most, sizeof *arcs.weight) : NULL};
    if (arcs.start == NULL || arcs.to == NULL || (like->weighted && arcs.weight == NULL)) {
        nw__csr_free(&arcs);
        return nw__fail_memory();
    }
    fill_swapped(comparing, wave, unit, swapped, &arcs);
    return nw__view_from_csr(like, like->directed, &arcs, out_view);
}

/* The test under way. */
typedef struct swapping {
    const nw__comparing *comparing;
    char *specs;   /* of the measures that are tested */
    int64_t *rows; /* per column of these: its row in the comparison; -1: not tested */
    int64_t columns;
    int32_t *unit; /* per cell */
    bool is_exact;
    int64_t draws;   /* the real assignment, which is draw 0, included */
    double *changes; /* draws * columns */
} swapping;

/* Which units are swapped in a draw. */
static void choose(const swapping *swapping, int64_t draw, unsigned char *swapped) {
    int64_t units = swapping->comparing->units;
    nw__random random = nw__random_stream(netweave_run_seed(swapping->comparing->run), (uint64_t)draw);
    for (int64_t k = 0; k < units; k++) {
        if (swapping->is_exact)
            swapped[k] = (unsigned char)((draw >> k) & 1);
        else
            swapped[k] = draw == 0 ? 0 : (unsigned char)(nw__random_bits(&random) >> 63);
    }
}

static netweave_status compute_wave(const swapping *swapping, int wave, const unsigned char *swapped,
                                    netweave_table **out_table) {
    netweave_view *view = NULL;
    netweave_status status = nw__swapped_view(swapping->comparing, wave, swapping->unit, swapped, &view);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__measure_exactly(view, swapping->specs, swapping->comparing->run, out_table);
    netweave_view_free(view);
    return status;
}

static netweave_status draw_one(const swapping *swapping, int64_t draw, unsigned char *swapped) {
    netweave_table *values[2] = {NULL, NULL};
    netweave_status status = NETWEAVE_STATUS_OK;
    choose(swapping, draw, swapped);
    for (int wave = 0; wave < 2 && status == NETWEAVE_STATUS_OK; wave++)
        status = compute_wave(swapping, wave, swapped, &values[wave]);
    for (int64_t k = 0; k < swapping->columns && status == NETWEAVE_STATUS_OK; k++)
        swapping->changes[draw * swapping->columns + k] =
            netweave_table_value(values[NW_AFTER], 0, k) - netweave_table_value(values[NW_BEFORE], 0, k);
    netweave_table_free(values[NW_BEFORE]);
    netweave_table_free(values[NW_AFTER]);
    return status;
}

static netweave_status draw_some(void *state, int64_t begin, int64_t end, int thread) {
    const swapping *swapping = state;
    (void)thread;
    unsigned char *swapped = nw__allocate((size_t)swapping->comparing->units, 1);
    netweave_status status = swapped != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int64_t draw = begin; draw < end && status == NETWEAVE_STATUS_OK; draw++)
        status = draw_one(swapping, draw, swapped);
    nw__free(swapped);
    return status;
}

/* What the changes are measured from. Where a swap can reach all that differs, swapping everything turns the change
 * round, so that its distribution is symmetric about 0. Where members came or went, what they changed is in every draw
 * alike and moves the whole distribution: then the mean over all draws is the centre. The real assignment counts in it,
 * so that the distance from the mean is the same function of each draw among all, which keeps the test valid. */
static double find_centre(const swapping *swapping, int64_t column) {
    double sum = 0;
    int64_t defined = 0;
    if (!swapping->comparing->is_unit_bound)
        return 0;
    for (int64_t draw = 0; draw < swapping->draws; draw++) {
        double change = swapping->changes[draw * swapping->columns + column];
        if (!isnan(change)) {
            sum += change;
            defined++;
        }
    }
    return defined > 0 ? sum / (double)defined : NAN;
}

/* Draws in which the measure is undefined are left out: which ones these are does not hang on which draw is the real
 * one, so that the real one is still any of those left with equal chance. */
static void judge(const swapping *swapping, int64_t column, nw__compared *row) {
    double centre = find_centre(swapping, column);
    double real = swapping->changes[column];
    double far = fabs(real - centre);
    double slack = 1e-9 * fmax(fabs(row->before), fabs(row->after)); /* equal but for rounding is equal */
    int64_t defined = 0;
    int64_t as_far = 0;
    bool moves = false;
    for (int64_t draw = 0; draw < swapping->draws; draw++) {
        double change = swapping->changes[draw * swapping->columns + column];
        if (isnan(change))
            continue;
        defined++;
        as_far += fabs(change - centre) >= far - slack;
        moves = moves || fabs(change - real) > slack;
    }
    if (isnan(real) || 2 * defined < swapping->draws) {
        row->test = NW_TEST_UNDEFINED;
        return;
    }
    if (!moves) {
        row->test = NW_TEST_CONSTANT;
        return;
    }
    row->test = swapping->is_exact ? NW_TEST_EXACT : NW_TEST_RANDOM;
    row->p = (double)as_far / (double)defined; /* the real assignment is among both: (b + 1) / (draws + 1), never 0 */
    row->draws = swapping->is_exact ? defined : defined - 1;
    row->as_far = swapping->is_exact ? as_far : as_far - 1;
}

/* Lists the measures that have a row to test, and where their columns belong. */
static netweave_status choose_specs(const nw__comparing *comparing, swapping *swapping) {
    nw__text specs = {0};
    swapping->rows = nw__allocate((size_t)comparing->row_count, sizeof *swapping->rows);
    nw__text_append(&specs, "");
    for (size_t k = 0; k < comparing->asked_count && swapping->rows != NULL; k++) {
        const nw__asked *asked = &comparing->asked[k];
        int64_t end = asked->first_row + (int64_t)asked->measure->column_count;
        bool wanted = false;
        for (int64_t row = asked->first_row; row < end; row++)
            wanted = wanted || comparing->rows[row].test == NW_TEST_NONE;
        for (int64_t row = asked->first_row; row < end && wanted; row++)
            swapping->rows[swapping->columns++] = comparing->rows[row].test == NW_TEST_NONE ? row : -1;
        if (wanted)
            nw__text_append_format(&specs, "%s%s", specs.length > 0 ? " " : "", asked->draw_spec);
    }
    swapping->specs = nw__text_take(&specs);
    return swapping->specs != NULL && swapping->rows != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static netweave_status adjust_rows(nw__comparing *comparing) {
    double *p = nw__allocate((size_t)comparing->row_count, sizeof *p);
    if (p == NULL)
        return nw__fail_memory();
    for (int64_t k = 0; k < comparing->row_count; k++)
        p[k] = comparing->rows[k].p;
    netweave_status status = nw__adjust(comparing->row_count, p, p);
    for (int64_t k = 0; k < comparing->row_count && status == NETWEAVE_STATUS_OK; k++) {
        comparing->rows[k].p_adjusted = p[k];
        comparing->tested += !isnan(p[k]);
    }
    nw__free(p);
    return status;
}

static netweave_status run_draws(nw__comparing *comparing, swapping *swapping) {
    swapping->is_exact = comparing->units < 62 && ((int64_t)1 << comparing->units) <= comparing->draws;
    swapping->draws = swapping->is_exact ? (int64_t)1 << comparing->units : comparing->draws + 1;
    size_t numbers = 0;
    if (nw__multiply((size_t)swapping->draws, (size_t)swapping->columns, &numbers))
        swapping->changes = nw__allocate(numbers, sizeof *swapping->changes);
    if (swapping->changes == NULL)
        return nw__fail_memory();
    netweave_status status =
        nw__parallel_for(comparing->run, swapping->draws, 4, "re-drawing which wave is which", draw_some, swapping);
    for (int64_t k = 0; k < swapping->columns && status == NETWEAVE_STATUS_OK; k++)
        if (swapping->rows[k] >= 0)
            judge(swapping, k, &comparing->rows[swapping->rows[k]]);
    return status;
}

netweave_status nw__compare_swap(nw__comparing *comparing) {
    swapping swapping = {.comparing = comparing};
    netweave_status status = nw__swap_units(comparing, &swapping.unit);
    if (status == NETWEAVE_STATUS_OK)
        status = choose_specs(comparing, &swapping);
    if (status == NETWEAVE_STATUS_OK && swapping.columns > 0 && comparing->draws > 0)
        status = run_draws(comparing, &swapping);
    if (status == NETWEAVE_STATUS_OK)
        status = adjust_rows(comparing);
    nw__free(swapping.unit);
    nw__free(swapping.specs);
    nw__free(swapping.rows);
    nw__free(swapping.changes);
    return status;
}
