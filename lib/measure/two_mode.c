/* Measures of attendance with its two modes, persons and events. SPDX-License-Identifier: GPL-2.0-or-later
 *
 * All are normalised by what is possible between two modes of these sizes, n of the own and m of the other. Degree: m.
 * Closeness: the least sum of distances is m + 2 (n - 1). Betweenness: the greatest is, with s and t the quotient and
 * the rest of (n - 1) / m, [m^2 (s + 1)^2 + m (s + 1) (2 t - s - 1) - t (2 s - t + 3)] / 2; the other branch that is
 * printed there understates it. Centralization of a mode: the sum over all nodes of both modes of its greatest score
 * less their scores, divided by the greatest such sum. Source: Borgatti and Everett 1997, doi
 * 10.1016/S0378-8733(96)00301-2. Clustering: 4 times the rings of two persons and two events over the paths of three
 * attendances: Robins and Alexander 2004, doi 10.1023/B:CMOT.0000032580.12184.c0. */
#include "base/memory.h"
#include "base/options.h"
#include "base/table.h"
#include "core/attendance.h"
#include "core/pass.h"

#include <math.h>

static const nw__option known[] = {
    {"of", NW_OPTION_CHOICE, "network", 0, 0, "network|persons|events", "whom the numbers are for"},
};

/* One mode in the view of both, where its members begin, and how many there are of it and of the other. */
typedef struct side {
    int64_t first, own, other;
} side;

/* All that is measured. */
typedef struct work {
    const netweave_attendance *attendance;
    netweave_view *view;
    const nw__distances *distances;
    const nw__betweenness *betweenness;
    const nw__components *components;
    side sides[2];
} work;

/* A view of persons, then events, each attendance a tie. */
static netweave_status make_view(const netweave_attendance *attendance, netweave_view **out_view) {
    int64_t persons = attendance->persons.ids.count;
    int64_t events = attendance->events.ids.count;
    int64_t count = attendance->count;
    nw__csr arcs = {0};
    netweave_view *view = nw__view_new();
    if (view == NULL)
        return nw__fail_memory();
    view->members = (int32_t)(persons + events);
    arcs.start = nw__allocate((size_t)(persons + events) + 1, sizeof *arcs.start);
    arcs.to = nw__allocate(2 * (size_t)count, sizeof *arcs.to);
    if (arcs.start == NULL || arcs.to == NULL) {
        nw__csr_free(&arcs);
        netweave_view_free(view);
        return nw__fail_memory();
    }
    for (int64_t i = 0; i <= persons; i++)
        arcs.start[i] = attendance->start[i];
    for (int64_t i = 0; i <= events; i++)
        arcs.start[persons + i] = count + attendance->event_start[i];
    for (int64_t k = 0; k < count; k++) {
        arcs.to[k] = (int32_t)persons + attendance->event[k];
        arcs.to[count + k] = attendance->attendee[k];
    }
    netweave_status status = nw__view_set_arcs(view, false, &arcs);
    if (status == NETWEAVE_STATUS_OK)
        *out_view = view;
    else
        netweave_view_free(view);
    return status;
}

static netweave_status make(work *work, netweave_run *run) {
    int64_t persons = work->attendance->persons.ids.count;
    int64_t events = work->attendance->events.ids.count;
    work->sides[0] = (side){0, persons, events};
    work->sides[1] = (side){persons, events, persons};
    if (persons + events > NW_MEMBER_LIMIT)
        return nw__fail(NETWEAVE_STATUS_LIMIT, "there are %lld persons and events; at most %d are possible together",
                        (long long)(persons + events), (int)NW_MEMBER_LIMIT);
    netweave_status status = make_view(work->attendance, &work->view);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_components(work->view, run, &work->components);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_distances(work->view, run, &work->distances);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_betweenness(work->view, run, &work->betweenness);
    return status;
}

static double degree_of(const work *work, int64_t node) {
    return (double)nw__degree(&work->view->out, node);
}

/* Where not everybody is reached, times the square of the share that is, as Wasserman and Faust 1994 (p. 201) do. */
static double closeness_of(const work *work, const side *side, int64_t node) {
    double others = (double)(side->own + side->other - 1);
    double reached = work->distances->reached_to[node];
    double least = (double)side->other + 2 * ((double)side->own - 1);
    return reached > 0 ? least / work->distances->sum_to[node] * (reached / others) * (reached / others) : NAN;
}

static double most_betweenness(double own, double other) {
    double quotient = floor((own - 1) / other);
    double rest = own - 1 - quotient * other;
    return (other * other * (quotient + 1) * (quotient + 1) + other * (quotient + 1) * (2 * rest - quotient - 1) -
            rest * (2 * quotient - rest + 3)) /
           2;
}

static double betweenness_of(const work *work, const side *side, int64_t node) {
    double most = side->other > 0 ? most_betweenness((double)side->own, (double)side->other) : 0;
    return most > 0 ? work->betweenness->member[node] / most : NAN;
}

/* The sum over all nodes of the greatest of one mode less each, over what it can be at most. */
static double centralize(const work *work, int mode, double (*score)(const struct work *, int64_t), double most) {
    const side *side = &work->sides[mode];
    double top = -INFINITY;
    double sum = 0;
    for (int64_t i = side->first; i < side->first + side->own; i++)
        top = fmax(top, score(work, i));
    for (int64_t i = 0; i < work->view->members; i++)
        sum += top - score(work, i);
    return most > 0 ? sum / most : NAN;
}

static double closeness_score(const work *work, int64_t node) {
    return closeness_of(work, &work->sides[node >= work->sides[1].first], node);
}

static double betweenness_score(const work *work, int64_t node) {
    return work->betweenness->member[node];
}

static double most_degree_sum(double own, double other) {
    return (own + other) * other - 2 * (own + other - 1);
}

static double most_closeness_sum(double own, double other) {
    if (own > other)
        return 2 * (other - 1) * (other + own - 2) / (3 * other + 4 * own - 8) +
               2 * (own - other) * (2 * other - 1) / (5 * other + 2 * own - 6) +
               2 * (other - 1) * (own - 2) / (2 * other + 3 * own - 6) + 2 * (other - 1) / (own + 4 * other - 4);
    return 2 * (own - 1) * (other + own - 4) / (3 * other + 4 * own - 8) +
           2 * (own - 1) * (own - 2) / (2 * other + 3 * own - 6) +
           2 * (own - 1) * (other - own + 1) / (2 * other + 3 * own - 4);
}

static double most_betweenness_sum(double own, double other) {
    if (own > other)
        return 2 * (own - 1) * (other - 1) * (own + other - 1) - (other - 1) * (own + other - 2) -
               (own - other) * (own + 3 * other - 3) / 2;
    return (other * (other - 1) / 2 + (own - 1) * (own - 2) / 2 + (own - 1) * (other - 2)) * (own + other - 1) +
           (own - 1);
}

/* Rings of two persons and two events: pairs of events that two persons attended both. */
static netweave_status count_rings(const netweave_attendance *attendance, netweave_run *run, double *out) {
    enum { CHECK_EVERY = 1024 };
    int64_t persons = attendance->persons.ids.count;
    netweave_status status = NETWEAVE_STATUS_OK;
    double rings = 0;
    double *together = nw__allocate_zeroed((size_t)persons, sizeof *together);
    if (together == NULL)
        return nw__fail_memory();
    for (int64_t person = 0; person < persons && status == NETWEAVE_STATUS_OK; person++) {
        for (int pass = 0; pass < 2; pass++)
            for (int64_t at = attendance->start[person]; at < attendance->start[person + 1]; at++) {
                int32_t event = attendance->event[at];
                for (int64_t k = attendance->event_start[event]; k < attendance->event_start[event + 1]; k++) {
                    int32_t other = attendance->attendee[k];
                    if (other >= person)
                        break;
                    rings += pass == 0 ? together[other] : 0; /* each event before this one makes a ring */
                    together[other] = pass == 0 ? together[other] + 1 : 0;
                }
            }
        if (person % CHECK_EVERY == 0)
            status = nw__run_check(run, (double)person / (double)persons, "clustering of attendance");
    }
    nw__free(together);
    *out = rings;
    return status;
}

static double count_paths(const netweave_attendance *attendance) {
    double paths = 0;
    for (int64_t k = 0; k < attendance->count; k++) {
        int32_t person = attendance->person[k];
        int32_t event = attendance->event[k];
        paths += (double)(attendance->start[person + 1] - attendance->start[person] - 1) *
                 (double)(attendance->event_start[event + 1] - attendance->event_start[event] - 1);
    }
    return paths;
}

static netweave_status add_number(netweave_table *table, const char *name, netweave_kind kind, double value) {
    double *numbers;
    netweave_status status = nw__table_add_column(table, name, NULL, kind, &numbers);
    if (status == NETWEAVE_STATUS_OK)
        *numbers = value;
    return status;
}

static netweave_status add_centralization(const work *work, netweave_table *table) {
    static const char *const names[][3] = {
        {"persons_degree_centralization", "persons_closeness_centralization", "persons_betweenness_centralization"},
        {"events_degree_centralization", "events_closeness_centralization", "events_betweenness_centralization"}};
    bool whole = work->components->count == 1;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int mode = 0; mode < 2 && status == NETWEAVE_STATUS_OK; mode++) {
        double own = (double)work->sides[mode].own;
        double other = (double)work->sides[mode].other;
        bool enough = own >= 2 && other >= 2;
        double values[3] = {enough ? centralize(work, mode, degree_of, most_degree_sum(own, other)) : NAN,
                            enough && whole ? centralize(work, mode, closeness_score, most_closeness_sum(own, other))
                                            : NAN,
                            enough ? centralize(work, mode, betweenness_score, most_betweenness_sum(own, other)) : NAN};
        for (int k = 0; k < 3 && status == NETWEAVE_STATUS_OK; k++)
            status = add_number(table, names[mode][k], NETWEAVE_KIND_SHARE, values[k]);
    }
    if (status == NETWEAVE_STATUS_OK && !whole)
        status =
            nw__table_add_note(table, "Closeness centralization is undefined, since not all persons and events hang "
                                      "together.");
    return status;
}

static netweave_status fill_network(const work *work, netweave_run *run, netweave_table *table) {
    const netweave_attendance *attendance = work->attendance;
    double persons = (double)attendance->persons.ids.count;
    double events = (double)attendance->events.ids.count;
    double count = (double)attendance->count;
    double paths = count_paths(attendance);
    double rings = 0;
    netweave_status status = count_rings(attendance, run, &rings);
    const struct {
        const char *name;
        netweave_kind kind;
        double value;
    } columns[] = {
        {"persons", NETWEAVE_KIND_COUNT, persons},
        {"events", NETWEAVE_KIND_COUNT, events},
        {"attendances", NETWEAVE_KIND_COUNT, count},
        {"density", NETWEAVE_KIND_SHARE, persons * events > 0 ? count / (persons * events) : NAN},
        {"mean_attended", NETWEAVE_KIND_REAL, persons > 0 ? count / persons : NAN},
        {"mean_attendance", NETWEAVE_KIND_REAL, events > 0 ? count / events : NAN},
        {"components", NETWEAVE_KIND_COUNT, (double)work->components->count},
        {"clustering", NETWEAVE_KIND_SHARE, paths > 0 ? 4 * rings / paths : NAN},
    };
    for (size_t k = 0; k < sizeof columns / sizeof columns[0] && status == NETWEAVE_STATUS_OK; k++)
        status = add_number(table, columns[k].name, columns[k].kind, columns[k].value);
    if (status == NETWEAVE_STATUS_OK)
        status = add_centralization(work, table);
    if (status == NETWEAVE_STATUS_OK && paths == 0)
        status = nw__table_add_note(table, "Clustering is undefined: no path of three attendances.");
    if (status == NETWEAVE_STATUS_OK && (persons < 2 || events < 2))
        status = nw__table_add_note(table, "Centralization is undefined below two persons and two events.");
    return status;
}

static netweave_status fill_mode(const work *work, int mode, netweave_table *table) {
    const side *side = &work->sides[mode];
    const nw__index *ids = mode == 0 ? &work->attendance->persons.ids : &work->attendance->events.ids;
    double *out[4] = {NULL};
    bool undefined = false;
    static const char *const names[] = {"attendances", "degree", "closeness", "betweenness"};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < 4 && status == NETWEAVE_STATUS_OK; k++)
        status =
            nw__table_add_column(table, names[k], NULL, k == 0 ? NETWEAVE_KIND_COUNT : NETWEAVE_KIND_SHARE, &out[k]);
    for (int64_t i = 0; i < side->own && status == NETWEAVE_STATUS_OK; i++) {
        int64_t node = side->first + i;
        status = nw__table_set_label(table, 0, i, nw__index_text(ids, i));
        out[0][i] = degree_of(work, node);
        out[1][i] = side->other > 0 ? out[0][i] / (double)side->other : NAN;
        out[2][i] = closeness_of(work, side, node);
        out[3][i] = betweenness_of(work, side, node);
        undefined = undefined || isnan(out[2][i]) || isnan(out[3][i]);
    }
    if (status == NETWEAVE_STATUS_OK && work->components->count > 1)
        status = nw__table_add_note(table, "Not all persons and events hang together: closeness is taken to those who "
                                           "are reached, times the square of their share.");
    if (status == NETWEAVE_STATUS_OK && undefined)
        status = nw__table_add_note(table, "Closeness is undefined without attendances, and betweenness where nobody "
                                           "can stand between others.");
    return status;
}

netweave_status netweave_attendance_measures(const netweave_attendance *attendance, const char *options,
                                             netweave_run *run, netweave_table **out_table) {
    static const char *const labels[] = {"person", "event"};
    nw__options parsed;
    work work = {.attendance = attendance};
    netweave_table *table = NULL;
    NW_REQUIRE(attendance, NW_MAGIC_ATTENDANCE);
    NW_REQUIRE_POINTER(out_table);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    netweave_status status = nw__options_parse(options, "measures of attendance", known, 1, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int mode = nw__options_chosen(&parsed, "of", "persons") ? 0 : nw__options_chosen(&parsed, "of", "events") ? 1 : -1;
    nw__options_free(&parsed);
    status = make(&work, run);
    if (status == NETWEAVE_STATUS_OK)
        status = mode < 0 ? nw__table_create(1, 0, NULL, &table)
                          : nw__table_create(work.sides[mode].own, 1, &labels[mode], &table);
    if (status == NETWEAVE_STATUS_OK)
        status = mode < 0 ? fill_network(&work, run, table) : fill_mode(&work, mode, table);
    netweave_view_free(work.view);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}
