/* Centralization of a score of members. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/centralization.h"

#include "base/memory.h"
#include "measure/observed.h"
#include "measure/peers.h"

double nw__centralization(const double *score, int64_t members, double possible) {
    double largest = 0;
    double sum = 0;
    for (int64_t i = 0; i < members; i++)
        largest = score[i] > largest ? score[i] : largest;
    for (int64_t i = 0; i < members; i++)
        sum += largest - score[i];
    return sum / possible;
}

netweave_status nw__arc_centralization(const nw__call *call, const char *direction, double *const *out) {
    const netweave_view *view = call->view;
    double members = view->members;
    double *degree = NULL;
    int64_t count = 0;
    if (view->members < 3)
        return nw__call_undefined(call, "it needs three members");
    netweave_status status = nw__call_degrees(call, direction, &degree, &count);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double possible = ((double)count - 1) * (view->directed ? members - 1 : members - 2);
    if (nw__as(call, NULL)) /* igraph: each might also be tied to itself */
        possible = (members - 1) * members;
    if (count >= 3)
        out[0][0] = nw__centralization(degree, count, possible);
    nw__free(degree);
    if (count < 3)
        return nw__call_undefined(call, "fewer than three are known of");
    return nw__as_note(call, "ties with oneself are thought possible, its standard");
}
