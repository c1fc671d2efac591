/* All outcomes of a cascade's coins. Only what is reachable from the starts counts, and no tie that leads back to them.
 * In an independent cascade each tie is a coin; in the linear threshold model each member chooses one of its ties in,
 * by their shares, and hears when it is from one who knows: Kempe, Kleinberg and Tardos 2003 (doi
 * 10.1145/956750.956769), claims 2.3 and 2.6, which hold round by round. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cascade_outcomes.h"

#include "base/memory.h"
#include "base/run.h"

static bool make_room(nw__cascade_outcomes *out) {
    size_t members = (size_t)out->region.members;
    size_t arcs = (size_t)out->region.rows.start[members];
    out->coins = nw__allocate(arcs, sizeof *out->coins);
    out->cases = nw__allocate(2 * arcs + members, sizeof *out->cases);
    out->masks = nw__allocate_lines(arcs, &out->room); /* 64 bytes for each */
    return out->coins != NULL && out->cases != NULL && out->masks != NULL;
}

/* The arc j → i, or -1. Rows are in no order here. */
static int64_t find_arc(const nw__csr *rows, int32_t from, int32_t to) {
    for (int64_t k = rows->start[from]; k < rows->start[from + 1]; k++)
        if (rows->to[k] == to)
            return k;
    return -1;
}

static void set_certain(nw__cascade_outcomes *out, int64_t arc) {
    out->masks[arc] = ~(nw__lanes){0};
}

/* Adds a coin whose cases were added; false when there are too many outcomes then. */
static bool add_coin(nw__cascade_outcomes *out, int64_t first, int limit) {
    int32_t count = (int32_t)(out->case_count - first);
    if (count == 0)
        return true;
    out->coins[out->coin_count++] = (nw__coin){.first = first, .count = count};
    if (out->count > (INT64_C(1) << limit) / count)
        return false;
    out->count *= count;
    return true;
}

/* A coin for each arc; for both arcs of a tie one. */
static bool add_arc_coins(nw__cascade_outcomes *out, bool two_way, int limit) {
    const nw__csr *rows = &out->region.rows;
    for (int32_t i = 0; i < out->cascade.members; i++) {
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
            int64_t back = two_way && i >= out->region.start_count ? find_arc(rows, rows->to[k], i) : -1;
            double probability = rows->weight[k];
            if (probability >= 1)
                set_certain(out, k);
            if (probability >= 1 || (back >= 0 && rows->to[k] < i))
                continue;
            out->cases[out->case_count++] = (nw__coin_case){probability, k, back};
            out->cases[out->case_count++] = (nw__coin_case){1 - probability, -1, -1};
            if (!add_coin(out, out->case_count - 2, limit))
                return false;
        }
    }
    return true;
}

/* The choice of each member among its ties in; those from outside are one case, in which it never hears. */
static bool add_member_coins(nw__cascade_outcomes *out, int limit) {
    for (int32_t i = (int32_t)out->region.start_count; i < out->cascade.members; i++) {
        int64_t first = out->case_count;
        double left = 1;
        for (int32_t j = 0; j < out->cascade.members; j++) {
            int64_t arc = find_arc(&out->region.rows, j, i);
            if (arc < 0)
                continue;
            out->cases[out->case_count++] = (nw__coin_case){out->region.rows.weight[arc], arc, -1};
            left -= out->region.rows.weight[arc];
        }
        if (left > 1e-12)
            out->cases[out->case_count++] = (nw__coin_case){left, -1, -1};
        if (!add_coin(out, first, limit))
            return false;
    }
    return true;
}

netweave_status nw__cascade_outcomes_make(const nw__cascade *cascade, const int32_t *starts, int64_t count, int limit,
                                          nw__cascade_outcomes *out, bool *out_possible) {
    *out = (nw__cascade_outcomes){.count = 1};
    netweave_status status = nw__cascade_region_make(cascade, starts, count, &out->region, out_possible);
    if (status != NETWEAVE_STATUS_OK || !*out_possible)
        return status;
    out->cascade = (nw__cascade){.rule = cascade->rule,
                                 .members = out->region.members,
                                 .out = &out->region.rows,
                                 .common = NW_CERTAIN,
                                 .recovery = NW_CERTAIN};
    if (!make_room(out))
        status = nw__fail_memory();
    else
        *out_possible = cascade->rule.model == NW_CASCADE_LINEAR ? add_member_coins(out, limit)
                                                                 : add_arc_coins(out, cascade->two_way, limit);
    if (status != NETWEAVE_STATUS_OK || !*out_possible)
        nw__cascade_outcomes_free(out);
    return status;
}

void nw__cascade_outcomes_free(nw__cascade_outcomes *outcomes) {
    nw__cascade_region_free(&outcomes->region);
    nw__free(outcomes->coins);
    nw__free(outcomes->cases);
    nw__free(outcomes->room);
    *outcomes = (nw__cascade_outcomes){0};
}

/* The coins' faces of one outcome go into a lane; then the coins turn on, the first the fastest. */
static double load_lane(nw__cascade_outcomes *outcomes, int lane) {
    double weight = 1;
    bool carry = true;
    for (int64_t j = 0; j < outcomes->coin_count; j++) {
        nw__coin *coin = &outcomes->coins[j];
        const nw__coin_case *face = &outcomes->cases[coin->first + coin->at];
        weight *= face->probability;
        if (face->arc >= 0)
            nw__lanes_set(&outcomes->masks[face->arc], lane);
        if (face->back >= 0)
            nw__lanes_set(&outcomes->masks[face->back], lane);
        if (!carry)
            continue;
        carry = ++coin->at == coin->count;
        if (carry)
            coin->at = 0;
    }
    return weight;
}

bool nw__cascade_outcomes_next(nw__cascade_outcomes *outcomes) {
    if (outcomes->loaded == outcomes->count)
        return false;
    for (int64_t k = 0; k < outcomes->case_count; k++) {
        const nw__coin_case *face = &outcomes->cases[k];
        if (face->arc >= 0)
            outcomes->masks[face->arc] = (nw__lanes){0};
        if (face->back >= 0)
            outcomes->masks[face->back] = (nw__lanes){0};
    }
    for (int lane = 0; lane < NW_LANES; lane++) {
        bool there = outcomes->loaded < outcomes->count;
        outcomes->weight[lane] = there ? load_lane(outcomes, lane) : 0;
        outcomes->loaded += there;
    }
    return true;
}

netweave_status nw__cascade_outcomes_run(nw__cascade_outcomes *outcomes, nw__cascade_block *block, int64_t rounds,
                                         netweave_run *run, nw__cascade_hear *hear, void *context, bool *out_cut) {
    nw__lanes all = ~(nw__lanes){0};
    nw__cascade_block_clear(block, 0, 0);
    block->masks = outcomes->masks;
    for (int32_t j = 0; j < outcomes->region.start_count; j++)
        nw__cascade_block_start(block, j, &all);
    double share = (double)outcomes->loaded / (double)outcomes->count;
    return nw__cascade_block_run(block, rounds, run, share, hear, context, out_cut);
}
