/* Random attendance with the same margins: every person attends as many events, every event has as many persons.
 *
 * Two rows put what only one of them has into a pool, and each draws as many from it as it put in (Strona et al. 2014,
 * doi 10.1038/ncomms5114). Two rows are picked with the same chance each time, so that in the end every attendance with
 * these margins has the same chance (Carstens 2015, doi 10.1103/PhysRevE.91.042812).
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "infer/curveball.h"

#include "base/memory.h"

#include <string.h>

enum { CHECK_EVERY = 4096, COMMON = 2 };

bool nw__curveball_start(const netweave_attendance *attendance, nw__curveball *out) {
    bool events = attendance->events.ids.count < attendance->persons.ids.count;
    *out = (nw__curveball){.rows = nw__attendance_mode(attendance, events), .events = events};
    out->to = nw__allocate((size_t)attendance->count, sizeof *out->to);
    out->mark = nw__allocate_zeroed((size_t)out->rows.others, 1);
    out->pool = nw__allocate(2 * (size_t)out->rows.others, sizeof *out->pool);
    return out->to != NULL && out->mark != NULL && out->pool != NULL;
}

void nw__curveball_free(nw__curveball *curveball) {
    nw__free(curveball->to);
    nw__free(curveball->mark);
    nw__free(curveball->pool);
    *curveball = (nw__curveball){0};
}

/* What both have stays in front of each row; gives how many that are. The rest goes to the pool. */
static int64_t gather(nw__curveball *curveball, int64_t one, int64_t other, int64_t *out_pooled) {
    const int64_t *start = curveball->rows.start;
    int64_t common = 0;
    int64_t pooled = 0;
    for (int64_t at = start[other]; at < start[other + 1]; at++)
        curveball->mark[curveball->to[at]] = 1;
    for (int64_t at = start[one]; at < start[one + 1]; at++) {
        int32_t column = curveball->to[at];
        if (curveball->mark[column] == 0) {
            curveball->pool[pooled++] = column;
            continue;
        }
        curveball->mark[column] = COMMON;
        curveball->to[start[one] + common++] = column;
    }
    int64_t kept = 0;
    for (int64_t at = start[other]; at < start[other + 1]; at++) {
        int32_t column = curveball->to[at];
        if (curveball->mark[column] == COMMON)
            curveball->to[start[other] + kept++] = column;
        else
            curveball->pool[pooled++] = column;
        curveball->mark[column] = 0;
    }
    *out_pooled = pooled;
    return common;
}

static void trade(nw__curveball *curveball, int64_t one, int64_t other, nw__random *random) {
    const int64_t *start = curveball->rows.start;
    int64_t pooled = 0;
    int64_t common = gather(curveball, one, other, &pooled);
    int64_t wanted = start[one + 1] - start[one] - common;
    int32_t *pool = curveball->pool;
    for (int64_t k = 0; k < wanted; k++) {
        int64_t pick = k + (int64_t)nw__random_below(random, (uint64_t)(pooled - k));
        int32_t column = pool[pick];
        pool[pick] = pool[k];
        pool[k] = column;
    }
    memcpy(curveball->to + start[one] + common, pool, (size_t)wanted * sizeof *pool);
    memcpy(curveball->to + start[other] + common, pool + wanted, (size_t)(pooled - wanted) * sizeof *pool);
}

netweave_status nw__curveball_draw(nw__curveball *curveball, int64_t trades, nw__random *random, netweave_run *run) {
    int64_t rows = curveball->rows.count;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (rows > 0)
        memcpy(curveball->to, curveball->rows.to, (size_t)curveball->rows.start[rows] * sizeof *curveball->to);
    for (int64_t k = 0; rows > 1 && k < trades && status == NETWEAVE_STATUS_OK; k++) {
        int64_t one = (int64_t)nw__random_below(random, (uint64_t)rows);
        int64_t other = (int64_t)nw__random_below(random, (uint64_t)rows - 1);
        trade(curveball, one, other + (other >= one), random);
        if (k % CHECK_EVERY == 0)
            status = nw__run_check(run, 0, "random attendance");
    }
    return status;
}
