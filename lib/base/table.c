/* Tables, from the inside. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/table.h"

#include "base/memory.h"
#include "base/text.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct column {
    char *name;
    char *spec;
    netweave_kind kind;
    double *numbers;
} column;

/* Texts of labels stand one after the other in blocks, so that a long table does not ask for memory at each row. */
typedef struct label_block {
    struct label_block *older;
    size_t used, size;
    char bytes[];
} label_block;

enum { BLOCK_SIZE = 1 << 14 };

struct netweave_table {
    nw__magic magic;
    int64_t rows;
    int64_t label_count;
    char **label_names;
    const char **labels; /* label_count * rows texts in the blocks; NULL is "" */
    label_block *blocks; /* the newest first */
    column *columns;
    size_t column_count, column_capacity;
    char **notes;
    size_t note_count, note_capacity;
};

netweave_status nw__table_create(int64_t rows, int64_t labels, const char *const *names, netweave_table **out_table) {
    netweave_table *table = nw__allocate_zeroed(1, sizeof *table);
    size_t cells;
    if (table == NULL || !nw__multiply((size_t)rows, (size_t)labels, &cells)) {
        nw__free(table);
        return nw__fail_memory();
    }
    table->magic = NW_MAGIC_TABLE;
    table->rows = rows;
    table->label_names = nw__allocate_zeroed((size_t)labels, sizeof *table->label_names);
    table->labels = nw__allocate_zeroed(cells, sizeof *table->labels);
    bool done = table->label_names != NULL && table->labels != NULL;
    table->label_count = done ? labels : 0;
    for (int64_t k = 0; done && k < labels; k++) {
        table->label_names[k] = nw__copy_text(names[k]);
        done = table->label_names[k] != NULL;
    }
    if (!done) {
        netweave_table_free(table);
        return nw__fail_memory();
    }
    *out_table = table;
    return NETWEAVE_STATUS_OK;
}

static char *label_room(netweave_table *table, size_t size) {
    label_block *block = table->blocks;
    if (block == NULL || block->size - block->used < size) {
        size_t room = table->blocks == NULL ? 256 : BLOCK_SIZE;
        size_t bytes;
        if (room < size)
            room = size;
        if (!nw__add(sizeof *block, room, &bytes) || (block = nw__allocate(1, bytes)) == NULL)
            return NULL;
        *block = (label_block){.older = table->blocks, .size = room};
        table->blocks = block;
    }
    char *place = block->bytes + block->used;
    block->used += size;
    return place;
}

netweave_status nw__table_set_label(netweave_table *table, int64_t label, int64_t row, const char *text) {
    const char **cell = &table->labels[label * table->rows + row];
    if (row > 0 && cell[-1] != NULL && strcmp(cell[-1], text) == 0) {
        *cell = cell[-1];
        return NETWEAVE_STATUS_OK;
    }
    size_t size = strlen(text) + 1;
    char *place = label_room(table, size);
    if (place == NULL)
        return nw__fail_memory();
    *cell = memcpy(place, text, size);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__table_add_column(netweave_table *table, const char *name, const char *spec, netweave_kind kind,
                                     double **out_numbers) {
    if (!nw__grow(&table->columns, &table->column_capacity, table->column_count + 1, sizeof *table->columns))
        return nw__fail_memory();
    column column = {.kind = kind};
    column.name = nw__copy_text(name);
    column.spec = nw__copy_text(spec != NULL ? spec : name);
    column.numbers = nw__allocate((size_t)table->rows, sizeof *column.numbers);
    if (column.name == NULL || column.spec == NULL || column.numbers == NULL) {
        nw__free(column.name);
        nw__free(column.spec);
        nw__free(column.numbers);
        return nw__fail_memory();
    }
    for (int64_t row = 0; row < table->rows; row++)
        column.numbers[row] = NAN;
    table->columns[table->column_count++] = column;
    *out_numbers = column.numbers;
    return NETWEAVE_STATUS_OK;
}

static netweave_status add_note(netweave_table *table, const char *note) {
    for (size_t k = 0; k < table->note_count; k++)
        if (strcmp(table->notes[k], note) == 0)
            return NETWEAVE_STATUS_OK;
    char *copy = nw__copy_text(note);
    if (copy == NULL || !nw__grow(&table->notes, &table->note_capacity, table->note_count + 1, sizeof *table->notes)) {
        nw__free(copy);
        return nw__fail_memory();
    }
    table->notes[table->note_count++] = copy;
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__table_add_note(netweave_table *table, const char *format, ...) {
    char note[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(note, sizeof note, format, arguments);
    va_end(arguments);
    return add_note(table, note);
}

netweave_status nw__table_add_notes(netweave_table *table, const netweave_table *from) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < from->note_count && status == NETWEAVE_STATUS_OK; k++)
        status = add_note(table, from->notes[k]);
    return status;
}

int64_t netweave_table_row_count(const netweave_table *table) {
    return nw__is(table, NW_MAGIC_TABLE) ? table->rows : 0;
}

int64_t netweave_table_label_count(const netweave_table *table) {
    return nw__is(table, NW_MAGIC_TABLE) ? table->label_count : 0;
}

const char *netweave_table_label_name(const netweave_table *table, int64_t label) {
    bool there = label >= 0 && label < netweave_table_label_count(table);
    return there ? table->label_names[label] : NULL;
}

const char *netweave_table_label(const netweave_table *table, int64_t label, int64_t row) {
    if (label < 0 || label >= netweave_table_label_count(table) || row < 0 || row >= table->rows)
        return NULL;
    const char *text = table->labels[label * table->rows + row];
    return text != NULL ? text : "";
}

int64_t netweave_table_column_count(const netweave_table *table) {
    return nw__is(table, NW_MAGIC_TABLE) ? (int64_t)table->column_count : 0;
}

static const column *find(const netweave_table *table, int64_t place) {
    return place >= 0 && place < netweave_table_column_count(table) ? &table->columns[place] : NULL;
}

const char *netweave_table_column_name(const netweave_table *table, int64_t place) {
    const column *column = find(table, place);
    return column != NULL ? column->name : NULL;
}

const char *netweave_table_column_spec(const netweave_table *table, int64_t place) {
    const column *column = find(table, place);
    return column != NULL ? column->spec : NULL;
}

netweave_kind netweave_table_column_kind(const netweave_table *table, int64_t place) {
    const column *column = find(table, place);
    return column != NULL ? column->kind : NETWEAVE_KIND_REAL;
}

int64_t netweave_table_find_column(const netweave_table *table, const char *name) {
    for (int64_t k = 0; name != NULL && k < netweave_table_column_count(table); k++)
        if (strcmp(table->columns[k].name, name) == 0)
            return k;
    return -1;
}

const double *netweave_table_column(const netweave_table *table, int64_t place) {
    const column *column = find(table, place);
    return column != NULL ? column->numbers : NULL;
}

double netweave_table_value(const netweave_table *table, int64_t row, int64_t place) {
    const column *column = find(table, place);
    return column != NULL && row >= 0 && row < table->rows ? column->numbers[row] : NAN;
}

int64_t netweave_table_note_count(const netweave_table *table) {
    return nw__is(table, NW_MAGIC_TABLE) ? (int64_t)table->note_count : 0;
}

const char *netweave_table_note(const netweave_table *table, int64_t note) {
    return note >= 0 && note < netweave_table_note_count(table) ? table->notes[note] : NULL;
}

void netweave_table_free(netweave_table *table) {
    if (!nw__is(table, NW_MAGIC_TABLE))
        return;
    table->magic = NW_MAGIC_FREED;
    for (int64_t k = 0; k < table->label_count; k++)
        nw__free(table->label_names[k]);
    while (table->blocks != NULL) {
        label_block *older = table->blocks->older;
        nw__free(table->blocks);
        table->blocks = older;
    }
    for (size_t k = 0; k < table->column_count; k++) {
        nw__free(table->columns[k].name);
        nw__free(table->columns[k].spec);
        nw__free(table->columns[k].numbers);
    }
    for (size_t k = 0; k < table->note_count; k++)
        nw__free(table->notes[k]);
    nw__free(table->label_names);
    nw__free(table->labels);
    nw__free(table->columns);
    nw__free(table->notes);
    nw__free(table);
}
