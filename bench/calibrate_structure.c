/* Calibrates the structure type: simulates networks whose type is known, and prints what the rule makes of them and how
 * much hangs on each threshold. `calibrate_structure FILE` writes it into FILE, between the lines that mark the place.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/run.h"
#include "base/text.h"
#include "ensembles.h"
#include "measure/structure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZES = 7 };

static const int sizes[SIZES] = {10, 20, 30, 50, 100, 200, 1000};
static const int draws[SIZES] = {500, 200, 200, 100, 100, 50, 12};
static const char *const initials = "SHMCN-";
static const char *const begin_mark = "<!-- calibration: begin -->\n";
static const char *const end_mark = "<!-- calibration: end -->\n";

/* The shapes of all simulated networks, by size, ensemble and draw. */
typedef struct results {
    nw__shape *shapes[SIZES];
} results;

typedef struct batch {
    results *results;
    int size;
} batch;

static void stop(const char *what) {
    fprintf(stderr, "calibrate_structure: %s\n", what);
    exit(1);
}

static netweave_status make_view(const simulated *network, netweave_view **out) {
    size_t arcs = (size_t)network->ties * 2;
    int32_t *from = nw__allocate(arcs, sizeof *from);
    int32_t *to = nw__allocate(arcs, sizeof *to);
    netweave_view *view = nw__view_new();
    nw__csr rows = {0};
    int64_t count = 0;
    if (from == NULL || to == NULL || view == NULL)
        stop("out of memory");
    for (int32_t i = 0; i < network->members; i++) {
        for (int32_t j = 0; j < network->members; j++) {
            if (!network->tie[i * network->members + j])
                continue;
            from[count] = i;
            to[count++] = j;
        }
    }
    view->members = network->members;
    netweave_status status = nw__csr_build(network->members, count, from, to, NULL, &rows);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__view_set_arcs(view, false, &rows);
    nw__free(from);
    nw__free(to);
    *out = view;
    return status;
}

static netweave_status simulate(void *state, int64_t begin, int64_t end, int thread) {
    const batch *batch = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    (void)thread;
    for (int64_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++) {
        int members = sizes[batch->size];
        nw__random random = nw__random_stream(20261122, (uint64_t)(batch->size * 1000000 + k));
        simulated network = {.members = members, .tie = nw__allocate_zeroed((size_t)members * (size_t)members, 1)};
        netweave_view *view = NULL;
        if (network.tie == NULL)
            stop("out of memory");
        ensembles[k / draws[batch->size]].make(&network, &random);
        status = make_view(&network, &view);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__shape_find(view, NULL, &batch->results->shapes[batch->size][k]);
        netweave_view_free(view);
        nw__free(network.tie);
    }
    return status;
}

static void simulate_all(results *results) {
    for (int size = 0; size < SIZES; size++) {
        int64_t count = (int64_t)ensemble_count * draws[size];
        batch batch = {.results = results, .size = size};
        results->shapes[size] = nw__allocate_zeroed((size_t)count, sizeof(nw__shape));
        if (results->shapes[size] == NULL)
            stop("out of memory");
        if (nw__parallel_for(NULL, count, 1, "simulating", simulate, &batch) != NETWEAVE_STATUS_OK)
            stop(netweave_last_error());
    }
}

/* How many networks of an ensemble get each type, by some thresholds (NULL: the rule's). */
static void count_types(const results *results, int size, int ensemble, const double *thresholds,
                        int counts[NW_TYPE_COUNT + 1]) {
    memset(counts, 0, sizeof(int) * (NW_TYPE_COUNT + 1));
    for (int k = 0; k < draws[size]; k++) {
        nw__verdict verdict;
        nw__shape_judge(&results->shapes[size][ensemble * draws[size] + k], thresholds, false, &verdict);
        counts[verdict.type]++;
    }
}

/* Share of the networks with a truth that get another type. */
static double share_wrong(const results *results, int size, const double *thresholds) {
    int wrong = 0;
    int all = 0;
    for (int ensemble = 0; ensemble < ensemble_count; ensemble++) {
        int counts[NW_TYPE_COUNT + 1];
        if (strcmp(ensembles[ensemble].truth, "-") == 0)
            continue;
        count_types(results, size, ensemble, thresholds, counts);
        all += draws[size];
        wrong += draws[size];
        for (int type = 0; type < NW_TYPE_COUNT; type++)
            if (strcmp(nw__type_names[type], ensembles[ensemble].truth) == 0)
                wrong -= counts[type];
    }
    return 100.0 * wrong / all;
}

static void append_number(nw__text *text, double value, int digits) {
    nw__text_append_number(text, value, digits);
}

/* "M 95 H 5": the types in the order of their frequency. */
static void append_counts(nw__text *text, const int *counts, int all) {
    int left[NW_TYPE_COUNT + 1];
    memcpy(left, counts, sizeof left);
    for (bool first = true;; first = false) {
        int most = 0;
        for (int type = 1; type <= NW_TYPE_COUNT; type++)
            if (left[type] > left[most])
                most = type;
        if (left[most] == 0)
            return;
        nw__text_append_format(text, "%s%c ", first ? "" : " ", initials[most]);
        double percent = 100.0 * left[most] / all;
        append_number(text, percent, percent == floor(percent) ? 0 : 1);
        left[most] = 0;
    }
}

static void write_matrix(const results *results, nw__text *text) {
    nw__text_append(text, "| ensemble | truth |");
    for (int size = 0; size < SIZES; size++)
        nw__text_append_format(text, " n=%d |", sizes[size]);
    nw__text_append(text, "\n|--|--|");
    for (int size = 0; size < SIZES; size++)
        nw__text_append(text, "--|");
    nw__text_append(text, "\n| networks a cell | |");
    for (int size = 0; size < SIZES; size++)
        nw__text_append_format(text, " %d |", draws[size]);
    for (int ensemble = 0; ensemble < ensemble_count; ensemble++) {
        nw__text_append_format(text, "\n| %s | %s |", ensembles[ensemble].name, ensembles[ensemble].truth);
        for (int size = 0; size < SIZES; size++) {
            int counts[NW_TYPE_COUNT + 1];
            count_types(results, size, ensemble, NULL, counts);
            nw__text_append(text, " ");
            append_counts(text, counts, draws[size]);
            nw__text_append(text, " |");
        }
    }
    nw__text_append(text, "\n| **wrong, of all with a truth** | |");
    for (int size = 0; size < SIZES; size++) {
        nw__text_append(text, " ");
        append_number(text, share_wrong(results, size, NULL), 2);
        nw__text_append(text, "% |");
    }
    nw__text_append(text, "\n");
}

/* The worst that moving a threshold does to the share of wrong types, at any size. */
static void write_thresholds(const results *results, nw__text *text) {
    nw__text_append(text,
                    "| threshold | value | passed means | wrong at n = 10, 30, 100 with 0.8 of it | with 1.25 of it "
                    "|\n|--|--|--|--|--|\n");
    for (int threshold = 0; threshold < NW_THRESHOLD_COUNT; threshold++) {
        const nw__threshold_row *row = &nw__thresholds[threshold];
        nw__text_append_format(text, "| `%s` | ", row->name);
        append_number(text, round(row->value * 1000) / 1000, 0);
        nw__text_append_format(text, " | %s |", row->meaning);
        for (int side = 0; side < 2; side++) {
            double moved[NW_THRESHOLD_COUNT];
            for (int k = 0; k < NW_THRESHOLD_COUNT; k++)
                moved[k] = nw__thresholds[k].value;
            moved[threshold] *= side == 0 ? 0.8 : 1.25;
            for (int size = 0; size <= 4; size += 2) {
                nw__text_append(text, size == 0 ? " " : ", ");
                append_number(text, share_wrong(results, size, moved), 1);
                nw__text_append(text, "%");
            }
            nw__text_append(text, " |");
        }
        nw__text_append(text, "\n");
    }
}

static void write_recipes(nw__text *text) {
    nw__text_append(text, "| ensemble | recipe (numbers drawn evenly from a range) |\n|--|--|\n");
    for (int ensemble = 0; ensemble < ensemble_count; ensemble++)
        nw__text_append_format(text, "| %s | %s |\n", ensembles[ensemble].name, ensembles[ensemble].recipe);
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0)
        stop("cannot read the file");
    long length = ftell(file);
    char *bytes = calloc((size_t)length + 1, 1);
    rewind(file);
    if (bytes == NULL || fread(bytes, 1, (size_t)length, file) != (size_t)length)
        stop("cannot read the file");
    fclose(file);
    return bytes;
}

static void write_between_marks(const char *path, const char *text) {
    char *old = read_file(path);
    const char *begin = strstr(old, begin_mark);
    const char *end = strstr(old, end_mark);
    if (begin == NULL || end == NULL || end < begin)
        stop("the file has no place marked for the calibration");
    int kept = (int)(begin - old) + (int)strlen(begin_mark);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fprintf(file, "%.*s%s%s", kept, old, text, end) < 0 || fclose(file) != 0)
        stop("cannot write the file");
    free(old);
}

int main(int count, char **arguments) {
    results results = {0};
    nw__text text = {0};
    simulate_all(&results);
    nw__text_append(&text,
                    "\nPer cent of the networks that get each type: S scattered, H hub_and_spoke, M multi_hub, C "
                    "core_periphery, N networked.\n\n");
    write_matrix(&results, &text);
    nw__text_append(&text, "\n");
    write_thresholds(&results, &text);
    nw__text_append(&text, "\n");
    write_recipes(&text);
    nw__text_append(&text, "\n");
    char *table = nw__text_take(&text);
    if (table == NULL)
        stop("out of memory");
    if (count > 1)
        write_between_marks(arguments[1], table);
    else
        fputs(table, stdout);
    nw__free(table);
    for (int size = 0; size < SIZES; size++) {
        for (int k = 0; k < ensemble_count * draws[size]; k++)
            nw__shape_free(&results.shapes[size][k]);
        nw__free(results.shapes[size]);
    }
    return 0;
}
