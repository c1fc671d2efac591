/* What is left of a network when its leading members leave, one after the other.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/run.h"
#include "measure/structure.h"

#include <math.h>
#include <string.h>

/* Efficiency asks for all distances anew in each row: beyond this many members * (members + ties) in all it is left
 * out. */
static const double most_steps = 5e10;

enum { ORDERS = 4, POLL = 4096 };

/* What `keep` says of members who come back. */
enum { THERE = 1, LEAVES = 2 };

static const char *const order_names[ORDERS] = {"degree", "betweenness", "best", "group"};

static const nw__option known[] = {
    {.name = "order",
     .kind = NW_OPTION_TEXT,
     .standard = "degree+betweenness+best",
     .meaning = "who leaves first: degree, betweenness, best, group, or several joined by +"},
    {.name = "most", .kind = NW_OPTION_INTEGER, .standard = "10", .low = 0, .high = 1e9, .meaning = "how many leave"},
};

typedef struct curve {
    const netweave_view *view; /* undirected */
    netweave_run *run;
    bool with_efficiency;
    int64_t counts[ORDERS]; /* leavers by order; -1: not asked for */
    int64_t rows, row;
    int32_t *leavers;
    unsigned char *keep;
    int32_t *steps, *queue; /* scratch; for sets: the member next on the way to the first, and how many there are */
    int64_t *connected;     /* by how many have left: connected pairs among the others */
    int64_t *kept;          /* per component of the whole: members left */
    double pairs_before;    /* among those left: connected in the whole; ordered sum of 1 / distance in the whole */
    double inverse_before;
    netweave_table *table;
    double *removed_count, *reachable, *efficiency, *spread;
} curve;

static double pairs(double members) {
    return members * (members - 1) / 2;
}

static netweave_status read_orders(curve *curve, const nw__options *options) {
    const char *text = nw__options_text(options, "order");
    double most = fmin(nw__options_number(options, "most"), fmax(0, curve->view->members - 2));
    for (int order = 0; order < ORDERS; order++)
        curve->counts[order] = -1;
    while (*text != '\0') {
        size_t length = strcspn(text, "+, ");
        int found = 0;
        while (found < ORDERS &&
               (strlen(order_names[found]) != length || memcmp(order_names[found], text, length) != 0))
            found++;
        if (found == ORDERS)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "hub curve: there is no order '%.*s'; say degree, betweenness, best or group",
                            (int)(length < 64 ? length : 64), text);
        curve->counts[found] = (int64_t)most;
        text += length;
        text += strspn(text, "+, ");
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status find_leavers(curve *curve, int order) {
    const nw__betweenness *betweenness = NULL;
    const nw__hub *hub = NULL;
    netweave_status status = NETWEAVE_STATUS_OK;
    int64_t listed = 0;
    switch (order) {
    case 0:
        return nw__hub_order(curve->view, NULL, curve->leavers);
    case 1:
        status = nw__pass_betweenness(curve->view, curve->run, &betweenness);
        return status == NETWEAVE_STATUS_OK ? nw__hub_order(curve->view, betweenness->member, curve->leavers) : status;
    case 2:
        return nw__hub_best(curve->view, curve->counts[order], curve->run, curve->leavers);
    default:
        status = nw__pass_hub(curve->view, curve->run, &hub);
        for (int32_t i = 0; status == NETWEAVE_STATUS_OK && i < curve->view->members; i++)
            if (hub->members[i])
                curve->leavers[listed++] = i;
        return status;
    }
}

/* The first of a member's set; halves the way there. */
static int32_t find_first(int32_t *next, int32_t member) {
    while (next[member] != member) {
        next[member] = next[next[member]];
        member = next[member];
    }
    return member;
}

/* Joins a member's set with those of its contacts who are there; gives how many pairs that connects. */
static int64_t join_contacts(curve *curve, int32_t member) {
    const nw__csr *ties = &curve->view->out;
    int32_t *next = curve->steps;
    int32_t *size = curve->queue;
    int64_t pairs = 0;
    int32_t own = find_first(next, member);
    for (int64_t k = ties->start[member]; k < ties->start[member + 1]; k++) {
        if (curve->keep[ties->to[k]] != THERE)
            continue;
        int32_t other = find_first(next, ties->to[k]);
        if (own == other)
            continue;
        int32_t large = size[own] >= size[other] ? own : other;
        int32_t small = large == own ? other : own;
        pairs += (int64_t)size[own] * size[other];
        size[large] += size[small];
        next[small] = large;
        own = large;
    }
    return pairs;
}

/* Connected pairs after each leaving, backwards: those who leave come back one after the other, and joining is cheap
 * where parting is not. Newman and Ziff 2001, doi 10.1103/PhysRevE.64.016706. */
static netweave_status count_connected(curve *curve, int64_t leavers) {
    int64_t pairs = 0;
    memset(curve->keep, 0, (size_t)curve->view->members);
    for (int64_t gone = 0; gone < leavers; gone++)
        curve->keep[curve->leavers[gone]] = LEAVES;
    for (int32_t i = 0; i < curve->view->members; i++) {
        curve->steps[i] = i;
        curve->queue[i] = 1;
    }
    for (int32_t i = 0; i < curve->view->members; i++) {
        netweave_status status = i % POLL == 0 ? nw__run_check(curve->run, 0, "what is left") : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (curve->keep[i] == LEAVES)
            continue;
        curve->keep[i] = THERE;
        pairs += join_contacts(curve, i);
    }
    curve->connected[leavers] = pairs;
    for (int64_t gone = leavers; gone > 0; gone--) {
        int32_t member = curve->leavers[gone - 1];
        curve->keep[member] = THERE;
        pairs += join_contacts(curve, member);
        curve->connected[gone - 1] = pairs;
    }
    return NETWEAVE_STATUS_OK;
}

/* Takes a member, and what it had with those left, out of what held before. */
static void remove_member(curve *curve, const nw__components *components, int32_t member) {
    curve->keep[member] = 0;
    curve->pairs_before -= (double)--curve->kept[components->component[member]];
    if (!curve->with_efficiency)
        return;
    int64_t reached = nw__steps_from(curve->view, member, curve->steps, curve->queue);
    for (int64_t i = 1; i < reached; i++)
        if (curve->keep[curve->queue[i]])
            curve->inverse_before -= 2.0 / curve->steps[curve->queue[i]];
}

static netweave_status add_row(curve *curve, int order, int64_t gone) {
    int64_t row = curve->row++;
    double left = (double)(curve->view->members - gone);
    double now = (double)curve->connected[gone];
    const char *id = gone > 0 ? netweave_view_member_id(curve->view, curve->leavers[gone - 1]) : NULL;
    netweave_status status = nw__table_set_label(curve->table, 0, row, order_names[order]);
    if (status == NETWEAVE_STATUS_OK && id != NULL)
        status = nw__table_set_label(curve->table, 1, row, id);
    curve->removed_count[row] = (double)gone;
    if (left >= 2)
        curve->spread[row] = now / pairs(left);
    if (curve->pairs_before <= 0 || status != NETWEAVE_STATUS_OK)
        return status;
    curve->reachable[row] = now / curve->pairs_before;
    if (!curve->with_efficiency)
        return status;
    double counted = 0;
    double inverse = 0;
    status = nw__distances_within(curve->view, curve->keep, NULL, curve->run, &counted, &inverse);
    curve->efficiency[row] = fmin(1, inverse / curve->inverse_before);
    return status;
}

static netweave_status add_order(curve *curve, int order) {
    const nw__components *components = NULL;
    const nw__distances *distances = NULL;
    netweave_status status = nw__pass_components(curve->view, curve->run, &components);
    if (status == NETWEAVE_STATUS_OK && curve->with_efficiency)
        status = nw__pass_distances(curve->view, curve->run, &distances);
    if (status == NETWEAVE_STATUS_OK)
        status = find_leavers(curve, order);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    curve->pairs_before = components->pairs;
    curve->inverse_before = distances != NULL ? distances->inverse : 0;
    memcpy(curve->kept, components->size, (size_t)components->count * sizeof *curve->kept);
    status = count_connected(curve, curve->counts[order]);
    if (status == NETWEAVE_STATUS_OK)
        status = add_row(curve, order, 0);
    for (int64_t gone = 1; gone <= curve->counts[order] && status == NETWEAVE_STATUS_OK; gone++) {
        remove_member(curve, components, curve->leavers[gone - 1]);
        status = add_row(curve, order, gone);
        if (status == NETWEAVE_STATUS_OK && (curve->with_efficiency || gone % POLL == 0))
            status = nw__run_check(curve->run, (double)curve->row / (double)curve->rows, "what is left");
    }
    return status;
}

static netweave_status make_table(curve *curve) {
    static const char *const labels[] = {"order", "removed"};
    netweave_status status = nw__table_create(curve->rows, 2, labels, &curve->table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(curve->table, "removed_count", NULL, NETWEAVE_KIND_COUNT, &curve->removed_count);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(curve->table, "reachable_pairs", NULL, NETWEAVE_KIND_SHARE, &curve->reachable);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(curve->table, "efficiency", NULL, NETWEAVE_KIND_SHARE, &curve->efficiency);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(curve->table, "spread", NULL, NETWEAVE_KIND_SHARE, &curve->spread);
    return status;
}

static netweave_status make_room(curve *curve) {
    size_t members = (size_t)curve->view->members;
    curve->leavers = nw__allocate(members, sizeof *curve->leavers);
    curve->keep = nw__allocate(members, 1);
    curve->steps = nw__allocate(members, sizeof *curve->steps);
    curve->queue = nw__allocate(members, sizeof *curve->queue);
    curve->kept = nw__allocate(members, sizeof *curve->kept);
    curve->connected = nw__allocate(members + 1, sizeof *curve->connected);
    bool made = curve->leavers != NULL && curve->keep != NULL && curve->steps != NULL && curve->queue != NULL &&
                curve->kept != NULL && curve->connected != NULL;
    return made ? make_table(curve) : nw__fail_memory();
}

/* The group is as large as it is, and two must stay. */
static netweave_status count_rows(curve *curve) {
    const nw__hub *hub = NULL;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (curve->counts[3] >= 0)
        status = nw__pass_hub(curve->view, curve->run, &hub);
    if (hub != NULL && hub->count < curve->counts[3])
        curve->counts[3] = hub->count;
    for (int order = 0; order < ORDERS; order++)
        curve->rows += curve->counts[order] + 1;
    double members = (double)curve->view->members;
    curve->with_efficiency = (double)curve->rows * members * (members + 2 * (double)curve->view->ties) <= most_steps;
    return status;
}

static netweave_status add_notes(const curve *curve) {
    netweave_status status = NETWEAVE_STATUS_OK;
    bool undefined = false;
    for (int64_t row = 0; row < curve->rows; row++)
        undefined = undefined || isnan(curve->reachable[row]) || isnan(curve->spread[row]);
    if (undefined)
        status = nw__table_add_note(curve->table,
                                    "reachable_pairs and efficiency are undefined where no two of those left were "
                                    "connected before, spread where fewer than two are left.");
    if (status == NETWEAVE_STATUS_OK && !curve->with_efficiency)
        status = nw__table_add_note(curve->table, "efficiency is undefined: the network is too large to work out all "
                                                  "distances for every row; ask for fewer rows.");
    return status;
}

netweave_status netweave_hub_curve(const netweave_view *view, const char *options, netweave_run *run,
                                   netweave_table **out_table) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_table);
    curve curve = {.run = run};
    nw__options parsed;
    netweave_status status = nw__options_parse(options, "hub curve", known, sizeof known / sizeof known[0], &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__view_undirected(view, run, &curve.view);
    if (status == NETWEAVE_STATUS_OK)
        status = read_orders(&curve, &parsed);
    nw__options_free(&parsed);
    if (status == NETWEAVE_STATUS_OK)
        status = count_rows(&curve);
    if (status == NETWEAVE_STATUS_OK)
        status = make_room(&curve);
    for (int order = 0; order < ORDERS && status == NETWEAVE_STATUS_OK; order++)
        if (curve.counts[order] >= 0)
            status = add_order(&curve, order);
    if (status == NETWEAVE_STATUS_OK)
        status = add_notes(&curve);
    nw__free(curve.leavers);
    nw__free(curve.keep);
    nw__free(curve.steps);
    nw__free(curve.queue);
    nw__free(curve.kept);
    nw__free(curve.connected);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = curve.table;
    else
        netweave_table_free(curve.table);
    return status;
}
