/* What the passes of distances share. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_DISTANCES_H
#define NW_CORE_DISTANCES_H

#include "core/pass.h"

/* Arrays of zeros for a view; NULL when out of memory. */
nw__distances *nw__distances_new(const netweave_view *view);

/* Room for standard errors of members; false when out of memory. */
bool nw__distance_errors_new(const netweave_view *view, nw__distance_sample *sample);

#endif
