/* Reading what a command is to look at. SPDX-License-Identifier: GPL-2.0-or-later */
#include "input.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool given(const session *session, option option) {
    return session->values[option] != NULL;
}

/* ---- reading ---- */

static char *reader_options(const session *session, const char *as, const char *name) {
    char *text = options_for(session, FOR_READER);
    const char *weight = session->values[OPTION_WEIGHT];
    if (given(session, OPTION_DIRECTED) || given(session, OPTION_UNDIRECTED))
        text = with_option(text, "direction", given(session, OPTION_DIRECTED) ? "directed" : "undirected");
    else if (given(session, OPTION_GATE)) /* who draws on whom has a direction, whichever pairs name each other */
        text = with_option(text, "direction", "assume_directed");
    if (weight != NULL && strcmp(weight, "none") != 0)
        text = with_option(text, "weight", weight);
    if (name != NULL)
        text = with_option(text, as, name);
    return text;
}

int read_standard_input(char **out_bytes, size_t *out_length) {
    size_t length = 0;
    size_t capacity = 1 << 16;
    char *bytes = need_memory(capacity, 1);
    for (;;) {
        ssize_t got = read(STDIN_FILENO, bytes + length, capacity - length);
        if (got < 0 && errno == EINTR && !interrupted())
            continue;
        if (got < 0 || interrupted()) {
            int code = interrupted() ? told(NETWEAVE_STATUS_CANCELLED) : netweave_status_exit_code(NETWEAVE_STATUS_IO);
            if (!interrupted())
                fprintf(stderr, "netweave: standard input cannot be read: %s; name a file instead\n", strerror(errno));
            free(bytes);
            return code;
        }
        if (got == 0)
            break;
        length += (size_t)got;
        if (length == capacity) {
            char *more = realloc(bytes, capacity * 2);
            if (more == NULL) {
                free(bytes);
                return refuse("out of memory for standard input; give a smaller file");
            }
            bytes = more;
            capacity *= 2;
        }
    }
    *out_bytes = bytes;
    *out_length = length;
    return 0;
}

static int read_file(const session *session, netweave_builder *builder, const char *path, const char *as,
                     const char *name) {
    char *options = reader_options(session, as, name);
    int code = 0;
    if (strcmp(path, "-") == 0) {
        char *bytes = NULL;
        size_t length = 0;
        code = read_standard_input(&bytes, &length);
        if (code == 0)
            code = told(netweave_builder_read_memory(builder, "standard input", bytes, length, options, session->run));
        free(bytes);
    } else {
        code = told(netweave_builder_read(builder, path, options, session->run));
    }
    free(options);
    return code;
}

static int read_member_file(const session *session, netweave_builder *builder, const char *path, const char *wave) {
    char *options = text_of("%s", "");
    if (wave != NULL)
        options = with_option(options, "wave", wave);
    int code = told(netweave_builder_read_members(builder, path, options, session->run));
    free(options);
    return code;
}

/* Reads --members: one file, or with commas one per wave. A file whose own name holds commas is taken whole. */
static int read_members(const session *session, netweave_builder *builder, int count, char **waves) {
    const char *list = session->values[OPTION_MEMBERS];
    if (list == NULL)
        return 0;
    if (strchr(list, ',') == NULL || access(list, F_OK) == 0)
        return read_member_file(session, builder, list, NULL);
    int files = 1;
    for (const char *at = strchr(list, ','); at != NULL; at = strchr(at + 1, ','))
        files++;
    if (files != count || waves == NULL)
        return refuse("--members names %d files for %d wave%s; name one, or one per wave", files, count,
                      count == 1 ? "" : "s");
    int code = 0;
    for (int k = 0; k < count && code == 0; k++) {
        size_t length = strcspn(list, ",");
        char *path = text_of("%.*s", (int)length, list);
        code = read_member_file(session, builder, path, waves[k]);
        free(path);
        list += length + (list[length] == ',');
    }
    return code;
}

static int set_duplicates(const session *session, netweave_builder *builder) {
    static const char *const names[] = {"sum", "first", "max", "error"};
    const char *asked = session->values[OPTION_DUPLICATES];
    if (asked == NULL)
        return 0;
    for (int k = 0; k < 4; k++)
        if (strcmp(asked, names[k]) == 0)
            return told(netweave_builder_set_duplicates(builder, (netweave_duplicates)k));
    return refuse("--duplicates %s: it is sum, first, max or error", asked);
}

int read_files_as(const session *session, const char *as, int count, char **paths, char **names,
                  netweave_network **out_network) {
    netweave_builder *builder = NULL;
    int inputs = 0;
    for (int k = 0; k < count; k++)
        inputs += strcmp(paths[k], "-") == 0;
    if (inputs > 1)
        return refuse("\"-\" stands there twice, and standard input can be read once; name a file");
    int code = told(netweave_builder_create(&builder));
    if (code == 0)
        code = set_duplicates(session, builder);
    if (code == 0)
        code = read_members(session, builder, count, strcmp(as, "wave") == 0 ? names : NULL);
    for (int k = 0; k < count && code == 0; k++)
        code = read_file(session, builder, paths[k], as, names != NULL ? names[k] : NULL);
    if (code == 0)
        code = told(netweave_builder_finish(builder, out_network));
    netweave_builder_free(builder);
    return code;
}

/* True when a network has ties in a wave of this name. */
static bool has_ties(const netweave_network *network, const char *wave) {
    for (int64_t k = 0; k < netweave_network_wave_count(network); k++) {
        if (strcmp(netweave_network_wave(network, k), wave) != 0)
            continue;
        for (int64_t layer = 0; layer < netweave_network_layer_count(network); layer++)
            if (netweave_network_tie_count(network, layer, k) > 0)
                return true;
    }
    return false;
}

int pass_gate(const session *session, netweave_network **network, netweave_table **out_table) {
    netweave_network *gated = NULL;
    if (!given(session, OPTION_GATE))
        return 0;
    int code = told(netweave_network_gate(*network, session->values[OPTION_GATE], session->run, &gated, out_table));
    if (code != 0)
        return code;
    netweave_network_free(*network);
    *network = gated;
    return 0;
}

int read_network(const session *session, const char *path, netweave_network **out_network, netweave_table **out_gate) {
    char *paths[] = {(char *)path};
    char *wave = (char *)session->values[OPTION_WAVE];
    netweave_network *network = NULL;
    int code = read_files_as(session, "wave", 1, paths, NULL, &network);
    /* A file that names no waves of its own is of the wave that is asked for, as the member list knows it. */
    if (code == 0 && wave != NULL && !has_ties(network, wave) && has_ties(network, "") && strcmp(path, "-") != 0) {
        netweave_network_free(network);
        network = NULL;
        code = read_files_as(session, "wave", 1, paths, &wave, &network);
    }
    if (code != 0)
        return code;
    *out_network = network;
    return pass_gate(session, out_network, out_gate);
}

/* True when `name` is one of the first `count` names. */
static bool taken(const char *name, char *const *names, int count) {
    for (int k = 0; k < count; k++)
        if (strcmp(names[k], name) == 0)
            return true;
    return false;
}

/* How much all stems share at their start (or end), up to and with a separator, so that something is left of each. */
static size_t shared_length(int count, char *const *stems, bool at_end) {
    size_t shared = 0;
    for (size_t length = 1;; length++) {
        char first = '\0';
        for (int k = 0; k < count; k++) {
            size_t all = strlen(stems[k]);
            if (length >= all)
                return shared;
            char sign = stems[k][at_end ? all - length : length - 1];
            first = k == 0 ? sign : first;
            if (sign != first)
                return shared;
        }
        if (strchr("_- .", first) != NULL)
            shared = length;
    }
}

/* The file's name without folder and ending. */
static char *stem_of(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *stem = slash != NULL && slash[1] != '\0' ? slash + 1 : path;
    const char *dot = strrchr(stem, '.');
    if (strcmp(path, "-") == 0)
        return text_of("input");
    return text_of("%.*s", dot != NULL && dot != stem ? (int)(dot - stem) : (int)strlen(stem), stem);
}

char **wave_names(int count, char **paths) {
    char **names = need_memory((size_t)count, sizeof *names);
    for (int k = 0; k < count; k++)
        names[k] = stem_of(paths[k]);
    bool alike = false;
    for (int k = 0; k < count; k++)
        alike = alike || taken(names[k], names, k);
    for (int end = 0; end < 2 && count > 1 && !alike; end++) {
        size_t shared = shared_length(count, names, end == 1);
        for (int k = 0; k < count; k++) {
            size_t length = strlen(names[k]) - shared;
            memmove(names[k], names[k] + (end == 1 ? 0 : shared), length);
            names[k][length] = '\0';
        }
    }
    for (int k = 0; k < count; k++)
        for (int again = 1; taken(names[k], names, k); again++) {
            free(names[k]);
            names[k] = again == 1 ? text_of("%s", paths[k]) : text_of("%s (%d)", paths[k], again);
        }
    return names;
}

int make_view(const session *session, const netweave_network *network, const char *layer, const char *wave,
              netweave_view **out_view) {
    char *options = options_for(session, FOR_VIEW);
    if (given(session, OPTION_WEIGHT) && !given(session, OPTION_GATE)) /* which has read the weights already */
        options = with_option(options, "weight", session->values[OPTION_WEIGHT]);
    if (given(session, OPTION_UNDIRECTED) && !given(session, OPTION_SYMMETRIZE))
        options = with_option(options, "direction", "undirected");
    if (given(session, OPTION_DIRECTED) && !given(session, OPTION_SYMMETRIZE))
        options = with_option(options, "direction", "directed");
    if (layer != NULL)
        options = with_option(options, "layer", layer);
    if (wave != NULL)
        options = with_option(options, "wave", wave);
    int code = told(netweave_view_create(network, options, session->run, out_view));
    free(options);
    return code;
}

/* ---- what all answers say of the network ---- */

double network_number(const netweave_view *view, const char *measure) {
    netweave_table *table = NULL;
    if (netweave_measure_find(measure) < 0)
        return NAN;
    netweave_status status = netweave_measure_compute(view, measure, NULL, &table); /* cheap: no time limit */
    if (status != NETWEAVE_STATUS_OK)
        exit(told(status)); /* out of memory: nothing is written yet */
    double value = netweave_table_value(table, 0, 0);
    netweave_table_free(table);
    return value;
}

void write_network_json(json *json, const netweave_view *view, const char *source) {
    json_open(json, "network", '{', false);
    json_text(json, "source", source);
    json_whole(json, "members", netweave_view_member_count(view));
    json_whole(json, "ties", netweave_view_tie_count(view));
    json_truth(json, "directed", netweave_view_directed(view) != 0);
    json_truth(json, "weighted", netweave_view_weighted(view) != 0);
    json_number(json, "components", network_number(view, "components"));
    json_number(json, "isolates", network_number(view, "isolates"));
    json_text(json, "view", netweave_view_description(view));
    json_close(json, '}');
}

void write_head_json(const session *session, json *json) {
    json_text(json, "netweave", netweave_version());
    json_text(json, "command", session->command->name);
    json_whole(json, "seed", (int64_t)netweave_run_seed(session->run));
}

void write_notes_json(json *json, const notes *notes) {
    json_open(json, "notes", '[', true);
    for (size_t k = 0; k < notes->count; k++)
        json_text(json, NULL, notes->texts[k]);
    json_close(json, ']');
}

void print_source(const session *session, const netweave_view *view, const char *label, const char *source) {
    int64_t members = netweave_view_member_count(view);
    int64_t ties = netweave_view_tie_count(view);
    const char *description = netweave_view_description(view);
    char *text = text_of("%s: %" PRId64 " member%s, %" PRId64 " tie%s%s%s", source, members, members == 1 ? "" : "s",
                         ties, ties == 1 ? "" : "s", *description != '\0' ? "; " : "", description);
    print_paragraph(label, text, session->style, session->out);
    free(text);
}

void print_foot(const session *session, const char *more) {
    fprintf(session->out, "\nnetweave %s, seed %" PRIu64 "%s\n", netweave_version(), netweave_run_seed(session->run),
            more);
}
