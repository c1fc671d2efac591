/* Key players: those who together reach the others best (KPP-POS), or whose leaving would part most pairs (KPP-NEG, by
 * fragmentation F), and what each is worth alone. Alone: (1 + Σ 1/d) / n, or F of the others once the member is gone,
 * read off the blocks that it is in. Source: Borgatti 2006, doi 10.1007/s10588-006-7084-x.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/key_players.h"

#include "base/memory.h"
#include "measure/block_tree.h"
#include "measure/structure.h"

#include <math.h>

static netweave_status rank_by_reach(const nw__call *call, int64_t count, int32_t *players, double *const *out) {
    bool incoming = nw__options_chosen(call->options, "direction", "in");
    const nw__distances *distances = NULL;
    nw__key_players found = {.players = players};
    netweave_status status = nw__find_key_players(call->view, incoming, count, call->run, &found);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_distances(call->view, call->run, &distances);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < call->view->members; i++)
        out[1][i] = (1 + (incoming ? distances->inverse_from[i] : distances->inverse_to[i])) / call->view->members;
    return found.exact ? NETWEAVE_STATUS_OK
                       : nw__call_note(call, "each key player is the one that adds most to those before; another set "
                                             "may reach more.");
}

/* F without each member: the parts that hang on it are apart then, and each block that it is in is one. */
static void set_fragmentation(const nw__block_tree *tree, double *out) {
    const nw__components *components = tree->components;
    double members = tree->view->members;
    double pairs = (members - 1) * (members - 2);
    for (int32_t i = 0; i < tree->view->members; i++) {
        double own = (double)components->size[components->component[i]];
        out[i] = 2 * components->pairs - own * (own - 1); /* ordered pairs that stay joined: in other components */
    }
    for (int64_t block = 0; block < tree->count; block++) {
        for (int64_t k = tree->first_member[block]; k < tree->first_member[block + 1]; k++) {
            int32_t member = tree->members[k];
            double part = (double)components->size[components->component[member]] - tree->weight[k];
            out[member] += part * (part - 1);
        }
    }
    for (int32_t i = 0; i < tree->view->members; i++)
        out[i] = 1 - out[i] / pairs;
}

static netweave_status rank_by_fragmentation(const nw__call *call, int64_t count, int32_t *players,
                                             double *const *out) {
    nw__block_tree tree = {0};
    if (call->view->members < 3)
        return NETWEAVE_STATUS_OK;
    netweave_status status = nw__block_tree_make(call->view, call->run, &tree);
    if (status == NETWEAVE_STATUS_OK) {
        set_fragmentation(&tree, out[1]);
        status = nw__hub_best(tree.view, count, call->run, players);
    }
    nw__block_tree_free(&tree);
    return status == NETWEAVE_STATUS_OK
               ? nw__call_note(call, "each key player is the one whose leaving parts most pairs after those before; "
                                     "another set may part more.")
               : status;
}

static netweave_status run(const nw__call *call, double *const *out) {
    int32_t members = call->view->members;
    bool parting = nw__options_chosen(call->options, "aim", "fragmentation");
    int64_t count = (int64_t)nw__options_number(call->options, "players");
    int32_t *players = nw__allocate((size_t)members, sizeof *players);
    if (players == NULL)
        return nw__fail_memory();
    count = count < members ? count : members;
    netweave_status status =
        parting ? rank_by_fragmentation(call, count, players, out) : rank_by_reach(call, count, players, out);
    bool defined = status == NETWEAVE_STATUS_OK && (members > 2 || !parting);
    for (int32_t i = 0; i < members && defined; i++)
        out[0][i] = 0;
    for (int64_t k = 0; k < count && defined; k++)
        out[0][players[k]] = (double)(k + 1);
    nw__free(players);
    if (status != NETWEAVE_STATUS_OK || defined || members == 0)
        return status;
    return nw__call_undefined(call, "it needs three members");
}

static const nw__measure_column columns[] = {{"rank", NETWEAVE_KIND_COUNT, 0, INFINITY},
                                             {"alone", NETWEAVE_KIND_SHARE, 0, 1}};

static const nw__option parameters[] = {
    {"players", NW_OPTION_INTEGER, "3", 1, 1000, NULL, "how many key players"},
    {"aim", NW_OPTION_CHOICE, "reach", 0, 0, "reach|fragmentation",
     "who together reach the others best, or whose leaving parts most of the others"},
    {"direction", NW_OPTION_CHOICE, "out", 0, 0, "out|in",
     "reach: from the players to the others, or from the others to them"},
};

const nw__measure nw__measure_key_player = {
    .name = "key_player",
    .title = "Key players",
    .question = "Which few members together reach everybody best, or would be missed most?",
    .higher = "rank: the member was found later; 0: it is none of them. alone: it reaches, or parts, more by itself",
    .formula = "rank: 1 for the one that is worth most, 2 for the one that adds most to it, …; alone: (1 + sum of "
               "1/distance to the others) / n, or the share of pairs of the others that are apart when it is gone",
    .convention = "reach: the best set where all can be tried, else greedy; fragmentation: greedy, ties without "
                  "direction; of members who add as much, the first",
    .undefined = "aim=fragmentation: below three members",
    .citation = "Borgatti 2006, doi 10.1007/s10588-006-7084-x",
    .cost = "O(players * members * ties), mostly much less; fragmentation O(players * ties)",
    .scope = NETWEAVE_SCOPE_MEMBER,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .columns = columns,
    .column_count = 2,
    .parameters = parameters,
    .parameter_count = 3,
    .run = run,
};
