/* Is the E-I index more than the sizes of the groups make it? Group labels are put on the members anew: all ways when
 * there are at most `draws` different ones, else at random, (b + 1) / (draws + 1). The number of ties between groups
 * decides, so everything is counted in whole numbers. Source: Krackhardt and Stern 1988, doi 10.2307/2786835.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"
#include "measure/groups.h"

#include <math.h>
#include <string.h>

enum { CHUNK = 4 };

typedef struct labelling {
    const netweave_view *view;
    int32_t *members; /* of known group */
    int32_t *labels;  /* theirs, as given */
    int32_t count;
    int64_t between; /* arcs between groups, as given */
    uint64_t seed;
    int32_t **scratch;         /* per thread: a label per member of the view, then the labels in their new order */
    unsigned char *low, *high; /* per draw: at most, at least as many arcs between groups as given */
} labelling;

static int64_t count_between(const labelling *labelling, const int32_t *group) {
    const nw__csr *arcs = &labelling->view->out;
    int64_t between = 0;
    for (int32_t k = 0; k < labelling->count; k++) {
        int32_t i = labelling->members[k];
        for (int64_t l = arcs->start[i]; l < arcs->start[i + 1]; l++)
            between += group[arcs->to[l]] >= 0 && group[arcs->to[l]] != group[i] ? 1 : 0;
    }
    return between;
}

/* Ways to label the members, or INFINITY when there are more than 1e9: n! / (n1! n2! …), factor by factor. */
static double count_ways(const nw__split *split) {
    double ways = 1;
    double placed = 0;
    for (int64_t g = 0; g < split->count; g++) {
        for (int64_t k = 1; k <= split->size[g]; k++) {
            ways = ways * ++placed / (double)k;
            if (ways > 1e9)
                return INFINITY;
        }
    }
    return rint(ways);
}

static int32_t *take_scratch(const labelling *labelling, int thread) {
    size_t members = (size_t)labelling->view->members;
    if (labelling->scratch[thread] == NULL) {
        labelling->scratch[thread] = nw__allocate(members + (size_t)labelling->count, sizeof(int32_t));
        for (size_t i = 0; i < members && labelling->scratch[thread] != NULL; i++)
            labelling->scratch[thread][i] = -1;
    }
    return labelling->scratch[thread];
}

/* Puts labels on and compares. */
static void compare(const labelling *labelling, int32_t *group, const int32_t *labels, bool *low, bool *high) {
    for (int32_t k = 0; k < labelling->count; k++)
        group[labelling->members[k]] = labels[k];
    int64_t between = count_between(labelling, group);
    *low = between <= labelling->between;
    *high = between >= labelling->between;
}

static netweave_status do_draws(void *state, int64_t begin, int64_t end, int thread) {
    labelling *labelling = state;
    int32_t *group = take_scratch(labelling, thread);
    if (group == NULL)
        return nw__fail_memory();
    int32_t *labels = group + labelling->view->members;
    for (int64_t draw = begin; draw < end; draw++) {
        nw__random random = nw__random_stream(labelling->seed, (uint64_t)draw);
        bool low = false;
        bool high = false;
        memcpy(labels, labelling->labels, (size_t)labelling->count * sizeof *labels);
        nw__random_shuffle(&random, labels, labelling->count);
        compare(labelling, group, labels, &low, &high);
        labelling->low[draw] = low;
        labelling->high[draw] = high;
    }
    return NETWEAVE_STATUS_OK;
}

/* The next order of labels, from the lowest on; false after the last. */
static bool next_order(int32_t *labels, int32_t count) {
    int32_t at = count - 2;
    while (at >= 0 && labels[at] >= labels[at + 1])
        at--;
    if (at < 0)
        return false;
    int32_t with = count - 1;
    while (labels[with] <= labels[at])
        with--;
    int32_t label = labels[at];
    labels[at] = labels[with];
    labels[with] = label;
    for (int32_t low = at + 1, high = count - 1; low < high; low++, high--) {
        label = labels[low];
        labels[low] = labels[high];
        labels[high] = label;
    }
    return true;
}

static netweave_status try_all(labelling *labelling, const nw__split *split, netweave_run *run, double *p_low,
                               double *p_high) {
    int32_t *group = take_scratch(labelling, 0);
    double ways = 0;
    double lows = 0;
    double highs = 0;
    if (group == NULL)
        return nw__fail_memory();
    int32_t *labels = group + labelling->view->members;
    int32_t next = 0;
    for (int64_t g = 0; g < split->count; g++)
        for (int64_t k = 0; k < split->size[g]; k++)
            labels[next++] = (int32_t)g;
    do {
        bool low = false;
        bool high = false;
        netweave_status status = nw__run_check(run, 0, "E-I index");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        compare(labelling, group, labels, &low, &high);
        ways++;
        lows += low ? 1 : 0;
        highs += high ? 1 : 0;
    } while (next_order(labels, labelling->count));
    *p_low = lows / ways;
    *p_high = highs / ways;
    return NETWEAVE_STATUS_OK;
}

static netweave_status draw_some(labelling *labelling, int64_t draws, netweave_run *run, double *p_low,
                                 double *p_high) {
    labelling->low = nw__allocate((size_t)draws, 1);
    labelling->high = nw__allocate((size_t)draws, 1);
    if (labelling->low == NULL || labelling->high == NULL)
        return nw__fail_memory();
    netweave_status status = nw__parallel_for(run, draws, CHUNK, "E-I index", do_draws, labelling);
    double lows = 1;
    double highs = 1;
    for (int64_t draw = 0; draw < draws && status == NETWEAVE_STATUS_OK; draw++) {
        lows += labelling->low[draw];
        highs += labelling->high[draw];
    }
    *p_low = lows / (double)(draws + 1);
    *p_high = highs / (double)(draws + 1);
    return status;
}

/* What the sizes of the groups and the number of ties allow, and what they lead to by chance. */
static void set_range(const nw__mixing *mixing, double *const *out) {
    double arcs = mixing->within + mixing->between;
    double most = fmin(arcs, mixing->pairs_between);
    double least = arcs - fmin(arcs, mixing->pairs_within);
    out[0][0] = 2 * mixing->pairs_between / (mixing->pairs_within + mixing->pairs_between) - 1;
    out[3][0] = 2 * least / arcs - 1;
    out[4][0] = 2 * most / arcs - 1;
}

static netweave_status test(const nw__call *call, labelling *labelling, const nw__split *split, double *const *out) {
    int64_t draws = (int64_t)nw__options_number(call->options, "draws");
    double ways = count_ways(split);
    netweave_status status;
    if (ways <= (double)draws) {
        status = try_all(labelling, split, call->run, out[1], out[2]);
        return status == NETWEAVE_STATUS_OK
                   ? nw__call_note(call, "exact, over all %lld ways to label the members.", (long long)ways)
                   : status;
    }
    status = draw_some(labelling, draws, call->run, out[1], out[2]);
    return status == NETWEAVE_STATUS_OK ? nw__call_note(call, "from %lld random ways to label the members, seed %llu.",
                                                        (long long)draws, (unsigned long long)labelling->seed)
                                        : status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = call->view;
    nw__split split = {0};
    int threads = nw__run_threads(call->run);
    netweave_status status = nw__split_by_attribute(view, &split);
    if (status != NETWEAVE_STATUS_OK) {
        nw__split_free(&split);
        return status;
    }
    nw__mixing mixing = nw__split_mixing(view, &split);
    labelling labelling = {.view = view, .between = (int64_t)mixing.between, .seed = netweave_run_seed(call->run)};
    labelling.members = nw__allocate((size_t)view->members, sizeof *labelling.members);
    labelling.labels = nw__allocate((size_t)view->members, sizeof *labelling.labels);
    labelling.scratch = nw__allocate_zeroed((size_t)threads, sizeof *labelling.scratch);
    if (labelling.members == NULL || labelling.labels == NULL || labelling.scratch == NULL)
        status = nw__fail_memory();
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++) {
        if (split.group[i] < 0)
            continue;
        labelling.members[labelling.count] = i;
        labelling.labels[labelling.count++] = split.group[i];
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__split_note(call, &split);
    if (status == NETWEAVE_STATUS_OK && mixing.within + mixing.between == 0) {
        status = nw__call_undefined(call, "no tie joins two members of known group");
    } else if (status == NETWEAVE_STATUS_OK) {
        set_range(&mixing, out);
        status = test(call, &labelling, &split, out);
    }
    for (int k = 0; k < threads && labelling.scratch != NULL; k++)
        nw__free(labelling.scratch[k]);
    nw__free(labelling.scratch);
    nw__free(labelling.members);
    nw__free(labelling.labels);
    nw__free(labelling.low);
    nw__free(labelling.high);
    nw__split_free(&split);
    return status;
}

static const nw__measure_column columns[] = {{"expected", NETWEAVE_KIND_REAL, -1, 1},
                                             {"p_at_most", NETWEAVE_KIND_SHARE, 0, 1},
                                             {"p_at_least", NETWEAVE_KIND_SHARE, 0, 1},
                                             {"lowest", NETWEAVE_KIND_REAL, -1, 1},
                                             {"highest", NETWEAVE_KIND_REAL, -1, 1}};

static const nw__option parameters[] = {
    {"draws", NW_OPTION_INTEGER, "2000", 1, 1000000, NULL,
     "random labellings; when there are no more different ones, all are tried"},
};

const nw__measure nw__measure_ei_index_test = {
    .name = "ei_index_test",
    .title = "E-I index by chance",
    .question = "Do ties keep to the groups more, or less, than their sizes alone would make them?",
    .higher = "expected: the groups are many and of like size; p: labels put on the members by chance more often "
              "reach the value",
    .formula = "expected: mean of the E-I index over all ways to put the group labels on the members; p_at_most, "
               "p_at_least: share of ways whose index is at most, at least, the one that is there; lowest, highest: "
               "what the sizes of the groups and the number of ties allow",
    .convention = "exact when there are at most `draws` different ways, else (b + 1) / (draws + 1), never 0; members "
                  "of unknown group are left out",
    .undefined = "without a group attribute and without ties between members of known group",
    .citation = "Krackhardt and Stern 1988, doi 10.2307/2786835",
    .cost = "O(draws * ties)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_SYMMETRIC,
    .weights = NW_WEIGHT_IGNORED,
    .needs_group = true,
    .on_request = true,
    .columns = columns,
    .column_count = 5,
    .parameters = parameters,
    .parameter_count = 1,
    .run = run,
};
