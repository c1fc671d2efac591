/* Work on many sources side by side, a cache line for each member. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_LANES_H
#define NW_CORE_LANES_H

#include <stddef.h>
#include <stdint.h>

/* Before a function: compiled for machines with wide registers too, the best chosen at run time. No multiplication is
 * joined with an addition (-ffp-contract=off), so all give the same bits. */
#if defined(NW_ONE_MACHINE) /* for tests of the others */
#define NW_MANY_MACHINES
#elif defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define NW_MANY_MACHINES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define NW_MANY_MACHINES
#endif

enum { NW_LINE = 64 }; /* bytes of a cache line */

/* `count` cache lines of zeros, not divided by the lines of memory; *out_room is what to free. NULL when out of
 * memory. */
void *nw__allocate_lines(size_t count, void **out_room);

#endif
