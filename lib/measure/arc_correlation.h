/* Correlation over ties. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_ARC_CORRELATION_H
#define NW_MEASURE_ARC_CORRELATION_H

#include "core/view.h"

/* Pearson's correlation, over the arcs of a view (undirected ties both ways), of a score of the one who names with a
 * score of the one named. Arcs with a NaN at an end are left out. NaN when no arc is left or a score does not vary. */
double nw__arc_correlation(const netweave_view *view, const double *from_score, const double *to_score);

#endif
