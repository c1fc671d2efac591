/* Values of JSON: ids, numbers, attributes of nodes and edges. SPDX-License-Identifier: GPL-2.0-or-later */
#include "io/json.h"

#include <math.h>
#include <string.h>

static const json_int_t exact_limit = INT64_C(1) << 53; /* whole numbers up to it are doubles */

/* Objects in a node or edge that hold its attributes in the dialects of Cytoscape, graphology and JSON Graph Format. */
static const char *const inner[] = {"data", "attributes", "metadata"};
enum { INNER = sizeof inner / sizeof inner[0] };

json_t *nw__json_get(const json_t *item, const char *key) {
    json_t *value = json_object_get(item, key);
    for (size_t k = 0; k < INNER && value == NULL; k++)
        value = json_object_get(json_object_get(item, inner[k]), key);
    return value;
}

const char *nw__json_place(const nw__json *json, const char *key) {
    size_t length = strlen(key);
    const char *at = json->open.at;
    while ((at = memmem(at, (size_t)(json->open.end - at), key, length)) != NULL) {
        if (at > json->open.at && at[-1] == '"' && at[length] == '"')
            return at - 1;
        at++;
    }
    return json->open.at;
}

netweave_status nw__json_text(nw__json *json, const json_t *value, const char *key) {
    nw__text *text = &json->text;
    text->length = 0;
    if (json_is_string(value))
        nw__text_append_bytes(text, json_string_value(value), json_string_length(value));
    else if (json_is_integer(value))
        nw__text_append_format(text, "%lld", (long long)json_integer_value(value));
    else if (json_is_real(value))
        nw__text_append_number(text, json_real_value(value), 0);
    else if (json_is_boolean(value))
        nw__text_append(text, json_is_true(value) ? "true" : "false");
    else
        return nw__fail_at(json->document, nw__json_place(json, key), "'%.*s' must be a text or a number",
                           nw__shown(key, strlen(key)), key);
    return text->failed ? nw__fail_memory() : NETWEAVE_STATUS_OK;
}

bool nw__json_number(const json_t *value, double *out) {
    if (json_is_number(value))
        *out = json_number_value(value);
    else
        return json_is_string(value) && nw__number_parse(json_string_value(value), json_string_length(value), '.', out);
    return true;
}

/* A list as one text: what is in it, joined by |. False when something in it is no text or number. */
static bool join(nw__json *json, const json_t *list) {
    json->joined.length = 0;
    nw__text_append(&json->joined, "");
    for (size_t k = 0; k < json_array_size(list); k++) {
        const json_t *value = json_array_get(list, k);
        if (json_is_object(value) || json_is_array(value))
            return false;
        if (json_is_null(value))
            continue;
        if (nw__json_text(json, value, "") == NETWEAVE_STATUS_OK) {
            nw__text_append(&json->joined, json->joined.length > 0 ? "|" : "");
            nw__text_append_bytes(&json->joined, json->text.bytes, json->text.length);
        }
    }
    json->lists += json_array_size(list) > 0;
    return true;
}

netweave_status nw__json_attribute(nw__json *json, nw__attributes *attributes, const char *key, int64_t row,
                                   const json_t *value) {
    const char *name = *key == '\'' && key[1] != '\0' ? key + 1 : key;
    const char *place = json->open.at;
    netweave_status status = NETWEAVE_STATUS_OK;
    if (*name == '\0' || json_is_null(value))
        return status;
    json_int_t whole = json_integer_value(value);
    if (json_is_real(value) || (json_is_integer(value) && whole <= exact_limit && whole >= -exact_limit))
        return nw__attribute_take(attributes, name, row, NULL, json_number_value(value), json->document, place);
    if (json_is_array(value)) {
        if (join(json, value))
            status = json->joined.failed
                         ? nw__fail_memory()
                         : nw__attribute_take(attributes, name, row, json->joined.bytes, NAN, json->document, place);
        else
            json->objects++;
        return status;
    }
    if (json_is_object(value)) {
        json->objects++;
        return status;
    }
    status = nw__json_text(json, value, key);
    if (status == NETWEAVE_STATUS_OK && json->text.length > 0)
        status = nw__attribute_take(attributes, name, row, json->text.bytes, NAN, json->document, place);
    return status;
}

static bool is_among(const char *key, const char *const *names) {
    for (; *names != NULL; names++)
        if (strcmp(key, *names) == 0)
            return true;
    return false;
}

netweave_status nw__json_attributes(nw__json *json, const json_t *item, nw__attributes *attributes, int64_t row,
                                    const char *const *reserved) {
    netweave_status status = NETWEAVE_STATUS_OK;
    for (size_t level = 0; level <= INNER; level++) {
        json_t *object = json_object_get(item, level > 0 ? inner[level - 1] : "");
        for (void *at = json_object_iter(level > 0 ? object : (json_t *)item);
             at != NULL && status == NETWEAVE_STATUS_OK;
             at = json_object_iter_next(level > 0 ? object : (json_t *)item, at)) {
            const char *key = json_object_iter_key(at);
            const json_t *value = json_object_iter_value(at);
            bool nested = level == 0 && json_is_object(value) &&
                          (strcmp(key, inner[0]) == 0 || strcmp(key, inner[1]) == 0 || strcmp(key, inner[2]) == 0);
            if (!nested && !is_among(key, reserved))
                status = nw__json_attribute(json, attributes, key, row, value);
        }
    }
    return status;
}
