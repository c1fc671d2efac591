/* The doctor repairs: copies of sheets in which is mended what needs no question, and a log of every change.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/table.h"
#include "io/doctor.h"
#include "io/write.h"

#include <math.h>
#include <netweave/doctor.h>
#include <netweave/file.h>
#include <string.h>
#include <sys/stat.h>

/* A change; the texts are owned. */
typedef struct change {
    int32_t file;
    size_t line;
    char *before, *after;
    const char *why;
} change;

typedef struct repair {
    nw__case all;
    const char **names; /* what is written for each name; borrowed */
    char *merges;       /* the texts of merge=, cut into pieces */
    nw__text *copies;   /* per chart */
    change *changes;
    size_t count, capacity;
    bool repeats; /* rows that come again may be contacts: they stay */
} repair;

static netweave_status log_change(repair *repair, int32_t file, size_t line, const char *before, const char *after,
                                  const char *why) {
    if (!nw__grow(&repair->changes, &repair->capacity, repair->count + 1, sizeof *repair->changes))
        return nw__fail_memory();
    change *change = &repair->changes[repair->count];
    change->file = file;
    change->line = line;
    change->before = nw__copy_text(before);
    change->after = nw__copy_text(after);
    change->why = why;
    repair->count++;
    return change->before != NULL && change->after != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
}

/* Appends a cell so that it reads back as it is and no spreadsheet runs it; a number stays one. */
static void append_cell(nw__text *out, const char *cell, bool marked) {
    double number;
    if (!marked && nw__number_parse(cell, strlen(cell), '.', &number))
        nw__text_append(out, cell);
    else
        nw__csv_cell(out, cell, marked);
}

/* A cell as it stood in the file, its blanks included; the caller's. */
static char *raw_cell(const nw__chart *chart, const nw__cell *cell) {
    const char *start = chart->original + (cell->text - chart->document.bytes) - cell->marked;
    const char *end = start + cell->length + cell->marked;
    while (start > chart->original && strchr(" \t\v\f\xc2\xa0", start[-1]) != NULL &&
           start[-1] != chart->sheet.separator)
        start--;
    while (*end != '\0' && strchr(" \t\v\f\xc2\xa0", *end) != NULL && *end != chart->sheet.separator)
        end++;
    size_t length = (size_t)(end - start);
    char *copy = nw__copy(start, length + 1, 1);
    if (copy != NULL)
        copy[length] = '\0';
    return copy;
}

/* ---- names ---- */

/* Where A ends in "A=B": at the first = behind a known name. */
static char *find_equals(const nw__case *all, char *pair) {
    for (char *at = strchr(pair, '='); at != NULL; at = strchr(at + 1, '='))
        if (nw__index_find(&all->names, pair, (size_t)(at - pair)) >= 0)
            return at;
    return NULL;
}

static netweave_status merge(repair *repair, const char *list) {
    nw__case *all = &repair->all;
    repair->merges = nw__copy_text(list);
    if (repair->merges == NULL)
        return nw__fail_memory();
    for (char *pair = repair->merges; pair != NULL;) {
        char *next = strchr(pair, ';');
        if (next != NULL)
            *next++ = '\0';
        char *equals = find_equals(all, pair);
        if (equals == NULL && strchr(pair, '=') == NULL)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "merge is '%.*s'; write A=B, to write the name B for A",
                            NW_NAME(pair));
        if (equals == NULL)
            return nw__fail(NETWEAVE_STATUS_NOT_FOUND,
                            "merge: no name before an = in '%.*s' is in the files; write it as it stands there",
                            NW_NAME(pair));
        if (equals[1] == '\0')
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "merge: there is no name behind the = in '%.*s'",
                            NW_NAME(pair));
        *equals = '\0';
        for (int64_t name = 0; name < all->names.count; name++)
            if (strcmp(repair->names[name], pair) == 0 || strcmp(nw__case_name(all, name), pair) == 0)
                repair->names[name] = equals + 1;
        pair = next;
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status choose_names(repair *repair) {
    nw__case *all = &repair->all;
    int32_t *targets = NULL;
    const char *list = nw__options_text(&all->options, "merge");
    repair->names = nw__allocate((size_t)all->names.count, sizeof *repair->names);
    netweave_status status = repair->names != NULL ? nw__case_spellings(all, false, &targets) : nw__fail_memory();
    for (int64_t name = 0; name < all->names.count && status == NETWEAVE_STATUS_OK; name++)
        repair->names[name] = nw__case_name(all, targets[name]);
    nw__free(targets);
    return status == NETWEAVE_STATUS_OK && list != NULL ? merge(repair, list) : status;
}

/* ---- rows ---- */

/* What is written for a cell that names a member. */
static netweave_status write_name(repair *repair, int32_t file, size_t line, const nw__cell *cell, nw__text *out) {
    int64_t name = nw__index_find(&repair->all.names, cell->text, cell->length);
    const char *text = name >= 0 ? repair->names[name] : cell->text;
    bool changed = strcmp(text, cell->text) != 0;
    append_cell(out, text, !changed && cell->marked);
    return changed ? log_change(repair, file, line, cell->text, text, "one member, written in one way")
                   : NETWEAVE_STATUS_OK;
}

static bool is_code(nw__chart *chart, const nw__cell *cell, const nw__codes *codes) {
    double value;
    return codes->count > 0 && cell->length > 0 && nw__sheet_number(&chart->sheet, cell, &value) &&
           nw__codes_has(codes, value);
}

/* Appends a row as it is to be; `codes` has those of each column. */
static netweave_status write_row(repair *repair, int32_t file, size_t row, const nw__codes *codes, nw__text *out) {
    nw__chart *chart = &repair->all.charts[file];
    char separator = strchr("\t;|,", chart->sheet.separator) != NULL ? chart->sheet.separator : '\t';
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < chart->width && status == NETWEAVE_STATUS_OK; k++) {
        const nw__cell *cell = nw__sheet_cell(&chart->sheet, row, k);
        int64_t column = (int64_t)k;
        size_t line = 0;
        size_t place = 0;
        nw__sheet_place(&chart->sheet, row, k, &line, &place);
        if (k > 0)
            nw__text_append_bytes(out, &separator, 1);
        if (cell->trimmed) {
            char *raw = raw_cell(chart, cell);
            status =
                raw != NULL ? log_change(repair, file, line, raw, cell->text, "blanks at its ends") : nw__fail_memory();
            nw__free(raw);
        }
        bool names = row >= chart->first && (column == chart->from || column == chart->to || column == chart->id);
        if (status == NETWEAVE_STATUS_OK && names)
            status = write_name(repair, file, line, cell, out);
        else if (status == NETWEAVE_STATUS_OK && row >= chart->first && chart->is_members &&
                 is_code(chart, cell, &codes[k]))
            status = log_change(repair, file, line, cell->text, "", "a code for no answer");
        else
            append_cell(out, cell->text, cell->marked);
    }
    nw__text_append(out, "\n");
    return status;
}

/* Why a row of ties is to be left out, or NULL. */
static const char *unwanted(repair *repair, int32_t file, size_t row, const nw__codes *codes) {
    nw__chart *chart = &repair->all.charts[file];
    if (chart->is_members || row < chart->first)
        return NULL;
    const nw__cell *from = nw__sheet_cell(&chart->sheet, row, (size_t)chart->from);
    const nw__cell *to = nw__sheet_cell(&chart->sheet, row, (size_t)chart->to);
    if (from->length == 0 && to->length == 0)
        return "a row without a single name";
    bool code = chart->weight >= 0 &&
                is_code(chart, nw__sheet_cell(&chart->sheet, row, (size_t)chart->weight), &codes[chart->weight]);
    return code ? "a code for no answer: whether there is a tie is unknown" : NULL;
}

static netweave_status copy_rows(repair *repair, int32_t file, const nw__codes *codes) {
    nw__chart *chart = &repair->all.charts[file];
    nw__text *out = &repair->copies[file];
    nw__index written = {0};
    netweave_status status = NETWEAVE_STATUS_OK;
    if (*chart->original == '#') /* comments above the data */
        nw__text_append_bytes(out, chart->original, (size_t)(chart->sheet.rows[0].start - chart->document.bytes));
    for (size_t row = 0; row < chart->sheet.row_count && status == NETWEAVE_STATUS_OK; row++) {
        nw__text line = {0};
        size_t known = repair->count;
        int64_t count = written.count;
        int64_t place = -1;
        const char *why = unwanted(repair, file, row, codes);
        status = write_row(repair, file, row, codes, &line);
        if (status == NETWEAVE_STATUS_OK && line.failed)
            status = nw__fail_memory();
        if (status == NETWEAVE_STATUS_OK && why == NULL && !repair->repeats && row >= chart->first)
            status = nw__index_add(&written, line.bytes, line.length, &place);
        if (status == NETWEAVE_STATUS_OK && place >= 0 && written.count == count)
            why = "the same row stands there before";
        if (status == NETWEAVE_STATUS_OK && why == NULL)
            nw__text_append_bytes(out, line.bytes, line.length);
        if (status == NETWEAVE_STATUS_OK && why != NULL) {
            for (; repair->count > known; repair->count--) { /* what was mended in it is gone with it */
                nw__free(repair->changes[repair->count - 1].before);
                nw__free(repair->changes[repair->count - 1].after);
            }
            line.bytes[line.length - 1] = '\0';
            status = log_change(repair, file, chart->sheet.rows[row].line, line.bytes, "", why);
        }
        nw__text_free(&line);
        if (status == NETWEAVE_STATUS_OK && row % 4096 == 0)
            status = nw__run_check(repair->all.run, 0, "repairing");
    }
    nw__index_free(&written);
    return status == NETWEAVE_STATUS_OK && out->failed ? nw__fail_memory() : status;
}

static netweave_status copy_chart(repair *repair, int32_t file) {
    nw__chart *chart = &repair->all.charts[file];
    if (chart->ragged || (!chart->is_sheet && chart->refusal != NULL))
        return nw__fail(NETWEAVE_STATUS_PARSE, "%s", chart->refusal != NULL ? chart->refusal : "a row is too long");
    if (!chart->is_sheet)
        return nw__fail(
            NETWEAVE_STATUS_UNSUPPORTED,
            "%s: only lists of ties or of members, as CSV and the like, are repaired; convert it to csv first",
            chart->path);
    nw__codes *codes = nw__allocate_zeroed(chart->width, sizeof *codes);
    if (codes == NULL)
        return nw__fail_memory();
    for (size_t k = 0; k < chart->width; k++)
        if (chart->is_members ? chart->columns[k].numeric && (int64_t)k != chart->id : (int64_t)k == chart->weight)
            nw__chart_codes(chart, k, &codes[k]);
    netweave_status status = copy_rows(repair, file, codes);
    nw__free(codes);
    return status;
}

/* ---- files ---- */

/* Refuses an output that is a file to read, however it is called. */
static netweave_status check_output(const nw__case *all, const char *output) {
    struct stat there;
    struct stat input;
    for (size_t k = 0; k < all->chart_count; k++) {
        bool same = strcmp(output, all->charts[k].path) == 0;
        if (!same && stat(output, &there) == 0 && stat(all->charts[k].path, &input) == 0)
            same = there.st_dev == input.st_dev && there.st_ino == input.st_ino && S_ISREG(there.st_mode);
        if (same)
            return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                            "%s: is the file %s, which is never changed; name another file for the copy", output,
                            all->charts[k].path);
    }
    return NETWEAVE_STATUS_OK;
}

static netweave_status check_outputs(const nw__case *all, int64_t count, const char *const *outputs, const char *log) {
    netweave_status status = check_output(all, log);
    for (int64_t k = 0; k < count && status == NETWEAVE_STATUS_OK; k++) {
        status = check_output(all, outputs[k]);
        for (int64_t j = -1; j < k && status == NETWEAVE_STATUS_OK; j++)
            if (strcmp(j < 0 ? log : outputs[j], outputs[k]) == 0)
                status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "%s: is to be written twice; name two files",
                                  outputs[k]);
    }
    return status;
}

static netweave_status write_log(const repair *repair, const char *path) {
    nw__text text = {0};
    nw__text_append(&text, "file,line,before,after,why\n");
    for (size_t k = 0; k < repair->count; k++) {
        const change *change = &repair->changes[k];
        append_cell(&text, repair->all.charts[change->file].path, false);
        nw__text_append_format(&text, ",%zu,", change->line);
        append_cell(&text, change->before, false);
        nw__text_append(&text, ",");
        append_cell(&text, change->after, false);
        nw__text_append(&text, ",");
        append_cell(&text, change->why, false);
        nw__text_append(&text, "\n");
    }
    netweave_status status = text.failed ? nw__fail_memory() : netweave_file_write(path, text.bytes, text.length);
    nw__text_free(&text);
    return status;
}

static netweave_status make_table(const repair *repair, netweave_table **out_table) {
    static const char *const labels[] = {"file", "before", "after", "why"};
    netweave_table *table = NULL;
    double *lines = NULL;
    netweave_status status = nw__table_create((int64_t)repair->count, 4, labels, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__table_add_column(table, "line", NULL, NETWEAVE_KIND_COUNT, &lines);
    for (size_t k = 0; k < repair->count && status == NETWEAVE_STATUS_OK; k++) {
        const change *change = &repair->changes[k];
        const char *texts[] = {repair->all.charts[change->file].path, change->before, change->after, change->why};
        lines[k] = (double)change->line;
        for (int j = 0; j < 4 && status == NETWEAVE_STATUS_OK; j++)
            status = nw__table_set_label(table, j, (int64_t)k, texts[j]);
    }
    if (status == NETWEAVE_STATUS_OK)
        *out_table = table;
    else
        netweave_table_free(table);
    return status;
}

static void free_repair(repair *repair) {
    for (size_t k = 0; k < repair->count; k++) {
        nw__free(repair->changes[k].before);
        nw__free(repair->changes[k].after);
    }
    for (size_t k = 0; k < repair->all.chart_count && repair->copies != NULL; k++)
        nw__text_free(&repair->copies[k]);
    nw__free(repair->copies);
    nw__free(repair->changes);
    nw__free(repair->names);
    nw__free(repair->merges);
    nw__case_free(&repair->all);
}

static netweave_status make_copies(repair *repair) {
    unsigned char *copies = NULL;
    repair->copies = nw__allocate_zeroed(repair->all.chart_count, sizeof *repair->copies);
    netweave_status status = repair->copies != NULL ? nw__case_copies(&repair->all, &copies) : nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        repair->repeats = nw__case_repeats(&repair->all, copies);
    nw__free(copies);
    if (status == NETWEAVE_STATUS_OK)
        status = choose_names(repair);
    for (int32_t file = 0; file < (int32_t)repair->all.chart_count && status == NETWEAVE_STATUS_OK; file++)
        if (!repair->all.charts[file].no_copy)
            status = copy_chart(repair, file);
    return status;
}

netweave_status netweave_files_repair(int64_t count, const char *const *paths, const char *const *outputs,
                                      const char *log, const char *options, netweave_run *run,
                                      netweave_table **out_log) {
    NW_REQUIRE_POINTER(paths);
    NW_REQUIRE_POINTER(outputs);
    NW_REQUIRE_POINTER(log);
    if (run != NULL)
        NW_REQUIRE(run, NW_MAGIC_RUN);
    if (count < 1)
        return nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "there is no file to repair; name one");
    for (int64_t k = 0; k < count; k++) {
        NW_REQUIRE_POINTER(paths[k]);
        NW_REQUIRE_POINTER(outputs[k]);
    }
    repair repair = {.merges = NULL};
    netweave_table *table = NULL;
    netweave_status status = nw__case_open(&repair.all, count, paths, options, run);
    if (status == NETWEAVE_STATUS_OK)
        status = check_outputs(&repair.all, count, outputs, log);
    if (status == NETWEAVE_STATUS_OK)
        status = make_copies(&repair);
    if (status == NETWEAVE_STATUS_OK)
        status = make_table(&repair, &table);
    if (status == NETWEAVE_STATUS_OK)
        status = write_log(&repair, log);
    for (size_t file = 0; file < repair.all.chart_count && status == NETWEAVE_STATUS_OK; file++)
        if (!repair.all.charts[file].no_copy)
            status = netweave_file_write(*outputs++, repair.copies[file].bytes, repair.copies[file].length);
    free_repair(&repair);
    if (status == NETWEAVE_STATUS_OK && out_log != NULL)
        *out_log = table;
    else
        netweave_table_free(table);
    return status;
}
