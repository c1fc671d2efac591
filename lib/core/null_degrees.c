/* Random networks with the same degrees: a chain of swaps. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/null_model.h"
#include "core/tie_table.h"

enum { POLL = 1 << 14, FIRST_RUN = 16, LONGEST_RUN = 1 << 20 };

/* Looks at members and ties that checks of connection may take, all told. */
#define CHECK_LIMIT 5e7

typedef struct swap {
    int64_t first, second;
    bool turned; /* undirected: the second tie is read from its other end first */
} swap;

typedef struct chain {
    nw__tie_table ties;
    nw__random *random;
    netweave_run *run;
    int32_t members;
    swap *done; /* swaps since the last look at the parts */
    size_t done_count, done_capacity;
    int32_t *parent; /* union-find */
    int64_t parts;
} chain;

static void turn(nw__tie_table *ties, int64_t tie) {
    int32_t from = ties->from[tie];
    ties->from[tie] = ties->to[tie];
    ties->to[tie] = from;
}

/* Exchanges the second ends of two ties. Done twice it changes nothing. */
static void exchange(nw__tie_table *ties, int64_t first, int64_t second) {
    int32_t one = ties->to[first];
    int32_t other = ties->to[second];
    nw__tie_table_replace(ties, first, ties->from[first], other);
    nw__tie_table_replace(ties, second, ties->from[second], one);
}

/* Turns the ring a → b → d → a round, where no pair of it is mutual. */
static void try_ring(nw__tie_table *ties, int64_t first, int64_t second) {
    int32_t a = ties->from[first];
    int32_t b = ties->to[first];
    int32_t d = ties->to[second];
    int64_t third = nw__tie_table_find(ties, d, a);
    if (third < 0 || nw__tie_table_find(ties, b, a) >= 0 || nw__tie_table_find(ties, d, b) >= 0 ||
        nw__tie_table_find(ties, a, d) >= 0)
        return;
    nw__tie_table_replace(ties, first, b, a);
    nw__tie_table_replace(ties, second, d, b);
    nw__tie_table_replace(ties, third, a, d);
}

/* One try; true when two ties changed ends. */
static bool try_swap(chain *chain, swap *out) {
    nw__tie_table *ties = &chain->ties;
    int64_t first = (int64_t)nw__random_below(chain->random, (uint64_t)ties->count);
    int64_t second = (int64_t)nw__random_below(chain->random, (uint64_t)ties->count);
    bool turned = !ties->directed && (nw__random_bits(chain->random) >> 63) != 0;
    int32_t a = ties->from[first];
    int32_t b = ties->to[first];
    int32_t c = turned ? ties->to[second] : ties->from[second];
    int32_t d = turned ? ties->from[second] : ties->to[second];
    if (ties->directed && b == c && a != d)
        try_ring(ties, first, second);
    if (a == c || b == d || a == d || b == c)
        return false;
    if (nw__tie_table_find(ties, a, d) >= 0 || nw__tie_table_find(ties, c, b) >= 0)
        return false;
    if (turned)
        turn(ties, second);
    exchange(ties, first, second);
    *out = (swap){first, second, turned};
    return true;
}

static int32_t find_root(int32_t *parent, int32_t member) {
    while (parent[member] != member) {
        parent[member] = parent[parent[member]];
        member = parent[member];
    }
    return member;
}

static int64_t count_parts(chain *chain) {
    int64_t parts = chain->members;
    for (int32_t i = 0; i < chain->members; i++)
        chain->parent[i] = i;
    for (int64_t k = 0; k < chain->ties.count; k++) {
        int32_t one = find_root(chain->parent, chain->ties.from[k]);
        int32_t other = find_root(chain->parent, chain->ties.to[k]);
        parts -= one != other;
        chain->parent[one] = other;
    }
    return parts;
}

static netweave_status make_swaps(chain *chain, int64_t tries) {
    swap swap;
    for (int64_t k = 0; k < tries; k++) {
        try_swap(chain, &swap);
        netweave_status status = k % POLL == 0 ? nw__run_check(chain->run, 0, "random networks") : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return NETWEAVE_STATUS_OK;
}

static void take_back(nw__tie_table *ties, const swap *swap) {
    exchange(ties, swap->first, swap->second);
    if (swap->turned)
        turn(ties, swap->second);
}

/* A run of tries, taken back when it cut the network; true when it stands. */
static netweave_status make_run(chain *chain, int64_t tries, bool *out_stands) {
    netweave_status status = NETWEAVE_STATUS_OK;
    if (!nw__grow(&chain->done, &chain->done_capacity, (size_t)tries, sizeof *chain->done))
        return nw__fail_memory();
    chain->done_count = 0;
    for (int64_t k = 0; k < tries && status == NETWEAVE_STATUS_OK; k++) {
        chain->done_count += try_swap(chain, &chain->done[chain->done_count]);
        if (k % POLL == 0)
            status = nw__run_check(chain->run, 0, "random networks");
    }
    *out_stands = chain->done_count == 0 || count_parts(chain) <= chain->parts;
    for (size_t k = chain->done_count; k > 0 && !*out_stands; k--)
        take_back(&chain->ties, &chain->done[k - 1]);
    return status;
}

static netweave_status make_connected_swaps(chain *chain, int64_t tries, bool *out_settled) {
    double looks = 0;
    double length = FIRST_RUN;
    netweave_status status = NETWEAVE_STATUS_OK;
    chain->parent = nw__allocate((size_t)chain->members, sizeof *chain->parent);
    if (chain->parent == NULL)
        return nw__fail_memory();
    chain->parts = count_parts(chain);
    while (tries > 0 && status == NETWEAVE_STATUS_OK && looks <= CHECK_LIMIT) {
        int64_t now = (int64_t)length < tries ? (int64_t)length : tries;
        bool stands = true;
        now = now < LONGEST_RUN ? now : LONGEST_RUN;
        status = make_run(chain, now, &stands);
        looks += (double)chain->members + (double)chain->ties.count;
        length = stands ? length * 1.2 : length > 2 ? length / 2 : 1;
        tries -= now;
    }
    *out_settled = tries <= 0;
    return status;
}

netweave_status nw__null_degrees(const netweave_view *like, const nw__swap_rule *rule, nw__random *random,
                                 netweave_run *run, netweave_view **out, bool *out_settled) {
    chain chain = {.random = random, .run = run, .members = like->members};
    int64_t tries = (int64_t)(rule->tries * (double)like->ties);
    bool settled = true;
    netweave_status status = nw__tie_table_from_view(like, &chain.ties);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = rule->connected ? make_connected_swaps(&chain, tries, &settled) : make_swaps(&chain, tries);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__tie_table_view(&chain.ties, like, out);
    if (status == NETWEAVE_STATUS_OK && out_settled != NULL)
        *out_settled = settled;
    nw__tie_table_free(&chain.ties);
    nw__free(chain.done);
    nw__free(chain.parent);
    return status;
}
