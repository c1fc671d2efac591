/* What given starts can reach in a cascade, for exact expectations. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CASCADE_REGION_H
#define NW_CORE_CASCADE_REGION_H

#include "core/cascade.h"

/* The members within reach, in the order of a search from the starts, which are the first `start_count`. */
typedef struct nw__cascade_region {
    nw__csr rows; /* ties among them, none back to the starts; `weight` is the chance of each, not rounded */
    int32_t members, start_count;
} nw__cascade_region;

/* *out_possible is false where there are more ties than anything exact could take: then there is nothing to free. */
netweave_status nw__cascade_region_make(const nw__cascade *cascade, const int32_t *starts, int64_t count,
                                        nw__cascade_region *out, bool *out_possible);
void nw__cascade_region_free(nw__cascade_region *region);

#endif
