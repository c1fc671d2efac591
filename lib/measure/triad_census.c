/* Triad census: how many sets of three members have each of the sixteen patterns of ties, by the names of Holland and
 * Leinhardt 1970, doi 10.1086/224954 (mutual, asymmetric, null pairs; D down, U up, T transitive, C cyclic).
 * Counted exactly, and without looking at triads that no one need look at: closed ones from the triangles, listed in
 * order of degree (Chiba and Nishizeki 1985, doi 10.1137/0214017); open ones with two tied pairs from the degrees, as
 * pairs of ties that meet in a member, less those within triangles; the rest by subtraction. Batagelj and Mrvar 2001
 * (doi 10.1016/S0378-8733(01)00035-1) walk over the ties of both ends of each tie instead, which a hub makes dear.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/measure.h"

#include <math.h>

enum { POLL = 1 << 16 };

/* How a member stands to another. */
enum { MUTUAL, OUT, IN, KINDS };

enum {
    T003,
    T012,
    T102,
    T021D,
    T021U,
    T021C,
    T111D,
    T111U,
    T030T,
    T030C,
    T201,
    T120D,
    T120U,
    T120C,
    T210,
    T300,
    TYPES
}; /* clang-format off */
static const int asymmetric[TYPES] = {0, 1, 0, 2, 2, 2, 1, 1, 3, 3, 0, 2, 2, 2, 1, 0};
static const int mutual[TYPES]     = {0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 2, 1, 1, 1, 2, 3};
/* clang-format on */

/* The pattern of two tied pairs that meet in a member, by how that member stands to the one and to the other. */
static const int open_type[KINDS][KINDS] = {
    {T201, T111U, T111D},
    {T111U, T021D, T021C},
    {T111D, T021C, T021U},
};

static const int turned[KINDS] = {MUTUAL, IN, OUT};

typedef struct census {
    const netweave_view *view;
    netweave_run *run;
    int64_t *start;      /* per member: where its arcs to members of higher rank begin */
    int32_t *to;         /* rank: degree, then place in the roster */
    unsigned char *kind; /* per arc: how the lower stands to the higher */
    int64_t *mark;       /* per member: 1 + the place of the arc from the member at hand, when it is of that member */
    int64_t count[TYPES];
    int64_t triangles[KINDS][KINDS][KINDS]; /* a < b < c by rank: how a stands to b, a to c, b to c */
} census;

/* The triangle in which a stands to b, a to c and b to c like that. */
static int closed_type(int ab, int ac, int bc) {
    const int at[3][2] = {{ab, ac}, {turned[ab], bc}, {turned[ac], turned[bc]}};
    const int facing[3] = {bc, ac, ab}; /* the pair that a member is not in */
    int mutuals = (ab == MUTUAL) + (ac == MUTUAL) + (bc == MUTUAL);
    if (mutuals >= 2)
        return mutuals == 3 ? T300 : T210;
    for (int i = 0; i < 3; i++) {
        if (mutuals == 1 && facing[i] == MUTUAL)
            return at[i][0] != at[i][1] ? T120C : at[i][0] == OUT ? T120D : T120U;
        if (mutuals == 0 && at[i][0] == at[i][1])
            return T030T; /* someone names both others, which no one in a cycle does */
    }
    return T030C;
}

static bool is_lower(const nw__csr *rows, int32_t i, int32_t j) {
    int64_t mine = nw__degree(rows, i);
    int64_t other = nw__degree(rows, j);
    return mine < other || (mine == other && i < j);
}

/* Adds the pairs of ties that meet in a member, of which `many` are of each kind. */
static void add_open(census *census, const int64_t many[KINDS]) {
    for (int i = 0; i < KINDS; i++) {
        census->count[open_type[i][i]] += many[i] * (many[i] - 1) / 2;
        for (int j = i + 1; j < KINDS; j++)
            census->count[open_type[i][j]] += many[i] * many[j];
    }
}

/* Lists arcs to higher ranks, and counts pairs of ties that meet. `undirected` has its rows in order, as do the arcs
 * out and in of the view: one walk through all three tells how each pair stands. */
static netweave_status list_arcs(census *census, const nw__csr *undirected) {
    const netweave_view *view = census->view;
    int64_t listed = 0;
    for (int32_t i = 0; i < view->members; i++) {
        int64_t many[KINDS] = {0};
        int64_t out = view->out.start[i];
        int64_t in = view->in.start[i];
        census->start[i] = listed;
        for (int64_t k = undirected->start[i]; k < undirected->start[i + 1]; k++) {
            int32_t other = undirected->to[k];
            bool names = out < view->out.start[i + 1] && view->out.to[out] == other;
            bool is_named = in < view->in.start[i + 1] && view->in.to[in] == other;
            int kind = names && is_named ? MUTUAL : names ? OUT : IN;
            out += names;
            in += is_named;
            many[kind]++;
            if (!is_lower(undirected, i, other))
                continue;
            census->to[listed] = other;
            census->kind[listed++] = (unsigned char)kind;
        }
        add_open(census, many);
        netweave_status status = i % 1024 == 0 ? nw__run_check(census->run, 0, "triads") : NETWEAVE_STATUS_OK;
        if (status != NETWEAVE_STATUS_OK)
            return status;
    }
    census->start[view->members] = listed;
    return NETWEAVE_STATUS_OK;
}

static netweave_status list_triangles(census *census) {
    int32_t members = census->view->members;
    int64_t work = 0;
    for (int32_t a = 0; a < members; a++) {
        for (int64_t j = census->start[a]; j < census->start[a + 1]; j++)
            census->mark[census->to[j]] = j + 1;
        for (int64_t j = census->start[a]; j < census->start[a + 1]; j++) {
            int32_t b = census->to[j];
            for (int64_t k = census->start[b]; k < census->start[b + 1]; k++) {
                int64_t met = census->mark[census->to[k]];
                if (met > census->start[a])
                    census->triangles[census->kind[j]][census->kind[met - 1]][census->kind[k]]++;
            }
            work += census->start[b + 1] - census->start[b] + 1;
            if (work < POLL)
                continue;
            work = 0;
            netweave_status status = nw__run_check(census->run, (double)a / members, "triads");
            if (status != NETWEAVE_STATUS_OK)
                return status;
        }
    }
    return NETWEAVE_STATUS_OK;
}

/* Enters the triangles, and takes the pairs of ties in them from the open patterns. */
static void settle_triangles(census *census) {
    for (int ab = 0; ab < KINDS; ab++) {
        for (int ac = 0; ac < KINDS; ac++) {
            for (int bc = 0; bc < KINDS; bc++) {
                int64_t many = census->triangles[ab][ac][bc];
                census->count[closed_type(ab, ac, bc)] += many;
                census->count[open_type[ab][ac]] -= many;
                census->count[open_type[turned[ab]][bc]] -= many;
                census->count[open_type[turned[ac]][turned[bc]]] -= many;
            }
        }
    }
}

/* The patterns with one tied pair or none: all sets of a tied pair and a third, less those counted by now. */
static void settle_rest(const census *census, double mutual_pairs, double *const *out) {
    double members = census->view->members;
    double pairs = (double)(census->start[census->view->members]);
    double all = members * (members - 1) * (members - 2) / 6;
    double with_mutual = mutual_pairs * (members - 2);
    double with_asymmetric = (pairs - mutual_pairs) * (members - 2);
    for (int type = T021D; type < TYPES; type++) {
        double many = (double)census->count[type];
        out[type][0] = many;
        with_mutual -= many * mutual[type];
        with_asymmetric -= many * asymmetric[type];
        all -= many;
    }
    out[T102][0] = fmax(with_mutual, 0); /* below three members there are pairs, and no third */
    out[T012][0] = fmax(with_asymmetric, 0);
    out[T003][0] = fmax(all - out[T102][0] - out[T012][0], 0);
}

static netweave_status count(census *census, const nw__csr *undirected, double *const *out) {
    double mutual_pairs = 0;
    netweave_status status = list_arcs(census, undirected);
    if (status == NETWEAVE_STATUS_OK)
        status = list_triangles(census);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    for (int64_t k = 0; k < census->start[census->view->members]; k++)
        mutual_pairs += census->kind[k] == MUTUAL;
    settle_triangles(census);
    settle_rest(census, mutual_pairs, out);
    return NETWEAVE_STATUS_OK;
}

static netweave_status run(const nw__call *call, double *const *out) {
    const netweave_view *undirected = NULL;
    netweave_status status = nw__view_undirected(call->view, call->run, &undirected);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    size_t members = (size_t)call->view->members;
    size_t pairs = (size_t)undirected->ties;
    census census = {.view = call->view,
                     .run = call->run,
                     .start = nw__allocate(members + 1, sizeof *census.start),
                     .to = nw__allocate(pairs, sizeof *census.to),
                     .kind = nw__allocate(pairs, 1),
                     .mark = nw__allocate_zeroed(members, sizeof *census.mark)};
    if (census.start == NULL || census.to == NULL || census.kind == NULL || census.mark == NULL)
        status = nw__fail_memory();
    else
        status = count(&census, &undirected->out, out);
    nw__free(census.start);
    nw__free(census.to);
    nw__free(census.kind);
    nw__free(census.mark);
    return status;
}

#define COLUMN(name) \
    { name, NETWEAVE_KIND_COUNT, 0, INFINITY }
static const nw__measure_column columns[] = {
    COLUMN("003"),  COLUMN("012"),  COLUMN("102"),  COLUMN("021D"), COLUMN("021U"), COLUMN("021C"),
    COLUMN("111D"), COLUMN("111U"), COLUMN("030T"), COLUMN("030C"), COLUMN("201"),  COLUMN("120D"),
    COLUMN("120U"), COLUMN("120C"), COLUMN("210"),  COLUMN("300"),
};

const nw__measure nw__measure_triad_census = {
    .name = "triad_census",
    .title = "Triad census",
    .question = "How many sets of three members have each of the sixteen patterns of ties?",
    .higher = "more sets of three have that pattern; the sixteen add up to n(n-1)(n-2)/6",
    .formula = "number of sets of three members with each pattern, named by its mutual, asymmetric and null pairs",
    .convention = "021D: one names two, 021U: one is named by two, 021C: a chain; 111D: a mutual pair of whom one is "
                  "named by the third, 111U: of whom one names the third; 120D: the third names a mutual pair, 120U: "
                  "is named by it; a tie without direction is mutual",
    .undefined = "",
    .citation = "Holland and Leinhardt 1970, doi 10.1086/224954; Davis and Leinhardt 1972",
    .cost = "O(ties^1.5)",
    .scope = NETWEAVE_SCOPE_NETWORK,
    .pole = NETWEAVE_POLE_NEITHER,
    .direction = NW_DIRECTION_USED,
    .weights = NW_WEIGHT_IGNORED,
    .on_request = true,
    .columns = columns,
    .column_count = TYPES,
    .run = run,
};
