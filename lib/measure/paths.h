/* What measures along shortest paths share: which distances, and which way. SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef NW_MEASURE_PATHS_H
#define NW_MEASURE_PATHS_H

#include "measure/measure.h"

/* Parameters `cost` and `direction` (members), and `cost` and `normalized` (betweenness). */
extern const nw__option nw__distance_parameters[2];
extern const nw__option nw__betweenness_parameters[2];

/* Those of distances, and `convention`. */
extern const nw__option nw__closeness_parameters[3];
extern const nw__option nw__harmonic_parameters[3];

/* True when ties are as long as their strength says: cost=inverse. Notes on a weighted view which it is. */
netweave_status nw__path_costs(const nw__call *call, bool *out_inverse);

/* The distances that a call asks for, with the parameter `cost`; estimated where that is allowed, unless the call needs
 * them `exactly`. */
netweave_status nw__path_lengths(const nw__call *call, bool exactly, const nw__distances **out);

/* The same with the parameter `direction`. `*out_incoming`: from the others to the member. */
netweave_status nw__path_distances(const nw__call *call, bool exactly, const nw__distances **out, bool *out_incoming);

/* The betweenness that a call asks for, of members or (`ties`) of ties too. */
netweave_status nw__path_betweenness(const nw__call *call, bool ties, const nw__betweenness **out);

#endif
