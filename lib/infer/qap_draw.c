/* The draws: members change places, the cross products follow, and from them what is tested. Each draw has a random
 * stream of its own, so that threads do not matter. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "infer/qap.h"

#include <math.h>

/* Numbers to look at per chunk of draws: enough to pay for its scratch memory, and few enough to stop at once. */
static const double chunk_cost = 2e5;

typedef struct scratch {
    int32_t *place, *back, *room;
    double *crossed;
} scratch;

/* Cross products of all moved predictors with all fixed matrices; with one predictor only that with the dependent. */
static netweave_status cross_all(const nw__qap *qap, const scratch *scratch) {
    int64_t columns = qap->count > 1 ? qap->count + 1 : 1;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t l = 0; l < qap->count; l++)
        for (int64_t j = 0; j < columns && status == NETWEAVE_STATUS_OK; j++)
            status = nw__qap_cross(&qap->matrix[j], &qap->matrix[l + 1], qap->members, scratch->place, scratch->back,
                                   qap->run, &scratch->crossed[l * (qap->count + 1) + j]);
    return status;
}

static netweave_status draw_some(void *state, int64_t begin, int64_t end, int thread) {
    const nw__qap *qap = state;
    size_t members = (size_t)qap->members;
    scratch scratch = {.place = nw__allocate(members, sizeof *scratch.place),
                       .back = nw__allocate(members, sizeof *scratch.back),
                       .room = nw__allocate(members, sizeof *scratch.room),
                       .crossed = nw__allocate((size_t)(qap->count * (qap->count + 1)), sizeof *scratch.crossed)};
    bool has_room = scratch.place != NULL && scratch.back != NULL && scratch.room != NULL && scratch.crossed != NULL;
    netweave_status status = has_room ? NETWEAVE_STATUS_OK : nw__fail_memory();
    (void)thread;
    for (int64_t draw = begin; draw < end && status == NETWEAVE_STATUS_OK; draw++) {
        nw__qap_place(qap, draw, scratch.place, scratch.room);
        for (int32_t i = 0; i < qap->members; i++)
            scratch.back[scratch.place[i]] = i;
        status = cross_all(qap, &scratch);
        if (status == NETWEAVE_STATUS_OK)
            nw__qap_statistics(qap, scratch.crossed, qap->statistics + draw * qap->count);
    }
    nw__free(scratch.place);
    nw__free(scratch.back);
    nw__free(scratch.room);
    nw__free(scratch.crossed);
    return status;
}

netweave_status nw__qap_draw(nw__qap *qap) {
    size_t numbers = 0;
    double cost = (double)qap->members;
    for (int64_t l = 1; l <= qap->count; l++)
        for (int64_t j = 0; j <= (qap->count > 1 ? qap->count : 0); j++)
            cost += nw__qap_cost(&qap->matrix[j], &qap->matrix[l]) + (double)qap->members;
    if (nw__multiply((size_t)qap->draws, (size_t)qap->count, &numbers))
        qap->statistics = nw__allocate(numbers, sizeof *qap->statistics);
    if (qap->statistics == NULL)
        return nw__fail_memory();
    return nw__parallel_for(qap->run, qap->draws, 1 + (int64_t)(chunk_cost / cost), "members change places", draw_some,
                            qap);
}
