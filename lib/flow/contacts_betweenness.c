/* Temporal betweenness: shortest and shortest foremost paths, times rising strictly. For each source one pass over the
 * contacts forward, which finds the arrivals that best paths use, and one back, which shares the paths out among those
 * they pass: Buß, Molter, Niedermeier and Rymar 2020, doi 10.1145/3394486.3403259, with Brandes 2001, doi
 * 10.1080/0022250X.2001.9990249. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/block_sums.h"
#include "flow/contacts.h"

#include <math.h>

enum { BLOCK = 16 };
#define MOST_PATHS 1e300

static const nw__option known[] = {
    NW_TRAVEL_START,
    {"paths", NW_OPTION_CHOICE, "shortest_foremost", 0, 0, "shortest_foremost|shortest", "which paths are best"},
};

/* An arrival at a member at a moment, over no more contacts than any before it. */
typedef struct arrival {
    int32_t member, contacts; /* contacts: of the shortest path that arrives then */
    double paths;             /* such paths */
    double ends;              /* of a path that arrives so and goes on as it may: shares of pairs, when walking back */
    bool fewer, earliest;     /* fewer contacts than all before; nobody arrived before */
} arrival;

/* A contact over which such an arrival came. */
typedef struct step {
    int64_t arrival;
    int32_t from;
} step;

typedef struct mark { /* where the arrivals and steps of a moment begin */
    int64_t arrivals, steps;
} mark;

typedef struct work {
    const nw__travel *travel;
    netweave_run *run;
    nw__block_sums sums;
    bool foremost;
} work;

/* The search from one source. */
typedef struct search {
    const work *work;
    int32_t source;
    int32_t *fewest;  /* per member: contacts of the shortest path so far, or -1 */
    double *paths;    /* such paths that have arrived */
    double *later;    /* when walking back: what a path that is at the member can still end in */
    int64_t *pending; /* per member: its arrival at this moment, or -1 */
    arrival *arrivals;
    step *steps;
    mark *marks;
    size_t arrival_capacity, step_capacity, mark_capacity;
    int64_t arrival_count, step_count, mark_count;
} search;

static bool make_search(const work *work, search *out) {
    size_t members = (size_t)work->travel->contacts->roster.ids.count;
    *out = (search){.work = work};
    out->fewest = nw__allocate(members, sizeof *out->fewest);
    out->paths = nw__allocate(members, sizeof *out->paths);
    out->later = nw__allocate(members, sizeof *out->later);
    out->pending = nw__allocate(members, sizeof *out->pending);
    return out->fewest != NULL && out->paths != NULL && out->later != NULL && out->pending != NULL;
}

static void free_search(search *search) {
    nw__free(search->fewest);
    nw__free(search->paths);
    nw__free(search->later);
    nw__free(search->pending);
    nw__free(search->arrivals);
    nw__free(search->steps);
    nw__free(search->marks);
}

/* Notes that a contact may lead to an arrival: its least number of contacts. False when out of memory. */
static bool try_contact(search *search, int32_t from, int32_t to) {
    int32_t contacts = search->fewest[from] + 1;
    if (contacts == 0 || to == search->source || (search->fewest[to] >= 0 && contacts > search->fewest[to]))
        return true;
    if (search->pending[to] >= 0) {
        arrival *there = &search->arrivals[search->pending[to]];
        if (contacts < there->contacts)
            there->contacts = contacts;
        return true;
    }
    if (!nw__grow(&search->arrivals, &search->arrival_capacity, (size_t)search->arrival_count + 1,
                  sizeof *search->arrivals))
        return false;
    search->pending[to] = search->arrival_count;
    search->arrivals[search->arrival_count++] = (arrival){.member = to, .contacts = contacts};
    return true;
}

/* Takes a contact as a step of an arrival, when it is on a shortest path to it. */
static bool take_contact(search *search, int32_t from, int32_t to) {
    int64_t place = search->pending[to];
    if (place < 0 || search->fewest[from] < 0 || search->fewest[from] + 1 != search->arrivals[place].contacts)
        return true;
    if (!nw__grow(&search->steps, &search->step_capacity, (size_t)search->step_count + 1, sizeof *search->steps))
        return false;
    search->steps[search->step_count++] = (step){.arrival = place, .from = from};
    search->arrivals[place].paths += search->paths[from];
    return true;
}

/* Makes the arrivals of a moment part of what is known. */
static netweave_status settle(search *search, int64_t first) {
    for (int64_t k = first; k < search->arrival_count; k++) {
        arrival *arrival = &search->arrivals[k];
        int32_t member = arrival->member;
        arrival->earliest = search->fewest[member] < 0;
        arrival->fewer = arrival->earliest || arrival->contacts < search->fewest[member];
        search->paths[member] = arrival->fewer ? arrival->paths : search->paths[member] + arrival->paths;
        search->fewest[member] = arrival->contacts;
        search->pending[member] = -1;
        if (search->paths[member] > MOST_PATHS)
            return nw__fail(NETWEAVE_STATUS_LIMIT,
                            "there are more than 1e300 shortest paths in time from one member to "
                            "another; take a shorter span of time");
    }
    return NETWEAVE_STATUS_OK;
}

static bool same_contact(const netweave_contacts *contacts, int64_t a, int64_t b) {
    return contacts->from[a] == contacts->from[b] && contacts->to[a] == contacts->to[b];
}

static netweave_status go_forward(search *search) {
    const nw__travel *travel = search->work->travel;
    const netweave_contacts *contacts = travel->contacts;
    bool both = !contacts->directed;
    for (int64_t moment = travel->first; moment < contacts->moments; moment++) {
        int64_t begin = contacts->start[moment];
        int64_t end = contacts->start[moment + 1];
        mark mark = {.arrivals = search->arrival_count, .steps = search->step_count};
        bool memory = true;
        for (int64_t k = begin; k < end && memory; k++)
            memory = try_contact(search, contacts->from[k], contacts->to[k]) &&
                     (!both || try_contact(search, contacts->to[k], contacts->from[k]));
        if (memory && search->arrival_count == mark.arrivals)
            continue;
        for (int64_t k = begin; k < end && memory; k++)
            if (k == begin || !same_contact(contacts, k - 1, k))
                memory = take_contact(search, contacts->from[k], contacts->to[k]) &&
                         (!both || take_contact(search, contacts->to[k], contacts->from[k]));
        memory =
            memory && nw__grow(&search->marks, &search->mark_capacity, (size_t)search->mark_count + 1, sizeof mark);
        if (!memory)
            return nw__fail_memory();
        search->marks[search->mark_count++] = mark;
        netweave_status status = settle(search, mark.arrivals);
        if (status == NETWEAVE_STATUS_OK && search->mark_count % 1024 == 0)
            status = nw__run_check(search->work->run, 0, "temporal betweenness");
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return NETWEAVE_STATUS_OK;
}

/* The share of the pair (source, member) that one path has which ends in this arrival. */
static double share_of(const search *search, const arrival *arrival) {
    if (search->work->foremost)
        return arrival->earliest ? 1 / arrival->paths : 0;
    return arrival->contacts == search->fewest[arrival->member] ? 1 / search->paths[arrival->member] : 0;
}

static void go_back(search *search, double *betweenness) {
    int64_t arrivals = search->arrival_count;
    int64_t steps = search->step_count;
    for (int64_t k = search->mark_count - 1; k >= 0; k--) {
        const mark *mark = &search->marks[k];
        for (int64_t i = mark->arrivals; i < arrivals; i++) {
            arrival *arrival = &search->arrivals[i];
            double later = search->later[arrival->member];
            betweenness[arrival->member] += arrival->paths * later;
            arrival->ends = later + share_of(search, arrival);
            if (arrival->fewer) /* who came before came over more contacts: none of its paths went on from here */
                search->later[arrival->member] = 0;
        }
        for (int64_t i = mark->steps; i < steps; i++)
            search->later[search->steps[i].from] += search->arrivals[search->steps[i].arrival].ends;
        arrivals = mark->arrivals;
        steps = mark->steps;
    }
}

static netweave_status search_from(search *search, int32_t source, double *betweenness) {
    int64_t members = search->work->travel->contacts->roster.ids.count;
    search->source = source;
    search->arrival_count = search->step_count = search->mark_count = 0;
    for (int64_t i = 0; i < members; i++) {
        search->fewest[i] = -1;
        search->paths[i] = search->later[i] = 0;
        search->pending[i] = -1;
    }
    search->fewest[source] = 0;
    search->paths[source] = 1;
    netweave_status status = go_forward(search);
    if (status == NETWEAVE_STATUS_OK)
        go_back(search, betweenness);
    return status;
}

static netweave_status do_blocks(void *state, int64_t begin, int64_t end, int thread) {
    work *work = state;
    search search;
    int64_t members = work->travel->contacts->roster.ids.count;
    (void)thread;
    netweave_status status = make_search(work, &search) ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++) {
        double *betweenness = nw__block_sums_take(&work->sums);
        int64_t last = (k + 1) * BLOCK < members ? (k + 1) * BLOCK : members;
        status = betweenness != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
        for (int64_t i = k * BLOCK; i < last && status == NETWEAVE_STATUS_OK; i++) {
            status = search_from(&search, (int32_t)i, betweenness);
            if (status == NETWEAVE_STATUS_OK)
                status = nw__run_check(work->run, (double)i / (double)members, "temporal betweenness");
        }
        if (status == NETWEAVE_STATUS_OK)
            nw__block_sums_give(&work->sums, k, betweenness);
        else
            nw__free(betweenness);
    }
    free_search(&search);
    return status;
}

static netweave_status fill(const nw__travel *travel, const double *sums, bool foremost, netweave_table *table) {
    double members = (double)netweave_table_row_count(table);
    double *betweenness = NULL;
    double *share = NULL;
    netweave_status status = nw__table_add_column(table, "betweenness", NULL, NETWEAVE_KIND_REAL, &betweenness);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(table, "share", NULL, NETWEAVE_KIND_SHARE, &share);
    for (int64_t i = 0; i < netweave_table_row_count(table) && status == NETWEAVE_STATUS_OK; i++) {
        betweenness[i] = members > 2 ? sums[i] : NAN;
        share[i] = members > 2 ? sums[i] / ((members - 1) * (members - 2)) : NAN;
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__travel_notes(travel, table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_note(table, foremost ? "Best paths: of those that arrive first, those with the fewest "
                                                      "contacts."
                                                    : "Best paths: those with the fewest contacts.");
    if (status == NETWEAVE_STATUS_OK && members < 3)
        status = nw__table_add_note(table, "Betweenness is undefined below three members.");
    return status;
}

netweave_status netweave_contacts_betweenness(const netweave_contacts *contacts, const char *options, netweave_run *run,
                                              netweave_table **out_table) {
    nw__options parsed;
    nw__travel travel;
    netweave_table *table = NULL;
    NW_REQUIRE(contacts, NW_MAGIC_CONTACTS);
    NW_REQUIRE_POINTER(out_table);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    netweave_status status = nw__options_parse(options, "betweenness", known, 2, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int64_t members = contacts->roster.ids.count;
    int64_t blocks = (members + BLOCK - 1) / BLOCK;
    work work = {.travel = &travel, .run = run, .foremost = nw__options_chosen(&parsed, "paths", "shortest_foremost")};
    status = nw__travel_plan(contacts, &parsed, false, &travel);
    nw__options_free(&parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (!nw__block_sums_make(blocks, members, &work.sums))
        return nw__fail_memory();
    status = nw__parallel_for(run, blocks, 1, "temporal betweenness", do_blocks, &work);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__travel_members(contacts, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = fill(&travel, work.sums.total, work.foremost, table);
    nw__block_sums_free(&work.sums);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}
