/* Hubs and authorities. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_HITS_H
#define NW_MEASURE_HITS_H

#include "measure/measure.h"

/* The hub scores (or authority scores) of a call's view, in `out`, with a note for members without one. */
netweave_status nw__hits(const nw__call *call, bool authorities, double *out);

#endif
