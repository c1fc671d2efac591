/* Views, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_VIEW_H
#define NW_CORE_VIEW_H

#include "base/options.h"
#include "core/csr.h"
#include "core/network.h"

#include <netweave/view.h>
#include <pthread.h>

/* Work that measures share: computed once per view, kept with it. The layers above `core` have places of their own
 * here, so that one store serves all. */
typedef enum nw__pass {
    NW_PASS_UNDIRECTED,     /* netweave_view: the same ties without direction (either way counts) */
    NW_PASS_ARCS,           /* int64_t per arc: the tie it belongs to */
    NW_PASS_COMPONENTS,     /* pass.h */
    NW_PASS_STRONG,         /* pass.h */
    NW_PASS_DISTANCES,      /* pass.h */
    NW_PASS_COST_DISTANCES, /* pass.h */
    NW_PASS_BETWEENNESS,    /* pass.h */
    NW_PASS_TIE_BETWEENNESS,
    NW_PASS_COST_BETWEENNESS,
    NW_PASS_TRIANGLES,   /* pass.h */
    NW_PASS_COMMON,      /* pass.h */
    NW_PASS_CORES,       /* pass.h */
    NW_PASS_BLOCKS,      /* pass.h */
    NW_PASS_HUB,         /* measure/structure.h */
    NW_PASS_CORE_FIT,    /* measure/core_fit.h */
    NW_PASS_COMMUNITIES, /* measure/communities.c */
    NW_PASS_RESISTANCES, /* measure/resistance.h */
    NW_PASS_COUNT
} nw__pass;

typedef void nw__pass_free(void *work);

typedef struct nw__pass_slot {
    pthread_mutex_t lock;
    void *work; /* NULL until computed */
    nw__pass_free *release;
} nw__pass_slot;

/* How the rows of members who did not answer are read. */
typedef enum nw__unknown {
    NW_UNKNOWN_OBSERVED,    /* not at all, by measures that can do without; else as empty */
    NW_UNKNOWN_ZERO,        /* as empty */
    NW_UNKNOWN_RECIPROCITY, /* filled with those who name them */
    NW_UNKNOWN_PREVIOUS     /* filled with their rows of an earlier wave */
} nw__unknown;

struct netweave_view {
    nw__magic magic;
    atomic_int references;
    netweave_network *network; /* kept alive; NULL for a view of bare arrays */
    int64_t wave;              /* the wave in the network that is read */
    int32_t members;
    bool directed, weighted;
    int64_t ties;               /* undirected ties once */
    int32_t *roster;            /* place in the roster of each member; NULL: the same place */
    nw__csr out;                /* out.to of member i: those i names; undirected: all neighbours */
    nw__csr in;                 /* in.to of member i: those who name i; undirected: the same arrays as `out` */
    unsigned char *hub;         /* 1 for hub members; NULL: none named */
    unsigned char *respondent;  /* 0 for members who did not answer; NULL: all did, or not known */
    nw__unknown unknown;        /* how the rows of those are read */
    bool is_reversed;           /* ties were turned round: their far end is who reported them */
    bool is_joined;             /* undirected, of two reports each */
    const nw__attribute *group; /* the grouping attribute in the network's roster, or NULL */
    int64_t self_ties;          /* ties with itself that were left out */
    char *description;
    char *layer;   /* the layers that were asked for; NULL: none was named */
    double cut;    /* the threshold it was made with; NaN: none */
    char *reading; /* the options it was made with, less the threshold; NULL for a view made otherwise */
    nw__pass_slot passes[NW_PASS_COUNT];
};

/* Computes a pass for a view; `*out_work` is released with the pass's free function. */
typedef netweave_status nw__pass_make(const netweave_view *view, netweave_run *run, void **out_work);

/* The work of a pass, computed by `make` when it is not there yet. Borrowed from the view. A pass may ask for other
 * passes, not for itself. Thread-safe; a failed or cancelled pass leaves nothing behind. */
netweave_status nw__view_pass(const netweave_view *view, nw__pass pass, nw__pass_make *make, nw__pass_free *release,
                              netweave_run *run, void **out_work);

/* The same ties without direction (either way counts; the larger weight holds): the view itself when undirected.
 * Borrowed. */
netweave_status nw__view_undirected(const netweave_view *view, netweave_run *run, const netweave_view **out_view);

/* The tie that each arc of view->out belongs to. Borrowed. Directed: the arc itself (then *out_ties is NULL). */
netweave_status nw__view_arc_ties(const netweave_view *view, netweave_run *run, const int64_t **out_ties);

/* A view of bare arrays, for resampling: takes over `arcs` (freed on failure too). Undirected arcs stand both ways.
 * Member count, hub, group, respondents and roster are those of `like`. */
netweave_status nw__view_from_csr(const netweave_view *like, bool directed, nw__csr *arcs, netweave_view **out_view);

/* A view with nothing in it yet; NULL when out of memory. For the makers of views. */
netweave_view *nw__view_new(void);

/* Gives a new view its arcs (taken over). view->members must be set. */
netweave_status nw__view_set_arcs(netweave_view *view, bool directed, nw__csr *arcs);

/* Keeps the options that a view is made with, less the threshold, so that other cuts can be tried. */
netweave_status nw__view_keep_reading(netweave_view *view, const nw__options *options);

/* An option of netweave_view_create() with another value. */
typedef struct nw__changed {
    const char *option, *value;
} nw__changed;

/* The network of a view read anew as the view reads it, less what is changed. INVALID_ARGUMENT for a view made from
 * another view. */
netweave_status nw__view_reread(const netweave_view *view, const nw__changed *changed, size_t count, netweave_run *run,
                                netweave_view **out_view);

netweave_view *nw__view_keep(const netweave_view *view);

/* How many members did not answer. */
int64_t nw__view_silent(const netweave_view *view);

/* True when it is known whether i is tied to j: who reports it answered (undirected: either of them; of two reports
 * each: both). */
static inline bool nw__view_known(const netweave_view *view, int32_t i, int32_t j) {
    const unsigned char *answered = view->respondent;
    if (answered == NULL)
        return true;
    if (view->directed)
        return answered[view->is_reversed ? j : i] != 0;
    return view->is_joined ? answered[i] && answered[j] : answered[i] || answered[j];
}

/* Value of the grouping attribute of a member; NaN where missing or no group is set. */
double nw__view_group(const netweave_view *view, int64_t member);

static inline int64_t nw__degree(const nw__csr *csr, int64_t member) {
    return csr->start[member + 1] - csr->start[member];
}

#endif
