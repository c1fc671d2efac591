/* The flow story, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_REPORT_FLOW_H
#define NW_REPORT_FLOW_H

#include "base/text.h"
#include "core/cascade.h"
#include "core/gossip.h"
#include "core/pass.h"

#include <netweave/flow.h>

typedef enum nw__flow_case { NW_FLOW_WHOLE, NW_FLOW_WITHOUT_HUB, NW_FLOW_LIMITED_HUB, NW_FLOW_CASES } nw__flow_case;
typedef enum nw__flow_origin { NW_FLOW_HUB, NW_FLOW_SPOKE, NW_FLOW_ANYONE, NW_FLOW_ORIGINS } nw__flow_origin;

extern const char *const nw__flow_case_names[NW_FLOW_CASES];
extern const char *const nw__flow_origin_names[NW_FLOW_ORIGINS];

/* The numbers of one case and origin; NaN where undefined. */
typedef struct nw__flow_cell {
    bool there;
    int64_t starters; /* members who know at first, together */
    double others;    /* members who do not */
    double can_hear, steps;
    double rounds, rounds_error;
    double tip, tip_error;
    double practice, begin;
    nw__cascade_curve talk, cascade;
} nw__flow_cell;

/* What was asked for. */
typedef struct nw__flow_asked {
    nw__gossip_mode mode;
    int64_t hub_capacity, simulations, bottlenecks; /* the latter two -1: not given */
    double probability, threshold, share;
} nw__flow_asked;

/* One of the networks that knowledge travels in: the whole one, or that without the hub. */
typedef struct nw__flow_part {
    const netweave_view *view;      /* NULL: there is none */
    const nw__distances *distances; /* of the view, or `owned` */
    nw__distances *owned;           /* estimates */
    nw__gossip gossip;
    nw__cascade cascade; /* of tips */
} nw__flow_part;

/* Independent routes from one member to others. */
typedef struct nw__routes_of {
    double sum, square, several; /* routes of all that were searched, and how many have two or more */
    double mean, error;
} nw__routes_of;

/* Independent routes in one of the networks. */
typedef struct nw__flow_routes {
    double mean, error; /* per connected pair; NaN: undefined */
    double two;         /* share of connected pairs with two or more */
    bool two_is_exact;
    int64_t targets;       /* that were searched for each member */
    nw__routes_of *member; /* NULL: not searched from each */
} nw__flow_routes;

/* The worst loss of its kind: of a member outside the hub, of a tie. */
typedef struct nw__flow_worst {
    bool there;
    int32_t from, to;
    double parted, slowed;
} nw__flow_worst;

struct netweave_flow {
    nw__magic magic;
    const netweave_view *view; /* kept */
    nw__flow_asked asked;
    unsigned char *is_hub; /* per member */
    int32_t *hubs;
    int64_t hub_count;
    bool hub_was_estimated, hub_was_named;
    netweave_view *rest, *limited; /* without the hub; with ties on which the hub tells few. NULL: none */
    nw__flow_part part[2];         /* the whole, and the rest */
    nw__gossip limited_gossip;
    nw__cascade limited_cascade;
    nw__flow_cell cell[NW_FLOW_CASES][NW_FLOW_ORIGINS];
    int64_t simulations[NW_FLOW_CASES]; /* courses of conversation */
    bool is_endless[NW_FLOW_CASES];     /* they take more rounds than are followed */
    int64_t most_rounds;
    nw__flow_routes route[2]; /* as part */
    nw__flow_worst worst_member, worst_tie;
    bool all_losses_tried;
    int64_t member_simulations, hearing_courses; /* of the numbers of members */
    double connected_spokes; /* ordered pairs of spokes that are connected with the hub; NaN: not known */
    netweave_table *numbers, *curve, *bottlenecks, *members, *routes;
};

/* A part of the work each, in this order. */
netweave_status nw__flow_find_hub(netweave_flow *flow, netweave_run *run);
netweave_status nw__flow_make_parts(netweave_flow *flow, netweave_run *run);
netweave_status nw__flow_find_numbers(netweave_flow *flow, netweave_run *run);
netweave_status nw__flow_tell_numbers(netweave_flow *flow, netweave_run *run);
netweave_status nw__flow_tell_curve(netweave_flow *flow, netweave_run *run);
netweave_status nw__flow_tell_members(netweave_flow *flow, netweave_run *run);
netweave_status nw__flow_tell_routes(netweave_flow *flow);
netweave_status nw__flow_tell_bottlenecks(netweave_flow *flow, netweave_run *run);

/* Independent routes of a part; what is out of reach stays NaN. */
netweave_status nw__flow_find_routes(const nw__flow_part *part, netweave_run *run, nw__flow_routes *out);

/* Per member, the mean round in which it hears what starts with another from whom it can hear, from so many courses of
 * conversation. */
netweave_status nw__flow_find_hearing(const netweave_flow *flow, int64_t courses, netweave_run *run, double *out_mean,
                                      double *out_error);

/* The cell of a case and origin; without the hub, anyone is a spoke. */
const nw__flow_cell *nw__flow_cell_of(const netweave_flow *flow, nw__flow_case which, nw__flow_origin origin);

/* The network of a case, and its conversations. */
const nw__flow_part *nw__flow_part_of(const netweave_flow *flow, nw__flow_case which);
const nw__gossip *nw__flow_gossip_of(const netweave_flow *flow, nw__flow_case which);

/* Distances in steps, exact or, where there are very many, estimated (*out_owned). */
netweave_status nw__flow_distances(const netweave_view *view, netweave_run *run, const nw__distances **out,
                                   nw__distances **out_owned);

/* Steps from `count` members together to all others of a view; both are room for all members. `*out_sum`: of the steps.
 * Returns how many others are reached. */
int64_t nw__flow_search(const netweave_view *view, const int32_t *from, int64_t count, int32_t *steps, int32_t *queue,
                        double *out_sum);

#endif
