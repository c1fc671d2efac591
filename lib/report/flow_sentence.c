/* How knowledge travels in plain words, and how it did before. A change of a simulated number is told only where its
 * errors tell the two apart. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "measure/structure.h"
#include "report/flow.h"

#include <math.h>
#include <string.h>

/* Standard errors of a difference that tell two numbers apart. */
static const double apart_by = 2;

typedef struct telling {
    const netweave_flow *flow, *before; /* `before` NULL: none */
    nw__text text;
} telling;

/* A number with its standard error; 0: exact. */
typedef struct figure {
    double value, error;
} figure;

static const nw__flow_cell *cell_of(const netweave_flow *flow, nw__flow_case which) {
    return nw__flow_cell_of(flow, which, NW_FLOW_ANYONE);
}

static void say(telling *telling, const char *words) {
    nw__text_append(&telling->text, words);
}

static void say_percent(telling *telling, double share) {
    nw__text_append_percent(&telling->text, share);
}

static void say_hub(telling *telling, const netweave_flow *flow) {
    nw__append_names(flow->view, flow->is_hub, flow->hub_count, &telling->text);
}

/* As many rounds are read as are written. */
static double rounded(double rounds) {
    return rounds < 99.95 ? floor(rounds * 10 + 0.5) / 10 : floor(rounds + 0.5);
}

static void say_number(telling *telling, double rounds) {
    nw__text_append_number(&telling->text, rounded(rounds), rounds < 99.95 ? 1 : 0);
}

static void say_rounds(telling *telling, double rounds) {
    if (rounded(rounds) == 1) {
        say(telling, "1 round");
        return;
    }
    say_number(telling, rounds);
    say(telling, " rounds");
}

/* "9 of 10", "half", "all", "85%". */
static void say_share(telling *telling) {
    double tenths = telling->flow->asked.share * 10;
    if (tenths == 10)
        say(telling, "all");
    else if (tenths == 5)
        say(telling, "half");
    else if (tenths == floor(tenths) && tenths > 0)
        nw__text_append_format(&telling->text, "%d of 10", (int)tenths);
    else
        say_percent(telling, telling->flow->asked.share);
}

static bool is_apart(figure one, figure other) {
    return fabs(one.value - other.value) > apart_by * sqrt(one.error * one.error + other.error * other.error);
}

static bool is_known(figure figure) {
    return !isnan(figure.value);
}

/* The same members are the hub in both, by their ids. */
static bool has_same_hub(const netweave_flow *one, const netweave_flow *other) {
    bool is_same = one->hub_count == other->hub_count;
    for (int64_t k = 0; k < one->hub_count && is_same; k++) {
        const char *id = netweave_flow_hub(one, k);
        const char *other_id = netweave_flow_hub(other, k);
        is_same = id != NULL && other_id != NULL ? strcmp(id, other_id) == 0 : one->hubs[k] == other->hubs[k];
    }
    return is_same;
}

/* ", before ", or with another hub then ", before, without ann, ". */
static void say_before(telling *telling, const char *hub_was) {
    say(telling, ", before");
    if (hub_was != NULL && !has_same_hub(telling->flow, telling->before)) {
        say(telling, hub_was);
        say_hub(telling, telling->before);
        say(telling, ",");
    }
    say(telling, " ");
}

/* ", before 4%", where there is a before. */
static void say_percent_before(telling *telling, figure now, figure was, const char *hub_was) {
    if (telling->before == NULL || !is_known(was))
        return;
    if (floor(now.value * 100 + 0.5) == floor(was.value * 100 + 0.5)) {
        say(telling, ", as before");
    } else if (!is_apart(now, was)) {
        say(telling, ", about as before");
    } else {
        say_before(telling, hub_was);
        say_percent(telling, was.value);
    }
}

/* ", before it took 9.7". */
static void say_rounds_before(telling *telling, figure now, figure was, const char *hub_was) {
    if (telling->before == NULL || !is_known(was))
        return;
    if (rounded(now.value) == rounded(was.value)) {
        say(telling, ", as before");
    } else if (!is_apart(now, was)) {
        say(telling, ", about as before");
    } else {
        say_before(telling, hub_was);
        say(telling, "it took ");
        say_number(telling, was.value);
    }
}

static figure rounds_of(const nw__flow_cell *cell) {
    return (figure){cell->there ? cell->rounds : NAN, cell->rounds_error};
}

static figure tip_of(const nw__flow_cell *cell) {
    return (figure){cell->there ? cell->tip : NAN, cell->tip_error};
}

static figure hear_of(const nw__flow_cell *cell) {
    return (figure){cell->there ? cell->can_hear : NAN, 0};
}

/* ---- from anyone ---- */

/* Who could hear before, where that were not all as well. */
static void say_reach_before(telling *telling, const nw__flow_cell *was) {
    if (was->can_hear == 0) {
        say(telling, ", before nobody could hear of it");
        return;
    }
    say(telling, ", before it could reach ");
    say_percent(telling, was->can_hear);
    if (is_known(rounds_of(was))) {
        say(telling, ", and ");
        say_share(telling);
        say(telling, " of those in ");
        say_number(telling, was->rounds);
    }
}

static void say_anyone_reaches_all(telling *telling, const nw__flow_cell *now, const nw__flow_cell *was) {
    say(telling, "A tip that starts with any member reaches ");
    if (is_known(rounds_of(now))) {
        say_share(telling);
        say(telling, " members in ");
        say_rounds(telling, now->rounds);
        say(telling, " of conversation");
    } else {
        say(telling, "everybody in the end, but conversations take longer than they were followed");
    }
    if (was != NULL && was->can_hear < 1)
        say_reach_before(telling, was);
    else if (was != NULL && is_known(rounds_of(now)))
        say_rounds_before(telling, rounds_of(now), rounds_of(was), NULL);
}

static void say_anyone_reaches_some(telling *telling, const nw__flow_cell *now, const nw__flow_cell *was) {
    say(telling, "A tip that starts with any member can reach ");
    say_percent(telling, now->can_hear);
    say(telling, " of the others at all");
    if (was != NULL)
        say_percent_before(telling, hear_of(now), hear_of(was), NULL);
    if (!is_known(rounds_of(now)))
        return;
    say(telling, ", and ");
    say_share(telling);
    say(telling, " of those who can hear know it after ");
    say_rounds(telling, now->rounds);
    say(telling, " of conversation");
    if (was != NULL && fabs(was->can_hear - now->can_hear) < 0.005)
        say_rounds_before(telling, rounds_of(now), rounds_of(was), NULL);
}

/* What is left without the hub: who could still hear, and how fast where nobody is lost. */
static void say_without_hub(telling *telling) {
    const nw__flow_cell *now = cell_of(telling->flow, NW_FLOW_WITHOUT_HUB);
    figure with = rounds_of(cell_of(telling->flow, NW_FLOW_WHOLE));
    if (!now->there || isnan(now->can_hear))
        return;
    say(telling, "; without ");
    say_hub(telling, telling->flow);
    if (now->can_hear == 0) {
        say(telling, " nobody could hear of it");
    } else if (now->can_hear < 1) {
        say(telling, " ");
        say_percent(telling, now->can_hear);
        say(telling, " of the others could still hear of it");
    } else {
        say(telling, " all others could still hear of it");
    }
    if (now->can_hear == 1 && is_known(with) && is_known(rounds_of(now))) {
        say(telling, is_apart(rounds_of(now), with) ? ", in " : ", about as fast");
        if (is_apart(rounds_of(now), with))
            say_rounds(telling, now->rounds);
    }
    if (telling->before != NULL)
        say_percent_before(telling, hear_of(now), hear_of(cell_of(telling->before, NW_FLOW_WITHOUT_HUB)), ", without ");
}

static void say_anyone(telling *telling) {
    const nw__flow_cell *now = cell_of(telling->flow, NW_FLOW_WHOLE);
    const nw__flow_cell *was = telling->before != NULL ? cell_of(telling->before, NW_FLOW_WHOLE) : NULL;
    if (was != NULL && isnan(was->can_hear))
        was = NULL;
    if (isnan(now->can_hear)) {
        say(telling,
            now->others < 0 ? "There is nobody in this network." : "There is only one member, and nobody to tell.");
        return;
    }
    if (now->can_hear == 0) {
        say(telling, "Nobody can pass anything on: there are no ties");
        if (was != NULL && was->can_hear > 0)
            say_reach_before(telling, was);
    } else if (now->can_hear == 1) {
        say_anyone_reaches_all(telling, now, was);
        say_without_hub(telling);
    } else {
        say_anyone_reaches_some(telling, now, was);
        say_without_hub(telling);
    }
    say(telling, ".");
}

/* ---- the hub's time, and other origins ---- */

static void say_limited_hub(telling *telling) {
    const netweave_flow *flow = telling->flow;
    figure now = rounds_of(cell_of(flow, NW_FLOW_LIMITED_HUB));
    figure whole = rounds_of(cell_of(flow, NW_FLOW_WHOLE));
    if (flow->hub_count == 0 || !is_known(now) || !is_known(whole))
        return;
    say(telling, " If ");
    say_hub(telling, flow);
    if (flow->asked.hub_capacity == 1)
        say(telling, " could hold only one conversation");
    else
        nw__text_append_format(&telling->text, " could hold only %lld conversations",
                               (long long)flow->asked.hub_capacity);
    say(telling, flow->hub_count == 1 ? " a round, it would " : " each a round, it would ");
    if (!is_apart(now, whole)) {
        say(telling, "take about as long.");
        return;
    }
    say(telling, "take ");
    say_rounds(telling, now.value);
    if (telling->before != NULL)
        say_rounds_before(telling, now, rounds_of(cell_of(telling->before, NW_FLOW_LIMITED_HUB)), ", with ");
    say(telling, ".");
}

static void say_origins(telling *telling) {
    const netweave_flow *flow = telling->flow;
    figure hub = rounds_of(nw__flow_cell_of(flow, NW_FLOW_WHOLE, NW_FLOW_HUB));
    figure spoke = rounds_of(nw__flow_cell_of(flow, NW_FLOW_WHOLE, NW_FLOW_SPOKE));
    if (!flow->cell[NW_FLOW_WHOLE][NW_FLOW_SPOKE].there || !is_known(hub) || !is_known(spoke))
        return;
    say(telling, is_apart(hub, spoke) ? " From " : " It takes about as long from ");
    say_hub(telling, flow);
    say(telling, flow->hub_count == 1 ? "" : " together");
    if (is_apart(hub, spoke)) {
        say(telling, " it takes ");
        say_rounds(telling, hub.value);
        say(telling, ", from one of the others ");
        say_number(telling, spoke.value);
        say(telling, ".");
    } else {
        say(telling, " as from one of the others.");
    }
}

/* ---- tips by chance, and practices ---- */

static void say_tip(telling *telling) {
    const netweave_flow *flow = telling->flow;
    figure now = tip_of(cell_of(flow, NW_FLOW_WHOLE));
    figure without = tip_of(cell_of(flow, NW_FLOW_WITHOUT_HUB));
    if (!is_known(now) || cell_of(flow, NW_FLOW_WHOLE)->can_hear == 0)
        return;
    say(telling, " Passed on by chance, ");
    say_percent(telling, flow->asked.probability);
    say(telling, flow->view->weighted ? " along each tie of strength 1" : " along each tie");
    say(telling, ", it reaches ");
    say_percent(telling, now.value);
    say(telling, " of the others");
    if (telling->before != NULL)
        say_percent_before(telling, now, tip_of(cell_of(telling->before, NW_FLOW_WHOLE)), NULL);
    if (cell_of(flow, NW_FLOW_WITHOUT_HUB)->there && is_known(without)) {
        say(telling, "; without ");
        say_hub(telling, flow);
        say(telling, is_apart(now, without) ? " it reaches " : " about as many");
        if (is_apart(now, without))
            say_percent(telling, without.value);
    }
    say(telling, ".");
}

static void say_practice(telling *telling) {
    const netweave_flow *flow = telling->flow;
    const nw__flow_cell *now = cell_of(flow, NW_FLOW_WHOLE);
    double threshold = flow->asked.threshold;
    if (isnan(now->practice) || now->can_hear == 0)
        return;
    say(telling, " A practice that members take up once ");
    if (threshold < 1)
        say_percent(telling, threshold);
    else
        nw__text_append_format(&telling->text, "%lld", (long long)threshold);
    say(telling, threshold == 1 ? " of their contacts has, begun by a member with its contacts ("
                                : " of their contacts have, begun by a member with its contacts (");
    say_percent(telling, now->begin);
    say(telling, " of the others), ");
    if (now->practice - now->begin < 0.005) {
        say(telling, "spreads no further");
    } else {
        say(telling, "comes to ");
        say_percent(telling, now->practice);
    }
    if (telling->before != NULL)
        say_percent_before(telling, (figure){now->practice, 0},
                           (figure){cell_of(telling->before, NW_FLOW_WHOLE)->practice, 0}, NULL);
    say(telling, ".");
}

/* ---- the whole ---- */

static bool was_asked_alike(const nw__flow_asked *one, const nw__flow_asked *other) {
    return one->mode == other->mode && one->hub_capacity == other->hub_capacity &&
           one->probability == other->probability && one->threshold == other->threshold && one->share == other->share;
}

netweave_status netweave_flow_sentence(const netweave_flow *flow, const netweave_flow *before, char **out_text) {
    NW_REQUIRE(flow, NW_MAGIC_FLOW);
    NW_REQUIRE_POINTER(out_text);
    if (before != NULL)
        NW_REQUIRE(before, NW_MAGIC_FLOW);
    if (before != NULL && !was_asked_alike(&flow->asked, &before->asked))
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "flow sentence: the flow before was made with other options; make both with the same "
                        "hub_capacity, probability, threshold, share and mode");
    telling telling = {.flow = flow, .before = before};
    say_anyone(&telling);
    say_limited_hub(&telling);
    say_origins(&telling);
    say_tip(&telling);
    say_practice(&telling);
    char *text = nw__text_take(&telling.text);
    if (text == NULL)
        return nw__fail_memory();
    *out_text = text;
    return NETWEAVE_STATUS_OK;
}
