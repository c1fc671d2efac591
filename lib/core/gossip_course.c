/* One course of conversations. In each round all know what they knew when it began. With limits, members call in random
 * order; one whose conversations are used up neither calls nor is reached, and who calls in vain has lost its call.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/gossip_course.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

enum { POLL = 1 << 15, PLANES = 32 };

bool nw__gossip_course_make(const nw__gossip *gossip, nw__gossip_course *out) {
    size_t members = (size_t)gossip->members;
    bool limited = gossip->most != NULL;
    *out = (nw__gossip_course){.gossip = gossip,
                               .known = nw__allocate(members, sizeof *out->known),
                               .next = nw__allocate(members, sizeof *out->next)};
    if (limited) {
        out->order = nw__allocate(members, sizeof *out->order);
        out->talks = nw__allocate(members, sizeof *out->talks);
    }
    if (out->known != NULL && out->next != NULL && (!limited || (out->order != NULL && out->talks != NULL)))
        return true;
    nw__gossip_course_free(out);
    return false;
}

void nw__gossip_course_free(nw__gossip_course *course) {
    nw__free(course->known);
    nw__free(course->next);
    nw__free(course->order);
    nw__free(course->talks);
    *course = (nw__gossip_course){0};
}

/* Adds 1 in each of `lanes` to numbers that stand upright: bit p of all of them in plane p. */
static inline void add_upright(uint64_t *planes, uint64_t lanes) {
    for (int plane = 0; lanes != 0; plane++) {
        uint64_t carry = planes[plane] & lanes;
        planes[plane] ^= lanes;
        lanes = carry;
    }
}

static void add_planes(const uint64_t *planes, int64_t *count) {
    for (int plane = 0; plane < PLANES; plane++)
        for (uint64_t lanes = planes[plane]; lanes != 0; lanes &= lanes - 1)
            count[__builtin_ctzll(lanes)] += INT64_C(1) << plane;
}

/* Adds to the lanes' numbers the members that are in them. */
static void count_lanes(const uint64_t *member, int32_t members, int64_t *count) {
    uint64_t planes[PLANES] = {0};
    for (int32_t i = 0; i < members; i++)
        add_upright(planes, member[i]);
    add_planes(planes, count);
}

/* Passes all on to everybody along the ties of a member; true when somebody heard. */
static bool pass_on(const nw__csr *out, uint64_t *reach, int32_t member) {
    uint64_t lanes = reach[member];
    bool heard = false;
    for (int64_t k = out->start[member]; k < out->start[member + 1] && lanes != 0; k++) {
        heard = heard || (lanes & ~reach[out->to[k]]) != 0;
        reach[out->to[k]] |= lanes;
    }
    return heard;
}

/* How many can know in each lane. Sweeps up and down the members, so that chains take few. */
static void find_enough(nw__gossip_course *course, double share) {
    int32_t members = course->gossip->members;
    uint64_t *reach = course->next;
    memcpy(reach, course->known, (size_t)members * sizeof *reach);
    for (bool heard = true; heard;) {
        heard = false;
        for (int32_t i = 0; i < members; i++)
            heard = pass_on(course->gossip->out, reach, i) || heard;
        for (int32_t i = members - 1; i >= 0 && heard; i--)
            pass_on(course->gossip->out, reach, i);
    }
    memset(course->enough, 0, sizeof course->enough);
    count_lanes(reach, members, course->enough);
    for (int lane = 0; lane < NW_GOSSIP_LANES; lane++)
        course->enough[lane] = (int64_t)ceil(share * (double)course->enough[lane] * (1 - 1e-12));
}

static void look_who_arrived(nw__gossip_course *course) {
    for (int lane = 0; lane < NW_GOSSIP_LANES; lane++) {
        if (course->arrived[lane] >= 0 || course->count[lane] < course->enough[lane])
            continue;
        course->arrived[lane] = course->round;
        course->open--;
    }
}

void nw__gossip_course_start(nw__gossip_course *course, const int32_t *starts, int64_t count, bool together,
                             double share, uint64_t seed, uint64_t index) {
    int32_t members = course->gossip->members;
    course->random = nw__random_stream(seed, index);
    memset(course->known, 0, (size_t)members * sizeof *course->known);
    memset(course->count, 0, sizeof course->count);
    for (int64_t k = 0; k < count; k++)
        course->known[starts[k]] |= UINT64_C(1) << (together ? 0 : k);
    count_lanes(course->known, members, course->count);
    if (share >= 0)
        find_enough(course, share);
    memset(course->arrived, -1, sizeof course->arrived);
    for (int32_t i = 0; i < members && course->order != NULL; i++)
        course->order[i] = i;
    course->round = 0;
    course->open = NW_GOSSIP_LANES;
    look_who_arrived(course); /* and lanes without starts: they need nobody */
}

/* The arc of a contact at random, in proportion to strength; -1 where there is none. */
static int64_t choose(nw__gossip_course *course, int32_t member) {
    const nw__gossip *gossip = course->gossip;
    int64_t first = gossip->contacts->start[member];
    int64_t last = gossip->contacts->start[member + 1] - 1;
    if (last <= first)
        return last < first ? -1 : first;
    if (gossip->until == NULL)
        return first + (int64_t)nw__random_below(&course->random, (uint64_t)(last - first + 1));
    double wanted = nw__random_unit(&course->random) * gossip->until[last];
    while (first < last) {
        int64_t middle = first + (last - first) / 2;
        if (gossip->until[middle] > wanted)
            last = middle;
        else
            first = middle + 1;
    }
    return first;
}

static inline void talk(nw__gossip_course *course, int32_t member, int64_t arc) {
    const nw__gossip *gossip = course->gossip;
    int32_t other = gossip->contacts->to[arc];
    int way = gossip->way != NULL ? gossip->way[arc] : gossip->common_way;
    if ((way & NW_GOSSIP_TELLS) != 0)
        course->next[other] |= course->known[member];
    if ((way & NW_GOSSIP_HEARS) != 0)
        course->next[member] |= course->known[other];
}

static void talk_freely(nw__gossip_course *course) {
    for (int32_t i = 0; i < course->gossip->members; i++) {
        int64_t arc = choose(course, i);
        if (arc >= 0)
            talk(course, i, arc);
    }
}

static void talk_within_limits(nw__gossip_course *course) {
    const nw__gossip *gossip = course->gossip;
    memset(course->talks, 0, (size_t)gossip->members * sizeof *course->talks);
    nw__random_shuffle(&course->random, course->order, gossip->members);
    for (int32_t k = 0; k < gossip->members; k++) {
        int32_t member = course->order[k];
        int64_t arc = course->talks[member] < gossip->most[member] ? choose(course, member) : -1;
        if (arc < 0)
            continue;
        int32_t other = gossip->contacts->to[arc];
        if (course->talks[other] >= gossip->most[other])
            continue;
        course->talks[member]++;
        course->talks[other]++;
        talk(course, member, arc);
    }
}

netweave_status nw__gossip_course_round(nw__gossip_course *course, netweave_run *run) {
    int32_t members = course->gossip->members;
    memcpy(course->next, course->known, (size_t)members * sizeof *course->next);
    if (course->gossip->most != NULL)
        talk_within_limits(course);
    else
        talk_freely(course);
    uint64_t planes[PLANES] = {0};
    for (int32_t i = 0; i < members; i++)
        add_upright(planes, course->next[i] & ~course->known[i]);
    add_planes(planes, course->count);
    uint64_t *before = course->known;
    course->known = course->next;
    course->next = before;
    course->round++;
    look_who_arrived(course);
    course->calls += members;
    course->since += members;
    if (course->since < POLL)
        return NETWEAVE_STATUS_OK;
    course->since = 0;
    return nw__run_check(run, 0, "conversations");
}
