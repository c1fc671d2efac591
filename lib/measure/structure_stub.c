/* Stand-ins until the structure lands. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/status.h"

#include <math.h>
#include <netweave/structure.h>

#define LATER return nw__fail(NETWEAVE_STATUS_UNSUPPORTED, "%s: not there yet", __func__)

netweave_status netweave_structure_create(const netweave_view *view, const char *options, netweave_run *run,
                                          netweave_structure **out_structure) {
    (void)view, (void)options, (void)run, (void)out_structure;
    LATER;
}
const char *netweave_structure_type(const netweave_structure *structure) {
    (void)structure;
    return "undefined";
}
const char *netweave_structure_next_type(const netweave_structure *structure) {
    (void)structure;
    return "";
}
const char *netweave_structure_hub_direction(const netweave_structure *structure) {
    (void)structure;
    return "";
}
int64_t netweave_structure_hub_count(const netweave_structure *structure) {
    (void)structure;
    return 0;
}
const char *netweave_structure_hub(const netweave_structure *structure, int64_t hub) {
    (void)structure, (void)hub;
    return NULL;
}
double netweave_structure_value(const netweave_structure *structure, const char *name) {
    (void)structure, (void)name;
    return NAN;
}
const netweave_table *netweave_structure_numbers(const netweave_structure *structure) {
    (void)structure;
    return NULL;
}
const netweave_table *netweave_structure_types(const netweave_structure *structure) {
    (void)structure;
    return NULL;
}
const netweave_table *netweave_structure_members(const netweave_structure *structure) {
    (void)structure;
    return NULL;
}
const char *netweave_structure_sentence(const netweave_structure *structure) {
    (void)structure;
    return "";
}
void netweave_structure_free(netweave_structure *structure) {
    (void)structure;
}
netweave_status netweave_hub_curve(const netweave_view *view, const char *options, netweave_run *run,
                                   netweave_table **out_table) {
    (void)view, (void)options, (void)run, (void)out_table;
    LATER;
}
