/* The best split into core and periphery. Ties are counted as arcs (an undirected one as two), so that directed and
 * undirected networks take the same road. Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/core_fit.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    EXACT_LIMIT = 16,    /* up to so many members all splits are tried */
    START_WORK = 300000, /* members squared times the number of cuts from which the search starts */
    CHAIN_LIMIT = 1000,  /* up to so many members chains of moves are tried */
    ROUND_LIMIT = 50,
    POLL = 4096,
    CHAIN_POLL = 64
};

static const double least_gain = 1e-12;

/* A split under way. */
typedef struct split {
    const netweave_view *view;
    netweave_run *run;
    bool counted;
    double *inside; /* per member: arcs between it and core members */
    unsigned char *core;
    unsigned char *moved; /* scratch of a chain of moves */
    int32_t *chain;
    unsigned char *met; /* splits that no single move betters, from which a chain was tried: rows as `core` */
    size_t met_count, met_capacity;
    int64_t size;
    double within;  /* arcs among the core */
    double outside; /* arcs among the periphery */
    double fit;
} split;

/* Arcs of a member, out and in. */
static double arcs_of(const split *split, int32_t member) {
    return (double)(nw__degree(&split->view->out, member) + nw__degree(&split->view->in, member));
}

/* Pearson's correlation of two patterns of 0 and 1 over `cells` ordered pairs; below any when one does not vary. */
static double correlate(const split *split, int64_t size, double within, double outside) {
    double core = (double)size;
    double periphery = (double)(split->view->members - size);
    double cells = core * (core - 1) + periphery * (periphery - 1);
    double ideal = core * (core - 1);
    double tied = within + outside;
    double both = within;
    if (split->counted) {
        cells += 2 * core * periphery;
        ideal += 2 * core * periphery;
        tied = (double)split->view->out.start[split->view->members];
        both = tied - outside;
    }
    double spread = tied * (cells - tied) * ideal * (cells - ideal);
    return spread > 0 ? (cells * both - tied * ideal) / sqrt(spread) : -INFINITY;
}

static void change_inside(const split *split, const nw__csr *rows, int32_t member, double change) {
    for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++)
        split->inside[rows->to[k]] += change;
}

/* The split with one member on the other side. */
static double fit_moved(const split *split, int32_t member) {
    double inside = split->inside[member];
    double rest = arcs_of(split, member) - inside;
    if (split->core[member])
        return correlate(split, split->size - 1, split->within - inside, split->outside + rest);
    return correlate(split, split->size + 1, split->within + inside, split->outside - rest);
}

static void move(split *split, int32_t member) {
    double inside = split->inside[member];
    double rest = arcs_of(split, member) - inside;
    double sign = split->core[member] ? -1 : 1;
    split->within += sign * inside;
    split->outside -= sign * rest;
    split->size += split->core[member] ? -1 : 1;
    split->core[member] = !split->core[member];
    change_inside(split, &split->view->out, member, sign);
    change_inside(split, &split->view->in, member, sign);
    split->fit = correlate(split, split->size, split->within, split->outside);
}

static void empty(split *split) {
    int32_t members = split->view->members;
    for (int32_t i = 0; i < members; i++) {
        split->core[i] = 0;
        split->inside[i] = 0;
    }
    split->size = 0;
    split->within = 0;
    split->outside = (double)split->view->out.start[members];
    split->fit = -INFINITY;
}

static netweave_status improve_by_moves(split *split, bool *improved) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int32_t i = 0; i < split->view->members && status == NETWEAVE_STATUS_OK; i++) {
        if (fit_moved(split, i) > split->fit + least_gain) {
            move(split, i);
            *improved = true;
        }
        if (i % POLL == 0)
            status = nw__run_check(split->run, 0, "core and periphery");
    }
    return status;
}

/* The best move of a member that has not moved yet; -1 when all have. */
static int32_t best_move(const split *split, const unsigned char *moved) {
    double best = -INFINITY;
    int32_t member = -1;
    for (int32_t i = 0; i < split->view->members; i++) {
        if (moved[i])
            continue;
        double fit = fit_moved(split, i);
        if (member < 0 || fit > best) {
            best = fit;
            member = i;
        }
    }
    return member;
}

/* Moves every member once, the best first, and goes back to the best split met on the way. After Kernighan and Lin
 * 1970, doi 10.1002/j.1538-7305.1970.tb01770.x. */
static netweave_status improve_by_chain(split *split, bool *improved) {
    int32_t members = split->view->members;
    double best = split->fit;
    int32_t kept = 0;
    netweave_status status = nw__run_check(split->run, 0, "core and periphery");
    for (int32_t i = 0; i < members; i++)
        split->moved[i] = 0;
    for (int32_t k = 0; k < members && status == NETWEAVE_STATUS_OK; k++) {
        int32_t member = best_move(split, split->moved);
        move(split, member);
        split->moved[member] = 1;
        split->chain[k] = member;
        if (split->fit > best + least_gain) {
            best = split->fit;
            kept = k + 1;
        }
        if (k % CHAIN_POLL == CHAIN_POLL - 1)
            status = nw__run_check(split->run, 0, "core and periphery");
    }
    for (int32_t k = members; k > kept && status == NETWEAVE_STATUS_OK; k--)
        move(split, split->chain[k - 1]);
    *improved = kept > 0;
    return status;
}

/* True when the search has stood here before: it would go on as it did then. Many starts end in few splits. */
static bool was_met(const split *split) {
    size_t members = (size_t)split->view->members;
    for (size_t k = 0; k < split->met_count; k++)
        if (memcmp(split->met + k * members, split->core, members) == 0)
            return true;
    return false;
}

static bool add_met(split *split) {
    size_t members = (size_t)split->view->members;
    if (!nw__grow(&split->met, &split->met_capacity, (split->met_count + 1) * members, 1))
        return false;
    memcpy(split->met + split->met_count * members, split->core, members);
    split->met_count++;
    return true;
}

static netweave_status improve(split *split) {
    netweave_status status = NETWEAVE_STATUS_OK;
    bool improved = true;
    for (int k = 0; k < ROUND_LIMIT && improved && status == NETWEAVE_STATUS_OK; k++) {
        improved = false;
        status = improve_by_moves(split, &improved);
        if (status != NETWEAVE_STATUS_OK || improved || split->view->members > CHAIN_LIMIT)
            continue;
        if (was_met(split))
            return status;
        status = add_met(split) ? improve_by_chain(split, &improved) : nw__fail_memory();
    }
    return status;
}

static void take_first(split *split, const int32_t *order, int64_t count) {
    empty(split);
    for (int64_t i = 0; i < count; i++)
        move(split, order[i]);
}

/* A member and those tied with it. */
static void take_circle(split *split, int32_t member) {
    const nw__csr *rows[] = {&split->view->out, &split->view->in};
    empty(split);
    move(split, member);
    for (int k = 0; k < 2; k++)
        for (int64_t place = rows[k]->start[member]; place < rows[k]->start[member + 1]; place++)
            if (!split->core[rows[k]->to[place]])
                move(split, rows[k]->to[place]);
}

/* How many of `order` make the best core. */
static int64_t best_cut(split *split, const int32_t *order) {
    double best = -INFINITY;
    int64_t size = 0;
    empty(split);
    for (int64_t i = 0; i < split->view->members; i++) {
        move(split, order[i]);
        if (split->fit > best + least_gain) {
            best = split->fit;
            size = i + 1;
        }
    }
    return size;
}

static void keep_better(const split *split, nw__core_fit *best) {
    if (split->fit == -INFINITY || split->fit <= best->fit + least_gain)
        return;
    best->fit = split->fit;
    best->size = split->size;
    memcpy(best->core, split->core, (size_t)split->view->members);
}

/* Tries all splits, each a move away from the one before (in the order of Gray's code). */
static void search_all(split *split, nw__core_fit *out) {
    empty(split);
    for (uint32_t k = 1; k < 1U << split->view->members; k++) {
        move(split, (int32_t)__builtin_ctz(k));
        keep_better(split, out);
    }
}

static netweave_status search_from(split *split, nw__core_fit *out) {
    netweave_status status = improve(split);
    if (status == NETWEAVE_STATUS_OK)
        keep_better(split, out);
    return status;
}

static netweave_status search(split *split, const int32_t *order, nw__core_fit *out) {
    int64_t members = split->view->members;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (members <= EXACT_LIMIT) {
        search_all(split, out);
        return status;
    }
    int64_t starts = START_WORK / (members * members);
    int64_t first = best_cut(split, order) - starts / 2;
    for (int64_t size = first; size <= first + starts && status == NETWEAVE_STATUS_OK; size++) {
        if (size < 1 || size >= members)
            continue;
        take_first(split, order, size);
        status = search_from(split, out);
    }
    for (int64_t i = 0; i < members && i < starts / 2 && status == NETWEAVE_STATUS_OK; i++) {
        take_circle(split, order[i]);
        status = search_from(split, out);
    }
    return status;
}

typedef struct ranked {
    int64_t degree;
    int32_t member;
} ranked;

/* Most ties first, then as in the roster. */
static int compare(const void *left, const void *right) {
    const ranked *one = left;
    const ranked *other = right;
    if (one->degree != other->degree)
        return one->degree > other->degree ? -1 : 1;
    return (one->member > other->member) - (one->member < other->member);
}

static netweave_status order_by_degree(const netweave_view *view, int32_t *order) {
    ranked *ranks = nw__allocate((size_t)view->members, sizeof *ranks);
    if (ranks == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < view->members; i++)
        ranks[i] = (ranked){nw__degree(&view->out, i) + nw__degree(&view->in, i), i};
    qsort(ranks, (size_t)view->members, sizeof *ranks, compare);
    for (int32_t i = 0; i < view->members; i++)
        order[i] = ranks[i].member;
    nw__free(ranks);
    return NETWEAVE_STATUS_OK;
}

static void release(void *work) {
    nw__core_fits *fits = work;
    nw__free(fits->counted.core);
    nw__free(fits->left_out.core);
    nw__free(fits);
}

static nw__core_fits *new_fits(size_t members) {
    nw__core_fits *fits = nw__allocate_zeroed(1, sizeof *fits);
    if (fits == NULL)
        return NULL;
    fits->counted = (nw__core_fit){-INFINITY, nw__allocate_zeroed(members, 1), 0};
    fits->left_out = (nw__core_fit){-INFINITY, nw__allocate_zeroed(members, 1), 0};
    if (fits->counted.core != NULL && fits->left_out.core != NULL)
        return fits;
    release(fits);
    return NULL;
}

static netweave_status search_both(split *split, nw__core_fits *fits) {
    int32_t *order = nw__allocate((size_t)split->view->members, sizeof *order);
    if (order == NULL)
        return nw__fail_memory();
    netweave_status status = order_by_degree(split->view, order);
    for (int k = 0; k < 2 && status == NETWEAVE_STATUS_OK; k++) {
        nw__core_fit *out = k == 0 ? &fits->counted : &fits->left_out;
        split->counted = k == 0;
        split->met_count = 0;
        status = search(split, order, out);
        if (out->fit == -INFINITY)
            out->fit = NAN;
    }
    nw__free(order);
    return status;
}

static netweave_status make(const netweave_view *view, netweave_run *run, void **out_work) {
    size_t members = (size_t)view->members;
    nw__core_fits *fits = new_fits(members);
    split split = {.view = view,
                   .run = run,
                   .inside = nw__allocate(members, sizeof *split.inside),
                   .core = nw__allocate(members, 1),
                   .moved = nw__allocate(members, 1),
                   .chain = nw__allocate(members, sizeof *split.chain)};
    netweave_status status;
    if (fits == NULL || split.inside == NULL || split.core == NULL || split.moved == NULL || split.chain == NULL)
        status = nw__fail_memory();
    else
        status = search_both(&split, fits);
    nw__free(split.inside);
    nw__free(split.core);
    nw__free(split.moved);
    nw__free(split.chain);
    nw__free(split.met);
    if (status == NETWEAVE_STATUS_OK)
        *out_work = fits;
    else if (fits != NULL)
        release(fits);
    return status;
}

netweave_status nw__pass_core_fit(const netweave_view *view, netweave_run *run, const nw__core_fits **out) {
    void *work = NULL;
    netweave_status status = nw__view_pass(view, NW_PASS_CORE_FIT, make, release, run, &work);
    if (status == NETWEAVE_STATUS_OK)
        *out = work;
    return status;
}
