/* netweave doctor: what is wrong with files before they are measured. SPDX-License-Identifier: GPL-2.0-or-later */
#include "grid.h"
#include "json.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CHECK, SEVERITY, FILE_NAME, FOUND, ADVICE, REPAIR, SEVERITIES = 4 };

static const char *const severities[SEVERITIES] = {"error", "warning", "question", "note"};
static const char *const headings[SEVERITIES] = {"Mend first: the file cannot be read like this",
                                                 "Mend: results would be wrong", "Ask somebody who knows the members",
                                                 "Good to know"};

static double number(const netweave_table *table, int64_t row, const char *column) {
    return netweave_table_value(table, row, netweave_table_find_column(table, column));
}

static char *doctor_options(const session *session) {
    static const struct {
        option option;
        const char *name;
    } passed[] = {
        {OPTION_MEMBERS, "members"}, {OPTION_WEIGHT, "weight"}, {OPTION_TOP, "most"}, {OPTION_MERGE, "merge"}};
    char *text = options_for(session, FOR_READER);
    for (size_t k = 0; k < sizeof passed / sizeof passed[0]; k++)
        if (session->values[passed[k].option] != NULL)
            text = with_option(text, passed[k].name, session->values[passed[k].option]);
    if (session->values[OPTION_DIRECTED] != NULL || session->values[OPTION_UNDIRECTED] != NULL)
        text = with_option(text, "direction", session->values[OPTION_DIRECTED] != NULL ? "directed" : "undirected");
    return text;
}

/* The names of the files; "-" is standard input. */
static const char **file_names(const session *session) {
    const char **paths = need_memory((size_t)session->word_count, sizeof *paths);
    for (int k = 0; k < session->word_count; k++)
        paths[k] = strcmp(session->words[k], "-") == 0 ? "/dev/stdin" : session->words[k];
    return paths;
}

static int64_t count_of(const netweave_table *findings, const char *severity) {
    int64_t count = 0;
    for (int64_t row = 0; row < netweave_table_row_count(findings); row++)
        count += strcmp(netweave_table_label(findings, SEVERITY, row), severity) == 0;
    return count;
}

/* ---- for people ---- */

/* "file:line:column" as far as it is known; the caller frees. */
static char *place_of(const netweave_table *findings, int64_t row) {
    const char *file = netweave_table_label(findings, FILE_NAME, row);
    double line = number(findings, row, "line");
    if (!isfinite(line))
        return text_of("%s", file);
    return text_of("%s:%.0f:%.0f", file, line, number(findings, row, "column"));
}

static void print_finding(const session *session, const netweave_table *findings, int64_t row) {
    bool markdown = session->style == STYLE_MARKDOWN;
    char *place = place_of(findings, row);
    const char *repair = netweave_table_label(findings, REPAIR, row);
    char *text =
        text_of("%s%s %s", place, *place != '\0' ? ":" : "In all:", netweave_table_label(findings, FOUND, row));
    char *repaired = strncmp(repair, "is left", 7) == 0 ? text_of("%s", "") : text_of(" (--fix %s.)", repair);
    char *advice = text_of("%s%s", netweave_table_label(findings, ADVICE, row), repaired);
    print_paragraph(markdown ? "- " : "  ", text, session->style, session->out);
    bool last = row + 1 == netweave_table_row_count(findings) ||
                strcmp(netweave_table_label(findings, CHECK, row), netweave_table_label(findings, CHECK, row + 1)) != 0;
    if (last) /* of several findings of one check the advice stands behind the last */
        print_paragraph(markdown ? "  → " : "    → ", advice, session->style, session->out);
    free(place);
    free(text);
    free(repaired);
    free(advice);
}

static void print_findings(const session *session, const netweave_table *findings) {
    notes notes = {0};
    int64_t urgent = count_of(findings, "error") + count_of(findings, "warning");
    int64_t questions = count_of(findings, "question");
    char *sentence = urgent + questions == 0 ? text_of("Nothing was found that needs mending or asking.")
                                             : text_of("%" PRId64 " thing%s to mend, %" PRId64 " to ask about.", urgent,
                                                       urgent == 1 ? "" : "s", questions);
    print_paragraph("", sentence, session->style, session->out);
    free(sentence);
    for (int k = 0; k < SEVERITIES; k++) {
        if (count_of(findings, severities[k]) == 0)
            continue;
        print_heading(headings[k], session->style, session->out);
        for (int64_t row = 0; row < netweave_table_row_count(findings); row++)
            if (strcmp(netweave_table_label(findings, SEVERITY, row), severities[k]) == 0)
                print_finding(session, findings, row);
    }
    notes_add_table(&notes, findings);
    notes_print(&notes, session->style, session->out);
    notes_free(&notes);
    fprintf(session->out, "\nnetweave %s\n", netweave_version());
}

/* ---- for programs ---- */

static void write_rows(json *json, const netweave_table *table) {
    for (int64_t row = 0; row < netweave_table_row_count(table); row++) {
        json_open(json, NULL, '{', false);
        for (int64_t k = 0; k < netweave_table_label_count(table); k++)
            json_text(json, netweave_table_label_name(table, k), netweave_table_label(table, k, row));
        for (int64_t k = 0; k < netweave_table_column_count(table); k++)
            json_number(json, netweave_table_column_name(table, k), netweave_table_value(table, row, k));
        json_close(json, '}');
    }
}

static void write_json(const session *session, const netweave_table *table, const char *key) {
    json json = {.out = session->out};
    json_open(&json, NULL, '{', true);
    json_text(&json, "netweave", netweave_version());
    json_text(&json, "command", session->command->name);
    json_open(&json, key, '[', true);
    write_rows(&json, table);
    json_close(&json, ']');
    json_open(&json, "notes", '[', true);
    for (int64_t k = 0; k < netweave_table_note_count(table); k++)
        json_text(&json, NULL, netweave_table_note(table, k));
    json_close(&json, ']');
    json_close(&json, '}');
}

static int write_csv(const session *session, const netweave_table *table) {
    char *text = NULL;
    int code = told(netweave_table_format(table, "csv", &text));
    if (code == 0)
        fputs(text, session->out);
    netweave_text_free(text);
    return code;
}

static int examine(session *session, const char **paths, const char *options) {
    netweave_table *findings = NULL;
    int code = told(netweave_files_examine(session->word_count, paths, options, session->run, &findings));
    if (code == 0 && session->style == STYLE_JSON)
        write_json(session, findings, "findings");
    else if (code == 0 && session->style == STYLE_CSV)
        code = write_csv(session, findings);
    else if (code == 0)
        print_findings(session, findings);
    if (code == 0 && count_of(findings, "error") + count_of(findings, "warning") > 0)
        session->verdict = 1;
    netweave_table_free(findings);
    return code;
}

/* ---- repair ---- */

/* Where the copies go: the file of -o, or for several files the folder of -o. The caller frees each. */
static int name_outputs(const session *session, char **outputs, char **out_log) {
    const char *output = session->values[OPTION_OUTPUT];
    struct stat about;
    if (output == NULL || strcmp(output, "-") == 0)
        return refuse("--fix writes a repaired copy; say where with -o OUT");
    bool folder = stat(output, &about) == 0 && S_ISDIR(about.st_mode);
    if (session->word_count > 1 && !folder)
        return refuse("%s is no folder; several files are repaired into one: make it first", output);
    for (int k = 0; k < session->word_count; k++) {
        const char *slash = strrchr(session->words[k], '/');
        const char *base = slash != NULL ? slash + 1 : session->words[k];
        outputs[k] = folder ? text_of("%s/%s", output, base) : text_of("%s", output);
    }
    *out_log = folder ? text_of("%s/doctor.log.csv", output) : text_of("%s.log.csv", output);
    return 0;
}

static void print_repairs(const session *session, const netweave_table *log, const char *path) {
    int64_t rows = netweave_table_row_count(log);
    char *sentence =
        rows == 0 ? text_of("Nothing was mended; %s is a copy.", session->values[OPTION_OUTPUT])
                  : text_of("%" PRId64 " thing%s mended; %s tells each.", rows, rows == 1 ? " was" : "s were", path);
    print_paragraph("", sentence, session->style, session->out);
    free(sentence);
    grid *grid = grid_new("lrlll");
    static const char *const columns[] = {"file", "line", "before", "after", "why"};
    for (int k = 0; k < 5; k++)
        grid_add(grid, columns[k]);
    for (int64_t row = 0; row < rows; row++) {
        grid_add(grid, netweave_table_label(log, 0, row));
        grid_add_number(grid, number(log, row, "line"), NETWEAVE_KIND_COUNT);
        for (int64_t k = 1; k < 4; k++)
            grid_add(grid, netweave_table_label(log, k, row));
    }
    fputs("\n", session->out);
    grid_end(grid, session->style, session->out);
}

static int repair(session *session, const char **paths, const char *options) {
    netweave_table *log = NULL;
    char *log_path = NULL;
    char **outputs = need_memory((size_t)session->word_count, sizeof *outputs);
    int code = name_outputs(session, outputs, &log_path);
    if (code == 0)
        code = told(netweave_files_repair(session->word_count, paths, (const char *const *)outputs, log_path, options,
                                          session->run, &log));
    if (code == 0) {
        if (session->style == STYLE_JSON)
            write_json(session, log, "repairs");
        else if (session->style == STYLE_CSV)
            code = write_csv(session, log);
        else
            print_repairs(session, log, log_path);
        session->values[OPTION_OUTPUT] = NULL; /* what was mended goes to standard output */
    }
    for (int k = 0; k < session->word_count; k++)
        free(outputs[k]);
    free(outputs);
    free(log_path);
    netweave_table_free(log);
    return code;
}

int run_doctor(session *session) {
    if (session->values[OPTION_MERGE] != NULL && session->values[OPTION_FIX] == NULL)
        return refuse("--merge is part of a repair; add --fix -o OUT");
    const char **paths = file_names(session);
    char *options = doctor_options(session);
    int code = session->values[OPTION_FIX] != NULL ? repair(session, paths, options) : examine(session, paths, options);
    free(options);
    free(paths);
    return code;
}
