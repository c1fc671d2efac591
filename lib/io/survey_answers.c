/* Answers in surveys: the values of texts on common scales, of codebooks, and of numbers.
 * SPDX-License-Identifier: GPL-2.0-or-later */
#include "base/memory.h"
#include "base/utf8.h"
#include "io/survey.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

enum { SHOWN_TEXTS = 12, STEPS = 18 };

typedef struct step {
    const char *text;
    double value;
} step;

/* Scales in English, folded; all answers to a question are of one of them. */
static const step scales[][STEPS] = {
    {{"never", 0},
     {"rarely", 1},
     {"seldom", 1},
     {"sometimes", 2},
     {"occasionally", 2},
     {"often", 3},
     {"frequently", 3},
     {"veryoften", 4},
     {"veryfrequently", 4},
     {"always", 4}},
    {{"never", 0},
     {"yearly", 1},
     {"annually", 1},
     {"onceayear", 1},
     {"quarterly", 2},
     {"onceaquarter", 2},
     {"monthly", 3},
     {"onceamonth", 3},
     {"everymonth", 3},
     {"weekly", 4},
     {"onceaweek", 4},
     {"everyweek", 4},
     {"daily", 5},
     {"onceaday", 5},
     {"everyday", 5}},
    {{"notatall", 0},
     {"none", 0},
     {"slightly", 1},
     {"alittle", 1},
     {"somewhat", 2},
     {"moderately", 2},
     {"very", 3},
     {"alot", 3},
     {"quiteabit", 3},
     {"verymuch", 3},
     {"extremely", 4},
     {"agreatdeal", 4},
     {"completely", 4}},
    {{"stronglydisagree", 1},
     {"disagree", 2},
     {"somewhatdisagree", 2},
     {"neutral", 3},
     {"neitheragreenordisagree", 3},
     {"undecided", 3},
     {"agree", 4},
     {"somewhatagree", 4},
     {"stronglyagree", 5}},
    {{"dontknowthem", 0},
     {"dontknowthisperson", 0},
     {"stranger", 0},
     {"acquaintance", 1},
     {"colleague", 2},
     {"friend", 3},
     {"closefriend", 4}},
    {{"low", 1}, {"medium", 2}, {"high", 3}},
    {{"no", 0},
     {"n", 0},
     {"false", 0},
     {"unchecked", 0},
     {"notselected", 0},
     {"yes", 1},
     {"y", 1},
     {"true", 1},
     {"x", 1},
     {"checked", 1},
     {"selected", 1},
     {"tick", 1},
     {"\xe2\x9c\x93", 1},
     {"\xe2\x9c\x94", 1}},
};

enum { SCALE_COUNT = sizeof scales / sizeof scales[0], TICKS = SCALE_COUNT - 1 };

static const char *const no_answers[] = {"na", "noanswer", "prefernottosay", "prefernottoanswer", "notapplicable"};

static bool on_scale(size_t scale, const char *key, double *out) {
    for (size_t k = 0; k < STEPS && scales[scale][k].text != NULL; k++) {
        if (strcmp(scales[scale][k].text, key) == 0) {
            *out = scales[scale][k].value;
            return true;
        }
    }
    return false;
}

/* A number, or one that says what it means behind itself: "5 - daily". */
static bool read_number(nw__sheet *sheet, const nw__cell *cell, double *out) {
    if (nw__sheet_number(sheet, cell, out))
        return true;
    size_t digits = strspn(cell->text, "0123456789");
    size_t sign = digits + strspn(cell->text + digits, " ");
    if (digits == 0 || cell->text[sign] == '\0' || strchr("-=:.)(", cell->text[sign]) == NULL)
        return false;
    size_t text = sign + 1 + strspn(cell->text + sign + 1, " ");
    bool apart = cell->text[sign] == '(' || text > sign + 1 || cell->text[sign] == '=';
    return apart && (isalpha((unsigned char)cell->text[text]) || (unsigned char)cell->text[text] >= 0x80) &&
           nw__number_parse(cell->text, digits, '.', out);
}

static netweave_status add_code(nw__codes *codes, const char *text, double value) {
    int64_t before = codes->keys.count;
    int64_t place = -1;
    char *key = nw__survey_key(text);
    netweave_status status = NETWEAVE_STATUS_OK;
    if (key == NULL || !nw__grow(&codes->values, &codes->capacity, (size_t)before + 1, sizeof *codes->values))
        status = nw__fail_memory();
    if (status == NETWEAVE_STATUS_OK)
        status = nw__index_add(&codes->keys, key, strlen(key), &place);
    if (status == NETWEAVE_STATUS_OK)
        codes->values[place] = value;
    nw__free(key);
    return status;
}

static bool is_value(double value) {
    return value >= 0 && value <= 1e300;
}

/* Takes blanks off both ends of a part of an option. */
static char *trim(char *text) {
    text += strspn(text, " \t\n");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\n", text[length - 1]) != NULL)
        text[--length] = '\0';
    return text;
}

/* Reads codes="never=0,seldom=1" or missing="9,99". */
static netweave_status read_list(nw__codes *codes, const char *option, const char *list, bool valued) {
    char *copy = nw__copy_text(list);
    netweave_status status = copy != NULL ? NETWEAVE_STATUS_OK : nw__fail_memory();
    for (char *at = copy; at != NULL && status == NETWEAVE_STATUS_OK;) {
        char *next = at + strcspn(at, strchr(list, ';') != NULL ? ";" : ",");
        char *following = *next != '\0' ? next + 1 : NULL;
        *next = '\0';
        char *equals = valued ? strrchr(at, '=') : NULL;
        double value = NAN;
        if (equals != NULL) {
            *equals = '\0';
            const char *number = trim(equals + 1);
            if (!nw__number_parse(number, strlen(number), '.', &value) || !is_value(value))
                value = NAN;
        }
        at = trim(at);
        if (valued && isnan(value) && (*at != '\0' || equals != NULL))
            status = nw__fail(NETWEAVE_STATUS_INVALID_ARGUMENT,
                              "%s: '%.*s' has no value; write ANSWER=VALUE, a number from 0 up, as in never=0,often=3",
                              option, nw__shown(at, strlen(at)), at);
        else if (*at != '\0')
            status = add_code(codes, at, value);
        at = following;
    }
    nw__free(copy);
    return status;
}

static netweave_status read_codebook_sheet(nw__codes *codes, nw__sheet *sheet) {
    double value;
    size_t first = !nw__sheet_number(sheet, nw__sheet_cell(sheet, 0, 1), &value);
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = first; row < sheet->row_count && status == NETWEAVE_STATUS_OK; row++) {
        const nw__cell *cell = nw__sheet_cell(sheet, row, 1);
        value = NAN;
        if (cell->length > 0 && (!nw__sheet_number(sheet, cell, &value) || !is_value(value)))
            return nw__fail_cell(sheet, row, 1,
                                 "'%.*s' is no value of an answer; a codebook has an answer and a number from 0 up "
                                 "per row, and nothing behind answers that are none",
                                 nw__shown(cell->text, cell->length), cell->text);
        if (nw__sheet_cell(sheet, row, 0)->length > 0)
            status = add_code(codes, nw__sheet_cell(sheet, row, 0)->text, value);
    }
    return status;
}

static netweave_status read_codebook(nw__survey *survey, const char *path) {
    nw__document document;
    nw__sheet sheet;
    netweave_status status = nw__document_load(path, survey->intake->run, &document);
    if (status != NETWEAVE_STATUS_OK)
        return status;
    status = nw__sheet_read(&document, survey->intake->run, &sheet);
    if (status == NETWEAVE_STATUS_OK) {
        status = read_codebook_sheet(&survey->codes, &sheet);
        nw__sheet_free(&sheet);
    }
    nw__document_free(&document);
    return status;
}

netweave_status nw__survey_codes(nw__survey *survey) {
    const nw__options *options = survey->intake->options;
    const char *codebook = nw__options_text(options, "codebook");
    const char *codes = nw__options_text(options, "codes");
    const char *missing = nw__options_text(options, "missing");
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t k = 0; k < sizeof no_answers / sizeof no_answers[0] && status == NETWEAVE_STATUS_OK; k++)
        status = add_code(&survey->codes, no_answers[k], NAN);
    if (status == NETWEAVE_STATUS_OK && codebook != NULL)
        status = read_codebook(survey, codebook);
    if (status == NETWEAVE_STATUS_OK && codes != NULL)
        status = read_list(&survey->codes, "codes", codes, true);
    return status == NETWEAVE_STATUS_OK && missing != NULL ? read_list(&survey->codes, "missing", missing, false)
                                                           : status;
}

/* What stands for a cell without a scale: a code, a number, or the person of the column, ticked by name. */
static netweave_status read_plain(nw__survey *survey, const nw__cell *cell, size_t column, const char *key,
                                  bool *out_found, double *out) {
    int64_t code = nw__index_find(&survey->codes.keys, key, strlen(key));
    int64_t person = -1;
    *out_found = true;
    if (code >= 0) {
        *out = survey->codes.values[code];
        return NETWEAVE_STATUS_OK;
    }
    netweave_status status = nw__names_find(&survey->names, cell->text, &person);
    *out = 1;
    if (status == NETWEAVE_STATUS_OK && (person < 0 || person != survey->columns[column].id))
        *out_found = read_number(survey->sheet, cell, out);
    return status;
}

netweave_status nw__survey_value(nw__survey *survey, size_t row, size_t column, double *out) {
    const nw__cell *cell = nw__sheet_cell(survey->sheet, row, column);
    double scale = survey->scale[survey->columns[column].layer];
    bool found = false;
    *out = NAN;
    if (cell->length == 0)
        return NETWEAVE_STATUS_OK;
    char *key = nw__survey_key(cell->text);
    if (key == NULL)
        return nw__fail_memory();
    netweave_status status = read_plain(survey, cell, column, key, &found, out);
    if (status == NETWEAVE_STATUS_OK && !found && scale > 0)
        found = on_scale((size_t)scale - 1, key, out);
    nw__free(key);
    if (status == NETWEAVE_STATUS_OK && found && !isnan(*out) && !is_value(*out))
        return nw__fail_cell(survey->sheet, row, column,
                             "the answer %.*s is %s; if it stands for no answer, say missing=%.*s",
                             nw__shown(cell->text, cell->length), cell->text, *out < 0 ? "negative" : "too large",
                             nw__shown(cell->text, cell->length), cell->text);
    return status;
}

/* The answers of a layer that are texts. */
typedef struct texts {
    nw__index keys, shown;
    size_t *place; /* of each, its first row and column */
    size_t capacity;
    bool ticks; /* all values are ticks */
} texts;

static netweave_status gather(nw__survey *survey, size_t row, size_t column, texts *texts) {
    const nw__cell *cell = nw__sheet_cell(survey->sheet, row, column);
    bool found = false;
    double value = 0;
    double tick = 0;
    int64_t before = texts->keys.count;
    int64_t place = -1;
    if (cell->length == 0)
        return NETWEAVE_STATUS_OK;
    char *key = nw__survey_key(cell->text);
    if (key == NULL)
        return nw__fail_memory();
    netweave_status status = read_plain(survey, cell, column, key, &found, &value);
    texts->ticks = texts->ticks && (found ? value == 1 : on_scale(TICKS, key, &tick) && tick == 1);
    if (status == NETWEAVE_STATUS_OK && !found)
        status = nw__index_add(&texts->keys, key, strlen(key), &place);
    if (status == NETWEAVE_STATUS_OK && place == before) {
        status = nw__index_add(&texts->shown, cell->text, cell->length, &place);
        if (status == NETWEAVE_STATUS_OK &&
            !nw__grow(&texts->place, &texts->capacity, 2 * (size_t)before + 2, sizeof *texts->place))
            status = nw__fail_memory();
        if (status == NETWEAVE_STATUS_OK) {
            texts->place[2 * before] = row;
            texts->place[2 * before + 1] = column;
        }
    }
    nw__free(key);
    return status;
}

static size_t known_on(size_t scale, const texts *texts, int64_t *out_unknown) {
    size_t known = 0;
    double value;
    *out_unknown = -1;
    for (int64_t k = 0; k < texts->keys.count; k++) {
        bool found = on_scale(scale, nw__index_text(&texts->keys, k), &value);
        known += found;
        *out_unknown = !found && *out_unknown < 0 ? k : *out_unknown;
    }
    return known;
}

static void list_texts(const texts *texts, nw__text *out) {
    for (int64_t k = 0; k < texts->shown.count && k < SHOWN_TEXTS; k++) {
        const char *text = nw__index_text(&texts->shown, k);
        nw__text_append_format(out, "%s'%.*s'", k > 0 ? ", " : "", nw__shown(text, strlen(text)), text);
    }
    if (texts->shown.count > SHOWN_TEXTS)
        nw__text_append_format(out, " and %lld more", (long long)(texts->shown.count - SHOWN_TEXTS));
}

static netweave_status settle_scale(nw__survey *survey, int64_t layer, const texts *texts) {
    const char *name = nw__index_text(&survey->intake->layers, layer);
    size_t best = 0;
    size_t best_known = 0;
    int64_t unknown = -1;
    nw__text list = {0};
    for (size_t scale = 0; scale < SCALE_COUNT; scale++) {
        size_t known = known_on(scale, texts, &unknown);
        best = known > best_known ? scale : best;
        best_known = known > best_known ? known : best_known;
    }
    known_on(best, texts, &unknown);
    netweave_status status = NETWEAVE_STATUS_OK;
    if (unknown >= 0) {
        list_texts(texts, &list);
        const char *text = nw__index_text(&texts->shown, unknown);
        status = nw__fail_cell(survey->sheet, texts->place[2 * unknown], texts->place[2 * unknown + 1],
                               "the answer '%.*s' has no value; the texts found here are %s: give each a number, as "
                               "codes=\"never=0,often=3\" or in a codebook",
                               nw__shown(text, strlen(text)), text, list.bytes != NULL ? list.bytes : "others");
        nw__text_free(&list);
        return status;
    }
    for (int64_t k = 0; k < texts->keys.count && k < SHOWN_TEXTS && best != TICKS; k++) {
        const char *text = nw__index_text(&texts->shown, k);
        double value = 0;
        on_scale(best, nw__index_text(&texts->keys, k), &value);
        nw__text_append_format(&list, "%s%.*s = %d", k > 0 ? ", " : "", nw__shown(text, strlen(text)), text,
                               (int)value);
    }
    survey->scale[layer] = (double)best + 1;
    if (list.failed)
        status = nw__fail_memory();
    else if (list.length > 0)
        status = nw__intake_note(
            survey->intake, "answers to '%.*s' are read as %s%s.", nw__shown(name, strlen(name)), name, list.bytes,
            scales[best][0].value > 0 ? "; the lowest is a tie too, unless a threshold is set" : "");
    nw__text_free(&list);
    return status;
}

netweave_status nw__survey_learn(nw__survey *survey, size_t begin, size_t end) {
    int64_t layer = survey->columns[survey->order[begin]].layer;
    texts texts = {.ticks = true};
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t row = survey->first; row < survey->sheet->row_count && status == NETWEAVE_STATUS_OK; row++)
        for (size_t k = begin; k < end && status == NETWEAVE_STATUS_OK; k++)
            if (survey->columns[survey->order[k]].kind == NW_SURVEY_GRID && survey->id[row] >= 0)
                status = gather(survey, row, survey->order[k], &texts);
    survey->checked[layer] = texts.ticks;
    if (status == NETWEAVE_STATUS_OK && texts.keys.count > 0)
        status = settle_scale(survey, layer, &texts);
    nw__index_free(&texts.keys);
    nw__index_free(&texts.shown);
    nw__free(texts.place);
    return status;
}
