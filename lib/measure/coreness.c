/* Coreness: the largest k such that a member is in a part where everyone has k ties within. Sources: Seidman 1983,
 * doi 10.1016/0378-8733(83)90028-X; Batagelj and Zaversnik 2003, arXiv cs/0310049.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/measure.h"
#include "measure/peers.h"

#include <math.h>

/* Members by the ties that they have left: those with so many stand from first[ties] on. */
typedef struct peeling {
    int64_t *left, *first;
    int32_t *order, *place;
} peeling;

static void free_peeling(peeling *peeling) {
    nw__free(peeling->left);
    nw__free(peeling->first);
    nw__free(peeling->order);
    nw__free(peeling->place);
}

/* Takes a tie away from a member: it swaps places with the first of those with as many. */
static void take_tie(peeling *peeling, int32_t member) {
    int64_t head = peeling->first[peeling->left[member]]++;
    int32_t other = peeling->order[head];
    peeling->order[peeling->place[member]] = other;
    peeling->place[other] = peeling->place[member];
    peeling->order[head] = member;
    peeling->place[member] = (int32_t)head;
    peeling->left[member]--;
}

/* Counts each arc, so that a mutual pair is two ties; `most` is the largest number of arcs of a member. */
static void peel(const netweave_view *view, peeling *peeling, int64_t most, double *core) {
    const nw__csr *both[] = {&view->out, &view->in};
    for (int32_t i = 0; i < view->members; i++)
        peeling->first[peeling->left[i] + 1]++;
    for (int64_t k = 0; k <= most; k++)
        peeling->first[k + 1] += peeling->first[k];
    for (int32_t i = view->members - 1; i >= 0; i--) {
        int64_t at = --peeling->first[peeling->left[i] + 1]; /* ends as where those with one less end */
        peeling->order[at] = i;
        peeling->place[i] = (int32_t)at;
    }
    for (int64_t k = 0; k <= most; k++)
        peeling->first[k] = peeling->first[k + 1];
    for (int32_t k = 0; k < view->members; k++) {
        int32_t member = peeling->order[k];
        core[member] = (double)peeling->left[member];
        for (int side = 0; side < 2; side++)
            for (int64_t l = both[side]->start[member]; l < both[side]->start[member + 1]; l++)
                if (peeling->left[both[side]->to[l]] > peeling->left[member])
                    take_tie(peeling, both[side]->to[l]);
    }
}

static netweave_status count_arcs(const netweave_view *view, double *core) {
    size_t members = (size_t)view->members;
    int64_t most = 0;
    peeling peeling = {.left = nw__allocate(members, sizeof *peeling.left),
                       .order = nw__allocate(members, sizeof *peeling.order),
                       .place = nw__allocate(members, sizeof *peeling.place)};
    for (int32_t i = 0; i < view->members && peeling.left != NULL; i++) {
        peeling.left[i] = nw__degree(&view->out, i) + nw__degree(&view->in, i);
        most = peeling.left[i] > most ? peeling.left[i] : most;
    }
    peeling.first = nw__allocate_zeroed((size_t)most + 2, sizeof *peeling.first);
    bool room = peeling.left != NULL && peeling.order != NULL && peeling.place != NULL && peeling.first != NULL;
    if (room)
        peel(view, &peeling, most, core);
    free_peeling(&peeling);
    return room ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static netweave_status run(const nw__call *call, double *const *out) {
    const nw__cores *cores = NULL;
    if (nw__as(call, NULL) && call->view->directed) {
        netweave_status counted = count_arcs(call->view, out[0]);
        return counted == NETWEAVE_STATUS_OK ? nw__as_note(call, "a mutual pair counts as two ties") : counted;
    }
    netweave_status status = nw__pass_cores(call->view, call->run, &cores);
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++)
        out[0][i] = cores->core[i];
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_COUNT, 0, INFINITY}};

static const nw__option parameters[] = {NW_AS("igraph|networkx")};

const nw__measure nw__measure_coreness = {
    .name = "coreness",
    .title = "Coreness",
    .question = "How dense is the densest part that each member belongs to?",
    .higher = "the member belongs to a part in which everyone has more ties within",
    .formula = "largest k such that the member is in a part where everyone has at least k ties to others in it",
    .convention = "directed ties are read without direction, so a mutual tie counts once",
    .undefined = "",
    .citation = "Seidman 1983, doi 10.1016/0378-8733(83)90028-X; Batagelj and Zaversnik 2003, arXiv cs/0310049",
    .cost = "O(members + ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
