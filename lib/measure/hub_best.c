/* The key players whose leaving fragments a network most: Borgatti 2006, doi 10.1007/s10588-006-7084-x (KPP-NEG,
 * fragmentation F), found greedily. What each member's leaving would part is read off one depth-first search: the
 * subtrees that hang on it alone (Hopcroft and Tarjan 1973, doi 10.1145/362248.362272). O(members + ties) per leaver.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/run.h"
#include "measure/structure.h"

/* What the search knows of a member. */
typedef struct node {
    int64_t next; /* the arc to look at next */
    int64_t found,
        low;          /* number in the order of finding (0: not yet, -1: has left), and the least reached from below */
    int64_t below;    /* members of its subtree, itself included */
    int64_t cut;      /* members of subtrees that hang on it alone */
    double cut_pairs; /* pairs within such subtrees */
    int64_t ties;     /* ties with those who have not left */
    int32_t parent;
} node;

static double pairs(double members) {
    return members * (members - 1) / 2;
}

static void enter(const netweave_view *view, node *nodes, int32_t member, int32_t parent, int64_t number) {
    node *node = &nodes[member];
    node->next = view->out.start[member];
    node->found = node->low = number;
    node->below = 1;
    node->cut = 0;
    node->cut_pairs = 0;
    node->ties = 0;
    node->parent = parent;
}

/* Gives what is known of a finished member to its parent. */
static void leave(node *nodes, const node *done) {
    node *parent = &nodes[done->parent];
    parent->below += done->below;
    if (done->low < parent->low)
        parent->low = done->low;
    if (done->low < parent->found)
        return;
    parent->cut += done->below;
    parent->cut_pairs += pairs((double)done->below);
}

/* Searches the component of `root`; lists its members in `order`, returns how many. */
static int64_t search(const netweave_view *view, node *nodes, int32_t root, int32_t *order) {
    int64_t count = 1;
    int32_t here = root;
    enter(view, nodes, root, -1, 1);
    order[0] = root;
    while (here >= 0) {
        node *node = &nodes[here];
        if (node->next == view->out.start[here + 1]) {
            if (node->parent >= 0)
                leave(nodes, node);
            here = node->parent;
            continue;
        }
        int32_t other = view->out.to[node->next++];
        if (nodes[other].found < 0)
            continue;
        node->ties++;
        if (nodes[other].found == 0) {
            order[count++] = other;
            enter(view, nodes, other, here, count);
            here = other;
        } else if (other != node->parent && nodes[other].found < node->low) {
            node->low = nodes[other].found;
        }
    }
    return count;
}

/* The member whose leaving parts most pairs; -1 when all have left. */
static int32_t best_member(const netweave_view *view, node *nodes, int32_t *order) {
    int32_t best = -1;
    double best_loss = -1;
    for (int32_t i = 0; i < view->members; i++)
        if (nodes[i].found > 0)
            nodes[i].found = 0;
    for (int32_t root = 0; root < view->members; root++) {
        if (nodes[root].found != 0)
            continue;
        int64_t size = search(view, nodes, root, order);
        for (int64_t k = 0; k < size; k++) {
            const node *node = &nodes[order[k]];
            double left = node->cut_pairs + pairs((double)(size - 1 - node->cut));
            double loss = pairs((double)size) - left;
            bool more_ties = best >= 0 && node->ties > nodes[best].ties;
            bool earlier = best >= 0 && node->ties == nodes[best].ties && order[k] < best;
            if (loss > best_loss || (loss == best_loss && (more_ties || earlier))) {
                best = order[k];
                best_loss = loss;
            }
        }
    }
    return best;
}

netweave_status nw__hub_best(const netweave_view *undirected, int64_t count, netweave_run *run, int32_t *out) {
    node *nodes = nw__allocate_zeroed((size_t)undirected->members, sizeof *nodes);
    int32_t *order = nw__allocate((size_t)undirected->members, sizeof *order);
    netweave_status status = nodes != NULL && order != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int64_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++) {
        out[k] = best_member(undirected, nodes, order);
        nodes[out[k]].found = -1;
        status = nw__run_check(run, (double)k / (double)count, "key players");
    }
    nw__free(nodes);
    nw__free(order);
    return status;
}
