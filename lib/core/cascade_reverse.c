/* Random reverse-reachable sets of a cascade. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/cascade.h"
#include "core/coin_pool.h"

#include <math.h>

netweave_status nw__cascade_reverse_make(const nw__cascade *cascade, nw__cascade_reverse *out) {
    size_t members = (size_t)cascade->members;
    if (cascade->lingers || cascade->needed != NULL)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "reverse-reachable sets need the model independent_cascade or linear_threshold");
    *out = (nw__cascade_reverse){.cascade = cascade,
                                 .member = nw__allocate(members, sizeof *out->member),
                                 .seen = nw__allocate_zeroed(members / 64 + 1, sizeof *out->seen)};
    if (out->member != NULL && out->seen != NULL)
        return NETWEAVE_STATUS_OK;
    nw__cascade_reverse_free(out);
    return nw__fail_memory();
}

void nw__cascade_reverse_free(nw__cascade_reverse *reverse) {
    nw__free(reverse->member);
    nw__free(reverse->seen);
    *reverse = (nw__cascade_reverse){0};
}

static bool add(nw__cascade_reverse *reverse, int32_t member) {
    uint64_t bit = UINT64_C(1) << (member % 64);
    if (reverse->seen[member / 64] & bit)
        return false;
    reverse->seen[member / 64] |= bit;
    reverse->member[reverse->count++] = member;
    return true;
}

/* Ties of one chance: instead of a coin for each, how many fail before the next one passes on is drawn, also beyond the
 * end of a row. Guo, Wang, Wei and Chen 2020 (SUBSIM), doi 10.1145/3318464.3389740. */
static int64_t skip_alike(nw__cascade_reverse *reverse, int32_t member, int64_t skip, nw__random *random) {
    const nw__csr *in = reverse->cascade->in;
    int64_t begin = in->start[member];
    int64_t arcs = in->start[member + 1] - begin;
    for (; skip < arcs; skip += 1 + nw__skips_draw(reverse->cascade->skips, random))
        add(reverse, in->to[begin + skip]);
    return skip - arcs;
}

/* The same where each member has a chance of its own. */
static void skip_arcs(nw__cascade_reverse *reverse, int32_t member, double chance, nw__random *random) {
    const nw__csr *in = reverse->cascade->in;
    double scale = 1 / log1p(-chance);
    double last = (double)in->start[member + 1];
    for (double k = (double)in->start[member];; k++) {
        k += floor(log1p(-nw__random_unit(random)) * scale);
        if (!(k < last))
            return;
        add(reverse, in->to[(int64_t)k]);
    }
}

static void toss_arcs(nw__cascade_reverse *reverse, int32_t member, nw__random *random) {
    const nw__cascade *cascade = reverse->cascade;
    uint64_t bits = 0;
    bool full = false;
    for (int64_t k = cascade->in->start[member]; k < cascade->in->start[member + 1]; k++) {
        bits = full ? bits >> 32 : nw__random_bits(random);
        full = !full;
        uint32_t chance = cascade->chance_in != NULL ? cascade->chance_in[k] : cascade->common;
        if (((uint32_t)bits >> 1) < chance)
            add(reverse, cascade->in->to[k]);
    }
}

/* Linear threshold: a way back along the ties that members choose to listen to, until it meets itself. */
static void walk_back(nw__cascade_reverse *reverse, int32_t member, nw__random *random) {
    const nw__cascade *cascade = reverse->cascade;
    for (bool goes_on = true; goes_on;) {
        uint32_t left = (uint32_t)(nw__random_bits(random) >> (64 - NW_CHANCE_BITS));
        goes_on = false;
        for (int64_t k = cascade->in->start[member]; k < cascade->in->start[member + 1]; k++) {
            if (left < cascade->chance_in[k]) {
                member = cascade->in->to[k];
                goes_on = add(reverse, member);
                break;
            }
            left -= cascade->chance_in[k];
        }
    }
}

/* A logarithm takes as long as a dozen coins. */
enum { MANY = 32 };

void nw__cascade_reverse_draw(nw__cascade_reverse *reverse, int32_t target, nw__random *random) {
    const nw__cascade *cascade = reverse->cascade;
    for (int64_t j = 0; j < reverse->count; j++)
        reverse->seen[reverse->member[j] / 64] = 0;
    reverse->count = 0;
    add(reverse, target);
    if (cascade->rule.model == NW_CASCADE_LINEAR) {
        walk_back(reverse, target, random);
        return;
    }
    int64_t skip = cascade->skips != NULL ? nw__skips_draw(cascade->skips, random) : 0;
    bool alike = isnan(cascade->rule.probability) && cascade->in->weight == NULL; /* all into a member */
    for (int64_t j = 0; j < reverse->count; j++) {
        int32_t member = reverse->member[j];
        int64_t arcs = nw__degree(cascade->in, member);
        if (cascade->skips != NULL)
            skip = skip_alike(reverse, member, skip, random);
        else if (alike && arcs >= MANY)
            skip_arcs(reverse, member, 1.0 / (double)arcs, random);
        else
            toss_arcs(reverse, member, random);
    }
}
