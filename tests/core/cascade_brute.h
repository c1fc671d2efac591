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

/* The chain of states (susceptible, telling, done) of all members. */
static inline answer brute_sir(const matrix *graph, int start, double p, double recovery) {
    enum { STATES = 81 };
    double now[STATES] = {0};
    answer answer = {{0}};
    int power[] = {1, 3, 9, 27};
    now[power[start]] = 1;
    for (int round = 0; round <= ROUNDS; round++) {
        double next[STATES] = {0};
        for (int code = 0; code < STATES; code++) {
            int known = 0;
            for (int i = 0; i < graph->members; i++)
                known += code / power[i] % 3 > 0;
            answer.reached[round] += now[code] * known;
            for (int after = 0; after < STATES && now[code] > 0; after++) {
                double chance = now[code];
                for (int i = 0; i < 4; i++) {
                    int was = code / power[i] % 3;
                    int is = after / power[i] % 3;
                    double escapes = 1;
                    for (int j = 0; j < graph->members && i < graph->members; j++)
                        if (graph->tie[j][i] > 0 && code / power[j] % 3 == 1)
                            escapes *= 1 - p;
                    if (was == 0)
                        chance *= is == 0 ? escapes : is == 1 ? 1 - escapes : 0;
                    else if (was == 1)
                        chance *= is == 1 ? 1 - recovery : is == 2 ? recovery : 0;
                    else
                        chance *= is == 2;
                }
                next[after] += chance;
            }
        }
        memcpy(now, next, sizeof now);
    }
    return answer;
}

#endif
