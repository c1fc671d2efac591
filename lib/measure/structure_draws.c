/* How sure a type is: the types of resampled networks. Each moves a share of the ties, as if they were misreported, to
 * random pairs that are not tied. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"
#include "base/run.h"
#include "measure/structure.h"

#include <math.h>

typedef struct work {
    const netweave_view *view;
    int64_t moved;       /* ties that move in a draw */
    unsigned char *type; /* per draw */
    netweave_run *run;
} work;

/* The ties of a draw, and the pairs drawn so far as a set of keys (0: free). */
typedef struct draw {
    int32_t *from, *to; /* each tie both ways: ties, then the same turned round */
    uint64_t *keys;
    uint64_t key_mask;
} draw;

static void free_draw(draw *draw) {
    nw__free(draw->from);
    nw__free(draw->to);
    nw__free(draw->keys);
}

static netweave_status make_draw(const work *work, draw *out) {
    size_t slots = 16;
    while (slots < (size_t)work->moved * 2 + 2)
        slots *= 2;
    size_t ties = (size_t)work->view->ties;
    draw draw = {.from = nw__allocate(ties, sizeof *draw.from),
                 .to = nw__allocate(ties, sizeof *draw.to),
                 .keys = nw__allocate_zeroed(slots, sizeof *draw.keys),
                 .key_mask = slots - 1};
    bool made = draw.from != NULL && draw.to != NULL && draw.keys != NULL;
    if (made)
        *out = draw;
    else
        free_draw(&draw);
    return made ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

static void copy_ties(const netweave_view *view, draw *draw) {
    int64_t tie = 0;
    for (int32_t i = 0; i < view->members; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            if (view->out.to[k] < i)
                continue;
            draw->from[tie] = i;
            draw->to[tie++] = view->out.to[k];
        }
    }
}

/* True when the pair was not in the set yet; it is now. */
static bool add_key(draw *draw, int32_t from, int32_t to) {
    uint64_t key = ((uint64_t)(uint32_t)from << 32 | (uint32_t)to) + 1;
    uint64_t slot = key * 0x9e3779b97f4a7c15U >> 20 & draw->key_mask;
    for (; draw->keys[slot] != 0; slot = (slot + 1) & draw->key_mask)
        if (draw->keys[slot] == key)
            return false;
    draw->keys[slot] = key;
    return true;
}

/* Moves ties picked at random, none twice, to pairs that are tied neither in the network nor by an earlier move. */
static void move_ties(const work *work, nw__random *random, draw *draw) {
    const netweave_view *view = work->view;
    uint64_t members = (uint64_t)view->members;
    for (int64_t tie = 0; tie < work->moved; tie++) {
        int64_t picked = tie + (int64_t)nw__random_below(random, (uint64_t)(view->ties - tie));
        int32_t from = 0;
        int32_t to = 0;
        draw->from[picked] = draw->from[tie];
        draw->to[picked] = draw->to[tie];
        while (from >= to || nw__csr_find(&view->out, from, to) >= 0 || !add_key(draw, from, to)) {
            from = (int32_t)nw__random_below(random, members);
            to = (int32_t)nw__random_below(random, members);
        }
        draw->from[tie] = from;
        draw->to[tie] = to;
    }
}

static netweave_status resample(const work *work, int64_t index, netweave_view **out_view) {
    const netweave_view *view = work->view;
    nw__random random = nw__random_stream(netweave_run_seed(work->run), (uint64_t)index);
    draw draw;
    nw__csr arcs;
    netweave_status status = make_draw(work, &draw);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    copy_ties(view, &draw);
    move_ties(work, &random, &draw);
    status = nw__csr_build_undirected(view->members, view->ties, draw.from, draw.to, &arcs);
    free_draw(&draw);
    return status == NETWEAVE_STATUS_OK ? nw__view_from_csr(view, false, &arcs, out_view) : status;
}

static netweave_status judge_draws(void *state, int64_t begin, int64_t end, int thread) {
    const work *work = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    (void)thread;
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++) {
        netweave_view *view = NULL;
        nw__shape shape;
        nw__verdict verdict;
        status = resample(work, k, &view);
        if (status != NETWEAVE_STATUS_OK)
            break;
        status = nw__shape_find(view, work->run, &shape);
        netweave_view_free(view);
        if (status != NETWEAVE_STATUS_OK)
            break;
        nw__shape_judge(&shape, NULL, false, &verdict);
        nw__shape_free(&shape);
        work->type[k] = (unsigned char)verdict.type;
    }
    return status;
}

netweave_status nw__type_draws(const netweave_view *undirected, int64_t draws, double noise, netweave_run *run,
                               int64_t counts[NW_TYPE_COUNT + 1]) {
    double members = (double)undirected->members;
    double untied = members * (members - 1) / 2 - (double)undirected->ties;
    work work = {.view = undirected, .run = run, .type = nw__allocate((size_t)draws, 1)};
    if (work.type == NULL)
        return nw__fail_memory();
    work.moved = (int64_t)fmin(floor(noise * (double)undirected->ties + 0.5), untied);
    netweave_status status = nw__parallel_for(run, draws, 1, "how sure the type is", judge_draws, &work);
    for (int type = 0; type <= NW_TYPE_COUNT && status == NETWEAVE_STATUS_OK; type++)
        counts[type] = 0;
    for (int64_t k = 0; k < draws && status == NETWEAVE_STATUS_OK; k++)
        counts[work.type[k]]++;
    nw__free(work.type);
    return status;
}
