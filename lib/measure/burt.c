/* Structural holes, over triangles.
 * With z_ij = a_ij + a_ji, s_i = Σ_k z_ik, p_ij = z_ij / s_i and m_jq = z_jq / max_k z_jk (Burt 1992, chapter 2):
 *   constraint     Σ_j (p_ij + Σ_q p_iq p_qj)² = Σ_j (z_ij + Σ_q z_iq z_qj / s_q)² / s_i²
 *   effective size Σ_j (1 - Σ_q p_iq m_jq)
 * The inner sum of the constraint is the same for (i, j) and (j, i), and each q in it is a triangle: so each triangle
 * adds one term to each of its three ties, and in effective size to each of its three members. O(ties^1.5), where a
 * scan of all pairs of contacts takes O(degree²). SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/burt.h"

#include "base/memory.h"
#include "core/forward.h"

#include <math.h>

enum { POLL = 256 }; /* members between two looks at the run */

/* Members by rank, ties as the listing has them. */
typedef struct holes {
    nw__forward forward;
    nw__forward_marks marks;
    double *tie;     /* z per tie */
    double *sum;     /* s per member */
    double *most;    /* max_k z per member */
    double *share;   /* 1 / s per member, where all z are the same */
    double *through; /* per tie: Σ_q z_iq z_qj / s_q */
    double *overlap; /* per member: Σ_j Σ_q z_iq m_jq */
    double *row;     /* z of the row at hand */
} holes;

static void free_holes(holes *holes) {
    nw__forward_free(&holes->forward);
    nw__forward_marks_free(&holes->marks);
    nw__free(holes->tie);
    nw__free(holes->sum);
    nw__free(holes->most);
    nw__free(holes->share);
    nw__free(holes->through);
    nw__free(holes->overlap);
    nw__free(holes->row);
}

static netweave_status allocate_holes(const netweave_view *undirected, netweave_run *run, holes *holes) {
    size_t members = (size_t)undirected->members;
    size_t ties = (size_t)undirected->ties;
    netweave_status status = nw__forward_make(undirected, run, &holes->forward);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    holes->sum = nw__allocate_zeroed(members, sizeof *holes->sum);
    holes->most = nw__allocate_zeroed(members, sizeof *holes->most);
    holes->row = nw__allocate(members, sizeof *holes->row);
    holes->tie = nw__allocate(ties, sizeof *holes->tie);
    bool all = nw__forward_marks_make(&holes->forward, &holes->marks) && holes->sum != NULL && holes->most != NULL &&
               holes->row != NULL && holes->tie != NULL;
    return all ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* z of all ties of a member: the rows of `out` and `in` are merged, for together they are the undirected row. Without
 * direction both are that row, and z is the weight: a factor of two changes nothing. */
static void add_both_ways(const netweave_view *view, const nw__csr *arcs, int32_t member, double *row) {
    const nw__csr *both[] = {&view->out, &view->in};
    const int32_t *to = arcs->to + arcs->start[member];
    for (int64_t k = 0; k < nw__degree(arcs, member); k++)
        row[k] = 0;
    for (int side = 0; side < (view->directed ? 2 : 1); side++) {
        int64_t at = 0;
        for (int64_t k = both[side]->start[member]; k < both[side]->start[member + 1]; k++) {
            while (to[at] != both[side]->to[k])
                at++;
            row[at] += both[side]->weight != NULL ? both[side]->weight[k] : 1;
        }
    }
}

static void weigh(const netweave_view *view, const nw__csr *arcs, holes *holes) {
    const nw__forward *forward = &holes->forward;
    for (int32_t i = 0; i < view->members; i++) {
        int32_t rank = forward->rank[i];
        int64_t next = forward->start[rank];
        int64_t degree = nw__degree(arcs, i);
        add_both_ways(view, arcs, i, holes->row);
        for (int64_t k = 0; k < degree; k++) {
            holes->sum[rank] += holes->row[k];
            holes->most[rank] = fmax(holes->most[rank], holes->row[k]);
            if (forward->rank[arcs->to[arcs->start[i] + k]] > rank)
                holes->tie[next++] = holes->row[k];
        }
    }
}

/* The triangles whose lowest rank is `first`: what they add to one number or another. */
typedef void add_triangles(holes *holes, int32_t first);

/* For constraint, all z the same. */
static void add_through_equal(holes *holes, int32_t first) {
    const nw__forward *forward = &holes->forward;
    const double *share = holes->share;
    int64_t begin = forward->start[first];
    for (int64_t ij = begin; ij < forward->start[first + 1]; ij++) {
        int32_t second = forward->to[ij];
        const int32_t *row = forward->to + forward->start[second];
        double *through = holes->through + forward->start[second];
        double sum = 0;
        int32_t found = nw__forward_close(forward, second, &holes->marks);
        for (int32_t hit = 0; hit < found; hit++) {
            int32_t place = holes->marks.hits[hit];
            sum += share[row[place]];
            through[place] += share[first];
            holes->through[begin + holes->marks.mark[row[place]] - 1] += share[second];
        }
        holes->through[ij] += sum;
    }
}

static void add_through(holes *holes, int32_t first) {
    const nw__forward *forward = &holes->forward;
    const double *tie = holes->tie;
    const double *sum = holes->sum;
    int64_t begin = forward->start[first];
    for (int64_t ij = begin; ij < forward->start[first + 1]; ij++) {
        int32_t second = forward->to[ij];
        int32_t found = nw__forward_close(forward, second, &holes->marks);
        for (int32_t hit = 0; hit < found; hit++) {
            int64_t jq = forward->start[second] + holes->marks.hits[hit];
            int32_t third = forward->to[jq];
            int64_t iq = begin + holes->marks.mark[third] - 1;
            holes->through[ij] += tie[iq] * (tie[jq] / sum[third]);
            holes->through[iq] += tie[ij] * (tie[jq] / sum[second]);
            holes->through[jq] += tie[ij] * (tie[iq] / sum[first]);
        }
    }
}

/* For effective size: the tie opposite a member counts from both its ends. */
static void add_overlap(holes *holes, int32_t first) {
    const nw__forward *forward = &holes->forward;
    const double *tie = holes->tie;
    const double *most = holes->most;
    int64_t begin = forward->start[first];
    for (int64_t ij = begin; ij < forward->start[first + 1]; ij++) {
        int32_t second = forward->to[ij];
        int32_t found = nw__forward_close(forward, second, &holes->marks);
        for (int32_t hit = 0; hit < found; hit++) {
            int64_t jq = forward->start[second] + holes->marks.hits[hit];
            int32_t third = forward->to[jq];
            int64_t iq = begin + holes->marks.mark[third] - 1;
            holes->overlap[first] += tie[iq] * (tie[jq] / most[second]) + tie[ij] * (tie[jq] / most[third]);
            holes->overlap[second] += tie[jq] * (tie[iq] / most[first]) + tie[ij] * (tie[iq] / most[third]);
            holes->overlap[third] += tie[jq] * (tie[ij] / most[first]) + tie[iq] * (tie[ij] / most[second]);
        }
    }
}

static netweave_status meet_triangles(holes *holes, netweave_run *run, add_triangles *add) {
    const nw__forward *forward = &holes->forward;
    for (int32_t first = 0; first < forward->members; first++) {
        if (first % POLL == 0) {
            netweave_status status = nw__run_check(run, (double)first / forward->members, "structural holes");
            if (status != NETWEAVE_STATUS_OK)
                return status;
        }
        if (forward->start[first + 1] - forward->start[first] < 2)
            continue;
        nw__forward_mark(forward, first, holes->marks.mark);
        add(holes, first);
        nw__forward_unmark(forward, first, holes->marks.mark);
    }
    return NETWEAVE_STATUS_OK;
}

/* Adds the squares over ties to both of their ends. */
static void add_squares(const holes *holes, double *out) {
    const nw__forward *forward = &holes->forward;
    for (int32_t first = 0; first < forward->members; first++) {
        double own = holes->sum[first];
        for (int64_t k = forward->start[first]; k < forward->start[first + 1]; k++) {
            int32_t second = forward->to[k];
            double both = holes->tie[k] + holes->through[k];
            double here = both / own;
            double there = both / holes->sum[second];
            out[forward->member[first]] += here * here;
            out[forward->member[second]] += there * there;
        }
    }
}

/* Hierarchy. With b² over its own sum for each contact's share of the constraint, Burt's Σ (r ln r) / (N ln N), where
 * r is N times the share, is 1 + Σ share ln share / ln N. `squares` and `out` are 0 before. */
static void add_logarithms(const holes *holes, const nw__csr *arcs, double *squares, double *out) {
    const nw__forward *forward = &holes->forward;
    for (int32_t first = 0; first < forward->members; first++) {
        for (int64_t k = forward->start[first]; k < forward->start[first + 1]; k++) {
            double both = holes->tie[k] + holes->through[k];
            double square = both * both;
            squares[forward->member[first]] += square;
            squares[forward->member[forward->to[k]]] += square;
            out[forward->member[first]] += square * log(square);
            out[forward->member[forward->to[k]]] += square * log(square);
        }
    }
    for (int32_t i = 0; i < forward->members; i++) {
        double entropy = out[i] / squares[i] - log(squares[i]);
        double degree = (double)nw__degree(arcs, i);
        out[i] = degree > 1 ? fmin(1, fmax(0, 1 + entropy / log(degree))) : NAN;
    }
}

static netweave_status constraint_weighted(const netweave_view *view, const netweave_view *undirected,
                                           netweave_run *run, double *squares, double *out) {
    holes holes = {0};
    netweave_status status = allocate_holes(undirected, run, &holes);
    if (status == NETWEAVE_STATUS_OK) {
        holes.through = nw__allocate_zeroed((size_t)undirected->ties, sizeof *holes.through);
        status = holes.through != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    }
    if (status == NETWEAVE_STATUS_OK) {
        weigh(view, &undirected->out, &holes);
        status = meet_triangles(&holes, run, add_through);
    }
    if (status == NETWEAVE_STATUS_OK && squares == NULL)
        add_squares(&holes, out);
    else if (status == NETWEAVE_STATUS_OK)
        add_logarithms(&holes, &undirected->out, squares, out);
    free_holes(&holes);
    return status;
}

/* The same with z = 1 throughout; `square` by rank, for members of high rank are met often and stand together. */
static void add_squares_equal(const holes *holes, double *square, double *out) {
    const nw__forward *forward = &holes->forward;
    for (int32_t first = 0; first < forward->members; first++) {
        double own = 0;
        for (int64_t k = forward->start[first]; k < forward->start[first + 1]; k++) {
            double both = 1 + holes->through[k];
            own += both * both;
            square[forward->to[k]] += both * both;
        }
        square[first] += own;
    }
    for (int32_t i = 0; i < forward->members; i++) {
        int32_t rank = forward->rank[i];
        out[i] = square[rank] * (holes->share[rank] * holes->share[rank]);
    }
}

static netweave_status constraint_equal(const netweave_view *view, netweave_run *run, double *out) {
    holes holes = {0};
    netweave_status status = nw__forward_make(view, run, &holes.forward);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    holes.share = nw__allocate((size_t)view->members, sizeof *holes.share);
    holes.through = nw__allocate_zeroed((size_t)view->ties, sizeof *holes.through);
    double *square = nw__allocate_zeroed((size_t)view->members, sizeof *square);
    bool made = nw__forward_marks_make(&holes.forward, &holes.marks) && holes.share != NULL && holes.through != NULL &&
                square != NULL;
    if (!made)
        status = nw__fail_memory();
    for (int32_t i = 0; i < view->members && made; i++)
        holes.share[holes.forward.rank[i]] = 1 / (double)nw__degree(&view->out, i);
    if (status == NETWEAVE_STATUS_OK)
        status = meet_triangles(&holes, run, add_through_equal);
    if (status == NETWEAVE_STATUS_OK)
        add_squares_equal(&holes, square, out);
    nw__free(square);
    free_holes(&holes);
    return status;
}

netweave_status nw__burt_constraint(const netweave_view *view, netweave_run *run, double *out) {
    const netweave_view *undirected = NULL;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < view->members; i++)
        out[i] = 0;
    status = view->directed || view->weighted ? constraint_weighted(view, undirected, run, NULL, out)
                                              : constraint_equal(view, run, out);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        if (nw__degree(&undirected->out, i) == 0)
            out[i] = NAN;
    return status;
}

netweave_status nw__burt_hierarchy(const netweave_view *view, netweave_run *run, double *out) {
    const netweave_view *undirected = NULL;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    double *squares = nw__allocate_zeroed((size_t)view->members, sizeof *squares);
    for (int32_t i = 0; i < view->members; i++)
        out[i] = 0;
    status = squares != NULL ? constraint_weighted(view, undirected, run, squares, out) : nw__fail_memory();
    nw__free(squares);
    return status;
}

static netweave_status overlap_weighted(const netweave_view *view, const netweave_view *undirected, netweave_run *run,
                                        double *out) {
    holes holes = {0};
    netweave_status status = allocate_holes(undirected, run, &holes);
    if (status == NETWEAVE_STATUS_OK) {
        holes.overlap = nw__allocate_zeroed((size_t)view->members, sizeof *holes.overlap);
        status = holes.overlap != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    }
    if (status == NETWEAVE_STATUS_OK) {
        weigh(view, &undirected->out, &holes);
        status = meet_triangles(&holes, run, add_overlap);
    }
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        out[i] = holes.overlap[holes.forward.rank[i]] / holes.sum[holes.forward.rank[i]];
    free_holes(&holes);
    return status;
}

netweave_status nw__burt_effective_size(const netweave_view *view, netweave_run *run, double *out) {
    const netweave_view *undirected = NULL;
    const nw__triangles *triangles = NULL;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (view->directed || view->weighted) {
        status = overlap_weighted(view, undirected, run, out);
    } else {
        status = nw__pass_triangles(view, run, &triangles);
        for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
            out[i] = 2 * triangles->member[i] / (double)nw__degree(&view->out, i);
    }
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        double degree = (double)nw__degree(&undirected->out, i);
        out[i] = degree > 0 ? degree - out[i] : NAN;
    }
    return status;
}

netweave_status nw__burt_note(const nw__call *call, const double *values) {
    int64_t count = 0;
    for (int32_t i = 0; i < call->view->members; i++)
        count += isnan(values[i]) ? 1 : 0;
    return nw__call_undefined_some(call, count, "they have no ties");
}
