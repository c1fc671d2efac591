/* How many others are within so many steps. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_REACH_H
#define NW_MEASURE_REACH_H

#include "measure/measure.h"

/* Per member, how many others it reaches (`incoming`: reach it) within `steps` steps, at least 1. */
netweave_status nw__reach_within(const netweave_view *view, bool incoming, double steps, netweave_run *run,
                                 double *out_count);

#endif
