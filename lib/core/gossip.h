/* Conversation rounds (gossip): in each round every member turns to one of its contacts at random, and what one of the
 * two knows the other may hear. Demers et al. 1987, doi 10.1145/41840.41841; Karp, Schindelhauer, Shenker and Vöcking
 * 2000, doi 10.1109/SFCS.2000.892324. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_GOSSIP_H
#define NW_CORE_GOSSIP_H

#include "base/run.h"
#include "core/cascade.h"

/* What a conversation does. Knowledge passes along ties as drawn; those without direction both ways. */
typedef enum nw__gossip_mode {
    NW_GOSSIP_PUSH,     /* who calls tells */
    NW_GOSSIP_PULL,     /* who calls asks */
    NW_GOSSIP_PUSH_PULL /* both */
} nw__gossip_mode;

typedef struct nw__gossip_rule {
    nw__gossip_mode mode;
    int64_t capacity;     /* conversations that a member takes part in per round, its own call included; 0: no limit */
    int64_t hub_capacity; /* the same for the hub; -1: as the others */
} nw__gossip_rule;

/* mode=, capacity=, hub_capacity=, simulations=, share= */
extern const nw__option nw__gossip_options[5];
nw__gossip_rule nw__gossip_rule_read(const nw__options *options);
int64_t nw__gossip_simulations(const nw__options *options); /* NW_GOSSIP_AUTO when not given */

/* A rule on a view, which it borrows. No field changes once it is made: threads share it. */
typedef struct nw__gossip {
    int32_t members;
    const nw__csr *out, *in; /* along these ties knowledge passes, and the same turned round */
    const nw__csr *contacts; /* to whom each may turn */
    double *until;           /* per arc of `contacts`: strengths of the row up to it; NULL: all alike */
    unsigned char *way;      /* per arc of `contacts`: NW_GOSSIP_TELLS, NW_GOSSIP_HEARS; NULL: `common_way` for all */
    unsigned char common_way;
    int32_t *most; /* conversations per member and round; NULL: no limits. Calls come in random order then. */
} nw__gossip;

enum { NW_GOSSIP_TELLS = 1, NW_GOSSIP_HEARS = 2, NW_GOSSIP_AUTO = -1, NW_GOSSIP_MOST_ROUNDS = 1000000 };

netweave_status nw__gossip_make(const netweave_view *view, const nw__gossip_rule *rule, netweave_run *run,
                                nw__gossip *out);
void nw__gossip_free(nw__gossip *gossip);

/* Mean rounds until a share is reached. */
typedef struct nw__gossip_time {
    double rounds, error; /* NaN: a simulation does not come so far in NW_GOSSIP_MOST_ROUNDS */
    int64_t simulations;
} nw__gossip_time;

/* One simulation is one course of conversations, which up to 64 starts share, each with a lane of its own: who talks
 * with whom does not depend on who knows. `simulations` NW_GOSSIP_AUTO: `most`, or fewer where those would take more
 * than seconds.
 *
 * Members who know after each round, 0 first, until all who can know do, at most `rounds` rounds. */
netweave_status nw__gossip_follow(const nw__gossip *gossip, const nw__cascade_starts *starts, int64_t simulations,
                                  int64_t rounds, netweave_run *run, nw__cascade_curve *out);

/* Rounds until `share` of those who can know (the starts included) do. */
netweave_status nw__gossip_rounds(const nw__gossip *gossip, const nw__cascade_starts *starts, double share,
                                  int64_t simulations, int64_t most, netweave_run *run, nw__gossip_time *out);

/* The same from each member alone: out[member]. Members share courses: errors of two are not independent. */
netweave_status nw__gossip_each(const nw__gossip *gossip, double share, int64_t simulations, int64_t most,
                                netweave_run *run, nw__gossip_time *out);

#endif
