/* Who attended together more or less often than the margins alone bring about: each pair, and the whole.
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Counts are added up as whole numbers, so that sums are the same in any order and with any number of threads. */
#include "base/memory.h"
#include "base/options.h"
#include "base/table.h"
#include "infer/comparison.h"
#include "infer/curveball.h"

#include <math.h>
#include <string.h>

enum { STATISTICS = 4, PAIR_LIMIT = 5000000 };

static const char *const statistics[STATISTICS] = {"pairs", "repeated_pairs", "clustering", "transitivity"};

static const nw__option known[] = {
    {"of", NW_OPTION_CHOICE, "pairs", 0, 0, "pairs|network", "whom the numbers are for"},
    {"draws", NW_OPTION_INTEGER, "1000", 2, 1e6, NULL, "random attendances to compare with"},
    {"trades", NW_OPTION_NUMBER, "10", 1, 1e4, NULL, "trades between two rows, for each row"},
};

/* What the draws of one thread came to, per pair. */
typedef struct sums {
    uint64_t *sum, *squares;
    uint32_t *more, *fewer; /* draws with at least, and at most, as many as observed */
    int32_t *together;      /* of one draw */
    int64_t *start;         /* of one draw, the attendees of each event */
    int32_t *attendee;
    uint64_t *bits; /* of one draw, who met whom */
    nw__curveball curveball;
} sums;

typedef struct work {
    const netweave_attendance *attendance;
    netweave_run *run;
    int64_t persons, pairs, words, draws, trades;
    double paths;      /* of three attendances, which the margins fix */
    int32_t *observed; /* per pair */
    double measured[STATISTICS];
    double *drawn; /* per draw, its statistics */
    sums *sums;    /* per thread */
    int threads;
} work;

static int64_t pair_of(const work *work, int64_t i, int64_t j) {
    return i * (2 * work->persons - i - 1) / 2 + (j - i - 1);
}

/* Counts how often each pair is at an event together. */
static void count_pairs(const work *work, const int64_t *start, const int32_t *attendee, int32_t *together) {
    memset(together, 0, (size_t)work->pairs * sizeof *together);
    for (int64_t event = 0; event < work->attendance->events.ids.count; event++)
        for (int64_t one = start[event]; one < start[event + 1]; one++)
            for (int64_t other = one + 1; other < start[event + 1]; other++) {
                int32_t low = attendee[one] < attendee[other] ? attendee[one] : attendee[other];
                int32_t high = attendee[one] < attendee[other] ? attendee[other] : attendee[one];
                together[pair_of(work, low, high)]++;
            }
}

/* The attendees of each event in what was drawn. */
static void turn(const work *work, sums *sums) {
    const nw__curveball *drawn = &sums->curveball;
    const int64_t *start = work->attendance->event_start;
    int64_t events = work->attendance->events.ids.count;
    memcpy(sums->start, start, ((size_t)events + 1) * sizeof *start);
    if (drawn->events) {
        memcpy(sums->attendee, drawn->to, (size_t)work->attendance->count * sizeof *drawn->to);
        return;
    }
    for (int64_t person = 0; person < work->persons; person++)
        for (int64_t at = drawn->rows.start[person]; at < drawn->rows.start[person + 1]; at++)
            sums->attendee[sums->start[drawn->to[at]]++] = (int32_t)person;
    memcpy(sums->start, start, ((size_t)events + 1) * sizeof *start);
}

/* Pairs that meet, that meet again, and the clustering of attendance; marks who met whom. */
static void measure_pairs(const work *work, const int32_t *together, uint64_t *bits, double *out) {
    double rings = 0;
    int64_t pair = 0;
    out[0] = out[1] = 0;
    memset(bits, 0, (size_t)(work->persons * work->words) * sizeof *bits);
    for (int64_t i = 0; i < work->persons; i++)
        for (int64_t j = i + 1; j < work->persons; j++, pair++) {
            double count = together[pair];
            out[0] += count > 0;
            out[1] += count > 1;
            rings += count * (count - 1) / 2;
            if (together[pair] == 0)
                continue;
            bits[i * work->words + j / 64] |= UINT64_C(1) << (j % 64);
            bits[j * work->words + i / 64] |= UINT64_C(1) << (i % 64);
        }
    out[2] = work->paths > 0 ? 4 * rings / work->paths : NAN;
}

/* Transitivity among persons. */
static void measure_triangles(const work *work, const int32_t *together, const uint64_t *bits, double *out) {
    double closed = 0;
    double paths = 0;
    int64_t pair = 0;
    for (int64_t i = 0; i < work->persons; i++) {
        const uint64_t *row = bits + i * work->words;
        double degree = 0;
        for (int64_t k = 0; k < work->words; k++)
            degree += __builtin_popcountll(row[k]);
        paths += degree * (degree - 1) / 2;
        for (int64_t j = i + 1; j < work->persons; j++, pair++)
            for (int64_t k = 0; together[pair] > 0 && k < work->words; k++)
                closed += __builtin_popcountll(row[k] & bits[j * work->words + k]);
    }
    out[3] = paths > 0 ? closed / paths : NAN;
}

static netweave_status draw_one(work *work, sums *sums, int64_t draw) {
    nw__random random = nw__random_stream(netweave_run_seed(work->run), (uint64_t)draw);
    netweave_status status = nw__curveball_draw(&sums->curveball, work->trades, &random, work->run);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    turn(work, sums);
    count_pairs(work, sums->start, sums->attendee, sums->together);
    for (int64_t k = 0; k < work->pairs; k++) {
        int32_t count = sums->together[k];
        sums->sum[k] += (uint64_t)count;
        sums->squares[k] += (uint64_t)count * (uint64_t)count;
        sums->more[k] += count >= work->observed[k];
        sums->fewer[k] += count <= work->observed[k];
    }
    measure_pairs(work, sums->together, sums->bits, work->drawn + draw * STATISTICS);
    measure_triangles(work, sums->together, sums->bits, work->drawn + draw * STATISTICS);
    return NETWEAVE_STATUS_OK;
}

static netweave_status draw_some(void *state, int64_t begin, int64_t end, int thread) {
    work *work = state;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t draw = begin; draw < end && status == NETWEAVE_STATUS_OK; draw++)
        status = draw_one(work, &work->sums[thread], draw);
    return status;
}

static bool make_sums(const work *work, sums *out) {
    size_t pairs = (size_t)work->pairs;
    out->sum = nw__allocate_zeroed(pairs, sizeof *out->sum);
    out->squares = nw__allocate_zeroed(pairs, sizeof *out->squares);
    out->more = nw__allocate_zeroed(pairs, sizeof *out->more);
    out->fewer = nw__allocate_zeroed(pairs, sizeof *out->fewer);
    out->together = nw__allocate(pairs, sizeof *out->together);
    out->start = nw__allocate((size_t)work->attendance->events.ids.count + 1, sizeof *out->start);
    out->attendee = nw__allocate((size_t)work->attendance->count, sizeof *out->attendee);
    out->bits = nw__allocate((size_t)(work->persons * work->words), sizeof *out->bits);
    bool started = nw__curveball_start(work->attendance, &out->curveball);
    return started && out->sum != NULL && out->squares != NULL && out->more != NULL && out->fewer != NULL &&
           out->together != NULL && out->start != NULL && out->attendee != NULL && out->bits != NULL;
}

static void free_work(work *work) {
    for (int k = 0; work->sums != NULL && k < work->threads; k++) {
        sums *sums = &work->sums[k];
        nw__free(sums->sum);
        nw__free(sums->squares);
        nw__free(sums->more);
        nw__free(sums->fewer);
        nw__free(sums->together);
        nw__free(sums->start);
        nw__free(sums->attendee);
        nw__free(sums->bits);
        nw__curveball_free(&sums->curveball);
    }
    nw__free(work->sums);
    nw__free(work->observed);
    nw__free(work->drawn);
}

/* What is observed. */
static void observe(work *work) {
    const netweave_attendance *attendance = work->attendance;
    for (int64_t k = 0; k < attendance->count; k++) {
        int32_t person = attendance->person[k];
        int32_t event = attendance->event[k];
        work->paths += (double)(attendance->start[person + 1] - attendance->start[person] - 1) *
                       (double)(attendance->event_start[event + 1] - attendance->event_start[event] - 1);
    }
    count_pairs(work, attendance->event_start, attendance->attendee, work->observed);
    measure_pairs(work, work->observed, work->sums[0].bits, work->measured);
    measure_triangles(work, work->observed, work->sums[0].bits, work->measured);
}

static netweave_status make(work *work, double trades) {
    const netweave_attendance *attendance = work->attendance;
    int64_t rows = work->persons < attendance->events.ids.count ? work->persons : attendance->events.ids.count;
    if (work->persons > 1 && work->persons > 2 * (int64_t)PAIR_LIMIT / (work->persons - 1))
        return nw__fail(NETWEAVE_STATUS_LIMIT, "%lld persons make more than %d pairs; take fewer persons",
                        (long long)work->persons, (int)PAIR_LIMIT);
    work->pairs = work->persons > 1 ? work->persons * (work->persons - 1) / 2 : 0;
    work->words = (work->persons + 63) / 64;
    work->trades = (int64_t)(trades * (double)rows);
    work->threads = nw__run_threads(work->run);
    work->observed = nw__allocate((size_t)work->pairs, sizeof *work->observed);
    work->drawn = nw__allocate((size_t)work->draws, STATISTICS * sizeof *work->drawn);
    work->sums = nw__allocate_zeroed((size_t)work->threads, sizeof *work->sums);
    bool memory = work->observed != NULL && work->drawn != NULL && work->sums != NULL;
    for (int k = 0; k < work->threads && memory; k++)
        memory = make_sums(work, &work->sums[k]);
    if (!memory)
        return nw__fail_memory();
    observe(work);
    return nw__parallel_for(work->run, work->draws, 1, "random attendance", draw_some, work);
}

/* One row: observed, expected, its deviation, z, and how often chance gives as much or as little; p is never 0, since
 * what is observed counts among the draws (Phipson and Smyth 2010, doi 10.2202/1544-6115.1585). */
static void fill_row(double *const *out, int64_t row, double observed, const double moments[2], const double counts[2],
                     double draws) {
    double deviation = sqrt(fmax(moments[1] - moments[0] * moments[0], 0) * draws / (draws - 1));
    out[0][row] = observed;
    out[1][row] = moments[0];
    out[2][row] = deviation;
    out[3][row] = deviation > 0 ? (observed - moments[0]) / deviation : NAN;
    out[4][row] = (1 + counts[0]) / (1 + draws);
    out[5][row] = (1 + counts[1]) / (1 + draws);
}

static netweave_status add_columns(netweave_table *table, double **out, int count) {
    static const char *const names[] = {"observed", "expected", "deviation", "z", "p_more", "p_fewer", "p_adjusted"};
    static const netweave_kind kinds[] = {NETWEAVE_KIND_REAL, NETWEAVE_KIND_REAL,  NETWEAVE_KIND_REAL,
                                          NETWEAVE_KIND_REAL, NETWEAVE_KIND_SHARE, NETWEAVE_KIND_SHARE,
                                          NETWEAVE_KIND_SHARE};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int k = 0; k < count && status == NETWEAVE_STATUS_OK; k++)
        status = nw__table_add_column(table, names[k], NULL, kinds[k], &out[k]);
    return status;
}

static netweave_status fill_pairs(work *work, netweave_table *table) {
    double *out[7] = {NULL};
    double draws = (double)work->draws;
    int64_t pair = 0;
    netweave_status status = add_columns(table, out, 7);
    for (int64_t i = 0; i < work->persons && status == NETWEAVE_STATUS_OK; i++)
        for (int64_t j = i + 1; j < work->persons && status == NETWEAVE_STATUS_OK; j++, pair++) {
            double totals[4] = {0};
            for (int k = 0; k < work->threads; k++) {
                totals[0] += (double)work->sums[k].sum[pair];
                totals[1] += (double)work->sums[k].squares[pair];
                totals[2] += work->sums[k].more[pair];
                totals[3] += work->sums[k].fewer[pair];
            }
            double moments[2] = {totals[0] / draws, totals[1] / draws};
            fill_row(out, pair, work->observed[pair], moments, totals + 2, draws);
            status = nw__table_set_label(table, 0, pair, nw__index_text(&work->attendance->persons.ids, i));
            if (status == NETWEAVE_STATUS_OK)
                status = nw__table_set_label(table, 1, pair, nw__index_text(&work->attendance->persons.ids, j));
        }
    return status == NETWEAVE_STATUS_OK ? nw__adjust(work->pairs, out[4], out[6]) : status;
}

static netweave_status fill_network(const work *work, netweave_table *table) {
    double *out[6] = {NULL};
    double draws = (double)work->draws;
    netweave_status status = add_columns(table, out, 6);
    for (int k = 0; k < STATISTICS && status == NETWEAVE_STATUS_OK; k++) {
        double totals[4] = {0};
        double least = fabs(work->measured[k]) * 1e-12; /* the same number, rounded another way, is as much */
        for (int64_t draw = 0; draw < work->draws; draw++) {
            double value = work->drawn[draw * STATISTICS + k];
            totals[0] += value;
            totals[2] += value >= work->measured[k] - least;
            totals[3] += value <= work->measured[k] + least;
        }
        double mean = totals[0] / draws;
        for (int64_t draw = 0; draw < work->draws; draw++)
            totals[1] += (work->drawn[draw * STATISTICS + k] - mean) * (work->drawn[draw * STATISTICS + k] - mean);
        double moments[2] = {mean, mean * mean + totals[1] / draws};
        fill_row(out, k, work->measured[k], moments, totals + 2, draws);
        out[2][k] = sqrt(totals[1] / (draws - 1));
        out[3][k] = out[2][k] > 0 ? (work->measured[k] - mean) / out[2][k] : NAN;
        if (isnan(work->measured[k]))
            out[4][k] = out[5][k] = NAN;
        status = nw__table_set_label(table, 0, k, statistics[k]);
    }
    return status;
}

static netweave_status add_notes(const work *work, netweave_table *table) {
    netweave_status status = nw__table_add_note(table,
                                                "Compared with %lld random attendances in which every person attends "
                                                "as many events and every event has as many "
                                                "persons (curveball, %lld trades each); p_more and p_fewer are the "
                                                "shares with at least and at most as much, what "
                                                "is observed counted among them.",
                                                (long long)work->draws, (long long)work->trades);
    if (status == NETWEAVE_STATUS_OK && netweave_table_label_count(table) == 2)
        status =
            nw__table_add_note(table, "p_adjusted is p_more, adjusted for so many pairs (Benjamini and Hochberg).");
    for (int64_t row = 0; row < netweave_table_row_count(table) && status == NETWEAVE_STATUS_OK; row++)
        if (isnan(netweave_table_value(table, row, 3)))
            return nw__table_add_note(table, "z is undefined where chance gives always the same.");
    return status;
}

netweave_status netweave_attendance_together(const netweave_attendance *attendance, const char *options,
                                             netweave_run *run, netweave_table **out_table) {
    static const char *const pair_labels[] = {"person", "other"};
    static const char *const labels[] = {"statistic"};
    nw__options parsed;
    netweave_table *table = NULL;
    NW_REQUIRE(attendance, NW_MAGIC_ATTENDANCE);
    NW_REQUIRE_POINTER(out_table);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    netweave_status status = nw__options_parse(options, "attendance together", known, 3, &parsed);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    work work = {.attendance = attendance, .run = run, .persons = attendance->persons.ids.count};
    bool network = nw__options_chosen(&parsed, "of", "network");
    work.draws = (int64_t)nw__options_number(&parsed, "draws");
    status = make(&work, nw__options_number(&parsed, "trades"));
    nw__options_free(&parsed);
    if (status == NETWEAVE_STATUS_OK)
        status = network ? nw__table_create(STATISTICS, 1, labels, &table)
                         : nw__table_create(work.pairs, 2, pair_labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = network ? fill_network(&work, table) : fill_pairs(&work, table);
    if (status == NETWEAVE_STATUS_OK)
        status = add_notes(&work, table);
    free_work(&work);
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}
