/* Passes: work on a view that several measures share, done once and kept with it.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_PASS_H
#define NW_CORE_PASS_H

#include "base/run.h"
#include "core/view.h"

/* Components: weak ones (either direction joins), or strong ones. Numbered by their first member. */
typedef struct nw__components {
    int64_t count;
    int32_t *component; /* per member */
    int64_t *size;      /* per component */
    int64_t largest;    /* the component with most members (the first of equals); -1 without members */
    double pairs;       /* unordered pairs of members in one component */
} nw__components;

netweave_status nw__pass_components(const netweave_view *view, netweave_run *run, const nw__components **out);
netweave_status nw__pass_strong_components(const netweave_view *view, netweave_run *run, const nw__components **out);

/* How numbers were estimated; zeros where they are exact. */
typedef struct nw__sample {
    int64_t sources;      /* members drawn to search from */
    int64_t paths;        /* or shortest paths drawn */
    double bound;         /* none is farther off, of what it could be (0 … 1), each or … */
    bool at_once;         /* … all at once, with a probability of 0.95; 0: not known */
    double *member, *tie; /* standard errors; NULL: none */
    double total;         /* standard error of the sum over members */
} nw__sample;

/* How distances were estimated; zeros where they are exact. Standard errors, per member as below, of the sum of 1 /
 * distance and of closeness, (reached / (members - 1)) * (reached / sum). */
typedef struct nw__distance_sample {
    int64_t sources;
    int64_t runs; /* or runs of counters */
    double bound; /* of the mean of 1 / distance of each member, as in nw__sample; runs: two standard errors at most */
    double *inverse_to, *inverse_from, *closeness_to, *closeness_from;
    double mean;                    /* of sum / pairs; NaN: not known */
    double efficiency;              /* of inverse / (members * (members - 1)); NaN: not known */
    struct nw__ball_levels *levels; /* per run, for nw__distances_within_share() */
    bool reach_known;               /* pairs are exact, in runs too */
} nw__distance_sample;

/* What one run of counters found farther than one step. */
typedef struct nw__ball_levels {
    double *pairs;                /* at distance 0 (none), 1 (none), 2 … size - 1 */
    double reached, sum, inverse; /* of all pairs: how many, their distances, 1 / distance */
    int64_t size;
} nw__ball_levels;

/* All shortest distances, summed up. Per member, along ties (`to`: from the member to the others) and against them
 * (`from`: from the others to the member); undirected: the same arrays. */
typedef struct nw__distances {
    double *reached_to, *reached_from;   /* others that are reached */
    double *sum_to, *sum_from;           /* sum of distances to those */
    double *inverse_to, *inverse_from;   /* sum of 1 / distance */
    double *farthest_to, *farthest_from; /* greatest distance; 0 when none is reached */
    double *histogram;          /* steps only: ordered pairs of different members at distance 0 (none) … size - 1 */
    int64_t histogram_size;     /* 1 + the diameter; 0, and no histogram, where ties have lengths */
    double pairs;               /* ordered pairs of different members, one reached from the other */
    double sum;                 /* sum of their distances */
    double inverse;             /* sum of 1 / distance over them */
    double diameter;            /* greatest distance; 0 without pairs */
    nw__distance_sample sample; /* how it was estimated */
} nw__distances;

/* In steps: each tie is 1 long. Bit-parallel breadth-first search (Then et al. 2014, doi 10.14778/2735496.2735507). */
netweave_status nw__pass_distances(const netweave_view *view, netweave_run *run, const nw__distances **out);

/* Estimates in steps, which are not kept with the view: the caller's, to be given back with nw__distances_free(). The
 * farthest, the histogram's length and the diameter are those found: at most the exact ones. */
netweave_status nw__sample_distances(const netweave_view *view, const nw__approximation *asked, netweave_run *run,
                                     nw__distances **out, bool *out_exact);

/* The same by HyperBall, from runs of counters with hashes of their own: asked->runs of them (INT64_MAX: as many as the
 * error and the time ask for). Who is tied is exact, and undirected who is reached; the rest are means over runs, with
 * standard errors from how these differ. */
netweave_status nw__sample_balls(const netweave_view *view, const nw__approximation *asked, netweave_run *run,
                                 nw__distances **out);
void nw__distances_free(void *work);

/* In how many steps a share of the pairs with a path are reached, steps between whole numbers interpolated. NaN without
 * pairs. `*out_error`: its standard error; 0 when exact, NaN when not known. */
double nw__distances_within_share(const nw__distances *distances, double share, double *out_error);

/* A tie of strength w is 1/w long (Opsahl, Agneessens and Skvoretz 2010, doi 10.1016/j.socnet.2010.03.006, alpha 1).
 * Lengths of paths that differ by less than 1e-12 of themselves are taken as equal, since sums of decimals carry
 * rounding. On an unweighted view the pass in steps itself. */
netweave_status nw__pass_cost_distances(const netweave_view *view, netweave_run *run, const nw__distances **out);

/* Shortest-path betweenness, each pair counted once when undirected, each ordered pair when directed; ends not counted
 * for members, counted for ties. Brandes 2001, doi 10.1080/0022250X.2001.9990249. LIMIT when two members are joined by
 * more than 1e300 shortest paths. */
typedef struct nw__betweenness {
    double *member;    /* per member */
    double *tie;       /* per tie; NULL where ties were not asked for */
    nw__sample sample; /* how it was estimated */
} nw__betweenness;

netweave_status nw__pass_betweenness(const netweave_view *view, netweave_run *run, const nw__betweenness **out);

/* Of members and ties: the same numbers, but slower by half. */
netweave_status nw__pass_tie_betweenness(const netweave_view *view, netweave_run *run, const nw__betweenness **out);
netweave_status nw__pass_cost_betweenness(const netweave_view *view, netweave_run *run, const nw__betweenness **out);

/* Estimates in steps, which are not kept with the view: the caller's, to be given back with nw__betweenness_free().
 * `*out_exact`: all were searched from, or can be within the time that is asked for, so that nw__pass_betweenness() is
 * to be had for no more. */
netweave_status nw__sample_betweenness(const netweave_view *view, const nw__approximation *asked, bool with_ties,
                                       netweave_run *run, nw__betweenness **out, bool *out_exact);

/* Estimates in steps, of members, from shortest paths between random pairs; three members at least. */
netweave_status nw__sample_paths(const netweave_view *view, const nw__approximation *asked, netweave_run *run,
                                 nw__betweenness **out);
void nw__betweenness_free(void *work);

/* Triangles of the undirected reading. */
typedef struct nw__triangles {
    double *member; /* triangles that a member is in */
    double total;   /* triangles */
    double paths;   /* paths of two ties: sum of d (d - 1) / 2 */
} nw__triangles;

netweave_status nw__pass_triangles(const netweave_view *view, netweave_run *run, const nw__triangles **out);

/* Per arc of the undirected view's `out`: the contacts that both ends have, which are the triangles over it. */
netweave_status nw__pass_common(const netweave_view *view, netweave_run *run, const int32_t **out);

/* Cores of the undirected reading: the largest k such that a member is in a part where everyone has k ties. Batagelj
 * and Zaversnik 2003, arXiv cs/0310049. */
typedef struct nw__cores {
    int32_t *core; /* per member */
    int32_t largest;
} nw__cores;

netweave_status nw__pass_cores(const netweave_view *view, netweave_run *run, const nw__cores **out);

/* Blocks (biconnected parts) of the undirected reading. Hopcroft and Tarjan 1973, doi 10.1145/362248.362272. No
 * recursion. */
typedef struct nw__block {
    int32_t members;
    int32_t top;    /* the member that the rest of the block hangs from; any may be, but one choice for all blocks */
    int32_t below;  /* members that only `top` joins to those above: the block's others, and what hangs from them */
    int32_t around; /* members of its component */
} nw__block;

typedef struct nw__blocks {
    int64_t count;
    int32_t *tie_block;          /* per tie of the undirected view: the block it is in; blocks in order of first tie */
    nw__block *block;            /* per block */
    unsigned char *articulation; /* per member: 1 when its leaving splits its component */
    unsigned char *bridge;       /* per tie of the undirected view: 1 when its end splits its component */
    int64_t articulations, bridges;
    double pairs_apart; /* unordered pairs of members in a common block: tied, or joined by two routes that share no
                           third member, so that no one else can part them */
} nw__blocks;

netweave_status nw__pass_blocks(const netweave_view *view, netweave_run *run, const nw__blocks **out);

/* Number of ordered pairs that reach each other, and sum of 1 / distance over them, among the members with `keep` 1 in
 * the undirected view (NULL: all) once the others are gone; `within` (NULL: as keep) limits the pairs that are counted
 * to members marked there, though paths may pass others. For removals. */
netweave_status nw__distances_within(const netweave_view *view, const unsigned char *keep, const unsigned char *within,
                                     netweave_run *run, double *out_pairs, double *out_inverse);

#endif
