/* One course of conversations. In each round all know what they knew when it began. With limits, members call in random
 * order; one whose conversations are used up neither calls nor is reached, and who calls in vain has lost its call.
 * Without, a call that cannot tell anybody anything any more is left out: as the contacts of members are drawn
 * independently of each other, nothing else changes. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/gossip_course.h"

#include "base/memory.h"

#include <math.h>
#include <string.h>

enum { POLL = 1 << 15 };

bool nw__gossip_course_make(const nw__gossip *gossip, nw__gossip_course *out) {
    size_t members = (size_t)gossip->members;
    *out = (nw__gossip_course){.gossip = gossip,
                               .known = nw__allocate(members, sizeof *out->known),
                               .next = nw__allocate(members, sizeof *out->next),
                               .reach = nw__allocate(members, sizeof *out->reach),
                               .order = nw__allocate(members, sizeof *out->order),
                               .talks = nw__allocate(members, sizeof *out->talks),
                               .untold = nw__allocate(members, sizeof *out->untold),
                               .is_done = nw__allocate(members, 1)};
    if (out->known != NULL && out->next != NULL && out->reach != NULL && out->order != NULL && out->talks != NULL &&
        out->untold != NULL && out->is_done != NULL)
        return true;
    nw__gossip_course_free(out);
    return false;
}

void nw__gossip_course_free(nw__gossip_course *course) {
    nw__free(course->known);
    nw__free(course->next);
    nw__free(course->reach);
    nw__free(course->order);
    nw__free(course->talks);
    nw__free(course->untold);
    nw__free(course->is_done);
    *course = (nw__gossip_course){0};
}

/* Adds 2^plane in each of `lanes` to numbers that stand upright: bit p of all of them in plane p. Gives the lanes in
 * which the number ran over and is 0 again. */
static inline uint64_t add_upright(uint64_t *planes, int plane, uint64_t lanes) {
    for (; lanes != 0 && plane < NW_GOSSIP_PLANES; plane++) {
        uint64_t carry = planes[plane] & lanes;
        planes[plane] ^= lanes;
        lanes = carry;
    }
    return lanes;
}

/* The lanes' numbers of members that are in them. */
static void count_lanes(const uint64_t *member, int32_t members, int64_t count[NW_GOSSIP_LANES]) {
    uint64_t planes[NW_GOSSIP_PLANES] = {0};
    for (int32_t i = 0; i < members; i++)
        add_upright(planes, 0, member[i]);
    memset(count, 0, NW_GOSSIP_LANES * sizeof *count);
    for (int plane = 0; plane < NW_GOSSIP_PLANES; plane++)
        for (uint64_t lanes = planes[plane]; lanes != 0; lanes &= lanes - 1)
            count[__builtin_ctzll(lanes)] += INT64_C(1) << plane;
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

/* Who can know in each lane, and how many are enough. Sweeps up and down the members, so that chains take few. */
static void find_enough(nw__gossip_course *course, double share) {
    int32_t members = course->gossip->members;
    uint64_t *reach = course->reach;
    memcpy(reach, course->known, (size_t)members * sizeof *reach);
    for (bool heard = true; heard;) {
        heard = false;
        for (int32_t i = 0; i < members; i++)
            heard = pass_on(course->gossip->out, reach, i) || heard;
        for (int32_t i = members - 1; i >= 0 && heard; i--)
            pass_on(course->gossip->out, reach, i);
    }
    count_lanes(reach, members, course->enough);
    for (int lane = 0; lane < NW_GOSSIP_LANES; lane++)
        course->enough[lane] = (int64_t)ceil(share * (double)course->enough[lane] * (1 - 1e-12));
}

static void arrive(nw__gossip_course *course, uint64_t lanes) {
    course->open &= ~lanes;
    for (; lanes != 0; lanes &= lanes - 1)
        course->arrived[__builtin_ctzll(lanes)] = course->round;
}

/* How many each lane waits for; lanes in which enough know from the start, or which have no starts, have arrived. */
static void find_waiting(nw__gossip_course *course) {
    int64_t count[NW_GOSSIP_LANES];
    count_lanes(course->known, course->gossip->members, count);
    memset(course->wait_first, 0, sizeof course->wait_first);
    course->there_first = course->total_first = 0;
    for (int lane = 0; lane < NW_GOSSIP_LANES; lane++) {
        int64_t missing = course->enough[lane] - count[lane];
        uint64_t held = missing > 0 ? (UINT64_C(1) << NW_GOSSIP_PLANES) - (uint64_t)missing : 0;
        for (int plane = 0; plane < NW_GOSSIP_PLANES; plane++)
            course->wait_first[plane] |= (held >> plane & 1) << lane;
        course->there_first |= (uint64_t)(missing <= 0) << lane;
        course->total_first += (uint64_t)count[lane];
    }
}

/* There is nothing more to tell a member. */
static void set_done(nw__gossip_course *course, int32_t member) {
    const nw__csr *in = course->gossip->in;
    course->is_done[member] = 1;
    for (int64_t k = in->start[member]; k < in->start[member + 1]; k++)
        course->untold[in->to[k]]--;
}

static inline bool has_all(const nw__gossip_course *course, int32_t member) {
    return (course->reach[member] & course->open & ~course->known[member]) == 0;
}

/* Looks who has nothing left to hear, which is more often so when lanes have arrived. */
static void look_who_is_done(nw__gossip_course *course) {
    course->open_before = __builtin_popcountll(course->open);
    for (int32_t i = 0; i < course->gossip->members; i++)
        if (!course->is_done[i] && has_all(course, i))
            set_done(course, i);
}

static void start_calling(nw__gossip_course *course) {
    const nw__gossip *gossip = course->gossip;
    course->caller_count = gossip->members;
    for (int32_t i = 0; i < gossip->members; i++) {
        course->order[i] = i;
        course->untold[i] = (int32_t)nw__degree(gossip->out, i);
    }
    memset(course->is_done, 0, (size_t)gossip->members);
    if (gossip->most == NULL)
        look_who_is_done(course);
}

void nw__gossip_course_start(nw__gossip_course *course, const int32_t *starts, int64_t count, bool together,
                             double share, uint64_t seed, uint64_t index) {
    size_t members = (size_t)course->gossip->members;
    course->random = nw__random_stream(seed, index);
    course->quick = nw__random_bits(&course->random);
    memset(course->known, 0, members * sizeof *course->known);
    for (int64_t k = 0; k < count; k++)
        course->known[starts[k]] |= UINT64_C(1) << (together ? 0 : k);
    memcpy(course->next, course->known, members * sizeof *course->next);
    if (share >= 0) {
        find_enough(course, share);
        find_waiting(course);
    }
    memset(course->arrived, -1, sizeof course->arrived);
    course->round = 0;
    course->open = UINT64_MAX;
    memcpy(course->wait, course->wait_first, sizeof course->wait);
    course->total = course->total_first;
    arrive(course, course->there_first);
    start_calling(course);
}

/* The arc of a contact at random, in proportion to strength; -1 where there is none. */
static inline int64_t choose(nw__gossip_course *course, int32_t member) {
    const nw__gossip *gossip = course->gossip;
    int64_t first = gossip->contacts->start[member];
    int64_t last = gossip->contacts->start[member + 1] - 1;
    if (last <= first)
        return last < first ? -1 : first;
    uint64_t number = nw__random_mix(&course->quick);
    if (gossip->until == NULL)
        return first + (int64_t)((unsigned __int128)number * (uint64_t)(last - first + 1) >> 64);
    double wanted = (double)(number >> 11) * 0x1p-53 * gossip->until[last];
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
    uint64_t way = gossip->way != NULL ? gossip->way[arc] : gossip->common_way;
    course->next[other] |= course->known[member] & (0 - (way & NW_GOSSIP_TELLS));
    course->next[member] |= course->known[other] & (0 - (way / NW_GOSSIP_HEARS));
}

/* Those who have nothing more to hear, nor to tell to any contact, call no more. */
static void talk_freely(nw__gossip_course *course) {
    bool tells = (course->gossip->common_way & NW_GOSSIP_TELLS) != 0;
    bool hears = (course->gossip->common_way & NW_GOSSIP_HEARS) != 0;
    int64_t kept = 0;
    for (int64_t k = 0; k < course->caller_count; k++) {
        int32_t member = course->order[k];
        if (!(hears && !course->is_done[member]) && !(tells && course->untold[member] > 0))
            continue;
        course->order[kept++] = member;
        int64_t arc = choose(course, member);
        if (arc >= 0)
            talk(course, member, arc);
    }
    course->caller_count = kept;
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

/* Up to 63 ones in each lane, before they are added to the numbers of a course. */
enum { FEW_PLANES = 6, FEW = (1 << FEW_PLANES) - 1 };

/* Without a branch, as almost every number moves a different way. */
static inline void add_few(uint64_t few[FEW_PLANES], uint64_t lanes) {
    for (int plane = 0; plane < FEW_PLANES; plane++) {
        uint64_t carry = few[plane] & lanes;
        few[plane] ^= lanes;
        lanes = carry;
    }
}

/* Adds them, and forgets them. Gives the lanes that ran over. */
static uint64_t add_all(nw__gossip_course *course, uint64_t few[FEW_PLANES]) {
    uint64_t over = 0;
    for (int plane = 0; plane < FEW_PLANES; plane++) {
        over |= add_upright(course->wait, plane, few[plane]);
        few[plane] = 0;
    }
    return over;
}

/* Who heard knows from now on. */
static void settle(nw__gossip_course *course) {
    bool limited = course->gossip->most != NULL;
    uint64_t few[FEW_PLANES] = {0};
    uint64_t arrived = 0;
    int heard = 0;
    for (int32_t i = 0; i < course->gossip->members; i++) {
        uint64_t fresh = course->next[i] ^ course->known[i];
        if (fresh == 0)
            continue;
        course->known[i] |= fresh;
        course->total += course->is_counted ? (uint64_t)__builtin_popcountll(fresh) : 0;
        add_few(few, fresh);
        if (++heard % FEW == 0)
            arrived |= add_all(course, few);
        if (!limited && !course->is_done[i] && has_all(course, i))
            set_done(course, i);
    }
    arrived |= add_all(course, few);
    course->round++;
    arrive(course, arrived & course->open);
    if (!limited && course->open != 0 && 2 * __builtin_popcountll(course->open) <= course->open_before)
        look_who_is_done(course);
}

netweave_status nw__gossip_course_round(nw__gossip_course *course, netweave_run *run) {
    int64_t callers = course->caller_count;
    if (course->gossip->most != NULL)
        talk_within_limits(course);
    else
        talk_freely(course);
    settle(course);
    course->calls += callers;
    course->since += callers + 1;
    if (course->since < POLL)
        return NETWEAVE_STATUS_OK;
    course->since = 0;
    return nw__run_check(run, 0, "conversations");
}
