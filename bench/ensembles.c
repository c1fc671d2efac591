/* Simulated networks whose type is known by their making. docs/structure.md lists the recipes from here.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "ensembles.h"

#include <math.h>
#include <string.h>

static double between(nw__random *random, double low, double high) {
    return low + (high - low) * nw__random_unit(random);
}

static int below(nw__random *random, int limit) {
    return (int)nw__random_below(random, (uint64_t)limit);
}

static bool tied(const simulated *network, int i, int j) {
    return network->tie[i * network->members + j] != 0;
}

static void set(simulated *network, int i, int j, unsigned char value) {
    network->ties += value - network->tie[i * network->members + j];
    network->tie[i * network->members + j] = network->tie[j * network->members + i] = value;
}

/* Adds `count` ties among the members first … first + span - 1, drawn evenly, as far as there is room. */
static void add_random(simulated *network, int first, int span, double count, nw__random *random) {
    int room = span * (span - 1) / 2;
    for (int i = first; i < first + span; i++)
        for (int j = i + 1; j < first + span; j++)
            room -= tied(network, i, j);
    for (int left = (int)fmin(round(count), room); left > 0;) {
        int i = first + below(random, span);
        int j = first + below(random, span);
        if (i == j || tied(network, i, j))
            continue;
        set(network, i, j, 1);
        left--;
    }
}

/* The last members lose all ties. */
static void isolate(simulated *network, double share) {
    int kept = network->members - (int)(share * network->members);
    for (int i = kept; i < network->members; i++)
        for (int j = 0; j < network->members; j++)
            if (tied(network, i, j))
                set(network, i, j, 0);
}

static void star(simulated *network, double extra, nw__random *random) {
    for (int i = 1; i < network->members; i++)
        set(network, 0, i, 1);
    add_random(network, 1, network->members - 1, extra * (network->members - 1), random);
}

static void star_0_20(simulated *network, nw__random *random) {
    star(network, between(random, 0, 0.2), random);
}
static void star_20_40(simulated *network, nw__random *random) {
    star(network, between(random, 0.2, 0.4), random);
}
static void star_40_60(simulated *network, nw__random *random) {
    star(network, between(random, 0.4, 0.6), random);
}
static void star_60_100(simulated *network, nw__random *random) {
    star(network, between(random, 0.6, 1), random);
}
static void star_100_200(simulated *network, nw__random *random) {
    star(network, between(random, 1, 2), random);
}
static void star_isolates(simulated *network, nw__random *random) {
    star(network, between(random, 0, 0.3), random);
    isolate(network, between(random, 0.05, 0.35));
}

/* Joins the first `hubs` members: all, in a row, or in a ring. */
static void join_hubs(simulated *network, int hubs, int way) {
    for (int i = 0; i < hubs; i++)
        for (int j = i + 1; j < hubs; j++)
            if (way == 0 || j == i + 1 || (way == 1 && i == 0 && j == hubs - 1))
                set(network, i, j, 1);
}

/* Each spoke goes to the hub that is furthest behind its share of spokes. */
static void stars(simulated *network, int hubs, bool unequal, nw__random *random) {
    int given[16] = {0};
    join_hubs(network, hubs, below(random, 3));
    for (int i = hubs; i < network->members; i++) {
        int next = 0;
        double behind = INFINITY;
        for (int k = 0; k < hubs; k++) {
            double share = unequal && hubs > 1 ? 3 - 2.0 * k / (hubs - 1) : 1;
            if ((given[k] + 0.5) / share < behind) {
                behind = (given[k] + 0.5) / share;
                next = k;
            }
        }
        given[next]++;
        set(network, next, i, 1);
    }
    int spokes = network->members - hubs;
    add_random(network, hubs, spokes, between(random, 0, 0.1) * spokes, random);
}

static void stars_of_stars(simulated *network, nw__random *random) {
    int most = network->members / 5 < 6 ? network->members / 5 : 6;
    int hubs = 2 + below(random, most - 1);
    stars(network, hubs, below(random, 2) == 1, random);
}

static void ten_stars(simulated *network, nw__random *random) {
    int hubs = network->members / 5 < 10 ? network->members / 5 : 10;
    stars(network, hubs, below(random, 2) == 1, random);
}

static void two_stars(simulated *network, nw__random *random) {
    int spokes = network->members - 2;
    int small = (int)fmax(1, round(spokes / (1 + between(random, 4, 8))));
    set(network, 0, 1, 1);
    for (int i = 0; i < spokes; i++)
        set(network, i < small, 2 + i, 1);
}

/* Starts from a clique; each newcomer is tied to `ties` members, drawn by their ties. */
static void scale_free(simulated *network, int ties, nw__random *random) {
    for (int i = 0; i <= ties; i++)
        for (int j = 0; j < i; j++)
            set(network, i, j, 1);
    for (int i = ties + 1; i < network->members; i++) {
        int chosen[8];
        for (int k = 0; k < ties;) {
            int end = below(random, 2 * network->ties);
            int member = 0;
            for (int cell = 0; end >= 0; cell++) {
                end -= network->tie[cell];
                member = cell / network->members;
            }
            bool is_new = true;
            for (int other = 0; other < k; other++)
                is_new = is_new && chosen[other] != member;
            if (is_new)
                chosen[k++] = member;
        }
        for (int k = 0; k < ties; k++)
            set(network, i, chosen[k], 1);
    }
}

static void scale_free_1(simulated *network, nw__random *random) {
    scale_free(network, 1, random);
}
static void scale_free_2(simulated *network, nw__random *random) {
    scale_free(network, 2, random);
}
static void scale_free_3(simulated *network, nw__random *random) {
    scale_free(network, 3, random);
}

static void core(simulated *network, double share, int least, int most, nw__random *random) {
    int size = (int)fmax(3, round(share * network->members));
    double density = between(random, 0.6, 1);
    for (int i = 0; i < size; i++)
        for (int j = i + 1; j < size; j++)
            if (nw__random_unit(random) < density)
                set(network, i, j, 1);
    for (int i = size; i < network->members; i++) {
        int links = least + below(random, most - least + 1);
        for (int left = links < size ? links : size; left > 0;) {
            int end = below(random, size);
            if (tied(network, i, end))
                continue;
            set(network, i, end, 1);
            left--;
        }
    }
    int periphery = network->members - size;
    add_random(network, size, periphery, between(random, 0, 0.1) * periphery, random);
}

static void core_1_4(simulated *network, nw__random *random) {
    core(network, between(random, 0.1, 0.3), 1, 4, random);
}
static void core_2_4(simulated *network, nw__random *random) {
    core(network, between(random, 0.1, 0.3), 2, 4, random);
}
static void core_1(simulated *network, nw__random *random) {
    core(network, between(random, 0.2, 0.3), 1, 1, random);
}

/* Moves one end of each tie with a probability, where there is room. */
static void rewire(simulated *network, double share, nw__random *random) {
    for (int i = 0; i < network->members; i++) {
        for (int j = i + 1; j < network->members; j++) {
            int end = below(random, network->members);
            if (!tied(network, i, j) || nw__random_unit(random) >= share || end == i || tied(network, i, end))
                continue;
            set(network, i, j, 0);
            set(network, i, end, 1);
        }
    }
}

static void small_world(simulated *network, nw__random *random) {
    int reach = 2 + below(random, network->members >= 20 ? 4 : 2);
    for (int i = 0; i < network->members; i++)
        for (int step = 1; step <= reach; step++)
            set(network, i, (i + step) % network->members, 1);
    rewire(network, between(random, 0.05, 0.5), random);
}

static void even(simulated *network, double degree, nw__random *random) {
    add_random(network, 0, network->members, network->members * degree / 2, random);
}

static void even_dense(simulated *network, nw__random *random) {
    even(network, fmin(between(random, 3.5, 8), network->members - 2), random);
}
static void even_middle(simulated *network, nw__random *random) {
    even(network, between(random, 1.2, 2.5), random);
}
static void even_sparse(simulated *network, nw__random *random) {
    even(network, between(random, 0.2, 0.8), random);
}
static void many_isolates(simulated *network, nw__random *random) {
    even(network, between(random, 2, 8), random);
    isolate(network, between(random, 0.55, 0.8));
}

/* Cliques of about `size`; joined in a ring, each gives one tie up for a tie to the next. */
static void caves(simulated *network, int size, bool joined) {
    int count = network->members / size > 2 ? network->members / size : 2;
    for (int cave = 0; cave < count; cave++) {
        int first = cave * network->members / count;
        int next = (cave + 1) * network->members / count;
        for (int i = first; i < next; i++)
            for (int j = i + 1; j < next; j++)
                set(network, i, j, 1);
    }
    for (int cave = 0; cave < count && joined; cave++) {
        int first = cave * network->members / count;
        int last = ((cave + 1) % count + 1) * network->members / count - 1;
        set(network, first, first + 1, 0);
        set(network, first, last, 1);
    }
}

static int cave_size(const simulated *network, nw__random *random) {
    static const int sizes[] = {5, 8, 10};
    return network->members >= 20 ? sizes[below(random, 3)] : 5;
}

static void joined_caves(simulated *network, nw__random *random) {
    caves(network, cave_size(network, random), true);
}
static void rewired_caves(simulated *network, nw__random *random) {
    caves(network, cave_size(network, random), true);
    rewire(network, between(random, 0.05, 0.3), random);
}
static void separate_cliques(simulated *network, nw__random *random) {
    caves(network, 3 + below(random, 3), false);
}

const ensemble ensembles[] = {
    {"star +0-20%", "hub_and_spoke", "a star; 0-20% as many ties among the spokes on top", star_0_20},
    {"star +20-40%", "hub_and_spoke", "the same with 20-40%", star_20_40},
    {"star +40-60%", "hub_and_spoke", "the same with 40-60%", star_40_60},
    {"star, isolates", "hub_and_spoke", "the same with 0-30%, then 5-35% of the members lose all ties", star_isolates},
    {"stars of stars", "multi_hub",
     "2-6 hubs joined completely, in a ring or in a row, spokes evenly or 3:1 among them, 0-10% ties among spokes",
     stars_of_stars},
    {"scale-free, 1", "multi_hub", "each newcomer has 1 tie, to a member drawn by ties (a tree)", scale_free_1},
    {"core, 1-4", "core_periphery",
     "10-30% are a core tied with probability .6-1; the others have 1-4 ties to it, and 0-10% among themselves",
     core_1_4},
    {"core, 2-4", "core_periphery", "the same with 2-4 ties", core_2_4},
    {"small world", "networked", "ring lattice with 4-10 neighbours, 5-50% of the ties moved", small_world},
    {"random 3.5-8", "networked", "ties drawn evenly, 3.5-8 per member", even_dense},
    {"caves", "networked", "cliques of 5, 8 or 10 joined in a ring", joined_caves},
    {"caves, rewired", "networked", "the same, 5-30% of the ties moved", rewired_caves},
    {"sparse random", "scattered", "ties drawn evenly, 0.2-0.8 per member", even_sparse},
    {"separate cliques", "scattered", "cliques of 3, 4 or 5, none joined", separate_cliques},
    {"many isolates", "scattered", "random with 2-8 ties per member, then 55-80% lose all ties", many_isolates},
    {"random 1.2-2.5", "-", "ties drawn evenly, 1.2-2.5 per member", even_middle},
    {"scale-free, 2", "-", "each newcomer has 2 ties", scale_free_2},
    {"scale-free, 3", "-", "each newcomer has 3 ties", scale_free_3},
    {"core, 1", "-", "20-30% are a core, the others have 1 tie to it: also stars of stars", core_1},
    {"ten stars", "-", "as stars of stars, with ten hubs: also a core", ten_stars},
    {"two stars 4-8:1", "-", "two joined stars, one four to eight times the other", two_stars},
    {"star +60-100%", "-", "a star with 60-100% as many ties among the spokes on top", star_60_100},
    {"star +100-200%", "-", "the same with 100-200%", star_100_200},
};

const int ensemble_count = (int)(sizeof ensembles / sizeof ensembles[0]);
