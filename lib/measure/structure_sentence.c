/* The structure in plain words: what an evaluator may paste into a report. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/text.h"
#include "measure/structure.h"

#include <math.h>
#include <string.h>

/* Names of more members than this are counted, not listed. */
enum { NAME_LIMIT = 5 };

/* The hub that the sentence speaks of, and its legs. */
typedef struct subject {
    unsigned char *members;
    int64_t count;
    nw__legs legs;
} subject;

const char *const nw__type_words[NW_TYPE_COUNT + 1] = {
    [NW_TYPE_SCATTERED] = "scattered", [NW_TYPE_HUB_AND_SPOKE] = "hub-and-spoke",
    [NW_TYPE_MULTI_HUB] = "multi-hub", [NW_TYPE_CORE_PERIPHERY] = "core and periphery",
    [NW_TYPE_NETWORKED] = "networked", [NW_TYPE_UNDEFINED] = "undefined",
};

static void append_count(nw__text *text, int64_t count) {
    nw__text_append_format(text, "%lld", (long long)count);
}

void nw__append_name(const netweave_view *view, int32_t member, nw__text *text) {
    const char *id = netweave_view_member_id(view, member);
    if (id != NULL)
        nw__text_append(text, id);
    else
        nw__text_append_format(text, "member %d", member + 1);
}

void nw__append_names(const netweave_view *view, const unsigned char *chosen, int64_t count, nw__text *text) {
    int64_t listed = count > NAME_LIMIT ? NAME_LIMIT - 1 : count;
    int64_t done = 0;
    for (int32_t i = 0; i < view->members && done < listed; i++) {
        if (!chosen[i])
            continue;
        if (done > 0)
            nw__text_append(text, done == count - 1 ? " and " : ", ");
        nw__append_name(view, i, text);
        done++;
    }
    if (listed < count)
        nw__text_append_format(text, " and %lld others", (long long)(count - listed));
}

static int64_t mark_holders(const netweave_structure *structure, unsigned char *out) {
    int64_t count = 0;
    for (int32_t i = 0; i < structure->view->members; i++) {
        out[i] = nw__structure_holds(structure, i);
        count += out[i];
    }
    return count;
}

static void say_hub_and_spoke(const netweave_structure *structure, unsigned char *marks, nw__text *text) {
    int64_t count = mark_holders(structure, marks);
    nw__text_append(text, "The network is hub-and-spoke: ");
    nw__append_names(structure->view, marks, count, text);
    nw__text_append(text,
                    count == 1 ? " holds it together" : " jointly hold it together, both tied to nearly everyone");
    if (strcmp(structure->direction, "out") == 0)
        nw__text_append(text, ", with ties that run from the hub to the others");
    if (strcmp(structure->direction, "in") == 0)
        nw__text_append(text, ", with ties that run from the others to the hub");
    nw__text_append(text, ".");
}

static void say_several_hubs(const netweave_structure *structure, unsigned char *marks, nw__text *text) {
    bool chain = nw__structure_is_chain(structure);
    int64_t count = 0;
    for (int32_t i = 0; i < structure->view->members; i++) {
        marks[i] = !!(structure->shape.marks[i] & NW_MARK_BROKER);
        count += marks[i];
    }
    nw__text_append(text, chain ? "The network is a chain that hangs together by several members in a row"
                                : "The network has several hubs");
    if (count > 0) {
        nw__text_append(text, ": ");
        nw__append_names(structure->view, marks, count, text);
    }
    nw__text_append(text, ". None of them holds it alone, but without them it would fall apart.");
}

static void say_core(const netweave_structure *structure, unsigned char *marks, nw__text *text) {
    int64_t core = 0;
    for (int32_t i = 0; i < structure->view->members; i++) {
        marks[i] = !!(structure->shape.marks[i] & NW_MARK_CORE);
        core += marks[i];
    }
    nw__text_append(text, "The network has a core and a periphery: ");
    append_count(text, core);
    nw__text_append(text, " of its ");
    append_count(text, structure->shape.members);
    nw__text_append(text, " members (");
    nw__append_names(structure->view, marks, core, text);
    nw__text_append(text, ") form a core in which ");
    nw__text_append_percent(text, structure->shape.numbers[NW_NUMBER_CORE_DENSITY]);
    nw__text_append(text, " of the pairs are tied; the others are tied to them more than to each other.");
}

static void say_scattered(const netweave_structure *structure, nw__text *text) {
    const nw__shape *shape = &structure->shape;
    if (shape->main_members < 3) {
        nw__text_append(text, "The network is scattered: nobody is tied to more than one other member.");
        return;
    }
    nw__text_append(text, "The network is scattered: its largest connected part holds ");
    append_count(text, shape->main_members);
    nw__text_append_format(text, " of the %lld members (", (long long)shape->members);
    nw__text_append_percent(text, shape->numbers[NW_NUMBER_MAIN_SHARE]);
    nw__text_append(text, ").");
}

static void say_type(const netweave_structure *structure, unsigned char *marks, nw__text *text) {
    switch (structure->verdict.type) {
    case NW_TYPE_HUB_AND_SPOKE:
        say_hub_and_spoke(structure, marks, text);
        break;
    case NW_TYPE_MULTI_HUB:
        say_several_hubs(structure, marks, text);
        break;
    case NW_TYPE_CORE_PERIPHERY:
        say_core(structure, marks, text);
        break;
    case NW_TYPE_NETWORKED:
        nw__text_append(text, "The network is networked: no single member, pair or small core holds it together.");
        break;
    case NW_TYPE_SCATTERED:
        say_scattered(structure, text);
        break;
    case NW_TYPE_UNDEFINED:
        nw__text_append(text, "With fewer than three members there is no structure to speak of.");
        break;
    }
}

/* What would be left among the others without the hub. */
static void say_loss(const subject *subject, nw__text *text) {
    double parted = subject->legs.values[NW_LEG_BOTTLENECK];
    double loss = subject->legs.values[NW_LEG_SPEED_LOSS];
    nw__text_append(text, subject->count == 1 ? " Without that member, " : " Without them, ");
    if (parted < 1e-9 && loss < 0.005) {
        nw__text_append(text, "all others could still reach each other as quickly as now.");
        return;
    }
    if (parted < 1e-9) {
        nw__text_append(text, "all others could still reach each other, ");
    } else {
        nw__text_append_percent(text, parted);
        nw__text_append(text, " of the pairs of others who can reach each other now no longer could, ");
    }
    nw__text_append(text, "and the closeness among the others would fall by ");
    nw__text_append_percent(text, loss);
    nw__text_append(text, ".");
}

/* What rests on the hub. */
static void say_dependence(const netweave_structure *structure, const subject *subject, nw__text *text) {
    const netweave_view *view = structure->undirected;
    bool is_named = view->hub != NULL;
    bool holds = structure->verdict.type == NW_TYPE_HUB_AND_SPOKE;
    int64_t ties = 0;
    if (is_named && subject->count == 0)
        nw__text_append(text, " The hub named is not in this network.");
    if (isnan(subject->legs.values[NW_LEG_DEPENDENCE]) || (structure->verdict.type == NW_TYPE_SCATTERED && !is_named))
        return;
    for (int32_t i = 0; i < view->members; i++)
        for (int64_t k = view->out.start[i]; k < view->out.start[i + 1]; k++)
            ties += view->out.to[k] > i && (subject->members[i] || subject->members[view->out.to[k]]);
    nw__text_append(text, is_named ? " The hub named, " : holds ? " " : " The most central member, ");
    nw__append_names(view, subject->members, subject->count, text);
    nw__text_append(text, is_named || !holds ? ", " : " ");
    nw__text_append(text, subject->count == 1 ? "has a part in " : "have a part in ");
    append_count(text, ties);
    nw__text_append_format(text, " of the %lld ties (", (long long)view->ties);
    nw__text_append_percent(text, (double)ties / (double)view->ties);
    nw__text_append(text, ").");
    say_loss(subject, text);
    nw__text_append(text, " Dependence on ");
    nw__text_append(text, subject->count == 1 ? "this member" : "these members");
    nw__text_append(text, " is ");
    nw__text_append_number(text, subject->legs.values[NW_LEG_DEPENDENCE], 2);
    nw__text_append(text, " on a scale from 0 (everybody is tied to everybody) to 1 (a pure star).");
}

/* A strong broker in a network that no one holds together: easily overlooked, or taken for a hub. */
static void say_broker(const netweave_structure *structure, nw__text *text) {
    const nw__betweenness *betweenness = NULL;
    const nw__shape *shape = &structure->shape;
    double others = (double)(shape->main_members - 1);
    if (structure->verdict.type != NW_TYPE_NETWORKED || shape->first < 0 ||
        nw__pass_betweenness(structure->undirected, NULL, &betweenness) != NETWEAVE_STATUS_OK)
        return;
    double share = betweenness->member[shape->first] / (others * (others - 1) / 2);
    if (share < 1.0 / 3)
        return;
    nw__text_append(text, " One strong broker stands out all the same: ");
    nw__text_append_percent(text, share);
    nw__text_append(text, " of the shortest ways between others run through ");
    nw__append_name(structure->view, shape->first, text);
    nw__text_append(text, ".");
}

static void say_certainty(const netweave_structure *structure, nw__text *text) {
    const nw__verdict *verdict = &structure->verdict;
    if (verdict->next != NW_TYPE_UNDEFINED && verdict->margin < 0.1)
        nw__text_append_format(text, " This is a close call: with slightly different numbers it would be %s.",
                               nw__type_words[verdict->next]);
    else if (verdict->next != NW_TYPE_UNDEFINED)
        nw__text_append_format(text, " The nearest other type is %s.", nw__type_words[verdict->next]);
    if (structure->draws == 0)
        return;
    nw__text_append(text, " With ");
    nw__text_append_percent(text, structure->noise);
    nw__text_append_format(
        text, " of the ties misreported at random, it would still be called %s in %lld of %lld tries.",
        nw__type_words[verdict->type], (long long)structure->counts[verdict->type], (long long)structure->draws);
}

/* What the type does not say. */
static void say_traps(const netweave_structure *structure, nw__text *text) {
    const nw__shape *shape = &structure->shape;
    int64_t isolates = 0;
    for (int32_t i = 0; i < structure->undirected->members; i++)
        isolates += nw__degree(&structure->undirected->out, i) == 0;
    if (shape->members < 3)
        return;
    if (structure->verdict.type != NW_TYPE_SCATTERED && shape->main_members < shape->members) {
        nw__text_append(text, " The type describes the largest connected part, ");
        append_count(text, shape->main_members);
        nw__text_append_format(text, " of the %lld members (", (long long)shape->members);
        nw__text_append_percent(text, shape->numbers[NW_NUMBER_MAIN_SHARE]);
        nw__text_append(text, ").");
    }
    if (isolates == 1)
        nw__text_append(text, " One member has no ties.");
    if (isolates > 1)
        nw__text_append_format(text, " %lld members have no ties.", (long long)isolates);
}

/* The named hub; else those who hold the network; else the member of highest betweenness. */
static netweave_status choose_subject(const netweave_structure *structure, netweave_run *run, subject *out) {
    const netweave_view *view = structure->undirected;
    out->count = view->hub == NULL ? mark_holders(structure, out->members) : 0;
    if (out->count > 1)
        return nw__legs_find(view, NULL, out->members, run, &out->legs);
    for (int32_t i = 0; i < view->members; i++)
        out->members[i] = structure->hub->members[i];
    out->count = structure->hub->count;
    out->legs = structure->hub->legs;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__structure_tell_sentence(netweave_structure *structure, netweave_run *run) {
    size_t members = (size_t)structure->view->members;
    subject subject = {.members = nw__allocate_zeroed(members, 1)};
    unsigned char *marks = nw__allocate_zeroed(members, 1);
    nw__text text = {0};
    netweave_status status = subject.members != NULL && marks != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = choose_subject(structure, run, &subject);
    if (status == NETWEAVE_STATUS_OK) {
        say_type(structure, marks, &text);
        say_dependence(structure, &subject, &text);
        say_broker(structure, &text);
        say_certainty(structure, &text);
        say_traps(structure, &text);
        structure->sentence = nw__text_take(&text);
        if (structure->sentence == NULL)
            status = nw__fail_memory();
    }
    nw__free(subject.members);
    nw__free(marks);
    return status;
}
