/* One course of conversations, which up to 64 starts share. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_GOSSIP_COURSE_H
#define NW_CORE_GOSSIP_COURSE_H

#include "core/gossip.h"

enum { NW_GOSSIP_LANES = 64 };

/* Scratch of one thread. */
typedef struct nw__gossip_course {
    const nw__gossip *gossip;
    nw__random random;
    uint64_t *known, *next;         /* per member: the lanes in which it knows */
    int32_t *order, *talks;         /* with limits: who calls when, and how many conversations each has had */
    int64_t count[NW_GOSSIP_LANES]; /* members who know, by lane */
    int64_t enough[NW_GOSSIP_LANES];
    int64_t arrived[NW_GOSSIP_LANES]; /* the round by which enough knew; -1: not yet */
    int64_t round, open;              /* `open`: lanes that have not arrived */
    int64_t calls;                    /* in all courses */
    int64_t since;                    /* calls since the run was looked at */
} nw__gossip_course;

bool nw__gossip_course_make(const nw__gossip *gossip, nw__gossip_course *out);
void nw__gossip_course_free(nw__gossip_course *course);

/* Begins a course: `lanes` lanes with one start each or, `together`, one lane with all `count` of them. It ends when
 * `share` of those who can know in a lane do; below 0: the starts and the share are those of the course before. */
void nw__gossip_course_start(nw__gossip_course *course, const int32_t *starts, int64_t count, bool together,
                             double share, uint64_t seed, uint64_t index);

/* One round. */
netweave_status nw__gossip_course_round(nw__gossip_course *course, netweave_run *run);

#endif
