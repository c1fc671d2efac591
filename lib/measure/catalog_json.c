/* The catalogue as JSON. SPDX-License-Identifier: GPL-2.0-or-later */
#include "measure/catalog.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sets a value that may be NULL because memory ran out; `*good` remembers. Takes the value over. */
static void set(json_t *object, const char *key, json_t *value, bool *good) {
    *good = value != NULL && json_object_set_new(object, key, value) == 0 && *good;
}

static void append(json_t *array, json_t *value, bool *good) {
    *good = value != NULL && json_array_append_new(array, value) == 0 && *good;
}

static json_t *text_or_null(const char *text) {
    return text != NULL ? json_string(text) : json_null();
}

static json_t *number_or_null(double number) {
    return isfinite(number) ? json_real(number) : json_null();
}

static json_t *column_object(const nw__measure_column *column) {
    json_t *object = json_object();
    bool good = object != NULL;
    set(object, "name", json_string(column->name), &good);
    set(object, "kind", json_string(nw__kind_name(column->kind)), &good);
    set(object, "low", number_or_null(column->low), &good);
    set(object, "high", number_or_null(column->high), &good);
    return good ? object : (json_decref(object), NULL);
}

static json_t *choices_array(const char *choices) {
    json_t *array = json_array();
    bool good = array != NULL;
    for (const char *at = choices; at != NULL && good;) {
        size_t length = strcspn(at, "|");
        append(array, json_stringn(at, length), &good);
        at = at[length] == '|' ? at + length + 1 : NULL;
    }
    return good ? array : (json_decref(array), NULL);
}

static json_t *parameter_object(const nw__option *parameter) {
    static const char *const kinds[] = {"text", "number", "integer", "choice"};
    bool ranged = parameter->kind == NW_OPTION_NUMBER || parameter->kind == NW_OPTION_INTEGER;
    json_t *object = json_object();
    bool good = object != NULL;
    set(object, "name", json_string(parameter->name), &good);
    set(object, "kind", json_string(kinds[parameter->kind]), &good);
    set(object, "standard", text_or_null(parameter->standard), &good);
    set(object, "low", ranged ? number_or_null(parameter->low) : json_null(), &good);
    set(object, "high", ranged ? number_or_null(parameter->high) : json_null(), &good);
    set(object, "choices", choices_array(parameter->choices), &good);
    set(object, "meaning", text_or_null(parameter->meaning), &good);
    return good ? object : (json_decref(object), NULL);
}

static json_t *measure_object(const nw__measure *measure) {
    json_t *object = json_object();
    json_t *columns = json_array();
    json_t *parameters = json_array();
    bool good = object != NULL && columns != NULL && parameters != NULL;
    set(object, "name", json_string(measure->name), &good);
    set(object, "title", json_string(measure->title), &good);
    set(object, "question", json_string(measure->question), &good);
    set(object, "higher", json_string(measure->higher), &good);
    set(object, "formula", json_string(measure->formula), &good);
    set(object, "convention", json_string(measure->convention), &good);
    set(object, "undefined", json_string(measure->undefined), &good);
    set(object, "observed", text_or_null(measure->observed), &good);
    set(object, "citation", json_string(measure->citation), &good);
    set(object, "cost", json_string(measure->cost), &good);
    set(object, "scope", json_string(nw__scope_name(measure->scope)), &good);
    set(object, "pole", json_string(nw__pole_name(measure->pole)), &good);
    set(object, "direction", json_string(nw__direction_name(measure->direction)), &good);
    set(object, "weights", json_string(nw__weights_name(measure->weights)), &good);
    set(object, "needs_group", json_boolean(measure->needs_group), &good);
    set(object, "is_smooth", json_boolean(measure->is_smooth), &good);
    for (size_t c = 0; c < measure->column_count && good; c++)
        append(columns, column_object(&measure->columns[c]), &good);
    for (size_t p = 0; p < measure->parameter_count && good; p++)
        append(parameters, parameter_object(&measure->parameters[p]), &good);
    set(object, "columns", columns, &good);
    set(object, "parameters", parameters, &good);
    return good ? object : (json_decref(object), NULL);
}

static json_t *all_measures(void) {
    json_t *object = json_object();
    json_t *list = json_array();
    bool good = object != NULL && list != NULL;
    for (int64_t k = 0; k < nw__measure_total && good; k++)
        append(list, measure_object(nw__measures[k]), &good);
    set(object, "measures", list, &good);
    return good ? object : (json_decref(object), NULL);
}

netweave_status nw__catalog_json(const nw__measure *measure, nw__text *out) {
    json_t *root = measure != NULL ? measure_object(measure) : all_measures();
    char *bytes = root != NULL ? json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(15)) : NULL;
    json_decref(root);
    if (bytes == NULL)
        return nw__fail_memory();
    nw__text_append(out, bytes);
    nw__text_append(out, "\n");
    free(bytes); /* jansson's own allocator */
    return NETWEAVE_STATUS_OK;
}
