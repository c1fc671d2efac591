/* Intervals for a change by the jackknife over members.
 * Each member in turn is left out of both waves; the spread of the changes among what is left gives the standard error,
 * se^2 = (n-1)/n * sum of (change without i - their mean)^2, and the interval is change -+ t(n-1) * se. Valid for
 * measures that are smooth in the members (averages over members or pairs), not for those that take a maximum or hang
 * on one chosen hub. Snijders and Borgatti 1999 take (n-2)/(2n) for networks, which is right when all ties are
 * independent; the ordinary factor is used here, as it stays right when members differ in activity, and errs on the
 * wide side otherwise. Sources: Arvesen 1969, doi 10.1214/aoms/1177697287; Snijders and Borgatti 1999, Connections
 * 22(2). SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "infer/comparison.h"

#include <math.h>

/* Larger networks get no intervals: they would take hours. */
static const double steps_allowed = 3e10;

/* P(|T| <= t) by the finite series for whole degrees of freedom: Abramowitz and Stegun 1964, 26.7.3 and 26.7.4. */
static double student_within(double t, int64_t degrees) {
    double angle = atan(t / sqrt((double)degrees));
    double square = cos(angle) * cos(angle);
    bool is_odd = degrees % 2 == 1;
    double term = is_odd ? cos(angle) : 1.0;
    double sum = degrees > 1 ? term : 0;
    for (int64_t k = is_odd ? 3 : 2; k <= degrees - 2; k += 2) {
        term *= square * (double)(k - 1) / (double)k;
        sum += term;
    }
    return is_odd ? 2 / M_PI * (angle + sin(angle) * sum) : sin(angle) * sum;
}

double nw__student_quantile(double share, int64_t degrees) {
    double low = 0;
    double high = 1;
    double within = 2 * share - 1;
    while (student_within(high, degrees) < within)
        high *= 2;
    for (int step = 0; step < 100; step++) {
        double middle = (low + high) / 2;
        if (student_within(middle, degrees) < within)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

/* The jackknife under way. */
typedef struct leaving {
    const nw__comparing *comparing;
    char *specs;   /* of the smooth measures */
    int64_t *rows; /* per column of these: its row in the comparison */
    int64_t columns;
    double *changes; /* members * columns */
} leaving;

static netweave_status compute_without(const leaving *leaving, int wave, int32_t member, unsigned char *keep,
                                       netweave_table **out_table) {
    const netweave_view *view = leaving->comparing->view[wave];
    int32_t place = leaving->comparing->alignment.place[wave][member];
    if (place < 0)
        return nw__measure_exactly(view, leaving->specs, leaving->comparing->run, out_table);
    netweave_view *rest = NULL;
    keep[place] = 0;
    netweave_status status = netweave_view_induced(view, keep, &rest);
    keep[place] = 1;
    if (status == NETWEAVE_STATUS_OK)
        status = nw__measure_exactly(rest, leaving->specs, leaving->comparing->run, out_table);
    netweave_view_free(rest);
    return status;
}

static netweave_status leave_out(void *state, int64_t begin, int64_t end, int thread) {
    const leaving *leaving = state;
    (void)thread;
    unsigned char *keep = nw__allocate((size_t)leaving->comparing->alignment.members, 1);
    netweave_status status = keep != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int32_t i = 0; keep != NULL && i < leaving->comparing->alignment.members; i++)
        keep[i] = 1;
    for (int64_t member = begin; member < end && status == NETWEAVE_STATUS_OK; member++) {
        netweave_table *values[2] = {NULL, NULL};
        for (int wave = 0; wave < 2 && status == NETWEAVE_STATUS_OK; wave++)
            status = compute_without(leaving, wave, (int32_t)member, keep, &values[wave]);
        for (int64_t k = 0; k < leaving->columns && status == NETWEAVE_STATUS_OK; k++)
            leaving->changes[member * leaving->columns + k] =
                netweave_table_value(values[NW_AFTER], 0, k) - netweave_table_value(values[NW_BEFORE], 0, k);
        netweave_table_free(values[NW_BEFORE]);
        netweave_table_free(values[NW_AFTER]);
    }
    nw__free(keep);
    return status;
}

/* False, and no interval, when the measure is undefined once somebody is left out. */
static bool fill_interval(const leaving *leaving, int64_t column, nw__compared *row) {
    int64_t members = leaving->comparing->alignment.members;
    double mean = 0;
    double squares = 0;
    for (int64_t i = 0; i < members; i++)
        mean += leaving->changes[i * leaving->columns + column] / (double)members;
    for (int64_t i = 0; i < members; i++)
        squares += pow(leaving->changes[i * leaving->columns + column] - mean, 2);
    double error = sqrt(squares * (double)(members - 1) / (double)members);
    double reach = nw__student_quantile((1 + leaving->comparing->level) / 2, members - 1) * error;
    if (isnan(reach))
        return false;
    row->low = row->change - reach;
    row->high = row->change + reach;
    return true;
}

/* Lists the measures that a jackknife serves; the others take a maximum, a chosen hub or a search. */
static netweave_status choose_specs(const nw__comparing *comparing, leaving *leaving) {
    nw__text specs = {0};
    leaving->rows = nw__allocate((size_t)comparing->row_count, sizeof *leaving->rows);
    nw__text_append(&specs, "");
    for (size_t k = 0; k < comparing->asked_count && leaving->rows != NULL; k++) {
        const nw__asked *asked = &comparing->asked[k];
        bool wanted = false;
        for (size_t j = 0; j < asked->measure->column_count; j++) {
            nw__test test = comparing->rows[asked->first_row + (int64_t)j].test;
            wanted = wanted || (test != NW_TEST_UNDEFINED && test != NW_TEST_FIXED_CHOICE);
        }
        if (!asked->measure->is_smooth || !wanted)
            continue;
        nw__text_append_format(&specs, "%s%s", specs.length > 0 ? " " : "", asked->spec);
        for (size_t j = 0; j < asked->measure->column_count; j++)
            leaving->rows[leaving->columns++] = asked->first_row + (int64_t)j;
    }
    leaving->specs = nw__text_take(&specs);
    return leaving->specs != NULL && leaving->rows != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static netweave_status run_leaving(nw__comparing *comparing, leaving *leaving) {
    size_t numbers = 0;
    if (nw__multiply((size_t)comparing->alignment.members, (size_t)leaving->columns, &numbers))
        leaving->changes = nw__allocate(numbers, sizeof *leaving->changes);
    if (leaving->changes == NULL)
        return nw__fail_memory();
    netweave_status status = nw__parallel_for(comparing->run, comparing->alignment.members, 1,
                                              "leaving out one member at a time", leave_out, leaving);
    for (int64_t k = 0; k < leaving->columns && status == NETWEAVE_STATUS_OK; k++) {
        nw__compared *row = &comparing->rows[leaving->rows[k]];
        if (row->test != NW_TEST_UNDEFINED && !fill_interval(leaving, k, row))
            status = nw__table_add_note(comparing->measures,
                                        "%s has no interval: it is undefined once some member is left out.", row->name);
    }
    return status;
}

netweave_status nw__compare_jackknife(nw__comparing *comparing) {
    leaving leaving = {.comparing = comparing};
    if ((double)comparing->alignment.members * nw__compared_steps(comparing) > steps_allowed)
        return nw__table_add_note(comparing->measures, "The networks are too large for intervals by the jackknife.");
    netweave_status status = choose_specs(comparing, &leaving);
    if (status == NETWEAVE_STATUS_OK && leaving.columns > 0 && comparing->alignment.members >= 3)
        status = run_leaving(comparing, &leaving);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_note(comparing->measures,
                                    "low and high: the change among other members like these (jackknife over members); "
                                    "p: whether these members' own reports show one. They answer different questions, "
                                    "so an interval may hold 0 where p is small. Without interval: measures that take "
                                    "a maximum, hang on one hub or search.");
    nw__free(leaving.specs);
    nw__free(leaving.rows);
    nw__free(leaving.changes);
    return status;
}
