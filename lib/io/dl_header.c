/* The header of UCINET DL files. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/dl.h"

#include <string.h>
#include <strings.h>

static const char header_separators[] = ",=:";

static bool is_word(const nw__dl *dl, const char *word) {
    return !dl->words.quoted && strcasecmp(dl->words.word.bytes, word) == 0;
}

/* True when `at` starts with a word of letters, whatever the case, and nothing that would make it longer. */
static bool starts_with(const char *at, const char *end, const char *word, const char *behind) {
    size_t length = strlen(word);
    if ((size_t)(end - at) < length || strncasecmp(at, word, length) != 0)
        return false;
    at += length;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return *behind == '\0' || (at < end && strchr(behind, *at) != NULL);
}

/* True when a line is a word of the header and not a label. */
static bool is_header_line(const char *at, const char *end) {
    static const char *const kinds[] = {"row", "col", "column", "level", "matrix"};
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        size_t length = strlen(kinds[k]);
        if (starts_with(at, end, kinds[k], "lL") &&
            starts_with(at + length + strspn(at + length, " \t"), end, "labels", ":eE"))
            return true;
    }
    return starts_with(at, end, "data", ":") || starts_with(at, end, "labels", ":") ||
           starts_with(at, end, "labels embedded", "") || starts_with(at, end, "format", "=") ||
           starts_with(at, end, "diagonal", "=") || starts_with(at, end, "nm", "=");
}

static netweave_status add_label(nw__dl *dl, nw__index *labels, const char *label, size_t length) {
    int64_t place = -1;
    int64_t before = labels->count;
    netweave_status status = nw__index_add(labels, label, length, &place);
    if (status == NETWEAVE_STATUS_OK && place != before)
        status = nw__fail_at(dl->words.document, dl->words.start,
                             "the label '%.*s' is given twice; make labels different", nw__shown(label, length), label);
    return status;
}

/* Labels, one a line, blanks inside allowed. */
static netweave_status read_label_lines(nw__dl *dl, const char *end, nw__index *labels) {
    netweave_status status = NETWEAVE_STATUS_OK;
    while (dl->words.at < end && status == NETWEAVE_STATUS_OK) {
        const char *stop = nw__line_end(dl->words.at, end);
        const char *start = dl->words.at;
        while (start < stop && strchr(" \t,", *start) != NULL)
            start++;
        while (stop > start && strchr(" \t,", stop[-1]) != NULL)
            stop--;
        dl->words.start = start;
        if (start < stop && *start == '"') {
            bool found;
            status = nw__words_next(&dl->words, false, &found);
            if (status == NETWEAVE_STATUS_OK)
                status = add_label(dl, labels, dl->words.word.bytes, dl->words.word.length);
        } else if (start < stop) {
            status = add_label(dl, labels, start, (size_t)(stop - start));
        }
        nw__words_skip_line(&dl->words);
    }
    return status;
}

/* Labels, between blanks and commas. */
static netweave_status read_label_words(nw__dl *dl, const char *end, nw__index *labels) {
    const char *whole = dl->words.end;
    bool found = true;
    netweave_status status = NETWEAVE_STATUS_OK;
    dl->words.end = end;
    dl->words.separators = ",";
    while (status == NETWEAVE_STATUS_OK && found) {
        status = nw__words_next(&dl->words, true, &found);
        if (status == NETWEAVE_STATUS_OK && found)
            status = add_label(dl, labels, dl->words.word.bytes, dl->words.word.length);
    }
    dl->words.end = whole;
    dl->words.separators = header_separators;
    return status;
}

/* Reads the labels that stand between here and the next word of the header. */
static netweave_status read_labels(nw__dl *dl, int64_t expected, const char *what, nw__index *labels) {
    const char *end = dl->words.at;
    const char *from = dl->words.at;
    int64_t lines = 0;
    while (end < dl->words.end) {
        const char *stop = nw__line_end(end, dl->words.end);
        if (end != from && is_header_line(end, stop))
            break;
        const char *sign = end;
        while (sign < stop && strchr(" \t,:", *sign) != NULL)
            sign++;
        lines += sign < stop;
        end = nw__line_next(end, dl->words.end);
    }
    while (dl->words.at < end && (*dl->words.at == ':' || *dl->words.at == ' ' || *dl->words.at == '\t'))
        dl->words.at++;
    nw__index_free(labels);
    netweave_status status =
        lines == expected && lines > 1 ? read_label_lines(dl, end, labels) : read_label_words(dl, end, labels);
    if (status == NETWEAVE_STATUS_OK && expected > 0 && labels->count != expected)
        status =
            nw__fail_at(dl->words.document, from, "%lld %s labels are expected but %lld are given; give one for each",
                        (long long)expected, what, (long long)labels->count);
    return status;
}

/* After ROW, COLUMN, LEVEL or nothing: LABELS, and then EMBEDDED or the labels. `what` is the first letter of the kind,
 * in lower case, or ' '. */
static netweave_status read_label_part(nw__dl *dl, char what) {
    nw__words ahead = dl->words;
    ahead.word = (nw__text){0};
    bool found = false;
    netweave_status status = nw__words_next(&ahead, false, &found);
    bool embedded = status == NETWEAVE_STATUS_OK && found && strcasecmp(ahead.word.bytes, "embedded") == 0;
    nw__text_free(&ahead.word);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (embedded) {
        dl->words.at = ahead.at;
        dl->rows_embedded = dl->rows_embedded || what == ' ' || what == 'r';
        dl->columns_embedded = dl->columns_embedded || what == ' ' || what == 'c';
        return NETWEAVE_STATUS_OK;
    }
    if (what == 'l' || what == 'm')
        return read_labels(dl, dl->relations > 0 ? dl->relations : 1, "matrix", &dl->levels);
    if (what == 'c')
        dl->columns_at = dl->words.at;
    int64_t modes[] = {dl->row_count, dl->column_count};
    int64_t expected = dl->members > 0 ? dl->members : modes[what == 'c'];
    return read_labels(dl, expected, what == 'c' ? "column" : "row", what == 'c' ? &dl->columns : &dl->rows);
}

static netweave_status read_format(nw__dl *dl) {
    static const struct {
        const char *word;
        nw__dl_format format;
    } formats[] = {{"fullmatrix", NW_DL_FULL},     {"fm", NW_DL_FULL},
                   {"upperhalf", NW_DL_UPPER},     {"uh", NW_DL_UPPER},
                   {"lowerhalf", NW_DL_LOWER},     {"lh", NW_DL_LOWER},
                   {"nodelist1", NW_DL_NODE_LIST}, {"nodelist", NW_DL_NODE_LIST},
                   {"nl1", NW_DL_NODE_LIST},       {"edgelist1", NW_DL_EDGE_LIST},
                   {"edgelist", NW_DL_EDGE_LIST},  {"el1", NW_DL_EDGE_LIST}};
    bool found = false;
    netweave_status status = nw__words_next(&dl->words, true, &found);
    for (size_t k = 0; k < sizeof formats / sizeof formats[0] && status == NETWEAVE_STATUS_OK && found; k++) {
        if (is_word(dl, formats[k].word)) {
            dl->format = formats[k].format;
            return NETWEAVE_STATUS_OK;
        }
    }
    if (status != NETWEAVE_STATUS_OK)
        return status;
    const char *word = dl->words.word.bytes;
    return nw__fail_at(dl->words.document, dl->words.start,
                       "the DL format '%.*s' is not known; it may be fullmatrix, upperhalf, lowerhalf, nodelist1 or "
                       "edgelist1",
                       nw__shown(word, dl->words.word.length), word);
}

/* One word of the header and what belongs to it. */
static netweave_status read_part(nw__dl *dl, bool *out_data) {
    bool found = false;
    if (is_word(dl, "n")) {
        dl->members_at = dl->words.start;
        return nw__words_integer(&dl->words, "the number of members N", 1, INT32_MAX - 1, &dl->members);
    }
    if (is_word(dl, "nm"))
        return nw__words_integer(&dl->words, "the number of matrices NM", 1, 1000, &dl->relations);
    if (is_word(dl, "nr") || is_word(dl, "nc")) {
        bool rows = is_word(dl, "nr");
        dl->members_at = dl->words.start;
        return nw__words_integer(&dl->words, rows ? "the number of rows NR" : "the number of columns NC", 1,
                                 INT32_MAX - 1, rows ? &dl->row_count : &dl->column_count);
    }
    if (is_word(dl, "format"))
        return read_format(dl);
    if (is_word(dl, "diagonal")) {
        netweave_status status = nw__words_next(&dl->words, true, &found);
        dl->no_diagonal = status == NETWEAVE_STATUS_OK && is_word(dl, "absent");
        return status;
    }
    if (is_word(dl, "title")) {
        nw__words_skip_line(&dl->words);
        return NETWEAVE_STATUS_OK;
    }
    if (is_word(dl, "labels"))
        return read_label_part(dl, ' ');
    if (is_word(dl, "row") || is_word(dl, "col") || is_word(dl, "column") || is_word(dl, "level") ||
        is_word(dl, "matrix")) {
        char kind = (char)(*dl->words.word.bytes | 0x20);
        netweave_status status = nw__words_next(&dl->words, true, &found);
        if (status == NETWEAVE_STATUS_OK && !is_word(dl, "labels"))
            status = nw__fail_at(dl->words.document, dl->words.start,
                                 "LABELS is expected here; write ROW LABELS:, COLUMN "
                                 "LABELS: or LEVEL LABELS:");
        return status == NETWEAVE_STATUS_OK ? read_label_part(dl, kind) : status;
    }
    *out_data = is_word(dl, "data");
    if (*out_data)
        return NETWEAVE_STATUS_OK;
    const char *word = dl->words.word.bytes;
    return nw__fail_at(dl->words.document, dl->words.start,
                       "'%.*s' is not a word of a DL header; the header ends with DATA:",
                       nw__shown(word, dl->words.word.length), word);
}

/* True when rows and columns bear the same labels, which makes them one mode. */
static bool is_square(const nw__dl *dl) {
    if (dl->row_count != dl->column_count || dl->rows.count == 0 || dl->columns.count == 0)
        return false;
    for (int64_t k = 0; k < dl->columns.count; k++) {
        const char *label = nw__index_text(&dl->columns, k);
        if (nw__index_find(&dl->rows, label, strlen(label)) < 0)
            return false;
    }
    return true;
}

/* Checks that sizes and labels agree, and that there are N members, or NR and NC. */
static netweave_status settle_modes(nw__dl *dl) {
    bool modes = dl->row_count > 0 || dl->column_count > 0;
    if (modes && dl->members == 0 && is_square(dl)) {
        dl->members = dl->row_count;
        modes = false;
    }
    if (modes && (dl->members > 0 || dl->row_count == 0 || dl->column_count == 0))
        return nw__fail_at(dl->words.document, dl->members_at,
                           "NR and NC belong together, and not beside N; say N for a network among members, or NR and "
                           "NC for a table of persons by events");
    if (!modes && dl->members == 0)
        return nw__fail_at(dl->words.document, dl->words.document->bytes,
                           "the DL header does not say how many members there are; add N=NUMBER");
    const nw__index *labels[] = {&dl->rows, &dl->columns};
    int64_t expected[] = {modes ? dl->row_count : dl->members, modes ? dl->column_count : dl->members};
    for (int k = 0; k < 2; k++)
        if (labels[k]->count > 0 && labels[k]->count != expected[k])
            return nw__fail_at(dl->words.document, dl->members_at,
                               "%s is %lld but there are %lld labels; correct one of them",
                               !modes   ? "N"
                               : k == 0 ? "NR"
                                        : "NC",
                               (long long)expected[k], (long long)labels[k]->count);
    return NETWEAVE_STATUS_OK;
}

netweave_status nw__dl_read_header(nw__dl *dl) {
    bool found = false;
    bool data = false;
    dl->words.separators = header_separators;
    netweave_status status = nw__words_next(&dl->words, true, &found);
    if (status == NETWEAVE_STATUS_OK && (!found || !is_word(dl, "dl")))
        status = nw__fail_at(dl->words.document, dl->words.start,
                             "this is not a UCINET DL file: it does not start with DL; "
                             "convert it to DL (DL N=…, FORMAT=…, LABELS:, DATA:), or say which format= it has");
    while (status == NETWEAVE_STATUS_OK && !data) {
        status = nw__words_next(&dl->words, true, &found);
        if (status == NETWEAVE_STATUS_OK && !found)
            status = nw__fail_at(dl->words.document, dl->words.at,
                                 "the DL header ends without DATA:; add DATA: and the "
                                 "ties below it");
        if (status == NETWEAVE_STATUS_OK)
            status = read_part(dl, &data);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = settle_modes(dl);
    while (dl->words.at < dl->words.end && (*dl->words.at == ':' || *dl->words.at == ' '))
        dl->words.at++;
    dl->words.separators = ",";
    return status;
}
