/* Structural holes: what constraint, effective size and efficiency share. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_BURT_H
#define NW_MEASURE_BURT_H

#include "measure/measure.h"

/* Burt's numbers per member; NaN without ties. */
netweave_status nw__burt_constraint(const netweave_view *view, netweave_run *run, double *out);
netweave_status nw__burt_effective_size(const netweave_view *view, netweave_run *run, double *out);

/* NaN below two contacts. */
netweave_status nw__burt_hierarchy(const netweave_view *view, netweave_run *run, double *out);

/* Constraint within the ego network of each member; NaN below two contacts. */
netweave_status nw__ego_constraint(const netweave_view *view, netweave_run *run, double *out);

/* Notes the members without ties, for whom Burt's numbers are undefined. */
netweave_status nw__burt_note(const nw__call *call, const double *values);

#endif
