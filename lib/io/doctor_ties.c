/* The doctor on ties: to oneself, twice, or told by one side only; blanks. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/doctor.h"

#include <stdlib.h>
#include <string.h>

enum { FEW_REPEATS = 10, FEW_PAIRS = 10 };

static nw__place place_of(const nw__case *all, size_t tie, bool to) {
    const nw__case_tie *found = &all->ties[tie];
    const nw__chart *chart = &all->charts[found->file];
    return (nw__place){.file = found->file, .row = found->row, .column = (int32_t)(to ? chart->to : chart->from)};
}

static bool same_rows(const nw__case *all, size_t one, size_t other) {
    const nw__case_tie *a = &all->ties[one];
    const nw__case_tie *b = &all->ties[other];
    if (a->row < 0 || a->file != b->file)
        return false;
    const nw__sheet *sheet = &all->charts[a->file].sheet;
    for (size_t k = 0; k < all->charts[a->file].width; k++)
        if (strcmp(nw__sheet_cell(sheet, (size_t)a->row, k)->text, nw__sheet_cell(sheet, (size_t)b->row, k)->text) != 0)
            return false;
    return true;
}

netweave_status nw__case_copies(const nw__case *all, unsigned char **out_copies) {
    unsigned char *copies = nw__allocate_zeroed(all->tie_count, 1);
    size_t first = 0;
    int32_t ends[4];
    if (copies == NULL)
        return nw__fail_memory();
    for (size_t k = 1; k < all->tie_count; k++) {
        nw__case_ends(all, all->order[first], &ends[0], &ends[1]);
        nw__case_ends(all, all->order[k], &ends[2], &ends[3]);
        bool same = all->ties[all->order[k]].set == all->ties[all->order[first]].set && ends[0] == ends[2] &&
                    ends[1] == ends[3];
        if (!same)
            first = k;
        else
            copies[all->order[k]] = same_rows(all, all->order[first], all->order[k]) ? 2 : 1;
    }
    *out_copies = copies;
    return NETWEAVE_STATUS_OK;
}

bool nw__case_repeats(const nw__case *all, const unsigned char *copies) {
    size_t count = 0;
    for (size_t k = 0; k < all->tie_count; k++)
        count += copies[k] != 0;
    return count > FEW_REPEATS && count * 10 > all->tie_count;
}

static netweave_status find_copy(nw__case *all, size_t tie, bool whole) {
    nw__text found = {0};
    const char *from = nw__case_name(all, all->ties[tie].from);
    const char *to = nw__case_name(all, all->ties[tie].to);
    nw__text_append_format(&found, "The tie of '%.*s' and '%.*s' %s.", NW_NAME(from), NW_NAME(to),
                           whole ? "stands there twice, the same in every cell" : "is given more than once");
    return nw__case_find(all, whole ? NW_CHECK_DUPLICATE_ROW : NW_CHECK_DUPLICATE_TIE, place_of(all, tie, false), 1,
                         &found);
}

static netweave_status check_copies(nw__case *all) {
    unsigned char *copies = NULL;
    netweave_status status = nw__case_copies(all, &copies);
    bool repeats = status == NETWEAVE_STATUS_OK && nw__case_repeats(all, copies);
    int64_t count = 0;
    size_t first = 0;
    for (size_t k = 0; k < all->tie_count && status == NETWEAVE_STATUS_OK; k++) {
        first = copies[k] != 0 && count == 0 ? k : first;
        count += copies[k] != 0;
        if (copies[k] != 0 && !repeats)
            status = find_copy(all, k, copies[k] == 2);
    }
    if (status == NETWEAVE_STATUS_OK && repeats) {
        nw__text found = {0};
        nw__text_append_format(&found,
                               "%lld of %zu ties are given more than once: is each a contact, or was everything "
                               "written twice (or in both directions)?",
                               (long long)count, all->tie_count);
        status = nw__case_find(all, NW_CHECK_DUPLICATE_TIE, place_of(all, first, false), count, &found);
    }
    nw__free(copies);
    return status;
}

static netweave_status check_selves(nw__case *all) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < all->tie_count && status == NETWEAVE_STATUS_OK; k++) {
        nw__text found = {0};
        if (all->ties[k].from != all->ties[k].to)
            continue;
        const char *name = nw__case_name(all, all->ties[k].from);
        nw__text_append_format(&found, "'%.*s' has a tie to itself.", NW_NAME(name));
        status = nw__case_find(all, NW_CHECK_SELF_TIE, place_of(all, k, true), 1, &found);
    }
    return status;
}

/* The first tie of a set, from `low` to `high` of the order, from one member to another; `high` when there is none. */
static size_t find_tie(const nw__case *all, size_t low, size_t high, int32_t from, int32_t to) {
    size_t end = high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const nw__case_tie *tie = &all->ties[all->order[middle]];
        bool before = tie->from < from || (tie->from == from && tie->to < to);
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    bool there = low < end && all->ties[all->order[low]].from == from && all->ties[all->order[low]].to == to;
    return there ? low : end;
}

/* Where nearly every pair is named by both sides, the few that are not may lack an entry. */
static netweave_status check_sides(nw__case *all, size_t low, size_t high) {
    size_t both = 0;
    size_t one = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int tell = 0; tell < 2 && status == NETWEAVE_STATUS_OK; tell++) {
        if (tell && (one == 0 || both / 2 < FEW_PAIRS || one * 10 > both / 2))
            break;
        for (size_t k = low; k < high && status == NETWEAVE_STATUS_OK; k++) {
            const nw__case_tie *tie = &all->ties[all->order[k]];
            if (tie->from == tie->to)
                continue;
            bool sided = find_tie(all, low, high, tie->to, tie->from) == high;
            both += !tell && !sided;
            one += !tell && sided;
            if (!tell || !sided)
                continue;
            nw__text found = {0};
            const char *from = nw__case_name(all, tie->from);
            const char *to = nw__case_name(all, tie->to);
            nw__text_append_format(&found,
                                   "'%.*s' names '%.*s', who does not name them; %zu of %zu pairs name each other.",
                                   NW_NAME(from), NW_NAME(to), both / 2, both / 2 + one);
            status = nw__case_find(all, NW_CHECK_ONE_SIDED, place_of(all, all->order[k], false), 1, &found);
        }
    }
    return status;
}

static netweave_status check_blanks(nw__case *all) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t file = 0; file < all->chart_count && status == NETWEAVE_STATUS_OK; file++) {
        const nw__sheet *sheet = &all->charts[file].sheet;
        nw__place place = {.file = (int32_t)file, .row = -1, .column = -1};
        nw__text found = {0};
        if (!all->charts[file].is_sheet || sheet->trimmed == 0)
            continue;
        for (size_t row = 0; row < sheet->row_count && place.row < 0; row++)
            for (size_t k = 0; k < sheet->rows[row].count && place.row < 0; k++)
                if (nw__sheet_cell(sheet, row, k)->trimmed)
                    place = (nw__place){.file = (int32_t)file, .row = (int64_t)row, .column = (int32_t)k};
        nw__text_append_format(&found, "%zu cell%s blanks at %s ends.", sheet->trimmed,
                               sheet->trimmed == 1 ? " has" : "s have", sheet->trimmed == 1 ? "its" : "their");
        status = nw__case_find(all, NW_CHECK_BLANKS, place, (int64_t)sheet->trimmed, &found);
    }
    return status;
}

netweave_status nw__doctor_ties(nw__case *all) {
    netweave_status status = check_selves(all);
    if (status == NETWEAVE_STATUS_OK)
        status = check_copies(all);
    for (size_t k = 0; k < all->tie_count && status == NETWEAVE_STATUS_OK;) {
        size_t low = k;
        int32_t set = all->ties[all->order[k]].set;
        while (k < all->tie_count && all->ties[all->order[k]].set == set)
            k++;
        if (all->sets[set].directed && all->sets[set].silent)
            status = check_sides(all, low, k);
    }
    return status == NETWEAVE_STATUS_OK ? check_blanks(all) : status;
}
