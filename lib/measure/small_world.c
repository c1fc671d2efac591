/* Small-world indexes: is the network as clustered as a lattice, and yet as short of ways as a random network? With C
 * the clustering and L the mean distance of the largest component, r of random networks with the same degrees, l of
 * the ring lattice with as many members and ties (Watts and Strogatz 1998, doi 10.1038/30918):
 *   sigma = (C / Cr) / (L / Lr)                            Humphries and Gurney 2008, doi 10.1371/journal.pone.0002051
 *   omega = Lr / L - C / Cl                                Telesford et al. 2011, doi 10.1089/brain.2011.0038
 *   swi   = (L - Ll) / (Lr - Ll) * (C - Cr) / (Cl - Cr)    Neal 2017, doi 10.1017/nws.2017.5
 * The random networks are connected and drawn with a bounded number of tries: where nothing can be exchanged (a star)
 * or none has a triangle (a ring) the indexes are undefined, and no one waits for ever. A lattice with the same
 * degrees, as Telesford et al. have it, is not well defined: what exchanges find depends on the order that they begin
 * with. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "core/sweep.h"
#include "core/tie_table.h"
#include "measure/null_draws.h"

#include <math.h>

enum {
    ALL_SOURCES = 2048, /* up to so many members distances are from all of them, else from SOURCES drawn ones */
    SOURCES = 1024,
    LATTICE_SOURCES = 64 /* in a large lattice: evenly spaced ones, who hardly differ */
};

/* What is measured of each network. */
enum { CLUSTERING, DISTANCE, NUMBERS };

enum { INDEXES = 3 };

typedef struct part {
    int32_t *sources; /* members of the largest component, all or drawn ones, in increasing order */
    int64_t source_count;
    int64_t size; /* of the largest component */
    bool transitivity;
} part;

static netweave_status measure_distance(const netweave_view *view, const part *part, netweave_run *run, double *out) {
    double pairs = 0;
    double sum = 0;
    nw__sweep sweep = {.along = &view->out,
                       .against = &view->in,
                       .members = view->members,
                       .sources = part->sources,
                       .source_count = part->source_count,
                       .levels = nw__allocate_zeroed((size_t)view->members + 3, sizeof *sweep.levels)};
    netweave_status status = sweep.levels != NULL ? nw__sweep_run(&sweep, run) : nw__fail_memory();
    for (int32_t level = 1; level <= view->members && status == NETWEAVE_STATUS_OK; level++) {
        pairs += (double)sweep.levels[level];
        sum += (double)sweep.levels[level] * level;
    }
    nw__free(sweep.levels);
    *out = sum / pairs;
    return status;
}

/* Mean local clustering counts members of the component with fewer than two ties as 0. */
static netweave_status measure_numbers(const netweave_view *view, void *context, netweave_run *run, double *out) {
    const part *part = context;
    const nw__triangles *triangles = NULL;
    double local = 0;
    netweave_status status = nw__pass_triangles(view, run, &triangles);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int32_t i = 0; i < view->members; i++) {
        double degree = (double)nw__degree(&view->out, i);
        local += degree > 1 ? 2 * triangles->member[i] / (degree * (degree - 1)) : 0;
    }
    if (part->transitivity)
        out[CLUSTERING] = triangles->paths > 0 ? 3 * triangles->total / triangles->paths : 0;
    else
        out[CLUSTERING] = local / (double)part->size;
    return measure_distance(view, part, run, &out[DISTANCE]);
}

/* The indexes from the means of the references; NaN where one would divide by nothing. */
static void find_indexes(const double real[NUMBERS], const double random[NUMBERS], const double lattice[NUMBERS],
                         double out[INDEXES]) {
    double farther = random[DISTANCE] - lattice[DISTANCE];
    double knit = lattice[CLUSTERING] - random[CLUSTERING];
    out[0] = random[CLUSTERING] > 0 ? real[CLUSTERING] / random[CLUSTERING] / (real[DISTANCE] / random[DISTANCE]) : NAN;
    out[1] = lattice[CLUSTERING] > 0 ? random[DISTANCE] / real[DISTANCE] - real[CLUSTERING] / lattice[CLUSTERING] : NAN;
    out[2] = fabs(farther) > 1e-9 && fabs(knit) > 1e-9
                 ? (real[DISTANCE] - lattice[DISTANCE]) / farther * (real[CLUSTERING] - random[CLUSTERING]) / knit
                 : NAN;
}

/* Means over all draws but one (-1: over all). */
static void find_means(const double *drawn, int64_t draws, int64_t without, double out[NUMBERS]) {
    for (int number = 0; number < NUMBERS; number++) {
        double sum = 0;
        for (int64_t k = 0; k < draws; k++)
            sum += k != without ? drawn[k * NUMBERS + number] : 0;
        out[number] = sum / (double)(draws - (without >= 0));
    }
}

/* Errors by leaving out one draw at a time. Quenouille 1956, doi 10.1093/biomet/43.3-4.353. */
static void settle(const double real[NUMBERS], const double *random, const double lattice[NUMBERS], int64_t draws,
                   double *const *out) {
    double means[NUMBERS];
    double indexes[INDEXES];
    double squares[INDEXES] = {0};
    double sums[INDEXES] = {0};
    for (int64_t k = -1; k < draws; k++) {
        find_means(random, draws, k, means);
        find_indexes(real, means, lattice, indexes);
        for (int i = 0; i < INDEXES; i++) {
            double away = indexes[i] - out[i][0];
            sums[i] += k < 0 ? 0 : away;
            squares[i] += k < 0 ? 0 : away * away;
            if (k < 0)
                out[i][0] = indexes[i];
        }
    }
    for (int i = 0; i < INDEXES; i++) {
        double spread = squares[i] - sums[i] * sums[i] / (double)draws;
        out[INDEXES + i][0] = sqrt(fmax(spread, 0) * (double)(draws - 1) / (double)draws);
        if (isnan(out[i][0]) || isnan(spread))
            out[i][0] = out[INDEXES + i][0] = NAN;
    }
}

/* Ties each of `members` on a ring with those `apart` from it, `count` such ties spread evenly. */
static void tie_apart(nw__tie_table *table, int64_t members, int64_t apart, int64_t count) {
    int64_t possible = 2 * apart == members ? apart : members;
    for (int64_t k = 0; k < count; k++) {
        int64_t from = k * possible / count;
        nw__tie_table_add(table, (int32_t)from, (int32_t)((from + apart) % members));
    }
}

/* A ring lattice: the nearest are tied first. Its members take the first places of the view. */
static netweave_status make_lattice(const netweave_view *like, int64_t members, netweave_view **out) {
    nw__tie_table table;
    if (!nw__tie_table_make(like->ties, false, &table)) {
        nw__tie_table_free(&table);
        return nw__fail_memory();
    }
    for (int64_t apart = 1; table.count < like->ties; apart++) {
        int64_t possible = 2 * apart == members ? apart : members;
        int64_t left = like->ties - table.count;
        tie_apart(&table, members, apart, left < possible ? left : possible);
    }
    netweave_status status = nw__tie_table_view(&table, like, out);
    nw__tie_table_free(&table);
    return status;
}

static netweave_status measure_lattice(const nw__call *call, const netweave_view *like, const part *real,
                                       double out[NUMBERS]) {
    netweave_view *lattice = NULL;
    part part = *real;
    part.source_count = part.size > ALL_SOURCES ? LATTICE_SOURCES : part.size;
    part.sources = nw__allocate((size_t)part.source_count, sizeof *part.sources);
    netweave_status status = part.sources != NULL ? make_lattice(like, part.size, &lattice) : nw__fail_memory();
    for (int64_t k = 0; k < part.source_count && status == NETWEAVE_STATUS_OK; k++)
        part.sources[k] = (int32_t)(k * part.size / part.source_count);
    if (status == NETWEAVE_STATUS_OK)
        status = measure_numbers(lattice, &part, call->run, out);
    netweave_view_free(lattice);
    nw__free(part.sources);
    return status;
}

static netweave_status say_what_was_done(const nw__call *call, const part *part, bool settled, double *const *out) {
    if (!settled)
        return nw__call_undefined(call, "random networks that stay connected take too much work to draw");
    if (isnan(out[0][0]) || isnan(out[1][0]) || isnan(out[2][0])) {
        netweave_status status = nw__call_undefined(
            call, "in part or whole: the random networks or the lattice have no triangles, or do not differ");
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    return nw__call_note(call,
                         "over %lld members, against %lld random networks with the same degrees, seed %llu, and "
                         "a ring lattice; errors are Monte Carlo standard errors.",
                         (long long)part->size, (long long)nw__options_number(call->options, "draws"),
                         (unsigned long long)netweave_run_seed(call->run));
}

static netweave_status compare(const nw__call *call, const netweave_view *view, part *part, double *const *out) {
    double real[NUMBERS];
    double lattice[NUMBERS];
    bool settled = true;
    nw__null_draws draws = {.like = view,
                            .keeps_degrees = true,
                            .rule = {.tries = nw__options_number(call->options, "swaps"), .connected = true},
                            .draws = (int64_t)nw__options_number(call->options, "draws"),
                            .columns = NUMBERS,
                            .numbers = measure_numbers,
                            .context = part};
    double *drawn = nw__allocate(NUMBERS * (size_t)draws.draws, sizeof *drawn);
    netweave_status status = drawn != NULL ? measure_numbers(view, part, call->run, real) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = measure_lattice(call, view, part, lattice);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__null_draws_make(&draws, call->run, drawn, &settled);
    if (status == NETWEAVE_STATUS_OK && settled)
        settle(real, drawn, lattice, draws.draws, out);
    nw__free(drawn);
    return status == NETWEAVE_STATUS_OK ? say_what_was_done(call, part, settled, out) : status;
}

/* The ties of the largest component; the others stay without ties. */
static netweave_status keep_largest(const netweave_view *view, const nw__components *components, netweave_view **out) {
    nw__tie_table table;
    if (!nw__tie_table_make(view->ties, false, &table)) {
        nw__tie_table_free(&table);
        return nw__fail_memory();
    }
    for (int32_t i = 0; i < view->members; i++)
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++)
            if (view->out.to[k] > i && components->component[i] == components->largest)
                nw__tie_table_add(&table, i, view->out.to[k]);
    netweave_status status = nw__tie_table_view(&table, view, out);
    nw__tie_table_free(&table);
    return status;
}

/* Members of the largest component in order; of many, SOURCES drawn by chance (Knuth 1997, vol. 2, algorithm S). */
static netweave_status choose_sources(const nw__call *call, const nw__components *components, part *part) {
    nw__random random = nw__random_stream(netweave_run_seed(call->run), UINT64_MAX);
    int64_t left = part->size;
    int64_t wanted = left > ALL_SOURCES ? SOURCES : left;
    part->sources = nw__allocate((size_t)wanted, sizeof *part->sources);
    if (part->sources == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < call->view->members; i++) {
        if (components->component[i] != components->largest)
            continue;
        if ((int64_t)nw__random_below(&random, (uint64_t)left--) < wanted - part->source_count)
            part->sources[part->source_count++] = i;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *view = NULL;
    const nw__components *components = NULL;
    netweave_view *largest = NULL;
    netweave_status status = nw__view_undirected(call->view, call->run, &view);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__pass_components(view, call->run, &components);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    part part = {.size = components->largest >= 0 ? components->size[components->largest] : 0,
                 .transitivity = nw__options_chosen(call->options, "clustering", "transitivity")};
    if (part.size < 3)
        return nw__call_undefined(call, "no component has three members");
    status = choose_sources(call, components, &part);
    if (status == NETWEAVE_STATUS_OK)
        status = keep_largest(view, components, &largest);
    if (status == NETWEAVE_STATUS_OK)
        status = compare(call, largest, &part, out);
    netweave_view_free(largest);
    nw__free(part.sources);
    return status;
}

static const nw__measure_column columns[] = {
    {"sigma", NETWEAVE_KIND_REAL, 0, INFINITY},       {"omega", NETWEAVE_KIND_REAL, -INFINITY, INFINITY},
    {"swi", NETWEAVE_KIND_REAL, -INFINITY, INFINITY}, {"sigma_error", NETWEAVE_KIND_REAL, 0, INFINITY},
    {"omega_error", NETWEAVE_KIND_REAL, 0, INFINITY}, {"swi_error", NETWEAVE_KIND_REAL, 0, INFINITY},
};

static const nw__option parameters[] = {
    {"clustering", NW_OPTION_CHOICE, "local", 0, 0, "local|transitivity",
     "mean local clustering (0 for members with fewer than two ties), or transitivity"},
    NW_NULL_DRAWS_OPTION("20"),
    NW_NULL_SWAPS_OPTION(""),
};

const nw__measure nw__measure_small_world = {
    .name = "small_world",
    .title = "Small-world indexes",
    .question = "Is it knit as closely as a lattice and yet as short of ways as a random network?",
    .higher = "sigma above 1: more clustered than chance for its distances; omega near 0: a small world, near -1 a "
              "lattice, near 1 random; swi near 1: a small world, near 0 a lattice or random",
    .formula = "sigma = (C/Cr) / (L/Lr); omega = Lr/L - C/Cl; swi = (L - Ll)/(Lr - Ll) * (C - Cr)/(Cl - Cr); C "
               "clustering, L mean distance, r of random networks, l of a lattice",
    .convention = "of the largest component, read without direction; random networks are connected and have the same "
                  "degrees, made by exchanging ends of ties; the lattice is a ring with as many members and ties, the "
                  "nearest tied first; in components above 2048 members distances are from 1024 drawn members",
    .undefined = "where no component has three members, where neither random networks nor lattice have triangles (a "
                 "star, a ring, a tree) or do not differ, and where connected ones take too much work to draw",
    .citation = "Humphries and Gurney 2008, doi 10.1371/journal.pone.0002051; Telesford, Joyce, Hayasaka, Burdette and "
                "Laurienti 2011, doi 10.1089/brain.2011.0038; Neal 2017, doi 10.1017/nws.2017.5",
    .cost = "O(draws * (ties * swaps + members * ties))",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_IGNORED,
    .weights = NW_WEIGHT_IGNORED,
    .on_request = true,
    .columns = columns,
    .column_count = sizeof columns / sizeof columns[0],
    .parameters = parameters,
    .parameter_count = sizeof parameters / sizeof parameters[0],
    .run = run,
};
