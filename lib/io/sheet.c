/* Sheets: CSV, TSV and the like as rows of cells. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/sheet.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { CELL_LIMIT = 1 << 20, LOOKED_AT = 64, CHECK_EVERY = 16384 };

static const nw__cell empty_cell = {.text = (char *)""};

static bool is_blank(char sign) {
    return sign == ' ' || sign == '\t' || sign == '\v' || sign == '\f';
}

static bool is_break(char sign) {
    return sign == '\n' || sign == '\r';
}

static bool separates(const nw__sheet *sheet, char sign) {
    return sign == sheet->separator || (sheet->separator == ' ' && is_blank(sign));
}

/* How often each candidate separates cells in one row of the raw text. */
typedef struct separators {
    size_t count[5]; /* tab ; | , and runs of blanks */
} separators;

static const char candidates[] = "\t;|, ";

static const char *count_separators(const char *at, const char *end, separators *out) {
    bool quoted = false;
    bool word = false;
    *out = (separators){0};
    for (; at < end && (quoted || !is_break(*at)); at++) {
        const char *found = quoted || *at == '"' ? NULL : memchr(candidates, *at, 4);
        if (*at == '"')
            quoted = !quoted;
        if (found != NULL)
            out->count[found - candidates]++;
        if (!is_blank(*at) && !word)
            out->count[4]++;
        word = !is_blank(*at);
    }
    if (out->count[4] > 0)
        out->count[4]--;
    return nw__line_next(at, end);
}

/* The separator that cuts the first rows into equally many cells; of several, the one that is rarest in texts. */
static char choose_separator(const char *at, const char *end) {
    separators rows[LOOKED_AT];
    size_t count = 0;
    while (at < end && count < LOOKED_AT) {
        at = count_separators(at, end, &rows[count]);
        bool blank = true;
        for (size_t k = 0; k < 5; k++)
            blank = blank && rows[count].count[k] == 0;
        count += !blank;
    }
    size_t best_fit = 0;
    char best = ',';
    for (size_t k = 0; k < 5 && count > 0; k++) {
        size_t fit = 0;
        for (size_t i = 0; i < count; i++)
            fit += rows[i].count[k] == rows[0].count[k];
        if (rows[0].count[k] == 0 || (k == 4 && best_fit > 0))
            continue;
        if (fit * 10 >= count * 9)
            return candidates[k];
        if (fit > best_fit) {
            best_fit = fit;
            best = candidates[k];
        }
    }
    return best;
}

/* A first line "sep=;" names the separator. */
const char *nw__sheet_start(const nw__document *document, char *out_separator) {
    const char *at = document->bytes;
    const char *end = at + document->length;
    if (document->length > 4 && strncasecmp(at, "sep=", 4) == 0 && nw__line_end(at, end) == at + 5 &&
        strchr(",;|:\t ", at[4]) != NULL) {
        *out_separator = at[4];
        return nw__line_next(at, end);
    }
    while (at + 1 < end && at[0] == '#' && is_blank(at[1])) /* comments above the data, as SNAP writes them */
        at = nw__line_next(at, end);
    *out_separator = choose_separator(at, end);
    return at;
}

/* Line and column of a place in a row. */
static void find_place(const nw__row *row, const char *at, size_t *out_line, size_t *out_column) {
    const char *start = row->start;
    size_t line = row->line;
    size_t column = 1;
    while (nw__line_end(start, at) < at && nw__line_next(start, at) <= at) {
        start = nw__line_next(start, at);
        line++;
    }
    for (; start < at; start++)
        column += ((unsigned char)*start & 0xc0) != 0x80;
    *out_line = line;
    *out_column = column;
}

__attribute__((format(printf, 4, 5))) static netweave_status fail_here(const nw__sheet *sheet, const nw__row *row,
                                                                       const char *at, const char *format, ...) {
    size_t line = 0;
    size_t column = 0;
    find_place(row, at, &line, &column);
    char sentence[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    return nw__fail_line(sheet->document, line, column, "%s", sentence);
}

/* Takes blanks, line breaks and no-break spaces off both ends. */
static bool trim(char **text, size_t *length) {
    char *start = *text;
    size_t left = *length;
    while (left > 0 && (is_blank(*start) || is_break(*start) || (left > 1 && memcmp(start, "\xc2\xa0", 2) == 0))) {
        size_t step = *start == '\xc2' ? 2 : 1;
        start += step;
        left -= step;
    }
    while (left > 0 && (is_blank(start[left - 1]) || is_break(start[left - 1]) ||
                        (left > 1 && memcmp(start + left - 2, "\xc2\xa0", 2) == 0)))
        left -= start[left - 1] == '\xa0' ? 2 : 1;
    bool changed = left != *length;
    *text = start;
    *length = left;
    return changed;
}

/* A text between quotes, doubled quotes inside; gives what follows. */
static netweave_status read_quoted(nw__sheet *sheet, const nw__row *row, char **at, char *end, char **out_text,
                                   size_t *out_length) {
    char *open = *at;
    char *read = open + 1;
    char *write = read;
    for (;;) {
        char *quote = memchr(read, '"', (size_t)(end - read));
        if (quote == NULL)
            return fail_here(sheet, row, open, "a quote is opened here and never closed; close it or remove it");
        memmove(write, read, (size_t)(quote - read));
        write += quote - read;
        read = quote + 1;
        if (read == end || *read != '"')
            break;
        *write++ = '"';
        read++;
    }
    *out_text = open + 1;
    *out_length = (size_t)(write - open - 1);
    memset(write, ' ', (size_t)(read - write)); /* no line break may remain there: places are found by counting them */
    sheet->quoted++;
    while (read < end && is_blank(*read) && !separates(sheet, *read))
        read++;
    if (read < end && !is_break(*read) && !separates(sheet, *read))
        return fail_here(sheet, row, read, "there is text behind a closing quote; double the quotes that belong to it");
    *at = read;
    return NETWEAVE_STATUS_OK;
}

/* Reads one cell and stops at the separator or line break behind it. */
static netweave_status read_cell(nw__sheet *sheet, const nw__row *row, char **at, char *end, nw__cell *out) {
    char *start = *at;
    while (start < end && is_blank(*start) && !separates(sheet, *start))
        start++;
    char *text = *at;
    size_t length = 0;
    if (start < end && *start == '"') {
        *at = start;
        netweave_status status = read_quoted(sheet, row, at, end, &text, &length);
        if (status != NETWEAVE_STATUS_OK)
            return status;
    } else {
        char *stop = start;
        while (stop < end && !separates(sheet, *stop) && !is_break(*stop))
            stop++;
        length = (size_t)(stop - text);
        *at = stop;
    }
    bool trimmed = trim(&text, &length) && length > 0;
    sheet->trimmed += trimmed;
    if (length > CELL_LIMIT)
        return nw__fail_at_as(NETWEAVE_STATUS_LIMIT, sheet->document, start,
                              "a cell holds more than %d bytes; shorten it, or close a quote", CELL_LIMIT);
    bool marked = length > 1 && *text == '\'' && strchr("=+-@'.0123456789 \t\r\n", text[1]) != NULL;
    *out =
        (nw__cell){.text = text + marked, .length = (uint32_t)(length - marked), .marked = marked, .trimmed = trimmed};
    return NETWEAVE_STATUS_OK;
}

/* Reads the cells of a row up to its end; `*at` is at its line break then. */
static netweave_status read_row(nw__sheet *sheet, nw__row *row, char **at, char *end) {
    for (;;) {
        while (sheet->separator == ' ' && *at < end && is_blank(**at))
            (*at)++;
        nw__cell cell = {0};
        netweave_status status = read_cell(sheet, row, at, end, &cell);
        if (status != NETWEAVE_STATUS_OK)
            return status;
        if (!nw__grow(&sheet->cells, &sheet->cell_capacity, sheet->cell_count + 1, sizeof *sheet->cells))
            return nw__fail_memory();
        sheet->cells[sheet->cell_count++] = cell;
        if (cell.length > 0)
            row->count = sheet->cell_count - row->first;
        if (*at == end || is_break(**at))
            return NETWEAVE_STATUS_OK;
        (*at)++;
    }
}

/* Ends every cell of a row by NUL, now that the signs behind them have been read. */
static void close_cells(nw__sheet *sheet, nw__row *row) {
    sheet->cell_count = row->first + row->count;
    if (row->count > 0) {
        const nw__cell *last = &sheet->cells[sheet->cell_count - 1];
        row->closed = last->text[last->length];
    }
    for (size_t k = row->first; k < sheet->cell_count; k++)
        sheet->cells[k].text[sheet->cells[k].length] = '\0';
    if (row->count > sheet->width)
        sheet->width = row->count;
}

static netweave_status read_rows(nw__sheet *sheet, netweave_run *run) {
    char *bytes = sheet->document->bytes;
    char *end = bytes + sheet->document->length;
    char *at = bytes + (nw__sheet_start(sheet->document, &sheet->separator) - bytes);
    size_t line = 1;
    for (const char *before = bytes; before < at; before = nw__line_next(before, end))
        line++;
    while (at < end) {
        nw__row row = {.first = sheet->cell_count, .line = line, .start = at};
        size_t quoted = sheet->quoted;
        netweave_status status = read_row(sheet, &row, &at, end);
        if (status == NETWEAVE_STATUS_OK && sheet->row_count % CHECK_EVERY == 0)
            status = nw__run_check(run, (double)(at - bytes) / (double)(end - bytes), "reading");
        if (status != NETWEAVE_STATUS_OK)
            return status;
        char *next = bytes + (nw__line_next(at, end) - bytes);
        line++;
        for (const char *inside = row.start; quoted < sheet->quoted && nw__line_next(inside, next) < next; line++)
            inside = nw__line_next(inside, next);
        close_cells(sheet, &row);
        at = next;
        if (row.count == 0)
            continue;
        if (!nw__grow(&sheet->rows, &sheet->row_capacity, sheet->row_count + 1, sizeof *sheet->rows))
            return nw__fail_memory();
        sheet->rows[sheet->row_count++] = row;
    }
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__sheet_read(nw__document *document, netweave_run *run, nw__sheet *out) {
    nw__sheet sheet = {.document = document};
    netweave_status status = read_rows(&sheet, run);
    if (status == NETWEAVE_STATUS_OK && sheet.row_count == 0)
        status = nw__fail(NETWEAVE_STATUS_PARSE,
                          "%s:1:1: the file holds nothing but blanks; give one that holds members "
                          "or ties",
                          document->name);
    if (status == NETWEAVE_STATUS_OK)
        *out = sheet;
    else
        nw__sheet_free(&sheet);
    return status;
}

const nw__cell *nw__sheet_cell(const nw__sheet *sheet, size_t row, size_t column) {
    if (row >= sheet->row_count || column >= sheet->rows[row].count)
        return &empty_cell;
    return &sheet->cells[sheet->rows[row].first + column];
}

bool nw__sheet_number(nw__sheet *sheet, const nw__cell *cell, double *out) {
    if (nw__number_parse(cell->text, cell->length, '.', out))
        return true;
    bool comma = sheet->separator != ',' && memchr(cell->text, ',', cell->length) != NULL;
    if (!comma || !nw__number_parse(cell->text, cell->length, ',', out))
        return false;
    sheet->comma_number++;
    return true;
}

bool nw__sheet_numeric(nw__sheet *sheet, const nw__cell *cell) {
    double number;
    const char *digits = cell->text + (*cell->text == '-' || *cell->text == '+');
    size_t whole = strspn(digits, "0123456789");
    if (cell->marked || (whole > 15 && digits[whole] == '\0') || (digits[0] == '0' && whole > 1))
        return false;
    return nw__sheet_number(sheet, cell, &number);
}

/* The start of a cell; beyond the row's end that end. */
static const char *find_cell(const nw__sheet *sheet, const nw__row *row, size_t column) {
    if (column < row->count)
        return sheet->cells[row->first + column].text;
    if (row->count == 0)
        return row->start;
    const nw__cell *last = &sheet->cells[row->first + row->count - 1];
    return last->text + last->length;
}

void nw__sheet_place(const nw__sheet *sheet, size_t row, size_t column, size_t *out_line, size_t *out_column) {
    const nw__row *place = &sheet->rows[row];
    find_place(place, find_cell(sheet, place, column), out_line, out_column);
}

netweave_status nw__fail_cell(const nw__sheet *sheet, size_t row, size_t column, const char *format, ...) {
    char sentence[NW_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    const nw__row *place = &sheet->rows[row];
    return fail_here(sheet, place, find_cell(sheet, place, column), "%s", sentence);
}

void nw__sheet_free(nw__sheet *sheet) {
    for (size_t row = 0; row < sheet->row_count; row++) {
        const nw__cell *last = &sheet->cells[sheet->rows[row].first + sheet->rows[row].count - 1];
        last->text[last->length] = sheet->rows[row].closed;
    }
    nw__free(sheet->rows);
    nw__free(sheet->cells);
    *sheet = (nw__sheet){0};
}
