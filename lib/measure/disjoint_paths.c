/* Paths between two members that share no other. Each member has two sides, one where paths arrive and one where they
 * leave, and room for one path between them; paths found by now may be gone back along.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/disjoint_paths.h"

#include "base/memory.h"

/* The sides of a member. */
#define ARRIVING(member) (2 * (member))
#define LEAVING(member) (2 * (member) + 1)

bool nw__disjoint_paths_make(const nw__csr *out, const nw__csr *in, int64_t members, nw__disjoint_paths *paths) {
    size_t count = (size_t)members;
    *paths = (nw__disjoint_paths){.out = out,
                                  .in = in,
                                  .next = nw__allocate(count, sizeof *paths->next),
                                  .before = nw__allocate(count, sizeof *paths->before),
                                  .from = nw__allocate(2 * count, sizeof *paths->from),
                                  .queue = nw__allocate(2 * count, sizeof *paths->queue),
                                  .marked = nw__allocate_zeroed(count, 1),
                                  .touched = nw__allocate(count, sizeof *paths->touched)};
    if (paths->next == NULL || paths->before == NULL || paths->from == NULL || paths->queue == NULL ||
        paths->marked == NULL || paths->touched == NULL)
        return false;
    for (int64_t i = 0; i < members; i++)
        paths->next[i] = paths->before[i] = paths->from[2 * i] = paths->from[2 * i + 1] = -1;
    return true;
}

void nw__disjoint_paths_free(nw__disjoint_paths *paths) {
    nw__free(paths->next);
    nw__free(paths->before);
    nw__free(paths->from);
    nw__free(paths->queue);
    nw__free(paths->marked);
    nw__free(paths->touched);
}

/* Notes that a member comes to stand on a path, so that it is cleared in the end. */
static void touch(nw__disjoint_paths *paths, int32_t member) {
    if (paths->marked[member])
        return;
    paths->marked[member] = 1;
    paths->touched[paths->touched_count++] = member;
}

/* A path goes from one member to the other. Ends of paths are told by `before` and `next` of the members between. */
static void link(nw__disjoint_paths *paths, int32_t from, int32_t to, int32_t source, int32_t target) {
    if (from != source) {
        touch(paths, from);
        paths->next[from] = to;
    }
    if (to != target) {
        touch(paths, to);
        paths->before[to] = from;
    }
}

/* Third members tied to both make a path each, which no better set of paths could do without. */
static int64_t take_thirds(nw__disjoint_paths *paths, int32_t source, int32_t target) {
    int64_t leaving = paths->out->start[source];
    int64_t arriving = paths->in->start[target];
    int64_t count = 0;
    while (leaving < paths->out->start[source + 1] && arriving < paths->in->start[target + 1]) {
        int32_t one = paths->out->to[leaving];
        int32_t other = paths->in->to[arriving];
        if (one == other) {
            link(paths, source, one, source, target);
            link(paths, one, target, source, target);
        }
        count += one == other;
        leaving += one <= other;
        arriving += other <= one;
    }
    return count;
}

static void reach(nw__disjoint_paths *paths, int32_t side, int32_t from) {
    if (paths->from[side] >= 0)
        return;
    paths->from[side] = from;
    paths->queue[paths->queue_count++] = side;
}

/* Goes on from the side where paths leave a member; true when the target is tied to it. */
static bool leave(nw__disjoint_paths *paths, int32_t member, int32_t source, int32_t target) {
    for (int64_t k = paths->out->start[member]; k < paths->out->start[member + 1]; k++) {
        int32_t other = paths->out->to[k];
        if (other == source || other == paths->next[member] || (other == target && member == source))
            continue;
        if (member == source && paths->before[other] == source)
            continue; /* this tie carries a path */
        if (other == target)
            return true;
        reach(paths, ARRIVING(other), LEAVING(member));
    }
    if (member != source && paths->next[member] >= 0)
        reach(paths, ARRIVING(member), LEAVING(member)); /* back through a member on a path */
    return false;
}

/* Goes on from the side where paths arrive: through a member that is free, else back along its path. */
static void arrive(nw__disjoint_paths *paths, int32_t member, int32_t source) {
    if (paths->next[member] < 0)
        reach(paths, LEAVING(member), ARRIVING(member));
    else if (paths->before[member] != source)
        reach(paths, LEAVING(paths->before[member]), ARRIVING(member));
}

/* The last member before the target on one path more; -1 when there is none. */
static int32_t search(nw__disjoint_paths *paths, int32_t source, int32_t target) {
    paths->queue_count = 0;
    reach(paths, LEAVING(source), LEAVING(source));
    for (int64_t k = 0; k < paths->queue_count; k++) {
        int32_t side = paths->queue[k];
        if (side % 2 == 0)
            arrive(paths, side / 2, source);
        else if (leave(paths, side / 2, source, target))
            return side / 2;
    }
    return -1;
}

/* Joins the new path to those found before: ties that it goes back along are dropped from them, then its own added. */
static void enter(nw__disjoint_paths *paths, int32_t last, int32_t source, int32_t target) {
    for (int32_t side = LEAVING(last); side != LEAVING(source); side = paths->from[side]) {
        int32_t after = paths->from[side] / 2;
        if (side % 2 != 0 && after != side / 2) {
            paths->next[side / 2] = -1;
            paths->before[after] = -1;
        }
    }
    for (int32_t side = LEAVING(last); side != LEAVING(source); side = paths->from[side]) {
        int32_t before = paths->from[side] / 2;
        if (side % 2 == 0 && before != side / 2)
            link(paths, before, side / 2, source, target);
    }
    link(paths, last, target, source, target);
}

static void forget_search(nw__disjoint_paths *paths) {
    for (int64_t k = 0; k < paths->queue_count; k++)
        paths->from[paths->queue[k]] = -1;
}

int64_t nw__disjoint_paths_count(nw__disjoint_paths *paths, int32_t source, int32_t target) {
    int64_t most_out = paths->out->start[source + 1] - paths->out->start[source];
    int64_t most_in = paths->in->start[target + 1] - paths->in->start[target];
    int64_t most = most_out < most_in ? most_out : most_in;
    int64_t count = nw__csr_find(paths->out, source, target) >= 0;
    count += take_thirds(paths, source, target);
    while (count < most) {
        int32_t last = search(paths, source, target);
        if (last >= 0)
            enter(paths, last, source, target);
        forget_search(paths);
        if (last < 0)
            break;
        count++;
    }
    for (int64_t k = 0; k < paths->touched_count; k++) {
        int32_t member = paths->touched[k];
        paths->next[member] = paths->before[member] = -1;
        paths->marked[member] = 0;
    }
    paths->touched_count = 0;
    return count;
}
