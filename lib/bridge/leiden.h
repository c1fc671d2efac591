/* Communities by the Leiden algorithm. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BRIDGE_LEIDEN_H
#define NW_BRIDGE_LEIDEN_H

#include "core/view.h"

/* Splits the members of an undirected view into communities: the best by modularity of `runs` runs of the Leiden
 * algorithm (Traag, Waltman and van Eck 2019, doi 10.1038/s41598-019-41695-z), each with a random stream of its own
 * under the run's seed. `out_community` has a value per member: communities 0, 1, … by their first member.
 * *out_modularity is NaN without ties; then each member is a community. The view's weights must pass
 * nw__weights_fit(). Errors: OUT_OF_MEMORY, CANCELLED, TIMEOUT, PEER. */
netweave_status nw__leiden(const netweave_view *view, double resolution, int64_t runs, netweave_run *run,
                           int32_t *out_community, int64_t *out_count, double *out_modularity);

#endif
