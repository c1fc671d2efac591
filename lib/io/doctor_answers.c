/* The doctor on answers: how many were named, and what the numbers are. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/doctor.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FEW_RESPONDENTS = 8, FEW_ANSWERS = 5, SCALE_TOP = 10, RANKS_FROM = 3, DISTINCT = 64 };

/* What the respondents of one set of ties do. */
typedef struct answers {
    size_t low, high;                  /* its ties in the order */
    int64_t respondents;               /* who name somebody */
    int64_t most, at_most, below_most; /* the largest number of names, who give as many, who give one less */
    int64_t named;                     /* names given in all */
    int64_t ranking;                   /* respondents whose weights are 1 to k, each once */
    int64_t rankable;                  /* those with weights for RANKS_FROM names or more */
    double least, largest;             /* weights */
    bool whole;                        /* all weights are whole numbers, and there are some */
    int64_t counts[SCALE_TOP + 1];     /* how often each of them comes, where they are small */
    int64_t weighted;
} answers;

static bool is_ranking(const nw__case *all, size_t low, size_t high) {
    uint64_t met = 0;
    size_t count = high - low;
    for (size_t k = low; k < high; k++) {
        double weight = all->ties[all->order[k]].weight;
        if (!(weight >= 1 && weight <= (double)count && weight <= 63) || weight != floor(weight))
            return false;
        met |= UINT64_C(1) << (int)weight;
    }
    return count < 63 && met == (UINT64_C(1) << (count + 1)) - 2;
}

/* The end of the ties of one respondent that begin at `k`. */
static size_t respondent_end(const nw__case *all, size_t k, size_t high) {
    int32_t from = all->ties[all->order[k]].from;
    while (k < high && all->ties[all->order[k]].from == from)
        k++;
    return k;
}

static void count_respondent(const nw__case *all, size_t low, size_t high, answers *answers) {
    int64_t names = 0;
    bool weighted = true;
    for (size_t k = low; k < high; k++) {
        const nw__case_tie *tie = &all->ties[all->order[k]];
        bool again = k > low && all->ties[all->order[k - 1]].to == tie->to;
        names += !again && tie->from != tie->to;
        weighted = weighted && !isnan(tie->weight);
    }
    answers->respondents++;
    answers->named += names;
    if (names > answers->most) {
        answers->below_most = names == answers->most + 1 ? answers->at_most : 0;
        answers->at_most = 0;
        answers->most = names;
    }
    answers->at_most += names == answers->most;
    answers->below_most += names == answers->most - 1;
    if (!weighted || names < RANKS_FROM)
        return;
    answers->rankable++;
    answers->ranking += is_ranking(all, low, high);
}

static void count_weights(const nw__case *all, answers *answers) {
    answers->whole = true;
    answers->least = INFINITY;
    answers->largest = -INFINITY;
    for (size_t k = answers->low; k < answers->high; k++) {
        double weight = all->ties[all->order[k]].weight;
        if (isnan(weight))
            continue;
        answers->weighted++;
        answers->least = fmin(answers->least, weight);
        answers->largest = fmax(answers->largest, weight);
        answers->whole = answers->whole && weight == floor(weight);
        if (weight >= 0 && weight <= SCALE_TOP && weight == floor(weight))
            answers->counts[(int)weight]++;
    }
    answers->whole = answers->whole && answers->weighted > 0;
}

/* Members of the set's wave, by their ties. */
static int64_t count_members(const nw__case *all, int32_t set) {
    int64_t count = 0;
    int64_t wave = all->sets[set].wave;
    for (int64_t name = 0; name < all->names.count; name++)
        count += wave < 64 && (all->persons[name].waves >> wave & 1) != 0;
    return count;
}

static nw__place file_of(const nw__case *all, int32_t set) {
    return (nw__place){.file = all->sets[set].file, .row = -1, .column = -1};
}

static netweave_status check_cap(nw__case *all, int32_t set, const answers *answers, int64_t members) {
    nw__text found = {0};
    bool many = answers->at_most >= FEW_ANSWERS && answers->at_most * 10 >= answers->respondents * 3;
    if (answers->respondents < FEW_RESPONDENTS || answers->most < 2 || answers->most >= members - 1 || !many ||
        answers->at_most <= answers->below_most)
        return NETWEAVE_STATUS_OK;
    nw__case_begin(all, set, &found);
    nw__text_append_format(&found, "%lld of %lld respondents name exactly %lld, and nobody more.",
                           (long long)answers->at_most, (long long)answers->respondents, (long long)answers->most);
    return nw__case_find(all, NW_CHECK_CAP, file_of(all, set), answers->at_most, &found);
}

static netweave_status check_ranks(nw__case *all, int32_t set, const answers *answers) {
    nw__text found = {0};
    if (answers->ranking < RANKS_FROM || answers->ranking * 10 < answers->rankable * 8)
        return NETWEAVE_STATUS_OK;
    nw__text_append_format(&found,
                           "The weights of %lld of %lld respondents are 1, 2, 3 …, each once: they look like ranks.",
                           (long long)answers->ranking, (long long)answers->rankable);
    return nw__case_find(all, NW_CHECK_RANKS, file_of(all, set), answers->ranking, &found);
}

/* Answers from 1 to k about nearly everybody: the lowest may be a no. */
static netweave_status check_scale(nw__case *all, int32_t set, const answers *answers, int64_t members) {
    nw__text found = {0};
    bool scale = answers->whole && answers->least == 1 && answers->largest >= 3 && answers->largest <= SCALE_TOP;
    double rated = (double)answers->named / ((double)answers->respondents * (double)(members - 1));
    if (!scale || members < 6 || answers->respondents < FEW_ANSWERS || !(rated >= 0.8) ||
        answers->ranking * 10 >= answers->rankable * 8)
        return NETWEAVE_STATUS_OK;
    nw__case_begin(all, set, &found);
    nw__text_append_format(&found, "Respondents rate %d of 100 others, from 1 to %d, and %lld answers are 1.",
                           (int)(100 * rated), (int)answers->largest, (long long)answers->counts[1]);
    return nw__case_find(all, NW_CHECK_SCALE, file_of(all, set), answers->counts[1], &found);
}

/* One respondent: the same answer about all, which chance hardly makes given what the others answer; or all named. */
static netweave_status check_straight(nw__case *all, size_t low, size_t high, const answers *answers, int64_t members) {
    const nw__case_tie *first = &all->ties[all->order[low]];
    const char *name = nw__case_name(all, first->from);
    nw__place place = {.file = first->file, .row = first->row, .column = (int32_t)all->charts[first->file].from};
    nw__text found = {0};
    size_t count = high - low;
    bool same = count >= FEW_ANSWERS && first->weight >= 0 && first->weight <= SCALE_TOP && answers->whole;
    for (size_t k = low; k < high && same; k++)
        same = all->ties[all->order[k]].weight == first->weight;
    if (same) {
        int64_t others = answers->weighted - (int64_t)count;
        double share = (double)(answers->counts[(int)first->weight] - (int64_t)count) / (double)others;
        same = others > 0 && pow(share, (double)count) * (double)answers->respondents < 0.05;
    }
    if (same) {
        nw__text_append_format(&found, "All %zu answers of '%.*s' are %d; others vary.", count, NW_NAME(name),
                               (int)first->weight);
        return nw__case_find(all, NW_CHECK_STRAIGHT, place, (int64_t)count, &found);
    }
    bool everybody = members >= FEW_RESPONDENTS && (int64_t)count >= members - 1 &&
                     answers->named - (int64_t)count < (answers->respondents - 1) * (members - 1) / 4;
    if (!everybody || answers->respondents < 4)
        return NETWEAVE_STATUS_OK;
    nw__text_append_format(&found, "'%.*s' names all %lld others; the rest name ", NW_NAME(name),
                           (long long)members - 1);
    nw__text_append_number(&found, (double)(answers->named - (int64_t)count) / (double)(answers->respondents - 1), 1);
    nw__text_append(&found, " on average.");
    return nw__case_find(all, NW_CHECK_STRAIGHT, place, (int64_t)count, &found);
}

static netweave_status check_set(nw__case *all, int32_t set, size_t low, size_t high) {
    answers answers = {.low = low, .high = high};
    int64_t members = count_members(all, set);
    count_weights(all, &answers);
    for (size_t k = low; k < high;) {
        size_t end = respondent_end(all, k, high);
        count_respondent(all, k, end, &answers);
        k = end;
    }
    netweave_status status = check_cap(all, set, &answers, members);
    if (status == NETWEAVE_STATUS_OK)
        status = check_ranks(all, set, &answers);
    if (status == NETWEAVE_STATUS_OK)
        status = check_scale(all, set, &answers, members);
    for (size_t k = low; k < high && status == NETWEAVE_STATUS_OK;) {
        size_t end = respondent_end(all, k, high);
        status = check_straight(all, k, end, &answers, members);
        k = end;
    }
    return status;
}

netweave_status nw__doctor_answers(nw__case *all) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < all->tie_count && status == NETWEAVE_STATUS_OK;) {
        size_t low = k;
        int32_t set = all->ties[all->order[k]].set;
        while (k < all->tie_count && all->ties[all->order[k]].set == set)
            k++;
        if (all->sets[set].directed)
            status = check_set(all, set, low, k);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__run_check(all->run, 0, "examining");
    }
    return status;
}
