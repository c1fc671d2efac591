/* Member lists: a row per member, in CSV, TSV and the like. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/io.h"

#include <math.h>
#include <string.h>
#include <strings.h>

typedef struct reader {
    nw__intake *intake;
    nw__sheet *sheet;
    nw__column *columns;
    size_t width, first;
    int64_t id, waves, respondent; /* columns, or -1 */
    bool answered_waves;           /* the respondent column lists the waves answered in, not yes or no */
    int64_t twice;                 /* members listed more than once */
    nw__text twice_names;
} reader;

/* Without a header the first column is the id; it is one when there is no word to go by and the first row is a number.
 */
static netweave_status choose_columns(reader *reader) {
    const char *name = nw__options_text(reader->intake->options, "id");
    netweave_status status = nw__columns_read(reader->sheet, true, 1, &reader->columns);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    reader->id = nw__columns_word(reader->columns, reader->width, NW_WORD_ID);
    if (name != NULL)
        status = nw__columns_find(reader->sheet, reader->columns, "id", name, &reader->id);
    reader->waves = nw__columns_word(reader->columns, reader->width, NW_WORD_WAVES);
    reader->respondent = nw__columns_word(reader->columns, reader->width, NW_WORD_RESPONDENT);
    if (status != NETWEAVE_STATUS_OK || reader->id >= 0)
        return status;
    if (nw__sheet_numeric(reader->sheet, nw__sheet_cell(reader->sheet, 0, 0))) {
        nw__columns_free(reader->columns, reader->width);
        reader->columns = NULL;
        reader->width = reader->sheet->rows[0].count;
        for (size_t row = 0; row < reader->sheet->row_count && status == NETWEAVE_STATUS_OK; row++)
            status = nw__sheet_ragged(reader->sheet, row, reader->width);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__columns_number(reader->sheet, &reader->columns);
        reader->id = 0;
        reader->first = 0;
        return status != NETWEAVE_STATUS_OK
                   ? status
                   : nw__intake_note(reader->intake, "there is no header; the first column is read as the id.");
    }
    nw__text list = {0};
    nw__columns_list(reader->sheet, reader->columns, &list);
    status = nw__fail(NETWEAVE_STATUS_NOT_FOUND,
                      "%s:%zu:1: no column is called id, member, node, name or label; the columns "
                      "are %s: say id=COLUMN",
                      reader->sheet->document->name, reader->sheet->rows[0].line,
                      list.bytes != NULL ? list.bytes : "others");
    nw__text_free(&list);
    return status;
}

static netweave_status read_attributes(reader *reader, size_t row, int64_t member, bool again) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < reader->width && status == NETWEAVE_STATUS_OK; k++) {
        int64_t column = (int64_t)k;
        const nw__cell *cell = nw__sheet_cell(reader->sheet, row, k);
        if (column == reader->id || column == reader->waves || column == reader->respondent ||
            !reader->columns[k].filled || (cell->length == 0 && !again))
            continue;
        double number = NAN;
        if (!reader->columns[k].numeric)
            status = netweave_builder_set_text(reader->intake->builder, member, reader->columns[k].name, cell->text);
        else if (cell->length == 0 || nw__sheet_number(reader->sheet, cell, &number))
            status = netweave_builder_set_number(reader->intake->builder, member, reader->columns[k].name, number);
    }
    return status;
}

static bool read_answer(const nw__cell *cell, int *out) {
    static const char *const yes[] = {"yes", "y", "true", "1"};
    static const char *const no[] = {"no", "n", "false", "0"};
    for (size_t k = 0; k < sizeof yes / sizeof yes[0]; k++) {
        if (strcasecmp(cell->text, yes[k]) == 0 || strcasecmp(cell->text, no[k]) == 0) {
            *out = strcasecmp(cell->text, yes[k]) == 0;
            return true;
        }
    }
    return false;
}

/* The next name of a list separated by |, without blanks at its ends; NULL behind the last. */
static const char *next_name(const char **list, size_t *out_length) {
    const char *at = *list;
    if (at == NULL)
        return NULL;
    const char *bar = strchr(at, '|');
    size_t length = bar != NULL ? (size_t)(bar - at) : strlen(at);
    *list = bar != NULL ? bar + 1 : NULL;
    while (length > 0 && at[length - 1] == ' ')
        length--;
    for (; length > 0 && *at == ' '; length--)
        at++;
    *out_length = length;
    return at;
}

/* True when `wave` is among the names of a cell. */
static bool lists(const char *cell, const char *wave) {
    size_t length = 0;
    for (const char *name; (name = next_name(&cell, &length)) != NULL;)
        if (length == strlen(wave) && memcmp(name, wave, length) == 0)
            return true;
    return false;
}

/* The respondent column lists waves when there is a column of waves and some cell names one of its own row's. */
static bool answers_list_waves(const reader *reader) {
    for (size_t row = reader->first; row < reader->sheet->row_count && reader->waves >= 0 && reader->respondent >= 0;
         row++) {
        const nw__cell *waves = nw__sheet_cell(reader->sheet, row, (size_t)reader->waves);
        const nw__cell *answers = nw__sheet_cell(reader->sheet, row, (size_t)reader->respondent);
        char first[64];
        size_t length = strcspn(answers->text, "|");
        if (length == 0 || length >= sizeof first)
            continue;
        memcpy(first, answers->text, length);
        first[length] = '\0';
        if (lists(waves->text, first))
            return true;
    }
    return false;
}

/* Says what a row tells of one wave; `wave` NULL: of all. */
static netweave_status say(reader *reader, size_t row, int64_t member, const char *wave) {
    netweave_status status = netweave_builder_set_presence(reader->intake->builder, wave, member, 1);
    const nw__cell *cell = nw__sheet_cell(reader->sheet, row, reader->respondent >= 0 ? (size_t)reader->respondent : 0);
    int answered = 0;
    if (status == NETWEAVE_STATUS_OK && reader->answered_waves && wave != NULL)
        return netweave_builder_set_respondent(reader->intake->builder, wave, member, lists(cell->text, wave));
    if (status != NETWEAVE_STATUS_OK || reader->respondent < 0 || cell->length == 0)
        return status;
    if (!read_answer(cell, &answered))
        return nw__fail_cell(reader->sheet, row, (size_t)reader->respondent,
                             "'%.*s' does not say whether the member "
                             "answered; write yes or no",
                             nw__shown(cell->text, cell->length), cell->text);
    return netweave_builder_set_respondent(reader->intake->builder, wave, member, answered);
}

/* The waves of a row: those of the option, or of its cell (separated by |), or all. */
static netweave_status read_presence(reader *reader, size_t row, int64_t member) {
    const char *wave = nw__options_text(reader->intake->options, "wave");
    const nw__cell *cell = nw__sheet_cell(reader->sheet, row, reader->waves >= 0 ? (size_t)reader->waves : 0);
    if (wave != NULL || reader->waves < 0 || cell->length == 0)
        return say(reader, row, member, wave);
    const char *list = cell->text;
    size_t length = 0;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (const char *at; status == NETWEAVE_STATUS_OK && (at = next_name(&list, &length)) != NULL;) {
        char *name = nw__copy(at, length + 1, 1);
        if (name == NULL)
            return nw__fail_memory();
        name[length] = '\0';
        int64_t place;
        status = nw__intake_name(&reader->intake->waves, name, "wave", reader->sheet->document,
                                 reader->sheet->rows[row].start, &place);
        if (status == NETWEAVE_STATUS_OK && length > 0)
            status = say(reader, row, member, name);
        nw__free(name);
    }
    return status;
}

static netweave_status read_members(reader *reader) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = reader->first; row < reader->sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        const nw__cell *cell = nw__sheet_cell(reader->sheet, row, (size_t)reader->id);
        if (cell->length == 0)
            return nw__fail_cell(reader->sheet, row, (size_t)reader->id,
                                 "the cell of '%s' is empty; every member needs an "
                                 "id",
                                 reader->columns[reader->id].name);
        int64_t known = reader->intake->builder->roster.ids.count;
        int64_t member = -1;
        status = netweave_builder_add_member(reader->intake->builder, cell->text, &member);
        if (status == NETWEAVE_STATUS_OK && member < known && reader->waves < 0 && reader->twice++ < 5)
            nw__text_append_format(&reader->twice_names, "%s'%.*s'", reader->twice > 1 ? ", " : "",
                                   nw__shown(cell->text, cell->length), cell->text);
        if (status == NETWEAVE_STATUS_OK)
            status = read_attributes(reader, row, member, member < known && reader->waves < 0);
        if (status == NETWEAVE_STATUS_OK)
            status = read_presence(reader, row, member);
        if (status == NETWEAVE_STATUS_OK && row % 4096 == 0)
            status =
                nw__run_check(reader->intake->run, (double)row / (double)reader->sheet->row_count, "reading members");
    }
    if (status == NETWEAVE_STATUS_OK && reader->twice_names.failed)
        return nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK && reader->twice > 0)
        status = nw__intake_note(reader->intake, "%lld row%s a member that was listed before: the last is kept (%s%s).",
                                 (long long)reader->twice, reader->twice == 1 ? " repeats" : "s repeat",
                                 reader->twice_names.bytes, reader->twice > 5 ? " and others" : "");
    return status;
}

/* A member list for one wave says of all others known so far that they were not there. */
static netweave_status say_absent(nw__intake *intake, const char *wave) {
    const nw__index *known = &intake->target->roster.ids;
    int64_t listed = intake->builder->roster.ids.count;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int64_t i = 0; i < known->count && status == NETWEAVE_STATUS_OK; i++) {
        int64_t member = -1;
        status = netweave_builder_add_member(intake->builder, nw__index_text(known, i), &member);
        if (status == NETWEAVE_STATUS_OK && member >= listed)
            status = netweave_builder_set_presence(intake->builder, wave, member, 0);
    }
    return status;
}

/* Orders the attributes that levels=ATTRIBUTE:LOW<…<HIGH[;ATTRIBUTE:…] names. */
static netweave_status set_levels(nw__intake *intake, const char *text) {
    enum { LEVEL_LIMIT = 256 };
    char *copy = nw__copy_text(text);
    netweave_status status = copy != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (char *at = copy; at != NULL && status == NETWEAVE_STATUS_OK;) {
        const char *levels[LEVEL_LIMIT];
        int64_t count = 0;
        char *next = strchr(at, ';');
        if (next != NULL)
            *next++ = '\0';
        char *level = strchr(at, ':');
        if (level == NULL) {
            status =
                nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT, "levels is '%s'; write levels=ATTRIBUTE:LOW<…<HIGH", text);
            break;
        }
        *level++ = '\0';
        while (level != NULL && count < LEVEL_LIMIT) {
            levels[count++] = level;
            level = strchr(level, '<');
            if (level != NULL)
                *level++ = '\0';
        }
        if (level != NULL)
            status =
                nw__fail(NETWEAVE_STATUS_LIMIT, "levels names more than %d levels of '%s'; use fewer", LEVEL_LIMIT, at);
        else
            status = netweave_builder_set_levels(intake->builder, at, count, levels);
        at = next;
    }
    nw__free(copy);
    return status;
}

netweave_status nw__member_list_read(nw__intake *intake, nw__sheet *sheet) {
    reader reader = {.intake = intake,
                     .sheet = sheet,
                     .width = sheet->rows[0].count,
                     .first = 1,
                     .id = -1,
                     .waves = -1,
                     .respondent = -1};
    const char *wave = nw__options_text(intake->options, "wave");
    const char *levels = nw__options_text(intake->options, "levels");
    netweave_status status = choose_columns(&reader);
    if (status == NETWEAVE_STATUS_OK && reader.first >= sheet->row_count)
        status = nw__fail_cell(sheet, 0, 0, "there is a header but no member below it; add the members");
    reader.answered_waves = status == NETWEAVE_STATUS_OK && answers_list_waves(&reader);
    if (status == NETWEAVE_STATUS_OK)
        status = read_members(&reader);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__sheet_notes(intake, sheet);
    if (status == NETWEAVE_STATUS_OK && levels != NULL)
        status = set_levels(intake, levels);
    if (status == NETWEAVE_STATUS_OK && wave != NULL)
        status = say_absent(intake, wave);
    nw__text_free(&reader.twice_names);
    nw__columns_free(reader.columns, reader.width);
    intake->roster = true;
    return status;
}
