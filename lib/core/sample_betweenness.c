/* Shortest-path betweenness estimated from some members as sources: Brandes and Pich 2007, doi
 * 10.1142/S0218127407018403. The network is cut into pieces as for exact numbers (pass_betweenness.c). Small pieces,
 * and places where many stand, are searched from all the same; of the members who stand at the others some are drawn.
 * What passes from piece to piece is exact. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/random.h"
#include "core/betweenness.h"
#include "core/sampling.h"
#include "core/twins.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    SMALL = 512,     /* pieces of so many places are searched from each */
    HEAVY_SHARE = 64 /* and so are places where one in so many stands */
};

/* Streams of random numbers of this file. */
static const uint64_t first_stream = UINT64_C(1) << 40;

/* A piece at work. */
typedef struct part {
    const nw__piece *whole;
    nw__twins twins;
    const nw__piece *piece; /* the whole, or one place for all twins of a kind */
    nw__betweenness_want want;
    int64_t standing;     /* members who stand in it */
    int32_t *drawn;       /* the place of each member who may be drawn, in the order of drawing */
    int64_t count, taken; /* how many there are, and how many were searched from so far */
    double *certain;      /* what the sources searched from all the same bring; laid out as in … */
    double *sums;         /* … what those drawn bring so far */
} part;

typedef struct sampling {
    const netweave_view *view;
    netweave_run *run;
    bool with_ties;
    nw__pieces pieces;
    part *part;      /* per piece */
    int64_t sampled; /* pieces of which members are drawn */
    nw__betweenness *out;
    double *bound, *tie_bound; /* per member and tie, of what it could be */
} sampling;

static double standing_at(const part *part, int32_t place) {
    return part->piece->load[place] * part->piece->copies[place];
}

static bool is_certain(const part *part, int32_t place) {
    return part->piece->members <= SMALL || standing_at(part, place) * HEAVY_SHARE >= (double)part->standing;
}

/* Searches from sources and adds what they bring. Takes over the sources. */
static netweave_status search(const part *part, nw__sources *sources, nw__betweenness_want want, netweave_run *run,
                              double *numbers) {
    nw__block_sums found;
    int64_t size = nw__betweenness_size(part->piece, want);
    netweave_status status = sources->place != NULL && sources->load != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK && sources->count > 0) {
        status = nw__betweenness_sweep(part->piece, sources, want, run, &found);
        for (int64_t i = 0; i < size && status == NETWEAVE_STATUS_OK; i++)
            numbers[i] += found.total[i];
        if (status == NETWEAVE_STATUS_OK)
            nw__block_sums_free(&found);
    }
    nw__free(sources->place);
    nw__free(sources->load);
    return status;
}

static nw__sources make_sources(int64_t most) {
    return (nw__sources){.place = nw__allocate((size_t)most, sizeof(int32_t)),
                         .load = nw__allocate((size_t)most, sizeof(double))};
}

static netweave_status search_certain(part *part, netweave_run *run) {
    nw__betweenness_want want = {.ties = part->want.ties};
    nw__sources sources = make_sources(part->piece->members);
    for (int32_t i = 0; i < part->piece->members && sources.place != NULL && sources.load != NULL; i++) {
        if (!is_certain(part, i))
            continue;
        sources.place[sources.count] = i;
        sources.load[sources.count++] = standing_at(part, i);
    }
    return search(part, &sources, want, run, part->certain);
}

static int compare_places(const void *a, const void *b) {
    int32_t left = *(const int32_t *)a;
    int32_t right = *(const int32_t *)b;
    return (left > right) - (left < right);
}

/* Searches from those drawn next, up to the one before `last`; places in order, so that those together are near. */
static netweave_status search_drawn(part *part, int64_t last, netweave_run *run) {
    int64_t count = (last < part->count ? last : part->count) - part->taken;
    if (count <= 0)
        return NETWEAVE_STATUS_OK;
    nw__sources sources = make_sources(count);
    if (sources.place != NULL && sources.load != NULL) {
        int32_t *place = sources.place;
        memcpy(place, part->drawn + part->taken, (size_t)count * sizeof *place);
        qsort(place, (size_t)count, sizeof *place, compare_places);
        for (int64_t i = 0; i < count; i++) {
            bool again = sources.count > 0 && place[sources.count - 1] == place[i];
            sources.count += !again;
            place[sources.count - 1] = place[i];
            sources.load[sources.count - 1] = again ? sources.load[sources.count - 1] + 1 : 1;
        }
    }
    part->taken += count;
    return search(part, &sources, part->want, run, part->sums);
}

/* Finds who may be drawn, in random order. */
static netweave_status list_drawn(part *part, uint64_t seed, uint64_t stream) {
    for (int32_t i = 0; i < part->piece->members; i++) {
        part->standing += (int64_t)standing_at(part, i);
    }
    for (int32_t i = 0; i < part->piece->members; i++)
        part->count += is_certain(part, i) ? 0 : (int64_t)standing_at(part, i);
    part->drawn = nw__allocate((size_t)part->count, sizeof *part->drawn);
    if (part->drawn == NULL)
        return nw__fail_memory();
    int64_t next = 0;
    for (int32_t i = 0; i < part->piece->members; i++)
        for (int64_t k = 0; !is_certain(part, i) && k < (int64_t)standing_at(part, i); k++)
            part->drawn[next++] = i;
    nw__random random = nw__random_stream(seed, first_stream + stream);
    nw__random_shuffle(&random, part->drawn, part->count);
    return NETWEAVE_STATUS_OK;
}

static netweave_status make_part(const sampling *sampling, int64_t number) {
    part *part = &sampling->part[number];
    part->whole = part->piece = &sampling->pieces.piece[number];
    part->want = (nw__betweenness_want){.ties = sampling->with_ties, .squares = true};
    if (!sampling->view->directed && !sampling->with_ties && !nw__twins_merge(part->whole, &part->twins))
        return nw__fail_memory();
    if (part->twins.place != NULL)
        part->piece = &part->twins.piece;
    netweave_status status = list_drawn(part, netweave_run_seed(sampling->run), (uint64_t)number);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    nw__betweenness_want plain = {.ties = sampling->with_ties};
    part->certain = nw__allocate_zeroed((size_t)nw__betweenness_size(part->piece, plain), sizeof *part->certain);
    if (part->count > 0)
        part->sums = nw__allocate_zeroed((size_t)nw__betweenness_size(part->piece, part->want), sizeof *part->sums);
    if (part->certain == NULL || (part->count > 0 && part->sums == NULL))
        return nw__fail_memory();
    return search_certain(part, sampling->run);
}

static void free_part(part *part) {
    nw__twins_free(&part->twins);
    nw__free(part->drawn);
    nw__free(part->certain);
    nw__free(part->sums);
}

/* What is known of one number of a piece: all that is brought to it. */
static nw__drawn drawn_of(const part *part, const double *sum, const double *square, int64_t place) {
    return (nw__drawn){
        .population = (double)part->count, .count = (double)part->taken, .sum = sum[place], .square = square[place]};
}

/* A number of a piece goes to a member or tie. */
typedef struct estimate {
    double value, variance, bound;
} estimate;

static estimate estimate_of(const part *part, double certain, const double *sum, const double *square, int64_t place,
                            double miss) {
    estimate found = {.value = certain};
    if (part->count == 0 || sum == NULL || square == NULL)
        return found;
    nw__drawn drawn = drawn_of(part, sum, square, place);
    double error = nw__drawn_error(&drawn);
    found.value += drawn.population * drawn.sum / drawn.count;
    found.variance = error * error;
    found.bound = drawn.population * nw__drawn_bound(&drawn, (double)part->standing, miss);
    return found;
}

static void give(estimate found, double share, int64_t to, double *value, double *variance, double *bound) {
    value[to] += share * found.value;
    variance[to] += share * share * found.variance;
    bound[to] += found.bound;
}

/* Adds what a piece tells of its members and ties. */
static netweave_status settle_part(const sampling *sampling, const part *part, double miss) {
    nw__betweenness *out = sampling->out;
    nw__trace_sums sums = {0};
    double share = sampling->view->directed ? 1 : 0.5;
    double *between = nw__allocate_zeroed((size_t)part->whole->members, sizeof *between);
    if (between == NULL)
        return nw__fail_memory();
    if (part->sums != NULL)
        sums = nw__betweenness_split(part->piece, part->want, part->sums);
    if (part->twins.place != NULL)
        nw__twins_add_between(part->whole, &part->twins, between);
    for (int32_t i = 0; i < part->whole->members; i++) {
        int32_t place = part->twins.place != NULL ? part->twins.place[i] : i;
        estimate found =
            estimate_of(part, part->certain[place] + between[i], sums.member, sums.member_square, place, miss);
        give(found, share, part->whole->member[i], out->member, out->sample.member, sampling->bound);
    }
    for (int64_t k = 0; sampling->with_ties && k < part->whole->out.start[part->whole->members]; k++) {
        estimate found = estimate_of(part, part->certain[part->whole->members + k], sums.arc, sums.arc_square, k, miss);
        give(found, share, part->whole->tie[k], out->tie, out->sample.tie, sampling->tie_bound);
    }
    if (part->count > 0) {
        nw__drawn drawn = drawn_of(part, sums.total, sums.total + 1, 0);
        double error = share * nw__drawn_error(&drawn);
        out->sample.total += error * error;
    }
    nw__free(between);
    return NETWEAVE_STATUS_OK;
}

static void clear(double *numbers, int64_t count) {
    memset(numbers, 0, (size_t)count * sizeof *numbers);
}

static void take_roots(double *numbers, int64_t count) {
    for (int64_t i = 0; i < count; i++)
        numbers[i] = sqrt(numbers[i]);
}

static double largest(const double *numbers, int64_t count) {
    double most = 0;
    for (int64_t i = 0; i < count; i++)
        most = numbers[i] > most ? numbers[i] : most;
    return most;
}

/* Puts what all pieces tell together, after a round. */
static netweave_status settle(sampling *sampling, int64_t round) {
    const netweave_view *view = sampling->view;
    nw__betweenness *out = sampling->out;
    double members = view->members;
    double miss = nw__sample_miss(round) / (double)(sampling->sampled > 0 ? sampling->sampled : 1);
    clear(out->member, view->members);
    clear(out->sample.member, view->members);
    clear(sampling->bound, view->members);
    out->sample.total = 0;
    if (sampling->with_ties) {
        clear(out->tie, view->ties);
        clear(out->sample.tie, view->ties);
        clear(sampling->tie_bound, view->ties);
    }
    for (int64_t i = 0; i < sampling->pieces.count; i++) {
        netweave_status status = settle_part(sampling, &sampling->part[i], miss);
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    take_roots(out->sample.member, view->members);
    out->sample.total = sqrt(out->sample.total);
    if (sampling->with_ties) {
        take_roots(out->sample.tie, view->ties);
        out->sample.bound = largest(sampling->tie_bound, view->ties) / (members * (members - 1));
    } else {
        out->sample.bound = largest(sampling->bound, view->members) / ((members - 1) * (members - 2));
    }
    return NETWEAVE_STATUS_OK;
}

/* The most that are drawn of a piece, so that no more than all can be drawn. */
static int64_t most_drawn(const sampling *sampling) {
    int64_t most = 0;
    for (int64_t i = 0; i < sampling->pieces.count; i++)
        most = sampling->part[i].count > most ? sampling->part[i].count : most;
    return most;
}

static netweave_status draw_rounds(sampling *sampling, const nw__approximation *asked, double begin, bool *out_exact) {
    enum { LEAST = 256 };
    int64_t all = most_drawn(sampling);
    int64_t most = asked->sources < all ? asked->sources : all;
    int64_t count = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (all == 0)
        status = settle(sampling, 1);
    for (int64_t round = 1; count < most && status == NETWEAVE_STATUS_OK; round++) {
        count = nw__sample_next(count, LEAST, most);
        for (int64_t i = 0; i < sampling->pieces.count && status == NETWEAVE_STATUS_OK; i++)
            status = search_drawn(&sampling->part[i], count, sampling->run);
        if (status == NETWEAVE_STATUS_OK)
            status = settle(sampling, round);
        *out_exact = status == NETWEAVE_STATUS_OK && round == 1 && nw__sample_fits(asked, count, all, begin);
        if (*out_exact ||
            nw__sample_ends(asked, sampling->out->sample.bound, count, nw__sample_next(count, LEAST, most), begin))
            break;
    }
    sampling->out->sample.sources = count;
    *out_exact = *out_exact || count == all;
    return status;
}

static netweave_status make_sampling(sampling *sampling) {
    const netweave_view *view = sampling->view;
    nw__betweenness *out = sampling->out = nw__betweenness_new(view, sampling->with_ties);
    if (out == NULL)
        return nw__fail_memory();
    sampling->bound = nw__allocate((size_t)view->members, sizeof *sampling->bound);
    out->sample.member = nw__allocate_zeroed((size_t)view->members, sizeof *out->sample.member);
    if (sampling->with_ties) {
        sampling->tie_bound = nw__allocate((size_t)view->ties, sizeof *sampling->tie_bound);
        out->sample.tie = nw__allocate_zeroed((size_t)view->ties, sizeof *out->sample.tie);
    }
    if (sampling->bound == NULL || out->sample.member == NULL ||
        (sampling->with_ties && (sampling->tie_bound == NULL || out->sample.tie == NULL)))
        return nw__fail_memory();
    netweave_status status = nw__pieces_make(view, sampling->run, &sampling->pieces);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    sampling->part = nw__allocate_zeroed((size_t)sampling->pieces.count, sizeof *sampling->part);
    if (sampling->part == NULL)
        return nw__fail_memory();
    for (int64_t i = 0; i < sampling->pieces.count && status == NETWEAVE_STATUS_OK; i++) {
        status = make_part(sampling, i);
        sampling->sampled += sampling->part[i].count > 0;
    }
    return status;
}

netweave_status nw__sample_betweenness(const netweave_view *view, const nw__approximation *asked, bool with_ties,
                                       netweave_run *run, nw__betweenness **out, bool *out_exact) {
    sampling sampling = {.view = view, .run = run, .with_ties = with_ties};
    double begin = nw__run_clock();
    bool exact = false;
    netweave_status status = make_sampling(&sampling);
    if (status == NETWEAVE_STATUS_OK)
        status = draw_rounds(&sampling, asked, begin, &exact);
    if (status == NETWEAVE_STATUS_OK && !view->directed)
        status = nw__betweenness_add_apart(view, run, sampling.out->member, sampling.out->tie);
    for (int64_t i = 0; sampling.part != NULL && i < sampling.pieces.count; i++)
        free_part(&sampling.part[i]);
    nw__free(sampling.part);
    nw__pieces_free(&sampling.pieces);
    nw__free(sampling.bound);
    nw__free(sampling.tie_bound);
    if (status == NETWEAVE_STATUS_OK) {
        *out_exact = exact;
        *out = sampling.out;
    } else {
        nw__betweenness_free(sampling.out);
    }
    return status;
}
