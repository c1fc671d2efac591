/* Structural holes: what constraint, effective size and efficiency share. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_BURT_H
#define NW_MEASURE_BURT_H

#include "measure/measure.h"

/* Burt's numbers per member; NaN without ties. `constraint` or `effective_size` may be NULL. */
netweave_status nw__burt(const netweave_view *view, netweave_run *run, double *constraint, double *effective_size);

/* Notes the members without ties, for whom Burt's numbers are undefined. */
netweave_status nw__burt_note(const nw__call *call, const double *values);

#endif
