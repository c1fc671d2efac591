/* Counting shortest paths from eight sources side by side. Values are zero outside the level at hand, so that the inner
 * loops only add. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/trace.h"

#include "base/memory.h"
#include "core/betweenness.h"
#include "core/lanes.h"

#include <math.h>

enum { POLL = 1024 }; /* members between two looks at the run */

typedef int64_t bits __attribute__((vector_size(8 * NW_TRACE_SOURCES)));

static const bits lane_bits = {1, 2, 4, 8, 16, 32, 64, 128};

static const char *const step = "betweenness";

bool nw__trace_make(const nw__piece *piece, nw__trace *trace) {
    *trace = (nw__trace){.piece = piece};
    trace->here = nw__allocate_lines((size_t)piece->members, &trace->here_room);
    trace->first = nw__allocate((size_t)piece->members + 2, sizeof *trace->first);
    return nw__levels_make(&piece->out, &piece->in, piece->members, &trace->levels) && trace->here != NULL &&
           trace->first != NULL;
}

static void free_slots(nw__trace *trace) {
    nw__free(trace->paths_room);
    nw__free(trace->order);
    nw__free(trace->lanes);
    nw__free(trace->onward);
    trace->paths_room = trace->paths = NULL;
    trace->order = NULL;
    trace->lanes = trace->onward = NULL;
    trace->capacity = 0;
}

void nw__trace_free(nw__trace *trace) {
    nw__levels_free(&trace->levels);
    nw__free(trace->here_room);
    nw__free(trace->first);
    free_slots(trace);
}

/* Room for so many places in `order` and one more. */
static netweave_status make_slots(nw__trace *trace, size_t needed) {
    if (needed < trace->capacity)
        return NETWEAVE_STATUS_OK;
    free_slots(trace);
    needed += needed / 4 + 1;
    trace->paths = nw__allocate_lines(needed, &trace->paths_room);
    trace->order = nw__allocate(needed, sizeof *trace->order);
    trace->lanes = nw__allocate(needed, sizeof *trace->lanes);
    trace->onward = nw__allocate(needed, sizeof *trace->onward);
    if (trace->paths == NULL || trace->order == NULL || trace->lanes == NULL || trace->onward == NULL)
        return nw__fail_memory();
    trace->capacity = needed;
    return NETWEAVE_STATUS_OK;
}

/* Takes the levels of eight of the sources; how many. */
static int64_t pick_levels(nw__trace *trace, int shift) {
    const nw__levels *levels = &trace->levels;
    int64_t count = 0;
    int64_t level = 0;
    for (; level < levels->count; level++) {
        trace->first[level] = count;
        for (int64_t j = levels->first[level]; j < levels->first[level + 1]; j++) {
            unsigned char lanes = (unsigned char)(levels->sources[j] >> shift);
            trace->order[count] = levels->member[j];
            trace->lanes[count] = lanes;
            trace->onward[count] = (unsigned char)(levels->onward[j] >> shift);
            count += lanes != 0;
        }
        if (trace->first[level] == count)
            break;
    }
    trace->first[level] = count;
    return level;
}

static inline __attribute__((always_inline)) double sum(const nw__eight *values) {
    const nw__eight some = *values;
    return ((some[0] + some[1]) + (some[2] + some[3])) + ((some[4] + some[5]) + (some[6] + some[7]));
}

/* Zero where a source is not among `lanes`. */
static inline __attribute__((always_inline)) void keep_lanes(unsigned char lanes, nw__eight *values) {
    bits kept = (((bits){0} + lanes) & lane_bits) != 0;
    *values = (nw__eight)((bits)*values & kept);
}

NW_MANY_MACHINES static void clear(nw__trace *trace, int64_t level) {
    for (int64_t j = trace->first[level]; j < trace->first[level + 1]; j++)
        trace->here[trace->order[j]] = (nw__eight){0};
}

NW_MANY_MACHINES static void show(nw__trace *trace, int64_t level) {
    for (int64_t j = trace->first[level]; j < trace->first[level + 1]; j++)
        trace->here[trace->order[j]] = trace->paths[j] * trace->piece->copies[trace->order[j]];
}

/* Paths to the members first … last - 1 of `order`, from those before them. */
NW_MANY_MACHINES static void count_paths(nw__trace *trace, int64_t first, int64_t last, nw__eight *total) {
    const nw__csr *in = &trace->piece->in;
    const nw__eight *here = trace->here;
    for (int64_t j = first; j < last; j++) {
        int32_t i = trace->order[j];
        nw__eight met = {0};
        for (int64_t k = in->start[i]; k < in->start[i + 1]; k++)
            met += here[in->to[k]];
        keep_lanes(trace->lanes[j], &met);
        trace->paths[j] = met;
        *total += met;
    }
}

/* What the members first … last - 1 of `order` have from those after them, `loads` times. */
static inline __attribute__((always_inline)) void collect(nw__trace *trace, int64_t first, int64_t last,
                                                          const nw__eight *loads, const nw__trace_sums *sums,
                                                          nw__eight *brought) {
    const nw__csr *out = &trace->piece->out;
    const nw__eight *here = trace->here;
    for (int64_t j = first; j < last; j++) {
        int32_t i = trace->order[j];
        nw__eight paths = trace->paths[j];
        if (trace->onward[j] == 0) {
            paths = trace->piece->load[i] / paths;
            keep_lanes(trace->lanes[j], &paths);
            trace->paths[j] = paths;
            continue;
        }
        nw__eight weight = paths * *loads;
        nw__eight beyond = {0};
        for (int64_t k = out->start[i]; k < out->start[i + 1]; k++) {
            nw__eight part = here[out->to[k]];
            beyond += part;
            if (sums->arc != NULL) {
                nw__eight counted = part * weight;
                sums->arc[k] += sum(&counted);
                if (sums->arc_square != NULL) {
                    counted *= part * paths;
                    sums->arc_square[k] += sum(&counted);
                }
            }
        }
        nw__eight counted = beyond * weight;
        nw__eight one = beyond * paths;
        sums->member[i] += sum(&counted);
        if (sums->member_square != NULL) {
            counted *= one;
            sums->member_square[i] += sum(&counted);
            *brought += one * trace->piece->copies[i];
        }
        nw__eight value = (trace->piece->load[i] + one) / paths;
        keep_lanes(trace->lanes[j], &value);
        trace->paths[j] = value;
    }
}

NW_MANY_MACHINES static void collect_members(nw__trace *trace, int64_t first, int64_t last, const nw__eight *loads,
                                             double *member) {
    collect(trace, first, last, loads, &(nw__trace_sums){.member = member}, NULL);
}

NW_MANY_MACHINES static void collect_ties(nw__trace *trace, int64_t first, int64_t last, const nw__eight *loads,
                                          double *member, double *arc) {
    collect(trace, first, last, loads, &(nw__trace_sums){.member = member, .arc = arc}, NULL);
}

NW_MANY_MACHINES static void collect_squares(nw__trace *trace, int64_t first, int64_t last, const nw__eight *loads,
                                             const nw__trace_sums *sums, nw__eight *brought) {
    if (sums->arc == NULL)
        collect(trace, first, last, loads,
                &(nw__trace_sums){.member = sums->member, .member_square = sums->member_square}, brought);
    else
        collect(trace, first, last, loads, sums, brought);
}

/* Arcs of the sources, the members of level 0, which are between nobody. */
static void collect_sources(nw__trace *trace, const nw__eight *loads, const nw__trace_sums *sums) {
    const nw__csr *out = &trace->piece->out;
    for (int64_t j = 0; j < trace->first[1]; j++)
        for (int64_t k = out->start[trace->order[j]]; k < out->start[trace->order[j] + 1]; k++) {
            double one = trace->here[out->to[k]][j];
            sums->arc[k] += one * (*loads)[j];
            if (sums->arc_square != NULL)
                sums->arc_square[k] += one * one * (*loads)[j];
        }
}

/* From the sources to the level after them one path leads. */
static void count_first(nw__trace *trace) {
    const nw__csr *out = &trace->piece->out;
    for (int64_t j = 0; j < trace->first[1]; j++)
        for (int64_t k = out->start[trace->order[j]]; k < out->start[trace->order[j] + 1]; k++)
            trace->here[out->to[k]][j] = 1;
    for (int64_t j = trace->first[1]; j < trace->first[2]; j++)
        trace->paths[j] = trace->here[trace->order[j]];
    show(trace, 1);
}

static netweave_status go_out(nw__trace *trace, int64_t levels, netweave_run *run, double share) {
    nw__eight total = {0};
    count_first(trace);
    for (int64_t level = 2; level < levels; level++) {
        int64_t end = trace->first[level + 1];
        for (int64_t first = trace->first[level]; first < end; first += POLL) {
            netweave_status status = nw__run_check(run, share, step);
            if (status != NETWEAVE_STATUS_OK)
                return status;
            count_paths(trace, first, end - first < POLL ? end : first + POLL, &total);
        }
        clear(trace, level - 1);
        show(trace, level);
    }
    clear(trace, levels - 1);
    return isfinite(sum(&total)) ? NETWEAVE_STATUS_OK : nw__betweenness_too_many();
}

static void collect_level(nw__trace *trace, int64_t first, int64_t last, const nw__eight *loads,
                          const nw__trace_sums *sums, nw__eight *brought) {
    if (sums->member_square != NULL)
        collect_squares(trace, first, last, loads, sums, brought);
    else if (sums->arc != NULL)
        collect_ties(trace, first, last, loads, sums->member, sums->arc);
    else
        collect_members(trace, first, last, loads, sums->member);
}

static netweave_status go_back(nw__trace *trace, int64_t levels, const nw__eight *loads, netweave_run *run,
                               double share, const nw__trace_sums *sums) {
    nw__eight brought = {0};
    for (int64_t level = levels - 1; level > 0; level--) {
        int64_t end = trace->first[level + 1];
        for (int64_t first = trace->first[level]; first < end; first += POLL) {
            netweave_status status = nw__run_check(run, share, step);
            if (status != NETWEAVE_STATUS_OK)
                return status;
            collect_level(trace, first, end - first < POLL ? end : first + POLL, loads, sums, &brought);
        }
        if (level + 1 < levels)
            clear(trace, level + 1);
        show(trace, level);
    }
    if (sums->arc != NULL)
        collect_sources(trace, loads, sums);
    clear(trace, 1);
    if (sums->total != NULL) {
        nw__eight total = brought * *loads;
        nw__eight square = total * brought;
        sums->total[0] += sum(&total);
        sums->total[1] += sum(&square);
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__trace_from(nw__trace *trace, const int32_t *sources, const double *loads, int count,
                               netweave_run *run, double share, const nw__trace_sums *sums) {
    netweave_status status = nw__levels_find(&trace->levels, sources, count, run, share, step);
    if (status == NETWEAVE_STATUS_OK)
        status = make_slots(trace, (size_t)trace->levels.first[trace->levels.count]);
    for (int first = 0; first < count && status == NETWEAVE_STATUS_OK; first += NW_TRACE_SOURCES) {
        nw__eight eight = {0};
        int64_t levels = pick_levels(trace, first);
        for (int i = first; i < count && i < first + NW_TRACE_SOURCES; i++)
            eight[i - first] = loads[i];
        if (levels < 2)
            continue;
        status = go_out(trace, levels, run, share);
        if (status == NETWEAVE_STATUS_OK)
            status = go_back(trace, levels, &eight, run, share, sums);
    }
    return status;
}
