/* Constraint within the ego network, as UCINET has it: proportions of a contact's ties are taken among the member and
 * its contacts alone. Borgatti, Everett and Freeman 2002, UCINET, structural holes.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/burt.h"

#include <math.h>

enum { POLL = 256 };

typedef struct ego {
    const netweave_view *view;
    const nw__csr *contacts; /* ties without direction */
    unsigned char *inside;   /* per member: 1 for the member at hand and its contacts */
    double *sum;             /* per member: strength of its ties inside, both ways */
    double *indirect;        /* per member */
} ego;

static double strength(const nw__csr *rows, int64_t k) {
    return rows->weight != NULL ? rows->weight[k] : 1;
}

/* Calls for each tie of a member inside, once per direction: adds `factor` times its strength to where it leads. */
static void spread(const ego *ego, int32_t from, double factor, double *out) {
    const nw__csr *both[] = {&ego->view->out, &ego->view->in};
    for (int side = 0; side < (ego->view->directed ? 2 : 1); side++)
        for (int64_t k = both[side]->start[from]; k < both[side]->start[from + 1]; k++)
            if (ego->inside[both[side]->to[k]])
                out[both[side]->to[k]] += factor * strength(both[side], k);
}

static double add_up(const ego *ego, int32_t from) {
    const nw__csr *both[] = {&ego->view->out, &ego->view->in};
    double sum = 0;
    for (int side = 0; side < (ego->view->directed ? 2 : 1); side++)
        for (int64_t k = both[side]->start[from]; k < both[side]->start[from + 1]; k++)
            sum += ego->inside[both[side]->to[k]] ? strength(both[side], k) : 0;
    return sum;
}

static double constraint_of(ego *ego, int32_t member) {
    const nw__csr *contacts = ego->contacts;
    double own;
    double squares = 0;
    ego->inside[member] = 1;
    for (int64_t k = contacts->start[member]; k < contacts->start[member + 1]; k++) {
        ego->inside[contacts->to[k]] = 1;
        ego->sum[contacts->to[k]] = 0;
        ego->indirect[contacts->to[k]] = 0;
    }
    own = add_up(ego, member);
    spread(ego, member, 1 / own, ego->sum); /* for now: the share of each contact */
    for (int64_t k = contacts->start[member]; k < contacts->start[member + 1]; k++) {
        int32_t contact = contacts->to[k];
        spread(ego, contact, ego->sum[contact] / add_up(ego, contact), ego->indirect);
    }
    for (int64_t k = contacts->start[member]; k < contacts->start[member + 1]; k++) {
        double both = ego->sum[contacts->to[k]] + ego->indirect[contacts->to[k]];
        squares += both * both;
        ego->inside[contacts->to[k]] = 0;
    }
    ego->inside[member] = 0;
    return squares;
}

netweave_status nw__ego_constraint(const netweave_view *view, netweave_run *run, double *out) {
    const netweave_view *undirected = NULL;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    size_t members = (size_t)view->members;
    ego ego = {.view = view,
               .contacts = &undirected->out,
               .inside = nw__allocate_zeroed(members, 1),
               .sum = nw__allocate(members, sizeof *ego.sum),
               .indirect = nw__allocate(members, sizeof *ego.indirect)};
    if (ego.inside == NULL || ego.sum == NULL || ego.indirect == NULL)
        status = nw__fail_memory();
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        if (i % POLL == 0)
            status = nw__run_check(run, (double)i / view->members, "structural holes");
        out[i] = nw__degree(&undirected->out, i) > 1 ? constraint_of(&ego, i) : NAN;
    }
    nw__free(ego.inside);
    nw__free(ego.sum);
    nw__free(ego.indirect);
    return status;
}
