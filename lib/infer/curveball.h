/* Random attendance with the same margins. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_INFER_CURVEBALL_H
#define NW_INFER_CURVEBALL_H

#include "base/random.h"
#include "core/attendance.h"

/* An attendance whose events change hands: rows are persons or events, whichever are fewer. */
typedef struct nw__curveball {
    nw__mode rows;       /* as attended */
    bool events;         /* rows are events */
    int32_t *to;         /* what each row has now, in any order within the row */
    unsigned char *mark; /* per member of the other mode */
    int32_t *pool;
} nw__curveball;

/* Starts from what was attended; false when out of memory. Free it in any case. */
bool nw__curveball_start(const netweave_attendance *attendance, nw__curveball *out);
void nw__curveball_free(nw__curveball *curveball);

/* Back to what was attended, then `trades` trades between two rows at random. */
netweave_status nw__curveball_draw(nw__curveball *curveball, int64_t trades, nw__random *random, netweave_run *run);

#endif
