/* Who knows first, in the words of an option. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/starts.h"

#include "base/memory.h"
#include "core/pass.h"

#include <string.h>

static void take_all(const netweave_view *view, nw__starts *starts) {
    for (int32_t i = 0; i < view->members; i++)
        starts->members[starts->count++] = i;
    starts->in_turn = true;
}

/* The member through whom most shortest paths lead. */
static netweave_status take_broker(const netweave_view *view, netweave_run *run, nw__starts *starts) {
    const netweave_view *undirected = NULL;
    const nw__betweenness *betweenness = NULL;
    netweave_status status = nw__view_undirected(view, run, &undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_betweenness(undirected, run, &betweenness);
    if (status != NETWEAVE_STATUS_OK || view->members == 0)
        return status;
    int32_t best = 0;
    for (int32_t i = 1; i < view->members; i++) {
        double more = betweenness->member[i] - betweenness->member[best];
        if (more > 0 || (more == 0 && nw__degree(&undirected->out, i) > nw__degree(&undirected->out, best)))
            best = i;
    }
    starts->members[starts->count++] = best;
    return NETWEAVE_STATUS_OK;
}

static netweave_status take_hub(const netweave_view *view, netweave_run *run, nw__starts *starts) {
    if (view->hub == NULL)
        return take_broker(view, run, starts);
    for (int32_t i = 0; i < view->members; i++)
        if (view->hub[i])
            starts->members[starts->count++] = i;
    return NETWEAVE_STATUS_OK;
}

static netweave_status take_selection(const netweave_view *view, const char *text, nw__starts *starts) {
    if (view->network == NULL)
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "starts: the members of this view have no names to choose by");
    const netweave_roster *roster = &view->network->roster;
    unsigned char *chosen = nw__allocate((size_t)roster->ids.count, 1);
    if (chosen == NULL)
        return nw__fail_memory();
    netweave_status status = nw__roster_select(roster, text, "starts", chosen);
    for (int32_t i = 0; i < view->members && status == NETWEAVE_STATUS_OK; i++)
        if (chosen[netweave_view_member(view, i)])
            starts->members[starts->count++] = i;
    nw__free(chosen);
    return status;
}

netweave_status nw__starts_read(const netweave_view *view, const char *text, const char *what, netweave_run *run,
                                nw__starts *out) {
    nw__starts starts = {.members = nw__allocate((size_t)view->members, sizeof *starts.members)};
    netweave_status status = NETWEAVE_STATUS_OK;
    if (starts.members == NULL)
        return nw__fail_memory();
    if (strcmp(text, "anyone") == 0)
        take_all(view, &starts);
    else if (strcmp(text, "hub") == 0)
        status = take_hub(view, run, &starts);
    else
        status = take_selection(view, text, &starts);
    if (status == NETWEAVE_STATUS_OK && starts.count == 0 && view->members > 0)
        status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                          "%s: nobody of starts '%s' is in the view; name members who are", what, text);
    if (status == NETWEAVE_STATUS_OK)
        *out = starts;
    else
        nw__free(starts.members);
    return status;
}
