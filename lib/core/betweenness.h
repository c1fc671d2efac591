/* What the passes of betweenness share. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_BETWEENNESS_H
#define NW_CORE_BETWEENNESS_H

#include "core/pass.h"

/* Zeros for the members of a view and, where asked for, its ties; NULL when out of memory. */
nw__betweenness *nw__betweenness_new(const netweave_view *view, bool with_ties);

netweave_status nw__betweenness_too_many(void);

void nw__betweenness_free(void *work);

#endif
