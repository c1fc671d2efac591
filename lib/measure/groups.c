/* Members by group. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/groups.h"

#include "base/memory.h"
#include "measure/communities.h"

#include <math.h>
#include <stdlib.h>

void nw__split_free(nw__split *split) {
    nw__free(split->group);
    nw__free(split->size);
    nw__free(split->value);
    *split = (nw__split){0};
}

static int compare_numbers(const void *a, const void *b) {
    double one = *(const double *)a;
    double other = *(const double *)b;
    return (one > other) - (one < other);
}

/* The values that occur, each once, in order. */
static int64_t list_values(const netweave_view *view, double *values) {
    int64_t known = 0;
    int64_t count = 0;
    for (int32_t i = 0; i < view->members; i++) {
        double value = nw__view_group(view, i);
        if (!isnan(value))
            values[known++] = value;
    }
    qsort(values, (size_t)known, sizeof *values, compare_numbers);
    for (int64_t k = 0; k < known; k++)
        if (k == 0 || values[k] != values[k - 1])
            values[count++] = values[k];
    return count;
}

static void count_sizes(int32_t members, nw__split *split) {
    for (int32_t i = 0; i < members; i++) {
        if (split->group[i] < 0)
            split->unknown++;
        else
            split->size[split->group[i]]++;
    }
}

netweave_status nw__split_by_attribute(const netweave_view *view, nw__split *out) {
    size_t members = (size_t)view->members;
    *out = (nw__split){.group = nw__allocate(members, sizeof *out->group),
                       .size = nw__allocate_zeroed(members, sizeof *out->size),
                       .value = nw__allocate(members, sizeof *out->value)};
    if (out->group == NULL || out->size == NULL || out->value == NULL)
        return nw__fail_memory();
    out->count = list_values(view, out->value);
    for (int32_t i = 0; i < view->members; i++) {
        double value = nw__view_group(view, i);
        const double *found =
            isnan(value) ? NULL : bsearch(&value, out->value, (size_t)out->count, sizeof value, compare_numbers);
        out->group[i] = found != NULL ? (int32_t)(found - out->value) : -1;
    }
    count_sizes(view->members, out);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__split_of_call(const nw__call *call, nw__split *out) {
    const netweave_view *view = call->view;
    double modularity = NAN;
    if (view->group != NULL) {
        netweave_status status = nw__split_by_attribute(view, out);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__call_note(call, "groups are the values of '%s'.", view->group->name);
        return status == NETWEAVE_STATUS_OK ? nw__split_note(call, out) : status;
    }
    *out = (nw__split){.group = nw__allocate((size_t)view->members, sizeof *out->group),
                       .size = nw__allocate_zeroed((size_t)view->members, sizeof *out->size)};
    if (out->group == NULL || out->size == NULL)
        return nw__fail_memory();
    netweave_status status = nw__communities(call, out->group, &out->count, &modularity);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    count_sizes(view->members, out);
    return nw__call_note(call, "no group attribute is chosen, so groups are the communities that are found.");
}

netweave_status nw__split_note(const nw__call *call, const nw__split *split) {
    return split->unknown == 0 ? NETWEAVE_STATUS_OK
                               : nw__call_note(call, "ties of members of unknown group (%lld) are left out.",
                                               (long long)split->unknown);
}

nw__mixing nw__split_mixing(const netweave_view *view, const nw__split *split) {
    nw__mixing mixing = {0};
    double known = (double)view->members - (double)split->unknown;
    for (int32_t i = 0; i < view->members; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            int32_t one = split->group[i];
            int32_t other = split->group[view->out.to[k]];
            mixing.within += one >= 0 && one == other ? 1 : 0;
            mixing.between += one >= 0 && other >= 0 && one != other ? 1 : 0;
        }
    }
    for (int64_t g = 0; g < split->count; g++)
        mixing.pairs_within += (double)split->size[g] * ((double)split->size[g] - 1);
    mixing.pairs_between = known * (known - 1) - mixing.pairs_within;
    return mixing;
}
