/* One course of conversations, which up to 64 starts share. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_GOSSIP_COURSE_H
#define NW_CORE_GOSSIP_COURSE_H

#include "core/gossip.h"

enum { NW_GOSSIP_LANES = 64, NW_GOSSIP_PLANES = 32 };

/* Scratch of one thread. */
typedef struct nw__gossip_course {
    const nw__gossip *gossip;
    nw__random random;
    uint64_t quick;         /* a state of nw__random_mix() */
    uint64_t *known, *next; /* per member: the lanes in which it knows; the same between two rounds */
    uint64_t *reach;        /* in which it ever can */
    int32_t *order, *talks; /* who calls, in this order; with limits, how many conversations each has had */
    int32_t *untold;        /* without limits: ties to members to whom there is something left to tell */
    unsigned char *is_done; /* knows in every open lane in which it ever can */
    int64_t caller_count;
    uint64_t open;                   /* lanes that have not arrived … */
    int open_before;                 /* … and how many there were when all members were looked at */
    bool is_counted;                 /* whether `total` is kept: */
    uint64_t total;                  /* members who know, added up over the lanes */
    uint64_t wait[NW_GOSSIP_PLANES]; /* per lane, upright: 2^32 less as many as are still to hear … */
    uint64_t wait_first[NW_GOSSIP_PLANES], there_first, total_first; /* … from the start, and who is there then */
    int64_t enough[NW_GOSSIP_LANES];
    int64_t arrived[NW_GOSSIP_LANES]; /* the round by which enough knew; -1: not yet */
    int64_t round;
    int64_t calls; /* in all courses */
    int64_t since; /* calls since the run was looked at */
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
