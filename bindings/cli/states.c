/* What compare and qap compare: files, waves of a file, or layers of a file. SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "states.h"

#include <stdlib.h>
#include <string.h>

/* The parts of a list with commas; NULL gives none. The caller frees each and the array. */
static char **split(const char *list, int *out_count) {
    int count = list != NULL;
    for (const char *at = list; at != NULL && (at = strchr(at, ',')) != NULL; at++)
        count++;
    char **parts = need_memory((size_t)count + 1, sizeof *parts);
    for (int k = 0; k < count; k++) {
        size_t length = strcspn(list, ",");
        parts[k] = text_of("%.*s", (int)length, list);
        list += length + 1;
    }
    *out_count = count;
    return parts;
}

static void free_parts(char **parts, int count) {
    for (int k = 0; k < count; k++)
        free(parts[k]);
    free(parts);
}

/* Names of layers or waves, or a list of them as one when a layer or wave itself bears that name. */
static char **split_names(const netweave_network *network, option option, const char *list, int *out_count) {
    bool waves = option == OPTION_WAVE;
    int64_t there = waves ? netweave_network_wave_count(network) : netweave_network_layer_count(network);
    for (int64_t k = 0; list != NULL && k < there; k++)
        if (strcmp(waves ? netweave_network_wave(network, k) : netweave_network_layer(network, k), list) == 0) {
            char **one = need_memory(2, sizeof *one);
            one[0] = text_of("%s", list);
            *out_count = 1;
            return one;
        }
    return split(list, out_count);
}

/* Puts the names of an option into the states: one for all, or one for each. */
static int spread(states *states, option option, char *const *names, int count) {
    if (count > 1 && count != states->count)
        return refuse("--%s names %d for %d waves; name one, or one for each", option_name(option), count,
                      states->count);
    for (int k = 0; k < states->count && count > 0; k++) {
        char **place = option == OPTION_WAVE ? &states->items[k].wave : &states->items[k].layer;
        *place = text_of("%s", names[count > 1 ? k : 0]);
    }
    return 0;
}

static void make_states(states *states, int count, const char *source) {
    states->items = need_memory((size_t)count, sizeof *states->items);
    states->count = count;
    for (int k = 0; k < count; k++)
        states->items[k].source = source;
}

/* True when all names are waves that the member list knows. */
static bool are_waves(const netweave_network *network, char *const *names, int count) {
    int found = 0;
    for (int k = 0; k < count; k++)
        for (int64_t wave = 0; wave < netweave_network_wave_count(network); wave++)
            found += strcmp(names[k], netweave_network_wave(network, wave)) == 0;
    return found == count;
}

/* Reads several files, each as a wave or as a layer. Layers that the member list has waves for are these waves. */
static int read_named(const session *session, states *states, char **names) {
    int count = session->word_count;
    int code =
        read_files_as(session, states->are_layers ? "layer" : "wave", count, session->words, names, &states->network);
    bool again = code == 0 && states->are_layers && are_waves(states->network, names, count);
    for (int k = 0; k < count; k++)
        again = again && strcmp(session->words[k], "-") != 0;
    if (!again)
        return code;
    netweave_network_free(states->network);
    states->network = NULL;
    states->are_layers = false;
    return read_files_as(session, "wave", count, session->words, names, &states->network);
}

/* Several files: each is a wave (or layer), and of the other kind one may be named for all, or one for each. */
static int read_files(const session *session, states *states) {
    char **names = wave_names(session->word_count, session->words);
    const char *as = option_name(states->are_layers ? OPTION_LAYER : OPTION_WAVE);
    int code = 0;
    if (session->values[states->are_layers ? OPTION_LAYER : OPTION_WAVE] != NULL)
        code = refuse("--%s chooses %ss of one file, and here each file is a %s; leave --%s out", as, as, as, as);
    if (code == 0 && states->are_layers && session->values[OPTION_GATE] != NULL)
        code = refuse("--gate makes one layer of several, and here each file is a layer; leave --gate out");
    if (code == 0)
        code = read_named(session, states, names);
    if (code == 0)
        code = pass_gate(session, &states->network, &states->gate);
    if (code == 0) {
        int count = 0;
        option other = states->are_layers ? OPTION_WAVE : OPTION_LAYER;
        char **others = split_names(states->network, other, session->values[other], &count);
        make_states(states, session->word_count, NULL);
        for (int k = 0; k < states->count; k++)
            states->items[k].source = session->words[k];
        code = spread(states, other, others, count);
        if (code == 0)
            code = spread(states, states->are_layers ? OPTION_LAYER : OPTION_WAVE, names, states->count);
        free_parts(others, count);
    }
    free_parts(names, session->word_count);
    return code;
}

/* All layers of a file that has one wave, or none where it has one layer. */
static void take_layers(states *states, const char *source) {
    int64_t there = netweave_network_layer_count(states->network);
    make_states(states, there > 1 ? (int)there : 1, source);
    for (int k = 0; k < states->count && there > 1; k++)
        states->items[k].layer = text_of("%s", netweave_network_layer(states->network, k));
}

/* One file as one wave, whatever times it has. */
static int read_flat(const session *session, states *states) {
    char name[] = "";
    char *names[] = {name};
    int code = read_files_as(session, "wave", 1, session->words, names, &states->network);
    return code == 0 ? pass_gate(session, &states->network, &states->gate) : code;
}

/* One file: the waves or layers that are named, else all its waves. */
static int read_one_file(const session *session, states *states) {
    int code = states->is_flat ? read_flat(session, states)
                               : read_network(session, session->words[0], &states->network, &states->gate);
    if (code != 0)
        return code;
    int wave_count = 0;
    int layer_count = 0;
    int64_t there = netweave_network_wave_count(states->network);
    char **waves = split_names(states->network, OPTION_WAVE, session->values[OPTION_WAVE], &wave_count);
    char **layers = split_names(states->network, OPTION_LAYER, session->values[OPTION_LAYER], &layer_count);
    int count = wave_count > layer_count ? wave_count : layer_count;
    bool all = wave_count == 0 && layer_count < 2 && there > 1;
    if (all) {
        make_states(states, (int)there, session->words[0]);
        for (int k = 0; k < states->count; k++)
            states->items[k].wave = text_of("%s", netweave_network_wave(states->network, k));
        code = spread(states, OPTION_LAYER, layers, layer_count);
    } else if (count == 0 && states->are_layers) {
        take_layers(states, session->words[0]);
    } else if (count < 2 && !states->are_layers && !states->one_is_enough) {
        code = refuse("%s holds one wave to compare; name a second file, two waves with --wave A,B, or two layers with "
                      "--layer A,B",
                      session->words[0]);
    } else {
        make_states(states, count > 0 ? count : 1, session->words[0]);
        code = spread(states, OPTION_WAVE, waves, wave_count);
        if (code == 0)
            code = spread(states, OPTION_LAYER, layers, layer_count);
    }
    free_parts(waves, wave_count);
    free_parts(layers, layer_count);
    return code;
}

int read_states(const session *session, states *out_states) {
    int code = session->word_count > 1 ? read_files(session, out_states) : read_one_file(session, out_states);
    for (int k = 0; k < out_states->count && code == 0; k++) {
        state *state = &out_states->items[k];
        code = make_view(session, out_states->network, state->layer, state->wave, &state->view);
    }
    return code;
}

void free_states(states *states) {
    for (int k = 0; k < states->count; k++) {
        free(states->items[k].layer);
        free(states->items[k].wave);
        netweave_view_free(states->items[k].view);
    }
    free(states->items);
    netweave_table_free(states->gate);
    netweave_network_free(states->network);
}

const char *state_name(const states *states, int state) {
    const char *wave = states->items[state].wave;
    const char *layer = states->items[state].layer;
    bool waves_differ = wave != NULL && states->items[0].wave != NULL &&
                        strcmp(states->items[0].wave, states->items[states->count - 1].wave) != 0;
    return waves_differ || layer == NULL ? (wave != NULL ? wave : "") : layer;
}
