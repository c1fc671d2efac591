/* Hubs and authorities: good hubs name good authorities, and those are named by good hubs. Kleinberg 1999,
 * doi 10.1145/324133.324140: authorities are where A'A leads that is applied, again and again, to a score of 1 for
 * everyone; hubs are A times that. So where several vectors belong to the largest eigenvalue, as on a chain, the result
 * is still one. Each weak component by itself, its maximum 1. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/hits.h"

#include "base/memory.h"
#include "measure/lanczos.h"

#include <math.h>

#define NOTHING 1e-12 /* of the largest score: what rounding leaves of 0 */

/* One component at a time, its members numbered 0 … size - 1. */
typedef struct part {
    const netweave_view *view;
    int32_t *members; /* of all components, one after the other */
    int32_t *place;   /* per member: its number in its component */
    int64_t *first;   /* per component: where its members begin */
    int64_t begin, size;
    double *score, *middle;
} part;

static void apply(const part *part, const nw__csr *rows, const double *in, double *out) {
    for (int64_t k = 0; k < part->size; k++) {
        int32_t member = part->members[part->begin + k];
        double sum = 0;
        for (int64_t l = rows->start[member]; l < rows->start[member + 1]; l++)
            sum += in[part->place[rows->to[l]]] * (rows->weight != NULL ? rows->weight[l] : 1);
        out[k] = sum;
    }
}

static netweave_status multiply_twice(void *matrix, const double *in, double *out) {
    const part *part = matrix;
    apply(part, &part->view->out, in, part->middle);
    apply(part, &part->view->in, part->middle, out);
    return NETWEAVE_STATUS_OK;
}

/* Without direction A'A mixes the two sides of a star; its limit is told apart by A alone (the eigenvector). */
static netweave_status multiply_once(void *matrix, const double *in, double *out) {
    const part *part = matrix;
    apply(part, &part->view->out, in, out);
    return NETWEAVE_STATUS_OK;
}

static netweave_status list_members(part *part, const nw__components *components) {
    size_t members = (size_t)part->view->members;
    part->members = nw__allocate(members, sizeof *part->members);
    part->place = nw__allocate(members, sizeof *part->place);
    part->first = nw__allocate_zeroed((size_t)components->count + 1, sizeof *part->first);
    part->score = nw__allocate(members, sizeof *part->score);
    part->middle = nw__allocate(members, sizeof *part->middle);
    if (part->members == NULL || part->place == NULL || part->first == NULL || part->score == NULL ||
        part->middle == NULL)
        return nw__fail_memory();
    for (int64_t c = 0; c < components->count; c++)
        part->first[c + 1] = part->first[c] + components->size[c];
    int64_t *next = part->first; /* moves on as members are placed; put back below */
    for (int32_t i = 0; i < part->view->members; i++)
        part->members[next[components->component[i]]++] = i;
    for (int64_t c = components->count; c > 0; c--)
        part->first[c] = part->first[c - 1];
    part->first[0] = 0;
    for (int64_t c = 0; c < components->count; c++)
        for (int64_t k = part->first[c]; k < part->first[c + 1]; k++)
            part->place[part->members[k]] = (int32_t)(k - part->first[c]);
    return NETWEAVE_STATUS_OK;
}

static netweave_status score_part(part *part, netweave_run *run, bool authorities, double *out) {
    double *score = part->score;
    double value = NAN;
    double most = 0;
    bool directed = part->view->directed;
    if (part->size == 1) {
        out[part->members[part->begin]] = 0;
        return NETWEAVE_STATUS_OK;
    }
    for (int64_t k = 0; k < part->size; k++)
        score[k] = directed ? 1 : 1 + (double)nw__degree(&part->view->out, part->members[part->begin + k]);
    netweave_status status =
        nw__largest_eigenvector(directed ? multiply_twice : multiply_once, part, part->size, NULL, run, score, &value);
    if (status != NETWEAVE_STATUS_OK || isnan(value))
        return status;
    if (!authorities && directed) {
        apply(part, &part->view->out, score, part->middle);
        score = part->middle;
    }
    for (int64_t k = 0; k < part->size; k++)
        most = fmax(most, fabs(score[k]));
    for (int64_t k = 0; k < part->size; k++) {
        double share = fabs(score[k]) / most;
        out[part->members[part->begin + k]] = share > NOTHING ? share : 0;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__hits(const nw__call *call, bool authorities, double *out) {
    const nw__components *components = NULL;
    part part = {.view = call->view};
    netweave_status status = nw__pass_components(call->view, call->run, &components);
    if (status == NETWEAVE_STATUS_OK)
        status = list_members(&part, components);
    for (int64_t c = 0; status == NETWEAVE_STATUS_OK && c < components->count; c++) {
        part.begin = part.first[c];
        part.size = components->size[c];
        status = score_part(&part, call->run, authorities, out);
    }
    nw__free(part.members);
    nw__free(part.place);
    nw__free(part.first);
    nw__free(part.score);
    nw__free(part.middle);
    int64_t undefined = 0;
    for (int32_t i = 0; i < call->view->members && status == NETWEAVE_STATUS_OK; i++)
        undefined += isnan(out[i]) ? 1 : 0;
    return status == NETWEAVE_STATUS_OK
               ? nw__call_undefined_some(call, undefined, "the iteration does not settle in their component")
               : status;
}
