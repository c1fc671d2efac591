/* The structure of a network, from the inside: what depends on a hub, the numbers that decide the type, and the rule.
 * All of it reads ties without direction and without weights. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_MEASURE_STRUCTURE_H
#define NW_MEASURE_STRUCTURE_H

#include "measure/measure.h"

#include <netweave/structure.h>

/* What depends on a hub set. */
typedef enum nw__leg {
    NW_LEG_TIE_SHARE,
    NW_LEG_BROKERAGE,
    NW_LEG_BOTTLENECK,
    NW_LEG_SPEED_LOSS,
    NW_LEG_DEPENDENCE, /* the mean of the four above */
    NW_LEG_PEER_EFFICIENCY,
    NW_LEG_COUNT
} nw__leg;

typedef struct nw__legs {
    double values[NW_LEG_COUNT];
    const char *reasons[NW_LEG_COUNT]; /* why a value is NaN; NULL where it is a number */
} nw__legs;

/* The legs of a hub set (1 for its members) among the members of a part (NULL: all) that holds whole components of an
 * undirected view; the hub lies in the part. */
netweave_status nw__legs_find(const netweave_view *undirected, const unsigned char *part, const unsigned char *hub,
                              netweave_run *run, nw__legs *out);

/* Share of the pairs outside a hub set whose shortest paths run through it, paths counted by their share (Everett and
 * Borgatti 1999, doi 10.1080/0022250X.1999.9990219), as `*out`. Pairs without a path count as 0. */
netweave_status nw__group_betweenness(const netweave_view *undirected, const unsigned char *part,
                                      const unsigned char *hub, netweave_run *run, double *out);

/* Steps from one member to all others of an undirected view into `steps` (-1: none); `queue` has room for all. Returns
 * how many are reached, the source included: they are the first of the queue. */
int64_t nw__steps_from(const netweave_view *undirected, int32_t source, int32_t *steps, int32_t *queue);

/* The first member of a part by betweenness, then degree, then roster order, leaving out two; -1 when there is none.
 * Betweenness is compared to six decimals, so that rounding decides nothing. */
int32_t nw__hub_first(const netweave_view *undirected, const double *betweenness, const unsigned char *part,
                      int32_t without, int32_t without_too);
double nw__hub_key(double betweenness);

/* All members in that order; `betweenness` NULL: by degree, then roster order. */
netweave_status nw__hub_order(const netweave_view *undirected, const double *betweenness, int32_t *out);

/* The best set to leave (Borgatti's key player problem, KPP-NEG), greedily: `count` members, each the one whose leaving
 * parts most of the pairs that are still connected (ties: more ties left, then roster order). */
netweave_status nw__hub_best(const netweave_view *undirected, int64_t count, netweave_run *run, int32_t *out);

/* The pass NW_PASS_HUB: the hub set (the view's, else the first member) and its legs in the whole network. */
typedef struct nw__hub {
    unsigned char *members; /* 1 for those in the hub set */
    int64_t count;
    nw__legs legs;
    double effective_hubs; /* NaN without members */
} nw__hub;

netweave_status nw__pass_hub(const netweave_view *view, netweave_run *run, const nw__hub **out);

/* The work of the measures: one leg of the view's hub, with a note where it is undefined. */
netweave_status nw__hub_measure(const nw__call *call, nw__leg leg, double *const *out);

/* Sum of b squared in the share of each: effective number of members who broker (Hill number of order 2). */
double nw__effective_hubs(const double *betweenness, const unsigned char *part, int64_t members);

/* The numbers that the type is decided on. All but the first are of the largest component alone. */
typedef enum nw__number {
    NW_NUMBER_MAIN_SHARE,
    NW_NUMBER_EFFECTIVE_HUBS,
    NW_NUMBER_HUB_DEPENDENCE,
    NW_NUMBER_PEER_EFFICIENCY,
    NW_NUMBER_PAIR_REACH,
    NW_NUMBER_PAIR_DEPENDENCE,
    NW_NUMBER_CORE_SHARE,
    NW_NUMBER_CORE_DENSITY,
    NW_NUMBER_PERIPHERY_ALONE,
    NW_NUMBER_CORE_TIES,
    NW_NUMBER_BROKER_INWARD,
    NW_NUMBER_BROKER_PEER_TIES,
    NW_NUMBER_TWO_ROUTES,
    NW_NUMBER_COUNT
} nw__number;

extern const char *const nw__number_names[NW_NUMBER_COUNT];

enum { NW_MARK_MAIN = 1, NW_MARK_BROKER = 2, NW_MARK_CORE = 4 };

/* The shape of a network: the numbers, and who is meant by them. */
typedef struct nw__shape {
    int64_t members, main_members, main_ties;
    double numbers[NW_NUMBER_COUNT]; /* NaN: undefined, or not needed below three members in the largest component */
    int32_t first, second;           /* by betweenness in the largest component; -1 when there is none */
    unsigned char *marks;            /* per member: NW_MARK_… */
} nw__shape;

netweave_status nw__shape_find(const netweave_view *undirected, netweave_run *run, nw__shape *out);
void nw__shape_free(nw__shape *shape);

/* Cuts the members of a component into core and periphery by degree; sets the four core numbers (NaN: no cut) and
 * NW_MARK_CORE. */
netweave_status nw__shape_core(const netweave_view *undirected, nw__shape *shape);

typedef enum nw__type {
    NW_TYPE_SCATTERED,
    NW_TYPE_HUB_AND_SPOKE,
    NW_TYPE_MULTI_HUB,
    NW_TYPE_CORE_PERIPHERY,
    NW_TYPE_NETWORKED,
    NW_TYPE_UNDEFINED
} nw__type;

enum { NW_TYPE_COUNT = NW_TYPE_UNDEFINED };

extern const char *const nw__type_names[NW_TYPE_COUNT + 1];

/* The thresholds of the rule, by name and meaning. docs/structure.md says how they were set. */
typedef enum nw__threshold {
    NW_THRESHOLD_MAIN_SHARE,
    NW_THRESHOLD_PEER_EFFICIENCY,
    NW_THRESHOLD_ONE_HUB,
    NW_THRESHOLD_TWO_HUBS,
    NW_THRESHOLD_PAIR_REACH,
    NW_THRESHOLD_DEPENDENCE,
    NW_THRESHOLD_CORE_SHARE,
    NW_THRESHOLD_CORE_DENSITY,
    NW_THRESHOLD_PERIPHERY_ALONE,
    NW_THRESHOLD_CORE_TIES,
    NW_THRESHOLD_BROKER_INWARD,
    NW_THRESHOLD_BROKER_PEER_TIES,
    NW_THRESHOLD_TWO_ROUTES,
    NW_THRESHOLD_COUNT
} nw__threshold;

typedef struct nw__threshold_row {
    const char *name;
    double value;
    const char *meaning;
} nw__threshold_row;

extern const nw__threshold_row nw__thresholds[NW_THRESHOLD_COUNT];

/* What the rule says. */
typedef struct nw__verdict {
    nw__type type;
    nw__type next; /* UNDEFINED: none */
    double margin; /* NaN: undefined */
    int held_by;   /* members who hold a hub-and-spoke network: 1 or 2; else 0 */
    bool has_core; /* the core is small, dense, and the periphery knows hardly anyone else */
} nw__verdict;

/* The type by thresholds (NULL: those of the table); nothing else is filled when `with_margin` is false. */
void nw__shape_judge(const nw__shape *shape, const double *thresholds, bool with_margin, nw__verdict *out);

/* Types of `draws` networks in each of which a share of the ties is moved to random untied pairs: counts by type. */
netweave_status nw__type_draws(const netweave_view *undirected, int64_t draws, double noise, netweave_run *run,
                               int64_t counts[NW_TYPE_COUNT + 1]);

struct netweave_structure {
    nw__magic magic;
    const netweave_view *view;       /* kept */
    const netweave_view *undirected; /* of the view, so borrowed */
    const nw__hub *hub;              /* of the view, so borrowed */
    nw__shape shape;
    nw__verdict verdict;
    int64_t draws;
    double noise;
    int64_t counts[NW_TYPE_COUNT + 1]; /* draws by type */
    int32_t *hubs;                     /* the hub in order: named, or the pair that holds the network, or one */
    int64_t hub_count;
    const char *direction;
    netweave_table *numbers, *types, *members;
    char *sentence;
};

/* The tables and the sentence of a structure whose numbers are all known. */
netweave_status nw__structure_tell_numbers(netweave_structure *structure);
netweave_status nw__structure_tell_types(netweave_structure *structure);
netweave_status nw__structure_tell_members(netweave_structure *structure, netweave_run *run);
netweave_status nw__structure_tell_sentence(netweave_structure *structure, netweave_run *run);

/* True for those who hold a hub-and-spoke network together: one, or two who share the same spokes. */
bool nw__structure_holds(const netweave_structure *structure, int32_t member);

/* True where no hub is named and the type rests on two: the measures of the hub are of one of them all the same. */
bool nw__structure_is_held_by_pair(const netweave_structure *structure);

/* Says whom the numbers are of then; `when` stands for its first letter: "T", or "Before, t". */
netweave_status nw__structure_note_pair(const netweave_structure *structure, const char *when, netweave_table *table);

/* Appends the name of a member; of `count` chosen ones "A", "A and B", "A, B and C", or the first few "and 7 others".
 */
void nw__append_name(const netweave_view *view, int32_t member, nw__text *text);
void nw__append_names(const netweave_view *view, const unsigned char *chosen, int64_t count, nw__text *text);

/* What people call a type: "hub-and-spoke". */
extern const char *const nw__type_words[NW_TYPE_COUNT + 1];

/* A member's part: "hub", "broker", "core", "peer", "pendant" or "isolate". docs/structure.md defines them. */
const char *nw__structure_role(const netweave_structure *structure, int32_t member);

/* True for a chain: no broker has more than two ties; without brokers, nobody in the largest component. */
bool nw__structure_is_chain(const netweave_structure *structure);

#endif
