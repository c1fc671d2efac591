/* How knowledge travels in plain words, and how it did before. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/structure.h"
#include "report/flow_words.h"

#include <math.h>

static const nw__flow_cell *cell_of(const netweave_flow *flow, nw__flow_case which) {
    return nw__flow_cell_of(flow, which, NW_FLOW_ANYONE);
}

static nw__figure rounds_of(const nw__flow_cell *cell) {
    return (nw__figure){cell->there ? cell->rounds : NAN, cell->rounds_error};
}

static nw__figure tip_of(const nw__flow_cell *cell) {
    return (nw__figure){cell->there ? cell->tip : NAN, cell->tip_error};
}

static nw__figure hear_of(const nw__flow_cell *cell) {
    return (nw__figure){cell->there ? cell->can_hear : NAN, 0};
}

/* ---- from anyone ---- */

/* Who could hear before, where that were not all as well. */
static void say_reach_before(nw__telling *telling, const nw__flow_cell *was) {
    if (was->can_hear == 0) {
        nw__say(telling, ", before nobody could hear of it");
        return;
    }
    nw__say(telling, ", before it could reach ");
    nw__say_percent(telling, was->can_hear);
    if (nw__is_known(rounds_of(was))) {
        nw__say(telling, ", and ");
        nw__say_share(telling, " of those", " of those");
        nw__say(telling, " in ");
        nw__say_number(telling, was->rounds);
    }
}

static void say_anyone_reaches_all(nw__telling *telling, const nw__flow_cell *now, const nw__flow_cell *was) {
    nw__say(telling, "A tip that starts with any member reaches ");
    if (nw__is_known(rounds_of(now))) {
        nw__say_share(telling, " members", " of the members");
        nw__say(telling, " in ");
        nw__say_rounds(telling, now->rounds);
        nw__say(telling, " of conversation");
    } else {
        nw__say(telling, "everybody in the end, but conversations take longer than they were followed");
    }
    if (was != NULL && was->can_hear < 1)
        say_reach_before(telling, was);
    else if (was != NULL && nw__is_known(rounds_of(now)))
        nw__say_rounds_before(telling, rounds_of(now), rounds_of(was), nw__no_hub);
}

static void say_anyone_reaches_some(nw__telling *telling, const nw__flow_cell *now, const nw__flow_cell *was) {
    nw__say(telling, "A tip that starts with any member can reach ");
    nw__say_percent(telling, now->can_hear);
    nw__say(telling, " of the others at all");
    if (was != NULL)
        nw__say_percent_before(telling, hear_of(now), hear_of(was), nw__no_hub);
    if (!nw__is_known(rounds_of(now)))
        return;
    nw__say(telling, ", and ");
    nw__say_share(telling, " of those", " of those");
    nw__say(telling, " who can hear know it after ");
    nw__say_rounds(telling, now->rounds);
    nw__say(telling, " of conversation");
    if (was != NULL && fabs(was->can_hear - now->can_hear) < 0.005)
        nw__say_rounds_before(telling, rounds_of(now), rounds_of(was), nw__no_hub);
}

/* How fast without the hub, where nobody is lost. */
static void say_speed_without_hub(nw__telling *telling, const nw__flow_cell *now, const nw__flow_cell *was) {
    nw__figure with = rounds_of(cell_of(telling->flow, NW_FLOW_WHOLE));
    bool differs = nw__differ_in_rounds(rounds_of(now), with);
    nw__say(telling, " all others could still hear of it");
    if (nw__is_known(with) && nw__is_known(rounds_of(now))) {
        nw__say(telling, differs ? ", in " : ", about as fast");
        if (differs)
            nw__say_rounds(telling, now->rounds);
    }
    if (was == NULL)
        return;
    if (was->can_hear == 1 && differs) {
        nw__say_rounds_before(telling, rounds_of(now), rounds_of(was), nw__without_hub);
    } else if (was->can_hear < 1) {
        nw__say_before(telling, nw__without_hub);
        if (was->can_hear == 0)
            nw__say(telling, "nobody");
        else
            nw__say_percent(telling, was->can_hear);
        nw__say(telling, " could");
    }
}

/* What is left without the hub. */
static void say_without_hub(nw__telling *telling) {
    const nw__flow_cell *now = cell_of(telling->flow, NW_FLOW_WITHOUT_HUB);
    const nw__flow_cell *was = telling->before != NULL ? cell_of(telling->before, NW_FLOW_WITHOUT_HUB) : NULL;
    if (!now->there || isnan(now->can_hear))
        return;
    if (was != NULL && !nw__is_known(hear_of(was)))
        was = NULL;
    nw__say(telling, "; without ");
    nw__say_hub(telling, telling->flow);
    if (now->can_hear == 1) {
        say_speed_without_hub(telling, now, was);
        return;
    }
    nw__say(telling, " ");
    if (now->can_hear == 0)
        nw__say(telling, "nobody could hear of it");
    else
        nw__say_percent(telling, now->can_hear);
    if (now->can_hear > 0)
        nw__say(telling, " of the others could still hear of it");
    if (was != NULL)
        nw__say_percent_before(telling, hear_of(now), hear_of(was), nw__without_hub);
}

static void say_anyone(nw__telling *telling) {
    const nw__flow_cell *now = cell_of(telling->flow, NW_FLOW_WHOLE);
    const nw__flow_cell *was = telling->before != NULL ? cell_of(telling->before, NW_FLOW_WHOLE) : NULL;
    if (was != NULL && isnan(was->can_hear))
        was = NULL;
    if (isnan(now->can_hear)) {
        nw__say(telling,
                now->others < 0 ? "There is nobody in this network." : "There is only one member, and nobody to tell.");
        return;
    }
    if (now->can_hear == 0) {
        nw__say(telling, "Nobody can pass anything on: there are no ties");
        if (was != NULL && was->can_hear > 0)
            say_reach_before(telling, was);
    } else if (now->can_hear == 1) {
        say_anyone_reaches_all(telling, now, was);
        say_without_hub(telling);
    } else {
        say_anyone_reaches_some(telling, now, was);
        say_without_hub(telling);
    }
    nw__say(telling, ".");
}

/* ---- the hub's time, and other origins ---- */

static void say_limited_hub(nw__telling *telling) {
    const netweave_flow *flow = telling->flow;
    nw__figure now = rounds_of(cell_of(flow, NW_FLOW_LIMITED_HUB));
    nw__figure whole = rounds_of(cell_of(flow, NW_FLOW_WHOLE));
    if (flow->hub_count == 0 || !nw__is_known(now) || !nw__is_known(whole))
        return;
    bool differs = nw__differ_in_rounds(now, whole);
    nw__say(telling, differs ? " This lets " : " If ");
    nw__say_hub(telling, flow);
    nw__say(telling, differs ? " talk with all who call at once; with only " : " could hold only ");
    if (flow->asked.hub_capacity == 1)
        nw__say(telling, "one conversation");
    else
        nw__text_append_format(&telling->text, "%lld conversations", (long long)flow->asked.hub_capacity);
    nw__say(telling, flow->hub_count == 1 ? " a round" : " each a round");
    if (!differs) {
        nw__say(telling, ", it would take about as long.");
        return;
    }
    nw__say(telling, " it would take ");
    nw__say_rounds(telling, now.value);
    if (telling->before != NULL)
        nw__say_rounds_before(telling, now, rounds_of(cell_of(telling->before, NW_FLOW_LIMITED_HUB)), nw__limited_hub);
    nw__say(telling, ".");
}

static void say_origins(nw__telling *telling) {
    const netweave_flow *flow = telling->flow;
    nw__figure hub = rounds_of(nw__flow_cell_of(flow, NW_FLOW_WHOLE, NW_FLOW_HUB));
    nw__figure spoke = rounds_of(nw__flow_cell_of(flow, NW_FLOW_WHOLE, NW_FLOW_SPOKE));
    if (!flow->cell[NW_FLOW_WHOLE][NW_FLOW_SPOKE].there || !nw__is_known(hub) || !nw__is_known(spoke))
        return;
    nw__say(telling, nw__differ_in_rounds(hub, spoke) ? " From " : " It takes about as long from ");
    nw__say_hub(telling, flow);
    nw__say(telling, flow->hub_count == 1 ? "" : " together");
    if (nw__differ_in_rounds(hub, spoke)) {
        nw__say(telling, " it takes ");
        nw__say_rounds(telling, hub.value);
        nw__say(telling, ", from one of the others ");
        nw__say_number(telling, spoke.value);
        nw__say(telling, ".");
    } else {
        nw__say(telling, " as from one of the others.");
    }
}

/* ---- tips by chance, and practices ---- */

static void say_tip(nw__telling *telling) {
    const netweave_flow *flow = telling->flow;
    nw__figure now = tip_of(cell_of(flow, NW_FLOW_WHOLE));
    nw__figure without = tip_of(cell_of(flow, NW_FLOW_WITHOUT_HUB));
    if (!nw__is_known(now) || cell_of(flow, NW_FLOW_WHOLE)->can_hear == 0)
        return;
    nw__say(telling, " Passed on by chance, ");
    nw__say_percent(telling, flow->asked.probability);
    nw__say(telling, flow->view->weighted ? " along each tie of strength 1" : " along each tie");
    nw__say(telling, ", it reaches ");
    nw__say_percent(telling, now.value);
    nw__say(telling, " of the others");
    if (telling->before != NULL)
        nw__say_percent_before(telling, now, tip_of(cell_of(telling->before, NW_FLOW_WHOLE)), nw__no_hub);
    if (cell_of(flow, NW_FLOW_WITHOUT_HUB)->there && nw__is_known(without)) {
        nw__say(telling, "; without ");
        nw__say_hub(telling, flow);
        nw__say(telling, nw__differ_in_percent(now, without) ? " it reaches " : " about as many");
        if (nw__differ_in_percent(now, without))
            nw__say_percent(telling, without.value);
    }
    nw__say(telling, ".");
}

static void say_practice(nw__telling *telling) {
    const netweave_flow *flow = telling->flow;
    const nw__flow_cell *now = cell_of(flow, NW_FLOW_WHOLE);
    double threshold = flow->asked.threshold;
    if (isnan(now->practice) || now->can_hear == 0)
        return;
    nw__say(telling, " A practice that members take up once ");
    if (threshold < 1)
        nw__say_percent(telling, threshold);
    else
        nw__text_append_format(&telling->text, "%lld", (long long)threshold);
    nw__say(telling, threshold == 1 ? " of their contacts has, begun by a member with its contacts ("
                                    : " of their contacts have, begun by a member with its contacts (");
    nw__say_percent(telling, now->begin);
    nw__say(telling, " of the others), ");
    if (now->practice - now->begin < 0.005) {
        nw__say(telling, "spreads no further");
    } else {
        nw__say(telling, "comes to ");
        nw__say_percent(telling, now->practice);
    }
    if (telling->before != NULL)
        nw__say_percent_before(telling, (nw__figure){now->practice, 0},
                               (nw__figure){cell_of(telling->before, NW_FLOW_WHOLE)->practice, 0}, nw__no_hub);
    nw__say(telling, ".");
}

/* ---- what there is to fall back on ---- */

static void say_routes(nw__telling *telling) {
    const nw__flow_routes *now = &telling->flow->route[NW_FLOW_WHOLE];
    if (isnan(now->mean))
        return;
    if (nw__rounded(now->mean) == 1) {
        nw__say(telling, " Between two who are connected there is one independent route");
    } else {
        nw__say(telling, " Between two who are connected there are ");
        nw__say_number(telling, now->mean);
        nw__say(telling, " independent routes");
    }
    nw__say(telling, " on average");
    if (telling->before != NULL) {
        const nw__flow_routes *was = &telling->before->route[NW_FLOW_WHOLE];
        nw__figure figures[2] = {{now->mean, now->error}, {was->mean, was->error}};
        if (nw__is_known(figures[1]) && nw__differ_in_rounds(figures[0], figures[1])) {
            nw__say(telling, ", before ");
            nw__say_number(telling, was->mean);
        } else if (nw__is_known(figures[1])) {
            nw__say(telling, ", about as before");
        }
    }
    nw__say(telling, ".");
}

/* "(closeness among those left falls by 20%, and 5% of the pairs are parted)". */
static void say_loss(nw__telling *telling, const nw__flow_worst *worst) {
    nw__say(telling, " (closeness among those left falls by ");
    nw__say_percent(telling, worst->slowed);
    if (worst->parted > 0) {
        nw__say(telling, ", and ");
        nw__say_percent(telling, worst->parted);
        nw__say(telling, " of the pairs are parted");
    }
    nw__say(telling, ")");
}

static bool matters(const nw__flow_worst *worst) {
    return worst->there && worst->slowed >= 0.005;
}

static void say_bottlenecks(nw__telling *telling) {
    const netweave_flow *flow = telling->flow;
    const nw__flow_worst *member = &flow->worst_member;
    const nw__flow_worst *tie = &flow->worst_tie;
    if (!matters(member) && !matters(tie)) {
        if (flow->all_losses_tried && member->there && tie->there)
            nw__say(telling, flow->hub_count > 0 ? " The loss of no other member and of no tie would slow it by 1%."
                                                 : " The loss of no member and of no tie would slow it by 1%.");
        return;
    }
    if (matters(member)) {
        nw__say(telling, flow->hub_count > 0 ? " Of the other members, " : " Of the members, ");
        nw__append_name(flow->view, member->from, &telling->text);
        nw__say(telling, " would be missed most");
        say_loss(telling, member);
    }
    if (matters(tie)) {
        nw__say(telling, matters(member) ? "; of the ties, that of " : " Of the ties, that of ");
        nw__append_name(flow->view, tie->from, &telling->text);
        nw__say(telling, flow->view->directed ? " to " : " with ");
        nw__append_name(flow->view, tie->to, &telling->text);
        nw__say(telling, matters(member) ? "" : " would be missed most");
        say_loss(telling, tie);
    }
    nw__say(telling, ".");
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
    nw__telling telling = {.flow = flow, .before = before};
    say_anyone(&telling);
    say_limited_hub(&telling);
    say_origins(&telling);
    say_tip(&telling);
    say_practice(&telling);
    say_routes(&telling);
    say_bottlenecks(&telling);
    char *text = nw__text_take(&telling.text);
    if (text == NULL)
        return nw__fail_memory();
    *out_text = text;
    return NETWEAVE_STATUS_OK;
}
