/* What ./dev bench python compares with: the builder called from C. Arguments: members, ties, rounds. Prints processor
 * seconds, one line per building (weights, then none), then microseconds of one measure on a small network that is in
 * view already. SPDX-License-Identifier: GPL-2.0-or-later */
#include <netweave/netweave.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ID_SIZE = 12, CALLS = 2000 };

typedef struct input {
    int64_t members, ties;
    char *ids;
    int64_t *from, *to;
    double *weight;
} input;

static void check(netweave_status status) {
    if (status == NETWEAVE_STATUS_OK)
        return;
    fprintf(stderr, "build_network: %s\n", netweave_last_error());
    exit(1);
}

static void *room(int64_t count, size_t size) {
    void *memory = malloc((size_t)count * size);
    if (memory == NULL)
        exit(1);
    return memory;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Numbers as ids, and ties drawn as bench/python_build.py draws them (Knuth's 64-bit linear congruence). */
static input draw(int64_t members, int64_t ties) {
    input in = {members,
                ties,
                room(members, ID_SIZE),
                room(ties, sizeof *in.from),
                room(ties, sizeof *in.to),
                room(ties, sizeof *in.weight)};
    char *end = in.ids;
    for (int64_t i = 0; i < members; i++)
        end += sprintf(end, "%lld", (long long)i) + 1;
    uint64_t state = 1;
    for (int64_t k = 0; k < ties; k++) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        in.from[k] = (int64_t)((state >> 33) % (uint64_t)members);
        state = state * 6364136223846793005U + 1442695040888963407U;
        in.to[k] = (int64_t)((state >> 33) % (uint64_t)members);
        in.weight[k] = 1.0 + (double)(k % 7);
    }
    return in;
}

static double build(const input *in, const double *weight, netweave_network **out_network) {
    netweave_builder *builder;
    double start = now();
    check(netweave_builder_create(&builder));
    check(netweave_builder_add_members(builder, in->members, in->ids, NULL));
    check(netweave_builder_set_tie_set(builder, "", "", NETWEAVE_DIRECTION_DIRECTED));
    check(netweave_builder_add_ties(builder, in->ties, in->from, in->to, weight));
    check(netweave_builder_finish(builder, out_network));
    netweave_builder_free(builder);
    return now() - start;
}

/* Microseconds of density, again and again. */
static double call_cost(void) {
    netweave_network *network;
    netweave_view *view;
    netweave_table *table;
    check(netweave_network_generate("star:members=10", NULL, &network));
    check(netweave_view_create(network, "", NULL, &view));
    double start = now();
    for (int k = 0; k < CALLS; k++) {
        check(netweave_measure_compute(view, "density", NULL, &table));
        netweave_table_free(table);
    }
    double seconds = now() - start;
    netweave_view_free(view);
    netweave_network_free(network);
    return seconds / CALLS * 1e6;
}

int main(int count, char **words) {
    if (count != 4)
        return 2;
    input in = draw(atoll(words[1]), atoll(words[2]));
    for (int round = 0; round < atoi(words[3]); round++) {
        for (int weighted = 1; weighted >= 0; weighted--) {
            netweave_network *network;
            double seconds = build(&in, weighted ? in.weight : NULL, &network);
            printf("%.6f %lld\n", seconds, (long long)netweave_network_tie_count(network, 0, 0));
            netweave_network_free(network);
        }
    }
    printf("%.6f 0\n", call_cost());
    free(in.ids);
    free(in.from);
    free(in.to);
    free(in.weight);
    return 0;
}
