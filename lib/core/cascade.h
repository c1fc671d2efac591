/* Cascades: how what some members know spreads along ties, from who knows to who does not.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_CASCADE_H
#define NW_CORE_CASCADE_H

#include "base/random.h"
#include "core/view.h"

/* The models. Ties are passed as drawn, from → to; those without direction both ways.
 * Independent cascade: who hears tells each contact once, in the next round, with the chance of the tie. Goldenberg,
 * Libai and Muller 2001, doi 10.1023/A:1011122126881; Kempe, Kleinberg and Tardos 2003, doi 10.1145/956750.956769.
 * Linear threshold: a member hears once the contacts who know have more than a random share of its ties in. Granovetter
 * 1978, doi 10.1086/226707; Kempe et al. 2003.
 * SI: who knows tells each contact with that chance in every round; SIR: until it forgets, which it does after each
 * round with the chance of recovery (1: independent cascade). Kermack and McKendrick 1927, doi 10.1098/rspa.1927.0118.
 * Complex contagion: a member adopts once so many contacts have (threshold 1 or more), or such a share of them (below
 * 1). Centola and Macy 2007, doi 10.1086/521848. */
typedef enum nw__cascade_model {
    NW_CASCADE_INDEPENDENT,
    NW_CASCADE_LINEAR,
    NW_CASCADE_SI,
    NW_CASCADE_SIR,
    NW_CASCADE_COMPLEX
} nw__cascade_model;

typedef struct nw__cascade_rule {
    nw__cascade_model model;
    double probability; /* over a tie of strength 1; a tie of strength w is as good as w tries: 1 - (1 - p)^w. NaN: the
                           tie's share of the ties in of who hears, 1 / degree without strengths */
    double recovery;
    double threshold;
} nw__cascade_rule;

/* The options of a rule, for calls and measures that take all models: model=, probability=, recovery=, threshold=. */
extern const nw__option nw__cascade_options[4];

/* INVALID_ARGUMENT where the threshold is neither a whole number from 1 up nor a share above 0. */
netweave_status nw__cascade_rule_check(const nw__cascade_rule *rule, const char *what);

/* The rule that such options spell. `what` names the call in messages. */
netweave_status nw__cascade_rule_read(const nw__options *options, const char *what, nw__cascade_rule *out);

/* A rule on a view, ready to run. It borrows the view's rows, and no field changes once it is made: threads share it.
 */
typedef struct nw__cascade {
    nw__cascade_rule rule;
    int32_t members;
    const nw__csr *out, *in;
    uint32_t common;     /* chance of every arc, in 2^-31 (core/lane_bits.h) … */
    uint32_t *chance;    /* … or of each arc of `out`, with 16 zeros behind; NULL: all have the common one */
    uint32_t *chance_in; /* the same for the arcs of `in` */
    int32_t *needed;     /* complex: contacts that a member must hear from; 0: more than it has; NULL else */
    unsigned char
        *pool; /* coins of the common chance tossed beforehand (core/coin_pool.h); NULL where they do not pay */
    struct nw__skips *skips; /* draws of how many of them fail in a row; NULL where chances differ */
    bool two_way;            /* each tie stands both ways with one chance: a coin for the tie serves both */
    bool lingers;            /* SI, SIR with recovery below 1: who knows tells again */
    uint32_t recovery;       /* chance to forget, in 2^-31 */
} nw__cascade;

netweave_status nw__cascade_make(const netweave_view *view, const nw__cascade_rule *rule, netweave_run *run,
                                 nw__cascade *out);
void nw__cascade_free(nw__cascade *cascade);

static inline uint32_t nw__cascade_chance(const nw__cascade *cascade, int64_t arc) {
    return cascade->chance != NULL ? cascade->chance[arc] : cascade->common;
}

/* Who knows first. */
typedef struct nw__cascade_starts {
    const int32_t *members;
    int64_t count;
    bool in_turn; /* each of them alone, and the mean over them; else all together */
} nw__cascade_starts;

/* The start of simulation `number` out of `all`, where each start has its turn. */
static inline int32_t nw__cascade_turn(const nw__cascade_starts *starts, int64_t number, int64_t all) {
    int64_t place = all >= starts->count
                        ? number % starts->count
                        : (int64_t)((unsigned __int128)number * (uint64_t)starts->count / (uint64_t)all);
    return starts->members[place];
}

/* How exact an answer is to be. */
typedef struct nw__cascade_effort {
    int64_t simulations; /* 0: exact or refused (LIMIT); NW_CASCADE_AUTO: exact where cheap, else as many as fit */
    int64_t rounds;      /* at most so many; NW_CASCADE_AUTO: until nothing more happens (at most 1000 where who knows
                            tells again) */
} nw__cascade_effort;

enum {
    NW_CASCADE_AUTO = -1,
    NW_CASCADE_EXACT_TIES = 20,    /* uncertain ties whose 2^ties outcomes are enumerated */
    NW_CASCADE_SIMULATIONS = 4096, /* unless the network is large */
    NW_CASCADE_MOST_ROUNDS = 1000
};

/* So many simulations as fit into some seconds when each costs `factor` times members and arcs, at most
 * NW_CASCADE_SIMULATIONS; the rounds that an effort allows; and the refusal of what cannot be exact. */
int64_t nw__cascade_simulations(const nw__cascade *cascade, double factor);
int64_t nw__cascade_rounds(const nw__cascade *cascade, const nw__cascade_effort *effort);
netweave_status nw__cascade_not_exact(void);

/* Expected members who know, the starts included. */
typedef struct nw__cascade_estimate {
    double reached;
    double error;        /* standard error of `reached`; 0 when exact */
    int64_t simulations; /* 0: exact */
} nw__cascade_estimate;

/* At the end. */
netweave_status nw__cascade_reach(const nw__cascade *cascade, const nw__cascade_starts *starts,
                                  const nw__cascade_effort *effort, netweave_run *run, nw__cascade_estimate *out);

/* After each round, 0 first. Free it with nw__cascade_curve_free(). */
typedef struct nw__cascade_curve {
    int64_t rounds; /* entries: 1 + the last round in which something happened in any simulation */
    double *reached, *error;
    int64_t simulations;
    bool was_cut; /* more would have happened after the last round */
} nw__cascade_curve;

netweave_status nw__cascade_follow(const nw__cascade *cascade, const nw__cascade_starts *starts,
                                   const nw__cascade_effort *effort, netweave_run *run, nw__cascade_curve *out);
void nw__cascade_curve_free(nw__cascade_curve *curve);

/* Without chance (complex contagion): members who know in the end, by the member that starts together with its
 * contacts. */
netweave_status nw__cascade_around(const nw__cascade *cascade, netweave_run *run, double *reached);

/* Members that can be reached at all from `starts` together: along ties of any chance above 0. */
netweave_status nw__cascade_reachable(const nw__cascade *cascade, const int32_t *starts, int64_t count,
                                      int64_t *out_reachable);

enum { NW_CASCADE_SHARES = 3 };

/* Each member as the only start. Numbers of simulations that share worlds: errors of two members are not independent,
 * those of one are right. */
typedef struct nw__cascade_member {
    double reached, error;
    double rounds[NW_CASCADE_SHARES];  /* mean first round by which that share of those it can reach knows, over the
                                          simulations that get there; NaN when none does */
    double arrives[NW_CASCADE_SHARES]; /* share of the simulations that get there */
    int64_t reachable;
} nw__cascade_member;

typedef struct nw__cascade_totals {
    nw__cascade_member *member;
    double mean, mean_error; /* of `reached` over the members; the error is that of their mean */
    int64_t simulations;     /* for each member; 0: exact */
    bool was_cut;
} nw__cascade_totals;

/* `shares` NULL: only what is reached at the end, which is far cheaper. */
netweave_status nw__cascade_all(const nw__cascade *cascade, const double shares[NW_CASCADE_SHARES],
                                const nw__cascade_effort *effort, netweave_run *run, nw__cascade_totals *out);
void nw__cascade_totals_free(nw__cascade_totals *totals);

/* Scratch for one thread that draws sets of those who would reach a member. */
typedef struct nw__cascade_reverse {
    const nw__cascade *cascade;
    int32_t *member; /* the set drawn last, `target` first */
    int64_t count;
    uint64_t *seen; /* a bit for each member */
} nw__cascade_reverse;

/* INVALID_ARGUMENT for models other than independent cascade and linear threshold (and SIR with recovery 1). */
netweave_status nw__cascade_reverse_make(const nw__cascade *cascade, nw__cascade_reverse *out);
void nw__cascade_reverse_free(nw__cascade_reverse *reverse);

/* Draws a random reverse-reachable set: who, starting alone, would have reached `target` in one simulation. A set of
 * starts reaches, on average, members * the chance that it meets such a set of a random target. Borgs, Brautbar, Chayes
 * and Lucier 2014, doi 10.1137/1.9781611973402.70. */
void nw__cascade_reverse_draw(nw__cascade_reverse *reverse, int32_t target, nw__random *random);

#endif
