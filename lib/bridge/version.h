/* igraph, and all that differs between its versions 0.10 and 1.x. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_BRIDGE_VERSION_H
#define NW_BRIDGE_VERSION_H

#include <igraph.h>

#if IGRAPH_VERSION_MAJOR >= 1

/* 1.x: the default generator is a pointer, and setting it gives the one before. */
typedef igraph_rng_t *nw__igraph_host_random;

static inline nw__igraph_host_random nw__igraph_replace_random(igraph_rng_t *ours) {
    return igraph_rng_set_default(ours);
}

static inline void nw__igraph_restore_random(nw__igraph_host_random *host) {
    igraph_rng_set_default(*host);
}

/* 1.x: an interruption handler takes nothing and answers whether to stop. */
#define NW_IGRAPH_INTERRUPTION(name, should_stop) \
    static igraph_bool_t name(void) { \
        return (should_stop); \
    }

#else

/* 0.10: the default generator is a copy of what was set; the state behind it is shared, so a copy put back goes on
 * where it was. */
typedef igraph_rng_t nw__igraph_host_random;

static inline nw__igraph_host_random nw__igraph_replace_random(igraph_rng_t *ours) {
    igraph_rng_t host = *igraph_rng_default();
    igraph_rng_set_default(ours);
    return host;
}

static inline void nw__igraph_restore_random(nw__igraph_host_random *host) {
    igraph_rng_set_default(host);
}

/* 0.10: an interruption handler takes a pointer that is always NULL and answers with an error code. */
#define NW_IGRAPH_INTERRUPTION(name, should_stop) \
    static igraph_error_t name(void *unused) { \
        (void)unused; \
        return (should_stop) ? IGRAPH_INTERRUPTED : IGRAPH_SUCCESS; \
    }

#endif

#endif
