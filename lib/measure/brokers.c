/* Brokerage between groups: Gould and Fernandez 1989, doi 10.2307/270949. The chains through a member are counted from
 * the groups of those before and after it, less those that end where they begin and those that have a tie past the
 * member; the latter are met as triangles, each once, in O(ties^1.5). SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/brokers.h"

#include "base/memory.h"

#include <math.h>

enum { POLL = 256, ONWARD = 1, BACKWARD = 2 };

const nw__measure_column nw__role_columns[NW_ROLES] = {
    {"coordinator", NETWEAVE_KIND_REAL, -INFINITY, INFINITY},
    {"itinerant", NETWEAVE_KIND_REAL, -INFINITY, INFINITY},
    {"representative", NETWEAVE_KIND_REAL, -INFINITY, INFINITY},
    {"gatekeeper", NETWEAVE_KIND_REAL, -INFINITY, INFINITY},
    {"liaison", NETWEAVE_KIND_REAL, -INFINITY, INFINITY},
    {"total", NETWEAVE_KIND_REAL, -INFINITY, INFINITY},
};

const nw__option nw__role_parameters[1] = {
    {"value", NW_OPTION_CHOICE, "count", 0, 0, "count|expected|z",
     "how often; how often by chance; or the difference in standard deviations"},
};

typedef struct listing {
    const nw__csr *rows;      /* ties without direction */
    const int32_t *group;     /* per member */
    unsigned char *direction; /* per arc: ONWARD when the tie leads from the row's member, BACKWARD when to it */
    int64_t *first;           /* per member, and one more: where its arcs to members of more ties begin */
    int64_t *onward;
    int64_t *mark; /* per member: 1 + the arc from the member at hand, or 0 */
} listing;

static nw__role role_of(int32_t before, int32_t broker, int32_t after) {
    if (before == after)
        return before == broker ? NW_ROLE_COORDINATOR : NW_ROLE_ITINERANT;
    if (before == broker)
        return NW_ROLE_REPRESENTATIVE;
    return after == broker ? NW_ROLE_GATEKEEPER : NW_ROLE_LIAISON;
}

static int64_t count_of(const nw__csr *rows, int32_t member, const int32_t *group, int64_t *by_group, int64_t *own) {
    int64_t known = 0;
    for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++) {
        int32_t other = group[rows->to[k]];
        known += other >= 0;
        *own += other == group[member];
        if (other >= 0 && by_group != NULL)
            by_group[other]++;
    }
    return known;
}

/* All chains through a member, also those that have a tie past it; `by_group` is 0 before and after. */
static void add_chains(const netweave_view *view, const int32_t *group, int32_t member, int64_t *by_group,
                       double *const *out) {
    const nw__csr *in = &view->in;
    const nw__csr *from = &view->out;
    int64_t own_in = 0;
    int64_t own_out = 0;
    double others = 0; /* chains from a group to the same, not the member's */
    double all_in = (double)count_of(in, member, group, by_group, &own_in);
    double all_out = (double)count_of(from, member, group, NULL, &own_out);
    double away_in = all_in - (double)own_in;
    double away_out = all_out - (double)own_out;
    for (int64_t k = from->start[member]; k < from->start[member + 1]; k++) {
        int32_t other = group[from->to[k]];
        if (other < 0)
            continue;
        others += other != group[member] ? (double)by_group[other] : 0;
        if (nw__csr_find(in, member, from->to[k]) >= 0) /* there and back again */
            out[other == group[member] ? NW_ROLE_COORDINATOR : NW_ROLE_ITINERANT][member]--;
    }
    for (int64_t k = in->start[member]; k < in->start[member + 1]; k++)
        if (group[in->to[k]] >= 0)
            by_group[group[in->to[k]]] = 0;
    out[NW_ROLE_COORDINATOR][member] += (double)own_in * (double)own_out;
    out[NW_ROLE_ITINERANT][member] += others;
    out[NW_ROLE_REPRESENTATIVE][member] += (double)own_in * away_out;
    out[NW_ROLE_GATEKEEPER][member] += away_in * (double)own_out;
    out[NW_ROLE_LIAISON][member] += away_in * away_out - others;
}

static bool is_before(const nw__csr *rows, int32_t i, int32_t j) {
    int64_t here = nw__degree(rows, i);
    int64_t there = nw__degree(rows, j);
    return here < there || (here == there && i < j);
}

static void list_ties(const netweave_view *view, listing *listing) {
    const nw__csr *rows = listing->rows;
    int64_t count = 0;
    for (int32_t i = 0; i < view->members; i++) {
        int64_t named = view->out.start[i];
        int64_t naming = view->in.start[i];
        listing->first[i] = count;
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            bool on = named < view->out.start[i + 1] && view->out.to[named] == rows->to[k];
            bool back = naming < view->in.start[i + 1] && view->in.to[naming] == rows->to[k];
            listing->direction[k] = (unsigned char)((on ? ONWARD : 0) | (back ? BACKWARD : 0));
            named += on;
            naming += back;
            if (is_before(rows, i, rows->to[k]))
                listing->onward[count++] = k;
        }
    }
    listing->first[view->members] = count;
}

/* Takes back chains through `broker` that have a tie past it; directions are those seen from the first member named. */
static void take_back(const listing *listing, int32_t before, int32_t broker, int32_t after, unsigned in, unsigned onto,
                      unsigned past, double *const *out) {
    const int32_t *group = listing->group;
    if ((in & ONWARD) != 0 && (onto & ONWARD) != 0 && (past & ONWARD) != 0)
        out[role_of(group[before], group[broker], group[after])][broker]--;
    if ((in & BACKWARD) != 0 && (onto & BACKWARD) != 0 && (past & BACKWARD) != 0)
        out[role_of(group[after], group[broker], group[before])][broker]--;
}

static unsigned turned(unsigned direction) {
    return (direction & ONWARD) << 1 | (direction & BACKWARD) >> 1;
}

static void add_triangles(const listing *listing, int32_t i, double *const *out) {
    const int32_t *to = listing->rows->to;
    for (int64_t k = listing->first[i]; k < listing->first[i + 1]; k++)
        listing->mark[to[listing->onward[k]]] = listing->onward[k] + 1;
    for (int64_t k = listing->first[i]; k < listing->first[i + 1]; k++) {
        int64_t arc = listing->onward[k];
        int32_t j = to[arc];
        unsigned ij = listing->direction[arc];
        for (int64_t l = listing->first[j]; l < listing->first[j + 1]; l++) {
            int32_t third = to[listing->onward[l]];
            if (listing->mark[third] == 0 || listing->group[i] < 0 || listing->group[j] < 0 ||
                listing->group[third] < 0)
                continue;
            unsigned it = listing->direction[listing->mark[third] - 1];
            unsigned jt = listing->direction[listing->onward[l]];
            take_back(listing, i, j, third, ij, jt, it, out);
            take_back(listing, j, i, third, turned(ij), it, jt, out);
            take_back(listing, i, third, j, it, turned(jt), ij, out);
        }
    }
    for (int64_t k = listing->first[i]; k < listing->first[i + 1]; k++)
        listing->mark[to[listing->onward[k]]] = 0;
}

static netweave_status count_all(const netweave_view *view, listing *listing, int64_t *by_group, netweave_run *run,
                                 double *const *out) {
    netweave_status status = NETWEAVE_STATUS_OK;
    list_ties(view, listing);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        if (i % POLL == 0)
            status = nw__run_check(run, (double)i / view->members, "brokerage");
        if (listing->group[i] >= 0)
            add_chains(view, listing->group, i, by_group, out);
        add_triangles(listing, i, out);
    }
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        for (int role = 0; role < NW_ROLE_TOTAL; role++)
            out[NW_ROLE_TOTAL][i] += out[role][i];
    return status;
}

netweave_status nw__count_roles(const netweave_view *view, const nw__split *split, netweave_run *run,
                                double *const *out) {
    const netweave_view *undirected = NULL;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    size_t members = (size_t)view->members;
    size_t arcs = (size_t)undirected->out.start[view->members];
    for (int role = 0; role < NW_ROLES; role++)
        for (int32_t i = 0; i < view->members; i++)
            out[role][i] = 0;
    listing listing = {.rows = &undirected->out,
                       .group = split->group,
                       .direction = nw__allocate(arcs, 1),
                       .first = nw__allocate(members + 1, sizeof *listing.first),
                       .onward = nw__allocate(arcs / 2, sizeof *listing.onward),
                       .mark = nw__allocate_zeroed(members, sizeof *listing.mark)};
    int64_t *by_group = nw__allocate_zeroed((size_t)split->count, sizeof *by_group);
    bool all = listing.direction != NULL && listing.first != NULL && listing.onward != NULL && listing.mark != NULL &&
               by_group != NULL;
    status = all ? count_all(view, &listing, by_group, run, out) : nw__fail_memory();
    nw__free(listing.direction);
    nw__free(listing.first);
    nw__free(listing.onward);
    nw__free(listing.mark);
    nw__free(by_group);
    return status;
}

nw__role_sizes nw__role_sizes_of(const netweave_view *view, const nw__split *split) {
    nw__role_sizes sizes = {{0}, NAN};
    nw__mixing mixing = nw__split_mixing(view, split);
    for (int64_t g = 0; g < split->count; g++) {
        double power = 1;
        for (int k = 1; k <= 4; k++)
            sizes.power[k] += power *= (double)split->size[g];
    }
    double known = sizes.power[1];
    if (known > 1)
        sizes.density = (mixing.within + mixing.between) / (known * (known - 1));
    return sizes;
}

nw__role_pairs nw__role_pairs_of(const nw__role_sizes *sizes, double own, nw__role role) {
    double peers = own - 1; /* of the broker */
    double away = sizes->power[1] - own;
    double squares = sizes->power[2] - own * own; /* of the other groups */
    double cubes = sizes->power[3] - own * own * own;
    double all = sizes->power[1] - 1;
    double pairs;
    double shared;
    switch (role) {
    case NW_ROLE_COORDINATOR:
        pairs = peers * (peers - 1);
        return (nw__role_pairs){pairs, pairs * (peers - 2), pairs * (peers - 2)};
    case NW_ROLE_ITINERANT:
        shared = cubes - 3 * squares + 2 * away;
        return (nw__role_pairs){squares - away, shared, shared};
    case NW_ROLE_REPRESENTATIVE:
        return (nw__role_pairs){peers * away, peers * away * (away - 1), peers * away * (peers - 1)};
    case NW_ROLE_GATEKEEPER:
        return (nw__role_pairs){peers * away, peers * away * (peers - 1), peers * away * (away - 1)};
    case NW_ROLE_LIAISON:
        shared = away * away * (away - 1) - (2 * away - 1) * squares + cubes;
        return (nw__role_pairs){away * away - squares, shared, shared};
    default:
        return (nw__role_pairs){all * (all - 1), all * (all - 1) * (all - 2), all * (all - 1) * (all - 2)};
    }
}
