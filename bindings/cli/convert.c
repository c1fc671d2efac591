/* netweave describe, convert and generate. SPDX-License-Identifier: GPL-2.0-or-later */
#include "input.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int run_describe(session *session) {
    static const char *const formats[] = {"text", "markdown", "text", "json"};
    const char *format = formats[session->style];
    const char *name = session->word_count > 0 ? session->words[0] : NULL;
    bool files = session->values[OPTION_FORMATS] != NULL;
    bool models = session->values[OPTION_GENERATORS] != NULL;
    if (files + models + (name != NULL) > 1)
        return refuse("describe shows one thing at a time: a measure, --formats or --generators");
    char *text = NULL;
    netweave_status status = files    ? netweave_formats(format, &text)
                             : models ? netweave_generators(format, &text)
                                      : netweave_catalog(name, format, &text);
    int code = told(status);
    if (code == 0)
        fputs(text, session->out);
    if (code == 0 && *text != '\0' && text[strlen(text) - 1] != '\n')
        fputs("\n", session->out);
    netweave_text_free(text);
    return code;
}

/* Writes a network to a path, or to the answer when there is none; `layer` and `wave` may be NULL. */
static int write_network(session *session, const netweave_network *network, const char *path, const char *layer,
                         const char *wave) {
    char *options = text_of("%s", "");
    char *losses = NULL;
    char *text = NULL;
    size_t length = 0;
    bool to_file = path != NULL && strcmp(path, "-") != 0;
    const char *format = session->values[OPTION_TO];
    if (format == NULL && !to_file)
        format = "csv";
    if (format != NULL)
        options = with_option(options, "format", format);
    if (layer != NULL)
        options = with_option(options, "layer", layer);
    if (wave != NULL)
        options = with_option(options, "wave", wave);
    int code = told(to_file ? netweave_network_write(network, path, options, session->run, &losses)
                            : netweave_network_format(network, options, session->run, &text, &length, &losses));
    session->answered = code == 0 && to_file;
    if (text != NULL)
        fwrite(text, 1, length, session->out);
    if (losses != NULL && *losses != '\0')
        remark(session, "%s", losses);
    netweave_text_free(text);
    netweave_text_free(losses);
    free(options);
    return code;
}

/* True when an option asks for another reading than the file's own. */
static bool reads_anew(const session *session) {
    static const option changes[] = {OPTION_THRESHOLD, OPTION_SYMMETRIZE, OPTION_WITHOUT, OPTION_ONLY};
    const char *layer = session->values[OPTION_LAYER];
    for (size_t k = 0; k < sizeof changes / sizeof changes[0]; k++)
        if (session->values[changes[k]] != NULL)
            return true;
    return layer != NULL && strpbrk(layer, "*+") != NULL;
}

/* True when a format holds persons at events, which no network does. */
static bool is_attendance(const char *format) {
    return format != NULL && (strcmp(format, "attendance") == 0 || strcmp(format, "incidence") == 0);
}

/* The options of netweave_attendance_read(). */
static char *attendance_options(const session *session) {
    static const struct {
        option option;
        const char *key;
    } columns[] = {{OPTION_FROM_COLUMN, "person"}, {OPTION_TO_COLUMN, "event"}};
    const char *format = session->values[OPTION_FORMAT];
    char *options = text_of("%s", "");
    if (format != NULL)
        options = with_option(options, "format", strcmp(format, "attendance") == 0 ? "list" : format);
    for (int k = 0; k < 2; k++)
        if (session->values[columns[k].option] != NULL)
            options = with_option(options, columns[k].key, session->values[columns[k].option]);
    return options;
}

/* Writes attendance to the second file. */
static int write_attendance(session *session, const netweave_attendance *attendance) {
    bool matrix = strcmp(session->values[OPTION_TO], "incidence") == 0;
    const char *options = matrix ? "format=incidence" : "format=list";
    bool to_file = strcmp(session->words[1], "-") != 0;
    char *text = NULL;
    char *losses = NULL;
    size_t length = 0;
    int code = told(to_file ? netweave_attendance_write(attendance, session->words[1], options, session->run, &losses)
                            : netweave_attendance_format(attendance, options, session->run, &text, &length, &losses));
    session->answered = code == 0 && to_file;
    if (text != NULL)
        fwrite(text, 1, length, session->out);
    if (losses != NULL && *losses != '\0')
        remark(session, "%s", losses);
    netweave_text_free(text);
    netweave_text_free(losses);
    return code;
}

/* From one shape of attendance to another. */
static int convert_attendance(session *session) {
    netweave_attendance *attendance = NULL;
    char *options = attendance_options(session);
    int code = 0;
    if (strcmp(session->words[0], "-") == 0) {
        char *bytes = NULL;
        size_t length = 0;
        code = read_standard_input(&bytes, &length);
        if (code == 0)
            code = told(
                netweave_attendance_read_memory("standard input", bytes, length, options, session->run, &attendance));
        free(bytes);
    } else {
        code = told(netweave_attendance_read(session->words[0], options, session->run, &attendance));
    }
    for (int64_t k = 0; k < netweave_attendance_note_count(attendance); k++)
        remark(session, "%s", netweave_attendance_note(attendance, k));
    if (code == 0)
        code = write_attendance(session, attendance);
    netweave_attendance_free(attendance);
    free(options);
    return code;
}

static bool same_file(const char *one, const char *other) {
    struct stat about[2];
    return strcmp(one, other) == 0 || (stat(one, &about[0]) == 0 && stat(other, &about[1]) == 0 &&
                                       about[0].st_dev == about[1].st_dev && about[0].st_ino == about[1].st_ino);
}

/* Puts a network of pseudonyms in place of a network, when it is asked for. Gives the exit code. */
static int take_pseudonyms(const session *session, netweave_network **network) {
    netweave_network *hidden = NULL;
    const char *key = session->values[OPTION_PSEUDONYMS];
    if (key == NULL)
        return 0;
    if (same_file(key, session->words[1]))
        return refuse("%s is the key of pseudonyms and cannot be the output too; name two files", key);
    int code = told(netweave_network_pseudonyms(*network, key, session->run, &hidden));
    if (code != 0)
        return code;
    remark(session, "%s", netweave_network_note(hidden, 0));
    netweave_network_free(*network);
    *network = hidden;
    return 0;
}

int run_convert(session *session) {
    netweave_network *network = NULL;
    netweave_network *anew = NULL;
    netweave_view *view = NULL;
    const char *layer = session->values[OPTION_LAYER];
    const char *wave = session->values[OPTION_WAVE];
    if (session->values[OPTION_OUTPUT] != NULL)
        return refuse("convert writes to OUT, '%s'; leave -o out", session->words[1]);
    if (is_attendance(session->values[OPTION_TO]))
        return convert_attendance(session);
    int code = read_network(session, session->words[0], &network, NULL);
    if (code == 0 && reads_anew(session)) {
        code = make_view(session, network, layer, wave, &view);
        if (code == 0)
            code = told(netweave_view_network(view, &anew));
        if (code == 0)
            code = take_pseudonyms(session, &anew);
        if (code == 0)
            code = write_network(session, anew, session->words[1], NULL, NULL);
    } else if (code == 0) {
        code = take_pseudonyms(session, &network);
        if (code == 0)
            code = write_network(session, network, session->words[1], layer, wave);
    }
    netweave_view_free(view);
    netweave_network_free(anew);
    netweave_network_free(network);
    return code;
}

int run_generate(session *session) {
    netweave_network *network = NULL;
    int code = told(netweave_network_generate(session->words[0], session->run, &network));
    if (code == 0)
        code = write_network(session, network, session->values[OPTION_OUTPUT], NULL, NULL);
    netweave_network_free(network);
    return code;
}
