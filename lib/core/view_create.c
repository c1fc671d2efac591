/* Making a view from a network, by options. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/options.h"
#include "core/view_make.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const nw__option known[] = {
    {"layer", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the layer; * merges all, a+b some"},
    {"wave", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the wave"},
    {"weight", NW_OPTION_TEXT, "none", 0, 0, NULL, "the tie attribute used as strength, or none"},
    {"threshold", NW_OPTION_NUMBER, NULL, -1e300, 1e300, NULL, "only ties of at least this weight"},
    {"symmetrize", NW_OPTION_CHOICE, "none", 0, 0, "none|any|both", "undirected reading"},
    {"direction", NW_OPTION_CHOICE, "data", 0, 0, "data|directed|undirected", "whether ties have a direction"},
    {"reverse", NW_OPTION_CHOICE, "no", 0, 0, "no|yes", "whether ties are turned round"},
    {"without", NW_OPTION_TEXT, NULL, 0, 0, NULL, "members left out"},
    {"only", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the only members kept"},
    {"hub", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the members taken as hub"},
    {"group", NW_OPTION_TEXT, NULL, 0, 0, NULL, "the member attribute that groups"},
    {"members", NW_OPTION_CHOICE, "present", 0, 0, "present|all", "whether the absent are left out"},
    {"unknown", NW_OPTION_CHOICE, "observed", 0, 0, "observed|zero|reciprocity|previous",
     "how rows of those who did not answer are read"},
};

enum { KNOWN = sizeof known / sizeof known[0] };

static void free_making(nw__making *making) {
    nw__options_free(&making->options);
    nw__free(making->layers);
    nw__free(making->place);
}

static void list_names(const nw__index *names, nw__text *out) {
    for (int64_t k = 0; k < names->count; k++)
        nw__text_append_format(out, "%s'%s'", k > 0 ? ", " : "", nw__index_text(names, k));
}

static netweave_status missing_name(const nw__index *names, const char *what, const char *name) {
    nw__text list = {0};
    list_names(names, &list);
    netweave_status status = name != NULL ? nw__fail(NETWEAVE_STATUS_NOT_FOUND, "there is no %s '%s'; there are %s",
                                                     what, name, list.bytes != NULL ? list.bytes : "others")
                                          : nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                                                     "the network has several %ss: %s; choose one with %s=NAME", what,
                                                     list.bytes != NULL ? list.bytes : "", what);
    nw__text_free(&list);
    return status;
}

static netweave_status choose_wave(nw__making *making) {
    const nw__index *waves = &making->network->waves;
    const char *name = nw__options_text(&making->options, "wave");
    if (name == NULL && waves->count > 1)
        return missing_name(waves, "wave", NULL);
    making->wave = name != NULL ? nw__index_find(waves, name, strlen(name)) : 0;
    return making->wave >= 0 ? NETWEAVE_STATUS_OK : missing_name(waves, "wave", name);
}

/* Reads "a", "*" or "a+b". A layer whose own name holds '+' is found by its whole name first. */
static netweave_status choose_layers(nw__making *making) {
    const nw__index *layers = &making->network->layers;
    const char *name = nw__options_text(&making->options, "layer");
    making->layers = nw__allocate_zeroed((size_t)layers->count, 1);
    if (making->layers == NULL)
        return nw__fail_memory();
    if (name == NULL && layers->count > 1)
        return missing_name(layers, "layer", NULL);
    int64_t whole = name != NULL ? nw__index_find(layers, name, strlen(name)) : 0;
    bool all = name != NULL && whole < 0 && strcmp(name, "*") == 0;
    if (whole >= 0)
        making->layers[whole] = 1;
    if (all)
        memset(making->layers, 1, (size_t)layers->count);
    for (const char *at = name; whole < 0 && !all && at != NULL;) {
        const char *plus = strchr(at, '+');
        size_t length = plus != NULL ? (size_t)(plus - at) : strlen(at);
        int64_t layer = nw__index_find(layers, at, length);
        if (layer < 0)
            return missing_name(layers, "layer", name);
        making->layers[layer] = 1;
        at = plus != NULL ? plus + 1 : NULL;
    }
    for (int64_t k = 0; k < layers->count; k++)
        making->layer_count += making->layers[k];
    return NETWEAVE_STATUS_OK;
}

/* Marks the members of a selection in view places: `out` has one value per member of the view. NULL selection: NULL. */
static netweave_status mark(const nw__making *making, const char *option, unsigned char **out) {
    const char *selection = nw__options_text(&making->options, option);
    const netweave_roster *roster = &making->network->roster;
    if (selection == NULL)
        return NETWEAVE_STATUS_OK;
    unsigned char *chosen = nw__allocate((size_t)roster->ids.count, 1);
    unsigned char *marked = nw__allocate_zeroed((size_t)making->members, 1);
    netweave_status status = chosen != NULL && marked != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__roster_select(roster, selection, option, chosen);
    for (int64_t i = 0; i < roster->ids.count && status == NETWEAVE_STATUS_OK; i++)
        if (chosen[i] && making->place[i] >= 0)
            marked[making->place[i]] = 1;
    nw__free(chosen);
    if (status == NETWEAVE_STATUS_OK)
        *out = marked;
    else
        nw__free(marked);
    return status;
}

static netweave_status choose_members(nw__making *making) {
    const netweave_network *network = making->network;
    int64_t count = network->roster.ids.count;
    unsigned char *left_out = nw__allocate_zeroed((size_t)count, 1);
    unsigned char *chosen = nw__allocate((size_t)count, 1);
    making->place = nw__allocate((size_t)count, sizeof *making->place);
    netweave_status status = NETWEAVE_STATUS_OK;
    if (left_out == NULL || chosen == NULL || making->place == NULL)
        status = nw__fail_memory();
    const char *selections[] = {nw__options_text(&making->options, "without"),
                                nw__options_text(&making->options, "only")};
    for (int k = 0; k < 2 && status == NETWEAVE_STATUS_OK; k++) {
        if (selections[k] == NULL)
            continue;
        status = nw__roster_select(&network->roster, selections[k], k == 0 ? "without" : "only", chosen);
        for (int64_t i = 0; i < count && status == NETWEAVE_STATUS_OK; i++)
            left_out[i] |= chosen[i] == (k == 0);
    }
    bool all = nw__options_chosen(&making->options, "members", "all");
    for (int64_t i = 0; i < count && status == NETWEAVE_STATUS_OK; i++) {
        bool kept = !left_out[i] && (all || network->present[making->wave * count + i]);
        making->place[i] = kept ? making->members++ : -1;
    }
    making->whole = making->members == count;
    nw__free(left_out);
    nw__free(chosen);
    return status;
}

static bool has_tie_attribute(const netweave_network *network, const char *name) {
    if (strcmp(name, network->weight_name) == 0 || strcmp(name, "weight") == 0)
        return true;
    for (size_t k = 0; k < network->tie_set_count; k++) {
        const nw__attribute *attribute = nw__attributes_find(&network->tie_sets[k].attributes, name);
        if (attribute != NULL && attribute->kind != NETWEAVE_ATTRIBUTE_TEXT)
            return true;
    }
    return false;
}

static netweave_status choose_weight(nw__making *making) {
    const char *name = nw__options_text(&making->options, "weight");
    making->threshold = nw__options_number(&making->options, "threshold");
    making->weight_name = strcmp(name, "none") != 0 ? name : NULL;
    making->cut_name = making->weight_name != NULL ? making->weight_name : "weight";
    if (making->weight_name != NULL && !has_tie_attribute(making->network, name))
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "the ties have no number '%s' to use as weight; they have %s%s%s",
                        name, *making->network->weight_name != '\0' ? "'" : "no weights at all",
                        making->network->weight_name, *making->network->weight_name != '\0' ? "'" : "");
    if (!isnan(making->threshold) && making->weight_name == NULL && *making->network->weight_name == '\0')
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "threshold: the ties carry no weights to compare with it; leave it out");
    return NETWEAVE_STATUS_OK;
}

static void describe_reading(const nw__making *making, const netweave_view *view, bool both, nw__text *out) {
    nw__text_append(out, view->directed ? "directed ties" : "undirected ties");
    if (making->directed && !view->directed)
        nw__text_append(out, both ? " (tied when both name each other)" : " (tied when either names the other)");
    if (!making->directed && view->directed)
        nw__text_append(out, " (each undirected tie read as two)");
    if (view->directed && nw__options_chosen(&making->options, "reverse", "yes"))
        nw__text_append(out, ", all turned round");
    const char *layer = nw__options_text(&making->options, "layer");
    if (layer != NULL)
        nw__text_append_format(out, ", layer %s", layer);
    const char *wave = nw__index_text(&making->network->waves, making->wave);
    if (*wave != '\0')
        nw__text_append_format(out, ", wave %s", wave);
    if (making->weight_name != NULL)
        nw__text_append_format(out, ", strength from '%s'", making->weight_name);
    else
        nw__text_append(out, *making->network->weight_name != '\0' ? ", each tie counts as one (weights not used)"
                                                                   : ", each tie counts as one");
}

static netweave_status describe(const nw__making *making, netweave_view *view, bool both) {
    nw__text out = {0};
    describe_reading(making, view, both, &out);
    if (!isnan(making->threshold)) {
        nw__text_append(&out, ", only ties of at least ");
        nw__text_append_number(&out, making->threshold, 0);
        nw__text_append_format(&out, " (%lld left out)", (long long)making->cut);
    }
    if (making->unknown >= NW_UNKNOWN_RECIPROCITY)
        nw__text_append_format(&out, ", rows of who did not answer filled %s (ties added: %lld)",
                               making->unknown == NW_UNKNOWN_PREVIOUS ? "from the wave before" : "by reciprocity",
                               (long long)making->filled);
    static const char *const chosen[] = {"without", "only", "hub", "group"};
    for (size_t k = 0; k < sizeof chosen / sizeof chosen[0]; k++)
        if (nw__options_text(&making->options, chosen[k]) != NULL)
            nw__text_append_format(&out, ", %s %s", chosen[k], nw__options_text(&making->options, chosen[k]));
    if (making->self_ties > 0)
        nw__text_append_format(&out, ", self-ties ignored: %lld", (long long)making->self_ties);
    view->description = nw__text_take(&out);
    return view->description != NULL ? nw__view_keep_reading(view, &making->options) : nw__fail_memory();
}

/* Who was named names then. */
static void turn_round(netweave_view *view) {
    nw__csr turned = view->out;
    view->out = view->in;
    view->in = turned;
}

/* Roster places, hub, group and respondents of the view's members. */
static netweave_status set_members(nw__making *making, netweave_view *view) {
    const netweave_network *network = making->network;
    int64_t count = network->roster.ids.count;
    const char *group = nw__options_text(&making->options, "group");
    if (group != NULL) {
        view->group = nw__attributes_find(&network->roster.attributes, group);
        if (view->group == NULL)
            return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "group: members have no attribute '%s'; look at the member list",
                            group);
    }
    const unsigned char *answered = network->respondent == NULL ? NULL : network->respondent + making->wave * count;
    if (!making->whole)
        view->roster = nw__allocate((size_t)making->members, sizeof *view->roster);
    if (answered != NULL)
        view->respondent = nw__allocate((size_t)making->members, 1);
    if ((!making->whole && view->roster == NULL) || (answered != NULL && view->respondent == NULL))
        return nw__fail_memory();
    for (int64_t i = 0; i < count; i++) {
        if (making->place[i] < 0)
            continue;
        if (view->roster != NULL)
            view->roster[making->place[i]] = (int32_t)i;
        if (answered != NULL)
            view->respondent[making->place[i]] = answered[i];
    }
    return mark(making, "hub", &view->hub);
}

static nw__unknown rule_of(const nw__options *options) {
    static const char *const names[] = {
        [NW_UNKNOWN_ZERO] = "zero", [NW_UNKNOWN_RECIPROCITY] = "reciprocity", [NW_UNKNOWN_PREVIOUS] = "previous"};
    for (int k = NW_UNKNOWN_ZERO; k <= NW_UNKNOWN_PREVIOUS; k++)
        if (nw__options_chosen(options, "unknown", names[k]))
            return (nw__unknown)k;
    return NW_UNKNOWN_OBSERVED;
}

static netweave_status make_view(nw__making *making, netweave_run *run, netweave_view *view) {
    netweave_status status = choose_wave(making);
    if (status == NETWEAVE_STATUS_OK)
        status = choose_layers(making);
    if (status == NETWEAVE_STATUS_OK)
        status = choose_members(making);
    if (status == NETWEAVE_STATUS_OK)
        status = choose_weight(making);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    making->directed = nw__making_directed(making);
    bool both = nw__options_chosen(&making->options, "symmetrize", "both");
    bool undirected = both || nw__options_chosen(&making->options, "symmetrize", "any") ||
                      nw__options_chosen(&making->options, "direction", "undirected");
    bool directed = !undirected && (making->directed || nw__options_chosen(&making->options, "direction", "directed"));
    making->unknown = rule_of(&making->options);
    view->members = making->members;
    view->wave = making->wave;
    status = nw__making_ties(making, both, directed, run, view);
    view->self_ties = making->self_ties;
    view->is_reversed = view->directed && nw__options_chosen(&making->options, "reverse", "yes");
    view->is_joined = making->directed && !directed;
    view->unknown = making->unknown;
    view->cut = making->threshold;
    if (status == NETWEAVE_STATUS_OK && view->is_reversed)
        turn_round(view);
    if (status == NETWEAVE_STATUS_OK)
        status = set_members(making, view);
    if (status == NETWEAVE_STATUS_OK)
        status = describe(making, view, both);
    return status;
}

static netweave_status create(nw__making *making, netweave_run *run, netweave_view **out_view) {
    netweave_status status = NETWEAVE_STATUS_OK;
    netweave_view *view = nw__view_new();
    if (view == NULL) {
        status = nw__fail_memory();
    } else {
        view->network = nw__network_keep(making->network);
        status = make_view(making, run, view);
    }
    free_making(making);
    if (status == NETWEAVE_STATUS_OK)
        *out_view = view;
    else
        netweave_view_free(view);
    return status;
}

netweave_status netweave_view_create(const netweave_network *network, const char *options, netweave_run *run,
                                     netweave_view **out_view) {
    NW_REQUIRE(network, NW_MAGIC_NETWORK);
    NW_REQUIRE_POINTER(out_view);
    nw__making making = {.network = network};
    netweave_status status = nw__options_parse(options, "view", known, KNOWN, &making.options);
    return status == NETWEAVE_STATUS_OK ? create(&making, run, out_view) : status;
}

static netweave_status change(nw__options *options, const char *name, const char *value) {
    for (size_t k = 0; k < options->count; k++)
        if (strcmp(options->known[k].name, name) == 0) {
            char *copy = nw__copy_text(value);
            if (copy == NULL)
                return nw__fail_memory();
            nw__free(options->texts[k]);
            options->texts[k] = copy;
        }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__view_reread(const netweave_view *view, const nw__changed *changed, size_t count, netweave_run *run,
                                netweave_view **out_view) {
    if (view->network == NULL || view->reading == NULL)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "the view was made from another view, so that its network cannot be read anew; use one that "
                        "netweave_view_create() made");
    nw__making making = {.network = view->network};
    nw__text text = {0};
    nw__text_append(&text, view->reading);
    if (!isnan(view->cut)) {
        nw__text_append(&text, *view->reading != '\0' ? ",threshold=" : "threshold=");
        nw__text_append_number(&text, view->cut, 0);
    }
    char *spelled = nw__text_take(&text);
    if (spelled == NULL)
        return nw__fail_memory();
    netweave_status status = nw__options_parse(spelled, "view", known, KNOWN, &making.options);
    nw__free(spelled);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (size_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++)
        status = change(&making.options, changed[k].option, changed[k].value);
    if (status == NETWEAVE_STATUS_OK)
        return create(&making, run, out_view);
    free_making(&making);
    return status;
}
