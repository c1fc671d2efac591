/* What the measures of communities share. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_COMMUNITIES_H
#define NW_MEASURE_COMMUNITIES_H

#include "measure/measure.h"

enum { NW_COMMUNITIES_PARAMETERS = 2 };
extern const nw__option nw__communities_parameters[NW_COMMUNITIES_PARAMETERS];

/* Finds the communities of a call's view, read without direction, as its parameters say; notes how.
 * `out_community` has a value per member; *out_modularity is NaN without ties. */
netweave_status nw__communities(const nw__call *call, int32_t *out_community, int64_t *out_count,
                                double *out_modularity);

#endif
