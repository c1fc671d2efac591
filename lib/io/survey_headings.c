/* Headings of surveys: the rows that survey programs write, and what they say of each column.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/utf8.h"
#include "io/survey_columns.h"

#include <string.h>

/* Headings of what survey programs add, folded: not attributes of members. */
static const char *const left_out[] = {
    "id",
    "startdate",
    "starttime",
    "status",
    "ipaddress",
    "progress",
    "finished",
    "durationinseconds",
    "duration",
    "recordeddate",
    "responseid",
    "respondentid",
    "collectorid",
    "enddate",
    "completiontime",
    "recipientlastname",
    "recipientfirstname",
    "recipientemail",
    "externalreference",
    "externaldatareference",
    "locationlatitude",
    "locationlongitude",
    "distributionchannel",
    "userlanguage",
    "email",
    "emailaddress",
    "firstname",
    "lastname",
    "lastmodifiedtime",
    "customdata1",
    "timestamp",
    "datecreated",
    "datemodified",
    "language",
    "username",
};

/* Times at which an answer was given, the best first. */
static const char *const times[] = {"timestamp",    "completiontime", "recordeddate", "enddate",
                                    "datemodified", "datesubmitted",  "submitdate",   "lastmodifiedtime"};

/* Names of respondents, the best first; "first name" goes with "last name". */
static const char *const respondents[] = {"yourname",
                                          "name",
                                          "fullname",
                                          "respondent",
                                          "respondentname",
                                          "member",
                                          "person",
                                          "employee",
                                          "ego",
                                          "participant",
                                          "whoareyou",
                                          "firstname",
                                          "recipientfirstname",
                                          "externalreference",
                                          "externaldatareference",
                                          "id",
                                          "email",
                                          "emailaddress",
                                          "recipientemail",
                                          "username",
                                          "respondentid",
                                          "responseid"};

static const char *const waves[] = {"wave", "round"};

/* The place of a heading in a list, or `count`. */
static size_t place_in(const char *folded, const char *const *list, size_t count) {
    size_t place = 0;
    while (place < count && strcmp(list[place], folded) != 0)
        place++;
    return place;
}

#define PLACE_IN(folded, list) place_in(folded, list, sizeof(list) / sizeof(list)[0])
#define COUNT_OF(list) (sizeof(list) / sizeof(list)[0])

static bool is_import(const nw__sheet *sheet, size_t row) {
    size_t found = 0;
    for (size_t k = 0; row < sheet->row_count && k < sheet->rows[row].count; k++)
        found += strstr(nw__sheet_cell(sheet, row, k)->text, "ImportId") != NULL;
    return found > 0 && found >= sheet->rows[row].count / 2;
}

/* SurveyMonkey: the second row has the options of the question that the first row names once, and nothing below the
 * respondent's number. */
static bool has_options(const nw__sheet *sheet) {
    size_t blank = 0;
    if (sheet->row_count < 3 || nw__sheet_cell(sheet, 0, 0)->length == 0 || nw__sheet_cell(sheet, 1, 0)->length > 0)
        return false;
    for (size_t k = 1; k < sheet->rows[1].count; k++) {
        bool named = nw__sheet_cell(sheet, 0, k)->length > 0;
        blank += !named;
        if (!named && nw__sheet_cell(sheet, 1, k)->length == 0)
            return false;
    }
    return blank > 0 || strncmp(nw__sheet_cell(sheet, 0, 0)->text, "Respondent ID", 13) == 0;
}

/* The length of what stands in front of "[Name]", or 0. */
static size_t before_bracket(const char *label, size_t length) {
    if (length < 3 || label[length - 1] != ']')
        return 0;
    size_t at = length - 1;
    while (at > 0 && label[at] != '[')
        at--;
    return label[at] == '[' && at + 2 < length ? at : 0;
}

bool nw__survey_sniff(const nw__sheet *sheet) {
    size_t brackets = 0;
    size_t alike = 0;
    size_t stem = 0;
    const char *first = NULL;
    for (size_t k = 0; k < sheet->rows[0].count; k++) {
        const nw__cell *cell = nw__sheet_cell(sheet, 0, k);
        size_t before = before_bracket(cell->text, cell->length);
        brackets += before > 0;
        alike += before > 0 && before == stem && memcmp(first, cell->text, before) == 0;
        first = before > 0 ? cell->text : first;
        stem = before > 0 ? before : stem;
    }
    bool monkey = strncmp(nw__sheet_cell(sheet, 0, 0)->text, "Respondent ID", 13) == 0 && has_options(sheet);
    return (brackets > 1 && alike > 0) || is_import(sheet, 1) || is_import(sheet, 2) || monkey;
}

static char *part(const char *text, size_t length) {
    nw__text copy = {0};
    while (length > 0 && strchr(" \t\n\r", text[length - 1]) != NULL)
        length--;
    for (; length > 0 && strchr(" \t\n\r", *text) != NULL; length--)
        text++;
    nw__text_append_bytes(&copy, text, length);
    return nw__text_take(&copy);
}

netweave_status nw__survey_cut(nw__survey_column *column, size_t question, size_t option) {
    const char *label = column->label;
    size_t length = strlen(label) - (option > 0 && label[strlen(label) - 1] == ']' && label[question] == '[');
    char *first = part(label, question);
    char *second = option > 0 ? part(label + option, length - option) : NULL;
    if (first == NULL || (option > 0 && second == NULL)) {
        nw__free(first);
        nw__free(second);
        return nw__fail_memory();
    }
    nw__free(column->question);
    nw__free(column->option);
    column->question = first;
    column->option = second;
    return NETWEAVE_STATUS_OK;
}

/* Cuts "Question [Name]". */
static netweave_status cut_bracket(nw__survey_column *column) {
    size_t before = before_bracket(column->label, strlen(column->label));
    if (before == 0)
        return NETWEAVE_STATUS_OK;
    column->surely = true;
    return nw__survey_cut(column, before, before + 1);
}

/* The heading of one column, from the rows there are. `asked`: the last question that the first row named. */
static netweave_status read_heading(nw__survey *survey, size_t place, const char *asked) {
    nw__survey_column *column = &survey->columns[place];
    const char *top = nw__sheet_cell(survey->sheet, 0, place)->text;
    const char *below = nw__sheet_cell(survey->sheet, 1, place)->text;
    nw__text label = {0};
    bool plain = *below == '\0' || strcmp(below, "Response") == 0 || strcmp(below, "Open-Ended Response") == 0;
    if (survey->import_row && survey->first > 2 && *below != '\0')
        nw__text_append(&label, below);
    else
        nw__text_append(&label, survey->option_row ? asked : top);
    if (survey->option_row && !plain)
        nw__text_append_format(&label, " - %s", below);
    if (label.length == 0)
        nw__text_append_format(&label, "column %zu", place + 1);
    column->label = nw__text_take(&label);
    if (column->label == NULL)
        return nw__fail_memory();
    if (survey->import_row && (column->code = nw__copy_text(top)) == NULL)
        return nw__fail_memory();
    if (!survey->option_row || plain)
        return cut_bracket(column);
    column->surely = true;
    return nw__survey_cut(column, strlen(asked), strlen(asked) + 3);
}

netweave_status nw__survey_headings(nw__survey *survey) {
    nw__sheet *sheet = survey->sheet;
    survey->import_row = is_import(sheet, 1) || is_import(sheet, 2);
    survey->option_row = !survey->import_row && has_options(sheet);
    survey->first = survey->import_row ? (is_import(sheet, 1) ? 2 : 3) : survey->option_row ? 2 : 1;
    for (size_t row = 0; row < survey->first && row < sheet->row_count; row++)
        survey->width = sheet->rows[row].count > survey->width ? sheet->rows[row].count : survey->width;
    for (size_t row = survey->first; row < sheet->row_count; row++)
        if (sheet->rows[row].count > survey->width)
            return nw__sheet_ragged(sheet, row, survey->width);
    if (survey->first >= sheet->row_count)
        return nw__fail_cell(sheet, 0, 0, "there is a heading but no answer below it; add a row per respondent");
    survey->columns = nw__allocate_zeroed(survey->width, sizeof *survey->columns);
    netweave_status status = survey->columns != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    const char *asked = "";
    for (size_t k = 0; k < survey->width && status == NETWEAVE_STATUS_OK; k++) {
        const nw__cell *top = nw__sheet_cell(sheet, 0, k);
        asked = top->length > 0 ? top->text : asked;
        status = read_heading(survey, k, asked);
    }
    return status;
}

/* How many different names of a column are likely ones; -1 when it cannot hold names: one value in all rows, or an
 * empty cell in most. */
static netweave_status score(const nw__survey *survey, size_t column, int64_t *out_score) {
    const nw__cell *first = NULL;
    size_t filled = 0;
    bool differ = false;
    netweave_status status = NETWEAVE_STATUS_OK;
    *out_score = 0;
    for (size_t row = survey->first; row < survey->sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        const nw__cell *cell = nw__sheet_cell(survey->sheet, row, column);
        int64_t place = -1;
        if (cell->length == 0)
            continue;
        filled++;
        differ = differ || (first != NULL && strcmp(first->text, cell->text) != 0);
        first = first != NULL ? first : cell;
        status = nw__names_find(&survey->likely, cell->text, &place);
        *out_score += place != -1;
    }
    size_t rows = survey->sheet->row_count - survey->first;
    if (filled * 2 < rows || (!differ && rows > 1 && *out_score == 0))
        *out_score = -1;
    return status;
}

/* The column with a last name that belongs to one with a first name. */
static netweave_status find_last(const nw__survey *survey, bool recipient, int64_t *out_column) {
    const char *wanted = recipient ? "recipientlastname" : "lastname";
    for (size_t k = 0; k < survey->width; k++) {
        char *folded =
            nw__utf8_fold(survey->columns[k].code != NULL ? survey->columns[k].code : survey->columns[k].label);
        if (folded == NULL)
            return nw__fail_memory();
        if (strcmp(folded, wanted) == 0)
            *out_column = (int64_t)k;
        nw__free(folded);
    }
    return NETWEAVE_STATUS_OK;
}

/* What stands for the heading of a column in the lists above. */
static netweave_status fold_heading(const nw__survey_column *column, char **out) {
    char *folded = nw__utf8_fold(column->label);
    if (folded == NULL)
        return nw__fail_memory();
    if (column->code != NULL && PLACE_IN(folded, respondents) == COUNT_OF(respondents)) {
        char *code = nw__utf8_fold(column->code);
        if (code != NULL &&
            (PLACE_IN(code, left_out) < COUNT_OF(left_out) || PLACE_IN(code, respondents) < COUNT_OF(respondents))) {
            nw__free(folded);
            folded = code;
        } else {
            nw__free(code);
            if (code == NULL) {
                nw__free(folded);
                return nw__fail_memory();
            }
        }
    }
    *out = folded;
    return NETWEAVE_STATUS_OK;
}

/* The best column so far for each meaning. */
typedef struct best {
    size_t respondent, time;
    int64_t score;
} best;

static netweave_status consider_name(nw__survey *survey, size_t place, const char *folded, best *best) {
    size_t rank = PLACE_IN(folded, respondents);
    int64_t found = -1;
    if (rank == COUNT_OF(respondents) && strstr(folded, "yourname") != NULL)
        rank = 0;
    if (rank == COUNT_OF(respondents) || survey->columns[place].surely)
        return NETWEAVE_STATUS_OK;
    netweave_status status = score(survey, place, &found);
    if (status != NETWEAVE_STATUS_OK || found < 0 || found < best->score ||
        (found == best->score && rank >= best->respondent))
        return status;
    best->score = found;
    best->respondent = rank;
    survey->name[0] = (int64_t)place;
    survey->name[1] = -1;
    bool first = strcmp(folded, "firstname") == 0 || strcmp(folded, "recipientfirstname") == 0;
    return first ? find_last(survey, *folded == 'r', &survey->name[1]) : NETWEAVE_STATUS_OK;
}

static netweave_status consider(nw__survey *survey, size_t place, best *best) {
    nw__survey_column *column = &survey->columns[place];
    char *folded = NULL;
    netweave_status status = fold_heading(column, &folded);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    size_t time = PLACE_IN(folded, times);
    if (!column->surely && PLACE_IN(folded, left_out) < COUNT_OF(left_out))
        column->kind = NW_SURVEY_LEFT_OUT;
    if (time < best->time) {
        best->time = time;
        survey->time = (int64_t)place;
    }
    if (PLACE_IN(folded, waves) < COUNT_OF(waves) && survey->wave < 0)
        survey->wave = (int64_t)place;
    status = consider_name(survey, place, folded, best);
    nw__free(folded);
    return status;
}

static netweave_status no_name(const nw__survey *survey) {
    nw__text list = {0};
    for (size_t k = 0; k < survey->width && k < 12; k++)
        nw__text_append_format(&list, "%s'%.*s'", k > 0 ? ", " : "",
                               nw__shown(survey->columns[k].label, strlen(survey->columns[k].label)),
                               survey->columns[k].label);
    netweave_status status = nw__fail(
        NETWEAVE_STATUS_NOT_FOUND,
        "%s:%zu:1: the column with the respondents' names is not found; the columns are %s: say from=COLUMN",
        survey->sheet->document->name, survey->sheet->rows[0].line, list.bytes != NULL ? list.bytes : "others");
    nw__text_free(&list);
    return status;
}

/* The column that the option id names, by its heading or code. */
static netweave_status named(nw__survey *survey, const char *name) {
    char *wanted = nw__utf8_fold(name);
    netweave_status status = wanted != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    survey->name[0] = survey->name[1] = -1;
    for (size_t k = 0; k < survey->width && status == NETWEAVE_STATUS_OK && survey->name[0] < 0; k++) {
        const char *texts[] = {survey->columns[k].label, survey->columns[k].code};
        for (int kind = 0; kind < 2 && texts[kind] != NULL && status == NETWEAVE_STATUS_OK; kind++) {
            char *folded = nw__utf8_fold(texts[kind]);
            if (folded == NULL)
                status = nw__fail_memory();
            else if (strcmp(folded, wanted) == 0)
                survey->name[0] = (int64_t)k;
            nw__free(folded);
        }
    }
    nw__free(wanted);
    return status;
}

netweave_status nw__survey_meanings(nw__survey *survey) {
    best best = {.respondent = COUNT_OF(respondents), .time = COUNT_OF(times), .score = -1};
    const char *id = nw__options_text(survey->intake->options, "id");
    const char *name = id != NULL ? id : nw__options_text(survey->intake->options, "from");
    netweave_status status = NETWEAVE_STATUS_OK;
    survey->name[0] = survey->name[1] = survey->time = survey->wave = -1;
    for (size_t k = 0; k < survey->width && status == NETWEAVE_STATUS_OK; k++)
        status = consider(survey, k, &best);
    if (status == NETWEAVE_STATUS_OK && name != NULL)
        status = named(survey, name);
    if (status == NETWEAVE_STATUS_OK && survey->name[0] < 0)
        return no_name(survey);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    if (survey->time >= 0)
        survey->columns[survey->time].kind = NW_SURVEY_TIME;
    if (survey->wave >= 0)
        survey->columns[survey->wave].kind = NW_SURVEY_WAVE;
    for (int k = 0; k < 2; k++)
        if (survey->name[k] >= 0)
            survey->columns[survey->name[k]].kind = NW_SURVEY_RESPONDENT;
    return status;
}
