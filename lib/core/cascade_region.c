/* What given starts can reach in a cascade. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cascade_region.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

enum { MOST_ARCS = 1 << 11 };

/* A region in the making. */
typedef struct search {
    const nw__cascade *whole;
    int32_t *place;  /* per member of the whole: its place, or -1 */
    int32_t *member; /* per place */
    int32_t members, start_count;
    int64_t arcs;
} search;

/* The probability that an arc of the whole passes on, not rounded. */
static double probability_of(const nw__cascade *whole, int64_t arc) {
    double weight = whole->out->weight != NULL ? whole->out->weight[arc] : 1;
    if (whole->rule.model == NW_CASCADE_COMPLEX)
        return 1;
    if (whole->rule.model != NW_CASCADE_LINEAR && !isnan(whole->rule.probability))
        return whole->out->weight != NULL ? 1 - pow(1 - whole->rule.probability, weight) : whole->rule.probability;
    double total = 0;
    int32_t to = whole->out->to[arc];
    for (int64_t k = whole->in->start[to]; k < whole->in->start[to + 1]; k++)
        total += whole->in->weight != NULL ? whole->in->weight[k] : 1;
    return weight / total;
}

static void take(search *search, int32_t member) {
    if (search->place[member] >= 0)
        return;
    search->member[search->members] = member;
    search->place[member] = search->members++;
}

/* The members reachable, and the arcs among them that do not lead back to the starts; false when there are too many. */
static bool find(search *search, const int32_t *starts, int64_t count) {
    const nw__csr *out = search->whole->out;
    for (int64_t j = 0; j < count; j++)
        take(search, starts[j]);
    search->start_count = search->members;
    for (int32_t j = 0; j < search->members; j++) {
        for (int64_t k = out->start[search->member[j]]; k < out->start[search->member[j] + 1]; k++) {
            if (nw__cascade_chance(search->whole, k) == 0)
                continue;
            take(search, out->to[k]);
            search->arcs += search->place[out->to[k]] >= search->start_count;
        }
        if (search->arcs > MOST_ARCS)
            return false;
    }
    return true;
}

static netweave_status copy_arcs(const search *search, nw__cascade_region *out) {
    const nw__csr *all = search->whole->out;
    nw__cascade_region region = {.members = search->members, .start_count = search->start_count};
    int64_t count = 0;
    region.rows.start = nw__allocate_zeroed((size_t)search->members + 1, sizeof *region.rows.start);
    region.rows.to = nw__allocate((size_t)search->arcs, sizeof *region.rows.to);
    region.rows.weight = nw__allocate((size_t)search->arcs, sizeof *region.rows.weight);
    if (region.rows.start == NULL || region.rows.to == NULL || region.rows.weight == NULL) {
        nw__cascade_region_free(&region);
        return nw__fail_memory();
    }
    for (int32_t j = 0; j < search->members; j++) {
        for (int64_t k = all->start[search->member[j]]; k < all->start[search->member[j] + 1]; k++) {
            int32_t place = search->place[all->to[k]];
            if (nw__cascade_chance(search->whole, k) == 0 || place < search->start_count)
                continue;
            region.rows.to[count] = place;
            region.rows.weight[count++] = probability_of(search->whole, k);
        }
        region.rows.start[j + 1] = count;
    }
    *out = region;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__cascade_region_make(const nw__cascade *cascade, const int32_t *starts, int64_t count,
                                        nw__cascade_region *out, bool *out_possible) {
    size_t members = (size_t)cascade->members;
    search search = {.whole = cascade};
    *out = (nw__cascade_region){0};
    *out_possible = false;
    search.place = nw__allocate(members, sizeof *search.place);
    search.member = nw__allocate(members, sizeof *search.member);
    netweave_status status = search.place != NULL && search.member != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK) {
        memset(search.place, 0xff, members * sizeof *search.place);
        *out_possible = find(&search, starts, count);
    }
    if (*out_possible)
        status = copy_arcs(&search, out);
    nw__free(search.place);
    nw__free(search.member);
    return status;
}

void nw__cascade_region_free(nw__cascade_region *region) {
    nw__csr_free(&region->rows);
    *region = (nw__cascade_region){0};
}
