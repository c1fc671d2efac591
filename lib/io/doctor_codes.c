/* The doctor on numbers that stand for a missing answer (9, 99, -9 …). SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/doctor.h"

#include <math.h>
#include <string.h>

enum { DISTINCT = 64, FEW = 5 };

/* Different numbers of a column, with how often they come. */
typedef struct tally {
    double values[DISTINCT];
    int64_t counts[DISTINCT];
    int count;
} tally;

/* A code, and the largest answer beside which it is taken for one: a 9 behind a scale that ends at 5 is hardly a
 * step of it. */
static const struct {
    double code, beside;
} known[] = {{9, 5},    {99, 20},  {88, 20},  {77, 20},  {98, 20},   {999, 200}, {888, 200}, {777, 200},  {9999, 2000},
             {-1, 1e6}, {-7, 1e6}, {-8, 1e6}, {-9, 1e6}, {-77, 1e6}, {-88, 1e6}, {-99, 1e6}, {-999, 1e6}, {-9999, 1e6}};

enum { KNOWN = sizeof known / sizeof known[0] };

static int code_of(double value) {
    for (int k = 0; k < KNOWN; k++)
        if (known[k].code == value)
            return k;
    return -1;
}

/* Counts the numbers of a column; false when there are too many different ones for answers. */
static bool count_values(nw__chart *chart, size_t column, tally *out) {
    for (size_t row = chart->first; row < chart->sheet.row_count; row++) {
        const nw__cell *cell = nw__sheet_cell(&chart->sheet, row, column);
        double value;
        int at = 0;
        if (cell->length == 0 || !nw__sheet_number(&chart->sheet, cell, &value))
            continue;
        while (at < out->count && out->values[at] != value)
            at++;
        if (at == DISTINCT)
            return false;
        out->count += at == out->count;
        out->values[at] = value;
        out->counts[at]++;
    }
    return true;
}

/* The answers that are no codes: a code below `beside` is one of them where the scale goes on to it. */
static void chart_answers(const tally *tally, double *out_least, double *out_largest, int64_t *out_count,
                          bool *out_whole) {
    *out_least = INFINITY;
    *out_largest = -INFINITY;
    *out_count = 0;
    *out_whole = true;
    for (int k = 0; k < tally->count; k++) {
        int code = code_of(tally->values[k]);
        if (code >= 0)
            continue;
        *out_least = fmin(*out_least, tally->values[k]);
        *out_largest = fmax(*out_largest, tally->values[k]);
        *out_count += tally->counts[k];
        *out_whole = *out_whole && tally->values[k] == floor(tally->values[k]);
    }
}

void nw__chart_codes(nw__chart *chart, size_t column, nw__codes *out) {
    tally tally = {.count = 0};
    double least;
    double largest;
    int64_t count;
    bool whole;
    *out = (nw__codes){.count = 0};
    size_t commas = chart->sheet.comma_number;
    bool few = count_values(chart, column, &tally);
    chart->sheet.comma_number = commas;
    if (!few)
        return;
    chart_answers(&tally, &least, &largest, &count, &whole);
    if (count < FEW || least < 0 || !whole)
        return;
    for (int k = 0; k < tally.count && out->count < 8; k++) {
        int code = code_of(tally.values[k]);
        if (code >= 0 && largest <= known[code].beside)
            out->values[out->count++] = tally.values[k];
    }
}

bool nw__codes_has(const nw__codes *codes, double value) {
    for (int k = 0; k < codes->count; k++)
        if (codes->values[k] == value)
            return true;
    return false;
}

static netweave_status find_code(nw__case *all, int32_t file, size_t column, double code) {
    nw__chart *chart = &all->charts[file];
    nw__place place = {.file = file, .row = -1, .column = (int32_t)column};
    int64_t count = 0;
    nw__text found = {0};
    for (size_t row = chart->first; row < chart->sheet.row_count; row++) {
        double value;
        const nw__cell *cell = nw__sheet_cell(&chart->sheet, row, column);
        if (cell->length == 0 || !nw__sheet_number(&chart->sheet, cell, &value) || value != code)
            continue;
        place.row = count++ == 0 ? (int64_t)row : place.row;
    }
    chart->below_zero = chart->below_zero || (code < 0 && !chart->is_members);
    nw__text_append_number(&found, code, 0);
    nw__text_append_format(&found, " stands %lld time%s in '%.*s', far from the other numbers there.", (long long)count,
                           count == 1 ? "" : "s", NW_NAME(chart->columns[column].name));
    return nw__case_find(all, NW_CHECK_MISSING_CODE, place, count, &found);
}

/* Weights below 0 that are no code. */
static netweave_status check_negative(nw__case *all, int32_t file, const nw__codes *codes) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < all->tie_count && status == NETWEAVE_STATUS_OK; k++) {
        const nw__case_tie *tie = &all->ties[k];
        nw__text found = {0};
        if (tie->file != file || !(tie->weight < 0) || nw__codes_has(codes, tie->weight))
            continue;
        nw__text_append(&found, "The weight ");
        nw__text_append_number(&found, tie->weight, 0);
        nw__text_append(&found, " is negative.");
        nw__place place = {.file = file, .row = tie->row, .column = (int32_t)all->charts[file].weight};
        status = nw__case_find(all, NW_CHECK_NEGATIVE, place, 1, &found);
    }
    return status;
}

netweave_status nw__doctor_codes(nw__case *all) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int32_t file = 0; file < (int32_t)all->chart_count && status == NETWEAVE_STATUS_OK; file++) {
        nw__chart *chart = &all->charts[file];
        for (size_t column = 0; column < chart->width && chart->is_sheet && status == NETWEAVE_STATUS_OK; column++) {
            nw__codes codes;
            bool looked = chart->is_members ? chart->columns[column].numeric && (int64_t)column != chart->id
                                            : (int64_t)column == chart->weight;
            if (!looked)
                continue;
            nw__chart_codes(chart, column, &codes);
            for (int k = 0; k < codes.count && status == NETWEAVE_STATUS_OK; k++)
                status = find_code(all, file, column, codes.values[k]);
            if (status == NETWEAVE_STATUS_OK && !chart->is_members)
                status = check_negative(all, file, &codes);
        }
    }
    return status;
}
