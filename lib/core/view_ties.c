/* The ties of a view, from the tie sets of its network. They are read twice, to count rows and to fill them, for lists
 * of all ties in between would be what takes the most memory. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/view_make.h"

#include <math.h>
#include <string.h>

/* Where the strength of ties is found under a name: the weight of the tie set, or one of its attributes. */
typedef struct strength {
    const double *weight;
    const nw__attribute *attribute; /* NULL: the weight; 1 each where that is NULL too */
} strength;

static strength find_strength(const netweave_network *network, const nw__tie_set *set, const char *name) {
    strength strength = {set->weight, nw__attributes_find(&set->attributes, name)};
    if (strcmp(name, network->weight_name) == 0)
        strength.attribute = NULL;
    return strength;
}

static double value_of(const strength *strength, int64_t tie) {
    if (strength->attribute != NULL)
        return nw__attribute_number(strength->attribute, tie);
    return strength->weight != NULL ? strength->weight[tie] : 1.0;
}

/* Weights come from a tie attribute too, which may hold anything: the gate that every weight passes. */
static netweave_status check_weight(const nw__making *making, const nw__tie_set *set, int64_t tie, double weight) {
    if (weight >= 0 && weight <= 1e300)
        return NETWEAVE_STATUS_OK;
    return nw__fail(
        NETWEAVE_STATUS_INVALID_ARGUMENT,
        "the tie from %s to %s has no '%s', or one that is negative or infinite; weights are numbers from 0 up",
        nw__index_text(&making->network->roster.ids, set->from[tie]),
        nw__index_text(&making->network->roster.ids, set->to[tie]), making->weight_name);
}

/* How many ties ahead memory is called for: rows lie far apart, and the cache misses one after the other else. */
enum { AHEAD = 64, STEP = 1 << 16 };

/* Calls for the memory of a tie's second row: where it starts, and, for a nearer one, where its next arc goes. */
static void warm(const nw__making *making, const nw__tie_set *set, int64_t tie, const nw__csr *rows) {
    if (!making->whole || tie + AHEAD >= set->count)
        return;
    __builtin_prefetch(&rows->start[set->to[tie + AHEAD]], 1);
    if (rows->to == NULL)
        return;
    int64_t place = rows->start[set->to[tie + AHEAD / 2]];
    __builtin_prefetch(&rows->to[place], 1);
    if (rows->weight != NULL)
        __builtin_prefetch(&rows->weight[place], 1);
}

/* Counts an arc while there is no room for arcs yet, then puts it there. */
static void add_arc(nw__csr *rows, int32_t from, int32_t to, double weight) {
    if (rows->to == NULL)
        rows->start[from + 1]++;
    else
        nw__csr_put(rows, from, to, weight);
}

/* True when every tie is read as it stands, with both ends and no strength. */
static bool is_bare(const nw__making *making) {
    return making->whole && isnan(making->threshold) && making->weight_name == NULL;
}

/* Reads some ties that are bare. */
static void read_bare(nw__making *making, const nw__tie_set *set, int64_t first, int64_t end, nw__csr *rows) {
    bool undirected = set->direction == NETWEAVE_DIRECTION_UNDIRECTED;
    for (int64_t tie = first; tie < end; tie++) {
        int32_t from = set->from[tie];
        int32_t to = set->to[tie];
        warm(making, set, tie, rows);
        making->self_ties += from == to;
        if (from == to)
            continue;
        add_arc(rows, from, to, 1);
        if (undirected)
            add_arc(rows, to, from, 1);
    }
}

static netweave_status read_set(nw__making *making, const nw__tie_set *set, netweave_run *run, nw__csr *rows) {
    bool undirected = set->direction == NETWEAVE_DIRECTION_UNDIRECTED;
    strength cut = find_strength(making->network, set, making->cut_name);
    for (int64_t tie = 0; tie < set->count; tie++) {
        int32_t from = making->whole ? set->from[tie] : making->place[set->from[tie]];
        int32_t to = making->whole ? set->to[tie] : making->place[set->to[tie]];
        double weight = 1.0;
        netweave_status status = NETWEAVE_STATUS_OK;
        if (tie % STEP == 0)
            status = nw__run_check(run, (double)tie / (double)set->count, "reading ties");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (is_bare(making)) {
            int64_t end = set->count - tie < STEP ? set->count : tie + STEP;
            read_bare(making, set, tie, end, rows);
            tie = end - 1;
            continue;
        }
        warm(making, set, tie, rows);
        if (from < 0 || to < 0)
            continue;
        if (!isnan(making->threshold) && !(value_of(&cut, tie) >= making->threshold)) {
            making->cut++;
            continue;
        }
        if (from == to) {
            making->self_ties++;
            continue;
        }
        if (making->weight_name != NULL) {
            weight = value_of(&cut, tie);
            status = check_weight(making, set, tie, weight);
            if (status != NETWEAVE_STATUS_OK)
                return status;
            if (weight == 0)
                continue;
        }
        add_arc(rows, from, to, weight);
        if (undirected)
            add_arc(rows, to, from, weight);
    }
    return NETWEAVE_STATUS_OK;
}

static bool is_read(const nw__making *making, const nw__tie_set *set) {
    return set->wave == making->wave && making->layers[set->layer];
}

bool nw__making_directed(const nw__making *making) {
    bool directed = false;
    for (size_t k = 0; k < making->network->tie_set_count; k++) {
        const nw__tie_set *set = &making->network->tie_sets[k];
        directed = directed || (is_read(making, set) && set->direction == NETWEAVE_DIRECTION_DIRECTED);
    }
    return directed;
}

static netweave_status read_sets(nw__making *making, netweave_run *run, nw__csr *rows, int64_t *out_sets) {
    netweave_status status = NETWEAVE_STATUS_OK;
    *out_sets = 0;
    making->self_ties = making->cut = 0;
    for (size_t k = 0; k < making->network->tie_set_count && status == NETWEAVE_STATUS_OK; k++) {
        const nw__tie_set *set = &making->network->tie_sets[k];
        if (!is_read(making, set))
            continue;
        ++*out_sets;
        status = read_set(making, set, run, rows);
    }
    return status;
}

/* A tie set is in order of from, then to, and members keep their order: so the rows of one set come out in order, for
 * those before a member name it before it names those after it. Several sets are joined. */
netweave_status nw__making_rows(nw__making *making, netweave_run *run, nw__csr *out) {
    int64_t sets = 0;
    nw__csr rows = {.start = nw__allocate_zeroed((size_t)making->members + 1, sizeof *rows.start)};
    netweave_status status = rows.start != NULL ? read_sets(making, run, &rows, &sets) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__csr_open(making->members, making->weight_name != NULL, &rows);
    if (status == NETWEAVE_STATUS_OK)
        status = read_sets(making, run, &rows, &sets);
    if (status == NETWEAVE_STATUS_OK) {
        nw__csr_close(making->members, &rows);
        if (sets > 1)
            status = nw__csr_join(making->members, &rows);
    }
    if (status == NETWEAVE_STATUS_OK)
        *out = rows;
    else
        nw__csr_free(&rows);
    return status;
}

netweave_status nw__making_ties(nw__making *making, bool both, bool directed, netweave_run *run, netweave_view *view) {
    nw__csr arcs;
    netweave_status status = nw__making_rows(making, run, &arcs);
    if (status == NETWEAVE_STATUS_OK && making->unknown >= NW_UNKNOWN_RECIPROCITY) {
        status = nw__making_fill(making, run, &arcs);
        if (status != NETWEAVE_STATUS_OK)
            nw__csr_free(&arcs);
    }
    if (status == NETWEAVE_STATUS_OK && making->directed && !directed) {
        nw__csr turned;
        nw__csr joined = {0};
        status = nw__csr_transpose(making->members, &arcs, &turned);
        if (status == NETWEAVE_STATUS_OK) {
            status = nw__csr_combine(making->members, &arcs, &turned, both, &joined);
            nw__csr_free(&turned);
        }
        nw__csr_free(&arcs);
        arcs = joined;
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__view_set_arcs(view, directed, &arcs);
    return status;
}
