/* How much of a change in degree centralization goes back to size and density, which cap it. With C = c M, M the
 * largest that so many members and ties allow and c what of it is reached, the change is exactly (M' - M)(c + c')/2 and
 * (c' - c)(M + M')/2: what the cap and what its filling bring, each at the mean of the other (Kitagawa 1955, doi
 * 10.1080/01621459.1955.10501299; Shapley's values of the two). SPDX-License-Identifier: GPL-2.0-or-later */
#include "infer/comparison.h"

#include <math.h>
#include <string.h>

/* n min(m, n-1) less all degrees, by the largest sum of all. Butts 2006, doi 10.1016/j.socnet.2005.07.003. */
static double largest_possible(const netweave_view *view) {
    double members = view->members;
    double ties = (double)view->ties;
    double held = members * fmin(ties, members - 1);
    if (view->directed)
        return (held - ties) / ((members - 1) * (members - 1));
    return (held - 2 * ties) / ((members - 1) * (members - 2));
}

static netweave_status note_share(const nw__comparing *comparing, const nw__compared *row) {
    double before = largest_possible(comparing->view[NW_BEFORE]);
    double after = largest_possible(comparing->view[NW_AFTER]);
    if (isnan(row->change) || fabs(row->change) < 1e-9 || !(before > 0) || !(after > 0))
        return NETWEAVE_STATUS_OK;
    double part = (after - before) * (row->before / before + row->after / after) / 2;
    char numbers[2][NW_NUMBER_SIZE];
    nw__number_format(row->change, 3, numbers[0]);
    nw__number_format(part, 3, numbers[1]);
    return nw__table_add_note(
        comparing->measures,
        "%s: of its change of %s, %s comes with size and density, which cap it; the rest with who "
        "holds the ties.",
        row->name, numbers[0], numbers[1]);
}

netweave_status nw__compare_density_share(const nw__comparing *comparing) {
    static const char *const undirected[] = {"degree_centralization", NULL};
    static const char *const directed[] = {"in_degree_centralization", "out_degree_centralization", NULL};
    const char *const *names = comparing->alignment.directed ? directed : undirected;
    netweave_status status = NETWEAVE_STATUS_OK;
    bool same = comparing->view[NW_BEFORE]->directed == comparing->view[NW_AFTER]->directed;
    for (; *names != NULL && same && status == NETWEAVE_STATUS_OK; names++) {
        const nw__compared *row = nw__compared_find(comparing, *names);
        if (row != NULL)
            status = note_share(comparing, row);
    }
    return status;
}
