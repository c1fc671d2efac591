/* The catalogue, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_CATALOG_H
#define NW_MEASURE_CATALOG_H

#include "measure/measure.h"

/* One measure, or all (NULL), as JSON. */
netweave_status nw__catalog_json(const nw__measure *measure, nw__text *out);

/* What the values of a descriptor are called. Static texts. */
const char *nw__scope_name(netweave_scope scope);
const char *nw__pole_name(netweave_pole pole);
const char *nw__kind_name(netweave_kind kind);
const char *nw__direction_name(nw__direction_use direction);
const char *nw__weights_name(nw__weight_use weights);

#endif
