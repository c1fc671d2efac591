/* The knowledge gate: ego can draw on alter iff it knows what alter knows, values it, has access to alter, and bears
 * the cost. One pass over the layers' ties for each wave. Source: Borgatti and Cross 2003, doi
 * 10.1287/mnsc.49.4.432.14428. SPDX-License-Identifier: GPL-2.0-or-later */
#include "flow/gate.h"

#include "base/memory.h"
#include "base/options.h"
#include "core/csr.h"

#include <math.h>
#include <string.h>

enum { CHECK_EVERY = 4096, ROLES = NW_GATE_CONDITIONS };

static const nw__option known[] = {
    {"know", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the layer of who knows what others know"},
    {"value", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the layer of whose knowledge is valued"},
    {"access", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the layer of who can be reached in time"},
    {"cost", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the layer of what asking costs"},
    {"know_at_least", NW_OPTION_NUMBER, NULL, -1e300, 1e300, NULL, "the weight from which an answer is a yes"},
    {"value_at_least", NW_OPTION_NUMBER, NULL, -1e300, 1e300, NULL, "the weight from which an answer is a yes"},
    {"access_at_least", NW_OPTION_NUMBER, NULL, -1e300, 1e300, NULL, "the weight from which an answer is a yes"},
    {"cost_at_most", NW_OPTION_NUMBER, NULL, -1e300, 1e300, NULL, "the weight up to which a cost is borne"},
};

/* ---- what is asked ---- */

static netweave_status missing_layers(const netweave_network *network, netweave_status kind, const char *role,
                                      const char *name) {
    nw__text list = {0};
    for (int64_t k = 0; k < network->layers.count; k++)
        nw__text_append_format(&list, "%s'%s'", k > 0 ? ", " : "", nw__index_text(&network->layers, k));
    const char *layers = list.bytes != NULL ? list.bytes : "others";
    netweave_status status =
        name != NULL
            ? nw__fail(kind, "gate: there is no layer '%s' for %s; there are %s (%s=none does without)", name, role,
                       layers, role)
            : nw__fail(kind,
                       "a gate needs two or more of the layers know, value, access and cost (with cost_at_most), and "
                       "the network's are %s; name them, as know=LAYER value=LAYER",
                       layers);
    nw__text_free(&list);
    return status;
}

/* The layer of a role, -1 when it has none. */
static netweave_status find_layer(const netweave_network *network, const nw__options *options, int role,
                                  int64_t *out_layer) {
    const char *named = options->texts[role];
    const char *name = named != NULL ? named : known[role].name;
    *out_layer = nw__index_find(&network->layers, name, strlen(name));
    if (*out_layer < 0 && named != NULL && strcmp(named, "none") != 0)
        return missing_layers(network, NETWEAVE_STATUS_NOT_FOUND, known[role].name, name);
    return NETWEAVE_STATUS_OK;
}

static netweave_status read_conditions(const netweave_network *network, const nw__options *options,
                                       nw__gate_conditions *out) {
    for (int role = 0; role < ROLES; role++) {
        const nw__option *limit = &known[ROLES + role];
        bool is_cost = role == ROLES - 1;
        bool is_limited = !isnan(options->numbers[ROLES + role]);
        int64_t layer = -1;
        netweave_status status = find_layer(network, options, role, &layer);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (layer < 0 && is_limited)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "gate: %s is given, but there is no layer '%s'; name the layer, as %s=LAYER", limit->name,
                            known[role].name, known[role].name);
        if (is_cost && layer >= 0 && !is_limited && options->texts[role] != NULL)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "gate: cost=%s needs a limit; say cost_at_most=C for the largest cost that is borne",
                            options->texts[role]);
        out->cost_unused = is_cost && layer >= 0 && !is_limited;
        if (layer >= 0 && !out->cost_unused)
            out->items[out->count++] = (nw__gate_condition){
                .name = known[role].name, .layer = layer, .limit = options->numbers[ROLES + role], .is_cost = is_cost};
    }
    return out->count >= 2 ? NETWEAVE_STATUS_OK : missing_layers(network, NETWEAVE_STATUS_INVALID_ARGUMENT, NULL, NULL);
}

/* ---- one wave ---- */

/* The layers of one wave as rows, and what is found of the others of one member at a time. */
typedef struct gathering {
    const netweave_network *network;
    const nw__gate_conditions *conditions;
    const unsigned char *present, *respondent; /* of the wave; respondent NULL: all answered */
    nw__csr rows[NW_GATE_CONDITIONS];
    int64_t members, there, silent; /* members; those present; those of them who did not answer */
    unsigned char *told;            /* a bit for each condition whose layer has a tie to the other */
    unsigned char *stopped;         /* the same, for those whose tie does not count */
    int32_t *touched;
    int64_t touched_count;
    bool directed;
} gathering;

static void free_gathering(gathering *gathering) {
    for (int k = 0; k < NW_GATE_CONDITIONS; k++)
        nw__csr_free(&gathering->rows[k]);
    nw__free(gathering->told);
    nw__free(gathering->stopped);
    nw__free(gathering->touched);
}

static bool is_used(const gathering *gathering, const nw__tie_set *set, int64_t tie) {
    return set->from[tie] != set->to[tie] && gathering->present[set->from[tie]] && gathering->present[set->to[tie]];
}

/* The ties of a layer, those without direction both ways. */
static netweave_status make_rows(const gathering *gathering, const nw__tie_set *set, nw__csr *out) {
    bool both = set->direction == NETWEAVE_DIRECTION_UNDIRECTED;
    out->start = nw__allocate_zeroed((size_t)gathering->members + 1, sizeof *out->start);
    if (out->start == NULL)
        return nw__fail_memory();
    for (int64_t tie = 0; tie < set->count; tie++)
        if (is_used(gathering, set, tie)) {
            out->start[set->from[tie] + 1]++;
            out->start[set->to[tie] + 1] += both;
        }
    netweave_status status = nw__csr_open(gathering->members, set->weight != NULL, out);
    for (int64_t tie = 0; tie < set->count && status == NETWEAVE_STATUS_OK; tie++) {
        if (!is_used(gathering, set, tie))
            continue;
        double weight = set->weight != NULL ? set->weight[tie] : 1;
        nw__csr_put(out, set->from[tie], set->to[tie], weight);
        if (both)
            nw__csr_put(out, set->to[tie], set->from[tie], weight);
    }
    if (status == NETWEAVE_STATUS_OK)
        nw__csr_close(gathering->members, out);
    return status;
}

static bool has_answered(const gathering *gathering, int64_t member) {
    return gathering->respondent == NULL || gathering->respondent[member];
}

static netweave_status gather(gathering *gathering, int64_t wave) {
    size_t members = (size_t)gathering->members;
    gathering->present = netweave_network_presence(gathering->network, wave);
    gathering->respondent = netweave_network_respondents(gathering->network, wave);
    gathering->told = nw__allocate_zeroed(members, 1);
    gathering->stopped = nw__allocate_zeroed(members, 1);
    gathering->touched = nw__allocate(members, sizeof *gathering->touched);
    if (gathering->told == NULL || gathering->stopped == NULL || gathering->touched == NULL)
        return nw__fail_memory();
    for (size_t i = 0; i < members; i++) {
        gathering->there += gathering->present[i];
        gathering->silent += gathering->present[i] && !has_answered(gathering, (int64_t)i);
    }
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < gathering->conditions->count && status == NETWEAVE_STATUS_OK; k++)
        status =
            make_rows(gathering, nw__network_tie_set(gathering->network, gathering->conditions->items[k].layer, wave),
                      &gathering->rows[k]);
    return status;
}

/* Notes what the layers tell of the others of a member. */
static void touch(gathering *gathering, int64_t ego) {
    gathering->touched_count = 0;
    for (int k = 0; k < gathering->conditions->count; k++) {
        const nw__gate_condition *condition = &gathering->conditions->items[k];
        const nw__csr *rows = &gathering->rows[k];
        if (rows->start == NULL) /* each condition has rows, which the analyzer cannot see */
            continue;
        for (int64_t place = rows->start[ego]; place < rows->start[ego + 1]; place++) {
            int32_t alter = rows->to[place];
            double weight = rows->weight != NULL ? rows->weight[place] : 1;
            bool counts = condition->is_cost ? weight <= condition->limit : !(weight < condition->limit);
            if (gathering->told[alter] == 0)
                gathering->touched[gathering->touched_count++] = alter;
            gathering->told[alter] |= (unsigned char)(1U << k);
            gathering->stopped[alter] |= (unsigned char)((unsigned)!counts << k);
        }
    }
}

/* The bit of the condition of cost, which is the last; 0 without one. */
static unsigned cost_bit(const nw__gate_conditions *conditions) {
    return conditions->items[conditions->count - 1].is_cost ? 1U << (conditions->count - 1) : 0;
}

/* The conditions that do not hold for a pair, a bit each. Without a tie there is no knowing, valuing or access, but no
 * cost either, unless nobody was there to tell it. */
static unsigned stops_of(const nw__gate_conditions *conditions, unsigned told, unsigned stopped, bool answered) {
    unsigned all = (1U << conditions->count) - 1;
    unsigned needed = answered ? all & ~cost_bit(conditions) : all;
    return stopped | (needed & ~told);
}

/* Adds what passes among the pairs of a member to the builder, and counts. A pair is silent when the one who would draw
 * did not answer; without direction, when neither did. */
static netweave_status judge(gathering *gathering, int64_t ego, netweave_builder *builder, nw__gate_counts *counts) {
    const nw__gate_conditions *conditions = gathering->conditions;
    bool ego_answered = has_answered(gathering, ego);
    unsigned costs = cost_bit(conditions);
    int64_t silent = ego_answered ? 0 : (gathering->directed ? gathering->there : gathering->silent) - 1;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t place = 0; place < gathering->touched_count; place++) {
        int64_t alter = gathering->touched[place];
        unsigned told = gathering->told[alter];
        bool answered = ego_answered || (!gathering->directed && has_answered(gathering, alter));
        unsigned stops = stops_of(conditions, told, gathering->stopped[alter], answered);
        gathering->told[alter] = 0;
        gathering->stopped[alter] = 0;
        if ((told & ~costs) == 0 || (!answered && stops != 0))
            continue;
        silent -= !answered;
        counts->pairs++;
        counts->passed_all += stops == 0;
        for (int k = 0; k < conditions->count; k++) {
            counts->passed[k] += (stops >> k & 1) == 0;
            counts->alone[k] += stops == 1U << k;
        }
        if (stops == 0 && (gathering->directed || ego < alter) && status == NETWEAVE_STATUS_OK)
            status = netweave_builder_add_ties(builder, 1, &ego, &alter, NULL);
    }
    counts->unknown += silent;
    return status;
}

static netweave_status gate_wave(const netweave_network *network, const nw__gate_conditions *conditions, bool directed,
                                 netweave_run *run, netweave_builder *builder, nw__gate_counts *counts) {
    gathering gathering = {
        .network = network, .conditions = conditions, .members = network->roster.ids.count, .directed = directed};
    netweave_status status =
        netweave_builder_set_tie_set(builder, "gate", nw__index_text(&network->waves, counts->wave),
                                     directed ? NETWEAVE_DIRECTION_DIRECTED : NETWEAVE_DIRECTION_UNDIRECTED);
    if (status == NETWEAVE_STATUS_OK)
        status = gather(&gathering, counts->wave);
    for (int64_t ego = 0; ego < gathering.members && status == NETWEAVE_STATUS_OK; ego++) {
        if (ego % CHECK_EVERY == 0)
            status = nw__run_check(run, (double)ego / (double)gathering.members, "gate");
        if (!gathering.present[ego] || status != NETWEAVE_STATUS_OK)
            continue;
        touch(&gathering, ego);
        status = judge(&gathering, ego, builder, counts);
    }
    free_gathering(&gathering);
    return status;
}

/* ---- the network ---- */

/* The waves in which the layers were asked for: all of them, or none. */
static netweave_status find_waves(const netweave_network *network, const nw__gate_conditions *conditions,
                                  nw__gate_counts *counts, int64_t *out_count) {
    for (int64_t wave = 0; wave < network->waves.count; wave++) {
        const nw__gate_condition *missing = NULL;
        int found = 0;
        for (int k = 0; k < conditions->count; k++) {
            if (nw__network_tie_set(network, conditions->items[k].layer, wave) != NULL)
                found++;
            else
                missing = &conditions->items[k];
        }
        if (found > 0 && missing != NULL)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "gate: layer '%s' has no ties in wave '%s', as if it had not been asked there; say %s=none "
                            "to do without it in all waves",
                            nw__index_text(&network->layers, missing->layer), nw__index_text(&network->waves, wave),
                            missing->name);
        if (found > 0)
            counts[(*out_count)++] = (nw__gate_counts){.wave = wave};
    }
    return NETWEAVE_STATUS_OK;
}

static bool is_directed(const netweave_network *network, const nw__gate_conditions *conditions) {
    for (size_t k = 0; k < network->tie_set_count; k++)
        for (int j = 0; j < conditions->count; j++)
            if (network->tie_sets[k].layer == conditions->items[j].layer &&
                network->tie_sets[k].direction == NETWEAVE_DIRECTION_DIRECTED)
                return true;
    return false;
}

/* Members, attributes, waves, who was there and who answered, as they are in the network. */
static netweave_status copy_frame(const netweave_network *network, netweave_builder *builder) {
    int64_t members = network->roster.ids.count;
    netweave_status status = nw__index_copy(&network->roster.ids, &builder->roster.ids);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__attributes_copy(&network->roster.attributes, members, NULL, &builder->roster.attributes);
    if (status == NETWEAVE_STATUS_OK && *network->source != '\0')
        status = netweave_builder_add_source(builder, network->source);
    for (size_t k = 0; k < network->notes.count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__notes_add(&builder->notes, network->notes.items[k]);
    for (int64_t wave = 0; wave < network->waves.count && status == NETWEAVE_STATUS_OK; wave++) {
        const char *name = nw__index_text(&network->waves, wave);
        int64_t place;
        status = nw__builder_add_wave(builder, name, &place);
        for (int64_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++) {
            status = netweave_builder_set_presence(builder, name, i, netweave_network_present(network, wave, i));
            if (status == NETWEAVE_STATUS_OK && network->respondent != NULL)
                status =
                    netweave_builder_set_respondent(builder, name, i, netweave_network_respondent(network, wave, i));
        }
    }
    return status;
}

static netweave_status make(const netweave_network *network, const nw__gate_conditions *conditions, netweave_run *run,
                            nw__gate_counts *counts, netweave_builder *builder, netweave_table **out_table) {
    nw__notes notes = {0};
    int64_t waves = 0;
    bool directed = is_directed(network, conditions);
    netweave_status status = find_waves(network, conditions, counts, &waves);
    if (status == NETWEAVE_STATUS_OK)
        status = copy_frame(network, builder);
    for (int64_t k = 0; k < waves && status == NETWEAVE_STATUS_OK; k++)
        status = gate_wave(network, conditions, directed, run, builder, &counts[k]);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__gate_notes(network, conditions, counts, waves, &notes);
    for (size_t k = 0; k < notes.count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__notes_add(&builder->notes, notes.items[k]);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__gate_table(network, conditions, counts, waves, &notes, out_table);
    nw__notes_free(&notes);
    return status;
}

static netweave_status gate(const netweave_network *network, const nw__gate_conditions *conditions, netweave_run *run,
                            netweave_network **out_network, netweave_table **out_table) {
    netweave_builder *builder = NULL;
    netweave_network *made = NULL;
    netweave_table *table = NULL;
    nw__gate_counts *counts = nw__allocate((size_t)network->waves.count, sizeof *counts);
    netweave_status status = counts != NULL ? netweave_builder_create(&builder) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = make(network, conditions, run, counts, builder, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__builder_finish_taking(builder, &made);
    netweave_builder_free(builder);
    nw__free(counts);
    if (status == NETWEAVE_STATUS_OK)
        *out_network = made;
    if (status == NETWEAVE_STATUS_OK && out_table != NULL)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}

netweave_status netweave_network_gate(const netweave_network *network, const char *options, netweave_run *run,
                                      netweave_network **out_network, netweave_table **out_table) {
    nw__options read;
    nw__gate_conditions conditions = {.count = 0};
    NW_REQUIRE(network, NW_MAGIC_NETWORK);
    NW_REQUIRE_POINTER(out_network);
    netweave_status status = nw__run_check(run, 0, "gate");
    if (status == NETWEAVE_STATUS_OK)
        status = nw__options_parse(options, "gate", known, 2 * (size_t)ROLES, &read);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = read_conditions(network, &read, &conditions);
    nw__options_free(&read);
    return status == NETWEAVE_STATUS_OK ? gate(network, &conditions, run, out_network, out_table) : status;
}
