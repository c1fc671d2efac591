/* Who is joined to whom by a path, by uniting along ties. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_UNITE_H
#define NW_CORE_UNITE_H

#include "core/view.h"

/* Sets component[i] to the first member that member i has a path to, whatever the direction of ties. */
netweave_status nw__unite(const netweave_view *view, netweave_run *run, int32_t *component);

#endif
