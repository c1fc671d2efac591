/* The questions of a survey that the caller names. SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "io/survey_columns.h"

#include <string.h>

enum { QUESTION_LIMIT = 256 };

/* ---- what the caller names ---- */

static char *trimmed(char *text) {
    text += strspn(text, " \t\n");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\n", text[length - 1]) != NULL)
        text[--length] = '\0';
    return text;
}

/* Reads questions="advice=Q1;trust=Who do you trust". */
netweave_status nw__wanted_read(nw__survey_finder *finder) {
    const char *list = nw__options_text(finder->survey->intake->options, "questions");
    if (list == NULL)
        return NETWEAVE_STATUS_OK;
    char *copy = nw__copy_text(list);
    finder->wanted = nw__allocate_zeroed(QUESTION_LIMIT, sizeof *finder->wanted);
    netweave_status status = copy != NULL && finder->wanted != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (char *at = copy; at != NULL && status == NETWEAVE_STATUS_OK;) {
        char *next = strchr(at, ';');
        if (next != NULL)
            *next++ = '\0';
        char *equals = strchr(at, '=');
        if (equals != NULL)
            *equals = '\0';
        const char *layer = trimmed(at);
        const char *question = equals != NULL ? trimmed(equals + 1) : layer;
        at = next;
        if (*question == '\0')
            continue;
        if (finder->wanted_count == QUESTION_LIMIT) {
            status =
                nw__fail(NETWEAVE_STATUS_LIMIT, "questions names more than %d questions; name fewer", QUESTION_LIMIT);
            break;
        }
        nw__wanted *wanted = &finder->wanted[finder->wanted_count++];
        wanted->layer = nw__copy_text(layer);
        wanted->key = nw__survey_key(question);
        if (wanted->layer == NULL || wanted->key == NULL)
            status = nw__fail_memory();
    }
    nw__free(copy);
    return status;
}

/* How a text stands to a question that the caller names: 2 the same, 1 begins so, 0 neither. */
netweave_status nw__wanted_compare(const char *text, size_t length, const nw__wanted *wanted, int *out) {
    char *copy = nw__copy(text, length + 1, 1);
    if (copy == NULL)
        return nw__fail_memory();
    copy[length] = '\0';
    char *key = nw__survey_key(copy);
    nw__free(copy);
    if (key == NULL)
        return nw__fail_memory();
    int alike = strcmp(key, wanted->key) == 0 ? 2 : strncmp(key, wanted->key, strlen(wanted->key)) == 0;
    *out = alike > *out ? alike : *out;
    nw__free(key);
    return NETWEAVE_STATUS_OK;
}

/* Of all headings of a column, the one that is nearest to what is wanted. */
static netweave_status compare_column(const nw__survey_column *column, const nw__wanted *wanted, int *out) {
    *out = 0;
    netweave_status status = nw__wanted_compare(column->label, strlen(column->label), wanted, out);
    if (status == NETWEAVE_STATUS_OK && column->question != NULL)
        status = nw__wanted_compare(column->question, strlen(column->question), wanted, out);
    int by_code = 0;
    const char *code = column->code;
    const char *stem = code != NULL ? strrchr(code, '_') : NULL;
    if (status == NETWEAVE_STATUS_OK && code != NULL)
        status = nw__wanted_compare(code, strlen(code), wanted, &by_code);
    if (status == NETWEAVE_STATUS_OK && stem != NULL)
        status = nw__wanted_compare(code, (size_t)(stem - code), wanted, &by_code);
    *out = by_code == 2 ? 2 : *out;
    return status;
}

bool nw__survey_open(const nw__survey_column *column) {
    return column->kind == NW_SURVEY_ATTRIBUTE;
}

/* The columns of a question that the caller names. */
netweave_status nw__wanted_take(nw__survey_finder *finder, nw__wanted *wanted) {
    nw__survey *survey = finder->survey;
    netweave_status status = NETWEAVE_STATUS_OK;
    for (int pass = 2; pass > 0 && !wanted->found; pass--) {
        for (size_t k = 0; k < survey->width && status == NETWEAVE_STATUS_OK; k++) {
            nw__survey_column *column = &survey->columns[k];
            int alike = 0;
            if (nw__survey_open(column))
                status = compare_column(column, wanted, &alike);
            if (status != NETWEAVE_STATUS_OK || alike < pass)
                continue;
            wanted->found = true;
            column->kind = column->option != NULL ? NW_SURVEY_GRID : NW_SURVEY_NAMES;
            status = nw__intake_name(&survey->intake->layers, wanted->layer, "layer", survey->intake->document,
                                     survey->sheet->rows[0].start, &column->layer);
        }
    }
    return status;
}
