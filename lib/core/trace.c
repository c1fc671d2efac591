/* Counting shortest paths from eight sources side by side. Values are zero outside the level at hand, so that the inner
 * loops only add. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/trace.h"

#include "base/memory.h"
#include "core/lanes.h"

enum {
    POLL = 1024,   /* members between two looks at the run */
    PULL_SHARE = 4 /* pull when the level holds more than one arc in so many */
};

typedef int64_t bits __attribute__((vector_size(8 * NW_TRACE_SOURCES)));

static const bits lane_bits = {1, 2, 4, 8, 16, 32, 64, 128};

bool nw__trace_make(const nw__csr *out, const nw__csr *in, int32_t members, nw__trace *trace) {
    size_t count = (size_t)members;
    *trace = (nw__trace){.out = out, .in = in, .members = members};
    trace->paths = nw__allocate_lines(count, &trace->room[0]);
    trace->here = nw__allocate_lines(count, &trace->room[1]);
    trace->next = nw__allocate_lines(count, &trace->room[2]);
    trace->order = nw__allocate(count * NW_TRACE_SOURCES, sizeof *trace->order);
    trace->lanes = nw__allocate(count * NW_TRACE_SOURCES, sizeof *trace->lanes);
    trace->level = nw__allocate(count + 2, sizeof *trace->level);
    return trace->paths != NULL && trace->here != NULL && trace->next != NULL && trace->order != NULL &&
           trace->lanes != NULL && trace->level != NULL;
}

void nw__trace_free(nw__trace *trace) {
    for (int i = 0; i < 3; i++)
        nw__free(trace->room[i]);
    nw__free(trace->order);
    nw__free(trace->lanes);
    nw__free(trace->level);
}

static inline __attribute__((always_inline)) int64_t join_bits(const bits *which) {
    const bits some = *which;
    return ((some[0] | some[1]) | (some[2] | some[3])) | ((some[4] | some[5]) | (some[6] | some[7]));
}

static inline __attribute__((always_inline)) double sum(const nw__eight *values) {
    const nw__eight some = *values;
    return ((some[0] + some[1]) + (some[2] + some[3])) + ((some[4] + some[5]) + (some[6] + some[7]));
}

/* Puts a member in the next level, where `fresh` paths reach it. */
static inline __attribute__((always_inline)) void reach(nw__trace *trace, int32_t member, const nw__eight *fresh,
                                                        int64_t *end) {
    bits lanes = (*fresh != 0) & lane_bits;
    trace->paths[member] += *fresh;
    trace->order[*end] = member;
    trace->lanes[*end] = (unsigned char)join_bits(&lanes);
    (*end)++;
}

NW_MANY_MACHINES static void pull(nw__trace *trace, int32_t first, int32_t last, int64_t *end) {
    const nw__csr *in = trace->in;
    for (int32_t i = first; i < last; i++) {
        bits missing = trace->paths[i] == 0;
        if (join_bits(&missing) == 0)
            continue;
        nw__eight met = {0};
        for (int64_t k = in->start[i]; k < in->start[i + 1]; k++)
            met += trace->here[in->to[k]];
        met = (nw__eight)((bits)met & missing);
        bits some = met != 0;
        if (join_bits(&some) == 0)
            continue;
        trace->next[i] = met;
        reach(trace, i, &met, end);
    }
}

/* Members told wait in `order` beyond `*end`, without lanes until settle(). */
NW_MANY_MACHINES static void push(nw__trace *trace, int64_t first, int64_t last, int64_t *end) {
    const nw__csr *out = trace->out;
    for (int64_t j = first; j < last; j++) {
        nw__eight mine = trace->here[trace->order[j]];
        for (int64_t k = out->start[trace->order[j]]; k < out->start[trace->order[j] + 1]; k++) {
            int32_t other = out->to[k];
            nw__eight told = (nw__eight)((bits)mine & (trace->paths[other] == 0));
            bits some = told != 0;
            bits before = trace->next[other] != 0;
            if (join_bits(&some) == 0)
                continue;
            if (join_bits(&before) == 0)
                trace->order[(*end)++] = other;
            trace->next[other] += told;
        }
    }
}

NW_MANY_MACHINES static void settle(nw__trace *trace, int64_t first, int64_t last) {
    for (int64_t j = first; j < last;)
        reach(trace, trace->order[j], &trace->next[trace->order[j]], &j);
}

/* Zeros at the members of a level. */
static void clear(nw__eight *values, const int32_t *order, int64_t first, int64_t last) {
    for (int64_t j = first; j < last; j++)
        values[order[j]] = (nw__eight){0};
}

static void turn(nw__trace *trace) {
    nw__eight *here = trace->here;
    trace->here = trace->next;
    trace->next = here;
}

/* Finds the level after `level`. */
static netweave_status advance(nw__trace *trace, int64_t level, netweave_run *run, double share) {
    int64_t first = trace->level[level];
    int64_t last = trace->level[level + 1];
    int64_t end = last;
    int64_t arcs = 0;
    for (int64_t j = first; j < last; j++)
        arcs += trace->out->start[trace->order[j] + 1] - trace->out->start[trace->order[j]];
    bool pulling = arcs > trace->out->start[trace->members] / PULL_SHARE;
    int64_t count = pulling ? trace->members : last - first;
    for (int64_t begin = 0; begin < count; begin += POLL) {
        int64_t stop = count - begin < POLL ? count : begin + POLL;
        netweave_status status = nw__run_check(run, share, "betweenness");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (pulling)
            pull(trace, (int32_t)begin, (int32_t)stop, &end);
        else
            push(trace, first + begin, first + stop, &end);
    }
    if (!pulling)
        settle(trace, last, end);
    clear(trace->here, trace->order, first, last);
    turn(trace);
    trace->level[level + 2] = end;
    return NETWEAVE_STATUS_OK;
}

/* What the members first … last - 1 of `order`, all of one level, have from those after them. On the way back `here`
 * holds (1 + dependency) / paths of the level beyond. `member` NULL: the sources themselves, which do not count. */
NW_MANY_MACHINES static void collect(nw__trace *trace, int64_t first, int64_t last, double *member, double *arc) {
    const nw__csr *out = trace->out;
    for (int64_t j = first; j < last; j++) {
        int32_t i = trace->order[j];
        bits lanes = (((bits){0} + trace->lanes[j]) & lane_bits) != 0;
        nw__eight paths = (nw__eight)((bits)trace->paths[i] & lanes);
        nw__eight beyond = {0};
        for (int64_t k = out->start[i]; k < out->start[i + 1]; k++) {
            nw__eight part = trace->here[out->to[k]];
            beyond += part;
            part *= paths;
            arc[k] += sum(&part);
        }
        nw__eight dependency = beyond * paths;
        if (member != NULL)
            member[i] += sum(&dependency);
        trace->next[i] = (nw__eight)((bits)((1.0 + dependency) / paths) & lanes);
    }
}

static netweave_status go_back(nw__trace *trace, int64_t levels, netweave_run *run, double share, double *member,
                               double *arc) {
    for (int64_t level = levels - 1; level >= 0; level--) {
        int64_t end = trace->level[level + 1];
        for (int64_t first = trace->level[level]; first < end; first += POLL) {
            netweave_status status = nw__run_check(run, share, "betweenness");
            if (status != NETWEAVE_STATUS_OK)
                return status;
            collect(trace, first, end - first < POLL ? end : first + POLL, level > 0 ? member : NULL, arc);
        }
        clear(trace->here, trace->order, end, trace->level[level + 2]);
        turn(trace);
    }
    clear(trace->here, trace->order, 0, trace->level[1]);
    clear(trace->paths, trace->order, 0, trace->level[levels]);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__trace_from(nw__trace *trace, const int32_t *sources, int count, netweave_run *run, double share,
                               double *member, double *arc) {
    int64_t levels = 1;
    for (int i = 0; i < count; i++) {
        trace->order[i] = sources[i];
        trace->lanes[i] = (unsigned char)(1 << i);
        trace->here[sources[i]][i] = trace->paths[sources[i]][i] = 1;
    }
    trace->level[0] = 0;
    trace->level[1] = count;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (;; levels++) {
        status = advance(trace, levels - 1, run, share);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (trace->level[levels + 1] == trace->level[levels])
            break;
    }
    return go_back(trace, levels, run, share, member, arc);
}
