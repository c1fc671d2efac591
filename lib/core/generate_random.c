/* Models of chance: Erdős–Rényi, Watts–Strogatz, Barabási–Albert, stochastic blocks, caves.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/generate.h"

#include <math.h>

#define MOST NW_GENERATE_MOST_MEMBERS
#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static double pairs_among(int64_t members) {
    return (double)members * (double)(members - 1) / 2;
}

static netweave_status make_erdos_renyi(nw__draft *draft) {
    int64_t members = nw__draft_whole(draft, "members");
    double ties = nw__options_number(draft->options, "ties");
    double probability = nw__options_number(draft->options, "probability");
    if (isnan(ties) == isnan(probability))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "model 'erdos_renyi': say either ties= (how many) or probability= (of each tie)%s",
                        isnan(ties) ? "" : ", not both");
    if (ties > pairs_among(members))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "model 'erdos_renyi': %lld ties do not fit; %lld members have only %lld pairs", (long long)ties,
                        (long long)members, (long long)pairs_among(members));
    netweave_status status = nw__draft_start(draft, members, isnan(ties) ? probability * pairs_among(members) : ties);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (isnan(ties))
        return nw__draft_sprinkle(draft, 0, members, 0, members, probability);
    return nw__draft_scatter(draft, 0, members, (int64_t)ties);
}

static const nw__option erdos_renyi_parameters[] = {
    {"members", NW_OPTION_INTEGER, "30", 1, MOST, NULL, "members"},
    {"ties", NW_OPTION_INTEGER, NULL, 0, 1e8, NULL, "exactly so many ties, anywhere"},
    {"probability", NW_OPTION_NUMBER, NULL, 0, 1, NULL, "the chance of each tie"},
};

const nw__generator nw__generate_erdos_renyi = {
    .name = "erdos_renyi",
    .meaning = "Ties between random pairs: exactly so many, or each with the same chance.",
    .source = "Erdos and Renyi 1959; Gilbert 1959, doi 10.1214/aoms/1177706098",
    .parameters = erdos_renyi_parameters,
    .parameter_count = COUNT(erdos_renyi_parameters),
    .run = make_erdos_renyi,
};

static netweave_status make_watts_strogatz(nw__draft *draft) {
    int64_t members = nw__draft_whole(draft, "members");
    int64_t neighbours = nw__draft_whole(draft, "neighbours");
    if (neighbours % 2 != 0 || neighbours >= members)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "model 'watts_strogatz': neighbours is %lld; it must be even (half on each side) and below the "
                        "%lld members",
                        (long long)neighbours, (long long)members);
    netweave_status status = nw__draft_start(draft, members, (double)members * (double)neighbours / 2);
    for (int64_t step = 1; step <= neighbours / 2; step++)
        for (int64_t i = 0; i < members && status == NETWEAVE_STATUS_OK; i++)
            status = nw__draft_tie(draft, i, (i + step) % members);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_rewire(draft, nw__options_number(draft->options, "rewiring"));
    return status;
}

static const nw__option watts_strogatz_parameters[] = {
    {"members", NW_OPTION_INTEGER, "30", 3, MOST, NULL, "members, in a ring"},
    {"neighbours", NW_OPTION_INTEGER, "4", 2, MOST, NULL, "nearest members in the ring that each is tied to; even"},
    {"rewiring", NW_OPTION_NUMBER, "0.1", 0, 1, NULL, "chance that a tie moves one end to a random member"},
};

const nw__generator nw__generate_watts_strogatz = {
    .name = "watts_strogatz",
    .meaning = "A small world: a ring of near neighbours, in which some ties are moved.",
    .source = "Watts and Strogatz 1998, doi 10.1038/30918",
    .parameters = watts_strogatz_parameters,
    .parameter_count = COUNT(watts_strogatz_parameters),
    .run = make_watts_strogatz,
};

/* Both ends of all ties so far: a draw from it finds a member as often as it has ties. `chosen_by` tells who chose a
 * member last. */
static netweave_status attach(nw__draft *draft, int64_t member, int64_t ties, int32_t *chosen_by) {
    int64_t before = draft->tie_count;
    netweave_status status = NETWEAVE_STATUS_OK;
    while (draft->tie_count < before + ties && status == NETWEAVE_STATUS_OK) {
        uint64_t end = nw__random_below(&draft->random, 2 * (uint64_t)before);
        int64_t drawn = end % 2 == 0 ? draft->from[end / 2] : draft->to[end / 2];
        if (chosen_by[drawn] == (int32_t)member)
            continue;
        chosen_by[drawn] = (int32_t)member;
        status = nw__draft_tie(draft, member, drawn);
    }
    return status;
}

static netweave_status make_barabasi_albert(nw__draft *draft) {
    int64_t members = nw__draft_whole(draft, "members");
    int64_t ties = nw__draft_whole(draft, "ties");
    if (ties >= members)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "model 'barabasi_albert': each new member brings %lld ties, which takes more than %lld members",
                        (long long)ties, (long long)members);
    netweave_status status = nw__draft_start(draft, members, (double)(members - ties) * (double)ties);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    int32_t *chosen_by = nw__allocate_zeroed((size_t)members, sizeof *chosen_by);
    if (chosen_by == NULL)
        return nw__fail_memory();
    for (int64_t i = 1; i <= ties && status == NETWEAVE_STATUS_OK; i++)
        status = nw__draft_tie(draft, 0, i);
    for (int64_t i = ties + 1; i < members && status == NETWEAVE_STATUS_OK; i++)
        status = attach(draft, i, ties, chosen_by);
    nw__free(chosen_by);
    return status;
}

static const nw__option barabasi_albert_parameters[] = {
    {"members", NW_OPTION_INTEGER, "30", 2, MOST, NULL, "members"},
    {"ties", NW_OPTION_INTEGER, "2", 1, MOST, NULL,
     "ties that each new member brings; the first members are a star with as many spokes"},
};

const nw__generator nw__generate_barabasi_albert = {
    .name = "barabasi_albert",
    .meaning = "Scale-free growth: each new member ties itself to others, more likely to those with many ties.",
    .source = "Barabasi and Albert 1999, doi 10.1126/science.286.5439.509",
    .parameters = barabasi_albert_parameters,
    .parameter_count = COUNT(barabasi_albert_parameters),
    .run = make_barabasi_albert,
};

static netweave_status make_stochastic_blocks(nw__draft *draft) {
    int64_t members = nw__draft_whole(draft, "members");
    int64_t blocks = nw__draft_whole(draft, "blocks");
    double within = nw__options_number(draft->options, "within");
    double between = nw__options_number(draft->options, "between");
    if (blocks > members)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "model 'stochastic_blocks': %lld members cannot fill %lld blocks", (long long)members,
                        (long long)blocks);
    double inside = pairs_among(members / blocks) * (double)blocks;
    netweave_status status =
        nw__draft_start(draft, members, inside * within + (pairs_among(members) - inside) * between);
    for (int64_t i = 0; i < blocks && status == NETWEAVE_STATUS_OK; i++) {
        int64_t first = i * members / blocks;
        int64_t last = (i + 1) * members / blocks;
        status = nw__draft_set_label(draft, "block", first, last, NULL, i + 1);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__draft_sprinkle(draft, first, last, first, last, within);
        if (status == NETWEAVE_STATUS_OK && first > 0)
            status = nw__draft_sprinkle(draft, first, last, 0, first, between);
    }
    return status;
}

static const nw__option stochastic_blocks_parameters[] = {
    {"members", NW_OPTION_INTEGER, "30", 1, MOST, NULL, "members, one block after the other"},
    {"blocks", NW_OPTION_INTEGER, "3", 1, MOST, NULL, "blocks, of equal size where that is possible"},
    {"within", NW_OPTION_NUMBER, "0.5", 0, 1, NULL, "chance of a tie inside a block"},
    {"between", NW_OPTION_NUMBER, "0.05", 0, 1, NULL, "chance of a tie between two blocks"},
};

const nw__generator nw__generate_stochastic_blocks = {
    .name = "stochastic_blocks",
    .meaning = "Groups, with one chance of a tie inside a group and another between groups.",
    .source = "Holland, Laskey and Leinhardt 1983, doi 10.1016/0378-8733(83)90021-7",
    .parameters = stochastic_blocks_parameters,
    .parameter_count = COUNT(stochastic_blocks_parameters),
    .run = make_stochastic_blocks,
};

/* One cave: all tied but the first two; the first is tied to the cave before instead. */
static netweave_status make_cave(nw__draft *draft, int64_t first, int64_t size, bool alone) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t i = first; i < first + size; i++)
        for (int64_t j = i + 1; j < first + size && status == NETWEAVE_STATUS_OK; j++)
            if (alone || i != first || j != first + 1)
                status = nw__draft_tie(draft, i, j);
    if (status == NETWEAVE_STATUS_OK && !alone)
        status = nw__draft_tie(draft, first, (first + draft->members - 1) % draft->members);
    return status;
}

static netweave_status make_caves(nw__draft *draft) {
    int64_t caves = nw__draft_whole(draft, "caves");
    int64_t size = nw__draft_whole(draft, "size");
    netweave_status status = nw__draft_start(draft, caves * size, pairs_among(size) * (double)caves);
    for (int64_t i = 0; i < caves && status == NETWEAVE_STATUS_OK; i++) {
        status = make_cave(draft, i * size, size, caves == 1);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__draft_set_label(draft, "cave", i * size, (i + 1) * size, NULL, i + 1);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__draft_rewire(draft, nw__options_number(draft->options, "rewiring"));
    return status;
}

static const nw__option caves_parameters[] = {
    {"caves", NW_OPTION_INTEGER, "6", 1, MOST, NULL, "caves, in a ring"},
    {"size", NW_OPTION_INTEGER, "5", 3, MOST, NULL, "members of each cave"},
    {"rewiring", NW_OPTION_NUMBER, "0", 0, 1, NULL, "chance that a tie moves one end to a random member"},
};

const nw__generator nw__generate_caves = {
    .name = "caves",
    .meaning = "Connected caves: cliques in a ring, each with one tie moved to the next.",
    .source = "Watts 1999, doi 10.1086/210318",
    .parameters = caves_parameters,
    .parameter_count = COUNT(caves_parameters),
    .run = make_caves,
};
