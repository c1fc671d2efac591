/* Expected reach of all members, for the measures of it. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_EXPECTED_H
#define NW_MEASURE_EXPECTED_H

#include "core/cascade.h"
#include "measure/measure.h"

#include <math.h>

/* probability, simulations */
extern const nw__option nw__expected_parameters[2];

/* Runs what the parameters of a call say, and notes how. */
netweave_status nw__expected_find(const nw__call *call, nw__cascade_totals *out);

#endif
