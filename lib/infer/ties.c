/* What became of the ties: the list, and the counts. SPDX-License-Identifier: GPL-2.0-or-later */
#include "infer/comparison.h"

#include <math.h>

static const char *const fate_names[] = {"kept", "formed", "dissolved", "unknown"};

/* True for the one cell by which a tie is counted. */
static bool is_tie(const nw__alignment *alignment, int32_t i, int64_t cell) {
    return alignment->directed || i < alignment->to[cell];
}

static const char *member_id(const nw__comparing *comparing, int32_t member) {
    const nw__alignment *alignment = &comparing->alignment;
    int wave = alignment->place[NW_BEFORE][member] >= 0 ? NW_BEFORE : NW_AFTER;
    return netweave_view_member_id(comparing->view[wave], alignment->place[wave][member]);
}

static netweave_status fill_tie(const nw__comparing *comparing, int32_t i, int64_t cell, int64_t row,
                                netweave_table *table, double *const strength[2]) {
    const nw__alignment *alignment = &comparing->alignment;
    netweave_status status = nw__table_set_label(table, 0, row, member_id(comparing, i));
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_set_label(table, 1, row, member_id(comparing, alignment->to[cell]));
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_set_label(table, 2, row, fate_names[nw__aligned_fate(alignment, i, cell)]);
    for (int wave = 0; wave < 2; wave++) {
        bool unknown = alignment->strength[wave][cell] == 0 && nw__aligned_fate(alignment, i, cell) == NW_FATE_UNKNOWN;
        strength[wave][row] = unknown ? NAN : alignment->strength[wave][cell];
    }
    return status;
}

netweave_status nw__compare_ties(const nw__comparing *comparing, netweave_table **out_table) {
    static const char *const labels[] = {"from", "to", "change"};
    const nw__alignment *alignment = &comparing->alignment;
    netweave_kind kind = comparing->view[NW_BEFORE]->weighted ? NETWEAVE_KIND_REAL : NETWEAVE_KIND_FLAG;
    double *strength[2] = {NULL, NULL};
    netweave_table *table = NULL;
    int64_t cells = alignment->start[alignment->members];
    netweave_status status = nw__table_create(alignment->directed ? cells : cells / 2, 3, labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(table, "before", NULL, kind, &strength[NW_BEFORE]);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(table, "after", NULL, kind, &strength[NW_AFTER]);
    int64_t row = 0;
    for (int32_t i = 0; i < alignment->members && status == NETWEAVE_STATUS_OK; i++) {
        for (int64_t k = alignment->start[i]; k < alignment->start[i + 1] && status == NETWEAVE_STATUS_OK; k++)
            if (is_tie(alignment, i, k))
                status = fill_tie(comparing, i, k, row++, table, strength);
        if (status == NETWEAVE_STATUS_OK && (i & 0xfff) == 0)
            status = nw__run_check(comparing->run, (double)i / alignment->members, "listing the ties");
    }
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}

/* Counts of ties, by their fate and kind. */
typedef struct counts {
    int64_t fate[4];        /* all ties */
    int64_t known_kept;     /* over cells known in both waves */
    int64_t known_changed;  /* the same: tied in one of them */
    int64_t hub_spoke;      /* formed, with an end in the hub of the network before */
    int64_t spoke_spoke;    /* formed, without */
    int64_t within_groups;  /* formed, both ends of one group */
    int64_t between_groups; /* formed, ends of two groups */
} counts;

static double group_of(const nw__comparing *comparing, int32_t member) {
    const nw__alignment *alignment = &comparing->alignment;
    int wave = alignment->place[NW_AFTER][member] >= 0 ? NW_AFTER : NW_BEFORE;
    return nw__view_group(comparing->view[wave], alignment->place[wave][member]);
}

static void count_tie(const nw__comparing *comparing, int32_t i, int64_t cell, counts *counts) {
    const nw__alignment *alignment = &comparing->alignment;
    int32_t j = alignment->to[cell];
    nw__fate fate = nw__aligned_fate(alignment, i, cell);
    counts->fate[fate]++;
    if (nw__aligned_known(alignment, NW_BEFORE, i, j) && nw__aligned_known(alignment, NW_AFTER, i, j)) {
        counts->known_kept += fate == NW_FATE_KEPT;
        counts->known_changed += fate != NW_FATE_KEPT;
    }
    if (fate != NW_FATE_FORMED)
        return;
    bool with_hub = comparing->hub[i] || comparing->hub[j];
    counts->hub_spoke += with_hub;
    counts->spoke_spoke += !with_hub;
    double group[2] = {group_of(comparing, i), group_of(comparing, j)};
    if (isnan(group[0]) || isnan(group[1]))
        return;
    counts->within_groups += group[0] == group[1];
    counts->between_groups += group[0] != group[1];
}

static counts count_ties(const nw__comparing *comparing) {
    const nw__alignment *alignment = &comparing->alignment;
    counts counts = {0};
    for (int32_t i = 0; i < alignment->members; i++)
        for (int64_t k = alignment->start[i]; k < alignment->start[i + 1]; k++)
            if (is_tie(alignment, i, k))
                count_tie(comparing, i, k, &counts);
    return counts;
}

static netweave_status add_count(netweave_table *table, const char *name, netweave_kind kind, double number) {
    double *numbers = NULL;
    netweave_status status = nw__table_add_column(table, name, NULL, kind, &numbers);
    if (status == NETWEAVE_STATUS_OK)
        numbers[0] = number;
    return status;
}

static netweave_status note_counts(const nw__comparing *comparing, const counts *counts, netweave_table *table) {
    netweave_status status = nw__table_add_note(
        table,
        "jaccard and hamming look at pairs of members of both waves of whom it is known in both whether they are "
        "tied; kept, formed and dissolved count all ties, those of members who came or went included.");
    if (status == NETWEAVE_STATUS_OK && counts->known_kept + counts->known_changed == 0)
        status = nw__table_add_note(table, "jaccard is undefined: no pair known in both waves is tied in either.");
    if (status == NETWEAVE_STATUS_OK && counts->fate[NW_FATE_UNKNOWN] > 0)
        status = nw__table_add_note(
            table, "unknown: tied in one wave, and in the other nobody answered for it; neither formed nor dissolved.");
    if (status == NETWEAVE_STATUS_OK && comparing->hub_count == 0)
        status = nw__table_add_note(
            table, "formed_hub_spoke and formed_spoke_spoke are undefined: the network before has no hub.");
    return status;
}

netweave_status nw__compare_counts(const nw__comparing *comparing, netweave_table **out_table) {
    static const char *const labels[] = {"network"};
    const nw__alignment *alignment = &comparing->alignment;
    counts counts = count_ties(comparing);
    double known = (double)(counts.known_kept + counts.known_changed);
    bool has_hub = comparing->hub_count > 0;
    const struct {
        const char *name;
        double number;
    } columns[] = {
        {"stayed", (double)alignment->stayed},
        {"joined", (double)alignment->joined},
        {"left", (double)alignment->left},
        {"kept", (double)counts.fate[NW_FATE_KEPT]},
        {"formed", (double)counts.fate[NW_FATE_FORMED]},
        {"dissolved", (double)counts.fate[NW_FATE_DISSOLVED]},
        {"unknown", (double)counts.fate[NW_FATE_UNKNOWN]},
        {"hamming", (double)counts.known_changed},
        {"formed_hub_spoke", has_hub ? (double)counts.hub_spoke : NAN},
        {"formed_spoke_spoke", has_hub ? (double)counts.spoke_spoke : NAN},
        {"formed_within_groups", (double)counts.within_groups},
        {"formed_between_groups", (double)counts.between_groups},
    };
    size_t column_count = sizeof columns / sizeof columns[0];
    if (comparing->view[NW_BEFORE]->group == NULL)
        column_count -= 2;
    netweave_table *table = NULL;
    netweave_status status = nw__table_create(1, 1, labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_set_label(table, 0, 0, comparing->view[NW_BEFORE]->network->source);
    for (size_t k = 0; k < column_count && status == NETWEAVE_STATUS_OK; k++)
        status = add_count(table, columns[k].name, NETWEAVE_KIND_COUNT, columns[k].number);
    if (status == NETWEAVE_STATUS_OK)
        status = add_count(table, "jaccard", NETWEAVE_KIND_SHARE, known > 0 ? (double)counts.known_kept / known : NAN);
    if (status == NETWEAVE_STATUS_OK)
        status = note_counts(comparing, &counts, table);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}
