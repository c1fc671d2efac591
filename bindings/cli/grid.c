/* Small tables of texts for people, and paragraphs. SPDX-License-Identifier: GPL-2.0-or-later */
#include "grid.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { LINE_WIDTH = 80, CELL_BYTES = 120 };

struct grid {
    const char *columns;
    size_t column_count;
    char **cells;
    size_t count, capacity;
};

grid *grid_new(const char *columns) {
    grid *made = need_memory(1, sizeof *made);
    made->columns = columns;
    made->column_count = strlen(columns);
    return made;
}

/* One more place in an array of pointers. */
static void *grown(void *items, size_t count, size_t *capacity) {
    if (count < *capacity)
        return items;
    *capacity = *capacity > 0 ? 2 * *capacity : 16;
    void *more = need_memory(*capacity, sizeof(char *));
    if (count > 0)
        memcpy(more, items, count * sizeof(char *));
    free(items);
    return more;
}

/* The next character of a valid text: its bytes, its columns on a terminal, and whether it may stand there (control
 * characters and the signs that turn the writing direction may not). */
static size_t step(const char *text, size_t *columns, bool *harmless) {
    utf8proc_int32_t character = 0;
    utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &character);
    bool turns = (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
    *harmless = length > 0 && !turns && character >= 0x20 && !(character >= 0x7f && character < 0xa0) &&
                character != 0x2028 && character != 0x2029;
    int width = length > 0 ? utf8proc_charwidth(character) : 1;
    *columns = width > 0 ? (size_t)width : 0;
    return length > 0 ? (size_t)length : 1;
}

static size_t text_width(const char *text) {
    size_t width = 0;
    while (*text != '\0') {
        size_t columns;
        bool harmless;
        text += step(text, &columns, &harmless);
        width += columns;
    }
    return width;
}

void grid_add(grid *grid, const char *text) {
    char cell[CELL_BYTES + 24];
    size_t used = 0;
    while (*text != '\0' && used < CELL_BYTES) {
        size_t columns;
        bool harmless;
        size_t length = step(text, &columns, &harmless);
        if (harmless)
            memcpy(cell + used, text, length);
        for (size_t k = 0; k < length && !harmless; k++)
            snprintf(cell + used + 4 * k, 5, "\\x%02x", (unsigned char)text[k]);
        used += harmless ? length : 4 * length;
        text += length;
    }
    cell[used] = '\0';
    grid->cells = grown(grid->cells, grid->count, &grid->capacity);
    grid->cells[grid->count++] = text_of("%s%s", cell, *text != '\0' ? "…" : "");
}

void grid_add_number(grid *grid, double value, netweave_kind kind) {
    char text[64];
    bool whole = kind == NETWEAVE_KIND_COUNT || kind == NETWEAVE_KIND_NOMINAL;
    if (!isfinite(value))
        snprintf(text, sizeof text, "–");
    else if (kind == NETWEAVE_KIND_FLAG)
        snprintf(text, sizeof text, "%s", value != 0 ? "yes" : "no");
    else if ((whole && value == floor(value)) || fabs(value) >= 1e9)
        snprintf(text, sizeof text, fabs(value) < 1e15 ? "%.0f" : "%.6g", value);
    else if (value != 0 && fabs(value) < 0.0005)
        snprintf(text, sizeof text, "%s", value > 0 ? "<0.001" : ">-0.001");
    else
        snprintf(text, sizeof text, "%.3f", value == 0 ? 0.0 : value);
    grid_add(grid, text);
}

static void print_aligned(const grid *grid, FILE *out) {
    size_t *widths = need_memory(grid->column_count, sizeof *widths);
    for (size_t k = 0; k < grid->count; k++) {
        size_t width = text_width(grid->cells[k]);
        size_t *widest = &widths[k % grid->column_count];
        *widest = width > *widest ? width : *widest;
    }
    size_t owed = 2; /* blanks before the next cell, written only when it holds something */
    for (size_t k = 0; k < grid->count; k++) {
        size_t column = k % grid->column_count;
        const char *text = grid->cells[k];
        size_t gap = widths[column] - text_width(text);
        bool left = grid->columns[column] == 'l';
        if (*text != '\0') {
            fprintf(out, "%*s%s", (int)(owed + (left ? 0 : gap)), "", text);
            owed = 2 + (left ? gap : 0);
        } else {
            owed += 2 + widths[column];
        }
        if (column + 1 == grid->column_count) {
            fputs("\n", out);
            owed = 2;
        }
    }
    free(widths);
}

static void print_markdown(const grid *grid, FILE *out) {
    for (size_t k = 0; k < grid->count; k++) {
        fputs("| ", out);
        for (const char *at = grid->cells[k]; *at != '\0'; at++) {
            if (strchr("|*`[]\\", *at) != NULL)
                fputc('\\', out);
            if (*at == '<' || *at == '&')
                fputs(*at == '<' ? "&lt;" : "&amp;", out);
            else
                fputc(*at, out);
        }
        bool last = (k + 1) % grid->column_count == 0;
        fputs(last ? " |\n" : " ", out);
        for (size_t column = 0; k + 1 == grid->column_count && column < grid->column_count; column++)
            fprintf(out, "%s%s",
                    grid->columns[column] == 'l' ? "|:--" : "|--:", column + 1 == grid->column_count ? "|\n" : "");
    }
}

void grid_end(grid *grid, style style, FILE *out) {
    if (style == STYLE_MARKDOWN)
        print_markdown(grid, out);
    else
        print_aligned(grid, out);
    for (size_t k = 0; k < grid->count; k++)
        free(grid->cells[k]);
    free(grid->cells);
    free(grid);
}

void print_table(const netweave_table *table, int64_t most, style style, FILE *out) {
    int64_t labels = netweave_table_label_count(table);
    int64_t columns = netweave_table_column_count(table);
    int64_t rows = netweave_table_row_count(table);
    char *alignment = need_memory((size_t)(labels + columns) + 1, 1);
    memset(alignment, 'l', (size_t)labels);
    memset(alignment + labels, 'r', (size_t)columns);
    grid *grid = grid_new(alignment);
    for (int64_t k = 0; k < labels; k++)
        grid_add(grid, netweave_table_label_name(table, k));
    for (int64_t k = 0; k < columns; k++)
        grid_add(grid, netweave_table_column_name(table, k));
    for (int64_t row = 0; row < rows && (most < 0 || row < most); row++) {
        for (int64_t k = 0; k < labels; k++)
            grid_add(grid, netweave_table_label(table, k, row));
        for (int64_t k = 0; k < columns; k++)
            grid_add_number(grid, netweave_table_value(table, row, k), netweave_table_column_kind(table, k));
    }
    grid_end(grid, style, out);
    free(alignment);
}

void print_heading(const char *text, style style, FILE *out) {
    fprintf(out, style == STYLE_MARKDOWN ? "\n## %s\n\n" : "\n%s\n", text);
}

void print_paragraph(const char *hang, const char *text, style style, FILE *out) {
    fputs(hang, out);
    size_t indent = text_width(hang);
    size_t used = indent;
    bool first = true;
    while (*text != '\0') {
        size_t length = strcspn(text, " \n");
        char *word = text_of("%.*s", (int)length, text);
        size_t width = text_width(word);
        if (length > 0 && !first && style == STYLE_TEXT && used + 1 + width > LINE_WIDTH) {
            fprintf(out, "\n%*s", (int)indent, "");
            used = indent;
        } else if (length > 0 && !first) {
            fputs(" ", out);
            used++;
        }
        fputs(word, out);
        used += width;
        first = first && length == 0;
        free(word);
        text += length;
        text += *text != '\0';
    }
    fputs("\n", out);
}

void notes_add(notes *notes, const char *text) {
    if (text == NULL || *text == '\0')
        return;
    for (size_t k = 0; k < notes->count; k++)
        if (strcmp(notes->texts[k], text) == 0)
            return;
    notes->texts = grown(notes->texts, notes->count, &notes->capacity);
    notes->texts[notes->count++] = text;
}

void notes_add_table(notes *notes, const netweave_table *table) {
    for (int64_t k = 0; k < netweave_table_note_count(table); k++)
        notes_add(notes, netweave_table_note(table, k));
}

void notes_add_network(notes *notes, const netweave_network *network) {
    for (int64_t k = 0; k < netweave_network_note_count(network); k++)
        notes_add(notes, netweave_network_note(network, k));
}

void notes_print(const notes *notes, style style, FILE *out) {
    if (notes->count == 0)
        return;
    print_heading("Notes", style, out);
    for (size_t k = 0; k < notes->count; k++)
        print_paragraph(style == STYLE_MARKDOWN ? "- " : "  - ", notes->texts[k], style, out);
}

void notes_free(notes *notes) {
    free(notes->texts);
}
