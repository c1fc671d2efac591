/* Whom a QAP call compares, by what attributes, and what they left unanswered. SPDX-License-Identifier:
 * GPL-2.0-or-later */
#include "base/memory.h"
#include "base/options.h"
#include "infer/qap.h"

#include <math.h>
#include <string.h>

static const char *const kind_names[] = {[NW_QAP_SAME] = "same",
                                         [NW_QAP_DIFFERENCE] = "difference",
                                         [NW_QAP_SUM] = "sum",
                                         [NW_QAP_SENDER] = "sender",
                                         [NW_QAP_RECEIVER] = "receiver"};

enum { KINDS = sizeof kind_names / sizeof kind_names[0] };

/* A copy of a name without the quotes that it may stand in; NULL when out of memory. */
static char *copy_name(const char *text, size_t length) {
    bool quoted = length >= 2 && (*text == '"' || *text == '\'') && text[length - 1] == *text;
    size_t cut = quoted ? 1 : 0;
    nw__text name = {0};
    nw__text_append_bytes(&name, text + cut, length - 2 * cut);
    return nw__text_take(&name);
}

static netweave_status find_attribute(const nw__qap *qap, nw__qap_kind kind, const char *name,
                                      const nw__attribute **out_attribute) {
    const netweave_roster *roster = netweave_network_roster(qap->network);
    const nw__attribute *found = nw__attributes_find(&roster->attributes, name);
    if (found == NULL)
        return nw__fail(NETWEAVE_STATUS_NOT_FOUND,
                        "attributes: members have no attribute '%s'; read a member list that has it", name);
    if (kind != NW_QAP_SAME && found->kind == NETWEAVE_ATTRIBUTE_TEXT)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "attributes: %s:%s needs numbers or levels, and '%s' is text; use same:%s", kind_names[kind],
                        name, name, name);
    if (kind >= NW_QAP_SENDER && !qap->views[0]->directed)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                        "attributes: %s:%s needs ties with a direction; use sum:%s or difference:%s", kind_names[kind],
                        name, name, name);
    *out_attribute = found;
    return NETWEAVE_STATUS_OK;
}

static netweave_status read_term(nw__qap *qap, const char *kind, size_t kind_length, const char *attribute,
                                 size_t attribute_length) {
    nw__qap_term *term = &qap->terms[qap->term_count];
    for (int k = 0; k < KINDS; k++) {
        if (strlen(kind_names[k]) != kind_length || strncmp(kind_names[k], kind, kind_length) != 0)
            continue;
        char *name = copy_name(attribute, attribute_length);
        if (name == NULL)
            return nw__fail_memory();
        term->kind = (nw__qap_kind)k;
        netweave_status status = find_attribute(qap, term->kind, name, &term->attribute);
        nw__text spelled = {0};
        nw__text_append_format(&spelled, "%s:%s", kind_names[k], name);
        nw__free(name);
        term->name = nw__text_take(&spelled);
        qap->term_count++;
        return status == NETWEAVE_STATUS_OK && term->name == NULL ? nw__fail_memory() : status;
    }
    return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                    "attributes: '%.*s' is none of same:NAME, difference:NAME, sum:NAME, sender:NAME, receiver:NAME",
                    (int)kind_length, kind);
}

netweave_status nw__qap_read_terms(nw__qap *qap, const char *text) {
    const char *kind = NULL;
    const char *name = NULL;
    size_t kind_length = 0;
    size_t name_length = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (text == NULL)
        return NETWEAVE_STATUS_OK;
    qap->terms = nw__allocate_zeroed(NW_QAP_MATRICES, sizeof *qap->terms);
    if (qap->terms == NULL)
        return nw__fail_memory();
    while (status == NETWEAVE_STATUS_OK && nw__spec_next(&text, &kind, &kind_length, &name, &name_length)) {
        if (qap->view_count + qap->term_count > NW_QAP_PREDICTORS)
            return nw__fail(NETWEAVE_STATUS_LIMIT, "there are more than %d predictors; leave some out",
                            (int)NW_QAP_PREDICTORS);
        status = read_term(qap, kind, kind_length, name, name_length);
    }
    return status;
}

static bool has_values(const nw__qap *qap, int64_t member) {
    for (int64_t k = 0; k < qap->term_count; k++)
        if (isnan(nw__attribute_number(qap->terms[k].attribute, member)))
            return false;
    return true;
}

/* Chooses from the roster; `views` counts in how many views each member is. */
static void choose_members(nw__qap *qap, int64_t roster_count, const int32_t *views) {
    for (int64_t i = 0; i < roster_count; i++) {
        if (views[i] < qap->view_count)
            qap->left_out += views[i] > 0;
        else if (!has_values(qap, i))
            qap->without_value++;
        else
            qap->roster[qap->members++] = (int32_t)i;
    }
}

/* Both lists are in the order of the roster. */
static void mark_silent(nw__qap *qap, int64_t number) {
    const netweave_view *view = qap->views[number];
    int32_t member = 0;
    if (view->directed)
        qap->one_sided |= UINT64_C(1) << number;
    for (int32_t i = 0; i < view->members && view->respondent != NULL && member < qap->members; i++) {
        if (netweave_view_member(view, i) != qap->roster[member])
            continue;
        if (!view->respondent[i])
            qap->silent[member] |= UINT64_C(1) << number;
        member++;
    }
}

netweave_status nw__qap_align(nw__qap *qap) {
    int64_t roster_count = netweave_roster_count(netweave_network_roster(qap->network));
    int32_t *views = nw__allocate_zeroed((size_t)roster_count, sizeof *views);
    qap->roster = nw__allocate((size_t)roster_count, sizeof *qap->roster);
    if (views == NULL || qap->roster == NULL) {
        nw__free(views);
        return nw__fail_memory();
    }
    for (int64_t k = 0; k < qap->view_count; k++)
        for (int32_t i = 0; i < qap->views[k]->members; i++)
            views[netweave_view_member(qap->views[k], i)]++;
    choose_members(qap, roster_count, views);
    nw__free(views);
    qap->silent = nw__allocate_zeroed((size_t)qap->members, sizeof *qap->silent);
    if (qap->silent == NULL)
        return nw__fail_memory();
    for (int64_t k = 0; k < qap->view_count; k++)
        mark_silent(qap, k);
    return NETWEAVE_STATUS_OK;
}
