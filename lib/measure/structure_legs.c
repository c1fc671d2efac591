/* What depends on a hub: its share of ties, of brokerage, of connection and of speed. Each is 1 on a star and 0 on a
 * complete network. docs/structure.md defines them. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/structure.h"

#include <math.h>

/* Members and ties of a part, all told and outside the hub. */
typedef struct counts {
    int64_t members, outside;
    double ties, outside_ties;
    double pairs_before; /* pairs outside the hub that are connected while it is there */
} counts;

static bool in_part(const unsigned char *part, int32_t i) {
    return part == NULL || part[i];
}

static netweave_status count_part(const netweave_view *view, const unsigned char *part, const unsigned char *hub,
                                  netweave_run *run, counts *out) {
    counts found = {0};
    const nw__components *components = NULL;
    netweave_status status = nw__pass_components(view, run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double *outside = nw__allocate_zeroed((size_t)components->count, sizeof *outside);
    if (outside == NULL)
        return nw__fail_memory();
    int64_t arcs = 0;
    int64_t outside_arcs = 0;
    for (int32_t i = 0; i < view->members; i++) {
        if (!in_part(part, i))
            continue;
        found.members++;
        arcs += nw__degree(&view->out, i);
        if (hub[i])
            continue;
        found.outside++;
        outside[components->component[i]]++;
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++)
            outside_arcs += !hub[view->out.to[k]];
    }
    for (int64_t k = 0; k < components->count; k++)
        found.pairs_before += outside[k] * (outside[k] - 1) / 2;
    nw__free(outside);
    found.ties = (double)arcs / 2;
    found.outside_ties = (double)outside_arcs / 2;
    *out = found;
    return NETWEAVE_STATUS_OK;
}

int64_t nw__steps_from(const netweave_view *undirected, int32_t source, int32_t *steps, int32_t *queue) {
    int64_t reached = 1;
    for (int32_t i = 0; i < undirected->members; i++)
        steps[i] = -1;
    steps[source] = 0;
    queue[0] = source;
    for (int64_t i = 0; i < reached; i++) {
        int32_t from = queue[i];
        for (int64_t k = undirected->out.start[from]; k < undirected->out.start[from + 1]; k++) {
            int32_t to = undirected->out.to[k];
            if (steps[to] >= 0)
                continue;
            steps[to] = steps[from] + 1;
            queue[reached++] = to;
        }
    }
    return reached;
}

/* Sum of 1 / distance over ordered pairs outside the hub while it is there: what the members outside sum up to, less
 * what they owe to distances from the hub. */
static netweave_status inverse_before(const netweave_view *view, const unsigned char *part, const unsigned char *hub,
                                      netweave_run *run, double *out) {
    const nw__distances *distances = NULL;
    netweave_status status = nw__pass_distances(view, run, &distances);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int32_t *steps = nw__allocate((size_t)view->members, sizeof *steps);
    int32_t *queue = nw__allocate((size_t)view->members, sizeof *queue);
    double sum = 0;
    if (steps == NULL || queue == NULL)
        status = nw__fail_memory();
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        if (!in_part(part, i))
            continue;
        if (!hub[i]) {
            sum += distances->inverse_to[i];
            continue;
        }
        int64_t reached = nw__steps_from(view, i, steps, queue);
        for (int64_t j = 1; j < reached; j++)
            if (!hub[queue[j]])
                sum -= 1.0 / steps[queue[j]];
        status = nw__run_check(run, (double)i / view->members, "distances from the hub");
    }
    nw__free(steps);
    nw__free(queue);
    if (status == NETWEAVE_STATUS_OK)
        *out = sum;
    return status;
}

/* Betweenness of the hub as a share of the most that it could be, less what the others have on average. */
static netweave_status brokerage(const netweave_view *view, const unsigned char *part, const unsigned char *hub,
                                 const counts *counts, netweave_run *run, double *out) {
    const nw__betweenness *betweenness = NULL;
    netweave_status status = nw__pass_betweenness(view, run, &betweenness);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double pairs = (double)(counts->members - 1) * (double)(counts->members - 2) / 2;
    double of_hub = 0;
    double of_others = 0;
    for (int32_t i = 0; i < view->members; i++) {
        if (!in_part(part, i))
            continue;
        if (hub[i])
            of_hub += betweenness->member[i] / pairs;
        else
            of_others += betweenness->member[i] / pairs;
    }
    if (counts->members - counts->outside > 1)
        status = nw__group_betweenness(view, part, hub, run, &of_hub);
    if (status == NETWEAVE_STATUS_OK)
        *out = of_hub - of_others / (double)counts->outside;
    return status;
}

static netweave_status without_hub(const netweave_view *view, const unsigned char *part, const unsigned char *hub,
                                   netweave_run *run, double *out_pairs, double *out_inverse) {
    unsigned char *keep = nw__allocate((size_t)view->members, 1);
    if (keep == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++)
        keep[i] = in_part(part, i) && !hub[i];
    netweave_status status = nw__distances_within(view, keep, NULL, run, out_pairs, out_inverse);
    nw__free(keep);
    return status;
}

static const char *why_undefined(const counts *counts) {
    if (counts->members < 3)
        return "it needs three members";
    if (counts->outside == counts->members)
        return "none of the hub's members is in this network";
    if (counts->outside < 2)
        return "fewer than two members are outside the hub";
    if (counts->ties == 0)
        return "there are no ties";
    return NULL;
}

netweave_status nw__legs_find(const netweave_view *undirected, const unsigned char *part, const unsigned char *hub,
                              netweave_run *run, nw__legs *out) {
    counts counts;
    netweave_status status = count_part(undirected, part, hub, run, &counts);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__legs legs;
    for (int leg = 0; leg < NW_LEG_COUNT; leg++) {
        legs.values[leg] = NAN;
        legs.reasons[leg] = why_undefined(&counts);
    }
    if (legs.reasons[0] != NULL) {
        *out = legs;
        return NETWEAVE_STATUS_OK;
    }
    double before = 0;
    double after = 0;
    double pairs_after = 0;
    double members = (double)counts.members;
    double outside = (double)counts.outside;
    status = brokerage(undirected, part, hub, &counts, run, &legs.values[NW_LEG_BROKERAGE]);
    if (status == NETWEAVE_STATUS_OK)
        status = inverse_before(undirected, part, hub, run, &before);
    if (status == NETWEAVE_STATUS_OK)
        status = without_hub(undirected, part, hub, run, &pairs_after, &after);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double outside_ratio = outside * (outside - 1) / (members * (members - 1));
    legs.values[NW_LEG_TIE_SHARE] = 1 - counts.outside_ties / counts.ties / outside_ratio;
    legs.values[NW_LEG_PEER_EFFICIENCY] = after / (outside * (outside - 1));
    if (counts.pairs_before > 0) {
        legs.values[NW_LEG_BOTTLENECK] = 1 - pairs_after / 2 / counts.pairs_before;
        legs.values[NW_LEG_SPEED_LOSS] = fmax(0, 1 - after / before);
        legs.values[NW_LEG_DEPENDENCE] = (legs.values[NW_LEG_TIE_SHARE] + legs.values[NW_LEG_BROKERAGE] +
                                          legs.values[NW_LEG_BOTTLENECK] + legs.values[NW_LEG_SPEED_LOSS]) /
                                         4;
    }
    for (int leg = 0; leg < NW_LEG_COUNT; leg++)
        if (isnan(legs.values[leg]))
            legs.reasons[leg] = "no two members outside the hub are connected";
    *out = legs;
    return NETWEAVE_STATUS_OK;
}
