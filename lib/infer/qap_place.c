/* How members change places: at random, or each way there is once.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"
#include "infer/qap.h"

#include <stdlib.h>

/* A member and what it left unanswered, for sorting. */
typedef struct entry {
    uint64_t silent;
    int32_t member;
} entry;

static int compare_entries(const void *a, const void *b) {
    const entry *one = a;
    const entry *other = b;
    if (one->silent != other->silent)
        return one->silent < other->silent ? -1 : 1;
    return (one->member > other->member) - (one->member < other->member);
}

/* The product of all factorials of class sizes; 0 when above NW_QAP_ALL. */
static int64_t count_assignments(const nw__qap_classes *classes) {
    int64_t ways = 1;
    for (int64_t k = 0; k < classes->count; k++) {
        for (int64_t size = 2; size <= classes->start[k + 1] - classes->start[k]; size++) {
            ways *= size;
            if (ways > NW_QAP_ALL)
                return 0;
        }
    }
    return ways;
}

netweave_status nw__qap_classes_make(nw__qap *qap) {
    nw__qap_classes *classes = &qap->classes;
    entry *entries = nw__allocate((size_t)qap->members, sizeof *entries);
    classes->start = nw__allocate((size_t)qap->members + 1, sizeof *classes->start);
    classes->order = nw__allocate((size_t)qap->members, sizeof *classes->order);
    if (entries == NULL || classes->start == NULL || classes->order == NULL) {
        nw__free(entries);
        return nw__fail_memory();
    }
    for (int32_t i = 0; i < qap->members; i++)
        entries[i] = (entry){qap->silent[i], i};
    qsort(entries, (size_t)qap->members, sizeof *entries, compare_entries);
    for (int32_t k = 0; k < qap->members; k++) {
        classes->order[k] = entries[k].member;
        if (k == 0 || entries[k].silent != entries[k - 1].silent)
            classes->start[classes->count++] = k;
    }
    classes->start[classes->count] = qap->members;
    classes->assignments = count_assignments(classes);
    nw__free(entries);
    return NETWEAVE_STATUS_OK;
}

/* The assignment of a number, the digits of which say with whom each member in turn changes (Lehmer's code, counted
 * from the member itself, so that number 0 leaves all as they are). */
static void unrank(int32_t *members, int64_t count, int64_t *number) {
    for (int64_t i = count - 1; i > 0; i--) {
        int64_t j = i - *number % (i + 1);
        int32_t moved = members[i];
        members[i] = members[j];
        members[j] = moved;
        *number /= i + 1;
    }
}

void nw__qap_place(const nw__qap *qap, int64_t draw, int32_t *place, int32_t *room) {
    const nw__qap_classes *classes = &qap->classes;
    nw__random random = nw__random_stream(netweave_run_seed(qap->run), (uint64_t)draw);
    for (int32_t k = 0; k < qap->members; k++)
        room[k] = classes->order[k];
    for (int64_t k = 0; k < classes->count; k++) {
        int32_t *members = room + classes->start[k];
        int64_t count = classes->start[k + 1] - classes->start[k];
        if (qap->is_exact)
            unrank(members, count, &draw);
        else
            nw__random_shuffle(&random, members, count);
    }
    for (int32_t k = 0; k < qap->members; k++)
        place[classes->order[k]] = room[k];
}
