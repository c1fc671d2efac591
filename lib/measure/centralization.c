/* Centralization of a score of members. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/centralization.h"

#include "base/memory.h"
#include "measure/degrees.h"
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
    if (view->members < 3)
        return nw__call_undefined(call, "it needs three members");
    netweave_status status = nw__degrees(view, direction, &degree);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double possible = (members - 1) * (view->directed ? members - 1 : members - 2);
    if (nw__as(call, NULL)) /* igraph: each might also be tied to itself */
        possible = (members - 1) * members;
    out[0][0] = nw__centralization(degree, view->members, possible);
    nw__free(degree);
    return nw__as_note(call, "ties with oneself are thought possible, its standard");
}
