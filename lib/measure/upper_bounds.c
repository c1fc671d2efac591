/* Common upper bounds of members.
 * Members who reach each other have the same bounds, so the search runs on strong components. These stand in an order
 * in which ties lead from earlier to later ones only, with a row of bits each for those that reach it. What reaches two
 * of them is what their rows share; the last of these is the only one that can be the lowest bound, and it is when its
 * own row holds all that they share. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/upper_bounds.h"

#include "base/memory.h"

enum { LIMIT = 20000, CHUNK = 16, WORD = 64 };

/* All strong components in order, and what is needed to walk through them. */
typedef struct order {
    const netweave_view *view;
    const nw__components *strong;
    bool topmost;
    int32_t *members; /* by strong component: those of c stand from first[c] to first[c + 1] - 1 */
    int64_t *first;
    int64_t *parts; /* strong components by weak component: those of w stand from weak_first[w] on, in order */
    int64_t *weak_first;
    int64_t *place;   /* per strong component: its place among those of its weak one */
    int64_t *waiting; /* per strong component: ties in from components that are not in order yet */
    int64_t *ready;   /* strong components in order */
} order;

/* The strong components of one weak component, in order. */
typedef struct chart {
    int64_t count;
    bool topmost;
    size_t words;
    uint64_t *above; /* rows of bits: itself and each that reaches it */
    double *size;    /* members of each */
    double *missing; /* pairs with members of earlier ones that have no lowest bound */
} chart;

static void free_order(order *order) {
    nw__free(order->members);
    nw__free(order->first);
    nw__free(order->parts);
    nw__free(order->weak_first);
    nw__free(order->place);
    nw__free(order->waiting);
    nw__free(order->ready);
}

static bool new_order(order *order, const nw__components *weak) {
    size_t count = (size_t)order->strong->count;
    order->members = nw__allocate((size_t)order->view->members, sizeof *order->members);
    order->first = nw__allocate_zeroed(count + 1, sizeof *order->first);
    order->parts = nw__allocate(count, sizeof *order->parts);
    order->weak_first = nw__allocate_zeroed((size_t)weak->count + 1, sizeof *order->weak_first);
    order->place = nw__allocate(count, sizeof *order->place);
    order->waiting = nw__allocate_zeroed(count, sizeof *order->waiting);
    order->ready = nw__allocate(count, sizeof *order->ready);
    return order->members != NULL && order->first != NULL && order->parts != NULL && order->weak_first != NULL &&
           order->place != NULL && order->waiting != NULL && order->ready != NULL;
}

static void sort_members(order *order) {
    const nw__components *strong = order->strong;
    for (int64_t c = 0; c < strong->count; c++) {
        order->first[c + 1] = order->first[c] + strong->size[c];
        order->place[c] = order->first[c];
    }
    for (int32_t i = 0; i < order->view->members; i++)
        order->members[order->place[strong->component[i]]++] = i;
}

/* Puts the components that the ties of one lead to in order, once nothing else leads to them. */
static void pass_on(order *order, int64_t component, int64_t *found) {
    const nw__csr *rows = &order->view->out;
    for (int64_t m = order->first[component]; m < order->first[component + 1]; m++) {
        int32_t member = order->members[m];
        for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++) {
            int32_t below = order->strong->component[rows->to[k]];
            if (below != component && --order->waiting[below] == 0)
                order->ready[(*found)++] = below;
        }
    }
}

/* Kahn 1962, doi 10.1145/368996.369025. */
static void sort_components(order *order) {
    const nw__csr *rows = &order->view->out;
    const int32_t *component = order->strong->component;
    int64_t found = 0;
    for (int32_t i = 0; i < order->view->members; i++)
        for (int64_t k = rows->start[i]; k < rows->start[i + 1]; k++)
            order->waiting[component[rows->to[k]]] += component[rows->to[k]] != component[i];
    for (int64_t c = 0; c < order->strong->count; c++)
        if (order->waiting[c] == 0)
            order->ready[found++] = c;
    for (int64_t k = 0; k < found; k++)
        pass_on(order, order->ready[k], &found);
}

/* Deals the ordered strong components out to their weak ones. */
static void sort_parts(order *order, const nw__components *weak) {
    int64_t count = order->strong->count;
    for (int64_t c = 0; c < count; c++)
        order->weak_first[weak->component[order->members[order->first[c]]] + 1]++;
    for (int64_t k = 0; k < weak->count; k++)
        order->weak_first[k + 1] += order->weak_first[k];
    for (int64_t k = 0; k < count; k++) {
        int64_t part = order->ready[k];
        int64_t home = weak->component[order->members[order->first[part]]];
        order->place[part] = order->weak_first[home]++;
        order->parts[order->place[part]] = part;
    }
    for (int64_t k = weak->count; k > 0; k--)
        order->weak_first[k] = order->weak_first[k - 1];
    order->weak_first[0] = 0;
    for (int64_t c = 0; c < count; c++)
        order->place[c] -= order->weak_first[weak->component[order->members[order->first[c]]]];
}

static uint64_t *row(const chart *chart, int64_t place) {
    return chart->above + (size_t)place * chart->words;
}

/* A row is whole when its turn comes: all that reach it come before. */
static void fill_rows(const order *order, const int64_t *parts, const chart *chart) {
    const nw__csr *rows = &order->view->out;
    for (int64_t p = 0; p < chart->count; p++) {
        const uint64_t *above = row(chart, p);
        row(chart, p)[p / WORD] |= (uint64_t)1 << (p % WORD);
        chart->size[p] = (double)order->strong->size[parts[p]];
        for (int64_t m = order->first[parts[p]]; m < order->first[parts[p] + 1]; m++) {
            int32_t member = order->members[m];
            for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++) {
                int64_t below = order->place[order->strong->component[rows->to[k]]];
                uint64_t *target = row(chart, below);
                for (size_t word = 0; below != p && word <= (size_t)p / WORD; word++)
                    target[word] |= above[word];
            }
        }
    }
}

static bool has_lowest(const chart *chart, int64_t earlier, int64_t later) {
    const uint64_t *one = row(chart, earlier);
    const uint64_t *other = row(chart, later);
    int64_t word = earlier / WORD;
    while (word >= 0 && (one[word] & other[word]) == 0)
        word--;
    if (word < 0)
        return false;
    const uint64_t *lowest = row(chart, word * WORD + WORD - 1 - __builtin_clzll(one[word] & other[word]));
    while (word >= 0 && (one[word] & other[word]) == lowest[word])
        word--;
    return word < 0;
}

/* The first of those that reach both, and whether it reaches the rest of them. */
static bool has_topmost(const chart *chart, int64_t earlier, int64_t later) {
    const uint64_t *one = row(chart, earlier);
    const uint64_t *other = row(chart, later);
    int64_t first = -1;
    for (int64_t word = 0; word <= earlier / WORD; word++) {
        for (uint64_t common = one[word] & other[word]; common != 0; common &= common - 1) {
            int64_t bound = word * WORD + __builtin_ctzll(common);
            first = first < 0 ? bound : first;
            if ((row(chart, bound)[first / WORD] >> (first % WORD) & 1) == 0)
                return false;
        }
    }
    return first >= 0;
}

static netweave_status check_pairs(void *state, int64_t begin, int64_t end, int thread) {
    const chart *chart = state;
    (void)thread;
    for (int64_t later = begin; later < end; later++) {
        chart->missing[later] = 0;
        if (chart->topmost && !has_topmost(chart, later, later)) /* the lowest of such pairs is in their own part */
            chart->missing[later] += chart->size[later] * (chart->size[later] - 1) / 2;
        for (int64_t earlier = 0; earlier < later; earlier++)
            if (!(chart->topmost ? has_topmost(chart, earlier, later) : has_lowest(chart, earlier, later)))
                chart->missing[later] += chart->size[earlier] * chart->size[later];
    }
    return NETWEAVE_STATUS_OK;
}

/* Adds the pairs of one weak component. */
static netweave_status count_pairs(const order *order, const int64_t *parts, int64_t count, netweave_run *run,
                                   double *pairs) {
    size_t words = ((size_t)count + WORD - 1) / WORD;
    chart chart = {.count = count,
                   .topmost = order->topmost,
                   .words = words,
                   .above = nw__allocate_zeroed((size_t)count * words, sizeof *chart.above),
                   .size = nw__allocate((size_t)count, sizeof *chart.size),
                   .missing = nw__allocate((size_t)count, sizeof *chart.missing)};
    netweave_status status;
    if (chart.above == NULL || chart.size == NULL || chart.missing == NULL) {
        status = nw__fail_memory();
    } else {
        fill_rows(order, parts, &chart);
        status = nw__parallel_for(run, count, CHUNK, "common superiors", check_pairs, &chart);
    }
    for (int64_t p = 0; p < count && status == NETWEAVE_STATUS_OK; p++)
        *pairs += chart.missing[p];
    nw__free(chart.above);
    nw__free(chart.size);
    nw__free(chart.missing);
    return status;
}

static netweave_status count_all(order *order, const nw__components *weak, netweave_run *run, double *out_pairs,
                                 bool *out_too_large) {
    double pairs = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (!new_order(order, weak))
        return nw__fail_memory();
    sort_members(order);
    sort_components(order);
    sort_parts(order, weak);
    for (int64_t k = 0; k < weak->count; k++)
        if (order->weak_first[k + 1] - order->weak_first[k] > LIMIT) {
            *out_too_large = true;
            return status;
        }
    for (int64_t k = 0; k < weak->count && status == NETWEAVE_STATUS_OK; k++) {
        int64_t count = order->weak_first[k + 1] - order->weak_first[k];
        if (count > 1)
            status = count_pairs(order, order->parts + order->weak_first[k], count, run, &pairs);
    }
    if (status == NETWEAVE_STATUS_OK)
        *out_pairs = pairs;
    return status;
}

netweave_status nw__pairs_without_lowest_bound(const netweave_view *view, netweave_run *run, bool topmost,
                                               double *out_pairs, bool *out_too_large) {
    const nw__components *weak = NULL;
    order order = {.view = view, .topmost = topmost};
    netweave_status status = nw__pass_components(view, run, &weak);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_strong_components(view, run, &order.strong);
    if (status == NETWEAVE_STATUS_OK)
        status = count_all(&order, weak, run, out_pairs, out_too_large);
    free_order(&order);
    return status;
}
