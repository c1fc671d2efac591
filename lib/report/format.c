/* Tables as text: aligned for people, Markdown, CSV (RFC 4180, lines end in LF) and JSON.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/status.h"
#include "base/text.h"
#include "base/utf8.h"

#include <math.h>
#include <netweave/table.h>
#include <string.h>

enum { NAME_SIZE = 200, NUMBER_DIGITS = 3 };

/* One way to write a table. */
typedef struct style {
    const char *name;
    netweave_status (*write)(const netweave_table *table, nw__text *out);
} style;

/* ---- for people ---- */

/* A name as it may stand on a terminal: no control characters, not endless. */
static void append_name(const char *name, nw__text *out) {
    char escaped[NAME_SIZE];
    size_t length = strlen(name);
    nw__utf8_escape(name, length, escaped, sizeof escaped);
    nw__text_append(out, escaped);
    if (length >= NAME_SIZE)
        nw__text_append(out, "…");
}

/* A number as people read it: counts whole, else three decimals; what those would hide is said. */
static void append_number(double value, netweave_kind kind, nw__text *out) {
    if (!isfinite(value)) {
        nw__text_append(out, "–");
        return;
    }
    if (kind == NETWEAVE_KIND_FLAG) {
        nw__text_append(out, value != 0 ? "yes" : "no");
        return;
    }
    bool whole = kind == NETWEAVE_KIND_COUNT || kind == NETWEAVE_KIND_NOMINAL;
    if ((whole && value == floor(value)) || fabs(value) >= 1e9) {
        nw__text_append_number(out, value, 0);
        return;
    }
    if (value != 0 && fabs(value) < 0.0005) {
        nw__text_append(out, value > 0 ? "<0.001" : ">-0.001");
        return;
    }
    nw__text_append_number(out, value, NUMBER_DIGITS);
}

/* The cell of a table, labels first; row -1 is the heading. */
static const char *cell(const netweave_table *table, int64_t place, int64_t row, nw__text *scratch) {
    int64_t labels = netweave_table_label_count(table);
    scratch->length = 0;
    nw__text_append(scratch, "");
    if (place < labels)
        append_name(row < 0 ? netweave_table_label_name(table, place) : netweave_table_label(table, place, row),
                    scratch);
    else if (row < 0)
        append_name(netweave_table_column_name(table, place - labels), scratch);
    else
        append_number(netweave_table_value(table, row, place - labels),
                      netweave_table_column_kind(table, place - labels), scratch);
    return scratch->failed ? "" : scratch->bytes;
}

static void pad(size_t columns, nw__text *out) {
    for (size_t k = 0; k < columns; k++)
        nw__text_append_bytes(out, " ", 1);
}

static int64_t place_count(const netweave_table *table) {
    return netweave_table_label_count(table) + netweave_table_column_count(table);
}

/* One line: labels to the left, numbers to the right, no blanks at the end. */
static void write_line(const netweave_table *table, int64_t row, const size_t *widths, nw__text *scratch,
                       nw__text *out) {
    size_t owed = 0; /* blanks that only a later cell makes needed */
    for (int64_t place = 0; place < place_count(table); place++) {
        const char *text = cell(table, place, row, scratch);
        size_t gap = widths[place] - nw__utf8_width(text);
        bool left = place < netweave_table_label_count(table);
        if (*text != '\0') {
            pad(owed + (left ? 0 : gap), out);
            nw__text_append(out, text);
            owed = (left ? gap : 0) + 2;
        } else {
            owed += widths[place] + 2;
        }
    }
    nw__text_append(out, "\n");
}

static void write_notes(const netweave_table *table, const char *before, nw__text *out) {
    if (netweave_table_note_count(table) > 0)
        nw__text_append(out, "\n");
    for (int64_t k = 0; k < netweave_table_note_count(table); k++)
        nw__text_append_format(out, "%s%s\n", before, netweave_table_note(table, k));
}

static netweave_status write_text(const netweave_table *table, nw__text *out) {
    size_t *widths = nw__allocate_zeroed((size_t)place_count(table), sizeof *widths);
    if (widths == NULL)
        return nw__fail_memory();
    nw__text scratch = {0};
    int64_t rows = netweave_table_row_count(table);
    for (int64_t place = 0; place < place_count(table); place++)
        for (int64_t row = -1; row < rows; row++) {
            size_t width = nw__utf8_width(cell(table, place, row, &scratch));
            widths[place] = width > widths[place] ? width : widths[place];
        }
    for (int64_t row = -1; row < rows && !scratch.failed; row++)
        write_line(table, row, widths, &scratch, out);
    out->failed = out->failed || scratch.failed;
    write_notes(table, "Note: ", out);
    nw__text_free(&scratch);
    nw__free(widths);
    return NETWEAVE_STATUS_OK;
}

/* ---- Markdown ---- */

/* A cell without the signs that Markdown or HTML would read as markup. */
static void append_markdown(const char *text, nw__text *out) {
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '<':
            nw__text_append(out, "&lt;");
            break;
        case '&':
            nw__text_append(out, "&amp;");
            break;
        case '|':
        case '*':
        case '`':
        case '[':
        case ']':
        case '\\':
            nw__text_append(out, "\\");
            /* fall through */
        default:
            nw__text_append_bytes(out, text, 1);
        }
    }
}

static netweave_status write_markdown(const netweave_table *table, nw__text *out) {
    nw__text scratch = {0};
    int64_t places = place_count(table);
    for (int64_t row = -1; row < netweave_table_row_count(table); row++) {
        for (int64_t place = 0; place < places; place++) {
            nw__text_append(out, "| ");
            append_markdown(cell(table, place, row, &scratch), out);
            nw__text_append(out, " ");
        }
        nw__text_append(out, places > 0 ? "|\n" : "");
        for (int64_t place = 0; place < places && row < 0; place++)
            nw__text_append(out, place < netweave_table_label_count(table) ? "|:--" : "|--:");
        nw__text_append(out, places > 0 && row < 0 ? "|\n" : "");
    }
    out->failed = out->failed || scratch.failed;
    nw__text_free(&scratch);
    write_notes(table, "- ", out);
    return NETWEAVE_STATUS_OK;
}

/* ---- CSV ---- */

/* A field, quoted when it holds a separator, a quote, a line break, or blanks at an end (readers trim those). */
static void append_field(const char *text, nw__text *out) {
    size_t length = strlen(text);
    bool blank = length > 0 && (strchr(" \t", text[0]) != NULL || strchr(" \t", text[length - 1]) != NULL);
    if (!blank && strpbrk(text, ",\"\r\n") == NULL) {
        nw__text_append(out, text);
        return;
    }
    nw__text_append(out, "\"");
    for (; *text != '\0'; text++)
        nw__text_append_bytes(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    nw__text_append(out, "\"");
}

static netweave_status write_csv(const netweave_table *table, nw__text *out) {
    int64_t labels = netweave_table_label_count(table);
    for (int64_t row = -1; row < netweave_table_row_count(table); row++) {
        for (int64_t place = 0; place < place_count(table); place++) {
            nw__text_append(out, place > 0 ? "," : "");
            double value = row < 0 ? NAN : netweave_table_value(table, row, place - labels);
            if (place < labels)
                append_field(
                    row < 0 ? netweave_table_label_name(table, place) : netweave_table_label(table, place, row), out);
            else if (row < 0)
                append_field(netweave_table_column_name(table, place - labels), out);
            else if (isfinite(value))
                nw__text_append_number(out, value, 0);
        }
        nw__text_append(out, "\n");
    }
    return NETWEAVE_STATUS_OK;
}

/* ---- JSON ---- */

static void append_string(const char *text, nw__text *out) {
    nw__text_append(out, "\"");
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            nw__text_append(out, "\\");
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            nw__text_append_format(out, "\\u%04x", (unsigned char)*text);
        else
            nw__text_append_bytes(out, text, 1);
    }
    nw__text_append(out, "\"");
}

static netweave_status write_json(const netweave_table *table, nw__text *out) {
    int64_t labels = netweave_table_label_count(table);
    int64_t rows = netweave_table_row_count(table);
    nw__text_append(out, "[");
    for (int64_t row = 0; row < rows; row++) {
        nw__text_append(out, row > 0 ? ",\n {" : "\n {");
        for (int64_t place = 0; place < place_count(table); place++) {
            nw__text_append(out, place > 0 ? ", " : "");
            append_string(place < labels ? netweave_table_label_name(table, place)
                                         : netweave_table_column_name(table, place - labels),
                          out);
            nw__text_append(out, ": ");
            double value = netweave_table_value(table, row, place - labels);
            if (place < labels)
                append_string(netweave_table_label(table, place, row), out);
            else if (isfinite(value))
                nw__text_append_number(out, value, 0);
            else
                nw__text_append(out, "null");
        }
        nw__text_append(out, "}");
    }
    nw__text_append(out, rows > 0 ? "\n]\n" : "]\n");
    return NETWEAVE_STATUS_OK;
}

static const style styles[] = {
    {"text", write_text}, {"markdown", write_markdown}, {"csv", write_csv}, {"json", write_json}};

netweave_status netweave_table_format(const netweave_table *table, const char *format, char **out_text) {
    NW_REQUIRE(table, NW_MAGIC_TABLE);
    NW_REQUIRE_POINTER(format);
    NW_REQUIRE_POINTER(out_text);
    for (size_t k = 0; k < sizeof styles / sizeof styles[0]; k++) {
        if (strcmp(styles[k].name, format) != 0)
            continue;
        nw__text text = {0};
        nw__text_append(&text, "");
        netweave_status status = styles[k].write(table, &text);
        char *bytes = nw__text_take(&text);
        if (status == NETWEAVE_STATUS_OK && bytes == NULL)
            status = nw__fail_memory();
        if (status == NETWEAVE_STATUS_OK)
            *out_text = bytes;
        else
            nw__free(bytes);
        return status;
    }
    return nw__fail(NETWEAVE_STATUS_NOT_FOUND, "tables have no format '%s'; there are text, markdown, csv and json",
                    format);
}
