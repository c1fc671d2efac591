/* Rows of members who did not answer, filled by a rule. Source: Stork and Richards 1992, doi
 * 10.1177/1059601192172004. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/view_make.h"

/* What rows are filled from and with. */
typedef struct filling {
    const nw__making *making;
    unsigned char *answered; /* per member of the view: 1 when it answered */
    unsigned char *before;   /* the same of the wave before: 1 when it was there and answered */
    nw__csr prior;           /* ties of the wave before */
    const nw__csr *arcs;
    int32_t *from, *to; /* the arcs with those that are added */
    double *weight;
    int64_t count;
} filling;

static void add(filling *filling, int32_t from, int32_t to, const nw__csr *source, int64_t place) {
    filling->from[filling->count] = from;
    filling->to[filling->count] = to;
    if (filling->weight != NULL)
        filling->weight[filling->count] = source->weight[place];
    filling->count++;
}

static void keep_arcs(filling *filling) {
    for (int32_t i = 0; i < filling->making->members; i++)
        for (int64_t k = filling->arcs->start[i]; k < filling->arcs->start[i + 1]; k++)
            add(filling, i, filling->arcs->to[k], filling->arcs, k);
}

/* Who answered and names somebody who did not is named in return. */
static void fill_by_reciprocity(filling *filling) {
    const nw__csr *arcs = filling->arcs;
    for (int32_t j = 0; j < filling->making->members; j++)
        for (int64_t k = arcs->start[j]; filling->answered[j] && k < arcs->start[j + 1]; k++)
            if (!filling->answered[arcs->to[k]] && nw__csr_find(arcs, arcs->to[k], j) < 0)
                add(filling, arcs->to[k], j, arcs, k);
}

/* Ties without direction are unknown only between two who kept silent. */
static void fill_from_before(filling *filling) {
    const nw__csr *prior = &filling->prior;
    bool directed = filling->making->directed;
    for (int32_t i = 0; i < filling->making->members; i++)
        for (int64_t k = prior->start[i]; !filling->answered[i] && k < prior->start[i + 1]; k++) {
            int32_t j = prior->to[k];
            bool told = filling->before[i] || (!directed && filling->before[j]);
            if (told && (directed || !filling->answered[j]) && nw__csr_find(filling->arcs, i, j) < 0)
                add(filling, i, j, prior, k);
        }
}

static void find_answers(const nw__making *making, int64_t wave, unsigned char *answered) {
    const netweave_network *network = making->network;
    int64_t count = network->roster.ids.count;
    for (int64_t i = 0; i < count; i++)
        if (making->place[i] >= 0)
            answered[making->place[i]] = network->present[wave * count + i] && network->respondent[wave * count + i];
}

static netweave_status start(filling *filling, netweave_run *run) {
    const nw__making *making = filling->making;
    size_t members = (size_t)making->members;
    filling->answered = nw__allocate_zeroed(members, 1);
    filling->before = nw__allocate_zeroed(members, 1);
    if (filling->answered == NULL || filling->before == NULL)
        return nw__fail_memory();
    find_answers(making, making->wave, filling->answered);
    if (making->unknown != NW_UNKNOWN_PREVIOUS)
        return NETWEAVE_STATUS_OK;
    nw__making prior = *making;
    prior.wave--;
    find_answers(making, prior.wave, filling->before);
    return nw__making_rows(&prior, run, &filling->prior);
}

netweave_status nw__making_fill(nw__making *making, netweave_run *run, nw__csr *arcs) {
    filling filling = {.making = making, .arcs = arcs};
    bool previous = making->unknown == NW_UNKNOWN_PREVIOUS;
    if (previous && making->wave == 0)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "unknown=previous: there is no wave before this one to take rows from");
    if (making->network->respondent == NULL || (!previous && !making->directed))
        return NETWEAVE_STATUS_OK;
    netweave_status status = start(&filling, run);
    if (status == NETWEAVE_STATUS_OK) {
        int64_t kept = arcs->start[making->members];
        size_t most = (size_t)(kept + (previous ? filling.prior.start[making->members] : kept));
        filling.from = nw__allocate(most, sizeof *filling.from);
        filling.to = nw__allocate(most, sizeof *filling.to);
        filling.weight = making->weight_name != NULL ? nw__allocate(most, sizeof *filling.weight) : NULL;
        if (filling.from == NULL || filling.to == NULL || (making->weight_name != NULL && filling.weight == NULL))
            status = nw__fail_memory();
    }
    nw__csr filled = {0};
    if (status == NETWEAVE_STATUS_OK) {
        keep_arcs(&filling);
        int64_t kept = filling.count;
        (previous ? fill_from_before : fill_by_reciprocity)(&filling);
        making->filled = filling.count - kept;
        status = nw__csr_build(making->members, filling.count, filling.from, filling.to, filling.weight, &filled);
    }
    nw__free(filling.answered);
    nw__free(filling.before);
    nw__free(filling.from);
    nw__free(filling.to);
    nw__free(filling.weight);
    nw__csr_free(&filling.prior);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__csr_free(arcs);
    *arcs = filled;
    return NETWEAVE_STATUS_OK;
}
