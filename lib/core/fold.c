/* A network with its pendants folded into those they hang from. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/fold.h"

#include "base/memory.h"
#include "core/order.h"

void nw__fold_free(nw__fold *fold) {
    nw__free(fold->host);
    nw__free(fold->pendant);
    nw__csr_free(&fold->rows);
    nw__free(fold->order);
    nw__free(fold->own);
    nw__free(fold->hanging);
    nw__free(fold->tallies);
    nw__free(fold->levels);
    *fold = (nw__fold){0};
}

static bool make_room(int32_t members, int64_t arcs, bool with_tallies, nw__fold *out) {
    size_t count = (size_t)members;
    *out = (nw__fold){.members = members};
    out->host = nw__allocate(count, sizeof *out->host);
    out->pendant = nw__allocate_zeroed(count, 1);
    out->rows.start = nw__allocate(count + 1, sizeof *out->rows.start);
    out->rows.to = nw__allocate((size_t)arcs, sizeof *out->rows.to);
    out->order = nw__allocate(count, sizeof *out->order);
    out->own = nw__allocate(count, 1);
    out->hanging = nw__allocate_zeroed(count, sizeof *out->hanging);
    out->tallies = with_tallies ? nw__allocate_zeroed(count, sizeof *out->tallies) : NULL;
    out->levels = nw__allocate_zeroed(count + 3, sizeof *out->levels);
    return out->host != NULL && out->pendant != NULL && out->rows.start != NULL && out->rows.to != NULL &&
           out->order != NULL && out->own != NULL && out->hanging != NULL && (!with_tallies || out->tallies != NULL) &&
           out->levels != NULL;
}

static bool is_in(const unsigned char *marks, int32_t member) {
    return marks == NULL || marks[member] != 0;
}

/* The only neighbour of a member among those kept; -1: none, -2: more than one. */
static int32_t only_neighbour(const nw__csr *rows, const unsigned char *keep, int32_t member) {
    int32_t found = -1;
    for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++) {
        if (!is_in(keep, rows->to[k]))
            continue;
        if (found >= 0)
            return -2;
        found = rows->to[k];
    }
    return found;
}

/* Marks who is swept: not who is gone, tied to nobody, or hangs from another. Of two tied to each other alone the
 * second hangs from the first. `host` holds places, and of pendants, for now, whom they hang from. */
static void choose(const nw__csr *rows, const unsigned char *keep, nw__fold *fold) {
    for (int32_t i = 0; i < fold->members; i++) {
        int32_t other = is_in(keep, i) ? only_neighbour(rows, keep, i) : -1;
        bool hangs = other >= 0 && (i > other || only_neighbour(rows, keep, other) == -2);
        fold->host[i] = other == -1 || hangs ? NW_PLACE_OUT : NW_PLACE_NONE;
        fold->pendant[i] = hangs;
    }
}

/* Rows among those swept, by place. */
static void lay_rows(const nw__csr *rows, int32_t swept, nw__fold *fold) {
    int64_t count = 0;
    for (int32_t i = 0; i < swept; i++) {
        int32_t member = fold->order[i];
        fold->rows.start[i] = count;
        for (int64_t k = rows->start[member]; k < rows->start[member + 1]; k++) {
            fold->rows.to[count] = fold->host[rows->to[k]];
            count += fold->host[rows->to[k]] >= 0;
        }
    }
    fold->rows.start[swept] = count;
}

/* Sends pendants to their hosts, and adds the pairs between the two and among pendants of one host. Returns whether
 * some hang. */
static bool hang(const nw__csr *rows, const unsigned char *keep, const unsigned char *count, int32_t swept,
                 nw__fold *fold) {
    bool some = false;
    for (int32_t i = 0; i < swept; i++)
        fold->own[i] = is_in(count, fold->order[i]);
    for (int32_t i = 0; i < fold->members; i++) {
        if (!fold->pendant[i])
            continue;
        fold->host[i] = fold->host[only_neighbour(rows, keep, i)];
        fold->hanging[fold->host[i]] += is_in(count, i);
        some = some || is_in(count, i);
    }
    for (int32_t i = 0; i < swept && some; i++) {
        fold->levels[1] += 2 * (uint64_t)fold->own[i] * fold->hanging[i];
        fold->levels[2] += fold->hanging[i] > 0 ? (uint64_t)fold->hanging[i] * (fold->hanging[i] - 1) : 0;
    }
    return some;
}

netweave_status nw__fold_sweep(const nw__csr *rows, int32_t members, const unsigned char *keep,
                               const unsigned char *count, bool with_tallies, netweave_run *run, nw__fold *out) {
    if (!make_room(members, rows->start[members], with_tallies, out)) {
        nw__fold_free(out);
        return nw__fail_memory();
    }
    choose(rows, keep, out);
    int32_t swept = nw__order_breadth_first(rows, rows, members, out->order, out->host);
    lay_rows(rows, swept, out);
    bool some = hang(rows, keep, count, swept, out);
    nw__sweep sweep = {.along = &out->rows,
                       .against = &out->rows,
                       .members = swept,
                       .own = count != NULL ? out->own : NULL,
                       .hanging = some ? out->hanging : NULL,
                       .tallies = out->tallies,
                       .levels = out->levels};
    netweave_status status = nw__sweep_run(&sweep, run);
    if (status != NETWEAVE_STATUS_OK)
        nw__fold_free(out);
    return status;
}

nw__tally nw__fold_tally(const nw__fold *fold, int32_t member) {
    int32_t host = fold->host[member];
    if (host < 0)
        return (nw__tally){0};
    nw__tally tally = fold->tallies[host];
    uint32_t others = fold->hanging[host] - fold->pendant[member];
    uint32_t there = fold->pendant[member] ? 2 : 1; /* steps to those who hang from the same host */
    if (fold->pendant[member]) {
        tally.inverse = tally.beyond + nw__fixed_inverse(1);
        tally.sum += tally.reached + 1;
        tally.reached++;
        tally.farthest++;
    }
    tally.inverse += others * nw__fixed_inverse(there);
    tally.sum += (uint64_t)others * there;
    tally.reached += others;
    if (others > 0 && tally.farthest < there)
        tally.farthest = there;
    return tally;
}
