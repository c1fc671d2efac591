/* The cut of a component into core and periphery, by degree.
 * Members stand in the order of degree; a cut is made where the degree changes, at the place where the ties fit best to
 * "all in the core are tied, nobody in the periphery is", ties between core and periphery left out (Pearson
 * correlation; Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2). The fit chooses the cut and decides
 * nothing: it is 1 for a star, a double star and a true core alike. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/structure.h"

#include <math.h>

/* The members of the component in order, and what a prefix holds. */
typedef struct order {
    int32_t *member; /* by degree, descending; equal ones in roster order */
    int32_t *rank;   /* per member: its place */
    int64_t *inside; /* per k: ties within the first k */
    int64_t *ends;   /* per k: tie ends of the first k */
    int64_t count, ties;
} order;

typedef struct cut {
    int64_t size;
    double fit;
} cut;

static void free_order(order *order) {
    nw__free(order->member);
    nw__free(order->rank);
    nw__free(order->inside);
    nw__free(order->ends);
}

/* Counting sort by degree. `places` has room for members + 1. */
static void sort_members(const netweave_view *view, const unsigned char *marks, int64_t *places, order *order) {
    for (int32_t i = 0; i < view->members; i++)
        if (marks[i] & NW_MARK_MAIN)
            places[view->members - 1 - nw__degree(&view->out, i) + 1]++;
    for (int32_t i = 0; i < view->members; i++)
        places[i + 1] += places[i];
    for (int32_t i = 0; i < view->members; i++) {
        if (!(marks[i] & NW_MARK_MAIN))
            continue;
        int64_t place = places[view->members - 1 - nw__degree(&view->out, i)]++;
        order->member[place] = i;
        order->rank[i] = (int32_t)place;
    }
}

static void count_ties(const netweave_view *view, order *order) {
    for (int64_t k = 0; k < order->count; k++) {
        int32_t i = order->member[k];
        int64_t earlier = 0;
        for (int64_t arc = view->out.start[i]; arc < view->out.start[i + 1]; arc++)
            earlier += order->rank[view->out.to[arc]] < k;
        order->inside[k + 1] = order->inside[k] + earlier;
        order->ends[k + 1] = order->ends[k] + nw__degree(&view->out, i);
    }
    order->ties = order->inside[order->count];
}

static netweave_status make_order(const netweave_view *view, const nw__shape *shape, order *out) {
    size_t members = (size_t)view->members;
    int64_t *places = nw__allocate_zeroed(members + 1, sizeof *places);
    order order = {.member = nw__allocate(members, sizeof *order.member),
                   .rank = nw__allocate(members, sizeof *order.rank),
                   .inside = nw__allocate_zeroed(members + 1, sizeof *order.inside),
                   .ends = nw__allocate_zeroed(members + 1, sizeof *order.ends),
                   .count = shape->main_members};
    bool made =
        places != NULL && order.member != NULL && order.rank != NULL && order.inside != NULL && order.ends != NULL;
    if (made) {
        sort_members(view, shape->marks, places, &order);
        count_ties(view, &order);
        *out = order;
    } else {
        free_order(&order);
    }
    nw__free(places);
    return made ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static double pairs(double members) {
    return members * (members - 1) / 2;
}

/* Fit of the cut after the first `size`; NaN where the ties within both parts are all there, or none is. */
static double fit(const order *order, int64_t size) {
    double core = (double)order->inside[size];
    double between = (double)order->ends[size] - 2 * core;
    double periphery = (double)order->ties - core - between;
    double core_pairs = pairs((double)size);
    double all_pairs = core_pairs + pairs((double)(order->count - size));
    double ties = core + periphery;
    double spread = core_pairs * (all_pairs - core_pairs) * ties * (all_pairs - ties);
    return spread > 0 ? (all_pairs * core - core_pairs * ties) / sqrt(spread) : NAN;
}

static cut best_cut(const netweave_view *view, const order *order) {
    cut best = {0};
    for (int64_t size = 2; size <= order->count - 2; size++) {
        int64_t last = nw__degree(&view->out, order->member[size - 1]);
        if (nw__degree(&view->out, order->member[size]) == last)
            continue;
        double found = fit(order, size);
        if (!isnan(found) && (best.size == 0 || found > best.fit + 1e-9))
            best = (cut){.size = size, .fit = found};
    }
    return best;
}

static int64_t count_alone(const netweave_view *view, const order *order, int64_t size) {
    int64_t alone = 0;
    for (int64_t k = size; k < order->count; k++) {
        int32_t i = order->member[k];
        bool knows_periphery = false;
        for (int64_t arc = view->out.start[i]; arc < view->out.start[i + 1] && !knows_periphery; arc++)
            knows_periphery = order->rank[view->out.to[arc]] >= size;
        alone += !knows_periphery;
    }
    return alone;
}

netweave_status nw__shape_core(const netweave_view *undirected, nw__shape *shape) {
    order order;
    netweave_status status = make_order(undirected, shape, &order);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    cut best = best_cut(undirected, &order);
    if (best.size > 0) {
        double core = (double)best.size;
        double periphery = (double)(order.count - best.size);
        double inside = (double)order.inside[best.size];
        double between = (double)order.ends[best.size] - 2 * inside;
        shape->numbers[NW_NUMBER_CORE_SHARE] = core / (double)order.count;
        shape->numbers[NW_NUMBER_CORE_DENSITY] = inside / pairs(core);
        shape->numbers[NW_NUMBER_PERIPHERY_ALONE] = (double)count_alone(undirected, &order, best.size) / periphery;
        shape->numbers[NW_NUMBER_CORE_TIES] = between / periphery;
        for (int64_t k = 0; k < best.size; k++)
            shape->marks[order.member[k]] |= NW_MARK_CORE;
    }
    free_order(&order);
    return NETWEAVE_STATUS_OK;
}
