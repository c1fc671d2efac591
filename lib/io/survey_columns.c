/* Columns of surveys: which of them name others, and how. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/survey_columns.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { CUTS = 16, LABEL_LIMIT = 4096 };

static bool all_digits(const char *text) {
    return strspn(text, "0123456789") == strlen(text);
}

/* ---- cutting headings ---- */

static void uncut(nw__survey_column *column) {
    nw__free(column->question);
    nw__free(column->option);
    column->question = column->option = NULL;
}

/* Takes what Qualtrics adds off the end of a question. */
static void shorten(nw__survey_column *column) {
    static const char added[] = " - Selected Choice";
    size_t length = strlen(column->question);
    if (length > strlen(added) && strcmp(column->question + length - strlen(added), added) == 0)
        column->question[length - strlen(added)] = '\0';
}

/* The next place at which a heading may be cut into question and person. */
static size_t next_cut(const char *label, size_t from, size_t *out_option) {
    for (size_t k = from; label[k] != '\0'; k++) {
        if (strncmp(label + k, " - ", 3) == 0) {
            *out_option = k + 3;
            return k;
        }
        if (label[k] == '_' || strncmp(label + k, ": ", 2) == 0) {
            *out_option = k + 1;
            return k;
        }
    }
    return 0;
}

/* True when a cut gives a person who is known, or belongs to a question that is (`joining`), or that is wanted. */
static netweave_status is_good(const nw__survey_finder *finder, const nw__survey_column *column, bool joining,
                               bool *out) {
    static const char *const none[] = {"other", "otherpleasespecify", "text", "comment", "comments", "none"};
    int64_t place = -1;
    netweave_status status = NETWEAVE_STATUS_OK;
    *out = false;
    if (*column->option == '\0')
        return status;
    if (joining) {
        char *folded = nw__utf8_fold(column->option);
        if (folded == NULL)
            return nw__fail_memory();
        place = nw__index_find(&finder->questions, column->question, strlen(column->question));
        *out = place >= 0 && finder->groups[place].known > 0;
        for (size_t k = 0; k < sizeof none / sizeof none[0]; k++)
            *out = *out && strcmp(folded, none[k]) != 0;
        nw__free(folded);
        return status;
    }
    size_t length = strlen(column->option);
    bool numbered = column->option[length - 1] >= '0' && column->option[length - 1] <= '9';
    for (size_t k = 0; k < finder->wanted_count && !numbered && !*out && status == NETWEAVE_STATUS_OK; k++) {
        int alike = 0;
        status = nw__wanted_compare(column->question, strlen(column->question), &finder->wanted[k], &alike);
        *out = alike == 2;
    }
    if (status == NETWEAVE_STATUS_OK && !*out && !all_digits(column->option)) {
        status = nw__names_find(&finder->survey->likely, column->option, &place);
        *out = place != -1;
    }
    return status;
}

/* Cuts a heading where a person stands at its end, or is all of it. */
static netweave_status try_cuts(const nw__survey_finder *finder, nw__survey_column *column, bool joining) {
    bool good = false;
    netweave_status status = NETWEAVE_STATUS_OK;
    size_t at = 0;
    if (column->surely || strlen(column->label) > LABEL_LIMIT)
        return status;
    for (int tries = 0; tries < CUTS && !good && status == NETWEAVE_STATUS_OK; tries++) {
        size_t option = 0;
        at = next_cut(column->label, at, &option);
        if (option == 0)
            break;
        status = nw__survey_cut(column, at, option);
        if (status == NETWEAVE_STATUS_OK) {
            shorten(column);
            status = is_good(finder, column, joining, &good);
        }
        at = option;
    }
    if (!good)
        uncut(column);
    if (good || joining || status != NETWEAVE_STATUS_OK || all_digits(column->label))
        return status;
    int64_t place = -1;
    status = nw__names_find(&finder->survey->likely, column->label, &place);
    if (status != NETWEAVE_STATUS_OK || place == -1)
        return status;
    column->option = nw__copy_text(column->label);
    column->question = nw__copy_text("");
    return column->option != NULL && column->question != NULL ? status : nw__fail_memory();
}

/* ---- groups of columns ---- */

static netweave_status add_to_group(nw__survey_finder *finder, const char *question, nw__column_group **out_group) {
    int64_t before = finder->questions.count;
    int64_t place = -1;
    if (!nw__grow(&finder->groups, &finder->capacity, (size_t)before + 1, sizeof *finder->groups))
        return nw__fail_memory();
    netweave_status status = nw__index_add(&finder->questions, question, strlen(question), &place);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (place == before)
        finder->groups[place] = (nw__column_group){0};
    finder->groups[place].columns++;
    *out_group = &finder->groups[place];
    return status;
}

/* Groups of columns with a person each: how many of the persons are known. */
static netweave_status count_persons(nw__survey_finder *finder) {
    nw__survey *survey = finder->survey;
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__index_free(&finder->questions);
    for (size_t k = 0; k < survey->width && status == NETWEAVE_STATUS_OK; k++) {
        const nw__survey_column *column = &survey->columns[k];
        nw__column_group *group = NULL;
        int64_t place = -1;
        if (!nw__survey_open(column) || column->option == NULL || column->question == NULL)
            continue;
        status = add_to_group(finder, column->question, &group);
        if (status == NETWEAVE_STATUS_OK)
            status = nw__names_find(&survey->likely, column->option, &place);
        if (status == NETWEAVE_STATUS_OK)
            group->known += place != -1;
    }
    return status;
}

/* A question is a grid of persons when at least half of its columns are of persons who are known. */
static netweave_status take_grids(nw__survey_finder *finder) {
    nw__survey *survey = finder->survey;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < survey->width && status == NETWEAVE_STATUS_OK; k++) {
        nw__survey_column *column = &survey->columns[k];
        if (!nw__survey_open(column) || column->option == NULL || column->question == NULL)
            continue;
        int64_t place = nw__index_find(&finder->questions, column->question, strlen(column->question));
        const nw__column_group *group = &finder->groups[place];
        bool several = group->columns > 1 || *column->question != '\0';
        if (group->known == 0 || group->known * 2 < group->columns || !several) {
            uncut(column);
            continue;
        }
        column->kind = NW_SURVEY_GRID;
        status = nw__intake_name(&survey->intake->layers, column->question, "layer", survey->intake->document,
                                 survey->sheet->rows[0].start, &column->layer);
    }
    return status;
}

/* "Advice 3" is of the question "Advice". */
static netweave_status number_columns(const nw__survey_finder *finder) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < finder->survey->width && status == NETWEAVE_STATUS_OK; k++) {
        nw__survey_column *column = &finder->survey->columns[k];
        size_t length = strlen(column->label);
        size_t end = length;
        while (end > 0 && column->label[end - 1] >= '0' && column->label[end - 1] <= '9')
            end--;
        bool numbered = length - end > 0 && length - end < 4;
        while (end > 0 && strchr(" #_-.", column->label[end - 1]) != NULL)
            end--;
        if (!nw__survey_open(column) || column->option != NULL)
            continue;
        column->numbered = numbered && end > 0;
        status = nw__survey_cut(column, column->numbered ? end : length, 0);
    }
    return status;
}

/* How many of the names in a column's cells are known. */
static netweave_status count_names(const nw__survey *survey, size_t column, nw__column_group *group) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = survey->first; row < survey->sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        const nw__cell *cell = nw__sheet_cell(survey->sheet, row, column);
        nw__name_list pieces = {0};
        char *name = NULL;
        if (cell->length == 0)
            continue;
        status = nw__name_list_start(&survey->likely, cell->text, &pieces);
        while (status == NETWEAVE_STATUS_OK && (status = nw__name_list_next(&pieces, &name)) == NETWEAVE_STATUS_OK &&
               name != NULL) {
            int64_t place = -1;
            status = nw__names_find(&survey->likely, name, &place);
            group->pieces++;
            group->known += place != -1;
            group->texts += place != -1 && !all_digits(name);
        }
        nw__name_list_free(&pieces);
    }
    return status;
}

/* Columns whose cells hold names: at least half of what stands there is known. */
static netweave_status take_names(nw__survey_finder *finder) {
    nw__survey *survey = finder->survey;
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__index_free(&finder->questions);
    for (size_t k = 0; k < survey->width && status == NETWEAVE_STATUS_OK; k++) {
        nw__column_group *group = NULL;
        if (!nw__survey_open(&survey->columns[k]) || survey->columns[k].option != NULL ||
            survey->columns[k].question == NULL)
            continue;
        status = add_to_group(finder, survey->columns[k].question, &group);
        if (status == NETWEAVE_STATUS_OK)
            status = count_names(survey, k, group);
    }
    for (size_t k = 0; k < survey->width && status == NETWEAVE_STATUS_OK; k++) {
        nw__survey_column *column = &survey->columns[k];
        if (!nw__survey_open(column) || column->option != NULL || column->question == NULL)
            continue;
        int64_t place = nw__index_find(&finder->questions, column->question, strlen(column->question));
        const nw__column_group *group = &finder->groups[place];
        if (group->texts == 0 || group->known * 2 < group->pieces)
            continue;
        column->kind = NW_SURVEY_NAMES;
        status = nw__intake_name(&survey->intake->layers, group->columns > 1 ? column->question : column->label,
                                 "layer", survey->intake->document, survey->sheet->rows[0].start, &column->layer);
    }
    return status;
}

/* ---- all of it ---- */

/* Who may be named: those on the list, and the respondents or, before these are found, the persons in brackets. */
static netweave_status gather_likely(nw__survey *survey, bool respondents) {
    const nw__index *listed = &survey->intake->target->roster.ids;
    netweave_status status = NETWEAVE_STATUS_OK;
    nw__names_free(&survey->likely);
    for (int64_t i = 0; i < listed->count && status == NETWEAVE_STATUS_OK; i++)
        status = nw__names_add(&survey->likely, nw__index_text(listed, i));
    for (size_t k = 0; k < survey->width && !respondents && status == NETWEAVE_STATUS_OK; k++)
        if (survey->columns[k].surely && survey->columns[k].option != NULL)
            status = nw__names_add(&survey->likely, survey->columns[k].option);
    for (size_t row = survey->first; row < survey->sheet->row_count && respondents && status == NETWEAVE_STATUS_OK;
         row++) {
        char *name = NULL;
        int64_t place = -1;
        status = nw__survey_name(survey, row, &name);
        if (status == NETWEAVE_STATUS_OK && *name != '\0')
            status = nw__names_find(&survey->likely, name, &place);
        if (status == NETWEAVE_STATUS_OK && *name != '\0' && place == -1)
            status = nw__names_add(&survey->likely, name);
        nw__free(name);
    }
    return status;
}

static netweave_status nothing_found(const nw__survey_finder *finder, const char *question) {
    const nw__survey *survey = finder->survey;
    nw__text list = {0};
    size_t listed = 0;
    for (size_t k = 0; k < survey->width && listed < 12; k++) {
        const char *label = survey->columns[k].label;
        if (nw__survey_open(&survey->columns[k]))
            nw__text_append_format(&list, "%s'%.*s'", listed++ > 0 ? ", " : "", nw__shown(label, strlen(label)), label);
    }
    const char *names = list.length > 0 && !list.failed ? list.bytes : "none";
    netweave_status status;
    if (question != NULL)
        status = nw__fail(NETWEAVE_STATUS_NOT_FOUND, "%s:%zu:1: no heading is or begins with '%.*s'; the others are %s",
                          survey->sheet->document->name, survey->sheet->rows[0].line,
                          nw__shown(question, strlen(question)), question, names);
    else
        status = nw__fail(NETWEAVE_STATUS_NOT_FOUND,
                          "%s:%zu:1: no column names respondents or members; the columns are %s: say "
                          "questions=\"LAYER=QUESTION\", or give a member list",
                          survey->sheet->document->name, survey->sheet->rows[0].line, names);
    nw__text_free(&list);
    return status;
}

static int by_layer(const void *a, const void *b, void *context) {
    const nw__survey *survey = context;
    size_t left = *(const size_t *)a;
    size_t right = *(const size_t *)b;
    int64_t difference = survey->columns[left].layer - survey->columns[right].layer;
    return difference != 0 ? (difference > 0) - (difference < 0) : (left > right) - (left < right);
}

/* Puts the columns that give ties in order. */
static netweave_status put_in_order(nw__survey *survey) {
    survey->order = nw__allocate(survey->width, sizeof *survey->order);
    if (survey->order == NULL)
        return nw__fail_memory();
    for (size_t k = 0; k < survey->width; k++)
        if (survey->columns[k].kind == NW_SURVEY_GRID || survey->columns[k].kind == NW_SURVEY_NAMES)
            survey->order[survey->order_count++] = k;
    qsort_r(survey->order, survey->order_count, sizeof *survey->order, by_layer, survey);
    return NETWEAVE_STATUS_OK;
}

static netweave_status find(nw__survey_finder *finder) {
    nw__survey *survey = finder->survey;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < survey->width && status == NETWEAVE_STATUS_OK; k++)
        if (nw__survey_open(&survey->columns[k]))
            status = try_cuts(finder, &survey->columns[k], false);
    if (status == NETWEAVE_STATUS_OK)
        status = count_persons(finder);
    for (size_t k = 0; k < survey->width && status == NETWEAVE_STATUS_OK; k++)
        if (nw__survey_open(&survey->columns[k]) && survey->columns[k].option == NULL)
            status = try_cuts(finder, &survey->columns[k], true);
    if (finder->wanted_count == 0) {
        if (status == NETWEAVE_STATUS_OK)
            status = count_persons(finder);
        if (status == NETWEAVE_STATUS_OK)
            status = take_grids(finder);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = number_columns(finder);
    if (status == NETWEAVE_STATUS_OK && finder->wanted_count == 0)
        status = take_names(finder);
    for (size_t k = 0; k < finder->wanted_count && status == NETWEAVE_STATUS_OK; k++) {
        status = nw__wanted_take(finder, &finder->wanted[k]);
        if (status == NETWEAVE_STATUS_OK && !finder->wanted[k].found)
            status = nothing_found(finder, finder->wanted[k].key);
    }
    if (status == NETWEAVE_STATUS_OK)
        status = put_in_order(survey);
    return status == NETWEAVE_STATUS_OK && survey->order_count == 0 ? nothing_found(finder, NULL) : status;
}

netweave_status nw__survey_columns(nw__survey *survey) {
    nw__survey_finder finder = {.survey = survey};
    netweave_status status = nw__survey_headings(survey);
    if (status == NETWEAVE_STATUS_OK)
        status = gather_likely(survey, false);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__survey_meanings(survey);
    if (status == NETWEAVE_STATUS_OK)
        status = gather_likely(survey, true);
    if (status == NETWEAVE_STATUS_OK)
        status = nw__wanted_read(&finder);
    if (status == NETWEAVE_STATUS_OK)
        status = find(&finder);
    for (size_t k = 0; k < finder.wanted_count; k++) {
        nw__free(finder.wanted[k].layer);
        nw__free(finder.wanted[k].key);
    }
    nw__free(finder.wanted);
    nw__free(finder.groups);
    nw__index_free(&finder.questions);
    return status;
}
