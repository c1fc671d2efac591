/* netweave profile: the shape of one network. SPDX-License-Identifier: GPL-2.0-or-later */
#include "shape.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 10 };

/* What a profile is written from. */
typedef struct profile {
    const char *source;
    netweave_network *network;
    netweave_view *view;
    netweave_structure *structure;
    netweave_table *curve; /* NULL where it is undefined */
    int64_t top;
    notes notes;
} profile;

static void print_members(const session *session, const profile *profile) {
    const netweave_table *members = netweave_structure_members(profile->structure);
    int64_t count = netweave_table_row_count(members);
    if (count == 0)
        return;
    char *heading = count > profile->top
                        ? text_of("Members, by how much they broker (%" PRId64 " of %" PRId64 ")", profile->top, count)
                        : text_of("Members");
    print_heading(heading, session->style, session->out);
    print_table(members, profile->top, session->style, session->out);
    free(heading);
}

/* The orders in which members leave, as the curve names them and as people read them. */
enum { ORDERS = 4 };
static const char *const orders[ORDERS][2] = {
    {"degree", "by degree"}, {"betweenness", "by betweenness"}, {"best", "worst choice"}, {"group", "of the hub"}};

/* The row of a curve where so many have left in an order; -1 when there is none. */
static int64_t find_row(const netweave_table *curve, const char *order, double count) {
    int64_t counts = netweave_table_find_column(curve, "removed_count");
    for (int64_t row = 0; row < netweave_table_row_count(curve); row++)
        if (strcmp(netweave_table_label(curve, 0, row), order) == 0 &&
            netweave_table_value(curve, row, counts) == count)
            return row;
    return -1;
}

/* A few points of the curve: the pairs that stay connected. Efficiency and spread are in the JSON. */
static void print_curve(const session *session, const netweave_table *curve) {
    static const double counts[] = {1, 2, 3, 5, 10};
    int64_t column = netweave_table_find_column(curve, "reachable_pairs");
    bool there[ORDERS];
    for (int k = 0; k < ORDERS; k++)
        there[k] = find_row(curve, orders[k][0], 1) >= 0;
    char alignment[ORDERS + 2] = "r";
    int columns = 1;
    for (int k = 0; k < ORDERS; k++)
        if (there[k])
            alignment[columns++] = 'r';
    if (columns == 1)
        return;
    print_heading("Pairs still connected when members leave (share of before)", session->style, session->out);
    grid *grid = grid_new(alignment);
    grid_add(grid, "leave");
    for (int k = 0; k < ORDERS; k++)
        if (there[k])
            grid_add(grid, orders[k][1]);
    for (size_t j = 0; j < sizeof counts / sizeof counts[0]; j++) {
        bool any = false;
        for (int k = 0; k < ORDERS; k++)
            any = any || isfinite(netweave_table_value(curve, find_row(curve, orders[k][0], counts[j]), column));
        if (!any)
            continue;
        grid_add_number(grid, counts[j], NETWEAVE_KIND_COUNT);
        for (int k = 0; k < ORDERS; k++)
            if (there[k])
                grid_add_number(grid, netweave_table_value(curve, find_row(curve, orders[k][0], counts[j]), column),
                                NETWEAVE_KIND_SHARE);
    }
    grid_end(grid, session->style, session->out);
}

static void print_profile(const session *session, const profile *profile) {
    const netweave_structure *structure = profile->structure;
    print_paragraph("", netweave_structure_sentence(structure), session->style, session->out);
    fputs("\n", session->out);
    print_source(session, profile->view, "", profile->source);
    print_heading("Structure", session->style, session->out);
    print_structure_numbers(session, structure);
    print_types(session, structure);
    print_members(session, profile);
    print_curve(session, profile->curve);
    notes_print(&profile->notes, session->style, session->out);
    char *draws = text_of(", %.0f draws", structure_draws(structure));
    print_foot(session, draws);
    free(draws);
}

/* How the network was read, and what the draws did. */
static void write_profile_conventions(const session *session, const profile *profile, json *json) {
    char *options = options_for(session, FOR_STRUCTURE);
    char *draws = text_of("%.0f", structure_draws(profile->structure));
    if (session->values[OPTION_NOISE] == NULL)
        options = with_option(options, "noise", "0.05"); /* the library's */
    options = with_option(options, "draws", draws);
    json_open(json, "conventions", '{', true);
    json_text(json, "view", netweave_view_description(profile->view));
    json_text(json, "structure", options);
    json_close(json, '}');
    free(options);
    free(draws);
}

static void write_profile_json(const session *session, const profile *profile) {
    json json = {.out = session->out};
    json_open(&json, NULL, '{', true);
    write_head_json(session, &json);
    write_network_json(&json, profile->view, profile->source);
    write_structure_json(&json, profile->structure);
    json_open(&json, "members", '[', true);
    write_rows_json(&json, netweave_structure_members(profile->structure), profile->top);
    json_close(&json, ']');
    json_open(&json, "hub_curve", '[', true);
    write_rows_json(&json, profile->curve, -1);
    json_close(&json, ']');
    json_number(&json, "draws", structure_draws(profile->structure));
    write_profile_conventions(session, profile, &json);
    write_notes_json(&json, &profile->notes);
    json_close(&json, '}');
}

/* The curve of leavers; where the network is too small for one there is none. */
static int make_curve(const session *session, profile *profile) {
    if (netweave_view_member_count(profile->view) < 3)
        return 0;
    const char *options = session->values[OPTION_HUB] != NULL ? "order=\"degree,betweenness,best,group\"" : NULL;
    return told(netweave_hub_curve(profile->view, options, session->run, &profile->curve));
}

static int make_profile(const session *session, profile *profile) {
    int code = read_network(session, session->words[0], &profile->network, NULL);
    if (code == 0)
        code = make_view(session, profile->network, session->values[OPTION_LAYER], session->values[OPTION_WAVE],
                         &profile->view);
    if (code == 0)
        code = make_structure(session, profile->view, &profile->structure);
    return code == 0 ? make_curve(session, profile) : code;
}

static void write_profile(const session *session, profile *profile) {
    notes_add_table(&profile->notes, netweave_structure_numbers(profile->structure));
    notes_add_table(&profile->notes, netweave_structure_types(profile->structure));
    notes_add_table(&profile->notes, netweave_structure_members(profile->structure));
    notes_add_table(&profile->notes, profile->curve);
    notes_add_network(&profile->notes, profile->network);
    if (session->style == STYLE_JSON)
        write_profile_json(session, profile);
    else if (session->style == STYLE_CSV)
        write_long_csv(session, netweave_structure_numbers(profile->structure));
    else
        print_profile(session, profile);
    notes_free(&profile->notes);
}

int run_profile(session *session) {
    profile profile = {.source = session->words[0], .top = TOP};
    const char *top = session->values[OPTION_TOP];
    char *end = NULL;
    if (top != NULL) {
        profile.top = strtoll(top, &end, 10);
        if (*top < '0' || *top > '9' || *end != '\0')
            return refuse("--top %s: it is the number of members to list", top);
    }
    if (session->values[OPTION_ALL] != NULL)
        profile.top = INT64_MAX;
    int code = make_profile(session, &profile);
    if (code == 0)
        write_profile(session, &profile);
    netweave_table_free(profile.curve);
    netweave_structure_free(profile.structure);
    netweave_view_free(profile.view);
    netweave_network_free(profile.network);
    return code;
}
