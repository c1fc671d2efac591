/* Models with a shape: stars, stars of stars, core and periphery, ring, path, complete.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/generate.h"

#include <math.h>

#define MOST NW_GENERATE_MOST_MEMBERS
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static double pairs_among(int64_t members) {
    return (double)members * (double)(members - 1) / 2;
}

/* How many peer ties `extra` (a share of the spokes' number) asks for; refused when there are not as many pairs. */
static netweave_status count_extra(const nw__draft *draft, const char *model, int64_t spokes, int64_t *out_count) {
    double wanted = round(nw__options_number(draft->options, "extra") * (double)spokes);
    if (wanted > pairs_among(spokes))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "model '%s': extra asks for %lld ties among %lld spokes, but these have only %lld pairs", model,
                        (long long)wanted, (long long)spokes, (long long)pairs_among(spokes));
    *out_count = (int64_t)wanted;
    return NETWEAVE_STATUS_OK;
}

static netweave_status tie_to_all(nw__draft *draft, int64_t hub, int64_t first, int64_t last) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t i = first; i < last && status == NETWEAVE_STATUS_OK; i++)
        status = nw__draft_tie(draft, hub, i);
    return status;
}

static netweave_status make_star(nw__draft *draft) {
    int64_t members = nw__draft_whole(draft, "members");
    int64_t extra;
    netweave_status status = count_extra(draft, "star", members - 1, &extra);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_start(draft, members, (double)members + (double)extra);
    if (status == NETWEAVE_STATUS_OK)
        status = tie_to_all(draft, 0, 1, members);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_scatter(draft, 1, members, extra);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_set_label(draft, "role", 0, 1, "hub", 0);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_set_label(draft, "role", 1, members, "spoke", 0);
    return status;
}

static const nw__option star_parameters[] = {
    {"members", NW_OPTION_INTEGER, "10", 1, MOST, NULL, "members, the hub among them"},
    {"extra", NW_OPTION_NUMBER, "0", 0, MOST, NULL, "random ties among the spokes, as a share of the number of spokes"},
};

const nw__generator nw__generate_star = {
    .name = "star",
    .meaning = "One hub tied to all others; the hub is member 1.",
    .source = "",
    .parameters = star_parameters,
    .parameter_count = COUNT(star_parameters),
    .run = make_star,
};

static netweave_status join_hubs(nw__draft *draft, int64_t hubs) {
    if (nw__options_chosen(draft->options, "layout", "complete"))
        return nw__draft_clique(draft, 0, hubs);
    return nw__draft_chain(draft, 0, hubs, nw__options_chosen(draft->options, "layout", "ring"));
}

static netweave_status make_stars(nw__draft *draft) {
    int64_t hubs = nw__draft_whole(draft, "hubs");
    int64_t spokes = nw__draft_whole(draft, "spokes");
    int64_t extra = 0;
    double joints = nw__options_chosen(draft->options, "layout", "complete") ? pairs_among(hubs) : (double)hubs;
    netweave_status status = nw__draft_start(draft, hubs + hubs * spokes, (double)(hubs * spokes) + joints);
    if (status == NETWEAVE_STATUS_OK)
        status = count_extra(draft, "stars", hubs * spokes, &extra);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_start(draft, draft->members, (double)(hubs * spokes) + joints + (double)extra);
    if (status == NETWEAVE_STATUS_OK)
        status = join_hubs(draft, hubs);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_set_label(draft, "role", 0, hubs, "hub", 0);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_set_label(draft, "role", hubs, draft->members, "spoke", 0);
    for (int64_t i = 0; i < hubs && status == NETWEAVE_STATUS_OK; i++) {
        int64_t first = hubs + i * spokes;
        status = tie_to_all(draft, i, first, first + spokes);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__draft_set_label(draft, "star", i, i + 1, NULL, i + 1);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__draft_set_label(draft, "star", first, first + spokes, NULL, i + 1);
    }
    return status == NETWEAVE_STATUS_OK ? nw__draft_scatter(draft, hubs, draft->members, extra) : status;
}

static const nw__option stars_parameters[] = {
    {"hubs", NW_OPTION_INTEGER, "3", 1, MOST, NULL, "hubs; they are the first members"},
    {"spokes", NW_OPTION_INTEGER, "9", 0, MOST, NULL, "spokes of each hub"},
    {"layout", NW_OPTION_CHOICE, "complete", 0, 0, "ring|complete|path", "how the hubs are tied to each other"},
    {"extra", NW_OPTION_NUMBER, "0", 0, MOST, NULL,
     "random ties among the spokes of all hubs, as a share of the number of spokes"},
};

const nw__generator nw__generate_stars = {
    .name = "stars",
    .meaning = "A star of stars: hubs tied to each other, each with spokes of its own.",
    .source = "",
    .parameters = stars_parameters,
    .parameter_count = COUNT(stars_parameters),
    .run = make_stars,
};

/* Ties a member to `count` different members of 0 … core - 1 (Floyd's sampling; Bentley and Floyd 1987, doi
 * 10.1145/30401.315746, with the few that are chosen searched one by one). */
static netweave_status tie_to_some(nw__draft *draft, int64_t member, int64_t core, int64_t count) {
    int64_t begin = draft->tie_count;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t last = core - count; last < core && status == NETWEAVE_STATUS_OK; last++) {
        int64_t drawn = (int64_t)nw__random_below(&draft->random, (uint64_t)last + 1);
        bool taken = false;
        for (int64_t k = begin; k < draft->tie_count; k++)
            taken = taken || draft->to[k] == drawn;
        status = nw__draft_tie(draft, member, taken ? last : drawn);
    }
    return status;
}

static netweave_status make_core_periphery(nw__draft *draft) {
    int64_t members = nw__draft_whole(draft, "members");
    int64_t ties = nw__draft_whole(draft, "periphery_ties");
    double core_density = nw__options_number(draft->options, "core_density");
    double periphery_density = nw__options_number(draft->options, "periphery_density");
    int64_t core = (int64_t)round(nw__options_number(draft->options, "core") * (double)members);
    core = core < 1 ? 1 : core;
    int64_t periphery = members - core;
    if (periphery > 0 && ties > core)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "model 'core_periphery': periphery_ties is %lld, but the core has only %lld members",
                        (long long)ties, (long long)core);
    double expected = core_density * pairs_among(core) + periphery_density * pairs_among(periphery) +
                      (double)periphery * (double)ties;
    netweave_status status = nw__draft_start(draft, members, expected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_sprinkle(draft, 0, core, 0, core, core_density);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_sprinkle(draft, core, members, core, members, periphery_density);
    for (int64_t i = core; i < members && status == NETWEAVE_STATUS_OK; i++)
        status = tie_to_some(draft, i, core, ties);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_set_label(draft, "role", 0, core, "core", 0);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_set_label(draft, "role", core, members, "periphery", 0);
    return status;
}

static const nw__option core_periphery_parameters[] = {
    {"members", NW_OPTION_INTEGER, "30", 1, MOST, NULL, "members, the core first"},
    {"core", NW_OPTION_NUMBER, "0.2", 0, 1, NULL, "share of the members in the core (at least one member)"},
    {"core_density", NW_OPTION_NUMBER, "0.9", 0, 1, NULL, "chance of a tie between two core members"},
    {"periphery_density", NW_OPTION_NUMBER, "0", 0, 1, NULL, "chance of a tie between two periphery members"},
    {"periphery_ties", NW_OPTION_INTEGER, "1", 0, 1000, NULL, "ties of each periphery member to the core"},
};

const nw__generator nw__generate_core_periphery = {
    .name = "core_periphery",
    .meaning = "A dense core, and a periphery whose members are tied to some of the core.",
    .source = "Borgatti and Everett 2000, doi 10.1016/S0378-8733(99)00019-2",
    .parameters = core_periphery_parameters,
    .parameter_count = COUNT(core_periphery_parameters),
    .run = make_core_periphery,
};

static netweave_status make_row(nw__draft *draft, bool closed) {
    int64_t members = nw__draft_whole(draft, "members");
    netweave_status status = nw__draft_start(draft, members, (double)members);
    return status == NETWEAVE_STATUS_OK ? nw__draft_chain(draft, 0, members, closed) : status;
}

static netweave_status make_ring(nw__draft *draft) {
    return make_row(draft, true);
}

static netweave_status make_path(nw__draft *draft) {
    return make_row(draft, false);
}

static netweave_status make_complete(nw__draft *draft) {
    int64_t members = nw__draft_whole(draft, "members");
    netweave_status status = nw__draft_start(draft, members, pairs_among(members));
    return status == NETWEAVE_STATUS_OK ? nw__draft_clique(draft, 0, members) : status;
}

static const nw__option ring_parameters[] = {{"members", NW_OPTION_INTEGER, "10", 3, MOST, NULL, "members"}};

static const nw__option plain_parameters[] = {{"members", NW_OPTION_INTEGER, "10", 1, MOST, NULL, "members"}};

const nw__generator nw__generate_ring = {
    .name = "ring",
    .meaning = "Each member tied to the next, and the last to the first.",
    .source = "",
    .parameters = ring_parameters,
    .parameter_count = COUNT(ring_parameters),
    .run = make_ring,
};

const nw__generator nw__generate_path = {
    .name = "path",
    .meaning = "Each member tied to the next.",
    .source = "",
    .parameters = plain_parameters,
    .parameter_count = COUNT(plain_parameters),
    .run = make_path,
};

const nw__generator nw__generate_complete = {
    .name = "complete",
    .meaning = "Each member tied to all others.",
    .source = "",
    .parameters = plain_parameters,
    .parameter_count = COUNT(plain_parameters),
    .run = make_complete,
};
