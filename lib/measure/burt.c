/* Structural holes, over triangles.
 * With z_ij = a_ij + a_ji, p_ij = z_ij / Σ_k z_ik and m_jq = z_jq / max_k z_jk (Burt 1992, chapter 2):
 *   constraint     Σ_j (p_ij + Σ_q p_iq p_qj)²
 *   effective size Σ_j (1 - Σ_q p_iq m_jq)
 * j and q are neighbours of i, so a term with q needs a triangle: each is met once, from its member of lowest degree,
 * which takes O(ties^1.5) where a scan of all pairs of neighbours takes O(degree²).
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/burt.h"

#include "base/memory.h"

#include <math.h>

typedef struct holes {
    const nw__csr *arcs; /* of the undirected reading */
    int32_t members;
    double *share;    /* p_ij per arc */
    double *against;  /* m_ij per arc */
    int64_t *reverse; /* the arc back, per arc */
    int64_t *mark;    /* per member: arc from the member in hand to it, or -1 */
    int64_t *first;   /* per member, and one more: where its onward arcs begin */
    int64_t *onward;  /* arcs to members later in the order of degrees: no row has more than sqrt(2 ties) of them */
    double *indirect; /* per arc: Σ_q p_iq p_qj */
    double *overlap;  /* per member: Σ_j Σ_q p_iq m_jq */
} holes;

static void free_holes(holes *holes) {
    nw__free(holes->share);
    nw__free(holes->against);
    nw__free(holes->reverse);
    nw__free(holes->mark);
    nw__free(holes->first);
    nw__free(holes->onward);
    nw__free(holes->indirect);
    nw__free(holes->overlap);
}

/* z per arc into `share`: rows of `out` and `in` are merged, for together they are the undirected row. */
static void add_both_ways(const netweave_view *view, holes *holes) {
    const nw__csr *both[] = {&view->out, &view->in};
    for (int32_t i = 0; i < holes->members; i++) {
        for (int64_t k = holes->arcs->start[i]; k < holes->arcs->start[i + 1]; k++)
            holes->share[k] = 0;
        for (int side = 0; side < 2; side++) {
            int64_t at = holes->arcs->start[i];
            for (int64_t k = both[side]->start[i]; k < both[side]->start[i + 1]; k++) {
                while (holes->arcs->to[at] != both[side]->to[k])
                    at++;
                holes->share[at] += both[side]->weight != NULL ? both[side]->weight[k] : 1;
            }
        }
    }
}

static void share_out(holes *holes) {
    const nw__csr *arcs = holes->arcs;
    for (int32_t i = 0; i < holes->members; i++) {
        double sum = 0;
        double most = 0;
        for (int64_t k = arcs->start[i]; k < arcs->start[i + 1]; k++) {
            sum += holes->share[k];
            most = fmax(most, holes->share[k]);
        }
        for (int64_t k = arcs->start[i]; k < arcs->start[i + 1]; k++) {
            holes->against[k] = most > 0 ? holes->share[k] / most : 0;
            holes->share[k] = sum > 0 ? holes->share[k] / sum : 0;
        }
    }
}

/* Rows are in order and members are met in order, so the arcs back of a row come up in its order too. */
static void find_reverse(holes *holes) {
    const nw__csr *arcs = holes->arcs;
    for (int32_t i = 0; i < holes->members; i++)
        holes->mark[i] = arcs->start[i];
    for (int32_t i = 0; i < holes->members; i++)
        for (int64_t k = arcs->start[i]; k < arcs->start[i + 1]; k++)
            holes->reverse[k] = holes->mark[arcs->to[k]]++;
    for (int32_t i = 0; i < holes->members; i++)
        holes->mark[i] = -1;
}

/* The triangle over one tie: i–j with i–q and j–q. */
static void add_side(holes *holes, int32_t i, int32_t j, int64_t ij, int64_t iq, int64_t jq) {
    const int64_t *reverse = holes->reverse;
    holes->indirect[ij] += holes->share[iq] * holes->share[reverse[jq]];
    holes->indirect[reverse[ij]] += holes->share[jq] * holes->share[reverse[iq]];
    holes->overlap[i] += holes->share[iq] * holes->against[jq];
    holes->overlap[j] += holes->share[jq] * holes->against[iq];
}

static bool is_before(const nw__csr *arcs, int32_t i, int32_t j) {
    int64_t first = nw__degree(arcs, i);
    int64_t second = nw__degree(arcs, j);
    return first < second || (first == second && i < j);
}

static void list_onward(holes *holes) {
    const nw__csr *arcs = holes->arcs;
    int64_t count = 0;
    for (int32_t i = 0; i < holes->members; i++) {
        holes->first[i] = count;
        for (int64_t k = arcs->start[i]; k < arcs->start[i + 1]; k++)
            if (is_before(arcs, i, arcs->to[k]))
                holes->onward[count++] = k;
    }
    holes->first[holes->members] = count;
}

/* The triangles of which `i` is the first in the order of degrees. */
static void add_triangles(holes *holes, int32_t i) {
    const int32_t *to = holes->arcs->to;
    const int64_t *onward = holes->onward;
    const int64_t *reverse = holes->reverse;
    for (int64_t k = holes->first[i]; k < holes->first[i + 1]; k++)
        holes->mark[to[onward[k]]] = onward[k];
    for (int64_t k = holes->first[i]; k < holes->first[i + 1]; k++) {
        int64_t ij = onward[k];
        int32_t j = to[ij];
        for (int64_t l = holes->first[j]; l < holes->first[j + 1]; l++) {
            int64_t jq = onward[l];
            int64_t iq = holes->mark[to[jq]];
            if (iq < 0)
                continue;
            add_side(holes, i, j, ij, iq, jq);
            add_side(holes, i, to[jq], iq, ij, reverse[jq]);
            add_side(holes, j, to[jq], jq, reverse[ij], reverse[iq]);
        }
    }
    for (int64_t k = holes->first[i]; k < holes->first[i + 1]; k++)
        holes->mark[to[onward[k]]] = -1;
}

static netweave_status allocate_holes(holes *holes) {
    size_t members = (size_t)holes->members;
    size_t arcs = (size_t)holes->arcs->start[holes->members];
    holes->share = nw__allocate(arcs, sizeof *holes->share);
    holes->against = nw__allocate(arcs, sizeof *holes->against);
    holes->reverse = nw__allocate(arcs, sizeof *holes->reverse);
    holes->mark = nw__allocate(members, sizeof *holes->mark);
    holes->first = nw__allocate(members + 1, sizeof *holes->first);
    holes->onward = nw__allocate(arcs / 2, sizeof *holes->onward);
    holes->indirect = nw__allocate_zeroed(arcs, sizeof *holes->indirect);
    holes->overlap = nw__allocate_zeroed(members, sizeof *holes->overlap);
    bool all = holes->share != NULL && holes->against != NULL && holes->reverse != NULL && holes->mark != NULL &&
               holes->first != NULL && holes->onward != NULL && holes->indirect != NULL && holes->overlap != NULL;
    return all ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static void fill(const holes *holes, double *constraint, double *effective_size) {
    const nw__csr *arcs = holes->arcs;
    for (int32_t i = 0; i < holes->members; i++) {
        double sum = 0;
        bool tied = false;
        for (int64_t k = arcs->start[i]; k < arcs->start[i + 1]; k++) {
            double both = holes->share[k] + holes->indirect[k];
            sum += both * both;
            tied = tied || holes->share[k] > 0;
        }
        if (constraint != NULL)
            constraint[i] = tied ? sum : NAN;
        if (effective_size != NULL)
            effective_size[i] = tied ? (double)nw__degree(arcs, i) - holes->overlap[i] : NAN;
    }
}

netweave_status nw__burt(const netweave_view *view, netweave_run *run, double *constraint, double *effective_size) {
    const netweave_view *undirected = NULL;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    holes holes = {.arcs = &undirected->out, .members = view->members};
    status = allocate_holes(&holes);
    if (status == NETWEAVE_STATUS_OK) {
        add_both_ways(view, &holes);
        share_out(&holes);
        find_reverse(&holes);
        list_onward(&holes);
    }
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        add_triangles(&holes, i);
        if (i % 256 == 0)
            status = nw__run_check(run, (double)i / view->members, "structural holes");
    }
    if (status == NETWEAVE_STATUS_OK)
        fill(&holes, constraint, effective_size);
    free_holes(&holes);
    return status;
}

netweave_status nw__burt_note(const nw__call *call, const double *values) {
    int64_t count = 0;
    for (int32_t i = 0; i < call->view->members; i++)
        count += isnan(values[i]) ? 1 : 0;
    return nw__call_undefined_some(call, count, "they have no ties");
}
