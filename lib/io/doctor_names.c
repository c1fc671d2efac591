/* The doctor on names: spellings, the roster, waves, and who names nobody. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/utf8.h"
#include "io/doctor.h"

#include <string.h>
#include <strings.h>

enum { SHOWN = 5, CANDIDATES = 10000 };

/* ---- spellings ---- */

/* Names by what they are without case, accents, punctuation and blanks. */
typedef struct folds {
    int32_t *next;   /* per name: the next of the same fold, or -1 */
    int32_t *first;  /* per name: the first of its fold */
    int32_t *target; /* per name: what is written for it */
    bool *unsafe;    /* per name that is a target: its spellings may be several members */
} folds;

static bool has_digit(const char *text) {
    return strpbrk(text, "0123456789") != NULL;
}

/* True when two names are equal but for case and blanks. */
static bool differ_in_case(const char *one, const char *other) {
    for (;; one++, other++) {
        one += strspn(one, " \t");
        other += strspn(other, " \t");
        if (strncasecmp(one, other, 1) != 0)
            return false;
        if (*one == '\0')
            return true;
    }
}

/* Chains the names of each fold. Codes (1.1 and 11) are not alike. */
static netweave_status fold_names(const nw__case *all, folds *out) {
    nw__index index = {0};
    size_t capacity = 0;
    int32_t *last = NULL; /* per fold */
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t name = 0; name < all->names.count && status == NETWEAVE_STATUS_OK; name++) {
        int64_t known = index.count;
        int64_t place = -1;
        char *folded = nw__utf8_fold(nw__case_name(all, name));
        out->next[name] = -1;
        out->first[name] = out->target[name] = (int32_t)name;
        size_t length = folded != NULL ? strlen(folded) : 0;
        if (folded == NULL)
            status = nw__fail_memory();
        else if (strspn(folded, "0123456789") < length)
            status = nw__index_add(&index, folded, length, &place);
        nw__free(folded);
        if (status != NETWEAVE_STATUS_OK || place < 0)
            continue;
        if (!nw__grow(&last, &capacity, (size_t)index.count, sizeof *last)) {
            status = nw__fail_memory();
            break;
        }
        if (place < known) {
            out->next[last[place]] = (int32_t)name;
            out->first[name] = out->first[last[place]];
        }
        last[place] = (int32_t)name;
    }
    nw__free(last);
    nw__index_free(&index);
    return status;
}

/* Chooses what is written for the names of a fold: that of the member list, else the commonest, else the first. */
static void choose_target(const nw__case *all, int32_t first, folds *folds) {
    int32_t best = first;
    int64_t listed = 0;
    bool digits = has_digit(nw__case_name(all, first));
    bool unsafe = false;
    for (int32_t name = first; name >= 0; name = folds->next[name]) {
        const nw__person *person = &all->persons[name];
        const nw__person *leader = &all->persons[best];
        listed += person->listed;
        unsafe = unsafe || (digits && !differ_in_case(nw__case_name(all, name), nw__case_name(all, first)));
        if (person->listed != leader->listed ? person->listed : person->mentions > leader->mentions)
            best = name;
    }
    for (int32_t name = first; name >= 0; name = folds->next[name])
        folds->target[name] = best;
    folds->unsafe[best] = unsafe || listed > 1;
}

static netweave_status find_spelling(nw__case *all, int32_t name, int32_t target, bool unsafe) {
    nw__text found = {0};
    const char *here = nw__case_name(all, name);
    const char *there = nw__case_name(all, target);
    nw__text_append_format(&found,
                           "'%.*s' (%lld time%s) and '%.*s' (%lld) differ only in case, accents, punctuation or "
                           "blanks.",
                           NW_NAME(here), (long long)all->persons[name].mentions,
                           all->persons[name].mentions == 1 ? "" : "s", NW_NAME(there),
                           (long long)all->persons[target].mentions);
    return nw__case_find(all, unsafe ? NW_CHECK_NEAR_NAME : NW_CHECK_SPELLING, all->persons[name].first,
                         all->persons[name].mentions, &found);
}

netweave_status nw__case_spellings(nw__case *all, bool tell, int32_t **out_names) {
    size_t count = (size_t)all->names.count;
    folds folds = {.next = nw__allocate(count, sizeof(int32_t)),
                   .first = nw__allocate(count, sizeof(int32_t)),
                   .target = nw__allocate(count, sizeof(int32_t)),
                   .unsafe = nw__allocate_zeroed(count, sizeof(bool))};
    bool memory = folds.next != NULL && folds.first != NULL && folds.target != NULL && folds.unsafe != NULL;
    netweave_status status = memory ? fold_names(all, &folds) : nw__fail_memory();
    for (size_t name = 0; name < count && status == NETWEAVE_STATUS_OK; name++)
        if (folds.first[name] == (int32_t)name && folds.next[name] >= 0)
            choose_target(all, (int32_t)name, &folds);
    for (size_t k = 0; k < all->tie_count && status == NETWEAVE_STATUS_OK; k++) { /* who are tied are two */
        const nw__case_tie *tie = &all->ties[k];
        if (tie->from != tie->to && folds.target[tie->from] == folds.target[tie->to])
            folds.unsafe[folds.target[tie->from]] = true;
    }
    for (size_t name = 0; name < count && status == NETWEAVE_STATUS_OK; name++) {
        int32_t target = folds.target[name];
        if (tell && target != (int32_t)name)
            status = find_spelling(all, (int32_t)name, target, folds.unsafe[target]);
        if (folds.unsafe[target] && !tell)
            folds.target[name] = (int32_t)name;
    }
    nw__free(folds.next);
    nw__free(folds.first);
    nw__free(folds.unsafe);
    if (status == NETWEAVE_STATUS_OK)
        *out_names = folds.target;
    else
        nw__free(folds.target);
    return status;
}

/* ---- the roster ---- */

/* The name of the member list that is nearest to a name, or NULL. */
static const char *nearest_listed(const nw__case *all, const char *const *listed, size_t count, int64_t name) {
    const char *text = nw__case_name(all, name);
    return count <= CANDIDATES ? nw__text_nearest(text, listed, count) : NULL;
}

static netweave_status find_stranger(nw__case *all, const char *const *listed, size_t count, int64_t name) {
    nw__text found = {0};
    const char *text = nw__case_name(all, name);
    nw__text_append_format(&found, "'%.*s' has ties but is not in the member list", NW_NAME(text));
    const char *nearest = all->told[NW_CHECK_STRANGER] < (int64_t)nw__options_number(&all->options, "most")
                              ? nearest_listed(all, listed, count, name)
                              : NULL;
    if (nearest != NULL)
        nw__text_append_format(&found, "; did you mean '%.*s'?", NW_NAME(nearest));
    else
        nw__text_append(&found, ".");
    return nw__case_find(all, NW_CHECK_STRANGER, all->persons[name].first, all->persons[name].ties, &found);
}

static netweave_status check_roster(nw__case *all, const int32_t *targets) {
    size_t count = 0;
    size_t met = 0;
    const char **listed = nw__allocate((size_t)all->names.count, sizeof *listed);
    netweave_status status = listed != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (int64_t name = 0; name < all->names.count && status == NETWEAVE_STATUS_OK; name++) {
        if (!all->persons[name].listed)
            continue;
        listed[count++] = nw__case_name(all, name);
        met += all->persons[name].ties > 0;
    }
    if (status == NETWEAVE_STATUS_OK && count > 0 && met == 0 && all->tie_count > 0) {
        nw__text found = {0};
        nw__text_append(&found,
                        "Not one name of the ties is in the member list: do they belong together, or has one names "
                        "and the other codes?");
        status = nw__case_find(all, NW_CHECK_STRANGER, (nw__place){.file = 0, .row = -1, .column = -1}, (int64_t)count,
                               &found);
    }
    for (int64_t name = 0; name < all->names.count && status == NETWEAVE_STATUS_OK && met > 0; name++) {
        bool spelling = all->persons[targets[name]].listed; /* told as another spelling */
        if (!all->persons[name].listed && !spelling && all->persons[name].ties > 0)
            status = find_stranger(all, listed, count, name);
    }
    nw__free(listed);
    return status;
}

/* ---- waves ---- */

/* Appends a name to a list of which the first few are shown. */
static void list_name(const nw__case *all, nw__text *list, int64_t place, int64_t name) {
    const char *text = nw__case_name(all, name);
    if (place < SHOWN)
        nw__text_append_format(list, "%s'%.*s'", place > 0 ? ", " : "", NW_NAME(text));
}

static netweave_status find_in_one_wave(nw__case *all, int64_t wave, int32_t file) {
    nw__text found = {0};
    nw__text list = {0};
    int64_t count = 0;
    const char *title = nw__index_text(&all->waves, wave);
    for (int64_t name = 0; name < all->names.count; name++)
        if (all->persons[name].waves == UINT64_C(1) << wave && !all->persons[name].placed)
            list_name(all, &list, count++, name);
    netweave_status status = NETWEAVE_STATUS_OK;
    if (count > 0 && !list.failed) {
        nw__text_append_format(&found, "%lld member%s ties in '%.*s' only: %s%s.", (long long)count,
                               count == 1 ? " has" : "s have", NW_NAME(title), list.bytes,
                               count > SHOWN ? " and others" : "");
        status =
            nw__case_find(all, NW_CHECK_ONE_WAVE, (nw__place){.file = file, .row = -1, .column = -1}, count, &found);
    }
    if (list.failed)
        status = nw__fail_memory();
    nw__text_free(&list);
    return status;
}

static netweave_status check_waves(nw__case *all) {
    int64_t shared = 0;
    int64_t tied = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (all->waves.count < 2 || all->waves.count > 64)
        return status;
    for (int64_t name = 0; name < all->names.count; name++) {
        uint64_t waves = all->persons[name].waves;
        tied += waves != 0;
        shared += waves != 0 && (waves & (waves - 1)) != 0;
    }
    if (tied > 0 && shared == 0) {
        nw__text found = {0};
        nw__text_append(&found,
                        "No member has ties in more than one wave: are the names written in the same way in all?");
        return nw__case_find(all, NW_CHECK_ONE_WAVE, (nw__place){.file = -1, .row = -1, .column = -1}, tied, &found);
    }
    for (int64_t wave = 0; wave < all->waves.count && status == NETWEAVE_STATUS_OK; wave++) {
        int32_t file = -1;
        for (int64_t k = all->set_names.count - 1; k >= 0; k--)
            file = all->sets[k].wave == wave ? all->sets[k].file : file;
        status = find_in_one_wave(all, wave, file);
    }
    return status;
}

/* ---- who names nobody ---- */

static netweave_status check_silent(nw__case *all, int32_t set, const unsigned char *said) {
    nw__text found = {0};
    nw__text list = {0};
    int64_t silent = 0;
    int64_t asked = 0;
    for (int64_t name = 0; name < all->names.count; name++) {
        bool there = said[name] != 0 || (all->persons[name].listed && !all->persons[name].placed);
        bool quiet = there && said[name] != 2 && !all->persons[name].told;
        asked += there;
        if (quiet)
            list_name(all, &list, silent++, name);
    }
    netweave_status status = list.failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
    if (status == NETWEAVE_STATUS_OK && silent > 0 && 2 * silent <= asked) {
        nw__case_begin(all, set, &found);
        nw__text_append_format(&found, "%lld of %lld members name%s nobody: %s%s.", (long long)silent, (long long)asked,
                               silent == 1 ? "s" : "", list.bytes, silent > SHOWN ? " and others" : "");
        status = nw__case_find(all, NW_CHECK_NAMES_NOBODY,
                               (nw__place){.file = all->sets[set].file, .row = -1, .column = -1}, silent, &found);
    }
    nw__text_free(&list);
    return status;
}

static netweave_status check_answers(nw__case *all) {
    unsigned char *said = nw__allocate((size_t)all->names.count, 1); /* 1: is named, 2: names */
    netweave_status status = said != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (size_t k = 0; k < all->tie_count && status == NETWEAVE_STATUS_OK;) {
        int32_t set = all->ties[all->order[k]].set;
        memset(said, 0, (size_t)all->names.count);
        for (; k < all->tie_count && all->ties[all->order[k]].set == set; k++) {
            const nw__case_tie *tie = &all->ties[all->order[k]];
            said[tie->from] = 2;
            said[tie->to] = said[tie->to] == 0 ? 1 : said[tie->to];
        }
        if (all->sets[set].directed)
            status = check_silent(all, set, said);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__run_check(all->run, 0, "examining");
    }
    nw__free(said);
    return status;
}

netweave_status nw__doctor_members(nw__case *all) {
    int32_t *targets = NULL;
    netweave_status status = nw__case_spellings(all, true, &targets);
    if (status == NETWEAVE_STATUS_OK && all->has_roster)
        status = check_roster(all, targets);
    nw__free(targets);
    if (status == NETWEAVE_STATUS_OK)
        status = check_waves(all);
    return status == NETWEAVE_STATUS_OK ? check_answers(all) : status;
}
