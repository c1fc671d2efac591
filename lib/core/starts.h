/* Who knows first, in the words of an option. SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NW_CORE_STARTS_H
#define NW_CORE_STARTS_H

#include "core/view.h"

/* Members of a view who know first. */
typedef struct nw__starts {
    int32_t *members; /* in the order of the view */
    int64_t count;
    bool in_turn; /* anyone: each alone, and the mean over them */
} nw__starts;

#define NW_STARTS_OPTION \
    { \
        .name = "starts", .kind = NW_OPTION_TEXT, .standard = "anyone", \
        .meaning = "who knows first: anyone (each member in turn, and the mean), hub (all of the hub together), or a " \
                   "selection of members, together" \
    }

/* Reads "anyone", "hub" or a SELECTION. The hub is the one that the view names, else the member of highest betweenness
 * of the ties without direction (then of most ties, then the first). `what` names the call in messages. Errors:
 * NOT_FOUND, INVALID_ARGUMENT (nobody of the selection is in the view). Free the members with nw__free(). */
netweave_status nw__starts_read(const netweave_view *view, const char *text, const char *what, netweave_run *run,
                                nw__starts *out);

#endif
