/* The structure of a network: its type, the numbers that decided, how sure the type is, and who holds it together.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/structure.h"
#include "base/memory.h"

#include <math.h>

/* What the draws of a structure may cost together unless their number is asked for, in members * (members + ties). */
static const double standard_steps = 2e8;

enum { STANDARD_DRAWS = 100, LEAST_DRAWS = 20 };

static const nw__option known[] = {
    {.name = "draws",
     .kind = NW_OPTION_INTEGER,
     .low = 0,
     .high = 1e6,
     .meaning = "resampled networks for the type's probability"},
    {.name = "noise",
     .kind = NW_OPTION_NUMBER,
     .standard = "0.05",
     .low = 0,
     .high = 1,
     .meaning = "share of ties that a draw takes as misreported"},
};

static void release(netweave_structure *structure) {
    netweave_view_free((netweave_view *)structure->view);
    nw__shape_free(&structure->shape);
    nw__free(structure->hubs);
    netweave_table_free(structure->numbers);
    netweave_table_free(structure->types);
    netweave_table_free(structure->members);
    nw__free(structure->sentence);
    structure->magic = NW_MAGIC_FREED;
    nw__free(structure);
}

void netweave_structure_free(netweave_structure *structure) {
    if (nw__is(structure, NW_MAGIC_STRUCTURE))
        release(structure);
}

bool nw__structure_holds(const netweave_structure *structure, int32_t member) {
    const nw__shape *shape = &structure->shape;
    return (structure->verdict.held_by >= 1 && member == shape->first) ||
           (structure->verdict.held_by == 2 && member == shape->second);
}

bool nw__structure_is_held_by_pair(const netweave_structure *structure) {
    return structure->verdict.held_by == 2 && structure->view->hub == NULL;
}

/* Which way the ties of those who hold the network together point: two thirds or more one way is that way. */
static const char *find_direction(const netweave_structure *structure) {
    const netweave_view *view = structure->view;
    double away = 0;
    double towards = 0;
    if (!view->directed || structure->verdict.type != NW_TYPE_HUB_AND_SPOKE)
        return "";
    for (int32_t i = 0; i < view->members; i++) {
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++) {
            bool from_hub = nw__structure_holds(structure, i);
            bool to_hub = nw__structure_holds(structure, view->out.to[k]);
            away += from_hub && !to_hub;
            towards += to_hub && !from_hub;
        }
    }
    double share = away / (away + towards);
    return share >= 2.0 / 3 ? "out" : share <= 1.0 / 3 ? "in" : "both";
}

/* The hub that was named; else those who hold the network together; else the member of highest betweenness; nobody
 * where there are no ties. */
static netweave_status list_hubs(netweave_structure *structure) {
    if (structure->view->hub == NULL && structure->view->ties == 0)
        return NETWEAVE_STATUS_OK;
    bool is_pair = nw__structure_is_held_by_pair(structure);
    int64_t most = is_pair ? 2 : structure->hub->count;
    structure->hubs = nw__allocate((size_t)most, sizeof *structure->hubs);
    if (structure->hubs == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < structure->view->members; i++)
        if (is_pair ? nw__structure_holds(structure, i) : structure->hub->members[i])
            structure->hubs[structure->hub_count++] = i;
    return NETWEAVE_STATUS_OK;
}

static netweave_status draw_types(netweave_structure *structure, const nw__options *options, netweave_run *run) {
    double asked = nw__options_number(options, "draws");
    double members = (double)structure->view->members;
    double steps = members * (members + (double)structure->undirected->ties);
    structure->noise = nw__options_number(options, "noise");
    structure->draws = (int64_t)(isnan(asked) ? fmin(STANDARD_DRAWS, standard_steps / fmax(steps, 1)) : asked);
    if (isnan(asked) && structure->draws < LEAST_DRAWS)
        structure->draws = 0;
    if (structure->verdict.type == NW_TYPE_UNDEFINED)
        structure->draws = 0;
    if (structure->draws == 0)
        return NETWEAVE_STATUS_OK;
    return nw__type_draws(structure->undirected, structure->draws, structure->noise, run, structure->counts);
}

static netweave_status fill(netweave_structure *structure, const nw__options *options, netweave_run *run) {
    netweave_status status = nw__view_undirected(structure->view, run, &structure->undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_hub(structure->view, run, &structure->hub);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__shape_find(structure->undirected, run, &structure->shape);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__shape_judge(&structure->shape, NULL, true, &structure->verdict);
    structure->direction = find_direction(structure);
    status = list_hubs(structure);
    if (status == NETWEAVE_STATUS_OK)
        status = draw_types(structure, options, run);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__structure_tell_numbers(structure);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__structure_tell_types(structure);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__structure_tell_members(structure, run);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__structure_tell_sentence(structure, run);
    return status;
}

netweave_status netweave_structure_create(const netweave_view *view, const char *options, netweave_run *run,
                                          netweave_structure **out_structure) {
    NW_REQUIRE(view, NW_MAGIC_VIEW);
    NW_REQUIRE_POINTER(out_structure);
    nw__options parsed;
    netweave_status status = nw__options_parse(options, "structure", known, sizeof known / sizeof known[0], &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    netweave_structure *structure = nw__allocate_zeroed(1, sizeof *structure);
    if (structure == NULL) {
        nw__options_free(&parsed);
        return nw__fail_memory();
    }
    structure->magic = NW_MAGIC_STRUCTURE;
    structure->view = nw__view_keep(view);
    status = fill(structure, &parsed, run);
    nw__options_free(&parsed);
    if (status == NETWEAVE_STATUS_OK)
        *out_structure = structure;
    else
        release(structure);
    return status;
}

const char *netweave_structure_type(const netweave_structure *structure) {
    return nw__type_names[nw__is(structure, NW_MAGIC_STRUCTURE) ? structure->verdict.type : NW_TYPE_UNDEFINED];
}

const char *netweave_structure_next_type(const netweave_structure *structure) {
    if (!nw__is(structure, NW_MAGIC_STRUCTURE) || structure->verdict.next == NW_TYPE_UNDEFINED)
        return "";
    return nw__type_names[structure->verdict.next];
}

const char *netweave_structure_hub_direction(const netweave_structure *structure) {
    return nw__is(structure, NW_MAGIC_STRUCTURE) ? structure->direction : "";
}

int64_t netweave_structure_hub_count(const netweave_structure *structure) {
    return nw__is(structure, NW_MAGIC_STRUCTURE) ? structure->hub_count : 0;
}

const char *netweave_structure_hub(const netweave_structure *structure, int64_t hub) {
    if (hub < 0 || hub >= netweave_structure_hub_count(structure))
        return NULL;
    return netweave_view_member_id(structure->view, structure->hubs[hub]);
}

double netweave_structure_value(const netweave_structure *structure, const char *name) {
    const netweave_table *numbers = netweave_structure_numbers(structure);
    int64_t column = name != NULL ? netweave_table_find_column(numbers, name) : -1;
    return netweave_table_value(numbers, 0, column);
}

const netweave_table *netweave_structure_numbers(const netweave_structure *structure) {
    return nw__is(structure, NW_MAGIC_STRUCTURE) ? structure->numbers : NULL;
}

const netweave_table *netweave_structure_types(const netweave_structure *structure) {
    return nw__is(structure, NW_MAGIC_STRUCTURE) ? structure->types : NULL;
}

const netweave_table *netweave_structure_members(const netweave_structure *structure) {
    return nw__is(structure, NW_MAGIC_STRUCTURE) ? structure->members : NULL;
}

const char *netweave_structure_sentence(const netweave_structure *structure) {
    return nw__is(structure, NW_MAGIC_STRUCTURE) ? structure->sentence : "";
}
