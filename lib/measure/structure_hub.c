/* Who the hub is, and the pass of what depends on it. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/structure.h"

#include <math.h>
#include <stdlib.h>

double nw__hub_key(double betweenness) {
    return floor(betweenness * 1e6 + 0.5);
}

int32_t nw__hub_first(const netweave_view *undirected, const double *betweenness, const unsigned char *part,
                      int32_t without, int32_t without_too) {
    int32_t first = -1;
    double first_key = -1;
    for (int32_t i = 0; i < undirected->members; i++) {
        if ((part != NULL && !part[i]) || i == without || i == without_too)
            continue;
        double key = nw__hub_key(betweenness[i]);
        bool more_ties = first >= 0 && nw__degree(&undirected->out, i) > nw__degree(&undirected->out, first);
        if (key > first_key || (key == first_key && more_ties)) {
            first = i;
            first_key = key;
        }
    }
    return first;
}

typedef struct place {
    double key;
    int64_t degree;
    int32_t member;
} place;

static int compare_places(const void *left, const void *right) {
    const place *a = left;
    const place *b = right;
    if (a->key != b->key)
        return a->key > b->key ? -1 : 1;
    if (a->degree != b->degree)
        return a->degree > b->degree ? -1 : 1;
    return (a->member > b->member) - (a->member < b->member);
}

/* By degree alone, in one pass over the degrees there are. */
static netweave_status order_by_degree(const netweave_view *undirected, int32_t *out) {
    int32_t members = undirected->members;
    int32_t *place = nw__allocate_zeroed((size_t)members + 1, sizeof *place); /* per degree: of the next who has it */
    if (place == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < members; i++)
        place[nw__degree(&undirected->out, i)]++;
    int32_t next = 0;
    for (int32_t degree = members; degree >= 0; degree--) {
        int32_t having = place[degree];
        place[degree] = next;
        next += having;
    }
    for (int32_t i = 0; i < members; i++)
        out[place[nw__degree(&undirected->out, i)]++] = i;
    nw__free(place);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__hub_order(const netweave_view *undirected, const double *betweenness, int32_t *out) {
    int32_t members = undirected->members;
    if (betweenness == NULL)
        return order_by_degree(undirected, out);
    place *places = nw__allocate((size_t)members, sizeof *places);
    if (places == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < members; i++)
        places[i] = (place){.key = nw__hub_key(betweenness[i]), .degree = nw__degree(&undirected->out, i), .member = i};
    qsort(places, (size_t)members, sizeof *places, compare_places);
    for (int32_t i = 0; i < members; i++)
        out[i] = places[i].member;
    nw__free(places);
    return NETWEAVE_STATUS_OK;
}

double nw__effective_hubs(const double *betweenness, const unsigned char *part, int64_t members) {
    double sum = 0;
    double squares = 0;
    double count = 0;
    for (int64_t i = 0; i < members; i++) {
        if (part != NULL && !part[i])
            continue;
        count++;
        sum += betweenness[i];
        squares += betweenness[i] * betweenness[i];
    }
    if (count == 0)
        return NAN;
    return sum > 1e-9 ? sum * sum / squares : count;
}

static void free_hub(void *work) {
    nw__hub *hub = work;
    nw__free(hub->members);
    nw__free(hub);
}

static netweave_status make_hub(const netweave_view *view, netweave_run *run, void **out_work) {
    const nw__betweenness *betweenness = NULL;
    netweave_status status = nw__pass_betweenness(view, run, &betweenness);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__hub *hub = nw__allocate_zeroed(1, sizeof *hub);
    if (hub == NULL)
        return nw__fail_memory();
    hub->members = view->hub != NULL ? nw__copy(view->hub, (size_t)view->members, 1)
                                     : nw__allocate_zeroed((size_t)view->members, 1);
    if (hub->members == NULL)
        status = nw__fail_memory();
    int32_t first = nw__hub_first(view, betweenness->member, NULL, -1, -1);
    if (status == NETWEAVE_STATUS_OK && view->hub == NULL && first >= 0)
        hub->members[first] = 1;
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        hub->count += hub->members[i];
    hub->effective_hubs = nw__effective_hubs(betweenness->member, NULL, view->members);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__legs_find(view, NULL, hub->members, run, &hub->legs);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = hub;
    else
        free_hub(hub);
    return status;
}

netweave_status nw__pass_hub(const netweave_view *view, netweave_run *run, const nw__hub **out) {
    const netweave_view *undirected = NULL;
    void *work = NULL;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__view_pass(undirected, NW_PASS_HUB, make_hub, free_hub, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}

netweave_status nw__hub_measure(const nw__call *call, nw__leg leg, double *const *out) {
    const nw__hub *hub = NULL;
    netweave_status status = nw__pass_hub(call->view, call->run, &hub);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    out[0][0] = hub->legs.values[leg];
    return isnan(out[0][0]) ? nw__call_undefined(call, hub->legs.reasons[leg]) : NETWEAVE_STATUS_OK;
}
