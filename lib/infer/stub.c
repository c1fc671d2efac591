/* Stand-ins until the comparison lands. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/status.h"

#include <netweave/compare.h>

netweave_status netweave_comparison_create(const netweave_view *before, const netweave_view *after, const char *options,
                                           netweave_run *run, netweave_comparison **out_comparison) {
    (void)before, (void)after, (void)options, (void)run, (void)out_comparison;
    return nw__fail(NETWEAVE_STATUS_UNSUPPORTED, "%s: not there yet", __func__);
}
const netweave_table *netweave_comparison_measures(const netweave_comparison *comparison) {
    (void)comparison;
    return NULL;
}
const netweave_table *netweave_comparison_counts(const netweave_comparison *comparison) {
    (void)comparison;
    return NULL;
}
const netweave_table *netweave_comparison_ties(const netweave_comparison *comparison) {
    (void)comparison;
    return NULL;
}
const netweave_structure *netweave_comparison_structure(const netweave_comparison *comparison, int after) {
    (void)comparison, (void)after;
    return NULL;
}
const char *netweave_comparison_sentence(const netweave_comparison *comparison) {
    (void)comparison;
    return "";
}
void netweave_comparison_free(netweave_comparison *comparison) {
    (void)comparison;
}
