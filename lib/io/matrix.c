/* Adjacency matrices, in CSV and the like, with names or without. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/io.h"

#include <stdlib.h>
#include <string.h>

enum { CHECK_EVERY = 64 };

/* True when all cells from a place on are numbers or empty. */
static bool is_numeric(nw__sheet *sheet, size_t first_row, size_t first_column) {
    for (size_t row = first_row; row < sheet->row_count; row++) {
        for (size_t column = first_column; column < sheet->rows[row].count; column++) {
            const nw__cell *cell = nw__sheet_cell(sheet, row, column);
            double number;
            if (cell->length > 0 && !nw__sheet_number(sheet, cell, &number))
                return false;
        }
    }
    return true;
}

/* A square of numbers; one of two or three rows only with an empty diagonal, else it may as well be a tie list. */
static bool is_bare(nw__sheet *sheet) {
    size_t size = sheet->row_count;
    if (size < 2 || sheet->rows[0].count != size || !is_numeric(sheet, 0, 0))
        return false;
    for (size_t row = 0; row < size; row++) {
        double number = 1;
        bool zero = nw__sheet_number(sheet, nw__sheet_cell(sheet, row, row), &number) && number == 0;
        if (sheet->rows[row].count != size || (size < 4 && !zero))
            return false;
    }
    return true;
}

bool nw__matrix_sniff(nw__sheet *sheet) {
    size_t commas = sheet->comma_number;
    bool bare = is_bare(sheet);
    bool corner = nw__sheet_cell(sheet, 0, 0)->length == 0 && sheet->rows[0].count > 1;
    bool square = sheet->rows[0].count == sheet->row_count && sheet->row_count > 2 &&
                  strcmp(nw__sheet_cell(sheet, 0, 1)->text, nw__sheet_cell(sheet, 1, 0)->text) == 0 &&
                  is_numeric(sheet, 1, 1);
    sheet->comma_number = commas;
    return bare || corner || square;
}

typedef struct reader {
    nw__intake *intake;
    nw__sheet *sheet;
    size_t size;        /* members */
    size_t row, column; /* the first cell of numbers */
    int32_t *member;    /* of each column */
} reader;

/* The members of a matrix without names. */
static netweave_status number_members(reader *reader) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < reader->size && status == NETWEAVE_STATUS_OK; k++) {
        int64_t member = -1;
        status = nw__intake_list(reader->intake, "", (int64_t)k + 1, &member);
        reader->member[k] = (int32_t)member;
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_note(reader->intake, "read as a matrix without names; members are numbered 1 to %zu.",
                                 reader->size);
    return status;
}

/* Rows name the members; columns must name the same, in any order. */
static netweave_status name_members(reader *reader) {
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__index *ids = &reader->intake->builder->roster.ids;
    for (size_t k = 0; k < reader->size && status == NETWEAVE_STATUS_OK; k++) {
        const nw__cell *cell = nw__sheet_cell(reader->sheet, k + 1, 0);
        int64_t member = -1;
        if (cell->length == 0)
            return nw__fail_cell(reader->sheet, k + 1, 0, "this row of the matrix has no name; name the member");
        status = netweave_builder_add_member(reader->intake->builder, cell->text, &member);
        if (status == NETWEAVE_STATUS_OK && member != (int64_t)k)
            return nw__fail_cell(reader->sheet, k + 1, 0,
                                 "two rows of the matrix are named '%.*s'; make names different",
                                 nw__shown(cell->text, cell->length), cell->text);
    }
    unsigned char *named = nw__allocate_zeroed(reader->size, 1);
    if (named == NULL)
        return nw__fail_memory();
    for (size_t k = 0; k < reader->size && status == NETWEAVE_STATUS_OK; k++) {
        const nw__cell *cell = nw__sheet_cell(reader->sheet, 0, k + reader->column);
        int64_t member = nw__index_find(ids, cell->text, cell->length);
        if (member < 0 || named[member])
            status = nw__fail_cell(reader->sheet, 0, k + reader->column,
                                   member < 0 ? "the column '%.*s' has no row of that name; a matrix names the same "
                                                "members in its first row and first column"
                                              : "two columns of the matrix are named '%.*s'; make names different",
                                   nw__shown(cell->text, cell->length), cell->text);
        else
            named[member] = 1;
        reader->member[k] = (int32_t)member;
    }
    nw__free(named);
    return status;
}

static netweave_status read_row(reader *reader, size_t place) {
    size_t row = place + reader->row;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < reader->size && status == NETWEAVE_STATUS_OK; k++) {
        const nw__cell *cell = nw__sheet_cell(reader->sheet, row, k + reader->column);
        double weight = 0;
        if (cell->length == 0)
            continue;
        if (!nw__sheet_number(reader->sheet, cell, &weight) || !(weight >= 0 && weight <= 1e300))
            return nw__fail_cell(
                reader->sheet, row, k + reader->column,
                "'%.*s' is not a number from 0 up; a matrix holds the weights of ties, 0 or nothing for "
                "none",
                nw__shown(cell->text, cell->length), cell->text);
        if (weight == 0)
            continue;
        reader->intake->weighted = reader->intake->weighted || weight != 1;
        status =
            nw__intake_tie(reader->intake, (int64_t)place, reader->member[k], weight, 0, 0, NETWEAVE_DIRECTION_AUTO);
    }
    return status;
}

/* Where the numbers start, and how many members there are. */
static netweave_status measure(reader *reader) {
    nw__sheet *sheet = reader->sheet;
    size_t header = sheet->rows[0].count;
    if (is_bare(sheet)) {
        reader->size = sheet->row_count;
    } else {
        /* Some programs leave the corner out: the first row is then one cell shorter than the others. */
        bool corner = sheet->row_count < 2 || header == sheet->row_count || header >= sheet->rows[1].count;
        reader->row = 1;
        reader->column = 1;
        reader->size = sheet->row_count - 1;
        if (!corner && header == reader->size)
            return nw__fail_cell(sheet, 0, 0,
                                 "the first row of the matrix has no cell above the names; put an empty cell "
                                 "at its start");
        if (header != sheet->row_count)
            return nw__fail_cell(sheet, 0, 0,
                                 "the matrix has %zu rows but %zu columns; a network among members needs as "
                                 "many of both, with the same names",
                                 reader->size, header > 0 ? header - 1 : 0);
    }
    for (size_t row = 0; row < sheet->row_count; row++)
        if (sheet->rows[row].count > header)
            return nw__sheet_ragged(sheet, row, header);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__matrix_read(nw__intake *intake, nw__sheet *sheet) {
    reader reader = {.intake = intake, .sheet = sheet};
    int64_t place;
    netweave_status status = measure(&reader);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    reader.member = nw__allocate(reader.size, sizeof *reader.member);
    if (reader.member == NULL)
        return nw__fail_memory();
    status = nw__intake_name(&intake->layers, "", "layer", intake->document, intake->document->bytes, &place);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_name(&intake->waves, "", "wave", intake->document, intake->document->bytes, &place);
    if (status == NETWEAVE_STATUS_OK)
        status = reader.row > 0 ? name_members(&reader) : number_members(&reader);
    for (size_t k = 0; k < reader.size && status == NETWEAVE_STATUS_OK; k++) {
        status = read_row(&reader, k);
        if (status == NETWEAVE_STATUS_OK && k % CHECK_EVERY == 0)
            status = nw__run_check(intake->run, (double)k / (double)reader.size, "reading the matrix");
    }
    if (status == NETWEAVE_STATUS_OK)
        status = nw__intake_symmetry(intake, 0);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__sheet_notes(intake, sheet);
    intake->listed = true;
    nw__free(reader.member);
    return status;
}
