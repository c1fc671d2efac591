/* Reach of the key players: how well the best few members together reach all. Source: Borgatti 2006,
 * doi 10.1007/s10588-006-7084-x (KPP-POS). SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/key_players.h"

#include "base/memory.h"

static netweave_status run(const nw__call *call, double *const *out) {
    int64_t count = (int64_t)nw__options_number(call->options, "players");
    bool incoming = nw__options_chosen(call->options, "direction", "in");
    nw__key_players found = {0};
    if (call->view->members == 0)
        return nw__call_undefined(call, "there are no members");
    found.players = nw__allocate((size_t)call->view->members, sizeof *found.players);
    netweave_status status = found.players != NULL
                                 ? nw__find_key_players(call->view, incoming, count, call->run, &found)
                                 : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        out[0][0] = found.reach;
    if (status == NETWEAVE_STATUS_OK && !found.exact)
        status = nw__call_note(
            call, "each key player is the one that adds most to those before; another set may reach more.");
    nw__free(found.players);
    return status;
}

static const nw__measure_column columns[] = {{"", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {"players", NW_OPTION_INTEGER, "3", 1, 1000, NULL, "how many key players"},
    {"direction", NW_OPTION_CHOICE, "out", 0, 0, "out|in",
     "from the players to the others, or from the others to them"},
};

const nw__measure nw__measure_key_player_reach = {
    .name = "key_player_reach",
    .title = "Reach of the key players",
    .question = "How well do the best few members together reach everybody?",
    .higher = "a few members are near to all",
    .formula = "(players + sum over the others of 1 / distance from the nearest player) / n",
    .convention =
        "the best set where all can be tried (some ten million steps), else greedy, at least 63% of the best; "
        "the key players who would be missed most (KPP-NEG) are in the hub curve",
    .undefined = "without members",
    .citation = "Borgatti 2006, doi 10.1007/s10588-006-7084-x",
    .cost = "O(players * members * ties), mostly much less",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .on_request = true,
    .columns = columns,
    .column_count = 1,
    .parameters = parameters,
    .parameter_count = 2,
    .run = run,
};
