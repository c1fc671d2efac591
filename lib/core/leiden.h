/* Communities by the Leiden algorithm. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_LEIDEN_H
#define NW_CORE_LEIDEN_H

#include "base/run.h"
#include "core/csr.h"

#include <stdbool.h>

/* Splits members into communities: the best by modularity of `runs` runs of the Leiden algorithm (Traag, Waltman and
 * van Eck 2019, doi 10.1038/s41598-019-41695-z), each with a random stream of its own under the run's seed; of equals
 * the first. Rows are undirected, without self-ties; weights are at least 0. `out_community` has a value per member:
 * communities 0, 1, … by their first member; every community is connected. *out_modularity is NaN without ties; then
 * each member is a community. O(runs * ties) by experience. Errors: OUT_OF_MEMORY, CANCELLED, TIMEOUT. */
netweave_status nw__leiden(int32_t members, const nw__csr *ties, double resolution, int64_t runs, netweave_run *run,
                           int32_t *out_community, int64_t *out_count, double *out_modularity);

#endif
