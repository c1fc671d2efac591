/* The intake: what readers gather, settled in one way. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/utf8.h"
#include "io/io.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FOLD_LIMIT = 100000, SHOWN_NAMES = 5, CHECK_EVERY = 65536 };

netweave_status nw__intake_start(nw__intake *intake) {
    intake->unsaid = NETWEAVE_DIRECTION_AUTO;
    return netweave_builder_create(&intake->builder);
}

netweave_status nw__intake_restart(nw__intake *intake) {
    nw__intake fresh = {
        .target = intake->target, .options = intake->options, .run = intake->run, .document = intake->document};
    nw__intake_free(intake);
    *intake = fresh;
    return nw__intake_start(intake);
}

void nw__intake_free(nw__intake *intake) {
    netweave_builder_free(intake->builder);
    nw__index_free(&intake->layers);
    nw__index_free(&intake->waves);
    nw__free(intake->from);
    nw__free(intake->to);
    nw__free(intake->weight);
    nw__free(intake->layer);
    nw__free(intake->wave);
    nw__free(intake->direction);
    nw__attributes_free(&intake->ties);
    *intake = (nw__intake){0};
}

netweave_status nw__intake_tie(nw__intake *intake, int64_t from, int64_t to, double weight, int64_t layer, int64_t wave,
                               netweave_direction direction) {
    size_t needed = (size_t)intake->count + 1;
    if (!nw__grow(&intake->from, &intake->from_capacity, needed, sizeof *intake->from) ||
        !nw__grow(&intake->to, &intake->to_capacity, needed, sizeof *intake->to) ||
        !nw__grow(&intake->weight, &intake->weight_capacity, needed, sizeof *intake->weight) ||
        !nw__grow(&intake->layer, &intake->layer_capacity, needed, sizeof *intake->layer) ||
        !nw__grow(&intake->wave, &intake->wave_capacity, needed, sizeof *intake->wave) ||
        !nw__grow(&intake->direction, &intake->direction_capacity, needed, sizeof *intake->direction))
        return nw__fail_memory();
    intake->from[intake->count] = (int32_t)from;
    intake->to[intake->count] = (int32_t)to;
    intake->weight[intake->count] = weight;
    intake->layer[intake->count] = (int32_t)layer;
    intake->wave[intake->count] = (int32_t)wave;
    intake->direction[intake->count] = (int8_t)direction;
    intake->count++;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__intake_note(nw__intake *intake, const char *format, ...) {
    char sentence[NW_ERROR_SIZE];
    int used = snprintf(sentence, sizeof sentence, "%s: ", intake->document->base);
    va_list arguments;
    va_start(arguments, format);
    if (used > 0 && (size_t)used < sizeof sentence)
        vsnprintf(sentence + used, sizeof sentence - (size_t)used, format, arguments);
    va_end(arguments);
    char clean[NW_ERROR_SIZE];
    nw__utf8_escape(sentence, strlen(sentence), clean, sizeof clean);
    return netweave_builder_add_note(intake->builder, clean);
}

netweave_status nw__intake_name(nw__index *names, const char *name, const char *what, const nw__document *document,
                                const char *at, int64_t *out_place) {
    netweave_status status = nw__index_add(names, name, strlen(name), out_place);
    if (status == NETWEAVE_STATUS_OK && names->count > NW_NAME_LIMIT)
        return nw__fail_at_as(
            NETWEAVE_STATUS_LIMIT, document, at,
            "there are more than %d different values of %s; rename that column if it holds something else",
            NW_NAME_LIMIT, what);
    return status;
}

netweave_status nw__intake_list(nw__intake *intake, const char *label, int64_t number, int64_t *out_member) {
    nw__text name = {0};
    int64_t known = intake->builder->roster.ids.count;
    bool taken = nw__index_find(&intake->builder->roster.ids, label, strlen(label)) >= 0;
    nw__text_append(&name, label);
    if (*label == '\0')
        nw__text_append_format(&name, "%lld", (long long)number);
    for (int tries = 0; (taken || tries == 0) && tries < 2; tries++) {
        if (taken)
            nw__text_append_format(&name, " [%lld]", (long long)number);
        taken = name.bytes != NULL && nw__index_find(&intake->builder->roster.ids, name.bytes, name.length) >= 0;
    }
    char *id = nw__text_take(&name);
    netweave_status status = id != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_add_member(intake->builder, id, out_member);
    if (status == NETWEAVE_STATUS_OK && *out_member != known)
        status = nw__fail_at(intake->document, nw__document_find(intake->document, intake->document->bytes, label),
                             "the label '%.*s' is given to several members; make labels different",
                             nw__shown(id, strlen(id)), id);
    if (status == NETWEAVE_STATUS_OK && *label != '\0' && strcmp(id, label) != 0)
        status = nw__intake_note(intake, "the label '%.*s' is given to several members; one of them is called '%.*s'.",
                                 nw__shown(label, strlen(label)), label, nw__shown(id, strlen(id)), id);
    nw__free(id);
    return status;
}

/* What is known of the ties of one layer and wave before they go to the builder. */
typedef struct set {
    bool directed, undirected, silent;
} set;

static netweave_direction settle_direction(const nw__intake *intake, const set *set) {
    if (nw__options_chosen(intake->options, "direction", "directed"))
        return NETWEAVE_DIRECTION_DIRECTED;
    if (nw__options_chosen(intake->options, "direction", "undirected"))
        return NETWEAVE_DIRECTION_UNDIRECTED;
    if (set->directed)
        return NETWEAVE_DIRECTION_DIRECTED;
    if (set->undirected && !set->silent)
        return NETWEAVE_DIRECTION_UNDIRECTED;
    bool assumed = intake->unsaid == NETWEAVE_DIRECTION_AUTO &&
                   nw__options_chosen(intake->options, "direction", "assume_directed");
    return assumed ? NETWEAVE_DIRECTION_DIRECTED : intake->unsaid;
}

static const char *layer_name(const nw__intake *intake, int64_t layer) {
    const char *wanted = nw__options_text(intake->options, "layer");
    return wanted != NULL ? wanted : nw__index_text(&intake->layers, layer);
}

static const char *wave_name(const nw__intake *intake, int64_t wave) {
    const char *wanted = nw__options_text(intake->options, "wave");
    return wanted != NULL ? wanted : nw__index_text(&intake->waves, wave);
}

/* Says that a member was there, unless it is said already. */
static netweave_status say_present(nw__intake *intake, const char *wave, int64_t place, int64_t member) {
    const nw__said *said = &intake->builder->presence[place];
    if ((size_t)member < said->filled && said->values[member] == 1)
        return NETWEAVE_STATUS_OK;
    return netweave_builder_set_presence(intake->builder, wave, member, 1);
}

static netweave_status add_tie(nw__intake *intake, int64_t tie, bool reversed) {
    nw__tie_set *target = &intake->builder->tie_sets[intake->builder->open];
    int64_t before = target->count;
    int64_t from = reversed ? intake->to[tie] : intake->from[tie];
    int64_t to = reversed ? intake->from[tie] : intake->to[tie];
    netweave_status status =
        netweave_builder_add_ties(intake->builder, 1, &from, &to, intake->weighted ? &intake->weight[tie] : NULL);
    for (size_t k = 0; k < intake->ties.count && status == NETWEAVE_STATUS_OK && target->count > before; k++) {
        const nw__attribute *attribute = &intake->ties.items[k];
        double number = nw__attribute_number(attribute, tie);
        if (number == number)
            status = nw__attributes_set(&target->attributes, attribute->name, before,
                                        nw__attribute_text(attribute, tie), number);
    }
    return status;
}

static netweave_status add_ties(nw__intake *intake, const set *sets) {
    int64_t open = -1;
    int64_t wave_place = -1;
    int64_t doubled = 0;
    netweave_direction direction = NETWEAVE_DIRECTION_AUTO;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t k = 0; k < intake->count && status == NETWEAVE_STATUS_OK; k++) {
        int64_t place = intake->layer[k] * intake->waves.count + intake->wave[k];
        const char *wave = wave_name(intake, intake->wave[k]);
        if (place != open) {
            direction = settle_direction(intake, &sets[place]);
            status =
                netweave_builder_set_tie_set(intake->builder, layer_name(intake, intake->layer[k]), wave, direction);
            if (status != NETWEAVE_STATUS_OK)
                break;
            wave_place = intake->builder->tie_sets[intake->builder->open].wave;
            open = place;
        }
        status = add_tie(intake, k, false);
        bool both = direction == NETWEAVE_DIRECTION_DIRECTED && sets[place].directed &&
                    intake->direction[k] == NETWEAVE_DIRECTION_UNDIRECTED && intake->from[k] != intake->to[k];
        if (status == NETWEAVE_STATUS_OK && both)
            status = add_tie(intake, k, true);
        doubled += both;
        if (status == NETWEAVE_STATUS_OK && !intake->said)
            status = say_present(intake, wave, wave_place, intake->from[k]);
        if (status == NETWEAVE_STATUS_OK && !intake->said)
            status = say_present(intake, wave, wave_place, intake->to[k]);
        if (status == NETWEAVE_STATUS_OK && k % CHECK_EVERY == 0)
            status = nw__run_check(intake->run, (double)k / (double)intake->count, "taking in ties");
    }
    if (status == NETWEAVE_STATUS_OK && doubled > 0)
        status = nw__intake_note(intake, "%lld undirected tie%s among directed ones: read as ties both ways.",
                                 (long long)doubled, doubled == 1 ? "" : "s");
    return status;
}

/* Gives the builder the ties of an intake of one layer and wave, whose memory it takes over; those of weight 0 are
 * none. All members have a tie, so they were there. */
static netweave_status give_ties(nw__intake *intake, const set *sets) {
    netweave_builder *builder = intake->builder;
    netweave_status status = netweave_builder_set_tie_set(builder, layer_name(intake, 0), wave_name(intake, 0),
                                                          settle_direction(intake, &sets[0]));
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__tie_set *target = &builder->tie_sets[builder->open];
    for (int64_t k = 0; k < intake->count; k++) {
        intake->from[target->count] = intake->from[k];
        intake->to[target->count] = intake->to[k];
        if (intake->weight != NULL)
            intake->weight[target->count] = intake->weight[k];
        target->count += intake->weight == NULL || intake->weight[k] != 0;
    }
    builder->zero_count += intake->count - target->count;
    target->from = intake->from;
    target->to = intake->to;
    target->weight = intake->weight;
    target->from_capacity = intake->from_capacity;
    target->to_capacity = intake->to_capacity;
    target->weight_capacity = intake->weight_capacity;
    intake->from = intake->to = NULL;
    intake->weight = NULL;
    return nw__builder_say_all_present(builder, target->wave);
}

/* All members of a file that lists them were there in its waves; relations without ties exist too. */
static netweave_status list_members(nw__intake *intake, const set *sets) {
    int64_t layers = nw__options_text(intake->options, "layer") != NULL ? 1 : intake->layers.count;
    netweave_status status = NETWEAVE_STATUS_OK;
    bool say = !intake->said && intake->builder->roster.ids.count > 0;
    for (int64_t wave = 0; wave < intake->waves.count && status == NETWEAVE_STATUS_OK; wave++) {
        int64_t place = -1;
        for (int64_t layer = 0; layer < layers && status == NETWEAVE_STATUS_OK; layer++)
            if (intake->waves.count == 1)
                status = netweave_builder_set_tie_set(intake->builder, layer_name(intake, layer),
                                                      wave_name(intake, wave), settle_direction(intake, &sets[layer]));
        if (status == NETWEAVE_STATUS_OK && say)
            status = nw__builder_add_wave(intake->builder, wave_name(intake, wave), &place);
        if (status == NETWEAVE_STATUS_OK && say)
            status = nw__builder_say_all_present(intake->builder, place);
    }
    return status;
}

/* Members that a member list read before does not know: refused when strict, else said. */
static netweave_status check_strangers(nw__intake *intake) {
    const netweave_builder *target = intake->target;
    bool strict = nw__options_chosen(intake->options, "strict", "yes");
    bool known = strict || target->roster.attributes.count > 0;
    if (intake->roster)
        return NETWEAVE_STATUS_OK;
    for (size_t i = 0; i < target->everywhere.filled && !known; i++)
        known = target->everywhere.values[i] > 0;
    nw__text names = {0};
    const char *first = "";
    int64_t strangers = 0;
    for (int64_t i = 0; known && i < intake->builder->roster.ids.count; i++) {
        const char *id = nw__index_text(&intake->builder->roster.ids, i);
        size_t length = strlen(id);
        if (nw__index_find(&target->roster.ids, id, length) >= 0)
            continue;
        first = strangers == 0 ? id : first;
        if (strangers++ < SHOWN_NAMES)
            nw__text_append_format(&names, "%s'%.*s'", strangers > 1 ? ", " : "", nw__shown(id, length), id);
    }
    netweave_status status = NETWEAVE_STATUS_OK;
    const char *more = strangers > SHOWN_NAMES ? " and others" : "";
    if (strangers > 0 && names.failed)
        status = nw__fail_memory();
    else if (strangers > 0 && strict)
        status =
            nw__fail_at_as(NETWEAVE_STATUS_NOT_FOUND, intake->document,
                           nw__document_find(intake->document, intake->document->bytes, first),
                           "%lld member%s not known before: %s%s; add them to the member list, or leave strict out",
                           (long long)strangers, strangers == 1 ? " is" : "s are", names.bytes, more);
    else if (strangers > 0)
        status =
            nw__intake_note(intake, "%lld member%s not in the member list and %s added: %s%s.", (long long)strangers,
                            strangers == 1 ? " is" : "s are", strangers == 1 ? "was" : "were", names.bytes, more);
    nw__text_free(&names);
    return status;
}

/* Folds one id into `index`; appends the pair to `names` when another id folds to the same. */
static netweave_status fold_id(nw__index *index, nw__index *owners, const char *id, nw__text *names, int64_t *pairs) {
    char *folded = nw__utf8_fold(id);
    if (folded == NULL)
        return nw__fail_memory();
    int64_t place = -1;
    int64_t owner = -1;
    int64_t before = index->count;
    netweave_status status = NETWEAVE_STATUS_OK;
    size_t length = strlen(folded);
    if (strspn(folded, "0123456789") < length) /* 1.1 and 11 are not near */
        status = nw__index_add(index, folded, length, &place);
    nw__free(folded);
    if (place < 0 || status != NETWEAVE_STATUS_OK)
        return status;
    if (place == before)
        return nw__index_add(owners, id, strlen(id), &owner);
    const char *other = nw__index_text(owners, place);
    if (strcmp(other, id) != 0 && (*pairs)++ < SHOWN_NAMES)
        nw__text_append_format(names, "%s'%.*s' and '%.*s'", *pairs > 1 ? ", " : "", nw__shown(other, strlen(other)),
                               other, nw__shown(id, strlen(id)), id);
    return NETWEAVE_STATUS_OK;
}

/* Warns of ids that differ only in case, accents or punctuation: often one member, spelled twice. */
static netweave_status note_near_ids(nw__intake *intake) {
    const nw__index *sources[] = {&intake->target->roster.ids, &intake->builder->roster.ids};
    nw__index folded = {0};
    nw__index owners = {0};
    nw__text names = {0};
    int64_t pairs = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (sources[0]->count + sources[1]->count > FOLD_LIMIT)
        return NETWEAVE_STATUS_OK;
    for (int source = 0; source < 2; source++)
        for (int64_t i = 0; i < sources[source]->count && status == NETWEAVE_STATUS_OK; i++)
            status = fold_id(&folded, &owners, nw__index_text(sources[source], i), &names, &pairs);
    if (status == NETWEAVE_STATUS_OK && names.failed)
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK && pairs > 0)
        status = nw__intake_note(intake,
                                 "these ids differ only in case, accents or punctuation and are kept as different "
                                 "members: %s%s.",
                                 names.bytes, pairs > SHOWN_NAMES ? " and others" : "");
    nw__text_free(&names);
    nw__index_free(&folded);
    nw__index_free(&owners);
    return status;
}

/* What the ties say of their direction, by layer and wave. */
static void gather_sets(const nw__intake *intake, set *sets) {
    bool told = intake->layer != NULL && intake->wave != NULL && intake->direction != NULL;
    for (int64_t k = 0; told && k < intake->count; k++) {
        set *set = &sets[intake->layer[k] * intake->waves.count + intake->wave[k]];
        set->directed = set->directed || intake->direction[k] == NETWEAVE_DIRECTION_DIRECTED;
        set->undirected = set->undirected || intake->direction[k] == NETWEAVE_DIRECTION_UNDIRECTED;
        set->silent = set->silent || intake->direction[k] == NETWEAVE_DIRECTION_AUTO;
    }
    if (intake->count > 0 && !told)
        sets[0].directed = intake->all_direction == NETWEAVE_DIRECTION_DIRECTED;
}

netweave_status nw__intake_settle(nw__intake *intake) {
    bool uniform = intake->count > 0 && intake->direction == NULL;
    int64_t place;
    if (uniform && (nw__index_add(&intake->layers, "", 0, &place) != NETWEAVE_STATUS_OK ||
                    nw__index_add(&intake->waves, "", 0, &place) != NETWEAVE_STATUS_OK))
        return nw__fail_memory();
    size_t cells = (size_t)(intake->layers.count * intake->waves.count);
    set *sets = nw__allocate_zeroed(cells, sizeof *sets);
    if (sets == NULL)
        return nw__fail_memory();
    /* An option that names the layer or wave makes one of all in the file: their direction is decided together. */
    if (intake->layer != NULL && nw__options_text(intake->options, "layer") != NULL)
        memset(intake->layer, 0, (size_t)intake->count * sizeof *intake->layer);
    if (intake->wave != NULL && nw__options_text(intake->options, "wave") != NULL)
        memset(intake->wave, 0, (size_t)intake->count * sizeof *intake->wave);
    gather_sets(intake, sets);
    netweave_status status = check_strangers(intake);
    if (status == NETWEAVE_STATUS_OK)
        status = note_near_ids(intake);
    if (status == NETWEAVE_STATUS_OK && intake->listed)
        status = list_members(intake, sets);
    if (status == NETWEAVE_STATUS_OK)
        status = uniform ? give_ties(intake, sets) : add_ties(intake, sets);
    if (status == NETWEAVE_STATUS_OK && intake->weighted)
        status = netweave_builder_set_weight_name(intake->builder,
                                                  intake->weight_name != NULL ? intake->weight_name : "weight");
    if (status == NETWEAVE_STATUS_OK)
        status = netweave_builder_add_source(intake->builder, intake->document->base);
    nw__free(sets);
    return status;
}
