/* A network as a circuit of conductors. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/circuit.h"

#include "base/memory.h"
#include "core/lanes.h"

#include <math.h>
#include <string.h>

#define MOST_FILLED 25000000 /* conductors: 300 MB */
enum { POLL = 1 << 20 };

typedef struct making {
    nw__circuit *circuit;
    int32_t *mark;           /* per member: 1 + its place in the row at hand, or 0 */
    int32_t *head;           /* per number of conductors: a member that has so many, or -1 */
    int32_t *after, *before; /* per member: those beside it in that list */
    int32_t fewest;          /* no list below it has members */
    double work, polled, most_work;
    bool too_large;
} making;

void nw__circuit_free(nw__circuit *circuit) {
    for (int32_t i = 0; i < circuit->size && circuit->rows != NULL; i++) {
        nw__free(circuit->rows[i].to);
        nw__free(circuit->rows[i].share);
    }
    nw__free(circuit->rows);
    nw__free(circuit->order);
    *circuit = (nw__circuit){0};
}

static bool append(nw__circuit_row *row, int32_t to, double conductance) {
    size_t count = (size_t)row->count + 1;
    if (!nw__grow(&row->to, &row->to_capacity, count, sizeof *row->to) ||
        !nw__grow(&row->share, &row->share_capacity, count, sizeof *row->share))
        return false;
    row->to[row->count] = to;
    row->share[row->count++] = conductance;
    return true;
}

static void enlist(making *making, int32_t member) {
    int32_t count = making->circuit->rows[member].count;
    making->before[member] = -1;
    making->after[member] = making->head[count];
    if (making->head[count] >= 0)
        making->before[making->head[count]] = member;
    making->head[count] = member;
    making->fewest = count < making->fewest ? count : making->fewest;
}

static void delist(making *making, int32_t member) {
    int32_t before = making->before[member];
    int32_t after = making->after[member];
    if (before >= 0)
        making->after[before] = after;
    else
        making->head[making->circuit->rows[member].count] = after;
    if (after >= 0)
        making->before[after] = before;
}

static void drop(nw__circuit_row *row, int32_t member) {
    int32_t place = 0;
    while (row->to[place] != member)
        place++;
    row->to[place] = row->to[--row->count];
    row->share[place] = row->share[row->count];
}

/* Gives `member` the conductors that stand for those over `gone`. */
static bool bypass(making *making, int32_t member, const nw__circuit_row *gone, double own) {
    nw__circuit_row *row = &making->circuit->rows[member];
    int32_t count = row->count;
    bool done = true;
    for (int32_t k = 0; k < count; k++)
        making->mark[row->to[k]] = k + 1;
    for (int32_t k = 0; k < gone->count && done; k++) {
        double conductance = own * gone->share[k] * gone->drain;
        int32_t place = making->mark[gone->to[k]];
        if (gone->to[k] == member)
            continue;
        if (place > 0)
            row->share[place - 1] += conductance;
        else
            done = append(row, gone->to[k], conductance);
    }
    for (int32_t k = 0; k < count; k++)
        making->mark[row->to[k]] = 0;
    making->circuit->filled += row->count - count;
    making->work += count + gone->count;
    return done;
}

static bool take_out(making *making, int32_t member) {
    nw__circuit_row *row = &making->circuit->rows[member];
    double sum = 0;
    for (int32_t k = 0; k < row->count; k++)
        sum += row->share[k];
    row->drain = 1 / sum;
    for (int32_t k = 0; k < row->count; k++) {
        int32_t other = row->to[k];
        if (other == 0)
            continue;
        delist(making, other);
        drop(&making->circuit->rows[other], member);
        making->circuit->filled--;
        bool done = bypass(making, other, row, row->share[k]);
        enlist(making, other);
        if (!done)
            return false;
    }
    for (int32_t k = 0; k < row->count; k++)
        row->share[k] *= row->drain;
    return true;
}

static netweave_status take_all_out(making *making, netweave_run *run) {
    nw__circuit *circuit = making->circuit;
    for (int32_t k = 0; k + 1 < circuit->size; k++) {
        while (making->head[making->fewest] < 0)
            making->fewest++;
        int32_t member = making->head[making->fewest];
        delist(making, member);
        circuit->order[k] = member;
        if (!take_out(making, member))
            return nw__fail_memory();
        making->too_large = circuit->filled > MOST_FILLED || making->work > making->most_work;
        if (making->too_large)
            return NETWEAVE_STATUS_OK;
        if (making->work - making->polled < POLL)
            continue;
        making->polled = making->work;
        netweave_status status = nw__run_check(run, (double)k / circuit->size, "resistances");
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status set_up(making *making, int64_t ties, const int32_t *from, const int32_t *to,
                              const double *conductance) {
    nw__circuit *circuit = making->circuit;
    size_t size = (size_t)circuit->size;
    circuit->rows = nw__allocate_zeroed(size, sizeof *circuit->rows);
    circuit->order = nw__allocate(size, sizeof *circuit->order);
    making->mark = nw__allocate_zeroed(size, sizeof *making->mark);
    making->head = nw__allocate(size, sizeof *making->head);
    making->after = nw__allocate(size, sizeof *making->after);
    making->before = nw__allocate(size, sizeof *making->before);
    if (circuit->rows == NULL || circuit->order == NULL || making->mark == NULL || making->head == NULL ||
        making->after == NULL || making->before == NULL)
        return nw__fail_memory();
    for (int64_t k = 0; k < ties; k++) {
        double strength = conductance != NULL ? conductance[k] : 1;
        if ((from[k] != 0 && !append(&circuit->rows[from[k]], to[k], strength)) ||
            (to[k] != 0 && !append(&circuit->rows[to[k]], from[k], strength)))
            return nw__fail_memory();
    }
    making->fewest = circuit->size;
    for (int32_t i = 0; i < circuit->size; i++)
        making->head[i] = -1;
    for (int32_t i = circuit->size - 1; i > 0; i--) {
        circuit->filled += circuit->rows[i].count;
        enlist(making, i);
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__circuit_make(int32_t size, int64_t ties, const int32_t *from, const int32_t *to,
                                 const double *conductance, double most_work, netweave_run *run, nw__circuit *out,
                                 bool *out_too_large) {
    nw__circuit circuit = {.size = size};
    making making = {.circuit = &circuit, .most_work = most_work};
    netweave_status status = set_up(&making, ties, from, to, conductance);
    if (status == NETWEAVE_STATUS_OK)
        status = take_all_out(&making, run);
    nw__free(making.mark);
    nw__free(making.head);
    nw__free(making.after);
    nw__free(making.before);
    if (status != NETWEAVE_STATUS_OK || making.too_large)
        nw__circuit_free(&circuit);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    *out_too_large = making.too_large;
    *out = circuit;
    return NETWEAVE_STATUS_OK;
}

/* The inverse on the pattern of the rows. */
typedef struct inverse {
    const nw__circuit *circuit;
    int64_t *start; /* per member: where its entries begin */
    double *entry;  /* beside each conductor */
    double *own;    /* per member: the diagonal */
    int32_t *mark;  /* per member: 1 + its place in the row at hand, or 0 */
} inverse;

/* One member, when all that were taken out after it are known. Gives how many entries were looked at. */
static double invert(inverse *inverse, int32_t member) {
    const nw__circuit_row *row = &inverse->circuit->rows[member];
    double *entry = inverse->entry + inverse->start[member];
    double work = 0;
    double own = row->drain;
    for (int32_t k = 0; k < row->count; k++) {
        inverse->mark[row->to[k]] = k + 1;
        entry[k] = 0;
    }
    for (int32_t k = 0; k < row->count; k++) {
        int32_t other = row->to[k];
        const nw__circuit_row *beyond = &inverse->circuit->rows[other];
        const double *known = inverse->entry + inverse->start[other];
        if (other == 0)
            continue;
        entry[k] += row->share[k] * inverse->own[other];
        for (int32_t l = 0; l < beyond->count; l++) {
            int32_t place = inverse->mark[beyond->to[l]] - 1;
            if (place < 0 || beyond->to[l] == 0)
                continue;
            entry[place] += row->share[k] * known[l];
            entry[k] += row->share[place] * known[l];
        }
        work += beyond->count;
    }
    for (int32_t k = 0; k < row->count; k++) {
        inverse->mark[row->to[k]] = 0;
        own += row->share[k] * entry[k];
    }
    inverse->own[member] = own;
    return work;
}

netweave_status nw__circuit_resistances(const nw__circuit *circuit, netweave_run *run, double *out) {
    size_t size = (size_t)circuit->size;
    inverse inverse = {.circuit = circuit,
                       .start = nw__allocate(size, sizeof *inverse.start),
                       .entry = nw__allocate((size_t)circuit->filled, sizeof *inverse.entry),
                       .own = out,
                       .mark = nw__allocate_zeroed(size, sizeof *inverse.mark)};
    bool done = inverse.start != NULL && inverse.entry != NULL && inverse.mark != NULL;
    netweave_status status = done ? NETWEAVE_STATUS_OK : nw__fail_memory();
    int64_t next = 0;
    double work = 0;
    for (int32_t i = 0; i < circuit->size && done; i++) {
        inverse.start[i] = next;
        next += circuit->rows[i].count;
    }
    out[0] = 0;
    for (int32_t k = circuit->size - 2; k >= 0 && status == NETWEAVE_STATUS_OK; k--) {
        work += invert(&inverse, circuit->order[k]);
        if (work < POLL)
            continue;
        work = 0;
        status = nw__run_check(run, 1 - (double)k / circuit->size, "resistances");
    }
    nw__free(inverse.start);
    nw__free(inverse.entry);
    nw__free(inverse.mark);
    return status;
}

static NW_MANY_MACHINES void solve(const nw__circuit *circuit, nw__circuit_lanes *value) {
    for (int32_t k = 0; k + 1 < circuit->size; k++) {
        const nw__circuit_row *row = &circuit->rows[circuit->order[k]];
        nw__circuit_lanes current = value[circuit->order[k]];
        for (int32_t l = 0; l < row->count; l++)
            for (int lane = 0; lane < NW_CIRCUIT_LANES; lane++)
                value[row->to[l]].value[lane] += row->share[l] * current.value[lane];
    }
    value[0] = (nw__circuit_lanes){{0}};
    for (int32_t k = circuit->size - 2; k >= 0; k--) {
        const nw__circuit_row *row = &circuit->rows[circuit->order[k]];
        nw__circuit_lanes potential = value[circuit->order[k]];
        for (int lane = 0; lane < NW_CIRCUIT_LANES; lane++)
            potential.value[lane] *= row->drain;
        for (int32_t l = 0; l < row->count; l++)
            for (int lane = 0; lane < NW_CIRCUIT_LANES; lane++)
                potential.value[lane] += row->share[l] * value[row->to[l]].value[lane];
        value[circuit->order[k]] = potential;
    }
}

/* Apart, for what is compiled several times would be seen from outside the library. */
void nw__circuit_solve(const nw__circuit *circuit, nw__circuit_lanes *value) {
    solve(circuit, value);
}
