/* netweave: the knowledge gate, on whom a member can draw.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NETWEAVE_GATE_H
#define NETWEAVE_GATE_H

#include <netweave/network.h>
#include <netweave/table.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Makes the network of who can draw on whom: the first can draw on the second when it knows what the other knows,
 * values it, has access to the other, and the cost is not too high (Borgatti and Cross 2003). Each condition is a layer
 * of `network`; the new network has one layer, "gate", with the same members, attributes, waves, presence and
 * respondents, so that every measure, comparison and flow runs on it. Pairs are looked at wave by wave. `options`, as
 * in netweave_view_create():
 *
 *   know=LAYER, value=LAYER, access=LAYER, cost=LAYER   the layers; default: those of these names
 *                       that are there; "none" does without one; at least two are needed
 *   know_at_least=X, value_at_least=X, access_at_least=X   the weight from which an answer is a
 *                       yes (default: any tie)
 *   cost_at_most=C      the weight up to which a cost is borne (default: any is, and the layer is not
 *                       used); a pair without a tie in the layer costs nothing
 *
 * Ties of the gate go as those of the layers do, from the one who was asked: from → to is "from can draw on to", and
 * they have no direction only where no layer has one. Knowledge then travels from `to` to `from`: a view with
 * reverse=yes shows that. Ties carry no weight. Ties out of members who did not answer stay unknown, as these remain no
 * respondents; only those that all layers tell of are there.
 *
 * `out_table` (may be NULL) receives a row for each condition in each wave, label columns "wave", "condition" and
 * "layer", columns
 *
 *   limit           the weight from which, or for cost up to which, it holds; NaN: any
 *   pairs           ordered pairs that know, value or access tell of (a tie of any weight), but
 *                   for unknown ones
 *   passed          those for which the condition holds
 *   blocked         the others
 *   blocked_alone   of these, those for which all other conditions hold: the pairs that opening
 *                   this one would add
 *   passed_all      pairs that pass the gate
 *   unknown         pairs whose first member did not answer, or without direction neither, and
 *                   that not all layers tell of
 *
 * The notes of both say which condition blocks most. Both outputs are the caller's. Cost: O(members + ties) for each
 * wave. Errors: OUT_OF_MEMORY, INVALID_ARGUMENT (also: a wave lacks one of the layers), NOT_FOUND (a layer), CANCELLED.
 * Thread-safe. Source: Borgatti and Cross 2003, doi 10.1287/mnsc.49.4.432.14428. @since 0.1.0 */
NETWEAVE_API netweave_status netweave_network_gate(const netweave_network *network, const char *options,
                                                   netweave_run *run, netweave_network **out_network,
                                                   netweave_table **out_table);

#ifdef __cplusplus
}
#endif

#endif
