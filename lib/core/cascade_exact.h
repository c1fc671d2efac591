/* Exact expectations of cascades, where they can be had. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CASCADE_EXACT_H
#define NW_CORE_CASCADE_EXACT_H

#include "core/cascade.h"

/* What is looked at in a round of all states (core/cascade_states.h), for all starts together: where an exact answer is
 * demanded, and where nobody asked for it and it is cheap. */
enum { NW_CASCADE_EXACT_STEPS = 1 << 27, NW_CASCADE_CHEAP_STEPS = 1 << 20 };

/* The curve of given starts, at most `rounds` rounds; not for complex contagion. *out_done is false where there is
 * none: too many outcomes or states, or (unless demanded) too many starts in turn. */
netweave_status nw__cascade_follow_exactly(const nw__cascade *cascade, const nw__cascade_starts *starts, int64_t rounds,
                                           bool demanded, netweave_run *run, nw__cascade_curve *out, bool *out_done);

#endif
