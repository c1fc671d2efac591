/* Cascades: a rule made ready for a view. SPDX-License-Identifier: GPL-2.0-or-later */
#include "core/cascade.h"

#include "base/memory.h"
#include "base/run.h"
#include "core/coin_pool.h"

#include <math.h>
#include <string.h>

enum {
    PADDING = 16,
    SMALL = 4096, /* members and arcs below which coins are not tossed beforehand */
};

/* A pool holds chances in units of 2^-19, so very small and very large ones are tossed one by one. */
static const double pool_least = 1.0 / 128;

const nw__option nw__cascade_options[4] = {
    {.name = "model",
     .kind = NW_OPTION_CHOICE,
     .standard = "independent_cascade",
     .choices = "independent_cascade|linear_threshold|si|sir|complex",
     .meaning =
         "how it spreads: each contact is told once; by a random threshold of contacts; told in every round (si), "
         "until it is forgotten (sir); by so many contacts at least (complex)"},
    {.name = "probability",
     .kind = NW_OPTION_TEXT,
     .standard = "0.1",
     .meaning = "chance that a tie of strength 1 passes it on, or degree: 1 / the ties of the member who hears"},
    {.name = "recovery",
     .kind = NW_OPTION_NUMBER,
     .standard = "0.5",
     .low = 0,
     .high = 1,
     .meaning = "sir: chance to forget, or to stop telling, after each round"},
    {.name = "threshold",
     .kind = NW_OPTION_NUMBER,
     .standard = "2",
     .low = 0,
     .high = 1e9,
     .meaning = "complex: contacts that a member must hear from; below 1, a share of them"},
};

netweave_status nw__cascade_rule_check(const nw__cascade_rule *rule, const char *what) {
    double threshold = rule->threshold;
    if (threshold > 0 && (threshold < 1 || threshold == floor(threshold)))
        return NETWEAVE_STATUS_OK;
    return nw__fail(
        NETWEAVE_STATUS_INVALID_ARGUMENT,
        "%s: threshold must be a whole number of contacts from 1 up, or a share of them above 0 and below 1", what);
}

netweave_status nw__cascade_rule_read(const nw__options *options, const char *what, nw__cascade_rule *out) {
    static const char *const models[] = {"independent_cascade", "linear_threshold", "si", "sir", "complex"};
    const char *text = nw__options_text(options, "probability");
    nw__cascade_rule rule = {.probability = NAN,
                             .recovery = nw__options_number(options, "recovery"),
                             .threshold = nw__options_number(options, "threshold")};
    for (int k = 0; k < 5; k++)
        if (nw__options_chosen(options, "model", models[k]))
            rule.model = (nw__cascade_model)k;
    bool given = strcmp(text, "degree") != 0;
    bool is_number = !given || nw__number_parse(text, strlen(text), '.', &rule.probability);
    if (given && !(is_number && rule.probability >= 0 && rule.probability <= 1))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "%s: probability is '%s'; give a number from 0 to 1, or degree for 1 / the ties of who hears",
                        what, text);
    netweave_status status = nw__cascade_rule_check(&rule, what);
    if (status == NETWEAVE_STATUS_OK)
        *out = rule;
    return status;
}

/* In units of 2^-31; what is not 0 does not become 0. */
static uint32_t chance_of(double probability) {
    double units = rint(probability * NW_CERTAIN);
    if (units < 1 && probability > 0)
        return 1;
    return units >= NW_CERTAIN ? NW_CERTAIN : (uint32_t)units;
}

/* Chances of the arcs into a member: shares that add up to exactly 1 (the last takes what rounding leaves). */
static void share_out(const nw__csr *in, int64_t member, uint32_t *chance) {
    double total = 0;
    double passed = 0;
    uint32_t before = 0;
    for (int64_t k = in->start[member]; k < in->start[member + 1]; k++)
        total += in->weight != NULL ? in->weight[k] : 1;
    for (int64_t k = in->start[member]; k < in->start[member + 1]; k++) {
        passed += in->weight != NULL ? in->weight[k] : 1;
        bool last = k + 1 == in->start[member + 1];
        uint32_t upto = last ? NW_CERTAIN : chance_of(passed / total);
        chance[k] = upto - before;
        before = upto;
    }
}

/* 1 / degree each, where the shares need not add up to 1 to the bit. */
static void share_alike(const nw__csr *in, int64_t member, uint32_t *chance) {
    double total = 0;
    for (int64_t k = in->start[member]; k < in->start[member + 1]; k++)
        total += in->weight != NULL ? in->weight[k] : 1;
    for (int64_t k = in->start[member]; k < in->start[member + 1]; k++)
        chance[k] = chance_of((in->weight != NULL ? in->weight[k] : 1) / total);
}

static void fill_chances(const nw__cascade *cascade, uint32_t *chance) {
    const nw__csr *in = cascade->in;
    for (int32_t i = 0; i < cascade->members; i++) {
        if (cascade->rule.model == NW_CASCADE_LINEAR)
            share_out(in, i, chance);
        else if (isnan(cascade->rule.probability))
            share_alike(in, i, chance);
        else
            for (int64_t k = in->start[i]; k < in->start[i + 1]; k++)
                chance[k] = chance_of(1 - pow(1 - cascade->rule.probability, in->weight[k]));
    }
}

/* The chances of the arcs in, by the rows out: rows are in order, so those from a member are met one after the other.
 */
static netweave_status turn_chances(nw__cascade *cascade) {
    const nw__csr *in = cascade->in;
    int64_t *next = nw__copy(cascade->out->start, (size_t)cascade->members, sizeof *next);
    if (next == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < cascade->members; i++)
        for (int64_t k = in->start[i]; k < in->start[i + 1]; k++)
            cascade->chance[next[in->to[k]]++] = cascade->chance_in[k];
    nw__free(next);
    return NETWEAVE_STATUS_OK;
}

static netweave_status make_chances(nw__cascade *cascade) {
    size_t arcs = (size_t)cascade->out->start[cascade->members];
    bool alike = cascade->rule.model != NW_CASCADE_LINEAR && !isnan(cascade->rule.probability);
    cascade->common = alike ? chance_of(cascade->rule.probability) : 0;
    if (cascade->rule.model == NW_CASCADE_COMPLEX)
        cascade->common = NW_CERTAIN;
    if (cascade->rule.model == NW_CASCADE_COMPLEX || (alike && cascade->out->weight == NULL))
        return NETWEAVE_STATUS_OK;
    cascade->chance = nw__allocate_zeroed(arcs + PADDING, sizeof *cascade->chance);
    cascade->chance_in = nw__allocate_zeroed(arcs + PADDING, sizeof *cascade->chance_in);
    if (cascade->chance == NULL || cascade->chance_in == NULL)
        return nw__fail_memory();
    fill_chances(cascade, cascade->chance_in);
    return turn_chances(cascade);
}

/* What one chance of all ties saves. */
static netweave_status toss_beforehand(nw__cascade *cascade) {
    double chance = (double)cascade->common / NW_CERTAIN;
    if (cascade->chance != NULL || cascade->needed != NULL || cascade->common == 0)
        return NETWEAVE_STATUS_OK;
    cascade->skips = nw__skips_make(cascade->common);
    if (cascade->skips == NULL)
        return nw__fail_memory();
    if (cascade->members + cascade->out->start[cascade->members] <= SMALL || fmin(chance, 1 - chance) < pool_least)
        return NETWEAVE_STATUS_OK;
    cascade->pool = nw__coin_pool_make(cascade->common);
    return cascade->pool != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* Shares that are a decimal need no contact more than they say: 0.3 of 10 contacts is 3. */
static netweave_status make_needed(nw__cascade *cascade) {
    double threshold = cascade->rule.threshold;
    cascade->needed = nw__allocate((size_t)cascade->members, sizeof *cascade->needed);
    if (cascade->needed == NULL)
        return nw__fail_memory();
    for (int32_t i = 0; i < cascade->members; i++) {
        double contacts = (double)nw__degree(cascade->in, i);
        double needed = threshold >= 1 ? threshold : fmax(1, ceil(threshold * contacts - 1e-9));
        cascade->needed[i] = needed <= contacts ? (int32_t)needed : 0;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__cascade_make(const netweave_view *view, const nw__cascade_rule *rule, netweave_run *run,
                                 nw__cascade *out) {
    nw__cascade cascade = {.rule = *rule, .members = view->members, .out = &view->out, .in = &view->in};
    if (rule->model == NW_CASCADE_SIR && rule->recovery >= 1)
        cascade.rule.model = NW_CASCADE_INDEPENDENT;
    if (cascade.rule.model == NW_CASCADE_SI)
        cascade.rule.recovery = 0;
    cascade.lingers = cascade.rule.model == NW_CASCADE_SI || cascade.rule.model == NW_CASCADE_SIR;
    cascade.recovery = cascade.lingers ? chance_of(cascade.rule.recovery) : NW_CERTAIN;
    cascade.two_way = !view->directed && rule->model != NW_CASCADE_LINEAR && !isnan(rule->probability);
    netweave_status status = nw__run_check(run, 0, "cascades");
    if (status == NETWEAVE_STATUS_OK)
        status = make_chances(&cascade);
    if (status == NETWEAVE_STATUS_OK && rule->model == NW_CASCADE_COMPLEX)
        status = make_needed(&cascade);
    if (status == NETWEAVE_STATUS_OK)
        status = toss_beforehand(&cascade);
    if (status == NETWEAVE_STATUS_OK)
        *out = cascade;
    else
        nw__cascade_free(&cascade);
    return status;
}

void nw__cascade_free(nw__cascade *cascade) {
    nw__free(cascade->chance);
    nw__free(cascade->chance_in);
    nw__free(cascade->needed);
    nw__free(cascade->pool);
    nw__free(cascade->skips);
    *cascade = (nw__cascade){0};
}

netweave_status nw__cascade_reachable(const nw__cascade *cascade, const int32_t *starts, int64_t count,
                                      int64_t *out_reachable) {
    const nw__csr *out = cascade->out;
    unsigned char *seen = nw__allocate_zeroed((size_t)cascade->members, 1);
    int32_t *queue = nw__allocate((size_t)cascade->members, sizeof *queue);
    netweave_status status = seen != NULL && queue != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    int64_t end = 0;
    for (int64_t j = 0; j < count && status == NETWEAVE_STATUS_OK; j++) {
        if (!seen[starts[j]])
            queue[end++] = starts[j];
        seen[starts[j]] = 1;
    }
    for (int64_t j = 0; j < end && status == NETWEAVE_STATUS_OK; j++) {
        for (int64_t k = out->start[queue[j]]; k < out->start[queue[j] + 1]; k++) {
            if (seen[out->to[k]] || nw__cascade_chance(cascade, k) == 0)
                continue;
            seen[out->to[k]] = 1;
            queue[end++] = out->to[k];
        }
    }
    nw__free(seen);
    nw__free(queue);
    if (status == NETWEAVE_STATUS_OK)
        *out_reachable = end;
    return status;
}
