/* Cascades on small graphs by simple code that shares nothing with the library. */
#ifndef TEST_CORE_CASCADE_BRUTE_H
#define TEST_CORE_CASCADE_BRUTE_H

#include "brute.h"

/* Expected members who know after each of 8 rounds, and at the end (place 8). */
enum { ROUNDS = 8 };
typedef struct answer {
    double reached[ROUNDS + 1];
} answer;

static inline void add_levels(const matrix *graph, const unsigned char *live, int start, double weight, answer *out) {
    int far[MOST];
    int count[ROUNDS + 2] = {0};
    for (int i = 0; i < graph->members; i++)
        far[i] = i == start ? 0 : -1;
    for (int round = 0; round < graph->members; round++)
        for (int i = 0; i < graph->members; i++)
            for (int j = 0; j < graph->members; j++)
                if (far[i] == round && far[j] < 0 && live[i * MOST + j])
                    far[j] = round + 1;
    for (int i = 0; i < graph->members; i++)
        for (int round = far[i]; far[i] >= 0 && round <= ROUNDS; round++)
            count[round]++;
    for (int round = 0; round <= ROUNDS; round++)
        out->reached[round] += weight * count[round];
}

/* All subsets of arcs (of ties, when undirected, each both ways). */
static inline answer brute_independent(const matrix *graph, int start, double p) {
    int from[MOST * MOST];
    int to[MOST * MOST];
    int count = 0;
    answer answer = {{0}};
    for (int i = 0; i < graph->members; i++) {
        for (int j = graph->directed ? 0 : i + 1; j < graph->members; j++) {
            if (i == j || graph->tie[i][j] <= 0)
                continue;
            from[count] = i;
            to[count++] = j;
        }
    }
    for (unsigned code = 0; code < 1u << count; code++) {
        unsigned char live[MOST * MOST] = {0};
        double weight = 1;
        for (int k = 0; k < count; k++) {
            weight *= code >> k & 1 ? p : 1 - p;
            live[from[k] * MOST + to[k]] = code >> k & 1;
            if (!graph->directed)
                live[to[k] * MOST + from[k]] = code >> k & 1;
        }
        add_levels(graph, live, start, weight, &answer);
    }
    return answer;
}

/* Thresholds of a member with d ties in matter only by which of d intervals they are in: all cases of them. */
static inline answer brute_linear(const matrix *graph, int start) {
    answer answer = {{0}};
    int degree[MOST] = {0};
    int cases = 1;
    for (int i = 0; i < graph->members; i++) {
        for (int j = 0; j < graph->members; j++)
            degree[i] += graph->tie[j][i] > 0;
        cases *= degree[i] > 0 ? degree[i] : 1;
    }
    for (int code = 0; code < cases; code++) {
        int left = code;
        int needed[MOST];
        unsigned knows = 1u << start;
        for (int i = 0; i < graph->members; i++) {
            needed[i] = degree[i] > 0 ? 1 + left % degree[i] : MOST;
            left /= degree[i] > 0 ? degree[i] : 1;
        }
        for (int round = 0; round <= ROUNDS; round++) {
            unsigned next = knows;
            answer.reached[round] += (double)__builtin_popcount(knows) / cases;
            for (int i = 0; i < graph->members; i++) {
                int heard = 0;
                for (int j = 0; j < graph->members; j++)
                    heard += graph->tie[j][i] > 0 && knows >> j & 1;
                if (heard >= needed[i])
                    next |= 1u << i;
            }
            knows = next;
        }
    }
    return answer;
}

/* The chain of states (unaware, telling, done) of all members, of whom there may be 6. */
enum { CHAIN_MEMBERS = 6, CHAIN_STATES = 729 };
typedef struct chain {
    double reached[ROUNDS + 1][CHAIN_STATES];        /* expected members who know so many rounds later … */
    double end[CHAIN_STATES];                        /* … and at the end */
    double arrives[CHAIN_MEMBERS + 1][CHAIN_STATES]; /* chance that so many ever know … */
    double rounds[CHAIN_MEMBERS + 1]
                 [CHAIN_STATES]; /* … and the mean of the rounds until they do, 0 where they never do */
} chain;

static inline void chain_digits(int code, int *digit) {
    for (int i = 0; i < CHAIN_MEMBERS; i++, code /= 3)
        digit[i] = code % 3;
}

/* Chance that one state follows another. */
static inline double chain_step(const matrix *graph, double p, double recovery, const int *was, const int *is) {
    double chance = 1;
    for (int i = 0; i < graph->members && chance > 0; i++) {
        double escapes = 1;
        for (int j = 0; j < graph->members; j++)
            if (graph->tie[j][i] > 0 && was[j] == 1)
                escapes *= 1 - p;
        if (was[i] == 0)
            chance *= is[i] == 0 ? escapes : is[i] == 1 ? 1 - escapes : 0;
        else if (was[i] == 1)
            chance *= is[i] == 1 ? 1 - recovery : is[i] == 2 ? recovery : 0;
        else
            chance *= is[i] == 2;
    }
    return chance;
}

/* What is expected from a state on, from what is expected from those that may follow it. */
static inline void chain_look_ahead(chain *chain, int members, int known, int code, int after, double chance,
                                    double stays) {
    for (int round = 0; round < ROUNDS; round++)
        chain->reached[round + 1][code] += chance * chain->reached[round][after];
    if (after == code)
        return;
    chain->end[code] += chance / (1 - stays) * chain->end[after];
    for (int many = known + 1; many <= members; many++) {
        chain->arrives[many][code] += chance / (1 - stays) * chain->arrives[many][after];
        chain->rounds[many][code] += chance / (1 - stays) * (chain->rounds[many][after] + chain->arrives[many][after]);
    }
}

static inline void brute_chain(const matrix *graph, double p, double recovery, chain *out) {
    int states = 1;
    memset(out, 0, sizeof *out);
    for (int i = 0; i < graph->members; i++)
        states *= 3;
    for (int code = states - 1; code >= 0; code--) {
        int was[CHAIN_MEMBERS];
        int is[CHAIN_MEMBERS];
        int known = 0;
        chain_digits(code, was);
        for (int i = 0; i < graph->members; i++)
            known += was[i] > 0;
        double stays = chain_step(graph, p, recovery, was, was);
        out->reached[0][code] = known;
        out->end[code] = stays < 1 ? 0 : known;
        for (int many = 0; many <= known; many++)
            out->arrives[many][code] = 1;
        for (int after = states - 1; after >= code; after--) {
            chain_digits(after, is);
            double chance = chain_step(graph, p, recovery, was, is);
            if (chance > 0)
                chain_look_ahead(out, graph->members, known, code, after, chance, stays);
        }
        for (int many = known + 1; many <= graph->members && stays < 1; many++)
            out->rounds[many][code] += stays / (1 - stays) * out->arrives[many][code];
    }
}

/* Who knows a round later: those with `threshold` contacts who do, or below 1 with such a share of them. */
static inline unsigned brute_complex(const matrix *graph, unsigned knows, double threshold) {
    unsigned next = knows;
    for (int i = 0; i < graph->members; i++) {
        double contacts = 0;
        double who_know = 0;
        for (int j = 0; j < graph->members; j++) {
            contacts += graph->tie[j][i] > 0;
            who_know += graph->tie[j][i] > 0 && (knows >> j & 1) != 0;
        }
        bool is_enough = threshold >= 1 ? who_know >= threshold : who_know >= threshold * contacts - 1e-9;
        if (who_know > 0 && is_enough)
            next |= 1u << i;
    }
    return next;
}

#endif
